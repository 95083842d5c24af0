/* Where another article begins further down: kicker, title, deck, byline, in that order and right upon each other, with
 * running text below. A name below running text signs; a name below a title wrote. */
#include "passes.h"
#include "signature.h"

#include <string.h>

enum {
    MAX_TITLE_WORDS = 24,
    MAX_DECK_WORDS = 45,
    MAX_DECK_CHARS = 320,
    MAX_KICKER_WORDS = 4,
    BODY_CHARS = 100,
    BARE_NAME_BODY_CHARS = 200,
    NOTICE_CHARS = 1800, /* a review with its citation is shorter, an article longer */
    REACH = 6
};

typedef VEC(Opening) OpeningList;

static bool is_passed_over(BlockClass cls)
{
    return cls == BLOCK_BOOKCITE || cls == BLOCK_BOOKTITLE || cls == BLOCK_CAPTION || cls == BLOCK_IMAGE ||
           cls == BLOCK_FURNITURE;
}

static bool could_be_title(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    bool question = features->end == END_STOP && (features->last_mark == '?' || features->last_mark == '!');
    bool line = is_line_without_stop(recovery, i, MAX_TITLE_WORDS) ||
                (question && features->words <= MAX_TITLE_WORDS);
    return is_open(recovery, i) && line && features->lines <= 3 && features->start != START_DASH &&
           !(question && features->words >= 4 && word_shape(block_plain(recovery, i)).sentence_ends > 2) &&
           (features->start != START_LOWER || i == 0) && features->end != END_COLON;
}

static bool heads_abstract(Recovery *recovery, size_t i)
{
    static const char *const names[] = {"abstract",  "summary", "zusammenfassung", "résumé",  "resumen",
                                        "riassunto", "resumo",  "samenvatting",    "sommario"};
    if (!is_open(recovery, i) || recovery->features[i].words != 1)
        return false;
    Str plain = block_plain(recovery, i);
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (starts_nocase(plain, names[k]))
            return true;
    return false;
}

/* "Courier Staff", "Arts correspondent": right below who wrote. */
static bool is_office(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return is_open(recovery, i) && recovery->drafts[i].blank_lines == 0 && features->lines == 1 &&
           features->words <= 4 && features->end == END_OPEN && features->start == START_UPPER &&
           !features->has_digit;
}

/* "March 9, 2019", "Published 4 October 2021" */
static bool is_day(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return is_open(recovery, i) && features->lines == 1 && features->has_digit && features->words <= 6 &&
           (word_shape(block_plain(recovery, i)).lists & LEX_MONTH) != 0;
}

/* The text that the byline stands over. */
static size_t text_below(Recovery *recovery, size_t i)
{
    for (size_t k = i + 1; k < recovery->count && k <= i + REACH; k++) {
        if (is_passed_over(recovery->drafts[k].cls) || recovery->drafts[k].cls == BLOCK_META ||
            heads_abstract(recovery, k) || (k == i + 1 && (is_office(recovery, k) || is_day(recovery, k))))
            continue;
        bool book = k + 1 < recovery->count && could_be_title(recovery, k) &&
                    recovery->drafts[k + 1].blank_lines == 0 && recovery->drafts[k + 1].cls == BLOCK_BOOKCITE;
        if (k + 1 < recovery->count && (book || is_epigraph_with_source(recovery, k)))
            k++;
        else
            return k;
    }
    return NONE;
}

/* The text below the head: long enough, or the first question of an interview. */
static bool is_text_of(const Recovery *recovery, size_t below, uint32_t least_chars)
{
    return below != NONE &&
           (recovery->drafts[below].cls == BLOCK_QUESTION ||
            (is_body(recovery->drafts[below].cls) && recovery->features[below].chars >= least_chars));
}

static size_t block_above(const Recovery *recovery, size_t i, bool *cited)
{
    for (size_t k = i, steps = 0; k > 0 && steps < REACH; steps++) {
        BlockClass cls = recovery->drafts[--k].cls;
        *cited = *cited || cls == BLOCK_BOOKCITE || cls == BLOCK_BOOKTITLE;
        if (!is_passed_over(cls))
            return k;
    }
    return NONE;
}

static bool could_be_deck(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return is_open(recovery, i) && features->words >= 4 && features->words <= MAX_DECK_WORDS &&
           features->chars <= MAX_DECK_CHARS && features->start != START_LOWER &&
           features->start != START_DASH && features->end != END_COLON && features->end != END_COMMA;
}

/* A name right below running text is a signature. */
static bool signs_text(Recovery *recovery, size_t i)
{
    size_t above = solid_before(recovery, i);
    return above != NONE && is_body(recovery->drafts[above].cls) &&
           (recovery->features[above].end == END_STOP || recovery->features[above].quoted) &&
           looks_like_name(block_plain(recovery, i));
}

