/* Markdown: CommonMark with the tables, tasks, strikethrough and bare links of GFM, parsed by md4c.
 *
 * md4c calls us for each block and span, and hands out text as pointers into the source (what it made itself,
 * such as the space for a line end, lies elsewhere). We keep no tree: parser_blocks.c makes a Leaf of each
 * block with text, parser_text.c records its text as a row of operations. Then cover.c finds the lines. */
#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"
#include "front.h"
#include "import/import.h"
#include "parser.h"
#include "readers.h"

enum {
    BUDGET_PER_BYTE = 32, /* of parser_spend(): several times what any page that people wrote takes */
    BUDGET_BASE = 1 << 20,
    BYLINE_MAX_BYTES = 160,
    BYLINE_MAX_WORDS = 12,
    ADDRESSES_PER_WORD = 32,
    ADDRESS_STEPS_PER_BYTE = 256, /* a step is half a nanosecond */
    BLOCKS_BEFORE_TITLE = 4       /* a comment, a series line, a date */
};

/* --- what the order of blocks says --- */

static size_t count_top_headings(const LeafList *leaves)
{
    size_t count = 0;
    for (size_t i = 0; i < leaves->count; i++)
        count += leaves->items[i].cls == BLOCK_HEADING && leaves->items[i].level == 1;
    return count;
}

/* The index of the first heading; leaves->count when there is none. */
static size_t first_heading(const LeafList *leaves)
{
    size_t first = 0;
    while (first < leaves->count && leaves->items[first].cls != BLOCK_HEADING)
        first++;
    return first;
}

/* "# Title" over "### what it is about": a level left out that other headings have is a deck, no section. */
static void find_deck(LeafList *leaves, size_t title)
{
    if (title + 1 >= leaves->count || leaves->items[title + 1].cls != BLOCK_HEADING ||
        leaves->items[title + 1].level < 3)
        return;
    for (size_t i = title + 2; i < leaves->count; i++) {
        if (leaves->items[i].cls == BLOCK_HEADING && leaves->items[i].level == 2) {
            leaves->items[title + 1].cls = BLOCK_DECK;
            leaves->items[title + 1].level = 0;
            return;
        }
    }
}

/* The only heading of the first level is the title when no other stands before it, and hardly anything
 * else. */
static void find_title(LeafList *leaves)
{
    size_t first = first_heading(leaves);
    if (first == leaves->count || first > BLOCKS_BEFORE_TITLE || count_top_headings(leaves) != 1)
        return;
    Leaf *title = &leaves->items[first];
    if (title->level != 1 || title->start == NONE || title->quote_depth + title->list_depth > 0)
        return;
    title->cls = BLOCK_TITLE;
    find_deck(leaves, first);
}

static size_t count_words(Str text)
{
    size_t words = 0;
    for (size_t i = 0; i < text.len_bytes; i++)
        words += text.data[i] != ' ' && (i == 0 || text.data[i - 1] == ' ');
    return words;
}

/* "By X", and not the beginning of a sentence. */
static bool names_author(Str text)
{
    size_t ignored;
    if (text.len_bytes > BYLINE_MAX_BYTES || text.len_bytes < 4 || !str_starts_nocase(text, STR("by ")))
        return false;
    bool sentence = text.data[text.len_bytes - 1] == '.' || str_find_byte(text, '\n', 0) < text.len_bytes;
    return !sentence && count_words(text) <= BYLINE_MAX_WORDS &&
           utf8_is_upper(utf8_decode(text, 3, &ignored));
}

static void add_byline(DocumentBuilder *builder, Str name)
{
    builder_add_byline(builder, arena_copy(builder_arena(builder), str_trim(name)));
}

/* "X, Y and Z" are three. */
static void add_bylines(DocumentBuilder *builder, Str names)
{
    static const Str between[] = {STR_INIT(" and "), STR_INIT(" & "), STR_INIT(", ")};
    while (names.len_bytes > 0) {
        size_t end = names.len_bytes, behind = end;
        for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
            size_t at = str_find(names, between[i], 0);
            if (at < end) {
                end = at;
                behind = at + between[i].len_bytes;
            }
        }
        add_byline(builder, str_slice(names, 0, end));
        names = str_slice(names, behind, names.len_bytes);
    }
}

static void find_byline(DocumentBuilder *builder)
{
    DraftList *drafts = builder_drafts(builder);
    size_t at = 0;
    while (at < drafts->count && drafts->items[at].cls != BLOCK_TITLE)
        at++;
    at += at + 1 < drafts->count && drafts->items[at + 1].cls == BLOCK_DECK ? 2 : 1;
    if (at >= drafts->count || drafts->items[at].cls != BLOCK_PARA)
        return;
    Rendered rendered = {0};
    builder_render(builder, at, &rendered);
    Str text = str_trim(buffer_str(&rendered.text));
    if (names_author(text)) {
        drafts->items[at].cls = BLOCK_BYLINE;
        drafts->items[at].decided = true;
        add_bylines(builder, str_slice(text, 3, text.len_bytes));
    }
    rendered_free(&rendered);
}

/* --- all of it --- */

