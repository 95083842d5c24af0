/* Direct quotations of the whole document: which quoted runs are speech, and who speaks.
 *
 * The text is read twice. The first reading learns who is named and who speaks; the second goes through it in
 * order, keeps the last mentions for pronouns, and attributes each run: by the words beside it (speakers.c),
 * by a neighbour in its paragraph, by turns in a conversation, by the book that the passage reviews. */
#include "people.h"
#include "speakers.h"

/* Between two runs of one speaker there is no more than this. */
enum {
    SPREAD_BYTES = 160
};
/* A conversation is looked at as a whole, but no more than this at once. */
enum {
    TURNS_MAX = 64
};

/* Fewer turns with a name before them are no interview. */
enum {
    LABELS_MIN = 3
};

enum {
    CONFIDENCE_UNCLOSED = 30,
    CONFIDENCE_REVIEWED = 40,
    CONFIDENCE_TURN = 50,
    CONFIDENCE_SPREAD = 70,
    CONFIDENCE_NARRATOR = 75
};

typedef struct {
    size_t quote;  /* index of the first quote of the turn */
    Str addressed; /* whom it calls by name */
} Turn;

typedef struct {
    QuoteRun run;
    Attribution by;
    size_t words;
    bool ends;     /* with a mark that ends a clause */
    bool led_in;   /* by a colon, or followed by a comma: where marks stand outside, as outside English */
    bool lent;     /* by is that of a neighbour */
    size_t around; /* index of the innermost candidate around it, NONE */
} Candidate;

typedef struct {
    Meaning *meaning;
    const Document *doc;
    Passage passage;
    SpeakerContext context;
    VEC(Candidate) candidates;
    QuoteList *quotes;
    Turn turns[TURNS_MAX];
    size_t turn_count;
    size_t open_quote; /* that ran to the end of its paragraph unclosed; NONE */
    uint32_t open_glyph;
    size_t mentioned; /* tokens whose names have been noted */
    size_t
        unread; /* the first of the blocks before this one in which nobody speaks: their names are noted only
                         when somebody speaks within reach of them */
    size_t interviewed;     /* who answers in an interview without names, NONE */
    bool signed_texts;      /* letters, plays: who says "I" in them has not written the page */
    size_t labels;          /* turns that begin with the name of who has them */
    bool dashed;            /* conversations of the document have dashes */
    bool dashes;            /* the block before began with a dialogue dash */
    size_t review;          /* that the passage before was about, or NONE */
    Attribution announced;  /* who says what the block begins with: "She said without opening her eyes:" */
    size_t announced_block; /* NONE */
} Reading;

static bool is_text(BlockClass cls)
{
    switch (cls) {
    case BLOCK_PARA:
    case BLOCK_ANSWER:
    case BLOCK_QUESTION:
    case BLOCK_NOTE:
    case BLOCK_DECK:
    case BLOCK_LIST:
    case BLOCK_QUOTE:
    case BLOCK_BIO:
    case BLOCK_CAPTION: return true;
    default: return false;
    }
}

/* Notes who is meant in the narrator's words before the byte. */
static void read_mentions(Reading *reading, size_t byte)
{
    mentions_read(reading->meaning->people, reading->meaning->words, &reading->passage, &reading->mentioned,
                  byte);
}

/* ---- which runs are speech ----------------------------------------------------------------------------- */

static bool is_end_mark(uint32_t c)
{
    return c == ',' || c == '.' || c == '!' || c == '?' || c == ';' || c == 0x2026 || c == 0x2014 ||
           c == 0x2013;
}

static size_t words_in(const Passage *passage, const QuoteRun *run)
{
    return passage_token_at(passage, run->end) - passage_token_at(passage, run->start);
}

/* The whole paragraph is quoted: somebody speaks and nothing is said of it. */
static bool is_whole_paragraph(const Passage *passage, const QuoteRun *run)
{
    uint32_t last = utf8_before(passage->text, run->end);
    return run->open == 0 && run->close == passage->text.len_bytes && !run->unclosed &&
           (last == '.' || last == '!' || last == '?' || last == 0x2026 || last == 0x2014);
}

/* The words without a stop behind them read as a title: "Who Let the Mayor Out." */
static bool reads_as_title(const SpeechWords *words, Str inner)
{
    if (str_ends(inner, STR(".")) || str_ends(inner, STR(",")))
        inner = str_slice(inner, 0, inner.len_bytes - 1);
    return quotation_is_title(words, inner);
}

/* "her essay “Salt”", "el capítulo titulado «…»": a noun for what has a title, or a word for its having one, stands
 * before the run. */
static bool is_called_title(const Passage *passage, const QuoteRun *run)
{
    enum {
        REACH_WORDS = 3
    };
    static const char *const forms[] = {
        "titled",     "entitled",   "titulado",   "titulada", "intitulé", "intitulée", "intitolato",
        "intitolata", "intitulado", "intitulada", "betitelt", "getiteld", "headlined", "book",
        "novel",      "story",      "stories",    "essay",    "poem",     "chapter",   "article",
        "song",       "film",       "play",       "painting", "column",   "series",    "album",
        "episode",    "lecture",    "exhibition", "crónica",  "capítulo", "artículo",  "cuento",
        "relato",     "poema",      "canción",    "película", "columna",  "novela",    "ensayo",
        "cuadro",     "chronique",  "chapitre",   "nouvelle", "poème",    "chanson",   "roman",
        "essai",      "tableau",    "capitolo",   "articolo", "racconto", "poesia",    "canzone",
        "romanzo",    "saggio",     "quadro",     "rubrica",  "artigo",   "conto",     "canção",
        "filme",      "crônica",    "romance",    "ensaio",   "kapitel",  "artikel",   "erzählung",
        "gedicht",    "lied",       "kolumne",    "aufsatz",  "gemälde",  "hoofdstuk", "verhaal",
        "roman",      "essay"};
    size_t first = passage_token_at(passage, run->start);

    for (size_t i = first; i-- > 0 && first - i <= REACH_WORDS;) {
        if (passage->tokens.items[i + 1].gap & ~(GAP_COMMA | GAP_QUOTE))
            return false;
        for (size_t n = 0; n < sizeof forms / sizeof *forms; n++)
            if (str_is_nocase(token_text(passage, i), forms[n]))
                return true;
    }
    return false;
}

