/* Character references of HTML, which Markdown shares. For the files of this layer only. */
#ifndef RECTO_IMPORT_ENTITY_H
#define RECTO_IMPORT_ENTITY_H

#include <stdint.h>

#include "base/str.h"

enum {
    ENTITY_MAX_BYTES = 33,     /* "&CounterClockwiseContourIntegral;" */
    ENTITY_TEXT_MAX_BYTES = 8, /* two characters */
    ENTITY_INITIALS = 52
};

/* Writes what "&name;", "&#10;" or "&#xA;" stands for to out and returns its length; 0 when it is no reference. A
 * number that is no character is U+FFFD, as CommonMark section 2.5 asks. */
size_t entity_text(Str entity, char out[ENTITY_TEXT_MAX_BYTES]);

/* By initial letter, as entity_names.c says. */
extern const char *const ENTITY_NAMES[ENTITY_INITIALS];

#endif
