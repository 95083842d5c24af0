/* Finds the heads of reviews: blocks that were classed as book titles and citations, headings that are
 * citations ("*Soundings*, by Dov Perrault (Gullwing, 2021)"), lists of keys under a heading, and paragraphs
 * that begin with a citation; and gives each to citation_read() with its line ends and its type. */
#include <string.h>

#include "head_text.h"
#include "heads.h"

/* A citation is shorter than this; what follows in an overlong block is not read. */
enum {
    HEAD_BYTES_MAX = 4000
};

typedef struct {
    Meaning *meaning;
    HeadList *heads;
    CiteParts parts;
    HeadText text;
    size_t measure;
    CitationHabits habits; /* of the page's heads */
} Finder;

/* ---- the text of a head -------------------------------------------------------------------------------- */

/* Puts a block's text up to end behind what is there, line by line, with its type. */
static void append_block(HeadText *head, const Document *doc, size_t block, DocPos end)
{
    const Block *of = document_block(doc, block);
    Str text = document_text(doc);
    DocPos start = of->text.start, line_start = start;

    if (end - start > HEAD_BYTES_MAX)
        end = start + HEAD_BYTES_MAX;
    size_t origin = head->text.len_bytes + (head->text.len_bytes > 0 ? 1 : 0);
    uint32_t line = document_line_at(doc, start);
    for (DocPos at = start; at + 1 < end; at++) {
        if (text.data[at] != ' ' && text.data[at] != '\n')
            continue;
        uint32_t next_line = document_line_at(doc, at + 1);
        if (next_line == line)
            continue;
        head_text_add_line(head, str_slice(text, line_start, at));
        line = next_line;
        line_start = at + 1;
    }
    head_text_add_line(head, str_slice(text, line_start, end));
    const Span *spans = document_spans(doc, of);
    for (size_t i = 0; i < of->span_count; i++)
        if (spans[i].text.end <= end)
            head_text_add_style(head, (CitationStyle){origin + (spans[i].text.start - start),
                                                      origin + (spans[i].text.end - start), spans[i].kind});
}

static bool ends_text(BlockClass cls)
{
    return cls == BLOCK_HEADING || cls == BLOCK_TITLE || cls == BLOCK_BOOKCITE || cls == BLOCK_BOOKTITLE;
}

/* The text that a head stands over, or under, so far as it says of whom it speaks. */
static Str body_beside(const Document *doc, const Head *head)
{
    enum {
        BODY_BYTES = 3000,
        BODY_BYTES_MIN = 80,
        REACH_BLOCKS = 12
    };
    size_t count = document_block_count(doc), first = NONE, last = NONE;
    for (size_t i = head->last + 1; i < count && i <= head->last + REACH_BLOCKS; i++) {
        const Block *block = document_block(doc, i);
        bool text = block->cls == BLOCK_PARA && block->text.end - block->text.start >= BODY_BYTES_MIN;
        if (first == NONE ? i > head->last + 4 : ends_text(block->cls))
            break;
        first = first == NONE && text ? i : first;
        last = text ? i : last;
    }
    for (size_t i = head->first; last == NONE && i-- > 0 && head->first - i < REACH_BLOCKS;) {
        const Block *block = document_block(doc, i);
        if (ends_text(block->cls))
            break;
        first = block->cls == BLOCK_PARA ? i : first;
    }
    if (first == NONE)
        return (Str){0};
    last = last == NONE ? head->first - 1 : last;
    DocPos start = document_block(doc, first)->text.start, end = document_block(doc, last)->text.end;
    return document_slice(doc, (DocRange){start, end < start + BODY_BYTES ? end : start + BODY_BYTES});
}

/* What stands behind a head in its own paragraph. */
static Str body_behind(const Document *doc, DocPos end, size_t block)
{
    return document_slice(doc, (DocRange){end, document_block(doc, block)->text.end});
}

/* "Paris, Le Môle, 2017" is how journals in Romance languages cite; newspapers, which give prices, and others name the
 * publisher first. */
