/* What is printed, and found, beside programs that do a part of it. */
#include <stddef.h>

#include "table.h"

static void contest(const char *what, char *const recto[], char *const other[], int rounds, const char *asked)
{
    Contest contest = {.what = what,
                       .recto = recto,
                       .other = other,
                       .measure = BY_PROCESSOR,
                       .rounds = rounds,
                       .asked = asked};
    table_contest(&contest);
}

void measure_dumps(const Bench *bench)
{
    char *html[] = {bench->recto, "--no-state", "--dump=html", bench->markdown, NULL};
    char *text[] = {bench->recto, "--no-state", "--dump=text", bench->markdown, NULL};
    char *page_html[] = {bench->recto, "--no-state", "--dump=html", bench->page, NULL};
    char *search[] = {bench->recto, "--no-state", "--search", "zyzzyva", bench->huge, NULL};
    int rounds = bench->quick ? 1 : 3;
    contest("Markdown to HTML, 10 MiB", html, (char *[]){"cmark", bench->markdown, NULL}, rounds, "");
    contest("Markdown to text, 10 MiB", text, (char *[]){"w3m", "-dump", bench->markdown, NULL}, rounds, "");
    contest("Markdown to text, 10 MiB", text, (char *[]){"fmt", bench->markdown, NULL}, rounds, "");
    contest("Markdown to HTML, 15 kB", page_html,
            (char *[]){"pandoc", "-f", "markdown", "-t", "html", bench->page, NULL}, rounds, "");
    if (!bench->huge)
        return;
    contest("`--search` of a word, 1 GiB", search, (char *[]){"rg", "-i", "zyzzyva", bench->huge, NULL},
            rounds, "");
    contest("`--search` of a word, 1 GiB", search, (char *[]){"grep", "-i", "zyzzyva", bench->huge, NULL},
            rounds, "");
}
