/* Picture: a screen as a terminal shows it, for pages that cannot show a terminal. */
#ifndef RECTO_SCREEN_PICTURE_H
#define RECTO_SCREEN_PICTURE_H

#include "screen/screen.h"
#include "screen/theme.h"

/* Appends an SVG document (SVG 1.1, second edition) of the screen with the colours of the theme; the cursor is not in it.
 * It refers to nothing outside of itself: the letters are those of the viewer's own monospaced font, each run of them held
 * to its columns. Where the theme leaves a colour to the terminal, the ground is dark if its letters are light. */
void picture_svg(const Screen *screen, const Theme *theme, Buffer *out);

#endif
