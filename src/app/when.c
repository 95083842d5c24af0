#include "app/when.h"

#include <time.h>

enum {
    DAYS_BY_NAME = 6 /* of a week, so that no name means two days */
};

static bool is_same_day(const struct tm *a, const struct tm *b)
{
    return a->tm_year == b->tm_year && a->tm_yday == b->tm_yday;
}

/* The local time so many days before now, at noon: days that a change of the clocks made shorter or longer are days. */
static struct tm days_before(const struct tm *now, int days)
{
    struct tm day = *now;
    day.tm_hour = 12;
    day.tm_mday -= days;
    day.tm_isdst = -1;
    time_t at = mktime(&day);
    localtime_r(&at, &day);
    return day;
}

/* The format for strftime(), which writes English: the locale is asked for characters only. */
static const char *format_for(const struct tm *then, const struct tm *now)
{
    struct tm yesterday = days_before(now, 1);
    if (is_same_day(then, now))
        return "today %H:%M";
    if (is_same_day(then, &yesterday))
        return "yesterday %H:%M";
    for (int days = 2; days <= DAYS_BY_NAME; days++) {
        struct tm day = days_before(now, days);
        if (is_same_day(then, &day))
            return "%A %H:%M";
    }
    return then->tm_year == now->tm_year ? "%e %B" : "%e %B %Y";
}

void when_write(int64_t then, int64_t now, Buffer *out)
{
    time_t then_time = (time_t)then, now_time = (time_t)now;
    struct tm then_day, now_day;
    char text[64];
    if (!localtime_r(&then_time, &then_day) || !localtime_r(&now_time, &now_day))
        return;
    size_t count = strftime(text, sizeof text, format_for(&then_day, &now_day), &then_day);
    buffer_put(out, str_trim((Str){text, count}));
}
