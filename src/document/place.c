/* Places: from the document's text to its source and back. */
#include <assert.h>
#include <string.h>

#include "internal.h"

size_t last_beginning_by(const DocPos *first, size_t stride_bytes, size_t count, DocPos pos)
{
    size_t low = 0, high = count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        DocPos start;
        memcpy(&start, (const char *)first + middle * stride_bytes, sizeof start);
        if (start <= pos)
            low = middle;
        else
            high = middle;
    }
    return low;
}

const Fragment *document_fragment_at(const Document *doc, DocPos pos)
{
    assert(doc->fragment_count > 0);
    const Fragment *fragments = doc->fragments;
    return &fragments[last_beginning_by(&fragments->text.start, sizeof *fragments, doc->fragment_count, pos)];
}

/* The last run that begins at pos or before it. */
static size_t run_at(const Document *doc, DocPos pos)
{
    const SourceRun *runs = doc->map.items;
    return runs ? last_beginning_by(&runs->text, sizeof *runs, doc->map.count, pos) : 0;
}

size_t document_source_offset(const Document *doc, DocPos pos)
{
    if (doc->fragment_count == 0)
        return 0;
    const Fragment *fragment = document_fragment_at(doc, pos);
    const SourceRun *run = &doc->map.items[run_at(doc, pos)];
    size_t offset = pos <= run->text ? run->source : run->source + (pos - run->text);
    const SourceRun *next = run + 1;
    bool next_is_behind = next < doc->map.items + doc->map.count && next->source >= run->source;
    if (next_is_behind && offset > next->source)
        offset = next->source;
    if (offset > fragment->source_end)
        offset = fragment->source_end;
    return offset < fragment->source_start ? fragment->source_start : offset;
}

static const Fragment *fragment_in_source(const Document *doc, size_t index)
{
    return &doc->fragments[doc->source_order[index]];
}

/* Position of the last fragment, in source order, that begins at offset or before it; NONE when none does. */
static size_t fragment_from_source(const Document *doc, size_t offset)
{
    size_t low = 0, high = doc->fragment_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fragment_in_source(doc, middle)->source_start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? NONE : low - 1;
}

/* The first byte of the character that pos is in: a literal may be longer than what it stands for. */
static DocPos character_start(const Document *doc, DocPos pos)
{
    Str text = document_text(doc);
    while (pos > 0 && pos < text.len_bytes && ((unsigned char)text.data[pos] & 0xC0) == 0x80)
        pos--;
    return pos;
}

/* Inside one fragment, source offsets rise with the text. */
static DocPos pos_in_fragment(const Document *doc, const Fragment *fragment, size_t offset)
{
    size_t first = run_at(doc, fragment->text.start), low = first;
    size_t high = run_at(doc, fragment->text.end) + 1;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (doc->map.items[middle].source <= offset)
            low = middle;
        else
            high = middle;
    }
    const SourceRun *run = &doc->map.items[low];
    if (offset <= run->source)
        return run->text > fragment->text.start ? run->text : fragment->text.start;
    DocPos pos = run->text + (offset - run->source), limit = fragment->text.end;
    if (low + 1 < doc->map.count && run[1].text < limit)
        limit = run[1].text;
    return character_start(doc, pos < limit ? pos : limit);
}

DocPos document_pos_from_source(const Document *doc, size_t source_offset)
{
    if (doc->fragment_count == 0)
        return 0;
    size_t index = fragment_from_source(doc, source_offset);
    if (index == NONE)
        return fragment_in_source(doc, 0)->text.start;
    const Fragment *fragment = fragment_in_source(doc, index);
    if (source_offset <= fragment->source_end)
        return pos_in_fragment(doc, fragment, source_offset);
    if (index + 1 < doc->fragment_count)
        return fragment_in_source(doc, index + 1)->text.start;
    return fragment->text.end;
}

/* How many line marks are at or before a given offset and line. */
static size_t count_line_marks(const Document *doc, size_t offset, uint32_t line)
{
    size_t low = 0, high = doc->line_marks.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const LineMark *mark = &doc->line_marks.items[middle];
        if (mark->source <= offset && mark->line <= line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The last of so many line marks, if it lies inside the fragment; else its start. */
static LineMark last_line_mark(const Document *doc, const Fragment *fragment, size_t count)
{
    if (count > 0 && doc->line_marks.items[count - 1].source > fragment->source_start)
        return doc->line_marks.items[count - 1];
    return (LineMark){fragment->source_start, fragment->first_line};
}

/* The line before the mark behind so many, or the fragment's last. Of all lines from the mark before on, only this one
 * can be long, and nobody has to look for its end. */
static uint32_t last_line_before(const Document *doc, const Fragment *fragment, size_t count)
{
    if (count < doc->line_marks.count && doc->line_marks.items[count].source < fragment->source_end)
        return doc->line_marks.items[count].line - 1;
    return fragment->last_line;
}

uint32_t document_line_at(const Document *doc, DocPos pos)
{
    if (doc->fragment_count == 0)
        return 1;
    const Fragment *fragment = document_fragment_at(doc, pos);
    size_t offset = document_source_offset(doc, pos);
    size_t marks = count_line_marks(doc, offset, UINT32_MAX);
    LineMark mark = last_line_mark(doc, fragment, marks);
    uint32_t last = last_line_before(doc, fragment, marks);
    const char *text = source_text(doc->source).data;
    while (mark.source < offset && mark.line < last) {
        const char *found = memchr(text + mark.source, '\n', offset - mark.source);
        if (found == NULL)
            break;
        mark.source = (size_t)(found - text) + 1;
        mark.line++;
    }
    return mark.line;
}

/* Clean offset at which a line of the fragment begins. */
static size_t line_start(const Document *doc, const Fragment *fragment, uint32_t line)
{
    LineMark mark = last_line_mark(doc, fragment, count_line_marks(doc, SIZE_MAX, line));
    const char *text = source_text(doc->source).data;
    while (mark.line < line) {
        const char *found = memchr(text + mark.source, '\n', fragment->source_end - mark.source);
        if (found == NULL)
            break;
        mark.source = (size_t)(found - text) + 1;
        mark.line++;
    }
    return mark.source;
}

DocPos document_pos_from_line(const Document *doc, uint32_t line)
{
    if (doc->fragment_count == 0)
        return 0;
    size_t low = 0, high = doc->fragment_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (fragment_in_source(doc, middle)->last_line < line)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == doc->fragment_count)
        return fragment_in_source(doc, low - 1)->text.end;
    const Fragment *fragment = fragment_in_source(doc, low);
    if (line <= fragment->first_line)
        return fragment->text.start;
    return pos_in_fragment(doc, fragment, line_start(doc, fragment, line));
}
