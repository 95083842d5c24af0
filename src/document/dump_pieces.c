#include "dump_pieces.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "dump_parts.h"

void pieces_free(PieceMaker *maker)
{
    vec_free(&maker->spans);
    vec_free(&maker->clipped);
    vec_free(&maker->pieces);
}

/* ---- the spans of a block ------------------------------------------------------------------------------ */

static bool has_letter(const Document *doc, DocRange range)
{
    Str text = document_slice(doc, range);
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        uint32_t c = utf8_decode(text, at, &step);
        if (utf8_is_alpha(c) || utf8_is_digit(c))
            return true;
    }
    return false;
}

/* Emphasis in a block that is emphasised is set upright: the gaps between become the spans. */
static void invert_emphasis(PieceMaker *maker, const Block *block)
{
    const Span *spans = document_spans(maker->doc, block);
    DocPos from = block->text.start;
    size_t before = maker->spans.count;
    for (size_t i = 0; i <= block->span_count; i++) {
        bool last = i == block->span_count;
        if (!last && spans[i].kind != SPAN_EMPHASIS)
            continue;
        DocRange gap = {from, last ? block->text.end : spans[i].text.start};
        if (has_letter(maker->doc, gap))
            vec_push(&maker->spans, (Span){gap, SPAN_EMPHASIS, {0}});
        from = last ? from : spans[i].text.end;
    }
    if (maker->spans.count == before)
        vec_push(&maker->spans, (Span){block->text, SPAN_EMPHASIS, {0}});
}

/* Spans of one kind that touch are one: their marks would run together. */
static bool extend_last(Span *last, const Span *span)
{
    if (last == NULL || span->kind == SPAN_LINK || last->text.end != span->text.start)
        return false;
    last->text.end = span->text.end;
    return true;
}

static void copy_spans(PieceMaker *maker, const Block *block, Setting setting)
{
    const Span *spans = document_spans(maker->doc, block);
    size_t last[SPAN_KIND_COUNT];
    for (int kind = 0; kind < SPAN_KIND_COUNT; kind++)
        last[kind] = NONE;
    for (size_t i = 0; i < block->span_count; i++) {
        SpanKind kind = spans[i].kind;
        bool replaced = (setting == SET_EMPHASISED && kind == SPAN_EMPHASIS) ||
                        (setting == SET_STRONG && kind == SPAN_STRONG);
        Span *before = last[kind] != NONE ? &maker->spans.items[last[kind]] : NULL;
        bool leads_nowhere = kind == SPAN_LINK && !part_is_link(&spans[i]);
        if (replaced || leads_nowhere || extend_last(before, &spans[i]))
            continue;
        last[kind] = maker->spans.count;
        vec_push(&maker->spans, spans[i]);
    }
}

static void find_first_mark(PieceMaker *maker, DocPos start)
{
    size_t low = 0, high = maker->notes->calls.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (maker->notes->calls.items[middle].text.start < start)
            low = middle + 1;
        else
            high = middle;
    }
    maker->next_mark = low;
}

void pieces_begin_block(PieceMaker *maker, size_t block, Setting setting)
{
    const Block *b = document_block(maker->doc, block);
    vec_clear(&maker->spans);
    maker->next_span = maker->crossing_count = 0;
    copy_spans(maker, b, setting);
    if (setting == SET_STRONG)
        vec_push(&maker->spans, (Span){b->text, SPAN_STRONG, {0}});
    if (setting == SET_EMPHASISED)
        invert_emphasis(maker, b);
    if (setting != SET_AS_IT_IS && maker->spans.count > 1)
        qsort(maker->spans.items, maker->spans.count, sizeof *maker->spans.items, span_compare);
    find_first_mark(maker, b->text.start);
}

/* ---- the spans of a range ------------------------------------------------------------------------------ */

static void clip(PieceMaker *maker, Span span, DocRange range)
{
    Str text = document_text(maker->doc);
    size_t step;
    if (span.text.start < range.start)
        span.text.start = range.start;
    if (span.text.end > range.end)
        span.text.end = range.end;
    while (span.text.start < span.text.end && utf8_is_space(utf8_decode(text, span.text.start, &step)))
        span.text.start += step;
    while (span.text.end > span.text.start && utf8_is_space(utf8_before(text, span.text.end)))
        span.text.end = utf8_previous(text, span.text.end);
    if (span.text.start < span.text.end)
        vec_push(&maker->clipped, span);
}

/* No two spans of a kind overlap, so that no more than one of each can reach beyond the range. */
static void clip_spans(PieceMaker *maker, DocRange range)
{
    size_t crossing = 0;
    vec_clear(&maker->clipped);
    for (size_t i = 0; i < maker->crossing_count; i++) {
        Span span = maker->crossing[i];
        clip(maker, span, range);
        if (span.text.end > range.end)
            maker->crossing[crossing++] = span;
    }
    for (; maker->next_span < maker->spans.count; maker->next_span++) {
        Span span = maker->spans.items[maker->next_span];
        if (span.text.start >= range.end)
            break;
        clip(maker, span, range);
        if (span.text.end > range.end && crossing < SPAN_KIND_COUNT)
            maker->crossing[crossing++] = span;
    }
    maker->crossing_count = crossing;
}

/* ---- pieces -------------------------------------------------------------------------------------------- */

typedef struct {
    size_t span;  /* in clipped */
    size_t piece; /* that opened it */
} OpenSpan;

