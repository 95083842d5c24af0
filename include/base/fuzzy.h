/* Letters of a title, typed in their order with others left out: how well do they fit it?
 *
 * Words that are typed are looked for each by itself, in any order. Among the ways to find a word's letters the best one
 * counts: at the beginnings of words, next to each other, near the front. Folded as search is (base/fold.h).
 */
#ifndef RECTO_BASE_FUZZY_H
#define RECTO_BASE_FUZZY_H

#include "base/fold.h"

enum {
    FUZZY_TYPED_MAX = 64, /* more letters than these are not looked at */
    FUZZY_TEXT_MAX = 256
};

typedef struct {
    Folder folder;
    uint32_t typed[FUZZY_TYPED_MAX]; /* FOLD_BLANK between words */
    size_t count;
} Fuzzy;

void fuzzy_init(Fuzzy *fuzzy, Str typed);

/* 0 when a letter is missing; else the higher the better. Nothing typed fits anything: 1. */
int fuzzy_score(Fuzzy *fuzzy, Str text);

#endif
