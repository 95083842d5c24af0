/* Memory that runs out when a test says so: malloc(), calloc() and realloc() of the program, in whose place these stand for
 * the libraries that it links and loads, too. Some of these are spared, since they do not look at what they get: cmocka,
 * ncurses and FriBidi, in which it is a crash, and the terminal is put right as in any other (src/terminal/signals.c). */
#ifndef RECTO_TESTS_FAULTS_H
#define RECTO_TESTS_FAULTS_H

#include <stddef.h>

/* The n-th call from now on (the first is 1) gets NULL, and no other; 0: none. */
void faults_fail_at(size_t n);

/* How many calls there were since. */
size_t faults_count(void);

#endif
