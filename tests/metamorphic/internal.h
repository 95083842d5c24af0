/* The rewritings that have a file of their own. */
#ifndef RECTO_TESTS_REWRITINGS_INTERNAL_H
#define RECTO_TESTS_REWRITINGS_INTERNAL_H

#include "rewritings.h"

/* Typographic double quotation marks, and apostrophes inside words, made typewriter's. */
void straighten_quotes(const Labels *labels, const Document *doc, Buffer *out);

/* The other way, on pages where each mark can be only one of the two. Markdown uses the typewriter's for itself
 * and stays as it is. */
void curl_quotes(const Labels *labels, const Document *doc, Buffer *out);

/* What runs over several lines set anew to a measure, on pages whose labels say wrap=hard; other pages as they are. */
void rewrap_page(const Labels *labels, const Document *doc, size_t measure_cols, Buffer *out);

#endif
