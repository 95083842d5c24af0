/* Which lines each leaf has.
 *
 * md4c tells where text stands, but not the lines that have none: fences, underlines of headings, the row of
 * dashes in a table, "***", link definitions, a '>' alone, items with nothing in them. Leaves come in the
 * order of their lines, so one walk suffices: the lines between the text of two leaves are a gap, and each
 * line of a gap goes to the leaf before it, to one of the leaves without text that belong here, to the leaf
 * behind it, or is a block of its own (link and footnote definitions). */
#include <string.h>

#include "leaf.h"

/* A line without what its containers put before it. */
typedef struct {
    size_t at, end;         /* its content, blanks at its end left out */
    size_t quotes, markers; /* '>' and list markers before it */
    Str marker;             /* the last of these */
    bool is_rule;
} Content;

typedef VEC(Line) LineList;

typedef struct {
    DocumentBuilder *builder;
    Str text;
    const LeafList *leaves;
    DraftList *drafts;
    LineWalk walk;
    LineList gap;
    const Leaf *owner;   /* of the last draft; NULL when it is a definition, or there is none */
    bool can_be_defined; /* the last draft is a definition, which may go on */
    bool open_fence;     /* the owner is code whose closing fence has not come */
    bool open_heading;   /* the owner is a heading that may be underlined */
    size_t next;         /* the next leaf that has no text and no line yet */
    const Leaf *behind;  /* the leaf after the gap; NULL at the end */
    uint32_t behind_line;
    bool behind_begun;
} Cover;

/* --- the look of a line --- */

static size_t skip_line_blanks(Str text, size_t at, size_t end)
{
    while (at < end && is_line_blank(text.data[at]))
        at++;
    return at;
}

/* The length of a list marker at `at` (CommonMark section 5.2); 0 when there is none. */
static size_t marker_len(Str text, size_t at, size_t end)
{
    size_t len = 0;
    if (at < end && strchr("-+*", text.data[at]) != NULL) {
        len = 1;
    } else {
        while (at + len < end && len < 9 && is_ascii_digit(text.data[at + len]))
            len++;
        if (len == 0 || at + len == end || (text.data[at + len] != '.' && text.data[at + len] != ')'))
            return 0;
        len++;
    }
    return at + len == end || is_line_blank(text.data[at + len]) ? len : 0;
}

/* Where the tail of [start, end) begins that is nothing but blanks and one of "-*_", at least three of it;
 * end when it has no such tail. "- - - x" must not be looked through once for each of its markers. */
static size_t rule_start(Str text, size_t start, size_t end)
{
    size_t count = 0, from = end;
    for (size_t at = end; at > start; at--) {
        char c = text.data[at - 1];
        if (is_line_blank(c))
            continue;
        if (strchr("-*_", c) == NULL || (count > 0 && c != text.data[from]))
            break;
        from = at - 1;
        count++;
    }
    return count >= 3 ? from : end;
}

static Content content_of(Str text, const Line *line)
{
    Content content = {.end = trim_blanks(text, line->start, line->end)};
    size_t rule = rule_start(text, line->start, content.end);
    size_t at = skip_line_blanks(text, line->start, content.end), len;
    while (at < rule) {
        if (text.data[at] == '>') {
            content.quotes++;
            len = 1;
        } else if ((len = marker_len(text, at, content.end)) > 0) {
            content.markers++;
            content.marker = str_slice(text, at, at + len);
        } else {
            break;
        }
        at = skip_line_blanks(text, at + len, content.end);
    }
    content.at = at;
    content.is_rule = at < content.end && at == rule;
    return content;
}

static bool is_bare(const Content *content)
{
    return content->at == content->end;
}

static bool is_fence(Str text, const Content *content, char fence)
{
    return content->end - content->at >= 3 && text.data[content->at] == fence &&
           text.data[content->at + 1] == fence && text.data[content->at + 2] == fence;
}

static bool holds_only(Str text, size_t start, size_t end, const char *characters)
{
    for (; start < end; start++)
        if (strchr(characters, text.data[start]) == NULL)
            return false;
    return true;
}

