/* The scan: the blocks of a document, or the ranges that a query narrows it down to, one after the other from a place on
 * and then from the top. */
#include "document/search.h"

#include "query.h"

struct SearchScan {
    const Document *doc;
    SearchQuery *query;
    SearchOptions options;
    DocRangeList ranges; /* when the query has scopes */
    size_t count;        /* of ranges, or of blocks */
    size_t first;        /* the one with which the scan begins */
    size_t next;         /* the one that is looked through; those behind count are the ones before first */
    DocPos at;           /* up to where it has been; 0 before it is begun */
    DocRangeList early;  /* hits before the place where it began */
    size_t early_count;  /* of them, when they have been put in front of the others */
    bool failed;
};

static DocRange scan_range(const SearchScan *scan, size_t index)
{
    return scan->query->has_scope ? scan->ranges.items[index] : document_block(scan->doc, index)->text;
}

/* The first range that ends behind the place. */
static size_t range_at(const SearchScan *scan, DocPos from)
{
    size_t low = 0, high = scan->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (scan_range(scan, middle).end <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

SearchScan *search_scan_new(const Document *doc, SearchQuery *query, SearchOptions options)
{
    SearchScan *scan = memory_alloc_zero(1, sizeof *scan);
    *scan = (SearchScan){.doc = doc, .query = query, .options = options};
    if (query->has_scope)
        query_ranges(doc, query, options.section, &scan->ranges);
    scan->count = query->has_scope ? scan->ranges.count : document_block_count(doc);
    scan->first = range_at(scan, options.from);
    scan->next = scan->first;
    return scan;
}

void search_scan_free(SearchScan *scan)
{
    if (!scan)
        return;
    vec_free(&scan->ranges);
    vec_free(&scan->early);
    memory_free(scan);
}

bool search_scan_failed(const SearchScan *scan)
{
    return scan->failed;
}

/* ---- looking ------------------------------------------------------------------------------------------- */

/* Without words to look for a range is what is found; of blocks that follow each other below one head, the first. */
static void put_whole_range(const SearchScan *scan, size_t index, DocRangeList *hits)
{
    DocRange range = scan_range(scan, index);
    BlockClass cls = document_block(scan->doc, document_block_at(scan->doc, range.start))->cls;
    bool goes_on = index > 0 && scan_range(scan, index - 1).end + 1 == range.start;

    if (!goes_on || is_head_class(cls))
        vec_push(hits, range);
}

/* Looks through the range from scan->at on, at most so many bytes, but a regular expression through all of it, which it
 * takes at once anyway; true when it is done with. */
static bool search_range(SearchScan *scan, DocRange range, const Block *block, size_t bytes,
                         DocRangeList *hits)
{
    Str text = document_slice(scan->doc, range);
    size_t from = scan->at > range.start ? scan->at - range.start : 0;
    bool at_once = scan->query->pattern.regex != NULL || bytes >= text.len_bytes - from;
    size_t until = at_once ? text.len_bytes : from + bytes;
    DocRange match;

    while (hits->count < SEARCH_HITS_MAX) {
        PatternResult result =
            pattern_find(&scan->query->pattern, text, block->keep_lines, from, until, &match);
        scan->failed = result == PATTERN_TOO_HARD;
        if (result != PATTERN_FOUND)
            break;
        vec_push(hits, (DocRange){range.start + match.start, range.start + match.end});
        from = match.end;
    }
    scan->at = range.start + (from > until ? from : until);
    return scan->at >= range.end;
}

/* Skips the blocks behind the one that is next in which no match can begin, all at once: most are short. Returns how many
 * bytes that are. */
static size_t skip_blocks(SearchScan *scan, size_t bytes)
{
    const SearchQuery *query = scan->query;
    if (query->has_scope || !query->has_pattern || query->pattern.regex != NULL)
        return 0;
    bool wrapped = scan->next >= scan->count;
    size_t index = wrapped ? scan->next - scan->count : scan->next;
    size_t last = wrapped ? scan->first - 1 : scan->count - 1;
    DocPos end = scan_range(scan, last).end, range_end = scan_range(scan, index).end;
    DocPos from = scan->at > 0 ? scan->at : scan_range(scan, index).start;
    DocPos until = bytes < end - from ? from + bytes : end;
    DocPos start = pattern_next_start(&scan->query->pattern, document_text(scan->doc), from, until);
    if (start <= range_end)
        return 0;
    size_t block = start < end ? document_block_at(scan->doc, start) : last;
    scan->next += block - index;
    scan->at = start;
    return start - from;
}

/* Looks through the range that is next; returns for how many bytes that counts. */
static size_t step_range(SearchScan *scan, size_t bytes, DocRangeList *hits)
{
    enum {
        RANGE_BYTES = 64 /* what going to a range costs, in bytes of text */
    };
    size_t index = scan->next % scan->count;
    DocRange range = scan_range(scan, index);
    size_t at = scan->query->has_scope ? document_block_at(scan->doc, range.start) : index;
    const Block *block = document_block(scan->doc, at);
    DocPos before = scan->at > range.start ? scan->at : range.start;
    bool done = true;

    if (block_class_is_folded(block->cls) && !scan->options.furniture)
        before = scan->at = range.end;
    else if (!scan->query->has_pattern)
        put_whole_range(scan, index, hits);
    else
        done = search_range(scan, range, block, bytes, hits);
    size_t taken = RANGE_BYTES + (scan->at > before ? scan->at - before : 0);
    if (done) {
        scan->next++;
        scan->at = 0;
    }
    return taken;
}

/* Those from the top of the document on, which were found last, to the front. */
static void put_in_front(SearchScan *scan, DocRangeList *hits)
{
    size_t early = scan->early.count;

    if (early == 0)
        return;
    vec_reserve(hits, hits->count + early);
    memmove(hits->items + early, hits->items, hits->count * sizeof *hits->items);
    memcpy(hits->items, scan->early.items, early * sizeof *hits->items);
    hits->count += early;
    scan->early_count = early;
    vec_clear(&scan->early);
}

static bool has_more(const SearchScan *scan, const DocRangeList *hits)
{
    const SearchQuery *query = scan->query;
    bool nothing = query->has_pattern ? pattern_is_empty(&query->pattern) : !query->has_scope;
    return !nothing && scan->next < scan->first + scan->count && !scan->failed &&
           hits->count + scan->early.count < SEARCH_HITS_MAX;
}

bool search_scan_step(SearchScan *scan, size_t bytes, DocRangeList *hits)
{
    for (size_t taken = 0; taken < bytes && has_more(scan, hits);) {
        taken += skip_blocks(scan, bytes - taken);
        if (taken < bytes)
            taken += step_range(scan, bytes - taken, scan->next < scan->count ? hits : &scan->early);
    }
    if (has_more(scan, hits))
        return true;
    put_in_front(scan, hits);
    return false;
}

size_t search_scan_early_count(const SearchScan *scan)
{
    return scan->early_count;
}

bool document_search(const Document *doc, SearchQuery *query, SearchOptions options, DocRangeList *hits)
{
    SearchScan *scan = search_scan_new(doc, query, options);
    while (search_scan_step(scan, SIZE_MAX, hits)) {
    }
    bool failed = scan->failed;
    search_scan_free(scan);
    return !failed;
}

size_t search_first_from(const DocRangeList *hits, DocPos pos)
{
    size_t low = 0, high = hits->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hits->items[middle].start < pos)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A section's own text is in one piece, before its subsections: counting changes counts sections. */
size_t document_count_sections(const Document *doc, const DocRangeList *hits)
{
    size_t sections = 0, last = NONE;
    for (size_t i = 0; i < hits->count; i++) {
        size_t section = document_block(doc, document_block_at(doc, hits->items[i].start))->section;
        sections += i == 0 || section != last;
        last = section;
    }
    return sections;
}
