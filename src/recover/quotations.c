/* The quotation-mark scanner: runs of quoted text in one paragraph.
 *
 * A stack holds the marks that are open. Directional marks say themselves whether they open; straight ones
 * are told by what stands beside them, as in SmartyPants and CommonMark's flanking rules. A directional mark
 * that opens again while it is open ends the first run there, so that one lost closing mark costs one run and
 * no more; what is left open at the end of the paragraph runs to its end and is flagged. */
#include "meaning.h"

enum {
    DOUBLE_LOW = 0x201e,
    DOUBLE_HIGH6 = 0x201c,
    DOUBLE_HIGH9 = 0x201d,
    SINGLE_LOW = 0x201a,
    SINGLE_HIGH6 = 0x2018,
    SINGLE_HIGH9 = 0x2019,
    GUILLEMET_LEFT = 0xab,
    GUILLEMET_RIGHT = 0xbb,
    ANGLE_LEFT = 0x2039,
    ANGLE_RIGHT = 0x203a,
};

/* Deeper nesting than this is noise; further opening marks are passed over. */
enum {
    DEPTH_MAX = 8
};

typedef struct {
    QuoteRun run;
    size_t text_start; /* behind the opening mark */
} OpenRun;

typedef struct {
    Str text;
    QuoteStyle style;
    QuoteRuns *runs;
    OpenRun open[DEPTH_MAX];
    size_t depth;
} Scan;

/* A mark and what stands beside it; 0 stands for the ends of the text. */
typedef struct {
    uint32_t glyph;
    size_t at, end;
    uint32_t before, after;
} Mark;

static bool is_double(uint32_t c)
{
    return c == '"' || c == DOUBLE_LOW || c == DOUBLE_HIGH6 || c == DOUBLE_HIGH9 || c == GUILLEMET_LEFT ||
           c == GUILLEMET_RIGHT;
}

static bool is_single(uint32_t c)
{
    return c == '\'' || c == SINGLE_LOW || c == SINGLE_HIGH6 || c == SINGLE_HIGH9 || c == ANGLE_LEFT ||
           c == ANGLE_RIGHT;
}

static bool is_word(uint32_t c)
{
    return c != 0 && (utf8_is_alpha(c) || utf8_is_digit(c));
}

static bool is_blank(uint32_t c)
{
    return c == 0 || utf8_is_space(c);
}

/* Marks behind which a quotation may open: brackets, dashes, other opening marks. */
static bool opens_after(uint32_t c)
{
    return is_blank(c) || c == '(' || c == '[' || c == '{' || c == '-' || c == '/' || c == '*' || c == '_' ||
           c == '=' || (c >= 0x2012 && c <= 0x2015) || c == DOUBLE_LOW || c == DOUBLE_HIGH6 ||
           c == SINGLE_HIGH6 || c == SINGLE_LOW || c == GUILLEMET_LEFT || c == 0xbf || c == 0xa1 ||
           c == 0x2026;
}

static uint32_t char_after(Str text, size_t at)
{
    size_t step;
    return at < text.len_bytes ? utf8_decode(text, at, &step) : 0;
}

/* Words that are written with an apostrophe in front, and decades: "'tis", "rock 'n' roll", "the '90s". */
static bool is_elision(Str text, size_t after)
{
    static const char *const words[] = {"tis",   "twas", "twere", "twill", "em",  "til", "till",
                                        "cause", "n",    "round", "bout",  "cos", "uns", "nother"};
    size_t end = after;

    if (after + 2 < text.len_bytes && utf8_is_digit((uint8_t)text.data[after]) &&
        utf8_is_digit((uint8_t)text.data[after + 1]) && !utf8_is_digit((uint8_t)text.data[after + 2]))
        return true;
    while (end < text.len_bytes && end - after < 8 && ((text.data[end] | 0x20) >= 'a') &&
           ((text.data[end] | 0x20) <= 'z'))
        end++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is_nocase(str_slice(text, after, end), words[i]))
            return true;
    return false;
}

static bool is_open(const Scan *scan, uint32_t glyph)
{
    for (size_t i = scan->depth; i-- > 0;)
        if (scan->open[i].run.glyph == glyph)
            return true;
    return false;
}

static bool single_is_open(const Scan *scan)
{
    return scan->depth > 0 && is_single(scan->open[scan->depth - 1].run.glyph);
}

