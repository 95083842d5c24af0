/* Who signs: a name, initials or a sign on a line of its own or at the end of a text, with what stands beside it. */
#ifndef RECTO_SRC_RECOVER_SIGNATURE_H
#define RECTO_SRC_RECOVER_SIGNATURE_H

#include "base/str.h"

#include <stdbool.h>

typedef struct {
    Str name, affiliation; /* slices of the text asked about */
} SignedBy;

/* "L.", "B. T.", "B. L.-V.", "J. d. R.", "S. Lu." */
bool are_initials(Str s);

/* A line that is a signature and nothing else: "Petra Lind (Institute of Coastal Studies)", "University of Varde      LINNEA
 * OSK", "— O. C.". The line as printed: runs of blanks divide it. */
bool signature_in_line(Str line, SignedBy *out);

/* A signature behind the last sentence of a text: "... of the series. --The Editors", "... (Cosima Thal)", "... comma. JULIAN
 * CASS", "... will want it. O. C.". An address behind it ("Buy it: https://...") is looked past. */
bool signature_behind(Str text, SignedBy *out);

/* "Unsigned notices by Ann Lee", "Boeken zonder naam: Tamar Kolff": who wrote what nobody has signed. */
bool signs_the_rest(Str line, SignedBy *out);

#endif
