/* Breaking a text into lines of a measure. */
#ifndef RECTO_LAYOUT_BREAK_H
#define RECTO_LAYOUT_BREAK_H

#include "base/str.h"
#include "base/vec.h"

/* One line of the broken text: bytes [start, end), without the white space that it was broken at. */
typedef struct {
    size_t start, end;
    size_t width_cols; /* with the hyphen */
    bool hyphen;       /* broken at a soft hyphen, which is then to be shown */
} BrokenLine;

typedef VEC(BrokenLine) BrokenLines;

typedef struct {
    size_t first_cols, rest_cols; /* the measure of the first line and of the others; at least 1 */
    size_t tab_cols;              /* distance of tab stops; 0: a tab is a space */
} BreakWidths;

/* Scratch that one text leaves for the next. Zero-initialise. */
typedef struct {
    bool *flags;
    size_t capacity;
    BrokenLines lines;
} Breaker;

/* Breaks text, which is one paragraph or one line that is to be kept, and returns its lines in
 * breaker->lines: at least one, which is empty when text is blank. Lines end at the opportunities of UAX #14,
 * first fit; a word that is longer than the measure is broken between clusters. No line is wider than its
 * measure unless it is a single cluster. White space at the beginning of text stays. O(text). */
void break_lines(Breaker *breaker, Str text, BreakWidths widths);

/* Gives scratch back that a giant text has left. */
void breaker_trim(Breaker *breaker);
void breaker_free(Breaker *breaker);

/* The cluster that begins at text[at], and how many columns it takes in a row that it joins at col: as
 * screen_put() draws it, a control character is one column wide. */
typedef struct {
    size_t end;
    size_t width_cols;
    bool blank;       /* white space at which a line may be broken */
    bool soft_hyphen; /* not shown unless a line ends with it */
} ClusterMetrics;
ClusterMetrics measure_cluster(Str text, size_t at, size_t col, size_t tab_cols);

#endif
