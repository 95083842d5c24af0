#include "markdown_text.h"

#include "base/shown.h"
#include "base/utf8.h"
#include "dump_parts.h"

/* ---- characters ---------------------------------------------------------------------------------------- */

static bool is_ascii_punctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

static size_t run_end(Str text, size_t at, size_t end, char c)
{
    while (at < end && text.data[at] == c)
        at++;
    return at;
}

/* The end of the line at `at`. */
static size_t line_end(Str text, size_t at, size_t end)
{
    size_t newline = str_find_byte(str_slice(text, 0, end), '\n', at);
    return newline < end ? newline : end;
}

static bool is_blank_at(Str text, size_t at, size_t end)
{
    return at >= end || text.data[at] == ' ' || text.data[at] == '\n' || text.data[at] == '\t';
}

/* Nothing but those characters up to the end of the line. */
static bool holds_only(Str text, size_t at, size_t end, Str characters)
{
    end = line_end(text, at, end);
    for (; at < end; at++)
        if (!part_has_byte(characters, text.data[at]))
            return false;
    return true;
}

/* "&name;" or "&#12;" (section 6.2 of 0.29, 2.5 of 0.31.2). */
static bool begins_entity(Str text, size_t at, size_t end)
{
    enum {
        ENTITY_MAX_BYTES = 40
    };
    size_t from = at + 1;
    if (text.data[at] != '&')
        return false;
    if (from < end && text.data[from] == '#')
        from++;
    size_t to = from;
    while (to < end && to - from < ENTITY_MAX_BYTES && is_ascii_alnum(text.data[to]))
        to++;
    return to > from && to < end && text.data[to] == ';';
}

/* Between two letters an underscore is none but itself (section 6.2, rule 2). */
static bool is_inside_word(Str text, DocRange range, size_t at)
{
    return at > range.start && at + 1 < range.end && is_ascii_alnum(text.data[at - 1]) &&
           is_ascii_alnum(text.data[at + 1]);
}

/* A '#' that would close the heading (section 4.2). */
static bool closes_heading(Str text, DocRange range, size_t at)
{
    if (at > range.start && text.data[at - 1] != ' ')
        return false;
    size_t behind = run_end(text, at, range.end, '#');
    return run_end(text, behind, range.end, ' ') == range.end;
}

/* A dollar sign that would open mathematics (Pandoc's Markdown, "Math"): there is another behind it in its block, which may
 * stand in another range. */
static bool opens_math(const MarkdownText *text, Str all, size_t at)
{
    Str rest = document_text(text->doc);
    bool behind_word = at > 0 && is_ascii_alnum(all.data[at - 1]),
         doubled = at > 0 && all.data[at - 1] == '$';
    bool before_blank = at + 1 >= rest.len_bytes || is_blank_at(rest, at + 1, rest.len_bytes);
    if (behind_word || (before_blank && !doubled))
        return false;
    DocPos end = document_block(text->doc, document_block_at(text->doc, at))->text.end;
    return str_find_byte(str_slice(rest, 0, end), '$', at + 1) < end;
}

/* ASCII's, or a control whose sign begins with some. */
static bool is_before_punctuation(Str all, size_t at)
{
    size_t step;
    uint32_t c = utf8_decode(all, at, &step);
    return (c < 0x80 && is_ascii_punctuation((char)c)) ||
           (utf8_is_control(c) && shown_control(c).len_bytes > 1);
}

/* Whether the character would be read as markup there. */
static bool is_markup(const MarkdownText *text, Str all, DocRange range, size_t at)
{
    size_t end = range.end;
    switch (all.data[at]) {
    case '*':
    case '`':
    case '[':
    case '~': return true;
    case ']': return text->in_link || text->place == MARKDOWN_IMAGE;
    case '\\': return at + 1 >= end || is_before_punctuation(all, at + 1) || all.data[at + 1] == '\n';
    case '_': return !is_inside_word(all, range, at);
    case '<': return !is_blank_at(all, at + 1, end) || at + 1 == end; /* a tag, a comment, an address */
    case '&': return begins_entity(all, at, end);
    case '!': return at + 1 == end && text->before_bracket;
    case '^': return at == range.start && text->in_link;
    case '$': return opens_math(text, all, at);
    case '|': return text->place == MARKDOWN_CELL;
    case '#': return text->place == MARKDOWN_HEADING && closes_heading(all, range, at);
    default: return false;
    }
}

