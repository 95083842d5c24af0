/* The status line, and the prompt and the messages that take its place. */
#include "internal.h"

#include "base/utf8.h"

enum {
    SECTION_MIN_COLS = 8,
    TITLE_MIN_COLS = 12,
    GAP_COLS = 2,
    MARGINS_MIN_COLS = 10, /* of a line that has room for a margin at each end */
    COUNT_MIN_COLS = 30,   /* of a prompt that has room for the number of hits */
    MESSAGE_ROWS_MAX = 3,
};

static const Str DIVIDER = {" · ", 4};

Rect prompt_area(const Drawing *drawing)
{
    const Screen *screen = drawing->screen;
    return (Rect){0, screen->rows - 1, screen->cols, 1};
}

static Str plural(Drawing *drawing, size_t count, const char *one)
{
    return arena_format(&drawing->arena, "%zu %s%s", count, one, count == 1 ? "" : "s");
}

/* "review 2 of 5", "hit 3 of 17 in 5 sections": what the reader steps through at present. */
static Str position_text(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    const SearchState *search = &state->search;
    const Document *doc = state->document;
    if (state->quote != NONE)
        return arena_format(&drawing->arena, "quote %zu of %zu", state->quote + 1, document_quote_count(doc));
    if (search->highlight && search->current != NONE) {
        Str sections = plural(drawing, search->section_count, "section");
        return arena_format(&drawing->arena, "hit %zu of %zu in %.*s", search->current + 1,
                            search->hits.count, (int)sections.len_bytes, sections.data);
    }
    size_t block = document_block_at(doc, state->here);
    size_t review = block == NONE ? NONE : document_review_at(doc, block);
    if (review == NONE)
        return (Str){0};
    return arena_format(&drawing->arena, "review %zu of %zu", review + 1, document_review_count(doc));
}

static Str document_name(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    Str title = document_title(state->document);
    if (title.len_bytes == 0 || state->show_source)
        title = state->name;
    return title;
}

/* Title and section share what is left; the title gives way first. */
static void put_place(Drawing *drawing, Pen *pen)
{
    const ReaderState *state = drawing->state;
    int room = pen->end - pen->col;
    size_t section = reader_section_at(state, state->here);
    bool is_title = section != NONE && document_section(state->document, section)->kind == SECTION_TITLE;
    Str path = section == NONE || is_title ? (Str){0} : section_path(drawing, section, room);
    int path_cols = (int)utf8_width(path), divider_cols = (int)utf8_width(DIVIDER);
    int title_room = path_cols > 0 ? room - path_cols - divider_cols : room;
    if (state->show_source || state->only_hits) {
        pen_put(pen, state->show_source ? STR("source · ") : STR("only hits · "), ROLE_STATUS, 0);
        title_room = pen->end - pen->col - (path_cols > 0 ? path_cols + divider_cols : 0);
    }
    if (path_cols == 0 || title_room >= TITLE_MIN_COLS) {
        Pen title = *pen;
        title.end = pen->col + title_room;
        pen_put(&title, document_name(drawing), ROLE_STATUS_STRONG, 0);
        pen->col = title.col;
        pen_put(pen, path_cols > 0 ? DIVIDER : (Str){0}, ROLE_STATUS, 0);
    }
    if (pen->end - pen->col >= SECTION_MIN_COLS)
        pen_put(pen, path, ROLE_STATUS, 0);
}

/* Right to left by importance: keys that are pending, per cent, position; a part that does not fit is
 * dropped. */
static void put_facts(Drawing *drawing, Pen *pen)
{
    const ReaderState *state = drawing->state;
    if (state->partial) {
        Str progress = state->progress_percent > 0
                           ? arena_format(&drawing->arena, "reading… %d%%", state->progress_percent)
                           : STR("reading…");
        pen_put_right(pen, progress, ROLE_STATUS_STRONG, 0);
    } else {
        pen_put_right(pen, arena_format(&drawing->arena, "%d%%", reader_percent(state)), ROLE_STATUS_STRONG,
                      0);
    }
    pen->end -= GAP_COLS;
    Str position = position_text(drawing);
    if (position.len_bytes > 0 && pen_put_right(pen, position, ROLE_STATUS, 0))
        pen->end -= GAP_COLS;
}