static int habit_of_language(Str language)
{
    return str_equal(language, STR("fr"))   ? 2
           : str_equal(language, STR("es")) ? 1
           : str_equal(language, STR("it")) ? 1
           : str_equal(language, STR("pt")) ? 1
                                            : 0;
}

/* Reads the head's blocks, the first title_blocks of which are its title. */
static bool read_citation(Finder *finder, Head *head)
{
    const Document *doc = finder->meaning->doc;
    size_t title_end = 0;

    head_text_clear(&finder->text, head->run_in_end > 0 ? 1 : finder->measure);
    for (size_t i = head->first; i <= head->cite_last; i++) {
        DocPos end = document_block(doc, i)->text.end;
        if (document_block(doc, i)->cls == BLOCK_FURNITURE)
            continue;
        append_block(&finder->text, doc, i,
                     head->run_in_end > 0 && head->run_in_end < end ? head->run_in_end : end);
        if (i + 1 == head->first + head->title_blocks)
            title_end = finder->text.text.len_bytes + 1;
    }
    buffer_put_byte(&finder->text.text, '\n');
    CitationText text = head_text_get(&finder->text, title_end);
    text.text = arena_copy(finder->meaning->arena, text.text);
    text.body =
        head->run_in_end > 0 ? body_behind(doc, head->run_in_end, head->first) : body_beside(doc, head);
    text.habits = finder->habits;
    bool found = citation_read(finder->meaning->arena, text, &head->citation);
    int habit = habit_of_language(document_language(doc));
    if (habit == 0 || finder->habits.city_first != 0 || head->citation.price.len_bytes > 0 ||
        head->citation.city.len_bytes + head->citation.subtitle.len_bytes == 0)
        return found;
    text.habits.city_first = habit;
    return citation_read(finder->meaning->arena, text, &head->citation);
}

/* ---- what may be a head -------------------------------------------------------------------------------- */

typedef struct {
    bool by, year, price, pages, isbn, publisher, key;
    size_t keys;
} PartsSeen;

static PartsSeen see_parts(Str text, CiteParts *parts)
{
    PartsSeen seen = {0};

    citation_scan(text, parts);
    for (size_t i = 0; i < parts->count; i++) {
        switch (parts->items[i].kind) {
        case CITE_ROLE: seen.by = seen.by || (parts->items[i].did & DID_WRITE); break;
        case CITE_YEAR: seen.year = true; break;
        case CITE_PRICE: seen.price = true; break;
        case CITE_PAGES: seen.pages = true; break;
        case CITE_ISBN: seen.isbn = true; break;
        case CITE_PUBLISHER: seen.publisher = true; break;
        case CITE_KEY: seen.keys++; break;
        default: break;
        }
    }
    return seen;
}

/* "Title, by Author (Publisher, 2021)" */
static bool is_citation_heading(Str text, CiteParts *parts)
{
    PartsSeen seen;

    text = str_trim(text);
    if (!str_ends(text, STR(")")) || text.len_bytes > 300)
        return false;
    seen = see_parts(text, parts);
    return seen.by && (seen.year || seen.price || seen.publisher);
}

static bool is_key_item(const Document *doc, size_t block, CiteParts *parts)
{
    Str text = document_block_text(doc, block);
    BlockClass cls = document_block(doc, block)->cls;
    return (cls == BLOCK_LIST || cls == BLOCK_BOOKCITE) && text.len_bytes < 200 &&
           see_parts(text, parts).keys > 0;
}

static size_t count_key_items(const Document *doc, size_t block, CiteParts *parts)
{
    size_t count = 0;

    while (block + count < document_block_count(doc) && is_key_item(doc, block + count, parts))
        count++;
    return count;
}

/* Where the title set in type or quotation marks at the start of a paragraph ends; 0 when there is none. */
static size_t leading_title_end(const Document *doc, const Block *block, Str text)
{
    const Span *spans = document_spans(doc, block);

    if (block->span_count > 0 && spans[0].text.start == block->text.start &&
        spans[0].text.end < block->text.end)
        return spans[0].text.end - block->text.start;
    if (str_starts(text, STR("“"))) {
        size_t end = str_find(text, STR("”"), 0);
        return end < text.len_bytes ? end + 3 : 0;
    }
    return 0;
}

