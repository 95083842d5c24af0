/* People: who is named on the page, and whom a name means.
 *
 * A person is found by surname, by first name or by a second surname through chained hash tables. Genders come
 * from titles ("Mrs"), from the pronouns that follow a name all over the document, and from first names. */
#include <string.h>

#include "people.h"

/* People who share a surname beyond this many are not told apart: a bound on the walk along their chain. */
enum {
    NAMESAKES_MAX = 8
};

People *people_new(Arena *arena)
{
    People *people = memory_alloc_zero(1, sizeof *people);
    people->arena = arena;
    people->protagonist = NONE;
    mentions_forget(people);
    return people;
}

void people_free(People *people)
{
    if (people) {
        vec_free(&people->persons);
        vec_free(&people->next_surname);
        memory_free(people->surnames.slots);
        memory_free(people->givens.slots);
        memory_free(people->middles.slots);
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

bool same_letters(Str a, Str b)
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
    return table == &people->surnames ? of->surname : table == &people->givens ? of->given : of->middle;
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
Str without_possessive(Str name)
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
    Str middle; /* the last word before the surname when there are three: "Abril Sotomayor Quispe" */
    Gender gender;
    bool titled;
} NameParts;

Gender title_gender(uint32_t flags)
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
        parts.middle = count == 3 && parts.surname.len_bytes > 2 ? parts.surname : (Str){0};
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

Gender told_gender(const Person *person)
{
    return person->title_gender || person->noun ? person->title_gender : person->given_gender;
}

/* Pronouns that followed the name outweigh what the first name says when there are many, of one kind. */
Gender person_gender(const Person *person)
{
    enum {
        VOTES_MANY = 4
    };
    Str given = person->given.len_bytes > 0 ? person->given : person->surname;
    bool he = person->he > person->she + person->she / 2, she = person->she > person->he + person->he / 2;
    Gender voted = he ? GENDER_MAN : she ? GENDER_WOMAN : GENDER_UNKNOWN;
    bool many = person->he + person->she >= VOTES_MANY && (person->he == 0 || person->she == 0);

    Gender told = told_gender(person);

    if (person->title_gender || person->noun || (told && !many))
        return told;
    /* men's names that end so are listed */
    if (str_ends(given, STR("a")) && person->given.len_bytes > 3 && !many)
        return GENDER_WOMAN;
    return voted;
}

/* A surname alone means of whom the text is, else who is named most, else whoever has been named in full last. */
static bool is_better_namesake(const People *people, size_t person, size_t than)
{
    enum {
        WEIGHT_CLEAR = 8
    };
    const Person *a = &people->persons.items[person], *b = &people->persons.items[than];
    uint32_t weight = mentions_weight(people, person), other = mentions_weight(people, than);

    if (weight > other + WEIGHT_CLEAR || other > weight + WEIGHT_CLEAR)
        return weight > other;
    return a->named != b->named ? a->named > b->named : a->named_at > b->named_at;
}

/* The person of whom this one is another name, or the person itself. */
static size_t formal_person(const People *people, size_t person)
{
    size_t same_as = person == NONE ? 0 : people->persons.items[person].same_as;
    return same_as == 0 ? person : same_as - 1;
}

/* Of those with the surname whom the other parts fit, the likeliest. */
static size_t find_parts(const People *people, const NameParts *parts)
{
    size_t person = table_find(people, &people->surnames, parts->surname);
    size_t first = person, best = NONE;

    for (size_t i = 0; person != NONE && i < NAMESAKES_MAX; i++) {
        const Person *known = &people->persons.items[person];
        Gender gender = person_gender(known);
        /* "Mrs Orme" need not be "T. Orme" */
        bool initial = known->given.len_bytes > 0 && known->given.len_bytes <= 2 && !known->author;
        Gender wanted = parts->gender ? parts->gender : given_name_gender(parts->given);
        bool genders = !wanted || (gender ? gender == wanted : !initial || !parts->gender);
        bool fits = given_fits(known->given, parts->given) && genders;
        if (fits && (best == NONE || is_better_namesake(people, person, best)))
            best = person;
        person = people->next_surname.items[person];
    }
    if (first != NONE || parts->given.len_bytes > 0)
        return formal_person(people, best);
    person = table_find(people, &people->givens, parts->surname);
    if (person == NONE)
        person = table_find(people, &people->middles, parts->surname);
    return formal_person(people, person);
}

/* "Melchiors" is Melchior's, without a mark in German, Dutch and their like. */
static bool is_plain_genitive(const SpeechWords *words, Str name)
{
    return name.len_bytes > 3 && str_ends(name, STR("s")) && speech_words_in(words, "de nl");
}

size_t people_find(const People *people, const SpeechWords *words, Str name)
{
    NameParts parts = name_parts(words, name);
    size_t person = find_parts(people, &parts);

    if (person == NONE && is_plain_genitive(words, parts.whole)) {
        parts = name_parts(words, str_slice(parts.whole, 0, parts.whole.len_bytes - 1));
        person = find_parts(people, &parts);
    }
    return person;
}

static bool is_all_caps(Str name)
{
    size_t step;

    for (size_t at = 0; at < name.len_bytes; at += step)
        if (utf8_is_lower(utf8_decode(name, at, &step)))
            return false;
    return true;
}

/* Looked up once: pronouns ask for it again and again. */
static void settle_given_gender(Person *person)
{
    person->given_gender = given_name_gender(person->given.len_bytes > 0 ? person->given : person->surname);
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
                                        .middle = parts->middle,
                                        .title_gender = parts->gender,
                                        .titled = parts->titled,
                                        .strong = parts->titled});
    settle_given_gender(&vec_last(&people->persons));
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
    table_add(people, &people->middles, parts->middle, person);
    return person;
}

