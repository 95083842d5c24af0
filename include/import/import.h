/* Import: the bytes of one format into draft blocks. Nothing is guessed here but what the format itself says;
 * guessing is the recover layer's. */
#ifndef RECTO_IMPORT_IMPORT_H
#define RECTO_IMPORT_IMPORT_H

#include "document/builder.h"

/* The format of a source: by the name's ending (.md, .markdown, .mkd, .mdown), else by its first pages: front
 * matter, or at least one ATX heading and at least two lines that carry marks of Markdown's own (the heading
 * is one). Lines in code fences do not count. path may be NULL. Above 1 GiB everything is text. */
Format import_detect(const Source *source, const char *path);

/* Builders filled with the draft blocks of source. A line is blank when it holds nothing but white space,
 * NO-BREAK SPACE, other Unicode spaces, characters without width and form feeds.
 *
 * Text: cut at blank lines and form feeds, every block BLOCK_UNKNOWN. Its inline reader understands
 * `*emphasis*`, `**strong**`, `[links](http://a.example)` and backslash escapes.
 *
 * Markdown: CommonMark 0.31 and GFM by md4c, and what it does not know: the footnotes of GitHub and PHP Markdown Extra,
 * the latter's definition lists, front matter. All blocks are decided by rule "markup", but paragraphs outside lists: they
 * are BLOCK_PARA and open to recovery. An item of a list is a block; its further paragraphs are BLOCK_PARA of its depth.
 * A note is BLOCK_NOTE and begins with its mark, "[^label]:"; what is indented below it follows as notes without a mark, its
 * references are links to "#fn:label". A term is a paragraph of kind "term", what it means one of kind "definition". The
 * kind of code is the language of its fence. Paragraphs with hard line breaks keep their lines. Text is recorded
 * in operations, each line end inside a paragraph as one of its own; only rules, front matter, link definitions and HTML
 * without text have none and are read as plain text. What would take
 * md4c beyond all measure (wide tables with short rows, long addresses repeated a thousand times) is imported
 * as text: builder_format() says which it was.
 *
 * Raw: the source as it stands, each run of lines a paragraph that keeps its lines, decided by "source". */
DocumentBuilder *import_text(const Source *source);
DocumentBuilder *import_markdown(const Source *source);
DocumentBuilder *import_raw(const Source *source);

#endif
