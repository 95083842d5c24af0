/* The sheet in print, and as measures that floors are held to. */
#ifndef RECTO_TESTS_REPORT_H
#define RECTO_TESTS_REPORT_H

#include "base/buffer.h"
#include "base/vec.h"
#include "compare.h"
#include "floors.h"

typedef VEC(Measure) Measures;

void report_sheet(const Sheet *sheet, Buffer *out);

/* What the labels have anything of; to be freed with vec_free(). */
void report_measures(const Sheet *sheet, Measures *measures);

#endif
