#ifdef __linux__
#define _DEFAULT_SOURCE /* for madvise() */
#endif
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* Large blocks are touched from end to end: with large pages that costs a fault here and there in place of one for each 4 KiB,
 * which is a fifth of the time that a text of 100 MiB takes. All pages that the block has a part in are named: a mapping of
 * which one page is otherwise is two to Linux, and could not be moved when the block grows. */
static void *with_large_pages(void *block, size_t size_bytes)
{
#ifdef MADV_HUGEPAGE
    enum {
        LARGE_BYTES = 8 << 20
    };
    if (size_bytes >= LARGE_BYTES) {
        uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), start = (uintptr_t)block & ~(page - 1);
        size_t wanted = ((uintptr_t)block - start + size_bytes + page - 1) & ~(page - 1);
        madvise((void *)start, wanted, MADV_HUGEPAGE); /* a hint: it may fail */
    }
#else
    (void)size_bytes;
#endif
    return block;
}

void memory_exhausted(size_t size_bytes)
{
    exhaustion_handler(size_bytes);
    abort(); /* the handler must not return */
}

static void *checked(void *block, size_t size_bytes)
{
    if (!block)
        memory_exhausted(size_bytes);
    return with_large_pages(block, size_bytes);
}

static size_t product(size_t count, size_t size_bytes)
{
    if (size_bytes != 0 && count > SIZE_MAX / size_bytes)
        memory_exhausted(SIZE_MAX);
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

char *memory_copy_string(const char *string)
{
    size_t size_bytes = strlen(string) + 1;
    return memcpy(memory_alloc(size_bytes), string, size_bytes);
}

void memory_free(void *block)
{
    free(block);
}
