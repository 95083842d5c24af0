/* Questions and answers that no name or letter marks: the questions stand in a dress of their own, right upon their
 * answers, or come again and again. */
#include "cuts.h"
#include "passes.h"

#include <string.h>

/* ---- questions in a dress of their own ----------------------------------------------------------------- */

static bool is_dressed(const BlockFeatures *features, bool bold)
{
    return bold ? features->bold : features->italic;
}

/* A deck is set so too: right below a title, or above who wrote. */
static bool stands_in_head(Recovery *recovery, size_t i)
{
    Str names;
    BlockClass above = i > 0 ? recovery->drafts[i - 1].cls : BLOCK_TITLE;
    bool heads = above == BLOCK_TITLE || above == BLOCK_KICKER ||
                 (above == BLOCK_HEADING && recovery->drafts[i - 1].level == 1);
    return (heads && recovery->features[i].last_mark != '?') || loose_byline(recovery, i + 1, &names);
}

/* Bold or italic questions, each with its answer below: at least two. What else is in that dress and a sentence is
 * the interviewer's too. */
static void find_dressed_questions(Recovery *recovery, bool bold)
{
    size_t questions = 0;
    for (size_t i = 0; i + 1 < recovery->count; i++)
        questions += is_open(recovery, i) && is_dressed(&recovery->features[i], bold) &&
                     ends_in_question(&recovery->features[i]) && is_open(recovery, i + 1) &&
                     !is_dressed(&recovery->features[i + 1], bold);
    if (questions < (bold ? 2u : 3u))
        return;
    for (size_t i = 0; i + 1 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        bool turn = is_open(recovery, i) && is_dressed(features, bold) && features->end == END_STOP &&
                    is_open(recovery, i + 1) && !is_dressed(&recovery->features[i + 1], bold);
        if (!turn || stands_in_head(recovery, i))
            continue;
        decide(recovery, i, BLOCK_QUESTION, bold ? "bold question" : "italic question", 85);
        decide(recovery, i + 1, BLOCK_ANSWER, "below a question", 85);
    }
}

/* ---- questions without any mark ------------------------------------------------------------------------ */

/* German's "Sie" and "Ihr" speak to somebody when they are capitalised, of somebody when they are not. */
static bool is_polite_when_capital(const char *word)
{
    return word[0] == 's' || word[0] == 'i';
}

/* Words by which one speaks to somebody, in a language that has them. */
static bool speaks_to_you(Str plain, uint32_t language)
{
    static const struct {
        uint32_t language;
        const char *word;
    } words[] = {{LEX_ENGLISH, "you"},       {LEX_ENGLISH, "your"},
                 {LEX_ENGLISH, "yours"},     {LEX_ENGLISH, "yourself"},
                 {LEX_GERMAN, "sie"},        {LEX_GERMAN, "ihr"},
                 {LEX_GERMAN, "ihre"},       {LEX_GERMAN, "ihren"},
                 {LEX_GERMAN, "ihrem"},      {LEX_GERMAN, "ihrer"},
                 {LEX_GERMAN, "ihnen"},      {LEX_GERMAN, "du"},
                 {LEX_GERMAN, "dein"},       {LEX_GERMAN, "deine"},
                 {LEX_GERMAN, "dich"},       {LEX_GERMAN, "dir"},
                 {LEX_FRENCH, "vous"},       {LEX_FRENCH, "votre"},
                 {LEX_FRENCH, "vos"},        {LEX_FRENCH, "tu"},
                 {LEX_FRENCH, "toi"},        {LEX_FRENCH, "ton"},
                 {LEX_FRENCH, "tes"},        {LEX_SPANISH, "usted"},
                 {LEX_SPANISH, "ustedes"},   {LEX_SPANISH, "tú"},
                 {LEX_SPANISH, "te"},        {LEX_SPANISH, "ti"},
                 {LEX_SPANISH, "tu"},        {LEX_SPANISH, "tus"},
                 {LEX_SPANISH, "su"},        {LEX_SPANISH, "sus"},
                 {LEX_ITALIAN, "lei"},       {LEX_ITALIAN, "suo"},
                 {LEX_ITALIAN, "sua"},       {LEX_ITALIAN, "suoi"},
                 {LEX_ITALIAN, "sue"},       {LEX_ITALIAN, "voi"},
                 {LEX_ITALIAN, "vostro"},    {LEX_ITALIAN, "vostra"},
                 {LEX_ITALIAN, "tu"},        {LEX_ITALIAN, "ti"},
                 {LEX_ITALIAN, "tuo"},       {LEX_ITALIAN, "tua"},
                 {LEX_PORTUGUESE, "você"},   {LEX_PORTUGUESE, "vocês"},
                 {LEX_PORTUGUESE, "seu"},    {LEX_PORTUGUESE, "sua"},
                 {LEX_PORTUGUESE, "seus"},   {LEX_PORTUGUESE, "suas"},
                 {LEX_PORTUGUESE, "senhor"}, {LEX_PORTUGUESE, "senhora"},
                 {LEX_PORTUGUESE, "tu"},     {LEX_PORTUGUESE, "te"},
                 {LEX_DUTCH, "u"},           {LEX_DUTCH, "uw"},
                 {LEX_DUTCH, "jij"},         {LEX_DUTCH, "je"},
                 {LEX_DUTCH, "jou"},         {LEX_DUTCH, "jouw"},
                 {LEX_DUTCH, "jullie"}};
    size_t at = 0;
    Str word;
    if (language == 0)
        return true;
    while (next_word(plain, &at, &word))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (words[i].language == language && str_is_nocase(word, words[i].word) &&
                (language != LEX_GERMAN || !is_polite_when_capital(words[i].word) ||
                 word_is_capitalised(word)))
                return true;
    return false;
}

