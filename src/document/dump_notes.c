#include "dump_notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
    FIGURES_MAX = 3 /* of a label; what is longer is a year or a quantity */
};

/* ---- labels -------------------------------------------------------------------------------------------- */

typedef struct {
    Str text; /* as printed; figures may be superior ones */
    size_t end;
    bool is_named;
} Label;

static bool is_figure(char c)
{
    return c >= '0' && c <= '9';
}

static size_t figures_end(Str text, size_t at)
{
    size_t end = at;
    while (end < text.len_bytes && end - at <= FIGURES_MAX && is_figure(text.data[end]))
        end++;
    return end - at <= FIGURES_MAX ? end : at;
}

/* The figure that a superior one stands for (Unicode: Latin-1 Supplement, Superscripts and Subscripts); -1 for others. */
static int superior_figure(uint32_t c)
{
    switch (c) {
    case 0xB9: return 1;
    case 0xB2: return 2;
    case 0xB3: return 3;
    case 0x2070: return 0;
    default: return c >= 0x2074 && c <= 0x2079 ? (int)(c - 0x2070) : -1;
    }
}

static size_t superiors_end(Str text, size_t at)
{
    size_t step, count = 0, end = at;
    while (end < text.len_bytes && count <= FIGURES_MAX &&
           superior_figure(utf8_decode(text, end, &step)) >= 0) {
        end += step;
        count++;
    }
    return count <= FIGURES_MAX ? end : at;
}

/* "[^label]" at `at`. */
static bool read_named(Str text, size_t at, Label *label)
{
    if (!str_starts(str_slice(text, at, text.len_bytes), STR("[^")))
        return false;
    size_t end = at + 2;
    while (end < text.len_bytes && end - at - 2 <= NOTE_LABEL_MAX_BYTES && text.data[end] != ']' &&
           text.data[end] != '[' && (unsigned char)text.data[end] > ' ')
        end++;
    if (end >= text.len_bytes || text.data[end] != ']' || end == at + 2 ||
        end - at - 2 > NOTE_LABEL_MAX_BYTES)
        return false;
    *label = (Label){str_slice(text, at + 2, end), end + 1, true};
    return true;
}

/* Figures between `open` and `close`, as in "[12]" and "^12^". */
static bool read_enclosed(Str text, size_t at, char open, char close, Label *label)
{
    if (at >= text.len_bytes || text.data[at] != open)
        return false;
    size_t end = figures_end(text, at + 1);
    if (end == at + 1 || end >= text.len_bytes || text.data[end] != close)
        return false;
    *label = (Label){str_slice(text, at + 1, end), end + 1, false};
    return true;
}

static bool read_superior(Str text, size_t at, Label *label)
{
    size_t end = superiors_end(text, at);
    *label = (Label){str_slice(text, at, end), end, false};
    return end > at;
}

/* A mark that shows by itself what it is. */
static bool read_mark(Str text, size_t at, Label *label)
{
    return read_named(text, at, label) || read_enclosed(text, at, '[', ']', label) ||
           read_enclosed(text, at, '^', '^', label) || read_superior(text, at, label);
}

static bool is_blank_at(Str text, size_t at)
{
    return at >= text.len_bytes || text.data[at] == ' ' || text.data[at] == '\n';
}

/* "1. ", "1) " or "1 " at the head of a note. */
static bool read_numbered(Str text, Label *label)
{
    size_t end = figures_end(text, 0), behind = end;
    if (end > 0 && behind < text.len_bytes && (text.data[behind] == '.' || text.data[behind] == ')'))
        behind++;
    *label = (Label){str_slice(text, 0, end), behind, false};
    return end > 0 && is_blank_at(text, behind);
}

/* "[Footnote 1: ...]": the bracket behind it is none of the note. */
static bool read_footnote(Str text, Label *label, size_t *body_end)
{
    static const Str opening = STR_INIT("[Footnote ");
    if (!str_starts_nocase(text, opening) || text.data[text.len_bytes - 1] != ']')
        return false;
    size_t end = figures_end(text, opening.len_bytes);
    if (end == opening.len_bytes || end >= text.len_bytes || text.data[end] != ':')
        return false;
    *label = (Label){str_slice(text, opening.len_bytes, end), end + 1, false};
    *body_end = text.len_bytes - 1;
    return true;
}

