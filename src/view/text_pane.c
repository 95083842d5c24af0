/* The text: rows of the layout, and what is marked in them. */
#include "internal.h"
#include "view/look.h"

/* One row of the page, and where its measure begins. */
typedef struct {
    Drawing *drawing;
    int col, row, end; /* nothing is drawn from end on */
} RowPen;

static void recolour_range(const RowPen *pen, const Run *run, DocRange range, Role role)
{
    uint32_t col, cols;
    layout_run_columns(run, range, &col, &cols);
    if (cols > 0)
        screen_recolour(pen->drawing->screen, (Rect){pen->col + (int)col, pen->row, (int)cols, 1}, role);
}

/* The first hit that ends behind pos. */
static size_t first_hit_behind(const DocRangeList *hits, DocPos pos)
{
    size_t low = 0, high = hits->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (hits->items[middle].end <= pos)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* current: the one that was gone to; NONE. */
static void mark_list(const RowPen *pen, const Run *run, const DocRangeList *hits, size_t current, Role role)
{
    DocPos end = run->start + run->text.len_bytes;
    for (size_t i = first_hit_behind(hits, run->start); i < hits->count && hits->items[i].start < end; i++)
        recolour_range(pen, run, hits->items[i], i == current ? ROLE_MATCH_CURRENT : role);
}

Role kept_match_role(size_t index)
{
    static const Role roles[SEARCHES_KEPT_MAX] = {ROLE_MATCH_2, ROLE_MATCH_3, ROLE_MATCH_4};
    return roles[index];
}

static void mark_hits(const RowPen *pen, const Run *run)
{
    const SearchState *search = &pen->drawing->state->search;
    if (!search->highlight)
        return;
    for (size_t i = 0; i < search->kept_count; i++)
        mark_list(pen, run, &search->kept[i].hits, NONE, kept_match_role(i));
    mark_list(pen, run, &search->hits, search->current, ROLE_MATCH);
}

/* What ]q or Enter has gone to. */
static void mark_goals(const RowPen *pen, const Run *run)
{
    const ReaderState *state = pen->drawing->state;
    if (state->quote != NONE)
        recolour_range(pen, run, document_quote(state->document, state->quote)->text, ROLE_MATCH);
    if (state->link.start != NONE)
        recolour_range(pen, run, state->link, ROLE_MATCH_CURRENT);
}

static void mark_selection(const RowPen *pen, const Run *run)
{
    DocRange range = reader_selection(pen->drawing->state);
    if (range.start != NONE)
        recolour_range(pen, run, range, ROLE_SELECTION);
}

/* The letters that are to be typed for links, over the links' beginnings. */
static void put_letters(const RowPen *pen, const Run *run)
{
    const LinkChoice *choice = &pen->drawing->state->choice_of_link;
    for (size_t i = 0; i < choice->hints.count; i++) {
        const LinkHint *hint = &choice->hints.items[i];
        DocPos start = hint->text.start;
        uint32_t col, cols;
        if (start < run->start || start >= run->start + run->text.len_bytes ||
            !str_starts(str_from(hint->letters), buffer_str(&choice->typed)))
            continue;
        layout_run_columns(run, (DocRange){start, start + 1}, &col, &cols);
        screen_put(pen->drawing->screen, pen->col + (int)col, pen->row, pen->end - pen->col - (int)col,
                   str_from(hint->letters), ROLE_HELP_KEY, ATTR_BOLD | ATTR_REVERSE);
    }
}

/* What of the run is in sight when the row is shifted to the left by pan columns. */
static void draw_run(const RowPen *pen, const Run *run, uint32_t pan)
{
    Run part;
    uint32_t room = (uint32_t)(pen->end - pen->col);
    if (!layout_run_part(run, pan, pan + room, &part))
        return;
    part.col -= pan;
    look_put_run(pen->drawing->screen, pen->col, pen->row, (int)room, &part);
    if (part.start != NONE) {
        mark_goals(pen, &part);
        mark_hits(pen, &part);
        mark_selection(pen, &part);
        put_letters(pen, &part);
    }
}

static void draw_row(const RowPen *pen, const Row *row, uint32_t pan)
{
    const Str left = view_sign(pen->drawing, STR("‹"), STR("‹"), STR("<")),
              right = view_sign(pen->drawing, STR("›"), STR("›"), STR(">"));
    Screen *screen = pen->drawing->screen;
    uint32_t end = pan + (uint32_t)(pen->end - pen->col);
    for (size_t i = 0; i < row->run_count && row->runs[i].col < end; i++)
        draw_run(pen, &row->runs[i], pan);
    if (row->run_count > 0 && row->runs[0].col < pan)
        screen_put(screen, pen->col, pen->row, 1, left, ROLE_MARKER, 0);
    if (layout_row_cols(row) > end)
        screen_put(screen, pen->end - 1, pen->row, 1, right, ROLE_MARKER, 0);
}

void draw_marked_row(Drawing *drawing, int col, int row, int end, const Row *laid)
{
    RowPen pen = {drawing, col, row, end};
    draw_row(&pen, laid, 0);
}

static void draw_row_of_page(Drawing *drawing, RowPlace place, size_t column, int row)
{
    const ReaderState *state = drawing->state;
    const Panes *panes = &drawing->panes;
    if (row >= panes->text.rows)
        return;
    RowPen pen = {drawing, panes_column_col(panes, state, column), panes->text.row + row,
                  panes_column_end(panes, state, column)};
    draw_row(&pen, place_row(state, place), (uint32_t)reader_pan_cols(state, place));
    if (place_equal(state->fresh, place) && pen.col > panes->text.col)
        screen_put(drawing->screen, pen.col - 1, pen.row, 1, STR("▸"), ROLE_FRESH, 0);
}

void draw_text_pane(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    RowPlace place = state->top;
    if (place.block == NONE)
        return;
    for (size_t i = 0; i < state->page_rows; i++) {
        size_t column, row;
        if (reader_column_spot(state, i, &column, &row))
            draw_row_of_page(drawing, place, column, (int)row);
        if (!place_next(state, &place))
            break;
    }
}
