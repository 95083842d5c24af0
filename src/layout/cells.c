#include "cells.h"

#include "base/numeral.h"
#include "base/utf8.h"
#include "compose.h"
#include "parts.h"

enum {
    STRETCHES = 16, /* of a giant table, evenly spread over it */
    STRETCH_BYTES = 1 << 12
};

static Cell measure_cell(Str text, DocRange range)
{
    Str s = str_slice(text, range.start, range.end);
    size_t start = 0, end = 0, width = 0, visible_cols = 0;
    for (size_t at = 0; at < s.len_bytes;) {
        ClusterMetrics cluster = measure_cluster(s, at, 0, 0);
        if (cluster.blank && end == 0) {
            start = cluster.end;
        } else {
            width += cluster.width_cols;
            if (!cluster.blank) {
                end = cluster.end;
                visible_cols = width;
            }
        }
        at = cluster.end;
    }
    if (end == 0)
        return (Cell){{range.start, range.start}, 0};
    return (Cell){{range.start + start, range.start + end}, visible_cols};
}

bool next_cell(Str text, DocRange line, DocPos *at, Cell *cell)
{
    if (*at > line.end)
        return false;
    DocPos end = str_find_byte(str_slice(text, 0, line.end), '\t', *at);
    *cell = measure_cell(text, (DocRange){*at, end});
    *at = end + 1;
    return true;
}

Cell rest_of_line(Str text, DocRange line, DocPos at)
{
    return measure_cell(text, (DocRange){at, line.end});
}

/* --- lines --- */

static bool is_giant(DocRange table)
{
    return table.end - table.start >= 2 * LAYOUT_PART_BYTES;
}

TableLines table_lines(DocRange table)
{
    return (TableLines){.table = table, .at = 1, .count = is_giant(table) ? STRETCHES : 1};
}

static DocRange stretch(Str text, const TableLines *lines, size_t index)
{
    DocRange table = lines->table;
    if (lines->count == 1)
        return table;
    text = str_slice(text, 0, table.end);
    size_t start = table.start + (table.end - table.start) / STRETCHES * index;
    if (index > 0)
        start = behind_line_end(text, start, STRETCH_BYTES);
    size_t end = behind_line_end(text, start + STRETCH_BYTES, STRETCH_BYTES);
    return (DocRange){start, end - (text.data[end - 1] == '\n')};
}

bool next_table_line(Str text, TableLines *lines, DocRange *line)
{
    if (lines->at > lines->range.end) {
        if (lines->next == lines->count)
            return false;
        lines->range = stretch(text, lines, lines->next++);
        lines->at = lines->range.start;
    }
    return next_line(text, lines->range, &lines->at, line);
}

/* --- columns --- */

/* What is known of the cells of a column below the first line. */
typedef struct {
    bool has_number, has_other;
} ColumnContent;

typedef VEC(ColumnContent) ColumnContents;

static void note_content(Str text, ColumnContent *content)
{
    if (content->has_other || text.len_bytes == 0 || numeral_is_missing(text))
        return;
    if (numeral_is_number(text))
        content->has_number = true;
    else
        content->has_other = true;
}

static void align_columns(const char *letters, const ColumnContents *contents, ColumnList *columns)
{
    bool given = letters != NULL;
    for (size_t i = 0; i < columns->count; i++) {
        const ColumnContent *content = &contents->items[i];
        char letter = given && letters[i] ? letters[i] : '-';
        given = given && letters[i];
        bool numbers = letter == '-' && content->has_number && !content->has_other;
        columns->items[i].align = letter == 'r' || numbers ? ALIGN_RIGHT
                                  : letter == 'c'          ? ALIGN_CENTRE
                                                           : ALIGN_LEFT;
    }
}

