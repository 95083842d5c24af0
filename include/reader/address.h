/* Which addresses may leave Recto. */
#ifndef RECTO_READER_ADDRESS_H
#define RECTO_READER_ADDRESS_H

#include <stdbool.h>

#include "base/str.h"

/* Is it of a scheme (RFC 3986, 3.1) that is given to the system's opener: http, https, mailto, ftp, ftps, gemini, gopher? */
bool address_is_handed_out(Str address);

#endif
