#include "app/config.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/embedded.h"
#include "app/entries.h"
#include "base/shown.h"
#include "base/source.h"
#include "layout/layout.h"

static const char *const theme_names[] = {"dark", "light", "sepia", "contrast", "mono"};
enum {
    THEME_COUNT = sizeof theme_names / sizeof *theme_names
};

/* ---- values -------------------------------------------------------------------------------------------- */

static Status read_measure(Str value, int *out)
{
    int cols = 0;
    for (size_t i = 0; i < value.len_bytes; i++) {
        if (!is_ascii_digit(value.data[i]) || cols > MEASURE_MAX_COLS)
            return status_error("measure is not a number from %d to %d", MEASURE_MIN_COLS, MEASURE_MAX_COLS);
        cols = cols * 10 + (value.data[i] - '0');
    }
    if (cols < MEASURE_MIN_COLS || cols > MEASURE_MAX_COLS)
        return status_error("measure must be from %d to %d", MEASURE_MIN_COLS, MEASURE_MAX_COLS);
    *out = cols;
    return STATUS_OK;
}

static bool is_shown_as_it_is(Str value)
{
    Buffer shown = {0};
    shown_put(&shown, value);
    bool same = str_equal(buffer_str(&shown), value);
    buffer_free(&shown);
    return same;
}

/* What config_print() writes of it must say the same when it is read. */
static Status read_theme(Str value, Config *out)
{
    if (value.len_bytes == 0)
        return status_error("theme needs a name");
    if (value.len_bytes >= sizeof out->theme)
        return status_error("theme: the name is too long");
    if (value.data[0] == ';')
        return status_error("theme: no name begins with ;");
    if (!is_shown_as_it_is(value))
        return status_error("theme: the name has characters that are not shown");
    memcpy(out->theme, value.data, value.len_bytes);
    out->theme[value.len_bytes] = '\0';
    return STATUS_OK;
}

static Status read_word(Setting setting, Str value, int *out)
{
    *out = setting_value(setting, value);
    if (*out >= 0)
        return STATUS_OK;
    Str none = setting_word(setting, 0), other = setting_word(setting, 1);
    return status_error("%s is neither %.*s nor %s", setting_info(setting)->name, (int)none.len_bytes,
                        none.data, other.data);
}

static void set_value(Config *config, Setting setting, int value)
{
    switch (setting) {
    case SETTING_MEASURE: config->measure_cols = (size_t)value; break;
    case SETTING_COLUMNS: config->columns = (size_t)value + 1; break;
    case SETTING_MOUSE: config->mouse = value > 0; break;
    case SETTING_JUSTIFY: config->justify = value > 0; break;
    case SETTING_HYPHENATE: config->hyphenate = value > 0; break;
    case SETTING_BIDI: config->bidi = value > 0; break;
    case SETTING_PLAIN: config->plain = value > 0; break;
    case SETTING_FOLLOW_FILE: config->follow = value > 0; break;
    case SETTING_AMBIGUOUS: config->ambiguous_wide = value > 0; break;
    case SETTING_THEME:
    case SETTING_COUNT: break;
    }
}

static Status read_setting(Setting setting, Str value, Config *out)
{
    int number = 0;
    if (setting == SETTING_THEME)
        return read_theme(value, out);
    Status status =
        setting == SETTING_MEASURE ? read_measure(value, &number) : read_word(setting, value, &number);
    if (status.ok)
        set_value(out, setting, number);
    return status;
}

static void put_value(const Config *config, Setting setting, Buffer *out)
{
    int value = 0;
    switch (setting) {
    case SETTING_THEME: shown_put(out, str_from(config->theme)); return;
    case SETTING_MEASURE: buffer_put_format(out, "%zu", config->measure_cols); return;
    case SETTING_COLUMNS: value = config->columns > 1; break;
    case SETTING_MOUSE: value = config->mouse; break;
    case SETTING_JUSTIFY: value = config->justify; break;
    case SETTING_HYPHENATE: value = config->hyphenate; break;
    case SETTING_BIDI: value = config->bidi; break;
    case SETTING_PLAIN: value = config->plain; break;
    case SETTING_FOLLOW_FILE: value = config->follow; break;
    case SETTING_AMBIGUOUS: value = config->ambiguous_wide; break;
    case SETTING_COUNT: break;
    }
    buffer_put(out, setting_word(setting, value));
}

/* ---- the file ------------------------------------------------------------------------------------------ */

typedef struct {
    const char *file;
    Config *config;
    Messages *messages;
} ConfigFile;

static void refuse_line(void *user, size_t line, const char *why)
{
    ConfigFile *reading = user;
    messages_add(reading->messages, str_from(reading->file), line, "%s", why);
}

