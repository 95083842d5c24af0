/* --dump=html: one file of HTML (the Living Standard) with its style in it, that needs nothing from elsewhere. */
#include <string.h>

#include "base/numeral.h"
#include "base/utf8.h"
#include "dump_internal.h"
#include "dump_nest.h"
#include "dump_parts.h"
#include "html_text.h"

static const char style[] =
    ":root { color-scheme: light dark; --ink: #222; --paper: #fdfcf9; --pale: #6b6459; --line: #d8d2c6; }\n"
    "@media (prefers-color-scheme: dark) {\n"
    "  :root { --ink: #ddd8cf; --paper: #1b1a18; --pale: #9d968a; --line: #3b3833; }\n"
    "}\n"
    "body { margin: 0; padding: 3rem 1.25rem; background: var(--paper); color: var(--ink);\n"
    "  font: 1.125rem/1.55 Charter, Georgia, 'Noto Serif', 'DejaVu Serif', serif; }\n"
    "main { max-width: 68ch; margin: 0 auto; overflow-wrap: break-word; }\n"
    "h1, h2, h3, h4, h5, h6 { line-height: 1.2; margin: 2.2em 0 .6em; text-wrap: balance; }\n"
    "h1 { font-size: 2rem; } h2 { font-size: 1.45rem; } h3 { font-size: 1.2rem; }\n"
    "h4, h5, h6 { font-size: 1rem; }\n"
    "header > :is(h1, h2, h3, h4, h5, h6) { margin-bottom: .3em; }\n"
    "article > header:first-child > :first-child, .kicker + h1 { margin-top: 0; }\n"
    "article + article { margin-top: 5rem; border-top: 1px solid var(--line); padding-top: 2rem; }\n"
    ".kicker { margin: 0; color: var(--pale); letter-spacing: .08em; font-size: .85rem; }\n"
    ".deck { font-size: 1.2rem; font-style: italic; margin: .4em 0; }\n"
    ".byline, .reviewer, .citation, figcaption, .note, .bio, blockquote footer, aside footer, .attribution\n"
    "  { color: var(--pale); font-size: .95rem; }\n"
    "header .citation, header .reviewer { margin: 0; }\n"
    ".review { border-top: 1px solid var(--line); margin-top: 2.5rem; }\n"
    ".review > header > :first-child { margin-top: 1em; }\n"
    "blockquote { margin: 1.4em 0; padding-left: 1.1em; border-left: 3px solid var(--line); }\n"
    ".epigraph { border: 0; margin-left: 25%; padding: 0; font-style: italic; }\n"
    ".pullquote { margin: 1.8em 8%; font-size: 1.3rem; line-height: 1.35; text-align: center; }\n"
    ".verse { padding-left: 2em; }\n"
    ".question, .speaker { font-weight: bold; margin-bottom: .3em; }\n"
    ".speaker + p, .question + .answer { margin-top: 0; }\n"
    ".signature { text-align: right; font-style: italic; }\n"
    ".bio { border-top: 1px solid var(--line); padding-top: .8em; margin-top: 2.5em; font-style: italic; }\n"
    ".ornament { text-align: center; }\n"
    ".printed { list-style: none; }\n"
    "figure { margin: 1.6em 0; }\n"
    ".image { border: 1px solid var(--line); padding: 1.5em; text-align: center; color: var(--pale); }\n"
    "figcaption { padding-left: .8em; border-left: 1px solid var(--line); margin-top: .5em; }\n"
    "hr { border: 0; border-top: 1px solid var(--line); width: 30%; margin: 2.2em auto; }\n"
    ".scroll, pre { overflow-x: auto; }\n"
    "table { border-collapse: collapse; font-size: .95rem; margin: 1.4em 0; }\n"
    "th, td { padding: .3em .9em .3em 0; text-align: left; border-bottom: 1px solid var(--line); }\n"
    ".centre { text-align: center; }\n"
    ".right { text-align: right; }\n"
    ".number { text-align: right; font-variant-numeric: tabular-nums; }\n"
    "pre, code { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: .85em; }\n"
    "sup { line-height: 0; } a { color: inherit; text-decoration-color: var(--pale); }\n";

