/* Plays. A name stands on a line of its own above each speech ("SEXTON."), or in front of it ("SEXTON. Six foot.",
 * "Lane. Yes, sir."). It is a play when the same few names come again and again, close to each other and in turn:
 * headwords come once, and the heads of departments stand far apart. */
#include "passes.h"

#include <string.h>

/* ---- labels -------------------------------------------------------------------------------------------- */

enum {
    MAX_LABEL_BYTES = 48,
    MAX_LABEL_WORDS = 5,
    MAX_PLAIN_LABEL_WORDS = 3
};

static bool is_emphasis(char c)
{
    return c == '_' || c == '*';
}

static Str without_marks(Str s)
{
    s = str_trim(s);
    while (s.len_bytes > 0 && is_emphasis(s.data[0]))
        s = str_slice(s, 1, s.len_bytes);
    while (s.len_bytes > 0 && is_emphasis(s.data[s.len_bytes - 1]))
        s.len_bytes--;
    return str_trim(s);
}

/* "IV", "XII", "3": what counts the parts of a text. */
static bool is_numeral(Str s)
{
    for (size_t i = 0; i < s.len_bytes; i++)
        if (strchr("IVXLC0123456789", s.data[i]) == NULL)
            return false;
    return true;
}

/* A name in capitals; "ACT II" and "IV" are none. */
static bool is_capital_label(Str name)
{
    if (name.len_bytes < 2 || name.len_bytes > MAX_LABEL_BYTES || !word_is_all_caps(name) || is_numeral(name))
        return false;
    for (size_t i = 0; i < name.len_bytes; i++)
        if (strchr("\";!?/|=", name.data[i]) != NULL)
            return false;
    size_t at = 0, words = 0;
    Str word;
    while (next_word(name, &at, &word)) {
        if (words == 0 && (lexicon_lists(word) & LEX_CHAPTER))
            return false;
        words++;
    }
    return words >= 1 && words <= MAX_LABEL_WORDS;
}

/* "Lane", "Lady Bracknell", "Pisc": up to three words with capitals. */
static bool is_plain_label(Str name)
{
    size_t at = 0, words = 0;
    Str word;
    if (name.len_bytes < 3 || name.len_bytes > MAX_LABEL_BYTES || is_numeral(name))
        return false;
    while (next_word(name, &at, &word)) {
        if (!word_is_capitalised(word) || (lexicon_lists(word) & (LEX_FUNCTION | LEX_CHAPTER)))
            return false;
        words++;
    }
    return words >= 1 && words <= MAX_PLAIN_LABEL_WORDS;
}

/* "VICAR, _aside._" */
static bool is_direction_behind_comma(Str line, size_t at)
{
    return line.data[at] == ',' && at + 2 < line.len_bytes && line.data[at + 1] == ' ' &&
           is_emphasis(line.data[at + 2]);
}

/* Where the name ends in a line that begins with one: before its dot or colon, or before a direction. */
static size_t label_end(Str line)
{
    size_t at = 0;
    while (at < line.len_bytes && at <= MAX_LABEL_BYTES) {
        char c = line.data[at];
        if (is_ascii_letter(c) || c == ' ') {
            at++;
            continue;
        }
        bool direction = c == '(' || c == '[' || is_direction_behind_comma(line, at);
        bool blank_behind =
            at + 1 >= line.len_bytes || line.data[at + 1] == ' ' || is_emphasis(line.data[at + 1]);
        /* The dot of "MRS. TAWDRY" ends no name. */
        bool title = false;
        if (c == '.' && blank_behind && at + 1 < line.len_bytes) {
            size_t start = at;
            while (start > 0 && line.data[start - 1] != ' ' && !is_emphasis(line.data[start - 1]))
                start--;
            title = (lexicon_lists(str_slice(line, start, at)) & LEX_HONORIFIC) != 0;
        }
        if (direction || ((c == '.' || c == ':') && !title && (blank_behind || line.data[at + 1] == '-')))
            return at;
        at++;
    }
    return at;
}

