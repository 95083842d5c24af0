#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/options.h"
#include "app/print.h"
#include "app/session.h"
#include "app/version.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "terminal/terminal.h"

enum {
    EXIT_FOUND = 0,
    EXIT_NOT_FOUND = 1,
    EXIT_TROUBLE = 2
};

static int complain(const char *message)
{
    fprintf(stderr, "recto: %s\n", message);
    return EXIT_TROUBLE;
}

static void out_of_memory(size_t size_bytes)
{
    (void)size_bytes;
    terminal_rescue();
    static const char message[] = "recto: out of memory\n";
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
        _exit(EXIT_TROUBLE);
    _exit(EXIT_TROUBLE);
}

/* The screen is UTF-8 whatever the locale says; only character types are taken from it, so that numbers that
 * we write stay the same everywhere. */
static void choose_locale(void)
{
    if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
        setlocale(LC_CTYPE, "C.UTF-8");
}

/* True for a pipe or a redirected file, false for a terminal, /dev/null and a closed descriptor. */
static bool has_piped_input(void)
{
    struct stat facts;
    return fstat(STDIN_FILENO, &facts) == 0 && !S_ISCHR(facts.st_mode);
}

/* With no FILE, a pipe is what is to be read; else the guide. */
static void name_input(Options *options)
{
    static char dash[] = "-";
    static char *standard_input[] = {dash};
    if (options->file_count == 0 && has_piped_input()) {
        options->files = standard_input;
        options->file_count = 1;
    }
}

static bool reads_terminal_as_file(const Options *options)
{
    for (size_t i = 0; i < options->file_count; i++)
        if (strcmp(options->files[i], "-") == 0 && isatty(STDIN_FILENO))
            return true;
    return false;
}

static bool write_out(const Buffer *buffer)
{
    fwrite(buffer->data, 1, buffer->len_bytes, stdout);
    return fflush(stdout) == 0 && !ferror(stdout);
}

/* Prints each file in turn; one that cannot be read does not keep the others from it. */
static int print_files(const Options *options)
{
    size_t found = 0;
    int result = EXIT_FOUND;
    memory_keep_freed();
    Status sense = print_check(options);
    if (!sense.ok)
        return complain(sense.message);
    for (size_t i = 0; i < options->file_count || i == 0; i++) {
        Buffer out = {0};
        Status status = print_file(options, options->file_count ? options->files[i] : NULL, &out, &found);
        if (!status.ok)
            result = complain(status.message);
        else if (out.len_bytes && !write_out(&out))
            result = complain(strerror(errno));
        buffer_free(&out);
    }
    if (result == EXIT_FOUND && options->task == TASK_SEARCH && found == 0)
        return EXIT_NOT_FOUND;
    return result;
}

/* What is made at once, and no file at a time. */
static int print_whole(const Options *options, Status (*make)(const Options *, Buffer *))
{
    Buffer out = {0};
    Status status = make(options, &out);
    int result = EXIT_FOUND;
    if (!status.ok)
        result = complain(status.message);
    else if (out.len_bytes && !write_out(&out))
        result = complain(strerror(errno));
    buffer_free(&out);
    return result;
}

static int read_in_terminal(const Options *options)
{
    enum {
        FIRST_SCREEN_BYTES = 1 << 20 /* what a page of a few hundred lines takes until it is on the screen */
    };
    memory_expect(FIRST_SCREEN_BYTES);
    Status status = session_run(options);
    return status.ok ? EXIT_FOUND : complain(status.message);
}

static int print_about(Task task)
{
    Buffer out = {0};
    if (task == TASK_HELP)
        options_write_help(&out);
    else
        buffer_put(&out, str_from(recto_version_line));
    int result = write_out(&out) ? EXIT_FOUND : complain(strerror(errno));
    buffer_free(&out);
    return result;
}

static int run(Options *options)
{
    if (options->task == TASK_HELP || options->task == TASK_VERSION)
        return print_about(options->task);
    if (options->task == TASK_PRINT_CONFIG)
        return print_whole(options, print_config);
    name_input(options);
    if (reads_terminal_as_file(options))
        return complain("standard input: is a terminal; name a file, or pipe text in");
    if (options->task == TASK_READ && !isatty(STDOUT_FILENO))
        options->task = TASK_TEXT;
    switch (options->task) {
    case TASK_READ: return read_in_terminal(options);
    case TASK_REPLAY: return print_whole(options, session_replay);
    default: return print_files(options);
    }
}

int main(int argc, char **argv)
{
    memory_on_exhaustion(out_of_memory);
    choose_locale();
    Options options;
    Status status = options_parse(argc, argv, &options);
    utf8_set_ambiguous_wide(options.ambiguous_wide == CHOICE_ON); /* a session asks its settings, too */
    return status.ok ? run(&options) : complain(status.message);
}
