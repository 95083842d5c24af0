/* Where pages end: running heads and page numbers, told by the whole text. A line is one of them when its number
 * rises from page to page, or when it recurs, and copies of it stand where a sentence goes on behind them. What
 * stands on the left of even pages may stand on the right of odd ones: the parts of a line are compared, not
 * their order.
 *
 * Lines inside of blocks count too: many texts have no blank line around their running heads. recovery_cut() cuts
 * at the lines found here. */
#include "passes.h"

#include <string.h>

enum {
    MAX_LINE_BYTES = 200,
    MAX_LINE_WORDS = 16,
    MAX_RUN = 6,          /* page lines between two stretches of text */
    LONG_TEXT_BYTES = 80, /* a line that ends without a stop and is as long as this was cut off */
    PAGE_BYTES_MIN = 200, /* between two page numbers */
    PAGE_STEP_MAX = 3,    /* of their numbers */
    CHAIN_REACH = 24
};

typedef struct {
    size_t start, end; /* source bytes, without blanks */
    size_t draft;
    uint64_t key;       /* of its letters, part by part; 0: it has none */
    long number;        /* of a page; -1: it has none */
    size_t first, last; /* the lines that stand with it between two stretches of text */
    uint32_t chain;     /* numbers up to this one that rise by little */
    uint32_t hints;     /* of these, how many stand where text was perhaps cut off */
    uint32_t bare;      /* of these, how many are nothing but a number */
    uint32_t known;     /* of these, how many recur word for word */
    uint32_t seams;     /* of these, their seams together */
    size_t before;      /* the number before it in that chain; NONE */
    bool goes_on;       /* a number behind it is in that chain */
    bool parted;        /* in parts, by gaps or by marks that no sentence has */
    bool alone;         /* a block of its own */
    uint8_t seam;       /* 2: a sentence goes on behind it; 1: text before it or behind it says so */
    bool found;
} Candidate;

typedef struct {
    uint64_t key;
    uint32_t copies;
    uint32_t inside; /* of these, how many stand inside a sentence */
    uint32_t hints;  /* of these, how many stand where text was perhaps cut off */
    uint32_t known;  /* of these, how many recur word for word */
    uint32_t seams;  /* how many stand there, beside a page's number, or where text was perhaps cut off */
    uint32_t above;  /* how many stand above the first paragraph */
    uint32_t paged;  /* how many stand right above or below a page's number */
    bool met;        /* a copy below the title has been judged */
} Recurrence;

enum {
    TOP_BLOCKS = 6,
    TOPS_MAX = TOP_BLOCKS * (TOP_BLOCKS + 1) / 2
};

typedef struct {
    Recovery *recovery;
    VEC(Candidate) lines;
    Recurrence *slots; /* by key */
    size_t mask;
    /* Hashes of the letters of what stands above the first paragraph, and of neighbours there together. */
    uint64_t tops[TOPS_MAX];
    size_t top_count;
    size_t body; /* the first paragraph */
} Pages;

static Recurrence *recurrence_of(const Pages *pages, uint64_t key)
{
    size_t at = (size_t)(key ^ key >> 32) & pages->mask;
    while (pages->slots[at].copies > 0 && pages->slots[at].key != key)
        at = (at + 1) & pages->mask;
    pages->slots[at].key = key;
    return &pages->slots[at];
}

/* ---- reading a line ------------------------------------------------------------------------------------ */

/* How long what parts a line at s[at] is: two blanks, a tab, a bar, a dot in the middle, a dash with blanks around it; 0
 * for nothing. */
static size_t divider_len(Str s, size_t at)
{
    static const Str dividers[] = {STR_INIT("  "),  STR_INIT("\t"),  STR_INIT(" | "), STR_INIT(" · "),
                                   STR_INIT(" • "), STR_INIT(" ▪ "), STR_INIT(" ■ "), STR_INIT(" – "),
                                   STR_INIT(" — "), STR_INIT(" - "), STR_INIT(" / "), STR_INIT(" * "),
                                   STR_INIT("|")};
    if (s.data[at] == ' ' && is_ascii_letter(byte_at(s, at + 1))) /* as most blanks are */
        return 0;
    Str rest = str_slice(s, at, s.len_bytes);
    for (size_t i = 0; i < sizeof dividers / sizeof *dividers; i++)
        if (str_starts(rest, dividers[i]))
            return dividers[i].len_bytes;
    return 0;
}

