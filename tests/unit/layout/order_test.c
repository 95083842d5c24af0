/* Text from right to left. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "fixture.h"

/* The rows as they look, a line each. */
static void put_block(const char *text, BlockClass cls, LayoutOptions options, Buffer *out)
{
    Fixture fixture = fixture_build(&(FixtureBlock){.cls = cls, .text = text}, 1);
    Layout *layout = layout_new(fixture.doc, options);
    const LaidBlock *laid = layout_block(layout, 0);
    buffer_clear(out);
    for (size_t i = 0; i < laid->row_count; i++) {
        fixture_put_row(&laid->rows[i], out);
        buffer_put_byte(out, '\n');
    }
    buffer_put_byte(out, '\0');
    layout_free(layout);
    fixture_free(&fixture);
}

/* What is expected is written in the order of drawing: letters of the alphabet from alef on stand in for words. */
static void draws_in_visual_order(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"abc", "abc\n"},
        {"\xD7\x90\xD7\x91\xD7\x92", "           \xD7\x92\xD7\x91\xD7\x90\n"}, /* alef bet gimel */
        {"a \xD7\x90\xD7\x91 c", "a \xD7\x91\xD7\x90 c\n"},                    /* inside Latin */
        {"\xD7\x90 12 \xD7\x91", "        \xD7\x91 12 \xD7\x90\n"},            /* a number inside */
        {"\xD7\x90 ab \xD7\x91", "        \xD7\x91 ab \xD7\x90\n"},            /* Latin inside */
        {"\xD7\x90 (\xD7\x91)", "         (\xD7\x91) \xD7\x90\n"},             /* brackets are mirrored */
        {"\xD7\x90\xD7\x90\xD7\x90 \xD7\x91\xD7\x91\xD7\x91 \xD7\x92\xD7\x92\xD7\x92 "
         "\xD7\x93\xD7\x93\xD7\x93",
         "   \xD7\x92\xD7\x92\xD7\x92 \xD7\x91\xD7\x91\xD7\x91 \xD7\x90\xD7\x90\xD7\x90\n"
         "           \xD7\x93\xD7\x93\xD7\x93\n"}, /* lines are broken before they are turned */
    };
    Buffer rows = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        put_block(cases[i].text, BLOCK_PARA, (LayoutOptions){.measure_cols = 14, .visual_order = true},
                  &rows);
        assert_string_equal(rows.data, cases[i].expected);
    }
    buffer_free(&rows);
}

/* The place at a column is that of what is drawn there, and so are the columns of a hit. */
static void finds_places_in_visual_order(void **state)
{
    (void)state;
    static const char text[] = "a \xD7\x90\xD7\x91\xD7\x92 b";
    Fixture fixture = fixture_build(&(FixtureBlock){.cls = BLOCK_PARA, .text = text}, 1);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40, .visual_order = true});
    const Row *row = &layout_block(layout, 0)->rows[0];
    assert_int_equal(layout_row_pos(row, 0), 0);
    assert_int_equal(layout_row_pos(row, 2), 6); /* gimel */
    assert_int_equal(layout_row_pos(row, 4), 2); /* alef */
    assert_int_equal(layout_row_pos(row, 6), 9);
    uint32_t marked = 0;
    for (size_t i = 0; i < row->run_count; i++) {
        uint32_t col, cols;
        layout_run_columns(&row->runs[i], (DocRange){2, 6}, &col, &cols); /* alef, bet */
        for (uint32_t k = 0; k < cols; k++)
            marked |= 1u << (col + k);
    }
    assert_int_equal(marked, 1u << 3 | 1u << 4);
    layout_free(layout);
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_in_visual_order),
        cmocka_unit_test(finds_places_in_visual_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
