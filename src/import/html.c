#include "html.h"

#include <string.h>

#include "base/utf8.h"
#include "entity.h"
#include "lines.h"

enum {
    TAG_NAME_MAX_BYTES = 8
};

static Str rest_of(DocumentBuilder *builder, size_t at, size_t end)
{
    return str_slice(source_text(builder_source(builder)), at, end);
}

static void put_space(HtmlStrip *strip, DocumentBuilder *builder, size_t end)
{
    if (strip->space && strip->has_ink) {
        size_t start = strip->space_start < end ? strip->space_start : end;
        builder_record(builder,
                       (InlineOp){.kind = OP_LITERAL, .start = start, .end = end, .literal = STR(" ")});
    }
    strip->space = false;
}

static void want_space(HtmlStrip *strip, size_t at)
{
    if (!strip->space)
        strip->space_start = at;
    strip->space = true;
}

static size_t read_entity(HtmlStrip *strip, DocumentBuilder *builder, size_t at, size_t end)
{
    Str rest = rest_of(builder, at, end < at + ENTITY_MAX_BYTES ? end : at + ENTITY_MAX_BYTES);
    size_t len = str_find_byte(rest, ';', 0) + 1;
    char bytes[ENTITY_TEXT_MAX_BYTES];
    size_t made = entity_text(str_slice(rest, 0, len), bytes);
    put_space(strip, builder, at);
    strip->has_ink = strip->has_words = true;
    if (made == 0) {
        builder_record(builder, (InlineOp){.kind = OP_TEXT, .start = at, .end = at + 1});
        return at + 1;
    }
    Str literal = arena_copy(builder_arena(builder), (Str){bytes, made});
    builder_record(builder, (InlineOp){.kind = OP_LITERAL, .start = at, .end = at + len, .literal = literal});
    return at + len;
}

static bool is_blank(char c)
{
    return is_line_blank(c) || c == '\n';
}

static size_t read_words(HtmlStrip *strip, DocumentBuilder *builder, size_t at, size_t end)
{
    Str rest = rest_of(builder, at, end);
    size_t len = 0;
    while (len < rest.len_bytes && !is_blank(rest.data[len]) && rest.data[len] != '<' &&
           rest.data[len] != '&')
        len++;
    put_space(strip, builder, at);
    strip->has_ink = strip->has_words = true;
    builder_record(builder, (InlineOp){.kind = OP_TEXT, .start = at, .end = at + len});
    return at + len;
}

/* Tags that stand inside a word without cutting it; any other sets its text apart. */
static bool is_inline_tag(Str rest)
{
    static const Str names[] = {STR_INIT("a"),     STR_INIT("abbr"), STR_INIT("b"),   STR_INIT("cite"),
                                STR_INIT("code"),  STR_INIT("em"),   STR_INIT("i"),   STR_INIT("q"),
                                STR_INIT("s"),     STR_INIT("span"), STR_INIT("sub"), STR_INIT("sup"),
                                STR_INIT("small"), STR_INIT("u"),    STR_INIT("wbr"), STR_INIT("strong")};
    size_t start = str_starts(rest, STR("</")) ? 2 : 1, end = start;
    while (end < rest.len_bytes && end < start + TAG_NAME_MAX_BYTES && (rest.data[end] | 0x20) >= 'a' &&
           (rest.data[end] | 0x20) <= 'z')
        end++;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_nocase(str_slice(rest, start, end), names[i]))
            return true;
    return false;
}

bool html_begins_hidden(Str tag)
{
    return str_starts_nocase(tag, STR("<script")) || str_starts_nocase(tag, STR("<style"));
}

size_t html_find_hidden_end(Str source, size_t start, size_t end)
{
    Str text = str_slice(source, 0, end);
    for (size_t at = str_find(text, STR("</"), start); at < end; at = str_find(text, STR("</"), at + 1)) {
        Str tag = str_slice(text, at, end);
        if (str_starts_nocase(tag, STR("</script")) || str_starts_nocase(tag, STR("</style")))
            return at;
    }
    return end;
}

/* Behind the name or the bare value of an attribute (HTML Living Standard, section 13.1.2.3). */
static size_t word_end(Str tag, size_t at)
{
    while (at < tag.len_bytes && !is_blank(tag.data[at]) && strchr("=>\"'", tag.data[at]) == NULL)
        at++;
    return at;
}

static size_t skip_tag_blanks(Str tag, size_t at)
{
    while (at < tag.len_bytes && (is_blank(tag.data[at]) || tag.data[at] == '/'))
        at++;
    return at;
}

