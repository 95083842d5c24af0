/* Items of lists, rows of tables, years of a chronology, references: lines that begin alike. */
#include "cuts.h"
#include "signature.h"

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

bool cut_list(Cutter *cutter)
{
    if (walk_items(cutter, false) < 2)
        return false;
    walk_items(cutter, true);
    return true;
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

void cut_references(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    size_t entries = 0;
    for (size_t i = 0; i < lines->count; i++)
        entries += begins_reference(line_text(cutter->recovery, &lines->items[i]));
    for (size_t i = 1; entries >= 3 && i < lines->count; i++)
        if (lines->items[i - 1].stops && begins_reference(line_text(cutter->recovery, &lines->items[i])))
            lines->items[i].cut = true;
}

/* A line that begins an entry may stand behind this one: it ends a sentence, an imprint, or before it had to. */
static bool may_end_entry(const Cutter *cutter, size_t i)
{
    const LineList *lines = &cutter->lines;
    if (i + 1 >= lines->count)
        return true;
    Str here = line_text(cutter->recovery, &lines->items[i]);
    char last = here.data[here.len_bytes - 1];
    bool closed = lines->items[i].stops || last == ')' || is_ascii_digit(last) ||
                  break_is_forced(cutter, &lines->items[i], &lines->items[i + 1]);
    return closed && !starts_lower(line_text(cutter->recovery, &lines->items[i + 1]));
}

typedef struct {
    size_t last; /* line */
    bool strong; /* makes sure by itself that it is one */
} BookEntry;

/* The entry that begins in line `first`: names a book and says little of it. */
static bool read_book_entry(const Cutter *cutter, size_t first, BookEntry *entry)
{
    enum {
        MOST_LINES = 4,
        MOST_CHARS = 240
    };
    const LineList *lines = &cutter->lines;
    uint32_t chars = 0;
    for (size_t i = first; i < lines->count && i < first + MOST_LINES; i++) {
        chars += lines->items[i].chars;
        if (chars > MOST_CHARS)
            return false;
        bool indented = i + 1 < lines->count && lines->items[i + 1].indent > lines->items[first].indent;
        if (indented || !may_end_entry(cutter, i))
            continue;
        CiteEvidence evidence = evidence_of(cutter, first, i);
        entry->last = i;
        entry->strong = evidence_is_of_book(&evidence);
        if (evidence_has_figures(&evidence))
            return true;
    }
    return false;
}

/* Cuts at the entries from line `first` on when nothing but entries follows. */
static bool cut_books_from(Cutter *cutter, size_t first)
{
    enum {
        ENTRIES_MIN = 3,
        LINES_MAX = 200
    };
    LineList *lines = &cutter->lines;
    size_t entries = 0, strong = 0;
    BookEntry entry;
    if (lines->count > LINES_MAX)
        return false;
    for (size_t i = first; i < lines->count; i = entry.last + 1) {
        if (!read_book_entry(cutter, i, &entry))
            return false;
        entries++;
        strong += entry.strong;
    }
    if (entries < ENTRIES_MIN || strong * 2 < entries)
        return false;
    for (size_t i = first; i < lines->count && read_book_entry(cutter, i, &entry); i = entry.last + 1)
        lines->items[i].cut = lines->items[i].cut || i > 0;
    return true;
}

/* A line without figures over entries that fill as many lines without it: it is none of the first. */
static bool stands_over_books(const Cutter *cutter)
{
    enum {
        HEAD_CHARS = 50
    };
    const Line *head = &cutter->lines.items[0];
    BookEntry first, second;
    if (has_ascii_digit(line_text(cutter->recovery, head)) || head->chars > HEAD_CHARS || head->stops ||
        !read_book_entry(cutter, 1, &first))
        return false;
    bool as_long = read_book_entry(cutter, first.last + 1, &second) && first.last >= second.last - first.last;
    return head->caps || as_long;
}

/* "BOOKS RECEIVED" right upon the first of several entries that stand apart. */
static bool cut_head_upon_entry(Cutter *cutter)
{
    const Recovery *recovery = cutter->recovery;
    size_t next = cutter->draft + 1;
    BookEntry entry;
    if (!cutter->lines.items[0].caps || next >= recovery->count || !recovery->features[next].has_digit ||
        has_ascii_digit(line_text(recovery, &cutter->lines.items[0])) ||
        !read_book_entry(cutter, 1, &entry) || !entry.strong || entry.last + 1 != cutter->lines.count)
        return false;
    cutter->lines.items[1].cut = true;
    return true;
}

bool cut_books(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    size_t figures = 0;
    for (size_t i = 0; i < lines->count; i++)
        figures += has_ascii_digit(line_text(cutter->recovery, &lines->items[i]));
    if (lines->count <= 3 && figures > 0 && cut_head_upon_entry(cutter))
        return true;
    if (lines->count < 3 || figures < 3 || figures * 3 < lines->count)
        return false;
    return cut_books_from(cutter, stands_over_books(cutter) ? 1 : 0);
}

bool is_table(const Cutter *cutter)
{
    size_t gaps = 0;
    if (!cutter->recovery->features[cutter->draft].has_gap)
        return false;
    for (size_t i = 0; i < cutter->lines.count; i++)
        gaps += has_column_gap(line_text(cutter->recovery, &cutter->lines.items[i]));
    if (cutter->lines.count == 2)
        return gaps == 2 && cutter->lines.items[1].indent + 12 >= cutter->lines.items[0].indent;
    return gaps >= 3 && gaps * 4 >= cutter->lines.count * 3;
}

bool cut_table_inside(Cutter *cutter)
{
    LineList *lines = &cutter->lines;
    size_t from = 0, to = 0;
    if (!cutter->recovery->features[cutter->draft].has_gap)
        return false;
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

void cut_below_table(Cutter *cutter)
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

void cut_behind_items(Cutter *cutter)
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

void cut_around_items(Cutter *cutter)
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

void cut_statements(Cutter *cutter)
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

bool are_quantities(const Cutter *cutter)
{
    size_t numbers = 0;
    for (size_t i = 0; i < cutter->lines.count; i++) {
        Str s = line_text(cutter->recovery, &cutter->lines.items[i]);
        numbers += is_ascii_digit(s.data[0]) && str_find_byte(s, ' ', 0) < s.len_bytes;
    }
    return cutter->lines.count >= 3 && numbers * 5 >= cutter->lines.count * 4 &&
           evidence_from(cutter, 0).score < 5;
}

bool are_entries(const Cutter *cutter)
{
    size_t figures = 0;
    for (size_t i = 0; i < cutter->lines.count; i++) {
        Str s = line_text(cutter->recovery, &cutter->lines.items[i]);
        bool digit = false;
        for (size_t k = 0; k < s.len_bytes && !digit; k++)
            digit = is_ascii_digit(s.data[k]);
        if (cutter->lines.items[i].chars > 66 || starts_lower(s) || str_find_byte(s, '@', 0) < s.len_bytes)
            return false;
        figures += digit;
    }
    size_t count = cutter->lines.count;
    return count >= 4 && figures * 5 >= count * 3 &&
           (!cutter->recovery->hard_wrapped || forced_breaks(cutter) >= 67) &&
           evidence_from(cutter, 0).score < 5;
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

bool cut_chronology(Cutter *cutter)
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
