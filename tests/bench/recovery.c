/* How long a text takes from its file to a finished Document, in one thread: by the time of the processor, so that others on the
 * machine do not count. Each is a process of its own, so that none has the memory of the one before. */
#include <md4c.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "import/import.h"
#include "programs.h"
#include "recover/recover.h"
#include "table.h"

static const size_t mebibyte = 1 << 20;

typedef struct {
    double ms;
    double bytes, blocks;
} Result;

typedef Result (*Job)(const char *path, size_t limit_bytes);

/* The first bytes of a file; empty when they cannot be had. */
static Buffer read_first(const char *path, size_t limit_bytes)
{
    Buffer out = {0};
    char step[1 << 16];
    FILE *file = fopen(path, "rb");
    size_t count = file ? 1 : 0;
    while (count > 0 && out.len_bytes < limit_bytes) {
        size_t left = limit_bytes - out.len_bytes;
        count = fread(step, 1, left < sizeof step ? left : sizeof step, file);
        buffer_put(&out, (Str){step, count});
    }
    if (file)
        fclose(file);
    return out;
}

static Result recover(const char *path, size_t limit_bytes, bool markdown)
{
    Buffer bytes = read_first(path, limit_bytes);
    double start = processor_ms();
    Source *source = source_from_bytes(buffer_str(&bytes));
    DocumentBuilder *builder = markdown ? import_markdown(source) : import_text(source);
    recover_structure(builder);
    builder_seal(builder);
    recover_meaning(builder);
    const Document *doc = builder_finish(builder);
    double ms = processor_ms() - start;
    return (Result){ms, (double)bytes.len_bytes, (double)document_block_count(doc)};
}

static Result recover_text(const char *path, size_t limit_bytes)
{
    return recover(path, limit_bytes, false);
}

static Result recover_markdown(const char *path, size_t limit_bytes)
{
    return recover(path, limit_bytes, true);
}

static int nothing_of_block(MD_BLOCKTYPE type, void *detail, void *context)
{
    (void)type, (void)detail, (void)context;
    return 0;
}

static int nothing_of_span(MD_SPANTYPE type, void *detail, void *context)
{
    (void)type, (void)detail, (void)context;
    return 0;
}

static int nothing_of_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
    (void)type, (void)text, (void)size, (void)context;
    return 0;
}

static Result parse_only(const char *path, size_t limit_bytes)
{
    MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH,
                        .enter_block = nothing_of_block,
                        .leave_block = nothing_of_block,
                        .enter_span = nothing_of_span,
                        .leave_span = nothing_of_span,
                        .text = nothing_of_text};
    Buffer bytes = read_first(path, limit_bytes);
    double start = processor_ms();
    md_parse(bytes.data, (MD_SIZE)bytes.len_bytes, &parser, NULL);
    return (Result){processor_ms() - start, (double)bytes.len_bytes, 1};
}

/* In a process of its own; all zero when that fails. */
static Result run(Job job, const char *path, size_t limit_bytes)
{
    Result result = {0};
    int ends[2];
    if (pipe(ends) != 0)
        return result;
    pid_t child = fork();
    if (child == 0) {
        result = job(path, limit_bytes);
        _exit(write(ends[1], &result, sizeof result) == (ssize_t)sizeof result ? 0 : 1);
    }
    close(ends[1]);
    if (read(ends[0], &result, sizeof result) != (ssize_t)sizeof result)
        result = (Result){0};
    close(ends[0]);
    waitpid(child, NULL, 0);
    return result;
}

/* The quickest of some. */
static Result run_best(Job job, const char *path, size_t limit_bytes, int rounds)
{
    Result best = {0};
    for (int i = 0; i < rounds; i++) {
        Result result = run(job, path, limit_bytes);
        if (i == 0 || result.ms < best.ms)
            best = result;
    }
    return best;
}

static double speed(Result result)
{
    return result.bytes / 1e3 / result.ms; /* MB/s */
}

static void measure_speed(const Bench *bench)
{
    int rounds = bench->quick ? 1 : 3;
    Result parsed = run_best(parse_only, bench->markdown, SIZE_MAX, rounds);
    Result markdown = run_best(recover_markdown, bench->markdown, SIZE_MAX, rounds);
    table_row("Markdown imported and recovered, 10 MiB | %.1f MB/s | md4c alone %.1f MB/s | %.2f | ",
              speed(markdown), speed(parsed), markdown.ms / parsed.ms);
}

/* Linear is what stays the same from line to line. */
static void measure_curve(const Bench *bench)
{
    static const size_t sizes_mib[] = {1, 4, 16, 64, 256, 1024};
    size_t most_mib = bench->quick ? 16 : bench->huge ? 1024 : 64;
    double first = 0;
    for (size_t i = 0; i < sizeof sizes_mib / sizeof *sizes_mib && sizes_mib[i] <= most_mib; i++) {
        const char *path = sizes_mib[i] > 64 ? bench->huge : bench->prose;
        Result result = run_best(recover_text, path, sizes_mib[i] * mebibyte, sizes_mib[i] <= 16 ? 3 : 1);
        double each = result.ms * 1e6 / result.blocks;
        if (i == 0)
            first = each;
        table_row("text imported and recovered, %zu MiB | %.1f MB/s | %.0f ns a block | %.2f of 1 MiB's | ",
                  sizes_mib[i], speed(result), each, each / first);
    }
}

void measure_recovery(const Bench *bench)
{
    measure_speed(bench);
    measure_curve(bench);
}
