/* What a page's labels and what was found in it have in common, counted. */
#ifndef RECTO_TESTS_COMPARE_H
#define RECTO_TESTS_COMPARE_H

#include "labels.h"

/* Things of one kind: found where they are, found where they are not, not found. */
typedef struct {
    size_t right, wrong, missed;
} Tally;

double tally_precision(Tally tally); /* 0 to 1; 1 when nothing was found */
double tally_recall(Tally tally);    /* 0 to 1; 1 when there was nothing to find */
double tally_f1(Tally tally);
bool tally_is_empty(Tally tally);
void tally_add(Tally *sum, Tally tally);

typedef struct {
    size_t right, of;
} Share;

double share_part(Share share); /* 0 to 1; 0 of nothing */

/* The fields of a review that are compared, and how leniently: names of people in either order. */
#define REVIEW_FIELDS(X)                                                                                     \
    X(TITLE, "title", false)                                                                                 \
    X(SUBTITLE, "subtitle", false)                                                                           \
    X(AUTHOR, "author", true)                                                                                \
    X(EDITOR, "editor", true)                                                                                \
    X(TRANSLATOR, "translator", true)                                                                        \
    X(PUBLISHER, "publisher", false)                                                                         \
    X(CITY, "city", false)                                                                                   \
    X(YEAR, "year", false)                                                                                   \
    X(PAGES, "pages", false)                                                                                 \
    X(PRICE, "price", false)                                                                                 \
    X(ISBN, "isbn", false)                                                                                   \
    X(BINDING, "binding", false)                                                                             \
    X(SERIES, "series", false)                                                                               \
    X(REVIEWER, "reviewer", true)

typedef enum {
#define X(id, name, people) FIELD_##id,
    REVIEW_FIELDS(X)
#undef X
    FIELD_COUNT
} ReviewField;

const char *review_field_name(ReviewField field);

/* Counts over all pages compared so far. Zero-initialise to start. */
typedef struct {
    Tally lines[BLOCK_CLASS_COUNT]; /* source lines by class; a further piece of a paragraph is one */
    Tally blocks;                   /* with the same lines and class */
    Tally headings;
    Share levels; /* of the headings that are right */
    Tally joins;
    Share modes; /* of the joins that are right and not by a space on both sides */
    Tally pull_quotes;
    Share links;                 /* of the pull quotes that are right */
    Tally quotes, quotes_strict; /* most of the words the same; all of them */
    size_t attributed, attributable, speakers_right;
    Share full_names; /* of the attributable: named as in the labels */
    Tally reviews;
    Share whole_reviews;                     /* with every field right */
    Tally fields[FIELD_COUNT];               /* letter for letter */
    Tally fields_soft[FIELD_COUNT];          /* the same words; the same people */
    size_t body_characters, lost_characters; /* of the piece; of those, folded away as furniture or meta */
} Sheet;

/* A line of a page and what is different there, in words. */
typedef struct {
    uint32_t line;
    Str text;
} Difference;

typedef struct {
    VEC(Difference) items;
    Arena arena;
} Differences;

void differences_free(Differences *differences);

/* Counts one page into sheet and appends what is different, sorted by line. */
void compare_labels(Labels *gold, Labels *found, Sheet *sheet, Differences *differences);

#endif
