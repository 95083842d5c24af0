/* --dump=markdown: CommonMark 0.31.2 with the tables, strikethrough and tasks of GFM 0.29, and its footnotes. */
#include "base/utf8.h"
#include "dump_internal.h"
#include "dump_nest.h"
#include "dump_parts.h"
#include "markdown_text.h"

enum {
    FENCE_MIN = 3,
    BULLET_BYTES = 2
};

typedef struct {
    const Document *doc;
    Buffer *out;
    NoteTable notes;
    PieceMaker maker;
    Nest nest;
    Buffer first, rest; /* what stands before a block's first line, and before each further one */
    Buffer parent;      /* before what belongs to the containers that the block does not begin */
    bool after_marker;  /* a printed marker stands before its text */
} Writer;

/* ---- containers ---------------------------------------------------------------------------------------- */

static bool is_task(Str marker, bool *done)
{
    *done = str_equal(marker, STR("\xE2\x98\x91"));
    return *done || str_equal(marker, STR("\xE2\x98\x90"));
}

/* A marker that Markdown does not know is text. */
static void put_printed_marker(Writer *writer, Str marker)
{
    bool done;
    if (is_task(marker, &done)) {
        buffer_put(&writer->first, done ? STR("[x] ") : STR("[ ] "));
        writer->after_marker = true;
        return;
    }
    for (size_t i = 0; i < marker.len_bytes; i++) {
        if (part_has_byte(STR("\\`*_[<&~#>|"), marker.data[i]))
            buffer_put_byte(&writer->first, '\\');
        dump_put_line(&writer->first, str_slice(marker, i, i + 1), false);
    }
    buffer_put_byte(&writer->first, ' ');
    writer->after_marker = true;
}

static void put_marker(Writer *writer, NestContainer *list)
{
    size_t before = writer->first.len_bytes;
    if (list->marker.kind == MARKER_NUMBER)
        buffer_put_format(&writer->first, "%u%c ", (unsigned)list->marker.number, list->marker.delimiter);
    else
        buffer_put(&writer->first, STR("- "));
    list->indent_bytes = writer->first.len_bytes - before;
    if (list->marker.kind == MARKER_PRINTED)
        put_printed_marker(writer, list->marker.text);
}

static void make_prefixes(Writer *writer)
{
    bool is_parent = true;
    buffer_clear(&writer->first);
    buffer_clear(&writer->rest);
    buffer_clear(&writer->parent);
    writer->after_marker = false;
    for (size_t i = 0; i < writer->nest.containers.count; i++) {
        NestContainer *container = &writer->nest.containers.items[i];
        if (!container->is_list)
            buffer_put(&writer->first, STR("> "));
        else if (container->is_fresh)
            put_marker(writer, container);
        else
            buffer_put_repeat(&writer->first, STR(" "), container->indent_bytes);
        if (container->is_list)
            buffer_put_repeat(&writer->rest, STR(" "), container->indent_bytes);
        else
            buffer_put(&writer->rest, STR("> "));
        is_parent = is_parent && !container->is_fresh;
        if (is_parent) {
            buffer_clear(&writer->parent);
            buffer_put(&writer->parent, buffer_str(&writer->rest));
        }
    }
}

/* A line of nothing but prefix. */
static void put_blank_line(Writer *writer, Str prefix)
{
    buffer_put(writer->out, str_trim(prefix).len_bytes > 0 ? prefix : (Str){0});
    while (writer->out->len_bytes > 0 && writer->out->data[writer->out->len_bytes - 1] == ' ')
        writer->out->len_bytes--;
    buffer_put_byte(writer->out, '\n');
}

/* An item right below the one before it, as in a tight list (section 5.3). What cannot interrupt a paragraph, such as a list
 * that does not begin with 1, must not be one (section 5.2). */
