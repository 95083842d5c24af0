#include "opportunities.h"

#include <string.h>

#include <unilbrk.h>

#include "base/bytes.h"
#include "base/utf8.h"

/* The line breaking classes that ASCII has (LineBreak.txt). */
typedef enum {
    AL,
    NU,
    SP, /* a kept line end never gets here; any other is drawn as a space */
    OP,
    CL,
    CP,
    QU,
    EX,
    IS,
    SY,
    HY,
    BA,
    PR,
    PO
} LineBreakClass;

/* Of a byte; what is not here is of class AL. */
static const unsigned char ascii_classes[256] = {
    ['0'] = NU, ['1'] = NU,  ['2'] = NU, ['3'] = NU,  ['4'] = NU,  ['5'] = NU, ['6'] = NU,
    ['7'] = NU, ['8'] = NU,  ['9'] = NU, [' '] = SP,  ['('] = OP,  ['['] = OP, ['{'] = OP,
    [')'] = CP, [']'] = CP,  ['}'] = CL, ['"'] = QU,  ['!'] = EX,  ['?'] = EX, [','] = IS,
    ['.'] = IS, [':'] = IS,  [';'] = IS, ['/'] = SY,  ['-'] = HY,  ['|'] = BA, ['$'] = PR,
    ['+'] = PR, ['\\'] = PR, ['%'] = PO, ['\''] = QU, ['\n'] = SP, ['\t'] = BA};

static LineBreakClass ascii_class(char c)
{
    return (LineBreakClass)ascii_classes[(unsigned char)c];
}

static bool is_word(LineBreakClass c)
{
    return c == AL || c == NU;
}

static bool is_affix(LineBreakClass c)
{
    return c == PR || c == PO;
}

/* LB25: what belongs to a number is not parted from it. */
static bool in_number(LineBreakClass before, LineBreakClass after)
{
    if (after == NU)
        return is_affix(before) || before == HY || before == IS || before == SY;
    return (is_affix(after) && (before == NU || before == CL || before == CP)) ||
           (is_affix(before) && after == OP);
}

/* The rules for a pair of characters, by their numbers in UAX #14. */
static bool may_break(LineBreakClass before, LineBreakClass after, bool spaced)
{
    if (after == CL || after == CP || after == EX || after == IS || after == SY) /* LB13 */
        return false;
    if (before == OP || (before == QU && after == OP)) /* LB14, LB15 */
        return false;
    if (spaced) /* LB18 */
        return true;
    if (before == QU || after == QU || after == BA || after == HY) /* LB19, LB21 */
        return false;
    if (is_word(before) && (is_word(after) || after == OP)) /* LB23, LB28, LB30 */
        return false;
    if (before == CP && is_word(after)) /* LB30 */
        return false;
    if ((before == AL && is_affix(after)) || (is_affix(before) && after == AL)) /* LB24 */
        return false;
    if (before == IS && after == AL) /* LB29 */
        return false;
    return !in_number(before, after);
}

/* No line begins with a dash: it belongs to what stands before it. A hyphen is one when it stands between blanks, or is
 * doubled. */
static bool begins_with_dash(Str text, size_t at)
{
    static const Str dashes[] = {STR_INIT("–"), STR_INIT("—"), STR_INIT("―"), STR_INIT("- "),
                                 STR_INIT("-- ")};
    if (text.data[at] != '-' && text.data[at] != '\xE2')
        return false;
    Str rest = str_slice(text, at, text.len_bytes);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(rest, dashes[i]))
            return true;
    return str_equal(rest, STR("-"));
}

/* Nor with the call of a note in brackets: "council.[^10]", "council.[10]". */
static bool begins_with_call(Str text, size_t at)
{
    if (text.data[at] != '[' || at == 0)
        return false;
    char before = text.data[at - 1], behind = at + 1 < text.len_bytes ? text.data[at + 1] : ' ';
    return before != ' ' && before != '\n' && (behind == '^' || is_ascii_digit(behind));
}

static bool stays_back(Str text, size_t at)
{
    return begins_with_dash(text, at) || begins_with_call(text, at);
}

/* Of a text that is ASCII. Between letters nothing is to be asked. */
static void find_in_ascii(Str text, bool *flags)
{
    LineBreakClass before = SP; /* nothing yet: white space at the start is not broken at */
    bool spaced = false;
    memset(flags, 0, text.len_bytes);
    for (size_t i = 0; i < text.len_bytes; i++) {
        LineBreakClass class = ascii_class(text.data[i]);
        if (class == SP) {
            spaced = true;
            continue;
        }
        if (spaced || class != AL || before != AL)
            flags[i] = before != SP && may_break(before, class, spaced) && !stays_back(text, i);
        before = class;
        spaced = false;
        while (class == AL && i + 1 < text.len_bytes && ascii_class(text.data[i + 1]) == AL)
            i++;
    }
}

/* LB29: an infix separator is not parted from the letters behind it ("e.g.", "U.S."). libunistring 1.0 allows
 * that break. Wide letters are of other classes (ID, H2, H3), to which the rule does not apply. */
static bool parts_infix(Str text, size_t at)
{
    if (ascii_class(text.data[at - 1]) != IS)
        return false;
    size_t len_bytes;
    uint32_t c = utf8_decode(text, at, &len_bytes);
    if (c < 0x80)
        return ascii_class((char)c) == AL;
    return utf8_is_alpha(c) && !utf8_is_wide(c);
}

