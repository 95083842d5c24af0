/* Help: what each key does, as the keymap has it. The help screen and the man page are made from these lines. */
#ifndef RECTO_READER_HELP_H
#define RECTO_READER_HELP_H

#include "base/arena.h"
#include "base/vec.h"
#include "reader/action.h"
#include "reader/keymap.h"

typedef struct {
    Action action; /* ACTION_NONE: what keys do that are none of the keymap's, while something is typed */
    Str keys;      /* as key_write() gives them; ":name" for an action without keys */
    Str text;
} HelpLine;
typedef VEC(HelpLine) HelpLineList;

/* Appends the lines of a group, in the order of the table of actions; strings into arena. */
void help_lines(const Keymap *map, ActionGroup group, Arena *arena, HelpLineList *out);

#endif
