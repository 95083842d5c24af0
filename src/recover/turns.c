/* Who speaks: interviews and transcripts. A pattern counts only when it recurs. Plays have a file of their own. */
#include "passes.h"

#include <string.h>

/* ---- labels before a turn ------------------------------------------------------------------------------ */

enum {
    MAX_LABEL_BYTES = 60,
    MAX_TIME_BYTES = 14
};

/* Length of "[00:01:12]", "(1:12)" or "00:01:12" at the start of s; 0 when there is none. */
static size_t time_code(Str s)
{
    size_t at = s.len_bytes > 0 && (s.data[0] == '[' || s.data[0] == '(') ? 1 : 0;
    bool bracket = at == 1;
    size_t digits = 0, colons = 0;
    for (; at < s.len_bytes && at < MAX_TIME_BYTES; at++) {
        if (s.data[at] >= '0' && s.data[at] <= '9')
            digits++;
        else if (s.data[at] == ':' || (s.data[at] == '.' && colons > 0))
            colons++;
        else
            break;
    }
    if (colons < 1 || digits < 3 || digits > 8)
        return 0;
    if (bracket)
        return at < s.len_bytes && (s.data[at] == ']' || s.data[at] == ')') ? at + 1 : 0;
    return at;
}

static Str without_time(Str s)
{
    size_t time = time_code(s);
    return time > 0 ? str_trim(str_slice(s, time, s.len_bytes)) : s;
}

static bool is_time_alone(Str s)
{
    s = str_trim(s);
    return s.len_bytes > 0 && time_code(s) == s.len_bytes;
}

/* "Q:", "A.", "P.", "R.": the letters of questions and answers; 'q' or 'a', 0 for neither. */
static char letter_label(Str s)
{
    if (s.len_bytes < 4 || (s.data[1] != ':' && s.data[1] != '.') || s.data[2] != ' ')
        return 0;
    size_t step;
    uint32_t third = utf8_decode(s, 3, &step);
    bool initials = s.len_bytes > 4 && s.data[4] == '.'; /* "P. J. Smith" */
    if (initials || utf8_is_lower(third))
        return 0;
    if (strchr("QPFDV", s.data[0]) != NULL)
        return 'q';
    return strchr("AR", s.data[0]) != NULL ? 'a' : 0;
}

typedef enum {
    LABEL_NONE,
    LABEL_CAPITALS, /* "MRS PARR: ..." */
    LABEL_PLAIN,    /* "Ann Lee: ..." */
    LABEL_TIMED,    /* "Ann Lee [00:01:12]: ...", "[00:01:12] Voice on tape: ..." */
    LABEL_FORMS
} LabelForm;

typedef struct {
    LabelForm form;
    Str name;
} Label;

static Str without_emphasis(Str s)
{
    while (s.len_bytes > 0 && (s.data[0] == '*' || s.data[0] == '_'))
        s = str_slice(s, 1, s.len_bytes);
    while (s.len_bytes > 0 && (s.data[s.len_bytes - 1] == '*' || s.data[s.len_bytes - 1] == '_'))
        s.len_bytes--;
    return str_trim(s);
}

/* Every word has a capital, and there are few. "First", "Secondly" count reasons. */
static bool is_plain_name(Str name)
{
    size_t at = 0, words = 0;
    Str word;
    while (next_word(name, &at, &word)) {
        uint32_t lists = lexicon_lists(word);
        bool digits = word.data[0] >= '0' && word.data[0] <= '9';
        if (digits || (!word_is_capitalised(word) && !(lists & LEX_NOBILIARY)) || ++words > 4)
            return false;
        if (words == 1 && number_word_value(word) > 0)
            return false;
    }
    return words >= 1 && str_find_byte(name, ',', 0) == name.len_bytes;
}

/* The label before the first colon of s, which must have text behind it. */
static Label read_label(Str s)
{
    Label label = {LABEL_NONE, {0}};
    s = without_emphasis(s);
    bool timed = time_code(s) > 0;
    s = without_time(s);
    size_t colon = 0;
    while (colon < s.len_bytes && colon < MAX_LABEL_BYTES && s.data[colon] != ':' && s.data[colon] != '\n') {
        size_t time = time_code(str_slice(s, colon, s.len_bytes));
        timed = timed || (time > 0 && colon > 0);
        colon += time > 0 ? time : 1;
    }
    size_t behind = colon + 1;
    while (behind < s.len_bytes && (s.data[behind] == '*' || s.data[behind] == '_'))
        behind++;
    if (colon < 2 || colon >= s.len_bytes || s.data[colon] != ':' || behind + 1 >= s.len_bytes ||
        (s.data[behind] != ' ' && s.data[behind] != '\n'))
        return label;
    size_t end = 0;
    while (end < colon && time_code(str_slice(s, end, colon)) == 0)
        end++;
    label.name = without_emphasis(str_slice(s, 0, end));
    if (label.name.len_bytes < 2 || !word_is_capitalised(label.name))
        return label;
    WordShape shape = word_shape(label.name);
    if (timed && shape.words <= 5)
        label.form = LABEL_TIMED;
    else if (word_is_all_caps(label.name) && label.name.len_bytes >= 3 && label.name.len_bytes <= 30)
        label.form = LABEL_CAPITALS;
    else if (is_plain_name(label.name))
        label.form = LABEL_PLAIN;
    return label;
}

