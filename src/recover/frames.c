/* Frames: what stands around a quotation and says whose it is without a verb of saying that is known.
 *
 * Any verb may stand beside speech, "he deadpanned", and nouns and dashes do as well: "Ault's claim that ...", "her
 * answer: ...", "...  -- Mrs Dabb". Where such words stand tells what they are. */
#include "clauses.h"

bool is_somebody(const Subject *subject)
{
    return subject->person != NONE || subject->noun != NONE || subject->first_person || subject->several;
}

/* May word i be a verb that nobody knows: a plain word in lower case? In English verbs behind a quotation end in
 * -s or -ed, the few others are known. */
static bool may_be_verb(const Clause *clause, size_t i)
{
    enum {
        VERB_BYTES_MIN = 3
    };
    if (i >= clause->count || word_of(clause, i)->capital || word_of(clause, i)->number ||
        has(clause, i, WORD_FUNCTION | WORD_PERSON | WORD_AUTHOR | WORD_EDITOR))
        return false;
    Str word = text_of(clause, i, i);
    bool english = !clause->passage->german && !clause->passage->romance;
    return word.len_bytes >= VERB_BYTES_MIN &&
           (!english || ends_with(word, "ed") || (ends_with(word, "s") && !ends_with(word, "ss")) ||
            has(clause, i, WORD_SAY));
}

/* Does the run end as speech does before the words that say whose it is? */
static bool ends_open(const Clause *clause)
{
    uint32_t end = last_char(clause->passage->text, clause->run->end);
    bool comma = word_of(clause, 0)->gap & GAP_COMMA;

    if (word_of(clause, 0)->gap & (GAP_OPEN_PAREN | GAP_COLON | GAP_SEMICOLON))
        return false;
    return end == ',' || comma ||
           ((end == '?' || end == '!' || end == 0x2026) && !word_of(clause, 0)->starts_sentence);
}

/* '..., tranche la cheffe', '..., he deadpanned', '..., so der Kanzler'. */
bool frame_after(Clause *clause, Attribution *found)
{
    Subject subject;

    clause_after(clause);
    if (clause->count < 2 || !ends_open(clause))
        return false;
    bool so = clause->passage->german && (word_is(clause, 0, "so"));
    bool turned = clause->passage->german || clause->passage->romance;
    if ((so || may_be_verb(clause, 0)) && subject_after(clause, 0, &subject) &&
        (turned || is_somebody(&subject))) {
        *found = attribution(&subject, text_of(clause, 0, 0), false, 80);
        found->behind = true;
        return true;
    }
    for (size_t verb = 1; verb < clause->count && verb <= PHRASE_WORDS_MAX; verb++) {
        bool pronoun = verb == 1 && has(clause, 0, WORD_PRONOUN) && !word_of(clause, 0)->starts_sentence;
        if (!adjoins(clause, verb - 1))
            return false;
        if (pronoun ? has(clause, verb, WORD_FUNCTION & ~WORD_DETERMINER) : !may_be_verb(clause, verb))
            continue;
        clause->verb = text_of(clause, verb, verb);
        if (!subject_starting(clause, 0, verb, &subject) || !is_somebody(&subject))
            return false;
        *found = attribution(&subject, clause->verb, false, 80);
        found->behind = true;
        return true;
    }
    return false;
}

/* "Endorsed: ...": a word that only begins the sentence, and is no name that is known. */
static bool is_stray_capital(const Clause *clause, size_t i)
{
    size_t last;

    return i < clause->count && word_of(clause, i)->starts_sentence &&
           name_at(clause->passage, clause->at[i], &last) && last == clause->at[i] &&
           !(i + 1 < clause->count && (word_of(clause, i + 1)->gap & GAP_COMMA)) &&
           people_find(clause->context->people, clause->context->words, token_text(clause->passage, last)) ==
               NONE;
}

/* "El panadero es menos indulgente: ...", "Ein Stationsvorsteher meldete 1874: ...": whoever the sentence is about
 * that a colon ends. */
bool frame_colon(Clause *clause, Attribution *found)
{
    size_t first = passage_token_at(clause->passage, clause->run->start);
    Subject subject;

    if (first == 0 || first >= clause->passage->tokens.count ||
        !(clause->passage->tokens.items[first].gap & GAP_COLON))
        return false;
    clause_before(clause);
    size_t start = skip_links(clause, 0);
    if (clause->count < 2 || is_governed(clause, start) || is_stray_capital(clause, start) ||
        !subject_starting(clause, start, clause->count - 1, &subject) || !is_somebody(&subject))
        return false;
    *found = attribution(&subject, STR(":"), false, 70);
    return true;
}

/* Nouns for what somebody says. */
static bool is_speech_noun(const Clause *clause, size_t i)
{
    static const char *const nouns[] = {
        "answer",     "reply",       "remark",     "line",        "lines",       "claim",
        "claims",     "words",       "phrase",     "verdict",     "conclusion",  "comment",
        "comments",   "observation", "question",   "argument",    "advice",      "motto",
        "warning",    "complaint",   "joke",       "description", "view",        "opinion",
        "statement",  "promise",     "confession", "report",      "note",        "letter",
        "message",    "dictum",      "saying",     "boast",       "quip",        "retort",
        "plea",       "explanation", "response",   "admission",   "assertion",   "insistence",
        "reminder",   "contention",  "suggestion", "prediction",  "belief",      "antwort",
        "bemerkung",  "satz",        "wort",       "worte",       "worten",      "frage",
        "fazit",      "urteil",      "rat",        "devise",      "credo",       "rechtfertigung",
        "réponse",    "mot",         "mots",       "formule",     "remarque",    "conseil",
        "conclusion", "respuesta",   "frase",      "palabras",    "pregunta",    "conclusión",
        "lema",       "risposta",    "parole",     "domanda",     "conclusione", "resposta",
        "palavras",   "pergunta",    "conclusão",  "antwoord",    "woorden",     "vraag",
        "conclusie",  "stelling"};

    for (size_t n = 0; n < sizeof nouns / sizeof *nouns; n++)
        if (word_is(clause, i, nouns[n]))
            return true;
    return false;
}

