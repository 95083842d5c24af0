/* Hyphens at line ends and at the seams of joined paragraphs: the printer's, to be dropped, or the word's
 * own. The text is its own dictionary: the form that it uses elsewhere wins. The words in question are
 * gathered first, then counted in one walk. */
#include "passes.h"

#include <string.h>

typedef struct {
    size_t draft;                             /* the continuing block, or NONE for a line end */
    size_t line_end;                          /* offset of the '\n' */
    uint64_t joined, hyphenated, left, right; /* hashes */
    uint32_t left_letters, right_letters;
    bool soft, suspended;
    int habit;     /* HyphenHabit */
    bool drop_cap; /* no hyphen at all: a large first letter on a line of its own */
} Seam;

typedef VEC(Seam) SeamList;

typedef struct {
    uint64_t hash;
    uint32_t count;
} Slot;

typedef struct {
    Slot *slots;
    size_t mask;
} Counts;

static Slot *slot_of(const Counts *counts, uint64_t hash)
{
    size_t at = (size_t)hash & counts->mask;
    while (counts->slots[at].hash != 0 && counts->slots[at].hash != hash)
        at = (at + 1) & counts->mask;
    return &counts->slots[at];
}

/* ---- gathering ----------------------------------------------------------------------------------------- */

static uint32_t count_letters(Str s)
{
    uint32_t count = 0;
    for (size_t i = 0; i < s.len_bytes; i++)
        count += ((unsigned char)s.data[i] & 0xC0) != 0x80;
    return count;
}

/* What the two halves say by themselves. */
typedef enum {
    HABIT_NONE,
    HABIT_JOINED,   /* the printer's hyphen, whatever else may be known but for the word itself */
    HABIT_COMPOUND, /* the word's own */
    HABIT_PERHAPS   /* the word's own if its other half is a word */
} HyphenHabit;

static HyphenHabit english_habit(Str left, Str right)
{
    static const char *const endings[] = {
        "er", "ers", "est", "ly",  "ing", "ings", "ish",  "ness", "ed",  "en",   "ful",   "less", "es",
        "al", "ity", "ty",  "ous", "ive", "ion",  "ions", "ism",  "ist", "ment", "ments", "tion", "tions"};
    static const char *const firsts[] = {
        "well",  "self",  "half",    "long",   "short",  "high",   "low",    "cross",  "two",    "three",
        "four",  "five",  "six",     "seven",  "eight",  "nine",   "ten",    "twenty", "thirty", "forty",
        "fifty", "sixty", "seventy", "eighty", "ninety", "first",  "second", "third",  "best",   "great",
        "much",  "vice",  "step",    "quasi",  "full",   "single", "double", "broad",  "deep",   "light",
        "dark",  "red",   "blue",    "green",  "black",  "white",  "grey",   "gray"};
    static const char *const perhaps[] = {"ex",  "non", "semi", "all", "anti",  "pre", "post",  "co",
                                          "old", "new", "mid",  "ill", "inter", "sub", "super", "ultra",
                                          "re",  "un",  "by",   "off", "on",    "so"};
    static const char *const wholes[] = {"ever", "soever", "body",  "thing", "where",
                                         "self", "selves", "times", "how",   "what"};
    bool functions = (lexicon_lists(left) & lexicon_lists(right) & LEX_FUNCTION) != 0;
    if (is_one_of(right, endings, sizeof endings / sizeof *endings))
        return HABIT_JOINED;
    if ((lexicon_lists(left) & LEX_FUNCTION) &&
        (functions || is_one_of(right, wholes, sizeof wholes / sizeof *wholes)))
        return HABIT_JOINED;
    if (is_one_of(left, firsts, sizeof firsts / sizeof *firsts))
        return HABIT_COMPOUND;
    return is_one_of(left, perhaps, sizeof perhaps / sizeof *perhaps) ? HABIT_PERHAPS : HABIT_NONE;
}

