/* Panes as one-line strings, and what is drawn in them as text and roles. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "../../../src/view/panes.h"
#include "../layout/fixture.h"
#include "../layout/golden.h"
#include "view/view.h"

static const FixtureBlock ISSUE[] = {
    {.cls = BLOCK_TITLE, .level = 1, .text = "The lamp that was paid by the hour"},
    {.cls = BLOCK_DECK, .text = "A harbour town kept two clocks and trusted neither. _By Ines Marl_"},
    {.cls = BLOCK_PARA,
     .text = "When the keeper Osric Vane took the lamp in 1911, he was told to write down *every* ship; he "
             "wrote down every moth instead, which “took up more room than the ships ever did”, he said, "
             "and was paid for both."},
    {.cls = BLOCK_PULLQUOTE, .text = "“He wrote down every moth instead”"},
    {.cls = BLOCK_HEADING, .level = 2, .text = "Two clocks"},
    {.cls = BLOCK_PARA,
     .text = "The first clock told the time. The second told the first what it should have said, and the "
             "harbour master, who had bought both, believed the cat.\n"
             "“Nobody is late who arrives with the water,” says Odo Kesh."},
    {.cls = BLOCK_PARA, .text = "In the end the moths were counted again."},
    {.cls = BLOCK_HEADING, .level = 1, .text = "Books in brief"},
    {.cls = BLOCK_BOOKTITLE, .level = 2, .text = "A Wick for All Seasons"},
    {.cls = BLOCK_BOOKCITE, .text = "Dov Perrin *Gullwing* (2021)"},
    {.cls = BLOCK_PARA, .text = "Light, on the whole, and the moths are well drawn."},
    {.cls = BLOCK_BOOKTITLE, .level = 2, .text = "日本の灯台: Lamps of Japan"},
    {.cls = BLOCK_BOOKCITE, .text = "Mio Arai *Orrery* (2020)"},
    {.cls = BLOCK_PARA,
     .text = "No moths at all. The author has looked for them in every room of forty towers."},
};

enum {
    ISSUE_BLOCKS = sizeof ISSUE / sizeof ISSUE[0]
};

static DocRange range_of(const Document *doc, const char *words)
{
    DocPos start = str_find(document_text(doc), str_from(words), 0);
    return (DocRange){start, start + str_from(words).len_bytes};
}

static void add_quote(DocumentBuilder *builder, const Document *doc, QuoteKind kind, const char *words,
                      const char *speaker)
{
    DocRange text = range_of(doc, words);
    builder_add_quote(builder, (Quote){.kind = kind,
                                       .text = text,
                                       .block = document_block_at(doc, text.start),
                                       .speaker = str_from(speaker),
                                       .lifted_from = NONE});
}

static size_t section_of_block(const Document *doc, size_t block)
{
    for (size_t i = 0; i < document_section_count(doc); i++) {
        if (document_section(doc, i)->block == block) {
            return i;
        }
    }
    return NONE;
}

static void add_review(DocumentBuilder *builder, const Document *doc, size_t block, const char *title,
                       const Str *author, const char *publisher, const char *year)
{
    Review review = {.block = block,
                     .section = section_of_block(doc, block),
                     .body_block = block + 2,
                     .title = str_from(title),
                     .authors = {author, 1},
                     .publisher = str_from(publisher),
                     .year = str_from(year)};
    review.head_first = document_line_at(doc, document_block(doc, block)->text.start);
    review.head_last = document_line_at(doc, document_block(doc, block + 1)->text.start);
    review.body_first = review.body_last = document_line_at(doc, document_block(doc, block + 2)->text.start);
    builder_add_review(builder, review);
}

static void add_meaning(DocumentBuilder *builder, const Document *doc)
{
    static const Str PERRIN = {"Dov Perrin", 10}, ARAI = {"Mio Arai", 8};
    add_quote(builder, doc, QUOTE_DIRECT, "took up more room than the ships ever did", "Osric Vane");
    add_quote(builder, doc, QUOTE_DIRECT, "Nobody is late who arrives with the water,", "Odo Kesh");
    add_review(builder, doc, 8, "A Wick for All Seasons", &PERRIN, "Gullwing", "2021");
    add_review(builder, doc, 11, "日本の灯台", &ARAI, "Orrery", "2020");
}

enum {
    TIMEOUT_KEY = '~'
}; /* among the keys: nothing was typed for a while */

typedef struct {
    Fixture fixture;
    Reader *reader;
    Screen *screen;
} Desk;

