/* Headings. A line earns points by its own shape and by what stands around it; then the whole set is looked at, and
 * a kind of line that recurs with hardly any text between is no heading, whatever its points. */
#include "passes.h"

#include <string.h>

enum {
    HEADING = 4,
    MAX_HEADING_WORDS = 16,
    MAX_HEADING_CHARS = 100
};

/* The next text goes on with the sentence. */
static bool goes_on(const Recovery *recovery, size_t i)
{
    size_t behind = solid_behind(recovery, i);
    return behind != NONE && join_score(recovery, i, behind, behind > i + 1) >= JOIN_THRESHOLD;
}

/* ---- one line ----------------------------------------------------------------------------------------- */

static bool is_chapter_word(Recovery *recovery, size_t i)
{
    if (recovery->features[i].words > 12)
        return false;
    WordShape shape = word_shape(block_plain(recovery, i));
    return (shape.first_lists & LEX_CHAPTER) != 0;
}

/* "IV", "XII.", "3." */
static bool is_numeral(Str plain)
{
    size_t at = 0;
    Str word;
    if (!next_word(plain, &at, &word) || at + 1 < plain.len_bytes)
        return false;
    for (size_t i = 0; i < word.len_bytes; i++)
        if (strchr("IVXLC0123456789", word.data[i]) == NULL)
            return false;
    return word.len_bytes <= 6;
}

/* "2. The Brant", "3.1 Method", "IV. Of Rivers" */
static bool is_numbered(Str plain)
{
    size_t at = 0, step;
    while (at < plain.len_bytes &&
           ((plain.data[at] >= '0' && plain.data[at] <= '9') || plain.data[at] == '.'))
        at++;
    if (at == 0) {
        while (at < plain.len_bytes && strchr("IVXLC", plain.data[at]) != NULL)
            at++;
        if (at == 0 || at >= plain.len_bytes || plain.data[at] != '.')
            return false;
        at++;
    }
    return at < plain.len_bytes && at <= 8 && plain.data[at] == ' ' && at + 1 < plain.len_bytes &&
           utf8_is_upper(utf8_decode(plain, at + 1, &step));
}

static bool between_long_texts(const Recovery *recovery, size_t i)
{
    size_t before = solid_before(recovery, i), behind = solid_behind(recovery, i);
    return recovery->features[i].words >= 2 && before != NONE && behind != NONE &&
           recovery->features[before].chars >= 100 && recovery->features[behind].chars >= 60 &&
           recovery->features[behind].start != START_QUOTE && recovery->features[before].start != START_QUOTE;
}

static int score_of_shape(Recovery *recovery, size_t i, bool capitals_stop)
{
    const BlockFeatures *features = &recovery->features[i];
    Str plain = block_plain(recovery, i);
    bool chapter = is_chapter_word(recovery, i), numeral = is_numeral(plain);
    int score = 0;
    switch ((BlockEnd)features->end) {
    case END_OPEN: score += features->last_expects && !features->all_caps && !features->bold ? -3 : 2; break;
    case END_STOP:
        if (features->last_mark == '?')
            score += features->words >= 3 || between_long_texts(recovery, i) ? 1 : -2;
        else if (chapter || numeral)
            score += 3;
        else if (features->all_caps && capitals_stop)
            score += 2;
        else
            score -= 4;
        break;
    case END_BRACKET: score -= 1; break;
    default: score -= 4; break;
    }
    if (features->start == START_UPPER || features->start == START_DIGIT)
        score += 1;
    else if (features->start == START_LOWER || features->start == START_DASH)
        score -= 4;
    else if (features->start == START_QUOTE)
        score -= 1;
    if (features->words <= 8)
        score += 1;
    else if (features->words > 9 && !features->all_caps && !features->bold && !features->quoted &&
             recovery->drafts[i].blank_lines < 2)
        score -= 1; /* more likely a sentence that has lost its stop */
    if (features->all_caps || features->bold)
        score += 2;
    if (features->bold && features->end == END_STOP && features->last_mark != '?')
        score -= 3;
    WordShape shape = word_shape(plain);
    if (shape.content_words >= 1 && features->words >= 2 &&
        shape.capital_words * 5 >= shape.content_words * 4)
        score += 1;
    if (chapter)
        score += 2;
    if (numeral || is_numbered(plain))
        score += 2;
    if (features->quoted && features->end == END_OPEN)
        score += 2;
    if (shape.sentence_ends > 1 && !features->all_caps)
        score -= 3;
    return score;
}

static bool opens_section(BlockClass cls)
{
    return cls == BLOCK_QUOTE || cls == BLOCK_VERSE || cls == BLOCK_BOOKCITE || cls == BLOCK_BOOKTITLE ||
           cls == BLOCK_HEADING || cls == BLOCK_LIST || cls == BLOCK_QUESTION || cls == BLOCK_CODE ||
           cls == BLOCK_EPIGRAPH || cls == BLOCK_TABLE || cls == BLOCK_ATTRIB || cls == BLOCK_BYLINE;
}

