/* Stretches of the text that a selection grows and shrinks by: words, sentences, paragraphs, sections. */
#include "internal.h"

#include "base/words.h"

static const DocRange nowhere = {NONE, NONE};

/* ---- paragraphs -------------------------------------------------------------------------------------- */

/* False for what is folded away or left out, and for what is drawn and not written. */
static bool is_readable(const ReaderState *state, size_t index)
{
    const Block *block = document_block(state->document, index);
    bool is_folded = block_class_is_folded(block->cls) && !state->show_furniture && !state->show_source;
    return !is_folded && block->cls != BLOCK_RULE && block->text.end > block->text.start &&
           !place_is_left_out(state, block->text.start);
}

/* The first such block from this one on; NONE. */
static size_t readable_from(const ReaderState *state, size_t block)
{
    while (block < document_block_count(state->document) && !is_readable(state, block))
        block++;
    return block < document_block_count(state->document) ? block : NONE;
}

/* The last such block before this one; NONE. */
static size_t readable_before(const ReaderState *state, size_t block)
{
    while (block > 0 && !is_readable(state, block - 1))
        block--;
    return block > 0 ? block - 1 : NONE;
}

/* ---- within one of them ------------------------------------------------------------------------------ */

/* Offsets into the text of a block. */
typedef struct {
    Str text;
    BlockClass cls;
    Unit unit;
} Stretch;

static bool accepts(const Stretch *in, size_t start, size_t end)
{
    Str segment = str_slice(in->text, start, end);
    return in->unit == UNIT_WORD ? word_is_lexical(segment) : str_trim(segment).len_bytes > 0;
}

/* A character that can be in what is looked for: else many of them would each be measured as a segment of their own. */
static bool may_begin(const Stretch *in, size_t at)
{
    size_t len;
    uint32_t c = utf8_decode(in->text, at, &len);
    return in->unit == UNIT_WORD ? utf8_is_alpha(c) || utf8_is_digit(c) : !utf8_is_space(c);
}

static bool segment_after(const Stretch *in, size_t at, DocRange *out)
{
    for (size_t len; at < in->text.len_bytes; at += len) {
        out->start = at;
        out->end = word_segment(in->text, &out->start);
        if (accepts(in, out->start, out->end))
            return true;
        utf8_decode(in->text, at, &len);
        while (at + len < in->text.len_bytes && !may_begin(in, at + len)) {
            at += len;
            utf8_decode(in->text, at, &len);
        }
    }
    return false;
}

static bool segment_before(const Stretch *in, size_t at, DocRange *out)
{
    while (at > 0) {
        at = utf8_previous(in->text, at);
        out->start = at;
        out->end = word_segment(in->text, &out->start);
        if (accepts(in, out->start, out->end))
            return true;
        while (at > 0 && !may_begin(in, utf8_previous(in->text, at)))
            at = utf8_previous(in->text, at);
    }
    return false;
}

/* In tables and code a sentence does not go on over cells and lines. */
static bool begins_sentence(const Stretch *in, size_t at)
{
    char before = at > 0 ? in->text.data[at - 1] : '\n';
    bool in_cells = in->cls == BLOCK_TABLE && (before == '\t' || before == '\n');
    bool in_code = in->cls == BLOCK_CODE && before == '\n';
    return in_cells || in_code || sentence_begins(in->text, at);
}

/* The sentence that begins at `start`, without the space behind it. */
static DocRange sentence_from(const Stretch *in, size_t start)
{
    size_t end = start, len;
    do {
        utf8_decode(in->text, end, &len);
        end += len;
    } while (end < in->text.len_bytes && !begins_sentence(in, end));
    while (end > start && utf8_is_space(utf8_before(in->text, end)))
        end = utf8_previous(in->text, end);
    return (DocRange){start, end};
}

static bool sentence_before(const Stretch *in, size_t at, DocRange *out)
{
    while (at > 0) {
        do
            at = utf8_previous(in->text, at);
        while (!begins_sentence(in, at));
        *out = sentence_from(in, at);
        if (out->end > out->start)
            return true;
    }
    return false;
}

