/* DocumentBuilder: a document while it is made.
 *
 *   1 import    cuts the source into DraftBlocks, in the order of their lines, each with its range of lines;
 *               every line that is not blank goes into exactly one. What markup says of a block is set
 *               at once (decided = true) and no rule overrules it.
 *   2 recover   decides the class of the others, splits them, links fragments (BLOCK_CONT, of), pull quotes. What a
 *               reader has put right by hand (document/correction.h) it takes from the builder, and leaves alone.
 *   3 builder_seal()  writes the logical text, the spans and the map back to the source; makes sections.
 *   4 recover   reads the sealed text, adds quotes and reviews.
 *   5 builder_finish()  gives the Document.
 *
 * Text is not copied before step 3: a DraftBlock is a range of the source, and its text is made (marks
 * taken out, lines joined) by its inline reader when somebody asks with builder_render(). There are two
 * kinds: an InlineReader that reads the range anew (plain text), or operations that the importer recorded
 * (Markdown, where the parser has already done the work).
 */
#ifndef RECTO_DOCUMENT_BUILDER_H
#define RECTO_DOCUMENT_BUILDER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/vec.h"
#include "document/correction.h"
#include "document/document.h"

typedef struct DocumentBuilder DocumentBuilder;

/* Whether a reader has said how a draft stands to the text before it. */
typedef enum {
    SEAM_OPEN,   /* nobody has */
    SEAM_JOINED, /* it goes on with it */
    SEAM_APART,  /* it begins a block */
} SeamByHand;

typedef struct {
    size_t start, end; /* clean source bytes, from its first line to its last, whose line end is left out */
    uint32_t first_line, last_line;
    uint32_t blank_lines; /* before it */
    bool page_break;      /* a form feed stands between it and the block before, or begins it */
    bool decided;         /* markup, or a reader, said what it is */
    bool by_hand;         /* a reader said it */
    SeamByHand seam;
    BlockClass cls; /* BLOCK_UNKNOWN until decided */
    uint8_t level;
    uint8_t quote_depth, list_depth;
    uint8_t confidence; /* per cent */
    bool subheading, tight;
    bool keep_lines;  /* line ends are kept although the class would join them: a source shown as it stands */
    const char *kind; /* static string or NULL */
    const char *rule; /* static string */
    size_t of;        /* BLOCK_CONT: the draft block that it continues (its previous fragment);
                                 BLOCK_PULLQUOTE: the draft block it repeats;
                                 BLOCK_ATTRIB: the draft block that it names the speaker of; else NONE */
    JoinMode mode;    /* BLOCK_CONT */
    Str marker;       /* list item; its text begins behind it. Borrowed from source or arena */
    const char *columns; /* table: as in Block. In the builder's arena, or static */
    size_t text_start;   /* where its text begins (behind a bullet, a '>'): start <= text_start <= end */
    size_t first_op, op_count; /* recorded operations; op_count 0 means that the InlineReader reads it */
} DraftBlock;

/* A DraftBlock over [start, end) with everything else at its neutral value (of = NONE, rule = "none"). */
DraftBlock draft_block(size_t start, size_t end, uint32_t first_line, uint32_t last_line);

typedef VEC(DraftBlock) DraftList;

/* What a block's text is made of. Offsets are clean source offsets. */
typedef enum {
    OP_TEXT,    /* source[start, end) as it is */
    OP_LITERAL, /* literal, standing for source[start, end): an entity, a line end that became a space */
    OP_OPEN,    /* a span begins here */
    OP_CLOSE,   /* the innermost open span of that kind ends */
} InlineOpKind;

typedef struct {
    InlineOpKind kind;
    SpanKind span; /* OPEN, CLOSE */
    size_t start, end;
    Str literal; /* LITERAL; for OPEN of a SPAN_LINK its target. Static, or in builder_arena() */
} InlineOp;

typedef struct InlineSink InlineSink;
void inline_text(InlineSink *sink, size_t start, size_t end);
void inline_literal(InlineSink *sink, size_t start, size_t end, Str literal);
void inline_open(InlineSink *sink, SpanKind kind, Str target);
/* The same with scheme + rest for a target; rest as inline_open() wants it. */
void inline_open_address(InlineSink *sink, SpanKind kind, Str scheme, Str rest);
void inline_close(InlineSink *sink, SpanKind kind);

