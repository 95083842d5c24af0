/* Where the page stands in the document. */
#include "internal.h"

/* A place that is jumped to and out of sight comes to stand this far down the page, so that something of
 * what leads to it is in sight too. */
enum {
    CONTEXT_DIVISOR = 3
};

bool row_has_text(const Row *row)
{
    return row->text.end > row->text.start;
}

/* The same where pages have as many rows as their notes leave them. */
static void keep_last_page_full_with_notes(ReaderState *state)
{
    RowPlace bottom = state->top;
    if (place_advance(state, &bottom, state->text_rows - 1) == state->text_rows - 1)
        return;
    RowPlace last_top = notes_top_above(state, bottom);
    if (place_before(last_top, state->top)) {
        state->top = last_top;
        notes_fit(state);
    }
}

/* The same in two columns. */
static void keep_last_spread_full(ReaderState *state)
{
    if (!reader_at_end(state))
        return;
    RowPlace full = spread_before(state, place_behind_all(state), false);
    if (place_before(full, state->top)) {
        state->top = full;
        notes_fit(state);
    }
}

/* Moves top up so far that the last row is not above the bottom of the page, which is worked out for it. */
static void keep_last_page_full(ReaderState *state)
{
    RowPlace bottom = state->top;
    notes_fit(state);
    if (state->columns > 1) {
        keep_last_spread_full(state);
        return;
    }
    if (notes_stay(state)) {
        keep_last_page_full_with_notes(state);
        return;
    }
    size_t rows = state->page_rows - 1;
    size_t found = place_advance(state, &bottom, rows);
    if (found < rows)
        place_retreat(state, &state->top, rows - found);
}

/* Who goes down from a spread that was turned to, and is not full, does not come further up by it; who goes up comes no
 * further up than that. */
static void keep_full_below(ReaderState *state, RowPlace before)
{
    RowPlace wanted = state->top;
    if (state->columns > 1 && place_before(wanted, before)) {
        notes_fit(state);
        return;
    }
    keep_last_page_full(state);
    if (state->columns == 1 || !place_before(state->top, before))
        return;
    state->top = before;
    notes_fit(state);
    if (reader_at_end(state))
        return;
    state->top = wanted; /* a spread that begins further up can end further down, as it has fewer notes */
    notes_fit(state);
}

/* The first text at or after the top row, and how many rows lie between. */
void page_anchor(ReaderState *state)
{
    state->anchor_lead = 0;
    if (state->top.block == NONE) {
        state->anchor = 0;
        return;
    }
    RowPlace place = state->top;
    do {
        const Row *row = place_row(state, place);
        if (row_has_text(row)) {
            state->anchor = row->text.start;
            return;
        }
        state->anchor_lead++;
    } while (place_next(state, &place));
    state->anchor_lead = 0;
    state->anchor = place_row(state, state->top)->text.start;
}

void page_forget_marks(ReaderState *state)
{
    state->fresh = (RowPlace){.block = NONE};
    state->link = (DocRange){NONE, NONE};
    state->card = NONE;
    state->quote = NONE;
    if (state->notes.open) {
        state->notes.open = false;
        notes_fit(state);
    }
}

bool page_shows(const ReaderState *state, DocPos pos)
{
    return place_on_page(state, place_of(state, pos));
}

RowPlace reader_reading_row(const ReaderState *state)
{
    RowPlace row = place_of(state, state->here);
    return place_on_page(state, row) ? row : place_of(state, state->anchor);
}

void page_read_row(Reader *reader, RowPlace row)
{
    ReaderState *state = &reader->state;
    bool below = place_before(state->top, row);
    page_forget_marks(state);
    if (!place_on_page(state, row)) {
        RowPlace top = row;
        if (below)
            place_retreat(state, &top, state->page_rows - 1);
        page_scroll_to(reader, top);
    }
    state->here = place_row(state, row)->text.start;
}

/* top has been moved. */
static void stand_there(ReaderState *state, size_t quote)
{
    page_anchor(state);
    pan_settle(state);
    state->here = state->anchor;
    if (quote != NONE && page_shows(state, document_quote(state->document, quote)->text.start))
        state->quote = quote;
}

void page_scroll_to(Reader *reader, RowPlace top)
{
    ReaderState *state = &reader->state;
    RowPlace before = state->top;
    size_t quote = state->quote;
    page_forget_marks(state);
    state->top = top;
    keep_full_below(state, before);
    stand_there(state, quote);
}

void page_turn_to(Reader *reader, RowPlace top)
{
    ReaderState *state = &reader->state;
    size_t quote = state->quote;
    page_forget_marks(state);
    state->top = top;
    notes_fit(state);
    stand_there(state, quote);
}

/* Who goes to what is left out wants to see it. */
static void make_visible(Reader *reader, DocPos pos)
{
    if (place_is_left_out(&reader->state, pos))
        search_end_filter(reader);
}

