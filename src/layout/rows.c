#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"
#include "base/utf8.h"

enum {
    SCRATCH_KEPT_ITEMS = 1 << 14
};

typedef struct {
    DocPos at;
    SpanKind kind;
    bool opens;
} SpanEdge;

static int compare_edges(const void *left, const void *right)
{
    const SpanEdge *a = left, *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

typedef VEC(SpanEdge) SpanEdges;

/* The edges of the spans that reach into the range, in order. */
static void list_edges(const Span *spans, size_t count, DocRange range, SpanEdges *edges)
{
    for (size_t i = 0; i < count && spans[i].text.start < range.end; i++) {
        if (spans[i].text.end <= range.start)
            continue;
        DocPos start = spans[i].text.start > range.start ? spans[i].text.start : range.start;
        vec_push(edges, ((SpanEdge){start, spans[i].kind, true}));
        vec_push(edges, ((SpanEdge){spans[i].text.end, spans[i].kind, false}));
    }
    if (edges->count > 0)
        qsort(edges->items, edges->count, sizeof *edges->items, compare_edges);
}

/* Spans, which may nest and overlap, as a list of changes of the set. */
static void list_changes(RowBuilder *rows, const Span *spans, size_t count, DocRange range)
{
    size_t open[SPAN_KIND_COUNT] = {0};
    SpanEdges edges = {0};
    list_edges(spans, count, range, &edges);
    SpanSet set = 0;
    for (size_t i = 0; i < edges.count;) {
        DocPos at = edges.items[i].at;
        for (; i < edges.count && edges.items[i].at == at; i++) {
            size_t *depth = &open[edges.items[i].kind];
            *depth =
                edges.items[i].opens ? *depth + 1 : *depth - 1; /* may pass below 0 between equal edges */
            SpanSet bit = (SpanSet)(1U << edges.items[i].kind);
            set = *depth ? (SpanSet)(set | bit) : (SpanSet)(set & ~bit);
        }
        vec_push(&rows->changes, (SpanChange){at, set});
    }
    vec_free(&edges);
}

void rows_begin(RowBuilder *rows, const Document *doc, const Block *block, DocRange range, Arena *arena)
{
    vec_clear(&rows->changes);
    vec_clear(&rows->rows);
    vec_clear(&rows->runs);
    rows->change = 0;
    rows->text = document_text(doc);
    rows->arena = arena;
    vec_push(&rows->changes, (SpanChange){range.start, 0});
    if (block->span_count > 0)
        list_changes(rows, document_spans(doc, block), block->span_count, range);
}

void row_begin(RowBuilder *rows, DocPos start)
{
    vec_clear(&rows->runs);
    rows->row_start = start;
}

size_t row_put_decoration(RowBuilder *rows, Str text, size_t col, Style style)
{
    size_t width = utf8_width(text);
    vec_push(&rows->runs, (Run){.text = text,
                                .start = NONE,
                                .col = (uint32_t)col,
                                .width_cols = (uint32_t)width,
                                .style = style});
    return col + width;
}

void row_put_rule(RowBuilder *rows, size_t col, size_t cols)
{
    const Str dash = utf8_sign(STR("─"), STR("-"));
    char *dashes = arena_alloc(rows->arena, cols, dash.len_bytes);
    for (size_t i = 0; i < cols; i++)
        memcpy(dashes + i * dash.len_bytes, dash.data, dash.len_bytes);
    row_put_decoration(rows, (Str){dashes, cols * dash.len_bytes}, col, STYLE_RULE);
}

/* The last change at or before pos, or the first of all. */
static size_t find_change(const RowBuilder *rows, DocPos pos)
{
    size_t low = 0, high = rows->changes.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (rows->changes.items[middle].start <= pos)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The spans at pos; positions are mostly asked for in rising order. */
static SpanSet spans_at(RowBuilder *rows, DocPos pos)
{
    if (rows->changes.items[rows->change].start > pos)
        rows->change = find_change(rows, pos);
    while (rows->change + 1 < rows->changes.count && rows->changes.items[rows->change + 1].start <= pos)
        rows->change++;
    return rows->changes.items[rows->change].spans;
}

static void extend_or_add(RowBuilder *rows, Run piece, bool apart)
{
    Run *last = rows->runs.count ? &vec_last(&rows->runs) : NULL;
    bool joins = last && !apart && last->start != NONE && last->spans == piece.spans &&
                 last->style == piece.style && last->start + last->text.len_bytes == piece.start &&
                 last->width_cols > 0;
    if (joins) {
        last->text.len_bytes += piece.text.len_bytes;
        last->width_cols += piece.width_cols;
    } else {
        vec_push(&rows->runs, piece);
    }
}

/* The next change of spans behind the position asked for last. */
static DocPos next_change(const RowBuilder *rows)
{
    return rows->change + 1 < rows->changes.count ? rows->changes.items[rows->change + 1].start : NONE;
}

/* The end of the printable ASCII characters from at on that are clusters by themselves, at limit at most. */
static size_t ascii_end(Str text, size_t at, size_t limit)
{
    size_t end = printable_ascii_end(str_slice(text, 0, limit), at);
    bool joined = end > at && end < text.len_bytes && (unsigned char)text.data[end] >= 0x80;
    return end - joined;
}

/* The longest piece from at on that one look will do for. */
static ClusterMetrics measure_piece(const RowBuilder *rows, Str text, size_t at, DocRange range, size_t col,
                                    size_t tab_cols)
{
    DocPos limit = next_change(rows) < range.end ? next_change(rows) : range.end;
    size_t end = ascii_end(text, at, limit - range.start);
    if (end > at)
        return (ClusterMetrics){.end = end, .width_cols = end - at};
    return measure_cluster(text, at, col, tab_cols);
}

size_t row_put_text(RowBuilder *rows, DocRange range, size_t col, Style style, size_t tab_cols)
{
    Str text = str_slice(rows->text, range.start, range.end);
    size_t first_col = col;
    bool apart = true;
    for (size_t at = 0; at < text.len_bytes;) {
        SpanSet spans = spans_at(rows, range.start + at);
        ClusterMetrics piece = measure_piece(rows, text, at, range, col - first_col, tab_cols);
        /* A tab that is wider than a space, and what is not shown, must not be drawn with what is beside
         * it. */
        bool alone = piece.soft_hyphen || (text.data[at] == '\t' && tab_cols > 0);
        Run run = {.text = str_slice(text, at, piece.end),
                   .start = range.start + at,
                   .col = (uint32_t)col,
                   .width_cols = (uint32_t)piece.width_cols,
                   .style = style,
                   .spans = spans};
        extend_or_add(rows, run, apart || alone);
        apart = alone;
        col += piece.width_cols;
        at = piece.end;
    }
    return col;
}

void row_shift(RowBuilder *rows, size_t first, size_t cols)
{
    for (size_t i = first; i < rows->runs.count; i++)
        rows->runs.items[i].col += (uint32_t)cols;
}

/* The next blank of the run that is a cluster by itself; the run's end when there is none. */
static size_t next_blank(Str text, size_t at)
{
    while ((at = str_find_byte(text, ' ', at)) < text.len_bytes && utf8_cluster_end(text, at) > at + 1)
        at++;
    return at;
}

static size_t count_blanks(const RowBuilder *rows, size_t first)
{
    size_t count = 0;
    for (size_t i = first; i < rows->runs.count; i++) {
        const Run *run = &rows->runs.items[i];
        if (run->start != NONE)
            for (size_t at = 0; (at = next_blank(run->text, at)) < run->text.len_bytes; at++)
                count++;
    }
    return count;
}

/* The part of a run from one byte to another, which takes so many columns. */
static Run part_of(Run run, size_t from, size_t until, size_t col, size_t width_cols)
{
    run.text = str_slice(run.text, from, until);
    run.start += from;
    run.col = (uint32_t)col;
    run.width_cols = (uint32_t)width_cols;
    return run;
}

/* How much wider blanks become: in all, how many they are, and which is next. */
typedef struct {
    size_t cols, count, next;
    bool from_left;
} Spread;

/* Evenly: blanks that get a column more than others stand apart. */
static size_t next_extra(Spread *spread)
{
    size_t index = spread->from_left ? spread->next : spread->count - 1 - spread->next;
    spread->next++;
    return (index + 1) * spread->cols / spread->count - index * spread->cols / spread->count;
}

/* Appends the run in parts, each blank by itself; returns how much wider it has become. */
static size_t spread_run(RowBuilder *rows, Run run, size_t shift, Spread *spread)
{
    size_t widened = 0;
    for (size_t at = 0; at < run.text.len_bytes;) {
        size_t blank = next_blank(run.text, at), width = measure_text(str_slice(run.text, at, blank));
        size_t before = measure_text(str_slice(run.text, 0, at));
        if (blank > at)
            vec_push(&rows->spread, part_of(run, at, blank, run.col + shift + widened + before, width));
        if (blank < run.text.len_bytes) {
            size_t extra = next_extra(spread);
            vec_push(&rows->spread,
                     part_of(run, blank, blank + 1, run.col + shift + widened + before + width, 1 + extra));
            widened += extra;
        }
        at = blank + 1;
    }
    return widened;
}

size_t row_spread(RowBuilder *rows, size_t first, size_t cols, bool from_left)
{
    enum {
        EACH_MAX = 2 /* further columns of a blank: beyond that a line looks better as it is */
    };
    size_t count = count_blanks(rows, first), shift = 0;
    if (cols == 0 || cols > count * EACH_MAX)
        return 0;
    Spread spread = {.cols = cols, .count = count, .from_left = from_left};
    vec_clear(&rows->spread);
    for (size_t i = first; i < rows->runs.count; i++) {
        Run run = rows->runs.items[i];
        bool has_blank = run.start != NONE && next_blank(run.text, 0) < run.text.len_bytes;
        if (has_blank) {
            shift += spread_run(rows, run, shift, &spread);
        } else {
            run.col += (uint32_t)shift;
            vec_push(&rows->spread, run);
        }
    }
    rows->runs.count = first;
    for (size_t i = 0; i < rows->spread.count; i++)
        vec_push(&rows->runs, rows->spread.items[i]);
    return cols;
}

void row_end(RowBuilder *rows, DocPos end)
{
    Row row = {.run_count = rows->runs.count, .text = {rows->row_start, end}};
    if (row.run_count > 0) {
        Run *runs = arena_alloc(rows->arena, row.run_count, sizeof *runs);
        memcpy(runs, rows->runs.items, row.run_count * sizeof *runs);
        row.runs = runs;
    }
    vec_push(&rows->rows, row);
}

LaidBlock rows_finish(RowBuilder *rows, size_t first_text_row)
{
    LaidBlock laid = {.row_count = rows->rows.count, .first_text_row = first_text_row};
    if (laid.row_count > 0) {
        Row *copy = arena_alloc(rows->arena, laid.row_count, sizeof *copy);
        memcpy(copy, rows->rows.items, laid.row_count * sizeof *copy);
        laid.rows = copy;
    }
    for (size_t i = 0; i < laid.row_count; i++) {
        size_t cols = layout_row_cols(&laid.rows[i]);
        laid.width_cols = cols > laid.width_cols ? cols : laid.width_cols;
    }
    breaker_trim(&rows->breaker);
    if (rows->rows.capacity > SCRATCH_KEPT_ITEMS)
        vec_free(&rows->rows);
    if (rows->changes.capacity > SCRATCH_KEPT_ITEMS)
        vec_free(&rows->changes);
    return laid;
}

void rows_free(RowBuilder *rows)
{
    breaker_free(&rows->breaker);
    vec_free(&rows->changes);
    vec_free(&rows->whole);
    vec_free(&rows->spread);
    vec_free(&rows->rows);
    vec_free(&rows->runs);
}
