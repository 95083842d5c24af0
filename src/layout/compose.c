#include "compose.h"

#include "base/bidi.h"
#include "base/utf8.h"
#include "parts.h"
#include "poem.h"
#include "stack.h"

enum {
    BAR_COLS = 2,
    SHORT_RULE_COLS = 12
};

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Bars first, then the lead, then room: what tells most is given up last. */
static Frame fit_frame(const Look *look, size_t measure)
{
    Frame frame = {0};
    size_t room = measure / 2, own_cols = 0;
    frame.bars = smaller(look->bars, room / BAR_COLS);
    room -= BAR_COLS * frame.bars;
    if (look->lead.len_bytes > 0 && room >= 2) {
        bool spaced = str_ends(look->lead, STR(" "));
        frame.lead = str_slice(look->lead, 0, utf8_fit(look->lead, spaced ? room : room - 1));
        own_cols = utf8_width(frame.lead) + !spaced;
        frame.lead_cols = look->lead_cols > own_cols ? smaller(look->lead_cols, room) : own_cols;
        room -= frame.lead_cols;
    }
    frame.inner_cols = smaller(look->inner_cols, room);
    room -= frame.inner_cols;
    frame.indent_cols = smaller(look->indent_cols, room);
    frame.text_col = frame.indent_cols + BAR_COLS * frame.bars + frame.inner_cols + frame.lead_cols;
    frame.lead_col = frame.text_col - own_cols;
    frame.text_cols = measure - frame.text_col;
    frame.text_cols -= smaller(look->inset_cols, frame.text_cols / 4);
    frame.turn_cols = smaller(look->turn_cols, frame.text_cols / 2);
    frame.first_cols = smaller(look->first_cols, frame.text_cols / 2);
    frame.measure_cols = measure;
    return frame;
}

void compose_prefix(Composer *composer, DocPos start)
{
    const Frame *frame = &composer->frame;
    row_begin(composer->rows, start);
    size_t col = frame->indent_cols;
    for (size_t i = 0; i < frame->bars; i++) {
        row_put_decoration(composer->rows, composer->look->bar, col, STYLE_BAR);
        col += BAR_COLS;
    }
    if (frame->lead.len_bytes > 0 && start == composer->whole.start)
        row_put_decoration(composer->rows, frame->lead, frame->lead_col, composer->look->lead_style);
}

/* Of a paragraph from right to left: bars and bullets stand at the right. */
static void mirror_row(const Composer *composer, size_t first_run)
{
    const Frame *frame = &composer->frame;
    size_t behind_cols = frame->measure_cols - frame->text_col - frame->text_cols;
    row_mirror(composer->rows, first_run, frame->measure_cols, frame->text_col, behind_cols);
}

static void align_row(const Composer *composer, size_t first_run, size_t end_col)
{
    size_t used = end_col - composer->frame.text_col;
    if (used >= composer->frame.text_cols)
        return;
    size_t left = composer->frame.text_cols - used;
    Align align = composer->look->align;
    if (composer->leftwards && align != ALIGN_CENTRE)
        align = align == ALIGN_LEFT ? ALIGN_RIGHT : ALIGN_LEFT;
    switch (align) {
    case ALIGN_LEFT: break;
    case ALIGN_CENTRE: row_shift(composer->rows, first_run, left / 2); break;
    case ALIGN_RIGHT: row_shift(composer->rows, first_run, left); break;
    }
}

/* The text of a row, the label of a turn in the style of names. */
static size_t put_labelled_text(const Composer *composer, DocRange range, size_t col, size_t tab_cols)
{
    Style style = composer->look->style, name = style == STYLE_TEXT ? STYLE_ATTRIBUTION : style;
    DocPos label_end = composer->whole.start + composer->look->label_bytes;
    DocRange label = {range.start, label_end < range.end ? label_end : range.end};
    if (label.start < label.end)
        col = row_put_text(composer->rows, label, col, name, tab_cols);
    DocRange rest = {label.start < label.end ? label.end : range.start, range.end};
    return rest.start < rest.end ? row_put_text(composer->rows, rest, col, style, tab_cols) : col;
}

