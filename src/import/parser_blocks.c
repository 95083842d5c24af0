/* Containers and blocks: a stack says where we are, each block that holds text becomes a leaf. */

#include "parser.h"

#include <string.h>

enum {
    LANGUAGE_MAX_BYTES = 24
};

Leaf *parser_leaf(Parser *parser)
{
    return &vec_last(&parser->leaves);
}

int parser_spend(Parser *parser, size_t amount)
{
    if (amount >= parser->budget) {
        parser->budget = 0;
        return -1; /* md4c takes a positive number for no error where it enters links */
    }
    parser->budget -= amount;
    return 0;
}

/* --- leaves --- */

static uint8_t depth_of(size_t depth)
{
    return depth > UINT8_MAX ? UINT8_MAX : (uint8_t)depth;
}

const Container *parser_innermost(const Parser *parser)
{
    return parser->containers.count > 0 ? &vec_last(&parser->containers) : NULL;
}

static void describe_item(Parser *parser, Leaf *leaf, const Container *item)
{
    leaf->begins_item = item->leaf_count == 0;
    leaf->tight = parser->containers.items[parser->containers.count - 2].tight;
    leaf->marker = item->marker;
    leaf->number = item->number;
    leaf->first_number = item->first_number;
    leaf->delimiter = item->delimiter;
}

BlockClass parser_paragraph_class(const Parser *parser)
{
    const Container *inside = parser_innermost(parser);
    if (inside == NULL)
        return BLOCK_PARA;
    if (inside->role == ROLE_NOTE)
        return BLOCK_NOTE;
    if (inside->kind == CONTAINER_ITEM && inside->leaf_count > 0)
        return BLOCK_PARA;
    return inside->kind == CONTAINER_QUOTE ? BLOCK_QUOTE : BLOCK_LIST;
}

void parser_open_leaf(Parser *parser, LeafKind kind, BlockClass cls)
{
    Leaf opened = {.kind = kind,
                   .cls = cls,
                   .quote_depth = depth_of(parser->quote_depth),
                   .list_depth = depth_of(parser->list_depth - parser->note_depth),
                   .start = NONE,
                   .end = NONE,
                   .first_op = builder_op_count(parser->builder)};
    const Container *inside = parser_innermost(parser);
    if (inside != NULL && inside->kind == CONTAINER_ITEM)
        describe_item(parser, &opened, inside);
    if (inside != NULL)
        vec_last(&parser->containers).leaf_count++;
    vec_push(&parser->leaves, opened);
    parser->is_open = true;
    parser->at = NONE;
    parser->waiting = parser->code_indent = 0;
    parser->emphasis_depth = parser->image_depth = parser->image_count = 0;
    parser->has_row = parser->has_cell = false;
    parser->row_line = NONE;
    parser->after_tag = parser->after_blank = false;
    parser->plain_ink = parser->ink_outside_image = parser->link_waits = false;
    parser->html = (HtmlStrip){0};
    buffer_clear(&parser->cells);
}

static bool follows_image(const Parser *parser)
{
    size_t count = parser->leaves.count;
    return count >= 2 && parser->leaves.items[count - 2].cls == BLOCK_IMAGE;
}

/* A paragraph can be more than that, once all of it is known. */
static BlockClass settled_class(Parser *parser)
{
    const Leaf *closed = parser_leaf(parser);
    if (closed->kind == LEAF_HTML)
        return !parser->html.has_ink ? BLOCK_META : parser->html.has_words ? BLOCK_PARA : BLOCK_IMAGE;
    if (closed->kind != LEAF_TEXT)
        return closed->cls;
    if (closed->cls != BLOCK_PARA || closed->role != NULL)
        return closed->cls;
    if (parser->image_count > 0 && !parser->ink_outside_image)
        return BLOCK_IMAGE;
    bool emphasised = !parser->plain_ink && closed->start != NONE;
    return emphasised && follows_image(parser) ? BLOCK_CAPTION : BLOCK_PARA;
}

