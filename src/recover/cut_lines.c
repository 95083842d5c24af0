/* What one line of a block looks like to whoever cuts it from the next. */
#include "cuts.h"
#include "signature.h"

#include <string.h>

bool is_between_ornaments(Str line)
{
    enum {
        MOST_BYTES = 80,
        LETTERS_MIN = 4
    };
    if (line.len_bytes < LETTERS_MIN || line.len_bytes > MOST_BYTES ||
        strchr("-~=*+", line.data[0]) == NULL || line.data[line.len_bytes - 1] != line.data[0])
        return false;
    size_t capitals = 0, small = 0, step;
    for (size_t at = 0; at < line.len_bytes; at += step) {
        uint32_t c = utf8_decode(line, at, &step);
        capitals += utf8_is_upper(c);
        small += utf8_is_lower(c);
    }
    return capitals >= LETTERS_MIN && small == 0;
}

Str line_text(const Recovery *recovery, const Line *line)
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
    while (end > 0 && s.len_bytes - end < 2 && is_ascii_digit(s.data[end - 1]))
        end--;
    bool glued = end >= 2 && strchr(".!?\"", s.data[end - 1]) != NULL &&
                 (s.data[end - 2] < '0' || s.data[end - 2] > '9');
    glued = glued ||
            (end >= 3 && (memcmp(s.data + end - 3, "”", 3) == 0 || memcmp(s.data + end - 3, "’", 3) == 0));
    return glued ? end : s.len_bytes;
}

bool ends_with_stop(Str s)
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

