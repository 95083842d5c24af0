/* Heads of articles and reviews that stand right upon their text, and what closes a text right below it. */
#include "cuts.h"
#include "signature.h"

#include <string.h>

bool is_quoted_above_name(const Cutter *cutter)
{
    const LineList *lines = &cutter->lines;
    Str s = line_text(cutter->recovery, &lines->items[lines->count - 1]);
    Str above = line_text(cutter->recovery, &lines->items[lines->count - 2]);
    bool dash = str_starts(s, STR("—")) || str_starts(s, STR("– ")) || str_starts(s, STR("--"));
    return (dash || looks_like_name(s) || names_a_work(s)) &&
           is_opening_quote_at(line_text(cutter->recovery, &lines->items[0])) &&
           (lines->count == 2 || ends_in_closing_quote(above));
}

/* Behind the block, and what short things stand there, the text goes on small: its last line is where a page ended. */
static bool goes_on_behind(const Cutter *cutter)
{
    enum {
        REACH = 6,
        SHORT_WORDS = 40
    };
    const Recovery *recovery = cutter->recovery;
    for (size_t i = cutter->draft + 1; i < recovery->count && i <= cutter->draft + REACH; i++) {
        if (recovery->features[i].start == START_LOWER)
            return true;
        if (recovery->features[i].words > SHORT_WORDS)
            return false;
    }
    return false;
}

/* A sentence and below it a line that is none, though there would be room for more. */
static bool is_short_source(const Cutter *cutter)
{
    enum {
        MAX_LINES = 5,
        MAX_CHARS_PER_CENT = 70
    };
    const LineList *lines = &cutter->lines;
    const Line *last = &lines->items[lines->count - 1], *above = last - 1;
    Str s = line_text(cutter->recovery, last);
    size_t step;
    return cutter->recovery->hard_wrapped && lines->count <= MAX_LINES && above->stops && !last->stops &&
           strchr(",;:-", s.data[s.len_bytes - 1]) == NULL && utf8_is_upper(utf8_decode(s, 0, &step)) &&
           last->chars * 100 <= cutter->recovery->measure * MAX_CHARS_PER_CENT && !goes_on_behind(cutter);
}

/* A sentence, right below it a few words that are none, and with room between the text: a motto and its source. */
static bool is_motto(const Cutter *cutter, size_t draft)
{
    enum {
        SOURCE_WORDS = 8,
        TEXT_CHARS = 200
    };
    const Recovery *recovery = cutter->recovery;
    const Line *lines = cutter->lines.items;
    if (cutter->lines.count != 2 || !lines[0].stops || lines[1].stops || lines[0].caps || lines[1].caps ||
        draft + 1 >= recovery->count || recovery->drafts[draft + 1].blank_lines == 0 ||
        recovery->drafts[draft].blank_lines == 0 || recovery->features[draft + 1].chars < TEXT_CHARS)
        return false;
    Str motto = line_text(recovery, &lines[0]), source = line_text(recovery, &lines[1]), names;
    WordShape shape = word_shape(source);
    return !starts_lower(motto) && !starts_lower(source) && word_shape(motto).words >= 4 &&
           shape.words >= 2 && shape.words <= SOURCE_WORDS && !byline_names(source, &names) &&
           strchr(",;:-", source.data[source.len_bytes - 1]) == NULL;
}

bool cut_motto(Cutter *cutter, size_t draft)
{
    if (!is_motto(cutter, draft))
        return false;
    cutter->lines.items[1].cut = true;
    return true;
}

void cut_attribution(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    Line *last = &lines->items[lines->count - 1];
    uint32_t furthest = 0;
    if (last->chars > 60 || lines->items[0].cut || lines->count > 12)
        return;
    for (size_t i = 0; i + 1 < lines->count; i++)
        furthest = lines->items[i].indent > furthest ? lines->items[i].indent : furthest;
    Str s = line_text(cutter->recovery, last);
    bool dash = str_starts(s, STR("—")) || str_starts(s, STR("– ")) || str_starts(s, STR("--"));
    /* What a line of verse has too much of stands far in as well, but begins small. */
    bool right =
        (last->indent >= furthest + 12 && (!starts_lower(s) || lines->items[lines->count - 2].stops)) ||
        (last->indent >= furthest + 8 && !starts_lower(s) && lines->items[lines->count - 2].stops);
    bool quoted = is_quoted_above_name(cutter);
    bool work = quoted || (lines->count <= 3 && names_a_work(s) && lines->items[lines->count - 2].stops);
    if (dash || right || work || is_short_source(cutter))
        last->cut = true;
}

