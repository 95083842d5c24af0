/* Several things without a blank line between them: list items, a heading upon its paragraph, paragraphs told
 * only by the indentation of their first line, a credit under its caption.
 *
 * The main evidence is the forced line break: where the next word would have fitted on the line, somebody
 * ended the line on purpose. */
#include "passes.h"
#include "signature.h"

#include <string.h>

typedef struct {
    size_t start, end; /* source bytes, from the line's first byte to the last that is no blank */
    size_t text;       /* first byte that is no blank */
    uint32_t chars, first_word;
    uint32_t indent;
    bool stops; /* ends like a sentence */
    bool open;  /* ends in a letter, a digit, a comma or a hyphen */
    bool caps, bold;
    bool cut; /* a block begins here */
} Line;

typedef VEC(Line) LineList;

static Str line_text(const Recovery *recovery, const Line *line)
{
    return str_slice(recovery->text, line->text, line->end);
}

/* "ADVERTlSEMENTS": capitals, one of which, inside a word, the scan has read as a small letter. */
static bool is_spoilt_caps(Str s)
{
    size_t capitals = 0, small = 0;
    for (size_t i = 0; i < s.len_bytes && small < 2; i++) {
        capitals += s.data[i] >= 'A' && s.data[i] <= 'Z';
        if (s.data[i] < 'a' || s.data[i] > 'z')
            continue;
        bool inside = i >= 2 && i + 1 < s.len_bytes && s.data[i - 1] != ' ' && s.data[i - 2] != ' ' &&
                      s.data[i + 1] != ' ';
        small += inside ? 1 : 2;
    }
    return small == 1 && capitals >= 8;
}

/* All caps, what stands in brackets at its end left out: "TALLOW (_sings_)". */
static bool is_caps_line(Str s)
{
    size_t open = str_find_byte(s, '(', 0);
    Str head = str_trim(open < s.len_bytes ? str_slice(s, 0, open) : s);
    return head.len_bytes >= 1 && head.len_bytes < 100 && (word_is_all_caps(head) || is_spoilt_caps(head));
}

/* "a meeting.1": the text ends before the mark of a note. */
static size_t before_mark(Str s)
{
    size_t end = s.len_bytes;
    while (end > 0 && s.len_bytes - end < 2 && s.data[end - 1] >= '0' && s.data[end - 1] <= '9')
        end--;
    bool glued = end >= 2 && strchr(".!?\"", s.data[end - 1]) != NULL &&
                 (s.data[end - 2] < '0' || s.data[end - 2] > '9');
    glued = glued ||
            (end >= 3 && (memcmp(s.data + end - 3, "”", 3) == 0 || memcmp(s.data + end - 3, "’", 3) == 0));
    return glued ? end : s.len_bytes;
}

static bool ends_with_stop(Str s)
{
    size_t end = before_mark(s);
    while (end > 0) {
        size_t before = utf8_previous(s, end), step;
        uint32_t c = utf8_decode(s, before, &step);
        if (c == '.' || c == '!' || c == '?' || c == 0x2026)
            return true;
        if (strchr("\"')]*_", (int)(c < 0x80 ? c : 'x')) == NULL && c != 0x201D && c != 0x2019 && c != 0xBB &&
            c != 0x201C)
            return false;
        end = before;
    }
    return false;
}

static bool ends_open(Str s)
{
    size_t step;
    if (s.len_bytes == 0)
        return false;
    size_t last = utf8_previous(s, s.len_bytes);
    uint32_t c = utf8_decode(s, last, &step);
    bool hyphen = c == '-' && last > 0 && utf8_is_alpha(utf8_before(s, last));
    return c == ',' || hyphen || utf8_is_alpha(c) || utf8_is_digit(c);
}

