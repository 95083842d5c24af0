#include "base/str.h"

#include <limits.h>
#include <string.h>

Str str_from(const char *text)
{
    return text ? (Str){text, strlen(text)} : (Str){0};
}

bool str_ends(Str s, Str suffix)
{
    return s.len_bytes >= suffix.len_bytes &&
           str_equal(str_slice(s, s.len_bytes - suffix.len_bytes, s.len_bytes), suffix);
}

static unsigned char ascii_lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool str_equal_nocase(Str a, Str b)
{
    if (a.len_bytes != b.len_bytes)
        return false;
    for (size_t i = 0; i < a.len_bytes; i++)
        if (ascii_lower(a.data[i]) != ascii_lower(b.data[i]))
            return false;
    return true;
}

bool str_starts_nocase(Str s, Str prefix)
{
    return s.len_bytes >= prefix.len_bytes && str_equal_nocase(str_slice(s, 0, prefix.len_bytes), prefix);
}

bool str_ends_nocase(Str s, Str suffix)
{
    return s.len_bytes >= suffix.len_bytes &&
           str_equal_nocase(str_slice(s, s.len_bytes - suffix.len_bytes, s.len_bytes), suffix);
}

int str_compare(Str a, Str b)
{
    size_t shared = a.len_bytes < b.len_bytes ? a.len_bytes : b.len_bytes;
    int order = shared ? memcmp(a.data, b.data, shared) : 0;
    if (order != 0)
        return order;
    return (a.len_bytes > b.len_bytes) - (a.len_bytes < b.len_bytes);
}

static bool is_ascii_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_ascii_ink(char c)
{
    return c > ' ';
}

Str str_trim(Str s)
{
    static const char no_break_space[] = "\xC2\xA0";
    /* Most texts have ink of ASCII at both ends. */
    if (s.len_bytes && is_ascii_ink(s.data[0]) && is_ascii_ink(s.data[s.len_bytes - 1]))
        return s;
    for (;;) {
        if (s.len_bytes && is_ascii_blank(s.data[0]))
            s = str_slice(s, 1, s.len_bytes);
        else if (str_starts(s, STR(no_break_space)))
            s = str_slice(s, 2, s.len_bytes);
        else
            break;
    }
    for (;;) {
        if (s.len_bytes && is_ascii_blank(s.data[s.len_bytes - 1]))
            s = str_slice(s, 0, s.len_bytes - 1);
        else if (str_ends(s, STR(no_break_space)))
            s = str_slice(s, 0, s.len_bytes - 2);
        else
            break;
    }
    return s;
}

bool str_is_blank(Str s)
{
    if (s.len_bytes && is_ascii_ink(s.data[0])) /* the other end may be far off */
        return false;
    return str_trim(s).len_bytes == 0;
}

/* The first run of count blanks at or after from. Only every count-th byte is looked at where there is none. */
static size_t find_blanks(Str s, size_t count, size_t from)
{
    size_t at = from;
    while (at + count <= s.len_bytes) {
        size_t before = at + count;
        while (before > at && s.data[before - 1] == ' ')
            before--;
        if (before == at)
            return at;
        at = before;
    }
    return s.len_bytes;
}

size_t str_find(Str s, Str needle, size_t from)
{
    if (needle.len_bytes == 0)
        return from <= s.len_bytes ? from : s.len_bytes;
    /* A blank stands every few letters: memchr() is asked for the first byte that is none. */
    size_t anchor = 0;
    while (anchor < needle.len_bytes && needle.data[anchor] == ' ')
        anchor++;
    if (anchor == needle.len_bytes)
        return find_blanks(s, anchor, from);
    while (from + needle.len_bytes <= s.len_bytes) {
        size_t places = s.len_bytes - from - needle.len_bytes + 1;
        const char *hit = memchr(s.data + from + anchor, needle.data[anchor], places);
        if (!hit)
            break;
        if (memcmp(hit - anchor, needle.data, needle.len_bytes) == 0)
            return (size_t)(hit - s.data) - anchor;
        from = (size_t)(hit - s.data) - anchor + 1;
    }
    return s.len_bytes;
}

size_t str_find_byte(Str s, char c, size_t from)
{
    if (from >= s.len_bytes)
        return s.len_bytes;
    const char *hit = memchr(s.data + from, c, s.len_bytes - from);
    return hit ? (size_t)(hit - s.data) : s.len_bytes;
}

/* Counted in many lanes of a byte each, which compilers make one instruction of; a lane holds as many as a byte can. */
size_t str_count_byte(Str s, char c)
{
    enum {
        LANES = 32,
        TURNS = UCHAR_MAX
    };
    size_t count = 0, at = 0;
    while (at + LANES <= s.len_bytes) {
        unsigned char lanes[LANES] = {0};
        for (int turn = 0; turn < TURNS && at + LANES <= s.len_bytes; turn++, at += LANES)
            for (size_t i = 0; i < LANES; i++)
                lanes[i] = (unsigned char)(lanes[i] + (s.data[at + i] == c));
        for (size_t i = 0; i < LANES; i++)
            count += lanes[i];
    }
    for (; at < s.len_bytes; at++)
        count += s.data[at] == c;
    return count;
}
