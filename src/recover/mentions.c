/* Of whom a text speaks as it goes along, and whom a pronoun means.
 *
 * After Lappin and Leass (1994): each mention gives somebody weight, more where subjects stand, and all weights
 * fade from sentence to sentence. A pronoun means whoever of its gender has most of it, with what else speaks for
 * them; when two have as much, nobody is meant. Pronouns are mentions too: what goes on about "she" stays hers. */
#include <limits.h>

#include "people.h"

/* What a mention weighs. */
enum {
    WEIGHT_SUBJECT = 20,
    WEIGHT_OTHER = 10,
    WEIGHT_PRONOUN = 14,
    WEIGHT_POSSESSIVE = 5,
    WEIGHT_ASIDE = 4
};

/* ---- who is known -------------------------------------------------------------------------------------- */

static Known *find_known(Mentions *mentions, size_t person)
{
    for (size_t i = 0; i < mentions->count; i++)
        if (mentions->known[i].person == person)
            return &mentions->known[i];
    return NULL;
}

/* A place for somebody new: a free one, or that of whoever was mentioned longest ago. */
static Known *new_known(Mentions *mentions, size_t person)
{
    Known *place = &mentions->known[0];

    if (mentions->count < KNOWN_MAX) {
        place = &mentions->known[mentions->count++];
    } else {
        for (size_t i = 1; i < mentions->count; i++)
            if (mentions->known[i].at < place->at)
                place = &mentions->known[i];
    }
    *place = (Known){.person = person, .block = NONE, .before_sentence = NONE};
    return place;
}

static void fade(Mentions *mentions, uint32_t fourths)
{
    for (size_t i = 0; i < mentions->count; i++)
        mentions->known[i].weight = mentions->known[i].weight * fourths / 4;
}

static void begin_sentence(Mentions *mentions)
{
    mentions->sentence++;
    fade(mentions, 3);
}

static void begin_block(Mentions *mentions, size_t block)
{
    if (mentions->block == block)
        return;
    mentions->before = mentions->topic != NONE || mentions->opened ? mentions->topic : mentions->before;
    mentions->block = block;
    mentions->opened = false;
    mentions->latest = NONE;
    mentions->name_token = NONE;
    mentions->topic = NONE;
    mentions->sentence++;
    fade(mentions, 2);
}

static void note(People *people, size_t person, DocPos at, bool subject, uint32_t weight)
{
    Mentions *mentions = &people->mentions;
    Known *known;

    if (person == NONE)
        return;
    known = find_known(mentions, person);
    if (!known)
        known = new_known(mentions, person);
    known->opens = (known->opens && known->block == mentions->block) || !mentions->opened;
    if (known->sentence != mentions->sentence)
        known->before_sentence = known->sentence;
    known->subject = subject || (known->subject && known->sentence == mentions->sentence);
    known->at = at;
    known->block = mentions->block;
    known->sentence = mentions->sentence;
    known->weight += weight;
    mentions->topic = subject ? person : mentions->topic;
    mentions->lost = mentions->lost && !subject;
    known->count++;
    mentions->opened = true;
}

void mentions_note(People *people, size_t person, DocPos at, size_t block, bool subject)
{
    begin_block(&people->mentions, block);
    note(people, person, at, subject, subject ? WEIGHT_SUBJECT : WEIGHT_OTHER);
}

uint32_t mentions_weight(const People *people, size_t person)
{
    for (size_t i = 0; i < people->mentions.count; i++)
        if (people->mentions.known[i].person == person)
            return people->mentions.known[i].weight;
    return 0;
}

void mentions_forget(People *people)
{
    people->mentions = (Mentions){.block = NONE,
                                  .sentence = people->mentions.sentence + 1,
                                  .latest = NONE,
                                  .name_token = NONE,
                                  .topic = NONE,
                                  .before = NONE,
                                  .pair = {NONE, NONE},
                                  .scene = {.holder = NONE, .hearer = NONE}};
}

Scene *mentions_scene(People *people)
{
    return &people->mentions.scene;
}

/* ---- whom a pronoun means ------------------------------------------------------------------------------ */