/* What is quoted begins as a sentence does, where one may begin, and ends as one does. */
static bool is_whole_sentence(const Passage *passage, const QuoteRun *run)
{
    size_t first = passage_token_at(passage, run->start);
    uint32_t last = utf8_before(passage->text, run->end);

    return first < passage->tokens.count && passage->tokens.items[first].capital &&
           (passage->tokens.items[first].starts_sentence || (passage->tokens.items[first].gap & GAP_COLON)) &&
           (last == '.' || last == '!' || last == '?' || last == 0x2026);
}

/* A quoted word or phrase is no quotation: speech is long, or ends as speech does and has a verb beside
 * it. */
static bool is_speech(const Reading *reading, const Candidate *candidate, bool has_cue)
{
    enum {
        NARROW_WORDS = 5,
        CUE_NEAR_WORDS = 3
    };
    const Passage *passage = &reading->passage;
    const SpeechWords *words = reading->meaning->words;
    Str inner = str_slice(passage->text, candidate->run.start, candidate->run.end);
    BlockClass cls = document_block(reading->doc, passage->block)->cls;
    size_t first = passage_token_at(passage, candidate->run.start);
    bool single =
        candidate->run.glyph == '\'' || candidate->run.glyph == 0x2018 || candidate->run.glyph == 0x201a;
    bool beside = candidate->by.behind || candidate->by.distance <= CUE_NEAR_WORDS;
    /* in the middle of what the narrator says: "who made “The Bishop’s Winter,” told me" */
    bool within = first > 0 && first < passage->tokens.count &&
                  !passage->tokens.items[first].starts_sentence &&
                  (passage->tokens.items[first].gap & ~GAP_QUOTE) == 0;
    bool titled = has_cue && !within ? !candidate->by.behind && quotation_is_title(words, inner)
                                     : reads_as_title(words, inner);

    bool colon = first < passage->tokens.count && (passage->tokens.items[first].gap & GAP_COLON);
    bool ended = candidate->ends || (candidate->led_in && !candidate->lent);

    if (candidate->words > 1 &&
        (titled || (!has_cue && !candidate->ends && is_called_title(passage, &candidate->run))))
        return false;
    if (candidate->run.depth > 0) /* "'Letty,' I used to say" */
        return has_cue && !candidate->by.naming &&
               (candidate->words >= 3 || (candidate->by.behind && candidate->ends));
    if (reading->dashes || is_whole_paragraph(passage, &candidate->run))
        return true;
    if (!has_cue && ((single && !reading->meaning->style.singles) || cls == BLOCK_LIST))
        return false;
    if (reading->meaning->conversational && candidate->run.open == 0 &&
        is_whole_sentence(passage, &candidate->run))
        return true;
    if (candidate->words >= NARROW_WORDS)
        return true;
    if (!has_cue || candidate->by.naming)
        return false;
    if (candidate->words == NARROW_WORDS - 1 && beside && !candidate->lent)
        return true;
    return ((beside || colon) && ended) || is_whole_sentence(passage, &candidate->run);
}

/* ---- one passage --------------------------------------------------------------------------------------- */

/* '..., she says, ...': one quotation cut by its attribution. */
static bool goes_on(const Reading *reading, const Candidate *candidate)
{
    const QuoteRun *run = &candidate->run;
    const Passage *passage = &reading->passage;
    const Candidate *before = reading->candidates.count > 0 ? &vec_last(&reading->candidates) : NULL;
    size_t first = passage_token_at(passage, run->start);

    if (!before || !before->by.behind || before->run.depth != run->depth || before->by.naming ||
        first >= passage->tokens.count || run->open - before->run.close > SPREAD_BYTES) {
        return false;
    } /* "..., he said, and she answered, ..." has a verb of its own */
    bool own_verb = candidate->by.cue.len_bytes > 0 && candidate->by.cue.data != before->by.cue.data &&
                    candidate->by.speaker.len_bytes > 0 && candidate->by.distance <= 1;
    if (own_verb || !(passage->tokens.items[first].gap & (GAP_COMMA | GAP_SEMICOLON | GAP_DASH | GAP_COLON)))
        return false;
    for (size_t i = passage_token_at(passage, before->run.close); i <= first; i++)
        if (passage->tokens.items[i].starts_sentence && i > passage_token_at(passage, before->run.close))
            return false;
    return true;
}

/* Who speaks stays for the pronouns that follow. */
static void note_speaker(Reading *reading, const Candidate *candidate)
{
    const Passage *passage = &reading->passage;

    if (candidate->by.speaker.len_bytes == 0 || candidate->run.depth > 0 || candidate->by.naming)
        return;
    size_t person = candidate->by.person != NONE ? candidate->by.person : candidate->by.noun;
    reading->context.last_speaker = person;
    reading->context.last_words = candidate->by.person == NONE ? candidate->by.speaker : (Str){0};
    mentions_note(reading->meaning->people, person, passage->origin + candidate->run.open, passage->block,
                  true);
}

static void note_hearer(Reading *reading, Candidate *candidate)
{
    if (candidate->by.speaker.len_bytes == 0 || candidate->by.clause_end == 0)
        return;
    read_mentions(reading, candidate->by.clause_end);
    attribute_hearer(&reading->passage, &candidate->run, &reading->context, &candidate->by);
    mentions_scene(reading->meaning->people)->hearer = candidate->by.hearer;
}