enum {
    RUN_IN_BYTES_MAX = 420, /* a citation in front of a text is no longer */
    RUN_IN_GAP_MAX = 70,    /* nor are its typed parts farther apart */
    RUN_IN_START_MAX = 240
};

static bool is_number_part(CiteKind kind)
{
    return kind == CITE_PRICE || kind == CITE_PAGES || kind == CITE_ISBN || kind == CITE_YEAR ||
           kind == CITE_BINDING;
}

/* The end of the last part that only a citation has, of those that follow each other near the start; 0 when there is
 * none. */
static size_t last_number_end(Str text, const CiteParts *parts)
{
    size_t end = 0;

    for (size_t i = 0; i < parts->count; i++) {
        const CitePart *part = &parts->items[i];
        if (!is_number_part(part->kind) ||
            (part->kind == CITE_YEAR && citation_year_is_said(text, part->start)))
            continue;
        if (end == 0 ? part->start > RUN_IN_START_MAX : part->start > end + RUN_IN_GAP_MAX)
            break;
        end = part->end;
    }
    return end;
}

/* Behind the bracket or the stop that follows at. */
static size_t behind_marks(Str text, size_t at)
{
    size_t close = str_find_byte(str_slice(text, 0, at + RUN_IN_GAP_MAX), ')', at);
    size_t open = str_find_byte(str_slice(text, 0, close), '(', at);

    if (close < text.len_bytes && close < at + RUN_IN_GAP_MAX && open >= close)
        at = close + 1;
    while (at < text.len_bytes && strchr(".,;)", text.data[at]) != NULL)
        at++;
    return at;
}

/* "Title, by Author (Publisher)": behind the bracket; 0. */
static size_t plain_imprint_end(Str text, size_t title)
{
    size_t open = str_find_byte(str_slice(text, 0, title + RUN_IN_START_MAX), '(', title), close, step;

    if (title == 0 || open >= text.len_bytes || open >= title + RUN_IN_START_MAX)
        return 0;
    close = str_find_byte(str_slice(text, 0, open + RUN_IN_GAP_MAX), ')', open);
    bool capital = open + 1 < text.len_bytes && utf8_is_upper(utf8_decode(text, open + 1, &step));
    return capital && close < text.len_bytes && close < open + RUN_IN_GAP_MAX ? close + 1 : 0;
}

/* What can be told in the first bytes of a paragraph. */
static CiteEvidence evidence_in(const Document *doc, const Block *block, size_t length)
{
    HeadText head = {0};
    const Span *spans = document_spans(doc, block);

    head_text_add_line(&head, document_slice(doc, (DocRange){block->text.start, block->text.start + length}));
    for (size_t i = 0; i < block->span_count && spans[i].text.end <= block->text.start + length; i++)
        head_text_add_style(&head, (CitationStyle){spans[i].text.start - block->text.start,
                                                   spans[i].text.end - block->text.start, spans[i].kind});
    CiteEvidence evidence = head_evidence(&head);
    head_text_free(&head);
    return evidence;
}

/* The end of the citation that a paragraph begins with: title, people and an imprint, all near the start, and text behind
 * them; 0 when it begins with none. */
static size_t run_in_length(const Document *doc, size_t block, CiteParts *parts)
{
    enum {
        TEXT_BYTES_MIN = 40,
        STYLED_ENOUGH = 3,
        PLAIN_ENOUGH = 7
    };
    const Block *of = document_block(doc, block);
    Str text = document_block_text(doc, block), start = str_slice(text, 0, RUN_IN_BYTES_MAX);
    size_t title = leading_title_end(doc, of, text), end, plain = plain_imprint_end(text, title);

    if (plain == 0 && !has_ascii_digit(start))
        return 0;
    citation_scan(start, parts);
    end = last_number_end(start, parts);
    end = end > 0 ? behind_marks(text, end) : 0;
    end = end == 0 || (plain > 0 && plain < end && title > 0 && end > plain + RUN_IN_GAP_MAX) ? plain : end;
    if (end == 0 || end + TEXT_BYTES_MIN > text.len_bytes ||
        citation_sells(str_slice(text, 0, end + TEXT_BYTES_MIN)))
        return 0;
    CiteEvidence evidence = evidence_in(doc, of, end);
    bool named = evidence.has_title && evidence.has_people;
    if (title > 0)
        return named && evidence.score >= (end == plain ? 0 : STYLED_ENOUGH) ? end : 0;
    return named && evidence.has_publisher && evidence.score >= PLAIN_ENOUGH ? end : 0;
}

