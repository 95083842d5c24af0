/* What the passes of recover_meaning() share: words of speech, passages cut into tokens, people, citations.
 *
 * A *passage* is the text of one block. Work on quotations is confined to it, so that one lost quotation mark
 * cannot shift the rest of a page; only a quotation that is opened anew at the next paragraph runs on.
 */
#ifndef RECTO_SRC_RECOVER_MEANING_H
#define RECTO_SRC_RECOVER_MEANING_H

#include "internal.h"

/* ---- words (lexicon_speech.c) -------------------------------------------------------------------------- */

enum {
    WORD_SAY = 1u << 0,      /* form of a verb of saying */
    WORD_SAY_NOUN = 1u << 1, /* which may be a noun: "report", "call" */
    WORD_NAMING = 1u << 2,   /* which gives a thing a name rather than reports speech: "called", "dubbed" */
    WORD_HE = 1u << 3,
    WORD_SHE = 1u << 4,
    WORD_THEY = 1u << 5,
    WORD_FIRST_PERSON = 1u << 6, /* "I", "wir": whoever speaks here */
    WORD_ARTICLE = 1u << 7,
    WORD_DETERMINER = 1u << 8, /* possessives, "one", "another", "dieser" */
    WORD_PREPOSITION = 1u << 9,
    WORD_CONJUNCTION = 1u << 10, /* joins names: "and", "und", "et", "y", "&" */
    WORD_LINK = 1u << 11,        /* begins a clause and is no name: "but", "when", "thus", "aber" */
    WORD_AUXILIARY = 1u << 12,   /* may stand between a subject and its verb: "has", "later", "used", "to" */
    WORD_PASSIVE = 1u << 13,     /* "was", "been", "wurde": what follows is done to the subject */
    WORD_RELATIVE = 1u << 14,
    WORD_SOMEONE = 1u << 15,
    WORD_HONORIFIC = 1u << 16,
    WORD_MAN = 1u << 17, /* said of men: "mr", "father", "widower" */
    WORD_WOMAN = 1u << 18,
    WORD_PARTICLE = 1u << 19, /* small words inside names: "de", "van" */
    WORD_ORGANISATION = 1u << 20,
    WORD_AUTHOR = 1u << 21, /* "author", "Autorin": in a review, who wrote the book */
    WORD_EDITOR = 1u << 22,
    WORD_PERSON = 1u << 23,       /* nouns for people: "pilot", "teenager" */
    WORD_SOURCE = 1u << 24,       /* "according (to)", "selon", "laut" */
    WORD_ABBREVIATION = 1u << 25, /* a full stop behind it ends no sentence */
    WORD_GERMAN = 1u << 26,       /* votes for German, where nouns are capitalised */
    WORD_ROMANCE = 1u << 27,      /* votes for a language that may leave the subject out */
    WORD_NO_NAME = 1u << 28,      /* has a capital at times and is no name: "May", "last" */
    WORD_OBJECT = 1u << 29,       /* a pronoun that is never a subject: "him", "me", "sich" */
    WORD_WORK = 1u << 30,         /* "book", "memoir": speaks for its author */
    WORD_PRONOUN = WORD_HE | WORD_SHE | WORD_THEY | WORD_FIRST_PERSON,
    WORD_FUNCTION = WORD_PRONOUN | WORD_ARTICLE | WORD_DETERMINER | WORD_PREPOSITION | WORD_CONJUNCTION |
                    WORD_LINK | WORD_AUXILIARY | WORD_PASSIVE | WORD_RELATIVE | WORD_SOMEONE | WORD_OBJECT |
                    WORD_SOURCE,
};

typedef struct SpeechWords SpeechWords;

/* language is that of the document (ISO 639-1), or empty. */
SpeechWords *speech_words_new(Arena *arena, Str language);

/* Is the document in one of the languages, "de nl"? */
bool speech_words_in(const SpeechWords *words, const char *languages);

/* The flags of word, in any case; 0 when it is in no list. */
uint32_t speech_word(const SpeechWords *words, Str word);
/* ... of the word [start, end) of a text. */
uint32_t speech_word_at(const SpeechWords *words, Str text, size_t start, size_t end);

/* ---- passages (passages.c) ----------------------------------------------------------------------------- */

