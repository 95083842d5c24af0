/* How much speaks for it that a text is the head of a book review: what its parts say, what it looks like as a whole, and
 * whether a title, people and a publisher can be told in it. */
#include <string.h>

#include "citation_pieces.h"
#include "head_text.h"
#include "passes.h"

enum {
    HEAD_WORDS_MAX = 70,
    /* With less than this from its parts a text is no citation, whatever its words are. */
    WORTH_READING = 1
};

static uint32_t bit(CiteKind kind)
{
    return (uint32_t)1 << kind;
}

/* ---- the parts ----------------------------------------------------------------------------------------- */

/* A look at the bytes before anything is taken apart: no citation is without a year, a price, an ISBN or a number of
 * pages, or else has a key ("Author:"). */
static bool may_cite(Str text)
{
    if (str_find_byte(text, ':', 0) == text.len_bytes && !has_ascii_digit(text))
        return false;
    for (size_t at = 0; at < text.len_bytes; at++) {
        char c = text.data[at];
        if (c == ':' && text.len_bytes < 400)
            return true;
        if (c < '0' || c > '9')
            continue;
        size_t end = at;
        while (end < text.len_bytes && is_ascii_digit(text.data[end]))
            end++;
        unsigned char before = at > 0 ? (unsigned char)text.data[at - 1] : ' ';
        char behind = end < text.len_bytes ? text.data[end] : ' ';
        if (behind == ' ' && end + 1 < text.len_bytes)
            behind = text.data[end + 1];
        bool year = end - at == 4 && (c == '1' || c == '2');
        bool unit = behind == 'p' || behind == 'S' || behind == 's' || behind == 'd' ||
                    (unsigned char)behind >= 0x80 || behind == '$' || behind == '-' || behind == 'e' ||
                    behind == 'E' || behind == 'C';
        if (year || unit || before >= 0x80 || before == '$' || end - at >= 9 || (before == '.' && at > 2) ||
            (before == ' ' && at > 2))
            return true;
        at = end;
    }
    return false;
}

/* "9 March": a month with its day. */
static bool is_day(Str s, const CitePart *part)
{
    return part->kind == CITE_MONTH && has_ascii_digit(str_slice(s, part->start, part->end));
}

static bool has_its_year(const CiteParts *parts, size_t i)
{
    const CitePart *part = &parts->items[i];
    return i + 1 < parts->count && part[1].kind == CITE_YEAR && part[1].start <= part->end + 2;
}

/* A day without its year is that of an event: "until 14 January". */
static bool is_day_of_event(Str s, const CiteParts *parts, size_t i)
{
    return is_day(s, &parts->items[i]) && !has_its_year(parts, i);
}

typedef struct {
    uint32_t kinds; /* bit per CiteKind */
    uint8_t did;
    size_t events, others, years;
    size_t dates;   /* of the years, how many are those of a day */
    bool year_ends; /* "(2024)" at the end */
    bool page_range;
} PartsSeen;

static PartsSeen see_parts(Str s, const CiteParts *parts)
{
    PartsSeen seen = {0};
    for (size_t i = 0; i < parts->count; i++) {
        const CitePart *part = &parts->items[i];
        Str value = str_slice(s, part->value_start, part->value_end);
        if (part->kind == CITE_YEAR && citation_year_is_said(s, part->start))
            continue;
        seen.kinds |= part->kind == CITE_KEY && !citation_key_names(value) ? 0 : bit(part->kind);
        seen.did |= part->did;
        seen.events += is_day_of_event(s, parts, i);
        seen.dates += is_day(s, part) && has_its_year(parts, i);
        seen.others += part->kind == CITE_OTHER;
        seen.years += part->kind == CITE_YEAR;
        seen.page_range = seen.page_range || (part->kind == CITE_PAGES && is_ascii_digit(value.data[0]) &&
                                              (str_find(value, STR("–"), 0) < value.len_bytes ||
                                               str_find_byte(value, '-', 0) < value.len_bytes));
    }
    /* "By Ann Lee / March 9, 2019": when somebody wrote is no year of a book. */
    const uint32_t of_books = bit(CITE_ISBN) | bit(CITE_PRICE) | bit(CITE_PAGES) | bit(CITE_PUBLISHER);
    if (seen.dates > 0 && seen.dates == seen.years && !(seen.kinds & of_books))
        seen.kinds &= ~bit(CITE_YEAR);
    if (parts->count > 0) {
        const CitePart *last = &vec_last(parts);
        seen.year_ends =
            last->kind == CITE_YEAR && last->start < last->value_start && last->end + 2 >= s.len_bytes;
    }
    return seen;
}

