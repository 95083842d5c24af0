/* Sieves: a verb of saying beside a quoted run, and the subject of that verb.
 *
 * The words before and behind the run, within its sentence and without other quotations, are put into a
 * Clause; everything is then a matter of walking a few dozen tokens. The order of the sieves is that of their
 * precision (Muzny et al. 2017): behind the run, "according to", before the run. */
#include "people.h"
#include "speakers.h"
#ifdef TRACE_MENTIONS
#include <stdio.h>
#endif

/* Words looked at on either side of a run. Attributions further off are not safe. */
enum {
    CLAUSE_MAX = 48,
    CUE_REACH_AFTER = 12,
    CUE_REACH_BEFORE = 14
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
} Subject;

static const Token *word_of(const Clause *clause, size_t i)
{
    return &clause->passage->tokens.items[clause->at[i]];
}

static Str text_of(const Clause *clause, size_t first, size_t last)
{
    return passage_slice(clause->passage, clause->at[first], clause->at[last]);
}

static bool word_is(const Clause *clause, size_t i, const char *word)
{
    return i < clause->count && str_equal_nocase(text_of(clause, i, i), str_from(word));
}

static bool has(const Clause *clause, size_t i, uint32_t flags)
{
    return i < clause->count && (word_of(clause, i)->flags & flags);
}

/* ---- clauses ------------------------------------------------------------------------------------------- */

static uint32_t last_char(Str text, size_t end)
{
    size_t step;
    return end > 0 ? utf8_decode(text, utf8_previous(text, end), &step) : 0;
}

/* The words from the start of the sentence to the run. */
static void clause_before(Clause *clause)
{
    const Passage *passage = clause->passage;
    size_t first = passage_token_at(passage, clause->run->start);
    /* other quotations are walked over, but no further than this */
    enum {
        REACH_TOKENS = 400
    };
    size_t reversed[CLAUSE_MAX], count = 0;
    const Token *inner = first < passage->tokens.count ? &passage->tokens.items[first] : NULL;

    clause->count = 0;
    if (inner && (inner->gap & GAP_STOP) && inner->starts_sentence)
        return;
    for (size_t i = first; i-- > 0 && count < CLAUSE_MAX && first - i < REACH_TOKENS;) {
        const Token *token = &passage->tokens.items[i];
        if (token->depth < clause->run->depth)
            break;
        if (token->depth == clause->run->depth)
            reversed[count++] = i;
        if (token->starts_sentence && token->depth == clause->run->depth)
            break;
    }
    clause->count = count;
    for (size_t i = 0; i < count; i++)
        clause->at[i] = reversed[count - 1 - i];
}

/* The words behind the run, to the end of the sentence or the next quotation. */
static void clause_after(Clause *clause)
{
    const Passage *passage = clause->passage;
    const QuoteRun *run = clause->run;
    size_t first = passage_token_at(passage, run->close);
    uint32_t end = last_char(passage->text, run->end);
    bool may_start = end == '?' || end == '!' || end == 0x2026 || end == 0x2014 || end == 0x2013;

    clause->count = 0;
    for (size_t i = first; i < passage->tokens.count && clause->count < CLAUSE_MAX; i++) {
        const Token *token = &passage->tokens.items[i];
        if (token->depth != run->depth || (i > first && token->starts_sentence) ||
            (i == first && token->starts_sentence && !may_start))
            break;
        if (i == first && (token->gap & (GAP_SEMICOLON | GAP_COLON)))
            break;
        clause->at[clause->count++] = i;
    }
}

/* ---- verbs --------------------------------------------------------------------------------------------- */

static bool ends_with(Str word, const char *ending)
{
    return str_ends(word, str_from(ending));
}

/* "was told", "asked by": somebody else speaks. */
static bool is_passive(const Clause *clause, size_t verb)
{
    size_t i = verb;

    if (ends_with(text_of(clause, verb, verb), "ing"))
        return false;
    while (i > 0 && has(clause, i - 1, WORD_AUXILIARY) && !has(clause, i - 1, WORD_PASSIVE))
        i--;
    return (i > 0 && has(clause, i - 1, WORD_PASSIVE)) || word_is(clause, verb + 1, "by");
}

static bool is_possessive(Str word)
{
    return str_ends(word, STR("’s")) || str_ends(word, STR("'s"));
}

/* "Ault’s claim", "a simple note": behind an owner, or an adjective with an article before it, a noun. */
static bool is_said_noun(const Clause *clause, size_t i)
{
    Str before = text_of(clause, i - 1, i - 1);
    bool base = !ends_with(text_of(clause, i, i), "s") && !ends_with(text_of(clause, i, i), "ed");

    if (is_possessive(before))
        return true;
    return base && i >= 2 && word_of(clause, i - 1)->gap == 0 && has(clause, i - 2, WORD_ARTICLE) &&
           !ends_with(before, "s") &&
           !has(clause, i - 1, WORD_FUNCTION | WORD_PERSON | WORD_AUTHOR | WORD_EDITOR) &&
           !word_of(clause, i - 1)->capital;
}

/* Is the word a verb of saying here? Words that may be nouns are none behind an article, an adjective or a
 * preposition. */
static bool is_cue(const Clause *clause, size_t i)
{
    const Token *token = word_of(clause, i);

    if (!(token->flags & WORD_SAY) || (token->capital && !token->starts_sentence))
        return false;
    if ((token->flags & WORD_SAY_NOUN) && i > 0 && token->gap == 0 &&
        has(clause, i - 1, WORD_ARTICLE | WORD_DETERMINER | WORD_PREPOSITION) &&
        !has(clause, i - 1, WORD_AUXILIARY))
        return false;
    if ((token->flags & WORD_SAY_NOUN) && i > 0 && token->gap == 0 && is_said_noun(clause, i))
        return false;
    if ((token->flags & WORD_SAY_NOUN) && has(clause, i + 1, WORD_PREPOSITION) &&
        word_is(clause, i + 1, "of"))
        return false;
    return !is_passive(clause, i);
}

/* ---- subjects ------------------------------------------------------------------------------------------ */

