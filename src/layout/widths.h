/* Widths: the room of a table given to its columns so that its lines take few rows. */
#ifndef RECTO_LAYOUT_WIDTHS_H
#define RECTO_LAYOUT_WIDTHS_H

#include "cells.h"

/* Of some lines of a table, how wide each cell is on one row: a line's cells follow each other, as many as there are
 * columns. */
typedef VEC(size_t) CellWidths;

enum {
    SAMPLE_CELLS_MAX = 2048
};

/* Appends the widths of the cells of lines evenly spread over the table: of all of them when that is no more than
 * SAMPLE_CELLS_MAX cells. */
void sample_cells(Str text, DocRange table, size_t column_count, CellWidths *sample);

/* Sets cols of each column between its minimum and its natural width. room is for all of them together, without what
 * stands between: at least the sum of the minimums. Not more of it is left than the natural widths leave.
 * O(sample * room). */
void choose_widths(ColumnList *columns, size_t room, const CellWidths *sample);

#endif
