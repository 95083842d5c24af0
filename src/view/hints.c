/* What may follow the keys typed so far, and the actions that fit what is in the prompt. */
#include "internal.h"

#include "base/utf8.h"

enum {
    HINT_GAP_COLS = 3,
    HINT_ROWS_MAX = 4,
    CHOICES_MAX = 10,
    CHOICE_KEY_MAX_COLS = 22,
    CHOICE_GAP_COLS = 2
};

static int hint_cols(const KeyHint *hint)
{
    return (int)utf8_width(hint->key) + 1 + (int)utf8_width(hint->help);
}

static void put_hint(Drawing *drawing, const KeyHint *hint, int col, int row)
{
    Pen pen = {drawing->screen, col, row, drawing->screen->cols};
    pen_put(&pen, hint->key, ROLE_HELP_KEY, 0);
    pen.col++;
    pen_put(&pen, hint->help, ROLE_HELP, 0);
}

/* One after the other, in as many rows as they need; without draw only reckoned. Returns how many rows that
 * takes, or area.rows when there are more. */
static int flow_hints(Drawing *drawing, Rect area, bool draw)
{
    const KeyHintList *hints = &drawing->state->hints;
    int col = 1, row = 0;
    for (size_t i = 0; i < hints->count; i++) {
        int width = hint_cols(&hints->items[i]);
        if (col > 1 && col + width > area.cols) {
            col = 1;
            row++;
        }
        if (row >= area.rows)
            return row;
        if (draw)
            put_hint(drawing, &hints->items[i], col, area.row + row);
        col += width + HINT_GAP_COLS;
    }
    return row + 1;
}

static Rect area_above_status(const Drawing *drawing, int rows)
{
    Rect foot = prompt_area(drawing);
    int most = foot.row / 2 > 0 ? foot.row / 2 : foot.row;
    rows = rows < most ? rows : most;
    return (Rect){0, foot.row - rows, foot.cols, rows};
}

/* The column of the names, as wide as those that are shown need it. Titles may take two thirds of the screen. */
static int choice_key_cols(const Drawing *drawing, const KeyHint *hints, int count)
{
    bool titles = drawing->state->prompt.kind == PROMPT_TITLE;
    int most = titles ? drawing->screen->cols * 2 / 3 : CHOICE_KEY_MAX_COLS, widest = 0;
    for (int i = 0; i < count; i++) {
        int cols = (int)utf8_width(hints[i].key) + CHOICE_GAP_COLS;
        widest = cols > widest ? cols : widest;
    }
    return widest < most ? widest : most;
}

/* The best fit stands lowest, next to what is typed; a choice further up is kept in sight. */
static void draw_choices(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    int most =
        state->plain ? 1 : CHOICES_MAX; /* a list that changes with each letter is read out each time */
    int count = state->hints.count < (size_t)most ? (int)state->hints.count : most;
    Rect area = area_above_status(drawing, count);
    size_t rows = (size_t)area.rows, first = state->choice >= rows ? state->choice - rows + 1 : 0;
    int key_cols = choice_key_cols(drawing, state->hints.items + first, area.rows);
    screen_fill(drawing->screen, area, ROLE_HELP);
    for (int i = 0; i < area.rows; i++) {
        const KeyHint *hint = &state->hints.items[first + (size_t)i];
        bool chosen = first + (size_t)i == state->choice;
        Pen pen = pen_at(drawing->screen, area, area.rows - 1 - i);
        pen.col += area.cols > CHOICE_KEY_MAX_COLS ? 1 : 0;
        int text_col = pen.col + key_cols;
        Pen key = pen;
        key.end = text_col - 1 < pen.end ? text_col - 1 : pen.end;
        pen_put(&key, hint->key, ROLE_HELP_KEY, chosen ? ATTR_BOLD | ATTR_REVERSE : 0);
        pen.col = key.col;
        pen.col = pen.col + 1 > text_col ? pen.col + 1 : text_col;
        pen_put(&pen, hint->help, ROLE_HELP, 0);
    }
}

void draw_hints(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    if (state->hints.count == 0)
        return;
    if (state->prompt.kind == PROMPT_COMMAND || state->prompt.kind == PROMPT_TITLE) {
        draw_choices(drawing);
        return;
    }
    if (state->plain)
        return;
    Rect most = area_above_status(drawing, HINT_ROWS_MAX);
    Rect area = area_above_status(drawing, flow_hints(drawing, most, false));
    screen_fill(drawing->screen, area, ROLE_HELP);
    flow_hints(drawing, area, true);
}
