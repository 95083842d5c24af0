/* What must hold of every document, tried on pages put together at random (always the same ones). */
#include "support.h"

#include "check.h"

enum {
    PAGES = 400,
    PIECES = 60
};

static uint32_t next_random(uint32_t *seed) /* Numerical Recipes' linear congruential generator */
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void write_page(uint32_t *seed, Buffer *page)
{
    static const char *const pieces[] = {
        "word",         "two words", " ",    "*",    "-",        "-\n",          "&amp;",
        "\n",           "\n\n",      "\n\n", "\n\n", "\xC3\xA9", "\xE2\x80\xA8", "\f",
        "\xC2\xAD\n\n", "**",        "\t",   ".",    "x"};
    for (int i = 0; i < PIECES; i++)
        buffer_put(page, str_from(pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)]));
    buffer_put_byte(page, '\0');
}

static void link_drafts(uint32_t *seed, Fixture *fixture)
{
    static const BlockClass classes[] = {BLOCK_UNKNOWN,   BLOCK_PARA,  BLOCK_CAPTION, BLOCK_VERSE,
                                         BLOCK_HEADING,   BLOCK_TITLE, BLOCK_CODE,    BLOCK_CONT,
                                         BLOCK_BOOKTITLE, BLOCK_CONT};
    for (size_t i = 0; i < builder_drafts(fixture->builder)->count; i++) {
        DraftBlock *draft = fixture_draft(fixture, i);
        draft->cls = classes[next_random(seed) % (sizeof classes / sizeof *classes)];
        draft->level = (uint8_t)(next_random(seed) % 4);
        draft->subheading = next_random(seed) % 4 == 0;
        draft->mode = (JoinMode)(next_random(seed) % 3);
        draft->of = next_random(seed) % (i + 2);
    }
}

static void check_spans(const Document *doc, const Block *block)
{
    DocPos at = block->text.start; /* one kind only: they do not overlap */
    for (size_t i = 0; i < block->span_count; i++) {
        const Span *span = &document_spans(doc, block)[i];
        assert_true(span->text.start >= at && span->text.start < span->text.end);
        at = span->text.end;
    }
    assert_true(at <= block->text.end);
}

static void check_places(const Document *doc)
{
    Str text = document_text(doc), source = source_text(document_source(doc));
    for (DocPos pos = 0; pos < text.len_bytes; pos++) {
        if (((unsigned char)text.data[pos] & 0xC0) == 0x80)
            continue;
        size_t offset = document_source_offset(doc, pos);
        assert_true(offset <= source.len_bytes);
        assert_int_equal(document_pos_from_source(doc, offset), pos);
        uint32_t line = 1;
        for (size_t i = 0; i < offset; i++)
            line += source.data[i] == '\n';
        assert_int_equal(document_line_at(doc, pos), line);
    }
}

static void hold_on_random_pages(void **state)
{
    (void)state;
    uint32_t seed = 20240607;
    for (int i = 0; i < PAGES; i++) {
        Buffer page = {0};
        write_page(&seed, &page);
        Fixture fixture = fixture_cut(page.data);
        size_t drafts = builder_drafts(fixture.builder)->count;
        link_drafts(&seed, &fixture);
        const Document *doc = fixture_finish(&fixture);
        assert_int_equal(check_blocks(doc), drafts);
        for (size_t b = 0; b < document_block_count(doc); b++) {
            check_fragments(doc, document_block(doc, b));
            check_spans(doc, document_block(doc, b));
        }
        check_places(doc);
        check_sections(doc);
        fixture_free(&fixture);
        buffer_free(&page);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(hold_on_random_pages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
