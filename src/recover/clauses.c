/* Clauses: the words before and behind a quoted run, within its sentence and without other quotations. Everything
 * that is done with them is a matter of walking a few dozen tokens. */
#include "clauses.h"

uint32_t last_char(Str text, size_t end)
{
    size_t step;
    return end > 0 ? utf8_decode(text, utf8_previous(text, end), &step) : 0;
}

/* The words from the start of the sentence to the run. */
void clause_before(Clause *clause)
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
        /* another quotation begins the sentence */
        if (token->depth > clause->run->depth && token->starts_sentence &&
            (i == 0 || token[-1].depth <= clause->run->depth))
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
/* Is token i of a quoted title within the narrator's words: few words, and none but small ones in lower case? */
static bool is_short_title(const Passage *passage, size_t i, uint8_t depth)
{
    enum {
        WORDS_MAX = 7
    };
    size_t first = i, last = i;

    while (first > 0 && passage->tokens.items[first - 1].depth > depth && i - first < WORDS_MAX)
        first--;
    while (last + 1 < passage->tokens.count && passage->tokens.items[last + 1].depth > depth &&
           last - i < WORDS_MAX)
        last++;
    for (size_t n = first; n <= last; n++)
        if (!passage->tokens.items[n].capital && !(passage->tokens.items[n].flags & WORD_FUNCTION))
            return false;
    return last - first < WORDS_MAX && passage->tokens.items[first].capital;
}

void clause_after(Clause *clause)
{
    const Passage *passage = clause->passage;
    const QuoteRun *run = clause->run;
    size_t first = passage_token_at(passage, run->close);
    uint32_t end = last_char(passage->text, run->end);
    bool may_start = end == '?' || end == '!' || end == 0x2026 || end == 0x2014 || end == 0x2013;

    clause->count = 0;
    for (size_t i = first; i < passage->tokens.count && clause->count < CLAUSE_MAX; i++) {
        const Token *token = &passage->tokens.items[i];
        if (token->depth > run->depth && i > first && is_short_title(passage, i, run->depth))
            continue; /* "Anton Vessel, who made “The Bishop’s Winter,” told me" */
        if (token->depth != run->depth || (i > first && token->starts_sentence) ||
            (i == first && token->starts_sentence && !may_start))
            break;
        if (i == first && (token->gap & (GAP_SEMICOLON | GAP_COLON)))
            break;
        clause->at[clause->count++] = i;
    }
}

bool ends_with(Str word, const char *ending)
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

bool is_possessive(Str word)
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
    return base && i >= 2 && word_of(clause, i - 1)->gap == 0 &&
           has(clause, i - 2, WORD_ARTICLE | WORD_DETERMINER) && !ends_with(before, "s") &&
           !has(clause, i - 1, WORD_FUNCTION | WORD_PERSON | WORD_AUTHOR | WORD_EDITOR) &&
           !word_of(clause, i - 1)->capital;
}

/* "si legge", "on lit", "liest man": whoever reads. */
static bool is_impersonal(const Clause *clause, size_t verb)
{
    static const char *const reads[] = {"legge", "leggeva", "lee", "lit",  "lisait",
                                        "lê",    "liest",   "las", "leest"};
    bool reading = false;

    static const char *const says[] = {"parla", "parlava", "dice",   "diceva", "habla", "hablaba",
                                       "decía", "fala",    "falava", "diz",    "dizia"};
    for (size_t n = 0; n < sizeof reads / sizeof *reads; n++)
        reading = reading || word_is(clause, verb, reads[n]);
    for (size_t n = 0; verb > 0 && n < sizeof says / sizeof *says; n++)
        reading = reading || (clause->passage->romance && word_is(clause, verb, says[n]));
    if (!reading)
        return false;
    return (verb > 0 && (word_is(clause, verb - 1, "si") || word_is(clause, verb - 1, "se") ||
                         word_is(clause, verb - 1, "on"))) ||
           word_is(clause, verb + 1, "man") || word_is(clause, verb + 1, "se") ||
           word_is(clause, verb + 1, "men");
}