/* The next part of s at or behind *at, which moves behind what parts it from the one behind. */
static Str next_part(Str s, size_t *at, bool *parted)
{
    size_t start = *at;
    for (size_t i = start; i < s.len_bytes; i++) {
        char c = s.data[i];
        size_t len = c == ' ' || c == '\t' || c == '|' ? divider_len(s, i) : 0;
        if (len > 0) {
            *at = i + len;
            *parted = true;
            return str_trim(str_slice(s, start, i));
        }
    }
    *at = s.len_bytes;
    return str_trim(str_slice(s, start, s.len_bytes));
}

/* The digit that c is or that a scan has read as c; -1. */
static int read_digit(char c)
{
    if (is_ascii_digit(c))
        return c - '0';
    if (c == 'l' || c == 'I')
        return 1;
    return c == 'O' || c == 'o' ? 0 : -1;
}

/* A number that a page may have; -1: none. A year is none. At least one digit must be one. */
static long page_number(Str digits)
{
    long number = 0;
    bool sure = false;
    if (digits.len_bytes == 0 || digits.len_bytes > 4)
        return -1;
    for (size_t i = 0; i < digits.len_bytes; i++) {
        int digit = read_digit(digits.data[i]);
        if (digit < 0)
            return -1;
        sure = sure || is_ascii_digit(digits.data[i]);
        number = number * 10 + digit;
    }
    return !sure || number == 0 || (number >= 1500 && number <= 2099) ? -1 : number;
}

static Str digits_from(Str s, size_t at)
{
    size_t end = at;
    while (end < s.len_bytes && read_digit(s.data[end]) >= 0)
        end++;
    return str_slice(s, at, end);
}

static Str digits_before(Str s, size_t end)
{
    size_t start = end;
    while (start > 0 && read_digit(s.data[start - 1]) >= 0)
        start--;
    return str_slice(s, start, end);
}

/* "page 12", "S. 12", "3 / 8": the words around a page's number. */
static bool is_page_word(Str word)
{
    static const char *const words[] = {"page",   "p",   "pp", "pg",  "seite", "s",  "página", "pág", "pag",
                                        "pagina", "blz", "of", "von", "de",    "di", "van",    "sur"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is_nocase(word, words[i]))
            return true;
    return false;
}

/* A number and nothing else: "14", "- 12 -", "[Pg 4]", "Page 3 of 8", "1/4". */
static long bare_number(Str part)
{
    long number = -1;
    size_t words = 0;
    Str word;
    for (size_t at = 0; next_word(part, &at, &word); words++) {
        long value = page_number(word);
        if (value < 0 && !is_page_word(word))
            return -1;
        number = number < 0 ? value : number;
    }
    bool price = str_find_byte(part, '$', 0) < part.len_bytes || str_find_byte(part, '%', 0) < part.len_bytes;
    bool counted = words == 1 && part.len_bytes > 1 && is_ascii_digit(part.data[0]) &&
                   part.data[part.len_bytes - 1] == '.';
    bool reference = str_ends(part, STR(").")) || str_ends(part, STR("),")); /* "(p. 31)." */
    return words <= 4 && !price && !counted && !reference ? number : -1;
}

/* "12 THE MERIDIAN": a number before words, but for a date's and a list's. */
static long leading_number(Str part)
{
    Str digits = digits_from(part, 0), word;
    size_t at = digits.len_bytes;
    if (at == 0 || at >= part.len_bytes || part.data[at] != ' ' || !next_word(part, &at, &word) ||
        (lexicon_lists(word) & LEX_MONTH) != 0)
        return -1;
    return page_number(digits);
}

/* "THE MERIDIAN 13": a number behind words, but for a date's, an issue's and a chapter's. */
static long trailing_number(Str part)
{
    Str digits = digits_before(part, part.len_bytes), word, last = {0};
    size_t start = part.len_bytes - digits.len_bytes, at = 0;
    if (digits.len_bytes == 0 || start < 2 || part.data[start - 1] != ' ')
        return -1;
    while (next_word(str_slice(part, 0, start), &at, &word))
        last = word;
    if (last.len_bytes == 0 || is_issue_word(last) ||
        (lexicon_lists(last) & (LEX_MONTH | LEX_CHAPTER | LEX_CAPTION)) != 0)
        return -1;
    return page_number(digits);
}

/* One letter for those that a scan takes for each other. */
static uint32_t likeness_of(uint32_t c)
{
    switch (c) {
    case 'l':
    case '1': return 'i';
    case '0': return 'o';
    case '5': return 's';
    case '8':
    case 'h': return 'b';
    case 'e': return 'c';
    case 'u': return 'n';
    case 'y': return 'v';
    default: return c;
    }
}

