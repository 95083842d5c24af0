/* What a document has, a line a thing, without saying where: the same for pages that differ only in how they are
 * set. */
#ifndef RECTO_TESTS_STRUCTURE_H
#define RECTO_TESTS_STRUCTURE_H

#include "base/buffer.h"
#include "document/document.h"

/* Blocks with class, level, joins and text, quotes with their speakers, reviews with their fields. Quotation marks
 * are typewriter's, white space is single blanks. */
void put_structure(const Document *doc, Buffer *out);

#endif