static bool beside_dialogue(const Recovery *recovery, size_t i)
{
    if (recovery->features[i].start != START_QUOTE)
        return false;
    for (size_t k = i > 2 ? i - 2 : 0; k <= i + 2 && k < recovery->count; k++)
        if (k != i && is_body(recovery->drafts[k].cls) && recovery->features[k].start == START_QUOTE)
            return true;
    return false;
}

static int score_of_place(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    size_t before = solid_before(recovery, i), behind = solid_behind(recovery, i);
    int score = 0;
    if (behind == NONE) {
        score -= 6;
    } else if (recovery->drafts[behind].cls == BLOCK_TITLE || recovery->drafts[behind].cls == BLOCK_META ||
               recovery->drafts[behind].cls == BLOCK_REVIEWER || recovery->drafts[behind].cls == BLOCK_SIGN) {
        score -= 3;
    } else {
        BlockClass cls = recovery->drafts[behind].cls;
        const BlockFeatures *next = &recovery->features[behind];
        if (opens_section(cls) || (is_body(cls) && (next->chars >= 100 || next->chars > features->chars)))
            score += 1;
        if (is_body(cls) && next->start == START_LOWER)
            score -= 4;
    }
    if (before != NONE && is_body(recovery->drafts[before].cls)) {
        const BlockFeatures *above = &recovery->features[before];
        if (above->chars > 60 && above->end != END_STOP && above->end != END_COLON &&
            above->end != END_BRACKET)
            score -= 1;
        if (above->end == END_COLON)
            score -= 3;
    }
    if (recovery->drafts[i].blank_lines >= 2)
        score += 1;
    if (beside_dialogue(recovery, i))
        score -= 4;
    return score;
}

/* ---- the set ------------------------------------------------------------------------------------------ */

/* How a heading is set; two of one dress are of one rank. */
static unsigned dress_of(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return (features->all_caps ? 1u : 0u) | (features->bold ? 2u : 0u) | (features->italic ? 4u : 0u) |
           (features->indent >= 8 ? 8u : 0u);
}

enum {
    DRESSES = 16
};

typedef struct {
    size_t count;   /* lines of this dress */
    size_t starved; /* of them, how many have hardly any text before the next of the same dress */
} DressCensus;

/* Text between two headings, in characters, below which the first has no section of its own. */
enum {
    STARVED_CHARS = 120
};

static void drop_starved(Recovery *recovery)
{
    DressCensus census[DRESSES] = {{0, 0}};
    size_t last[DRESSES], between[DRESSES] = {0};
    for (size_t k = 0; k < DRESSES; k++)
        last[k] = NONE;
    for (size_t i = 0; i < recovery->count; i++) {
        BlockClass cls = recovery->drafts[i].cls;
        if (cls != BLOCK_HEADING) {
            if (is_body(cls) || cls == BLOCK_VERSE || cls == BLOCK_LIST || cls == BLOCK_QUESTION ||
                cls == BLOCK_BOOKCITE)
                for (size_t k = 0; k < DRESSES; k++)
                    between[k] += recovery->features[i].chars;
            continue;
        }
        unsigned dress = dress_of(recovery, i);
        census[dress].count++;
        if (last[dress] != NONE && between[dress] < STARVED_CHARS)
            census[dress].starved++;
        last[dress] = i;
        between[dress] = 0;
    }
    for (size_t i = 0; i < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        if (draft->cls != BLOCK_HEADING || draft->decided)
            continue;
        const DressCensus *group = &census[dress_of(recovery, i)];
        bool implausible = group->count >= 6 && group->starved * 2 > group->count;
        if (implausible && !is_chapter_word(recovery, i) && draft->level != 1) {
            decide(recovery, i, BLOCK_PARA, "recurs without text between", 60);
            draft->level = 0;
        }
    }
}

/* ---- chapters and articles ---------------------------------------------------------------------------- */

/* CHAPTER II / OF PERSONS: the line below a numbered head is its second half. */
static void find_second_lines(Recovery *recovery)
{
    for (size_t i = 1; i + 1 < recovery->count; i++) {
        bool line = recovery->drafts[i].cls == BLOCK_PARA && !recovery->drafts[i].decided &&
                    recovery->drafts[i - 1].cls == BLOCK_HEADING && is_line_without_stop(recovery, i, 14) &&
                    recovery->features[i].chars <= 90 && is_chapter_word(recovery, i - 1) &&
                    recovery->features[i - 1].words <= 3 && recovery->features[i + 1].chars >= 100 &&
                    !goes_on(recovery, i);
        if (line)
            decide(recovery, i, BLOCK_HEADING, "below a chapter's number", 75);
    }
    for (size_t i = 1; i < recovery->count; i++) {
        if (recovery->drafts[i].cls != BLOCK_HEADING || recovery->drafts[i - 1].cls != BLOCK_HEADING ||
            recovery->drafts[i].decided)
            continue;
        bool numbered = is_chapter_word(recovery, i - 1) && recovery->features[i - 1].words <= 3;
        if (numbered && !recovery->drafts[i - 1].subheading && !is_chapter_word(recovery, i))
            recovery->drafts[i].subheading = true;
    }
}

