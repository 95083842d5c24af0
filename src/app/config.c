#include "app/config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/embedded.h"
#include "base/buffer.h"
#include "base/source.h"
#include "layout/layout.h"

static const char *const theme_names[] = {"dark", "light", "sepia", "contrast", "mono"};
enum {
    THEME_COUNT = sizeof theme_names / sizeof *theme_names
};

static Status read_measure(Str value, Config *out)
{
    size_t cols = 0;
    for (size_t i = 0; i < value.len_bytes; i++) {
        if (value.data[i] < '0' || value.data[i] > '9' || cols > MEASURE_MAX_COLS)
            return status_error("measure is not a number");
        cols = cols * 10 + (size_t)(value.data[i] - '0');
    }
    if (cols < MEASURE_MIN_COLS || cols > MEASURE_MAX_COLS)
        return status_error("measure must be from %d to %d", MEASURE_MIN_COLS, MEASURE_MAX_COLS);
    out->measure_cols = cols;
    return STATUS_OK;
}

static Status read_columns(Str value, Config *out)
{
    out->columns = str_equal(value, STR("2")) ? 2 : 1;
    return out->columns == 2 || str_equal(value, STR("1")) ? STATUS_OK
                                                           : status_error("columns is neither 1 nor 2");
}

static Status read_theme(Str value, Config *out)
{
    if (value.len_bytes == 0)
        return status_error("theme needs a name");
    if (value.len_bytes >= sizeof out->theme)
        return status_error("theme: the name is too long");
    memcpy(out->theme, value.data, value.len_bytes);
    out->theme[value.len_bytes] = '\0';
    return STATUS_OK;
}

static Status read_switch(const char *name, Str value, bool *out)
{
    *out = str_equal(value, STR("on"));
    return *out || str_equal(value, STR("off")) ? STATUS_OK : status_error("%s is neither on nor off", name);
}

static Status read_ambiguous(Str value, Config *out)
{
    out->ambiguous_wide = str_equal(value, STR("wide"));
    return out->ambiguous_wide || str_equal(value, STR("narrow"))
               ? STATUS_OK
               : status_error("ambiguous is neither narrow nor wide");
}

static Status read_setting(Str name, Str value, Config *out)
{
    if (str_equal(name, STR("measure")))
        return read_measure(value, out);
    if (str_equal(name, STR("columns")))
        return read_columns(value, out);
    if (str_equal(name, STR("theme")))
        return read_theme(value, out);
    if (str_equal(name, STR("mouse")))
        return read_switch("mouse", value, &out->mouse);
    if (str_equal(name, STR("justify")))
        return read_switch("justify", value, &out->justify);
    if (str_equal(name, STR("bidi")))
        return read_switch("bidi", value, &out->bidi);
    if (str_equal(name, STR("follow")))
        return read_switch("follow", value, &out->follow);
    if (str_equal(name, STR("plain")))
        return read_switch("plain", value, &out->plain);
    if (str_equal(name, STR("hyphenate")))
        return read_switch("hyphenate", value, &out->hyphenate);
    if (str_equal(name, STR("ambiguous")))
        return read_ambiguous(value, out);
    return status_error("no such setting: %.*s", (int)(name.len_bytes < 60 ? name.len_bytes : 60), name.data);
}

static Status read_config(const char *path, Str text, Config *out)
{
    size_t number = 0;
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        Str line = str_trim(str_slice(text, at, end));
        at = end + 1;
        number++;
        if (line.len_bytes == 0 || line.data[0] == '#')
            continue;
        size_t equals = str_find_byte(line, '=', 0);
        Status status = equals == line.len_bytes
                            ? status_error("not of the form NAME = VALUE")
                            : read_setting(str_trim(str_slice(line, 0, equals)),
                                           str_trim(str_slice(line, equals + 1, line.len_bytes)), out);
        if (!status.ok)
            return status_error("%s: line %zu: %s", path, number, status.message);
    }
    return STATUS_OK;
}

/* Where the user's settings would be; false when there is no home to look in. */
static bool put_user_path(Buffer *path)
{
    const char *base = getenv("XDG_CONFIG_HOME");
    const char *home = getenv("HOME");
    if (base && base[0] == '/') /* relative paths are to be ignored, says the specification */
        buffer_put_format(path, "%s/recto/config", base);
    else if (home && home[0])
        buffer_put_format(path, "%s/.config/recto/config", home);
    return path->len_bytes > 0;
}

static Status load_file(const char *path, Config *out)
{
    Source *source;
    Status status = source_open(path, &source);
    if (status.ok)
        status = read_config(path, source_text(source), out);
    source_free(source);
    return status;
}

static Status load_settings(const char *chosen, Config *out)
{
    Buffer path = {0};
    Status status = STATUS_OK;
    if (chosen)
        status = load_file(chosen, out);
    else if (put_user_path(&path) && access(path.data, R_OK) == 0)
        status = load_file(path.data, out);
    buffer_free(&path);
    return status;
}

Status config_load(const Options *options, Config *out)
{
    *out = (Config){.columns = 1, .mouse = true, .hyphenate = true, .bidi = true, .theme = "dark"};
    Status status = load_settings(options->config, out);
    if (status.ok && options->theme && !read_theme(str_from(options->theme), out).ok)
        status = status_error("--theme: the name is empty or too long");
    if (options->width_cols)
        out->measure_cols = options->width_cols;
    if (options->columns)
        out->columns = options->columns;
    if (options->no_mouse)
        out->mouse = false;
    out->justify = out->justify || options->justify;
    out->follow = out->follow || options->follow;
    out->plain = out->plain || options->plain;
    if (options->hyphenate != CHOICE_NONE)
        out->hyphenate = options->hyphenate == CHOICE_ON;
    if (options->ambiguous_wide != CHOICE_NONE)
        out->ambiguous_wide = options->ambiguous_wide == CHOICE_ON;
    return status;
}

static bool is_theme_file(const char *name)
{
    return strchr(name, '/') || str_ends(str_from(name), STR(".theme"));
}

static Status parse_named(const char *name, Str text, Theme *out)
{
    Status status = theme_parse(text, out);
    return status.ok ? status : status_error("%s: %s", name, status.message);
}

static Status load_theme(const char *name, Theme *out)
{
    if (is_theme_file(name)) {
        Source *source;
        Status status = source_open(name, &source);
        if (status.ok)
            status = parse_named(name, source_text(source), out);
        source_free(source);
        return status;
    }
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

Status config_theme(const char *name, Theme *out)
{
    Status status = load_theme(name, out);
    const char *no_color = getenv("NO_COLOR");
    if (status.ok && no_color && no_color[0])
        *out = theme_without_color(out);
    return status;
}

const char *config_next_theme(const char *name)
{
    for (int i = 0; i < THEME_COUNT; i++)
        if (strcmp(name, theme_names[i]) == 0)
            return theme_names[(i + 1) % THEME_COUNT];
    return theme_names[0];
}
