/* Stretches: the bytes of what is too big to be kept, a stretch at a time. */
#ifndef RECTO_BASE_STRETCHES_H
#define RECTO_BASE_STRETCHES_H

#include "base/status.h"
#include "base/str.h"

typedef struct Stretches Stretches;

/* Over a file. *out is owned by the caller; it is NULL, and all is well, for what is no regular file, and so cannot be
 * read from any place. */
Status stretches_open(const char *path, Stretches **out);

/* Over bytes that the caller keeps for as long as the Stretches live. */
Stretches *stretches_from_bytes(Str bytes);

void stretches_close(Stretches *stretches); /* NULL is fine */

/* How many bytes there are; of a file, when it was opened. */
size_t stretches_size(const Stretches *stretches);

/* The bytes in [from, until), which lie within the size: borrowed until the next call. They are fewer when the file has
 * become shorter meanwhile. */
Status stretches_read(Stretches *stretches, size_t from, size_t until, Str *out);

#endif
