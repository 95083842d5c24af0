#include "parts.h"

#include "base/utf8.h"
#include "opportunities.h"

enum {
    WORD_REACH_BYTES = 512, /* how far behind its place a cut between two words is looked for */
    CONTEXT_BYTES = 64      /* before a line's end that UAX #14 may want to know */
};

static size_t character_from(Str text, size_t at)
{
    size_t start = utf8_start(text, at), len;
    if (start == at)
        return at;
    utf8_decode(text, start, &len);
    return start + len;
}

size_t behind_line_end(Str text, size_t at, size_t reach)
{
    size_t limit = at + reach < text.len_bytes ? at + reach : text.len_bytes;
    size_t end = str_find_byte(str_slice(text, 0, limit), '\n', at);
    return end < limit ? end + 1 : character_from(text, at);
}

/* The first place from about `at` on where a line may end; when there is none within reach, one between two clusters. */
static size_t before_word(Str text, size_t at)
{
    bool flags[WORD_REACH_BYTES];
    size_t from = character_from(text, at), end = utf8_start(text, from + sizeof flags), to = 0;
    Str window = str_slice(text, from, end);
    find_opportunities(window, flags);
    for (size_t i = CONTEXT_BYTES, step; i < window.len_bytes; i++)
        if (flags[i] && !utf8_is_space(utf8_decode(window, i, &step)))
            return from + i;
    while (to < CONTEXT_BYTES)
        to = utf8_cluster_end(window, to);
    return from + to;
}

size_t part_count(const Document *doc, size_t block)
{
    const Block *b = document_block(doc, block);
    size_t count = (b->text.end - b->text.start) / LAYOUT_PART_BYTES;
    return count < 2 || b->cls == BLOCK_RULE ? 1 : count; /* an ornament is one, whatever its text is */
}

static DocPos part_start(const Document *doc, size_t block, Setting setting, size_t part)
{
    DocRange whole = document_block(doc, block)->text;
    if (part == 0)
        return whole.start;
    Str text = str_slice(document_text(doc), 0, whole.end);
    size_t at = whole.start + part * LAYOUT_PART_BYTES;
    if (setting != SET_PROSE) {
        size_t start = behind_line_end(text, at, PART_REACH_BYTES);
        if (start > at && text.data[start - 1] == '\n')
            return start;
    }
    return before_word(text, at);
}

DocRange part_range(const Document *doc, size_t block, Setting setting, size_t part)
{
    DocRange range = {part_start(doc, block, setting, part), document_block(doc, block)->text.end};
    if (part + 1 == part_count(doc, block))
        return range;
    range.end = part_start(doc, block, setting, part + 1);
    bool at_line_end = setting != SET_PROSE && document_text(doc).data[range.end - 1] == '\n';
    range.end -= at_line_end;
    return range;
}

/* A place so far behind the one of a cut lies behind the cut. */
static size_t reach_of(Setting setting)
{
    return setting == SET_PROSE ? WORD_REACH_BYTES * 2 : PART_REACH_BYTES;
}

size_t part_at(const Document *doc, size_t block, Setting setting, DocPos pos)
{
    DocPos start = document_block(doc, block)->text.start;
    size_t part = pos > start ? (pos - start) / LAYOUT_PART_BYTES : 0, last = part_count(doc, block) - 1;
    part = part < last ? part : last;
    bool is_behind = part == 0 || pos >= start + part * LAYOUT_PART_BYTES + reach_of(setting);
    return is_behind || pos >= part_start(doc, block, setting, part) ? part : part - 1;
}
