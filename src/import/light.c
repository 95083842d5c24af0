/* The inline reader of plain text: marks become spans, lines are joined or kept. */
#include "base/utf8.h"
#include "lines.h"
#include "marks.h"
#include "readers.h"

typedef struct {
    Str source;
    size_t end;
    InlineSink *sink;
    MarkList marks;
    size_t next_mark;
    bool wants_blank; /* a word has been put since the last blank */
    struct {
        bool waiting;
        size_t start, end;
        size_t newline; /* offset of its first '\n', or NONE */
    } blank;            /* seen, and put only when text follows */
} Reading;

enum {
    TAB_COLS = 4
};

/* Where the next mark stands, or limit when there is none before it. */
static size_t mark_limit(const Reading *reading, size_t limit)
{
    if (reading->next_mark == reading->marks.count)
        return limit;
    size_t start = reading->marks.items[reading->next_mark].start;
    return start < limit ? start : limit;
}

/* --- prose --- */

static bool is_plain_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\f';
}

/* What is put for the blanks between two words. */
static void put_blank(Reading *reading)
{
    if (!reading->blank.waiting)
        return;
    reading->blank.waiting = false;
    size_t start = reading->blank.start, end = reading->blank.end, newline = reading->blank.newline;
    if (!reading->wants_blank || (newline != NONE && inline_line_end(reading->sink, newline) != JOIN_SPACE))
        return;
    reading->wants_blank = false;
    if (end - start == 1 && reading->source.data[start] == ' ')
        inline_text(reading->sink, start, end);
    else
        inline_literal(reading->sink, start, end, STR(" "));
}

static void note_blank(Reading *reading, size_t start, size_t end, size_t newline)
{
    if (!reading->blank.waiting) {
        reading->blank.waiting = true;
        reading->blank.start = start;
        reading->blank.newline = newline;
    } else if (reading->blank.newline == NONE) {
        reading->blank.newline = newline;
    }
    reading->blank.end = end;
}

/* The end of the blanks at `at`; *newline is their first '\n' or NONE. Only at a line end are wide and fixed
 * spaces blanks too: inside a line they were put there on purpose. */
static size_t blanks_end(const Reading *reading, size_t at, size_t limit, size_t *newline)
{
    *newline = NONE;
    for (; at < limit && is_plain_blank(reading->source.data[at]); at++) {
        if (reading->source.data[at] == '\n') {
            *newline = at;
            return skip_blanks(reading->source, at, limit);
        }
    }
    return at;
}

/* True when only closing marks and blanks stand between `at` and a line end that drops the hyphen before
 * it. */
static bool hyphen_is_dropped(const Reading *reading, size_t at)
{
    const MarkList *marks = &reading->marks;
    for (size_t i = reading->next_mark;
         i < marks->count && marks->items[i].start == at && marks->items[i].kind == MARK_CLOSE; i++)
        at = marks->items[i].end;
    size_t newline;
    blanks_end(reading, at, reading->end, &newline);
    return newline != NONE && inline_line_end(reading->sink, newline) == JOIN_DEHYPHEN;
}

static void put_text(Reading *reading, size_t start, size_t end)
{
    size_t hyphen = utf8_hyphen_len(str_slice(reading->source, start, end));
    if (hyphen > 0 && hyphen_is_dropped(reading, end))
        end -= hyphen;
    put_blank(reading);
    inline_text(reading->sink, start, end);
    reading->wants_blank = true;
}

/* The end of the words at `at`: single spaces between them do not end them. */
static size_t words_end(Str source, size_t at, size_t limit)
{
    for (; at < limit; at++) {
        if (!is_plain_blank(source.data[at]))
            continue;
        bool single = source.data[at] == ' ' && at + 1 < limit && !is_plain_blank(source.data[at + 1]);
        if (!single)
            break;
    }
    return at;
}

/* Words and the blanks behind them. */
static size_t read_words(Reading *reading, size_t at, size_t limit)
{
    size_t newline;
    size_t words = is_plain_blank(reading->source.data[at]) ? at : words_end(reading->source, at, limit);
    size_t next = blanks_end(reading, words, limit, &newline);
    size_t ink = words;
    if (newline != NONE || next == reading->end)
        ink = trim_blanks(reading->source, at, words);
    if (ink > at)
        put_text(reading, at, ink);
    if (next > ink)
        note_blank(reading, ink, next, newline);
    return next;
}

static size_t read_mark(Reading *reading)
{
    const Mark *mark = &reading->marks.items[reading->next_mark++];
    if (mark->kind == MARK_OPEN) {
        put_blank(reading);
        inline_open_address(reading->sink, mark->span, mark->scheme, mark->target);
    } else if (mark->kind == MARK_CLOSE) {
        inline_close(reading->sink, mark->span);
    }
    return mark->end;
}

/* True when the line's words stand one blank apart, which is nearly always so. The loop has no way out but its end:
 * compilers turn it into a few instructions for many bytes. */
static bool is_evenly_spaced(const char *line, size_t len_bytes)
{
    unsigned char odd = 0;
    for (size_t i = 0; i + 1 < len_bytes; i++)
        odd |= (unsigned char)(((line[i] == ' ') & (line[i + 1] == ' ')) | (line[i] == '\t') |
                               (line[i] == '\f'));
    return !odd;
}

