/* What must hold of every document, however it was made. Include behind <cmocka.h>. */
#ifndef RECTO_TESTS_DOCUMENT_CHECK_H
#define RECTO_TESTS_DOCUMENT_CHECK_H

#include "document/document.h"

/* Blocks stand one behind the other and share out the fragments and the spans. Returns how many fragments there are. */
static inline size_t check_blocks(const Document *doc)
{
    Str text = document_text(doc);
    DocPos at = 0;
    size_t fragments = 0, spans = 0;
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        assert_int_equal(block->text.start, at);
        assert_true(block->text.end >= at && block->text.end < text.len_bytes);
        assert_int_equal(text.data[block->text.end], '\n');
        for (at = block->text.start; at <= block->text.end; at++)
            assert_int_equal(document_block_at(doc, at), i);
        assert_int_equal(block->first_fragment, fragments);
        assert_int_equal(block->first_span, spans);
        assert_true(block->fragment_count > 0);
        fragments += block->fragment_count;
        spans += block->span_count;
    }
    assert_int_equal(at, text.len_bytes);
    return fragments;
}

static inline void check_fragments(const Document *doc, const Block *block)
{
    const Fragment *fragments = document_fragments(doc, block);
    DocPos at = block->text.start;
    for (size_t i = 0; i < block->fragment_count; i++) {
        assert_true(fragments[i].text.start == at || (i > 0 && fragments[i].text.start == at + 1));
        assert_true(fragments[i].text.end >= fragments[i].text.start);
        at = fragments[i].text.end;
        assert_true(i == 0 || fragments[i - 1].last_line < fragments[i].first_line);
    }
    assert_int_equal(at, block->text.end);
}

/* By their starts, and inside the block. */
static inline void check_spans_inside(const Document *doc, const Block *block)
{
    DocPos at = block->text.start;
    for (size_t i = 0; i < block->span_count; i++) {
        const Span *span = &document_spans(doc, block)[i];
        assert_true(span->text.start >= at && span->text.start <= span->text.end);
        assert_true(span->text.end <= block->text.end);
        at = span->text.start;
    }
}

static inline void check_sections(const Document *doc)
{
    for (size_t i = 0; i < document_section_count(doc); i++) {
        const Section *section = document_section(doc, i);
        assert_true(section->end_block > section->block && section->end_block <= document_block_count(doc));
        assert_int_equal(document_block(doc, section->block)->section, i);
        if (section->parent == NONE)
            continue;
        const Section *parent = document_section(doc, section->parent);
        assert_true(parent->level < section->level);
        assert_true(parent->block < section->block && section->end_block <= parent->end_block);
        assert_true(section->kind != SECTION_REVIEW || parent->kind != SECTION_REVIEW);
    }
}

#endif
