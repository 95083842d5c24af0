/* What one reading of a block's bytes tells, and the clean text of short blocks. */
#include "passes.h"

#include <string.h>

/* One line without the blanks at its ends. */
typedef struct {
    const unsigned char *text, *end;
    uint32_t indent, chars, first_word; /* characters */
} TallyLine;

/* What the bytes of a block tell by themselves. */
typedef struct {
    uint32_t words, capitals;
    uint32_t opened, closed;
    uint32_t continuation_bytes;
    bool lower, upper, digit, high; /* kinds of bytes seen; high: beyond ASCII */
    bool gap;                       /* three blanks, a tab, or a leader of dots */
    uint8_t marks;
} ByteTally;

typedef struct {
    uint32_t margin; /* see Recovery */
    uint32_t lines, longest_line;
    uint32_t least_fill; /* see BlockFeatures */
    uint16_t least_indent, first_indent;
    bool high, uneven, byline;
    TallyLine above; /* the line before */
} LineTally;

/* ---- bytes --------------------------------------------------------------------------------------------- */

static inline unsigned is_lower_byte(unsigned char c)
{
    return (unsigned char)(c - 'a') < 26;
}

static inline unsigned is_upper_byte(unsigned char c)
{
    return (unsigned char)(c - 'A') < 26;
}

static inline unsigned is_digit_byte(unsigned char c)
{
    return (unsigned char)(c - '0') < 10;
}

static inline unsigned is_word_byte(unsigned char c)
{
    return ((unsigned char)((c | 0x20) - 'a') < 26) | ((unsigned char)(c - '0') < 10);
}

/* A mark that may stand inside a word. */
static inline unsigned is_inner_byte(unsigned char c)
{
    return (c == '\'') | (c == '-') | (c == '.');
}

/* A byte of 0x80 and more that begins a mark and no letter: Latin-1 signs, general punctuation. */
static bool high_is_mark(const unsigned char *p, const unsigned char *end)
{
    if (*p == 0xE2)
        return p + 1 < end && p[1] <= 0x9F;
    return *p == 0xC2 && p + 1 < end && p[1] != 0xAA && p[1] != 0xB5 && p[1] != 0xBA;
}

/* A loop without a way out but its end: compilers turn it into a few instructions for many bytes. */
static bool has_high(Str s)
{
    unsigned char found = 0;
    for (size_t i = 0; i < s.len_bytes; i++)
        found |= (unsigned char)(s.data[i] & 0x80);
    return found != 0;
}

/* What is kept of 64 bytes for those behind them. */
typedef struct {
    uint64_t words, inner, blanks, dots, upper; /* their bits */
    bool in_word;                               /* see tally_words_of_high() */
} ByteCarry;

/* The bits moved by count, those of the bytes before put in front. */
static inline uint64_t moved_on(uint64_t bits, uint64_t before, unsigned count)
{
    return bits << count | before >> (64 - count);
}

/* Words begin with a letter or digit behind something else; one mark inside does not end them. */
static inline uint64_t word_starts(uint64_t words, uint64_t inner, const ByteCarry *carry)
{
    uint64_t behind_word = moved_on(words, carry->words, 1);
    uint64_t behind_inner = moved_on(inner, carry->inner, 1) & moved_on(words, carry->words, 2);
    return words & ~(behind_word | behind_inner);
}

/* The same where the text has characters beyond ASCII, but not here: any number of marks inside does not end a word. */
static inline uint64_t word_starts_in_high(uint64_t words, uint64_t inner, ByteCarry *carry)
{
    uint64_t marks_begin = (words << 1 | carry->in_word) & inner;
    uint64_t in_word = words | (inner & ~(inner + marks_begin)); /* the sum clears each run that it begins */
    uint64_t starts = words & ~(in_word << 1 | carry->in_word);
    carry->in_word = in_word >> 63;
    return starts;
}

/* The same byte by byte, where characters beyond ASCII are among the letters. A curly apostrophe goes on with the word. In
 * scripts without capitals every word counts as one. */
