/* Heads of book reviews: which blocks are the citation of a book, and which of their lines is its title. A block with
 * enough evidence (citation_evidence.c) is the anchor; the lines that stand tight upon it and under it belong to the head
 * as far as they make the reading of it whole. */
#include "passes.h"

#include <string.h>

#include "head_text.h"
#include "signature.h"

enum {
    ENOUGH = 5,
    SURE_MAX = 16,
    LEAST = 2, /* of a head like others */
    HEAD_WORDS_MAX = 70,
    STACK_LINES_MAX = 4, /* above the anchor */
    FAR_RIGHT = 10,      /* blanks before a signature at the right edge */
    LINES_MAX = 16
};

/* ---- where books are only named ------------------------------------------------------------------------ */

/* Headings under which books are named and not reviewed, in seven languages: by one of their words, by a phrase, or as a
 * whole. */
static bool names_books_only(Str plain)
{
    static const char *const words[] = {
        "references",   "bibliography",    "bibliographies",  "bibliographie", "literaturverzeichnis",
        "bibliografía", "referencias",     "bibliografia",    "riferimenti",   "referências",
        "références",   "literatuur",      "literatuurlijst", "bestsellers",   "bestseller",
        "bestenliste",  "bestsellerliste", "best-sellers",    "filmography",   "filmografie",
        "filmographie", "filmografía",     "discography",     "abbreviations", "checklist"};
    static const char *const phrases[] = {"best sellers",
                                          "further reading",
                                          "works cited",
                                          "meilleures ventes",
                                          "más vendidos",
                                          "più venduti",
                                          "mais vendidos",
                                          "pour aller plus loin",
                                          "lecturas recomendadas",
                                          "weiterführende",
                                          "literatur zum thema",
                                          "best verkocht",
                                          "top ten",
                                          "top 10",
                                          "small advertisements",
                                          "small ads",
                                          "for sale",
                                          "kleinanzeigen",
                                          "petites annonces"};
    static const char *const wholes[] = {"notes",     "notas",    "noten",     "note",       "anmerkungen",
                                         "sources",   "quellen",  "fuentes",   "fontes",     "fonti",
                                         "literatur", "calendar", "agenda",    "termine",    "kalender",
                                         "events",    "listings", "this week", "classifica", "charts"};
    size_t at = 0;
    Str word;
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++)
        if (strlen(wholes[i]) == plain.len_bytes && starts_folded(plain, str_from(wholes[i])))
            return true;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        for (size_t from = 0; from < plain.len_bytes; from++)
            if (starts_folded(str_slice(plain, from, plain.len_bytes), str_from(phrases[i])))
                return true;
    while (next_word(plain, &at, &word))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strlen(words[i]) == word.len_bytes && starts_folded(word, str_from(words[i])))
                return true;
    return false;
}

/* "Books received": here they are named too, unless each has its text. */
static bool names_books_received(Str plain)
{
    static const char *const words[] = {"received",  "eingegangen", "eingesandt",       "reçus",
                                        "recibidos", "ricevuti",    "recebidos",        "ontvangen",
                                        "arrivals",  "paperbacks",  "neuerscheinungen", "taschenbücher",
                                        "poches"};
    size_t at = 0;
    Str word;
    while (next_word(plain, &at, &word))
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strlen(words[i]) == word.len_bytes && starts_folded(word, str_from(words[i])))
                return true;
    return false;
}

static bool is_text_below(const Recovery *recovery, size_t i)
{
    enum {
        STEPS_MAX = 5,  /* in all */
        BETWEEN_MAX = 3 /* lines that are no float: a byline and its second line */
    };
    /* A short line tight under it is the next of a list. */
    if (i + 1 < recovery->count && recovery->drafts[i + 1].blank_lines == 0 && is_open(recovery, i + 1) &&
        recovery->features[i + 1].chars < 100 && recovery->features[i + 1].end == END_STOP)
        return false;
    for (size_t k = i + 1, steps = 0, between = 0; k < recovery->count && steps < STEPS_MAX; k++, steps++) {
        if (is_float(recovery->drafts[k].cls) || recovery->drafts[k].cls == BLOCK_REVIEWER)
            continue;
        const BlockFeatures *features = &recovery->features[k];
        if (features->chars >= 100 && is_body(recovery->drafts[k].cls))
            return true;
        if (features->words > 16 || ++between > BETWEEN_MAX)
            return false;
    }
    return false;
}

/* A review may be one short sentence; a line without a stop is none. */
static bool is_prose_below(Recovery *recovery, size_t i)
{
    if (is_text_below(recovery, i))
        return true;
    return i + 1 < recovery->count && is_body(recovery->drafts[i + 1].cls) &&
           recovery->features[i + 1].words >= 8 && recovery->features[i + 1].chars >= 40 &&
           recovery->features[i + 1].bytes <= SHORT_BLOCK_BYTES &&
           word_shape(block_plain(recovery, i + 1)).sentence_ends >= 1;
}

/* A name at the foot of the text above: it stands tight under it, or far to the right. */
static bool signs_text_above(Recovery *recovery, size_t i, size_t below)
{
    if (recovery->features[i].indent >= recovery->features[below].indent + FAR_RIGHT)
        return true;
    return i > 0 && recovery->drafts[i].blank_lines == 0 && recovery->features[i - 1].end == END_STOP &&
           recovery->features[i - 1].words > 8 && is_body(recovery->drafts[i - 1].cls) &&
           looks_like_signature(block_plain(recovery, i));
}

/* The text right above, at whose foot a head may stand, below who signs it. */
static bool is_text_above(Recovery *recovery, size_t i)
{
    size_t before = solid_before(recovery, i);
    if (before != NONE && before > 0 && signs_text_above(recovery, before, before))
        before--;
    return before != NONE && is_body(recovery->drafts[before].cls) &&
           recovery->features[before].chars >= 100 && recovery->features[before].end == END_STOP;
}