/* What stands between a token and the one before it. */
enum {
    GAP_COMMA = 1 << 0,
    GAP_STOP = 1 << 1, /* . ! ? ... */
    GAP_COLON = 1 << 2,
    GAP_SEMICOLON = 1 << 3,
    GAP_DASH = 1 << 4,
    GAP_OPEN_PAREN = 1 << 5,
    GAP_CLOSE_PAREN = 1 << 6,
    GAP_QUOTE = 1 << 7,
};

typedef struct {
    size_t start, end; /* bytes of the passage's text */
    uint32_t flags;    /* WORD_... */
    uint8_t gap;       /* GAP_... before it */
    uint8_t depth;     /* quotations that it stands in */
    bool capital;      /* begins with an upper-case letter */
    bool all_caps;     /* has more than one letter, and no lower-case one */
    bool number;       /* begins with a digit */
    bool starts_sentence;
    bool styled; /* stands in emphasis: a title of something, more often than a person */
} Token;

/* One run of quoted text. Ranges are bytes of the passage's text. */
typedef struct {
    size_t open;       /* of its opening mark */
    size_t start, end; /* inside the marks, blanks at the ends left out */
    size_t close;      /* behind its closing mark; the end of the text when there is none */
    uint32_t glyph;    /* its opening mark */
    uint8_t depth;     /* runs around it */
    bool unclosed;
} QuoteRun;

typedef VEC(QuoteRun) QuoteRuns;
typedef VEC(Token) Tokens;

typedef struct {
    size_t block;
    DocPos origin; /* of text in the document */
    Str text;
    Tokens tokens;
    QuoteRuns runs;
    bool german, romance;
} Passage;

/* Which marks this document's quotations have. */
typedef struct {
    bool singles;           /* outer marks are single: ‘so’ */
    bool guillemets_inward; /* »so« */
} QuoteStyle;

/* False when there is nothing in text that could be a mark of a quotation, as is told at once. What is behind a true of
 * it need not be one. */
bool may_have_quotations(Str text);

/* Counts that decide the style; may be called for one stretch of text after the other. */
typedef struct {
    size_t doubles, singles, inward, outward;
} QuoteCounts;
void quote_counts_add(QuoteCounts *counts, Str text);
QuoteStyle quote_style(const QuoteCounts *counts);

/* Finds the quoted runs of one paragraph, in the order of their opening marks. Linear. runs is cleared first.
 */
void quotations_scan(Str text, QuoteStyle style, QuoteRuns *runs);

/* True when inner reads as the title of a work: every word but the small ones is capitalised, no stop. */
bool quotation_is_title(const SpeechWords *words, Str inner);

/* Fills the passage from one block. Linear; the lists are reused. Its runs must have been found, in passage->runs, or be
 * found by the second function. */
void passage_read_scanned(Passage *passage, const Document *doc, size_t block, const SpeechWords *words);
void passage_read(Passage *passage, const Document *doc, size_t block, const SpeechWords *words,
                  QuoteStyle style);
/* The same for a paragraph that is a turn of a conversation behind a dash: all of it from the byte on is one run, but
 * for what the narrator says. */
void passage_read_turn(Passage *passage, const Document *doc, size_t block, const SpeechWords *words,
                       QuoteStyle style, size_t start);
void passage_free(Passage *passage);

Str token_text(const Passage *passage, size_t token);
Str passage_slice(const Passage *passage, size_t first_token, size_t last_token); /* both included */

/* First token that starts at or after the byte; tokens.count when there is none. */
size_t passage_token_at(const Passage *passage, size_t byte);

/* ---- people (people.c) --------------------------------------------------------------------------------- */

typedef enum {
    GENDER_UNKNOWN,
    GENDER_MAN,
    GENDER_WOMAN
} Gender;

/* The gender of those to whom a first name (in any case) is given; unknown when it is given to both. */
Gender given_name_gender(Str given);
/* The lists are in the order that the look-up needs. For the test. */
bool given_names_are_sorted(void);

