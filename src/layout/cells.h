/* Cells: the text of a table as lines of cells divided by tabs, and what its columns are like. */
#ifndef RECTO_LAYOUT_CELLS_H
#define RECTO_LAYOUT_CELLS_H

#include "base/vec.h"
#include "break.h"
#include "document/document.h"
#include "look.h"

typedef struct {
    DocRange text; /* without white space at its ends; start == end when it is blank */
    size_t cols;   /* of its text on one row */
} Cell;

typedef struct {
    size_t natural_cols; /* of its widest cell on one row */
    size_t minimum_cols; /* of the longest word in it that no line may be broken in; see measure_words() */
    size_t cols;         /* that it gets */
    Align align;
} Column;

typedef VEC(Column) ColumnList;

/* The next cell of the line at or after *at; *at moves behind it. False at the end. */
bool next_cell(Str text, DocRange line, DocPos *at, Cell *cell);

/* The lines by which the columns of a table are decided: all, or some from its beginning to its end when it is giant. */
typedef struct {
    DocRange table, range; /* the stretch of it in which the next line stands */
    DocPos at;
    size_t next, count; /* of stretches */
} TableLines;
TableLines table_lines(DocRange table);
bool next_table_line(Str text, TableLines *lines, DocRange *line);

/* What is left of the line from *at on as one cell. */
Cell rest_of_line(Str text, DocRange line, DocPos at);

/* Appends the columns of the block: as many as its longest line has cells. They are aligned as the block says, and to
 * the right where it does not and all below the first line are numbers. O(text). */
void read_columns(Str text, const Block *block, ColumnList *columns);

/* How words of cells are divided, while the cells are gone through in order. */
typedef struct {
    Breaker *breaker;       /* scratch */
    Hyphenator *hyphenator; /* NULL: not at all */
    const DocRange *code;   /* of the table's text, counted from base on, in order: not divided */
    size_t code_count;
    DocPos base;
    size_t next; /* of code, that may reach into the next cell */
    VEC(DocRange) in_cell;
} CellHyphenation;

/* That of the cell; good until it is asked for another. One that lies before the cell asked for last begins anew. */
Hyphenation hyphenation_of_cell(CellHyphenation *hyphens, DocRange cell);

/* Sets minimum_cols: what the longest word takes. One that is wider than whole_cols is divided for it, where it may be.
 * O(text). */
void measure_words(Str text, DocRange table, size_t whole_cols, CellHyphenation *hyphens,
                   ColumnList *columns);

#endif