void page_show_at_top(Reader *reader, DocPos pos)
{
    make_visible(reader, pos);
    reader->state.quote = NONE;
    page_scroll_to(reader, place_of(&reader->state, pos));
    if (reader->state.top.block != NONE)
        reader->state.here = pos;
}

/* Puts the row a third of the page down. */
static void bring_into_sight(ReaderState *state, RowPlace place)
{
    state->top = place;
    place_retreat(state, &state->top, (state->column_rows - 1) / CONTEXT_DIVISOR);
    keep_last_page_full(state);
}

void page_show_range(Reader *reader, DocRange range)
{
    ReaderState *state = &reader->state;
    make_visible(reader, range.start);
    page_forget_marks(state);
    RowPlace place = place_of(state, range.start);
    DocPos last = range.end > range.start ? range.end - 1 : range.start;
    if (!place_on_page(state, place) || !page_shows(state, last))
        bring_into_sight(state, place);
    if (!page_shows(state, last)) {
        state->top = place;
        keep_last_page_full(state);
    }
    page_anchor(state);
    pan_settle(state);
    pan_show(state, range);
    state->here = state->top.block == NONE ? 0 : range.start;
}

void page_show(Reader *reader, DocPos pos)
{
    page_show_range(reader, (DocRange){pos, pos});
}

PageSpot page_spot(const ReaderState *state)
{
    return (PageSpot){.anchor = state->anchor,
                      .here = state->here,
                      .anchor_lead = state->anchor_lead,
                      .pan_cols = state->pan_cols};
}

RowPlace page_spot_top(const ReaderState *state, PageSpot spot)
{
    RowPlace top = place_of(state, spot.anchor), above = top;
    for (size_t i = 0; i < spot.anchor_lead; i++) {
        if (!place_previous(state, &above) || row_has_text(place_row(state, above)))
            break;
        top = above;
    }
    return top;
}

/* Works out top anew after the rows or the size of the page have changed. */
static void fit_page(ReaderState *state, bool same_rows)
{
    if (!same_rows)
        state->fresh = (RowPlace){.block = NONE};
    state->top = page_spot_top(state, page_spot(state));
    if (state->top.block == NONE) {
        notes_fit(state);
        return;
    }
    if (state->columns > 1)
        notes_fit(state); /* the last spread may have been turned to, and need not be full */
    else
        keep_last_page_full(state);
    RowPlace here = place_of(state, state->here);
    if (state->here != state->anchor && !place_on_page(state, here))
        bring_into_sight(state, here);
    pan_settle(state);
}

void page_relayout(Reader *reader)
{
    ReaderState *state = &reader->state;
    size_t measure = state->measure_cols;
    state->columns = spread_columns(state);
    size_t room = reader_column_cols(state);
    if (state->show_source || measure > room)
        measure = room;
    LayoutOptions options = {.measure_cols = measure,
                             .show_furniture = state->show_furniture,
                             .verbatim = state->show_source,
                             .justify = state->justify && !state->plain,
                             .plain = state->plain,
                             .visual_order = !state->keep_order,
                             .hyphenator = state->hyphenate && !state->plain ? state->hyphenator : NULL};
    bool same_rows = layout_same_options(layout_options(state->layout), options);
    if (!same_rows)
        layout_set_options(state->layout, options);
    fit_page(state, same_rows && state->top.block != NONE);
}

DocPos page_end(const ReaderState *state)
{
    if (state->top.block == NONE)
        return 0;
    RowPlace place = state->top;
    DocPos end = place_row(state, place)->text.end;
    for (size_t i = 1; i < state->page_rows && place_next(state, &place); i++)
        end = place_row(state, place)->text.end;
    return end;
}

DocRange page_range(const ReaderState *state)
{
    return (DocRange){state->top.block == NONE ? 0 : place_row(state, state->top)->text.start,
                      page_end(state)};
}

bool reader_at_end(const ReaderState *state)
{
    RowPlace place = state->top;
    return place_advance(state, &place, state->page_rows) < state->page_rows;
}

int reader_percent(const ReaderState *state)
{
    if (reader_at_end(state))
        return 100;
    size_t total = document_text(state->document).len_bytes;
    size_t read = page_end(state);
    /* total is not 0: a document without text is at its end. */
    int percent = (int)((double)read * 100.0 / (double)total);
    return percent > 99 ? 99 : percent;
}

size_t reader_section_at(const ReaderState *state, DocPos pos)
{
    size_t block = document_block_at(state->document, pos);
    return block == NONE ? NONE : document_block(state->document, block)->section;
}

void page_return_to(Reader *reader, PageSpot spot)
{
    ReaderState *state = &reader->state;
    page_forget_marks(state);
    state->anchor = spot.anchor;
    state->anchor_lead = spot.anchor_lead;
    state->here = spot.here;
    state->pan_cols = spot.pan_cols;
    page_relayout(reader);
}
