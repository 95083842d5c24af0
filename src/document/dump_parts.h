/* What the dumps that write markup ask of a document's parts. For the files of this layer only. */
#ifndef RECTO_DOCUMENT_DUMP_PARTS_H
#define RECTO_DOCUMENT_DUMP_PARTS_H

#include "base/vec.h"
#include "internal.h"

static inline bool part_has_byte(Str among, char c)
{
    return str_find_byte(among, c, 0) < among.len_bytes;
}

/* True when the block is part of what is dumped: not folded away, and with something to see. */
bool part_is_shown(const Document *doc, size_t block);

/* The next block from `block` on that is shown; the count of blocks when there is none. */
size_t part_next_shown(const Document *doc, size_t block);

/* True when the block is the second line of the heading before it, which is shown. */
bool part_goes_on_with_heading(const Document *doc, size_t before, size_t block);

/* From 1 to 6. */
unsigned part_heading_level(const Block *block);

/* True for addresses that lead somewhere and do nothing: http, https, mailto, and those without a scheme (RFC 3986, section
 * 3.1). */
bool part_is_safe_target(Str target);
/* True for what is set as a link: it leads somewhere, and not to a note, of which its text is the call. */
bool part_is_link(const Span *span);

/* A table as cells; the first row is its head. */
typedef struct {
    VEC(DocRange) cells;
    VEC(size_t) row_ends; /* index one past a row's last cell */
    size_t columns;       /* of the widest row */
} TableCells;

/* False when the text shows no columns that could be told apart: then its lines are as their author aligned them. Lines of
 * hyphens below the head are none of its rows. */
bool part_table(const Document *doc, const Block *block, TableCells *table);
void part_table_free(TableCells *table);

/* The address of an image, when the block is one and Markdown says where it lies; else empty. */
Str part_image_target(const Document *doc, const Block *block);

#endif
