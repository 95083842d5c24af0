/* Words: text reduced to what is compared. What is returned lives in the arena that is given. */
#ifndef RECTO_TESTS_WORDS_H
#define RECTO_TESTS_WORDS_H

#include "base/arena.h"
#include "document/document.h"

/* One line of text without marks of emphasis, links and block quotations, each run of white space one space. */
Str words_plain(Arena *arena, Str text);

/* Its words: runs of letters and digits, apostrophes inside them included, after compatibility composition and
 * case folding. */
StrList words_of(Arena *arena, Str text);

/* How much of two texts is the same, as the harmonic mean of the shares of words in common, 0 to 1. */
double words_similarity(Arena *arena, Str a, Str b);
bool words_equal(Arena *arena, Str a, Str b);

/* The same people: names separated by ';' in any order, "Lee, Ann" being Ann Lee. */
bool words_same_names(Arena *arena, Str a, Str b);
/* The same value of a field: parts separated by ';' in any order, "et al." left out. */
bool words_same_value(Arena *arena, Str a, Str b);
/* The same letter for letter but for the order of the parts. */
bool words_same_print(Arena *arena, Str a, Str b);

#endif