/* "===" or "---" below a heading; a lone '-' looks like a marker too. */
static bool is_underline(Str text, const Line *line)
{
    size_t at = line->start, end = trim_blanks(text, line->start, line->end);
    while (at < end && (is_line_blank(text.data[at]) || text.data[at] == '>'))
        at++;
    return at < end && (holds_only(text, at, end, "=") || holds_only(text, at, end, "-"));
}

static bool is_table_row(Str text, const Content *content)
{
    Str row = str_slice(text, content->at, content->end);
    return !is_bare(content) &&
           (str_find_byte(row, '|', 0) < row.len_bytes || holds_only(text, content->at, content->end, "-: "));
}

/* "[label]:" at `at`. */
static bool is_definition(Str text, size_t at, size_t end)
{
    if (at >= end || text.data[at] != '[')
        return false;
    size_t close = str_find(str_slice(text, 0, end), STR("]:"), at);
    return close < end && close > at + 1;
}

/* "# x", but not "#x", which is text. */
static bool is_atx(Str text, const Content *content)
{
    size_t at = content->at;
    while (at < content->end && text.data[at] == '#')
        at++;
    return at > content->at && (at == content->end || is_line_blank(text.data[at]));
}

/* Could line be where a leaf of that kind, which has no text, stands? */
static bool fits_leaf(Str text, const Content *content, const Leaf *leaf)
{
    switch (leaf->kind) {
    case LEAF_RULE: return content->is_rule;
    case LEAF_HEADING: return is_atx(text, content);
    case LEAF_CODE: return is_fence(text, content, leaf->fence);
    case LEAF_TABLE: return is_table_row(text, content);
    case LEAF_ITEM:
        return content->markers > 0 &&
               (is_bare(content) || (content->end - content->at == 3 && text.data[content->at] == '['));
    case LEAF_TEXT: return !is_bare(content) && !is_definition(text, content->at, content->end);
    case LEAF_HTML: return !is_bare(content);
    }
    return false;
}

/* --- drafts --- */

static void extend(Cover *cover, const Line *line)
{
    vec_last(cover->drafts).end = line->end;
    vec_last(cover->drafts).last_line = line->number;
}

static DraftBlock decided_draft(const Line *line, BlockClass cls)
{
    DraftBlock draft = draft_block(line->start, line->end, line->number, line->number);
    draft.cls = cls;
    draft.decided = true;
    draft.confidence = 100;
    draft.rule = "markup";
    return draft;
}

static void begin_definition(Cover *cover, const Line *line, BlockClass cls, size_t text_start)
{
    DraftBlock draft = decided_draft(line, cls);
    draft.text_start = text_start;
    vec_push(cover->drafts, draft);
    cover->owner = NULL;
    cover->can_be_defined = true;
    cover->open_fence = cover->open_heading = false;
}

/* As printed, unless the author left the counting to the program ("1." before every item). */
static Str item_marker(Cover *cover, const Leaf *leaf, const Content *content)
{
    if (!leaf->begins_item || leaf->marker.len_bytes > 0)
        return leaf->begins_item ? leaf->marker : (Str){0};
    if (leaf->number == 0)
        return content->marker.len_bytes > 0 ? content->marker : STR("-");
    Str counted = arena_format(builder_arena(cover->builder), "%u%c", leaf->number, leaf->delimiter);
    Str first = arena_format(builder_arena(cover->builder), "%u%c", leaf->first_number, leaf->delimiter);
    bool printed = content->marker.len_bytes > 0 && !str_equal(content->marker, first);
    return printed ? content->marker : counted;
}

/* A leaf without a single operation would be read anew by the builder; that of a rule, of definitions and of
 * HTML without text is to be. */
static void give_operations(Cover *cover, DraftBlock *draft, const Leaf *leaf)
{
    draft->first_op = leaf->first_op;
    draft->op_count = leaf->op_count;
    if (leaf->op_count > 0 || leaf->cls == BLOCK_RULE || leaf->cls == BLOCK_META)
        return;
    size_t end = draft->text_start;
    draft->first_op = builder_record(cover->builder, (InlineOp){.kind = OP_TEXT, .start = end, .end = end});
    draft->op_count = 1;
}