/* A digit between letters is a letter that the scan has spoilt. */
static bool is_spoilt_letter(Str s, size_t at, size_t step)
{
    size_t next_step;
    return is_ascii_digit(s.data[at]) &&
           ((at > 0 && utf8_is_alpha(utf8_before(s, at))) ||
            (at + step < s.len_bytes && utf8_is_alpha(utf8_decode(s, at + step, &next_step))));
}

/* Of the letters, whatever their case, so that what a scan has read twice is alike: "WEXC0MBE PUBLlC". */
static uint64_t letters_hash(Str part)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    bool letters = false;
    for (size_t at = 0, step; at < part.len_bytes; at += step) {
        uint32_t c = utf8_decode(part, at, &step);
        if (!utf8_is_alpha(c) && !is_spoilt_letter(part, at, step))
            continue;
        letters = true;
        c = likeness_of(utf8_to_lower(c));
        if (c == 'r' && at + 1 < part.len_bytes && (part.data[at + 1] | 0x20) == 'n') {
            c = 'm';
            step = 2;
        }
        for (; c != 0; c >>= 8)
            hash = (hash ^ (c & 0xFF)) * 1099511628211u;
    }
    return letters ? hash : 0;
}

static uint32_t count_letters(Str s)
{
    uint32_t letters = 0;
    for (size_t at = 0, step; at < s.len_bytes; at += step)
        letters += utf8_is_alpha(utf8_decode(s, at, &step));
    return letters;
}

static void read_parts(Str s, Candidate *line)
{
    for (size_t at = 0, parts = 0; at < s.len_bytes; parts++) {
        Str part = next_part(s, &at, &line->parted);
        bool first = parts == 0, last = at >= s.len_bytes;
        long number = bare_number(part);
        bool bare = number >= 0;
        if (!bare && first)
            number = leading_number(part);
        if (number < 0 && last)
            number = trailing_number(part);
        if (number >= 0 && line->number < 0 && (first || last))
            line->number = number;
        if (!bare)
            line->key += letters_hash(part);
    }
    if (count_letters(s) < 3)
        line->key = 0;
}

bool has_page_number(Str line)
{
    Candidate read = {.number = -1};
    read_parts(line, &read);
    /* "20 (1988), 91-96": the pages of an article. */
    size_t digits = digits_before(line, line.len_bytes).len_bytes, dash = line.len_bytes - digits;
    if (digits == 0 || dash < 2)
        return read.number >= 0;
    size_t first = dash - (line.data[dash - 1] == '-' ? 1 : 3);
    bool range = str_equal(str_slice(line, first, dash), STR("-")) ||
                 str_equal(str_slice(line, first, dash), STR("–"));
    return read.number >= 0 || (range && digits_before(line, first).len_bytes > 0);
}

/* ---- what may be one ----------------------------------------------------------------------------------- */

/* "1. ", "2) ", "• ": an item. */
static bool is_marked_item(Str s)
{
    size_t digits = digits_from(s, 0).len_bytes;
    if (digits > 0 && digits + 1 < s.len_bytes)
        return (s.data[digits] == '.' || s.data[digits] == ')') && s.data[digits + 1] == ' ';
    return str_starts(s, STR("• ")) || str_starts(s, STR("* "));
}

static size_t count_words_to(Str s, size_t limit)
{
    size_t words = 0, at = 0;
    Str word;
    while (words <= limit && next_word(s, &at, &word))
        words++;
    return words;
}

/* How a line ends and begins: what no running head does is cheap to see. */
static bool has_shape(Str s, const Candidate *line)
{
    size_t step, end = s.len_bytes;
    while (end > 1 && strchr("*_", s.data[end - 1]) != NULL)
        end--;
    char last = s.data[end - 1];
    bool numbered = line->number >= 0;
    if (line->key == 0)
        return numbered && strchr(",:;", last) == NULL;
    if (strchr(".!?", last) != NULL && !(numbered && line->parted))
        return false;
    if (strchr(",:;", last) != NULL || (last == '-' && !numbered))
        return false;
    size_t at = 0;
    while (at + 1 < s.len_bytes && strchr("*_", s.data[at]) != NULL)
        at++;
    uint32_t first = utf8_decode(s, at, &step);
    if (utf8_is_lower(first))
        return numbered && line->parted;
    return utf8_is_upper(first) || utf8_is_digit(first) || first == '[' || first == '(' ||
           (first == '<' && line->parted);
}

/* A mark of a sentence at its end, a small letter at its beginning. */
static bool ends_or_begins_as_text(Str s)
{
    size_t end = s.len_bytes;
    while (end > 1 && strchr("*_", s.data[end - 1]) != NULL)
        end--;
    return strchr(".!?,:;", s.data[end - 1]) != NULL || (s.data[0] >= 'a' && s.data[0] <= 'z');
}

