#ifdef __linux__
#define _DEFAULT_SOURCE /* for RTLD_NODELETE */
#endif
#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

/* Loading one costs more than most of what is asked of it; so it stays when it is closed, and is there when it is opened again. */
void *library_open(const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        void *library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
        if (library)
            return library;
    }
    return NULL;
}

/* C has no cast from what dlsym() gives to a function; POSIX says that the bytes are the same. */
bool library_find(void *library, const char *name, void *function, size_t size_bytes)
{
    void *found = dlsym(library, name);
    memcpy(function, &found, size_bytes);
    return found != NULL;
}
