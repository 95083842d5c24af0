/* Statements and transactions. */
#include "query.h"

#include <stdio.h>
#include <string.h>

Status trouble(const Store *store)
{
    return status_error("%s: %s", store->path, store->sqlite.errmsg(store->database));
}

Status execute(Store *store, const char *sql)
{
    bool ok = store->sqlite.exec(store->database, sql, NULL, NULL, NULL) == SQLITE_OK;
    return ok ? STATUS_OK : trouble(store);
}

static void check(Query *query, bool ok)
{
    if (!ok && query->status.ok)
        query->status = trouble(query->store);
}

Query query_begin(Store *store, const char *sql)
{
    Query query = {.store = store, .status = STATUS_OK};
    check(&query, store->sqlite.prepare_v2(store->database, sql, -1, &query.statement, NULL) == SQLITE_OK);
    return query;
}

void bind_number(Query *query, uint64_t number)
{
    int64_t bits;
    memcpy(&bits, &number, sizeof bits);
    if (query->status.ok)
        check(query,
              query->store->sqlite.bind_int64(query->statement, ++query->parameters, bits) == SQLITE_OK);
}

void bind_name(Query *query, const char *name)
{
    if (query->status.ok)
        check(query, query->store->sqlite.bind_text(query->statement, ++query->parameters, name, -1,
                                                    SQLITE_STATIC) == SQLITE_OK);
}

void bind_bytes(Query *query, Str bytes)
{
    const char *data = bytes.len_bytes > 0 ? bytes.data : "";
    if (query->status.ok)
        check(query, query->store->sqlite.bind_blob(query->statement, ++query->parameters, data,
                                                    (int)bytes.len_bytes, SQLITE_STATIC) == SQLITE_OK);
}

bool query_row(Query *query)
{
    if (!query->status.ok)
        return false;
    int result = query->store->sqlite.step(query->statement);
    check(query, result == SQLITE_ROW || result == SQLITE_DONE);
    return result == SQLITE_ROW;
}

uint64_t column_number(const Query *query, int column)
{
    return (uint64_t)query->store->sqlite.column_int64(query->statement, column);
}

void column_name(const Query *query, int column, char name[STORE_NAME_BYTES])
{
    const unsigned char *text = query->store->sqlite.column_text(query->statement, column);
    snprintf(name, STORE_NAME_BYTES, "%s", text ? (const char *)text : "");
}

Status query_end(Query *query)
{
    /* Which tells as well of a value that could not be had for want of memory. */
    check(query, query->store->sqlite.finalize(query->statement) == SQLITE_OK);
    return query->status;
}

Status query_run(Query *query)
{
    query_row(query);
    return query_end(query);
}

Status transaction_end(Store *store, Status status)
{
    if (status.ok)
        status = execute(store, "COMMIT");
    if (!status.ok)
        store->sqlite.exec(store->database, "ROLLBACK", NULL, NULL, NULL); /* what was wrong is known */
    return status;
}

void column_bytes(const Query *query, int column, Buffer *out)
{
    const void *bytes = query->store->sqlite.column_blob(query->statement, column);
    int length = query->store->sqlite.column_bytes(query->statement, column);
    buffer_put(out, (Str){bytes, length > 0 ? (size_t)length : 0});
}
