#include "support.h"

/* Lines "line 0" ... in one block without blank rows. */
static Fixture open_lines(size_t count, size_t rows)
{
    static char markup[100000];
    size_t len = 0;
    len += (size_t)snprintf(markup, sizeof markup, "= ");
    for (size_t i = 0; i < count; i++)
        len += (size_t)snprintf(markup + len, sizeof markup - len, "line %zu\n", i);
    return open_document(markup, 40, rows);
}

typedef struct {
    const char *keys;
    size_t top; /* row after them; each case begins at the top */
} MoveCase;

static void check_moves(size_t rows, const MoveCase *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Fixture fixture = open_lines(100, rows);
        print_message("%zu rows, keys %s\n", rows, cases[i].keys);
        type(&fixture, cases[i].keys);
        assert_int_equal(fixture.state->top.row, cases[i].top);
        char expected[20];
        snprintf(expected, sizeof expected, "line %zu", cases[i].top);
        assert_row(&fixture, 0, expected);
        assert_int_equal(fixture.state->anchor, find_text(&fixture, expected));
        assert_true(fixture.state->here >= fixture.state->anchor);
        close_document(&fixture);
    }
}

static void lines_pages_and_ends(void **state)
{
    (void)state;
    static const MoveCase cases[] = {
        {"j", 1},           {"jjj", 3},     {"5j", 5},        {"12jk", 11},      {"k", 0},
        {"9j4k", 5},        {"<Space>", 9}, {"2<Space>", 18}, {"f^F", 18},       {"<Space>b", 0},
        {"3fb", 18},        {"d", 5},       {"7d", 7},        {"du", 0},         {"20j3u", 17},
        {"G", 90},          {"Gj", 90},     {"Gk", 89},       {"Gg", 0},         {"Gb", 81},
        {"G<lt>", 0},       {">", 90},      {"999j", 90},     {"99999999f", 90}, {"G99999999b", 0},
        {"<End><Home>", 0}, {"gg", 0},
    };
    check_moves(10, cases, sizeof cases / sizeof *cases);
    static const MoveCase one_row[] = {{"f", 1}, {"d", 1}, {"G", 99}, {"G<Space>", 99}, {"3j", 3}};
    check_moves(1, one_row, sizeof one_row / sizeof *one_row);
    static const MoveCase all_in_sight[] = {{"j", 0}, {"f", 0}, {"G", 0}, {"50%", 0}};
    check_moves(100, all_in_sight, sizeof all_in_sight / sizeof *all_in_sight);
}

static void lines_of_the_source_and_per_cent(void **state)
{
    (void)state;
    static const MoveCase cases[] = {
        {"5g", 4},     {"5G", 4},   {"5gg", 4},       {"5ggg", 0},       {"5gjg", 0},
        {"1000G", 90}, {"0%", 0},   {"50%", 50},      {"100%", 90},      {"999%", 90},
        {"%", 0},      {"20jg", 0}, {":5<Enter>", 4}, {":5<Enter>g", 0}, {"G:0<Enter>", 0},
    };
    check_moves(10, cases, sizeof cases / sizeof *cases);
}

static void paging_marks_the_first_new_line(void **state)
{
    (void)state;
    Fixture fixture = open_lines(24, 10);
    assert_int_equal(fixture.state->fresh.block, NONE);
    type(&fixture, "<Space>");
    assert_row(&fixture, 0, "line 9"); /* was the last in sight */
    assert_int_equal(fixture.state->fresh.row, 10);
    type(&fixture, "<Space>"); /* the end stops it: the last page is full */
    assert_row(&fixture, 0, "line 14");
    assert_int_equal(fixture.state->fresh.row, 19);
    type(&fixture, "<Space>");
    assert_int_equal(fixture.state->fresh.block, NONE);
    type(&fixture, "gfj");
    assert_int_equal(fixture.state->fresh.block, NONE);
    close_document(&fixture);
}

static void the_mark_is_on_a_row_with_text(void **state)
{
    (void)state;
    Fixture fixture = open_document("A.\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.\n\nG.\n", 40, 5);
    type(&fixture, "f"); /* A _ B _ C to C _ D _ E: the first new row is blank */
    assert_row(&fixture, 0, "C.");
    assert_int_equal(fixture.state->fresh.block, 3);
    assert_int_equal(fixture.state->fresh.row, 1);
    close_document(&fixture);
}