/* "Anselm Croy; Birgit Halvard": several speakers are listed as the fields of a citation are. */
static Str join_names(const SpeakerContext *context, Str first, Str second)
{
    return arena_format(context->arena, "%.*s; %.*s", (int)first.len_bytes, first.data, (int)second.len_bytes,
                        second.data);
}

Str author_names(const SpeakerContext *context)
{
    Str all = people_get(context->people, context->scene->authors[0])->name;

    for (size_t i = 1; i < context->scene->author_count; i++)
        all = join_names(context, all, people_get(context->people, context->scene->authors[i])->name);
    return all;
}

/* The person's fullest name, or the words themselves. */
static Subject person_subject(const Clause *clause, size_t person, Str words, uint8_t confidence)
{
    Subject subject = {.words = words, .person = person, .noun = NONE, .confidence = confidence};

    subject.speaker = person == NONE ? words : people_get(clause->context->people, person)->name;
    return subject;
}

static void exclude(PronounQuery *query, size_t person)
{
    if (person != NONE && query->excluded_count < EXCLUDED_MAX)
        query->excluded[query->excluded_count++] = person;
}

/* The person named at a token, or meant by the phrase that begins there; NONE. */
static size_t person_at(const Clause *clause, size_t token, size_t *last)
{
    const Passage *passage = clause->passage;
    People *people = clause->context->people;
    PersonPhrase phrase;

    *last = token;
    if (passage->tokens.items[token].capital && name_at(passage, token, last))
        return people_find(people, clause->context->words, passage_slice(passage, token, *last));
    if (!person_phrase_at(passage, token, &phrase) || phrase.name != NONE)
        return NONE;
    *last = phrase.head;
    return mentions_find_noun(people, token_text(passage, phrase.head),
                              passage->origin + passage->tokens.items[token].start);
}

/* Nobody speaks of themselves by name, nor to themselves: people named in the run and in the words beside it. */
static void exclude_named(const Clause *clause, PronounQuery *query)
{
    const Tokens *tokens = &clause->passage->tokens;
    size_t last;

    for (size_t i = passage_token_at(clause->passage, clause->run->start);
         i < tokens->count && tokens->items[i].start < clause->run->end; i++) {
        if (tokens->items[i].capital) {
            exclude(query, person_at(clause, i, &last));
            i = last;
        }
    }
    for (size_t i = 0; i < clause->count; i++) {
        if (clause->passage->origin + word_of(clause, i)->start > query->at)
            exclude(query, person_at(clause, clause->at[i], &last));
    }
}

/* Do people on paper, in a book's story, or its author do this? */
static VerbKind verb_kind(Str verb)
{
    static const char *const writing[] = {"writ",    "wrote",   "note",      "notes",   "noted",   "noting",
                                          "argu",    "observ",  "remark",    "conclud", "suggest", "contend",
                                          "schreib", "schrieb", "geschrieb", "notiert", "bemerk",  "konstat",
                                          "écri",    "anota",   "escrib",    "scriv",   "scriss",  "annot",
                                          "osserv",  "escrev",  "schrijf",   "schreef", "noteer"};
    static const char *const talking[] = {
        "tell",    "told",   "ask",     "repl",   "answer",  "shout",   "whisper", "cried",
        "cries",   "call",   "mutter",  "murmur", "fragt",   "antwort", "ruft",    "rief",
        "flüster", "répond", "demand",  "crie",   "pregunt", "respond", "grit",    "susurr",
        "chied",   "chies",  "rispond", "rispos", "grid",    "pergunt", "vraag",   "vroeg"};

    for (size_t i = 0; i < sizeof writing / sizeof *writing; i++)
        if (str_starts(verb, str_from(writing[i])))
            return VERB_WRITING;
    for (size_t i = 0; i < sizeof talking / sizeof *talking; i++)
        if (str_starts(verb, str_from(talking[i])))
            return VERB_TALKING;
    return VERB_ANY;
}

/* Whom a pronoun of the gender at a position of the clause means. */
static size_t resolve(const Clause *clause, Gender gender, DocPos at)
{
    SpeakerContext *context = clause->context;
    PronounQuery query = {
        .gender = gender, .at = at, .block = clause->passage->block, .last_speaker = context->last_speaker};
#ifdef TRACE_MENTIONS
    query.trace = true;
    fprintf(stderr, "RUN\t%.*s\n", (int)(clause->run->end - clause->run->start),
            clause->passage->text.data + clause->run->start);
#endif

    query.verb = verb_kind(clause->verb);
    exclude_named(clause, &query);
    return mentions_resolve(context->people, &query);
}

/* Two who write together, when a phrase for those who write has been met: "the editors". */
static Str pair_names(const Clause *clause, size_t several, DocPos at)
{
    SpeakerContext *context = clause->context;
    size_t pair[2];
    bool authors =
        several == NONE || (speech_word(context->words, people_get(context->people, several)->head) &
                            (WORD_AUTHOR | WORD_EDITOR));

    if (authors && context->scene->author_count > 1)
        return author_names(context);
    if (!authors || !mentions_pair(context->people, at, pair))
        return (Str){0};
    return join_names(context, people_get(context->people, pair[0])->name,
                      people_get(context->people, pair[1])->name);
}

/* "they": whoever spoke last, when no "he" or "she" is known of them, else several who have been mentioned. */
static void resolve_they(const Clause *clause, DocPos at, Subject *subject)
{
    SpeakerContext *context = clause->context;
    size_t last = context->last_speaker, several = mentions_resolve_plural(context->people, at);
    Person *speaker = last == NONE ? NULL : people_get(context->people, last);
    Str pair = pair_names(clause, several, at);

    if (speaker && (speaker->plural || (several == NONE && told_gender(speaker) == GENDER_UNKNOWN))) {
        speaker->neutral = !speaker->plural;
        *subject = person_subject(clause, last, subject->words, 75);
    } else if (pair.len_bytes > 0) {
        subject->speaker = pair;
    } else if (several != NONE) {
        *subject = person_subject(clause, several, subject->words, 75);
    } else {
        subject->speaker = context->last_words.len_bytes > 0 ? context->last_words : subject->words;
    }
}

