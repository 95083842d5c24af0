/* Tables: how columns share the room, what their rows look like, and that nothing of a cell is lost. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "../../../src/layout/widths.h"
#include "base/numeral.h"
#include "check.h"
#include "golden.h"
#include "import/import.h"

static const FixtureBlock TABLES[] = {
    {.cls = BLOCK_TABLE,
     .columns = "lcr--",
     .text =
         "Boat\tMaster\tTons\tCargo\tRemarks\n"
         "Gullwing\tDov Perrin\t41.5\tRope, tar and two clocks\tCame in with the water on the Tuesday and "
         "was paid for on the Friday, by the hour.\n"
         "Petrel\tInes Marl\t112\tSalt\t\n"
         "Second Thoughts\tOsric Vane\t7\tMoths, pressed; one hundred and eleven of them, in a ledger\t"
         "Went out again at once.\n"
         "Orrery\t–\t1,040\tCoal"},
    {.cls = BLOCK_TABLE, .columns = "---", .text = "Lamp\tHours\tShare\nNorth\t1911\t71.5%\nSouth\t760\t–"},
    {.cls = BLOCK_TABLE,
     .quote_depth = 1,
     .columns = "---",
     .text =
         "名前\tPlace\t意味\n北の時計\tNorth quay\t水より先に着く者はいない、遅れる者もいない\n"
         "南の時計 👨‍👩‍👧\tSouth quay, cafe\xCC\x81 side\t“Nobody is late who arrives with "
         "the "
         "water”"},
    {.cls = BLOCK_TABLE,
     .columns = "--",
     .text = "\t\nco\xC2\xADop\xC2\xAD"
             "er\xC2\xAD"
             "ation\t1\n\t22"},
    {.cls = BLOCK_TABLE, .text = "tide\t04:10\tout, and not back before the evening\nwater\t\tin"},
    {.cls = BLOCK_TABLE, .columns = "-", .text = "Only one column, with more to say than fits\n灯台"},
    {.cls = BLOCK_TABLE, .columns = "ll", .text = "A head\twith nothing below"},
    {.cls = BLOCK_TABLE,
     .columns = "--------",
     .text =
         "Letter:\tGilt\tPlain black\tShaded\tIncised\tEnamelled\tIlluminated\tEmbroidered by hand, in silk\n"
         "Capital\t4\t1\t2\t9\t12\t15\t30\n"
         "Small\t3\t\t1\t8\t10\t14\ton request only, and never in winter\tbut always in spring"},
};

enum {
    TABLE_COUNT = sizeof TABLES / sizeof TABLES[0]
};

static void looks_as_expected(void **state)
{
    (void)state;
    static const struct {
        const char *golden;
        size_t measure;
    } CASES[] = {{"layout/tables-24.txt", 24},
                 {"layout/tables-40.txt", 40},
                 {"layout/tables-60.txt", 60},
                 {"layout/tables-80.txt", 80}};
    Fixture fixture = fixture_build(TABLES, TABLE_COUNT);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = CASES[i].measure});
        Buffer out = {0};
        for (size_t block = 0; block < TABLE_COUNT; block++) {
            const LaidBlock *laid = layout_block(layout, block);
            for (size_t r = 0; r < laid->row_count; r++) {
                fixture_put_row(&laid->rows[r], &out);
                buffer_put_byte(&out, '\n');
            }
        }
        assert_golden(&out, CASES[i].golden);
        buffer_free(&out);
        layout_free(layout);
    }
    fixture_free(&fixture);
}

static void knows_numbers(void **state)
{
    (void)state;
    static const char *const NUMBERS[] = {"7",     "-1.5",   "+ 20", "1,040", "1 911", "71.5%",
                                          "$4.00", "4,50 €", "−12",  "±3",    "1'000", "٣٤"};
    static const char *const OTHERS[] = {"", "–", "2nd", "4 km", "1-2", "04:10", "3/4", "%", "."};
    for (size_t i = 0; i < sizeof NUMBERS / sizeof NUMBERS[0]; i++)
        assert_true(numeral_is_number(str_from(NUMBERS[i])));
    for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++)
        assert_false(numeral_is_number(str_from(OTHERS[i])));
}

static void reads_columns(void **state)
{
    (void)state;
    static const FixtureBlock BLOCKS[] = {
        {.cls = BLOCK_TABLE,
         .columns = "-l-c",
         .text = "Year\tYear\tWords of some length\tMiddle\n1911\t1912\t a b \tx\n–\t1913\t日本\ty\t2"},
    };
    static const struct {
        size_t natural, minimum;
        Align align;
    } EXPECTED[] = {{4, 4, ALIGN_RIGHT},
                    {4, 4, ALIGN_LEFT},
                    {20, 6, ALIGN_LEFT},
                    {6, 6, ALIGN_CENTRE},
                    {1, 1, ALIGN_RIGHT}};
    Fixture fixture = fixture_build(BLOCKS, 1);
    const Block *block = document_block(fixture.doc, 0);
    ColumnList columns = {0};
    read_columns(document_text(fixture.doc), block, &columns);
    Breaker breaker = {0};
    CellHyphenation whole = {.breaker = &breaker};
    measure_words(document_text(fixture.doc), block->text, 1, &whole, &columns);
    breaker_free(&breaker);
    assert_int_equal(columns.count, 5);
    for (size_t i = 0; i < columns.count; i++) {
        assert_int_equal(columns.items[i].natural_cols, EXPECTED[i].natural);
        assert_int_equal(columns.items[i].minimum_cols, EXPECTED[i].minimum);
        assert_int_equal(columns.items[i].align, EXPECTED[i].align);
    }
    vec_free(&columns);
    fixture_free(&fixture);
}

/* Columns of these natural and minimum widths, over lines of cells that are these widths. */
static void shares_the_room(void **state)
{
    (void)state;
    enum {
        EQUALS = 3
    };
    static const struct {
        size_t natural[3], minimum[3];
        size_t room;
        size_t expected[3];
    } CASES[] = {
        {{10, 20, 30}, {1, 2, 3}, 60, {10, 20, 30}},    /* all of it */
        {{10, 20, 30}, {1, 2, 3}, 80, {10, 20, 30}},    /* and no more than that */
        {{10, 12, 300}, {4, 4, 8}, 60, {10, 12, 38}},   /* short cells stay whole beside a long one */
        {{100, 100, 100}, {5, 5, 5}, 60, {20, 20, 20}}, /* equals are nearly equal */
        {{10, 20, 30}, {10, 20, 30}, 60, {10, 20, 30}},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        ColumnList columns = {0};
        CellWidths sample = {0};
        for (size_t k = 0; k < 3; k++) {
            vec_push(&columns,
                     (Column){.natural_cols = CASES[i].natural[k], .minimum_cols = CASES[i].minimum[k]});
            vec_push(&sample, CASES[i].natural[k]);
        }
        choose_widths(&columns, CASES[i].room, &sample);
        size_t apart = i == EQUALS ? 3 : 0;
        for (size_t k = 0; k < 3; k++)
            assert_in_range(columns.items[k].cols, CASES[i].expected[k] - apart,
                            CASES[i].expected[k] + apart);
        vec_free(&columns);
        vec_free(&sample);
    }
}

