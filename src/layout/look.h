/* Looks: how each class of block is set, and how much room there is between two of them. */
#ifndef RECTO_LAYOUT_LOOK_H
#define RECTO_LAYOUT_LOOK_H

#include "layout/layout.h"

typedef enum {
    ALIGN_LEFT,
    ALIGN_CENTRE,
    ALIGN_RIGHT
} Align;

typedef enum {
    SET_PROSE,    /* one stretch, broken at the measure */
    SET_LINES,    /* its line ends are kept, long lines are broken */
    SET_STACKED,  /* as SET_LINES, but by the line ends that the source shows to be meant */
    SET_UNBROKEN, /* its line ends are kept, long lines stay as they are */
    SET_TABLE,    /* cells in columns */
    SET_ORNAMENT, /* drawn, whatever its text is */
} Setting;

typedef enum {
    RULE_NONE,
    RULE_SHORT,
    RULE_FULL
} RuleAbove;

typedef struct {
    Style style;
    Align align;
    Setting setting;
    size_t blank_rows;  /* above it */
    size_t joined_bars; /* of its bars that go through the blank rows, too */
    RuleAbove rule_above;
    bool no_rules;      /* none below the head of a table, either: a blank row */
    size_t indent_cols; /* before the bars */
    size_t inset_cols;  /* at the right */
    size_t bars;
    Str bar;           /* one column wide; a blank follows it */
    size_t inner_cols; /* behind the bars */
    Str lead;          /* drawn before the first line; the others are indented as much */
    Style lead_style;
    size_t lead_cols;   /* in which the lead is set right, with a blank behind it; 0: its own */
    size_t block_cols;  /* the text takes no more, if its longest line doesn't; 0: all there are */
    size_t first_cols;  /* further indent of the first line of a paragraph */
    size_t turn_cols;   /* further indent of the others, and of the continuation of a kept line */
    size_t label_bytes; /* the name before a turn, which is set as names are */
    size_t tab_cols;    /* distance of tab stops; 0: a tab is a space */
    bool balanced;      /* its lines are about equally long */
    bool is_body;       /* text to be read on in: its words may be divided, its lines spread to the measure */
} Look;

/* False when the block has no rows. */
bool block_is_shown(const Document *doc, size_t block, LayoutOptions options);

/* The look of a block that is shown. Nothing in it depends on blocks that are not. */
Look block_look(const Document *doc, size_t block, LayoutOptions options);

#endif
