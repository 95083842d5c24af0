/* A file that changes while it is read. Time goes by as the test says; the files are real. */
#include "desk.h"

#include "app/live.h"
#include "reader/state.h"

enum {
    COLS = 60,
    ROWS = 12,
    LINES = 40
};

typedef struct {
    Page page;
    Session session;
    int64_t now_ms;
} LiveReading;

/* first, paragraphs of a line each that are numbered, last. */
static Buffer paragraphs(const char *first, const char *last)
{
    Buffer text = {0};
    buffer_put(&text, str_from(first));
    for (int i = 0; i < LINES; i++)
        buffer_put_format(&text, "Paragraph number %d of the page, which is like no other one.\n\n", i);
    buffer_put(&text, str_from(last));
    return text;
}

static void rewrite(const LiveReading *reading, const char *first, const char *last)
{
    Buffer text = paragraphs(first, last);
    rewrite_page(&reading->page, buffer_str(&text));
    buffer_free(&text);
}

static void open_reading(LiveReading *reading, bool follow)
{
    Buffer text = paragraphs("", "");
    write_page(&reading->page, buffer_str(&text));
    buffer_free(&text);
    reading->page.options.follow = follow;
    assert_true(session_open(&reading->page.options, COLS, ROWS, true, &reading->session).ok);
    reading->now_ms = live_now_ms();
}

static void close_reading(LiveReading *reading)
{
    session_close(&reading->session);
    unlink(reading->page.path);
}

/* So much time goes by, in which one looks as often as is asked for. */
static void let_pass(LiveReading *reading, int64_t ms)
{
    int64_t end_ms = reading->now_ms + ms;
    for (;;) {
        int patience_ms = watch_patience_ms(&reading->session.watch, reading->now_ms);
        reading->now_ms += patience_ms > 0 ? patience_ms : 0;
        if (patience_ms < 0 || reading->now_ms > end_ms)
            break;
        live_look(&reading->session, reading->now_ms);
    }
    reading->now_ms = end_ms;
}

static void assert_top(LiveReading *reading, const char *wanted)
{
    Str text = document_text(reading->session.document);
    size_t anchor = reader_state(reading->session.reader)->anchor;
    Str there = str_slice(text, anchor, anchor + strlen(wanted));
    if (!str_equal(there, str_from(wanted)))
        fail_msg("the page begins with \"%.*s\" instead of \"%s\"", (int)there.len_bytes, there.data, wanted);
}

static void test_it_is_said_and_left_alone(void **state)
{
    (void)state;
    LiveReading reading;
    open_reading(&reading, false);
    press(&reading.session, "/number 20<Enter>zz");
    let_pass(&reading, 5000);
    assert_on_screen(&reading.session, "Changed on disk", false);
    rewrite(&reading, "Some new words at the head.\n\n", "");
    let_pass(&reading, 5000);
    assert_on_screen(&reading.session, "Changed on disk: r reads it again", true);
    press(&reading.session, "g");
    assert_on_screen(&reading.session, "Changed on disk", false);
    assert_on_screen(&reading.session, "Some new words", false);
    let_pass(&reading, 5000); /* once is enough */
    assert_on_screen(&reading.session, "Changed on disk", false);
    press(&reading.session, "rg");
    assert_on_screen(&reading.session, "Some new words", true);
    let_pass(&reading, 5000);
    assert_on_screen(&reading.session, "Changed on disk", false);
    close_reading(&reading);
}

static void test_it_is_followed_and_the_place_kept(void **state)
{
    (void)state;
    LiveReading reading;
    open_reading(&reading, true);
    press(&reading.session, ":20<Enter>");
    Str text = document_text(reading.session.document);
    char before[24];
    snprintf(before, sizeof before, "%.20s", text.data + reader_state(reading.session.reader)->anchor);
    rewrite(&reading, "New words at the head.\n\nAnd some more of them.\n\n", "");
    let_pass(&reading, 5000);
    assert_top(&reading, before);
    press(&reading.session, "jg");
    assert_on_screen(&reading.session, "New words at the head.", true);
    close_reading(&reading);
}