CiteEvidence evidence_of(const Cutter *cutter, size_t first_line, size_t last_line)
{
    const LineList *lines = &cutter->lines;
    Str s = str_slice(cutter->recovery->text, lines->items[first_line].text, lines->items[last_line].end);
    if (s.len_bytes > SHORT_BLOCK_BYTES)
        return (CiteEvidence){0};
    return citation_evidence(s, s);
}

CiteEvidence evidence_from(const Cutter *cutter, size_t first_line)
{
    return evidence_of(cutter, first_line, cutter->lines.count - 1);
}

/* A line that might be a heading upon the text: short, without a stop or another mark at its end. */
static bool is_head_shaped(const Cutter *cutter, const Line *line, const Line *next)
{
    Str s = line_text(cutter->recovery, line), below = line_text(cutter->recovery, next), names;
    size_t step;
    uint32_t last = s.len_bytes > 0 ? utf8_decode(s, utf8_previous(s, s.len_bytes), &step) : ',';
    bool mark = last == ',' || last == ';' || last == ':' || last == '-' || last == 0x2013 ||
                last == 0x2014 || last == '.';
    return !mark && line->chars > 1 && line->chars * 10 <= cutter->measure * 7 && !starts_lower(s) &&
           !starts_lower(below) && line->chars + next->first_word + 12 <= cutter->measure && !is_contact(s) &&
           !byline_names(below, &names);
}

void cut_head_above(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    for (size_t heads = 1; heads <= 2 && heads + 2 <= lines->count; heads++) {
        const Line *line = &lines->items[heads - 1], *next = &lines->items[heads];
        if (!is_head_shaped(cutter, line, next))
            return;
        if (next->chars * 10 < cutter->measure * 8)
            continue;
        lines->items[heads].cut = true;
        return;
    }
}

bool is_section_number(Str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.len_bytes; i++) {
        if (s.data[i] != '.' && (s.data[i] < '0' || s.data[i] > '9'))
            return false;
        digits += s.data[i] != '.';
    }
    return digits > 0 && digits <= 3 && str_find_byte(s, '.', 0) < s.len_bytes;
}

void cut_citation_head(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    for (size_t i = 1; i <= 3 && i + 3 <= lines->count; i++) {
        const Line *above = &lines->items[i - 1];
        Str here = line_text(cutter->recovery, &lines->items[i]);
        bool mark =
            strchr(",|&", *(line_text(cutter->recovery, above).data + above->end - above->text - 1)) != NULL;
        if (mark || starts_lower(here) || evidence_of(cutter, 0, i - 1).score < 6 ||
            evidence_of(cutter, i, i + 1).score > 0)
            continue;
        lines->items[i].cut = true;
        return;
    }
}

bool cut_citation_tail(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    Str last = line_text(cutter->recovery, &lines->items[lines->count - 1]);
    bool digit = false;
    for (size_t i = 0; i < last.len_bytes && !digit; i++)
        digit = is_ascii_digit(last.data[i]);
    if (!digit)
        return false;
    if (lines->count <= 5 && cutter->recovery->hard_wrapped) {
        CiteEvidence whole = evidence_from(cutter, 0);
        if (whole.score >= 5 && whole.has_title)
            return false;
    }
    for (size_t back = 4; back > 0; back--) {
        if (back >= lines->count)
            continue;
        size_t i = lines->count - back;
        const Line *above = &lines->items[i - 1];
        bool closed = above->stops || (back == 1 && !cutter->recovery->hard_wrapped && above->chars < 60);
        if (!closed || starts_lower(line_text(cutter->recovery, &lines->items[i])))
            continue;
        CiteEvidence tail = evidence_from(cutter, i);
        if (tail.score >= 6 && tail.has_title) {
            lines->items[i].cut = true;
            return true;
        }
    }
    return false;
}

/* Running text: many small words, from a line that begins like a sentence. */
static bool is_prose_from(const Cutter *cutter, size_t first)
{
    enum {
        LINES = 3,
        WORDS_MIN = 12
    };
    const LineList *lines = &cutter->lines;
    size_t last = first + LINES <= lines->count ? first + LINES - 1 : lines->count - 1;
    Str s = str_slice(cutter->recovery->text, lines->items[first].text, lines->items[last].end);
    WordShape shape = word_shape(s);
    bool small = shape.long_lower_words * 4 >= shape.words ||
                 (shape.capital_words * 4 <= shape.words && shape.long_lower_words * 6 >= shape.words);
    return !starts_lower(s) && shape.words >= WORDS_MIN && small;
}

