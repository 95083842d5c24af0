/* Rows that are wider than the page: where they are cut, what shows that they go on, and what is under a click. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "../layout/fixture.h"
#include "../layout/golden.h"
#include "reader/state.h"
#include "view/view.h"

static const FixtureBlock PAGE[] = {
    {.cls = BLOCK_PARA,
     .text = "The program that set the clock was short, and the comments on it were long."},
    {.cls = BLOCK_CODE,
     .text = "if (tide)\n\tstrike(hour); /* 灯台の時計は猫が見る, and the cat is consulted before each "
             "strike */\n"
             "return lamp;"},
    {.cls = BLOCK_TABLE,
     .text = "lamp    hours   what was seen by its light in the winter   moths\n"
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
        {40, 14, "24<Right>", "view/pan-24-40x14.txt"}, /* through the middle of an ideograph */
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

/* The row of the screen that shows pos; there are no bars above the text. */
static int screen_row_of(const Desk *desk, DocPos pos)
{
    const ReaderState *reader = reader_state(desk->reader);
    RowPlace wanted = place_of(reader, pos), place = reader->top;
    int row = 0;
    for (; place.block != wanted.block || place.row != wanted.row; row++)
        assert_true(place_next(reader, &place));
    return row;
}

/* Whatever the shift is, each cell that is not a mark shows what a page that is wide enough shows at that column. */
static void shows_the_same_cells_shifted(void **state)
{
    (void)state;
    enum {
        COLS = 30,
        WHOLE_COL = 26 /* where the measure begins on 120 columns */
    };
    Desk whole = desk_open(120, 14), desk = desk_open(COLS + 2, 14);
    press(&whole, "");
    press(&desk, "");
    DocPos pos = str_find(document_text(desk.fixture.doc), STR("strike(hour)"), 0);
    int whole_row = screen_row_of(&whole, pos), row = screen_row_of(&desk, pos);
    for (int pan = 1; pan < 57; pan++) {
        press(&desk, "1<Right>");
        assert_int_equal(reader_state(desk.reader)->pan_cols, pan);
        int compared = 0;
        for (int col = 1; col + 1 < COLS; col++) {
            const Cell *cell = screen_cell(desk.screen, 1 + col, row);
            const Cell *same = screen_cell(whole.screen, WHOLE_COL + col + pan, whole_row);
            if (cell->text_len > 0) {
                assert_true(
                    str_equal(screen_cell_text(desk.screen, cell), screen_cell_text(whole.screen, same)));
                compared++;
            }
        }
        assert_true(compared >= COLS / 3); /* an ideograph has two cells, one of them without text */
    }
    desk_close(&desk);
    desk_close(&whole);
}

static void finds_what_is_clicked_in_a_shifted_row(void **state)
{
    (void)state;
    Desk desk = desk_open(40, 14);
    press(&desk, "10<Right>");
    const ReaderState *reader = reader_state(desk.reader);
    DocPos pos = str_find(document_text(desk.fixture.doc), STR("seen by its light"), 0);
    int row = screen_row_of(&desk, pos),
        col = 1 + 25 - 10; /* it stands in column 25 of the page, which begins in 1 */
    assert_true(str_equal(screen_cell_text(desk.screen, screen_cell(desk.screen, col, row)), STR("s")));
    view_mouse(desk.reader, (Event){.kind = EVENT_MOUSE, .col = col, .row = row}, 40, 14);
    view_mouse(desk.reader, (Event){.kind = EVENT_MOUSE, .mouse = MOUSE_RELEASE}, 40, 14);
    assert_int_equal(reader->here, pos);
    assert_int_equal(reader->pan_cols, 10);
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
