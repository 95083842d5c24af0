/* URI: the few things that Recto asks of addresses (RFC 3986). */
#ifndef RECTO_BASE_URI_H
#define RECTO_BASE_URI_H

#include "base/buffer.h"
#include "base/str.h"

/* The scheme of an address, without its ':' (section 3.1), borrowed; empty when it has none. */
Str uri_scheme(Str address);

/* Appends text with each "%41" as the byte that it stands for (section 2.1), which can be any; a '%' that begins no such
 * code stands for itself. */
void uri_decode(Str text, Buffer *out);

/* Appends an address of which nothing but ASCII without controls, blanks and what no URI holds is left: all else is
 * percent-encoded, byte for byte, as RFC 3987, section 3.1 has it. Codes that are there stay. */
void uri_encode(Str address, Buffer *out);

#endif
