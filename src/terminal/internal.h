/* What the files of the terminal layer share. Nothing outside it includes this. */
#ifndef RECTO_TERMINAL_INTERNAL_H
#define RECTO_TERMINAL_INTERNAL_H

#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdio.h>
#include <termios.h>

#include "terminal/terminal.h"

enum {
    REPORTS_MAX = 8 /* of the mouse, that ncurses keeps */
};

/* Bytes that have come in but are no event yet. */
typedef struct {
    char character[4]; /* the head of a character in UTF-8 */
    size_t character_len;
    uint8_t mods;                /* of that character */
    bool pasting;                /* between the marks of bracketed paste */
    Buffer paste;                /* as it comes */
    Buffer text;                 /* of the last EVENT_PASTE */
    MEVENT reports[REPORTS_MAX]; /* of the mouse that are no events yet, the latest first */
    int report_count;
    bool is_down; /* the left button */
    int clicks;   /* of it at one place, one soon after the other */
    int click_col, click_row;
    int64_t click_ms; /* when the last of them was */
} Input;

struct Terminal {
    SCREEN *curses;
    FILE *keys_file, *display_file; /* ncurses takes no less; written to and read by descriptor only */
    int keys_fd, display_fd;
    WINDOW *keys; /* a pad: reading keys through it draws nothing */
    struct termios found_modes;
    bool is_ansi;  /* speaks ECMA-48: ignores private modes that it does not know */
    bool has_utf8; /* the locale's encoding, which ncurses writes in */
    bool has_mouse;
    bool is_active; /* the screen is ours at the moment */
    Buffer restore; /* what gives the screen back, whatever state it is in */
    attr_t attrs[ROLE_COUNT];
    int pairs[ROLE_COUNT];
    Input input;
};

/* present.c */
void present_start(Terminal *terminal);

/* Motion while a button is down (xterm's ctlseqs, "Button-event tracking"): ncurses understands it, but does not ask for it. */
#define DRAG_ON  "\033[?1002h"
#define DRAG_OFF "\033[?1002l"

/* input.c */
void input_start(Terminal *terminal);
void input_stop(Terminal *terminal);
/* The next event of what has been typed; EVENT_NONE when that is none yet. Does not wait. */
Event input_take(Terminal *terminal);
/* Ends a paste whose end mark did not come. */
Event input_end_paste(Terminal *terminal);

#endif
