/* Document: what a page says and how it is built, after its structure has been recovered.
 *
 *   text      one stretch of UTF-8: the logical text of every block, in reading order, a '\n' after each.
 *             A paragraph that a page break cut in two is one block and whole here; emphasis marks are
 *             gone from it and stand in spans.
 *   blocks    the text's paragraphs, headings, captions ...: [text.start, text.end) each, in order, none
 *             overlapping. Furniture (running heads, page numbers) is there too, so that nothing is lost.
 *   fragments where a block came from: one for each stretch of source lines that it was put together from.
 *             Every line of the source that is not blank is in exactly one fragment of one block.
 *   spans     emphasis, strong, code, link inside a block.
 *   sections  the headings as a tree, and the reviews as leaves of it.
 *   quotes    pull quotes, block quotes, epigraphs, and what people are quoted as saying.
 *   reviews   book reviews with the fields of their citation.
 *
 * A Document is immutable and lives in one arena: all that these functions return is borrowed until
 * document_free(). It borrows its Source, which must outlive it.
 *
 * Units: a DocPos is a byte offset into document_text(); a line is 1-based and counted in the source.
 * Indexes count from 0; NONE stands for "there is none".
 */
#ifndef RECTO_DOCUMENT_DOCUMENT_H
#define RECTO_DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "base/str.h"

typedef size_t DocPos;

typedef struct {
    DocPos start, end; /* [start, end) */
} DocRange;

#define NONE ((size_t)-1)

/* What a block is. The names are those that --dump=structure prints; the order is theirs too.
 * BLOCK_CONT exists only while a document is built: it becomes a further fragment of its paragraph. */
#define BLOCK_CLASSES(X)                                                                                     \
    X(TITLE, "title")   /* of the document, or of an article in it */                                        \
    X(DECK, "deck")     /* the lines under a title that say what the piece is about */                       \
    X(KICKER, "kicker") /* the word or two over a title */                                                   \
    X(BYLINE, "byline")                                                                                      \
    X(HEADING, "heading")                                                                                    \
    X(PARA, "para")                                                                                          \
    X(CONT, "cont")                                                                                          \
    X(QUOTE, "quote") /* a block quotation */                                                                \
    X(VERSE, "verse") /* its lines are kept */                                                               \
    X(EPIGRAPH, "epigraph")                                                                                  \
    X(ATTRIB, "attrib") /* who said the quote or epigraph above, or speaks in a play */                      \
    X(LIST, "list")     /* one item */                                                                       \
    X(CODE, "code")                                                                                          \
    X(TABLE, "table")                                                                                        \
    X(IMAGE, "image")                                                                                        \
    X(RULE, "rule") /* a line or an ornament between sections */                                             \
    X(NOTE, "note") /* footnote or endnote */                                                                \
    X(CAPTION, "caption")                                                                                    \
    X(PULLQUOTE, "pullquote") /* a sentence of the body set again in large type */                           \
    X(FURNITURE, "furniture") /* running head, folio, "Continued on": folded away */                         \
    X(BIO, "bio")             /* the note about the author */                                                \
    X(REVIEWER, "reviewer")                                                                                  \
    X(SIGN, "sign") /* who signed a letter or a notice */                                                    \
    X(QUESTION, "question")                                                                                  \
    X(ANSWER, "answer")                                                                                      \
    X(BOOKTITLE, "booktitle") /* first line of a review's head */                                            \
    X(BOOKCITE, "bookcite")   /* the rest of it: authors, publisher, year ... */                             \
    X(META, "meta")           /* front matter, licence, link definitions: folded away */

typedef enum {
    BLOCK_UNKNOWN, /* only while a document is built */
#define X(id, name) BLOCK_##id,
    BLOCK_CLASSES(X)
#undef X
    BLOCK_CLASS_COUNT
} BlockClass;

/* "para" for BLOCK_PARA ...; "unknown" for BLOCK_UNKNOWN. */
const char *block_class_name(BlockClass cls);

/* True for what is no part of the piece and is folded away: furniture and meta. */
bool block_class_is_folded(BlockClass cls);

