/* Pieces of text as CommonMark 0.31.2 with the strikethrough and tables of GFM 0.29, so that they are read back as the same
 * text. For the files of this layer only. */
#ifndef RECTO_DOCUMENT_MARKDOWN_TEXT_H
#define RECTO_DOCUMENT_MARKDOWN_TEXT_H

#include "dump_pieces.h"

typedef enum {
    MARKDOWN_PARAGRAPH, /* begins a line */
    MARKDOWN_HEADING,   /* behind the signs of an ATX heading (section 4.2) */
    MARKDOWN_CELL,      /* of a table */
    MARKDOWN_IMAGE,     /* between the brackets of an image */
} MarkdownPlace;

typedef struct {
    Buffer *out;
    const Document *doc;
    const NoteTable *notes;
    MarkdownPlace place;
    Str prefix;      /* of each further line */
    bool keep_lines; /* blanks at the head of a line are set, as hard spaces */
    bool at_line_start, in_link;
    bool is_last, before_bracket; /* what follows the piece: nothing, or a bracket that opens */
    Str closing[SPAN_KIND_COUNT]; /* of the spans that are open, what will close them */
    size_t open_stars;            /* how many of them are set with stars or underscores */
} MarkdownText;

/* Writes all pieces of the maker. */
void markdown_put_pieces(MarkdownText *text, const PieceMaker *maker);

/* Writes range escaped, without its spans. */
void markdown_put_plain(MarkdownText *text, DocRange range);

/* Ends the line before and begins another with prefix. The blanks at the end of what is nothing but prefix are left out. */
void markdown_put_line_end(Buffer *out, Str prefix);

#endif
