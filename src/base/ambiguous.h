/* Characters that are as wide as the company they keep: UAX #11, East_Asian_Width=Ambiguous. */
#ifndef RECTO_BASE_AMBIGUOUS_H
#define RECTO_BASE_AMBIGUOUS_H

#include <stdbool.h>
#include <stdint.h>

/* True for those of them that take a column at all. libunistring has no such table: to its East Asian encodings nearly all
 * characters behind ASCII are wide, as they were in the character sets of old. */
bool is_ambiguous(uint32_t c);

#endif
