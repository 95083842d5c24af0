#include "app/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

static const OptionInfo option_table[OPT_COUNT] = {
#define X(id, name_, takes_, argument_, values_, group_, help_)                                              \
    [OPT_##id] = {.name = name_,                                                                             \
                  .takes = VALUE_##takes_,                                                                   \
                  .argument = argument_,                                                                     \
                  .values = values_,                                                                         \
                  .group = OPTION_GROUP_##group_,                                                            \
                  .help = help_},
    OPTIONS(X)
#undef X
};

static const char *const group_titles[OPTION_GROUP_COUNT] = {
#define X(id, title) [OPTION_GROUP_##id] = title,
    OPTION_GROUPS(X)
#undef X
};

const OptionInfo *option_info(OptionId id)
{
    return &option_table[id];
}

const char *option_group_title(OptionGroup group)
{
    return group_titles[group];
}

/* --- help --- */

enum {
    HELP_COLS = 79,
    HELP_TEXT_COL = 23 /* where what an option does begins */
};

/* `what` at the left, and text beside it, broken between words. Both are ASCII. */
static void put_help_line(Buffer *out, const char *what, const char *text)
{
    buffer_put_format(out, "  %-*s", HELP_TEXT_COL - 2, what);
    size_t col = HELP_TEXT_COL;
    for (const char *word = text; *word;) {
        size_t len = strcspn(word, " ");
        bool is_first = col == HELP_TEXT_COL;
        if (!is_first && col + 1 + len > HELP_COLS) {
            buffer_put_format(out, "\n%*s", HELP_TEXT_COL, "");
            col = HELP_TEXT_COL;
            is_first = true;
        }
        buffer_put_format(out, "%s%.*s", is_first ? "" : " ", (int)len, word);
        col += len + (is_first ? 0 : 1);
        word += len + (word[len] == ' ');
    }
    buffer_put_byte(out, '\n');
}

static void put_help_option(Buffer *out, const OptionInfo *option)
{
    static const char *const forms[] = {
        [VALUE_NONE] = "--%s", [VALUE_REQUIRED] = "--%s %s", [VALUE_OPTIONAL] = "--%s[=%s]"};
    char what[64];
    snprintf(what, sizeof what, forms[option->takes], option->name, option->argument);
    put_help_line(out, what, option->help);
}

void options_write_help(Buffer *out)
{
    buffer_put(out, STR("Usage: recto [OPTION]... [FILE]...\n"
                        "Read FILE with its structure given back; with no FILE, what was being read, or\n"
                        "the built-in guide. '-' or a pipe reads standard input. Inside, ? shows every\n"
                        "key and q quits.\n"));
    for (OptionGroup group = 0; group < OPTION_GROUP_COUNT; group++) {
        buffer_put_format(out, "\n%s:\n", option_group_title(group));
        if (group == OPTION_GROUP_OPEN) {
            put_help_line(out, "+N", "line N of the file");
            put_help_line(out, "+/PATTERN", "the first place where PATTERN stands");
        }
        for (OptionId id = 0; id < OPT_COUNT; id++)
            if (option_info(id)->group == group)
                put_help_option(out, option_info(id));
    }
    buffer_put(out, STR("\nFields are separated by tabs. NO_COLOR is respected.\n"));
}

/* --- values --- */

/* A whole number from least to most at the head of text; *end is behind it. */
static bool read_number(const char *text, long least, long most, long *out, const char **end)
{
    if (*text < '0' || *text > '9')
        return false;
    char *behind;
    errno = 0;
    *out = strtol(text, &behind, 10);
    *end = behind;
    return errno == 0 && *out >= least && *out <= most;
}

