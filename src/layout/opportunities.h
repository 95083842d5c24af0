/* Where a line may be broken: UAX #14, "Unicode Line Breaking Algorithm". */
#ifndef RECTO_LAYOUT_OPPORTUNITIES_H
#define RECTO_LAYOUT_OPPORTUNITIES_H

#include "base/str.h"

/* Sets flags[i], for every byte of text, to true when a line may end before text[i]: where UAX #14 allows it, but not
 * before a dash or the call of a note. Bytes inside a character are false, and so is the first. O(text). */
void find_opportunities(Str text, bool *flags);

/* The same by libunistring alone, whatever is in text: what the fast path for ASCII is tested against. */
void find_opportunities_unicode(Str text, bool *flags);

#endif
