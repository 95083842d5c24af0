/* Look: how a row of the layout stands on a screen. Shared by the text pane and by --dump. */
#ifndef RECTO_VIEW_LOOK_H
#define RECTO_VIEW_LOOK_H

#include "layout/layout.h"
#include "screen/screen.h"

/* Draws a row with its column 0 at (col, row), cut off after max_cols columns: each run in the role that its
 * style and spans give it. */
void look_put_row(Screen *screen, int col, int row, int max_cols, const Row *laid);
/* Draws one run of it so. */
void look_put_run(Screen *screen, int col, int row, int max_cols, const Run *run);

#endif