static bool is_byline_text(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    Str names;
    if (features->words > 14 || features->lines > 3 || features->words < 2 || features->bytes > 300)
        return false;
    return byline_names(block_plain(recovery, i), &names);
}

/* A heading, perhaps a deck, and a byline: another article begins. On a page whose title stands above it is a title
 * too; under a department it stays a heading. */
static void find_articles(Recovery *recovery)
{
    bool title = false;
    for (size_t i = 0; i < recovery->count; i++)
        title = title || recovery->drafts[i].cls == BLOCK_TITLE;
    for (size_t i = 0; i + 1 < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        if (draft->cls != BLOCK_HEADING || draft->decided || draft->level == 1)
            continue;
        size_t below = i + 1;
        bool open_below = recovery->drafts[below].cls == BLOCK_PARA ||
                          recovery->drafts[below].cls == BLOCK_HEADING ||
                          recovery->drafts[below].cls == BLOCK_REVIEWER;
        bool now = open_below && !recovery->drafts[below].decided && is_byline_text(recovery, below);
        bool later = !now && below + 1 < recovery->count && recovery->drafts[below].cls == BLOCK_PARA &&
                     recovery->features[below].words <= 40 &&
                     recovery->drafts[below + 1].cls != BLOCK_CAPTION &&
                     !recovery->drafts[below + 1].decided && is_byline_text(recovery, below + 1);
        if (!now && !later)
            continue;
        if (title)
            decide(recovery, i, BLOCK_TITLE, "deck and byline below", 75);
        draft->level = title ? 1 : draft->level;
        if (later)
            decide(recovery, below, BLOCK_DECK, "between title and byline", 75);
        decide(recovery, later ? below + 1 : below, BLOCK_BYLINE, "byline word", 85);
    }
}

static bool is_title_case(Recovery *recovery, size_t i)
{
    WordShape shape = word_shape(block_plain(recovery, i));
    return shape.content_words >= 2 && shape.capital_words * 5 >= shape.content_words * 4;
}

/* A line or two without a stop right below a heading, and the text behind them. */
static void find_decks(Recovery *recovery)
{
    for (size_t i = 0; i + 2 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i + 1];
        bool both = recovery->drafts[i].cls == BLOCK_HEADING &&
                    recovery->drafts[i + 1].cls == BLOCK_HEADING && !recovery->drafts[i + 1].decided;
        if (both && features->words >= 8 && !features->quoted && !is_title_case(recovery, i + 1) &&
            !features->all_caps && !features->bold && !recovery->drafts[i + 1].subheading &&
            features->end == END_OPEN)
            decide(recovery, i + 1, BLOCK_DECK, "long line below a heading", 65);
    }
    for (size_t i = 0; i + 2 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i + 1];
        if (recovery->drafts[i].cls != BLOCK_HEADING || recovery->drafts[i].decided ||
            recovery->drafts[i + 1].cls != BLOCK_PARA)
            continue;
        bool deck = features->words >= 8 && features->words <= 40 && features->chars < 240 &&
                    features->start == START_UPPER && features->end == END_OPEN && !features->last_expects &&
                    recovery->drafts[i + 2].cls != BLOCK_HEADING && !goes_on(recovery, i + 1);
        if (deck)
            decide(recovery, i + 1, BLOCK_DECK, "below a heading", 65);
    }
}

/* Headings in capitals may end with a stop, where several do. */
static bool headings_have_stops(const Recovery *recovery)
{
    size_t lines = 0;
    for (size_t i = 0; i < recovery->count; i++)
        lines += is_open(recovery, i) && recovery->features[i].all_caps &&
                 recovery->features[i].end == END_STOP && recovery->features[i].words <= MAX_HEADING_WORDS &&
                 recovery->features[i].words >= 1 && recovery->features[i].lines == 1;
    return lines >= 2;
}

void find_headings(Recovery *recovery)
{
    bool capitals_stop = headings_have_stops(recovery);
    for (size_t i = recovery->count; i-- > 0;) { /* from the end: what is below a heading is known */
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i))
            continue;
        bool could = features->words > 0 && features->words <= MAX_HEADING_WORDS &&
                     features->chars <= MAX_HEADING_CHARS && features->lines <= 3 &&
                     !(features->end == END_STOP && !features->all_caps && features->last_mark != '?' &&
                       features->words > 4);
        if (!could)
            continue;
        if (interrupts_sentence(recovery, i)) {
            if (features->words <= 8 && features->start != START_LOWER &&
                (features->end == END_OPEN || features->end == END_BRACKET) && features->lines == 1)
                decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "inside a sentence", 85);
            continue;
        }
        if (features->chars >= 40 && goes_on(recovery, i))
            continue;
        int score = score_of_shape(recovery, i, capitals_stop) + score_of_place(recovery, i);
        if (score < HEADING)
            continue;
        decide(recovery, i, BLOCK_HEADING, "heading score", (unsigned)(55 + score * 4));
    }
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i))
            decide(recovery, i, BLOCK_PARA, "running text", 80);
    drop_starved(recovery);
    find_second_lines(recovery);
    find_articles(recovery);
    find_decks(recovery);
}