/* "Melchior Inderbitz" for somebody who was "Melchior" so far: the person; NONE when nobody was. */
static size_t complete_name(People *people, const NameParts *parts)
{
    size_t person = table_find(people, &people->surnames, parts->given);

    if (person == NONE || people->persons.items[person].given.len_bytes > 0 || parts->titled)
        return NONE;
    Person *known = &people->persons.items[person];
    if (known->titled)
        return NONE;
    known->name = parts->whole;
    known->given = parts->given;
    known->surname = parts->surname;
    known->middle = parts->middle;
    settle_given_gender(known);
    table_add(people, &people->surnames, parts->surname, person);
    table_add(people, &people->givens, parts->given, person);
    table_add(people, &people->middles, parts->middle, person);
    return person;
}

/* "Josiah Crimple" for "JOSIAH CRIMPLE". */
static Str in_mixed_case(Arena *arena, Str name)
{
    char *letters = arena_alloc(arena, name.len_bytes * 2 + 1, 1);
    size_t length = 0, step;
    bool inside = false;

    for (size_t at = 0; at < name.len_bytes; at += step) {
        uint32_t c = utf8_decode(name, at, &step);
        length += utf8_encode(inside ? utf8_to_lower(c) : c, letters + length);
        inside = utf8_is_alpha(c);
    }
    return (Str){letters, length};
}

size_t people_learn(People *people, const SpeechWords *words, Str name)
{
    NameParts parts = name_parts(words, name);
    size_t person = find_parts(people, &parts);

    if (parts.given.len_bytes > 2 && is_all_caps(parts.whole))
        parts.whole = in_mixed_case(people->arena, parts.whole);

    if (person == NONE)
        person = complete_name(people, &parts);
    if (person == NONE)
        return add_person(people, &parts);
    Person *known = &people->persons.items[person];
    if (!known->title_gender)
        known->title_gender = parts.gender;
    /* The form in running text is better than that in capitals, the full name better than a surname. */
    bool fuller = known->given.len_bytes == 0 && !(known->titled && parts.given.len_bytes <= 2);
    if (parts.given.len_bytes > 0 && (fuller || (is_all_caps(known->name) && !is_all_caps(parts.whole)))) {
        known->name = parts.whole;
        if (known->given.len_bytes == 0) {
            known->given = parts.given;
            settle_given_gender(known);
            table_add(people, &people->givens, parts.given, person);
        }
    }
    return person;
}

/* "Billie Strand" above an article on Wilhelmina Strand: another name of the only one of the family in it. */
static size_t formal_namesake(const People *people, size_t person)
{
    const Person *of = &people->persons.items[person];
    size_t other = table_find(people, &people->surnames, of->surname), found = NONE;

    for (size_t i = 0; other != NONE && i < NAMESAKES_MAX; i++) {
        const Person *known = &people->persons.items[other];
        bool fits = other != person && known->in_body && known->given.len_bytes > 0;
        if (fits && found != NONE)
            return NONE;
        if (fits)
            found = other;
        other = people->next_surname.items[other];
    }
    Gender a = person_gender(of),
           b = found == NONE ? GENDER_UNKNOWN : person_gender(&people->persons.items[found]);
    return a && b && a != b ? NONE : found;
}

void people_find_aliases(People *people)
{
    for (size_t i = 0; i < people->persons.count; i++) {
        Person *person = &people->persons.items[i];
        if (person->in_body || person->author || person->writer || person->given.len_bytes == 0)
            continue;
        size_t other = formal_namesake(people, i);
        person->same_as = other == NONE ? 0 : other + 1;
    }
}

size_t people_most_named(const People *people, DocPos before)
{
    size_t best = NONE, count = 1;

    for (size_t i = 0; i < people->persons.count; i++) {
        const Person *person = &people->persons.items[i];
        if (person->writer || person->named < count || person->first_at >= before)
            continue;
        best = person->named > count ? i : NONE; /* nobody, when two are named as often */
        count = person->named;
    }
    return best;
}

void people_find_protagonist(People *people)
{
    enum {
        NAMED_MIN = 3
    };
    uint32_t second = 0;
    size_t best = NONE;

    for (size_t i = 0; i < people->persons.count; i++) {
        const Person *person = &people->persons.items[i];
        uint32_t most = best == NONE ? 0 : people->persons.items[best].named;
        if (person->writer)
            continue;
        if (person->named > most) {
            second = most;
            best = i;
        } else if (person->named > second) {
            second = person->named;
        }
    }
    bool clear = best != NONE && people->persons.items[best].named >= NAMED_MIN &&
                 people->persons.items[best].named >= second + second / 2;
    people->protagonist = clear ? best : NONE;
}

void people_name_stands(People *people, size_t person, DocPos at)
{
    people->persons.items[person].named_at = at + 1;
}

static bool is_reader(Str head)
{
    static const char *const forms[] = {"reader",   "lecteur", "lectrice", "lector", "lectora", "lettore",
                                        "lettrice", "leitor",  "leitora",  "leser",  "leserin", "lezer"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (same_letters(head, str_from(forms[i])))
            return true;
    return false;
}

size_t people_add_noun(People *people, Str words, Str head, Gender gender)
{
    size_t person = people->persons.count;

    if (person >= PEOPLE_MAX)
        return NONE;
    vec_push(&people->persons, (Person){.name = words,
                                        .head = head,
                                        .title_gender = gender,
                                        .strong = true,
                                        .noun = true,
                                        .reader = is_reader(head)});
    vec_push(&people->next_surname, NONE);
    return person;
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
