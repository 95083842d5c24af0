/* Lines of clean text, as the importers count them. For the files of this layer only. */
#ifndef RECTO_IMPORT_LINES_H
#define RECTO_IMPORT_LINES_H

#include <stdint.h>

#include "base/str.h"

/* md4c counts in unsigned int and takes many times the size of its text in memory. A longer source is read as
 * plain text. */
enum {
    MARKDOWN_LIMIT_BYTES = 1 << 30
};

/* [start, end) without its '\n'; number counts from 1. */
typedef struct {
    size_t start, end;
    uint32_t number;
} Line;

/* Walks the lines of text: start with {.text = text}. */
typedef struct {
    Str text;
    size_t at;
    uint32_t number; /* of the line given last */
} LineWalk;

/* False when there are no more. */
bool line_next(LineWalk *walk, Line *line);

/* True for the blanks of ASCII that stand inside a line. */
static inline bool is_line_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

/* Blanks are those of ASCII, form feed, '\n', and what Unicode calls white space, with the characters of no width
 * that OCR and the web leave about (ZWSP, WORD JOINER, BOM). */

/* The first offset in [start, end) that is not a blank; end when all are. */
size_t skip_blanks(Str s, size_t start, size_t end);

/* Where s[start, end) ends when the blanks at its end are left out. */
size_t trim_blanks(Str s, size_t start, size_t end);

bool line_is_blank(Str text, const Line *line);

#endif