/* ---- lines --------------------------------------------------------------------------------------------- */

void markdown_put_line_end(Buffer *out, Str prefix)
{
    buffer_put_byte(out, '\n');
    buffer_put(out, prefix);
}

/* A line end that is kept: a hard break (section 6.7), which a heading and a cell cannot hold. */
static void put_hard_break(MarkdownText *text)
{
    if (text->place == MARKDOWN_HEADING || text->place == MARKDOWN_CELL) {
        buffer_put(text->out, STR("<br>"));
    } else if (text->place == MARKDOWN_IMAGE) {
        buffer_put_byte(text->out, ' ');
    } else {
        buffer_put_byte(text->out, '\\');
        markdown_put_line_end(text->out, text->prefix);
    }
    text->at_line_start = true;
}

/* The blanks at the head of a line: verse is set in with spaces that Markdown does not drop. */
static size_t put_indentation(MarkdownText *text, Str all, size_t at, size_t end)
{
    size_t ink = at;
    while (ink < end && (all.data[ink] == ' ' || all.data[ink] == '\t'))
        ink++;
    if (text->keep_lines && text->place == MARKDOWN_PARAGRAPH && ink < end && all.data[ink] != '\n')
        buffer_put_repeat(text->out, STR("\xC2\xA0"), ink - at);
    return ink;
}

/* The length of figures and a delimiter at `at` that would begin an item (section 5.2); 0 when there are none. */
static size_t item_number_len(Str all, size_t at, size_t end)
{
    size_t figures = at;
    while (figures < end && figures - at < 10 && is_ascii_digit(all.data[figures]))
        figures++;
    bool delimited = figures > at && figures < end && (all.data[figures] == '.' || all.data[figures] == ')');
    return delimited && is_blank_at(all, figures + 1, end) ? figures - at : 0;
}

/* A sign that would make of the line another block, or of the one before it a heading. */
static bool begins_block(const MarkdownText *text, Str all, size_t at, size_t end)
{
    bool goes_on = !text->is_last && line_end(all, at, end) == end; /* with a mark */
    switch (all.data[at]) {
    case '>': return true;
    case '#': return is_blank_at(all, run_end(all, at, end, '#'), end);
    case '+': return is_blank_at(all, at + 1, end);
    case '=': return !goes_on && holds_only(all, at, end, STR("= \t"));
    case '-':
        return (is_blank_at(all, at + 1, end) && !(goes_on && at + 1 == end)) ||
               (!goes_on && holds_only(all, at, end, STR("-:| \t")));
    case ':': return true; /* a definition (PHP Markdown Extra), or the row of hyphens of a table */
    case '|': return !goes_on && holds_only(all, at, end, STR("-:| \t"));
    default: return false;
    }
}

/* What stands at the head of a line; returns where the rest begins. */
static size_t put_line_start(MarkdownText *text, Str all, size_t at, size_t end)
{
    at = put_indentation(text, all, at, end);
    text->at_line_start = false;
    if (at >= end || text->place != MARKDOWN_PARAGRAPH)
        return at;
    size_t figures = item_number_len(all, at, end);
    if (figures > 0) {
        buffer_put(text->out, str_slice(all, at, at + figures));
        at += figures;
    }
    if (figures > 0 || begins_block(text, all, at, end)) {
        buffer_put_byte(text->out, '\\');
        buffer_put_byte(text->out, all.data[at++]);
    }
    return at;
}

/* ---- text ---------------------------------------------------------------------------------------------- */

