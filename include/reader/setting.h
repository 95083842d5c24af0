/* Setting: the one list of what can be chosen once and for all, in the file of settings, and changed while reading.
 *
 * It feeds that file, what is told of it, and the palette. Each setting is an action of the same id and name, too
 * (reader/action.h), which changes it.
 *
 *   X(id, name, values, default)
 *
 * values are words, the first of which is 0; none: a number (the measure) or any word (the theme).
 */
#ifndef RECTO_READER_SETTING_H
#define RECTO_READER_SETTING_H

#include "reader/action.h"

#define SETTINGS(X)                                                                                          \
    X(THEME, "theme", "", "dark")                                                                            \
    X(MEASURE, "measure", "", "68")                                                                          \
    X(COLUMNS, "columns", "1 2", "1")                                                                        \
    X(PLAIN, "plain", "off on", "off")                                                                       \
    X(MOUSE, "mouse", "off on", "on")                                                                        \
    X(JUSTIFY, "justify", "off on", "off")                                                                   \
    X(HYPHENATE, "hyphenate", "off on", "on")                                                                \
    X(BIDI, "bidi", "off on", "on")                                                                          \
    X(FOLLOW_FILE, "follow", "off on", "off")                                                                \
    X(AMBIGUOUS, "ambiguous", "narrow wide", "narrow")

typedef enum {
#define X(id, name, values, otherwise) SETTING_##id,
    SETTINGS(X)
#undef X
    SETTING_COUNT
} Setting;

typedef struct {
    const char *name, *values, *otherwise;
    Action action;
} SettingInfo;

const SettingInfo *setting_info(Setting setting);

/* SETTING_COUNT when there is none of that name, or that the action is of. */
Setting setting_named(Str name);
Setting setting_of_action(Action action);

/* Which of its words value is, -1: none. */
int setting_value(Setting setting, Str value);
/* The word of a value. */
Str setting_word(Setting setting, int value);

#endif
