/* Bidi: the direction of text, by FriBidi (UAX #9), which is found at run time and only looked for when a text has letters
 * that are written from right to left.
 */
#ifndef RECTO_BASE_BIDI_H
#define RECTO_BASE_BIDI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Does text, well-formed UTF-8, have characters for which order is a question? At the speed of a search. */
bool bidi_is_needed(Str text);

/* The embedding level of each byte's character, odd ones being written from right to left, into levels[text.len_bytes].
 * level is that of the paragraph, 0 or 1; -1: to be decided by its first strong character. Returns it: 1 when the paragraph is
 * one from right to left; -1 when there is no
 * FriBidi, and all is left to right. Embeddings, overrides and isolates are not obeyed. */
int bidi_levels(Str text, int level, uint8_t *levels);

/* The character that c is drawn as from right to left: ')' for '('. */
uint32_t bidi_mirrored(uint32_t c);

#endif
