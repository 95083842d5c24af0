/* From positions to columns and back. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "fixture.h"

static const FixtureBlock BLOCKS[] = {
    {.cls = BLOCK_PARA, .text = "ab 日本 e\xCC\x81x"}, /* bytes: ab 3, two of 3, blank, 3, 1 */
    {.cls = BLOCK_CODE, .text = "a\tb"},
};

static void finds_the_columns_of_a_range(void **state)
{
    (void)state;
    static const struct {
        size_t start, end;
        uint32_t col, cols;
    } CASES[] = {
        {0, 1, 0, 1}, {0, 14, 0, 10}, {3, 6, 3, 2},   {4, 5, 3, 2}, /* inside a character: all of it */
        {5, 7, 3, 4}, {10, 11, 8, 1}, {11, 12, 8, 1}, {13, 99, 9, 1}, {20, 30, 0, 0}, {3, 3, 3, 0},
    };
    Fixture fixture = fixture_build(BLOCKS, 2);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40});
    const Run *run = &layout_block(layout, 0)->rows[0].runs[0];
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        uint32_t col, cols;
        layout_run_columns(run, (DocRange){CASES[i].start, CASES[i].end}, &col, &cols);
        assert_int_equal(cols, CASES[i].cols);
        if (cols > 0) {
            assert_int_equal(col, CASES[i].col);
        }
    }
    layout_free(layout);
    fixture_free(&fixture);
}

static void finds_the_position_of_a_column(void **state)
{
    (void)state;
    static const struct {
        size_t block;
        uint32_t col;
        DocPos pos; /* from the block's start */
    } CASES[] = {
        {0, 0, 0}, {0, 1, 1}, {0, 3, 3}, {0, 4, 3}, {0, 5, 6}, {0, 8, 10}, {0, 9, 13}, {0, 50, 13},
        {1, 0, 0}, {1, 2, 0}, {1, 4, 1}, {1, 5, 1}, {1, 6, 2}, {1, 7, 2}, /* two columns of indent, a tab stop at 4 */
    };
    Fixture fixture = fixture_build(BLOCKS, 2);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40});
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        const LaidBlock *laid = layout_block(layout, CASES[i].block);
        DocPos start = document_block(fixture.doc, CASES[i].block)->text.start;
        assert_int_equal(layout_row_pos(&laid->rows[laid->first_text_row], CASES[i].col) - start,
                         CASES[i].pos);
    }
    assert_int_equal(layout_row_pos(&layout_block(layout, 1)->rows[0], 3), NONE); /* a blank row */
    layout_free(layout);
    fixture_free(&fixture);
}

/* The part of a run between two columns: whole ideographs, of a tab what is there. */
static void cuts_runs_at_columns(void **state)
{
    (void)state;
    static const struct {
        uint32_t from, end;
        size_t run;
        const char *part; /* "" for none */
        uint32_t col, cols;
    } CASES[] = {
        {0, 99, 0, "\t", 2, 4}, {3, 5, 0, "\t", 3, 2},      {0, 2, 0, "", 0, 0},
        {6, 99, 0, "", 0, 0},   {0, 99, 1, "a灯台b", 6, 6}, {8, 10, 1, "", 0, 0},
        {7, 10, 1, "灯", 7, 2}, {8, 12, 1, "台b", 9, 3},    {6, 8, 1, "a", 6, 1},
    };
    static const FixtureBlock BLOCK = {.cls = BLOCK_CODE, .text = "\ta灯台b"};
    Fixture fixture = fixture_build(&BLOCK, 1);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40});
    const Row *row = &layout_block(layout, 0)->rows[0];
    assert_int_equal(row->run_count, 2);
    assert_int_equal(layout_row_cols(row), 12);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Run part;
        bool found = layout_run_part(&row->runs[CASES[i].run], CASES[i].from, CASES[i].end, &part);
        assert_int_equal(found, CASES[i].part[0] != '\0');
        if (found) {
            assert_true(str_equal(part.text, str_from(CASES[i].part)));
            assert_ptr_equal(part.text.data, document_text(fixture.doc).data + part.start);
            assert_int_equal(part.col, CASES[i].col);
            assert_int_equal(part.width_cols, CASES[i].cols);
        }
    }
    layout_free(layout);
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_columns_of_a_range),
        cmocka_unit_test(finds_the_position_of_a_column),
        cmocka_unit_test(cuts_runs_at_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