static bool sentence_after(const Stretch *in, size_t at, DocRange *out)
{
    size_t start = utf8_start(in->text, at), len;
    while (!begins_sentence(in, start))
        start = utf8_previous(in->text, start);
    while (start < in->text.len_bytes) {
        *out = sentence_from(in, start);
        if (out->end > at && out->end > out->start)
            return true;
        do {
            utf8_decode(in->text, start, &len);
            start += len;
        } while (start < in->text.len_bytes && !begins_sentence(in, start));
    }
    return false;
}

/* The unit of the block whose end is behind `at`, and the first such; or the last that begins before it. */
static bool find_within(const ReaderState *state, size_t block, Unit unit, size_t at, bool before,
                        DocRange *out)
{
    DocRange text = document_block(state->document, block)->text;
    Stretch in = {document_block_text(state->document, block), document_block(state->document, block)->cls,
                  unit};
    bool found;
    if (unit == UNIT_PARAGRAPH) {
        *out = (DocRange){0, in.text.len_bytes};
        found = before ? at > 0 : at < in.text.len_bytes;
    } else if (unit == UNIT_SENTENCE) {
        found = (before ? sentence_before : sentence_after)(&in, at, out);
    } else {
        found = (before ? segment_before : segment_after)(&in, at, out);
    }
    out->start += text.start;
    out->end += text.start;
    return found;
}

static DocRange find_after(const ReaderState *state, Unit unit, DocPos pos)
{
    DocRange found;
    size_t block = document_block_at(state->document, pos);
    for (block = block == NONE ? NONE : readable_from(state, block); block != NONE;
         block = readable_from(state, block + 1)) {
        DocRange text = document_block(state->document, block)->text;
        size_t at = pos > text.start ? pos - text.start : 0;
        if (at < text.end - text.start && find_within(state, block, unit, at, false, &found))
            return found;
    }
    return nowhere;
}

static DocRange find_before(const ReaderState *state, Unit unit, DocPos pos)
{
    DocRange found;
    size_t block = document_block_at(state->document, pos);
    for (block = block == NONE ? NONE : readable_before(state, block + 1); block != NONE;
         block = readable_before(state, block)) {
        DocRange text = document_block(state->document, block)->text;
        size_t at = pos < text.end ? pos : text.end;
        if (at > text.start && find_within(state, block, unit, at - text.start, true, &found))
            return found;
    }
    return nowhere;
}

/* ---- sections ---------------------------------------------------------------------------------------- */

/* What is between the headings around pos, the first of them included. */
static DocRange section_around(const ReaderState *state, DocPos pos)
{
    size_t next = structure_section_from(state->document, pos + 1);
    DocPos end = next < document_section_count(state->document)
                     ? structure_section_start(state->document, next)
                     : document_text(state->document).len_bytes;
    DocPos start = next > 0 ? structure_section_start(state->document, next - 1) : 0;
    DocRange first = find_after(state, UNIT_PARAGRAPH, start), last = find_before(state, UNIT_PARAGRAPH, end);
    bool is_empty = first.start == NONE || last.start == NONE || first.start >= end || last.end <= start;
    return is_empty ? (DocRange){start, start} : (DocRange){first.start, last.end};
}

static DocRange section_after(const ReaderState *state, DocPos pos)
{
    while (true) {
        DocRange section = section_around(state, pos);
        if (section.end > pos)
            return section;
        size_t next = structure_section_from(state->document, pos + 1);
        if (next == document_section_count(state->document))
            return nowhere;
        pos = structure_section_start(state->document, next);
    }
}

static DocRange section_before(const ReaderState *state, DocPos pos)
{
    while (pos > 0) {
        DocRange section = section_around(state, pos - 1);
        if (section.start < pos && section.end > section.start)
            return section;
        size_t next = structure_section_from(state->document, pos);
        if (next == 0)
            return nowhere;
        pos = structure_section_start(state->document, next - 1);
    }
    return nowhere;
}

/* ---- all --------------------------------------------------------------------------------------------- */

DocRange unit_after(const ReaderState *state, Unit unit, DocPos pos)
{
    return unit == UNIT_SECTION ? section_after(state, pos) : find_after(state, unit, pos);
}

DocRange unit_before(const ReaderState *state, Unit unit, DocPos pos)
{
    return unit == UNIT_SECTION ? section_before(state, pos) : find_before(state, unit, pos);
}
