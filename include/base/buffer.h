/* Buffer: bytes that grow at the end: what a line, a dump or a whole file is put together in.
 * Zero-initialise to start empty; buffer_free() when done. */
#ifndef RECTO_BASE_BUFFER_H
#define RECTO_BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>

#include "base/str.h"

typedef struct {
    char *data; /* NULL until something is put; a NUL, which is not counted, follows what was put last */
    size_t len_bytes, capacity;
} Buffer;

/* Bytes at the end. What is put must not lie in the buffer itself, which may move. */
void buffer_put(Buffer *buffer, Str bytes);
void buffer_put_byte(Buffer *buffer, char byte);
void buffer_put_repeat(Buffer *buffer, Str bytes, size_t times);
/* printf-style; _list as vprintf(). */
void buffer_put_format(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_put_format_list(Buffer *buffer, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

void buffer_clear(Buffer *buffer); /* empty, its room kept */
void buffer_free(Buffer *buffer);  /* empty, its room given back */

/* Everything so far; borrowed until the next put. */
Str buffer_str(const Buffer *buffer);

#endif
