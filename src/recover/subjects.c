/* Subjects: who does what a verb beside a quotation says, before it and behind it. */
#include "clauses.h"
#include "people.h"

enum {
    GAP_STRETCH = GAP_COMMA | GAP_SEMICOLON | GAP_COLON | GAP_DASH
};

/* "Anselm Croy; Birgit Halvard": several speakers are listed as the fields of a citation are. */
Str join_names(const SpeakerContext *context, Str first, Str second)
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
Subject person_subject(const Clause *clause, size_t person, Str words, uint8_t confidence)
{
    Subject subject = {.words = words, .person = person, .noun = NONE, .confidence = confidence};

    subject.speaker = person == NONE ? words : people_get(clause->context->people, person)->name;
    return subject;
}

/* "_Salt Roads_ begins with": of a book, whose words are its author's; "_The Sandry Review_ wrote" for itself. */
static bool is_verb_of_texts(Str verb)
{
    static const char *const stems[] = {"begin",  "began",   "beginn", "open",   "öffn",  "end",   "clos",
                                        "conclu", "commenc", "ouvr",   "comien", "empie", "abr",   "apr",
                                        "comenz", "comin",   "inizi",  "comec",  "começ", "eindig"};

    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
        if (str_starts(verb, str_from(stems[i])))
            return true;
    return false;
}

/* Who alone wrote the book of that title, when the document reviews it; NONE. */
static size_t author_of_work(const SpeakerContext *context, Str title)
{
    for (size_t i = 0; i < context->reviews->count; i++) {
        const Review *review = &context->reviews->items[i];
        if (str_equal_nocase(review->title, title))
            return review->authors.count == 1
                       ? people_find(context->people, context->words,
                                     natural_name(context->arena, review->authors.items[0]))
                       : NONE;
    }
    return NONE;
}

/* "_The Sandry Review of Books_": all that is set so. */
static Subject work_named(const Clause *clause, size_t first, size_t last)
{
    const Tokens *tokens = &clause->passage->tokens;

    while (first > 0 && tokens->items[first - 1].styled && tokens->items[first].gap == 0)
        first--;
    while (last + 1 < tokens->count && tokens->items[last + 1].styled && tokens->items[last + 1].gap == 0)
        last++;
    Str name = passage_slice(clause->passage, first, last);
    size_t author = author_of_work(clause->context, name);
    if (author != NONE)
        return person_subject(clause, author, name, 75);
    Subject work = {.words = name, .person = NONE, .noun = NONE, .confidence = 60};
    work.speaker = is_verb_of_texts(clause->verb) ? (Str){0} : work.words;
    return work;
}

/* A surname alone means the author of the book under review, when it is theirs. */
static size_t author_named(const SpeakerContext *context, Str name, size_t person)
{
    for (size_t i = 0; i < context->scene->author_count; i++)
        if (same_letters(people_get(context->people, context->scene->authors[i])->surname, name))
            return context->scene->authors[i];
    return person;
}

/* Whom the name in tokens [first, last] means; a name that speaks is a person from now on. */
Subject name_subject(const Clause *clause, size_t first, size_t last)
{
    SpeakerContext *context = clause->context;
    Str name = passage_slice(clause->passage, first, last);
    size_t person = people_find(context->people, context->words, name);

    for (size_t i = first; i <= last; i++)
        if (clause->passage->tokens.items[i].styled)
            return work_named(clause, first, last);
    person = author_named(context, name, person);
    if (person == NONE)
        person = people_learn(context->people, context->words, name);
    if (person != NONE)
        people_get(context->people, person)->strong = true;
    return person_subject(clause, person, name, 95);
}

/* "someone"; "nobody" speaks for nobody. */
static Subject someone(const Clause *clause, size_t i)
{
    static const char *const forms[] = {"nobody", "niemand", "personne", "nadie", "nessuno", "ninguém"};
    Subject subject = noun_subject(clause, i, i);

    for (size_t n = 0; n < sizeof forms / sizeof *forms; n++)
        if (word_is(clause, i, forms[n]))
            subject.speaker = (Str){0};
    return subject;
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
        if (str_is_nocase(word, forms[i]))
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
            phrase.last = phrase.full = clause->at[last]; /* called the same when a pronoun means them */
            return clause->context->learning ? NONE
                                             : mentions_phrase(clause->context->people, passage, &phrase);
        }
        if (has(clause, i, WORD_PREPOSITION))
            break;
    }
    return NONE;
}

