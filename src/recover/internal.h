/* What the passes of the recover layer share: what is known of each draft block, word lists, and the parts of
 * a book's citation.
 *
 * recover_structure() reads every byte once (features.c) and then decides from the features of blocks; only
 * short blocks are looked at again, letter by letter. recover_meaning() works on the sealed document and uses
 * the lexicon and the citation reader.
 */
#ifndef RECTO_SRC_RECOVER_INTERNAL_H
#define RECTO_SRC_RECOVER_INTERNAL_H

#include <assert.h>

#include "base/arena.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "document/builder.h"

#include "citation.h"

/* ---- words --------------------------------------------------------------------------------------------- */

/* Lists a word can be in; a word may be in several. All words are kept in lower case. */
enum {
    LEX_FUNCTION = 1 << 0,    /* articles, prepositions, conjunctions, pronouns, auxiliaries */
    LEX_EXPECTING = 1 << 1,   /* a sentence cannot end on it: "the", "of", "und", "qui" */
    LEX_NAME_BEFORE = 1 << 2, /* "Mr", "van": a name must follow */
    LEX_MONTH = 1 << 3,
    LEX_PUBLISHER = 1 << 4,      /* "press", "verlag", "éditions" */
    LEX_BINDING = 1 << 5,        /* "hardcover", "geb", "broché" */
    LEX_REVIEW_SECTION = 1 << 6, /* "books", "reviews", "rezensionen" */
    LEX_PERIODICAL = 1 << 7,     /* "quarterly", "journal", "courier" */
    LEX_CHAPTER = 1 << 8,        /* "chapter", "kapitel", "part" */
    LEX_BYLINE = 1 << 9,         /* "by", "von", "par", "por", "di", "door" */
    LEX_CAPTION = 1 << 10,       /* "figure", "abb", "plate" */
    LEX_INSTITUTION = 1 << 11,   /* "university", "college", "institut" */
    LEX_NOBILIARY = 1 << 12,     /* "de", "van", "von", "di": small words inside a name */
    LEX_ABBREVIATION = 1 << 13,  /* a full stop behind it ends no sentence: "mr", "vol", "z", "p" */
    LEX_HONORIFIC = 1 << 14,     /* "mr", "dr", "frau", "mme" */
    LEX_ROLE_NOUN = 1 << 15,     /* "editor", "critic", "correspondent": what a byline's second line says */
    LEX_CREDIT = 1 << 23,        /* begins to say who did what for a book: "edited", "aus (dem)", "by" */

    /* Frequent in one language and rare in the others: what votes for a document's language. */
    LEX_ENGLISH = 1 << 16,
    LEX_GERMAN = 1 << 17,
    LEX_FRENCH = 1 << 18,
    LEX_SPANISH = 1 << 19,
    LEX_ITALIAN = 1 << 20,
    LEX_PORTUGUESE = 1 << 21,
    LEX_DUTCH = 1 << 22,
};

/* The lists that hold word (any case, no punctuation but inner apostrophes and hyphens); 0 for none. */
uint32_t lexicon_lists(Str word);

/* Index of the first word that is out of order, 0 when the table is as the look-up needs it. For the test. */
size_t lexicon_first_unsorted(void);

/* Letters of s in lower case, written to out (cleared first). */
void fold_case(Str s, Buffer *out);

/* True when s begins with prefix, ASCII letters compared without case. */
bool starts_nocase(Str s, const char *prefix);
/* The same for a prefix in lower case, Latin-1 letters without case too ("Éditeur"). */
bool starts_folded(Str s, Str prefix);
bool starts_folded_with_any(Str s, const char *const *prefixes, size_t count);
/* The same anywhere in s. */
bool holds_folded_any(Str s, const char *const *phrases, size_t count);
bool starts_with_any(Str s, const char *const *prefixes, size_t count);

/* s begins with a mark that opens a quotation; an apostrophe is none. */
bool is_opening_quote_at(Str s);

/* The next word (letters, digits, inner apostrophes, hyphens and dots between letters) of s at or after *at;
 * false at the end. *at moves behind it. */
