/* Layout: a document's blocks as rows of runs, for one measure.
 *
 * A block is laid out when it is asked for and kept in a small cache; nothing here depends on how long the
 * document is, nor on how long a block is: a giant one is laid out part by part. Rows are the same whichever part is asked
 * for first. Parts end where rows do: at a line end of the text where those are kept, else between two words, and the row
 * that ends there is as full as others. Only what has neither within reach is cut between two clusters: a word that fills
 * rows for kilobytes, a line of code of some ten thousand columns, which goes on in another row. The columns of a giant
 * table are decided by some of its lines from its beginning to its end; what they have no room for is wrapped.
 *
 * Columns count from 0 at the left edge of the measure; who draws the rows centres them.
 *
 * Properties that hold at every measure from 1 up: no row is wider than the measure unless it holds a
 * single cluster that is, or stands in a block that is never broken (code; a table without cells); the runs
 * with a position cover every byte of the block's text but white space at which a line was broken or cells
 * were divided, each byte once. They do so in order, left to right and row by row, but where the cells of a
 * table are wrapped in their columns: the rows that such a line of the text takes (one, and those behind it
 * that go on with it) take turns with its cells, and are in order cell by cell. In a block with text from right to left
 * the runs of a row are in the order in which they are drawn (UAX #9), and the text of one may be the mirrored
 * image of a bracket. A plain rule (---, ***) is
 * drawn as an ornament without a position; its row has the whole of its text.
 */
#ifndef RECTO_LAYOUT_LAYOUT_H
#define RECTO_LAYOUT_LAYOUT_H

#include "base/hyphenator.h"
#include "document/document.h"

typedef struct Layout Layout;

enum {
    LAYOUT_PART_BYTES = 1 << 16 /* of text in a part, about; a block of less than two of them has one part */
};

enum {
    MEASURE_DEFAULT_COLS = 68,
    MEASURE_MIN_COLS = 20,
    MEASURE_MAX_COLS = 200,
    MEASURE_STEP_COLS = 4
};

typedef struct {
    size_t measure_cols;    /* at least 1 */
    bool show_furniture;    /* give furniture and meta rows of their own; else they have none */
    bool verbatim;          /* the source as it stands: no room between blocks but its own */
    Hyphenator *hyphenator; /* what divides words, borrowed; NULL: they stay whole */
    bool justify;           /* lines of body text are spread to the measure */
    bool plain; /* no bars, rules and indents; what a heading or a quotation is stands before it in words */
    bool
        visual_order; /* text from right to left is put into the order of drawing (UAX #9); else it stays as it is stored */
} LayoutOptions;

/* What a run is; the view turns it into a role. */
typedef enum {
    STYLE_TEXT,
    STYLE_TITLE,
    STYLE_DECK,
    STYLE_KICKER,
    STYLE_BYLINE,
    STYLE_HEADING_1,
    STYLE_HEADING_2,
    STYLE_HEADING_3, /* and deeper */
    STYLE_CAPTION,
    STYLE_QUOTE, /* block quotes, epigraphs */
    STYLE_PULLQUOTE,
    STYLE_ATTRIBUTION,
    STYLE_VERSE,
    STYLE_CODE,
    STYLE_TABLE,
    STYLE_TABLE_HEAD,
    STYLE_NOTE,
    STYLE_BIO,
    STYLE_BOOK_TITLE,
    STYLE_BOOK_CITATION,
    STYLE_REVIEWER,
    STYLE_QUESTION,
    STYLE_FURNITURE,
    STYLE_META,
    STYLE_BAR,    /* drawn beside quotes and captions */
    STYLE_RULE,   /* drawn lines */
    STYLE_MARKER, /* bullets and numbers of lists */
    STYLE_COUNT
} Style;

/* Spans that a run stands in: bit 1 << SpanKind. */
typedef uint8_t SpanSet;

typedef struct {
    Str text;     /* what to draw: bytes of the document, or decoration. No control characters but '\t' and
                     '\n', which are drawn as spaces */
    DocPos start; /* of text in the document, whose bytes it is from there on; NONE for decoration */
    uint32_t col; /* where it begins */
    uint32_t width_cols; /* a tab in code is as wide as the way to its stop; 0: not to be drawn (a soft hyphen
                            inside a line) */
    Style style;
    SpanSet spans;
} Run;

/* A row of decoration has text.start == text.end: the position of the text that follows it in the block, or the
 * block's start. */
typedef struct {
    const Run *runs; /* left to right */
    size_t run_count;
    DocRange text; /* in which all that it shows lies; neither start nor end falls from a row to the next */
    bool goes_on;  /* with the cells of the row above: what else is in text is shown there, or below */
} Row;

/* A block, or a part of a giant one. */
typedef struct {
    const Row *rows; /* blank rows that set the block off from the one before come first, in its first part */
    size_t row_count;      /* 0 for a block that is not shown, and for a part that has nothing to show */
    size_t first_text_row; /* index of the first row that is not blank; row_count when there is none */
    size_t width_cols;     /* of its widest row */
} LaidBlock;

/* doc is borrowed. */
Layout *layout_new(const Document *doc, LayoutOptions options);
void layout_free(Layout *layout); /* NULL is fine */
LayoutOptions layout_options(const Layout *layout);
/* True when they set a document the same way. */
bool layout_same_options(LayoutOptions a, LayoutOptions b);
/* Forgets all rows. */
void layout_set_options(Layout *layout, LayoutOptions options);

/* How many parts a block has, at least 1, and the one in which pos lies: the first or last when it is not in the block. */
size_t layout_part_count(const Layout *layout, size_t block);
size_t layout_part_at(const Layout *layout, size_t block, DocPos pos);

/* The rows of a part; borrowed until 64 other parts have been asked for or the options change. O(LAYOUT_PART_BYTES), and
 * a look at each span of the block. */
const LaidBlock *layout_part(Layout *layout, size_t block, size_t part);

/* The first part, which is all of any block that is not giant. */
const LaidBlock *layout_block(Layout *layout, size_t block);

/* The row that shows pos, or what stands nearest before it, counted in layout_part_at(pos); the first with text when that
 * is nothing. 0 when the part has no rows. */
size_t layout_row_of(Layout *layout, size_t block, DocPos pos);

/* The columns in which run shows the part of range that lies in it; whole clusters. *cols is 0 when none. */
void layout_run_columns(const Run *run, DocRange range, uint32_t *col, uint32_t *cols);

/* The part of run between two columns of its row: the clusters that stand there with all of their columns, and of a tab
 * what does. False when there is nothing. */
bool layout_run_part(const Run *run, uint32_t from_col, uint32_t end_col, Run *part);

/* The columns that row takes, from the left edge of the measure to the end of its last run. */
size_t layout_row_cols(const Row *row);

/* The position that row shows at col, or the nearest that it shows; NONE when it shows no text. */
DocPos layout_row_pos(const Row *row, uint32_t col);

#endif