Subject noun_subject(const Clause *clause, size_t first, size_t last)
{
    Subject subject;
    Str words = text_of(clause, first, last);

    if (author_subject(clause, first, last, &subject) || work_subject(clause, first, last, &subject))
        return subject;
    subject = (Subject){.words = words, .speaker = words, .person = NONE, .noun = NONE, .confidence = 85};
    subject.noun = phrase_person(clause, first, last);
    return subject;
}

/* German's "dem", "seinen", "ihres": no article of a subject. */
static bool is_oblique(const Clause *clause, size_t i)
{
    if (!clause->passage->german || !has(clause, i, WORD_ARTICLE | WORD_DETERMINER))
        return false;
    Str word = text_of(clause, i, i);
    return ends_with(word, "em") || ends_with(word, "en") || ends_with(word, "es");
}

/* The noun phrase that ends at word last: back to its article, over "of" and the like to the article
 * before. */
static bool phrase_ending(const Clause *clause, size_t last, Subject *subject)
{
    const uint32_t openers = WORD_ARTICLE | WORD_DETERMINER;
    size_t found = NONE;

    for (size_t i = last; i + PHRASE_WORDS_MAX > last; i--) {
        /* "who has hired her on six occasions" */
        bool object = i < last && word_is(clause, i, "her") && has(clause, i + 1, WORD_PREPOSITION);
        bool opens = has(clause, i, openers) && !object;
        if (object || (has(clause, i, WORD_PRONOUN | WORD_RELATIVE | WORD_LINK | WORD_PASSIVE) && !opens))
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
    if (found == NONE || is_oblique(clause, found) ||
        (has(clause, found, WORD_PREPOSITION) && !has(clause, found, WORD_ARTICLE)) ||
        is_governed(clause, found) || behind_time(clause, found) > found)
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

/* "o Abílio", "la Bonfanti": in Romance languages somebody known may have an article before the name. */
static bool is_familiar(const Clause *clause, size_t i)
{
    const SpeakerContext *context = clause->context;
    size_t person = clause->passage->romance && word_of(clause, i)->capital
                        ? people_find(context->people, context->words, text_of(clause, i, i))
                        : NONE;

    return person != NONE && people_get(context->people, person)->given.len_bytes > 0 &&
           people_get(context->people, person)->named > 1;
}

/* The name that ends at word last, with the one that "and" joins to it. */
static bool name_subject_ending(const Clause *clause, size_t last, Subject *subject)
{
    const Passage *passage = clause->passage;
    size_t first, other_first, article;

    if (!name_ending_at(passage, clause->at[last], &first))
        return false;
    size_t i = clause_index(clause, first);
    /* "one Josiah Tench of Bellmarket" */
    if (i < clause->count && is_governed(clause, i)) {
        if (i < 2 || !adjoins(clause, i - 2) || !subject_ending(clause, i - 2, subject))
            return false;
        /* "an old woman of Lesser Morrow" */
        size_t start =
            subject->person == NONE
                ? clause_index(clause,
                               passage_token_at(passage, (size_t)(subject->words.data - passage->text.data)))
                : clause->count;
        if (start < i)
            *subject = noun_subject(clause, start, last);
        return true;
    }
    if (i == last && article_before(clause, last, &article)) {
        if (article + 1 == last && is_familiar(clause, last)) {
            *subject = name_subject(clause, first, clause->at[last]);
            return true;
        }
        if (is_oblique(clause, article))
            return false;
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
        subject->several = true;
    }
    return true;
}

/* The subject whose last word is last. */
bool subject_ending(const Clause *clause, size_t last, Subject *subject)
{
    if (has(clause, last, WORD_PRONOUN) && !(clause->passage->german && word_of(clause, last)->capital &&
                                             !word_of(clause, last)->starts_sentence)) {
        *subject = pronoun_subject(clause, last);
        return true;
    }
    if (has(clause, last, WORD_SOMEONE)) {
        *subject = someone(clause, last);
        return true;
    }
    return name_subject_ending(clause, last, subject) || phrase_ending(clause, last, subject);
}

/* "of", "de", "von" and their like */
static bool is_of(const Clause *clause, size_t i)
{
    static const char *const forms[] = {"of",    "de",    "von",   "d’",    "d'",    "du",    "des",
                                        "do",    "da",    "dos",   "das",   "del",   "dei",   "di",
                                        "della", "delle", "degli", "dello", "dell’", "dell'", "van"};

    for (size_t n = 0; n < sizeof forms / sizeof *forms; n++)
        if (word_is(clause, i, forms[n]))
            return n < 1 || !clause->passage->german || word_is(clause, i, "von") ||
                   word_is(clause, i, "des");
    return false;
}

/* The phrase that begins at word i: to its last word before a gap, a relative, a preposition (but "of"), a
 * verb. */
size_t phrase_end(const Clause *clause, size_t i, size_t limit)
{
    size_t end = i;

    while (end + 1 < limit && end - i + 1 < PHRASE_WORDS_MAX && adjoins(clause, end)) {
        size_t next = end + 1;
        bool of = is_of(clause, next);
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
                      !is_possessive(text_of(clause, end, end)) && !word_of(clause, next)->capital &&
                      !has(clause, next, WORD_PERSON) && !of && end > i;
        bool owner =
            clause->passage->romance && end == i && has(clause, next, WORD_DETERMINER); /* "o meu avô" */
        if (person || (has(clause, next, WORD_PREPOSITION) && !of) ||
            (clause->passage->german && has(clause, next, WORD_AUXILIARY) &&
             !word_of(clause, next)->capital) ||
            (has(clause, next, WORD_ARTICLE | WORD_DETERMINER) && !behind_preposition && !of && !owner) ||
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

/* "explained a rigger at the second site,": where somebody belongs, and nothing behind it. */
static size_t where_end(const Clause *clause, size_t end)
{
    static const char *const forms[] = {"at", "from", "of", "aus", "von",   "de",  "du", "des",
                                        "di", "da",   "do", "del", "della", "van", "uit"};
    const Passage *passage = clause->passage;

    if (end + 1 >= clause->count || !adjoins(clause, end))
        return end;
    for (size_t n = 0; n < sizeof forms / sizeof *forms; n++) {
        if (!word_is(clause, end + 1, forms[n]))
            continue;
        size_t last = phrase_complement(passage, clause->at[end + 1]), i = clause_index(clause, last);
        bool ends = last + 1 >= passage->tokens.count || passage->tokens.items[last + 1].gap != 0;
        return last > clause->at[end + 1] && i < clause->count && ends ? i : end;
    }
    return end;
}

/* "conta uma professora que atravessa o rio": with the relative that belongs to it. */
static size_t full_end(const Clause *clause, size_t i, size_t end)
{
    PersonPhrase phrase;

    if (!clause->passage->romance || !person_phrase_at(clause->passage, clause->at[i], &phrase) ||
        phrase.name != NONE || phrase.full == phrase.last)
        return end;
    size_t full = clause_index(clause, phrase.full);
    return clause_index(clause, phrase.last) <= end && full > end && full < clause->count ? full : end;
}

/* A phrase with an article: somebody without a name, or with one inside. */
static bool phrase_starting(const Clause *clause, size_t i, size_t limit, Subject *subject)
{
    size_t end = phrase_end(clause, i, limit);
    PersonPhrase phrase;

    if (behind_time(clause, i) > i || is_oblique(clause, i))
        return false;
    if (end == i + 1 && has(clause, i, WORD_ARTICLE) && is_familiar(clause, end)) {
        *subject = name_subject(clause, clause->at[end], clause->at[end]);
        return true;
    }
    if (has(clause, i + 1, WORD_AUXILIARY | WORD_PASSIVE) ||
        (end > i && named_in_phrase(clause, i, end, subject)))
        return end > i && !has(clause, i + 1, WORD_AUXILIARY | WORD_PASSIVE);
    /* before its verb the phrase has all that belongs to it, "a colleague in Calvery"; behind it something else may
     * follow, "said the clerk in a low voice" */
    if (limit == clause->count && end > i)
        end = full_end(clause, i, where_end(clause, end));
    else if (person_phrase_at(clause->passage, clause->at[i], &phrase) && phrase.name == NONE) {
        size_t last = clause_index(clause, phrase.last);
        end = last > end && last < clause->count && last <= limit ? last : end;
    }
    if (end > i)
        *subject = noun_subject(clause, i, end);
    return end > i;
}

/* The name, with the one that "and" joins to it: "Astell and Coe (2007) complain". */
static Subject names_starting(const Clause *clause, size_t first, size_t last, size_t limit)
{
    const Passage *passage = clause->passage;
    Subject subject = name_subject(clause, first, last);
    size_t joint = clause_index(clause, last) + 1, other_last;

    if (joint + 1 >= limit || !has(clause, joint, WORD_CONJUNCTION) || !adjoins(clause, joint - 1) ||
        !adjoins(clause, joint) || !name_at(passage, clause->at[joint + 1], &other_last) ||
        is_possessive(token_text(passage, other_last)))
        return subject;
    Subject other = name_subject(clause, clause->at[joint + 1], other_last);
    subject.words = passage_slice(passage, first, other_last);
    subject.speaker = join_names(clause->context, subject.speaker, other.speaker);
    subject.person = NONE;
    subject.several = true;
    return subject;
}

/* "Walter Stroud-Hay's introduction": a work speaks for who wrote it. */
static bool owned_work(const Clause *clause, size_t first, size_t last, Subject *subject)
{
    size_t work = clause_index(clause, last) + 1;

    while (has(clause, work, WORD_NO_NAME) && adjoins(clause, work))
        work++;
    if (!has(clause, work, WORD_WORK))
        return false;
    *subject = name_subject(clause, first, last);
    return true;
}

/* "Domandato un vecchio perché tacesse, rispose", "Mitten im Satz hat er": a word whose capital is that of the sentence,
 * and that is nobody's name elsewhere. */
static bool only_begins_sentence(const Clause *clause, size_t i, size_t last)
{
    const SpeakerContext *context = clause->context;
    const uint32_t verbs = WORD_SAY | WORD_PASSIVE | WORD_AUXILIARY | WORD_RELATIVE | WORD_CONJUNCTION;

    if (!(clause->passage->romance || clause->passage->german) || last != clause->at[i] ||
        !word_of(clause, i)->starts_sentence || !adjoins(clause, i) || has(clause, i + 1, verbs) ||
        is_clitic(clause, i + 1))
        return false;
    size_t person = people_find(context->people, context->words, token_text(clause->passage, last));
    return person == NONE || people_get(context->people, person)->named == 0;
}

/* The subject that begins at word i, before limit. */
bool subject_starting(const Clause *clause, size_t i, size_t limit, Subject *subject)
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
        *subject = someone(clause, i);
        return true;
    }
    if (name_at(passage, clause->at[i], &last) && !has(clause, i, WORD_ARTICLE)) {
        size_t first = clause->at[i];
        if (only_begins_sentence(clause, i, last))
            return false;
        name_without_trade(passage, &first, last);
        if (!is_possessive(token_text(passage, last)))
            *subject = names_starting(clause, first, last, limit);
        else if (!owned_work(clause, first, last, subject))
            *subject = noun_subject(clause, i, phrase_end(clause, i, limit));
        return true;
    }
    return has(clause, i, WORD_ARTICLE | WORD_DETERMINER) && phrase_starting(clause, i, limit, subject);
}

/* "My mother, when I rang to tell her, said" */
static bool is_subordinator(const Clause *clause, size_t i)
{
    static const char *const forms[] = {"when",     "while",    "if",      "as",       "since",   "because",
                                        "although", "though",   "once",    "until",    "unless",  "whereas",
                                        "wenn",     "als",      "während", "weil",     "nachdem", "quand",
                                        "lorsque",  "si",       "cuando",  "mientras", "quando",  "se",
                                        "mentre",   "enquanto", "toen",    "terwijl"};

    for (size_t n = 0; n < sizeof forms / sizeof *forms; n++)
        if (word_is(clause, i, forms[n]))
            return true;
    return false;
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
           is_subordinator(clause, i) || token->number || ends_with(word, "ing") || ends_with(word, "ed") ||
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

/* The first word of the stretch, between commas and the like, that ends before word i. */
static size_t stretch_before(const Clause *clause, size_t i)
{
    size_t start = i - 1;

    while (start > 0 && !(word_of(clause, start)->gap & GAP_STRETCH))
        start--;
    return skip_links(clause, start);
}

/* "who", "qui", ", que": not "which" */
static bool is_who(const Clause *clause, size_t i)
{
    if (clause->passage->romance && (word_of(clause, i)->gap & GAP_COMMA) &&
        (word_is(clause, i, "que") || word_is(clause, i, "che")))
        return true;
    return has(clause, i, WORD_RELATIVE) && !word_is(clause, i, "which") && !has(clause, i, WORD_ARTICLE);
}

/* May a subject of its own stand at word i? */
static bool may_be_subject(const Clause *clause, size_t i)
{
    return has(clause, i, WORD_PRONOUN) || (word_of(clause, i)->capital && !is_governed(clause, i));
}

/* "Noor Haldane, a psychologist who has spent": whoever has the name before the phrase. */
static void name_before_apposition(const Clause *clause, Subject *subject)
{
    const Passage *passage = clause->passage;
    size_t start = passage_token_at(passage, (size_t)(subject->words.data - passage->text.data)), first;

    if (subject->person == NONE && start > 0 && passage->tokens.items[start].gap == GAP_COMMA &&
        name_ending_at(passage, start - 1, &first) && clause_index(clause, first) < clause->count)
        *subject = name_subject(clause, first, start - 1);
}

/* "an inspector who watched the lesson in 1938 reported": all of it is the subject. */
static void widen_to_verb(const Clause *clause, size_t verb, Subject *subject)
{
    size_t start =
        clause_index(clause, passage_token_at(clause->passage,
                                              (size_t)(subject->words.data - clause->passage->text.data)));
    size_t last = verb;

    while (last > 0 && is_adverb(clause, last - 1))
        last--;
    if (start >= last || clause->at[last - 1] - clause->at[start] != last - 1 - start)
        return;
    for (size_t i = start + 1; i < last; i++)
        if (word_of(clause, i)->gap != 0)
            return;
    subject->words = subject->speaker = text_of(clause, start, last - 1);
}

/* "Marit Solheim’s piece about her mother’s yard, which begins": a work that somebody owns, before the relative. */
static bool work_before(const Clause *clause, size_t relative, Subject *subject)
{
    size_t last;

    for (size_t i = 0; i < relative; i++)
        if (word_of(clause, i)->capital && name_at(clause->passage, clause->at[i], &last) &&
            is_possessive(token_text(clause->passage, last)) &&
            owned_work(clause, clause->at[i], last, subject))
            return true;
    return false;
}

/* "by the late Esmond Tarrant, who called it": whom the last relative before the verb belongs to, when nobody else
 * comes between. */
static bool subject_of_relative(const Clause *clause, size_t verb, Subject *subject)
{
    for (size_t i = verb; i-- > 1;) {
        if (is_who(clause, i) && !clause->passage->german) {
            if (!subject_ending(clause, i - 1, subject))
                return has(clause, i - 1, WORD_PREPOSITION) && i > 1 &&
                       subject_ending(clause, i - 2, subject);
            name_before_apposition(clause, subject);
            if (subject->person == NONE && word_of(clause, i)->gap == 0)
                widen_to_verb(clause, verb, subject);
            return true;
        }
        if (word_is(clause, i, "which") && work_before(clause, i, subject))
            return true;
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

    /* "...; his report, a model of brevity, describes" */
    for (size_t i = verb; i > from; i--)
        if (word_of(clause, i)->gap & GAP_SEMICOLON)
            from = i;
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
bool subject_before(const Clause *clause, size_t verb, Subject *subject)
{
    return subject_beside(clause, verb, subject) || subject_over_commas(clause, verb, subject);
}

/* "le pregunté", "le ho chiesto": whoever writes. */
static bool own_verb(const Clause *clause, size_t verb, Subject *subject)
{
    bool perfect = verb > 0 && (word_is(clause, verb - 1, "ho") || word_is(clause, verb - 1, "he"));

    if (!clause->passage->romance || !(has(clause, verb, WORD_FIRST_PERSON) || perfect))
        return false;
    *subject = (Subject){.words = text_of(clause, verb, verb),
                         .person = NONE,
                         .noun = NONE,
                         .confidence = 80,
                         .first_person = true};
    return true;
}

/* "says Voss", "said the driver, Dot", "recalls a retired pilot", "said spokeswoman Ann Lee". */
bool subject_after(const Clause *clause, size_t verb, Subject *subject)
{
    size_t i = verb + 1;
    enum {
        ADJECTIVES_MAX = 4
    };

    if (own_verb(clause, verb, subject))
        return true;
    while (i < clause->count && i < verb + 3 && word_of(clause, i)->gap == 0 &&
           (word_is(clause, i, "sich") ||
            (is_adverb(clause, i) && !has(clause, i, WORD_PRONOUN | WORD_ARTICLE))))
        i++;
    /* "annotò la sera il parroco" */
    if (i < clause->count && word_of(clause, i)->gap == 0)
        i = behind_time(clause, i);
    if (i >= clause->count || word_of(clause, i)->gap & ~GAP_STOP)
        return false;
    if (!subject_starting(clause, i, clause->count, subject)) {
        size_t name = i;
        while (name < clause->count && name < i + ADJECTIVES_MAX && !word_of(clause, name)->capital &&
               !has(clause, name, (WORD_FUNCTION & ~WORD_CONJUNCTION) | WORD_SAY) &&
               word_of(clause, name)->gap == 0)
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

/* What stands right before the verb, unless it is a thing and somebody begins the clause: "wie ihr Verleger dieser
 * Zeitschrift verriet". */
static bool subject_in_front(const Clause *clause, size_t verb, Subject *subject)
{
    Subject other;

    if (!subject_beside(clause, verb, subject))
        return false;
    if (!is_somebody(subject) && !has(clause, verb - 1, WORD_PRONOUN) &&
        subject_over_commas(clause, verb, &other) && is_somebody(&other))
        *subject = other;
    return true;
}

/* "definisce la propria ricostruzione «...»": what is given a name. */
static bool is_named_thing(const Clause *clause, size_t verb, const Subject *subject)
{
    return clause->passage->romance && has(clause, verb, WORD_NAMING) && !is_somebody(subject) &&
           subject->words.data > text_of(clause, verb, verb).data;
}

static bool find_subject(const Clause *clause, size_t verb, Subject *subject)
{
    if (own_verb(clause, verb, subject))
        return true;
    if (has_hyphened_subject(clause, verb)) {
        *subject = pronoun_subject(clause, verb + 1);
        return true;
    }
    bool turns = clause->passage->german || clause->passage->romance;
    Subject behind;
    /* "Genivaldo, o porteiro, pediu a palavra": what stands behind the verb may be its object */
    if (clause->passage->romance && subject_beside(clause, verb, subject) && is_somebody(subject))
        return true;
    if (clause->passage->romance && !(subject_after(clause, verb, &behind) && is_somebody(&behind)) &&
        subject_over_commas(clause, verb, subject) && is_somebody(subject))
        return true;
    return (is_inverted(clause, verb) && subject_after(clause, verb, subject)) ||
           subject_in_front(clause, verb, subject) || (turns && subject_after(clause, verb, subject)) ||
           subject_over_commas(clause, verb, subject) ||
           (clause->count - verb <= 5 && subject_after(clause, verb, subject));
}

bool subject_of_verb(const Clause *clause, size_t verb, Subject *subject)
{
    bool to_me = clause->passage->romance && verb > 0 && adjoins(clause, verb - 1) &&
                 (word_is(clause, verb - 1, "me") || word_is(clause, verb - 1, "mi") ||
                  word_is(clause, verb - 1, "m’"));

    /* "lo único que me dijo": not the writer */
    return find_subject(clause, verb, subject) && !is_named_thing(clause, verb, subject) &&
           !(to_me && subject->first_person);
}