bool next_word(Str s, size_t *at, Str *word);

/* The byte at s[at]; NUL behind the end. */
static inline char byte_at(Str s, size_t at)
{
    return at < s.len_bytes ? s.data[at] : '\0';
}

/* False when s begins with none of a list of phrases, by its first two letters: the table has for each first letter all
 * second ones. For long lists that every line of a text is asked about. */
typedef const char *const SecondLetters[26];
static inline bool may_begin(Str s, SecondLetters seconds)
{
    if (s.len_bytes < 2 || !is_ascii_letter(s.data[0]))
        return false;
    const char *of_first = seconds[(s.data[0] | 0x20) - 'a'];
    return of_first != NULL && strchr(of_first, s.data[1] | 0x20) != NULL;
}

/* Does the table let each phrase pass that begins with a letter of ASCII and has another byte? A phrase put into the list
 * and not into its table would never be found. In the tables a byte beyond ASCII stands with bit 0x20 set. */
bool letters_cover(SecondLetters seconds, const char *const *phrases, size_t count);
/* Stands beside each list that has a table. Asks only in builds for tests (CMakeLists.txt): assertions stay on in every
 * build, and this one would cost every line more than the table saves. */
#ifdef RECTO_CHECK_TABLES
#define ASSERT_COVERED(seconds, phrases)                                                                     \
    assert(letters_cover((seconds), (phrases), sizeof(phrases) / sizeof *(phrases)))
#else
#define ASSERT_COVERED(seconds, phrases) ((void)0)
#endif

/* True when s is one of the words, ASCII letters compared without case. */
bool is_one_of(Str s, const char *const *words, size_t count);

/* Is there a digit 0 to 9 in s? Where none is, no citation needs to be looked for. */
bool has_ascii_digit(Str s);

bool word_is_capitalised(Str word); /* begins with an upper-case letter or a digit */
bool word_is_all_caps(Str word);    /* has a letter, and no lower-case letter */

/* A word of at most 16 bytes of ASCII without an apostrophe, in lower case: two halves and its length. Nearly every
 * word of most texts is one, and is compared and hashed as numbers. */
typedef struct {
    uint64_t head, tail;
    uint32_t length;
} PackedWord;

/* False when word is no such word. */
static inline bool word_pack(Str word, PackedWord *packed);
static inline bool word_pack_at(Str text, size_t start, size_t end, PackedWord *packed);
static inline uint64_t packed_word_hash(const PackedWord *word);

/* A hash of the word's letters in lower case, apostrophes and soft hyphens left out where there are some: the same word
 * may have been typed twice. */
uint64_t word_hash(Str word);
/* ... of the bytes [start, end) of a text. */
static inline uint64_t word_hash_at(Str text, size_t start, size_t end);

/* True when text is shaped like one person's name: two to five capitalised words, small words of names
 * between them ("Ana de la Cruz", "J. B. Holm", "OSK, LINNEA"), no function words, no stop at the end. */
bool looks_like_name(Str text);
/* The same, or several joined by commas, "&", "and", "et", "und", "y", "e", "/". */
bool looks_like_names(Str text);

/* A byline at the start of text ("By Ann Lee", "Von Jörg Bär", "Text: ..."): what stands behind the word.
 * False when there is none. */
bool byline_names(Str text, Str *names);
/* False when text begins so that there is none, as nearly all lines of running text do. */
bool may_begin_byline(Str text);
/* What stands behind such a word, name or not; empty when line begins with none. */
Str behind_byline_opening(Str line);

/* One to seven bytes as the lowest ones of a number, the first lowest. */
static inline uint64_t load_few_bytes(const char *from, size_t count)
{
    if (count >= 4)
        return load_bytes(from, 4) | load_bytes(from + count - 4, 4) << (count - 4) * 8;
    return (uint64_t)(uint8_t)from[0] | (uint64_t)(uint8_t)from[count / 2] << count / 2 * 8 |
           (uint64_t)(uint8_t)from[count - 1] << (count - 1) * 8;
}

