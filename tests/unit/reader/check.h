/* What must hold of a reader, whatever was typed: the view relies on it. Include behind <cmocka.h>. */
#ifndef RECTO_TESTS_READER_CHECK_H
#define RECTO_TESTS_READER_CHECK_H

#include "base/utf8.h"
#include "reader/state.h"

/* Of the rows in sight each stands in its place in a column, and no other does. */
static inline void check_columns(const ReaderState *state, size_t rows)
{
    assert_int_equal(rows, state->page_rows);
    assert_true(state->left_rows >= 1 && state->left_rows <= state->column_rows);
    assert_true(state->left_rows <= state->right_first && state->right_first <= state->page_rows);
    assert_true(state->page_rows - state->right_first <= state->column_rows);
    assert_true(state->right_first == state->page_rows || 2 * state->left_rows > state->column_rows);
    for (size_t index = 0, column, row; index < rows; index++) {
        bool is_drawn = reader_column_spot(state, index, &column, &row);
        assert_int_equal(is_drawn, index < state->left_rows || index >= state->right_first);
        if (is_drawn)
            assert_int_equal(reader_column_index(state, column, row), index);
    }
    assert_true(2 * layout_options(state->layout).measure_cols + GUTTER_MIN_COLS <= state->page_cols);
}

static inline void check_page(const ReaderState *state)
{
    size_t text_len = document_text(state->document).len_bytes;
    assert_true(state->anchor <= text_len && state->here <= text_len);
    if (state->top.block == NONE) {
        assert_int_equal(place_first(state).block, NONE);
        return;
    }
    assert_true(state->top.block < document_block_count(state->document));
    assert_true(state->top.row < layout_part(state->layout, state->top.block, state->top.part)->row_count);
    RowPlace bottom = state->top, above = state->top;
    size_t rows = 1;
    while (rows < state->page_rows && place_next(state, &bottom))
        rows++;
    if (state->columns > 1)
        check_columns(state, rows);
    else /* The last page is full, unless there is not so much. */
        assert_true(rows == state->page_rows || !place_previous(state, &above));
    size_t widest = 0;
    bottom = state->top;
    for (size_t row = 0; row < rows; row++, place_next(state, &bottom)) {
        size_t cols = layout_row_cols(place_row(state, bottom));
        widest = cols > widest ? cols : widest;
    }
    assert_true(state->pan_cols == 0 || widest > reader_room_cols(state));
    if (state->fresh.block != NONE)
        assert_true(state->fresh.row <
                    layout_part(state->layout, state->fresh.block, state->fresh.part)->row_count);
}

static inline void check_notes(const ReaderState *state)
{
    const NotesState *notes = &state->notes;
    size_t note;
    assert_true(state->page_rows >= 1);
    assert_true(notes->rows == 0 || notes->shown.count > 0);
    assert_true(notes->rows > 0 || notes->shown.count == 0 || notes->open); /* no room for it now */
    assert_true(!notes->open || notes->shown.count == 1);
    for (size_t i = 0; i < notes->row_count; i++)
        assert_non_null(reader_note_row(state, i, &note));
    assert_true(state->column_rows + notes->rows <= state->text_rows);
    assert_true(notes->rows == 0 || state->columns > 1 || notes->top + notes->rows - 1 <= notes->row_count);
    assert_true(notes->rows == 0 || notes->top < notes->row_count);
    assert_true(reader_address_rows(state) <= state->address.rows.count);
}

/* Both ends lie between characters, and what stays is in it. */
static inline void check_selection(const ReaderState *state)
{
    DocRange range = reader_selection(state), fixed = state->selection.fixed;
    Str text = document_text(state->document);
    if (range.start == NONE)
        return;
    assert_true(range.start <= fixed.start && fixed.start < fixed.end && fixed.end <= range.end);
    assert_true(range.end <= text.len_bytes);
    assert_true(utf8_is_valid(document_slice(state->document, range)));
    assert_int_not_equal(text.data[range.end - 1], '\n');
}

static inline void check_lists(const ReaderState *state)
{
    const SidebarState *sidebar = &state->sidebar;
    size_t count = sidebar->items.count;
    assert_true(sidebar->cursor < count || (count == 0 && sidebar->cursor == 0));
    assert_true(sidebar->top < count || (count == 0 && sidebar->top == 0));
    if (sidebar->open)
        assert_true(sidebar->present == NONE || sidebar->present < count);
    else
        assert_int_equal(state->focus, FOCUS_TEXT);
    const OverlayState *overlay = &state->overlay;
    assert_true(overlay->top < overlay->lines.count || overlay->top == 0);
    assert_true(state->search.current == NONE || state->search.current < state->search.hits.count);
    assert_true(state->prompt.cursor <= state->prompt.text.len_bytes);
    assert_true(utf8_is_valid(buffer_str(&state->prompt.text)));
    assert_true(state->jumps.index <= state->jumps.places.count);
    assert_true(state->card == NONE || state->card < document_review_count(state->document));
    assert_true(state->quote == NONE || state->quote < document_quote_count(state->document));
    check_notes(state);
    check_selection(state);
    int percent = reader_percent(state);
    assert_in_range(percent, 0, 100);
}

/* Being told the same room again changes nothing. */
static inline void check_fit_is_stable(Reader *reader)
{
    const ReaderState *state = reader_state(reader);
    RowPlace top = state->top;
    DocPos anchor = state->anchor;
    reader_set_page(reader, state->page_cols, state->text_rows, state->sidebar_rows);
    assert_true(place_equal(state->top, top));
    assert_int_equal(state->anchor, anchor);
}

#endif