enum {
    SURE_FRONT = 6, /* score of a front that needs no other */
    FRONT = 3       /* of one like others */
};

/* With its pages, its price, its year: a full line may end there by itself. */
static bool ends_in_part(Str line)
{
    static const uint32_t ends =
        1u << CITE_PRICE | 1u << CITE_PAGES | 1u << CITE_YEAR | 1u << CITE_ISBN | 1u << CITE_BINDING;
    CiteParts parts = {0};
    citation_scan(line, &parts);
    bool found =
        parts.count > 0 && vec_last(&parts).end + 1 >= line.len_bytes && (ends & 1u << vec_last(&parts).kind);
    vec_free(&parts);
    return found;
}

/* The line at which text begins below the citation that the lines begin with; 0 for none. */
static size_t front_end(const Cutter *cutter, int least, uint32_t *kinds)
{
    enum {
        HEAD_LINES_MAX = 6
    };
    const LineList *lines = &cutter->lines;
    size_t best = 0, last = lines->count < HEAD_LINES_MAX ? lines->count : HEAD_LINES_MAX;
    int most = least - 1;
    bool even = has_even_lines(cutter->recovery, cutter->draft); /* a paragraph that looks like any other */
    if (!has_ascii_digit(str_slice(cutter->recovery->text, lines->items[0].text, lines->items[last - 1].end)))
        return 0; /* no year, pages or price */
    for (size_t i = 1; i < lines->count && i <= HEAD_LINES_MAX; i++) {
        /* Most lines go on small: nothing else need be asked of them. */
        if (starts_lower(line_text(cutter->recovery, &lines->items[i])) || !is_prose_from(cutter, i))
            continue;
        CiteEvidence head = evidence_of(cutter, 0, i - 1);
        bool ends = break_is_forced(cutter, &lines->items[i - 1], &lines->items[i]) ||
                    ends_in_part(line_text(cutter->recovery, &lines->items[i - 1]));
        if (head.score > most && head.has_title && head.has_people &&
            (ends || (head.score >= SURE_FRONT && !even))) {
            best = i;
            most = head.score;
            *kinds = head.kinds & ~(1u << CITE_PUBLISHER); /* known everywhere, or not */
        }
    }
    return best;
}

void note_front(Cutter *cutter)
{
    uint32_t kinds;
    if (front_end(cutter, FRONT, &kinds) == 0)
        return;
    size_t i = 0;
    while (i < cutter->front_count && cutter->fronts[i].kinds != kinds)
        i++;
    if (i == FRONTS_MAX)
        return;
    cutter->fronts[i].kinds = kinds;
    cutter->fronts[i].count++;
    cutter->front_count += i == cutter->front_count;
}

static bool is_usual_front(const Cutter *cutter, uint32_t kinds)
{
    for (size_t i = 0; i < cutter->front_count; i++)
        if (cutter->fronts[i].kinds == kinds)
            return cutter->fronts[i].count >= 2;
    return false;
}

bool cut_citation_front(Cutter *cutter)
{
    uint32_t kinds;
    size_t end = front_end(cutter, SURE_FRONT, &kinds);
    if (end == 0 && cutter->front_count > 0) {
        end = front_end(cutter, FRONT, &kinds);
        end = end > 0 && is_usual_front(cutter, kinds) ? end : 0;
    }
    if (end > 0)
        cutter->lines.items[end].cut = true;
    return end > 0;
}

/* Verse set in, as hymns and free verse are: long lines that run on. What a line has too much of is turned over, and
 * stands further in. */
static bool is_set_in_verse(const Cutter *cutter)
{
    enum {
        LONG_VERSE = 80
    };
    const LineList *lines = &cutter->lines;
    size_t at_indent, capitals = 0, stops = 0;
    uint32_t indent = least_indent(lines, &at_indent);
    for (size_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        bool turned = i > 0 && line->indent >= indent + 2;
        if (line->chars > LONG_VERSE)
            return false;
        capitals += turned || !starts_lower(line_text(cutter->recovery, line));
        stops += line->stops;
    }
    return indent >= 2 && lines->items[0].indent == indent && !lines->items[0].stops &&
           capitals * 4 >= lines->count * 3 && stops * 2 <= lines->count;
}

