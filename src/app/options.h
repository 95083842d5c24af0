/* What the command line asks for. */
#ifndef RECTO_APP_OPTIONS_H
#define RECTO_APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/status.h"
#include "document/search.h"

/* The one list of options: getopt_long's table, --help, the man page and the completions of the shells are made from it.
 *
 *   X(id, name, takes, argument, values, group, help)
 *
 * argument is what stands for the value in help, "" when none is taken. values are the words that a value may be, for
 * completion, and for a list that is checked the order in which its words are told apart; FILE among them is any file.
 * help is one line of clean ASCII however long it is; whoever shows it breaks it. */
#define OPTION_GROUPS(X)                                                                                     \
    X(OPEN, "Open at a place")                                                                               \
    X(PRINT, "Print and exit")                                                                               \
    X(SETTING, "Settings")

#define OPTIONS(X)                                                                                           \
    X(DUMP, "dump", OPTIONAL, "FORMAT", "text ansi markdown html structure json", PRINT,                     \
      "the document: text (default), ansi, markdown, html, structure or json")                               \
    X(OUTLINE, "outline", NONE, "", "", PRINT, "a line a section: LINE, LEVEL, TITLE")                       \
    X(QUOTES, "quotes", NONE, "", "", PRINT, "a line a quote: LINE, KIND, SPEAKER, TEXT")                    \
    X(REVIEWS, "reviews", OPTIONAL, "FORMAT", "lines bibtex csl", PRINT,                                     \
      "a line a book review: LINE, TITLE, AUTHORS, PUBLISHER, YEAR, REVIEWER; or for a reference manager: "  \
      "bibtex, csl")                                                                                         \
    X(SEARCH, "search", REQUIRED, "PATTERN", "", PRINT,                                                      \
      "a line a hit: LINE, SECTION, TEXT; exit status 0 found, 1 not, 2 trouble. PATTERN may say where: "    \
      "in:reviews, in:quotes, in:headings, by:NAME")                                                         \
    X(REPLAY, "replay", REQUIRED, "KEYS", "", PRINT,                                                         \
      "run KEYS without a terminal and print the last screen")                                               \
    X(PRINT_CONFIG, "print-config", OPTIONAL, "PART", "config keys", PRINT,                                  \
      "what holds and who said so, as files to begin from: config, keys")                                    \
    X(HELP, "help", NONE, "", "", PRINT, "this text")                                                        \
    X(VERSION, "version", NONE, "", "", PRINT, "which Recto this is")                                        \
    X(WIDTH, "width", REQUIRED, "N", "", SETTING, "measure in columns (72 for --dump, 68 on the screen)")    \
    X(COLUMNS, "columns", REQUIRED, "1|2", "1 2", SETTING,                                                   \
      "text in two columns on the screen, where there is room for them")                                     \
    X(JUSTIFY, "justify", NONE, "", "", SETTING, "lines spread to the measure")                              \
    X(PLAIN, "plain", NONE, "", "", SETTING,                                                                 \
      "for a screen reader: one column, no lines drawn, the cursor where one reads")                         \
    X(HYPHENATE, "hyphenate", NONE, "", "", SETTING, "words divided in dumps, too")                          \
    X(NO_HYPHENATE, "no-hyphenate", NONE, "", "", SETTING,                                                   \
      "words divided nowhere, not on the screen either")                                                     \
    X(SIZE, "size", REQUIRED, "COLSxROWS", "80x24 120x40 40x12", SETTING,                                    \
      "size of the screen for --replay (80x24)")                                                             \
    X(ROLES, "roles", NONE, "", "", SETTING, "print what each cell is behind the screen of --replay")        \
    X(SVG, "svg", NONE, "", "", SETTING,                                                                     \
      "print the screen of --replay as a picture in the colours of the theme")                               \
    X(EXPLAIN, "explain", NONE, "", "", SETTING,                                                             \
      "with --dump=structure: the rule and the confidence of each decision")                                 \
    X(PRETTY, "pretty", NONE, "", "", SETTING, "indent JSON")                                                \
    X(WORD, "word", NONE, "", "", SETTING, "with --search: whole words")                                     \
    X(REGEX, "regex", NONE, "", "", SETTING, "with --search: PATTERN is a regular expression")               \
    X(JSON, "json", NONE, "", "", SETTING, "with --search: an object a hit")                                 \
    X(TYPE, "type", REQUIRED, "TYPE", "text markdown", SETTING,                                              \
      "text or markdown (else by the name, then by the content)")                                            \
    X(ENCODING, "encoding", REQUIRED, "NAME",                                                                \
      "UTF-8 UTF-16 WINDOWS-1252 ISO-8859-15 KOI8-R SHIFT_JIS EUC-JP GB18030 BIG5", SETTING,                 \
      "what the file is written in, a name that iconv knows (else by its bytes)")                            \
    X(RAW, "raw", NONE, "", "", SETTING, "the file as it stands, nothing recovered")                         \
    X(AMBIGUOUS, "ambiguous", REQUIRED, "WIDTH", "narrow wide", SETTING,                                     \
      "narrow or wide: the columns that the terminal draws characters of ambiguous width in, as it is in "   \
      "East Asian fonts (narrow)")                                                                           \
    X(THEME, "theme", REQUIRED, "NAME", "dark light sepia contrast mono FILE", SETTING,                      \
      "dark, light, sepia, contrast or mono, or a theme file")                                               \
    X(FOLLOW, "follow", NONE, "", "", SETTING, "read the file again by itself whenever it changes")          \
    X(CONFIG, "config", REQUIRED, "FILE", "FILE", SETTING,                                                   \
      "settings, instead of those in the configuration folder; keys and themes are those beside it")         \
    X(NO_MOUSE, "no-mouse", NONE, "", "", SETTING, "leave the mouse to the terminal")                        \
    X(NO_STATE, "no-state", NONE, "", "", SETTING, "read and keep no places, marks, corrections and searches")

