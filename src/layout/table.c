/* Tables: cells in columns as wide as the measure allows, wrapped where they must be; where not even the longest words
 * find room, a list of each line's cells, their heads before them. */
#include "base/buffer.h"
#include "base/utf8.h"
#include "compose.h"
#include "widths.h"

enum {
    COLUMN_GAP_COLS = 2,
    CELL_TAB_COLS = 4,
    WHOLE_WORD_COLS = 10, /* no column is made so narrow that shorter words must be divided */
    RAGGED_SHARE = 4      /* of a cell's width: with more missing at an end, its words are divided */
};

/* What of a cell stands in one row. */
typedef struct {
    DocRange text;
    size_t cols; /* with the hyphen */
    bool hyphen;
} Piece;

typedef struct {
    Composer *composer;
    ColumnList columns;
    bool has_head;      /* the first line is one */
    VEC(Piece) pieces;  /* of the cells of one line, one cell after the other */
    VEC(size_t) firsts; /* of each cell, its first piece; one more for their end */
    VEC(Str) labels;    /* what a list calls the columns */
    CellHyphenation hyphens;
} Table;

/* True when lines by first fit are ragged, or end inside of words. */
static bool wants_hyphens(const Breaker *breaker, size_t cols, bool *crammed)
{
    bool ragged = false;
    *crammed = false;
    for (size_t i = 1; i < breaker->lines.count; i++) {
        ragged = ragged || breaker->lines.items[i - 1].width_cols + cols / RAGGED_SHARE < cols;
        *crammed = *crammed || !breaker->flags[breaker->lines.items[i].start];
    }
    return ragged || *crammed;
}

/* First fit; with words divided where that is ragged, unless it takes more rows for it. */
static void break_cell(Table *table, Cell cell, BreakWidths widths)
{
    Breaker *breaker = &table->composer->rows->breaker;
    Str text = str_slice(table->composer->rows->text, cell.text.start, cell.text.end);
    bool crammed;
    break_lines(breaker, text, widths);
    if (!table->hyphens.hyphenator || !wants_hyphens(breaker, widths.rest_cols, &crammed) ||
        !hyphenator_is_ready(table->hyphens.hyphenator))
        return;
    size_t rows = breaker->lines.count;
    break_paragraph(breaker, text, widths, false, hyphenation_of_cell(&table->hyphens, cell.text));
    if (breaker->lines.count > rows && !crammed)
        break_lines(breaker, text, widths);
}

/* Appends the rows of text when it is broken at these widths. */
static void push_pieces(Table *table, Cell cell, size_t first_cols, size_t rest_cols)
{
    Breaker *breaker = &table->composer->rows->breaker;
    if (cell.cols <= first_cols) {
        if (cell.text.end > cell.text.start)
            vec_push(&table->pieces, (Piece){cell.text, cell.cols, false});
        return;
    }
    break_cell(table, cell, (BreakWidths){.first_cols = first_cols, .rest_cols = rest_cols});
    for (size_t i = 0; i < breaker->lines.count; i++) {
        BrokenLine line = breaker->lines.items[i];
        DocRange text = {cell.text.start + line.start, cell.text.start + line.end};
        vec_push(&table->pieces, (Piece){text, line.width_cols, line.hyphen});
    }
}

static void put_piece(Table *table, Piece piece, size_t col, Style style)
{
    RowBuilder *rows = table->composer->rows;
    col = row_put_text(rows, piece.text, col, style, 0);
    if (piece.hyphen)
        row_put_decoration(rows, STR("-"), col, style);
}

/* A row of nothing, or of a rule, before the text at pos. */
static void compose_divider(Table *table, DocPos pos, size_t rule_cols)
{
    Composer *composer = table->composer;
    compose_prefix(composer, pos);
    if (rule_cols > 0 && !composer->look->no_rules)
        row_put_rule(composer->rows, composer->frame.text_col, rule_cols);
    row_end(composer->rows, pos);
}

/* --- columns --- */

/* What stands before a column that begins at col, counted from the table's edge. One of blank cells takes no room. */
static size_t gap_before(const Column *column, size_t col)
{
    return column->natural_cols > 0 && col > 0 ? COLUMN_GAP_COLS : 0;
}

static size_t gaps(const Table *table)
{
    size_t count = 0;
    for (size_t i = 0; i < table->columns.count; i++)
        count += table->columns.items[i].natural_cols > 0;
    return count > 1 ? (count - 1) * COLUMN_GAP_COLS : 0;
}