bool is_stack(const Cutter *cutter)
{
    const LineList *lines = &cutter->lines;
    size_t capitals = 0, stops = 0, names = 0;
    uint32_t longest = 0;
    Str who;
    for (size_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        Str s = line_text(cutter->recovery, line);
        capitals += !starts_lower(s);
        stops += line->stops;
        longest = line->chars > longest ? line->chars : longest;
        names += i < 3 && (looks_like_name(s) || byline_names(s, &who));
    }
    /* Text that has a paragraph a line wraps nothing: a short line that begins small is verse. */
    bool small_starts = capitals < lines->count && capitals * 4 >= lines->count && longest <= 48 &&
                        !cutter->recovery->hard_wrapped;
    bool verse = lines->count >= 3 && longest <= 60 && (capitals * 4 >= lines->count * 3 || small_starts) &&
                 stops * 4 <= lines->count * 3;
    Str first = line_text(cutter->recovery, &lines->items[0]);
    bool greeting = lines->count <= 4 && longest <= 40 && lines->items[0].chars <= 30 &&
                    first.data[first.len_bytes - 1] == ',';
    bool signature = (lines->count <= 5 && longest <= 60 && names > 0) || greeting;
    return verse || signature || is_set_in_verse(cutter);
}

/* "No. 74. Lammas 1988": an issue of a periodical and no book. */
static bool names_an_issue(Str s)
{
    static const char *const openings[] = {"No. ", "Vol. ", "Nr. ", "Heft ", "Issue ", "Number "};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        size_t len = strlen(openings[i]);
        if (str_starts(s, str_from(openings[i])) && s.len_bytes > len && is_ascii_digit(s.data[len]))
            return true;
    }
    return false;
}

bool is_head_stack(Cutter *cutter)
{
    for (size_t i = 0; i < cutter->lines.count; i++)
        if (names_an_issue(line_text(cutter->recovery, &cutter->lines.items[i])))
            return false;
    int score = evidence_from(cutter, 0).score;
    return score >= (cutter->lines.count >= 3 && cutter->lines.count <= 6 ? 4 : 5);
}

bool may_be_signature(const Cutter *cutter, size_t i)
{
    const Recovery *recovery = cutter->recovery;
    if (i == 0 || recovery->drafts[i].blank_lines > 1 || cutter->lines.count > 4)
        return false;
    const BlockFeatures *before = &recovery->features[i - 1];
    if (before->end != END_STOP || before->chars < 40)
        return false;
    for (size_t k = 0; k < cutter->lines.count; k++)
        if (looks_like_signature(line_text(recovery, &cutter->lines.items[k])))
            return true;
    return false;
}

bool cut_headlines(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    if (lines->count < 3 || lines->count > 6 || !lines->items[0].caps || !lines->items[1].caps)
        return false;
    for (size_t i = 0; i < lines->count; i++) {
        Str s = line_text(cutter->recovery, &lines->items[i]);
        bool last = i + 1 == lines->count;
        if (lines->items[i].stops || (!lines->items[i].caps && !last) || word_shape(s).words < 2 ||
            s.data[s.len_bytes - 1] == ',' || (!last && (looks_like_name(s) && i > 0)))
            return false;
    }
    if (evidence_from(cutter, 0).score >= 3)
        return false;
    for (size_t i = 1; i < lines->count; i++)
        lines->items[i].cut = true;
    return true;
}

bool cut_named_head(Cutter *cutter, size_t draft)
{
    enum {
        MAX_LINES = 4,
        BODY_CHARS = 200
    };
    const Recovery *recovery = cutter->recovery;
    LineList *lines = &cutter->lines;
    size_t last = lines->count - 1;
    if (lines->count > MAX_LINES || recovery->drafts[draft].blank_lines == 0 ||
        draft + 1 >= recovery->count || recovery->features[draft + 1].chars < BODY_CHARS ||
        !looks_like_names(line_text(recovery, &lines->items[last])))
        return false;
    for (size_t i = 0; i < last; i++) {
        Str s = line_text(recovery, &lines->items[i]);
        if (lines->items[i].stops || starts_lower(s) || looks_like_name(s) || s.data[s.len_bytes - 1] == ',')
            return false;
    }
    Str head = line_text(recovery, &lines->items[0]), name = line_text(recovery, &lines->items[last]);
    WordShape shape = word_shape(head);
    if (shape.words < 2 || (shape.lists & LEX_INSTITUTION) || begins_byline(head) || looks_like_names(head) ||
        (word_shape(name).lists & (LEX_INSTITUTION | LEX_ROLE_NOUN)) || evidence_from(cutter, 0).score >= 3)
        return false;
    Str below = block_source(recovery, draft + 1);
    if (below.len_bytes <= SHORT_BLOCK_BYTES && citation_evidence(below, below).score >= 4)
        return false;
    for (size_t i = recovery->hard_wrapped ? last : 1; i <= last; i++)
        lines->items[i].cut = true;
    return true;
}

