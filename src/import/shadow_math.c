/* Mathematics, "$...$" and "$$...$$" as Pandoc has them (Pandoc's Markdown, "Math"): left as it is written, because
 * stars and underscores in it are no emphasis. */
#include <string.h>

#include "base/utf8.h"
#include "shadow.h"

typedef struct {
    Shadow *shadow;
    Str text;
    size_t start;
    size_t paragraph_end; /* of the last that was looked at */
} Math;

/* The next '$' in [at, end) that no backslash goes before; end when there is none. */
static size_t next_dollar(Str text, size_t at, size_t end)
{
    for (at = str_find_byte(text, '$', at); at < end; at = str_find_byte(text, '$', at + 1)) {
        size_t backslash = at;
        while (backslash > 0 && text.data[backslash - 1] == '\\')
            backslash--;
        if ((at - backslash) % 2 == 0)
            return at;
    }
    return end;
}

/* Code and links reach over mathematics, never the other way round. */
static bool holds_other_things(Str formula)
{
    static const Str things[] = {STR_INIT("`"), STR_INIT("]("), STR_INIT("~~~"), STR_INIT("</"),
                                 STR_INIT("<!")};
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        if (str_find(formula, things[i], 0) < formula.len_bytes)
            return true;
    return false;
}

static bool is_blank_or_end(Str text, size_t at)
{
    return at >= text.len_bytes || text.data[at] == '\n' || is_line_blank(text.data[at]);
}

/* No sum of money: "$5 and $10", "US$5". */
static bool may_open(Str text, size_t at)
{
    uint32_t before = utf8_before(text, at);
    return !is_blank_or_end(text, at + 1) && !utf8_is_alpha(before) && !utf8_is_digit(before);
}

static bool may_close(Str text, size_t at)
{
    size_t ignored;
    return !is_blank_or_end(text, at - 1) &&
           (at + 1 >= text.len_bytes || !utf8_is_digit(utf8_decode(text, at + 1, &ignored)));
}

static void disguise_formula(Math *math, size_t start, size_t end)
{
    for (size_t at = start; at < end; at++)
        if (strchr("\\*_~&<", math->text.data[at]) != NULL)
            shadow_write(math->shadow, at, 'x');
}

/* The formula that the '$' at `at` opens; where to go on. */
static size_t read_inline(Math *math, size_t at)
{
    size_t end = next_dollar(math->text, at + 1, math->paragraph_end);
    if (end == math->paragraph_end)
        return end;
    Str formula = str_slice(math->text, at + 1, end);
    if (!may_open(math->text, at) || !may_close(math->text, end) || holds_other_things(formula))
        return end;
    disguise_formula(math, at + 1, end);
    return end + 1;
}

/* --- displayed --- */

/* True when only the marks of containers stand before it in its line. */
static bool begins_line(Str text, size_t start, size_t at)
{
    while (at > start && strchr(" \t\f>-+*.)0123456789", text.data[at - 1]) != NULL)
        at--;
    return at == start || text.data[at - 1] == '\n';
}

/* What would begin a list, a heading or a table at the head of a line; '>' is left to the quotation. */
static void disguise_lines(Math *math, size_t start, size_t end)
{
    for (size_t at = start; at < end; at++)
        if (strchr("-+*#=|.)[:\\_~&<", math->text.data[at]) != NULL)
            shadow_write(math->shadow, at, 'x');
}

static size_t read_display(Math *math, size_t at)
{
    size_t end = next_dollar(math->text, at + 2, math->paragraph_end);
    if (end + 1 >= math->paragraph_end || math->text.data[end + 1] != '$')
        return end + (end < math->paragraph_end);
    Str formula = str_slice(math->text, at + 2, end);
    bool lines = str_find_byte(formula, '\n', 0) < formula.len_bytes;
    if (holds_other_things(formula) || (lines && !begins_line(math->text, math->start, at)))
        return end;
    if (lines) {
        disguise_lines(math, at + 2, end);
        vec_push(&math->shadow->displays, (Stretch){at, end + 2});
    } else {
        disguise_formula(math, at + 2, end);
    }
    return end + 2;
}

void shadow_cast_math(Shadow *shadow, size_t start)
{
    Math math = {.shadow = shadow, .text = shadow->source, .start = start, .paragraph_end = start};
    size_t at = start;
    while ((at = next_dollar(math.text, at, math.text.len_bytes)) < math.text.len_bytes) {
        if (at >= math.paragraph_end)
            math.paragraph_end = shadow_paragraph_end(math.text, at);
        bool display = at + 1 < math.text.len_bytes && math.text.data[at + 1] == '$';
        at = display ? read_display(&math, at) : read_inline(&math, at);
    }
}