/* Heads and rules are where they belong, and only heads are heads. */
static void sets_the_head_apart(void **state)
{
    (void)state;
    Fixture fixture = fixture_build(TABLES, TABLE_COUNT);
    Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 60});
    const LaidBlock *laid = layout_block(layout, 1);
    const Row *head = &laid->rows[laid->first_text_row];
    assert_int_equal(head[0].runs[0].style, STYLE_TABLE_HEAD);
    assert_int_equal(head[1].runs[0].style, STYLE_RULE);
    assert_int_equal(layout_row_cols(&head[1]), 19);
    assert_int_equal(head[2].runs[0].style, STYLE_TABLE);
    laid = layout_block(layout, 4); /* nobody has said that this one has a head */
    for (size_t r = laid->first_text_row; r < laid->row_count; r++)
        for (size_t i = 0; i < laid->rows[r].run_count; i++)
            assert_int_equal(laid->rows[r].runs[i].style, STYLE_TABLE);
    layout_free(layout);
    fixture_free(&fixture);
}

/* Emphasis is found again in a cell that goes on below another cell. */
static void keeps_spans_in_wrapped_cells(void **state)
{
    (void)state;
    Source *source =
        source_from_bytes(STR("|a|b|\n|---|---|\n|one *two three* four|five *six seven* eight|\n"));
    DocumentBuilder *builder = import_markdown(source);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    Layout *layout = layout_new(doc, (LayoutOptions){.measure_cols = 12});
    const LaidBlock *laid = layout_block(layout, 0);
    Buffer marked = {0};
    for (size_t r = 0; r < laid->row_count; r++) {
        for (size_t i = 0; i < laid->rows[r].run_count; i++) {
            const Run *run = &laid->rows[r].runs[i];
            if (run->spans)
                buffer_put_format(&marked, "%.*s/", (int)run->text.len_bytes, run->text.data);
        }
    }
    buffer_put_byte(&marked, '\0');
    assert_string_equal(marked.data, "two/six/three/seven/");
    buffer_free(&marked);
    layout_free(layout);
    document_free(doc);
    source_free(source);
}

