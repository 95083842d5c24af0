#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

#include "app/when.h"

static int64_t at(int year, int month, int day, int hour, int minute)
{
    struct tm local = {.tm_year = year - 1900,
                       .tm_mon = month - 1,
                       .tm_mday = day,
                       .tm_hour = hour,
                       .tm_min = minute,
                       .tm_isdst = -1};
    return (int64_t)mktime(&local);
}

static void test_when(void **state)
{
    (void)state;
    static const struct {
        int year, month, day, hour, minute;
        const char *said;
    } cases[] = {
        {2024, 3, 31, 9, 5, "today 09:05"},       {2024, 3, 31, 0, 0, "today 00:00"},
        {2024, 3, 30, 23, 59, "yesterday 23:59"}, /* the night lost an hour */
        {2024, 3, 30, 0, 0, "yesterday 00:00"},   {2024, 3, 29, 12, 0, "Friday 12:00"},
        {2024, 3, 25, 0, 0, "Monday 00:00"},      {2024, 3, 24, 23, 0, "24 March"},
        {2024, 1, 2, 8, 0, "2 January"},          {2023, 12, 31, 8, 0, "31 December 2023"},
    };
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer said = {0};
        when_write(at(cases[i].year, cases[i].month, cases[i].day, cases[i].hour, cases[i].minute),
                   at(2024, 3, 31, 10, 0), &said);
        assert_string_equal(said.data, cases[i].said);
        buffer_free(&said);
    }
}

/* The first of January has a yesterday in another year. */
static void test_the_new_year(void **state)
{
    (void)state;
    Buffer said = {0};
    when_write(at(2023, 12, 31, 22, 0), at(2024, 1, 1, 1, 0), &said);
    assert_string_equal(said.data, "yesterday 22:00");
    buffer_free(&said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_when), cmocka_unit_test(test_the_new_year)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
