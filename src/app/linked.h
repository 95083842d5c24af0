/* What a link leads to on this machine: a file that is safe to open because a text says so. */
#ifndef RECTO_APP_LINKED_H
#define RECTO_APP_LINKED_H

#include "base/buffer.h"
#include "base/source.h"
#include "base/status.h"
#include "base/str.h"

enum {
    LINKED_MAX_MIB = 64 /* what is larger is to be named on the command line */
};

/* The path that target, a relative reference or a file: URL (RFC 8089), names from base, the file that it stands in (NULL,
 * "-": the working directory), and what stands behind its '#'. fragment is borrowed from target. Fails on a URL of
 * another host and on what cannot be a path. */
Status linked_path(Str target, const char *base, Buffer *path, Str *fragment);

/* Reads the file when it is a regular one that has a size, is no larger than LINKED_MAX_MIB, looks like text, and lies
 * outside of the folders in which files are something else: a FIFO, a device, an entry of /proc are not so much as
 * opened. On a failure *out is NULL. */
Status linked_open(const char *path, Source **out);

/* True when both paths name one file that is there. */
bool linked_is_same_file(const char *a, const char *b);

#endif
