/* Sieves: a verb of saying beside a quoted run, and the subject of that verb.
 *
 * The order of the sieves is that of their precision (Muzny et al. 2017): behind the run, "according to", before
 * the run. */
#include "clauses.h"
#include "people.h"

enum {
    CUE_REACH_AFTER = 12,
    CUE_REACH_BEFORE = 14
};

Attribution attribution(const Subject *subject, Str cue, bool naming, uint8_t confidence)
{
    Attribution found = NO_ATTRIBUTION;

    found.speaker = subject->speaker;
    found.cue = cue;
    found.person = subject->person;
    found.naming = naming;
    found.first_person = subject->first_person;
    found.several = subject->several;
    found.noun = subject->noun;
    if (!str_equal(subject->words, subject->speaker))
        found.mention = subject->words;
    found.confidence = subject->confidence < confidence ? subject->confidence : confidence;
    return found;
}

/* "confermò quello", "la faja, que promete": whoever that is, it is not who was spoken of. */
static bool is_pointed_at(const Clause *clause, size_t verb)
{
    static const char *const forms[] = {
        "quello", "quella", "questo", "questa", "costui", "costei", "aquel",  "aquél",  "aquella", "aquélla",
        "este",   "éste",   "esta",   "ésta",   "ese",    "ése",    "aquele", "aquela", "esse",    "essa",
        "uno",    "una",    "otro",   "otra",   "outro",  "outra",  "altro",  "altra"};
    size_t before = verb;

    for (size_t n = 0; n < sizeof forms / sizeof *forms; n++)
        if (word_is(clause, verb + 1, forms[n]) && adjoins(clause, verb))
            return true;
    while (before > 0 && adjoins(clause, before - 1) && is_clitic(clause, before - 1))
        before--;
    return before > 0 && adjoins(clause, before - 1) &&
           (has(clause, before - 1, WORD_RELATIVE) || word_is(clause, before - 1, "que"));
}

/* "dicen", "dicono", "dizem" */
static bool is_plural_verb(const Clause *clause, size_t verb)
{
    Str word = text_of(clause, verb, verb);
    const SpeechWords *words = clause->context->words;

    return (speech_words_in(words, "es") && ends_with(word, "n")) ||
           (speech_words_in(words, "it") && ends_with(word, "no")) ||
           (speech_words_in(words, "pt") && ends_with(word, "m"));
}

/* Leaves the subject out, as Spanish and Italian may: "según dice, «...»". */
static Subject silent_subject(const Clause *clause, size_t verb)
{
    SpeakerContext *context = clause->context;
    Subject subject = {.person = NONE, .noun = NONE, .confidence = 60};
    DocPos at = clause->passage->origin + clause->run->open;
    bool may = clause->passage->romance && !speech_words_in(context->words, "fr") && clause->run->depth == 0;

    if (!context->learning && may && !is_pointed_at(clause, verb) && !is_plural_verb(clause, verb)) {
        size_t person = resolve(clause, GENDER_UNKNOWN, at);
        if (person == NONE && !mentions_lost(context->people))
            person = context->last_speaker;
        if (person != NONE) {
            subject.person = person;
            subject.speaker = people_get(context->people, person)->name;
        }
    }
    return subject;
}

/* "gridò dal basso Tommaso": the name that ends the stretch, over words of how or where. */
static bool named_further_on(const Clause *clause, size_t verb, Subject *subject)
{
    enum {
        REACH_WORDS = 5
    };
    const Passage *passage = clause->passage;
    size_t last;

    for (size_t i = verb + 1; passage->romance && i < clause->count && i <= verb + REACH_WORDS; i++) {
        if (!adjoins(clause, i - 1))
            return false;
        if (!word_of(clause, i)->capital || is_governed(clause, i) || !name_at(passage, clause->at[i], &last))
            continue;
        bool ends = last + 1 >= passage->tokens.count || passage->tokens.items[last + 1].gap != 0;
        if (!ends || has(clause, i - 1, WORD_PREPOSITION | WORD_ARTICLE | WORD_PARTICLE | WORD_CONJUNCTION) ||
            people_find(clause->context->people, clause->context->words,
                        passage_slice(passage, clause->at[i], last)) == NONE)
            return false;
        *subject = name_subject(clause, clause->at[i], last);
        return true;
    }
    return false;
}

