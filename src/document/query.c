/* Queries: the words to look for, and among them those that say where. */
#include "query.h"

#include <stdlib.h>

#include "base/utf8.h"

const char *const search_scope_names[] = {
#define X(id, name) name,
    SCOPES(X)
#undef X
};
const size_t search_scope_count = SCOPE_COUNT;

const char *search_mode_name(SearchMode mode)
{
    static const char *const names[SEARCH_MODE_COUNT] = {"plain", "words", "fuzzy", "regex"};
    return names[mode];
}

/* The end of the word that begins at byte at; a value in quotation marks may have blanks in it. */
static size_t word_end(Str text, size_t at)
{
    bool quoted = false;

    for (; at < text.len_bytes && (quoted || text.data[at] != ' '); at++)
        quoted = text.data[at] == '"' ? !quoted : quoted;
    return at;
}

static Str without_quotes(Str value)
{
    if (str_starts(value, STR("\"")))
        value = str_slice(value, 1, value.len_bytes);
    return str_ends(value, STR("\"")) ? str_slice(value, 0, value.len_bytes - 1) : value;
}

static Status set_scope(SearchQuery *query, Str name)
{
    for (size_t i = 0; i < SCOPE_COUNT; i++)
        if (str_is_nocase(name, search_scope_names[i])) {
            query->in[i] = true;
            return STATUS_OK;
        }
    return status_error("\"in:\" takes reviews, quotes, headings or section");
}

static Status set_name(SearchQuery *query, Str name)
{
    Pattern pattern;
    Status status = pattern_init(&pattern, name, SEARCH_PLAIN);

    if (!status.ok)
        return status;
    if (pattern_is_empty(&pattern)) { /* a lone accent folds to nothing */
        pattern_free(&pattern);
        return status_error("\"by:\" takes a name");
    }
    vec_push(&query->names, pattern);
    return STATUS_OK;
}

/* Takes the words that say where out of text; the others go to words. */
static Status read_scopes(SearchQuery *query, Str text, Buffer *words)
{
    Status status = STATUS_OK;

    for (size_t at = 0, end; at < text.len_bytes && status.ok; at = end) {
        bool begins = at == 0 || text.data[at - 1] == ' ';
        Str rest = str_slice(text, at, text.len_bytes);
        bool in = begins && str_starts_nocase(rest, STR("in:")),
             by = begins && str_starts_nocase(rest, STR("by:"));
        if (in || by) {
            end = word_end(text, at);
            Str value = without_quotes(str_slice(text, at + 3, end));
            status = in ? set_scope(query, value) : set_name(query, value);
            query->has_scope = true;
            end += end < text.len_bytes; /* the blank behind it, too */
            continue;
        }
        if (begins && (str_starts_nocase(rest, STR("\\in:")) || str_starts_nocase(rest, STR("\\by:"))))
            at++;
        end = at + 1;
        buffer_put_byte(words, text.data[at]);
    }
    return status;
}

Status search_query_new(Str text, SearchMode mode, SearchQuery **out)
{
    SearchQuery *query = memory_alloc_zero(1, sizeof *query);
    Buffer words = {0};
    Status status = read_scopes(query, text, &words);
    Str pattern = buffer_str(&words);

    if (query->has_scope)
        pattern = str_trim(pattern);
    if (status.ok && pattern.len_bytes > 0) {
        status = pattern_init(&query->pattern, pattern, mode);
        query->has_pattern = true;
        query->in[SCOPE_HEADINGS] = query->in[SCOPE_HEADINGS] || mode == SEARCH_FUZZY;
        query->has_scope = query->has_scope || mode == SEARCH_FUZZY;
    }
    buffer_free(&words);
    *out = status.ok ? query : NULL;
    if (!status.ok)
        search_query_free(query);
    return status;
}

void search_query_free(SearchQuery *query)
{
    if (!query)
        return;
    if (query->has_pattern)
        pattern_free(&query->pattern);
    for (size_t i = 0; i < query->names.count; i++)
        pattern_free(&query->names.items[i]);
    vec_free(&query->names);
    memory_free(query);
}

bool search_query_asks_for_section(const SearchQuery *query)
{
    return query->in[SCOPE_SECTION];
}

/* ---- ranges -------------------------------------------------------------------------------------------- */

/* Appends what lies behind all that is there; the rest of what overlaps it is appended to that. */
static void put_range(DocRangeList *ranges, DocRange range)
{
    if (ranges->count > 0 && range.start < vec_last(ranges).end) {
        if (range.end > vec_last(ranges).end)
            vec_last(ranges).end = range.end;
        return;
    }
    if (range.end > range.start)
        vec_push(ranges, range);
}

static void put_blocks(const Document *doc, size_t first, size_t end, DocRangeList *ranges)
{
    for (size_t i = first; i < end; i++)
        put_range(ranges, document_block(doc, i)->text);
}

static void put_reviews(const Document *doc, DocRangeList *ranges)
{
    for (size_t i = 0; i < document_block_count(doc); i++)
        if (document_review_at(doc, i) != NONE)
            put_range(ranges, document_block(doc, i)->text);
}

