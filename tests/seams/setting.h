/* Setting: paragraphs as words, their lines, and where they can be cut. */
#ifndef RECTO_TESTS_SETTING_H
#define RECTO_TESTS_SETTING_H

#include "base/arena.h"
#include "base/vec.h"
#include "document/document.h"
#include "issue.h"

typedef VEC(Str) Words;

void words_read(Str paragraph, Words *words);

/* How many of the words, from first on, stand on a line of measure_cols; all of them when it is 0. */
size_t words_on_line(const Words *words, size_t first, size_t measure_cols);

/* Puts words [first, end) as lines of measure_cols, as one line when it is 0. */
void issue_put_words(Issue *issue, const Words *words, size_t first, size_t end, size_t measure_cols);

/* A place to cut a paragraph at: before words[word], which for the modes other than JOIN_SPACE is the second part of
 * what was one word. */
typedef struct {
    size_t word;
    JoinMode mode;
} Cut;

/* Finds a place near wanted, a count of words, that a reader would know for a cut: not behind the end of a sentence.
 * At a measure it is the end of a full line. With divides, a word is divided there if one can be, in words, whose new
 * parts live in arena. False when there is none. */
bool find_cut(Words *words, size_t wanted, size_t measure_cols, bool divides, Arena *arena, Cut *cut);

/* Divides a word at the end of every so many lines where one can be. */
void divide_at_line_ends(Words *words, size_t measure_cols, size_t every, Arena *arena);

#endif
