#include "base/shown.h"

#include "base/bytes.h"
#include "base/utf8.h"

/* Three bytes each: U+2400 to U+241F. */
static const char c0_pictures[] = "␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟";

static Str bidi_control(uint32_t c)
{
    static const Str embeddings[] = {STR_INIT("[LRE]"), STR_INIT("[RLE]"), STR_INIT("[PDF]"),
                                     STR_INIT("[LRO]"), STR_INIT("[RLO]")};
    static const Str isolates[] = {STR_INIT("[LRI]"), STR_INIT("[RLI]"), STR_INIT("[FSI]"),
                                   STR_INIT("[PDI]")};
    if (c >= 0x202A && c <= 0x202E)
        return embeddings[c - 0x202A];
    return c >= 0x2066 && c <= 0x2069 ? isolates[c - 0x2066] : (Str){0};
}

static bool is_separator(uint32_t c)
{
    return c == 0x2028 || c == 0x2029;
}

bool shown_is_implicit_mark(uint32_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F;
}

Str shown_control(uint32_t c)
{
    if (c < 0x20)
        return (Str){c0_pictures + 3 * c, 3};
    if (c == 0x7F)
        return STR("␡");
    if (c < 0xA0)
        return STR("\uFFFD");
    return is_separator(c) ? STR(" ") : bidi_control(c);
}

void shown_put(Buffer *out, Str text)
{
    unsigned marks = 0;
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        size_t end = printable_ascii_end(text, at);
        char bytes[4];
        if (end > at) {
            buffer_put(out, str_slice(text, at, end));
            step = end - at;
            marks = 0;
            continue;
        }
        uint32_t c = utf8_decode(text, at, &step);
        bool is_control = utf8_is_control(c);
        Str shown = is_control ? shown_control(c) : (Str){bytes, utf8_encode(c, bytes)};
        if (shown.len_bytes == 0)
            continue;
        marks = !is_control && utf8_character_width(c) == 0 ? marks + 1 : 0;
        if (marks <= SHOWN_MARKS_MAX)
            buffer_put(out, shown);
    }
}

void shown_put_copy(Buffer *out, Str text)
{
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        char bytes[4];
        uint32_t c = utf8_decode(text, at, &step);
        if (is_separator(c))
            buffer_put_byte(out, '\n');
        else if (c == '\n' || c == '\t' || shown_is_implicit_mark(c) || !utf8_is_control(c))
            buffer_put(out, (Str){bytes, utf8_encode(c, bytes)});
    }
}