/* A reader over the issue, with the keys typed, drawn. */
static Desk desk_open(int cols, int rows, const char *keys)
{
    Desk desk = {.fixture = fixture_build_with(ISSUE, ISSUE_BLOCKS, add_meaning)};
    desk.reader = reader_new(desk.fixture.doc, (ReaderOptions){.name = STR("issue.txt")});
    desk.screen = screen_new(cols, rows);
    view_fit(desk.reader, cols, rows);
    KeyList list = {0};
    key_parse_all(str_from(keys), &list);
    for (size_t i = 0; i < list.count; i++) {
        bool timeout = list.items[i].code == TIMEOUT_KEY;
        Effects effects = timeout ? reader_timeout(desk.reader) : reader_key(desk.reader, list.items[i]);
        if (effects & EFFECT_RELAYOUT) {
            view_fit(desk.reader, cols, rows);
        }
    }
    vec_free(&list);
    view_draw(desk.reader, desk.screen);
    return desk;
}

static void desk_close(Desk *desk)
{
    screen_free(desk->screen);
    reader_free(desk->reader);
    fixture_free(&desk->fixture);
}

static void put_rect(Buffer *out, const char *name, Rect rect)
{
    if (rect.cols > 0 && rect.rows > 0) {
        buffer_put_format(out, "%s %d,%d %dx%d; ", name, rect.col, rect.row, rect.cols, rect.rows);
    }
}

