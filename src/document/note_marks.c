#include "note_marks.h"

#include <string.h>

#include "base/utf8.h"

enum {
    DIGITS_MAX = 3, /* of a label; what is longer is a year or a quantity */
    SIGNS_MAX = 4,
    CALL_MAX_BYTES = NOTE_LABEL_MAX_BYTES + 3, /* "[^", a label, "]" */
};

/* ---- labels -------------------------------------------------------------------------------------------- */

NoteLabel note_label(MarkForm form, Str text)
{
    NoteLabel label = {.form = form};
    size_t len = text.len_bytes < NOTE_LABEL_MAX_BYTES ? text.len_bytes : NOTE_LABEL_MAX_BYTES;
    if (len > 0)
        memcpy(label.bytes, text.data, len);
    label.len_bytes = (uint8_t)len;
    return label;
}

static int in_lower_case(char c)
{
    return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : (unsigned char)c;
}

int note_label_compare(const NoteLabel *a, const NoteLabel *b)
{
    size_t len = a->len_bytes < b->len_bytes ? a->len_bytes : b->len_bytes;
    for (size_t i = 0; i < len; i++) {
        int order = in_lower_case(a->bytes[i]) - in_lower_case(b->bytes[i]);
        if (order != 0)
            return order;
    }
    return (int)a->len_bytes - (int)b->len_bytes;
}

/* ---- marks that show what they are --------------------------------------------------------------------- */

/* The value of a raised digit (Unicode: Latin-1 Supplement, Superscripts and Subscripts); -1. */
static int raised_digit(uint32_t c)
{
    switch (c) {
    case 0xB9: return 1;
    case 0xB2: return 2;
    case 0xB3: return 3;
    case 0x2070: return 0;
    default: return c >= 0x2074 && c <= 0x2079 ? (int)(c - 0x2070) : -1;
    }
}

static bool is_sign(uint32_t c)
{
    return c == '*' || c == 0x2020 || c == 0x2021 || c == 0xA7; /* asterisk, daggers, section sign */
}

static bool is_figure(char c)
{
    return is_ascii_digit(c);
}

static size_t count_figures(Str s, size_t at)
{
    size_t count = 0;
    while (at + count < s.len_bytes && is_figure(s.data[at + count]))
        count++;
    return count;
}

/* "[^name]" at the head of s: its length; 0. */
static size_t read_named(Str s, NoteLabel *out)
{
    size_t at = 2;
    while (at < s.len_bytes && at - 2 <= NOTE_LABEL_MAX_BYTES && (unsigned char)s.data[at] > ' ' &&
           s.data[at] != '[' && s.data[at] != ']')
        at++;
    bool closed = at > 2 && at - 2 <= NOTE_LABEL_MAX_BYTES && at < s.len_bytes && s.data[at] == ']';
    if (closed)
        *out = note_label(MARK_NAMED, str_slice(s, 2, at));
    return closed ? at + 1 : 0;
}

/* "[12]", "(12)", "^12^". */
static size_t read_enclosed(Str s, NoteLabel *out)
{
    char open = s.data[0], close = open == '(' ? ')' : open == '[' ? ']' : open;
    MarkForm form = open == '(' ? MARK_ROUND : open == '[' ? MARK_BRACKETS : MARK_RAISED;
    size_t figures = count_figures(s, 1);
    if (figures == 0 || figures > DIGITS_MAX || figures + 1 >= s.len_bytes || s.data[figures + 1] != close)
        return 0;
    *out = note_label(form, str_slice(s, 1, figures + 1));
    return figures + 2;
}

static size_t read_raised(Str s, NoteLabel *out)
{
    char figures[DIGITS_MAX];
    size_t count = 0, at = 0, len;
    for (; at < s.len_bytes; at += len) {
        int digit = raised_digit(utf8_decode(s, at, &len));
        if (digit < 0)
            break;
        if (count == DIGITS_MAX)
            return 0;
        figures[count++] = (char)('0' + digit);
    }
    *out = note_label(MARK_RAISED, (Str){figures, count});
    return count > 0 ? at : 0;
}

static size_t read_signs(Str s, NoteLabel *out)
{
    size_t at = 0, count = 0, len;
    for (; at < s.len_bytes && count <= SIGNS_MAX && is_sign(utf8_decode(s, at, &len)); at += len)
        count++;
    *out = note_label(MARK_SIGN, str_slice(s, 0, at));
    return count <= SIGNS_MAX ? at : 0;
}

/* The length of the mark that begins s; 0 when there is none. Not of plain numbers. */
static size_t read_mark(Str s, NoteLabel *out)
{
    if (s.len_bytes == 0)
        return 0;
    if (str_starts(s, STR("[^")))
        return read_named(s, out);
    if (strchr("[(^", s.data[0]))
        return read_enclosed(s, out);
    size_t len = read_raised(s, out);
    return len > 0 ? len : read_signs(s, out);
}

/* ---- at the head of a note ----------------------------------------------------------------------------- */

static bool is_blank_at(Str s, size_t at)
{
    return at >= s.len_bytes || strchr(" \t\n", s.data[at]);
}

