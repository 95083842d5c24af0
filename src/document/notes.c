#include "document/notes.h"

#include <stdlib.h>

#include "base/vec.h"
#include "note_chapters.h"
#include "note_marks.h"

enum {
    BLOCKS_MAX = 32 /* that one note can go on over */
};

struct Notes {
    const Document *doc;
    VEC(Note) list;             /* by block */
    VEC(const Note *) by_label; /* then by form, then by block */
    NoteChapters chapters;
};

/* ---- the notes of a document --------------------------------------------------------------------------- */

static bool read_note(const Document *doc, size_t index, Note *out)
{
    const Block *block = document_block(doc, index);
    Str marker = str_trim(block->marker);
    DocRange body;
    *out = (Note){.block = index, .end_block = index + 1, .body = block->text};
    if (marker.len_bytes > 0)
        return note_mark_read_marker(marker, &out->label);
    if (!note_mark_read_head(document_block_text(doc, index), &out->label, &body))
        return false;
    out->body = (DocRange){block->text.start + body.start, block->text.start + body.end};
    return body.start < body.end || out->label.form == MARK_NAMED;
}

static bool goes_on(const Notes *notes, size_t block)
{
    if (notes->list.count == 0 || vec_last(&notes->list).end_block != block)
        return false;
    const Note *note = &vec_last(&notes->list);
    const Block *first = document_block(notes->doc, note->block), *next = document_block(notes->doc, block);
    return first->kind == next->kind && block - note->block < BLOCKS_MAX;
}

static void list_notes(Notes *notes)
{
    for (size_t i = 0; i < document_block_count(notes->doc); i++) {
        Note note;
        if (document_block(notes->doc, i)->cls != BLOCK_NOTE)
            continue;
        if (read_note(notes->doc, i, &note))
            vec_push(&notes->list, note);
        else if (goes_on(notes, i))
            vec_last(&notes->list).end_block = i + 1;
    }
}

static int compare_notes(const Note *a, const Note *b)
{
    int order = note_label_compare(&a->label, &b->label);
    if (order != 0)
        return order;
    if (a->label.form != b->label.form)
        return a->label.form < b->label.form ? -1 : 1;
    return (a->block > b->block) - (a->block < b->block);
}

static int compare_entries(const void *left, const void *right)
{
    return compare_notes(*(const Note *const *)left, *(const Note *const *)right);
}

static void sort_by_label(Notes *notes)
{
    for (size_t i = 0; i < notes->list.count; i++)
        vec_push(&notes->by_label, &notes->list.items[i]);
    qsort(notes->by_label.items, notes->by_label.count, sizeof *notes->by_label.items, compare_entries);
}

Notes *notes_new(const Document *doc)
{
    Notes *notes = memory_alloc_zero(1, sizeof *notes);
    notes->doc = doc;
    list_notes(notes);
    if (notes->list.count == 0)
        return notes;
    sort_by_label(notes);
    note_chapters_find(doc, &notes->chapters);
    return notes;
}

void notes_free(Notes *notes)
{
    if (!notes)
        return;
    vec_free(&notes->list);
    vec_free(&notes->by_label);
    note_chapters_free(&notes->chapters);
    memory_free(notes);
}

size_t notes_count(const Notes *notes)
{
    return notes->list.count;
}

const Note *notes_at(const Notes *notes, size_t index)
{
    return &notes->list.items[index];
}

size_t notes_of_block(const Notes *notes, size_t block)
{
    size_t low = 0, high = notes->list.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (notes->list.items[middle].block < block)
            low = middle + 1;
        else
            high = middle;
    }
    return low < notes->list.count && notes->list.items[low].block == block ? low : NONE;
}

bool notes_fill_section(const Notes *notes, size_t section)
{
    return notes->list.count > 0 && notes->chapters.contents[section].is_filled;
}

/* ---- which note a call means --------------------------------------------------------------------------- */

/* Whether a call of one form leads to a note of another. */
static bool are_of_kin(MarkForm call, MarkForm note)
{
    switch (call) {
    case MARK_NAMED: return note == MARK_NAMED || note == MARK_PLAIN || note == MARK_BRACKETS;
    case MARK_BRACKETS: return note == MARK_BRACKETS || note == MARK_RAISED || note == MARK_PLAIN;
    case MARK_RAISED: return note == MARK_RAISED || note == MARK_BRACKETS || note == MARK_PLAIN;
    case MARK_PLAIN: return note == MARK_PLAIN || note == MARK_RAISED || note == MARK_BRACKETS;
    default: return call == note;
    }
}