static const struct {
    const char *name, *keys;
} overlays[] = {[OVERLAY_NONE] = {"", ""},
                [OVERLAY_HELP] = {"Help", "/ looks for a word, Esc closes"},
                [OVERLAY_INFO] = {"About this document", "/ looks for a word, Esc closes"},
                [OVERLAY_MARKS] = {"Marks and jumps", "Enter goes there, d forgets, Esc closes"},
                [OVERLAY_READINGS] = {"Recent", "Enter goes on, d forgets, / filters, Esc closes"},
                [OVERLAY_MESSAGES] = {"Messages", "/ looks for a word, Esc closes"}};

/* "3–20 of 96" lines; of a list, which item is chosen. */
static Str overlay_position(Drawing *drawing)
{
    const OverlayState *overlay = &drawing->state->overlay;
    size_t first = overlay->top, end = first + (size_t)drawing->panes.overlay.rows, chosen = 0, items = 0;
    end = end < overlay->lines.count ? end : overlay->lines.count;
    for (size_t i = 0; i < overlay->lines.count; i++) {
        items += overlay->lines.items[i].item != NONE && !overlay->lines.items[i].second;
        chosen = i == overlay->cursor ? items : chosen;
    }
    if (items > 0)
        return arena_format(&drawing->arena, "%zu of %zu", chosen, items);
    return arena_format(&drawing->arena, "%zu–%zu of %zu", first + 1, end, overlay->lines.count);
}

/* The line for help, information and lists. */
static void put_overlay_facts(Drawing *drawing, Pen *pen)
{
    const OverlayState *overlay = &drawing->state->overlay;
    if (overlay->lines.count > 0 && !drawing->state->plain &&
        pen_put_right(pen, overlay_position(drawing), ROLE_STATUS, 0))
        pen->end -= GAP_COLS;
    pen_put(pen, str_from(overlays[overlay->kind].name), ROLE_STATUS_STRONG, 0);
    if (overlay->filter.len_bytes > 0) {
        pen_put(pen, STR(" /"), ROLE_STATUS, 0);
        pen_put(pen, buffer_str(&overlay->filter), ROLE_STATUS, 0);
    }
    pen->col += GAP_COLS;
    pen_put_right(pen, str_from(overlays[overlay->kind].keys), ROLE_STATUS, 0);
}

/* A message that is too long for the line takes rows above it, too: from the line upwards, so that its end is
 * where the reader looks. */
static void put_rows(Drawing *drawing, Pen pen, Str text, Role role)
{
    Str rows[MESSAGE_ROWS_MAX];
    int count = 0, most = pen.row < MESSAGE_ROWS_MAX ? pen.row + 1 : MESSAGE_ROWS_MAX;
    size_t room = pen.end > pen.col ? (size_t)(pen.end - pen.col) : 1;
    while (text.len_bytes > 0 && count < most) {
        size_t next, end = utf8_fit_words(text, room, &next);
        bool is_last = count + 1 == most;
        rows[count++] = is_last ? text : str_slice(text, 0, end);
        text = str_slice(text, is_last ? text.len_bytes : next, text.len_bytes);
    }
    for (int i = 0; i < count; i++) {
        Pen row = pen;
        row.row -= count - 1 - i;
        screen_fill(drawing->screen, (Rect){0, row.row, drawing->screen->cols, 1}, ROLE_STATUS);
        pen_put(&row, rows[i], role, 0);
    }
}