/* turn: columns that it is indented, from where its text begins. spread: it is not the last one, and may be spread to the
 * measure. */
static void compose_broken_line(Composer *composer, DocPos base, BrokenLine broken, size_t turn,
                                size_t tab_cols, bool spread)
{
    RowBuilder *rows = composer->rows;
    const Frame *frame = &composer->frame;
    DocRange range = {base + broken.start, base + broken.end};
    size_t before = composer->leftwards ? 0 : turn,
           end = frame->text_col + frame->text_cols - (turn - before);
    compose_prefix(composer, range.start);
    size_t first_run = rows->runs.count;
    size_t col = put_labelled_text(composer, range, frame->text_col + before, tab_cols);
    if (broken.hyphen)
        col = row_put_decoration(rows, STR("-"), col, composer->look->style);
    if (spread && composer->look->is_body && composer->justify)
        col += row_spread(rows, first_run, end > col ? end - col : 0, rows->rows.count % 2 == 0);
    if (composer->levels)
        row_order(rows, first_run, composer->levels, composer->text.start, composer->leftwards);
    bool has_lead = frame->lead.len_bytes > 0 && range.start == composer->whole.start;
    align_row(composer, first_run - (has_lead && composer->look->align == ALIGN_RIGHT), col + turn - before);
    if (composer->leftwards)
        mirror_row(composer, first_run);
    row_end(rows, range.end);
}

bool compose_goes_on(const Composer *composer, DocPos start)
{
    return start > composer->whole.start && start == composer->text.start &&
           composer->rows->text.data[start - 1] != '\n';
}

void compose_line(Composer *composer, DocRange line, size_t tab_cols)
{
    RowBuilder *rows = composer->rows;
    size_t turned_cols = composer->frame.text_cols - composer->frame.turn_cols;
    bool is_turned = compose_goes_on(composer, line.start);
    BreakWidths widths = {.first_cols = is_turned ? turned_cols : composer->frame.text_cols,
                          .rest_cols = turned_cols,
                          .tab_cols = tab_cols};
    Str text = str_slice(rows->text, line.start, line.end);
    if (composer->look->balanced)
        break_balanced(&rows->breaker, text, widths);
    else
        break_lines(&rows->breaker, text, widths);
    const BrokenLines *lines = &rows->breaker.lines;
    for (size_t i = 0; i < lines->count; i++) {
        size_t turn = i > 0 || is_turned ? composer->frame.turn_cols : 0;
        compose_broken_line(composer, line.start, lines->items[i], turn, tab_cols, false);
    }
}

void compose_list_code(const Composer *composer, DocRange range)
{
    const Block *block = document_block(composer->doc, composer->block);
    const Span *spans = document_spans(composer->doc, block);
    vec_clear(&composer->rows->whole);
    for (size_t i = 0; i < block->span_count && spans[i].text.start < range.end; i++)
        if (spans[i].kind == SPAN_CODE && spans[i].text.start >= range.start &&
            spans[i].text.end <= range.end)
            vec_push(&composer->rows->whole,
                     (DocRange){spans[i].text.start - range.start, spans[i].text.end - range.start});
}

/* Columns of the dash before a name, and the blank behind it. */
static size_t dash_cols(Str text)
{
    size_t blank = str_find_byte(text, ' ', 0);
    bool is_dash = utf8_begins_with_dash(text) && blank < text.len_bytes;
    return is_dash ? utf8_width(str_slice(text, 0, blank)) + 1 : 0;
}

/* Columns of the opening quotation mark, and the blank behind one of guillemets, with which a quotation that is set off
 * begins: it hangs, and the lines below stand under the first letter. */
