/* Everything that Recto prints instead of opening the terminal. */
#ifndef RECTO_APP_PRINT_H
#define RECTO_APP_PRINT_H

#include "app/options.h"
#include "base/buffer.h"

/* Fails when what is asked for makes no sense whatever the file is: a pattern that is none. */
Status print_check(const Options *options);

/* Appends settings and keys, as files of them, to out; options->part names the one that is wanted alone. What is wrong with
 * those that there are goes to standard error. */
Status print_config(const Options *options, Buffer *out);

/* Appends to out what options->task prints for one file (NULL: the guide). *found counts search hits. */
Status print_file(const Options *options, const char *path, Buffer *out, size_t *found);

#endif
