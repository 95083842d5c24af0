/* What begins lines: definitions of notes and of terms, rows of dashes, elements of HTML. */
#include <string.h>

#include "shadow.h"

enum {
    INDENT_MAX = 3,        /* what is indented further is code, or goes on */
    CONTENT_COLS = 4,      /* where the paragraphs of a note or definition begin */
    TERMS_MAX = 4,         /* that share their definitions */
    TERM_MAX_BYTES = 60,   /* a longer line is prose, and its colon not ours */
    DEFINITION_BLANKS = 3, /* behind the colon */
    DELIMITER_BYTES = 3,   /* that md4c wants in each column */
    BRACKET_STEPS_PER_BYTE = 256,
    BRACKET_STEPS_BASE = 1 << 30
};

/* A line without what quotations put before it. */
typedef struct {
    Line line;
    size_t at, end; /* of its ink */
    size_t quotes;  /* '>' before it */
    size_t indent;  /* blanks between these and the ink */
} Content;

typedef struct {
    Shadow *shadow;
    Str text;
    struct {
        char character; /* 0: none is open */
        size_t length, quotes;
    } fence;
    size_t html_end; /* of the element that its own end tag ends */
    /* The lines that follow each other, up to here. */
    StretchList run;
    size_t run_count, run_quotes;
    bool run_is_terms;
    Content previous;
    size_t blank_lines; /* behind them */
    bool in_definitions, in_table;
    struct {
        size_t start, lines, brackets;
        char delimiter; /* of the number that begins it; 0 when it begins with none */
        size_t indent;
    } paragraph;
    size_t steps; /* that md4c may still take over brackets */
} Lines;

/* --- the look of a line --- */

static Content content_of(Str text, Line line)
{
    Content content = {.line = line, .at = line.start, .end = line.end};
    while (content.end > line.start && is_line_blank(text.data[content.end - 1]))
        content.end--;
    for (size_t from = line.start; content.at < content.end; content.at++) {
        if (text.data[content.at] == '>') {
            content.quotes++;
            from = content.at + 1;
        } else if (!is_line_blank(text.data[content.at])) {
            content.indent = content.at - from;
            break;
        }
    }
    return content;
}

static char at_or_blank(Str text, size_t at, size_t end)
{
    return at < end ? text.data[at] : ' ';
}

/* Behind a list marker and its blanks at `at`; `at` when there is none (CommonMark section 5.2). */
static size_t skip_marker(Str text, size_t at, size_t end)
{
    size_t behind = at;
    if (strchr("-+*", at_or_blank(text, at, end)) != NULL) {
        behind++;
    } else {
        while (is_ascii_digit(at_or_blank(text, behind, end)))
            behind++;
        if (behind == at || strchr(".)", at_or_blank(text, behind, end)) == NULL)
            return at;
        behind++;
    }
    if (!is_line_blank(at_or_blank(text, behind, end)))
        return at;
    while (behind < end && is_line_blank(text.data[behind]))
        behind++;
    return behind;
}

static size_t run_of(Str text, size_t at, size_t end, char c)
{
    size_t count = 0;
    while (at + count < end && text.data[at + count] == c)
        count++;
    return count;
}

/* --- fences: what stands between is nothing of ours (CommonMark section 4.5) --- */

static bool open_fence(Lines *lines, const Content *content)
{
    size_t at = content->at, next;
    while ((next = skip_marker(lines->text, at, content->end)) > at)
        at = next;
    char c = at_or_blank(lines->text, at, content->end);
    size_t length = c == '`' || c == '~' ? run_of(lines->text, at, content->end, c) : 0;
    bool opens = length >= 3 && (c == '~' || str_find_byte(str_slice(lines->text, 0, content->end), '`',
                                                           at + length) == content->end);
    if (opens) {
        lines->fence.character = c;
        lines->fence.length = length;
        lines->fence.quotes = content->quotes;
    }
    return opens;
}

/* True when the line is inside the fence, or ends it. */
static bool inside_fence(Lines *lines, const Content *content)
{
    if (lines->fence.character == 0)
        return false;
    size_t length = run_of(lines->text, content->at, content->end, lines->fence.character);
    bool container_ends = content->quotes < lines->fence.quotes;
    if (container_ends || (length >= lines->fence.length && content->at + length == content->end))
        lines->fence.character = 0;
    return !container_ends;
}

/* --- notes --- */

