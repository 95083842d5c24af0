/* Whatever a line brings: bytes at random, sequences that are cut short, reports of the mouse, pastes that do not end. Recto
 * goes on, and can be quit as ever. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "pty_harness.h"

enum {
    ROUNDS = 12,
    PIECES = 400
};

static const char *const pieces[] = {"\033[A",
                                     "\033[1;5D",
                                     "\033OA",
                                     "\033[5~",
                                     "\033[",
                                     "\033[1;",
                                     "\033",
                                     "\033\033",
                                     "\033P",
                                     "\033]52;c;",
                                     "\033[<",
                                     "\033[<0;5;",
                                     "\033[M",
                                     "\033[M !",
                                     "\033[<0;10;5M",
                                     "\033[<32;9;7M",
                                     "\033[<0;9;7m",
                                     "\033[<64;1;1M",
                                     "\033[<65;999;999M",
                                     "\033[<0;0;0M",
                                     "\033[200~",
                                     "\033[201~",
                                     "\033[200~x\ny",
                                     "\033[999999999999~",
                                     "\033[?1;2c",
                                     "\033[I",
                                     "\033[O",
                                     "\xC3",
                                     "\xE2\x82",
                                     "\xFF",
                                     "\xF0\x9F\x98\x80",
                                     "\xC3\xA9",
                                     "\x80\x80",
                                     "\233A",
                                     "j",
                                     "]]",
                                     "]r",
                                     "o",
                                     "\t",
                                     "\r",
                                     "/",
                                     ":",
                                     "v",
                                     "?",
                                     "S",
                                     "9",
                                     "\x7F",
                                     "\x0C"};

/* What would leave Recto, or have another program do something, is left out: q, Z, e and ^Z. */
static char random_byte(uint32_t random)
{
    char byte = (char)(random % 255 + 1);
    return strchr("qZe\x1A", byte) ? 'n' : byte;
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void type_noise(Pty *pty, uint32_t *seed)
{
    for (int i = 0; i < PIECES; i++) {
        char byte[2] = {random_byte(next_random(seed)), '\0'};
        uint32_t choice = next_random(seed) % 100;
        pty_type(pty, choice < 50 ? byte : pieces[next_random(seed) % (sizeof pieces / sizeof *pieces)]);
        if (choice == 99)
            pty_resize(pty, 20 + (int)(next_random(seed) % 100), 3 + (int)(next_random(seed) % 40));
    }
}

static void test_noise_is_outlived(void **state)
{
    (void)state;
    const char *argv[] = {RECTO_PROGRAM, "--no-state", RECTO_TESTS_DIR "/pty/page.txt", NULL};
    for (uint32_t round = 0; round < ROUNDS; round++) {
        uint32_t seed = round * 2654435761u + 1;
        Pty *pty = pty_start((PtyOptions){.argv = argv, .cols = 60, .rows = 16, .browser = "true"});
        pty_wait_until_entered(pty);
        type_noise(pty, &seed);
        pty_resize(pty, 80, 24);
        pty_type(pty, "\033[201~\x03\x03\x03\x03\x03\x03i");
        pty_wait_for_text(pty, "About this document");
        pty_type(pty, "\x03");
        pty_quit(pty);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_noise_is_outlived)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
