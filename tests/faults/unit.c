/* A unit test, whose main() is test_main() here, over and over, each time in a process of its own in which another call for
 * memory fails: each of the first, then ever fewer of the others. It must end by the handler, or go on because a library has
 * told of it; what the test itself then says is of no account. Anything else is a fault: a signal, or what a sanitizer
 * finds. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "faults.h"

enum {
    EVERY_ONE_TO = 60, /* unless FAULTS in the environment says another number */
    THEN_A_SHARE = 2,  /* half as far again each time */
    SAID_BY_HANDLER = 42,
    SAID_BY_SANITIZER = 99,
    TOLD_MAX = 5
};

int test_main(void);

/* Signals are the sanitizer's, though cmocka would take them. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "exitcode=99:handle_segv=2:handle_sigbus=2:handle_sigfpe=2:handle_abort=2:detect_leaks=0";
}

static void end_in_order(size_t size_bytes)
{
    (void)size_bytes;
    _exit(SAID_BY_HANDLER);
}

/* How it ended; *calls is how many there were. */
static int run_with_fault(size_t n, size_t *calls, FILE *said)
{
    int status = -1;
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout) || dup2(fileno(said), STDERR_FILENO) < 0)
            _exit(1);
        memory_on_exhaustion(end_in_order);
        faults_fail_at(n);
        int result = test_main();
        *calls = faults_count();
        _exit(result == 0 ? 0 : 1);
    }
    waitpid(child, &status, 0);
    return status;
}

static bool is_in_order(int status)
{
    return WIFEXITED(status) && WEXITSTATUS(status) != SAID_BY_SANITIZER;
}

static void print_all(FILE *said)
{
    char bytes[4096];
    size_t got;
    rewind(said);
    while ((got = fread(bytes, 1, sizeof bytes, said)) > 0)
        fwrite(bytes, 1, got, stdout);
}

int main(void)
{
    size_t *calls = mmap(NULL, sizeof *calls, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    FILE *said = tmpfile();
    const char *wanted = getenv("FAULTS");
    size_t every_one_to = wanted ? strtoul(wanted, NULL, 10) : EVERY_ONE_TO, tried = 0, ended = 0, faults = 0;
    if (calls == MAP_FAILED || !said || run_with_fault(SIZE_MAX, calls, said) != 0) {
        puts("the test fails with all memory there");
        return 2;
    }
    size_t total = *calls;
    for (size_t n = 1; n <= total; n += n < every_one_to ? 1 : n / THEN_A_SHARE) {
        if (ftruncate(fileno(said), 0) != 0)
            return 2;
        rewind(said);
        int status = run_with_fault(n, calls, said);
        tried++;
        ended += WIFEXITED(status) && WEXITSTATUS(status) == SAID_BY_HANDLER;
        if (is_in_order(status))
            continue;
        printf("call %zu of %zu: ended with status %#x\n", n, total, (unsigned)status);
        if (faults++ < TOLD_MAX)
            print_all(said);
    }
    printf("%zu of %zu calls failed in turn: %zu ended by the handler, %zu not in order\n", tried, total,
           ended, faults);
    return faults == 0 ? 0 : 1;
}
