/* The card of a book review that has been gone to. */
#include "internal.h"

#include "base/utf8.h"

enum {
    CARD_LINES_MAX = 4,
    CARD_MIN_COLS = 28,
    CARD_PADDING_COLS = 2
};

typedef struct {
    Str lines[CARD_LINES_MAX];
    int count;
} CardText;

static void put_part(Buffer *line, Str part, const char *divider)
{
    if (part.len_bytes == 0)
        return;
    buffer_put(line, line->len_bytes > 0 ? str_from(divider) : (Str){0});
    buffer_put(line, part);
}

static void put_names(Buffer *line, StrList names, const char *role)
{
    for (size_t i = 0; i < names.count; i++)
        put_part(line, names.items[i], ", ");
    if (names.count > 0 && role)
        put_part(line, str_from(role), " ");
}

static void keep_line(Drawing *drawing, Buffer *line, CardText *card)
{
    if (line->len_bytes > 0)
        card->lines[card->count++] = arena_copy(&drawing->arena, buffer_str(line));
    buffer_clear(line);
}

/* "256", "xiv + 322", not "256 pp." */
static bool ends_with_number(Str pages)
{
    char last = pages.len_bytes > 0 ? pages.data[pages.len_bytes - 1] : ' ';
    return is_ascii_digit(last);
}

static CardText card_text(Drawing *drawing)
{
    const Review *review = document_review(drawing->state->document, drawing->state->card);
    CardText card = {0};
    Buffer line = {0};
    put_part(&line, review->title, "");
    put_part(&line, review->subtitle, ": ");
    keep_line(drawing, &line, &card);
    put_names(&line, review->authors, NULL);
    put_names(&line, review->editors, review->editors.count > 1 ? "(eds.)" : "(ed.)");
    put_part(&line, review->translators.count > 0 ? STR("translated by ") : (Str){0}, "; ");
    for (size_t i = 0; i < review->translators.count; i++)
        put_part(&line, review->translators.items[i], i > 0 ? ", " : "");
    keep_line(drawing, &line, &card);
    put_part(&line, review->publisher, "");
    put_part(&line, review->year, ", ");
    put_part(&line, review->pages, " · ");
    put_part(&line, ends_with_number(review->pages) ? STR("pp.") : (Str){0}, " ");
    put_part(&line, review->price, " · ");
    keep_line(drawing, &line, &card);
    if (review->reviewer.len_bytes > 0) {
        buffer_put(&line, STR("reviewed by "));
        buffer_put(&line, review->reviewer);
    }
    keep_line(drawing, &line, &card);
    buffer_free(&line);
    return card;
}

Str card_line(Drawing *drawing)
{
    CardText card = card_text(drawing);
    Buffer line = {0};
    for (int i = 0; i < card.count; i++)
        put_part(&line, card.lines[i], drawing->state->plain ? "; " : " · ");
    Str copy = arena_copy(&drawing->arena, buffer_str(&line));
    buffer_free(&line);
    return copy;
}

/* The rows of that column in which text before the review's body stands: its head. */
static void head_rows(const Drawing *drawing, size_t column, int *first, int *end)
{
    const ReaderState *state = drawing->state;
    const Review *review = document_review(state->document, state->card);
    size_t behind = review->body_block != NONE ? review->body_block : review->block + 1;
    RowPlace place = state->top;
    *first = *end = 0;
    for (size_t i = 0; i < state->page_rows && place.block < behind; i++) {
        size_t at, row;
        if (reader_column_spot(state, i, &at, &row) && at == column && place.block >= review->block) {
            *first = *end == 0 ? (int)row : *first;
            *end = (int)row + 1;
        }
        if (!place_next(state, &place))
            break;
    }
}

static void draw_box(Drawing *drawing, Rect box)
{
    Screen *screen = drawing->screen;
    const Str line = utf8_sign(STR("─"), STR("-")), side = utf8_sign(STR("│"), STR("|")), corner = STR("+");
    screen_fill(screen, box, ROLE_CARD);
    for (int col = 0; col < box.cols; col++) {
        bool left = col == 0, right = col == box.cols - 1;
        Str top = left ? utf8_sign(STR("╭"), corner) : right ? utf8_sign(STR("╮"), corner) : line;
        Str bottom = left ? utf8_sign(STR("╰"), corner) : right ? utf8_sign(STR("╯"), corner) : line;
        screen_put(screen, box.col + col, box.row, 1, top, ROLE_CARD, 0);
        screen_put(screen, box.col + col, box.row + box.rows - 1, 1, bottom, ROLE_CARD, 0);
    }
    for (int row = 1; row < box.rows - 1; row++) {
        screen_put(screen, box.col, box.row + row, 1, side, ROLE_CARD, 0);
        screen_put(screen, box.col + box.cols - 1, box.row + row, 1, side, ROLE_CARD, 0);
    }
}

/* At the bottom of the page, where it is read last, or of the first column when the review's head stands in the second; or
 * at the top when the head stands at the bottom; never over the head. */
bool draw_card(Drawing *drawing)
{
    const Panes *panes = &drawing->panes;
    int cols = panes_measure_cols(panes, drawing->state);
    CardText card = card_text(drawing);
    int rows = card.count + 2, head_first, head_end;
    size_t column = drawing->state->columns - 1;
    if (drawing->state->plain || cols < CARD_MIN_COLS || rows * 2 > panes->text.rows || card.count == 0)
        return false;
    head_rows(drawing, column, &head_first, &head_end);
    if (head_end > panes->text.rows - rows && column > 0)
        head_rows(drawing, --column, &head_first, &head_end);
    bool below = head_end <= panes->text.rows - rows;
    if (!below && head_first < rows)
        return false;
    int row = panes->text.row + (below ? panes->text.rows - rows : 0);
    Rect box = {panes_column_col(panes, drawing->state, column), row, cols, rows};
    draw_box(drawing, box);
    for (int i = 0; i < card.count; i++) {
        screen_put_fitted(drawing->screen, box.col + CARD_PADDING_COLS, box.row + 1 + i,
                          box.cols - 2 * CARD_PADDING_COLS, card.lines[i], ROLE_CARD, i == 0 ? ATTR_BOLD : 0);
    }
    return true;
}