static Line read_line(Str text, size_t start, size_t end)
{
    Line line = {.start = start, .text = start};
    while (end > start &&
           (text.data[end - 1] == ' ' || text.data[end - 1] == '\t' || text.data[end - 1] == '\f'))
        end--;
    line.end = end;
    while (line.text < end &&
           (text.data[line.text] == ' ' || text.data[line.text] == '\t' || text.data[line.text] == '\f')) {
        line.indent += text.data[line.text] == '\t' ? 4 : 1;
        line.text++;
    }
    bool in_first = true;
    for (size_t i = line.text; i < end; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if ((c & 0xC0) == 0x80)
            continue;
        line.chars++;
        in_first = in_first && c != ' ';
        line.first_word += in_first;
    }
    Str s = str_slice(text, line.text, end);
    line.stops = ends_with_stop(s);
    line.open = ends_open(s);
    line.bold = str_starts(s, STR("**")) && str_ends(s, STR("**"));
    line.caps = is_caps_line(s);
    return line;
}

static void read_lines(const Recovery *recovery, const DraftBlock *draft, LineList *lines)
{
    vec_clear(lines);
    for (size_t at = draft->start; at < draft->end;) {
        size_t end = str_find_byte(recovery->text, '\n', at);
        if (end > draft->end)
            end = draft->end;
        vec_push(lines, read_line(recovery->text, at, end));
        at = end + 1;
    }
}

/* ---- what a line begins with --------------------------------------------------------------------------- */

/* Length of a list marker at the start of s: a bullet, "1.", "2)", "(iv)". Its kind, and a number's value. */
typedef enum {
    MARKER_NONE,
    MARKER_BULLET,
    MARKER_DASH,
    MARKER_NUMBER
} MarkerKind;

static MarkerKind marker_at(Str s, long *number, size_t *length)
{
    static const char *const bullets[] = {"• ", "· ", "▪ ", "‣ ", "◦ ", "* ", "+ ", "■ ", "– ", "- ", "— "};
    bool letter =
        s.len_bytes > 0 && (unsigned char)s.data[0] < 0x80 && utf8_is_alpha((unsigned char)s.data[0]);
    for (size_t i = 0; !letter && i < sizeof bullets / sizeof *bullets; i++)
        if (str_starts(s, str_from(bullets[i]))) {
            *length = strlen(bullets[i]);
            return i >= 8 ? MARKER_DASH : MARKER_BULLET;
        }
    size_t at = s.len_bytes > 0 && s.data[0] == '(' ? 1 : 0, start = at;
    long value = 0;
    if (s.len_bytes > at + 3 && s.data[at] >= 'a' && s.data[at] <= 'z' && s.data[at + 1] == ')' &&
        s.data[at + 2] == ' ') {
        *number = s.data[at] - 'a' + 1;
        *length = at + 3;
        return MARKER_NUMBER;
    }
    while (at < s.len_bytes && at - start < 3 && s.data[at] >= '0' && s.data[at] <= '9')
        value = value * 10 + (s.data[at++] - '0');
    if (at == start || at + 1 >= s.len_bytes || (s.data[at] != '.' && s.data[at] != ')') ||
        s.data[at + 1] != ' ')
        return MARKER_NONE;
    *number = value;
    *length = at + 2;
    return MARKER_NUMBER;
}

/* "Q: ", "P. ", "[00:00:07] ", "MRS PARR: ": a turn of an interview. */
static bool begins_turn(Str s)
{
    if (s.len_bytes > 3 && s.data[0] == '[' && s.data[1] >= '0' && s.data[1] <= '9')
        return true;
    if (s.len_bytes > 3 && strchr("QAPRDF", s.data[0]) != NULL && (s.data[1] == '.' || s.data[1] == ':') &&
        s.data[2] == ' ')
        return true;
    size_t colon = str_find_byte(s, ':', 0);
    Str name = str_slice(s, 0, colon);
    return colon + 1 < s.len_bytes && colon < 30 && s.data[colon + 1] == ' ' && name.len_bytes > 2 &&
           word_is_all_caps(name);
}

/* An address to write to belongs to the line above it. */
static bool is_contact(Str s)
{
    static const char *const openings[] = {"e-mail", "email", "mail:", "tel", "twitter", "www.", "http"};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (str_equal_nocase(str_slice(s, 0, strlen(openings[i])), str_from(openings[i])))
            return true;
    return s.len_bytes < 80 && str_find_byte(s, '@', 0) < s.len_bytes;
}