static void tally_words_of_high(const unsigned char *p, size_t len, const unsigned char *text_end,
                                ByteTally *tally, ByteCarry *carry)
{
    bool in_word = carry->in_word;
    for (const unsigned char *end = p + len; p < end; p++) {
        if (*p < 0x80) {
            bool is_word = is_word_byte(*p);
            tally->words += is_word && !in_word;
            tally->capitals += is_word && !in_word && !is_lower_byte(*p);
            in_word = is_word || (in_word && is_inner_byte(*p));
        } else if ((*p & 0xC0) != 0x80) {
            bool mark = high_is_mark(p, text_end);
            tally->words += !mark && !in_word;
            tally->capitals += !mark && !in_word;
            in_word = !mark || (in_word && *p == 0xE2 && p + 2 < text_end && p[1] == 0x80 && p[2] == 0x99);
        }
    }
    carry->in_word = in_word;
}

/* Three blanks, or a leader of dots, that end within these bytes; a tab. What stands at the very end of the text is none. */
static inline bool has_gap(uint64_t blanks, uint64_t dots, uint64_t tabs, size_t left, const ByteCarry *carry)
{
    uint64_t three = blanks & moved_on(blanks, carry->blanks, 1) & moved_on(blanks, carry->blanks, 2);
    uint64_t four = dots & moved_on(dots, carry->dots, 1) & moved_on(dots, carry->dots, 2) &
                    moved_on(dots, carry->dots, 3);
    if (left <= 64)
        three &= ~((uint64_t)1 << (left - 1));
    if (left < 64 + 3)
        tabs &= left > 3 ? ~(uint64_t)0 >> (64 + 3 - left) : 0;
    return (three | four | tabs) != 0;
}

static void tally_bytes(Str s, ByteTally *tally)
{
    ByteCarry carry = {0};
    *tally = (ByteTally){.high = has_high(s)};
    for (size_t at = 0; at < s.len_bytes; at += 64) {
        Bytes bytes = bytes_at(s, at);
        uint64_t lower = bytes_within(&bytes, 'a', 'z'), upper = bytes_within(&bytes, 'A', 'Z'),
                 digits = bytes_within(&bytes, '0', '9'), words = lower | upper | digits,
                 dots = bytes_equal(&bytes, '.'), blanks = bytes_equal(&bytes, ' '),
                 inner = dots | bytes_equal(&bytes, '\'') | bytes_equal(&bytes, '-');
        tally->lower = tally->lower || lower != 0;
        tally->upper = tally->upper || upper != 0;
        tally->digit = tally->digit || digits != 0;
        if (bytes_within(&bytes, '(', ')') != 0) {
            tally->opened += count_bits(bytes_equal(&bytes, '('));
            tally->closed += count_bits(bytes_equal(&bytes, ')'));
        }
        tally->gap = tally->gap || has_gap(blanks, dots, bytes_equal(&bytes, '\t'), s.len_bytes - at, &carry);
        if (tally->high && bytes_beyond_ascii(&bytes) != 0) {
            const unsigned char *p = (const unsigned char *)s.data;
            tally->continuation_bytes += count_bits(bytes_continuing(&bytes));
            tally_words_of_high(p + at, s.len_bytes - at < 64 ? s.len_bytes - at : 64, p + s.len_bytes, tally,
                                &carry);
        } else {
            uint64_t starts =
                tally->high ? word_starts_in_high(words, inner, &carry) : word_starts(words, inner, &carry);
            tally->words += count_bits(starts);
            tally->capitals += count_bits(starts & ~lower);
        }
        uint64_t spaced_dots = dots & moved_on(blanks, carry.blanks, 1) & moved_on(dots, carry.dots, 2);
        tally->marks |= (uint8_t)((bytes_equal(&bytes, ':') != 0) * MARK_COLON |
                                  (bytes_equal(&bytes, '?') != 0) * MARK_QUESTION |
                                  (spaced_dots != 0) * MARK_SPACED_DOTS |
                                  ((upper & moved_on(upper, carry.upper, 1)) != 0) * MARK_TWO_CAPITALS);
        carry = (ByteCarry){words, inner, blanks, dots, upper, carry.in_word};
    }
}

/* ---- lines --------------------------------------------------------------------------------------------- */