static void divides_the_screen(void **state)
{
    (void)state;
    static const struct {
        int cols, rows;
        const char *keys, *expected;
    } CASES[] = {
        {80, 24, "", "sticky 0,0 80x1; text 0,1 80x22; status 0,23 80x1; page 1+78"},
        {80, 24, "z", "text 0,0 80x24; page 1+78"},
        {80, 7, "", "text 0,0 80x6; status 0,6 80x1; page 1+78"},
        {80, 1, "", "text 0,0 80x1; page 1+78"},
        {2, 2, "", "text 0,0 2x1; status 0,1 2x1; page 0+2"},
        {1, 1, "", "text 0,0 1x1; page 0+1"},
        {120, 30, "o",
         "sticky 35,0 85x1; text 35,1 85x28; sidebar 0,0 34x29; list 0,1 34x28; status 0,29 120x1; page "
         "36+83"},
        {72, 10, "o",
         "sticky 28,0 44x1; text 28,1 44x8; sidebar 0,0 27x9; list 0,1 27x8; status 0,9 72x1; page 29+42"},
        {71, 10, "o",
         "sticky 0,0 71x1; text 0,1 71x8; sidebar 0,0 34x9; list 0,1 34x8; status 0,9 71x1; page 1+69"},
        {71, 10, "o<Tab>", "sticky 0,0 71x1; text 0,1 71x8; status 0,9 71x1; page 1+69"},
        {40, 2, "o", "text 0,0 40x1; sidebar 0,0 40x1; list 0,0 40x1; status 0,1 40x1; page 1+38"},
        {100, 20, "oz", "text 0,0 100x20; page 1+98"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Desk desk = desk_open(CASES[i].cols, CASES[i].rows, CASES[i].keys);
        Panes panes = panes_for(reader_state(desk.reader), CASES[i].cols, CASES[i].rows);
        Buffer out = {0};
        put_rect(&out, "sticky", panes.sticky);
        put_rect(&out, "text", panes.text);
        put_rect(&out, "sidebar", panes.sidebar);
        put_rect(&out, "list", panes.list);
        put_rect(&out, "status", panes.status);
        buffer_put_format(&out, "page %d+%d", panes.page_col, panes.page_cols);
        assert_string_equal(out.data, CASES[i].expected);
        buffer_free(&out);
        desk_close(&desk);
    }
}

static void draws_what_the_reader_says(void **state)
{
    (void)state;
    static const struct {
        const char *golden;
        int cols, rows;
        const char *keys;
        bool roles;
    } CASES[] = {
        {"view/top-80x24.txt", 80, 24, "", true},
        {"view/outline-100x24.txt", 100, 24, "o", true},
        {"view/quotes-80x16.txt", 80, 16, "Q<Tab>j", false},
        {"view/reviews-60x16.txt", 60, 16, "R", false},
        {"view/hits-90x20.txt", 90, 20, "/moth<Enter>nS", true},
        {"view/section-60x12.txt", 60, 12, "]]5j", false},
        {"view/review-70x24.txt", 70, 24, "]r", true},
        {"view/review-top-70x16.txt", 70, 16, "]r]r", false},
        {"view/quote-60x14.txt", 60, 14, "]q]q", true},
        {"view/review-24x8.txt", 24, 8, "]r", false},
        {"view/review-said-24x8.txt", 24, 8, "]r]r]r", false},
        {"view/help-80x20.txt", 80, 20, "h", false},
        {"view/help-40x12.txt", 40, 12, "h", false},
        {"view/info-60x20.txt", 60, 20, "i", false},
        {"view/marks-70x16.txt", 70, 16, "]]mb4]]maMj", true},
        {"view/marks-24x8.txt", 24, 8, "]]mb4]]maMj", false},
        {"view/prompt-60x12.txt", 60, 12, "/lamp", false},
        {"view/palette-70x16.txt", 70, 16, ":sec", false},
        {"view/hints-70x14.txt", 70, 14, "]~", false},
        {"view/hints-30x14.txt", 30, 14, "3]~", false},
        {"view/filter-80x10.txt", 80, 10, "o/lamp", false},
        {"view/page-40x10.txt", 40, 10, "<Space>", true},
        {"view/nothing-30x6.txt", 30, 6, "/zebra<Enter>", true},
        {"view/why-24x8.txt", 24, 8, "]rx", false},
        {"view/zen-60x12.txt", 60, 12, "z", false},
        {"view/tiny-12x3.txt", 12, 3, "", false},
        {"view/select-80x14.txt", 80, 14, "}}v)jj", true},
        {"view/select-24x8.txt", 24, 8, "]]jjv3w", true},
        {"view/select-zen-40x8.txt", 40, 8, "z}}v)", true},
        {"view/sidebar-narrow-100x12.txt", 100, 12, "o9-", false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Desk desk = desk_open(CASES[i].cols, CASES[i].rows, CASES[i].keys);
        Buffer out = {0};
        screen_dump_text(desk.screen, &out);
        if (CASES[i].roles) {
            screen_dump_roles(desk.screen, &out);
        }
        assert_golden(&out, CASES[i].golden);
        buffer_free(&out);
        desk_close(&desk);
    }
}

/* Wide clusters keep both their cells, and the cursor stays on the screen. */
static void check_screen(const Screen *screen)
{
    for (int row = 0; row < screen->rows; row++) {
        for (int col = 0; col < screen->cols; col++) {
            const Cell *cell = screen_cell(screen, col, row);
            if (cell->width == 2) {
                assert_true(col + 1 < screen->cols);
                assert_int_equal(screen_cell(screen, col + 1, row)->width, 0);
            }
        }
    }
    assert_true(screen->cursor_col < screen->cols && screen->cursor_row < screen->rows);
}

static const Reading READINGS[] = {
    {.title = STR_INIT("Moths of the Lower Estuary, with a Key to the Grey Ones and a Word on Lamps"),
     .section = STR_INIT("The grey ones"),
     .when = STR_INIT("yesterday 21:14"),
     .path = STR_INIT("~/reading/natural history/moths.md"),
     .percent = 43},
    {.title = STR_INIT("\xE6\xBD\xAE\xE3\x81\xAE\xE6\x9C\xAC"),
     .when = STR_INIT("12 March"),
     .path = STR_INIT("/srv/tides.txt"),
     .percent = 100,
     .gone = true},
};

/* What was being read: as it is drawn, at every size, and clicked. */
static void draws_what_was_being_read(void **state)
{
    (void)state;
    static const struct {
        const char *golden;
        int cols, rows;
    } CASES[] = {{"view/recent-70x12.txt", 70, 12}, {"view/recent-30x10.txt", 30, 10}};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        Desk desk = desk_open(CASES[i].cols, CASES[i].rows, "");
        Buffer out = {0};
        reader_show_readings(desk.reader, READINGS, 2, true);
        view_draw(desk.reader, desk.screen);
        screen_dump_text(desk.screen, &out);
        screen_dump_roles(desk.screen, &out);
        assert_golden(&out, CASES[i].golden);
        buffer_free(&out);
        Event click = {.kind = EVENT_MOUSE, .col = 12, .row = 5}; /* the second line of the second */
        assert_int_equal(view_mouse(desk.reader, click, CASES[i].cols, CASES[i].rows) & EFFECT_RESUME,
                         EFFECT_RESUME);
        assert_int_equal(reader_chosen(desk.reader), 1);
        click.row = 1; /* the heading */
        assert_int_equal(view_mouse(desk.reader, click, CASES[i].cols, CASES[i].rows), EFFECT_NONE);
        for (int cols = 1; cols <= 40; cols++) {
            screen_resize(desk.screen, cols, 9);
            view_fit(desk.reader, cols, 9);
            view_draw(desk.reader, desk.screen);
            check_screen(desk.screen);
        }
        desk_close(&desk);
    }
}

/* From one cell upwards, in every state that has something of its own on the screen. */
static void draws_at_every_size(void **state)
{
    (void)state;
    static const char *const KEYS[] = {
        "",       "o",     "Q<Tab>", "R/x", "/moth<Enter>S", "]r", "]q", "h", "i/w",
        "ma]]MG", "/lamp", ":s",     "]~",  "z]r",           "G",  "12",
    };
    for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
        Desk desk = desk_open(60, 20, KEYS[i]);
        for (int cols = 1; cols <= 60; cols++) {
            for (int rows = 1; rows <= 20; rows++) {
                screen_resize(desk.screen, cols, rows);
                view_fit(desk.reader, cols, rows);
                view_draw(desk.reader, desk.screen);
                check_screen(desk.screen);
            }
        }
        desk_close(&desk);
    }
}

