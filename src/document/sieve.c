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

/* A pattern, a source, and what is known of the two. */
typedef struct {
    Pattern *pattern;
    Str source;
    bool *absent; /* [k]: the letters from symbol k on begin nowhere */
} Sieve;

static bool may_begin_anywhere(Sieve *sieve, size_t k);

static void note_passed(Gap *gap, Str source, const FoldSymbol *symbol)
{
    Str passed = str_slice(source, symbol->start, symbol->end);
    gap->line_end = gap->line_end || str_find_byte(passed, '\n', 0) < passed.len_bytes ||
                    str_find_byte(passed, '\r', 0) < passed.len_bytes;
    gap->hyphen = gap->hyphen || symbol->value == '-';
    gap->address = gap->address || symbol->value == '(' || symbol->value == '<';
}

/* Do the letters of the pattern from symbol k on stand at the byte, whatever stands between; or if a page may end
 * between two of them, the further ones somewhere? */
static bool may_begin_at(Sieve *sieve, size_t k, size_t at)
{
    static const char soft_hyphen[] = "\xC2\xAD"; /* which becomes no symbol */
    const Pattern *pattern = sieve->pattern;
    FoldWalk walk = {.folder = &sieve->pattern->folder, .text = sieve->source, .at = at};
    size_t first = k, count = pattern->symbols.count, behind = at;
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
            return (gap.hyphen || blank_wanted) && may_begin_anywhere(sieve, k);
        Str dropped = str_slice(walk.text, behind, symbol.start);
        gap.hyphen = gap.hyphen || str_find(dropped, STR(soft_hyphen), 0) < dropped.len_bytes;
        behind = symbol.end;
        if (!is_solid(symbol.value)) {
            note_passed(&gap, walk.text, &symbol);
            continue;
        }
        if (k > first && may_go_on_elsewhere(gap, blank_wanted) && may_begin_anywhere(sieve, k))
            return true;
        if (symbol.value != wanted)
            return false;
        k++;
        gap = (Gap){0};
        blank_wanted = false;
    }
    return true;
}

static bool is_ascii_solid(unsigned char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26 || (unsigned char)(c - '0') < 10;
}

/* Told from ASCII alone, which is what most text is and takes no folding: is there another letter at the byte, or where
 * the next one is to be? */
static bool differs_plainly(const Pattern *pattern, size_t k, Str source, size_t at)
{
    size_t count = pattern->symbols.count;
    for (;; k++, at++) {
        bool blank_wanted = false, line_end = false;
        for (; k < count && !is_solid(pattern->symbols.items[k]); k++)
            blank_wanted = blank_wanted || pattern->symbols.items[k] == FOLD_BLANK;
        for (; at < source.len_bytes && !is_ascii_solid((unsigned char)source.data[at]); at++) {
            unsigned char c = (unsigned char)source.data[at];
            if (c >= 0x80 || c == '-' || c == '(' || c == '<')
                return false;
            line_end = line_end || c == '\n' || c == '\r';
        }
        if (k == count || at + 1 >= source.len_bytes || (blank_wanted && line_end) ||
            (unsigned char)source.data[at + 1] >= 0x80 || pattern->symbols.items[k] >= 0x80)
            return false;
        unsigned char c = (unsigned char)source.data[at];
        if (!pattern->folder.keep_case && (unsigned char)(c - 'A') < 26)
            c |= 0x20;
        if (c != pattern->symbols.items[k])
            return true;
    }
}

static bool begins_anywhere(Sieve *sieve, size_t k)
{
    Str source = sieve->source;
    for (size_t at = 0;
         (at = pattern_next_letter(sieve->pattern, k, source, at, differs_plainly)) < source.len_bytes;) {
        size_t step;
        if (may_begin_at(sieve, k, at))
            return true;
        utf8_decode(source, at, &step);
        at += step;
    }
    return false;
}

/* k: of a letter. Looks through the source once for each k that begins nowhere. */
static bool may_begin_anywhere(Sieve *sieve, size_t k)
{
    if (!sieve->absent[k])
        sieve->absent[k] = !begins_anywhere(sieve, k);
    return !sieve->absent[k];
}

/* Of the pattern's words, the longest, which is seldom the one that stands everywhere; count when there is none. */
static size_t longest_word(const Pattern *pattern)
{
    size_t count = pattern->symbols.count, longest = count, longest_length = 0;
    for (size_t start = 0, end; start < count; start = end + 1) {
        for (end = start; end < count && is_solid(pattern->symbols.items[end]);)
            end++;
        if (end - start > longest_length) {
            longest_length = end - start;
            longest = start;
        }
    }
    return longest;
}

bool search_query_may_match(SearchQuery *query, Str source)
{
    Pattern *pattern = &query->pattern;
    if (!query->has_pattern || pattern->regex != NULL || pattern->fuzzy != NULL)
        return true;
    size_t word = longest_word(pattern);
    if (word == pattern->symbols.count || !is_solid(pattern->symbols.items[0]))
        return true; /* rare, and not worth the trouble */
    Sieve sieve = {pattern, source, memory_alloc_zero(pattern->symbols.count, sizeof(bool))};
    bool may = may_begin_anywhere(&sieve, word) && may_begin_anywhere(&sieve, 0);
    memory_free(sieve.absent);
    return may;
}
