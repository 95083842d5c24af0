/* Clauses beside quoted runs, and the subjects of their verbs. */
#ifndef RECTO_SRC_RECOVER_CLAUSES_H
#define RECTO_SRC_RECOVER_CLAUSES_H

#include "speakers.h"

/* Words looked at on either side of a run. Attributions further off are not safe. */
enum {
    CLAUSE_MAX = 48
};

/* A noun phrase has at most this many words, its "of" phrases included. */
enum {
    PHRASE_WORDS_MAX = 10
};

typedef struct {
    const Passage *passage;
    size_t at[CLAUSE_MAX]; /* token indexes, in order */
    size_t count;
    SpeakerContext *context;
    const QuoteRun *run;
    Str verb; /* whose subject is looked for */
} Clause;

typedef struct {
    Str words;   /* as printed */
    Str speaker; /* who is meant; empty when a pronoun could not be resolved */
    size_t person;
    size_t noun; /* whom a phrase without a name means; NONE */
    uint8_t confidence;
    bool first_person;
    bool several; /* two or more, by their names */
} Subject;

static inline const Token *word_of(const Clause *clause, size_t i)
{
    return &clause->passage->tokens.items[clause->at[i]];
}

static inline Str text_of(const Clause *clause, size_t first, size_t last)
{
    return passage_slice(clause->passage, clause->at[first], clause->at[last]);
}

static inline bool word_is(const Clause *clause, size_t i, const char *word)
{
    return i < clause->count && str_equal_nocase(text_of(clause, i, i), str_from(word));
}

static inline bool has(const Clause *clause, size_t i, uint32_t flags)
{
    return i < clause->count && (word_of(clause, i)->flags & flags);
}

/* ---- clauses.c ----------------------------------------------------------------------------------------- */

/* Fills in the words from the start of the sentence to the run, or those behind it to the end of the sentence. */
void clause_before(Clause *clause);
void clause_after(Clause *clause);

/* The last character before a byte of text; 0 at its start. */
uint32_t last_char(Str text, size_t end);
bool ends_with(Str word, const char *ending);
/* "Ault’s" */
bool is_possessive(Str word);
/* Is word i a verb of saying here, and no noun, and not done to its subject? */
bool is_cue(const Clause *clause, size_t i);
/* Are words i and i + 1 neighbours with nothing between? */
bool adjoins(const Clause *clause, size_t i);
/* Index in the clause of a token of the passage; count when it is outside. */
size_t clause_index(const Clause *clause, size_t token);
/* Does a preposition stand before word i: "en el bar", "in der Debatte"? */
bool is_governed(const Clause *clause, size_t i);
bool is_adverb(const Clause *clause, size_t i);
/* "me", "gli", "lhe": a pronoun that a Romance verb has before it and that is no subject. */
bool is_clitic(const Clause *clause, size_t i);
/* The word behind the phrase of time that begins at word i: "la sera", "el primer día", "una noche de tormenta"; i when
 * there is none. */
size_t behind_time(const Clause *clause, size_t i);
/* Where a clause's own words begin, "And then" and "Last week," left out. */
size_t skip_links(const Clause *clause, size_t i);

/* ---- antecedents.c ------------------------------------------------------------------------------------- */

/* The person named at a token, or meant by the phrase that begins there; NONE. */
size_t person_at(const Clause *clause, size_t token, size_t *last);
/* Whom a pronoun of the gender at a position of the clause means; NONE. */
size_t resolve(const Clause *clause, Gender gender, DocPos at);
Subject pronoun_subject(const Clause *clause, size_t i);

/* Whose "his" or "her", whose "their" at word i is. */
Subject owner_subject(const Clause *clause, size_t i, Gender gender);
Subject owners_subject(const Clause *clause, size_t i);

/* ---- subjects.c ---------------------------------------------------------------------------------------- */

/* "Anselm Croy; Birgit Halvard": several speakers are listed as the fields of a citation are. */
Str join_names(const SpeakerContext *context, Str first, Str second);
/* The person's fullest name, or the words themselves. */
Subject person_subject(const Clause *clause, size_t person, Str words, uint8_t confidence);
/* Whom the name in tokens [first, last] means; a name that speaks is a person from now on. */
Subject name_subject(const Clause *clause, size_t first, size_t last);
/* Whom the phrase in words [first, last] means. */
Subject noun_subject(const Clause *clause, size_t first, size_t last);
/* The last word of the phrase that begins at word i. */
size_t phrase_end(const Clause *clause, size_t i, size_t limit);
/* The subject that begins at word i, before limit; that ends with word last. */
bool subject_starting(const Clause *clause, size_t i, size_t limit, Subject *subject);
bool subject_ending(const Clause *clause, size_t last, Subject *subject);
/* The subject of a verb where it stands before it; behind it; wherever its place is before a run. */
bool subject_before(const Clause *clause, size_t verb, Subject *subject);
bool subject_after(const Clause *clause, size_t verb, Subject *subject);
bool subject_of_verb(const Clause *clause, size_t verb, Subject *subject);

/* ---- frames.c ------------------------------------------------------------------------------------------ */

Attribution attribution(const Subject *subject, Str cue, bool naming, uint8_t confidence); /* speakers.c */
/* Is it somebody, rather than something: a name, a pronoun, a phrase for a person? */
bool is_somebody(const Subject *subject);
bool frame_after(Clause *clause, Attribution *found);
bool frame_colon(Clause *clause, Attribution *found);
bool frame_owner(Clause *clause, Attribution *found);
bool frame_line(Clause *clause, Attribution *found);

#endif