static bool is_excluded(const PronounQuery *query, size_t person)
{
    for (size_t i = 0; i < query->excluded_count; i++)
        if (query->excluded[i] == person)
            return true;
    return false;
}

/* Among those whom a pronoun may mean. */
typedef struct {
    DocPos latest;  /* where the last of them was mentioned */
    uint32_t count; /* how often the one who was mentioned most was */
} Rivals;

/* What is known of the person says that it is one, and no place or thing. */
static bool is_somebody_known(const People *people, size_t index)
{
    enum {
        VOTES_MIN = 3
    };
    const Person *person = &people->persons.items[index];
    bool initials = person->given.len_bytes > 0 && person->given.len_bytes <= 4 &&
                    str_find_byte(person->name, '.', 0) < 4;
    bool followed = person->he + person->she >= VOTES_MIN && person->places == 0;

    return person->strong || person->noun || initials || followed || told_gender(person) != GENDER_UNKNOWN;
}

/* How well somebody answers a pronoun. */
static int answer_score(const People *people, const Known *known, const PronounQuery *query, Rivals rivals)
{
    enum {
        COUNT_MAIN = 4,
        WEIGHT_CAP = 60
    };
    const Mentions *mentions = &people->mentions;
    const Person *person = &people->persons.items[known->person];
    size_t ago = mentions->sentence - known->sentence;
    bool somebody = is_somebody_known(people, known->person);
    bool told = somebody && query->gender && person_gender(person) == query->gender;
    int score = (int)(known->weight < WEIGHT_CAP ? known->weight : WEIGHT_CAP) / 4;

    score += ago == 0 ? (known->subject ? 14 : 6) : ago == 1 ? (known->subject ? 5 : 2) : 0;
    score -= ago > 2 ? (int)(ago < 13 ? ago : 13) : 0;
    score += known->at == rivals.latest ? 15 : 0;
    score += known->block == query->block ? 7 : 0;
    score += known->opens ? 7 : 0;
    score += known->count >= COUNT_MAIN && known->count == rivals.count ? 2 : 0;
    score += told ? 9 : 0;
    score += person->strong ? 6 : 0;
    score += known->person == mentions->scene.hearer ? 10 : 0;
    if (person->author)
        score += query->verb == VERB_WRITING ? 12 : -6;
    score -= person->writer ? 40 : 0;
    score -= person->noun ? (ago == 0 && known->subject ? 4 : 14) : 0;
    score -= !somebody ? 25 : 0;
    return score;
}

/* Whoever has the turn says "I" of themselves. */
static bool can_answer(const People *people, const Known *known, const PronounQuery *query)
{
    const Person *person = &people->persons.items[known->person];

    if (known->at > query->at || query->at - known->at > MENTION_REACH_BYTES || person->plural ||
        known->person == people->mentions.scene.holder || is_excluded(query, known->person) || person->reader)
        return false;
    if (!query->gender)
        return true;
    Gender gender = person->neutral ? GENDER_UNKNOWN : person_gender(person);
    return !person->neutral && (!gender || gender == query->gender);
}

/* A pronoun that two may answer about as well is left alone, and so is one that nobody answers well. Somebody without
 * a name must have been what the sentence before was about, or have been spoken to. */
static bool is_clear(const People *people, const Known *best, int score, int second,
                     const PronounQuery *query)
{
    enum {
        SCORE_MIN = 25,
        MARGIN_MIN = 6
    };
    const Mentions *mentions = &people->mentions;
    size_t ago = mentions->sentence - best->sentence;
    bool alone = second == INT_MIN;

    if (!alone && score - second < MARGIN_MIN)
        return false;
    if (!people->persons.items[best->person].noun && query->gender)
        return score >= SCORE_MIN;
    return (best->subject && ago == 0) || (alone && ago <= 1 && query->gender) ||
           best->person == query->last_speaker || best->person == mentions->scene.hearer;
}

