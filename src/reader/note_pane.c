/* The notes at the foot of the page: one that was asked for, or all that are called on the page. */
#include "internal.h"

enum {
    PANE_THIRDS = 3, /* of the text's rows, of which the pane takes at most one */
    PANE_MIN_ROWS = 2,
    TOGETHER_ROWS = 4,
    CALLED_MAX = 64 /* notes called on a page that are told apart; there is never room for so many */
};

/* Notes called on some rows, each once. */
typedef struct {
    size_t notes[CALLED_MAX], count;
    size_t rows; /* of all of them */
} Called;

/* ---- rows ---------------------------------------------------------------------------------------------- */

static const LaidBlock *note_block(const ReaderState *state, size_t block)
{
    return layout_block(state->notes.layout, block);
}

/* Blank rows that set a note off from the text before it are left out. */
static size_t first_row(const LaidBlock *laid, bool begins_note)
{
    return begins_note && laid->first_text_row < laid->row_count ? laid->first_text_row : 0;
}

static size_t rows_of_note(const ReaderState *state, size_t index)
{
    const Note *note = &state->notes.list.items[index];
    size_t rows = 0;
    for (size_t block = note->block; block < note->end_block; block++) {
        const LaidBlock *laid = note_block(state, block);
        rows += laid->row_count - first_row(laid, block == note->block);
    }
    return rows;
}

static const Row *row_of_note(const ReaderState *state, size_t index, size_t row)
{
    const Note *note = &state->notes.list.items[index];
    for (size_t block = note->block; block < note->end_block; block++) {
        const LaidBlock *laid = note_block(state, block);
        size_t first = first_row(laid, block == note->block);
        if (row < laid->row_count - first)
            return &laid->rows[first + row];
        row -= laid->row_count - first;
    }
    return NULL;
}

const Row *reader_note_row(const ReaderState *state, size_t index, size_t *note)
{
    const NotesState *notes = &state->notes;
    for (size_t i = 0; i < notes->shown.count; i++) {
        size_t rows = rows_of_note(state, notes->shown.items[i]);
        *note = i;
        if (index < rows)
            return row_of_note(state, notes->shown.items[i], index);
        index -= rows;
    }
    return NULL;
}

/* Notes are set as the text is. */
static void set_layout(ReaderState *state)
{
    NotesState *notes = &state->notes;
    LayoutOptions wanted = layout_options(state->layout);
    if (!notes->layout)
        notes->layout = layout_new(state->document, wanted);
    else if (!layout_same_options(layout_options(notes->layout), wanted))
        layout_set_options(notes->layout, wanted);
}

DocRange note_range(const ReaderState *state)
{
    const Note *note = &state->notes.list.items[state->notes.shown.items[0]];
    return (DocRange){document_block(state->document, note->block)->text.start,
                      document_block(state->document, note->end_block - 1)->text.end};
}

void notes_list_links(ReaderState *state, GoalList *out)
{
    const NotesState *notes = &state->notes;
    size_t end = notes->top + reader_notes_in_sight(state), note;
    for (size_t i = notes->top; i < end && i < notes->row_count; i++)
        links_list(state, reader_note_row(state, i, &note)->text, out);
}

/* ---- those called on the page -------------------------------------------------------------------------- */

/* What the pane may take at most; 0 when there is no room for one. */
static size_t most_rows(const ReaderState *state)
{
    size_t most = (state->text_rows + 1) / PANE_THIRDS;
    return most >= PANE_MIN_ROWS ? most : 0;
}

/* In two columns notes are, too, but a few rows stay together. */
static size_t pane_rows(const ReaderState *state, size_t note_rows)
{
    size_t most = most_rows(state), rows = (note_rows + state->columns - 1) / state->columns;
    size_t together = note_rows < TOGETHER_ROWS ? note_rows : TOGETHER_ROWS;
    rows = (rows > together ? rows : together) + 1;
    return note_rows == 0 ? 0 : rows < most ? rows : most;
}

size_t reader_notes_in_sight(const ReaderState *state)
{
    return state->notes.rows > 0 ? (state->notes.rows - 1) * state->columns : 0;
}

static void add_called(const ReaderState *state, Called *called, size_t note)
{
    for (size_t i = 0; i < called->count; i++)
        if (called->notes[i] == note)
            return;
    if (called->count == CALLED_MAX)
        return;
    called->notes[called->count++] = note;
    called->rows += rows_of_note(state, note);
}

/* Notes that stand between the row and the last block that is in sight already need no pane. */
static void add_called_in_row(ReaderState *state, RowPlace place, size_t last_block, Called *called)
{
    GoalList goals = {0};
    links_list(state, place_row(state, place)->text, &goals);
    for (size_t i = 0; i < goals.count; i++) {
        size_t note = goals.items[i].note;
        size_t block = note == NONE ? NONE : state->notes.list.items[note].block;
        if (note != NONE && (block < place.block || block > last_block))
            add_called(state, called, note);
    }
    vec_free(&goals);
}

