#include "stack.h"

#include "base/utf8.h"

enum {
    NEIGHBOURS_MAX = 8,     /* blocks that are looked at, each way */
    SAMPLE_MAX_BYTES = 4000 /* of a paragraph: enough for its widest line */
};

static size_t widest_line(Str text)
{
    size_t widest = 0;
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        size_t width = utf8_width(str_trim(str_slice(text, at, end)));
        widest = width > widest ? width : widest;
        at = end + 1;
    }
    return widest;
}

/* The widest line of a paragraph, when the block is one. */
static size_t paragraph_width(const Document *doc, size_t block)
{
    const Block *b = document_block(doc, block);
    if (b->cls != BLOCK_PARA)
        return 0;
    const Fragment *fragment = document_fragments(doc, b);
    size_t len = fragment->source_end - fragment->source_start;
    size_t end = fragment->source_start + (len < SAMPLE_MAX_BYTES ? len : SAMPLE_MAX_BYTES);
    return widest_line(str_slice(source_text(document_source(doc)), fragment->source_start, end));
}

size_t printed_width(const Document *doc, size_t block)
{
    size_t widest = 0, count = document_block_count(doc);
    for (size_t step = 1; step <= NEIGHBOURS_MAX; step++) {
        size_t behind = block + step < count ? paragraph_width(doc, block + step) : 0;
        size_t before = step <= block ? paragraph_width(doc, block - step) : 0;
        widest = behind > widest ? behind : widest;
        widest = before > widest ? before : widest;
    }
    return widest;
}

/* True when the source has a line end where the text has the blank at pos. */
static bool was_line_end(const Document *doc, DocPos pos)
{
    size_t start = document_source_offset(doc, pos), end = document_source_offset(doc, pos + 1);
    return str_find_byte(str_slice(source_text(document_source(doc)), 0, end), '\n', start) < end;
}

bool next_stacked_line(const Document *doc, DocRange text, size_t width, DocPos *at, DocRange *line)
{
    if (*at > text.end)
        return false;
    Str all = str_slice(document_text(doc), 0, text.end);
    DocPos start = *at, printed = start; /* where the line of the source begins */
    DocPos blank = str_find_byte(all, ' ', start);
    while (blank < text.end) {
        DocPos word_end = str_find_byte(all, ' ', blank + 1);
        if (was_line_end(doc, blank)) {
            if (utf8_width(str_slice(all, printed, word_end)) <= width)
                break;
            printed = blank + 1;
        }
        blank = word_end;
    }
    *line = (DocRange){start, blank};
    *at = blank + 1;
    return true;
}