static void keep_label(Str printed, char out[NOTE_LABEL_MAX_BYTES + 1])
{
    size_t len = 0, step;
    for (size_t at = 0; at < printed.len_bytes && len < NOTE_LABEL_MAX_BYTES; at += step) {
        int figure = superior_figure(utf8_decode(printed, at, &step));
        if (figure >= 0) {
            out[len++] = (char)('0' + figure);
            continue;
        }
        for (size_t i = 0; i < step && len < NOTE_LABEL_MAX_BYTES; i++)
            out[len++] = printed.data[at + i];
    }
    out[len] = '\0';
}

/* ---- notes --------------------------------------------------------------------------------------------- */

static bool read_head(Str text, Label *label, size_t *body_end)
{
    *body_end = text.len_bytes;
    if (text.len_bytes == 0)
        return false;
    if (read_footnote(text, label, body_end))
        return true;
    if (!read_mark(text, 0, label))
        return read_numbered(text, label);
    if (label->is_named) {
        bool defines = label->end < text.len_bytes && text.data[label->end] == ':';
        label->end += defines;
        return defines;
    }
    return true;
}

static void add_note(const Document *doc, size_t block, NoteTable *table)
{
    Str text = document_block_text(doc, block);
    Label label;
    size_t end;
    if (!read_head(text, &label, &end))
        return;
    size_t start = label.end;
    while (start < end && is_blank_at(text, start))
        start++;
    if (start == end && !label.is_named)
        return;
    DocPos base = document_block(doc, block)->text.start;
    Note note = {.block = block, .body = {base + start, base + end}, .is_named = label.is_named};
    keep_label(label.text, note.label);
    vec_push(&table->notes, note);
}

/* qsort() hands nothing else through. */
typedef struct {
    const Note *note;
    size_t index;
} NoteOrder;

