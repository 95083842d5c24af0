/* The file and its schema, and what is asked of it. */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "query.h"

/* steps[n] makes version n + 1 out of version n. What was once released is never changed. */
static const char *const steps[STORE_VERSION] = {
    "CREATE TABLE document ("
    " id INTEGER PRIMARY KEY,"
    " hash INTEGER NOT NULL,"
    " size_bytes INTEGER NOT NULL,"
    " UNIQUE (hash, size_bytes));"
    "CREATE TABLE path ("
    " path BLOB PRIMARY KEY," /* a file's name is bytes, in whatever encoding */
    " document INTEGER NOT NULL REFERENCES document) WITHOUT ROWID;"
    "CREATE TABLE correction ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT," /* rises: the order in which they were made */
    " document INTEGER NOT NULL REFERENCES document,"
    " kind TEXT NOT NULL,"
    " class TEXT NOT NULL,"
    " level INTEGER NOT NULL,"
    " first_line INTEGER NOT NULL,"
    " last_line INTEGER NOT NULL,"
    " anchor INTEGER NOT NULL);"
    "CREATE INDEX correction_of_document ON correction (document);",
    "CREATE TABLE search ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT," /* rises: the order of their last time */
    " mode TEXT NOT NULL,"
    " text BLOB NOT NULL,"
    " UNIQUE (mode, text));",
    "CREATE TABLE reading ("
    " id INTEGER PRIMARY KEY,"
    " hash INTEGER NOT NULL,"
    " size_bytes INTEGER NOT NULL,"
    " path BLOB NOT NULL," /* empty: none */
    " title BLOB NOT NULL,"
    " section BLOB NOT NULL,"
    " percent INTEGER NOT NULL,"
    " read_at INTEGER NOT NULL,"
    " offset INTEGER NOT NULL,"
    " text_bytes INTEGER NOT NULL,"
    " before BLOB NOT NULL,"
    " after BLOB NOT NULL,"
    " UNIQUE (hash, size_bytes));"
    "CREATE INDEX reading_at_path ON reading (path, read_at);"
    "CREATE INDEX reading_by_time ON reading (read_at);"
    "CREATE TABLE mark ("
    " reading INTEGER NOT NULL REFERENCES reading,"
    " letter INTEGER NOT NULL,"
    " offset INTEGER NOT NULL,"
    " text_bytes INTEGER NOT NULL,"
    " before BLOB NOT NULL,"
    " after BLOB NOT NULL,"
    " PRIMARY KEY (reading, letter)) WITHOUT ROWID;",
    "CREATE TABLE setting ("
    " name TEXT PRIMARY KEY,"
    " value INTEGER NOT NULL) WITHOUT ROWID;",
};

/* ---- opening ------------------------------------------------------------------------------------------- */

static Status read_version(Store *store, uint64_t *out)
{
    Query query = query_begin(store, "PRAGMA user_version");
    *out = query_row(&query) ? column_number(&query, 0) : 0;
    return query_end(&query);
}

/* The lock is taken before the version is read: another Recto may be at the same. */
static Status take_steps(Store *store)
{
    uint64_t version;
    char set_version[64];
    Status status = read_version(store, &version);
    for (; status.ok && version < STORE_VERSION; version++)
        status = execute(store, steps[version]);
    snprintf(set_version, sizeof set_version, "PRAGMA user_version = %d", STORE_VERSION);
    return status.ok ? execute(store, set_version) : status;
}

static Status bring_up_to_date(Store *store)
{
    uint64_t version;
    Status status = read_version(store, &version);
    if (!status.ok || version == STORE_VERSION)
        return status;
    if (version > STORE_VERSION)
        return status_error("%s: was written by a newer Recto", store->path);
    status = execute(store, "BEGIN IMMEDIATE");
    return status.ok ? transaction_end(store, take_steps(store)) : status;
}

Status store_make_folders(const char *path)
{
    Buffer folder = {0};
    Status status = STATUS_OK;
    buffer_put(&folder, str_from(path));
    for (size_t i = 1; i < folder.len_bytes && status.ok; i++) {
        if (folder.data[i] != '/')
            continue;
        folder.data[i] = '\0';
        if (mkdir(folder.data, 0700) != 0 && errno != EEXIST)
            status = status_error("%s: %s", folder.data, strerror(errno));
        folder.data[i] = '/';
    }
    buffer_free(&folder);
    return status;
}

/* The file, empty, with its mode: SQLite gives those that it makes beside it the same. */
static Status make_file(const char *path)
{
    Status status = store_make_folders(path);
    if (!status.ok)
        return status;
    int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0 && errno != EEXIST)
        return status_error("%s: %s", path, strerror(errno));
    if (file >= 0)
        close(file);
    return STATUS_OK;
}

