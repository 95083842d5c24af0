/* Notes and where they are called: "[^name]" as in Markdown's footnotes, a number in brackets or raised, one that runs on
 * to the word before it as in text out of a PDF, asterisks and daggers. A call is one only where the document has a note
 * of that label, set in a way that goes with it. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum {
    DIGITS_MAX = 3,
    SIGNS_MAX = 4,
    BLOCKS_MAX = 32,     /* that one note can go on over */
    NAMESAKES_MAX = 32,  /* notes of one label that are looked at for a call */
    CALL_MAX_BYTES = 64, /* "[^" and a label */
};

/* ---- marks --------------------------------------------------------------------------------------------- */

/* The value of a raised digit; -1. */
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

static bool is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static NoteLabel label_of(MarkForm form, Str text)
{
    NoteLabel label = {.form = form};
    for (size_t i = 0; i < text.len_bytes && i < NOTE_LABEL_MAX_BYTES; i++) {
        char c = text.data[i];
        label.bytes[label.len_bytes++] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    }
    return label;
}

static size_t count_digits(Str s, size_t at)
{
    size_t count = 0;
    while (at + count < s.len_bytes && is_ascii_digit(s.data[at + count]))
        count++;
    return count;
}

/* "[^name]" at the head of s: its length; 0. */
static size_t read_named(Str s, NoteLabel *out)
{
    size_t at = 2;
    while (at < s.len_bytes && at - 2 <= NOTE_LABEL_MAX_BYTES && !strchr("[] \t\n", s.data[at]))
        at++;
    bool closed = at > 2 && at - 2 <= NOTE_LABEL_MAX_BYTES && at < s.len_bytes && s.data[at] == ']';
    if (closed)
        *out = label_of(MARK_NAMED, str_slice(s, 2, at));
    return closed ? at + 1 : 0;
}

/* "[12]", "(12)". */
static size_t read_enclosed(Str s, NoteLabel *out)
{
    bool round = s.data[0] == '(';
    size_t digits = count_digits(s, 1);
    if (digits == 0 || digits > DIGITS_MAX || digits + 1 >= s.len_bytes ||
        s.data[digits + 1] != (round ? ')' : ']'))
        return 0;
    *out = label_of(round ? MARK_ROUND : MARK_BRACKETS, str_slice(s, 1, digits + 1));
    return digits + 2;
}

static size_t read_raised(Str s, NoteLabel *out)
{
    char digits[DIGITS_MAX];
    size_t count = 0, at = 0, len;
    for (; at < s.len_bytes; at += len) {
        int digit = raised_digit(utf8_decode(s, at, &len));
        if (digit < 0)
            break;
        if (count == DIGITS_MAX)
            return 0;
        digits[count++] = (char)('0' + digit);
    }
    *out = label_of(MARK_RAISED, (Str){digits, count});
    return count > 0 ? at : 0;
}

static size_t read_signs(Str s, NoteLabel *out)
{
    size_t at = 0, count = 0, len;
    for (; at < s.len_bytes && is_sign(utf8_decode(s, at, &len)); at += len)
        count++;
    *out = label_of(MARK_SIGN, str_slice(s, 0, at));
    return count <= SIGNS_MAX ? at : 0;
}

/* The length of the mark that begins s; 0 when there is none. Not of plain numbers. */
static size_t read_mark(Str s, NoteLabel *out)
{
    if (s.len_bytes == 0)
        return 0;
    if (str_starts(s, STR("[^")))
        return read_named(s, out);
    if (s.data[0] == '[' || s.data[0] == '(')
        return read_enclosed(s, out);
    size_t len = read_raised(s, out);
    return len > 0 ? len : read_signs(s, out);
}

