#include "app/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/history.h"
#include "app/live.h"
#include "app/open.h"
#include "app/places.h"
#include "app/recent.h"
#include "app/sandbox.h"
#include "app/settings.h"
#include "app/visits.h"
#include "app/widths.h"
#include "base/memory.h"
#include "base/shown.h"
#include "base/utf8.h"
#include "reader/state.h"
#include "screen/picture.h"
#include "view/view.h"

/* --- files --- */

const char *session_file_name(const Session *session)
{
    const char *path = session->path;
    if (!path)
        return "Recto's guide";
    if (strcmp(path, "-") == 0)
        return "standard input";
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

static bool has_path(const Session *session)
{
    return session->path && strcmp(session->path, "-") != 0;
}

static Document *open_as_asked(const Session *session, const Source *source)
{
    if (session->options->raw)
        return open_verbatim(source);
    return open_document(source, session->path, session->options->type, &session->corrections);
}

static CorrectedFile corrected_file(const Session *session)
{
    const Places *places = &session->places;
    return (CorrectedFile){session->options, session->source, session->path,
                           places->identified ? &places->hash : NULL};
}

/* What has been read so far. */
static const Source *present_source(const Session *session)
{
    return session->head ? session->head : session->source;
}

/* What a reader should know about the bytes before trusting the text; kept: how it went to read what is kept of it. */
static void warn_about(Session *session, Status kept)
{
    const Source *source = present_source(session);
    size_t invalid = source_invalid_count(source);
    if (!kept.ok)
        reader_say(session->reader, true, "%s", kept.message);
    else if (source_looks_binary(source))
        reader_say(session->reader, true, "This does not look like text; it is shown as far as it can be");
    else if (invalid)
        reader_say(session->reader, true, "%zu malformed %s shown as \xEF\xBF\xBD (not UTF-8?)", invalid,
                   invalid == 1 ? "byte sequence is" : "byte sequences are");
    else if (source_encoding(source)[0])
        reader_say(session->reader, false, "Read as %s (if that is wrong, --encoding NAME)",
                   source_encoding(source));
    else if (document_block_count(session->document) == 0)
        reader_say(session->reader, false, "There is nothing in this file");
}

/* A file of another size than what was read of it has changed in between; it is to be looked at again. */
static void watch_file(Session *session, int64_t began_ms)
{
    FileStamp stamp = has_path(session) ? file_stamp(session->path) : (FileStamp){0};
    if (stamp.size_bytes != (int64_t)source_file_bytes(session->source))
        stamp.changed_s = INT64_MIN;
    live_start(session, stamp, live_now_ms() - began_ms);
}

static void forget_file(Session *session)
{
    document_free(session->verbatim);
    document_free(session->document);
    source_free(session->head);
    vec_free(&session->corrections);
    vec_free(&session->places.marks);
    loader_abandon(session->loader);
    source_free(session->source);
    session->verbatim = NULL;
    session->document = NULL;
    session->head = NULL;
    session->loader = NULL;
    session->source = NULL;
    session->places = (Places){0};
}

void session_close_file(Session *session)
{
    reader_free(session->reader);
    session->reader = NULL;
    forget_file(session);
    free(session->linked);
    session->linked = NULL;
}

/* --- a big file: its head first --- */

enum {
    LOADER_POLL_MS = 50
};

/* True for what is to be seen only when all of it has been read. */
static bool needs_whole(const Options *options)
{
    return options->raw || options->start_line || options->start_pattern;
}

/* Of a file that has been read already: its head is sooner recovered. */
static void cut_head(Session *session)
{
    Str text = source_text(session->source);
    if (source_raw(session->source).len_bytes > OPEN_WHOLE_BYTES)
        session->head = source_from_bytes(str_slice(text, 0, open_head_end(text)));
}

/* What was put right in a file that has not been read yet is known by its path alone; the whole will tell. */
static void open_head(Session *session)
{
    static const uint64_t unknown = 0;
    const Options *options = session->options;
    CorrectedFile file = {options, session->head, session->path, &unknown};
    corrections_load(file, &session->corrections);
    session->whole_bytes = source_file_bytes(session->source ? session->source : session->head);
    session->document = open_document(session->head, session->path, options->type, &session->corrections);
}

static void start_loading(Session *session)
{
    const Options *options = session->options;
    LoaderTask task = {.options = options,
                       .path = session->path,
                       .source = session->source,
                       .type = open_settled_type(session->head, session->path, options->type),
                       .identify = options->task == TASK_READ && !options->no_state};
    session->loader = loader_start(task);
    session->source = NULL;
}

/* Words are divided as the language has it that the document is in. */
void session_follow_language(Session *session)
{
    Hyphenator *before = session->hyphenator;
    Str language = document_language(session->document);
    bool is_same = before && str_equal(hyphenator_language(before), language);
    if (!is_same)
        session->hyphenator = hyphenator_new(HYPHENATION_FOLDER, language);
    if (session->reader)
        reader_set_hyphenator(session->reader, session->hyphenator);
    if (!is_same)
        hyphenator_free(before);
}

/* The whole cannot be read, though its beginning could: that is all there is, then. */
static void stay_with_head(Session *session, const Loaded *loaded)
{
    session->source = session->head;
    session->head = NULL;
    reader_set_partial(session->reader, false);
    reader_say(session->reader, true, "%s", loaded->status.message);
}

static void take_whole(Session *session, const Loaded *loaded)
{
    Document *head = session->document, *head_verbatim = session->verbatim;
    Source *head_source = session->head;
    bool is_news = !loaded->kept.ok || source_encoding(loaded->source)[0] ||
                   source_invalid_count(loaded->source) != source_invalid_count(session->head);
    bool wants_end = reader_wants_end(session->reader);
    places_expect_whole(session);
    session->head = NULL;
    session->source = loaded->source;
    session->document = loaded->document;
    vec_free(&session->corrections);
    session->corrections = loaded->corrections;
    session->verbatim = session->shows_source ? open_verbatim(session->source) : NULL;
    reader_swap(session->reader, session->verbatim ? session->verbatim : session->document,
                session->shows_source);
    reader_set_partial(session->reader, false);
    session_follow_language(session);
    document_free(head_verbatim);
    document_free(head);
    source_free(head_source);
    if (is_news)
        warn_about(session, loaded->kept);
    places_load(session, loaded->hash);
    if (wants_end) {
        reader_go_to_end(session->reader);
        reader_say(session->reader, false, "%s", ""); /* that it was waited for */
    }
}

bool session_load(Session *session)
{
    Loaded loaded;
    if (!session->head)
        return false;
    if (!session->loader)
        start_loading(session);
    if (!loader_take(session->loader, &loaded))
        return false;
    session->loader = NULL;
    if (loaded.status.ok)
        take_whole(session, &loaded);
    else
        stay_with_head(session, &loaded);
    watch_file(session, session->opened_ms);
    return true;
}

static Status load_corrections(Session *session)
{
    bool nothing_to_correct = session->options->raw;
    return nothing_to_correct ? STATUS_OK : corrections_load(corrected_file(session), &session->corrections);
}

static Status open_whole(Session *session)
{
    if (session->options->task == TASK_READ && !session->options->no_state)
        places_identify(session);
    Status kept = load_corrections(session);
    session->document = open_as_asked(session, session->source);
    return kept;
}

Status session_read(Session *session, const char *path, bool head_first, SessionFile *out)
{
    return open_source_or_head(path, session->options->encoding, head_first && !needs_whole(session->options),
                               &out->source, &out->head);
}

void session_take(Session *session, SessionFile file)
{
    session->source = file.source;
    session->head = file.head;
}

void session_open_file(Session *session, bool head_first)
{
    Status kept = STATUS_OK;
    session->opened_ms = live_now_ms();
    if (head_first && !session->head && !needs_whole(session->options))
        cut_head(session);
    if (session->head)
        open_head(session);
    else
        kept = open_whole(session);
    session->shows_source = session->options->raw;
    session_follow_language(session);
    ReaderOptions options = {.measure_cols = session->config.measure_cols,
                             .columns = session->config.columns,
                             .name = str_from(session_file_name(session)),
                             .verbatim = session->options->raw,
                             .justify = session->config.justify,
                             .plain = session->config.plain,
                             .hyphenate = session->config.hyphenate,
                             .keep_order = !session->config.bidi,
                             .hyphenator = session->hyphenator,
                             .keymap = session->keymap,
                             .themes = buffer_str(&session->themes)};
    session->reader = reader_new(session->document, options);
    reader_set_partial(session->reader, session->head != NULL);
    reader_want_sidebar_cols(session->reader, session->sidebar_cols);
    view_fit(session->reader, session->screen->cols, session->screen->rows);
    warn_about(session, kept);
    if (session->head)
        live_stop(session);
    else
        watch_file(session, session->opened_ms);
}

void session_go_to_start(Session *session)
{
    const Options *options = session->options;
    if (options->start_line)
        reader_go_to_line(session->reader, (uint32_t)options->start_line);
    if (options->start_pattern)
        reader_go_to_pattern(session->reader, str_from(options->start_pattern));
    if (places_enter(session, !options->start_line && !options->start_pattern))
        session_say_resumed(session, "");
    settings_say(session);
}

static void say_top(Session *session, int percent)
{
    Arena arena = {0};
    reader_say(session->reader, false, "Back where you were, at %d%%; %s goes to the top", percent,
               keymap_key_for(session->keymap, ACTION_TOP, &arena).data);
    arena_free(&arena);
}

void session_say_resumed(Session *session, const char *how)
{
    const ReaderState *state = reader_state(session->reader);
    if (state->message.len_bytes > 0 && state->message_is_error)
        return; /* which is worth more */
    int percent = places_percent(session);
    if (how[0])
        reader_say(session->reader, false, "%s%s: back where you were, at %d%%", session_file_name(session),
                   how, percent);
    else
        say_top(session, percent);
}

Status session_open(const Options *options, int cols, int rows, bool head_first, Session *out)
{
    *out = (Session){.options = options, .path = options->file_count ? options->files[0] : NULL};
    SessionFile file;
    Status status = settings_open(out);
    if (status.ok)
        status = session_read(out, out->path, head_first, &file);
    if (!status.ok)
        return status;
    session_take(out, file);
    out->screen = screen_new(cols, rows);
    session_open_file(out, head_first);
    return STATUS_OK;
}

void session_close(Session *session)
{
    visits_forget(session);
    session_close_file(session);
    settings_close(session);
    hyphenator_free(session->hyphenator);
    screen_free(session->screen);
    store_readings_free(&session->recent);
    terminal_close(session->terminal);
    launcher_stop(session->launcher);
    *session = (Session){0};
}

static void open_next_file(Session *session, bool backwards)
{
    size_t count = session->options->file_count;
    if (backwards ? session->file == 0 : session->file + 1 >= count) {
        reader_say(session->reader, false, backwards ? "This is the first file" : "This is the last file");
        return;
    }
    size_t next = backwards ? session->file - 1 : session->file + 1;
    SessionFile file;
    Status status = session_read(session, session->options->files[next], session->terminal != NULL, &file);
    if (!status.ok) {
        reader_say(session->reader, true, "%s", status.message);
        return;
    }
    const Reader *before = session->reader;
    visits_put_behind(session);
    session->file = next;
    session->path = session->options->files[next];
    session_take(session, file);
    session_open_file(session, session->terminal != NULL);
    reader_take_look(session->reader, before);
    visits_forget(session);
    char how[48];
    snprintf(how, sizeof how, " (file %zu of %zu)", next + 1, count);
    if (places_enter(session, true))
        session_say_resumed(session, how);
    else
        reader_say(session->reader, false, "%s%s", session_file_name(session), how);
}

static void change_file(Session *session, Effects effects)
{
    if (effects & EFFECT_OPEN_LINKED)
        visits_open_linked(session);
    else if (effects & EFFECT_BACK)
        visits_go_back(session);
    else if (effects & EFFECT_FORWARD)
        visits_go_forward(session);
    else
        open_next_file(session, (effects & EFFECT_PREVIOUS_FILE) != 0);
}

/* --- addresses --- */

/* A replay hands nothing out. */
static void open_address(Session *session)
{
    if (!session->terminal) {
        reader_say(session->reader, false, "Without a terminal nothing is opened");
        return;
    }
    Status status = launcher_open(session->launcher, reader_address(session->reader));
    if (status.ok)
        reader_say(session->reader, false, "Handed over to be opened");
    else
        reader_say(session->reader, true, "Not opened: %s", status.message);
}

/* --- effects --- */

/* True when what was read before is where the new text begins. */
static bool has_grown(const Source *from, const Source *to)
{
    Str before = source_raw(from), after = source_raw(to);
    return after.len_bytes > before.len_bytes && str_starts(after, before);
}

/* The new source in place of the one that is shown. */
static void take_source(Session *session, Source *source)
{
    Session before = *session;
    Bookmark place = places_bookmark(session);
    bool stays_at_end = reader_at_end(reader_state(session->reader)) && has_grown(session->source, source);
    places_leave(session);
    before.places.marks = (StoreMarkList){0}; /* they stay */
    session->places.identified = false;
    session->source = source;
    session->corrections = (CorrectionList){0};
    Status kept = load_corrections(session);
    session->document = open_as_asked(session, source);
    session->verbatim = before.shows_source && !session->options->raw ? open_verbatim(source) : NULL;
    reader_swap(session->reader, session->verbatim ? session->verbatim : session->document,
                session->shows_source);
    places_reload(session, &before.places, &place);
    if (stays_at_end)
        reader_go_to_end(session->reader);
    forget_file(&before);
    warn_about(session, kept);
}

void session_reload(Session *session, bool by_itself)
{
    Source *source;
    int64_t began_ms = live_now_ms();
    if (!has_path(session)) {
        reader_say(session->reader, false, "There is no file to read again");
        return;
    }
    if (session->head) {
        reader_say(session->reader, false, "It is still being read");
        return;
    }
    Status status = open_source(session->path, session->options->encoding, &source);
    if (!status.ok) {
        reader_say(session->reader, true, "%s", status.message);
        return;
    }
    if (by_itself &&
        source_raw(source).len_bytes == 0) { /* emptied a moment ago: it is about to be written */
        source_free(source);
        return;
    }
    if (!by_itself)
        reader_say(session->reader, false, "Read again");
    take_source(session, source);
    watch_file(session, began_ms);
}

/* --- corrections --- */

/* What is in force now becomes what is shown, at the same place. */
static void show_corrected(Session *session, Document *corrected)
{
    Document *before = session->document;
    session->document = corrected;
    reader_swap(session->reader, corrected, false);
    document_free(before);
}

static void correct(Session *session)
{
    Correction correction = reader_correction(session->reader);
    correction.anchor = correction_anchor(source_text(session->source), correction.first_line);
    vec_push(&session->corrections, correction);
    Document *corrected = open_as_asked(session, session->source);
    if (!correction_holds(corrected, &correction)) {
        session->corrections.count--;
        document_free(corrected);
        reader_say(session->reader, false, "There is nothing before line %u that it could go on from",
                   (unsigned)correction.first_line);
        return;
    }
    show_corrected(session, corrected);
    Status kept = corrections_keep_last(corrected_file(session), &session->corrections);
    if (kept.ok)
        reader_say_corrected(session->reader, &correction);
    else
        reader_say(session->reader, true, "Not kept: %s", kept.message);
}

static void take_back(Session *session)
{
    if (session->corrections.count == 0) {
        reader_say(session->reader, false, "Nothing here was put right by hand");
        return;
    }
    Correction correction = session->corrections.items[--session->corrections.count];
    show_corrected(session, open_as_asked(session, session->source));
    Status kept = corrections_forget(corrected_file(session), &session->corrections, &correction);
    if (kept.ok)
        reader_say_taken_back(session->reader, &correction);
    else
        reader_say(session->reader, true, "Taken back until you quit: %s", kept.message);
}

static void change_corrections(Session *session, Effects effects)
{
    if (session->head)
        reader_say(session->reader, false, "It is still being read");
    else if (effects & EFFECT_CORRECT)
        correct(session);
    else
        take_back(session);
}

static void switch_source_view(Session *session)
{
    bool wants_source = reader_wants_source(session->reader);
    if (session->options->raw) {
        reader_say(session->reader, false, "Opened with --raw: there is only the source");
        return;
    }
    if (wants_source && !session->verbatim)
        session->verbatim = open_verbatim(present_source(session));
    session->shows_source = wants_source;
    reader_swap(session->reader, wants_source ? session->verbatim : session->document, wants_source);
}

static void edit(Session *session)
{
    if (!has_path(session)) {
        reader_say(session->reader, false, "There is no file to edit");
        return;
    }
    terminal_leave(session->terminal);
    Status status = launcher_edit(session->launcher, session->path, reader_line(session->reader));
    terminal_enter(session->terminal);
    if (status.ok)
        session_reload(session, false);
    else
        reader_say(session->reader, true, "%s", status.message);
}

/* To the terminal, which may be far from here, and to the desktop, if there is one: whether a terminal does what it is asked
 * cannot be known, and it takes only so much. */
static void copy(Session *session)
{
    Buffer copied = {0};
    shown_put_copy(&copied, reader_clipboard(session->reader));
    Str text = buffer_str(&copied);
    bool written = terminal_copy(session->terminal, text), taken = launcher_copy(session->launcher, text);
    buffer_free(&copied);
    if (!written && !taken)
        reader_say(session->reader, true, "Too much to copy at once without wl-copy, xclip or xsel");
}

/* What needs a terminal; a replay goes by without it. */
static void carry_out_in_terminal(Session *session, Effects effects)
{
    if (effects & EFFECT_COPY)
        copy(session);
    if (effects & EFFECT_REDRAW)
        terminal_invalidate(session->terminal);
    if (effects & EFFECT_SUSPEND)
        places_leave(session);
    if (effects & EFFECT_SUSPEND)
        terminal_suspend(session->terminal);
    if (effects & EFFECT_EDIT)
        edit(session);
}

/* That the store is out of reach is told where something would be lost by it, and only once. */
static void carry_out_history(Session *session, Effects effects)
{
    Status status = STATUS_OK;
    if (effects & EFFECT_RECALL)
        history_load(session->options, session->reader);
    if (effects & EFFECT_REMEMBER && !session->history_failed)
        status = history_keep_search(session->options, session->reader);
    if (effects & EFFECT_REMEMBER_COMMAND && !session->history_failed)
        status = history_keep_command(session->options, session->reader);
    if (!status.ok)
        reader_say(session->reader, true, "Searches and commands are not kept: %s", status.message);
    session->history_failed = session->history_failed || !status.ok;
}

static void carry_out_recent(Session *session, Effects effects)
{
    if (effects & EFFECT_READINGS)
        recent_show(session, false);
    else if (effects & EFFECT_RESUME)
        recent_open(session);
    else
        recent_forget(session);
}

static void carry_out(Session *session, Effects effects)
{
    if (effects & EFFECT_QUIT)
        session->quit = true;
    if (effects & (EFFECT_RECALL | EFFECT_REMEMBER | EFFECT_REMEMBER_COMMAND))
        carry_out_history(session, effects); /* while the reader is still that of the file */
    if (effects & EFFECT_SOURCE)
        switch_source_view(session);
    if (effects & EFFECT_RELOAD)
        session_reload(session, false);
    if (effects & EFFECT_FOLLOW)
        live_toggle(session);
    if (effects &
        (EFFECT_NEXT_FILE | EFFECT_PREVIOUS_FILE | EFFECT_OPEN_LINKED | EFFECT_BACK | EFFECT_FORWARD))
        change_file(session, effects);
    if (effects & EFFECT_OPEN_ADDRESS)
        open_address(session);
    if (effects & (EFFECT_CORRECT | EFFECT_UNDO_CORRECTION))
        change_corrections(session, effects);
    if (effects & (EFFECT_THEME | EFFECT_MOUSE | EFFECT_AMBIGUOUS | EFFECT_MESSAGES | EFFECT_RELOAD_CONFIG))
        settings_carry_out(session, effects);
    if (effects & EFFECT_MARKS)
        places_change_marks(session);
    if (effects & (EFFECT_READINGS | EFFECT_RESUME | EFFECT_FORGET))
        carry_out_recent(session, effects);
    if (effects & EFFECT_SIDEBAR)
        widths_keep(session);
    if (session->terminal)
        carry_out_in_terminal(session, effects);
    session_follow_language(session);
    view_fit(session->reader, session->screen->cols, session->screen->rows);
}

static void fit_to_terminal(Session *session)
{
    int cols, rows;
    terminal_size(session->terminal, &cols, &rows);
    screen_resize(session->screen, cols, rows);
    view_fit(session->reader, cols, rows);
}

void session_handle(Session *session, Event event)
{
    switch (event.kind) {
    case EVENT_KEY: carry_out(session, reader_key(session->reader, event.key)); break;
    case EVENT_PASTE: carry_out(session, reader_paste(session->reader, event.text)); break;
    case EVENT_NONE: carry_out(session, reader_timeout(session->reader)); break;
    case EVENT_MOUSE:
        carry_out(session, view_mouse(session->reader, event, session->screen->cols, session->screen->rows));
        break;
    case EVENT_RESIZE:
        if (session->terminal)
            fit_to_terminal(session);
        break;
    case EVENT_HANGUP: session->quit = true; break;
    }
}

void session_draw(Session *session)
{
    screen_clear(session->screen);
    view_draw(session->reader, session->screen);
}

/* --- the two ways to run one --- */

static bool shows_progress(Session *session)
{
    return session->loader && reader_set_progress(session->reader, loader_percent(session->loader));
}

/* Waits for an event, and looks meanwhile whether the rest of a big file is there. */
static Event wait_for_event(Session *session)
{
    int patience_ms = places_patience_ms(session, reader_patience_ms(session->reader));
    patience_ms = live_patience_ms(session, patience_ms);
    while (session->head) {
        bool last = patience_ms >= 0 && patience_ms <= LOADER_POLL_MS;
        Event event = terminal_wait(session->terminal, last ? patience_ms : LOADER_POLL_MS);
        if (event.kind != EVENT_NONE || last)
            return event;
        if (session_load(session) || shows_progress(session))
            return (Event){.kind = EVENT_RESIZE};
        patience_ms -= patience_ms >= 0 ? LOADER_POLL_MS : 0;
    }
    return terminal_wait(session->terminal, patience_ms);
}

/* Does what has been typed meanwhile before the next screen is drawn, so that keys never queue up behind drawing; but
 * not without end, so that a key that is held down shows where it leads. */
static void handle_waiting(Session *session)
{
    enum {
        EVENTS_PER_SCREEN_MAX = 32
    };
    for (int i = 0; i < EVENTS_PER_SCREEN_MAX && !session->quit; i++) {
        Event event = terminal_wait(session->terminal, 0);
        if (event.kind == EVENT_NONE)
            return;
        session_handle(session, event);
    }
}

/* Goes on with a search while nothing is typed: in steps so short that a key never waits for one, and several of them for a
 * screen, since drawing it takes as long. */
static void handle_event_or_search(Session *session)
{
    enum {
        STEPS_PER_SCREEN = 8
    };
    Event event = wait_for_event(session);
    session_handle(session, event);
    for (int i = 1; i < STEPS_PER_SCREEN && event.kind == EVENT_NONE; i++) {
        if (reader_patience_ms(session->reader) != 0)
            return;
        event = terminal_wait(session->terminal, 0);
        session_handle(session, event);
    }
}

static void paint(Session *session)
{
    session_draw(session);
    terminal_present(session->terminal, session->screen);
}

Status session_run(const Options *options)
{
    enum {
        FIRST_SCREEN_BYTES = 1 << 20 /* what a page of a few hundred lines takes until it is on the screen */
    };
    Session session;
    Launcher *launcher = launcher_start();
    sandbox_enter_for(options);
    memory_expect(FIRST_SCREEN_BYTES); /* by this process alone */
    Status status = session_open(options, options->size_cols, options->size_rows, true, &session);
    session.launcher = launcher;
    if (status.ok)
        status = terminal_open((TerminalOptions){.mouse = session.config.mouse}, &session.terminal);
    if (!status.ok) {
        session_close(&session);
        return status;
    }
    terminal_set_theme(session.terminal, &session.theme);
    fit_to_terminal(&session);
    session_go_to_start(&session);
    if (!session.path)
        recent_show(&session, true);
    paint(&session);
    widths_load(&session); /* of a sidebar that is not there yet */
    while (!session.quit) {
        session_load(&session);
        handle_event_or_search(&session);
        handle_waiting(&session);
        places_keep_at_times(&session);
        live_look(&session, live_now_ms());
        if (!session.quit)
            paint(&session);
    }
    Status kept = places_leave(&session);
    bool was_told = session.places_failed;
    session_close(&session);
    if (!kept.ok && !was_told)
        fprintf(stderr, "recto: your place is not kept: %s\n", kept.message);
    return STATUS_OK;
}

Status session_replay(const Options *options, Buffer *out)
{
    Session session;
    Status status = session_open(options, options->size_cols, options->size_rows, false, &session);
    KeyList keys = {0};
    if (status.ok) {
        session_go_to_start(&session);
        key_parse_all(str_from(options->keys), &keys);
    }
    for (size_t i = 0; i < keys.count && !session.quit; i++)
        session_handle(&session, (Event){.kind = EVENT_KEY, .key = keys.items[i]});
    if (status.ok) {
        session_draw(&session);
        if (options->svg)
            picture_svg(session.screen, &session.theme, out);
        else
            screen_dump_text(session.screen, out);
        if (options->roles && !options->svg)
            screen_dump_roles(session.screen, out);
    }
    vec_free(&keys);
    session_close(&session);
    return status;
}