typedef struct {
    const Document *doc;
    Buffer *out;
    NoteTable notes;
    Slugs *slugs; /* what headings are called */
    PieceMaker maker;
    Nest nest;
    VEC(size_t) sections; /* that are open, outermost first */
    bool has_articles;    /* several titles: each section of one is an article of its own */
    bool in_figure;
    size_t head_end;     /* one past the blocks of the head that was found last */
    size_t head_section; /* that all of it belongs to */
    bool in_head;        /* <header> is open */
} Writer;

static void put(Writer *writer, const char *markup)
{
    buffer_put(writer->out, str_from(markup));
}

/* ---- heads --------------------------------------------------------------------------------------------- */

static bool is_review_head(BlockClass cls)
{
    return cls == BLOCK_BOOKTITLE || cls == BLOCK_BOOKCITE;
}

enum {
    HEAD_BLOCKS_MAX = 64 /* that are looked through: a head is a few lines */
};

/* A title with what stands over and under it; where it ends, or `block` when none begins there. */
static size_t find_title_head(const Document *doc, size_t block, size_t *section)
{
    size_t end = block, title = NONE, looked = 0;
    for (size_t i = block; i < document_block_count(doc); i = part_next_shown(doc, i + 1)) {
        const Block *b = document_block(doc, i);
        bool goes_on = title != NONE && part_goes_on_with_heading(doc, title, i);
        bool beside =
            b->cls == BLOCK_DECK || b->cls == BLOCK_BYLINE || (b->cls == BLOCK_KICKER && title == NONE);
        if (!beside && !goes_on && (b->cls != BLOCK_TITLE || title != NONE))
            break;
        if (++looked > HEAD_BLOCKS_MAX)
            break;
        if (b->cls == BLOCK_TITLE && title == NONE) {
            title = i;
            *section = b->section;
        }
        end = i + 1;
    }
    return title != NONE ? end : block;
}

/* The head of a review, likewise. */
static size_t find_review_head(const Document *doc, size_t block, size_t *section)
{
    size_t review = document_review_at(doc, block);
    BlockClass cls = document_block(doc, block)->cls;
    if (review == NONE || document_review(doc, review)->block != block ||
        (!is_review_head(cls) && cls != BLOCK_HEADING))
        return block;
    *section = document_review(doc, review)->section;
    size_t opener = *section != NONE ? document_section(doc, *section)->block : block, end = block + 1;
    for (size_t i = part_next_shown(doc, end); i < document_block_count(doc);
         i = part_next_shown(doc, i + 1)) {
        const Block *b = document_block(doc, i);
        bool belongs = is_review_head(b->cls) || b->cls == BLOCK_REVIEWER || i == opener;
        if (!belongs || (i > opener && b->section != *section))
            break;
        end = i + 1;
    }
    return opener < end ? end : block;
}

/* Sets head_end behind the head that begins with the block, if one does. */
static void find_head(Writer *writer, size_t block)
{
    if (block < writer->head_end)
        return;
    size_t end = find_title_head(writer->doc, block, &writer->head_section);
    if (end == block)
        end = find_review_head(writer->doc, block, &writer->head_section);
    writer->head_end = end;
}

/* ---- containers ---------------------------------------------------------------------------------------- */

static void close_figure(Writer *writer)
{
    if (writer->in_figure)
        put(writer, "</figure>\n");
    writer->in_figure = false;
}

static void close_containers(Writer *writer, size_t kept)
{
    while (writer->nest.containers.count > kept) {
        const NestContainer *container = &vec_last(&writer->nest.containers);
        if (!container->is_list)
            put(writer, container->cls == BLOCK_PULLQUOTE ? "</aside>\n" : "</blockquote>\n");
        else
            put(writer, container->marker.kind == MARKER_NUMBER ? "</li>\n</ol>\n" : "</li>\n</ul>\n");
        nest_pop(&writer->nest);
    }
}

static void close_head(Writer *writer)
{
    if (!writer->in_head)
        return;
    close_containers(writer, 0);
    put(writer, "</header>\n");
    writer->in_head = false;
}

static void begin_item(Writer *writer, const ItemMarker *marker)
{
    put(writer, "<li>");
    if (marker->kind != MARKER_PRINTED)
        return;
    put(writer, "<span class=\"marker\">");
    html_put(writer->out, marker->text);
    put(writer, "</span> ");
}