/* "GABR. Your first thought?", "_Clara._ And now?": a turn of a play, or of a talk that is printed as one. */
static bool has_label_with_dot(Str s)
{
    Str word;
    size_t at = 0;
    if (!next_word(s, &at, &word) || !word_is_capitalised(word) || has_ascii_digit(word) || at >= s.len_bytes)
        return false;
    return s.data[at] == '.' && at + 2 < s.len_bytes && strchr(" _*", s.data[at + 1]) != NULL;
}

static bool could_be_question(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return is_open(recovery, i) && ends_in_question(features) && features->words >= 1 &&
           features->words <= 60 && features->start != START_QUOTE && features->start != START_DASH &&
           features->start != START_LOWER && !has_label_with_dot(block_source(recovery, i));
}

/* A question that stands right upon its answer, with room above. */
static bool stands_upon_answer(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (i + 1 >= recovery->count || !is_open(recovery, i) || !is_open(recovery, i + 1))
        return false;
    const BlockFeatures *below = &recovery->features[i + 1];
    return (i == 0 || recovery->drafts[i].blank_lines > 0) && recovery->drafts[i + 1].blank_lines == 0 &&
           features->end == END_STOP && features->words >= 2 && features->words <= 40 &&
           features->lines <= 4 && features->start != START_QUOTE && features->start != START_DASH &&
           features->start != START_LOWER && below->start != START_LOWER && below->start != START_DASH &&
           !features->all_caps;
}

/* Words by which one speaks of oneself. */
static bool speaks_of_oneself(Str plain)
{
    static const char *const words[] = {
        "i",     "my",   "me",    "mine",  "ich",    "mich", "mir",  "mein", "meine", "je",  "j'ai",
        "j’ai",  "mon",  "mes",   "moi",   "yo",     "mi",   "mis",  "mío",  "io",    "mio", "mia",
        "miei",  "eu",   "meu",   "minha", "mim",    "ik",   "mijn", "mij",  "we",    "our", "wir",
        "unser", "nous", "notre", "noi",   "nostro", "nós",  "wij",  "nos"};
    size_t at = 0;
    Str word;
    while (next_word(plain, &at, &word))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (str_is_nocase(word, words[i]))
                return true;
    return false;
}

/* Four and more blocks of a question with its answer right below, where somebody is spoken to or speaks of himself: those
 * without a question mark are turns as well. */
static void find_tight_questions(Recovery *recovery)
{
    size_t asked = 0, addressed = 0, answered = 0, all = 0, first = NONE, last = 0;
    for (size_t i = 0; i < recovery->count; i++)
        if (stands_upon_answer(recovery, i)) {
            bool asks = could_be_question(recovery, i);
            asked += asks;
            addressed += asks && speaks_to_you(block_plain(recovery, i), recovery->language);
            answered += asks && speaks_of_oneself(block_plain(recovery, i + 1));
            first = asks && first == NONE ? i : first;
            last = asks ? i : last;
            all += first != NONE;
        }
    if (asked < 4 || asked * 5 < all * 3 || (addressed * 5 < asked && answered * 2 < asked))
        return;
    for (size_t i = first; i <= last; i++)
        if (stands_upon_answer(recovery, i)) {
            decide(recovery, i, BLOCK_QUESTION, "right upon its answer", 80);
            decide(recovery, i + 1, BLOCK_ANSWER, "right below a question", 80);
        }
}

