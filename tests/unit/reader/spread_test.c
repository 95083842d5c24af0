/* Two columns: pages that are turned, and what is in sight. */
#include "support.h"

enum {
    TOPS_MAX = 4000,
    WIDE_COLS = 120
};

/* Sections of paragraphs of any length, verse, code and books, so that whatever it is comes to the end of a column. */
static const char *long_markup(void)
{
    static char markup[60000];
    size_t len = (size_t)snprintf(markup, sizeof markup, "# The book\n\n");
    for (int i = 0; i < 60; i++) {
        size_t room = sizeof markup - len;
        if (i % 5 == 0)
            len += (size_t)snprintf(markup + len, room, "## Heading %d\n\n### Deeper %d\n\n", i, i);
        if (i % 7 == 0)
            len += (size_t)snprintf(markup + len, room, "= verse %d\nverse\nverse\nlast of it\n\n", i);
        if (i % 11 == 0)
            len += (size_t)snprintf(markup + len, room, "@ Weirs %d by Ruth Kaye\n\n", i);
        if (i % 13 == 0)
            len += (size_t)snprintf(markup + len, room, "$ if (%d)\n\n\treturn;\n\n", i);
        for (int words = 0; words < i * 37 % 90 + 3; words++)
            len += (size_t)snprintf(markup + len, sizeof markup - len, "%d-%d ", i, words);
        len += (size_t)snprintf(markup + len, sizeof markup - len, "\n\n");
    }
    return markup;
}

static Fixture open_columns(const char *markup, size_t cols, size_t rows)
{
    Fixture fixture = open_document(markup, cols, rows);
    type(&fixture, ":columns<Enter>");
    assert_int_equal(fixture.state->columns, 2);
    return fixture;
}

static bool is_same(RowPlace a, RowPlace b)
{
    return a.block == b.block && a.row == b.row;
}

static bool is_blank_above(const ReaderState *state, RowPlace place)
{
    return place.row < layout_block(state->layout, place.block)->first_text_row;
}

static bool is_heading(const ReaderState *state, RowPlace place)
{
    BlockClass cls = document_block(state->document, place.block)->cls;
    return cls == BLOCK_HEADING || cls == BLOCK_TITLE || cls == BLOCK_BOOKTITLE;
}

/* Goes through the rows of the spread from *place on, which must be the next ones of the document, and leaves it behind
 * them; false when the text ends. */
static bool read_spread(const ReaderState *state, RowPlace *place)
{
    while (is_blank_above(state, *place))
        assert_true(place_next(state, place));
    assert_true(is_same(*place, state->top));
    for (size_t index = 0; index < state->page_rows; index++) {
        size_t column, row;
        bool is_drawn = reader_column_spot(state, index, &column, &row);
        bool is_last = index + 1 == state->left_rows || index + 1 == state->page_rows;
        assert_true(is_drawn || is_blank_above(state, *place));
        assert_true(!is_drawn || row < state->column_rows);
        assert_false(is_drawn && row == 0 && is_blank_above(state, *place));
        RowPlace behind = *place;
        if (!place_next(state, &behind)) {
            assert_int_equal(index + 1, state->page_rows);
            return false;
        }
        if (is_last && state->column_rows > 12)
            assert_false(is_heading(state, *place));
        *place = behind;
    }
    return true;
}

/* As the session does after each key. */
static void fit_again(Fixture *fixture)
{
    const ReaderState *state = fixture->state;
    RowPlace top = state->top;
    reader_set_page(fixture->reader, state->page_cols, state->text_rows, state->sidebar_rows);
    assert_true(is_same(top, state->top));
}

static void check_turns(const char *markup, size_t cols, size_t rows, const char *keys)
{
    static RowPlace tops[TOPS_MAX];
    Fixture fixture = open_columns(markup, cols, rows);
    const ReaderState *state = fixture.state;
    type(&fixture, keys);
    size_t count = 0;
    RowPlace place = state->top;
    tops[count++] = place;
    while (read_spread(state, &place)) {
        assert_false(reader_at_end(state));
        type(&fixture, "<Space>");
        fit_again(&fixture);
        assert_true(count < TOPS_MAX);
        tops[count++] = state->top;
    }
    assert_true(reader_at_end(state));
    assert_int_equal(reader_percent(state), 100);
    type(&fixture, "<Space>");
    assert_true(is_same(state->top, tops[count - 1]));
    while (--count > 0) {
        type(&fixture, "b");
        fit_again(&fixture);
        assert_true(is_same(state->top, tops[count - 1]));
    }
    type(&fixture, "b");
    assert_true(is_same(state->top, tops[0]));
    close_document(&fixture);
}

