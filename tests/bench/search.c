/* search RECTO PROSE OUT
 *
 * How long it takes to find a word that stands only at the end of 1 GiB of ASCII prose, which is written to OUT: in a
 * document that is open (and so as often as one types), and with `recto --search`, `rg -i` and less, which read the file
 * each time.
 */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "document/search.h"
#include "import/import.h"
#include "programs.h"

enum {
    TEXT_BYTES = 1 << 30
};

static const char word[] = "zyzzyva", last_line[] = "\n\nAnd that is where the zyzzyva lives.\n";

/* The prose with the apostrophe of a keyboard, again and again. */
static bool write_text(Str prose, const char *path)
{
    FILE *file = fopen(path, "wb");
    bool ok = file != NULL;
    Buffer plain = {0};
    for (size_t at = 0; at < prose.len_bytes;) {
        size_t next = at;
        while (next < prose.len_bytes && (unsigned char)prose.data[next] < 0x80)
            next++;
        buffer_put(&plain, str_slice(prose, at, next));
        for (at = next; at < prose.len_bytes && (unsigned char)prose.data[at] >= 0x80;)
            at++;
        if (at > next)
            buffer_put_byte(&plain, '\'');
    }
    for (size_t written = 0; ok && written + plain.len_bytes <= TEXT_BYTES; written += plain.len_bytes)
        ok = fwrite(plain.data, 1, plain.len_bytes, file) == plain.len_bytes;
    ok = ok && fputs(last_line, file) >= 0;
    buffer_free(&plain);
    return file != NULL && fclose(file) == 0 && ok;
}

/* Negative when the word is not found once. */
static double time_search(const char *path, double *megabytes)
{
    Source *source;
    double best = -1;
    if (!source_open(path, &source).ok)
        return best;
    *megabytes = (double)source_raw(source).len_bytes / 1e6;
    DocumentBuilder *builder = import_raw(source);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    for (int i = 0; i < ROUNDS; i++) {
        SearchQuery *query;
        DocRangeList hits = {0};
        double start = processor_time();
        bool found = search_query_new(str_from(word), SEARCH_PLAIN, &query).ok &&
                     document_search(doc, query, (SearchOptions){0}, &hits) && hits.count == 1;
        double taken = found ? processor_time() - start : -1;
        best = best < 0 || taken < best ? taken : best;
        search_query_free(query);
        vec_free(&hits);
    }
    document_free(doc);
    source_free(source);
    return best;
}

int main(int argc, char **argv)
{
    Source *prose;
    struct stat facts;
    double megabytes = 0;
    if (argc != 4 || !source_open(argv[2], &prose).ok) {
        fputs("usage: search RECTO PROSE OUT\n", stderr);
        return 2;
    }
    bool is_there = stat(argv[3], &facts) == 0 || write_text(source_text(prose), argv[3]);
    source_free(prose);
    double searching = is_there ? time_search(argv[3], &megabytes) : -1;
    if (searching < 0) {
        fprintf(stderr, "%s: cannot be written, or not be searched\n", argv[3]);
        return 2;
    }
    double outside =
        time_program((char *const[]){argv[1], "--no-state", "--search", (char *)word, argv[3], NULL});
    double grepping = time_program((char *const[]){"rg", "-i", (char *)word, argv[3], NULL});
    double paging = time_program_until((char *const[]){"less", "+/zyzzyva", argv[3], NULL}, "lives.");
    printf("%-22s %10s %13s %8s\n", "", "processor", "", "recto = 1");
    print_row("search", searching, megabytes, searching);
    if (outside > 0)
        print_row("recto --search", outside, megabytes, searching);
    if (grepping > 0)
        print_row("rg -i", grepping, megabytes, searching);
    else
        puts("rg                     is not here: sh .ci/setup bench");
    if (paging > 0)
        print_row("less", paging, megabytes, searching);
    else
        puts("less                   is not here: sh .ci/setup bench");
    return 0;
}
