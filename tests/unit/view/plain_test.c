/* The screen for who hears it: one line after the other under the cursor, and nothing that is no word. */
#include "../reader/support.h"

#include "../layout/golden.h"
#include "base/utf8.h"
#include "view/view.h"

static const char markup[] =
    "# The two clocks\n\nThe harbour town kept two clocks, and trusted neither of them.[1] The first told "
    "the "
    "time; the second told the first what it should have said.\n\n"
    "> Nobody is late who arrives with the water. That was the harbour master's view, at least.\n\n"
    "## The cat\n\nThe cat has been written to [since](https://cat.example/) and has not answered.\n\n"
    "@ A Wick by Dov Perrin\n\nLight, on the whole, and the moths are well drawn. The lamp is not.\n\n"
    "^ [1] So the log has it, or somebody who wrote in the log.\n\nThe end.\n";

typedef struct {
    Fixture fixture;
    Screen *screen;
} Desk;

static void press(Desk *desk, const char *keys)
{
    KeyList list = {0};
    key_parse_all(str_from(keys), &list);
    for (size_t i = 0; i < list.count; i++) {
        reader_key(desk->fixture.reader, list.items[i]);
        view_fit(desk->fixture.reader, desk->screen->cols, desk->screen->rows);
        view_draw(desk->fixture.reader, desk->screen);
    }
    vec_free(&list);
}

static Desk open_desk(int cols, int rows, const char *keys)
{
    Desk desk = {.fixture = open_document(markup, 40, 10), .screen = screen_new(cols, rows)};
    view_fit(desk.fixture.reader, cols, rows);
    press(&desk, ":plain<Enter><Esc>");
    press(&desk, keys);
    return desk;
}

static void close_desk(Desk *desk)
{
    screen_free(desk->screen);
    close_document(&desk->fixture);
}

/* What a screen reader says: the row under the cursor. */
static void put_row(const Screen *screen, int row, Buffer *out)
{
    for (int col = 0; col < screen->cols; col++)
        buffer_put(out, screen_cell_text(screen, screen_cell(screen, col, row)));
}

static Str said(const Desk *desk, Buffer *out)
{
    buffer_clear(out);
    assert_true(desk->screen->cursor_row >= 0 && desk->screen->cursor_row < desk->screen->rows);
    put_row(desk->screen, desk->screen->cursor_row, out);
    return str_trim(buffer_str(out));
}

static void assert_says(const Desk *desk, const char *text)
{
    Buffer line = {0};
    assert_str(said(desk, &line), text);
    buffer_free(&line);
}

static void the_cursor_is_where_one_reads(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *says;
    } cases[] = {
        {"", "Title: The two clocks"},
        {"j", "The harbour town kept two clocks, and"},
        {"jjjj", "what it should have said."},
        {"5j", "Quote: Nobody is late who arrives with"},
        {"6j", "the water. That was the harbour"},
        {"5jk", "what it should have said."},
        {"]]", "Heading 2: The cat"},
        {"]r", "Review: A Wick by Dov Perrin"},
        {"/moths<Enter>", "Light, on the whole, and the moths are"},
        {"G", "The end."},
        {"Gk", "wrote in the log."},
        {"50<Space><Space>", "The end."},
        {"Gg", "Title: The two clocks"},
        {"o", "- The two clocks"},
        {"ojj", "- The cat"},
        {"?", "Moving"},
        {"j<Enter>", "[1] So the log has it, or somebody who"},
        {"j<Enter><Enter>", "The harbour town kept two clocks, and"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Desk desk = open_desk(40, 12, cases[i].keys);
        assert_says(&desk, cases[i].says);
        close_desk(&desk);
    }
}

static Str without_blanks(Str text, Buffer *out)
{
    buffer_clear(out);
    for (size_t at = 0; at < text.len_bytes; at++)
        if (text.data[at] != ' ' && text.data[at] != '\n')
            buffer_put_byte(out, text.data[at]);
    return buffer_str(out);
}

