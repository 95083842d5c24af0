/* Parts: a giant block is cut where its rows end, so that no more than a part of it is laid out at once. Where it is cut
 * depends on its text and on nothing else, and is found without a look at what stands before. */
#ifndef RECTO_LAYOUT_PARTS_H
#define RECTO_LAYOUT_PARTS_H

#include "look.h"

enum {
    PART_REACH_BYTES = LAYOUT_PART_BYTES / 2 /* how far behind its place a cut is looked for */
};

/* The place behind the first line end from `at` on; when there is none within reach, at itself, or the end of the character
 * that it is in. */
size_t behind_line_end(Str text, size_t at, size_t reach);

/* How many parts the block has: 1 when it is not longer than two. */
size_t part_count(const Document *doc, size_t block);

/* The text of a part, without the line end at which it was cut from the next. */
DocRange part_range(const Document *doc, size_t block, Setting setting, size_t part);

/* The part in which pos lies; the first or last when it lies before or behind the block. */
size_t part_at(const Document *doc, size_t block, Setting setting, DocPos pos);

#endif
