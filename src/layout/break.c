#include "break.h"

#include <unigbrk.h>

#include "base/utf8.h"
#include "opportunities.h"

enum {
    SOFT_HYPHEN = 0xAD,
    NO_BREAK_SPACE = 0xA0,
    FIGURE_SPACE = 0x2007,
    NARROW_NO_BREAK_SPACE = 0x202F,
    SCRATCH_KEPT_BYTES = 1 << 20,
};

static bool is_breaking_space(uint32_t c)
{
    return utf8_is_space(c) && c != NO_BREAK_SPACE && c != FIGURE_SPACE && c != NARROW_NO_BREAK_SPACE;
}

/* utf8_cluster_end(), but without looking at what follows when the character (c, from at to behind) and the
 * next have no property that could join them (UAX #29, GB999): most do not. */
static size_t cluster_end(Str text, size_t at, uint32_t c, size_t behind)
{
    if (uc_graphemeclusterbreak_property(c) == GBP_OTHER) {
        size_t len_bytes;
        if (behind >= text.len_bytes ||
            uc_graphemeclusterbreak_property(utf8_decode(text, behind, &len_bytes)) == GBP_OTHER)
            return behind;
    }
    return utf8_cluster_end(text, at);
}

ClusterMetrics measure_other_cluster(Str text, size_t at, size_t col, size_t tab_cols)
{
    if (text.data[at] == '\t')
        return (ClusterMetrics){at + 1, tab_cols ? tab_cols - col % tab_cols : 1, true, false};
    size_t len_bytes;
    uint32_t c = utf8_decode(text, at, &len_bytes);
    ClusterMetrics metrics = {.end = cluster_end(text, at, c, at + len_bytes)};
    metrics.blank = is_breaking_space(c) && metrics.end == at + len_bytes; /* a space with an accent shows */
    if (c == SOFT_HYPHEN)
        metrics.soft_hyphen = true;
    else
        metrics.width_cols = (size_t)utf8_cluster_width(str_slice(text, at, metrics.end));
    return metrics;
}

size_t measure_text(Str text)
{
    size_t cols = 0;
    for (size_t at = 0; at < text.len_bytes;) {
        ClusterMetrics cluster = measure_cluster(text, at, cols, 0);
        cols += cluster.width_cols;
        at = cluster.end;
    }
    return cols;
}

/* The line that is being filled, and the last place where it may end. */
typedef struct {
    size_t start;
    size_t width_cols;                /* with white space at its end */
    size_t visible_end, visible_cols; /* without */
    bool after_soft_hyphen;
    bool can_break;
    size_t break_at;
    BrokenLine broken;
} OpenLine;

static OpenLine open_line(size_t start)
{
    return (OpenLine){.start = start, .visible_end = start};
}

static bool has_text(const OpenLine *line)
{
    return line->visible_end > line->start;
}

static BrokenLine close_line(const OpenLine *line)
{
    bool hyphen = line->after_soft_hyphen;
    return (BrokenLine){line->start, line->visible_end, line->visible_cols + hyphen, hyphen};
}

static void note_opportunity(OpenLine *line, size_t at, size_t measure)
{
    BrokenLine broken = close_line(line);
    if (has_text(line) && broken.width_cols <= measure) {
        line->can_break = true;
        line->break_at = at;
        line->broken = broken;
    }
}

static void add_cluster(OpenLine *line, ClusterMetrics cluster)
{
    line->width_cols += cluster.width_cols;
    if (!cluster.blank) {
        line->visible_end = cluster.end;
        line->visible_cols = line->width_cols;
        line->after_soft_hyphen = cluster.soft_hyphen;
    }
}

/* Ends the line before the cluster at `at`, which does not fit; returns where the next one begins. Going back
 * to the last opportunity reads the bytes from there a second time, but no byte a third time: the next
 * opportunity lies at or behind `at`. */
static size_t end_line(OpenLine *line, size_t at, BrokenLines *lines)
{
    if (line->can_break) {
        vec_push(lines, line->broken);
        return line->break_at;
    }
    if (has_text(line)) {
        BrokenLine broken = close_line(line);
        broken.hyphen = false;
        broken.width_cols = line->visible_cols;
        vec_push(lines, broken);
    }
    return at;
}

void breaker_find_opportunities(Breaker *breaker, Str text)
{
    if (text.len_bytes > breaker->capacity) {
        breaker->flags = memory_resize(breaker->flags, text.len_bytes, sizeof *breaker->flags);
        breaker->capacity = text.len_bytes;
    }
    find_opportunities(text, breaker->flags);
}

/* First fit, at the opportunities that have been found. */
static void fill_lines(Breaker *breaker, Str text, BreakWidths widths)
{
    BrokenLines *lines = &breaker->lines;
    vec_clear(lines);
    OpenLine line = open_line(0);
    for (size_t at = 0; at < text.len_bytes;) {
        size_t measure = lines->count ? widths.rest_cols : widths.first_cols;
        if (breaker->flags[at] && at > line.start)
            note_opportunity(&line, at, measure);
        ClusterMetrics cluster = measure_cluster(text, at, line.width_cols, widths.tab_cols);
        bool fits = cluster.blank || line.width_cols + cluster.width_cols <= measure;
        if (!fits && line.width_cols > 0) {
            at = end_line(&line, at, lines);
            line = open_line(at);
            continue;
        }
        add_cluster(&line, cluster);
        at = cluster.end;
    }
    if (has_text(&line) || lines->count == 0) {
        line.after_soft_hyphen = false;
        vec_push(lines, close_line(&line));
    }
}

void break_lines(Breaker *breaker, Str text, BreakWidths widths)
{
    breaker_find_opportunities(breaker, text);
    fill_lines(breaker, text, widths);
}

static bool divides_words(const Breaker *breaker)
{
    const BrokenLines *lines = &breaker->lines;
    for (size_t i = 1; i < lines->count; i++)
        if (!breaker->flags[lines->items[i].start] || lines->items[i - 1].hyphen)
            return true;
    return false;
}

static void fill_narrower(Breaker *breaker, Str text, BreakWidths widths, size_t by_cols)
{
    widths.first_cols -= by_cols;
    widths.rest_cols -= by_cols;
    fill_lines(breaker, text, widths);
}

bool break_balanced(Breaker *breaker, Str text, BreakWidths widths)
{
    break_lines(breaker, text, widths);
    size_t count = breaker->lines.count, least = 0;
    size_t most = widths.first_cols < widths.rest_cols ? widths.first_cols : widths.rest_cols;
    if (count > BALANCED_MAX_LINES || divides_words(breaker))
        return false;
    while (count > 1 && most - least > 1) { /* `least` narrower does, `most` does not */
        size_t middle = least + (most - least) / 2;
        fill_narrower(breaker, text, widths, middle);
        bool does = breaker->lines.count == count && !divides_words(breaker);
        *(does ? &least : &most) = middle;
    }
    fill_narrower(breaker, text, widths, least);
    return true;
}

void breaker_trim(Breaker *breaker)
{
    if (breaker->capacity > SCRATCH_KEPT_BYTES)
        breaker_free(breaker);
}

void breaker_free(Breaker *breaker)
{
    memory_free(breaker->flags);
    breaker->flags = NULL;
    breaker->capacity = 0;
    vec_free(&breaker->lines);
    vec_free(&breaker->points);
    vec_free(&breaker->chosen);
    vec_free(&breaker->hyphens);
}
