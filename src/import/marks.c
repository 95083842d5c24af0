/* Emphasis, links and escapes as CommonMark 0.30 (sections 2.4, 6.2 and 6.3) has them, made shy for text that
 * nobody wrote as Markdown: a run of four stars is an ornament, a star between digits multiplies, and what is
 * in parentheses behind a bracket must look like an address. Addresses that stand bare are links, too.
 *
 * Runs of stars and underscores that may open something wait on a stack; one that may close looks down it for
 * its partner. How far a kind of closer has looked in vain is remembered (CommonMark's openers_bottom), so
 * that no flood of marks makes it look twice: linear in the length of the text. */
#include "marks.h"

#include <stdlib.h>
#include <string.h>

#include "autolink.h"
#include "base/utf8.h"

enum {
    RUN_MAX = 3,           /* "***"; what is longer is an ornament or a line to write on */
    CLOSER_KINDS = 12,     /* character, may also open, length modulo 3 */
    PARENTHESES_DEPTH = 32 /* as CommonMark allows in an address */
};

typedef struct {
    char character;
    bool can_open, can_close;
    size_t length;     /* as it stood in the source */
    size_t start, end; /* what no partner has taken yet */
} Run;

typedef struct {
    size_t at;          /* of the '[' */
    size_t open_height; /* of the stack of runs then */
} Bracket;

typedef struct {
    Str source;
    size_t start, end;
    size_t floor; /* behind the last mark: no address begins before it */
    MarkList *marks;
    VEC(Run) open;
    VEC(Bracket) brackets;
    size_t bottom[CLOSER_KINDS]; /* nothing below this height of the stack can be its partner */
} Finder;

/* --- flanking, CommonMark section 6.2 --- */

typedef enum {
    SIDE_BLANK,
    SIDE_PUNCTUATION,
    SIDE_LETTER,
    SIDE_DIGIT
} Side;

static bool is_ascii_punctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

static Side side_of(uint32_t c)
{
    if (utf8_is_space(c))
        return SIDE_BLANK;
    if (utf8_is_digit(c))
        return SIDE_DIGIT;
    bool combining = c >= 0x300 && c <= 0x36F;
    return utf8_is_alpha(c) || combining ? SIDE_LETTER : SIDE_PUNCTUATION;
}

static Side side_before(const Finder *finder, size_t at)
{
    size_t ignored;
    if (at <= finder->start)
        return SIDE_BLANK;
    return side_of(utf8_decode(finder->source, utf8_previous(finder->source, at), &ignored));
}

static Side side_after(const Finder *finder, size_t at)
{
    size_t ignored;
    return at < finder->end ? side_of(utf8_decode(finder->source, at, &ignored)) : SIDE_BLANK;
}

static Run run_at(const Finder *finder, size_t start, size_t end)
{
    Run run = {.character = finder->source.data[start], .length = end - start, .start = start, .end = end};
    Side before = side_before(finder, start), after = side_after(finder, end);
    bool inside_word = before >= SIDE_LETTER && after >= SIDE_LETTER;
    bool inside_number = inside_word && (before == SIDE_DIGIT || after == SIDE_DIGIT);
    if (run.length > RUN_MAX || inside_number || (inside_word && run.character == '_'))
        return run;
    run.can_open = after >= SIDE_LETTER || (after == SIDE_PUNCTUATION && before <= SIDE_PUNCTUATION);
    run.can_close = before >= SIDE_LETTER || (before == SIDE_PUNCTUATION && after <= SIDE_PUNCTUATION);
    if (run.character == '_' && run.can_open && run.can_close) {
        run.can_open = before == SIDE_PUNCTUATION;
        run.can_close = after == SIDE_PUNCTUATION;
    }
    return run;
}

/* --- emphasis --- */

static void put_mark(Finder *finder, size_t start, size_t end, MarkKind kind, SpanKind span, Str target)
{
    vec_push(finder->marks, (Mark){.start = start, .end = end, .kind = kind, .span = span, .target = target});
    finder->floor = finder->floor > end ? finder->floor : end;
}

static void drop_open_above(Finder *finder, size_t height)
{
    finder->open.count = height;
    for (int i = 0; i < CLOSER_KINDS; i++)
        if (finder->bottom[i] > height)
            finder->bottom[i] = height;
}

static size_t closer_kind(const Run *closer)
{
    return (closer->character == '_' ? 6u : 0u) + (closer->can_open ? 3u : 0u) + closer->length % 3;
}

/* Rules 9 and 10 of section 6.2: `*a**b*` is not emphasis of `a*`. */
static bool are_partners(const Run *opener, const Run *closer)
{
    if (opener->character != closer->character)
        return false;
    if (!opener->can_close && !closer->can_open)
        return true;
    return closer->length % 3 == 0 || (opener->length + closer->length) % 3 != 0;
}

