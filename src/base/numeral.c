#include "base/numeral.h"

#include "base/utf8.h"

static bool is_sign(uint32_t c)
{
    return c == '+' || c == '-' || c == 0x2212 /* minus */ || c == 0x2013 /* en dash */ || c == 0xB1;
}

/* '$', '%', per mille, and the currencies */
static bool is_unit(uint32_t c)
{
    return c == '$' || c == '%' || c == 0x2030 || (c >= 0xA2 && c <= 0xA5) || (c >= 0x20A0 && c <= 0x20CF);
}

static bool is_separator(uint32_t c)
{
    return c == '.' || c == ',' || c == '\'' || c == 0x2019 || utf8_is_space(c);
}

bool numeral_is_number(Str text)
{
    bool has_digit = false;
    for (size_t at = 0, len_bytes; at < text.len_bytes; at += len_bytes) {
        uint32_t c = utf8_decode(text, at, &len_bytes);
        if (utf8_is_digit(c))
            has_digit = true;
        else if (!(is_sign(c) && !has_digit) && !is_unit(c) && !is_separator(c))
            return false;
    }
    return has_digit;
}

bool numeral_is_missing(Str text)
{
    size_t len_bytes;
    return text.len_bytes > 0 && is_sign(utf8_decode(text, 0, &len_bytes)) && len_bytes == text.len_bytes;
}