/* True when one of the eight bytes is c. */
static inline bool has_byte(uint64_t bytes, unsigned char c)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t zero_where_equal = bytes ^ ones * c;
    return ((zero_where_equal - ones) & ~zero_where_equal & ones << 7) != 0;
}

enum {
    PACKED_BYTES_MAX = 16
};

/* The lowest count bytes of a number; count is no more than 8. */
static inline uint64_t low_bytes(uint64_t bytes, size_t count)
{
    return count > 0 ? bytes << (8 - count) * 8 >> (8 - count) * 8 : 0;
}

/* Puts the bytes into lower case; false when there is one beyond ASCII or an apostrophe among them. */
static inline bool packed_word_fold(PackedWord *packed)
{
    const uint64_t high_bits = 0x8080808080808080u, lower_case = 0x2020202020202020u;
    if (((packed->head | packed->tail) & high_bits) || has_byte(packed->head, '\'') ||
        has_byte(packed->tail, '\''))
        return false;
    /* Letters lose their case by it; what else words hold has that bit, and no mark becomes a letter. */
    packed->head |= lower_case;
    packed->tail |= lower_case;
    return true;
}

static inline bool word_pack(Str word, PackedWord *packed)
{
    size_t length = word.len_bytes;
    if (length == 0 || length > PACKED_BYTES_MAX)
        return false;
    packed->length = (uint32_t)length;
    packed->head = length >= 8 ? load_bytes(word.data, 8) : load_few_bytes(word.data, length);
    packed->tail = length == 16 ? load_bytes(word.data + 8, 8)
                   : length > 8 ? load_few_bytes(word.data + 8, length - 8)
                                : 0;
    return packed_word_fold(packed);
}

