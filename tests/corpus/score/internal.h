/* Shared between the comparisons. */
#ifndef RECTO_TESTS_COMPARE_INTERNAL_H
#define RECTO_TESTS_COMPARE_INTERNAL_H

#include "base/buffer.h"
#include "compare.h"

/* One page being compared. */
typedef struct {
    Labels *gold, *found;
    Sheet *sheet;
    Differences *differences;
    Arena *arena; /* for the length of the comparison */
} Comparison;

/* printf-style. */
void note_difference(Comparison *comparison, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A Str for "%.*s". */
#define STR_ARGS(s) (int)(s).len_bytes, (s).data

void compare_blocks(Comparison *comparison);
void compare_quotes(Comparison *comparison);
void compare_reviews(Comparison *comparison);

#endif
