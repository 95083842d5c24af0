#include "front.h"

#include <string.h>

#include "base/utf8.h"

/* --- where it is --- */

static Str line_text(Str text, const Line *line)
{
    return str_slice(text, line->start, trim_blanks(text, line->start, line->end));
}

/* The two forms: YAML between lines of dashes, TOML between lines of pluses. */
typedef struct {
    Str opening, closing, other_closing;
    char separator; /* behind a key */
} Form;

static const Form FORMS[] = {{STR_INIT("---"), STR_INIT("---"), STR_INIT("..."), ':'},
                             {STR_INIT("+++"), STR_INIT("+++"), STR_INIT("+++"), '='}};

static const Form *form_of(Str first_line)
{
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++)
        if (str_equal(first_line, FORMS[i].opening))
            return &FORMS[i];
    return NULL;
}

static bool is_key_byte(char c, bool first)
{
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (!first && (is_ascii_digit(c) || c == '-' || c == '_'));
}

/* The length of the key that line begins with ("title" of "title: x"), and where its value begins; 0 when it has none. */
static size_t read_key(const Form *form, Str line, size_t *value)
{
    size_t len = 0;
    while (len < line.len_bytes && is_key_byte(line.data[len], len == 0))
        len++;
    size_t at = len;
    while (form->separator == '=' && at < line.len_bytes && is_line_blank(line.data[at]))
        at++;
    bool ends = at < line.len_bytes && line.data[at] == form->separator &&
                (form->separator == '=' || at + 1 == line.len_bytes || is_line_blank(line.data[at + 1]));
    *value = at + 1;
    return ends ? len : 0;
}

/* A thematic break at the head of a text is no front matter: the line behind it must be a key, a table of TOML or a
 * comment. */
static bool begins_front_matter(const Form *form, Str line)
{
    size_t value;
    return read_key(form, line, &value) > 0 || str_starts(line, STR("#")) ||
           (form->separator == '=' && str_starts(line, STR("[")) && str_ends(line, STR("]")));
}

bool front_matter_find(Str text, Line *last)
{
    LineWalk walk = {.text = text};
    const Form *form = line_next(&walk, last) ? form_of(line_text(text, last)) : NULL;
    if (form == NULL || !line_next(&walk, last) || !begins_front_matter(form, line_text(text, last)))
        return false;
    while (line_next(&walk, last)) {
        Str line = line_text(text, last);
        if (str_equal(line, form->closing) || str_equal(line, form->other_closing))
            return true;
    }
    return false;
}

/* --- what it says --- */

/* What the last key waits for in the lines below it. */
typedef enum {
    WAITS_FOR_NOTHING,
    WAITS_FOR_AUTHORS, /* "- X" or "name: X", or the rest of "[X," */
    WAITS_FOR_TEXT     /* the lines of a block scalar, ">" or "|" (YAML 1.2, chapter 8.1) */
} Waiting;

typedef struct {
    DocumentBuilder *builder;
    const Form *form;
    Str key; /* the last */
    Waiting waiting;
    Buffer text; /* WAITS_FOR_TEXT: so far */
    bool has_subtitle;
} Front;

/* Where the quotes that value begins with are closed; 0 when it has none. */
static size_t quotes_end(Str value)
{
    if (value.len_bytes == 0 || strchr("\"'", value.data[0]) == NULL)
        return 0;
    for (size_t at = 1; at < value.len_bytes; at++) {
        bool doubled = value.data[0] == '\'' && str_starts(str_slice(value, at, value.len_bytes), STR("''"));
        if (doubled || (value.data[0] == '"' && value.data[at] == '\\'))
            at++;
        else if (value.data[at] == value.data[0])
            return at;
    }
    return 0;
}

/* "x" of "x # why". */
static Str without_comment(Str value)
{
    value = str_trim(value);
    return str_trim(str_slice(value, 0, str_find(value, STR(" #"), quotes_end(value))));
}

static Str unquoted(Str value)
{
    value = str_trim(value);
    bool quoted = value.len_bytes >= 2 && (value.data[0] == '"' || value.data[0] == '\'') &&
                  value.data[value.len_bytes - 1] == value.data[0];
    return quoted ? str_slice(value, 1, value.len_bytes - 1) : value;
}

static size_t hex_digits(char escape)
{
    return escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
}

/* What the escape at s[at], behind its backslash, stands for (YAML 1.2, 5.7; TOML 1.0, "String"), as far as it is text.
 * Returns where it ends. */
static size_t put_escape(Str s, size_t at, Buffer *out)
{
    size_t digits = hex_digits(s.data[at]);
    uint32_t c = 0;
    char bytes[4];
    if (strchr("ntr", s.data[at]) != NULL)
        buffer_put_byte(out, ' ');
    else if (digits == 0)
        buffer_put_byte(out, s.data[at]);
    if (digits == 0 || at + digits >= s.len_bytes)
        return at + 1;
    for (size_t i = 1; i <= digits; i++) {
        char digit = s.data[at + i];
        c = (c << 4) + (uint32_t)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
    }
    buffer_put(out, (Str){bytes, utf8_encode(utf8_is_control(c) ? 0xFFFD : c, bytes)});
    return at + 1 + digits;
}