/* The same for the bytes [start, end) of a text: where more of it follows, all words are read in one way. */
static inline bool word_pack_at(Str text, size_t start, size_t end, PackedWord *packed)
{
    size_t length = end - start;
    if (start + PACKED_BYTES_MAX > text.len_bytes || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
        return word_pack(str_slice(text, start, end), packed);
    if (length == 0 || length > PACKED_BYTES_MAX)
        return false;
    packed->length = (uint32_t)length;
    packed->head = low_bytes(load_bytes(text.data + start, 8), length < 8 ? length : 8);
    packed->tail = low_bytes(load_bytes(text.data + start + 8, 8), length > 8 ? length - 8 : 0);
    return packed_word_fold(packed);
}

static inline uint64_t packed_word_hash(const PackedWord *word)
{
    /* multipliers of SplitMix64 (Steele, Lea and Flood 2014) */
    uint64_t hash = (word->head * 0xBF58476D1CE4E5B9u) ^ (word->tail * 0x94D049BB133111EBu) ^ word->length;
    return hash ^ hash >> 32;
}

static inline uint64_t word_hash_at(Str text, size_t start, size_t end)
{
    PackedWord packed;
    return word_pack_at(text, start, end, &packed) ? packed_word_hash(&packed)
                                                   : word_hash(str_slice(text, start, end));
}

/* ---- blocks -------------------------------------------------------------------------------------------- */

typedef enum {
    END_NOTHING,
    END_OPEN, /* a letter or digit, or something else that ends no sentence */
    END_STOP, /* . ! ? ... behind which only quotes, brackets and note marks stand */
    END_COLON,
    END_SEMICOLON,
    END_COMMA,
    END_HYPHEN, /* behind a letter */
    END_DASH,
    END_BRACKET,
} BlockEnd;

typedef enum {
    START_OTHER,
    START_LOWER,
    START_UPPER,
    START_DIGIT,
    START_QUOTE,
    START_DASH
} BlockStart;

/* Marks that a source has somewhere. A pass whose pattern holds one need not look at blocks without it. */
enum {
    MARK_COLON = 1 << 0,
    MARK_QUESTION = 1 << 1,
    MARK_SPACED_DOTS = 1 << 2,  /* ". ." */
    MARK_TWO_CAPITALS = 1 << 3, /* next to each other */
};

/* What one reading of a draft's bytes tells. Emphasis marks (* _ =) at the ends are looked through. */
typedef struct {
    uint32_t bytes; /* from its first to its last byte that is no blank */
    uint32_t chars;
    uint32_t words;
    uint32_t capitals; /* of its words, how many begin with a capital, a digit or a character beyond ASCII */
    uint32_t lines;
    uint32_t longest_line; /* characters, indentation not counted */
    uint32_t least_fill;   /* characters of the shortest line together with the first word of the next */
    uint16_t indent;       /* blanks before its least indented line, from the text's margin on */
    uint16_t first_indent; /* blanks before its first line, likewise */
    uint8_t end, start;    /* BlockEnd, BlockStart */
    char last_mark;        /* '.', '!', '?' of END_STOP; 'e' for an ellipsis */
    bool all_caps, bold, italic, quoted;
    bool has_digit;
    bool has_gap; /* three blanks, a tab or a leader of dots inside a line */
    bool
        even; /* its lines begin alike, with a letter each, have small letters, no gap, and the last no digit */
    bool may_have_byline; /* a line begins as one may; see may_begin_byline() */
    bool closes_bracket;  /* holds a ')' before any '(' */
    bool open_bracket;    /* more '(' than ')' */
    bool last_expects;    /* its last word is in LEX_EXPECTING (END_OPEN only) */
    bool last_names;      /* ... in LEX_NAME_BEFORE */
    uint8_t marks;        /* MARK_... that its source has */
    char head[8]; /* its first bytes, NUL behind its end, and where its text begins behind a mark of markup */
} BlockFeatures;

/* What the words of a short text look like; costs a look-up a word, so it is asked for only where it can
 * decide. */
typedef struct {
    uint32_t words;
    uint32_t content_words;           /* no function words and no numbers */
    uint32_t capital_words;           /* of these, how many begin with a capital */
    uint32_t long_lower_words;        /* of these, how many do not, and have more than three letters */
    uint32_t sentence_ends;           /* stops followed by a blank and no lower-case letter, or by the end */
    uint32_t lists;                   /* lexicon lists of all words together */
    uint32_t first_lists, last_lists; /* ... of the first and the last word */
} WordShape;

WordShape word_shape(Str text);

/* A block of more bytes than this is running text, and is not looked at letter by letter again. */
enum {
    SHORT_BLOCK_BYTES = 1200
};

/* A running head or a page number, a line of the source: bytes from its first to its last that is no blank. */
typedef struct {
    size_t start, end;
    bool folio; /* a number and nothing else */
} PageLine;

typedef struct {
    DocumentBuilder *builder;
    Str text;                /* source_text() */
    DraftBlock *drafts;      /* of the builder; renewed by whoever replaces them */
    BlockFeatures *features; /* of each draft */
    Str *plain;              /* see block_plain() */
    size_t count;
    VEC(PageLine) page_lines; /* see find_page_lines() */
    Arena scratch;            /* lives as long as the pass */
    uint32_t language;        /* one of LEX_ENGLISH ... LEX_DUTCH, or 0 */
    bool markdown;
    bool hard_wrapped;    /* lines end where the measure ends, not where the paragraph does */
    uint32_t measure;     /* hard-wrapped: characters in nearly full lines */
    uint32_t margin;      /* blanks before nearly every line of the text: indentation is counted from there */
    uint32_t base_indent; /* hard-wrapped: blanks before most lines */
    uint32_t first_indent; /* ... and how many more before the first line of a paragraph; 0: no more */
    bool interview;        /* hard-wrapped: questions stand right upon their answers */
    struct Cast *cast;     /* who speaks in a play; NULL for other texts */
    bool book;             /* the text has the title page of a book */
} Recovery;

/* The block's text with lines joined by '\n', blanks squeezed, indentation and paired emphasis marks taken
 * out. Made when first asked for and kept. */
Str block_plain(Recovery *recovery, size_t draft);
/* The same text with its emphasis marks. */
Str block_marked(Recovery *recovery, size_t draft);

#endif