static void read_candidates(Reading *reading)
{
    Passage *passage = &reading->passage;

    vec_clear(&reading->candidates);
    for (size_t i = 0; i < passage->runs.count; i++) {
        Candidate candidate = {.run = passage->runs.items[i]};
        read_mentions(reading, candidate.run.open);
        candidate.by = attribute_run(passage, &candidate.run, &reading->context);
        if (goes_on(reading, &candidate))
            candidate.by = vec_last(&reading->candidates).by;
        candidate.words = words_in(passage, &candidate.run);
        size_t step;
        uint32_t behind = candidate.run.close < passage->text.len_bytes
                              ? utf8_decode(passage->text, candidate.run.close, &step)
                              : 0;
        size_t first = passage_token_at(passage, candidate.run.start);
        candidate.ends = is_end_mark(utf8_before(passage->text, candidate.run.end));
        candidate.led_in = candidate.by.behind ? behind == ',' || behind == '.'
                                               : first < passage->tokens.count &&
                                                     (passage->tokens.items[first].gap & GAP_COLON);
        if (is_speech(reading, &candidate, candidate.by.cue.len_bytes > 0)) {
            note_speaker(reading, &candidate);
            note_hearer(reading, &candidate);
        }
        vec_push(&reading->candidates, candidate);
    }
    read_mentions(reading, passage->text.len_bytes);
}

/* Does a sentence that begins between the bytes begin with somebody who has a name, or a phrase for them? */
static bool tells_of_another(const Passage *passage, size_t from, size_t to)
{
    PersonPhrase phrase;
    size_t last;

    for (size_t i = passage_token_at(passage, from);
         i < passage->tokens.count && passage->tokens.items[i].start < to; i++) {
        const Token *token = &passage->tokens.items[i];
        if (!token->starts_sentence || token->depth > 0)
            continue;
        if (person_phrase_at(passage, i, &phrase) || (name_at(passage, i, &last) && last > i))
            return true;
    }
    return false;
}

/* Little and no more than one new sentence stands between the two. */
static bool are_near(const Passage *passage, const QuoteRun *first, const QuoteRun *second)
{
    size_t starts = 0;

    if (second->open - first->close > SPREAD_BYTES)
        return false;
    for (size_t i = passage_token_at(passage, first->close);
         i < passage->tokens.count && passage->tokens.items[i].start < second->open; i++)
        starts += passage->tokens.items[i].starts_sentence;
    return starts <= 1 && !tells_of_another(passage, first->close, second->open);
}

/* What a report concludes is not what is said next to it. */
static bool is_by_somebody(const Candidate *candidate)
{
    const Attribution *by = &candidate->by;
    return by->person != NONE || by->noun != NONE || by->several || by->mention.len_bytes > 0;
}

/* Gives a run the speaker of the attributed one next to it, before or behind, in the same paragraph. */
static void spread_speakers(Reading *reading)
{
    size_t count = reading->candidates.count;
    size_t known = NONE;

    /* forwards, then backwards: each run looks at its nearest attributed neighbour only */
    for (size_t pass = 0; pass < 2; pass++) {
        known = NONE;
        for (size_t n = 0; n < count; n++) {
            size_t i = pass == 0 ? n : count - 1 - n;
            Candidate *here = &reading->candidates.items[i];
            if (here->run.depth > 0)
                continue;
            if (here->by.speaker.len_bytes == 0 && here->by.cue.len_bytes == 0 && known != NONE) {
                const Candidate *other = &reading->candidates.items[known];
                bool near = pass == 0 ? are_near(&reading->passage, &other->run, &here->run)
                                      : are_near(&reading->passage, &here->run, &other->run);
                if (near && (here->ends || here->words >= 5)) {
                    here->by = other->by;
                    here->by.behind = false;
                    here->lent = true;
                    if (here->by.confidence > CONFIDENCE_SPREAD)
                        here->by.confidence = CONFIDENCE_SPREAD;
                }
            }
            if (here->by.speaker.len_bytes > 0 && !here->by.naming &&
                (!reading->passage.romance || is_by_somebody(here)))
                known = i;
            else if (here->by.speaker.len_bytes == 0 && here->by.cue.len_bytes > 0)
                known = NONE; /* somebody unknown: what follows is theirs */
        }
    }
}

/* '..." (p. 151)', '..." (S. 401)', '..." (27)' */
static bool has_page_behind(const Passage *passage, const QuoteRun *run)
{
    enum {
        REACH_TOKENS = 3
    };
    size_t first = passage_token_at(passage, run->close);

    if (first >= passage->tokens.count || !(passage->tokens.items[first].gap & GAP_OPEN_PAREN))
        return false;
    for (size_t i = first; i < passage->tokens.count && i < first + REACH_TOKENS; i++)
        if (passage->tokens.items[i].number)
            return true;
    return false;
}

/* Does the sentence in which the run stands name the author of the book, or say "he", "her" of them? */
static bool speaks_of_author(Reading *reading, const QuoteRun *run)
{
    const Scene *scene = reading->context.scene;
    return names_person(&reading->passage, run, &reading->context, scene->authors[0]);
}

/* The author of the book that the passage reviews, when the sentence speaks of nobody else. */
static Str reviewed_author(Reading *reading, const QuoteRun *run)
{
    const Scene *scene = reading->context.scene;

    return scene->author_count == 1 &&
                   (has_page_behind(&reading->passage, run) || speaks_of_author(reading, run)) &&
                   !names_others(&reading->passage, run, &reading->context, scene->authors[0])
               ? author_names(&reading->context)
               : (Str){0};
}

/* A paragraph that begins with speech is conversation; while one is going on, so is a short one that ends
 * with speech. */
static bool is_turn(const Reading *reading)
{
    enum {
        BEAT_BYTES_MAX = 400
    };
    const Passage *passage = &reading->passage;

    if (reading->candidates.count == 0)
        return false;
    return reading->candidates.items[0].run.open == 0 ||
           (!reading->dashed && reading->turn_count > 0 && passage->text.len_bytes < BEAT_BYTES_MAX &&
            vec_last(&reading->candidates).run.close == passage->text.len_bytes);
}

