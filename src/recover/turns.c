/* Who speaks: interviews, transcripts and plays. A pattern counts only when it recurs. */
#include "passes.h"

#include <string.h>

/* ---- labels before a turn ------------------------------------------------------------------------------ */

/* Behind "[00:01:12] ". */
static Str without_time(Str s)
{
    if (s.len_bytes > 3 && s.data[0] == '[' && s.data[1] >= '0' && s.data[1] <= '9') {
        size_t close = str_find_byte(s, ']', 0);
        if (close < 16)
            return str_trim(str_slice(s, close + 1, s.len_bytes));
    }
    return s;
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

/* "MRS PARR: ...": the name; empty when there is none. */
static Str name_label(Str s)
{
    size_t colon = str_find_byte(s, ':', 0);
    if (colon < 3 || colon > 30 || colon + 2 >= s.len_bytes || s.data[colon + 1] != ' ')
        return (Str){0};
    Str name = str_slice(s, 0, colon);
    return word_is_all_caps(name) ? name : (Str){0};
}

/* The first "NAME." of a speech in a play printed in one run; empty when there is none. */
static Str speech_label(Str s)
{
    size_t end = 0;
    while (end < s.len_bytes && end < 32 && s.data[end] != '.' && s.data[end] != '(' && s.data[end] != '\n')
        end++;
    if (end >= s.len_bytes || end < 3 || s.data[end] == '\n')
        return (Str){0};
    Str name = str_trim(str_slice(s, 0, end));
    if (!word_is_all_caps(name) || name.len_bytes < 3)
        return (Str){0};
    for (size_t i = 0; i < name.len_bytes; i++)
        if (name.data[i] >= '0' && name.data[i] <= '9')
            return (Str){0};
    return s.data[end] == '(' || (end + 1 < s.len_bytes && s.data[end + 1] == ' ') ? name : (Str){0};
}

/* ---- interviews ---------------------------------------------------------------------------------------- */

static bool ends_in_question(const BlockFeatures *features)
{
    return features->end == END_STOP && features->last_mark == '?';
}

/* Two letters that answer each other; more of them are an enumeration. A dot needs more of each than a
 * colon. */
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

/* "THE LAMP ROOM: Growing Up, by Dorrit Haskell. (Harrow, 304 pages, $27.)": no speaker. */
static bool cites_book(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return features->has_digit && features->bytes <= 400 &&
           citation_evidence(block_marked(recovery, i), block_plain(recovery, i)).score >= 4;
}

static void find_labelled_turns(Recovery *recovery)
{
    size_t names = 0, of_letter[26] = {0}, dotted = 0;
    for (int pass = 0; pass < 2; pass++) {
        bool letters = pass == 1 && letters_take_turns(of_letter, dotted);
        for (size_t i = 0; i < recovery->count; i++) {
            const BlockFeatures *features = &recovery->features[i];
            if (!is_open(recovery, i) || features->words < 2)
                continue;
            Str s = block_source(recovery, i);
            while (s.len_bytes > 0 && s.data[0] == '*')
                s = str_slice(s, 1, s.len_bytes);
            Str turn = without_time(s);
            char letter = letter_label(turn);
            Str name = cites_book(recovery, i) ? (Str){0} : name_label(turn);
            if (pass == 0) {
                if (letter != 0) {
                    of_letter[turn.data[0] - 'A']++;
                    dotted += turn.data[1] == '.';
                }
                names += name.len_bytes > 0;
            } else if (letter != 0 && letters) {
                decide(recovery, i, letter == 'q' ? BLOCK_QUESTION : BLOCK_ANSWER, "letter of a turn", 90);
            } else if (name.len_bytes > 0 && names >= 2) {
                decide(recovery, i, ends_in_question(features) ? BLOCK_QUESTION : BLOCK_ANSWER,
                       "name of a turn", 85);
            }
        }
    }
}

/* Bold questions, each with its answer below: at least two. */
static void find_bold_questions(Recovery *recovery)
{
    size_t questions = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i + 1 < recovery->count; i++) {
            const BlockFeatures *features = &recovery->features[i];
            bool question = is_open(recovery, i) && features->bold && ends_in_question(features) &&
                            !recovery->features[i + 1].bold;
            if (!question)
                continue;
            if (pass == 0) {
                questions++;
            } else if (questions >= 2) {
                decide(recovery, i, BLOCK_QUESTION, "bold question", 85);
                if (is_open(recovery, i + 1))
                    decide(recovery, i + 1, BLOCK_ANSWER, "below a bold question", 85);
            }
        }
}