/* A range of numbers stays whole (1760–1860), as LB25 keeps it when it is written with a hyphen. */
static bool parts_number_range(Str text, size_t at)
{
    static const Str EN_DASH = {"–", 3};
    return at > EN_DASH.len_bytes && is_ascii_digit(text.data[at]) &&
           str_equal(str_slice(text, at - EN_DASH.len_bytes, at), EN_DASH) &&
           is_ascii_digit(text.data[at - EN_DASH.len_bytes - 1]);
}

/* Quotation marks of general category Pi and Pf. */
static bool is_initial_quote(uint32_t c)
{
    return c == 0xAB || c == 0x2018 || c == 0x201C || c == 0x2039;
}

static bool is_final_quote(uint32_t c)
{
    return c == 0xBB || c == 0x2019 || c == 0x201D || c == 0x203A;
}

/* LB15a (since Unicode 15.1): no break behind an opening mark and its spaces, as in « mot ». */
static bool parts_opening_quote(Str text, size_t at)
{
    while (at > 0 && text.data[at - 1] == ' ')
        at--;
    if (at == 0)
        return false;
    size_t len_bytes, quote = utf8_previous(text, at);
    if (!is_initial_quote(utf8_decode(text, quote, &len_bytes)))
        return false;
    return quote == 0 || text.data[quote - 1] == ' ' || ascii_class(text.data[quote - 1]) == OP;
}

/* LB15b: none before a closing mark with a space, a closing sign or nothing behind it. */
static bool parts_closing_quote(Str text, size_t at)
{
    size_t len_bytes;
    if (!is_final_quote(utf8_decode(text, at, &len_bytes)))
        return false;
    size_t behind = at + len_bytes;
    if (behind == text.len_bytes)
        return true;
    LineBreakClass class = ascii_class(text.data[behind]);
    return class != AL && class != NU && class != OP;
}

/* The call of a note is not parted from what it stands at: raised figures, daggers. */
static bool parts_note_call(Str text, size_t at)
{
    size_t len_bytes;
    uint32_t c = utf8_decode(text, at, &len_bytes);
    bool calls =
        c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079) || c == 0x2020 || c == 0x2021;
    return calls && ascii_class(text.data[at - 1]) != SP;
}

static bool is_taken_back(Str text, size_t at)
{
    return parts_infix(text, at) || parts_number_range(text, at) || parts_opening_quote(text, at) ||
           parts_closing_quote(text, at) || parts_note_call(text, at);
}

static void find_in_unicode(Str text, bool *flags)
{
    _Static_assert(sizeof(bool) == sizeof(char), "the flags are used as libunistring's array");
    char *marks = (char *)flags;
    u8_possible_linebreaks((const uint8_t *)text.data, text.len_bytes, "UTF-8", marks);
    for (size_t i = 0; i < text.len_bytes; i++) {
        bool possible = marks[i] == UC_BREAK_POSSIBLE || marks[i] == UC_BREAK_MANDATORY;
        flags[i] = i > 0 && possible && !is_taken_back(text, i) && !stays_back(text, i);
    }
}

void find_opportunities_unicode(Str text, bool *flags)
{
    if (text.len_bytes > 0)
        find_in_unicode(text, flags);
}

/* ---- both --------------------------------------------------------------------------------------------------- */

/* A line may end before at, and no rule looks across: a blank stands between two letters of ASCII. */
static bool is_cut(Str text, size_t at)
{
    return at >= 2 && text.data[at - 1] == ' ' && is_ascii_letter(text.data[at - 2]) &&
           is_ascii_letter(text.data[at]);
}

static size_t cut_before(Str text, size_t from, size_t at)
{
    while (at > from && !is_cut(text, at))
        at--;
    return at;
}

static size_t cut_behind(Str text, size_t at)
{
    while (at < text.len_bytes && !is_cut(text, at))
        at++;
    return at;
}

/* The first byte at or behind `at` that find_in_ascii() does not know; the end when there is none. */
static size_t ascii_end(Str text, size_t at)
{
    for (; at < text.len_bytes; at += 64) {
        Bytes bytes = bytes_at(text, at);
        uint64_t known = bytes_within(&bytes, ' ', '~') | bytes_within(&bytes, '\t', '\n');
        if (known != UINT64_MAX) {
            size_t end = at + (size_t)__builtin_ctzll(~known);
            return end < text.len_bytes ? end : text.len_bytes;
        }
    }
    return text.len_bytes;
}

/* Finds those of a stretch between two cuts. */
static void find_between(Str text, size_t start, size_t end, void (*find)(Str, bool *), bool *flags)
{
    if (start == end)
        return;
    find(str_slice(text, start, end), flags + start);
    flags[start] = start > 0;
}

void find_opportunities(Str text, bool *flags)
{
    for (size_t at = 0; at < text.len_bytes;) {
        size_t other = ascii_end(text, at), start = other, end = other;
        if (other < text.len_bytes) {
            start = cut_before(text, at, other);
            end = cut_behind(text, other);
        }
        find_between(text, at, start, find_in_ascii, flags);
        find_between(text, start, end, find_in_unicode, flags);
        at = end;
    }
}
