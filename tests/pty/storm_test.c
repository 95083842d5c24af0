/* A terminal that is treated badly: resized a thousand times while keys come, stopped with no warning and left in another
 * state, gone for good; and a program that gets no memory. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "pty_harness.h"

enum {
    RESIZES = 1000,
    STORE_FAULTS_UP_TO = 60000,
    EXIT_TROUBLE = 2
};

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u; /* Numerical Recipes' linear congruential generator */
    return *seed >> 8;
}

static Pty *open_page(void)
{
    const char *argv[] = {RECTO_PROGRAM, "--no-state", RECTO_TESTS_DIR "/pty/page.txt", NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = 80, .rows = 24, .browser = "true"});
    pty_wait_for_row(pty, 23, "%");
    return pty;
}

static void test_a_thousand_resizes(void **state)
{
    (void)state;
    static const char *const keys[] = {
        "j",      " ", "b",  "G", "g",  "]]", "o", "\t", "\033[B", "R",
        "/the\r", "n", "\\", "F", "z",  "?",  "i", "vw", "\x03",   ":columns\r",
        "l",      "Q", "m",  "a", "'a", "99", "+", "-",  ":pl",    "\033[200~x\033[201~"};
    uint32_t seed = 20261128;
    Pty *pty = open_page();
    for (int i = 0; i < RESIZES; i++) {
        uint32_t chance = next_random(&seed) % 8;
        int cols = 1 + (int)(next_random(&seed) % (chance == 0 ? 300 : 90));
        int rows = 1 + (int)(next_random(&seed) % (chance == 1 ? 100 : 30));
        pty_resize(pty, chance == 2 ? 1 : cols, chance == 2 || chance == 3 ? 1 : rows);
        if (i % 2)
            pty_type(pty, keys[next_random(&seed) % (sizeof keys / sizeof *keys)]);
        pty_was_written(pty, ""); /* takes what has come */
    }
    pty_resize(pty, 80, 24);
    pty_type(pty, "\x03\x03\x03\x03\x03\x03i");
    pty_wait_for_text(pty, "About this document");
    pty_type(pty, "\x03");
    pty_quit(pty);
}

/* Whoever has the terminal meanwhile writes on it, and wants lines. */
static void test_another_has_had_the_terminal(void **state)
{
    (void)state;
    Pty *pty = open_page();
    for (int i = 0; i < 3; i++) {
        pty_signal(pty, SIGSTOP);
        assert_true(WIFSTOPPED(pty_wait_status(pty)));
        pty_spoil(pty);
        pty_wait_for_no_text(pty, "%");
        pty_signal(pty, SIGCONT);
        assert_true(WIFCONTINUED(pty_wait_status(pty)));
        pty_wait_for_row(pty, 23, "%"); /* painted again */
        pty_type(pty, "i");             /* and no Enter is waited for */
        pty_wait_for_text(pty, "About this document");
        pty_type(pty, "\x03");
        pty_wait_for_no_text(pty, "About this document");
    }
    pty_quit(pty);
}

static void test_a_terminal_that_goes_away(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        Pty *pty = open_page();
        if (i == 1)
            pty_type(pty, "/the"); /* in the midst of a search */
        pty_hang_up(pty);
        int status = pty_wait_status(pty);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
        pty_free(pty);
    }
}

/* ---- no memory ------------------------------------------------------------------------------------------- */

/* The n-th call for memory fails: either it was the program's, which says so and ends, or a library's, without which it goes
 * on. The terminal is whole in any case. */
static bool ends_in_order(size_t n, const char *state_folder)
{
    char fault[48];
    snprintf(fault, sizeof fault, "RECTO_FAULT_AT=%zu", n);
    const char *argv[] = {"/usr/bin/env", fault, FAULTY_PROGRAM, RECTO_TESTS_DIR "/pty/page.txt", NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = 80, .rows = 24, .state = state_folder});
    pty_type(pty, " /weir\rmaoo]]b:columns\rq");
    int status = pty_wait_status(pty);
    if (!WIFEXITED(status))
        fail_msg("call %zu: ended with status %#x", n, (unsigned)status);
    pty_wait_until_left(pty);
    bool ended = WEXITSTATUS(status) == EXIT_TROUBLE;
    if (ended)
        pty_wait_for_output(pty, "recto: ");
    else
        assert_int_equal(WEXITSTATUS(status), 0);
    bool is_told = pty_was_written(pty, "recto: out of memory");
    pty_free(pty);
    return ended && is_told;
}

static void test_no_memory(void **state)
{
    (void)state;
    char folder[] = "/tmp/recto-state-XXXXXX";
    size_t ended = 0;
    assert_non_null(mkdtemp(folder));
    for (size_t n = 1; n < STORE_FAULTS_UP_TO; n += 1 + n / 2)
        ended += ends_in_order(n, folder);
    assert_true(ended > 3); /* the faults were there */
    pty_remove_folder(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_thousand_resizes),
        cmocka_unit_test(test_another_has_had_the_terminal),
        cmocka_unit_test(test_a_terminal_that_goes_away),
        cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