static void paragraphs(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("One a b c d e f g h i j k l m n o p q r s t u v w x y z.\n\n% 7\n\nTwo.\n\n"
                      "Three.\n\nFour.\n\nFive.\n\nSix.\n",
                      20, 3);
    type(&fixture, "}");
    assert_row(&fixture, 0, "Two.");
    type(&fixture, "}");
    assert_row(&fixture, 0, "Three.");
    type(&fixture, "k{"); /* from the blank row over it */
    assert_row(&fixture, 0, "Two.");
    type(&fixture, "{j");
    assert_row(&fixture, 0, "i j k l m n o p q r");
    type(&fixture, "{");
    assert_row(&fixture, 0, "One a b c d e f g h");
    type(&fixture, "{");
    assert_int_equal(fixture.state->top.row, 0);
    type(&fixture, "3}");
    assert_row(&fixture, 0, "Four.");
    type(&fixture, "9}");
    assert_row(&fixture, 0, "Five.");
    assert_row(&fixture, 2, "Six.");
    type(&fixture, "99{");
    assert_row(&fixture, 0, "One a b c d e f g h");
    close_document(&fixture);
}

static void the_anchor_outlives_the_measure(void **state)
{
    (void)state;
    Fixture fixture = open_document(
        "Zero.\n\none two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty twenty-one "
        "twenty-two\n\nEnd.\n\nMore.\n\nMore.\n\nMore.\n",
        40, 4);
    type(&fixture, "4j");
    DocPos anchor = fixture.state->anchor;
    RowPlace top = fixture.state->top;
    assert_true(anchor > 20);
    static const size_t widths[] = {20, 7, 33, 1, 90, 40};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        reader_set_page(fixture.reader, widths[i], 4, 4);
        assert_int_equal(fixture.state->anchor, anchor);
        const Row *row = place_row(fixture.state, fixture.state->top);
        assert_true(row->text.start <= anchor && anchor < row->text.end);
    }
    assert_int_equal(fixture.state->top.block, top.block);
    assert_int_equal(fixture.state->top.row, top.row);
    type(&fixture, "30=");
    assert_int_equal(layout_options(fixture.state->layout).measure_cols, 30);
    type(&fixture, "=");
    assert_int_equal(layout_options(fixture.state->layout).measure_cols, 40);
    assert_int_equal(fixture.state->top.row, top.row);
    assert_int_equal(fixture.state->anchor, anchor);
    close_document(&fixture);
}

static void a_change_of_height_comes_back(void **state)
{
    (void)state;
    Fixture fixture = open_lines(30, 5);
    type(&fixture, "22j");
    reader_set_page(fixture.reader, 40, 20, 20);
    assert_row(&fixture, 0, "line 10");
    reader_set_page(fixture.reader, 40, 5, 5);
    assert_row(&fixture, 0, "line 22");
    close_document(&fixture);
}

static void blank_rows_over_the_anchor_stay(void **state)
{
    (void)state;
    Fixture fixture = open_document("A.\n\n# Head\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.\n\nG.", 40, 4);
    type(&fixture, "j"); /* the first of the blank rows over the heading */
    RowPlace top = fixture.state->top;
    assert_int_equal(top.block, 1);
    assert_int_equal(top.row, 0);
    assert_here(&fixture, "Head");
    reader_set_page(fixture.reader, 40, 4, 9);
    assert_int_equal(fixture.state->top.row, 0);
    reader_set_page(fixture.reader, 21, 4, 9);
    assert_int_equal(fixture.state->top.block, 1);
    assert_int_equal(fixture.state->top.row, 0);
    close_document(&fixture);
}

static void what_was_jumped_to_stays_in_sight(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("one two three four five six seven eight nine ten eleven twelve thirteen.\n\n"
                      "> Ann: quoted\n\nB.\n\nC.\n",
                      80, 4);
    type(&fixture, "]q");
    assert_int_equal(fixture.state->top.block, 0);
    assert_here(&fixture, "quoted");
    reader_set_page(fixture.reader, 20, 4, 4); /* too long above for both */
    assert_here(&fixture, "quoted");
    assert_true(fixture.state->top.block > 0 || fixture.state->top.row > 0);
    assert_int_equal(fixture.state->anchor, 0);
    reader_set_page(fixture.reader, 80, 4, 4);
    assert_int_equal(fixture.state->top.block, 0);
    assert_int_equal(fixture.state->top.row, 0);
    close_document(&fixture);
}

