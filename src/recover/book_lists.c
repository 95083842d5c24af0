/* Lists of books that nothing is said of, or little: books received, further titles, paperbacks. */
#include "head_text.h"
#include "passes.h"

/* ---- rows of entries ----------------------------------------------------------------------------------- */

enum {
    ROW_MIN = 3,
    ENTRY_WORDS = 45,
    PARAGRAPH_CHARS = 160
};

typedef enum {
    ENTRY_NONE,
    ENTRY_WEAK, /* one that only its neighbours make sure */
    ENTRY_STRONG
} EntryStrength;

static EntryStrength entry_strength(Recovery *recovery, size_t i)
{
    if (i >= recovery->count || !is_open(recovery, i))
        return ENTRY_NONE;
    const BlockFeatures *features = &recovery->features[i];
    if (!features->has_digit || features->words < 4 || features->words > ENTRY_WORDS ||
        features->start == START_LOWER)
        return ENTRY_NONE;
    CiteEvidence evidence = citation_evidence(block_marked(recovery, i), block_plain(recovery, i));
    if (evidence.kinds & (1u << CITE_KEY) || !evidence_has_figures(&evidence))
        return ENTRY_NONE;
    return evidence_is_of_book(&evidence) ? ENTRY_STRONG : ENTRY_WEAK;
}

/* A short line without a stop, or hardly anything: what stands above it has no text of its own. */
static bool is_end_of_row(const Recovery *recovery, size_t i)
{
    enum {
        HEAD_WORDS = 10
    };
    if (i + 1 >= recovery->count)
        return true;
    const BlockFeatures *features = &recovery->features[i];
    return !is_body(recovery->drafts[i].cls) ||
           (features->lines == 1 && features->words <= HEAD_WORDS && features->end == END_OPEN);
}

/* Entries close together, right behind running text: they belong to it, and not to what is below. */
static bool is_set_into_text(const Recovery *recovery, size_t first, size_t end)
{
    enum {
        LEAST_CHARS = 60
    };
    const BlockFeatures *above = &recovery->features[first - 1];
    bool text = is_body(recovery->drafts[first - 1].cls) && above->chars >= LEAST_CHARS &&
                (above->end == END_STOP || above->end == END_COLON);
    for (size_t i = first + 1; text && i < end; i++)
        text = recovery->drafts[i].blank_lines == 0;
    return text;
}

/* Where the entries that begin with block `first` end, which stand equally far apart; *strong of them make sure by
 * themselves. */
static size_t row_end(Recovery *recovery, size_t first, size_t *strong)
{
    size_t end = first;
    EntryStrength strength;
    *strong = 0;
    while (
        (strength = entry_strength(recovery, end)) != ENTRY_NONE &&
        (end <= first + 1 || recovery->drafts[end].blank_lines == recovery->drafts[first + 1].blank_lines)) {
        *strong += strength == ENTRY_STRONG;
        end++;
    }
    return end;
}

void find_book_rows(Recovery *recovery)
{
    bool text = false; /* above the first paragraph they are what the whole is about */
    for (size_t i = 1; i < recovery->count; i++) {
        text = text ||
               (is_body(recovery->drafts[i - 1].cls) && recovery->features[i - 1].chars >= PARAGRAPH_CHARS);
        size_t strong, end = row_end(recovery, i, &strong);
        bool row = end >= i + ROW_MIN && strong * 2 >= end - i;
        if (row && ((text && is_end_of_row(recovery, end)) || is_set_into_text(recovery, i, end)))
            for (size_t k = i; k < end; k++)
                decide(recovery, k, BLOCK_LIST, "books in a row", 75);
        i = end > i ? end - 1 : i;
    }
}

/* ---- heads without a text ------------------------------------------------------------------------------ */

static bool is_of_book(const Recovery *recovery, size_t i)
{
    BlockClass cls = recovery->drafts[i].cls;
    return (cls == BLOCK_BOOKTITLE || cls == BLOCK_BOOKCITE) && !recovery->drafts[i].decided;
}

/* Is there nothing behind block i that could be said of the books above it? */
static bool stands_above_nothing(const Recovery *recovery, size_t i)
{
    size_t below = solid_behind(recovery, i);
    if (below == NONE)
        return true;
    BlockClass cls = recovery->drafts[below].cls;
    return cls == BLOCK_BIO || cls == BLOCK_HEADING || cls == BLOCK_TITLE || cls == BLOCK_KICKER ||
           cls == BLOCK_META || cls == BLOCK_SIGN;
}

/* Does a citation begin at block i, right below a text or below who signs it? */
static bool stands_at_foot(const Recovery *recovery, size_t i)
{
    if (i < 2 || !is_of_book(recovery, i) || recovery->drafts[i].cls != BLOCK_BOOKCITE)
        return false;
    size_t above = recovery->drafts[i - 1].cls == BLOCK_REVIEWER ? i - 2 : i - 1;
    return is_body(recovery->drafts[above].cls) && recovery->features[above].chars >= PARAGRAPH_CHARS &&
           recovery->features[above].end == END_STOP;
}

/* Does the page set citations below what they are of: two that stand so, or one below a name? */
static bool cites_below(const Recovery *recovery)
{
    size_t feet = 0;
    for (size_t i = 2; i < recovery->count && feet < 2; i++)
        if (stands_at_foot(recovery, i))
            feet += recovery->drafts[i - 1].cls == BLOCK_REVIEWER ? 2 : 1;
    return feet >= 2;
}

void find_book_lists(Recovery *recovery)
{
    bool below = cites_below(recovery);
    bool text = false; /* above the first paragraph they are what the whole is about */
    for (size_t i = 0, end; i < recovery->count; i = end) {
        end = i + 1;
        text = text || (is_body(recovery->drafts[i].cls) && recovery->features[i].chars >= PARAGRAPH_CHARS) ||
               recovery->drafts[i].cls == BLOCK_ANSWER;
        if (!is_of_book(recovery, i))
            continue;
        size_t lines = recovery->features[i].lines;
        for (; end < recovery->count && is_of_book(recovery, end); end++)
            lines += recovery->features[end].lines;
        bool closed =
            recovery->features[end - 1].end == END_BRACKET || recovery->features[end - 1].end == END_STOP;
        if (!text || lines < 2 || !closed || !stands_above_nothing(recovery, end - 1) ||
            (below && stands_at_foot(recovery, i)))
            continue;
        for (size_t k = i; k < end; k++)
            decide(recovery, k, BLOCK_LIST, "books that nothing is said of", 70);
    }
}