/* Somebody with a name who was the last to be mentioned in the block, or whom it begins with. */
static bool is_lasting_topic(const People *people, const Known *topic, const PronounQuery *query)
{
    const Mentions *mentions = &people->mentions;

    if (people->persons.items[topic->person].noun || !is_somebody_known(people, topic->person))
        return false;
    /* in a review of the book those of whom it tells talk */
    const Scene *scene = &mentions->scene;
    bool author = scene->author_count > 0 && scene->authors[0] == topic->person;
    bool opens = topic->opens && !author;
    for (size_t i = 0; i < mentions->count && !opens; i++)
        if (mentions->known[i].at > topic->at && can_answer(people, &mentions->known[i], query) &&
            (author || mentions->known[i].subject || !people->persons.items[mentions->known[i].person].noun))
            return false;
    return true;
}

/* Of two who were named together neither is nearer: "Ada Pike and Ruth Reed had shared the shop; she said". */
static bool is_one_of_pair(const People *people, const Known *best, const PronounQuery *query)
{
    const Mentions *mentions = &people->mentions;
    bool first = best->person == mentions->pair[0];

    if ((!first && best->person != mentions->pair[1]) || best->at > mentions->pair_at)
        return false;
    const Known *other = find_known((Mentions *)mentions, mentions->pair[first ? 1 : 0]);
    return other && other->at <= mentions->pair_at && can_answer(people, other, query);
}

/* Has anybody else been mentioned since somebody was, or as a subject in the same sentence? */
static bool has_rival(const People *people, const Known *of, const PronounQuery *query)
{
    const Mentions *mentions = &people->mentions;

    for (size_t i = 0; i < mentions->count; i++) {
        const Known *known = &mentions->known[i];
        bool beside = known->subject && known->sentence == of->sentence;
        if (known != of && (known->at > of->at || beside) &&
            (known->subject || is_somebody_known(people, known->person)) && can_answer(people, known, query))
            return true;
    }
    return false;
}

/* Where the language leaves the subject out, and nobody has been named in this block, whoever was the subject when the
 * one before ended, if that is not long ago. */
static size_t topic_before(const People *people, const PronounQuery *query)
{
    enum {
        SENTENCES_MAX = 3
    };
    const Mentions *mentions = &people->mentions;
    const Known *known = !mentions->opened && mentions->before != NONE && mentions->block == query->block
                             ? find_known((Mentions *)mentions, mentions->before)
                             : NULL;

    if (!known || !can_answer(people, known, query) || !is_somebody_known(people, known->person) ||
        has_rival(people, known, query))
        return NONE;
    return mentions->sentence - known->sentence <= SENTENCES_MAX || known->person == people->protagonist
               ? known->person
               : NONE;
}

/* Of whom the document is, when nobody else has been mentioned since. */
static size_t protagonist_meant(const People *people, const PronounQuery *query)
{
    const Known *of =
        people->protagonist == NONE ? NULL : find_known((Mentions *)&people->mentions, people->protagonist);

    return of && can_answer(people, of, query) && !has_rival(people, of, query) ? of->person : NONE;
}

/* Whom a subject that is left out means, when no mention is clear. */
static size_t silent_person(const People *people, const PronounQuery *query)
{
    size_t person = query->gender == GENDER_UNKNOWN ? topic_before(people, query) : NONE;

    return person != NONE || query->gender != GENDER_UNKNOWN ? person : protagonist_meant(people, query);
}

size_t mentions_resolve(const People *people, const PronounQuery *query)
{
    const Mentions *mentions = &people->mentions;
    const Known *best = NULL;
    int best_score = INT_MIN, second_score = INT_MIN;
    Rivals rivals = {0};
    bool fits[KNOWN_MAX];

    if (query->gender == GENDER_UNKNOWN && mentions->lost)
        return NONE;
    /* where the language leaves the subject out, it is still that of the sentences before */
    const Known *topic =
        query->gender == GENDER_UNKNOWN && mentions->topic != NONE && mentions->block == query->block
            ? find_known((Mentions *)mentions, mentions->topic)
            : NULL;
    if (topic && can_answer(people, topic, query) && is_lasting_topic(people, topic, query))
        return mentions->topic;
    for (size_t i = 0; i < mentions->count; i++) {
        const Known *known = &mentions->known[i];
        fits[i] = can_answer(people, known, query);
        if (!fits[i])
            continue;
        rivals.latest = known->at > rivals.latest ? known->at : rivals.latest;
        rivals.count = known->count > rivals.count ? known->count : rivals.count;
    }
    for (size_t i = 0; i < mentions->count; i++) {
        const Known *known = &mentions->known[i];
        if (!fits[i])
            continue;
        int score = answer_score(people, known, query, rivals);
        if (score > best_score) {
            second_score = best_score;
            best = known;
            best_score = score;
        } else if (score > second_score) {
            second_score = score;
        }
    }
    return best && is_clear(people, best, best_score, second_score, query) &&
                   !is_one_of_pair(people, best, query)
               ? best->person
               : silent_person(people, query);
}