typedef enum {
#define X(id, title) OPTION_GROUP_##id,
    OPTION_GROUPS(X)
#undef X
    OPTION_GROUP_COUNT
} OptionGroup;

typedef enum {
#define X(id, name, takes, argument, values, group, help) OPT_##id,
    OPTIONS(X)
#undef X
    OPT_COUNT
} OptionId;

/* As getopt_long numbers them. */
typedef enum {
    VALUE_NONE,
    VALUE_REQUIRED,
    VALUE_OPTIONAL
} OptionTakes;

typedef struct {
    const char *name; /* without the two dashes */
    OptionTakes takes;
    const char *argument, *values;
    OptionGroup group;
    const char *help;
} OptionInfo;

/* id must be below OPT_COUNT. */
const OptionInfo *option_info(OptionId id);
const char *option_group_title(OptionGroup group);

typedef enum {
    TASK_READ, /* in the terminal; TASK_TEXT when standard output is none */
    TASK_TEXT,
    TASK_ANSI,
    TASK_STRUCTURE,
    TASK_JSON,
    TASK_MARKDOWN,
    TASK_HTML,
    TASK_OUTLINE,
    TASK_QUOTES,
    TASK_REVIEWS,
    TASK_BIBTEX,
    TASK_CSL,
    TASK_SEARCH,
    TASK_REPLAY,
    TASK_PRINT_CONFIG,
    TASK_HELP,
    TASK_VERSION,
} Task;

typedef enum {
    TYPE_DETECT,
    TYPE_TEXT,
    TYPE_MARKDOWN
} TypeChoice;

typedef enum {
    CHOICE_NONE, /* not given */
    CHOICE_ON,
    CHOICE_OFF
} Choice;

typedef struct {
    Task task;
    const char *pattern; /* TASK_SEARCH */
    SearchMode search_mode;
    const char *keys;         /* TASK_REPLAY */
    int size_cols, size_rows; /* of the screen without a terminal, or until the terminal's is known */
    bool roles, svg, pretty, explain, raw, json, no_mouse, no_state, follow, plain;
    bool justify;
    Choice hyphenate, ambiguous_wide;
    size_t width_cols; /* 0: not given */
    size_t columns;    /* of text: 1 or 2; 0: not given */
    TypeChoice type;
    const char *encoding;      /* NULL: by its bytes */
    const char *part;          /* of TASK_PRINT_CONFIG: "config", "keys"; NULL: both */
    const char *theme;         /* NULL: not given */
    const char *config;        /* NULL: not given */
    size_t start_line;         /* +N; 0: not given */
    const char *start_pattern; /* +/PATTERN; NULL: not given */
    char **files;              /* into argv */
    size_t file_count;
} Options;

/* Reads argv, GNU style. On failure the message says what is wrong with which word. */
Status options_parse(int argc, char **argv, Options *out);

/* Appends the text of --help. */
void options_write_help(Buffer *out);

#endif
