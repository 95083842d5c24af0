/* How long a person waits after a key: from the key to the end of what is painted for it, in a terminal of 200 columns and
 * 60 rows, with 100 MiB of text. Time is that of a clock, as it is felt; what else the machine does counts. An Esc is not measured:
 * it waits, on purpose, for what might follow it. */
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "programs.h"
#include "table.h"

enum {
    COLS = 200,
    ROWS = 60,
    PAINT_MS = 2,     /* no more is painted when so long nothing has come */
    ANSWER_MS = 2000, /* a key that is not answered by then has nothing to paint */
    IDLE_MS = 200,    /* all is read in, and looked through, when it has not worked for so long */
    SAMPLES_MAX = 512
};

#define ASKED_MS "8 ms"

/* Keys are pressed together by so many as make one. */
typedef struct {
    const char *name, *before, *keys, *after;
    size_t together;
    int times;
} Exercise;

#define FIVE(keys) keys keys keys keys keys

static const Exercise exercises[] = {
    {"page", "g", FIVE("    ") "bbbbb", "", 1, 8},
    {"section", "g", FIVE("]]]]]]]]") FIVE("[[[["), "", 2, 7},
    {"review", "g", FIVE("]r]r]r]r") FIVE("[r[r"), "", 2, 7},
    {"outline", "g", "oooooooooo", "", 1, 20},
    {"theme", "g", "TTTTTTTTTT", "", 1, 20},
    {"next hit", "g/the\r", FIVE("nnn") FIVE("N"), "\x1B\x1B", 1, 10},
    {"typing a pattern", "g", "/the keeper of the tide", "\x1B", 1, 5},
    {"typing a pattern", "", "/in:quotes by harbour w", "\x1B", 1, 5},
    {"the source and back", "g", "\\\\\\\\\\\\\\\\\\\\", "", 1, 20},
};

typedef struct {
    double times[SAMPLES_MAX];
    size_t count;
} Samples;

static void add_sample(Samples *samples, double ms)
{
    if (ms >= 0 && samples->count < SAMPLES_MAX)
        samples->times[samples->count++] = ms;
}

/* Reads what comes until nothing has come for quiet_ms; the time of the last byte, or of the call when none came. */
static double read_until_quiet(int terminal, int quiet_ms)
{
    char output[65536];
    double last = clock_ms();
    struct pollfd file = {.fd = terminal, .events = POLLIN};
    while (poll(&file, 1, quiet_ms) > 0) {
        if (read(terminal, output, sizeof output) <= 0)
            break;
        last = clock_ms();
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
static double press(int terminal, const char *keys, size_t len)
{
    struct pollfd file = {.fd = terminal, .events = POLLIN};
    double start = clock_ms();
    if (write(terminal, keys, len) != (ssize_t)len || poll(&file, 1, ANSWER_MS) <= 0)
        return -1;
    return read_until_quiet(terminal, PAINT_MS) - start;
}

static void press_and_wait(int terminal, pid_t child, const char *keys)
{
    for (; *keys; keys++) {
        if (write(terminal, keys, 1) != 1)
            return;
        wait_until_idle(terminal, child);
    }
}

static void print_samples(const char *name, Samples *samples)
{
    double median = percentile(samples->times, samples->count, 50);
    table_row("key: %s | %.1f ms | 95 of 100: %.1f ms | %zu keys | " ASKED_MS, name, median,
              percentile(samples->times, samples->count, 95), samples->count);
}

static void run_exercise(int terminal, pid_t child, const Exercise *exercise, int times, Samples *samples)
{
    for (int i = 0; i < times; i++) {
        press_and_wait(terminal, child, exercise->before);
        for (const char *key = exercise->keys; *key; key += exercise->together) {
            add_sample(samples, press(terminal, key, exercise->together));
            read_until_quiet(terminal, PAINT_MS);
        }
        press_and_wait(terminal, child, exercise->after);
    }
}

static void time_keys(int terminal, pid_t child, const Bench *bench)
{
    Samples samples = {.count = 0};
    const size_t count = sizeof exercises / sizeof *exercises;
    for (size_t i = 0; i < count; i++) {
        run_exercise(terminal, child, &exercises[i], bench->quick ? 1 : exercises[i].times, &samples);
        if (i + 1 < count && strcmp(exercises[i].name, exercises[i + 1].name) == 0)
            continue;
        print_samples(exercises[i].name, &samples);
        samples.count = 0;
    }
}

static void time_resizing(int terminal, const Bench *bench)
{
    Samples samples = {.count = 0};
    for (int i = 0; i < (bench->quick ? 20 : 200); i++) {
        struct winsize size = {.ws_row = ROWS, .ws_col = (unsigned short)(i % 2 ? COLS : COLS / 2)};
        struct pollfd file = {.fd = terminal, .events = POLLIN};
        double start = clock_ms();
        if (ioctl(terminal, TIOCSWINSZ, &size) == 0 && poll(&file, 1, ANSWER_MS) > 0)
            add_sample(&samples, read_until_quiet(terminal, PAINT_MS) - start);
    }
    print_samples("resize", &samples);
}

/* The most memory that it has had so far, as Linux tells it; 0 elsewhere. */
static double most_bytes(pid_t child)
{
    char line[256];
    unsigned long kib = 0;
    snprintf(line, sizeof line, "/proc/%d/status", (int)child);
    FILE *file = fopen(line, "r");
    while (file && fgets(line, sizeof line, file))
        if (sscanf(line, "VmHWM: %lu", &kib) == 1)
            break;
    if (file)
        fclose(file);
    return (double)kib * 1024;
}

static void print_memory(pid_t child, const char *path)
{
    struct stat facts;
    double most = most_bytes(child);
    if (most > 0 && stat(path, &facts) == 0)
        table_row("most memory with 100 MiB open | %.0f MB | the file %.0f MB | %.2f | ", most / 1e6,
                  (double)facts.st_size / 1e6, most / (double)facts.st_size);
}

void measure_keys(const Bench *bench)
{
    int terminal;
    char *arguments[] = {bench->recto, "--no-state", bench->prose, NULL};
    pid_t child = start_in_terminal(arguments, COLS, ROWS, &terminal);
    if (child < 0) {
        perror(bench->recto);
        return;
    }
    wait_until_idle(terminal, child);
    print_memory(child, bench->prose);
    time_keys(terminal, child, bench);
    time_resizing(terminal, bench);
    end_in_terminal(child, terminal);
}
