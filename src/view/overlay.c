/* Help, information and lists: they lie over text and sidebar. */
#include "internal.h"

#include "base/utf8.h"

/* Where the end of text begins that has room in so many columns. */
static size_t end_start(Str text, size_t cols)
{
    size_t width = utf8_width(text), start = 0;
    while (width > cols && start < text.len_bytes) {
        size_t end = utf8_cluster_end(text, start);
        width -= utf8_width(str_slice(text, start, end));
        start = end;
    }
    return start;
}

/* A path at the right, of which the end tells most, and which has half of the room at least. */
static void put_path(Pen *pen, Str path, Str beside, Role role)
{
    size_t room = pen->end > pen->col ? (size_t)(pen->end - pen->col) : 0, taken = utf8_width(beside);
    taken += taken > 0 ? OVERLAY_GAP_COLS : 0;
    size_t cols = taken < room / 2 ? room - taken : room / 2;
    if (utf8_width(path) > cols && cols > 1) {
        size_t start = end_start(path, cols - 1);
        pen_put_right(pen, str_slice(path, start, path.len_bytes), role, ATTR_DIM);
        pen_put_right(pen, STR("…"), role, ATTR_DIM);
    } else {
        pen_put_right(pen, path, role, ATTR_DIM);
    }
    pen->end -= OVERLAY_GAP_COLS;
}

static void put_item(Drawing *drawing, Rect area, const OverlayLine *line, int row)
{
    const OverlayState *overlay = &drawing->state->overlay;
    bool chosen = overlay->cursor != NONE && overlay->lines.items[overlay->cursor].item == line->item;
    Role role = chosen ? ROLE_SIDEBAR_CURSOR : ROLE_HELP;
    int indent = panes_overlay_indent(area);
    Pen pen = {drawing->screen, area.col + indent, row, area.col + area.cols - (indent > 0 ? 1 : 0)};
    screen_fill(drawing->screen, (Rect){area.col, row, area.cols, 1}, role);
    pen_put(&pen, line->key, chosen ? role : ROLE_HELP_KEY, 0);
    pen.col = area.col + indent + (int)overlay->key_cols + OVERLAY_GAP_COLS;
    if (line->keeps_end)
        put_path(&pen, line->aside, line->text, role);
    else if (line->aside.len_bytes > 0 && 2 * (int)utf8_width(line->aside) <= pen.end - pen.col &&
             pen_put_right(&pen, line->aside, role, ATTR_DIM))
        pen.end -= OVERLAY_GAP_COLS;
    pen_put(&pen, line->text, role, line->second ? ATTR_DIM : 0);
}

static void put_line(Drawing *drawing, Rect area, const OverlayLine *line, int row)
{
    Pen pen = {drawing->screen, area.col, row, area.col + area.cols};
    if (line->item != NONE) {
        put_item(drawing, area, line, row);
        return;
    }
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
