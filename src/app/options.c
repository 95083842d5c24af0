#include "app/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

const char options_help[] =
    "Usage: recto [OPTION]... [FILE]...\n"
    "Read FILE with its structure given back; with no FILE, what was being read, or the built-in\n"
    "guide. '-' or a pipe reads standard input. Inside, ? shows every key and q quits.\n"
    "\n"
    "Open at a place:\n"
    "  +N                   line N of the file\n"
    "  +/PATTERN            the first place where PATTERN stands\n"
    "\n"
    "Print and exit:\n"
    "  --dump[=FORMAT]      the document: text (default), ansi, markdown, html, structure\n"
    "                       or json\n"
    "  --outline            a line a section: LINE, LEVEL, TITLE\n"
    "  --quotes             a line a quote: LINE, KIND, SPEAKER, TEXT\n"
    "  --reviews[=FORMAT]   a line a book review: LINE, TITLE, AUTHORS, PUBLISHER, YEAR, REVIEWER;\n"
    "                       or for a reference manager: bibtex, csl\n"
    "  --search PATTERN     a line a hit: LINE, SECTION, TEXT; exit status 0 found, 1 not, 2 trouble\n"
    "                       PATTERN may say where: in:reviews, in:quotes, in:headings, by:NAME\n"
    "  --replay KEYS        run KEYS without a terminal and print the last screen\n"
    "  --print-config[=PART]  what holds and who said so, as files to begin from: config, keys\n"
    "  --help, --version\n"
    "\n"
    "Settings:\n"
    "  --width N            measure in columns (72 for --dump, 68 on the screen)\n"
    "  --columns 1|2        text in two columns on the screen, where there is room for them\n"
    "  --justify            lines spread to the measure\n"
    "  --plain              for a screen reader: the cursor where one reads, no lines drawn\n"
    "  --hyphenate          words divided in dumps, too; --no-hyphenate: not on the screen either\n"
    "  --size COLSxROWS     size of the screen for --replay (80x24)\n"
    "  --roles              print what each cell is behind the screen of --replay\n"
    "  --svg                print the screen of --replay as a picture in the colours of the theme\n"
    "  --explain            with --dump=structure: the rule and the confidence of each decision\n"
    "  --pretty             indent JSON\n"
    "  --word, --regex      with --search: whole words; PATTERN is a regular expression\n"
    "  --json               with --search: an object a hit\n"
    "  --type TYPE          text or markdown (else by the name, then by the content)\n"
    "  --raw                the file as it stands, nothing recovered\n"
    "  --ambiguous WIDTH    narrow or wide: the columns that the terminal draws characters of\n"
    "                       ambiguous width in, as it is in East Asian fonts (narrow)\n"
    "  --theme NAME         dark, light, sepia, contrast or mono, or a theme file\n"
    "  --config FILE        settings, instead of those in the configuration folder; keys and themes\n"
    "                       are those beside it\n"
    "  --no-mouse           leave the mouse to the terminal\n"
    "  --no-state           read and keep no places, marks, corrections and searches\n"
    "\n"
    "Fields are separated by tabs. NO_COLOR is respected.\n";

enum {
    OPT_DUMP = 256,
    OPT_OUTLINE,
    OPT_QUOTES,
    OPT_REVIEWS,
    OPT_SEARCH,
    OPT_WORD,
    OPT_REGEX,
    OPT_JSON,
    OPT_REPLAY,
    OPT_SIZE,
    OPT_ROLES,
    OPT_SVG,
    OPT_EXPLAIN,
    OPT_PRETTY,
    OPT_WIDTH,
    OPT_TYPE,
    OPT_RAW,
    OPT_AMBIGUOUS,
    OPT_THEME,
    OPT_CONFIG,
    OPT_PRINT_CONFIG,
    OPT_NO_MOUSE,
    OPT_NO_STATE,
    OPT_COLUMNS,
    OPT_JUSTIFY,
    OPT_PLAIN,
    OPT_HYPHENATE,
    OPT_NO_HYPHENATE,
    OPT_HELP,
    OPT_VERSION,
};

