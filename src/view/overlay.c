/* Help and information: they lie over text and sidebar. */
#include "internal.h"

static void put_line(Drawing *drawing, Rect area, const OverlayLine *line, int row)
{
    Pen pen = {drawing->screen, area.col, row, area.col + area.cols};
    if (line->heading) {
        pen_put(&pen, line->key, ROLE_HELP, ATTR_BOLD);
        return;
    }
    pen.col += panes_overlay_indent(area);
    int text_col = pen.col + (int)drawing->state->overlay.key_cols + OVERLAY_GAP_COLS;
    pen_put(&pen, line->key, ROLE_HELP_KEY, 0);
    pen.col = text_col;
    pen_put(&pen, line->text, ROLE_HELP, 0);
}

void draw_overlay(Drawing *drawing)
{
    const OverlayState *overlay = &drawing->state->overlay;
    if (overlay->kind == OVERLAY_NONE)
        return;
    Rect area = drawing->panes.overlay;
    screen_fill(drawing->screen, (Rect){0, 0, drawing->screen->cols, area.row + area.rows}, ROLE_HELP);
    if (overlay->lines.count == 0) {
        screen_put_fitted(drawing->screen, area.col, area.row, area.cols, STR("nothing of that kind"),
                          ROLE_HELP, ATTR_DIM);
    }
    for (int row = 0; row < area.rows && overlay->top + (size_t)row < overlay->lines.count; row++)
        put_line(drawing, area, &overlay->lines.items[overlay->top + (size_t)row], area.row + row);
}
