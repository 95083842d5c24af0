#include "reader/reader.h"

#include <stdarg.h>

#include "internal.h"

enum {
    /* Until the view has said what room there is. */
    PAGE_COLS_UNTOLD = 80,
    PAGE_ROWS_UNTOLD = 24
};

void buffer_set(Buffer *buffer, Str text)
{
    buffer_clear(buffer);
    buffer_put(buffer, text);
}

size_t count_or(Command command, size_t otherwise)
{
    return command.count > 0 ? (size_t)command.count : otherwise;
}

Reader *reader_new(const Document *doc, ReaderOptions options)
{
    Reader *reader = memory_alloc_zero(1, sizeof *reader);
    ReaderState *state = &reader->state;
    reader->own_map = options.keymap ? NULL : keymap_new();
    reader->map = options.keymap ? options.keymap : reader->own_map;
    state->keymap = reader->map;
    reader->themes = options.themes;
    buffer_set(&reader->name, options.name);
    state->name = buffer_str(&reader->name);
    state->document = doc;
    state->measure_cols = options.measure_cols > 0 ? options.measure_cols : MEASURE_DEFAULT_COLS;
    state->show_source = reader->wants_source = options.verbatim;
    state->justify = options.justify;
    state->plain = options.plain;
    state->hyphenate = options.hyphenate;
    state->keep_order = options.keep_order;
    state->hyphenator = options.hyphenator;
    state->layout =
        layout_new(doc, (LayoutOptions){.measure_cols = state->measure_cols, .verbatim = options.verbatim});
    state->page_cols = PAGE_COLS_UNTOLD;
    state->text_rows = state->sidebar_rows = PAGE_ROWS_UNTOLD;
    state->columns_wanted = options.columns > 1 ? 2 : 1;
    state->columns = 1;
    reader->overlay_cols = PAGE_COLS_UNTOLD;
    state->top = (RowPlace){.block = NONE};
    spread_fit(state, PAGE_ROWS_UNTOLD);
    state->search.current = NONE;
    state->sidebar.present = NONE;
    state->jumps.last = NONE;
    state->overlay.cursor = NONE;
    state->selection.pressed = reader->goal_col = NONE;
    page_forget_marks(state);
    page_relayout(reader);
    page_scroll_to(reader, place_first(state));
    return reader;
}

static void free_links(ReaderState *state)
{
    notes_forget(state);
    vec_free(&state->notes.shown);
    buffer_free(&state->address.address);
    buffer_free(&state->address.shown);
    vec_free(&state->address.rows);
    vec_free(&state->choice_of_link.hints);
}

void reader_free(Reader *reader)
{
    if (!reader)
        return;
    ReaderState *state = &reader->state;
    layout_free(state->layout);
    keymap_free(reader->own_map);
    for (size_t i = 0; i < SIDEBAR_MODE_COUNT; i++)
        vec_free(&reader->folded[i]);
    Buffer *buffers[] = {&state->sidebar.filter,  &state->search.pattern,       &state->search.error,
                         &state->prompt.text,     &state->overlay.filter,       &state->message,
                         &state->pending,         &reader->clipboard,           &reader->name,
                         &reader->origin.pattern, &reader->completion.typed,    &reader->linked,
                         &reader->handed_out,     &state->choice_of_link.typed, &reader->wanted_theme};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        buffer_free(buffers[i]);
    prompt_free(reader);
    vec_free(&state->sidebar.items);
    vec_free(&state->shown);
    search_free(reader);
    vec_free(&state->overlay.lines);
    vec_free(&state->hints);
    vec_free(&state->marks);
    vec_free(&reader->turns_before);
    vec_free(&reader->turns_behind);
    vec_free(&state->jumps.places);
    free_links(state);
    vec_free(&reader->overlay_lines);
    vec_free(&reader->list_places);
    vec_free(&reader->mark_changes);
    vec_free(&reader->titles);
    vec_free(&reader->choices);
    arena_free(&reader->hint_arena);
    arena_free(&reader->sidebar_arena);
    arena_free(&reader->overlay_arena);
    memory_free(reader);
}