/* A whole line of plain words at `at`, and its line end: put in one piece. Returns `at` when it is no such line. */
static size_t read_plain_line(Reading *reading, size_t at, size_t limit)
{
    Str source = reading->source;
    size_t end = str_find_byte(str_slice(source, 0, limit), '\n', at);
    if (end >= limit || end == at)
        return at;
    char first = source.data[at], last = source.data[end - 1];
    bool blank_ends = first == ' ' || first < 0 || last == ' ' || last == '\t' || last == '\f' || last < 0;
    if (blank_ends || !is_evenly_spaced(source.data + at, end - at))
        return at;
    put_text(reading, at, end);
    note_blank(reading, end, skip_blanks(source, end, limit), end);
    return reading->blank.end;
}

static void read_prose(Reading *reading, size_t start)
{
    size_t at = skip_blanks(reading->source, start, reading->end);
    while (at < reading->end) {
        size_t limit = mark_limit(reading, reading->end), next;
        if (at == limit)
            at = read_mark(reading);
        else
            at = (next = read_plain_line(reading, at, limit)) > at ? next : read_words(reading, at, limit);
    }
}

/* --- lines that are kept --- */

static void put_spaces(InlineSink *sink, size_t start, size_t end, size_t cols)
{
    static const char spaces[] = "                ";
    for (const size_t most = sizeof spaces - 1; cols > 0; start = end) {
        size_t part = cols < most ? cols : most;
        inline_literal(sink, start, end, (Str){spaces, part});
        cols -= part;
    }
}

static size_t next_tab_stop(size_t column)
{
    return column + TAB_COLS - column % TAB_COLS;
}

/* The columns that the blanks [start, *ink) at the head of a line take. */
static size_t indentation_cols(Str source, size_t start, size_t end, size_t *ink)
{
    size_t cols = 0;
    for (*ink = start; *ink < end; ++*ink) {
        char c = source.data[*ink];
        if (c == ' ')
            cols++;
        else if (c == '\t')
            cols = next_tab_stop(cols);
        else if (c != '\f')
            break;
    }
    return cols;
}

/* Verse behind a marker ("3  The water ...") begins in the middle of its first line, whose indentation says
 * nothing. */
static bool begins_line(Str source, size_t start)
{
    return start == 0 || source.data[start - 1] == '\n';
}

static size_t common_indentation(Str source, size_t start, size_t end)
{
    LineWalk walk = {.text = str_slice(source, 0, end), .at = start};
    Line line;
    size_t common = SIZE_MAX, ink;
    while (line_next(&walk, &line)) {
        size_t cols = indentation_cols(source, line.start, line.end, &ink);
        if (cols < common && !line_is_blank(source, &line) && begins_line(source, line.start))
            common = cols;
    }
    return common == SIZE_MAX ? 0 : common;
}

/* Text of one line up to limit; tabs become spaces. */
static void put_kept_text(Reading *reading, size_t start, size_t limit, size_t *column)
{
    while (start < limit) {
        size_t tab = str_find_byte(str_slice(reading->source, 0, limit), '\t', start);
        inline_text(reading->sink, start, tab);
        if (tab == limit)
            return;
        *column += utf8_width(str_slice(reading->source, start, tab));
        put_spaces(reading->sink, tab, tab + 1, next_tab_stop(*column) - *column);
        *column = next_tab_stop(*column);
        start = tab + 1;
    }
}

static void read_kept_line(Reading *reading, size_t start, size_t end)
{
    size_t column = 0;
    for (size_t at = start; at < end;) {
        size_t limit = mark_limit(reading, end);
        if (at == limit) {
            at = read_mark(reading);
        } else {
            put_kept_text(reading, at, limit, &column);
            at = limit;
        }
    }
    while (mark_limit(reading, end + 1) == end && reading->marks.items[reading->next_mark].end == end)
        read_mark(reading); /* an address ends with the line */
}

static void read_kept_lines(Reading *reading, size_t start)
{
    size_t common = common_indentation(reading->source, start, reading->end);
    LineWalk walk = {.text = str_slice(reading->source, 0, reading->end), .at = start};
    Line line;
    size_t ink;
    while (line_next(&walk, &line)) {
        size_t cols = indentation_cols(reading->source, line.start, line.end, &ink);
        if (cols > common && ink < line.end && begins_line(reading->source, line.start))
            put_spaces(reading->sink, line.start, ink, cols - common);
        read_kept_line(reading, ink, trim_blanks(reading->source, ink, line.end));
        if (line.end < reading->end)
            inline_text(reading->sink, line.end, line.end + 1);
    }
}

void read_light(Str source, size_t start, size_t end, InlineOptions options, InlineSink *sink)
{
    if (options.verbatim) {
        read_verbatim(source, start, end, options, sink);
        return;
    }
    Reading reading = {.source = source, .end = end, .sink = sink};
    marks_find(source, start, end, &reading.marks);
    if (options.keep_lines)
        read_kept_lines(&reading, start);
    else
        read_prose(&reading, start);
    vec_free(&reading.marks);
}
