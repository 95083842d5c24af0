/* Help and information: they lie over text and sidebar. */
#include "internal.h"

#include "base/utf8.h"

enum {
    KEY_COL = 2,
    KEY_GAP_COLS = 2,
    KEY_MIN_COLS = 6,
    COLUMNS_MAX_COLS = 100
};

/* How wide the left column is: as its widest, but a third of the screen at most. */
static int key_cols(const OverlayState *overlay, int cols)
{
    size_t widest = KEY_MIN_COLS;
    for (size_t i = 0; i < overlay->lines.count; i++) {
        const OverlayLine *line = &overlay->lines.items[i];
        size_t width = line->heading ? 0 : utf8_width(line->key);
        widest = width > widest ? width : widest;
    }
    return widest < (size_t)(cols / 3) ? (int)widest : cols / 3;
}

/* Where the lines stand: two columns. */
typedef struct {
    Rect area;
    int text_col, key_cols;
    bool wrapped; /* texts that are longer than their column go on below: only when all lines are in sight
                     then, too, for the reader scrolls by lines */
} Columns;

static int text_cols(const Columns *columns)
{
    return columns->area.col + columns->area.cols - columns->text_col;
}

/* The first row's worth of text; at a blank when it has one. */
static Str first_row(Str text, int cols)
{
    size_t end = cols > 0 ? utf8_fit(text, (size_t)cols) : 0;
    if (end == text.len_bytes || end == 0) {
        return text;
    }
    for (size_t at = end; at > 0; at--) {
        if (text.data[at] == ' ') {
            return str_slice(text, 0, at);
        }
    }
    return str_slice(text, 0, end);
}

/* Puts the text row by row, or only counts its rows. */
static int put_text(Drawing *drawing, const Columns *columns, Str text, int row, bool draw)
{
    int rows = 0;
    do {
        Str part = columns->wrapped ? first_row(text, text_cols(columns)) : text;
        if (draw) {
            screen_put_fitted(drawing->screen, columns->text_col, row + rows, text_cols(columns), part,
                              ROLE_HELP, 0);
        }
        text = str_trim(str_slice(text, part.len_bytes, text.len_bytes));
        rows++;
    } while (text.len_bytes > 0);
    return rows;
}

static int put_line(Drawing *drawing, const Columns *columns, const OverlayLine *line, int row, bool draw)
{
    Rect area = columns->area;
    if (line->heading) {
        Pen pen = {drawing->screen, area.col, row, draw ? area.col + area.cols : area.col};
        pen_put(&pen, line->key, ROLE_HELP, ATTR_BOLD);
        return 1;
    }
    if (draw) {
        screen_put_fitted(drawing->screen, columns->text_col - KEY_GAP_COLS - columns->key_cols, row,
                          columns->key_cols, line->key, ROLE_HELP_KEY, 0);
    }
    return put_text(drawing, columns, line->text, row, draw);
}

static Columns fit_columns(Drawing *drawing, Rect area)
{
    const OverlayState *overlay = &drawing->state->overlay;
    Columns columns = {.area = area, .key_cols = key_cols(overlay, area.cols)};
    int indent = area.cols > 2 * KEY_MIN_COLS ? KEY_COL : 0;
    columns.text_col = area.col + indent + columns.key_cols + KEY_GAP_COLS;
    columns.wrapped = overlay->lines.count <= (size_t)area.rows && text_cols(&columns) >= KEY_MIN_COLS;
    int rows = 0;
    for (size_t i = 0; columns.wrapped && i < overlay->lines.count; i++) {
        rows += put_line(drawing, &columns, &overlay->lines.items[i], 0, false);
        columns.wrapped = rows <= area.rows;
    }
    return columns;
}

void draw_overlay(Drawing *drawing)
{
    const OverlayState *overlay = &drawing->state->overlay;
    if (overlay->kind == OVERLAY_NONE) {
        return;
    }
    const Panes *panes = &drawing->panes;
    Rect whole = {0, 0, drawing->screen->cols, panes->text.row + panes->text.rows};
    screen_fill(drawing->screen, whole, ROLE_HELP);
    int cols = whole.cols < COLUMNS_MAX_COLS ? whole.cols : COLUMNS_MAX_COLS;
    int margin = cols > 2 * KEY_MIN_COLS ? 1 : 0;
    Rect area = {(whole.cols - cols) / 2 + margin, panes->text.row, cols - 2 * margin, panes->text.rows};
    if (overlay->lines.count == 0) {
        screen_put_fitted(drawing->screen, area.col, area.row, area.cols, STR("nothing of that kind"),
                          ROLE_HELP, ATTR_DIM);
    }
    Columns columns = fit_columns(drawing, area);
    int row = area.row, end = area.row + area.rows;
    for (size_t i = overlay->top; i < overlay->lines.count && row < end; i++) {
        row += put_line(drawing, &columns, &overlay->lines.items[i], row, true);
    }
}
