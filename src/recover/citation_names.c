/* People as citations list them: "Halvard, Birgit, and Anselm Croy", "KARIN OLSEN", "Weidt / Achterberg", "Corin Thale
 * et al.". */
#include "meaning.h"

#include <string.h>

static size_t count_words(Str s)
{
    size_t at = 0, count = 0;
    Str word;
    while (next_word(s, &at, &word))
        count++;
    return count;
}

/* Without blanks and marks at its ends; the stop of an initial or of "Jr." stays. */
static Str trimmed(Str s)
{
    static const char marks[] = " \t\n,;:*_()[]|/";
    s = str_trim(s);
    while (s.len_bytes > 0 && strchr(marks, s.data[0]) != NULL)
        s = str_slice(s, 1, s.len_bytes);
    while (s.len_bytes > 0 && strchr(marks, s.data[s.len_bytes - 1]) != NULL)
        s = str_slice(s, 0, s.len_bytes - 1);
    size_t step, last = s.len_bytes;
    if (last > 2 && s.data[last - 1] == '.') {
        size_t letter = utf8_previous(s, last - 1);
        bool initial = utf8_is_upper(utf8_decode(s, letter, &step)) &&
                       (letter == 0 || strchr(" .-", s.data[letter - 1]) != NULL);
        if (!initial && !str_ends(s, STR("Jr.")) && !str_ends(s, STR("Sr.")))
            s = str_slice(s, 0, last - 1);
    }
    return s;
}

/* ---- others and titles --------------------------------------------------------------------------------- */

/* "et al.", "u. a.": stays with the last name. */
static size_t others_length(Str names)
{
    static const char *const forms[] = {
        "et al.", "et al",    "u. a.",      "u.a.",       "u. a",      "et coll.",   "y otros", "e altri",
        "e.a.",   "e outros", "and others", "und andere", "et autres", "en anderen", "a.o.",    "ET AL."};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_ends(names, str_from(forms[i])) && names.len_bytes > strlen(forms[i]))
            return strlen(forms[i]);
    return 0;
}

/* "Bea Snow and": what follows the joint has been cut off. */
static Str without_joint(Str names)
{
    static const char *const joints[] = {" and", " und", " et", " y", " e", " en", " &"};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_ends(names, str_from(joints[i])))
            return trimmed(str_slice(names, 0, names.len_bytes - strlen(joints[i])));
    return names;
}

static Str without_others(Str names)
{
    names = without_joint(names);
    return trimmed(str_slice(names, 0, names.len_bytes - others_length(names)));
}

/* "The Rev. Simon Oldacre": what stands before a name and is no part of it. */
static Str without_honorifics(Str name)
{
    static const char *const titles[] = {
        "Mrs. ",      "Mr. ",      "Miss ",     "Ms. ",      "Ms ",      "Rev. ",    "Revd ",    "Dr. ",
        "Mrs ",       "Mr ",       "Dr ",       "Sir ",      "Dame ",    "Lord ",    "Lady ",    "Prof. ",
        "Professor ", "The Rev. ", "The Revd ", "The Hon. ", "Hon. ",    "Fr. ",     "Canon ",   "Father ",
        "Bishop ",    "Rabbi ",    "Pastor ",   "Dom ",      "Don ",     "Doña ",    "Padre ",   "Suor ",
        "Herr ",      "Frau ",     "Mme ",      "Sister ",   "Brother ", "Capt. ",   "Captain ", "Col. ",
        "Colonel ",   "Major ",    "Maj. ",     "General ",  "Gen. ",    "the late "};
    bool cut = true;
    while (cut) {
        cut = false;
        for (size_t i = 0; i < sizeof titles / sizeof *titles && !cut; i++)
            if (str_starts_nocase(name, str_from(titles[i]))) {
                name = str_trim(str_slice(name, strlen(titles[i]), name.len_bytes));
                cut = true;
            }
    }
    return name;
}

/* ---- shapes -------------------------------------------------------------------------------------------- */

/* Words of a surname, small ones not counted: "de la Cruz" is one. */
static size_t name_words(Str s)
{
    size_t at = 0, count = 0;
    Str word;
    while (next_word(s, &at, &word)) {
        if (!word_is_capitalised(word)) {
            if (!(lexicon_lists(word) & LEX_NOBILIARY))
                return 0;
            continue;
        }
        count++;
    }
    return count;
}

/* "Corrado Vismara": a surname of two words does not begin with what is given to people. */
static bool begins_with_given_name(Str s)
{
    size_t at = 0;
    Str word;
    return next_word(s, &at, &word) && given_name_gender(word) != GENDER_UNKNOWN;
}

bool is_inverted_name(Str s)
{
    static const uint32_t no_names = LEX_FUNCTION | LEX_PUBLISHER | LEX_MONTH | LEX_INSTITUTION;
    size_t comma = str_find(s, STR(", "), 0), step, at = 0;
    Str surname = str_slice(s, 0, comma), given = str_trim(str_slice(s, comma + 2, s.len_bytes)), word;
    if (comma >= s.len_bytes || given.len_bytes == 0 || str_find_byte(given, ',', 0) < given.len_bytes ||
        !utf8_is_upper(utf8_decode(given, 0, &step)))
        return false;
    size_t before = name_words(surname), behind = name_words(given);
    for (size_t i = 0; i < s.len_bytes; i++)
        if (is_ascii_digit(s.data[i]) || strchr("&!?:;()", s.data[i]) != NULL)
            return false;
    while (next_word(given, &at, &word)) {
        uint32_t lists = lexicon_lists(word);
        if (word.len_bytes > 1 && (lists & no_names) && !(lists & (LEX_NOBILIARY | LEX_MONTH)))
            return false;
    }
    /* Two words on either side are two people, or something else. */
    return before >= 1 && behind >= 1 && behind <= 3 &&
           (before == 1 || (before == 2 && behind == 1 && !begins_with_given_name(surname)));
}

