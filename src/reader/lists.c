/* Lists that lie over the text, of which one item is chosen: marks and jumps, and what was being read. */
#include "internal.h"

bool list_is_shown(const ReaderState *state)
{
    return state->overlay.kind == OVERLAY_MARKS || state->overlay.kind == OVERLAY_READINGS;
}

static OverlayLine copy_line(Reader *reader, size_t item, const OverlayLine *line)
{
    Arena *arena = &reader->overlay_arena;
    OverlayLine copy = *line;
    copy.key = arena_copy(arena, line->key);
    copy.text = arena_copy(arena, line->text);
    copy.aside = arena_copy(arena, line->aside);
    copy.item = item;
    return copy;
}

void list_item(Reader *reader, size_t item, const OverlayLine *first, const OverlayLine *second)
{
    OverlayLine lines[] = {copy_line(reader, item, first), copy_line(reader, item, second)};
    lines[1].second = true;
    vec_push(&reader->overlay_lines, lines[0]);
    vec_push(&reader->overlay_lines, lines[1]);
}

size_t list_chosen(const ReaderState *state)
{
    const OverlayState *overlay = &state->overlay;
    return overlay->cursor < overlay->lines.count ? overlay->lines.items[overlay->cursor].item : NONE;
}

/* ---- moving -------------------------------------------------------------------------------------------- */

static bool begins_item(const OverlayState *overlay, size_t line)
{
    return overlay->lines.items[line].item != NONE && !overlay->lines.items[line].second;
}

/* Both lines of the item come into sight, and a heading over the first. */
static void keep_in_sight(Reader *reader)
{
    const OverlayState *overlay = &reader->state.overlay;
    size_t cursor = overlay->cursor, rows = reader->state.text_rows, top = overlay->top;
    if (cursor == NONE)
        return;
    size_t first = cursor > 0 && overlay->lines.items[cursor - 1].heading ? cursor - 1 : cursor;
    if (first < top)
        top = first;
    if (cursor + 2 > top + rows)
        top = cursor + 2 > rows ? cursor + 2 - rows : 0;
    overlay_scroll_to(reader, top);
}

void list_choose_near(Reader *reader, size_t line)
{
    OverlayState *overlay = &reader->state.overlay;
    overlay->cursor = NONE;
    if (!list_is_shown(&reader->state))
        return;
    for (size_t i = 0; i < overlay->lines.count && (i <= line || overlay->cursor == NONE); i++)
        if (begins_item(overlay, i))
            overlay->cursor = i;
    keep_in_sight(reader);
}

void list_choose_first(Reader *reader)
{
    list_choose_near(reader, 0);
}

static void move(Reader *reader, size_t items, bool down)
{
    OverlayState *overlay = &reader->state.overlay;
    size_t line = overlay->cursor;
    if (line == NONE)
        return;
    while (items > 0 && (down ? line + 1 < overlay->lines.count : line > 0)) {
        line = down ? line + 1 : line - 1;
        if (begins_item(overlay, line)) {
            overlay->cursor = line;
            items--;
        }
    }
    keep_in_sight(reader);
}

/* ---- what was being read ------------------------------------------------------------------------------- */

static void put_reading(Reader *reader, size_t item, const Reading *reading)
{
    Arena *arena = &reader->overlay_arena;
    OverlayLine first = {
        .key = arena_format(arena, "%d%%", reading->percent), .text = reading->title, .aside = reading->when};
    OverlayLine second = {
        .text = reading->gone ? STR("gone") : reading->section, .aside = reading->path, .keeps_end = true};
    list_item(reader, item, &first, &second);
}

void reader_show_readings(Reader *reader, const Reading *readings, size_t count, bool at_start)
{
    static const OverlayLine guide = {.text = STR_INIT("Recto's guide")},
                             about_guide = {.text = STR_INIT("what Recto does, and the keys")};
    const OverlayState *overlay = &reader->state.overlay;
    size_t line = overlay->kind == OVERLAY_READINGS ? overlay->cursor : 0;
    if (count == 0 && !at_start) {
        overlay_close(reader);
        say(reader, "Nothing that was being read is kept");
        return;
    }
    overlay_begin(reader, OVERLAY_READINGS);
    reader->reading_count = count;
    reader->lists_at_start = at_start;
    overlay_heading(reader, STR("What you were reading"));
    for (size_t i = 0; i < count; i++)
        put_reading(reader, i, &readings[i]);
    list_item(reader, count, &guide, &about_guide);
    overlay_filter(reader);
    list_choose_near(reader, line);
}