const ReaderState *reader_state(const Reader *reader)
{
    return &reader->state;
}

void reader_say(Reader *reader, bool error, const char *format, ...)
{
    Buffer *message = &reader->state.message;
    va_list arguments;
    va_start(arguments, format);
    buffer_clear(message);
    buffer_put_format_list(message, format, arguments);
    va_end(arguments);
    for (size_t i = 0; i < message->len_bytes; i++)
        if ((unsigned char)message->data[i] < 0x20)
            message->data[i] = ' ';
    reader->state.message_is_error = error;
}

void reader_set_page(Reader *reader, size_t cols, size_t rows, size_t sidebar_rows)
{
    ReaderState *state = &reader->state;
    state->page_cols = cols > 0 ? cols : 1;
    state->text_rows = rows > 0 ? rows : 1;
    page_relayout(reader);
    address_fit(reader);
    sidebar_fit(reader, sidebar_rows > 0 ? sidebar_rows : 1);
    overlay_fit(reader);
}

void reader_set_overlay(Reader *reader, size_t cols)
{
    if (cols == reader->overlay_cols)
        return;
    reader->overlay_cols = cols;
    size_t top = reader->state.overlay.top, cursor = reader->state.overlay.cursor;
    overlay_filter(reader);
    reader->state.overlay.top = top;
    if (list_is_shown(&reader->state)) /* whose lines are those that they were */
        reader->state.overlay.cursor = cursor;
    overlay_fit(reader);
}

void reader_set_sidebar_over(Reader *reader, bool over)
{
    reader->state.sidebar.over = over;
}

void reader_set_hyphenator(Reader *reader, Hyphenator *hyphenator)
{
    bool is_same = reader->state.hyphenator == hyphenator;
    reader->state.hyphenator = hyphenator;
    if (!is_same)
        page_relayout(reader);
}

void reader_set_strip(Reader *reader, size_t rows)
{
    strip_set_rows(reader, rows);
}

/* The place in the new document that shows what pos shows in the old one. */
static DocPos carry(const Document *from, const Document *to, DocPos pos)
{
    if (pos == NONE || document_block_count(from) == 0 || document_block_count(to) == 0)
        return pos == NONE ? NONE : 0;
    DocPos carried = document_pos_from_source(to, document_source_offset(from, pos));
    size_t end = document_text(to).len_bytes;
    return carried < end ? carried : end - 1;
}

static void carry_places(Reader *reader, const Document *to)
{
    ReaderState *state = &reader->state;
    const Document *from = state->document;
    DocPos *places[] = {&state->anchor,
                        &state->here,
                        &state->jumps.last,
                        &reader->origin.spot.anchor,
                        &reader->origin.spot.here,
                        &reader->preview_from.anchor,
                        &reader->preview_from.here};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        *places[i] = carry(from, to, *places[i]);
    for (size_t i = 0; i < state->jumps.places.count; i++)
        state->jumps.places.items[i] = carry(from, to, state->jumps.places.items[i]);
    for (size_t i = 0; i < state->marks.count; i++)
        state->marks.items[i].pos = carry(from, to, state->marks.items[i].pos);
    state->anchor_lead = reader->origin.spot.anchor_lead = reader->preview_from.anchor_lead = 0;
}

void reader_set_partial(Reader *reader, bool partial)
{
    reader->state.partial = partial;
    reader->state.progress_percent = 0;
}

bool reader_set_progress(Reader *reader, int percent)
{
    bool changes = reader->state.progress_percent != percent;
    reader->state.progress_percent = percent;
    return changes;
}