static size_t table_cols(const Table *table)
{
    size_t total = gaps(table);
    for (size_t i = 0; i < table->columns.count; i++)
        total += table->columns.items[i].cols;
    return total;
}

/* False when there is not even room for the longest words. */
static bool fit_columns(Table *table)
{
    const Composer *composer = table->composer;
    size_t room = composer->frame.text_cols, minimum = gaps(table);
    for (size_t i = 0; i < table->columns.count; i++)
        table->columns.items[i].cols = table->columns.items[i].natural_cols;
    if (table_cols(table) <= room)
        return true;
    if (minimum > room) /* no need to look at the words */
        return false;
    size_t share = (room - minimum) / table->columns.count;
    measure_words(composer->rows->text, composer->whole, share > WHOLE_WORD_COLS ? share : WHOLE_WORD_COLS,
                  &table->hyphens, &table->columns);
    for (size_t i = 0; i < table->columns.count; i++)
        minimum += table->columns.items[i].minimum_cols;
    if (minimum > room)
        return false;
    CellWidths sample = {0};
    sample_cells(composer->rows->text, composer->whole, table->columns.count, &sample);
    choose_widths(&table->columns, room - gaps(table), &sample);
    vec_free(&sample);
    return true;
}

/* As next_cell(). A line of a giant table may have more cells than is known of: the last column has all of them. */
static bool next_column_cell(const Table *table, DocRange line, size_t column, DocPos *at, Cell *cell)
{
    Str text = table->composer->rows->text;
    if (column + 1 < table->columns.count || *at > line.end)
        return next_cell(text, line, at, cell);
    *cell = rest_of_line(text, line, *at);
    *at = line.end + 1;
    return true;
}

/* Breaks the cells of a line for their columns; returns the rows of the tallest. */
static size_t break_cells(Table *table, DocRange line)
{
    size_t tallest = 0, column = 0;
    Cell cell;
    vec_clear(&table->pieces);
    vec_clear(&table->firsts);
    for (DocPos at = line.start; next_column_cell(table, line, column, &at, &cell); column++) {
        size_t first = table->pieces.count, cols = table->columns.items[column].cols;
        vec_push(&table->firsts, first);
        push_pieces(table, cell, cols, cols);
        if (table->pieces.count - first > tallest)
            tallest = table->pieces.count - first;
    }
    vec_push(&table->firsts, table->pieces.count);
    return tallest;
}

/* What of a cell stands in the row, counted within its line; NULL when that is nothing. */
static const Piece *piece_in_row(const Table *table, size_t cell, size_t row)
{
    size_t index = table->firsts.items[cell] + row;
    return index < table->firsts.items[cell + 1] ? &table->pieces.items[index] : NULL;
}

static size_t room_before(const Column *column, size_t cols)
{
    size_t room = column->cols > cols ? column->cols - cols : 0;
    return column->align == ALIGN_RIGHT ? room : column->align == ALIGN_CENTRE ? room / 2 : 0;
}

/* Puts the pieces of one row; returns where the furthest of them ends, or end when that is further. */
static DocPos put_row_of_cells(Table *table, size_t row, DocPos end, Style style)
{
    size_t left = table->composer->frame.text_col, col = 0;
    for (size_t i = 0; i + 1 < table->firsts.count; i++) {
        const Column *column = &table->columns.items[i];
        const Piece *piece = piece_in_row(table, i, row);
        col += gap_before(column, col);
        if (piece) {
            put_piece(table, *piece, left + col + room_before(column, piece->cols), style);
            end = piece->text.end > end ? piece->text.end : end;
        }
        col += column->cols;
    }
    return end;
}

/* Where the text of a row begins that goes on with a line. */
static DocPos row_start(const Table *table, size_t row)
{
    const Piece *piece = NULL;
    for (size_t i = 0; !piece; i++)
        piece = piece_in_row(table, i, row);
    return piece->text.start;
}

/* The cells that break_cells() has broken. */
static void compose_cells(Table *table, DocRange line, size_t row_count, Style style)
{
    RowBuilder *rows = table->composer->rows;
    DocPos end = line.start;
    for (size_t row = 0; row == 0 || row < row_count; row++) {
        compose_prefix(table->composer, row == 0 ? line.start : row_start(table, row));
        end = put_row_of_cells(table, row, end, style);
        row_end(rows, row + 1 < row_count ? end : line.end);
        vec_last(&rows->rows).goes_on = row > 0;
    }
}

/* Nothing but cells without text. */
static bool is_blank_line(Str text, DocRange line)
{
    return str_is_blank(str_slice(text, line.start, line.end));
}