static void percent_and_ends(void **state)
{
    (void)state;
    Fixture fixture = open_lines(100, 10);
    assert_int_equal(fixture.state->top.row, 0);
    assert_false(reader_at_end(fixture.state));
    int at_top = reader_percent(fixture.state);
    assert_in_range(at_top, 8, 10);
    type(&fixture, "Gk");
    assert_int_equal(reader_percent(fixture.state), 98);
    assert_false(reader_at_end(fixture.state));
    type(&fixture, "j");
    assert_int_equal(reader_percent(fixture.state), 100);
    assert_true(reader_at_end(fixture.state));
    close_document(&fixture);
}

static void an_empty_document(void **state)
{
    (void)state;
    static const char *const documents[] = {"", "% only furniture\n"};
    for (size_t i = 0; i < 2; i++) {
        Fixture fixture = open_document(documents[i], 40, 10);
        assert_int_equal(fixture.state->top.block, NONE);
        type(&fixture, "jkfbdugG50%}{]][[]r]qnN/x<Enter>''^O<A-Right>oQRSmm'myYxi<Esc>=-+<Enter>5Gz<Esc>");
        assert_int_equal(fixture.state->top.block, NONE);
        assert_int_equal(reader_percent(fixture.state), 100);
        assert_true(reader_at_end(fixture.state));
        assert_true(reader_line(fixture.reader) == 1);
        type(&fixture, "F");
        assert_int_equal(fixture.state->top.block, i == 0 ? NONE : 0);
        close_document(&fixture);
    }
}

static void the_measure(void **state)
{
    (void)state;
    Fixture fixture = open_document("Text.", 100, 10);
    static const struct {
        const char *keys;
        size_t measure;
        const char *message;
    } cases[] = {
        {"=", 68, "Lines of 68 columns"},   {"-", 64, "Lines of 64 columns"},
        {"3-", 52, "Lines of 52 columns"},  {"+", 56, "Lines of 56 columns"},
        {"90=", 90, "Lines of 90 columns"}, {"+", 94, "Lines of 94 columns"},
        {"+", 98, "Lines of 98 columns"},   {"+", 100, "Lines of 100 columns: no room for more"},
        {"-", 96, "Lines of 96 columns"},   {"999-", 20, "Lines of 20 columns"},
        {"-", 20, "Lines of 20 columns"},   {"3=", 20, "Lines of 20 columns"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        type(&fixture, cases[i].keys);
        assert_int_equal(layout_options(fixture.state->layout).measure_cols, cases[i].measure);
        assert_message(&fixture, cases[i].message);
    }
    close_document(&fixture);
}

static void the_wheel(void **state)
{
    (void)state;
    Fixture fixture = open_lines(50, 10);
    reader_wheel(fixture.reader, false, READER_WHEEL_LINES);
    assert_row(&fixture, 0, "line 3");
    reader_wheel(fixture.reader, false, -1);
    assert_row(&fixture, 0, "line 2");
    assert_int_equal(reader_wheel(fixture.reader, false, 0), EFFECT_NONE);
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_pages_and_ends),
        cmocka_unit_test(lines_of_the_source_and_per_cent),
        cmocka_unit_test(paging_marks_the_first_new_line),
        cmocka_unit_test(the_mark_is_on_a_row_with_text),
        cmocka_unit_test(paragraphs),
        cmocka_unit_test(the_anchor_outlives_the_measure),
        cmocka_unit_test(a_change_of_height_comes_back),
        cmocka_unit_test(blank_rows_over_the_anchor_stay),
        cmocka_unit_test(what_was_jumped_to_stays_in_sight),
        cmocka_unit_test(percent_and_ends),
        cmocka_unit_test(an_empty_document),
        cmocka_unit_test(the_measure),
        cmocka_unit_test(the_wheel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