typedef struct {
    Str name;                   /* fullest form met, without "Mr" when there is more than a surname */
    Str surname, given, middle; /* given is empty for one-word names */
    Str head;            /* the noun of an unnamed person; the trade of a named one, when it was told */
    Gender title_gender; /* from Mr, Frau ... */
    Gender given_gender; /* what the first name tells, a lone name taken for one */
    uint32_t he, she;    /* pronouns that seemed to mean this person */
    uint32_t named;      /* how often, in the first reading */
    uint32_t places;     /* how often where places are named rather than people */
    DocPos named_at;     /* where the full name stood last, and one; 0 before it has been met */
    DocPos first_at;     /* where the name stood first */
    bool strong;         /* speaks, wrote the book, has a title or a trade: may be meant by a pronoun */
    bool titled;         /* first met with a title */
    size_t same_as;      /* the person, and one, of whom this is another name; 0 */
    bool in_body;        /* named in running text, not in titles and captions only */
    bool writer;         /* of the page itself */
    bool author;         /* of a book reviewed here */
    bool noun;           /* "the old bargeman": an unnamed person */
    bool reader;         /* "the reader": whoever reads this, and nobody in it */
    bool plural;         /* "the editors" */
    bool neutral;        /* of whom the text says "they" */
} Person;

/* A phrase that means somebody who is not named in it. Tokens of a passage, both ends included. */
typedef struct {
    size_t first, head, last;
    size_t full; /* last, or the end of what tells who it is: "a porter who has worked there since 1979" */
    size_t
        name; /* where the name begins that follows: "her engineer, a long man named Desmond Loach"; NONE */
    Gender gender;
    bool plural;
} PersonPhrase;

/* Names beyond this many are not learned: a directory or a novel of a thousand faces is no page of
 * quotations, and what is known stays useful. */
enum {
    PEOPLE_MAX = 1 << 16
};
typedef struct People People;

People *people_new(Arena *arena);
void people_free(People *people);
Person *people_get(People *people, size_t index);

/* The person of that name, learned if new; NONE when it cannot be one. */
size_t people_learn(People *people, const SpeechWords *words, Str name);
/* An unnamed person, whom a pronoun may mean; not to be found by name. head is the noun. */
size_t people_add_noun(People *people, Str words, Str head, Gender gender);
/* The person whom name (full, surname or first name, with or without title) means; NONE when unknown. */
size_t people_find(const People *people, const SpeechWords *words, Str name);
/* The same for a name of a passage; *first moves over a word that only begins its sentence, "Hoy Barrón". */
size_t people_find_name(const People *people, const SpeechWords *words, const Passage *passage, size_t *first,
                        size_t last);
/* Finds who has two names, when all people have been learned. */
void people_find_aliases(People *people);
/* Whom the document names more often than anybody else of those met before a position, and more than once; NONE.
 * Writers and authors do not count. */
size_t people_most_named(const People *people, DocPos before);
/* Finds of whom the document is: who is named far more often than anybody else. */
void people_find_protagonist(People *people);
/* The full name of a person stands at a position. */
void people_name_stands(People *people, size_t person, DocPos at);

/* A name that runs over tokens [first, last]; false when token first begins none. */
bool name_at(const Passage *passage, size_t first, size_t *last);
/* The name that ends at token last. */
bool name_ending_at(const Passage *passage, size_t last, size_t *first);

/* Is the token a noun for a trade or an office: "historian", "Botanikerin"? */
bool is_trade(const Passage *passage, size_t token);
/* Moves *first over the trades in front of a name, "Ecologist Bram Okonjo-Leigh"; true when there was one. */
bool name_without_trade(const Passage *passage, size_t *first, size_t last);

/* Learns the people named in a passage, which is part of the body or a caption, a deck. */
void people_read(People *people, const SpeechWords *words, const Passage *passage, bool body);

/* ---- mentions and pronouns (mentions.c, phrases.c) ------------------------------------------------------ */

/* The noun of a phrase is no more tokens behind its first: "one of the", adjectives. */
enum {
    PHRASE_HEAD_REACH = 7
};
/* The phrase for an unnamed person that begins with the determiner at token at. */
bool person_phrase_at(const Passage *passage, size_t at, PersonPhrase *phrase);
/* The last word of what a preposition at i is of: "with forty years", "from the Board", "in a cycling helmet"; i when
 * there is none. */
size_t phrase_complement(const Passage *passage, size_t i);
/* The person that a phrase means: somebody known by that noun, or new. */
size_t mentions_phrase(People *people, const Passage *passage, const PersonPhrase *phrase);
/* "he", "elle", "sie": unknown for other words, and for a plural. */
Gender pronoun_gender(const Passage *passage, size_t at);
/* What noun and article of a phrase that begins at token at say of whoever is meant. */
Gender noun_gender(const Passage *passage, size_t at, size_t head);

