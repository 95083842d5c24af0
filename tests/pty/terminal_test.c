#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>

#include "pty_harness.h"

static Pty *start_probe(const char *option)
{
    const char *argv[] = {TERMINAL_PROBE, option, NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = 60, .rows = 8});
    pty_wait_for_row(pty, 0, "size 60x8");
    return pty;
}

static void assert_exits(Pty *pty, int code)
{
    int status = pty_wait_status(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), code);
    pty_wait_until_left(pty);
}

static void quit(Pty *pty)
{
    pty_type(pty, "q");
    assert_exits(pty, 0);
    pty_free(pty);
}

/* ---- drawing ----------------------------------------------------------------------------------------- */

static void test_draws_and_leaves(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_wait_until_entered(pty);
    pty_wait_for_row(pty, 2, "caf\u00E9 e\u0301 \u65E5\u672C\u8A9E \U0001F642 [RLO]reversed end");
    pty_wait_for_row(pty, 7, "#");
    Str last = pty_row(pty, 7);
    assert_int_equal(last.len_bytes, 60); /* the very last cell is written, and nothing has scrolled */
    assert_int_equal(last.data[59], '#');
    assert_int_equal(pty_row(pty, 0).data[59], '|');
    quit(pty);
}

static void test_looks(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_wait_for_row(pty, 7, "#");
    PtyLook heading = pty_look(pty, 0, 0), text = pty_look(pty, 59, 1);
    PtyLook link = pty_look(pty, 0, 2), bar = pty_look(pty, 20, 7);
    assert_true(heading.bold && heading.foreground == 0xFF0000 && heading.background == -1);
    assert_true(!text.bold && text.foreground == -1 && text.background == -1);
    assert_true(link.italic && link.underline && link.foreground == -1);
    assert_true(bar.foreground == 0x000000 && bar.background == 0xFFFFFF);
    quit(pty);
}

/* vt220 has no colours: what had a background is reversed. */
static void test_looks_without_colour(void **state)
{
    (void)state;
    const char *argv[] = {TERMINAL_PROBE, NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = 60, .rows = 8, .term = "vt220"});
    pty_wait_for_row(pty, 7, "#");
    PtyLook heading = pty_look(pty, 0, 0), bar = pty_look(pty, 20, 7);
    assert_true(heading.bold && heading.foreground == -1);
    assert_true(bar.reverse && bar.foreground == -1 && bar.background == -1);
    quit(pty);
}

static void test_direct_colour(void **state)
{
    (void)state;
    const char *argv[] = {TERMINAL_PROBE, NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv,
                                      .cols = 60,
                                      .rows = 8,
                                      .term = "recto-direct",
                                      .terminfo = RECTO_TESTS_DIR "/pty/direct.ti"});
    pty_wait_for_row(pty, 7, "#");
    assert_int_equal(pty_look(pty, 0, 0).foreground, 0xFF0000);
    assert_int_equal(pty_look(pty, 20, 7).foreground, 0x000008); /* below 8 lie the palette's colours */
    assert_int_equal(pty_look(pty, 20, 7).background, 0xFFFFFF);
    quit(pty);
}

static void test_types_that_cannot_be_used(void **state)
{
    (void)state;
    static const struct {
        const char *term, *message;
    } cases[] = {
        {"no-such-terminal", "TERM is not known"},
        {"dumb", "'dumb' cannot be drawn on"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *argv[] = {TERMINAL_PROBE, NULL};
        Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = 80, .rows = 8, .term = cases[i].term});
        pty_wait_for_text(pty, cases[i].message);
        assert_exits(pty, 2);
        pty_free(pty);
    }
}

/* ---- keys -------------------------------------------------------------------------------------------- */

