/* Levels of headings: by number, by rank of dress, by what they head. Where a title stands above, its sections are
 * level 2; a department that holds articles of its own is level 1. */
#include "passes.h"

#include <string.h>

static unsigned dress_of(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return (features->all_caps ? 1u : 0u) | (features->bold ? 2u : 0u) | (features->italic ? 4u : 0u);
}

/* "2.1 Method" is 2 deep; 0 for a heading without a number of that kind. */
static unsigned number_depth(Str plain)
{
    unsigned depth = 0;
    size_t at = 0;
    while (at < plain.len_bytes && plain.data[at] >= '0' && plain.data[at] <= '9') {
        depth++;
        while (at < plain.len_bytes && plain.data[at] >= '0' && plain.data[at] <= '9')
            at++;
        if (at < plain.len_bytes && plain.data[at] == '.')
            at++;
    }
    return at < plain.len_bytes && plain.data[at] == ' ' ? depth : 0;
}

/* Headings of what belongs to the text above them. */
static bool is_apparatus(Str plain)
{
    static const char *const names[] = {
        "works cited",  "references",  "bibliography",  "notes",      "sources",      "literaturverzeichnis",
        "literatur",    "anmerkungen", "bibliographie", "références", "bibliografía", "referencias",
        "bibliografia", "riferimenti", "referências",   "literatuur", "noten"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_nocase(plain, str_from(names[i])))
            return true;
    return false;
}

/* Rank among words for parts: a scene is below an act, a chapter below a part. 0 for none. */
static unsigned part_rank(Str plain)
{
    static const char *const upper[] = {"part",   "book",  "act",  "volume", "teil", "buch", "akt",
                                        "partie", "livre", "acte", "parte",  "acto", "atto", "deel"};
    static const char *const lower[] = {"scene",    "szene",    "scène",    "escena",  "scena",
                                        "section",  "canto",    "chapter",  "kapitel", "chapitre",
                                        "capítulo", "capitolo", "hoofdstuk"};
    size_t at = 0;
    Str word;
    if (!next_word(plain, &at, &word))
        return 0;
    for (size_t i = 0; i < sizeof upper / sizeof *upper; i++)
        if (str_equal_nocase(word, str_from(upper[i])))
            return 1;
    for (size_t i = 0; i < sizeof lower / sizeof *lower; i++)
        if (str_equal_nocase(word, str_from(lower[i])))
            return 2;
    return 0;
}

typedef struct {
    bool title;                /* of the document */
    bool upper_parts;          /* acts, parts ... are there to hold scenes and chapters */
    unsigned department_dress; /* dress of headings that hold others; 99 for none */
    unsigned base;
} Ranks;

/* Markup gives its headings a level; a reader who says that a line is one need not. */
static bool is_ranked(const Recovery *recovery, size_t i)
{
    const DraftBlock *draft = &recovery->drafts[i];
    return draft->cls == BLOCK_HEADING && (!draft->decided || (draft->by_hand && draft->level == 0));
}

static size_t next_solid(const Recovery *recovery, size_t i)
{
    for (size_t k = i + 1; k < recovery->count && k < i + 6; k++)
        if (recovery->drafts[k].cls != BLOCK_FURNITURE && recovery->drafts[k].cls != BLOCK_RULE)
            return k;
    return NONE;
}

static Ranks read_ranks(Recovery *recovery)
{
    Ranks ranks = {false, false, 99, 1};
    for (size_t i = 0; i < recovery->count; i++) {
        ranks.title = ranks.title || recovery->drafts[i].cls == BLOCK_TITLE;
        if (!is_ranked(recovery, i))
            continue;
        ranks.upper_parts = ranks.upper_parts || part_rank(block_plain(recovery, i)) == 1;
        size_t below = next_solid(recovery, i);
        /* Capitals right above another heading that has none: a department over its first piece. */
        if (below != NONE && is_ranked(recovery, below) && !recovery->drafts[below].subheading &&
            recovery->features[i].all_caps && !recovery->features[below].all_caps &&
            part_rank(block_plain(recovery, i)) == 0 && recovery->features[i].words <= 6)
            ranks.department_dress = dress_of(recovery, i);
    }
    ranks.base = ranks.title ? 2 : 1;
    if (!ranks.title && ranks.department_dress != 99)
        ranks.base = 2;
    return ranks;
}

/* How many review heads stand below heading i before the next heading. */
static size_t reviews_below(const Recovery *recovery, size_t i)
{
    size_t heads = 0;
    for (size_t k = i + 1; k < recovery->count; k++) {
        BlockClass cls = recovery->drafts[k].cls;
        if (cls == BLOCK_HEADING || cls == BLOCK_TITLE)
            break;
        heads += cls == BLOCK_BOOKCITE;
    }
    return heads;
}

static bool heads_book(const Recovery *recovery, size_t i)
{
    size_t below = next_solid(recovery, i);
    return below != NONE &&
           (recovery->drafts[below].cls == BLOCK_BOOKTITLE || recovery->drafts[below].cls == BLOCK_BOOKCITE);
}

/* How many headings have a book right below: one alone heads a department, several are sections of an essay. */
static size_t headings_of_books(const Recovery *recovery)
{
    size_t count = 0;
    for (size_t i = 0; i < recovery->count; i++)
        count += is_ranked(recovery, i) && heads_book(recovery, i);
    return count;
}

/* A heading in running dress whose entries are reviews, below an article that is none itself. */
static bool is_review_department(Recovery *recovery, size_t i, bool reviews_before, bool article_ended,
                                 bool alone)
{
    if (reviews_before || !heads_book(recovery, i))
        return false;
    size_t heads = article_ended ? reviews_below(recovery, i) : 0;
    bool named = (word_shape(block_plain(recovery, i)).lists & LEX_REVIEW_SECTION) != 0;
    return heads >= 2 || (heads == 1 && (named || alone));
}

void find_levels(Recovery *recovery)
{
    Ranks ranks = read_ranks(recovery);
    bool reviews = false, article_ended = false, alone = headings_of_books(recovery) == 1;
    size_t paragraphs = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        reviews = reviews || draft->cls == BLOCK_BOOKCITE;
        paragraphs += draft->cls == BLOCK_PARA;
        article_ended = article_ended || draft->cls == BLOCK_BIO || paragraphs >= 4;
        if (draft->cls == BLOCK_TITLE && draft->level == 0)
            draft->level = 1;
        if (!is_ranked(recovery, i) || draft->level == 1)
            continue;
        Str plain = block_plain(recovery, i);
        unsigned depth = number_depth(plain), part = part_rank(plain);
        unsigned level = ranks.base;
        if (draft->subheading && i > 0)
            level = recovery->drafts[i - 1].level;
        else if (is_apparatus(plain))
            level = 2;
        else if (depth > 0)
            level = ranks.base + depth - 1;
        else if (part == 2 && ranks.upper_parts)
            level = ranks.base + 1;
        else if (dress_of(recovery, i) == ranks.department_dress && part == 0)
            level = 1;
        else if (ranks.title && is_review_department(recovery, i, reviews, article_ended, alone))
            level = 1;
        draft->level = (uint8_t)(level > 6 ? 6 : level);
    }
}
