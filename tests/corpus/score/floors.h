/* Floors: what has been reached is kept. A text file with a row a measure,
 *
 *     SET MEASURE >= VALUE      may not fall
 *     SET MEASURE <= VALUE      may not rise: a count of what is wrong
 *
 * in any order, with '#' comments and blank lines between.
 */
#ifndef RECTO_TESTS_FLOORS_H
#define RECTO_TESTS_FLOORS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

typedef struct {
    const char *name;
    double value;  /* per cent, or a count */
    bool is_fault; /* the less the better */
} Measure;

/* Compares measures of set with the rows of the file at path, each measure cut off behind its second decimal.
 * False, with a line for each reason appended to problems, when a measure is worse than its row or has none, a row
 * of the set has no measure, or the file cannot be read. With raise, missing rows are added and those that can be
 * are made stricter, never laxer; runs at the same time wait for each other. */
bool floors_check(const char *path, const char *set, const Measure *measures, size_t count, bool raise,
                  Buffer *problems);

/* The same for a test: problems go to standard error, and UPDATE_FLOORS=1 in the environment says to raise. */
bool floors_hold(const char *path, const char *set, const Measure *measures, size_t count);

#endif
