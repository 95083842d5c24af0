/* What is put right by hand in the terminal is there the next time, until it is taken back. */
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

/* Where the store is kept from one run to the next. */
typedef struct {
    char folder[64];
} Home;

static int make_home(void **state)
{
    Home *home = calloc(1, sizeof *home);
    strcpy(home->folder, "/tmp/recto-home-XXXXXX");
    *state = home;
    return mkdtemp(home->folder) ? 0 : -1;
}

static int clear_home(void **state)
{
    Home *home = *state;
    int result = pty_remove_folder(home->folder);
    free(home);
    return result;
}

static Pty *open_page(const Home *home, const char *input)
{
    static const char *const from_file[] = {RECTO_PROGRAM, RECTO_TESTS_DIR "/pty/page.txt", NULL};
    static const char *const from_pipe[] = {RECTO_PROGRAM, NULL};
    return pty_start((PtyOptions){.argv = input ? from_pipe : from_file,
                                  .cols = COLS,
                                  .rows = ROWS,
                                  .state = home->folder,
                                  .input = input});
}

static void test_a_correction_stays(void **state)
{
    Pty *pty = open_page(*state, NULL);
    pty_type(pty, "/The Long Table\rx");
    pty_wait_for_row(pty, ROWS - 1, "heading: rule");
    pty_type(pty, ":as para\r");
    pty_wait_for_row(pty, ROWS - 1, "Line 23 is a paragraph now; U takes it back");
    pty_type(pty, ":25\rJ");
    pty_wait_for_row(pty, ROWS - 1, "Line 25 goes on from line 23 now; U takes it back");
    pty_wait_for_text(pty, "The Long Table All the work passes");
    pty_quit(pty);
    pty = open_page(*state, NULL);
    pty_type(pty, "/The Long Table\rx");
    pty_wait_for_text(pty, "The Long Table All the work passes");
    pty_wait_for_row(pty, ROWS - 1, "para: put right by hand");
    pty_type(pty, "U");
    pty_wait_for_row(pty, ROWS - 1, "Taken back: line 25 joined");
    pty_type(pty, "U");
    pty_wait_for_row(pty, ROWS - 1, "Taken back: line 23 as a paragraph");
    pty_quit(pty);
    pty = open_page(*state, NULL);
    pty_type(pty, "/The Long Table\rx");
    pty_wait_for_row(pty, ROWS - 1, "heading: rule");
    pty_quit(pty);
}

/* What came through a pipe has no path: it is known by its content. */
static void test_standard_input(void **state)
{
    static const char piped[] =
        "A Heading of It\n\nThis came through a pipe, and it is a paragraph that is long "
        "enough to be one.\n";
    Pty *pty = open_page(*state, piped);
    pty_wait_for_text(pty, "This came through a pipe");
    pty_type(pty, ":3\r:as verse\r");
    pty_wait_for_row(pty, ROWS - 1, "Line 3 is verse now");
    pty_quit(pty);
    pty = open_page(*state, piped);
    pty_wait_for_text(pty, "This came through a pipe");
    pty_type(pty, ":3\rx");
    pty_wait_for_row(pty, ROWS - 1, "verse: put right by hand");
    pty_quit(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_correction_stays, make_home, clear_home),
        cmocka_unit_test_setup_teardown(test_standard_input, make_home, clear_home),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