static Subject pronoun_subject(const Clause *clause, size_t i)
{
    const Token *token = word_of(clause, i);
    SpeakerContext *context = clause->context;
    Subject subject = {.words = text_of(clause, i, i), .person = NONE, .noun = NONE, .confidence = 85};
    DocPos at = clause->passage->origin + token->start;
    Gender gender = pronoun_gender(clause->passage, clause->at[i]);

    subject.first_person = (token->flags & WORD_FIRST_PERSON) != 0;
    if (context->learning || subject.first_person)
        return subject;
    if (gender == GENDER_UNKNOWN) {
        resolve_they(clause, at, &subject);
        return subject;
    }
    size_t person = clause->run->depth > 0 ? NONE : resolve(clause, gender, at);
    people_confirm(context->people, person, gender);
    return person == NONE ? subject : person_subject(clause, person, subject.words, 85);
}

/* Whom the name in tokens [first, last] means; a name that speaks is a person from now on. */
static Subject name_subject(const Clause *clause, size_t first, size_t last)
{
    SpeakerContext *context = clause->context;
    Str name = passage_slice(clause->passage, first, last);
    size_t person = people_find(context->people, context->words, name);

    for (size_t i = first; i <= last; i++)
        if (clause->passage->tokens.items[i].styled)
            return (Subject){.words = name, .speaker = name, .person = NONE, .noun = NONE, .confidence = 60};
    if (person == NONE)
        person = people_learn(context->people, context->words, name);
    if (person != NONE)
        people_get(context->people, person)->strong = true;
    return person_subject(clause, person, name, 95);
}

/* "the author", "die Autorin": in a review, whoever wrote the book. */
static bool author_subject(const Clause *clause, size_t first, size_t last, Subject *subject)
{
    SpeakerContext *context = clause->context;

    if (context->scene->author_count == 0 || last != first + 1 || !has(clause, first, WORD_ARTICLE) ||
        !has(clause, last, WORD_AUTHOR | WORD_EDITOR))
        return false;
    *subject =
        (Subject){.words = text_of(clause, first, last), .person = NONE, .noun = NONE, .confidence = 85};
    subject->speaker = author_names(context);
    subject->person = context->scene->author_count == 1 ? context->scene->authors[0] : NONE;
    return true;
}

static bool is_indefinite_word(Str word)
{
    static const char *const forms[] = {"a",  "an",  "one", "another", "some", "any", "ein", "eine",
                                        "un", "une", "una", "um",      "uma",  "een", "no",  "every"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_equal_nocase(word, str_from(forms[i])))
            return true;
    return false;
}

/* "her memoir", "the book", "his patient history of hedges": a work speaks for who wrote it. */
static bool work_subject(const Clause *clause, size_t first, size_t last, Subject *subject)
{
    SpeakerContext *context = clause->context;
    Str owner = text_of(clause, first, first);
    bool his = str_equal_nocase(owner, STR("his")), her = str_equal_nocase(owner, STR("her"));
    size_t head = first + 1;

    while (head < last && !has(clause, head, WORD_WORK | WORD_PREPOSITION))
        head++;
    if (head > last || is_indefinite_word(owner) || !has(clause, head, WORD_WORK) ||
        !has(clause, first, WORD_ARTICLE | WORD_DETERMINER) ||
        (head < last && !has(clause, head + 1, WORD_PREPOSITION)))
        return false;
    *subject =
        (Subject){.words = text_of(clause, first, last), .person = NONE, .noun = NONE, .confidence = 70};
    if (context->scene->author_count > 0) {
        subject->speaker = author_names(context);
        subject->person = context->scene->author_count == 1 ? context->scene->authors[0] : NONE;
        return true;
    }
    if (!his && !her)
        return false;
    if (!context->learning) {
        DocPos at = clause->passage->origin + word_of(clause, first)->start;
        Gender gender = his ? GENDER_MAN : GENDER_WOMAN;
        subject->person = resolve(clause, gender, at);
        subject->speaker =
            subject->person == NONE ? (Str){0} : people_get(context->people, subject->person)->name;
    }
    return true;
}

/* Whom a phrase means, for the pronouns that follow; NONE when it is nobody: "the report". */
static size_t phrase_person(const Clause *clause, size_t first, size_t last)
{
    const Passage *passage = clause->passage;
    PersonPhrase phrase;

    for (size_t i = first; i <= last; i++) {
        if (person_phrase_at(passage, clause->at[i], &phrase) && phrase.name == NONE) {
            phrase.first = clause->at[first];
            phrase.last = clause->at[last];
            return clause->context->learning ? NONE
                                             : mentions_phrase(clause->context->people, passage, &phrase);
        }
        if (has(clause, i, WORD_PREPOSITION))
            break;
    }
    return NONE;
}

static Subject noun_subject(const Clause *clause, size_t first, size_t last)
{
    Subject subject;
    Str words = text_of(clause, first, last);

    if (author_subject(clause, first, last, &subject) || work_subject(clause, first, last, &subject))
        return subject;
    subject = (Subject){.words = words, .speaker = words, .person = NONE, .noun = NONE, .confidence = 85};
    subject.noun = phrase_person(clause, first, last);
    return subject;
}

/* Are tokens i and i + 1 of the clause neighbours with nothing between? */
static bool adjoins(const Clause *clause, size_t i)
{
    return clause->at[i + 1] == clause->at[i] + 1 && word_of(clause, i + 1)->gap == 0;
}

/* Index in the clause of a token of the passage; count when it is outside. */
static size_t clause_index(const Clause *clause, size_t token)
{
    for (size_t i = 0; i < clause->count; i++)
        if (clause->at[i] == token)
            return i;
    return clause->count;
}

/* Does a preposition stand before word i: "en el bar", "in der Debatte"? */
static bool is_governed(const Clause *clause, size_t i)
{
    const uint32_t others = WORD_LINK | WORD_PRONOUN | WORD_PARTICLE;
    return i > 0 && adjoins(clause, i - 1) && has(clause, i - 1, WORD_PREPOSITION) &&
           !has(clause, i - 1, others);
}

/* A noun phrase has at most this many words, its "of" phrases included. */
enum {
    PHRASE_WORDS_MAX = 10
};

/* The noun phrase that ends at word last: back to its article, over "of" and the like to the article
 * before. */