/* Which of the words in the table's list of values is given, from 0. */
static Status read_word(OptionId id, const char *text, size_t *out)
{
    const OptionInfo *option = option_info(id);
    size_t index = 0;
    for (const char *word = option->values; *word; index++) {
        size_t len = strcspn(word, " ");
        if (strlen(text) == len && memcmp(word, text, len) == 0) {
            *out = index;
            return STATUS_OK;
        }
        word += len + (word[len] == ' ');
    }
    Buffer words = {0};
    for (const char *c = option->values; *c; c++)
        buffer_put(&words, *c == ' ' ? STR(", ") : (Str){c, 1});
    Status status = status_error("--%s%c%s: not one of %s", option->name,
                                 option->takes == VALUE_OPTIONAL ? '=' : ' ', text, words.data);
    buffer_free(&words);
    return status;
}

/* The task of the format that is named, the first when none is. */
static Status read_task(OptionId id, const char *name, const Task *tasks, Task *out)
{
    size_t index = 0;
    Status status = name ? read_word(id, name, &index) : STATUS_OK;
    if (status.ok)
        *out = tasks[index];
    return status;
}

static Status read_format(const char *name, Task *out)
{
    static const Task tasks[] = {TASK_TEXT, TASK_ANSI, TASK_MARKDOWN, TASK_HTML, TASK_STRUCTURE, TASK_JSON};
    return read_task(OPT_DUMP, name, tasks, out);
}

static Status read_review_format(const char *name, Task *out)
{
    static const Task tasks[] = {TASK_REVIEWS, TASK_BIBTEX, TASK_CSL};
    return read_task(OPT_REVIEWS, name, tasks, out);
}

static Status read_part(const char *name, Options *options)
{
    if (name && strcmp(name, "config") != 0 && strcmp(name, "keys") != 0)
        return status_error("--print-config=%s: not one of config, keys", name);
    options->task = TASK_PRINT_CONFIG;
    options->part = name;
    return STATUS_OK;
}

static Status read_size(const char *text, Options *options)
{
    enum {
        SIZE_MAX_CELLS = 1000
    };
    long cols, rows;
    const char *end;
    if (!read_number(text, 1, SIZE_MAX_CELLS, &cols, &end) || *end != 'x' ||
        !read_number(end + 1, 1, SIZE_MAX_CELLS, &rows, &end) || *end)
        return status_error("--size %s: not COLSxROWS, each from 1 to %d", text, SIZE_MAX_CELLS);
    options->size_cols = (int)cols;
    options->size_rows = (int)rows;
    return STATUS_OK;
}

static Status read_width(const char *text, Options *options)
{
    enum {
        WIDTH_MAX_COLS = 1000
    };
    long cols;
    const char *end;
    if (!read_number(text, 1, WIDTH_MAX_COLS, &cols, &end) || *end)
        return status_error("--width %s: not a number from 1 to %d", text, WIDTH_MAX_COLS);
    options->width_cols = (size_t)cols;
    return STATUS_OK;
}

static Status read_columns(const char *text, Options *options)
{
    size_t index;
    Status status = read_word(OPT_COLUMNS, text, &index);
    if (status.ok)
        options->columns = index + 1;
    return status;
}

static Status read_type(const char *name, Options *options)
{
    static const TypeChoice types[] = {TYPE_TEXT, TYPE_MARKDOWN};
    size_t index;
    Status status = read_word(OPT_TYPE, name, &index);
    if (status.ok)
        options->type = types[index];
    return status;
}

static Status read_ambiguous(const char *name, Options *options)
{
    size_t index;
    Status status = read_word(OPT_AMBIGUOUS, name, &index);
    if (status.ok)
        options->ambiguous_wide = index == 1 ? CHOICE_ON : CHOICE_OFF;
    return status;
}

static Status read_place(const char *text, Options *options)
{
    long line;
    const char *end;
    if (text[0] == '/' && text[1])
        options->start_pattern = text + 1;
    else if (read_number(text, 1, INT32_MAX, &line, &end) && !*end)
        options->start_line = (size_t)line;
    else
        return status_error("+%s: neither +N nor +/PATTERN", text);
    return STATUS_OK;
}

