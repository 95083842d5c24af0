/* Search in the logical text: across wrapped lines, joined fragments and marks, without regard to case. */
#ifndef RECTO_DOCUMENT_SEARCH_H
#define RECTO_DOCUMENT_SEARCH_H

#include "base/vec.h"
#include "document/document.h"

typedef VEC(DocRange) DocRangeList;

/* More hits than this are not looked for. */
enum {
    SEARCH_HITS_MAX = 1000000
};

typedef struct {
    bool furniture; /* look into furniture and metadata too */
} SearchOptions;

/* Finds pattern in the document's text and appends the hits to hits, in order, not overlapping. Letters
 * match without regard to case (simple mapping); the quotes and the hyphen of a keyboard match the
 * typographic ones (U+2018, 2019, 201C, 201D, 2010, 2011) and the other way round; a run of white space in
 * the pattern matches any run of white space inside one block. An empty pattern finds nothing. O(text). */
void document_search(const Document *doc, Str pattern, SearchOptions options, DocRangeList *hits);

/* How many different sections the hits lie in; what stands before the first section counts as one. */
size_t document_count_sections(const Document *doc, const DocRangeList *hits);

#endif
