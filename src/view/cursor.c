/* Where the cursor stands for who hears the screen: a screen reader says the line that it comes to. */
#include "internal.h"

static void put_cursor(Drawing *drawing, Rect area, size_t row)
{
    bool is_there = area.rows > 0 && row < (size_t)area.rows;
    drawing->screen->cursor_col = area.col;
    drawing->screen->cursor_row = area.row + (is_there ? (int)row : 0);
}

/* The row that is being read, in the rows of the page. */
static size_t reading_index(const ReaderState *state)
{
    RowPlace reading = reader_reading_row(state), row = state->top;
    for (size_t i = 0; i < state->page_rows && reading.block != NONE; i++) {
        if (place_equal(row, reading))
            return i;
        if (!place_next(state, &row))
            break;
    }
    return 0;
}

void draw_cursor(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    const Panes *panes = &drawing->panes;
    if (!state->plain || state->prompt.kind != PROMPT_NONE)
        return;
    size_t address_rows = reader_address_rows(state);
    if (state->overlay.kind != OVERLAY_NONE)
        put_cursor(drawing, panes->overlay,
                   state->overlay.cursor == NONE ? 0 : state->overlay.cursor - state->overlay.top);
    else if (address_rows > 0)
        put_cursor(drawing, prompt_area(drawing), 0);
    else if (panes->sidebar.cols > 0)
        put_cursor(drawing, panes->list, state->sidebar.cursor - state->sidebar.top);
    else if (state->notes.open && panes->notes.rows > 1)
        put_cursor(drawing, panes->notes, 1);
    else
        put_cursor(drawing, panes->text, reading_index(state));
}