static void test_keys(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *said;
    } cases[] = {
        {"jG?", " j G ?"},
        {"é日🙂", " é 日 🙂"},
        {"\xFFx\xC3y\xE6\x97z", " x y z"}, /* broken characters take nothing with them */
        {" \r\n\t\x7F\x08", " <Space> <Enter> <Enter> <Tab> <BS> <BS>"},
        {"\x01\x06\x03\x1C\x1D\x1F\x13\x11", " ^A ^F ^C ^\\ ^] ^_ ^S ^Q"},
        {"\033[A\033OB\033[C\033OD", " <Up> <Down> <Right> <Left>"},
        {"\033OH\033[F\033[1~\033[4~\033[5~\033[6~", " <Home> <End> <Home> <End> <PgUp> <PgDn>"},
        {"\033[2~\033[3~\033[Z", " <Insert> <Del> <S-Tab>"},
        {"\033OP\033[15~\033[24~\033[1;2P", " <F1> <F5> <F12> <S-F1>"},
        {"\033[1;3D\033[1;3C\033[1;5A\033[5;6~", " <A-Left> <A-Right> <C-Up> <C-S-PgUp>"},
        {"a\033[57361u\033[1;9Db\033O5~c\033[?1;2;3$yd", " a b c d"}, /* nobody knows these */
        {"\033x\033é\033\r\033\x06", " <A-x> <A-é> <A-Enter> <C-A-f>"},
    };
    Pty *pty = start_probe(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char said[256];
        snprintf(said, sizeof said, " 0%s .", cases[i].said);
        pty_type(pty, "0");
        pty_type(pty, cases[i].bytes);
        pty_type(pty, ".");
        pty_wait_for_row(pty, 1, said);
    }
    quit(pty);
}

/* An escape by itself is the key once nothing has come along with it. */
static void test_escape(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_type(pty, "\033");
    pty_wait_for_row(pty, 1, "<Esc>");
    pty_type(pty, "0\033\033");
    pty_wait_for_row(pty, 1, " 0 <Esc> <Esc>");
    quit(pty);
}

/* A character whose bytes come one by one is still one character. */
static void test_a_character_in_pieces(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_type(pty, "a\xE6");
    pty_wait_for_row(pty, 1, " a");
    pty_type(pty, "\x97");
    pty_type(pty, "\xA5.");
    pty_wait_for_row(pty, 1, " a 日 .");
    quit(pty);
}

static void test_paste(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_paste(pty, "q é\tq\x07q"); /* were these keys, the probe would have quit */
    pty_wait_for_row(pty, 1, "(paste q é qq)");
    pty_paste(pty, "one\r\ntwo\rthree");
    pty_wait_for_row(pty, 1, "(paste one two three)");
    pty_paste(pty, "\033[Aup");
    pty_wait_for_row(pty, 1, "(paste up)");
    pty_type(pty, "0\033[200~unfinished"); /* no end comes; it is given up after a while */
    pty_wait_for_row(pty, 1, "(paste unfinished)");
    pty_type(pty, "j");
    pty_wait_for_row(pty, 1, ") j");
    quit(pty);
}

static void test_mouse(void **state)
{
    (void)state;
    Pty *pty = start_probe("mouse");
    pty_press(pty, 1, 12, 3);
    pty_wait_for_row(pty, 1, "(click 12,3) (release 12,3)");
    pty_type(pty, "0");
    pty_wait_for_row(pty, 1, " 0");
    pty_press(pty, 4, 0, 0);
    pty_wait_for_row(pty, 1, "(up 0,0)");
    pty_press(pty, 5, 59, 7);
    pty_wait_for_row(pty, 1, "(down 59,7)");
    quit(pty);
}

static void test_clicks_are_counted_at_one_place(void **state)
{
    (void)state;
    Pty *pty = start_probe("mouse");
    pty_resize(pty, 150, 8);
    pty_wait_for_row(pty, 0, "size 150x8");
    for (int i = 0; i < 4; i++)
        pty_press(pty, 1, 2, 3);
    pty_wait_for_row(pty, 1,
                     "(click 2,3) (release 2,3) (click! 2,3) (release 2,3) (click!! 2,3) (release 2,3) "
                     "(click 2,3) (release 2,3)");
    pty_type(pty, "0");
    pty_wait_for_row(pty, 1, " 0");
    pty_press(pty, 1, 3, 3);
    pty_press(pty, 1, 4, 3);
    pty_wait_for_row(pty, 1, "(click 3,3) (release 3,3) (click 4,3)");
    quit(pty);
}

