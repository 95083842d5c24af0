/* Names in passages: where they begin and end, what stands around them and says that they are people, and the
 * first reading, which learns them. */
#include "people.h"

/* ---- where names stand --------------------------------------------------------------------------------- */

static bool ends_in_possessive(const Passage *passage, size_t token)
{
    Str text = token_text(passage, token);
    return without_possessive(text).len_bytes < text.len_bytes;
}

/* "Ms. Weil", "Mr May": whatever the word means elsewhere. */
static bool follows_title(const Passage *passage, const Token *token)
{
    const uint32_t title = WORD_HONORIFIC | WORD_ABBREVIATION;
    return token > passage->tokens.items && (token[-1].flags & title) == title && token[-1].capital &&
           (token->gap & ~GAP_STOP) == 0 && token[-1].end + 2 >= token->start;
}

/* Can the token be a word of a name? Small words that names do not have, months, and adverbs at the beginning
 * of a sentence ("Eventually Ruiz") cannot. */
static bool is_name_word(const Passage *passage, const Token *token)
{
    enum {
        ADVERB_BYTES_MIN = 7
    };
    const Token *end = passage->tokens.items + passage->tokens.count;
    bool before_name = token + 1 < end && token[1].capital && token[1].gap == 0;
    /* "De Wit", but not "Al rato", nor "Der Ingenieur" */
    bool particle = (token->flags & WORD_PARTICLE) && before_name &&
                    !((token->flags & WORD_ARTICLE) && token->starts_sentence);
    bool small_word = (token->flags & WORD_FUNCTION) && !particle;
    bool adverb = token->starts_sentence && before_name && token->end - token->start >= ADVERB_BYTES_MIN &&
                  passage->text.data[token->end - 1] == 'y' && passage->text.data[token->end - 2] == 'l';

    return token->capital &&
           (follows_title(passage, token) || (!small_word && !adverb && !(token->flags & WORD_NO_NAME)));
}

/* Can token join the one before it into one name: nothing stands between, or the dot of an initial or
 * title. */
static bool joins_name(const Passage *passage, size_t token)
{
    const Token *here = &passage->tokens.items[token], *before = here - 1;
    bool short_form = (before->flags & WORD_ABBREVIATION) || before->end - before->start <= 2 ||
                      passage->text.data[before->end - 1] == '.' ||
                      (before->end - before->start <= 5 && passage->text.data[before->start + 1] == '.');

    if (here->depth != before->depth || here->styled != before->styled)
        return false;
    for (size_t i = before->end; i < here->start; i++) /* "Perotti & Figli" */
        if (passage->text.data[i] == '&' || passage->text.data[i] == '|' || passage->text.data[i] == '/')
            return false;
    return here->gap == 0 || (here->gap == GAP_STOP && short_form &&
                              ((here->flags & WORD_FUNCTION) == 0 || follows_title(passage, here)));
}

/* A name has at most this many words; the bound keeps the look short in a text set in capitals. */
enum {
    NAME_WORDS_MAX = 6
};

/* "Sir, – Your reviewer": nobody's name. */
static bool is_salutation(const Passage *passage, size_t at)
{
    const Token *token = &passage->tokens.items[at];
    bool alone = at + 1 >= passage->tokens.count || token[1].gap != 0 || !token[1].capital;

    return alone && (token->flags & WORD_HONORIFIC) &&
           (str_equal_nocase(token_text(passage, at), STR("sir")) ||
            str_equal_nocase(token_text(passage, at), STR("sirs")));
}

