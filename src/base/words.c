#include "base/words.h"

#include <uniwbrk.h>

#include "base/utf8.h"

enum {
    REACH_BYTES = 512
};

/* The nearest white space before at, or as far as it is looked for. */
static size_t window_start(Str s, size_t at)
{
    size_t start = at;
    while (start > 0 && at - start < REACH_BYTES && !utf8_is_space(utf8_before(s, start)))
        start = utf8_previous(s, start);
    return start;
}

static size_t window_end(Str s, size_t at)
{
    size_t end = at, len;
    while (end < s.len_bytes && end - at < REACH_BYTES && !utf8_is_space(utf8_decode(s, end, &len)))
        end += len;
    return end;
}

size_t word_segment(Str s, size_t *start)
{
    char breaks[2 * REACH_BYTES + 8];
    size_t len, at = utf8_start(s, *start);
    *start = at;
    if (utf8_is_space(utf8_decode(s, at, &len)))
        return at + len;
    size_t from = window_start(s, at), end = window_end(s, at);
    u8_wordbreaks((const uint8_t *)s.data + from, end - from, breaks);
    while (*start > from && !breaks[*start - from])
        --*start;
    for (at++; at < end && !breaks[at - from];)
        at++;
    return at;
}

bool word_is_lexical(Str segment)
{
    for (size_t at = 0, len; at < segment.len_bytes; at += len) {
        uint32_t c = utf8_decode(segment, at, &len);
        if (utf8_is_alpha(c) || utf8_is_digit(c))
            return true;
    }
    return false;
}

/* ---- counting ---------------------------------------------------------------------------------------- */

/* Bytes of ink behind a blank. A loop without a way out but its end, over a stretch so short that the count fits into a
 * byte: compilers turn it into a few instructions for many bytes. t[-1] must be there. */
static size_t count_starts(const char *t, size_t len_bytes)
{
    const char *previous = t - 1;
    unsigned char starts = 0;
    for (size_t i = 0; i < len_bytes; i++)
        starts =
            (unsigned char)(starts + (((unsigned char)t[i] > ' ') & ((unsigned char)previous[i] <= ' ')));
    return starts;
}

size_t words_count(Str s)
{
    enum {
        STRETCH_BYTES = 240
    };
    size_t words = s.len_bytes > 0 && (unsigned char)s.data[0] > ' ';
    for (size_t at = 1; at < s.len_bytes; at += STRETCH_BYTES) {
        size_t left = s.len_bytes - at;
        words += count_starts(s.data + at, left < STRETCH_BYTES ? left : STRETCH_BYTES);
    }
    return words;
}

/* ---- sentences --------------------------------------------------------------------------------------- */

/* Close (UAX #29, table 4): what may stand between a stop and the space. */
static bool is_closing(uint32_t c)
{
    switch (c) {
    case ')':
    case ']':
    case '"':
    case '\'':
    case '*':
    case 0xBB:   /* » */
    case 0x2019: /* ’ */
    case 0x201C: /* “, which closes in German */
    case 0x201D: /* ” */
    case 0x203A: /* › */
    case 0xAB:   /* «, likewise */
    case 0x300D: /* 」 */
    case 0x300F: /* 』 */
    case 0xFF09: /* ） */ return true;
    default: return false;
    }
}

/* A stop of scripts that put no space behind it. */
static bool is_wide_stop(uint32_t c)
{
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; /* 。！？ */
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4 || c == 0x0964;
}

/* True when the word that ends in front of the stop at `stop` is an initial, or a title that a name follows. */
static bool is_abbreviation(Str s, size_t stop)
{
    static const char *const titles[] = {"Mr",   "Mrs", "Ms",  "Dr",  "Prof", "St",   "Rev", "Gen", "Col",
                                         "Capt", "Lt",  "Sgt", "Hon", "Mme",  "Mlle", "Hr",  "Fr",  "vs",
                                         "cf",   "pp",  "vol", "Sra", "Dott", "Sig",  "ca",  "bzw"};
    size_t start = stop, letters = 0;
    uint32_t c = 0;
    while (start > 0 && utf8_is_alpha(utf8_before(s, start)) && letters++ < 6) {
        c = utf8_before(s, start);
        start = utf8_previous(s, start);
    }
    if (letters == 1)
        return utf8_is_upper(c);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (str_equal(str_slice(s, start, stop), str_from(titles[i])))
            return true;
    return false;
}

/* True when the first letter or digit from at on, in what stands between two spaces, is a small letter. */
static bool goes_on_small(Str s, size_t at)
{
    for (size_t len; at < s.len_bytes; at += len) {
        uint32_t c = utf8_decode(s, at, &len);
        if (utf8_is_alpha(c) || utf8_is_digit(c))
            return utf8_is_lower(c);
        if (utf8_is_space(c))
            return false;
    }
    return false;
}

bool sentence_begins(Str s, size_t at)
{
    size_t end = at, len;
    uint32_t next = at < s.len_bytes ? utf8_decode(s, at, &len) : 0;
    if (at > 0 && utf8_is_space(next))
        return false;
    while (end > 0 && utf8_is_space(utf8_before(s, end)))
        end = utf8_previous(s, end);
    if (end == 0)
        return true;
    size_t stop = end;
    while (stop > 0 && is_closing(utf8_before(s, stop)))
        stop = utf8_previous(s, stop);
    uint32_t c = utf8_before(s, stop);
    if (is_wide_stop(c))
        return !is_closing(next);
    if (end == at || !is_stop(c) || goes_on_small(s, at))
        return false;
    return c != '.' || !is_abbreviation(s, utf8_previous(s, stop));
}