static bool is_line_blank(unsigned char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

static uint32_t count_chars(const LineTally *tally, const unsigned char *start, const unsigned char *end)
{
    Str s = {(const char *)start, (size_t)(end - start)};
    uint32_t chars = (uint32_t)s.len_bytes;
    for (size_t at = 0; tally->high && at < s.len_bytes; at += 64) {
        Bytes bytes = bytes_at(s, at);
        chars -= count_bits(bytes_continuing(&bytes));
    }
    return chars;
}

/* Does the line look like one in the middle of a paragraph? */
static bool is_plain_line(const TallyLine *line)
{
    const unsigned char *p = line->text;
    if (line->end - p < 2 || !(is_lower_byte(*p) || is_upper_byte(*p)) || p[1] == ')')
        return false;
    while (p < line->end && !is_lower_byte(*p))
        p++;
    return p < line->end;
}

/* How far the line above would reach with the first word of this one. */
static void tally_fill(LineTally *tally, TallyLine *line)
{
    const unsigned char *blank = memchr(line->text, ' ', (size_t)(line->end - line->text));
    line->first_word = count_chars(tally, line->text, blank != NULL ? blank : line->end);
    if (tally->lines == 0)
        return;
    uint32_t fill = tally->above.indent + tally->above.chars + 1 + line->first_word;
    tally->least_fill = fill < tally->least_fill ? fill : tally->least_fill;
    tally->uneven = tally->uneven || line->indent != tally->above.indent;
}

static void tally_line(LineTally *tally, const unsigned char *start, const unsigned char *end)
{
    enum {
        INDENT_MAX = 4096
    };
    TallyLine line = {.text = start, .end = end};
    bool tabs = false;
    for (; line.text < end && is_line_blank(*line.text); line.text++)
        tabs = tabs || *line.text != ' ';
    while (line.end > line.text && is_line_blank(line.end[-1]))
        line.end--;
    line.indent = (uint32_t)(line.text - start > INDENT_MAX ? INDENT_MAX : line.text - start);
    line.indent -= line.indent > tally->margin ? tally->margin : line.indent;
    line.chars = count_chars(tally, line.text, line.end);
    tally_fill(tally, &line);
    tally->uneven = tally->uneven || tabs || !is_plain_line(&line);
    tally->byline = tally->byline || may_begin_byline((Str){(const char *)start, (size_t)(end - start)});
    if (line.chars > tally->longest_line)
        tally->longest_line = line.chars;
    if (tally->lines++ == 0)
        tally->first_indent = (uint16_t)line.indent;
    if (line.indent < tally->least_indent)
        tally->least_indent = (uint16_t)line.indent;
    tally->above = line;
}

static bool line_has_digit(const TallyLine *line)
{
    for (const unsigned char *p = line->text; p < line->end; p++)
        if (is_digit_byte(*p))
            return true;
    return false;
}

static bool closes_before_it_opens(Str s)
{
    return str_find_byte(s, ')', 0) < str_find_byte(s, '(', 0);
}

/* ---- ends ---------------------------------------------------------------------------------------------- */

static bool is_blank_or_emphasis(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '*' || c == '_' || c == '=';
}

static bool is_opening_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0x201E || c == 0x201A || c == 0xAB ||
           c == 0x2039 || c == 0xBB || c == 0x203A;
}

static bool is_closer(uint32_t c)
{
    return c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == 0x201C || c == 0x2018 || c == 0xBB ||
           c == 0x203A || c == 0xAB || c == 0x2039 || c == ')' || c == ']' || c == '}';
}

/* Ornaments that close an article, and stars of a rating. */
static bool is_end_mark(uint32_t c)
{
    return (c >= 0x25A0 && c <= 0x25FF) || c == 0x2605 || c == 0x2606 || (c >= 0x2070 && c <= 0x2079) ||
           c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2766 || c == 0x2767;
}

