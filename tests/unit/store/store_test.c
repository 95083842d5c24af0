#include "support.h"

static StoreCorrection correction(const char *kind, uint32_t line)
{
    StoreCorrection made = {
        .first_line = line, .last_line = line + 1, .level = 2, .anchor = 1ull << 63 | line};
    strcpy(made.kind, kind);
    strcpy(made.class_name, strcmp(kind, "as") == 0 ? "heading" : "");
    return made;
}

static void assert_same(const StoreCorrection *found, StoreCorrection wanted)
{
    assert_string_equal(found->kind, wanted.kind);
    assert_string_equal(found->class_name, wanted.class_name);
    assert_int_equal(found->level, wanted.level);
    assert_int_equal(found->first_line, wanted.first_line);
    assert_int_equal(found->last_line, wanted.last_line);
    assert_true(found->anchor == wanted.anchor);
}

static void add(Store *store, StoreDocument to, const char *kind, uint32_t line)
{
    StoreCorrection made = correction(kind, line);
    Status status = store_add_correction(store, to, NULL, 0, &made);
    if (!status.ok)
        fail_msg("%s", status.message);
}

/* The first lines of a document's corrections, "3 5 ", with "carried " before them when they were. */
static void assert_lines(Store *store, StoreDocument of, const char *expected)
{
    StoreCorrectionList list = {0};
    bool carried;
    char found[256] = "";
    assert_true(store_corrections(store, of, &list, &carried).ok);
    if (carried && list.count > 0)
        strcpy(found, "carried ");
    for (size_t i = 0; i < list.count; i++)
        snprintf(found + strlen(found), 16, "%u ", (unsigned)list.items[i].first_line);
    assert_string_equal(found, expected);
    vec_free(&list);
}

static bool may_have(Store *store, uint64_t size_bytes, const char *path)
{
    bool may;
    assert_true(store_may_have_corrections(store, size_bytes, str_from(path), &may).ok);
    return may;
}

static mode_t mode_of(const char *path)
{
    struct stat facts;
    assert_int_equal(stat(path, &facts), 0);
    return facts.st_mode & 0777;
}

static void test_nothing_is_made_unasked(void **state)
{
    const Place *place = *state;
    Store *store = (Store *)place;
    assert_true(store_open(place->path, false, &store).ok);
    assert_null(store);
    assert_int_not_equal(access(place->folder, F_OK), 0);
    store_close(NULL);
}

static void test_keeping(void **state)
{
    const Place *place = *state;
    StoreCorrectionList list = {0};
    bool carried = true;
    Store *store = opened(place->path);
    add(store, document(7, "/a.txt"), "as", 3);
    add(store, document(7, "/a.txt"), "join", 5);
    add(store, document(8, "/b.txt"), "split", 9);
    store_close(store);
    store = opened(place->path);
    assert_true(store_corrections(store, document(7, ""), &list, &carried).ok);
    assert_false(carried);
    assert_int_equal(list.count, 2);
    assert_same(&list.items[0], correction("as", 3));
    assert_same(&list.items[1], correction("join", 5));
    vec_free(&list);
    /* Another length is another document. */
    assert_lines(store, (StoreDocument){.hash = 7, .size_bytes = 101}, "");
    store_close(store);
}

static void test_only_its_owner_reads_it(void **state)
{
    const Place *place = *state;
    mode_t mask = umask(0);
    Store *store = opened(place->path);
    add(store, document(7, ""), "as", 3);
    store_close(store);
    umask(mask);
    assert_int_equal(mode_of(place->path), 0600);
    assert_int_equal(mode_of(place->folder), 0700);
}

static void test_taking_back(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    StoreCorrection third = correction("as", 3), fifth = correction("as", 5);
    add(store, document(7, ""), "as", 3);
    add(store, document(7, ""), "as", 5);
    add(store, document(7, ""), "as", 3);
    add(store, document(8, ""), "as", 3);
    assert_true(store_remove_correction(store, document(7, ""), NULL, 0, &third).ok);
    assert_lines(store, document(7, ""), "3 5 ");
    assert_true(store_remove_correction(store, document(7, ""), NULL, 0, &fifth).ok);
    assert_true(store_remove_correction(store, document(7, ""), NULL, 0, &fifth).ok);
    assert_lines(store, document(7, ""), "3 ");
    assert_lines(store, document(8, ""), "3 ");
    store_close(store);
}

