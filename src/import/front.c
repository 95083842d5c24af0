#include "front.h"

/* --- where it is --- */

static Str line_text(Str text, const Line *line)
{
    return str_slice(text, line->start, trim_blanks(text, line->start, line->end));
}

/* The length of the key that line begins with ("title" of "title: x"); 0 when it has none. */
static size_t key_len(Str line)
{
    size_t len = 0;
    while (len < line.len_bytes) {
        char c = line.data[len];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (len == 0 || ((c < '0' || c > '9') && c != '-' && c != '_')))
            break;
        len++;
    }
    bool ends = len < line.len_bytes && line.data[len] == ':' &&
                (len + 1 == line.len_bytes || line.data[len + 1] == ' ' || line.data[len + 1] == '\t');
    return ends ? len : 0;
}

static bool is_closing(Str line)
{
    return str_equal(line, STR("---")) || str_equal(line, STR("..."));
}

/* A thematic break at the head of a text is no front matter: the line behind it must be a key or a
 * comment. */
bool front_matter_find(Str text, Line *last)
{
    LineWalk walk = {.text = text};
    if (!line_next(&walk, last) || !str_equal(line_text(text, last), STR("---")) || !line_next(&walk, last))
        return false;
    Str second = line_text(text, last);
    if (key_len(second) == 0 && !str_starts(second, STR("#")))
        return false;
    while (line_next(&walk, last))
        if (is_closing(line_text(text, last)))
            return true;
    return false;
}

/* --- what it says --- */

static Str unquoted(Str value)
{
    value = str_trim(value);
    bool quoted = value.len_bytes >= 2 && (value.data[0] == '"' || value.data[0] == '\'') &&
                  value.data[value.len_bytes - 1] == value.data[0];
    return quoted ? str_slice(value, 1, value.len_bytes - 1) : value;
}

/* "\"" and "\\" in double quotes, '' in single ones. */
static Str scalar(DocumentBuilder *builder, Str value)
{
    Str inner = unquoted(value);
    value = str_trim(value);
    if (inner.len_bytes == 0 || inner.len_bytes == value.len_bytes)
        return inner;
    char escape = value.data[0] == '"' ? '\\' : '\'';
    if (str_find_byte(inner, escape, 0) == inner.len_bytes)
        return inner;
    char *out = arena_alloc(builder_arena(builder), inner.len_bytes + 1, 1);
    size_t len = 0;
    for (size_t i = 0; i < inner.len_bytes; i++) {
        if (inner.data[i] == escape && i + 1 < inner.len_bytes)
            i++;
        out[len++] = inner.data[i];
    }
    return (Str){out, len};
}

static void add_author(DocumentBuilder *builder, Str value)
{
    value = str_trim(value);
    if (str_starts(value, STR("name:"))) /* "- name: X" */
        value = str_slice(value, 5, value.len_bytes);
    builder_add_byline(builder, scalar(builder, value));
}

/* "X", or "[X, "Y, Z"]". */
static void add_authors(DocumentBuilder *builder, Str value)
{
    value = str_trim(value);
    if (!str_starts(value, STR("[")) || !str_ends(value, STR("]"))) {
        add_author(builder, value);
        return;
    }
    size_t start = 1;
    char quote = 0;
    for (size_t i = 1; i < value.len_bytes; i++) {
        char c = value.data[i];
        if (quote != 0)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = str_is_blank(str_slice(value, start, i)) ? c : 0;
        if ((c == ',' && quote == 0) || i + 1 == value.len_bytes) {
            add_author(builder, str_slice(value, start, i));
            start = i + 1;
        }
    }
}

static bool key_is(Str key, Str one, Str other)
{
    return str_equal_nocase(key, one) || str_equal_nocase(key, other);
}

/* "en-GB" is "en". */
static void set_language(DocumentBuilder *builder, Str value)
{
    Str language = unquoted(value);
    size_t len = 0;
    while (len < language.len_bytes && ((unsigned char)language.data[len] | 0x20) >= 'a' &&
           ((unsigned char)language.data[len] | 0x20) <= 'z')
        len++;
    if (len != 2 && len != 3)
        return;
    char *lower = arena_alloc(builder_arena(builder), len, 1);
    for (size_t i = 0; i < len; i++)
        lower[i] = (char)(language.data[i] | 0x20);
    builder_set_language(builder, (Str){lower, len});
}

static void read_key(DocumentBuilder *builder, Str key, Str value)
{
    if (str_is_blank(value))
        return;
    if (key_is(key, STR("title"), STR("title")))
        builder_set_title(builder, scalar(builder, value));
    else if (key_is(key, STR("author"), STR("authors")))
        add_authors(builder, value);
    else if (key_is(key, STR("lang"), STR("language")))
        set_language(builder, value);
}

void front_matter_read(DocumentBuilder *builder, Str text, size_t end)
{
    LineWalk walk = {.text = str_slice(text, 0, end)};
    Line line;
    bool in_authors = false; /* "authors:" with a "- X" a line below it */
    while (line_next(&walk, &line)) {
        Str whole = line_text(text, &line), trimmed = str_trim(whole);
        size_t len = key_len(whole);
        if (len > 0) {
            Str value = str_slice(whole, len + 1, whole.len_bytes);
            read_key(builder, str_slice(whole, 0, len), value);
            in_authors =
                key_is(str_slice(whole, 0, len), STR("author"), STR("authors")) && str_is_blank(value);
        } else if (in_authors && str_starts(trimmed, STR("- "))) {
            add_author(builder, str_slice(trimmed, 2, trimmed.len_bytes));
        }
    }
}
