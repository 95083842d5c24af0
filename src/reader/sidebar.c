/* The sidebar: opening, filtering, folding, the cursor. */
#include "internal.h"

/* The flag that says whether an item is folded: sections have one each, what stands before them shares
 * one. */
static bool *fold_flag(Reader *reader, const SidebarItem *item)
{
    FlagList *flags = &reader->folded[reader->state.sidebar.mode];
    size_t sections = document_section_count(reader->state.document);
    while (flags->count <= sections)
        vec_push(flags, false);
    return &flags->items[item->section < sections ? item->section : sections];
}

static bool filter_accepts(const SidebarItem *item, Str filter)
{
    return find_nocase(item->label, filter) < item->label.len_bytes ||
           find_nocase(item->speaker, filter) < item->speaker.len_bytes;
}

/* Keeps what the filter accepts, and what stands above it in rank. */
static void keep_accepted(SidebarItemList *all, Str filter)
{
    size_t kept = all->count;
    unsigned needed_below = 0; /* an item of less depth than this leads to one that was kept */
    for (size_t i = all->count; i-- > 0;) {
        SidebarItem item = all->items[i];
        if (item.depth >= needed_below && !filter_accepts(&item, filter))
            continue;
        needed_below = item.depth;
        all->items[--kept] = item;
    }
    all->count -= kept;
    for (size_t i = 0; i < all->count; i++)
        all->items[i] = all->items[kept + i];
}

/* Leaves out what is folded away. */
static void keep_unfolded(Reader *reader, SidebarItemList *all)
{
    size_t kept = 0;
    int folded_depth = -1; /* of the folded item that we are below */
    for (size_t i = 0; i < all->count; i++) {
        SidebarItem item = all->items[i];
        if (folded_depth >= 0 && item.depth > folded_depth)
            continue;
        item.folded = item.has_children && *fold_flag(reader, &item);
        folded_depth = item.folded ? item.depth : -1;
        all->items[kept++] = item;
    }
    all->count = kept;
}

static void keep_cursor_in_sight(ReaderState *state)
{
    SidebarState *sidebar = &state->sidebar;
    size_t rows = state->sidebar_rows, count = sidebar->items.count;
    if (sidebar->cursor < sidebar->top)
        sidebar->top = sidebar->cursor;
    if (sidebar->cursor - sidebar->top >= rows)
        sidebar->top = sidebar->cursor - rows + 1;
    if (sidebar->top + rows > count)
        sidebar->top = count > rows ? count - rows : 0;
}

static void move_cursor(Reader *reader, size_t to)
{
    SidebarState *sidebar = &reader->state.sidebar;
    size_t count = sidebar->items.count;
    sidebar->cursor = to < count ? to : count > 0 ? count - 1 : 0;
    keep_cursor_in_sight(&reader->state);
}

void sidebar_fit(Reader *reader, size_t rows)
{
    ReaderState *state = &reader->state;
    SidebarState *sidebar = &state->sidebar;
    if (rows == state->sidebar_rows)
        return; /* the wheel may have taken the list away from its cursor */
    state->sidebar_rows = rows;
    sidebar->top = sidebar->cursor > rows / 2 ? sidebar->cursor - rows / 2 : 0;
    keep_cursor_in_sight(state);
}

/* The item of that kind and index; otherwise when it is not shown. */
static size_t find_item(const SidebarState *sidebar, const SidebarItem *wanted, size_t otherwise)
{
    for (size_t i = 0; i < sidebar->items.count; i++)
        if (sidebar->items.items[i].kind == wanted->kind && sidebar->items.items[i].index == wanted->index)
            return i;
    return otherwise;
}

void sidebar_build(Reader *reader)
{
    SidebarState *sidebar = &reader->state.sidebar;
    bool had_item = sidebar->cursor < sidebar->items.count;
    SidebarItem present = had_item ? sidebar->items.items[sidebar->cursor] : (SidebarItem){0};
    arena_reset(&reader->sidebar_arena);
    vec_clear(&sidebar->items); /* whose room is kept: lists of long texts are long */
    sidebar_list(reader, &sidebar->items, &reader->sidebar_arena);
    if (sidebar->filter.len_bytes > 0)
        keep_accepted(&sidebar->items, buffer_str(&sidebar->filter));
    else
        keep_unfolded(reader, &sidebar->items);
    move_cursor(reader, had_item ? find_item(sidebar, &present, sidebar->cursor) : 0);
    sidebar_follow(reader);
}