/* What a search finds in a wrapped cell is marked where it stands, and a click there leads to it. */
static void finds_positions_in_wrapped_cells(void **state)
{
    (void)state;
    static const char *const WORDS[] = {"Gullwing", "Perrin", "41.5",    "clocks",
                                        "Tuesday",  "hour",   "pressed", "ledger"};
    Fixture fixture = fixture_build(TABLES, TABLE_COUNT);
    Str text = document_text(fixture.doc);
    for (size_t measure = 20; measure <= 120; measure++) {
        Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = measure});
        for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
            Str word = str_from(WORDS[i]);
            DocPos pos = str_find(text, word, 0);
            const Row *row = &layout_block(layout, 0)->rows[layout_row_of(layout, 0, pos)];
            uint32_t col = 0, cols = 0;
            for (size_t k = 0; k < row->run_count && cols == 0; k++)
                layout_run_columns(&row->runs[k], (DocRange){pos, pos + word.len_bytes}, &col, &cols);
            assert_int_equal(cols, word.len_bytes);
            assert_int_equal(layout_row_pos(row, col + 2), pos + 2);
        }
        layout_free(layout);
    }
    fixture_free(&fixture);
}

static Hyphenator *test_patterns(void)
{
    return hyphenator_new(RECTO_TESTS_DIR "/unit/layout/patterns", STR("xx"));
}

/* Words of cells are divided where their column would be ragged or too narrow for them; code is not. */
static void divides_words_in_cells(void **state)
{
    (void)state;
    static const char SOURCE[] = "|a|b|\n|---|---|\n"
                                 "|extraordinarily|the elementary administration of it|\n"
                                 "|one|two `administered()` three|\n";
    static const struct {
        size_t measure;
        const char *expected;
    } CASES[] = {{30, "a               b\n"
                      "──────────────────────────────\n"
                      "extraordinari-  the elementary\n"
                      "ly              administration\n"
                      "                of it\n"
                      "\n"
                      "one             two\n"
                      "                administered()\n"
                      "                three\n"},
                 {28, "a · b\n"
                      "─────\n"
                      "a: extraordinarily\n"
                      "b: the elementary adminis-\n"
                      "    tration of it\n"
                      "\n"
                      "a: one\n"
                      "b: two administered() three\n"}};
    Source *source = source_from_bytes(str_from(SOURCE));
    DocumentBuilder *builder = import_markdown(source);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    Hyphenator *patterns = test_patterns();
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Layout *layout =
            layout_new(doc, (LayoutOptions){.measure_cols = CASES[i].measure, .hyphenator = patterns});
        Buffer rows = {0};
        const LaidBlock *laid = layout_block(layout, 0);
        for (size_t r = 0; r < laid->row_count; r++) {
            fixture_put_row(&laid->rows[r], &rows);
            buffer_put_byte(&rows, '\n');
        }
        buffer_put_byte(&rows, '\0');
        assert_string_equal(rows.data, CASES[i].expected);
        buffer_free(&rows);
        layout_free(layout);
    }
    hyphenator_free(patterns);
    document_free(doc);
    source_free(source);
}

static void holds_at_every_measure(void **state)
{
    (void)state;
    Fixture fixture = fixture_build(TABLES, TABLE_COUNT);
    Hyphenator *patterns = test_patterns();
    for (size_t measure = 1; measure <= 200; measure++) {
        for (int divided = 0; divided < 2; divided++) {
            Layout *layout =
                layout_new(fixture.doc,
                           (LayoutOptions){.measure_cols = measure, .hyphenator = divided ? patterns : NULL});
            for (size_t block = 0; block < TABLE_COUNT; block++)
                check_block(layout, fixture.doc, block, measure);
            layout_free(layout);
        }
    }
    hyphenator_free(patterns);
    fixture_free(&fixture);
}

