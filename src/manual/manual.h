/* Manual: the man page and what shells complete, written from the tables of options and actions when Recto is built. */
#ifndef RECTO_MANUAL_MANUAL_H
#define RECTO_MANUAL_MANUAL_H

#include "base/buffer.h"
#include "base/str.h"

/* The man page, in mdoc(7): frame, with @OPTIONS@ and @KEYS@, each on a line of its own, written out, and @VERSION@
 * anywhere. */
void manual_page(Str frame, Buffer *out);

/* A script for the shell that completes options, their values, and files. */
void manual_bash(Buffer *out);
void manual_zsh(Buffer *out);
void manual_fish(Buffer *out);

/* A line for each action, with tabs between: its name, its keys and its text as help shows them, all its keys in any mode. */
void manual_keys(Buffer *out);

/* The words of an option's list of values in turn: the next one at *at, which goes behind it; empty behind the last. */
Str manual_next_value(const char **at);

#endif
