/* People: who is named on the page, and whom a surname or a pronoun means.
 *
 * A person is found by surname or by first name through two chained hash tables. Genders are never guessed
 * from the story: they come from titles ("Mrs"), from the pronouns that follow a name all over the document,
 * and, where there is nothing else, from first names that end in -a. */
#include <string.h>

#include "meaning.h"

typedef struct {
    size_t first; /* person + 1; 0 for an empty slot */
    uint32_t hash;
} Slot;

typedef struct {
    Slot *slots;
    size_t mask, used;
} NameTable;

struct People {
    Arena *arena;
    VEC(Person) persons;
    VEC(size_t) next_surname; /* next person with the same surname, or NONE */
    NameTable surnames, givens;
    Mention mentions[MENTIONS_KEPT]; /* a ring */
    size_t mention_count;
};

/* People who share a surname beyond this many are not told apart: a bound on the walk along their chain. */
enum {
    NAMESAKES_MAX = 8
};

People *people_new(Arena *arena)
{
    People *people = memory_alloc_zero(1, sizeof *people);
    people->arena = arena;
    return people;
}

void people_free(People *people)
{
    if (people) {
        vec_free(&people->persons);
        vec_free(&people->next_surname);
        memory_free(people->surnames.slots);
        memory_free(people->givens.slots);
        memory_free(people);
    }
}

Person *people_get(People *people, size_t index)
{
    return &people->persons.items[index];
}

/* FNV-1a over the letters in lower case. */
static uint32_t name_hash(Str name)
{
    uint32_t hash = 2166136261u;
    size_t step;

    for (size_t at = 0; at < name.len_bytes; at += step)
        hash = (hash ^ utf8_to_lower(utf8_decode(name, at, &step))) * 16777619u;
    return hash;
}

static bool same_letters(Str a, Str b)
{
    size_t i = 0, j = 0, step_a, step_b;

    while (i < a.len_bytes && j < b.len_bytes) {
        if (utf8_to_lower(utf8_decode(a, i, &step_a)) != utf8_to_lower(utf8_decode(b, j, &step_b)))
            return false;
        i += step_a;
        j += step_b;
    }
    return i == a.len_bytes && j == b.len_bytes;
}

static Str table_key(const People *people, const NameTable *table, size_t person)
{
    const Person *of = &people->persons.items[person];
    return table == &people->surnames ? of->surname : of->given;
}

static Slot *find_slot(const People *people, const NameTable *table, Str key)
{
    uint32_t hash = name_hash(key);
    size_t at = hash & table->mask;

    while (table->slots[at].first > 0) {
        Slot *slot = &table->slots[at];
        if (slot->hash == hash && same_letters(table_key(people, table, slot->first - 1), key))
            return slot;
        at = (at + 1) & table->mask;
    }
    return &table->slots[at];
}

static void grow_table(NameTable *table)
{
    size_t size = table->slots ? (table->mask + 1) * 2 : 64;
    Slot *old = table->slots;
    size_t old_size = table->slots ? table->mask + 1 : 0;

    table->slots = memory_alloc_zero(size, sizeof *table->slots);
    table->mask = size - 1;
    for (size_t i = 0; i < old_size; i++) {
        if (old[i].first > 0) {
            size_t at = old[i].hash & table->mask;
            while (table->slots[at].first > 0)
                at = (at + 1) & table->mask;
            table->slots[at] = old[i];
        }
    }
    memory_free(old);
}

/* The first person under key; NONE. */
static size_t table_find(const People *people, const NameTable *table, Str key)
{
    if (!table->slots || key.len_bytes == 0)
        return NONE;
    Slot *slot = find_slot(people, table, key);
    return slot->first > 0 ? slot->first - 1 : NONE;
}

static void table_add(People *people, NameTable *table, Str key, size_t person)
{
    if (key.len_bytes == 0)
        return;
    if (!table->slots || table->used * 2 > table->mask)
        grow_table(table);
    Slot *slot = find_slot(people, table, key);
    if (slot->first == 0) {
        *slot = (Slot){person + 1, name_hash(key)};
        table->used++;
    }
}

/* ---- names --------------------------------------------------------------------------------------------- */

