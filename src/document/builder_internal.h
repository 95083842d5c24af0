#ifndef RECTO_DOCUMENT_BUILDER_INTERNAL_H
#define RECTO_DOCUMENT_BUILDER_INTERNAL_H

#include "internal.h"

typedef struct {
    size_t offset;
    JoinMode mode;
} LineEnd;

struct DocumentBuilder {
    const Source *source;
    Document *doc; /* filled step by step; given away by builder_finish() */
    InlineReader reader;
    DraftList drafts;
    VEC(InlineOp) ops;
    VEC(LineEnd) line_ends; /* by offset; only what is not JOIN_SPACE */
    const Correction *corrections;
    size_t correction_count;
    size_t *block_of_draft; /* while it is being sealed */
    bool sealed;
};

/* What has become blocks: of a long text it takes half as much memory as the text, and is not asked for again. */
void builder_forget_drafts(DocumentBuilder *builder);

/* Frees the builder but not its document. */
void builder_release(DocumentBuilder *builder);

#endif
