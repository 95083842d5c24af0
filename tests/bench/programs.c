#include "programs.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double milliseconds(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

double clock_ms(void)
{
    return milliseconds(CLOCK_MONOTONIC);
}

double processor_ms(void)
{
    return milliseconds(CLOCK_PROCESS_CPUTIME_ID);
}

bool is_installed(const char *program)
{
    char path[4096];
    const char *folders = getenv("PATH");
    while (folders && *folders) {
        size_t len = strcspn(folders, ":");
        snprintf(path, sizeof path, "%.*s/%s", (int)len, folders, program);
        if (access(path, X_OK) == 0)
            return true;
        folders += len + (folders[len] == ':');
    }
    return false;
}

static void become(char *const arguments[])
{
    setenv("LC_ALL", "C.UTF-8", 1);
    execvp(arguments[0], arguments);
    _exit(127);
}

static double milliseconds_of(struct timeval time)
{
    return (double)time.tv_sec * 1e3 + (double)time.tv_usec / 1e3;
}

double run_ms(char *const arguments[], bool processor)
{
    struct rusage usage;
    int status;
    double start = clock_ms();
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_RDWR);
        for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
            dup2(nowhere, file);
        become(arguments);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0)
        return -1;
    return processor ? milliseconds_of(usage.ru_utime) + milliseconds_of(usage.ru_stime) : clock_ms() - start;
}

pid_t start_in_terminal(char *const arguments[], unsigned short cols, unsigned short rows, int *terminal)
{
    struct winsize size = {.ws_row = rows, .ws_col = cols};
    pid_t child = forkpty(terminal, NULL, NULL, &size);
    if (child == 0) {
        setenv("TERM", "xterm-256color", 1);
        become(arguments);
    }
    return child;
}

void end_in_terminal(pid_t child, int terminal)
{
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    close(terminal);
}

/* Reads what comes out of a terminal until the bytes are in it; false when it ends before, or nothing comes. */
static bool read_until(int terminal, const char *shown)
{
    enum {
        PATIENCE_MS = 60000
    };
    char output[1 << 16];
    size_t kept = 0, overlap = strlen(shown);
    struct pollfd file = {.fd = terminal, .events = POLLIN};
    while (poll(&file, 1, PATIENCE_MS) > 0) {
        ssize_t count = read(terminal, output + kept, sizeof output - 1 - kept);
        if (count <= 0)
            return false;
        kept += (size_t)count;
        for (size_t i = 0; i < kept; i++) /* or strstr() would stop there */
            output[i] = output[i] == '\0' ? ' ' : output[i];
        output[kept] = '\0';
        if (strstr(output, shown) != NULL)
            return true;
        size_t keep = kept < overlap ? kept : overlap;
        memmove(output, output + kept - keep, keep);
        kept = keep;
    }
    return false;
}

double screen_ms(char *const arguments[], const char *shown)
{
    int terminal;
    double start = clock_ms();
    pid_t child = start_in_terminal(arguments, 120, 40, &terminal);
    if (child < 0)
        return -1;
    bool found = read_until(terminal, shown);
    double taken = clock_ms() - start;
    end_in_terminal(child, terminal);
    return found ? taken : -1;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double percentile(double *values, size_t count, unsigned percent)
{
    if (count == 0)
        return -1;
    qsort(values, count, sizeof *values, compare);
    return values[(count - 1) * percent / 100];
}