static bool phrase_ending(const Clause *clause, size_t last, Subject *subject)
{
    const uint32_t openers = WORD_ARTICLE | WORD_DETERMINER;
    size_t found = NONE;

    for (size_t i = last; i + PHRASE_WORDS_MAX > last; i--) {
        bool opens = has(clause, i, openers);
        if (has(clause, i, WORD_PRONOUN | WORD_RELATIVE | WORD_LINK) && !opens)
            break;
        /* "de" and the like are small words of names as well as articles */
        if (i < last && opens && (has(clause, i, WORD_ARTICLE) || !has(clause, i, WORD_PARTICLE)))
            found = i;
        if (i == 0 || !adjoins(clause, i - 1)) {
            if (found == NONE && word_of(clause, i)->capital && last - i < 3 &&
                !has(clause, i, WORD_FUNCTION))
                found = i; /* "Farmers called it ..." */
            break;
        }
        if (found == i && !has(clause, i - 1, WORD_PREPOSITION))
            break;
    }
    if (found == NONE || (has(clause, found, WORD_PREPOSITION) && !has(clause, found, WORD_ARTICLE)) ||
        is_governed(clause, found))
        return false;
    *subject = noun_subject(clause, found, last);
    return true;
}

/* "the Mint", "the elder Maddern", "der Kapitän": an article before a single capitalised word, with at most
 * an adjective between, makes a noun of it; "the poet Radzik" is a name. */
static bool article_before(const Clause *clause, size_t word, size_t *article)
{
    size_t i = word;

    if (i == 0 || !adjoins(clause, i - 1) || has(clause, i, WORD_HONORIFIC))
        return false;
    i--;
    if (has(clause, i, WORD_ARTICLE | WORD_DETERMINER)) {
        *article = i;
        return true;
    }
    if (i == 0 || !adjoins(clause, i - 1) || word_of(clause, i)->capital ||
        has(clause, i, WORD_PERSON | WORD_AUTHOR | WORD_EDITOR))
        return false;
    *article = i - 1;
    return has(clause, i - 1, WORD_ARTICLE | WORD_DETERMINER);
}

static bool subject_ending(const Clause *clause, size_t last, Subject *subject);

/* The name that ends at word last, with the one that "and" joins to it. */
static bool name_subject_ending(const Clause *clause, size_t last, Subject *subject)
{
    const Passage *passage = clause->passage;
    size_t first, other_first, article;

    if (!name_ending_at(passage, clause->at[last], &first))
        return false;
    size_t i = clause_index(clause, first);
    /* "one Josiah Tench of Bellmarket" */
    if (i < clause->count && is_governed(clause, i))
        return i >= 2 && adjoins(clause, i - 2) && subject_ending(clause, i - 2, subject);
    if (i == last && article_before(clause, last, &article)) {
        *subject = noun_subject(clause, article, last);
        return true;
    }
    *subject = name_subject(clause, first, clause->at[last]);
    if (i >= 2 && i < clause->count && has(clause, i - 1, WORD_CONJUNCTION) && adjoins(clause, i - 2) &&
        name_ending_at(passage, clause->at[i - 2], &other_first)) {
        Subject other = name_subject(clause, other_first, clause->at[i - 2]);
        subject->words = passage_slice(passage, other_first, clause->at[last]);
        subject->speaker = join_names(clause->context, other.speaker, subject->speaker);
        subject->person = NONE;
    }
    return true;
}

/* The subject whose last word is last. */
static bool subject_ending(const Clause *clause, size_t last, Subject *subject)
{
    if (has(clause, last, WORD_PRONOUN) && !(clause->passage->german && word_of(clause, last)->capital &&
                                             !word_of(clause, last)->starts_sentence)) {
        *subject = pronoun_subject(clause, last);
        return true;
    }
    if (has(clause, last, WORD_SOMEONE)) {
        *subject = noun_subject(clause, last, last);
        return true;
    }
    return name_subject_ending(clause, last, subject) || phrase_ending(clause, last, subject);
}

/* ---- subjects in front of the verb --------------------------------------------------------------------- */

static bool is_adverb(const Clause *clause, size_t i)
{
    static const char *const nouns[] = {"daily",   "weekly", "monthly", "quarterly", "family",
                                        "elderly", "ally",   "bully",   "lovely"};
    Str word = text_of(clause, i, i);

    for (size_t n = 0; n < sizeof nouns / sizeof *nouns; n++)
        if (str_equal_nocase(word, str_from(nouns[n])))
            return false;
    return has(clause, i, WORD_AUXILIARY) ||
           (word.len_bytes > 4 && ends_with(word, "ly") && !word_of(clause, i)->capital);
}

/* Where a clause's own words begin, "And then" and "Last week," left out. */
static size_t skip_links(const Clause *clause, size_t i)
{
    while (i < clause->count && has(clause, i, WORD_CONJUNCTION | WORD_LINK) &&
           !has(clause, i, WORD_PRONOUN | WORD_ARTICLE | WORD_DETERMINER))
        i++;
    while (i < clause->count && is_adverb(clause, i) && !has(clause, i, WORD_PRONOUN | WORD_ARTICLE))
        i++;
    return i;
}

/* The phrase that begins at word i: to its last word before a gap, a relative, a preposition (but "of"), a
 * verb. */
static size_t phrase_end(const Clause *clause, size_t i, size_t limit)
{
    size_t end = i;

    while (end + 1 < limit && end - i + 1 < PHRASE_WORDS_MAX && adjoins(clause, end)) {
        size_t next = end + 1;
        bool of = word_is(clause, next, "of") || word_is(clause, next, "de") ||
                  word_is(clause, next, "von") || word_is(clause, next, "d’");
        bool german_noun = clause->passage->german && word_of(clause, next)->capital;
        bool behind_preposition = has(clause, end, WORD_PREPOSITION);
        bool noun =
            has(clause, next, WORD_SAY_NOUN) && (end == i || str_ends(text_of(clause, end, end), STR("s")));
        if (has(clause, next,
                WORD_RELATIVE | WORD_LINK | WORD_PRONOUN | WORD_PASSIVE | WORD_OBJECT | WORD_CONJUNCTION) &&
            !german_noun && !of &&
            !(behind_preposition && has(clause, next, WORD_OBJECT | WORD_ARTICLE | WORD_DETERMINER)))
            break;
        bool person = has(clause, end, WORD_PERSON | WORD_AUTHOR | WORD_EDITOR) &&
                      !word_of(clause, next)->capital && !has(clause, next, WORD_PERSON) && !of && end > i;
        if (person || (has(clause, next, WORD_PREPOSITION) && !of) ||
            (has(clause, next, WORD_ARTICLE | WORD_DETERMINER) && !behind_preposition && !of) ||
            (has(clause, next, WORD_SAY) && !word_of(clause, next)->capital && !noun))
            break;
        end = next;
    }
    return end;
}