/* Bytes that need a look: markup, blanks, and those with which control characters begin in UTF-8. */
static const bool is_special[256] = {
    ['\\'] = true, ['*'] = true,  ['_'] = true,  ['['] = true,  [']'] = true, ['<'] = true, ['&'] = true,
    ['~'] = true,  ['`'] = true,  ['|'] = true,  ['#'] = true,  ['!'] = true, ['^'] = true, ['$'] = true,
    [0x7F] = true, [0xC2] = true, [0xD8] = true, [0xE2] = true, [0xF3] = true};

static size_t ordinary_end(Str all, size_t at, size_t end)
{
    while (at < end && (unsigned char)all.data[at] >= ' ' && !is_special[(unsigned char)all.data[at]])
        at++;
    return at;
}

/* Implicit marks as entities (section 2.5); of others the sign, whose brackets begin no link. */
static void put_control(MarkdownText *text, uint32_t c)
{
    Str sign = shown_control(c);
    if (shown_is_implicit_mark(c))
        buffer_put_format(text->out, "&#x%X;", (unsigned)c);
    else if (str_starts(sign, STR("[")))
        buffer_put_format(text->out, "\\%.*s\\]", (int)sign.len_bytes - 1, sign.data);
    else
        buffer_put(text->out, sign);
}

/* Writes the special character at `at`; returns where the next one begins. */
static size_t put_special(MarkdownText *text, Str all, DocRange range, size_t at)
{
    size_t step;
    uint32_t c = utf8_decode(all, at, &step);
    if (c == '\n') {
        put_hard_break(text);
    } else if (c == '\t') {
        buffer_put_byte(text->out, ' ');
    } else if (utf8_is_control(c)) {
        put_control(text, c);
    } else {
        if (is_markup(text, all, range, at))
            buffer_put_byte(text->out, '\\');
        buffer_put(text->out, str_slice(all, at, at + step));
    }
    return at + step;
}

static void put_escaped(MarkdownText *text, DocRange range)
{
    Str all = str_slice(document_text(text->doc), 0, range.end);
    for (size_t at = range.start; at < range.end;) {
        if (text->at_line_start && all.data[at] != '\n') {
            at = put_line_start(text, all, at, range.end);
            continue;
        }
        size_t end = ordinary_end(all, at, range.end);
        if (end > at)
            buffer_put(text->out, str_slice(all, at, end));
        at = end < range.end ? put_special(text, all, range, end) : end;
    }
}

/* ---- addresses in the text -----------------------------------------------------------------------------
 *
 * GFM makes a link of "http://x" and "www.x" up to the next blank, with every escape in it (section 6.9). Where one would
 * need an escape it is set between '<' and '>', where nothing is escaped (section 6.5), or made no link. */

typedef struct {
    size_t start;      /* of the scheme, or of "www." */
    size_t sign;       /* of the ':' or '.' without which it is no address */
    size_t end;        /* without the points behind it */
    size_t run_end;    /* the next blank */
    bool has_protocol; /* "http://" or "https://" */
} Address;

static size_t address_run_end(Str all, size_t at, size_t end)
{
    while (at < end && (unsigned char)all.data[at] > ' ')
        at++;
    return at;
}

static size_t address_end(Str all, size_t from, size_t run_end)
{
    size_t end = from;
    while (end < run_end && (unsigned char)all.data[end] < 0x7F && !part_has_byte(STR("<>"), all.data[end]))
        end++;
    while (end > from && part_has_byte(STR("?!.,:;*_~'\")]"), all.data[end - 1]))
        end--;
    return end;
}

static bool is_web_scheme(Str scheme)
{
    return str_equal_nocase(scheme, STR("http")) || str_equal_nocase(scheme, STR("https"));
}

/* The address whose "://" or "www." is at `at`. */
static bool read_address(Str all, DocRange range, size_t at, Address *address)
{
    Str rest = str_slice(all, at, range.end);
    bool is_colon = str_starts(rest, STR("://"));
    if (!is_colon && !str_starts_nocase(rest, STR("www.")))
        return false;
    size_t behind = is_colon ? at + 3 : at + 4, start = at;
    while (is_colon && start > range.start && is_ascii_alnum(all.data[start - 1]))
        start--;
    address->start = start;
    address->sign = is_colon ? at : at + 3;
    address->run_end = address_run_end(all, behind, range.end);
    address->end = address_end(all, behind, address->run_end);
    address->has_protocol = is_colon && address->end > behind && is_web_scheme(str_slice(all, start, at));
    return true;
}

