/* Words, and the shapes by which people and bylines are known. */
#include "internal.h"
#include "signature.h"

#include <string.h>

void fold_case(Str s, Buffer *out)
{
    buffer_clear(out);
    for (size_t at = 0, step; at < s.len_bytes; at += step) {
        unsigned char c = (unsigned char)s.data[at];
        if (c < 0x80) {
            buffer_put_byte(out, (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c));
            step = 1;
            continue;
        }
        char bytes[4];
        size_t len = utf8_encode(utf8_to_lower(utf8_decode(s, at, &step)), bytes);
        buffer_put(out, (Str){bytes, len});
    }
}

static inline char lower_ascii(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool starts_nocase(Str s, const char *prefix)
{
    /* Whole lists are tried in vain most of the time: the first letter tells. */
    if (s.len_bytes == 0 || lower_ascii(s.data[0]) != lower_ascii(prefix[0]))
        return prefix[0] == '\0';
    return str_starts_nocase(s, str_from(prefix));
}

bool starts_folded(Str s, Str prefix)
{
    if (s.len_bytes < prefix.len_bytes)
        return false;
    for (size_t i = 0; i < prefix.len_bytes; i++) {
        unsigned x = (unsigned char)s.data[i], y = (unsigned char)prefix.data[i];
        bool latin = i > 0 && (unsigned char)s.data[i - 1] == 0xC3 && x >= 0x80;
        x += (x >= 'A' && x <= 'Z') || (latin && x <= 0x9E) ? 0x20 : 0;
        if (x != y)
            return false;
    }
    return true;
}

bool starts_folded_with_any(Str s, const char *const *prefixes, size_t count)
{
    if (s.len_bytes == 0)
        return false;
    for (size_t i = 0; i < count; i++) /* the first letter tells of nearly all */
        if (lower_ascii(s.data[0]) == prefixes[i][0] && starts_folded(s, str_from(prefixes[i])))
            return true;
    return false;
}

bool holds_folded_any(Str s, const char *const *phrases, size_t count)
{
    /* Which letters stand behind which as the first two of a phrase; of letters beyond ASCII a part is kept. */
    uint32_t pairs[32] = {0};
    for (size_t i = 0; i < count; i++)
        pairs[phrases[i][0] & 31] |= (uint32_t)1 << (phrases[i][1] & 31);
    for (size_t at = 0; at + 1 < s.len_bytes; at++)
        if ((pairs[s.data[at] & 31] >> (s.data[at + 1] & 31) & 1) &&
            starts_folded_with_any(str_slice(s, at, s.len_bytes), phrases, count))
            return true;
    return false;
}

bool letters_cover(SecondLetters seconds, const char *const *phrases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_ascii_letter(phrases[i][0]) && phrases[i][1] != '\0' &&
            !may_begin(str_from(phrases[i]), seconds))
            return false;
    return true;
}

bool is_one_of(Str s, const char *const *words, size_t count)
{
    /* Bytes that are the same but for their case differ in this bit at most; nearly all words differ in the first. */
    const char cased = 'a' ^ 'A';
    if (s.len_bytes == 0)
        return false;
    for (size_t i = 0; i < count; i++)
        if (((s.data[0] ^ words[i][0]) & ~cased) == 0 && str_is_nocase(s, words[i]))
            return true;
    return false;
}

bool starts_with_any(Str s, const char *const *prefixes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (starts_nocase(s, prefixes[i]))
            return true;
    return false;
}

/* An ASCII letter or digit. */
static inline bool is_plain_word_byte(char byte)
{
    uint32_t c = (unsigned char)byte;
    return (c | 0x20) - 'a' < 26 || c - '0' < 10;
}

static bool is_word_character_beyond_ascii(uint32_t c)
{
    return utf8_is_alpha(c) || utf8_is_digit(c) || (c >= 0x300 && c < 0x370);
}

static inline bool is_word_character(uint32_t c)
{
    return c < 0x80 ? is_plain_word_byte((char)c) : is_word_character_beyond_ascii(c);
}

/* Apostrophes, hyphens and dots hold a word together between two of its letters. */
static bool is_inner_mark(uint32_t c)
{
    return c == '\'' || c == '-' || c == '.' || c == 0x2019 || c == 0x2010 || c == 0xAD;
}