void sidebar_filter_changed(Reader *reader)
{
    SidebarState *sidebar = &reader->state.sidebar;
    Str filter = buffer_str(&sidebar->filter);
    sidebar_build(reader);
    if (filter.len_bytes == 0 || (sidebar->cursor < sidebar->items.count &&
                                  filter_accepts(&sidebar->items.items[sidebar->cursor], filter)))
        return;
    for (size_t i = 0; i < sidebar->items.count; i++)
        if (filter_accepts(&sidebar->items.items[i], filter)) {
            move_cursor(reader, i);
            return;
        }
}

/* False for a quote in the outline that was not gone to: behind it one is in its section, not in the
 * quote. */
static bool can_be_present(const ReaderState *state, const SidebarItem *item)
{
    return item->kind != ITEM_QUOTE || state->sidebar.mode != SIDEBAR_OUTLINE || item->index == state->quote;
}

/* The item that begins nearest before here, the last of them when several do. */
static size_t find_present(const ReaderState *state)
{
    size_t found = NONE;
    for (size_t i = 0; i < state->sidebar.items.count; i++) {
        if (!can_be_present(state, &state->sidebar.items.items[i]))
            continue;
        DocPos target = state->sidebar.items.items[i].target;
        if (target <= state->here && (found == NONE || target >= state->sidebar.items.items[found].target))
            found = i;
    }
    return found;
}

void sidebar_follow(Reader *reader)
{
    ReaderState *state = &reader->state;
    if (!state->sidebar.open)
        return;
    state->sidebar.present = find_present(state);
    size_t wanted = state->sidebar.present == NONE ? 0 : state->sidebar.present;
    bool has_moved =
        state->here != reader->followed; /* the text, by ]] and its like, while the cursor stood still */
    reader->followed = state->here;
    if ((state->focus == FOCUS_TEXT || has_moved) && wanted != state->sidebar.cursor)
        move_cursor(reader, wanted);
}

void sidebar_hits_changed(Reader *reader)
{
    if (reader->state.sidebar.open && reader->state.sidebar.mode == SIDEBAR_HITS)
        sidebar_build(reader);
}

void sidebar_settle(Reader *reader)
{
    if (reader->previewing)
        jump_record(reader, reader->preview_from.anchor);
    reader->previewing = false;
}

void preview_hit(Reader *reader, size_t hit)
{
    if (!reader->previewing)
        reader->preview_from = page_spot(&reader->state);
    reader->previewing = true;
    reader->state.search.highlight = true;
    search_show(reader, hit);
}

/* The hit under the cursor, beside the list. */
static void preview(Reader *reader)
{
    const SidebarState *sidebar = &reader->state.sidebar;
    if (sidebar->mode != SIDEBAR_HITS || sidebar->over || sidebar->cursor >= sidebar->items.count ||
        sidebar->items.items[sidebar->cursor].kind != ITEM_HIT)
        return;
    preview_hit(reader, sidebar->items.items[sidebar->cursor].index);
}

static Effects close_sidebar(Reader *reader)
{
    sidebar_settle(reader);
    reader->state.sidebar.open = false;
    reader->state.focus = FOCUS_TEXT;
    return EFFECT_DRAW | EFFECT_RELAYOUT;
}

/* Why there is nothing to list; NULL when there is something. */
static const char *nothing_to_list(const ReaderState *state, SidebarMode mode)
{
    const Document *doc = state->document;
    switch (mode) {
    case SIDEBAR_OUTLINE: return document_section_count(doc) > 0 ? NULL : "There are no sections";
    case SIDEBAR_QUOTES: return document_quote_count(doc) > 0 ? NULL : "There are no quotes";
    case SIDEBAR_REVIEWS: return document_review_count(doc) > 0 ? NULL : "There are no book reviews";
    case SIDEBAR_HITS:
        if (state->search.pattern.len_bytes == 0)
            return "Nothing was searched for yet";
        if (state->search.searching)
            return "Searching…";
        return state->search.hits.count > 0 ? NULL : "There are no hits";
    case SIDEBAR_MODE_COUNT: break;
    }
    return NULL;
}

static Effects open_sidebar(Reader *reader, SidebarMode mode)
{
    ReaderState *state = &reader->state;
    const char *nothing = nothing_to_list(state, mode);
    if (nothing) {
        say(reader, "%s", nothing);
        return EFFECT_DRAW;
    }
    sidebar_settle(reader);
    state->sidebar.open = true;
    state->sidebar.mode = mode;
    state->zen = false;
    buffer_clear(&state->sidebar.filter);
    vec_clear(&state->sidebar.items);
    state->focus = FOCUS_TEXT; /* so that the cursor begins at the present place */
    state->sidebar.top = 0;
    sidebar_build(reader);
    state->focus = FOCUS_SIDEBAR;
    return EFFECT_DRAW | EFFECT_RELAYOUT;
}

