/* Command: one thing the reader is asked to do; Effects: what must happen because it was done. */
#ifndef RECTO_READER_COMMAND_H
#define RECTO_READER_COMMAND_H

#include <stdint.h>

#include "reader/action.h"

typedef struct {
    Action action;
    int count;         /* typed before the keys; 0 when none was */
    uint32_t argument; /* the character behind m and '; the BlockClass of AS, whose level is the count */
} Command;

enum {
    EFFECT_NONE = 0,
    EFFECT_DRAW = 1 << 0,     /* something on the screen changed */
    EFFECT_RELAYOUT = 1 << 1, /* panes changed their size: call view_fit() */
    EFFECT_QUIT = 1 << 2,
    EFFECT_SUSPEND = 1 << 3,
    EFFECT_REDRAW = 1 << 4, /* forget what the terminal shows (^L) */
    EFFECT_RELOAD = 1 << 5, /* read the file anew and reader_swap() it in */
    EFFECT_SOURCE = 1 << 6, /* the other view of the file was asked for: reader_wants_source() says which */
    EFFECT_EDIT = 1 << 7,   /* run the editor at reader_line() */
    EFFECT_COPY = 1 << 8,   /* reader_clipboard() goes to the clipboard */
    EFFECT_THEME = 1 << 9,  /* next theme */
    EFFECT_NEXT_FILE = 1 << 10, /* :n; the one before is :p, as in less */
    EFFECT_PREVIOUS_FILE = 1 << 11,
    EFFECT_CORRECT = 1 << 12,         /* reader_correction() is to hold from now on */
    EFFECT_UNDO_CORRECTION = 1 << 13, /* the latest correction is not */
    EFFECT_RECALL = 1 << 14,          /* reader_add_earlier_search() with what is kept of earlier readings */
    EFFECT_REMEMBER = 1 << 15,        /* reader_last_search() is to be kept */
    EFFECT_OPEN_LINKED = 1 << 16,     /* reader_linked(), a local file, is to be opened */
    EFFECT_OPEN_ADDRESS = 1 << 17,    /* reader_address() goes to the system's opener */
    EFFECT_BACK = 1 << 18,     /* back to the file that led here; when there is none, what is said holds */
    EFFECT_FORWARD = 1 << 19,  /* and forward again */
    EFFECT_MARKS = 1 << 20,    /* reader_mark_changes() are to be kept */
    EFFECT_READINGS = 1 << 21, /* what was being read is to be shown: reader_show_readings() */
    EFFECT_RESUME = 1 << 22,   /* reader_chosen() of them is to be opened */
    EFFECT_FORGET = 1 << 23,   /* reader_chosen() of them is to be forgotten, and the rest shown */
    EFFECT_SIDEBAR = 1 << 24,  /* reader_sidebar_cols_wanted() is to be kept */
    EFFECT_FOLLOW = 1 << 25,   /* the file is to be read again by itself when it changes, or no longer */
};
typedef uint32_t Effects;

#endif
