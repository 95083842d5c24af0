/* Leaves: the blocks of a Markdown text that hold text themselves, as the parser gave them, before it is
 * known which lines each has. For the files of this layer only. */
#ifndef RECTO_IMPORT_LEAF_H
#define RECTO_IMPORT_LEAF_H

#include "base/vec.h"
#include "document/builder.h"
#include "lines.h"

typedef enum {
    LEAF_TEXT, /* a paragraph, also that of an item */
    LEAF_HEADING,
    LEAF_CODE,
    LEAF_TABLE,
    LEAF_RULE,
    LEAF_HTML,
    LEAF_ITEM, /* an item without anything in it */
} LeafKind;

typedef struct {
    LeafKind kind;
    BlockClass cls;
    uint8_t level, quote_depth, list_depth;
    const char *role; /* refinement, as in Block; NULL for none */
    bool tight;       /* its list is */
    bool begins_item; /* the first of its list item */
    bool keep_lines;  /* it has hard line breaks */
    char fence;       /* CODE: of what its fence is made; 0 when it is indented */
    Str marker;       /* of the item; empty: as printed */
    uint32_t number;  /* of an item in an ordered list, counted; 0 in others */
    uint32_t first_number;
    char delimiter;      /* behind the number */
    const char *columns; /* TABLE: how they are aligned, as in Block */
    size_t start, end;   /* clean offsets of its first and last text, NONE when it has none */
    size_t first_op, op_count;
} Leaf;

typedef VEC(Leaf) LeafList;

/* Role of a paragraph that is a term; of the item that says what it means. */
extern const char LEAF_ROLE_TERM[], LEAF_ROLE_DEFINITION[];

/* Makes the drafts of builder out of leaves, so that every line that is not blank is in exactly one. walk
 * stands behind the front matter. */
void cover_lines(DocumentBuilder *builder, const LeafList *leaves, LineWalk walk);

#endif