/* Whether what GFM would take for the address has an escape in it, or runs on into a mark. */
static bool needs_care(const MarkdownText *text, Str all, DocRange range, const Address *address)
{
    if (address->run_end == range.end ? !text->is_last : all.data[address->run_end] == '\n')
        return true;
    for (size_t at = address->start; at < address->run_end; at++)
        if (is_markup(text, all, range, at))
            return true;
    return false;
}

/* A bracket beside a mark would be a sign where the mark needs a letter. */
static bool is_letter_beside(const MarkdownText *text, DocRange range, const Address *address)
{
    Str whole = document_text(text->doc);
    bool before =
        address->start == range.start && range.start > 0 && !is_blank_at(whole, range.start - 1, range.start);
    bool behind = address->end == range.end && !is_blank_at(whole, range.end, whole.len_bytes);
    return before || behind;
}

static bool fits_brackets(const MarkdownText *text, Str all, DocRange range, const Address *address)
{
    if (is_letter_beside(text, range, address))
        return false;
    for (size_t at = address->start; at < address->end; at++)
        if (part_has_byte(STR("|\\"), all.data[at]) || begins_entity(all, at, address->end))
            return false;
    return address->has_protocol && !text->in_link;
}

/* Writes range up to behind the address, or behind its sign; returns where that is. */
static size_t put_address(MarkdownText *text, Str all, DocRange range, const Address *address)
{
    if (fits_brackets(text, all, range, address)) {
        put_escaped(text, (DocRange){range.start, address->start});
        buffer_put_byte(text->out, '<');
        buffer_put(text->out, str_slice(all, address->start, address->end));
        buffer_put_byte(text->out, '>');
        text->at_line_start = false;
        return address->end;
    }
    put_escaped(text, (DocRange){range.start, address->sign});
    buffer_put_byte(text->out, '\\');
    buffer_put_byte(text->out, all.data[address->sign]);
    text->at_line_start = false;
    return address->sign + 1;
}

/* Where the next sign of an address stands, from `at` on. */
static size_t next_sign(Str all, size_t at)
{
    for (; at < all.len_bytes; at++)
        if ((all.data[at] == ':' && str_starts(str_slice(all, at, at + 3), STR("://"))) ||
            (all.data[at] == '.' && at >= 3 && str_equal_nocase(str_slice(all, at - 3, at), STR("www"))))
            return at;
    return at;
}

/* The rest of a word in which one address has been set with care: no other in it is a link, so that the word is not looked
 * through once for each. */
static size_t put_without_links(MarkdownText *text, DocRange rest)
{
    Str all = str_slice(document_text(text->doc), 0, rest.end);
    size_t from = rest.start;
    for (size_t at = next_sign(all, from); at < rest.end; at = next_sign(all, from)) {
        put_escaped(text, (DocRange){from, at});
        buffer_put_byte(text->out, '\\');
        buffer_put_byte(text->out, all.data[at]);
        from = at + 1;
    }
    return from;
}

static void put_text(MarkdownText *text, DocRange range)
{
    Str all = str_slice(document_text(text->doc), 0, range.end);
    DocPos from = range.start;
    for (size_t at = next_sign(all, from); at < range.end; at = next_sign(all, at)) {
        Address address;
        size_t start = all.data[at] == '.' && at >= from + 3 ? at - 3 : at;
        if (!read_address(all, range, start, &address)) {
            at++;
            continue;
        }
        if (needs_care(text, all, range, &address)) {
            from = put_address(text, all, (DocRange){from, range.end}, &address);
            from = put_without_links(text, (DocRange){from, address.run_end});
        }
        at = address.run_end;
    }
    put_escaped(text, (DocRange){from, range.end});
}

void markdown_put_plain(MarkdownText *text, DocRange range)
{
    put_escaped(text, range);
}