/* The owner of the noun at word i: "Ault’s claim", "her brisk answer", "the words of the judge". */
static bool owner_of(const Clause *clause, size_t noun, Subject *subject)
{
    enum {
        ADJECTIVES_MAX = 3
    };
    static const char *const his[] = {"his", "sein", "seine", "seinen", "seinem", "seiner"};
    static const char *const her[] = {"her", "ihr", "ihre", "ihren", "ihrem", "ihrer"};

    if (word_is(clause, noun + 1, "of") && noun + 2 < clause->count)
        return subject_starting(clause, noun + 2, clause->count, subject);
    for (size_t i = noun; i-- > 0 && noun - i <= ADJECTIVES_MAX + 1 && adjoins(clause, i);) {
        size_t first;
        Str word = text_of(clause, i, i);
        if (is_possessive(word) && word_of(clause, i)->capital) {
            for (first = clause->at[i]; first > 0 && clause->at[i] - first < 3; first--)
                if (clause->passage->tokens.items[first].gap != 0 ||
                    !clause->passage->tokens.items[first - 1].capital ||
                    clause->passage->tokens.items[first - 1].starts_sentence)
                    break;
            *subject = name_subject(clause, first, clause->at[i]);
            return true;
        }
        for (size_t n = 0; n < sizeof his / sizeof *his; n++) {
            bool man = word_is(clause, i, his[n]), woman = word_is(clause, i, her[n]);
            if (man || woman) {
                *subject = owner_subject(clause, i, man ? GENDER_MAN : GENDER_WOMAN);
                return true;
            }
        }
        if (word_is(clause, i, "their")) {
            *subject = owners_subject(clause, i);
            return true;
        }
        if (has(clause, i, WORD_FUNCTION))
            return false;
    }
    return false;
}

/* "Ault’s claim, made a generation ago, that ...", "her answer was ...", "in his words, ...". */
bool frame_owner(Clause *clause, Attribution *found)
{
    enum {
        REACH_WORDS = 9
    };
    Subject subject;

    clause_before(clause);
    size_t first = passage_token_at(clause->passage, clause->run->start);
    if (clause->count == 0 || first >= clause->passage->tokens.count)
        return false;
    bool led_in = (clause->passage->tokens.items[first].gap & (GAP_COLON | GAP_COMMA)) ||
                  has(clause, clause->count - 1, WORD_PASSIVE) ||
                  word_is(clause, clause->count - 1, "that") || word_is(clause, clause->count - 1, "dass") ||
                  word_is(clause, clause->count - 1, "que") || word_is(clause, clause->count - 1, "che");
    if (!led_in)
        return false;
    for (size_t i = clause->count; i-- > 0 && clause->count - i <= REACH_WORDS;) {
        if (has(clause, i, WORD_PRONOUN))
            return false;
        if (is_speech_noun(clause, i) && owner_of(clause, i, &subject) && is_somebody(&subject)) {
            *found = attribution(&subject, text_of(clause, i, i), false, 75);
            return true;
        }
    }
    return false;
}

/* '"You can't float a hen-coop on an addle-tide."--Mrs. Dabb.': a name or a phrase behind a dash that ends the
 * sentence. */
bool frame_line(Clause *clause, Attribution *found)
{
    enum {
        WORDS_MAX = 7
    };
    const Passage *passage = clause->passage;
    const Tokens *tokens = &passage->tokens;
    size_t first = passage_token_at(passage, clause->run->close), last = first, name_last;
    Subject subject;

    if (first >= tokens->count || !(tokens->items[first].gap & GAP_DASH) ||
        tokens->items[first].depth != clause->run->depth)
        return false;
    while (last + 1 < tokens->count && !tokens->items[last + 1].starts_sentence && last - first < WORDS_MAX)
        last++;
    bool ends = last + 1 >= tokens->count || tokens->items[last + 1].starts_sentence;
    if (!ends || !tokens->items[first].capital)
        return false;
    clause->count = 0;
    for (size_t i = first; i <= last; i++)
        clause->at[clause->count++] = i;
    bool name = name_at(passage, first, &name_last);
    if (name && name_last == first && last == first &&
        people_find(clause->context->people, clause->context->words, token_text(passage, first)) == NONE)
        return false; /* "--Saying." */
    if (name && (name_last == last || (tokens->items[name_last + 1].gap & (GAP_COMMA | GAP_OPEN_PAREN))))
        subject = name_subject(clause, first, name_last);
    else if (!name && has(clause, 0, WORD_ARTICLE | WORD_DETERMINER))
        subject = noun_subject(clause, 0, clause->count - 1);
    else
        return false;
    *found = attribution(&subject, STR("—"), false, 90);
    found->behind = true;
    return true;
}
