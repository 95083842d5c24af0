/* What is kept from one run to the next, as somebody else might have written it: the file of SQLite as it is, or, when the input
 * does not begin like one, its rows, put in as they come: lines TABLE VALUE VALUE ..., where a value is n and a number, t
 * and text, b and bytes, or nothing for NULL, and a tab stands between two. */
#include "fuzz.h"

#include <sqlite3.h>
#include <string.h>
#include <time.h>

#include "../unit/reader/check.h"
#include "app/history.h"
#include "app/recent.h"
#include "app/session.h"
#include "app/widths.h"
#include "base/hash.h"
#include "desk.h"
#include "store/store.h"

static const char page[] = "# The weirs\n\nBy Ann Lee\n\nThe river went under, and nobody asked it to. It "
                           "goes on for more than\na line here, so "
                           "that it can be joined and split.\n\n## Books\n\nA good book it is, of well-known "
                           "rivers.\n\n> One more weir.\n\nThe "
                           "last words.\n";

enum {
    ROWS_MAX = 64,
    VALUES_MAX = 12
};

/* ---- rows ---------------------------------------------------------------------------------------------- */

/* So that rows may name the page itself and the like: $h its hash, $s its size, $p its path. */
static void bind_value(sqlite3_stmt *statement, int at, Str value, const Desk *desk)
{
    uint64_t hash = hash_bytes(STR(page));
    int64_t number;
    char digits[24];
    char kind = value.len_bytes > 0 ? value.data[0] : 0;
    Str rest = str_slice(value, 1, value.len_bytes);
    if (str_equal(value, STR("$h"))) {
        memcpy(&number, &hash, sizeof number);
        sqlite3_bind_int64(statement, at, number);
    } else if (str_equal(value, STR("$s"))) {
        sqlite3_bind_int64(statement, at, (int64_t)STR(page).len_bytes);
    } else if (str_equal(value, STR("$p"))) {
        sqlite3_bind_blob(statement, at, desk->page, (int)strlen(desk->page), SQLITE_STATIC);
    } else if (kind == 'n') {
        snprintf(digits, sizeof digits, "%.*s", (int)rest.len_bytes, rest.data);
        sqlite3_bind_int64(statement, at, strtoll(digits, NULL, 10));
    } else if (kind == 't') {
        sqlite3_bind_text(statement, at, rest.data, (int)rest.len_bytes, SQLITE_STATIC);
    } else if (kind == 'b') {
        sqlite3_bind_blob(statement, at, rest.len_bytes > 0 ? rest.data : "", (int)rest.len_bytes,
                          SQLITE_STATIC);
    }
}

static void insert_row(sqlite3 *database, Str row, const Desk *desk)
{
    static const struct {
        char name[12];
        int columns;
    } tables[] = {{"document", 3}, {"path", 2}, {"correction", 8}, {"search", 3},
                  {"reading", 12}, {"mark", 6}, {"setting", 2}};
    Str name = fuzz_part(&row, '\t');
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (!str_equal(name, str_from(tables[i].name)))
            continue;
        char sql[128];
        sqlite3_stmt *statement;
        snprintf(sql, sizeof sql, "INSERT OR REPLACE INTO %s VALUES (?%.*s)", tables[i].name,
                 2 * (tables[i].columns - 1), ",?,?,?,?,?,?,?,?,?,?,?,?");
        assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
        for (int k = 1; k <= tables[i].columns; k++)
            bind_value(statement, k, fuzz_part(&row, '\t'), desk);
        sqlite3_step(statement);
        sqlite3_finalize(statement);
    }
}

static void insert_rows(const Desk *desk, Str rows)
{
    sqlite3 *database;
    Store *store;
    assert_true(store_open(desk->store, true, &store).ok);
    store_close(store);
    assert_int_equal(sqlite3_open(desk->store, &database), SQLITE_OK);
    sqlite3_exec(database, "PRAGMA synchronous = OFF; BEGIN", NULL, NULL, NULL);
    for (int i = 0; i < ROWS_MAX && rows.len_bytes > 0; i++)
        insert_row(database, fuzz_part(&rows, '\n'), desk);
    sqlite3_exec(database, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(database);
}

static void make_store(const Desk *desk, Str input)
{
    char folder[96];
    put_path(desk->folder, "recto", folder, sizeof folder);
    mkdir(folder, 0700);
    unlink(desk->store);
    if (str_starts(input, STR("SQLite format 3")))
        put_file(desk->store, input);
    else
        insert_rows(desk, input);
}

/* ---- what reads them ----------------------------------------------------------------------------------- */

static void type_keys(Session *session, const char *notation)
{
    KeyList keys = {0};
    Buffer screen = {0};
    key_parse_all(str_from(notation), &keys);
    for (size_t i = 0; i < keys.count && !session->quit; i++) {
        session_handle(session, (Event){.kind = EVENT_KEY, .key = keys.items[i]});
        session_draw(session);
        check_page(reader_state(session->reader));
        check_lists(reader_state(session->reader));
    }
    screen_dump_text(session->screen, &screen);
    fuzz_check_written(&screen);
    buffer_free(&screen);
    vec_free(&keys);
}

static void read_page(const Desk *desk)
{
    char path[96];
    strcpy(path, desk->page);
    char *files[] = {path};
    Options options = {.task = TASK_READ,
                       .files = files,
                       .file_count = 1,
                       .size_cols = 80,
                       .size_rows = 24,
                       .type = TYPE_MARKDOWN};
    Session session;
    assert_true(session_open(&options, options.size_cols, options.size_rows, true, &session).ok);
    widths_load(&session);
    session_go_to_start(&session);
    type_keys(&session, "M<Esc>'a:<Up><Up><Esc>/<Up><Up><Up><Esc>ma");
    type_keys(&session, ":recent<Enter>");
    type_keys(&session, "jj<Esc>:delmarks a<Enter>U");
    session_close(&session);
}

/* What SQLite may leave beside it, and what was set aside. */
static void clear_store(const Desk *desk)
{
    static const char *const endings[] = {
        "",           "-journal",           "-wal",           "-shm",
        ".garbled-1", ".garbled-1-journal", ".garbled-1-wal", ".garbled-1-shm"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s%s", desk->store, endings[i]);
        unlink(path);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const Desk *desk = desk_get();
    put_file(desk->page, STR(page));
    make_store(desk, fuzz_input(data, size));
    read_page(desk);
    clear_store(desk);
    return 0;
}
