/* What a query asks for, and where. For the files of this layer only. */
#ifndef RECTO_DOCUMENT_QUERY_H
#define RECTO_DOCUMENT_QUERY_H

#include "pattern.h"

/* in:NAME; each narrows the search down. */
#define SCOPES(X)                                                                                            \
    X(REVIEWS, "reviews")                                                                                    \
    X(QUOTES, "quotes")                                                                                      \
    X(HEADINGS, "headings")                                                                                  \
    X(SECTION, "section")

typedef enum {
#define X(id, name) SCOPE_##id,
    SCOPES(X)
#undef X
    SCOPE_COUNT
} Scope;

struct SearchQuery {
    bool has_pattern;
    Pattern pattern;
    bool in[SCOPE_COUNT];
    VEC(Pattern) names; /* by:NAME */
    bool has_scope;
};

/* What in:headings looks into. */
bool is_head_class(BlockClass cls);

/* The ranges that a query with scopes narrows the document down to, in order and apart. */
void query_ranges(const Document *doc, SearchQuery *query, size_t section, DocRangeList *ranges);

#endif