/* The item's content begins where the paragraphs of a note do, but for a mark that is indented too far. */
static bool disguise_note(Lines *lines, const Content *content)
{
    size_t end = note_mark_end(lines->text, content->at, content->end), at = content->at;
    if (end == 0 || at_or_blank(lines->text, end, content->end) != ':')
        return false;
    size_t width = content->indent < CONTENT_COLS - 1 ? CONTENT_COLS - content->indent : 2;
    shadow_write(lines->shadow, at, '+');
    shadow_fill(lines->shadow, at + 1, at + width, ' ');
    shadow_fill(lines->shadow, at + width, end, 'x');
    vec_push(&lines->shadow->notes, (Stretch){at, end + 1});
    shadow_add_label(lines->shadow, str_slice(lines->text, at, end));
    lines->in_definitions = false;
    return true;
}

/* --- definitions --- */

/* What stands behind the colon begins a paragraph. */
static bool begins_definition(Str text, const Content *content)
{
    size_t at = content->at + 1;
    while (at < content->end && is_line_blank(text.data[at]))
        at++;
    size_t blanks = at - content->at - 1;
    if (content->indent > INDENT_MAX || blanks == 0 || blanks > DEFINITION_BLANKS || at == content->end)
        return false;
    bool structure = strchr("#>|=~:<", text.data[at]) != NULL || skip_marker(text, at, content->end) > at ||
                     run_of(text, at, content->end, '`') >= 3 || run_of(text, at, content->end, '-') >= 3;
    return !structure;
}

/* Terms are short, few, and no sentences. */
static bool looks_like_term(Str text, const Content *content)
{
    Str line = str_slice(text, content->at, content->end);
    if (content->indent > INDENT_MAX || line.len_bytes > TERM_MAX_BYTES ||
        strchr("#|=~:<", line.data[0]) != NULL || strchr(".,;:!?-", line.data[line.len_bytes - 1]) != NULL)
        return false;
    return skip_marker(text, content->at, content->end) == content->at && !str_starts(line, STR("```")) &&
           str_find_byte(line, '|', 0) == line.len_bytes && str_find(line, STR("]:"), 0) == line.len_bytes;
}

static bool has_terms(const Lines *lines, const Content *content)
{
    return lines->run_is_terms && lines->run_count > 0 && lines->run_count <= TERMS_MAX &&
           lines->blank_lines <= 1 && lines->run_quotes == content->quotes;
}

static bool disguise_definition(Lines *lines, const Content *content)
{
    if (lines->text.data[content->at] != ':' || !begins_definition(lines->text, content) ||
        (!lines->in_definitions && !has_terms(lines, content)))
        return false;
    for (size_t i = 0; i < lines->run.count && !lines->in_definitions; i++)
        vec_push(&lines->shadow->terms, lines->run.items[i]);
    shadow_write(lines->shadow, content->at, '+');
    vec_push(&lines->shadow->definitions, (Stretch){content->at, content->at + 1});
    lines->in_definitions = true;
    return true;
}

/* --- tables --- */

static bool is_delimiter_row(Str text, const Content *content)
{
    bool dash = false, other = false;
    for (size_t at = content->at; at < content->end; at++) {
        char c = text.data[at];
        dash = dash || c == '-';
        other = other || c == '|' || c == ':';
        if (c != '-' && c != '|' && c != ':' && !is_line_blank(c))
            return false;
    }
    return dash && other;
}

static size_t count_cells(Str text, size_t at, size_t end)
{
    size_t cells = 1;
    at += at_or_blank(text, at, end) == '|';
    for (; at < end; at++) {
        if (text.data[at] == '\\')
            at++;
        else
            cells += text.data[at] == '|' && at + 1 < end;
    }
    return cells;
}

static void begin_row(Lines *lines, const Content *content)
{
    shadow_write(lines->shadow, content->at, '>');
    vec_push(&lines->shadow->tables, (Stretch){content->at, content->line.end});
}

/* Behind the marks of the containers that begin in the line, of quotations inside of items too. */
static size_t skip_containers(Str text, size_t at, size_t end)
{
    for (size_t next = at;; at = next) {
        next = skip_marker(text, at, end);
        while (next < end && (text.data[next] == '>' || (next > at && is_line_blank(text.data[next]))))
            next++;
        if (next == at)
            return at;
    }
}

/* The delimiter that begins at or behind `at`, without blanks; *next is where the next cell begins. */
static Stretch delimiter_at(Str text, size_t at, size_t end, size_t *next)
{
    size_t stop = str_find_byte(str_slice(text, 0, end), '|', at);
    *next = stop + 1;
    while (at < stop && is_line_blank(text.data[at]))
        at++;
    while (stop > at && is_line_blank(text.data[stop - 1]))
        stop--;
    return (Stretch){at, stop};
}

static size_t first_cell(Str text, const Content *content)
{
    return content->at + (text.data[content->at] == '|');
}

static bool has_wide_delimiters(Str text, const Content *content, size_t cells)
{
    size_t at = first_cell(text, content);
    for (size_t i = 0; i < cells; i++) {
        Stretch delimiter = delimiter_at(text, at, content->end, &at);
        if (delimiter.end < delimiter.start + DELIMITER_BYTES)
            return false;
    }
    return true;
}