/* The person named inside the phrase [i, end]: "the historian Ann Lee", "die Historikerin Lene Falk". */
static bool named_in_phrase(const Clause *clause, size_t i, size_t end, Subject *subject)
{
    const Passage *passage = clause->passage;

    for (size_t k = i + 1; k <= end; k++) {
        size_t first = clause->at[k], last;
        if (!word_of(clause, k)->capital || !name_at(passage, first, &last))
            continue;
        bool behind_trade = name_without_trade(passage, &first, last) || is_trade(passage, clause->at[k] - 1);
        if (first < last && (!passage->german || behind_trade || last - first >= 2)) {
            *subject = name_subject(clause, passage->german && !behind_trade ? first + 1 : first, last);
            return true;
        }
        return false;
    }
    return false;
}

/* A phrase with an article: somebody without a name, or with one inside. */
static bool phrase_starting(const Clause *clause, size_t i, size_t limit, Subject *subject)
{
    size_t end = phrase_end(clause, i, limit);
    PersonPhrase phrase;

    /* before its verb the phrase has all that belongs to it, "a colleague in Calvery"; behind it something else may
     * follow, "said the clerk in a low voice" */
    if (limit < clause->count && person_phrase_at(clause->passage, clause->at[i], &phrase) &&
        phrase.name == NONE) {
        size_t last = clause_index(clause, phrase.last);
        end = last > end && last < limit ? last : end;
    }
    if (end == i || has(clause, i + 1, WORD_AUXILIARY | WORD_PASSIVE))
        return false;
    if (!named_in_phrase(clause, i, end, subject))
        *subject = noun_subject(clause, i, end);
    return true;
}

/* The subject that begins at word i, before limit. */
static bool subject_starting(const Clause *clause, size_t i, size_t limit, Subject *subject)
{
    const Passage *passage = clause->passage;
    size_t last;

    if (i >= limit)
        return false;
    if (has(clause, i, WORD_PRONOUN) && !(passage->german && word_of(clause, i)->capital && i > 0)) {
        *subject = pronoun_subject(clause, i);
        return true;
    }
    if (has(clause, i, WORD_SOMEONE)) {
        *subject = noun_subject(clause, i, i);
        return true;
    }
    if (name_at(passage, clause->at[i], &last) && !has(clause, i, WORD_ARTICLE)) {
        size_t first = clause->at[i];
        name_without_trade(passage, &first, last);
        *subject = is_possessive(token_text(passage, last))
                       ? noun_subject(clause, i, phrase_end(clause, i, limit))
                       : name_subject(clause, first, last);
        return true;
    }
    return has(clause, i, WORD_ARTICLE | WORD_DETERMINER) && phrase_starting(clause, i, limit, subject);
}

/* Can a parenthesis of the kind that stands between a subject and its verb begin with word i? */
static bool starts_parenthesis(const Clause *clause, size_t i)
{
    const Token *token = word_of(clause, i);
    Str word = text_of(clause, i, i);

    if (!(token->gap & (GAP_COMMA | GAP_DASH | GAP_OPEN_PAREN))) {
        return false;
    } /* "Varley, once the chief adviser, ..." */
    if (word_of(clause, i - 1)->capital && has(clause, i, WORD_LINK | WORD_AUXILIARY) &&
        has(clause, i + 1, WORD_ARTICLE))
        return true;
    return has(clause, i, WORD_RELATIVE | WORD_ARTICLE | WORD_DETERMINER | WORD_PREPOSITION) ||
           token->number || ends_with(word, "ing") || ends_with(word, "ed") ||
           (has(clause, i, WORD_CONJUNCTION) && has(clause, i + 1, WORD_RELATIVE));
}

/* "Her neighbour, the retired teacher Rosa Lind, says": the name stands in the apposition that begins at word
 * i. */
static void name_apposition(const Clause *clause, size_t i, size_t verb, Subject *subject)
{
    size_t end = i;

    if (subject->person != NONE || !has(clause, i, WORD_ARTICLE | WORD_DETERMINER))
        return;
    while (end + 1 < verb && adjoins(clause, end))
        end++;
    named_in_phrase(clause, i, end, subject);
}

enum {
    GAP_STRETCH = GAP_COMMA | GAP_SEMICOLON | GAP_COLON | GAP_DASH
};

/* The first word of the stretch, between commas and the like, that ends before word i. */
static size_t stretch_before(const Clause *clause, size_t i)
{
    size_t start = i - 1;

    while (start > 0 && !(word_of(clause, start)->gap & GAP_STRETCH))
        start--;
    return skip_links(clause, start);
}

/* "who", "qui": not "which" */
static bool is_who(const Clause *clause, size_t i)
{
    return has(clause, i, WORD_RELATIVE) && !word_is(clause, i, "which") && !has(clause, i, WORD_ARTICLE);
}

/* May a subject of its own stand at word i? */
static bool may_be_subject(const Clause *clause, size_t i)
{
    return has(clause, i, WORD_PRONOUN) || (word_of(clause, i)->capital && !is_governed(clause, i));
}

/* "by the late Esmond Tarrant, who called it": whom the last relative before the verb belongs to, when nobody else
 * comes between. */
static bool subject_of_relative(const Clause *clause, size_t verb, Subject *subject)
{
    for (size_t i = verb; i-- > 1;) {
        if (is_who(clause, i) && !clause->passage->german)
            return subject_ending(clause, i - 1, subject) ||
                   (has(clause, i - 1, WORD_PREPOSITION) && i > 1 && subject_ending(clause, i - 2, subject));
        if (may_be_subject(clause, i))
            return false;
    }
    return false;
}

