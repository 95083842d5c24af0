/* What may follow the keys typed so far, and the actions that fit what is in the prompt. */
#include "internal.h"

#include "base/utf8.h"

enum {
    HINT_GAP_COLS = 3,
    HINT_ROWS_MAX = 6,
    CHOICES_MAX = 10,
    CHOICE_KEY_MAX_COLS = 22,
    CHOICE_KEYS_MAX_COLS = 12, /* of the keys that do the same */
    CHOICE_KEYS_SHARE = 6,     /* of the screen: so much of it, when that is less */
    CHOICE_GAP_COLS = 2
};

/* What it does; briefly: only what that is called. */
static Str hint_text(const KeyHint *hint, bool briefly)
{
    return briefly && hint->name.len_bytes > 0 ? hint->name : hint->help;
}

static void put_hint(Drawing *drawing, const KeyHint *hint, bool briefly, int col, int row)
{
    Pen pen = {drawing->screen, col, row, drawing->screen->cols};
    pen_put(&pen, hint->key, ROLE_HELP_KEY, 0);
    pen.col++;
    pen_put(&pen, hint_text(hint, briefly), ROLE_HELP, 0);
}

/* One after the other, in as many rows as they need, of which those in the area are drawn; with draw unset they are only
 * reckoned. Returns how many rows that takes. */
static int flow_hints(Drawing *drawing, Rect area, bool briefly, bool draw)
{
    const KeyHintList *hints = &drawing->state->hints;
    int col = 1, row = 0;
    for (size_t i = 0; i < hints->count; i++) {
        const KeyHint *hint = &hints->items[i];
        int width = (int)utf8_width(hint->key) + 1 + (int)utf8_width(hint_text(hint, briefly));
        if (col > 1 && col + width > area.cols) {
            col = 1;
            row++;
        }
        if (draw && row < area.rows)
            put_hint(drawing, hint, briefly, col, area.row + row);
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

/* Of the keys, which stand with a blank between two, those for which there is room. */
static Str fit_choice_keys(Drawing *drawing, Str keys)
{
    size_t room = (size_t)drawing->screen->cols / CHOICE_KEYS_SHARE;
    room = room < CHOICE_KEYS_MAX_COLS ? room : CHOICE_KEYS_MAX_COLS;
    Str fitted = {0};
    for (size_t at = 0; at < keys.len_bytes;) {
        size_t end = str_find_byte(keys, ' ', at), gap = fitted.len_bytes > 0 ? 1 : 0;
        Str key = str_slice(keys, at, end);
        at = end + 1;
        if (utf8_width(fitted) + gap + utf8_width(key) <= room)
            fitted =
                arena_format(&drawing->arena, "%.*s%s%.*s", (int)fitted.len_bytes,
                             fitted.data ? fitted.data : "", gap ? " " : "", (int)key.len_bytes, key.data);
    }
    return fitted;
}

/* The column of the keys; 0: there is none. */
static int choice_keys_cols(Drawing *drawing, const KeyHint *hints, int count)
{
    int widest = 0;
    for (int i = 0; i < count; i++) {
        int cols = (int)utf8_width(fit_choice_keys(drawing, hints[i].keys));
        widest = cols > widest ? cols : widest;
    }
    return widest > 0 ? widest + CHOICE_GAP_COLS : 0;
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
    int keys_cols = choice_keys_cols(drawing, state->hints.items + first, area.rows);
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
        Pen keys = pen;
        pen_put(&keys, fit_choice_keys(drawing, hint->keys), ROLE_HELP_KEY, 0);
        pen.col += keys_cols;
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
    bool briefly = flow_hints(drawing, most, false, false) > most.rows;
    int rows = flow_hints(drawing, most, briefly, false);
    Rect area = area_above_status(drawing, rows < most.rows ? rows : most.rows);
    screen_fill(drawing->screen, area, ROLE_HELP);
    flow_hints(drawing, area, briefly, true);
}
