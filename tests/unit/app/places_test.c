/* Where a document was left, and its marks, are there the next time. */
#include "desk.h"

#include "app/places.h"
#include "app/recent.h"
#include "reader/state.h"

static Buffer chapters(int first, int end)
{
    Buffer text = {0};
    for (int i = first; i < end; i++)
        buffer_put_format(
            &text,
            "## Chapter %d\n\nThe %dth lamp was lit by the keeper of the night, who has said since "
            "that nobody had asked for it, and that it burned all the same.\n\n",
            i, i);
    return text;
}

/* Opens as session_run() does. */
static void open_desk(Desk *desk, Session *session)
{
    assert_true(session_open(&desk->page.options, 60, 12, true, session).ok);
    session_go_to_start(session);
}

static void leave(Session *session)
{
    Status status = places_leave(session);
    if (!status.ok)
        fail_msg("%s", status.message);
    session_close(session);
}

/* The page is opened, keys are pressed, something is to be read, and it is left. */
static void read_desk(Desk *desk, const char *keys, const char *wanted)
{
    Session session;
    open_desk(desk, &session);
    press(&session, keys);
    assert_on_screen(&session, wanted, true);
    leave(&session);
}

static void make_chapters(Desk *desk)
{
    Buffer text = {0}, all = chapters(1, 40);
    buffer_put(&text, STR("Before the first chapter there is this.\n\n"));
    buffer_put(&text, buffer_str(&all));
    make_desk(desk, text.data);
    buffer_free(&text);
    buffer_free(&all);
}

static void test_a_place_is_gone_back_to(void **state)
{
    (void)state;
    Desk desk;
    make_chapters(&desk);
    read_desk(&desk, "", "Chapter 1");
    read_desk(&desk, "", "Chapter 1");
    read_desk(&desk, "12]]", "Chapter 12");
    Session session;
    open_desk(&desk, &session);
    assert_on_screen(&session, "The 12th lamp", true);
    assert_on_screen(&session, "Back where you were, at ", true);
    press(&session, "^O");
    assert_on_screen(&session, "No jump before this one", true);
    leave(&session);
    desk.page.options.start_line = 1; /* who names a place wants that one */
    read_desk(&desk, "", "Chapter 1");
    desk.page.options.start_line = 0;
    read_desk(&desk, "", "Chapter 1");
    clear_desk(&desk);
}

static void test_nothing_is_kept_unless_read_in_the_terminal(void **state)
{
    (void)state;
    Desk desk;
    make_chapters(&desk);
    desk.page.options.no_state = true;
    read_desk(&desk, "12]]ma", "Chapter 12");
    desk.page.options.no_state = false;
    desk.page.options.task = TASK_REPLAY;
    read_desk(&desk, "12]]ma", "Chapter 12");
    assert_int_not_equal(access(desk.store, F_OK), 0);
    desk.page.options.task = TASK_READ;
    read_desk(&desk, "12]]ma", "Chapter 12");
    desk.page.options.task = TASK_REPLAY; /* and a replay is the same everywhere */
    read_desk(&desk, "", "Chapter 1");
    read_desk(&desk, "'a", "No mark a");
    clear_desk(&desk);
}

static void test_marks_are_kept(void **state)
{
    (void)state;
    Desk desk;
    make_chapters(&desk);
    read_desk(&desk, "5]]ma9]]mb", "Marked as b");
    read_desk(&desk, "'a", "Chapter 5");
    read_desk(&desk, "'b", "Chapter 14");
    read_desk(&desk, "3]]ma:delmarks b<Enter>", "Forgotten: mark b");
    read_desk(&desk, "'b", "No mark b");
    read_desk(&desk, "g'a", "Chapter 17");
    clear_desk(&desk);
}

static void test_two_readings_of_one_document(void **state)
{
    (void)state;
    Desk desk;
    Session one, other;
    make_chapters(&desk);
    open_desk(&desk, &one);
    open_desk(&desk, &other);
    press(&one, "5]]ma");
    press(&other, "9]]mb");
    press(&one, "2]]mc");
    leave(&one);
    leave(&other); /* the last one: its place holds */
    read_desk(&desk, "", "Chapter 9");
    read_desk(&desk, "'a", "Chapter 5");
    read_desk(&desk, "'b", "Chapter 9");
    read_desk(&desk, "'c", "Chapter 7");
    clear_desk(&desk);
}