/* '..., says NAME', and where the language may: '..., aseguró.' */
static bool verb_first(const Clause *clause, size_t verb, bool naming, bool ended, Attribution *found)
{
    Subject subject;
    bool named = subject_after(clause, verb, &subject);

    if (!named && verb + 1 < clause->count && word_of(clause, verb + 1)->gap == 0 &&
        has(clause, verb + 1, WORD_ARTICLE | WORD_DETERMINER))
        return false;
    if (!named && !named_further_on(clause, verb, &subject))
        subject = silent_subject(clause, verb);
    *found = attribution(&subject, clause->verb, naming, named ? 95 : 60);
    found->behind = true;
    bool alone =
        clause->passage->romance && (verb + 1 >= clause->count || word_of(clause, verb + 1)->gap != 0);
    return named || ((ended || alone) && subject.speaker.len_bytes > 0);
}

/* Behind the run: '..., says NAME' and '..., NAME says'. */
static bool sieve_after(Clause *clause, Attribution *found)
{
    uint32_t end = last_char(clause->passage->text, clause->run->end);
    Subject subject;
    size_t verb = 0;

    clause_after(clause);
    if (clause->count == 0 || (word_of(clause, 0)->gap & GAP_OPEN_PAREN))
        return false;
    while (verb < clause->count && verb < CUE_REACH_AFTER && !is_cue(clause, verb))
        verb++;
    if (verb >= clause->count || verb >= CUE_REACH_AFTER)
        return false;
    bool ended = end == ',' || end == '?' || end == '!' || end == 0x2014 || end == 0x2013 || end == 0x2026 ||
                 end == '-' || (word_of(clause, 0)->gap & (GAP_COMMA | GAP_DASH));
    Str cue = text_of(clause, verb, verb);
    clause->verb = cue;
    bool naming = has(clause, verb, WORD_NAMING) && !ended;
    size_t start = word_is(clause, 0, "as") || word_is(clause, 0, "so") ? 1 : 0;
    if (word_is(clause, start, "that"))
        return false;
    /* "ha detto la scrittrice", "mi ha risposto lo studioso" */
    size_t own = start;
    while (own < verb && (is_clitic(clause, own) || has(clause, own, WORD_AUXILIARY)))
        own++;
    if (own == verb && clause->passage->romance)
        start = verb;
    while (start < verb && has(clause, start, WORD_AUXILIARY) &&
           !has(clause, start, WORD_PRONOUN | WORD_ARTICLE | WORD_DETERMINER))
        start++;
    if (verb <= start)
        return verb_first(clause, verb, naming, ended, found);
    if (has(clause, start, WORD_CONJUNCTION | WORD_LINK | WORD_RELATIVE) &&
        !has(clause, start, WORD_PRONOUN | WORD_ARTICLE | WORD_DETERMINER))
        return false;
    /* '...?' He concludes that: a new sentence tells something else */
    if (word_of(clause, 0)->starts_sentence && (word_is(clause, verb + 1, "that") || verb > start + 3))
        return false;
    if ((!ended && verb > start + 2) || !subject_before(clause, verb, &subject))
        return false;
    *found = attribution(&subject, cue, naming, ended ? 95 : 70);
    found->behind = true;
    return true;
}

/* "a-t-il écrit" */
static bool is_inverted_auxiliary(const Passage *passage, size_t i, size_t verb)
{
    const Token *tokens = passage->tokens.items;
    return verb == i + 2 && (tokens[i].flags & WORD_AUXILIARY) && (tokens[i + 1].flags & WORD_PRONOUN) &&
           passage->text.data[tokens[i].end] == '-';
}

/* The verb of saying of the narrator's words that begin at token i of a run, as French, Spanish and Italian print them:
 * ", explique-t-elle", ", a-t-il écrit", ", tranche la cheffe.", " —le advirtió el primer día—"; NONE. */