/* "12 ", "12.", "12)", "12:" and, as e-texts have it, "[Footnote 12:" */
static size_t read_plain(Str s, NoteLabel *out)
{
    static const Str spelt = STR_INIT("[Footnote ");
    size_t start = str_starts_nocase(s, spelt) ? spelt.len_bytes : 0, digits = count_digits(s, start);
    size_t end = start + digits;
    if (digits == 0 || digits > DIGITS_MAX || end >= s.len_bytes || !strchr(" .):\t", s.data[end]))
        return 0;
    *out = label_of(start > 0 ? MARK_BRACKETS : MARK_PLAIN, str_slice(s, start, end));
    return s.data[end] == ' ' || s.data[end] == '\t' ? end : end + 1;
}

/* What an importer has made of the mark, which has left the text. */
static bool read_marker(Str marker, NoteLabel *out)
{
    while (marker.len_bytes > 0 && strchr(".:)", marker.data[marker.len_bytes - 1]) &&
           !strchr("[(", marker.data[0]))
        marker.len_bytes--;
    if (marker.len_bytes == 0 || marker.len_bytes > NOTE_LABEL_MAX_BYTES)
        return false;
    if (read_mark(marker, out) == 0) {
        bool number = count_digits(marker, 0) == marker.len_bytes;
        *out = label_of(number ? MARK_PLAIN : MARK_NAMED, marker);
    }
    return true;
}

static bool read_note(const Document *doc, size_t block, NoteLabel *out)
{
    Str text = document_block_text(doc, block), marker = str_trim(document_block(doc, block)->marker);
    if (marker.len_bytes > 0)
        return read_marker(marker, out);
    return read_mark(text, out) > 0 || read_plain(text, out) > 0;
}

/* ---- the notes of a document --------------------------------------------------------------------------- */

static int compare_labels(const NoteLabel *a, const NoteLabel *b)
{
    return str_compare((Str){a->bytes, a->len_bytes}, (Str){b->bytes, b->len_bytes});
}

static int compare_notes(const void *left, const void *right)
{
    const Note *a = left, *b = right;
    int order = compare_labels(&a->label, &b->label);
    return order != 0 ? order : (a->block > b->block) - (a->block < b->block);
}

static bool goes_on(const Document *doc, const NoteList *list, size_t block)
{
    if (list->count == 0 || vec_last(list).end_block != block)
        return false;
    const Block *first = document_block(doc, vec_last(list).block), *next = document_block(doc, block);
    return first->kind == next->kind && block - vec_last(list).block < BLOCKS_MAX;
}

static void list_notes(ReaderState *state)
{
    const Document *doc = state->document;
    NoteList *list = &state->notes.list;
    state->notes.is_listed = true;
    for (size_t i = 0; i < document_block_count(doc); i++) {
        Note note = {.block = i, .end_block = i + 1};
        if (document_block(doc, i)->cls != BLOCK_NOTE)
            continue;
        if (read_note(doc, i, &note.label))
            vec_push(list, note);
        else if (goes_on(doc, list, i))
            vec_last(list).end_block = i + 1;
    }
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare_notes);
}

/* Whether a call of one form leads to a note of another. */
static bool are_of_kin(MarkForm call, MarkForm note)
{
    switch (call) {
    case MARK_NAMED: return note == MARK_NAMED || note == MARK_PLAIN || note == MARK_BRACKETS;
    case MARK_BRACKETS: return note == MARK_BRACKETS || note == MARK_RAISED || note == MARK_PLAIN;
    case MARK_RAISED: return note == MARK_RAISED || note == MARK_BRACKETS || note == MARK_PLAIN;
    case MARK_PLAIN: return note == MARK_PLAIN || note == MARK_RAISED;
    default: return call == note;
    }
}

static bool has_label(const NoteList *list, size_t index, const NoteLabel *label)
{
    return index < list->count && compare_labels(&list->items[index].label, label) == 0;
}

/* The note that a call in that block leads to: the first behind it, so that numbers may begin anew on each page, else the
 * last before it. */
