/* Moving in blocks that are laid out part by part: nobody is to notice where a part ends. */
#include "support.h"

enum {
    COLS = 40,
    ROWS = 10,
    GIANT_BYTES = 3 * LAYOUT_PART_BYTES
};

/* A paragraph, code and verse, each of several parts, between two small paragraphs. */
static Buffer giant_markup(void)
{
    static const char *const begins[] = {"", "$ ", "= "};
    Buffer markup = {0};
    buffer_put(&markup, STR("# Title\n\nBefore.\n\n"));
    for (size_t i = 0, n = 0; i < sizeof begins / sizeof *begins; i++) {
        size_t start = markup.len_bytes;
        buffer_put(&markup, str_from(begins[i]));
        while (markup.len_bytes - start < GIANT_BYTES)
            buffer_put_format(&markup, "boat %zu came in%s", ++n, i == 0 ? " " : "\n");
        buffer_put(&markup, STR("the last of them.\n\n"));
    }
    buffer_put(&markup, STR("Behind.\n"));
    buffer_put_byte(&markup, '\0');
    return markup;
}

static Fixture open_giant(Buffer *markup)
{
    *markup = giant_markup();
    Fixture fixture = open_document(markup->data, COLS, ROWS);
    assert_true(layout_part_count(fixture.state->layout, 2) > 2);
    return fixture;
}

static void close_giant(Fixture *fixture, Buffer *markup)
{
    close_document(fixture);
    buffer_free(markup);
}

/* Down and up lead through the same rows, and each row that has text is the place of it. */
static void rows_are_walked_both_ways(void **state)
{
    (void)state;
    Buffer markup;
    Fixture fixture = open_giant(&markup);
    RowPlace place = place_first(fixture.state), before = place;
    VEC(RowPlace) places = {0};
    vec_push(&places, place);
    for (; place_next(fixture.state, &place); before = place) {
        assert_true(place_before(before, place) && !place_equal(before, place));
        const Row *row = place_row(fixture.state, place);
        if (row->text.end > row->text.start)
            assert_true(place_equal(place_of(fixture.state, row->text.start), place));
        vec_push(&places, place);
    }
    assert_int_equal(place.block, document_block_count(fixture.doc) - 1);
    for (size_t i = places.count - 1; i-- > 0;) {
        assert_true(place_previous(fixture.state, &place));
        assert_true(place_equal(place, places.items[i]));
    }
    assert_false(place_previous(fixture.state, &place));
    vec_free(&places);
    close_giant(&fixture, &markup);
}

static void goes_to_the_end_and_back(void **state)
{
    (void)state;
    Buffer markup;
    Fixture fixture = open_giant(&markup);
    type(&fixture, "G");
    assert_int_equal(reader_percent(fixture.state), 100);
    assert_row(&fixture, ROWS - 1, "Behind.");
    RowPlace last = fixture.state->top;
    for (size_t i = 0; i < 3; i++) {
        type(&fixture, "200b200<Space>");
        assert_true(place_equal(fixture.state->top, last));
    }
    type(&fixture, "50%");
    assert_in_range(reader_percent(fixture.state), 50, 51);
    type(&fixture, "gg");
    assert_true(place_equal(fixture.state->top, place_first(fixture.state)));
    close_giant(&fixture, &markup);
}

/* Each number stands once; some of them are at the end or the beginning of a part. */
static void finds_and_shows_what_is_at_cuts(void **state)
{
    (void)state;
    Buffer markup;
    Fixture fixture = open_giant(&markup);
    Layout *layout = fixture.state->layout;
    for (size_t block = 2; block < 5; block++)
        for (size_t part = 1; part < layout_part_count(layout, block); part++) {
            DocPos start = layout_part(layout, block, part)->rows[0].text.start;
            for (DocPos pos = start - 30; pos < start + 30; pos += 10) {
                char keys[64];
                Str rest = str_slice(document_text(fixture.doc), pos, pos + 60);
                size_t boat = str_find(rest, STR("boat "), 0), end = str_find(rest, STR(" came"), boat);
                snprintf(keys, sizeof keys, "gg/%.*s came", (int)(end - boat), rest.data + boat);
                type(&fixture, keys);
                while (fixture.state->search.searching)
                    reader_timeout(fixture.reader);
                type(&fixture, "<Enter>");
                assert_int_equal(fixture.state->here, pos + boat);
                assert_true(fixture.state->top.block == block);
                type(&fixture, "<Esc><Esc>");
            }
        }
    close_giant(&fixture, &markup);
}

/* Another size, and the first word of the page is on it still. */
static void keeps_the_place_when_resized(void **state)
{
    (void)state;
    Buffer markup;
    Fixture fixture = open_giant(&markup);
    type(&fixture, "35%");
    for (size_t cols = COLS; cols >= 15; cols -= 5) {
        DocPos anchor = fixture.state->anchor;
        reader_set_page(fixture.reader, cols, ROWS, ROWS);
        const Row *row = place_row(fixture.state, fixture.state->top);
        assert_true(row->text.start <= anchor && anchor < row->text.end);
    }
    close_giant(&fixture, &markup);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_walked_both_ways),
        cmocka_unit_test(goes_to_the_end_and_back),
        cmocka_unit_test(finds_and_shows_what_is_at_cuts),
        cmocka_unit_test(keeps_the_place_when_resized),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
