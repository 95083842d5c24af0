/* Searching: while the pattern is typed, and from hit to hit. */
#include "internal.h"

void search_show(Reader *reader, size_t hit)
{
    SearchState *search = &reader->state.search;
    page_show(reader, search->hits.items[hit].start);
    pan_show(&reader->state, search->hits.items[hit]);
    search->current = hit;
}

/* "3 of 17 in 5 sections"; while not all are known, "3 of 17 and more" */
static void say_hit(Reader *reader, const char *wrapped)
{
    const SearchState *search = &reader->state.search;
    if (search->searching) {
        say(reader, "%zu of %zu and more", search->current + 1, search->hits.count);
        return;
    }
    say(reader, "%zu of %zu in %zu section%s%s", search->current + 1, search->hits.count,
        search->section_count, search->section_count == 1 ? "" : "s", wrapped);
}

void search_say_not_found(Reader *reader)
{
    Str pattern = buffer_str(&reader->state.search.pattern), error = buffer_str(&reader->state.search.error);
    if (error.len_bytes > 0)
        complain(reader, "%.*s", STR_ARGS(error));
    else
        complain(reader, "Not found: %.*s", STR_ARGS(pattern));
}

void search_go(Reader *reader, size_t hit)
{
    jump_record(reader, reader->state.anchor);
    reader->state.search.highlight = true;
    search_show(reader, hit);
    say_hit(reader, "");
}

void search_begin(Reader *reader, bool backward)
{
    ReaderState *state = &reader->state;
    SearchOrigin *origin = &reader->origin;
    origin->spot = page_spot(state);
    origin->current = state->search.current;
    origin->highlight = state->search.highlight;
    origin->mode = state->search.mode;
    origin->backward = state->search.backward;
    state->search.backward = backward;
    buffer_set(&origin->pattern, buffer_str(&state->search.pattern));
}

/* Upwards: the last hit before where the search began, or of all, once all are known. */
static void show_last_hit(Reader *reader)
{
    const SearchState *search = &reader->state.search;
    size_t before = search_first_from(&search->hits, reader->origin.spot.anchor);
    if (!search->searching && search->hits.count > 0)
        search_show(reader, (before > 0 ? before : search->hits.count) - 1);
}

/* The first hit from where the search began, as soon as it is known which that is. */
static void show_first_hit(Reader *reader)
{
    SearchState *search = &reader->state.search;
    if (search->backward) {
        show_last_hit(reader);
        return;
    }
    size_t hit = search_first_from(&reader->state.search.hits, reader->origin.spot.anchor),
           count = search->hits.count;
    if (hit < count)
        search_show(reader, hit);
    else if (count > 0 && !search->searching)
        search_show(reader, 0);
}

void search_typed(Reader *reader)
{
    search_start(reader, buffer_str(&reader->state.prompt.text), reader->origin.spot.anchor);
    reader->state.search.highlight = true;
    page_return_to(reader, reader->origin.spot);
    show_first_hit(reader);
}

void search_next_mode(Reader *reader)
{
    reader->state.search.mode = (reader->state.search.mode + 1) % SEARCH_MODE_COUNT;
    search_typed(reader);
}

/* The pattern that there was before. */
static void restore_pattern(Reader *reader)
{
    SearchState *search = &reader->state.search;
    bool same = search->mode == reader->origin.mode &&
                str_equal(buffer_str(&search->pattern), buffer_str(&reader->origin.pattern));
    search->mode = reader->origin.mode;
    if (!same || search->searching)
        search_run(reader, buffer_str(&reader->origin.pattern));
    search->current = reader->origin.current < search->hits.count ? reader->origin.current : NONE;
}

static const char *say_wrapped(bool wrapped, bool forward)
{
    return !wrapped ? "" : forward ? ", from the top again" : ", from the end again";
}

void search_cancel(Reader *reader)
{
    restore_pattern(reader);
    reader->state.search.highlight = reader->origin.highlight;
    reader->state.search.backward = reader->origin.backward;
    page_return_to(reader, reader->origin.spot);
}

/* What became of the search, once all of it is known. */
static void conclude(Reader *reader)
{
    const SearchState *search = &reader->state.search;
    reader->awaits_hits = false;
    if (search->current == NONE) {
        search_say_not_found(reader);
        return;
    }
    jump_record(reader, reader->origin.spot.anchor);
    bool is_above = search->hits.items[search->current].start < reader->origin.spot.anchor;
    say_hit(reader, say_wrapped(is_above != search->backward, !search->backward));
}

void search_accept(Reader *reader, bool beside)
{
    const SearchOrigin *origin = &reader->origin;
    if (reader->state.prompt.text.len_bytes == 0) {
        bool backward = reader->state.search.backward;
        search_cancel(reader);
        reader->state.search.backward = backward;
        apply_hit(reader, (Command){.action = ACTION_HIT_NEXT});
        return;
    }
    reader->awaits_hits = reader->state.search.searching;
    if (!reader->awaits_hits)
        conclude(reader);
    bool other = !str_equal(buffer_str(&origin->pattern), buffer_str(&reader->state.search.pattern));
    if (beside && other && origin->pattern.len_bytes > 0)
        search_keep(reader, buffer_str(&origin->pattern), origin->mode);
}

bool search_step(Reader *reader)
{
    const ReaderState *state = &reader->state;
    if (!search_go_on(reader))
        return false;
    bool is_awaited = reader->awaits_hits || state->prompt.kind == PROMPT_SEARCH;
    if (is_awaited && state->search.current == NONE)
        show_first_hit(reader);
    if (!state->search.searching && reader->awaits_hits)
        conclude(reader);
    return true;
}

void search_settle(Reader *reader)
{
    while (reader->state.search.searching)
        search_step(reader);
}

/* How many hits lie before the one to count from: that is the current one for as long as it is in sight, so
 * that a line of scrolling does not lead back; else it is the first from here on. */
static size_t hits_before(const ReaderState *state, bool *is_current)
{
    const SearchState *search = &state->search;
    *is_current =
        search->current < search->hits.count && page_shows(state, search->hits.items[search->current].start);
    return *is_current ? search->current : search_first_from(&state->search.hits, state->here);
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

/* Is the hit that is so many behind among those found so far? What lies before the place is looked through last. */
static bool is_known(const ReaderState *state, size_t steps, bool forward)
{
    bool wrapped;
    if (!forward || state->search.hits.count == 0)
        return false;
    step_hits(state, steps, forward, &wrapped);
    return !wrapped;
}

Effects apply_hit(Reader *reader, Command command)
{
    SearchState *search = &reader->state.search;
    if (search->pattern.len_bytes == 0) {
        say(reader, "Nothing was searched for yet");
        return EFFECT_DRAW;
    }
    bool forward = (command.action == ACTION_HIT_NEXT) != search->backward, wrapped;
    size_t steps = count_or(command, 1);
    if (search->searching && !is_known(&reader->state, steps, forward))
        search_settle(reader);
    if (search->hits.count == 0) {
        search_say_not_found(reader);
        return EFFECT_DRAW;
    }
    size_t hit = step_hits(&reader->state, steps, forward, &wrapped);
    jump_record(reader, reader->state.anchor);
    search->highlight = true;
    search_show(reader, hit);
    say_hit(reader, say_wrapped(wrapped, forward));
    return EFFECT_DRAW;
}