/* A file that was changed has the corrections of what it was, until one of its own is made. */
static void test_a_changed_file(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    StoreCorrection carried = correction("as", 4), own = correction("as", 9);
    add(store, document(7, "/a.txt"), "as", 3);
    assert_lines(store, document(70, "/a.txt"), "carried 3 ");
    assert_lines(store, document(70, "/other.txt"), "");
    assert_lines(store, document(70, ""), "");
    assert_true(store_add_correction(store, document(70, "/a.txt"), &carried, 1, &own).ok);
    assert_lines(store, document(70, "/a.txt"), "4 9 ");
    assert_lines(store, document(700, "/a.txt"), "carried 4 9 ");
    /* What it was is known still. */
    assert_lines(store, document(7, "/a.txt"), "3 ");
    store_close(store);
}

static void test_taking_back_what_was_carried(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    StoreCorrection third = correction("as", 3);
    add(store, document(7, "/a.txt"), "as", 3);
    assert_true(store_remove_correction(store, document(70, "/a.txt"), NULL, 0, &third).ok);
    assert_lines(store, document(70, "/a.txt"), "");
    assert_lines(store, document(7, "/a.txt"), "3 ");
    store_close(store);
}

static void test_a_file_that_was_moved(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    add(store, document(7, "/a.txt"), "as", 3);
    assert_lines(store, document(7, "/b.txt"), "3 ");
    assert_true(store_note_path(store, document(7, "/b.txt")).ok);
    assert_lines(store, document(70, "/b.txt"), "carried 3 ");
    assert_lines(store, document(70, "/a.txt"), "carried 3 "); /* a copy may have stayed there */
    /* Nothing is noted of a document that nobody has put right. */
    assert_true(store_note_path(store, document(9, "/a.txt")).ok);
    assert_lines(store, document(70, "/a.txt"), "carried 3 ");
    store_close(store);
}

static void test_two_at_once(void **state)
{
    const Place *place = *state;
    Store *one = opened(place->path), *two = opened(place->path);
    add(one, document(7, ""), "as", 3);
    add(two, document(7, ""), "as", 5);
    add(one, document(7, ""), "as", 1);
    assert_lines(one, document(7, ""), "3 5 1 ");
    assert_lines(two, document(7, ""), "3 5 1 ");
    store_close(one);
    store_close(two);
}