void read_columns(Str text, const Block *block, ColumnList *columns)
{
    ColumnContents contents = {0};
    DocRange line;
    Cell cell;
    for (TableLines lines = table_lines(block->text); next_table_line(text, &lines, &line);) {
        size_t i = 0;
        for (DocPos in_line = line.start; next_cell(text, line, &in_line, &cell); i++) {
            if (i == columns->count) {
                vec_push(columns, (Column){0});
                vec_push(&contents, (ColumnContent){0});
            }
            if (cell.cols > columns->items[i].natural_cols)
                columns->items[i].natural_cols = cell.cols;
            if (line.start > block->text.start)
                note_content(str_slice(text, cell.text.start, cell.text.end), &contents.items[i]);
        }
    }
    for (size_t i = 0; i < columns->count && is_giant(block->text); i++)
        columns->items[i].natural_cols +=
            columns->items[i].natural_cols == 0; /* other lines may have text there */
    align_columns(block->columns, &contents, columns);
    vec_free(&contents);
}

/* --- words --- */

Hyphenation hyphenation_of_cell(CellHyphenation *hyphens, DocRange cell)
{
    size_t start = cell.start - hyphens->base, end = cell.end - hyphens->base;
    vec_clear(&hyphens->in_cell);
    if (hyphens->next > 0 && hyphens->code[hyphens->next - 1].end > start)
        hyphens->next = 0;
    while (hyphens->next < hyphens->code_count && hyphens->code[hyphens->next].end <= start)
        hyphens->next++;
    for (size_t i = hyphens->next; i < hyphens->code_count && hyphens->code[i].start < end; i++) {
        DocRange code = hyphens->code[i];
        vec_push(&hyphens->in_cell,
                 ((DocRange){code.start > start ? code.start - start : 0, code.end - start}));
    }
    return (Hyphenation){hyphens->hyphenator, hyphens->in_cell.items, hyphens->in_cell.count};
}

/* The longest stretch that no line may end in: by breaker->flags, and breaker->hyphens, where a hyphen is shown. */
static size_t longest_piece(Str text, const Breaker *breaker)
{
    size_t longest = 0, width = 0, visible_cols = 0, next = 0;
    for (size_t at = 0; at < text.len_bytes;) {
        bool divides = next < breaker->hyphens.count && breaker->hyphens.items[next] == at;
        if (divides && visible_cols >= longest)
            longest = visible_cols + 1;
        if (divides || breaker->flags[at])
            width = visible_cols = 0;
        next += divides;
        ClusterMetrics cluster = measure_cluster(text, at, 0, 0);
        width += cluster.width_cols;
        if (!cluster.blank)
            visible_cols = width + cluster.soft_hyphen; /* where it is broken a hyphen is shown */
        if (visible_cols > longest)
            longest = visible_cols;
        at = cluster.end;
    }
    return longest;
}

static size_t longest_word(Str table, DocRange cell, size_t whole_cols, CellHyphenation *hyphens)
{
    Breaker *breaker = hyphens->breaker;
    Str text = str_slice(table, cell.start, cell.end);
    breaker_find_opportunities(breaker, text);
    vec_clear(&breaker->hyphens);
    size_t whole = longest_piece(text, breaker);
    if (whole <= whole_cols || !hyphens->hyphenator || !hyphenator_is_ready(hyphens->hyphenator))
        return whole;
    breaker_find_hyphens(breaker, text, hyphenation_of_cell(hyphens, cell));
    size_t divided = longest_piece(text, breaker);
    return divided > whole_cols ? divided : whole_cols;
}

void measure_words(Str text, DocRange table, size_t whole_cols, CellHyphenation *hyphens, ColumnList *columns)
{
    DocRange line;
    Cell cell;
    for (TableLines lines = table_lines(table); next_table_line(text, &lines, &line);) {
        size_t i = 0;
        for (DocPos in_line = line.start; next_cell(text, line, &in_line, &cell); i++) {
            Column *column = &columns->items[i];
            if (cell.cols <= column->minimum_cols) /* no word in it is longer than those before */
                continue;
            size_t longest = longest_word(text, cell.text, whole_cols, hyphens);
            if (longest > column->minimum_cols)
                column->minimum_cols = longest < column->natural_cols ? longest : column->natural_cols;
        }
    }
}