static bool is_roman_number(Str s)
{
    for (size_t i = 0; i < s.len_bytes; i++)
        if (strchr("IVXLC", s.data[i]) == NULL)
            return false;
    return true;
}

static Candidate new_candidate(Str text, Str s)
{
    Candidate line = {.start = (size_t)(s.data - text.data), .number = -1, .before = NONE};
    line.end = line.start + s.len_bytes;
    read_parts(s, &line);
    return line;
}

static bool read_candidate(Str text, size_t start, size_t end, Candidate *line)
{
    Str s = str_trim(str_slice(text, start, end));
    if (s.len_bytes == 0 || s.len_bytes > MAX_LINE_BYTES || is_marked_item(s) ||
        str_find_byte(s, '=', 0) < s.len_bytes || /* a formula has a number too */
        is_picture_credit(s))
        return false;
    if (!has_ascii_digit(s) && ends_or_begins_as_text(s))
        return false;                           /* as nearly always: has_shape() wants a number there */
    if (s.data[0] == '[' && bare_number(s) < 0) /* a picture's place */
        return false;
    if (is_roman_number(s)) /* a chapter's, which recurs in each part */
        return false;
    *line = new_candidate(text, s);
    if (!has_shape(s, line) || (!line->parted && s.len_bytes > LONG_TEXT_BYTES) ||
        count_words_to(s, MAX_LINE_WORDS) > MAX_LINE_WORDS)
        return false;
    size_t at = 0;
    Str word;
    bool named = next_word(s, &at, &word) && word.data == s.data && !is_ascii_digit(word.data[0]) &&
                 !line->parted && (lexicon_lists(word) & (LEX_CHAPTER | LEX_CAPTION)) != 0;
    return !named || bare_number(s) >= 0;
}

/* The first block of running text: copies above it may be the title. */
static size_t first_body(const Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (recovery->features[i].chars >= 160 && is_body(recovery->drafts[i].cls))
            return i;
    return recovery->count;
}

/* Notes what stands on top, each block by itself and with those behind it. */
static void read_tops(Pages *pages)
{
    enum {
        TOP_BYTES = 400,
        TOP_LETTERS = 10
    };
    const Recovery *recovery = pages->recovery;
    size_t end = pages->body < TOP_BLOCKS ? pages->body : TOP_BLOCKS;
    for (size_t first = 0; first < end; first++)
        for (size_t last = first; last < end; last++) {
            Str top = str_slice(recovery->text, recovery->drafts[first].start, recovery->drafts[last].end);
            if (top.len_bytes <= TOP_BYTES && count_letters(top) >= TOP_LETTERS)
                pages->tops[pages->top_count++] = letters_hash(top);
        }
}

static bool repeats_top(const Pages *pages, Str line)
{
    uint64_t letters = letters_hash(line);
    for (size_t i = 0; letters != 0 && i < pages->top_count; i++)
        if (pages->tops[i] == letters)
            return true;
    return false;
}

/* In wrapped text a running head is shorter than the lines around it, or says its number at one end, or has a gap. */
static bool is_worth_reading(const Recovery *recovery, Str line)
{
    if (line.len_bytes == 0 || line.len_bytes > MAX_LINE_BYTES)
        return false;
    if (!recovery->hard_wrapped)
        return true;
    return line.len_bytes * 4 < recovery->measure * 3u || is_ascii_digit(line.data[0]) ||
           is_ascii_digit(line.data[line.len_bytes - 1]) || line.data[0] == '[' ||
           str_find(line, STR("   "), 0) < line.len_bytes;
}

static void gather_lines(Pages *pages, size_t i)
{
    const Recovery *recovery = pages->recovery;
    const DraftBlock *draft = &recovery->drafts[i];
    bool alone = recovery->features[i].lines == 1;
    for (size_t at = draft->start; at < draft->end;) {
        size_t end = str_find_byte(recovery->text, '\n', at);
        end = end < draft->end ? end : draft->end;
        Candidate line;
        Str s = str_trim(str_slice(recovery->text, at, end));
        bool read = is_worth_reading(recovery, s) && read_candidate(recovery->text, at, end, &line);
        if (!read && alone && i >= pages->body && s.len_bytes <= MAX_LINE_BYTES && repeats_top(pages, s)) {
            line = new_candidate(recovery->text, s);
            read = true;
        }
        if (read) {
            line.draft = i;
            line.alone = alone;
            vec_push(&pages->lines, line);
        }
        at = end + 1;
    }
}

