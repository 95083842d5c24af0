/* Plain mode on the screen: nothing is drawn but words, and the cursor stands where one reads. And whatever the mode, nothing
 * that must be told apart is told by colour alone. */
#include "desk.h"

#include "base/utf8.h"

static const char page_text[] =
    "# The harbour clock\n\nA word of the keeper, and a [link](#books) in it, with a note.[^1]\n\n"
    "> Nobody is late who arrives with the water.\n>\n> -- Odo Kesh\n\n"
    "```\nsome code that is a good deal wider than a screen of seventy columns could ever show\n```\n\n"
    "| a | b |\n|---|---|\n| one | two |\n\n- an item\n- another\n\n---\n\n## Books\n\n"
    "**The Lamp**, by Fay Ulm. Pier Press, 212 pages, $24.\n\nA book about a lamp. The lamp is well "
    "drawn.\n\n[^1]: The note.\n";

/* Box drawing, block elements, geometric shapes, and what else is drawn as a mark. */
static bool is_drawn(uint32_t c)
{
    return (c >= 0x2500 && c <= 0x25FF) || c == 0x2039 || c == 0x203A || c == 0x275D;
}

static void assert_only_words(const Session *session, const char *keys)
{
    Buffer text = {0};
    screen_dump_text(session->screen, &text);
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        uint32_t c = utf8_decode(buffer_str(&text), at, &step);
        if (is_drawn(c))
            fail_msg("behind '%s' U+%04X is drawn:\n%s", keys, (unsigned)c, text.data);
    }
    buffer_free(&text);
}

static void test_nothing_is_drawn_but_words(void **state)
{
    (void)state;
    static const char *const walks[] = {"",
                                        "o",
                                        "oj",
                                        "oH",
                                        "Q",
                                        "R",
                                        "]q",
                                        "]r",
                                        "/lamp<Enter>",
                                        "/lamp<Enter>S",
                                        "/lamp",
                                        "s",
                                        ":th",
                                        "?",
                                        "?jjj",
                                        "i",
                                        "M",
                                        "ma]]M",
                                        "x",
                                        "l",
                                        "a",
                                        "t<BS>",
                                        "<Enter>",
                                        "G",
                                        "<Space>",
                                        "z",
                                        ":columns<Enter>",
                                        ":justify<Enter>",
                                        "\\\\",
                                        "F",
                                        "]",
                                        "50"};
    for (size_t i = 0; i < sizeof walks / sizeof *walks; i++) {
        Page page;
        Session session;
        write_page(&page, str_from(page_text));
        page.options.plain = true;
        page.options.type = TYPE_MARKDOWN;
        assert_true(session_open(&page.options, 70, 20, true, &session).ok);
        press(&session, walks[i]);
        session_draw(&session);
        assert_only_words(&session, walks[i]);
        assert_in_range(session.screen->cursor_row, 0, 19);
        assert_in_range(session.screen->cursor_col, 0, 69);
        session_close(&session);
        unlink(page.path);
    }
}

/* The rest of a row, from the cursor on. */
static void assert_at_cursor(Session *session, const char *wanted)
{
    Buffer text = {0};
    session_draw(session);
    screen_dump_text(session->screen, &text);
    const char *row = text.data;
    for (int i = 0; i < session->screen->cursor_row && row; i++)
        row = strchr(row, '\n') ? strchr(row, '\n') + 1 : NULL;
    assert_in_range(session->screen->cursor_col, 0, 1); /* help has a margin */
    row += row ? session->screen->cursor_col : 0;
    if (!row || strncmp(row, wanted, strlen(wanted)) != 0)
        fail_msg("the cursor is not on \"%s\" but in row %d:\n%s", wanted, session->screen->cursor_row,
                 text.data);
    buffer_free(&text);
}

static void test_the_cursor_stands_where_one_reads(void **state)
{
    (void)state;
    Page page;
    Session session;
    write_page(&page, str_from(page_text));
    page.options.plain = true;
    page.options.type = TYPE_MARKDOWN;
    assert_true(session_open(&page.options, 70, 20, true, &session).ok);
    assert_at_cursor(&session, "Title: The harbour clock");
    press(&session, "j");
    assert_at_cursor(&session, "A word of the keeper");
    press(&session, "j");
    assert_at_cursor(&session, "Quote: Nobody is late");
    press(&session, "k");
    assert_at_cursor(&session, "A word of the keeper");
    press(&session, "]]");
    assert_at_cursor(&session, "Heading 2: Books");
    press(&session, "o");
    assert_at_cursor(&session, "   - Books");
    press(&session, "g<Enter>");
    assert_at_cursor(&session, "Title: The harbour clock");
    press(&session, "?");
    assert_at_cursor(&session, "Moving");
    session_close(&session);
    unlink(page.path);
}

static void test_nothing_is_told_by_colour_alone(void **state)
{
    (void)state;
    static const Role pairs[][2] = {{ROLE_TEXT, ROLE_LINK},
                                    {ROLE_TEXT, ROLE_MATCH},
                                    {ROLE_TEXT, ROLE_MATCH_CURRENT},
                                    {ROLE_MATCH, ROLE_MATCH_CURRENT},
                                    {ROLE_LINK, ROLE_MATCH},
                                    {ROLE_LINK, ROLE_MATCH_CURRENT},
                                    {ROLE_TEXT, ROLE_HEADING_1},
                                    {ROLE_SIDEBAR, ROLE_SIDEBAR_CURSOR},
                                    {ROLE_SIDEBAR_HERE, ROLE_SIDEBAR_CURSOR},
                                    {ROLE_SIDEBAR, ROLE_SIDEBAR_HERE},
                                    {ROLE_HELP, ROLE_SIDEBAR_CURSOR},
                                    {ROLE_HELP, ROLE_HELP_KEY},
                                    {ROLE_MESSAGE, ROLE_ERROR}};
    static const char *const names[] = {"dark", "light", "sepia", "contrast", "mono"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Theme theme;
        assert_true(config_theme(&(Options){0}, names[i], &theme).ok);
        Theme plain = theme_without_color(&theme);
        for (size_t j = 0; j < sizeof pairs / sizeof *pairs; j++)
            if (plain.looks[pairs[j][0]].attrs == plain.looks[pairs[j][1]].attrs)
                fail_msg("%s without colour: %s looks like %s", names[i], role_name(pairs[j][0]),
                         role_name(pairs[j][1]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_is_drawn_but_words),
        cmocka_unit_test(test_the_cursor_stands_where_one_reads),
        cmocka_unit_test(test_nothing_is_told_by_colour_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
