/* Files that lead to others, and the way back. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/session.h"
#include "reader/state.h"

typedef struct {
    char folder[64];
    char first[96], second[96];
    char *files[2];
    Options options;
} Shelf;

static void write_page(const Shelf *shelf, const char *name, const char *text)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%s", shelf->folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int set_up(void **state)
{
    Shelf *shelf = calloc(1, sizeof *shelf);
    *state = shelf;
    strcpy(shelf->folder, "/tmp/recto-visits-XXXXXX");
    if (!mkdtemp(shelf->folder))
        return -1;
    snprintf(shelf->first, sizeof shelf->first, "%s/one.md", shelf->folder);
    snprintf(shelf->second, sizeof shelf->second, "%s/two.md", shelf->folder);
    shelf->files[0] = shelf->first;
    shelf->files[1] = shelf->second;
    shelf->options =
        (Options){.files = shelf->files, .file_count = 2, .config = "/dev/null", .no_state = true};
    write_page(
        shelf, "one.md",
        "# One\n\nText.\n\nText.\n\nText.\n\nText.\n\nMiddle [on](two.md#part) and [self](one.md#end).\n\n"
        "Text.\n\nText.\n\nText.\n\nText.\n\n## End\n\nThe end.\n\nText.\n\nText.\n\nText.\n\nText.\n");
    write_page(shelf, "two.md",
               "# Two\n\nText.\n\nText.\n\nText.\n\nText.\n\n## Part\n\nOf two. [On](three.txt) or "
               "[gone](gone.md).\n\n"
               "Text.\n\nText.\n\nText.\n\nText.\n");
    write_page(shelf, "three.txt", "Plain words of a third page, which has nothing in it that leads on.\n");
    return 0;
}

static int clear(void **state)
{
    Shelf *shelf = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", shelf->folder);
    int result = system(command);
    free(shelf);
    return result;
}

static void press(Session *session, const char *notation)
{
    KeyList keys = {0};
    key_parse_all(str_from(notation), &keys);
    for (size_t i = 0; i < keys.count; i++)
        session_handle(session, (Event){.kind = EVENT_KEY, .key = keys.items[i]});
    vec_free(&keys);
}

static void assert_on_screen(Session *session, const char *wanted)
{
    Buffer text = {0};
    session_draw(session);
    screen_dump_text(session->screen, &text);
    if (!strstr(text.data, wanted))
        fail_msg("\"%s\" is not on the screen:\n%s", wanted, text.data);
    buffer_free(&text);
}

static void there_and_back(void **state)
{
    const Shelf *shelf = *state;
    Session session;
    assert_true(session_open(&shelf->options, 60, 10, false, &session).ok);
    press(&session, "jjjjj");
    DocPos anchor = reader_state(session.reader)->anchor;
    press(&session, "<Enter>");
    assert_on_screen(&session, "two.md; Backspace goes back");
    assert_on_screen(&session, "Of two.");
    press(&session, "<Enter>");
    assert_on_screen(&session, "Plain words of a third page");
    press(&session, "<BS>");
    assert_on_screen(&session, "Of two.");
    press(&session, "<BS>");
    assert_on_screen(&session, "Middle on and self");
    assert_int_equal(reader_state(session.reader)->anchor, anchor);
    press(&session, "<BS>");
    assert_on_screen(&session, "No jump before this one");
    press(&session, "<A-Right><A-Right>");
    assert_on_screen(&session, "Plain words of a third page");
    press(&session, "<A-Right>");
    assert_on_screen(&session, "No jump after this one");
    press(&session, "^O]]^O^O"); /* a jump in the file before the way out of it */
    assert_on_screen(&session, "Middle on and self");
    session_close(&session);
}

/* What is followed anew takes the place of what was ahead; another file of the command line ends all of it. */
static void what_is_forgotten(void **state)
{
    const Shelf *shelf = *state;
    Session session;
    assert_true(session_open(&shelf->options, 60, 10, false, &session).ok);
    press(&session, "jjjjj<Enter><Enter><BS><BS>la<A-Right>");
    assert_on_screen(&session, "No jump after this one");
    press(&session, ":n<Enter>");
    assert_on_screen(&session, "two.md (file 2 of 2)");
    press(&session, "<BS>");
    assert_on_screen(&session, "No jump before this one");
    session_close(&session);
}