bool name_at(const Passage *passage, size_t first, size_t *last)
{
    const Tokens *tokens = &passage->tokens;
    size_t at = first;

    if (first >= tokens->count || !is_name_word(passage, &tokens->items[first]) ||
        is_salutation(passage, first))
        return false;
    while (at + 1 < tokens->count && at - first + 1 < NAME_WORDS_MAX && !ends_in_possessive(passage, at) &&
           joins_name(passage, at + 1)) {
        size_t next = at + 1;
        /* "de la Cruz": small words count when a capital follows */
        while (next + 1 < tokens->count && next - at <= 2 && !tokens->items[next].capital &&
               (tokens->items[next].flags & WORD_PARTICLE) && joins_name(passage, next + 1))
            next++;
        if (!is_name_word(passage, &tokens->items[next]))
            break;
        at = next;
    }
    *last = at;
    return true;
}

bool name_ending_at(const Passage *passage, size_t last, size_t *first)
{
    const Tokens *tokens = &passage->tokens;
    size_t at = last;

    if (last >= tokens->count || !is_name_word(passage, &tokens->items[last]) ||
        ends_in_possessive(passage, last))
        return false;
    while (at > 0 && last - at + 1 < NAME_WORDS_MAX && joins_name(passage, at)) {
        size_t before = at - 1;
        while (before > 0 && at - before <= 2 && !tokens->items[before].capital &&
               (tokens->items[before].flags & WORD_PARTICLE) && joins_name(passage, before))
            before--;
        if (!is_name_word(passage, &tokens->items[before]) || ends_in_possessive(passage, before))
            break;
        at = before;
    }
    name_without_trade(passage, &at, last);
    *first = at;
    return true;
}

bool is_trade(const Passage *passage, size_t token)
{
    static const char *const endings[] = {
        "er",   "or",    "ist",   "ian",  "man",  "eur",  "euse",   "logue", "rice",  "ienne", "erin",
        "orin", "istin", "eurin", "ogin", "loga", "logo", "ología", "iste",  "ienne", "ista",  "meister"};
    const Token *of = &passage->tokens.items[token];
    Str word = token_text(passage, token);

    if (of->flags & (WORD_PERSON | WORD_AUTHOR | WORD_EDITOR))
        return true;
    if ((of->flags & (WORD_FUNCTION | WORD_SAY)) || word.len_bytes < 5)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(word, str_from(endings[i])))
            return true;
    return false;
}

bool name_without_trade(const Passage *passage, size_t *first, size_t last)
{
    const Tokens *tokens = &passage->tokens;
    size_t from = *first;

    while (*first < last && !(tokens->items[*first].flags & WORD_HONORIFIC)) {
        bool listed = tokens->items[*first].flags & (WORD_PERSON | WORD_AUTHOR | WORD_EDITOR);
        /* German sets trades with a capital: there the ending tells, as long as a whole name is left */
        if (!listed && !(passage->german && last - *first >= 2 && is_trade(passage, *first)))
            break;
        (*first)++;
    }
    return *first > from;
}

/* "seu Abílio", "don Celso", "doña Ana": a title in lower case, which is no part of the name. */
static bool has_small_title(const Passage *passage, size_t first)
{
    const Token *token = &passage->tokens.items[first];
    return passage->romance && first > 0 && token->gap == 0 && !token[-1].capital &&
           (token[-1].flags & WORD_HONORIFIC) && (token[-1].flags & (WORD_MAN | WORD_WOMAN));
}

/* A title or a trade in front: "Mr Abney", "hydrologist Maud Tessaly", "the trust's director, Marguerite
 * Osei,". */
static bool has_title(const Passage *passage, size_t first)
{
    const Token *token = &passage->tokens.items[first];

    if ((token->flags & WORD_HONORIFIC) || has_small_title(passage, first))
        return true;
    return first > 0 && (token->gap == 0 || (token->gap == GAP_COMMA && !token[-1].capital)) &&
           (!token[-1].capital || passage->german) && is_trade(passage, first - 1);
}