static void test_a_file_that_is_moved_or_changed(void **state)
{
    (void)state;
    Desk desk;
    make_chapters(&desk);
    read_desk(&desk, "5]]ma9]]mb", "Chapter 14");
    char moved[80];
    snprintf(moved, sizeof moved, "%s-moved", desk.page.path);
    assert_int_equal(rename(desk.page.path, moved), 0);
    strcpy(desk.page.path, moved);
    read_desk(&desk, "", "Chapter 14");
    /* The first three chapters are gone, a foreword is new, and so is much behind. */
    Buffer text = {0}, kept = chapters(4, 15), other = chapters(500, 560);
    buffer_put(&text, STR("## A foreword\n\nThat nobody reads.\n\n"));
    buffer_put(&text, buffer_str(&kept));
    buffer_put(&text, buffer_str(&other));
    rewrite_page(&desk.page, buffer_str(&text));
    read_desk(&desk, "", "The 14th lamp");
    read_desk(&desk, "'a", "The 5th lamp");
    read_desk(&desk, "'b", "The 14th lamp");
    buffer_free(&text);
    buffer_free(&kept);
    buffer_free(&other);
    clear_desk(&desk);
}

/* Read again while it is open: the place goes with its words, and so do marks. */
static void test_a_file_that_changes_meanwhile(void **state)
{
    (void)state;
    for (int kept = 0; kept < 2; kept++) {
        Desk desk;
        Session session;
        make_chapters(&desk);
        desk.page.options.no_state = kept == 0;
        open_desk(&desk, &session);
        press(&session, "5]]ma9]]");
        Buffer text = chapters(4, 40);
        rewrite_page(&desk.page, buffer_str(&text));
        press(&session, "r");
        assert_on_screen(&session, "The 14th lamp", true);
        press(&session, "'a");
        assert_on_screen(&session, "The 5th lamp", true);
        leave(&session);
        if (kept)
            read_desk(&desk, "g'a", "The 5th lamp");
        buffer_free(&text);
        clear_desk(&desk);
    }
}

/* Words that are gone for one version of the file are found again when they come back. */
static void test_what_is_gone_may_come_back(void **state)
{
    (void)state;
    Desk desk;
    make_chapters(&desk);
    read_desk(&desk, "5]]mag", "Chapter 1");
    Buffer without = chapters(10, 40), with = chapters(2, 45);
    rewrite_page(&desk.page, buffer_str(&without));
    read_desk(&desk, "", "Chapter 10");
    rewrite_page(&desk.page, buffer_str(&with));
    read_desk(&desk, "'a", "The 5th lamp");
    buffer_free(&without);
    buffer_free(&with);
    clear_desk(&desk);
}

static void load_whole(Session *session)
{
    while (!session_load(session))
        poll(NULL, 0, 1);
}

static void test_a_place_behind_the_head(void **state)
{
    (void)state;
    Desk desk;
    Session session;
    Buffer text = big_text();
    make_desk(&desk, text.data);
    open_desk(&desk, &session);
    load_whole(&session);
    press(&session, ":40001<Enter>maG");
    leave(&session);
    open_desk(&desk, &session);
    assert_on_screen(&session, "Paragraph w0 ", true);
    leave(&session); /* before it is there: the place is still the end */
    open_desk(&desk, &session);
    load_whole(&session);
    assert_on_screen(&session, "The very last words.", true);
    assert_on_screen(&session, "Back where you were, at 100%", true);
    press(&session, "'a");
    assert_on_screen(&session, "Paragraph w20000 ", true);
    leave(&session);
    open_desk(&desk, &session);
    press(&session, "/w7 <Enter>mb"); /* who has moved on is left alone */
    load_whole(&session);
    assert_on_screen(&session, "Paragraph w7 ", true);
    press(&session, "'a");
    assert_on_screen(&session, "Paragraph w20000 ", true);
    press(&session, "'b");
    assert_on_screen(&session, "Paragraph w7 ", true);
    session_close(&session);
    buffer_free(&text);
    clear_desk(&desk);
}

