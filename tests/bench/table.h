/* What is measured, as rows of a table in Markdown. */
#ifndef RECTO_TESTS_BENCH_TABLE_H
#define RECTO_TESTS_BENCH_TABLE_H

#include <stdbool.h>

/* What all measurements are told. */
typedef struct {
    char *recto;                          /* the program */
    char *page, *markdown, *prose, *huge; /* the texts; huge is NULL when there was no room for it */
    bool quick;
} Bench;

void table_head(const char *first, const char *second, const char *third, const char *fourth,
                const char *fifth);
/* printf-style: what stands between the bars. */
void table_row(const char *format, ...) __attribute__((format(printf, 1, 2)));

typedef enum {
    BY_CLOCK,     /* what somebody waits for */
    BY_PROCESSOR, /* what it works: of long runs, which others on the machine would disturb */
    BY_SCREEN     /* by the clock, until the first screen is there: the file's name, which both write last */
} Measure;

/* Recto and another program in turn, rounds times; prints both medians and their ratio. asked: what it should be at most, or "".
 * When the other program is not there, that is said in its place. */
typedef struct {
    const char *what;
    char *const *recto, *const *other; /* arguments, NULL at the end */
    const char *shown;                 /* BY_SCREEN */
    Measure measure;
    int rounds;
    const char *asked;
} Contest;
void table_contest(const Contest *contest);

void measure_starts(const Bench *bench);
void measure_keys(const Bench *bench);
void measure_dumps(const Bench *bench);
void measure_recovery(const Bench *bench);

#endif