/* Where what "that" introduces begins, "one would never guess that the judge, summing up, had called"; 0 when the
 * verb stands in no such clause. */
static size_t complement_start(const Clause *clause, size_t verb)
{
    static const char *const forms[] = {"that", "dass", "daß", "dat"};

    for (size_t i = verb; i-- > 0;)
        for (size_t n = 0; n < sizeof forms / sizeof *forms; n++)
            if (word_is(clause, i, forms[n]) && i + 1 < verb &&
                (has(clause, i + 1, WORD_ARTICLE | WORD_DETERMINER | WORD_PRONOUN) ||
                 word_of(clause, i + 1)->capital))
                return i + 1;
    return 0;
}

/* "Ines Abarca, who studies commons at the institute, says": the subject is what stands before the first
 * parenthesis; else what begins the nearest stretch between commas, "and then he looked up and" left out. */
static bool subject_over_commas(const Clause *clause, size_t verb, Subject *subject)
{
    size_t from = complement_start(clause, verb);

    if (subject_of_relative(clause, verb, subject))
        return true;
    for (size_t i = from + 1; i < verb; i++) {
        if (!starts_parenthesis(clause, i) && !has(clause, i, WORD_RELATIVE))
            continue;
        size_t start = stretch_before(clause, i);
        start = start < from ? from : start;
        if (start < i && !is_governed(clause, start) && subject_starting(clause, start, i, subject)) {
            name_apposition(clause, i, verb, subject);
            return true;
        }
    }
    for (size_t i = verb; i-- > from;) {
        if (i == from || (word_of(clause, i)->gap & GAP_STRETCH)) {
            size_t start = skip_links(clause, i);
            if (start < verb && !is_governed(clause, start) && subject_starting(clause, start, verb, subject))
                return true;
        }
    }
    return false;
}

/* The subject that ends right before the verb, adverbs left out. */
static bool subject_beside(const Clause *clause, size_t verb, Subject *subject)
{
    size_t i = verb;

    while (i > 0 && word_of(clause, i)->gap == 0 && is_adverb(clause, i - 1) &&
           !has(clause, i - 1, WORD_PRONOUN | WORD_HE))
        i--;
    if (i == 0 || has(clause, i - 1, WORD_CONJUNCTION | WORD_RELATIVE) || word_of(clause, i)->gap != 0 ||
        clause->at[i - 1] + 1 != clause->at[i])
        return false;
    return subject_ending(clause, i - 1, subject);
}

/* The subject of the verb when it stands before it. */
static bool subject_before(const Clause *clause, size_t verb, Subject *subject)
{
    return subject_beside(clause, verb, subject) || subject_over_commas(clause, verb, subject);
}

/* ---- subjects behind the verb -------------------------------------------------------------------------- */

/* "says Voss", "said the driver, Dot", "recalls a retired pilot", "said spokeswoman Ann Lee". */
static bool subject_after(const Clause *clause, size_t verb, Subject *subject)
{
    size_t i = verb + 1;
    enum {
        ADJECTIVES_MAX = 4
    };

    while (i < clause->count && i < verb + 3 && is_adverb(clause, i) && word_of(clause, i)->gap == 0 &&
           !has(clause, i, WORD_PRONOUN | WORD_ARTICLE))
        i++;
    if (i >= clause->count || word_of(clause, i)->gap & ~GAP_STOP)
        return false;
    if (!subject_starting(clause, i, clause->count, subject)) {
        size_t name = i;
        while (name < clause->count && name < i + ADJECTIVES_MAX && !word_of(clause, name)->capital &&
               !has(clause, name, WORD_FUNCTION | WORD_SAY) && word_of(clause, name)->gap == 0)
            name++;
        return name > i && name < clause->count && word_of(clause, name)->capital &&
               subject_starting(clause, name, clause->count, subject);
    }
    /* "says the driver, Dot, who ...": the name follows */
    if (subject->person == NONE && has(clause, i, WORD_ARTICLE | WORD_DETERMINER) &&
        !clause->passage->german) {
        size_t end = phrase_end(clause, i, clause->count);
        size_t next = end + 1, last;
        if (next < clause->count && word_of(clause, next)->gap == GAP_COMMA &&
            name_at(clause->passage, clause->at[next], &last) && !has(clause, next, WORD_ORGANISATION))
            *subject = name_subject(clause, clause->at[next], last);
    }
    return true;
}

/* ---- sieves -------------------------------------------------------------------------------------------- */

static Attribution attribution(const Subject *subject, Str cue, bool naming, uint8_t confidence)
{
    Attribution found = NO_ATTRIBUTION;

    found.speaker = subject->speaker;
    found.cue = cue;
    found.person = subject->person;
    found.naming = naming;
    found.first_person = subject->first_person;
    found.noun = subject->noun;
    if (!str_equal(subject->words, subject->speaker))
        found.mention = subject->words;
    found.confidence = subject->confidence < confidence ? subject->confidence : confidence;
    return found;
}

/* Leaves the subject out, as Spanish and Italian may: "según dice, «...»". */
static Subject silent_subject(const Clause *clause)
{
    SpeakerContext *context = clause->context;
    Subject subject = {.person = NONE, .noun = NONE, .confidence = 60};
    DocPos at = clause->passage->origin + clause->run->open;

    if (!context->learning && clause->passage->romance) {
        size_t person =
            context->last_speaker != NONE ? context->last_speaker : resolve(clause, GENDER_UNKNOWN, at);
        if (person != NONE) {
            subject.person = person;
            subject.speaker = people_get(context->people, person)->name;
        }
    }
    return subject;
}