static void take_entry(void *user, const Entry *entry)
{
    ConfigFile *reading = user;
    Str file = str_from(reading->file);
    Setting setting = setting_named(entry->name);
    if (entry->section.len_bytes > 0 || setting == SETTING_COUNT) {
        bool is_below = entry->section.len_bytes > 0;
        messages_add(reading->messages, file, entry->line, "no such setting: %s%s%s%s", entry->name.data,
                     is_below ? " (below [" : "", entry->section.data, is_below ? "])" : "");
        return;
    }
    Status status = read_setting(setting, entry->value, reading->config);
    if (!status.ok) {
        messages_add(reading->messages, file, entry->line, "%s", status.message);
        return;
    }
    reading->config->origins[setting].origin = ORIGIN_FILE;
    reading->config->origins[setting].line = entry->line;
}

void config_read(Str text, const char *file, Config *out, Messages *messages)
{
    ConfigFile reading = {file, out, messages};
    snprintf(out->file, sizeof out->file, "%s", file);
    entries_read(text, &(EntrySink){&reading, take_entry, refuse_line});
}

void config_set_defaults(Config *out)
{
    *out = (Config){0};
    for (Setting setting = 0; setting < SETTING_COUNT; setting++)
        read_setting(setting, str_from(setting_info(setting)->otherwise), out);
}

bool config_put_path(const Options *options, const char *name, Buffer *out)
{
    const char *base = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    const char *slash = options->config ? strrchr(options->config, '/') : NULL;
    if (slash)
        buffer_put(out, (Str){options->config, (size_t)(slash - options->config) + 1});
    else if (options->config)
        buffer_put(out, STR("./"));
    else if (base && base[0] == '/') /* relative paths are to be ignored, says the specification */
        buffer_put_format(out, "%s/recto/", base);
    else if (home && home[0])
        buffer_put_format(out, "%s/.config/recto/", home);
    else
        return false;
    buffer_put(out, str_from(name));
    return true;
}

static Status load_file(const char *path, Config *out, Messages *messages)
{
    Source *source;
    Status status = source_open(path, &source);
    if (status.ok)
        config_read(source_text(source), path, out, messages);
    source_free(source);
    return status;
}

/* The file that is asked for must be there; the other may be missing. */
static Status load_settings(const Options *options, Config *out, Messages *messages)
{
    Buffer path = {0};
    Status status = STATUS_OK;
    if (options->config)
        status = load_file(options->config, out, messages);
    else if (config_put_path(options, "config", &path) && access(path.data, F_OK) == 0) {
        Status found = load_file(path.data, out, messages);
        if (!found.ok)
            messages_add(messages, buffer_str(&path), 0, "cannot be read");
    }
    buffer_free(&path);
    return status;
}

/* A theme that cannot be had is told like any other bad value. */
static void check_theme(const Options *options, Config *config, Messages *messages)
{
    Theme theme;
    Status status = config_theme(options, config->theme, &theme);
    if (status.ok || config->origins[SETTING_THEME].origin != ORIGIN_FILE)
        return;
    messages_add(messages, str_from(config->file), config->origins[SETTING_THEME].line, "theme: %s",
                 status.message);
    read_theme(str_from(setting_info(SETTING_THEME)->otherwise), config);
    config->origins[SETTING_THEME].origin = ORIGIN_DEFAULT;
}

static void override(Config *config, Setting setting, bool is_given, size_t value)
{
    if (!is_given)
        return;
    set_value(config, setting, (int)value);
    config->origins[setting].origin = ORIGIN_COMMAND_LINE;
}

static Status take_command_line(const Options *options, Config *out)
{
    Theme theme;
    override(out, SETTING_MEASURE, options->width_cols > 0, options->width_cols);
    override(out, SETTING_COLUMNS, options->columns > 0, options->columns - 1);
    override(out, SETTING_MOUSE, options->no_mouse, 0);
    override(out, SETTING_JUSTIFY, options->justify, 1);
    override(out, SETTING_PLAIN, options->plain, 1);
    override(out, SETTING_FOLLOW_FILE, options->follow, 1);
    override(out, SETTING_HYPHENATE, options->hyphenate != CHOICE_NONE, options->hyphenate == CHOICE_ON);
    override(out, SETTING_AMBIGUOUS, options->ambiguous_wide != CHOICE_NONE,
             options->ambiguous_wide == CHOICE_ON);
    if (!options->theme)
        return STATUS_OK;
    if (!read_theme(str_from(options->theme), out).ok)
        return status_error(
            "--theme: the name is empty, too long, begins with ; or has characters that are not "
            "shown");
    out->origins[SETTING_THEME].origin = ORIGIN_COMMAND_LINE;
    return config_theme(options, out->theme, &theme);
}

