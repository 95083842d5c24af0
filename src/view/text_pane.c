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
    if (cols == 0 || col >= (uint32_t)(pen->end - pen->col))
        return;
    uint32_t room = (uint32_t)(pen->end - pen->col) - col;
    Rect area = {pen->col + (int)col, pen->row, (int)(cols < room ? cols : room), 1};
    screen_recolour(pen->drawing->screen, area, role);
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

void draw_marked_row(Drawing *drawing, int col, int row, int end, const Row *laid)
{
    RowPen pen = {drawing, col, row, end};
    look_put_row(drawing->screen, col, row, end - col, laid);
    for (size_t i = 0; i < laid->run_count; i++) {
        const Run *run = &laid->runs[i];
        if (run->start != NONE && run->col < (uint32_t)(end - col)) {
            mark_goals(&pen, run);
            mark_hits(&pen, run);
            put_letters(&pen, run);
        }
    }
}

static bool is_fresh(const ReaderState *state, RowPlace place)
{
    return state->fresh.block == place.block && state->fresh.row == place.row;
}

void draw_text_pane(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    const Rect *area = &drawing->panes.text;
    int col = panes_measure_col(&drawing->panes, state);
    RowPlace place = state->top;
    if (place.block == NONE)
        return;
    for (int row = 0; row < area->rows; row++) {
        draw_marked_row(drawing, col, area->row + row, area->col + area->cols, place_row(state, place));
        if (is_fresh(state, place) && col > area->col)
            screen_put(drawing->screen, col - 1, area->row + row, 1, STR("▸"), ROLE_FRESH, 0);
        if (!place_next(state, &place))
            break;
    }
}