/* A note whose own row comes into sight has no need of the pane any more. */
static void take_note_of_row(const ReaderState *state, RowPlace place, Called *called)
{
    size_t kept = 0;
    for (size_t i = 0; i < called->count; i++) {
        if (state->notes.list.items[called->notes[i]].block == place.block)
            called->rows -= rows_of_note(state, called->notes[i]);
        else
            called->notes[kept++] = called->notes[i];
    }
    called->count = kept;
}

static bool has_room(const ReaderState *state, size_t rows, const Called *called)
{
    return rows + pane_rows(state, called->rows) <= state->text_rows;
}

/* How many rows from the top on have room together with their notes: the page. Of numbers of rows that have, the largest: a
 * row more can bring a note into sight, and so need less. */
static size_t page_of_called(ReaderState *state, Called *out)
{
    RowPlace place = state->top;
    Called called = {0};
    size_t page = 1, rows = 0;
    for (bool more = true; more && rows < state->text_rows; more = place_next(state, &place)) {
        take_note_of_row(state, place, &called);
        add_called_in_row(state, place, place.block, &called);
        if (!has_room(state, ++rows, &called))
            continue;
        page = rows;
        *out = called;
    }
    bool is_all = page == rows && rows < state->text_rows; /* the text ends in sight */
    return is_all ? state->text_rows - pane_rows(state, out->rows) : page;
}

static void list_called(ReaderState *state, Called *out)
{
    RowPlace place = state->top;
    *out = (Called){0};
    for (size_t i = 0; i < state->page_rows; i++) {
        take_note_of_row(state, place, out);
        add_called_in_row(state, place, place.block, out);
        if (!place_next(state, &place))
            return;
    }
}

/* In two columns: the longest ones that have room together with the notes called in them. */
static void fit_spread_of_called(ReaderState *state, Called *out)
{
    size_t rows = state->text_rows;
    do {
        spread_fit(state, rows);
        list_called(state, out);
    } while (!has_room(state, rows--, out));
}

static void show_called(ReaderState *state)
{
    NotesState *notes = &state->notes;
    Called called = {0};
    set_layout(state);
    if (state->columns > 1)
        fit_spread_of_called(state, &called);
    else
        spread_fit(state, page_of_called(state, &called));
    notes->rows = pane_rows(state, called.rows);
    for (size_t i = 0; i < called.count; i++) {
        if (notes->row_count >= reader_notes_in_sight(state)) {
            notes->more++;
            continue;
        }
        vec_push(&notes->shown, called.notes[i]);
        notes->row_count += rows_of_note(state, called.notes[i]);
    }
}

bool notes_stay(const ReaderState *state)
{
    return state->notes.stay && !state->notes.open && !state->show_source && state->top.block != NONE &&
           most_rows(state) > 0;
}

static void show_opened(ReaderState *state)
{
    NotesState *notes = &state->notes;
    set_layout(state);
    notes->row_count = rows_of_note(state, notes->shown.items[0]);
    notes->rows = pane_rows(state, notes->row_count);
    size_t in_sight = reader_notes_in_sight(state);
    size_t last_top = notes->row_count > in_sight ? notes->row_count - in_sight : 0;
    notes->top = notes->top < last_top ? notes->top : last_top;
    spread_fit(state, state->text_rows - notes->rows);
}

void notes_fit(ReaderState *state)
{
    NotesState *notes = &state->notes;
    spread_settle_top(state);
    if (notes->open) {
        show_opened(state);
        return;
    }
    vec_clear(&notes->shown);
    notes->rows = notes->row_count = notes->more = notes->top = 0;
    if (notes_stay(state))
        show_called(state);
    else
        spread_fit(state, state->text_rows);
}

RowPlace notes_top_above(ReaderState *state, RowPlace bottom)
{
    RowPlace top = bottom, place = bottom;
    Called called = {0};
    bool more = true;
    set_layout(state);
    for (size_t rows = 1; more && rows <= state->text_rows; rows++, more = place_previous(state, &place)) {
        add_called_in_row(state, place, bottom.block, &called);
        if (has_room(state, rows, &called))
            top = place;
    }
    return top;
}

/* ---- one that was asked for ---------------------------------------------------------------------------- */

/* Without room for a pane, as much of the note as a message shows. */
static void say_note(Reader *reader, const NoteCall *call)
{
    enum {
        SHOWN_COLS = 1000
    };
    const ReaderState *state = &reader->state;
    Str text = document_block_text(state->document, state->notes.list.items[call->note].block);
    reader->state.link = call->text;
    say(reader, "%.*s", (int)utf8_fit(text, SHOWN_COLS), text.data ? text.data : "");
}