/* A row without what it says of its block. */
static Str without_name(Str row)
{
    static const char *const names[] = {"Title: ", "Quote: ", "Review: ", "Heading 2: "};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_starts(row, str_from(names[i])))
            return str_slice(row, strlen(names[i]), row.len_bytes);
    return row;
}

/* Line by line to the end and back, at any size: all is said once, in its order. */
static void all_is_read_line_by_line(void **state)
{
    (void)state;
    for (int cols = 8; cols < 100; cols += 13)
        for (int rows = 1; rows < 30; rows += 4) {
            Desk desk = open_desk(cols, rows, "");
            Buffer down = {0}, line = {0}, bare = {0};
            VEC(DocPos) places = {0};
            for (DocPos before = NONE; desk.fixture.state->here != before; press(&desk, "j")) {
                before = desk.fixture.state->here;
                vec_push(&places, before);
                Str row = without_name(said(&desk, &line));
                buffer_put(&down, without_blanks(row, &bare));
            }
            assert_true(str_equal(buffer_str(&down), without_blanks(document_text(desk.fixture.doc), &bare)));
            for (size_t i = places.count; i-- > 0; press(&desk, "k"))
                assert_int_equal(desk.fixture.state->here, places.items[i]);
            vec_free(&places);
            buffer_free(&down);
            buffer_free(&line);
            buffer_free(&bare);
            close_desk(&desk);
        }
}

/* Nothing is drawn: no box, no bar, no block. */
static void nothing_is_drawn(void **state)
{
    (void)state;
    static const char *const keys[] = {"",  "5j", "]r", "o", "Q", "a", "j<Enter>", "/clock<Enter>",
                                       "S", "?",  "i",  "x"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        Desk desk = open_desk(100, 24, keys[k]);
        for (int row = 0; row < desk.screen->rows; row++)
            for (int col = 0; col < desk.screen->cols; col++) {
                size_t step;
                Str text = screen_cell_text(desk.screen, screen_cell(desk.screen, col, row));
                uint32_t c = text.len_bytes > 0 ? utf8_decode(text, 0, &step) : ' ';
                assert_false(c >= 0x2500 && c <= 0x25FF);
            }
        close_desk(&desk);
    }
}

/* What is not under the cursor stays as it is while one reads on: nothing else is to be said. */
static void only_the_cursor_moves(void **state)
{
    (void)state;
    Desk desk = open_desk(60, 24, "");
    Buffer before = {0}, after = {0};
    screen_dump_text(desk.screen, &before);
    int row = desk.screen->cursor_row;
    press(&desk, "jj");
    screen_dump_text(desk.screen, &after);
    assert_true(str_equal(buffer_str(&before), buffer_str(&after)));
    assert_true(desk.screen->cursor_row > row + 1);
    buffer_free(&before);
    buffer_free(&after);
    close_desk(&desk);
}

static void pages_are_as_they_were_read(void **state)
{
    (void)state;
    static const struct {
        const char *golden;
        int cols, rows;
        const char *keys;
    } cases[] = {{"view/plain-60x20.txt", 60, 20, ""},
                 {"view/plain-outline-60x10.txt", 60, 10, "o"},
                 {"view/plain-review-60x16.txt", 60, 16, "]r"},
                 {"view/plain-note-60x16.txt", 60, 16, "j<Enter>"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Desk desk = open_desk(cases[i].cols, cases[i].rows, cases[i].keys);
        Buffer out = {0};
        screen_dump_text(desk.screen, &out);
        assert_golden(&out, cases[i].golden);
        buffer_free(&out);
        close_desk(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cursor_is_where_one_reads),
        cmocka_unit_test(all_is_read_line_by_line),
        cmocka_unit_test(nothing_is_drawn),
        cmocka_unit_test(only_the_cursor_moves),
        cmocka_unit_test(pages_are_as_they_were_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
