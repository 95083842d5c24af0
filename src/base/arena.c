#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

struct ArenaChunk {
    ArenaChunk *next;
    size_t size, used;
    max_align_t bytes[];
};

enum {
    FIRST_CHUNK_BYTES = 4096,
    LARGEST_CHUNK_BYTES = 1 << 22
};

static size_t aligned(size_t size)
{
    const size_t alignment = alignof(max_align_t);
    return (size + alignment - 1) / alignment * alignment;
}

static ArenaChunk *add_chunk(Arena *arena, size_t size)
{
    size_t chunk_size = arena->chunks ? arena->chunks->size * 2 : FIRST_CHUNK_BYTES;
    if (chunk_size > LARGEST_CHUNK_BYTES)
        chunk_size = LARGEST_CHUNK_BYTES;
    if (chunk_size < size)
        chunk_size = size;
    ArenaChunk *chunk = memory_alloc(sizeof *chunk + chunk_size);
    *chunk = (ArenaChunk){.next = arena->chunks, .size = chunk_size};
    arena->chunks = chunk;
    return chunk;
}

void *arena_alloc(Arena *arena, size_t count, size_t size_bytes)
{
    assert(size_bytes == 0 || count <= (SIZE_MAX - 64) / size_bytes);
    size_t size = aligned(count * size_bytes);
    ArenaChunk *chunk = arena->chunks;
    if (!chunk || chunk->size - chunk->used < size)
        chunk = add_chunk(arena, size);
    void *block = (char *)chunk->bytes + chunk->used;
    chunk->used += size;
    arena->used_bytes += size;
    return block;
}

Str arena_copy(Arena *arena, Str s)
{
    char *copy = arena_alloc(arena, s.len_bytes + 1, 1);
    if (s.len_bytes)
        memcpy(copy, s.data, s.len_bytes);
    copy[s.len_bytes] = '\0';
    return (Str){copy, s.len_bytes};
}

Str arena_format(Arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(len >= 0);
    char *text = arena_alloc(arena, (size_t)len + 1, 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return (Str){text, (size_t)len};
}

static void free_chunks(ArenaChunk *chunk)
{
    while (chunk) {
        ArenaChunk *next = chunk->next;
        memory_free(chunk);
        chunk = next;
    }
}

void arena_reset(Arena *arena)
{
    if (arena->chunks) {
        free_chunks(arena->chunks->next);
        arena->chunks->next = NULL;
        arena->chunks->used = 0;
    }
    arena->used_bytes = 0;
}

void arena_free(Arena *arena)
{
    free_chunks(arena->chunks);
    *arena = (Arena){0};
}
