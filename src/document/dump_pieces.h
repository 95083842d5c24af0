/* The text of a block as pieces with spans that are properly nested, for dumps that write markup. For the files of this
 * layer only.
 *
 * Spans of a document may overlap; markup may not. Where two do, the one that ends first is cut in two, but never a link. Code is always
 * innermost, since CommonMark (0.31.2, section 6.1) knows no markup in it. White space at the ends of a span is left
 * outside: CommonMark's delimiters must touch a word (section 6.2). A link that leads nowhere that is safe is none. */
#ifndef RECTO_DOCUMENT_DUMP_PIECES_H
#define RECTO_DOCUMENT_DUMP_PIECES_H

#include "document/slugs.h"
#include "dump_notes.h"

typedef enum {
    PIECE_TEXT,
    PIECE_OPEN,
    PIECE_CLOSE,
    PIECE_MARK, /* of a note */
} PieceKind;

typedef struct {
    PieceKind kind;
    DocRange text;  /* OPEN, CLOSE: empty, at its place */
    SpanKind span;  /* OPEN, CLOSE */
    Str target;     /* OPEN of SPAN_LINK */
    size_t partner; /* OPEN, CLOSE: index of the other */
    size_t note;    /* MARK */
} Piece;

/* How a whole block is set. */
typedef enum {
    SET_AS_IT_IS,
    SET_EMPHASISED, /* and what is emphasised in it is not, as printers do it */
    SET_STRONG,
} Setting;

typedef struct {
    const Document *doc;
    const NoteTable *notes;
    const Slugs *slugs; /* for HTML only */
    VEC(Span) spans;    /* of the block as it is set, by start */
    size_t next_span, next_mark;
    Span crossing[SPAN_KIND_COUNT]; /* that began in an earlier range and have not ended */
    size_t crossing_count;
    VEC(Span) clipped; /* to the range */
    VEC(Piece) pieces; /* of the range that was asked for last */
} PieceMaker;

void pieces_free(PieceMaker *maker);
void pieces_begin_block(PieceMaker *maker, size_t block, Setting setting);
/* Fills pieces. range must lie in the block, and behind the ranges before it. */
void pieces_make(PieceMaker *maker, DocRange range);

#endif
