/* The state of a Markdown parse, shared by the callbacks for blocks and those for text. For the files of this
 * layer only. */
#ifndef RECTO_IMPORT_PARSER_H
#define RECTO_IMPORT_PARSER_H

#include <md4c.h>

#include "base/buffer.h"
#include "html.h"
#include "leaf.h"
#include "shadow.h"

typedef enum {
    CONTAINER_QUOTE,
    CONTAINER_LIST,
    CONTAINER_ITEM
} ContainerKind;

/* What a container is that md4c takes for a list's item or a quotation: see shadow.h. */
typedef enum {
    ROLE_OWN, /* just that */
    ROLE_NOTE,
    ROLE_DEFINITION,
    ROLE_TABLE
} ContainerRole;

typedef struct {
    ContainerKind kind;
    ContainerRole role;
    size_t leaf_count;             /* in it, at any depth */
    bool tight;                    /* LIST */
    uint32_t number, first_number; /* LIST: of its next item; 0 when it is not ordered. ITEM: its own */
    char delimiter;
    Str marker; /* LIST, ITEM: when it is known already */
} Container;

typedef struct {
    DocumentBuilder *builder;
    Str text, parsed; /* the source, and what md4c reads in its place */
    Shadow shadow;
    LeafList leaves;
    VEC(Container) containers;
    size_t quote_depth, list_depth; /* as md4c has them */
    size_t note_depth;              /* of these lists, those that are a note */
    size_t budget;

    bool is_open;   /* the last leaf takes text */
    size_t at;      /* behind the text that came last in it; NONE before the first */
    size_t reached; /* behind the text that came last in any */
    size_t waiting; /* line ends of code, seen and not yet put */
    Buffer cells;   /* ends of cells and rows of a table, likewise */
    size_t code_indent;
    HtmlStrip html;
    bool has_row, has_cell;
    unsigned columns; /* of the table */
    Buffer alignment; /* of those of its columns whose head has been seen */
    size_t row_line;  /* where the line of its present row begins; NONE when that is not known */
    size_t emphasis_depth, image_depth, image_count;
    bool after_tag, after_blank;       /* what came last was a tag; before it, a blank */
    bool plain_ink, ink_outside_image; /* text outside emphasis; outside images */
    bool empty_image;                  /* it has had no text yet */
    DocRange image_target;
    size_t hidden_end, unhidden_end; /* of the script in a paragraph; up to here none has an end */
    bool link_waits;                 /* a link whose text has not begun */
    size_t link_depth;
    Str link_target;
} Parser;

Leaf *parser_leaf(Parser *parser); /* the last */
void parser_open_leaf(Parser *parser, LeafKind kind, BlockClass cls);
void parser_close_leaf(Parser *parser);
/* The paragraph of an item in a tight list is not announced: it begins with its text. */
void parser_need_leaf(Parser *parser);

/* What holds the text that comes now; NULL at the top. */
const Container *parser_innermost(const Parser *parser);
/* The class that a paragraph has there. */
BlockClass parser_paragraph_class(const Parser *parser);

/* To be called with the offset of a leaf's first text: what the shadow made look like something else becomes what it is. */
void parser_recognise(Parser *parser, size_t start);

/* Where the line behind the one at `at` begins; the length of text when there is none. */
size_t parser_next_line(Str text, size_t at);

/* Pays for amount bytes or calls out of the budget. What md4c gives out can be far more than it takes in: a
 * short row is filled with cells as wide as the table, a long address repeated by every reference to it. Both
 * are quadratic in hostile hands; beyond the budget we stop and read the source as plain text. Returns what a
 * callback shall return. */
int parser_spend(Parser *parser, size_t amount);

/* md4c's callbacks. */
int parser_enter_block(MD_BLOCKTYPE type, void *detail, void *parser);
int parser_leave_block(MD_BLOCKTYPE type, void *detail, void *parser);
int parser_enter_span(MD_SPANTYPE type, void *detail, void *parser);
int parser_leave_span(MD_SPANTYPE type, void *detail, void *parser);
int parser_text(MD_TEXTTYPE type, const MD_CHAR *data, MD_SIZE size, void *parser);

#endif