/* A line that asks, or ends like a sentence although the first word of the next would have fitted. */
bool ends_question_line(const Recovery *recovery, Str line, Str next)
{
    size_t word = str_find_byte(next, ' ', 0), chars = 0, step;
    if (line.len_bytes == 0 || next.len_bytes == 0 || strchr(".?!", line.data[line.len_bytes - 1]) == NULL ||
        utf8_is_lower(utf8_decode(next, 0, &step)))
        return false;
    if (line.data[line.len_bytes - 1] == '?')
        return true;
    for (size_t i = 0; i < line.len_bytes; i++)
        chars += ((unsigned char)line.data[i] & 0xC0) != 0x80;
    for (size_t i = 0; i < word; i++)
        chars += ((unsigned char)next.data[i] & 0xC0) != 0x80;
    return chars + 1 <= recovery->measure;
}

void survey_interview(Recovery *recovery)
{
    /* In an interview there are a few questions, and no more than so many blocks to one of them. */
    enum {
        QUESTIONS_MIN = 4,
        BLOCKS_MAX = 12
    };
    size_t questions = 0, blocks = 0;
    for (size_t i = 0; recovery->hard_wrapped && i < recovery->count; i++) {
        const DraftBlock *draft = &recovery->drafts[i];
        if (!is_open(recovery, i) || recovery->features[i].lines < 2 || draft->blank_lines == 0)
            continue;
        blocks++;
        if (!(recovery->features[i].marks & MARK_QUESTION))
            continue;
        Str s = block_source(recovery, i);
        for (size_t at = 0, lines = 0; at < s.len_bytes && lines < 2; lines++) {
            Str line = block_line(s, &at);
            Str next = at < s.len_bytes ? str_slice(s, at, str_find_byte(s, '\n', at)) : (Str){0};
            bool asks = line.len_bytes > 0 && line.data[line.len_bytes - 1] == '?' && line.data[0] != '-' &&
                        utf8_is_alpha(utf8_decode(line, 0, &(size_t){0}));
            next = str_trim(next);
            if (asks && next.len_bytes > 0 && !utf8_is_lower(utf8_decode(next, 0, &(size_t){0}))) {
                questions++;
                break;
            }
        }
    }
    recovery->interview = questions >= QUESTIONS_MIN && questions * BLOCKS_MAX >= blocks;
}

typedef struct {
    size_t first, last;       /* questions */
    size_t questions, blocks; /* blocks: of text, from the first question on */
    size_t addressed, short_ones;
} QuestionCensus;

static QuestionCensus count_questions(Recovery *recovery)
{
    QuestionCensus census = {.first = NONE};
    size_t blocks = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        if (!is_open(recovery, i))
            continue;
        blocks += recovery->features[i].chars >= 20;
        if (!could_be_question(recovery, i) || i + 1 >= recovery->count)
            continue;
        if (census.first == NONE) {
            census.first = i;
            blocks = 1;
        }
        census.last = i;
        census.questions++;
        census.blocks = blocks;
        census.addressed += speaks_to_you(block_plain(recovery, i), recovery->language);
        census.short_ones += recovery->features[i].words <= 6;
    }
    return census;
}

/* What is said to somebody, no question by its marks: "You call it a democracy of the drum." */
static bool could_be_prompt(Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 40
    };
    const BlockFeatures *features = &recovery->features[i];
    if (i + 1 >= recovery->count || !is_open(recovery, i) || !is_open(recovery, i + 1) ||
        features->words < 3 || features->words > MOST_WORDS || features->start != START_UPPER ||
        (recovery->features[i + 1].words < features->words && !could_be_question(recovery, i + 1)) ||
        recovery->language == 0 || recovery->features[i + 1].start == START_LOWER)
        return false;
    Str plain = block_plain(recovery, i);
    return speaks_to_you(plain, recovery->language) && !speaks_of_oneself(plain);
}

