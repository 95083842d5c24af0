/* How much a key makes Recto write: only what is another on the screen, and nothing for a key that changes nothing. Bytes are
 * the same on every machine, so that this can be held to; what flickers or is slow over a thin line is what writes much. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "pty_harness.h"

#define DRAWN "\033]777;drawn\a"

static Pty *start(int cols, int rows)
{
    static const char *const argv[] = {SESSION_PROBE, RECTO_TESTS_DIR "/golden/pages/essay-books.txt", NULL};
    Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = cols, .rows = rows});
    pty_wait_for_output(pty, DRAWN);
    return pty;
}

/* What is written until each of the keys has been answered. */
static size_t bytes_of(Pty *pty, const char *const *keys)
{
    size_t bytes = 0;
    for (; *keys; keys++) {
        pty_forget_output(pty);
        pty_type(pty, *keys);
        pty_wait_for_output(pty, DRAWN);
        bytes += pty_output_bytes(pty) - strlen(DRAWN);
    }
    return bytes;
}

typedef struct {
    const char *keys[8];
    size_t narrow, wide; /* the most in 80 by 24 and in 120 by 40 */
} Step;

/* About a third more than there were when this was written. */
static const Step steps[] = {
    {{"k"}, 0, 0}, /* at the top already */
    {{"j"}, 60, 60},
    {{"j"}, 220, 160},
    {{"k"}, 220, 160},
    {{" "}, 1700, 3200},
    {{"b"}, 1400, 2700},
    {{"]", "]"}, 600, 600},
    {{"o"}, 2900, 5000},
    {{"j"}, 220, 220}, /* in the list, which is beside a text that stands still */
    {{"k"}, 180, 180},
    {{"k"}, 0, 0},
    {{"\t"}, 120, 120},
    {{"j"}, 1000, 1200}, /* terminals scroll whole rows, so that beside the list all of the text is written */
    {{"\t"}, 120, 120},
    {{"+"}, 2400, 4400},
    {{"o"}, 1800, 2800},
    {{"/", "l", "a", "m", "p", "\r"}, 2500, 3500},
    {{"n"}, 220, 220},
    {{"v"}, 270, 270},
    {{"w"}, 150, 150},
    {{"w"}, 150, 150},
    {{"\033"}, 350, 350},
    {{"G"}, 2300, 3400},
    {{"G"}, 0, 0},
    {{"j"}, 0, 0}, /* at the end already */
    {{"~"}, 0, 0}, /* means nothing */
    {{"\x02"}, 2000, 3600},
};

static void test_size(int cols, int rows, bool wide)
{
    Pty *pty = start(cols, rows);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        size_t most = wide ? steps[i].wide : steps[i].narrow, bytes = bytes_of(pty, steps[i].keys);
        if (bytes > most)
            fail_msg("step %zu, key %s, made it write %zu bytes, which is more than %zu", i, steps[i].keys[0],
                     bytes, most);
    }
    pty_type(pty, "q");
    pty_wait_until_left(pty);
    pty_free(pty);
}

static void test_narrow(void **state)
{
    (void)state;
    test_size(80, 24, false);
}

static void test_wide(void **state)
{
    (void)state;
    test_size(120, 40, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_narrow),
        cmocka_unit_test(test_wide),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
