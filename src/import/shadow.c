#include "shadow.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"

enum {
    LABEL_MAX_BYTES = 256
};

/* --- writing --- */

void shadow_write(Shadow *shadow, size_t at, char byte)
{
    shadow->bytes[at] = byte;
}

void shadow_fill(Shadow *shadow, size_t start, size_t end, char byte)
{
    for (; start < end; start++)
        shadow_write(shadow, start, byte);
}

Str shadow_text(const Shadow *shadow)
{
    return (Str){shadow->bytes, shadow->source.len_bytes};
}

void shadow_free(Shadow *shadow)
{
    memory_free(shadow->bytes);
    vec_free(&shadow->notes);
    vec_free(&shadow->definitions);
    vec_free(&shadow->terms);
    vec_free(&shadow->displays);
    vec_free(&shadow->tables);
    vec_free(&shadow->labels);
}

/* --- asking --- */

const Stretch *stretch_before(const StretchList *list, size_t offset)
{
    size_t low = 0, high = list->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list->items[middle].start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? &list->items[low - 1] : NULL;
}

const Stretch *stretch_at(const StretchList *list, size_t offset)
{
    const Stretch *before = stretch_before(list, offset);
    return before != NULL && offset < before->end ? before : NULL;
}

size_t shadow_paragraph_end(Str text, size_t at)
{
    for (;;) {
        size_t newline = str_find_byte(text, '\n', at);
        if (newline == text.len_bytes)
            return newline;
        at = newline + 1;
        while (at < text.len_bytes && (is_line_blank(text.data[at]) || text.data[at] == '>'))
            at++;
        if (at == text.len_bytes || text.data[at] == '\n')
            return newline;
    }
}

/* --- labels --- */

size_t note_mark_end(Str text, size_t at, size_t end)
{
    if (!str_starts(str_slice(text, at, end), STR("[^")))
        return 0;
    for (size_t label = at += 2; at < end && at - label < LABEL_MAX_BYTES; at++) {
        char c = text.data[at];
        if (c == ']')
            return at > label ? at + 1 : 0;
        if (c == '[' || c == '\n' || is_line_blank(c))
            return 0;
    }
    return 0;
}

static uint64_t label_hash(Str mark)
{
    char lower[LABEL_MAX_BYTES + 3];
    for (size_t i = 0; i < mark.len_bytes; i++) {
        char c = mark.data[i];
        lower[i] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    return hash_bytes((Str){lower, mark.len_bytes});
}

void shadow_add_label(Shadow *shadow, Str mark)
{
    vec_push(&shadow->labels, label_hash(mark));
}

static int compare_hashes(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

bool shadow_has_note(const Shadow *shadow, Str mark)
{
    if (shadow->labels.count == 0)
        return false;
    uint64_t hash = label_hash(mark);
    return bsearch(&hash, shadow->labels.items, shadow->labels.count, sizeof hash, compare_hashes) != NULL;
}

/* Marks in a label ("[^a*]") are none. */
static void disguise_references(Shadow *shadow, size_t start)
{
    Str text = shadow->source;
    if (shadow->labels.count == 0)
        return;
    qsort(shadow->labels.items, shadow->labels.count, sizeof *shadow->labels.items, compare_hashes);
    for (size_t at = str_find(text, STR("[^"), start); at < text.len_bytes;
         at = str_find(text, STR("[^"), at + 2)) {
        size_t end = note_mark_end(text, at, text.len_bytes);
        if (end == 0 || !shadow_has_note(shadow, str_slice(text, at, end)))
            continue;
        for (size_t i = at + 2; i + 1 < end; i++)
            if (strchr("*_~<&\\", text.data[i]) != NULL)
                shadow_write(shadow, i, 'x');
    }
}

/* --- symbols --- */

/* Of as many bytes as the symbol has: U+00A1, U+2014, U+10100, which are punctuation. */
static Str punctuation_of(size_t len_bytes)
{
    static const Str forms[] = {STR_INIT(""), STR_INIT(""), STR_INIT("\xC2\xA1"), STR_INIT("\xE2\x80\x94"),
                                STR_INIT("\xF0\x90\x84\x80")};
    return forms[len_bytes];
}

static void disguise_symbol(Shadow *shadow, size_t at)
{
    size_t len;
    if (!utf8_is_symbol(utf8_decode(shadow->source, at, &len)))
        return;
    Str form = punctuation_of(len);
    for (size_t i = 0; i < form.len_bytes; i++)
        shadow_write(shadow, at + i, form.data[i]);
}

/* Symbols beside runs of that mark. */
static void disguise_symbols(Shadow *shadow, size_t start, char mark)
{
    Str text = shadow->source;
    for (size_t at = str_find_byte(text, mark, start), end; at < text.len_bytes;
         at = str_find_byte(text, mark, end)) {
        for (end = at; end < text.len_bytes && text.data[end] == mark;)
            end++;
        if (at > start && (unsigned char)text.data[at - 1] >= 0x80)
            disguise_symbol(shadow, utf8_previous(text, at));
        if (end < text.len_bytes && (unsigned char)text.data[end] >= 0x80)
            disguise_symbol(shadow, end);
    }
}

/* --- comments --- */

/* Dashes that md4c would not have in a comment; those that begin a line may mean something else. */
static void disguise_dashes(Shadow *shadow, size_t start, size_t end)
{
    Str text = shadow->source;
    bool begins_line = false;
    for (size_t at = start; at < end; at++) {
        if (text.data[at] == '\n')
            begins_line = true;
        else if (text.data[at] == '-' && !begins_line)
            shadow_write(shadow, at, 'x');
        else if (strchr("->", text.data[at]) == NULL && !is_line_blank(text.data[at]))
            begins_line = false;
    }
}

/* Behind the comment at `at`, which ends before limit; `at` when it is none. */
static size_t disguise_comment(Shadow *shadow, size_t at, size_t limit)
{
    Str text = str_slice(shadow->source, 0, limit);
    size_t body = at + 4;
    if (str_starts(str_slice(text, body, limit), STR(">")) ||
        str_starts(str_slice(text, body, limit), STR("->"))) {
        size_t end = str_find_byte(text, '>', body) + 1;
        shadow_fill(shadow, at + 2, end - 2, 'A'); /* a declaration: <!A > */
        shadow_write(shadow, end - 2, ' ');
        return end;
    }
    size_t end = str_find(text, STR("-->"), body);
    if (end == limit)
        return at;
    disguise_dashes(shadow, body, end);
    return end + 3;
}

static void disguise_comments(Shadow *shadow, size_t start)
{
    Str text = shadow->source, opening = STR("<!--");
    size_t limit = start;
    for (size_t at = str_find(text, opening, start); at < text.len_bytes; at = str_find(text, opening, at)) {
        if (at >= limit)
            limit = shadow_paragraph_end(text, at);
        size_t behind = disguise_comment(shadow, at, limit);
        at = behind > at ? behind : limit; /* no other in this paragraph has an end either */
    }
}

/* --- all of it --- */

void shadow_cast(Shadow *shadow, Str source, size_t start)
{
    shadow->source = source;
    shadow->bytes = memory_alloc(source.len_bytes + 1);
    if (source.len_bytes > 0)
        memcpy(shadow->bytes, source.data, source.len_bytes);
    shadow->bytes[source.len_bytes] = '\0'; /* md4c looks at the byte behind what it is given */
    shadow_cast_lines(shadow, start);
    disguise_references(shadow, start);
    shadow_cast_math(shadow, start);
    disguise_comments(shadow, start);
    disguise_symbols(shadow, start, '*');
    disguise_symbols(shadow, start, '_');
}