/* The line before the part, when that has ended there. */
static bool line_before(const Composer *composer, DocRange *line)
{
    Str text = composer->rows->text;
    DocPos start = composer->text.start;
    if (start == composer->whole.start || text.data[start - 1] != '\n')
        return false;
    *line = (DocRange){start - 1, start - 1};
    while (line->start > composer->whole.start && text.data[line->start - 1] != '\n' &&
           line->end - line->start < LAYOUT_PART_BYTES)
        line->start--;
    return true;
}

/* What the part before has left of a line that is too long for one takes all of the room. Returns where the next line
 * begins. */
static DocPos compose_rest_of_line(Composer *composer)
{
    DocRange line;
    DocPos at = composer->text.start;
    if (compose_goes_on(composer, at) && next_line(composer->rows->text, composer->text, &at, &line))
        compose_line(composer, line, CELL_TAB_COLS);
    return at;
}

/* The rows of the line before the part; those of one whose rest stands above, as many as set it off. */
static size_t rows_before_part(Table *table)
{
    DocRange line;
    if (line_before(table->composer, &line))
        return break_cells(table, line);
    return compose_goes_on(table->composer, table->composer->text.start) ? 2 : 0;
}

/* Lines of more than one row are set off from their neighbours. */
static void compose_columns(Table *table)
{
    Composer *composer = table->composer;
    Str text = composer->rows->text;
    DocRange line;
    size_t rows_before = rows_before_part(table); /* of the line before */
    bool below_head = false;
    for (DocPos at = compose_rest_of_line(composer); next_line(text, composer->text, &at, &line);) {
        bool head = table->has_head && line.start == composer->whole.start;
        if (head && is_blank_line(text, line))
            continue;
        size_t row_count = break_cells(table, line);
        if (below_head || rows_before > 1 || (rows_before == 1 && row_count > 1))
            compose_divider(table, line.start, below_head ? table_cols(table) : 0);
        compose_cells(table, line, row_count, head ? STYLE_TABLE_HEAD : composer->look->style);
        rows_before = row_count;
        below_head = head;
    }
}

/* --- lists --- */

/* The head of a list: as many cells in a row as fit, with dots between. */
typedef struct {
    size_t col, widest; /* both counted from the left edge of the text */
    bool is_open;       /* a row has been begun */
    DocPos end;         /* of the text so far */
} ListHead;

static void put_head_piece(Table *table, ListHead *head, Piece piece, bool begins_cell)
{
    static const Str DOT = {" · ", 4};
    Composer *composer = table->composer;
    size_t left = composer->frame.text_col;
    bool beside =
        head->is_open && begins_cell && head->col + utf8_width(DOT) + piece.cols <= composer->frame.text_cols;
    if (beside) {
        head->col = row_put_decoration(composer->rows, DOT, left + head->col, STYLE_TABLE_HEAD) - left;
    } else {
        if (head->is_open)
            row_end(composer->rows, head->end);
        compose_prefix(composer, piece.text.start);
        head->col = 0;
    }
    put_piece(table, piece, left + head->col, STYLE_TABLE_HEAD);
    head->is_open = true;
    head->col += piece.cols;
    head->widest = head->col > head->widest ? head->col : head->widest;
    head->end = piece.text.end;
}

/* Returns how wide it is. */
static size_t compose_list_head(Table *table, DocRange line)
{
    RowBuilder *rows = table->composer->rows;
    size_t cols = table->composer->frame.text_cols;
    ListHead head = {0};
    Cell cell;
    for (DocPos at = line.start; next_cell(rows->text, line, &at, &cell);) {
        vec_clear(&table->pieces);
        push_pieces(table, cell, cols, cols);
        for (size_t i = 0; i < table->pieces.count; i++)
            put_head_piece(table, &head, table->pieces.items[i], i == 0);
    }
    if (head.is_open)
        row_end(rows, head.end);
    return head.widest < cols ? head.widest : cols;
}

/* "Heading: ", as far as there is room for it. */
static Str label_of(const Table *table, Cell head)
{
    static const Str SOFT_HYPHEN = {"\xC2\xAD", 2}, CUT = {"…:", 4};
    const Composer *composer = table->composer;
    Str text = str_slice(composer->rows->text, head.text.start, head.text.end);
    if (text.len_bytes == 0 || composer->frame.text_cols < 4)
        return (Str){0};
    Buffer label = {0};
    for (size_t at = 0, next; at < text.len_bytes; at = next + SOFT_HYPHEN.len_bytes) {
        next = str_find(text, SOFT_HYPHEN, at);
        buffer_put(&label, str_slice(text, at, next));
    }
    size_t fit = utf8_fit(buffer_str(&label), composer->frame.text_cols - utf8_width(CUT));
    bool cut = fit < label.len_bytes;
    Str copy = arena_format(composer->rows->arena, "%.*s%s", (int)fit, label.data,
                            cut                        ? CUT.data
                            : str_ends(text, STR(":")) ? " "
                                                       : ": ");
    buffer_free(&label);
    return copy;
}

