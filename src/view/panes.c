#include "panes.h"

#include "view/view.h"

enum {
    PAGE_MARGINS_MIN_COLS = 3, /* of a text pane that has room for a margin at each side */
    SIDEBAR_EIGHTHS = 3,       /* of a screen on which it lies beside the text */
    GUTTER_MAX_COLS = 8        /* between two columns of text */
};

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* As many columns as it was given, as far as there is room for them, else as many as are usual. */
static int sidebar_cols(const ReaderState *state, bool over, int screen_cols)
{
    int wanted =
        state->sidebar.cols_wanted < (size_t)screen_cols ? (int)state->sidebar.cols_wanted : screen_cols;
    if (state->plain || (over && screen_cols <= SIDEBAR_OVER_ALL_COLS))
        return screen_cols;
    if (wanted > 0)
        return larger(SIDEBAR_LEAST_COLS, smaller(wanted, screen_cols - 1 - (over ? 0 : BESIDE_LEAST_COLS)));
    if (over)
        return SIDEBAR_MAX_COLS;
    return larger(SIDEBAR_MIN_COLS, smaller(SIDEBAR_MAX_COLS, screen_cols * SIDEBAR_EIGHTHS / 8));
}

/* The sidebar at the left of area; what is beside it stays in area. */
static void cut_sidebar(Panes *panes, Rect *area, int screen_cols, int cols)
{
    panes->sidebar = (Rect){area->col, area->row, cols, area->rows};
    bool has_border = cols < screen_cols;
    panes->border_col = has_border ? area->col + cols : -1;
    int header_rows = area->rows > 1 ? 1 : 0;
    panes->list = (Rect){area->col, area->row + header_rows, cols, area->rows - header_rows};
    if (!panes->sidebar_over) {
        area->col += cols + 1;
        area->cols -= cols + 1;
    }
}

/* A margin of one column at each side, as far as there is room for text besides. */
static void set_page(Panes *panes)
{
    int margin = panes->text.cols >= PAGE_MARGINS_MIN_COLS && !panes->is_plain ? 1 : 0;
    panes->page_col = panes->text.col + margin;
    panes->page_cols = larger(1, panes->text.cols - 2 * margin);
}

enum {
    INDENT_MIN_COLS = 12, /* of a screen that has room for margins and indents */
    OVERLAY_INDENT_COLS = 2
};

/* The overlay has the rows of the text, and of the columns as many as are good to read. */
static Rect overlay_for(Rect text, int cols)
{
    int margin = cols > INDENT_MIN_COLS ? 1 : 0;
    int width = smaller(cols - 2 * margin, OVERLAY_MAX_COLS);
    return (Rect){(cols - width) / 2, text.row, width, text.rows};
}

int panes_overlay_indent(Rect overlay)
{
    return overlay.cols >= INDENT_MIN_COLS ? OVERLAY_INDENT_COLS : 0;
}

/* The right margin, for a strip that shows where hits lie. */
static Rect strip_for(const ReaderState *state, Rect text)
{
    const SearchState *search = &state->search;
    bool has_hits = search->hits.count > 0 || search->kept_count > 0;
    if (!search->highlight || !has_hits || state->plain || text.cols < PAGE_MARGINS_MIN_COLS || text.rows < 1)
        return (Rect){0};
    return (Rect){text.col + text.cols - 1, text.row, 1, text.rows};
}

/* Between the last row of text and the notes may be room for more text, but not for the notes that it calls. */
static void cut_notes(Panes *panes, const ReaderState *state, Rect area)
{
    int rows = (int)state->notes.rows;
    panes->text_rows = area.rows;
    panes->text = area;
    if ((size_t)area.rows != state->text_rows) /* the reader has not been told yet */
        return;
    panes->text.rows = (int)state->column_rows;
    if (rows > 0)
        panes->notes = (Rect){area.col, area.row + area.rows - rows, area.cols, rows};
}

Panes panes_for(const ReaderState *state, int cols, int rows)
{
    Panes panes = {.border_col = -1, .is_plain = state->plain};
    Rect area = {0, 0, cols, rows};
    if (!state->zen && rows >= 2) {
        area.rows--;
        panes.status = (Rect){0, area.rows, cols, 1};
    }
    panes.sidebar_over = cols < VIEW_BESIDE_MIN_COLS || state->plain;
    bool hides_what_is_read = panes.sidebar_over && state->focus == FOCUS_TEXT;
    if (!state->zen && state->sidebar.open && !hides_what_is_read)
        cut_sidebar(&panes, &area, cols, sidebar_cols(state, panes.sidebar_over, cols));
    bool has_sections = document_section_count(state->document) > 0;
    if (!state->zen && !state->plain && rows >= VIEW_STICKY_MIN_ROWS && has_sections) {
        panes.sticky = (Rect){area.col, area.row, area.cols, 1};
        area.row++;
        area.rows--;
    }
    panes.strip = strip_for(state, area);
    cut_notes(&panes, state, area);
    panes.overlay = overlay_for(area, cols);
    set_page(&panes);
    return panes;
}

int panes_measure_cols(const Panes *panes, const ReaderState *state)
{
    size_t measure = layout_options(state->layout).measure_cols;
    return measure < (size_t)panes->page_cols ? (int)measure : panes->page_cols;
}

static int gutter_cols(const Panes *panes, const ReaderState *state)
{
    int free = panes->page_cols - 2 * panes_measure_cols(panes, state);
    return larger(0, smaller(free, GUTTER_MAX_COLS));
}

int panes_spread_cols(const Panes *panes, const ReaderState *state)
{
    int cols = panes_measure_cols(panes, state);
    return state->columns > 1 ? 2 * cols + gutter_cols(panes, state) : cols;
}

int panes_measure_col(const Panes *panes, const ReaderState *state)
{
    return panes->page_col + (state->plain ? 0 : (panes->page_cols - panes_spread_cols(panes, state)) / 2);
}

int panes_column_col(const Panes *panes, const ReaderState *state, size_t column)
{
    int col = panes_measure_col(panes, state);
    return column == 0 ? col : col + panes_measure_cols(panes, state) + gutter_cols(panes, state);
}

int panes_column_end(const Panes *panes, const ReaderState *state, size_t column)
{
    return state->columns > 1 ? panes_column_col(panes, state, column) + panes_measure_cols(panes, state)
                              : panes->page_col + panes->page_cols;
}

size_t panes_column_at(const Panes *panes, const ReaderState *state, int col)
{
    int middle = panes_measure_col(panes, state) + panes_spread_cols(panes, state) / 2;
    return state->columns > 1 && col >= middle ? 1 : 0;
}
