#include "sqlite.h"

#include <dlfcn.h>
#include <string.h>

static const char *const libraries[] = {"libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib"};

static void *open_library(void)
{
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        void *library = dlopen(libraries[i], RTLD_NOW | RTLD_LOCAL);
        if (library)
            return library;
    }
    return NULL;
}

/* C has no cast from what dlsym() gives to a function; POSIX says that the bytes are the same. */
static bool find_function(void *library, const char *name, void *function, size_t size_bytes)
{
    void *found = dlsym(library, name);
    memcpy(function, &found, size_bytes);
    return found != NULL;
}

Status sqlite_load(Sqlite *out)
{
    *out = (Sqlite){.library = open_library()};
    if (!out->library)
        return status_error("%s is not installed", libraries[0]);
    bool found = true;
#define X(name) found = find_function(out->library, "sqlite3_" #name, &out->name, sizeof out->name) && found;
    SQLITE_FUNCTIONS(X)
#undef X
    if (found)
        return STATUS_OK;
    sqlite_unload(out);
    return status_error("%s is too old", libraries[0]);
}

void sqlite_unload(Sqlite *sqlite)
{
    if (sqlite->library)
        dlclose(sqlite->library);
    *sqlite = (Sqlite){0};
}