static bool names_review_section(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    BlockClass cls = recovery->drafts[i].cls;
    if (features->words > 6 ||
        (cls != BLOCK_UNKNOWN && cls != BLOCK_HEADING && cls != BLOCK_TITLE && cls != BLOCK_KICKER) ||
        !is_line_without_stop(recovery, i, 6))
        return false;
    return (word_shape(block_plain(recovery, i)).lists & LEX_REVIEW_SECTION) != 0;
}

/* ---- extents ------------------------------------------------------------------------------------------- */

/* A head: drafts first to last, the anchor among them; the title line may stand apart above it. */
typedef struct {
    size_t first, last, anchor;
    size_t title;  /* a draft of its own over a blank line; NONE */
    size_t above;  /* lines of the first draft that stand over the head */
    size_t below;  /* lines of the last draft that sign the review */
    size_t layout; /* how its title has lines of its own, from 1; 0 when it has none */
    CiteEvidence evidence;
    int score; /* with what stands around it */
} FoundHead;

typedef VEC(FoundHead) FoundHeads;

/* Layouts of a title: on which line it begins, and how it is set. */
enum {
    LAYOUT_LINES = 3,
    LAYOUT_STYLES = 4,
    LAYOUTS = 1 + LAYOUT_LINES * LAYOUT_STYLES
};

/* any: though it may head a department, "The Cellar of the Book". */
static bool could_be_book_title(Recovery *recovery, size_t i, bool any)
{
    const BlockFeatures *features = &recovery->features[i];
    bool question = features->end == END_STOP && (features->last_mark == '?' || features->last_mark == '!');
    return is_open(recovery, i) && features->words <= 20 && features->lines <= 3 &&
           features->start != START_LOWER && (is_line_without_stop(recovery, i, 20) || question) &&
           (any || !names_review_section(recovery, i));
}

/* The block above i, furniture left out. */
static size_t above(const Recovery *recovery, size_t i)
{
    for (size_t k = i, steps = 0; k > 0 && steps < 4; steps++)
        if (recovery->drafts[--k].cls != BLOCK_FURNITURE)
            return k;
    return NONE;
}

/* "by Rosa Quill", "de Ana Ruiz", "translated by Owen Prys": begins small and tells who made the book. */
static bool begins_with_maker(Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 12
    };
    const BlockFeatures *features = &recovery->features[i];
    if (features->words < 2 || features->words > MOST_WORDS || features->end == END_STOP)
        return false;
    Str plain = block_plain(recovery, i), word, name;
    size_t at = 0;
    CitePart part;
    return (next_word(plain, &at, &word) && (lexicon_lists(word) & LEX_FUNCTION) != 0 &&
            next_word(plain, &at, &name) && word_is_capitalised(name)) ||
           citation_role_at(plain, 0, &part);
}

/* A short line that may belong to a head whose other lines stand tight under it: no sentence, no head of a department. */
static bool is_stack_line(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!is_open(recovery, i) || features->lines > 3 || features->words > 24 || features->words == 0 ||
        features->bytes > 240 || (features->start == START_LOWER && !begins_with_maker(recovery, i)) ||
        names_review_section(recovery, i))
        return false;
    return features->end != END_STOP || features->last_mark != '.' ||
           word_shape(block_plain(recovery, i)).long_lower_words <= 3;
}

/* "99999 25 41 3", "$18.99 | May 6, 2025": nothing but what its shape tells. */
static bool is_typed_line(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!is_open(recovery, i) || features->lines > 2 || !features->has_digit || features->words > 14)
        return false;
    CiteEvidence evidence = citation_evidence(block_marked(recovery, i), block_plain(recovery, i));
    return evidence.score >= 3 && !evidence.has_title && !evidence.has_people;
}

static size_t stack_first(Recovery *recovery, size_t anchor)
{
    size_t first = anchor;
    while (first > 0 && anchor - first < STACK_LINES_MAX && recovery->drafts[first].blank_lines == 0 &&
           !recovery->drafts[first].page_break && is_stack_line(recovery, first - 1) &&
           !signs_text_above(recovery, first - 1, first))
        first--;
    return first;
}

static size_t stack_last(Recovery *recovery, size_t anchor)
{
    size_t last = anchor;
    while (last + 1 < recovery->count && recovery->drafts[last + 1].blank_lines == 0 &&
           is_typed_line(recovery, last + 1))
        last++;
    return last;
}

/* ---- readings ------------------------------------------------------------------------------------------ */

/* A head is asked about several times while it is weighed: its last reading is kept. */
typedef struct {
    bool is_read;
    size_t first, last, title; /* as in read_lines() */
    size_t skip, limit;
    int author_first;
    Citation citation;
} Reading;

typedef struct {
    HeadText text;
    size_t starts[LINES_MAX]; /* of each line, in text */
    size_t drafts[LINES_MAX]; /* it is in */
    size_t count;
    size_t skip, limit; /* lines to leave out at the start, and where to stop */
    size_t seen;
    CitationHabits habits; /* of the page */
    Reading last;          /* what these lines are */
} HeadLines;

/* To be called when lines have been put to other classes: what belongs to a head, and which text is its review's, goes by
 * them. */
static void forget_reading(HeadLines *lines)
{
    lines->last.is_read = false;
}

static void note_line(HeadLines *lines, size_t draft)
{
    lines->drafts[lines->count] = draft;
    lines->starts[lines->count++] = lines->text.line;
}

/* What an importer has read: its spans are the type. Line ends inside a paragraph are no lines of a head there. */
static void add_rendered(Recovery *recovery, HeadLines *lines, size_t draft)
{
    Rendered rendered = {0};
    builder_render(recovery->builder, draft, &rendered);
    head_text_add_line(&lines->text, buffer_str(&rendered.text));
    for (size_t i = 0; i < rendered.spans.count; i++) {
        Span span = rendered.spans.items[i];
        head_text_add_style(&lines->text, (CitationStyle){lines->text.line + span.text.start,
                                                          lines->text.line + span.text.end, span.kind});
    }
    note_line(lines, draft);
    rendered_free(&rendered);
}