static int compare_notes(const void *left, const void *right)
{
    const NoteOrder *a = left, *b = right;
    int order = strcmp(a->note->label, b->note->label);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static void sort_labels(NoteTable *table)
{
    VEC(NoteOrder) orders = {0};
    for (size_t i = 0; i < table->notes.count; i++)
        vec_push(&orders, (NoteOrder){&table->notes.items[i], i});
    qsort(orders.items, orders.count, sizeof *orders.items, compare_notes);
    for (size_t i = 0; i < orders.count; i++) {
        size_t index = orders.items[i].index;
        const Note *before = i > 0 ? orders.items[i - 1].note : NULL;
        bool same = before != NULL && strcmp(before->label, table->notes.items[index].label) == 0;
        table->notes.items[index].ordinal = same ? before->ordinal + 1 : 1;
        vec_push(&table->by_label, index);
    }
    vec_free(&orders);
}

/* The place in by_label of the first note with that label that stands behind the block, or of what comes after. */
static size_t place_of(const NoteTable *table, const char *label, size_t block)
{
    size_t low = 0, high = table->by_label.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const Note *note = &table->notes.items[table->by_label.items[middle]];
        int order = strcmp(note->label, label);
        if (order < 0 || (order == 0 && note->block <= block))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_label(const NoteTable *table, size_t place, const char *label)
{
    return place < table->by_label.count &&
           strcmp(table->notes.items[table->by_label.items[place]].label, label) == 0;
}

/* The note that a mark in the block refers to; NONE when there is none. A definition by name may also stand before. */
static size_t note_of(const NoteTable *table, const Label *label, size_t block)
{
    char wanted[NOTE_LABEL_MAX_BYTES + 1];
    keep_label(label->text, wanted);
    size_t place = place_of(table, wanted, block);
    if (has_label(table, place, wanted))
        return table->by_label.items[place];
    if (label->is_named && place > 0 && has_label(table, place - 1, wanted))
        return table->by_label.items[place - 1];
    return NONE;
}

/* ---- marks --------------------------------------------------------------------------------------------- */

static bool ends_clause(uint32_t c)
{
    switch (c) {
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
    case '"':
    case '\'':
    case ')':
    case 0xBB:   /* » */
    case 0x2019: /* ’ */
    case 0x201D: /* ” */ return true;
    default: return false;
    }
}

/* Figures directly behind a point or a closing quotation mark: "the gate.”2 The", but no "3.1" and no "0,5". */
static bool read_bare(Str text, size_t at, Label *label)
{
    uint32_t before = utf8_before(text, at);
    size_t end = figures_end(text, at);
    if (at == 0 || end == at || !is_blank_at(text, end) || !ends_clause(before))
        return false;
    size_t point = utf8_previous(text, at);
    *label = (Label){str_slice(text, at, end), end, false};
    return point > 0 && utf8_before(text, point) != ' ' && !utf8_is_digit(utf8_before(text, point));
}

static bool holds_marks(BlockClass cls)
{
    return !block_class_is_folded(cls) && cls != BLOCK_NOTE && cls != BLOCK_CODE && cls != BLOCK_IMAGE &&
           cls != BLOCK_RULE;
}

static bool is_running_text(BlockClass cls)
{
    return cls == BLOCK_PARA || cls == BLOCK_QUOTE || cls == BLOCK_ANSWER || cls == BLOCK_LIST ||
           cls == BLOCK_VERSE || cls == BLOCK_QUESTION;
}

/* A mark can only begin with one of these bytes. */
static bool may_begin_mark(char c)
{
    return c == '[' || c == '^' || c == '\xC2' || c == '\xE2' || is_figure(c);
}

static void find_marks(const Document *doc, size_t block, NoteTable *table)
{
    const Block *b = document_block(doc, block);
    Str text = document_block_text(doc, block);
    for (size_t at = 0; at < text.len_bytes; at++) {
        Label label;
        if (!may_begin_mark(text.data[at]))
            continue;
        bool bare = is_figure(text.data[at]);
        if (bare ? !is_running_text(b->cls) || !read_bare(text, at, &label) : !read_mark(text, at, &label))
            continue;
        size_t note = note_of(table, &label, block);
        if (note == NONE || (bare && table->notes.items[note].is_referred))
            continue;
        if (!table->notes.items[note].is_referred)
            table->notes.items[note].first_mark = b->text.start + at;
        table->notes.items[note].is_referred = true;
        vec_push(&table->marks, (NoteMark){{b->text.start + at, b->text.start + label.end}, note});
        at = label.end - 1;
    }
}

void notes_find(const Document *doc, NoteTable *table)
{
    *table = (NoteTable){0};
    for (size_t i = 0; i < document_block_count(doc); i++)
        if (document_block(doc, i)->cls == BLOCK_NOTE)
            add_note(doc, i, table);
    if (table->notes.count == 0)
        return;
    sort_labels(table);
    for (size_t i = 0; i < document_block_count(doc); i++)
        if (holds_marks(document_block(doc, i)->cls))
            find_marks(doc, i, table);
}

void notes_free(NoteTable *table)
{
    vec_free(&table->notes);
    vec_free(&table->marks);
    vec_free(&table->by_label);
}

size_t notes_linked(const NoteTable *table, size_t block)
{
    size_t low = 0, high = table->notes.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (table->notes.items[middle].block < block)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == table->notes.count || table->notes.items[low].block != block)
        return NONE;
    return table->notes.items[low].is_named || table->notes.items[low].is_referred ? low : NONE;
}

/* A point in it keeps names that are made apart from labels that are printed. */
void notes_put_name(const NoteTable *table, size_t note, Buffer *out)
{
    static const char allowed[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
    const Note *named = &table->notes.items[note];
    if (named->label[strspn(named->label, allowed)] != '\0') {
        buffer_put_format(out, "n.%zu", note + 1);
        return;
    }
    buffer_put(out, str_from(named->label));
    if (named->ordinal > 1)
        buffer_put_format(out, ".%zu", named->ordinal);
}