static Status take_option(OptionId option, Options *options)
{
    switch (option) {
    case OPT_DUMP: return read_format(optarg, &options->task);
    case OPT_OUTLINE: options->task = TASK_OUTLINE; break;
    case OPT_QUOTES: options->task = TASK_QUOTES; break;
    case OPT_REVIEWS: return read_review_format(optarg, &options->task);
    case OPT_SEARCH:
        options->task = TASK_SEARCH;
        options->pattern = optarg;
        break;
    case OPT_WORD: options->search_mode = SEARCH_WORDS; break;
    case OPT_REGEX: options->search_mode = SEARCH_REGEX; break;
    case OPT_JSON: options->json = true; break;
    case OPT_REPLAY:
        options->task = TASK_REPLAY;
        options->keys = optarg;
        break;
    case OPT_SIZE: return read_size(optarg, options);
    case OPT_ROLES: options->roles = true; break;
    case OPT_SVG: options->svg = true; break;
    case OPT_EXPLAIN: options->explain = true; break;
    case OPT_PRETTY: options->pretty = true; break;
    case OPT_WIDTH: return read_width(optarg, options);
    case OPT_COLUMNS: return read_columns(optarg, options);
    case OPT_TYPE: return read_type(optarg, options);
    case OPT_ENCODING: options->encoding = optarg; break;
    case OPT_RAW: options->raw = true; break;
    case OPT_AMBIGUOUS: return read_ambiguous(optarg, options);
    case OPT_THEME: options->theme = optarg; break;
    case OPT_FOLLOW: options->follow = true; break;
    case OPT_PLAIN: options->plain = true; break;
    case OPT_CONFIG: options->config = optarg; break;
    case OPT_PRINT_CONFIG: return read_part(optarg, options);
    case OPT_NO_MOUSE: options->no_mouse = true; break;
    case OPT_NO_STATE: options->no_state = true; break;
    case OPT_JUSTIFY: options->justify = true; break;
    case OPT_HYPHENATE: options->hyphenate = CHOICE_ON; break;
    case OPT_NO_HYPHENATE: options->hyphenate = CHOICE_OFF; break;
    case OPT_HELP: options->task = TASK_HELP; break;
    case OPT_VERSION: options->task = TASK_VERSION; break;
    case OPT_COUNT: break;
    }
    return STATUS_OK;
}

/* getopt's own message would not have our form; this names the word that it stumbled over. */
static Status name_trouble(int option, int argc, char **argv)
{
    const char *word = optind > 0 && optind <= argc ? argv[optind - 1] : "";
    if (option == ':')
        return status_error("%s: needs a value", word);
    if (optopt > 0 && optopt < 256)
        return status_error("-%c: no such option (see --help)", optopt);
    return status_error("%s: %s (see --help)", word, optopt ? "takes no value" : "no such option");
}

/* +N and +/PATTERN are not GNU options: they are taken out of the file names. */
static Status take_places(Options *options)
{
    size_t kept = 0;
    for (size_t i = 0; i < options->file_count; i++) {
        char *word = options->files[i];
        if (word[0] != '+' || !word[1]) {
            options->files[kept++] = word;
            continue;
        }
        Status status = read_place(word + 1, options);
        if (!status.ok)
            return status;
    }
    options->file_count = kept;
    return STATUS_OK;
}

enum {
    OPTION_BASE = 256 /* what getopt_long gives below is a character */
};

Status options_parse(int argc, char **argv, Options *out)
{
    *out = (Options){.task = TASK_READ, .size_cols = 80, .size_rows = 24};
    struct option long_options[OPT_COUNT + 1] = {0};
    for (OptionId id = 0; id < OPT_COUNT; id++)
        long_options[id] =
            (struct option){option_info(id)->name, (int)option_info(id)->takes, NULL, OPTION_BASE + (int)id};
    opterr = 0;
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (option == ':' || option == '?')
            return name_trouble(option, argc, argv);
        Status status = take_option((OptionId)(option - OPTION_BASE), out);
        if (!status.ok)
            return status;
    }
    out->files = argv + optind;
    out->file_count = (size_t)(argc - optind);
    return take_places(out);
}
