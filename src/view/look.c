#include "view/look.h"

static Role run_role(Style style, SpanSet spans)
{
    static const Role roles[STYLE_COUNT] = {
        [STYLE_TEXT] = ROLE_TEXT,
        [STYLE_TITLE] = ROLE_TITLE,
        [STYLE_DECK] = ROLE_DECK,
        [STYLE_KICKER] = ROLE_KICKER,
        [STYLE_BYLINE] = ROLE_BYLINE,
        [STYLE_HEADING_1] = ROLE_HEADING_1,
        [STYLE_HEADING_2] = ROLE_HEADING_2,
        [STYLE_HEADING_3] = ROLE_HEADING_3,
        [STYLE_CAPTION] = ROLE_CAPTION,
        [STYLE_QUOTE] = ROLE_QUOTE,
        [STYLE_PULLQUOTE] = ROLE_PULLQUOTE,
        [STYLE_ATTRIBUTION] = ROLE_ATTRIBUTION,
        [STYLE_VERSE] = ROLE_VERSE,
        [STYLE_CODE] = ROLE_CODE,
        [STYLE_TABLE] = ROLE_TABLE,
        [STYLE_TABLE_HEAD] = ROLE_TABLE,
        [STYLE_NOTE] = ROLE_NOTE,
        [STYLE_BIO] = ROLE_BIO,
        [STYLE_BOOK_TITLE] = ROLE_BOOK_TITLE,
        [STYLE_BOOK_CITATION] = ROLE_BOOK_CITATION,
        [STYLE_REVIEWER] = ROLE_REVIEWER,
        [STYLE_QUESTION] = ROLE_QUESTION,
        [STYLE_FURNITURE] = ROLE_FURNITURE,
        [STYLE_META] = ROLE_META,
        [STYLE_BAR] = ROLE_BAR,
        [STYLE_RULE] = ROLE_RULE,
        [STYLE_MARKER] = ROLE_MARKER,
    };
    if (spans & (1u << SPAN_LINK))
        return ROLE_LINK;
    if (style == STYLE_TEXT && spans & (1u << SPAN_CODE))
        return ROLE_CODE;
    return roles[style];
}

/* What style and spans add to the role. */
static uint8_t run_attrs(Style style, SpanSet spans)
{
    unsigned attrs = style == STYLE_TABLE_HEAD ? ATTR_BOLD : 0;
    if (spans & (1u << SPAN_EMPHASIS))
        attrs |= ATTR_ITALIC;
    if (spans & (1u << SPAN_STRONG))
        attrs |= ATTR_BOLD;
    if (spans & (1u << SPAN_STRIKE))
        attrs |= ATTR_STRIKE;
    return (uint8_t)attrs;
}

void look_put_run(Screen *screen, int col, int row, int max_cols, const Run *run)
{
    screen_put(screen, col + (int)run->col, row, max_cols - (int)run->col, run->text,
               run_role(run->style, run->spans), run_attrs(run->style, run->spans));
}

void look_put_row(Screen *screen, int col, int row, int max_cols, const Row *laid)
{
    for (size_t i = 0; i < laid->run_count && laid->runs[i].col < (uint32_t)max_cols; i++)
        look_put_run(screen, col, row, max_cols, &laid->runs[i]);
}
