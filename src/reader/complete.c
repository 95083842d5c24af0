/* Tab in a search: the words that say where to look, and the names behind "by:". Tab again takes the next one that fits. */
#include <stdlib.h>
#include <string.h>

#include "base/fuzzy.h"
#include "internal.h"

enum {
    WORDS_MAX = 50 /* further names are found by typing more */
};

typedef struct {
    Str word; /* with its scope: "by:Ann", "in:quotes" */
    Str name;
    int score;
} Candidate;

typedef VEC(Candidate) CandidateList;

static void put_name(CandidateList *list, Str name)
{
    if (name.len_bytes > 0)
        vec_push(list, (Candidate){.name = name});
}

static int compare_names(const void *left, const void *right)
{
    return str_compare(((const Candidate *)left)->name, ((const Candidate *)right)->name);
}

static int compare_scores(const void *left, const void *right)
{
    const Candidate *a = left, *b = right;
    return a->score != b->score ? (a->score < b->score) - (a->score > b->score) : compare_names(left, right);
}

static void put_all_names(const Document *doc, CandidateList *list)
{
    for (size_t i = 0; i < document_quote_count(doc); i++)
        put_name(list, document_quote(doc, i)->speaker);
    for (size_t i = 0; i < document_review_count(doc); i++) {
        const Review *review = document_review(doc, i);
        put_name(list, review->reviewer);
        for (size_t k = 0; k < review->authors.count; k++)
            put_name(list, review->authors.items[k]);
    }
    StrList bylines = document_bylines(doc);
    for (size_t i = 0; i < bylines.count; i++)
        put_name(list, bylines.items[i]);
}

/* Each name once, those that fit what was typed of it, the best first. */
static void fit_names(CandidateList *list, Str typed)
{
    size_t kept = 0;
    Fuzzy fuzzy;
    fuzzy_init(&fuzzy, typed);
    if (list->count > 0)
        qsort(list->items, list->count, sizeof *list->items, compare_names);
    for (size_t i = 0; i < list->count; i++) {
        Candidate candidate = list->items[i];
        candidate.score = fuzzy_score(&fuzzy, candidate.name);
        bool known = kept > 0 && str_equal(list->items[kept - 1].name, candidate.name);
        if (candidate.score > 0 && !known)
            list->items[kept++] = candidate;
    }
    list->count = kept;
    if (kept > 0)
        qsort(list->items, kept, sizeof *list->items, compare_scores);
    if (list->count > WORDS_MAX)
        list->count = WORDS_MAX;
}

static void put_people(Reader *reader, Str typed, CandidateList *list)
{
    put_all_names(reader->state.document, list);
    fit_names(list, typed);
    for (size_t i = 0; i < list->count; i++) {
        Str name = list->items[i].name;
        bool several = str_find_byte(name, ' ', 0) < name.len_bytes;
        list->items[i].word = arena_format(&reader->hint_arena, several ? "by:\"%.*s\"" : "by:%.*s",
                                           (int)name.len_bytes, name.data);
    }
}

static void put_scopes(Reader *reader, Str typed, CandidateList *list)
{
    for (size_t i = 0; i <= search_scope_count; i++) {
        Str word = i < search_scope_count ? arena_format(&reader->hint_arena, "in:%s", search_scope_names[i])
                                          : STR("by:");
        if (str_starts_nocase(word, typed))
            vec_push(list, (Candidate){.word = word, .name = word});
    }
}

/* Where the word that ends at the cursor begins; a name in quotation marks may have blanks in it. */
static size_t word_start(Str text)
{
    size_t start = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.len_bytes; i++) {
        quoted = text.data[i] == '"' ? !quoted : quoted;
        if (text.data[i] == ' ' && !quoted)
            start = i + 1;
    }
    return start;
}

static void show_candidates(Reader *reader, const CandidateList *list)
{
    vec_clear(&reader->state.hints);
    for (size_t i = 0; i < list->count; i++)
        vec_push(&reader->state.hints, (KeyHint){.key = list->items[i].name, .help = (Str){0}});
}

bool search_complete(Reader *reader)
{
    Completion *completion = &reader->completion;
    PromptState *prompt = &reader->state.prompt;
    Str before = str_slice(buffer_str(&prompt->text), 0, prompt->cursor);
    CandidateList list = {0};

    arena_reset(&reader->hint_arena);
    if (!completion->active) {
        completion->start = word_start(before);
        buffer_set(&completion->typed, str_slice(before, completion->start, before.len_bytes));
        completion->turn = 0;
    }
    Str typed = buffer_str(&completion->typed);
    if (str_starts_nocase(typed, STR("by:")))
        put_people(reader, str_slice(typed, 3, typed.len_bytes), &list);
    else
        put_scopes(reader, typed, &list);
    show_candidates(reader, &list);
    completion->active = list.count > 0;
    if (completion->active)
        prompt_splice(prompt, completion->start, prompt->cursor,
                      list.items[completion->turn++ % list.count].word);
    vec_free(&list);
    return reader->completion.active;
}
