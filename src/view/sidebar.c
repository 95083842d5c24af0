/* The sidebar: outline, quotes, reviews or hits. */
#include "internal.h"

#include "base/utf8.h"

enum {
    INDENT_COLS = 2,
    INDENT_MAX_COLS = 8,
    SPEAKER_MIN_COLS = 8,
    QUOTE_MIN_COLS = 10, /* with the colon */
    HIT_CONTEXT_COLS = 8
};

static const char *const MODE_NAMES[SIDEBAR_MODE_COUNT] = {
    [SIDEBAR_OUTLINE] = "Outline",
    [SIDEBAR_QUOTES] = "Quotes",
    [SIDEBAR_REVIEWS] = "Reviews",
    [SIDEBAR_HITS] = "Hits",
};

/* How many there are in the document of what the mode lists. */
static size_t mode_count(const ReaderState *state)
{
    switch (state->sidebar.mode) {
    case SIDEBAR_QUOTES: return document_quote_count(state->document);
    case SIDEBAR_REVIEWS: return document_review_count(state->document);
    case SIDEBAR_HITS: return state->search.hits.count;
    default: return document_section_count(state->document);
    }
}

static void draw_header(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    const SidebarState *sidebar = &state->sidebar;
    Rect area = drawing->panes.sidebar;
    screen_fill(drawing->screen, (Rect){area.col, area.row, area.cols, 1}, ROLE_SIDEBAR_HEADER);
    Pen pen = pen_at(drawing->screen, area, 0);
    pen.col++;
    pen_put(&pen, str_from(MODE_NAMES[sidebar->mode]), ROLE_SIDEBAR_HEADER, ATTR_BOLD);
    pen.col++;
    pen.end--;
    pen_put_right(&pen, arena_format(&drawing->arena, "%zu", mode_count(state)), ROLE_SIDEBAR_HEADER, 0);
    bool filtering = state->prompt.kind == PROMPT_FILTER && state->overlay.kind == OVERLAY_NONE;
    if (filtering || sidebar->filter.len_bytes > 0) {
        pen_put(&pen, STR("/"), ROLE_PROMPT, 0);
        pen_put(&pen, buffer_str(&sidebar->filter), ROLE_PROMPT, 0);
    }
}

static Role item_role(const ReaderState *state, size_t index)
{
    const SidebarState *sidebar = &state->sidebar;
    if (index == sidebar->cursor && state->focus == FOCUS_SIDEBAR)
        return ROLE_SIDEBAR_CURSOR;
    if (index == sidebar->present)
        return ROLE_SIDEBAR_HERE;
    switch (sidebar->items.items[index].kind) {
    case ITEM_QUOTE: return ROLE_SIDEBAR_QUOTE;
    case ITEM_REVIEW: return ROLE_SIDEBAR_REVIEW;
    default: return ROLE_SIDEBAR;
    }
}

/* Speaker first: who said it tells more than the first words. */
static void put_quote(Pen *pen, const SidebarItem *item, Str sign, Role role)
{
    pen_put(pen, sign, role, 0);
    if (item->speaker.len_bytes > 0 && pen->end - pen->col > 2 * SPEAKER_MIN_COLS) {
        Pen speaker = *pen;
        speaker.end -= QUOTE_MIN_COLS;
        pen_put(&speaker, item->speaker, role, ATTR_BOLD);
        pen->col = speaker.col;
        pen_put(pen, STR(": "), role, 0);
    }
    pen_put(pen, item->label, role, 0);
}

static void put_review(Pen *pen, const SidebarItem *item, Role role)
{
    pen_put(pen, item->label, role, 0);
    if (item->speaker.len_bytes > 0 && pen->end - pen->col >= SPEAKER_MIN_COLS) {
        pen_put(pen, STR(" · "), role, ATTR_DIM);
        pen_put(pen, item->speaker, role, ATTR_DIM);
    }
}

/* Where the label is to begin so that the match, which ends too far right, comes into sight. */
static size_t label_start(const SidebarItem *item, size_t room)
{
    size_t before = utf8_width(str_slice(item->label, 0, item->match.start));
    size_t context = room > 2 * HIT_CONTEXT_COLS ? HIT_CONTEXT_COLS : 0, start = 0;
    while (start < item->match.start && before > context) {
        size_t end = utf8_cluster_end(item->label, start);
        size_t width = utf8_width(str_slice(item->label, start, end));
        before -= width < before ? width : before;
        start = end;
    }
    return start;
}

