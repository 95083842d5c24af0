/* Several things without a blank line between them: list items, a heading upon its paragraph, paragraphs told
 * only by the indentation of their first line, a credit under its caption.
 *
 * The main evidence is the forced line break: where the next word would have fitted on the line, somebody
 * ended the line on purpose. */
#include "cuts.h"
#include "signature.h"

#include <string.h>

enum {
    FRONT_BLOCKS = 3,
    HEAD_BLOCKS = 8
};

/* Prose that is wrapped where the rest of the text is not, a note among verse: full lines, few of which begin with a
 * capital as those of verse do. */
static bool is_wrapped_prose(const Cutter *cutter, uint32_t longest)
{
    const LineList *lines = &cutter->lines;
    size_t full = 0, capitals = 0;
    for (size_t i = 0; i < lines->count; i++) {
        full += i + 1 < lines->count && lines->items[i].chars * 5 >= longest * 4;
        capitals += i > 0 && !starts_lower(line_text(cutter->recovery, &lines->items[i]));
    }
    return lines->count >= 4 && longest >= 45 && longest <= 100 && full + 1 == lines->count &&
           capitals * 2 < lines->count - 1;
}

static void cut_short_lines(Cutter *cutter, size_t draft)
{
    if (draft < HEAD_BLOCKS && cut_day_below_name(cutter))
        return;
    if (is_table(cutter)) {
        cut_below_table(cutter);
        return;
    }
    if (cut_table_inside(cutter))
        return;
    bool turns = true;
    for (size_t i = 0; i < cutter->lines.count && turns; i++)
        turns = begins_turn(line_text(cutter->recovery, &cutter->lines.items[i]));
    if (turns) {
        cut_every_line(cutter);
        return;
    }
    if (cut_books(cutter))
        return;
    if (cut_list(cutter)) {
        cut_behind_items(cutter);
        return;
    }
    if (cut_citation_tail(cutter)) {
        cut_by_dress(cutter);
        return;
    }
    Str names;
    bool byline_first = cutter->lines.count >= 3 &&
                        byline_names(line_text(cutter->recovery, &cutter->lines.items[0]), &names);
    if (byline_first || are_quantities(cutter) || are_entries(cutter)) {
        cut_every_line(cutter);
        return;
    }
    if (cut_signed_head(cutter) || cut_headlines(cutter) || cut_short_letter(cutter) ||
        cut_named_head(cutter, draft))
        return;
    if (draft < FRONT_BLOCKS && (cut_name_below_title(cutter) || cut_kicker_above_title(cutter)))
        return;
    if (draft < HEAD_BLOCKS && cut_motto(cutter, draft))
        return;
    if (cutter->lines.count <= 8 && is_quoted_above_name(cutter)) {
        cut_attribution(cutter);
        return;
    }
    if (is_head_stack(cutter))
        return;
    if (may_be_signature(cutter, draft)) {
        cut_statements(cutter);
        return;
    }
    if (is_stack(cutter)) {
        cut_by_dress(cutter);
        cut_attribution(cutter);
        return;
    }
    cut_every_line(cutter);
}

static void cut_wrapped(Cutter *cutter, size_t draft)
{
    if (draft < HEAD_BLOCKS && cut_day_below_name(cutter))
        return;
    if (is_table(cutter)) {
        cut_below_table(cutter);
        return;
    }
    if (cut_table_inside(cutter))
        return;
    if (cut_chronology(cutter)) {
        cut_by_dress(cutter);
        return;
    }
    if (cut_books(cutter))
        return;
    if (are_quantities(cutter) || are_entries(cutter)) {
        cut_every_line(cutter);
        return;
    }
    if (!is_dashed_talk(cutter) && cut_list(cutter)) {
        cut_around_items(cutter);
        cut_by_dress(cutter);
        return;
    }
    if (lines_are_few(cutter) && is_quoted_above_name(cutter)) {
        cut_attribution(cutter);
        return;
    }
    cut_page_lines(cutter);
    cut_talk(cutter);
    if (is_section_number(line_text(cutter->recovery, &cutter->lines.items[0])))
        cutter->lines.items[1].cut = true;
    if (cut_signed_head(cutter) || cut_headlines(cutter) || cut_short_letter(cutter) ||
        cut_named_head(cutter, draft) || (draft < FRONT_BLOCKS && cut_kicker_above_title(cutter)))
        return;
    size_t forced = forced_breaks(cutter);
    if (cut_citation_front(cutter)) {
        cut_attribution(cutter);
        return;
    }
    if (cut_citation_tail(cutter) && forced >= 50)
        return;
    if (forced < 67) {
        cut_prose(cutter);
        cut_capital_signature(cutter);
        cut_by_dress(cutter);
        cut_attribution(cutter);
        return;
    }
    if (is_head_stack(cutter) || may_be_signature(cutter, draft)) {
        cut_by_indent(cutter);
        return;
    }
    cut_by_dress(cutter);
    cut_attribution(cutter);
}

static void cut_long_lines(Cutter *cutter)
{
    cut_every_line(cutter);
    cut_page_lines(cutter);
}

