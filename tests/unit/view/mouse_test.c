/* What the mouse does: pressed, dragged and let go, on every pane, and whatever is typed meanwhile. */
#include "../reader/support.h"

#include "../../../src/view/panes.h"
#include "view/view.h"

static const char page[] =
    "# The Weir\n\nOne two three four five six seven eight nine ten eleven twelve.\n\n> Ann: what is quoted "
    "here\n\n"
    "## Alpha\n\nText with [a link](#beta) and [another](http://x.org), and so on until it takes more rows "
    "than one.\n\n"
    "% 12\n\n@ Weirs by Ruth Kaye\n\nA good book it is.\n\n= verse line\nverse line two\nverse line three\n\n"
    "| one\ta cell with more words than its neighbour has\tlast\n\xE6\xBC\xA2\xE5\xAD\x97\t\tand so on, and "
    "so on\n\n"
    "## Beta\n\nIn Hebrew \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D is peace.\n\n"
    "Called[1] here.\n\n^ [1] The note, of some words.\n\nLast words.\n";

typedef struct {
    Fixture fixture;
    Screen *screen;
} Desk;

static Desk open_desk(int cols, int rows, const char *keys)
{
    Desk desk = {open_document(page, (size_t)cols, (size_t)rows), screen_new(cols, rows)};
    view_fit(desk.fixture.reader, cols, rows);
    type(&desk.fixture, keys);
    view_fit(desk.fixture.reader, cols, rows);
    view_draw(desk.fixture.reader, desk.screen);
    return desk;
}

static void close_desk(Desk *desk)
{
    screen_free(desk->screen);
    close_document(&desk->fixture);
}

static Effects send(Desk *desk, MouseAction mouse, int clicks, int col, int row)
{
    Event event = {.kind = EVENT_MOUSE, .mouse = mouse, .clicks = clicks, .col = col, .row = row};
    Effects effects = view_mouse(desk->fixture.reader, event, desk->screen->cols, desk->screen->rows);
    view_fit(desk->fixture.reader, desk->screen->cols, desk->screen->rows);
    view_draw(desk->fixture.reader, desk->screen);
    return effects;
}

/* Where the words begin on the screen. */
static void find_words(const Desk *desk, const char *words, int *col, int *row)
{
    Str wanted = str_from(words);
    for (*row = 0; *row < desk->screen->rows; ++*row)
        for (*col = 0; *col < desk->screen->cols; ++*col) {
            bool is_head = screen_cell(desk->screen, *col, *row)->width > 0;
            size_t at = 0;
            for (int i = *col; is_head && i < desk->screen->cols && at < wanted.len_bytes; i++) {
                Str cell = screen_cell_text(desk->screen, screen_cell(desk->screen, i, *row));
                if (!str_starts(str_slice(wanted, at, wanted.len_bytes), cell))
                    break;
                at += cell.len_bytes;
            }
            if (at == wanted.len_bytes)
                return;
        }
    fail_msg("\"%s\" is not on the screen", words);
}

static void drag(Desk *desk, const char *from, const char *to)
{
    int col, row;
    find_words(desk, from, &col, &row);
    send(desk, MOUSE_CLICK, 1, col, row);
    find_words(desk, to, &col, &row);
    send(desk, MOUSE_DRAG, 0, col, row);
}

static void assert_selected(const Desk *desk, const char *expected)
{
    DocRange range = reader_selection(desk->fixture.state);
    assert_int_not_equal(range.start, NONE);
    assert_str(document_slice(desk->fixture.doc, range), expected);
}

/* What is drawn as selected is what is selected, cell by cell. */
static void assert_drawn(const Desk *desk, const char *expected)
{
    Buffer text = {0};
    for (int row = 0; row < desk->screen->rows; row++)
        for (int col = 0; col < desk->screen->cols; col++) {
            const Cell *cell = screen_cell(desk->screen, col, row);
            if (cell->role == ROLE_SELECTION && cell->width > 0)
                buffer_put(&text, screen_cell_text(desk->screen, cell));
        }
    assert_str(buffer_str(&text), expected);
    buffer_free(&text);
}

static void a_drag_selects_words(void **state)
{
    (void)state;
    Desk desk = open_desk(80, 50, "");
    drag(&desk, "wo three", "ive six");
    assert_selected(&desk, "two three four five");
    assert_drawn(&desk, "two three four five");
    send(&desk, MOUSE_RELEASE, 0, 0, 0);
    assert_drawn(&desk, "two three four five");
    drag(&desk, "neighbour", "cell with");
    assert_selected(&desk, "cell with more words than its neighbour");
    drag(&desk, "\xE6\xBC\xA2", "\xE5\xAD\x97");
    assert_selected(&desk, "\xE6\xBC\xA2\xE5\xAD\x97");
    assert_drawn(&desk, "\xE6\xBC\xA2\xE5\xAD\x97");
    drag(&desk, "Hebrew", "\xD7\x9D\xD7\x9C"); /* which ends the second word, and is drawn at its left */
    assert_selected(&desk, "Hebrew \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D");
    close_desk(&desk);
}

