/* Encoding: what a file that is not UTF-8 is written in, and its text as UTF-8. Kinds are guessed by uchardet, which is loaded when a
 * file is not UTF-8, and converted by iconv(3).
 *
 * The rule: a byte-order mark decides (Unicode 15, section 23.8); next, bytes of which a quarter are NULs, all in every
 * second place, are UTF-16; next, well-formed UTF-8 is UTF-8. What is left is UTF-8 with faults when at least as many of its characters
 * beyond ASCII are well-formed as not, or when it is only cut off inside of one; else it is what uchardet takes it for, and
 * windows-1252 when that does not know.
 */
#ifndef RECTO_BASE_ENCODING_H
#define RECTO_BASE_ENCODING_H

#include <stdbool.h>

#include "base/buffer.h"

enum {
    ENCODING_NAME_BYTES = 32
};

/* A name as iconv has it, "" being UTF-8. */
typedef struct {
    char name[ENCODING_NAME_BYTES];
} Encoding;

/* Can text be converted from it? False for "" and names that are too long. */
bool encoding_is_known(const char *name);

/* By the mark or the NULs at the head; "" when there is neither. */
Encoding encoding_by_head(Str bytes);

/* Of bytes that are not well-formed UTF-8 throughout; "" when they are UTF-8 with faults. Linear. */
Encoding encoding_guess(Str bytes);

/* Appends the bytes as UTF-8, U+FFFD for each that stands for nothing. Linear. False, and nothing appended, when the
 * encoding is not known. */
bool encoding_convert(const char *from, Str bytes, Buffer *out);

#endif
