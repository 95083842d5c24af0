/* Settings: from the configuration file, over which the command line wins. */
#ifndef RECTO_APP_CONFIG_H
#define RECTO_APP_CONFIG_H

#include "app/options.h"
#include "base/status.h"
#include "screen/theme.h"

enum {
    THEME_NAME_BYTES = 4096 /* Linux takes no longer path (PATH_MAX, limits.h) */
};

typedef struct {
    size_t measure_cols; /* 0: the default */
    size_t columns;      /* of text: 1 or 2 */
    bool mouse;
    bool justify, hyphenate;
    bool plain; /* for a screen reader */
    bool bidi;  /* text from right to left is turned round; not for terminals that do it themselves */
    bool ambiguous_wide; /* the terminal draws characters of ambiguous width in two columns (base/utf8.h) */
    char theme[THEME_NAME_BYTES]; /* name or path */
} Config;

/* Reads options->config, or recto/config in the user's configuration folder if it is there (XDG Base
 * Directory Specification). Lines are `measure = 68`, `columns = 2`, `theme = dark`, and `mouse`, `justify`, `hyphenate`, `bidi`, `plain` are
 * `on` or `off`, `ambiguous` is `narrow` or `wide`; '#' begins a comment. */
Status config_load(const Options *options, Config *out);

/* The theme of that name: an embedded one, or a file when the name has a slash or ends in .theme. NO_COLOR
 * takes the colours out (no-color.org). */
Status config_theme(const char *name, Theme *out);

/* The embedded theme behind the one of that name, for stepping through them; the first behind a theme
 * file. */
const char *config_next_theme(const char *name);

#endif
