/* Clicks and the wheel: what lies under them. */
#include "internal.h"
#include "view/view.h"

static bool is_within(Rect area, int col, int row)
{
    return col >= area.col && col < area.col + area.cols && row >= area.row && row < area.row + area.rows;
}

static Effects click_text(Reader *reader, const Panes *panes, int col, int row)
{
    const ReaderState *state = reader_state(reader);
    RowPlace place = state->top;
    size_t column = panes_column_at(panes, state, col);
    size_t index = reader_column_index(state, column, (size_t)(row - panes->text.row));
    if (place.block == NONE || index == NONE)
        return EFFECT_NONE;
    for (size_t i = 0; i < index; i++)
        if (!place_next(state, &place))
            return EFFECT_NONE;
    int measure_col = panes_column_col(panes, state, column);
    size_t at = reader_pan_cols(state, place) + (col > measure_col ? (size_t)(col - measure_col) : 0);
    DocPos pos = layout_row_pos(place_row(state, place), (uint32_t)at);
    return pos == NONE ? EFFECT_NONE : reader_click_text(reader, pos);
}

static Effects click_note(Reader *reader, const Panes *panes, int col, int row)
{
    const ReaderState *state = reader_state(reader);
    size_t note, column = panes_column_at(panes, state, col);
    size_t rows = (size_t)panes->notes.rows - 1, at = column * rows + (size_t)(row - panes->notes.row) - 1;
    int measure_col = panes_column_col(panes, state, column);
    const Row *laid = row > panes->notes.row ? reader_note_row(state, state->notes.top + at, &note) : NULL;
    DocPos pos = laid ? layout_row_pos(laid, col > measure_col ? (uint32_t)(col - measure_col) : 0) : NONE;
    return pos == NONE ? EFFECT_NONE : reader_click_note(reader, pos);
}

Effects view_mouse(Reader *reader, Event event, int cols, int rows)
{
    const Panes panes = panes_for(reader_state(reader), cols, rows);
    bool over_sidebar = is_within(panes.sidebar, event.col, event.row);
    bool over_notes = !over_sidebar && is_within(panes.notes, event.col, event.row);
    if (event.mouse != MOUSE_CLICK) {
        int lines = event.mouse == MOUSE_WHEEL_DOWN ? READER_WHEEL_LINES : -READER_WHEEL_LINES;
        if (over_notes)
            return reader_wheel_note(reader, lines);
        return reader_wheel(reader, over_sidebar, lines);
    }
    if (reader_state(reader)->overlay.kind != OVERLAY_NONE)
        return is_within(panes.overlay, event.col, event.row)
                   ? reader_click_list(reader, (size_t)(event.row - panes.overlay.row))
                   : EFFECT_NONE;
    if (is_within(panes.list, event.col, event.row))
        return reader_click_sidebar(reader, (size_t)(event.row - panes.list.row));
    if (!over_sidebar && is_within(panes.strip, event.col, event.row)) {
        size_t strip_row = (size_t)(event.row - panes.strip.row);
        return reader_click_strip(
            reader, reader_strip_pos(reader_state(reader), strip_row, (size_t)panes.strip.rows));
    }
    if (over_notes)
        return click_note(reader, &panes, event.col, event.row);
    if (!over_sidebar && is_within(panes.text, event.col, event.row))
        return click_text(reader, &panes, event.col, event.row);
    return EFFECT_NONE;
}