static size_t hanging_cols(const Composer *composer)
{
    enum {
        ROOM_COLS = 16, /* in less, every column counts */
        DASH_MAX_COLS = 3
    };
    static const Str marks[] = {STR_INIT("“"), STR_INIT("„"), STR_INIT("‘"), STR_INIT("‚"), STR_INIT("«"),
                                STR_INIT("‹"), STR_INIT("»"), STR_INIT("›"), STR_INIT("\"")};
    Style style = composer->look->style;
    Str text = str_slice(composer->rows->text, composer->whole.start, composer->whole.end);
    if (style == STYLE_ATTRIBUTION && !composer->leftwards && composer->frame.text_cols >= ROOM_COLS)
        return smaller(dash_cols(text), DASH_MAX_COLS);
    if ((style != STYLE_QUOTE && style != STYLE_PULLQUOTE) || composer->leftwards ||
        composer->frame.text_cols < ROOM_COLS)
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t len = marks[i].len_bytes;
        if (str_starts(text, marks[i]) && len < text.len_bytes) {
            Str rest = str_slice(text, len, text.len_bytes);
            return utf8_width(marks[i]) + (str_starts(rest, STR(" ")) || str_starts(rest, STR("\xC2\xA0")) ||
                                           str_starts(rest, STR("\xE2\x80\xAF")));
        }
    }
    return 0;
}

static void compose_paragraph(Composer *composer)
{
    RowBuilder *rows = composer->rows;
    const Frame *frame = &composer->frame;
    DocRange line = composer->text;
    Str text = str_slice(rows->text, line.start, line.end);
    bool is_first = line.start == composer->whole.start, is_last = line.end == composer->whole.end;
    size_t mark = hanging_cols(composer), hanging = mark > frame->turn_cols ? mark : frame->turn_cols;
    BreakWidths widths = {.first_cols = frame->text_cols - (is_first ? frame->first_cols : hanging),
                          .rest_cols = frame->text_cols - hanging};
    if (!composer->look->balanced || !break_balanced(&rows->breaker, text, widths)) {
        compose_list_code(composer, line);
        Hyphenation hyphenation = {composer->hyphenator, rows->whole.items, rows->whole.count};
        break_paragraph(&rows->breaker, text, widths, !is_last, hyphenation);
    }
    const BrokenLines *lines = &rows->breaker.lines;
    for (size_t i = 0; i < lines->count; i++)
        compose_broken_line(composer, line.start, lines->items[i],
                            i > 0 || !is_first ? hanging : frame->first_cols, 0,
                            i + 1 < lines->count || !is_last);
}

void compose_unbroken_line(Composer *composer, DocRange line, size_t tab_cols)
{
    compose_prefix(composer, line.start);
    row_put_text(composer->rows, line, composer->frame.text_col, composer->look->style, tab_cols);
    row_end(composer->rows, line.end);
}

bool next_line(Str text, DocRange within, DocPos *at, DocRange *line)
{
    if (*at > within.end)
        return false;
    DocPos end = str_find_byte(str_slice(text, 0, within.end), '\n', *at);
    *line = (DocRange){*at, end};
    *at = end + 1;
    return true;
}

static void compose_lines(Composer *composer, bool broken)
{
    DocRange line;
    size_t tab_cols = composer->look->tab_cols;
    for (DocPos at = composer->text.start; next_line(composer->rows->text, composer->text, &at, &line);)
        if (broken)
            compose_line(composer, line, tab_cols);
        else
            compose_unbroken_line(composer, line, tab_cols);
}

static void compose_stacked_lines(Composer *composer)
{
    DocRange line;
    size_t width = printed_width(composer->doc, composer->block);
    for (DocPos at = composer->text.start;
         next_stacked_line(composer->doc, composer->text, width, &at, &line);)
        compose_line(composer, line, composer->look->tab_cols);
}

/* A plain rule of whatever marks becomes one ornament; its row stands for all of its text. */
static void compose_ornament(Composer *composer)
{
    static const Str STARS = {"* * *", 5};
    Str stars = composer->frame.text_cols < STARS.len_bytes ? STR("*") : STARS;
    compose_prefix(composer, composer->text.start);
    size_t first_run = composer->rows->runs.count;
    size_t col = row_put_decoration(composer->rows, stars, composer->frame.text_col, STYLE_RULE);
    align_row(composer, first_run, col);
    row_end(composer->rows, composer->text.end);
}

