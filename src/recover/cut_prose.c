/* Paragraphs without a blank line between them, talk, and what has been printed amid them. */
#include "cuts.h"
#include "signature.h"

#include <string.h>

/* A short line in the middle of a sentence: what goes on behind it is not its own. */
static bool is_wedged_line(const LineList *lines, size_t i)
{
    enum {
        LONG_LINE = 80
    };
    const Line *line = &lines->items[i], *above = &lines->items[i - 1];
    return above->chars >= LONG_LINE && above->open && line->chars * 2 < above->chars && !line->stops;
}

void cut_every_line(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    for (size_t i = 1; i < lines->count; i++) {
        Str here = line_text(cutter->recovery, &lines->items[i]);
        bool drop_cap = i == 1 && lines->items[0].chars == 1 && starts_lower(here) && lines->items[0].caps;
        bool lower =
            starts_lower(here) && !lines->items[i - 1].stops && !(i >= 2 && is_wedged_line(lines, i - 1));
        lines->items[i].cut = lines->items[i].cut || (!drop_cap && !lower && !is_contact(here));
    }
}

void cut_by_dress(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    for (size_t i = 1; i < lines->count; i++) {
        Line *line = &lines->items[i], *above = &lines->items[i - 1];
        Str names, here = line_text(cutter->recovery, line), before = line_text(cutter->recovery, above);
        bool shout = line->caps && line->stops && above->chars < 24 && !str_ends(before, STR(";")) &&
                     !str_ends(before, STR(","));
        bool caps_end = above->caps && (!line->caps || shout) && !above->stops && above->chars < 60;
        bool bold_end = above->bold != line->bold && !above->stops;
        bool credit = i + 1 == lines->count && line->caps && !above->caps && above->stops && !line->stops &&
                      lines->count <= 4;
        bool below_byline = byline_names(before, &names);
        bool byline = (byline_names(here, &names) && !below_byline) ||
                      (below_byline && (is_picture_credit(here) || has_ascii_digit(here)));
        line->cut = line->cut || caps_end || bold_end || credit || byline;
    }
}

/* The first lines of paragraphs stand as far in as the text's do, and each below the end of a sentence. Lines that are all
 * set in are a quotation or verse, unless each of them ends one. */
static bool cut_at_first_lines(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    uint32_t first = cutter->style.base + cutter->style.first_indent;
    bool whole = true, all_set_in = true;
    for (size_t i = 0; i < lines->count; i++) {
        all_set_in = all_set_in && lines->items[i].indent == first;
        whole = whole && (i + 1 == lines->count || lines->items[i].stops);
    }
    if (all_set_in && !whole)
        return false;
    size_t cuts = 0;
    for (size_t i = 1; i < lines->count; i++) {
        const Line *above = &lines->items[i - 1];
        if (lines->items[i].indent != first ||
            !(above->stops || (!above->open && above->indent == cutter->style.base)))
            continue;
        lines->items[i].cut = true;
        cuts++;
    }
    return cuts > 0;
}

/* Entries of a glossary, a bibliography: all lines but the first stand further in. */
static void cut_hanging(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    uint32_t base = cutter->style.base;
    for (size_t i = 1; i < lines->count; i++) {
        const Line *above = &lines->items[i - 1];
        if (lines->items[i].indent == base && (above->indent > base || above->stops))
            lines->items[i].cut = true;
    }
}

uint32_t least_indent(const LineList *lines, size_t *count)
{
    uint32_t base = UINT32_MAX;
    *count = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->items[i].indent < base) {
            base = lines->items[i].indent;
            *count = 0;
        }
        *count += lines->items[i].indent == base;
    }
    return base;
}

void cut_by_indent(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    size_t at_base;
    uint32_t base = least_indent(lines, &at_base);
    bool hanging = cutter->style.hanging && base == cutter->style.base && lines->items[0].indent == base &&
                   (lines->count - at_base) * 2 >= at_base;
    if (hanging) {
        cut_hanging(cutter);
        return;
    }
    if (cutter->style.first_indent > 0 && cut_at_first_lines(cutter))
        return;
    if (at_base * 2 < lines->count && !(lines->count <= 4 && at_base > 0))
        return;
    for (size_t i = 0; i < lines->count; i++) {
        Line *line = &lines->items[i];
        uint32_t shift = line->indent - base;
        bool last = i + 1 == lines->count;
        bool next_at_base = last || lines->items[i + 1].indent == base;
        if (shift >= 11) { /* centred or set to the right: alone */
                           /* "A night in the last bakehouse / in Marl Street": the rest of a centred line. */
            bool rest = last && i > 0 && starts_lower(line_text(cutter->recovery, line)) &&
                        !lines->items[i - 1].stops && lines->items[i - 1].indent > 0;
            line->cut = line->cut || (i > 0 && !rest);
            if (!last)
                lines->items[i + 1].cut = true;
        } else if (i > 0 && shift > 0 && next_at_base &&
                   (lines->items[i - 1].stops ||
                    (!last && !starts_lower(line_text(cutter->recovery, line))))) {
            line->cut = true;
        }
    }
}