static void it_goes_on_beyond_the_page(void **state)
{
    (void)state;
    Desk desk = open_desk(40, 10, "");
    const ReaderState *reader = desk.fixture.state;
    drag(&desk, "two three", "four");
    for (int i = 0; i < 60; i++)
        send(&desk, MOUSE_DRAG, 0, 38, 9);
    assert_int_equal(reader_selection(reader).end, find_text(&desk.fixture, "Last words.") + 11);
    assert_true(reader_at_end(reader));
    for (int i = 0; i < 60; i++)
        send(&desk, MOUSE_DRAG, 0, 0, 0);
    assert_int_equal(reader_selection(reader).start, find_text(&desk.fixture, "The Weir"));
    send(&desk, MOUSE_RELEASE, 0, 0, 0);
    DocRange range = reader_selection(reader);
    send(&desk, MOUSE_WHEEL_DOWN, 0, 5, 5); /* the page goes, what is selected stays */
    assert_int_equal(reader_selection(reader).start, range.start);
    assert_true(reader->anchor > range.start);
    close_desk(&desk);
}

static void each_pane_has_its_wheel(void **state)
{
    (void)state;
    Desk desk = open_desk(100, 4, "o<Tab>");
    const ReaderState *reader = desk.fixture.state;
    DocPos anchor = reader->anchor;
    send(&desk, MOUSE_WHEEL_DOWN, 0, 3, 2);
    assert_true(reader->sidebar.top > 0);
    assert_int_equal(reader->anchor, anchor);
    send(&desk, MOUSE_WHEEL_DOWN, 0, 60, 2);
    assert_true(reader->anchor > anchor);
    close_desk(&desk);
}

static void the_border_follows_the_mouse(void **state)
{
    (void)state;
    static const struct {
        int cols, to_col, sidebar_cols;
    } cases[] = {{100, 50, 50}, {100, 20, 20}, {100, 0, SIDEBAR_LEAST_COLS}, {100, 99, 65}, {72, 71, 37},
                 {60, 59, 59},  {60, 20, 20}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Desk desk = open_desk(cases[i].cols, 12, "o");
        Panes panes = panes_for(desk.fixture.state, cases[i].cols, 12);
        assert_true(panes.border_col > 0);
        send(&desk, MOUSE_DRAG, 0, cases[i].to_col, 5); /* not taken hold of */
        assert_int_equal(panes_for(desk.fixture.state, cases[i].cols, 12).border_col, panes.border_col);
        send(&desk, MOUSE_CLICK, 1, panes.border_col, 5);
        send(&desk, MOUSE_DRAG, 0, cases[i].to_col, 7);
        panes = panes_for(desk.fixture.state, cases[i].cols, 12);
        assert_int_equal(panes.sidebar.cols, cases[i].sidebar_cols);
        assert_true(send(&desk, MOUSE_RELEASE, 0, 0, 0) & EFFECT_SIDEBAR);
        assert_int_equal(send(&desk, MOUSE_RELEASE, 0, 0, 0), EFFECT_NONE);
        close_desk(&desk);
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13; /* Marsaglia's xorshift32 */
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Keys and the mouse in screens of any size: all of it can be drawn, and what is selected is whole characters. */
static void whatever_is_pressed_and_typed(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "v", "v",    "w", "b", "l", "h", ")",       "(",       "}",         "{", "]]", "[[",
        "j", "k",    "o", "V", "g", "G", "<Space>", "<Esc>",   "/o<Enter>", "n", "N",  "y",
        "Y", "F",    "+", "-", "=", "Q", "<Tab>",   "<Enter>", "z",         "a", "&",  ":columns<Enter>",
        "l", "\\\\", "?", "5"};
    uint32_t seed = 2463534242u;
    Desk desk = open_desk(80, 24, "");
    const ReaderState *reader = desk.fixture.state;
    for (int i = 0; i < 3000; i++) {
        uint32_t chance = next_random(&seed) % 10;
        int cols = desk.screen->cols, rows = desk.screen->rows;
        bool by_key = chance > 3;
        if (chance == 0 && next_random(&seed) % 4 == 0)
            screen_resize(desk.screen, 1 + (int)(next_random(&seed) % 130),
                          1 + (int)(next_random(&seed) % 30));
        else if (by_key)
            type(&desk.fixture, keys[next_random(&seed) % (sizeof keys / sizeof *keys)]);
        else
            view_mouse(desk.fixture.reader,
                       (Event){.kind = EVENT_MOUSE,
                               .mouse = (MouseAction)(next_random(&seed) % 5),
                               .clicks = 1 + (int)(next_random(&seed) % 3),
                               .col = (int)(next_random(&seed) % (uint32_t)cols),
                               .row = (int)(next_random(&seed) % (uint32_t)rows)},
                       cols, rows);
        view_fit(desk.fixture.reader, desk.screen->cols, desk.screen->rows);
        view_draw(desk.fixture.reader, desk.screen);
        Panes panes = panes_for(reader, desk.screen->cols, desk.screen->rows);
        assert_true(panes.sidebar.cols <= desk.screen->cols && panes.page_cols >= 1);
        DocRange range = reader_selection(reader);
        if (range.start == NONE)
            continue;
        assert_true(range.start < range.end && range.end <= document_text(desk.fixture.doc).len_bytes);
        assert_true(utf8_is_valid(document_slice(desk.fixture.doc, range)));
    }
    close_desk(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_drag_selects_words),          cmocka_unit_test(it_goes_on_beyond_the_page),
        cmocka_unit_test(each_pane_has_its_wheel),       cmocka_unit_test(the_border_follows_the_mouse),
        cmocka_unit_test(whatever_is_pressed_and_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