/* True when a rule of that text is drawn better than printed: with nothing but hyphens, stars and their like. */
bool block_is_plain_rule(Str text);

/* True for what stands in the way of a paragraph without belonging to it: what a page break or a picture puts between
 * its two halves. */
static inline bool block_class_is_float(BlockClass cls)
{
    return cls == BLOCK_FURNITURE || cls == BLOCK_CAPTION || cls == BLOCK_PULLQUOTE || cls == BLOCK_NOTE ||
           cls == BLOCK_IMAGE;
}

/* How a fragment is put behind the one before it. */
typedef enum {
    JOIN_SPACE,    /* with a space between */
    JOIN_KEEP,     /* with nothing between: the hyphen at the seam belongs to the word */
    JOIN_DEHYPHEN, /* the hyphen at the seam was the printer's and is dropped */
} JoinMode;

const char *join_mode_name(JoinMode mode); /* "space", "keep", "dehyphen" */

typedef struct {
    DocRange text;                   /* what of the block's text came from here */
    size_t source_start, source_end; /* clean offsets into source_text() */
    uint32_t first_line, last_line;
    JoinMode mode;      /* to the fragment before; of no meaning for a block's first */
    const char *rule;   /* of the decision that made it a block, or joined it to the one before; never NULL */
    uint8_t confidence; /* per cent, of that decision */
    bool by_hand; /* a reader said that it begins a block, or goes on with one (document/correction.h) */
} Fragment;

typedef enum {
    SPAN_EMPHASIS,
    SPAN_STRONG,
    SPAN_CODE,
    SPAN_STRIKE,
    SPAN_LINK, /* target is where it leads */
    SPAN_KIND_COUNT
} SpanKind;

typedef struct {
    DocRange text;
    SpanKind kind;
    Str target; /* SPAN_LINK only */
} Span;

/* A table is lines of cells divided by tabs, or text that its author has aligned. In Markdown (GFM, "Tables") its first
 * line is a head, and columns says with a letter for each how they are aligned: 'l', 'c', 'r', or '-' where the row of
 * dashes does not say. */
typedef struct {
    DocRange text;
    BlockClass cls;
    uint8_t level;        /* headings and titles: 1 is the highest; booktitles: the level of their section */
    uint8_t quote_depth;  /* block quotations around it */
    uint8_t list_depth;   /* lists around it; a list item has at least 1 */
    uint8_t confidence;   /* per cent, of the decision that gave cls */
    bool keep_lines;      /* '\n' in its text is a line end to be kept: verse, code, tables, meta */
    bool subheading;      /* the second line of the heading before it, as in CHAPTER II / The Ferry */
    bool tight;           /* follows the block before without room between, as items of one list do */
    bool by_hand;         /* a reader said what it is (document/correction.h) */
    const char *kind;     /* refinement such as "runhead", "credit"; NULL for none */
    const char *rule;     /* name of the rule that decided, never NULL */
    Str marker;           /* list item: its bullet or number as printed */
    const char *columns;  /* table of Markdown, as above. NULL: nothing is known */
    size_t lifted_from;   /* pull quote: index of the block that it repeats; else NONE */
    DocRange lifted_text; /* pull quote: the sentence that it repeats, in that block */
    size_t section;       /* index of the innermost section that it stands in; NONE before the first */
    size_t first_fragment, fragment_count; /* at least 1 */
    size_t first_span, span_count;
} Block;

typedef enum {
    SECTION_TITLE,
    SECTION_HEADING,
    SECTION_REVIEW
} SectionKind;

typedef struct {
    SectionKind kind;
    uint8_t level;    /* 1 is the highest */
    size_t parent;    /* NONE at the top */
    size_t block;     /* the heading itself */
    size_t end_block; /* one past its last block, its subsections included */
    DocRange title;   /* document text; a heading of two lines is both */
    size_t review; /* SECTION_REVIEW: index of the review, the first of those whose heads share a block; else
                         NONE, also for a booktitle of which no review was made */
    uint32_t line;
} Section;

typedef enum {
    QUOTE_PULL,
    QUOTE_BLOCK,
    QUOTE_DIRECT,
    QUOTE_EPIGRAPH
} QuoteKind;

