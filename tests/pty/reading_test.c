/* Recto as a reader meets it: the real program in a terminal. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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
    pty_quit(pty);
}

/* What the kernel says of the process that reads: it has given up starting programs before it opened anything (proc(5)). */
static void test_is_confined(void **state)
{
    (void)state;
    if (access("/proc/self/status", R_OK) != 0 || access("/sys/kernel", R_OK) != 0)
        skip();
    const char *argv[] = {RECTO_PROGRAM, "--raw", "/proc/self/status", NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = 100, .rows = 80});
    pty_wait_for_text(pty, "NoNewPrivs:     1");
    pty_wait_for_text(pty, "Seccomp:        2"); /* SECCOMP_MODE_FILTER */
    pty_quit(pty);
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
    pty_quit(pty);
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
    pty_quit(pty);
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
    pty_quit(pty);
}

/* The word on top stays on top, in whatever line it then is. */
/* The mouse can be left to the terminal, and taken back, while reading. */
static void test_the_mouse_comes_and_goes(void **state)
{
    (void)state;
    Pty *pty = open_page();
    pty_forget_output(pty);
    pty_type(pty, ":mouse\r");
    pty_wait_for_output(pty, "1000l");
    pty_wait_for_row(pty, ROWS - 1, "left to the terminal");
    pty_forget_output(pty);
    pty_type(pty, ":mouse on\r");
    pty_wait_for_output(pty, "1000h");
    pty_quit(pty);
}

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
    pty_quit(pty);
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
    pty_quit(pty);
}

static void test_restores_the_terminal_when_it_is_ended(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        Pty *pty = open_page();
        pty_signal(pty, numbers[i]);
        pty_wait_for_end(pty);
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
    pty_quit(pty);
}

/* The same screen without a terminal: what Recto believes to be in each cell. */
static Buffer replayed(const char *page, const char *keys)
{
    Buffer command = {0}, out = {0};
    char bytes[4096];
    buffer_put_format(
        &command,
        "HOME=/nonexistent %s --no-state --no-hyphenate --ambiguous wide --size %dx%d --replay '%s' %s",
        RECTO_PROGRAM, COLS, ROWS, keys, page);
    buffer_put_byte(&command, '\0');
    FILE *pipe = popen(command.data, "r");
    assert_non_null(pipe);
    for (size_t len; (len = fread(bytes, 1, sizeof bytes, pipe)) > 0;)
        buffer_put(&out, (Str){bytes, len});
    assert_int_equal(pclose(pipe), 0);
    Buffer shown = pty_stand_in(buffer_str(&out));
    buffer_free(&command);
    buffer_free(&out);
    return shown;
}

static void assert_screen_is(Pty *pty, Str wanted)
{
    Buffer line = {0};
    for (int pass = 0; pass < 2; pass++) {
        size_t at = 0;
        for (int row = 0; row < ROWS; row++) {
            size_t end = str_find_byte(wanted, '\n', at);
            buffer_clear(&line);
            buffer_put(&line, str_slice(wanted, at, end));
            if (pass == 1) {
                assert_true(str_equal(pty_row(pty, row), buffer_str(&line)));
            } else if (end > at) {
                buffer_put_byte(&line, '\0');
                pty_wait_for_row(pty, row, line.data);
            }
            at = end + 1;
        }
    }
    buffer_free(&line);
}

/* ncurses leaves out what has not changed, and goes on from where it believes the cursor to be: were it of another mind than
 * the terminal, what stands behind a dash would come to stand elsewhere. */
static void test_agrees_with_a_terminal_that_draws_ambiguous_characters_wide(void **state)
{
    (void)state;
    const char *page = RECTO_TESTS_DIR "/golden/pages/ambiguous.md";
    const char *argv[] = {RECTO_PROGRAM, "--no-hyphenate", "--ambiguous", "wide", page, NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = COLS, .rows = ROWS, .ambiguous_wide = true});
    static const char *const keys[] = {"", "j", "jo", "joj", "jojG"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        Buffer wanted = replayed(page, keys[i]);
        assert_true(str_find(buffer_str(&wanted), STR(WIDE_STAND_IN), 0) < wanted.len_bytes);
        pty_type(pty, i == 0 ? "" : keys[i] + strlen(keys[i - 1]));
        assert_screen_is(pty, buffer_str(&wanted));
        buffer_free(&wanted);
    }
    pty_quit(pty);
}