/* "savoir", "saber", "sapere": who wants to know asks, who knows does not. */
static bool is_mere_knowing(const Clause *clause, size_t i)
{
    static const char *const wants[] = {
        "quiso",  "quise",   "quería", "quiere",  "quieren", "quisieron", "quisimos", "querido", "hizo",
        "hace",   "quis",    "queria", "quer",    "querem",  "quiseram",  "quisemos", "fez",     "faz",
        "volle",  "voleva",  "vuole",  "vollero", "volli",   "voluto",    "fece",     "fa",      "fatto",
        "voulut", "voulait", "veut",   "voulu",   "fit",     "fait"};

    if (!word_is(clause, i, "saber") && !word_is(clause, i, "sapere") && !word_is(clause, i, "savoir"))
        return false;
    for (size_t n = 0; i > 0 && n < sizeof wants / sizeof *wants; n++)
        if (word_is(clause, i - 1, wants[n]))
            return false;
    return true;
}

/* "since I began this work": what is begun is no speech. */
static bool begins_something(const Clause *clause, size_t i)
{
    return (word_is(clause, i, "began") || word_is(clause, i, "begins") || word_is(clause, i, "begun")) &&
           i > 0 && has(clause, i - 1, WORD_PRONOUN) && i + 1 < clause->count && adjoins(clause, i) &&
           (word_is(clause, i + 1, "this") || word_is(clause, i + 1, "the") || word_is(clause, i + 1, "a"));
}

/* Is the word a verb of saying here? Words that may be nouns are none behind an article, an adjective or a
 * preposition. */
bool is_cue(const Clause *clause, size_t i)
{
    const Token *token = word_of(clause, i);

    if (!(token->flags & WORD_SAY) || (token->capital && !token->starts_sentence) ||
        (clause->passage->romance && is_mere_knowing(clause, i)))
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
    return !is_passive(clause, i) && !is_impersonal(clause, i) && !begins_something(clause, i);
}

/* Are tokens i and i + 1 of the clause neighbours with nothing between? */
bool adjoins(const Clause *clause, size_t i)
{
    return clause->at[i + 1] == clause->at[i] + 1 && word_of(clause, i + 1)->gap == 0;
}

/* Index in the clause of a token of the passage; count when it is outside. */
size_t clause_index(const Clause *clause, size_t token)
{
    for (size_t i = 0; i < clause->count; i++)
        if (clause->at[i] == token)
            return i;
    return clause->count;
}

/* Does a preposition stand before word i: "en el bar", "in der Debatte"? */
bool is_governed(const Clause *clause, size_t i)
{
    const uint32_t others = WORD_LINK | WORD_PRONOUN | WORD_PARTICLE;
    /* "A um deles, que lhe mandara um soneto, respondeu"; but "a sua mãe disse" */
    if (clause->passage->romance && i > 0 && word_is(clause, i - 1, "a") && adjoins(clause, i - 1) &&
        has(clause, i, WORD_ARTICLE))
        return true;
    return i > 0 && adjoins(clause, i - 1) && has(clause, i - 1, WORD_PREPOSITION) &&
           !has(clause, i - 1, others);
}

bool is_adverb(const Clause *clause, size_t i)
{
    static const char *const nouns[] = {"daily",   "weekly", "monthly", "quarterly", "family",
                                        "elderly", "ally",   "bully",   "lovely"};
    Str word = text_of(clause, i, i);

    for (size_t n = 0; n < sizeof nouns / sizeof *nouns; n++)
        if (str_is_nocase(word, nouns[n]))
            return false;
    return has(clause, i, WORD_AUXILIARY) ||
           (word.len_bytes > 4 && ends_with(word, "ly") && !word_of(clause, i)->capital);
}

bool is_clitic(const Clause *clause, size_t i)
{
    static const char *const forms[] = {"me",  "te",     "se",  "nos",  "os",  "le",   "les", "lo",  "la",
                                        "los", "las",    "mi",  "ti",   "si",  "ci",   "vi",  "gli", "li",
                                        "ne",  "glielo", "m’",  "t’",   "s’",  "l’",   "m'",  "t'",  "s'",
                                        "l'",  "vous",   "lui", "leur", "lhe", "lhes", "y",   "en",  "nous"};

    if (!clause->passage->romance || i >= clause->count || word_of(clause, i)->capital)
        return false;
    for (size_t n = 0; n < sizeof forms / sizeof *forms; n++)
        if (word_is(clause, i, forms[n]))
            return true;
    return false;
}

