/* The strip at the right edge of the text: the whole document from top to bottom, and where in it hits lie; dimmer, quotes
 * and reviews. */
#include "internal.h"

#include "base/utf8.h"

/* The part of the document that a row of the strip stands for. */
static DocRange row_range(const ReaderState *state, int row, int rows)
{
    return (DocRange){reader_strip_pos(state, (size_t)row, (size_t)rows),
                      reader_strip_pos(state, (size_t)row + 1, (size_t)rows)};
}

static bool has_hit(const DocRangeList *hits, DocRange range)
{
    size_t first = search_first_from(hits, range.start);
    return first < hits->count && hits->items[first].start < range.end;
}

/* The role of the hits in the range, the pattern's own before those that were kept; false when there are none. */
static bool hit_role(const SearchState *search, DocRange range, Role *role)
{
    bool current = search->current < search->hits.count &&
                   search->hits.items[search->current].start >= range.start &&
                   search->hits.items[search->current].start < range.end;
    *role = current ? ROLE_MATCH_CURRENT : ROLE_MATCH;
    if (current || has_hit(&search->hits, range))
        return true;
    for (size_t i = search->kept_count; i-- > 0;) {
        *role = kept_match_role(i);
        if (has_hit(&search->kept[i].hits, range))
            return true;
    }
    return false;
}

/* Does a quote begin in the range? They are in order. */
static bool has_quote(const Document *doc, DocRange range)
{
    size_t low = 0, high = document_quote_count(doc);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document_quote(doc, middle)->text.start < range.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < document_quote_count(doc) && document_quote(doc, low)->text.start < range.end;
}

static bool is_in_review(const Document *doc, DocRange range)
{
    return document_review_at(doc, document_block_at(doc, range.start)) != NONE;
}

typedef bool (*Lies)(const Document *doc, DocRange range);

/* What lies in more than half of the rows is everywhere, and not worth a mark. */
static bool is_worth_marking(const ReaderState *state, int rows, Lies lies)
{
    int count = 0;
    for (int row = 0; row < rows; row++)
        count += lies(state->document, row_range(state, row, rows));
    return count * 2 <= rows;
}

void draw_strip(Drawing *drawing)
{
    const ReaderState *state = drawing->state;
    Rect strip = drawing->panes.strip;
    int text_end = panes_measure_col(&drawing->panes, state) + panes_spread_cols(&drawing->panes, state);
    bool roomy = text_end < strip.col; /* or marks would look like part of the text */
    bool quotes = roomy && is_worth_marking(state, strip.rows, has_quote);
    bool reviews = roomy && is_worth_marking(state, strip.rows, is_in_review);
    for (int row = 0; row < strip.rows; row++) {
        DocRange range = row_range(state, row, strip.rows);
        Str mark = quotes && has_quote(state->document, range)       ? STR("❝")
                   : reviews && is_in_review(state->document, range) ? utf8_sign(STR("│"), STR("|"))
                                                                     : (Str){0};
        Role role;
        if (state->focus == FOCUS_STRIP && (size_t)row == state->strip_row)
            screen_put(drawing->screen, strip.col, strip.row + row, 1, STR("<"), ROLE_MATCH_CURRENT, 0);
        else if (hit_role(&state->search, range, &role))
            screen_put(drawing->screen, strip.col, strip.row + row, 1, STR(" "), role, 0);
        else if (mark.len_bytes > 0)
            screen_put(drawing->screen, strip.col, strip.row + row, 1, mark, ROLE_STRIP, 0);
    }
}