/* A pronoun looks back no further than this. */
enum {
    MENTION_REACH_BYTES = 2500
};

/* A book has more authors than this seldom, and then nobody quotes them all at once. */
enum {
    AUTHORS_MAX = 4
};

/* What is known of a passage before it is read. */
typedef struct {
    size_t holder; /* who has the turn in an interview and says "I" in it; NONE */
    size_t authors[AUTHORS_MAX];
    Str title;           /* of that book */
    size_t author_count; /* of the book that the passage reviews; none when it reviews several */
    size_t hearer;       /* to whom something was said last, NONE */
} Scene;
Scene *mentions_scene(People *people);

/* Notes who is meant by names, phrases and pronouns in the narrator's words that begin before the byte of the
 * passage, from token *from on, which moves. */
void mentions_read(People *people, const SpeechWords *words, const Passage *passage, size_t *from,
                   size_t byte);
/* How much the text is about somebody where it has been read to. */
uint32_t mentions_weight(const People *people, size_t person);
/* A person is mentioned, or speaks, at a position. */
void mentions_note(People *people, size_t person, DocPos at, size_t block, bool subject);
void mentions_forget(People *people);
/* Was the last subject a pronoun of which nobody is known? */
bool mentions_lost(const People *people);
/* Who had the turn in a conversation is not who goes on. */
void mentions_end_turn(People *people);

/* Authors write, people in their books talk to each other. */
typedef enum {
    VERB_ANY,
    VERB_WRITING,
    VERB_TALKING
} VerbKind;

/* Whom a pronoun cannot mean, and what else is known where it stands. */
enum {
    EXCLUDED_MAX = 12
};
typedef struct {
    Gender gender; /* GENDER_UNKNOWN when the language leaves the subject out */
    DocPos at;
    size_t block;
    size_t last_speaker; /* in the same passage, or NONE */
    VerbKind verb;       /* what is said of them */
    size_t excluded[EXCLUDED_MAX];
    size_t excluded_count;
} PronounQuery;

/* The person that a pronoun means; NONE when nobody fits, or two do. */
size_t mentions_resolve(const People *people, const PronounQuery *query);
/* Two who were named together within reach of a position. */
bool mentions_pair(const People *people, DocPos at, size_t pair[2]);
/* Several of whom one phrase spoke lately, "two women"; NONE. */
size_t mentions_resolve_plural(const People *people, DocPos at);
/* The author of a reviewed book who was mentioned last before a position; NONE. */
size_t mentions_last_author(const People *people, DocPos at);
/* The person last spoken of whose noun or trade this is, "the dentist"; NONE. */
size_t mentions_find_noun(const People *people, Str head, DocPos at);
/* A pronoun has been taken to mean this person: whose gender is that of the pronoun from now on. */
void people_confirm(People *people, size_t person, Gender gender);

/* "Birgit Halvard" for "Halvard, Birgit"; "et al." is left out. */
Str natural_name(Arena *arena, Str name);

/* ---- reviews (reviews.c, citation_slots.c) ------------------------------------------------------------- */

typedef VEC(Review) ReviewList;

typedef struct {
    DocumentBuilder *builder;
    const Document *doc;
    Arena *arena; /* the document's */
    SpeechWords *words;
    People *people;
    QuoteStyle style;
    bool *may_quote;     /* per block: see may_have_quotations() */
    bool conversational; /* many paragraphs begin with speech */
    bool fictional;      /* so many that it must be a story: whoever says "I" in it has not written it */
    ReviewList reviews;
    size_t *review_of;  /* per block: index of the review whose body it is in, or NONE; the first of several
                            that share it */
    size_t *reviews_of; /* per block: how many reviews share it as their body; they follow each other */
} Meaning;

/* Finds the reviews of the document and fills reviews, review_of and reviews_of. */
void find_reviews(Meaning *meaning);

/* ---- quotations (speakers.c, lifted.c) ----------------------------------------------------------------- */

typedef VEC(Quote) QuoteList;

/* Appends the direct quotations of the document, with their speakers, in the order of the text. */
void find_quotations(Meaning *meaning, QuoteList *quotes);

/* Appends pull quotes, block quotations and epigraphs. A pull quote takes the speaker of the direct quotation
 * that it was lifted from, which must be in quotes already. */
void find_set_quotations(Meaning *meaning, QuoteList *quotes);

#endif