/* name without "’s" or a lone apostrophe behind it. */
static Str without_possessive(Str name)
{
    static const char *const endings[] = {"’s", "'s", "’S", "'S", "’", "'"};

    /* the last byte of each */
    if (name.len_bytes == 0 || strchr("sS'\x99", name.data[name.len_bytes - 1]) == NULL)
        return name;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        Str ending = str_from(endings[i]);
        if (name.len_bytes > ending.len_bytes && str_ends(name, ending))
            return str_slice(name, 0, name.len_bytes - ending.len_bytes);
    }
    return name;
}

typedef struct {
    Str whole; /* without titles when more than a surname is left */
    Str surname, given;
    Gender gender;
    bool titled;
} NameParts;

static Gender title_gender(uint32_t flags)
{
    return flags & WORD_MAN ? GENDER_MAN : flags & WORD_WOMAN ? GENDER_WOMAN : GENDER_UNKNOWN;
}

/* The word of name that begins at *at, blanks skipped, without a full stop behind it; moves *at. */
static Str name_word(Str name, size_t *at)
{
    while (*at < name.len_bytes && (name.data[*at] == ' ' || name.data[*at] == '\n'))
        (*at)++;
    size_t start = *at;
    while (*at < name.len_bytes && name.data[*at] != ' ' && name.data[*at] != '\n')
        (*at)++;
    Str word = str_slice(name, start, *at);
    while (word.len_bytes > 0 &&
           (word.data[word.len_bytes - 1] == '.' || word.data[word.len_bytes - 1] == ','))
        word.len_bytes--;
    return word;
}

static NameParts name_parts(const SpeechWords *words, Str name)
{
    NameParts parts = {.whole = without_possessive(str_trim(name))};
    size_t at = 0, count = 0, after_titles = 0;
    Str word;

    while ((word = name_word(parts.whole, &at)).len_bytes > 0) {
        uint32_t flags = speech_word(words, word);
        if (count == 0 && (flags & WORD_HONORIFIC) && at < parts.whole.len_bytes) {
            parts.titled = true;
            parts.gender = parts.gender ? parts.gender : title_gender(flags);
            after_titles = at;
            continue;
        }
        if (count == 0 && (flags & WORD_PARTICLE) && at < parts.whole.len_bytes)
            continue; /* "De Wit" is a surname */
        if (count++ == 0)
            parts.given = word;
        parts.surname = word;
    }
    if (count == 1) {
        parts.surname = parts.given;
        parts.given = (Str){0};
    } else {
        parts.whole = str_trim(str_slice(parts.whole, after_titles, parts.whole.len_bytes));
    }
    return parts;
}

/* "Rob" and "Robert", "M" and "Maud": may be the same first name. */
static bool given_fits(Str a, Str b)
{
    size_t shorter = a.len_bytes < b.len_bytes ? a.len_bytes : b.len_bytes;
    size_t step;

    if (shorter == 0)
        return true;
    utf8_decode(a, 0, &step);
    if (shorter <= step || a.data[step] == '.' || (step < b.len_bytes && b.data[step] == '.'))
        return same_letters(str_slice(a, 0, step), str_slice(b, 0, step));
    return same_letters(a, b) ||
           (shorter >= 3 && same_letters(str_slice(a, 0, shorter), str_slice(b, 0, shorter)));
}

static Gender person_gender(const Person *person)
{
    static const char *const men[] = {"Luca",  "Joshua",  "Ezra", "Andrea", "Nikita",
                                      "Sasha", "Mustafa", "Elia", "Costa"};
    Str given = person->given.len_bytes > 0 ? person->given : person->surname;

    if (person->title_gender)
        return person->title_gender;
    if (person->he > person->she + person->she / 2)
        return GENDER_MAN;
    if (person->she > person->he + person->he / 2)
        return GENDER_WOMAN;
    if (person->he + person->she > 0 || person->given.len_bytes < 3 || !str_ends(given, STR("a")))
        return GENDER_UNKNOWN;
    for (size_t i = 0; i < sizeof men / sizeof *men; i++)
        if (str_equal(given, str_from(men[i])))
            return GENDER_UNKNOWN;
    return GENDER_WOMAN;
}