/* "dit-il", "porte-plume", "avant-garde". */
static HyphenHabit french_habit(Str left, Str right)
{
    static const char *const pronouns[] = {"il",   "elle", "on",  "ils", "elles", "y",    "en",
                                           "nous", "vous", "moi", "toi", "même",  "mêmes"};
    static const char *const firsts[] = {
        "avant", "arrière", "après", "contre",  "demi",   "entre",  "ex",     "mi",    "non",
        "nord",  "sud",     "outre", "presque", "quasi",  "semi",   "sous",   "vice",  "porte",
        "garde", "tire",    "casse", "coupe",   "essuie", "gratte", "lave",   "ouvre", "passe",
        "perce", "presse",  "rince", "sèche",   "taille", "tourne", "vide",   "brise", "chasse",
        "cache", "couvre",  "pèse",  "grille",  "rendez", "petit",  "petite", "grand", "grande",
        "beau",  "belle",   "celui", "celle",   "ceux",   "au",     "par",    "peut"};
    if (count_letters(left) >= 2 && is_one_of(right, pronouns, sizeof pronouns / sizeof *pronouns))
        return HABIT_COMPOUND;
    if (!is_one_of(left, firsts, sizeof firsts / sizeof *firsts))
        return HABIT_NONE;
    return count_letters(left) >= 4 ? HABIT_COMPOUND : HABIT_PERHAPS;
}

/* "habituou-se", "fazê-lo", "beija-flor". */
static HyphenHabit portuguese_habit(Str left, Str right)
{
    static const char *const pronouns[] = {"se",  "me", "te", "lhe", "lhes", "nos",
                                           "vos", "lo", "la", "los", "las"};
    static const char *const endings[] = {"ou", "eu", "iu", "ava", "ia", "am", "em",
                                          "ar", "er", "ir", "á",   "ê",  "ô"};
    static const char *const firsts[] = {"guarda",  "beija", "porta",  "quebra", "saca",  "para",  "lava",
                                         "arranha", "bate",  "conta",  "corta",  "gira",  "meia",  "primeiro",
                                         "segunda", "terça", "quarta", "quinta", "sexta", "recém", "além",
                                         "aquém",   "pós",   "pré",    "pró",    "vice",  "ex",    "bem",
                                         "mal",     "couve", "erva"};
    bool verb = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        verb = verb || str_ends(left, str_from(endings[i]));
    bool vowel = count_letters(left) >= 5 && (str_ends(left, STR("a")) || str_ends(left, STR("e")));
    if (count_letters(left) >= 3 && (verb || vowel) &&
        is_one_of(right, pronouns, sizeof pronouns / sizeof *pronouns))
        return HABIT_COMPOUND;
    return is_one_of(left, firsts, sizeof firsts / sizeof *firsts) && count_letters(right) >= 4
               ? HABIT_COMPOUND
               : HABIT_NONE;
}

static HyphenHabit habit_of(uint32_t language, Str left, Str right)
{
    static const char *const anywhere[] = {"ex", "non", "anti", "pro", "vice", "ultra", "semi", "self"};
    static const char *const peoples[] = {"franco", "anglo",  "hispano", "ítalo",   "italo", "greco",
                                          "luso",   "austro", "russo",   "germano", "sino",  "indo",
                                          "afro",   "euro",   "serbo",   "deutsch"};
    if (is_one_of(left, peoples, sizeof peoples / sizeof *peoples))
        return HABIT_COMPOUND;
    switch (language) {
    case LEX_FRENCH: return french_habit(left, right);
    case LEX_PORTUGUESE: return portuguese_habit(left, right);
    case LEX_ENGLISH:
    case 0: return english_habit(left, right);
    default:
        return is_one_of(left, anywhere, sizeof anywhere / sizeof *anywhere) ? HABIT_PERHAPS : HABIT_NONE;
    }
}

/* "See- und Flusskarten": the hyphen stands for what the next word ends in. */
static bool is_conjunction(Str word)
{
    static const char *const words[] = {"und", "oder", "bzw", "bis", "and", "or", "et",
                                        "ou",  "y",    "o",   "e",   "en",  "of"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(word, str_from(words[i])))
            return true;
    return false;
}

static Str letters_before(Str text, size_t end, size_t floor)
{
    size_t start = end, step;
    while (start > floor && end - start < 60) {
        size_t before = utf8_previous(text, start);
        if (!utf8_is_alpha(utf8_decode(text, before, &step)))
            break;
        start = before;
    }
    return str_slice(text, start, end);
}

static Str letters_from(Str text, size_t start, size_t ceiling)
{
    size_t end = start, step;
    while (end < ceiling && end - start < 60 && utf8_is_alpha(utf8_decode(text, end, &step)))
        end += step;
    return str_slice(text, start, end);
}

/* letters_before() and letters_from() stop at the first character that reaches it. */
enum {
    LETTERS_BYTES_MAX = 60 + 3
};