void reader_swap(Reader *reader, const Document *doc, bool verbatim)
{
    ReaderState *state = &reader->state;
    carry_places(reader, doc);
    selection_end(reader);
    state->selection.pressed = NONE;
    page_forget_marks(state);
    vec_clear(&reader->turns_before);
    vec_clear(&reader->turns_behind);
    notes_forget(state);
    link_choice_forget(state);
    state->document = doc;
    state->show_source = reader->wants_source = verbatim;
    LayoutOptions options = layout_options(state->layout);
    layout_free(state->layout);
    state->layout = layout_new(doc, options);
    state->top = (RowPlace){.block = NONE};
    state->only_hits = false; /* until the hits in this one are known */
    overlay_close(reader);
    for (size_t i = 0; i < SIDEBAR_MODE_COUNT; i++)
        vec_clear(&reader->folded[i]);
    vec_clear(&state->sidebar.items);
    state->sidebar.cursor = state->sidebar.top = 0;
    state->sidebar.present = NONE;
    page_relayout(reader);
    search_again(reader);
    vec_clear(&state->hints); /* which may be names in the document of before */
    if (state->prompt.kind == PROMPT_TITLE)
        titles_open(reader);
    if (state->sidebar.open)
        sidebar_build(reader);
}

/* Esc in the sidebar takes the filter off, then leaves it; in the strip it leaves it. */
static Effects back_out_of_list(Reader *reader)
{
    ReaderState *state = &reader->state;
    bool in_sidebar = state->focus == FOCUS_SIDEBAR;
    if (in_sidebar && state->sidebar.filter.len_bytes > 0) {
        buffer_clear(&state->sidebar.filter);
        sidebar_filter_changed(reader);
        return EFFECT_DRAW;
    }
    state->focus = FOCUS_TEXT;
    if (reader->previewing)
        page_return_to(reader, reader->preview_from);
    reader->previewing = false;
    if (!in_sidebar || !state->sidebar.over)
        return EFFECT_DRAW;
    state->sidebar.open = false;
    return EFFECT_RELAYOUT | EFFECT_DRAW;
}

/* Esc: out of one thing at a time, and never out of the program. */
static Effects back_out(Reader *reader)
{
    ReaderState *state = &reader->state;
    if (state->focus != FOCUS_TEXT)
        return back_out_of_list(reader);
    if (state->notes.open) {
        note_close(reader);
        return EFFECT_DRAW;
    }
    if (state->card != NONE || state->link.start != NONE) {
        state->card = NONE;
        state->link = (DocRange){NONE, NONE};
    } else if (state->pan_cols > 0) {
        state->pan_cols = 0;
    } else if (state->only_hits) {
        search_end_filter(reader);
    } else if (state->search.highlight) {
        state->search.highlight = false;
    } else if (reader->previous.action == ACTION_BACK_OUT && state->search.pattern.len_bytes > 0) {
        search_forget(reader);
    } else if (state->zen) {
        state->zen = false;
        return EFFECT_RELAYOUT | EFFECT_DRAW;
    }
    return EFFECT_DRAW;
}

static Effects apply_program(Reader *reader, Command command)
{
    switch (command.action) {
    case ACTION_BACK_OUT: return back_out(reader);
    case ACTION_SEARCH: return prompt_open_search(reader, false);
    case ACTION_SEARCH_BACK: return prompt_open_search(reader, true);
    case ACTION_COMMAND: return prompt_open(reader, PROMPT_COMMAND);
    case ACTION_TITLE: return prompt_open(reader, PROMPT_TITLE);
    case ACTION_ONLY_HITS: return search_toggle_filter(reader);
    case ACTION_HELP: return overlay_open(reader, OVERLAY_HELP);
    case ACTION_INFO: return overlay_open(reader, OVERLAY_INFO);
    case ACTION_READINGS: return EFFECT_READINGS;
    case ACTION_MESSAGES: return EFFECT_MESSAGES;
    case ACTION_RELOAD_CONFIG: return EFFECT_RELOAD_CONFIG;
    case ACTION_EDIT: return EFFECT_EDIT;
    case ACTION_NEXT_FILE: return EFFECT_NEXT_FILE;
    case ACTION_PREVIOUS_FILE: return EFFECT_PREVIOUS_FILE;
    case ACTION_RELOAD: return EFFECT_RELOAD;
    case ACTION_REDRAW: return EFFECT_REDRAW | EFFECT_DRAW;
    case ACTION_SUSPEND: return EFFECT_SUSPEND;
    case ACTION_QUIT: return EFFECT_QUIT;
    default: return EFFECT_NONE;
    }
}

