#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <limits.h>
#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "screen/screen.h"

/* Screens of a few cells are shown as one string: rows end with '|', blanks are '.'. */
static void assert_shows(const Screen *screen, const char *expected)
{
    Buffer shown = {0};
    for (int row = 0; row < screen->rows; row++) {
        for (int col = 0; col < screen->cols; col++) {
            const Cell *cell = screen_cell(screen, col, row);
            Str text = screen_cell_text(screen, cell);
            buffer_put(&shown, str_equal(text, STR(" ")) ? STR(".") : cell->width == 0 ? STR("_") : text);
        }
        buffer_put_byte(&shown, '|');
    }
    buffer_put_byte(&shown, '\0');
    assert_string_equal(shown.data, expected);
    buffer_free(&shown);
}

static int put(Screen *screen, int col, const char *text)
{
    return screen_put(screen, col, 0, screen->cols, str_from(text), ROLE_TEXT, 0);
}

/* ---- roles ------------------------------------------------------------------------------------------- */

static void test_roles_have_distinct_names_and_letters(void **state)
{
    (void)state;
    bool seen[256] = {false};
    for (int i = 0; i < ROLE_COUNT; i++) {
        Role role;
        assert_true(role_from_name(str_from(role_name((Role)i)), &role));
        assert_int_equal(role, i);
        unsigned char letter = (unsigned char)role_letter((Role)i);
        assert_false(seen[letter]);
        seen[letter] = true;
    }
    Role role;
    assert_false(role_from_name(STR("headline"), &role));
    assert_false(role_from_name(STR(""), &role));
}

/* ---- putting text ------------------------------------------------------------------------------------ */

typedef struct {
    const char *text;
    int col, max_cols, used;
    const char *shown; /* on six columns */
} PutCase;

static const PutCase put_cases[] = {
    {"abc", 0, 6, 3, "abc...|"},
    {"abc", 4, 6, 2, "....ab|"},
    {"abc", 0, 2, 2, "ab....|"},
    {"abc", 0, 0, 0, "......|"},
    {"abc", 0, -3, 0, "......|"},
    {"abc", 6, 6, 0, "......|"},
    {"abc", 2, INT_MAX, 3, "..abc.|"},
    {"abc", -1, 6, 3, "bc....|"},
    {"abc", -3, 6, 3, "......|"},
    {"abcdefghij", -2, 5, 5, "cde...|"},
    {"", 0, 6, 0, "......|"},
    /* clusters */
    {"e\u0301x", 0, 6, 2, "e\u0301x....|"},
    {"日本", 1, 6, 4, ".日_本_.|"},
    {"日本", 3, 6, 3, "...日_.|"},  /* cut by the screen's edge */
    {"日本x", 0, 3, 3, "日_....|"}, /* cut by max_cols; nothing behind it moves up */
    {"日本", -1, 6, 4, ".本_...|"}, /* cut by the left edge */
    {"👩‍👩‍👧!", 0, 6, 6, "👩‍👩‍👧_____|"}, /* columns: the sum that wcwidth() gives */
    /* what must not reach a cell */
    {"a\tb", 0, 6, 3, "a.b...|"},
    {"a\r\nb", 0, 6, 3, "a.b...|"},
    {"a\x1b[b", 0, 6, 4, "a␛[b..|"},
    {"a\u2069", 0, 6, 6, "a[PDI]____|"},    /* POP DIRECTIONAL ISOLATE */
    {"abc\u202E", 0, 6, 6, "abc...|"},      /* RIGHT-TO-LEFT OVERRIDE, for which there is no room */
    {"a\u200F\u061Cb", 0, 6, 2, "ab....|"}, /* implicit marks */
    {"a\xC2\x9B"
     "b",
     0, 6, 3, "a\uFFFDb...|"},        /* CSI as one character */
    {"\u0301ab", 0, 6, 2, "ab....|"}, /* a mark with nothing to stand on */
    {"\t\u0301ab", 0, 6, 3, ".ab...|"},
    {"a\u200Bb", 0, 6, 2, "ab....|"}, /* ZERO WIDTH SPACE */
    {"\uFEFF"
     "a",
     0, 6, 1, "a.....|"},
    {"a\xFF\xC3", 0, 6, 3, "a\uFFFD\uFFFD...|"},
};

