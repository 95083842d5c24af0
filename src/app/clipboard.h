/* The clipboard of the desktop, through the program that it has for that. */
#ifndef RECTO_APP_CLIPBOARD_H
#define RECTO_APP_CLIPBOARD_H

#include <stdbool.h>

#include "base/str.h"

/* Gives the text to the first of these that is there, and does not wait for it: wl-copy where $WAYLAND_DISPLAY is set, xclip and
 * xsel where $DISPLAY is, and pbcopy. False when none is. */
bool clipboard_run(Str text);

#endif
