/* Bookmark: a place in a text that finds itself again when the text has changed.
 *
 * It knows where it was, and the words around it: with every run of blanks as one space, so that lines may be broken
 * elsewhere. In a text that is not the same any more it is where those words stand that are nearest to where they were,
 * reckoned from the beginning or from the end, whichever fits better: what one change moved is moved by as much.
 */
#ifndef RECTO_BASE_BOOKMARK_H
#define RECTO_BASE_BOOKMARK_H

#include <stdint.h>

#include "base/str.h"

enum {
    BOOKMARK_WORDS_BYTES = 96,     /* on each side, in whole words when there are any */
    BOOKMARK_ALONE_MIN_BYTES = 16, /* of one side that is enough to go by */
    BOOKMARK_REACH_MIB = 4         /* words are looked for so far from where they were */
};

typedef struct {
    uint64_t offset, text_bytes; /* byte offset into a text of so many bytes */
    uint8_t before_bytes, after_bytes;
    char before[BOOKMARK_WORDS_BYTES], after[BOOKMARK_WORDS_BYTES];
} Bookmark;

/* The place at offset, at most the text's length. Text is UTF-8. */
Bookmark bookmark_of(Str text, size_t offset);

/* Where it is in text, at most its length. When the words on both sides are gone, those behind it count, then those before
 * it; when these are gone, too, it is the beginning of the line that lies as far into the text in proportion. Linear in the
 * text. */
size_t bookmark_find(Str text, const Bookmark *bookmark);

#endif