bool next_word(Str s, size_t *at, Str *word)
{
    size_t i = *at, step = 1;
    while (i < s.len_bytes && !is_word_character(utf8_decode(s, i, &step)))
        i += step;
    size_t start = i;
    for (;;) {
        while (i < s.len_bytes && is_plain_word_byte(s.data[i]))
            i++;
        if (i >= s.len_bytes || s.data[i] == ' ' || s.data[i] == '\n')
            break;
        uint32_t c = utf8_decode(s, i, &step);
        if (!is_word_character(c)) {
            size_t behind = i + step, next_step;
            if (!is_inner_mark(c) || behind >= s.len_bytes ||
                !is_word_character(utf8_decode(s, behind, &next_step)))
                break;
        }
        i += step;
    }
    *at = i;
    *word = str_slice(s, start, i);
    return i > start;
}

bool is_opening_quote_at(Str s)
{
    return str_starts(s, STR("\"")) || str_starts(s, STR("“")) || str_starts(s, STR("„")) ||
           str_starts(s, STR("«")) || str_starts(s, STR("‘"));
}

uint64_t word_hash(Str word)
{
    PackedWord packed;
    if (word_pack(word, &packed))
        return packed_word_hash(&packed);
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t at = 0, step; at < word.len_bytes; at += step) {
        uint32_t c = utf8_decode(word, at, &step);
        if (c == '\'' || c == 0x2019 || c == 0xAD)
            continue;
        for (c = utf8_to_lower(c); c != 0; c >>= 8)
            hash = (hash ^ (c & 0xFF)) * 1099511628211u;
    }
    return hash;
}

bool has_ascii_digit(Str s)
{
    unsigned char found = 0;
    for (size_t i = 0; i < s.len_bytes; i++)
        found |= (unsigned char)((unsigned char)(s.data[i] - '0') < 10);
    return found != 0;
}

bool word_is_capitalised(Str word)
{
    if (word.len_bytes == 0)
        return false;
    size_t step;
    uint32_t c = utf8_decode(word, 0, &step);
    return utf8_is_upper(c) || utf8_is_digit(c);
}

bool word_is_all_caps(Str word)
{
    bool letters = false;
    for (size_t at = 0, step; at < word.len_bytes; at += step) {
        uint32_t c = utf8_decode(word, at, &step);
        if (utf8_is_lower(c))
            return false;
        letters = letters || utf8_is_upper(c);
    }
    return letters;
}

/* True when the stop at s[at] may end a sentence: no lower-case letter goes on behind it. */
static bool stop_ends_sentence(Str s, size_t at)
{
    size_t i = at + 1, step;
    while (i < s.len_bytes) {
        uint32_t c = utf8_decode(s, i, &step);
        if (c == ' ' || c == '\n')
            break;
        if (is_word_character(c) || c == '.')
            return false;
        i += step;
    }
    while (i < s.len_bytes && (s.data[i] == ' ' || s.data[i] == '\n'))
        i++;
    return i >= s.len_bytes || !utf8_is_lower(utf8_decode(s, i, &step));
}

WordShape word_shape(Str text)
{
    WordShape shape = {0};
    Str word;
    for (size_t at = 0; next_word(text, &at, &word);) {
        uint32_t lists = lexicon_lists(word);
        size_t step;
        uint32_t first = utf8_decode(word, 0, &step);
        if (shape.words++ == 0)
            shape.first_lists = lists;
        shape.last_lists = lists;
        shape.lists |= lists;
        if (!(lists & LEX_FUNCTION) && !utf8_is_digit(first)) {
            shape.content_words++;
            if (utf8_is_upper(first))
                shape.capital_words++;
            else if (word.len_bytes > 3)
                shape.long_lower_words++;
        }
        if (at < text.len_bytes && strchr(".!?", text.data[at]) != NULL && stop_ends_sentence(text, at)) {
            bool abbreviation = text.data[at] == '.' && at + 1 < text.len_bytes &&
                                ((lists & LEX_ABBREVIATION) != 0 || word.len_bytes == 1);
            if (!abbreviation)
                shape.sentence_ends++;
        }
    }
    return shape;
}

/* ---- names --------------------------------------------------------------------------------------------- */

enum {
    MAX_NAME_WORDS = 6
};

