/* metamorphic FLOORS SET PAGE.labels...
 *
 * Rewrites each page in ways that mean nothing, and counts for each way the pages whose structure does not stay what
 * it is; the counts are held to the rows of SET in FLOORS, which UPDATE_FLOORS=1 makes stricter where it can. Prints
 * the first difference of each such page. Exit status: 0, 1 beyond a bound, 2 trouble.
 */
#include <stdio.h>

#include "app/open.h"
#include "floors.h"
#include "rewritings.h"
#include "structure.h"

static void read_structure(Str text, const char *path, Buffer *out)
{
    Source *source = source_from_bytes(text);
    Document *doc = open_document(source, path, TYPE_DETECT, NULL);
    put_structure(doc, out);
    document_free(doc);
    source_free(source);
}

/* Enough of the first thing that differs to find it by. */
static void print_thing(Str structure, size_t at)
{
    enum {
        SHOWN_BYTES = 90
    };
    size_t start = at, end = str_find_byte(structure, '\n', at);
    while (start > 0 && structure.data[start - 1] != '\n')
        start--;
    Str head = str_slice(structure, start, start + SHOWN_BYTES < end ? start + SHOWN_BYTES : end);
    printf("%.*s", (int)head.len_bytes, head.data);
    if (end > start + SHOWN_BYTES)
        printf(" (%zu bytes)", end - start);
}

static bool is_unchanged(const char *path, const char *rewriting, Str before, Str after)
{
    if (str_equal(before, after))
        return true;
    size_t at = 0;
    while (at < before.len_bytes && at < after.len_bytes && before.data[at] == after.data[at])
        at++;
    printf("%s: %s: ", path, rewriting);
    print_thing(before, at);
    fputs(" => ", stdout);
    print_thing(after, at);
    putchar('\n');
    return false;
}

/* For each rewriting: pages that it changes the text of, and those whose structure changes with it. */
typedef struct {
    size_t *rewritten;
    Measure *changed;
} Tries;

static void rewrite_page(const Labels *labels, const char *path, Tries *tries)
{
    Buffer before = {0}, text = {0}, after = {0};
    Document *doc = open_document(labels->page->source, path, TYPE_DETECT, NULL);
    put_structure(doc, &before);
    for (size_t i = 0; i < rewriting_count; i++) {
        buffer_clear(&text);
        buffer_clear(&after);
        rewritings[i].rewrite(labels, doc, &text);
        read_structure(buffer_str(&text), path, &after);
        tries->rewritten[i] += !str_equal(buffer_str(&text), source_raw(labels->page->source));
        tries->changed[i].value +=
            !is_unchanged(path, rewritings[i].name, buffer_str(&before), buffer_str(&after));
    }
    document_free(doc);
    buffer_free(&before);
    buffer_free(&text);
    buffer_free(&after);
}

static bool rewrite_labelled(const char *labels_path, Tries *tries)
{
    LabelledPage page;
    Status status = labelled_page_open(labels_path, &page);
    if (!status.ok) {
        fprintf(stderr, "%s\n", status.message);
        return false;
    }
    rewrite_page(&page.labels, page.path, tries);
    labelled_page_close(&page);
    return true;
}

/* A rewriting that leaves every page as it is would hold for ever. */
static bool all_rewritten(const Tries *tries)
{
    bool all = true;
    for (size_t i = 0; i < rewriting_count; i++) {
        if (tries->rewritten[i] == 0) {
            fprintf(stderr, "%s changes no page\n", rewritings[i].name);
            all = false;
        }
    }
    return all;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("usage: metamorphic FLOORS SET PAGE.labels...\n", stderr);
        return 2;
    }
    Tries tries = {.rewritten = memory_alloc_zero(rewriting_count, sizeof *tries.rewritten),
                   .changed = memory_alloc_zero(rewriting_count, sizeof *tries.changed)};
    for (size_t i = 0; i < rewriting_count; i++)
        tries.changed[i] = (Measure){.name = rewritings[i].name, .is_fault = true};
    bool read = true;
    for (int i = 3; i < argc && read; i++)
        read = rewrite_labelled(argv[i], &tries);
    int status = 2;
    if (read && all_rewritten(&tries))
        status = floors_hold(argv[1], argv[2], tries.changed, rewriting_count) ? 0 : 1;
    memory_free(tries.rewritten);
    memory_free(tries.changed);
    return status;
}