/* A stretch that is narrower than the text and as even has a measure of its own. */
static uint32_t measure_of(const Cutter *cutter, uint32_t longest)
{
    const LineList *lines = &cutter->lines;
    uint32_t measure = cutter->recovery->measure;
    size_t full = 0;
    for (size_t i = 0; i + 1 < lines->count; i++)
        full += lines->items[i].chars * 100 >= longest * 85;
    bool narrow = lines->count >= 5 && longest * 100 < measure * 93 && full * 100 >= (lines->count - 1) * 75;
    return narrow ? longest : measure;
}

static void find_cuts(Cutter *cutter, size_t draft)
{
    LineList *lines = &cutter->lines;
    uint32_t longest = 0;
    for (size_t i = 0; i < lines->count; i++)
        longest = lines->items[i].chars > longest ? lines->items[i].chars : longest;
    cutter->measure = measure_of(cutter, longest);
    cutter->draft = draft;
    if (cutter->recovery->hard_wrapped) {
        cut_wrapped(cutter, draft);
    } else if (is_wrapped_prose(cutter, longest)) {
        cutter->measure = longest;
        cut_prose(cutter);
    } else if (longest <= 120)
        cut_short_lines(cutter, draft);
    else
        cut_long_lines(cutter);
    cut_ornaments(cutter);
    if (cutter->recovery->cast != NULL)
        cut_speeches(cutter);
    if (cutter->recovery->interview && cutter->recovery->drafts[draft].blank_lines > 0)
        cut_question(cutter);
    cut_speaking_lines(cutter);
}

/* One that find_page_lines() found. The lines of a text are asked about in their order. */
static bool is_found_page_line(Cutter *cutter, const Line *line)
{
    const Recovery *recovery = cutter->recovery;
    while (cutter->page_line < recovery->page_lines.count &&
           recovery->page_lines.items[cutter->page_line].end <= line->start)
        cutter->page_line++;
    return cutter->page_line < recovery->page_lines.count &&
           recovery->page_lines.items[cutter->page_line].start < line->end;
}

/* Finds the cuts in lines [from, to), which no page line parts. */
static void find_cuts_between(Cutter *cutter, size_t from, size_t to, size_t draft)
{
    if (to < from + 2)
        return;
    LineList all = cutter->lines;
    cutter->lines.items = all.items + from;
    cutter->lines.count = to - from;
    find_cuts(cutter, draft);
    cutter->lines = all;
}

/* A page line is alone; what stands between two is cut as if nothing else were there. */
static void cut_pages(Cutter *cutter, size_t draft)
{
    LineList *lines = &cutter->lines;
    size_t from = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (!is_found_page_line(cutter, &lines->items[i]))
            continue;
        find_cuts_between(cutter, from, i, draft);
        lines->items[i].cut = true;
        if (i + 1 < lines->count)
            lines->items[i + 1].cut = true;
        from = i + 1;
    }
    find_cuts_between(cutter, from, lines->count, draft);
}

static void emit(Cutter *cutter, const DraftBlock *draft)
{
    const LineList *lines = &cutter->lines;
    size_t first = 0;
    for (size_t i = 1; i <= lines->count; i++) {
        if (i < lines->count && !lines->items[i].cut)
            continue;
        DraftBlock part = *draft;
        part.start = lines->items[first].start;
        part.end = lines->items[i - 1].end;
        part.text_start = part.start;
        part.first_line = draft->first_line + (uint32_t)first;
        part.last_line = draft->first_line + (uint32_t)(i - 1);
        if (first > 0) {
            part.blank_lines = 0;
            part.page_break = false;
        }
        vec_push(&cutter->out, part);
        cutter->changed = cutter->changed || first > 0;
        first = i;
    }
}

bool has_even_lines(const Recovery *recovery, size_t i)
{
    enum {
        EVEN_LINES_MIN = 4
    };
    const BlockFeatures *features = &recovery->features[i];
    return recovery->hard_wrapped && features->even && features->lines >= EVEN_LINES_MIN &&
           !fill_is_forced(recovery->measure, features->least_fill);
}

/* A paragraph like most: its lines begin alike and are full, so that there is nothing to see in them. */
static bool is_even_paragraph(const Recovery *recovery, size_t i)
{
    /* Who asks or speaks may fill a line. */
    if (recovery->interview || recovery->cast != NULL || !has_even_lines(recovery, i))
        return false;
    if (!recovery->features[i].may_have_byline)
        return true;
    const DraftBlock *draft = &recovery->drafts[i];
    Str names, text = str_slice(recovery->text, draft->start, draft->end);
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        if (byline_names(str_slice(text, at, end), &names))
            return false;
        at = end + 1;
    }
    return true;
}

enum {
    SHIFTS = 9, /* a first line stands no further in */
    BASES = 16,
    STYLE_BYTES = 1 << 20
};

typedef struct {
    size_t shifts[SHIFTS]; /* first lines by how much further in they stand than the next */
    size_t bases[BASES];   /* blocks by their least indentation */
    size_t hanging, blocks;
} StyleVotes;