static void add_lines(Recovery *recovery, HeadLines *lines, size_t draft)
{
    if (recovery->drafts[draft].op_count > 0 && lines->count < LINES_MAX) {
        add_rendered(recovery, lines, draft);
        return;
    }
    Str marked = block_marked(recovery, draft);
    for (size_t at = 0; at < marked.len_bytes && lines->count < LINES_MAX;) {
        Str line = block_line(marked, &at);
        if (line.len_bytes == 0)
            continue;
        if (lines->seen++ < lines->skip || (lines->limit > 0 && lines->seen > lines->limit))
            continue;
        head_text_add_marked(&lines->text, line);
        note_line(lines, draft);
    }
}

/* The review that stands below draft last, or above draft first: its paragraphs, so far as they follow each other. */
static Str body_beside(const Recovery *recovery, size_t first, size_t last)
{
    enum {
        BODY_BYTES = 3000,
        PARAGRAPH_CHARS = 100
    };
    size_t below = solid_behind(recovery, last), over = solid_before(recovery, first);
    bool is_below = below != NONE && is_body(recovery->drafts[below].cls) &&
                    recovery->features[below].chars >= PARAGRAPH_CHARS;
    size_t body = is_below ? below : over, end = body;
    if (body == NONE)
        return (Str){0};
    while (is_below && end + 1 < recovery->count && recovery->features[end + 1].chars >= PARAGRAPH_CHARS &&
           is_body(recovery->drafts[end + 1].cls) && recovery->features[end + 1].words > HEAD_WORDS_MAX)
        end++;
    while (!is_below && body > 0 && recovery->features[body - 1].chars >= PARAGRAPH_CHARS &&
           is_body(recovery->drafts[body - 1].cls))
        body--;
    size_t start = recovery->drafts[body].start, stop = recovery->drafts[end].end;
    return str_slice(recovery->text, start, stop < start + BODY_BYTES ? stop : start + BODY_BYTES);
}

/* No letter or digit stands in [start, end). */
static bool is_empty_between(Str s, size_t start, size_t end)
{
    for (size_t at = start, step; at < end; at += step) {
        uint32_t c = utf8_decode(s, at, &step);
        if (utf8_is_alpha(c) || utf8_is_digit(c))
            return false;
    }
    return true;
}

/* The lines of the head that are its title and nothing else: [*from, *to); false when it shares a line with more. */
static bool find_title_lines(const HeadLines *lines, const Citation *citation, size_t *from, size_t *to)
{
    Str text = buffer_str(&lines->text.text);
    size_t first = 0, last;
    if (citation->title_end == 0 || lines->count < 2)
        return false;
    while (first + 1 < lines->count && lines->starts[first + 1] <= citation->title_start)
        first++;
    last = first;
    while (last + 1 < lines->count && lines->starts[last + 1] < citation->title_end)
        last++;
    size_t end = last + 1 < lines->count ? lines->starts[last + 1] : text.len_bytes;
    *from = first;
    *to = last + 1;
    return last - first + 1 < lines->count &&
           is_empty_between(text, lines->starts[first], citation->title_start) &&
           is_empty_between(text, citation->title_end, end);
}

/* Reads drafts first to last as one head, under a title line of its own or none (NONE). */
static Citation read_lines(Recovery *recovery, HeadLines *lines, size_t first, size_t last, size_t title)
{
    Reading *kept = &lines->last;
    size_t title_end = 0;
    if (kept->is_read && kept->first == first && kept->last == last && kept->title == title &&
        kept->skip == lines->skip && kept->limit == lines->limit &&
        kept->author_first == lines->habits.author_first)
        return kept->citation;
    lines->count = lines->seen = 0;
    head_text_clear(&lines->text, recovery->hard_wrapped ? recovery->measure : 0);
    if (title != NONE) {
        add_lines(recovery, lines, title);
        title_end = lines->text.text.len_bytes + 1;
    }
    for (size_t i = first; i <= last; i++)
        if (recovery->drafts[i].cls != BLOCK_FURNITURE)
            add_lines(recovery, lines, i);
    CitationText text = head_text_get(&lines->text, title_end);
    text.body = body_beside(recovery, first, last);
    text.habits = lines->habits;
    *kept = (Reading){.is_read = true,
                      .first = first,
                      .last = last,
                      .title = title,
                      .skip = lines->skip,
                      .limit = lines->limit,
                      .author_first = lines->habits.author_first};
    citation_read(&recovery->scratch, text, &kept->citation);
    return kept->citation;
}

/* How far up the head reaches: as far as the lines fit it better and better. */
static size_t find_first(Recovery *recovery, HeadLines *lines, size_t anchor, size_t last)
{
    size_t best = anchor, limit = stack_first(recovery, anchor);
    if (limit == anchor)
        return anchor;
    int most = read_lines(recovery, lines, anchor, last, NONE).fit;
    for (size_t first = anchor; first-- > limit;) {
        int fit = read_lines(recovery, lines, first, last, NONE).fit;
        if (fit > most) {
            best = first;
            most = fit;
        }
    }
    return best;
}

/* Below an imprint that names no title or nobody its lines may go on: "The Salt Clerk, put into English by Paul Marrack". */
static size_t find_last(Recovery *recovery, HeadLines *lines, size_t first, size_t last)
{
    enum {
        BELOW_MAX = 2
    };
    Citation citation = read_lines(recovery, lines, first, last, NONE);
    int most = citation.fit;
    bool whole = citation.title.len_bytes > 0 && citation.authors.count + citation.editors.count > 0;
    for (size_t next = last + 1; !whole && next < recovery->count && next <= last + BELOW_MAX; next++) {
        if (recovery->drafts[next].blank_lines != 0 || !is_stack_line(recovery, next))
            break;
        int fit = read_lines(recovery, lines, first, next, NONE).fit;
        if (fit <= most)
            break;
        last = next;
        most = fit;
    }
    return last;
}

static Str last_line_of(Str text)
{
    text = str_trim(text);
    size_t start = text.len_bytes;
    while (start > 0 && text.data[start - 1] != '\n')
        start--;
    return str_trim(str_slice(text, start, text.len_bytes));
}