/* What is too long for a title, ends like none and is set like a sentence is the deck of the line above it, when that
 * is set like a title, or when nothing so long is one. */
bool is_deck_of(Recovery *recovery, size_t title, size_t deck)
{
    enum {
        LEAST_WORDS = 8,
        LONG_WORDS = 14
    };
    const BlockFeatures *features = &recovery->features[title], *below = &recovery->features[deck];
    if (features->words < 2 || below->words < LEAST_WORDS || below->end != END_OPEN || below->all_caps ||
        below->capitals * 3 > below->words || below->start != START_UPPER)
        return false;
    /* "The Long Rise" over a headline with a deck of its own above the byline: a series. */
    Str plain = block_plain(recovery, title), names;
    if (deck + 2 < recovery->count && loose_byline(recovery, deck + 2, &names) &&
        !loose_byline(recovery, deck + 1, &names))
        return false;
    WordShape shape = word_shape(plain);
    if (names_department(plain) || names_standing_department(plain) || (shape.lists & LEX_REVIEW_SECTION))
        return false;
    bool set_like_title =
        !features->all_caps && shape.content_words >= 2 && shape.capital_words == shape.content_words;
    bool wrapped = recovery->hard_wrapped && below->lines >= 2;
    return set_like_title || wrapped || below->words >= LONG_WORDS;
}

static bool could_be_kicker(Recovery *recovery, size_t i, size_t title)
{
    const BlockFeatures *features = &recovery->features[i], *below = &recovery->features[title];
    return !is_deck_of(recovery, i, title) && could_be_title(recovery, i) &&
           features->words <= MAX_KICKER_WORDS && features->lines == 1 && features->all_caps &&
           (!below->all_caps || below->words > features->words) && recovery->drafts[title].blank_lines <= 2 &&
           !signs_text(recovery, i);
}

/* One word over a long line: a title over its deck, unless it names a department. */
static bool is_short_title(Recovery *recovery, size_t i, size_t deck)
{
    enum {
        DECK_WORDS = 6
    };
    return recovery->features[deck].words >= DECK_WORDS && !recovery->features[i].all_caps &&
           !recovery->features[i].has_digit && !names_department(block_plain(recovery, i)) &&
           !names_standing_department(block_plain(recovery, i));
}

/* What stands above the byline, from below. False when it is no head of an article. */
static bool read_head(Recovery *recovery, Opening *opening)
{
    size_t near = block_above(recovery, opening->byline, &opening->cited);
    if (near == NONE || recovery->drafts[opening->byline].blank_lines > 3)
        return false;
    size_t over = block_above(recovery, near, &opening->cited);
    bool title_over =
        over != NONE && could_be_title(recovery, over) && recovery->drafts[near].blank_lines <= 2;
    bool titles = could_be_title(recovery, near);
    if (titles && !title_over) {
        opening->title = near;
    } else if (titles && could_be_kicker(recovery, over, near)) {
        opening->title = near;
    } else if (title_over && could_be_deck(recovery, near) &&
               (!titles || recovery->features[near].words >= 6 || recovery->features[over].words >= 4) &&
               (recovery->features[over].words >= 2 || is_short_title(recovery, over, near))) {
        opening->title = over;
        opening->deck = near;
    } else if (titles) {
        opening->title = near;
    } else {
        return false;
    }
    size_t top = block_above(recovery, opening->title, &opening->cited);
    if (top != NONE && could_be_kicker(recovery, top, opening->title))
        opening->kicker = top;
    opening->first = opening->kicker != NONE ? opening->kicker : opening->title;
    return true;
}

/* A signature right below a text is no title, whatever is below it. */
static bool closes_text_above(Recovery *recovery, size_t i)
{
    size_t above = solid_before(recovery, i);
    return above != NONE && is_body(recovery->drafts[above].cls) &&
           recovery->features[above].end == END_STOP && recovery->features[above].chars >= 60 &&
           recovery->drafts[i].blank_lines <= 1 && looks_like_signature(block_plain(recovery, i));
}

/* Above the head another text has ended. */
static bool stands_behind_text(const Recovery *recovery, size_t first)
{
    if (first == 0)
        return false;
    const BlockFeatures *above = &recovery->features[first - 1];
    BlockClass cls = recovery->drafts[first - 1].cls;
    return !(is_body(cls) && above->chars >= 40 && above->end != END_STOP) ||
           recovery->drafts[first].blank_lines >= 2;
}

/* "I. P. R." below the head of a review. */
static bool is_signed_by_initials(Recovery *recovery, size_t i)
{
    return recovery->features[i].words <= 4 && recovery->features[i].bytes <= 16 &&
           are_initials(block_plain(recovery, i));
}

static bool is_reviewed_by(Recovery *recovery, size_t i)
{
    return starts_nocase(block_plain(recovery, i), "reviewed by ");
}