static Effects leave_it(Reader *reader, Command command)
{
    (void)reader;
    (void)command;
    return EFFECT_DRAW;
}

typedef Effects (*Handler)(Reader *reader, Command command);

/* By action; what stands in no place here is apply_program()'s. */
static const Handler handlers[ACTION_COUNT] = {
    [ACTION_LINE_DOWN] = apply_move,
    [ACTION_LINE_UP] = apply_move,
    [ACTION_PAGE_DOWN] = apply_move,
    [ACTION_PAGE_UP] = apply_move,
    [ACTION_HALF_DOWN] = apply_move,
    [ACTION_HALF_UP] = apply_move,
    [ACTION_TOP] = apply_move,
    [ACTION_BOTTOM] = apply_move,
    [ACTION_PERCENT] = apply_move,
    [ACTION_PARAGRAPH_NEXT] = apply_move,
    [ACTION_PARAGRAPH_PREVIOUS] = apply_move,
    [ACTION_PAN_RIGHT] = apply_pan,
    [ACTION_PAN_LEFT] = apply_pan,
    [ACTION_SECTION_NEXT] = apply_structure,
    [ACTION_SECTION_PREVIOUS] = apply_structure,
    [ACTION_REVIEW_NEXT] = apply_structure,
    [ACTION_REVIEW_PREVIOUS] = apply_structure,
    [ACTION_QUOTE_NEXT] = apply_structure,
    [ACTION_QUOTE_PREVIOUS] = apply_structure,
    [ACTION_HIT_NEXT] = apply_hit,
    [ACTION_HIT_PREVIOUS] = apply_hit,
    [ACTION_MARK_SET] = apply_mark,
    [ACTION_MARK_GO] = apply_mark,
    [ACTION_MARKS] = apply_mark,
    [ACTION_MARK_DELETE] = apply_mark,
    [ACTION_TAKE_OUT] = leave_it,
    [ACTION_LAST_PLACE] = apply_jump,
    [ACTION_BACK] = apply_jump,
    [ACTION_FORWARD] = apply_jump,
    [ACTION_FOLLOW] = apply_follow,
    [ACTION_LINKS] = apply_links,
    [ACTION_OPEN_ADDRESS] = apply_open_address,
    [ACTION_NOTE] = apply_note,
    [ACTION_NOTES] = apply_note,
    [ACTION_OUTLINE] = apply_sidebar,
    [ACTION_QUOTES] = apply_sidebar,
    [ACTION_REVIEWS] = apply_sidebar,
    [ACTION_HITS] = apply_sidebar,
    [ACTION_OTHER_PANE] = apply_sidebar,
    [ACTION_GO_THERE] = apply_sidebar,
    [ACTION_FOLD] = apply_sidebar,
    [ACTION_UNFOLD] = apply_sidebar,
    [ACTION_FOLD_ALL] = apply_sidebar,
    [ACTION_UNFOLD_ALL] = apply_sidebar,
    [ACTION_FILTER] = apply_sidebar,
    [ACTION_SIDEBAR_NARROWER] = apply_sidebar_width,
    [ACTION_SIDEBAR_WIDER] = apply_sidebar_width,
    [ACTION_SIDEBAR_USUAL] = apply_sidebar_width,
    [ACTION_COPY] = apply_copy,
    [ACTION_COPY_CITED] = apply_copy,
    [ACTION_SELECT] = apply_select,
    [ACTION_WORD_NEXT] = apply_select,
    [ACTION_WORD_PREVIOUS] = apply_select,
    [ACTION_SEGMENT_NEXT] = apply_select,
    [ACTION_SEGMENT_PREVIOUS] = apply_select,
    [ACTION_SENTENCE_NEXT] = apply_select,
    [ACTION_SENTENCE_PREVIOUS] = apply_select,
    [ACTION_SWAP_ENDS] = apply_select,
    [ACTION_WHOLE_PARAGRAPHS] = apply_select,
    [ACTION_AS] = apply_correct,
    [ACTION_JOIN] = apply_correct,
    [ACTION_SPLIT] = apply_correct,
    [ACTION_UNDO_CORRECTION] = apply_correct,
    [ACTION_NARROWER] = apply_look,
    [ACTION_WIDER] = apply_look,
    [ACTION_MEASURE] = apply_look,
    [ACTION_COLUMNS] = apply_look,
    [ACTION_PLAIN] = apply_look,
    [ACTION_JUSTIFY] = apply_look,
    [ACTION_HYPHENATE] = apply_look,
    [ACTION_BIDI] = apply_look,
    [ACTION_AMBIGUOUS] = apply_look,
    [ACTION_MOUSE] = apply_look,
    [ACTION_FOLLOW_FILE] = apply_look,
    [ACTION_SOURCE] = apply_look,
    [ACTION_FURNITURE] = apply_look,
    [ACTION_ZEN] = apply_look,
    [ACTION_THEME] = apply_look,
    [ACTION_WHY] = apply_why,
};

