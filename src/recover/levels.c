/* Levels of headings. In a book parts hold chapters and chapters hold what stands closer: by what counts anew below
 * what, and by the room above a heading. On a page of a magazine or a journal departments are level 1 and the sections of
 * an article level 2: by number, by dress, by what stands below. */
#include "passes.h"

#include <string.h>

enum {
    DEEPEST = 6,
    MANY_COUNTED = 5,
    KEYS = 12
};

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

static void set_level(DraftBlock *draft, unsigned level)
{
    draft->level = (uint8_t)(level > DEEPEST ? DEEPEST : level);
}

/* ---- books --------------------------------------------------------------------------------------------- */

/* What counts the parts of a book: chapters, acts, bare numerals. */
typedef struct {
    uint64_t key;
    unsigned level;
    uint32_t least_gap; /* blank lines above, of those that do not stand right below another heading */
    bool below_piece;   /* numbers the parts of pieces that are not numbered themselves */
} CountedKind;

typedef struct {
    CountedKind kinds[KEYS];
    size_t count;
    unsigned base;   /* level of the first kind: 1 in a fragment without a title */
    size_t counted;  /* headings of all kinds */
    size_t chapters; /* of them, with a word for the part */
} Book;

static size_t kind_of(const Book *book, uint64_t key)
{
    for (size_t i = 0; i < book->count; i++)
        if (book->kinds[i].key == key)
            return i;
    return NONE;
}

/* A numeral right below the title of a piece: its parts, one deeper. */
static bool is_below_piece(const Recovery *recovery, size_t i, uint64_t key)
{
    size_t above = i;
    /* A motto or a note may stand between. */
    for (size_t steps = 0; above > 0 && steps < 4; steps++) {
        BlockClass cls = recovery->drafts[--above].cls;
        if (cls != BLOCK_EPIGRAPH && cls != BLOCK_ATTRIB && cls != BLOCK_NOTE && cls != BLOCK_DECK)
            break;
    }
    return (key & 1) == 0 && i > 0 && is_ranked(recovery, above) && !recovery->drafts[above].subheading;
}

/* Kinds in the order in which they come. One that begins to count below another is a level deeper. */
static void read_book(Recovery *recovery, Book *book)
{
    size_t last = NONE; /* kind of the counted heading before */
    book->base = recovery->book ? 2 : 1;
    for (size_t i = 0; i < recovery->count && book->base == 1; i++)
        book->base = recovery->drafts[i].cls == BLOCK_TITLE ? 2 : 1;
    for (size_t i = 0; i < recovery->count; i++) {
        uint64_t key = is_ranked(recovery, i) ? counted_kind(recovery, i) : 0;
        if (key == 0)
            continue;
        book->counted++;
        book->chapters += (key & 1) != 0;
        size_t kind = kind_of(book, key);
        if (kind == NONE && book->count < KEYS) {
            kind = book->count++;
            bool below_piece = last == NONE && is_below_piece(recovery, i, key);
            unsigned level = last != NONE ? book->kinds[last].level + 1 : book->base + (below_piece ? 1 : 0);
            book->kinds[kind] = (CountedKind){key, level, UINT32_MAX, below_piece};
        }
        if (kind == NONE)
            continue;
        uint32_t gap = recovery->drafts[i].blank_lines;
        bool below_heading = i > 0 && recovery->drafts[i - 1].cls == BLOCK_HEADING;
        if (!below_heading && gap < book->kinds[kind].least_gap)
            book->kinds[kind].least_gap = gap;
        last = kind;
    }
}

/* A heading that counts nothing, below one of kind last: as much room as that has above it makes it its equal. */
static unsigned level_by_room(const Book *book, size_t last, uint32_t gap)
{
    if (last == NONE)
        return book->base;
    /* Parts of a piece are counted; what is not is another piece. */
    if (book->kinds[last].below_piece && gap >= book->kinds[last].least_gap)
        return book->base;
    for (size_t i = 0; i < book->count; i++)
        if (book->kinds[i].level <= book->kinds[last].level && gap >= book->kinds[i].least_gap)
            return book->kinds[i].level;
    return book->kinds[last].level + 1;
}

static void rank_book(Recovery *recovery, const Book *book)
{
    size_t last = NONE;
    for (size_t i = 0; i < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        if (draft->cls == BLOCK_TITLE && draft->level == 0)
            draft->level = 1;
        if (!is_ranked(recovery, i))
            continue;
        uint64_t key = counted_kind(recovery, i);
        size_t kind = key != 0 ? kind_of(book, key) : NONE;
        if (draft->subheading && i > 0)
            set_level(draft, recovery->drafts[i - 1].level);
        else if (kind != NONE)
            set_level(draft, book->kinds[kind].level);
        else
            set_level(draft, level_by_room(book, last, draft->blank_lines));
        last = kind != NONE ? kind : last;
    }
}

