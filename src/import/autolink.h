/* Addresses that stand bare in a text: the extended autolinks of GitHub Flavored Markdown 0.29 (section 6.9), made fit for
 * text that nobody wrote as Markdown: any mark may stand before one, and what closes a sentence or a quotation ends it. For
 * the files of this layer only. */
#ifndef RECTO_IMPORT_AUTOLINK_H
#define RECTO_IMPORT_AUTOLINK_H

#include "base/str.h"

typedef struct {
    size_t start, end; /* never across a line end */
    Str scheme; /* what has to go before it to make a URI: "http://", "mailto:"; static, empty for none */
} Autolink;

/* Each looks at what has this mark at `at`, and nothing before the byte `floor`: at the ':' of "https://", at the first '.'
 * of "www.", and at the '@' of an e-mail address. False when no address is there. Linear in its length, and in that of the
 * word before '@'. */
bool autolink_at_colon(Str text, size_t floor, size_t at, Autolink *out);
bool autolink_at_dot(Str text, size_t floor, size_t at, Autolink *out);
bool autolink_at_sign(Str text, size_t floor, size_t at, Autolink *out);

#endif
