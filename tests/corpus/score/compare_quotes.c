#include "internal.h"

#include "words.h"

/* Shorter stretches in quotation marks are words and titles, which labels need not list. */
#define QUOTATION_WORDS 5

/* What counts as the same quotation: how much of its words, and how many lines apart. */
#define SAME_QUOTE 0.8
#define SAME_PLACE 4

typedef struct {
    const LabelFact *fact;
    Str text;
    bool used; /* it is the partner of another already */
} Quotation;

typedef VEC(Quotation) Quotations;

static void read_quotations(Labels *labels, Quotations *quotations)
{
    for (size_t i = 0; i < labels->facts.count; i++) {
        const LabelFact *fact = &labels->facts.items[i];
        if (str_equal(fact->kind, STR("quote")))
            vec_push(quotations, (Quotation){.fact = fact, .text = labels_quote_text(labels, fact)});
    }
}

static uint32_t quotation_line(const Quotation *quotation)
{
    return attribute_number(&quotation->fact->attributes, "at");
}

static Str quotation_speaker(const Quotation *quotation)
{
    return attribute(&quotation->fact->attributes, "speaker");
}

static bool has_speaker(const Quotation *quotation)
{
    Str speaker = quotation_speaker(quotation);
    return speaker.len_bytes > 0 && !str_equal(speaker, STR("-"));
}

static bool is_optional(const Quotation *quotation)
{
    return attribute(&quotation->fact->attributes, "opt").len_bytes > 0;
}

static bool is_near(const Quotation *a, const Quotation *b)
{
    uint32_t left = quotation_line(a), right = quotation_line(b);
    return (left > right ? left - right : right - left) <= SAME_PLACE;
}

/* The found quotation that has most of the words of wanted; NULL for none. */
static Quotation *find_match(Arena *arena, const Quotation *wanted, Quotations *found)
{
    Quotation *best = NULL;
    double best_similarity = 0;
    for (size_t i = 0; i < found->count; i++) {
        Quotation *other = &found->items[i];
        if (other->used || !is_near(wanted, other))
            continue;
        double similarity = words_similarity(arena, wanted->text, other->text);
        if (similarity >= SAME_QUOTE && similarity > best_similarity) {
            best = other;
            best_similarity = similarity;
        }
    }
    return best;
}

static bool holds_word(StrList words, Str word)
{
    for (size_t i = 0; i < words.count; i++)
        if (str_equal(words.items[i], word))
            return true;
    return false;
}

static bool holds_words(StrList words, StrList some)
{
    for (size_t i = 0; i < some.count; i++)
        if (!holds_word(words, some.items[i]))
            return false;
    return true;
}

/* Part of the name with its last word, or the name with more around it. */
static bool is_name_form(Arena *arena, Str wanted, Str found)
{
    StrList name = words_of(arena, wanted), form = words_of(arena, found);
    if (name.count == 0 || form.count == 0)
        return false;
    bool surname = holds_word(form, name.items[name.count - 1]);
    return (surname && holds_words(name, form)) || holds_words(form, name);
}

static bool is_right_speaker(Arena *arena, const Quotation *wanted, Str found)
{
    Str mention = attribute(&wanted->fact->attributes, "mention");
    return (mention.len_bytes > 0 && words_same_names(arena, mention, found)) ||
           is_name_form(arena, quotation_speaker(wanted), found);
}

static void compare_speakers(Comparison *comparison, const Quotation *wanted, const Quotation *found)
{
    Sheet *sheet = comparison->sheet;
    Str name = quotation_speaker(wanted), given = quotation_speaker(found);
    sheet->attributed += has_speaker(found);
    if (!has_speaker(wanted)) {
        if (has_speaker(found))
            note_difference(comparison, quotation_line(wanted), "no speaker, found \"%.*s\"",
                            STR_ARGS(given));
        return;
    }
    sheet->attributable++;
    sheet->full_names.of++;
    bool same = words_same_names(comparison->arena, name, given);
    sheet->full_names.right += same;
    if (same || is_right_speaker(comparison->arena, wanted, given))
        sheet->speakers_right++;
    else
        note_difference(comparison, quotation_line(wanted), "speaker \"%.*s\", found \"%.*s\" of \"%.*s\"",
                        STR_ARGS(name), STR_ARGS(given), STR_ARGS(found->text));
}

static void count_match(Comparison *comparison, const Quotation *wanted, const Quotation *found)
{
    Sheet *sheet = comparison->sheet;
    sheet->quotes.right++;
    if (words_equal(comparison->arena, wanted->text, found->text)) {
        sheet->quotes_strict.right++;
    } else {
        sheet->quotes_strict.missed++;
        sheet->quotes_strict.wrong++;
    }
    compare_speakers(comparison, wanted, found);
}

static void count_missed(Comparison *comparison, const Quotation *wanted)
{
    comparison->sheet->quotes.missed++;
    comparison->sheet->quotes_strict.missed++;
    note_difference(comparison, quotation_line(wanted), "quotation missed: \"%.*s\"", STR_ARGS(wanted->text));
}

/* The labels say that this is none. */
static bool is_denied(Comparison *comparison, const Quotation *found)
{
    for (size_t i = 0; i < comparison->gold->facts.count; i++) {
        const LabelFact *fact = &comparison->gold->facts.items[i];
        if (str_equal(fact->kind, STR("notquote")) &&
            words_similarity(comparison->arena, fact->text, found->text) > SAME_QUOTE)
            return true;
    }
    return false;
}

static void count_unwanted(Comparison *comparison, const Quotation *found)
{
    if (words_of(comparison->arena, found->text).count < QUOTATION_WORDS && !is_denied(comparison, found))
        return;
    comparison->sheet->quotes.wrong++;
    comparison->sheet->quotes_strict.wrong++;
    note_difference(comparison, quotation_line(found), "false quotation: \"%.*s\"", STR_ARGS(found->text));
}

void compare_quotes(Comparison *comparison)
{
    Quotations wanted = {0}, found = {0};
    read_quotations(comparison->gold, &wanted);
    read_quotations(comparison->found, &found);
    for (size_t i = 0; i < wanted.count; i++) {
        Quotation *match = find_match(comparison->arena, &wanted.items[i], &found);
        if (match)
            match->used = true;
        if (is_optional(&wanted.items[i]))
            continue;
        if (match)
            count_match(comparison, &wanted.items[i], match);
        else
            count_missed(comparison, &wanted.items[i]);
    }
    for (size_t i = 0; i < found.count; i++)
        if (!found.items[i].used)
            count_unwanted(comparison, &found.items[i]);
    vec_free(&wanted);
    vec_free(&found);
}