static void open_container(Writer *writer, const NestContainer *container)
{
    if (!container->is_list) {
        put(writer, container->cls == BLOCK_PULLQUOTE  ? "<aside class=\"pullquote\">\n"
                    : container->cls == BLOCK_EPIGRAPH ? "<blockquote class=\"epigraph\">\n"
                                                       : "<blockquote>\n");
        return;
    }
    if (container->marker.kind == MARKER_NUMBER && container->marker.number != 1)
        buffer_put_format(writer->out, "<ol start=\"%u\">\n", (unsigned)container->marker.number);
    else
        put(writer, container->marker.kind == MARKER_NUMBER    ? "<ol>\n"
                    : container->marker.kind == MARKER_PRINTED ? "<ul class=\"printed\">\n"
                                                               : "<ul>\n");
    begin_item(writer, &container->marker);
}

static void enter_containers(Writer *writer, size_t block)
{
    Nest *nest = &writer->nest;
    NestPlace place = nest_place(nest, block);
    size_t kept = nest_kept(nest, &place);
    if (kept < nest->containers.count || kept < place.quote_depth + place.list_depth || place.begins_item)
        close_figure(writer);
    close_containers(writer, kept);
    nest_enter(nest, &place, block);
    for (size_t i = 0; i < nest->containers.count; i++) {
        const NestContainer *container = &nest->containers.items[i];
        if (i >= kept) {
            open_container(writer, container);
        } else if (container->is_fresh) {
            put(writer, "</li>\n");
            begin_item(writer, &container->marker);
        }
    }
}

/* ---- sections ------------------------------------------------------------------------------------------ */

static bool begins_endnotes(const Writer *writer, size_t section)
{
    size_t parent = document_section(writer->doc, section)->parent;
    return notes_fill_section(writer->notes.notes, section) &&
           (parent == NONE || !notes_fill_section(writer->notes.notes, parent));
}

/* The only title's section is the article itself. */
static const char *section_tag(const Writer *writer, size_t section, bool opens)
{
    switch (document_section(writer->doc, section)->kind) {
    case SECTION_REVIEW: return opens ? "<section class=\"review\">\n" : "</section>\n";
    case SECTION_TITLE: return !writer->has_articles ? "" : opens ? "<article>\n" : "</article>\n";
    default:
        return !opens                             ? "</section>\n"
               : begins_endnotes(writer, section) ? "<section role=\"doc-endnotes\">\n"
                                                  : "<section>\n";
    }
}

static bool is_within(const Document *doc, size_t section, size_t ancestor)
{
    while (section != NONE && section != ancestor)
        section = document_section(doc, section)->parent;
    return section == ancestor;
}

static void open_sections(Writer *writer, size_t section)
{
    size_t from = writer->sections.count;
    size_t innermost = from > 0 ? vec_last(&writer->sections) : NONE;
    for (size_t s = section; s != innermost; s = document_section(writer->doc, s)->parent)
        vec_push(&writer->sections, s);
    for (size_t a = from, b = writer->sections.count; a + 1 < b; a++, b--) {
        size_t swapped = writer->sections.items[a];
        writer->sections.items[a] = writer->sections.items[b - 1];
        writer->sections.items[b - 1] = swapped;
    }
    for (size_t i = from; i < writer->sections.count; i++)
        put(writer, section_tag(writer, writer->sections.items[i], true));
}

static void close_section(Writer *writer)
{
    put(writer, section_tag(writer, vec_last(&writer->sections), false));
    writer->sections.count--;
}

static void enter_section(Writer *writer, size_t section)
{
    size_t current = writer->sections.count > 0 ? vec_last(&writer->sections) : NONE;
    if (current == section)
        return;
    close_containers(writer, 0);
    while (writer->sections.count > 0 && !is_within(writer->doc, section, vec_last(&writer->sections)))
        close_section(writer);
    open_sections(writer, section);
}

/* ---- text ---------------------------------------------------------------------------------------------- */

static void put_range(Writer *writer, const Block *block, DocRange range)
{
    pieces_make(&writer->maker, range);
    html_put_pieces(writer->out, &writer->maker, block->keep_lines);
}

static void put_text(Writer *writer, size_t block)
{
    pieces_begin_block(&writer->maker, block, SET_AS_IT_IS);
    put_range(writer, document_block(writer->doc, block), document_block(writer->doc, block)->text);
}