void parser_close_leaf(Parser *parser)
{
    if (!parser->is_open)
        return;
    if (parser_leaf(parser)->role == LEAF_ROLE_TERM)
        builder_record(parser->builder, (InlineOp){.kind = OP_CLOSE, .span = SPAN_STRONG});
    parser_leaf(parser)->op_count = builder_op_count(parser->builder) - parser_leaf(parser)->first_op;
    parser_leaf(parser)->cls = settled_class(parser);
    if (parser_leaf(parser)->kind == LEAF_TABLE)
        parser_leaf(parser)->columns =
            arena_copy(builder_arena(parser->builder), buffer_str(&parser->alignment)).data;
    parser->is_open = false;
}

/* The paragraph of an item in a tight list is not announced. */
void parser_need_leaf(Parser *parser)
{
    if (!parser->is_open)
        parser_open_leaf(parser, LEAF_TEXT, parser_paragraph_class(parser));
}

/* --- what the shadow made look like something else --- */

const char LEAF_ROLE_TERM[] = "term", LEAF_ROLE_DEFINITION[] = "definition";

static void open_note(Parser *parser, const Stretch *note)
{
    Leaf *leaf = parser_leaf(parser);
    vec_last(&parser->containers).role = ROLE_NOTE;
    parser->note_depth++;
    leaf->cls = BLOCK_NOTE;
    leaf->list_depth = depth_of(parser->list_depth - parser->note_depth);
    leaf->start = leaf->end = note->start;
}

static bool same_line(Str text, size_t start, size_t end)
{
    return str_find_byte(str_slice(text, start, end), '\n', 0) == end - start;
}

static void recognise_item(Parser *parser, size_t start)
{
    const Stretch *note = stretch_at(&parser->shadow.notes, start);
    const Stretch *colon = stretch_before(&parser->shadow.definitions, start);
    Leaf *leaf = parser_leaf(parser);
    if (note != NULL) {
        open_note(parser, note);
        builder_record(parser->builder, (InlineOp){.kind = OP_TEXT, .start = note->start, .end = start});
    } else if (colon != NULL && same_line(parser->text, colon->start, start)) {
        vec_last(&parser->containers).role = ROLE_DEFINITION;
        leaf->role = LEAF_ROLE_DEFINITION;
        leaf->cls = BLOCK_PARA; /* without a bullet */
    }
}

void parser_recognise(Parser *parser, size_t start)
{
    const Container *inside = parser_innermost(parser);
    Leaf *leaf = parser_leaf(parser);
    if (inside == NULL && leaf->kind == LEAF_TEXT && stretch_at(&parser->shadow.terms, start) != NULL) {
        leaf->role = LEAF_ROLE_TERM;
        builder_record(parser->builder, (InlineOp){.kind = OP_OPEN, .span = SPAN_STRONG});
    } else if (inside != NULL && inside->kind == CONTAINER_ITEM && leaf->begins_item) {
        recognise_item(parser, start);
    } else if (inside != NULL && leaf->kind == LEAF_TABLE &&
               stretch_at(&parser->shadow.tables, start) != NULL) {
        vec_last(&parser->containers).role = ROLE_TABLE;
        parser->quote_depth--;
        leaf->quote_depth = depth_of(parser->quote_depth);
    }
}

/* --- containers --- */

static void enter_container(Parser *parser, Container container)
{
    parser_close_leaf(parser);
    vec_push(&parser->containers, container);
    parser->quote_depth += container.kind == CONTAINER_QUOTE;
    parser->list_depth += container.kind == CONTAINER_LIST;
}