/* ---- pages --------------------------------------------------------------------------------------------- */

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
    while (at < plain.len_bytes && is_ascii_digit(plain.data[at])) {
        depth++;
        while (at < plain.len_bytes && is_ascii_digit(plain.data[at]))
            at++;
        if (at < plain.len_bytes && plain.data[at] == '.')
            at++;
    }
    return at > 0 && (at >= plain.len_bytes || plain.data[at] == ' ' || plain.data[at] == '\n') ? depth : 0;
}

/* "I. THE QUEUE", "A. Why Places Are Kept", "1. Reciprocity": how papers of the law count. */
typedef enum {
    STYLE_NONE,
    STYLE_ROMAN,
    STYLE_LETTER,
    STYLE_DIGIT
} OutlineStyle;

static OutlineStyle outline_style(Str plain)
{
    size_t at = str_find_byte(plain, '.', 0);
    if (at == 0 || at > 5 || at + 2 >= plain.len_bytes || plain.data[at + 1] != ' ')
        return STYLE_NONE;
    bool roman = true, digits = true;
    for (size_t i = 0; i < at; i++) {
        roman = roman && strchr("IVX", plain.data[i]) != NULL;
        digits = digits && is_ascii_digit(plain.data[i]);
    }
    bool letter = at == 1 && plain.data[0] >= 'A' && plain.data[0] <= 'Z';
    return roman ? STYLE_ROMAN : digits ? STYLE_DIGIT : letter ? STYLE_LETTER : STYLE_NONE;
}

/* Letters below Roman numerals, and digits below letters. */
static bool counts_like_law(Recovery *recovery)
{
    size_t romans = 0, letters = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        OutlineStyle style = is_ranked(recovery, i) ? outline_style(block_plain(recovery, i)) : STYLE_NONE;
        romans += style == STYLE_ROMAN;
        letters += style == STYLE_LETTER && romans > 0;
    }
    return romans >= 2 && letters >= 2;
}

static void rank_like_law(Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++) {
        OutlineStyle style = is_ranked(recovery, i) ? outline_style(block_plain(recovery, i)) : STYLE_NONE;
        if (style == STYLE_LETTER || style == STYLE_DIGIT)
            set_level(&recovery->drafts[i], style == STYLE_LETTER ? 3 : 4);
    }
}

/* Headings of what belongs to the text above them. */
static bool is_apparatus(Str plain)
{
    static const char *const names[] = {
        "works cited",  "references",  "bibliography",  "notes",      "sources",      "literaturverzeichnis",
        "literatur",    "anmerkungen", "bibliographie", "références", "bibliografía", "referencias",
        "bibliografia", "riferimenti", "referências",   "literatuur", "noten"};
    return is_one_of(plain, names, sizeof names / sizeof *names);
}

bool names_letters(Str plain)
{
    static const char *const names[] = {"letters",
                                        "letters to the editor",
                                        "letters page",
                                        "correspondence",
                                        "your letters",
                                        "postbag",
                                        "readers' letters",
                                        "readers’ letters",
                                        "leserbriefe",
                                        "zuschriften",
                                        "briefe",
                                        "courrier",
                                        "courrier des lecteurs",
                                        "lettres",
                                        "correspondance",
                                        "cartas",
                                        "cartas al director",
                                        "cartas de los lectores",
                                        "correspondencia",
                                        "lettere",
                                        "lettere al direttore",
                                        "corrispondenza",
                                        "cartas dos leitores",
                                        "correspondência",
                                        "brieven",
                                        "ingezonden brieven",
                                        "ingezonden"};
    while (plain.len_bytes > 0 && plain.data[plain.len_bytes - 1] == '.')
        plain.len_bytes--;
    return is_one_of(plain, names, sizeof names / sizeof *names);
}

