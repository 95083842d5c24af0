/* Two columns of text as they are drawn and clicked. */
#include "../reader/support.h"

#include "../../../src/view/panes.h"
#include "../layout/golden.h"
#include "view/view.h"

static const char markup[] =
    "# The two clocks\n\nThe harbour town kept two clocks, and trusted neither of them.[1] The first told "
    "the "
    "time; the second told the first what it should have said.\n\n"
    "$ 06:00 high water, and a line of the log that no column of text will ever have room for, lamp out\n\n"
    "## The cat\n\nThe harbour master, who had bought both, believed the cat,[2] which came when the tide "
    "did. "
    "It has been written to [since](https://cat.example/) and has not answered.\n\n"
    "@ A Wick by Dov Perrin\n\nLight, on the whole, and the moths are well drawn. The lamp is not.\n\n"
    "^ [1] So the log has it, or somebody who wrote in the log; the hand is not that of the master, nor that "
    "of "
    "anybody else who is known to have lived in the town, so that it may have been the clocks themselves, "
    "one after the other, at night, by the light of the lamp that was paid for by the hour. The log is "
    "[lost](https://log.example/).\n\n"
    "^ [2] The cat is in [the museum](https://museum.example/).\n\nThe end.\n\nThe very end.\n";

typedef struct {
    Fixture fixture;
    Screen *screen;
} Desk;

static void draw(Desk *desk)
{
    view_fit(desk->fixture.reader, desk->screen->cols, desk->screen->rows);
    view_draw(desk->fixture.reader, desk->screen);
}

static void press(Desk *desk, const char *keys)
{
    KeyList list = {0};
    key_parse_all(str_from(keys), &list);
    for (size_t i = 0; i < list.count; i++) {
        reader_key(desk->fixture.reader, list.items[i]);
        draw(desk);
    }
    vec_free(&list);
}

static Desk open_desk(int cols, int rows, const char *keys)
{
    Desk desk = {.fixture = open_document(markup, 40, 10), .screen = screen_new(cols, rows)};
    draw(&desk);
    press(&desk, ":columns<Enter>");
    press(&desk, keys);
    return desk;
}

static void close_desk(Desk *desk)
{
    screen_free(desk->screen);
    close_document(&desk->fixture);
}