/* The next run of bytes without a blank. */
static bool next_token(Str s, size_t *at, Str *token)
{
    size_t i = *at;
    while (i < s.len_bytes && (s.data[i] == ' ' || s.data[i] == '\n' || s.data[i] == '\t'))
        i++;
    size_t start = i;
    while (i < s.len_bytes && s.data[i] != ' ' && s.data[i] != '\n' && s.data[i] != '\t')
        i++;
    *at = i;
    *token = str_slice(s, start, i);
    return i > start;
}

typedef enum {
    PART_NONE,
    PART_SMALL,
    PART_INITIAL,
    PART_WORD
} NamePart;

/* "d’Aubrac", "l'Abbé": an elided article before a capital. */
static bool elided_name(Str token)
{
    size_t step, at = 0, letters = 0;
    while (at < token.len_bytes && letters < 3) {
        uint32_t c = utf8_decode(token, at, &step);
        at += step;
        if (c == '\'' || c == 0x2019)
            return letters > 0 && at < token.len_bytes && utf8_is_upper(utf8_decode(token, at, &step));
        letters++;
    }
    return false;
}

static NamePart name_part(Str token)
{
    size_t step, letters = 0;
    uint32_t first = utf8_decode(token, 0, &step);
    bool stop = token.data[token.len_bytes - 1] == '.';
    if (!utf8_is_upper(first)) {
        if (elided_name(token))
            return PART_WORD;
        return lexicon_lists(token) & LEX_NOBILIARY ? PART_SMALL : PART_NONE;
    }
    for (size_t at = 0; at < token.len_bytes; at += step) {
        uint32_t c = utf8_decode(token, at, &step);
        if (is_word_character(c) && !utf8_is_digit(c))
            letters++;
        else if (!is_inner_mark(c))
            return PART_NONE;
    }
    if (letters == 1 || (stop && letters <= 3 && word_is_all_caps(token)))
        return PART_INITIAL;
    Str bare = stop ? str_slice(token, 0, token.len_bytes - 1) : token;
    uint32_t lists = lexicon_lists(bare);
    if (stop && !(lists & (LEX_HONORIFIC | LEX_ABBREVIATION)))
        return PART_NONE;
    if ((lists & LEX_FUNCTION) && !(lists & LEX_NOBILIARY) && !(lists & LEX_HONORIFIC))
        return PART_NONE;
    return PART_WORD;
}

static bool is_article(Str token)
{
    static const char *const articles[] = {"the", "la",  "le",  "les", "lo",  "los", "las", "el",
                                           "il",  "gli", "die", "der", "das", "het", "een", "un",
                                           "una", "une", "um",  "uma", "os",  "as"};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (str_is_nocase(token, articles[i]))
            return true;
    return false;
}

/* "SURNAME, First" counts as a name; any other comma ends it. */
bool looks_like_name(Str text)
{
    text = str_trim(text);
    size_t words = 0, parts = 0, comma_behind = 0;
    Str token;
    for (size_t at = 0; next_token(text, &at, &token);) {
        if (token.data[token.len_bytes - 1] == ',') {
            token = str_slice(token, 0, token.len_bytes - 1);
            if (comma_behind != 0 || token.len_bytes == 0)
                return false;
            comma_behind = parts + 1;
        }
        NamePart part = name_part(token);
        if (part == PART_NONE || ++parts > MAX_NAME_WORDS)
            return false;
        /* "LA NOVELA", "Der Garten": an article in front. */
        if (parts == 1 && is_article(token))
            return false;
        if (part == PART_WORD)
            words++;
        if (part == PART_SMALL && at >= text.len_bytes)
            return false;
    }
    if (comma_behind > 2 || (comma_behind != 0 && parts == comma_behind))
        return false;
    return words >= 1 && parts >= 2;
}

/* Length of a word that joins names at s[at]: ", ", " & ", " and ", " / ". 0 when there is none. */
static size_t name_joint(Str s, size_t at)
{
    static const char *const joints[] = {", and ", ", ",  " & ", " and ", " et ", " und ",
                                         " y ",    " e ", " / ", " en ",  "; "};
    if (s.data[at] != ' ' && s.data[at] != ',' && s.data[at] != ';')
        return 0;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        Str joint = str_from(joints[i]);
        if (str_starts(str_slice(s, at, s.len_bytes), joint))
            return joint.len_bytes;
    }
    return 0;
}