/* Behind the run: '..., says NAME' and '..., NAME says'. */
static bool sieve_after(Clause *clause, Attribution *found)
{
    uint32_t end = last_char(clause->passage->text, clause->run->end);
    Subject subject;
    size_t verb = 0;

    clause_after(clause);
    if (clause->count == 0 || (word_of(clause, 0)->gap & GAP_OPEN_PAREN))
        return false;
    while (verb < clause->count && verb < CUE_REACH_AFTER && !is_cue(clause, verb))
        verb++;
    if (verb >= clause->count || verb >= CUE_REACH_AFTER)
        return false;
    bool ended = end == ',' || end == '?' || end == '!' || end == 0x2014 || end == 0x2013 || end == 0x2026 ||
                 end == '-' || (word_of(clause, 0)->gap & (GAP_COMMA | GAP_DASH));
    Str cue = text_of(clause, verb, verb);
    clause->verb = cue;
    bool naming = has(clause, verb, WORD_NAMING) && !ended;
    size_t start = word_is(clause, 0, "as") || word_is(clause, 0, "so") ? 1 : 0;
    if (word_is(clause, start, "that"))
        return false;
    /* "ha detto la scrittrice" */
    while (start < verb && has(clause, start, WORD_AUXILIARY) &&
           !has(clause, start, WORD_PRONOUN | WORD_ARTICLE | WORD_DETERMINER))
        start++;
    if (verb <= start) {
        if (subject_after(clause, verb, &subject)) {
            *found = attribution(&subject, cue, naming, 95);
            found->behind = true;
            return true;
        }
        /* «...», aseguró. */
        subject = silent_subject(clause);
        *found = attribution(&subject, cue, naming, 60);
        found->behind = true;
        return ended && subject.speaker.len_bytes > 0;
    }
    if (has(clause, start, WORD_CONJUNCTION | WORD_LINK | WORD_RELATIVE) &&
        !has(clause, start, WORD_PRONOUN | WORD_ARTICLE | WORD_DETERMINER))
        return false;
    /* '...?' He concludes that: a new sentence tells something else */
    if (word_of(clause, 0)->starts_sentence && (word_is(clause, verb + 1, "that") || verb > start + 3))
        return false;
    if ((!ended && verb > start + 2) || !subject_before(clause, verb, &subject))
        return false;
    *found = attribution(&subject, cue, naming, ended ? 95 : 70);
    found->behind = true;
    return true;
}

/* Inside a French run: ', explique-t-elle au maire,'. */
static bool sieve_inside(Clause *clause, Attribution *found)
{
    const Passage *passage = clause->passage;
    size_t first = passage_token_at(passage, clause->run->start);

    if (!passage->romance)
        return false;
    for (size_t i = first;
         i + 1 < passage->tokens.count && passage->tokens.items[i + 1].end <= clause->run->end; i++) {
        const Token *verb = &passage->tokens.items[i], *pronoun = verb + 1;
        bool hyphen = pronoun->start - verb->end <= 3 && passage->text.data[verb->end] == '-';
        if ((verb->gap & GAP_COMMA) && (verb->flags & WORD_SAY) && hyphen &&
            (pronoun->flags & (WORD_HE | WORD_SHE))) {
            clause->count = 2;
            clause->at[0] = i;
            clause->at[1] = i + 1;
            Subject subject = pronoun_subject(clause, 1);
            *found = attribution(&subject, token_text(passage, i), false, 85);
            return true;
        }
    }
    return false;
}

/* The complement of "according to" that begins at word i and goes to a comma or the end. */
static bool source_complement(const Clause *clause, size_t i, Subject *subject)
{
    size_t end = i, name_first;

    if (i >= clause->count)
        return false;
    while (end + 1 < clause->count && adjoins(clause, end) && end - i + 1 < PHRASE_WORDS_MAX)
        end++;
    if (i == end && has(clause, i, WORD_PRONOUN)) {
        *subject = pronoun_subject(clause, i);
        return true;
    }
    /* "According to her brother, the architect Piers Mordaunt, ..." */
    if (end + 1 < clause->count && word_of(clause, end + 1)->gap == GAP_COMMA) {
        size_t stop = end + 1;
        while (stop + 1 < clause->count && adjoins(clause, stop) && stop - end < PHRASE_WORDS_MAX)
            stop++;
        bool starts_name = word_of(clause, end + 1)->capital || has(clause, end + 1, WORD_ARTICLE);
        if (starts_name && !clause->passage->german &&
            name_ending_at(clause->passage, clause->at[stop], &name_first) &&
            name_first >= clause->at[end + 1]) {
            *subject = name_subject(clause, name_first, clause->at[stop]);
            return true;
        }
    } /* "a survey by the Guild of Ringers" is no person */
    bool ends_in_name =
        name_ending_at(clause->passage, clause->at[end], &name_first) && name_first >= clause->at[i];
    size_t name_index = ends_in_name ? clause_index(clause, name_first) : 0;
    if (ends_in_name && !has(clause, end, WORD_ORGANISATION) &&
        (name_index == i || !has(clause, name_index - 1, WORD_PREPOSITION | WORD_ARTICLE))) {
        *subject = name_subject(clause, name_first, clause->at[end]);
        return true;
    }
    if (name_at(clause->passage, clause->at[i], &name_first) && !has(clause, i, WORD_ARTICLE)) {
        Str name = passage_slice(clause->passage, clause->at[i], name_first);
        if (str_ends(name, STR("’s")) || str_ends(name, STR("'s"))) {
            *subject = name_subject(clause, clause->at[i], name_first);
            return true;
        }
    }
    *subject = noun_subject(clause, i, end);
    return true;
}

/* Index behind a word of source ("according to", "selon", "in the words of") at i; 0 when there is none. */
static size_t behind_source(const Clause *clause, size_t i)
{
    if (has(clause, i, WORD_SOURCE)) {
        bool english = word_is(clause, i, "according");
        return english ? (word_is(clause, i + 1, "to") ? i + 2 : 0) : i + 1;
    }
    if (word_is(clause, i, "words") && word_is(clause, i + 1, "of") && i >= 2 && word_is(clause, i - 2, "in"))
        return i + 2;
    return 0;
}

static bool sieve_source(Clause *clause, Attribution *found)
{
    Subject subject;

    clause_after(clause);
    if (clause->count > 2) {
        size_t behind = behind_source(clause, 0);
        if (behind > 0 && source_complement(clause, behind, &subject)) {
            *found = attribution(&subject, text_of(clause, 0, behind - 1), false, 90);
            return true;
        }
    }
    clause_before(clause);
    for (size_t i = clause->count; i-- > 0 && clause->count - i <= CUE_REACH_BEFORE;) {
        size_t behind = behind_source(clause, i);
        if (behind > 0 && source_complement(clause, behind, &subject)) {
            if (subject.speaker.len_bytes == 0)
                return false;
            *found = attribution(&subject, text_of(clause, i, behind - 1), false, 85);
            return true;
        }
        if (is_cue(clause, i))
            return false; /* a verb stands nearer */
    }
    return false;
}

