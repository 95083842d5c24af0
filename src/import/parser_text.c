/* Text and spans: what md4c hands out becomes operations on the last leaf. */
#include <string.h>

#include "base/utf8.h"
#include "entity.h"
#include "parser.h"

enum {
    CODE_TAB_COLS = 4 /* CommonMark section 2.2 */
};

/* --- recording --- */

static void record(Parser *parser, InlineOp op)
{
    builder_record(parser->builder, op);
}

static void record_text(Parser *parser, size_t start, size_t end)
{
    record(parser, (InlineOp){.kind = OP_TEXT, .start = start, .end = end});
}

static void record_literal(Parser *parser, size_t start, size_t end, Str literal)
{
    record(parser, (InlineOp){.kind = OP_LITERAL, .start = start, .end = end, .literal = literal});
}

static void record_span(Parser *parser, InlineOpKind kind, SpanKind span, Str target)
{
    record(parser, (InlineOp){.kind = kind, .span = span, .literal = target});
}

/* The leaf's text reaches over source[start, end). */
static void touch(Parser *parser, size_t start, size_t end)
{
    if (parser_leaf(parser)->start == NONE) {
        parser_leaf(parser)->start = parser_leaf(parser)->end = start;
        parser_recognise(parser, start);
    }
    if (end > parser_leaf(parser)->end)
        parser_leaf(parser)->end = end;
    parser->at = parser->reached = parser_leaf(parser)->end;
}

/* True when md4c's text lies in the source; *start is then where. */
static bool locate(const Parser *parser, const char *text, size_t size, size_t *start)
{
    uintptr_t base = (uintptr_t)parser->parsed.data, at = (uintptr_t)text;
    if (size == 0 || at < base || at - base > parser->text.len_bytes ||
        size > parser->text.len_bytes - (at - base))
        return false;
    *start = at - base;
    return true;
}

/* --- text --- */

/* Rows and cells without text before this one. */
static void put_cells(Parser *parser, size_t start)
{
    if (parser->cells.len_bytes == 0)
        return;
    size_t from = parser->at != NONE ? parser->at : start;
    record_literal(parser, from, from,
                   arena_copy(builder_arena(parser->builder), buffer_str(&parser->cells)));
    buffer_clear(&parser->cells);
}

static void before_text(Parser *parser, size_t start)
{
    put_cells(parser, start);
    if (parser->link_waits)
        record_span(parser, OP_OPEN, SPAN_LINK, parser->link_target);
    parser->link_waits = false;
}

static void note_ink(Parser *parser)
{
    parser->plain_ink = parser->plain_ink || parser->emphasis_depth == 0;
    parser->ink_outside_image = parser->ink_outside_image || parser->image_depth == 0;
    parser->empty_image = false;
}

/* Where text without a place of its own stands: not before any that came already. */
static size_t place(const Parser *parser)
{
    return parser->at != NONE ? parser->at : parser->reached;
}

/* Blanks become one space each, runs of them too when they may: a tab would be taken for the end of a
 * cell. */
static void put_words(Parser *parser, size_t start, size_t end, bool collapse)
{
    const char *text = parser->text.data;
    while (start < end) {
        size_t stop = start;
        while (stop < end &&
               (!is_line_blank(text[stop]) ||
                (text[stop] == ' ' && !(collapse && stop + 1 < end && is_line_blank(text[stop + 1])))))
            stop++;
        if (stop > start)
            record_text(parser, start, stop);
        if (stop == end)
            return;
        start = stop + 1;
        while (collapse && start < end && is_line_blank(text[start]))
            start++;
        record_literal(parser, stop, start, STR(" "));
    }
}

static void put_text(Parser *parser, size_t start, size_t end, bool collapse)
{
    before_text(parser, start);
    touch(parser, start, end);
    if (skip_blanks(parser->text, start, end) < end)
        note_ink(parser);
    while (collapse && parser->after_tag && parser->after_blank && start < end &&
           is_line_blank(parser->text.data[start]))
        start++;
    put_words(parser, start, end, collapse);
    parser->after_tag = parser->after_tag && start == end;
    parser->after_blank = start == end ? parser->after_blank : is_line_blank(parser->text.data[end - 1]);
}

