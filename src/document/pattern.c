/* Search by Knuth, Morris and Pratt over folded characters: linear whatever the pattern is. Where no match can begin is
 * skipped 64 bytes at a time. */
#include "pattern.h"

#include <uniwbrk.h>

#include "base/bytes.h"
#include "base/utf8.h"

/* ---- making one ---------------------------------------------------------------------------------------- */

static void read_symbols(Pattern *pattern, Str text)
{
    FoldWalk walk = {.folder = &pattern->folder, .text = text};
    FoldSymbol symbol;

    while (fold_next(&walk, &symbol))
        vec_push(&pattern->symbols, symbol.value);
}

static void find_borders(Pattern *pattern)
{
    const uint32_t *symbols = pattern->symbols.items;
    size_t count = pattern->symbols.count;

    pattern->border = memory_alloc_zero(count, sizeof *pattern->border);
    pattern->read = memory_alloc_zero(count, sizeof *pattern->read);
    for (size_t i = 1, length = 0; i < count; i++) {
        while (length > 0 && symbols[i] != symbols[length])
            length = pattern->border[length - 1];
        length += symbols[i] == symbols[length];
        pattern->border[i] = length;
    }
}

/* A capital that is none of an escape such as \W or \p{Lu}. */
static bool regex_has_capital(Str text)
{
    bool escaped = false;

    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        uint32_t c = utf8_decode(text, at, &step);
        if (escaped && (c == 'p' || c == 'P') && at + 1 < text.len_bytes && text.data[at + 1] == '{')
            step = str_find_byte(text, '}', at) - at;
        else if (!escaped && utf8_is_upper(c))
            return true;
        escaped = !escaped && c == '\\';
    }
    return false;
}

Status pattern_init(Pattern *pattern, Str text, SearchMode mode)
{
    *pattern = (Pattern){.mode = mode};
    if (mode == SEARCH_REGEX)
        return regex_new(text, regex_has_capital(text), &pattern->regex);
    if (mode == SEARCH_FUZZY) {
        pattern->fuzzy = memory_alloc(sizeof *pattern->fuzzy);
        fuzzy_init(pattern->fuzzy, text);
        return STATUS_OK;
    }
    folder_init(&pattern->folder, fold_has_capital(text));
    read_symbols(pattern, text);
    find_borders(pattern);
    return STATUS_OK;
}

void pattern_free(Pattern *pattern)
{
    vec_free(&pattern->symbols);
    memory_free(pattern->border);
    memory_free(pattern->read);
    memory_free(pattern->fuzzy);
    regex_free(pattern->regex);
    buffer_free(&pattern->lines);
}

bool pattern_is_empty(const Pattern *pattern)
{
    return pattern->regex == NULL && pattern->fuzzy == NULL && pattern->symbols.count == 0;
}

/* ---- words --------------------------------------------------------------------------------------------- */

static bool is_plain_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* Whether words meet at the byte is told by the few characters around it: those as far as the next blank, and not more
 * than these bytes. */
bool is_word_edge(Str text, size_t at)
{
    enum {
        REACH_BYTES = 48
    };
    char edges[REACH_BYTES * 2 + 8];
    size_t start = at, end = at;

    if (at == 0 || at >= text.len_bytes || is_plain_blank(text.data[at - 1]) || is_plain_blank(text.data[at]))
        return true;
    while (start > 0 && at - start < REACH_BYTES && !is_plain_blank(text.data[start - 1]))
        start = utf8_previous(text, start);
    while (end < text.len_bytes && end - at < REACH_BYTES && !is_plain_blank(text.data[end])) {
        size_t step;
        utf8_decode(text, end, &step);
        end += step;
    }
    u8_wordbreaks((const uint8_t *)text.data + start, end - start, edges);
    return edges[at - start] != 0;
}

/* ---- finding ------------------------------------------------------------------------------------------- */

/* Bytes of ASCII that the symbol may have been. */
static inline uint64_t bytes_of_symbol(const Bytes *bytes, uint32_t symbol, bool keep_case)
{
    if (symbol == FOLD_BLANK)
        return bytes_equal(bytes, ' ') | bytes_within(bytes, '\t', '\r');
    if (symbol >= 0x80)
        return 0;
    if (!keep_case && symbol - 'a' < 26)
        return bytes_equal_nocase(bytes, (char)symbol);
    return bytes_equal(bytes, (char)symbol);
}

/* Does the character beyond ASCII at the byte become something that begins with the symbol, or nothing? */
static bool may_become(Pattern *pattern, Str text, size_t at, uint32_t symbol)
{
    size_t step, count;

    if (((unsigned char)text.data[at] & 0xC0) == 0x80)
        return false; /* inside a character */
    const uint32_t *points = fold_character(&pattern->folder, utf8_decode(text, at, &step), &count);
    return count > 0 && points[0] == symbol;
}

/* Bytes that may stand behind one that begins a match: what the second symbol may have been, or what is folded to nothing
 * or goes on with a run; loose: or what is no letter. */
static uint64_t bytes_behind_start(const Pattern *pattern, uint32_t second, const Bytes *behind, bool loose)
{
    uint64_t bits = bytes_beyond_ascii(behind) | bytes_of_symbol(behind, second, pattern->folder.keep_case);
    if (loose)
        bits |= ~(bytes_within(behind, 'a', 'z') | bytes_within(behind, 'A', 'Z') |
                  bytes_within(behind, '0', '9'));
    return bits;
}

