/* What must hold of the rows of any block, and texts to try it on. Include behind <cmocka.h>. */
#ifndef RECTO_TESTS_LAYOUT_CHECK_H
#define RECTO_TESTS_LAYOUT_CHECK_H

#include <stdlib.h>

#include "base/bidi.h"
#include "base/utf8.h"
#include "fixture.h"

static bool is_never_broken(Str text, const Block *block)
{
    bool has_cells = block->columns || str_find_byte(str_slice(text, 0, block->text.end), '\t',
                                                     block->text.start) < block->text.end;
    return block->cls == BLOCK_CODE || (block->cls == BLOCK_TABLE && !has_cells);
}

/* What has no width does not count: it shows nothing. */
static bool is_single_cluster(const Row *row)
{
    int count = 0;
    for (size_t i = 0; i < row->run_count; i++) {
        const Run *run = &row->runs[i];
        for (size_t at = 0; run->start != NONE && at < run->text.len_bytes;) {
            size_t end = utf8_cluster_end(run->text, at);
            count += utf8_cluster_width(str_slice(run->text, at, end)) > 0;
            at = end;
        }
    }
    return count == 1;
}

/* The rows of a block while they are checked one after the other. */
typedef struct {
    Layout *layout;
    const Document *doc;
    Str text;
    size_t block, part;
    const LaidBlock *laid;
    DocPos start;   /* of the block's text */
    bool *shown;    /* by byte of it */
    DocPos at;      /* behind the last run, but in rows that share a line */
    bool is_turned; /* it has text from right to left */
} Check;

/* Do two cells of a line meet between from and to? */
static bool is_divided(Str text, DocPos from, DocPos to)
{
    return str_find_byte(str_slice(text, 0, to), '\t', from) < to;
}

/* In rows that share a line: what a run goes on with stands in the row above it. */
static void check_cell_order(const Check *check, size_t r, const Run *run)
{
    const Row *above = &check->laid->rows[r - 1];
    bool found = false;
    for (size_t i = 0; i < above->run_count; i++) {
        const Run *other = &above->runs[i];
        DocPos end = other->start + other->text.len_bytes;
        found =
            found || (other->start != NONE && end <= run->start && !is_divided(check->text, end, run->start));
    }
    assert_true(found);
}

static void check_run(Check *check, size_t r, size_t i)
{
    const Row *row = &check->laid->rows[r];
    const Run *run = &row->runs[i];
    if (i > 0) {
        assert_true(run->col >= row->runs[i - 1].col + row->runs[i - 1].width_cols);
    }
    if (run->start == NONE) {
        return;
    }
    DocPos end = run->start + run->text.len_bytes;
    if (!check->is_turned) {
        assert_ptr_equal(run->text.data, check->text.data + run->start);
    }
    assert_true(run->start >= row->text.start && end <= row->text.end);
    for (size_t cluster = run->start; cluster < end; cluster = utf8_cluster_end(check->text, cluster)) {
        assert_true(utf8_cluster_end(check->text, cluster) <= end);
    }
    for (DocPos pos = run->start; pos < end; pos++) {
        assert_false(check->shown[pos - check->start]);
        check->shown[pos - check->start] = true;
    }
    assert_int_equal(layout_part_at(check->layout, check->block, run->start), check->part);
    assert_int_equal(layout_row_of(check->layout, check->block, run->start), r);
    assert_int_equal(layout_row_of(check->layout, check->block, end - 1), r);
    if (run->width_cols > 0) {
        DocPos pos = layout_row_pos(row, run->col);
        assert_true(pos >= run->start && pos < end);
    }
    if (row->goes_on) {
        check_cell_order(check, r, run);
    } else if (!check->is_turned) {
        assert_true(run->start >= check->at);
    }
    check->at = end > check->at ? end : check->at;
}

static void check_row(Check *check, size_t r, size_t measure)
{
    const Row *row = &check->laid->rows[r];
    const Block *block = document_block(check->doc, check->block);
    if (r > 0) {
        assert_true(row->text.start >= row[-1].text.start && row->text.end >= row[-1].text.end);
        assert_true(row->goes_on || row->text.start >= row[-1].text.end);
    } else {
        assert_false(row->goes_on);
        assert_true(row->text.start >= check->at);
    }
    for (size_t i = 0; i < row->run_count; i++) {
        check_run(check, r, i);
    }
    size_t cols = layout_row_cols(row);
    assert_true(cols <= check->laid->width_cols);
    if (cols > measure && !is_single_cluster(row) && !is_never_broken(check->text, block)) {
        fail_msg("row %zu of block %zu is %zu wide at %zu", r, check->block, cols, measure);
    }
    if (row->text.end > row->text.start) {
        assert_int_equal(layout_row_of(check->layout, check->block, row->text.start), r);
    }
}

/* What no row shows is white space; of a block that is drawn, whatever its text is, nothing is shown. */
static void check_block(Layout *layout, const Document *doc, size_t index, size_t measure)
{
    const Block *block = document_block(doc, index);
    Str text = document_text(doc);
    size_t len_bytes = block->text.end - block->text.start;
    Check check = {.layout = layout,
                   .doc = doc,
                   .text = text,
                   .block = index,
                   .start = block->text.start,
                   .shown = memory_alloc_zero(len_bytes + 1, sizeof(bool)),
                   .at = block->text.start,
                   .is_turned = bidi_is_needed(document_slice(doc, block->text))};
    size_t row_count = 0;
    for (; check.part < layout_part_count(layout, index); check.part++) {
        check.laid = layout_part(layout, index, check.part);
        row_count += check.laid->row_count;
        for (size_t r = 0; r < check.laid->row_count; r++) {
            check_row(&check, r, measure);
        }
    }
    size_t step;
    for (DocPos pos = block->text.start; pos < block->text.end; pos += step) {
        bool white = utf8_is_space(utf8_decode(text, pos, &step));
        assert_true(white || check.shown[pos - block->text.start] || row_count == 0 ||
                    block->cls == BLOCK_RULE);
    }
    memory_free(check.shown);
}

static inline uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U; /* Numerical Recipes, "quick and dirty" generator */
    return *seed >> 16;
}

/* What is likely to break a line breaker, in any order. */
static inline void put_random_text(Buffer *out, uint32_t *seed)
{
    static const char *const PIECES[] = {
        " ",
        "  ",
        "\n",
        "\t",
        "word",
        "a",
        "*",
        "_",
        "longerword",
        "-",
        "\xC2\xAD",
        "\xE2\x80\x8B",
        "é",
        "e\xCC\x81",
        "\xCC\x81",
        "日本",
        "\xC2\xA0",
        "\xE2\x80\xAE",
        "שלום",
        "المد",
        "👨‍👩‍👧",
        "🇩🇪",
        "\xE3\x80\x80",
        "“",
        "”",
        "— ",
        "(",
        ")",
        "«",
        "»",
        "ไทย",
        "\xE2\x80\x8D",
        "\xEF\xB8\x8F",
        "\xE1\x84\x80",
        "\xE1\x85\xA1",
        "…",
        "\xE2\x80\xA8",
    };
    size_t count = 1 + next_random(seed) % 40;
    for (size_t i = 0; i < count; i++) {
        buffer_put(out, str_from(PIECES[next_random(seed) % (sizeof PIECES / sizeof PIECES[0])]));
    }
    buffer_put_byte(out, '\0');
}

#endif