/* In a conversation, whoever the narrator spoke of just before: "Ida turned. 'I see.'" */
static void attribute_beats(Reading *reading)
{
    if (!is_turn(reading))
        return;
    for (size_t i = 0; i < reading->candidates.count; i++) {
        Candidate *candidate = &reading->candidates.items[i];
        if (candidate->by.cue.len_bytes == 0 && candidate->by.speaker.len_bytes == 0 &&
            candidate->run.open > 0 && candidate->run.depth == 0 && candidate->ends)
            candidate->by = attribute_beat(&reading->passage, &candidate->run, &reading->context);
    }
}

/* How the speaker was told, for who asks. */
static const char *rule_of(const Candidate *candidate)
{
    const Attribution *by = &candidate->by;
    if (by->speaker.len_bytes == 0)
        return by->cue.len_bytes > 0 ? "verb without a subject" : "nobody named";
    if (candidate->lent)
        return "speaker of the words beside it";
    if (by->cue.len_bytes > 0)
        return by->behind ? "verb behind" : "verb before";
    return by->confidence == CONFIDENCE_REVIEWED ? "author of the book" : "who acts beside it";
}

static void add_quote(Reading *reading, const Candidate *candidate)
{
    const Passage *passage = &reading->passage;
    Quote quote = {.kind = QUOTE_DIRECT,
                   .text = {passage->origin + candidate->run.start, passage->origin + candidate->run.end},
                   .block = passage->block,
                   .speaker = candidate->by.speaker,
                   .mention = candidate->by.mention,
                   .cue = candidate->by.cue,
                   .rule = rule_of(candidate),
                   .confidence = candidate->by.confidence,
                   .nested = candidate->run.depth > 0,
                   .lifted_from = NONE};

    if (candidate->run.unclosed && candidate->run.close < passage->text.len_bytes)
        quote.confidence = CONFIDENCE_UNCLOSED;
    vec_push(reading->quotes, quote);
}

/* "Sir", "Mother": how people are addressed who are not named. */
static bool is_title_alone(const Reading *reading, Str name)
{
    uint32_t flags = speech_word(reading->meaning->words, name);
    return str_find_byte(name, ' ', 0) == name.len_bytes && (flags & (WORD_HONORIFIC | WORD_PERSON));
}

/* "That's charcoal, Tom.": whom the speech calls by name. "Inderbitz, Unterlochen." is an address. */
static Str addressed_name(const Reading *reading, const QuoteRun *run)
{
    const Passage *passage = &reading->passage;

    for (size_t i = passage_token_at(passage, run->start); i < passage->tokens.count; i++) {
        const Token *token = &passage->tokens.items[i];
        size_t last;
        if (token->start >= run->end)
            break;
        bool behind_name = i > 0 && token[-1].capital && !(token[-1].flags & WORD_FUNCTION);
        if (token->gap == GAP_COMMA && token->capital && !behind_name && name_at(passage, i, &last) &&
            passage->tokens.items[last].end < passage->text.len_bytes) {
            char behind = passage->text.data[passage->tokens.items[last].end];
            Str name = passage_slice(passage, i, last);
            if ((behind == '.' || behind == '?' || behind == '!' || behind == ',') &&
                !is_title_alone(reading, name))
                return name;
        }
    }
    return (Str){0};
}

/* Does a question stand above the block, over what is no text? */
static bool answers_question(const Reading *reading)
{
    size_t at = reading->passage.block;

    if (document_block(reading->doc, at)->cls == BLOCK_ANSWER)
        return true;
    while (at > 0 && !is_text(document_block(reading->doc, at - 1)->cls))
        if (document_block(reading->doc, --at)->cls == BLOCK_QUESTION)
            return true;
    Str before = at > 0 ? document_block_text(reading->doc, at - 1) : (Str){0};
    return before.len_bytes > 0 && before.data[before.len_bytes - 1] == '?';
}

/* ---- conversations ------------------------------------------------------------------------------------- */

/* Who has the turn; nobody when only "they" is said. */
static Str turn_speaker(const Reading *reading, size_t turn)
{
    Str speaker = reading->quotes->items[reading->turns[turn].quote].speaker;
    return speech_word(reading->meaning->words, speaker) & WORD_PRONOUN ? (Str){0} : speaker;
}

/* May the speaker be the "he" or "she" by whom the turn is said to be? */
static bool fits_mention(const Reading *reading, Str mention, Str speaker)
{
    uint32_t flags = mention.len_bytes > 0 ? speech_word(reading->meaning->words, mention) : 0;
    size_t person = people_find(reading->meaning->people, reading->meaning->words, speaker);

    if (!(flags & (WORD_HE | WORD_SHE)))
        return true;
    return person != NONE && person_gender(people_get(reading->meaning->people, person)) ==
                                 (flags & WORD_HE ? GENDER_MAN : GENDER_WOMAN);
}

static bool is_unnamed(const Reading *reading, Str speaker)
{
    size_t person = people_find(reading->meaning->people, reading->meaning->words, speaker);
    return person == NONE || people_get(reading->meaning->people, person)->noun;
}

/* Gives the turn to a speaker, unless somebody has it or the speaker has the one before or behind. */
static void give_turn(Reading *reading, size_t turn, Str speaker)
{
    Quote *quote = &reading->quotes->items[reading->turns[turn].quote];

    if (quote->speaker.len_bytes > 0 || speaker.len_bytes == 0 ||
        (turn > 0 && str_equal(turn_speaker(reading, turn - 1), speaker)) ||
        (turn + 1 < reading->turn_count && str_equal(turn_speaker(reading, turn + 1), speaker)))
        return;
    /* "a voice", "the doctor": somebody who has come in may be gone again, or prove to be one of the two. */
    if (is_unnamed(reading, speaker))
        return;
    if (!fits_mention(reading, quote->mention, speaker))
        return;
    quote->speaker = speaker;
    quote->confidence = CONFIDENCE_TURN;
    quote->rule = "turn of a conversation";
}