static bool starts_lower(Str s)
{
    size_t step;
    return s.len_bytes > 0 && utf8_is_lower(utf8_decode(s, 0, &step));
}

static bool has_column_gap(Str s)
{
    return str_find(s, STR("   "), 0) < s.len_bytes;
}

/* ---- rules --------------------------------------------------------------------------------------------- */

/* How the text's paragraphs are told from each other where no blank line parts them. */
typedef struct {
    uint32_t base;         /* the indentation of most lines */
    uint32_t first_indent; /* how much further in the first line of a paragraph stands; 0: no further */
    bool hanging;          /* its other lines stand further in */
} ParagraphStyle;

typedef struct {
    Recovery *recovery;
    ParagraphStyle style;
    LineList lines;
    uint32_t measure; /* of these lines: a letter may be narrower than the text around it */
    DraftList out;
    size_t draft;     /* that they are of */
    size_t page_line; /* the next of recovery->page_lines */
    Buffer scratch;
    bool changed;
} Cutter;

/* A line that reaches so far with the first word of the next was ended on purpose. */
static bool fill_is_forced(uint32_t measure, uint32_t fill)
{
    enum {
        SLACK = 4
    };
    return fill + SLACK <= measure;
}

static bool break_is_forced(const Cutter *cutter, const Line *line, const Line *next)
{
    return fill_is_forced(cutter->measure, line->indent + line->chars + 1 + next->first_word);
}

/* The markers of a list's items among the lines: of one kind, numbers rising by one. Cuts at them when that is asked
 * for; returns how many there are. */
static size_t walk_items(Cutter *cutter, bool cut)
{
    LineList *lines = &cutter->lines;
    MarkerKind kind = MARKER_NONE;
    long last = 0;
    size_t items = 0, length;
    for (size_t i = 0; i < lines->count; i++) {
        long number = 0;
        MarkerKind here = marker_at(line_text(cutter->recovery, &lines->items[i]), &number, &length);
        bool follows = here != MARKER_NONE && (kind == MARKER_NONE || here == kind);
        if (!follows || (here == MARKER_NUMBER && items > 0 && number != last + 1))
            continue;
        lines->items[i].cut = lines->items[i].cut || cut;
        kind = here;
        last = number;
        items++;
    }
    return items;
}

/* What stands before the first item stays apart. */
static bool cut_list(Cutter *cutter)
{
    if (walk_items(cutter, false) < 2)
        return false;
    walk_items(cutter, true);
    return true;
}

/* A short line in the middle of a sentence: what goes on behind it is not its own. */
static bool is_wedged_line(const LineList *lines, size_t i)
{
    enum {
        LONG_LINE = 80
    };
    const Line *line = &lines->items[i], *above = &lines->items[i - 1];
    return above->chars >= LONG_LINE && above->open && line->chars * 2 < above->chars && !line->stops;
}

/* Every line is something of its own: text that has a paragraph a line, or a stack of lines in it. */
static void cut_every_line(Cutter *cutter)
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

static bool holds_digit(Str s)
{
    for (size_t i = 0; i < s.len_bytes; i++)
        if (s.data[i] >= '0' && s.data[i] <= '9')
            return true;
    return false;
}

/* A change of dress between short lines: capitals or bold above plain, a byline under a title. */
static void cut_by_dress(Cutter *cutter)
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
                      (below_byline && (is_picture_credit(here) || holds_digit(here)));
        line->cut = line->cut || caps_end || bold_end || credit || byline;
    }
}

static bool is_opening_quote_at(Str s)
{
    return str_starts(s, STR("\"")) || str_starts(s, STR("“")) || str_starts(s, STR("„")) ||
           str_starts(s, STR("«")) || str_starts(s, STR("‘"));
}

static bool ends_in_closing_quote(Str s)
{
    return str_ends(s, STR("\"")) || str_ends(s, STR("”")) || str_ends(s, STR("“")) ||
           str_ends(s, STR("»")) || str_ends(s, STR("«")) || str_ends(s, STR("’"));
}

/* "H. T. Mallory, Notes from the Wings": a name and, behind a comma, what it stands in. */
static bool names_a_work(Str s)
{
    size_t comma = str_find_byte(s, ',', 0);
    return comma + 2 < s.len_bytes && looks_like_name(str_slice(s, 0, comma)) && !ends_with_stop(s);
}