const char *quote_kind_name(QuoteKind kind); /* "pull", "block", "direct", "epigraph" */

typedef struct {
    QuoteKind kind;
    DocRange text;      /* without the outer quotation marks */
    size_t block;       /* that it begins in: never furniture or meta */
    Str speaker;        /* empty when the text does not say */
    Str mention;        /* how the text names the speaker here ("they"); empty when as in speaker */
    Str cue;            /* the verb or line that says so: "says", "attribution line" */
    const char *rule;   /* how its speaker was told, or that nobody was; never NULL in a finished document */
    uint8_t confidence; /* per cent */
    bool nested;        /* inside another quotation */
    size_t lifted_from; /* QUOTE_PULL: the block that it repeats, or NONE */
} Quote;

typedef struct {
    const Str *items;
    size_t count;
} StrList;

/* A field that the citation does not give is empty. Values are as printed. */
typedef struct {
    size_t block;                   /* first block of its head */
    size_t section;                 /* opened by the first booktitle of its head, else heading, else title,
                                       else by its first block. Set by builder_finish() */
    uint32_t head_first, head_last; /* source lines of the head */
    uint32_t body_first, body_last; /* source lines of the body; 0 when there is none */
    size_t body_block;              /* first block of the body; NONE when there is none */
    Str title, subtitle;
    StrList authors, editors, translators;
    Str publisher, city, year, pages, price, binding, series;
    StrList isbns;
    Str reviewer, affiliation;
    uint32_t reviewer_line; /* where the reviewer is named; 0 when nowhere */
    uint8_t confidence;
} Review;

typedef enum {
    FORMAT_TEXT,
    FORMAT_MARKDOWN
} Format;

const char *format_name(Format format); /* "text", "markdown" */

typedef struct Document Document;

void document_free(Document *doc); /* NULL is fine */

const Source *document_source(const Document *doc);
Format document_format(const Document *doc);
Str document_text(const Document *doc);
Str document_language(const Document *doc);              /* "en" (ISO 639), or empty when not known */
Str document_slice(const Document *doc, DocRange range); /* clamped to the text */

/* An index must be below its count. */
size_t document_block_count(const Document *doc);
const Block *document_block(const Document *doc, size_t index);
Str document_block_text(const Document *doc, size_t index);
uint32_t document_block_line(const Document *doc, size_t index); /* its first line in the source */
/* The block whose text (or the '\n' behind it) holds pos; the last for any pos beyond. NONE when empty. */
size_t document_block_at(const Document *doc, DocPos pos);

const Fragment *document_fragments(const Document *doc, const Block *block); /* block->fragment_count */
const Span *document_spans(const Document *doc, const Block *block);         /* block->span_count, by start */

size_t document_section_count(const Document *doc);
const Section *document_section(const Document *doc, size_t index);

size_t document_quote_count(const Document *doc); /* by text.start */
const Quote *document_quote(const Document *doc, size_t index);

size_t document_review_count(const Document *doc); /* by block */
const Review *document_review(const Document *doc, size_t index);
/* The review in whose head, body or signature the block stands; NONE when in none. */
size_t document_review_at(const Document *doc, size_t block);

/* The title, deck (without the byline in it) and authors of the piece; empty when it has none. */
Str document_title(const Document *doc);
Str document_deck(const Document *doc);
StrList document_bylines(const Document *doc);
/* The date that a front matter gives, as it is written there; empty when there is none. */
Str document_date(const Document *doc);

/* Clean source offset that the character at pos came from, and the position that shows the given offset
 * (or the first one behind it). What carries a place from one document to another of the same file. */
size_t document_source_offset(const Document *doc, DocPos pos);
DocPos document_pos_from_source(const Document *doc, size_t source_offset);

/* The source line that pos came from, and the first position of a line (or of the next one that is there). */
uint32_t document_line_at(const Document *doc, DocPos pos);
DocPos document_pos_from_line(const Document *doc, uint32_t line);

/* How many words the blocks' text has, what is folded away left out. */
size_t document_word_count(const Document *doc);

#endif
