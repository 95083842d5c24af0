/* 64 bytes of a text at once, as numbers with a bit for each byte: is it this one, one of these, beyond ASCII? The first
 * byte has the lowest bit. Where there is SSE2 it is used; the plain functions do the same anywhere, and a test holds them
 * to each other. */
#ifndef RECTO_BASE_BYTES_H
#define RECTO_BASE_BYTES_H

#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/str.h"

static inline uint64_t load_bytes(const char *from, size_t count)
{
    uint64_t value = 0;
    memcpy(&value, from, count);
    return value;
}

/* ---- anywhere ------------------------------------------------------------------------------------------ */

typedef struct {
    uint64_t eights[8];
} PlainBytes;

static inline PlainBytes plain_bytes_load(const char *from)
{
    PlainBytes bytes;
    for (size_t i = 0; i < 8; i++) {
        bytes.eights[i] = load_bytes(from + i * 8, 8);
        if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
            bytes.eights[i] = __builtin_bswap64(bytes.eights[i]);
    }
    return bytes;
}

/* The topmost bits of the bytes of x, put next to each other. */
static inline uint64_t topmost_bits(uint64_t x)
{
    return ((x & 0x8080808080808080u) >> 7) * 0x0102040810204080u >> 56;
}

/* Bytes from first to last, both of ASCII. */
static inline uint64_t plain_bytes_within(const PlainBytes *bytes, char first, char last)
{
    const uint64_t ones = 0x0101010101010101u, low = ones * 0x7F;
    uint64_t bits = 0;
    for (size_t i = 0; i < 8; i++) {
        uint64_t x = bytes->eights[i];
        uint64_t reaches = (x & low) + ones * (uint64_t)(0x80 - first);
        uint64_t exceeds = (x & low) + ones * (uint64_t)(0x7F - last);
        bits |= topmost_bits(reaches & ~exceeds & ~x) << i * 8;
    }
    return bits;
}

static inline uint64_t plain_bytes_beyond_ascii(const PlainBytes *bytes)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < 8; i++)
        bits |= topmost_bits(bytes->eights[i]) << i * 8;
    return bits;
}

/* Bytes that are this one of a-z, or its capital. */
static inline uint64_t plain_bytes_equal_nocase(const PlainBytes *bytes, char letter)
{
    char capital = (char)(letter - 0x20);
    return plain_bytes_within(bytes, letter, letter) | plain_bytes_within(bytes, capital, capital);
}

/* 10xxxxxx: bytes of a character behind its first. */
static inline uint64_t plain_bytes_continuing(const PlainBytes *bytes)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < 8; i++)
        bits |= topmost_bits(bytes->eights[i] & ~(bytes->eights[i] << 1)) << i * 8;
    return bits;
}

/* ---- SSE2 ---------------------------------------------------------------------------------------------- */

#ifdef __SSE2__

typedef struct {
    __m128i sixteens[4];
} Bytes;

static inline Bytes bytes_load(const char *from)
{
    Bytes bytes;
    for (int i = 0; i < 4; i++)
        bytes.sixteens[i] = _mm_loadu_si128((const __m128i *)(const void *)(from + i * 16));
    return bytes;
}

static inline uint64_t bytes_within(const Bytes *bytes, char first, char last)
{
    uint64_t bits = 0;
    for (int i = 0; i < 4; i++) {
        __m128i from_first = _mm_sub_epi8(bytes->sixteens[i], _mm_set1_epi8(first));
        __m128i least = _mm_min_epu8(from_first, _mm_set1_epi8((char)(last - first)));
        bits |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(least, from_first)) << i * 16;
    }
    return bits;
}

static inline uint64_t bytes_equal_nocase(const Bytes *bytes, char letter)
{
    uint64_t bits = 0;
    for (int i = 0; i < 4; i++) {
        __m128i small = _mm_or_si128(bytes->sixteens[i], _mm_set1_epi8(0x20));
        bits |= (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(small, _mm_set1_epi8(letter))) << i * 16;
    }
    return bits;
}

static inline uint64_t bytes_beyond_ascii(const Bytes *bytes)
{
    uint64_t bits = 0;
    for (int i = 0; i < 4; i++)
        bits |= (uint64_t)_mm_movemask_epi8(bytes->sixteens[i]) << i * 16;
    return bits;
}

static inline uint64_t bytes_continuing(const Bytes *bytes)
{
    uint64_t bits = 0;
    for (int i = 0; i < 4; i++) {
        __m128i below_lead = _mm_cmplt_epi8(bytes->sixteens[i], _mm_set1_epi8((char)0xC0));
        bits |= (uint64_t)_mm_movemask_epi8(below_lead) << i * 16;
    }
    return bits;
}

#else

typedef PlainBytes Bytes;

static inline Bytes bytes_load(const char *from)
{
    return plain_bytes_load(from);
}

static inline uint64_t bytes_within(const Bytes *bytes, char first, char last)
{
    return plain_bytes_within(bytes, first, last);
}

static inline uint64_t bytes_equal_nocase(const Bytes *bytes, char letter)
{
    return plain_bytes_equal_nocase(bytes, letter);
}

static inline uint64_t bytes_beyond_ascii(const Bytes *bytes)
{
    return plain_bytes_beyond_ascii(bytes);
}

static inline uint64_t bytes_continuing(const Bytes *bytes)
{
    return plain_bytes_continuing(bytes);
}

#endif

/* ---- both ---------------------------------------------------------------------------------------------- */

/* The bytes of s from base on; behind its end they are NUL, which no text has. */
static inline Bytes bytes_at(Str s, size_t base)
{
    char rest[64] = {0};
    if (base + 64 <= s.len_bytes)
        return bytes_load(s.data + base);
    if (base < s.len_bytes)
        memcpy(rest, s.data + base, s.len_bytes - base);
    return bytes_load(rest);
}

static inline uint64_t bytes_equal(const Bytes *bytes, char c)
{
    return bytes_within(bytes, c, c);
}

/* The end of the printable characters of ASCII that begin at s[at]; at itself when there are none. */
static inline size_t printable_ascii_end(Str s, size_t at)
{
    for (; at < s.len_bytes; at += 64) {
        Bytes bytes = bytes_at(s, at);
        uint64_t others = ~bytes_within(&bytes, ' ', '~');
        if (others != 0)
            return at + (size_t)__builtin_ctzll(others); /* the end of s at most: NUL is none */
    }
    return at;
}

static inline unsigned count_bits(uint64_t bits)
{
    return (unsigned)__builtin_popcountll(bits);
}

#endif