/* "[12]" and digits glued to a stop are note marks: the text ends before them. */
static size_t before_note_mark(Str s, size_t end)
{
    size_t i = end;
    if (i > 0 && s.data[i - 1] == ']') {
        size_t open = i - 1;
        while (open > 0 && end - open < 6 && s.data[open - 1] != '[')
            open--;
        bool digits = open > 0 && open < i - 1 && s.data[open - 1] == '[';
        for (size_t k = open; digits && k < i - 1; k++)
            digits = is_ascii_digit(s.data[k]) || s.data[k] == '^';
        return digits ? open - 1 : end;
    }
    while (i > 0 && is_ascii_digit(s.data[i - 1]) && end - i < 3)
        i--;
    if (i == end || i == 0)
        return end;
    char c = s.data[i - 1];
    bool behind_letter_stop = i >= 2 && (c == '.' || c == '!' || c == '?') &&
                              ((s.data[i - 2] | 0x20) >= 'a' && (s.data[i - 2] | 0x20) <= 'z');
    bool behind_quote = c == '"' || (i >= 3 && memcmp(s.data + i - 3, "”", 3) == 0);
    return behind_letter_stop || behind_quote ? i : end;
}

static size_t trim_back(Str s, size_t end)
{
    while (end > 0) {
        if (is_blank_or_emphasis(s.data[end - 1])) {
            end--;
            continue;
        }
        size_t before = utf8_previous(s, end), step;
        uint32_t c = utf8_decode(s, before, &step);
        if (c != 0xA0 && c != 0x202F && !is_end_mark(c))
            return end;
        end = before;
    }
    return end;
}

/* The stop that a mark of another script stands for, of those with the property Sentence_Terminal; else the mark. */
static uint32_t stop_of_any_script(uint32_t c)
{
    switch (c) {
    case 0x061F:             /* ARABIC QUESTION MARK */
    case 0xFF1F: return '?'; /* full-width */
    case 0xFF01: return '!';
    case 0x0589: /* ARMENIAN FULL STOP */
    case 0x06D4: /* ARABIC FULL STOP */
    case 0x0964: /* DEVANAGARI DANDA */
    case 0x0965:
    case 0x1362: /* ETHIOPIC FULL STOP */
    case 0x3002: /* IDEOGRAPHIC FULL STOP */
    case 0xFF0E:
    case 0xFF61: return '.';
    default: return c;
    }
}

static BlockEnd end_of_text(Str s, char *last_mark, size_t *text_end)
{
    size_t end = trim_back(s, before_note_mark(s, trim_back(s, s.len_bytes)));
    *text_end = end;
    bool bracket = end > 0 && (s.data[end - 1] == ')' || s.data[end - 1] == ']');
    uint32_t c = 0;
    size_t step, at = end;
    while (at > 0) {
        at = utf8_previous(s, at);
        c = utf8_decode(s, at, &step);
        if (!is_closer(c) && c != 0xA0 && c != 0x202F && !(c < 0x80 && is_blank_or_emphasis((char)c)))
            break;
        c = 0;
    }
    if (c == 0)
        return end == 0 ? END_NOTHING : END_OPEN;
    c = stop_of_any_script(c);
    if (c == '.' || c == '!' || c == '?' || c == 0x2026) {
        *last_mark = c == 0x2026 ? 'e' : (char)c;
        return END_STOP;
    }
    if (bracket)
        return END_BRACKET;
    switch (c) {
    case ':': return END_COLON;
    case ';': return END_SEMICOLON;
    case ',': return END_COMMA;
    case 0x2013:
    case 0x2014: return END_DASH;
    case '-':
    case 0xAD:
    case 0x2010: break;
    default: return END_OPEN;
    }
    if (at > 0 && c == '-' && s.data[at - 1] == '-')
        return END_DASH;
    return at > 0 && utf8_is_alpha(utf8_decode(s, utf8_previous(s, at), &step)) ? END_HYPHEN : END_DASH;
}

/* "b) ...", "iii. ...", "c. You must": an item of its own, though it begins small. */
static bool is_enumerated(Str s, size_t at)
{
    size_t end = at, step;
    while (end < s.len_bytes && end - at < 5 && strchr("ivx", s.data[end]) != NULL)
        end++;
    if (end == at)
        end++;
    if (end + 2 >= s.len_bytes || s.data[end + 1] != ' ')
        return false;
    if (s.data[end] == ')')
        return true;
    return s.data[end] == '.' && (end - at > 1 || utf8_is_upper(utf8_decode(s, end + 2, &step)));
}