static bool is_tight(const Writer *writer, size_t block, const NestPlace *place, size_t kept, bool was_list)
{
    const Block *b = document_block(writer->doc, block);
    bool new_list = kept < writer->nest.containers.count;
    bool interrupts = place->marker.kind != MARKER_NUMBER || place->marker.number == 1;
    return b->tight && place->begins_item && was_list && (!new_list || interrupts) &&
           !str_is_blank(document_slice(writer->doc, b->text));
}

/* Two lists of one kind, the one right behind the other, are one list unless something stands between. */
static bool runs_together(const Writer *writer, const NestContainer *closed, size_t kept)
{
    if (!closed->is_list || kept >= writer->nest.containers.count)
        return false;
    const NestContainer *opened = &writer->nest.containers.items[kept];
    return opened->is_list && closed->marker.kind == MARKER_NUMBER && opened->marker.kind == MARKER_NUMBER &&
           closed->marker.delimiter == opened->marker.delimiter;
}

static void begin_block(Writer *writer, size_t block)
{
    Nest *nest = &writer->nest;
    NestPlace place = nest_place(nest, block);
    size_t kept = nest_kept(nest, &place);
    bool is_first = nest->before == NONE;
    bool was_list = !is_first && document_block(writer->doc, nest->before)->cls == BLOCK_LIST;
    NestContainer closed = kept < nest->containers.count ? nest->containers.items[kept] : (NestContainer){0};
    while (nest->containers.count > kept)
        nest_pop(nest);
    nest_enter(nest, &place, block);
    make_prefixes(writer);
    bool apart = runs_together(writer, &closed, kept);
    if (!is_first && (apart || !is_tight(writer, block, &place, kept, was_list)))
        put_blank_line(writer, buffer_str(&writer->parent));
    if (apart) {
        buffer_put(writer->out, buffer_str(&writer->parent));
        buffer_put(writer->out, STR("<!-- -->\n"));
        put_blank_line(writer, buffer_str(&writer->parent));
    }
    buffer_put(writer->out, buffer_str(&writer->first));
}

/* ---- text ---------------------------------------------------------------------------------------------- */

static MarkdownText text_at(Writer *writer, const Block *block, MarkdownPlace place)
{
    return (MarkdownText){.out = writer->out,
                          .doc = writer->doc,
                          .notes = &writer->notes,
                          .place = place,
                          .prefix = buffer_str(&writer->rest),
                          .keep_lines = block->keep_lines,
                          .at_line_start = true};
}

static DocRange without_end_blanks(const Document *doc, DocRange range)
{
    Str text = document_text(doc);
    while (range.end > range.start && part_has_byte(STR(" \n\t"), text.data[range.end - 1]))
        range.end--;
    while (range.start < range.end && text.data[range.start] == '\n')
        range.start++;
    return range;
}

static void put_range(Writer *writer, const Block *block, DocRange range, MarkdownPlace place)
{
    MarkdownText text = text_at(writer, block, place);
    text.at_line_start = !writer->after_marker;
    pieces_make(&writer->maker, without_end_blanks(writer->doc, range));
    markdown_put_pieces(&text, &writer->maker);
}

static void put_paragraph(Writer *writer, size_t block, Setting setting)
{
    const Block *b = document_block(writer->doc, block);
    pieces_begin_block(&writer->maker, block, setting);
    put_range(writer, b, b->text, MARKDOWN_PARAGRAPH);
    buffer_put_byte(writer->out, '\n');
}

/* Returns the last block of the heading: it may go on in the next. */
static size_t put_heading(Writer *writer, size_t block)
{
    const Document *doc = writer->doc;
    buffer_put_repeat(writer->out, STR("#"), part_heading_level(document_block(doc, block)));
    buffer_put_byte(writer->out, ' ');
    writer->after_marker = false;
    for (;;) {
        const Block *b = document_block(doc, block);
        pieces_begin_block(&writer->maker, block, SET_AS_IT_IS);
        put_range(writer, b, b->text, MARKDOWN_HEADING);
        size_t next = part_next_shown(doc, block + 1);
        if (next == document_block_count(doc) || !part_goes_on_with_heading(doc, block, next))
            break;
        buffer_put(writer->out, STR("<br>"));
        block = next;
    }
    buffer_put_byte(writer->out, '\n');
    return block;
}