/* ---- citations inside a sentence ----------------------------------------------------------------------- */

/* "In “All the Wrong Saints” (ages 13 and up; Corncrake, $18.99), Xiomara Vail sends ..." */
typedef struct {
    Str title, imprint, author;
    size_t end; /* behind the imprint */
} Inside;

/* The capitalised words that begin at at: a name, if it is two words or more. */
static Str name_from(Str text, size_t at)
{
    enum {
        NAME_BYTES_MAX = 60
    };
    size_t end = at, next = at,
           limit = at + NAME_BYTES_MAX < text.len_bytes ? at + NAME_BYTES_MAX : text.len_bytes;
    Str word;

    while (next_word(str_slice(text, 0, limit), &next, &word) && word_is_capitalised(word) &&
           (size_t)(word.data - text.data) <= end + 2)
        end = next;
    Str name = str_slice(text, at, end);
    return str_find_byte(name, ' ', 0) < name.len_bytes && looks_like_name(name) ? name : (Str){0};
}

/* The last name before at; possessive: only when it is the word before, with "’s". */
static Str name_before(Str text, size_t at, bool possessive)
{
    enum {
        REACH_BYTES = 80
    };
    size_t from = at > REACH_BYTES ? at - REACH_BYTES : 0;
    Str found = {0}, before = str_trim(str_slice(text, 0, at));

    if (possessive) {
        if (!str_ends(before, STR("’s")) && !str_ends(before, STR("'s")))
            return found;
        before = str_slice(before, 0, before.len_bytes - (str_ends(before, STR("’s")) ? 4 : 2));
    }
    while (from > 0 && from < at && text.data[from - 1] != ' ')
        from++;
    for (size_t i = from; i < before.len_bytes; i++) {
        if (i == 0 || text.data[i - 1] == ' ') {
            Str name = name_from(before, i);
            if (name.len_bytes > 0) {
                found = name;
                i += name.len_bytes;
            }
        }
    }
    return !possessive || found.data + found.len_bytes == before.data + before.len_bytes ? found : (Str){0};
}

static Str author_around(Str text, size_t title, size_t end)
{
    Str after = str_slice(text, end, text.len_bytes), name = name_before(text, title, true);

    if (name.len_bytes == 0 && str_starts(after, STR(", by ")))
        name = name_from(text, end + 5);
    if (name.len_bytes == 0 && str_starts(after, STR(", ")))
        name = name_from(text, end + 2);
    return name.len_bytes > 0 ? name : name_before(text, title, false);
}

/* Is (open, close) the imprint of a book: a price, and a name before it? */
static bool is_imprint(Str text, size_t open, size_t close, CiteParts *parts)
{
    size_t at = 0;
    Str inside = str_slice(text, open + 1, close), word;

    if (!see_parts(inside, parts).price)
        return false;
    while (next_word(inside, &at, &word))
        if (word_is_capitalised(word) && (word.data[0] < '0' || word.data[0] > '9'))
            return true;
    return false;
}

/* A title in quotation marks or italics near the beginning, with an imprint in parentheses right behind
 * it. */