/* "(_within_).", "[aside]", "_reads._": one pair of marks from end to end. */
static bool is_one_direction(Str s)
{
    static const char pairs[] = "()[]__**";
    while (s.len_bytes > 0 && (s.data[s.len_bytes - 1] == '.' || s.data[s.len_bytes - 1] == ':'))
        s.len_bytes--;
    for (size_t i = 0; s.len_bytes >= 3 && i + 1 < sizeof pairs - 1; i += 2)
        if (s.data[0] == pairs[i])
            return str_find_byte(s, pairs[i + 1], 1) == s.len_bytes - 1;
    return false;
}

/* The name on a line that holds nothing else but a direction; empty when it is none. */
static Str label_alone(Str line)
{
    line = str_trim(line);
    if (line.len_bytes > 80)
        return (Str){0};
    size_t end = label_end(line);
    Str name = without_marks(str_slice(line, 0, end)), rest = str_slice(line, end, line.len_bytes);
    while (rest.len_bytes > 0 && strchr(".:, ", rest.data[0]) != NULL)
        rest = str_slice(rest, 1, rest.len_bytes);
    bool nothing = without_marks(rest).len_bytes == 0 || is_one_direction(rest);
    return nothing && is_capital_label(name) ? name : (Str){0};
}

/* The name in front of a speech; empty when there is none. */
static Str label_in_front(Str line, bool capitals)
{
    bool marked = line.len_bytes > 0 && is_emphasis(line.data[0]);
    size_t end = label_end(line), behind = end + 1;
    if (end < 2 || behind >= line.len_bytes || line.data[end] == ',')
        return (Str){0};
    while (behind < line.len_bytes && is_emphasis(line.data[behind]))
        behind++;
    if (behind >= line.len_bytes)
        return (Str){0};
    Str name = without_marks(str_slice(line, 0, end));
    if (capitals)
        return name.len_bytes >= 3 && is_capital_label(name) ? name : (Str){0};
    /* In running text only a dot or a colon tells. */
    bool stop = line.data[end] == '.' || line.data[end] == ':';
    bool closed = !marked || str_find_byte(str_slice(line, 1, behind), line.data[0], 0) < behind - 1;
    return stop && closed && is_plain_label(name) ? name : (Str){0};
}

/* ---- the cast ------------------------------------------------------------------------------------------ */

enum {
    MAX_SPEAKERS = 96,
    NEAR_BLOCKS = 5,        /* between a speech and the next */
    MAX_SPEECH_BYTES = 800, /* on an average */
    CENTRED_INDENT = 8
};

typedef enum {
    LABEL_ALONE,
    LABEL_CAPITALS,
    LABEL_PLAIN,
    LABEL_FORMS
} LabelForm;

typedef struct {
    size_t name; /* index; NONE when there were too many */
    size_t draft;
} Met;

typedef struct {
    Str names[MAX_SPEAKERS];
    uint32_t times[MAX_SPEAKERS];
    size_t first_at[MAX_SPEAKERS]; /* source bytes */
    size_t count;
    size_t met;     /* labels in all */
    VEC(Met) order; /* as they come; only while surveyed */
    size_t apart;   /* LABEL_ALONE: with a blank line below */
    size_t centred; /* ... far from the left edge */

    size_t from, to; /* source bytes of the first that comes again and of the last */
    bool speaks;
} Part;

struct Cast {
    Part parts[LABEL_FORMS];
    bool centred; /* names stand in the middle; else a line there is a running head */
};

static size_t speaker_index(const Part *part, Str name)
{
    for (size_t i = 0; i < part->count; i++)
        if (str_equal_nocase(part->names[i], name))
            return i;
    return NONE;
}

static void meet(const Recovery *recovery, Part *part, Str name, size_t draft)
{
    size_t at = (size_t)(name.data - recovery->text.data);
    part->to = at;
    size_t index = speaker_index(part, name);
    if (index == NONE && part->count < MAX_SPEAKERS) {
        index = part->count++;
        part->names[index] = name;
        part->times[index] = 0;
        part->first_at[index] = at;
    }
    if (index != NONE)
        part->times[index]++;
    part->met++;
    vec_push(&part->order, (Met){index, draft});
}

static bool comes_again(const Part *part, size_t name)
{
    return name != NONE && part->times[name] >= 2;
}

