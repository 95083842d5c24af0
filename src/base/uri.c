#include "base/uri.h"

#include <stdbool.h>

static bool continues_scheme(char c)
{
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.';
}

Str uri_scheme(Str address)
{
    size_t at = 0;
    if (address.len_bytes == 0 || !is_ascii_letter(address.data[0]))
        return (Str){0};
    while (at < address.len_bytes && continues_scheme(address.data[at]))
        at++;
    return at < address.len_bytes && address.data[at] == ':' ? str_slice(address, 0, at) : (Str){0};
}

static int hex_digit(char c)
{
    if (is_ascii_digit(c))
        return c - '0';
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

void uri_decode(Str text, Buffer *out)
{
    for (size_t at = 0; at < text.len_bytes; at++) {
        bool escaped = text.data[at] == '%' && at + 2 < text.len_bytes;
        int high = escaped ? hex_digit(text.data[at + 1]) : -1;
        int low = escaped ? hex_digit(text.data[at + 2]) : -1;
        bool is_code = high >= 0 && low >= 0;
        buffer_put_byte(out, is_code ? (char)(high * 16 + low) : text.data[at]);
        at += is_code ? 2 : 0;
    }
}

void uri_encode(Str address, Buffer *out)
{
    static const Str excluded = STR_INIT("\"<>\\^`{|}");
    for (size_t i = 0; i < address.len_bytes; i++) {
        unsigned char c = (unsigned char)address.data[i];
        if (c <= 0x20 || c >= 0x7F || str_find_byte(excluded, (char)c, 0) < excluded.len_bytes)
            buffer_put_format(out, "%%%02X", (unsigned)c);
        else
            buffer_put_byte(out, (char)c);
    }
}
