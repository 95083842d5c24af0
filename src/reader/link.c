/* Following links: to a place in the document, to another file, to an address that is shown first. The call of a note is a
 * link to what the note says. */
#include "internal.h"

#include "base/uri.h"

/* ---- what can be followed ------------------------------------------------------------------------------ */

/* Whether the link is the call of a note: of one that its target names, or that its text does. */
static size_t note_of_link(ReaderState *state, const Span *span, size_t block)
{
    Str target = span->target;
    bool within = str_starts(target, STR("#"));
    if (!within && !str_starts(target, STR("[^")) && !str_starts(target, STR("^")))
        return NONE;
    if (document_block(state->document, block)->cls == BLOCK_NOTE)
        return NONE; /* the way back from a note is a place like others */
    size_t note = anchor_note(state, within ? str_slice(target, 1, target.len_bytes) : target, block);
    NoteCall call;
    if (note == NONE && notes_find_call(notes_known(state), span->text, &call) &&
        call.text.start == span->text.start)
        note = call.note;
    return note;
}

static bool starts_within(DocRange range, DocPos pos)
{
    return pos >= range.start && pos < range.end;
}

/* Calls of notes that begin in the range. */
static void list_calls(ReaderState *state, DocRange range, GoalList *out)
{
    NoteCall call;
    while (notes_find_call(notes_known(state), range, &call)) {
        vec_push(out, (Goal){.text = call.text, .note = call.note});
        range.start = call.text.end;
    }
}

void links_list(ReaderState *state, DocRange range, GoalList *out)
{
    const Document *doc = state->document;
    DocPos done = range.start; /* calls before it are listed */
    for (size_t i = document_block_at(doc, range.start); i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        const Span *spans = document_spans(doc, block);
        if (block->text.start >= range.end)
            break;
        for (size_t s = 0; s < block->span_count; s++) {
            if (spans[s].kind != SPAN_LINK || !starts_within(range, spans[s].text.start) ||
                spans[s].text.start < done)
                continue;
            list_calls(state, (DocRange){done, spans[s].text.start}, out);
            vec_push(
                out,
                (Goal){.text = spans[s].text, .link = &spans[s], .note = note_of_link(state, &spans[s], i)});
            done = spans[s].text.end;
        }
    }
    if (done < range.end)
        list_calls(state, (DocRange){done, range.end}, out);
}

void links_in_sight(ReaderState *state, GoalList *out)
{
    size_t kept = 0;
    links_list(state, page_range(state), out);
    for (size_t i = 0; i < out->count; i++)
        if (page_shows(state,
                       out->items[i].text.start)) /* not all of a row of a table is, where cells wrap */
            out->items[kept++] = out->items[i];
    out->count = kept;
}

/* ---- following ----------------------------------------------------------------------------------------- */

void reader_follow_fragment(Reader *reader, Str fragment)
{
    DocPos pos = anchor_find(&reader->state, fragment);
    if (pos != NONE)
        jump_to(reader, pos);
    else
        complain(reader, "No heading called #%.*s", STR_ARGS(fragment));
    sidebar_follow(reader);
}

static Effects follow_target(Reader *reader, Str target)
{
    Str scheme = uri_scheme(target);
    if (str_starts(target, STR("#"))) {
        reader_follow_fragment(reader, str_slice(target, 1, target.len_bytes));
    } else if (target.len_bytes == 0) {
        complain(reader, "This link leads nowhere");
    } else if ((scheme.len_bytes > 0 && !str_equal_nocase(scheme, STR("file"))) ||
               str_starts(target, STR("//"))) {
        address_show(reader, target);
    } else {
        buffer_set(&reader->linked, target);
        return EFFECT_OPEN_LINKED | EFFECT_DRAW;
    }
    return EFFECT_DRAW;
}

static Effects follow(Reader *reader, const Goal *goal)
{
    ReaderState *state = &reader->state;
    bool again = state->notes.open && state->notes.call.start == goal->text.start;
    if (state->notes.open && (again || goal->note == NONE) &&
        !starts_within(note_range(state), goal->text.start))
        note_close(reader);
    if (again)
        return EFFECT_DRAW;
    state->link = goal->text;
    if (goal->note == NONE)
        return follow_target(reader, goal->link->target);
    note_open(reader, &(NoteCall){goal->text, goal->note});
    return EFFECT_DRAW;
}

/* The first of them that begins at or behind pos, else the first of all; there must be one. */
static const Goal *next_goal(const GoalList *goals, DocPos pos)
{
    for (size_t i = 0; i < goals->count; i++)
        if (goals->items[i].text.start >= pos)
            return &goals->items[i];
    return &goals->items[0];
}

