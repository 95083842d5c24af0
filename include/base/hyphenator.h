/* Hyphenator: where words may be divided, by libhyphen and the patterns of a language (Liang's method), both found at run
 * time.
 */
#ifndef RECTO_BASE_HYPHENATOR_H
#define RECTO_BASE_HYPHENATOR_H

#include <stdbool.h>

#include "base/str.h"

typedef struct Hyphenator Hyphenator;

enum {
    HYPHENATOR_WORD_MAX_BYTES = 96 /* longer words are not divided */
};

/* For a language ("en", ISO 639) with the patterns in folder, which are called hyph_LANGUAGE.dic or
 * hyph_LANGUAGE_REGION.dic. The name of the folder is borrowed. Nothing is looked for before it is needed. */
Hyphenator *hyphenator_new(const char *folder, Str language);
void hyphenator_free(Hyphenator *hyphenator); /* NULL is fine */

/* False when there is no library, or are no patterns: then no word is divided. */
bool hyphenator_is_ready(Hyphenator *hyphenator);

/* The language it was made for. */
Str hyphenator_language(const Hyphenator *hyphenator);

/* Sets points[i], for every byte of word, to true when it may be divided before word[i] with a hyphen and no other change.
 * word has letters only; its case is of no account. */
void hyphenator_points(Hyphenator *hyphenator, Str word, bool *points);

#endif