static void compose_text(Composer *composer)
{
    switch (composer->look->setting) {
    case SET_PROSE: compose_paragraph(composer); break;
    case SET_LINES: compose_lines(composer, true); break;
    case SET_STACKED: compose_stacked_lines(composer); break;
    case SET_UNBROKEN: compose_lines(composer, false); break;
    case SET_TABLE: compose_table(composer); break;
    case SET_ORNAMENT: compose_ornament(composer); break;
    }
}

static void compose_blank_rows(Composer *composer)
{
    DocPos start = composer->text.start;
    for (size_t i = 0; i < composer->look->blank_rows; i++) {
        row_begin(composer->rows, start);
        for (size_t bar = 0; bar < composer->look->joined_bars && bar < composer->frame.bars; bar++) {
            row_put_decoration(composer->rows, composer->look->bar,
                               composer->frame.indent_cols + BAR_COLS * bar, STYLE_BAR);
        }
        if (composer->leftwards)
            mirror_row(composer, composer->rows->runs.count);
        row_end(composer->rows, start);
    }
}

static void compose_rule_above(Composer *composer, size_t measure)
{
    RuleAbove rule = composer->look->rule_above;
    if (rule == RULE_NONE)
        return;
    size_t cols = rule == RULE_SHORT ? smaller(SHORT_RULE_COLS, measure) : measure;
    row_begin(composer->rows, composer->text.start);
    row_put_rule(composer->rows, 0, cols);
    row_end(composer->rows, composer->text.start);
}

/* The direction of the block, which its first part decides: as bidi_levels() gives it. */
static int block_level(const Composer *composer, Str head)
{
    if (!bidi_is_needed(head))
        return 0;
    return bidi_levels(head, -1, arena_alloc(composer->rows->arena, head.len_bytes, 1));
}

/* What goes from right to left. Cells and code stay in the order in which they are stored. */
static void find_direction(Composer *composer, LayoutOptions options)
{
    Str text = str_slice(composer->rows->text, composer->text.start, composer->text.end);
    Str head = str_slice(composer->rows->text, composer->head.start, composer->head.end);
    bool is_first = composer->text.start == composer->whole.start;
    if (!options.visual_order || composer->look->setting == SET_TABLE ||
        composer->look->setting == SET_UNBROKEN)
        return;
    int level = is_first ? -1 : block_level(composer, head);
    if (level != 1 && !bidi_is_needed(text))
        return;
    uint8_t *levels = arena_alloc(composer->rows->arena, text.len_bytes, 1);
    level = bidi_levels(text, level, levels);
    composer->levels = level < 0 ? NULL : levels;
    composer->leftwards = level == 1;
}

/* The text is set in no more columns than the look says, unless its first part has a longer line. */
static void fit_block(Composer *composer)
{
    Frame *frame = &composer->frame;
    size_t wanted = composer->look->block_cols;
    if (wanted == 0)
        return;
    size_t own = longest_line_cols(composer->rows->text, composer->head) + frame->lead_cols;
    wanted = wanted > own ? wanted : own;
    frame->text_cols = smaller(frame->text_cols, wanted > frame->lead_cols ? wanted - frame->lead_cols : 1);
    frame->turn_cols = smaller(frame->turn_cols, frame->text_cols / 2);
}

LaidBlock compose_part(RowBuilder *rows, const Document *doc, size_t block, size_t part,
                       LayoutOptions options, Arena *arena)
{
    const Block *b = document_block(doc, block);
    const Look look = block_look(doc, block, options);
    Composer composer = {.rows = rows,
                         .doc = doc,
                         .block = block,
                         .look = &look,
                         .frame = fit_frame(&look, options.measure_cols),
                         .whole = b->text,
                         .text = part_range(doc, block, look.setting, part),
                         .head = part_range(doc, block, look.setting, 0),
                         .justify = options.justify,
                         .hyphenator = look.is_body || look.setting == SET_TABLE ? options.hyphenator : NULL};
    rows_begin(rows, doc, b, composer.text, arena);
    find_direction(&composer, options);
    fit_block(&composer);
    if (part == 0) {
        compose_blank_rows(&composer);
        compose_rule_above(&composer, options.measure_cols);
    }
    compose_text(&composer);
    return rows_finish(rows, part == 0 ? look.blank_rows : 0);
}
