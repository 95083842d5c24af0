#include "look.h"

#include <string.h>

#include "base/utf8.h"
#include "items.h"
#include "parts.h"
#include "plain.h"
#include "poem.h"
#include "turn.h"

enum {
    CODE_TAB_COLS = 4,     /* CommonMark 0.31, section 2.2 */
    VERBATIM_TAB_COLS = 8, /* terminals */
    TURN_COLS = 4,
    CITATION_TURN_COLS = 2,
    VERSE_INDENT_COLS = 4,
    VERSE_NARROW_INDENT_COLS = 2,
    VERSE_ROOM_COLS = 44, /* in less, a poem needs them all */
    SIGNATURE_BLOCKS_MAX = 4,
    QUOTED_NAME_MAX_BYTES = 120,
    TURN_FIRST_COLS = 2, /* indent of a further paragraph of somebody's turn */
    EPIGRAPH_INDENT_MAX_COLS = 20,
    VERBATIM_BLANK_ROWS_MAX = 8,
};

/* What a class looks like wherever it stands. A class that is not here is plain prose. */
static const Look CLASS_LOOKS[BLOCK_CLASS_COUNT] = {
    [BLOCK_TITLE] = {.style = STYLE_TITLE, .balanced = true},
    [BLOCK_DECK] = {.style = STYLE_DECK, .balanced = true},
    [BLOCK_KICKER] = {.style = STYLE_KICKER, .balanced = true},
    [BLOCK_BYLINE] = {.style = STYLE_BYLINE, .setting = SET_STACKED},
    [BLOCK_HEADING] = {.balanced = true},
    [BLOCK_QUOTE] = {.style = STYLE_QUOTE, .bars = 1},
    [BLOCK_VERSE] = {.style = STYLE_VERSE, .setting = SET_LINES},
    [BLOCK_EPIGRAPH] = {.style = STYLE_QUOTE},
    [BLOCK_ATTRIB] = {.style = STYLE_ATTRIBUTION},
    [BLOCK_CODE] = {.style = STYLE_CODE, .setting = SET_UNBROKEN, .inner_cols = 2, .tab_cols = CODE_TAB_COLS},
    [BLOCK_TABLE] = {.style = STYLE_TABLE, .setting = SET_TABLE, .turn_cols = TURN_COLS},
    [BLOCK_IMAGE] = {.style = STYLE_CAPTION, .lead = {"▣ ", 4}, .lead_style = STYLE_MARKER},
    [BLOCK_RULE] = {.style = STYLE_RULE, .align = ALIGN_CENTRE},
    [BLOCK_NOTE] = {.style = STYLE_NOTE},
    [BLOCK_CAPTION] = {.style = STYLE_CAPTION, .bars = 1, .bar = {"▏", 3}, .indent_cols = 2, .inset_cols = 4},
    [BLOCK_PULLQUOTE] = {.style = STYLE_PULLQUOTE,
                         .bars = 1,
                         .bar = {"┃", 3},
                         .indent_cols = 4,
                         .inset_cols = 8,
                         .balanced = true},
    [BLOCK_FURNITURE] = {.style = STYLE_FURNITURE},
    [BLOCK_BIO] = {.style = STYLE_BIO},
    [BLOCK_REVIEWER] = {.style = STYLE_REVIEWER, .setting = SET_STACKED},
    [BLOCK_SIGN] = {.style = STYLE_ATTRIBUTION, .setting = SET_STACKED, .align = ALIGN_RIGHT},
    [BLOCK_QUESTION] = {.style = STYLE_QUESTION},
    [BLOCK_BOOKTITLE] = {.style = STYLE_BOOK_TITLE, .setting = SET_STACKED, .balanced = true},
    [BLOCK_BOOKCITE] = {.style = STYLE_BOOK_CITATION,
                        .setting = SET_STACKED,
                        .turn_cols = CITATION_TURN_COLS},
    [BLOCK_META] = {.style = STYLE_META},
};

