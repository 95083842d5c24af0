/* Composing: one block, with its look, into rows. */
#ifndef RECTO_LAYOUT_COMPOSE_H
#define RECTO_LAYOUT_COMPOSE_H

#include "look.h"
#include "rows.h"

/* What is left of a look when the measure is narrow: at least half of the measure belongs to the text. */
typedef struct {
    size_t indent_cols, bars, inner_cols;
    Str lead;
    size_t lead_cols;             /* with the blank behind it */
    size_t lead_col;              /* where it begins */
    size_t text_col;              /* where the text begins */
    size_t text_cols;             /* at least 1 */
    size_t first_cols, turn_cols; /* below text_cols */
    size_t measure_cols;
} Frame;

typedef struct {
    RowBuilder *rows;
    const Document *doc;
    size_t block;
    const Look *look;
    Frame frame;
    DocRange whole, text;  /* of the block, and what of it is composed: a part, or all */
    DocRange head;         /* its first part */
    const uint8_t *levels; /* of the text's bytes (base/bidi.h); NULL: all is left to right */
    bool leftwards;        /* the paragraph goes from right to left */
    bool justify;
    Hyphenator *hyphenator; /* NULL: words are not divided */
} Composer;

/* The rows of a part of the block; they live in arena. */
LaidBlock compose_part(RowBuilder *rows, const Document *doc, size_t block, size_t part,
                       LayoutOptions options, Arena *arena);

/* Begins a row with what stands before the text. */
void compose_prefix(Composer *composer, DocPos start);
/* One line of the block's text: broken, or as it stands. */
void compose_line(Composer *composer, DocRange line, size_t tab_cols);
/* True for a line, or a paragraph, that was begun in the part before. */
bool compose_goes_on(const Composer *composer, DocPos start);
void compose_unbroken_line(Composer *composer, DocRange line, size_t tab_cols);

/* Lists the code in a range of the block's text, counted from its start, in rows->whole: no word in it is divided.
 * O(spans). */
void compose_list_code(const Composer *composer, DocRange range);

/* Rows divided by line ends, cells by tabs. */
void compose_table(Composer *composer);

/* The next line of text at or after *at, without its line end; *at moves behind that. False at the end. */
bool next_line(Str text, DocRange within, DocPos *at, DocRange *line);

#endif