static void put_quotes(const Document *doc, DocRangeList *ranges)
{
    for (size_t i = 0; i < document_quote_count(doc); i++)
        put_range(ranges, document_quote(doc, i)->text);
}

bool is_head_class(BlockClass cls)
{
    return cls == BLOCK_TITLE || cls == BLOCK_HEADING || cls == BLOCK_BOOKTITLE;
}

static void put_headings(const Document *doc, DocRangeList *ranges)
{
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        if (is_head_class(block->cls))
            put_range(ranges, block->text);
    }
}

static void put_section(const Document *doc, size_t section, DocRangeList *ranges)
{
    size_t first = 0, end = document_block_count(doc);

    if (section != NONE) {
        first = document_section(doc, section)->block;
        end = document_section(doc, section)->end_block;
    } else if (document_section_count(doc) > 0) {
        end = document_section(doc, 0)->block;
    }
    put_blocks(doc, first, end, ranges);
}

/* Does a word of somebody's name begin with what was typed? */
static bool is_named(Pattern *typed, Str name)
{
    DocRange match = {0};

    while (pattern_find(typed, name, true, match.end, name.len_bytes, &match) == PATTERN_FOUND)
        if (is_word_edge(name, match.start))
            return true;
    return false;
}

static bool is_any_named(Pattern *typed, StrList names)
{
    for (size_t i = 0; i < names.count; i++)
        if (is_named(typed, names.items[i]))
            return true;
    return false;
}

static int compare_ranges(const void *left, const void *right)
{
    const DocRange *a = left, *b = right;
    return a->start != b->start ? (a->start > b->start) - (a->start < b->start)
                                : (a->end > b->end) - (a->end < b->end);
}

/* What somebody says, the reviews of their books and those that they wrote; the whole text when it is theirs. */
static void put_words_of(const Document *doc, Pattern *typed, DocRangeList *ranges)
{
    DocRangeList found = {0};

    if (is_any_named(typed, document_bylines(doc)))
        put_blocks(doc, 0, document_block_count(doc), &found);
    for (size_t i = 0; i < document_quote_count(doc); i++)
        if (is_named(typed, document_quote(doc, i)->speaker))
            vec_push(&found, document_quote(doc, i)->text);
    for (size_t i = 0; i < document_block_count(doc); i++) {
        size_t review = document_review_at(doc, i);
        if (review != NONE && (is_named(typed, document_review(doc, review)->reviewer) ||
                               is_any_named(typed, document_review(doc, review)->authors)))
            vec_push(&found, document_block(doc, i)->text);
    }
    if (found.count > 0)
        qsort(found.items, found.count, sizeof *found.items, compare_ranges);
    for (size_t i = 0; i < found.count; i++)
        put_range(ranges, found.items[i]);
    vec_free(&found);
}

/* What both lists have, into the first. */
static void intersect(DocRangeList *ranges, const DocRangeList *others)
{
    DocRangeList both = {0};

    for (size_t i = 0, k = 0; i < ranges->count && k < others->count;) {
        DocRange a = ranges->items[i], b = others->items[k];
        put_range(&both, (DocRange){a.start > b.start ? a.start : b.start, a.end < b.end ? a.end : b.end});
        if (a.end < b.end)
            i++;
        else
            k++;
    }
    vec_free(ranges);
    *ranges = both;
}

/* Cuts ranges that go over several blocks: each is looked through as its block is. */
static void split_at_blocks(const Document *doc, DocRangeList *ranges)
{
    DocRangeList split = {0};
    size_t at = 0, count = document_block_count(doc);

    for (size_t i = 0; i < ranges->count; i++) {
        DocRange range = ranges->items[i];
        while (at < count && document_block(doc, at)->text.end <= range.start)
            at++;
        for (size_t k = at; k < count && document_block(doc, k)->text.start < range.end; k++) {
            DocRange block = document_block(doc, k)->text;
            put_range(&split, (DocRange){range.start > block.start ? range.start : block.start,
                                         range.end < block.end ? range.end : block.end});
        }
    }
    vec_free(ranges);
    *ranges = split;
}

static void put_scope(const Document *doc, Scope scope, size_t section, DocRangeList *ranges)
{
    switch (scope) {
    case SCOPE_REVIEWS: put_reviews(doc, ranges); break;
    case SCOPE_QUOTES: put_quotes(doc, ranges); break;
    case SCOPE_HEADINGS: put_headings(doc, ranges); break;
    case SCOPE_SECTION: put_section(doc, section, ranges); break;
    case SCOPE_COUNT: break;
    }
}

void query_ranges(const Document *doc, SearchQuery *query, size_t section, DocRangeList *ranges)
{
    bool is_first = true;
    for (size_t i = 0; i < SCOPE_COUNT + query->names.count; i++) {
        DocRangeList scope = {0};
        if (i >= SCOPE_COUNT)
            put_words_of(doc, &query->names.items[i - SCOPE_COUNT], &scope);
        else if (query->in[i])
            put_scope(doc, (Scope)i, section, &scope);
        else
            continue;
        if (is_first) {
            vec_free(ranges);
            *ranges = scope;
        } else {
            intersect(ranges, &scope);
            vec_free(&scope);
        }
        is_first = false;
    }
    split_at_blocks(doc, ranges);
}