bool cut_short_letter(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    if (lines->count > 3 || !lines->items[0].stops ||
        !salutes(line_text(cutter->recovery, &lines->items[0])) ||
        !looks_like_signature(line_text(cutter->recovery, &lines->items[1])))
        return false;
    lines->items[1].cut = true;
    return true;
}

bool cut_signed_head(Cutter *cutter)
{
    const LineList *lines = &cutter->lines;
    if (lines->count != 2 || lines->items[0].caps || lines->items[0].stops || !lines->items[1].caps)
        return false;
    Str head = line_text(cutter->recovery, &lines->items[0]),
        name = line_text(cutter->recovery, &lines->items[1]);
    WordShape shape = word_shape(head);
    bool heads = shape.words >= 3 && !(shape.lists & (LEX_INSTITUTION | LEX_ROLE_NOUN)) &&
                 !starts_lower(head) && str_find_byte(head, ',', 0) >= head.len_bytes &&
                 !looks_like_name(head) && !begins_byline(head);
    if (!heads || !(looks_like_name(name) || are_initials(name)))
        return false;
    lines->items[1].cut = true;
    return true;
}

bool cut_kicker_above_title(Cutter *cutter)
{
    Line *lines = cutter->lines.items;
    if (cutter->lines.count != 2 || lines[0].stops || lines[1].stops || lines[0].chars < 5 ||
        lines[0].chars * 2 > lines[1].chars)
        return false;
    Str kicker = line_text(cutter->recovery, &lines[0]), title = line_text(cutter->recovery, &lines[1]), word;
    size_t at = 0;
    bool alone = next_word(kicker, &at, &word) && at >= kicker.len_bytes && word_is_capitalised(word) &&
                 !(lexicon_lists(word) & LEX_FUNCTION);
    WordShape shape = word_shape(title), above = word_shape(kicker);
    /* "Il ritrovamento / La posta arriva dopo un secolo": where titles are set like sentences, a capital begins another. */
    alone = alone || (above.words <= 3 && !starts_lower(kicker) && !(above.last_lists & LEX_EXPECTING) &&
                      shape.content_words >= 3 && shape.capital_words == 0 &&
                      break_is_forced(cutter, &lines[0], &lines[1]));
    if (!alone || starts_lower(title) || shape.words < 3 ||
        (shape.first_lists & LEX_EXPECTING && lines[0].caps == lines[1].caps && lines[0].caps))
        return false;
    lines[1].cut = true;
    return true;
}

bool cut_name_below_title(Cutter *cutter)
{
    Line *lines = cutter->lines.items;
    if (cutter->lines.count != 2 || lines[0].stops)
        return false;
    Str title = line_text(cutter->recovery, &lines[0]), name = line_text(cutter->recovery, &lines[1]);
    if (!looks_like_names(name) || looks_like_name(title) || title.data[title.len_bytes - 1] == ',' ||
        is_head_stack(cutter))
        return false;
    lines[1].cut = true;
    return true;
}

/* "March 9, 2019", "Last modified on Mon 16 Oct 2023 11.42 BST". */
static bool names_day(Str s)
{
    enum {
        MOST_WORDS = 10
    };
    WordShape shape = word_shape(s);
    return has_ascii_digit(s) && (shape.lists & LEX_MONTH) != 0 && shape.words <= MOST_WORDS &&
           shape.long_lower_words <= 1;
}

bool cut_day_below_name(Cutter *cutter)
{
    enum {
        MOST_LINES = 4
    };
    LineList *lines = &cutter->lines;
    Str names, name = line_text(cutter->recovery, &lines->items[0]);
    if (lines->count < 2 || lines->count > MOST_LINES || lines->items[0].stops)
        return false;
    for (size_t i = 1; i < lines->count; i++)
        if (!names_day(line_text(cutter->recovery, &lines->items[i])))
            return false;
    bool byline = begins_byline(name) && word_shape(name).words <= 12;
    bool named = byline || byline_names(name, &names) || looks_like_names(without_place(name));
    for (size_t i = 1; named && i < lines->count; i++)
        lines->items[i].cut = true;
    return named;
}

void cut_capital_signature(Cutter *cutter)
{
    enum {
        MOST_WORDS = 5
    };
    LineList *lines = &cutter->lines;
    for (size_t i = lines->count > 2 ? lines->count - 2 : 1; i < lines->count; i++) {
        Str name = line_text(cutter->recovery, &lines->items[i]);
        if (lines->items[i - 1].stops && lines->items[i].caps && word_shape(name).words <= MOST_WORDS &&
            looks_like_name(name))
            lines->items[i].cut = true;
    }
}