/* Plain questions and answers in turn: three pairs and more, no dialogue. */
static void find_plain_questions(Recovery *recovery)
{
    size_t run = 0; /* blocks in turn, from a question on */
    for (size_t i = 0; i <= recovery->count; i++) {
        bool fits = false;
        if (i < recovery->count && is_open(recovery, i) && recovery->features[i].words >= 3) {
            const BlockFeatures *features = &recovery->features[i];
            bool question = ends_in_question(features) && features->words <= 60;
            bool plain = features->start != START_QUOTE && features->start != START_DASH &&
                         features->start != START_LOWER;
            fits = plain && (run % 2 == 0 ? question : !ends_in_question(features));
        }
        if (fits) {
            run++;
            continue;
        }
        /* A turn may break off at the end of a column: the last answer then has no stop. */
        for (size_t k = i - run; run >= 6 && k < i; k++)
            decide(recovery, k, (k - (i - run)) % 2 == 0 ? BLOCK_QUESTION : BLOCK_ANSWER, "questions in turn",
                   75);
        bool restart = run > 0 && i < recovery->count && is_open(recovery, i) &&
                       ends_in_question(&recovery->features[i]);
        run = restart ? 1 : 0;
    }
}

/* ---- plays --------------------------------------------------------------------------------------------- */

/* A name in capitals on a line of its own, with its speech right under it. */
static bool is_speaker_line(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!is_open(recovery, i) || features->lines != 1 || features->words > 5 || features->end == END_STOP ||
        i + 1 >= recovery->count)
        return false;
    const BlockFeatures *below = &recovery->features[i + 1];
    if (features->indent >= 8 || recovery->drafts[i + 1].blank_lines != 0 ||
        (below->all_caps && below->end != END_STOP))
        return false;
    Str s = block_source(recovery, i);
    size_t open = str_find_byte(s, '(', 0);
    return word_is_all_caps(str_slice(s, 0, open)) && features->start == START_UPPER;
}

/* Names of speakers and how often each is met. More names than these is no play. */
enum {
    MAX_SPEAKERS = 64
};

typedef struct {
    Str names[MAX_SPEAKERS];
    size_t count, met;
} Cast;

static bool in_cast(const Cast *cast, Str name)
{
    for (size_t i = 0; i < cast->count; i++)
        if (str_equal_nocase(cast->names[i], name))
            return true;
    return false;
}

static void meet(Cast *cast, Str name)
{
    cast->met++;
    if (!in_cast(cast, name) && cast->count < MAX_SPEAKERS)
        cast->names[cast->count++] = name;
}

/* In a play the same few speak again and again; headwords and authors' names come once. */
static bool is_cast(const Cast *cast)
{
    return cast->met >= 4 && cast->count * 2 <= cast->met + 1;
}

static Str speaker_of_line(Str s)
{
    return str_trim(str_slice(s, 0, str_find_byte(s, '(', 0)));
}

static bool is_stage_direction(const Recovery *recovery, size_t i)
{
    Str s = block_source(recovery, i);
    return s.len_bytes > 4 && s.data[0] == '[' && s.data[s.len_bytes - 1] == ']';
}

static void find_play(Recovery *recovery)
{
    Cast by_line = {.count = 0}, by_run = {.count = 0};
    for (size_t i = 0; i < recovery->count; i++) {
        if (!is_open(recovery, i))
            continue;
        Str s = block_source(recovery, i);
        if (is_speaker_line(recovery, i))
            meet(&by_line, speaker_of_line(s));
        else if (!recovery->features[i].all_caps && recovery->features[i].words >= 2 &&
                 speech_label(s).len_bytes > 0)
            meet(&by_run, speech_label(s));
    }
    bool lines = is_cast(&by_line), runs = is_cast(&by_run);
    for (size_t i = 0; (lines || runs) && i < recovery->count; i++) {
        if (!is_open(recovery, i))
            continue;
        Str s = block_source(recovery, i), label = speech_label(s);
        if (lines && is_speaker_line(recovery, i) && in_cast(&by_line, speaker_of_line(s))) {
            decide_kind(recovery, i, BLOCK_ATTRIB, "speaker", "speaker's name", 85);
            if (is_open(recovery, i + 1) && recovery->features[i + 1].indent == 0)
                decide_kind(recovery, i + 1, BLOCK_PARA, "speech", "below a speaker's name", 85);
        } else if (runs && label.len_bytes > 0 && !recovery->features[i].all_caps &&
                   (in_cast(&by_run, label) || in_cast(&by_line, label))) {
            decide_kind(recovery, i, BLOCK_PARA, "speech", "speaker's name in front", 80);
        } else if (is_stage_direction(recovery, i)) {
            decide_kind(recovery, i, BLOCK_PARA, "stage", "stage direction", 85);
        }
    }
}

void find_turns(Recovery *recovery)
{
    find_labelled_turns(recovery);
    find_bold_questions(recovery);
    find_plain_questions(recovery);
    find_play(recovery);
}
