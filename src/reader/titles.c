/* Going to a section, a review or somebody's words by letters of the title or name. */
#include <stdlib.h>

#include "base/fuzzy.h"
#include "internal.h"

enum {
    TITLES_SHOWN_MAX = 50 /* further ones are found by typing more */
};

static void put_title(Reader *reader, TitleKind kind, Str label, Str detail, size_t index)
{
    if (label.len_bytes > 0)
        vec_push(&reader->titles, (Title){.kind = kind, .label = label, .detail = detail, .index = index});
}

static Str all_names(Arena *arena, StrList names)
{
    Str all = names.count > 0 ? names.items[0] : (Str){0};
    for (size_t i = 1; i < names.count; i++)
        all = arena_format(arena, "%.*s, %.*s", (int)all.len_bytes, all.data, (int)names.items[i].len_bytes,
                           names.items[i].data);
    return all;
}

/* Reviews stand in the list of sections too, with less to tell. */
static void put_sections(Reader *reader)
{
    const Document *doc = reader->state.document;
    for (size_t i = 0; i < document_section_count(doc); i++) {
        const Section *section = document_section(doc, i);
        Str above = section->parent == NONE
                        ? (Str){0}
                        : document_slice(doc, document_section(doc, section->parent)->title);
        if (section->review == NONE)
            put_title(reader, TITLE_SECTION, document_slice(doc, section->title), above, i);
    }
}

static void put_reviews(Reader *reader)
{
    const Document *doc = reader->state.document;
    for (size_t i = 0; i < document_review_count(doc); i++) {
        const Review *review = document_review(doc, i);
        put_title(reader, TITLE_REVIEW, review->title, all_names(&reader->hint_arena, review->authors), i);
    }
}

typedef struct {
    Str name;
    size_t quote;
} Spoken;

static int compare_spoken(const void *left, const void *right)
{
    const Spoken *a = left, *b = right;
    int order = str_compare(a->name, b->name);
    return order != 0 ? order : (a->quote > b->quote) - (a->quote < b->quote);
}

/* Each speaker once, at the first of their quotes. */
static void put_speakers(Reader *reader)
{
    const Document *doc = reader->state.document;
    VEC(Spoken) all = {0};
    for (size_t i = 0; i < document_quote_count(doc); i++)
        if (document_quote(doc, i)->speaker.len_bytes > 0)
            vec_push(&all, (Spoken){document_quote(doc, i)->speaker, i});
    if (all.count > 0)
        qsort(all.items, all.count, sizeof *all.items, compare_spoken);
    for (size_t i = 0, end; i < all.count; i = end) {
        for (end = i + 1; end < all.count && str_equal(all.items[end].name, all.items[i].name);)
            end++;
        Str detail = arena_format(&reader->hint_arena, "%zu quote%s", end - i, end - i == 1 ? "" : "s");
        put_title(reader, TITLE_SPEAKER, all.items[i].name, detail, all.items[i].quote);
    }
    vec_free(&all);
}

/* The better first; of those that are as good the one that was listed first. */
static int compare_titles(const void *left, const void *right)
{
    const Title *const *a = left, *const *b = right;
    if ((*a)->score != (*b)->score)
        return (*a)->score > (*b)->score ? -1 : 1;
    return (*a > *b) - (*a < *b);
}

/* A title fits by what it says, or, not as well, by who wrote the book. */
static int title_score(Fuzzy *fuzzy, const Title *title)
{
    int score = fuzzy_score(fuzzy, title->label);
    return score == 0 && title->kind == TITLE_REVIEW ? fuzzy_score(fuzzy, title->detail) / 2 : score;
}

void titles_list(Reader *reader)
{
    ReaderState *state = &reader->state;
    VEC(const Title *) fitting = {0};
    Fuzzy fuzzy;
    fuzzy_init(&fuzzy, buffer_str(&state->prompt.text));
    for (size_t i = 0; i < reader->titles.count; i++) {
        Title *title = &reader->titles.items[i];
        title->score = title_score(&fuzzy, title);
        if (title->score > 0)
            vec_push(&fitting, title);
    }
    if (fitting.count > 0)
        qsort(fitting.items, fitting.count, sizeof *fitting.items, compare_titles);
    vec_clear(&reader->choices);
    for (size_t i = 0; i < fitting.count && i < TITLES_SHOWN_MAX; i++)
        vec_push(&reader->choices, *fitting.items[i]);
    vec_free(&fitting);
    state->choice = 0;
}

void titles_show(Reader *reader)
{
    vec_clear(&reader->state.hints);
    for (size_t i = 0; i < reader->choices.count; i++)
        vec_push(&reader->state.hints,
                 (KeyHint){.key = reader->choices.items[i].label, .help = reader->choices.items[i].detail});
}

void titles_open(Reader *reader)
{
    arena_reset(&reader->hint_arena);
    vec_clear(&reader->titles);
    put_sections(reader);
    put_reviews(reader);
    put_speakers(reader);
    titles_list(reader);
    titles_show(reader);
}

void titles_move(Reader *reader, bool better)
{
    ReaderState *state = &reader->state;
    if (better && state->choice > 0)
        state->choice--;
    else if (!better && state->choice + 1 < reader->choices.count)
        state->choice++;
}

void titles_go(Reader *reader)
{
    const Document *doc = reader->state.document;
    if (reader->state.choice >= reader->choices.count) {
        complain(reader, "No title or name has these letters");
        return;
    }
    Title title = reader->choices.items[reader->state.choice];
    switch (title.kind) {
    case TITLE_SECTION: jump_to(reader, document_section(doc, title.index)->title.start); break;
    case TITLE_REVIEW:
        jump_to(reader, document_block(doc, document_review(doc, title.index)->block)->text.start);
        reader->state.card = title.index;
        break;
    case TITLE_SPEAKER: quote_go(reader, title.index); break;
    }
}