/* Turns without a speaker: a name called out names the other one; then speakers alternate. */
static void end_conversation(Reading *reading)
{
    size_t count = reading->turn_count;

    for (size_t i = 0; i < count && count > 1; i++) {
        if (i > 0 && !str_equal(reading->turns[i - 1].addressed, turn_speaker(reading, i - 1)))
            give_turn(reading, i, reading->turns[i - 1].addressed);
        if (i + 1 < count && !str_equal(reading->turns[i + 1].addressed, turn_speaker(reading, i + 1)))
            give_turn(reading, i, reading->turns[i + 1].addressed);
    }
    for (size_t i = 2; i < count; i++)
        if (!str_equal(turn_speaker(reading, i - 2), turn_speaker(reading, i - 1)))
            give_turn(reading, i, turn_speaker(reading, i - 2));
    for (size_t i = count; i-- > 2;)
        if (!str_equal(turn_speaker(reading, i), turn_speaker(reading, i - 1)))
            give_turn(reading, i - 2, turn_speaker(reading, i));
    reading->turn_count = 0;
}

static void note_turn(Reading *reading, size_t first_quote)
{
    /* A paragraph of this many bytes without speech at its head is narration. */
    enum {
        NARRATION_BYTES = 160
    };

    if (reading->interviewed != NONE && answers_question(reading))
        return;
    if (is_turn(reading) && first_quote < reading->quotes->count) {
        if (reading->turn_count == TURNS_MAX)
            end_conversation(reading);
        Str name = addressed_name(reading, &reading->candidates.items[0].run);
        size_t person =
            name.len_bytes ? people_find(reading->meaning->people, reading->meaning->words, name) : NONE;
        if (person != NONE) {
            name = people_get(reading->meaning->people, person)->name;
            mentions_note(reading->meaning->people, person, reading->passage.origin, reading->passage.block,
                          false);
        }
        reading->turns[reading->turn_count++] = (Turn){first_quote, name};
        mentions_end_turn(reading->meaning->people);
    } else if (reading->passage.text.len_bytes >= NARRATION_BYTES) {
        end_conversation(reading);
    }
}

/* ---- the document -------------------------------------------------------------------------------------- */

/* A run left open goes on when the paragraph begins with the same mark; returns true when the first run of
 * the passage is part of the quotation before it. */
static bool continue_quote(Reading *reading)
{
    Passage *passage = &reading->passage;
    size_t quote = reading->open_quote;

    reading->open_quote = NONE;
    if (quote == NONE || passage->runs.count == 0 || passage->runs.items[0].open != 0 ||
        passage->runs.items[0].glyph != reading->open_glyph) {
        if (quote != NONE)
            reading->quotes->items[quote].confidence = CONFIDENCE_UNCLOSED;
        return false;
    }
    reading->quotes->items[quote].text.end = passage->origin + passage->runs.items[0].end;
    if (passage->runs.items[0].unclosed)
        reading->open_quote = quote;
    return true;
}

/* "Delphine Oyelaran [00:00:14]: ...": the name before a turn of an interview or a transcript, and the token
 * behind it; NONE. */
static size_t turn_label(const Reading *reading, size_t *behind)
{
    enum {
        TIME_TOKENS_MAX = 4
    };
    const Passage *passage = &reading->passage;
    const Tokens *tokens = &passage->tokens;
    size_t last, next;

    if (tokens->count == 0 || tokens->items[0].start > 0 || !name_at(passage, 0, &last))
        return NONE;
    for (next = last + 1; next < tokens->count && next <= last + TIME_TOKENS_MAX; next++)
        if (!tokens->items[next].number)
            break;
    if (next >= tokens->count || !(tokens->items[next].gap & GAP_COLON) ||
        (tokens->items[next].gap & GAP_STOP))
        return NONE;
    *behind = next;
    return people_find(reading->meaning->people, reading->meaning->words, passage_slice(passage, 0, last));
}

static void set_context(Reading *reading)
{
    Meaning *meaning = reading->meaning;
    /* a new review: whoever was named before is not meant in it */
    size_t review = meaning->review_of[reading->passage.block];
    size_t behind = 0;

    if (review != reading->review) {
        mentions_forget(meaning->people);
        reading->review = review;
    }
    Scene *scene = mentions_scene(meaning->people);
    scene->author_count = 0;
    scene->title = (Str){0};
    scene->holder = reading->labels >= LABELS_MIN ? turn_label(reading, &behind) : NONE;
    if (scene->holder == NONE && document_block(reading->doc, reading->passage.block)->cls == BLOCK_ANSWER)
        scene->holder = reading->interviewed;
    reading->context.last_speaker = NONE;
    reading->context.last_words = (Str){0};
    reading->mentioned = behind;
    if (review != NONE && meaning->reviews_of[reading->passage.block] == 1) {
        const Review *of = &meaning->reviews.items[review];
        scene->title = of->title;
        StrList names = of->authors.count > 0 ? of->authors : of->editors;
        for (size_t i = 0; i < names.count && scene->author_count < AUTHORS_MAX; i++) {
            size_t person =
                people_find(meaning->people, meaning->words, natural_name(meaning->arena, names.items[i]));
            if (person != NONE) {
                scene->authors[scene->author_count++] = person;
                mentions_note(meaning->people, person, reading->passage.origin, reading->passage.block,
                              false);
            }
        }
    }
}

/* Finds the runs of a block. */
static void scan_block(Reading *reading, size_t block)
{
    vec_clear(&reading->passage.runs);
    if (reading->meaning->may_quote[block])
        quotations_scan(document_block_text(reading->doc, block), reading->meaning->style,
                        &reading->passage.runs);
}

/* Notes who is named in the blocks before this one that nobody has read, as far back as a pronoun looks. */
static void read_unread(Reading *reading, size_t block)
{
    Meaning *meaning = reading->meaning;
    DocPos here = document_block(reading->doc, block)->text.start;

    for (size_t i = reading->unread; i < block; i++) {
        const Block *passed = document_block(reading->doc, i);
        bool near = here - passed->text.end <= MENTION_REACH_BYTES || meaning->review_of[i] != NONE;
        if (!is_text(passed->cls) || !near)
            continue;
        scan_block(reading, i);
        passage_read_scanned(&reading->passage, reading->doc, i, meaning->words);
        set_context(reading);
        read_mentions(reading, reading->passage.text.len_bytes);
    }
    reading->unread = block + 1;
}

