/* Look: how a row of the layout stands on a screen. Shared by the text pane and by --dump. */
#ifndef RECTO_VIEW_LOOK_H
#define RECTO_VIEW_LOOK_H

#include "layout/layout.h"
#include "screen/screen.h"

/* The role of a run, and what its spans add to it. */
Role look_role(Style style, SpanSet spans);
uint8_t look_attrs(SpanSet spans);

/* Draws a row with its column 0 at (col, row), cut off after max_cols columns. */
void look_put_row(Screen *screen, int col, int row, int max_cols, const Row *laid);

#endif
