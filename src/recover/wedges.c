/* What stands between the two halves of a sentence: captions, pull quotes, running heads and notes at the foot of a
 * page, one or several in a row. The halves are known by their ends: text that breaks off, and the next block that
 * begins small. All between is none of the text, whatever it looks like. */
#include "passes.h"

#include <string.h>

enum {
    WEDGE_BLOCKS = 10,
    WEDGE_WORDS = 150, /* in blocks that nothing is known of yet */
    BLOCK_WORDS = 60,
    RUNHEAD_WORDS = 10,
    SHEET_CHARS = 4, /* "B 2", "7*": what tells the binder the order of sheets */
    LONG_TAIL_CHARS = 80
};

/* ---- the halves ---------------------------------------------------------------------------------------- */

/* Text that breaks off. Above the first paragraph a long line without a stop may be a title's or a deck's. */
static bool breaks_off(const Recovery *recovery, size_t i, bool below_text)
{
    const BlockFeatures *features = &recovery->features[i];
    BlockClass cls = recovery->drafts[i].cls;
    if ((!is_body(cls) && cls != BLOCK_LIST) || recovery->drafts[i].decided || features->all_caps)
        return false;
    if (below_text && features->end == END_HYPHEN)
        return features->chars >= LONG_TAIL_CHARS / 2;
    return features->chars >= (below_text ? LONG_TAIL_CHARS : 300) &&
           (features->end == END_OPEN || features->end == END_COMMA || features->end == END_HYPHEN);
}

/* Blanks before its first letter are none. */
static bool has_inner_gap(Str source)
{
    return str_find(source, STR("   "), 0) < source.len_bytes ||
           str_find_byte(source, '\t', 0) < source.len_bytes;
}

/* In parts, or with the number of a page. */
static bool is_in_parts(const Recovery *recovery, size_t i)
{
    Str source = block_source(recovery, i);
    return recovery->features[i].lines == 1 &&
           (has_inner_gap(source) || has_divider(recovery, i) || has_page_number(source));
}

/* "— Rafe Ondarro", "AMADEO FERRÚS, editor": right below something short. */
static bool names_who_said_it(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return i > 0 && is_open(recovery, i) && recovery->drafts[i].blank_lines == 0 && features->lines == 1 &&
           features->words <= 10 && features->end != END_STOP &&
           recovery->features[i - 1].words <= BLOCK_WORDS &&
           (features->start == START_DASH ||
            looks_like_name(
                str_slice(block_plain(recovery, i), 0, str_find_byte(block_plain(recovery, i), ',', 0))));
}

/* Set in from the left amid wrapped text: lines that the sentence quotes, an example, verse. Notes and what is dressed as
 * a page's may stand so too. */
static bool is_example(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return recovery->hard_wrapped && features->indent >= recovery->base_indent + 3 &&
           features->start != START_OTHER && features->start != START_DIGIT && !is_in_parts(recovery, i);
}

/* What may stand between: it neither begins small nor promises more, and is no paragraph by its length. */
static bool may_be_wedged(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (names_who_said_it(recovery, i))
        return true;
    if (!is_open(recovery, i) || features->words > BLOCK_WORDS || features->lines > 8 ||
        features->start == START_LOWER || features->start == START_DASH || features->end == END_COLON ||
        features->end == END_HYPHEN || is_example(recovery, i))
        return false;
    return features->words <= 30 || word_shape(block_plain(recovery, i)).sentence_ends <= 2;
}

/* Block i breaks off itself, nearer to what goes on than block a. What ends in a name or a number does not, and where a
 * surely breaks off it is the better half of the two. */
static bool breaks_off_nearer(const Recovery *recovery, size_t a, size_t i)
{
    const BlockFeatures *tail = &recovery->features[a], *features = &recovery->features[i];
    if (features->chars < LONG_TAIL_CHARS || (features->end != END_OPEN && features->end != END_COMMA) ||
        (features->end == END_OPEN && !ends_small(recovery, i)))
        return false;
    bool narrow = recovery->hard_wrapped && features->longest_line * 100 < recovery->measure * 88;
    return !narrow && (features->chars >= 160 || (tail->end == END_OPEN && !tail->last_expects));
}

