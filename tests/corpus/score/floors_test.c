#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "floors.h"

/* A file of floors with contents, to be removed and freed with end_file(). */
static char *begin_file(const char *contents)
{
    Buffer path = {0};
    buffer_put(&path, STR("/tmp/floors-XXXXXX"));
    int file = mkstemp(path.data);
    assert_true(file >= 0);
    assert_int_equal(write(file, contents, strlen(contents)), strlen(contents));
    close(file);
    return path.data;
}

static void end_file(char *path)
{
    unlink(path);
    memory_free(path);
}

static void assert_contents(const char *path, const char *expected)
{
    char text[1000];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(text, expected);
}

static bool check(const char *path, double joins, double lost, bool raise)
{
    const Measure measures[] = {{"joins", joins, false}, {"lost", lost, true}};
    Buffer problems = {0};
    bool holds = floors_check(path, "own", measures, 2, raise, &problems);
    assert_int_equal(holds, problems.len_bytes == 0);
    buffer_free(&problems);
    return holds;
}

#define ROWS                                                                                                 \
    "# what is held\n"                                                                                       \
    "more joins >= 10.00\n"                                                                                  \
    "own joins >= 90.50\n\n"                                                                                 \
    "own lost <= 3\n"

static void test_a_fall_is_found(void **state)
{
    (void)state;
    char *path = begin_file(ROWS);
    assert_true(check(path, 90.5, 3, false));
    assert_true(check(path, 97, 0, false));
    assert_false(check(path, 90.49, 3, false));
    assert_false(check(path, 97, 4, false));
    assert_contents(path, ROWS);
    end_file(path);
}

static void test_raising_makes_rows_stricter(void **state)
{
    (void)state;
    char *path = begin_file(ROWS);
    assert_true(check(path, 93.339, 1, true));
    assert_contents(path, "# what is held\n"
                          "more joins >= 10.00\n"
                          "own        joins              >= 93.33\n\n"
                          "own        lost               <= 1\n");
    assert_true(check(path, 93.339, 1, false));
    end_file(path);
}

static void test_raising_never_lowers(void **state)
{
    (void)state;
    char *path = begin_file(ROWS);
    assert_false(check(path, 80, 5, true));
    assert_contents(path, ROWS);
    end_file(path);
}

static void test_rows_and_measures_go_together(void **state)
{
    (void)state;
    char *path = begin_file("own joins >= 90\n");
    assert_false(check(path, 95, 0, false));
    assert_true(check(path, 95, 0, true));
    assert_contents(path, "own        joins              >= 95.00\n"
                          "own        lost               <= 0\n");
    const Measure joins = {"joins", 99, false};
    Buffer problems = {0};
    assert_false(floors_check(path, "own", &joins, 1, true, &problems));
    assert_string_equal(problems.data, "own: lost is not measured\n");
    buffer_free(&problems);
    end_file(path);
}

static void test_a_missing_file_is_made_only_to_raise(void **state)
{
    (void)state;
    char *path = begin_file("");
    unlink(path);
    assert_false(check(path, 95, 0, false));
    assert_true(check(path, 95, 0, true));
    assert_true(check(path, 95, 0, false));
    end_file(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_fall_is_found),
        cmocka_unit_test(test_raising_makes_rows_stricter),
        cmocka_unit_test(test_raising_never_lowers),
        cmocka_unit_test(test_rows_and_measures_go_together),
        cmocka_unit_test(test_a_missing_file_is_made_only_to_raise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
