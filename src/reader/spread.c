/* The page in two columns, like an open book. Its rows follow each other as ever, page_rows from top on; here is worked out
 * where they are divided, and how pages are turned: of a spread nothing is repeated on the next one. */
#include "internal.h"

enum {
    BLANK_ROWS_MAX = 8 /* that a spread leaves out between its columns, with some to spare */
};

size_t spread_columns(const ReaderState *state)
{
    bool has_room = state->page_cols >= 2 * COLUMN_MIN_COLS + GUTTER_MIN_COLS;
    return state->columns_wanted > 1 && has_room && !state->show_source && !state->plain ? 2 : 1;
}

size_t reader_column_cols(const ReaderState *state)
{
    return state->columns > 1 ? (state->page_cols - GUTTER_MIN_COLS) / 2 : state->page_cols;
}

/* ---- where the rows are divided ------------------------------------------------------------------------ */

bool reader_column_spot(const ReaderState *state, size_t index, size_t *column, size_t *row)
{
    bool is_left = index < state->left_rows;
    *column = is_left ? 0 : 1;
    *row = is_left ? index : index - state->right_first;
    return is_left || (index >= state->right_first && index < state->page_rows);
}

size_t reader_column_index(const ReaderState *state, size_t column, size_t row)
{
    size_t index = column == 0 ? row : state->right_first + row;
    return index < (column == 0 ? state->left_rows : state->page_rows) ? index : NONE;
}

/* To the first row of its block that is not blank; returns how many blank ones lie before it. */
static size_t skip_blank(const ReaderState *state, RowPlace *place)
{
    const LaidBlock *laid = layout_part(state->layout, place->block, place->part);
    if (laid->first_text_row >= laid->row_count || place->row >= laid->first_text_row)
        return 0;
    size_t rows = laid->first_text_row - place->row;
    place->row += rows;
    return rows;
}

void spread_settle_top(ReaderState *state)
{
    if (state->columns > 1 && state->top.block != NONE)
        skip_blank(state, &state->top);
}

/* To the nearest row above that is not blank for the sake of its block; false when there is none. */
static bool text_above(const ReaderState *state, RowPlace *place)
{
    while (place_previous(state, place))
        if (place->row >= layout_part(state->layout, place->block, place->part)->first_text_row)
            return true;
    return false;
}

void spread_settle_above(const ReaderState *state, RowPlace *place)
{
    RowPlace above = *place;
    if (state->columns > 1 &&
        place->row < layout_part(state->layout, place->block, place->part)->first_text_row &&
        text_above(state, &above))
        *place = above;
}

/* What is not to be parted from the text behind it. */
static bool class_leads_on(BlockClass cls)
{
    switch (cls) {
    case BLOCK_TITLE:
    case BLOCK_DECK:
    case BLOCK_KICKER:
    case BLOCK_BYLINE:
    case BLOCK_HEADING:
    case BLOCK_QUESTION:
    case BLOCK_BOOKTITLE:
    case BLOCK_BOOKCITE: return true;
    default: return false;
    }
}

/* So is a rule above a block, and what is blank there. */
static bool row_leads_on(const ReaderState *state, RowPlace place)
{
    const LaidBlock *laid = layout_part(state->layout, place.block, place.part);
    const Row *row = &laid->rows[place.row];
    bool stands_above = row->text.end == row->text.start && place.row + 1 < laid->row_count;
    return stands_above || class_leads_on(document_block(state->document, place.block)->cls);
}

/* Fills a column from place on, which comes to stand behind it; what leads on goes with the text that it leads to, but not
 * if that took half of the column. False when the text ends there. */
static bool fill_column(const ReaderState *state, RowPlace *place, size_t *rows)
{
    size_t most = state->column_rows, moved = place_advance(state, place, most);
    *rows = moved < most ? moved + 1 : most;
    if (moved < most)
        return false;
    RowPlace end = *place, last = *place;
    size_t kept = most;
    while (2 * kept > most && place_previous(state, &last) && row_leads_on(state, last)) {
        end = last;
        kept--;
    }
    if (2 * kept > most) {
        *place = end;
        *rows = kept;
    }
    return true;
}

void spread_fit(ReaderState *state, size_t column_rows)
{
    RowPlace place = state->top;
    size_t rows;
    state->column_rows = state->page_rows = state->left_rows = state->right_first = column_rows;
    if (state->columns == 1 || place.block == NONE)
        return;
    bool more = fill_column(state, &place, &state->left_rows);
    state->page_rows = state->right_first = state->left_rows;
    if (!more)
        return;
    state->right_first += skip_blank(state, &place);
    fill_column(state, &place, &rows);
    state->page_rows = state->right_first + rows;
}

