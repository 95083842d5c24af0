#include "table.h"

#include <stdarg.h>
#include <stdio.h>

#include "programs.h"

enum {
    ROUNDS_MAX = 128,
    TIME_BYTES = 32
};

void table_row(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("| ", stdout);
    vprintf(format, arguments);
    puts(" |");
    fflush(stdout);
    va_end(arguments);
}

void table_head(const char *first, const char *second, const char *third, const char *fourth,
                const char *fifth)
{
    table_row("%s | %s | %s | %s | %s", first, second, third, fourth, fifth);
    table_row("--- | ---: | ---: | ---: | ---:");
}

static const char *write_time(double ms, char out[TIME_BYTES])
{
    if (ms < 0)
        snprintf(out, TIME_BYTES, "failed");
    else if (ms < 1000)
        snprintf(out, TIME_BYTES, "%.1f ms", ms);
    else
        snprintf(out, TIME_BYTES, "%.2f s", ms / 1000);
    return out;
}

static double measure(const Contest *contest, char *const arguments[])
{
    if (contest->measure == BY_SCREEN)
        return screen_ms(arguments, contest->shown);
    return run_ms(arguments, contest->measure == BY_PROCESSOR);
}

void table_contest(const Contest *contest)
{
    double ours[ROUNDS_MAX], theirs[ROUNDS_MAX];
    char our_time[TIME_BYTES], their_time[TIME_BYTES];
    const char *other = contest->other[0];
    size_t rounds = (size_t)(contest->rounds < ROUNDS_MAX ? contest->rounds : ROUNDS_MAX);
    bool is_there = is_installed(other);
    for (size_t i = 0; i < rounds; i++) {
        ours[i] = measure(contest, contest->recto);
        theirs[i] = is_there ? measure(contest, contest->other) : -1;
    }
    double our_median = percentile(ours, rounds, 50), their_median = percentile(theirs, rounds, 50);
    write_time(our_median, our_time);
    if (!is_there)
        table_row("%s | %s | %s is not installed | | %s", contest->what, our_time, other, contest->asked);
    else
        table_row("%s | %s | %s %s | %.2f | %s", contest->what, our_time, other,
                  write_time(their_median, their_time), our_median / their_median, contest->asked);
}
