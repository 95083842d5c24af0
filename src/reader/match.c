/* Comparing letters without case, for filters and the palette. */
#include "internal.h"

/* True when needle stands in text at that offset. */
static bool begins_nocase(Str text, size_t at, Str needle)
{
    for (size_t i = 0; i < needle.len_bytes;) {
        if (at >= text.len_bytes)
            return false;
        size_t text_len, needle_len;
        uint32_t a = utf8_to_lower(utf8_decode(text, at, &text_len));
        uint32_t b = utf8_to_lower(utf8_decode(needle, i, &needle_len));
        if (a != b)
            return false;
        at += text_len;
        i += needle_len;
    }
    return true;
}

size_t find_nocase(Str text, Str needle)
{
    for (size_t at = 0, len; at < text.len_bytes; at += len) {
        if (begins_nocase(text, at, needle))
            return at;
        utf8_decode(text, at, &len);
    }
    return needle.len_bytes == 0 ? 0 : text.len_bytes;
}

bool is_subsequence_nocase(Str text, Str needle)
{
    size_t i = 0;
    for (size_t at = 0, len; at < text.len_bytes && i < needle.len_bytes; at += len) {
        size_t needle_len;
        uint32_t wanted = utf8_to_lower(utf8_decode(needle, i, &needle_len));
        if (utf8_to_lower(utf8_decode(text, at, &len)) == wanted)
            i += needle_len;
    }
    return i == needle.len_bytes;
}
