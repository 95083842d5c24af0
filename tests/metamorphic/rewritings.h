/* Rewritings: a page set otherwise in ways that mean nothing, so that its structure must stay what it is. */
#ifndef RECTO_TESTS_REWRITINGS_H
#define RECTO_TESTS_REWRITINGS_H

#include "base/buffer.h"
#include "labels.h"

/* Appends the page, rewritten, to out. doc is what is made of it as it is. */
typedef void (*Rewrite)(const Labels *labels, const Document *doc, Buffer *out);

typedef struct {
    const char *name;
    Rewrite rewrite;
} Rewriting;

extern const Rewriting rewritings[];
extern const size_t rewriting_count;

#endif
