/* How an address reaches the program that opens it: as one word, whatever it is, and without a shell. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "app/opener.h"
#include "stand.h"

/* A browser that tells its words, and ends their line if there is no terminal. */
static int set_up(void **state)
{
    Stand *stand = stand_new();
    *state = stand;
    stand_put_program(stand, "browser", "printf '<%s>' \"$@\"; [ -t 0 ] || [ -t 1 ] || [ -t 2 ] || echo");
    return 0;
}

static void one_word(void **state)
{
    static const char *const cases[][2] = {
        {"https://a.example/?b=c&d=$(touch%20x);e'f", "<https://a.example/?b=c&d=$(touch%20x);e'f>\n"},
        {"mailto:a@b.example", "<mailto:a@b.example>\n"}};
    const Stand *stand = *state;
    setenv("BROWSER", stand->program, 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(opener_run(str_from(cases[i][0])).ok);
        assert_told(stand, cases[i][1]);
    }
    assert_false(opener_run(STR("-x")).ok);
}

static void a_list_of_commands(void **state)
{
    const Stand *stand = *state;
    char list[256];
    snprintf(list, sizeof list, "/nonexistent/browser:: %s  --new at=%%s end:/bin/false", stand->program);
    setenv("BROWSER", list, 1);
    assert_true(opener_run(STR("http://x/")).ok);
    assert_told(stand, "<--new><at=http://x/><end>\n");
}

static void none(void **state)
{
    (void)state;
    setenv("BROWSER", "/nonexistent/browser", 1);
    Status status = opener_run(STR("http://x/"));
    assert_false(status.ok);
    assert_string_equal(status.message, "no program to open it: set BROWSER, or install xdg-open");
    setenv("BROWSER", "", 1);
    setenv("PATH", "/nonexistent", 1);
    assert_false(opener_run(STR("http://x/")).ok);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_word, set_up, stand_clear),
        cmocka_unit_test_setup_teardown(a_list_of_commands, set_up, stand_clear),
        cmocka_unit_test(none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
