#include "desk.h"

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
    press(&session, ":as heading<Enter>");
    assert_on_screen(&session, "It is still being read", true);
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

/* Who asks for the end before it is there gets it when it is; who has read on from there does not. */
static void test_the_end_is_waited_for(void **state)
{
    (void)state;
    Buffer text = big_text();
    for (int moves_on = 0; moves_on < 2; moves_on++) {
        Page page;
        Session session;
        write_page(&page, buffer_str(&text));
        assert_true(session_open(&page.options, 70, 20, true, &session).ok);
        press(&session, moves_on ? "Gk" : "G");
        assert_on_screen(&session, "The end is still being read", !moves_on);
        while (!session_load(&session))
            poll(NULL, 0, 1);
        assert_on_screen(&session, "The very last words.", !moves_on);
        assert_on_screen(&session, "still being read", false);
        session_close(&session);
        unlink(page.path);
    }
    buffer_free(&text);
}

/* What is read after the head can be gone by then. */
static void test_a_big_file_that_is_taken_away(void **state)
{
    (void)state;
    Page page;
    Session session;
    Buffer text = big_text();
    write_page(&page, buffer_str(&text));
    assert_true(session_open(&page.options, 70, 20, true, &session).ok);
    unlink(page.path);
    while (!session_load(&session))
        poll(NULL, 0, 1);
    assert_on_screen(&session, "No such file", true);
    press(&session, "\\\\G");
    assert_on_screen(&session, "reading", false);
    session_close(&session);
    buffer_free(&text);
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
    assert_on_screen(&session, "café and crème", true);
    assert_on_screen(&session, "Read as WINDOWS-1252", true);
    session_close(&session);
    page.options.encoding = "CP437";
    assert_true(session_open(&page.options, 70, 5, true, &session).ok);
    assert_on_screen(&session, "cafΘ and crΦme", true);
    press(&session, "r");
    assert_on_screen(&session, "cafΘ and crΦme", true);
    session_close(&session);
    page.options.encoding = NULL;
    rewrite_page(&page, STR("caf\xC3\xA9 and cr\xE8me\n"));
    assert_true(session_open(&page.options, 70, 5, true, &session).ok);
    assert_on_screen(&session, "1 malformed byte sequence is", true);
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

/* ---- what is put right by hand -------------------------------------------------------------------------- */

static const char kiln[] =
    "The Kiln\n\nThe kiln was lit on the first dry evening of the month, and half the village "
    "came to see whether it would hold.\n\nClay keeps a record of every hand that was in a "
    "hurry; the potter has a shelf of them.\n\nA second beginning\n\nNobody has counted the "
    "wells of the upper parish since the survey of the forties.\n";

static void test_what_is_put_right_is_kept(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, kiln);
    assert_reads(&desk, ":7<Enter>x", "heading: rule");
    assert_int_not_equal(access(desk.store, F_OK), 0); /* reading leaves nothing */
    assert_reads(&desk, ":7<Enter>:as para<Enter>", "Line 7 is a paragraph now; U takes it back");
    assert_reads(&desk, ":7<Enter>x", "para: put right by hand, 100% sure, line 7");
    assert_reads(&desk, ":5<Enter>J", "Line 5 goes on from line 3 now; U takes it back");
    assert_reads(&desk, ":3<Enter>x", "lines 3, 5; joined by hand at line 5");
    assert_reads(&desk, "UU", "Taken back: line 7 as a paragraph");
    assert_reads(&desk, ":7<Enter>x", "heading: rule");
    assert_reads(&desk, "U", "Nothing here was put right by hand");
    clear_desk(&desk);
}

/* One key after the other: what was put right last is taken back first. */
static void test_putting_right_and_taking_back(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, kiln);
    assert_reads(&desk, ":5<Enter>J|", "Line 5 begins a block of its own now");
    assert_reads(&desk, "U", "Taken back: line 5 as the beginning of a block");
    assert_reads(&desk, "U", "Taken back: line 5 joined with what is before it");
    assert_reads(&desk, ":7<Enter>:as heading 4<Enter>", "Line 7 is a heading of level 4 now");
    assert_reads(&desk, ":7<Enter>:as furniture<Enter>", "Line 7 is furniture now, and folded away;");
    assert_reads(&desk, "UU", "Taken back: line 7 as a heading of level 4");
    assert_reads(&desk, "gJ", "There is nothing before line 1 that it could go on from");
    assert_reads(&desk, ":3<Enter>|", "one line of the file: there is nothing to split");
    clear_desk(&desk);
}

static void test_the_place_stays(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, kiln);
    Session session;
    assert_true(session_open(&desk.page.options, 60, 6, true, &session).ok);
    press(&session, ":7<Enter>:as verse<Enter>");
    assert_int_equal(reader_line(session.reader), 7);
    press(&session, "U");
    assert_int_equal(reader_line(session.reader), 7);
    press(&session, ":5<Enter>J");
    assert_int_equal(reader_line(session.reader), 5);
    session_close(&session);
    clear_desk(&desk);
}

