/* Shown: text of files, names and settings as a terminal may be given it. One place says what stands for a character that a
 * terminal would obey or that makes a text read as what it is not ("Trojan Source", CVE-2021-42574).
 */
#ifndef RECTO_BASE_SHOWN_H
#define RECTO_BASE_SHOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

/* As many characters without a width as may stand in a row: more than any script needs (Hebrew with accents has five, an emoji
 * sequence two), and fewer than would paint over the lines above and below. */
enum {
    SHOWN_MARKS_MAX = 8
};

/* What is shown for a control (utf8_is_control()):
 * - C0 controls and DEL, their picture (block U+2400);
 * - C1 controls, U+FFFD;
 * - the line and paragraph separators, a blank;
 * - embeddings, overrides and isolates (UAX #9), their abbreviation in brackets, as in "[RLO]";
 * - implicit marks (U+061C, U+200E, U+200F) and tags (U+E0000 to U+E007F), nothing. */
Str shown_control(uint32_t c);

/* U+061C, U+200E, U+200F: they move what stands beside them and nothing else, and text in Arabic and Hebrew needs them. */
bool shown_is_implicit_mark(uint32_t c);

/* Puts text with such signs for its controls, U+FFFD for malformed bytes, and of characters without a width not more than
 * SHOWN_MARKS_MAX in a row. Line ends and tabs are controls like others. Linear. */
void shown_put(Buffer *out, Str text);

/* Puts text for the clipboard: line ends and tabs stay; controls that shown_put() has a sign for, but separators, which become
 * line ends, are left out, so that none acts where it is pasted; implicit marks stay. */
void shown_put_copy(Buffer *out, Str text);

#endif
