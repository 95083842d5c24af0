/* Between positions and columns. */
#include "break.h"
#include "layout/layout.h"

void layout_run_columns(const Run *run, DocRange range, uint32_t *col, uint32_t *cols)
{
    *col = run->col;
    *cols = 0;
    if (run->start == NONE || range.end <= run->start || range.start >= run->start + run->text.len_bytes)
        return;
    if (run->text.len_bytes == 1) { /* a tab may be wider than it measures by itself */
        *cols = run->width_cols;
        return;
    }
    size_t before = 0, within = 0;
    for (size_t at = 0; at < run->text.len_bytes && run->start + at < range.end;) {
        ClusterMetrics cluster = measure_cluster(run->text, at, 0, 0);
        *(run->start + cluster.end <= range.start ? &before : &within) += cluster.width_cols;
        at = cluster.end;
    }
    *col += (uint32_t)before;
    *cols = (uint32_t)within;
}

bool layout_run_part(const Run *run, uint32_t from_col, uint32_t end_col, Run *part)
{
    uint32_t run_end = run->col + run->width_cols;
    if (run->col >= end_col || run_end <= from_col)
        return false;
    *part = *run;
    if (run->col >= from_col && run_end <= end_col)
        return true;
    uint32_t col = run->col;
    size_t start = 0, end;
    if (run->text.len_bytes == 1) { /* a tab */
        part->col = col < from_col ? from_col : col;
        part->width_cols = (run_end < end_col ? run_end : end_col) - part->col;
        return true;
    }
    while (start < run->text.len_bytes && col < from_col) {
        ClusterMetrics cluster = measure_cluster(run->text, start, 0, 0);
        start = cluster.end;
        col += (uint32_t)cluster.width_cols;
    }
    part->col = col;
    for (end = start; end < run->text.len_bytes;) {
        ClusterMetrics cluster = measure_cluster(run->text, end, 0, 0);
        if (col + cluster.width_cols > end_col)
            break;
        end = cluster.end;
        col += (uint32_t)cluster.width_cols;
    }
    part->text = str_slice(run->text, start, end);
    part->start = run->start == NONE ? NONE : run->start + start;
    part->width_cols = col - part->col;
    return end > start;
}

size_t layout_row_cols(const Row *row)
{
    if (row->run_count == 0)
        return 0;
    const Run *last = &row->runs[row->run_count - 1];
    return (size_t)last->col + last->width_cols;
}

/* The start of the cluster of run that stands at col, which is not left of the run; the last when col is
 * right of it. */
static DocPos pos_in_run(const Run *run, uint32_t col)
{
    size_t at = 0, left = run->col;
    for (;;) {
        ClusterMetrics cluster = measure_cluster(run->text, at, 0, 0);
        left += cluster.width_cols;
        if (left > col || cluster.end >= run->text.len_bytes)
            return run->start + at;
        at = cluster.end;
    }
}

DocPos layout_row_pos(const Row *row, uint32_t col)
{
    const Run *nearest = NULL;
    for (size_t i = 0; i < row->run_count; i++) {
        const Run *run = &row->runs[i];
        if (run->start != NONE && run->text.len_bytes > 0 && (!nearest || run->col <= col))
            nearest = run;
    }
    if (!nearest)
        return NONE;
    return col < nearest->col ? nearest->start : pos_in_run(nearest, col);
}
