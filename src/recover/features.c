/* What one reading of a block's bytes tells, and the clean text of short blocks. */
#include "passes.h"

#include <string.h>

/* ---- reading ------------------------------------------------------------------------------------------- */

enum {
    KIND_SPACE = 1,
    KIND_NEWLINE = 2,
    KIND_LOWER = 4,
    KIND_UPPER = 8,
    KIND_DIGIT = 16,
    KIND_MARK = 32,
    KIND_HIGH = 64
};

static uint8_t byte_kind(unsigned char c)
{
    if (c >= 0x80)
        return KIND_HIGH;
    if (c >= 'a' && c <= 'z')
        return KIND_LOWER;
    if (c >= 'A' && c <= 'Z')
        return KIND_UPPER;
    if (c >= '0' && c <= '9')
        return KIND_DIGIT;
    if (c == '\n')
        return KIND_NEWLINE;
    return c == ' ' || c == '\t' || c == '\f' ? KIND_SPACE : KIND_MARK;
}

typedef struct {
    uint32_t words, capitals, lines, continuation_bytes, longest_line;
    uint32_t opened, closed;
    uint16_t least_indent, first_indent;
    uint8_t kinds; /* of all bytes seen */
    bool closes_first;
} Tally;

/* A byte of 0x80 and more that begins a mark and no letter: Latin-1 signs, general punctuation. */
static bool high_is_mark(const unsigned char *p, const unsigned char *end)
{
    if (*p == 0xE2)
        return p + 1 < end && p[1] <= 0x9F;
    return *p == 0xC2 && p + 1 < end && p[1] != 0xAA && p[1] != 0xB5 && p[1] != 0xBA;
}

static void tally_line(Tally *tally, const unsigned char *line, const unsigned char *end)
{
    const unsigned char *p = line;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\f'))
        p++;
    uint16_t indent = (uint16_t)(p - line > 4096 ? 4096 : p - line);
    const unsigned char *text = p;
    uint32_t continuation = 0;
    bool in_word = false;
    for (; p < end; p++) {
        unsigned char c = *p;
        if (c == ' ') {
            tally->kinds |= KIND_SPACE;
            in_word = false;
            continue;
        }
        uint8_t kind = byte_kind(c);
        tally->kinds |= kind;
        if (kind & (KIND_LOWER | KIND_UPPER | KIND_DIGIT)) {
            tally->words += !in_word;
            tally->capitals += !in_word && kind != KIND_LOWER;
            in_word = true;
            while (kind == KIND_LOWER && p + 1 < end && p[1] >= 'a' && p[1] <= 'z')
                p++;
        } else if (kind == KIND_HIGH) {
            if ((c & 0xC0) == 0x80) {
                continuation++;
                continue;
            }
            bool mark = high_is_mark(p, end);
            tally->words += !mark && !in_word;
            tally->capitals += !mark && !in_word;
            /* A curly apostrophe goes on with the word. */
            in_word = !mark || (in_word && c == 0xE2 && p + 2 < end && p[1] == 0x80 && p[2] == 0x99);
        } else {
            in_word = in_word && (c == '\'' || c == '-' || c == '.');
            if (c == '(') {
                tally->opened++;
            } else if (c == ')') {
                tally->closes_first = tally->closes_first || tally->opened == 0;
                tally->closed++;
            }
        }
    }
    while (end > text && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\f'))
        end--;
    uint32_t chars = (uint32_t)(end - text) - continuation;
    if (chars > tally->longest_line)
        tally->longest_line = chars;
    if (tally->lines++ == 0)
        tally->first_indent = indent;
    if (indent < tally->least_indent)
        tally->least_indent = indent;
    tally->continuation_bytes += continuation;
}

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
            digits = (s.data[k] >= '0' && s.data[k] <= '9') || s.data[k] == '^';
        return digits ? open - 1 : end;
    }
    while (i > 0 && s.data[i - 1] >= '0' && s.data[i - 1] <= '9' && end - i < 3)
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

static void read_ends(Str s, uint8_t kinds, BlockFeatures *out)
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
    out->all_caps = !(kinds & KIND_LOWER) && (kinds & (KIND_UPPER | KIND_HIGH)) && out->words > 0 &&
                    (!(kinds & KIND_HIGH) || letters_are_capitals(s));
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
    Str s = str_slice(recovery->text, start, draft->end);
    const unsigned char *p = (const unsigned char *)s.data, *end = p + s.len_bytes;
    Tally tally = {.least_indent = UINT16_MAX};
    *out = (BlockFeatures){0};
    while (p < end) {
        const unsigned char *line_end = memchr(p, '\n', (size_t)(end - p));
        if (line_end == NULL)
            line_end = end;
        tally_line(&tally, p, line_end);
        p = line_end + 1;
    }
    Str trimmed = str_trim(s);
    out->bytes = (uint32_t)(trimmed.len_bytes > UINT32_MAX ? UINT32_MAX : trimmed.len_bytes);
    out->chars = out->bytes > tally.continuation_bytes ? out->bytes - tally.continuation_bytes : 0;
    out->words = tally.words;
    out->capitals = tally.capitals;
    out->lines = tally.lines;
    out->longest_line = tally.longest_line;
    out->indent = tally.least_indent == UINT16_MAX ? 0 : tally.least_indent;
    out->first_indent = tally.first_indent;
    out->has_digit = (tally.kinds & KIND_DIGIT) != 0;
    out->closes_bracket = tally.closes_first;
    out->open_bracket = tally.opened > tally.closed;
    read_ends(trimmed, tally.kinds, out);
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

static Str clean_text(Recovery *recovery, size_t draft, bool keep_marks)
{
    const DraftBlock *block = &recovery->drafts[draft];
    if (block->op_count > 0)
        return rendered_text(recovery, draft);
    size_t start = block->text_start > block->start ? block->text_start : block->start;
    Str source = str_slice(recovery->text, start, block->end);
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
