/* What the command line asks for. */
#ifndef RECTO_APP_OPTIONS_H
#define RECTO_APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/status.h"
#include "document/search.h"

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
    bool roles, svg, pretty, explain, raw, json, no_mouse, no_state;
    bool justify, plain;
    Choice hyphenate, ambiguous_wide;
    size_t width_cols; /* 0: not given */
    size_t columns;    /* of text: 1 or 2; 0: not given */
    TypeChoice type;
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

/* The text of --help. */
extern const char options_help[];

#endif
