/* Walks over the plain words of a text: stretches of ASCII letters and digits and of letters beyond ASCII, without the marks
 * inside ("don't" is two). 64 bytes at a time become one number with a bit for each byte of a word; words are then told by
 * counting zeros, without a jump for each byte that no processor could guess right. */
#ifndef RECTO_SRC_RECOVER_WORD_WALK_H
#define RECTO_SRC_RECOVER_WORD_WALK_H

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "internal.h"

typedef struct {
    Str text;
    size_t base;   /* of the 64 bytes that are read */
    uint64_t bits; /* of bytes of words that have not been walked over */
} WordWalk;

/* Of 64 bytes: a bit for each that is an ASCII letter or digit, and one for each beyond ASCII. */
typedef struct {
    uint64_t words, high;
} ByteBits;

/* The topmost bits of the bytes of x, put next to each other. */
static inline uint64_t topmost_bits(uint64_t x)
{
    return ((x & 0x8080808080808080u) >> 7) * 0x0102040810204080u >> 56;
}

/* One bit for each of the eight bytes of x: is it an ASCII letter or digit? No byte may be beyond ASCII. */
static inline uint64_t word_bits_of_eight(uint64_t x)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t folded = x | ones * 0x20;
    uint64_t letter = (folded + ones * (0x80 - 'a')) & ~(folded + ones * (0x7F - 'z'));
    uint64_t digit = (x + ones * (0x80 - '0')) & ~(x + ones * (0x7F - '9'));
    return topmost_bits(letter | digit);
}

static inline ByteBits byte_bits_plain(const char *bytes)
{
    const uint64_t plain = 0x7F7F7F7F7F7F7F7Fu;
    ByteBits bits = {0};
    for (size_t i = 0; i < 64; i += 8) {
        uint64_t x = load_bytes(bytes + i, 8);
        if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
            x = __builtin_bswap64(x);
        bits.high |= topmost_bits(x) << i;
        bits.words |= word_bits_of_eight(x & plain) << i;
    }
    bits.words &= ~bits.high;
    return bits;
}

#ifdef __SSE2__
static inline ByteBits byte_bits(const char *bytes)
{
    ByteBits bits = {0};
    for (int i = 0; i < 64; i += 16) {
        __m128i x = _mm_loadu_si128((const __m128i *)(const void *)(bytes + i));
        __m128i letter = _mm_sub_epi8(_mm_or_si128(x, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
        __m128i digit = _mm_sub_epi8(x, _mm_set1_epi8('0'));
        __m128i is_letter = _mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8('z' - 'a')), letter);
        __m128i is_digit = _mm_cmpeq_epi8(_mm_min_epu8(digit, _mm_set1_epi8(9)), digit);
        bits.words |= (uint64_t)_mm_movemask_epi8(_mm_or_si128(is_letter, is_digit)) << i;
        bits.high |= (uint64_t)_mm_movemask_epi8(x) << i;
    }
    return bits;
}
#else
static inline ByteBits byte_bits(const char *bytes)
{
    return byte_bits_plain(bytes);
}
#endif

/* The bits of the bytes beyond ASCII, for which high has bits, in [base, base + 64). */
uint64_t word_bits_beyond_ascii(Str text, size_t base, uint64_t high);

static inline uint64_t word_bits(Str text, size_t base)
{
    const char *bytes = text.data;
    char rest[64] = {0};
    if (base + 64 <= text.len_bytes) {
        bytes += base;
    } else {
        if (base < text.len_bytes)
            memcpy(rest, text.data + base, text.len_bytes - base);
        bytes = rest;
    }
    ByteBits bits = byte_bits(bytes);
    return bits.high != 0 ? bits.words | word_bits_beyond_ascii(text, base, bits.high) : bits.words;
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
