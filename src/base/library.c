#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

void *library_open(const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        void *library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
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
