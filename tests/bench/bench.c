/* bench RECTO FOLDER [quick]
 *
 * How soon there is something to read, how soon keys are answered, and how fast text is recovered, printed and searched, beside
 * programs that do a part of it, which are run in turn with Recto. FOLDER has the texts of bench_texts. Prints a table. With
 * "quick", fewer rounds and nothing of what takes long.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "programs.h"
#include "table.h"

static char *path_of(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path)
        snprintf(path, size, "%s/%s", folder, name);
    return path;
}

static void say_what_is_missing(void)
{
    static const char *const others[] = {"less", "w3m", "rg", "grep", "cmark", "pandoc", "fmt"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!is_installed(others[i]))
            printf("%s is not installed\n", others[i]);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: bench RECTO FOLDER [quick]\n", stderr);
        return 2;
    }
    Bench bench = {.recto = argv[1],
                   .page = path_of(argv[2], "page.txt"),
                   .markdown = path_of(argv[2], "prose.md"),
                   .prose = path_of(argv[2], "prose.txt"),
                   .huge = path_of(argv[2], "huge.txt"),
                   .quick = argc > 3 && strcmp(argv[3], "quick") == 0};
    char *state = path_of(argv[2], "state");
    if (!bench.page || !bench.markdown || !bench.prose || !bench.huge || !state)
        return 2;
    setenv("XDG_STATE_HOME", state, 1); /* nothing that somebody keeps is read or changed */
    setenv("XDG_CONFIG_HOME", state, 1);
    if (access(bench.huge, R_OK) != 0) {
        puts("1 GiB of text is left out: there is no room for it");
        bench.huge = NULL;
    }
    say_what_is_missing();
    table_head("", "Recto", "beside", "ratio", "asked");
    measure_starts(&bench);
    measure_keys(&bench);
    measure_dumps(&bench);
    measure_recovery(&bench);
    return 0;
}