/* The place in by_label of the first note that does not stand before the wanted one. */
static size_t place_of(const Notes *notes, const Note *wanted)
{
    size_t low = 0, high = notes->by_label.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_notes(notes->by_label.items[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_called(const Note *note, const Note *wanted)
{
    return note->label.form == wanted->label.form && note_label_compare(&note->label, &wanted->label) == 0;
}

/* The first note that goes with the label in blocks [from, to); NULL. */
static const Note *first_in(const Notes *notes, NoteLabel label, size_t from, size_t to)
{
    const Note *found = NULL;
    Note wanted = {.label = label, .block = from};
    for (unsigned form = 0; form < MARK_FORM_COUNT; form++) {
        if (!are_of_kin(label.form, (MarkForm)form))
            continue;
        wanted.label.form = (MarkForm)form;
        size_t place = place_of(notes, &wanted);
        const Note *note = place < notes->by_label.count ? notes->by_label.items[place] : NULL;
        if (note && is_called(note, &wanted) && note->block < to && (!found || note->block < found->block))
            found = note;
    }
    return found;
}

/* The last one before the block; NULL. */
static const Note *last_before(const Notes *notes, NoteLabel label, size_t block)
{
    const Note *found = NULL;
    Note wanted = {.label = label, .block = block};
    for (unsigned form = 0; form < MARK_FORM_COUNT; form++) {
        if (!are_of_kin(label.form, (MarkForm)form))
            continue;
        wanted.label.form = (MarkForm)form;
        size_t place = place_of(notes, &wanted);
        const Note *note = place > 0 ? notes->by_label.items[place - 1] : NULL;
        if (note && is_called(note, &wanted) && (!found || note->block > found->block))
            found = note;
    }
    return found;
}

/* In the innermost section that has such a note behind the block, or whose notes stand apart; then anywhere behind it, so
 * that numbers may begin anew on each page, else before it, but not for a plain number: it is most like something else. */
static const Note *find_note(const Notes *notes, NoteLabel label, size_t block)
{
    const Document *doc = notes->doc;
    size_t section = block < document_block_count(doc) ? document_block(doc, block)->section : NONE;
    for (; section != NONE; section = document_section(doc, section)->parent) {
        const Note *note = first_in(notes, label, block, document_section(doc, section)->end_block);
        size_t apart = notes->chapters.notes_of[section];
        if (note)
            return note;
        if (apart != NONE)
            return first_in(notes, label, document_section(doc, apart)->block,
                            document_section(doc, apart)->end_block);
    }
    const Note *note = first_in(notes, label, block, document_block_count(doc));
    return note || label.form == MARK_PLAIN ? note : last_before(notes, label, block);
}

static size_t index_of(const Notes *notes, const Note *note)
{
    return note ? (size_t)(note - notes->list.items) : NONE;
}

size_t notes_find_named(const Notes *notes, Str name, size_t block)
{
    if (notes->list.count == 0 || name.len_bytes == 0 || name.len_bytes > NOTE_LABEL_MAX_BYTES)
        return NONE;
    return index_of(notes, find_note(notes, note_label(MARK_NAMED, name), block));
}

/* ---- calls --------------------------------------------------------------------------------------------- */

static bool holds_calls(BlockClass cls)
{
    return !block_class_is_folded(cls) && cls != BLOCK_NOTE && cls != BLOCK_CODE && cls != BLOCK_IMAGE &&
           cls != BLOCK_RULE;
}

/* Where a number that runs on to a word can be a call. */
static bool is_running_text(BlockClass cls)
{
    return cls == BLOCK_PARA || cls == BLOCK_QUOTE || cls == BLOCK_ANSWER || cls == BLOCK_LIST ||
           cls == BLOCK_VERSE || cls == BLOCK_QUESTION;
}

/* Nothing begins inside of code, so that of what begins by pos the last is the code that pos is in. */
static bool is_in_code(const Notes *notes, const Block *block, DocPos pos)
{
    const Span *spans = document_spans(notes->doc, block);
    size_t low = 0, high = block->span_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans[middle].text.start <= pos)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && spans[low - 1].kind == SPAN_CODE && pos < spans[low - 1].text.end;
}

/* Of calls that begin in [from, to), offsets into the block's text. */
static bool find_call_in_block(const Notes *notes, size_t index, size_t from, size_t to, NoteCall *out)
{
    const Block *block = document_block(notes->doc, index);
    Str text = document_block_text(notes->doc, index);
    to = to < text.len_bytes ? to : text.len_bytes;
    for (size_t at = from; at < to; at++) {
        NoteLabel label;
        size_t len = note_mark_may_begin(text, at) ? note_mark_read_call(text, at, &label) : 0;
        if (len == 0 || (label.form == MARK_PLAIN && !is_running_text(block->cls)) ||
            is_in_code(notes, block, block->text.start + at))
            continue;
        const Note *note = find_note(notes, label, index);
        if (!note)
            continue;
        *out = (NoteCall){{block->text.start + at, block->text.start + at + len}, index_of(notes, note)};
        return true;
    }
    return false;
}

bool notes_find_call(const Notes *notes, DocRange range, NoteCall *out)
{
    const Document *doc = notes->doc;
    if (notes->list.count == 0)
        return false;
    for (size_t i = document_block_at(doc, range.start); i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        if (block->text.start >= range.end)
            break;
        size_t from = range.start > block->text.start ? range.start - block->text.start : 0;
        if (holds_calls(block->cls) && find_call_in_block(notes, i, from, range.end - block->text.start, out))
            return true;
    }
    return false;
}
