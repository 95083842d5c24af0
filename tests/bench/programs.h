/* Other programs, run and timed: the time of the processor, so that others on the machine do not count. */
#ifndef RECTO_TESTS_BENCH_PROGRAMS_H
#define RECTO_TESTS_BENCH_PROGRAMS_H

#include <sys/types.h>

enum {
    ROUNDS = 3 /* of which the quickest counts */
};

/* Of this process so far, in seconds. */
double processor_time(void);

/* Of a program whose output goes nowhere; negative when it could not be run. arguments end with NULL. */
double time_program(char *const arguments[]);

/* A program in a terminal of that size. terminal: what it writes can be read there, and keys written. -1 when it could not be
 * started. */
pid_t start_in_terminal(char *const arguments[], unsigned short cols, unsigned short rows, int *terminal);

/* Of a program in a terminal, up to where `shown` comes out of it; then it is killed. */
double time_program_until(char *const arguments[], const char *shown);

/* "name  0.48 s  220.5 MB/s  1.00": the last is how many times as long as `one`. */
void print_row(const char *name, double taken, double megabytes, double one);

#endif