/* How often one who comes again speaks near behind another who does. */
static size_t count_turns(const Part *part)
{
    size_t turns = 0;
    const Met *last = NULL;
    for (size_t i = 0; i < part->order.count; i++) {
        const Met *met = &part->order.items[i];
        if (!comes_again(part, met->name))
            continue;
        turns += last != NULL && last->name != met->name && met->draft - last->draft <= NEAR_BLOCKS;
        last = met;
    }
    return turns;
}

static void judge_part(Part *part, LabelForm form)
{
    size_t recurring = 0, names = 0;
    for (size_t i = 0; i < part->count; i++) {
        if (part->times[i] < 2)
            continue;
        part->from = names == 0 || part->first_at[i] < part->from ? part->first_at[i] : part->from;
        recurring += part->times[i];
        names++;
    }
    if (names < 2)
        return;
    /* A capitalised word and a dot is no rare beginning: such names must fill the text. */
    size_t blocks = part->order.items[part->met - 1].draft - part->order.items[0].draft + 1;
    size_t turns = count_turns(part);
    part->speaks = form == LABEL_PLAIN
                       ? recurring >= 12 && recurring * 5 >= part->met * 4 && part->met * 2 >= blocks
                       : recurring >= 4 && recurring * 2 >= part->met && turns >= 3 &&
                             turns * 2 >= recurring && part->to - part->from <= part->met * MAX_SPEECH_BYTES;
}

static Str first_line(const Recovery *recovery, size_t i)
{
    Str s = block_source(recovery, i);
    return str_trim(str_slice(s, 0, str_find_byte(s, '\n', 0)));
}

/* The text of a speech begins right below, or behind one blank line. A second name below is a list of persons. */
static bool has_text_below(const Recovery *recovery, size_t i)
{
    if (recovery->features[i].lines > 1) {
        Str s = block_source(recovery, i);
        size_t at = 0;
        block_line(s, &at);
        return label_alone(block_line(s, &at)).len_bytes == 0;
    }
    if (i + 1 >= recovery->count || recovery->drafts[i + 1].blank_lines > 1)
        return false;
    const BlockFeatures *below = &recovery->features[i + 1];
    return !below->all_caps || below->end == END_STOP;
}

/* "The porter ...", "the ...": no name, neither in capitals nor in small letters. */
static bool begins_with_small_words(Str line)
{
    size_t end = 0;
    while (end < line.len_bytes && is_ascii_letter(line.data[end]))
        end++;
    bool small_next =
        byte_at(line, end) == ' ' && byte_at(line, end + 1) >= 'a' && byte_at(line, end + 1) <= 'z';
    return end > 0 && (small_next || (line.data[0] >= 'a' && line.data[0] <= 'z'));
}

static void survey_block(Recovery *recovery, struct Cast *cast, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (begins_with_small_words((Str){features->head, sizeof features->head}))
        return; /* the first bytes tell it of most */
    Str line = first_line(recovery, i), name;
    if (line.len_bytes < 3 || begins_with_small_words(line))
        return;
    if ((name = label_alone(line)).len_bytes > 0) {
        if (has_text_below(recovery, i) && str_find_byte(name, ',', 0) >= name.len_bytes) {
            Part *part = &cast->parts[LABEL_ALONE];
            meet(recovery, part, name, i);
            part->apart += recovery->features[i].lines == 1 && recovery->drafts[i + 1].blank_lines > 0;
            part->centred += recovery->features[i].first_indent >= CENTRED_INDENT;
        }
    } else if ((name = label_in_front(line, true)).len_bytes > 0) {
        meet(recovery, &cast->parts[LABEL_CAPITALS], name, i);
    } else if ((name = label_in_front(line, false)).len_bytes > 0) {
        meet(recovery, &cast->parts[LABEL_PLAIN], name, i);
    }
}