static size_t inner_verb(const Passage *passage, size_t i)
{
    enum {
        CLITICS_MAX = 3
    };
    const Token *first = &passage->tokens.items[i];
    const uint32_t before = WORD_PRONOUN | WORD_OBJECT | WORD_AUXILIARY | WORD_DETERMINER;
    bool dash = first->gap & GAP_DASH;

    if (!(first->gap & (GAP_COMMA | GAP_DASH)) || first->starts_sentence)
        return NONE;
    for (size_t n = i; n < passage->tokens.count && n <= i + CLITICS_MAX; n++) {
        const Token *token = &passage->tokens.items[n];
        if (token->capital || (n > i && token->gap != 0))
            return NONE;
        if ((token->flags & WORD_SAY) && !(token->flags & WORD_SAY_NOUN))
            return n == i || dash || is_inverted_auxiliary(passage, i, n) ? n : NONE;
        if (!(token->flags & before))
            return NONE;
    }
    return NONE;
}

/* The narrator's words from token i of the run on, to a comma, a dash or a stop. */
static void clause_inside(Clause *clause, size_t i)
{
    const Tokens *tokens = &clause->passage->tokens;

    clause->count = 0;
    for (size_t n = i;
         n < tokens->count && tokens->items[n].end <= clause->run->end && clause->count < CLAUSE_MAX &&
         (n == i || !(tokens->items[n].gap & (GAP_COMMA | GAP_STOP | GAP_DASH)));
         n++)
        clause->at[clause->count++] = n;
}

/* ", raconte le mycologue.": nothing else stands between the verb and the mark, whatever he is. */
static bool fills_clause(const Clause *clause, size_t verb, const Subject *subject)
{
    const Passage *passage = clause->passage;
    const char *end = passage->text.data + passage->tokens.items[clause->at[clause->count - 1]].end;
    return has(clause, verb + 1, WORD_ARTICLE | WORD_DETERMINER) &&
           subject->words.data + subject->words.len_bytes == end;
}

/* Inside the run: ', explique-t-elle au maire,'. */
static bool sieve_inside(Clause *clause, Attribution *found)
{
    const Passage *passage = clause->passage;
    const Tokens *tokens = &passage->tokens;
    size_t first = passage_token_at(passage, clause->run->start);

    if (!passage->romance)
        return false;
    for (size_t i = first + 1; i < tokens->count && tokens->items[i].end <= clause->run->end; i++) {
        Subject subject;
        size_t token = tokens->items[i].depth == clause->run->depth + 1 ? inner_verb(passage, i) : NONE;
        if (token == NONE)
            continue;
        clause_inside(clause, i);
        size_t verb = clause_index(clause, token);
        clause->verb = token_text(passage, token);
        bool ends = clause->at[clause->count - 1] == token || behind_time(clause, verb + 1) == clause->count;
        if (verb > 0 && has(clause, verb - 1, WORD_HE | WORD_SHE | WORD_THEY))
            subject = pronoun_subject(clause, verb - 1);
        else if (!(verb + 1 < clause->count && subject_after(clause, verb, &subject) &&
                   (is_somebody(&subject) || fills_clause(clause, verb, &subject)))) {
            if (!ends && !(tokens->items[i].gap & GAP_DASH))
                continue;
            subject = silent_subject(clause, verb);
        }
        *found = attribution(&subject, clause->verb, false, 85);
        return true;
    }
    return false;
}