/* Text with the references of notes in it: links to "#fn:label", as PHP Markdown Extra calls a note. */
static void put_prose(Parser *parser, size_t start, size_t end)
{
    size_t limit = parser->shadow.labels.count > 0 && parser->link_depth == 0 ? end : start;
    Str text = str_slice(parser->text, 0, limit);
    for (size_t at = str_find(text, STR("[^"), start); at < limit; at = str_find(text, STR("[^"), at + 2)) {
        size_t behind = note_mark_end(text, at, limit);
        if (behind == 0 || !shadow_has_note(&parser->shadow, str_slice(text, at, behind)))
            continue;
        if (at > start)
            put_text(parser, start, at, true);
        Str label = str_slice(text, at + 2, behind - 1);
        record_span(
            parser, OP_OPEN, SPAN_LINK,
            arena_format(builder_arena(parser->builder), "#fn:%.*s", (int)label.len_bytes, label.data));
        put_text(parser, at, behind, true);
        record_span(parser, OP_CLOSE, SPAN_LINK, (Str){0});
        start = behind;
    }
    if (start < end)
        put_text(parser, start, end, true);
}

/* Text that md4c made: a space for blanks or for a line end in a code span. */
static void put_made(Parser *parser, Str text)
{
    size_t at = place(parser);
    if (parser->at == NONE) /* a blank before any text */
        return;
    before_text(parser, at);
    record_literal(parser, at, at,
                   str_equal(text, STR(" ")) ? STR(" ") : arena_copy(builder_arena(parser->builder), text));
}

static void put_entity(Parser *parser, size_t start, size_t end)
{
    char bytes[ENTITY_TEXT_MAX_BYTES];
    Str made = {bytes, entity_text(str_slice(parser->text, start, end), bytes)};
    if (made.len_bytes == 0) {
        put_text(parser, start, end, true);
        return;
    }
    bool blank = skip_blanks(made, 0, made.len_bytes) == made.len_bytes;
    if (blank && parser_leaf(parser)->kind == LEAF_TABLE &&
        made.len_bytes == 1) /* a tab would end the cell */
        made = STR(" ");
    Str literal = arena_copy(builder_arena(parser->builder), made);
    before_text(parser, start);
    touch(parser, start, end);
    if (!blank)
        note_ink(parser);
    record_literal(parser, start, end, literal);
}

/* Goes to the end of the line that the last text stands in; false when there is no knowing. */
static bool next_newline(Parser *parser, size_t *newline)
{
    if (parser->at == NONE)
        return false;
    *newline = str_find_byte(parser->text, '\n', parser->at);
    if (*newline == parser->text.len_bytes)
        return false;
    parser->at = *newline + 1;
    return true;
}

/* Where the content of a line in a quotation begins. */
static size_t quoted_content(Str text, size_t line)
{
    while (line < text.len_bytes && strchr(" \t>", text.data[line]) != NULL)
        line++;
    return line;
}

/* "— Name" as the last line of a quotation. */
static bool begins_attribution(const Parser *parser, size_t line)
{
    static const Str dashes[] = {STR_INIT("\xE2\x80\x94"), STR_INIT("\xE2\x80\x95"), STR_INIT("--"),
                                 STR_INIT("\xE2\x80\x93 ")};
    Str text = parser->text;
    size_t content = quoted_content(text, line);
    size_t behind = quoted_content(text, parser_next_line(text, content));
    if (behind < text.len_bytes && text.data[behind] != '\n' &&
        parser_next_line(text, content) < text.len_bytes)
        return false;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(str_slice(text, content, text.len_bytes), dashes[i]))
            return true;
    return false;
}

/* What md4c takes for one paragraph can be two blocks: two terms, an image and its caption, a motto in
 * emphasis or a quotation and who said it. Gives the class of the one that begins with line. */
