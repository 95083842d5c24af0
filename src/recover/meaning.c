/* The order of the passes over the sealed text: reviews first, since their authors are whom the quotations in
 * them are by; then people and direct quotations; then what was lifted from them. */
#include "meaning.h"
#include "recover/recover.h"

static void read_style(Meaning *meaning)
{
    /* Fewer paragraphs that begin with speech are no conversation, nor is less than one in five. */
    enum {
        SPEECHES_MIN = 4,
        SPEECHES_SHARE = 5,
        FICTION_SHARE = 3
    };
    const Document *doc = meaning->doc;
    QuoteCounts counts = {0};
    size_t paragraphs = 0, speeches = 0, step;

    for (size_t i = 0; i < document_block_count(doc); i++) {
        BlockClass cls = document_block(doc, i)->cls;
        Str text = document_block_text(doc, i);
        meaning->may_quote[i] = may_have_quotations(text);
        if (meaning->may_quote[i] && cls != BLOCK_CODE && cls != BLOCK_META && cls != BLOCK_FURNITURE)
            quote_counts_add(&counts, text);
        if (cls == BLOCK_PARA && text.len_bytes > 0) {
            uint32_t first = utf8_decode(text, 0, &step);
            paragraphs++;
            speeches +=
                first == '"' || first == '\'' || (first >= 0x2018 && first <= 0x201e) || first == 0xab;
        }
    }
    meaning->style = quote_style(&counts);
    meaning->conversational = speeches >= SPEECHES_MIN && speeches * SPEECHES_SHARE > paragraphs;
    meaning->fictional = meaning->conversational && speeches * FICTION_SHARE > paragraphs;
}

static void learn_author(Meaning *meaning, Str name)
{
    size_t person = people_learn(meaning->people, meaning->words, natural_name(meaning->arena, name));

    if (person != NONE) {
        people_get(meaning->people, person)->strong = true;
        people_get(meaning->people, person)->author = true;
    }
}

/* "The Letters of Hannah Crewe", "A Life of Josiah Fenn", "Essays in Honour of P. T. Lomax": whom the book is
 * about. */
static void learn_subject(Meaning *meaning, Str title)
{
    static const char *const joints[] = {" of ", " to ", " for ", " von ", " de "};

    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        Str joint = str_from(joints[i]);
        size_t at = str_find(title, joint, 0), next;
        while ((next = str_find(title, joint, at + 1)) < title.len_bytes)
            at = next;
        Str name = at < title.len_bytes ? str_trim(str_slice(title, at + joint.len_bytes, title.len_bytes))
                                        : (Str){0};
        bool whole =
            str_find_byte(name, ' ', 0) < name.len_bytes && str_find_byte(name, ',', 0) == name.len_bytes;
        if (whole && looks_like_name(name))
            people_learn(meaning->people, meaning->words, name);
    }
}

static void learn_authors(Meaning *meaning)
{
    for (size_t i = 0; i < meaning->reviews.count; i++) {
        const Review *review = &meaning->reviews.items[i];
        learn_subject(meaning, review->title);
        learn_subject(meaning, review->subtitle);
        for (size_t n = 0; n < review->authors.count; n++)
            learn_author(meaning, review->authors.items[n]);
        for (size_t n = 0; n < review->editors.count; n++)
            learn_author(meaning, review->editors.items[n]);
    }
}

static void learn_writer(Meaning *meaning, Str name)
{
    size_t person = name.len_bytes > 0 ? people_learn(meaning->people, meaning->words, name) : NONE;

    if (person != NONE)
        people_get(meaning->people, person)->writer = true;
}

/* Those who write the page speak in it as "I", and are not whom "he" and "she" mean. */
static void learn_writers(Meaning *meaning)
{
    StrList bylines = document_bylines(meaning->doc);

    for (size_t i = 0; i < bylines.count; i++)
        learn_writer(meaning, bylines.items[i]);
    for (size_t i = 0; i < meaning->reviews.count; i++)
        learn_writer(meaning, meaning->reviews.items[i].reviewer);
}

static void add_all(Meaning *meaning, const QuoteList *quotes)
{
    for (size_t i = 0; i < quotes->count; i++)
        builder_add_quote(meaning->builder, quotes->items[i]);
    for (size_t i = 0; i < meaning->reviews.count; i++)
        builder_add_review(meaning->builder, meaning->reviews.items[i]);
}

static size_t *block_numbers(Arena *arena, size_t count)
{
    size_t *numbers = arena_alloc(arena, count + 1, sizeof *numbers);

    for (size_t i = 0; i <= count; i++)
        numbers[i] = NONE;
    return numbers;
}

typedef enum {
    QUOTATIONS_NONE,
    QUOTATIONS_SET, /* those that are set apart */
    QUOTATIONS_ALL
} Quotations;

static void find_speech(Meaning *meaning, QuoteList *quotes)
{
    read_style(meaning);
    learn_authors(meaning);
    learn_writers(meaning);
    find_quotations(meaning, quotes);
}

static void recover(DocumentBuilder *builder, Quotations wanted)
{
    QuoteList quotes = {0};
    Arena scratch = {0};
    Meaning meaning = {.builder = builder, .doc = builder_seal(builder), .arena = builder_arena(builder)};
    size_t count = document_block_count(meaning.doc);

    meaning.words = speech_words_new(&scratch, document_language(meaning.doc));
    meaning.people = people_new(meaning.arena);
    meaning.may_quote = arena_alloc(&scratch, count + 1, sizeof *meaning.may_quote);
    meaning.review_of = block_numbers(&scratch, count);
    meaning.reviews_of = block_numbers(&scratch, count);
    find_reviews(&meaning);
    if (wanted == QUOTATIONS_ALL)
        find_speech(&meaning, &quotes);
    if (wanted != QUOTATIONS_NONE)
        find_set_quotations(&meaning, &quotes);
    add_all(&meaning, &quotes);
    vec_free(&quotes);
    vec_free(&meaning.reviews);
    people_free(meaning.people);
    arena_free(&scratch);
}

void recover_meaning(DocumentBuilder *builder)
{
    recover(builder, QUOTATIONS_ALL);
}

void recover_set_quotations(DocumentBuilder *builder)
{
    recover(builder, QUOTATIONS_SET);
}

void recover_reviews(DocumentBuilder *builder)
{
    recover(builder, QUOTATIONS_NONE);
}