/* Reads the head without its first skip lines and its last drop lines. */
static Citation read_part(Recovery *recovery, HeadLines *lines, const FoundHead *head, size_t skip,
                          size_t drop)
{
    if (drop > 0) {
        read_lines(recovery, lines, head->first, head->last, NONE);
        lines->limit = lines->count - drop;
    }
    lines->skip = skip;
    Citation citation = read_lines(recovery, lines, head->first, head->last, NONE);
    lines->skip = lines->limit = 0;
    return citation;
}

static bool is_whole(const Citation *citation)
{
    return citation->title.len_bytes > 0 && citation->publisher.len_bytes > 0 &&
           citation->authors.count + citation->editors.count > 0;
}

/* The line end before a line of the head is one, and no wrap. */
static bool ends_on_purpose(const HeadLines *lines, size_t line)
{
    return buffer_str(&lines->text.text).data[lines->starts[line] - 1] == '\n';
}

/* The headline of the review tight upon its head, and who signs tight under it: lines without which the head reads better.
 * They share a draft with it, or else they are no part of it already. */
static void leave_out_lines(Recovery *recovery, HeadLines *lines, FoundHead *head)
{
    enum {
        LINES_LEFT_MIN = 1
    };
    const DraftBlock *first = &recovery->drafts[head->first], *last = &recovery->drafts[head->last];
    size_t first_lines = first->last_line - first->first_line + 1,
           last_lines = last->last_line - last->first_line + 1;
    if (recovery->drafts[head->first].op_count > 0 || recovery->drafts[head->last].op_count > 0)
        return;
    int fit = read_lines(recovery, lines, head->first, head->last, NONE).fit;
    bool ended = lines->count > 1 && (!recovery->hard_wrapped || ends_on_purpose(lines, 1));
    if (last_lines > 1 && lines->count > 1) {
        Str signer = last_line_of(block_plain(recovery, head->last));
        bool apart = ends_on_purpose(lines, lines->count - 1);
        Citation rest = read_part(recovery, lines, head, 0, 1);
        if (looks_like_name(signer) && apart && is_whole(&rest) && rest.fit > fit) {
            head->below = 1;
            fit = rest.fit;
        }
    }
    if (ended && first_lines > LINES_LEFT_MIN + (head->first == head->last ? head->below : 0)) {
        Citation rest = read_part(recovery, lines, head, 1, head->below);
        if (is_whole(&rest) && rest.fit > fit)
            head->above = 1;
    }
}

/* ---- weighing ------------------------------------------------------------------------------------------ */

typedef struct {
    Recovery *recovery;
    HeadLines lines;
    FoundHeads heads;
    size_t sure[SURE_MAX], sure_count; /* heads that need no other: their indexes */
    size_t layouts[LAYOUTS];           /* how many heads have each */
    bool section;                      /* a department of reviews is open */
    bool books_only;                   /* one of books that are only named */
    bool received;                     /* one of books that may be only named */
} Finder;

static void note_heading(Finder *finder, size_t i)
{
    Recovery *recovery = finder->recovery;
    const BlockFeatures *features = &recovery->features[i];
    BlockClass cls = recovery->drafts[i].cls;
    /* "COMMENT   BOOKS & ARTS" at the head of the page says it as well. */
    bool page_head = recovery->drafts[i].cls == BLOCK_FURNITURE && recovery->features[i].words <= 8 &&
                     (word_shape(block_plain(recovery, i)).lists & LEX_REVIEW_SECTION) != 0;
    finder->section = finder->section || page_head;
    /* In old print a heading has its stop: "BOOKS RECEIVED." */
    bool line = is_line_without_stop(recovery, i, 6) ||
                (features->words <= 6 && word_is_all_caps(block_plain(recovery, i)));
    bool heading =
        (cls == BLOCK_HEADING || cls == BLOCK_UNKNOWN || cls == BLOCK_TITLE) && line && features->lines == 1;
    if (!heading)
        return;
    finder->section = finder->section || names_review_section(recovery, i);
    if (names_books_only(block_plain(recovery, i)) && !interrupts_sentence(recovery, i))
        finder->books_only = true;
    else if (names_books_received(block_plain(recovery, i)))
        finder->received = true;
    else if (!features->has_digit && recovery->drafts[i].blank_lines > 0 && is_text_below(recovery, i))
        finder->books_only = finder->received = false;
}

/* "By Ann Lee on 4 May 2021": who wrote the review, and when. */
static bool is_dated_byline(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    Str names;
    return features->lines == 1 && features->words <= 14 && features->has_digit &&
           byline_names(block_plain(recovery, i), &names);
}

/* Short, with a digit or several lines, and not all in small letters. */
static bool may_be_head(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    bool text_open = is_open(recovery, i) || (recovery->markdown && recovery->drafts[i].cls == BLOCK_PARA &&
                                              !recovery->drafts[i].decided);
    bool prose = features->words > 30 && features->capitals * 5 < features->words;
    return text_open && features->bytes <= SHORT_BLOCK_BYTES && features->words >= 2 &&
           features->words <= HEAD_WORDS_MAX + 20 && !prose && (features->has_digit || features->lines > 1) &&
           !is_dated_byline(recovery, i);
}

/* Evidence of the head as a whole: its anchor's, or that of all its lines. */
static CiteEvidence evidence_of(Finder *finder, const FoundHead *head)
{
    if (head->first == head->anchor && head->last == head->anchor)
        return head->evidence;
    read_lines(finder->recovery, &finder->lines, head->first, head->last, NONE);
    Str text = buffer_str(&finder->lines.text.text);
    CiteEvidence whole = citation_evidence(text, text);
    whole.score = whole.score > head->evidence.score ? whole.score : head->evidence.score;
    return whole;
}

/* The title has lines of its own. */
static bool has_title_line(Finder *finder, const FoundHead *head)
{
    size_t from, to;
    Citation citation = read_lines(finder->recovery, &finder->lines, head->first, head->last, NONE);
    return is_whole(&citation) && find_title_lines(&finder->lines, &citation, &from, &to);
}