/* NULL: a paragraph like any other. */
static const char *class_name(BlockClass cls)
{
    switch (cls) {
    case BLOCK_KICKER: return "kicker";
    case BLOCK_DECK: return "deck";
    case BLOCK_BYLINE: return "byline";
    case BLOCK_VERSE: return "verse";
    case BLOCK_BIO: return "bio";
    case BLOCK_REVIEWER: return "reviewer";
    case BLOCK_SIGN: return "signature";
    case BLOCK_QUESTION: return "question";
    case BLOCK_ANSWER: return "answer";
    case BLOCK_BOOKCITE: return "citation";
    case BLOCK_NOTE: return "note";
    case BLOCK_RULE: return "ornament";
    case BLOCK_ATTRIB: return "speaker";
    default: return NULL;
    }
}

static void put_paragraph(Writer *writer, size_t block)
{
    const char *name = class_name(document_block(writer->doc, block)->cls);
    if (name != NULL)
        buffer_put_format(writer->out, "<p class=\"%s\">", name);
    else
        put(writer, "<p>");
    put_text(writer, block);
    put(writer, "</p>\n");
}

/* Returns the last block of the heading: it may go on in the next. */
static size_t put_heading(Writer *writer, size_t block)
{
    const Document *doc = writer->doc;
    unsigned level = part_heading_level(document_block(doc, block));
    size_t section = document_block(doc, block)->section;
    bool is_named = section != NONE && document_section(doc, section)->block == block;
    Str name = is_named ? slugs_of(writer->slugs, section) : (Str){0};
    buffer_put_format(writer->out, "<h%u", level);
    if (name.len_bytes > 0) {
        put(writer, " id=\"");
        html_put(writer->out, name);
        put(writer, "\"");
    }
    put(writer, ">");
    for (;;) {
        put_text(writer, block);
        size_t next = part_next_shown(doc, block + 1);
        if (next == document_block_count(doc) || !part_goes_on_with_heading(doc, block, next))
            break;
        put(writer, "<br>\n");
        block = next;
    }
    buffer_put_format(writer->out, "</h%u>\n", level);
    return block;
}

static bool is_in_quote(const Writer *writer)
{
    for (size_t i = 0; i < writer->nest.containers.count; i++)
        if (!writer->nest.containers.items[i].is_list)
            return true;
    return false;
}

static void put_attribution(Writer *writer, size_t block, bool below_quotation)
{
    if (!below_quotation) {
        put_paragraph(writer, block);
        return;
    }
    bool in_quote = is_in_quote(writer);
    put(writer, in_quote ? "<footer>" : "<p class=\"attribution\">");
    if (!utf8_begins_with_dash(document_block_text(writer->doc, block)))
        put(writer, "— ");
    put(writer, "<cite>");
    put_text(writer, block);
    put(writer, in_quote ? "</cite></footer>\n" : "</cite></p>\n");
}

static bool is_among_endnotes(const Writer *writer, size_t block)
{
    size_t section = document_block(writer->doc, block)->section;
    return section != NONE && notes_fill_section(writer->notes.notes, section);
}

/* The label, which leads back to the first call of the note, and what the first of its blocks says. */
static void put_note_text(Writer *writer, size_t note)
{
    const Note *n = notes_at(writer->notes.notes, note);
    bool is_called = writer->notes.facts.items[note].first_call != NONE;
    if (is_called) {
        put(writer, "<a role=\"doc-backlink\" href=\"#");
        html_put_note_name(writer->out, &writer->notes, note, STR("mark:"));
        put(writer, "\">");
    }
    html_put(writer->out, note_label_text(&n->label));
    put(writer, is_called ? "</a> " : " ");
    pieces_begin_block(&writer->maker, n->block, SET_AS_IT_IS);
    put_range(writer, document_block(writer->doc, n->block), n->body);
}

/* Returns the last block of the note. The roles are those of DPUB-ARIA 1.1, which has none any more for one endnote among
 * others. */
static size_t put_note(Writer *writer, size_t block)
{
    size_t note = note_table_linked(&writer->notes, block);
    if (note == NONE) {
        put_paragraph(writer, block);
        return block;
    }
    size_t last = note_table_last_block(&writer->notes, writer->doc, note);
    put(writer, last > block ? "<div class=\"note\"" : "<p class=\"note\"");
    put(writer, is_among_endnotes(writer, block) ? " id=\"" : " role=\"doc-footnote\" id=\"");
    html_put_note_name(writer->out, &writer->notes, note, STR("note:"));
    put(writer, last > block ? "\">\n<p>" : "\">");
    put_note_text(writer, note);
    put(writer, "</p>\n");
    for (size_t i = block + 1; i <= last; i++) {
        put(writer, "<p>");
        put_text(writer, i);
        put(writer, "</p>\n");
    }
    put(writer, last > block ? "</div>\n" : "");
    return last;
}