/* A file goes by its content, wherever it lies; one that was changed by its path and its lines. */
static void test_a_file_that_is_moved_or_changed(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, kiln);
    char moved[80];
    snprintf(moved, sizeof moved, "%s-moved", desk.page.path);
    assert_reads(&desk, ":7<Enter>:as para<Enter>:5<Enter>:as quote<Enter>", "Line 5 is a quotation now");
    assert_int_equal(rename(desk.page.path, moved), 0);
    strcpy(desk.page.path, moved);
    assert_reads(&desk, ":7<Enter>x", "para: put right by hand");
    /* Two lines more above, and the quotation gone. */
    rewrite_page(&desk.page,
                 STR("A new beginning\n\nThe Kiln\n\nThe kiln was lit on the first dry evening of the "
                     "month, and half the village came.\n\nClay does not keep anything at all, the potter "
                     "says, who has no shelf.\n\nA second beginning\n\nNobody has counted the wells.\n"));
    assert_reads(&desk, ":9<Enter>x", "para: put right by hand, 100% sure, line 9");
    assert_reads(&desk, ":7<Enter>x", "para: rule");
    assert_reads(&desk, "U", "Taken back: line 9 as a paragraph");
    assert_reads(&desk, ":9<Enter>x", "heading: rule");
    /* What it was is not forgotten. */
    rewrite_page(&desk.page, str_from(kiln));
    assert_reads(&desk, ":5<Enter>x", "quote: put right by hand");
    clear_desk(&desk);
}

static void test_a_file_that_changes_while_it_is_read(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, kiln);
    Session session;
    Buffer longer = {0};
    assert_true(session_open(&desk.page.options, 80, 24, true, &session).ok);
    press(&session, ":7<Enter>:as para<Enter>");
    buffer_put_format(&longer, "A line above\n\n%s", kiln);
    rewrite_page(&desk.page, buffer_str(&longer));
    press(&session, "r:9<Enter>x");
    assert_on_screen(&session, "para: put right by hand, 100% sure, line 9", true);
    press(&session, "U:9<Enter>x");
    assert_on_screen(&session, "heading: rule", true);
    buffer_free(&longer);
    session_close(&session);
    clear_desk(&desk);
}

/* Two at once: each adds to what the other keeps, and sees it when it reads again. */
static void test_two_readings_at_once(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, kiln);
    Session one, two;
    assert_true(session_open(&desk.page.options, 80, 24, true, &one).ok);
    assert_true(session_open(&desk.page.options, 80, 24, true, &two).ok);
    press(&one, ":7<Enter>:as para<Enter>");
    press(&two, ":5<Enter>:as quote<Enter>");
    press(&one, "r:5<Enter>x");
    assert_on_screen(&one, "quote: put right by hand", true);
    press(&two, "r:7<Enter>x");
    assert_on_screen(&two, "para: put right by hand", true);
    session_close(&one);
    session_close(&two);
    clear_desk(&desk);
}

static void test_nothing_is_kept_unasked(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, kiln);
    desk.page.options.no_state = true;
    assert_reads(&desk, ":7<Enter>:as para<Enter>x", "para: put right by hand");
    desk.page.options.no_state = false;
    desk.page.options.task = TASK_REPLAY;
    assert_reads(&desk, ":7<Enter>:as para<Enter>x", "para: put right by hand");
    assert_int_not_equal(access(desk.store, F_OK), 0);
    /* But a replay shows what is kept, and takes nothing of it away. */
    desk.page.options.task = TASK_READ;
    assert_reads(&desk, ":7<Enter>:as para<Enter>", "now");
    desk.page.options.task = TASK_REPLAY;
    assert_reads(&desk, ":7<Enter>xU", "Taken back");
    assert_reads(&desk, ":7<Enter>x", "para: put right by hand");
    desk.page.options.no_state = true;
    assert_reads(&desk, ":7<Enter>x", "heading: rule");
    clear_desk(&desk);
}

static void test_the_source_is_not_put_right(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, kiln);
    assert_reads(&desk, "\\\\J", "This is the source as it stands");
    assert_reads(&desk, "\\\\U", "This is the source as it stands");
    desk.page.options.raw = true;
    assert_reads(&desk, "|", "This is the source as it stands");
    assert_int_not_equal(access(desk.store, F_OK), 0);
    desk.page.options.raw = false;
    assert_reads(&desk, ":7<Enter>\\\\:as para<Enter>", "This is the source as it stands");
    assert_reads(&desk, ":7<Enter>x", "heading: rule"); /* though the command itself is kept */
    clear_desk(&desk);
}