/* The complement of "according to" that begins at word i and goes to a comma or the end. */
static bool source_complement(const Clause *clause, size_t i, Subject *subject)
{
    size_t end = i, name_first;

    if (i >= clause->count)
        return false;
    PersonPhrase phrase;
    while (end + 1 < clause->count && adjoins(clause, end) && end - i + 1 < PHRASE_WORDS_MAX)
        end++;
    /* "secondo il curatore la dispersione": the sentence goes on without a comma */
    if (clause->passage->romance && person_phrase_at(clause->passage, clause->at[i], &phrase) &&
        phrase.name == NONE && clause_index(clause, phrase.last) < end)
        end = clause_index(clause, phrase.last);
    if (i == end && has(clause, i, WORD_PRONOUN)) {
        *subject = pronoun_subject(clause, i);
        return true;
    }
    /* "According to her brother, the architect Piers Mordaunt, ..." */
    if (end + 1 < clause->count && word_of(clause, end + 1)->gap == GAP_COMMA) {
        size_t stop = end + 1;
        while (stop + 1 < clause->count && adjoins(clause, stop) && stop - end < PHRASE_WORDS_MAX)
            stop++;
        bool starts_name = word_of(clause, end + 1)->capital || has(clause, end + 1, WORD_ARTICLE);
        if (starts_name && !clause->passage->german &&
            name_ending_at(clause->passage, clause->at[stop], &name_first) &&
            name_first >= clause->at[end + 1]) {
            *subject = name_subject(clause, name_first, clause->at[stop]);
            return true;
        }
    } /* "a survey by the Guild of Ringers" is no person */
    bool ends_in_name =
        name_ending_at(clause->passage, clause->at[end], &name_first) && name_first >= clause->at[i];
    size_t name_index = ends_in_name ? clause_index(clause, name_first) : 0;
    if (ends_in_name && !has(clause, end, WORD_ORGANISATION) &&
        (name_index == i || !has(clause, name_index - 1, WORD_PREPOSITION | WORD_ARTICLE))) {
        *subject = name_subject(clause, name_first, clause->at[end]);
        return true;
    }
    if (name_at(clause->passage, clause->at[i], &name_first) && !has(clause, i, WORD_ARTICLE)) {
        Str name = passage_slice(clause->passage, clause->at[i], name_first);
        if (str_ends(name, STR("’s")) || str_ends(name, STR("'s"))) {
            *subject = name_subject(clause, clause->at[i], name_first);
            return true;
        }
    }
    *subject = noun_subject(clause, i, end);
    return true;
}

/* Index behind a word of source ("according to", "selon", "in the words of") at i; 0 when there is none. */
static size_t behind_source(const Clause *clause, size_t i)
{
    if (has(clause, i, WORD_SOURCE)) {
        bool english = word_is(clause, i, "according");
        return english ? (word_is(clause, i + 1, "to") ? i + 2 : 0) : i + 1;
    }
    if (word_is(clause, i, "words") && word_is(clause, i + 1, "of") && i >= 2 && word_is(clause, i - 2, "in"))
        return i + 2;
    return 0;
}

static bool sieve_source(Clause *clause, Attribution *found)
{
    Subject subject;

    clause_after(clause);
    if (clause->count > 2) {
        size_t behind = behind_source(clause, 0);
        if (behind > 0 && source_complement(clause, behind, &subject)) {
            *found = attribution(&subject, text_of(clause, 0, behind - 1), false, 90);
            return true;
        }
    }
    clause_before(clause);
    for (size_t i = clause->count; i-- > 0 && clause->count - i <= CUE_REACH_BEFORE;) {
        size_t behind = behind_source(clause, i);
        if (behind > 0 && i > 0 && is_cue(clause, i - 1))
            return false; /* "he replied, according to the minutes" */
        if (behind > 0 && source_complement(clause, behind, &subject)) {
            if (subject.speaker.len_bytes == 0)
                return false;
            *found = attribution(&subject, text_of(clause, i, behind - 1), false, 85);
            return true;
        }
        if (is_cue(clause, i))
            return false; /* a verb stands nearer */
    }
    return false;
}

/* "I was like, ...", "she goes, ...": right before the run. */
static bool is_quotative(const Clause *clause, size_t verb)
{
    size_t first = passage_token_at(clause->passage, clause->run->start);
    bool led_in = first < clause->passage->tokens.count &&
                  (clause->passage->tokens.items[first].gap & (GAP_COMMA | GAP_COLON));

    return led_in && verb + 1 == clause->count &&
           (word_is(clause, verb, "goes") || word_is(clause, verb, "went") ||
            (word_is(clause, verb, "like") && verb > 0 && has(clause, verb - 1, WORD_PASSIVE)));
}

