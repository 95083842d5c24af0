/* A pattern, and where it stands next in a text. For the files of this layer only. */
#ifndef RECTO_DOCUMENT_PATTERN_H
#define RECTO_DOCUMENT_PATTERN_H

#include "base/buffer.h"
#include "base/fold.h"
#include "base/fuzzy.h"
#include "base/regex.h"
#include "base/vec.h"
#include "document/search.h"

typedef struct {
    SearchMode mode;
    Folder folder;
    VEC(uint32_t) symbols; /* the pattern, folded; empty in those two modes */
    size_t *border;        /* [i]: length of the longest proper prefix that ends symbols[0..i] */
    FoldSymbol *read;      /* ring: the last symbols.count ones of the text */
    Fuzzy *fuzzy;          /* SEARCH_FUZZY */
    Regex *regex;          /* SEARCH_REGEX */
    Str paragraph;         /* that was looked through last by the regular expression */
    Buffer lines;          /* the same with blanks for its line ends */
} Pattern;

/* Fails with what is wrong with text. */
Status pattern_init(Pattern *pattern, Str text, SearchMode mode);
void pattern_free(Pattern *pattern);

/* Has it nothing to look for, as all of it is folded away? */
bool pattern_is_empty(const Pattern *pattern);

typedef enum {
    PATTERN_NONE,
    PATTERN_FOUND,
    PATTERN_TOO_HARD
} PatternResult;

/* The first match in text that begins in [from, until): bytes of text. keep_lines: line ends in it are no blanks to a
 * regular expression, which may look beyond until. */
PatternResult pattern_find(Pattern *pattern, Str text, bool keep_lines, size_t from, size_t until,
                           DocRange *match);

/* The next byte in [at, until) with which a match may begin; until when there is none. Not for regular expressions. */
size_t pattern_next_start(Pattern *pattern, Str text, size_t at, size_t until);

/* Is it sure that the letters of the pattern from symbol k on do not stand at the byte? */
typedef bool PatternDiffers(const Pattern *pattern, size_t k, Str text, size_t at);

/* The next byte from at on where the letters of the pattern from symbol k on may begin, whatever stands between them that
 * is no letter, and do not differ; text.len_bytes when there is none. */
size_t pattern_next_letter(Pattern *pattern, size_t k, Str text, size_t at, PatternDiffers *differs);

/* May a word begin or end at the byte (UAX #29)? */
bool is_word_edge(Str text, size_t at);

#endif
