/* score [-v] [-f FLOORS -s SET] RECTO PAGE.labels...
 *
 * Runs RECTO --dump=structure on the page beside each label file, compares, and prints one table over all of
 * them. -v prints each difference first, as PAGE:LINE: what. With -f the measures are held to the rows of SET in
 * the file FLOORS, which UPDATE_FLOORS=1 makes stricter where it can. Exit status: 0, 1 below a floor, 2 trouble.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report.h"

typedef struct {
    bool verbose;
    const char *floors, *set;
    const char *recto;
    char **labels;
    int count;
} Arguments;

static const char usage[] = "usage: score [-v] [-f FLOORS -s SET] RECTO PAGE.labels...\n";

static bool read_arguments(int argc, char **argv, Arguments *arguments)
{
    int option;
    while ((option = getopt(argc, argv, "vf:s:")) != -1) {
        switch (option) {
        case 'v': arguments->verbose = true; break;
        case 'f': arguments->floors = optarg; break;
        case 's': arguments->set = optarg; break;
        default: return false;
        }
    }
    if (argc - optind < 2 || (arguments->floors == NULL) != (arguments->set == NULL))
        return false;
    arguments->recto = argv[optind];
    arguments->labels = argv + optind + 1;
    arguments->count = argc - optind - 1;
    return true;
}

static void run_program(const char *recto, const char *page, int out)
{
    dup2(out, STDOUT_FILENO);
    close(out);
    execl(recto, recto, "--dump=structure", page, (char *)NULL);
    perror(recto);
    _exit(127);
}

static void read_pipe(int in, Buffer *bytes)
{
    char chunk[4096];
    ssize_t len;
    while ((len = read(in, chunk, sizeof chunk)) > 0)
        buffer_put(bytes, (Str){chunk, (size_t)len});
}

static bool dump_page(const char *recto, const char *page, Buffer *dump)
{
    int ends[2], status;
    if (pipe(ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        run_program(recto, page, ends[1]);
    }
    close(ends[1]);
    read_pipe(ends[0], dump);
    close(ends[0]);
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool complain(const char *path, const char *message)
{
    fprintf(stderr, "%s: %s\n", path, message);
    return false;
}

static void print_differences(const char *page, const Differences *differences)
{
    for (size_t i = 0; i < differences->items.count; i++) {
        const Difference *difference = &differences->items.items[i];
        printf("%s:%u: %.*s\n", page, (unsigned)difference->line, (int)difference->text.len_bytes,
               difference->text.data);
    }
}

static bool compare_dump(const Arguments *arguments, LabelledPage *page, Str dump, Sheet *sheet)
{
    Labels found;
    Differences differences = {0};
    Status status = labels_read(dump, &page->page, &found);
    if (!status.ok)
        return complain(page->path, status.message);
    compare_labels(&page->labels, &found, sheet, &differences);
    if (arguments->verbose)
        print_differences(page->path, &differences);
    differences_free(&differences);
    labels_free(&found);
    return true;
}

static bool score_page(const Arguments *arguments, const char *labels_path, Sheet *sheet)
{
    LabelledPage page;
    Buffer dump = {0};
    Status status = labelled_page_open(labels_path, &page);
    if (!status.ok) {
        fprintf(stderr, "%s\n", status.message);
        return false;
    }
    bool done = dump_page(arguments->recto, page.path, &dump)
                    ? compare_dump(arguments, &page, buffer_str(&dump), sheet)
                    : complain(page.path, "cannot be dumped");
    buffer_free(&dump);
    labelled_page_close(&page);
    return done;
}

static bool check_floors(const Arguments *arguments, const Sheet *sheet)
{
    Measures measures = {0};
    report_measures(sheet, &measures);
    bool holds = floors_hold(arguments->floors, arguments->set, measures.items, measures.count);
    vec_free(&measures);
    return holds;
}

int main(int argc, char **argv)
{
    Arguments arguments = {0};
    Sheet sheet = {0};
    Buffer table = {0};
    if (!read_arguments(argc, argv, &arguments)) {
        fputs(usage, stderr);
        return 2;
    }
    for (int i = 0; i < arguments.count; i++)
        if (!score_page(&arguments, arguments.labels[i], &sheet))
            return 2;
    report_sheet(&sheet, &table);
    fputs(table.data, stdout);
    buffer_free(&table);
    return arguments.floors && !check_floors(&arguments, &sheet) ? 1 : 0;
}
