/* What must hold of any text, whatever is recovered from it: no line is lost or doubled, pieces lead to pieces before
 * them, and facts name lines that are there. */
#ifndef RECTO_TESTS_WHOLE_H
#define RECTO_TESTS_WHOLE_H

#include "structure_page.h"

#include <stdlib.h>

#include "base/utf8.h"

/* Numerical Recipes' linear congruential generator: the same on every machine. */
static inline uint32_t chance(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/* What stands on each line, 1-based. */
typedef struct {
    uint32_t count;
    bool *ink, *covered, *starts; /* something to be seen; in a fragment; the first line of one */
} LineTable;

static inline void line_table_free(LineTable *table)
{
    memory_free(table->ink);
    memory_free(table->covered);
    memory_free(table->starts);
}

static inline bool is_ink(uint32_t c)
{
    return (c > ' ' && c < 0x7F) || c == 0xFFFD || (c >= 0xA1 && utf8_is_alpha(c));
}

static inline LineTable read_lines(Str text)
{
    LineTable table = {.count = 1};
    for (size_t i = 0; i < text.len_bytes; i++)
        table.count += text.data[i] == '\n';
    table.ink = memory_alloc_zero(table.count + 1, sizeof *table.ink);
    table.covered = memory_alloc_zero(table.count + 1, sizeof *table.covered);
    table.starts = memory_alloc_zero(table.count + 1, sizeof *table.starts);
    uint32_t line = 1;
    for (size_t at = 0, len; at < text.len_bytes; at += len) {
        uint32_t c = utf8_decode(text, at, &len);
        line += c == '\n';
        table.ink[line] = table.ink[line] || is_ink(c);
    }
    return table;
}

static inline void cover_lines(LineTable *table, const Fragment *fragment)
{
    assert_in_range(fragment->first_line, 1, fragment->last_line);
    assert_in_range(fragment->last_line, 1, table->count);
    table->starts[fragment->first_line] = true;
    for (uint32_t line = fragment->first_line; line <= fragment->last_line; line++) {
        assert_false(table->covered[line]);
        table->covered[line] = true;
    }
}

static inline void assert_each_line_once(const Document *doc, LineTable *table)
{
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        const Fragment *fragments = document_fragments(doc, block);
        for (size_t k = 0; k < block->fragment_count; k++) {
            assert_true(k == 0 || fragments[k].first_line > fragments[k - 1].last_line);
            cover_lines(table, &fragments[k]);
        }
    }
    for (uint32_t line = 1; line <= table->count; line++)
        assert_true(table->covered[line] || !table->ink[line]);
}

/* Every piece goes on from one before it, and none from one that another goes on from. */
static inline void assert_pieces_lead_back(DocumentBuilder *builder)
{
    const DraftList *drafts = builder_drafts(builder);
    bool *continued = memory_alloc_zero(drafts->count + 1, sizeof *continued);
    for (size_t i = 0; i < drafts->count; i++) {
        const DraftBlock *draft = &drafts->items[i];
        if (draft->cls == BLOCK_CONT) {
            assert_true(draft->of < i);
            assert_false(continued[draft->of]);
            continued[draft->of] = true;
        }
        assert_true(draft->of == NONE || (draft->of < drafts->count && draft->of != i));
    }
    memory_free(continued);
}

static inline void assert_facts_lie_inside(const Document *doc, uint32_t line_count)
{
    size_t end = document_text(doc).len_bytes, blocks = document_block_count(doc);
    for (size_t i = 0; i < document_quote_count(doc); i++) {
        const Quote *quote = document_quote(doc, i);
        assert_true(quote->text.start <= quote->text.end && quote->text.end <= end);
        assert_int_equal(quote->block, document_block_at(doc, quote->text.start));
        assert_false(block_class_is_folded(document_block(doc, quote->block)->cls));
        assert_true(quote->lifted_from == NONE || quote->lifted_from < blocks);
    }
    for (size_t i = 0; i < document_review_count(doc); i++) {
        const Review *review = document_review(doc, i);
        assert_true(review->block < blocks);
        assert_true(review->body_block == NONE || review->body_block < blocks);
        assert_in_range(review->head_first, 1, review->head_last);
        assert_true(review->head_last <= line_count);
        assert_true(review->body_first <= review->body_last && review->body_last <= line_count);
        assert_true(review->reviewer_line <= line_count);
    }
    for (size_t i = 0; i < document_section_count(doc); i++) {
        const Section *section = document_section(doc, i);
        assert_true(section->block < section->end_block && section->end_block <= blocks);
        assert_true(section->parent == NONE || section->parent < i);
    }
}

/* The number behind " KEY=" in a line of the dump, outside quotation marks; 0 for none. */
static inline uint32_t dumped_number(Str line, const char *key)
{
    bool quoted = false;
    Str name = str_from(key);
    for (size_t at = 0; at < line.len_bytes; at++) {
        if (line.data[at] == '\\' && quoted)
            at++;
        else if (line.data[at] == '"')
            quoted = !quoted;
        else if (!quoted && line.data[at] == ' ' && str_starts(str_slice(line, at + 1, line.len_bytes), name))
            return (uint32_t)strtoul(line.data + at + 1 + name.len_bytes, NULL, 10);
    }
    return 0;
}

/* What the dump names as a place is the first line of a fragment. */
static inline void assert_dumped_lines_are_starts(const Document *doc, const LineTable *table)
{
    static const char *const keys[] = {"at=", "of=", "from=", "to=", "end_at="};
    Buffer dump = {0};
    dump_structure(doc, (StructureOptions){0}, &dump);
    Str text = buffer_str(&dump);
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            uint32_t line = dumped_number(str_slice(text, at, end), keys[i]);
            assert_true(line == 0 || (line <= table->count && table->starts[line]));
        }
        at = end + 1;
    }
    buffer_free(&dump);
}

typedef DocumentBuilder *(*Importer)(const Source *source);

static inline void assert_whole(Str bytes, Importer import)
{
    Source *source = source_from_bytes(bytes);
    LineTable table = read_lines(source_text(source));
    DocumentBuilder *builder = import(source);
    recover_structure(builder);
    assert_pieces_lead_back(builder);
    builder_seal(builder);
    recover_meaning(builder);
    Document *doc = builder_finish(builder);
    assert_each_line_once(doc, &table);
    assert_facts_lie_inside(doc, table.count);
    assert_dumped_lines_are_starts(doc, &table);
    document_free(doc);
    line_table_free(&table);
    source_free(source);
}

/* The same text read as each format, and as it stands. */
static inline void assert_whole_however_read(Str bytes)
{
    assert_whole(bytes, import_text);
    assert_whole(bytes, import_markdown);
    assert_whole(bytes, import_raw);
}

#endif