/* "12 ", "12. ", "12) ", "12: ", but no "12.5". */
static size_t read_plain(Str s, NoteLabel *out)
{
    size_t figures = count_figures(s, 0), end = figures;
    if (figures == 0 || figures > DIGITS_MAX)
        return 0;
    if (end < s.len_bytes && strchr(".):", s.data[end]))
        end++;
    *out = note_label(MARK_PLAIN, str_slice(s, 0, figures));
    return is_blank_at(s, end) ? end : 0;
}

/* "[Footnote 12: ...]" as e-texts have it; the bracket that closes it is none of the note, and may stand in a later block. */
static size_t read_spelt(Str s, NoteLabel *out, DocRange *body)
{
    static const Str opening = STR_INIT("[Footnote ");
    if (!str_starts_nocase(s, opening))
        return 0;
    size_t figures = count_figures(s, opening.len_bytes), end = opening.len_bytes + figures;
    if (figures == 0 || figures > DIGITS_MAX || end >= s.len_bytes || s.data[end] != ':')
        return 0;
    *out = note_label(MARK_BRACKETS, str_slice(s, opening.len_bytes, end));
    body->end -= s.data[s.len_bytes - 1] == ']';
    return end + 1;
}

bool note_mark_read_head(Str text, NoteLabel *out, DocRange *body)
{
    *body = (DocRange){0, text.len_bytes};
    size_t end = read_spelt(text, out, body);
    if (end == 0)
        end = read_mark(text, out);
    if (end == 0)
        end = read_plain(text, out);
    if (end == 0)
        return false;
    end += out->form == MARK_NAMED && end < text.len_bytes && text.data[end] == ':';
    while (end < body->end && is_blank_at(text, end))
        end++;
    body->start = end;
    return true;
}

bool note_mark_read_marker(Str marker, NoteLabel *out)
{
    while (marker.len_bytes > 0 && strchr(".:)", marker.data[marker.len_bytes - 1]) &&
           !strchr("[(", marker.data[0]))
        marker.len_bytes--;
    if (marker.len_bytes == 0 || marker.len_bytes > NOTE_LABEL_MAX_BYTES)
        return false;
    if (read_mark(marker, out) == 0) {
        bool number = count_figures(marker, 0) == marker.len_bytes;
        *out = note_label(number ? MARK_PLAIN : MARK_NAMED, marker);
    }
    return true;
}

/* ---- calls --------------------------------------------------------------------------------------------- */

/* True when a number behind s[at] can be the call of a note: behind a word or the mark that ends one, not inside a number,
 * a formula or a name such as M25. */
static bool can_run_on(Str s, size_t at)
{
    uint32_t before = utf8_before(s, at);
    if (utf8_is_lower(before))
        return true;
    static const uint32_t closing[] = {')', '"',  '\'', '!',    '?',    ';',    ':',    '.',   ',',
                                       ']', 0xBB, 0xAB, 0x2019, 0x201D, 0x201C, 0x203A, 0x2026};
    size_t i = 0, count = sizeof closing / sizeof *closing;
    while (i < count && closing[i] != before)
        i++;
    size_t previous = at > 0 ? utf8_previous(s, at) : 0;
    return i < count && previous > 0 && !utf8_is_digit(utf8_before(s, previous)) &&
           !utf8_is_space(utf8_before(s, previous));
}

static bool ends_word(Str s, size_t at)
{
    size_t len;
    if (at >= s.len_bytes)
        return true;
    uint32_t c = utf8_decode(s, at, &len);
    bool fraction = (c == '.' || c == ',') && at + 1 < s.len_bytes && is_figure(s.data[at + 1]);
    return !utf8_is_alpha(c) && !utf8_is_digit(c) && c != '%' && !fraction;
}

static size_t read_plain_call(Str s, size_t at, NoteLabel *out)
{
    size_t figures = count_figures(str_slice(s, at, at + DIGITS_MAX + 1), 0);
    if (figures > DIGITS_MAX || s.data[at] == '0' || !can_run_on(s, at) || !ends_word(s, at + figures))
        return 0;
    *out = note_label(MARK_PLAIN, str_slice(s, at, at + figures));
    return figures;
}

size_t note_mark_read_call(Str text, size_t at, NoteLabel *out)
{
    if (is_figure(text.data[at]))
        return read_plain_call(text, at, out);
    size_t len = read_mark(str_slice(text, at, at + CALL_MAX_BYTES), out);
    if (len == 0)
        return 0;
    uint32_t before = utf8_before(text, at);
    bool hangs_on = before != 0 && !utf8_is_space(before) && !is_sign(before);
    if (out->form == MARK_SIGN && (!hangs_on || !ends_word(text, at + len)))
        return 0;
    return out->form == MARK_RAISED && raised_digit(before) >= 0 ? 0 : len;
}

bool note_mark_may_begin(Str text, size_t at)
{
    char c = text.data[at];
    if (is_figure(c))
        return at > 0 && !is_figure(text.data[at - 1]);
    return c == '[' || c == '(' || c == '*' || c == '^' || c == '\xC2' || c == '\xE2';
}
