/* The process that starts programs: what it does, and what it refuses to whoever asks. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <sys/wait.h>

#include "app/launcher.h"
#include "stand.h"

/* A browser, and a clipboard, that tells its words, or what it reads when it has none. */
static int set_up(void **state)
{
    Stand *stand = stand_new();
    *state = stand;
    stand_put_program(stand, "wl-copy", "[ $# = 0 ] && cat; printf '<%s>' \"$@\"");
    setenv("BROWSER", stand->program, 1);
    setenv("EDITOR", "false", 1);
    unsetenv("VISUAL");
    setenv("WAYLAND_DISPLAY", "x", 1);
    return 0;
}

static void what_it_opens(void **state)
{
    Launcher *launcher = launcher_start();
    assert_non_null(launcher);
    assert_true(launcher_open(launcher, STR("https://doors.example/a?b=c#d")).ok);
    assert_told(*state, "<https://doors.example/a?b=c#d>");
    launcher_stop(launcher);
}

/* None of these reaches a program, not even when the process that reads asks for it. */
static void what_it_refuses(void **state)
{
    static const char *const addresses[] = {
        "file:///etc/passwd", "javascript:alert(1)",   "-x",
        "https://a/\033]0;x", "https://a/b c",         "https://a/\xC3\xA9",
        "doors.example",      "https://a/\n/bin/true", ""};
    Launcher *launcher = launcher_start();
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        Status status = launcher_open(launcher, str_from(addresses[i]));
        assert_string_equal(status.message, "this is no address");
    }
    assert_true(launcher_open(launcher, STR("http://x/")).ok); /* the first that the stand-in hears of */
    assert_told(*state, "<http://x/>");
    launcher_stop(launcher);
}

static void how_it_edits(void **state)
{
    const Stand *stand = *state;
    Launcher *launcher = launcher_start();
    char command[256];
    assert_true(launcher_edit(launcher, "page", 7).ok); /* an editor that fails has been there */
    launcher_stop(launcher);
    snprintf(command, sizeof command, "%s/none", stand->folder);
    setenv("EDITOR", command, 1);
    launcher = launcher_start();
    assert_string_equal(launcher_edit(launcher, "page", 7).message, "no editor found: set EDITOR");
    launcher_stop(launcher);
}

static void what_it_copies(void **state)
{
    const Stand *stand = *state;
    setenv("PATH", stand->folder, 1);
    Launcher *launcher = launcher_start();
    assert_true(launcher_copy(launcher, STR("two\nlines")));
    assert_told(stand, "two\nlines<>");
    launcher_stop(launcher);
    setenv("PATH", "/nonexistent", 1);
    launcher = launcher_start();
    assert_false(launcher_copy(launcher, STR("x")));
    launcher_stop(launcher);
}

/* Signals of the whole job neither end nor stop it; it ends when it is told to, and that there is none is told. */
static void what_the_job_is_sent(void **state)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP};
    (void)state;
    setpgid(0, 0);
    Launcher *launcher = launcher_start();
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        void (*before)(int) = signal(numbers[i], SIG_IGN);
        kill(0, numbers[i]);
        signal(numbers[i], before);
    }
    assert_string_equal(launcher_open(launcher, STR("-x")).message, "this is no address");
    launcher_stop(launcher);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    assert_string_equal(launcher_open(NULL, STR("http://x/")).message,
                        "the process that starts programs is gone");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_it_opens, set_up, stand_clear),
        cmocka_unit_test_setup_teardown(what_it_refuses, set_up, stand_clear),
        cmocka_unit_test_setup_teardown(how_it_edits, set_up, stand_clear),
        cmocka_unit_test_setup_teardown(what_it_copies, set_up, stand_clear),
        cmocka_unit_test_setup_teardown(what_the_job_is_sent, set_up, stand_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