/* True for what means the same with a screen over the text as without. */
static bool passes_overlay(Action action)
{
    return action == ACTION_SUSPEND || action == ACTION_REDRAW || action == ACTION_THEME ||
           action == ACTION_COMMAND || action == ACTION_MOUSE || action == ACTION_RELOAD_CONFIG;
}

/* True for moves that go through the sidebar's list when it has the focus: those up to BOTTOM in the table of
 * actions. */
static bool moves_in_list(Action action)
{
    return handlers[action] == apply_move && action <= ACTION_BOTTOM;
}

/* What the handler is of a command that finds an address shown; NULL: as ever. Such an address is forgotten with the next
 * command, but for those that leave the screen as it is, or lead to the one that is meant for it. */
static Handler take_address(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    if (!address_is_shown(state) || passes_overlay(command.action))
        return NULL;
    if (command.action == ACTION_COPY || command.action == ACTION_COPY_CITED)
        return apply_copy;
    if (command.action == ACTION_OPEN_ADDRESS)
        return apply_open_address;
    address_forget(state);
    return command.action == ACTION_BACK_OUT ? leave_it : NULL;
}

/* The commands that go through a list, or a note that is longer than its pane, in place of the text. */
static Handler handler_of(Reader *reader, Command command)
{
    const ReaderState *state = &reader->state;
    if (state->overlay.kind != OVERLAY_NONE && !passes_overlay(command.action))
        return overlay_apply;
    if (state->focus == FOCUS_SIDEBAR && moves_in_list(command.action))
        return apply_sidebar_move;
    if (state->focus == FOCUS_STRIP && moves_in_list(command.action))
        return apply_strip_move;
    if (selection_takes(state, command))
        return apply_select;
    if (note_is_longer(state) && moves_in_list(command.action))
        return apply_note_move;
    return handlers[command.action] ? handlers[command.action] : apply_program;
}

Effects reader_apply(Reader *reader, Command command)
{
    if (command.action <= ACTION_NONE || command.action >= ACTION_COUNT)
        return EFFECT_NONE;
    if (address_scroll(reader, command))
        return EFFECT_DRAW;
    Handler taken = take_address(reader, command);
    Handler handler = taken ? taken : handler_of(reader, command);
    DocPos before = reader->state.here;
    Effects effects = handler(reader, command);
    if (handler != apply_select)
        selection_follow(reader, before);
    if (taken)
        address_forget(&reader->state);
    reader->previous = command;
    sidebar_follow(reader);
    return effects;
}