/* "1 All personal names have been changed." right above the end of a page. */
static bool is_numbered_note(const Recovery *recovery, size_t i)
{
    Str s = block_source(recovery, i);
    size_t digits = 0, step;
    while (digits < s.len_bytes && is_ascii_digit(s.data[digits]))
        digits++;
    return digits > 0 && digits <= 2 && digits + 1 < s.len_bytes && s.data[digits] == ' ' &&
           utf8_is_upper(utf8_decode(s, digits + 1, &step)) && recovery->features[i].end == END_STOP &&
           i + 1 < recovery->count && recovery->drafts[i + 1].cls == BLOCK_FURNITURE;
}

/* Block i goes on with block a itself: "roughly / 40 kilowatts". */
static bool goes_on_itself(const Recovery *recovery, size_t a, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (is_numbered_note(recovery, i))
        return false;
    uint32_t enough = features->start == START_QUOTE && features->end == END_STOP ? 30 : 100;
    return features->chars >= enough && features->start != START_UPPER && !features->quoted &&
           join_score(recovery, a, i, true) > JOIN_THRESHOLD;
}

/* Furniture, or a comment that keeps a page's number. */
static bool is_page_mark(const Recovery *recovery, size_t i)
{
    return recovery->drafts[i].cls == BLOCK_FURNITURE ||
           (is_comment(recovery, i) && recovery->features[i].has_digit);
}

/* The first paragraph of a page may go on with the last of the page before, with a capital too. */
static bool begins_page(const Recovery *recovery, size_t i, bool page)
{
    const BlockFeatures *features = &recovery->features[i];
    return page && features->end == END_STOP && features->words >= 25 &&
           (features->lines == 1 || features->lines >= 4);
}

/* "w = g / L   (2)": a formula on a line of its own. */
static bool is_formula(const Recovery *recovery, size_t i)
{
    static const char *const relations[] = {" = ", " ≤ ", " ≥ ", " ≈ "};
    static const char *const signs[] = {"√", "∑", "∫", "∂", "±", "×", "π", "θ",
                                        "ω", "λ", "μ", "σ", "Δ", "^", "+", "/"};
    Str source = block_source(recovery, i);
    bool relation = false, sign = false;
    for (size_t k = 0; k < sizeof relations / sizeof *relations; k++)
        relation = relation || str_find(source, str_from(relations[k]), 0) < source.len_bytes;
    for (size_t k = 0; relation && k < sizeof signs / sizeof *signs; k++)
        sign = sign || str_find(source, str_from(signs[k]), 0) < source.len_bytes;
    return sign && recovery->features[i].lines <= 2 && recovery->features[i].words <= 14;
}

/* The block that goes on with block a: the next that begins small. NONE when something else comes first. *unknown
 * counts the blocks between of which nothing is known. */
static size_t find_other_half(Recovery *recovery, size_t a, size_t *unknown)
{
    uint32_t words = 0;
    bool page = false;
    *unknown = 0;
    for (size_t i = a + 1; i < recovery->count && i <= a + WEDGE_BLOCKS; i++) {
        const BlockFeatures *features = &recovery->features[i];
        page = page || is_page_mark(recovery, i);
        if (is_float(recovery->drafts[i].cls) || is_comment(recovery, i) ||
            recovery->drafts[i].cls == BLOCK_CODE || is_verse_in_sentence(recovery, i))
            continue;
        if (is_open(recovery, i) && features->start == START_LOWER)
            return join_score(recovery, a, i, true) > JOIN_THRESHOLD ? i : NONE;
        words += features->words;
        if (!may_be_wedged(recovery, i) || words > WEDGE_WORDS || breaks_off_nearer(recovery, a, i) ||
            goes_on_itself(recovery, a, i) || begins_page(recovery, i, page))
            return NONE;
        ++*unknown;
    }
    return NONE;
}

/* Text that breaks off is never followed at once by what it goes on with: what stands there is a caption or a note at
 * the foot of the page, and behind the page's end, and what is dressed as its head, the text goes on, with a capital
 * too. */
