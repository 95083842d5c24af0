/* The light marks in a stretch of plain text. For the files of this layer only. */
#ifndef RECTO_IMPORT_MARKS_H
#define RECTO_IMPORT_MARKS_H

#include "base/vec.h"
#include "document/document.h"

typedef enum {
    MARK_DROP,  /* the backslash of an escape, the brackets of an image */
    MARK_OPEN,  /* a span begins behind it */
    MARK_CLOSE, /* a span ends before it */
} MarkKind;

/* Bytes [start, end) of the source that are no text but a mark; none where a bare address begins or ends. Never spans a line
 * end. */
typedef struct {
    size_t start, end;
    MarkKind kind;
    SpanKind span; /* OPEN, CLOSE */
    Str target;    /* OPEN of a SPAN_LINK: borrowed from the source */
    Str scheme;    /* what goes before the target of a bare address: as in Autolink */
} Mark;

typedef VEC(Mark) MarkList;

/* Appends the marks of source[start, end) to marks, in the order in which they stand; none overlap. */
void marks_find(Str source, size_t start, size_t end, MarkList *marks);

#endif
