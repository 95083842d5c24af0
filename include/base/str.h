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
#include <string.h>

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
static inline Str str_slice(Str s, size_t start, size_t end)
{
    if (end > s.len_bytes)
        end = s.len_bytes;
    if (start >= end)
        return (Str){0};
    return (Str){s.data + start, end - start};
}

/* A letter of ASCII. Inline and without a jump: whole texts are asked this, byte by byte. */
static inline unsigned is_ascii_letter(char c)
{
    return (unsigned char)(((unsigned char)c | 0x20) - 'a') < 26;
}

static inline bool is_ascii_digit(char c)
{
    return (unsigned char)(c - '0') < 10;
}

static inline bool is_ascii_alnum(char c)
{
    return is_ascii_letter(c) || is_ascii_digit(c);
}

/* Inline, as is what follows: passes over a whole text ask this of every word. */
static inline bool str_equal(Str a, Str b)
{
    return a.len_bytes == b.len_bytes && (a.len_bytes == 0 || memcmp(a.data, b.data, a.len_bytes) == 0);
}

static inline bool str_starts(Str s, Str prefix)
{
    return s.len_bytes >= prefix.len_bytes && str_equal(str_slice(s, 0, prefix.len_bytes), prefix);
}

bool str_ends(Str s, Str suffix);

/* The same when ASCII letters are compared without case; other bytes must be the same. */
bool str_equal_nocase(Str a, Str b);
bool str_starts_nocase(Str s, Str prefix);

/* The same for a NUL-terminated word, whose length need not be known: for lists of words, most of which differ in
 * their first letter. */
static inline bool str_is_nocase(Str s, const char *word)
{
    for (size_t i = 0; i < s.len_bytes; i++) {
        unsigned char a = (unsigned char)s.data[i], b = (unsigned char)word[i];
        a = a >= 'A' && a <= 'Z' ? a | 0x20 : a;
        b = b >= 'A' && b <= 'Z' ? b | 0x20 : b;
        if (a != b || b == 0)
            return false;
    }
    return word[s.len_bytes] == 0;
}

bool str_ends_nocase(Str s, Str suffix);

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

size_t str_count_byte(Str s, char c);

#endif
