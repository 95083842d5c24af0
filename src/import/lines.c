#include "lines.h"

#include <string.h>

#include "base/utf8.h"

bool line_next(LineWalk *walk, Line *line)
{
    if (walk->at >= walk->text.len_bytes)
        return false;
    const char *start = walk->text.data + walk->at;
    const char *newline = memchr(start, '\n', walk->text.len_bytes - walk->at);
    size_t end = newline ? (size_t)(newline - walk->text.data) : walk->text.len_bytes;
    if (walk->number < UINT32_MAX)
        walk->number++;
    *line = (Line){walk->at, end, walk->number};
    walk->at = end + 1;
    return true;
}

/* U+2000 to U+200B, U+2028, U+2029, U+202F, U+205F, U+2060: all begin with the byte E2. */
static bool is_general_blank(unsigned char second, unsigned char third)
{
    if (second == 0x80)
        return third <= 0x8B || third == 0xA8 || third == 0xA9 || third == 0xAF;
    return second == 0x81 && (third == 0x9F || third == 0xA0);
}

static size_t wide_blank_len(Str s, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)s.data + at;
    size_t left = s.len_bytes - at;
    if (left >= 2 && bytes[0] == 0xC2)
        return bytes[1] == 0xA0 ? 2 : 0; /* NO-BREAK SPACE */
    if (left < 3)
        return 0;
    bool blank = false;
    if (bytes[0] == 0xE2)
        blank = is_general_blank(bytes[1], bytes[2]);
    else if (bytes[0] == 0xE1)
        blank = bytes[1] == 0x9A && bytes[2] == 0x80; /* OGHAM SPACE MARK */
    else if (bytes[0] == 0xE3)
        blank = bytes[1] == 0x80 && bytes[2] == 0x80; /* IDEOGRAPHIC SPACE */
    else if (bytes[0] == 0xEF)
        blank = bytes[1] == 0xBB && bytes[2] == 0xBF; /* ZERO WIDTH NO-BREAK SPACE */
    return blank ? 3 : 0;
}

/* How long the blank at s[at] is; 0 when there is none. */
static size_t blank_len(Str s, size_t at)
{
    unsigned char c = (unsigned char)s.data[at];
    if (c < 0x80)
        return c == ' ' || c == '\n' || c == '\t' || c == '\f';
    return wide_blank_len(s, at);
}

size_t skip_blanks(Str s, size_t start, size_t end)
{
    size_t len;
    while (start < end && (len = blank_len(s, start)) > 0)
        start += len;
    return start < end ? start : end;
}

size_t trim_blanks(Str s, size_t start, size_t end)
{
    while (end > start) {
        size_t previous = utf8_previous(s, end);
        if (previous < start || blank_len(s, previous) != end - previous)
            break;
        end = previous;
    }
    return end;
}

bool line_is_blank(Str text, const Line *line)
{
    return skip_blanks(text, line->start, line->end) == line->end;
}
