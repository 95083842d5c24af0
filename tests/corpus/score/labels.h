/* Labels: a label file of a page, or a structure dump of it, in memory (../README.md has the format).
 *
 * Lines are 1-based. Strings are borrowed from the page, from the bytes read or from the labels' arena.
 */
#ifndef RECTO_TESTS_LABELS_H
#define RECTO_TESTS_LABELS_H

#include "base/arena.h"
#include "base/vec.h"
#include "document/document.h"

typedef struct {
    Source *source;
    VEC(Str) lines; /* without their line ends */
} Page;

/* Fails, with nothing to close, on what cannot be read. */
Status page_open(const char *path, Page *page);
void page_close(Page *page);

/* A line of the page as the format counts them: blank when it holds nothing but spaces, tabs, no-break spaces
 * and form feeds. line must be one of the page's. */
Str page_line(const Page *page, uint32_t line);
bool page_line_is_blank(const Page *page, uint32_t line);

typedef struct {
    Str name, value;
} Attribute;

typedef VEC(Attribute) Attributes;

/* The value of an attribute; empty when it is not there. */
Str attribute(const Attributes *attributes, const char *name);
/* The same as a number; 0 when it is not there or is none. */
uint32_t attribute_number(const Attributes *attributes, const char *name);

typedef struct {
    uint32_t first_line, last_line;
    BlockClass cls;
    size_t root; /* index of the block that begins its paragraph: its own but for a BLOCK_CONT */
    Attributes attributes;
} LabelBlock;

typedef struct {
    Str kind; /* "quote", "review" ... */
    Str text; /* the words in quotation marks that are no attribute's; empty when there are none */
    Attributes attributes;
} LabelFact;

typedef struct {
    const Page *page;
    Attributes properties;  /* of the file: lang=, wrap= ... */
    VEC(LabelBlock) blocks; /* in the order of their lines */
    VEC(LabelFact) facts;
    Arena arena;
} Labels;

/* Reads bytes, which must outlive the labels. Fails, with nothing to free, on what is not in the format. */
Status labels_read(Str bytes, const Page *page, Labels *labels);
void labels_free(Labels *labels);

/* A label file together with the page beside it, NAME.txt of NAME.labels. */
typedef struct {
    char *path; /* of the page */
    Page page;
    Source *bytes;
    Labels labels;
} LabelledPage;

/* Fails, with nothing to close, when one of the two cannot be read; the message names it. */
Status labelled_page_open(const char *labels_path, LabelledPage *page);
void labelled_page_close(LabelledPage *page);

/* Index of the block that begins at line; NONE when none does. */
size_t labels_block_at(const Labels *labels, uint32_t line);

/* The class of a block, a further piece of a paragraph counting as one. */
BlockClass label_block_class(const LabelBlock *block);

/* The whole paragraph that a block belongs to, its pieces put together, as words_plain() gives text. In the labels'
 * arena. */
Str labels_paragraph(Labels *labels, size_t block);

/* What a quote fact says was said: full=, or the stretch of the paragraph (with end_at= of all paragraphs and
 * answers as far as that block) that begins with the words of from= and ends with those of to=. Empty when they
 * are not there. In the labels' arena. */
Str labels_quote_text(Labels *labels, const LabelFact *fact);

#endif
