#include "base/utf8.h"

#include <unictype.h>
#include <unicase.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "ambiguous.h"
#include "base/shown.h"

enum {
    REPLACEMENT = 0xFFFD
};

uint32_t utf8_decode_long(Str s, size_t at, size_t *len_bytes)
{
    *len_bytes = 1;
    ucs4_t c;
    int len = u8_mbtoucr(&c, (const uint8_t *)s.data + at, s.len_bytes - at);
    if (len <= 0)
        return REPLACEMENT;
    *len_bytes = (size_t)len;
    return c;
}

size_t utf8_previous(Str s, size_t at)
{
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)s.data[start] & 0xC0) == 0x80)
        start--;
    size_t len;
    utf8_decode(s, start, &len);
    return start + len == at ? start : at - 1;
}

size_t utf8_start(Str s, size_t at)
{
    for (size_t back = 0; at < s.len_bytes && back < 4 && back <= at; back++) {
        if (((unsigned char)s.data[at - back] & 0xC0) == 0x80)
            continue;
        size_t len;
        utf8_decode(s, at - back, &len);
        return len > back ? at - back : at;
    }
    return at;
}

uint32_t utf8_before(Str s, size_t at)
{
    size_t len;
    return at > 0 ? utf8_decode(s, utf8_previous(s, at), &len) : 0;
}

size_t utf8_encode(uint32_t c, char out[4])
{
    int len = u8_uctomb((uint8_t *)out, c, 4);
    if (len < 0)
        len = u8_uctomb((uint8_t *)out, REPLACEMENT, 4);
    return (size_t)len;
}

bool utf8_is_valid(Str s)
{
    return s.len_bytes == 0 || u8_check((const uint8_t *)s.data, s.len_bytes) == NULL;
}

static bool is_printable_ascii(char c)
{
    return c >= 0x20 && c < 0x7F;
}

size_t utf8_cluster_end(Str s, size_t at)
{
    /* Two ASCII characters are never one cluster, save CR LF, which clean text does not have. */
    if (is_printable_ascii(s.data[at]) && (at + 1 == s.len_bytes || is_printable_ascii(s.data[at + 1])))
        return at + 1;
    enum {
        CHARACTERS_MAX = 64
    };
    size_t end = at;
    for (int i = 0; i < CHARACTERS_MAX && end < s.len_bytes; i++) {
        size_t len;
        utf8_decode(s, end, &len);
        end += len;
    }
    char breaks[CHARACTERS_MAX * 4];
    u8_grapheme_breaks((const uint8_t *)s.data + at, end - at, breaks);
    for (size_t i = 1; i < end - at; i++)
        if (breaks[i])
            return at + i;
    return end;
}

/* Set once, before any text is measured, as the out-of-memory handler is: what a column is must be the same to all. */
static bool ambiguous_is_wide;

void utf8_set_ambiguous_wide(bool wide)
{
    ambiguous_is_wide = wide;
}

int utf8_character_width(uint32_t c)
{
    if (utf8_is_control(c)) /* C0 and C1 are drawn as one sign, others as a word in ASCII or not at all */
        return c < 0xA0 ? 1 : (int)shown_control(c).len_bytes;
    int width = uc_width(c, "UTF-8");
    if (width == 1 && ambiguous_is_wide && is_ambiguous(c))
        return 2;
    return width < 0 ? 0 : width;
}

bool utf8_is_wide(uint32_t c)
{
    return uc_width(c, "UTF-8") == 2;
}

Str utf8_sign(Str sign, Str plain)
{
    size_t step;
    return ambiguous_is_wide && is_ambiguous(utf8_decode(sign, 0, &step)) ? plain : sign;
}

int utf8_cluster_width(Str cluster)
{
    if (cluster.len_bytes == 1)
        return 1;
    int width = 0;
    for (size_t at = 0, len; at < cluster.len_bytes; at += len)
        width += utf8_character_width(utf8_decode(cluster, at, &len));
    return width;
}

size_t utf8_width(Str s)
{
    size_t width = 0;
    for (size_t at = 0, len; at < s.len_bytes; at += len)
        if (is_printable_ascii(s.data[at])) {
            len = 1;
            width++;
        } else {
            width += (size_t)utf8_character_width(utf8_decode(s, at, &len));
        }
    return width;
}

size_t utf8_fit(Str s, size_t cols)
{
    size_t at = 0, used = 0;
    while (at < s.len_bytes) {
        size_t end = utf8_cluster_end(s, at);
        used += (size_t)utf8_cluster_width(str_slice(s, at, end));
        if (used > cols)
            break;
        at = end;
    }
    return at;
}

size_t utf8_fit_words(Str s, size_t cols, size_t *next)
{
    size_t end = utf8_fit(s, cols);
    if (end == 0 && s.len_bytes > 0)
        end = utf8_cluster_end(s, 0);
    *next = end;
    for (size_t at = end; end < s.len_bytes && at > 0; at--)
        if (s.data[at] == ' ') {
            *next = at + 1;
            return at;
        }
    return end;
}

bool utf8_is_upper_beyond_ascii(uint32_t c)
{
    return uc_is_property_uppercase(c);
}

bool utf8_is_lower_beyond_ascii(uint32_t c)
{
    return uc_is_property_lowercase(c);
}

bool utf8_is_alpha_beyond_ascii(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

bool utf8_is_digit_beyond_ascii(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Nd);
}

bool utf8_is_symbol(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_S);
}

bool utf8_is_space_beyond_ascii(uint32_t c)
{
    return uc_is_property_white_space(c);
}

uint32_t utf8_to_lower_beyond_ascii(uint32_t c)
{
    return uc_tolower(c);
}

uint32_t utf8_base_letter(uint32_t c)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    if (c < 0x80)
        return c;
    for (int length; (length = uc_canonical_decomposition(c, parts)) > 0; c = parts[0])
        ;
    return c;
}

size_t utf8_hyphen_len(Str s)
{
    static const Str hyphens[] = {STR_INIT("-"), STR_INIT("\xE2\x80\x90"), STR_INIT("\xC2\xAD")};
    for (size_t i = 0; i < sizeof hyphens / sizeof *hyphens; i++)
        if (str_ends(s, hyphens[i]))
            return hyphens[i].len_bytes;
    return 0;
}

bool utf8_is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || /* separators */
           c == 0x061C || c == 0x200E || c == 0x200F ||                         /* implicit marks */
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||      /* embeddings, isolates */
           (c >= 0xE0000 && c <= 0xE007F);                                      /* tags */
}

bool utf8_begins_with_dash(Str s)
{
    return str_starts(s, STR("-")) || str_starts(s, STR("–")) || str_starts(s, STR("—")) ||
           str_starts(s, STR("―"));
}
