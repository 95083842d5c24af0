/* Addresses on their way to the system's opener: nothing without the second key, and then one word of harmless bytes. A
 * script stands in for the browser. It writes what it was given into a FIFO, so that reading that waits for it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pty_harness.h"

enum {
    COLS = 80,
    ROWS = 20
};

typedef struct {
    char folder[64], browser[96], told[96];
} Stand;

static int set_up(void **state)
{
    Stand *stand = calloc(1, sizeof *stand);
    *state = stand;
    strcpy(stand->folder, "/tmp/recto-browser-XXXXXX");
    if (!mkdtemp(stand->folder))
        return -1;
    snprintf(stand->browser, sizeof stand->browser, "%s/browser", stand->folder);
    snprintf(stand->told, sizeof stand->told, "%s/told", stand->folder);
    FILE *file = fopen(stand->browser, "w");
    fprintf(file,
            "#!/bin/sh\necho noise on the screen; echo more noise >&2; echo noise >/dev/tty\n"
            "for word; do printf '%%s\\n' \"$word\"; done >%s\n",
            stand->told);
    fclose(file);
    return chmod(stand->browser, 0700) + mkfifo(stand->told, 0600);
}

static int clear(void **state)
{
    Stand *stand = *state;
    int result = pty_remove_folder(stand->folder);
    free(stand);
    return result;
}

static Pty *open_page(const char *browser)
{
    static const char *const argv[] = {RECTO_PROGRAM, "--no-state", RECTO_TESTS_DIR "/pty/hostile-links.md",
                                       NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = COLS, .rows = ROWS, .browser = browser});
    pty_wait_for_text(pty, "script");
    return pty;
}

/* All that the stand-in was told. */
static void assert_told(const Stand *stand, const char *expected)
{
    char told[512] = "";
    FILE *file = fopen(stand->told, "r");
    assert_non_null(file);
    told[fread(told, 1, sizeof told - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(told, expected);
}

static void test_hostile_addresses(void **state)
{
    static const struct {
        const char *letter, *shown, *told;
    } cases[] = {
        {"a", "https://doors.example/a?b=c#d", "https://doors.example/a?b=c#d\n"},
        {"f", "https://doors.example/$(touch%20/tmp/no);`touch<U+0020>no`|x'\"y",
         "https://doors.example/$(touch%20/tmp/no);%60touch%20no%60%7Cx'%22y\n"},
        {"g", "https://doors.example/a<U+000A>touch<U+000D>no", "https://doors.example/a%0Atouch%0Dno\n"},
        {"j", "https://doors.example/<U+202E>txt.exe<U+200B>",
         "https://doors.example/%E2%80%AEtxt.exe%E2%80%8B\n"},
        {"q", "mailto:a@doors.example?subject=-x", "mailto:a@doors.example?subject=-x\n"},
    };
    const Stand *stand = *state;
    Pty *pty = open_page(stand->browser);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pty_type(pty, "l");
        pty_wait_for_row(pty, ROWS - 1, "Which link?");
        pty_type(pty, cases[i].letter);
        pty_wait_for_text(pty, cases[i].shown);
        pty_wait_for_row(pty, ROWS - 1, "O opens it");
        pty_type(pty, "O");
        assert_told(stand, cases[i].told);
        pty_wait_for_row(pty, ROWS - 1, "Handed over");
    }
    pty_wait_for_no_text(pty, "noise");
    pty_quit(pty);
}

/* Escape sequences of an address reach neither the terminal nor the opener. */
static void test_escape_sequences(void **state)
{
    const Stand *stand = *state;
    Pty *pty = open_page(stand->browser);
    pty_forget_output(pty);
    pty_type(pty, "lh");
    pty_wait_for_text(pty, "https://doors.example/<U+001B>]0;no<U+0007>");
    pty_type(pty, "O");
    assert_told(stand, "https://doors.example/%1B]0;no%07%C2%9B2J\n");
    pty_type(pty, "G");
    pty_wait_for_no_text(pty, "Handed over");
    pty_wait_for_text(pty, "Doors");
    pty_quit(pty);
}

/* What is no address that is handed out starts nothing: a later address is the first that the stand-in hears of. */
static void test_what_is_not_handed_out(void **state)
{
    static const char *const letters[] = {"s", "d", "k", "l"};
    const Stand *stand = *state;
    Pty *pty = open_page(stand->browser);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        pty_type(pty, "l");
        pty_wait_for_row(pty, ROWS - 1, "Which link?");
        pty_type(pty, letters[i]);
        pty_wait_for_text(pty, i < 2 ? "No such file" : "Only shown, not opened");
        pty_type(pty, "O");
        pty_wait_for_row(pty, ROWS - 1,
                         i < 2 ? "No address is shown" : "Addresses of this kind are only shown");
    }
    pty_type(pty, "la");
    pty_wait_for_row(pty, ROWS - 1, "O opens it");
    pty_type(pty, "\033"); /* forgets it */
    pty_wait_for_no_text(pty, "O opens it");
    pty_type(pty, "O");
    pty_wait_for_row(pty, ROWS - 1, "No address is shown");
    pty_type(pty, "lqO");
    assert_told(stand, "mailto:a@doors.example?subject=-x\n");
    pty_quit(pty);
}

static void test_without_an_opener(void **state)
{
    (void)state;
    Pty *pty = open_page("/nonexistent/browser");
    pty_type(pty, "laO");
    pty_wait_for_row(pty, ROWS - 1, "Not opened: no program to open it: set BROWSER, or install xdg-open");
    pty_quit(pty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_hostile_addresses, set_up, clear),
        cmocka_unit_test_setup_teardown(test_escape_sequences, set_up, clear),
        cmocka_unit_test_setup_teardown(test_what_is_not_handed_out, set_up, clear),
        cmocka_unit_test(test_without_an_opener),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
