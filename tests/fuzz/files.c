/* fuzz_NAME_files PATH...: gives a fuzz target each file, and each file of each folder, as libFuzzer would: seeds, and what
 * once went wrong. Exit status: 0, 2 when a path cannot be read or there is none; what is wrong ends it otherwise. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzz.h"

/* A copy of just that size, so that a byte too far is found. */
static bool try_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    Buffer bytes = {0};
    char chunk[4096];
    size_t got;
    while (file && (got = fread(chunk, 1, sizeof chunk, file)) > 0)
        buffer_put(&bytes, (Str){chunk, got});
    bool failed = !file || ferror(file) || fclose(file) != 0;
    uint8_t *copy = malloc(bytes.len_bytes > 0 ? bytes.len_bytes : 1);
    if (failed || !copy) {
        fprintf(stderr, "%s cannot be read\n", path);
    } else {
        fprintf(stderr, "%s\n", path);
        if (bytes.len_bytes > 0)
            memcpy(copy, bytes.data, bytes.len_bytes);
        LLVMFuzzerTestOneInput(copy, bytes.len_bytes);
    }
    free(copy);
    buffer_free(&bytes);
    return !failed && copy;
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool try_path(const char *path, size_t *tried);

static bool try_folder(const char *path, size_t *tried)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, is_visible, alphasort);
    bool ok = count >= 0;
    for (int i = 0; i < count; i++) {
        Buffer name = {0};
        struct stat facts;
        buffer_put_format(&name, "%s/%s", path, entries[i]->d_name);
        if (stat(name.data, &facts) == 0 && !S_ISDIR(facts.st_mode))
            ok = try_path(name.data, tried) && ok;
        buffer_free(&name);
        free(entries[i]);
    }
    free(entries);
    return ok;
}

static bool try_path(const char *path, size_t *tried)
{
    struct stat facts;
    if (stat(path, &facts) == 0 && S_ISDIR(facts.st_mode))
        return try_folder(path, tried);
    (*tried)++;
    return try_file(path);
}

int main(int argc, char **argv)
{
    size_t tried = 0;
    bool ok = true;
    for (int i = 1; i < argc; i++)
        ok = try_path(argv[i], &tried) && ok;
    return ok && tried > 0 ? 0 : 2;
}