static BlockStart start_of_text(Str s)
{
    size_t at = 0, step;
    while (at < s.len_bytes && is_blank_or_emphasis(s.data[at]))
        at++;
    if (at >= s.len_bytes)
        return START_OTHER;
    uint32_t c = utf8_decode(s, at, &step);
    if (is_opening_quote(c))
        return START_QUOTE;
    bool lettered = c == '(' && at + 2 < s.len_bytes && s.data[at + 1] >= 'a' && s.data[at + 1] <= 'z' &&
                    s.data[at + 2] == ')';
    if (lettered)
        return START_DASH;
    if (c == 0x2013 || c == 0x2014 || c == '-' || c == 0x2022 || c == 0xB7 || c == 0x2015)
        return START_DASH;
    if (utf8_is_digit(c))
        return START_DIGIT;
    if (utf8_is_upper(c))
        return START_UPPER;
    if (!utf8_is_lower(c))
        return START_OTHER;
    if (is_enumerated(s, at))
        return START_DASH;
    /* "iPhone", "k. marrow": names that begin small. */
    if (at + step < s.len_bytes) {
        size_t next_step;
        uint32_t next = utf8_decode(s, at + step, &next_step);
        if (next == '.' || utf8_is_upper(next))
            return START_UPPER;
    }
    return START_LOWER;
}

/* The quotes that may close what c opened; a NUL ends them. */
static const char *closers_of(uint32_t c)
{
    switch (c) {
    case '"': return "\"";
    case '\'': return "'";
    case 0x201C: return "”";
    case 0x2018: return "’";
    case 0x201E: return "“”";
    case 0x201A: return "‘’";
    case 0xAB: return "»";
    case 0xBB: return "«";
    case 0x2039: return "›";
    case 0x203A: return "‹";
    default: return NULL;
    }
}

/* One quotation from end to end, with no second one of the same kind inside. */
static bool wholly_quoted(Str s)
{
    s = str_trim(s);
    while (s.len_bytes > 0 && is_blank_or_emphasis(s.data[0]))
        s = str_slice(s, 1, s.len_bytes);
    size_t end = trim_back(s, s.len_bytes), step;
    while (end > 0 && strchr(".,!?", s.data[end - 1]) != NULL)
        end--;
    if (end < 8)
        return false;
    uint32_t opener = utf8_decode(s, 0, &step);
    const char *closers = closers_of(opener);
    if (closers == NULL)
        return false;
    size_t last = utf8_previous(s, end);
    Str closer = str_slice(s, last, end);
    if (str_find(str_from(closers), closer, 0) >= strlen(closers))
        return false;
    if (opener == '\'' || opener == 0x2018 || opener == 0x201A)
        return true; /* apostrophes inside */
    for (size_t at = step, n; at < last; at += n) {
        uint32_t c = utf8_decode(s, at, &n);
        if (c == opener || str_find(str_from(closers), str_slice(s, at, at + n), 0) < strlen(closers))
            return false;
    }
    return true;
}

/* One pair of marks around all of it. */
static bool wholly_marked(Str s, Str mark)
{
    s = str_trim(s);
    if (s.len_bytes <= 2 * mark.len_bytes || !str_starts(s, mark) || !str_ends(s, mark))
        return false;
    Str inner = str_slice(s, mark.len_bytes, s.len_bytes - mark.len_bytes);
    if (inner.data[0] == ' ' || inner.data[0] == mark.data[0] || inner.data[inner.len_bytes - 1] == ' ')
        return false;
    return str_find(inner, mark, 0) >= inner.len_bytes;
}

/* The last word of text that ends at end. */
static uint32_t last_word_lists(Str s, size_t end)
{
    size_t start = end, word_stop = end, step;
    while (word_stop > 0 && !utf8_is_alpha(utf8_decode(s, utf8_previous(s, word_stop), &step)))
        word_stop = utf8_previous(s, word_stop);
    start = word_stop;
    while (start > 0 && word_stop - start < 40) {
        size_t before = utf8_previous(s, start);
        uint32_t c = utf8_decode(s, before, &step);
        if (!utf8_is_alpha(c) && c != '\'' && c != 0x2019 && c != '-')
            break;
        start = before;
    }
    Str word = str_slice(s, start, word_stop);
    uint32_t lists = lexicon_lists(word);
    /* "Not" at the end of a German heading is a noun. */
    return word_is_capitalised(word) ? lists & ~(uint32_t)LEX_EXPECTING : lists;
}

