#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/session.h"

typedef struct {
    char path[64];
    char *files[1];
    Options options;
} Page;

static void write_page(Page *page, Str text)
{
    strcpy(page->path, "/tmp/recto-session-XXXXXX");
    int file = mkstemp(page->path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text.data, text.len_bytes), text.len_bytes);
    close(file);
    page->files[0] = page->path;
    page->options = (Options){.files = page->files, .file_count = 1, .config = "/dev/null"};
}

static void rewrite_page(const Page *page, Str text)
{
    FILE *file = fopen(page->path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text.data, 1, text.len_bytes, file), text.len_bytes);
    fclose(file);
}

static void press(Session *session, const char *notation)
{
    KeyList keys = {0};
    key_parse_all(str_from(notation), &keys);
    for (size_t i = 0; i < keys.count; i++)
        session_handle(session, (Event){.kind = EVENT_KEY, .key = keys.items[i]});
    vec_free(&keys);
}

static void assert_on_screen(Session *session, const char *wanted, bool there)
{
    Buffer text = {0};
    session_draw(session);
    screen_dump_text(session->screen, &text);
    if ((strstr(text.data, wanted) != NULL) != there)
        fail_msg("\"%s\" is%s on the screen:\n%s", wanted, there ? " not" : "", text.data);
    buffer_free(&text);
}

/* More than is recovered at once: many paragraphs, each with a word of its own. */
static Buffer big_text(void)
{
    Buffer text = {0};
    for (int i = 0; text.len_bytes < 3u << 20; i++)
        buffer_put_format(&text,
                          "Paragraph w%d of a long book, which says a thing or two about nothing at all, "
                          "and then goes on to say it again in other words.\n\n",
                          i);
    buffer_put(&text, STR("The very last words.\n"));
    return text;
}

static void test_a_big_file_opens_on_its_head(void **state)
{
    (void)state;
    Page page;
    Session session;
    Buffer text = big_text();
    write_page(&page, buffer_str(&text));
    assert_true(session_open(&page.options, 60, 20, true, &session).ok);
    size_t head_blocks = document_block_count(session.document);
    assert_on_screen(&session, "Paragraph w0 ", true);
    assert_on_screen(&session, "reading", true);
    press(&session, "/w100 <Enter>");
    assert_on_screen(&session, "Paragraph w100 ", true);
    while (!session_load(&session))
        poll(NULL, 0, 1);
    assert_true(document_block_count(session.document) > 4 * head_blocks);
    assert_on_screen(&session, "Paragraph w100 ", true);
    assert_on_screen(&session, "reading", false);
    press(&session, "G");
    assert_on_screen(&session, "The very last words.", true);
    session_close(&session);
    unlink(page.path);
    buffer_free(&text);
}

/* The head ends between two paragraphs, however the file ends its lines. */
static void test_no_paragraph_is_cut_by_the_end_of_the_head(void **state)
{
    (void)state;
    static const char *const line_ends[] = {"\n", "\r\n"};
    for (size_t i = 0; i < sizeof line_ends / sizeof *line_ends; i++) {
        Page page;
        Session session;
        Buffer text = {0};
        while (text.len_bytes < 2u << 20)
            buffer_put_format(&text, "A paragraph that is long enough to be one.%s%s", line_ends[i],
                              line_ends[i]);
        write_page(&page, buffer_str(&text));
        assert_true(session_open(&page.options, 60, 20, true, &session).ok);
        assert_non_null(session.head);
        assert_true(str_ends(source_text(session.head), STR(".\n\n")));
        session_close(&session);
        unlink(page.path);
        buffer_free(&text);
    }
}

static void test_leaving_while_the_rest_is_read(void **state)
{
    (void)state;
    Page page;
    Session session;
    Buffer text = big_text();
    write_page(&page, buffer_str(&text));
    assert_true(session_open(&page.options, 60, 20, true, &session).ok);
    press(&session, "q");
    assert_true(session.quit);
    session_close(&session);
    unlink(page.path);
    buffer_free(&text);
}