/* True when closer can end a run that glyph opened. */
static bool closes(const Scan *scan, uint32_t closer, uint32_t glyph)
{
    switch (closer) {
    case DOUBLE_HIGH9:
        return glyph == DOUBLE_HIGH6 || glyph == DOUBLE_LOW || glyph == '"' || glyph == DOUBLE_HIGH9;
    case DOUBLE_HIGH6: return glyph == DOUBLE_LOW;
    case '"': return glyph == '"' || glyph == DOUBLE_HIGH6 || glyph == DOUBLE_LOW;
    case SINGLE_HIGH9: return glyph == SINGLE_HIGH6 || glyph == SINGLE_LOW || glyph == '\'';
    case SINGLE_HIGH6: return glyph == SINGLE_LOW;
    case '\'': return glyph == '\'' || glyph == SINGLE_HIGH6 || glyph == SINGLE_LOW;
    case GUILLEMET_RIGHT: return !scan->style.guillemets_inward && glyph == GUILLEMET_LEFT;
    case GUILLEMET_LEFT: return scan->style.guillemets_inward && glyph == GUILLEMET_RIGHT;
    case ANGLE_RIGHT: return glyph == ANGLE_LEFT;
    case ANGLE_LEFT: return glyph == ANGLE_RIGHT;
    default: return false;
    }
}

static void finish_run(Scan *scan, const OpenRun *open, size_t text_end, size_t close, bool unclosed)
{
    QuoteRun run = open->run;
    Str text = scan->text;

    run.start = open->text_start;
    run.end = text_end;
    run.close = close;
    run.unclosed = unclosed;
    while (run.start < run.end && is_blank(char_after(text, run.start))) {
        size_t step;
        utf8_decode(text, run.start, &step);
        run.start += step;
    }
    while (run.end > run.start && is_blank(utf8_before(text, run.end)))
        run.end = utf8_previous(text, run.end);
    if (run.end > run.start)
        vec_push(scan->runs, run);
}

/* Ends the innermost run that the mark can close; single runs left open inside it are dropped. */
static void close_mark(Scan *scan, const Mark *mark)
{
    for (size_t i = scan->depth; i-- > 0;) {
        if (closes(scan, mark->glyph, scan->open[i].run.glyph)) {
            finish_run(scan, &scan->open[i], mark->at, mark->end, false);
            scan->depth = i;
            return;
        }
    }
}

static void open_mark(Scan *scan, const Mark *mark)
{
    if (mark->glyph != '"' && mark->glyph != '\'') {
        for (size_t i = scan->depth; i-- > 0;) {
            if (scan->open[i].run.glyph == mark->glyph) {
                finish_run(scan, &scan->open[i], mark->at, mark->at, true);
                scan->depth = i;
            }
        }
    }
    if (scan->depth < DEPTH_MAX) {
        OpenRun *open = &scan->open[scan->depth++];
        open->run = (QuoteRun){.open = mark->at, .glyph = mark->glyph};
        open->text_start = mark->end;
    }
}

/* "the ferry families' books" inside a single quotation: an apostrophe behind s, a lower-case word next, and
 * another mark that can close before the next one that opens. */
static bool is_plural_possessive(Str text, const Mark *mark)
{
    enum {
        REACH_BYTES = 400
    };
    size_t at = mark->end;
    size_t limit = mark->end + REACH_BYTES < text.len_bytes ? mark->end + REACH_BYTES : text.len_bytes;

    if ((mark->before != 's' && mark->before != 'S') || mark->after != ' ' || at + 1 >= text.len_bytes ||
        !utf8_is_lower(char_after(text, at + 1)))
        return false;
    while (at < limit) {
        size_t step;
        uint32_t c = utf8_decode(text, at, &step);
        if (c == SINGLE_HIGH6)
            return false;
        if ((c == SINGLE_HIGH9 || c == '\'') && !is_word(char_after(text, at + step)))
            return !is_blank(utf8_before(text, at));
        at += step;
    }
    return false;
}

static void read_apostrophe(Scan *scan, const Mark *mark)
{
    bool letters_around = is_word(mark->before) && is_word(mark->after);

    if (letters_around ||
        (!is_word(mark->before) && is_word(mark->after) && is_elision(scan->text, mark->end)))
        return;
    if (mark->glyph == '\'' && (opens_after(mark->before) || mark->before == '"') && !is_blank(mark->after) &&
        (is_word(mark->after) || is_double(mark->after) || mark->after == 0x2026 || mark->after == '.'))
        open_mark(scan, mark);
    else if (single_is_open(scan) && !is_plural_possessive(scan->text, mark) &&
             !(is_blank(mark->before) && is_word(mark->after)))
        close_mark(scan, mark);
}

static void read_straight_double(Scan *scan, const Mark *mark)
{
    bool open = is_open(scan, '"'), single = is_single(mark->before);

    if (!open && !is_open(scan, DOUBLE_HIGH6) && !is_open(scan, DOUBLE_LOW) && utf8_is_digit(mark->before))
        return; /* 6'2": inches */
    if (is_blank(mark->before) && is_blank(mark->after) ? !open
        : opens_after(mark->before) || single
            ? !is_blank(mark->after) && !(open && (mark->before == '-' || single) && !is_word(mark->after))
            : !open && is_word(mark->after) && !is_word(mark->before))
        open_mark(scan, mark);
    else
        close_mark(scan, mark);
}