/* Before the run: 'NAME says: ...'. The verb next to the run counts, unless its subject is the writer: "said
 * she, when I asked her". */
static bool sieve_before(Clause *clause, Attribution *found)
{
    bool any = false;

    clause_before(clause);
    for (size_t verb = clause->count; verb-- > 0 && clause->count - verb <= CUE_REACH_BEFORE + 1;) {
        Subject subject;
        if (!is_cue(clause, verb) && !is_quotative(clause, verb))
            continue;
        clause->verb = text_of(clause, verb, verb);
        if (!subject_of_verb(clause, verb, &subject))
            subject = silent_subject(clause, verb);
        if (any && (subject.first_person || subject.speaker.len_bytes == 0))
            continue;
        *found = attribution(&subject, text_of(clause, verb, verb), has(clause, verb, WORD_NAMING), 85);
        found->distance = clause->count - 1 - verb;
        any = true;
        if (!subject.first_person)
            break;
    }
    return any;
}

/* "he asks: " in front of the run: what stands before it introduces it, whatever stands behind. */
static bool is_introduced(const Passage *passage, const QuoteRun *run)
{
    size_t first = passage_token_at(passage, run->start);

    if (first == 0 || first >= passage->tokens.count)
        return false;
    const Token *token = &passage->tokens.items[first];
    /* "one of the reviewers wrote, ..." */
    return (token->gap & GAP_COLON) || ((token->gap & GAP_COMMA) && (token[-1].flags & WORD_SAY) &&
                                        !(token[-1].flags & WORD_SAY_NOUN) && token[-1].depth == run->depth);
}

/* '..., ruft diese aus': a verb of saying right behind the comma of the run, whoever its subject may be. */
static Str bare_cue(Clause *clause)
{
    clause_after(clause);
    size_t verb = 0;
    bool comma = clause->count > 0 && ((word_of(clause, 0)->gap & GAP_COMMA) ||
                                       last_char(clause->passage->text, clause->run->end) == ',');
    while (is_clitic(clause, verb) && !is_cue(clause, verb))
        verb++;
    return comma && verb < clause->count && is_cue(clause, verb) &&
                   !has(clause, verb, WORD_NAMING | WORD_SAY_NOUN)
               ? text_of(clause, verb, verb)
               : (Str){0};
}

static Attribution read_run(Clause *clause)
{
    Attribution found = NO_ATTRIBUTION, bare = NO_ATTRIBUTION;

    if (is_introduced(clause->passage, clause->run) && sieve_before(clause, &found) &&
        found.speaker.len_bytes > 0)
        return found;
    found = NO_ATTRIBUTION;
    bare.cue = bare_cue(clause);
    bare.behind = bare.cue.len_bytes > 0;
    if (sieve_after(clause, &found) || frame_after(clause, &found) || frame_line(clause, &found) ||
        sieve_inside(clause, &found) || sieve_source(clause, &found))
        return found;
    found = NO_ATTRIBUTION;
    if (sieve_before(clause, &found))
        return found;
    found = NO_ATTRIBUTION;
    if (frame_owner(clause, &found) || frame_colon(clause, &found))
        return found;
    return bare;
}

Attribution attribute_run(const Passage *passage, const QuoteRun *run, SpeakerContext *context)
{
    Clause clause = {.passage = passage, .context = context, .run = run};
    Attribution found = read_run(&clause);

    if (found.behind && clause.count > 0)
        found.clause_end = word_of(&clause, clause.count - 1)->end;
    return found;
}

void attribute_hearer(const Passage *passage, const QuoteRun *run, SpeakerContext *context,
                      Attribution *found)
{
    Clause clause = {.passage = passage, .context = context, .run = run};
    size_t last, speaker = found->person != NONE ? found->person : found->noun;

    if (found->behind)
        clause_after(&clause);
    else
        clause_before(&clause);
    for (size_t i = 0; i < clause.count && found->hearer == NONE; i++) {
        size_t person = person_at(&clause, clause.at[i], &last);
        if (person != speaker)
            found->hearer = person;
        while (i + 1 < clause.count && clause.at[i + 1] <= last)
            i++;
    }
}

