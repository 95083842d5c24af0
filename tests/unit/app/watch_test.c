/* When a file is worth reading again: what stat() would say at which time, and what is told then. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "app/watch.h"

enum {
    LOOKS_MAX = 8,
    SHOWN_BYTES = 100
};

/* A look at the file: when, its size (-1: there is none), and which file it is. */
typedef struct {
    int64_t ms;
    int64_t size_bytes;
    uint64_t inode;
    WatchNews news;
} Look;

static FileStamp stamp(int64_t size_bytes, uint64_t inode)
{
    if (size_bytes < 0)
        return (FileStamp){0};
    return (FileStamp){.exists = true, .inode = inode, .size_bytes = size_bytes, .changed_s = size_bytes};
}

static const struct {
    const char *name;
    Look looks[LOOKS_MAX]; /* up to one at 0 */
} cases[] = {
    {"nothing happens", {{1000, 100, 1, WATCH_QUIET}, {2000, 100, 1, WATCH_QUIET}}},
    {"written to, and left alone",
     {{1000, 150, 1, WATCH_QUIET}, {1200, 150, 1, WATCH_CHANGED}, {2200, 150, 1, WATCH_QUIET}}},
    {"a change for each time",
     {{1000, 150, 1, WATCH_QUIET},
      {1200, 150, 1, WATCH_CHANGED},
      {2200, 160, 1, WATCH_QUIET},
      {2400, 160, 1, WATCH_CHANGED}}},
    {"an editor writes it in pieces",
     {{1000, 20, 1, WATCH_QUIET},
      {1200, 40, 1, WATCH_QUIET},
      {1400, 120, 1, WATCH_QUIET},
      {1600, 120, 1, WATCH_CHANGED}}},
    {"another file in its place", {{1000, 100, 2, WATCH_QUIET}, {1200, 100, 2, WATCH_CHANGED}}},
    {"moved away for a moment, as editors do",
     {{1000, -1, 0, WATCH_QUIET}, {1200, 130, 2, WATCH_QUIET}, {1400, 130, 2, WATCH_CHANGED}}},
    {"emptied for a moment",
     {{1000, 0, 1, WATCH_QUIET},
      {2400, 0, 1, WATCH_QUIET},
      {2600, 130, 1, WATCH_QUIET},
      {2800, 130, 1, WATCH_CHANGED}}},
    {"gone for good",
     {{1000, -1, 0, WATCH_QUIET},
      {3900, -1, 0, WATCH_QUIET},
      {4000, -1, 0, WATCH_GONE},
      {5000, -1, 0, WATCH_QUIET}}},
    {"empty for good", {{1000, 0, 1, WATCH_QUIET}, {4000, 0, 1, WATCH_GONE}, {5000, 0, 1, WATCH_QUIET}}},
    {"gone, and back as it was, and gone",
     {{1000, -1, 0, WATCH_QUIET},
      {4000, -1, 0, WATCH_GONE},
      {5000, 100, 1, WATCH_QUIET},
      {6000, -1, 0, WATCH_QUIET},
      {9000, -1, 0, WATCH_GONE}}},
    {"written to all the time",
     {{1000, 110, 1, WATCH_QUIET},
      {1200, 120, 1, WATCH_QUIET},
      {2800, 130, 1, WATCH_QUIET},
      {3000, 140, 1, WATCH_CHANGED}}},
};

static void test_what_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Watch watch;
        watch_start(&watch, stamp(SHOWN_BYTES, 1), 0, 0);
        for (size_t j = 0; j < LOOKS_MAX && cases[i].looks[j].ms > 0; j++) {
            const Look *look = &cases[i].looks[j];
            WatchNews news = watch_look(&watch, stamp(look->size_bytes, look->inode), look->ms);
            if (news != look->news)
                fail_msg("%s: %d instead of %d at %d ms", cases[i].name, (int)news, (int)look->news,
                         (int)look->ms);
        }
    }
}

static void test_when_to_look(void **state)
{
    (void)state;
    Watch watch = {0};
    assert_int_equal(watch_patience_ms(&watch, 0), -1);
    watch_start(&watch, stamp(SHOWN_BYTES, 1), 5000, 10);
    assert_int_equal(watch_patience_ms(&watch, 5000), WATCH_EVERY_MS);
    assert_int_equal(watch_patience_ms(&watch, 9000), 0);
    watch_look(&watch, stamp(120, 1), 9000); /* sooner again, to see whether it stays so */
    assert_int_equal(watch_patience_ms(&watch, 9000), WATCH_SETTLE_MS);
    watch_look(&watch, stamp(120, 1), 9200);
    assert_int_equal(watch_patience_ms(&watch, 9200), WATCH_EVERY_MS);
    watch_start(&watch, stamp(120, 1), 10000, 3000); /* what takes long is done less often */
    assert_int_equal(watch_patience_ms(&watch, 10000), 3000 * WATCH_REST_FACTOR);
}

static void test_told_again_when_it_could_not_be_acted_on(void **state)
{
    (void)state;
    Watch watch;
    watch_start(&watch, stamp(SHOWN_BYTES, 1), 0, 0);
    watch_look(&watch, stamp(120, 1), 1000);
    assert_int_equal(watch_look(&watch, stamp(120, 1), 1200), WATCH_CHANGED);
    watch_tell_again(&watch);
    assert_int_equal(watch_look(&watch, stamp(120, 1), 2200), WATCH_CHANGED);
    assert_int_equal(watch_look(&watch, stamp(120, 1), 3200), WATCH_QUIET);
}

static void test_only_plain_files(void **state)
{
    (void)state;
    assert_false(file_stamp("/dev/null").exists);
    assert_false(file_stamp("/tmp").exists);
    assert_false(file_stamp("/nonexistent/file").exists);
    assert_true(file_stamp(RECTO_TESTS_DIR "/pty/page.txt").exists);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_told),
        cmocka_unit_test(test_when_to_look),
        cmocka_unit_test(test_told_again_when_it_could_not_be_acted_on),
        cmocka_unit_test(test_only_plain_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
