/* Notes at the foot of the text, letters on links, and addresses, as they are drawn and clicked. */
#include "../reader/support.h"

#include "../../../src/view/panes.h"
#include "../layout/golden.h"
#include "view/view.h"

static const char markup[] =
    "# The ferry\n\nThe ferry was late,[1] and the ferryman, who had [a clock](#the-clock), said so.\n\n"
    "He has been asked since[2] and says [the same](https://ferry.example/log?day=1&page=of-the-book).\n\n"
    "## The clock\n\nIt stood.[3]\n\nIt stands.\n\n^ [1] By an hour, as the log has it, or by two, as those "
    "have it "
    "who stood on the landing and were cold; the log was written by the ferryman.\n\n"
    "^ [2] By [the office](https://office.example/), in writing.\n\n^ [3] So it did.\n\nThe end.\n\nThe very "
    "end.\n";

typedef struct {
    Fixture fixture;
    Screen *screen;
} Desk;

static void draw(Desk *desk)
{
    view_fit(desk->fixture.reader, desk->screen->cols, desk->screen->rows);
    view_draw(desk->fixture.reader, desk->screen);
}

static Desk open_desk(int cols, int rows, const char *keys)
{
    Desk desk = {.fixture = open_document(markup, 40, 10), .screen = screen_new(cols, rows)};
    KeyList list = {0};
    draw(&desk);
    key_parse_all(str_from(keys), &list);
    for (size_t i = 0; i < list.count; i++) {
        reader_key(desk.fixture.reader, list.items[i]);
        draw(&desk);
    }
    vec_free(&list);
    return desk;
}

static void close_desk(Desk *desk)
{
    screen_free(desk->screen);
    close_document(&desk->fixture);
}

static void draws_notes_and_links(void **state)
{
    (void)state;
    static const struct {
        const char *golden;
        int cols, rows;
        const char *keys;
        bool roles;
    } cases[] = {
        {"view/note-50x16.txt", 50, 16, "<Enter>", true},
        {"view/note-long-40x12.txt", 40, 12, "<Enter>jj", false},
        {"view/note-search-50x16.txt", 50, 16, "/log<Enter>g<Enter>", true},
        {"view/notes-stay-50x20.txt", 50, 20, "a", true},
        {"view/notes-stay-80x12.txt", 80, 12, "oa", false},
        {"view/notes-help-40x12.txt", 40, 12, "a?", false},
        {"view/letters-50x20.txt", 50, 20, "al", true},
        {"view/address-24x10.txt", 24, 10, "4jld", true},
        {"view/address-zen-24x6.txt", 24, 6, "z5jld", false},
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

/* The rows of text are those that the reader reckons with, and the pane lies below them, whatever the size. */
static void fits_every_size(void **state)
{
    (void)state;
    static const char *const keys[] = {"a",  "<Enter>", "a<Enter>jj", "oa",          "za<Space>",
                                       "lf", "al",      "aG",         "a/it<Enter>l"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
        for (int cols = 1; cols < 90; cols += cols < 10 ? 3 : 17)
            for (int rows = 1; rows < 26; rows += 3) {
                Desk desk = open_desk(cols, rows, keys[k]);
                const Panes panes = panes_for(desk.fixture.state, cols, rows);
                assert_true(panes.text.rows + panes.notes.rows <= panes.text_rows);
                assert_true(panes.text.rows == (int)desk.fixture.state->page_rows || panes.text_rows == 0);
                assert_int_equal(panes.notes.rows, (int)desk.fixture.state->notes.rows);
                if (panes.notes.rows > 0)
                    assert_int_equal(panes.notes.row + panes.notes.rows, panes.text.row + panes.text_rows);
                close_desk(&desk);
            }
}

/* Where text stands on the screen. */
static Event click_on(const Desk *desk, const char *text)
{
    Buffer row_text = {0};
    for (int row = 0; row < desk->screen->rows; row++) {
        buffer_clear(&row_text);
        for (int col = 0; col < desk->screen->cols; col++)
            buffer_put(&row_text, screen_cell_text(desk->screen, screen_cell(desk->screen, col, row)));
        size_t at = str_find(buffer_str(&row_text), str_from(text), 0);
        if (at < row_text.len_bytes) {
            int col = (int)utf8_width(str_slice(buffer_str(&row_text), 0, at));
            buffer_free(&row_text);
            return (Event){.kind = EVENT_MOUSE, .col = col, .row = row};
        }
    }
    fail_msg("\"%s\" is not on the screen", text);
    return (Event){0};
}

/* Notes are set as the text is: turned round, spread. */
static void sets_notes_as_the_text(void **state)
{
    (void)state;
    Desk desk = {.fixture = open_document(
                     "Late.[1]\n\nMore.\n\n^ [1] The boat \xD7\x90\xD7\x91 was late.\n\nEnd.\n", 40, 10),
                 .screen = screen_new(40, 14)};
    draw(&desk);
    reader_key(desk.fixture.reader, (Key){.code = KEYCODE_ENTER});
    draw(&desk);
    Buffer shown = {0};
    screen_dump_text(desk.screen, &shown);
    buffer_put_byte(&shown, '\0');
    assert_non_null(strstr(shown.data, "The boat \xD7\x91\xD7\x90 was"));
    assert_null(strstr(shown.data, "The boat \xD7\x90\xD7\x91 was"));
    buffer_free(&shown);
    close_desk(&desk);
}

static void click(Desk *desk, Event event)
{
    view_mouse(desk->fixture.reader, event, desk->screen->cols, desk->screen->rows);
    event.mouse = event.mouse == MOUSE_CLICK ? MOUSE_RELEASE : event.mouse;
    if (event.mouse == MOUSE_RELEASE)
        view_mouse(desk->fixture.reader, event, desk->screen->cols, desk->screen->rows);
    draw(desk);
}

static void clicks(void **state)
{
    (void)state;
    Desk desk = open_desk(60, 16, "");
    const ReaderState *reader = desk.fixture.state;
    click(&desk, click_on(&desk, "[2]"));
    assert_true(reader->notes.open);
    click(&desk, click_on(&desk, "in writing")); /* nothing to follow there: it stays */
    assert_true(reader->notes.open);
    click(
        &desk,
        (Event){.kind = EVENT_MOUSE, .col = 9, .row = click_on(&desk, "in writing").row - 1}); /* the frame */
    assert_true(reader->notes.open);
    click(&desk, click_on(&desk, "the office"));
    assert_str(buffer_str(&reader->address.shown), "https://office.example/");
    click(&desk, click_on(&desk, "[2] and says"));
    assert_false(reader->notes.open);
    assert_int_equal(reader->address.rows.count, 0);
    click(&desk, click_on(&desk, "[1]"));
    Event wheel = click_on(&desk, "[1] By an hour");
    assert_int_equal(reader->notes.top, 0);
    wheel.mouse = MOUSE_WHEEL_DOWN;
    click(&desk, wheel);
    assert_true(reader->notes.open);
    click(&desk, click_on(&desk, "a clock"));
    assert_false(reader->notes.open);
    assert_int_equal(reader->here, str_find(document_text(desk.fixture.doc), STR("The clock"), 0));
    close_desk(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_notes_and_links),
        cmocka_unit_test(sets_notes_as_the_text),
        cmocka_unit_test(fits_every_size),
        cmocka_unit_test(clicks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
