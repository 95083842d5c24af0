/* What a message shows of text from outside: names of files, lines of settings. */
#ifndef RECTO_BASE_SHOWN_H
#define RECTO_BASE_SHOWN_H

#include "base/buffer.h"

/* Appends text, with U+FFFD for what a terminal would obey (utf8_is_control()) and for malformed bytes. */
void shown_put(Str text, Buffer *out);

#endif
