#include "dump_notes.h"

#include <stdlib.h>
#include <string.h>

#include "dump_parts.h"
#include "note_marks.h"

/* qsort() hands nothing else through. */
typedef struct {
    const NoteLabel *label;
    size_t note;
} LabelOrder;

static int compare_orders(const void *left, const void *right)
{
    const LabelOrder *a = left, *b = right;
    int order = note_label_compare(a->label, b->label);
    return order != 0 ? order : (a->note > b->note) - (a->note < b->note);
}

static void count_namesakes(NoteTable *table)
{
    VEC(LabelOrder) orders = {0};
    for (size_t i = 0; i < notes_count(table->notes); i++) {
        vec_push(&orders, (LabelOrder){&notes_at(table->notes, i)->label, i});
        vec_push(&table->facts, (NoteFacts){.ordinal = 1, .first_call = NONE});
    }
    if (orders.count > 0)
        qsort(orders.items, orders.count, sizeof *orders.items, compare_orders);
    for (size_t i = 1; i < orders.count; i++)
        if (note_label_compare(orders.items[i - 1].label, orders.items[i].label) == 0)
            table->facts.items[orders.items[i].note].ordinal =
                table->facts.items[orders.items[i - 1].note].ordinal + 1;
    vec_free(&orders);
}

/* Steps over the spans of one block after another, as calls are met in order. */
typedef struct {
    size_t block, next_span;
    DocPos link_end; /* of the last link that begins by the call */
} LinkWalk;

/* No link stands in a link. */
static bool is_in_link(const Document *doc, LinkWalk *walk, DocPos call)
{
    size_t index = document_block_at(doc, call);
    const Block *block = document_block(doc, index);
    const Span *spans = document_spans(doc, block);
    if (index != walk->block)
        *walk = (LinkWalk){.block = index};
    for (; walk->next_span < block->span_count && spans[walk->next_span].text.start <= call;
         walk->next_span++)
        if (part_is_link(&spans[walk->next_span]))
            walk->link_end = spans[walk->next_span].text.end;
    return call < walk->link_end;
}

void note_table_fill(const Document *doc, NoteTable *table)
{
    DocRange rest = {0, document_text(doc).len_bytes};
    LinkWalk walk = {.block = NONE};
    NoteCall call;
    *table = (NoteTable){.notes = notes_new(doc)};
    count_namesakes(table);
    for (; notes_find_call(table->notes, rest, &call); rest.start = call.text.end) {
        if (is_in_link(doc, &walk, call.text.start))
            continue;
        NoteFacts *facts = &table->facts.items[call.note];
        if (facts->first_call == NONE)
            facts->first_call = call.text.start;
        vec_push(&table->calls, call);
    }
}

void note_table_free(NoteTable *table)
{
    notes_free(table->notes);
    vec_free(&table->facts);
    vec_free(&table->calls);
}

size_t note_table_linked(const NoteTable *table, size_t block)
{
    size_t note = notes_of_block(table->notes, block);
    if (note == NONE || (notes_at(table->notes, note)->label.form != MARK_NAMED &&
                         table->facts.items[note].first_call == NONE))
        return NONE;
    return note;
}

size_t note_table_last_block(const NoteTable *table, const Document *doc, size_t note)
{
    const Note *n = notes_at(table->notes, note);
    const Block *first = document_block(doc, n->block);
    size_t last = n->block;
    for (size_t i = n->block + 1; i < n->end_block; i++, last++) {
        const Block *block = document_block(doc, i);
        if (block->quote_depth != first->quote_depth || block->list_depth != first->list_depth ||
            block->section != first->section)
            break;
    }
    return last;
}

/* A point in it keeps names that are made apart from labels that are printed. */
void note_table_put_name(const NoteTable *table, size_t note, Buffer *out)
{
    static const char allowed[] = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-";
    Str label = note_label_text(&notes_at(table->notes, note)->label);
    for (size_t i = 0; i < label.len_bytes; i++)
        if (!strchr(allowed, label.data[i])) {
            buffer_put_format(out, "n.%zu", note + 1);
            return;
        }
    buffer_put(out, label);
    if (table->facts.items[note].ordinal > 1)
        buffer_put_format(out, ".%zu", table->facts.items[note].ordinal);
}
