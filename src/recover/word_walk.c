#include "word_walk.h"

/* Letters and marks on them, digits. Soft hyphens stand inside words. */
static bool is_word_character(uint32_t c)
{
    return utf8_is_alpha(c) || utf8_is_digit(c) || c == 0xAD;
}

uint64_t word_bits_beyond_ascii(Str text, size_t base, uint64_t high)
{
    uint64_t bits = 0;
    while (high != 0) {
        size_t first = (size_t)__builtin_ctzll(high), step;
        size_t start = utf8_start(text, base + first);
        uint32_t c = utf8_decode(text, start, &step);
        size_t behind = start + step - base; /* of the character, counted from base */
        uint64_t rest = behind < 64 ? high >> behind << behind : 0;
        if (is_word_character(c))
            bits |= high & ~rest;
        high = rest;
    }
    return bits;
}