/* ---- who asks ------------------------------------------------------------------------------------------ */

static bool ends_in_question(const BlockFeatures *features)
{
    return features->end == END_STOP && features->last_mark == '?';
}

enum {
    MAX_VOICES = 48
};

typedef struct {
    Str name;
    LabelForm form;
    uint32_t turns, asks;
} Voice;

typedef struct {
    Voice voices[MAX_VOICES];
    size_t count;
    size_t turns[LABEL_FORMS], stops[LABEL_FORMS], asks[LABEL_FORMS], recurring[LABEL_FORMS],
        names[LABEL_FORMS];
    size_t changes[LABEL_FORMS]; /* turns whose turn before is near and somebody else's */
    const Voice *interviewer;    /* NULL when nobody asks more than the others */
    bool takes_turns[LABEL_FORMS];
} Conversation;

static Voice *voice_of(Conversation *talk, Str name)
{
    for (size_t i = 0; i < talk->count; i++)
        if (str_equal_nocase(talk->voices[i].name, name))
            return &talk->voices[i];
    return NULL;
}

static Voice *hear(Conversation *talk, Label label, bool asks, bool stops)
{
    Voice *voice = voice_of(talk, label.name);
    talk->turns[label.form]++;
    talk->stops[label.form] += stops;
    talk->asks[label.form] += asks;
    if (voice == NULL) {
        if (talk->count == MAX_VOICES)
            return NULL;
        voice = &talk->voices[talk->count++];
        *voice = (Voice){label.name, label.form, 0, 0};
    }
    voice->turns++;
    voice->asks += asks;
    return voice;
}

static bool names_interviewer(Str name)
{
    static const char *const names[] = {
        "interviewer",    "interviewerin",   "int",          "host",          "moderator",
        "moderatorin",    "moderatrice",     "modérateur",   "entrevistador", "entrevistadora",
        "intervistatore", "intervistatrice", "intervieweur", "question",      "frage",
        "pregunta",       "domanda",         "pergunta",     "vraag"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is_nocase(name, names[i]))
            return true;
    return false;
}

/* One who asks at least twice as often as anybody else. */
static const Voice *find_interviewer(const Conversation *talk)
{
    const Voice *best = NULL;
    uint32_t second = 0;
    for (size_t i = 0; i < talk->count; i++) {
        const Voice *voice = &talk->voices[i];
        if (names_interviewer(voice->name))
            return voice;
        if (best == NULL || voice->asks > best->asks) {
            second = best != NULL ? best->asks : 0;
            best = voice;
        } else if (voice->asks > second) {
            second = voice->asks;
        }
    }
    return best != NULL && best->asks >= 2 && best->asks >= 2 * second && best->asks * 5 >= best->turns
               ? best
               : NULL;
}

/* Names that come again, most of them with sentences behind them, in turn: keys of a form have none. */
static void judge_conversation(Conversation *talk)
{
    for (size_t i = 0; i < talk->count; i++) {
        const Voice *voice = &talk->voices[i];
        talk->recurring[voice->form] += voice->turns >= 2 ? voice->turns : 0;
        talk->names[voice->form] += voice->turns >= 2;
    }
    for (LabelForm form = LABEL_CAPITALS; form < LABEL_FORMS; form++) {
        size_t turns = talk->turns[form];
        static const size_t least[LABEL_FORMS] = {0, 3, 5, 3};
        bool pair = form == LABEL_CAPITALS && turns == 2 && talk->changes[form] == 1 && talk->asks[form] == 1;
        talk->takes_turns[form] = pair || (turns >= least[form] && talk->stops[form] * 5 >= turns * 3 &&
                                           talk->recurring[form] * 2 >= turns &&
                                           talk->names[form] >= (form == LABEL_PLAIN ? 2u : 1u) &&
                                           talk->changes[form] * 2 >= turns - 1);
    }
    talk->interviewer = find_interviewer(talk);
}