/* French, Spanish, Joyce: a paragraph that begins with a dash is a turn. One alone is a dash. */
static bool begins_with_dash(Str text, size_t *after)
{
    size_t step;
    uint32_t c = text.len_bytes > 0 ? utf8_decode(text, 0, &step) : 0;

    if (c != 0x2014 && c != 0x2013 && c != 0x2015)
        return false;
    *after = step;
    while (*after < text.len_bytes && utf8_is_space(utf8_decode(text, *after, &step)))
        *after += step;
    return *after < text.len_bytes;
}

static bool begins_with_quote(Str text)
{
    size_t step;
    uint32_t c = text.len_bytes > 0 ? utf8_decode(text, 0, &step) : 0;
    return c == '"' || c == 0x201c || c == 0x201e || c == 0xab || c == 0x2018;
}

static bool next_begins_with_dash(const Document *doc, size_t block)
{
    size_t after;
    return block + 1 < document_block_count(doc) && document_block(doc, block + 1)->cls == BLOCK_PARA &&
           begins_with_dash(document_block_text(doc, block + 1), &after);
}

/* A paragraph behind a dash that ends as speech does. */
static bool is_dashed_turn(const Document *doc, size_t block)
{
    Str text = document_block_text(doc, block);
    size_t after;
    uint32_t end = utf8_before(text, text.len_bytes);

    return document_block(doc, block)->cls == BLOCK_PARA && begins_with_dash(text, &after) &&
           (end == '.' || end == '?' || end == '!' || end == 0x2026);
}

/* '..., runs the first of them': a comma, and words that say whose it is in a way that is not understood. */
static bool is_spoken_on(const Passage *passage, const QuoteRun *run)
{
    size_t next = passage_token_at(passage, run->close);
    bool comma = utf8_before(passage->text, run->end) == ',' ||
                 (run->close < passage->text.len_bytes && passage->text.data[run->close] == ',');

    return comma && next < passage->tokens.count && !passage->tokens.items[next].capital &&
           !(passage->tokens.items[next].flags & (WORD_CONJUNCTION | WORD_LINK | WORD_RELATIVE));
}

/* "I", "ich", but not "we" */
static bool is_alone(Str pronoun)
{
    return pronoun.len_bytes > 0 && (pronoun.data[0] | 0x20) != 'w' && (pronoun.data[0] | 0x20) != 'n';
}

/* "Words Hetty Coombe Photographs Aled Minchin" is no name. */
static bool is_short_byline(Str name)
{
    enum {
        NAME_BLANKS_MAX = 3
    };
    size_t blanks = 0;

    for (size_t i = 0; i < name.len_bytes; i++)
        blanks += name.data[i] == ' ';
    return name.len_bytes > 0 && blanks <= NAME_BLANKS_MAX;
}

/* Who says "I" in the narrator's words: whoever has the turn in an interview, else who has written the page. */
static Str narrator_name(const Reading *reading)
{
    const Meaning *meaning = reading->meaning;
    size_t review = meaning->review_of[reading->passage.block];
    StrList bylines = document_bylines(meaning->doc);

    if (reading->context.scene->holder != NONE)
        return people_get(meaning->people, reading->context.scene->holder)->name;
    if (meaning->fictional || reading->signed_texts)
        return (Str){0};
    Str name = review != NONE && meaning->reviews.items[review].reviewer.len_bytes > 0
                   ? meaning->reviews.items[review].reviewer
               : bylines.count == 1 ? bylines.items[0]
                                    : (Str){0};
    size_t person = is_short_byline(name) ? people_find(meaning->people, meaning->words, name) : NONE;
    return person == NONE ? (Str){0} : people_get(meaning->people, person)->name;
}

/* Of each candidate the innermost one around it. From one that is none it is gone on to the one around that: what lies
 * between is inside of it, too. */
static void find_runs_around(Reading *reading)
{
    Candidate *items = reading->candidates.items;

    for (size_t i = 0; i < reading->candidates.count; i++) {
        const QuoteRun *run = &items[i].run;
        size_t n = i > 0 ? i - 1 : NONE;
        while (n != NONE && (items[n].run.depth >= run->depth || items[n].run.close < run->close))
            n = items[n].around;
        items[i].around = n;
    }
}

/* The run around the candidate; NULL when there is none. */
static const Candidate *run_around(const Reading *reading, const Candidate *candidate)
{
    const Candidate *around =
        candidate->around == NONE ? NULL : &reading->candidates.items[candidate->around];

    return around && around->run.depth + 1 == candidate->run.depth ? around : NULL;
}

/* "I said": within a quotation whoever speaks there, elsewhere the narrator. */
static void attribute_first_person(Reading *reading, Candidate *candidate)
{
    const Candidate *around = run_around(reading, candidate);

    if (!candidate->by.first_person || candidate->by.speaker.len_bytes > 0 ||
        !is_alone(candidate->by.mention))
        return;
    candidate->by.speaker =
        candidate->run.depth > 0 ? (around ? around->by.speaker : (Str){0}) : narrator_name(reading);
    candidate->by.confidence = CONFIDENCE_NARRATOR;
}

/* «Mai»: in an interview, what is quoted from the head of an answer on. */
static void attribute_answer(const Reading *reading, Candidate *candidate)
{
    if (reading->interviewed == NONE || candidate->run.open > 0 || candidate->run.depth > 0 ||
        candidate->by.speaker.len_bytes > 0 || candidate->by.cue.len_bytes > 0 || !answers_question(reading))
        return;
    candidate->by.speaker = people_get(reading->meaning->people, reading->interviewed)->name;
    candidate->by.confidence = CONFIDENCE_NARRATOR;
    candidate->by.person = reading->interviewed;
}

