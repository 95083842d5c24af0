/* Places, marks and the list of what was read. */
#include "support.h"

#include <signal.h>
#include <sys/resource.h>

static Bookmark at(uint64_t offset)
{
    Bookmark place = {.offset = offset, .text_bytes = 1000, .before_bytes = 6, .after_bytes = 5};
    memcpy(place.before, "before", 6);
    memcpy(place.after, "after", 5);
    return place;
}

static StoreReading reading(uint64_t offset, int64_t read_at)
{
    return (StoreReading){.place = at(offset),
                          .read_at = read_at,
                          .percent = (uint8_t)(offset / 10),
                          .title = STR("A Title"),
                          .section = STR("A Section")};
}

static void keep(Store *store, StoreDocument of, uint64_t offset, int64_t read_at)
{
    StoreReading kept = reading(offset, read_at);
    assert_done(store_keep_reading(store, of, &kept, NULL, 0));
}

static Status mark(Store *store, StoreDocument of, uint32_t letter, uint64_t offset)
{
    StoreReading kept = reading(offset, 1);
    StoreMark set = {letter, at(offset)};
    return store_set_mark(store, of, &kept, NULL, 0, &set);
}

/* "same 30: a5 b7 ": how well it is known, its place and its marks. */
static void assert_known(Store *store, StoreDocument of, const char *wanted)
{
    static const char *const names[] = {
        [STORE_UNREAD] = "unread", [STORE_SAME] = "same", [STORE_CHANGED] = "changed"};
    StoreAcquaintance known;
    StoreMarkList marks = {0};
    Bookmark place = {0};
    Buffer got = {0};
    assert_done(store_reading(store, of, &known, &place, &marks));
    buffer_put_format(&got, "%s %u: ", names[known], (unsigned)place.offset);
    for (size_t i = 0; i < marks.count; i++)
        buffer_put_format(&got, "%c%u ", (char)marks.items[i].letter, (unsigned)marks.items[i].place.offset);
    assert_string_equal(got.data, wanted);
    buffer_free(&got);
    vec_free(&marks);
}

/* "/b.txt 40@9 ": paths, per cent, times. */
static void assert_listed(Store *store, size_t most, const char *wanted)
{
    StoreListedList list = {0};
    Buffer got = {0};
    assert_done(store_readings(store, most, &list));
    buffer_put(&got, STR(""));
    for (size_t i = 0; i < list.count; i++)
        buffer_put_format(&got, "%s %d@%d ", list.items[i].path.data, (int)list.items[i].percent,
                          (int)list.items[i].read_at);
    assert_string_equal(got.data ? got.data : "", wanted);
    buffer_free(&got);
    store_readings_free(&list);
}

static void test_a_place_is_kept(void **state)
{
    const Place *place = *state;
    StoreAcquaintance known;
    StoreMarkList marks = {0};
    Bookmark found = {0}, wanted = at(300);
    Store *store = opened(place->path);
    assert_known(store, document(7, "/a.txt"), "unread 0: ");
    keep(store, document(7, "/a.txt"), 300, 5);
    store_close(store);
    store = opened(place->path);
    assert_done(store_reading(store, document(7, ""), &known, &found, &marks));
    assert_int_equal(known, STORE_SAME);
    assert_memory_equal(&found, &wanted, sizeof found);
    assert_int_equal(marks.count, 0);
    keep(store, document(7, "/a.txt"), 400, 6); /* the latest holds */
    assert_known(store, document(7, ""), "same 400: ");
    assert_known(store, document(8, ""), "unread 0: ");
    store_close(store);
}

static void test_marks(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    StoreReading kept = reading(70, 1);
    assert_done(mark(store, document(7, "/a.txt"), 'b', 50));
    assert_done(mark(store, document(7, "/a.txt"), 'a', 60));
    assert_done(mark(store, document(7, "/a.txt"), 'b', 70)); /* set anew */
    assert_done(mark(store, document(8, "/b.txt"), 'a', 1));
    assert_known(store, document(7, ""), "same 70: a60 b70 ");
    assert_done(store_delete_mark(store, document(7, "/a.txt"), &kept, NULL, 0, 'b'));
    assert_done(store_delete_mark(store, document(7, "/a.txt"), &kept, NULL, 0, 'x')); /* which is none */
    assert_known(store, document(7, ""), "same 70: a60 ");
    assert_known(store, document(8, ""), "same 1: a1 ");
    store_close(store);
}