static size_t find_parts(const People *people, const NameParts *parts)
{
    size_t person = table_find(people, &people->surnames, parts->surname);
    size_t first = person;

    for (size_t i = 0; person != NONE && i < NAMESAKES_MAX; i++) {
        const Person *known = &people->persons.items[person];
        Gender gender = person_gender(known);
        if (given_fits(known->given, parts->given) && (!parts->gender || !gender || gender == parts->gender))
            return person;
        person = people->next_surname.items[person];
    }
    if (first == NONE && parts->given.len_bytes == 0)
        return table_find(people, &people->givens, parts->surname);
    return NONE;
}

size_t people_find(const People *people, const SpeechWords *words, Str name)
{
    NameParts parts = name_parts(words, name);
    return find_parts(people, &parts);
}

static bool is_all_caps(Str name)
{
    size_t step;

    for (size_t at = 0; at < name.len_bytes; at += step)
        if (utf8_is_lower(utf8_decode(name, at, &step)))
            return false;
    return true;
}

static size_t add_person(People *people, const NameParts *parts)
{
    size_t person = people->persons.count;
    size_t first;

    if (person >= PEOPLE_MAX || parts->surname.len_bytes == 0)
        return NONE;
    vec_push(&people->persons, (Person){.name = parts->whole,
                                        .surname = parts->surname,
                                        .given = parts->given,
                                        .title_gender = parts->gender,
                                        .strong = parts->titled});
    vec_push(&people->next_surname, NONE);
    first = table_find(people, &people->surnames, parts->surname);
    if (first == NONE) {
        table_add(people, &people->surnames, parts->surname, person);
    } else {
        for (size_t i = 0; i < NAMESAKES_MAX && people->next_surname.items[first] != NONE; i++)
            first = people->next_surname.items[first];
        if (people->next_surname.items[first] == NONE)
            people->next_surname.items[first] = person;
    }
    table_add(people, &people->givens, parts->given, person);
    return person;
}

size_t people_learn(People *people, const SpeechWords *words, Str name)
{
    NameParts parts = name_parts(words, name);
    size_t person = find_parts(people, &parts);

    if (person == NONE)
        return add_person(people, &parts);
    Person *known = &people->persons.items[person];
    if (!known->title_gender)
        known->title_gender = parts.gender;
    /* The form in running text is better than that in capitals, the full name better than a surname. */
    if (parts.given.len_bytes > 0 &&
        (known->given.len_bytes == 0 || (is_all_caps(known->name) && !is_all_caps(parts.whole)))) {
        known->name = parts.whole;
        if (known->given.len_bytes == 0) {
            known->given = parts.given;
            table_add(people, &people->givens, parts.given, person);
        }
    }
    return person;
}

size_t people_add_noun(People *people, Str words, Gender gender)
{
    size_t person = people->persons.count;

    if (person >= PEOPLE_MAX)
        return NONE;
    vec_push(&people->persons, (Person){.name = words, .title_gender = gender, .strong = true, .noun = true});
    vec_push(&people->next_surname, NONE);
    return person;
}

/* ---- names in passages --------------------------------------------------------------------------------- */

static bool ends_in_possessive(const Passage *passage, size_t token)
{
    Str text = token_text(passage, token);
    return without_possessive(text).len_bytes < text.len_bytes;
}

/* Can the token be a word of a name? Small words that names do not have, months, and adverbs at the beginning
 * of a sentence ("Eventually Ruiz") cannot. */
static bool is_name_word(const Passage *passage, const Token *token)
{
    enum {
        ADVERB_BYTES_MIN = 7
    };
    bool small_word = (token->flags & WORD_FUNCTION) && !(token->flags & WORD_PARTICLE);
    const Token *end = passage->tokens.items + passage->tokens.count;
    bool before_name = token + 1 < end && token[1].capital && token[1].gap == 0;
    bool adverb = token->starts_sentence && before_name && token->end - token->start >= ADVERB_BYTES_MIN &&
                  passage->text.data[token->end - 1] == 'y' && passage->text.data[token->end - 2] == 'l';

    return token->capital && !small_word && !adverb && !(token->flags & WORD_NO_NAME);
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
    return here->gap == 0 || (here->gap == GAP_STOP && short_form && (here->flags & WORD_FUNCTION) == 0);
}