static void gather(Pages *pages)
{
    const Recovery *recovery = pages->recovery;
    size_t contents_end = 0; /* entries that rise, and recur as heads of chapters, end no pages */
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        bool long_line = features->lines == 1 && features->bytes > MAX_LINE_BYTES;
        if (contents_end == 0 && (contents_end = contents_reach(pages->recovery, i)) == i)
            contents_end = 0;
        if (i < contents_end)
            continue;
        if (is_open(recovery, i) && !long_line && !has_even_lines(recovery, i))
            gather_lines(pages, i);
    }
}

/* ---- what stands around it ----------------------------------------------------------------------------- */

/* Bytes of the line that ends at `end`, and of the one above it in the same block. */
static size_t text_above(Str text, size_t end)
{
    size_t lines = 0, at = end;
    while (at > 0 && end - at < 2 * MAX_LINE_BYTES) {
        if (text.data[at - 1] == '\n' && (lines++ > 0 || at < 2 || text.data[at - 2] == '\n'))
            break;
        at--;
    }
    return end - at;
}

/* The text that ends before `end` is long, and no sentence ends in it. */
static bool is_cut_off_above(const Recovery *recovery, size_t end, bool *hyphen)
{
    Str text = recovery->text;
    size_t step, at = str_trim(str_slice(text, 0, end)).len_bytes;
    if (text_above(text, at) < LONG_TEXT_BYTES)
        return false;
    while (at > 0) {
        size_t before = utf8_previous(text, at);
        uint32_t c = utf8_decode(text, before, &step);
        if (utf8_is_alpha(c) || utf8_is_digit(c) || c == ',')
            return true;
        if (c == '-' && before > 0 && utf8_is_alpha(utf8_before(text, before))) {
            *hyphen = true;
            return true;
        }
        if (strchr("\"')]*_", (int)(c < 0x80 ? c : 'x')) == NULL && c != 0x201D && c != 0x2019 && c != 0xBB &&
            c != 0x201C)
            return false;
        at = before;
    }
    return false;
}

/* What stands behind `at` begins small, and is neither a name that does nor an item. */
static bool goes_on_small(Str text, size_t at)
{
    size_t step, next_step;
    while (at < text.len_bytes && strchr(" \t\n\f*_", text.data[at]) != NULL)
        at++;
    if (at >= text.len_bytes || !utf8_is_lower(utf8_decode(text, at, &step)))
        return false;
    if (at + step >= text.len_bytes)
        return true;
    uint32_t next = utf8_decode(text, at + step, &next_step);
    return next != '.' && next != ')' && !utf8_is_upper(next);
}

static bool are_neighbours(Str text, const Candidate *a, const Candidate *b)
{
    return str_trim(str_slice(text, a->end, b->start)).len_bytes == 0;
}

static void judge_seam(Pages *pages, size_t first, size_t last)
{
    Candidate *lines = pages->lines.items;
    bool hyphen = false, above = false, small = false;
    if (last - first < MAX_RUN) {
        above = is_cut_off_above(pages->recovery, lines[first].start, &hyphen);
        small = goes_on_small(pages->recovery->text, lines[last].end);
    }
    for (size_t i = first; i <= last; i++) {
        lines[i].first = first;
        lines[i].last = last;
        lines[i].seam = above && (small || hyphen) ? 2 : (above || small) ? 1 : 0;
    }
}

static void judge_seams(Pages *pages)
{
    size_t first = 0;
    for (size_t i = 0; i < pages->lines.count; i++) {
        bool ends =
            i + 1 == pages->lines.count ||
            !are_neighbours(pages->recovery->text, &pages->lines.items[i], &pages->lines.items[i + 1]);
        if (!ends)
            continue;
        judge_seam(pages, first, i);
        first = i + 1;
    }
}

static bool recurs(const Pages *pages, const Candidate *line)
{
    return line->key != 0 && recurrence_of(pages, line->key)->copies >= 2;
}

static void count_copies(Pages *pages)
{
    for (pages->mask = 15; pages->mask < pages->lines.count * 2;)
        pages->mask = pages->mask * 2 + 1;
    pages->slots = memory_alloc_zero(pages->mask + 1, sizeof *pages->slots);
    for (size_t i = 0; i < pages->lines.count; i++)
        if (pages->lines.items[i].key != 0)
            recurrence_of(pages, pages->lines.items[i].key)->copies++;
}

/* ---- numbers that rise --------------------------------------------------------------------------------- */

/* Most of its words begin small. */
static bool is_prose(Str s)
{
    size_t words = 0, small = 0, at = 0, step;
    Str word;
    for (; next_word(s, &at, &word); words++)
        small += utf8_is_lower(utf8_decode(word, 0, &step));
    return words >= 4 && small * 2 > words;
}

/* Prose with a number in its margin, or with a running head that a scan has run into it, is no line of its own; nor is
 * any line that stands between whole paragraphs, has no parts and comes once. */