bool mentions_lost(const People *people)
{
    return people->mentions.lost;
}

void mentions_end_turn(People *people)
{
    people->mentions.topic = NONE;
    people->mentions.before = NONE;
}

void people_confirm(People *people, size_t person, Gender gender)
{
    if (person == NONE || gender == GENDER_UNKNOWN)
        return;
    Person *of = &people->persons.items[person];
    if (of->noun)
        of->title_gender = of->title_gender ? of->title_gender : gender;
    else if (person_gender(of) == GENDER_UNKNOWN)
        gender == GENDER_MAN ? of->he++ : of->she++;
}

bool mentions_pair(const People *people, DocPos at, size_t pair[2])
{
    const Mentions *mentions = &people->mentions;

    pair[0] = mentions->pair[0];
    pair[1] = mentions->pair[1];
    return pair[0] != NONE && mentions->pair_at <= at && at - mentions->pair_at <= MENTION_REACH_BYTES;
}

size_t mentions_resolve_plural(const People *people, DocPos at)
{
    enum {
        SENTENCES_MAX = 2
    };
    const Mentions *mentions = &people->mentions;
    const Known *best = NULL;

    for (size_t i = 0; i < mentions->count; i++) {
        const Known *known = &mentions->known[i];
        if (known->at <= at && people->persons.items[known->person].plural &&
            mentions->sentence - known->sentence <= SENTENCES_MAX && (!best || known->at > best->at))
            best = known;
    }
    return best ? best->person : NONE;
}

size_t mentions_last_author(const People *people, DocPos at)
{
    const Known *best = NULL;

    for (size_t i = 0; i < people->mentions.count; i++) {
        const Known *known = &people->mentions.known[i];
        if (known->at <= at && people->persons.items[known->person].author && (!best || known->at > best->at))
            best = known;
    }
    return best ? best->person : NONE;
}

size_t mentions_find_noun(const People *people, Str head, DocPos at)
{
    const Known *best = NULL;

    for (size_t i = 0; i < people->mentions.count && head.len_bytes > 0; i++) {
        const Known *known = &people->mentions.known[i];
        if (known->at <= at && same_letters(people->persons.items[known->person].head, head) &&
            (!best || known->at > best->at))
            best = known;
    }
    return best ? best->person : NONE;
}

/* ---- reading the narrator's words ---------------------------------------------------------------------- */

static bool is_indefinite(Str word)
{
    static const char *const forms[] = {"a",    "an",    "one",   "another", "some", "ein",
                                        "eine", "einem", "einen", "einer",   "un",   "une",
                                        "una",  "uno",   "um",    "uma",     "een"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is_nocase(word, forms[i]))
            return true;
    return false;
}

static bool is_first_in_sentence(const Mentions *mentions)
{
    for (size_t i = 0; i < mentions->count; i++)
        if (mentions->known[i].sentence == mentions->sentence)
            return false;
    return true;
}

/* "he told me that their father", "with a cheerfulness that her sister shared": not what the sentence is about. */
static bool begins_content(const Passage *passage, size_t at)
{
    static const char *const forms[] = {"that", "dass", "daß", "que", "che", "dat"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is_nocase(token_text(passage, at), forms[i]))
            return true;
    return false;
}

/* Does what begins at token first and ends at last stand where subjects do: at the beginning of a clause, beside
 * a verb, or before anybody else in the sentence? */
