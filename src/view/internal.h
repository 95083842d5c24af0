/* What the files of the view layer share. */
#ifndef RECTO_VIEW_INTERNAL_H
#define RECTO_VIEW_INTERNAL_H

#include "base/arena.h"
#include "panes.h"

/* Everything that one drawing needs. The arena lives as long as the drawing. */
typedef struct {
    const ReaderState *state;
    Panes panes;
    Screen *screen;
    Arena arena;
} Drawing;

/* Text that is put together from several parts, each fitted into what is left of a row. */
typedef struct {
    Screen *screen;
    int col, row, end; /* [col, end) is free */
} Pen;

Pen pen_at(Screen *screen, Rect area, int row); /* row counts from the top of area */
void pen_put(Pen *pen, Str text, Role role, uint8_t attrs);
/* At the right end of what is free, when it fits into it as a whole; false when not. */
bool pen_put_right(Pen *pen, Str text, Role role, uint8_t attrs);

/* "Books in brief › Mars" in no more than cols columns: outer sections are left out first. The title of the
 * document is left out unless it is all there is. section may be NONE. */
Str section_path(Drawing *drawing, size_t section, int cols);

/* What is drawn as a sign and not as text: in plain words for who hears it, in ASCII where the other would be too wide. */
Str view_sign(const Drawing *drawing, Str sign, Str ascii, Str plain);

void draw_text_pane(Drawing *drawing);
/* A row of the document with what is marked in it, its measure from col on; nothing is drawn from end on. */
void draw_marked_row(Drawing *drawing, int col, int row, int end, const Row *laid);
void draw_notes(Drawing *drawing);
void draw_strip(Drawing *drawing);
/* Of the hits of a pattern that was kept: state->search.kept[index]. */
Role kept_match_role(size_t index);
void draw_sticky(Drawing *drawing);
void draw_sidebar(Drawing *drawing);
bool draw_card(Drawing *drawing); /* false: there is no room for it */
void draw_overlay(Drawing *drawing);
void draw_hints(Drawing *drawing);
/* card_told: the card's review need not be told of. */
void draw_status(Drawing *drawing, bool card_told);

/* The address that is shown, above the status line, which tells what can be done with it. */
void draw_address(Drawing *drawing);

/* "Title · Author · Publisher, 2024": the review whose card is shown, in one line. */
Str card_line(Drawing *drawing);

/* Puts the terminal's cursor where one reads, unless a prompt has it: for who hears the line that it stands on. */
void draw_cursor(Drawing *drawing);

/* One line of text in the status line's place when no status line is there. */
Rect prompt_area(const Drawing *drawing);

#endif
