/* Dumps of a document for other programs, appended to out: one line a thing, tabs between fields, no control
 * characters in any field. */
#ifndef RECTO_DOCUMENT_DUMP_H
#define RECTO_DOCUMENT_DUMP_H

#include "base/buffer.h"
#include "document/document.h"
#include "document/search.h"

/* A line for each fragment of a block in source order, then facts: the format of tests/corpus/README.md. */
typedef struct {
    bool explain; /* with the rule and the confidence (per cent) of each decision */
} StructureOptions;

void dump_structure(const Document *doc, StructureOptions options, Buffer *out);

void dump_outline(const Document *doc, Buffer *out); /* LINE LEVEL TITLE */
void dump_quotes(const Document *doc, Buffer *out);  /* LINE KIND SPEAKER TEXT */
void dump_reviews(const Document *doc, Buffer *out); /* LINE TITLE AUTHORS PUBLISHER YEAR REVIEWER */

/* The reviewed books for a reference manager: BibTeX with the fields of biblatex, an entry each; CSL JSON, one array. Names
 * are cut into family and given name, "et al." becomes "and others" (CSL has no word for it). */
void dump_bibtex(const Document *doc, Buffer *out);
void dump_csl(const Document *doc, bool pretty, Buffer *out);

/* LINE SECTION TEXT for each hit, with the name of the file in front when there is one to be told. With json
 * an object each: path, line, section, match (what was found) and text (what stands around it). */
typedef struct {
    Str name; /* of the file; empty: not told */
    bool json;
    uint32_t lines_before; /* of the file, when the document is a later piece of it */
    Str section_before;    /* in which that piece begins */
} SearchDumpOptions;
void dump_hits(const Document *doc, const DocRangeList *hits, SearchDumpOptions options, Buffer *out);

typedef struct {
    Str path;    /* "source.path"; "-" is standard input */
    bool pretty; /* indent by two */
} JsonOptions;

void dump_json(const Document *doc, JsonOptions options, Buffer *out); /* RFC 8259 */

/* The recovered document for people and for other programs that read prose, without what is folded away. Nothing in it that a
 * reader of the format would take for markup, unless the document says so; a link only where part of the web may lead it
 * (http, https, mailto, or no scheme). */

/* CommonMark 0.31.2 with tables, strikethrough and footnotes as GitHub writes them; a paragraph a line. */
void dump_markdown(const Document *doc, Buffer *out);

/* One file of HTML (the Living Standard), with its style in it and nothing that is fetched from elsewhere. */
typedef struct {
    Str name; /* of the file: the page's title when the document has none */
} HtmlOptions;

void dump_html(const Document *doc, HtmlOptions options, Buffer *out);

#endif
