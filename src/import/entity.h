/* Character references of HTML, which Markdown shares. For the files of this layer only. */
#ifndef RECTO_IMPORT_ENTITY_H
#define RECTO_IMPORT_ENTITY_H

#include <stdint.h>

#include "base/str.h"

/* The character that "&name;", "&#10;" or "&#xA;" stands for; 0 when it is none that we know. A number that
 * is no character is U+FFFD, as CommonMark section 2.5 asks. */
uint32_t entity_character(Str entity);

#endif
