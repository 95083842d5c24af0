#include "head_text.h"

#include <string.h>

#include "internal.h"

void head_text_clear(HeadText *head, size_t measure)
{
    buffer_clear(&head->text);
    head->style_count = head->line = 0;
    head->measure = measure;
}

void head_text_free(HeadText *head)
{
    buffer_free(&head->text);
}

/* ---- line ends ----------------------------------------------------------------------------------------- */

static bool ends_with_any(Str line, const char *const *endings, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_ends(line, str_from(endings[i])))
            return true;
    return false;
}

/* Something is left open at the end of the line. */
static bool ends_open(Str line)
{
    static const char *const endings[] = {"&",    " and", ",",    "-",    " by", " von", " par",
                                          " di",  " de",  "ISBN", " of",  " et", " und", " Mrs.",
                                          " Mr.", " the", ":",    " der", " le", " la",  " with",
                                          " mit", " zu",  " to",  " in",  " y",  " del"};
    size_t end = line.len_bytes, opened = str_find_byte(line, '(', 0);
    bool initial = end > 3 && line.data[end - 1] == '.' && line.data[end - 2] >= 'A' &&
                   line.data[end - 2] <= 'Z' &&
                   line.data[end - 3] == ' '; /* "By Lettice Fane and M.": the surname follows */
    bool bracket = opened < end && str_find_byte(line, ')', opened) == end;
    return initial || bracket || ends_with_any(line, endings, sizeof endings / sizeof *endings);
}

/* "Wardlow, 288 pp.": a publisher and what only an imprint has; the line before was ended on purpose. */
static bool begins_imprint(Str line)
{
    enum {
        PUBLISHER_BYTES_MAX = 40
    };
    CiteParts parts = {0};
    size_t first = 0;
    citation_scan(str_slice(line, 0, PUBLISHER_BYTES_MAX * 2), &parts);
    while (first < parts.count && parts.items[first].kind == CITE_PUBLISHER)
        first++;
    bool imprint =
        first < parts.count && parts.items[first].start > 0 &&
        parts.items[first].start <= PUBLISHER_BYTES_MAX &&
        (parts.items[first].kind == CITE_PAGES || parts.items[first].kind == CITE_PRICE) &&
        strchr(",;",
               line.data[parts.items[first].start - 2 < line.len_bytes ? parts.items[first].start - 2 : 0]) !=
            NULL;
    vec_free(&parts);
    return imprint;
}

/* Was the line only wrapped where it ends? So when something is left open there, or the next line goes on in the middle
 * of a sentence, or its first word would not have fitted into the measure. */
static bool is_wrapped(Str line, Str next, size_t measure)
{
    size_t word = str_find_byte(next, ' ', 0), step;
    bool lower = next.len_bytes > 0 && utf8_is_lower(utf8_decode(next, 0, &step));
    bool full = measure > 0 && utf8_width(line) + 1 + utf8_width(str_slice(next, 0, word)) > measure;
    if (citation_begins_with_key(next))
        return false;
    if (ends_open(line))
        return true;
    return lower || (full && !begins_imprint(next));
}

void head_text_add_line(HeadText *head, Str line)
{
    size_t end = head->text.len_bytes, before = head->line;
    CitePart role;
    if (end > 0)
        buffer_put_byte(&head->text, '\n');
    head->line = head->text.len_bytes;
    buffer_put(&head->text, line);
    /* A line that says who did what is one, though it begins small: "de Gaspar Quintela". */
    Str text = buffer_str(&head->text);
    if (end > 0 && !citation_role_at(text, head->line, &role) &&
        is_wrapped(str_slice(text, before, end), line, head->measure))
        head->text.data[end] = ' ';
}

/* ---- type ---------------------------------------------------------------------------------------------- */

void head_text_add_style(HeadText *head, CitationStyle style)
{
    bool inside = head->style_count > 0 && style.start < head->styles[head->style_count - 1].end;
    bool kept = style.kind == SPAN_EMPHASIS || style.kind == SPAN_STRONG || style.kind == SPAN_LINK;
    if (kept && !inside && head->style_count < HEAD_STYLES_MAX && style.end > style.start)
        head->styles[head->style_count++] = style;
}

static size_t mark_length(Str s, size_t at)
{
    size_t length = 0;
    while (at + length < s.len_bytes && length < 3 && s.data[at + length] == s.data[at] &&
           (s.data[at] == '*' || s.data[at] == '_'))
        length++;
    return length;
}

/* The place of the mark that closes the one at s[at], of the same length; s.len_bytes when none does. */
static size_t closing_mark(Str s, size_t at, size_t length)
{
    size_t end = at + length;
    if (end >= s.len_bytes || s.data[end] == ' ')
        return s.len_bytes;
    for (; end < s.len_bytes; end++)
        if (s.data[end] == s.data[at] && s.data[end - 1] != ' ' && mark_length(s, end) >= length)
            return end;
    return s.len_bytes;
}

static void add_marked_line(HeadText *head, Str line)
{
    Buffer bare = {0};
    CitationStyle styles[HEAD_STYLES_MAX];
    size_t count = 0;
    for (size_t at = 0; at < line.len_bytes;) {
        size_t length = mark_length(line, at),
               close = length > 0 ? closing_mark(line, at, length) : line.len_bytes;
        if (length == 0 || close >= line.len_bytes) {
            buffer_put_byte(&bare, line.data[at++]);
            continue;
        }
        size_t start = bare.len_bytes;
        for (size_t i = at + length; i < close; i++)
            if (mark_length(line, i) == 0)
                buffer_put_byte(&bare, line.data[i]);
        if (count < HEAD_STYLES_MAX)
            styles[count++] =
                (CitationStyle){start, bare.len_bytes, length == 1 ? SPAN_EMPHASIS : SPAN_STRONG};
        at = close + length;
    }
    head_text_add_line(head, buffer_str(&bare));
    for (size_t i = 0; i < count; i++)
        head_text_add_style(
            head, (CitationStyle){head->line + styles[i].start, head->line + styles[i].end, styles[i].kind});
    buffer_free(&bare);
}

void head_text_add_marked(HeadText *head, Str marked)
{
    for (size_t at = 0; at < marked.len_bytes;) {
        size_t end = str_find_byte(marked, '\n', at);
        Str line = str_trim(str_slice(marked, at, end));
        if (line.len_bytes > 0)
            add_marked_line(head, line);
        at = end + 1;
    }
}

CitationText head_text_get(const HeadText *head, size_t title_end)
{
    return (CitationText){.text = buffer_str(&head->text),
                          .styles = head->styles,
                          .style_count = head->style_count,
                          .title_end = title_end};
}