static bool stands_as_subject(const Mentions *mentions, const Passage *passage, size_t first, size_t last)
{
    const Token *tokens = passage->tokens.items;
    const uint32_t verbs = WORD_SAY | WORD_PASSIVE | WORD_AUXILIARY;

    if ((tokens[first].flags & WORD_PREPOSITION) && !(tokens[first].flags & WORD_ARTICLE))
        return false; /* "alla donna" */
    if (first == 0 || tokens[first].starts_sentence)
        return true;
    if (tokens[first].gap == 0 &&
        ((tokens[first - 1].flags & (WORD_PREPOSITION | WORD_ARTICLE)) || begins_content(passage, first - 1)))
        return false;
    if (tokens[first].gap != 0 ||
        (tokens[first - 1].flags & (WORD_LINK | WORD_CONJUNCTION | WORD_RELATIVE | WORD_SAY)))
        return true;
    if (last + 1 < passage->tokens.count && tokens[last + 1].gap == 0 && (tokens[last + 1].flags & verbs))
        return true;
    return is_first_in_sentence(mentions);
}

/* The gender of "him", "his", "hers"; unknown for other words, and outside English. */
static Gender oblique_gender(const Passage *passage, size_t at)
{
    static const char *const men[] = {"his", "him", "himself"};
    static const char *const women[] = {"her", "hers", "herself"};
    const Token *token = &passage->tokens.items[at];
    Str word = token_text(passage, at);

    if (passage->german || passage->romance || word.len_bytes < 3 || (word.data[0] | 0x20) != 'h' ||
        !(token->flags & (WORD_DETERMINER | WORD_OBJECT)))
        return GENDER_UNKNOWN;
    for (size_t i = 0; i < 3; i++) {
        if (str_is_nocase(word, men[i]))
            return GENDER_MAN;
        if (str_is_nocase(word, women[i]))
            return GENDER_WOMAN;
    }
    return GENDER_UNKNOWN;
}

/* "sie sagen", "zeiden ze": the verb beside it has a plural. */
static bool is_plural_sie(const Passage *passage, size_t at)
{
    static const char *const forms[] = {"sie", "ze", "zij"};
    const Token *tokens = passage->tokens.items;
    const uint32_t verbs = WORD_SAY | WORD_PASSIVE | WORD_AUXILIARY;
    bool form = false;

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        form = form || str_is_nocase(token_text(passage, at), forms[i]);
    bool before = at > 0 && tokens[at].gap == 0 && (tokens[at - 1].flags & verbs) &&
                  str_ends(token_text(passage, at - 1), STR("en"));
    bool behind = at + 1 < passage->tokens.count && tokens[at + 1].gap == 0 && !tokens[at + 1].capital &&
                  str_ends(token_text(passage, at + 1), STR("en"));
    return form && (before || behind);
}

Gender pronoun_gender(const Passage *passage, size_t at)
{
    const Token *token = &passage->tokens.items[at];
    bool formal = passage->german && token->capital && !token->starts_sentence;

    if (token->all_caps || formal)
        return GENDER_UNKNOWN;
    if (token->flags & WORD_HE)
        return GENDER_MAN;
    return (token->flags & WORD_SHE) && !is_plural_sie(passage, at) ? GENDER_WOMAN : GENDER_UNKNOWN;
}

/* "him", and "her" where no noun follows: not the subject of the sentence, who would be "himself". */
static bool is_object(const Passage *passage, size_t at)
{
    const Token *next = at + 1 < passage->tokens.count ? &passage->tokens.items[at + 1] : NULL;
    bool noun = next && next->gap == 0 && !(next->flags & WORD_FUNCTION);
    return str_equal_nocase(token_text(passage, at), STR("him")) ||
           (str_equal_nocase(token_text(passage, at), STR("her")) && !noun);
}

static void exclude_subjects(const Mentions *mentions, PronounQuery *query)
{
    for (size_t i = 0; i < mentions->count && query->excluded_count < EXCLUDED_MAX; i++)
        if (mentions->known[i].subject && mentions->known[i].sentence == mentions->sentence)
            query->excluded[query->excluded_count++] = mentions->known[i].person;
}

