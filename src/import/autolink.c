#include "autolink.h"

#include <string.h>

#include "base/utf8.h"

/* ---- where one may begin and end ------------------------------------------------------------------------- */

static char byte_before(Str text, size_t floor, size_t at)
{
    return at > floor ? text.data[at - 1] : ' ';
}

/* Letters of other scripts belong to an address (RFC 3987); marks and blanks do not, nor does hiragana, with which the
 * sentence around it goes on in Japanese. */
static bool goes_on_with(uint32_t c)
{
    if (c >= 0x80)
        return (utf8_is_alpha(c) || utf8_is_digit(c)) && !(c >= 0x3041 && c <= 0x309F);
    /* What is no part of a URI (RFC 3986, appendix A), and what is a mark of text rather than one of an address. */
    return c > ' ' && c < 0x7F && strchr("<>\"\\^`{|}[]*", (int)c) == NULL;
}

/* Behind the domain, where a path may begin; `at` when no valid domain is there: labels of letters, digits, '-' and '_', of
 * which the last two have no '_'. */
static size_t domain_end(Str text, size_t at)
{
    size_t end = at, dots = 0, underscores_before = 0, underscores = 0;
    for (size_t step; end < text.len_bytes; end += step) {
        uint32_t c = utf8_decode(text, end, &step);
        if (c == '.') {
            if (end == at || text.data[end - 1] == '.')
                break;
            dots++;
            underscores_before = underscores;
            underscores = 0;
        } else if (c == '_') {
            underscores++;
        } else if (c != '-' && (c < 0x80 ? !is_ascii_alnum((char)c) : !goes_on_with(c))) {
            break;
        }
    }
    bool has_labels = dots > 1 || (dots == 1 && text.data[end - 1] != '.');
    return has_labels && underscores == 0 && underscores_before == 0 ? end : at;
}

/* Without what belongs to the sentence around it: marks at its end, and a ')' that was not opened in it. */
static size_t trim_address(Str text, size_t start, size_t end)
{
    size_t opened = 0, closed = 0;
    for (size_t i = start; i < end; i++) {
        opened += text.data[i] == '(';
        closed += text.data[i] == ')';
    }
    for (; end > start; end--) {
        char last = text.data[end - 1];
        if (last == ')' && closed > opened)
            closed--;
        else if (last == ')' || strchr("?!.,:;_~'(", last) == NULL)
            break;
        opened -= last == '(';
    }
    return end;
}

/* The whole address whose domain begins at `domain`. */
static bool read_address(Str text, size_t start, size_t domain, Autolink *out)
{
    size_t end = domain_end(text, domain), step;
    if (end == domain)
        return false;
    while (end < text.len_bytes && goes_on_with(utf8_decode(text, end, &step)))
        end += step;
    *out = (Autolink){.start = start, .end = trim_address(text, domain, end)};
    return out->end > domain;
}

/* ---- the three kinds ------------------------------------------------------------------------------------- */

bool autolink_at_colon(Str text, size_t floor, size_t at, Autolink *out)
{
    static const Str schemes[] = {STR_INIT("https"), STR_INIT("http"), STR_INIT("ftp")};
    if (!str_starts(str_slice(text, at, text.len_bytes), STR("://")))
        return false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_ends_nocase(str_slice(text, floor, at), schemes[i])) {
            size_t start = at - schemes[i].len_bytes;
            return !is_ascii_alnum(byte_before(text, floor, start)) && read_address(text, start, at + 3, out);
        }
    return false;
}

bool autolink_at_dot(Str text, size_t floor, size_t at, Autolink *out)
{
    if (!str_ends_nocase(str_slice(text, floor, at), STR("www")) || at + 1 == text.len_bytes ||
        !is_ascii_alnum(text.data[at + 1]))
        return false;
    size_t start = at - 3;
    char before = byte_before(text, floor, start);
    if (is_ascii_alnum(before) || strchr("/.-_@:", before) != NULL || !read_address(text, start, start, out))
        return false;
    out->scheme = STR("http://");
    return out->end > at + 1;
}

static bool is_local_byte(char c)
{
    return is_ascii_alnum(c) || c == '.' || c == '-' || c == '_' || c == '+';
}

/* "12@3.50" is a price: the last label has letters, two at least. */
static bool is_mail_domain(Str domain)
{
    size_t label = domain.len_bytes;
    while (label > 0 && domain.data[label - 1] != '.')
        label--;
    return label > 1 && domain.len_bytes - label >= 2 && is_ascii_letter(domain.data[label]) &&
           domain.data[0] != '.' && domain.data[domain.len_bytes - 1] != '-' &&
           domain.data[domain.len_bytes - 1] != '_' && str_find(domain, STR(".."), 0) == domain.len_bytes;
}

bool autolink_at_sign(Str text, size_t floor, size_t at, Autolink *out)
{
    size_t start = at, end = at + 1;
    while (start > floor && is_local_byte(text.data[start - 1]))
        start--;
    while (start < at && !is_ascii_alnum(text.data[start]))
        start++;
    while (end < text.len_bytes && is_local_byte(text.data[end]) && text.data[end] != '+')
        end++;
    while (end > at + 1 && text.data[end - 1] == '.')
        end--;
    char before = byte_before(text, floor, start);
    if (start == at || before == '/' || before == '@' || (end < text.len_bytes && text.data[end] == '@') ||
        !is_mail_domain(str_slice(text, at + 1, end)))
        return false;
    *out = (Autolink){.start = start, .end = end, .scheme = STR("mailto:")};
    return true;
}
