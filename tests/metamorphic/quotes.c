#include "internal.h"

#include "base/utf8.h"

#define APOSTROPHE 0x2019

static uint32_t character_at(Str text, size_t at)
{
    size_t len;
    return at < text.len_bytes ? utf8_decode(text, at, &len) : 0;
}

static bool is_inside_word(Str text, size_t at, size_t len)
{
    return utf8_is_alpha(utf8_before(text, at)) && utf8_is_alpha(character_at(text, at + len));
}

static bool is_double_mark(uint32_t c)
{
    return c >= 0x201C && c <= 0x201F;
}

void straighten_quotes(const Labels *labels, const Document *doc, Buffer *out)
{
    (void)doc;
    Str text = source_text(labels->page->source);
    for (size_t at = 0, len; at < text.len_bytes; at += len) {
        uint32_t c = utf8_decode(text, at, &len);
        if (is_double_mark(c))
            buffer_put_byte(out, '"');
        else if (c == APOSTROPHE && is_inside_word(text, at, len))
            buffer_put_byte(out, '\'');
        else
            buffer_put(out, str_slice(text, at, at + len));
    }
}

/* What a mark may stand behind when it opens, and before when it closes. */
static bool may_open_behind(uint32_t c)
{
    return c == 0 || utf8_is_space(c) || c == '(' || c == '[' || c == '-' || c == 0x2013 || c == 0x2014;
}

static bool may_close_before(uint32_t c)
{
    return c == 0 || utf8_is_space(c) || (c < 0x80 && strchr(".,;:!?)]-", (int)c) != NULL) || c == 0x2013 ||
           c == 0x2014;
}

typedef enum {
    MARK_OPENS,
    MARK_CLOSES,
    MARK_DOUBTFUL
} MarkSide;

static MarkSide mark_side(Str text, size_t at)
{
    uint32_t before = utf8_before(text, at), after = character_at(text, at + 1);
    bool opens = may_open_behind(before) && after != 0 && !utf8_is_space(after);
    bool closes = may_close_before(after) && before != 0 && !utf8_is_space(before);
    if (opens == closes)
        return MARK_DOUBTFUL;
    return opens ? MARK_OPENS : MARK_CLOSES;
}

/* Every mark in a paragraph opens or closes, in turn; the last may be left open, for the next paragraph to open
 * again. */
static bool marks_alternate(Str paragraph, bool *open)
{
    *open = false;
    size_t at = str_find_byte(paragraph, '"', 0);
    for (; at < paragraph.len_bytes; at = str_find_byte(paragraph, '"', at + 1)) {
        MarkSide side = mark_side(paragraph, at);
        if (side == MARK_DOUBTFUL || (side == MARK_OPENS) == *open)
            return false;
        *open = !*open;
    }
    return true;
}

static size_t find_paragraph_end(Str text, size_t at)
{
    size_t end = str_find(text, STR("\n\n"), at);
    return end < text.len_bytes ? end + 2 : end;
}

static bool all_marks_alternate(Str text)
{
    bool open = false;
    for (size_t at = 0; at < text.len_bytes; at = find_paragraph_end(text, at)) {
        Str paragraph = str_slice(text, at, find_paragraph_end(text, at));
        if (open && !str_starts(str_trim(paragraph), STR("\"")))
            return false;
        if (!marks_alternate(paragraph, &open))
            return false;
    }
    return !open;
}

void curl_quotes(const Labels *labels, const Document *doc, Buffer *out)
{
    Str text = source_text(labels->page->source);
    bool curls = document_format(doc) != FORMAT_MARKDOWN && all_marks_alternate(text);
    for (size_t at = 0; at < text.len_bytes; at++) {
        char c = text.data[at];
        if (c == '"' && curls)
            buffer_put(out, mark_side(text, at) == MARK_OPENS ? STR("“") : STR("”"));
        else if (c == '\'' && curls && is_inside_word(text, at, 1))
            buffer_put(out, STR("’"));
        else
            buffer_put_byte(out, c);
    }
}