static void test_a_drag_is_reported(void **state)
{
    (void)state;
    Pty *pty = start_probe("mouse");
    pty_drag(pty, 12, 3, 14, 4);
    pty_wait_for_row(pty, 1, "(click 12,3) (drag 14,4) (release 14,4)");
    pty_forget_output(pty);
    pty_type(pty, "E"); /* another program has the terminal meanwhile */
    pty_wait_for_output(pty, "?1002l");
    pty_wait_for_text(pty, "other program");
    pty_type(pty, "\n0");
    pty_wait_for_row(pty, 1, " 0");
    pty_drag(pty, 2, 3, 4, 4);
    pty_wait_for_row(pty, 1, "(drag 4,4)");
    quit(pty);
}

static void test_no_mouse_unless_asked_for(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_press(pty, 1, 12, 3);
    pty_type(pty, "j");
    pty_wait_for_row(pty, 1, " (none) j");
    static const char *const modes[] = {"?9", "?1000", "?1001", "?1002", "?1003", "?1006"};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        assert_false(pty_was_written(pty, modes[i]));
    quit(pty);
}

/* ---- the outside world ------------------------------------------------------------------------------- */

static void test_resize(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_resize(pty, 30, 5);
    pty_wait_for_row(pty, 0, "size 30x5");
    pty_wait_for_row(pty, 4, "status                       #");
    pty_resize(pty, 1, 1);
    pty_wait_for_row(pty, 0, "#");
    pty_resize(pty, 100, 20);
    pty_wait_for_row(pty, 0, "size 100x20");
    pty_wait_for_row(pty, 19, "status");
    quit(pty);
}

static void assert_suspended(Pty *pty)
{
    int status = pty_wait_status(pty);
    assert_true(WIFSTOPPED(status));
    pty_wait_until_left(pty);
}

static void assert_resumes(Pty *pty)
{
    pty_signal(pty, SIGCONT);
    assert_true(WIFCONTINUED(pty_wait_status(pty)));
    pty_wait_until_entered(pty);
}

static void test_suspend_by_key(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_type(pty, "j\x1A");
    assert_suspended(pty);
    pty_resize(pty, 50, 6); /* while nobody looks */
    assert_resumes(pty);
    pty_wait_for_row(pty, 0, "size 50x6");
    pty_wait_for_row(pty, 5, "status");
    pty_type(pty, "k");
    pty_wait_for_row(pty, 1, " k");
    quit(pty);
}

static void test_suspend_by_signal(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    static const char *const said[] = {" (none) (resize)", " (none) (resize) (resize)"};
    for (size_t i = 0; i < 2; i++) {
        pty_signal(pty, SIGTSTP);
        assert_suspended(pty);
        assert_resumes(pty);
        pty_wait_for_row(pty, 1, said[i]);
    }
    quit(pty);
}

/* SIGSTOP cannot be seen coming; meanwhile the shell has set its own modes and written over the screen. */
static void test_continue_after_a_stop_without_warning(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_signal(pty, SIGSTOP);
    assert_true(WIFSTOPPED(pty_wait_status(pty)));
    pty_forget_output(pty);
    pty_signal(pty, SIGCONT);
    assert_true(WIFCONTINUED(pty_wait_status(pty)));
    pty_wait_for_row(pty, 1, "(resize)");
    pty_wait_for_output(pty, "size 60x8"); /* drawn anew */
    pty_type(pty, "j");
    pty_wait_for_row(pty, 1, " j");
    quit(pty);
}

static void test_interrupt_is_a_key(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_signal(pty, SIGINT);
    pty_wait_for_row(pty, 1, " ^C");
    quit(pty);
}