/* What is dragged over stays selected, from word to word, until y copies it, or a click ends it. */
static void test_selects_with_the_mouse(void **state)
{
    (void)state;
    Pty *pty = open_page();
    int row = row_of(pty, "On the last street"), col = column_of(pty, row, "last");
    PtyLook before = pty_look(pty, col, row);
    pty_drag(pty, col + 1, row, col + 6, row);
    pty_wait_for_text(pty, "2 words selected");
    assert_int_not_equal(pty_look(pty, col, row).background, before.background);
    assert_int_not_equal(pty_look(pty, col + 10, row).background, before.background);
    assert_int_equal(pty_look(pty, col - 1, row).background, before.background);
    assert_int_equal(pty_look(pty, col + 11, row).background, before.background);
    pty_type(pty, "y");
    pty_wait_for_output(pty, "\033]52;c;bGFzdCBzdHJlZXQ=\a"); /* "last street" */
    pty_wait_for_text(pty, "2 words copied");
    pty_press(pty, 1, col, row);
    pty_press(pty, 1, col, row);
    pty_wait_for_text(pty, "1 word selected");
    pty_press(pty, 1, 0, 0); /* the sticky title: no text */
    pty_type(pty, "\033");
    pty_wait_for_no_text(pty, "selected");
    pty_quit(pty);
}

/* The line between the sidebar and the text can be taken elsewhere. */
static void test_drags_the_border(void **state)
{
    (void)state;
    const char *argv[] = {RECTO_PROGRAM, RECTO_TESTS_DIR "/pty/page.txt", NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = 100, .rows = ROWS});
    pty_wait_for_text(pty, "On the last street before the river");
    pty_type(pty, "o");
    pty_wait_for_row(pty, 5, "\u2502");
    int col = column_of(pty, 5, "\u2502");
    assert_true(col > 20);
    pty_drag(pty, col, 5, col + 9, 7);
    char line[64];
    snprintf(line, sizeof line, "%*s\u2502", col + 9, "");
    pty_wait_for_row(pty, 12, line);
    pty_drag(pty, col + 9, 5, 2, 5); /* some of it always stays */
    pty_wait_for_row(pty, 12, "              \u2502");
    pty_quit(pty);
}

static void test_leaves_the_mouse_alone(void **state)
{
    (void)state;
    static const char *const modes[] = {"\033[?9",    "\033[?1000", "\033[?1001",
                                        "\033[?1002", "\033[?1003", "?1006"};
    const char *argv[] = {RECTO_PROGRAM, "--no-mouse", RECTO_TESTS_DIR "/pty/page.txt", NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = COLS, .rows = ROWS});
    pty_wait_for_text(pty, "On the last street before the river");
    pty_type(pty, "\032");
    assert_true(WIFSTOPPED(pty_wait_status(pty)));
    pty_signal(pty, SIGCONT);
    assert_true(WIFCONTINUED(pty_wait_status(pty)));
    pty_wait_for_text(pty, "On the last street before the river");
    pty_type(pty, "q");
    pty_wait_for_end(pty);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        assert_false(pty_was_written(pty, modes[i]));
    pty_free(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opens_and_quits),
        cmocka_unit_test(test_is_confined),
        cmocka_unit_test(test_opens_at_a_place),
        cmocka_unit_test(test_moves),
        cmocka_unit_test(test_searches),
        cmocka_unit_test(test_the_mouse_comes_and_goes),
        cmocka_unit_test(test_resizes),
        cmocka_unit_test(test_is_suspended_and_goes_on),
        cmocka_unit_test(test_restores_the_terminal_when_it_is_ended),
        cmocka_unit_test(test_restores_the_terminal_when_it_crashes),
        cmocka_unit_test(test_agrees_with_a_terminal_that_draws_ambiguous_characters_wide),
        cmocka_unit_test(test_selects_with_the_mouse),
        cmocka_unit_test(test_drags_the_border),
        cmocka_unit_test(test_leaves_the_mouse_alone),
        cmocka_unit_test(test_reads_a_pipe_and_takes_keys_from_the_terminal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
