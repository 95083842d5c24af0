/* Rows that are wider than the page: where they are cut, what shows that they go on, and what is under a click. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "../layout/fixture.h"
#include "../layout/golden.h"
#include "view/view.h"

static const FixtureBlock PAGE[] = {
    {.cls = BLOCK_PARA, .text = "The program that set the clock was short, and the comments on it were long."},
    {.cls = BLOCK_CODE,
     .text = "if (tide)\n\tstrike(hour); /* 灯台の時計は猫が見る, and the cat is consulted before each strike */\n"
             "return lamp;"},
    {.cls = BLOCK_TABLE, .text = "lamp    hours   what was seen by its light in the winter   moths\n"
                                 "North   1911    two boats                                  111"},
    {.cls = BLOCK_PARA, .text = "Nothing was struck twice."},
};

typedef struct {
    Fixture fixture;
    Reader *reader;
    Screen *screen;
} Desk;

static Desk desk_open(int cols, int rows)
{
    Desk desk = {.fixture = fixture_build(PAGE, sizeof PAGE / sizeof PAGE[0])};
    desk.reader = reader_new(desk.fixture.doc, (ReaderOptions){.name = STR("clock.txt")});
    desk.screen = screen_new(cols, rows);
    return desk;
}

static void press(Desk *desk, const char *keys)
{
    KeyList list = {0};
    key_parse_all(str_from(keys), &list);
    view_fit(desk->reader, desk->screen->cols, desk->screen->rows);
    for (size_t i = 0; i < list.count; i++)
        if (reader_key(desk->reader, list.items[i]) & EFFECT_RELAYOUT)
            view_fit(desk->reader, desk->screen->cols, desk->screen->rows);
    vec_free(&list);
    view_draw(desk->reader, desk->screen);
}

static void desk_close(Desk *desk)
{
    screen_free(desk->screen);
    reader_free(desk->reader);
    fixture_free(&desk->fixture);
}

static void cuts_and_pans(void **state)
{
    (void)state;
    static const struct {
        int cols, rows;
        const char *keys, *golden;
    } CASES[] = {
        {40, 14, "", "view/pan-none-40x14.txt"},
        {40, 14, "15<Right>", "view/pan-15-40x14.txt"}, /* through the middle of an ideograph */
        {40, 14, "99<Right>", "view/pan-end-40x14.txt"},
        {40, 14, "/each strike<Enter>", "view/pan-hit-40x14.txt"},
        {80, 12, "<Right>", "view/pan-80x12.txt"},
        {120, 12, "", "view/pan-120x12.txt"}, /* there is room for all of it */
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Desk desk = desk_open(CASES[i].cols, CASES[i].rows);
        Buffer out = {0};
        press(&desk, CASES[i].keys);
        screen_dump_text(desk.screen, &out);
        screen_dump_roles(desk.screen, &out);
        assert_golden(&out, CASES[i].golden);
        buffer_free(&out);
        desk_close(&desk);
    }
}

/* Whatever the shift is, each cell that is not a mark shows what a wide enough page shows at that column. */
static void shows_the_same_cells_shifted(void **state)
{
    (void)state;
    enum {
        ROW = 3, /* of the line with the comment */
        COLS = 30
    };
    Desk whole = desk_open(120, 14);
    press(&whole, "");
    int whole_row = 0, left = 0;
    while (!str_equal(screen_cell_text(whole.screen, screen_cell(whole.screen, left, whole_row + 1)), STR("i")))
        if (++left == 120) {
            left = 0;
            whole_row++;
        }
    Desk desk = desk_open(COLS + 2, 14);
    press(&desk, "");
    for (size_t pan = 1; pan < 60; pan++) {
        press(&desk, "1<Right>");
        assert_int_equal(reader_state(desk.reader)->pan_cols, pan);
        int compared = 0;
        for (int col = 1; col + 1 < COLS; col++) {
            const Cell *cell = screen_cell(desk.screen, 1 + col, ROW + 3);
            const Cell *same = screen_cell(whole.screen, left - 2 + col + (int)pan, whole_row + 2);
            bool blank = cell->text_len == 0;
            if (!blank) {
                assert_true(str_equal(screen_cell_text(desk.screen, cell), screen_cell_text(whole.screen, same)));
                compared++;
            }
        }
        assert_true(compared > COLS / 4);
    }
    desk_close(&desk);
    desk_close(&whole);
}

static void finds_what_is_clicked_in_a_shifted_row(void **state)
{
    (void)state;
    Desk desk = desk_open(40, 14);
    press(&desk, "30<Right>");
    const ReaderState *reader = reader_state(desk.reader);
    DocPos pos = str_find(document_text(desk.fixture.doc), STR("what was seen"), 0);
    const Row *row = place_row(reader, place_of(reader, pos));
    uint32_t col, cols;
    layout_run_columns(&row->runs[0], (DocRange){pos, pos + 1}, &col, &cols);
    assert_int_equal(col, 16);
    DocPos behind = pos + 20; /* "by its": column 36 of the row, 6 of the page, which begins in column 1 */
    int screen_row = 0;
    while (!str_equal(screen_cell_text(desk.screen, screen_cell(desk.screen, 7, screen_row)), STR("t")))
        screen_row++;
    view_mouse(desk.reader, (Event){.kind = EVENT_MOUSE, .col = 7, .row = screen_row}, 40, 14);
    assert_int_equal(reader->here, behind);
    assert_int_equal(reader->pan_cols, 30);
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_and_pans),
        cmocka_unit_test(shows_the_same_cells_shifted),
        cmocka_unit_test(finds_what_is_clicked_in_a_shifted_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