static void read_labels(Table *table, DocRange line)
{
    Cell cell;
    for (DocPos at = line.start; next_cell(table->composer->rows->text, line, &at, &cell);)
        vec_push(&table->labels, label_of(table, cell));
}

/* A cell behind its label; below one that takes more than half of the room, unless both fit into a row. */
static void compose_field(Table *table, Cell cell, Str label)
{
    Composer *composer = table->composer;
    RowBuilder *rows = composer->rows;
    const Frame *frame = &composer->frame;
    size_t label_cols = utf8_width(label);
    bool above = label_cols > frame->text_cols / 2 && label_cols + cell.cols > frame->text_cols;
    size_t first = above ? frame->turn_cols : label_cols;
    if (above) {
        compose_prefix(composer, cell.text.start);
        row_put_decoration(rows, str_trim(label), frame->text_col, STYLE_TABLE_HEAD);
        row_end(rows, cell.text.start);
    }
    vec_clear(&table->pieces);
    push_pieces(table, cell, frame->text_cols - first, frame->text_cols - frame->turn_cols);
    for (size_t i = 0; i < table->pieces.count; i++) {
        Piece piece = table->pieces.items[i];
        compose_prefix(composer, piece.text.start);
        if (i == 0 && !above && label_cols > 0)
            row_put_decoration(rows, label, frame->text_col, STYLE_TABLE_HEAD);
        put_piece(table, piece, frame->text_col + (i == 0 ? first : frame->turn_cols), composer->look->style);
        row_end(rows, piece.text.end);
    }
}

static void compose_fields(Table *table, DocRange line)
{
    size_t column = 0;
    Cell cell;
    for (DocPos at = line.start; next_cell(table->composer->rows->text, line, &at, &cell); column++)
        if (cell.text.end > cell.text.start)
            compose_field(table, cell, column < table->labels.count ? table->labels.items[column] : (Str){0});
}

static void compose_list(Table *table)
{
    Composer *composer = table->composer;
    Str text = composer->rows->text;
    DocRange line;
    DocPos head = composer->head.start;
    size_t rule_cols = 0;
    bool is_first = composer->text.start == composer->whole.start;
    next_line(text, composer->head, &head, &line);
    read_labels(table, line);
    for (DocPos at = compose_rest_of_line(composer); next_line(text, composer->text, &at, &line);) {
        if (is_blank_line(text, line))
            continue;
        if (line.start == composer->whole.start) {
            rule_cols = compose_list_head(table, line);
        } else {
            if (rule_cols > 0 || !is_first)
                compose_divider(table, line.start, rule_cols);
            compose_fields(table, line);
            rule_cols = 0;
        }
        is_first = false;
    }
}

/* --- */

static void compose_lines_of(Composer *composer, bool broken)
{
    DocRange line;
    for (DocPos at = composer->text.start; next_line(composer->rows->text, composer->text, &at, &line);)
        if (broken)
            compose_line(composer, line, CELL_TAB_COLS);
        else
            compose_unbroken_line(composer, line, 0);
}

/* A text without tabs has been aligned by its author, unless it is known to have but one column. */
void compose_table(Composer *composer)
{
    const Block *block = document_block(composer->doc, composer->block);
    Table table = {.composer = composer, .has_head = block->columns != NULL};
    compose_list_code(composer, composer->text);
    table.hyphens = (CellHyphenation){.breaker = &composer->rows->breaker,
                                      .hyphenator = composer->hyphenator,
                                      .code = composer->rows->whole.items,
                                      .code_count = composer->rows->whole.count,
                                      .base = composer->text.start};
    read_columns(composer->rows->text, block, &table.columns);
    if (table.columns.count < 2 && !table.has_head)
        compose_lines_of(composer, false);
    else if (fit_columns(&table))
        compose_columns(&table);
    else if (table.has_head)
        compose_list(&table);
    else
        compose_lines_of(composer, true);
    vec_free(&table.columns);
    vec_free(&table.pieces);
    vec_free(&table.firsts);
    vec_free(&table.labels);
    vec_free(&table.hyphens.in_cell);
}