static void attribute_to_author(Reading *reading, Candidate *candidate)
{
    if (candidate->by.speaker.len_bytes > 0 || candidate->by.first_person || candidate->run.depth > 0 ||
        candidate->words < 3)
        return;
    if (is_turn(reading) && candidate->run.open == 0 && reading->passage.text.len_bytes < 400)
        return;
    if (candidate->by.cue.len_bytes == 0 && is_spoken_on(&reading->passage, &candidate->run))
        return;
    /* "risponde lei": somebody in the book */
    if (reading->passage.romance && candidate->by.mention.len_bytes > 0)
        return;
    candidate->by.speaker = reviewed_author(reading, &candidate->run);
    candidate->by.confidence = CONFIDENCE_REVIEWED;
}

/* A passage without a quoted run, which may end what went on before it. */
static void pass_over(Reading *reading, size_t block)
{
    reading->passage.block = block;
    reading->passage.text = document_block_text(reading->doc, block);
    vec_clear(&reading->candidates);
    continue_quote(reading);
    note_turn(reading, reading->quotes->count);
}

/* A paragraph that ends with a colon tells who says what the next begins with. */
static void read_announcement(Reading *reading, size_t block)
{
    Str text = document_block_text(reading->doc, block);
    size_t after, next = block + 1;

    if (document_block(reading->doc, block)->cls != BLOCK_PARA || !str_ends(text, STR(":")) ||
        next >= document_block_count(reading->doc) || document_block(reading->doc, next)->cls != BLOCK_PARA)
        return;
    Str speech = document_block_text(reading->doc, next);
    if (!begins_with_dash(speech, &after) && !begins_with_quote(speech))
        return;
    QuoteRun end = {
        .open = text.len_bytes, .start = text.len_bytes, .end = text.len_bytes, .close = text.len_bytes};
    read_unread(reading, next);
    reading->announced = attribute_run(&reading->passage, &end, &reading->context);
    reading->announced_block = next;
}

static void attribute_announced(Reading *reading)
{
    enum {
        CONFIDENCE_ANNOUNCED = 75
    };
    Candidate *first = reading->candidates.count > 0 ? &reading->candidates.items[0] : NULL;

    if (reading->announced_block != reading->passage.block || !first || first->run.open > 0 ||
        first->by.cue.len_bytes > 0 || first->by.speaker.len_bytes > 0 || reading->announced.naming)
        return;
    first->by = reading->announced;
    if (first->by.confidence > CONFIDENCE_ANNOUNCED)
        first->by.confidence = CONFIDENCE_ANNOUNCED;
    note_speaker(reading, first);
}

/* Attributes the runs of the passage that has been read, and adds those that are speech. */
static void add_speech(Reading *reading)
{
    size_t first_quote = reading->quotes->count;

    set_context(reading);
    read_candidates(reading);
    find_runs_around(reading);
    attribute_announced(reading);
    spread_speakers(reading);
    attribute_beats(reading);
    size_t skip = continue_quote(reading) ? 1 : 0;
    for (size_t i = skip; i < reading->candidates.count; i++) {
        Candidate *candidate = &reading->candidates.items[i];
        bool has_cue = candidate->by.cue.len_bytes > 0;
        if (!is_speech(reading, candidate, has_cue))
            continue;
        attribute_first_person(reading, candidate);
        attribute_answer(reading, candidate);
        attribute_to_author(reading, candidate);
        add_quote(reading, candidate);
        if (candidate->run.unclosed && candidate->run.depth == 0 &&
            candidate->run.close == reading->passage.text.len_bytes) {
            reading->open_quote = reading->quotes->count - 1;
            reading->open_glyph = candidate->run.glyph;
        }
    }
    note_turn(reading, first_quote);
}

static void read_speech(Reading *reading, size_t block)
{
    Meaning *meaning = reading->meaning;

    scan_block(reading, block);
    if (reading->passage.runs.count == 0) {
        pass_over(reading, block);
        return;
    }
    bool unread = reading->unread < block; /* whose passages take the place of the runs */
    read_unread(reading, block);
    if (unread)
        scan_block(reading, block);
    passage_read_scanned(&reading->passage, reading->doc, block, meaning->words);
    add_speech(reading);
}

/* Reads the paragraph when it is a turn behind a dash. */
static bool read_dash_turn(Reading *reading, size_t block)
{
    Str text = document_block_text(reading->doc, block);
    size_t after;

    bool dash = document_block(reading->doc, block)->cls == BLOCK_PARA && begins_with_dash(text, &after);
    reading->dashes =
        dash && (reading->dashes || reading->dashed || next_begins_with_dash(reading->doc, block));
    if (!reading->dashes)
        return false;
    read_unread(reading, block);
    passage_read_turn(&reading->passage, reading->doc, block, reading->meaning->words,
                      reading->meaning->style, after);
    add_speech(reading);
    return true;
}

/* Whom a turn of a conversation calls by name is a person. */
static void learn_addressed(Reading *reading, const QuoteRun *run)
{
    Meaning *meaning = reading->meaning;
    Str name = run->open == 0 || meaning->conversational ? addressed_name(reading, run) : (Str){0};
    size_t person = name.len_bytes > 0 ? people_learn(meaning->people, meaning->words, name) : NONE;

    if (person != NONE)
        people_get(meaning->people, person)->strong = true;
}

/* Which pairs of capitalised words a long text has had: a set that forgets what falls into the same place. */
enum {
    LONG_TEXT_BYTES = 1 << 20,
    PAIR_PLACES = 1 << 14
};

static size_t plain_word_end(Str text, size_t at)
{
    while (at < text.len_bytes && utf8_is_alpha((unsigned char)text.data[at]))
        at++;
    return at;
}

static bool is_plain_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* The first capital of ASCII at or after at; the length of the text when there is none. */
static size_t next_capital(Str text, size_t at)
{
    for (; at < text.len_bytes; at += 64) {
        Bytes bytes = bytes_at(text, at);
        uint64_t capitals = bytes_within(&bytes, 'A', 'Z');
        if (capitals != 0)
            return at + (size_t)__builtin_ctzll(capitals);
    }
    return text.len_bytes;
}

/* The first capitalised word at or after *at that another one follows ("Maud Tessaly", "Mr. Lorry"): both of them.
 * False when there are no more; *at moves behind the first. */