static void leave_container(Parser *parser)
{
    parser_close_leaf(parser);
    Container left = vec_last(&parser->containers);
    if (left.kind == CONTAINER_ITEM && left.leaf_count == 0) {
        parser_open_leaf(parser, LEAF_ITEM, BLOCK_LIST);
        parser_close_leaf(parser);
        left.leaf_count = 1;
    }
    parser->containers.count--;
    parser->note_depth -= left.role == ROLE_NOTE;
    parser->quote_depth -= left.kind == CONTAINER_QUOTE && left.role == ROLE_OWN;
    parser->list_depth -= left.kind == CONTAINER_LIST;
    if (parser->containers.count > 0)
        vec_last(&parser->containers).leaf_count += left.leaf_count;
}

static void enter_unordered_list(Parser *parser, const MD_BLOCK_UL_DETAIL *detail)
{
    Str marker = detail->mark == '*' ? STR("*") : detail->mark == '+' ? STR("+") : STR("-");
    enter_container(parser,
                    (Container){.kind = CONTAINER_LIST, .tight = detail->is_tight != 0, .marker = marker});
}

static void enter_ordered_list(Parser *parser, const MD_BLOCK_OL_DETAIL *detail)
{
    enter_container(parser, (Container){.kind = CONTAINER_LIST,
                                        .tight = detail->is_tight != 0,
                                        .number = detail->start,
                                        .first_number = detail->start,
                                        .delimiter = detail->mark_delimiter});
}

static void enter_item(Parser *parser, const MD_BLOCK_LI_DETAIL *detail)
{
    Container *list = &vec_last(&parser->containers);
    Container item = *list;
    item.kind = CONTAINER_ITEM;
    item.role = ROLE_OWN;
    item.leaf_count = 0;
    if (detail->is_task)
        item.marker = detail->task_mark == ' ' ? STR("\xE2\x98\x90") : STR("\xE2\x98\x91");
    if (list->delimiter != '\0')
        list->number++;
    enter_container(parser, item);
}

/* --- blocks --- */

static void open_heading(Parser *parser, const MD_BLOCK_H_DETAIL *detail)
{
    parser_open_leaf(parser, LEAF_HEADING, BLOCK_HEADING);
    parser_leaf(parser)->level = (uint8_t)detail->level;
}

/* What the info string says of the language: its first word, where it looks like the name of one (CommonMark 4.5). */
static const char *code_language(Parser *parser, const MD_ATTRIBUTE *language)
{
    size_t len = 0;
    for (; len < language->size; len++) {
        char c = language->text[len];
        bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        if (!letter && strchr("0123456789+#-_.", c) == NULL)
            break;
    }
    if (len == 0 || len < language->size || len > LANGUAGE_MAX_BYTES)
        return NULL;
    return arena_copy(builder_arena(parser->builder), (Str){language->text, len}).data;
}

static void open_code(Parser *parser, const MD_BLOCK_CODE_DETAIL *detail)
{
    parser_open_leaf(parser, LEAF_CODE, BLOCK_CODE);
    parser_leaf(parser)->fence = detail->fence_char;
    if (detail->fence_char != '\0')
        parser_leaf(parser)->role = code_language(parser, &detail->lang);
}

static void open_table(Parser *parser, const MD_BLOCK_TABLE_DETAIL *detail)
{
    parser_open_leaf(parser, LEAF_TABLE, BLOCK_TABLE);
    parser->columns = detail->col_count;
    buffer_clear(&parser->alignment);
}

size_t parser_next_line(Str text, size_t at)
{
    size_t newline = str_find_byte(text, '\n', at);
    return newline < text.len_bytes ? newline + 1 : newline;
}

/* Rows are lines that follow each other; behind the first comes the row of dashes. */
static void walk_to_row(Parser *parser)
{
    if (parser->row_line != NONE)
        parser->row_line = parser_next_line(parser->text, parser->row_line);
    else if (parser->has_row && parser->at != NONE)
        parser->row_line = parser_next_line(parser->text, parser_next_line(parser->text, parser->at));
}

