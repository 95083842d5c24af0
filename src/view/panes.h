/* Panes: which part of the screen belongs to what.
 *
 *   row 0                 sticky section title, from VIEW_STICKY_MIN_ROWS rows on
 *   then                  text, and notes at its foot; the sidebar is at the left of both, or on a narrow screen lies over them for
 *                         as long as it has the focus
 *   last row              status line, from two rows on
 *
 * In zen only the text is left. A rectangle without columns or rows is not there.
 */
#ifndef RECTO_VIEW_PANES_H
#define RECTO_VIEW_PANES_H

#include "reader/state.h"
#include "screen/screen.h"

enum {
    VIEW_STICKY_MIN_ROWS = 8,
    SIDEBAR_MAX_COLS = 34,
    SIDEBAR_MIN_COLS = 24,
    SIDEBAR_LEAST_COLS = 14, /* when somebody wants it narrower */
    BESIDE_LEAST_COLS = 34,  /* of text beside it, when somebody wants it wider */
    OVERLAY_MAX_COLS = 98,
    OVERLAY_GAP_COLS = 2,       /* between its columns */
    SIDEBAR_OVER_ALL_COLS = 40, /* up to here an overlying sidebar takes the whole width */
};

typedef struct {
    Rect text;     /* with its margins; as many rows as a column of text has */
    int text_rows; /* of text, and of what notes have taken of it */
    Rect notes;    /* at the foot of the text, below the rows that have room together with them */
    int page_col;  /* where the page begins, behind the margin for marks */
    int page_cols; /* the page: what the measure may take at most; at least 1 */
    Rect strip;    /* in the right margin of text, while hits are shown */
    Rect sticky;
    Rect sidebar;   /* with header, without border */
    Rect list;      /* the sidebar's items */
    int border_col; /* of the line at the sidebar's right; -1: none */
    bool sidebar_over;
    bool is_plain; /* no margins, and one pane at a time */
    Rect status;
    Rect overlay; /* help and information: over sidebar and text, in the rows of the text */
} Panes;

Panes panes_for(const ReaderState *state, int cols, int rows);

/* How far the lines below a heading are indented in the overlay. */
int panes_overlay_indent(Rect overlay);

/* The column where the measure begins, and how many it has, when it is centred on the page; of two columns of text, the
 * first one's. */
int panes_measure_col(const Panes *panes, const ReaderState *state);
int panes_measure_cols(const Panes *panes, const ReaderState *state);
/* The same of all columns of text, and what is between them. */
int panes_spread_cols(const Panes *panes, const ReaderState *state);
/* Where the measure of that column of text begins, and where its rows end at the latest. */
int panes_column_col(const Panes *panes, const ReaderState *state, size_t column);
int panes_column_end(const Panes *panes, const ReaderState *state, size_t column);
/* The column of text that is nearest to col. */
size_t panes_column_at(const Panes *panes, const ReaderState *state, int col);

#endif
