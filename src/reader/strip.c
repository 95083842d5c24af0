/* The strip at the right edge of the text, when the keys go to it: from one row with hits to another. The text shows the first
 * hit of a row as one gets there; Enter stays there, Esc leads back. */
#include "internal.h"

DocPos reader_strip_pos(const ReaderState *state, size_t row, size_t rows)
{
    size_t length = document_text(state->document).len_bytes;
    return length / rows * row + length % rows * row / rows;
}

static DocPos row_start(const ReaderState *state, size_t row)
{
    return reader_strip_pos(state, row, state->strip_rows);
}

/* The row in which the place lies. */
static size_t row_at(const ReaderState *state, DocPos pos)
{
    size_t low = 0, high = state->strip_rows;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (row_start(state, middle) <= pos)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t row_of_hit(const ReaderState *state, size_t hit)
{
    return row_at(state, state->search.hits.items[hit].start);
}

/* The first hit in the row of this one. */
static size_t first_in_row(const ReaderState *state, size_t hit)
{
    return search_first_from(&state->search.hits, row_start(state, row_of_hit(state, hit)));
}

static size_t row_below(const ReaderState *state, size_t hit)
{
    size_t row = row_of_hit(state, hit);
    size_t next = row + 1 < state->strip_rows
                      ? search_first_from(&state->search.hits, row_start(state, row + 1))
                      : state->search.hits.count;
    return next < state->search.hits.count ? next : hit;
}

static size_t row_above(const ReaderState *state, size_t hit)
{
    size_t first = first_in_row(state, hit);
    return first > 0 ? first_in_row(state, first - 1) : first;
}

static bool has_strip(const ReaderState *state)
{
    return state->strip_rows > 0 && state->search.hits.count > 0;
}

static void show_hit(Reader *reader, size_t hit)
{
    reader->state.strip_row = row_of_hit(&reader->state, hit);
    preview_hit(reader, hit);
}

bool strip_enter(Reader *reader)
{
    ReaderState *state = &reader->state;
    if (!has_strip(state))
        return false;
    size_t hit = state->search.current;
    if (hit >= state->search.hits.count) {
        hit = search_first_from(&state->search.hits, state->here);
        hit = hit < state->search.hits.count ? hit : state->search.hits.count - 1;
    }
    state->focus = FOCUS_STRIP;
    show_hit(reader, hit);
    return true;
}

void strip_set_rows(Reader *reader, size_t rows)
{
    ReaderState *state = &reader->state;
    state->strip_rows = rows;
    if (state->focus != FOCUS_STRIP)
        return;
    if (!has_strip(state)) {
        sidebar_settle(reader);
        state->focus = FOCUS_TEXT;
    } else if (state->search.current < state->search.hits.count) {
        state->strip_row = row_of_hit(state, state->search.current);
    }
}

Effects apply_strip_move(Reader *reader, Command command)
{
    enum {
        PAGE = 8, /* rows with hits */
        HALF = PAGE / 2
    };
    const ReaderState *state = &reader->state;
    size_t hit = search_first_from(&state->search.hits, row_start(state, state->strip_row));
    size_t count = count_or(command, 1);
    if (hit >= state->search.hits.count)
        hit = state->search.hits.count - 1;
    switch (command.action) {
    case ACTION_PAGE_DOWN:
    case ACTION_PAGE_UP: count *= PAGE; break;
    case ACTION_HALF_DOWN:
    case ACTION_HALF_UP: count = count_or(command, HALF); break;
    case ACTION_TOP:
        hit = 0;
        count = 0;
        break;
    case ACTION_BOTTOM:
        hit = state->search.hits.count - 1;
        count = 0;
        break;
    default: break;
    }
    bool up = command.action == ACTION_LINE_UP || command.action == ACTION_PAGE_UP ||
              command.action == ACTION_HALF_UP;
    for (size_t i = 0; i < count && i < state->strip_rows; i++)
        hit = up ? row_above(state, hit) : row_below(state, hit);
    show_hit(reader, first_in_row(state, hit));
    return EFFECT_DRAW;
}

Effects strip_go_there(Reader *reader)
{
    reader->state.focus = FOCUS_TEXT;
    sidebar_settle(reader);
    return EFFECT_DRAW;
}