/* ---- marks around text --------------------------------------------------------------------------------- */

/* What stands beside a mark, for what section 6.2 calls flanking. Versions of CommonMark do not agree on symbols beyond
 * ASCII, so that they count as neither. */
typedef enum {
    SIDE_BLANK,
    SIDE_PUNCTUATION,
    SIDE_LETTER,
    SIDE_UNSURE
} Side;

static Side side_of(uint32_t c)
{
    if (utf8_is_space(c))
        return SIDE_BLANK;
    if (utf8_is_alpha(c) || utf8_is_digit(c))
        return SIDE_LETTER;
    bool general = (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x2043) || c == 0xAB || c == 0xBB;
    return c < 0x80 || general ? SIDE_PUNCTUATION : SIDE_UNSURE;
}

static Side side_before(const PieceMaker *maker, size_t piece)
{
    if (piece == 0)
        return SIDE_BLANK;
    const Piece *before = &maker->pieces.items[piece - 1];
    if (before->kind != PIECE_TEXT)
        return SIDE_PUNCTUATION;
    return side_of(utf8_before(document_text(maker->doc), before->text.end));
}

static Side side_after(const PieceMaker *maker, size_t piece)
{
    size_t ignored;
    if (piece + 1 == maker->pieces.count)
        return SIDE_BLANK;
    const Piece *after = &maker->pieces.items[piece + 1];
    if (after->kind != PIECE_TEXT)
        return SIDE_PUNCTUATION;
    return side_of(utf8_decode(document_text(maker->doc), after->text.start, &ignored));
}

/* A mark between outside and inside of a span is one on that side: left-flanking to open, right-flanking to close. */
static bool flanks(Side outside, Side inside)
{
    bool apart = outside == SIDE_BLANK || outside == SIDE_PUNCTUATION;
    return inside == SIDE_LETTER || (inside != SIDE_BLANK && apart);
}

/* It could only be read as one on that side. */
static bool flanks_only(Side outside, Side inside)
{
    return outside == SIDE_BLANK || (outside == SIDE_PUNCTUATION && inside == SIDE_LETTER);
}

static bool stands_apart(Side outside, Side inside)
{
    return inside != SIDE_BLANK && (outside == SIDE_BLANK || outside == SIDE_PUNCTUATION);
}

static bool is_star(const PieceMaker *maker, size_t piece)
{
    const Piece *p = &maker->pieces.items[piece];
    return (p->kind == PIECE_OPEN || p->kind == PIECE_CLOSE) &&
           (p->span == SPAN_STRONG || p->span == SPAN_EMPHASIS);
}

static bool touches_star(const PieceMaker *maker, size_t piece)
{
    return (piece > 0 && is_star(maker, piece - 1)) ||
           (piece + 1 < maker->pieces.count && is_star(maker, piece + 1));
}

/* The mark of a span: stars where they would be read as what they are and run into no others, else underscores (section 6.2,
 * rules 2 and 4), else none, for which a tag of HTML stands in. Inside other emphasis a star that could both open and close
 * is not trusted: that rules 9 and 10 part them is not known to everybody. */
static Str mark_of(const MarkdownText *text, const PieceMaker *maker, size_t open)
{
    const Piece *p = &maker->pieces.items[open];
    size_t close = p->partner;
    Side before = side_before(maker, open), first = side_after(maker, open);
    Side last = side_before(maker, close), after = side_after(maker, close);
    bool sure = flanks_only(before, first) && flanks_only(after, last);
    bool flanking = flanks(before, first) && flanks(after, last) && (text->open_stars == 0 || sure);
    if (p->span == SPAN_STRIKE)
        return flanking ? STR("~~") : (Str){0};
    if (p->span == SPAN_STRONG)
        return flanking ? STR("**") : (Str){0};
    if (flanking && !touches_star(maker, open) && !touches_star(maker, close))
        return STR("*");
    return stands_apart(before, first) && stands_apart(after, last) ? STR("_") : (Str){0};
}