static bool next_capital_pair(Str text, size_t *at, Str *pair)
{
    for (size_t start = next_capital(text, *at); start < text.len_bytes;
         start = next_capital(text, start + 1)) {
        size_t end = plain_word_end(text, start), next = end;
        next += next < text.len_bytes && text.data[next] == '.';
        next += next < text.len_bytes && text.data[next] == ' ';
        if (next > end && next < text.len_bytes && is_plain_capital(text.data[next])) {
            *at = next;
            *pair = str_slice(text, start, plain_word_end(text, next));
            return true;
        }
        start = end;
    }
    return false;
}

static uint32_t hash_of_pair(Str pair)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < pair.len_bytes; i++)
        hash = (hash ^ (uint8_t)pair.data[i]) * 16777619u;
    return hash | 1; /* 0 is an empty place */
}

/* Two capitalised words in a row that the text has not had lately: perhaps the full name of somebody. */
static bool names_somebody_new(uint32_t *pairs, Str text)
{
    bool found = false;
    Str pair;
    for (size_t at = 0; next_capital_pair(text, &at, &pair);) {
        uint32_t hash = hash_of_pair(pair), *place = &pairs[(hash >> 8) % PAIR_PLACES];
        found = found || *place != hash;
        *place = hash;
    }
    return found;
}

/* The runs of the passage have been found. */
static void learn_from_passage(Reading *reading, size_t block)
{
    Meaning *meaning = reading->meaning;

    BlockClass cls = document_block(reading->doc, block)->cls;
    size_t behind;

    passage_read_scanned(&reading->passage, reading->doc, block, meaning->words);
    people_read(meaning->people, meaning->words, &reading->passage,
                cls != BLOCK_DECK && cls != BLOCK_CAPTION);
    reading->labels += turn_label(reading, &behind) != NONE;
    for (size_t r = 0; r < reading->passage.runs.count; r++) {
        learn_addressed(reading, &reading->passage.runs.items[r]);
        attribute_run(&reading->passage, &reading->passage.runs.items[r], &reading->context);
    }
}

/* First reading: who is named, who speaks, which pronouns follow whom. In a long text people are named more often
 * than is needed to know them: there, passages in which nobody speaks are read when they may name somebody new. */
static void learn_people(Reading *reading)
{
    Meaning *meaning = reading->meaning;
    bool all = document_text(reading->doc).len_bytes < LONG_TEXT_BYTES;
    uint32_t *pairs = memory_alloc_zero(PAIR_PLACES, sizeof *pairs);

    reading->context.learning = true;
    for (size_t i = 0; i < document_block_count(reading->doc); i++) {
        if (!is_text(document_block(reading->doc, i)->cls))
            continue;
        Str text = document_block_text(reading->doc, i);
        scan_block(reading, i);
        if (all || reading->passage.runs.count > 0 || names_somebody_new(pairs, text))
            learn_from_passage(reading, i);
    }
    people_find_aliases(meaning->people);
    people_find_protagonist(meaning->people);
    reading->context.learning = false;
    memory_free(pairs);
}

/* Of whom an interview is: whoever is named most of those whom the deck names, or else the text above it and the first
 * question. */
static size_t interviewed_person(const People *people, DocPos deck, DocPos talk)
{
    size_t person = people_most_named(people, deck);

    person = person != NONE ? person : people_most_named(people, talk);
    return person != NONE ? person : people_most_named(people, SIZE_MAX);
}

/* What blocks there are tells who says "I": the person of whom an interview is, in its answers; whoever signs a letter
 * or has a part in a play, in theirs. */
static void read_kinds(Reading *reading)
{
    enum {
        ANSWERS_MIN = 3,
        DASHES_MIN = 2
    };
    size_t answers = 0, dashes = 0;
    DocPos deck = 0, talk = 0; /* where the one ends and the other has begun */

    for (size_t i = 0; i < document_block_count(reading->doc); i++) {
        const Block *block = document_block(reading->doc, i);
        bool turn = block->cls == BLOCK_ANSWER || block->cls == BLOCK_QUESTION;
        deck = block->cls == BLOCK_DECK && talk == 0 ? block->text.end : deck;
        talk = turn && talk == 0 ? block->text.end : talk;
        answers += block->cls == BLOCK_ANSWER;
        dashes += is_dashed_turn(reading->doc, i);
        reading->signed_texts =
            reading->signed_texts || block->cls == BLOCK_SIGN || block->cls == BLOCK_ATTRIB;
    }
    reading->dashed = dashes >= DASHES_MIN && speech_words_in(reading->meaning->words, "es fr it pt");
    if (answers >= ANSWERS_MIN && reading->labels < LABELS_MIN)
        reading->interviewed = interviewed_person(reading->meaning->people, deck, talk);
}

void find_quotations(Meaning *meaning, QuoteList *quotes)
{
    Reading reading = {.meaning = meaning,
                       .doc = meaning->doc,
                       .quotes = quotes,
                       .open_quote = NONE,
                       .announced_block = NONE,
                       .review = NONE,
                       .interviewed = NONE};

    reading.context = (SpeakerContext){.words = meaning->words,
                                       .people = meaning->people,
                                       .arena = meaning->arena,
                                       .reviews = &meaning->reviews,
                                       .last_speaker = NONE};
    reading.context.scene = mentions_scene(meaning->people);
    learn_people(&reading);
    read_kinds(&reading);
    for (size_t i = 0; i < document_block_count(meaning->doc); i++) {
        BlockClass cls = document_block(meaning->doc, i)->cls;
        if (cls == BLOCK_TITLE || cls == BLOCK_HEADING || cls == BLOCK_RULE)
            end_conversation(&reading);
        if (cls == BLOCK_TITLE || cls == BLOCK_HEADING) {
            mentions_forget(meaning->people);
            reading.unread = i + 1;
        }
        if (is_text(cls) && !read_dash_turn(&reading, i))
            read_speech(&reading, i);
        read_announcement(&reading, i);
    }
    end_conversation(&reading);
    passage_free(&reading.passage);
    vec_free(&reading.candidates);
}