/* The same state at the same size gives the same screen, wherever it has been in between. */
static void a_resize_comes_back(void **state)
{
    (void)state;
    Desk desk = desk_open(80, 24, "5j");
    Buffer before = {0}, after = {0};
    screen_dump_text(desk.screen, &before);
    static const int SIZES[][2] = {{20, 5}, {1, 1}, {200, 60}, {80, 24}};
    for (size_t i = 0; i < sizeof SIZES / sizeof SIZES[0]; i++) {
        screen_resize(desk.screen, SIZES[i][0], SIZES[i][1]);
        view_fit(desk.reader, SIZES[i][0], SIZES[i][1]);
        view_draw(desk.reader, desk.screen);
    }
    screen_dump_text(desk.screen, &after);
    assert_true(str_equal(buffer_str(&before), buffer_str(&after)));
    buffer_free(&before);
    buffer_free(&after);
    desk_close(&desk);
}

static void draws_an_empty_document(void **state)
{
    (void)state;
    Fixture fixture = fixture_build(NULL, 0);
    Reader *reader = reader_new(fixture.doc, (ReaderOptions){.name = STR("empty.txt")});
    Screen *screen = screen_new(30, 4);
    Buffer out = {0};
    view_fit(reader, 30, 4);
    view_draw(reader, screen);
    screen_dump_text(screen, &out);
    buffer_put_byte(&out, '\0');
    assert_string_equal(out.data, "\n\n\n empty.txt               100%\n");
    assert_int_equal(view_mouse(reader, (Event){.kind = EVENT_MOUSE, .col = 3, .row = 1}, 30, 4),
                     EFFECT_NONE);
    buffer_free(&out);
    screen_free(screen);
    reader_free(reader);
    fixture_free(&fixture);
}

static void finds_what_is_clicked(void **state)
{
    (void)state;
    Desk desk = desk_open(104, 24, "o<Tab>");
    const ReaderState *reader = reader_state(desk.reader);
    const Document *doc = desk.fixture.doc;
    view_mouse(desk.reader, (Event){.kind = EVENT_MOUSE, .col = 46, .row = 6}, 104, 24);
    view_mouse(desk.reader, (Event){.kind = EVENT_MOUSE, .mouse = MOUSE_RELEASE}, 104, 24);
    DocRange words = range_of(doc, "When the keeper");
    assert_int_equal(reader->here, words.start + 10); /* the column of the 'e' of "keeper" */
    view_mouse(desk.reader, (Event){.kind = EVENT_MOUSE, .col = 5, .row = 5}, 104, 24);
    assert_int_equal(document_block_at(doc, reader->here),
                     7); /* "Books in brief", the fifth line of the outline */
    desk_close(&desk);
}

/* A hit that a line end cuts in two is marked on both lines, and nothing else is. */
static void marks_hits_over_line_ends(void **state)
{
    (void)state;
    Desk desk = desk_open(40, 30, "/told to write down<Enter>");
    int marked = 0, first_row = -1, last_row = -1;
    Buffer text = {0};
    for (int row = 0; row < 29; row++) {
        for (int col = 0; col < 39; col++) { /* the last one is the strip's */
            const Cell *cell = screen_cell(desk.screen, col, row);
            if (cell->role == ROLE_MATCH_CURRENT) {
                buffer_put(&text, screen_cell_text(desk.screen, cell));
                first_row = marked++ ? first_row : row;
                last_row = row;
            }
        }
    }
    buffer_put_byte(&text, '\0');
    assert_string_equal(text.data, "told to writedown");
    assert_int_equal(last_row, first_row + 1);
    buffer_free(&text);
    desk_close(&desk);
}

