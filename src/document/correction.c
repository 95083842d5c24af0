/* Corrections and the text that they are about. */
#include "document/correction.h"

#include <string.h>

#include "base/hash.h"
#include "internal.h"

bool correction_class_named(Str name, BlockClass *out)
{
    for (BlockClass cls = BLOCK_UNKNOWN + 1; cls < BLOCK_CLASS_COUNT; cls++)
        if (cls != BLOCK_CONT && str_equal(name, str_from(block_class_name(cls)))) {
            *out = cls;
            return true;
        }
    return false;
}

/* The line at *at, trimmed; *at moves behind its end. */
static Str next_line(Str text, size_t *at)
{
    size_t end = str_find_byte(text, '\n', *at);
    Str line = str_trim(str_slice(text, *at, end));
    *at = end + 1;
    return line;
}

static uint64_t anchor_of(Str line)
{
    return line.len_bytes > 0 ? hash_bytes(line) : 0;
}

uint64_t correction_anchor(Str text, uint32_t line)
{
    size_t at = 0;
    for (uint32_t number = 1; at < text.len_bytes; number++) {
        Str found = next_line(text, &at);
        if (number == line)
            return anchor_of(found);
    }
    return 0;
}

static uint32_t distance(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

/* lines[i] is the nearest line so far for correction i, or 0. A list made by hand is short. */
static void offer_line(const CorrectionList *list, uint32_t *lines, uint32_t number, uint64_t anchor)
{
    for (size_t i = 0; i < list->count; i++) {
        const Correction *correction = &list->items[i];
        if (correction->anchor == anchor && (lines[i] == 0 || distance(number, correction->first_line) <
                                                                  distance(lines[i], correction->first_line)))
            lines[i] = number;
    }
}

void corrections_carry(Str text, CorrectionList *list)
{
    uint32_t *lines = memory_alloc_zero(list->count + 1, sizeof *lines), number = 0;
    for (size_t at = 0; at < text.len_bytes && list->count > 0;) {
        uint64_t anchor = anchor_of(next_line(text, &at));
        number++;
        if (anchor != 0)
            offer_line(list, lines, number, anchor);
    }
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        Correction correction = list->items[i];
        if (lines[i] == 0)
            continue;
        correction.last_line += lines[i] - correction.first_line; /* modulo 2^32: it may have moved up */
        correction.first_line = lines[i];
        list->items[kept++] = correction;
    }
    list->count = kept;
    memory_free(lines);
}

/* The fragment that holds a line of the source; NULL when none does. */
static const Fragment *fragment_of_line(const Document *doc, uint32_t line)
{
    size_t low = 0, high = doc->fragment_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (doc->fragments[doc->source_order[middle]].last_line < line)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == doc->fragment_count)
        return NULL;
    const Fragment *fragment = &doc->fragments[doc->source_order[low]];
    return fragment->first_line <= line ? fragment : NULL;
}

bool correction_holds(const Document *doc, const Correction *correction)
{
    const Fragment *fragment = fragment_of_line(doc, correction->first_line);
    if (fragment == NULL || fragment->first_line != correction->first_line)
        return false;
    size_t index = (size_t)(fragment - doc->fragments);
    const Block *block = &doc->blocks[last_beginning_by(&doc->blocks->first_fragment, sizeof *doc->blocks,
                                                        doc->block_count, index)];
    switch (correction->kind) {
    case CORRECTION_AS: return block->by_hand && block->cls == correction->cls;
    case CORRECTION_JOIN: return block->first_fragment < index;
    case CORRECTION_SPLIT: return block->first_fragment == index;
    }
    return false;
}