void cut_talk(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    bool first = is_opening_quote_at(line_text(cutter->recovery, &lines->items[0]));
    for (size_t i = 1; i < lines->count; i++) {
        const Line *above = &lines->items[i - 1];
        Str before = line_text(cutter->recovery, above);
        bool closes =
            ends_in_closing_quote(before) ||
            (before.len_bytes > 2 && ends_in_closing_quote(str_slice(before, 0, before.len_bytes - 1)));
        if (above->stops && (closes || (first && break_is_forced(cutter, above, &lines->items[i]))) &&
            is_opening_quote_at(line_text(cutter->recovery, &lines->items[i])))
            lines->items[i].cut = true;
    }
}

/* A line that begins small below a full stop: what ends there has been put into the paragraph, and begins with a
 * capital below a line that breaks off. */
static void cut_put_in(Cutter *cutter)
{
    enum {
        PUT_IN_LINES = 5
    };
    LineList *lines = &cutter->lines;
    for (size_t i = 2; i < lines->count; i++) {
        Str above = line_text(cutter->recovery, &lines->items[i - 1]);
        if (!starts_lower(line_text(cutter->recovery, &lines->items[i])) || !str_ends(above, STR(".")) ||
            str_ends(above, STR("..")) || ends_in_abbreviation(above) ||
            !break_is_forced(cutter, &lines->items[i - 1], &lines->items[i]))
            continue;
        size_t found = 0, at = 0;
        for (size_t k = i - 1; k > 0 && k + PUT_IN_LINES >= i && !lines->items[k].cut; k--) {
            const Line *before = &lines->items[k - 1];
            if (!before->open || before->chars * 10 < cutter->measure * 8 ||
                starts_lower(line_text(cutter->recovery, &lines->items[k])))
                continue;
            found++;
            at = k;
        }
        if (found != 1)
            continue;
        lines->items[at].cut = true;
        lines->items[i].cut = true;
    }
}

void cut_prose(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    size_t piece = 0;
    cut_by_indent(cutter);
    cut_head_above(cutter);
    cut_citation_head(cutter);
    cut_references(cutter);
    cut_put_in(cutter);
    for (size_t i = 1; i < lines->count; i++) {
        if (lines->items[i].cut)
            piece = i;
        const Line *above = &lines->items[i - 1];
        Str here = line_text(cutter->recovery, &lines->items[i]);
        if (above->stops && break_is_forced(cutter, above, &lines->items[i]) && !starts_lower(here) &&
            !is_contact(here)) {
            /* The head of a review ends its lines where it likes. */
            if (i - piece <= 3 && evidence_of(cutter, piece, i).score >= 5)
                continue;
            lines->items[i].cut = true;
            piece = i;
        }
    }
}

/* A page number or a running head with one, upon or under something else. */
static bool is_page_line(Str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.len_bytes; i++)
        digits += is_ascii_digit(s.data[i]);
    if (digits == s.len_bytes)
        return digits <= 4;
    bool named = s.len_bytes <= 16 &&
                 (starts_nocase(s, "page ") || starts_nocase(s, "seite ") || starts_nocase(s, "p. ")) &&
                 is_ascii_digit(s.data[s.len_bytes - 1]);
    bool bracketed =
        s.len_bytes <= 16 && s.data[0] == '[' && s.data[s.len_bytes - 1] == ']' && has_page_number(s);
    if (named || bracketed)
        return true;
    bool number_at_end = is_ascii_digit(s.data[0]) || is_ascii_digit(s.data[s.len_bytes - 1]);
    return has_column_gap(s) && word_shape(s).long_lower_words == 0 &&
           (number_at_end || is_ascii_digit(s.data[s.len_bytes - 2])) && s.len_bytes < 120;
}

