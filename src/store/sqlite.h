/* SQLite's functions, found at run time: linked, the library would make every start slower by a quarter, and most
 * readings have no use for it. For the files of this layer only. */
#ifndef RECTO_SRC_STORE_SQLITE_H
#define RECTO_SRC_STORE_SQLITE_H

#include <sqlite3.h>

#include "base/status.h"

#define SQLITE_FUNCTIONS(X)                                                                                  \
    X(open_v2)                                                                                               \
    X(close_v2)                                                                                              \
    X(busy_timeout)                                                                                          \
    X(errmsg)                                                                                                \
    X(exec)                                                                                                  \
    X(prepare_v2)                                                                                            \
    X(step)                                                                                                  \
    X(finalize)                                                                                              \
    X(bind_int64)                                                                                            \
    X(bind_text)                                                                                             \
    X(bind_blob)                                                                                             \
    X(column_int64)                                                                                          \
    X(column_text)                                                                                           \
    X(column_blob)                                                                                           \
    X(column_bytes)                                                                                          \
    X(last_insert_rowid)

/* sqlite->open_v2 is sqlite3_open_v2, with its type. */
typedef struct {
    void *library;
#define X(name) __typeof__(sqlite3_##name) *name;
    SQLITE_FUNCTIONS(X)
#undef X
} Sqlite;

/* Fails, with nothing to unload, when the library or one of the functions is not there. */
Status sqlite_load(Sqlite *out);
void sqlite_unload(Sqlite *sqlite);

#endif