static int score_of(Finder *finder, FoundHead *head)
{
    Recovery *recovery = finder->recovery;
    const CiteEvidence *evidence = &head->evidence;
    bool below = is_text_below(recovery, head->last);
    bool complete = evidence->has_title && evidence->has_people && evidence->has_publisher;
    bool foot = complete && is_text_above(recovery, head->first);
    int score = evidence->score;
    if (score <= 0)
        return score;
    score += below || foot ? 1 : -2;
    score += head->title != NONE || has_title_line(finder, head);
    score += finder->section;
    score += complete && below;
    return score;
}

/* "Reviewed by Ann Lee", "D. M. TREVANION" under the text of the review before: no title. */
static bool names_reviewer(Recovery *recovery, size_t i)
{
    Str plain = block_plain(recovery, i), names;
    size_t before = solid_before(recovery, i);
    bool under_text =
        before != NONE && is_body(recovery->drafts[before].cls) &&
        recovery->features[before].end == END_STOP && recovery->features[before].words > 8 &&
        (i + 1 >= recovery->count || recovery->drafts[i].blank_lines <= recovery->drafts[i + 1].blank_lines);
    return byline_names(plain, &names) || starts_nocase(plain, "reviewed by") ||
           (under_text && looks_like_signature(plain)) || recovery->features[i].indent >= FAR_RIGHT;
}

/* A heading that markup made, or a line that may be a title. */
static bool may_be_title_apart(Recovery *recovery, size_t i, bool needed)
{
    if (recovery->drafts[i].cls == BLOCK_HEADING && recovery->markdown)
        return recovery->features[i].words <= 20;
    return could_be_book_title(recovery, i, needed) && !names_reviewer(recovery, i);
}

/* The line over a blank line that is the title of the head: when the head reads better under a title than with one of its
 * own. */
static size_t title_apart(Finder *finder, const FoundHead *head)
{
    enum {
        TITLE_WORTH = 6
    };
    Recovery *recovery = finder->recovery;
    size_t over = above(recovery, head->first);
    if (over == NONE || !may_be_title_apart(recovery, over, !head->evidence.has_title) ||
        recovery->drafts[head->first].blank_lines > 2)
        return NONE;
    if (!head->evidence.has_title)
        return over;
    int alone = read_lines(recovery, &finder->lines, head->first, head->last, NONE).fit;
    int titled = read_lines(recovery, &finder->lines, head->first, head->last, over).fit;
    bool complete = head->evidence.has_people && head->evidence.has_publisher;
    if (complete && recovery->drafts[head->first].blank_lines > 1)
        return NONE;
    const BlockFeatures *upper = &recovery->features[over], *lower = &recovery->features[head->first];
    bool set_off = recovery->drafts[over].cls == BLOCK_HEADING || (upper->bold && !lower->bold) ||
                   (upper->italic && !lower->italic);
    return titled + (complete && !set_off ? 0 : TITLE_WORTH) > alone ? over : NONE;
}

/* Right below stands text, and not the next entry. */
static bool has_text_of_its_own(Recovery *recovery, size_t i)
{
    size_t next = solid_behind(recovery, i);
    return next != NONE && is_body(recovery->drafts[next].cls) && recovery->features[next].chars >= 60 &&
           (recovery->features[next].bytes > SHORT_BLOCK_BYTES ||
            citation_evidence(block_marked(recovery, next), block_plain(recovery, next)).score < 2);
}

/* A name over a blank line, when the head names nobody and reads better with it: the book's author. */
static void take_author_apart(Finder *finder, FoundHead *head)
{
    Recovery *recovery = finder->recovery;
    size_t over = above(recovery, head->first);
    if (over == NONE || over + 1 != head->first || !is_open(recovery, over) ||
        recovery->drafts[head->first].blank_lines > 2 || recovery->features[over].lines > 2 ||
        names_reviewer(recovery, over))
        return;
    Citation citation = read_lines(recovery, &finder->lines, head->first, head->last, NONE);
    if (citation.authors.count + citation.editors.count > 0 ||
        !(looks_like_names(block_plain(recovery, over)) || begins_with_maker(recovery, over)))
        return;
    if (read_lines(recovery, &finder->lines, over, head->last, NONE).fit > citation.fit)
        head->first = over;
}

static void weigh(Finder *finder, size_t i)
{
    Recovery *recovery = finder->recovery;
    FoundHead head = {.first = i, .last = i, .anchor = i, .title = NONE};
    forget_reading(&finder->lines);
    head.evidence = citation_evidence(block_marked(recovery, i), block_plain(recovery, i));
    if (finder->books_only) {
        const BlockFeatures *features = &recovery->features[i];
        if (head.evidence.score >= 2 || (features->has_digit && features->words <= 40))
            decide(recovery, i, BLOCK_LIST, "books that are only named", 75);
        return;
    }
    if (head.evidence.score < 1)
        return;
    head.last = stack_last(recovery, i);
    head.first = find_first(recovery, &finder->lines, i, head.last);
    head.last = find_last(recovery, &finder->lines, head.first, head.last);
    take_author_apart(finder, &head);
    head.evidence = evidence_of(finder, &head);
    if (finder->received && head.evidence.score >= 2 && !has_text_of_its_own(recovery, head.last)) {
        decide(recovery, i, BLOCK_LIST, "books received", 75);
        return;
    }
    head.title = title_apart(finder, &head);
    head.score = score_of(finder, &head);
    if (head.title != NONE && head.evidence.imprint && is_prose_below(recovery, head.last) &&
        head.score < ENOUGH)
        head.score = ENOUGH;
    bool keys = head.evidence.kinds & (1u << CITE_KEY);
    if (!keys && !evidence_names_book(&head.evidence))
        return;
    if (head.score < LEAST || !(head.evidence.has_title || head.title != NONE || keys || recovery->markdown))
        return;
    if (!keys)
        leave_out_lines(recovery, &finder->lines, &head);
    head.title = head.above > 0 ? NONE : head.title;
    vec_push(&finder->heads, head);
}