static size_t find_behind_page(Recovery *recovery, size_t a, size_t *unknown)
{
    const BlockFeatures *tail = &recovery->features[a];
    if (tail->chars < 120 || (tail->end == END_OPEN && !ends_small(recovery, a)) ||
        !fills_last_line(recovery, a, a + 1))
        return NONE;
    size_t i = a + 1;
    for (*unknown = 0; i < recovery->count && *unknown < 3 && may_be_wedged(recovery, i); i++, ++*unknown)
        if (recovery->features[i].words > 40 || recovery->drafts[i].page_break ||
            goes_on_itself(recovery, a, i))
            return NONE;
    bool page = false;
    for (; i < recovery->count && i <= a + WEDGE_BLOCKS; i++) {
        bool head = page && is_open(recovery, i) && is_dressed_as_head(recovery, i) &&
                    recovery->features[i].words <= RUNHEAD_WORDS && recovery->features[i].end != END_STOP;
        page = page || is_page_mark(recovery, i);
        *unknown += head;
        if (!head && !is_float(recovery->drafts[i].cls) && !is_comment(recovery, i))
            break;
    }
    bool text = page && i < recovery->count && is_open(recovery, i) && !recovery->features[i].all_caps &&
                recovery->features[i].chars >= 30 && recovery->features[i].start != START_DASH;
    /* Half a word goes on small, but for a German noun. */
    if (tail->end == END_HYPHEN && recovery->language != LEX_GERMAN)
        text = text && recovery->features[i].start == START_LOWER;
    return text ? i : NONE;
}

/* A sentence in a hole of the page, behind text that wants another word: what goes on may have a capital, a name or a
 * German noun. NONE when it is not so. */
static size_t find_behind_hole(Recovery *recovery, size_t a, size_t *unknown)
{
    enum {
        HOLE = 2, /* blank lines on both sides that paragraphs have too */
        CAPTION_WORDS = 30,
        TEXT_CHARS = 80
    };
    const BlockFeatures *tail = &recovery->features[a], *wedged = &recovery->features[a + 1];
    bool wants = tail->last_expects || tail->last_names ||
                 (recovery->language == LEX_GERMAN && tail->end == END_OPEN && ends_small(recovery, a));
    if (!wants || tail->chars < 120 || !is_open(recovery, a + 1) || !is_open(recovery, a + 2) ||
        recovery->drafts[a + 1].blank_lines + recovery->drafts[a + 2].blank_lines <= HOLE ||
        wedged->words > CAPTION_WORDS || wedged->start != START_UPPER || wedged->end != END_STOP ||
        recovery->features[a + 2].start != START_UPPER || recovery->features[a + 2].chars < TEXT_CHARS ||
        word_shape(block_plain(recovery, a + 1)).sentence_ends > 2)
        return NONE;
    *unknown = 1;
    return a + 2;
}

/* ---- what it is ---------------------------------------------------------------------------------------- */

typedef struct {
    size_t from, to;  /* the halves; what is wedged stands between */
    bool page;        /* a page ends between */
    bool heads;       /* ... and its running head is known */
    size_t last_page; /* the last block of furniture between */
    size_t pages;     /* page numbers in the whole text */
} Wedge;

static Wedge read_wedge(const Recovery *recovery, size_t from, size_t to, size_t pages)
{
    Wedge wedge = {.from = from, .to = to, .last_page = from, .pages = pages};
    for (size_t i = from + 1; i < to; i++) {
        if (!is_page_mark(recovery, i))
            continue;
        const char *kind = recovery->drafts[i].cls == BLOCK_FURNITURE ? recovery->drafts[i].kind : NULL;
        wedge.page = true;
        wedge.heads = wedge.heads || (kind != NULL && kind[0] == 'r'); /* "runhead" */
        wedge.last_page = i;
    }
    return wedge;
}

/* "3 See Holm 1911, p. 40." "* The Board's figure." above the end of the page. */
static bool is_foot_note(const Recovery *recovery, const Wedge *wedge, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    Str s = block_source(recovery, i);
    bool mark = features->start == START_DIGIT || (s.len_bytes > 0 && strchr("*+([", s.data[0]) != NULL) ||
                str_starts(s, STR("†")) || str_starts(s, STR("‡")) || str_starts(s, STR("§"));
    return mark && features->end == END_STOP && features->words >= 3 && i < wedge->last_page;
}

/* Most of its letters are capitals: a poor scan may have spoilt a few. */
static bool is_in_capitals(Str s)
{
    size_t capitals = 0, letters = 0;
    for (size_t at = 0, step; at < s.len_bytes; at += step) {
        uint32_t c = utf8_decode(s, at, &step);
        letters += utf8_is_alpha(c);
        capitals += utf8_is_upper(c);
    }
    return letters >= 3 && capitals * 5 >= letters * 4;
}

