/* bench FILE
 *
 * How long a text takes from its file to a finished Document, in one thread, step by step; and how long programs take
 * that do less: `wc -w` counts words, `cmark` makes HTML of Markdown. Time is that of the processor, so that others on
 * the machine do not count; of three rounds the quickest is printed.
 */
#include <stdio.h>
#include <sys/resource.h>

#include "import/import.h"
#include "programs.h"
#include "recover/recover.h"

typedef enum {
    STEP_READ,
    STEP_IMPORT,
    STEP_STRUCTURE,
    STEP_SEAL,
    STEP_MEANING,
    STEP_FINISH,
    STEP_COUNT
} Step;

static const char *const step_names[STEP_COUNT] = {"  read and clean", "  import",  "  structure",
                                                   "  seal the text",  "  meaning", "  finish"};

typedef struct {
    double steps[STEP_COUNT], total; /* seconds */
} Times;

static void end_step(Times *times, Step step)
{
    double before = times->total;
    times->total = processor_time();
    times->steps[step] = times->total - before;
}

/* False when the file cannot be read. */
static bool open_once(const char *path, Times *times)
{
    double start = processor_time();
    Source *source;
    times->total = start;
    Status status = source_open(path, &source);
    if (!status.ok) {
        fprintf(stderr, "%s: %s\n", path, status.message);
        return false;
    }
    end_step(times, STEP_READ);
    DocumentBuilder *builder = import_text(source);
    end_step(times, STEP_IMPORT);
    recover_structure(builder);
    end_step(times, STEP_STRUCTURE);
    builder_seal(builder);
    end_step(times, STEP_SEAL);
    recover_meaning(builder);
    end_step(times, STEP_MEANING);
    Document *doc = builder_finish(builder);
    end_step(times, STEP_FINISH);
    times->total -= start;
    document_free(doc);
    source_free(source);
    return true;
}

static void print_table(char *path, double megabytes, const Times *times)
{
    double counting = time_program((char *const[]){"wc", "-w", path, NULL});
    double marking = time_program((char *const[]){"cmark", path, NULL});
    if (counting < 0) {
        fputs("wc cannot be run\n", stderr);
        return;
    }
    printf("%-22s %10s %13s %8s\n", "", "processor", "", "wc = 1");
    print_row("wc -w", counting, megabytes, counting);
    if (marking > 0)
        print_row("cmark", marking, megabytes, counting);
    else
        puts("cmark                  is not here: sh .ci/setup bench");
    print_row("import and recovery", times->total, megabytes, counting);
    for (Step step = 0; step < STEP_COUNT; step++)
        print_row(step_names[step], times->steps[step], megabytes, counting);
}

int main(int argc, char **argv)
{
    Times best = {0};
    if (argc != 2) {
        fputs("usage: bench FILE\n", stderr);
        return 2;
    }
    for (int i = 0; i < ROUNDS; i++) {
        Times times;
        if (!open_once(argv[1], &times))
            return 2;
        if (i == 0 || times.total < best.total)
            best = times;
    }
    Source *source;
    if (!source_open(argv[1], &source).ok)
        return 2;
    double megabytes = (double)source_raw(source).len_bytes / 1e6;
    source_free(source);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    print_table(argv[1], megabytes, &best);
    printf("%-22s %8.0f MB\n", "  most memory", (double)usage.ru_maxrss * 1024 / 1e6);
    return 0;
}
