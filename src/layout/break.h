/* Breaking a text into lines of a measure. */
#ifndef RECTO_LAYOUT_BREAK_H
#define RECTO_LAYOUT_BREAK_H

#include "base/hyphenator.h"
#include "base/str.h"
#include "base/vec.h"
#include "document/document.h"

/* One line of the broken text: bytes [start, end), without the white space that it was broken at. */
typedef struct {
    size_t start, end;
    size_t width_cols; /* with the hyphen */
    bool hyphen;       /* broken at a soft hyphen, which is then to be shown */
} BrokenLine;

typedef VEC(BrokenLine) BrokenLines;

/* A place where a line may end, while a paragraph is fitted (fit.c). */
typedef struct {
    size_t next;                      /* where the line behind it begins */
    size_t end;                       /* of what the line before it shows */
    size_t cols_to_next, cols_to_end; /* from the beginning of the text on */
    unsigned char kind;
    bool lone;         /* a word of one letter stands before it */
    bool crammed;      /* inside of what is wider than the measure */
    uint32_t previous; /* the best line that ends here begins behind this one */
    uint32_t lines;    /* of the paragraph up to here */
    uint64_t cost;
} BreakPoint;

typedef struct {
    size_t first_cols, rest_cols; /* the measure of the first line and of the others; at least 1 */
    size_t tab_cols;              /* distance of tab stops; 0: a tab is a space */
} BreakWidths;

/* Scratch that one text leaves for the next. Zero-initialise. */
typedef struct {
    bool *flags;
    size_t capacity;
    BrokenLines lines;
    VEC(BreakPoint) points;
    VEC(uint32_t) chosen;
    VEC(size_t) hyphens; /* where words may be divided, in order */
} Breaker;

/* Breaks text, which is one paragraph or one line that is to be kept, and returns its lines in
 * breaker->lines: at least one, which is empty when text is blank. Lines end at the opportunities of UAX #14,
 * first fit; a word that is longer than the measure is broken between clusters. No line is wider than its
 * measure unless it is a single cluster. White space at the beginning of text stays. O(text). */
void break_lines(Breaker *breaker, Str text, BreakWidths widths);

enum {
    BALANCED_MAX_LINES = 6 /* of more, nobody sees how long the last is beside the first */
};

/* As break_lines(), in as many lines, but in the narrowest measure in which they are no more: so they are about equally
 * long, and none has a single word that the others had room for. For what is set large: titles, decks, headings. False,
 * with the lines of break_lines(), when those are more than BALANCED_MAX_LINES, or words had to be divided in them.
 * O(text * log measure) of a text of few lines. */
bool break_balanced(Breaker *breaker, Str text, BreakWidths widths);

/* Sets breaker->flags to where lines of the text may end (opportunities.h). */
void breaker_find_opportunities(Breaker *breaker, Str text);

/* Where words may be divided. */
typedef struct {
    Hyphenator *hyphenator; /* NULL: nowhere but at soft hyphens */
    const DocRange *whole;  /* bytes of the text in which no word is divided, in order: code */
    size_t whole_count;
} Hyphenation;

/* As break_lines(), but the lines of the whole paragraph are chosen together: so that the squares of what is missing at
 * their ends are the least in sum (Knuth and Plass, "Breaking Paragraphs into Lines", 1981), hyphens, a last line of a few
 * letters and a word of one letter at a line's end being held against them. There is at most one line more than break_lines()
 * has. Words are divided only where lines would be ragged without it. Tabs are spaces. O(text), in bounded room besides the
 * flags: a long paragraph is fitted part by part. goes_on: the paragraph does so behind the text, whose last line is one like the others. */
void break_paragraph(Breaker *breaker, Str text, BreakWidths widths, bool goes_on, Hyphenation hyphenation);

/* Sets breaker->hyphens to where words of the text may be divided. O(text). */
void breaker_find_hyphens(Breaker *breaker, Str text, Hyphenation hyphenation);

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
ClusterMetrics measure_other_cluster(Str text, size_t at, size_t col, size_t tab_cols);
static inline ClusterMetrics measure_cluster(Str text, size_t at, size_t col, size_t tab_cols)
{
    unsigned char byte = (unsigned char)text.data[at];
    bool alone = at + 1 == text.len_bytes || (unsigned char)text.data[at + 1] < 0x80;
    if (byte < 0x80 && alone && byte != '\t')
        return (ClusterMetrics){at + 1, 1, byte == ' ' || byte == '\n', false};
    return measure_other_cluster(text, at, col, tab_cols);
}

/* Columns of a stretch of text; a tab is a space. */
size_t measure_text(Str text);

#endif