/* "Bram Okonjo, a retired pilot", "Ana Ruiz, the chair's daughter": somebody's trade stands behind the name. */
static bool trade_follows(const Passage *passage, size_t after)
{
    enum {
        WORDS_MAX = 5
    };
    const Tokens *tokens = &passage->tokens;

    if (!(tokens->items[after].flags & (WORD_ARTICLE | WORD_DETERMINER)))
        return false;
    for (size_t i = after + 1; i < tokens->count && i <= after + WORDS_MAX && tokens->items[i].gap == 0; i++)
        if (tokens->items[i].flags & (WORD_PERSON | WORD_AUTHOR | WORD_EDITOR | WORD_HONORIFIC))
            return true;
    return false;
}

/* "Enid Scarth, who is eighty-one" */
static bool is_followed_by_who(const Passage *passage, size_t last)
{
    static const char *const forms[] = {"who", "whose", "whom", "qui", "dont", "quien"};

    if (last + 1 >= passage->tokens.count || passage->tokens.items[last + 1].gap != GAP_COMMA)
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is_nocase(token_text(passage, last + 1), forms[i]))
            return true;
    return false;
}

/* What stands around the name [first, last] and says that it is a person. */
static bool is_strong(const Passage *passage, size_t first, size_t last)
{
    const Tokens *tokens = &passage->tokens;
    const Token *before = first > 0 ? &tokens->items[first - 1] : NULL;
    const Token *after = last + 1 < tokens->count ? &tokens->items[last + 1] : NULL;
    const uint32_t joints = WORD_PREPOSITION | WORD_ARTICLE | WORD_DETERMINER;
    bool joined = before && tokens->items[first].gap == 0;

    if (has_title(passage, first) || (joined && (before->flags & WORD_SAY)))
        return true;
    /* "im Gespräch zum Erscheinen des Originals bekannte sie" */
    if (passage->german && joined && (before->flags & joints))
        return false;
    if (!after || ends_in_possessive(passage, last))
        return false;
    return (after->gap == 0 && (after->flags & WORD_SAY) && !passage->german) ||
           is_followed_by_who(passage, last) ||
           (after->gap == GAP_COMMA && (after->number || trade_follows(passage, last + 1)));
}

/* Words behind which places stand more often than people. */
static bool is_place_word(Str word)
{
    static const char *const forms[] = {
        "in",      "at",   "near", "from", "on",     "off",     "to",      "around", "beyond",
        "across",  "into", "onto", "the",  "toward", "towards", "outside", "inside", "upon",
        "through", "past", "bei",  "aus",  "nach",   "auf",     "im",      "à",      "en",
        "aux",     "au",   "dans", "vers", "desde",  "hacia",   "hasta",   "nel",    "nella",
        "verso",   "em",   "no",   "na",   "naar",   "te",      "uit"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is_nocase(word, forms[i]))
            return true;
    return false;
}

static bool is_place_or_body(const Passage *passage, size_t first, size_t last)
{
    const Tokens *tokens = &passage->tokens;
    bool given = first < last && given_name_gender(token_text(passage, first)) != GENDER_UNKNOWN;

    if ((tokens->items[first].flags & WORD_HONORIFIC) && first < last)
        return false;
    for (size_t i = first; i <= last && !given; i++)
        if (tokens->items[i].flags & WORD_ORGANISATION)
            return true;
    return first > 0 && tokens->items[first].gap == 0 && is_place_word(token_text(passage, first - 1));
}

/* The name at token, trades in front skipped; *first moves. False when there is none worth learning. */
static bool read_name(const Passage *passage, size_t *first, size_t *last)
{
    if (!name_at(passage, *first, last))
        return false;
    name_without_trade(passage, first, *last);
    return true;
}

/* A pronoun seems to mean the person. */
static void vote(People *people, Gender gender, size_t person, uint32_t weight)
{
    if (gender == GENDER_MAN)
        people->persons.items[person].he += weight;
    else
        people->persons.items[person].she += weight;
}

/* "a tall girl named Josie", "un homme nommé Paul", "her younger brother, Magnus", "old Pask": *gender is
 * that of the noun. */