/* Front matter is a block of its own, kept away from md4c. */
static void take_front_matter(Parser *parser, LineWalk *walk)
{
    Line last;
    if (!front_matter_find(parser->text, &last))
        return;
    DraftBlock draft = draft_block(0, last.end, 1, last.number);
    draft.cls = BLOCK_META;
    draft.kind = "front";
    draft.decided = true;
    draft.confidence = 100;
    draft.rule = "markup";
    vec_push(builder_drafts(parser->builder), draft);
    front_matter_read(parser->builder, parser->text, last.start);
    walk->at = last.end + 1;
    walk->number = last.number;
}

/* "http://" at its colon, or "www." */
static bool begins_address(Str text, size_t at)
{
    Str rest = str_slice(text, at, text.len_bytes);
    return str_starts(rest, STR("://")) || str_starts(rest, STR("www."));
}

/* Of the bare addresses at or behind `at` the next; the end when there is none. */
static size_t next_address(Str text, size_t at)
{
    for (; at < text.len_bytes; at += 64) {
        Bytes bytes = bytes_at(text, at);
        uint64_t slashes = bytes_equal(&bytes, '/'), letters = bytes_equal(&bytes, 'w'),
                 unseen = (uint64_t)1 << 63;
        uint64_t may =
            (bytes_equal(&bytes, ':') & (slashes >> 1 | unseen)) | (letters & (letters >> 1 | unseen));
        for (; may != 0; may &= may - 1) {
            size_t found = at + (size_t)__builtin_ctzll(may);
            if (begins_address(text, found))
                return found;
        }
    }
    return text.len_bytes;
}

static bool is_one_word(Str text, size_t start, size_t end)
{
    while (start < end && (unsigned char)text.data[start] > ' ')
        start++;
    return start == end;
}

/* True at the start of a line that is blank or begins a list item, which ends any paragraph (CommonMark 0.31.2,
 * 4.8 and 5.3). Where it is false of a line that does, only the estimate gets too high. */
static bool ends_paragraph(Str text, size_t line)
{
    size_t at = line;
    while (at < text.len_bytes && at < line + 3 && text.data[at] == ' ')
        at++;
    if (at == text.len_bytes || text.data[at] == '\n')
        return true;
    bool bullet = strchr("-*+", text.data[at]) != NULL;
    return bullet && at + 2 < text.len_bytes && text.data[at + 1] == ' ' && text.data[at + 2] > ' ';
}

/* The end of the paragraph that text[at] is in, or behind it. */
static size_t paragraph_end(Str text, size_t at)
{
    do
        at = str_find_byte(text, '\n', at);
    while (at < text.len_bytes && !ends_paragraph(text, ++at));
    return at;
}

/* For each bare address md4c looks to the end of its word, for one that begins inside another too: quadratic in a word
 * that is made of them ("(http://a(http://b ..."). It also steps over all marks behind it in its paragraph; they are not
 * counted here, but there are no more of them than bytes. True where that would take too long. */
static bool is_flood_of_addresses(Str text)
{
    size_t budget = ADDRESS_STEPS_PER_BYTE * (text.len_bytes + BUDGET_BASE);
    for (size_t at = next_address(text, 0); at < text.len_bytes;) {
        size_t first = at, previous = at, end = paragraph_end(text, at), count = 0, in_word = 0;
        for (; at < end; at = next_address(text, at + 1)) {
            in_word = count > 0 && is_one_word(text, previous, at) ? in_word + 1 : 1;
            if (in_word > ADDRESSES_PER_WORD)
                return true;
            previous = at;
            count++;
        }
        size_t steps = count * (end - first);
        if (steps >= budget)
            return true;
        budget -= steps;
    }
    return false;
}

static bool parse(Parser *parser, size_t start)
{
    shadow_cast(&parser->shadow, parser->text, start);
    parser->parsed = shadow_text(&parser->shadow);
    MD_PARSER callbacks = {.flags = MD_DIALECT_GITHUB,
                           .enter_block = parser_enter_block,
                           .leave_block = parser_leave_block,
                           .enter_span = parser_enter_span,
                           .leave_span = parser_leave_span,
                           .text = parser_text};
    Str text = str_slice(parser->parsed, start, parser->parsed.len_bytes);
    if (is_flood_of_addresses(text)) /* nobody writes so */
        callbacks.flags &= ~(unsigned)MD_FLAG_PERMISSIVEAUTOLINKS;
    parser->reached = start;
    parser->budget = text.len_bytes * BUDGET_PER_BYTE + BUDGET_BASE;
    if (text.len_bytes == 0 || md_parse(text.data, (MD_SIZE)text.len_bytes, &callbacks, parser) == 0)
        return true;
    if (parser->budget > 0)
        memory_exhausted(text.len_bytes); /* nothing else ends md4c */
    return false;
}

DocumentBuilder *import_markdown(const Source *source)
{
    Parser parser = {.text = source_text(source)};
    if (parser.text.len_bytes > MARKDOWN_LIMIT_BYTES)
        return import_text(source);
    LineWalk walk = {.text = parser.text};
    parser.builder = builder_new(source, FORMAT_MARKDOWN, read_light);
    take_front_matter(&parser, &walk);
    bool parsed = parse(&parser, walk.at);
    if (parsed) {
        find_title(&parser.leaves);
        cover_lines(parser.builder, &parser.leaves, walk);
        find_byline(parser.builder);
    } else {
        builder_free(parser.builder);
        parser.builder = import_text(source);
    }
    shadow_free(&parser.shadow);
    vec_free(&parser.leaves);
    vec_free(&parser.containers);
    buffer_free(&parser.cells);
    buffer_free(&parser.alignment);
    return parser.builder;
}
