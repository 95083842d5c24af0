/* Showing only the paragraphs with hits, in place. */
#include <stdlib.h>

#include "internal.h"

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
void search_follow_filter(Reader *reader)
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
    search_follow_filter(reader);
    say(reader, state->only_hits ? "Only paragraphs with hits are shown" : "All of the text is shown");
    return EFFECT_DRAW;
}

void search_end_filter(Reader *reader)
{
    reader->wants_only_hits = false;
    search_follow_filter(reader);
}
