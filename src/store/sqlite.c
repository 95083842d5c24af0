#include "sqlite.h"

#include <dlfcn.h>

#include "base/library.h"

static const char *const libraries[] = {"libsqlite3.so.0", "libsqlite3.so", "libsqlite3.dylib"};

Status sqlite_load(Sqlite *out)
{
    *out = (Sqlite){.library = library_open(libraries, sizeof libraries / sizeof *libraries)};
    if (!out->library)
        return status_error("%s is not installed", libraries[0]);
    bool found = true;
#define X(name) found = library_find(out->library, "sqlite3_" #name, &out->name, sizeof out->name) && found;
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
