/* The block quotations and lists that a block stands in, as containers of markup that are opened and closed. For the files of
 * this layer only.
 *
 * A block says how many quotations and lists are around it, not in which order; the order is told by what is open already,
 * and by the class of what begins: an item stands in its list first, a quotation in its quotation. */
#ifndef RECTO_DOCUMENT_DUMP_NEST_H
#define RECTO_DOCUMENT_DUMP_NEST_H

#include "base/vec.h"
#include "internal.h"

/* What a list item begins with. */
typedef enum {
    MARKER_BULLET,
    MARKER_NUMBER, /* "12." or "12)": CommonMark 0.31.2, section 5.2 */
    MARKER_PRINTED /* any other, such as "(a)" or "IV." */
} MarkerKind;

typedef struct {
    MarkerKind kind;
    uint32_t number; /* NUMBER */
    char delimiter;  /* NUMBER */
    Str text;        /* as printed */
} ItemMarker;

typedef struct {
    bool is_list;
    BlockClass cls;      /* quotation: QUOTE, EPIGRAPH or PULLQUOTE */
    bool is_attributed;  /* quotation: it has been said whose it is */
    ItemMarker marker;   /* list: of its latest item */
    size_t indent_bytes; /* list: for who writes, how far what belongs to the item is set in */
    bool is_fresh;       /* opened for this block, or a new item of the list begins with it */
} NestContainer;

typedef struct {
    size_t quote_depth, list_depth;
    BlockClass quote_cls;
    bool wants_quote, wants_list; /* innermost */
    bool begins_item, begins_quote;
    ItemMarker marker;
} NestPlace;

typedef struct {
    const Document *doc;
    VEC(NestContainer) containers; /* outermost first */
    size_t next_quote;             /* of the document's quotations, the first that has not begun */
    size_t before;                 /* the block placed last, or NONE */
} Nest;

void nest_free(Nest *nest);

/* Where the block is to stand. Blocks must be asked for in their order; what is folded away is not asked for. */
NestPlace nest_place(Nest *nest, size_t block);

/* How many of the open containers stay open for it, from the outermost. */
size_t nest_kept(const Nest *nest, const NestPlace *place);

/* Takes the innermost container off. */
void nest_pop(Nest *nest);

/* Pushes the containers that are missing around the block and marks what is fresh. Those that are kept must be all that is
 * there. */
void nest_enter(Nest *nest, const NestPlace *place, size_t block);

/* True when the attribution names who said what stands before it; false when it names who speaks behind it, as in a play. */
bool nest_is_below_quotation(const Nest *nest, size_t block);

#endif