/* A quotation from the first line on, and below its end who said it. */
static bool is_quoted_above_name(const Cutter *cutter)
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

/* The last line names a source: it begins with a dash, or stands far to the right of the others, or names a
 * work below a sentence. */
static void cut_attribution(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    Line *last = &lines->items[lines->count - 1];
    uint32_t furthest = 0;
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
    if ((dash || right || work || is_short_source(cutter)) && last->chars <= 60 && !lines->items[0].cut &&
        lines->count <= 12)
        last->cut = true;
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

/* The least indentation of the lines; *count says how many stand there. */
static uint32_t least_indent(const LineList *lines, size_t *count)
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

/* Lines that begin like the first line of a paragraph, or stand in the middle, amid lines at the left
 * edge. */
static void cut_by_indent(Cutter *cutter)
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

static CiteEvidence evidence_of(const Cutter *cutter, size_t first_line, size_t last_line)
{
    const LineList *lines = &cutter->lines;
    Str s = str_slice(cutter->recovery->text, lines->items[first_line].text, lines->items[last_line].end);
    if (s.len_bytes > SHORT_BLOCK_BYTES)
        return (CiteEvidence){0};
    return citation_evidence(s, s);
}

static CiteEvidence evidence_from(const Cutter *cutter, size_t first_line)
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

/* A heading of one or two lines right upon its paragraph: the lines below are full. */
static void cut_head_above(Cutter *cutter)
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

/* Turns of a conversation, each on a line of its own: a quotation begins below the end of another's turn. */
static void cut_talk(Cutter *cutter)
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

/* "Lisle, O. (2011).", "Astell, M., & Coe, T.": an entry of a bibliography. */
static bool begins_reference(Str s)
{
    size_t at = 0, step;
    Str surname, initial;
    if (!next_word(s, &at, &surname) || surname.data != s.data || !word_is_capitalised(surname) ||
        !str_starts(str_slice(s, at, s.len_bytes), STR(", ")) || !next_word(s, &at, &initial))
        return false;
    utf8_decode(initial, 0, &step);
    return word_is_all_caps(initial) && initial.len_bytes <= step + 2 &&
           str_starts(str_slice(s, at, s.len_bytes), STR("."));
}

static void cut_references(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    size_t entries = 0;
    for (size_t i = 0; i < lines->count; i++)
        entries += begins_reference(line_text(cutter->recovery, &lines->items[i]));
    for (size_t i = 1; entries >= 3 && i < lines->count; i++)
        if (lines->items[i - 1].stops && begins_reference(line_text(cutter->recovery, &lines->items[i])))
            lines->items[i].cut = true;
}

/* "3.1" above the title of its section. */
static bool is_section_number(Str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.len_bytes; i++) {
        if (s.data[i] != '.' && (s.data[i] < '0' || s.data[i] > '9'))
            return false;
        digits += s.data[i] != '.';
    }
    return digits > 0 && digits <= 3 && str_find_byte(s, '.', 0) < s.len_bytes;
}

/* The head of a review right upon its text. */
static void cut_citation_head(Cutter *cutter)
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

