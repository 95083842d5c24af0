/* What is wider than the page: code that is panned, and tables whose cells are wrapped. */
#include "support.h"

/* A page of 40 columns and 8 rows has room for little of the line of code. */
static const char CODE[] = "# Title\n\nA paragraph.\n\n$ if (tide)\n"
                           "int main(void) { return "
                           "open_the_gates_of_the_basin_at_the_turn_of_the_tide_and_wait_for_the_cat(); }\n\n"
                           "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n\nEight.\n";

enum {
    WIDTH_COLS = 103 /* of that line, with the indent of code */
};

static void assert_panned(const Fixture *fixture, size_t cols)
{
    assert_int_equal(fixture->state->pan_cols, cols);
}

static void pans_by_half_pages_and_counts(void **state)
{
    (void)state;
    Fixture fixture = open_document(CODE, 40, 8);
    size_t code = document_block_at(fixture.doc, find_text(&fixture, "tide"));
    size_t top = fixture.state->top.block;
    assert_panned(&fixture, 0);
    type(&fixture, "<Left>");
    assert_panned(&fixture, 0);
    type(&fixture, "<Right>");
    assert_panned(&fixture, 20);
    assert_int_equal(reader_pan_cols(fixture.state, (RowPlace){.block = code}), 20);
    assert_int_equal(reader_pan_cols(fixture.state, (RowPlace){.block = code - 1}), 0);
    type(&fixture, "8<Right>");
    assert_panned(&fixture, 28);
    type(&fixture, "500<Right><Right>");
    assert_panned(&fixture, WIDTH_COLS - 40);
    type(&fixture, "8<Left>");
    assert_panned(&fixture, WIDTH_COLS - 48);
    type(&fixture, "<Esc>");
    assert_panned(&fixture, 0);
    assert_int_equal(fixture.state->top.block, top);
    close_document(&fixture);
}

/* It stays while one moves about, as long as there is something to see of it. */
static void keeps_the_shift_while_moving(void **state)
{
    (void)state;
    Fixture fixture = open_document(CODE, 40, 8);
    type(&fixture, "<Right>jjj");
    assert_panned(&fixture, 20);
    type(&fixture, "jjjj");
    assert_panned(&fixture, 0);
    type(&fixture, "g<Right>");
    assert_panned(&fixture, 20);
    type(&fixture, "G");
    assert_panned(&fixture, 0);
    assert_message(&fixture, "");
    type(&fixture, "<Right>");
    assert_panned(&fixture, 0);
    assert_message(&fixture, "Nothing here is too wide for the page");
    close_document(&fixture);
}

/* A page that all of it fits into need not be shifted; of a wider page the margin behind the measure is used, too. */
static void needs_no_shift_on_a_wide_page(void **state)
{
    (void)state;
    Fixture fixture = open_document(CODE, 40, 8);
    type(&fixture, "<Right>");
    reader_set_page(fixture.reader, 80, 8, 8);
    assert_panned(&fixture, 20);
    assert_int_equal(reader_room_cols(fixture.state), 74);
    reader_set_page(fixture.reader, 2 * WIDTH_COLS - MEASURE_DEFAULT_COLS, 8, 8);
    assert_int_equal(reader_room_cols(fixture.state), WIDTH_COLS);
    assert_panned(&fixture, 0);
    close_document(&fixture);
}

static void assert_in_sight(const Fixture *fixture, const char *needle)
{
    DocPos pos = find_text(fixture, needle);
    const Row *row = place_row(fixture->state, place_of(fixture->state, pos));
    uint32_t col, cols;
    layout_run_columns(&row->runs[0], (DocRange){pos, pos + strlen(needle)}, &col, &cols);
    assert_true(col > fixture->state->pan_cols || fixture->state->pan_cols == 0);
    assert_true(col + cols < fixture->state->pan_cols + 40 || col + cols == WIDTH_COLS);
}

