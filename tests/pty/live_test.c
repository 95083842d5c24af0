/* A file changes on the disk while it is read in a terminal. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pty_harness.h"

enum {
    COLS = 80,
    ROWS = 16
};

typedef struct {
    char folder[64], page[80];
} Home;

/* In the shell, where $page is the page. */
static void run(const Home *home, const char *script)
{
    char command[512];
    snprintf(command, sizeof command, "page=%s; %s", home->page, script);
    assert_int_equal(system(command), 0);
}

static int make_home(void **state)
{
    Home *home = calloc(1, sizeof *home);
    strcpy(home->folder, "/tmp/recto-live-XXXXXX");
    *state = home;
    if (!mkdtemp(home->folder))
        return -1;
    snprintf(home->page, sizeof home->page, "%s/page.txt", home->folder);
    run(home, "cp " RECTO_TESTS_DIR "/pty/page.txt $page");
    return 0;
}

static int clear_home(void **state)
{
    Home *home = *state;
    int result = pty_remove_folder(home->folder);
    free(home);
    return result;
}

static Pty *open_recto(const Home *home, const char *option)
{
    const char *argv[] = {RECTO_PROGRAM, home->page, option, NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = COLS, .rows = ROWS, .state = home->folder});
    pty_wait_for_row(pty, ROWS - 1, "%");
    return pty;
}

static void test_a_change_is_offered(void **state)
{
    const Home *home = *state;
    Pty *pty = open_recto(home, NULL);
    pty_type(pty, ":25\r");
    pty_wait_for_row(pty, 1, "All the work passes");
    run(home, "{ echo A line that was not there.; echo; cat $page; } > $page.new && mv $page.new $page");
    pty_wait_for_row(pty, ROWS - 1, "Changed on disk: r reads it again");
    pty_wait_for_row(pty, 1, "All the work passes");
    pty_type(pty, "r");
    pty_wait_for_row(pty, ROWS - 1, "Read again");
    pty_wait_for_row(pty, 1, "All the work passes");
    pty_type(pty, "kg");
    pty_wait_for_text(pty, "A line that was not there.");
    pty_quit(pty);
}

static void test_a_growing_file_is_followed(void **state)
{
    const Home *home = *state;
    Pty *pty = open_recto(home, "--follow");
    pty_type(pty, "G");
    pty_wait_for_row(pty, ROWS - 1, "100%");
    run(home, "{ echo; echo The first of the new lines.; } >> $page");
    pty_wait_for_text(pty, "The first of the new lines.");
    run(home, "{ echo; echo The second of the new lines.; } >> $page");
    pty_wait_for_text(pty, "The second of the new lines.");
    run(home, "rm $page");
    pty_wait_for_row(pty, ROWS - 1, "The file is gone or empty; this is what it was");
    pty_wait_for_text(pty, "The second of the new lines.");
    pty_quit(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_change_is_offered, make_home, clear_home),
        cmocka_unit_test_setup_teardown(test_a_growing_file_is_followed, make_home, clear_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