static Line read_line(const Recovery *recovery, size_t start, size_t end)
{
    Str text = recovery->text;
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
    line.indent = behind_margin(recovery, line.indent);
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

void read_lines(const Recovery *recovery, const DraftBlock *draft, LineList *lines)
{
    vec_clear(lines);
    for (size_t at = draft->start; at < draft->end;) {
        size_t end = str_find_byte(recovery->text, '\n', at);
        if (end > draft->end)
            end = draft->end;
        vec_push(lines, read_line(recovery, at, end));
        at = end + 1;
    }
}

/* Where the text begins behind " (4) " or " (–) ", the rank of the week before; 0 when there is none at s[at]. */
static size_t last_rank(Str s, size_t at)
{
    enum {
        RANK_BYTES = 5
    };
    if (byte_at(s, at) != ' ' || byte_at(s, at + 1) != '(')
        return 0;
    size_t close = str_find_byte(s, ')', at);
    if (close > at + 2 + RANK_BYTES || close == at + 2 || byte_at(s, close + 1) != ' ')
        return 0;
    Str rank = str_slice(s, at + 2, close);
    bool fresh = str_equal(rank, STR("–")) || str_equal(rank, STR("—")) || str_equal(rank, STR("-")) ||
                 str_equal_nocase(rank, STR("new")) || str_equal_nocase(rank, STR("neu"));
    for (size_t i = 0; i < rank.len_bytes && !fresh; i++)
        if (!is_ascii_digit(rank.data[i]))
            return 0;
    return close + 2;
}

MarkerKind marker_at(Str s, long *number, size_t *length)
{
    /* "¢" is what a scan makes of a bullet. */
    static const char *const bullets[] = {"• ", "· ", "▪ ", "‣ ", "◦ ", "* ", "+ ", "■ ", "● ", "○ ", "◆ ",
                                          "◇ ", "□ ", "► ", "➤ ", "✓ ", "✔ ", "¢ ", "– ", "- ", "— "};
    enum {
        DASHES = 3 /* the last ones */
    };
    bool letter =
        s.len_bytes > 0 && (unsigned char)s.data[0] < 0x80 && utf8_is_alpha((unsigned char)s.data[0]);
    if (letter && byte_at(s, 1) != ')')
        return MARKER_NONE;
    for (size_t i = 0; !letter && i < sizeof bullets / sizeof *bullets; i++)
        if (str_starts(s, str_from(bullets[i]))) {
            *length = strlen(bullets[i]);
            return i + DASHES >= sizeof bullets / sizeof *bullets ? MARKER_DASH : MARKER_BULLET;
        }
    size_t at = s.len_bytes > 0 && s.data[0] == '(' ? 1 : 0, start = at;
    long value = 0;
    if (s.len_bytes > at + 3 && s.data[at] >= 'a' && s.data[at] <= 'z' && s.data[at + 1] == ')' &&
        s.data[at + 2] == ' ') {
        *number = s.data[at] - 'a' + 1;
        *length = at + 3;
        return MARKER_NUMBER;
    }
    while (at < s.len_bytes && at - start < 3 && is_ascii_digit(s.data[at]))
        value = value * 10 + (s.data[at++] - '0');
    size_t rank = at > start ? last_rank(s, at) : 0;
    if (rank > 0) {
        *number = value;
        *length = rank;
        return MARKER_NUMBER;
    }
    if (at == start || at + 1 >= s.len_bytes || (s.data[at] != '.' && s.data[at] != ')') ||
        s.data[at + 1] != ' ')
        return MARKER_NONE;
    *number = value;
    *length = at + 2;
    return MARKER_NUMBER;
}

bool begins_turn(Str s)
{
    if (s.len_bytes > 3 && s.data[0] == '[' && is_ascii_digit(s.data[1]))
        return true;
    if (s.len_bytes > 3 && strchr("QAPRDF", s.data[0]) != NULL && (s.data[1] == '.' || s.data[1] == ':') &&
        s.data[2] == ' ')
        return true;
    size_t colon = str_find_byte(s, ':', 0);
    Str name = str_slice(s, 0, colon);
    return colon + 1 < s.len_bytes && colon < 30 && s.data[colon + 1] == ' ' && name.len_bytes > 2 &&
           word_is_all_caps(name);
}

bool is_contact(Str s)
{
    static const char *const openings[] = {"e-mail", "email", "mail:", "tel", "twitter", "www.", "http"};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (str_is_nocase(str_slice(s, 0, strlen(openings[i])), openings[i]))
            return true;
    return s.len_bytes < 80 && str_find_byte(s, '@', 0) < s.len_bytes;
}

bool starts_lower(Str s)
{
    size_t step;
    return s.len_bytes > 0 && utf8_is_lower(utf8_decode(s, 0, &step));
}

bool has_column_gap(Str s)
{
    return str_find(s, STR("   "), 0) < s.len_bytes;
}

bool fill_is_forced(uint32_t measure, uint32_t fill)
{
    enum {
        SLACK = 4
    };
    return fill + SLACK <= measure;
}

bool break_is_forced(const Cutter *cutter, const Line *line, const Line *next)
{
    return fill_is_forced(cutter->measure, line->indent + line->chars + 1 + next->first_word);
}

bool ends_in_closing_quote(Str s)
{
    return str_ends(s, STR("\"")) || str_ends(s, STR("”")) || str_ends(s, STR("“")) ||
           str_ends(s, STR("»")) || str_ends(s, STR("«")) || str_ends(s, STR("’"));
}

bool names_a_work(Str s)
{
    size_t comma = str_find_byte(s, ',', 0);
    return comma + 2 < s.len_bytes && looks_like_name(str_slice(s, 0, comma)) && !ends_with_stop(s);
}

bool ends_in_abbreviation(Str s)
{
    size_t start = s.len_bytes;
    while (start > 0 && s.data[start - 1] != ' ')
        start--;
    Str word = str_slice(s, start, s.len_bytes - 1);
    bool numeral = word.len_bytes <= 5 && word_is_all_caps(word); /* "IV." */
    return word.len_bytes <= 1 || numeral || str_find_byte(word, '.', 0) < word.len_bytes ||
           (lexicon_lists(word) & LEX_ABBREVIATION) != 0;
}

size_t forced_breaks(const Cutter *cutter)
{
    const LineList *lines = &cutter->lines;
    size_t forced = 0;
    for (size_t i = 1; i < lines->count; i++)
        forced += break_is_forced(cutter, &lines->items[i - 1], &lines->items[i]);
    return forced * 100 / (lines->count - 1);
}

bool lines_are_few(const Cutter *cutter)
{
    return cutter->lines.count >= 3 && cutter->lines.count <= 8;
}
