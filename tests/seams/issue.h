/* Issue: a page being made, and its labels with it.
 *
 * Lines are put one by one; a block is begun before its first line and labelled when it ends, so that the labels
 * cannot drift from the lines. Zero-initialise to start.
 */
#ifndef RECTO_TESTS_ISSUE_H
#define RECTO_TESTS_ISSUE_H

#include <stdint.h>

#include "base/buffer.h"
#include "document/document.h"

typedef struct {
    Buffer text, labels;
    uint32_t line_count;
    bool page_break; /* a form feed stands before the next line that is put */
} Issue;

void issue_free(Issue *issue);

/* Number of the line that is put next. */
uint32_t issue_next_line(const Issue *issue);

void issue_put_line(Issue *issue, Str line);
void issue_put_blank(Issue *issue, size_t count);

/* Labels the lines from first to the last one put. of is the line that the block goes on from or repeats, 0 for
 * none; mode is that of a BLOCK_CONT. */
void issue_label(Issue *issue, uint32_t first, BlockClass cls, uint32_t of, JoinMode mode);

/* A block of one line. */
void issue_put_block(Issue *issue, BlockClass cls, Str line);

#endif
