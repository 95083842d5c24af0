/* Screens that lie over the text: help, what is known about the document, and lists (lists.c). */
#include "internal.h"

void overlay_line(Reader *reader, Str key, Str text)
{
    OverlayLine line = {.key = arena_copy(&reader->overlay_arena, key),
                        .text = arena_copy(&reader->overlay_arena, text),
                        .item = NONE};
    vec_push(&reader->overlay_lines, line);
}

void overlay_heading(Reader *reader, Str title)
{
    if (reader->overlay_lines.count > 0)
        vec_push(&reader->overlay_lines, (OverlayLine){.item = NONE});
    vec_push(&reader->overlay_lines,
             (OverlayLine){.heading = true, .key = arena_copy(&reader->overlay_arena, title), .item = NONE});
}

static bool is_blank(const OverlayLine *line)
{
    return line->key.len_bytes == 0 && line->text.len_bytes == 0;
}

static bool has_words(Str filter, const OverlayLine *line)
{
    return find_nocase(line->key, filter) < line->key.len_bytes ||
           find_nocase(line->text, filter) < line->text.len_bytes ||
           find_nocase(line->aside, filter) < line->aside.len_bytes;
}

/* Of an item, one of its lines is enough. */
static bool accepts(const Reader *reader, Str filter, size_t index)
{
    const OverlayLine *line = &reader->overlay_lines.items[index];
    if (has_words(filter, line))
        return true;
    return line->item != NONE && has_words(filter, line->second ? line - 1 : line + 1);
}

/* The left column is as wide as its widest, but has a third of the room at most. */
static size_t fit_keys(const Reader *reader)
{
    size_t widest = 1, most = reader->overlay_cols / 3 > 0 ? reader->overlay_cols / 3 : 1;
    for (size_t i = 0; i < reader->overlay_lines.count; i++) {
        const OverlayLine *line = &reader->overlay_lines.items[i];
        size_t width = line->heading ? 0 : utf8_width(line->key);
        widest = width > widest ? width : widest;
    }
    return widest < most ? widest : most;
}

/* Takes a row's worth off the beginning of text: up to a blank when there is one. */
static Str take_row(Str *text, size_t cols)
{
    size_t rest, end = utf8_fit_words(*text, cols, &rest);
    Str row = str_slice(*text, 0, end);
    *text = str_slice(*text, rest, text->len_bytes);
    return row;
}

/* The line in as many rows as its columns need. */
static void put_line(Reader *reader, OverlayLine line)
{
    OverlayState *overlay = &reader->state.overlay;
    if (line.heading || is_blank(&line) || line.item != NONE) {
        vec_push(&overlay->lines, line);
        return;
    }
    size_t text_cols =
        reader->overlay_cols > overlay->key_cols ? reader->overlay_cols - overlay->key_cols : 1;
    do {
        OverlayLine row = {.key = take_row(&line.key, overlay->key_cols),
                           .text = take_row(&line.text, text_cols),
                           .item = NONE};
        vec_push(&overlay->lines, row);
    } while (!is_blank(&line));
}

void overlay_filter(Reader *reader)
{
    OverlayState *overlay = &reader->state.overlay;
    Str filter = buffer_str(&overlay->filter);
    vec_clear(&overlay->lines);
    overlay->top = 0;
    overlay->key_cols = fit_keys(reader);
    const OverlayLine *heading = NULL; /* waits for a line below it that is accepted */
    for (size_t i = 0; i < reader->overlay_lines.count; i++) {
        const OverlayLine *line = &reader->overlay_lines.items[i];
        if (filter.len_bytes == 0) {
            put_line(reader, *line);
        } else if (line->heading) {
            heading = line;
        } else if (!is_blank(line) && accepts(reader, filter, i)) {
            if (heading && overlay->lines.count > 0)
                put_line(reader, (OverlayLine){.item = NONE});
            if (heading)
                put_line(reader, *heading);
            heading = NULL;
            put_line(reader, *line);
        }
    }
    list_choose_first(reader);
}

static void forget_lines(Reader *reader)
{
    vec_clear(&reader->overlay_lines);
    vec_clear(&reader->state.overlay.lines);
    arena_reset(&reader->overlay_arena);
}

