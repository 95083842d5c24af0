/* Whether a pattern can stand in the text that a source will become, told from the source: without recovering it. */
#include "base/utf8.h"
#include "query.h"

/* Letters and digits are what recovery never takes away from a paragraph; all else it may. */
static bool is_solid(uint32_t symbol)
{
    return symbol < FOLD_BLANK && (utf8_is_alpha(symbol) || utf8_is_digit(symbol));
}

/* What has been passed over between two letters of the source. */
typedef struct {
    bool line_end, hyphen;
    bool address; /* a link's, or a tag, begins behind it: letters that are no text */
} Gap;

/* Over the end of a line, and whatever stands there if a page ends, a sentence goes on at a blank, a word behind a hyphen. */
static bool may_go_on_elsewhere(Gap gap, bool blank_wanted)
{
    return gap.address || (gap.line_end && (blank_wanted || gap.hyphen));
}

/* The letters of the pattern from here on, whatever stands between; or up to where a page may end. */
static bool may_begin_here(const Pattern *pattern, FoldWalk walk)
{
    static const char soft_hyphen[] = "\xC2\xAD"; /* which becomes no symbol */
    size_t k = 0, count = pattern->symbols.count, behind = walk.at;
    bool blank_wanted = false;
    Gap gap = {0};
    FoldSymbol symbol;

    while (k < count) {
        uint32_t wanted = pattern->symbols.items[k];
        if (!is_solid(wanted)) {
            blank_wanted = blank_wanted || wanted == FOLD_BLANK;
            k++;
            continue;
        }
        if (!fold_next(&walk, &symbol))
            return gap.hyphen || blank_wanted;
        Str dropped = str_slice(walk.text, behind, symbol.start);
        gap.hyphen = gap.hyphen || str_find(dropped, STR(soft_hyphen), 0) < dropped.len_bytes;
        behind = symbol.end;
        if (!is_solid(symbol.value)) {
            Str passed = str_slice(walk.text, symbol.start, symbol.end);
            gap.line_end = gap.line_end || str_find_byte(passed, '\n', 0) < passed.len_bytes;
            gap.hyphen = gap.hyphen || symbol.value == '-';
            gap.address = gap.address || symbol.value == '(' || symbol.value == '<';
            continue;
        }
        if (k > 0 && may_go_on_elsewhere(gap, blank_wanted))
            return true;
        if (symbol.value != wanted)
            return false;
        k++;
        gap = (Gap){0};
        blank_wanted = false;
    }
    return true;
}

static bool has_solid_symbol(const Pattern *pattern)
{
    for (size_t i = 0; i < pattern->symbols.count; i++)
        if (is_solid(pattern->symbols.items[i]))
            return true;
    return false;
}

bool search_query_may_match(SearchQuery *query, Str source)
{
    Pattern *pattern = &query->pattern;
    if (!query->has_pattern || pattern->regex != NULL || pattern->fuzzy != NULL || !has_solid_symbol(pattern))
        return true;
    if (!is_solid(pattern->symbols.items[0]))
        return true; /* rare, and not worth the trouble */
    for (size_t at = 0; (at = pattern_next_letter(pattern, source, at)) < source.len_bytes;) {
        size_t step;
        if (may_begin_here(pattern, (FoldWalk){.folder = &pattern->folder, .text = source, .at = at}))
            return true;
        utf8_decode(source, at, &step);
        at += step;
    }
    return false;
}