static uint64_t hash_put_together(Str left, Str mark, Str right)
{
    char word[2 * LETTERS_BYTES_MAX + 1];
    memcpy(word, left.data, left.len_bytes);
    memcpy(word + left.len_bytes, mark.data, mark.len_bytes);
    memcpy(word + left.len_bytes + mark.len_bytes, right.data, right.len_bytes);
    return word_hash((Str){word, left.len_bytes + mark.len_bytes + right.len_bytes});
}

/* A seam between text that ends at end (its hyphen included) and text that goes on at next; false when that
 * is none. */
static bool read_seam(Str text, uint32_t language, size_t floor, size_t end, size_t next, size_t ceiling,
                      Seam *seam)
{
    while (end > floor && strchr(" \t*_", text.data[end - 1]) != NULL)
        end--;
    size_t hyphen = 0;
    if (end > floor && text.data[end - 1] == '-')
        hyphen = 1;
    else if (end >= floor + 2 && memcmp(text.data + end - 2, "\u00ad", 2) == 0)
        hyphen = 2;
    else if (end >= floor + 3 && memcmp(text.data + end - 3, "\u2010", 3) == 0)
        hyphen = 3;
    while (next < ceiling && strchr(" \t*_", text.data[next]) != NULL)
        next++;
    if (hyphen == 0)
        return false;
    Str left = letters_before(text, end - hyphen, floor), right = letters_from(text, next, ceiling);
    size_t step;
    if (left.len_bytes == 0 || right.len_bytes == 0 || !utf8_is_lower(utf8_decode(right, 0, &step)))
        return false;
    seam->left = word_hash(left);
    seam->right = word_hash(right);
    seam->joined = hash_put_together(left, STR(""), right);
    seam->hyphenated = hash_put_together(left, STR("-"), right);
    seam->left_letters = count_letters(left);
    seam->right_letters = count_letters(right);
    seam->soft = hyphen == 2;
    seam->habit = (int)habit_of(language, left, right);
    seam->suspended = is_conjunction(right);
    return true;
}

static bool is_drop_cap(Str text, size_t start, size_t end, size_t ceiling)
{
    Str line = str_trim(str_slice(text, start, end));
    size_t step, next = end + 1;
    if (line.len_bytes == 0 || !utf8_is_upper(utf8_decode(line, 0, &step)) || step != line.len_bytes)
        return false;
    return next < ceiling && utf8_is_lower(utf8_decode(text, next, &step));
}

static void gather_line_ends(const Recovery *recovery, size_t i, SeamList *seams)
{
    const DraftBlock *draft = &recovery->drafts[i];
    if (draft->op_count > 0 || block_class_keeps_lines(draft->cls) || recovery->features[i].lines < 2)
        return;
    for (size_t at = draft->start;;) {
        size_t end = str_find_byte(recovery->text, '\n', at);
        if (end >= draft->end)
            return;
        Seam seam = {.draft = NONE, .line_end = end};
        if (at == draft->start && is_drop_cap(recovery->text, at, end, draft->end)) {
            seam.drop_cap = true;
            vec_push(seams, seam);
        } else if (read_seam(recovery->text, recovery->language, at, end, end + 1, draft->end, &seam))
            vec_push(seams, seam);
        at = end + 1;
    }
}

static void gather(const Recovery *recovery, SeamList *seams)
{
    for (size_t i = 0; i < recovery->count; i++) {
        const DraftBlock *draft = &recovery->drafts[i];
        if (draft->cls == BLOCK_CONT && draft->mode == JOIN_DEHYPHEN) {
            const DraftBlock *tail = &recovery->drafts[draft->of];
            Seam seam = {.draft = i};
            if (read_seam(recovery->text, recovery->language, tail->start, tail->end, draft->start,
                          draft->end, &seam))
                vec_push(seams, seam);
            else
                recovery->drafts[i].mode = JOIN_KEEP;
        }
        gather_line_ends(recovery, i, seams);
    }
}

/* ---- counting ------------------------------------------------------------------------------------------ */

static void count_word(Counts *counts, Str word)
{
    uint64_t hash = word_hash(word);
    Slot *slot = slot_of(counts, hash);
    if (slot->hash == hash)
        slot->count++;
}

/* The end of the letters at `at`. */
static size_t letters_end(Str text, size_t at)
{
    size_t step;
    for (;;) {
        while (at < text.len_bytes && is_ascii_letter(text.data[at]))
            at++;
        if (at >= text.len_bytes || (unsigned char)text.data[at] < 0x80 ||
            !utf8_is_alpha(utf8_decode(text, at, &step)))
            return at;
        at += step;
    }
}