static bool ends_in_abbreviation(Str s)
{
    size_t start = s.len_bytes;
    while (start > 0 && s.data[start - 1] != ' ')
        start--;
    Str word = str_slice(s, start, s.len_bytes - 1);
    bool numeral = word.len_bytes <= 5 && word_is_all_caps(word); /* "IV." */
    return word.len_bytes <= 1 || numeral || str_find_byte(word, '.', 0) < word.len_bytes ||
           (lexicon_lists(word) & LEX_ABBREVIATION) != 0;
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

static void cut_prose(Cutter *cutter)
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

/* How many lines end before the measure does, in per cent. */
static size_t forced_breaks(const Cutter *cutter)
{
    const LineList *lines = &cutter->lines;
    size_t forced = 0;
    for (size_t i = 1; i < lines->count; i++)
        forced += break_is_forced(cutter, &lines->items[i - 1], &lines->items[i]);
    return forced * 100 / (lines->count - 1);
}

/* The head of a review that stands right under its text or its heading: the last lines of the block, from one
 * that begins after a stop, are a citation with a title of its own. */
static bool cut_citation_tail(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    Str last = line_text(cutter->recovery, &lines->items[lines->count - 1]);
    bool digit = false;
    for (size_t i = 0; i < last.len_bytes && !digit; i++)
        digit = last.data[i] >= '0' && last.data[i] <= '9';
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
    return !starts_lower(s) && shape.words >= WORDS_MIN && shape.long_lower_words * 4 >= shape.words;
}

/* The head of a review that stands right over its text: the first lines of the block are a citation, and what follows is
 * running text. */
static bool cut_citation_front(Cutter *cutter)
{
    enum {
        HEAD_LINES_MAX = 6,
        SURE = 6
    };
    LineList *lines = &cutter->lines;
    size_t best = 0, last = lines->count < HEAD_LINES_MAX ? lines->count : HEAD_LINES_MAX;
    int most = SURE - 1;
    if (!has_ascii_digit(str_slice(cutter->recovery->text, lines->items[0].text, lines->items[last - 1].end)))
        return false; /* no year, pages or price */
    for (size_t i = 1; i < lines->count && i <= HEAD_LINES_MAX; i++) {
        CiteEvidence head = evidence_of(cutter, 0, i - 1);
        if (head.score > most && head.has_title && head.has_people && is_prose_from(cutter, i)) {
            best = i;
            most = head.score;
        }
    }
    if (best > 0)
        lines->items[best].cut = true;
    return best > 0;
}

/* A page number or a running head with one, upon or under something else. */
static bool is_page_line(Str s)
{
    size_t digits = 0;
    for (size_t i = 0; i < s.len_bytes; i++)
        digits += s.data[i] >= '0' && s.data[i] <= '9';
    if (digits == s.len_bytes)
        return digits <= 4;
    bool named = s.len_bytes <= 16 &&
                 (starts_nocase(s, "page ") || starts_nocase(s, "seite ") || starts_nocase(s, "p. ")) &&
                 s.data[s.len_bytes - 1] >= '0' && s.data[s.len_bytes - 1] <= '9';
    bool bracketed =
        s.len_bytes <= 16 && s.data[0] == '[' && s.data[s.len_bytes - 1] == ']' && has_page_number(s);
    if (named || bracketed)
        return true;
    bool number_at_end = (s.data[0] >= '0' && s.data[0] <= '9') ||
                         (s.data[s.len_bytes - 1] >= '0' && s.data[s.len_bytes - 1] <= '9');
    return has_column_gap(s) && word_shape(s).long_lower_words == 0 &&
           (number_at_end || (s.data[s.len_bytes - 2] >= '0' && s.data[s.len_bytes - 2] <= '9')) &&
           s.len_bytes < 120;
}

static void cut_page_lines(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    for (size_t i = 0; i < lines->count; i++) {
        if (!is_page_line(line_text(cutter->recovery, &lines->items[i])))
            continue;
        lines->items[i].cut = true;
        if (i + 1 < lines->count)
            lines->items[i + 1].cut = true;
    }
}

static bool is_table(const Cutter *cutter)
{
    size_t gaps = 0;
    for (size_t i = 0; i < cutter->lines.count; i++)
        gaps += has_column_gap(line_text(cutter->recovery, &cutter->lines.items[i]));
    if (cutter->lines.count == 2)
        return gaps == 2 && cutter->lines.items[1].indent + 12 >= cutter->lines.items[0].indent;
    return gaps >= 3 && gaps * 4 >= cutter->lines.count * 3;
}

/* Three lines and more with a gap, in a row, between others: a table with its title and its note. */
static bool cut_table_inside(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    size_t from = 0, to = 0;
    for (size_t i = 0, run = 0; i < lines->count; i++) {
        run = has_column_gap(line_text(cutter->recovery, &lines->items[i])) ? run + 1 : 0;
        if (run > to - from) {
            to = i + 1;
            from = to - run;
        }
    }
    if (to - from < 3 || (to - from) * 2 < lines->count)
        return false;
    lines->items[from].cut = lines->items[from].cut || from > 0;
    if (to < lines->count)
        lines->items[to].cut = true;
    return true;
}

/* What stands below the columns without a gap is a note to them. */
static void cut_below_table(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    Line *last = &lines->items[lines->count - 1];
    if (lines->count >= 3 && (last->stops || lines->count >= 5) &&
        !has_column_gap(line_text(cutter->recovery, last)))
        last->cut = true;
    /* What stands above them is their head. */
    if (lines->count >= 4 && !has_column_gap(line_text(cutter->recovery, &lines->items[0])) &&
        has_column_gap(line_text(cutter->recovery, &lines->items[1])))
        lines->items[1].cut = true;
}

/* Short lines that belong together: verse, a signature with an address, a byline with a role. */
static bool is_stack(const Cutter *cutter)
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
    return verse || signature;
}