static int score_of_parts(const PartsSeen *seen)
{
    static const struct {
        CiteKind kind;
        int points;
    } kinds[] = {{CITE_ISBN, 4},      {CITE_PRICE, 3},   {CITE_PAGES, 3},  {CITE_YEAR, 1},
                 {CITE_PUBLISHER, 2}, {CITE_BINDING, 2}, {CITE_SERIES, 1}, {CITE_KEY, 4}};
    int score = seen->year_ends ? 1 : 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        score += seen->kinds & bit(kinds[i].kind) ? kinds[i].points : 0;
    score += seen->did & (DID_EDIT | DID_TRANSLATE) ? 2 : 0;
    score += seen->did & DID_WRITE ? 1 : 0;
    score -= seen->others > 0 ? 5 : 0;
    score -= seen->years > 3 ? 9 : 0; /* several books, or several editions */
    score -= seen->events > 1 ? (int)seen->events * 4 : seen->events > 0 ? 2 : 0;
    return score;
}

/* ---- the whole ----------------------------------------------------------------------------------------- */

/* Words that no part covers, and how many of them begin small: of a citation's words about one half, of a text's nearly
 * all. */
static bool reads_like_prose(Str s, const CiteParts *parts)
{
    size_t words = 0, small = 0, part = 0, at = 0, step;
    Str word;
    while (next_word(s, &at, &word)) {
        size_t start = (size_t)(word.data - s.data);
        while (part < parts->count && parts->items[part].end <= start)
            part++;
        if (part < parts->count && parts->items[part].start <= start)
            continue;
        words++;
        small += utf8_is_lower(utf8_decode(word, 0, &step));
    }
    return words < 10 ? small >= 5 && small * 4 > words * 3 : small * 8 > words * 5;
}

/* A review that begins on the line of its head: prose behind the last thing that only a citation has. */
static bool runs_into_text(Str s, const CiteParts *parts)
{
    size_t end = 0;
    for (size_t i = 0; i < parts->count; i++) {
        CiteKind kind = parts->items[i].kind;
        if (kind != CITE_PRICE && kind != CITE_PAGES && kind != CITE_ISBN && kind != CITE_YEAR &&
            kind != CITE_BINDING)
            continue;
        if (end > 0 && parts->items[i].start > end + 60)
            break;
        end = parts->items[i].end;
    }
    if (end == 0)
        return false;
    WordShape tail = word_shape(str_slice(s, end, s.len_bytes));
    return tail.words >= 8 && tail.long_lower_words >= 3 && tail.sentence_ends >= 1;
}

/* "‘The Bell’, *Shore Studies* 4 (1998), pp. 12–40": an article in a journal, not a book. */
static bool cites_article(Str s, const PartsSeen *seen)
{
    static const char *const ends[] = {"’,", "”,", ",”", ".”", ".\"", "»,", "“,", "',"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_find(s, str_from(ends[i]), 0) < s.len_bytes)
            return seen->page_range;
    return false;
}