static void test_a_file_that_is_locked(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    StoreCorrection made = correction("as", 3);
    Sqlite sqlite;
    sqlite3 *other;
    assert_true(sqlite_load(&sqlite).ok);
    assert_int_equal(sqlite.open_v2(place->path, &other, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(sqlite.exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_trouble(store_add_correction(store, document(7, ""), NULL, 0, &made),
                   "state.db: database is locked");
    sqlite.close_v2(other);
    sqlite_unload(&sqlite);
    /* Once it is free, all goes on. */
    add(store, document(7, ""), "as", 3);
    assert_lines(store, document(7, ""), "3 ");
    store_close(store);
}

/* ---- files that are not as they should be -------------------------------------------------------------- */

static void test_an_empty_file(void **state)
{
    const Place *place = *state;
    char path[sizeof place->path];
    snprintf(path, sizeof path, "%s/empty", place->root);
    write_file(path, STR(""));
    Store *store = opened(path);
    add(store, document(7, ""), "as", 3);
    store_close(store);
}

/* Version 0 is a database without a schema; each version is one step from the one before. */
static void test_an_older_version(void **state)
{
    const Place *place = *state;
    store_close(opened(place->path));
    run_sql(
        place->path,
        "DROP TABLE setting; DROP TABLE reading; DROP TABLE mark; DROP TABLE search; DROP TABLE correction; "
        "DROP TABLE path; DROP TABLE document;"
        "PRAGMA user_version = 0;"
        "CREATE TABLE kept (x); INSERT INTO kept VALUES (1);");
    Store *store = opened(place->path);
    add(store, document(7, ""), "as", 3);
    assert_lines(store, document(7, ""), "3 ");
    store_close(store);
    run_sql(place->path, "INSERT INTO kept VALUES (2)");
}

/* What the first version kept is still there in the second. */
static void test_the_first_version(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    add(store, document(7, ""), "as", 3);
    store_close(store);
    run_sql(place->path, "DROP TABLE setting; DROP TABLE reading; DROP TABLE mark; DROP TABLE search; PRAGMA "
                         "user_version = 1");
    store = opened(place->path);
    assert_lines(store, document(7, ""), "3 ");
    assert_true(store_add_search(store, "plain", STR("lamp")).ok);
    store_close(store);
}

static void assert_searches(Store *store, const char *wanted)
{
    StoreSearchList list = {0};
    Buffer got = {0};
    assert_true(store_searches(store, &list).ok);
    for (size_t i = 0; i < list.count; i++)
        buffer_put_format(&got, "%s:%.*s ", list.items[i].mode, (int)list.items[i].text.len_bytes,
                          list.items[i].text.data);
    buffer_put_byte(&got, '\0');
    assert_string_equal(got.data, wanted);
    buffer_free(&got);
    store_searches_free(&list);
}

static void test_searches(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    assert_searches(store, "");
    assert_true(store_add_search(store, "plain", STR("lamp")).ok);
    assert_true(store_add_search(store, "regex", STR("lamp")).ok);
    assert_true(store_add_search(store, "plain", STR("été")).ok);
    assert_true(store_add_search(store, "plain", STR("lamp")).ok); /* again: the latest */
    assert_searches(store, "regex:lamp plain:été plain:lamp ");
    for (int i = 0; i < STORE_SEARCHES_MAX; i++) {
        char text[16];
        snprintf(text, sizeof text, "%d", i);
        assert_true(store_add_search(store, "plain", str_from(text)).ok);
    }
    StoreSearchList list = {0};
    assert_true(store_searches(store, &list).ok);
    assert_int_equal(list.count, STORE_SEARCHES_MAX);
    assert_true(str_equal(buffer_str(&list.items[0].text), STR("0")));
    store_searches_free(&list);
    store_close(store);
}

/* The latest holds, name by name, and what the third version kept is there in the fourth. */
static void test_settings(void **state)
{
    const Place *place = *state;
    uint64_t value = 7;
    Store *store = opened(place->path);
    add(store, document(7, ""), "as", 3);
    store_close(store);
    run_sql(place->path, "DROP TABLE setting; PRAGMA user_version = 3");
    store = opened(place->path);
    assert_lines(store, document(7, ""), "3 ");
    assert_true(store_setting(store, "sidebar-cols", &value).ok);
    assert_int_equal(value, 7);
    assert_true(store_keep_setting(store, "sidebar-cols", 30).ok);
    assert_true(store_keep_setting(store, "other", 1).ok);
    assert_true(store_keep_setting(store, "sidebar-cols", 26).ok);
    store_close(store);
    store = opened(place->path);
    assert_true(store_setting(store, "sidebar-cols", &value).ok);
    assert_int_equal(value, 26);
    store_close(store);
}

static void test_a_step_that_fails_changes_nothing(void **state)
{
    const Place *place = *state;
    store_close(opened(place->path));
    run_sql(place->path,
            "DROP TABLE correction; DROP TABLE path; PRAGMA user_version = 0"); /* document is there */
    Store *store;
    assert_trouble(store_open(place->path, true, &store), "already exists");
    assert_null(store);
    run_sql(place->path, "CREATE TABLE path (x)"); /* it was not made */
}

static void test_a_newer_version(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    add(store, document(7, ""), "as", 3);
    store_close(store);
    run_sql(place->path, "PRAGMA user_version = 99; CREATE TABLE later (x)");
    Buffer before = read_file(place->path);
    assert_trouble(store_open(place->path, true, &store), "was written by a newer Recto");
    assert_null(store);
    Buffer behind = read_file(place->path);
    assert_true(str_equal(buffer_str(&before), buffer_str(&behind)));
    buffer_free(&before);
    buffer_free(&behind);
}

static void test_what_is_no_database(void **state)
{
    const Place *place = *state;
    char path[sizeof place->path];
    Store *store;
    snprintf(path, sizeof path, "%s/letter", place->root);
    write_file(path, STR("Dear reader, this is a letter and no database. It is to stay as it is.\n"));
    assert_trouble(store_open(path, true, &store), "letter: file is not a database");
    assert_null(store);
    Buffer behind = read_file(path);
    assert_true(str_starts(buffer_str(&behind), STR("Dear reader")));
    buffer_free(&behind);
    assert_trouble(store_open(place->root, true, &store), "unable to open");
}

static void test_a_damaged_file(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    for (uint32_t line = 1; line < 2000; line++)
        add(store, document(line, ""), "as", line);
    store_close(store);
    Buffer bytes = read_file(place->path);
    memset(bytes.data + 4096, 'x', bytes.len_bytes - 4096); /* all but the first page */
    write_file(place->path, buffer_str(&bytes));
    buffer_free(&bytes);
    Status status = store_open(place->path, true, &store);
    StoreCorrectionList list = {0};
    bool carried;
    if (status.ok)
        status = store_corrections(store, document(7, ""), &list, &carried);
    assert_trouble(status, "malformed");
    vec_free(&list);
    store_close(store);
}

static void test_a_file_that_is_only_to_be_read(void **state)
{
    const Place *place = *state;
    StoreCorrection made = correction("as", 5);
    Store *store = opened(place->path);
    add(store, document(7, ""), "as", 3);
    store_close(store);
    if (geteuid() == 0)
        skip(); /* nothing is closed to root */
    chmod(place->path, 0400);
    store = opened(place->path);
    assert_lines(store, document(7, ""), "3 ");
    assert_trouble(store_add_correction(store, document(7, ""), NULL, 0, &made), "readonly");
    store_close(store);
}

static void test_a_folder_that_cannot_be(void **state)
{
    const Place *place = *state;
    char path[128];
    Store *store;
    snprintf(path, sizeof path, "%s/file", place->root);
    write_file(path, STR("x"));
    snprintf(path, sizeof path, "%s/file/recto/state.db", place->root);
    assert_trouble(store_open(path, true, &store), "Not a directory");
    assert_null(store);
}

/* Told by size or by path, whatever the content is. */
static void test_may_have_corrections(void **state)
{
    Place *place = *state;
    Store *store = opened(place->path);
    assert_false(may_have(store, 100, "/tide.txt"));
    add(store, document(7, "/tide.txt"), "as", 3);
    assert_true(may_have(store, 100, ""));
    assert_true(may_have(store, 5, "/tide.txt"));
    assert_false(may_have(store, 5, "/moor.txt"));
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_may_have_corrections),
        TEST(test_nothing_is_made_unasked),
        TEST(test_keeping),
        TEST(test_only_its_owner_reads_it),
        TEST(test_taking_back),
        TEST(test_a_changed_file),
        TEST(test_taking_back_what_was_carried),
        TEST(test_a_file_that_was_moved),
        TEST(test_two_at_once),
        TEST(test_a_file_that_is_locked),
        TEST(test_an_empty_file),
        TEST(test_searches),
        TEST(test_settings),
        TEST(test_the_first_version),
        TEST(test_an_older_version),
        TEST(test_a_step_that_fails_changes_nothing),
        TEST(test_a_newer_version),
        TEST(test_what_is_no_database),
        TEST(test_a_damaged_file),
        TEST(test_a_file_that_is_only_to_be_read),
        TEST(test_a_folder_that_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