/* "M.D.", "Ph.D.", "MBBS": behind a comma, no name. */
static bool is_degree(Str piece)
{
    size_t capitals = 0, small = 0;
    piece = str_trim(piece);
    for (size_t i = 0; i < piece.len_bytes; i++) {
        char c = piece.data[i];
        capitals += c >= 'A' && c <= 'Z';
        small += c >= 'a' && c <= 'z';
        if (c != '.' && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z'))
            return false;
    }
    return piece.len_bytes <= 8 && capitals >= 2 && small <= 2;
}

/* Text that begins with a small word which is none of a name's, as running text does: no joint behind it helps. */
static bool begins_with_no_name(Str text)
{
    size_t end = 0;
    while (end < text.len_bytes && is_ascii_letter(text.data[end]))
        end++;
    return end > 0 && text.data[0] >= 'a' && byte_at(text, end) == ' ' &&
           !(lexicon_lists(str_slice(text, 0, end)) & LEX_NOBILIARY);
}

bool looks_like_names(Str text)
{
    text = str_trim(text);
    if (begins_with_no_name(text))
        return false;
    if (looks_like_name(text))
        return true;
    size_t start = 0, names = 0, degrees = 0;
    for (size_t at = 0; at <= text.len_bytes; at++) {
        size_t joint = at < text.len_bytes ? name_joint(text, at) : 1;
        if (joint == 0)
            continue;
        Str piece = str_slice(text, start, at);
        if (names == 0 || !is_degree(piece)) {
            if (!looks_like_name(piece) || ++names > 12)
                return false;
        } else {
            degrees++;
        }
        start = at + joint;
        at = start - 1;
    }
    return names + degrees >= 2;
}

/* ---- bylines ------------------------------------------------------------------------------------------- */

/* Words that stand between the byline's first word and the name: "Words by", "Das Gespräch führte". */
static const char *const byline_openings[] = {
    "by: ",
    "words by ",
    "text by ",
    "story by ",
    "written by ",
    "reviewed by ",
    "review by ",
    "interview by ",
    "interviewed by ",
    "dal nostro inviato ",
    "dalla nostra inviata ",
    "dal nostro corrispondente ",
    "de notre envoyé spécial ",
    "de notre envoyée spéciale ",
    "de notre correspondant ",
    "de notre correspondante ",
    "de nuestro enviado especial ",
    "de nuestra enviada especial ",
    "de nuestro corresponsal ",
    "de nuestra corresponsal ",
    "do nosso enviado especial ",
    "da nossa enviada especial ",
    "do nosso correspondente ",
    "van onze verslaggever ",
    "van onze correspondent ",
    "von unserem korrespondenten ",
    "von unserer korrespondentin ",
    "from our correspondent ",
    "by ",
    "von ",
    "par ",
    "por ",
    "di ",
    "door ",
    "text: ",
    "texte : ",
    "texte: ",
    "texto: ",
    "testo: ",
    "tekst: ",
    "words: ",
    "interview: ",
    "interview von ",
    "interview door ",
    "das interview führte ",
    "die fragen stellten ",
    "das gespräch führten ",
    "het gesprek voerde ",
    "entretien réalisé par ",
    "entrevista por ",
    "entrevista realizada por ",
    "entrevista: ",
    "intervista: ",
    "das gespräch führte ",
    "die fragen stellte ",
    "propos recueillis par ",
    "recensione di ",
    "reseña de ",
    "rezensiert von ",
    "besprochen von ",
    "compte rendu par ",
    "critique de ",
    "intervista di ",
    "entrevista de ",
    "gesprek: ",
    "una reseña de ",
    "resenha de ",
    "recensie: ",
    "text von ",
    "texte de ",
    "texto de ",
    "testo di ",
    "tekst door ",
    "texto ",
    "testo ",
};

static SecondLetters byline_letters = {
    ['b' - 'a'] = "ey", ['c' - 'a'] = "or", ['d' - 'a'] = "aeio", ['e' - 'a'] = "n",   ['f' - 'a'] = "r",
    ['g' - 'a'] = "e",  ['h' - 'a'] = "e",  ['i' - 'a'] = "n",    ['p' - 'a'] = "aor", ['r' - 'a'] = "e",
    ['s' - 'a'] = "t",  ['t' - 'a'] = "e",  ['u' - 'a'] = "n",    ['v' - 'a'] = "ao",  ['w' - 'a'] = "or"};

/* Lines of running text begin otherwise, nearly all of them; in brackets a byline may stand too. */
bool may_begin_byline(Str text)
{
    size_t at = 0;
    while (at < text.len_bytes && text.data[at] == ' ')
        at++;
    Str line = str_slice(text, at, text.len_bytes);
    bool letter = line.len_bytes > 0 && is_ascii_letter(line.data[0]);
    return letter ? may_begin(line, byline_letters) : byte_at(line, 0) != '"';
}

Str behind_byline_opening(Str line)
{
    if (!may_begin(line, byline_letters))
        return (Str){0};
    ASSERT_COVERED(byline_letters, byline_openings);
    char first = lower_ascii(line.data[0]);
    for (size_t i = 0; i < sizeof byline_openings / sizeof *byline_openings; i++)
        if (first == byline_openings[i][0] && starts_nocase(line, byline_openings[i]))
            return str_trim(str_slice(line, strlen(byline_openings[i]), line.len_bytes));
    return (Str){0};
}

/* "MARCOS ALCUBIERRE (ALDEASOSA)": who wrote, and from where. */
static Str without_place_in_brackets(Str names)
{
    size_t open = str_find(names, STR(" ("), 0);
    if (open >= names.len_bytes || names.data[names.len_bytes - 1] != ')')
        return names;
    Str place = str_slice(names, open + 2, names.len_bytes - 1);
    bool word = word_is_capitalised(place) && str_find_byte(place, ' ', 0) >= place.len_bytes &&
                !has_ascii_digit(place);
    return word || looks_like_name(place) ? str_slice(names, 0, open) : names;
}

/* "Ann Lee on 4 May 2021": and when. */
static Str without_day(Str names)
{
    static const char *const joints[] = {" on ", " am ", " le ", " el ", " il ", " em ", " op "};
    if (names.len_bytes == 0 || !is_ascii_digit(names.data[names.len_bytes - 1]))
        return names;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t at = str_find(names, str_from(joints[i]), 0);
        Str day = str_slice(names, at, names.len_bytes);
        if (at > 0 && at < names.len_bytes && (word_shape(day).lists & LEX_MONTH))
            return str_slice(names, 0, at);
    }
    return names;
}

