/* Searching: while the pattern is typed, and from hit to hit. */
#include "internal.h"

void search_run(Reader *reader, Str pattern)
{
    SearchState *search = &reader->state.search;
    if (pattern.data != search->pattern.data)
        buffer_set(&search->pattern, pattern);
    vec_clear(&search->hits);
    SearchOptions options = {.furniture = reader->state.show_furniture};
    document_search(reader->state.document, buffer_str(&search->pattern), options, &search->hits);
    search->section_count = document_count_sections(reader->state.document, &search->hits);
    search->current = NONE;
    sidebar_hits_changed(reader);
}

size_t search_hit_from(const ReaderState *state, DocPos pos)
{
    size_t low = 0, high = state->search.hits.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (state->search.hits.items[middle].start < pos)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void show_hit(Reader *reader, size_t hit)
{
    SearchState *search = &reader->state.search;
    page_show(reader, search->hits.items[hit].start);
    search->current = hit;
}

/* "3 of 17 in 5 sections" */
static void say_hit(Reader *reader, const char *wrapped)
{
    const SearchState *search = &reader->state.search;
    say(reader, "%zu of %zu in %zu section%s%s", search->current + 1, search->hits.count,
        search->section_count, search->section_count == 1 ? "" : "s", wrapped);
}

static void say_not_found(Reader *reader)
{
    Str pattern = buffer_str(&reader->state.search.pattern);
    complain(reader, "Not found: %.*s", STR_ARGS(pattern));
}

void search_go(Reader *reader, size_t hit)
{
    jump_record(reader, reader->state.anchor);
    reader->state.search.highlight = true;
    show_hit(reader, hit);
    say_hit(reader, "");
}

void search_begin(Reader *reader)
{
    const ReaderState *state = &reader->state;
    SearchOrigin *origin = &reader->origin;
    origin->anchor = state->anchor;
    origin->anchor_lead = state->anchor_lead;
    origin->here = state->here;
    origin->current = state->search.current;
    origin->highlight = state->search.highlight;
    buffer_set(&origin->pattern, buffer_str(&state->search.pattern));
}

/* Back to where the search began. */
static void restore_place(Reader *reader)
{
    ReaderState *state = &reader->state;
    page_forget_marks(state);
    state->anchor = reader->origin.anchor;
    state->anchor_lead = reader->origin.anchor_lead;
    state->here = reader->origin.here;
    page_relayout(reader);
}

void search_typed(Reader *reader)
{
    SearchState *search = &reader->state.search;
    search_run(reader, buffer_str(&reader->state.prompt.text));
    search->highlight = true;
    restore_place(reader);
    if (search->hits.count == 0)
        return;
    size_t hit = search_hit_from(&reader->state, reader->origin.anchor);
    show_hit(reader, hit < search->hits.count ? hit : 0);
}

/* The pattern that there was before. */
static void restore_pattern(Reader *reader)
{
    SearchState *search = &reader->state.search;
    if (!str_equal(buffer_str(&search->pattern), buffer_str(&reader->origin.pattern)))
        search_run(reader, buffer_str(&reader->origin.pattern));
    search->current = reader->origin.current < search->hits.count ? reader->origin.current : NONE;
}

void search_cancel(Reader *reader)
{
    restore_pattern(reader);
    reader->state.search.highlight = reader->origin.highlight;
    restore_place(reader);
}

void search_accept(Reader *reader)
{
    const SearchState *search = &reader->state.search;
    if (reader->state.prompt.text.len_bytes == 0) {
        search_cancel(reader);
        apply_hit(reader, (Command){.action = ACTION_HIT_NEXT});
        return;
    }
    if (search->current == NONE) {
        say_not_found(reader);
        return;
    }
    jump_record(reader, reader->origin.anchor);
    say_hit(reader,
            search->hits.items[search->current].start < reader->origin.anchor ? ", from the top again" : "");
}

/* How many hits lie before the one to count from: that is the current one for as long as it is in sight, so
 * that a line of scrolling does not lead back; else it is the first from here on. */
static size_t hits_before(const ReaderState *state, bool *is_current)
{
    const SearchState *search = &state->search;
    *is_current =
        search->current < search->hits.count && page_shows(state, search->hits.items[search->current].start);
    return *is_current ? search->current : search_hit_from(state, state->here);
}

/* The hit that is so many behind (or before), round the ends of the list. */
static size_t step_hits(const ReaderState *state, size_t steps, bool forward, bool *wrapped)
{
    size_t count = state->search.hits.count;
    bool is_current;
    size_t before = hits_before(state, &is_current);
    if (forward) {
        size_t target = before + steps - (is_current ? 0 : 1);
        *wrapped = target >= count;
        return target % count;
    }
    *wrapped = steps > before;
    return (before % count + count - steps % count) % count;
}

Effects apply_hit(Reader *reader, Command command)
{
    SearchState *search = &reader->state.search;
    if (search->pattern.len_bytes == 0) {
        say(reader, "Nothing was searched for yet");
        return EFFECT_DRAW;
    }
    if (search->hits.count == 0) {
        say_not_found(reader);
        return EFFECT_DRAW;
    }
    bool forward = command.action == ACTION_HIT_NEXT, wrapped;
    size_t steps = count_or(command, 1);
    size_t hit = step_hits(&reader->state, steps, forward, &wrapped);
    jump_record(reader, reader->state.anchor);
    search->highlight = true;
    show_hit(reader, hit);
    say_hit(reader, !wrapped ? "" : forward ? ", from the top again" : ", from the end again");
    return EFFECT_DRAW;
}
