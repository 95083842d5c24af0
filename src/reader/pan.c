/* Panning: code and tables that are never broken can be wider than the page, and are shifted to the left under it. All
 * rows of such a block are, so that they stay in line with each other; prose stays where it is. */
#include "internal.h"

size_t reader_room_cols(const ReaderState *state)
{
    size_t page = state->page_cols, measure = layout_options(state->layout).measure_cols;
    if (state->columns > 1)
        return measure;
    return measure < page ? page - (page - measure) / 2 : page;
}

static size_t width_at(const ReaderState *state, RowPlace place)
{
    return layout_part(state->layout, place.block, place.part)->width_cols;
}

size_t reader_pan_cols(const ReaderState *state, RowPlace place)
{
    bool is_wide = state->pan_cols > 0 && width_at(state, place) > reader_room_cols(state);
    return is_wide ? state->pan_cols : 0;
}

/* How wide the widest row of the page is. */
static size_t widest_in_sight(const ReaderState *state)
{
    RowPlace place = state->top;
    size_t widest = 0;
    if (place.block == NONE)
        return 0;
    for (size_t i = 0; i < state->page_rows; i++) {
        size_t cols = layout_row_cols(place_row(state, place));
        widest = cols > widest ? cols : widest;
        if (!place_next(state, &place))
            break;
    }
    return widest;
}

void pan_settle(ReaderState *state)
{
    if (state->pan_cols > 0 && widest_in_sight(state) <= reader_room_cols(state))
        state->pan_cols = 0;
}

/* The columns of range in its first row, or of the character at its start when it is empty; false when it has none. */
static bool find_columns(const Row *row, DocRange range, uint32_t *col, uint32_t *cols)
{
    if (range.end <= range.start)
        range.end = range.start + 1;
    for (size_t i = 0; i < row->run_count; i++) {
        layout_run_columns(&row->runs[i], range, col, cols);
        if (*cols > 0)
            return true;
    }
    return false;
}

/* The columns at the edges do not count where they show that there is more. */
static bool is_in_sight(const ReaderState *state, size_t col, size_t cols)
{
    size_t room = reader_room_cols(state), pan = state->pan_cols;
    return col >= pan + (pan > 0) && col + cols < pan + room;
}

void pan_show(ReaderState *state, DocRange range)
{
    RowPlace place = place_of(state, range.start);
    uint32_t col, cols;
    size_t room = reader_room_cols(state);
    if (place.block == NONE || width_at(state, place) <= room ||
        !find_columns(place_row(state, place), range, &col, &cols) || is_in_sight(state, col, cols))
        return;
    size_t last = width_at(state, place) - room;
    bool fits_unshifted = (size_t)col + cols < room || col < room / 2;
    size_t wanted = fits_unshifted ? 0 : col - room / 2; /* what leads to it is to be in sight, too */
    state->pan_cols = wanted < last ? wanted : last;
}

/* By half of what is in sight, or by so many columns; to the right no further than the widest row goes. */
Effects apply_pan(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    size_t room = reader_room_cols(state), widest = widest_in_sight(state), pan = state->pan_cols;
    if (widest <= room) {
        say(reader, "Nothing here is too wide for the page");
        return EFFECT_DRAW;
    }
    size_t last = widest - room, step = count_or(command, room > 1 ? room / 2 : 1);
    if (command.action == ACTION_PAN_LEFT) {
        pan = pan > step ? pan - step : 0;
        state->pan_cols = pan < last ? pan : last;
    } else if (pan < last) {
        state->pan_cols = last - pan > step ? pan + step : last;
    }
    return EFFECT_DRAW;
}