/* In outer bars and blanks; a single column needs a bar. A row like "- | -" is an item. */
static bool has_room_for_delimiters(Str text, const Content *content, size_t cells, size_t start)
{
    return start + (DELIMITER_BYTES + 1) * cells - (cells > 1) <= content->end &&
           skip_marker(text, content->at, content->end) == content->at;
}

static void write_delimiters(Lines *lines, const Content *content, size_t cells, size_t put)
{
    Str text = lines->text;
    size_t at = first_cell(text, content);
    if (cells == 1)
        shadow_write(lines->shadow, put++, '|');
    for (size_t i = 0; i < cells; i++) {
        Stretch delimiter = delimiter_at(text, at, content->end, &at);
        bool left = at_or_blank(text, delimiter.start, delimiter.end) == ':';
        bool right = delimiter.end > delimiter.start && text.data[delimiter.end - 1] == ':';
        shadow_write(lines->shadow, put++, left ? ':' : '-');
        shadow_write(lines->shadow, put++, '-');
        shadow_write(lines->shadow, put++, right ? ':' : '-');
        if (i + 1 < cells)
            shadow_write(lines->shadow, put++, '|');
    }
    shadow_fill(lines->shadow, put, content->end, ' ');
}

/* True when the head of the table is the last line of a paragraph. */
static bool follows_paragraph(const Lines *lines, const Content *content)
{
    const Content *head = &lines->previous;
    return lines->run_count > 1 && !lines->in_table && head->indent <= INDENT_MAX &&
           content->indent <= INDENT_MAX && lines->text.data[head->at] == '|' &&
           lines->text.data[content->at] == '|';
}

/* md4c drops the cells for which there is no column, wants delimiters of three bytes where GFM takes one, and sees no table
 * that a paragraph goes before. */
static void disguise_table(Lines *lines, const Content *content)
{
    const Content *head = &lines->previous;
    if (lines->run_count == 0 || lines->blank_lines > 0 || !is_delimiter_row(lines->text, content))
        return;
    size_t cells = count_cells(lines->text, content->at, content->end);
    size_t at = lines->run_count == 1 ? skip_containers(lines->text, head->at, head->end) : head->at;
    if (count_cells(lines->text, at, head->end) != cells) {
        shadow_write(lines->shadow, str_find_byte(lines->text, '-', content->at), 'x');
        return;
    }
    bool follows = follows_paragraph(lines, content), wide = has_wide_delimiters(lines->text, content, cells);
    if (!wide && !has_room_for_delimiters(lines->text, content, cells, content->at + follows))
        return;
    if (!wide)
        write_delimiters(lines, content, cells, content->at + follows);
    if (follows) {
        begin_row(lines, head);
        begin_row(lines, content);
        lines->in_table = true;
    }
}

/* --- elements of HTML --- */

/* Behind "<name" at `at`, or behind "</name"; 0 when it is another. */
static size_t skip_tag_name(Str text, size_t at, size_t end, Str name)
{
    at += at_or_blank(text, at + 1, end) == '/' ? 2 : 1;
    if (!str_starts_nocase(str_slice(text, at, end), name))
        return 0;
    at += name.len_bytes;
    return strchr(" \t\f>/", at_or_blank(text, at, end)) != NULL ? at : 0;
}

static void write_name(Shadow *shadow, size_t end, Str name)
{
    for (size_t i = 0; i < name.len_bytes; i++)
        shadow_write(shadow, end - name.len_bytes + i, name.data[i]);
}

/* The text of <textarea> is no Markdown up to its end tag. */
static void disguise_textarea(Lines *lines, size_t name_end)
{
    static const Str closing = STR_INIT("</textarea>");
    write_name(lines->shadow, name_end, STR("pre     "));
    size_t at = str_find_byte(lines->text, '<', name_end);
    while (at < lines->text.len_bytes &&
           !str_starts_nocase(str_slice(lines->text, at, at + closing.len_bytes), closing))
        at = str_find_byte(lines->text, '<', at + 1);
    if (at < lines->text.len_bytes)
        write_name(lines->shadow, at + 6, STR("</pre>"));
    lines->html_end = at;
}

static void disguise_element(Lines *lines, const Content *content)
{
    size_t at = content->at, end;
    if (lines->text.data[at] != '<' || content->indent > INDENT_MAX || content->line.start < lines->html_end)
        return;
    if ((end = skip_tag_name(lines->text, at, content->end, STR("search"))) > 0)
        write_name(lines->shadow, end, STR("center"));
    else if ((end = skip_tag_name(lines->text, at, content->end, STR("source"))) > 0)
        write_name(lines->shadow, end, STR("sourcx"));
    else if ((end = skip_tag_name(lines->text, at, content->end, STR("textarea"))) > 0 &&
             lines->text.data[at + 1] != '/')
        disguise_textarea(lines, end);
}