static bool may_be_numbered(const Pages *pages, const Candidate *line)
{
    if (line->number < 0 || line->key == 0 || recurs(pages, line))
        return line->number >= 0;
    return !is_prose(str_slice(pages->recovery->text, line->start, line->end)) &&
           (line->parted || line->seam > 0);
}

static bool follows(const Candidate *line, const Candidate *before)
{
    return before->number < line->number && line->number <= before->number + PAGE_STEP_MAX &&
           before->end + PAGE_BYTES_MIN <= line->start;
}

static void link_numbers(Pages *pages)
{
    size_t numbered[CHAIN_REACH], count = 0;
    for (size_t i = 0; i < pages->lines.count; i++) {
        Candidate *line = &pages->lines.items[i];
        if (!may_be_numbered(pages, line))
            continue;
        line->chain = 1;
        line->seams = line->seam == 2;
        line->hints = line->seam > 0;
        line->known = recurs(pages, line);
        line->bare = line->key == 0;
        for (size_t k = count > CHAIN_REACH ? count - CHAIN_REACH : 0; k < count; k++) {
            const Candidate *before = &pages->lines.items[numbered[k % CHAIN_REACH]];
            if (follows(line, before) && before->chain >= line->chain) {
                line->chain = before->chain + 1;
                line->before = numbered[k % CHAIN_REACH];
                line->seams = before->seams + (line->seam == 2);
                line->hints = before->hints + (line->seam > 0);
                line->known = before->known + recurs(pages, line);
                line->bare = before->bare + (line->key == 0);
            }
        }
        if (line->before != NONE)
            pages->lines.items[line->before].goes_on = true;
        numbered[count++ % CHAIN_REACH] = i;
    }
}

/* Pages are numbered, but so are sections and works in a catalogue: their numbers never stand inside a sentence. */
static bool are_pages(const Pages *pages, const Candidate *line)
{
    bool alike = line->key == pages->lines.items[line->before].key;
    if (line->key == 0 && line->hints == line->chain && line->bare == line->chain)
        return true;
    if (line->chain > 2 && line->parted && line->known == line->chain && line->hints * 2 >= line->chain)
        return true;
    return line->seams > 0 && line->seams * 8 >= line->chain &&
           (line->chain > 2 || line->seams == 2 || alike);
}

/* Another line with a number apart from its words stands near in the same block: they are rows of a table. */
static bool is_row(const Pages *pages, size_t i)
{
    const Candidate *lines = pages->lines.items;
    for (size_t k = i > 0 ? i - 1 : 0; k <= i + 1 && k < pages->lines.count; k++)
        if (k != i && lines[k].draft == lines[i].draft && lines[k].parted && lines[k].number >= 0 &&
            lines[k].key != lines[i].key && !lines[k].found &&
            (k < i ? lines[i].start - lines[k].end : lines[k].start - lines[i].end) < PAGE_BYTES_MIN)
            return true;
    return false;
}

static void judge_numbers(Pages *pages)
{
    Candidate *lines = pages->lines.items;
    link_numbers(pages);
    for (size_t i = pages->lines.count; i-- > 0;) {
        if (lines[i].before == NONE || lines[i].goes_on || !are_pages(pages, &lines[i]))
            continue;
        for (size_t k = i; k != NONE && !lines[k].found; k = lines[k].before)
            lines[k].found = true;
    }
    /* A number and nothing else, or apart from words, inside a sentence. */
    for (size_t i = 0; i < pages->lines.count; i++)
        if (lines[i].seam == 2 && lines[i].number >= 0 &&
            (lines[i].key == 0 ||
             (lines[i].parted && !is_row(pages, i) &&
              !is_prose(str_slice(pages->recovery->text, lines[i].start, lines[i].end)))))
            lines[i].found = true;
}

/* ---- what recurs --------------------------------------------------------------------------------------- */

/* A page number, or what is known to be a running head, stands with it between two stretches of text. */
static bool is_beside_page_line(const Pages *pages, size_t i)
{
    const Candidate *lines = pages->lines.items;
    size_t from = lines[i].first + MAX_RUN < i ? i - MAX_RUN : lines[i].first;
    for (size_t k = from; k <= lines[i].last && k < i + MAX_RUN; k++)
        if (k != i && (lines[k].found || (lines[k].key == 0 && lines[k].number >= 0)))
            return true;
    return false;
}

/* A number that is known to be a page's stands right above or below. */
static bool is_next_to_number(const Pages *pages, size_t i)
{
    const Candidate *lines = pages->lines.items;
    bool above = i > lines[i].first && lines[i - 1].found && lines[i - 1].key == 0;
    bool below = i < lines[i].last && lines[i + 1].found && lines[i + 1].key == 0;
    return above || below;
}

