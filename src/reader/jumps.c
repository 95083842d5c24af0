/* Where the reader was before: the list of jumps. */
#include <string.h>

#include "internal.h"

void jump_record(Reader *reader, DocPos from)
{
    JumpList *jumps = &reader->state.jumps;
    jumps->last = from;
    jumps->places.count = jumps->index;
    bool is_same = jumps->index > 0 && jumps->places.items[jumps->index - 1] == from;
    if (!is_same)
        vec_push(&jumps->places, from);
    if (jumps->places.count > JUMPS_MAX) {
        jumps->places.count--;
        memmove(jumps->places.items, jumps->places.items + 1,
                jumps->places.count * sizeof *jumps->places.items);
    }
    jumps->index = jumps->places.count;
}

void jump_to(Reader *reader, DocPos pos)
{
    jump_record(reader, reader->state.anchor);
    page_show_at_top(reader, pos);
}

static bool go_back(Reader *reader)
{
    JumpList *jumps = &reader->state.jumps;
    DocPos present = reader->state.anchor;
    size_t index = jumps->index;
    while (index > 0 && jumps->places.items[index - 1] == present)
        index--;
    if (index == 0)
        return false;
    if (jumps->index == jumps->places.count) /* so that FORWARD can come back to where we are */
        vec_push(&jumps->places, present);
    jumps->index = index - 1;
    page_show_at_top(reader, jumps->places.items[jumps->index]);
    return true;
}

static bool go_forward(Reader *reader)
{
    JumpList *jumps = &reader->state.jumps;
    DocPos present = reader->state.anchor;
    size_t index = jumps->index + 1;
    while (index < jumps->places.count && jumps->places.items[index] == present)
        index++;
    if (index >= jumps->places.count)
        return false;
    jumps->index = index;
    page_show_at_top(reader, jumps->places.items[index]);
    return true;
}

static void go_to_last_place(Reader *reader)
{
    DocPos last = reader->state.jumps.last;
    if (last == NONE)
        say(reader, "No jump yet");
    else
        jump_to(reader, last);
}

Effects apply_jump(Reader *reader, Command command)
{
    if (command.action == ACTION_LAST_PLACE) {
        go_to_last_place(reader);
        return EFFECT_DRAW;
    }
    bool back = command.action == ACTION_BACK;
    for (size_t i = 0, count = count_or(command, 1); i < count; i++) {
        if (back ? go_back(reader) : go_forward(reader))
            continue;
        if (i > 0)
            break;
        say(reader, back ? "No jump before this one" : "No jump after this one");
        return EFFECT_DRAW | (Effects)(back ? EFFECT_BACK : EFFECT_FORWARD);
    }
    return EFFECT_DRAW;
}
