/* Where one was reading is kept however the reading ends, and Recto without a file begins with it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pty_harness.h"

enum {
    COLS = 80,
    ROWS = 16
};

/* Where the store is kept from one run to the next, and a page to read. */
typedef struct {
    char folder[64], page[80], moved[80];
} Home;

static void write_page(const char *path, const char *before)
{
    char command[256];
    snprintf(command, sizeof command, "{ printf '%s'; cat %s; } > %s", before,
             RECTO_TESTS_DIR "/pty/page.txt", path);
    assert_int_equal(system(command), 0);
}

static int make_home(void **state)
{
    Home *home = calloc(1, sizeof *home);
    strcpy(home->folder, "/tmp/recto-home-XXXXXX");
    *state = home;
    if (!mkdtemp(home->folder))
        return -1;
    snprintf(home->page, sizeof home->page, "%s/page.txt", home->folder);
    snprintf(home->moved, sizeof home->moved, "%s/moved.txt", home->folder);
    write_page(home->page, "");
    return 0;
}

static int clear_home(void **state)
{
    Home *home = *state;
    int result = pty_remove_folder(home->folder);
    free(home);
    return result;
}

/* page: NULL to name no file. */
static Pty *open_recto(const Home *home, const char *page)
{
    const char *argv[] = {RECTO_PROGRAM, page, NULL};
    return pty_start((PtyOptions){.argv = argv, .cols = COLS, .rows = ROWS, .state = home->folder});
}

static void go_to_the_table(Pty *pty)
{
    pty_wait_for_row(pty, ROWS - 1, "%");
    pty_type(pty, ":25\r");
    pty_wait_for_row(pty, 1, "All the work passes");
}

static void assert_at_the_table(const Home *home, const char *page)
{
    Pty *pty = open_recto(home, page);
    pty_wait_for_row(pty, 1, "All the work passes");
    pty_wait_for_row(pty, ROWS - 1, "Back where you were, at ");
    pty_quit(pty);
}

static void test_the_next_time(void **state)
{
    const Home *home = *state;
    Pty *pty = open_recto(home, home->page);
    go_to_the_table(pty);
    pty_type(pty, "mag");
    pty_wait_for_row(pty, ROWS - 1, "%");
    pty_type(pty, "'a");
    pty_wait_for_row(pty, 1, "All the work passes");
    pty_quit(pty);
    assert_at_the_table(home, home->page);
    assert_int_equal(rename(home->page, home->moved), 0); /* wherever it lies */
    assert_at_the_table(home, home->moved);
    write_page(home->moved, "A line\\nthat was not\\nthere before.\\n\\n"); /* and whatever was added */
    assert_at_the_table(home, home->moved);
    pty = open_recto(home, home->moved);
    pty_wait_for_row(pty, ROWS - 1, "Back where you were");
    pty_type(pty, "gM");
    pty_wait_for_row(pty, 2, "a ");
    pty_wait_for_row(pty, 2, "All the work passes");
    pty_type(pty, "\r");
    pty_wait_for_row(pty, 1, "All the work passes");
    pty_quit(pty);
}

static void test_a_terminal_that_goes_away_keeps_the_place(void **state)
{
    const Home *home = *state;
    Pty *pty = open_recto(home, home->page);
    go_to_the_table(pty);
    pty_hang_up(pty);
    int status = pty_wait_status(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    pty_free(pty);
    assert_at_the_table(home, home->page);
}

static void test_signals_keep_the_place(void **state)
{
    const Home *home = *state;
    static const int signals[] = {SIGHUP, SIGTERM};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        Pty *pty = open_recto(home, home->page);
        go_to_the_table(pty);
        pty_signal(pty, signals[i]);
        pty_wait_for_end(pty);
        pty_free(pty);
        assert_at_the_table(home, home->page);
        pty = open_recto(home, home->page);
        pty_wait_for_row(pty, ROWS - 1, "Back where you were");
        pty_type(pty, "g");
        pty_wait_for_no_text(pty, "Back where you were");
        pty_quit(pty);
    }
}

static void test_recto_begins_with_what_was_being_read(void **state)
{
    const Home *home = *state;
    Pty *pty = open_recto(home, NULL);
    pty_wait_for_text(pty, "The lost page"); /* nothing yet: the guide */
    pty_quit(pty);
    pty = open_recto(home, home->page);
    go_to_the_table(pty);
    pty_quit(pty);
    pty = open_recto(home, NULL);
    pty_wait_for_text(pty, "What you were reading");
    pty_wait_for_text(pty, "page.txt");
    pty_type(pty, "\r");
    pty_wait_for_row(pty, 1, "All the work passes");
    pty_quit(pty);
    pty = open_recto(home, NULL);
    pty_wait_for_text(pty, "What you were reading");
    pty_type(pty, "j\r");
    pty_wait_for_text(pty, "The lost page");
    pty_wait_for_no_text(pty, "What you were reading");
    pty_quit(pty);
    pty = open_recto(home, NULL);
    pty_wait_for_text(pty, "What you were reading");
    pty_quit(pty); /* q leaves at once */
}

static void test_a_garbled_store(void **state)
{
    const Home *home = *state;
    char command[256];
    snprintf(command, sizeof command, "mkdir %s/recto && echo 'no database at all' > %s/recto/state.db",
             home->folder, home->folder);
    assert_int_equal(system(command), 0);
    Pty *pty = open_recto(home, home->page);
    pty_wait_for_text(pty, "was garbled, and is state.db.garbled-1");
    pty_type(pty, "g");
    go_to_the_table(pty);
    pty_quit(pty);
    assert_at_the_table(home, home->page);
    snprintf(command, sizeof command, "grep -q 'no database' %s/recto/state.db.garbled-1", home->folder);
    assert_int_equal(system(command), 0);
}

/* A state folder that cannot be: it is read as ever, and said when there is nobody to read on. */
static void test_no_room_for_a_store(void **state)
{
    Home *home = *state;
    char command[128];
    snprintf(command, sizeof command, "echo > %s/recto", home->folder);
    assert_int_equal(system(command), 0);
    Pty *pty = open_recto(home, home->page);
    go_to_the_table(pty);
    pty_type(pty, "q");
    pty_wait_for_end(pty);
    pty_wait_for_output(pty, "recto: your place is not kept: ");
    pty_free(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_next_time, make_home, clear_home),
        cmocka_unit_test_setup_teardown(test_a_terminal_that_goes_away_keeps_the_place, make_home,
                                        clear_home),
        cmocka_unit_test_setup_teardown(test_signals_keep_the_place, make_home, clear_home),
        cmocka_unit_test_setup_teardown(test_recto_begins_with_what_was_being_read, make_home, clear_home),
        cmocka_unit_test_setup_teardown(test_a_garbled_store, make_home, clear_home),
        cmocka_unit_test_setup_teardown(test_no_room_for_a_store, make_home, clear_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