/* The length of what joins two names at s[at]: ", ", " and ", " / " ...; 0 when nothing does. */
static size_t names_joint_at(Str s, size_t at)
{
    static const char *const joints[] = {", and ", ", & ", " and ",  " & ",   " und ",  " u. ",
                                         " et ",   " y ",  " e ",    " en ",  " / ",    "/",
                                         "; ",     ", ",   " with ", " mit ", " avec ", " AND "};
    char c = s.data[at];
    if (c != ' ' && c != ',' && c != ';' && c != '/')
        return 0;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_starts(str_slice(s, at, s.len_bytes), str_from(joints[i])))
            return strlen(joints[i]);
    return 0;
}

/* "Halvard, Birgit" at the beginning of s, to the joint behind it; 0 when there is none. */
static size_t inverted_length(Str s)
{
    size_t comma = str_find(s, STR(", "), 0), end = comma + 2;
    if (comma >= s.len_bytes)
        return 0;
    while (end < s.len_bytes && names_joint_at(s, end) == 0)
        end++;
    return is_inverted_name(str_slice(s, 0, end)) ? end : 0;
}

/* "Artur da Costa e Silva": the word that joins belongs to the name when a single word follows it. */
static bool joins_surnames(Str s, size_t joint, size_t length)
{
    size_t end = joint + length;
    if (length > 4 || s.data[joint] != ' ' || s.data[joint + 1] == '&' || s.data[joint + 1] == '/')
        return false;
    while (end < s.len_bytes && names_joint_at(s, end) == 0)
        end++;
    return count_words(str_slice(s, joint + length, end)) == 1;
}

/* The first person of a list: its length, with what "Surname, First" needs. */
static size_t person_length(Str s)
{
    size_t inverted = inverted_length(s), end = 0, joint;
    if (inverted > 0)
        return inverted;
    while (end < s.len_bytes && ((joint = names_joint_at(s, end)) == 0 || joins_surnames(s, end, joint)))
        end += joint > 0 ? joint : 1;
    return end;
}

/* "Anna Quill ’79", "Henrik Stroud ’88, M.A.": the year in which somebody left school. */
static Str without_class(Str name)
{
    static const char *const marks[] = {" ’", " ‘", " '"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t at = str_find(name, str_from(marks[i]), 0), digit = at + strlen(marks[i]);
        if (digit + 2 == name.len_bytes && is_ascii_digit(name.data[digit]) &&
            is_ascii_digit(name.data[digit + 1]))
            return str_trim(str_slice(name, 0, at));
    }
    return name;
}

static bool is_one_person(Str s)
{
    s = without_class(without_honorifics(trimmed(s)));
    return looks_like_name(s) || is_inverted_name(s);
}

bool is_people(Str s)
{
    s = without_others(trimmed(s));
    size_t people = 0;
    for (size_t at = 0; at < s.len_bytes;) {
        Str rest = str_slice(s, at, s.len_bytes);
        size_t length = person_length(rest);
        Str person = str_slice(rest, 0, length);
        bool junior = people > 0 && (str_equal(person, STR("Jr.")) || str_equal(person, STR("Jr")));
        if ((!is_one_person(person) && !junior) || ++people > PEOPLE_MAX_OF_BOOK)
            return false;
        at += length;
        at += at < s.len_bytes ? names_joint_at(s, at) : 0;
    }
    return people > 0;
}

Str first_family_name(Str names)
{
    Str person = without_honorifics(str_slice(names, 0, person_length(names))), word, last = {0};
    size_t comma = str_find(person, STR(", "), 0), at = 0;
    person = str_slice(person, 0, comma);
    while (next_word(person, &at, &word))
        if (word_is_capitalised(word))
            last = word;
    return last;
}

/* ---- lists --------------------------------------------------------------------------------------------- */

size_t people_split(Arena *arena, Str names, Str *people)
{
    size_t count = 0, others;
    names = without_joint(str_trim(names));
    others = others_length(names);
    Str form = str_slice(names, names.len_bytes - others, names.len_bytes);
    names = trimmed(str_slice(names, 0, names.len_bytes - others));
    for (size_t at = 0; at < names.len_bytes && count < PEOPLE_MAX_OF_BOOK;) {
        Str rest = str_slice(names, at, names.len_bytes);
        size_t length = person_length(rest);
        Str person = without_class(without_honorifics(trimmed(str_slice(rest, 0, length))));
        if (person.len_bytes > 0)
            people[count++] = person;
        at += length;
        at += at < names.len_bytes ? names_joint_at(names, at) : 0;
    }
    if (others > 0 && count > 0)
        people[count - 1] = arena_format(arena, "%.*s %.*s", (int)people[count - 1].len_bytes,
                                         people[count - 1].data, (int)form.len_bytes, form.data);
    return count;
}