bool read_opening(Recovery *recovery, size_t i, Opening *opening)
{
    Str names;
    const BlockFeatures *features = &recovery->features[i];
    BlockClass cls = recovery->drafts[i].cls;
    bool signs = is_open(recovery, i) ||
                 ((cls == BLOCK_BYLINE || cls == BLOCK_REVIEWER) && !recovery->drafts[i].decided);
    if (!signs || features->words < 2 || features->words > 24 || features->lines > 4 || features->bytes > 300)
        return false;
    *opening = (Opening){NONE, NONE, NONE, i, i, false, false};
    opening->named =
        loose_byline(recovery, i, &names) && (features->start != START_LOWER || features->words <= 8);
    /* A name right upon a book's title is the book's author. */
    bool author =
        i + 1 < recovery->count && recovery->drafts[i + 1].blank_lines == 0 &&
        (recovery->drafts[i + 1].cls == BLOCK_BOOKCITE || recovery->drafts[i + 1].cls == BLOCK_BOOKTITLE);
    bool bare = !opening->named && is_open(recovery, i) && !author && features->lines <= 2 &&
                features->indent < 16 &&
                !(features->all_caps && (word_shape(block_plain(recovery, i)).lists & LEX_REVIEW_SECTION)) &&
                (bare_name(recovery, i, &names) || is_signed_by_initials(recovery, i));
    if (!opening->named && !bare)
        return false;
    if (!is_text_of(recovery, text_below(recovery, i), bare ? BARE_NAME_BODY_CHARS : BODY_CHARS))
        return false;
    if (!read_head(recovery, opening) || closes_text_above(recovery, opening->title) ||
        explicit_byline(recovery, opening->title, &names))
        return false;
    /* A name alone stands close below a title that is no name itself. */
    return opening->named || (recovery->drafts[i].blank_lines <= 2 &&
                              (!recovery->features[opening->title].quoted ||
                               recovery->drafts[opening->first].blank_lines >= 2) &&
                              recovery->features[opening->title].words >= 2 &&
                              recovery->drafts[opening->first].blank_lines >= 1 &&
                              !bare_name(recovery, opening->title, &names));
}

/* Characters of text from the byline to the next opening, and whether a book is cited there. */
static size_t length_of_text(const Recovery *recovery, Opening *opening, size_t end)
{
    size_t chars = 0;
    for (size_t i = opening->byline + 1; i < end; i++) {
        BlockClass cls = recovery->drafts[i].cls;
        chars += is_body(cls) ? recovery->features[i].chars : 0;
        opening->cited = opening->cited || cls == BLOCK_BOOKCITE;
    }
    return chars;
}

/* How many books are cited between the byline and the next opening. */
static size_t count_citations(const Recovery *recovery, const Opening *opening, size_t end)
{
    size_t count = 0;
    for (size_t i = opening->byline + 1; i < end; i++)
        count += recovery->drafts[i].cls == BLOCK_BOOKCITE;
    return count;
}

/* "BRIEFLY NOTED / Reviewed by Ann Lee": one has written all that the department holds. */
static void decide_department(Recovery *recovery, const Opening *opening)
{
    decide(recovery, opening->title, BLOCK_HEADING, "department by one reviewer", 82);
    recovery->drafts[opening->title].level = 1;
    decide(recovery, opening->byline, BLOCK_REVIEWER, "reviewed by", 85);
}

/* "Department of History, University of Kingsmere; / Municipal Archives, Port Lucan" right below who wrote. */
static bool is_affiliation(Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 24,
        MOST_LINES = 3
    };
    const BlockFeatures *features = &recovery->features[i];
    return is_open(recovery, i) && recovery->drafts[i].blank_lines == 0 && features->lines <= MOST_LINES &&
           features->words >= 3 && features->words <= MOST_WORDS && features->end == END_OPEN &&
           features->start == START_UPPER && features->capitals * 2 > features->words &&
           (word_shape(block_plain(recovery, i)).lists & LEX_INSTITUTION) != 0;
}

void decide_office_below(Recovery *recovery, size_t byline)
{
    size_t i = byline + 1;
    if (i >= recovery->count)
        return;
    if (is_office(recovery, i) && (word_shape(block_plain(recovery, i)).lists & LEX_ROLE_NOUN) != 0)
        decide(recovery, i, BLOCK_BYLINE, "office below a name", 75);
    else if (is_affiliation(recovery, i))
        decide_kind(recovery, i, BLOCK_BYLINE, "affiliation", "institution below a name", 75);
}

