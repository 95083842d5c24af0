/* Which program gets what is copied, and how. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "app/clipboard.h"
#include "stand.h"

static void make_tool(Stand *stand, const char *name)
{
    char commands[64];
    snprintf(commands, sizeof commands, "echo %s \"$@\"; cat", name);
    stand_put_program(stand, name, commands);
}

static int set_up(void **state)
{
    Stand *stand = stand_new();
    *state = stand;
    setenv("PATH", stand->folder, 1);
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    return 0;
}

static void the_first_that_is_there(void **state)
{
    Stand *stand = *state;
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
    Stand *stand = *state;
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
        cmocka_unit_test_setup_teardown(the_first_that_is_there, set_up, stand_clear),
        cmocka_unit_test_setup_teardown(more_than_a_pipe_holds, set_up, stand_clear),
        cmocka_unit_test_setup_teardown(none, set_up, stand_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