static void read_mark(Scan *scan, const Mark *mark)
{
    bool word_start = is_blank(mark->before) && !is_blank(mark->after);

    switch (mark->glyph) {
    case '"': read_straight_double(scan, mark); break;
    case '\'':
    case SINGLE_HIGH9: read_apostrophe(scan, mark); break;
    case SINGLE_HIGH6:
        if (scan->depth > 0 && scan->open[scan->depth - 1].run.glyph == SINGLE_LOW)
            close_mark(scan, mark);
        else if (!is_elision(scan->text, mark->end))
            open_mark(scan, mark);
        break;
    case DOUBLE_HIGH6:
        if (is_open(scan, DOUBLE_LOW))
            close_mark(scan, mark);
        else
            open_mark(scan, mark);
        break;
    case DOUBLE_HIGH9:
        /* Swedish and Finnish print ”so” */
        if (word_start && !is_open(scan, DOUBLE_HIGH6) && !is_open(scan, DOUBLE_LOW) &&
            !is_open(scan, DOUBLE_HIGH9))
            open_mark(scan, mark);
        else
            close_mark(scan, mark);
        break;
    case GUILLEMET_LEFT:
    case ANGLE_LEFT:
        if (scan->style.guillemets_inward)
            close_mark(scan, mark);
        else
            open_mark(scan, mark);
        break;
    case GUILLEMET_RIGHT:
    case ANGLE_RIGHT:
        if (scan->style.guillemets_inward)
            open_mark(scan, mark);
        else
            close_mark(scan, mark);
        break;
    default: open_mark(scan, mark); break; /* low marks */
    }
}

/* What is still open runs to the end; a straight or nested single mark was an apostrophe after all. */
static void finish_scan(Scan *scan)
{
    for (size_t i = 0; i < scan->depth; i++) {
        const OpenRun *open = &scan->open[i];
        bool outer_single = scan->style.singles && i == 0 && open->run.glyph == SINGLE_HIGH6;
        if (is_double(open->run.glyph) || outer_single || (open->run.glyph == SINGLE_HIGH6 && i > 0))
            finish_run(scan, open, scan->text.len_bytes, scan->text.len_bytes, true);
    }
}

/* Runs were pushed as they ended; puts them in the order of their beginnings. Nesting is at most DEPTH_MAX
 * deep, so each moves back over few. */
static void sort_runs(QuoteRuns *runs)
{
    for (size_t i = 1; i < runs->count; i++) {
        QuoteRun run = runs->items[i];
        size_t j = i;
        while (j > 0 && runs->items[j - 1].open > run.open) {
            runs->items[j] = runs->items[j - 1];
            j--;
        }
        runs->items[j] = run;
    }
}

static void set_depths(QuoteRuns *runs)
{
    size_t ends[DEPTH_MAX + 1];
    size_t depth = 0;

    for (size_t i = 0; i < runs->count; i++) {
        while (depth > 0 && ends[depth - 1] <= runs->items[i].open)
            depth--;
        runs->items[i].depth = (uint8_t)depth;
        if (depth < DEPTH_MAX)
            ends[depth++] = runs->items[i].close;
    }
}

/* First bytes of marks. */
static const bool begins_mark[256] = {
    ['"'] = true, ['\''] = true, [','] = true, ['`'] = true, [0xc2] = true, [0xe2] = true};

/* May a mark begin with this byte? A comma is one only beside another. */
static bool may_begin_mark(Str text, size_t at)
{
    return begins_mark[(uint8_t)text.data[at]] && (text.data[at] != ',' || byte_at(text, at + 1) == ',');
}

/* The next byte at or after `at` with which a mark may begin. */
static size_t next_mark(Str text, size_t at)
{
    for (; at < text.len_bytes; at += 64) {
        Bytes bytes = bytes_at(text, at);
        uint64_t marks = bytes_equal(&bytes, '"') | bytes_equal(&bytes, '\'') | bytes_equal(&bytes, ',') |
                         bytes_equal(&bytes, '`') | bytes_beyond_ascii(&bytes);
        for (; marks != 0; marks &= marks - 1) {
            size_t mark = at + (size_t)__builtin_ctzll(marks);
            if (may_begin_mark(text, mark))
                return mark;
        }
    }
    return text.len_bytes;
}

