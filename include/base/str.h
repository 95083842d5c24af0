/* Str: a borrowed stretch of UTF-8.
 *
 * Everything in Recto that names text names it by pointer and length, so that a word of a document can be
 * passed about without being copied and without a NUL being written into it. A Str owns nothing; whoever
 * made the bytes says how long they live. The empty Str may have a NULL pointer. Lengths are in bytes.
 */
#ifndef RECTO_BASE_STR_H
#define RECTO_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    const char *data;
    size_t len_bytes;
} Str;

/* A Str over a string literal: as an expression, and as an initialiser of a static table (where C11 does not
 * take a compound literal). */
#define STR(literal) ((Str){(literal), sizeof(literal) - 1})
#define STR_INIT(literal)                                                                                    \
    {                                                                                                        \
        (literal), sizeof(literal) - 1                                                                       \
    }

/* A Str over a NUL-terminated string, borrowed; NULL gives the empty Str. */
Str str_from(const char *text);

/* The bytes [start, end) of s; both are clamped to s. */
Str str_slice(Str s, size_t start, size_t end);

bool str_equal(Str a, Str b);
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);

/* Equal when ASCII letters are compared without case; other bytes must be the same. */
bool str_equal_nocase(Str a, Str b);

/* memcmp order, the shorter first when one begins the other. */
int str_compare(Str a, Str b);

/* s without ASCII blanks, line ends and NO-BREAK SPACE (U+00A0) at either end. */
Str str_trim(Str s);

/* True when nothing is left of s after str_trim(): what counts as a blank line. */
bool str_is_blank(Str s);

/* The offset of the first needle in s at or after from; s.len_bytes when there is none. */
size_t str_find(Str s, Str needle, size_t from);

/* The offset of the first byte c in s at or after from; s.len_bytes when there is none. */
size_t str_find_byte(Str s, char c, size_t from);

#endif