/* Height of the stack at which closer's partner is on top; 0 when it has none. */
static size_t find_partner(Finder *finder, const Run *closer)
{
    size_t *bottom = &finder->bottom[closer_kind(closer)];
    for (size_t height = finder->open.count; height > *bottom; height--)
        if (are_partners(&finder->open.items[height - 1], closer))
            return height;
    *bottom = finder->open.count;
    return 0;
}

static void close_run(Finder *finder, Run *closer)
{
    size_t height;
    while (closer->start < closer->end && (height = find_partner(finder, closer)) > 0) {
        drop_open_above(finder, height);
        Run *opener = &finder->open.items[height - 1];
        bool strong = opener->end - opener->start >= 2 && closer->end - closer->start >= 2;
        SpanKind span = strong ? SPAN_STRONG : SPAN_EMPHASIS;
        size_t taken = strong ? 2 : 1;
        put_mark(finder, opener->end - taken, opener->end, MARK_OPEN, span, (Str){0});
        put_mark(finder, closer->start, closer->start + taken, MARK_CLOSE, span, (Str){0});
        opener->end -= taken;
        closer->start += taken;
        if (opener->start == opener->end)
            drop_open_above(finder, height - 1);
    }
}

static size_t read_run(Finder *finder, size_t at)
{
    size_t end = at + 1;
    while (end < finder->end && finder->source.data[end] == finder->source.data[at])
        end++;
    Run run = run_at(finder, at, end);
    if (run.can_close)
        close_run(finder, &run);
    if (run.can_open && run.start < run.end)
        vec_push(&finder->open, run);
    return end;
}

/* --- links --- */

static bool is_space_or_tab(char c)
{
    return c == ' ' || c == '\t';
}

/* The end of an address that begins at `at`. It stops at brackets: then no two addresses that are tried share
 * a byte, and trying them all is linear. */
static size_t address_end(const Finder *finder, size_t at)
{
    int depth = 0;
    for (; at < finder->end; at++) {
        char c = finder->source.data[at];
        if ((unsigned char)c <= ' ' || strchr("[]<>\"", c) != NULL)
            break;
        if (c == '(' && ++depth > PARENTHESES_DEPTH)
            break;
        if (c == ')' && depth-- == 0)
            break;
    }
    return at;
}

static bool has_page_suffix(Str target)
{
    static const Str suffixes[] = {STR_INIT(".html"), STR_INIT(".htm"), STR_INIT(".xhtml"),
                                   STR_INIT(".md"),   STR_INIT(".txt"), STR_INIT(".pdf"),
                                   STR_INIT(".png"),  STR_INIT(".jpg"), STR_INIT(".jpeg"),
                                   STR_INIT(".gif"),  STR_INIT(".svg"), STR_INIT(".webp")};
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (str_ends(target, suffixes[i]))
            return true;
    return false;
}

/* "[sic](p.4)" is no link. */
static bool is_address(Str target)
{
    static const Str prefixes[] = {STR_INIT("http://"), STR_INIT("https://"), STR_INIT("mailto:"),
                                   STR_INIT("www."), STR_INIT("#")};
    if (target.len_bytes < 2)
        return false;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (str_starts_nocase(target, prefixes[i]))
            return target.len_bytes > prefixes[i].len_bytes;
    return has_page_suffix(target) || target.data[0] == '/' || str_starts(target, STR("./")) ||
           str_starts(target, STR("../"));
}

static size_t skip_line_blanks(const Finder *finder, size_t at)
{
    while (at < finder->end && is_space_or_tab(finder->source.data[at]))
        at++;
    return at;
}

/* Behind the title of a link; `at` when there is none. */
static size_t skip_title(const Finder *finder, size_t at)
{
    if (at >= finder->end || (finder->source.data[at] != '"' && finder->source.data[at] != '\''))
        return at;
    for (size_t end = at + 1; end < finder->end; end++) {
        if (finder->source.data[end] == finder->source.data[at])
            return end + 1;
        if (strchr("[]\n", finder->source.data[end]) != NULL)
            break;
    }
    return at;
}

/* Reads "(target)" or "(target "title")" at `at`; 0 when it is neither, else where it ends. */
static size_t read_target(const Finder *finder, size_t at, Str *target)
{
    if (at >= finder->end || finder->source.data[at] != '(')
        return 0;
    size_t start = skip_line_blanks(finder, at + 1);
    bool pointed = start < finder->end && finder->source.data[start] == '<';
    start += pointed;
    size_t end = address_end(finder, start);
    *target = str_slice(finder->source, start, end);
    if (pointed && (end >= finder->end || finder->source.data[end] != '>'))
        return 0;
    end = skip_line_blanks(finder, end + pointed);
    end = skip_line_blanks(finder, skip_title(finder, end));
    return end < finder->end && finder->source.data[end] == ')' && is_address(*target) ? end + 1 : 0;
}

static bool is_image(const Finder *finder, size_t bracket)
{
    return bracket > finder->start && finder->source.data[bracket - 1] == '!';
}