static bool find_inside(const Document *doc, size_t block, CiteParts *parts, Inside *inside)
{
    enum {
        TITLE_REACH = 300,
        TITLE_BYTES_MAX = 160,
        IMPRINT_BYTES_MAX = 120
    };
    Str text = document_block_text(doc, block);

    for (size_t open = str_find_byte(text, '(', 0); open < text.len_bytes && open < TITLE_REACH;
         open = str_find_byte(text, '(', open + 1)) {
        size_t close = str_find_byte(str_slice(text, 0, open + IMPRINT_BYTES_MAX), ')', open);
        Str before = str_trim(str_slice(text, 0, open));
        size_t from = open > TITLE_BYTES_MAX ? open - TITLE_BYTES_MAX : 0, mark = NONE;
        if (!str_ends(before, STR("”")) || close >= text.len_bytes || close >= open + IMPRINT_BYTES_MAX)
            continue;
        for (size_t at = str_find(before, STR("“"), from); at < before.len_bytes;
             at = str_find(before, STR("“"), at + 1))
            mark = at;
        if (mark == NONE || !is_imprint(text, open, close, parts))
            continue;
        inside->title = str_slice(before, mark + 3, before.len_bytes - 3);
        inside->imprint = str_slice(text, open, close + 1);
        inside->author = author_around(text, mark, close + 1);
        inside->end = close + 1;
        return inside->author.len_bytes > 0;
    }
    return false;
}

static bool add_inside(Meaning *meaning, HeadList *heads, size_t block, CiteParts *parts)
{
    Head head = {.first = block, .last = block, .cite_last = block, .inside = true};
    Inside inside;

    if (!find_inside(meaning->doc, block, parts, &inside))
        return false;
    Str text = arena_format(meaning->arena, "%.*s\nby %.*s %.*s", (int)inside.title.len_bytes,
                            inside.title.data, (int)inside.author.len_bytes, inside.author.data,
                            (int)inside.imprint.len_bytes, inside.imprint.data);
    head.run_in_end = document_block(meaning->doc, block)->text.start + inside.end;
    if (!citation_read(meaning->arena, (CitationText){.text = text, .title_end = inside.title.len_bytes + 1},
                       &head.citation))
        return false;
    vec_push(heads, head);
    return true;
}

/* ---- the measure --------------------------------------------------------------------------------------- */

/* Characters in a full line of hard-wrapped text; 0 when paragraphs are lines. A sample of the document is
 * enough. */
static size_t line_measure(const Document *doc)
{
    enum {
        SAMPLE_LINES = 400,
        WIDE = 100
    };
    Str source = source_text(document_source(doc));
    size_t widths[WIDE + 1] = {0}, lines = 0, total = 0, multi = 0;

    for (size_t i = 0; i < document_block_count(doc) && lines < SAMPLE_LINES; i++) {
        const Block *block = document_block(doc, i);
        const Fragment *fragment = document_fragments(doc, block);
        if (block->cls != BLOCK_PARA || fragment->last_line < fragment->first_line + 2) {
            multi += block->cls == BLOCK_PARA && fragment->last_line == fragment->first_line &&
                     block->text.end - block->text.start > 200;
            continue;
        }
        size_t at = fragment->source_start;
        while (at < fragment->source_end && lines < SAMPLE_LINES) {
            size_t end = str_find_byte(source, '\n', at);
            if (end >= fragment->source_end)
                break;
            size_t width = utf8_width(str_slice(source, at, end));
            widths[width < WIDE ? width : WIDE]++;
            lines++;
            at = end + 1;
        }
    }
    if (lines < 6 || multi > lines)
        return 0;
    for (size_t width = 0; width < WIDE; width++) {
        total += widths[width];
        if (total * 10 >= lines * 9)
            return width;
    }
    return 0;
}

/* ---- all heads ----------------------------------------------------------------------------------------- */

/* A head of the blocks [first, last] whose first title_blocks are its title. */
static bool add_head(Finder *finder, size_t first, size_t last, size_t title_blocks)
{
    Head head = {.first = first, .last = last, .cite_last = last, .title_blocks = title_blocks};
    const Document *doc = finder->meaning->doc;

    if (!read_citation(finder, &head))
        return false;
    while (head.last + 1 < document_block_count(doc) &&
           document_block(doc, head.last + 1)->cls == BLOCK_REVIEWER &&
           head.last + 2 < document_block_count(doc) && document_block(doc, head.last + 2)->cls == BLOCK_PARA)
        head.last++;
    vec_push(finder->heads, head);
    return true;
}