/* From where on the prompt's text is to be drawn so that its cursor is in sight. */
static size_t prompt_start(const PromptState *prompt, int room)
{
    Str text = buffer_str(&prompt->text);
    size_t width = utf8_width(str_slice(text, 0, prompt->cursor)), start = 0;
    while (room > 0 && width >= (size_t)room && start < prompt->cursor) {
        size_t end = utf8_cluster_end(text, start);
        width -= utf8_width(str_slice(text, start, end));
        start = end;
    }
    return start;
}

static Str prompt_sign(const ReaderState *state)
{
    switch (state->prompt.kind) {
    case PROMPT_SEARCH: return state->search.backward ? STR("?") : STR("/");
    case PROMPT_COMMAND: return STR(":");
    case PROMPT_TITLE: return STR("Go to: ");
    default: return STR("/");
    }
}

/* How it is searched, when not plainly, and what has been found. */
static Str search_facts(Drawing *drawing)
{
    static const char *const modes[SEARCH_MODE_COUNT] = {"", "whole words", "titles", "regex"};
    const SearchState *search = &drawing->state->search;
    const char *mode = modes[search->mode], *gap = *mode ? " · " : "";
    if (drawing->state->prompt.text.len_bytes == 0 || search->error.len_bytes > 0)
        return str_from(mode);
    Str hits = plural(drawing, search->hits.count, "hit");
    return arena_format(&drawing->arena, "%s%s%.*s%s", mode, gap, (int)hits.len_bytes, hits.data,
                        search->searching ? "…" : "");
}

/* What is wrong with the pattern, in the row above. */
static void put_search_error(Drawing *drawing, Rect area)
{
    if (area.row == 0)
        return;
    area.row--;
    Pen pen = pen_at(drawing->screen, area, 0);
    screen_fill(drawing->screen, area, ROLE_STATUS);
    pen_put(&pen, buffer_str(&drawing->state->search.error), ROLE_ERROR, 0);
}

static void draw_prompt(Drawing *drawing)
{
    const PromptState *prompt = &drawing->state->prompt;
    const SearchState *search = &drawing->state->search;
    Rect area = prompt_area(drawing);
    Pen pen = pen_at(drawing->screen, area, 0);
    screen_fill(drawing->screen, area, ROLE_PROMPT);
    if (prompt->kind == PROMPT_SEARCH && area.cols >= COUNT_MIN_COLS) {
        pen_put_right(&pen, search_facts(drawing), ROLE_PROMPT, ATTR_DIM);
        pen.end -= GAP_COLS;
    }
    if (prompt->kind == PROMPT_SEARCH && search->error.len_bytes > 0)
        put_search_error(drawing, area);
    pen_put(&pen, prompt_sign(drawing->state), ROLE_PROMPT, ATTR_BOLD);
    int room = pen.end - pen.col;
    size_t start = prompt_start(prompt, room);
    Str text = buffer_str(&prompt->text);
    int cursor_cols = (int)utf8_width(str_slice(text, start, prompt->cursor));
    screen_put(drawing->screen, pen.col, pen.row, room, str_slice(text, start, text.len_bytes), ROLE_PROMPT,
               0);
    int cursor_col = pen.col + cursor_cols;
    drawing->screen->cursor_col = cursor_col < area.cols ? cursor_col : area.cols - 1;
    drawing->screen->cursor_row = pen.row;
}

/* What can be done with the address that is shown, as far as there is room for it. */
static void put_address_keys(Drawing *drawing, Pen *pen)
{
    const AddressState *address = &drawing->state->address;
    size_t rows = reader_address_rows(drawing->state), count = address->rows.count;
    if (rows < count) {
        Str part =
            arena_format(&drawing->arena, "%zu–%zu of %zu", address->top + 1, address->top + rows, count);
        if (pen_put_right(pen, part, ROLE_STATUS, 0))
            pen->end -= GAP_COLS;
    }
    Arena *arena = &drawing->arena;
    const Keymap *map = drawing->state->keymap;
    const char *open = keymap_key_for(map, ACTION_OPEN_ADDRESS, arena).data,
               *copy = keymap_key_for(map, ACTION_COPY, arena).data;
    bool opens = address->is_handed_out;
    Str wide = opens ? arena_format(arena, "%s opens it · %s copies it · Esc leaves it", open, copy)
                     : arena_format(arena, "Only shown, not opened · %s copies it · Esc leaves it", copy);
    Str narrow = opens ? arena_format(arena, "%s opens · %s copies · Esc", open, copy)
                       : arena_format(arena, "only shown · %s copies · Esc", copy);
    bool has_room = (int)utf8_width(wide) <= pen->end - pen->col;
    pen_put(pen, has_room ? wide : narrow, ROLE_STATUS_STRONG, 0);
}