/* The row of the call stays in sight above the pane. */
static void keep_call_in_sight(Reader *reader, DocPos call)
{
    ReaderState *state = &reader->state;
    RowPlace row = place_of(state, call);
    if (place_on_page(state, row))
        return;
    state->top = row;
    place_retreat(state, &state->top, state->column_rows - 1);
    notes_fit(state);
    page_anchor(state);
}

void note_open(Reader *reader, const NoteCall *call)
{
    ReaderState *state = &reader->state;
    PageSpot spot = state->notes.open ? reader->note_spot : page_spot(state);
    if (most_rows(state) == 0) {
        say_note(reader, call);
        return;
    }
    page_forget_marks(state);
    reader->note_spot = spot;
    state->link = state->notes.call = call->text;
    vec_clear(&state->notes.shown);
    vec_push(&state->notes.shown, call->note);
    state->notes.top = 0;
    state->notes.open = true;
    notes_fit(state);
    keep_call_in_sight(reader, call->text.start);
    state->here = call->text.start;
    say(reader, "%sEnter closes, t goes there", note_is_longer(state) ? "j k scroll, " : "");
}

void note_close(Reader *reader)
{
    DocRange call = reader->state.notes.call;
    page_return_to(reader, reader->note_spot);
    reader->state.link = call;
}

bool note_is_longer(const ReaderState *state)
{
    return state->notes.open && state->notes.row_count > reader_notes_in_sight(state);
}

static size_t minus(size_t from, size_t count)
{
    return from > count ? from - count : 0;
}

Effects apply_note_move(Reader *reader, Command command)
{
    NotesState *notes = &reader->state.notes;
    size_t in_sight = reader_notes_in_sight(&reader->state), page = in_sight > 1 ? in_sight - 1 : 1;
    size_t last_top = minus(notes->row_count, in_sight), count = count_or(command, 1), top = notes->top;
    switch (command.action) {
    case ACTION_LINE_DOWN: top += count; break;
    case ACTION_LINE_UP: top = minus(top, count); break;
    case ACTION_PAGE_DOWN:
    case ACTION_HALF_DOWN: top += count * page; break;
    case ACTION_PAGE_UP:
    case ACTION_HALF_UP: top = minus(top, count * page); break;
    case ACTION_TOP: top = 0; break;
    default: top = last_top; break;
    }
    notes->top = top < last_top ? top : last_top;
    return EFFECT_DRAW;
}

Effects reader_wheel_note(Reader *reader, int lines)
{
    Command command = {.action = lines < 0 ? ACTION_LINE_UP : ACTION_LINE_DOWN,
                       .count = lines < 0 ? -lines : lines};
    if (lines == 0 || reader->state.overlay.kind != OVERLAY_NONE || !note_is_longer(&reader->state))
        return EFFECT_NONE;
    return apply_note_move(reader, command);
}

/* ---- commands ------------------------------------------------------------------------------------------ */

static Effects toggle_stay(Reader *reader)
{
    NotesState *notes = &reader->state.notes;
    if (notes->open)
        note_close(reader);
    notes->stay = !notes->stay;
    page_relayout(reader);
    if (!notes->stay)
        say(reader, "Notes are shown when they are asked for");
    else if (notes->rows > 0)
        say(reader, "Notes stay at the foot of the page");
    else
        say(reader, "Notes stay at the foot of the page; none is called on this one");
    return EFFECT_DRAW | EFFECT_RELAYOUT;
}

/* The first note that is called in sight, from here on when there is one. */
static size_t next_called(Reader *reader)
{
    ReaderState *state = &reader->state;
    GoalList goals = {0};
    size_t found = NONE;
    links_in_sight(state, &goals);
    for (size_t i = goals.count; i-- > 0;) {
        bool behind = state->link.start == NONE || goals.items[i].text.start >= state->link.start;
        if (goals.items[i].note != NONE && (behind || found == NONE))
            found = goals.items[i].note;
    }
    vec_free(&goals);
    return found;
}

static Effects go_to_note(Reader *reader)
{
    ReaderState *state = &reader->state;
    size_t note = state->notes.open ? state->notes.shown.items[0] : next_called(reader);
    if (note == NONE) {
        say(reader, "No note is called in sight");
        return EFFECT_DRAW;
    }
    if (state->notes.open)
        note_close(reader);
    jump_to(reader, document_block(state->document, state->notes.list.items[note].block)->text.start);
    return EFFECT_DRAW;
}

Effects apply_note(Reader *reader, Command command)
{
    return command.action == ACTION_NOTES ? toggle_stay(reader) : go_to_note(reader);
}