bool block_is_shown(const Document *doc, size_t block, LayoutOptions options)
{
    const Block *b = document_block(doc, block);
    if (options.verbatim)
        return true;
    if (block_class_is_folded(b->cls) && !options.show_furniture)
        return false;
    bool drawn = b->cls == BLOCK_IMAGE || b->cls == BLOCK_RULE || b->marker.len_bytes > 0;
    return drawn || !str_is_blank(document_slice(doc, b->text));
}

/* The nearest block before this one that is shown; NONE when there is none. */
static size_t shown_before(const Document *doc, size_t block, LayoutOptions options)
{
    while (block > 0) {
        block--;
        if (block_is_shown(doc, block, options))
            return block;
    }
    return NONE;
}

static bool is_one_of(BlockClass cls, const BlockClass *classes, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (cls == classes[i])
            return true;
    return false;
}

#define IS_ONE_OF(cls, ...)                                                                                  \
    is_one_of(cls, (const BlockClass[]){__VA_ARGS__},                                                        \
              sizeof((const BlockClass[]){__VA_ARGS__}) / sizeof(BlockClass))

static bool is_quotation(BlockClass cls)
{
    return IS_ONE_OF(cls, BLOCK_QUOTE, BLOCK_EPIGRAPH, BLOCK_VERSE, BLOCK_PULLQUOTE);
}

static bool is_title_group(BlockClass cls)
{
    return IS_ONE_OF(cls, BLOCK_TITLE, BLOCK_DECK, BLOCK_KICKER, BLOCK_BYLINE);
}

static bool is_book_head(BlockClass cls)
{
    return IS_ONE_OF(cls, BLOCK_BOOKTITLE, BLOCK_BOOKCITE);
}

/* The block that this attribution is about when it stands under a quotation; NONE for a speaker's name in a
 * play, which stands above what is said. */
static size_t attributed_quotation(const Document *doc, size_t block, LayoutOptions options)
{
    size_t before = shown_before(doc, block, options);
    return before != NONE && is_quotation(document_block(doc, before)->cls) ? before : NONE;
}

/* True for a last paragraph of a block quotation that is a dash and a name, as Markdown has them. */
static bool names_quoted(const Document *doc, size_t block, LayoutOptions options)
{
    const Block *b = document_block(doc, block);
    Str text = document_block_text(doc, block);
    if (b->cls != BLOCK_QUOTE || !utf8_begins_with_dash(text) || text.len_bytes > QUOTED_NAME_MAX_BYTES)
        return false;
    size_t before = shown_before(doc, block, options), count = document_block_count(doc);
    bool follows = before != NONE && document_block(doc, before)->cls == BLOCK_QUOTE &&
                   !utf8_begins_with_dash(document_block_text(doc, before));
    return follows && (block + 1 == count || document_block(doc, block + 1)->cls != BLOCK_QUOTE);
}

/* True when the head of a review begins with the block, which may be a plain heading. */
static bool is_review_head(const Document *doc, size_t block)
{
    size_t review = document_review_at(doc, block);
    return review != NONE && document_review(doc, review)->block == block;
}

/* True for a further answer to the same question, and a further paragraph of the same turn, where labels tell one
 * turn from the next. */
static bool goes_on_exchange(const Document *doc, size_t before, size_t block)
{
    const Block *a = document_block(doc, before), *b = document_block(doc, block);
    if (a->cls != b->cls || turn_hang_cols(doc, block) == 0 || turn_hang_cols(doc, before) == 0)
        return false;
    return b->cls == BLOCK_ANSWER || turn_label_bytes(doc, block) == 0;
}

/* Is it the last line of a letter in a row of them, and not of one that is quoted in between? */
static bool ends_letter(const Document *doc, size_t block, LayoutOptions options)
{
    if (document_block(doc, block)->cls != BLOCK_SIGN)
        return false;
    for (int i = 0; i < SIGNATURE_BLOCKS_MAX && block != NONE; i++) {
        block = shown_before(doc, block, options);
        if (block != NONE && document_block(doc, block)->cls == BLOCK_PARA)
            return true;
    }
    return false;
}