static void write_pending(Reader *reader)
{
    Buffer *pending = &reader->state.pending;
    const KeyList *keys = keymap_pending(reader->map);
    buffer_clear(pending);
    if (keymap_count(reader->map) > 0)
        buffer_put_format(pending, "%d", keymap_count(reader->map));
    for (size_t i = 0; i < keys->count; i++)
        key_write(keys->items[i], pending);
    reader->keys_are_pending = keys->count > 0;
    reader->hint_is_shown = false;
}

static Mode key_mode(const ReaderState *state)
{
    if (list_is_shown(state))
        return MODE_LIST;
    if (selection_is_shown(state))
        return MODE_SELECT;
    return state->focus != FOCUS_TEXT && state->overlay.kind == OVERLAY_NONE ? MODE_SIDEBAR : MODE_TEXT;
}

/* A message, and hints, last until something is done. */
static void forget_message(ReaderState *state)
{
    buffer_clear(&state->message);
    vec_clear(&state->hints);
}

void forget_passing(ReaderState *state)
{
    forget_message(state);
    address_forget(state);
    link_choice_forget(state);
}

Effects reader_key(Reader *reader, Key key)
{
    forget_message(&reader->state);
    if (reader->state.prompt.kind != PROMPT_NONE) {
        bool searching = reader->state.prompt.kind == PROMPT_SEARCH;
        DocPos before = searching ? reader->origin.spot.here : reader->state.here;
        Effects effects = prompt_key(reader, key);
        selection_follow(reader, before);
        sidebar_follow(reader);
        return effects;
    }
    if (reader->state.choice_of_link.hints.count > 0) {
        Effects effects = link_choice_key(reader, key);
        sidebar_follow(reader);
        return effects;
    }
    Command command;
    KeymapResult result = keymap_feed(reader->map, key_mode(&reader->state), key, &command);
    write_pending(reader);
    if (result != KEYMAP_MATCH)
        return EFFECT_DRAW;
    return reader_apply(reader, command) | EFFECT_DRAW;
}

Effects reader_paste(Reader *reader, Str text)
{
    if (reader->state.prompt.kind == PROMPT_NONE)
        return EFFECT_NONE;
    forget_message(&reader->state);
    Effects effects = prompt_paste(reader, text);
    sidebar_follow(reader);
    return effects;
}

int reader_patience_ms(const Reader *reader)
{
    if (reader->scan)
        return 0;
    if (!reader->keys_are_pending)
        return -1;
    return reader->hint_is_shown ? READER_PENDING_MS : READER_HINT_MS;
}

static void show_hint(Reader *reader)
{
    arena_reset(&reader->hint_arena);
    keymap_hints(reader->map, key_mode(&reader->state), &reader->hint_arena, &reader->state.hints);
    reader->hint_is_shown = true;
}

Effects reader_timeout(Reader *reader)
{
    DocPos before = reader->state.here;
    if (search_step(reader)) {
        selection_follow(reader, before);
        sidebar_follow(reader);
        return EFFECT_DRAW;
    }
    if (!reader->keys_are_pending)
        return EFFECT_NONE;
    vec_clear(&reader->state.hints);
    if (!reader->hint_is_shown) {
        show_hint(reader);
        return EFFECT_DRAW;
    }
    keymap_reset(reader->map);
    write_pending(reader);
    return EFFECT_DRAW;
}

Effects reader_click_text(Reader *reader, DocPos pos)
{
    ReaderState *state = &reader->state;
    if (state->overlay.kind != OVERLAY_NONE || state->prompt.kind != PROMPT_NONE || state->top.block == NONE)
        return EFFECT_NONE;
    forget_passing(state);
    sidebar_settle(reader);
    state->focus = FOCUS_TEXT;
    Effects effects = link_follow_at(reader, pos);
    if (effects == EFFECT_NONE)
        page_show(reader, pos);
    sidebar_follow(reader);
    return effects | EFFECT_DRAW;
}

