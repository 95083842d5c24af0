#define _GNU_SOURCE
#include "faults.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

/* What the calls are passed on to. They come before AddressSanitizer is ready for it, so that this file is built without. */
#ifdef FAULTS_BEFORE_SANITIZER
#define PASSED_ON(name) __interceptor_##name
#else
#define PASSED_ON(name) __libc_##name
#endif

void *PASSED_ON(malloc)(size_t size_bytes);
void *PASSED_ON(calloc)(size_t count, size_t size_bytes);
void *PASSED_ON(realloc)(void *block, size_t size_bytes);

static struct {
    size_t calls, fails_at;
    bool counts;
} faults;

void faults_fail_at(size_t n)
{
    faults.calls = 0;
    faults.fails_at = n;
    faults.counts = true;
}

size_t faults_count(void)
{
    return faults.calls;
}

static bool is_spared(const void *caller)
{
    static const char *const spared[] = {"libcmocka", "libncursesw", "libtinfo", "libfribidi"};
    Dl_info library;
    bool found = false;
    if (dladdr(caller, &library) == 0 || !library.dli_fname)
        return false;
    for (size_t i = 0; i < sizeof spared / sizeof *spared; i++)
        found = found || strstr(library.dli_fname, spared[i]) != NULL;
    return found;
}

static bool fails(const void *caller)
{
    return faults.counts && ++faults.calls == faults.fails_at && !is_spared(caller);
}

void *malloc(size_t size_bytes)
{
    return fails(__builtin_return_address(0)) ? NULL : PASSED_ON(malloc)(size_bytes);
}

void *calloc(size_t count, size_t size_bytes)
{
    return fails(__builtin_return_address(0)) ? NULL : PASSED_ON(calloc)(count, size_bytes);
}

void *realloc(void *block, size_t size_bytes)
{
    return fails(__builtin_return_address(0)) ? NULL : PASSED_ON(realloc)(block, size_bytes);
}