static const char noted[] =
    "# Title\n\nOne is called[1] here.\n\nTwo[2] and three[3] here.\n\n## One\n\nNothing is called, but some "
    "words go by until there are enough of them for a row or two of the column that they stand in.\n\n"
    "One[1] again.\n\nThree[3] again.\n\nOne more[1].\n\n## Two\n\nWords.\n\nWords.\n\nTwo again[2].\n\n"
    "^ [1] First.\n\n^ [2] Second, of more than one row, as it is so long that no row of a column holds it, "
    "and there is more of it yet.\n\n^ [3] Third.\n\nMore.\n\nOne[1] again.\n\nLast.\n";

static void turning_pages_visits_every_row_once(void **state)
{
    (void)state;
    static const size_t sizes[][2] = {{84, 1},   {84, 2},   {85, 3},   {90, 5},   {100, 8},  {120, 13},
                                      {118, 37}, {158, 47}, {198, 57}, {300, 90}, {120, 400}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        print_message("%zux%zu\n", sizes[i][0], sizes[i][1]);
        check_turns(long_markup(), sizes[i][0], sizes[i][1], "");
        check_turns(long_markup(), sizes[i][0], sizes[i][1], "3=");
        check_turns(noted, sizes[i][0], sizes[i][1], "a");
    }
}

/* From wherever the page is, also where no turn would have led. */
static void a_turn_and_back_is_where_one_was(void **state)
{
    (void)state;
    static const char *const ways[][2] = {
        {"b", "<Space>"}, {"<Space>", "b"}, {"2bf2f3b", "2f"}, {"3b", "3<Space>"}, {"3<Space>", "3b"}};
    for (size_t rows = 4; rows < 30; rows += 5)
        for (size_t w = 0; w < sizeof ways / sizeof *ways; w++) {
            Fixture fixture = open_columns(long_markup(), WIDE_COLS, rows);
            type(&fixture, "4<Space>");
            for (; !reader_at_end(fixture.state); type(&fixture, "j")) {
                RowPlace top = fixture.state->top;
                type(&fixture, ways[w][0]);
                if (reader_at_end(fixture.state))
                    break;
                type(&fixture, ways[w][1]);
                assert_true(is_same(fixture.state->top, top));
            }
            close_document(&fixture);
        }
}

/* Turns of a smaller page say nothing of the larger one. */
static void a_turn_after_a_resize_repeats_nothing(void **state)
{
    (void)state;
    Fixture fixture = open_columns(long_markup(), WIDE_COLS, 7);
    type(&fixture, "9<Space>j3b");
    reader_set_page(fixture.reader, WIDE_COLS, 30, 30);
    RowPlace place = fixture.state->top;
    assert_true(read_spread(fixture.state, &place));
    type(&fixture, "<Space>");
    read_spread(fixture.state, &place); /* goes on where the other ended */
    close_document(&fixture);
}

static void lines_go_past_blank_rows(void **state)
{
    (void)state;
    Fixture fixture = open_columns(long_markup(), WIDE_COLS, 10);
    RowPlace down[80];
    for (size_t i = 0; i < 80; i++) {
        down[i] = fixture.state->top;
        assert_false(is_blank_above(fixture.state, down[i]));
        type(&fixture, "j");
        assert_false(is_same(fixture.state->top, down[i])); /* each key is to be seen */
    }
    for (size_t i = 80; i-- > 0;) {
        type(&fixture, "k");
        assert_true(is_same(fixture.state->top, down[i]));
    }
    close_document(&fixture);
}

