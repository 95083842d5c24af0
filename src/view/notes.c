/* The notes at the foot of the text: a quiet line with the number, and below it what the note says. */
#include "internal.h"

#include "base/utf8.h"

enum {
    LEAD_COLS = 2, /* of the line before the number */
    NUMBER_MAX_COLS = 24
};

/* "1–5 of 14" for a note that is longer than the pane; "… 2 more" where the last is cut, and others have no room. */
static Str count_text(Drawing *drawing)
{
    const NotesState *notes = &drawing->state->notes;
    size_t end = notes->top + reader_notes_in_sight(drawing->state);
    bool is_cut = notes->row_count > reader_notes_in_sight(drawing->state);
    if (notes->open)
        return is_cut
                   ? arena_format(&drawing->arena, " %zu–%zu of %zu ", notes->top + 1, end, notes->row_count)
                   : (Str){0};
    if (notes->more > 0)
        return arena_format(&drawing->arena, "%s %zu more ", is_cut ? " …" : "", notes->more);
    return is_cut ? STR(" … ") : (Str){0};
}

static Str number_text(Drawing *drawing)
{
    const NotesState *notes = &drawing->state->notes;
    if (!notes->open)
        return (Str){0};
    Str number = note_label_text(&notes_at(notes->all, notes->shown.items[0])->label);
    return arena_format(&drawing->arena, " %.*s ", (int)utf8_fit(number, NUMBER_MAX_COLS), number.data);
}

static void draw_frame(Drawing *drawing, int col, int cols)
{
    Screen *screen = drawing->screen;
    int row = drawing->panes.notes.row;
    for (int i = 0; i < cols; i++)
        screen_put(screen, col + i, row, 1, view_sign(drawing, STR("─"), STR("-"), STR(" ")), ROLE_RULE, 0);
    Pen pen = {screen, col + LEAD_COLS, row, col + cols - LEAD_COLS};
    pen_put_right(&pen, count_text(drawing), ROLE_NOTE, ATTR_DIM);
    pen_put(&pen, view_sign(drawing, (Str){0}, (Str){0}, STR("Notes")), ROLE_NOTE, 0);
    pen_put(&pen, number_text(drawing), ROLE_NOTE, 0);
}

/* They go on in the second column where the first is full. */
static void draw_column(Drawing *drawing, size_t column)
{
    const ReaderState *state = drawing->state;
    const Rect *area = &drawing->panes.notes;
    int col = panes_column_col(&drawing->panes, state, column);
    int end = state->columns > 1 ? panes_column_end(&drawing->panes, state, column) : area->col + area->cols;
    size_t rows = (size_t)area->rows - 1, note;
    for (size_t i = 0; i < rows; i++) {
        const Row *row = reader_note_row(state, state->notes.top + column * rows + i, &note);
        if (row)
            draw_marked_row(drawing, col, area->row + 1 + (int)i, end, row);
    }
}

void draw_notes(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    const Rect *area = &drawing->panes.notes;
    if (area->rows == 0)
        return;
    screen_fill(drawing->screen, *area, ROLE_TEXT);
    draw_frame(drawing, panes_measure_col(&drawing->panes, state), panes_spread_cols(&drawing->panes, state));
    for (size_t column = 0; column < state->columns; column++)
        draw_column(drawing, column);
}