/* Ends like a sentence, a quotation or an announcement; cheaper than ends_with_stop(). */
static bool may_end_paragraph(Str line)
{
    return line.len_bytes > 0 && (strchr(".!?:\"')", line.data[line.len_bytes - 1]) != NULL ||
                                  (unsigned char)line.data[line.len_bytes - 1] >= 0x80);
}

static void vote_style(const Recovery *recovery, size_t i, StyleVotes *votes)
{
    const DraftBlock *draft = &recovery->drafts[i];
    uint32_t base = recovery->features[i].indent;
    uint32_t shift = 0, first_shift = 0, deeper = 0, lines = 0;
    bool ended = true; /* the line before the last read ends something */
    Str above = {0};
    for (size_t at = draft->start; at < draft->end; lines++) {
        size_t end = str_find_byte(recovery->text, '\n', at);
        end = end < draft->end ? end : draft->end;
        Str raw = str_slice(recovery->text, at, end), line = str_trim(raw);
        uint32_t here = behind_margin(recovery, (uint32_t)(line.data - raw.data)) - base;
        here = line.len_bytes > 0 ? here : 0;
        if (lines > 0 && shift > 0 && shift < SHIFTS && here == 0 && ended)
            votes->shifts[shift]++;
        ended = lines == 0 || may_end_paragraph(above);
        if (lines == 0)
            first_shift = here;
        deeper += here > 0;
        shift = here;
        above = line;
        at = end + 1;
    }
    votes->blocks++;
    votes->bases[base < BASES ? base : BASES - 1]++;
    votes->hanging += lines >= 2 && first_shift == 0 && deeper + 1 == lines && shift < SHIFTS;
}

static size_t most(const size_t *counts, size_t length)
{
    size_t best = 0;
    for (size_t i = 1; i < length; i++)
        if (counts[i] > counts[best])
            best = i;
    return best;
}

static ParagraphStyle paragraph_style(const Recovery *recovery)
{
    enum {
        ENOUGH = 3,
        SHARE = 32 /* one block in so many at least */
    };
    StyleVotes votes = {0};
    size_t bytes = 0;
    for (size_t i = 0; recovery->hard_wrapped && i < recovery->count && bytes < STYLE_BYTES; i++) {
        if (!is_open(recovery, i) || recovery->features[i].lines < 2)
            continue;
        bytes += recovery->features[i].bytes;
        vote_style(recovery, i, &votes);
    }
    size_t shift = most(votes.shifts, SHIFTS);
    ParagraphStyle style = {.base = (uint32_t)most(votes.bases, BASES)};
    style.hanging =
        votes.hanging >= ENOUGH && votes.hanging * 2 > votes.blocks && votes.hanging > votes.shifts[shift];
    if (!style.hanging && votes.shifts[shift] >= ENOUGH && votes.shifts[shift] * SHARE >= votes.blocks)
        style.first_indent = (uint32_t)shift;
    return style;
}

/* A figure on one of the first lines, without which no citation begins a paragraph. */
static bool may_begin_with_citation(const Recovery *recovery, size_t i)
{
    enum {
        HEAD_LINES = 4
    };
    const DraftBlock *draft = &recovery->drafts[i];
    size_t end = draft->start;
    for (size_t line = 0; line < HEAD_LINES && end < draft->end; line++)
        end = str_find_byte(recovery->text, '\n', end) + 1;
    return recovery->features[i].has_digit &&
           has_ascii_digit(str_slice(recovery->text, draft->start, end < draft->end ? end : draft->end));
}

/* Reviews stand right below their heads alike: what the head of one leaves open the others make sure. */
static void survey_fronts(Cutter *cutter)
{
    const Recovery *recovery = cutter->recovery;
    for (size_t i = 0; recovery->hard_wrapped && i < recovery->count; i++) {
        if (!is_open(recovery, i) || recovery->features[i].lines < 3 || !may_begin_with_citation(recovery, i))
            continue;
        read_lines(recovery, &recovery->drafts[i], &cutter->lines);
        cutter->draft = i;
        note_front(cutter);
    }
}

void recovery_cut(Recovery *recovery)
{
    survey_cast(recovery);
    survey_interview(recovery);
    Cutter cutter = {.recovery = recovery, .style = paragraph_style(recovery), .measure = recovery->measure};
    recovery->base_indent = cutter.style.base;
    recovery->first_indent = cutter.style.first_indent;
    survey_fronts(&cutter);
    vec_reserve(&cutter.out, recovery->count);
    for (size_t i = 0; i < recovery->count; i++) {
        bool even = is_even_paragraph(recovery, i) &&
                    (cutter.front_count == 0 || !may_begin_with_citation(recovery, i));
        if (!is_open(recovery, i) || recovery->features[i].lines < 2 || even) {
            vec_push(&cutter.out, recovery->drafts[i]);
            continue;
        }
        read_lines(recovery, &recovery->drafts[i], &cutter.lines);
        cut_pages(&cutter, i);
        emit(&cutter, &recovery->drafts[i]);
    }
    vec_free(&cutter.lines);
    buffer_free(&cutter.scratch);
    if (cutter.changed)
        recovery_renew(recovery, &cutter.out);
    else
        vec_free(&cutter.out);
}
