/* Stacked lines: the head of a review or a signature is often printed in short lines, one for the title, one
 * for the author, one for the publisher. Their text is one stretch in the document; here it comes apart
 * again. */
#ifndef RECTO_LAYOUT_STACK_H
#define RECTO_LAYOUT_STACK_H

#include "document/document.h"

/* How wide the source sets its prose near the block, in columns; 0 when that cannot be told. */
size_t printed_width(const Document *doc, size_t block);

/* The next line of text at or after *at, without the blank behind it; *at moves behind that. A line ends
 * where one ended in the source although the next word would have fitted into width columns. False at the
 * end. */
bool next_stacked_line(const Document *doc, DocRange text, size_t width, DocPos *at, DocRange *line);

#endif