static void draws_two_columns(void **state)
{
    (void)state;
    static const struct {
        const char *golden;
        int cols, rows;
        const char *keys;
        bool roles;
    } cases[] = {
        {"view/columns-100x14.txt", 100, 14, "j", false},
        {"view/columns-hits-90x12.txt", 90, 12, "/clock<Enter>", true},
        {"view/columns-letters-90x12.txt", 90, 12, "4jl", true},
        {"view/columns-pan-90x12.txt", 90, 12, "9<Right>", false},
        {"view/columns-note-90x16.txt", 90, 16, "<Enter>", false},
        {"view/columns-notes-120x12.txt", 120, 12, "a<Esc>", false},
        {"view/columns-card-90x16.txt", 90, 16, "]r", false},
        {"view/columns-sidebar-130x12.txt", 130, 12, "o", false},
        {"view/columns-narrow-85x12.txt", 85, 12, "", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Desk desk = open_desk(cases[i].cols, cases[i].rows, cases[i].keys);
        Buffer out = {0};
        screen_dump_text(desk.screen, &out);
        if (cases[i].roles)
            screen_dump_roles(desk.screen, &out);
        assert_golden(&out, cases[i].golden);
        buffer_free(&out);
        close_desk(&desk);
    }
}

/* The columns lie on the page, side by side, and nothing is drawn between them; whatever the size. */
static void keeps_the_columns_apart(void **state)
{
    (void)state;
    static const char *const keys[] = {"",  "j5-", "9<Right>", "a",         "<Enter>jj",
                                       "z", "G",   "20=",      "90=<Space>"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        for (int cols = 86; cols < 180; cols += 7)
            for (int rows = 2; rows < 26; rows += 3) {
                Desk desk = open_desk(cols, rows, keys[k]);
                const ReaderState *reader = desk.fixture.state;
                const Panes panes = panes_for(reader, cols, rows);
                assert_int_equal(reader->columns, 2);
                assert_int_equal(panes.text.rows, reader->column_rows);
                assert_true(panes.text.rows + panes.notes.rows <= panes.text_rows);
                int left = panes_column_col(&panes, reader, 0), right = panes_column_col(&panes, reader, 1);
                int end = panes_column_end(&panes, reader, 0), last = panes_column_end(&panes, reader, 1);
                assert_true(left >= panes.page_col && last <= panes.page_col + panes.page_cols);
                assert_true(end + GUTTER_MIN_COLS <= right && end - left == last - right);
                assert_int_equal(end - left, reader_room_cols(reader));
                for (int row = panes.text.row; row < panes.text.row + panes.text.rows; row++)
                    for (int col = end; col < right - 1; col++) /* where the first new line is marked */
                        assert_str(screen_cell_text(desk.screen, screen_cell(desk.screen, col, row)), " ");
                close_desk(&desk);
            }
}

/* A click on text goes there, in either column. */
static Effects click(Desk *desk, int col, int row)
{
    Event event = {.kind = EVENT_MOUSE, .col = col, .row = row};
    Effects effects = view_mouse(desk->fixture.reader, event, desk->screen->cols, desk->screen->rows);
    event.mouse = MOUSE_RELEASE;
    effects |= view_mouse(desk->fixture.reader, event, desk->screen->cols, desk->screen->rows);
    draw(desk);
    return effects;
}

/* Where text stands on the screen. */
static void find_on_screen(const Desk *desk, const char *text, int *col, int *row)
{
    Buffer shown = {0};
    for (*row = 0; *row < desk->screen->rows; ++*row) {
        buffer_clear(&shown);
        for (int at = 0; at < desk->screen->cols; at++)
            buffer_put(&shown, screen_cell_text(desk->screen, screen_cell(desk->screen, at, *row)));
        size_t at = str_find(buffer_str(&shown), str_from(text), 0);
        *col = (int)utf8_width(str_slice(buffer_str(&shown), 0, at));
        if (at < shown.len_bytes)
            break;
    }
    buffer_free(&shown);
    assert_true(*row < desk->screen->rows);
}

static void finds_what_is_clicked(void **state)
{
    (void)state;
    static const char *const words[] = {"harbour town", "trusted",  "The cat",
                                        "master",       "believed", "answered"};
    for (int cols = 90; cols < 180; cols += 30) {
        Desk desk = open_desk(cols, 14, "");
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            int col, row;
            find_on_screen(&desk, words[i], &col, &row);
            assert_int_not_equal(click(&desk, col, row), EFFECT_NONE);
            assert_here(&desk.fixture, words[i]);
        }
        close_desk(&desk);
    }
}

static void finds_nothing_where_nothing_is(void **state)
{
    (void)state;
    Desk desk = open_desk(90, 60, "");
    int col, row;
    find_on_screen(&desk, "very end", &col, &row);
    assert_true(col < 45); /* all of it stands in the first column */
    assert_int_equal(click(&desk, 60, 5), EFFECT_NONE);
    assert_int_equal(click(&desk, 10, 50), EFFECT_NONE);
    close_desk(&desk);
}

/* A note goes on in the second column; a link in it is found there. */
static void finds_links_of_notes(void **state)
{
    (void)state;
    Desk desk = open_desk(90, 20, "<Enter>");
    int col, row;
    find_on_screen(&desk, "lost", &col, &row);
    assert_true(col > 50);
    assert_int_not_equal(click(&desk, col, row), EFFECT_NONE);
    assert_str(buffer_str(&desk.fixture.state->address.address), "https://log.example/");
    close_desk(&desk);
}

/* In between there is one column, and the same word is on top. */
static void a_resize_comes_back(void **state)
{
    (void)state;
    static const int sizes[][2] = {{40, 12}, {1, 1}, {86, 3}, {200, 60}, {85, 24}, {120, 8}};
    Desk desk = open_desk(120, 8, "<Space>j");
    Buffer before = {0}, after = {0};
    press(&desk, "<Esc>");
    screen_dump_text(desk.screen, &before);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        screen_resize(desk.screen, sizes[i][0], sizes[i][1]);
        draw(&desk);
    }
    screen_dump_text(desk.screen, &after);
    assert_true(str_equal(buffer_str(&before), buffer_str(&after)));
    buffer_free(&before);
    buffer_free(&after);
    close_desk(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_two_columns),     cmocka_unit_test(keeps_the_columns_apart),
        cmocka_unit_test(finds_what_is_clicked), cmocka_unit_test(finds_nothing_where_nothing_is),
        cmocka_unit_test(finds_links_of_notes),  cmocka_unit_test(a_resize_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
