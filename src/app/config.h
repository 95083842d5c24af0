/* Settings: from the file of settings, over which the command line wins; and the files beside it. */
#ifndef RECTO_APP_CONFIG_H
#define RECTO_APP_CONFIG_H

#include "app/messages.h"
#include "app/options.h"
#include "base/status.h"
#include "reader/setting.h"
#include "screen/theme.h"

enum {
    CONFIG_PATH_BYTES = 4096 /* Linux takes no longer path (PATH_MAX, limits.h) */
};

/* Where a setting was said. */
typedef enum {
    ORIGIN_DEFAULT,
    ORIGIN_FILE,
    ORIGIN_COMMAND_LINE
} Origin;

typedef struct {
    size_t measure_cols;
    size_t columns; /* of text: 1 or 2 */
    bool mouse;
    bool follow; /* a file that changes is read again by itself */
    bool justify, hyphenate;
    bool plain; /* for a screen reader */
    bool bidi;  /* text from right to left is turned round; not for terminals that do it themselves */
    bool ambiguous_wide; /* the terminal draws characters of ambiguous width in two columns (base/utf8.h) */
    char theme[CONFIG_PATH_BYTES]; /* name or path */
    char file[CONFIG_PATH_BYTES];  /* that was read; empty: none */
    struct {
        Origin origin;
        size_t line; /* in the file */
    } origins[SETTING_COUNT];
} Config;

/* Puts the path of a file of that name in the user's configuration folder: that of options->config, else recto/ in
 * $XDG_CONFIG_HOME or ~/.config (XDG Base Directory Specification). False when there is no home to look in. */
bool config_put_path(const Options *options, const char *name, Buffer *out);

/* Reads text, which was found in file, over what *out holds. What is wrong is told, and the rest holds. */
void config_read(Str text, const char *file, Config *out, Messages *messages);

/* What holds when nobody says anything. */
void config_set_defaults(Config *out);

/* Reads options->config, or the file `config` of the configuration folder if it is there, and then the command line. Fails
 * when options->config cannot be read, or the command line names no theme; what else is wrong is told. */
Status config_load(const Options *options, Config *out, Messages *messages);

/* A file of settings that says the same, with where each was said. */
void config_print(const Config *config, Buffer *out);

/* The theme of that name: a file when the name has a slash or ends in .theme, else one of the user's folder themes/, else
 * an embedded one. NO_COLOR takes the colours out (no-color.org). */
Status config_theme(const Options *options, const char *name, Theme *out);

/* The names of all themes, those of the user's folder last, a blank between them. */
void config_put_themes(const Options *options, Buffer *out);

/* Of these names the one behind that of name, for stepping through them; the first behind any other. */
Str config_next_theme(Str names, const char *name);

#endif
