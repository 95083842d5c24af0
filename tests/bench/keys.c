/* keys RECTO FILE
 *
 * How long a person waits after a key: from the key to the end of what is painted for it, in a terminal of 200 columns and
 * 60 rows. Time is that of a clock, as it is felt; what else the machine does counts.
 */
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "programs.h"

enum {
    COLS = 200,
    ROWS = 60,
    PAINT_MS = 2,     /* no more is painted when so long nothing has come */
    ANSWER_MS = 2000, /* a key that is not answered by then has nothing to paint */
    IDLE_MS = 200,    /* all is read in, and looked through, when it has not worked for so long */
    SAMPLES_MAX = 512
};

typedef struct {
    const char *name;
    const char *keys; /* pressed one by one */
    int times;
} Exercise;

static const Exercise exercises[] = {
    {"typing a pattern", "/the keeper of the tide\x1B/harbour wall\x1B/zyzzyva\x1B/in:quotes by\x1B", 3},
    {"next hit", "/the\rnnnnnnnnnnNNNNN", 3},
    {"line", "jjjjjjjjjjkkkkk", 4},
    {"page", "    bbb  ", 5},
    {"section", "]]]]]][[", 5},
    {"end and beginning", "Gg", 10},
    {"outline", "oo", 10},
    {"source", "\\\\", 10},
};

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* Reads what comes until nothing has come for quiet_ms; the time of the last byte, or of the call when none came. */
static double read_until_quiet(int terminal, int quiet_ms)
{
    char output[65536];
    double last = now_ms();
    struct pollfd file = {.fd = terminal, .events = POLLIN};
    while (poll(&file, 1, quiet_ms) > 0) {
        if (read(terminal, output, sizeof output) <= 0)
            break;
        last = now_ms();
    }
    return last;
}

static double worked_ms(pid_t child)
{
    clockid_t clock;
    struct timespec time = {0};
    if (clock_getcpuclockid(child, &clock) == 0)
        clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static void wait_until_idle(int terminal, pid_t child)
{
    double before;
    do {
        before = worked_ms(child);
        read_until_quiet(terminal, IDLE_MS);
    } while (worked_ms(child) - before > 1);
}

/* From the key to the end of the first picture that answers it; negative when there is none. */
static double press(int terminal, const char *key, size_t len)
{
    struct pollfd file = {.fd = terminal, .events = POLLIN};
    double start = now_ms();
    if (write(terminal, key, len) != (ssize_t)len || poll(&file, 1, ANSWER_MS) <= 0)
        return -1;
    return read_until_quiet(terminal, PAINT_MS) - start;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_times(const char *name, double *times, size_t count)
{
    if (count == 0)
        return;
    qsort(times, count, sizeof *times, compare);
    printf("%-22s %8.1f ms %8.1f ms %8.1f ms %6zu\n", name, times[count / 2], times[(count * 95 - 1) / 100],
           times[count - 1], count);
}

static void time_keys(int terminal, pid_t child, const Exercise *exercise)
{
    double times[SAMPLES_MAX];
    size_t count = 0;
    for (int i = 0; i < exercise->times; i++)
        for (const char *key = exercise->keys; *key && count < SAMPLES_MAX; key++) {
            double taken = press(terminal, key, 1);
            if (taken >= 0)
                times[count++] = taken;
            if (*key == '\x1B' || *key == '\r') /* the next key is another matter */
                wait_until_idle(terminal, child);
        }
    wait_until_idle(terminal, child);
    print_times(exercise->name, times, count);
}

static void time_resizing(int terminal)
{
    double times[SAMPLES_MAX];
    size_t count = 0;
    for (int i = 0; i < 20; i++) {
        struct winsize size = {.ws_row = ROWS, .ws_col = (unsigned short)(i % 2 ? COLS : COLS / 2)};
        struct pollfd file = {.fd = terminal, .events = POLLIN};
        double start = now_ms();
        if (ioctl(terminal, TIOCSWINSZ, &size) == 0 && poll(&file, 1, ANSWER_MS) > 0)
            times[count++] = read_until_quiet(terminal, PAINT_MS) - start;
    }
    print_times("resize", times, count);
}

int main(int argc, char **argv)
{
    int terminal;
    if (argc != 3) {
        fputs("usage: keys RECTO FILE\n", stderr);
        return 2;
    }
    pid_t child =
        start_in_terminal((char *const[]){argv[1], "--no-state", argv[2], NULL}, COLS, ROWS, &terminal);
    if (child < 0) {
        perror(argv[1]);
        return 2;
    }
    wait_until_idle(terminal, child);
    printf("%-22s %11s %11s %11s %6s\n", "key to picture", "median", "95 %", "worst", "keys");
    for (size_t i = 0; i < sizeof exercises / sizeof *exercises; i++)
        time_keys(terminal, child, &exercises[i]);
    time_resizing(terminal);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(terminal);
    return 0;
}
