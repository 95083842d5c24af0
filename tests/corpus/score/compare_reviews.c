#include "internal.h"

#include "words.h"

static const struct {
    const char *name;
    bool people;
} fields[] = {
#define X(id, name, people) {name, people},
    REVIEW_FIELDS(X)
#undef X
};

const char *review_field_name(ReviewField field)
{
    return fields[field].name;
}

typedef struct {
    const LabelFact *fact;
    uint32_t first_line, last_line; /* of the head */
    bool used;                      /* it is the partner of another already */
} HeadedReview;

typedef VEC(HeadedReview) HeadedReviews;

/* "90-92" or "90" */
static void read_head(Str head, HeadedReview *review)
{
    uint32_t *number = &review->first_line;
    for (size_t i = 0; i < head.len_bytes; i++) {
        if (head.data[i] == '-')
            number = &review->last_line;
        else
            *number = *number * 10 + (uint32_t)(head.data[i] - '0');
    }
    if (review->last_line == 0)
        review->last_line = review->first_line;
}

static void read_reviews(const Labels *labels, HeadedReviews *reviews)
{
    for (size_t i = 0; i < labels->facts.count; i++) {
        HeadedReview review = {.fact = &labels->facts.items[i]};
        if (!str_equal(review.fact->kind, STR("review")))
            continue;
        read_head(attribute(&review.fact->attributes, "head"), &review);
        vec_push(reviews, review);
    }
}

/* The first found review whose head shares a line with that of wanted; NULL for none. */
static HeadedReview *find_match(const HeadedReview *wanted, HeadedReviews *found)
{
    for (size_t i = 0; i < found->count; i++) {
        HeadedReview *other = &found->items[i];
        if (!other->used && other->first_line <= wanted->last_line && other->last_line >= wanted->first_line)
            return other;
    }
    return NULL;
}

/* A field's value; empty when the review is not there or says that it has none. */
static Str field_value(const HeadedReview *review, ReviewField field)
{
    Str value = review ? attribute(&review->fact->attributes, fields[field].name) : (Str){0};
    return str_equal(value, STR("-")) ? (Str){0} : value;
}

static void count_field(Tally *tally, bool right, Str wanted, Str found)
{
    if (right) {
        tally->right++;
        return;
    }
    tally->missed += wanted.len_bytes > 0;
    tally->wrong += found.len_bytes > 0;
}

/* True when the field is right, leniently. */
static bool compare_field(Comparison *comparison, ReviewField field, const HeadedReview *wanted,
                          const HeadedReview *found)
{
    Arena *arena = comparison->arena;
    Str value = field_value(wanted, field), given = field_value(found, field);
    if (value.len_bytes + given.len_bytes == 0)
        return true;
    bool both = value.len_bytes > 0 && given.len_bytes > 0;
    bool strict = both && words_same_print(arena, value, given);
    bool soft = strict || (both && (fields[field].people ? words_same_names(arena, value, given)
                                                         : words_same_value(arena, value, given)));
    count_field(&comparison->sheet->fields[field], strict, value, given);
    count_field(&comparison->sheet->fields_soft[field], soft, value, given);
    if (!soft)
        note_difference(comparison, wanted->first_line, "%s \"%.*s\", found \"%.*s\"", fields[field].name,
                        STR_ARGS(value), STR_ARGS(given));
    return soft;
}

static void compare_review(Comparison *comparison, const HeadedReview *wanted, HeadedReview *found)
{
    Sheet *sheet = comparison->sheet;
    if (found) {
        found->used = true;
        sheet->reviews.right++;
    } else {
        sheet->reviews.missed++;
        note_difference(comparison, wanted->first_line, "review missed");
    }
    bool whole = found != NULL;
    for (ReviewField field = 0; field < FIELD_COUNT; field++)
        whole = compare_field(comparison, field, wanted, found) && whole;
    sheet->whole_reviews.of++;
    sheet->whole_reviews.right += whole;
}

void compare_reviews(Comparison *comparison)
{
    HeadedReviews wanted = {0}, found = {0};
    read_reviews(comparison->gold, &wanted);
    read_reviews(comparison->found, &found);
    for (size_t i = 0; i < wanted.count; i++)
        compare_review(comparison, &wanted.items[i], find_match(&wanted.items[i], &found));
    for (size_t i = 0; i < found.count; i++)
        if (!found.items[i].used) {
            comparison->sheet->reviews.wrong++;
            note_difference(comparison, found.items[i].first_line, "false review");
        }
    vec_free(&wanted);
    vec_free(&found);
}
