/* Folding: what somebody who looks for a word does not tell apart.
 *
 * Search (UTS #10, section 8) compares texts in a form in which such differences are gone:
 *   case       full case folding, D144 of the Unicode Standard (3.13, CaseFolding.txt C and F): ẞ, ß and ss
 *   forms      compatibility decomposition (UAX #15, NFKD): ligatures, full width, superscripts, NFC and NFD
 *   accents    marks of the combining classes 10 to 36 and from 200 on (UnicodeData.txt): accents, Hebrew and Arabic
 *              points. Marks that spell another sound stay: kana voicing, viramas, Thai vowels
 *   letters    those with a stroke and joined ones, as CLDR's transform Latin-ASCII has them: ø, ł, đ, æ, ı
 *   quotes     typographic single and double ones, guillemets included: those of a keyboard
 *   dashes     whatever has the property Dash (PropList.txt), and a run of them: one HYPHEN-MINUS
 *   blanks     a run of White_Space: one FOLD_BLANK
 *   nothing    Default_Ignorable_Code_Point: SOFT HYPHEN, joiners, variation selectors
 */
#ifndef RECTO_BASE_FOLD_H
#define RECTO_BASE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum {
    FOLD_BLANK = 0x110000, /* above the last code point */
    FOLD_POINTS_MAX =
        36, /* that one character becomes: U+FDFA is decomposed into 18, and case may double them */
    FOLD_CACHE = 512
};

/* Which kind of folding, and what characters beyond ASCII become, of those met last. */
typedef struct {
    bool keep_case;
    struct {
        uint32_t character; /* 0: none yet */
        uint32_t points[3];
        uint8_t count;
    } cache[FOLD_CACHE];
    uint32_t longest[FOLD_POINTS_MAX]; /* of a character that becomes more than the cache holds */
} Folder;

/* With keep_case capitals and small letters are told apart, and all else is folded. */
void folder_init(Folder *folder, bool keep_case);

/* What c becomes by itself: *count code points, none when it is ignored. Borrowed until the next call. */
const uint32_t *fold_character(Folder *folder, uint32_t c, size_t *count);

/* One code point of the folded text, and where it comes from: bytes [start, end) of the text, a run of blanks or dashes
 * or one character with the marks on it. */
typedef struct {
    uint32_t value;
    size_t start, end;
    bool opens, closes; /* it is the first, the last, of what those bytes become */
} FoldSymbol;

/* A walk over the folded text: {.folder = …, .text = …, .at = byte where to begin}. */
typedef struct {
    Folder *folder;
    Str text;
    size_t at; /* where the character behind the last one read begins */
    FoldSymbol symbol;
    uint32_t points[FOLD_POINTS_MAX];
    size_t count, next; /* of points; the next one to give */
} FoldWalk;

/* The next code point; false at the end of the text. */
bool fold_next(FoldWalk *walk, FoldSymbol *symbol);

/* Is there a capital in text? A pattern with one asks for case to count. */
bool fold_has_capital(Str text);

/* May a match begin or end between the characters that meet at byte at: not inside a grapheme cluster (UTS #10, 8.2;
 * UAX #29). */
bool fold_is_boundary(Str text, size_t at);

#endif