/* Departments that nearly every periodical has, and no article. */
bool names_standing_department(Str plain)
{
    static const char *const openings[] = {"books received",

                                           "letters to the editor",
                                           "eingesandte bücher",
                                           "eingegangen",

                                           "bei der redaktion eingegangen",
                                           "leserbriefe",
                                           "ouvrages reçus",
                                           "livres reçus",
                                           "courrier des lecteurs",
                                           "libros recibidos",
                                           "cartas al director",
                                           "cartas de los lectores",
                                           "libri ricevuti",
                                           "lettere al direttore",
                                           "livros recebidos",
                                           "cartas dos leitores",
                                           "ontvangen boeken",
                                           "ingezonden brieven"};
    static const char *const names[] = {
        "letters",         "correspondence", "corrigendum",    "corrigenda",     "erratum",
        "errata",          "corrections",    "obituaries",     "contributors",   "leserbriefe",
        "korrekturen",     "berichtigung",   "zuschriften",    "nachrufe",       "courrier",
        "errata",          "rectificatif",   "correspondance", "cartas",         "fe de erratas",
        "correspondencia", "lettere",        "errata corrige", "corrispondenza", "correspondência",
        "brieven",         "rectificatie"};
    return starts_with_any(plain, openings, sizeof openings / sizeof *openings) ||
           is_one_of(plain, names, sizeof names / sizeof *names);
}

typedef struct {
    bool title;                /* of the document */
    bool departments;          /* one is known */
    bool parted;               /* ... and has sections right below it */
    unsigned department_dress; /* dress of headings that hold others; 99 for none */
    unsigned base;
    unsigned department; /* level of departments: below a title that holds them all they are 2 */
} Ranks;

/* Capitals right above another heading that has none: a department over its first piece. */
static bool is_dressed_department(Recovery *recovery, size_t i)
{
    size_t below = next_solid(recovery, i);
    return below != NONE && is_ranked(recovery, below) && !recovery->drafts[below].subheading &&
           recovery->features[i].all_caps && !recovery->features[below].all_caps &&
           counted_kind(recovery, i) == 0 && recovery->features[i].words <= 6;
}

static bool heads_book(const Recovery *recovery, size_t i)
{
    size_t below = next_solid(recovery, i);
    if (below != NONE && recovery->drafts[below].cls == BLOCK_REVIEWER)
        below = next_solid(recovery, below);
    return below != NONE &&
           (recovery->drafts[below].cls == BLOCK_BOOKTITLE || recovery->drafts[below].cls == BLOCK_BOOKCITE);
}

/* One title on the page, and no text of its own before the first department: a roundup. */
static bool title_holds_all(const Recovery *recovery)
{
    size_t titles = 0, text = 0, headings = 0;
    for (size_t i = 0; i < recovery->count && titles < 2; i++) {
        BlockClass cls = recovery->drafts[i].cls;
        titles += cls == BLOCK_TITLE;
        headings += is_ranked(recovery, i) || cls == BLOCK_BOOKTITLE;
        text += titles == 1 && headings == 0 && (is_body(cls) || cls == BLOCK_BOOKCITE);
    }
    return titles == 1 && text == 0 && headings > 0;
}