/* ---- sets ---------------------------------------------------------------------------------------------- */

/* Citations in a row with no text behind them are a list of books, and so are three that no blank line divides. */
static void drop_bibliographies(Recovery *recovery, FoundHeads *heads)
{
    for (size_t first = 0; first < heads->count;) {
        size_t last = first, tight = 0;
        while (last + 1 < heads->count && heads->items[last + 1].first == heads->items[last].last + 1) {
            last++;
            tight += recovery->drafts[heads->items[last].first].blank_lines == 0;
        }
        bool bare = !is_text_below(recovery, heads->items[last].last) &&
                    recovery->features[heads->items[first].first].lines == 1;
        if (last > first && (bare || (last > first + 1 && tight == last - first)))
            for (size_t k = first; k <= last; k++) {
                decide(recovery, heads->items[k].anchor, BLOCK_LIST, "books in a row", 70);
                heads->items[k].score = 0;
            }
        first = last + 1;
    }
}

/* Of two heads that claim the same lines the one with more evidence keeps them. */
static void drop_overlaps(FoundHeads *heads)
{
    for (size_t i = 1; i < heads->count; i++) {
        FoundHead *before = &heads->items[i - 1], *head = &heads->items[i];
        size_t top = head->title != NONE ? head->title : head->first;
        if (before->score <= 0 || top > before->last)
            continue;
        if (head->anchor <= before->last)
            head->score = 0;
        else
            head->first = head->anchor;
        head->title = head->title != NONE && head->title <= before->last ? NONE : head->title;
    }
}

/* The parts of a head by which others are known again: whether a publisher is one that is known everywhere says nothing. */
static uint32_t shape_of_head(const FoundHead *head)
{
    return head->evidence.kinds & ~(1u << CITE_PUBLISHER);
}

/* The first heads that need no other, by which the rest are judged. */
static void note_sure_heads(Finder *finder)
{
    for (size_t i = 0; i < finder->heads.count && finder->sure_count < SURE_MAX; i++)
        if (finder->heads.items[i].score >= ENOUGH)
            finder->sure[finder->sure_count++] = i;
}

/* Short of enough, but of the same parts as a head that has enough; far short of it, as two that have, and set like them. */
static bool is_seen(const Finder *finder, const FoundHead *head)
{
    size_t alike = 0;
    bool complete = head->evidence.has_people && head->evidence.has_publisher &&
                    (head->evidence.has_title || head->title != NONE);
    if (head->score < LEAST || head->score >= ENOUGH || (head->score < ENOUGH - 1 && !complete))
        return false;
    for (size_t i = 0; i < finder->sure_count; i++) {
        const FoundHead *sure = &finder->heads.items[finder->sure[i]];
        if (shape_of_head(sure) != shape_of_head(head))
            continue;
        if (head->score == ENOUGH - 1)
            return true;
        alike += sure->last - sure->first == head->last - head->first &&
                 (sure->title != NONE) == (head->title != NONE);
    }
    return alike >= 2;
}

/* ---- lines of a head ----------------------------------------------------------------------------------- */

/* How the lines of a draft of a head divide: first those above the head, among the rest [from, to) the title, at the end
 * those of who signs. Each becomes a block of its own. */
typedef struct {
    size_t draft;
    size_t above, below;
    size_t from, to;
} HeadCut;

typedef VEC(HeadCut) HeadCuts;

/* Several heads over one text, or one between a headline and its byline: they say what the article is about, and open
 * nothing themselves. */
static bool is_box(const Finder *finder, const FoundHead *head)
{
    const Recovery *recovery = finder->recovery;
    size_t next = head->last + 1;
    bool beside = next < recovery->count && recovery->drafts[next].cls == BLOCK_BYLINE;
    for (size_t i = 0; i < finder->heads.count && !beside; i++) {
        const FoundHead *other = &finder->heads.items[i];
        beside = other->score >= ENOUGH && other != head &&
                 (other->first == next || other->last + 1 == head->first);
    }
    return beside || (head->evidence.kinds & (1u << CITE_KEY));
}

/* The cut of a draft, made when there is none. */
static HeadCut *cut_of(HeadCuts *cuts, size_t draft)
{
    size_t i = cuts->count;
    while (i > 0 && cuts->items[i - 1].draft > draft)
        i--;
    if (i > 0 && cuts->items[i - 1].draft == draft)
        return &cuts->items[i - 1];
    vec_push(cuts, (HeadCut){.draft = draft});
    return &vec_last(cuts);
}

static size_t layout_of(Finder *finder, const FoundHead *head)
{
    HeadLines *lines = &finder->lines;
    size_t from, to, style = 0;
    Citation citation = read_part(finder->recovery, lines, head, head->above, head->below);
    if (head->title != NONE || !find_title_lines(lines, &citation, &from, &to))
        return 0;
    Str title = str_slice(buffer_str(&lines->text.text), citation.title_start, citation.title_end);
    for (size_t i = 0; i < lines->text.style_count; i++) {
        const CitationStyle *set = &lines->text.styles[i];
        if (set->start < citation.title_end && set->end > citation.title_start)
            style = set->kind == SPAN_STRONG ? 1 : 2;
    }
    style = style == 0 && word_is_all_caps(title) ? 3 : style;
    return 1 + (from < LAYOUT_LINES ? from : LAYOUT_LINES - 1) * LAYOUT_STYLES + style;
}

static bool is_accepted(const Finder *finder, const FoundHead *head)
{
    return head->score >= ENOUGH || is_seen(finder, head);
}

static Citation read_in_order(Finder *finder, const FoundHead *head, int author_first)
{
    finder->lines.habits.author_first = author_first;
    Citation citation = read_part(finder->recovery, &finder->lines, head, head->above, head->below);
    finder->lines.habits.author_first = 0;
    return citation;
}