static void half_a_page_is_a_column(void **state)
{
    (void)state;
    Fixture fixture = open_columns(long_markup(), WIDE_COLS, 20);
    for (int i = 0; i < 20; i++) {
        RowPlace second = fixture.state->top;
        for (size_t row = 0; row < fixture.state->right_first; row++)
            place_next(fixture.state, &second);
        type(&fixture, "d");
        assert_true(is_same(fixture.state->top, second));
    }
    for (int i = 0; i < 20; i++) {
        RowPlace before = fixture.state->top, second;
        type(&fixture, "u");
        second = fixture.state->top;
        for (size_t row = 0; row < fixture.state->right_first; row++)
            place_next(fixture.state, &second);
        assert_false(second.block < before.block); /* nothing is passed over */
    }
    type(&fixture, "uu3du"); /* three lines are lines */
    assert_true(is_same(fixture.state->top, place_first(fixture.state)));
    close_document(&fixture);
}

/* The end is in sight: a page that was turned to need not be full, one that was gone to is. */
static void the_last_spread(void **state)
{
    (void)state;
    static char markup[4000];
    size_t len = (size_t)snprintf(markup, sizeof markup, "= ");
    for (int i = 0; i < 45; i++)
        len += (size_t)snprintf(markup + len, sizeof markup - len, "line %d\n", i);
    static const struct {
        const char *keys;
        size_t top;
    } cases[] = {
        {"<Space>", 20},         {"2<Space>", 40},  {"9<Space>", 40},   {"2<Space>j", 40}, {"2<Space>G", 40},
        {"2<Space>d", 40},       {"2<Space>k", 39}, {"2<Space>5k", 35}, {"G", 25},         {"Gj", 25},
        {"G<Space>", 25},        {"Gb", 5},         {"Gb<Space>", 25},  {"d", 10},         {"ddd", 25},
        {"2<Space>u", 30},       {"99j", 25},       {"100%", 25},       {"2<Space>b", 20}, {"2<Space>bb", 0},
        {"/line 44<Enter>", 25}, {"Gg", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture = open_columns(markup, WIDE_COLS, 10);
        print_message("%s\n", cases[i].keys);
        type(&fixture, cases[i].keys);
        fit_again(&fixture);
        assert_int_equal(fixture.state->top.row, cases[i].top);
        close_document(&fixture);
    }
}

static void columns_come_and_go_with_room(void **state)
{
    (void)state;
    Fixture fixture = open_document(long_markup(), WIDE_COLS, 20);
    assert_int_equal(fixture.state->columns, 1);
    type(&fixture, ":columns<Enter>");
    assert_message(&fixture, "The text is in two columns");
    assert_int_equal(layout_options(fixture.state->layout).measure_cols, (WIDE_COLS - GUTTER_MIN_COLS) / 2);
    type(&fixture, "3<Space>jj");
    DocPos anchor = fixture.state->anchor;
    reader_set_page(fixture.reader, 83, 20, 20);
    assert_int_equal(fixture.state->columns, 1);
    assert_int_equal(layout_options(fixture.state->layout).measure_cols, MEASURE_DEFAULT_COLS);
    assert_int_equal(fixture.state->anchor, anchor);
    assert_true(fixture.state->anchor >= place_row(fixture.state, fixture.state->top)->text.start);
    reader_set_page(fixture.reader, 84, 30, 30);
    assert_int_equal(fixture.state->columns, 2);
    assert_int_equal(layout_options(fixture.state->layout).measure_cols, COLUMN_MIN_COLS);
    assert_int_equal(fixture.state->anchor, anchor);
    reader_set_page(fixture.reader, 40, 30, 30);
    type(&fixture, ":columns<Enter>");
    assert_message(&fixture, "The text is in one column");
    type(&fixture, ":columns<Enter>");
    assert_message(&fixture, "The text is in two columns as soon as there is room for them");
    reader_set_page(fixture.reader, WIDE_COLS, 30, 30);
    type(&fixture, "+");
    assert_message(&fixture, "Lines of 58 columns: no room for more");
    type(&fixture, "-");
    assert_message(&fixture, "Lines of 54 columns");
    reader_swap(fixture.reader, fixture.doc, true);
    assert_int_equal(fixture.state->columns, 1); /* the source is one */
    assert_int_equal(layout_options(fixture.state->layout).measure_cols, WIDE_COLS);
    reader_swap(fixture.reader, fixture.doc, false);
    assert_int_equal(fixture.state->columns, 2);
    close_document(&fixture);
}

static bool is_in_sight(const ReaderState *state, DocPos pos)
{
    RowPlace wanted = place_of(state, pos), place = state->top;
    for (size_t i = 0; i < state->page_rows; i++) {
        size_t column, row;
        if (is_same(place, wanted))
            return reader_column_spot(state, i, &column, &row);
        place_next(state, &place);
    }
    return false;
}

/* What is gone to is in sight; what is in sight already moves nothing. */
static void what_is_gone_to_is_in_sight(void **state)
{
    (void)state;
    Fixture fixture = open_columns(long_markup(), WIDE_COLS, 12);
    type(&fixture, "/-20 <Enter>");
    for (int i = 0; i < 30; i++) {
        type(&fixture, "n");
        assert_true(is_in_sight(fixture.state, fixture.state->here));
    }
    type(&fixture, "g]]]]]]");
    for (int i = 0; i < 10; i++) {
        type(&fixture, "]]");
        assert_true(is_in_sight(fixture.state, fixture.state->here));
        if (!reader_at_end(fixture.state))
            assert_true(is_same(place_of(fixture.state, fixture.state->here), fixture.state->top));
    }
    type(&fixture, "g");
    RowPlace place = fixture.state->top;
    for (size_t i = 1; i < fixture.state->page_rows; i++)
        place_next(fixture.state, &place);
    DocPos last = place_row(fixture.state, place)->text.start;
    reader_click_text(fixture.reader, last);
    assert_int_equal(fixture.state->here, last);
    assert_true(is_same(fixture.state->top, place_first(fixture.state)));
    close_document(&fixture);
}

/* Notes take rows from both columns, and have two columns themselves. */
static void notes_lie_under_both_columns(void **state)
{
    (void)state;
    Fixture fixture = open_columns(noted, WIDE_COLS, 12);
    const NotesState *notes = &fixture.state->notes;
    type(&fixture, "<Enter>");
    assert_true(notes->open);
    assert_int_equal(notes->rows, 2);
    assert_int_equal(fixture.state->column_rows, 10);
    type(&fixture, "<Enter>");
    assert_int_equal(fixture.state->column_rows, 12);
    type(&fixture, "a");
    assert_true(notes->rows > 0);
    assert_int_equal(fixture.state->column_rows + notes->rows, 12);
    assert_int_equal(reader_notes_in_sight(fixture.state), 2 * (notes->rows - 1));
    close_document(&fixture);
}

/* A call in the last row stays in sight above its note. */
static void a_call_stays_in_sight(void **state)
{
    (void)state;
    static char markup[4000];
    size_t len = (size_t)snprintf(markup, sizeof markup, "= ");
    for (int i = 0; i < 20; i++)
        len += (size_t)snprintf(markup + len, sizeof markup - len, "line %d%s\n", i, i == 19 ? "[1]" : "");
    snprintf(markup + len, sizeof markup - len, "\n= more\nmore\nmore\nmore\n\n^ [1] The note.\n");
    Fixture fixture = open_columns(markup, WIDE_COLS, 10);
    DocPos call = find_text(&fixture, "[1]");
    assert_true(is_in_sight(fixture.state, call));
    type(&fixture, "<Enter>");
    assert_true(fixture.state->notes.open);
    assert_true(is_in_sight(fixture.state, call));
    type(&fixture, "<Enter>");
    assert_int_equal(fixture.state->top.row, 0);
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turning_pages_visits_every_row_once),
        cmocka_unit_test(a_turn_and_back_is_where_one_was),
        cmocka_unit_test(a_turn_after_a_resize_repeats_nothing),
        cmocka_unit_test(lines_go_past_blank_rows),
        cmocka_unit_test(half_a_page_is_a_column),
        cmocka_unit_test(the_last_spread),
        cmocka_unit_test(columns_come_and_go_with_room),
        cmocka_unit_test(what_is_gone_to_is_in_sight),
        cmocka_unit_test(notes_lie_under_both_columns),
        cmocka_unit_test(a_call_stays_in_sight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