/* Letters answer each other; more of them are an enumeration. A dot needs more of each than a colon. */
static bool letters_take_turns(const size_t of_letter[26], size_t dotted)
{
    static const char *const pairs[] = {"QA", "PR", "FA", "DR", "VA", "PA", "QR"};
    size_t all = 0;
    for (size_t i = 0; i < 26; i++)
        all += of_letter[i];
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t asked = of_letter[pairs[i][0] - 'A'], answered = of_letter[pairs[i][1] - 'A'];
        size_t needed = dotted > 0 ? 2 : 1;
        if (asked >= needed && answered >= needed && asked + answered == all)
            return true;
    }
    return false;
}

static Str turn_source(const Recovery *recovery, size_t i)
{
    Str s = block_source(recovery, i);
    return str_slice(s, 0, s.len_bytes < 200 ? s.len_bytes : 200);
}

typedef struct {
    size_t of_letter[26], dotted;
    Conversation talk;
} TurnCensus;

enum {
    NEAR_TURNS = 4
};

/* "THE LAMP ROOM: Growing Up, by Dorrit Haskell. (Harrow, 304 pages, $27.)": no speaker. */
static bool cites_book(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    Str s = block_source(recovery, i);
    return features->has_digit && features->bytes <= 400 && citation_evidence(s, s).score >= 4;
}

static void count_turns(const Recovery *recovery, TurnCensus *census)
{
    size_t last = NONE;
    const Voice *last_voice = NULL;
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->words < 2)
            continue;
        Str s = turn_source(recovery, i), turn = without_time(without_emphasis(s));
        if (letter_label(turn) != 0) {
            census->of_letter[turn.data[0] - 'A']++;
            census->dotted += turn.data[1] == '.';
            continue;
        }
        Label label = read_label(s);
        if (label.form == LABEL_NONE || cites_book(recovery, i))
            continue;
        const Voice *voice =
            hear(&census->talk, label, ends_in_question(features), features->end == END_STOP);
        census->talk.changes[label.form] += last != NONE && i - last <= NEAR_TURNS && voice != last_voice;
        last = i;
        last_voice = voice;
    }
}

static void decide_turns(Recovery *recovery, TurnCensus *census)
{
    Conversation *talk = &census->talk;
    bool letters = letters_take_turns(census->of_letter, census->dotted);
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->words < 2)
            continue;
        Str s = turn_source(recovery, i);
        char letter = letters ? letter_label(without_time(without_emphasis(s))) : 0;
        if (letter != 0) {
            decide(recovery, i, letter == 'q' ? BLOCK_QUESTION : BLOCK_ANSWER, "letter of a turn", 90);
            continue;
        }
        Label label = read_label(s);
        if (!talk->takes_turns[label.form] || cites_book(recovery, i))
            continue;
        const Voice *voice = voice_of(talk, label.name);
        bool once_plain = label.form == LABEL_PLAIN && (voice == NULL || voice->turns < 2);
        if (once_plain)
            continue;
        bool question = talk->interviewer != NULL ? voice == talk->interviewer : ends_in_question(features);
        decide(recovery, i, question ? BLOCK_QUESTION : BLOCK_ANSWER, "name of a turn", 85);
    }
}

static bool is_turn(const Recovery *recovery, size_t i)
{
    return recovery->drafts[i].cls == BLOCK_QUESTION || recovery->drafts[i].cls == BLOCK_ANSWER;
}

/* A whole paragraph that needs nothing around it. */
static bool is_whole_paragraph(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return is_open(recovery, i) && features->end == END_STOP &&
           features->chars >= (recovery->markdown ? 10u : 60u) &&
           (features->start == START_UPPER || features->start == START_QUOTE) && !features->all_caps;
}

static bool goes_on_small(const Recovery *recovery, size_t i)
{
    return (is_open(recovery, i) || recovery->drafts[i].cls == BLOCK_CONT) &&
           recovery->features[i].start == START_LOWER;
}

/* An answer goes on in paragraphs of its own until the next turn. */
void find_long_answers(Recovery *recovery)
{
    size_t last = NONE;
    for (size_t i = 0; i < recovery->count; i++)
        last = is_turn(recovery, i) ? i : last;
    bool answering = false, unfinished = false; /* unfinished: a page or a picture has cut the answer */
    for (size_t i = 0; last != NONE && i < last; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (is_turn(recovery, i)) {
            answering = recovery->drafts[i].cls == BLOCK_ANSWER;
            unfinished = features->end != END_STOP;
            continue;
        }
        if (is_float(recovery->drafts[i].cls) || (unfinished && !goes_on_small(recovery, i)))
            continue;
        if (unfinished) {
            unfinished = features->end != END_STOP;
            continue;
        }
        answering = answering && is_whole_paragraph(recovery, i) && recovery->drafts[i].blank_lines <= 2;
        if (answering)
            decide(recovery, i, BLOCK_ANSWER, "the answer goes on", 70);
    }
}

