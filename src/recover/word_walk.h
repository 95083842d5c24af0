/* Walks over the plain words of a text: stretches of ASCII letters and digits and of letters beyond ASCII, without the marks
 * inside ("don't" is two). 64 bytes at a time become one number with a bit for each byte of a word; words are then told by
 * counting zeros, without a jump for each byte that no processor could guess right. */
#ifndef RECTO_SRC_RECOVER_WORD_WALK_H
#define RECTO_SRC_RECOVER_WORD_WALK_H

#include "internal.h"

typedef struct {
    Str text;
    size_t base;   /* of the 64 bytes that are read */
    uint64_t bits; /* of bytes of words that have not been walked over */
} WordWalk;

/* The bits of the bytes beyond ASCII, for which high has bits, in [base, base + 64). */
uint64_t word_bits_beyond_ascii(Str text, size_t base, uint64_t high);

static inline uint64_t word_bits(Str text, size_t base)
{
    Bytes bytes = bytes_at(text, base);
    uint64_t high = bytes_beyond_ascii(&bytes);
    uint64_t bits =
        bytes_within(&bytes, 'a', 'z') | bytes_within(&bytes, 'A', 'Z') | bytes_within(&bytes, '0', '9');
    return high != 0 ? bits | word_bits_beyond_ascii(text, base, high) : bits;
}

static inline WordWalk word_walk(Str text)
{
    return (WordWalk){.text = text, .bits = word_bits(text, 0)};
}

/* The first byte of a word at or behind those walked over; the length of the text when there is none. */
static inline size_t word_walk_start(WordWalk *walk)
{
    while (walk->bits == 0) {
        if (walk->base + 64 >= walk->text.len_bytes)
            return walk->text.len_bytes;
        walk->base += 64;
        walk->bits = word_bits(walk->text, walk->base);
    }
    return walk->base + (size_t)__builtin_ctzll(walk->bits);
}

/* Behind the word that begins at start, which word_walk_start() gave; walks over it. */
static inline size_t word_walk_end(WordWalk *walk, size_t start)
{
    size_t skip = start - walk->base;
    uint64_t rest = ~walk->bits >> skip << skip; /* the bytes from start on that are no word's */
    while (rest == 0) {
        walk->base += 64;
        if (walk->base >= walk->text.len_bytes) {
            walk->bits = 0;
            return walk->text.len_bytes;
        }
        walk->bits = word_bits(walk->text, walk->base);
        rest = ~walk->bits;
    }
    size_t end = (size_t)__builtin_ctzll(rest);
    walk->bits = walk->bits >> end << end;
    return walk->base + end;
}

/* Walks over all words before the byte. */
static inline void word_walk_skip(WordWalk *walk, size_t byte)
{
    while (walk->base + 64 <= byte && walk->base + 64 < walk->text.len_bytes) {
        walk->base += 64;
        walk->bits = word_bits(walk->text, walk->base);
    }
    size_t skip = byte - walk->base;
    if (byte > walk->base)
        walk->bits = skip < 64 ? walk->bits >> skip << skip : 0;
}

#endif