static void shows_what_is_found(void **state)
{
    (void)state;
    Fixture fixture = open_document(CODE, 40, 8);
    type(&fixture, "/turn_of<Enter>");
    assert_in_sight(&fixture, "turn_of");
    size_t pan = fixture.state->pan_cols;
    assert_true(pan > 0);
    type(&fixture, "/of_the_t<Enter>"); /* beside it: nothing moves */
    assert_panned(&fixture, pan);
    type(&fixture, "/cat<Enter>");
    assert_in_sight(&fixture, "cat");
    type(&fixture, "/main<Enter>");
    assert_panned(&fixture, 0);
    type(&fixture, "/cat"); /* while it is typed; Esc leads back */
    assert_in_sight(&fixture, "cat");
    type(&fixture, "<Esc>");
    assert_panned(&fixture, 0);
    close_document(&fixture);
}

/* Long cells beside each other. */
static const char TABLE[] =
    "Above.\n\n| boat\tIt came in with the water on the Tuesday and was paid for on the Friday, by the hour\t"
    "Moths, pressed; one hundred and eleven of them, in a ledger that nobody has opened since\n"
    "cat\tIt was consulted on the hour, every hour, and before each strike of either clock\t"
    "None, and in the winter less\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n";

/* Whatever row of it is at the top: narrower and wider again, and it is there again; the top shows the anchor. */
static void keeps_the_place_in_wrapped_cells(void **state)
{
    (void)state;
    Fixture fixture = open_document(TABLE, 48, 6);
    for (size_t i = 0; i < 12; i++) {
        RowPlace before = fixture.state->top;
        DocPos anchor = fixture.state->anchor;
        for (size_t cols = 20; cols <= 100; cols += 16) {
            reader_set_page(fixture.reader, cols, 6, 6);
            assert_int_equal(fixture.state->anchor, anchor);
            const Row *row = place_row(fixture.state, place_of(fixture.state, anchor));
            bool shown = false;
            for (size_t k = 0; k < row->run_count; k++)
                shown = shown || (anchor >= row->runs[k].start &&
                                  anchor < row->runs[k].start + row->runs[k].text.len_bytes);
            assert_true(shown);
        }
        reader_set_page(fixture.reader, 48, 6, 6);
        assert_int_equal(fixture.state->top.block, before.block);
        assert_int_equal(fixture.state->top.row, before.row);
        type(&fixture, "j");
    }
    close_document(&fixture);
}

/* How much was read does not grow less on the way down, though the first cell goes on when the last has ended. */
static void reads_on_through_wrapped_cells(void **state)
{
    (void)state;
    Fixture fixture = open_document(TABLE, 48, 2);
    int percent = reader_percent(fixture.state);
    for (size_t i = 0; i < 30; i++) {
        type(&fixture, "j");
        assert_true(reader_percent(fixture.state) >= percent);
        percent = reader_percent(fixture.state);
    }
    assert_int_equal(percent, 100);
    close_document(&fixture);
}

/* A link in a cell whose row has gone off the top is not in sight, though text before and behind it is. */
static void follows_no_link_of_a_row_that_is_gone(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("| It came in with the water on the Tuesday and was paid for by the hour\t"
                      "a [link](http://a.org) with words behind it\n"
                      "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n",
                      30, 3);
    type(&fixture, "<Enter>");
    assert_string_equal(fixture.state->address.address.data, "http://a.org");
    type(&fixture, "<Esc>j<Enter>");
    assert_int_equal(fixture.state->top.block, 0);
    assert_true(fixture.state->anchor < find_text(&fixture, "link"));
    assert_message(&fixture, "No link in sight");
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pans_by_half_pages_and_counts),
        cmocka_unit_test(keeps_the_shift_while_moving),
        cmocka_unit_test(needs_no_shift_on_a_wide_page),
        cmocka_unit_test(shows_what_is_found),
        cmocka_unit_test(keeps_the_place_in_wrapped_cells),
        cmocka_unit_test(reads_on_through_wrapped_cells),
        cmocka_unit_test(follows_no_link_of_a_row_that_is_gone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