/* Is what the text is about somebody of that gender? */
static bool is_topic_of(const People *people, Gender gender)
{
    size_t topic = people->mentions.topic;
    return topic != NONE && person_gender(&people->persons.items[topic]) == gender;
}

static void read_pronoun(People *people, const Passage *passage, size_t at)
{
    Gender subject = pronoun_gender(passage, at);
    Gender gender = subject ? subject : oblique_gender(passage, at);

    if (gender == GENDER_UNKNOWN)
        return;
    PronounQuery query = {.gender = gender,
                          .at = passage->origin + passage->tokens.items[at].start,
                          .block = passage->block,
                          .last_speaker = NONE};
    if (!subject && is_object(passage, at))
        exclude_subjects(&people->mentions, &query);
    size_t person = mentions_resolve(people, &query);
    if (subject && person != NONE)
        note(people, person, query.at, true, WEIGHT_PRONOUN);
    else if (subject && passage->romance && !is_topic_of(people, gender))
        people->mentions.lost = true;
    else if (person != NONE)
        find_known(&people->mentions, person)->weight += WEIGHT_POSSESSIVE;
}

/* "Osei Brand, her apprentice": what somebody is who has just been spoken of. */
static bool is_apposition(const Mentions *mentions, const Passage *passage, size_t at)
{
    const Token *token = &passage->tokens.items[at];
    return at > 0 && (token->gap & (GAP_COMMA | GAP_DASH | GAP_OPEN_PAREN)) && !token->starts_sentence &&
           mentions->latest != NONE && mentions->latest_token + 1 == at;
}

/* "es", "era": is, was */
static bool is_copula(const Passage *passage, size_t at)
{
    static const char *const forms[] = {"es",   "era",  "fue",   "eran", "son", "è",      "é",
                                        "foi",  "fu",   "est",   "sont", "são", "étais",  "était",
                                        "fut",  "será", "sarà",  "sera", "sea", "siendo", "soy",
                                        "sono", "sou",  "siamo", "eram"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is_nocase(token_text(passage, at), forms[i]))
            return true;
    return false;
}

/* "was a diver", "as a diver": says of somebody known what they are. */
static bool is_predicate(const Passage *passage, size_t at)
{
    const Token *before = at > 0 ? &passage->tokens.items[at - 1] : NULL;
    /* "there was a young clerk" brings somebody in */
    if (at > 1 && str_equal_nocase(token_text(passage, at - 2), STR("there")))
        return false;
    return before && passage->tokens.items[at].gap == 0 &&
           ((before->flags & WORD_PASSIVE) || (passage->romance && is_copula(passage, at - 1)) ||
            str_equal_nocase(token_text(passage, at - 1), STR("as")) ||
            str_equal_nocase(token_text(passage, at - 1), STR("als")));
}

/* "la chercheuse" of somebody who has been named: in Romance languages whoever is spoken of is called something
 * else each time. */
static size_t renamed_person(const People *people, const Passage *passage, const PersonPhrase *phrase)
{
    const Scene *scene = &people->mentions.scene;
    uint32_t head = passage->tokens.items[phrase->head].flags;
    PronounQuery query = {.gender = phrase->gender,
                          .at = passage->origin + passage->tokens.items[phrase->first].start,
                          .block = passage->block,
                          .last_speaker = NONE};

    if (!(passage->tokens.items[phrase->first].flags & WORD_ARTICLE) || phrase->plural)
        return NONE;
    if ((head & (WORD_AUTHOR | WORD_EDITOR)) && scene->author_count == 1)
        return scene->authors[0];
    size_t author =
        (head & WORD_AUTHOR) && scene->author_count == 0 ? mentions_last_author(people, query.at) : NONE;
    if (author != NONE || ((head & WORD_AUTHOR) && scene->author_count == 0 && !passage->romance))
        return author;
    return passage->romance && stands_as_subject(&people->mentions, passage, phrase->first, phrase->last)
               ? mentions_resolve(people, &query)
               : NONE;
}