/* The start of the next letters at or behind `at`. */
static size_t letters_start(Str text, size_t at)
{
    size_t step;
    for (; at < text.len_bytes; at += step) {
        step = 1;
        if (is_ascii_letter(text.data[at]))
            return at;
        if ((unsigned char)text.data[at] >= 0x80 && utf8_is_alpha(utf8_decode(text, at, &step)))
            return at;
    }
    return at;
}

/* True when the hyphen at text[at] ends its line. */
static bool hyphen_ends_line(Str text, size_t at)
{
    at++;
    while (at < text.len_bytes && text.data[at] == ' ')
        at++;
    return at >= text.len_bytes || text.data[at] == '\n';
}

/* So much of a text knows its words. */
enum {
    COUNTED_BYTES = 16 << 20
};

/* Words and compounds of the text; a word cut by a line end counts neither before nor behind it. */
static void count_words(Str text, Counts *counts)
{
    size_t compound = NONE; /* where the compound began that the last hyphen goes on with */
    bool cut = false;
    for (size_t start = letters_start(text, 0), end; start < text.len_bytes;
         start = letters_start(text, end)) {
        end = letters_end(text, start);
        bool hyphen = end < text.len_bytes && text.data[end] == '-';
        bool line_ends = hyphen && hyphen_ends_line(text, end);
        if (!line_ends && !cut) {
            count_word(counts, str_slice(text, start, end));
            if (compound != NONE && !hyphen)
                count_word(counts, str_slice(text, compound, end));
        }
        cut = line_ends;
        if (!hyphen || line_ends)
            compound = NONE;
        else if (compound == NONE)
            compound = start;
    }
}

static JoinMode mode_of(const Counts *counts, const Seam *seam)
{
    if (seam->drop_cap)
        return JOIN_KEEP;
    if (seam->soft)
        return JOIN_DEHYPHEN;
    if (seam->suspended)
        return JOIN_SPACE;
    uint32_t joined = slot_of(counts, seam->joined)->count,
             hyphenated = slot_of(counts, seam->hyphenated)->count;
    if (joined != hyphenated)
        return hyphenated > joined ? JOIN_KEEP : JOIN_DEHYPHEN;
    uint32_t rights = slot_of(counts, seam->right)->count;
    if (seam->draft != NONE && rights > 0) /* the half itself, behind what stands between */
        rights--;
    bool both_are_words = slot_of(counts, seam->left)->count >= 2 && rights >= 2 && seam->left_letters >= 3 &&
                          seam->right_letters >= 4;
    switch ((HyphenHabit)seam->habit) {
    case HABIT_JOINED: return JOIN_DEHYPHEN;
    case HABIT_COMPOUND: return JOIN_KEEP;
    case HABIT_PERHAPS: return rights > 0 ? JOIN_KEEP : JOIN_DEHYPHEN;
    case HABIT_NONE: break;
    }
    return both_are_words ? JOIN_KEEP : JOIN_DEHYPHEN;
}

void find_line_hyphens(Recovery *recovery)
{
    SeamList seams = {0};
    Counts counts = {0};
    gather(recovery, &seams);
    if (seams.count == 0) {
        vec_free(&seams);
        return;
    }
    for (counts.mask = 63; counts.mask < seams.count * 8; counts.mask = counts.mask * 2 + 1)
        ;
    counts.slots = memory_alloc_zero(counts.mask + 1, sizeof *counts.slots);
    for (size_t i = 0; i < seams.count; i++) {
        const Seam *seam = &seams.items[i];
        if (seam->drop_cap)
            continue;
        slot_of(&counts, seam->joined)->hash = seam->joined;
        slot_of(&counts, seam->hyphenated)->hash = seam->hyphenated;
        slot_of(&counts, seam->left)->hash = seam->left;
        slot_of(&counts, seam->right)->hash = seam->right;
    }
    count_words(str_slice(recovery->text, 0, COUNTED_BYTES), &counts);
    for (size_t i = 0; i < seams.count; i++) {
        const Seam *seam = &seams.items[i];
        JoinMode mode = mode_of(&counts, seam);
        if (seam->draft != NONE)
            recovery->drafts[seam->draft].mode = mode;
        else if (mode != JOIN_SPACE)
            builder_set_line_end(recovery->builder, seam->line_end, mode);
    }
    memory_free(counts.slots);
    vec_free(&seams);
}