static bool splits_before(const Parser *parser, size_t line, BlockClass *cls)
{
    const Container *inside = parser_innermost(parser);
    *cls = parser_paragraph_class(parser);
    if (vec_last(&parser->leaves).kind != LEAF_TEXT)
        return false;
    if (vec_last(&parser->leaves).role == LEAF_ROLE_TERM)
        return true;
    bool attribution = begins_attribution(parser, line);
    if (inside == NULL) {
        bool only_images = parser->image_count > 0 && !parser->ink_outside_image;
        return only_images || (attribution && !parser->plain_ink);
    }
    attribution = attribution && inside->kind == CONTAINER_QUOTE;
    if (attribution)
        *cls = BLOCK_ATTRIB;
    return attribution;
}

static void put_soft_break(Parser *parser)
{
    size_t newline;
    BlockClass cls;
    if (!next_newline(parser, &newline)) {
        put_made(parser, STR(" "));
    } else if (stretch_at(&parser->shadow.displays, newline) != NULL) {
        parser_leaf(parser)->keep_lines = true;
        record_text(parser, newline, newline + 1);
    } else if (splits_before(parser, newline + 1, &cls)) {
        parser_close_leaf(parser);
        parser_open_leaf(parser, LEAF_TEXT, cls);
    } else {
        if (!parser->after_tag || !parser->after_blank)
            record_literal(parser, newline, newline + 1, STR(" "));
        parser->after_blank = true;
    }
}

static void put_hard_break(Parser *parser)
{
    size_t newline;
    parser_leaf(parser)->keep_lines = true;
    if (next_newline(parser, &newline))
        record_text(parser, newline, newline + 1);
    else
        put_made(parser, STR("\n"));
}

/* A script that ends in its paragraph is not shown. */
static void hide_script(Parser *parser, size_t start)
{
    if (start < parser->unhidden_end)
        return;
    size_t limit = shadow_paragraph_end(parser->text, start);
    size_t end = html_find_hidden_end(parser->text, start, limit);
    if (end < limit)
        parser->hidden_end = end;
    else
        parser->unhidden_end = limit;
}

/* The tag is a whole one, though md4c hands it out line by line. */
static void put_image_tag(Parser *parser, size_t start)
{
    size_t text, stop;
    if (!html_image_text(parser->text, start, parser->text.len_bytes, &text, &stop))
        return;
    parser->image_count++;
    parser->image_depth++;
    put_text(parser, text, stop, true);
    parser->image_depth--;
}

/* A tag inside a paragraph; all that is kept of any is the line end of <br> and the text of an image. */
static void put_inline_html(Parser *parser, size_t start, size_t end)
{
    Str tag = str_slice(parser->text, start, end);
    if (html_begins_hidden(tag))
        hide_script(parser, end);
    else
        put_image_tag(parser, start);
    touch(parser, start, end);
    parser->after_tag = true;
    if (tag.len_bytes < 4 || !str_starts_nocase(tag, STR("<br")) || strchr(" />", tag.data[3]) == NULL)
        return;
    bool table = parser_leaf(parser)->kind == LEAF_TABLE;
    parser_leaf(parser)->keep_lines = !table;
    record_literal(parser, start, end, table ? STR(" ") : STR("\n"));
}

/* --- code blocks: line ends wait, so that the last is left out --- */

static void put_waiting_lines(Parser *parser, size_t start)
{
    size_t newline;
    for (; parser->waiting > 0; parser->waiting--) {
        if (parser->at == NONE)
            record_literal(parser, start, start, STR("\n"));
        else if (next_newline(parser, &newline))
            record_text(parser, newline, newline + 1);
    }
}

static void put_code_spaces(Parser *parser, size_t start, size_t end, size_t cols)
{
    static const char spaces[] = "                ";
    for (const size_t most = sizeof spaces - 1; cols > 0;) {
        size_t part = cols < most ? cols : most;
        record_literal(parser, start, end, (Str){spaces, part});
        cols -= part;
        start = end;
    }
}

