#include "app/entries.h"

#include <ini.h>

typedef struct {
    Str text;
    size_t at, line;
    bool awaits_entry; /* the line that inih has ought to be one, and was none yet */
    const EntrySink *sink;
} Walk;

/* inih tells only of the first line that it does not understand. */
static void judge_line(Walk *walk)
{
    if (walk->awaits_entry)
        walk->sink->refuse(walk->sink->user, walk->line, "not of the form NAME = VALUE");
    walk->awaits_entry = false;
}

/* As inih has it: isspace() of ASCII, but line ends. */
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* The next line; what is indented is no continuation, as it is to inih. */
static Str take_line(Walk *walk)
{
    size_t start = walk->at, end = str_find_byte(walk->text, '\n', start);
    while (start < end && is_blank(walk->text.data[start]))
        start++;
    walk->at = end + 1;
    walk->line++;
    return str_slice(walk->text, start, end);
}

/* How long an entry is when it is printed, with a blank before and behind its mark. */
static size_t printed_bytes(Str line)
{
    size_t mark = 0;
    while (mark < line.len_bytes && line.data[mark] != '=' && line.data[mark] != ':')
        mark++;
    if (mark == line.len_bytes)
        return mark;
    bool before = mark > 0 && is_blank(line.data[mark - 1]);
    bool behind = mark + 1 < line.len_bytes && is_blank(line.data[mark + 1]);
    return line.len_bytes + (before ? 0 : 1) + (behind ? 0 : 1);
}

/* What cannot be an entry is known before inih has it, and so is what could be read, but not again once it is printed. */
static Str expect_line(Walk *walk, Str line, size_t most)
{
    const char *why = NULL;
    if (line.len_bytes == 0 || line.data[0] == '#' || line.data[0] == ';')
        return (Str){0};
    if (printed_bytes(line) > most)
        why = "the line is too long";
    else if (line.data[0] == '[' && str_find_byte(line, ']', 0) == line.len_bytes)
        why = "no ] behind the name of a section (the key [ is <lbracket>)";
    if (why)
        walk->sink->refuse(walk->sink->user, walk->line, why);
    walk->awaits_entry = !why && line.data[0] != '[';
    return why ? (Str){0} : line;
}

/* In the manner of fgets(). */
static char *next_line(char *out, int size, void *stream)
{
    Walk *walk = stream;
    judge_line(walk);
    if (walk->at >= walk->text.len_bytes)
        return NULL;
    Str line = expect_line(walk, take_line(walk), (size_t)size - 1);
    if (line.len_bytes > 0)
        memcpy(out, line.data, line.len_bytes);
    out[line.len_bytes] = '\0';
    return out;
}

static int take_entry(void *user, const char *section, const char *name, const char *value)
{
    Walk *walk = user;
    Entry entry = {str_from(section), str_from(name), str_from(value), walk->line};
    walk->awaits_entry = false;
    walk->sink->take(walk->sink->user, &entry);
    return 1;
}

void entries_read(Str text, const EntrySink *sink)
{
    Walk walk = {.text = text, .sink = sink};
    ini_parse_stream(next_line, &walk, take_entry, &walk);
}
