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
#include <unistd.h>

#include "app/editor.h"

/* Runs a shell script as the editor of "page"; the script's own file is taken away again. */
static Status edit_with(const char *script)
{
    char path[] = "/tmp/recto-editor-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_true(write(file, script, strlen(script)) == (ssize_t)strlen(script));
    assert_int_equal(fchmod(file, S_IRWXU), 0);
    close(file);
    setenv("VISUAL", path, 1);
    Status status = editor_run("page", 7);
    unlink(path);
    return status;
}

static bool takes_default(int number)
{
    struct sigaction found;
    sigaction(number, NULL, &found);
    return found.sa_handler == SIG_DFL;
}

/* ^\ at an editor that leaves it to the terminal goes to the whole job, and so to us (POSIX system() says what a
 * program that waits for another does about it). */
static void quit_key_is_the_editors(void **state)
{
    (void)state;
    assert_true(edit_with("#!/bin/sh\nkill -QUIT $PPID\n").ok);
    assert_true(takes_default(SIGQUIT));
}

static void editor_can_be_quit(void **state)
{
    (void)state;
    char path[] = "/tmp/recto-edited-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    unlink(path);
    char script[128];
    snprintf(script, sizeof script, "#!/bin/sh\nkill -QUIT $$\n: > %s\n", path);
    assert_true(edit_with(script).ok);
    assert_int_not_equal(access(path, F_OK), 0);
    unlink(path);
}

static void line_and_path_reach_the_editor(void **state)
{
    (void)state;
    assert_true(edit_with("#!/bin/sh\n[ \"$1\" = +7 ] && [ \"$2\" = page ] || exit 127\n").ok);
}

static void missing_editor_is_told(void **state)
{
    (void)state;
    setenv("VISUAL", "/nonexistent/editor", 1);
    assert_false(editor_run("page", 1).ok);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quit_key_is_the_editors),
        cmocka_unit_test(editor_can_be_quit),
        cmocka_unit_test(line_and_path_reach_the_editor),
        cmocka_unit_test(missing_editor_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
