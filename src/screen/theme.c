#include "screen/theme.h"

#include <string.h>

/* The eight colours that every colour terminal has, in their order (ECMA-48, SGR 30 to 37). The values are
 * xterm's defaults; they only serve to find the one that is nearest. */
static const struct {
    const char *name;
    uint8_t red, green, blue;
} basics[] = {
    {"black", 0, 0, 0},  {"red", 205, 0, 0},       {"green", 0, 205, 0},  {"yellow", 205, 205, 0},
    {"blue", 0, 0, 238}, {"magenta", 205, 0, 205}, {"cyan", 0, 205, 205}, {"white", 229, 229, 229},
};
enum {
    BASIC_COUNT = sizeof basics / sizeof *basics
};

static const struct {
    const char *name;
    uint8_t attr;
} attributes[] = {
    {"bold", ATTR_BOLD}, {"italic", ATTR_ITALIC},   {"underline", ATTR_UNDERLINE},
    {"dim", ATTR_DIM},   {"reverse", ATTR_REVERSE},
};
enum {
    ATTRIBUTE_COUNT = sizeof attributes / sizeof *attributes
};

/* ---- colours ----------------------------------------------------------------------------------------- */

static int distance(Color color, int red, int green, int blue)
{
    int dr = color.red - red, dg = color.green - green, db = color.blue - blue;
    return dr * dr + dg * dg + db * db;
}

static uint8_t nearest_basic(Color color)
{
    size_t best = 0;
    for (size_t i = 1; i < BASIC_COUNT; i++) {
        if (distance(color, basics[i].red, basics[i].green, basics[i].blue) <
            distance(color, basics[best].red, basics[best].green, basics[best].blue))
            best = i;
    }
    return (uint8_t)best;
}

/* xterm's cube has the levels 0, 95, 135, 175, 215, 255 (256colres.h); the bounds lie half-way. */
static int cube_level(int value)
{
    return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
}

static int cube_value(int level)
{
    return level == 0 ? 0 : 55 + 40 * level;
}

int color_to_256(Color color)
{
    int red = cube_level(color.red), green = cube_level(color.green), blue = cube_level(color.blue);
    /* The greys are 8, 18, ... 238; the nearest is that nearest to the mean. */
    int mean = (color.red + color.green + color.blue) / 3;
    int grey = mean < 8 ? 0 : mean > 238 ? 23 : (mean - 8 + 5) / 10;
    int grey_value = 8 + 10 * grey;
    if (distance(color, grey_value, grey_value, grey_value) <
        distance(color, cube_value(red), cube_value(green), cube_value(blue)))
        return 232 + grey;
    return 16 + 36 * red + 6 * green + blue;
}

/* ---- reading ----------------------------------------------------------------------------------------- */

/* What one line of a theme names; the rest is taken from text when all lines are read. */
typedef struct {
    RoleLook look;
    bool named, has_foreground, has_background;
} Entry;

typedef struct {
    Theme *theme;
    Entry entries[ROLE_COUNT];
    size_t line; /* 1-based */
} Parser;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/* Cuts the first line off text, without its end. */
static Str take_line(Str *text)
{
    size_t end = str_find_byte(*text, '\n', 0);
    Str line = str_slice(*text, 0, end);
    *text = str_slice(*text, end + 1, text->len_bytes);
    return line;
}

static Str without_comment(Str line)
{
    for (size_t i = str_find_byte(line, '#', 0); i < line.len_bytes; i = str_find_byte(line, '#', i + 1)) {
        bool starts = str_is_blank(str_slice(line, 0, i));
        if (starts || i + 1 == line.len_bytes || is_blank(line.data[i + 1]))
            return str_slice(line, 0, i);
    }
    return line;
}

static Str take_word(Str *rest)
{
    size_t start = 0;
    while (start < rest->len_bytes && is_blank(rest->data[start]))
        start++;
    size_t end = start;
    while (end < rest->len_bytes && !is_blank(rest->data[end]))
        end++;
    Str word = str_slice(*rest, start, end);
    *rest = str_slice(*rest, end, rest->len_bytes);
    return word;
}

/* What a message may quote of somebody's file: a stretch of printable ASCII. */
static Status line_error(const Parser *parser, const char *problem, Str quoted)
{
    char shown[41];
    size_t len = quoted.len_bytes < sizeof shown - 1 ? quoted.len_bytes : sizeof shown - 1;
    for (size_t i = 0; i < len; i++)
        shown[i] = quoted.data[i] >= ' ' && quoted.data[i] <= '~' ? quoted.data[i] : '?';
    shown[len] = '\0';
    return status_error("line %zu: %s '%s'", parser->line, problem, shown);
}