static void test_the_source_and_back(void **state)
{
    (void)state;
    Page page;
    Session session;
    write_page(
        &page,
        STR("A Title\n\nSome *words* of a paragraph that was cut by\n\na page break in its middle.\n"));
    assert_true(session_open(&page.options, 60, 20, true, &session).ok);
    assert_on_screen(&session, "Some words", true);
    press(&session, "<lt>");
    press(&session, "\\\\");
    assert_on_screen(&session, "Some *words*", true);
    press(&session, "\\\\");
    assert_on_screen(&session, "Some words", true);
    session_close(&session);
    unlink(page.path);
}

static void test_reading_again(void **state)
{
    (void)state;
    Page page;
    Session session;
    write_page(&page, STR("First version of it.\n"));
    assert_true(session_open(&page.options, 60, 20, true, &session).ok);
    rewrite_page(&page, STR("Second version of it.\n"));
    assert_on_screen(&session, "First version", true);
    press(&session, "r");
    assert_on_screen(&session, "Second version", true);
    unlink(page.path);
    press(&session, "r");
    assert_on_screen(&session, "No such file", true);
    assert_on_screen(&session, "Second version", true);
    session_close(&session);
}

static void test_what_is_not_text(void **state)
{
    (void)state;
    Page page;
    Session session;
    write_page(&page, STR("caf\xE9 and cr\xE8me\n"));
    assert_true(session_open(&page.options, 70, 5, true, &session).ok);
    assert_on_screen(&session, "2 malformed byte sequences", true);
    session_close(&session);
    rewrite_page(&page, (Str){"\x7F"
                              "ELF\0\0\0\1\2\3",
                              10});
    assert_true(session_open(&page.options, 70, 5, true, &session).ok);
    assert_on_screen(&session, "does not look like text", true);
    session_close(&session);
    rewrite_page(&page, STR(""));
    assert_true(session_open(&page.options, 70, 5, true, &session).ok);
    assert_on_screen(&session, "There is nothing in this file", true);
    session_close(&session);
    unlink(page.path);
}

static void test_settings(void **state)
{
    (void)state;
    static const struct {
        const char *text, *trouble;
    } cases[] = {
        {"# mine\n\nmeasure = 40\ntheme=light\nmouse = off\n", NULL},
        {"measure = wide\n", "line 1: measure is not a number"},
        {"\nmeasure = 7\n", "line 2: measure must be from 20 to 200"},
        {"mouse = maybe\n", "line 1: mouse is neither on nor off"},
        {"colour = red\n", "line 1: no such setting: colour"},
        {"measure\n", "line 1: not of the form NAME = VALUE"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Page page;
        Config config;
        write_page(&page, str_from(cases[i].text));
        page.options.config = page.path;
        Status status = config_load(&page.options, &config);
        assert_int_equal(status.ok, cases[i].trouble == NULL);
        if (cases[i].trouble)
            assert_non_null(strstr(status.message, cases[i].trouble));
        if (i == 0) {
            assert_int_equal(config.measure_cols, 40);
            assert_string_equal(config.theme, "light");
            assert_false(config.mouse);
        }
        unlink(page.path);
    }
}

/* A path is not cut off to fit: there might be another file of that name. */
static void test_a_theme_name_that_is_too_long(void **state)
{
    (void)state;
    Config config;
    char name[2 * sizeof config.theme];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    Options options = {.config = "/dev/null", .theme = name};
    Status status = config_load(&options, &config);
    assert_false(status.ok);
    assert_non_null(strstr(status.message, "--theme"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_big_file_opens_on_its_head),
        cmocka_unit_test(test_no_paragraph_is_cut_by_the_end_of_the_head),
        cmocka_unit_test(test_leaving_while_the_rest_is_read),
        cmocka_unit_test(test_the_source_and_back),
        cmocka_unit_test(test_reading_again),
        cmocka_unit_test(test_what_is_not_text),
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_a_theme_name_that_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