/* A store that cannot be made costs what it would have kept, and nothing else. */
static void test_no_room_for_a_store(void **state)
{
    (void)state;
    Desk desk;
    Session session;
    make_chapters(&desk);
    setenv("XDG_STATE_HOME", desk.page.path, 1); /* which is no folder */
    open_desk(&desk, &session);
    press(&session, "5]]ma");
    assert_on_screen(&session, "Marks are not kept: ", true);
    press(&session, "2]]mb");
    assert_on_screen(&session, "Marked as b", true); /* said once */
    press(&session, "'a");
    assert_on_screen(&session, "Chapter 5", true);
    assert_false(places_leave(&session).ok);
    session_close(&session);
    setenv("XDG_STATE_HOME", desk.folder, 1);
    assert_int_equal(mkdir(strcat(strcpy((char[128]){0}, desk.folder), "/recto"), 0700), 0);
    clear_desk(&desk);
}

/* ---- what was being read ------------------------------------------------------------------------------- */

static void open_without_file(Desk *desk, Session *session)
{
    static Options options;
    options = desk->page.options;
    options.file_count = 0;
    assert_true(session_open(&options, 80, 12, true, session).ok);
    session_go_to_start(session);
    recent_show(session, true);
}

static void test_recto_with_no_file(void **state)
{
    (void)state;
    Desk desk;
    Session session;
    make_chapters(&desk);
    open_without_file(&desk, &session);
    assert_int_equal(reader_state(session.reader)->overlay.kind, OVERLAY_NONE); /* only the guide */
    leave(&session);
    read_desk(&desk, "12]]", "Chapter 12");
    open_without_file(&desk, &session);
    assert_on_screen(&session, "What you were reading", true);
    assert_on_screen(&session, strrchr(desk.page.path, '/') + 1, true);
    assert_on_screen(&session, "Chapter 12", true);
    assert_on_screen(&session, "today ", true);
    press(&session, "<Enter>");
    assert_on_screen(&session, "The 12th lamp", true);
    press(&session, "3]]:recent<Enter>jj<Enter>"); /* the guide, and the place is kept */
    assert_on_screen(&session, "lamp", false);
    session_close(&session);
    open_without_file(&desk, &session);
    press(&session, "<Enter>");
    assert_on_screen(&session, "The 15th lamp", true);
    leave(&session);
    clear_desk(&desk);
}

static void test_what_is_gone_and_what_is_forgotten(void **state)
{
    (void)state;
    Desk desk;
    Session session;
    make_chapters(&desk);
    read_desk(&desk, "12]]ma", "Chapter 12");
    assert_int_equal(unlink(desk.page.path), 0);
    open_without_file(&desk, &session);
    assert_on_screen(&session, "  gone ", true);
    press(&session, "<Enter>");
    assert_on_screen(&session, "No such file", true);
    assert_on_screen(&session, "What you were reading", true);
    press(&session, "d");
    assert_on_screen(&session, "Forgotten, with its marks", true);
    assert_on_screen(&session, "  gone ", false);
    session_close(&session);
    Buffer text = chapters(1, 40);
    rewrite_page(&desk.page, buffer_str(&text));
    read_desk(&desk, "'a", "No mark a");
    buffer_free(&text);
    clear_desk(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_place_is_gone_back_to),
        cmocka_unit_test(test_nothing_is_kept_unless_read_in_the_terminal),
        cmocka_unit_test(test_marks_are_kept),
        cmocka_unit_test(test_two_readings_of_one_document),
        cmocka_unit_test(test_a_file_that_is_moved_or_changed),
        cmocka_unit_test(test_a_file_that_changes_meanwhile),
        cmocka_unit_test(test_what_is_gone_may_come_back),
        cmocka_unit_test(test_a_place_behind_the_head),
        cmocka_unit_test(test_no_room_for_a_store),
        cmocka_unit_test(test_recto_with_no_file),
        cmocka_unit_test(test_what_is_gone_and_what_is_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
