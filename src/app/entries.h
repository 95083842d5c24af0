/* The outer form of files of settings, read by inih: lines NAME = VALUE below lines [SECTION]; empty lines and those that
 * begin with '#' or ';' say nothing, nor does what stands behind a ';' that follows a blank. A ':' does for '='.
 */
#ifndef RECTO_APP_ENTRIES_H
#define RECTO_APP_ENTRIES_H

#include "base/str.h"

typedef struct {
    Str section; /* empty above the first */
    Str name, value;
    size_t line; /* from 1 */
} Entry;

typedef struct {
    void *user;
    void (*take)(void *user, const Entry *entry);             /* borrowed until it returns */
    void (*refuse)(void *user, size_t line, const char *why); /* a line of another form */
} EntrySink;

/* Gives every line of text that says something to the sink, in order. text has no NUL in it. */
void entries_read(Str text, const EntrySink *sink);

#endif