static void put_code_line(Parser *parser, size_t start, size_t end)
{
    put_waiting_lines(parser, start);
    put_code_spaces(parser, start, start, parser->code_indent);
    touch(parser, start, end);
    size_t column = parser->code_indent;
    while (start < end) {
        size_t tab = str_find_byte(str_slice(parser->text, 0, end), '\t', start);
        record_text(parser, start, tab);
        if (tab == end)
            break;
        column += utf8_width(str_slice(parser->text, start, tab));
        size_t cols = CODE_TAB_COLS - column % CODE_TAB_COLS;
        put_code_spaces(parser, tab, tab + 1, cols);
        column += cols;
        start = tab + 1;
    }
    parser->code_indent = 0;
}

static void put_code(Parser *parser, Str text, bool located, size_t start)
{
    if (located)
        put_code_line(parser, start, start + text.len_bytes);
    else if (str_equal(text, STR("\n")))
        parser->waiting++;
    else
        parser->code_indent += text.len_bytes;
    if (str_equal(text, STR("\n")))
        parser->code_indent = 0;
}

/* --- text, by type --- */

static void put_html(Parser *parser, Str text, bool located, size_t start)
{
    if (!located) {
        html_line_end(&parser->html);
        return;
    }
    touch(parser, start, start + text.len_bytes);
    html_strip(&parser->html, parser->builder, start, start + text.len_bytes);
}

/* Code in a cell: "\\|" is how a bar is written there (GFM, "Tables"). */
static void put_cell_code(Parser *parser, size_t start, size_t end)
{
    Str text = str_slice(parser->text, 0, end);
    for (size_t bar = str_find(text, STR("\\|"), start); bar < end; bar = str_find(text, STR("\\|"), start)) {
        if (bar > start)
            put_text(parser, start, bar, false);
        start = bar + 1;
    }
    put_text(parser, start, end, false);
}

static void put_inline(Parser *parser, MD_TEXTTYPE type, Str text, bool located, size_t start)
{
    size_t end = start + text.len_bytes;
    if (located && type != MD_TEXT_HTML && start < parser->hidden_end) {
        touch(parser, start, end);
        return;
    }
    switch (type) {
    case MD_TEXT_BR: put_hard_break(parser); break;
    case MD_TEXT_SOFTBR: put_soft_break(parser); break;
    case MD_TEXT_HTML:
        if (located)
            put_inline_html(parser, start, end);
        break;
    case MD_TEXT_ENTITY:
        if (located)
            put_entity(parser, start, end);
        break;
    default:
        if (located && type == MD_TEXT_NORMAL)
            put_prose(parser, start, end);
        else if (located && parser_leaf(parser)->kind == LEAF_TABLE)
            put_cell_code(parser, start, end);
        else if (located)
            put_text(parser, start, end, type != MD_TEXT_CODE);
        else
            put_made(parser, text);
        break;
    }
}

int parser_text(MD_TEXTTYPE type, const MD_CHAR *data, MD_SIZE size, void *user)
{
    Parser *parser = user;
    Str text = {data, size};
    size_t start = 0;
    bool located = locate(parser, data, size, &start);
    parser_need_leaf(parser);
    if (parser_leaf(parser)->kind == LEAF_CODE)
        put_code(parser, text, located, start);
    else if (parser_leaf(parser)->kind == LEAF_HTML)
        put_html(parser, text, located, start);
    else if (size > 0)
        put_inline(parser, type, text, located, start);
    return parser_spend(parser, 1 + size);
}

/* --- spans --- */

