#include "programs.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

double processor_time(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void run_program(char *const arguments[])
{
    setenv("LC_ALL", "C.UTF-8", 1);
    execvp(arguments[0], arguments);
    _exit(127);
}

static double run_once(char *const arguments[])
{
    struct rusage usage;
    int status;
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        run_program(arguments);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0)
        return -1;
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/* Reads what comes out of a terminal until the words are in it; false when it ends before. */
static bool read_until(int terminal, const char *shown)
{
    char output[65536];
    size_t kept = 0, overlap = strlen(shown);
    for (;;) {
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
}

pid_t start_in_terminal(char *const arguments[], unsigned short cols, unsigned short rows, int *terminal)
{
    struct winsize size = {.ws_row = rows, .ws_col = cols};
    pid_t child = forkpty(terminal, NULL, NULL, &size);
    if (child == 0) {
        setenv("TERM", "xterm", 1);
        run_program(arguments);
    }
    return child;
}

static double run_in_terminal(char *const arguments[], const char *shown)
{
    int terminal, status;
    struct rusage usage;
    pid_t child = start_in_terminal(arguments, 120, 40, &terminal);
    if (child < 0)
        return -1;
    bool found = read_until(terminal, shown);
    kill(child, SIGKILL);
    bool ended = wait4(child, &status, 0, &usage) == child;
    close(terminal);
    return found && ended ? seconds(usage.ru_utime) + seconds(usage.ru_stime) : -1;
}

static double quicker(double best, double taken)
{
    return best < 0 || (taken >= 0 && taken < best) ? taken : best;
}

double time_program(char *const arguments[])
{
    double best = -1;
    for (int i = 0; i < ROUNDS; i++)
        best = quicker(best, run_once(arguments));
    return best;
}

double time_program_until(char *const arguments[], const char *shown)
{
    double best = -1;
    for (int i = 0; i < ROUNDS; i++)
        best = quicker(best, run_in_terminal(arguments, shown));
    return best;
}

void print_row(const char *name, double taken, double megabytes, double one)
{
    printf("%-22s %8.2f s %8.1f MB/s %8.2f\n", name, taken, megabytes / taken, taken / one);
}
