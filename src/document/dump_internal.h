/* What the dumps share. */
#ifndef RECTO_DOCUMENT_DUMP_INTERNAL_H
#define RECTO_DOCUMENT_DUMP_INTERNAL_H

#include "document/dump.h"
#include "internal.h"

/* Puts text on one line: white space that is a control becomes a space, other controls are left out.
 * With escape, '"' and '\' get a '\' before them. */
void dump_put_line(Buffer *out, Str text, bool escape);

/* The text of a quote without what only stands between its paragraphs, such as captions; out is cleared. */
Str dump_quote_text(const Document *doc, const Quote *quote, Buffer *out);

#endif
