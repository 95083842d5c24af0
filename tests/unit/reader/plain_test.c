/* Plain mode: one goes through the text line by line, and the line that is read is where the reader is. */
#include "support.h"

static const char markup[] =
    "# Title\n\nIntro text that is long enough for several rows of a page that is no wider than this one.\n\n"
    "## Alpha\n\n> Ann: A quotation of some length, so that it takes two rows at least.\n\n"
    "| a\tcell that is long enough to be wrapped in its column\tand another one, likewise too long\n\n"
    "@ First by Fay\n\nA review of it, with enough words in it to be broken.\n\n$ some code\n\nLast words.\n";

static Fixture open_plain(size_t cols, size_t rows)
{
    Fixture fixture = open_document(markup, cols, rows);
    type(&fixture, ":plain<Enter>");
    assert_true(fixture.effects & EFFECT_RELAYOUT);
    reader_set_page(fixture.reader, cols, rows, rows);
    return fixture;
}

static bool here_is_in_sight(const Fixture *fixture)
{
    const ReaderState *state = fixture->state;
    RowPlace place = state->top, here = place_of(state, state->here);
    for (size_t i = 0; i < state->page_rows; i++) {
        if (place_equal(place, here))
            return true;
        if (!place_next(state, &place))
            return false;
    }
    return false;
}

/* Presses a key until nothing changes; the places that it leads to. */
static void walk(Fixture *fixture, const char *key, DocPos *places, size_t *count, size_t most)
{
    *count = 0;
    for (DocPos before = NONE; fixture->state->here != before && *count < most;) {
        before = fixture->state->here;
        places[(*count)++] = before;
        assert_true(here_is_in_sight(fixture));
        type(fixture, key);
    }
    assert_true(*count < most);
}

static void lines_are_gone_through_one_by_one(void **state)
{
    (void)state;
    enum {
        LINES_MAX = 200
    };
    for (size_t rows = 1; rows < 12; rows += 5) {
        Fixture fixture = open_plain(24, rows);
        DocPos down[LINES_MAX], up[LINES_MAX];
        size_t down_count, up_count;
        walk(&fixture, "j", down, &down_count, LINES_MAX);
        walk(&fixture, "k", up, &up_count, LINES_MAX);
        assert_int_equal(down[0], 0);
        assert_true(down[down_count - 1] >= find_text(&fixture, "Last"));
        assert_true(down_count > 15);
        assert_int_equal(down_count, up_count);
        for (size_t i = 0; i < down_count; i++) {
            assert_true(i == 0 || down[i] > down[i - 1]);
            assert_int_equal(down[i], up[up_count - 1 - i]);
        }
        close_document(&fixture);
    }
}

static void a_line_is_where_one_is(void **state)
{
    (void)state;
    Fixture fixture = open_plain(60, 8);
    DocPos top = fixture.state->anchor;
    type(&fixture, "jj");
    assert_int_equal(fixture.state->anchor, top); /* the page stands still */
    assert_true(fixture.state->here > top);
    type(&fixture, "]q");
    assert_here(&fixture, "A quotation");
    type(&fixture, "y");
    assert_str(reader_clipboard(fixture.reader),
               "A quotation of some length, so that it takes two rows at least.");
    type(&fixture, "G");
    assert_here(&fixture, "Last words.");
    type(&fixture, "gmaG'a");
    assert_here(&fixture, "Title");
    close_document(&fixture);
}

static void a_page_down_leads_to_its_first_new_line(void **state)
{
    (void)state;
    Fixture fixture = open_plain(24, 6);
    DocPos last = 0;
    RowPlace place = fixture.state->top;
    for (size_t i = 0; i < 6; i++) {
        last = place_row(fixture.state, place)->text.end;
        assert_true(place_next(fixture.state, &place));
    }
    type(&fixture, "<Space>");
    assert_true(fixture.state->here >= last);
    assert_true(here_is_in_sight(&fixture));
    close_document(&fixture);
}

static void what_a_block_is_stands_before_it(void **state)
{
    (void)state;
    Fixture fixture = open_plain(80, 30);
    assert_row(&fixture, 0, "Title: Title");
    type(&fixture, "]]");
    type(&fixture, ":plain<Enter>");
    assert_false(fixture.state->plain);
    type(&fixture, "g");
    assert_row(&fixture, 0, "Title");
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_gone_through_one_by_one),
        cmocka_unit_test(a_line_is_where_one_is),
        cmocka_unit_test(a_page_down_leads_to_its_first_new_line),
        cmocka_unit_test(what_a_block_is_stands_before_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
