#include "dump_parts.h"

#include "base/utf8.h"

enum {
    COLUMNS_MAX = 64,
    COLUMN_GAP_BYTES = 2 /* blanks that part two columns of an aligned table */
};

/* ---- blocks -------------------------------------------------------------------------------------------- */

bool part_is_shown(const Document *doc, size_t block)
{
    const Block *b = document_block(doc, block);
    if (block_class_is_folded(b->cls))
        return false;
    bool drawn = b->cls == BLOCK_RULE || b->marker.len_bytes > 0;
    return drawn || !str_is_blank(document_slice(doc, b->text));
}

size_t part_next_shown(const Document *doc, size_t block)
{
    while (block < document_block_count(doc) && !part_is_shown(doc, block))
        block++;
    return block;
}

bool part_goes_on_with_heading(const Document *doc, size_t before, size_t block)
{
    const Block *a = document_block(doc, before), *b = document_block(doc, block);
    return b->subheading && a->cls == b->cls && (b->cls == BLOCK_HEADING || b->cls == BLOCK_TITLE);
}

unsigned part_heading_level(const Block *block)
{
    return block->level < 1 ? 1 : block->level > HEADING_LEVEL_MAX ? HEADING_LEVEL_MAX : block->level;
}

/* ---- addresses ----------------------------------------------------------------------------------------- */

/* The length of what stands before the ':' of a scheme; 0 when there is none. Whatever a browser might skip is taken for a
 * part of it, so that it is not known. */
static size_t scheme_len(Str target)
{
    for (size_t i = 0; i < target.len_bytes; i++) {
        if (target.data[i] == ':')
            return i;
        if (target.data[i] == '/' || target.data[i] == '?' || target.data[i] == '#')
            return 0;
    }
    return 0;
}

static bool has_control(Str text)
{
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        uint32_t c = utf8_decode(text, at, &step);
        if (c < 0x20 || utf8_is_control(c))
            return true;
    }
    return false;
}

bool part_is_safe_target(Str target)
{
    if (has_control(target) || (target.len_bytes > 0 && target.data[0] == ':'))
        return false;
    Str scheme = str_slice(target, 0, scheme_len(target));
    return scheme.len_bytes == 0 || str_equal_nocase(scheme, STR("http")) ||
           str_equal_nocase(scheme, STR("https")) || str_equal_nocase(scheme, STR("mailto"));
}

bool part_is_link(const Span *span)
{
    return span->kind == SPAN_LINK && !str_starts(span->target, STR("#fn:")) &&
           part_is_safe_target(span->target);
}

static bool is_bare_address(Str text)
{
    for (size_t i = 0; i < text.len_bytes; i++)
        if ((unsigned char)text.data[i] <= ' ' || part_has_byte(STR("()<>\\&[]|"), text.data[i]))
            return false;
    return text.len_bytes > 0 && part_is_safe_target(text);
}

Str part_image_target(const Document *doc, const Block *block)
{
    if (block->cls != BLOCK_IMAGE || document_format(doc) != FORMAT_MARKDOWN || block->fragment_count != 1)
        return (Str){0};
    const Fragment *fragment = document_fragments(doc, block);
    Str source =
        str_trim(str_slice(source_text(document_source(doc)), fragment->source_start, fragment->source_end));
    size_t alt_end = str_find_byte(source, ']', 0);
    bool is_one = str_starts(source, STR("![")) && str_ends(source, STR(")")) &&
                  str_find_byte(source, '[', 2) > alt_end && alt_end + 1 < source.len_bytes &&
                  source.data[alt_end + 1] == '(';
    Str target = is_one ? str_slice(source, alt_end + 2, source.len_bytes - 1) : (Str){0};
    return is_bare_address(target) ? target : (Str){0};
}

/* ---- tables -------------------------------------------------------------------------------------------- */

static size_t skip_spaces(Str text, size_t at, size_t end)
{
    while (at < end && text.data[at] == ' ')
        at++;
    return at;
}

/* Where the cell at `at` ends, and the next begins: at a tab, or at blanks that part aligned columns. */
static size_t cell_end(Str text, size_t at, size_t end, bool has_tabs, size_t *next)
{
    for (; at < end; at++) {
        size_t behind = has_tabs ? at : skip_spaces(text, at, end);
        if (has_tabs ? text.data[at] == '\t' : behind - at >= COLUMN_GAP_BYTES) {
            *next = has_tabs ? at + 1 : behind;
            return at;
        }
        if (!has_tabs && behind > at)
            at = behind - 1;
    }
    *next = end + 1;
    return end;
}

/* A line that only draws: "-----  ----". */
static bool is_drawn(Str line)
{
    for (size_t i = 0; i < line.len_bytes; i++)
        if (!part_has_byte(STR("-=_+ \t"), line.data[i]))
            return false;
    return true;
}

static void add_row(Str text, DocRange line, bool has_tabs, TableCells *table)
{
    size_t before = table->cells.count;
    for (size_t at = line.start, next; at <= line.end; at = next) {
        size_t end = cell_end(text, at, line.end, has_tabs, &next);
        vec_push(&table->cells, (DocRange){at, end});
    }
    size_t columns = table->cells.count - before;
    vec_push(&table->row_ends, table->cells.count);
    table->columns = columns > table->columns ? columns : table->columns;
}

/* An aligned table is one when every line has as many cells. */
static bool is_even(const TableCells *table)
{
    for (size_t i = 0; i < table->row_ends.count; i++)
        if (table->row_ends.items[i] != (i + 1) * table->columns)
            return false;
    return true;
}

bool part_table(const Document *doc, const Block *block, TableCells *table)
{
    Str text = str_slice(document_text(doc), 0, block->text.end);
    bool has_tabs = str_find_byte(text, '\t', block->text.start) < text.len_bytes;
    bool has_marks = has_tabs || document_format(doc) == FORMAT_MARKDOWN;
    *table = (TableCells){0};
    for (DocPos at = block->text.start, end; at < block->text.end; at = end + 1) {
        end = str_find_byte(text, '\n', at);
        if (has_marks || !is_drawn(str_slice(text, at, end)))
            add_row(text, (DocRange){at, end}, has_marks, table);
    }
    if (table->row_ends.count == 0 || table->columns > COLUMNS_MAX)
        return false;
    return has_marks || (table->columns > 1 && is_even(table));
}

void part_table_free(TableCells *table)
{
    vec_free(&table->cells);
    vec_free(&table->row_ends);
}