static void begin_leaf(Cover *cover, const Leaf *leaf, const Line *line)
{
    Content content = content_of(cover->text, line);
    DraftBlock draft = decided_draft(line, leaf->cls);
    draft.decided =
        leaf->cls != BLOCK_PARA || leaf->kind == LEAF_HTML || leaf->list_depth > 0 || leaf->role != NULL;
    draft.kind = leaf->role;
    draft.level = leaf->level;
    draft.quote_depth = leaf->quote_depth;
    draft.list_depth = leaf->list_depth;
    bool defines = leaf->role == LEAF_ROLE_DEFINITION || leaf->role == LEAF_ROLE_TERM;
    draft.tight = (leaf->tight && leaf->cls == BLOCK_LIST) || defines;
    draft.columns = leaf->columns;
    draft.keep_lines = leaf->keep_lines;
    draft.text_start = leaf->start != NONE ? leaf->start : content.at;
    if (leaf->cls == BLOCK_LIST)
        draft.marker = item_marker(cover, leaf, &content);
    give_operations(cover, &draft, leaf);
    vec_push(cover->drafts, draft);
    cover->owner = leaf;
    cover->can_be_defined = false;
    cover->open_fence = leaf->kind == LEAF_CODE && leaf->fence != 0;
    cover->open_heading = leaf->kind == LEAF_HEADING && !is_atx(cover->text, &content);
}

/* --- gaps --- */

static void begin_behind(Cover *cover, const Line *line)
{
    begin_leaf(cover, cover->behind, line);
    cover->behind_begun = true;
}

/* No blank line stands between line, the index-th of the gap, and the leaf behind it. */
static bool touches_behind(const Cover *cover, const Line *line, size_t index)
{
    return cover->behind != NULL && cover->behind_line - line->number == cover->gap.count - index;
}

static bool touches_last(const Cover *cover, const Line *line)
{
    return cover->drafts->count > 0 && vec_last(cover->drafts).last_line + 1 == line->number;
}

/* The line belongs to the markup of the leaf before it, whatever it looks like. */
static bool closes_owner(Cover *cover, const Line *line, const Content *content)
{
    if (cover->open_fence) {
        bool closing = is_fence(cover->text, content, cover->owner->fence);
        cover->open_fence = !closing && is_bare(content);
        return closing || is_bare(content);
    }
    if (cover->open_heading && touches_last(cover, line) && is_underline(cover->text, line)) {
        cover->open_heading = false;
        return true;
    }
    return false;
}

/* The line goes on with the leaf before it: rows without text, the address of a link on a line of its own. */
static bool continues_owner(const Cover *cover, const Line *line, const Content *content)
{
    if (!touches_last(cover, line))
        return false;
    if (cover->owner == NULL)
        return cover->can_be_defined;
    if (cover->owner->kind == LEAF_TABLE)
        return is_table_row(cover->text, content);
    return cover->owner->kind == LEAF_TEXT || cover->open_heading;
}

/* A line of nothing but the marks of its containers. */
static void place_bare(Cover *cover, const Line *line, const Content *content, bool touches)
{
    if (content->markers > 0 && touches && cover->behind->list_depth > 0)
        begin_behind(cover, line);
    else if (cover->owner != NULL && cover->owner->quote_depth > 0 && content->markers == 0)
        extend(cover, line);
    else if (touches && cover->behind->quote_depth > 0)
        begin_behind(cover, line);
    else
        begin_definition(cover, line, BLOCK_META, line->start);
}

static void place_text(Cover *cover, const Line *line, const Content *content, bool touches)
{
    bool definition = is_definition(cover->text, content->at, content->end);
    if (continues_owner(cover, line, content))
        extend(cover, line);
    else if (touches && !definition && cover->behind->kind != LEAF_CODE)
        begin_behind(cover, line);
    else
        begin_definition(cover, line, BLOCK_META, line->start);
}

static void place_line(Cover *cover, size_t index, size_t last_empty)
{
    const Line *line = &cover->gap.items[index];
    Content content = content_of(cover->text, line);
    if (cover->behind_begun || closes_owner(cover, line, &content)) {
        extend(cover, line);
    } else if (cover->next < last_empty &&
               fits_leaf(cover->text, &content, &cover->leaves->items[cover->next])) {
        begin_leaf(cover, &cover->leaves->items[cover->next++], line);
    } else if (is_bare(&content)) {
        place_bare(cover, line, &content, touches_behind(cover, line, index));
    } else {
        place_text(cover, line, &content, touches_behind(cover, line, index));
    }
}