/* Escapes in double quotes; in YAML a quote is doubled in single ones. */
static Str scalar(Front *front, Str value)
{
    Str inner = unquoted(value);
    value = str_trim(value);
    if (inner.len_bytes == 0 || inner.len_bytes == value.len_bytes)
        return inner;
    bool doubles = value.data[0] == '"';
    char escape = doubles ? '\\' : '\'';
    if (str_find_byte(inner, escape, 0) == inner.len_bytes)
        return inner;
    Buffer out = {0};
    for (size_t at = 0; at < inner.len_bytes;) {
        bool escaped = inner.data[at] == escape && at + 1 < inner.len_bytes;
        if (escaped && doubles) {
            at = put_escape(inner, at + 1, &out);
        } else {
            at += escaped && inner.data[at + 1] == escape;
            buffer_put_byte(&out, inner.data[at++]);
        }
    }
    Str copy = arena_copy(builder_arena(front->builder), buffer_str(&out));
    buffer_free(&out);
    return copy;
}

static void add_author(Front *front, Str value)
{
    value = str_trim(value);
    if (str_starts(value, STR("name:"))) /* "- name: X" */
        value = str_slice(value, 5, value.len_bytes);
    builder_add_byline(front->builder, scalar(front, value));
}

/* What stands between commas. */
static void add_list(Front *front, Str list)
{
    size_t start = 0;
    char quote = 0;
    for (size_t i = 0; i <= list.len_bytes; i++) {
        char c = i < list.len_bytes ? list.data[i] : ',';
        if (quote != 0 && i < list.len_bytes)
            quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'')
            quote = str_is_blank(str_slice(list, start, i)) ? c : 0;
        if (i == list.len_bytes || (c == ',' && quote == 0)) {
            add_author(front, str_slice(list, start, i));
            start = i + 1;
        }
    }
}

/* "X", or "[X, "Y, Z"]", which may go on below. */
static void add_authors(Front *front, Str value)
{
    value = str_trim(value);
    if (!str_starts(value, STR("["))) {
        add_author(front, value);
        return;
    }
    bool whole = str_ends(value, STR("]"));
    front->waiting = whole ? WAITS_FOR_NOTHING : WAITS_FOR_AUTHORS;
    add_list(front, str_slice(value, 1, value.len_bytes - whole));
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

static void set_value(Front *front, Str key, Str value)
{
    bool subtitle = str_equal_nocase(key, STR("subtitle"));
    if (str_is_blank(value) || str_starts(value, STR("\"\"\"")) || str_starts(value, STR("'''")))
        return; /* nothing, or a string of several lines */
    if (key_is(key, STR("title"), STR("title")))
        builder_set_title(front->builder, scalar(front, value));
    else if (key_is(key, STR("author"), STR("authors")))
        add_authors(front, value);
    else if (key_is(key, STR("lang"), STR("language")))
        set_language(front->builder, value);
    else if (str_equal_nocase(key, STR("date")))
        builder_set_date(front->builder, scalar(front, value));
    else if (subtitle || (key_is(key, STR("description"), STR("summary")) && !front->has_subtitle))
        builder_set_deck(front->builder, scalar(front, value));
    front->has_subtitle = front->has_subtitle || subtitle;
}

static void end_key(Front *front)
{
    if (front->waiting == WAITS_FOR_TEXT)
        set_value(front, front->key, arena_copy(builder_arena(front->builder), buffer_str(&front->text)));
    buffer_clear(&front->text);
    front->waiting = WAITS_FOR_NOTHING;
}

static bool is_block_scalar(Str value)
{
    return value.len_bytes > 0 && value.len_bytes <= 3 && strchr(">|", value.data[0]) != NULL;
}

static void begin_key(Front *front, Str key, Str value)
{
    end_key(front);
    value = without_comment(value);
    front->key = key;
    if (value.len_bytes == 0 && key_is(key, STR("author"), STR("authors")))
        front->waiting = WAITS_FOR_AUTHORS;
    else if (front->form->separator == ':' && is_block_scalar(value))
        front->waiting = WAITS_FOR_TEXT;
    else
        set_value(front, key, value);
}

static void read_author_line(Front *front, Str line)
{
    bool last = str_starts(line, STR("]")), ends = last || str_ends(line, STR("]"));
    if (str_starts(line, STR("- ")))
        add_author(front, str_slice(line, 2, line.len_bytes));
    else if (str_starts(line, STR("name:")))
        add_author(front, line);
    else if (!last && (str_starts(line, STR("\"")) || str_starts(line, STR("'"))))
        add_list(front, str_slice(line, 0, line.len_bytes - ends));
    if (ends)
        front->waiting = WAITS_FOR_NOTHING;
}

void front_matter_read(DocumentBuilder *builder, Str text, size_t end)
{
    LineWalk walk = {.text = str_slice(text, 0, end)};
    Line line;
    Front front = {.builder = builder};
    front.form = line_next(&walk, &line) ? form_of(line_text(text, &line)) : NULL;
    while (front.form != NULL && line_next(&walk, &line)) {
        Str whole = line_text(text, &line);
        size_t value, len = read_key(front.form, whole, &value);
        if (front.form->separator == '=' && str_starts(whole, STR("[")))
            break; /* a table: what is in it speaks of other things */
        if (len > 0) {
            begin_key(&front, str_slice(whole, 0, len), str_slice(whole, value, whole.len_bytes));
        } else if (front.waiting == WAITS_FOR_AUTHORS) {
            read_author_line(&front, str_trim(whole));
        } else if (front.waiting == WAITS_FOR_TEXT) {
            if (front.text.len_bytes > 0)
                buffer_put_byte(&front.text, ' ');
            buffer_put(&front.text, str_trim(whole));
        }
    }
    end_key(&front);
    buffer_free(&front.text);
}
