#include "turn.h"

#include <string.h>

#include "base/utf8.h"

enum {
    LABEL_MAX_BYTES = 60,
    NEIGHBOURS_MAX = 16, /* blocks that are looked at, each way */
    HANG_MAX_COLS = 4
};

static bool is_turn(const Block *block)
{
    bool is_speech = block->cls == BLOCK_PARA && block->kind && strcmp(block->kind, "speech") == 0;
    return is_speech || block->cls == BLOCK_QUESTION || block->cls == BLOCK_ANSWER;
}

/* What stands between the turns of one conversation. */
static bool goes_between(const Block *block)
{
    return block_class_is_float(block->cls) || block_class_is_folded(block->cls) || block->cls == BLOCK_PARA;
}

/* One letter and a stop, or all before the first colon that a blank follows, when no blank within it ends a sentence. */
static size_t label_end(Str text)
{
    size_t first_bytes = 0, end = text.len_bytes < LABEL_MAX_BYTES ? text.len_bytes : LABEL_MAX_BYTES;
    if (text.len_bytes == 0 || !utf8_is_upper(utf8_decode(text, 0, &first_bytes)))
        return 0;
    if (str_starts(str_slice(text, first_bytes, text.len_bytes), STR(". ")))
        return first_bytes + 1;
    for (size_t at = first_bytes; at + 1 < end; at++)
        if (text.data[at] == ':' && text.data[at + 1] == ' ')
            return at + 1;
    return 0;
}

/* The name in a label: without a time behind it. */
static Str label_name(Str text)
{
    Str label = str_slice(text, 0, label_end(text));
    size_t time = str_find_byte(label, '[', 0), bracket = str_find_byte(label, '(', 0);
    if (time == label.len_bytes && bracket == label.len_bytes)
        return str_slice(label, 0, label.len_bytes ? label.len_bytes - 1 : 0);
    return str_trim(str_slice(label, 0, time < bracket ? time : bracket));
}

static bool has_name(const Document *doc, size_t block, Str name)
{
    return is_turn(document_block(doc, block)) &&
           str_equal(label_name(document_block_text(doc, block)), name);
}

size_t turn_label_bytes(const Document *doc, size_t block)
{
    Str text = document_block_text(doc, block), name = label_name(text);
    size_t count = document_block_count(doc);
    if (name.len_bytes == 0 || !is_turn(document_block(doc, block)))
        return 0;
    for (size_t step = 1; step <= NEIGHBOURS_MAX; step++)
        if ((step <= block && has_name(doc, block - step, name)) ||
            (block + step < count && has_name(doc, block + step, name)))
            return label_end(text);
    return 0;
}

size_t turn_hang_cols(const Document *doc, size_t block)
{
    if (!is_turn(document_block(doc, block)))
        return 0;
    for (size_t step = 0; step <= NEIGHBOURS_MAX && step <= block; step++) {
        const Block *b = document_block(doc, block - step);
        size_t label = is_turn(b) ? turn_label_bytes(doc, block - step) : 0;
        if (label > 0 && b->cls != document_block(doc, block)->cls) /* who answers has no label */
            return 0;
        if (label > 0) {
            size_t cols = utf8_width(str_slice(document_block_text(doc, block - step), 0, label)) + 1;
            return cols < HANG_MAX_COLS ? cols : HANG_MAX_COLS;
        }
        if (!is_turn(b) && !goes_between(b))
            return 0;
    }
    return 0;
}