static bool is_introduced(const Passage *passage, size_t first, Gender *gender)
{
    static const char *const forms[] = {"named",   "called",   "namens",   "nommé",   "nommée",  "llamado",
                                        "llamada", "chiamato", "chiamata", "chamado", "chamada", "genaamd"};
    const Token *token = &passage->tokens.items[first];
    bool naming = false;

    static const char *const dear[] = {"old", "young", "little", "poor", "dear"};
    if (first > 0 && token->gap == 0)
        for (size_t i = 0; i < sizeof dear / sizeof *dear; i++)
            if (str_is_nocase(token_text(passage, first - 1), dear[i]))
                return !passage->german && !passage->romance && (i == 0 || !token[-1].capital);
    if (first < 2 || (token->gap & ~GAP_COMMA))
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        naming = naming || str_is_nocase(token_text(passage, first - 1), forms[i]);
    const Token *noun = naming ? token - 2 : token - 1;
    if (!(noun->flags & WORD_PERSON) || (noun->capital && !passage->german) || (naming && token->gap))
        return false;
    *gender = title_gender(noun->flags);
    return true;
}

/* "Nell reads them aloud": a first name alone, in a sentence, where no place stands. */
static bool is_given_name(const Passage *passage, size_t first, size_t last)
{
    const Token *token = &passage->tokens.items[first];
    return first == last && !token->starts_sentence && !is_place_or_body(passage, first, last) &&
           given_name_gender(without_possessive(token_text(passage, first))) != GENDER_UNKNOWN;
}

/* Does the name begin with a word that only its place at the beginning of a sentence has given a capital, "Hoy
 * Barrón" for somebody who is known by the rest? */
static bool begins_with_opener(const People *people, const SpeechWords *words, const Passage *passage,
                               size_t first, size_t last)
{
    return first < last && passage->tokens.items[first].starts_sentence &&
           !(passage->tokens.items[first].flags & WORD_HONORIFIC) &&
           given_name_gender(token_text(passage, first)) == GENDER_UNKNOWN &&
           people_find(people, words, passage_slice(passage, first, last)) == NONE &&
           people_find(people, words, passage_slice(passage, first + 1, last)) != NONE;
}

size_t people_find_name(const People *people, const SpeechWords *words, const Passage *passage, size_t *first,
                        size_t last)
{
    if (begins_with_opener(people, words, passage, *first, last))
        (*first)++;
    return people_find(people, words, passage_slice(passage, *first, last));
}

/* May the name, of which nothing is known yet, be that of a person? In German every noun has a capital: there
 * something must say so. */
static bool is_worth_learning(const Passage *passage, size_t first, size_t last, bool strong, bool named)
{
    const Token *token = &passage->tokens.items[first];
    bool given = given_name_gender(token_text(passage, first)) != GENDER_UNKNOWN;

    bool article = first > 0 && token->gap == 0 && !passage->german && (token[-1].flags & WORD_ARTICLE);
    if (first > 0 && token->gap == 0 && !passage->german && (token[-1].flags & WORD_DETERMINER) &&
        !(token[-1].flags & WORD_LINK) && !has_small_title(passage, first) && !named)
        return false; /* "two Lord Mayors" */
    if (first == last && has_small_title(passage, first))
        return true;
    if (first == last)
        return (named && !article) || is_given_name(passage, first, last);
    if (is_place_or_body(passage, first, last) && !has_title(passage, first) && !named && !given)
        return false;
    return !passage->german || strong || given || (token->flags & WORD_HONORIFIC);
}

/* "MR. JOSIAH CRIMPLE was the smallest attorney": chapters and stories may begin in capitals. */
static bool opens_with_name(const Passage *passage, size_t first, size_t last)
{
    return first == 0 && first < last &&
           !(last + 1 < passage->tokens.count && passage->tokens.items[last + 1].all_caps) &&
           ((passage->tokens.items[first].flags & WORD_HONORIFIC) ||
            given_name_gender(token_text(passage, first)) != GENDER_UNKNOWN);
}

