/* recto_manual man FRAME | bash | zsh | fish: prints it. recto_manual keys: what manual_keys() says, for tests. Run when Recto is built; not installed. */
#include "manual.h"

#include <stdio.h>
#include <string.h>

#include "base/source.h"

static int print_page(const char *path, Buffer *out)
{
    Source *frame;
    Status status = source_open(path, &frame);
    if (!status.ok) {
        fprintf(stderr, "recto_manual: %s\n", status.message);
        return 1;
    }
    manual_page(source_text(frame), out);
    source_free(frame);
    return 0;
}

static int print_named(int argc, char **argv, Buffer *out)
{
    if (argc == 3 && strcmp(argv[1], "man") == 0)
        return print_page(argv[2], out);
    static const struct {
        const char *name;
        void (*write)(Buffer *out);
    } scripts[] = {{"bash", manual_bash}, {"zsh", manual_zsh}, {"fish", manual_fish}, {"keys", manual_keys}};
    for (size_t i = 0; argc == 2 && i < sizeof scripts / sizeof *scripts; i++)
        if (strcmp(argv[1], scripts[i].name) == 0) {
            scripts[i].write(out);
            return 0;
        }
    fputs("Usage: recto_manual man FRAME | bash | zsh | fish | keys\n", stderr);
    return 2;
}

int main(int argc, char **argv)
{
    Buffer out = {0};
    int result = print_named(argc, argv, &out);
    fwrite(out.data, 1, out.len_bytes, stdout);
    buffer_free(&out);
    return fflush(stdout) == 0 ? result : 1;
}