/* The page's heads are read as they fit together: which line is the title of one its neighbours tell. */
static void find_order(Finder *finder)
{
    CitationOrders orders = {0};
    forget_reading(&finder->lines);
    for (size_t i = 0; i < finder->heads.count; i++) {
        const FoundHead *head = &finder->heads.items[i];
        if (head->title != NONE || !is_accepted(finder, head))
            continue;
        int order = read_in_order(finder, head, 0).shows.author_first;
        orders.author_first += order > 0;
        orders.title_first += order < 0;
    }
    if (citation_orders_agree(&orders))
        return;
    for (size_t i = 0; i < finder->heads.count; i++) {
        const FoundHead *head = &finder->heads.items[i];
        if (head->title != NONE || !is_accepted(finder, head))
            continue;
        orders.fit_author_first += read_in_order(finder, head, CITATION_ORDER).fit;
        orders.fit_title_first += read_in_order(finder, head, -CITATION_ORDER).fit;
    }
    finder->lines.habits.author_first = citation_common_order(&orders);
}

static void note_layouts(Finder *finder)
{
    for (size_t i = 0; i < finder->heads.count; i++) {
        FoundHead *head = &finder->heads.items[i];
        if (is_accepted(finder, head))
            head->layout = layout_of(finder, head);
        finder->layouts[head->layout]++;
    }
    finder->layouts[0] = 0;
}

/* A page sets its heads alike: a layout that comes twice, or the only one there is, is meant. Where each head is of another
 * make they have been put together from elsewhere, and no title stands apart. */
static bool is_usual_layout(const Finder *finder, const FoundHead *head)
{
    size_t all = 0;
    for (size_t i = 1; i < LAYOUTS; i++)
        all += finder->layouts[i];
    return head->layout > 0 && (all == 1 || finder->layouts[head->layout] > 1);
}

static void mark_title(Finder *finder, const FoundHead *head, HeadCuts *cuts)
{
    Recovery *recovery = finder->recovery;
    size_t from, to;
    Citation citation = read_part(recovery, &finder->lines, head, head->above, head->below);
    if (head->title != NONE || recovery->markdown || !find_title_lines(&finder->lines, &citation, &from, &to))
        return;
    const HeadLines *lines = &finder->lines;
    for (size_t draft = lines->drafts[from]; draft <= lines->drafts[to - 1]; draft++) {
        size_t begin = 0;
        while (lines->drafts[begin] != draft)
            begin++;
        size_t first = from > begin ? from - begin : 0, count = 0;
        while (begin + count < lines->count && lines->drafts[begin + count] == draft)
            count++;
        HeadCut *cut = cut_of(cuts, draft);
        size_t above = draft == head->first ? head->above : 0;
        cut->from = above + first;
        cut->to = above + (to - begin < count ? to - begin : count);
    }
}

/* Who reviews, between the head and the text. */
static void mark_byline(Recovery *recovery, size_t i)
{
    Str names;
    if (i >= recovery->count || !is_open(recovery, i) || recovery->features[i].lines > 3 ||
        recovery->features[i].words > 16 || recovery->drafts[i].blank_lines == 0)
        return;
    Str plain = block_plain(recovery, i);
    SignedBy reviewer;
    if (starts_nocase(plain, "review") &&
        signature_in_line(str_slice(plain, 0, str_find_byte(plain, '\n', 0)), &reviewer))
        decide(recovery, i, BLOCK_REVIEWER, "reviewed by", 90);
    else if (!starts_nocase(plain, "review") && byline_names(plain, &names))
        decide(recovery, i, BLOCK_BYLINE, "byline under the head of a review", 85);
}

/* Markup says that a line is a heading; that it is the heading of a book's review it cannot say. A list of keys under a
 * heading is a box in its section. */
static void decide_title(Recovery *recovery, const FoundHead *head)
{
    DraftBlock *title = &recovery->drafts[head->title];
    if (title->cls != BLOCK_HEADING) {
        decide(recovery, head->title, BLOCK_BOOKTITLE, "line above a citation", 85);
    } else if (!(head->evidence.kinds & (1u << CITE_KEY))) {
        title->cls = BLOCK_BOOKTITLE;
        title->rule = "heading above a citation";
        title->confidence = 85;
    }
}

static void accept(Finder *finder, const FoundHead *head, HeadCuts *cuts)
{
    Recovery *recovery = finder->recovery;
    unsigned confidence = (unsigned)(60 + head->score * 4);
    if (head->title != NONE)
        decide_title(recovery, head);
    for (size_t i = head->first; i <= head->last; i++) {
        if (recovery->drafts[i].cls == BLOCK_FURNITURE)
            continue;
        decide(recovery, i, BLOCK_BOOKCITE, "citation evidence", confidence > 97 ? 97 : confidence);
        recovery->drafts[i].tight = i > head->first;
    }
    mark_byline(recovery, head->last + 1);
    forget_reading(&finder->lines);
    if (head->above > 0)
        cut_of(cuts, head->first)->above = head->above;
    if (!is_box(finder, head) && is_usual_layout(finder, head))
        mark_title(finder, head, cuts);
    if (head->below > 0)
        cut_of(cuts, head->last)->below = head->below;
}

/* The piece of a draft from its line first on, count lines. */
static DraftBlock draft_lines(const Recovery *recovery, const DraftBlock *draft, size_t first, size_t count)
{
    DraftBlock part = *draft;
    size_t at = draft->start;
    for (size_t i = 0; i < first; i++)
        at = str_find_byte(recovery->text, '\n', at) + 1;
    part.start = part.text_start = at;
    for (size_t i = 0; i < count; i++)
        at = str_find_byte(recovery->text, '\n', at) + 1;
    part.end = at - 1 < draft->end ? at - 1 : draft->end;
    part.first_line = draft->first_line + (uint32_t)first;
    part.last_line = part.first_line + (uint32_t)count - 1;
    if (first > 0) {
        part.blank_lines = 0;
        part.page_break = false;
        part.tight = true;
    }
    return part;
}