/* The strip shows where hits lie, and a click on it goes there. */
static void shows_where_hits_lie(void **state)
{
    (void)state;
    Desk desk = desk_open(80, 24, "/the<Enter>");
    const ReaderState *reader = reader_state(desk.reader);
    size_t length = document_text(desk.fixture.doc).len_bytes, rows = 22, wrong = 0, marked = 0;
    for (size_t row = 0; row < rows; row++) {
        const Cell *cell = screen_cell(desk.screen, 79, (int)row + 1);
        bool hit = false, is_marked = cell->role == ROLE_MATCH || cell->role == ROLE_MATCH_CURRENT;
        for (size_t i = 0; i < reader->search.hits.count; i++)
            hit = hit || reader->search.hits.items[i].start * rows / length == row;
        wrong += hit != is_marked;
        marked += is_marked;
    }
    assert_true(wrong <= 2); /* a hit may begin where two rows meet */
    assert_true(marked > 3);
    view_mouse(desk.reader, (Event){.kind = EVENT_MOUSE, .col = 79, .row = 22}, 80, 24);
    assert_int_equal(reader->search.current, reader->search.hits.count - 1);
    reader_key(desk.reader, (Key){.code = KEYCODE_ESCAPE});
    view_draw(desk.reader, desk.screen);
    assert_int_equal(screen_cell(desk.screen, 79, 5)->role, ROLE_TEXT);
    desk_close(&desk);
}

static void press(Desk *desk, const char *keys)
{
    KeyList list = {0};
    key_parse_all(str_from(keys), &list);
    for (size_t i = 0; i < list.count; i++) {
        reader_key(desk->reader, list.items[i]);
        view_fit(desk->reader, desk->screen->cols, desk->screen->rows);
    }
    vec_free(&list);
    view_draw(desk->reader, desk->screen);
}

/* The row of the strip that the cursor is in; -1 when it is in none. */
static int strip_cursor(const Desk *desk)
{
    int col = desk->screen->cols - 1, found = -1;
    for (int row = 0; row < desk->screen->rows; row++) {
        const Cell *cell = screen_cell(desk->screen, col, row);
        if (cell->role == ROLE_MATCH_CURRENT && str_equal(screen_cell_text(desk->screen, cell), STR("<")))
            found = row;
    }
    return found;
}

/* Keys go through the strip: the text shows a hit of each row that has one, Enter stays there, Esc leads back. */
static void goes_through_the_strip(void **state)
{
    (void)state;
    Desk desk = desk_open(80, 24, "/the<Enter>");
    const ReaderState *reader = reader_state(desk.reader);
    DocPos start = reader->anchor;
    press(&desk, "<Tab><Tab>");
    assert_int_equal(reader->focus, FOCUS_STRIP);
    int first = strip_cursor(&desk);
    assert_true(first > 0);
    press(&desk, "jj");
    assert_true(strip_cursor(&desk) > first + 1);
    size_t below = reader->search.current;
    press(&desk, "k");
    assert_true(reader->search.current < below);
    press(&desk, "G");
    assert_int_equal(strip_cursor(&desk), 22);
    press(&desk, "<Esc>");
    assert_int_equal(reader->focus, FOCUS_TEXT);
    assert_int_equal(reader->anchor, start);
    assert_int_equal(strip_cursor(&desk), -1);
    press(&desk, "<Tab><Tab>G<Enter>");
    assert_int_equal(reader->focus, FOCUS_TEXT);
    assert_true(reader->anchor > start);
    press(&desk, "<BS>");
    assert_int_equal(reader->anchor, start);
    press(&desk, "<Tab><Tab>"); /* what is not shown any more has no keys */
    press(&desk, "<Tab><Esc>");
    assert_int_equal(reader->focus, FOCUS_TEXT);
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divides_the_screen),        cmocka_unit_test(draws_what_the_reader_says),
        cmocka_unit_test(draws_what_was_being_read), cmocka_unit_test(draws_at_every_size),
        cmocka_unit_test(a_resize_comes_back),       cmocka_unit_test(draws_an_empty_document),
        cmocka_unit_test(finds_what_is_clicked),     cmocka_unit_test(marks_hits_over_line_ends),
        cmocka_unit_test(shows_where_hits_lie),      cmocka_unit_test(goes_through_the_strip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
