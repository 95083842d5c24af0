/* What the files of this layer ask the database with. */
#ifndef RECTO_SRC_STORE_QUERY_H
#define RECTO_SRC_STORE_QUERY_H

#include "sqlite.h"
#include "store/store.h"

struct Store {
    Sqlite sqlite;
    sqlite3 *database;
    char *path;
};

enum {
    NO_ID = 0 /* SQLite counts rows from 1 */
};

/* What SQLite says went wrong last. */
Status trouble(const Store *store);
Status execute(Store *store, const char *sql);

/* Between "BEGIN IMMEDIATE" and this stands what was done with that status: all of it holds, or nothing. */
Status transaction_end(Store *store, Status status);

/* A statement from its preparation to its end: its parameters are bound in their order, and the first thing that goes
 * wrong is remembered. */
typedef struct {
    Store *store;
    sqlite3_stmt *statement;
    int parameters;
    Status status;
} Query;

Query query_begin(Store *store, const char *sql);
/* SQLite's integers are signed: hashes are kept bit for bit. */
void bind_number(Query *query, uint64_t number);
/* What is bound by these must last until the query ends. */
void bind_name(Query *query, const char *name);
void bind_bytes(Query *query, Str bytes);
/* True when there is a row; false at the end, and when something went wrong. */
bool query_row(Query *query);
uint64_t column_number(const Query *query, int column);
void column_name(const Query *query, int column, char name[STORE_NAME_BYTES]);
void column_bytes(const Query *query, int column, Buffer *out); /* appends */
Status query_end(Query *query);
/* Runs what gives no rows. */
Status query_run(Query *query);

#endif