void cut_page_lines(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    if (!cutter->recovery->features[cutter->draft].has_digit)
        return;
    for (size_t i = 0; i < lines->count; i++) {
        if (!is_page_line(line_text(cutter->recovery, &lines->items[i])))
            continue;
        lines->items[i].cut = true;
        if (i + 1 < lines->count)
            lines->items[i + 1].cut = true;
    }
}

bool is_dashed_talk(const Cutter *cutter)
{
    const LineList *lines = &cutter->lines;
    uint32_t first = cutter->style.base + cutter->style.first_indent;
    size_t dashes = 0, length;
    long number;
    for (size_t i = 0; i < lines->count; i++) {
        if (marker_at(line_text(cutter->recovery, &lines->items[i]), &number, &length) != MARKER_DASH)
            continue;
        if (cutter->style.first_indent == 0 || lines->items[i].indent != first)
            return false;
        dashes++;
    }
    return dashes > 0 && dashes < lines->count;
}

/* A sign or two on a line: dirt of the scan, or an ornament. A quotation may close there, and a dash stand for a word. */
static bool is_speck(Str s)
{
    size_t step;
    if (s.len_bytes == 0)
        return false;
    uint32_t c = utf8_decode(s, 0, &step);
    return c < 0x80 ? strchr("\"')]-", (int)c) == NULL
                    : c != 0x201D && c != 0x2019 && c != 0xBB && c != 0x2013 && c != 0x2014;
}

void cut_speaking_lines(Cutter *cutter)
{
    enum {
        SHORT_LINE = 60
    };
    LineList *lines = &cutter->lines;
    for (size_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        bool edge = i == 0 || i + 1 == lines->count;
        bool early = i + 1 < lines->count && break_is_forced(cutter, line, &lines->items[i + 1]);
        Str s = line_text(cutter->recovery, line);
        if (s.len_bytes == 0 || starts_lower(s))
            continue;
        bool caption = (begins_caption(s) || starts_nocase(s, "doi:") || starts_nocase(s, "issn ")) && i > 0;
        bool alone =
            line->chars <= SHORT_LINE && (edge || early || !cutter->recovery->hard_wrapped) &&
            (jump_direction(s, &cutter->scratch) != JUMP_NONE || is_web_line(s, false, &cutter->scratch));
        lines->items[i].cut = lines->items[i].cut || ((caption || alone) && i > 0);
        if (alone && i + 1 < lines->count)
            lines->items[i + 1].cut = true;
    }
}

void cut_ornaments(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    for (size_t i = 0; i < lines->count; i++) {
        Str s = line_text(cutter->recovery, &lines->items[i]);
        bool letters = false;
        for (size_t at = 0, step; at < s.len_bytes && !letters; at += step) {
            uint32_t c = utf8_decode(s, at, &step);
            letters = utf8_is_alpha(c) || utf8_is_digit(c);
        }
        if ((letters && !is_between_ornaments(s)) || (lines->items[i].chars < 3 && !is_speck(s)))
            continue;
        lines->items[i].cut = true;
        if (i + 1 < lines->count)
            lines->items[i + 1].cut = true;
    }
}

void cut_speeches(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    bool above = false;
    for (size_t i = 0; i < lines->count; i++) {
        const Line *line = &lines->items[i];
        Str text = line_text(cutter->recovery, line);
        bool name = names_speaker(cutter->recovery, text, line->indent);
        bool below = name && i + 1 < lines->count &&
                     names_speaker(cutter->recovery, line_text(cutter->recovery, line + 1), line[1].indent);
        bool speech = i > 0 && lines->items[i - 1].stops && begins_speech(cutter->recovery, text);
        bool alone = name && !above && !below; /* several in a row are a list of persons */
        lines->items[i].cut = line->cut || alone || speech;
        if (alone && i + 1 < lines->count)
            lines->items[i + 1].cut = true;
        above = name;
    }
}

void cut_question(Cutter *cutter)
{
    enum {
        MAX_QUESTION_LINES = 4
    };
    LineList *lines = &cutter->lines;
    for (size_t i = 0; i + 1 < lines->count && i < MAX_QUESTION_LINES; i++)
        if (ends_question_line(cutter->recovery, line_text(cutter->recovery, &lines->items[i]),
                               line_text(cutter->recovery, &lines->items[i + 1]))) {
            lines->items[i + 1].cut = true;
            return;
        }
}