static void test_put(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof put_cases / sizeof *put_cases; i++) {
        const PutCase *c = &put_cases[i];
        Screen *screen = screen_new(6, 1);
        assert_int_equal(screen_put(screen, c->col, 0, c->max_cols, str_from(c->text), ROLE_TEXT, 0),
                         c->used);
        assert_shows(screen, c->shown);
        screen_free(screen);
    }
}

static void test_put_off_the_screen_draws_nothing(void **state)
{
    (void)state;
    Screen *screen = screen_new(3, 2);
    Str text = STR("abc");
    assert_int_equal(screen_put(screen, 0, -1, 3, text, ROLE_TEXT, 0), 0);
    assert_int_equal(screen_put(screen, 0, 2, 3, text, ROLE_TEXT, 0), 0);
    assert_int_equal(screen_put(screen, INT_MAX, 0, INT_MAX, text, ROLE_TEXT, 0), 0);
    assert_int_equal(screen_put(screen, INT_MIN, 0, INT_MAX, text, ROLE_TEXT, 0), 3);
    assert_shows(screen, "...|...|");
    assert_null(screen_cell(screen, 3, 0));
    assert_null(screen_cell(screen, 0, 2));
    assert_null(screen_cell(screen, -1, 0));
    screen_free(screen);
}

static void test_overwriting_part_of_a_wide_cluster_clears_the_rest(void **state)
{
    (void)state;
    Screen *screen = screen_new(6, 1);
    put(screen, 0, "日本語");
    put(screen, 1, "x"); /* second half of the first */
    assert_shows(screen, ".x本_語_|");
    put(screen, 4, "y"); /* first half of the last */
    assert_shows(screen, ".x本_y.|");
    put(screen, 1, "漢"); /* both: over x and half of 本 */
    assert_shows(screen, ".漢_.y.|");
    put(screen, 0, "👩‍👩‍👧");
    put(screen, 3, "z"); /* the middle of a cluster of six columns */
    assert_shows(screen, "...z..|");
    screen_free(screen);
}

static void test_a_flood_of_marks_is_cut(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_put(&text, STR("\U0001D41A"));
    buffer_put_repeat(&text, STR("\U0001D167"), 5000);
    buffer_put_byte(&text, 'b');
    Screen *screen = screen_new(4, 1);
    assert_int_equal(screen_put(screen, 0, 0, 4, buffer_str(&text), ROLE_TEXT, 0), 2);
    Str cell = screen_cell_text(screen, screen_cell(screen, 0, 0));
    assert_int_equal(cell.len_bytes, 4 + 4 * SHOWN_MARKS_MAX);
    assert_true(utf8_is_valid(cell));
    assert_true(str_equal(screen_cell_text(screen, screen_cell(screen, 1, 0)), STR("b")));
    screen_free(screen);
    buffer_free(&text);
}