/* differs: NULL, or that of pattern_next_letter(). */
static size_t find_start(Pattern *pattern, size_t k, Str text, size_t at, size_t until,
                         PatternDiffers *differs)
{
    const uint32_t *symbols = pattern->symbols.items + k;
    bool keep_case = pattern->folder.keep_case, pair = pattern->symbols.count > k + 1;

    for (; at < until; at += 64) {
        Bytes bytes = bytes_at(text, at);
        uint64_t beyond = bytes_beyond_ascii(&bytes);
        uint64_t starts = bytes_of_symbol(&bytes, symbols[0], keep_case);
        if (pair && starts != 0 && symbols[0] != FOLD_BLANK && symbols[0] != '-') {
            Bytes behind = bytes_at(text, at + 1);
            starts &= bytes_behind_start(pattern, symbols[1], &behind, differs != NULL);
        }
        for (uint64_t bits = starts | beyond; bits != 0; bits &= bits - 1) {
            size_t here = at + (size_t)__builtin_ctzll(bits);
            if (here >= until)
                return until;
            bool may_start =
                (unsigned char)text.data[here] < 0x80 || may_become(pattern, text, here, symbols[0]);
            if (may_start && (differs == NULL || !differs(pattern, k, text, here)))
                return here;
        }
    }
    return until;
}

size_t pattern_next_start(Pattern *pattern, Str text, size_t at, size_t until)
{
    return find_start(pattern, 0, text, at, until, NULL);
}

size_t pattern_next_letter(Pattern *pattern, size_t k, Str text, size_t at, PatternDiffers *differs)
{
    return find_start(pattern, k, text, at, text.len_bytes, differs);
}

static size_t advance_match(const Pattern *pattern, size_t matched, uint32_t symbol)
{
    while (matched > 0 && pattern->symbols.items[matched] != symbol)
        matched = pattern->border[matched - 1];
    return matched + (pattern->symbols.items[matched] == symbol);
}

/* Is what has the pattern's symbols made of whole characters, or of whole words where they are asked for? */
static bool is_whole(const Pattern *pattern, Str text, const FoldSymbol *first, const FoldSymbol *last)
{
    return first->opens && last->closes && fold_is_boundary(text, first->start) &&
           fold_is_boundary(text, last->end) &&
           (pattern->mode != SEARCH_WORDS ||
            (is_word_edge(text, first->start) && is_word_edge(text, last->end)));
}

static PatternResult find_folded(Pattern *pattern, Str text, size_t from, size_t until, DocRange *match)
{
    size_t count = pattern->symbols.count, matched = 0, turn = 0;
    FoldWalk walk = {.folder = &pattern->folder, .text = text, .at = from};

    for (;;) {
        if (matched == 0) {
            walk.at = pattern_next_start(pattern, text, walk.at, until);
            walk.next = walk.count; /* no match begins inside a character */
            if (walk.at >= until)
                return PATTERN_NONE;
        }
        FoldSymbol symbol;
        if (!fold_next(&walk, &symbol))
            return PATTERN_NONE;
        pattern->read[turn] = symbol;
        turn = turn + 1 < count ? turn + 1 : 0;
        matched = advance_match(pattern, matched, symbol.value);
        if (matched < count)
            continue;
        const FoldSymbol *first = &pattern->read[turn]; /* the ring is full: its oldest entry */
        if (is_whole(pattern, text, first, &symbol)) {
            *match = (DocRange){first->start, symbol.end};
            return first->start < until ? PATTERN_FOUND : PATTERN_NONE;
        }
        matched = pattern->border[count - 1];
    }
}

/* The text, or for a paragraph the same with blanks for its line ends. */
static Str regex_text(Pattern *pattern, Str text, bool keep_lines)
{
    if (keep_lines || str_find_byte(text, '\n', 0) == text.len_bytes)
        return text;
    if (pattern->paragraph.data == text.data && pattern->paragraph.len_bytes == text.len_bytes)
        return buffer_str(&pattern->lines);
    pattern->paragraph = text;
    buffer_clear(&pattern->lines);
    buffer_put(&pattern->lines, text);
    for (size_t i = 0; i < pattern->lines.len_bytes; i++)
        if (pattern->lines.data[i] == '\n')
            pattern->lines.data[i] = ' ';
    return buffer_str(&pattern->lines);
}

PatternResult pattern_find(Pattern *pattern, Str text, bool keep_lines, size_t from, size_t until,
                           DocRange *match)
{
    if (until > text.len_bytes)
        until = text.len_bytes;
    if (pattern->fuzzy != NULL) {
        *match = (DocRange){0, text.len_bytes};
        return from == 0 && fuzzy_score(pattern->fuzzy, text) > 0 ? PATTERN_FOUND : PATTERN_NONE;
    }
    if (pattern->regex == NULL)
        return find_folded(pattern, text, from, until, match);
    switch (
        regex_find(pattern->regex, regex_text(pattern, text, keep_lines), from, &match->start, &match->end)) {
    case REGEX_FOUND: return PATTERN_FOUND;
    case REGEX_TOO_HARD: return PATTERN_TOO_HARD;
    default: return PATTERN_NONE;
    }
}