/* ---- from one spread to the next ----------------------------------------------------------------------- */

/* The row so many below the top, or the first behind it that is not blank. */
static RowPlace text_behind(const ReaderState *state, size_t rows)
{
    RowPlace place = state->top;
    if (place_advance(state, &place, rows) < rows)
        return place_behind_all(state);
    skip_blank(state, &place);
    return place;
}

RowPlace place_behind_all(const ReaderState *state)
{
    return (RowPlace){.block = document_block_count(state->document)};
}

RowPlace spread_second(const ReaderState *state)
{
    bool is_left_only = state->right_first >= state->page_rows;
    return is_left_only ? place_behind_all(state) : text_behind(state, state->right_first);
}

/* Where what is behind the spread, or its first column, begins when the spread begins with top. */
static RowPlace behind_from(ReaderState *state, RowPlace top, bool by_column)
{
    state->top = top;
    notes_fit(state);
    return by_column ? spread_second(state) : text_behind(state, state->page_rows);
}

/* The further up a spread begins, the further up it ends: so its beginning is looked for by halving. */
RowPlace spread_before(ReaderState *state, RowPlace end, bool by_column)
{
    RowPlace last = end, top = state->top;
    if (!(end.block < document_block_count(state->document)))
        last = place_last(state);
    else if (!text_above(state, &last))
        return place_first(state);
    RowPlace first = last, found = last;
    size_t low = 0, high = place_retreat(state, &first, 2 * state->text_rows + BLANK_ROWS_MAX);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        RowPlace tried = first;
        place_advance(state, &tried, middle);
        bool reaches = !place_before(behind_from(state, tried, by_column), end);
        if (reaches) {
            found = state->top;
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    state->top = top;
    notes_fit(state);
    return found;
}

/* ---- turning it ---------------------------------------------------------------------------------------- */

/* Which spreads a turn back or forward came from is remembered until the page is moved otherwise: where one begins cannot
 * always be told from the next, as blank rows between them are left out, and headings taken along. What is remembered holds as
 * long as it still leads to the spread that is shown: the page may have another size by now. */
static void forget_turns_if_moved(Reader *reader)
{
    PageSpot spot = page_spot(&reader->state);
    if (reader->turned_to.anchor == spot.anchor && reader->turned_to.anchor_lead == spot.anchor_lead)
        return;
    vec_clear(&reader->turns_before);
    vec_clear(&reader->turns_behind);
}

static void turn_to(Reader *reader, RowPlace top)
{
    page_turn_to(reader, top);
    reader->turned_to = page_spot(&reader->state);
}

static void turn_forward(Reader *reader)
{
    ReaderState *state = &reader->state;
    RowPlace behind = text_behind(state, state->page_rows), top = behind;
    forget_turns_if_moved(reader);
    vec_push(&reader->turns_before, page_spot(state));
    if (reader->turns_behind.count > 0) {
        RowPlace known = page_spot_top(state, reader->turns_behind.items[--reader->turns_behind.count]);
        bool leads_here =
            place_before(known, behind) && place_equal(spread_before(state, known, false), state->top);
        top = leads_here ? known : behind;
    }
    turn_to(reader, top);
    if (!place_equal(state->top, behind))
        state->fresh = behind;
}

static void turn_back(Reader *reader)
{
    ReaderState *state = &reader->state;
    RowPlace end = state->top, top = {.block = NONE};
    forget_turns_if_moved(reader);
    vec_push(&reader->turns_behind, page_spot(state));
    if (reader->turns_before.count > 0) {
        RowPlace known = page_spot_top(state, reader->turns_before.items[--reader->turns_before.count]);
        bool leads_here = place_before(known, end) && place_equal(behind_from(state, known, false), end);
        top = leads_here ? known : top;
        state->top = end;
    }
    turn_to(reader, top.block == NONE ? spread_before(state, end, false) : top);
}

void spread_turn(Reader *reader, bool forward, size_t times)
{
    const ReaderState *state = &reader->state;
    RowPlace first = place_first(state);
    skip_blank(state, &first);
    for (; times > 0; times--) {
        if (forward ? reader_at_end(state) : !place_before(first, state->top)) {
            page_turn_to(reader, state->top);
            return;
        }
        if (forward)
            turn_forward(reader);
        else
            turn_back(reader);
    }
}
