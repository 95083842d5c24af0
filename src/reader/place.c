/* Walking rows. Each step lays out the part of a block that it comes to and no other. */
#include "internal.h"

/* Where the first shown block from `block` on stands in the list of those with hits. */
static size_t shown_index(const ReaderState *state, size_t block)
{
    size_t low = 0, high = state->shown.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (state->shown.items[middle] < block)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first block from `block` on that is not left out; the count of blocks when there is none. */
static size_t shown_from(const ReaderState *state, size_t block)
{
    if (!state->only_hits)
        return block;
    size_t index = shown_index(state, block);
    return index < state->shown.count ? state->shown.items[index] : document_block_count(state->document);
}

/* The last one before `block`; NONE. */
static size_t shown_before(const ReaderState *state, size_t block)
{
    if (!state->only_hits)
        return block > 0 ? block - 1 : NONE;
    size_t index = shown_index(state, block);
    return index > 0 ? state->shown.items[index - 1] : NONE;
}

static size_t rows_of(const ReaderState *state, size_t block, size_t part)
{
    return shown_from(state, block) == block ? layout_part(state->layout, block, part)->row_count : 0;
}

/* The first row of the first part from this one on that has rows. */
static bool first_row_from(const ReaderState *state, size_t block, size_t part, RowPlace *out)
{
    size_t next = shown_from(state, block);
    part = next == block ? part : 0;
    for (block = next; block < document_block_count(state->document);
         block = shown_from(state, block + 1), part = 0)
        for (; part < layout_part_count(state->layout, block); part++)
            if (rows_of(state, block, part) > 0) {
                *out = (RowPlace){block, part, 0};
                return true;
            }
    return false;
}

/* The last row of the last part before this one that has rows. */
static bool last_row_before(const ReaderState *state, size_t block, size_t part, RowPlace *out)
{
    while (true) {
        while (part > 0) {
            size_t rows = rows_of(state, block, --part);
            if (rows > 0) {
                *out = (RowPlace){block, part, rows - 1};
                return true;
            }
        }
        if ((block = shown_before(state, block)) == NONE)
            return false;
        part = layout_part_count(state->layout, block);
    }
}

RowPlace place_first(const ReaderState *state)
{
    RowPlace place = {.block = NONE};
    first_row_from(state, 0, 0, &place);
    return place;
}

RowPlace place_last(const ReaderState *state)
{
    RowPlace place = {.block = NONE};
    last_row_before(state, document_block_count(state->document), 0, &place);
    return place;
}

bool place_next(const ReaderState *state, RowPlace *place)
{
    return place_advance(state, place, 1) == 1;
}

bool place_previous(const ReaderState *state, RowPlace *place)
{
    return place_retreat(state, place, 1) == 1;
}

size_t place_advance(const ReaderState *state, RowPlace *place, size_t rows)
{
    if (place->block == NONE)
        return 0;
    size_t left = rows;
    while (left > 0) {
        size_t below = rows_of(state, place->block, place->part) - 1 - place->row;
        if (left <= below) {
            place->row += left;
            return rows;
        }
        RowPlace next;
        if (!first_row_from(state, place->block, place->part + 1, &next)) {
            place->row += below;
            return rows - (left - below);
        }
        left -= below + 1;
        *place = next;
    }
    return rows;
}

size_t place_retreat(const ReaderState *state, RowPlace *place, size_t rows)
{
    if (place->block == NONE)
        return 0;
    size_t left = rows;
    while (left > 0) {
        if (left <= place->row) {
            place->row -= left;
            return rows;
        }
        RowPlace previous;
        if (!last_row_before(state, place->block, place->part, &previous)) {
            left -= place->row;
            place->row = 0;
            return rows - left;
        }
        left -= place->row + 1;
        *place = previous;
    }
    return rows;
}

RowPlace place_of(const ReaderState *state, DocPos pos)
{
    RowPlace place = {.block = NONE};
    size_t block = document_block_at(state->document, pos);
    if (block == NONE)
        return place;
    size_t part = layout_part_at(state->layout, block, pos);
    if (rows_of(state, block, part) > 0)
        return (RowPlace){block, part, layout_row_of(state->layout, block, pos)};
    if (first_row_from(state, block, part + 1, &place)) {
        const LaidBlock *laid = layout_part(state->layout, place.block, place.part);
        place.row = laid->first_text_row < laid->row_count ? laid->first_text_row : 0;
        return place;
    }
    last_row_before(state, block, part, &place);
    return place;
}

bool place_is_left_out(const ReaderState *state, DocPos pos)
{
    size_t block = document_block_at(state->document, pos);
    return block != NONE && shown_from(state, block) != block;
}

DocPos place_here(const ReaderState *state)
{
    size_t shown = place_of(state, state->here).block;
    if (shown == NONE || shown == document_block_at(state->document, state->here))
        return shown == NONE ? NONE : state->here;
    return document_block(state->document, shown)->text.start;
}

const Row *place_row(const ReaderState *state, RowPlace place)
{
    return place.block == NONE ? NULL : &layout_part(state->layout, place.block, place.part)->rows[place.row];
}

bool place_equal(RowPlace a, RowPlace b)
{
    return a.block == b.block && a.part == b.part && a.row == b.row;
}

bool place_before(RowPlace a, RowPlace b)
{
    if (a.block != b.block)
        return a.block < b.block;
    return a.part != b.part ? a.part < b.part : a.row < b.row;
}

bool place_on_page(const ReaderState *state, RowPlace place)
{
    if (place.block == NONE || state->top.block == NONE || place_before(place, state->top))
        return false;
    RowPlace bottom = state->top;
    place_advance(state, &bottom, state->page_rows - 1);
    return !place_before(bottom, place);
}