/* "Citation: ...", "Reviewed by ...", "Published on ...": says where something stands, or who wrote it. */
static bool is_statement(Str s)
{
    static const char *const openings[] = {"citation:",
                                           "cite as",
                                           "suggested citation",
                                           "how to cite",
                                           "reviewed by ",
                                           "review by ",
                                           "review of ",
                                           "published on ",
                                           "published in ",
                                           "first published",
                                           "commissioned by ",
                                           "copyright",
                                           "© ",
                                           "(c) ",
                                           "rezensiert von ",
                                           "zitierweise",
                                           "pour citer",
                                           "compte rendu ",
                                           "cómo citar",
                                           "reseñado por ",
                                           "come citare",
                                           "recensione di ",
                                           "to order ",
                                           "available from ",
                                           "available at ",
                                           "corrigend",
                                           "erratum",
                                           "correction:"};
    return starts_with_any(s, openings, sizeof openings / sizeof *openings);
}

/* "To order for £17, call ...", "is published by ...": what is for sale. */
bool citation_sells(Str s)
{
    static const char *const phrases[] = {"to order",
                                          "to buy",
                                          "order a copy",
                                          "is published by",
                                          "are published by",
                                          "published by the author",
                                          "p&p",
                                          "or near offer",
                                          "post free",
                                          "franco de port",
                                          "on sale at",
                                          "on sale in",
                                          "can be bought",
                                          "available from",
                                          "available at",
                                          "free delivery",
                                          "zu bestellen",
                                          "bestellen bei",
                                          "ist erschienen",
                                          "erscheint am",
                                          "en librairie",
                                          "à commander",
                                          "a la venta",
                                          "in vendita",
                                          "à venda",
                                          "te koop"};
    for (size_t at = 0; at < s.len_bytes; at++)
        if (at == 0 || s.data[at - 1] == ' ')
            if (starts_folded_with_any(str_slice(s, at, s.len_bytes), phrases,
                                       sizeof phrases / sizeof *phrases))
                return true;
    return false;
}

/* "Title: ..., Language: English, Prepared by ...": the file itself, not a book that somebody has read. */
static bool describes_file(Str s, const PartsSeen *seen)
{
    static const char *const keys[] = {"language:",      "release date:", "posting date:", "character set",
                                       "produced by",    "prepared by",   "e-text",        "etext",
                                       "transcribed by", "last updated",  "encoding:",     "credits:"};
    static const uint32_t book = 1u << CITE_ISBN | 1u << CITE_PRICE | 1u << CITE_PAGES;
    if (!(seen->kinds & bit(CITE_KEY)) || (seen->kinds & book))
        return false;
    for (size_t at = 0; at < s.len_bytes; at++)
        if (at == 0 || s.data[at - 1] == '\n')
            if (starts_folded_with_any(str_slice(s, at, s.len_bytes), keys, sizeof keys / sizeof *keys))
                return true;
    return false;
}

/* "11. Interview by ..., quoted in ...": a note. */
static bool is_note(Str s)
{
    static const char *const words[] = {"ibid",         "cit",  "quoted", "supra", "infra",
                                        "dissertation", "cf",   "vgl",    "ebd",   "op",
                                        "siehe",        "voir", "véase",  "vedi",  "zie"};
    size_t at = 0, digits = 0;
    Str word;
    while (digits < s.len_bytes && is_ascii_digit(s.data[digits]))
        digits++;
    bool numbered = digits > 0 && digits <= 3 && digits + 1 < s.len_bytes &&
                    (s.data[digits] == '.' || s.data[digits] == ' ');
    while (numbered && next_word(s, &at, &word))
        if (is_one_of(word, words, sizeof words / sizeof *words))
            return true;
    return false;
}

