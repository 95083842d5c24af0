/* Arena: memory that is given back all at once.
 *
 * What lives exactly as long as its owner (the parts of a Document, the rows of a laid-out block) is cut
 * from an arena's chunks and never freed one by one.
 */
#ifndef RECTO_BASE_ARENA_H
#define RECTO_BASE_ARENA_H

#include "base/str.h"

typedef struct ArenaChunk ArenaChunk;

/* Zero-initialise to start empty. */
typedef struct {
    ArenaChunk *chunks;
    size_t used_bytes; /* handed out since the start or the last arena_reset() */
} Arena;

/* Uninitialised memory for count items of size_bytes, aligned for any type; never NULL. */
void *arena_alloc(Arena *arena, size_t count, size_t size_bytes);

/* A copy of s in the arena, followed by a NUL that its length does not count. */
Str arena_copy(Arena *arena, Str s);

/* A formatted string in the arena, printf-style, NUL-terminated. */
Str arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

void arena_reset(Arena *arena); /* forget all, keep the newest chunk for reuse */
void arena_free(Arena *arena);  /* give all back; the arena is empty and may be used again */

#endif
