/* How an address reaches the program that opens it: as one word, whatever it is, and without a shell. */
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

#include "app/opener.h"

typedef struct {
    char folder[64], browser[96], told[96];
} Stand;

/* A browser that writes its words into a FIFO, one a line, so that reading waits for it. */
static int set_up(void **state)
{
    Stand *stand = calloc(1, sizeof *stand);
    *state = stand;
    strcpy(stand->folder, "/tmp/recto-opener-XXXXXX");
    if (!mkdtemp(stand->folder))
        return -1;
    snprintf(stand->browser, sizeof stand->browser, "%s/browser", stand->folder);
    snprintf(stand->told, sizeof stand->told, "%s/told", stand->folder);
    FILE *file = fopen(stand->browser, "w");
    fprintf(file,
            "#!/bin/sh\necho noise; echo noise >&2\n"
            "{ printf '<%%s>' \"$@\"; [ -t 0 ] || [ -t 1 ] || [ -t 2 ] || echo; } >%s\n",
            stand->told);
    fclose(file);
    return chmod(stand->browser, 0700) + mkfifo(stand->told, 0600);
}

static int clear(void **state)
{
    Stand *stand = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", stand->folder);
    int result = system(command);
    free(stand);
    return result;
}

static void assert_told(const Stand *stand, const char *expected)
{
    char line[256] = "";
    FILE *file = fopen(stand->told, "r");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    fclose(file);
    assert_string_equal(line, expected);
}

static void one_word(void **state)
{
    static const char *const cases[][2] = {
        {"https://a.example/?b=c&d=$(touch%20x);e'f", "<https://a.example/?b=c&d=$(touch%20x);e'f>\n"},
        {"mailto:a@b.example", "<mailto:a@b.example>\n"}};
    const Stand *stand = *state;
    setenv("BROWSER", stand->browser, 1);
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
    snprintf(list, sizeof list, "/nonexistent/browser:: %s  --new at=%%s end:/bin/false", stand->browser);
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
        cmocka_unit_test_setup_teardown(one_word, set_up, clear),
        cmocka_unit_test_setup_teardown(a_list_of_commands, set_up, clear),
        cmocka_unit_test(none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
