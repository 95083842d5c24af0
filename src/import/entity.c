#include "entity.h"

#include "base/utf8.h"

/* The value of a digit, or 16 when c is none. */
static uint32_t digit_value(char c)
{
    if (is_ascii_digit(c))
        return (uint32_t)(c - '0');
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? (uint32_t)(lower - 'a') + 10 : 16;
}

static uint32_t numbered_character(Str digits)
{
    bool hexadecimal = digits.len_bytes > 0 && (digits.data[0] | 0x20) == 'x';
    uint32_t base = hexadecimal ? 16 : 10, c = 0;
    size_t at = hexadecimal;
    if (at == digits.len_bytes)
        return 0;
    for (; at < digits.len_bytes; at++) {
        uint32_t value = digit_value(digits.data[at]);
        if (value >= base)
            return 0;
        c = c > 0x10FFFF ? c : c * base + value;
    }
    bool scalar = c != 0 && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    return scalar ? c : 0xFFFD;
}

/* The names with that initial letter; empty when it is none. */
static Str names_with(char initial)
{
    if (initial >= 'A' && initial <= 'Z')
        return str_from(ENTITY_NAMES[initial - 'A']);
    return initial >= 'a' && initial <= 'z' ? str_from(ENTITY_NAMES[ENTITY_INITIALS / 2 + initial - 'a'])
                                            : (Str){0};
}

/* The entry ("name 3B1;") that the byte at `at` is in, without its semicolon. */
static Str entry_at(Str names, size_t at)
{
    size_t start = at;
    while (start > 0 && names.data[start - 1] != ';')
        start--;
    return str_slice(names, start, str_find_byte(names, ';', at));
}

/* What stands behind the name in its entry; empty when there is none of that name. */
static Str find_name(Str name)
{
    Str names = names_with(name.data[0]);
    size_t low = 0, high = names.len_bytes;
    while (low < high) {
        Str entry = entry_at(names, low + (high - low) / 2);
        size_t start = (size_t)(entry.data - names.data), len = str_find_byte(entry, ' ', 0);
        int order = str_compare(str_slice(entry, 0, len), name);
        if (order == 0)
            return str_slice(entry, len + 1, entry.len_bytes);
        if (order < 0)
            low = start + entry.len_bytes + 1;
        else
            high = start;
    }
    return (Str){0};
}

/* "2267+338" */
static size_t named_text(Str name, char out[ENTITY_TEXT_MAX_BYTES])
{
    Str value = find_name(name);
    size_t len = 0;
    uint32_t c = 0;
    for (size_t i = 0; i <= value.len_bytes && value.len_bytes > 0; i++) {
        if (i == value.len_bytes || value.data[i] == '+') {
            len += utf8_encode(c, out + len);
            c = 0;
        } else {
            c = c * 16 + digit_value(value.data[i]);
        }
    }
    return len;
}

size_t entity_text(Str entity, char out[ENTITY_TEXT_MAX_BYTES])
{
    if (entity.len_bytes < 3 || entity.data[0] != '&' || entity.data[entity.len_bytes - 1] != ';')
        return 0;
    Str name = str_slice(entity, 1, entity.len_bytes - 1);
    if (name.data[0] != '#')
        return named_text(name, out);
    uint32_t c = numbered_character(str_slice(name, 1, name.len_bytes));
    return c != 0 ? utf8_encode(c, out) : 0;
}
