/* Slugs: what sections are called in the fragments of addresses (RFC 3986, section 3.5), as GitHub names headings: in lower
 * case, with a hyphen for each blank, and of other marks only '-' and '_'. Where several titles would be called the same,
 * the second gets "-1" behind its name, the third "-2". */
#ifndef RECTO_DOCUMENT_SLUGS_H
#define RECTO_DOCUMENT_SLUGS_H

#include "document/document.h"

typedef struct Slugs Slugs;

/* Names all sections of the document; slugs_free() when done. O(titles). */
Slugs *slugs_new(const Document *doc);
void slugs_free(Slugs *slugs); /* NULL is fine */

/* The name of a section, which no other has; borrowed. Empty when its title has nothing that a name is made of. */
Str slugs_of(const Slugs *slugs, size_t section);

/* The section that a fragment (without '#', with its percent signs decoded) names, or writes as its title is written;
 * NONE. */
size_t slugs_find(const Slugs *slugs, Str fragment);

#endif