static void put_rule(Writer *writer, size_t block)
{
    if (block_is_plain_rule(document_block_text(writer->doc, block)))
        put(writer, "<hr>\n");
    else
        put_paragraph(writer, block);
}

/* The text that stands in for it: nothing is fetched. */
static void put_image(Writer *writer, size_t block)
{
    put(writer, "<figure>\n<div class=\"image\">");
    put_text(writer, block);
    put(writer, "</div>\n");
    writer->in_figure = true;
}

static void put_caption(Writer *writer, size_t block)
{
    if (!writer->in_figure)
        put(writer, "<figure>\n");
    put(writer, "<figcaption>");
    put_text(writer, block);
    put(writer, "</figcaption>\n</figure>\n");
    writer->in_figure = false;
}

/* ---- code and tables ----------------------------------------------------------------------------------- */

/* The first line end behind <pre> is dropped by who reads it. */
static void put_preformatted(Writer *writer, size_t block, const char *open, const char *close)
{
    Str text = document_block_text(writer->doc, block);
    put(writer, open);
    if (str_starts(text, STR("\n")))
        buffer_put_byte(writer->out, '\n');
    html_put(writer->out, text);
    put(writer, close);
}

/* How a cell is aligned: as its column is, and a number where nothing says how that is; NULL: to the left. */
static const char *cell_class(const Block *block, size_t column, Str cell)
{
    size_t count = block->columns ? strlen(block->columns) : 0;
    switch (column < count ? block->columns[column] : '-') {
    case 'l': return NULL;
    case 'c': return "centre";
    case 'r': return "right";
    default: return numeral_is_number(cell) ? "number" : NULL;
    }
}

static void put_row(Writer *writer, const Block *block, const TableCells *table, size_t row)
{
    size_t first = row > 0 ? table->row_ends.items[row - 1] : 0, end = table->row_ends.items[row];
    const char *tag = row == 0 ? "th" : "td";
    put(writer, "<tr>");
    for (size_t i = first; i < end; i++) {
        const char *name = cell_class(block, i - first, document_slice(writer->doc, table->cells.items[i]));
        buffer_put_format(writer->out, "<%s", tag);
        if (name)
            buffer_put_format(writer->out, " class=\"%s\"", name);
        buffer_put_byte(writer->out, '>');
        put_range(writer, block, table->cells.items[i]);
        buffer_put_format(writer->out, "</%s>", tag);
    }
    put(writer, "</tr>\n");
}

static void put_rows(Writer *writer, size_t block, const TableCells *table)
{
    pieces_begin_block(&writer->maker, block, SET_AS_IT_IS);
    put(writer, "<div class=\"scroll\"><table>\n<thead>\n");
    for (size_t i = 0; i < table->row_ends.count; i++) {
        put_row(writer, document_block(writer->doc, block), table, i);
        if (i == 0)
            put(writer, "</thead>\n<tbody>\n");
    }
    put(writer, "</tbody>\n</table></div>\n");
}

static void put_table(Writer *writer, size_t block)
{
    TableCells table;
    if (part_table(writer->doc, document_block(writer->doc, block), &table))
        put_rows(writer, block, &table);
    else
        put_preformatted(writer, block, "<pre>", "</pre>\n");
    part_table_free(&table);
}

/* ---- blocks -------------------------------------------------------------------------------------------- */

static void put_list_text(Writer *writer, size_t block)
{
    if (!vec_last(&writer->nest.containers).is_fresh) {
        put_paragraph(writer, block);
        return;
    }
    put_text(writer, block);
    buffer_put_byte(writer->out, '\n');
}