/* Whatever is wrong with the store: it is said in a line, the page is read, and the store left as it is. */
static void test_trouble_with_the_store(void **state)
{
    (void)state;
    Desk desk;
    make_desk(&desk, kiln);
    char folder[96];
    snprintf(folder, sizeof folder, "%s/recto", desk.folder);
    assert_int_equal(mkdir(folder, 0700), 0);
    FILE *file = fopen(desk.store, "w");
    fputs("This is a letter that somebody keeps in the wrong place.\n", file);
    fclose(file);
    assert_reads(&desk, "", "was garbled, and is state.db.garbled-1");
    assert_reads(&desk, "", "The kiln was lit");
    Buffer text = {0};
    char aside[128];
    snprintf(aside, sizeof aside, "%s.garbled-1", desk.store);
    file = fopen(aside, "r");
    for (int c; (c = fgetc(file)) != EOF;)
        buffer_put_byte(&text, (char)c);
    fclose(file);
    assert_true(str_starts(buffer_str(&text), STR("This is a letter")));
    buffer_free(&text);
    assert_int_equal(unlink(aside), 0);
    /* Where no file can be. */
    assert_int_equal(mkdir(desk.store, 0700), 0);
    assert_reads(&desk, "", "state.db: unable to open");
    assert_reads(&desk, ":7<Enter>:as para<Enter>", "Not kept: ");
    assert_reads(&desk, ":7<Enter>:as para<Enter>x", "para: put right by hand");
    assert_reads(&desk, ":7<Enter>:as para<Enter>U", "Taken back until you quit: ");
    assert_int_equal(rmdir(desk.store), 0);
    clear_desk(&desk);
}

/* Lists are of what the reader has put right. */
static void test_lists_of_what_was_put_right(void **state)
{
    (void)state;
    Desk desk;
    Buffer before = {0}, behind = {0}, raw = {0}, without = {0};
    size_t found = 0;
    make_desk(&desk, kiln);
    Options options = desk.page.options;
    options.task = TASK_OUTLINE;
    assert_true(print_file(&options, desk.page.path, &before, &found).ok);
    assert_non_null(strstr(before.data, "7\t2\tA second beginning\n"));
    assert_reads(&desk, ":7<Enter>:as para<Enter>:9<Enter>:as heading 3<Enter>",
                 "Line 9 is a heading of level 3");
    assert_true(print_file(&options, desk.page.path, &behind, &found).ok);
    assert_null(strstr(behind.data, "A second beginning"));
    assert_non_null(strstr(behind.data, "9\t3\tNobody has counted"));
    options.no_state = true;
    assert_true(print_file(&options, desk.page.path, &without, &found).ok);
    assert_true(str_equal(buffer_str(&before), buffer_str(&without)));
    options = desk.page.options;
    options.task = TASK_STRUCTURE;
    options.raw = true;
    assert_true(print_file(&options, desk.page.path, &raw, &found).ok);
    assert_null(strstr(raw.data, "heading"));
    Buffer *buffers[] = {&before, &behind, &raw, &without};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        buffer_free(buffers[i]);
    clear_desk(&desk);
}

/* The head of a big file and the whole of it: both are as they were put right. */
static void test_a_big_file_that_was_put_right(void **state)
{
    (void)state;
    Buffer text = big_text();
    Desk desk;
    make_desk(&desk, text.data);
    Session session;
    desk.page.options.start_line = 3; /* waits for the whole */
    assert_reads(&desk, ":3<Enter>:as quote<Enter>", "Line 3 is a quotation now");
    desk.page.options.start_line = 0;
    assert_true(session_open(&desk.page.options, 80, 24, true, &session).ok);
    assert_non_null(session.head);
    press(&session, ":3<Enter>x");
    assert_on_screen(&session, "quote: put right by hand", true);
    while (!session_load(&session))
        poll(NULL, 0, 1);
    press(&session, ":3<Enter>x");
    assert_on_screen(&session, "quote: put right by hand", true);
    session_close(&session);
    buffer_free(&text);
    clear_desk(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_big_file_opens_on_its_head),
        cmocka_unit_test(test_no_paragraph_is_cut_by_the_end_of_the_head),
        cmocka_unit_test(test_the_end_is_waited_for),
        cmocka_unit_test(test_a_big_file_that_is_taken_away),
        cmocka_unit_test(test_leaving_while_the_rest_is_read),
        cmocka_unit_test(test_the_source_and_back),
        cmocka_unit_test(test_reading_again),
        cmocka_unit_test(test_what_is_not_text),
        cmocka_unit_test(test_what_is_put_right_is_kept),
        cmocka_unit_test(test_putting_right_and_taking_back),
        cmocka_unit_test(test_the_place_stays),
        cmocka_unit_test(test_a_file_that_is_moved_or_changed),
        cmocka_unit_test(test_a_file_that_changes_while_it_is_read),
        cmocka_unit_test(test_two_readings_at_once),
        cmocka_unit_test(test_nothing_is_kept_unasked),
        cmocka_unit_test(test_the_source_is_not_put_right),
        cmocka_unit_test(test_trouble_with_the_store),
        cmocka_unit_test(test_lists_of_what_was_put_right),
        cmocka_unit_test(test_a_big_file_that_was_put_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