/* The last of an epigraph and who is named under it: the text begins below. */
static bool ends_epigraph(const Document *doc, size_t block, LayoutOptions options)
{
    BlockClass cls = document_block(doc, block)->cls;
    size_t epigraph = cls == BLOCK_ATTRIB ? attributed_quotation(doc, block, options) : block;
    return epigraph != NONE && document_block(doc, epigraph)->cls == BLOCK_EPIGRAPH;
}

/* Blocks that belong together more closely than their classes say. */
static bool is_set_close(const Document *doc, size_t before, size_t block, LayoutOptions options)
{
    const Block *a = document_block(doc, before), *b = document_block(doc, block);
    if (b->tight || b->subheading)
        return true;
    switch (b->cls) {
    case BLOCK_TITLE: return a->cls == BLOCK_KICKER;
    case BLOCK_BYLINE: return a->cls == BLOCK_TITLE;
    case BLOCK_BOOKCITE:
        return !is_review_head(doc, block) && (is_book_head(a->cls) || is_review_head(doc, before));
    case BLOCK_CAPTION:
        return a->cls == BLOCK_IMAGE ||
               (a->cls == BLOCK_CAPTION && b->kind && strcmp(b->kind, "credit") == 0);
    case BLOCK_ATTRIB: return is_quotation(a->cls);
    case BLOCK_QUOTE:
        if (names_quoted(doc, block, options))
            return true;
        break;
    case BLOCK_ANSWER: return a->cls == BLOCK_QUESTION || goes_on_exchange(doc, before, block);
    case BLOCK_SIGN: return !IS_ONE_OF(a->cls, BLOCK_HEADING, BLOCK_TITLE);
    case BLOCK_REVIEWER: return IS_ONE_OF(a->cls, BLOCK_PARA, BLOCK_BOOKTITLE, BLOCK_BOOKCITE);
    case BLOCK_NOTE:
    case BLOCK_META: return a->cls == b->cls;
    case BLOCK_PARA:
    case BLOCK_QUESTION:
        if (goes_on_exchange(doc, before, block))
            return true;
        break;
    default: break;
    }
    return a->cls == BLOCK_ATTRIB && attributed_quotation(doc, before, options) == NONE;
}

static size_t blank_rows_between(const Document *doc, size_t before, size_t block, LayoutOptions options)
{
    const Block *a = document_block(doc, before), *b = document_block(doc, block);
    if (is_set_close(doc, before, block, options))
        return 0;
    if (is_title_group(a->cls))
        return is_title_group(b->cls) || b->cls == BLOCK_REVIEWER ? 1 : 2;
    if (a->cls == BLOCK_HEADING)
        return a->level >= 3 && b->cls != BLOCK_HEADING ? 0 : 1;
    if (b->cls == BLOCK_PARA && (ends_letter(doc, before, options) || ends_epigraph(doc, before, options)))
        return 2;
    bool opens = b->cls == BLOCK_TITLE || b->cls == BLOCK_KICKER || (b->cls == BLOCK_HEADING && b->level < 3);
    return opens ? 2 : 1;
}

/* The blank lines that the source has there. */
static size_t blank_lines_between(const Document *doc, size_t before, size_t block)
{
    const Block *a = document_block(doc, before), *b = document_block(doc, block);
    uint32_t end = document_fragments(doc, a)[a->fragment_count - 1].last_line;
    uint32_t start = document_fragments(doc, b)[0].first_line;
    size_t lines = start > end + 1 ? start - end - 1 : 0;
    return lines < VERBATIM_BLANK_ROWS_MAX ? lines : VERBATIM_BLANK_ROWS_MAX;
}

static RuleAbove rule_above(const Document *doc, size_t before, size_t block)
{
    BlockClass cls = document_block(doc, block)->cls, before_cls = document_block(doc, before)->cls;
    if (cls == BLOCK_BIO)
        return before_cls == BLOCK_BIO ? RULE_NONE : RULE_SHORT;
    bool has_head_above = is_book_head(before_cls) || is_title_group(before_cls) ||
                          (cls == BLOCK_BOOKCITE && before_cls == BLOCK_HEADING);
    bool begins_review = is_book_head(cls) || is_review_head(doc, block);
    return begins_review && !has_head_above ? RULE_FULL : RULE_NONE;
}

