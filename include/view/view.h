/* View: panes and what is drawn in them. Drawing changes nothing; only view_fit() tells the reader how much
 * room its panes have. */
#ifndef RECTO_VIEW_VIEW_H
#define RECTO_VIEW_VIEW_H

#include "reader/reader.h"
#include "screen/screen.h"

/* Below this the sidebar lies over the text instead of beside it. */
enum {
    VIEW_BESIDE_MIN_COLS = 72
};

/* Works out the panes for a screen of this size and gives the reader its page. Call it after a resize and
 * after EFFECT_RELAYOUT. */
void view_fit(Reader *reader, int cols, int rows);

/* Draws everything. */
void view_draw(const Reader *reader, Screen *screen);

/* A click or a turn of the wheel at (col, row). */
Effects view_mouse(Reader *reader, Event event, int cols, int rows);

#endif