/* A prompt of a line or two, with an answer of twice its length below. */
static bool could_be_short_prompt(Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 20
    };
    return could_be_prompt(recovery, i) && recovery->features[i].words <= MOST_WORDS &&
           recovery->features[i].end == END_STOP &&
           (recovery->features[i + 1].words >= 2 * recovery->features[i].words ||
            could_be_question(recovery, i + 1));
}

/* Questions that nothing marks: they come again and again with one or two paragraphs between, and somebody is spoken
 * to. Headings that ask are fewer and stand further apart. */
static void find_plain_questions(Recovery *recovery)
{
    QuestionCensus census = count_questions(recovery);
    bool turns = census.questions >= 3 && census.blocks <= census.questions * 3 &&
                 census.addressed * 3 >= census.questions;
    if (!turns)
        return;
    bool before = false; /* the block above is a question */
    for (size_t i = census.first; i < recovery->count; i++) {
        if (!is_open(recovery, i))
            continue;
        bool asks = i <= census.last && (could_be_question(recovery, i) ||
                                         (i < census.last && could_be_short_prompt(recovery, i)));
        if (asks && !before) {
            decide(recovery, i, BLOCK_QUESTION, "questions in turn", 75);
            before = true;
        } else if (before) {
            decide(recovery, i, BLOCK_ANSWER, "below a question", 75);
            before = false;
        }
    }
}

static bool could_be_answer(const Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 150
    };
    const BlockFeatures *features = &recovery->features[i];
    return i < recovery->count && is_open(recovery, i) && features->end == END_STOP &&
           features->words <= MOST_WORDS && features->start != START_LOWER && features->start != START_DASH &&
           !features->all_caps && !could_be_question(recovery, i);
}

/* A box of two questions and more, each with one paragraph below, in which somebody is asked about himself. */
static void find_short_interviews(Recovery *recovery)
{
    for (size_t i = 0; i + 3 < recovery->count; i++) {
        size_t turns = 0, addressed = 0, answered = 0, k = i;
        for (; could_be_question(recovery, k) && !recovery->features[k].all_caps &&
               could_be_answer(recovery, k + 1);
             k += 2) {
            turns++;
            addressed += speaks_to_you(block_plain(recovery, k), recovery->language);
            answered += speaks_of_oneself(block_plain(recovery, k + 1));
            if (k + 2 >= recovery->count)
                break;
        }
        if (turns >= 2 && addressed * 2 >= turns && answered * 2 >= turns)
            for (size_t turn = 0; turn < turns; turn++) {
                decide(recovery, i + 2 * turn, BLOCK_QUESTION, "asked about himself", 75);
                decide(recovery, i + 2 * turn + 1, BLOCK_ANSWER, "speaks of himself", 75);
            }
    }
}

/* ---- answers in quotation marks ------------------------------------------------------------------------ */

/* "Si è mai pentito?", and below it "«Mai»." */
static bool has_quoted_answer(Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 45
    };
    const BlockFeatures *features = &recovery->features[i];
    if (i + 1 >= recovery->count || !is_open(recovery, i) || !is_open(recovery, i + 1) ||
        features->end != END_STOP || features->start == START_QUOTE || features->start == START_LOWER ||
        features->start == START_DASH || features->words > MOST_WORDS || features->all_caps)
        return false;
    Str answer = block_source(recovery, i + 1);
    while (answer.len_bytes > 0 && strchr(".!?", answer.data[answer.len_bytes - 1]) != NULL)
        answer.len_bytes--;
    bool cut = recovery->features[i + 1].end != END_STOP;
    return is_opening_quote_at(answer) && (cut || ends_in_closing_quote(answer));
}

/* What is asked stands as it is, what is answered in quotation marks: again and again, and half of it with a question
 * mark at least. */
static void find_quoted_answers(Recovery *recovery)
{
    enum {
        PAIRS_MIN = 3
    };
    size_t pairs = 0, asked = 0;
    for (size_t i = 0; i < recovery->count; i++)
        if (has_quoted_answer(recovery, i)) {
            pairs++;
            asked += ends_in_question(&recovery->features[i]);
        }
    if (pairs < PAIRS_MIN || asked * 2 < pairs)
        return;
    for (size_t i = 0; i < recovery->count; i++)
        if (has_quoted_answer(recovery, i)) {
            decide(recovery, i, BLOCK_QUESTION, "its answer is quoted", 80);
            decide(recovery, i + 1, BLOCK_ANSWER, "quoted below a question", 80);
        }
}