/* "Strand said", "Dalva se ofende": people are called by one of their names, places seldom. */
static bool is_short_name(const People *people, const Passage *passage, size_t index, size_t first,
                          size_t last)
{
    const Person *person = &people->persons.items[index];
    const Token *token = &passage->tokens.items[first];
    const uint32_t joints = WORD_PREPOSITION | WORD_ARTICLE | WORD_DETERMINER;

    return first == last && person->given.len_bytes > 0 && !person->titled && !passage->german &&
           !(first > 0 && token->gap == 0 && (token[-1].flags & joints));
}

static size_t learn_name(People *people, const SpeechWords *words, const Passage *passage, size_t first,
                         size_t last)
{
    const Token *token = &passage->tokens.items[first];
    size_t person = people_find_name(people, words, passage, &first, last);
    Str name = without_possessive(passage_slice(passage, first, last));
    bool strong = is_strong(passage, first, last);
    Gender gender = GENDER_UNKNOWN;
    bool introduced = is_introduced(passage, first, &gender);
    bool named = is_followed_by_who(passage, last) || introduced;

    if (token->styled || (token->all_caps && !named && !opens_with_name(passage, first, last)))
        return person;
    if (person == NONE && !is_worth_learning(passage, first, last, strong, named))
        return NONE;
    if (person == NONE || first < last)
        person = people_learn(people, words, name);
    if (person == NONE)
        return NONE;
    if (people->persons.items[person].named++ == 0)
        people->persons.items[person].first_at = passage->origin + token->start;
    people->persons.items[person].places += is_place_or_body(passage, first, last);
    if (strong || named || is_short_name(people, passage, person, first, last))
        people->persons.items[person].strong = true;
    if (has_small_title(passage, first))
        gender = title_gender(token[-1].flags);
    if (gender && !people->persons.items[person].title_gender)
        people->persons.items[person].title_gender = gender;
    return person;
}

/* Whom the sentences are about, while a passage is read for the first time. */
typedef struct {
    size_t person;
    Gender followed_by; /* of the first pronoun behind the name: one of another gender means somebody else */
    bool in_sentence;   /* named in this sentence already */
    size_t others;      /* how many people have been named */
} Subject;

static void read_pronoun(People *people, Subject *subject, const Token *token)
{
    Gender gender = token->flags & WORD_HE ? GENDER_MAN : GENDER_WOMAN;
    bool first = subject->followed_by == GENDER_UNKNOWN;

    if (subject->person == NONE || (!first && subject->followed_by != gender))
        return;
    Gender known = told_gender(&people->persons.items[subject->person]);
    if (known && known != gender)
        return;
    subject->followed_by = gender;
    vote(people, gender, subject->person, !first ? 1 : subject->others <= 1 ? 3 : 2);
}

void people_read(People *people, const SpeechWords *words, const Passage *passage, bool body)
{
    const Tokens *tokens = &passage->tokens;
    Subject subject = {.person = NONE};

    for (size_t at = 0; at < tokens->count; at++) {
        const Token *token = &tokens->items[at];
        size_t first = at, last;
        if (token->depth > 0)
            continue;
        subject.in_sentence = subject.in_sentence && !token->starts_sentence;
        if ((token->flags & (WORD_HE | WORD_SHE)) && !token->all_caps &&
            !(passage->german && token->capital)) {
            read_pronoun(people, &subject, token);
        } else if (token->capital && read_name(passage, &first, &last)) {
            size_t person = learn_name(people, words, passage, first, last);
            if (person != NONE && body && first < last)
                people->persons.items[person].in_body = true;
            subject.others += person != NONE && person != subject.person;
            /* the first person named in a sentence is what it is about */
            if (person != NONE && !subject.in_sentence) {
                subject.followed_by = person == subject.person ? subject.followed_by : GENDER_UNKNOWN;
                subject.person = person;
                subject.in_sentence = true;
            }
            at = last;
        }
    }
}
