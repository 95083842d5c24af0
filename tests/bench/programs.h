/* How long programs take: with their output thrown away, and in a terminal. */
#ifndef RECTO_TESTS_BENCH_PROGRAMS_H
#define RECTO_TESTS_BENCH_PROGRAMS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

double clock_ms(void);     /* of a clock that only goes forward */
double processor_ms(void); /* of this process so far */

/* Is there such a program in $PATH? */
bool is_installed(const char *program);

/* Run with nothing to read and its output thrown away; with processor, the time of the processor is told, else that of the
 * clock. Negative when it cannot be run or fails. */
double run_ms(char *const arguments[], bool processor);

/* Starts a program in a terminal of that size; negative when it cannot be started. */
pid_t start_in_terminal(char *const arguments[], unsigned short cols, unsigned short rows, int *terminal);
void end_in_terminal(pid_t child, int terminal);

/* By the clock, from before it is started until those bytes are written to the terminal; negative when they are not. */
double screen_ms(char *const arguments[], const char *shown);

/* Sorts values; of no values it is negative. */
double percentile(double *values, size_t count, unsigned percent);

#endif