static bool add_run_in(Finder *finder, size_t block)
{
    Head head = {.first = block, .last = block, .cite_last = block};
    const Document *doc = finder->meaning->doc;
    size_t length = run_in_length(doc, block, &finder->parts);

    if (length == 0)
        return false;
    /* in a paragraph every line end is a wrap: so is any that goes beyond one column */
    head.run_in_end = document_block(doc, block)->text.start + length;
    if (!read_citation(finder, &head))
        return false;
    vec_push(finder->heads, head);
    return true;
}

static bool is_head_block(const Document *doc, size_t block)
{
    BlockClass cls = block < document_block_count(doc) ? document_block(doc, block)->cls : BLOCK_UNKNOWN;
    return cls == BLOCK_BOOKTITLE || cls == BLOCK_BOOKCITE;
}

/* The last block of the head that begins at block: what stands tight under it, the citation under a title line, a list of
 * keys. */
static size_t head_end(Finder *finder, size_t block)
{
    const Document *doc = finder->meaning->doc;
    size_t last = block, keys;

    while (is_head_block(doc, last + 1)) {
        const Block *of = document_block(doc, last), *next = document_block(doc, last + 1);
        bool under_title = last == block && of->cls == BLOCK_BOOKTITLE && next->cls == BLOCK_BOOKCITE;
        if (!next->tight && !under_title)
            break;
        last++;
    }
    keys = count_key_items(doc, last + 1, &finder->parts);
    if (last == block && document_block(doc, block)->cls == BLOCK_BOOKTITLE && keys > 1)
        return last + keys;
    keys = count_key_items(doc, block, &finder->parts);
    return keys > 1 && block + keys - 1 > last ? block + keys - 1 : last;
}

/* Does the citation say who wrote the book? */
static bool names_somebody(const Citation *citation)
{
    return citation->authors.count + citation->editors.count > 0;
}

/* A heading that may be the title of the head right under it. */
static bool is_title_above(const Document *doc, size_t block)
{
    enum {
        TITLE_BYTES_MAX = 160
    };
    BlockClass cls = document_block(doc, block)->cls;
    return (cls == BLOCK_HEADING || cls == BLOCK_TITLE) &&
           document_block_text(doc, block).len_bytes <= TITLE_BYTES_MAX;
}

/* A citation of its own; when it has no title, or names nobody because what looked like its title is the author, the
 * heading right above is the title. */
static bool add_citation(Finder *finder, size_t block)
{
    const Document *doc = finder->meaning->doc;
    size_t last = head_end(finder, block);
    bool titled = document_block(doc, block)->cls == BLOCK_BOOKTITLE;
    bool added = add_head(finder, block, last, titled && last > block ? 1 : 0);

    /* "Rosa Kell, “The Tidal Clerk”" above the rest: the line of the title names the author too */
    if (added && titled && last > block && !names_somebody(&vec_last(finder->heads).citation) &&
        add_head(finder, block, last, 0)) {
        Head whole = vec_last(finder->heads);
        finder->heads->count--;
        if (names_somebody(&whole.citation) && whole.citation.title.len_bytes > 0)
            vec_last(finder->heads) = whole;
    }
    if (block == 0 || !is_title_above(doc, block - 1) ||
        (added && (titled || names_somebody(&vec_last(finder->heads).citation))))
        return added;
    if (!add_head(finder, block - 1, last, 1))
        return added;
    Head with_title = vec_last(finder->heads);
    finder->heads->count--;
    if (added && names_somebody(&with_title.citation))
        vec_last(finder->heads) = with_title;
    else if (!added)
        vec_push(finder->heads, with_title);
    return true;
}

/* A list item that goes on behind its citation is a notice; one that ends there is an entry of a list. */
static bool has_text_behind(const Document *doc, size_t block, CiteParts *parts)
{
    enum {
        TEXT_BYTES_MIN = 80
    };
    return document_block_text(doc, block).len_bytes > run_in_length(doc, block, parts) + TEXT_BYTES_MIN;
}