/* Reads "name", "name=value" or "name="value"" at `at`; *start and *stop are the value's. Returns where it ends. */
static size_t read_attribute(Str tag, size_t at, Str *name, size_t *start, size_t *stop)
{
    size_t end = word_end(tag, at);
    *name = str_slice(tag, at, end);
    *start = *stop = at = skip_tag_blanks(tag, end);
    if (at == tag.len_bytes || tag.data[at] != '=')
        return at;
    at = skip_tag_blanks(tag, at + 1);
    bool quoted = at < tag.len_bytes && strchr("\"'", tag.data[at]) != NULL;
    *start = at + quoted;
    *stop = quoted ? str_find_byte(tag, tag.data[at], at + 1) : word_end(tag, at);
    return *stop + quoted;
}

bool html_image_text(Str source, size_t at, size_t end, size_t *start, size_t *stop)
{
    Str tag = str_slice(source, 0, end), name;
    if (!str_starts_nocase(str_slice(tag, at, end), STR("<img")))
        return false;
    at = skip_tag_blanks(tag, at + 4);
    while (at < end && tag.data[at] != '>') {
        size_t next = read_attribute(tag, at, &name, start, stop);
        if (str_equal_nocase(name, STR("alt")))
            return *start < *stop && *stop < end;
        at = skip_tag_blanks(tag, next > at ? next : at + 1);
    }
    return false;
}

static size_t read_text(HtmlStrip *strip, DocumentBuilder *builder, size_t at, size_t end);

/* The image is what its text says. */
static size_t read_image(HtmlStrip *strip, DocumentBuilder *builder, size_t start, size_t stop)
{
    bool words = strip->has_words;
    while (start < stop)
        start = read_text(strip, builder, start, stop);
    strip->has_image = true;
    strip->has_words = words;
    strip->state = HTML_TAG;
    char behind = source_text(builder_source(builder)).data[stop];
    return behind == '"' || behind == '\'' ? stop + 1 : stop;
}

static size_t read_tag_start(HtmlStrip *strip, DocumentBuilder *builder, size_t at, size_t end)
{
    Str rest = rest_of(builder, at, end);
    if (str_starts(rest, STR("<!--"))) {
        bool empty = str_starts(rest, STR("<!-->")) || str_starts(rest, STR("<!--->"));
        strip->state = empty ? HTML_TAG : HTML_COMMENT;
        return at + 4;
    }
    char second = rest.len_bytes > 1 ? rest.data[1] : ' ';
    if (strchr("/!?", second) == NULL && ((second | 0x20) < 'a' || (second | 0x20) > 'z')) {
        put_space(strip, builder, at);
        strip->has_ink = strip->has_words = true;
        builder_record(builder, (InlineOp){.kind = OP_TEXT, .start = at, .end = at + 1});
        return at + 1;
    }
    if (!is_inline_tag(rest))
        want_space(strip, at);
    strip->state = html_begins_hidden(rest) ? HTML_HIDDEN : HTML_TAG;
    size_t start, stop;
    if (html_image_text(source_text(builder_source(builder)), at, end, &start, &stop))
        return read_image(strip, builder, start, stop);
    return at + 1;
}

static size_t read_text(HtmlStrip *strip, DocumentBuilder *builder, size_t at, size_t end)
{
    char c = rest_of(builder, at, end).data[0];
    if (c == '<')
        return read_tag_start(strip, builder, at, end);
    if (c == '&')
        return read_entity(strip, builder, at, end);
    if (!is_blank(c))
        return read_words(strip, builder, at, end);
    want_space(strip, at);
    return at + 1;
}

/* A '>' inside a quoted value does not end the tag. */
static size_t read_tag(HtmlStrip *strip, DocumentBuilder *builder, size_t at, size_t end)
{
    char c = rest_of(builder, at, end).data[0];
    if (strip->quote != 0)
        strip->quote = c == strip->quote ? 0 : strip->quote;
    else if (c == '"' || c == '\'')
        strip->quote = c;
    else if (c == '>')
        strip->state = HTML_TEXT;
    return at + 1;
}

/* To behind the first of the closers in [at, end); end when there is none. */
static size_t read_until(HtmlStrip *strip, DocumentBuilder *builder, size_t at, size_t end)
{
    Str rest = rest_of(builder, at, end);
    if (strip->state == HTML_COMMENT) {
        size_t close = str_find(rest, STR("-->"), 0);
        if (close == rest.len_bytes)
            return end;
        strip->state = HTML_TEXT;
        return at + close + 3;
    }
    size_t close = html_find_hidden_end(rest, 0, rest.len_bytes);
    if (close == rest.len_bytes)
        return end;
    strip->state = HTML_TAG;
    return at + close + 2;
}

void html_strip(HtmlStrip *strip, DocumentBuilder *builder, size_t start, size_t end)
{
    for (size_t at = start; at < end;) {
        switch (strip->state) {
        case HTML_TEXT: at = read_text(strip, builder, at, end); break;
        case HTML_TAG: at = read_tag(strip, builder, at, end); break;
        case HTML_COMMENT:
        case HTML_HIDDEN: at = read_until(strip, builder, at, end); break;
        }
    }
}

void html_line_end(HtmlStrip *strip)
{
    strip->space = true;
    strip->space_start = NONE;
}