static Effects toggle_sidebar(Reader *reader, SidebarMode mode)
{
    const SidebarState *sidebar = &reader->state.sidebar;
    bool is_seen = !reader->state.zen && !(sidebar->over && reader->state.focus == FOCUS_TEXT);
    if (sidebar->open && sidebar->mode == mode && is_seen)
        return close_sidebar(reader);
    return open_sidebar(reader, mode);
}

/* From the text to the sidebar, from there to the strip while it shows hits, and back to the text. */
static Effects change_pane(Reader *reader)
{
    ReaderState *state = &reader->state;
    Focus before = state->focus;
    Effects effects = EFFECT_DRAW;
    sidebar_settle(reader);
    if (before == FOCUS_TEXT && (!state->sidebar.open || state->zen))
        return open_sidebar(reader, state->sidebar.mode);
    state->focus = before == FOCUS_TEXT ? FOCUS_SIDEBAR : FOCUS_TEXT;
    if (before == FOCUS_SIDEBAR && state->sidebar.over)
        effects = close_sidebar(reader);
    if (before == FOCUS_SIDEBAR)
        strip_enter(reader);
    return effects;
}

/* The item above the cursor's in rank; the cursor's own when there is none. */
static size_t parent_item(const SidebarState *sidebar)
{
    size_t i = sidebar->cursor;
    while (i-- > 0)
        if (sidebar->items.items[i].depth < sidebar->items.items[sidebar->cursor].depth)
            return i;
    return sidebar->cursor;
}

static void fold(Reader *reader)
{
    SidebarState *sidebar = &reader->state.sidebar;
    const SidebarItem *item = &sidebar->items.items[sidebar->cursor];
    if (!item->has_children || item->folded) {
        move_cursor(reader, parent_item(sidebar));
        return;
    }
    *fold_flag(reader, item) = true;
    sidebar_build(reader);
}

static void unfold(Reader *reader)
{
    const SidebarState *sidebar = &reader->state.sidebar;
    *fold_flag(reader, &sidebar->items.items[sidebar->cursor]) = false;
    sidebar_build(reader);
}

static void set_all_folds(Reader *reader, bool folded)
{
    SidebarState *sidebar = &reader->state.sidebar;
    FlagList *flags = &reader->folded[sidebar->mode];
    fold_flag(reader, &sidebar->items.items[0]); /* makes them */
    for (size_t i = 0; i < flags->count; i++)
        flags->items[i] = folded;
    if (folded)
        while (sidebar->items.items[sidebar->cursor].depth > 0 && parent_item(sidebar) != sidebar->cursor)
            sidebar->cursor = parent_item(sidebar);
    sidebar_build(reader);
}

static Effects go_there(Reader *reader)
{
    ReaderState *state = &reader->state;
    SidebarItem item = state->sidebar.items.items[state->sidebar.cursor];
    state->focus = FOCUS_TEXT;
    if (reader->previewing)
        page_return_to(reader, reader->preview_from); /* so that the jump is from there */
    reader->previewing = false;
    if (item.kind == ITEM_HIT || item.kind == ITEM_MORE) {
        search_go(reader, item.index);
    } else if (item.kind == ITEM_QUOTE) {
        quote_go(reader, item.index);
    } else {
        jump_to(reader, item.target);
        state->card = item.kind == ITEM_REVIEW ? item.index : NONE;
    }
    return state->sidebar.over ? close_sidebar(reader) : EFFECT_DRAW;
}

/* True when there is an item under the cursor to act upon. */
static bool has_item(const ReaderState *state)
{
    return state->sidebar.open && state->sidebar.cursor < state->sidebar.items.count;
}

static Effects apply_to_item(Reader *reader, Action action)
{
    if (reader->state.focus == FOCUS_STRIP)
        return action == ACTION_GO_THERE ? strip_go_there(reader) : EFFECT_NONE;
    if (!has_item(&reader->state))
        return EFFECT_NONE;
    switch (action) {
    case ACTION_GO_THERE: return go_there(reader);
    case ACTION_FOLD: fold(reader); break;
    case ACTION_UNFOLD: unfold(reader); break;
    case ACTION_FOLD_ALL: set_all_folds(reader, true); break;
    case ACTION_UNFOLD_ALL: set_all_folds(reader, false); break;
    default: break;
    }
    return EFFECT_DRAW;
}