static const struct option long_options[] = {
    {"dump", optional_argument, NULL, OPT_DUMP},
    {"outline", no_argument, NULL, OPT_OUTLINE},
    {"quotes", no_argument, NULL, OPT_QUOTES},
    {"reviews", optional_argument, NULL, OPT_REVIEWS},
    {"search", required_argument, NULL, OPT_SEARCH},
    {"word", no_argument, NULL, OPT_WORD},
    {"regex", no_argument, NULL, OPT_REGEX},
    {"json", no_argument, NULL, OPT_JSON},
    {"replay", required_argument, NULL, OPT_REPLAY},
    {"size", required_argument, NULL, OPT_SIZE},
    {"roles", no_argument, NULL, OPT_ROLES},
    {"svg", no_argument, NULL, OPT_SVG},
    {"pretty", no_argument, NULL, OPT_PRETTY},
    {"explain", no_argument, NULL, OPT_EXPLAIN},
    {"width", required_argument, NULL, OPT_WIDTH},
    {"type", required_argument, NULL, OPT_TYPE},
    {"raw", no_argument, NULL, OPT_RAW},
    {"ambiguous", required_argument, NULL, OPT_AMBIGUOUS},
    {"theme", required_argument, NULL, OPT_THEME},
    {"config", required_argument, NULL, OPT_CONFIG},
    {"print-config", optional_argument, NULL, OPT_PRINT_CONFIG},
    {"no-mouse", no_argument, NULL, OPT_NO_MOUSE},
    {"no-state", no_argument, NULL, OPT_NO_STATE},
    {"columns", required_argument, NULL, OPT_COLUMNS},
    {"justify", no_argument, NULL, OPT_JUSTIFY},
    {"plain", no_argument, NULL, OPT_PLAIN},
    {"hyphenate", no_argument, NULL, OPT_HYPHENATE},
    {"no-hyphenate", no_argument, NULL, OPT_NO_HYPHENATE},
    {"help", no_argument, NULL, OPT_HELP},
    {"version", no_argument, NULL, OPT_VERSION},
    {NULL, 0, NULL, 0},
};

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

typedef struct {
    const char *name;
    Task task;
} FormatName;

/* The task of the format that is named, the first when none is. */
static bool find_format(const FormatName *formats, size_t count, const char *name, Task *out)
{
    for (size_t i = 0; i < count; i++)
        if (!name || strcmp(name, formats[i].name) == 0) {
            *out = formats[i].task;
            return true;
        }
    return false;
}

static Status read_format(const char *name, Task *out)
{
    static const FormatName formats[] = {{"text", TASK_TEXT},           {"ansi", TASK_ANSI},
                                         {"markdown", TASK_MARKDOWN},   {"html", TASK_HTML},
                                         {"structure", TASK_STRUCTURE}, {"json", TASK_JSON}};
    if (!find_format(formats, sizeof formats / sizeof *formats, name, out))
        return status_error("--dump=%s: not one of text, ansi, markdown, html, structure, json", name);
    return STATUS_OK;
}

static Status read_review_format(const char *name, Task *out)
{
    static const FormatName formats[] = {{"lines", TASK_REVIEWS}, {"bibtex", TASK_BIBTEX}, {"csl", TASK_CSL}};
    if (!find_format(formats, sizeof formats / sizeof *formats, name, out))
        return status_error("--reviews=%s: not one of lines, bibtex, csl", name);
    return STATUS_OK;
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
    options->columns = strcmp(text, "2") == 0 ? 2 : 1;
    return options->columns == 2 || strcmp(text, "1") == 0
               ? STATUS_OK
               : status_error("--columns %s: neither 1 nor 2", text);
}

static Status read_type(const char *name, Options *options)
{
    if (strcmp(name, "text") == 0)
        options->type = TYPE_TEXT;
    else if (strcmp(name, "markdown") == 0)
        options->type = TYPE_MARKDOWN;
    else
        return status_error("--type %s: not one of text, markdown", name);
    return STATUS_OK;
}

static Status read_ambiguous(const char *name, Options *options)
{
    if (strcmp(name, "narrow") != 0 && strcmp(name, "wide") != 0)
        return status_error("--ambiguous %s: not one of narrow, wide", name);
    options->ambiguous_wide = strcmp(name, "wide") == 0 ? CHOICE_ON : CHOICE_OFF;
    return STATUS_OK;
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

static Status take_option(int option, Options *options)
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
    case OPT_RAW: options->raw = true; break;
    case OPT_AMBIGUOUS: return read_ambiguous(optarg, options);
    case OPT_THEME: options->theme = optarg; break;
    case OPT_CONFIG: options->config = optarg; break;
    case OPT_PRINT_CONFIG: return read_part(optarg, options);
    case OPT_NO_MOUSE: options->no_mouse = true; break;
    case OPT_NO_STATE: options->no_state = true; break;
    case OPT_JUSTIFY: options->justify = true; break;
    case OPT_PLAIN: options->plain = true; break;
    case OPT_HYPHENATE: options->hyphenate = CHOICE_ON; break;
    case OPT_NO_HYPHENATE: options->hyphenate = CHOICE_OFF; break;
    case OPT_HELP: options->task = TASK_HELP; break;
    case OPT_VERSION: options->task = TASK_VERSION; break;
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

Status options_parse(int argc, char **argv, Options *out)
{
    *out = (Options){.task = TASK_READ, .size_cols = 80, .size_rows = 24};
    opterr = 0;
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, ":", long_options, NULL)) != -1;) {
        if (option == ':' || option == '?')
            return name_trouble(option, argc, argv);
        Status status = take_option(option, out);
        if (!status.ok)
            return status;
    }
    out->files = argv + optind;
    out->file_count = (size_t)(argc - optind);
    return take_places(out);
}
