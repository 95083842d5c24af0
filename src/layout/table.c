#include "compose.h"

enum {
    COLUMN_GAP_COLS = 2,
    CELL_TAB_COLS = 4
};

typedef VEC(size_t) ColumnWidths;

static size_t cell_width(Str text, DocRange cell)
{
    Str s = str_slice(text, cell.start, cell.end);
    size_t width = 0;
    for (size_t at = 0; at < s.len_bytes;) {
        ClusterMetrics cluster = measure_cluster(s, at, width, 0);
        width += cluster.width_cols;
        at = cluster.end;
    }
    return width;
}

/* As next_line(), for the cells of a line. */
static bool next_cell(Str text, DocRange line, DocPos *at, DocRange *cell)
{
    if (*at > line.end)
        return false;
    DocPos end = str_find_byte(str_slice(text, 0, line.end), '\t', *at);
    *cell = (DocRange){*at, end};
    *at = end + 1;
    return true;
}

static void measure_columns(Str text, DocRange table, ColumnWidths *widths)
{
    DocRange line, cell;
    for (DocPos at = table.start; next_line(text, table, &at, &line);) {
        size_t column = 0;
        for (DocPos in_line = line.start; next_cell(text, line, &in_line, &cell); column++) {
            if (column == widths->count)
                vec_push(widths, 0);
            size_t width = cell_width(text, cell);
            if (width > widths->items[column])
                widths->items[column] = width;
        }
    }
}

static size_t total_width(const ColumnWidths *widths)
{
    size_t total = 0;
    for (size_t i = 0; i < widths->count; i++)
        total += widths->items[i] + (i > 0 ? COLUMN_GAP_COLS : 0);
    return total;
}

static void compose_aligned(Composer *composer, const ColumnWidths *widths)
{
    Str text = composer->rows->text;
    DocRange line, cell;
    for (DocPos at = composer->text.start; next_line(text, composer->text, &at, &line);) {
        compose_prefix(composer, line.start);
        size_t column = 0, col = composer->frame.text_col;
        for (DocPos in_line = line.start; next_cell(text, line, &in_line, &cell); column++) {
            row_put_text(composer->rows, cell, col, composer->look->style, 0);
            col += widths->items[column] + COLUMN_GAP_COLS;
        }
        row_end(composer->rows, line.end);
    }
}

/* Columns when the widest fit; else each row is broken like a line of verse, so that no cell is lost at the
 * edge. A text without tabs has been aligned by its author. */
void compose_table(Composer *composer)
{
    ColumnWidths widths = {0};
    Str text = composer->rows->text;
    measure_columns(text, composer->text, &widths);
    bool fits = total_width(&widths) <= composer->frame.text_cols;
    if (fits && widths.count > 1) {
        compose_aligned(composer, &widths);
    } else {
        DocRange line;
        for (DocPos at = composer->text.start; next_line(text, composer->text, &at, &line);)
            if (widths.count > 1)
                compose_line(composer, line, CELL_TAB_COLS);
            else
                compose_unbroken_line(composer, line, 0);
    }
    vec_free(&widths);
}
