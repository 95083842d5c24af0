#include "word_walk.h"

/* Letters and marks on them, digits. Soft hyphens stand inside words. */
static bool is_word_character(uint32_t c)
{
    return utf8_is_alpha(c) || utf8_is_digit(c) || c == 0xAD;
}

uint64_t word_bits_slowly(Str text, size_t base)
{
    uint64_t bits = 0;
    size_t at = utf8_start(text, base), limit = base + 64 < text.len_bytes ? base + 64 : text.len_bytes;
    for (size_t step; at < limit; at += step) {
        if (!is_word_character(utf8_decode(text, at, &step)))
            continue;
        for (size_t i = at; i < at + step && i < limit; i++)
            if (i >= base)
                bits |= (uint64_t)1 << (i - base);
    }
    return bits;
}