Effects apply_sidebar(Reader *reader, Command command)
{
    switch (command.action) {
    case ACTION_OUTLINE: return toggle_sidebar(reader, SIDEBAR_OUTLINE);
    case ACTION_QUOTES: return toggle_sidebar(reader, SIDEBAR_QUOTES);
    case ACTION_REVIEWS: return toggle_sidebar(reader, SIDEBAR_REVIEWS);
    case ACTION_HITS: return toggle_sidebar(reader, SIDEBAR_HITS);
    case ACTION_OTHER_PANE: return change_pane(reader);
    case ACTION_FILTER:
        return reader->state.focus == FOCUS_SIDEBAR ? prompt_open(reader, PROMPT_FILTER) : EFFECT_NONE;
    default: return apply_to_item(reader, command.action);
    }
}

static size_t minus(size_t from, size_t count)
{
    return from > count ? from - count : 0;
}

Effects apply_sidebar_move(Reader *reader, Command command)
{
    const ReaderState *state = &reader->state;
    size_t cursor = state->sidebar.cursor, rows = state->sidebar_rows;
    size_t count = count_or(command, 1), page = rows > 1 ? rows - 1 : 1, half = rows > 1 ? rows / 2 : 1;
    if (page > COUNT_MAX)
        page = COUNT_MAX;
    switch (command.action) {
    case ACTION_LINE_DOWN: cursor += count; break;
    case ACTION_LINE_UP: cursor = minus(cursor, count); break;
    case ACTION_PAGE_DOWN: cursor += count * page; break;
    case ACTION_PAGE_UP: cursor = minus(cursor, count * page); break;
    case ACTION_HALF_DOWN: cursor += count_or(command, half); break;
    case ACTION_HALF_UP: cursor = minus(cursor, count_or(command, half)); break;
    case ACTION_TOP: cursor = count - 1; break;
    case ACTION_BOTTOM: cursor = command.count > 0 ? count - 1 : NONE; break;
    default: break;
    }
    move_cursor(reader, cursor);
    preview(reader);
    return EFFECT_DRAW;
}

Effects sidebar_scroll(Reader *reader, int lines)
{
    SidebarState *sidebar = &reader->state.sidebar;
    size_t last_top = minus(sidebar->items.count, reader->state.sidebar_rows);
    size_t top = lines < 0 ? minus(sidebar->top, (size_t)-lines) : sidebar->top + (size_t)lines;
    sidebar->top = top < last_top ? top : last_top;
    return EFFECT_DRAW;
}

Effects reader_click_sidebar(Reader *reader, size_t row)
{
    SidebarState *sidebar = &reader->state.sidebar;
    if (!sidebar->open || reader->state.overlay.kind != OVERLAY_NONE || row >= sidebar->items.count ||
        sidebar->top + row >= sidebar->items.count)
        return EFFECT_NONE;
    prompt_close(reader);
    buffer_clear(&reader->state.message);
    sidebar->cursor = sidebar->top + row;
    Effects effects = go_there(reader);
    sidebar_follow(reader);
    return effects | EFFECT_DRAW;
}

/* ---- how wide it is ---------------------------------------------------------------------------------- */

enum {
    WIDTH_STEP_COLS = 2
};

void reader_want_sidebar_cols(Reader *reader, size_t cols)
{
    reader->state.sidebar.cols_wanted = cols;
}

size_t reader_sidebar_cols_wanted(const Reader *reader)
{
    return reader->state.sidebar.cols_wanted;
}

void reader_set_sidebar_cols(Reader *reader, size_t cols)
{
    reader->state.sidebar.cols = cols;
}

Effects apply_sidebar_width(Reader *reader, Command command)
{
    SidebarState *sidebar = &reader->state.sidebar;
    size_t step = WIDTH_STEP_COLS * count_or(command, 1);
    if (!sidebar->open || sidebar->cols == 0)
        return EFFECT_DRAW;
    if (command.action == ACTION_SIDEBAR_WIDER)
        sidebar->cols_wanted = sidebar->cols + step;
    else if (command.action == ACTION_SIDEBAR_NARROWER)
        sidebar->cols_wanted = sidebar->cols > step ? sidebar->cols - step : 1;
    else
        sidebar->cols_wanted = 0;
    return EFFECT_SIDEBAR | EFFECT_RELAYOUT | EFFECT_DRAW;
}

Effects reader_grab_border(Reader *reader)
{
    if (reader->state.prompt.kind == PROMPT_NONE)
        reader->state.sidebar.grabbed = true;
    return EFFECT_NONE;
}

Effects reader_drag_border(Reader *reader, size_t cols)
{
    SidebarState *sidebar = &reader->state.sidebar;
    if (!sidebar->grabbed || cols == 0)
        return EFFECT_NONE;
    sidebar->cols_wanted = cols;
    return EFFECT_RELAYOUT | EFFECT_DRAW;
}