void overlay_begin(Reader *reader, OverlayKind kind)
{
    forget_lines(reader);
    reader->state.overlay.kind = kind;
    buffer_clear(&reader->state.overlay.filter);
}

Effects overlay_open(Reader *reader, OverlayKind kind)
{
    overlay_begin(reader, kind);
    if (kind == OVERLAY_HELP)
        help_write(reader);
    else
        facts_write(reader);
    overlay_filter(reader);
    return EFFECT_DRAW;
}

void reader_show_messages(Reader *reader, const ReaderMessage *messages, size_t count)
{
    overlay_begin(reader, OVERLAY_MESSAGES);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !str_equal(messages[i - 1].file, messages[i].file))
            overlay_heading(reader, messages[i].file);
        Str line = messages[i].line > 0 ? arena_format(&reader->overlay_arena, "line %zu", messages[i].line)
                                        : (Str){0};
        overlay_line(reader, line, messages[i].what);
    }
    overlay_filter(reader);
}

void overlay_close(Reader *reader)
{
    reader->state.overlay.kind = OVERLAY_NONE;
    reader->state.overlay.top = 0;
    buffer_clear(&reader->state.overlay.filter);
    forget_lines(reader);
}

void overlay_scroll_to(Reader *reader, size_t top)
{
    OverlayState *overlay = &reader->state.overlay;
    size_t rows = reader->state.text_rows, count = overlay->lines.count;
    size_t last_top = count > rows ? count - rows : 0;
    overlay->top = top < last_top ? top : last_top;
}

void overlay_fit(Reader *reader)
{
    overlay_scroll_to(reader, reader->state.overlay.top);
}

static void scroll_by(Reader *reader, size_t rows, bool down)
{
    size_t top = reader->state.overlay.top;
    overlay_scroll_to(reader, down ? top + rows : top > rows ? top - rows : 0);
}

static Effects back_out(Reader *reader)
{
    OverlayState *overlay = &reader->state.overlay;
    if (overlay->filter.len_bytes == 0) {
        overlay_close(reader);
    } else {
        buffer_clear(&overlay->filter);
        overlay_filter(reader);
    }
    return EFFECT_DRAW;
}

static Effects toggle(Reader *reader, OverlayKind kind)
{
    if (reader->state.overlay.kind != kind)
        return overlay_open(reader, kind);
    overlay_close(reader);
    return EFFECT_DRAW;
}

Effects overlay_apply(Reader *reader, Command command)
{
    size_t rows = reader->state.text_rows, count = count_or(command, 1);
    size_t page = rows > 1 ? rows - 1 : 1, half = rows > 1 ? rows / 2 : 1;
    Effects effects;
    if (list_is_shown(&reader->state) && list_apply(reader, command, &effects))
        return effects;
    switch (command.action) {
    case ACTION_LINE_DOWN: scroll_by(reader, count, true); break;
    case ACTION_LINE_UP: scroll_by(reader, count, false); break;
    case ACTION_PAGE_DOWN: scroll_by(reader, page, true); break;
    case ACTION_PAGE_UP: scroll_by(reader, page, false); break;
    case ACTION_HALF_DOWN: scroll_by(reader, half, true); break;
    case ACTION_HALF_UP: scroll_by(reader, half, false); break;
    case ACTION_TOP: overlay_scroll_to(reader, 0); break;
    case ACTION_BOTTOM: overlay_scroll_to(reader, reader->state.overlay.lines.count); break;
    case ACTION_SEARCH:
    case ACTION_SEARCH_BACK: return prompt_open(reader, PROMPT_FILTER);
    case ACTION_BACK_OUT:
    case ACTION_QUIT: return back_out(reader);
    case ACTION_HELP: return toggle(reader, OVERLAY_HELP);
    case ACTION_INFO: return toggle(reader, OVERLAY_INFO);
    case ACTION_MARKS: return marks_open(reader);
    case ACTION_MESSAGES: return EFFECT_MESSAGES;
    case ACTION_READINGS: return EFFECT_READINGS;
    default: return EFFECT_NONE;
    }
    return EFFECT_DRAW;
}
