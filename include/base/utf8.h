/* UTF-8: characters, grapheme clusters and how wide they are. A thin coat over libunistring that every
 * layer shares, so that no two layers can disagree about what a column is.
 *
 * All functions take well-formed UTF-8 (see base/source.h, which makes it so) and treat stray bytes as
 * U+FFFD, one byte long, rather than fail.
 */
#ifndef RECTO_BASE_UTF8_H
#define RECTO_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Decodes the character at s[at]; *len_bytes (1 to 4) is how far to go on. at must be below s.len_bytes. Most
 * characters of most texts are ASCII: here and below that case is inline, the rest a call. */
uint32_t utf8_decode_long(Str s, size_t at, size_t *len_bytes);
static inline uint32_t utf8_decode(Str s, size_t at, size_t *len_bytes)
{
    unsigned char first = (unsigned char)s.data[at];
    if (first >= 0x80)
        return utf8_decode_long(s, at, len_bytes);
    *len_bytes = 1;
    return first;
}

/* The start of the character before s[at]; at must be above 0. */
size_t utf8_previous(Str s, size_t at);

/* The start of the character that s[at] is in; at itself at the end of s. */
size_t utf8_start(Str s, size_t at);

/* The character that ends at s[at]; 0 at the start. */
uint32_t utf8_before(Str s, size_t at);

/* Writes c (U+FFFD when it is no scalar value) to out; returns its length, 1 to 4. */
size_t utf8_encode(uint32_t c, char out[4]);

/* True when s is well-formed UTF-8 (RFC 3629). */
bool utf8_is_valid(Str s);

/* The end of the extended grapheme cluster (UAX #29) that begins at s[at]. Looks at no more than 64
 * characters, so that a flood of combining marks cannot make it slow. */
size_t utf8_cluster_end(Str s, size_t at);

/* Whether characters of class A of UAX #11 (quotation marks, dashes, Greek, Cyrillic, lines of boxes), which East Asian
 * fonts draw in two columns and others in one, take two. They take one until this is called; call it before any text is
 * measured. It is state of file scope because it is a fact about the terminal, as a character's width is. */
void utf8_set_ambiguous_wide(bool wide);

/* Columns that a character takes, by its East Asian width (UAX #11); for a control those of what is shown for it
 * (base/shown.h). ncurses asks the same function (src/terminal). */
int utf8_character_width(uint32_t c);

/* Classes W and F: takes two columns everywhere. */
bool utf8_is_wide(uint32_t c);

/* A sign that is drawn by us and has room for one column: plain, which is ASCII, where the first character of sign would
 * take two. */
Str utf8_sign(Str sign, Str plain);

/* Columns that one cluster takes: the sum of its characters' widths, as ncurses counts them. */
int utf8_cluster_width(Str cluster);

/* Columns that a single line of text takes. */
size_t utf8_width(Str s);

/* The longest prefix of whole clusters of s that fits in cols columns, in bytes. */
size_t utf8_fit(Str s, size_t cols);

/* The same for a row of words: cut inside a word it ends before the blank in front of that. *next is where
 * the next row begins. At least one cluster, so that rows come to an end. */
size_t utf8_fit_words(Str s, size_t cols, size_t *next);

/* Properties and general categories of the Unicode Character Database, with an ASCII fast path. */
bool utf8_is_upper_beyond_ascii(uint32_t c);
bool utf8_is_lower_beyond_ascii(uint32_t c);
bool utf8_is_alpha_beyond_ascii(uint32_t c);
bool utf8_is_digit_beyond_ascii(uint32_t c);
bool utf8_is_space_beyond_ascii(uint32_t c);
uint32_t utf8_to_lower_beyond_ascii(uint32_t c);

/* Uppercase */
static inline bool utf8_is_upper(uint32_t c)
{
    return c < 0x80 ? c - 'A' < 26 : utf8_is_upper_beyond_ascii(c);
}

/* Lowercase */
static inline bool utf8_is_lower(uint32_t c)
{
    return c < 0x80 ? c - 'a' < 26 : utf8_is_lower_beyond_ascii(c);
}

/* L and M: letters, and the marks that stand on them */
static inline bool utf8_is_alpha(uint32_t c)
{
    return c < 0x80 ? (c | 0x20) - 'a' < 26 : utf8_is_alpha_beyond_ascii(c);
}

/* Nd */
static inline bool utf8_is_digit(uint32_t c)
{
    return c < 0x80 ? c - '0' < 10 : utf8_is_digit_beyond_ascii(c);
}

/* White_Space, NO-BREAK SPACE included */
static inline bool utf8_is_space(uint32_t c)
{
    return c < 0x80 ? c == ' ' || c - '\t' < 5 : utf8_is_space_beyond_ascii(c);
}

/* With a hyphen, an en or em dash, or a horizontal bar. */
bool utf8_begins_with_dash(Str s);

/* S: signs of currency and mathematics, pictures. */
bool utf8_is_symbol(uint32_t c);

/* Simple (one to one) lower-case mapping. */
static inline uint32_t utf8_to_lower(uint32_t c)
{
    return c < 0x80 ? (c - 'A' < 26 ? c + 0x20 : c) : utf8_to_lower_beyond_ascii(c);
}

/* The letter that c is made of by canonical decomposition (UAX #15), without its marks: e for é; c itself when it is not
 * made of any. */
uint32_t utf8_base_letter(uint32_t c);

/* How long the hyphen at the end of s is: HYPHEN-MINUS, HYPHEN (U+2010) or SOFT HYPHEN (U+00AD); 0 when there
 * is none. */
size_t utf8_hyphen_len(Str s);

/* True for what must never reach a terminal as it is: C0 and C1 controls, DEL, the line and paragraph
 * separators, and the bidirectional controls (UAX #9). */
bool utf8_is_control(uint32_t c);

#endif
