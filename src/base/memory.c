#ifdef __linux__
#define _DEFAULT_SOURCE /* for madvise() */
#endif
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static void default_handler(size_t size_bytes)
{
    fprintf(stderr, "recto: out of memory (%zu bytes)\n", size_bytes);
    abort();
}

/* Whom to tell when there is no memory for anything else. Besides it only the width of ambiguous characters and the
 * terminal are state of file scope below the application. */
static OutOfMemoryHandler exhaustion_handler = default_handler;

void memory_on_exhaustion(OutOfMemoryHandler handler)
{
    exhaustion_handler = handler ? handler : default_handler;
}

void memory_keep_freed(void)
{
#ifdef __GLIBC__
    enum {
        MAPPED_FROM_BYTES = 32 << 20, /* the most that glibc takes */
        KEPT_BYTES = 64 << 20
    };
    mallopt(M_MMAP_THRESHOLD, MAPPED_FROM_BYTES);
    mallopt(M_TRIM_THRESHOLD, KEPT_BYTES);
#endif
}

void memory_expect(size_t size_bytes)
{
#if defined __GLIBC__ && defined MADV_POPULATE_WRITE
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    mallopt(M_MMAP_THRESHOLD, (int)size_bytes * 2); /* so that it comes from where small blocks do */
    mallopt(M_TRIM_THRESHOLD, (int)size_bytes * 2); /* and stays there */
    void *block = malloc(size_bytes);
    uintptr_t from = ((uintptr_t)block + page - 1) / page * page;
    uintptr_t to = ((uintptr_t)block + size_bytes) / page * page;
    if (block)
        madvise((void *)from, to - from,
                MADV_POPULATE_WRITE); /* a kernel that does not know it loses nothing */
    free(block);
#else
    (void)size_bytes;
#endif
}

static void *checked(void *block, size_t size_bytes)
{
    if (block)
        return block;
    exhaustion_handler(size_bytes);
    abort(); /* the handler must not return */
}

static size_t product(size_t count, size_t size_bytes)
{
    if (size_bytes != 0 && count > SIZE_MAX / size_bytes) {
        exhaustion_handler(SIZE_MAX);
        abort();
    }
    size_t total = count * size_bytes;
    return total ? total : 1;
}

void *memory_alloc(size_t size_bytes)
{
    return checked(malloc(size_bytes ? size_bytes : 1), size_bytes);
}

void *memory_alloc_zero(size_t count, size_t size_bytes)
{
    size_t total = product(count, size_bytes);
    return checked(calloc(1, total), total);
}

void *memory_resize(void *block, size_t count, size_t size_bytes)
{
    size_t total = product(count, size_bytes);
    return checked(realloc(block, total), total);
}

void memory_free(void *block)
{
    free(block);
}