/* "No. 74. Lammas 1988": an issue of a periodical and no book. */
static bool names_an_issue(Str s)
{
    static const char *const openings[] = {"No. ", "Vol. ", "Nr. ", "Heft ", "Issue ", "Number "};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        size_t len = strlen(openings[i]);
        if (str_starts(s, str_from(openings[i])) && s.len_bytes > len && s.data[len] >= '0' &&
            s.data[len] <= '9')
            return true;
    }
    return false;
}

/* The head of a review over several lines. */
static bool is_head_stack(Cutter *cutter)
{
    for (size_t i = 0; i < cutter->lines.count; i++)
        if (names_an_issue(line_text(cutter->recovery, &cutter->lines.items[i])))
            return false;
    int score = evidence_from(cutter, 0).score;
    return score >= (cutter->lines.count >= 3 && cutter->lines.count <= 6 ? 4 : 5);
}

/* In text that has a paragraph a line, a line below the items that begins like a sentence is none of them. */
static void cut_behind_items(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    for (size_t i = 1; i < lines->count; i++)
        if (!lines->items[i].cut && lines->items[i].stops &&
            !starts_lower(line_text(cutter->recovery, &lines->items[i])) &&
            lines->items[i].indent == lines->items[0].indent)
            lines->items[i].cut = true;
}

/* Lines of an item that go on where its marker stands: nothing is told by indentation. */
static bool items_are_flush(const LineList *lines)
{
    for (size_t i = 1; i < lines->count; i++)
        if (lines->items[i - 1].cut && !lines->items[i].cut && !lines->items[i - 1].stops &&
            lines->items[i].indent <= lines->items[i - 1].indent)
            return true;
    return false;
}

/* In wrapped text an item's lines stand further in than its marker: what does not is a paragraph. Above the
 * first item a heading may stand in the middle, or in capitals. */
static void cut_around_items(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    uint32_t marker = UINT32_MAX;
    bool flush = items_are_flush(lines);
    for (size_t i = 0; i < lines->count; i++) {
        Line *line = &lines->items[i];
        if (line->cut) {
            marker = line->indent;
            continue;
        }
        if (marker == UINT32_MAX) {
            bool centred = i + 1 < lines->count && line->indent >= lines->items[i + 1].indent + 8;
            bool capitals = i + 1 < lines->count && line->caps && !lines->items[i + 1].caps && !line->stops;
            if ((centred || capitals) && !lines->items[i + 1].cut && i == 0)
                lines->items[++i].cut = true;
            continue;
        }
        if (line->indent <= marker && lines->items[i - 1].stops && !flush &&
            !starts_lower(line_text(cutter->recovery, line))) {
            line->cut = true;
            return;
        }
    }
}

/* A letter or a review ends above: what follows may be its signature, in any dress. */
static bool may_be_signature(const Cutter *cutter, size_t i)
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

/* "doi:10.99999/x.1", "Published on ..." below a name: lines of their own. */
static void cut_statements(Cutter *cutter)
{
    static const char *const openings[] = {"doi:",
                                           "doi ",
                                           "https://doi.org",
                                           "published on",
                                           "published in",
                                           "commissioned by",
                                           "posted on",
                                           "veröffentlicht am",
                                           "erschienen am"};
    for (size_t i = 1; i < cutter->lines.count; i++)
        if (starts_with_any(line_text(cutter->recovery, &cutter->lines.items[i]), openings,
                            sizeof openings / sizeof *openings))
            cutter->lines.items[i].cut = true;
}