/* ---- interviews that say so ---------------------------------------------------------------------------- */

/* "ENTRETIEN", "Propos recueillis par C. D.", "This interview has been edited and condensed." */
static bool announces_interview(Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 24,
        MOST_WORDS_OF_HEAD = 6
    };
    static const char *const words[] = {"interview",     "interviews", "entretien",  "entrevista",
                                        "intervista",    "gespräch",   "gesprek",    "vraaggesprek",
                                        "conversation",  "q&a",        "conversa",   "conversación",
                                        "conversazione", "colloquio",  "interviewed"};
    static const char *const phrases[] = {"propos recueillis",    "edited for length", "edited and condensed",
                                          "condensed and edited", "gespräch führte",   "interview führte"};
    const BlockFeatures *features = &recovery->features[i];
    if (features->words > MOST_WORDS || features->words == 0)
        return false;
    Str plain = block_plain(recovery, i), word;
    if (holds_folded_any(plain, phrases, sizeof phrases / sizeof *phrases))
        return true;
    for (size_t at = 0;
         features->words <= MOST_WORDS_OF_HEAD && features->end != END_STOP && next_word(plain, &at, &word);)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (str_equal_nocase(word, str_from(words[k])))
                return true;
    return false;
}

/* Questions, and what else is said to somebody, that follow each other with few blocks between. */
typedef struct {
    size_t first, last;
    size_t asked, prompts;
} TalkRun;

static TalkRun run_of_talk(Recovery *recovery, size_t from)
{
    enum {
        BLOCKS_BETWEEN = 6
    };
    TalkRun run = {.first = from, .last = from};
    size_t between = 0;
    for (size_t i = from; i < recovery->count && between <= BLOCKS_BETWEEN; i++) {
        bool asks = could_be_question(recovery, i), prompt = !asks && could_be_prompt(recovery, i);
        between = asks || prompt ? 0 : between + is_open(recovery, i);
        run.last = asks || prompt ? i : run.last;
        run.asked += asks;
        run.prompts += prompt;
    }
    return run;
}

/* The first question to somebody from block `from` on, before `end`; NONE when there is none. */
static size_t first_question(Recovery *recovery, size_t from, size_t end)
{
    for (size_t i = from; i < end && i < recovery->count; i++)
        if (could_be_question(recovery, i) && speaks_to_you(block_plain(recovery, i), recovery->language))
            return i;
    return NONE;
}

/* An interview that is called one: two questions are enough, and what speaks to somebody is one without its mark. */
static void decide_talk(Recovery *recovery, TalkRun run)
{
    enum {
        QUESTIONS_MIN = 2,
        TURNS_MIN = 3
    };
    if (run.asked < QUESTIONS_MIN || run.asked + run.prompts < TURNS_MIN)
        return;
    for (size_t i = run.first; i <= run.last && i + 1 < recovery->count; i++)
        if (is_open(recovery, i + 1) && (could_be_question(recovery, i) || could_be_prompt(recovery, i))) {
            decide(recovery, i, BLOCK_QUESTION, "asked in an interview", 75);
            decide(recovery, i + 1, BLOCK_ANSWER, "below a question", 75);
        }
}

static void find_announced_interviews(Recovery *recovery)
{
    enum {
        HEAD_BLOCKS = 14, /* of an interview, before its first question */
        TALK_BLOCKS = 80  /* of one that is told of behind it */
    };
    for (size_t i = 0; i < recovery->count; i++) {
        if (!announces_interview(recovery, i))
            continue;
        size_t first = first_question(recovery, i + 1, i + 1 + HEAD_BLOCKS);
        if (first == NONE)
            first = first_question(recovery, i > TALK_BLOCKS ? i - TALK_BLOCKS : 0, i);
        if (first == NONE)
            continue;
        TalkRun run = run_of_talk(recovery, first);
        decide_talk(recovery, run);
        i = run.last > i ? run.last : i;
    }
}

static bool has_turns(const Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (is_turn(recovery, i))
            return true;
    return false;
}

void find_questions(Recovery *recovery)
{
    find_dressed_questions(recovery, true);
    find_dressed_questions(recovery, false);
    find_tight_questions(recovery);
    find_quoted_answers(recovery);
    if (!has_turns(recovery))
        find_plain_questions(recovery);
    if (!has_turns(recovery))
        find_announced_interviews(recovery);
    find_short_interviews(recovery);
}
