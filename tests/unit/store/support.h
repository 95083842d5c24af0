/* A folder of its own for each test of the store; the store lies two folders further in. */
#ifndef RECTO_TESTS_STORE_SUPPORT_H
#define RECTO_TESTS_STORE_SUPPORT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../../src/store/sqlite.h"
#include "base/buffer.h"
#include "store/store.h"

typedef struct {
    char root[64], folder[80], path[96];
} Place;

static inline int make_place(void **state)
{
    Place *place = calloc(1, sizeof *place);
    bool has_memory = access("/dev/shm", W_OK) == 0; /* where nothing waits for a disk */
    strcpy(place->root, has_memory ? "/dev/shm/recto-store-XXXXXX" : "/tmp/recto-store-XXXXXX");
    if (!mkdtemp(place->root))
        return -1;
    snprintf(place->folder, sizeof place->folder, "%s/a/recto", place->root);
    snprintf(place->path, sizeof place->path, "%s/state.db", place->folder);
    *state = place;
    return 0;
}

static inline int clear_place(void **state)
{
    Place *place = *state;
    char command[128];
    chmod(place->folder, 0700);
    snprintf(command, sizeof command, "rm -r %s", place->root);
    int result = system(command);
    free(place);
    return result;
}

static inline StoreDocument document(uint64_t hash, const char *path)
{
    return (StoreDocument){.hash = hash, .size_bytes = 100, .path = str_from(path)};
}

static inline Store *opened(const char *path)
{
    Store *store;
    Status status = store_open(path, true, &store);
    if (!status.ok)
        fail_msg("%s", status.message);
    return store;
}

static inline void assert_done(Status status)
{
    if (!status.ok)
        fail_msg("%s", status.message);
}

static inline void assert_trouble(Status status, const char *wanted)
{
    assert_false(status.ok);
    if (!strstr(status.message, wanted))
        fail_msg("\"%s\" says nothing of \"%s\"", status.message, wanted);
}

/* Runs SQL as another program would. */
static inline void run_sql(const char *path, const char *sql)
{
    Sqlite sqlite;
    sqlite3 *database;
    assert_true(sqlite_load(&sqlite).ok);
    assert_int_equal(sqlite.open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
                     SQLITE_OK);
    if (sqlite.exec(database, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite.errmsg(database));
    sqlite.close_v2(database);
    sqlite_unload(&sqlite);
}

static inline void write_file(const char *path, Str bytes)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite(bytes.data, 1, bytes.len_bytes, file);
    fclose(file);
}

static inline Buffer read_file(const char *path)
{
    Buffer bytes = {0};
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    for (int c; (c = fgetc(file)) != EOF;)
        buffer_put_byte(&bytes, (char)c);
    fclose(file);
    return bytes;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_place, clear_place)

#endif