/* --- floods of brackets --- */

/* For each pair of brackets md4c walks over the lines of its paragraph or table; a step is half a nanosecond. Nobody writes so many that it matters: there
 * they are none. */
static void end_paragraph(Lines *lines, size_t end)
{
    size_t steps = lines->paragraph.lines * lines->paragraph.brackets;
    bool flood = steps > lines->steps;
    lines->steps -= flood ? 0 : steps;
    for (size_t at = lines->paragraph.start; flood && at < end; at++)
        if (lines->text.data[at] == '[')
            shadow_write(lines->shadow, at, 'x');
    lines->paragraph.start = end;
    lines->paragraph.lines = lines->paragraph.brackets = 0;
}

/* What ends a paragraph without a blank line before it, as far as it is told easily: where something does that is not
 * seen here, the estimate is only too high. A number other than 1 begins an item only where another item of its list
 * goes before (CommonMark section 5.3). *delimiter is what stands behind the number; 0 when there is none. */
static bool interrupts_paragraph(const Lines *lines, const Content *content, char *delimiter)
{
    size_t at = content->at;
    bool item = skip_marker(lines->text, at, content->end) > at, one = lines->text.data[at] == '1';
    while (item && is_ascii_digit(lines->text.data[at]))
        at++;
    bool numbered = item && at > content->at;
    *delimiter = numbered ? lines->text.data[at] : '\0';
    bool sibling = *delimiter == lines->paragraph.delimiter && content->indent < lines->paragraph.indent + 3;
    return item && content->indent <= INDENT_MAX && (!numbered || (one && at == content->at + 1) || sibling);
}

static void weigh_line(Lines *lines, const Content *content, bool begins_block)
{
    char delimiter;
    bool interrupts = interrupts_paragraph(lines, content, &delimiter);
    if (interrupts || begins_block || lines->blank_lines > 0 || lines->paragraph.lines == 0) {
        end_paragraph(lines, content->line.start);
        lines->paragraph.delimiter = delimiter;
        lines->paragraph.indent = content->indent;
    }
    lines->paragraph.lines++;
    lines->paragraph.brackets += str_count_byte(str_slice(lines->text, content->at, content->end), '[');
}

/* --- the walk --- */

static void end_run(Lines *lines)
{
    vec_clear(&lines->run);
    lines->run_count = 0;
    lines->run_is_terms = true;
    lines->in_table = false;
}

static void add_to_run(Lines *lines, const Content *content, bool can_be_term)
{
    if (lines->blank_lines > 0)
        end_run(lines);
    lines->blank_lines = 0;
    lines->run_is_terms = lines->run_is_terms && can_be_term && looks_like_term(lines->text, content) &&
                          (lines->run_count == 0 || lines->run_quotes == content->quotes);
    if (lines->run_is_terms && lines->run_count < TERMS_MAX)
        vec_push(&lines->run, (Stretch){content->at, content->end});
    lines->run_count++;
    lines->run_quotes = content->quotes;
    lines->previous = *content;
}

static void read_line(Lines *lines, Line line)
{
    Content content = content_of(lines->text, line);
    if (inside_fence(lines, &content)) {
        end_run(lines);
        end_paragraph(lines, line.end);
        return;
    }
    if (content.at == content.end) {
        lines->blank_lines++;
        return;
    }
    if (lines->blank_lines > 0 && content.indent == 0 && lines->text.data[content.at] != ':')
        lines->in_definitions = false;
    bool defines = disguise_note(lines, &content) || disguise_definition(lines, &content);
    bool fence = !defines && open_fence(lines, &content);
    if (!defines && !fence) {
        lines->in_table = lines->in_table && lines->blank_lines == 0 && lines->text.data[content.at] == '|';
        if (lines->in_table)
            begin_row(lines, &content);
        else
            disguise_table(lines, &content);
        disguise_element(lines, &content);
    }
    weigh_line(lines, &content, defines || fence);
    add_to_run(lines, &content, !defines && !fence && !lines->in_definitions);
}

void shadow_cast_lines(Shadow *shadow, size_t start)
{
    Lines lines = {.shadow = shadow, .text = shadow->source, .run_is_terms = true};
    lines.steps = BRACKET_STEPS_PER_BYTE * (shadow->source.len_bytes - start) + BRACKET_STEPS_BASE;
    lines.paragraph.start = start;
    LineWalk walk = {.text = shadow->source, .at = start};
    Line line;
    while (line_next(&walk, &line))
        read_line(&lines, line);
    end_paragraph(&lines, shadow->source.len_bytes);
    vec_free(&lines.run);
}
