/* A file that is no database any more makes room for one, and is not lost. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "query.h"

enum {
    NAMES_MAX = 100 /* who has as many garbled files looks at one of them first */
};

static bool means_garbled(int result)
{
    return (result & 0xFF) == SQLITE_NOTADB || (result & 0xFF) == SQLITE_CORRUPT; /* less what extends it */
}

static bool is_ok(Store *store, sqlite3_stmt *statement)
{
    const unsigned char *told = store->sqlite.column_text(statement, 0);
    return told && strcmp((const char *)told, "ok") == 0;
}

/* What SQLite itself says of the file: "ok", or a list of what is wrong. */
static bool check(Store *store)
{
    sqlite3_stmt *statement = NULL;
    int result = store->sqlite.prepare_v2(store->database, "PRAGMA quick_check(1)", -1, &statement, NULL);
    if (result == SQLITE_OK)
        result = store->sqlite.step(statement);
    bool garbled = means_garbled(result) || (result == SQLITE_ROW && !is_ok(store, statement));
    store->sqlite.finalize(statement);
    return garbled;
}

static bool is_garbled(const char *path)
{
    Store store = {0};
    bool garbled = false;
    if (!sqlite_load(&store.sqlite).ok)
        return false;
    int result = store.sqlite.open_v2(path, &store.database, SQLITE_OPEN_READWRITE, NULL);
    garbled = result == SQLITE_OK ? check(&store) : means_garbled(result);
    if (store.database)
        store.sqlite.close_v2(store.database);
    sqlite_unload(&store.sqlite);
    return garbled;
}

/* A journal would be played back into the file that comes to lie there next. */
static void move_beside(const char *path, const char *name, const char *suffix)
{
    Buffer from = {0}, to = {0};
    buffer_put_format(&from, "%s%s", path, suffix);
    buffer_put_format(&to, "%s%s", name, suffix);
    rename(from.data, to.data); /* most often there is none */
    buffer_free(&from);
    buffer_free(&to);
}

/* Under the first free name; link() never takes the place of a file. */
static Status rename_aside(const char *path, Buffer *name)
{
    size_t before = name->len_bytes;
    for (int i = 1; i <= NAMES_MAX; i++) {
        name->len_bytes = before;
        buffer_put_format(name, "%s.garbled-%d", path, i);
        if (link(path, name->data + before) == 0 && unlink(path) == 0) {
            move_beside(path, name->data + before, "-journal");
            move_beside(path, name->data + before, "-wal");
            return STATUS_OK;
        }
        if (errno != EEXIST)
            break;
    }
    name->len_bytes = before;
    return status_error("%s: %s", path, strerror(errno));
}

/* Is what lies at path still what is open there? */
static bool is_same_file(const char *path, int file)
{
    struct stat there, open;
    return stat(path, &there) == 0 && fstat(file, &open) == 0 && there.st_dev == open.st_dev &&
           there.st_ino == open.st_ino;
}

Status store_set_aside(const char *path, Buffer *name)
{
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return status_error("%s: %s", path, strerror(errno));
    Status status = STATUS_OK;
    /* Who waits for this lock finds another file at path when it has it. SQLite's locks are of another kind. */
    if (flock(file, LOCK_EX) != 0)
        status = status_error("%s: %s", path, strerror(errno));
    else if (is_garbled(path) && is_same_file(path, file))
        status = rename_aside(path, name);
    close(file);
    return status;
}