/* What was found again in the new content is entered with it, once. */
static void test_a_changed_file(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    StoreMark carried[] = {{'a', at(61)}, {'b', at(71)}}, own = {'c', at(90)};
    StoreReading kept = reading(80, 2);
    assert_done(mark(store, document(7, "/a.txt"), 'a', 60));
    assert_known(store, document(70, "/a.txt"), "changed 60: a60 ");
    assert_known(store, document(70, ""), "unread 0: ");
    assert_done(store_set_mark(store, document(70, "/a.txt"), &kept, carried, 2, &own));
    assert_known(store, document(70, "/a.txt"), "same 80: a61 b71 c90 ");
    assert_known(store, document(7, "/a.txt"), "same 60: a60 ");
    assert_known(store, document(700, "/a.txt"), "changed 80: a61 b71 c90 ");
    /* Known by now: what this one thinks of the marks is of no weight. */
    assert_done(store_delete_mark(store, document(70, "/a.txt"), &kept, carried, 2, 'a'));
    assert_known(store, document(70, "/a.txt"), "same 80: b71 c90 ");
    store_close(store);
}

static void test_a_file_that_was_moved(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    assert_done(mark(store, document(7, "/a.txt"), 'a', 60));
    assert_known(store, document(7, "/b.txt"), "same 60: a60 ");
    keep(store, document(7, "/b.txt"), 60, 2);
    assert_listed(store, 10, "/b.txt 6@2 ");
    keep(store, document(7, ""), 70, 3); /* the same from a pipe: it lies where it lay */
    assert_listed(store, 10, "/b.txt 7@3 ");
    assert_known(store, document(70, "/a.txt"), "unread 0: ");
    store_close(store);
}

/* Two programs with the same document: each writes what it has done, and no more. */
static void test_two_at_once(void **state)
{
    const Place *place = *state;
    Store *one = opened(place->path), *two = opened(place->path);
    StoreMark seen = {'a', at(10)};
    StoreReading kept = reading(90, 4);
    assert_done(mark(one, document(7, ""), 'a', 10));
    assert_done(mark(two, document(7, ""), 'b', 20));
    assert_done(mark(one, document(7, ""), 'c', 30));
    assert_done(store_keep_reading(two, document(7, ""), &kept, &seen, 1)); /* and knows of one mark only */
    assert_known(one, document(7, ""), "same 90: a10 b20 c30 ");
    assert_known(two, document(7, ""), "same 90: a10 b20 c30 ");
    store_close(one);
    store_close(two);
}

static void test_the_list(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    keep(store, document(1, "/a.txt"), 100, 10);
    keep(store, document(2, "/b.txt"), 200, 30);
    keep(store, document(3, ""), 300, 40); /* from a pipe */
    keep(store, document(4, "/c.txt"), 400, 20);
    keep(store, document(5, "/a.txt"), 500, 25); /* what lies there now */
    assert_listed(store, 10, "/b.txt 20@30 /a.txt 50@25 /c.txt 40@20 ");
    assert_listed(store, 2, "/b.txt 20@30 /a.txt 50@25 ");
    assert_done(mark(store, document(1, "/a.txt"), 'a', 60));
    assert_done(store_forget_readings(store, STR("/a.txt")));
    assert_listed(store, 10, "/b.txt 20@30 /c.txt 40@20 ");
    assert_known(store, document(1, "/a.txt"), "unread 0: ");
    assert_known(store, document(5, "/a.txt"), "unread 0: ");
    keep(store, document(1, "/a.txt"), 100, 50);
    assert_known(store, document(1, "/a.txt"), "same 100: "); /* the mark did not come back */
    store_close(store);
}

static void test_old_readings_are_forgotten_unless_marked(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    assert_done(mark(store, document(1, "/marked.txt"), 'a', 1));
    keep(store, document(2, "/old.txt"), 2, 2);
    run_sql(place->path, "WITH RECURSIVE n (i) AS (VALUES (10) UNION ALL SELECT i + 1 FROM n WHERE i < 1008)"
                         " INSERT INTO reading SELECT i, i, 100, x'', x'', x'', 0, i, 0, 0, x'', x'' FROM n");
    keep(store, document(3, "/new.txt"), 3, 5000);
    assert_known(store, document(1, ""), "same 1: a1 ");
    assert_known(store, document(2, ""), "unread 0: ");
    assert_known(store, document(10, ""), "same 0: ");
    store_close(store);
}

/* ---- when it cannot be kept ---------------------------------------------------------------------------- */

/* As on a full disk: no file may grow. What was kept before is whole, and all goes on when there is room again. */
static void test_a_full_disk(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    assert_done(mark(store, document(7, ""), 'a', 10));
    struct rlimit before, none;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    none = (struct rlimit){.rlim_cur = 1, .rlim_max = before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &none);
    Status status = mark(store, document(7, ""), 'b', 20);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, handler);
    assert_trouble(status, "state.db: ");
    assert_known(store, document(7, ""), "same 10: a10 ");
    assert_done(mark(store, document(7, ""), 'b', 20));
    assert_known(store, document(7, ""), "same 20: a10 b20 ");
    store_close(store);
}

