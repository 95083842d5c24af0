#include "view/view.h"

#include "internal.h"

static size_t at_least_one(int count)
{
    return count > 0 ? (size_t)count : 1;
}

void view_fit(Reader *reader, int cols, int rows)
{
    const Panes panes = panes_for(reader_state(reader), cols, rows);
    reader_set_sidebar_over(reader, panes.sidebar_over);
    if (panes.sidebar.cols > 0)
        reader_set_sidebar_cols(reader, (size_t)panes.sidebar.cols);
    reader_set_strip(reader, (size_t)panes.strip.rows);
    reader_set_overlay(
        reader, at_least_one(panes.overlay.cols - panes_overlay_indent(panes.overlay) - OVERLAY_GAP_COLS));
    reader_set_page(reader, at_least_one(panes.page_cols), at_least_one(panes.text_rows),
                    at_least_one(panes.list.rows));
}

void view_draw(const Reader *reader, Screen *screen)
{
    Drawing drawing = {.state = reader_state(reader), .screen = screen};
    drawing.panes = panes_for(drawing.state, screen->cols, screen->rows);
    bool card_told = true;
    screen_clear(screen);
    draw_text_pane(&drawing);
    draw_notes(&drawing);
    draw_strip(&drawing);
    draw_sticky(&drawing);
    if (drawing.state->card != NONE && drawing.state->overlay.kind == OVERLAY_NONE)
        card_told = draw_card(&drawing);
    draw_sidebar(&drawing);
    draw_overlay(&drawing);
    draw_address(&drawing);
    draw_status(&drawing, card_told);
    draw_hints(&drawing);
    draw_cursor(&drawing);
    arena_free(&drawing.arena);
}