static void put_hit(Pen *pen, const SidebarItem *item, Role role)
{
    size_t start = 0, room = pen->end > pen->col ? (size_t)(pen->end - pen->col) : 0;
    if (utf8_width(str_slice(item->label, 0, item->match.end)) >= room) {
        start = label_start(item, room);
        pen_put(pen, start > 0 ? STR("…") : (Str){0}, role, 0);
    }
    bool cursor = role == ROLE_SIDEBAR_CURSOR;
    pen_put(pen, str_slice(item->label, start, item->match.start), role, 0);
    pen_put(pen, str_slice(item->label, item->match.start, item->match.end), cursor ? role : ROLE_MATCH,
            cursor ? ATTR_BOLD : 0);
    pen_put(pen, str_slice(item->label, item->match.end, item->label.len_bytes), role, 0);
}

static void put_section(Drawing *drawing, Pen *pen, const SidebarItem *item, Role role)
{
    if (item->count > 0)
        pen_put_right(pen, arena_format(&drawing->arena, " %zu", item->count), role, ATTR_DIM);
    pen_put(pen, item->label, role, 0);
}

static void draw_item(Drawing *drawing, size_t index, int row)
{
    const SidebarItem *item = &drawing->state->sidebar.items.items[index];
    Rect list = drawing->panes.list;
    Role role = item_role(drawing->state, index);
    screen_fill(drawing->screen, (Rect){list.col, list.row + row, list.cols, 1}, role);
    Pen pen = pen_at(drawing->screen, list, row);
    Str here = view_sign(drawing, STR("▌"), STR("|"), STR(" "));
    pen_put(&pen, index == drawing->state->sidebar.present ? here : STR(" "), role, 0);
    int indent = INDENT_COLS * item->depth, limit = list.cols / 3;
    limit = limit < INDENT_MAX_COLS ? limit : INDENT_MAX_COLS;
    pen.col += indent < limit ? indent : limit;
    Str unfolds = view_sign(drawing, STR("▸ "), STR("▸ "), STR("+ "));
    Str folds = view_sign(drawing, STR("▾ "), STR("▾ "), STR("- "));
    if (item->kind == ITEM_SECTION || item->kind == ITEM_REVIEW)
        pen_put(&pen, !item->has_children ? STR("  ") : item->folded ? unfolds : folds, role, 0);
    switch (item->kind) {
    case ITEM_SECTION: put_section(drawing, &pen, item, role); break;
    case ITEM_REVIEW: put_review(&pen, item, role); break;
    case ITEM_QUOTE:
        put_quote(&pen, item, view_sign(drawing, STR("❝ "), STR("❝ "), STR("quote ")), role);
        break;
    case ITEM_HIT: put_hit(&pen, item, role); break;
    case ITEM_MORE: pen_put(&pen, item->label, role, ATTR_DIM); break;
    }
}

static const char *empty_text(const SidebarState *sidebar)
{
    if (sidebar->filter.len_bytes > 0)
        return "nothing fits the filter";
    switch (sidebar->mode) {
    case SIDEBAR_QUOTES: return "no quotes";
    case SIDEBAR_REVIEWS: return "no book reviews";
    case SIDEBAR_HITS: return "no hits";
    default: return "no headings";
    }
}

static void draw_border(Drawing *drawing)
{
    Rect sidebar = drawing->panes.sidebar;
    for (int row = 0; row < sidebar.rows && drawing->panes.border_col >= 0; row++) {
        screen_put(drawing->screen, drawing->panes.border_col, sidebar.row + row, 1,
                   utf8_sign(STR("│"), STR("|")), ROLE_BORDER, 0);
    }
}

void draw_sidebar(Drawing *drawing)
{
    const SidebarState *sidebar = &drawing->state->sidebar;
    Rect list = drawing->panes.list;
    if (drawing->panes.sidebar.cols == 0)
        return;
    screen_fill(drawing->screen, drawing->panes.sidebar, ROLE_SIDEBAR);
    draw_border(drawing);
    if (list.row > drawing->panes.sidebar.row)
        draw_header(drawing);
    if (sidebar->items.count == 0) {
        Pen pen = pen_at(drawing->screen, list, 0);
        pen.col++;
        pen.end = list.rows > 0 ? pen.end : pen.col;
        pen_put(&pen, str_from(empty_text(sidebar)), ROLE_SIDEBAR, ATTR_DIM);
    }
    for (int row = 0; row < list.rows && sidebar->top + (size_t)row < sidebar->items.count; row++)
        draw_item(drawing, sidebar->top + (size_t)row, row);
}
