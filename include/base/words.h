/* Words: where they begin and end (UAX #29, by libunistring), where sentences do, and how many there are. Offsets are bytes of
 * well-formed UTF-8.
 */
#ifndef RECTO_BASE_WORDS_H
#define RECTO_BASE_WORDS_H

#include <stdbool.h>

#include "base/str.h"

/* The segment between two word boundaries (UAX #29, section 4) that holds s[*start], which must be below the end of s; *start
 * becomes its beginning. Returns its end. Boundaries are looked for as far as the nearest white space, and no further than
 * 512 bytes to each side, so that no word can make it slow. */
size_t word_segment(Str s, size_t *start);

/* True when the segment is a word: it holds a letter or a digit. */
bool word_is_lexical(Str segment);

/* How many words there are between white space. */
size_t words_count(Str s);

/* True when a sentence begins at s[at]: at the head of s, and behind white space before which one ended. That is by the rules
 * of UAX #29, section 5 (a stop, closing marks, a space, and no small letter behind it), but for what they cannot know: the
 * stop behind an initial and behind a short list of titles ("Dr.", "St.") ends none. */
bool sentence_begins(Str s, size_t at);

#endif