/* Below a quotation it says whose that is; anywhere else, who speaks now. */
static void put_attribution(Writer *writer, size_t block, bool below_quotation)
{
    if (!below_quotation) {
        put_paragraph(writer, block, SET_STRONG);
        return;
    }
    if (!utf8_begins_with_dash(document_block_text(writer->doc, block)))
        buffer_put(writer->out, STR("— "));
    put_paragraph(writer, block, SET_AS_IT_IS);
}

/* Returns the last block of the note; those behind the first are indented, which makes them part of it. */
static size_t put_note(Writer *writer, size_t block)
{
    size_t note = note_table_linked(&writer->notes, block);
    if (note == NONE) {
        put_paragraph(writer, block, SET_AS_IT_IS);
        return block;
    }
    size_t last = note_table_last_block(&writer->notes, writer->doc, note);
    buffer_put(writer->out, STR("[^"));
    note_table_put_name(&writer->notes, note, writer->out);
    buffer_put(writer->out, STR("]: "));
    pieces_begin_block(&writer->maker, block, SET_AS_IT_IS);
    put_range(writer, document_block(writer->doc, block), notes_at(writer->notes.notes, note)->body,
              MARKDOWN_PARAGRAPH);
    buffer_put_byte(writer->out, '\n');
    for (size_t i = block + 1; i <= last; i++) {
        put_blank_line(writer, buffer_str(&writer->rest));
        if (i == block + 1)
            buffer_put(&writer->rest, STR("    "));
        buffer_put(writer->out, buffer_str(&writer->rest));
        put_paragraph(writer, i, SET_AS_IT_IS);
    }
    return last;
}

static void put_image(Writer *writer, size_t block)
{
    const Block *b = document_block(writer->doc, block);
    MarkdownText text = text_at(writer, b, MARKDOWN_IMAGE);
    buffer_put(writer->out, STR("!["));
    markdown_put_plain(&text, without_end_blanks(writer->doc, b->text));
    buffer_put(writer->out, STR("]("));
    buffer_put(writer->out, part_image_target(writer->doc, b));
    buffer_put(writer->out, STR(")\n"));
}

/* An ornament that says more than a rule is kept as it was printed. */
static void put_rule(Writer *writer, size_t block)
{
    if (block_is_plain_rule(document_block_text(writer->doc, block)))
        buffer_put(writer->out, STR("***\n"));
    else
        put_paragraph(writer, block, SET_AS_IT_IS);
}

/* ---- code and tables ----------------------------------------------------------------------------------- */

