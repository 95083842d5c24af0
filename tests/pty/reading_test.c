/* Recto as a reader meets it: the real program in a terminal. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/wait.h>

#include "pty_harness.h"

enum {
    COLS = 60,
    ROWS = 16
};

static Pty *open_page(void)
{
    const char *argv[] = {RECTO_PROGRAM, RECTO_TESTS_DIR "/pty/page.txt", NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = COLS, .rows = ROWS});
    pty_wait_for_text(pty, "On the last street before the river");
    return pty;
}

static void assert_quits(Pty *pty)
{
    int status = pty_wait_status(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    pty_wait_until_left(pty);
}

static void quit(Pty *pty)
{
    pty_type(pty, "q");
    assert_quits(pty);
    pty_free(pty);
}

/* The column of text in a row, counted in characters: the page has no wide ones. */
static int column_of(Pty *pty, int row, const char *text)
{
    Str shown = pty_row(pty, row);
    size_t at = str_find(shown, str_from(text), 0);
    int col = 0;
    for (size_t i = 0; i < at; i++)
        col += (shown.data[i] & 0xC0) != 0x80;
    return at < shown.len_bytes ? col : -1;
}

static int row_of(Pty *pty, const char *text)
{
    pty_wait_for_text(pty, text);
    for (int row = 0; row < ROWS; row++) {
        if (column_of(pty, row, text) >= 0)
            return row;
    }
    return -1;
}

static void test_opens_and_quits(void **state)
{
    (void)state;
    Pty *pty = open_page();
    pty_wait_for_text(pty, "THE QUIET WORKSHOP");
    pty_wait_until_entered(pty);
    quit(pty);
}

/* The jump to where reading begins is one jump, whatever the terminal's size. */
static void test_opens_at_a_place(void **state)
{
    (void)state;
    const char *argv[] = {RECTO_PROGRAM, "+/elsewhere", RECTO_TESTS_DIR "/pty/page.txt", NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = COLS, .rows = ROWS});
    pty_wait_for_text(pty, "should look elsewhere");
    pty_type(pty, "''");
    pty_wait_for_text(pty, "On the last street before the river");
    quit(pty);
}

static void test_moves(void **state)
{
    (void)state;
    Pty *pty = open_page();
    pty_type(pty, " ");
    pty_wait_for_text(pty, "The youngest came from a printing house");
    pty_wait_for_no_text(pty, "On the last street");
    pty_type(pty, "G");
    pty_wait_for_text(pty, "should look elsewhere");
    pty_type(pty, "g");
    pty_wait_for_text(pty, "On the last street");
    pty_wait_for_no_text(pty, "should look elsewhere");
    pty_type(pty, "\033[B"); /* the arrow */
    pty_type(pty, "\033[6~");
    pty_wait_for_text(pty, "that closed");
    quit(pty);
}

static void test_searches(void **state)
{
    (void)state;
    Pty *pty = open_page();
    pty_type(pty, "/zephyr\r");
    int row = row_of(pty, "zephyr, which is her name");
    PtyLook hit = pty_look(pty, column_of(pty, row, "zephyr"), row);
    PtyLook beside = pty_look(pty, column_of(pty, row, "which"), row);
    assert_true(hit.background != beside.background || hit.reverse != beside.reverse);
    pty_type(pty, "g/table\r");
    pty_wait_for_text(pty, "1 of 4");
    pty_type(pty, "n");
    pty_wait_for_text(pty, "2 of 4");
    pty_wait_for_text(pty, "All the work passes over one table.");
    pty_type(pty, "N");
    pty_wait_for_text(pty, "1 of 4");
    quit(pty);
}

/* The word on top stays on top, in whatever line it then is. */
static void test_resizes(void **state)
{
    (void)state;
    Pty *pty = open_page();
    pty_type(pty, " ");
    pty_wait_for_row(pty, 1, "of the manuals, because every sort");
    pty_resize(pty, 40, 12);
    pty_wait_for_row(pty, 1, "of the manuals");
    pty_wait_for_row(pty, 11, "%");
    pty_resize(pty, 150, 30);
    pty_wait_for_row(pty, 29, "%");
    pty_wait_for_text(pty, "of the manuals");
    pty_resize(pty, 1, 1);
    pty_resize(pty, COLS, ROWS);
    pty_wait_for_row(pty, 1, "of the manuals, because every sort");
    quit(pty);
}

static void test_is_suspended_and_goes_on(void **state)
{
    (void)state;
    Pty *pty = open_page();
    pty_type(pty, " ");
    pty_wait_for_text(pty, "The youngest came");
    pty_type(pty, "\x1A");
    assert_true(WIFSTOPPED(pty_wait_status(pty)));
    pty_wait_until_left(pty);
    pty_resize(pty, 50, 14);
    pty_signal(pty, SIGCONT);
    assert_true(WIFCONTINUED(pty_wait_status(pty)));
    pty_wait_until_entered(pty);
    pty_wait_for_row(pty, 13, "%");
    pty_wait_for_text(pty, "The youngest came");
    quit(pty);
}

static void test_restores_the_terminal_when_it_is_ended(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        Pty *pty = open_page();
        pty_signal(pty, numbers[i]);
        assert_quits(pty);
        pty_free(pty);
    }
}

static void test_restores_the_terminal_when_it_crashes(void **state)
{
    (void)state;
    Pty *pty = open_page();
    pty_signal(pty, SIGABRT);
    assert_true(WIFSIGNALED(pty_wait_status(pty)));
    pty_wait_until_left(pty);
    pty_free(pty);
}

static void test_reads_a_pipe_and_takes_keys_from_the_terminal(void **state)
{
    (void)state;
    const char *argv[] = {RECTO_PROGRAM, NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv,
                                      .cols = COLS,
                                      .rows = ROWS,
                                      .input = "q is not a key here.\n\nThis came through a pipe.\n"});
    pty_wait_for_text(pty, "This came through a pipe.");
    pty_type(pty, "/pipe\r");
    pty_wait_for_text(pty, "1 of 1");
    quit(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opens_and_quits),
        cmocka_unit_test(test_opens_at_a_place),
        cmocka_unit_test(test_moves),
        cmocka_unit_test(test_searches),
        cmocka_unit_test(test_resizes),
        cmocka_unit_test(test_is_suspended_and_goes_on),
        cmocka_unit_test(test_restores_the_terminal_when_it_is_ended),
        cmocka_unit_test(test_restores_the_terminal_when_it_crashes),
        cmocka_unit_test(test_reads_a_pipe_and_takes_keys_from_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