static void test_another_program_has_the_terminal(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_type(pty, "E");
    pty_wait_for_text(pty, "other program");
    pty_wait_until_left(pty);
    pty_type(pty, "\n");
    pty_wait_until_entered(pty);
    pty_wait_for_row(pty, 0, "size 60x8");
    pty_wait_for_row(pty, 1, " E");
    quit(pty);
}

static void test_terminating_signals_restore(void **state)
{
    (void)state;
    static const int numbers[] = {SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        Pty *pty = start_probe("mouse");
        pty_signal(pty, numbers[i]);
        assert_exits(pty, 3);
        pty_wait_for_output(pty, "\033[?2004l");
        pty_free(pty);
    }
}

static void test_a_program_that_does_not_listen_can_be_ended(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_type(pty, "B");
    pty_wait_for_output(pty, "YnVzeQ=="); /* "busy" */
    int status = pty_signal_until_end(pty, SIGTERM);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    pty_wait_until_left(pty);
    pty_free(pty);
}

static void test_a_terminal_that_goes_away(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_hang_up(pty);
    int status = pty_wait_status(pty);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 3);
    pty_free(pty);
}

/* How it ends then depends on the sanitizers; that the terminal is whole does not. */
static void test_crashes_restore(void **state)
{
    (void)state;
    static const char *const keys[] = {"A", "S"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        Pty *pty = start_probe("mouse");
        pty_type(pty, keys[i]);
        int status = pty_wait_status(pty);
        assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) != 0);
        pty_wait_until_left(pty);
        pty_wait_for_output(pty, "\033[?1000l");
        pty_wait_for_output(pty, "\033[?2004l");
        pty_free(pty);
    }
}

static void test_a_signal_of_a_crash_from_outside(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_signal(pty, SIGABRT);
    int status = pty_wait_status(pty);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
    pty_wait_until_left(pty);
    pty_free(pty);
}

static void test_keys_come_from_the_terminal_when_input_is_a_pipe(void **state)
{
    (void)state;
    const char *argv[] = {TERMINAL_PROBE, NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = 60, .rows = 8, .input = "q is no key here"});
    pty_wait_for_row(pty, 0, "size 60x8");
    pty_type(pty, "j");
    pty_wait_for_row(pty, 1, " j");
    quit(pty);
}

static void test_copy(void **state)
{
    (void)state;
    Pty *pty = start_probe(NULL);
    pty_type(pty, "Y");
    pty_wait_for_row(pty, 1, "yes");
    pty_wait_for_output(pty, "\033]52;c;YW55IGNhcm5hbCBwbGVhcw==\a");
    quit(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draws_and_leaves),
        cmocka_unit_test(test_looks),
        cmocka_unit_test(test_looks_without_colour),
        cmocka_unit_test(test_direct_colour),
        cmocka_unit_test(test_types_that_cannot_be_used),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_escape),
        cmocka_unit_test(test_a_character_in_pieces),
        cmocka_unit_test(test_paste),
        cmocka_unit_test(test_mouse),
        cmocka_unit_test(test_clicks_are_counted_at_one_place),
        cmocka_unit_test(test_a_drag_is_reported),
        cmocka_unit_test(test_no_mouse_unless_asked_for),
        cmocka_unit_test(test_resize),
        cmocka_unit_test(test_suspend_by_key),
        cmocka_unit_test(test_suspend_by_signal),
        cmocka_unit_test(test_continue_after_a_stop_without_warning),
        cmocka_unit_test(test_interrupt_is_a_key),
        cmocka_unit_test(test_another_program_has_the_terminal),
        cmocka_unit_test(test_terminating_signals_restore),
        cmocka_unit_test(test_a_program_that_does_not_listen_can_be_ended),
        cmocka_unit_test(test_a_terminal_that_goes_away),
        cmocka_unit_test(test_crashes_restore),
        cmocka_unit_test(test_a_signal_of_a_crash_from_outside),
        cmocka_unit_test(test_keys_come_from_the_terminal_when_input_is_a_pipe),
        cmocka_unit_test(test_copy),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
