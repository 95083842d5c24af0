/* Giant blocks, which are laid out part by part. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "check.h"

enum {
    GIANT_BYTES = 3 * LAYOUT_PART_BYTES + 5000
};

/* So much text of a block: pieces, which are given in turn, one after the other. */
static char *giant_text(const char *const *pieces, size_t count)
{
    Buffer text = {0};
    for (size_t i = 0, seed = 7; text.len_bytes < GIANT_BYTES; i++) {
        seed = (seed * 31 + i) % 1009;
        buffer_put(&text, str_from(pieces[seed % count]));
    }
    buffer_put_byte(&text, '\0');
    return text.data;
}

static const char *const PROSE[] = {"the keeper ",
                                    "of the light ",
                                    "— as they say — ",
                                    "“went home” ",
                                    "late, ",
                                    "*and then* ",
                                    "co\xC2\xADop\xC2\xAD"
                                    "er\xC2\xAD"
                                    "ated ",
                                    "naïve ",
                                    "a "};
static const char *const LINES[] = {"the boat\n", "\n",
                                    "came in late, and the keeper of the light had gone to bed by then\n",
                                    "\twith the tide\n", "ship\n"};
static const char *const LETTERS[] = {"abc", "defghij", "é"};
static const char *const IDEOGRAPHS[] = {"灯台は", "海の上の", "道しるべである。"};
static const char *const HEBREW[] = {"שלום ", "(עולם) ", "1904 ", "וספינה "};
static const char *const CELLS[] = {"the boat\tcame in\t12\n",
                                    "the keeper of the light\thad gone to bed by then, as he said\t7\n"};

#define GIANT(block_class, pieces)                                                                           \
    {                                                                                                        \
        block_class, pieces, sizeof pieces / sizeof *pieces, NULL                                            \
    }

static const struct {
    BlockClass cls;
    const char *const *pieces;
    size_t count;
    const char *columns;
} GIANTS[] = {
    GIANT(BLOCK_PARA, PROSE),       GIANT(BLOCK_QUOTE, PROSE),    GIANT(BLOCK_PARA, LETTERS),
    GIANT(BLOCK_PARA, IDEOGRAPHS),  GIANT(BLOCK_PARA, HEBREW),    GIANT(BLOCK_VERSE, LINES),
    GIANT(BLOCK_CODE, LINES),       GIANT(BLOCK_VERSE, LETTERS),  GIANT(BLOCK_CODE, LETTERS),
    GIANT(BLOCK_BYLINE, PROSE),     GIANT(BLOCK_TABLE, LINES),    GIANT(BLOCK_VERSE, PROSE),
    {BLOCK_TABLE, CELLS, 2, "---"}, {BLOCK_TABLE, PROSE, 9, "-"},
};

enum {
    GIANT_COUNT = sizeof GIANTS / sizeof *GIANTS
};

static Fixture giant_fixture(size_t index)
{
    char *text = giant_text(GIANTS[index].pieces, GIANTS[index].count);
    const FixtureBlock blocks[] = {{.cls = BLOCK_PARA, .text = "Before."},
                                   {.cls = GIANTS[index].cls, .text = text, .columns = GIANTS[index].columns},
                                   {.cls = BLOCK_PARA, .text = "Behind."}};
    Fixture fixture = fixture_build(blocks, 3);
    free(text);
    return fixture;
}

static void holds_for_each_part(void **state)
{
    (void)state;
    static const LayoutOptions OPTIONS[] = {{.measure_cols = 60, .justify = true, .visual_order = true},
                                            {.measure_cols = 19},
                                            {.measure_cols = 60, .verbatim = true}};
    for (size_t i = 0; i < GIANT_COUNT; i++) {
        Fixture fixture = giant_fixture(i);
        for (size_t k = 0; k < sizeof OPTIONS / sizeof *OPTIONS; k++) {
            Layout *layout = layout_new(fixture.doc, OPTIONS[k]);
            assert_true(layout_part_count(layout, 1) > 2 && layout_part_count(layout, 0) == 1);
            check_block(layout, fixture.doc, 1, OPTIONS[k].measure_cols);
            layout_free(layout);
        }
        fixture_free(&fixture);
    }
}

static void assert_same_rows(const LaidBlock *a, const LaidBlock *b)
{
    assert_int_equal(a->row_count, b->row_count);
    assert_int_equal(a->first_text_row, b->first_text_row);
    for (size_t r = 0; r < a->row_count; r++) {
        const Row *x = &a->rows[r], *y = &b->rows[r];
        assert_true(x->text.start == y->text.start && x->text.end == y->text.end &&
                    x->run_count == y->run_count);
        for (size_t i = 0; i < x->run_count; i++)
            assert_true(x->runs[i].col == y->runs[i].col && x->runs[i].start == y->runs[i].start &&
                        x->runs[i].spans == y->runs[i].spans && str_equal(x->runs[i].text, y->runs[i].text));
    }
}