void survey_cast(Recovery *recovery)
{
    struct Cast *cast = arena_alloc(&recovery->scratch, sizeof *cast, _Alignof(struct Cast));
    memset(cast, 0, sizeof *cast);
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i))
            survey_block(recovery, cast, i);
    bool play = false;
    for (LabelForm form = 0; form < LABEL_FORMS; form++) {
        judge_part(&cast->parts[form], form);
        vec_free(&cast->parts[form].order);
        play = play || cast->parts[form].speaks;
    }
    cast->centred = cast->parts[LABEL_ALONE].centred * 2 > cast->parts[LABEL_ALONE].met;
    recovery->cast = play ? cast : NULL;
}

/* A speaker known from either form: an act may be printed in one, the next in the other. */
static bool is_in_cast(const struct Cast *cast, Str name)
{
    for (LabelForm form = 0; form < LABEL_FORMS; form++) {
        const Part *part = &cast->parts[form];
        size_t index = part->speaks ? speaker_index(part, name) : NONE;
        if (index != NONE && part->times[index] >= 2)
            return true;
    }
    return false;
}

/* Whoever speaks only once is told by the dress of the line, amid the others: "A VOICE (_within_).", "BOTH." */
bool names_speaker(const Recovery *recovery, Str line, uint32_t indent)
{
    const struct Cast *cast = recovery->cast;
    if (cast == NULL || !cast->parts[LABEL_ALONE].speaks || (indent >= CENTRED_INDENT && !cast->centred))
        return false;
    Str name = label_alone(line);
    if (name.len_bytes == 0)
        return false;
    size_t at = (size_t)(name.data - recovery->text.data);
    const Part *part = &cast->parts[LABEL_ALONE];
    bool amid = at >= part->from && at <= part->to;
    /* "BLAND, DE CASTRO, AND ROPER." */
    size_t comma = str_find_byte(name, ',', 0);
    if (comma < name.len_bytes)
        return amid && is_in_cast(cast, str_slice(name, 0, comma));
    return amid && (is_in_cast(cast, name) || line.len_bytes > name.len_bytes);
}

bool begins_speech(const Recovery *recovery, Str line)
{
    const struct Cast *cast = recovery->cast;
    if (cast == NULL)
        return false;
    const Part *part = &cast->parts[LABEL_CAPITALS];
    size_t at = (size_t)(line.data - recovery->text.data);
    bool amid = part->speaks && at + MAX_LABEL_BYTES >= part->from && at <= part->to;
    if (amid && label_in_front(line, true).len_bytes > 0)
        return true;
    Str plain = cast->parts[LABEL_PLAIN].speaks ? label_in_front(line, false) : (Str){0};
    return plain.len_bytes > 0 && is_in_cast(cast, plain);
}

/* ---- the pass ------------------------------------------------------------------------------------------ */

/* "[_Exeunt._]", "[_A loud knocking._", "_Enter_ MRS. TAWDRY." */
static bool is_stage_direction(const Recovery *recovery, size_t i)
{
    static const char *const openings[] = {"enter ", "re-enter ", "exit ", "exeunt ", "exit.", "exeunt."};
    Str s = block_source(recovery, i);
    if (s.len_bytes < 5)
        return false;
    if (s.data[0] == '[' || (s.data[0] == '(' && s.data[s.len_bytes - 1] == ')'))
        return true;
    if (is_emphasis(s.data[0]))
        return true;
    for (size_t k = 0; k < sizeof openings / sizeof *openings; k++)
        if (starts_nocase(s, openings[k]))
            return recovery->features[i].words <= 20;
    return false;
}

/* Every line begins with a capital. */
static bool lines_have_capitals(const Recovery *recovery, size_t i)
{
    Str s = block_source(recovery, i);
    for (size_t at = 0, step; at < s.len_bytes;) {
        Str line = without_marks(block_line(s, &at));
        size_t letter = 0;
        while (letter < line.len_bytes && !utf8_is_alpha(utf8_decode(line, letter, &step)))
            letter += step;
        if (letter < line.len_bytes && utf8_is_lower(utf8_decode(line, letter, &step)))
            return false;
    }
    return true;
}

static void take_speech(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!is_open(recovery, i) || is_stage_direction(recovery, i))
        return;
    bool capitals = features->lines >= 2 && lines_have_capitals(recovery, i);
    if (capitals && features->indent >= 2)
        decide(recovery, i, BLOCK_VERSE, "lines set in below a speaker's name", 80);
    else if (!(capitals && features->lines >= 3) && !(features->indent > 0 && features->lines >= 4))
        decide_kind(recovery, i, BLOCK_PARA, "speech", "below a speaker's name", 85);
}