static void test_a_file_that_is_locked(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    Sqlite sqlite;
    sqlite3 *other;
    Buffer name = {0};
    assert_true(sqlite_load(&sqlite).ok);
    assert_int_equal(sqlite.open_v2(place->path, &other, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(sqlite.exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_trouble(mark(store, document(7, ""), 'a', 10), "database is locked");
    assert_done(store_set_aside(place->path, &name)); /* is no reason to */
    assert_int_equal(name.len_bytes, 0);
    sqlite.close_v2(other);
    sqlite_unload(&sqlite);
    assert_done(mark(store, document(7, ""), 'a', 10));
    store_close(store);
}

static void test_a_folder_that_is_only_to_be_read(void **state)
{
    const Place *place = *state;
    Store *store = opened(place->path);
    assert_done(mark(store, document(7, ""), 'a', 10));
    store_close(store);
    if (geteuid() == 0)
        skip(); /* nothing is closed to root */
    chmod(place->folder, 0500);
    store = opened(place->path);
    assert_known(store, document(7, ""), "same 10: a10 ");
    assert_false(mark(store, document(7, ""), 'b', 20).ok); /* SQLite needs room for a journal */
    assert_known(store, document(7, ""), "same 10: a10 ");
    store_close(store);
}

/* ---- setting aside ------------------------------------------------------------------------------------- */

static void assert_holds(const char *path, const char *bytes)
{
    Buffer found = read_file(path);
    assert_true(str_equal(buffer_str(&found), str_from(bytes)));
    buffer_free(&found);
}

static void test_what_is_garbled_is_set_aside(void **state)
{
    const Place *place = *state;
    Buffer name = {0}, beside = {0}, journal = {0};
    store_close(opened(place->path));
    buffer_put_format(&beside, "%s.garbled-1", place->path);
    write_file(beside.data, STR("from before"));
    write_file(place->path, STR("This is no database, and it is to be kept all the same.\n"));
    buffer_put_format(&journal, "%s-journal", place->path);
    write_file(journal.data, STR("no journal either"));
    assert_done(store_set_aside(place->path, &name));
    assert_true(str_ends(buffer_str(&name), STR("state.db.garbled-2")));
    assert_holds(name.data, "This is no database, and it is to be kept all the same.\n");
    assert_holds(beside.data, "from before");
    assert_int_not_equal(access(place->path, F_OK), 0);
    assert_int_not_equal(access(journal.data, F_OK), 0); /* or it would be played into the next one */
    Store *store = opened(place->path);
    assert_done(mark(store, document(7, ""), 'a', 10));
    store_close(store);
    buffer_free(&name);
    buffer_free(&beside);
    buffer_free(&journal);
}

/* Well begun, and damaged further on. */
static void test_a_damaged_file_is_set_aside(void **state)
{
    const Place *place = *state;
    Buffer name = {0};
    Store *store = opened(place->path);
    for (uint32_t i = 1; i < 300; i++)
        keep(store, document(i, "/a.txt"), i, i);
    store_close(store);
    Buffer bytes = read_file(place->path);
    memset(bytes.data + 4096, 'x', bytes.len_bytes - 4096);
    write_file(place->path, buffer_str(&bytes));
    assert_done(store_set_aside(place->path, &name));
    Buffer aside = read_file(name.data);
    assert_true(str_equal(buffer_str(&bytes), buffer_str(&aside)));
    buffer_free(&bytes);
    buffer_free(&aside);
    buffer_free(&name);
}

static void test_nothing_else_is_set_aside(void **state)
{
    const Place *place = *state;
    Buffer name = {0};
    Store *store = opened(place->path);
    assert_done(mark(store, document(7, ""), 'a', 10));
    store_close(store);
    assert_done(store_set_aside(place->path, &name));
    run_sql(place->path, "PRAGMA user_version = 99");
    assert_done(store_set_aside(place->path, &name)); /* of a newer Recto */
    assert_int_equal(name.len_bytes, 0);
    assert_int_equal(access(place->path, F_OK), 0);
    assert_trouble(store_set_aside("/nowhere/state.db", &name), "No such file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_place_is_kept),
        TEST(test_marks),
        TEST(test_a_changed_file),
        TEST(test_a_file_that_was_moved),
        TEST(test_two_at_once),
        TEST(test_the_list),
        TEST(test_old_readings_are_forgotten_unless_marked),
        TEST(test_a_full_disk),
        TEST(test_a_file_that_is_locked),
        TEST(test_a_folder_that_is_only_to_be_read),
        TEST(test_what_is_garbled_is_set_aside),
        TEST(test_a_damaged_file_is_set_aside),
        TEST(test_nothing_else_is_set_aside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