static void begin_block(Writer *writer, size_t block)
{
    const Block *b = document_block(writer->doc, block);
    if (b->cls != BLOCK_CAPTION)
        close_figure(writer);
    if (block >= writer->head_end)
        close_head(writer);
    find_head(writer, block);
    bool in_head = block < writer->head_end;
    size_t section = in_head ? writer->head_section : b->section;
    size_t open = writer->sections.count > 0 ? vec_last(&writer->sections) : NONE;
    if (section != open || (in_head && !writer->in_head)) {
        close_figure(writer);
        close_head(writer);
    }
    enter_section(writer, section);
    if (in_head && !writer->in_head) {
        close_containers(writer, 0);
        put(writer, "<header>\n");
        writer->in_head = true;
    }
    enter_containers(writer, block);
}

/* Returns the last block that was written. */
static size_t put_block(Writer *writer, size_t block)
{
    const Block *b = document_block(writer->doc, block);
    bool below_quotation = nest_is_below_quotation(&writer->nest, block);
    begin_block(writer, block);
    switch (b->cls) {
    case BLOCK_TITLE:
    case BLOCK_HEADING:
    case BLOCK_BOOKTITLE: return put_heading(writer, block);
    case BLOCK_LIST: put_list_text(writer, block); break;
    case BLOCK_ATTRIB: put_attribution(writer, block, below_quotation); break;
    case BLOCK_NOTE: return put_note(writer, block);
    case BLOCK_IMAGE: put_image(writer, block); break;
    case BLOCK_CAPTION: put_caption(writer, block); break;
    case BLOCK_RULE: put_rule(writer, block); break;
    case BLOCK_CODE: put_preformatted(writer, block, "<pre><code>", "</code></pre>\n"); break;
    case BLOCK_TABLE: put_table(writer, block); break;
    default: put_paragraph(writer, block); break;
    }
    return block;
}

/* ---- the page ------------------------------------------------------------------------------------------ */

static void put_language(Writer *writer)
{
    Str language = document_language(writer->doc);
    for (size_t i = 0; i < language.len_bytes; i++) {
        char c = language.data[i];
        if (!is_ascii_letter(c) && !is_ascii_digit(c) && c != '-')
            return;
    }
    if (language.len_bytes == 0)
        return;
    put(writer, " lang=\"");
    html_put(writer->out, language);
    put(writer, "\"");
}

static Str page_title(const Document *doc, HtmlOptions options)
{
    Str title = document_title(doc);
    if (str_is_blank(title) && document_section_count(doc) > 0)
        title = document_slice(doc, document_section(doc, 0)->title);
    return str_is_blank(title) ? options.name : title;
}

static void put_page_head(Writer *writer, HtmlOptions options)
{
    put(writer, "<!DOCTYPE html>\n<html");
    put_language(writer);
    put(writer, ">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    Buffer line = {0};
    dump_put_line(&line, page_title(writer->doc, options), false);
    html_put(writer->out, buffer_str(&line));
    buffer_free(&line);
    put(writer, "</title>\n<style>\n");
    put(writer, style);
    put(writer, "</style>\n</head>\n<body>\n<main>\n");
}

static bool has_several_titles(const Document *doc)
{
    size_t titles = 0;
    for (size_t i = 0; i < document_section_count(doc); i++)
        titles += document_section(doc, i)->kind == SECTION_TITLE;
    return titles > 1;
}

static void put_body(Writer *writer)
{
    const Document *doc = writer->doc;
    put(writer, writer->has_articles ? "" : "<article>\n");
    size_t block = part_next_shown(doc, 0);
    while (block < document_block_count(doc))
        block = part_next_shown(doc, put_block(writer, block) + 1);
    close_figure(writer);
    close_containers(writer, 0);
    close_head(writer);
    while (writer->sections.count > 0)
        close_section(writer);
    put(writer, writer->has_articles ? "" : "</article>\n");
}

void dump_html(const Document *doc, HtmlOptions options, Buffer *out)
{
    Writer writer = {.doc = doc,
                     .out = out,
                     .nest = {.doc = doc, .before = NONE},
                     .slugs = slugs_new(doc),
                     .has_articles = has_several_titles(doc)};
    note_table_fill(doc, &writer.notes);
    writer.maker = (PieceMaker){.doc = doc, .notes = &writer.notes, .slugs = writer.slugs};
    put_page_head(&writer, options);
    put_body(&writer);
    put(&writer, "</main>\n</body>\n</html>\n");
    note_table_free(&writer.notes);
    slugs_free(writer.slugs);
    pieces_free(&writer.maker);
    nest_free(&writer.nest);
    vec_free(&writer.sections);
}
