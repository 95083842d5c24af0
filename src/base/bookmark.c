#include "base/bookmark.h"

static const size_t NOWHERE = SIZE_MAX;

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\f';
}

static bool is_inside_character(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t skip_blanks(Str text, size_t at)
{
    while (at < text.len_bytes && is_blank(text.data[at]))
        at++;
    return at;
}

static size_t skip_blanks_back(Str text, size_t at)
{
    while (at > 0 && is_blank(text.data[at - 1]))
        at--;
    return at;
}

/* ---- making one ---------------------------------------------------------------------------------------- */

/* How many of the count bytes, which go on elsewhere, to keep: up to the last blank, or the last whole character. */
static size_t keep_whole(const char *words, size_t count, char next)
{
    size_t end = count;
    if (is_blank(next))
        return end;
    while (end > 0 && words[end - 1] != ' ')
        end--;
    if (end > 0)
        return end - 1;
    for (end = count; end > 0 && is_inside_character(next); end--)
        next = words[end - 1];
    return end;
}

static uint8_t take_after(Str text, size_t at, char *words)
{
    size_t count = 0;
    for (at = skip_blanks(text, at); at < text.len_bytes && count < BOOKMARK_WORDS_BYTES; count++) {
        bool blank = is_blank(text.data[at]);
        words[count] = blank ? ' ' : text.data[at];
        at = blank ? skip_blanks(text, at) : at + 1;
    }
    if (at < text.len_bytes)
        count = keep_whole(words, count, text.data[at]);
    while (count > 0 && words[count - 1] == ' ')
        count--;
    return (uint8_t)count;
}

/* The words end at `at`; of a first one that is cut off, nothing is kept. */
static uint8_t take_before(Str text, size_t at, char *words)
{
    char taken[BOOKMARK_WORDS_BYTES];
    size_t start = BOOKMARK_WORDS_BYTES;
    for (at = skip_blanks_back(text, at); at > 0 && start > 0;) {
        bool blank = is_blank(text.data[at - 1]);
        taken[--start] = blank ? ' ' : text.data[at - 1];
        at = blank ? skip_blanks_back(text, at) : at - 1;
    }
    size_t whole = start;
    if (at > 0 && !is_blank(text.data[at - 1]))
        while (whole < BOOKMARK_WORDS_BYTES && taken[whole] != ' ')
            whole++;
    if (whole == BOOKMARK_WORDS_BYTES)
        for (whole = start; whole < BOOKMARK_WORDS_BYTES && is_inside_character(taken[whole]);)
            whole++;
    while (whole < BOOKMARK_WORDS_BYTES && taken[whole] == ' ')
        whole++;
    memcpy(words, taken + whole, BOOKMARK_WORDS_BYTES - whole);
    return (uint8_t)(BOOKMARK_WORDS_BYTES - whole);
}

Bookmark bookmark_of(Str text, size_t offset)
{
    offset = offset < text.len_bytes ? offset : text.len_bytes;
    Bookmark bookmark = {.offset = offset, .text_bytes = text.len_bytes};
    bookmark.before_bytes = take_before(text, offset, bookmark.before);
    bookmark.after_bytes = take_after(text, offset, bookmark.after);
    return bookmark;
}

/* ---- finding it ---------------------------------------------------------------------------------------- */

/* Where the words end that begin at `at`; NOWHERE when others stand there. */
static size_t match_on(Str text, size_t at, Str words)
{
    for (size_t i = 0; i < words.len_bytes; i++) {
        if (at >= text.len_bytes)
            return NOWHERE;
        bool blank = words.data[i] == ' ';
        if (blank ? !is_blank(text.data[at]) : text.data[at] != words.data[i])
            return NOWHERE;
        at = blank ? skip_blanks(text, at) : at + 1;
    }
    return at;
}

/* Do the words stand before `at`? */
static bool matches_back(Str text, size_t at, Str words)
{
    at = skip_blanks_back(text, at);
    for (size_t i = words.len_bytes; i-- > 0;) {
        bool blank = words.data[i] == ' ';
        if (at == 0 || (blank ? !is_blank(text.data[at - 1]) : text.data[at - 1] != words.data[i]))
            return false;
        at = blank ? skip_blanks_back(text, at) : at - 1;
    }
    return true;
}

/* Where the place would be if all changes were behind it, and if all were before it. */
typedef struct {
    size_t from_start, from_end;
} Expected;

static Expected expect(Str text, const Bookmark *bookmark)
{
    uint64_t rest = bookmark->text_bytes > bookmark->offset ? bookmark->text_bytes - bookmark->offset : 0;
    return (Expected){.from_start =
                          bookmark->offset < text.len_bytes ? (size_t)bookmark->offset : text.len_bytes,
                      .from_end = rest < text.len_bytes ? text.len_bytes - (size_t)rest : 0};
}

static size_t distance(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

static size_t distance_from(Expected expected, size_t at)
{
    size_t start = distance(at, expected.from_start), end = distance(at, expected.from_end);
    return start < end ? start : end;
}

static void offer(Expected expected, size_t at, size_t *nearest)
{
    if (*nearest == NOWHERE || distance_from(expected, at) < distance_from(expected, *nearest))
        *nearest = at;
}

static Str within_reach(Str text, Expected expected, size_t *start)
{
    size_t reach = (size_t)BOOKMARK_REACH_MIB << 20;
    bool start_first = expected.from_start < expected.from_end;
    size_t first = start_first ? expected.from_start : expected.from_end;
    size_t last = start_first ? expected.from_end : expected.from_start;
    *start = first > reach ? first - reach : 0;
    return str_slice(text, 0, last + reach);
}

static Str first_word(Str words)
{
    return str_slice(words, 0, str_find_byte(words, ' ', 0));
}

/* The nearest places that have these words behind them: with the words before them, and without. */
static void find_after(Str text, Expected expected, Str before, Str after, size_t *both, size_t *alone)
{
    size_t start;
    Str reach = within_reach(text, expected, &start), word = first_word(after);
    *both = *alone = NOWHERE;
    if (word.len_bytes == 0)
        return;
    for (size_t at = str_find(reach, word, start); at < reach.len_bytes; at = str_find(reach, word, at + 1)) {
        if (match_on(text, at, after) == NOWHERE)
            continue;
        offer(expected, at, alone);
        if (matches_back(text, at, before))
            offer(expected, at, both);
    }
}

/* The nearest place that has these words before it. */
static size_t find_before(Str text, Expected expected, Str before)
{
    size_t start, found = NOWHERE;
    Str reach = within_reach(text, expected, &start), word = first_word(before);
    for (size_t at = str_find(reach, word, start); at < reach.len_bytes; at = str_find(reach, word, at + 1)) {
        size_t end = match_on(text, at, before);
        if (end != NOWHERE)
            offer(expected, skip_blanks(text, end), &found);
    }
    return found;
}

static size_t line_in_proportion(Str text, const Bookmark *bookmark)
{
    if (bookmark->text_bytes == 0)
        return 0;
    double share = (double)bookmark->offset / (double)bookmark->text_bytes;
    size_t at = share < 1 ? (size_t)(share * (double)text.len_bytes) : text.len_bytes;
    at = at < text.len_bytes ? at : text.len_bytes;
    while (at > 0 && text.data[at - 1] != '\n')
        at--;
    return at;
}

static bool is_where_it_was(Str text, const Bookmark *bookmark, Str before, Str after)
{
    if (bookmark->text_bytes != text.len_bytes || bookmark->offset > text.len_bytes)
        return false;
    size_t at = (size_t)bookmark->offset;
    return match_on(text, skip_blanks(text, at), after) != NOWHERE && matches_back(text, at, before);
}

size_t bookmark_find(Str text, const Bookmark *bookmark)
{
    Str before = {bookmark->before, bookmark->before_bytes}, after = {bookmark->after, bookmark->after_bytes};
    if (is_where_it_was(text, bookmark, before, after))
        return (size_t)bookmark->offset;
    Expected expected = expect(text, bookmark);
    size_t both, alone, behind = NOWHERE;
    find_after(text, expected, before, after, &both, &alone);
    if (both != NOWHERE && before.len_bytes + after.len_bytes >= BOOKMARK_ALONE_MIN_BYTES)
        return both;
    if (alone != NOWHERE && after.len_bytes >= BOOKMARK_ALONE_MIN_BYTES)
        return alone;
    if (before.len_bytes >= BOOKMARK_ALONE_MIN_BYTES)
        behind = find_before(text, expected, before);
    return behind != NOWHERE ? behind : line_in_proportion(text, bookmark);
}