static void rows_do_not_depend_on_what_was_asked_for_first(void **state)
{
    (void)state;
    const LayoutOptions options = {.measure_cols = 44, .visual_order = true};
    for (size_t i = 0; i < GIANT_COUNT; i++) {
        Fixture fixture = giant_fixture(i);
        Layout *forwards = layout_new(fixture.doc, options);
        size_t count = layout_part_count(forwards, 1);
        for (size_t part = 0; part < count; part++)
            layout_part(forwards, 1, part);
        for (size_t part = count; part-- > 0;) {
            Layout *alone = layout_new(fixture.doc, options);
            assert_same_rows(layout_part(forwards, 1, part), layout_part(alone, 1, part));
            layout_free(alone);
        }
        layout_free(forwards);
        fixture_free(&fixture);
    }
}

/* Nobody can see where a paragraph was cut: between two words, at the end of a line that is as full as others, and spread to
 * the measure as they are. */
static void hides_cuts_in_prose(void **state)
{
    (void)state;
    enum {
        MEASURE = 60
    };
    static const size_t prose[] = {0, 3};
    for (size_t i = 0; i < sizeof prose / sizeof *prose; i++) {
        Fixture fixture = giant_fixture(prose[i]);
        Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = MEASURE});
        for (size_t part = 0; part + 1 < layout_part_count(layout, 1); part++) {
            const LaidBlock *laid = layout_part(layout, 1, part);
            const Row *last = &laid->rows[laid->row_count - 1];
            assert_true(layout_row_cols(last) >= MEASURE - MEASURE / 5);
            const Row *next = &layout_part(layout, 1, part + 1)->rows[0];
            assert_true(next->run_count > 0 && next->text.start >= last->text.end);
            Str between = str_slice(document_text(fixture.doc), last->text.end, next->text.start);
            assert_true(str_is_blank(between) && between.len_bytes == (prose[i] == 0));
        }
        layout_set_options(layout, (LayoutOptions){.measure_cols = MEASURE, .justify = true});
        const LaidBlock *laid = layout_part(layout, 1, 1);
        if (prose[i] == 0)
            assert_int_equal(layout_row_cols(&laid->rows[laid->row_count - 1]), MEASURE);
        layout_free(layout);
        fixture_free(&fixture);
    }
}

/* Kept lines are cut at a line end, and only there; blank ones at a cut do not get lost. */
static void keeps_lines_at_cuts(void **state)
{
    (void)state;
    Fixture fixture = giant_fixture(6);
    DocRange text = document_block(fixture.doc, 1)->text;
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 60});
    size_t rows = 0, lines = str_count_byte(document_slice(fixture.doc, text), '\n') + 1;
    for (size_t part = 0; part < layout_part_count(layout, 1); part++)
        rows += layout_part(layout, 1, part)->row_count - (part == 0);
    assert_int_equal(rows, lines);
    layout_free(layout);
    fixture_free(&fixture);
}

/* A part without a letter from right to left goes on in a paragraph that has begun so. */
static void goes_on_from_right_to_left(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_put(&text, STR("ספינה "));
    while (text.len_bytes < GIANT_BYTES)
        buffer_put(&text, STR("12 34 "));
    buffer_put_byte(&text, '\0');
    const FixtureBlock block = {.cls = BLOCK_QUOTE, .text = text.data};
    Fixture fixture = fixture_build(&block, 1);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 40, .visual_order = true});
    const Row *row = &layout_part(layout, 0, 2)->rows[1];
    assert_int_equal(row->runs[row->run_count - 1].style, STYLE_BAR); /* at the right */
    layout_free(layout);
    fixture_free(&fixture);
    buffer_free(&text);
}

/* What is laid out at once has a bound, whatever the block is. */
static void a_part_is_bounded(void **state)
{
    (void)state;
    for (size_t i = 0; i < GIANT_COUNT; i++) {
        Fixture fixture = giant_fixture(i);
        Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 60});
        for (size_t part = 0; part < layout_part_count(layout, 1); part++) {
            const LaidBlock *laid = layout_part(layout, 1, part);
            size_t last = laid->row_count - 1;
            assert_true(laid->row_count > 0 &&
                        laid->rows[last].text.end - laid->rows[0].text.start < 3 * LAYOUT_PART_BYTES);
        }
        layout_free(layout);
        fixture_free(&fixture);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holds_for_each_part),
        cmocka_unit_test(rows_do_not_depend_on_what_was_asked_for_first),
        cmocka_unit_test(hides_cuts_in_prose),
        cmocka_unit_test(keeps_lines_at_cuts),
        cmocka_unit_test(goes_on_from_right_to_left),
        cmocka_unit_test(a_part_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