/* Most lines begin with a number: ingredients, figures. */
static bool are_quantities(const Cutter *cutter)
{
    size_t numbers = 0;
    for (size_t i = 0; i < cutter->lines.count; i++) {
        Str s = line_text(cutter->recovery, &cutter->lines.items[i]);
        numbers += s.data[0] >= '0' && s.data[0] <= '9' && str_find_byte(s, ' ', 0) < s.len_bytes;
    }
    return cutter->lines.count >= 3 && numbers * 5 >= cutter->lines.count * 4 &&
           evidence_from(cutter, 0).score < 5;
}

/* Short lines, most of them with figures, and no citation of a book: films, books, dates, addresses. */
static bool are_entries(const Cutter *cutter)
{
    size_t figures = 0;
    for (size_t i = 0; i < cutter->lines.count; i++) {
        Str s = line_text(cutter->recovery, &cutter->lines.items[i]);
        bool digit = false;
        for (size_t k = 0; k < s.len_bytes && !digit; k++)
            digit = s.data[k] >= '0' && s.data[k] <= '9';
        if (cutter->lines.items[i].chars > 66 || starts_lower(s) || str_find_byte(s, '@', 0) < s.len_bytes)
            return false;
        figures += digit;
    }
    size_t count = cutter->lines.count;
    return count >= 4 && figures * 5 >= count * 3 &&
           (!cutter->recovery->hard_wrapped || forced_breaks(cutter) >= 67) &&
           evidence_from(cutter, 0).score < 5;
}

enum {
    FRONT_BLOCKS = 3
};

/* Three lines and more, the first two in capitals: kicker, title, deck and byline of a newspaper, each on its own. */
static bool cut_headlines(Cutter *cutter)
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

/* A title, perhaps a deck, and a name, with running text below. */
static bool cut_named_head(Cutter *cutter, size_t draft)
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
        evidence_from(cutter, 0).score >= 3)
        return false;
    for (size_t i = 0; i < last; i++) {
        Str s = line_text(recovery, &lines->items[i]);
        if (lines->items[i].stops || starts_lower(s) || looks_like_name(s) || s.data[s.len_bytes - 1] == ',')
            return false;
    }
    Str head = line_text(recovery, &lines->items[0]), name = line_text(recovery, &lines->items[last]);
    WordShape shape = word_shape(head);
    if (shape.words < 2 || (shape.lists & LEX_INSTITUTION) || begins_byline(head) || looks_like_names(head) ||
        !looks_like_names(name) || (word_shape(name).lists & (LEX_INSTITUTION | LEX_ROLE_NOUN)))
        return false;
    Str below = block_source(recovery, draft + 1);
    if (below.len_bytes <= SHORT_BLOCK_BYTES && citation_evidence(below, below).score >= 4)
        return false;
    for (size_t i = recovery->hard_wrapped ? last : 1; i <= last; i++)
        lines->items[i].cut = true;
    return true;
}

/* "SIR – Who is Mr Pargeter? / J. Dunmow": a letter of one line. */
static bool cut_short_letter(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    if (lines->count > 3 || !lines->items[0].stops ||
        !salutes(line_text(cutter->recovery, &lines->items[0])) ||
        !looks_like_signature(line_text(cutter->recovery, &lines->items[1])))
        return false;
    lines->items[1].cut = true;
    return true;
}

/* "Instructions for Losing a Ship / ELVIRA MONTSANT": the head of a review and who wrote it. */
static bool cut_signed_head(Cutter *cutter)
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

