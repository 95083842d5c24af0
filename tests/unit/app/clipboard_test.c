/* Which program gets what is copied, and how. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/clipboard.h"
#include "base/buffer.h"

typedef struct {
    char folder[64], told[96];
    char *path; /* $PATH as it was */
} Stand;

/* A program that writes its name, its words and what it reads into a FIFO, so that reading waits for it. */
static void make_tool(const Stand *stand, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", stand->folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n{ echo %s \"$@\"; cat; } >%s\n", name, stand->told);
    fclose(file);
    assert_int_equal(chmod(path, 0700), 0);
}

static int set_up(void **state)
{
    Stand *stand = calloc(1, sizeof *stand);
    *state = stand;
    strcpy(stand->folder, "/tmp/recto-clipboard-XXXXXX");
    if (!mkdtemp(stand->folder))
        return -1;
    snprintf(stand->told, sizeof stand->told, "%s/told", stand->folder);
    stand->path = strdup(getenv("PATH"));
    setenv("PATH", stand->folder, 1);
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    return mkfifo(stand->told, 0600);
}

static int clear(void **state)
{
    Stand *stand = *state;
    char command[128];
    setenv("PATH", stand->path, 1);
    snprintf(command, sizeof command, "rm -r %s", stand->folder);
    int result = system(command);
    free(stand->path);
    free(stand);
    return result;
}

static void assert_told(const Stand *stand, const char *expected)
{
    Buffer got = {0};
    FILE *file = fopen(stand->told, "r");
    assert_non_null(file);
    for (int c; (c = fgetc(file)) != EOF;)
        buffer_put_byte(&got, (char)c);
    fclose(file);
    buffer_put_byte(&got, '\0');
    assert_string_equal(got.data, expected);
    buffer_free(&got);
}

static void the_first_that_is_there(void **state)
{
    const Stand *stand = *state;
    make_tool(stand, "xsel");
    assert_false(clipboard_run(STR("no display"))); /* it could not work */
    setenv("DISPLAY", "", 1);
    assert_false(clipboard_run(STR("none, either")));
    setenv("DISPLAY", ":9", 1);
    assert_true(clipboard_run(STR("one\ntwo $(x)")));
    assert_told(stand, "xsel --clipboard --input\none\ntwo $(x)");
    make_tool(stand, "xclip");
    assert_true(clipboard_run(STR("three")));
    assert_told(stand, "xclip -selection clipboard\nthree");
    make_tool(stand, "wl-copy");
    assert_true(clipboard_run(STR("four")));
    assert_told(stand, "xclip -selection clipboard\nfour");
    setenv("WAYLAND_DISPLAY", "wayland-0", 1);
    assert_true(clipboard_run(STR("-n")));
    assert_told(stand, "wl-copy\n-n");
}

static void more_than_a_pipe_holds(void **state)
{
    const Stand *stand = *state;
    static char text[300001], wanted[300020];
    memset(text, 'a', sizeof text - 1);
    snprintf(wanted, sizeof wanted, "pbcopy\n%s", text);
    make_tool(stand, "pbcopy");
    assert_true(clipboard_run(str_from(text)));
    assert_told(stand, wanted);
}

static void none(void **state)
{
    (void)state;
    setenv("DISPLAY", ":9", 1);
    setenv("WAYLAND_DISPLAY", "wayland-0", 1);
    assert_false(clipboard_run(STR("x")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_first_that_is_there, set_up, clear),
        cmocka_unit_test_setup_teardown(more_than_a_pipe_holds, set_up, clear),
        cmocka_unit_test_setup_teardown(none, set_up, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