/* Outermost first. */
typedef struct {
    OpenSpan items[SPAN_KIND_COUNT];
    size_t count;
} OpenSpans;

static const Span *span_at(const PieceMaker *maker, const OpenSpans *open, size_t level)
{
    return &maker->clipped.items[open->items[level].span];
}

static void drop_ended(const PieceMaker *maker, OpenSpans *open, DocPos pos)
{
    size_t kept = 0;
    for (size_t i = 0; i < open->count; i++)
        if (span_at(maker, open, i)->text.end > pos)
            open->items[kept++] = open->items[i];
    open->count = kept;
}

/* Whether the new span goes around the open one: code is innermost, and no link is cut. */
static bool goes_around(const Span *new, const Span *open)
{
    return new->kind != SPAN_CODE &&
           (open->kind == SPAN_CODE || (open->kind != SPAN_LINK && open->text.end < new->text.end));
}

/* Inside what ends with it or later, around what ends before. */
static void insert_span(const PieceMaker *maker, OpenSpans *open, size_t span)
{
    size_t level = open->count;
    if (open->count == SPAN_KIND_COUNT)
        return;
    while (level > 0 && goes_around(&maker->clipped.items[span], span_at(maker, open, level - 1)))
        level--;
    for (size_t i = open->count; i > level; i--)
        open->items[i] = open->items[i - 1];
    open->items[level] = (OpenSpan){span, NONE};
    open->count++;
}

static void put_close(PieceMaker *maker, const OpenSpan *closed, DocPos pos)
{
    SpanKind kind = maker->clipped.items[closed->span].kind;
    maker->pieces.items[closed->piece].partner = maker->pieces.count;
    vec_push(&maker->pieces,
             (Piece){.kind = PIECE_CLOSE, .text = {pos, pos}, .span = kind, .partner = closed->piece});
}

static void put_open(PieceMaker *maker, OpenSpan *opened, DocPos pos)
{
    const Span *span = &maker->clipped.items[opened->span];
    opened->piece = maker->pieces.count;
    vec_push(&maker->pieces,
             (Piece){.kind = PIECE_OPEN, .text = {pos, pos}, .span = span->kind, .target = span->target});
}

/* Closes what is open and not wanted, or stands inside of it, and opens what is wanted. */
static void change_spans(PieceMaker *maker, OpenSpans *open, OpenSpans wanted, DocPos pos)
{
    size_t same = 0;
    while (same < open->count && same < wanted.count && open->items[same].span == wanted.items[same].span)
        same++;
    for (size_t i = open->count; i > same; i--)
        put_close(maker, &open->items[i - 1], pos);
    for (size_t i = same; i < wanted.count; i++)
        put_open(maker, &wanted.items[i], pos);
    *open = wanted;
}

static DocPos next_boundary(const PieceMaker *maker, const OpenSpans *open, size_t next, DocRange rest)
{
    DocPos boundary = rest.end;
    for (size_t i = 0; i < open->count; i++)
        if (span_at(maker, open, i)->text.end < boundary)
            boundary = span_at(maker, open, i)->text.end;
    if (next < maker->clipped.count && maker->clipped.items[next].text.start < boundary)
        boundary = maker->clipped.items[next].text.start;
    if (maker->next_mark < maker->notes->calls.count) {
        DocPos mark = maker->notes->calls.items[maker->next_mark].text.start;
        boundary = mark < boundary ? mark : boundary;
    }
    return boundary > rest.start ? boundary : rest.start;
}

/* No link stands in a link, and nothing in code. */
static bool takes_marks(const PieceMaker *maker, const OpenSpans *open)
{
    for (size_t i = 0; i < open->count; i++)
        if (span_at(maker, open, i)->kind == SPAN_LINK || span_at(maker, open, i)->kind == SPAN_CODE)
            return false;
    return true;
}

/* Puts the mark that stands at pos, if one does; returns where it ends. */
static DocPos put_mark(PieceMaker *maker, const OpenSpans *open, DocRange rest)
{
    if (maker->next_mark == maker->notes->calls.count)
        return rest.start;
    NoteCall mark = maker->notes->calls.items[maker->next_mark];
    if (mark.text.start > rest.start || rest.start == rest.end)
        return rest.start;
    maker->next_mark++;
    if (mark.text.start < rest.start || mark.text.end > rest.end || !takes_marks(maker, open))
        return rest.start;
    vec_push(&maker->pieces, (Piece){.kind = PIECE_MARK, .text = mark.text, .note = mark.note});
    return mark.text.end;
}

void pieces_make(PieceMaker *maker, DocRange range)
{
    OpenSpans open = {.count = 0};
    size_t next = 0;
    clip_spans(maker, range);
    vec_clear(&maker->pieces);
    for (DocPos pos = range.start;;) {
        OpenSpans wanted = open;
        drop_ended(maker, &wanted, pos);
        for (; next < maker->clipped.count && maker->clipped.items[next].text.start <= pos; next++)
            if (maker->clipped.items[next].text.end > pos)
                insert_span(maker, &wanted, next);
        change_spans(maker, &open, wanted, pos);
        if (pos >= range.end)
            return;
        DocPos behind = put_mark(maker, &open, (DocRange){pos, range.end});
        if (behind > pos) {
            pos = behind;
            continue;
        }
        DocPos end = next_boundary(maker, &open, next, (DocRange){pos, range.end});
        if (end > pos)
            vec_push(&maker->pieces, (Piece){.kind = PIECE_TEXT, .text = {pos, end}});
        pos = end;
    }
}
