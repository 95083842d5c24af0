/* Rows of one block while they are made. */
#ifndef RECTO_LAYOUT_ROWS_H
#define RECTO_LAYOUT_ROWS_H

#include "base/arena.h"
#include "base/vec.h"
#include "break.h"
#include "layout/layout.h"

/* From start on, up to the next change, the text stands in spans. */
typedef struct {
    DocPos start;
    SpanSet spans;
} SpanChange;

/* Scratch that one block leaves for the next, and the block that is being made. Zero-initialise. */
typedef struct {
    Breaker breaker;
    VEC(SpanChange) changes;
    VEC(DocRange) whole; /* bytes of a paragraph that are not divided */
    size_t change;       /* the one that the row made last ended in */
    VEC(Row) rows;
    VEC(Run) runs;   /* of the row that is being made */
    VEC(Run) spread; /* the same while its blanks are made wider */
    DocPos row_start;
    Str text; /* the document's */
    Arena *arena;
} RowBuilder;

/* Begins a block, or the part of it that is in range; its rows will live in arena. */
void rows_begin(RowBuilder *rows, const Document *doc, const Block *block, DocRange range, Arena *arena);

/* A row for the text from start on is begun, filled from the left, and ended. */
void row_begin(RowBuilder *rows, DocPos start);
/* Decoration at col; text must live as long as the block. Returns the column behind it. */
size_t row_put_decoration(RowBuilder *rows, Str text, size_t col, Style style);
/* A rule of so many columns, drawn at col. */
void row_put_rule(RowBuilder *rows, size_t col, size_t cols);
/* A range of the block's text, of one line. tab_cols as in BreakWidths, counted from col. Returns the column
 * behind it. */
size_t row_put_text(RowBuilder *rows, DocRange range, size_t col, Style style, size_t tab_cols);
/* Moves the runs from first on to the right. */
void row_shift(RowBuilder *rows, size_t first, size_t cols);
/* Makes the blanks inside the runs from first on wider, by so many columns in all; from_left: whether what does not come out
 * even is counted from the left or from the right. Nothing when there are too few blanks for it. Returns by how many columns the row grew. */
size_t row_spread(RowBuilder *rows, size_t first, size_t cols, bool from_left);
/* Puts the runs from first on, which stand side by side, into the order in which they are drawn; levels are those of the text
 * from base on (base/bidi.h), paragraph_level is what holds for decoration. */
void row_order(RowBuilder *rows, size_t first, const uint8_t *levels, DocPos base, uint8_t paragraph_level);
/* Turns the row round in the measure: the decoration before the runs from first on comes to stand at the right, as far from
 * the edge; the runs themselves keep their order, and have behind_cols columns to their left in place of before_cols. */
void row_mirror(RowBuilder *rows, size_t first, size_t measure_cols, size_t before_cols, size_t behind_cols);
void row_end(RowBuilder *rows, DocPos end);

/* The rows so far, moved into the arena. */
LaidBlock rows_finish(RowBuilder *rows, size_t first_text_row);
void rows_free(RowBuilder *rows);

#endif