static void weigh_recurrences(Pages *pages, size_t body)
{
    for (size_t i = 0; i < pages->lines.count; i++) {
        const Candidate *line = &pages->lines.items[i];
        if (line->key == 0)
            continue;
        Recurrence *recurrence = recurrence_of(pages, line->key);
        recurrence->above += line->draft < body;
        recurrence->paged += is_next_to_number(pages, i);
        recurrence->inside += line->seam == 2 || line->found;
        recurrence->seams += line->seam > 0 || line->found || is_beside_page_line(pages, i);
    }
}

/* A running head stands where pages end, and nowhere else but for its first copy: that may be the heading which it
 * repeats. */
static bool is_running_head(const Recurrence *recurrence)
{
    if (recurrence->copies >= 2 && recurrence->paged > 0 &&
        recurrence->paged + recurrence->above >= recurrence->copies)
        return true;
    return recurrence->copies >= 2 && recurrence->inside > 0 && recurrence->seams * 2 >= recurrence->copies;
}

/* "Nr. 46", "issue 7". */
static bool numbers_an_issue(Str s)
{
    bool issue = false;
    Str word;
    for (size_t at = 0; next_word(s, &at, &word);) {
        if (issue && is_ascii_digit(word.data[0]))
            return true;
        issue = is_issue_word(word);
    }
    return false;
}

/* "The Quiet Kiln — A Case for Clay": a title may be in parts with a dash, but has no other mark between them. */
static bool is_parted_like_title(Str s)
{
    static const char *const marks[] = {"  ", "\t", "|", " · ", " • ", " ▪ ", " ■ ", " / "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_find(s, str_from(marks[i]), 0) < s.len_bytes)
            return false;
    return !has_ascii_digit(s);
}

/* The first line of all, in parts or with the number of an issue, a page's number perhaps above it: no title looks
 * like that. */
static bool is_on_top(const Pages *pages, size_t i)
{
    const Candidate *line = &pages->lines.items[i];
    bool below_number = i == 1 && pages->lines.items[0].draft == 0 && pages->lines.items[0].key == 0;
    Str text = str_slice(pages->recovery->text, line->start, line->end);
    return line->draft <= i && (i == 0 || below_number) &&
           ((line->parted && !is_parted_like_title(text)) || numbers_an_issue(text));
}

static void judge_copy(const Pages *pages, size_t i)
{
    Candidate *line = &pages->lines.items[i];
    Recurrence *recurrence = recurrence_of(pages, line->key);
    bool first_copy = !recurrence->met;
    recurrence->met = true;
    if (!is_running_head(recurrence))
        return;
    bool always = recurrence->paged + recurrence->above == recurrence->copies ||
                  (recurrence->copies >= 3 && recurrence->seams == recurrence->copies);
    if (line->seam == 2 || is_on_top(pages, i) ||
        ((!first_copy || always) && (line->alone || is_beside_page_line(pages, i))))
        line->found = true;
}

static void judge_recurrences(Pages *pages)
{
    size_t body = pages->body;
    weigh_recurrences(pages, body);
    for (size_t i = 0; i < pages->lines.count; i++)
        if (pages->lines.items[i].key != 0 && (pages->lines.items[i].draft >= body || is_on_top(pages, i)))
            judge_copy(pages, i);
}

/* ---- parts of the masthead ----------------------------------------------------------------------------- */

enum {
    MASTHEAD_PARTS = 32,
    PART_LETTERS = 4
};

typedef struct {
    uint64_t parts[MASTHEAD_PARTS];
    size_t count;
} Masthead;

static bool holds_part(const Masthead *masthead, uint64_t part)
{
    for (size_t i = 0; i < masthead->count; i++)
        if (masthead->parts[i] == part)
            return true;
    return false;
}

/* Goes over the parts in words of a line: adds each to the masthead, or returns how many are there. */
static size_t walk_parts(Masthead *masthead, Str s, bool add)
{
    bool parted = false;
    size_t held = 0;
    for (size_t at = 0; at < s.len_bytes;) {
        Str part = next_part(s, &at, &parted);
        if (count_letters(part) < PART_LETTERS)
            continue;
        uint64_t hash = letters_hash(part);
        bool known = holds_part(masthead, hash);
        held += known;
        if (add && !known && masthead->count < MASTHEAD_PARTS)
            masthead->parts[masthead->count++] = hash;
    }
    return held;
}

/* "THE SHELVER | PRE-PUB REVIEWS" above "THE SHELVER | MARCH 15 | 47"; "Meridian Weekly" beside a page's number, below
 * "MERIDIAN WEEKLY | May 6, 2013". */
