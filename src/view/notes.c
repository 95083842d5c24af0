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
    size_t end = notes->top + notes->rows - 1;
    bool is_cut = notes->row_count >= notes->rows;
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
        screen_put(screen, col + i, row, 1, STR("─"), ROLE_RULE, 0);
    Pen pen = {screen, col + LEAD_COLS, row, col + cols - LEAD_COLS};
    pen_put_right(&pen, count_text(drawing), ROLE_NOTE, ATTR_DIM);
    pen_put(&pen, number_text(drawing), ROLE_NOTE, 0);
}

void draw_notes(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    const Rect *area = &drawing->panes.notes;
    int col = panes_measure_col(&drawing->panes, state);
    if (area->rows == 0)
        return;
    screen_fill(drawing->screen, *area, ROLE_TEXT);
    draw_frame(drawing, col, panes_measure_cols(&drawing->panes, state));
    for (int i = 1; i < area->rows; i++) {
        size_t note;
        const Row *row = reader_note_row(state, state->notes.top + (size_t)i - 1, &note);
        if (row)
            draw_marked_row(drawing, col, area->row + i, area->col + area->cols, row);
    }
}