/* How much is selected, and what can be done with it. */
static void put_selection(Drawing *drawing, Pen *pen)
{
    size_t words = reader_selected_words(drawing->state);
    Str number = words == NONE ? STR("Many words") : plural(drawing, words, "word");
    Str count = arena_format(&drawing->arena, "%.*s selected", (int)number.len_bytes, number.data);
    Str wide = STR("y copies · Y with its source · o other end · Esc"), narrow = STR("y copies · Esc");
    pen_put(pen, count, ROLE_STATUS_STRONG, 0);
    pen->col += GAP_COLS;
    if (!pen_put_right(pen, wide, ROLE_STATUS, 0))
        pen_put_right(pen, narrow, ROLE_STATUS, 0);
}

void draw_address(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    int rows = (int)reader_address_rows(state), foot = prompt_area(drawing).row;
    if (state->address.rows.count == 0 || state->overlay.kind != OVERLAY_NONE)
        return;
    for (int i = 0; i < rows; i++) {
        Rect area = {0, foot - rows + i, drawing->screen->cols, 1};
        Pen pen = pen_at(drawing->screen, area, 0);
        screen_fill(drawing->screen, area, ROLE_STATUS);
        pen.col += area.cols >= MARGINS_MIN_COLS ? 1 : 0;
        pen_put(&pen, state->address.rows.items[state->address.top + (size_t)i], ROLE_MESSAGE, 0);
    }
}

void draw_status(Drawing *drawing, bool card_told)
{
    const ReaderState *state = drawing->state;
    bool shows_address = state->address.rows.count > 0 && state->overlay.kind == OVERLAY_NONE;
    bool speaks = state->message.len_bytes > 0 || !card_told || shows_address;
    if (state->prompt.kind != PROMPT_NONE) {
        draw_prompt(drawing);
        return;
    }
    if (drawing->panes.status.rows == 0 && !speaks)
        return;
    Rect area = prompt_area(drawing);
    Pen pen = pen_at(drawing->screen, area, 0);
    screen_fill(drawing->screen, area, ROLE_STATUS);
    if (area.cols >= MARGINS_MIN_COLS) {
        pen.col++;
        pen.end--;
    }
    if (state->pending.len_bytes > 0 && !state->plain &&
        pen_put_right(&pen, buffer_str(&state->pending), ROLE_STATUS_STRONG, 0))
        pen.end -= GAP_COLS;
    if (state->message.len_bytes > 0) {
        put_rows(drawing, pen, buffer_str(&state->message),
                 state->message_is_error ? ROLE_ERROR : ROLE_MESSAGE);
    } else if (shows_address) {
        put_address_keys(drawing, &pen);
    } else if (!card_told && state->plain) {
        put_rows(drawing, pen, card_line(drawing), ROLE_MESSAGE);
    } else if (!card_told) {
        pen_put(&pen, card_line(drawing), ROLE_STATUS_STRONG, 0);
    } else if (state->overlay.kind != OVERLAY_NONE) {
        put_overlay_facts(drawing, &pen);
    } else if (state->selection.active && state->focus == FOCUS_TEXT) {
        put_selection(drawing, &pen);
    } else if (!state->plain) { /* what changes with every line would be read out with every line */
        put_facts(drawing, &pen);
        put_place(drawing, &pen);
    }
}