bool byline_names(Str text, Str *names)
{
    if (!may_begin_byline(text))
        return false;
    text = str_trim(str_slice(text, 0, str_find_byte(text, '\n', 0)));
    if (text.len_bytes > 2 && text.data[0] == '(' && text.data[text.len_bytes - 1] == ')')
        text = str_slice(text, 1, text.len_bytes - 1);
    char first = text.len_bytes > 0 ? lower_ascii(text.data[0]) : '\0';
    for (size_t i = 0; i < sizeof byline_openings / sizeof *byline_openings; i++) {
        if (first != byline_openings[i][0] || !starts_nocase(text, byline_openings[i]))
            continue;
        Str rest = str_trim(str_slice(text, strlen(byline_openings[i]), text.len_bytes));
        if (rest.len_bytes > 0 && rest.data[rest.len_bytes - 1] == '.')
            rest.len_bytes--;
        /* "Grant Lemaster ’04": of which class an alumnus is. */
        if (rest.len_bytes > 6 && rest.data[rest.len_bytes - 1] <= '9' &&
            rest.data[rest.len_bytes - 2] <= '9') {
            Str class = STR(" ’00"), plain_class = STR(" '00");
            bool curly =
                str_starts(str_slice(rest, rest.len_bytes - class.len_bytes, rest.len_bytes), STR(" ’"));
            bool straight = str_starts(
                str_slice(rest, rest.len_bytes - plain_class.len_bytes, rest.len_bytes), STR(" '"));
            rest.len_bytes -= curly ? class.len_bytes : straight ? plain_class.len_bytes : 0;
        }
        rest = without_place_in_brackets(without_day(rest));
        /* "Propos recueillis par C. D.": behind words that leave no doubt. */
        bool sure = strlen(byline_openings[i]) > 9 && are_initials(rest);
        if (looks_like_names(rest) || sure) {
            *names = rest;
            return true;
        }
    }
    return false;
}