static void push_lines(const Recovery *recovery, DraftList *out, const DraftBlock *draft, size_t first,
                       size_t end, BlockClass cls)
{
    if (first >= end)
        return;
    DraftBlock part = draft_lines(recovery, draft, first, end - first);
    part.cls = cls;
    part.rule = cls == BLOCK_BOOKTITLE  ? "title line of a citation"
                : cls == BLOCK_REVIEWER ? "name under the head of a review"
                                        : part.rule;
    part.tight = part.tight && cls != BLOCK_REVIEWER && cls != BLOCK_UNKNOWN;
    part.decided = part.decided && cls != BLOCK_UNKNOWN;
    vec_push(out, part);
}

static void cut_head(const Recovery *recovery, DraftList *out, const DraftBlock *draft, const HeadCut *cut)
{
    size_t lines = draft->last_line - draft->first_line + 1, end = lines - cut->below,
           from = cut->to > 0 ? cut->from : end, to = cut->to > 0 ? cut->to : end;
    push_lines(recovery, out, draft, 0, cut->above, BLOCK_UNKNOWN);
    size_t head = out->count;
    push_lines(recovery, out, draft, cut->above, from, BLOCK_BOOKCITE);
    push_lines(recovery, out, draft, from, to, BLOCK_BOOKTITLE);
    push_lines(recovery, out, draft, to, end, BLOCK_BOOKCITE);
    if (cut->above > 0 && head < out->count)
        out->items[head].tight = false;
    push_lines(recovery, out, draft, end, lines, BLOCK_REVIEWER);
}

/* Puts the lines of heads apart that are no citation. */
static void cut_heads(Recovery *recovery, const HeadCuts *cuts)
{
    DraftList out = {0};
    size_t next = 0;
    if (cuts->count == 0)
        return;
    vec_reserve(&out, recovery->count + cuts->count * 4);
    for (size_t i = 0; i < recovery->count; i++) {
        if (next < cuts->count && cuts->items[next].draft == i)
            cut_head(recovery, &out, &recovery->drafts[i], &cuts->items[next++]);
        else
            vec_push(&out, recovery->drafts[i]);
    }
    recovery_renew(recovery, &out);
}

/* ---- the pass ------------------------------------------------------------------------------------------ */

/* "### *Soundings*, by Dov Perrault (Gullwing, 2021)" stays a heading; a list of keys below a heading is its citation. */
static void find_key_lists(Recovery *recovery)
{
    for (size_t i = 1; i < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        if (draft->cls != BLOCK_LIST || recovery->drafts[i - 1].cls != BLOCK_HEADING)
            continue;
        size_t end = i, keys = 0;
        CiteParts parts = {0};
        for (; end < recovery->count && recovery->drafts[end].cls == BLOCK_LIST; end++) {
            if (recovery->features[end].bytes > 300 || recovery->drafts[end].by_hand)
                break;
            citation_scan(block_plain(recovery, end), &parts);
            bool key = parts.count > 0 && parts.items[0].kind == CITE_KEY;
            if (!key)
                break;
            keys++;
        }
        vec_free(&parts);
        for (size_t k = i; keys >= 2 && k < end; k++) {
            recovery->drafts[k].cls = BLOCK_BOOKCITE;
            recovery->drafts[k].rule = "keys of a citation";
            recovery->drafts[k].confidence = 90;
        }
        i = end > i ? end - 1 : i;
    }
}

/* "Editora: Morro Branco": a key, and what it names; *names tells whether it is one that names a book. */
static bool is_key_line(Recovery *recovery, size_t i, bool *names)
{
    enum {
        KEY_BYTES = 30,
        LINE_WORDS = 16
    };
    const BlockFeatures *features = &recovery->features[i];
    if (!is_open(recovery, i) || features->lines != 1 || features->words > LINE_WORDS ||
        features->bytes > 200)
        return false;
    Str line = block_source(recovery, i);
    size_t colon = str_find_byte(line, ':', 0);
    if (colon == 0 || colon > KEY_BYTES || colon + 2 >= line.len_bytes || line.data[colon + 1] != ' ' ||
        word_shape(str_slice(line, 0, colon)).words > 4)
        return false;
    *names = citation_key_names(str_slice(line, 0, colon));
    return true;
}

void join_citation_keys(Recovery *recovery)
{
    enum {
        LINES_MIN = 3,
        KEYS_MAX = 24,
        NAMES_MIN = 2
    };
    DraftList out = {0};
    bool joined = false;
    for (size_t i = 0, end; i < recovery->count; i = end) {
        size_t named = 0;
        bool names = false;
        for (end = i; end < recovery->count && end < i + KEYS_MAX && is_key_line(recovery, end, &names) &&
                      (end == i || recovery->drafts[end].blank_lines <= 2);
             end++)
            named += names;
        bool list = end >= i + LINES_MIN && named >= NAMES_MIN;
        end = end > i ? end : i + 1; /* what has been asked is not asked again */
        for (size_t k = i; !list && k < end; k++)
            vec_push(&out, recovery->drafts[k]);
        if (!list)
            continue;
        DraftBlock head = recovery->drafts[i];
        head.end = recovery->drafts[end - 1].end;
        head.last_line = recovery->drafts[end - 1].last_line;
        joined = true;
        vec_push(&out, head);
    }
    if (joined)
        recovery_renew(recovery, &out);
    else
        vec_free(&out);
}

void find_review_heads(Recovery *recovery)
{
    Finder finder = {.recovery = recovery};
    HeadCuts cuts = {0};
    for (size_t i = 0; i < recovery->count; i++) {
        note_heading(&finder, i);
        if (may_be_head(recovery, i))
            weigh(&finder, i);
    }
    drop_bibliographies(recovery, &finder.heads);
    drop_overlaps(&finder.heads);
    note_sure_heads(&finder);
    find_order(&finder);
    note_layouts(&finder);
    for (size_t i = 0; i < finder.heads.count; i++) {
        const FoundHead *head = &finder.heads.items[i];
        if (is_accepted(&finder, head))
            accept(&finder, head, &cuts);
    }
    cut_heads(recovery, &cuts);
    vec_free(&cuts);
    vec_free(&finder.heads);
    head_text_free(&finder.lines.text);
    if (recovery->markdown)
        find_key_lists(recovery);
}
