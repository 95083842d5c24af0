/* Theme: what a role looks like. Read from text files of the form
 *
 *     name = dark
 *     text = #d8d4cc
 *     heading-1 = #e8c07d/yellow bold         fall-back name for terminals of 8 colours behind the slash
 *     status = #1c1c1c/black on #8a8a8a/white
 *
 * Attributes are bold, italic, underline, dim, reverse. "default" is the terminal's own colour; a colour that
 * a line does not name is that of text. '#' begins a comment at the start of a line or when a blank follows
 * it.
 */
#ifndef RECTO_SCREEN_THEME_H
#define RECTO_SCREEN_THEME_H

#include "base/status.h"
#include "screen/screen.h"

typedef struct {
    bool set; /* false: the terminal's own */
    uint8_t red, green, blue;
    uint8_t basic; /* nearest or named one of the 8: 0 black ... 7 white */
} Color;

typedef struct {
    Color foreground, background;
    uint8_t attrs;
} RoleLook;

typedef struct {
    char name[32];
    RoleLook looks[ROLE_COUNT];
} Theme;

/* Reads a theme; roles that it does not name look like text. On error the message names the line, and *out is
 * left alone. */
Status theme_parse(Str text, Theme *out);

/* Index in the xterm palette of 256 (16 to 255) that is nearest to the colour. */
int color_to_256(Color color);

/* Takes out every colour and leaves the attributes; what had another background than text is reversed
 * (NO_COLOR). */
Theme theme_without_color(const Theme *theme);

#endif