/* What becomes of a line end inside a block: JOIN_SPACE unless recovery said otherwise
 * (builder_set_line_end()). offset is that of the '\n'. */
JoinMode inline_line_end(const InlineSink *sink, size_t offset);

typedef struct {
    bool keep_lines; /* line ends stay '\n' */
    bool verbatim;   /* nothing is read as a mark, and indentation stays */
} InlineOptions;

/* Reads source[start, end) and puts its operations into sink. */
typedef void (*InlineReader)(Str source, size_t start, size_t end, InlineOptions options, InlineSink *sink);

/* The builder borrows source. reader may be NULL when every block has recorded operations. */
DocumentBuilder *builder_new(const Source *source, Format format, InlineReader reader);
void builder_free(DocumentBuilder *builder); /* gives up; NULL is fine */

const Source *builder_source(const DocumentBuilder *builder);
Format builder_format(const DocumentBuilder *builder);
Arena *builder_arena(DocumentBuilder *builder); /* lives as long as the Document */

/* The drafts, to be read and changed in place; first to last in the order of their lines. */
DraftList *builder_drafts(DocumentBuilder *builder);
/* Puts list in place of the drafts and takes it over: how a pass splits or merges blocks in linear time. */
void builder_replace_drafts(DocumentBuilder *builder, DraftList *list);

/* Records an operation; those of one block follow each other. Returns its index. */
size_t builder_record(DocumentBuilder *builder, InlineOp op);
size_t builder_op_count(const DocumentBuilder *builder);

/* Says that the '\n' at this clean offset, inside a block, joins its lines with KEEP or DEHYPHEN. To be
 * called in rising order of offset. */
void builder_set_line_end(DocumentBuilder *builder, size_t offset, JoinMode mode);

/* What a reader has put right, in the order in which it was done: borrowed until the builder is sealed. Recovery asks
 * for it in two steps. */
void builder_set_corrections(DocumentBuilder *builder, const Correction *items, size_t count);
/* The drafts with every correction imposed: cut where one begins or ends, decided where one says what they are. To be
 * asked once recovery has cut lines apart, so that a correction changes its own lines and no others. False, and *out
 * empty, when there is none to impose. */
bool builder_impose_corrections(DocumentBuilder *builder, DraftList *out);
/* Links what a reader joined with the text before it, and takes apart what rules joined against a reader's word: to
 * be called when it is known what stands between. */
void builder_settle_seams(DocumentBuilder *builder);

/* Classes whose line ends are kept. */
bool block_class_keeps_lines(BlockClass cls);

/* The text of one draft block as the document will have it, with its spans (ranges are offsets into
 * rendered->text). rendered is the caller's, zero-initialised once and reused. */
typedef struct {
    Buffer text;
    VEC(Span) spans;
} Rendered;
void builder_render(DocumentBuilder *builder, size_t draft, Rendered *rendered);
void rendered_free(Rendered *rendered);

/* Metadata that a front matter gave. It wins over what the blocks say. */
void builder_set_title(DocumentBuilder *builder, Str title);
void builder_set_language(DocumentBuilder *builder, Str language);
void builder_set_date(DocumentBuilder *builder, Str date); /* as printed */
void builder_add_byline(DocumentBuilder *builder, Str name);
void builder_set_deck(DocumentBuilder *builder, Str deck); /* without the byline that stands in it */

/* Step 3. Blocks of class BLOCK_UNKNOWN become paragraphs. After it the drafts are gone and the
 * half-made document can be read with the functions of document.h (no quotes, no reviews yet; sections
 * from titles, headings and booktitles are there). */
const Document *builder_seal(DocumentBuilder *builder);

/* Step 4. Strings must be static, in builder_arena() or in the document's text. Any order. */
void builder_add_quote(DocumentBuilder *builder, Quote quote);
void builder_add_review(DocumentBuilder *builder, Review review);
/* The sentence that a pull quote repeats. */
void builder_set_lifted_text(DocumentBuilder *builder, size_t block, DocRange text);

/* Step 5. Sorts quotes and reviews, links reviews with their sections, frees the builder. */
Document *builder_finish(DocumentBuilder *builder);

#endif