static void open_span(MarkdownText *text, const PieceMaker *maker, size_t open)
{
    static const Str tags[SPAN_KIND_COUNT] = {[SPAN_EMPHASIS] = STR_INIT("<em>"),
                                              [SPAN_STRONG] = STR_INIT("<strong>"),
                                              [SPAN_STRIKE] = STR_INIT("<del>")};
    static const Str end_tags[SPAN_KIND_COUNT] = {[SPAN_EMPHASIS] = STR_INIT("</em>"),
                                                  [SPAN_STRONG] = STR_INIT("</strong>"),
                                                  [SPAN_STRIKE] = STR_INIT("</del>")};
    SpanKind kind = maker->pieces.items[open].span;
    Str mark = mark_of(text, maker, open);
    buffer_put(text->out, mark.len_bytes > 0 ? mark : tags[kind]);
    text->closing[kind] = mark.len_bytes > 0 ? mark : end_tags[kind];
    text->open_stars += kind != SPAN_STRIKE;
}

static void close_span(MarkdownText *text, SpanKind kind)
{
    buffer_put(text->out, text->closing[kind]);
    text->open_stars -= kind != SPAN_STRIKE;
}

/* ---- code ---------------------------------------------------------------------------------------------- */

static size_t longest_run(Str text, char c)
{
    size_t longest = 0;
    for (size_t at = str_find_byte(text, c, 0); at < text.len_bytes; at = str_find_byte(text, c, at)) {
        size_t end = run_end(text, at, text.len_bytes, c);
        longest = end - at > longest ? end - at : longest;
        at = end;
    }
    return longest;
}

/* What stands in a code span: nothing is escaped there. */
static void put_code_text(MarkdownText *text, Str code)
{
    for (size_t at = 0, step; at < code.len_bytes; at += step) {
        uint32_t c = utf8_decode(code, at, &step);
        if (c == '\n' || c == '\t')
            buffer_put_byte(text->out, ' ');
        else
            buffer_put(text->out, utf8_is_control(c) ? shown_control(c) : str_slice(code, at, at + step));
    }
}

/* Readers do not agree on what a bar in a code span is in a table. */
static void put_tagged_code(MarkdownText *text, DocRange range)
{
    buffer_put(text->out, STR("<code>"));
    put_text(text, range);
    buffer_put(text->out, STR("</code>"));
}

/* A code span (section 6.1): the text between an opening piece and its partner. */
static void put_code(MarkdownText *text, const PieceMaker *maker, size_t open)
{
    const Piece *pieces = maker->pieces.items;
    DocRange range = {pieces[open].text.start, pieces[pieces[open].partner].text.start};
    Str code = document_slice(text->doc, range);
    if (text->place == MARKDOWN_CELL && part_has_byte(code, '|')) {
        put_tagged_code(text, range);
        return;
    }
    size_t ticks = longest_run(code, '`') + 1;
    bool padded = code.data[0] == '`' || code.data[code.len_bytes - 1] == '`';
    buffer_put_repeat(text->out, STR("`"), ticks);
    if (padded)
        buffer_put_byte(text->out, ' ');
    put_code_text(text, code);
    if (padded)
        buffer_put_byte(text->out, ' ');
    buffer_put_repeat(text->out, STR("`"), ticks);
    text->at_line_start = false;
}

/* ---- links --------------------------------------------------------------------------------------------- */

static bool is_bare_target(Str target)
{
    for (size_t i = 0; i < target.len_bytes; i++)
        if (target.data[i] == '(' || target.data[i] == ')' || (unsigned char)target.data[i] <= ' ')
            return false;
    return target.len_bytes > 0 && target.data[0] != '<';
}

/* A link destination (section 6.3). */
static void put_target(MarkdownText *text, Str target)
{
    bool bare = is_bare_target(target);
    buffer_put(text->out, bare ? STR("](") : STR("](<"));
    for (size_t i = 0; i < target.len_bytes; i++) {
        char c = target.data[i];
        bool inside_word = is_inside_word(target, (DocRange){0, target.len_bytes}, i);
        if (part_has_byte(STR("\\<>|`*"), c) || (c == '_' && !inside_word) ||
            begins_entity(target, i, target.len_bytes))
            buffer_put_byte(text->out, '\\');
        buffer_put_byte(text->out, c);
    }
    buffer_put(text->out, bare ? STR(")") : STR(">)"));
}

