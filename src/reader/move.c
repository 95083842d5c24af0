/* Moving by lines, pages, per cent and paragraphs. */
#include "internal.h"

static void scroll_down(Reader *reader, size_t rows)
{
    RowPlace top = reader->state.top;
    place_advance(&reader->state, &top, rows);
    page_scroll_to(reader, top);
}

static void scroll_up(Reader *reader, size_t rows)
{
    RowPlace top = reader->state.top;
    place_retreat(&reader->state, &top, rows);
    spread_settle_above(&reader->state, &top);
    page_scroll_to(reader, top);
}

/* To a row further down or up that says something. */
static void read_rows(Reader *reader, bool down, size_t count)
{
    const ReaderState *state = &reader->state;
    RowPlace row = reader_reading_row(state), found = row;
    while (count > 0 && (down ? place_next : place_previous)(state, &row))
        if (row_has_text(place_row(state, row))) {
            found = row;
            count--;
        }
    page_read_row(reader, found);
}

/* A page further down one reads on at its first new line. */
static void read_fresh_row(Reader *reader)
{
    RowPlace row = reader->state.fresh;
    if (row.block == NONE)
        return;
    while (!row_has_text(place_row(&reader->state, row)) && place_next(&reader->state, &row))
        ;
    page_read_row(reader, row);
}

/* Who reads line by line comes to the end by reading its last line; others, by having it in sight. */
static void read_last_row(Reader *reader)
{
    RowPlace row = place_last(&reader->state);
    while (!row_has_text(place_row(&reader->state, row)) && place_previous(&reader->state, &row))
        ;
    page_read_row(reader, row);
}

/* A page is one row less than what is in sight, so that the last line read stays. */
static size_t page_step(const ReaderState *state)
{
    return state->page_rows > 1 ? state->page_rows - 1 : 1;
}

/* The rows of so many pages; there are not so many rows in the world that it could be too many. */
static size_t page_steps(const ReaderState *state, size_t pages)
{
    size_t step = page_step(state);
    return pages > COUNT_MAX / step ? COUNT_MAX : pages * step;
}

static void page_down(Reader *reader, size_t pages)
{
    ReaderState *state = &reader->state;
    RowPlace fresh = state->top, old_top = state->top;
    if (state->columns > 1) {
        spread_turn(reader, true, pages);
        return;
    }
    size_t seen = page_steps(state, pages - 1) + state->page_rows;
    bool more = place_advance(state, &fresh, seen) == seen;
    scroll_down(reader, page_steps(state, pages));
    if (!more || place_equal(state->top, old_top))
        return;
    while (layout_part(state->layout, fresh.block, fresh.part)->first_text_row > fresh.row)
        if (!place_next(state, &fresh))
            return;
    state->fresh = fresh;
}

static void page_up(Reader *reader, size_t pages)
{
    ReaderState *state = &reader->state;
    if (state->columns > 1) {
        spread_turn(reader, false, pages);
        return;
    }
    if (!notes_stay(state)) {
        scroll_up(reader, page_steps(state, pages));
        return;
    }
    RowPlace before = {.block = NONE};
    for (; pages > 0 && !place_equal(state->top, before); pages--) {
        before = state->top;
        page_scroll_to(reader, notes_top_above(state, state->top));
    }
}

static size_t half_page(const ReaderState *state)
{
    return state->page_rows > 1 ? state->page_rows / 2 : 1;
}

/* Of two columns one becomes the other. */
static void scroll_half(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    bool down = command.action == ACTION_HALF_DOWN;
    size_t rows = count_or(command, half_page(state));
    if (state->columns == 1 || command.count > 0)
        (down ? scroll_down : scroll_up)(reader, rows);
    else if (!down)
        page_scroll_to(reader, spread_before(state, state->top, true));
    else if (!reader_at_end(state))
        page_scroll_to(reader, spread_second(state));
}

static void go_to_percent(Reader *reader, int percent)
{
    size_t total = document_text(reader->state.document).len_bytes;
    if (percent >= 100) {
        jump_record(reader, reader->state.anchor);
        page_scroll_to(reader, place_last(&reader->state));
        return;
    }
    jump_to(reader, (DocPos)((double)total * percent / 100.0));
    reader->state.here = reader->state.anchor;
}

/* True when a paragraph begins in the block; *out is its first row. */
static bool paragraph_in(const ReaderState *state, size_t block, RowPlace *out)
{
    const LaidBlock *laid = layout_block(state->layout, block);
    if (laid->first_text_row >= laid->row_count || document_block(state->document, block)->cls == BLOCK_RULE)
        return false;
    *out = (RowPlace){block, 0, laid->first_text_row};
    return true;
}