static int hex_value(char c)
{
    if (is_ascii_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Reads "#rrggbb". */
static bool parse_hex(Str word, Color *out)
{
    uint8_t parts[3];
    if (word.len_bytes != 7 || word.data[0] != '#')
        return false;
    for (size_t i = 0; i < 3; i++) {
        int high = hex_value(word.data[1 + 2 * i]), low = hex_value(word.data[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = (uint8_t)(high * 16 + low);
    }
    *out = (Color){.set = true, .red = parts[0], .green = parts[1], .blue = parts[2]};
    return true;
}

static bool basic_from_name(Str name, uint8_t *out)
{
    for (size_t i = 0; i < BASIC_COUNT; i++) {
        if (str_equal(name, str_from(basics[i].name))) {
            *out = (uint8_t)i;
            return true;
        }
    }
    return false;
}

static bool parse_color(Str word, Color *out)
{
    if (str_equal(word, STR("default"))) {
        *out = (Color){.set = false};
        return true;
    }
    size_t slash = str_find_byte(word, '/', 0);
    if (!parse_hex(str_slice(word, 0, slash), out))
        return false;
    if (slash < word.len_bytes)
        return basic_from_name(str_slice(word, slash + 1, word.len_bytes), &out->basic);
    out->basic = nearest_basic(*out);
    return true;
}

static bool attribute_from_name(Str name, uint8_t *out)
{
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) {
        if (str_equal(name, str_from(attributes[i].name))) {
            *out = attributes[i].attr;
            return true;
        }
    }
    return false;
}

static Status parse_look(const Parser *parser, Str value, Entry *entry)
{
    bool first = true;
    for (Str word = take_word(&value); word.len_bytes > 0; word = take_word(&value)) {
        uint8_t attr;
        if (attribute_from_name(word, &attr)) {
            entry->look.attrs |= attr;
        } else if (str_equal(word, STR("on")) && !entry->has_background) {
            entry->has_background = true;
            word = take_word(&value);
            if (!parse_color(word, &entry->look.background))
                return line_error(parser, "'on' needs a colour, not", word);
        } else if (first && parse_color(word, &entry->look.foreground)) {
            entry->has_foreground = true;
        } else {
            return line_error(parser, "neither a colour nor an attribute:", word);
        }
        first = false;
    }
    return STATUS_OK;
}

static Status parse_name(const Parser *parser, Str value)
{
    if (value.len_bytes >= sizeof parser->theme->name)
        return line_error(parser, "the name is too long:", value);
    if (value.len_bytes > 0)
        memcpy(parser->theme->name, value.data, value.len_bytes);
    parser->theme->name[value.len_bytes] = '\0';
    return STATUS_OK;
}

static Status parse_line(Parser *parser, Str line)
{
    line = str_trim(without_comment(line));
    size_t equals = str_find_byte(line, '=', 0);
    if (line.len_bytes == 0)
        return STATUS_OK;
    if (equals == line.len_bytes)
        return line_error(parser, "no '=' in", line);
    Str key = str_trim(str_slice(line, 0, equals));
    Str value = str_trim(str_slice(line, equals + 1, line.len_bytes));
    if (str_equal(key, STR("name")))
        return parse_name(parser, value);
    Role role;
    if (!role_from_name(key, &role))
        return line_error(parser, "there is no role", key);
    if (parser->entries[role].named)
        return line_error(parser, "set a second time:", key);
    parser->entries[role].named = true;
    return parse_look(parser, value, &parser->entries[role]);
}

static void resolve(const Parser *parser)
{
    const RoleLook *text = &parser->entries[ROLE_TEXT].look;
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        const Entry *entry = &parser->entries[i];
        RoleLook look = entry->named ? entry->look : *text;
        if (!entry->has_foreground)
            look.foreground = text->foreground;
        if (!entry->has_background)
            look.background = text->background;
        parser->theme->looks[i] = look;
    }
}

Status theme_parse(Str text, Theme *out)
{
    Theme theme = {0};
    Parser parser = {.theme = &theme};
    while (text.len_bytes > 0) {
        parser.line++;
        Status status = parse_line(&parser, take_line(&text));
        if (!status.ok)
            return status;
    }
    resolve(&parser);
    *out = theme;
    return STATUS_OK;
}

/* ---- without colour ---------------------------------------------------------------------------------- */

static bool same_color(Color a, Color b)
{
    return a.set == b.set && (!a.set || (a.red == b.red && a.green == b.green && a.blue == b.blue));
}

Theme theme_without_color(const Theme *theme)
{
    Theme plain = *theme;
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        RoleLook *look = &plain.looks[i];
        bool stands_out = !same_color(look->background, theme->looks[ROLE_TEXT].background);
        look->attrs |= stands_out ? ATTR_REVERSE : 0;
        look->foreground = look->background = (Color){.set = false};
    }
    return plain;
}