size_t note_find(ReaderState *state, const NoteLabel *label, size_t block)
{
    if (!state->notes.is_listed)
        list_notes(state);
    const NoteList *list = &state->notes.list;
    Note wanted = {.label = *label, .block = block};
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_notes(&list->items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < low + NAMESAKES_MAX && has_label(list, i, label); i++)
        if (are_of_kin(label->form, list->items[i].label.form))
            return i;
    for (size_t i = low; low - i < NAMESAKES_MAX && i > 0 && has_label(list, i - 1, label); i--)
        if (are_of_kin(label->form, list->items[i - 1].label.form))
            return i - 1;
    return NONE;
}

size_t note_find_named(ReaderState *state, Str name, size_t block)
{
    NoteLabel label;
    if (name.len_bytes == 0 || name.len_bytes > NOTE_LABEL_MAX_BYTES)
        return NONE;
    label = label_of(MARK_NAMED, name);
    return note_find(state, &label, block);
}

void notes_forget(ReaderState *state)
{
    NotesState *notes = &state->notes;
    vec_clear(&notes->list);
    vec_clear(&notes->shown);
    layout_free(notes->layout);
    notes->layout = NULL;
    notes->is_listed = notes->open = false;
    notes->rows = notes->row_count = notes->more = notes->top = 0;
}

/* ---- calls --------------------------------------------------------------------------------------------- */

static bool can_call(BlockClass cls)
{
    return cls != BLOCK_NOTE && cls != BLOCK_CODE && !block_class_is_folded(cls);
}

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
    bool fraction = (c == '.' || c == ',') && at + 1 < s.len_bytes && is_ascii_digit(s.data[at + 1]);
    return !utf8_is_alpha(c) && !utf8_is_digit(c) && c != '%' && !fraction;
}

/* The length of what looks like a call at s[at]; 0 when nothing does. */
static size_t read_call(Str s, size_t at, NoteLabel *out)
{
    Str rest = str_slice(s, at, at + CALL_MAX_BYTES);
    if (is_ascii_digit(s.data[at])) {
        size_t digits = count_digits(rest, 0);
        bool number = digits <= DIGITS_MAX && s.data[at] != '0' && can_run_on(s, at);
        *out = label_of(MARK_PLAIN, str_slice(rest, 0, digits));
        return number && ends_word(s, at + digits) ? digits : 0;
    }
    size_t len = read_mark(rest, out);
    uint32_t before = utf8_before(s, at);
    bool hangs_on = before != 0 && !utf8_is_space(before) && !is_sign(before);
    if (len > 0 && out->form == MARK_SIGN && (!hangs_on || !ends_word(s, at + len)))
        return 0;
    return out->form == MARK_RAISED && raised_digit(before) >= 0 ? 0 : len;
}

static bool may_begin_call(Str s, size_t at)
{
    char c = s.data[at];
    if (is_ascii_digit(c))
        return at > 0 && !is_ascii_digit(s.data[at - 1]);
    return c == '[' || c == '(' || c == '*' || (unsigned char)c >= 0xC0;
}

/* Calls of one block that begin in [from, to), offsets into its text. */
static bool find_call_in_block(ReaderState *state, size_t index, size_t from, size_t to, NoteCall *out)
{
    const Block *block = document_block(state->document, index);
    Str text = document_block_text(state->document, index);
    to = to < text.len_bytes ? to : text.len_bytes;
    for (size_t at = from; at < to; at++) {
        NoteLabel label = {0};
        size_t len = may_begin_call(text, at) ? read_call(text, at, &label) : 0;
        size_t note = len > 0 ? note_find(state, &label, index) : NONE;
        if (note != NONE) {
            *out = (NoteCall){{block->text.start + at, block->text.start + at + len}, note};
            return true;
        }
    }
    return false;
}

bool note_find_call(ReaderState *state, DocRange range, NoteCall *out)
{
    const Document *doc = state->document;
    if (!state->notes.is_listed)
        list_notes(state);
    if (state->notes.list.count == 0)
        return false;
    for (size_t i = document_block_at(doc, range.start); i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        if (block->text.start >= range.end)
            break;
        size_t from = range.start > block->text.start ? range.start - block->text.start : 0;
        if (can_call(block->cls) && find_call_in_block(state, i, from, range.end - block->text.start, out))
            return true;
    }
    return false;
}
