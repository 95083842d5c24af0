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
        if (is_ascii_digit(s.data[at]))
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
        bool digits = is_ascii_digit(word.data[0]);
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
    if (str_find_byte(s, ':', 0) == s.len_bytes)
        return label;
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
        if (!is_open(recovery, i) || features->words < 2 ||
            (!(features->marks & MARK_COLON) && begins_with_word(features)))
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
    bool letters = letters_take_turns(census->of_letter, census->dotted), names = false;
    for (LabelForm form = LABEL_CAPITALS; form < LABEL_FORMS; form++)
        names = names || talk->takes_turns[form];
    if (!letters && !names)
        return;
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

/* A whole paragraph that needs nothing around it. */
static bool is_whole_paragraph(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return is_open(recovery, i) && features->end == END_STOP &&
           features->chars >= (recovery->markdown ? 10u : 24u) &&
           (features->start == START_UPPER || features->start == START_QUOTE) && !features->all_caps;
}

static bool goes_on_small(const Recovery *recovery, size_t i)
{
    BlockClass cls = recovery->drafts[i].cls;
    return (is_open(recovery, i) || cls == BLOCK_CONT || cls == BLOCK_PARA) &&
           recovery->features[i].start == START_LOWER;
}

/* A paragraph whose sentence a page or a picture has cut, as the wedges tell. */
static bool breaks_off(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return recovery->drafts[i].cls == BLOCK_PARA && !recovery->drafts[i].decided &&
           features->end != END_STOP && (features->start == START_UPPER || features->start == START_QUOTE);
}

/* A long line without a stop: what is under a picture. A heading is shorter. */
static bool could_be_caption(const Recovery *recovery, size_t i)
{
    enum {
        LONGER_THAN_HEADING = 9
    };
    const BlockFeatures *features = &recovery->features[i];
    return is_open(recovery, i) && features->end == END_OPEN && features->start == START_UPPER &&
           features->words >= LONGER_THAN_HEADING;
}

/* An answer goes on in paragraphs of its own until the next turn. */
void find_long_answers(Recovery *recovery)
{
    size_t last = NONE;
    for (size_t i = 0; i < recovery->count; i++)
        last = is_turn(recovery, i) ? i : last;
    size_t caption = NONE;
    bool answering = false, unfinished = false; /* unfinished: a page or a picture has cut the answer */
    for (size_t i = 0; last != NONE && i < last; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (is_turn(recovery, i)) {
            /* What stands in quotation marks as a whole is over with them. */
            answering = recovery->drafts[i].cls == BLOCK_ANSWER && !features->quoted;
            unfinished = features->end != END_STOP;
            continue;
        }
        if (is_float(recovery->drafts[i].cls) || (unfinished && !goes_on_small(recovery, i)))
            continue;
        if (unfinished) {
            unfinished = features->end != END_STOP;
            continue;
        }
        if (could_be_caption(recovery, i)) {
            caption = i;
            continue;
        }
        unfinished = answering && breaks_off(recovery, i);
        answering = answering && (unfinished || is_whole_paragraph(recovery, i)) &&
                    recovery->drafts[i].blank_lines <= 2;
        if (!answering)
            continue;
        decide(recovery, i, BLOCK_ANSWER, "the answer goes on", 70);
        if (caption != NONE && caption + 1 == i)
            decide(recovery, caption, BLOCK_CAPTION, "between paragraphs of an answer", 65);
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

/* "Bernard Osei" stands in the text: a word with a capital right before the name of a label. */
static bool is_named_in_full(Str text, Str name)
{
    Str word, before = {0};
    for (size_t at = 0; next_word(text, &at, &word); before = word)
        if (str_equal_nocase(word, name) && before.len_bytes > 2 && word_is_capitalised(before) &&
            !word_is_all_caps(before) && before.data + before.len_bytes + 1 == word.data)
            return true;
    return false;
}

/* Family names in front of what is said, whose bearers have been introduced in full: a round table, and no play. Who asks
 * most, or speaks first, has the chair. */
static void find_round_table(Recovery *recovery)
{
    enum {
        VOICES_MIN = 2,
        VOICES_MAX = 8,
        INTRODUCTION_BYTES = 16 << 10
    };
    Conversation talk = {.count = 0};
    size_t first = NONE, stage = 0, turns = 0, introduced = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        stage += is_of_play(recovery, i, "stage");
        if (!is_of_play(recovery, i, "speech"))
            continue;
        Label label = read_label(block_source(recovery, i));
        if (label.form != LABEL_CAPITALS)
            return;
        first = first == NONE ? i : first;
        turns++;
        hear(&talk, label, ends_in_question(&recovery->features[i]), true);
    }
    if (first == NONE || talk.count < VOICES_MIN || talk.count > VOICES_MAX || stage * 4 > turns)
        return;
    size_t end = recovery->drafts[first].start,
           start = end > INTRODUCTION_BYTES ? end - INTRODUCTION_BYTES : 0;
    for (size_t i = 0; i < talk.count; i++)
        introduced += is_named_in_full(str_slice(recovery->text, start, end), talk.voices[i].name);
    if (introduced * 2 <= talk.count)
        return;
    const Voice *chair = find_interviewer(&talk);
    chair = chair != NULL ? chair : &talk.voices[0];
    for (size_t i = first; i < recovery->count; i++)
        if (is_of_play(recovery, i, "speech")) {
            bool asks = str_equal_nocase(read_label(block_source(recovery, i)).name, chair->name);
            decide(recovery, i, asks ? BLOCK_QUESTION : BLOCK_ANSWER, "name of a turn at a table", 80);
        }
}

static void find_labelled_turns(Recovery *recovery)
{
    TurnCensus census = {.dotted = 0};
    count_turns(recovery, &census);
    judge_conversation(&census.talk);
    decide_turns(recovery, &census);
}

void find_turns(Recovery *recovery)
{
    find_play(recovery);
    find_interview_of_names(recovery);
    find_round_table(recovery);
    find_labelled_turns(recovery);
    find_questions(recovery);
    for (size_t i = 0; i < recovery->count; i++)
        if (is_turn(recovery, i)) {
            find_time_codes(recovery);
            break;
        }
}