/* Where in the gap the fence stands that opens the code behind it. */
static size_t opening_fence(const Cover *cover)
{
    size_t index = cover->gap.count;
    if (cover->behind == NULL || cover->behind->fence == 0)
        return index;
    while (index-- > 0) {
        Content content = content_of(cover->text, &cover->gap.items[index]);
        if (is_fence(cover->text, &content, cover->behind->fence))
            return index;
    }
    return cover->gap.count;
}

/* Gives every line of the gap away. Leaves [cover->next, last_empty) have no text and stand in it. */
static void settle_gap(Cover *cover, size_t last_empty)
{
    size_t fence = opening_fence(cover);
    cover->behind_begun = false;
    for (size_t i = 0; i < cover->gap.count; i++) {
        if (i == fence && !cover->behind_begun)
            begin_behind(cover, &cover->gap.items[i]);
        else
            place_line(cover, i, last_empty);
    }
    vec_clear(&cover->gap);
}

/* Walks to the line that holds offset and puts those before it into the gap; false when it lies behind us. */
static bool walk_to(Cover *cover, size_t offset, Line *line)
{
    if (offset < cover->walk.at)
        return false;
    while (line_next(&cover->walk, line)) {
        if (offset <= line->end)
            return true;
        if (!line_is_blank(cover->text, line))
            vec_push(&cover->gap, *line);
    }
    return false;
}

static void cover_leaf(Cover *cover, size_t index)
{
    const Leaf *leaf = &cover->leaves->items[index];
    Line line;
    if (!walk_to(cover, leaf->start, &line)) {
        DraftBlock *last = cover->drafts->count > 0 ? &vec_last(cover->drafts) : NULL;
        /* Two leaves on one line are one block. */
        if (last != NULL && last->op_count > 0 && last->first_op <= leaf->first_op)
            last->op_count = leaf->first_op + leaf->op_count - last->first_op;
    } else {
        cover->behind = leaf;
        cover->behind_line = line.number;
        settle_gap(cover, index);
        if (cover->behind_begun)
            extend(cover, &line);
        else if (!line_is_blank(cover->text, &line) || leaf->end > line.end)
            begin_leaf(cover, leaf, &line);
    }
    while (cover->walk.at < leaf->end && line_next(&cover->walk, &line))
        extend(cover, &line);
    cover->next = index + 1;
}

/* Room before each, and page marks. */
static void note_room(Cover *cover)
{
    DraftList *drafts = cover->drafts;
    for (size_t i = 0; i < drafts->count; i++) {
        DraftBlock *draft = &drafts->items[i];
        size_t before = i > 0 ? drafts->items[i - 1].end : 0;
        uint32_t line_before = i > 0 ? drafts->items[i - 1].last_line : 0;
        size_t ink = skip_blanks(cover->text, before, draft->end);
        draft->blank_lines = draft->first_line - line_before - 1;
        draft->page_break = ink > before && memchr(cover->text.data + before, '\f', ink - before) != NULL;
        bool in_list =
            i > 0 && (drafts->items[i - 1].list_depth > 0 || drafts->items[i - 1].kind == LEAF_ROLE_TERM);
        draft->tight = draft->tight && in_list && draft->blank_lines == 0;
    }
}

void cover_lines(DocumentBuilder *builder, const LeafList *leaves, LineWalk walk)
{
    Cover cover = {.builder = builder,
                   .text = walk.text,
                   .leaves = leaves,
                   .drafts = builder_drafts(builder),
                   .walk = walk};
    for (size_t i = 0; i < leaves->count; i++)
        if (leaves->items[i].start != NONE)
            cover_leaf(&cover, i);
    Line line;
    walk_to(&cover, NONE, &line);
    cover.behind = NULL;
    settle_gap(&cover, leaves->count);
    note_room(&cover);
    vec_free(&cover.gap);
}
