/* Searching: while the pattern is typed, and from hit to hit. A scan goes on in steps between keys, and is dropped when the
 * pattern changes. */
#include <stdlib.h>

#include "internal.h"

enum {
    STEP_BYTES = 4 << 20 /* of text; a few milliseconds */
};

static void stop_scan(Reader *reader)
{
    search_scan_free(reader->scan);
    search_query_free(reader->query);
    reader->scan = NULL;
    reader->query = NULL;
    reader->state.search.searching = false;
}

static int compare_blocks(const void *left, const void *right)
{
    const size_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* The blocks that hits stand in, and the headings of the sections around those; each once. */
static void list_shown(ReaderState *state)
{
    size_t kept = 0, last_section = NONE;
    vec_clear(&state->shown);
    for (size_t i = 0; i < state->search.hits.count; i++) {
        size_t block = document_block_at(state->document, state->search.hits.items[i].start);
        size_t section = document_block(state->document, block)->section;
        vec_push(&state->shown, block);
        for (size_t above = section; above != NONE && section != last_section;
             above = document_section(state->document, above)->parent)
            vec_push(&state->shown, document_section(state->document, above)->block);
        last_section = section;
    }
    if (state->shown.count > 0)
        qsort(state->shown.items, state->shown.count, sizeof *state->shown.items, compare_blocks);
    for (size_t i = 0; i < state->shown.count; i++)
        if (kept == 0 || state->shown.items[i] != state->shown.items[kept - 1])
            state->shown.items[kept++] = state->shown.items[i];
    state->shown.count = kept;
}

/* Hits have changed, or what is wanted: what is shown of the text goes along. Without hits that is all of it. */
static void follow_filter(Reader *reader)
{
    ReaderState *state = &reader->state;
    bool before = state->only_hits;
    state->only_hits = reader->wants_only_hits && state->search.hits.count > 0;
    if (state->only_hits)
        list_shown(state);
    if (!before && !state->only_hits)
        return;
    page_forget_marks(state);
    page_relayout(reader);
}

/* All has been looked through. */
static void end_scan(Reader *reader)
{
    SearchState *search = &reader->state.search;
    if (search->current != NONE)
        search->current += search_scan_early_count(reader->scan);
    if (search_scan_failed(reader->scan))
        buffer_set(&search->error, STR("This pattern takes too many steps here"));
    stop_scan(reader);
    search->section_count = document_count_sections(reader->state.document, &search->hits);
    sidebar_hits_changed(reader);
}

static void step_scan(Reader *reader)
{
    if (!search_scan_step(reader->scan, STEP_BYTES, &reader->state.search.hits))
        end_scan(reader);
    follow_filter(reader);
}

static void finish_scan(Reader *reader)
{
    while (reader->scan)
        step_scan(reader);
}

/* Begins to look for the pattern from a place on. */
static void start_scan(Reader *reader, Str pattern, DocPos from)
{
    SearchState *search = &reader->state.search;
    stop_scan(reader);
    if (pattern.data != search->pattern.data)
        buffer_set(&search->pattern, pattern);
    vec_clear(&search->hits);
    buffer_clear(&search->error);
    search->section_count = 0;
    search->current = NONE;
    Status status = search_query_new(buffer_str(&search->pattern), search->mode, &reader->query);
    if (!status.ok) {
        buffer_set(&search->error, str_from(status.message));
        follow_filter(reader);
        sidebar_hits_changed(reader);
        return;
    }
    SearchOptions options = {.furniture = reader->state.show_furniture,
                             .section = reader_section_at(&reader->state, reader->state.here),
                             .from = from};
    reader->scan = search_scan_new(reader->state.document, reader->query, options);
    search->searching = true;
    step_scan(reader);
    if (reader->scan)
        sidebar_hits_changed(reader); /* those of the pattern before are gone */
}

void search_run(Reader *reader, Str pattern)
{
    start_scan(reader, pattern, 0);
    finish_scan(reader);
}

void search_again(Reader *reader)
{
    const ReaderState *state = &reader->state;
    stop_scan(reader);
    if (state->search.pattern.len_bytes > 0)
        start_scan(reader, buffer_str(&state->search.pattern), state->here);
}

void search_free(Reader *reader)
{
    stop_scan(reader);
    vec_free(&reader->state.search.hits);
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

void search_show(Reader *reader, size_t hit)
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

void search_begin(Reader *reader)
{
    const ReaderState *state = &reader->state;
    SearchOrigin *origin = &reader->origin;
    origin->spot = page_spot(state);
    origin->current = state->search.current;
    origin->highlight = state->search.highlight;
    origin->mode = state->search.mode;
    buffer_set(&origin->pattern, buffer_str(&state->search.pattern));
}

/* The first hit from where the search began, as soon as it is known which that is. */
static void show_first_hit(Reader *reader)
{
    SearchState *search = &reader->state.search;
    size_t hit = search_hit_from(&reader->state, reader->origin.spot.anchor), count = search->hits.count;
    if (hit < count)
        search_show(reader, hit);
    else if (count > 0 && !search->searching)
        search_show(reader, 0);
}

void search_typed(Reader *reader)
{
    start_scan(reader, buffer_str(&reader->state.prompt.text), reader->origin.spot.anchor);
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

void search_cancel(Reader *reader)
{
    restore_pattern(reader);
    reader->state.search.highlight = reader->origin.highlight;
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
    say_hit(reader, search->hits.items[search->current].start < reader->origin.spot.anchor
                        ? ", from the top again"
                        : "");
}

void search_accept(Reader *reader)
{
    if (reader->state.prompt.text.len_bytes == 0) {
        search_cancel(reader);
        apply_hit(reader, (Command){.action = ACTION_HIT_NEXT});
        return;
    }
    reader->awaits_hits = reader->state.search.searching;
    if (!reader->awaits_hits)
        conclude(reader);
}

bool search_step(Reader *reader)
{
    if (!reader->scan)
        return false;
    step_scan(reader);
    if (reader->state.search.current == NONE)
        show_first_hit(reader);
    if (!reader->scan && reader->awaits_hits)
        conclude(reader);
    return true;
}

void search_settle(Reader *reader)
{
    while (search_step(reader)) {
    }
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
    search_settle(reader);
    if (search->hits.count == 0) {
        search_say_not_found(reader);
        return EFFECT_DRAW;
    }
    bool forward = command.action == ACTION_HIT_NEXT, wrapped;
    size_t steps = count_or(command, 1);
    size_t hit = step_hits(&reader->state, steps, forward, &wrapped);
    jump_record(reader, reader->state.anchor);
    search->highlight = true;
    search_show(reader, hit);
    say_hit(reader, !wrapped ? "" : forward ? ", from the top again" : ", from the end again");
    return EFFECT_DRAW;
}

Effects search_toggle_filter(Reader *reader)
{
    ReaderState *state = &reader->state;
    search_settle(reader);
    if (!state->only_hits && state->search.hits.count == 0) {
        if (state->search.pattern.len_bytes == 0)
            say(reader, "Nothing was searched for yet");
        else
            search_say_not_found(reader);
        return EFFECT_DRAW;
    }
    reader->wants_only_hits = !state->only_hits;
    state->search.highlight = state->search.highlight || reader->wants_only_hits;
    follow_filter(reader);
    say(reader, state->only_hits ? "Only paragraphs with hits are shown" : "All of the text is shown");
    return EFFECT_DRAW;
}

void search_end_filter(Reader *reader)
{
    reader->wants_only_hits = false;
    follow_filter(reader);
}