static void test_who_stands_at_the_end_stays_there(void **state)
{
    (void)state;
    LiveReading reading;
    open_reading(&reading, true);
    press(&reading.session, "G");
    rewrite(&reading, "", "One thing more.\n\nAnd another.\n\nThe newest of all.\n");
    let_pass(&reading, 5000);
    assert_on_screen(&reading.session, "The newest of all.", true);
    assert_true(reader_at_end(reader_state(reading.session.reader)));
    press(&reading.session, "kkkkkk"); /* who has left the end is not drawn along */
    rewrite(
        &reading, "",
        "One thing more.\n\nAnd another.\n\nThe newest of all.\n\nEven newer.\n\nAnd newer.\n\nEnough.\n");
    let_pass(&reading, 5000);
    assert_on_screen(&reading.session, "Enough.", false);
    close_reading(&reading);
}

/* Neither a file that is away or empty for a moment, nor one that stays so, takes the text away. */
static void test_what_is_gone_is_still_read(void **state)
{
    (void)state;
    for (int emptied = 0; emptied < 2; emptied++) {
        LiveReading reading;
        open_reading(&reading, true);
        press(&reading.session, ":20<Enter>");
        size_t place = reader_source_offset(reading.session.reader);
        if (emptied)
            rewrite_page(&reading.page, STR(""));
        else
            unlink(reading.page.path);
        let_pass(&reading, 1500);
        assert_on_screen(&reading.session, "gone or empty", false);
        let_pass(&reading, 5000);
        assert_on_screen(&reading.session, "The file is gone or empty; this is what it was", true);
        assert_int_equal(reader_source_offset(reading.session.reader), place);
        rewrite(&reading, "", "It came back.\n");
        let_pass(&reading, 5000);
        assert_on_screen(&reading.session, "The file is there again", true);
        assert_int_equal(reader_source_offset(reading.session.reader), place);
        press(&reading.session, "G");
        assert_on_screen(&reading.session, "It came back.", true);
        close_reading(&reading);
    }
}

/* What is typed is not taken from under one's hands. */
static void test_a_prompt_is_not_disturbed(void **state)
{
    (void)state;
    LiveReading reading;
    open_reading(&reading, true);
    press(&reading.session, "/number");
    rewrite(&reading, "New words at the head.\n\n", "");
    let_pass(&reading, 5000);
    press(&reading.session, "<Esc>g");
    assert_on_screen(&reading.session, "New words", false);
    let_pass(&reading, 5000);
    press(&reading.session, "g");
    assert_on_screen(&reading.session, "New words", true);
    close_reading(&reading);
}

static void test_following_is_switched_while_reading(void **state)
{
    (void)state;
    LiveReading reading;
    open_reading(&reading, false);
    rewrite(&reading, "New words at the head.\n\n", "");
    let_pass(&reading, 5000);
    press(&reading.session, ":follow<Enter>");
    assert_on_screen(&reading.session, "The file is read again whenever it changes", true);
    let_pass(&reading, 5000);
    press(&reading.session, "g");
    assert_on_screen(&reading.session, "New words", true);
    press(&reading.session, ":follow<Enter>");
    rewrite(&reading, "Newer words.\n\n", "");
    press(&reading.session, "g");
    let_pass(&reading, 5000);
    assert_on_screen(&reading.session, "Changed on disk", true);
    close_reading(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_it_is_said_and_left_alone),
        cmocka_unit_test(test_it_is_followed_and_the_place_kept),
        cmocka_unit_test(test_who_stands_at_the_end_stays_there),
        cmocka_unit_test(test_what_is_gone_is_still_read),
        cmocka_unit_test(test_a_prompt_is_not_disturbed),
        cmocka_unit_test(test_following_is_switched_while_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
