/* Phrases that mean people without naming them: "a retired dentist", "her younger brother", "l'antropologa",
 * "one of the reviewers". */
#include "people.h"

enum {
    ADJECTIVES_MAX = 4, /* between the determiner and the noun; see PHRASE_HEAD_REACH */
    TAIL_WORDS_MAX = 8  /* behind the noun */
};

static const Token *token_of(const Passage *passage, size_t i)
{
    return &passage->tokens.items[i];
}

static bool has_any(const Passage *passage, size_t i, uint32_t flags)
{
    return i < passage->tokens.count && (token_of(passage, i)->flags & flags);
}

static bool token_is_one_of(const Passage *passage, size_t i, const char *const *words, size_t count)
{
    return i < passage->tokens.count && is_one_of(token_text(passage, i), words, count);
}

#define IS_ONE_OF(passage, i, words) token_is_one_of(passage, i, words, sizeof(words) / sizeof *(words))

/* Follows the word before it in the same phrase. */
static bool follows(const Passage *passage, size_t i)
{
    return i < passage->tokens.count && token_of(passage, i)->gap == 0 &&
           token_of(passage, i)->depth == token_of(passage, i - 1)->depth;
}

/* A noun for somebody: listed, or a title in lower case, "the judge", "the doctor". */
static bool is_person_noun(const Passage *passage, size_t i)
{
    const Token *token = token_of(passage, i);
    const uint32_t people = WORD_PERSON | WORD_AUTHOR | WORD_EDITOR;

    if (token->capital && !passage->german)
        return false;
    return (token->flags & people) ||
           ((token->flags & WORD_HONORIFIC) && !(token->flags & (WORD_FUNCTION | WORD_ABBREVIATION)));
}

/* The adjectives that stand before a noun in Romance languages. */
static bool stands_before_noun(const Passage *passage, size_t i)
{
    static const char *const forms[] = {
        "jeune",   "vieux",   "vieil",   "vieille",  "petit",    "petite",   "grand",    "grande",  "gros",
        "grosse",  "bon",     "bonne",   "beau",     "belle",    "ancien",   "ancienne", "futur",   "propre",
        "autre",   "même",    "premier", "première", "dernier",  "dernière", "pauvre",   "cher",    "chère",
        "seul",    "seule",   "célèbre", "joven",    "viejo",    "vieja",    "pequeño",  "pequeña", "gran",
        "buen",    "buena",   "propio",  "propia",   "otro",     "otra",     "mismo",    "misma",   "primer",
        "primera", "último",  "última",  "antiguo",  "antigua",  "pobre",    "querido",  "querida", "único",
        "única",   "nuevo",   "nueva",   "mejor",    "mayor",    "menor",    "giovane",  "vecchio", "vecchia",
        "piccolo", "piccola", "grande",  "buon",     "buona",    "bella",    "proprio",  "propria", "altro",
        "altra",   "stesso",  "stessa",  "primo",    "prima",    "ultimo",   "ultima",   "povero",  "povera",
        "caro",    "cara",    "unico",   "unica",    "nuovo",    "nuova",    "ex",       "famoso",  "famosa",
        "jovem",   "velho",   "velha",   "pequeno",  "pequena",  "bom",      "boa",      "próprio", "própria",
        "outro",   "outra",   "mesmo",   "mesma",    "primeiro", "primeira", "antigo",   "antiga",  "novo",
        "nova",    "melhor"};
    return IS_ONE_OF(passage, i, forms) || has_any(passage, i, WORD_DETERMINER);
}

/* Prepositions that have swallowed an article: "alla donna", "zum Lehrer". */
static bool is_contracted(const Passage *passage, size_t at)
{
    static const char *const romance[] = {"al",  "alla",  "allo", "dal",   "dalla", "del", "della", "dello",
                                          "nel", "nella", "sul",  "sulla", "ao",    "à",   "do",    "da",
                                          "no",  "na",    "pelo", "pela",  "au",    "du"};
    static const char *const german[] = {"zum", "zur", "beim", "vom"};

    return (passage->romance && IS_ONE_OF(passage, at, romance)) ||
           (passage->german && IS_ONE_OF(passage, at, german));
}