/* An attribute in one piece lies in the source; any other is put together. */
static Str attribute(Parser *parser, const MD_ATTRIBUTE *attribute)
{
    size_t start;
    bool whole = attribute->size == 0 || (attribute->substr_types[0] == MD_TEXT_NORMAL &&
                                          attribute->substr_offsets[1] == attribute->size);
    if (whole && locate(parser, attribute->text, attribute->size, &start))
        return str_slice(parser->text, start, start + attribute->size);
    Buffer made = {0};
    for (size_t i = 0; attribute->size > 0 && attribute->substr_offsets[i] < attribute->size; i++) {
        size_t from = attribute->substr_offsets[i], to = attribute->substr_offsets[i + 1];
        Str part = {attribute->text + from, to - from};
        char bytes[ENTITY_TEXT_MAX_BYTES];
        size_t len = attribute->substr_types[i] == MD_TEXT_ENTITY ? entity_text(part, bytes) : 0;
        buffer_put(&made, len > 0 ? (Str){bytes, len} : part);
    }
    Str copy = arena_copy(builder_arena(parser->builder), buffer_str(&made));
    buffer_free(&made);
    return copy;
}

static void enter_link(Parser *parser, const MD_SPAN_A_DETAIL *detail)
{
    parser->link_target = attribute(parser, &detail->href);
    parser->link_waits = true;
    parser->link_depth++;
}

static void leave_link(Parser *parser)
{
    parser->link_depth--;
    if (!parser->link_waits)
        record_span(parser, OP_CLOSE, SPAN_LINK, (Str){0});
    parser->link_waits = false;
}

/* The address of an image "![](x.png)" stands in for the text that it does not have: unless it is given by a
 * reference, whose definition stands elsewhere. */
static void enter_image(Parser *parser, const MD_SPAN_IMG_DETAIL *detail)
{
    size_t start;
    parser->image_depth++;
    parser->image_count++;
    parser->empty_image = true;
    parser->image_target = (DocRange){0, 0};
    if (!locate(parser, detail->src.text, detail->src.size, &start))
        return;
    size_t before = start;
    while (before > 0 && strchr(" \t<", parser->text.data[before - 1]) != NULL)
        before--;
    if (before > 0 && parser->text.data[before - 1] == '(')
        parser->image_target = (DocRange){start, start + detail->src.size};
}

static void leave_image(Parser *parser)
{
    DocRange target = parser->image_target;
    if (parser->empty_image && target.start < target.end) {
        size_t name = target.end;
        while (name > target.start && parser->text.data[name - 1] != '/')
            name--;
        put_text(parser, name < target.end ? name : target.start, target.end, true);
    }
    parser->image_depth--;
}

static bool span_kind(MD_SPANTYPE type, SpanKind *kind)
{
    switch (type) {
    case MD_SPAN_EM: *kind = SPAN_EMPHASIS; return true;
    case MD_SPAN_STRONG: *kind = SPAN_STRONG; return true;
    case MD_SPAN_CODE: *kind = SPAN_CODE; return true;
    case MD_SPAN_DEL: *kind = SPAN_STRIKE; return true;
    default: return false;
    }
}

int parser_enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    Parser *parser = user;
    SpanKind kind;
    size_t cost = 1;
    parser_need_leaf(parser);
    before_text(parser, place(parser));
    parser->emphasis_depth += type == MD_SPAN_EM;
    if (type == MD_SPAN_A) {
        enter_link(parser, detail);
        cost +=
            ((const MD_SPAN_A_DETAIL *)detail)->href.size + ((const MD_SPAN_A_DETAIL *)detail)->title.size;
    } else if (type == MD_SPAN_IMG) {
        enter_image(parser, detail);
        cost +=
            ((const MD_SPAN_IMG_DETAIL *)detail)->src.size + ((const MD_SPAN_IMG_DETAIL *)detail)->title.size;
    } else if (span_kind(type, &kind)) {
        record_span(parser, OP_OPEN, kind, (Str){0});
    }
    return parser_spend(parser, cost);
}

int parser_leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    Parser *parser = user;
    SpanKind kind;
    (void)detail;
    parser_need_leaf(parser);
    if (type == MD_SPAN_A)
        leave_link(parser);
    else if (type == MD_SPAN_IMG)
        leave_image(parser);
    else if (span_kind(type, &kind))
        record_span(parser, OP_CLOSE, kind, (Str){0});
    if (type == MD_SPAN_EM && parser->emphasis_depth > 0)
        parser->emphasis_depth--;
    return 0;
}