static int score_of_whole(Str s, const CiteParts *parts, const PartsSeen *seen, bool styled)
{
    size_t step;
    int score = styled ? 1 : 0;
    score -= word_shape(s).words > HEAD_WORDS_MAX ? 4 : 0;
    bool maker = parts->items[0].start == 0 && parts->items[0].kind == CITE_ROLE; /* "by Rosa Quill" */
    score -= utf8_is_lower(utf8_decode(s, 0, &step)) && !maker ? 3 : 0;
    score -= reads_like_prose(s, parts) ? 6 : 0;
    score -= cites_article(s, seen) ? 6 : 0;
    score -= runs_into_text(s, parts) ? 6 : 0;
    score -= is_statement(s) || citation_sells(s) || describes_file(s, seen) ? 9 : 0;
    score -= is_note(s) ? 6 : 0;
    return score;
}

/* What can be told in it, and whether nothing else stands there. */
static void read_labels(const CitationText *text, CiteParts *parts, CiteEvidence *evidence)
{
    Pieces pieces;
    Labelling labels;
    bool author = false, publisher = false, city = false, apart = false;
    pieces_cut(text, parts, &pieces);
    pieces_label(&pieces, &labels);
    for (size_t i = 0; i < labels.count; i++) {
        Label label = labels.spans[i].label;
        evidence->has_title = evidence->has_title || label == LABEL_TITLE;
        author = author || label == LABEL_AUTHOR || label == LABEL_PEOPLE;
        publisher = publisher || label == LABEL_PUBLISHER;
        city = city || label == LABEL_CITY;
        apart = apart || label == LABEL_APART || label == LABEL_SUBTITLE || label == LABEL_SERIES;
    }
    /* Alone before an imprint stands the publisher: "Eastmere, 412 pp., £28". */
    evidence->has_title = evidence->has_title && (author || publisher);
    evidence->has_people = author;
    evidence->has_publisher = publisher;
    /* "Claire Aubrac: Une brève saison. Lyon: Tirelaine, 2019": all that makes a book, and nothing else */
    if (evidence->has_title && author && publisher && city && !apart && (evidence->kinds & bit(CITE_YEAR)))
        evidence->score += 2;
    evidence->imprint =
        author && publisher && !evidence->has_title && !apart && (evidence->kinds & bit(CITE_YEAR));
}

CiteEvidence head_evidence(const HeadText *head)
{
    CiteEvidence evidence = {0};
    CiteParts parts = {0};
    CitationText text = head_text_get(head, 0);
    citation_scan(text.text, &parts);
    PartsSeen seen = see_parts(text.text, &parts);
    evidence.kinds = seen.kinds;
    evidence.score = score_of_parts(&seen);
    if (parts.count > 0 && text.text.len_bytes > 0) {
        evidence.score += score_of_whole(text.text, &parts, &seen, text.style_count > 0);
        if (evidence.score >= WORTH_READING)
            read_labels(&text, &parts, &evidence);
        if (seen.kinds & bit(CITE_KEY))
            evidence.has_title = true;
    }
    vec_free(&parts);
    return evidence;
}

CiteEvidence citation_evidence(Str marked, Str plain)
{
    if (!may_cite(marked) || plain.len_bytes == 0)
        return (CiteEvidence){0};
    HeadText head = {0};
    head_text_add_marked(&head, marked);
    CiteEvidence evidence = head_evidence(&head);
    head_text_free(&head);
    return evidence;
}

bool evidence_has_figures(const CiteEvidence *evidence)
{
    return evidence->kinds & (1u << CITE_ISBN | 1u << CITE_PAGES | 1u << CITE_YEAR | 1u << CITE_PRICE);
}

bool evidence_names_book(const CiteEvidence *evidence)
{
    static const uint32_t numbers = 1u << CITE_ISBN | 1u << CITE_PAGES | 1u << CITE_YEAR,
                          price = 1u << CITE_PRICE;
    if (evidence->has_people)
        return evidence->kinds & (numbers | price);
    return evidence->has_publisher && (evidence->kinds & numbers);
}

bool evidence_is_of_book(const CiteEvidence *evidence)
{
    enum {
        STRONG = 3
    };
    return evidence->score >= STRONG && evidence_names_book(evidence);
}