/* Between turns a time code alone is the recorder's. */
static void find_time_codes(Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i) && recovery->features[i].bytes <= MAX_TIME_BYTES &&
            is_time_alone(block_source(recovery, i)))
            decide_kind(recovery, i, BLOCK_FURNITURE, "stamp", "time code", 85);
}

static bool is_of_play(const Recovery *recovery, size_t i, const char *kind)
{
    return recovery->drafts[i].kind != NULL && strcmp(recovery->drafts[i].kind, kind) == 0;
}

static Str speaker_at(const Recovery *recovery, size_t i)
{
    Str name = without_emphasis(block_source(recovery, i));
    while (name.len_bytes > 0 && strchr(".: ", name.data[name.len_bytes - 1]) != NULL)
        name.len_bytes--;
    return name;
}

/* Two whose names stand above their speeches as in a play, and one of them asks: an interview. */
static void find_interview_of_names(Recovery *recovery)
{
    Conversation talk = {.count = 0};
    size_t stage = 0;
    for (size_t i = 0; i + 1 < recovery->count; i++) {
        stage += is_of_play(recovery, i, "stage");
        if (is_of_play(recovery, i, "speaker") && is_of_play(recovery, i + 1, "speech"))
            hear(&talk, (Label){LABEL_CAPITALS, speaker_at(recovery, i)},
                 ends_in_question(&recovery->features[i + 1]), true);
    }
    const Voice *asking = talk.count >= 2 && talk.count <= 4 ? find_interviewer(&talk) : NULL;
    if (asking == NULL || (!names_interviewer(asking->name) &&
                           (talk.count != 2 || stage > 0 || asking->asks * 5 < asking->turns * 3)))
        return;
    for (size_t i = 0; i + 1 < recovery->count; i++) {
        if (!is_of_play(recovery, i, "speaker") || !is_of_play(recovery, i + 1, "speech"))
            continue;
        bool asks = str_equal_nocase(speaker_at(recovery, i), asking->name);
        decide(recovery, i + 1, asks ? BLOCK_QUESTION : BLOCK_ANSWER, "below a name in an interview", 85);
    }
}

static void find_labelled_turns(Recovery *recovery)
{
    TurnCensus census = {.dotted = 0};
    count_turns(recovery, &census);
    judge_conversation(&census.talk);
    decide_turns(recovery, &census);
}

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
            if (words[i].language == language && str_is_nocase(word, words[i].word))
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
    return is_open(recovery, i) && ends_in_question(features) && features->words >= 2 &&
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

/* Four and more blocks of a question with its answer right below: those without a question mark are turns as well. */
static void find_tight_questions(Recovery *recovery)
{
    size_t asked = 0, addressed = 0, all = 0, first = NONE, last = 0;
    for (size_t i = 0; i < recovery->count; i++)
        if (stands_upon_answer(recovery, i)) {
            bool asks = could_be_question(recovery, i);
            asked += asks;
            addressed += asks && speaks_to_you(block_plain(recovery, i), recovery->language);
            first = asks && first == NONE ? i : first;
            last = asks ? i : last;
            all += first != NONE;
        }
    if (asked < 4 || asked * 5 < all * 3 || addressed * 5 < asked)
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
        if (i <= census.last && could_be_question(recovery, i) && !before) {
            decide(recovery, i, BLOCK_QUESTION, "questions in turn", 75);
            before = true;
        } else if (before) {
            decide(recovery, i, BLOCK_ANSWER, "below a question", 75);
            before = false;
        }
    }
}

/* Words by which one speaks of oneself. */
static bool speaks_of_oneself(Str plain)
{
    static const char *const words[] = {"i",     "my",    "me",   "mine",  "ich",  "mich",   "mir",  "mein",
                                        "meine", "je",    "j'ai", "j’ai",  "mon",  "mes",    "moi",  "yo",
                                        "mi",    "mis",   "mío",  "io",    "mio",  "mia",    "miei", "eu",
                                        "meu",   "minha", "mim",  "ik",    "mijn", "mij",    "we",   "our",
                                        "wir",   "unser", "nous", "notre", "noi",  "nostro", "nós",  "wij"};
    size_t at = 0;
    Str word;
    while (next_word(plain, &at, &word))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (str_is_nocase(word, words[i]))
                return true;
    return false;
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

void find_turns(Recovery *recovery)
{
    find_play(recovery);
    find_interview_of_names(recovery);
    find_labelled_turns(recovery);
    find_dressed_questions(recovery, true);
    find_dressed_questions(recovery, false);
    find_tight_questions(recovery);
    bool turns = false;
    for (size_t i = 0; i < recovery->count && !turns; i++)
        turns = is_turn(recovery, i);
    if (!turns)
        find_plain_questions(recovery);
    find_short_interviews(recovery);
    for (size_t i = 0; i < recovery->count; i++)
        if (is_turn(recovery, i)) {
            find_time_codes(recovery);
            break;
        }
}
