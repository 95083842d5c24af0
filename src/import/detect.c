/* Which format a source is in. */
#include "front.h"
#include "import/import.h"
#include "lines.h"

enum {
    HEAD_BYTES = 1 << 16, /* what is Markdown shows it in its first pages */
    HEADING_LEVELS = 6
};

/* --- by name --- */

static bool has_markdown_name(Str path)
{
    static const Str endings[] = {STR_INIT(".md"), STR_INIT(".markdown"), STR_INIT(".mkd"),
                                  STR_INIT(".mdown")};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (path.len_bytes > endings[i].len_bytes && str_ends_nocase(path, endings[i]))
            return true;
    return false;
}

/* --- by content --- */

typedef struct {
    size_t headings, marked;
    size_t run_level, run_lines; /* heading lines of one level without a line between them */
    bool in_fence;
} Evidence;

/* The level of an ATX heading (CommonMark section 4.2) with a text; 0 when line is none. */
static size_t atx_level(Str line)
{
    size_t at = 0, level = 0;
    while (at < 3 && at < line.len_bytes && line.data[at] == ' ')
        at++;
    while (at < line.len_bytes && line.data[at] == '#' && level <= HEADING_LEVELS) {
        at++;
        level++;
    }
    bool spaced = at < line.len_bytes && (line.data[at] == ' ' || line.data[at] == '\t');
    return level <= HEADING_LEVELS && spaced && !str_is_blank(str_slice(line, at, line.len_bytes)) ? level
                                                                                                   : 0;
}

/* Comments of a script stand in runs ("# a" over "# b"); a heading stands alone. */
static void end_heading_run(Evidence *evidence)
{
    if (evidence->run_level > 0 && evidence->run_lines == 1) {
        evidence->headings++;
        evidence->marked++;
    }
    evidence->run_level = evidence->run_lines = 0;
}

static void note_heading(Evidence *evidence, size_t level)
{
    if (level != evidence->run_level)
        end_heading_run(evidence);
    evidence->run_level = level;
    evidence->run_lines++;
}

static bool is_table_delimiter(Str line)
{
    for (size_t i = 0; i < line.len_bytes; i++)
        if (line.data[i] != '|' && line.data[i] != '-' && line.data[i] != ':' && line.data[i] != ' ')
            return false;
    return str_find(line, STR("--"), 0) < line.len_bytes && str_find_byte(line, '|', 0) < line.len_bytes;
}

static bool has_link(Str line)
{
    static const Str links[] = {STR_INIT("](http"),  STR_INIT("](#"),  STR_INIT("](/"),
                                STR_INIT("]: http"), STR_INIT("]: #"), STR_INIT("]: /")};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (str_find(line, links[i], 0) < line.len_bytes)
            return true;
    size_t image = str_find(line, STR("!["), 0);
    return image < line.len_bytes && str_find(line, STR("]("), image) < line.len_bytes;
}

/* Two of them, with something between. */
static bool has_pair(Str line, Str mark)
{
    size_t first = str_find(line, mark, 0);
    return first < line.len_bytes && str_find(line, mark, first + mark.len_bytes + 1) < line.len_bytes;
}

static bool carries_mark(Str line)
{
    return str_starts(line, STR("> ")) || is_table_delimiter(line) || has_link(line) ||
           str_starts(line, STR("[^")) || has_pair(line, STR("**")) || has_pair(line, STR("`"));
}

static void weigh_line(Evidence *evidence, Str line)
{
    size_t level = evidence->in_fence ? 0 : atx_level(line);
    if (level > 0) {
        note_heading(evidence, level);
        return;
    }
    end_heading_run(evidence);
    if (str_starts(str_trim(line), STR("```"))) {
        evidence->marked += !evidence->in_fence;
        evidence->in_fence = !evidence->in_fence;
    } else if (!evidence->in_fence) {
        evidence->marked += carries_mark(line);
    }
}

static bool reads_as_markdown(Str text)
{
    Line line;
    Str head = str_slice(text, 0, HEAD_BYTES);
    if (front_matter_find(head, &line))
        return true;
    Evidence evidence = {0};
    LineWalk walk = {.text = head};
    while (line_next(&walk, &line))
        weigh_line(&evidence, str_slice(head, line.start, line.end));
    end_heading_run(&evidence);
    return evidence.headings >= 1 && evidence.marked >= 2;
}

Format import_detect(const Source *source, const char *path)
{
    Str text = source_text(source);
    if (text.len_bytes > MARKDOWN_LIMIT_BYTES)
        return FORMAT_TEXT;
    return has_markdown_name(str_from(path)) || reads_as_markdown(text) ? FORMAT_MARKDOWN : FORMAT_TEXT;
}