/* Lines of cells of anything. */
static void put_random_table(Buffer *out, uint32_t *seed)
{
    size_t lines = 1 + next_random(seed) % 6, columns = 1 + next_random(seed) % 7;
    for (size_t line = 0; line < lines; line++) {
        if (line > 0)
            buffer_put_byte(out, '\n');
        for (size_t column = next_random(seed) % 2; column < columns; column++) {
            if (column > 0)
                buffer_put_byte(out, '\t');
            if (next_random(seed) % 3)
                put_random_text(out, seed);
            else
                buffer_put_format(out, "%u", next_random(seed));
            while (out->len_bytes > 0 && out->data[out->len_bytes - 1] == '\0')
                out->len_bytes--;
        }
    }
    buffer_put_byte(out, '\0');
}

static void holds_for_random_tables(void **state)
{
    (void)state;
    enum {
        ROUNDS = 12,
        COUNT = 8
    };
    static const char *const COLUMNS[] = {NULL, "", "-", "rlc-", "-------"};
    uint32_t seed = 5;
    Hyphenator *patterns = test_patterns();
    for (size_t round = 0; round < ROUNDS; round++) {
        FixtureBlock blocks[COUNT];
        Buffer texts[COUNT] = {0};
        for (size_t i = 0; i < COUNT; i++) {
            put_random_table(&texts[i], &seed);
            blocks[i] = (FixtureBlock){.cls = BLOCK_TABLE,
                                       .text = texts[i].data,
                                       .quote_depth = next_random(&seed) % 4 == 0,
                                       .columns = COLUMNS[next_random(&seed) % 5]};
        }
        Fixture fixture = fixture_build(blocks, COUNT);
        Layout *layout = layout_new(fixture.doc, (LayoutOptions){.measure_cols = 1});
        for (size_t measure = 1 + round % 3; measure <= 200; measure += 1 + measure / 4) {
            layout_set_options(
                layout, (LayoutOptions){.measure_cols = measure, .hyphenator = round % 2 ? patterns : NULL});
            for (size_t i = 0; i < document_block_count(fixture.doc); i++)
                check_block(layout, fixture.doc, i, measure);
        }
        layout_free(layout);
        fixture_free(&fixture);
        for (size_t i = 0; i < COUNT; i++)
            buffer_free(&texts[i]);
    }
    hyphenator_free(patterns);
}

static void check_giant(Buffer *text, size_t measure)
{
    buffer_put_byte(text, '\0');
    FixtureBlock block = {.cls = BLOCK_TABLE, .columns = "--", .text = text->data};
    Fixture fixture = fixture_build(&block, 1);
    Hyphenator *patterns = test_patterns();
    Layout *layout =
        layout_new(fixture.doc, (LayoutOptions){.measure_cols = measure, .hyphenator = patterns});
    check_block(layout, fixture.doc, 0, measure);
    layout_free(layout);
    hyphenator_free(patterns);
    fixture_free(&fixture);
    buffer_clear(text);
}

/* Many lines, many columns, a cell of a megabyte: none of them takes more than a few passes. */
static void takes_giant_tables(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_put(&text, STR("number\tname"));
    for (size_t i = 0; i < 30000; i++)
        buffer_put_format(&text, "\n%zu\tthe boat that came in with tide %zu, or so", i, i);
    check_giant(&text, 40);
    for (size_t line = 0; line < 100; line++) {
        buffer_put(&text, line > 0 ? STR("\n") : (Str){0});
        for (size_t i = 0; i < 1000; i++)
            buffer_put_format(&text, "%s%zu", i > 0 ? "\t" : "", i);
    }
    check_giant(&text, 60);
    buffer_put(&text, STR("a\tb\nc\t"));
    buffer_put_repeat(&text, STR("twelve bytes"), 1 << 20 >> 3);
    check_giant(&text, 60);
    /* Lines that no stretch of it shows: with more cells, with text where the others have none. */
    buffer_put(&text, STR("a\tb"));
    for (size_t i = 0; i < 30000; i++)
        buffer_put(&text, i % 1000 == 700 ? STR("\n1\t2\tthree\tfour") : STR("\nquay\t"));
    check_giant(&text, 60);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_as_expected),
        cmocka_unit_test(knows_numbers),
        cmocka_unit_test(reads_columns),
        cmocka_unit_test(shares_the_room),
        cmocka_unit_test(sets_the_head_apart),
        cmocka_unit_test(keeps_spans_in_wrapped_cells),
        cmocka_unit_test(finds_positions_in_wrapped_cells),
        cmocka_unit_test(divides_words_in_cells),
        cmocka_unit_test(holds_at_every_measure),
        cmocka_unit_test(holds_for_random_tables),
        cmocka_unit_test(takes_giant_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