/* Capitals and nothing small. A script without case has neither. */
static bool letters_are_capitals(Str s)
{
    bool capital = false;
    for (size_t at = 0, step; at < s.len_bytes; at += step) {
        uint32_t c = utf8_decode(s, at, &step);
        if (utf8_is_lower(c))
            return false;
        capital = capital || utf8_is_upper(c);
    }
    return capital;
}

static void read_ends(Str s, const ByteTally *bytes, BlockFeatures *out)
{
    size_t text_end = 0;
    out->end = (uint8_t)end_of_text(s, &out->last_mark, &text_end);
    out->start = (uint8_t)start_of_text(s);
    if (out->end == END_OPEN || (out->end == END_STOP && out->last_mark == '.')) {
        uint32_t lists = last_word_lists(s, text_end);
        out->last_expects = out->end == END_OPEN && (lists & LEX_EXPECTING) != 0;
        out->last_names = (lists & LEX_NAME_BEFORE) != 0;
    }
    if (s.len_bytes > SHORT_BLOCK_BYTES)
        return;
    out->all_caps = !bytes->lower && (bytes->upper || bytes->high) && out->words > 0 &&
                    (!bytes->high || letters_are_capitals(s));
    out->bold = wholly_marked(s, STR("**")) || wholly_marked(s, STR("__"));
    out->italic = !out->bold && (wholly_marked(s, STR("*")) || wholly_marked(s, STR("_")));
    out->quoted = wholly_quoted(s);
}

void features_read(const Recovery *recovery, const DraftBlock *draft, BlockFeatures *out)
{
    size_t start = draft->text_start > draft->start ? draft->text_start : draft->start;
    /* In Markdown the text begins behind its marks. */
    while (start > draft->start &&
           (recovery->text.data[start - 1] == '*' || recovery->text.data[start - 1] == '_'))
        start--;
    Str s = str_slice(recovery->text, start, draft->end), trimmed = str_trim(s);
    *out = (BlockFeatures){0};
    if (s.len_bytes == 0)
        return;
    const unsigned char *p = (const unsigned char *)s.data, *end = p + s.len_bytes;
    ByteTally bytes;
    tally_bytes(s, &bytes);
    LineTally lines = {
        .least_indent = UINT16_MAX, .least_fill = UINT32_MAX, .high = bytes.high, .margin = recovery->margin};
    while (p < end) {
        const unsigned char *line_end = memchr(p, '\n', (size_t)(end - p));
        if (line_end == NULL)
            line_end = end;
        tally_line(&lines, p, line_end);
        p = line_end + 1;
    }
    out->bytes = (uint32_t)(trimmed.len_bytes > UINT32_MAX ? UINT32_MAX : trimmed.len_bytes);
    out->chars = out->bytes > bytes.continuation_bytes ? out->bytes - bytes.continuation_bytes : 0;
    out->words = bytes.words;
    out->capitals = bytes.capitals;
    out->lines = lines.lines;
    out->longest_line = lines.longest_line;
    out->least_fill = lines.least_fill;
    out->indent = lines.least_indent == UINT16_MAX ? 0 : lines.least_indent;
    out->first_indent = lines.first_indent;
    out->has_digit = bytes.digit;
    out->has_gap = bytes.gap;
    out->even = lines.lines > 0 && !lines.uneven && !bytes.gap && !line_has_digit(&lines.above);
    out->may_have_byline = lines.byline;
    out->closes_bracket = bytes.closed > 0 && closes_before_it_opens(s);
    out->open_bracket = bytes.opened > bytes.closed;
    bool marked_up = draft->op_count > 0 || start != draft->start;
    out->marks = marked_up ? UINT8_MAX : bytes.marks;
    for (size_t i = 0; i < sizeof out->head && !marked_up; i++)
        out->head[i] = byte_at(trimmed, i);
    read_ends(trimmed, &bytes, out);
}

/* ---- clean text ---------------------------------------------------------------------------------------- */

enum {
    LONGEST_MARK = 3 /* *** is emphasis that is strong; runs of more are ornaments */
};

/* True when the * or _ at s[at] is an emphasis mark: it hugs a word on one side only (CommonMark 0.31.2, 6.2,
 * in short). */
