#include "widths.h"

#include "compose.h"

static size_t count_lines(Str text, DocRange table)
{
    size_t count = 0;
    DocRange line;
    for (TableLines lines = table_lines(table); next_table_line(text, &lines, &line);)
        count++;
    return count;
}

static void sample_line(Str text, DocRange line, size_t column_count, CellWidths *sample)
{
    DocPos at = line.start;
    Cell cell;
    for (size_t i = 0; i < column_count; i++)
        vec_push(sample, next_cell(text, line, &at, &cell) ? cell.cols : 0);
}

void sample_cells(Str text, DocRange table, size_t column_count, CellWidths *sample)
{
    size_t count = count_lines(text, table), wanted = SAMPLE_CELLS_MAX / column_count;
    size_t step = wanted == 0 ? count : (count + wanted - 1) / wanted, index = 0;
    DocRange line;
    for (TableLines lines = table_lines(table); next_table_line(text, &lines, &line); index++)
        if (index % step == 0)
            sample_line(text, line, column_count, sample);
}

enum {
    RAGGED_COLS = 2,     /* that words leave free at the end of a row, as a rule */
    LOOK_AHEAD_COLS = 12 /* how far a column is widened at once for the sake of a row less */
};

/* The rows that so much text takes in so many columns, as far as can be told without its words. */
static size_t rows_of(size_t text_cols, size_t cols)
{
    if (text_cols <= cols || cols == 0)
        return 1;
    size_t filled = cols - (cols / 4 < RAGGED_COLS ? cols / 4 : RAGGED_COLS);
    return (text_cols + filled - 1) / filled;
}

static size_t tallest_cell(const ColumnList *columns, const size_t *cells)
{
    size_t tallest = 1;
    for (size_t i = 0; i < columns->count; i++) {
        size_t rows = rows_of(cells[i], columns->items[i].cols);
        tallest = rows > tallest ? rows : tallest;
    }
    return tallest;
}

/* What a wider column takes off the rows of the lines, a column at a time: as many as it is wider, up to
 * LOOK_AHEAD_COLS, are looked at. A line is as tall as its tallest cell: the others count the less the lower they are,
 * but they count, or two that are equally tall would never grow together. */
typedef struct {
    double rows[LOOK_AHEAD_COLS + 1];
} Gains;

static void add_gains(const ColumnList *columns, const size_t *cells, Gains *gains)
{
    size_t tallest = tallest_cell(columns, cells);
    for (size_t i = 0; tallest > 1 && i < columns->count; i++) {
        size_t cols = columns->items[i].cols, rows = rows_of(cells[i], cols);
        double share = (double)rows / (double)tallest, weight = share * share * share;
        for (size_t more = 1; rows > 1 && more <= LOOK_AHEAD_COLS; more++)
            gains[i].rows[more] += (double)(rows - rows_of(cells[i], cols + more)) * weight;
    }
}

/* The column that gains most for its room, and by how much it is to be wider; when none gains anything, the one that is
 * furthest from its natural width. NULL when all have that. */
static Column *neediest(ColumnList *columns, size_t room, const Gains *gains, size_t *wider)
{
    Column *best = NULL, *narrowest = NULL;
    double most = 0.0;
    size_t lacks_most = 0;
    for (size_t i = 0; i < columns->count; i++) {
        Column *column = &columns->items[i];
        size_t lacks = column->natural_cols - column->cols;
        for (size_t more = 1; more <= LOOK_AHEAD_COLS && more <= room && more <= lacks; more++) {
            double gain = gains[i].rows[more] / (double)more;
            if (gain > most) {
                most = gain;
                best = column;
                *wider = more;
            }
        }
        if (lacks > lacks_most) {
            lacks_most = lacks;
            narrowest = column;
        }
    }
    if (!best)
        *wider = 1;
    return best ? best : narrowest;
}

/* All get what they must have, and those that ask for no more than two thirds of an equal share all of that: a row
 * less is not worth names and dates that are cut in two. Returns what is left of room. */
static size_t give_least(ColumnList *columns, size_t room)
{
    size_t share = room / columns->count * 2 / 3;
    for (size_t i = 0; i < columns->count; i++) {
        columns->items[i].cols = columns->items[i].minimum_cols;
        room -= columns->items[i].cols;
    }
    for (size_t i = 0; i < columns->count; i++) {
        Column *column = &columns->items[i];
        size_t lacks = column->natural_cols - column->cols;
        if (column->natural_cols <= share && lacks <= room) {
            column->cols += lacks;
            room -= lacks;
        }
    }
    return room;
}

void choose_widths(ColumnList *columns, size_t room, const CellWidths *sample)
{
    Gains *gains = memory_alloc_zero(columns->count, sizeof *gains);
    room = give_least(columns, room);
    while (room > 0) {
        size_t wider;
        memset(gains, 0, columns->count * sizeof *gains);
        for (size_t at = 0; at < sample->count; at += columns->count)
            add_gains(columns, sample->items + at, gains);
        Column *column = neediest(columns, room, gains, &wider);
        if (!column)
            break;
        column->cols += wider;
        room -= wider;
    }
    memory_free(gains);
}
