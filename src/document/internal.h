/* What a Document is made of, for the files of this layer only. */
#ifndef RECTO_DOCUMENT_INTERNAL_H
#define RECTO_DOCUMENT_INTERNAL_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/vec.h"
#include "document/builder.h"
#include "document/document.h"

/* From text on, bytes of the document and clean bytes of the source go one to one, until the next run. */
typedef struct {
    DocPos text;
    size_t source;
} SourceRun;

typedef VEC(SourceRun) SourceMap;

/* A line that begins at a known clean offset, so that lines of a huge fragment need not be counted from
 * its start. */
typedef struct {
    size_t source;
    uint32_t line;
} LineMark;

struct Document {
    Arena arena; /* strings and lists of recovered things */
    const Source *source;
    Format format;
    Rendered content; /* the logical text and all spans, block by block */
    Block *blocks;
    size_t block_count;
    Fragment *fragments; /* block by block, so that text.start rises through all of them */
    size_t fragment_count;
    size_t *source_order;     /* indexes of fragments, by source_start */
    SourceMap map;            /* by text */
    VEC(LineMark) line_marks; /* by source; only inside fragments that are long */
    VEC(Section) sections;
    VEC(Quote) quotes;
    VEC(Review) reviews;
    size_t *review_of_block; /* NULL when there are no reviews */
    Str title, deck, language, date;
    VEC(Str) bylines;
    size_t word_count;
};

Document *document_new(const Source *source, Format format);

/* Index of the last of count things that begins at pos or before it, 0 when none does. first is where the first of them
 * says where it begins; each stands stride_bytes behind the one before. */
size_t last_beginning_by(const DocPos *first, size_t stride_bytes, size_t count, DocPos pos);

/* The fragment that pos came from; fragment_count must not be 0. */
const Fragment *document_fragment_at(const Document *doc, DocPos pos);

/* Says that from text on, bytes come from source on. text never falls; what was said of it before is
 * forgotten. */
void source_map_note(SourceMap *map, DocPos text, size_t source);

/* Executes inline operations: the other end of an InlineSink. */
struct InlineSink {
    const DocumentBuilder *builder;
    Str source;
    Rendered *out;
    SourceMap *map; /* NULL when nobody asks where the text came from */
    struct {
        size_t depth;
        DocPos start;
        Str target;
    } open[SPAN_KIND_COUNT];
    size_t last_span[SPAN_KIND_COUNT]; /* index into out->spans of the block's latest of that kind, or NONE */
    DocPos block_start;
    size_t first_span;
    DocPos seam_before, seam_after; /* where the fragment before ended and this one begins */
};

void sink_begin_block(InlineSink *sink);
/* Joins what follows to what is there; source_end is where the fragment before ended. Where lines are kept, it is a line
 * of its own. */
void sink_join(InlineSink *sink, JoinMode mode, size_t source_end, bool keep_lines);
/* Closes what is still open and takes a join back that nothing followed. */
void sink_end_fragment(InlineSink *sink);
void sink_end_block(InlineSink *sink);

/* Puts the operations of one draft block into sink; keep_lines as its class or its root's says. */
void builder_execute(const DocumentBuilder *builder, const DraftBlock *draft, BlockClass cls,
                     InlineSink *sink);

/* The tree of sections from titles, headings and booktitles, and from the reviews that are known. Sets
 * section of every block and review, and level of booktitles. */
void sections_build(Document *doc);

/* For qsort(): by start, of those that begin at one place the longest first. */
int span_compare(const void *left, const void *right);

#endif