/* A name has at most this many words; the bound keeps the look short in a text set in capitals. */
enum {
    NAME_WORDS_MAX = 6
};

bool name_at(const Passage *passage, size_t first, size_t *last)
{
    const Tokens *tokens = &passage->tokens;
    size_t at = first;

    if (first >= tokens->count || !is_name_word(passage, &tokens->items[first]))
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

/* A title or a trade in front: "Mr Abney", "hydrologist Maud Tessaly", "the trust's director, Marguerite
 * Osei,". */
static bool has_title(const Passage *passage, size_t first)
{
    const Token *token = &passage->tokens.items[first];

    if (token->flags & WORD_HONORIFIC)
        return true;
    return first > 0 && (token->gap == 0 || (token->gap == GAP_COMMA && !token[-1].capital)) &&
           (!token[-1].capital || passage->german) && is_trade(passage, first - 1);
}

/* What stands around the name [first, last] and says that it is a person. */
static bool is_strong(const Passage *passage, size_t first, size_t last)
{
    const Tokens *tokens = &passage->tokens;
    const Token *before = first > 0 ? &tokens->items[first - 1] : NULL;
    const Token *after = last + 1 < tokens->count ? &tokens->items[last + 1] : NULL;

    if (has_title(passage, first) || (before && tokens->items[first].gap == 0 && (before->flags & WORD_SAY)))
        return true;
    if (!after || ends_in_possessive(passage, last))
        return false;
    return (after->gap == 0 && (after->flags & WORD_SAY)) ||
           (after->gap == GAP_COMMA && ((after->flags & (WORD_RELATIVE | WORD_ARTICLE)) || after->number));
}

static bool is_place_or_body(const Passage *passage, size_t first, size_t last)
{
    static const char *const place_words[] = {"in",   "at",      "near", "from",  "bei", "aus",
                                              "nach", "à",       "en",   "the",   "im",  "aux",
                                              "au",   "outside", "into", "across"};
    const Tokens *tokens = &passage->tokens;

    for (size_t i = first; i <= last; i++)
        if (tokens->items[i].flags & WORD_ORGANISATION)
            return true;
    if (first == 0 || tokens->items[first].gap != 0)
        return false;
    for (size_t i = 0; i < sizeof place_words / sizeof *place_words; i++)
        if (str_equal_nocase(token_text(passage, first - 1), str_from(place_words[i])))
            return true;
    return false;
}

/* The name at token, trades in front skipped; *first moves. False when there is none worth learning. */
static bool read_name(const Passage *passage, size_t *first, size_t *last)
{
    if (!name_at(passage, *first, last))
        return false;
    name_without_trade(passage, first, *last);
    return true;
}

static void vote(People *people, Gender gender, size_t person, uint32_t weight)
{
    if (gender == GENDER_MAN)
        people->persons.items[person].he += weight;
    else
        people->persons.items[person].she += weight;
}

/* "Enid Scarth, who is eighty-one" */
static bool is_followed_by_who(const Passage *passage, size_t last)
{
    static const char *const forms[] = {"who", "whose", "whom", "qui", "dont", "quien"};

    if (last + 1 >= passage->tokens.count || passage->tokens.items[last + 1].gap != GAP_COMMA)
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_equal_nocase(token_text(passage, last + 1), str_from(forms[i])))
            return true;
    return false;
}

/* "a tall girl named Josie", "un homme nommé Paul": *gender is that of the noun. */
static bool is_introduced_by_name(const Passage *passage, size_t first, Gender *gender)
{
    static const char *const forms[] = {"named",   "called",   "namens",   "nommé",   "nommée",  "llamado",
                                        "llamada", "chiamato", "chiamata", "chamado", "chamada", "genaamd"};
    const Token *token = &passage->tokens.items[first];

    if (first < 2 || token->gap != 0)
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (str_equal_nocase(token_text(passage, first - 1), str_from(forms[i])) &&
            (token[-2].flags & WORD_PERSON)) {
            *gender = title_gender(token[-2].flags);
            return true;
        }
    }
    return false;
}