static void decide_opening(Recovery *recovery, const Opening *opening, bool notice, bool title)
{
    if (opening->kicker != NONE)
        decide(recovery, opening->kicker, BLOCK_KICKER, "above a title", 75);
    decide(recovery, opening->title, notice || !title ? BLOCK_HEADING : BLOCK_TITLE, "byline below", 82);
    recovery->drafts[opening->title].level = notice ? 2 : title ? 1 : 0;
    if (opening->deck != NONE)
        decide(recovery, opening->deck, BLOCK_DECK, "between title and byline", 80);
    decide(recovery, opening->byline, notice ? BLOCK_REVIEWER : BLOCK_BYLINE, "below a title", 82);
    decide_office_below(recovery, opening->byline);
}

/* Without a byline: capitals right upon a title, and a sentence or two between it and a book or the text. */
static bool read_unsigned_opening(Recovery *recovery, size_t i, Opening *opening)
{
    if (i + 3 >= recovery->count || !could_be_kicker(recovery, i, i + 1) ||
        recovery->drafts[i + 1].blank_lines > (names_department(block_plain(recovery, i)) ? 1u : 0u) ||
        !could_be_title(recovery, i + 1) || recovery->features[i + 1].words < 3 ||
        !could_be_deck(recovery, i + 2) || recovery->features[i + 2].end != END_STOP ||
        !stands_behind_text(recovery, i))
        return false;
    bool apart = recovery->drafts[i].blank_lines >= 2 || (i > 0 && recovery->drafts[i - 1].cls == BLOCK_RULE);
    size_t below = text_below(recovery, i + 2);
    *opening = (Opening){i, i + 1, i + 2, i + 2, i, false, false};
    bool cited =
        recovery->drafts[i + 3].cls == BLOCK_BOOKCITE || recovery->drafts[i + 3].cls == BLOCK_BOOKTITLE;
    bool asks = below != NONE && recovery->features[below].last_mark == '?';
    return apart && is_text_of(recovery, below, cited || asks ? 0 : 2 * BODY_CHARS);
}

static void find_unsigned_openings(Recovery *recovery, bool title)
{
    Opening opening;
    for (size_t i = 1; i < recovery->count; i++)
        if (is_open(recovery, i) && read_unsigned_opening(recovery, i, &opening)) {
            decide(recovery, opening.kicker, BLOCK_KICKER, "above a title", 75);
            decide(recovery, opening.title, title ? BLOCK_TITLE : BLOCK_HEADING, "kicker above, deck below",
                   78);
            recovery->drafts[opening.title].level = title ? 1 : 0;
            decide(recovery, opening.deck, BLOCK_DECK, "below a title", 78);
        }
}

/* "A WORD IN EDGEWAYS / Hugo Strangways": a column, the columnist right below, and then the title of the piece. */
static void find_columnists(Recovery *recovery)
{
    for (size_t i = 1; i + 2 < recovery->count; i++) {
        const BlockFeatures *head = &recovery->features[i - 1], *name = &recovery->features[i];
        bool column = is_open(recovery, i - 1) && head->all_caps && head->words <= 6 && head->lines == 1 &&
                      head->end == END_OPEN && recovery->drafts[i - 1].blank_lines >= 1;
        if (!column || !is_open(recovery, i) || name->lines > 1 || name->all_caps ||
            recovery->drafts[i].blank_lines > 0 || recovery->drafts[i + 1].blank_lines == 0 ||
            !looks_like_name(block_plain(recovery, i)) || !could_be_title(recovery, i + 1) ||
            recovery->features[i + 2].chars < BODY_CHARS)
            continue;
        decide(recovery, i, BLOCK_BYLINE, "below the head of a column", 75);
        decide(recovery, i - 1, BLOCK_HEADING, "head of a column", 75);
        recovery->drafts[i - 1].level = 1;
    }
}

void find_openings(Recovery *recovery)
{
    OpeningList list = {0};
    Opening opening;
    bool title = false;
    for (size_t i = 0; i < recovery->count; i++) {
        title = title || recovery->drafts[i].cls == BLOCK_TITLE;
        /* In a book two lines and a name are verses and their poet, unless a word says that somebody wrote. */
        if (read_opening(recovery, i, &opening) && stands_behind_text(recovery, opening.first) &&
            (!recovery->book || opening.named))
            vec_push(&list, opening);
    }
    for (size_t k = 0; k < list.count; k++) {
        size_t end = k + 1 < list.count ? list.items[k + 1].first : recovery->count;
        size_t chars = length_of_text(recovery, &list.items[k], end);
        if (title && is_reviewed_by(recovery, list.items[k].byline) &&
            count_citations(recovery, &list.items[k], end) >= 2) {
            decide_department(recovery, &list.items[k]);
            continue;
        }
        bool notice = list.items[k].cited && chars < NOTICE_CHARS && list.items[k].deck == NONE;
        decide_opening(recovery, &list.items[k], notice, title);
    }
    vec_free(&list);
    find_unsigned_openings(recovery, title);
    find_columnists(recovery);
}