static void next_paragraph(Reader *reader)
{
    ReaderState *state = &reader->state;
    RowPlace top = place_last(state);
    for (size_t block = state->top.block + 1; block < document_block_count(state->document); block++)
        if (paragraph_in(state, block, &top))
            break;
    page_scroll_to(reader, top);
}

static void previous_paragraph(Reader *reader)
{
    ReaderState *state = &reader->state;
    RowPlace top = place_first(state);
    if (!(paragraph_in(state, state->top.block, &top) && place_before(top, state->top))) {
        top = place_first(state);
        for (size_t block = state->top.block; block-- > 0;)
            if (paragraph_in(state, block, &top))
                break;
    }
    page_scroll_to(reader, top);
}

/* Stops as soon as a step changes nothing. */
static void repeat_paragraph(Reader *reader, void (*step)(Reader *), size_t times)
{
    for (size_t i = 0; i < times; i++) {
        RowPlace before = reader->state.top;
        step(reader);
        if (place_equal(before, reader->state.top))
            return;
    }
}

static void go_to_end(Reader *reader, Command command)
{
    /* The second g of gg must not undo what 5g has done. */
    bool is_second_g = command.action == ACTION_TOP && command.count == 0 &&
                       reader->previous.action == ACTION_TOP && reader->previous.count > 0;
    if (is_second_g)
        return;
    if (command.count > 0) {
        reader_go_to_line(reader, (uint32_t)command.count);
        return;
    }
    const ReaderState *state = &reader->state;
    jump_record(reader, state->anchor);
    page_scroll_to(reader, command.action == ACTION_TOP ? place_first(state) : place_last(state));
    if (state->partial && command.action == ACTION_BOTTOM)
        reader_say(reader, false, "The end is still being read; then it is gone to");
}

static bool leads_down(Command command)
{
    return command.action == ACTION_PAGE_DOWN || command.action == ACTION_HALF_DOWN ||
           command.action == ACTION_PARAGRAPH_NEXT || (command.action == ACTION_BOTTOM && command.count == 0);
}

Effects apply_move(Reader *reader, Command command)
{
    const ReaderState *state = &reader->state;
    if (state->top.block == NONE)
        return EFFECT_NONE;
    size_t count = count_or(command, 1);
    RowPlace before = state->top;
    switch (command.action) {
    case ACTION_LINE_DOWN:
    case ACTION_LINE_UP:
        if (state->plain)
            read_rows(reader, command.action == ACTION_LINE_DOWN, count);
        else
            (command.action == ACTION_LINE_DOWN ? scroll_down : scroll_up)(reader, count);
        break;
    case ACTION_PAGE_DOWN: page_down(reader, count); break;
    case ACTION_PAGE_UP: page_up(reader, count); break;
    case ACTION_HALF_DOWN:
    case ACTION_HALF_UP: scroll_half(reader, command); break;
    case ACTION_TOP:
    case ACTION_BOTTOM: go_to_end(reader, command); break;
    case ACTION_PARAGRAPH_NEXT: repeat_paragraph(reader, next_paragraph, count); break;
    case ACTION_PARAGRAPH_PREVIOUS: repeat_paragraph(reader, previous_paragraph, count); break;
    case ACTION_PERCENT:
        if (command.count == 0)
            say(reader, "Type a number first, as in 50%%");
        else
            go_to_percent(reader, command.count);
        break;
    default: break;
    }
    bool is_at_end = command.action == ACTION_BOTTOM || place_equal(state->top, before);
    if (state->plain && leads_down(command) && is_at_end)
        read_last_row(reader);
    else if (state->plain && command.action == ACTION_PAGE_DOWN)
        read_fresh_row(reader);
    return EFFECT_DRAW;
}

Effects reader_wheel(Reader *reader, bool over_sidebar, int lines)
{
    Command command = {.action = lines < 0 ? ACTION_LINE_UP : ACTION_LINE_DOWN,
                       .count = lines < 0 ? -lines : lines};
    if (lines == 0)
        return EFFECT_NONE;
    if (reader->state.overlay.kind != OVERLAY_NONE)
        return overlay_apply(reader, command);
    if (over_sidebar)
        return sidebar_scroll(reader, lines);
    Effects effects = apply_move(reader, command);
    sidebar_follow(reader);
    return effects;
}