/* Nouns for when something is said. */
static bool is_time_noun(const Clause *clause, size_t i)
{
    static const char *const nouns[] = {
        /* Spanish */
        "día", "días", "noche", "noches", "mañana", "tarde", "tardes", "semana", "mes", "meses", "año",
        "años", "hora", "horas", "minuto", "minutos", "momento", "vez", "veces", "rato", "instante", "siglo",
        "verano", "invierno", "otoño", "primavera", "madrugada", "víspera", "década", "lunes", "martes",
        "miércoles", "jueves", "viernes", "sábado", "domingo", "mediodía",
        /* Italian */
        "giorno", "giorni", "sera", "sere", "notte", "notti", "mattina", "mattino", "pomeriggio", "settimana",
        "mese", "mesi", "anno", "anni", "ora", "ore", "minuti", "volta", "volte", "istante", "secolo",
        "estate", "inverno", "autunno", "vigilia", "decennio", "lunedì", "martedì", "mercoledì", "giovedì",
        "venerdì", "domenica", "mezzogiorno", "serata", "giornata", "mattinata",
        /* French */
        "jour", "jours", "soir", "soirs", "nuit", "nuits", "matin", "après-midi", "semaine", "mois", "an",
        "ans", "année", "années", "heure", "heures", "minutes", "moment", "fois", "instant", "siècle", "été",
        "hiver", "automne", "printemps", "veille", "lendemain", "lundi", "mardi", "mercredi", "jeudi",
        "vendredi", "samedi", "dimanche", "midi", "soirée", "journée", "matinée",
        /* Portuguese */
        "dia", "dias", "noite", "noites", "manhã", "mês", "ano", "anos", "vezes", "século", "verão", "outono",
        "véspera", "segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "altura"};

    for (size_t n = 0; n < sizeof nouns / sizeof *nouns; n++)
        if (word_is(clause, i, nouns[n]))
            return true;
    return false;
}

size_t behind_time(const Clause *clause, size_t i)
{
    enum {
        ADJECTIVES_MAX = 2
    };
    size_t noun = i + 1;

    if (!clause->passage->romance || !has(clause, i, WORD_ARTICLE | WORD_DETERMINER | WORD_PREPOSITION))
        return i;
    while (noun < clause->count && noun <= i + ADJECTIVES_MAX && adjoins(clause, noun - 1) &&
           !is_time_noun(clause, noun) && !word_of(clause, noun)->capital &&
           !has(clause, noun, (WORD_FUNCTION & ~WORD_DETERMINER) | WORD_PERSON | WORD_AUTHOR | WORD_SAY))
        noun++;
    if (noun >= clause->count || !adjoins(clause, noun - 1) || !is_time_noun(clause, noun))
        return i;
    size_t end = noun + 1;
    /* "una noche de tormenta", "il 9 ottobre di quell'anno" */
    if (end + 1 < clause->count && adjoins(clause, noun) && has(clause, end, WORD_PREPOSITION) &&
        has(clause, end, WORD_PARTICLE) && adjoins(clause, end) && !word_of(clause, end + 1)->capital &&
        !has(clause, end + 1, WORD_FUNCTION | WORD_PERSON))
        end += 2;
    return end;
}

/* Where a clause's own words begin, "And then" and "Last week," left out. */
size_t skip_links(const Clause *clause, size_t i)
{
    while (i < clause->count && has(clause, i, WORD_CONJUNCTION | WORD_LINK) &&
           !has(clause, i, WORD_PRONOUN | WORD_ARTICLE | WORD_DETERMINER))
        i++;
    while (i < clause->count && is_adverb(clause, i) && !has(clause, i, WORD_PRONOUN | WORD_ARTICLE))
        i++;
    return i;
}