static Style heading_style(uint8_t level)
{
    return level <= 1 ? STYLE_HEADING_1 : level == 2 ? STYLE_HEADING_2 : STYLE_HEADING_3;
}

static void look_like_list(const Document *doc, size_t block, Look *look)
{
    const Block *b = document_block(doc, block);
    Str bullet = item_bullet(b);
    look->lead = bullet.len_bytes > 0 ? bullet : str_trim(b->marker);
    look->lead_style = STYLE_MARKER;
    look->lead_cols = item_mark_cols(doc, block);
    look->inner_cols = item_indent_cols(doc, block);
}

/* Its number hangs, be it a mark of its own or the head of its text. */
static void look_like_note(const Document *doc, size_t block, Look *look)
{
    size_t own_cols = note_mark_cols(doc, block), cols = item_mark_cols(doc, block);
    look->lead = str_trim(document_block(doc, block)->marker);
    look->lead_style = STYLE_MARKER;
    if (look->lead.len_bytes > 0)
        look->lead_cols = cols;
    else if (own_cols > 0) {
        look->first_cols = cols - own_cols;
        look->turn_cols = cols;
    }
}

static size_t verse_indent(size_t measure_cols)
{
    return measure_cols < VERSE_ROOM_COLS ? VERSE_NARROW_INDENT_COLS : VERSE_INDENT_COLS;
}

/* The rest of a line that is too long stands deeper than any line that the poet has indented. */
static void look_like_verse(const Document *doc, size_t block, LayoutOptions options, Look *look)
{
    look->inner_cols = verse_indent(options.measure_cols);
    look->turn_cols = poem_deepest_indent(document_text(doc), document_block(doc, block)->text) + TURN_COLS;
}

/* Who wrote a poem stands below it, set right to its longest line. */
static void look_like_poet(const Document *doc, size_t poem, LayoutOptions options, Look *look)
{
    look->inner_cols = verse_indent(options.measure_cols);
    look->block_cols = longest_line_cols(document_text(doc), document_block(doc, poem)->text);
    look->align = ALIGN_RIGHT;
}

/* Where turns have labels, what is said hangs under them, and no blank row is needed for a paragraph more. */
static void look_like_turn(const Document *doc, size_t block, Look *look)
{
    look->turn_cols = turn_hang_cols(doc, block);
    look->label_bytes = look->turn_cols > 0 ? turn_label_bytes(doc, block) : 0;
    if (look->turn_cols > 0 && look->label_bytes == 0)
        look->first_cols = look->turn_cols + TURN_FIRST_COLS;
}

static size_t epigraph_indent(size_t measure_cols)
{
    return measure_cols / 4 < EPIGRAPH_INDENT_MAX_COLS ? measure_cols / 4 : EPIGRAPH_INDENT_MAX_COLS;
}

/* An attribution stands under its quotation, behind the same bars. */
static void look_like_attribution(const Document *doc, size_t block, LayoutOptions options, Look *look)
{
    size_t quotation = attributed_quotation(doc, block, options);
    if (quotation == NONE)
        return;
    BlockClass cls = document_block(doc, quotation)->cls;
    const Look *quote = &CLASS_LOOKS[cls];
    look->indent_cols = cls == BLOCK_EPIGRAPH ? epigraph_indent(options.measure_cols) : quote->indent_cols;
    if (cls == BLOCK_VERSE)
        look_like_poet(doc, quotation, options, look);
    look->bars = quote->bars;
    look->bar = quote->bar;
    if (!utf8_begins_with_dash(document_block_text(doc, block))) {
        look->lead = STR("— ");
        look->lead_style = STYLE_ATTRIBUTION;
    }
}

