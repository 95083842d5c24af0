/* Buffer: bytes that grow at the end. What exporters and goldens are written into.
 * Zero-initialise to start empty; buffer_free() when done. */
#ifndef RECTO_BASE_BUFFER_H
#define RECTO_BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

typedef struct {
    char *data;
    size_t len_bytes, capacity;
} Buffer;

void buffer_put(Buffer *buffer, Str bytes);
void buffer_put_byte(Buffer *buffer, char byte);
void buffer_put_repeat(Buffer *buffer, Str bytes, size_t times);
void buffer_put_format(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_clear(Buffer *buffer);
void buffer_free(Buffer *buffer);

/* Everything so far; borrowed until the next put. */
Str buffer_str(const Buffer *buffer);

#endif