size_t mentions_phrase(People *people, const Passage *passage, const PersonPhrase *phrase)
{
    Str head = without_possessive(token_text(passage, phrase->head));
    DocPos at = passage->origin + passage->tokens.items[phrase->first].start;
    bool indefinite = is_indefinite(token_text(passage, phrase->first));
    size_t person = indefinite ? NONE : mentions_find_noun(people, head, at);

    if (person == NONE && !indefinite)
        person = renamed_person(people, passage, phrase);
    if (person == NONE)
        person =
            people_add_noun(people, without_possessive(passage_slice(passage, phrase->first, phrase->full)),
                            head, phrase->gender);
    if (person != NONE && phrase->plural)
        people->persons.items[person].plural = true;
    return person;
}

/* "other people’s" */
static bool is_owner(const Passage *passage, size_t at)
{
    Str word = token_text(passage, at);
    return without_possessive(word).len_bytes < word.len_bytes;
}

/* The phrase whose determiner, or owner, ends at token at and begins at first; returns its noun, at when there is
 * no phrase. */
static size_t read_phrase(People *people, const Passage *passage, size_t first, size_t at)
{
    Mentions *mentions = &people->mentions;
    DocPos here = passage->origin + passage->tokens.items[first].start;
    PersonPhrase phrase;

    if (!person_phrase_at(passage, at, &phrase) || is_predicate(passage, first) ||
        (phrase.plural && is_owner(passage, phrase.head)))
        return at;
    phrase.first = first;
    bool apposition = is_apposition(mentions, passage, first);
    bool subject = apposition || stands_as_subject(mentions, passage, phrase.first, phrase.last);
    if (phrase.name != NONE) { /* whoever it is will be met */
        mentions->name_token = phrase.name;
        mentions->name_subject = subject;
        mentions->latest = apposition ? mentions->latest : NONE;
        return phrase.head;
    }
    if (apposition) {
        Person *of = &people->persons.items[mentions->latest];
        of->head = of->noun ? of->head : token_text(passage, phrase.head);
    } else {
        mentions->latest = mentions_phrase(people, passage, &phrase);
        note(people, mentions->latest, here, subject, subject ? WEIGHT_SUBJECT : WEIGHT_OTHER);
    }
    mentions->latest_token = phrase.last;
    return phrase.head;
}

/* Whoever was only called something so far, "her engineer", has a name now. */
static void name_latest(People *people, size_t person)
{
    Mentions *mentions = &people->mentions;
    Known *of = mentions->latest != NONE ? find_known(mentions, mentions->latest) : NULL;
    Person *noun = of ? &people->persons.items[of->person] : NULL, *named = &people->persons.items[person];

    if (!noun || !noun->noun || noun->plural)
        return;
    named->head = noun->head;
    named->title_gender = named->title_gender ? named->title_gender : noun->title_gender;
    named->strong = true;
    if (find_known(mentions, person) == NULL)
        of->person = person;
    else
        *of = mentions->known[--mentions->count];
}

/* The person whom the name in tokens [at, *last] means; in German another noun may follow it. */
static size_t find_named(const People *people, const SpeechWords *words, const Passage *passage,
                         size_t *first, size_t *last)
{
    size_t person = people_find_name(people, words, passage, first, *last);

    /* "Ecologist Bram Okonjo-Leigh" */
    if (person == NONE && *last > *first)
        person = people_find(people, words, passage_slice(passage, *first + 1, *last));
    if (person == NONE && *last > *first && passage->german) { /* "Melchiors Gesicht" */
        *last = *first;
        person = people_find(people, words, passage_slice(passage, *first, *first));
    }
    return person;
}

/* Where the name in tokens [at, end] stands as a subject; "Lomax’s own answer was brisk" is about Lomax. */
static bool is_subject_name(const Mentions *mentions, const Passage *passage, size_t at, size_t end)
{
    const Token *token = &passage->tokens.items[at];

    if (mentions->name_token == at)
        return mentions->name_subject;
    if (without_possessive(token_text(passage, end)).len_bytes < token_text(passage, end).len_bytes)
        return token->starts_sentence;
    return !(token->gap & GAP_OPEN_PAREN) && stands_as_subject(mentions, passage, at, end);
}