Effects reader_click_note(Reader *reader, DocPos pos)
{
    ReaderState *state = &reader->state;
    if (state->overlay.kind != OVERLAY_NONE || state->prompt.kind != PROMPT_NONE || state->notes.rows == 0)
        return EFFECT_NONE;
    forget_passing(state);
    sidebar_settle(reader);
    state->focus = FOCUS_TEXT;
    Effects effects = link_follow_at(reader, pos);
    sidebar_follow(reader);
    return effects | EFFECT_DRAW;
}

Effects reader_click_strip(Reader *reader, DocPos pos)
{
    const ReaderState *state = &reader->state;
    size_t count = state->search.hits.count, hit = search_first_from(&state->search.hits, pos);
    if (state->overlay.kind != OVERLAY_NONE || state->prompt.kind != PROMPT_NONE || count == 0)
        return EFFECT_NONE;
    forget_passing(&reader->state);
    sidebar_settle(reader);
    reader->state.focus = FOCUS_TEXT;
    search_go(reader, hit < count ? hit : count - 1);
    sidebar_follow(reader);
    return EFFECT_DRAW;
}

void reader_go_to_line(Reader *reader, uint32_t line)
{
    if (reader->state.top.block == NONE)
        return;
    jump_to(reader, document_pos_from_line(reader->state.document, line));
    sidebar_follow(reader);
}

bool reader_go_to_pattern(Reader *reader, Str pattern)
{
    search_run(reader, pattern);
    reader->state.search.highlight = true;
    size_t count = reader->state.search.hits.count;
    if (count == 0) {
        search_say_not_found(reader);
        return false;
    }
    size_t hit = search_first_from(&reader->state.search.hits, reader->state.here);
    search_go(reader, hit < count ? hit : 0);
    sidebar_follow(reader);
    return true;
}

size_t reader_source_offset(const Reader *reader)
{
    const ReaderState *state = &reader->state;
    DocPos pos = state->anchor;
    if (reader->previewing)
        pos = reader->preview_from.anchor;
    else if (state->prompt.kind == PROMPT_SEARCH)
        pos = reader->origin.spot.anchor;
    return document_source_offset(state->document, pos);
}

void reader_go_to_source_offset(Reader *reader, size_t source_offset)
{
    if (reader->state.top.block == NONE)
        return;
    page_show_at_top(reader, document_pos_from_source(reader->state.document, source_offset));
    sidebar_follow(reader);
}

bool reader_wants_end(const Reader *reader)
{
    const Command *last = &reader->previous;
    return reader->state.partial && last->action == ACTION_BOTTOM && last->count == 0 &&
           reader_at_end(&reader->state);
}

void reader_go_to_end(Reader *reader)
{
    if (reader->state.top.block == NONE)
        return;
    page_scroll_to(reader, place_last(&reader->state));
    sidebar_follow(reader);
}

uint32_t reader_line(const Reader *reader)
{
    const ReaderState *state = &reader->state;
    if (document_block_count(state->document) == 0)
        return 1;
    return document_line_at(state->document, state->anchor);
}

bool reader_wants_source(const Reader *reader)
{
    return reader->wants_source;
}

void reader_take_look(Reader *reader, const Reader *from)
{
    ReaderState *state = &reader->state;
    state->measure_cols = from->state.measure_cols;
    state->columns_wanted = from->state.columns_wanted;
    state->zen = from->state.zen;
    state->plain = from->state.plain;
    state->justify = from->state.justify;
    state->hyphenate = from->state.hyphenate;
    state->keep_order = from->state.keep_order;
    state->notes.stay = from->state.notes.stay;
    state->sidebar.cols_wanted = from->state.sidebar.cols_wanted;
    page_relayout(reader);
}
