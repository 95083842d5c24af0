/* Search in the logical text: over wrapped lines, joined fragments and marks, folded (base/fold.h), in a part of the
 * document or all of it.
 *
 * A query is what is typed: words to look for, and among them where to look. `in:reviews`, `in:quotes`, `in:headings`
 * and `in:section` (the one that one is in) and `by:NAME` (who speaks, wrote the book or the review) narrow the search
 * down, each further one more; `by:"Ann Lee"` takes several words. With nothing else in the query, what it narrows down to
 * is what is found. A backslash before such a word makes it one of the words to look for.
 */
#ifndef RECTO_DOCUMENT_SEARCH_H
#define RECTO_DOCUMENT_SEARCH_H

#include "base/status.h"
#include "base/vec.h"
#include "document/document.h"

typedef VEC(DocRange) DocRangeList;

typedef enum {
    SEARCH_PLAIN,
    SEARCH_WORDS, /* whole ones: a hit begins and ends where a word may (UAX #29) */
    SEARCH_FUZZY, /* titles that have the letters in their order (base/fuzzy.h); a hit is a whole one */
    SEARCH_REGEX, /* on the text as it is but for line ends in paragraphs, which are blanks (base/regex.h) */
    SEARCH_MODE_COUNT
} SearchMode;

/* "plain", "words", "fuzzy", "regex" */
const char *search_mode_name(SearchMode mode);

enum {
    /* More hits than this are not looked for. */
    SEARCH_HITS_MAX = 1000000
};

typedef struct SearchQuery SearchQuery;

/* Reads a query. Case counts when there is a capital among the words. Fails with what is wrong with it in words; then
 * *out is NULL. A query without any word finds nothing. */
Status search_query_new(Str text, SearchMode mode, SearchQuery **out);
void search_query_free(SearchQuery *query); /* NULL is fine */

/* Does it ask for the section that one is in? */
bool search_query_asks_for_section(const SearchQuery *query);

/* False when the query finds nothing in the text that a plain source becomes, whatever recovery does to it; as is told from
 * its letters alone, at the speed of a search. */
bool search_query_may_match(SearchQuery *query, Str source);

/* The names of what may stand behind "in:". */
extern const char *const search_scope_names[];
extern const size_t search_scope_count;

typedef struct {
    bool furniture; /* look into furniture and metadata too */
    size_t section; /* what in:section means; NONE: the text before any section */
    DocPos from;    /* where to begin; what stands before it is looked through last */
} SearchOptions;

/* A search that can be interrupted and gone on with. */
typedef struct SearchScan SearchScan;

/* doc and query must outlive the scan. */
SearchScan *search_scan_new(const Document *doc, SearchQuery *query, SearchOptions options);
void search_scan_free(SearchScan *scan); /* NULL is fine */

/* Looks through about so many bytes more, and appends the hits to hits, empty before the first step and not changed in
 * between: in order and not overlapping. Those before options.from are found last of all, and then put in front. True while
 * there is more to look through. */
bool search_scan_step(SearchScan *scan, size_t bytes, DocRangeList *hits);

/* How many hits were put in front of the others when the scan ended. */
size_t search_scan_early_count(const SearchScan *scan);

/* Did the search end early, because the pattern takes too many steps? */
bool search_scan_failed(const SearchScan *scan);

/* All of it at once; hits is empty before. False when it has failed as above. */
bool document_search(const Document *doc, SearchQuery *query, SearchOptions options, DocRangeList *hits);

/* The first of hits, which are in order, that begins at the place or behind it; hits->count when there is none. */
size_t search_first_from(const DocRangeList *hits, DocPos pos);

/* How many different sections the hits lie in; what stands before the first section counts as one. */
size_t document_count_sections(const Document *doc, const DocRangeList *hits);

#endif