/* True for a link that shows where it leads and nothing else, and can be written as an autolink (section 6.5). */
static bool is_autolink(const MarkdownText *text, const PieceMaker *maker, size_t open)
{
    const Piece *pieces = maker->pieces.items;
    if (pieces[open].partner != open + 2 || pieces[open + 1].kind != PIECE_TEXT)
        return false;
    Str shown = document_slice(text->doc, pieces[open + 1].text), target = pieces[open].target;
    bool is_address = str_starts(target, STR("mailto:"));
    if (is_address && !str_starts(shown, STR("mailto:")))
        target = str_slice(target, STR("mailto:").len_bytes, target.len_bytes);
    else if (!str_starts(target, STR("https://")) && !str_starts(target, STR("http://")))
        return false;
    for (size_t i = 0; i < target.len_bytes; i++) {
        char c = target.data[i];
        bool is_plain = is_ascii_alnum(c) || part_has_byte(STR("@.-_+"), c);
        if ((unsigned char)c <= ' ' || part_has_byte(STR("<>\\|`"), c) || (is_address && !is_plain) ||
            begins_entity(target, i, target.len_bytes))
            return false;
    }
    return str_equal(shown, target);
}

static void put_autolink(MarkdownText *text, Str shown)
{
    buffer_put_byte(text->out, '<');
    buffer_put(text->out, shown);
    buffer_put_byte(text->out, '>');
    text->at_line_start = false;
}

/* ---- pieces -------------------------------------------------------------------------------------------- */

static void put_link_mark(MarkdownText *text, const PieceMaker *maker, size_t piece)
{
    const Piece *p = &maker->pieces.items[piece];
    text->in_link = p->kind == PIECE_OPEN;
    if (text->in_link)
        buffer_put_byte(text->out, '[');
    else
        put_target(text, maker->pieces.items[p->partner].target);
}

static void put_mark(MarkdownText *text, const PieceMaker *maker, size_t piece)
{
    const Piece *p = &maker->pieces.items[piece];
    if (p->span == SPAN_LINK)
        put_link_mark(text, maker, piece);
    else if (p->kind == PIECE_OPEN)
        open_span(text, maker, piece);
    else
        close_span(text, p->span);
    text->at_line_start = false;
}

/* Whether a '[' stands behind the piece, with which a '!' would make an image. */
static bool is_before_bracket(const PieceMaker *maker, size_t piece)
{
    if (piece + 1 == maker->pieces.count)
        return false;
    const Piece *next = &maker->pieces.items[piece + 1];
    return next->kind == PIECE_MARK || (next->kind == PIECE_OPEN && next->span == SPAN_LINK);
}

static void put_note_mark(MarkdownText *text, size_t note)
{
    buffer_put(text->out, STR("[^"));
    note_table_put_name(text->notes, note, text->out);
    buffer_put_byte(text->out, ']');
    text->at_line_start = false;
}

void markdown_put_pieces(MarkdownText *text, const PieceMaker *maker)
{
    for (size_t i = 0; i < maker->pieces.count; i++) {
        const Piece *piece = &maker->pieces.items[i];
        text->is_last = i + 1 == maker->pieces.count;
        text->before_bracket = is_before_bracket(maker, i);
        if (piece->kind == PIECE_TEXT) {
            put_text(text, piece->text);
        } else if (piece->kind == PIECE_MARK) {
            put_note_mark(text, piece->note);
        } else if (piece->span == SPAN_CODE) {
            put_code(text, maker, i);
            i = piece->partner;
        } else if (piece->kind == PIECE_OPEN && piece->span == SPAN_LINK && is_autolink(text, maker, i)) {
            put_autolink(text, document_slice(text->doc, piece[1].text));
            i = piece->partner;
        } else {
            put_mark(text, maker, i);
        }
    }
}
