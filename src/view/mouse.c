/* Clicks and the wheel: what lies under them. */
#include "internal.h"
#include "view/view.h"

static bool is_within(Rect area, int col, int row)
{
    return col >= area.col && col < area.col + area.cols && row >= area.row && row < area.row + area.rows;
}

/* The position in the text that is nearest to a cell of its pane, in its row; NONE. */
static DocPos text_pos(const ReaderState *state, const Panes *panes, int col, int row)
{
    size_t column = panes_column_at(panes, state, col);
    size_t index = reader_column_index(state, column, (size_t)(row - panes->text.row));
    RowPlace place = state->top;
    if (place.block == NONE || index == NONE)
        return NONE;
    for (size_t i = 0; i < index; i++)
        if (!place_next(state, &place))
            return NONE;
    int measure_col = panes_column_col(panes, state, column);
    size_t at = reader_pan_cols(state, place) + (col > measure_col ? (size_t)(col - measure_col) : 0);
    return layout_row_pos(place_row(state, place), (uint32_t)at);
}

/* Text comes into sight as the mouse leaves the pane above or below. */
static Effects drag_text(Reader *reader, const Panes *panes, Event event)
{
    const ReaderState *state = reader_state(reader);
    int first = panes->text.row, last = first + panes->text.rows - 1, row = event.row;
    if (state->selection.pressed == NONE)
        return EFFECT_NONE;
    Effects effects = EFFECT_NONE;
    if (row < first || row > last)
        effects = reader_wheel(reader, false, row < first ? -1 : 1);
    row = row < first ? first : row > last ? last : row;
    DocPos pos = text_pos(state, panes, event.col, row);
    while (pos == NONE && row > first) /* behind the end of a column, between paragraphs */
        pos = text_pos(state, panes, event.col, --row);
    return pos == NONE ? effects : effects | reader_drag_text(reader, pos);
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

static Effects drag(Reader *reader, const Panes *panes, Event event)
{
    if (!reader_state(reader)->sidebar.grabbed)
        return drag_text(reader, panes, event);
    return reader_drag_border(reader,
                              event.col > panes->sidebar.col ? (size_t)(event.col - panes->sidebar.col) : 1);
}

static Effects turn_wheel(Reader *reader, const Panes *panes, Event event)
{
    int lines = event.mouse == MOUSE_WHEEL_DOWN ? READER_WHEEL_LINES : -READER_WHEEL_LINES;
    bool over_sidebar = is_within(panes->sidebar, event.col, event.row);
    if (!over_sidebar && is_within(panes->notes, event.col, event.row))
        return reader_wheel_note(reader, lines);
    return reader_wheel(reader, over_sidebar, lines);
}

static Effects press(Reader *reader, const Panes *panes, Event event)
{
    Rect border = {panes->border_col, panes->sidebar.row, 1, panes->sidebar.rows};
    bool over_sidebar = is_within(panes->sidebar, event.col, event.row);
    if (reader_state(reader)->overlay.kind != OVERLAY_NONE)
        return is_within(panes->overlay, event.col, event.row)
                   ? reader_click_list(reader, (size_t)(event.row - panes->overlay.row))
                   : EFFECT_NONE;
    if (panes->border_col >= 0 && is_within(border, event.col, event.row))
        return reader_grab_border(reader);
    if (is_within(panes->list, event.col, event.row))
        return reader_click_sidebar(reader, (size_t)(event.row - panes->list.row));
    if (!over_sidebar && is_within(panes->strip, event.col, event.row)) {
        size_t strip_row = (size_t)(event.row - panes->strip.row);
        return reader_click_strip(
            reader, reader_strip_pos(reader_state(reader), strip_row, (size_t)panes->strip.rows));
    }
    if (!over_sidebar && is_within(panes->notes, event.col, event.row))
        return click_note(reader, panes, event.col, event.row);
    if (!over_sidebar && is_within(panes->text, event.col, event.row))
        return reader_press_text(reader, text_pos(reader_state(reader), panes, event.col, event.row),
                                 event.clicks);
    return EFFECT_NONE;
}

Effects view_mouse(Reader *reader, Event event, int cols, int rows)
{
    const Panes panes = panes_for(reader_state(reader), cols, rows);
    switch (event.mouse) {
    case MOUSE_CLICK: return press(reader, &panes, event);
    case MOUSE_DRAG: return drag(reader, &panes, event);
    case MOUSE_RELEASE: return reader_release(reader);
    case MOUSE_WHEEL_UP:
    case MOUSE_WHEEL_DOWN: break;
    }
    return turn_wheel(reader, &panes, event);
}