static void judge_parts(Pages *pages)
{
    const Recovery *recovery = pages->recovery;
    Masthead masthead = {.count = 0};
    for (size_t i = 0; i < pages->lines.count; i++) {
        const Candidate *line = &pages->lines.items[i];
        if (line->parted && (line->found || (line->alone && is_head_line(recovery, line->draft))))
            walk_parts(&masthead, str_slice(recovery->text, line->start, line->end), true);
    }
    size_t body = pages->body;
    for (size_t i = 0; masthead.count > 0 && i < pages->lines.count; i++) {
        Candidate *line = &pages->lines.items[i];
        bool beside = line->draft >= body && is_beside_page_line(pages, i);
        Str text = str_slice(recovery->text, line->start, line->end);
        if (line->found || !(line->alone || line->parted) || !(line->parted || beside) ||
            (line->draft < body && is_parted_like_title(text)))
            continue;
        /* A jump line may stand right below: then two parts must be known. */
        size_t held = walk_parts(&masthead, text, false);
        if (held >= (line->alone ? 1u : 2u))
            line->found = true;
    }
}

/* ---- what repeats the top ------------------------------------------------------------------------------ */

/* Alone between two paragraphs. */
static bool stands_between_text(const Recovery *recovery, const Candidate *line)
{
    enum {
        TEXT_CHARS = 100
    };
    size_t i = line->draft;
    return line->alone && i > 0 && i + 1 < recovery->count && is_body(recovery->drafts[i - 1].cls) &&
           is_body(recovery->drafts[i + 1].cls) && recovery->features[i - 1].chars >= TEXT_CHARS &&
           recovery->features[i + 1].chars >= TEXT_CHARS;
}

/* The title once more below its text heads a page, and so does "ENQUÊTE Truffe noire, argent gris", below "ENQUÊTE" and
 * "Truffe noire, argent gris" on top. */
static void judge_repeats(Pages *pages)
{
    const Recovery *recovery = pages->recovery;
    for (size_t i = 0; pages->top_count > 0 && i < pages->lines.count; i++) {
        Candidate *line = &pages->lines.items[i];
        if (line->draft >= pages->body && line->alone && !line->found &&
            (line->seam > 0 || is_beside_page_line(pages, i) || stands_between_text(recovery, line)) &&
            repeats_top(pages, str_slice(recovery->text, line->start, line->end)))
            line->found = true;
    }
}

/* No page carries its running head twice: below "Comptes rendus   31" a line "COMPTES RENDUS" begins them. */
static void spare_headings(Pages *pages)
{
    Candidate *lines = pages->lines.items;
    for (size_t i = 0; i < pages->lines.count; i++) {
        if (!lines[i].found || lines[i].key == 0 || lines[i].number >= 0 || !lines[i].alone ||
            lines[i].seam == 2)
            continue;
        for (size_t k = lines[i].first; k < i; k++)
            if (lines[k].found && lines[k].key == lines[i].key && lines[k].number >= 0)
                lines[i].found = false;
    }
}

/* ---- the passes ---------------------------------------------------------------------------------------- */

void find_page_lines(Recovery *recovery)
{
    Pages pages = {.recovery = recovery, .body = first_body(recovery)};
    read_tops(&pages);
    gather(&pages);
    if (pages.lines.count > 0) {
        judge_seams(&pages);
        count_copies(&pages);
        judge_numbers(&pages);
        judge_recurrences(&pages);
        judge_parts(&pages);
        judge_repeats(&pages);
        spare_headings(&pages);
    }
    for (size_t i = 0; i < pages.lines.count; i++)
        if (pages.lines.items[i].found)
            vec_push(&recovery->page_lines, (PageLine){pages.lines.items[i].start, pages.lines.items[i].end,
                                                       pages.lines.items[i].key == 0});
    memory_free(pages.slots);
    vec_free(&pages.lines);
}

void mark_page_lines(Recovery *recovery)
{
    for (size_t i = 0, k = 0; i < recovery->count && k < recovery->page_lines.count; i++) {
        const PageLine *line = &recovery->page_lines.items[k];
        if (recovery->drafts[i].end < line->end)
            continue;
        while (k < recovery->page_lines.count && recovery->page_lines.items[k].end <= recovery->drafts[i].end)
            line = &recovery->page_lines.items[k++];
        if (is_open(recovery, i) && recovery->features[i].lines == 1)
            decide_kind(recovery, i, BLOCK_FURNITURE, line->folio ? "folio" : "runhead",
                        line->folio ? "page number" : "from page to page", 95);
    }
}