void reader_close_list(Reader *reader)
{
    if (list_is_shown(&reader->state))
        overlay_close(reader);
}

size_t reader_chosen(const Reader *reader)
{
    return reader->chosen;
}

/* ---- doing --------------------------------------------------------------------------------------------- */

static Effects go_there(Reader *reader, size_t item)
{
    if (reader->state.overlay.kind == OVERLAY_READINGS) {
        reader->chosen = item;
        return EFFECT_RESUME | EFFECT_DRAW;
    }
    DocPos pos = reader->list_places.items[item];
    overlay_close(reader);
    jump_to(reader, pos);
    return EFFECT_DRAW;
}

static Effects take_out_mark(Reader *reader, size_t item)
{
    size_t line = reader->state.overlay.cursor;
    if (item >= reader->state.marks.count) {
        say(reader, "Only marks can be taken out; jumps are forgotten with the reading");
        return EFFECT_DRAW;
    }
    char letter[4];
    Str bytes = {letter, utf8_encode(reader->state.marks.items[item].letter, letter)};
    Effects effects = marks_delete(reader, bytes);
    overlay_close(reader);
    if (reader->state.marks.count > 0 || reader->state.jumps.last != NONE) {
        marks_open(reader);
        list_choose_near(reader, line);
    }
    return effects;
}

static Effects take_out(Reader *reader, size_t item)
{
    if (reader->state.overlay.kind == OVERLAY_MARKS)
        return take_out_mark(reader, item);
    if (item == reader->reading_count) {
        say(reader, "The guide is always there");
        return EFFECT_DRAW;
    }
    reader->chosen = item;
    return EFFECT_FORGET | EFFECT_DRAW;
}

bool list_apply(Reader *reader, Command command, Effects *effects)
{
    size_t rows = reader->state.text_rows, page = rows > 3 ? rows / 2 - 1 : 1,
           item = list_chosen(&reader->state);
    size_t count = count_or(command, 1), half = page > 1 ? page / 2 : 1;
    *effects = EFFECT_DRAW;
    switch (command.action) {
    case ACTION_LINE_DOWN: move(reader, count, true); break;
    case ACTION_LINE_UP: move(reader, count, false); break;
    case ACTION_PAGE_DOWN: move(reader, page, true); break;
    case ACTION_PAGE_UP: move(reader, page, false); break;
    case ACTION_HALF_DOWN: move(reader, half, true); break;
    case ACTION_HALF_UP: move(reader, half, false); break;
    case ACTION_TOP: move(reader, NONE, false); break;
    case ACTION_BOTTOM: move(reader, NONE, true); break;
    case ACTION_GO_THERE: *effects = item == NONE ? EFFECT_DRAW : go_there(reader, item); break;
    case ACTION_TAKE_OUT: *effects = item == NONE ? EFFECT_DRAW : take_out(reader, item); break;
    case ACTION_QUIT:
        if (reader->state.overlay.kind != OVERLAY_READINGS || !reader->lists_at_start)
            return false;
        *effects = EFFECT_QUIT;
        break;
    default: return false;
    }
    return true;
}

Effects reader_click_list(Reader *reader, size_t row)
{
    const OverlayState *overlay = &reader->state.overlay;
    size_t line = overlay->top + row;
    if (!list_is_shown(&reader->state) || reader->state.prompt.kind != PROMPT_NONE ||
        line >= overlay->lines.count || overlay->lines.items[line].item == NONE)
        return EFFECT_NONE;
    buffer_clear(&reader->state.message);
    list_choose_near(reader, line);
    return go_there(reader, list_chosen(&reader->state));
}