static Ranks read_ranks(Recovery *recovery)
{
    Ranks ranks = {.department_dress = 99, .base = 1};
    for (size_t i = 0; i < recovery->count; i++) {
        ranks.title = ranks.title || recovery->drafts[i].cls == BLOCK_TITLE;
        if (!is_ranked(recovery, i))
            continue;
        bool known = recovery->drafts[i].level == 1;
        ranks.departments = ranks.departments || known;
        size_t below = next_solid(recovery, i);
        ranks.parted = ranks.parted ||
                       (known && below != NONE && is_ranked(recovery, below) && heads_book(recovery, below));
        if ((known && recovery->features[i].all_caps) || is_dressed_department(recovery, i))
            ranks.department_dress = dress_of(recovery, i);
    }
    ranks.base = ranks.title || ranks.departments || ranks.department_dress != 99 ? 2 : 1;
    ranks.department = ranks.title && !ranks.departments && title_holds_all(recovery) ? 2 : 1;
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

/* Right over a heading that has entries below, and no text: the head of a department with parts. */
static bool heads_parts(const Recovery *recovery, size_t i)
{
    size_t below = next_solid(recovery, i);
    bool part_itself =
        i > 0 && recovery->drafts[i - 1].cls == BLOCK_HEADING && recovery->drafts[i - 1].level == 1;
    if (part_itself)
        return false;
    if (below != NONE && recovery->drafts[below].cls == BLOCK_PARA && recovery->features[below].words <= 6)
        below = next_solid(recovery, below);
    if (below == NONE || !is_ranked(recovery, below) || recovery->drafts[below].subheading)
        return false;
    size_t entry = next_solid(recovery, below);
    if (entry == NONE)
        return false;
    BlockClass cls = recovery->drafts[entry].cls;
    return cls == BLOCK_LIST || cls == BLOCK_BOOKCITE || cls == BLOCK_BOOKTITLE || cls == BLOCK_BYLINE ||
           cls == BLOCK_META || cls == BLOCK_KICKER || recovery->drafts[below].level == 2;
}

/* The page's headings stand over books, this one over a list. */
static bool heads_list_amid_reviews(const Recovery *recovery, size_t i, size_t books)
{
    size_t below = next_solid(recovery, i);
    return books >= 2 && below != NONE && recovery->drafts[below].cls == BLOCK_LIST;
}

/* The article above has ended: who wrote it has been told, or much room, where no text stands above, parts this heading
 * from it. Or it stands over another heading, far from what is above. */
static bool opens_department(const Recovery *recovery, size_t i)
{
    size_t above = solid_before(recovery, i), below = next_solid(recovery, i);
    if (above == NONE || below == NONE || recovery->features[i].words > 8)
        return false;
    BlockClass cls = recovery->drafts[above].cls;
    uint32_t gap = recovery->drafts[i].blank_lines;
    bool over_heading = is_ranked(recovery, below) && !recovery->drafts[below].subheading && gap >= 2 &&
                        recovery->features[i].words <= 4 && recovery->drafts[below].blank_lines < gap;
    bool over_list = recovery->drafts[below].cls == BLOCK_LIST && gap >= 2;
    bool text = is_body(cls) || cls == BLOCK_REVIEWER || cls == BLOCK_BOOKCITE || cls == BLOCK_QUESTION ||
                cls == BLOCK_ANSWER || cls == BLOCK_QUOTE || cls == BLOCK_VERSE || cls == BLOCK_HEADING ||
                cls == BLOCK_LIST;
    return cls == BLOCK_BIO || over_heading ||
           ((cls == BLOCK_BOOKCITE || cls == BLOCK_REVIEWER) && over_list) || (!text && gap >= 3);
}

static void rank_page(Recovery *recovery)
{
    Ranks ranks = read_ranks(recovery);
    bool reviews = false, article_ended = false;
    size_t paragraphs = 0, books = headings_of_books(recovery);
    for (size_t i = 0; i < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        reviews = reviews || draft->cls == BLOCK_BOOKCITE;
        paragraphs += draft->cls == BLOCK_PARA || draft->cls == BLOCK_ANSWER;
        article_ended = article_ended || draft->cls == BLOCK_BIO || paragraphs >= 4;
        if (draft->cls == BLOCK_TITLE && draft->level == 0)
            draft->level = 1;
        if (!is_ranked(recovery, i) || draft->level > 0)
            continue;
        Str plain = block_plain(recovery, i);
        unsigned depth = number_depth(plain), level = ranks.base;
        bool counted = counted_kind(recovery, i) != 0;
        if (draft->subheading && i > 0)
            level = recovery->drafts[i - 1].level;
        else if (is_apparatus(plain))
            level = 2;
        else if (depth > 0)
            level = ranks.base + depth - 1;
        else if (!counted && names_standing_department(plain))
            level = 1;
        else if (!counted && (dress_of(recovery, i) == ranks.department_dress || heads_parts(recovery, i)))
            level = ranks.department;
        else if (!counted && ranks.department == 1 && opens_department(recovery, i))
            level = 1;
        else if (ranks.title ? is_review_department(recovery, i, reviews, article_ended, books == 1)
                             : ranks.departments && !ranks.parted && reviews_below(recovery, i) >= 2 &&
                                   heads_book(recovery, i))
            level = 1;
        else if (ranks.departments && heads_list_amid_reviews(recovery, i, books))
            level = 1;
        /* A piece right below its department. */
        if (ranks.department == 2 && level == 2 && i > 0 && is_ranked(recovery, i - 1) &&
            recovery->drafts[i - 1].level == 2 && !draft->subheading &&
            dress_of(recovery, i - 1) == ranks.department_dress &&
            dress_of(recovery, i) != ranks.department_dress)
            level = 3;
        set_level(draft, level);
    }
}

/* Those of a chapter's notes stand one below the head of all notes, above the first of them. */
static void rank_heads_of_notes(Recovery *recovery)
{
    unsigned level = 1;
    for (size_t i = 0; i < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        if (draft->cls != BLOCK_HEADING)
            continue;
        if (draft->rule == RULE_HEADS_NOTES && !draft->decided)
            set_level(draft, level + 1);
        else
            level = draft->level;
    }
}

void find_levels(Recovery *recovery)
{
    Book book = {.count = 0};
    read_book(recovery, &book);
    if (recovery->book || book.chapters >= 2 || book.counted >= MANY_COUNTED)
        rank_book(recovery, &book);
    else
        rank_page(recovery);
    if (counts_like_law(recovery))
        rank_like_law(recovery);
    rank_heads_of_notes(recovery);
}