/* The noun behind a determiner at `at`, over adjectives; NONE. In Romance languages most stand behind it. */
static size_t find_head(const Passage *passage, size_t at)
{
    for (size_t i = at + 1; i <= at + 1 + ADJECTIVES_MAX && follows(passage, i); i++) {
        if (passage->romance && i > at + 1 && !stands_before_noun(passage, i - 1))
            return NONE;
        /* "della vecchia stazione" */
        if (passage->romance && stands_before_noun(passage, i) && follows(passage, i + 1) &&
            !token_of(passage, i + 1)->capital && !has_any(passage, i + 1, WORD_FUNCTION | WORD_SAY))
            continue;
        if (is_person_noun(passage, i)) {
            /* "the landlord daughter": the last of several */
            while (!passage->romance && follows(passage, i + 1) && is_person_noun(passage, i + 1))
                i++;
            return i;
        }
        bool owner = passage->romance && has_any(passage, i, WORD_DETERMINER); /* "o meu avô" */
        if ((has_any(passage, i, WORD_FUNCTION) && !owner) || (has_any(passage, i, WORD_SAY) && i > at + 1))
            return NONE;
    }
    return NONE;
}

/* Articles and endings tell in which languages whom a noun means. */
static Gender article_gender(const Passage *passage, size_t at)
{
    static const char *const men[] = {"le",   "un",  "el",     "il",   "lo", "o",    "um",  "uno", "ce",
                                      "este", "ese", "questo", "quel", "al", "allo", "dal", "del", "dello",
                                      "nel",  "sul", "ao",     "do",   "no", "pelo", "au",  "du"};
    static const char *const women[] = {"la",    "une",   "una",   "a",   "uma",    "cette",  "esta", "alla",
                                        "dalla", "della", "essa",  "esa", "questa", "quella", "ma",   "ta",
                                        "sa",    "nella", "sulla", "da",  "na",     "pela"};
    static const char *const german_men[] = {"der", "dieser", "jener", "zum", "beim", "vom"};
    static const char *const german_women[] = {"die",  "eine",  "diese",  "seine",
                                               "ihre", "meine", "unsere", "zur"};

    if (passage->romance)
        return IS_ONE_OF(passage, at, men)     ? GENDER_MAN
               : IS_ONE_OF(passage, at, women) ? GENDER_WOMAN
                                               : GENDER_UNKNOWN;
    if (passage->german)
        return IS_ONE_OF(passage, at, german_men)     ? GENDER_MAN
               : IS_ONE_OF(passage, at, german_women) ? GENDER_WOMAN
                                                      : GENDER_UNKNOWN;
    return GENDER_UNKNOWN;
}

Gender noun_gender(const Passage *passage, size_t at, size_t head)
{
    Str noun = token_text(passage, head);
    Gender listed = title_gender(token_of(passage, head)->flags);

    if (listed)
        return listed;
    if (passage->german && (str_ends(noun, STR("in")) || str_ends(noun, STR("frau"))))
        return GENDER_WOMAN;
    if (str_ends(noun, STR("woman")))
        return GENDER_WOMAN;
    if (str_ends(noun, STR("man")) || (passage->german && str_ends(noun, STR("mann"))))
        return GENDER_MAN;
    return article_gender(passage, at);
}

/* "officials", "the editors": a plural by its ending, in the languages that have it so. */
static bool is_plural(const Passage *passage, size_t at, size_t head)
{
    static const char *const many[] = {"two",   "three", "several", "some", "many",  "most", "these",
                                       "those", "both",  "all",     "few",  "other", "les",  "des",
                                       "los",   "las",   "os",      "as",   "unos",  "unas", "i",
                                       "gli",   "le",    "deux",    "dos",  "due",   "dois", "zwei"};
    static const char *const one[] = {"men", "women", "people", "children"};
    Str noun = without_possessive(token_text(passage, head));
    bool s = str_ends(noun, STR("s")) && !str_ends(noun, STR("ss")) && !passage->german;

    if (IS_ONE_OF(passage, head, one))
        return true;
    if (passage->romance)
        return s || (IS_ONE_OF(passage, at, many) && !str_ends(noun, STR("e")));
    return s || IS_ONE_OF(passage, at, many);
}

