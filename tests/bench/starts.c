/* How soon there is something to read. */
#include <string.h>

#include "table.h"

static void first_screen(const Bench *bench, const char *what, char *path, int rounds)
{
    char *recto[] = {bench->recto, path, NULL}, *less[] = {"less", path, NULL};
    Contest contest = {.what = what,
                       .recto = recto,
                       .other = less,
                       .shown = strrchr(path, '/') + 1,
                       .measure = BY_SCREEN,
                       .rounds = rounds,
                       .asked = "1.5"};
    table_contest(&contest);
}

void measure_starts(const Bench *bench)
{
    char *recto[] = {bench->recto, "--version", NULL}, *less[] = {"less", "--version", NULL};
    Contest version = {.what = "`--version`",
                       .recto = recto,
                       .other = less,
                       .measure = BY_CLOCK,
                       .rounds = bench->quick ? 21 : 101,
                       .asked = "2"};
    int rounds = bench->quick ? 11 : 41;
    first_screen(bench, "first screen of a page, 15 kB", bench->page, rounds);
    first_screen(bench, "first screen of Markdown, 10 MiB", bench->markdown, rounds);
    if (bench->huge)
        first_screen(bench, "first screen of text, 1 GiB", bench->huge, bench->quick ? 5 : 11);
    table_contest(&version);
}
