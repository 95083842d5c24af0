#include "items.h"

#include "base/utf8.h"

enum {
    NEIGHBOURS_MAX = 64, /* blocks that are looked at, each way */
    DEPTH_MAX = 8,       /* lists around an item whose marks are looked at */
    STEP_COLS = 2,       /* of a list whose marks are not */
    NOTE_MARK_MAX_BYTES = 12
};

static bool is_bulleted(const Block *item)
{
    static const Str bullets[] = {STR_INIT("-"), STR_INIT("*"), STR_INIT("+"), STR_INIT("•")};
    Str mark = str_trim(item->marker);
    bool found = mark.len_bytes == 0;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets && !found; i++)
        found = str_equal(mark, bullets[i]);
    return found;
}

Str item_bullet(const Block *item)
{
    static const Str bullets[] = {STR_INIT("• "), STR_INIT("◦ "), STR_INIT("▪ ")};
    if (!is_bulleted(item))
        return (Str){0};
    size_t depth = item->list_depth ? item->list_depth - 1U : 0;
    return utf8_sign(bullets[depth % (sizeof bullets / sizeof *bullets)], STR("* "));
}

/* Bytes of the mark that the text of a note begins with: what has a figure or a sign in it, and but one letter at most. */
static size_t note_mark_bytes(Str text)
{
    size_t end = str_find_byte(text, ' ', 0), letters = 0, step;
    if (end > NOTE_MARK_MAX_BYTES || end == text.len_bytes)
        return 0;
    for (size_t at = 0; at < end; at += step)
        letters += utf8_is_alpha(utf8_decode(text, at, &step));
    return letters < 2 && letters < end ? end : 0;
}

size_t note_mark_cols(const Document *doc, size_t block)
{
    const Block *b = document_block(doc, block);
    Str text = document_block_text(doc, block);
    size_t end = b->cls == BLOCK_NOTE && b->marker.len_bytes == 0 ? note_mark_bytes(text) : 0;
    return end > 0 ? utf8_width(str_slice(text, 0, end)) + 1 : 0;
}

static size_t own_mark_cols(const Document *doc, size_t block)
{
    const Block *b = document_block(doc, block);
    if (b->cls == BLOCK_LIST && is_bulleted(b))
        return utf8_width(item_bullet(b));
    Str mark = str_trim(b->marker);
    return mark.len_bytes > 0 ? utf8_width(mark) + 1 : note_mark_cols(doc, block);
}

/* True when the list of an item ends at the other block. */
static bool ends_list(const Block *item, const Block *other)
{
    if (block_class_is_folded(other->cls))
        return false;
    if (item->cls == BLOCK_NOTE)
        return other->cls != BLOCK_NOTE;
    bool is_sibling = other->cls == BLOCK_LIST && other->list_depth == item->list_depth;
    return other->list_depth < item->list_depth || other->quote_depth < item->quote_depth ||
           (is_sibling && is_bulleted(other) != is_bulleted(item));
}

static size_t widest_mark(const Document *doc, size_t item, bool forwards)
{
    const Block *b = document_block(doc, item);
    size_t widest = 0, count = document_block_count(doc);
    for (size_t step = 0; step <= NEIGHBOURS_MAX; step++) {
        if (forwards ? item + step >= count : step > item)
            break;
        size_t index = forwards ? item + step : item - step;
        const Block *other = document_block(doc, index);
        if (ends_list(b, other))
            break;
        size_t cols =
            other->cls == b->cls && other->list_depth == b->list_depth ? own_mark_cols(doc, index) : 0;
        widest = cols > widest ? cols : widest;
    }
    return widest;
}

size_t item_mark_cols(const Document *doc, size_t block)
{
    const Block *b = document_block(doc, block);
    if (b->cls == BLOCK_LIST && is_bulleted(b)) /* all are as wide */
        return own_mark_cols(doc, block);
    size_t before = widest_mark(doc, block, false), behind = widest_mark(doc, block, true);
    return before > behind ? before : behind;
}

/* From the block backwards: each item that is less deep than all behind it is one that stands around it. */
size_t item_indent_cols(const Document *doc, size_t block)
{
    const Block *b = document_block(doc, block);
    size_t depth = b->list_depth, cols = 0, found = 0;
    if (b->cls == BLOCK_LIST && depth > 0)
        depth--;
    for (size_t step = 1; step <= NEIGHBOURS_MAX && step <= block && depth > 0 && found < DEPTH_MAX; step++) {
        const Block *other = document_block(doc, block - step);
        if (other->list_depth == 0 && !block_class_is_folded(other->cls))
            break;
        if (other->cls != BLOCK_LIST || other->list_depth > depth)
            continue;
        cols += STEP_COLS * (depth - other->list_depth) + item_mark_cols(doc, block - step);
        depth = other->list_depth - 1U;
        found++;
    }
    return cols + STEP_COLS * depth;
}