/* "Ada Pike and Tom Reed"; of "the brothers Tom and Will Reed" the first is nobody met before, and whoever made a
 * pair till then is no longer meant. */
static void note_pair(Mentions *mentions, size_t person, size_t at, DocPos here, bool named)
{
    bool both = mentions->latest != NONE && mentions->latest_token + 2 == at;

    if (!both && !named)
        return;
    mentions->pair[0] = both ? mentions->latest : NONE;
    mentions->pair[1] = person;
    mentions->pair_at = here;
}

static size_t read_name(People *people, const SpeechWords *words, const Passage *passage, size_t at,
                        size_t last)
{
    Mentions *mentions = &people->mentions;
    const Token *tokens = passage->tokens.items;
    size_t first = at, end = last;
    size_t person = find_named(people, words, passage, &first, &end);
    DocPos here = passage->origin + tokens[at].start;

    if (person == NONE)
        return last;
    bool introduced = mentions->name_token == at;
    bool subject = is_subject_name(mentions, passage, at, end);
    bool aside = tokens[at].gap & GAP_OPEN_PAREN;
    if (aside && mentions->latest != NONE && mentions->latest_token + 1 == at)
        return end; /* "Runa (Ines Karlow)" */
    if (introduced || (is_apposition(mentions, passage, at) && !aside))
        name_latest(people, person);
    if (introduced && passage->romance)
        people->persons.items[person].strong = true;
    note(people, person, here, subject, subject ? WEIGHT_SUBJECT : aside ? WEIGHT_ASIDE : WEIGHT_OTHER);
    if (end > first)
        people_name_stands(people, person, here);
    if (at > 0 && (tokens[at].gap & ~GAP_COMMA) == 0 && !tokens[at - 1].capital &&
        (tokens[at - 1].flags & (WORD_PERSON | WORD_AUTHOR)))
        people->persons.items[person].head = token_text(passage, at - 1);
    if (at > 1 && tokens[at].gap == 0 && (tokens[at - 1].flags & WORD_CONJUNCTION) &&
        mentions->latest != person)
        note_pair(mentions, person, at, here, tokens[at - 2].capital);
    mentions->latest = person;
    mentions->latest_token = end;
    bool possessive =
        without_possessive(token_text(passage, end)).len_bytes < token_text(passage, end).len_bytes;
    return possessive ? read_phrase(people, passage, at, end) : end;
}

/* The first token at or behind i that may be a noun for somebody. */
static size_t next_person_noun(const Passage *passage, size_t i)
{
    const uint32_t nouns = WORD_PERSON | WORD_AUTHOR | WORD_EDITOR | WORD_HONORIFIC;

    while (i < passage->tokens.count && !(passage->tokens.items[i].flags & nouns))
        i++;
    return i;
}

void mentions_read(People *people, const SpeechWords *words, const Passage *passage, size_t *from,
                   size_t byte)
{
    const uint32_t openers = WORD_ARTICLE | WORD_DETERMINER | WORD_PREPOSITION,
                   pronouns = WORD_HE | WORD_SHE | WORD_DETERMINER | WORD_OBJECT;
    size_t noun = *from;

    begin_block(&people->mentions, passage->block);
    for (; *from < passage->tokens.count && passage->tokens.items[*from].start < byte; (*from)++) {
        const Token *token = &passage->tokens.items[*from];
        size_t last;
        bool told = (token->flags & (openers | pronouns)) != 0;
        if ((token->depth > 0) | !(told | token->capital | token->starts_sentence))
            continue; /* most words say nothing of anybody */
        if (token->starts_sentence && *from > 0)
            begin_sentence(&people->mentions);
        if (token->styled)
            continue;
        if (token->capital && name_at(passage, *from, &last)) {
            *from = read_name(people, words, passage, *from, last);
            continue;
        }
        if (token->flags & pronouns)
            read_pronoun(people, passage, *from);
        if (!(token->flags & openers))
            continue;
        noun = noun < *from ? *from : noun;
        noun = next_person_noun(passage, noun);
        if (noun <= *from + PHRASE_HEAD_REACH)
            *from = read_phrase(people, passage, *from, *from);
    }
}