bool is_dressed_as_head(const Recovery *recovery, size_t i)
{
    return is_in_parts(recovery, i) ||
           (recovery->features[i].lines == 1 && is_in_capitals(block_source(recovery, i)));
}

static bool is_kind(const Recovery *recovery, size_t i, const char *kind)
{
    return recovery->drafts[i].cls == BLOCK_FURNITURE && recovery->drafts[i].kind != NULL &&
           strcmp(recovery->drafts[i].kind, kind) == 0;
}

static bool is_page_line(const Recovery *recovery, size_t i)
{
    return is_kind(recovery, i, "folio") || is_kind(recovery, i, "runhead");
}

/* No blank line parts it from a page's number. */
static bool is_upon_page_line(const Recovery *recovery, size_t i)
{
    bool above = recovery->drafts[i].blank_lines == 0 && is_page_line(recovery, i - 1);
    bool below =
        i + 1 < recovery->count && recovery->drafts[i + 1].blank_lines == 0 && is_page_line(recovery, i + 1);
    return above || below;
}

/* One line without a stop that says by its dress that it is a page's, or that is short. Where the page's running head is
 * known, or pages end elsewhere, a line in small letters is a caption. */
static bool is_running_head(Recovery *recovery, const Wedge *wedge, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->lines != 1 || features->words > RUNHEAD_WORDS || features->italic ||
        (features->end != END_OPEN && features->end != END_BRACKET &&
         !is_in_capitals(block_source(recovery, i))))
        return false;
    if (is_in_parts(recovery, i) ||
        (is_in_capitals(block_source(recovery, i)) && (wedge->page || features->words <= 5)))
        return true;
    if (is_upon_page_line(recovery, i) && features->end == END_OPEN)
        return true;
    if (wedge->heads || (wedge->pages >= 2 && !wedge->page) || features->end != END_OPEN ||
        features->has_digit)
        return false;
    return features->words <= (wedge->page && wedge->pages < 2 ? 6u : 4u);
}

/* A line in capitals upon other text, and no page's end near: a box in the column, with its heading. */
static bool heads_box(const Recovery *recovery, const Wedge *wedge, size_t i)
{
    return !wedge->page && i + 1 < wedge->to && is_open(recovery, i) && is_open(recovery, i + 1) &&
           recovery->features[i].all_caps && !has_inner_gap(block_source(recovery, i)) &&
           !recovery->features[i + 1].all_caps && recovery->features[i + 1].words >= 4;
}

/* From the heading of a box on all is in it. */
static void settle_box(Recovery *recovery, const Wedge *wedge, size_t head)
{
    decide(recovery, head, BLOCK_HEADING, "heading of a box", 70);
    for (size_t i = head + 1; i < wedge->to; i++)
        if (is_open(recovery, i))
            decide_kind(recovery, i, BLOCK_PARA, "box", "in a box", 70);
}

/* What the law asks of a printer. */
static bool is_imprint_line(Str source)
{
    static const char *const words[] = {"©", "ISBN", "ISSN", "doi:", "doi.org", "Copyright"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_find(source, str_from(words[i]), 0) < source.len_bytes)
            return true;
    return false;
}

/* Below a quotation, or behind a dash, who says it; below a caption who took it. */
static void settle_name_below(Recovery *recovery, size_t i)
{
    const BlockFeatures *above = &recovery->features[i - 1];
    if (recovery->features[i].start != START_DASH && !above->quoted && recovery->features[i].all_caps) {
        decide_kind(recovery, i, BLOCK_CAPTION, "credit", "below a caption", 75);
        return;
    }
    if (recovery->drafts[i - 1].cls == BLOCK_CAPTION)
        decide(recovery, i - 1, BLOCK_PULLQUOTE, "above its speaker", 65);
    decide(recovery, i, BLOCK_ATTRIB, "below a pull quote", 80);
    recovery->drafts[i].of = i - 1;
}