/* Reads the head that begins at a block; returns the last block that belongs to it, or NONE. */
static size_t read_head(Finder *finder, size_t block)
{
    const Document *doc = finder->meaning->doc;
    BlockClass next =
        block + 1 < document_block_count(doc) ? document_block(doc, block + 1)->cls : BLOCK_UNKNOWN;
    bool added = false;

    switch (document_block(doc, block)->cls) {
    case BLOCK_BOOKTITLE:
    case BLOCK_BOOKCITE: added = add_citation(finder, block); break;
    case BLOCK_LIST: added = has_text_behind(doc, block, &finder->parts) && add_run_in(finder, block); break;
    case BLOCK_HEADING:
        if (is_citation_heading(document_block_text(doc, block), &finder->parts))
            added = add_head(finder, block, block, 0);
        else if (count_key_items(doc, block + 1, &finder->parts) >= (next == BLOCK_BOOKCITE ? 1u : 2u))
            added = add_head(finder, block, head_end(finder, block + 1), 1);
        break;
    case BLOCK_PARA:
        added =
            add_run_in(finder, block) || add_inside(finder->meaning, finder->heads, block, &finder->parts);
        break;
    default: break;
    }
    return added ? vec_last(finder->heads).last : NONE;
}

/* ---- habits -------------------------------------------------------------------------------------------- */

static int sign_of(int votes)
{
    enum {
        SURE = 2
    };
    return votes >= SURE ? SURE : votes <= -SURE ? -SURE : 0;
}

/* How well the head fits when the author stands first in it, or the title. */
static int fit_in_order(Finder *finder, Head head, int author_first)
{
    CitationHabits habits = finder->habits;
    finder->habits.author_first = author_first;
    read_citation(finder, &head);
    finder->habits = habits;
    return head.citation.fit;
}

static int common_order(Finder *finder)
{
    CitationOrders orders = {0};
    for (size_t i = 0; i < finder->heads->count; i++) {
        const Head *head = &finder->heads->items[i];
        int order = head->inside ? 0 : head->citation.shows.author_first;
        orders.author_first += order > 0;
        orders.title_first += order < 0;
    }
    if (citation_orders_agree(&orders))
        return 0;
    for (size_t i = 0; i < finder->heads->count; i++) {
        const Head *head = &finder->heads->items[i];
        if (head->inside || head->citation.shows.author_first == 0)
            continue;
        orders.fit_author_first += fit_in_order(finder, *head, CITATION_ORDER);
        orders.fit_title_first += fit_in_order(finder, *head, -CITATION_ORDER);
    }
    return citation_common_order(&orders);
}

/* The heads of one page are set alike. Those whose fields stand in another order than in most are read again with that in
 * mind. */
static void read_by_habit(Finder *finder)
{
    CitationHabits votes = {0};
    for (size_t i = 0; i < finder->heads->count; i++) {
        votes.author_first += finder->heads->items[i].citation.shows.author_first;
        votes.city_first += finder->heads->items[i].citation.shows.city_first;
    }
    finder->habits = (CitationHabits){sign_of(votes.author_first), sign_of(votes.city_first)};
    int common = common_order(finder);
    finder->habits.author_first = common != 0 ? common : finder->habits.author_first;

    for (size_t i = 0; i < finder->heads->count; i++) {
        Head *head = &finder->heads->items[i];
        CitationHabits shows = head->citation.shows;
        bool apart = shows.author_first * finder->habits.author_first < 0 ||
                     shows.city_first * finder->habits.city_first < 0;
        if (!apart || head->inside)
            continue;
        Head free = *head;
        read_citation(finder, head);
        if (common != 0 && head->citation.fit < free.citation.fit)
            *head = free; /* it stands in another order than most */
    }
}

void find_heads(Meaning *meaning, HeadList *heads)
{
    Finder finder = {.meaning = meaning, .heads = heads, .measure = line_measure(meaning->doc)};

    for (size_t i = 0; i < document_block_count(meaning->doc); i++) {
        size_t last = read_head(&finder, i);
        if (last != NONE)
            i = last;
    }
    read_by_habit(&finder);
    vec_free(&finder.parts);
    head_text_free(&finder.text);
}