/* Does the subject stand behind this verb? So in ", says Ann Lee, is" and where the verb comes next to the
 * run in languages that turn the order round: "sagte die Autorin:". */
static bool is_inverted(const Clause *clause, size_t verb)
{
    enum {
        SUBJECT_WORDS_MAX = 5
    };
    bool turns = clause->passage->german || clause->passage->romance;
    bool closed = false;

    if (verb + 1 >= clause->count)
        return false;
    if (clause->count - verb <= SUBJECT_WORDS_MAX && (turns || verb == 0))
        return true;
    for (size_t i = verb + 2; i < clause->count && i <= verb + 1 + SUBJECT_WORDS_MAX; i++)
        closed = closed || (word_of(clause, i)->gap & GAP_COMMA);
    return closed && (word_of(clause, verb)->gap & GAP_COMMA) &&
           !ends_with(text_of(clause, verb, verb), "ing") &&
           (word_of(clause, verb + 1)->capital || has(clause, verb + 1, WORD_ARTICLE) ||
            (turns && has(clause, verb + 1, WORD_PRONOUN))) &&
           !has(clause, verb + 1, WORD_LINK);
}

/* "explique-t-il" */
static bool has_hyphened_subject(const Clause *clause, size_t verb)
{
    if (verb + 1 >= clause->count || !has(clause, verb + 1, WORD_PRONOUN))
        return false;
    size_t end = word_of(clause, verb)->end;
    return word_of(clause, verb + 1)->start - end <= 3 && clause->passage->text.data[end] == '-';
}

static bool subject_of_verb(const Clause *clause, size_t verb, Subject *subject)
{
    if (has_hyphened_subject(clause, verb)) {
        *subject = pronoun_subject(clause, verb + 1);
        return true;
    }
    bool turns = clause->passage->german || clause->passage->romance;
    return (is_inverted(clause, verb) && subject_after(clause, verb, subject)) ||
           subject_beside(clause, verb, subject) || (turns && subject_after(clause, verb, subject)) ||
           subject_over_commas(clause, verb, subject) ||
           (clause->count - verb <= 5 && subject_after(clause, verb, subject));
}

/* Before the run: 'NAME says: ...'. The verb next to the run counts, unless its subject is the writer: "said
 * she, when I asked her". */
static bool sieve_before(Clause *clause, Attribution *found)
{
    bool any = false;

    clause_before(clause);
    for (size_t verb = clause->count; verb-- > 0 && clause->count - verb <= CUE_REACH_BEFORE + 1;) {
        Subject subject;
        if (!is_cue(clause, verb))
            continue;
        clause->verb = text_of(clause, verb, verb);
        if (!subject_of_verb(clause, verb, &subject))
            subject = silent_subject(clause);
        if (any && (subject.first_person || subject.speaker.len_bytes == 0))
            continue;
        *found = attribution(&subject, text_of(clause, verb, verb), has(clause, verb, WORD_NAMING), 85);
        found->distance = clause->count - 1 - verb;
        any = true;
        if (!subject.first_person)
            break;
    }
    return any;
}

/* "he asks: " in front of the run: what stands before it introduces it, whatever stands behind. */
static bool is_introduced(const Passage *passage, const QuoteRun *run)
{
    size_t first = passage_token_at(passage, run->start);
    return first > 0 && first < passage->tokens.count && (passage->tokens.items[first].gap & GAP_COLON);
}

static Attribution read_run(Clause *clause)
{
    Attribution found = NO_ATTRIBUTION;

    if (is_introduced(clause->passage, clause->run) && sieve_before(clause, &found) &&
        found.speaker.len_bytes > 0)
        return found;
    found = NO_ATTRIBUTION;
    if (sieve_after(clause, &found) || sieve_inside(clause, &found) || sieve_source(clause, &found))
        return found;
    found = NO_ATTRIBUTION;
    sieve_before(clause, &found);
    return found;
}

Attribution attribute_run(const Passage *passage, const QuoteRun *run, SpeakerContext *context)
{
    Clause clause = {.passage = passage, .context = context, .run = run};
    Attribution found = read_run(&clause);

    if (found.behind && clause.count > 0)
        found.clause_end = word_of(&clause, clause.count - 1)->end;
    return found;
}

void attribute_hearer(const Passage *passage, const QuoteRun *run, SpeakerContext *context,
                      Attribution *found)
{
    Clause clause = {.passage = passage, .context = context, .run = run};
    size_t last, speaker = found->person != NONE ? found->person : found->noun;

    if (found->behind)
        clause_after(&clause);
    else
        clause_before(&clause);
    for (size_t i = 0; i < clause.count && found->hearer == NONE; i++) {
        size_t person = person_at(&clause, clause.at[i], &last);
        if (person != speaker)
            found->hearer = person;
        while (i + 1 < clause.count && clause.at[i + 1] <= last)
            i++;
    }
}

Attribution attribute_beat(const Passage *passage, const QuoteRun *run, SpeakerContext *context)
{
    enum {
        CONFIDENCE_BEAT = 45
    };
    Clause clause = {.passage = passage, .context = context, .run = run};
    Attribution found = NO_ATTRIBUTION;
    size_t first = passage_token_at(passage, run->start), start = first;
    Subject subject;

    while (start > 0 && first - start < CLAUSE_MAX && passage->tokens.items[start - 1].depth == run->depth) {
        start--;
        if (passage->tokens.items[start].starts_sentence)
            break;
    }
    for (size_t i = start; i < first; i++)
        clause.at[clause.count++] = i;
    size_t begin = skip_links(&clause, 0);
    if (subject_starting(&clause, begin, clause.count, &subject) && subject.person != NONE)
        found = attribution(&subject, (Str){0}, false, CONFIDENCE_BEAT);
    return found;
}
