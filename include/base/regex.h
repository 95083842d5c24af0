/* Regular expressions: PCRE2's (pcre2pattern(3)), found at run time.
 *
 * No pattern can hang: what it may try on one text is bounded, and beyond that it has failed.
 */
#ifndef RECTO_BASE_REGEX_H
#define RECTO_BASE_REGEX_H

#include "base/status.h"
#include "base/str.h"

typedef struct Regex Regex;

/* Compiles pattern, in which classes such as \w are Unicode's and ^ and $ stand at lines too. Fails with what is wrong
 * with it in words, or because there is no library. */
Status regex_new(Str pattern, bool keep_case, Regex **out);
void regex_free(Regex *regex); /* NULL is fine */

typedef enum {
    REGEX_NONE,
    REGEX_FOUND,
    REGEX_TOO_HARD /* it takes too many steps: to be told, and not tried on other texts */
} RegexResult;

/* The first match of at least one byte in text, well-formed UTF-8, at or after from: [*start, *end). */
RegexResult regex_find(Regex *regex, Str text, size_t from, size_t *start, size_t *end);

#endif