static void settle_wedged(Recovery *recovery, const Wedge *wedge, size_t i)
{
    if (is_kind(recovery, i + 1, "continued") && recovery->drafts[i + 1].blank_lines == 0 &&
        recovery->features[i].lines <= 2 && recovery->features[i].end == END_OPEN) {
        decide(recovery, i, BLOCK_HEADING, "above a jump line", 75);
    } else if (is_credit_below_caption(recovery, i)) {
        decide_kind(recovery, i, BLOCK_CAPTION, "credit", "below a caption", 75);
    } else if (is_imprint_line(block_source(recovery, i))) {
        decide_kind(recovery, i, BLOCK_META, "imprint", "imprint inside a sentence", 75);
    } else if (i > wedge->from + 1 && names_who_said_it(recovery, i) &&
               is_float(recovery->drafts[i - 1].cls) && recovery->drafts[i - 1].cls != BLOCK_FURNITURE) {
        settle_name_below(recovery, i);
    } else if (recovery->features[i].quoted && recovery->features[i].words >= 4 &&
               !(recovery->features[i].all_caps && is_upon_page_line(recovery, i)))
        decide(recovery, i, BLOCK_PULLQUOTE, "quoted inside a sentence", 65);
    else if (recovery->features[i].chars <= SHEET_CHARS)
        decide_kind(recovery, i, BLOCK_FURNITURE, "noise", "mark of a sheet", 80);
    else if (is_running_head(recovery, wedge, i))
        decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "inside a sentence", 85);
    else if (str_find_byte(block_source(recovery, i), '@', 0) < block_source(recovery, i).len_bytes)
        decide(recovery, i, BLOCK_NOTE, "an address inside a sentence", 70);
    else if (is_foot_note(recovery, wedge, i))
        decide(recovery, i, BLOCK_NOTE, "at the foot of a page", 80);
    else
        decide(recovery, i, BLOCK_CAPTION, "inside a sentence", 65);
}

static size_t count_pages(const Recovery *recovery)
{
    size_t pages = 0;
    for (size_t i = 0; i < recovery->count; i++)
        pages += recovery->drafts[i].cls == BLOCK_FURNITURE && recovery->drafts[i].kind != NULL &&
                 recovery->drafts[i].kind[0] == 'f'; /* "folio" */
    return pages;
}

/* Full lines, no verse. */
static bool is_prose(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (recovery->hard_wrapped)
        return features->lines >= 2 && features->longest_line * 10 >= recovery->measure * 8;
    return features->lines == 1 && features->chars >= 120;
}

/* The halves of a sentence are running text, whatever they may look like each by itself. */
static void settle_halves(Recovery *recovery, size_t a, size_t b)
{
    enum {
        CHARS_MIN = 60
    };
    /* A sentence has ended in it before another broke off: no caption and no heading does so. */
    bool text = is_open(recovery, a) &&
                (is_prose(recovery, a) || (recovery->features[a].chars >= CHARS_MIN &&
                                           word_shape(block_plain(recovery, a)).sentence_ends >= 1));
    if (text)
        decide(recovery, a, BLOCK_PARA, "breaks off", 80);
    if (is_open(recovery, b) && recovery->features[b].start == START_LOWER)
        decide(recovery, b, BLOCK_PARA, "goes on", 80);
}

void find_wedges(Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i) && recovery->features[i].words <= 14 && is_formula(recovery, i))
            decide(recovery, i, BLOCK_CODE, "formula", 75);
    size_t pages = count_pages(recovery), unknown;
    bool below_text = false;
    for (size_t i = 0; i + 2 < recovery->count; i++) {
        bool tail = breaks_off(recovery, i, below_text);
        below_text = below_text || recovery->features[i].chars >= 160;
        size_t other = tail ? find_other_half(recovery, i, &unknown) : NONE;
        if (tail && other == NONE)
            other = find_behind_page(recovery, i, &unknown);
        if (tail && other == NONE)
            other = find_behind_hole(recovery, i, &unknown);
        if (other == NONE || other == i + 1)
            continue;
        settle_halves(recovery, i, other);
        if (unknown == 0)
            continue;
        Wedge wedge = read_wedge(recovery, i, other, pages);
        for (size_t k = i + 1; k < other; k++)
            if (heads_box(recovery, &wedge, k))
                settle_box(recovery, &wedge, k);
            else if (is_open(recovery, k))
                settle_wedged(recovery, &wedge, k);
    }
}