static void test_fitted(void **state)
{
    (void)state;
    static const PutCase cases[] = {
        {"abcdef", 0, 6, 6, "abcdef|"},
        {"abcdefg", 0, 6, 6, "abcde…|"},
        {"abcdef", 0, 4, 4, "abc…..|"},
        {"abcdef", 3, 9, 3, "...ab…|"},
        {"ab cdef", 0, 4, 3, "ab…...|"},
        {"日本", 0, 3, 3, "日_…...|"},
        {"日本", 0, 2, 1, "….....|"},
        {"日本", 0, 4, 4, "日_本_..|"},
        {"ab", 0, 1, 1, "….....|"},
        {"ab", 0, 0, 0, "......|"},
        {"ab\u200B\u200B", 0, 2, 2, "ab....|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const PutCase *c = &cases[i];
        Screen *screen = screen_new(6, 1);
        int used = screen_put_fitted(screen, c->col, 0, c->max_cols, str_from(c->text), ROLE_TEXT, 0);
        assert_int_equal(used, c->used);
        assert_shows(screen, c->shown);
        screen_free(screen);
    }
}

/* A screen that is drawn on for ever and never cleared keeps every text right and does not grow for ever. */
static void test_texts_are_swept(void **state)
{
    (void)state;
    Screen *screen = screen_new(4, 1);
    put(screen, 0, "é日");
    for (int i = 0; i < 700000; i++)
        screen_put(screen, 3, 0, 1, i % 2 ? STR("ü") : STR("û"), ROLE_TEXT, 0);
    assert_shows(screen, "é日_ü|");
    assert_true(screen->text.len_bytes < 1200000);
    screen_free(screen);
}

/* ---- rectangles, dumps ------------------------------------------------------------------------------- */

static void test_fill_and_recolour_clip(void **state)
{
    (void)state;
    Screen *screen = screen_new(4, 3);
    screen_put(screen, 0, 1, 4, STR("日本"), ROLE_QUOTE, ATTR_BOLD);
    screen_fill(screen, (Rect){.col = 1, .row = -5, .cols = 2, .rows = INT_MAX}, ROLE_BAR);
    assert_shows(screen, "....|....|....|");
    Buffer roles = {0};
    screen_dump_roles(screen, &roles);
    buffer_put_byte(&roles, '\0');
    assert_string_equal(roles.data, " ||\nq||q\n ||\n");
    assert_int_equal(screen_cell(screen, 1, 1)->attrs, 0);

    screen_recolour(screen, (Rect){.col = 2, .row = 2, .cols = INT_MAX, .rows = INT_MAX}, ROLE_STATUS);
    screen_recolour(screen, (Rect){.col = 9, .row = 9, .cols = 2, .rows = 2}, ROLE_ERROR);
    screen_recolour(screen, (Rect){.col = 0, .row = 0, .cols = -1, .rows = 2}, ROLE_ERROR);
    buffer_clear(&roles);
    screen_dump_roles(screen, &roles);
    buffer_put_byte(&roles, '\0');
    assert_string_equal(roles.data, " ||\nq||q\n |__\n");
    buffer_free(&roles);
    screen_free(screen);
}

static void test_dumps(void **state)
{
    (void)state;
    Screen *screen = screen_new(8, 3);
    screen_put(screen, 1, 0, 7, STR("日 x"), ROLE_TITLE, 0);
    screen_put(screen, 0, 2, 8, STR("end   "), ROLE_TEXT, 0);
    Buffer dump = {0};
    screen_dump_text(screen, &dump);
    buffer_put_byte(&dump, '\0');
    assert_string_equal(dump.data, " 日 x\n\nend\n");
    buffer_clear(&dump);
    screen_dump_roles(screen, &dump);
    buffer_put_byte(&dump, '\0');
    assert_string_equal(dump.data, " TTTT\n\n...\n");
    buffer_free(&dump);
    screen_free(screen);
}

static void test_clear_and_resize(void **state)
{
    (void)state;
    Screen *screen = screen_new(0, -4);
    assert_int_equal(screen->cols, 1);
    assert_int_equal(screen->rows, 1);
    screen_resize(screen, 3, 2);
    assert_shows(screen, "...|...|");
    screen_put(screen, 0, 1, 3, STR("abc"), ROLE_CODE, ATTR_UNDERLINE);
    screen->cursor_col = screen->cursor_row = 1;
    screen_clear(screen);
    assert_shows(screen, "...|...|");
    assert_int_equal(screen_cell(screen, 0, 1)->role, ROLE_TEXT);
    assert_int_equal(screen_cell(screen, 0, 1)->attrs, 0);
    assert_int_equal(screen->cursor_col, -1);
    screen_free(screen);
    screen_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roles_have_distinct_names_and_letters),
        cmocka_unit_test(test_put),
        cmocka_unit_test(test_put_off_the_screen_draws_nothing),
        cmocka_unit_test(test_overwriting_part_of_a_wide_cluster_clears_the_rest),
        cmocka_unit_test(test_a_flood_of_marks_is_cut),
        cmocka_unit_test(test_fitted),
        cmocka_unit_test(test_texts_are_swept),
        cmocka_unit_test(test_fill_and_recolour_clip),
        cmocka_unit_test(test_dumps),
        cmocka_unit_test(test_clear_and_resize),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