Status config_load(const Options *options, Config *out, Messages *messages)
{
    config_set_defaults(out);
    Status status = load_settings(options, out, messages);
    check_theme(options, out, messages);
    Status asked = take_command_line(options, out);
    return status.ok ? asked : status;
}

static void put_origin(const Config *config, Setting setting, Buffer *out)
{
    switch (config->origins[setting].origin) {
    case ORIGIN_DEFAULT: buffer_put(out, STR("default")); break;
    case ORIGIN_FILE:
        shown_put(out, str_from(config->file));
        buffer_put_format(out, ":%zu", config->origins[setting].line);
        break;
    case ORIGIN_COMMAND_LINE: buffer_put(out, STR("command line")); break;
    }
}

void config_print(const Config *config, Buffer *out)
{
    for (Setting setting = 0; setting < SETTING_COUNT; setting++) {
        buffer_put(out, STR("# "));
        put_origin(config, setting, out);
        buffer_put_format(out, "\n%s = ", setting_info(setting)->name);
        put_value(config, setting, out);
        buffer_put_byte(out, '\n');
    }
}

/* ---- themes -------------------------------------------------------------------------------------------- */

static bool is_theme_file(const char *name)
{
    return strchr(name, '/') || str_ends(str_from(name), STR(".theme"));
}

static Status parse_named(const char *name, Str text, Theme *out)
{
    Status status = theme_parse(text, out);
    return status.ok ? status : status_error("%s: %s", name, status.message);
}

static Status load_theme_file(const char *path, Theme *out)
{
    Source *source;
    Status status = source_open(path, &source);
    if (status.ok)
        status = parse_named(path, source_text(source), out);
    source_free(source);
    return status;
}

static Status load_embedded(const char *name, Theme *out)
{
    for (int i = 0; i < THEME_COUNT; i++) {
        char file[64];
        Str text;
        snprintf(file, sizeof file, "themes/%s.theme", theme_names[i]);
        if (strcmp(name, theme_names[i]) == 0 && embedded_find(file, &text))
            return parse_named(name, text, out);
    }
    return status_error("%s: no such theme (there are dark, light, sepia, contrast, mono, and theme files)",
                        name);
}

static Status load_theme(const Options *options, const char *name, Theme *out)
{
    Buffer path = {0};
    if (is_theme_file(name))
        return load_theme_file(name, out);
    bool has_own = config_put_path(options, "themes/", &path);
    buffer_put_format(&path, "%s.theme", name);
    has_own = has_own && access(path.data, F_OK) == 0;
    Status status = has_own ? load_theme_file(path.data, out) : load_embedded(name, out);
    buffer_free(&path);
    return status;
}

Status config_theme(const Options *options, const char *name, Theme *out)
{
    Status status = load_theme(options, name, out);
    const char *no_color = getenv("NO_COLOR");
    if (status.ok && no_color && no_color[0])
        *out = theme_without_color(out);
    return status;
}

static bool is_embedded(Str name)
{
    for (int i = 0; i < THEME_COUNT; i++)
        if (str_equal(name, str_from(theme_names[i])))
            return true;
    return false;
}

/* Of a file in the folder of themes the name, when it is one that is not known already. */
static int is_own_theme(const struct dirent *entry)
{
    Str file = str_from(entry->d_name), ending = STR(".theme");
    return str_ends(file, ending) && file.len_bytes > ending.len_bytes && !strchr(entry->d_name, ' ') &&
           !is_embedded(str_slice(file, 0, file.len_bytes - ending.len_bytes));
}

void config_put_themes(const Options *options, Buffer *out)
{
    Buffer folder = {0};
    struct dirent **own = NULL;
    for (int i = 0; i < THEME_COUNT; i++)
        buffer_put_format(out, "%s%s", i > 0 ? " " : "", theme_names[i]);
    int count =
        config_put_path(options, "themes", &folder) ? scandir(folder.data, &own, is_own_theme, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        size_t len = strlen(own[i]->d_name) - strlen(".theme");
        buffer_put_format(out, " %.*s", (int)len, own[i]->d_name);
        free(own[i]);
    }
    free(own);
    buffer_free(&folder);
}

Str config_next_theme(Str names, const char *name)
{
    for (size_t at = 0; at < names.len_bytes;) {
        size_t end = str_find_byte(names, ' ', at);
        bool is_it = str_equal(str_slice(names, at, end), str_from(name));
        at = end + 1;
        if (is_it && at < names.len_bytes)
            return str_slice(names, at, str_find_byte(names, ' ', at));
    }
    return str_slice(names, 0, str_find_byte(names, ' ', 0));
}