static bool is_emphasis_mark(Str s, size_t at)
{
    char c = s.data[at];
    size_t run_start = at, run_end = at + 1, step;
    while (run_start > 0 && s.data[run_start - 1] == c && run_end - run_start <= LONGEST_MARK)
        run_start--;
    while (run_end < s.len_bytes && s.data[run_end] == c && run_end - run_start <= LONGEST_MARK)
        run_end++;
    if (run_end - run_start > LONGEST_MARK)
        return false;
    uint32_t before = run_start > 0 ? utf8_decode(s, utf8_previous(s, run_start), &step) : ' ';
    uint32_t behind = run_end < s.len_bytes ? utf8_decode(s, run_end, &step) : ' ';
    bool space_before = utf8_is_space(before), space_behind = utf8_is_space(behind);
    if (space_before && space_behind)
        return false;
    bool word_before = utf8_is_alpha(before) || utf8_is_digit(before);
    bool word_behind = utf8_is_alpha(behind) || utf8_is_digit(behind);
    return c == '*' || !(word_before && word_behind);
}

/* Neither a blank nor a mark of emphasis. */
static bool is_clean_byte(char c)
{
    return (unsigned char)c > ' ' && c != '*' && c != '_';
}

/* Writes the text to out, which has room for all of s, and returns its length: what is clean is never longer. */
static size_t put_clean(Str s, bool keep_marks, char *out)
{
    size_t len = 0;
    bool blank = false;
    for (size_t at = 0; at < s.len_bytes; at++) {
        char c = s.data[at];
        if (c == ' ' || c == '\t' || c == '\f') {
            blank = true;
            continue;
        }
        if ((c == '*' || c == '_') && !keep_marks && is_emphasis_mark(s, at))
            continue;
        if (blank && c != '\n' && len > 0 && out[len - 1] != '\n')
            out[len++] = ' ';
        blank = false;
        out[len++] = c;
        while (at + 1 < s.len_bytes && is_clean_byte(s.data[at + 1]))
            out[len++] = s.data[++at];
    }
    return len;
}

static Str rendered_text(Recovery *recovery, size_t draft)
{
    Rendered rendered = {0};
    builder_render(recovery->builder, draft, &rendered);
    Str kept = arena_copy(&recovery->scratch, str_trim(buffer_str(&rendered.text)));
    rendered_free(&rendered);
    return kept;
}

/* No blank beside another or at the end of a line, no mark of emphasis: such a source is clean text. */
static bool is_clean(Str s)
{
    if (s.len_bytes == 0)
        return false;
    const unsigned char *t = (const unsigned char *)s.data, *next = t + 1;
    unsigned char last = t[s.len_bytes - 1], found = (unsigned char)((last == '*') | (last == '_'));
    for (size_t i = 0; i < s.len_bytes - 1; i++) {
        int blanks = (t[i] <= ' ') & (next[i] <= ' '), other = (t[i] < ' ') & (t[i] != '\n');
        found |= (unsigned char)(blanks | other | (t[i] == '*') | (t[i] == '_'));
    }
    return found == 0;
}

static Str clean_text(Recovery *recovery, size_t draft, bool keep_marks)
{
    const DraftBlock *block = &recovery->drafts[draft];
    if (block->op_count > 0)
        return rendered_text(recovery, draft);
    size_t start = block->text_start > block->start ? block->text_start : block->start;
    Str source = str_slice(recovery->text, start, block->end);
    if (is_clean(str_trim(source)))
        return str_trim(source);
    char *clean = arena_alloc(&recovery->scratch, source.len_bytes + 1, 1);
    Str kept = str_trim((Str){clean, put_clean(source, keep_marks, clean)});
    return kept.len_bytes > 0 ? kept : (Str){clean, 0};
}

Str block_plain(Recovery *recovery, size_t draft)
{
    if (recovery->plain[draft].data == NULL)
        recovery->plain[draft] = clean_text(recovery, draft, false);
    return recovery->plain[draft];
}

Str block_marked(Recovery *recovery, size_t draft)
{
    return clean_text(recovery, draft, true);
}

Str block_line(Str plain, size_t *at)
{
    size_t start = *at, end = str_find_byte(plain, '\n', start);
    *at = end + 1;
    return str_trim(str_slice(plain, start, end));
}