static bool is_near_speech(const Recovery *recovery, size_t i)
{
    for (size_t k = i > NEAR_BLOCKS ? i - NEAR_BLOCKS : 0; k < recovery->count && k <= i + NEAR_BLOCKS; k++) {
        const DraftBlock *draft = &recovery->drafts[k];
        if (draft->kind != NULL &&
            (strcmp(draft->kind, "speaker") == 0 || strcmp(draft->kind, "speech") == 0))
            return true;
    }
    return false;
}

static bool opens_part(Recovery *recovery, size_t i)
{
    Str line = first_line(recovery, i), word;
    size_t at = 0;
    return next_word(line, &at, &word) && (lexicon_lists(word) & LEX_CHAPTER) != 0;
}

/* "DRAMATIS PERSONÆ", "The Persons of the Play" */
static bool heads_persons(Recovery *recovery, size_t i)
{
    static const char *const names[] = {"dramatis",    "persons",     "personæ",    "personae",
                                        "personen",    "personnages", "personajes", "personaggi",
                                        "personagens", "characters"};
    const BlockFeatures *features = &recovery->features[i];
    if (features->words > 6 || features->lines > 1 || features->start != START_UPPER)
        return false;
    Str plain = block_plain(recovery, i), word;
    for (size_t at = 0; next_word(plain, &at, &word);)
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (str_is_nocase(word, names[k]))
                return true;
    return false;
}

/* Stacks of short lines below that head; running text and wide gaps end them. */
static void find_persons(Recovery *recovery)
{
    for (size_t i = 0; i + 1 < recovery->count; i++) {
        if (!is_open(recovery, i) || !heads_persons(recovery, i))
            continue;
        size_t k = i + 1;
        for (; k < recovery->count && is_open(recovery, k); k++) {
            const BlockFeatures *features = &recovery->features[k];
            uint32_t average = features->words / (features->lines > 0 ? features->lines : 1);
            bool wide = recovery->drafts[k].blank_lines > recovery->drafts[i + 1].blank_lines + 1 ||
                        average > 9 || opens_part(recovery, k) ||
                        (features->all_caps && features->lines == 1 && recovery->drafts[k].blank_lines >= 2);
            if (wide || names_speaker(recovery, first_line(recovery, k), 0))
                break;
            decide_kind(recovery, k, BLOCK_LIST, "persons", "persons of a play", 85);
            recovery->drafts[k].list_depth = 1;
        }
        if (k > i + 1)
            decide(recovery, i, BLOCK_HEADING, "head of the persons", 85);
        i = k - 1;
    }
}

void find_play(Recovery *recovery)
{
    const struct Cast *cast = recovery->cast;
    if (cast == NULL)
        return;
    const Part *alone = &cast->parts[LABEL_ALONE];
    bool apart = alone->apart * 2 > alone->met;
    for (size_t i = 0; i < recovery->count; i++) {
        if (!is_open(recovery, i))
            continue;
        const BlockFeatures *features = &recovery->features[i];
        Str line = block_source(recovery, i);
        bool below = i + 1 < recovery->count && recovery->drafts[i + 1].blank_lines <= (apart ? 1u : 0u);
        bool name = features->lines == 1 && below && names_speaker(recovery, line, features->indent) &&
                    !names_speaker(recovery, block_source(recovery, i + 1), 0);
        if (name) {
            decide_kind(recovery, i, BLOCK_ATTRIB, "speaker", "speaker's name", 85);
            take_speech(recovery, i + 1);
        } else if (!features->all_caps && begins_speech(recovery, first_line(recovery, i))) {
            decide_kind(recovery, i, BLOCK_PARA, "speech", "speaker's name in front", 80);
        }
    }
    find_persons(recovery);
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i) && is_stage_direction(recovery, i) && is_near_speech(recovery, i))
            decide_kind(recovery, i, BLOCK_PARA, "stage", "stage direction", 85);
}