/* "own", "forty", "old": a noun must follow. */
static bool wants_noun(const Passage *passage, size_t i)
{
    Str word = token_text(passage, i);
    return has_any(passage, i, WORD_NO_NAME) || token_of(passage, i)->number || str_ends(word, STR("ty")) ||
           str_ends(word, STR("teen")) || str_equal_nocase(word, STR("own"));
}

/* "de veintiséis años" */
static bool is_age(const Passage *passage, size_t i)
{
    static const char *const years[] = {"años", "anni", "ans", "anos"};
    return passage->romance && follows(passage, i) && IS_ONE_OF(passage, i, years);
}

/* The last word of what a preposition at i is of: "with forty years", "from the Board", "in a cycling helmet"; i
 * when there is none. */
size_t phrase_complement(const Passage *passage, size_t i)
{
    enum {
        NOUNS_MAX = 4
    };
    const uint32_t stops = WORD_FUNCTION | WORD_SAY;
    size_t first = i + 1;

    while (follows(passage, first) && has_any(passage, first, WORD_ARTICLE | WORD_DETERMINER) &&
           !has_any(passage, first, WORD_LINK))
        first++;
    if (!follows(passage, first) || (token_of(passage, first)->flags & stops))
        return i;
    size_t end = first;
    while (follows(passage, end + 1) && end - first + 1 < NOUNS_MAX && !has_any(passage, end + 1, stops) &&
           (wants_noun(passage, end) || first > i + 1 || token_of(passage, end + 1)->capital) &&
           !str_ends(token_text(passage, end + 1), STR("ed")))
        end++;
    return is_age(passage, end + 1) ? end + 1 : end;
}

/* No verb: a mark, a preposition or a relative stands behind the word. */
static bool ends_there(const Passage *passage, size_t i)
{
    return !follows(passage, i + 1) ||
           has_any(passage, i + 1, WORD_PREPOSITION | WORD_RELATIVE | WORD_LINK | WORD_SAY);
}

/* "La vieille dame hésite.": the last word of a sentence that the phrase begins is its verb. */
static bool is_verb_of_all(const Passage *passage, size_t first, size_t i)
{
    bool last = i + 1 >= passage->tokens.count || (token_of(passage, i + 1)->gap & GAP_STOP) ||
                token_of(passage, i + 1)->starts_sentence;

    return last && token_of(passage, first)->starts_sentence;
}

/* Where the phrase ends: "a registrar with forty years of service", "un routier lituanien". */
static size_t phrase_tail(const Passage *passage, size_t first, size_t head)
{
    size_t end = head;

    /* adjectives behind the noun */
    while (passage->romance && follows(passage, end + 1) && end < head + 2 &&
           !token_of(passage, end + 1)->capital && !has_any(passage, end + 1, WORD_FUNCTION | WORD_SAY) &&
           ends_there(passage, end + 1) && !is_verb_of_all(passage, first, end + 1))
        end++;
    while (end < head + TAIL_WORDS_MAX && follows(passage, end + 1) &&
           has_any(passage, end + 1, WORD_PREPOSITION) && !has_any(passage, end + 1, WORD_SOURCE)) {
        size_t next = phrase_complement(passage, end + 1);
        if (next == end + 1)
            break;
        end = next;
    }
    return end;
}

/* The end of the relative clause that belongs to the phrase, with no comma before it: up to a mark or a verb of saying;
 * end when there is none. */
static size_t relative_end(const Passage *passage, size_t end)
{
    enum {
        WORDS_MAX = 14
    };
    size_t i = end + 1;
    bool who = has_any(passage, i, WORD_RELATIVE) || (passage->romance && i < passage->tokens.count &&
                                                      str_equal_nocase(token_text(passage, i), STR("que")));

    if (!follows(passage, i) || !who || passage->german)
        return end;
    while (follows(passage, i + 1) && !has_any(passage, i + 1, WORD_SAY) && i - end < WORDS_MAX)
        i++;
    return i - end < WORDS_MAX && i > end + 1 ? i : end;
}

