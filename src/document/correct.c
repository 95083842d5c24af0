/* Corrections become drafts: where a reader says that a block begins or ends, drafts are cut; what it is, they are. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "builder_internal.h"

/* What stands where a rule's name does. */
static const char put_right[] = "put right by hand", joined[] = "joined by hand",
                  split_off[] = "split off by hand";

/* ---- where to cut -------------------------------------------------------------------------------------- */

typedef VEC(uint32_t) LineNumbers;

static int line_compare(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* The lines that must begin a draft, in rising order. */
static void gather_cuts(const DocumentBuilder *builder, LineNumbers *cuts)
{
    for (size_t i = 0; i < builder->correction_count; i++) {
        const Correction *correction = &builder->corrections[i];
        vec_push(cuts, correction->first_line);
        if (correction->kind == CORRECTION_AS && correction->last_line < UINT32_MAX)
            vec_push(cuts, correction->last_line + 1);
    }
    qsort(cuts->items, cuts->count, sizeof *cuts->items, line_compare);
}

/* ---- operations ---------------------------------------------------------------------------------------- */

/* What a line end in recorded operations becomes when the class of their block is another. */
typedef enum {
    LINE_ENDS_AS_THEY_ARE,
    LINE_ENDS_KEPT,   /* '\n' */
    LINE_ENDS_SPACES, /* prose: and cells of a table stand beside each other like words */
} LineEnds;

static bool is_blanks(Str s)
{
    for (size_t i = 0; i < s.len_bytes; i++)
        if (strchr(" \t\n", s.data[i]) == NULL)
            return false;
    return s.len_bytes > 0;
}

static InlineOp with_line_ends(Str source, InlineOp op, LineEnds ends)
{
    if (ends == LINE_ENDS_AS_THEY_ARE || (op.kind != OP_TEXT && op.kind != OP_LITERAL))
        return op;
    Str text = op.kind == OP_LITERAL ? op.literal : str_slice(source, op.start, op.end);
    bool line_end = op.end == op.start + 1 && source.data[op.start] == '\n';
    if (ends == LINE_ENDS_KEPT && line_end)
        return (InlineOp){.kind = OP_LITERAL, .start = op.start, .end = op.end, .literal = STR("\n")};
    if (ends == LINE_ENDS_SPACES && is_blanks(text))
        return (InlineOp){.kind = OP_LITERAL, .start = op.start, .end = op.end, .literal = STR(" ")};
    return op;
}

static bool is_space(const InlineOp *op)
{
    return op->kind == OP_LITERAL && str_equal(op->literal, STR(" "));
}

/* Records the draft's operations once more: behind the source from `from` to where its text begins, and with its line
 * ends as they shall be. */
static void record_anew(DocumentBuilder *builder, DraftBlock *draft, size_t from, LineEnds ends)
{
    size_t first = builder_op_count(builder);
    if (from < draft->text_start)
        builder_record(builder, (InlineOp){.kind = OP_TEXT, .start = from, .end = draft->text_start});
    for (size_t i = 0; i < draft->op_count; i++) {
        InlineOp op = builder->ops.items[draft->first_op + i];
        op = with_line_ends(source_text(builder->source), op, ends);
        bool again = ends == LINE_ENDS_SPACES && is_space(&op) && builder_op_count(builder) > first &&
                     is_space(&vec_last(&builder->ops));
        if (!again)
            builder_record(builder, op);
    }
    draft->first_op = first;
    draft->op_count = builder_op_count(builder) - first;
}

/* The operations of a draft, dealt out to the parts that it was cut into. */
typedef struct {
    DocumentBuilder *builder;
    DraftBlock *parts;
    size_t count, at;    /* at: the part that takes operations */
    VEC(InlineOp) spans; /* open ones */
    bool has_text;
} Dealer;

static void begin_part(Dealer *dealer)
{
    dealer->parts[dealer->at].first_op = builder_op_count(dealer->builder);
    dealer->has_text = false;
    for (size_t i = 0; i < dealer->spans.count; i++)
        builder_record(dealer->builder, dealer->spans.items[i]);
}

/* Lines of nothing but marks, such as the dashes below a heading, have no operations once they stand alone: their text
 * is read anew. Spans that are still open are closed where a fragment ends. */
static void end_part(Dealer *dealer)
{
    DraftBlock *part = &dealer->parts[dealer->at];
    part->op_count = dealer->has_text ? builder_op_count(dealer->builder) - part->first_op : 0;
}

static bool has_next_part(const Dealer *dealer)
{
    return dealer->at + 1 < dealer->count;
}

static size_t next_part_start(const Dealer *dealer)
{
    return has_next_part(dealer) ? dealer->parts[dealer->at + 1].start : NONE;
}

static void put_piece(Dealer *dealer, InlineOp piece)
{
    DraftBlock *part = &dealer->parts[dealer->at];
    if (!dealer->has_text && piece.start >= part->start && piece.start <= part->end)
        part->text_start = piece.start;
    builder_record(dealer->builder, piece);
    dealer->has_text = true;
}

/* Text or a literal, to the parts in which it stands; what lies between two parts is their line end, and nobody's. */
static void deal_text(Dealer *dealer, InlineOp op)
{
    for (;;) {
        while (op.start >= next_part_start(dealer)) {
            end_part(dealer);
            dealer->at++;
            begin_part(dealer);
        }
        size_t end = has_next_part(dealer) ? dealer->parts[dealer->at].end : NONE;
        if (op.start >= end)
            return;
        InlineOp piece = op;
        if (piece.kind == OP_TEXT && piece.end > end)
            piece.end = end;
        put_piece(dealer, piece);
        if (piece.end == op.end || op.end <= next_part_start(dealer))
            return;
        op.start = next_part_start(dealer);
    }
}

static void deal_close(Dealer *dealer, InlineOp op)
{
    builder_record(dealer->builder, op);
    for (size_t i = dealer->spans.count; i-- > 0;)
        if (dealer->spans.items[i].span == op.span) {
            memmove(&dealer->spans.items[i], &dealer->spans.items[i + 1],
                    (--dealer->spans.count - i) * sizeof *dealer->spans.items);
            return;
        }
}

static void deal_operations(DocumentBuilder *builder, const DraftBlock *draft, DraftBlock *parts,
                            size_t count)
{
    Dealer dealer = {.builder = builder, .parts = parts, .count = count};
    begin_part(&dealer);
    for (size_t i = 0; i < draft->op_count; i++) {
        InlineOp op = builder->ops.items[draft->first_op + i];
        switch (op.kind) {
        case OP_OPEN:
            builder_record(builder, op);
            vec_push(&dealer.spans, op);
            break;
        case OP_CLOSE: deal_close(&dealer, op); break;
        case OP_TEXT:
        case OP_LITERAL: deal_text(&dealer, op); break;
        }
    }
    end_part(&dealer);
    while (++dealer.at < count)
        parts[dealer.at].op_count = 0;
    vec_free(&dealer.spans);
}

/* ---- cutting ------------------------------------------------------------------------------------------- */

/* What a draft's second and later parts have of it: a list item's are paragraphs below its first, the head of a table
 * stays where it is. */
static DraftBlock later_part(const DraftBlock *draft, size_t start, uint32_t line, uint32_t blank_lines)
{
    DraftBlock part = *draft;
    part.start = part.text_start = start;
    part.first_line = line;
    part.blank_lines = blank_lines;
    part.page_break = false;
    part.marker = (Str){0};
    part.columns = NULL;
    if (part.cls == BLOCK_LIST) {
        part.cls = BLOCK_PARA;
        part.decided = false;
    }
    return part;
}

/* Appends the draft's parts to out: one begins with each line of cuts, or with the next that is not blank. cuts are
 * those behind the draft's first line. */
static void cut_draft(DocumentBuilder *builder, const DraftBlock *draft, const LineNumbers *cuts, size_t cut,
                      DraftList *out)
{
    Str text = source_text(builder->source);
    size_t first = out->count;
    uint32_t line = draft->first_line, blank_lines = 0;
    vec_push(out, *draft);
    for (size_t at = draft->start; at < draft->end; line++) {
        size_t end = str_find_byte(str_slice(text, 0, draft->end), '\n', at);
        bool begins = false;
        for (; cut < cuts->count && cuts->items[cut] <= line; cut++)
            begins = true;
        bool blank = str_is_blank(str_slice(text, at, end));
        if (blank) {
            blank_lines++;
            cut -= begins ? 1 : 0; /* the line behind it takes it over */
        } else {
            if (begins)
                vec_push(out, later_part(draft, at, line, blank_lines));
            vec_last(out).end = end;
            vec_last(out).last_line = line;
            blank_lines = 0;
        }
        at = end + 1;
    }
    if (out->count == first + 1) {
        out->items[first] = *draft;
        return;
    }
    if (draft->text_start > out->items[first].end) /* its first lines are marks alone */
        out->items[first].text_start = draft->start;
    if (draft->op_count > 0)
        deal_operations(builder, draft, &out->items[first], out->count - first);
}

static void cut_drafts(DocumentBuilder *builder, DraftList *out)
{
    LineNumbers cuts = {0};
    gather_cuts(builder, &cuts);
    size_t cut = 0;
    vec_reserve(out, builder->drafts.count + cuts.count);
    for (size_t i = 0; i < builder->drafts.count; i++) {
        const DraftBlock *draft = &builder->drafts.items[i];
        while (cut < cuts.count && cuts.items[cut] <= draft->first_line)
            cut++;
        if (cut < cuts.count && cuts.items[cut] <= draft->last_line)
            cut_draft(builder, draft, &cuts, cut, out);
        else
            vec_push(out, *draft);
    }
    vec_free(&cuts);
}

/* ---- what a draft is ----------------------------------------------------------------------------------- */

/* Index of the first draft that begins with that line or behind it. */
static size_t draft_from_line(const DraftList *drafts, uint32_t line)
{
    size_t low = 0, high = drafts->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (drafts->items[middle].first_line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Where the text begins when what markup took for the marker of an item is text after all: "1914. It was ...". */
static size_t marker_start(Str source, const DraftBlock *draft)
{
    size_t at = draft->start;
    while (at < draft->text_start && strchr(" \t>", source.data[at]) != NULL)
        at++;
    return at;
}

static void give_text(DocumentBuilder *builder, DraftBlock *draft, BlockClass cls)
{
    bool kept = block_class_keeps_lines(draft->cls), keep = block_class_keeps_lines(cls);
    LineEnds ends = kept == keep ? LINE_ENDS_AS_THEY_ARE : keep ? LINE_ENDS_KEPT : LINE_ENDS_SPACES;
    size_t from = draft->text_start;
    if (draft->marker.len_bytes > 0 && cls != BLOCK_LIST) {
        from = marker_start(source_text(builder->source), draft);
        draft->marker = (Str){0};
        if (draft->list_depth > 0)
            draft->list_depth--;
        draft->tight = false;
    }
    if (draft->op_count > 0 && (from < draft->text_start || ends != LINE_ENDS_AS_THEY_ARE))
        record_anew(builder, draft, from, ends);
    draft->text_start = from;
}

static void impose_class(DocumentBuilder *builder, DraftBlock *draft, const Correction *correction)
{
    give_text(builder, draft, correction->cls);
    if (draft->cls == BLOCK_QUOTE && correction->cls != BLOCK_QUOTE && draft->quote_depth > 0)
        draft->quote_depth--;
    if (correction->cls == BLOCK_LIST && draft->list_depth == 0)
        draft->list_depth = 1;
    if (correction->level > 0 || draft->cls != correction->cls)
        draft->level = correction->level;
    draft->cls = correction->cls;
    draft->decided = draft->by_hand = true;
    draft->confidence = 100;
    draft->rule = put_right;
    draft->kind = NULL;
    draft->of = NONE;
    draft->subheading = false;
}

/* A later word on a line takes the place of an earlier one. */
static void impose(DocumentBuilder *builder, DraftList *drafts, const Correction *correction)
{
    size_t i = draft_from_line(drafts, correction->first_line);
    if (correction->kind == CORRECTION_AS) {
        if (i < drafts->count && drafts->items[i].seam == SEAM_JOINED)
            drafts->items[i].seam = SEAM_OPEN;
        for (; i < drafts->count && drafts->items[i].last_line <= correction->last_line; i++)
            impose_class(builder, &drafts->items[i], correction);
    } else if (i < drafts->count && drafts->items[i].first_line == correction->first_line) {
        drafts->items[i].seam = correction->kind == CORRECTION_JOIN ? SEAM_JOINED : SEAM_APART;
    }
}

/* Text that a reader joined is text, until it is known to what: but a caption goes on with a caption. */
static void open_joined(DraftBlock *draft)
{
    if (draft->seam != SEAM_JOINED || (draft->by_hand && block_class_is_float(draft->cls)))
        return;
    draft->cls = BLOCK_CONT;
    draft->decided = true;
    draft->of = NONE;
    draft->kind = NULL;
}

bool builder_impose_corrections(DocumentBuilder *builder, DraftList *out)
{
    if (builder->correction_count == 0)
        return false;
    cut_drafts(builder, out);
    for (size_t i = 0; i < builder->correction_count; i++)
        impose(builder, out, &builder->corrections[i]);
    for (size_t i = 0; i < out->count; i++)
        open_joined(&out->items[i]);
    return true;
}

/* ---- seams --------------------------------------------------------------------------------------------- */

/* The drafts so far that may go on. */
typedef struct {
    size_t text;                        /* the last that is neither a float nor the like */
    size_t of_class[BLOCK_CLASS_COUNT]; /* the last of each class, its continuations included */
} Tails;

/* True for what stands between two halves of a text: a float, its source, a rule, what is folded away. */
static bool stands_between(const DraftList *drafts, size_t i)
{
    const DraftBlock *draft = &drafts->items[i];
    if (draft->cls == BLOCK_ATTRIB) {
        size_t of = draft->of < i ? draft->of : i > 0 ? i - 1 : i;
        return of != i && block_class_is_float(drafts->items[of].cls);
    }
    return block_class_is_float(draft->cls) || draft->cls == BLOCK_RULE || draft->cls == BLOCK_META;
}

/* A hyphen right behind a letter; which word it was cut from is for recovery to say. */
static bool ends_in_hyphen(Str text)
{
    text = str_trim(text);
    size_t len = utf8_hyphen_len(text);
    return len > 0 && len < text.len_bytes && utf8_is_alpha(utf8_before(text, text.len_bytes - len));
}

static void join(const DocumentBuilder *builder, DraftBlock *draft, size_t tail)
{
    const DraftBlock *before = &builder->drafts.items[tail];
    Str text = str_slice(source_text(builder->source), before->start, before->end);
    draft->cls = BLOCK_CONT;
    draft->of = tail;
    draft->mode = ends_in_hyphen(text) ? JOIN_DEHYPHEN : JOIN_SPACE;
    draft->rule = joined;
    draft->confidence = 100;
}

static void take_apart(DraftBlock *draft)
{
    draft->cls = BLOCK_PARA;
    draft->of = NONE;
    draft->rule = split_off;
    draft->confidence = 100;
}

static void settle_seam(DocumentBuilder *builder, size_t i, const Tails *tails)
{
    DraftBlock *draft = &builder->drafts.items[i];
    size_t tail = draft->cls == BLOCK_CONT ? tails->text : tails->of_class[draft->cls];
    if (draft->seam == SEAM_APART && draft->cls == BLOCK_CONT)
        take_apart(draft);
    else if (draft->seam == SEAM_JOINED && tail != NONE)
        join(builder, draft, tail);
    else if (draft->seam == SEAM_JOINED)
        draft->seam = SEAM_OPEN;
}

void builder_settle_seams(DocumentBuilder *builder)
{
    if (builder->correction_count == 0)
        return;
    DraftList *drafts = &builder->drafts;
    BlockClass *roots = memory_alloc_zero(drafts->count + 1, sizeof *roots);
    Tails tails = {.text = NONE};
    for (size_t i = 0; i < BLOCK_CLASS_COUNT; i++)
        tails.of_class[i] = NONE;
    for (size_t i = 0; i < drafts->count; i++) {
        settle_seam(builder, i, &tails);
        const DraftBlock *draft = &drafts->items[i];
        roots[i] = draft->cls == BLOCK_CONT && draft->of < i ? roots[draft->of] : draft->cls;
        tails.of_class[roots[i]] = i;
        if (!block_class_is_float(roots[i]) && !stands_between(drafts, i))
            tails.text = i;
    }
    memory_free(roots);
}
