/* Whom the pronouns beside a quotation mean. */

#include "clauses.h"
#include "people.h"

static void exclude(PronounQuery *query, size_t person)
{
    if (person != NONE && query->excluded_count < EXCLUDED_MAX)
        query->excluded[query->excluded_count++] = person;
}

/* The person named at a token, or meant by the phrase that begins there; NONE. */
size_t person_at(const Clause *clause, size_t token, size_t *last)
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
size_t resolve(const Clause *clause, Gender gender, DocPos at)
{
    SpeakerContext *context = clause->context;
    PronounQuery query = {
        .gender = gender, .at = at, .block = clause->passage->block, .last_speaker = context->last_speaker};

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
        subject->several = true;
    } else if (several != NONE) {
        /* "two brothers", "its contributors": who they are was told before, as a rule, but not here */
        subject->speaker = subject->words;
    } else {
        subject->speaker = context->last_words.len_bytes > 0 ? context->last_words : subject->words;
    }
}

Subject pronoun_subject(const Clause *clause, size_t i)
{
    const Token *token = word_of(clause, i);
    SpeakerContext *context = clause->context;
    Subject subject = {.words = text_of(clause, i, i), .person = NONE, .noun = NONE, .confidence = 85};
    DocPos at = clause->passage->origin + token->start;
    Gender gender = pronoun_gender(clause->passage, clause->at[i]);

    subject.first_person = (token->flags & WORD_FIRST_PERSON) != 0;
    /* "costui": whoever was named last, and not whom the text is about */
    bool latter =
        str_equal_nocase(subject.words, STR("costui")) || str_equal_nocase(subject.words, STR("costei"));
    if (context->learning || subject.first_person || latter)
        return subject;
    if (gender == GENDER_UNKNOWN) {
        resolve_they(clause, at, &subject);
        return subject;
    }
    size_t person = resolve(clause, gender, at);
    /* within a quotation the people are those of whoever speaks there, but for one introduced with their title */
    if (clause->run->depth > 0 && person != NONE && !people_get(context->people, person)->titled)
        person = NONE;
    people_confirm(context->people, person, gender);
    return person == NONE ? subject : person_subject(clause, person, subject.words, 85);
}

Subject owner_subject(const Clause *clause, size_t i, Gender gender)
{
    SpeakerContext *context = clause->context;
    Subject subject = {.words = text_of(clause, i, i), .person = NONE, .noun = NONE, .confidence = 75};

    if (context->learning)
        return subject;
    size_t person = resolve(clause, gender, clause->passage->origin + word_of(clause, i)->start);
    return person == NONE ? subject : person_subject(clause, person, subject.words, 75);
}

Subject owners_subject(const Clause *clause, size_t i)
{
    Subject subject = {.words = text_of(clause, i, i), .person = NONE, .noun = NONE, .confidence = 75};

    if (!clause->context->learning)
        resolve_they(clause, clause->passage->origin + word_of(clause, i)->start, &subject);
    if (str_equal(subject.speaker, subject.words))
        subject.speaker = (Str){0};
    return subject;
}