Effects apply_follow(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    GoalList goals = {0};
    Effects effects = EFFECT_DRAW;
    (void)command;
    if (state->notes.open) {
        note_close(reader);
        return EFFECT_DRAW;
    }
    links_in_sight(state, &goals);
    if (goals.count == 0)
        say(reader, "No link in sight");
    else
        effects = follow(reader, next_goal(&goals, state->link.start == NONE ? 0 : state->link.end));
    vec_free(&goals);
    return effects;
}

Effects link_follow_at(Reader *reader, DocPos pos)
{
    ReaderState *state = &reader->state;
    size_t index = document_block_at(state->document, pos);
    Effects effects = EFFECT_NONE;
    GoalList goals = {0};
    if (index == NONE)
        return EFFECT_NONE;
    DocPos start = document_block(state->document, index)->text.start;
    links_list(state, (DocRange){start, pos + 1}, &goals);
    if (goals.count > 0 && pos < vec_last(&goals).text.end)
        effects = follow(reader, &vec_last(&goals)) | EFFECT_DRAW;
    vec_free(&goals);
    return effects;
}

Str reader_linked(const Reader *reader)
{
    return buffer_str(&reader->linked);
}

bool reader_go_to_fragment(Reader *reader, Str fragment)
{
    DocPos pos = anchor_find(&reader->state, fragment);
    if (pos == NONE)
        complain(reader, "No heading called #%.*s", STR_ARGS(fragment));
    else
        page_show_at_top(reader, pos);
    sidebar_follow(reader);
    return pos != NONE;
}

/* ---- choosing one by its letter ------------------------------------------------------------------------ */

/* The home row first. */
static const char letters[] = "asdfghjklqwertyuiopzxcvbnm";

enum {
    LETTER_COUNT = sizeof letters - 1
};

static void set_letters(LinkHint *hint, size_t index, size_t count)
{
    size_t at = 0;
    if (count > LETTER_COUNT)
        hint->letters[at++] = letters[index / LETTER_COUNT];
    hint->letters[at++] = letters[index % LETTER_COUNT];
    hint->letters[at] = '\0';
}

Effects apply_links(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    LinkChoice *choice = &state->choice_of_link;
    GoalList goals = {0};
    (void)command;
    links_in_sight(state, &goals);
    if (state->notes.rows > 0)
        notes_list_links(state, &goals);
    size_t count = goals.count < LETTER_COUNT * LETTER_COUNT ? goals.count : LETTER_COUNT * LETTER_COUNT;
    vec_clear(&choice->hints);
    buffer_clear(&choice->typed);
    for (size_t i = 0; i < count; i++) {
        vec_push(&choice->hints, (LinkHint){.text = goals.items[i].text});
        set_letters(&vec_last(&choice->hints), i, count);
    }
    say(reader, count == 0 ? "No link in sight" : "Which link? Type its letter");
    vec_free(&goals);
    return EFFECT_DRAW;
}

void link_choice_forget(ReaderState *state)
{
    vec_clear(&state->choice_of_link.hints);
}

/* The link whose letters are typed; *begins: some others begin with them. */
static const LinkHint *typed_hint(const LinkChoice *choice, bool *begins)
{
    Str typed = buffer_str(&choice->typed);
    *begins = false;
    for (size_t i = 0; i < choice->hints.count; i++) {
        Str name = str_from(choice->hints.items[i].letters);
        if (str_equal(name, typed))
            return &choice->hints.items[i];
        *begins = *begins || str_starts(name, typed);
    }
    return NULL;
}

Effects link_choice_key(Reader *reader, Key key)
{
    LinkChoice *choice = &reader->state.choice_of_link;
    bool begins = false;
    if (key.mods == MOD_CTRL && key.code == 'z')
        return EFFECT_SUSPEND;
    if (key.mods == MOD_CTRL && key.code == 'l')
        return EFFECT_REDRAW | EFFECT_DRAW;
    uint32_t letter = key.code >= 'A' && key.code <= 'Z' ? key.code + 'a' - 'A' : key.code;
    if (key.mods == 0 && letter >= 'a' && letter <= 'z')
        buffer_put_byte(&choice->typed, (char)letter);
    else
        link_choice_forget(&reader->state);
    const LinkHint *hint = typed_hint(choice, &begins);
    if (begins)
        return EFFECT_DRAW;
    DocPos pos = hint ? hint->text.start : NONE;
    if (choice->hints.count > 0 && !hint)
        say(reader, "No link is called %.*s", STR_ARGS(buffer_str(&choice->typed)));
    link_choice_forget(&reader->state);
    return pos == NONE ? EFFECT_DRAW : link_follow_at(reader, pos) | EFFECT_DRAW;
}