/* A line without a bar below a table is a row for GFM, but its caption for who wrote it. */
static bool is_below_table(const Parser *parser)
{
    if (parser->row_line == NONE || parser->columns < 2)
        return false;
    size_t end = str_find_byte(parser->text, '\n', parser->row_line);
    return str_find_byte(str_slice(parser->text, 0, end), '|', parser->row_line) == end;
}

static void leave_table(Parser *parser)
{
    size_t start = skip_blanks(parser->text, parser->row_line, parser->text.len_bytes);
    Str below = str_slice(parser->text, start, parser->text.len_bytes);
    bool caption = str_starts(below, STR("Table")) || str_starts(below, STR(":"));
    parser_close_leaf(parser);
    parser_open_leaf(parser, LEAF_TEXT, caption ? BLOCK_CAPTION : parser_paragraph_class(parser));
}

static void enter_row(Parser *parser)
{
    walk_to_row(parser);
    if (parser_leaf(parser)->kind != LEAF_TABLE) {
        if (parser->at != NONE)
            builder_record(
                parser->builder,
                (InlineOp){.kind = OP_LITERAL, .start = parser->at, .end = parser->at, .literal = STR(" ")});
    } else if (is_below_table(parser)) {
        leave_table(parser);
    } else {
        if (parser->has_row)
            buffer_put_byte(&parser->cells, '\n');
        parser->has_row = true;
        parser->has_cell = false;
    }
}

static void enter_cell(Parser *parser)
{
    if (parser_leaf(parser)->kind != LEAF_TABLE)
        return;
    if (parser->has_cell)
        buffer_put_byte(&parser->cells, '\t');
    parser->has_cell = true;
}

static void enter_head_cell(Parser *parser, const MD_BLOCK_TD_DETAIL *detail)
{
    static const char LETTERS[] = {
        [MD_ALIGN_DEFAULT] = '-', [MD_ALIGN_LEFT] = 'l', [MD_ALIGN_CENTER] = 'c', [MD_ALIGN_RIGHT] = 'r'};
    enter_cell(parser);
    buffer_put_byte(&parser->alignment, LETTERS[detail->align]);
}

int parser_enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    Parser *parser = user;
    bool inside_table = type >= MD_BLOCK_THEAD;
    if (!inside_table)
        parser_close_leaf(parser);
    switch (type) {
    case MD_BLOCK_QUOTE: enter_container(parser, (Container){.kind = CONTAINER_QUOTE}); break;
    case MD_BLOCK_UL: enter_unordered_list(parser, detail); break;
    case MD_BLOCK_OL: enter_ordered_list(parser, detail); break;
    case MD_BLOCK_LI: enter_item(parser, detail); break;
    case MD_BLOCK_HR: parser_open_leaf(parser, LEAF_RULE, BLOCK_RULE); break;
    case MD_BLOCK_H: open_heading(parser, detail); break;
    case MD_BLOCK_CODE: open_code(parser, detail); break;
    case MD_BLOCK_HTML: parser_open_leaf(parser, LEAF_HTML, BLOCK_PARA); break;
    case MD_BLOCK_P: parser_open_leaf(parser, LEAF_TEXT, parser_paragraph_class(parser)); break;
    case MD_BLOCK_TABLE: open_table(parser, detail); break;
    case MD_BLOCK_TR: enter_row(parser); break;
    case MD_BLOCK_TH: enter_head_cell(parser, detail); break;
    case MD_BLOCK_TD: enter_cell(parser); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY: break;
    }
    return parser_spend(parser, 1);
}

int parser_leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    Parser *parser = user;
    (void)detail;
    switch (type) {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI: leave_container(parser); break;
    case MD_BLOCK_HR:
    case MD_BLOCK_H:
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
    case MD_BLOCK_P:
    case MD_BLOCK_TABLE:
    case MD_BLOCK_DOC: parser_close_leaf(parser); break;
    default: break; /* parts of a table */
    }
    return 0;
}