/* Where the name begins in "the poet Radzik", "her brother, Magnus, who", "a man called Purvis"; NONE. */
static size_t name_behind(const Passage *passage, size_t head)
{
    static const char *const naming[] = {"named",   "called",   "namens",   "nommé",   "nommée",  "llamado",
                                         "llamada", "chiamato", "chiamata", "chamado", "chamada", "genaamd"};
    size_t next = head + 1, last;

    if (next >= passage->tokens.count || token_of(passage, next)->starts_sentence ||
        token_of(passage, next)->depth > 0)
        return NONE;
    /* "her friend and colleague Edith Sallow" */
    if (has_any(passage, next, WORD_CONJUNCTION) && next + 1 < passage->tokens.count &&
        is_person_noun(passage, next + 1))
        next += 2;
    if (next >= passage->tokens.count)
        return NONE;
    if (IS_ONE_OF(passage, next, naming))
        next++;
    /* "il parroco, don Fiorenzo Tasca" */
    if (next + 1 < passage->tokens.count && !token_of(passage, next)->capital &&
        has_any(passage, next, WORD_HONORIFIC) && token_of(passage, next + 1)->capital &&
        token_of(passage, next + 1)->gap == 0)
        return next + 1;
    if (!name_at(passage, next, &last) || (token_of(passage, next)->gap & ~GAP_COMMA))
        return NONE;
    bool ends = last + 1 >= passage->tokens.count || token_of(passage, last + 1)->gap != 0;
    return token_of(passage, next)->gap == 0 || ends ? next : NONE;
}

/* By its length and first letter. */
static bool may_be_of(Str word)
{
    char first = word.data[0] | 0x20;
    return word.len_bytes <= 5 && (first == 'o' || first == 'd' || first == 'v');
}

bool person_phrase_at(const Passage *passage, size_t at, PersonPhrase *phrase)
{
    static const char *const ones[] = {"one",  "two",  "three", "several", "some", "most",
                                       "many", "both", "none",  "einer",   "eine", "un",
                                       "une",  "uno",  "una",   "um",      "uma"};
    /* nobody in particular; and "that strangers" is no phrase */
    static const char *const nobody[] = {
        "every",  "each",    "any",     "no",      "such",  "that", "what",   "jeder",   "jede",
        "kein",   "keine",   "mancher", "chaque",  "aucun", "cada", "ningún", "ninguna", "ogni",
        "nessun", "nessuna", "nenhum",  "nenhuma", "elk",   "elke", "geen"};
    static const char *const ofs[] = {"of",    "des",   "der", "de", "di", "dei",
                                      "degli", "delle", "von", "d’", "d'"};
    size_t opener = at;

    Str word = token_text(passage, at);
    bool owner = token_of(passage, at)->capital && without_possessive(word).len_bytes < word.len_bytes;

    bool opens = has_any(passage, at, WORD_ARTICLE | WORD_DETERMINER) || is_contracted(passage, at);
    if (!owner && !opens)
        return false;
    /* "one of the reviewers" */
    if (follows(passage, at + 1) && may_be_of(token_text(passage, at + 1)) &&
        IS_ONE_OF(passage, at + 1, ofs) && IS_ONE_OF(passage, at, ones))
        opener = has_any(passage, at + 2, WORD_ARTICLE | WORD_DETERMINER) ? at + 2 : at + 1;
    size_t head = find_head(passage, opener);
    if (head == NONE || (!owner && IS_ONE_OF(passage, at, nobody)))
        return false;
    *phrase = (PersonPhrase){.first = at, .head = head};
    phrase->last = phrase_tail(passage, at, head);
    phrase->full = relative_end(passage, phrase->last);
    phrase->name = name_behind(passage, head);
    if (phrase->name == NONE)
        phrase->name = name_behind(passage, phrase->last);
    phrase->gender = noun_gender(passage, at, head);
    phrase->plural = opener == at && is_plural(passage, at, head);
    return true;
}
