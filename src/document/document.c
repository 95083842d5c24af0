#include <assert.h>

#include "internal.h"

Document *document_new(const Source *source, Format format)
{
    Document *doc = memory_alloc_zero(1, sizeof *doc);
    doc->source = source;
    doc->format = format;
    return doc;
}

void document_free(Document *doc)
{
    if (doc == NULL)
        return;
    rendered_free(&doc->content);
    memory_free(doc->blocks);
    memory_free(doc->fragments);
    memory_free(doc->source_order);
    memory_free(doc->review_of_block);
    vec_free(&doc->map);
    vec_free(&doc->line_marks);
    vec_free(&doc->sections);
    vec_free(&doc->quotes);
    vec_free(&doc->reviews);
    vec_free(&doc->bylines);
    arena_free(&doc->arena);
    memory_free(doc);
}

const Source *document_source(const Document *doc)
{
    return doc->source;
}

Format document_format(const Document *doc)
{
    return doc->format;
}

Str document_text(const Document *doc)
{
    return buffer_str(&doc->content.text);
}

Str document_language(const Document *doc)
{
    return doc->language;
}

Str document_slice(const Document *doc, DocRange range)
{
    return str_slice(document_text(doc), range.start, range.end);
}

size_t document_block_count(const Document *doc)
{
    return doc->block_count;
}

const Block *document_block(const Document *doc, size_t index)
{
    assert(index < doc->block_count);
    return &doc->blocks[index];
}

Str document_block_text(const Document *doc, size_t index)
{
    return document_slice(doc, document_block(doc, index)->text);
}

size_t document_block_at(const Document *doc, DocPos pos)
{
    if (doc->block_count == 0)
        return NONE;
    return last_beginning_by(&doc->blocks->text.start, sizeof *doc->blocks, doc->block_count, pos);
}

const Fragment *document_fragments(const Document *doc, const Block *block)
{
    return doc->fragments + block->first_fragment;
}

const Span *document_spans(const Document *doc, const Block *block)
{
    return block->span_count > 0 ? doc->content.spans.items + block->first_span : NULL;
}

size_t document_section_count(const Document *doc)
{
    return doc->sections.count;
}

const Section *document_section(const Document *doc, size_t index)
{
    assert(index < doc->sections.count);
    return &doc->sections.items[index];
}

size_t document_quote_count(const Document *doc)
{
    return doc->quotes.count;
}

const Quote *document_quote(const Document *doc, size_t index)
{
    assert(index < doc->quotes.count);
    return &doc->quotes.items[index];
}

size_t document_review_count(const Document *doc)
{
    return doc->reviews.count;
}

const Review *document_review(const Document *doc, size_t index)
{
    assert(index < doc->reviews.count);
    return &doc->reviews.items[index];
}

size_t document_review_at(const Document *doc, size_t block)
{
    return doc->review_of_block != NULL && block < doc->block_count ? doc->review_of_block[block] : NONE;
}

Str document_title(const Document *doc)
{
    return doc->title;
}

Str document_deck(const Document *doc)
{
    return doc->deck;
}

Str document_date(const Document *doc)
{
    return doc->date;
}

StrList document_bylines(const Document *doc)
{
    return (StrList){doc->bylines.items, doc->bylines.count};
}

size_t document_word_count(const Document *doc)
{
    return doc->word_count;
}

uint32_t document_block_line(const Document *doc, size_t block)
{
    return document_fragments(doc, document_block(doc, block))->first_line;
}

bool block_is_plain_rule(Str text)
{
    static const Str marks = STR_INIT("-_*=~ \n");
    for (size_t i = 0; i < text.len_bytes; i++)
        if (str_find_byte(marks, text.data[i], 0) == marks.len_bytes)
            return false;
    return true;
}