/* One backquote more than stand in a row anywhere in the code (section 4.5). */
static size_t fence_len(Str code)
{
    size_t longest = FENCE_MIN - 1, run = 0;
    for (size_t i = 0; i < code.len_bytes; i++) {
        run = code.data[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest + 1;
}

static void put_code(Writer *writer, size_t block)
{
    Str code = document_block_text(writer->doc, block);
    size_t fence = fence_len(code);
    buffer_put_repeat(writer->out, STR("`"), fence);
    buffer_put_byte(writer->out, '\n');
    for (size_t at = 0, end; at < code.len_bytes; at = end + 1) {
        end = str_find_byte(code, '\n', at);
        if (end == at) {
            put_blank_line(writer, buffer_str(&writer->rest));
            continue;
        }
        buffer_put(writer->out, buffer_str(&writer->rest));
        dump_put_line(writer->out, str_slice(code, at, end), false);
        buffer_put_byte(writer->out, '\n');
    }
    buffer_put(writer->out, buffer_str(&writer->rest));
    buffer_put_repeat(writer->out, STR("`"), fence);
    buffer_put_byte(writer->out, '\n');
}

/* The row of hyphens below the head, which says how columns are aligned (GFM, section 4.10). */
static void put_delimiter_row(Writer *writer, const char *letters, size_t columns)
{
    buffer_put(writer->out, buffer_str(&writer->rest));
    buffer_put_byte(writer->out, '|');
    for (size_t i = 0; i < columns; i++) {
        char letter = letters && *letters ? *letters++ : '-';
        bool left = letter == 'l' || letter == 'c', right = letter == 'r' || letter == 'c';
        buffer_put_format(writer->out, " %s-%s |", left ? ":" : "-", right ? ":" : "-");
    }
    buffer_put_byte(writer->out, '\n');
}

/* Only the head must have all cells: others may have fewer. */
static void put_row(Writer *writer, const Block *block, const TableCells *table, size_t row)
{
    size_t first = row > 0 ? table->row_ends.items[row - 1] : 0, end = table->row_ends.items[row];
    if (row > 0)
        buffer_put(writer->out, buffer_str(&writer->rest));
    buffer_put_byte(writer->out, '|');
    for (size_t i = first; i < end; i++) {
        buffer_put_byte(writer->out, ' ');
        put_range(writer, block, table->cells.items[i], MARKDOWN_CELL);
        buffer_put(writer->out, STR(" |"));
    }
    if (row == 0)
        buffer_put_repeat(writer->out, STR("  |"), table->columns - end);
    buffer_put_byte(writer->out, '\n');
    if (row == 0)
        put_delimiter_row(writer, block->columns, table->columns);
}

static void put_table(Writer *writer, size_t block)
{
    TableCells table;
    bool has_columns = part_table(writer->doc, document_block(writer->doc, block), &table);
    pieces_begin_block(&writer->maker, block, SET_AS_IT_IS);
    writer->after_marker = false;
    if (!has_columns)
        put_code(writer, block);
    for (size_t i = 0; has_columns && i < table.row_ends.count; i++)
        put_row(writer, document_block(writer->doc, block), &table, i);
    part_table_free(&table);
}

/* ---- blocks -------------------------------------------------------------------------------------------- */

/* How blocks are set that are nothing but a paragraph. */
static Setting setting_of(BlockClass cls)
{
    switch (cls) {
    case BLOCK_DECK:
    case BLOCK_BYLINE:
    case BLOCK_CAPTION:
    case BLOCK_BIO:
    case BLOCK_REVIEWER:
    case BLOCK_SIGN: return SET_EMPHASISED;
    case BLOCK_KICKER:
    case BLOCK_PULLQUOTE:
    case BLOCK_QUESTION: return SET_STRONG;
    default: return SET_AS_IT_IS;
    }
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
    case BLOCK_ATTRIB: put_attribution(writer, block, below_quotation); break;
    case BLOCK_NOTE: return put_note(writer, block);
    case BLOCK_IMAGE: put_image(writer, block); break;
    case BLOCK_RULE: put_rule(writer, block); break;
    case BLOCK_CODE: put_code(writer, block); break;
    case BLOCK_TABLE: put_table(writer, block); break;
    default: put_paragraph(writer, block, setting_of(b->cls)); break;
    }
    return block;
}

void dump_markdown(const Document *doc, Buffer *out)
{
    Writer writer = {.doc = doc, .out = out, .nest = {.doc = doc, .before = NONE}};
    note_table_fill(doc, &writer.notes);
    writer.maker = (PieceMaker){.doc = doc, .notes = &writer.notes};
    size_t block = part_next_shown(doc, 0);
    while (block < document_block_count(doc))
        block = part_next_shown(doc, put_block(&writer, block) + 1);
    note_table_free(&writer.notes);
    pieces_free(&writer.maker);
    nest_free(&writer.nest);
    buffer_free(&writer.first);
    buffer_free(&writer.rest);
    buffer_free(&writer.parent);
}