static void where_nothing_is_opened(void **state)
{
    const Shelf *shelf = *state;
    Session session;
    assert_true(session_open(&shelf->options, 60, 10, false, &session).ok);
    press(&session, "jjjjjls"); /* the file itself: a jump */
    assert_on_screen(&session, "The end.");
    assert_int_equal(session.behind.count, 0);
    press(&session, "<BS>la");
    press(&session, "ls");
    assert_on_screen(&session, "gone.md: No such file");
    assert_on_screen(&session, "Of two.");
    assert_int_equal(session.behind.count, 1);
    session_close(&session);
}

/* Two files that lead to each other, for ever. */
static void many_levels(void **state)
{
    const Shelf *shelf = *state;
    Session session;
    write_page(shelf, "one.md", "# One\n\n[on](two.md)\n");
    write_page(shelf, "two.md", "# Two\n\n[on](one.md)\n");
    assert_true(session_open(&shelf->options, 60, 10, false, &session).ok);
    for (int i = 0; i < 100; i++)
        press(&session, "<Enter>");
    assert_true(session.behind.count > 10 && session.behind.count < 100);
    for (int i = 0; i < 100; i++)
        press(&session, "<BS>");
    assert_on_screen(&session, "No jump before this one");
    session_close(&session);
}

/* What belongs to the file goes with it; how it is shown stays. */
static void reading_on_there(void **state)
{
    const Shelf *shelf = *state;
    Session session;
    assert_true(session_open(&shelf->options, 60, 10, false, &session).ok);
    press(&session, "-jjjjj<Enter>\\\\");
    size_t measure = reader_state(session.reader)->measure_cols;
    assert_on_screen(&session, "## Part");
    press(&session, "r");
    assert_on_screen(&session, "Read again");
    assert_string_equal(session.path, shelf->second);
    press(&session, "<BS>");
    assert_on_screen(&session, "Middle on and self");
    assert_int_equal(reader_state(session.reader)->measure_cols, measure);
    press(&session, "r<A-Right>");
    assert_on_screen(&session, "## Part");
    session_close(&session);
}

/* Each file's words are divided by its own language, and what divided those of the file before is gone by then. */
static void files_of_two_languages(void **state)
{
    static const char words[] = "Extraordinary keepers wrote internationally about unquestionable "
                                "misunderstandings, notwithstanding everything.\n";
    const Shelf *shelf = *state;
    Session session;
    char page[400];
    snprintf(page, sizeof page, "---\nlang: en\n---\n\n[On](two.md). %s", words);
    write_page(shelf, "one.md", page);
    snprintf(page, sizeof page, "---\nlang: nl\n---\n\nTwo. %s", words);
    write_page(shelf, "two.md", page);
    assert_true(session_open(&shelf->options, 40, 10, false, &session).ok);
    press(&session, "<Enter>");
    assert_on_screen(&session, "Two. ");
    assert_true(str_equal(hyphenator_language(reader_state(session.reader)->hyphenator), STR("nl")));
    press(&session, "-<BS>+");
    assert_on_screen(&session, "On. ");
    assert_true(str_equal(hyphenator_language(reader_state(session.reader)->hyphenator), STR("en")));
    press(&session, "<A-Right>-:n<Enter>");
    assert_on_screen(&session, "Two. ");
    session_close(&session);
}

static void the_next_file_is_shown_alike(void **state)
{
    const Shelf *shelf = *state;
    Session session;
    assert_true(session_open(&shelf->options, 120, 10, false, &session).ok);
    press(&session, "36=:columns<Enter>:n<Enter>");
    assert_on_screen(&session, "two.md (file 2 of 2)");
    assert_int_equal(reader_state(session.reader)->measure_cols, 36);
    assert_int_equal(reader_state(session.reader)->columns, 2);
    session_close(&session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(there_and_back, set_up, clear),
        cmocka_unit_test_setup_teardown(what_is_forgotten, set_up, clear),
        cmocka_unit_test_setup_teardown(where_nothing_is_opened, set_up, clear),
        cmocka_unit_test_setup_teardown(many_levels, set_up, clear),
        cmocka_unit_test_setup_teardown(reading_on_there, set_up, clear),
        cmocka_unit_test_setup_teardown(files_of_two_languages, set_up, clear),
        cmocka_unit_test_setup_teardown(the_next_file_is_shown_alike, set_up, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