/* Under a head a reviewer is a byline, under a review a signature. */
static void look_like_reviewer(const Document *doc, size_t block, LayoutOptions options, Look *look)
{
    size_t before = shown_before(doc, block, options);
    BlockClass cls = before == NONE ? BLOCK_TITLE : document_block(doc, before)->cls;
    look->align = is_book_head(cls) || is_title_group(cls) ? ALIGN_LEFT : ALIGN_RIGHT;
}

static void look_like_signature(const Document *doc, size_t block, LayoutOptions options, Look *look)
{
    size_t before = shown_before(doc, block, options);
    if (before != NONE && document_block(doc, before)->cls == BLOCK_VERSE)
        look_like_poet(doc, before, options, look);
}

static void look_of_class(const Document *doc, size_t block, LayoutOptions options, Look *look)
{
    const Block *b = document_block(doc, block);
    switch (b->cls) {
    case BLOCK_HEADING: look->style = heading_style(b->level); break;
    case BLOCK_LIST: look_like_list(doc, block, look); break;
    case BLOCK_QUOTE:
        look->style = names_quoted(doc, block, options) ? STYLE_ATTRIBUTION : look->style;
        break;
    case BLOCK_VERSE: look_like_verse(doc, block, options, look); break;
    case BLOCK_QUESTION:
    case BLOCK_ANSWER: look_like_turn(doc, block, look); break;
    case BLOCK_SIGN: look_like_signature(doc, block, options, look); break;
    case BLOCK_EPIGRAPH: look->indent_cols = epigraph_indent(options.measure_cols); break;
    case BLOCK_ATTRIB: look_like_attribution(doc, block, options, look); break;
    case BLOCK_REVIEWER: look_like_reviewer(doc, block, options, look); break;
    case BLOCK_RULE:
        if (block_is_plain_rule(document_slice(doc, b->text)))
            look->setting = SET_ORNAMENT;
        break;
    case BLOCK_NOTE: look_like_note(doc, block, look); break;
    case BLOCK_PARA: look_like_turn(doc, block, look); break;
    default: break;
    }
    if (b->list_depth > 0 && b->cls != BLOCK_LIST) /* a further paragraph of an item stands under its text */
        look->inner_cols += item_indent_cols(doc, block);
}

static Look verbatim_look(const Document *doc, size_t block)
{
    Look look = {.setting = SET_LINES, .tab_cols = VERBATIM_TAB_COLS};
    if (block > 0)
        look.blank_rows = blank_lines_between(doc, block - 1, block);
    return look;
}

static size_t bars_of(const Block *block)
{
    size_t bars = CLASS_LOOKS[block->cls].bars;
    return block->quote_depth > bars ? block->quote_depth : bars;
}

Look block_look(const Document *doc, size_t block, LayoutOptions options)
{
    if (options.verbatim)
        return verbatim_look(doc, block);
    const Block *b = document_block(doc, block);
    Look look = CLASS_LOOKS[b->cls];
    look_of_class(doc, block, options, &look);
    if (b->keep_lines && (look.setting == SET_PROSE || look.setting == SET_STACKED))
        look.setting = SET_LINES;
    if (look.setting == SET_STACKED && part_count(doc, block) > 1) /* nobody prints a giant so */
        look.setting = SET_PROSE;
    if (bars_of(b) > look.bars)
        look.bars = bars_of(b);
    look.bar = utf8_sign(look.bar.len_bytes > 0 ? look.bar : STR("│"), STR("|"));
    look.is_body = look.setting == SET_PROSE && look.align == ALIGN_LEFT &&
                   (look.style == STYLE_TEXT || look.style == STYLE_QUOTE || look.style == STYLE_NOTE ||
                    look.style == STYLE_BIO);
    size_t before = shown_before(doc, block, options);
    if (before != NONE) {
        const Block *a = document_block(doc, before);
        look.blank_rows = blank_rows_between(doc, before, block, options);
        look.rule_above = rule_above(doc, before, block);
        look.joined_bars = a->quote_depth < b->quote_depth ? a->quote_depth : b->quote_depth;
    }
    if (options.plain)
        look_plainly(doc, block, before, options.measure_cols, &look);
    return look;
}