static size_t close_bracket(Finder *finder, size_t at)
{
    if (finder->brackets.count == 0)
        return at + 1;
    Bracket bracket = vec_last(&finder->brackets);
    finder->brackets.count--;
    Str target = {0};
    size_t end = at > bracket.at + 1 ? read_target(finder, at + 1, &target) : 0;
    if (end == 0)
        return at + 1;
    /* A mark without its partner inside the link's text finds none outside. */
    if (finder->open.count > bracket.open_height)
        drop_open_above(finder, bracket.open_height);
    if (is_image(finder, bracket.at)) {
        put_mark(finder, bracket.at - 1, bracket.at + 1, MARK_DROP, SPAN_LINK, (Str){0});
        put_mark(finder, at, end, MARK_DROP, SPAN_LINK, (Str){0});
    } else {
        put_mark(finder, bracket.at, bracket.at + 1, MARK_OPEN, SPAN_LINK, target);
        put_mark(finder, at, end, MARK_CLOSE, SPAN_LINK, (Str){0});
        vec_clear(&finder->brackets); /* no link holds another: section 6.3 */
    }
    return end;
}

/* --- all of them --- */

static size_t read_escape(Finder *finder, size_t at)
{
    if (at + 1 >= finder->end || !is_ascii_punctuation(finder->source.data[at + 1]))
        return at + 1;
    put_mark(finder, at, at + 1, MARK_DROP, SPAN_EMPHASIS, (Str){0});
    return at + 2;
}

static size_t put_autolink(Finder *finder, const Autolink *link)
{
    Str target = str_slice(finder->source, link->start, link->end);
    put_mark(finder, link->start, link->start, MARK_OPEN, SPAN_LINK, target);
    vec_last(finder->marks).scheme = link->scheme;
    put_mark(finder, link->end, link->end, MARK_CLOSE, SPAN_LINK, (Str){0});
    return link->end;
}

/* Underscores in what looks like an address ("x://a/_b_") are its own; stars hardly ever stand in one. */
static size_t skip_address(const Finder *finder, size_t at)
{
    size_t end = at + 3;
    while (end < finder->end && (unsigned char)finder->source.data[end] > ' ' &&
           strchr("*<>\"[]()\\", finder->source.data[end]) == NULL)
        end++;
    while (finder->source.data[end - 1] == '_')
        end--;
    return end;
}

/* At a ':', a '.' or an '@'. */
static size_t read_address(Finder *finder, size_t at)
{
    Str text = str_slice(finder->source, 0, finder->end);
    Autolink link;
    char c = text.data[at];
    bool found = c == ':'   ? autolink_at_colon(text, finder->floor, at, &link)
                 : c == '.' ? autolink_at_dot(text, finder->floor, at, &link)
                            : autolink_at_sign(text, finder->floor, at, &link);
    if (found)
        return put_autolink(finder, &link);
    return str_starts(str_slice(text, at, text.len_bytes), STR("://")) ? skip_address(finder, at) : at + 1;
}

static int compare_marks(const void *left, const void *right)
{
    const Mark *a = left, *b = right;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

/* Bytes that may be part of a mark, or of a bare address. */
static const bool is_mark_byte[256] = {['*'] = true, ['_'] = true, ['\\'] = true, ['['] = true,
                                       [']'] = true, [':'] = true, ['.'] = true,  ['@'] = true};

/* Most paragraphs have none, and memchr() is quick to say so; but nearly all have a full stop. */
static bool has_mark(Str text)
{
    static const char bytes[] = "*_\\[]:@";
    for (const char *byte = bytes; *byte; byte++)
        if (str_find_byte(text, *byte, 0) < text.len_bytes)
            return true;
    return str_find(text, STR("www."), 0) < text.len_bytes || str_find(text, STR("WWW."), 0) < text.len_bytes;
}

static size_t read_mark(Finder *finder, size_t at)
{
    switch (finder->source.data[at]) {
    case '\\': return read_escape(finder, at);
    case ':':
    case '.':
    case '@': return read_address(finder, at);
    case '[': vec_push(&finder->brackets, (Bracket){at, finder->open.count}); return at + 1;
    case ']': return close_bracket(finder, at);
    default: return read_run(finder, at);
    }
}

void marks_find(Str source, size_t start, size_t end, MarkList *marks)
{
    Finder finder = {.source = source, .start = start, .end = end, .floor = start, .marks = marks};
    if (!has_mark(str_slice(source, start, end)))
        return;
    for (size_t at = start; at < end;) {
        if (is_mark_byte[(unsigned char)source.data[at]])
            at = read_mark(&finder, at);
        else
            at++;
    }
    vec_free(&finder.open);
    vec_free(&finder.brackets);
    if (marks->count > 1)
        qsort(marks->items, marks->count, sizeof *marks->items, compare_marks);
}