/* At the top of a text: one word, and right below it the title. */
static bool cut_kicker_above_title(Cutter *cutter)
{
    Line *lines = cutter->lines.items;
    if (cutter->lines.count != 2 || lines[0].stops || lines[1].stops || lines[0].chars < 5 ||
        lines[0].chars * 2 > lines[1].chars)
        return false;
    Str kicker = line_text(cutter->recovery, &lines[0]), title = line_text(cutter->recovery, &lines[1]), word;
    size_t at = 0;
    bool alone = next_word(kicker, &at, &word) && at >= kicker.len_bytes && word_is_capitalised(word) &&
                 !(lexicon_lists(word) & LEX_FUNCTION);
    WordShape shape = word_shape(title);
    if (!alone || starts_lower(title) || shape.words < 3 ||
        (shape.first_lists & LEX_EXPECTING && lines[0].caps == lines[1].caps && lines[0].caps))
        return false;
    lines[1].cut = true;
    return true;
}

/* At the top of a text: a title, and right below it who wrote it. */
static bool cut_name_below_title(Cutter *cutter)
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

/* Four digits of a year at the start; 0 for none. */
static long year_at(Str s)
{
    long year = 0;
    if (s.len_bytes < 6 || (s.data[4] != ' ' && s.data[4] != ':' && s.data[4] != '.' && s.data[4] != ','))
        return 0;
    for (size_t i = 0; i < 4; i++) {
        if (s.data[i] < '0' || s.data[i] > '9')
            return 0;
        year = year * 10 + (s.data[i] - '0');
    }
    return year >= 1000 && year <= 2100 ? year : 0;
}

/* A chronology: three lines and more begin with a year, none earlier than the one before. */
static bool cut_chronology(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    size_t years = 0;
    long last = 0;
    for (size_t i = 0; i < lines->count; i++) {
        long year = year_at(line_text(cutter->recovery, &lines->items[i]));
        if (year > 0 && year < last)
            return false;
        last = year > 0 ? year : last;
        years += year > 0;
    }
    if (years < 3 || years * 3 < lines->count)
        return false;
    for (size_t i = 1; i < lines->count; i++)
        lines->items[i].cut = year_at(line_text(cutter->recovery, &lines->items[i])) > 0;
    return true;
}

/* Turns behind a dash, each set in like a paragraph, below or above other text. */
static bool is_dashed_talk(const Cutter *cutter)
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

static bool lines_are_few(const Cutter *cutter)
{
    return cutter->lines.count >= 3 && cutter->lines.count <= 8;
}

static void cut_wrapped(Cutter *cutter, size_t draft)
{
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

/* Jump lines, captions with a keyword and a number, buttons: short lines that say what they are, on top or at the foot of
 * a block, or where the line above ends early. */
static void cut_speaking_lines(Cutter *cutter)
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

/* A line of signs alone parts what stands above it from what stands below. */
static void cut_ornaments(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    for (size_t i = 0; i < lines->count; i++) {
        Str s = line_text(cutter->recovery, &lines->items[i]);
        bool letters = false;
        for (size_t at = 0, step; at < s.len_bytes && !letters; at += step) {
            uint32_t c = utf8_decode(s, at, &step);
            letters = utf8_is_alpha(c) || utf8_is_digit(c);
        }
        if (letters || (lines->items[i].chars < 3 && !is_speck(s)))
            continue;
        lines->items[i].cut = true;
        if (i + 1 < lines->count)
            lines->items[i + 1].cut = true;
    }
}

/* A speaker's name in a play stands alone, and each speech begins a block. */
static void cut_speeches(Cutter *cutter)
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

/* In an interview whose questions stand right upon the answers: the first lines of a block are the question, when
 * their last one ends before the measure does. */
static void cut_question(Cutter *cutter)
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

/* ---- how paragraphs are told ----------------------------------------------------------------------------- */

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
        uint32_t here = line.len_bytes > 0 ? (uint32_t)(line.data - raw.data) - base : 0;
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

void recovery_cut(Recovery *recovery)
{
    survey_cast(recovery);
    survey_interview(recovery);
    Cutter cutter = {.recovery = recovery, .style = paragraph_style(recovery), .measure = recovery->measure};
    recovery->base_indent = cutter.style.base;
    recovery->first_indent = cutter.style.first_indent;
    vec_reserve(&cutter.out, recovery->count);
    for (size_t i = 0; i < recovery->count; i++) {
        if (!is_open(recovery, i) || recovery->features[i].lines < 2 || is_even_paragraph(recovery, i)) {
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