Attribution attribute_beat(const Passage *passage, const QuoteRun *run, SpeakerContext *context)
{
    enum {
        CONFIDENCE_BEAT = 45
    };
    Clause clause = {.passage = passage, .context = context, .run = run};
    Attribution found = NO_ATTRIBUTION;
    size_t first = passage_token_at(passage, run->start), start = first;
    Subject subject;

    while (start > 0 && first - start < CLAUSE_MAX && passage->tokens.items[start - 1].depth == run->depth) {
        start--;
        if (passage->tokens.items[start].starts_sentence)
            break;
    }
    for (size_t i = start; i < first; i++)
        clause.at[clause.count++] = i;
    size_t begin = skip_links(&clause, 0);
    if (subject_starting(&clause, begin, clause.count, &subject) && subject.person != NONE)
        found = attribution(&subject, (Str){0}, false, CONFIDENCE_BEAT);
    return found;
}

/* "a film of two monks": whoever stands behind a preposition is not who the sentence is about. */
static bool is_complement(const Passage *passage, size_t first)
{
    enum {
        WORDS_BETWEEN = 3 /* "of two Tibetan Buddhist" */
    };
    const Token *tokens = passage->tokens.items;
    for (size_t i = first, words = 0; i > 0 && words <= WORDS_BETWEEN && tokens[i].gap == 0; i--, words++)
        if (tokens[i - 1].flags & WORD_PREPOSITION)
            return true;
    return false;
}

/* Is the test true of any word around the run, in its clause before or behind? */
typedef bool (*WordTest)(const Clause *clause, size_t i, size_t person, Gender gender);

static bool any_word_around(const Passage *passage, const QuoteRun *run, SpeakerContext *context,
                            WordTest test, size_t person, Gender gender)
{
    Clause clause = {.passage = passage, .context = context, .run = run};

    for (size_t side = 0; side < 2; side++) {
        if (side == 0)
            clause_before(&clause);
        else
            clause_after(&clause);
        for (size_t i = 0; i < clause.count; i++)
            if (test(&clause, i, person, gender))
                return true;
    }
    return false;
}

static bool names_another(const Clause *clause, size_t i, size_t person, Gender gender)
{
    const Passage *passage = clause->passage;
    size_t at = clause->at[i], last;
    Gender pronoun = pronoun_gender(passage, at);
    PersonPhrase phrase;

    if (pronoun && gender && pronoun != gender)
        return true;
    if (is_complement(passage, at))
        return false;
    if (person_phrase_at(passage, at, &phrase) && !(passage->tokens.items[phrase.head].flags & WORD_AUTHOR))
        return true;
    return word_of(clause, i)->capital && name_at(passage, at, &last) &&
           (last > at || !word_of(clause, i)->starts_sentence) && !passage->german &&
           people_find(clause->context->people, clause->context->words, passage_slice(passage, at, last)) !=
               person;
}

static bool names_this_one(const Clause *clause, size_t i, size_t person, Gender gender)
{
    const Passage *passage = clause->passage;
    size_t at = clause->at[i], last;
    Gender pronoun = pronoun_gender(passage, at);

    if (pronoun && pronoun == gender)
        return true;
    return word_of(clause, i)->capital && name_at(passage, at, &last) &&
           people_find(clause->context->people, clause->context->words, passage_slice(passage, at, last)) ==
               person;
}

bool names_others(const Passage *passage, const QuoteRun *run, SpeakerContext *context, size_t person)
{
    return any_word_around(passage, run, context, names_another, person,
                           told_gender(people_get(context->people, person)));
}

bool names_person(const Passage *passage, const QuoteRun *run, SpeakerContext *context, size_t person)
{
    return any_word_around(passage, run, context, names_this_one, person,
                           person_gender(people_get(context->people, person)));
}