/* Two marks that a typewriter or a poor scan has for one: ",,", "''", "``", "‘‘"; the mark meant, 0 for none. */
static uint32_t doubled_mark(Str text, size_t at, uint32_t c, size_t length, size_t *both)
{
    size_t step;
    uint32_t next = at + length < text.len_bytes ? utf8_decode(text, at + length, &step) : 0;

    if (next != c)
        return 0;
    *both = length * 2;
    switch (c) {
    case ',': return is_blank(utf8_before(text, at)) && is_word(char_after(text, at + 2)) ? DOUBLE_LOW : 0;
    case '\'': return '"';
    case '`':
    case SINGLE_HIGH6: return DOUBLE_HIGH6;
    case SINGLE_HIGH9: return DOUBLE_HIGH9;
    default: return 0;
    }
}

/* False when a text that is ASCII has no mark but apostrophes between letters. A loop without a way out but its end:
 * compilers turn it into a few instructions for many bytes. */
bool may_have_quotations(Str text)
{
    if (text.len_bytes < 3)
        return text.len_bytes > 0;
    const char *previous = text.data, *t = previous + 1, *next = previous + 2;
    unsigned found =
        begins_mark[(uint8_t)text.data[0]] || begins_mark[(uint8_t)text.data[text.len_bytes - 1]];
    for (size_t i = 0; i < text.len_bytes - 2; i++) {
        unsigned alone = (is_ascii_letter(previous[i]) & is_ascii_letter(next[i])) ^ 1;
        unsigned doubled = ((t[i] == ',') | (t[i] == '`')) & (next[i] == t[i]);
        found |= ((t[i] == '\'') & alone) | doubled | (t[i] == '"') | ((unsigned char)t[i] >= 0x80);
    }
    return found != 0;
}

/* Reads the mark at text[at]; false when there is none. */
static bool mark_at(Str text, size_t at, Mark *mark)
{
    size_t length, both;
    uint32_t c = utf8_decode(text, at, &length);
    uint32_t meant = doubled_mark(text, at, c, length, &both);

    if (meant != 0) {
        c = meant;
        length = both;
    }
    if (!is_double(c) && !is_single(c))
        return false;
    *mark = (Mark){c, at, at + length, utf8_before(text, at), char_after(text, at + length)};
    return true;
}

void quotations_scan(Str text, QuoteStyle style, QuoteRuns *runs)
{
    Scan scan = {.text = text, .style = style, .runs = runs};
    size_t at = 0;

    vec_clear(runs);
    if (!may_have_quotations(text))
        return;
    while ((at = next_mark(text, at)) < text.len_bytes) {
        Mark mark;
        if (mark_at(text, at, &mark)) {
            read_mark(&scan, &mark);
            at = mark.end;
        } else {
            at++;
        }
    }
    finish_scan(&scan);
    sort_runs(runs);
    set_depths(runs);
}

void quote_counts_add(QuoteCounts *counts, Str text)
{
    for (size_t at = 0; (at = next_mark(text, at)) < text.len_bytes;) {
        Mark mark;
        if (!mark_at(text, at, &mark)) {
            at++;
            continue;
        }
        bool word_start = opens_after(mark.before) && is_word(mark.after);
        if (word_start && (mark.glyph == '\'' || mark.glyph == SINGLE_HIGH6) && !is_elision(text, mark.end)) {
            counts->singles++;
        } else if (word_start &&
                   (mark.glyph == '"' || mark.glyph == DOUBLE_HIGH6 || mark.glyph == DOUBLE_LOW)) {
            counts->doubles++;
        } else if (mark.glyph == GUILLEMET_LEFT) {
            counts->doubles++;
            counts->outward += is_blank(mark.before);
        } else if (mark.glyph == GUILLEMET_RIGHT) {
            counts->inward += is_blank(mark.before) && is_word(mark.after);
        }
        at = mark.end;
    }
}

QuoteStyle quote_style(const QuoteCounts *counts)
{
    return (QuoteStyle){.singles = counts->singles > counts->doubles,
                        .guillemets_inward = counts->inward > counts->outward};
}

bool quotation_is_title(const SpeechWords *words, Str inner)
{
    /* No title is longer than this; the bound keeps the look short. */
    enum {
        TITLE_WORDS_MAX = 12
    };
    size_t at = 0, capitals = 0, count = 0;
    Str word;
    uint32_t last = utf8_before(inner, inner.len_bytes);

    if (last == '.' || last == '!' || last == '?' || last == 0x2026 || !utf8_is_upper(char_after(inner, 0)))
        return false;
    while (next_word(inner, &at, &word)) {
        bool capital = utf8_is_upper(char_after(word, 0));
        if (++count > TITLE_WORDS_MAX || (!capital && !(speech_word(words, word) & WORD_FUNCTION)))
            return false;
        capitals += capital;
    }
    return capitals >= 2 || (count == 1 && capitals == 1);
}