static Status connect(Store *store)
{
    Status status = sqlite_load(&store->sqlite);
    if (!status.ok)
        return status;
    if (store->sqlite.open_v2(store->path, &store->database, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        return store->database ? trouble(store) : status_error("%s: out of memory", store->path);
    store->sqlite.busy_timeout(store->database, STORE_PATIENCE_MS);
    return bring_up_to_date(store);
}

static bool is_missing(const char *path)
{
    struct stat facts;
    return stat(path, &facts) != 0 && (errno == ENOENT || errno == ENOTDIR);
}

Status store_open(const char *path, bool create, Store **out)
{
    *out = NULL;
    if (is_missing(path)) {
        if (!create)
            return STATUS_OK;
        Status made = make_file(path);
        if (!made.ok)
            return made;
    }
    Store *store = memory_alloc_zero(1, sizeof *store);
    store->path = memory_copy_string(path);
    Status status = connect(store);
    if (status.ok)
        *out = store;
    else
        store_close(store);
    return status;
}

void store_close(Store *store)
{
    if (!store)
        return;
    if (store->database)
        store->sqlite.close_v2(store->database);
    sqlite_unload(&store->sqlite);
    memory_free(store->path);
    memory_free(store);
}

/* ---- documents ----------------------------------------------------------------------------------------- */

static Status find_by_content(Store *store, StoreDocument document, uint64_t *id)
{
    Query query = query_begin(store, "SELECT id FROM document WHERE hash = ? AND size_bytes = ?");
    bind_number(&query, document.hash);
    bind_number(&query, document.size_bytes);
    *id = query_row(&query) ? column_number(&query, 0) : NO_ID;
    return query_end(&query);
}

static Status find_by_path(Store *store, Str path, uint64_t *id)
{
    Query query = query_begin(store, "SELECT document FROM path WHERE path = ?");
    bind_bytes(&query, path);
    *id = query_row(&query) ? column_number(&query, 0) : NO_ID;
    return query_end(&query);
}

static Status write_path(Store *store, Str path, uint64_t id)
{
    if (path.len_bytes == 0)
        return STATUS_OK;
    Query query = query_begin(store, "INSERT OR REPLACE INTO path (path, document) VALUES (?, ?)");
    bind_bytes(&query, path);
    bind_number(&query, id);
    return query_run(&query);
}

static Status enter_document(Store *store, StoreDocument document, uint64_t *id)
{
    Query query = query_begin(store, "INSERT INTO document (hash, size_bytes) VALUES (?, ?)");
    bind_number(&query, document.hash);
    bind_number(&query, document.size_bytes);
    Status status = query_run(&query);
    *id = (uint64_t)store->sqlite.last_insert_rowid(store->database);
    return status;
}

Status store_note_path(Store *store, StoreDocument document)
{
    uint64_t id, read_there = NO_ID;
    Status status = find_by_content(store, document, &id);
    if (!status.ok || id == NO_ID || document.path.len_bytes == 0)
        return status;
    status = find_by_path(store, document.path, &read_there);
    return status.ok && read_there != id ? write_path(store, document.path, id) : status;
}

/* ---- corrections --------------------------------------------------------------------------------------- */

static StoreCorrection read_correction(const Query *query)
{
    StoreCorrection correction = {.level = (uint8_t)column_number(query, 2),
                                  .first_line = (uint32_t)column_number(query, 3),
                                  .last_line = (uint32_t)column_number(query, 4),
                                  .anchor = column_number(query, 5)};
    column_name(query, 0, correction.kind);
    column_name(query, 1, correction.class_name);
    return correction;
}

Status store_may_have_corrections(Store *store, uint64_t size_bytes, Str path, bool *may)
{
    Query query = query_begin(store, "SELECT 1 FROM document WHERE size_bytes = ?"
                                     " UNION SELECT 1 FROM path WHERE path = ?");
    bind_number(&query, size_bytes);
    bind_bytes(&query, path);
    *may = query_row(&query);
    return query_end(&query);
}

Status store_corrections(Store *store, StoreDocument document, StoreCorrectionList *out, bool *carried)
{
    uint64_t id;
    Status status = find_by_content(store, document, &id);
    *carried = status.ok && id == NO_ID && document.path.len_bytes > 0;
    if (*carried)
        status = find_by_path(store, document.path, &id);
    if (!status.ok)
        return status;
    Query query =
        query_begin(store, "SELECT kind, class, level, first_line, last_line, anchor FROM correction"
                           " WHERE document = ? ORDER BY id");
    bind_number(&query, id);
    while (query_row(&query))
        vec_push(out, read_correction(&query));
    return query_end(&query);
}

/* The parameters of a correction, in the order of its columns. */
static void bind_correction(Query *query, uint64_t id, const StoreCorrection *correction)
{
    bind_number(query, id);
    bind_name(query, correction->kind);
    bind_name(query, correction->class_name);
    bind_number(query, correction->level);
    bind_number(query, correction->first_line);
    bind_number(query, correction->last_line);
    bind_number(query, correction->anchor);
}

static Status insert_correction(Store *store, uint64_t id, const StoreCorrection *correction)
{
    Query query = query_begin(store, "INSERT INTO correction"
                                     " (document, kind, class, level, first_line, last_line, anchor)"
                                     " VALUES (?, ?, ?, ?, ?, ?, ?)");
    bind_correction(&query, id, correction);
    return query_run(&query);
}

static Status delete_correction(Store *store, uint64_t id, const StoreCorrection *correction)
{
    Query query = query_begin(store, "DELETE FROM correction WHERE id = (SELECT max(id) FROM correction"
                                     " WHERE document = ? AND kind = ? AND class = ? AND level = ?"
                                     " AND first_line = ? AND last_line = ? AND anchor = ?)");
    bind_correction(&query, id, correction);
    return query_run(&query);
}

typedef Status (*Change)(Store *store, uint64_t id, const StoreCorrection *correction);

static Status change_document(Store *store, StoreDocument document, const StoreCorrection *others,
                              size_t count, Change change, const StoreCorrection *correction)
{
    uint64_t id;
    Status status = find_by_content(store, document, &id);
    if (status.ok && id == NO_ID) {
        status = enter_document(store, document, &id);
        for (size_t i = 0; i < count && status.ok; i++)
            status = insert_correction(store, id, &others[i]);
    }
    if (status.ok)
        status = change(store, id, correction);
    return status.ok ? write_path(store, document.path, id) : status;
}

static Status change(Store *store, StoreDocument document, const StoreCorrection *others, size_t count,
                     Change what, const StoreCorrection *correction)
{
    Status status = execute(store, "BEGIN IMMEDIATE");
    if (!status.ok)
        return status;
    return transaction_end(store, change_document(store, document, others, count, what, correction));
}

Status store_add_correction(Store *store, StoreDocument document, const StoreCorrection *others, size_t count,
                            const StoreCorrection *correction)
{
    return change(store, document, others, count, insert_correction, correction);
}

Status store_remove_correction(Store *store, StoreDocument document, const StoreCorrection *others,
                               size_t count, const StoreCorrection *correction)
{
    return change(store, document, others, count, delete_correction, correction);
}

/* ---- searches ------------------------------------------------------------------------------------------ */

Status store_searches(Store *store, StoreSearchList *out)
{
    Query query = query_begin(store, "SELECT mode, text FROM search ORDER BY id");
    while (query_row(&query)) {
        StoreSearch search = {0};
        column_name(&query, 0, search.mode);
        column_bytes(&query, 1, &search.text);
        vec_push(out, search);
    }
    return query_end(&query);
}

void store_searches_free(StoreSearchList *list)
{
    for (size_t i = 0; i < list->count; i++)
        buffer_free(&list->items[i].text);
    vec_free(list);
}

static Status insert_search(Store *store, const char *mode, Str text)
{
    Query query = query_begin(store, "INSERT OR REPLACE INTO search (mode, text) VALUES (?, ?)");
    bind_name(&query, mode);
    bind_bytes(&query, text);
    return query_run(&query);
}

static Status forget_old_searches(Store *store)
{
    Query query = query_begin(store, "DELETE FROM search WHERE id NOT IN"
                                     " (SELECT id FROM search ORDER BY id DESC LIMIT ?)");
    bind_number(&query, STORE_SEARCHES_MAX);
    return query_run(&query);
}

Status store_add_search(Store *store, const char *mode, Str text)
{
    Status status = execute(store, "BEGIN IMMEDIATE");
    if (!status.ok)
        return status;
    status = insert_search(store, mode, text);
    return transaction_end(store, status.ok ? forget_old_searches(store) : status);
}

/* ---- settings ------------------------------------------------------------------------------------------ */

Status store_setting(Store *store, const char *name, uint64_t *value)
{
    Query query = query_begin(store, "SELECT value FROM setting WHERE name = ?");
    bind_name(&query, name);
    if (query_row(&query))
        *value = column_number(&query, 0);
    return query_end(&query);
}

Status store_keep_setting(Store *store, const char *name, uint64_t value)
{
    Query query = query_begin(store, "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)");
    bind_name(&query, name);
    bind_number(&query, value);
    return query_run(&query);
}