static size_t learn_name(People *people, const SpeechWords *words, const Passage *passage, size_t first,
                         size_t last)
{
    const Token *token = &passage->tokens.items[first];
    Str name = without_possessive(passage_slice(passage, first, last));
    bool strong = is_strong(passage, first, last);
    size_t person = people_find(people, words, name);
    Gender gender = GENDER_UNKNOWN;
    bool introduced = is_introduced_by_name(passage, first, &gender);
    bool named = is_followed_by_who(passage, last) || introduced;
    if (token->styled || (token->all_caps && !named))
        return person;
    if (person == NONE && ((first == last && !introduced) ||
                           (is_place_or_body(passage, first, last) && !has_title(passage, first) && !named)))
        return NONE;
    /* In German every noun has a capital: two in a row are a name only when something says so. */
    if (person == NONE && passage->german && !strong && !(token->flags & WORD_HONORIFIC))
        return NONE;
    if (first < last || introduced)
        person = people_learn(people, words, name);
    if (person != NONE && (strong || introduced))
        people->persons.items[person].strong = true;
    if (person != NONE && gender)
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
    subject->followed_by = gender;
    vote(people, gender, subject->person, !first ? 1 : subject->others <= 1 ? 3 : 2);
}

void people_read(People *people, const SpeechWords *words, const Passage *passage)
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

/* ---- mentions and pronouns ----------------------------------------------------------------------------- */

void people_mention(People *people, size_t person, DocPos at, size_t block, bool starts)
{
    if (person != NONE)
        people->mentions[people->mention_count++ % MENTIONS_KEPT] = (Mention){person, at, block, starts};
}

void people_forget_mentions(People *people)
{
    people->mention_count = 0;
}

/* How well a mention answers a pronoun; the later of two equals wins. */
static int mention_score(const Person *person, const Mention *mention, Gender gender, size_t block,
                         size_t age)
{
    Gender known = person_gender(person);
    int score = 100 - 4 * (int)age;

    score += person->strong ? 14 : 0;
    score += mention->block == block ? 12 : 0;
    score += mention->starts ? 6 : 0;
    score += gender && known == gender ? 14 : 0;
    score -= person->writer ? 40 : 0;
    score -= person->noun ? 30 : 0;
    return score;
}

void people_confirm(People *people, size_t person, Gender gender)
{
    if (person != NONE && person_gender(&people->persons.items[person]) == GENDER_UNKNOWN)
        vote(people, gender, person, 1);
}

size_t people_resolve(const People *people, Gender gender, DocPos at, size_t block)
{
    size_t kept = people->mention_count < MENTIONS_KEPT ? people->mention_count : MENTIONS_KEPT;
    size_t best = NONE;
    int best_score = 0;

    for (size_t age = 0; age < kept; age++) {
        const Mention *mention = &people->mentions[(people->mention_count - 1 - age) % MENTIONS_KEPT];
        const Person *person = &people->persons.items[mention->person];
        Gender known = person_gender(person);
        if (mention->at > at || (gender && known && known != gender))
            continue;
        if (at - mention->at > MENTION_REACH_BYTES)
            break;
        int score = mention_score(person, mention, gender, block, age);
        if (score > best_score) {
            best = mention->person;
            best_score = score;
        }
    }
    return best;
}

size_t people_last_author(const People *people, DocPos at)
{
    size_t kept = people->mention_count < MENTIONS_KEPT ? people->mention_count : MENTIONS_KEPT;

    for (size_t age = 0; age < kept; age++) {
        const Mention *mention = &people->mentions[(people->mention_count - 1 - age) % MENTIONS_KEPT];
        if (mention->at <= at && people->persons.items[mention->person].author)
            return mention->person;
    }
    return NONE;
}

Str natural_name(Arena *arena, Str name)
{
    static const char *const others[] = {" et al.", " et al", " u. a.", " u.a."};
    size_t comma;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_ends(name, str_from(others[i])))
            name = str_trim(str_slice(name, 0, name.len_bytes - str_from(others[i]).len_bytes));
    comma = str_find(name, STR(", "), 0);
    if (comma == name.len_bytes)
        return name;
    Str surname = str_slice(name, 0, comma), given = str_slice(name, comma + 2, name.len_bytes);
    return arena_format(arena, "%.*s %.*s", (int)given.len_bytes, given.data, (int)surname.len_bytes,
                        surname.data);
}
