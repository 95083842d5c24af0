/* The order in which the text of a row is drawn: UAX #9, rules L1 and L2. */
#include <string.h>

#include "base/bidi.h"
#include "base/utf8.h"
#include "rows.h"

/* What is drawn as one: a run that is a cluster, or one whose clusters stand from left to right anyway. */
typedef struct {
    Run run;
    uint8_t level;
} Piece;

typedef VEC(Piece) Pieces;

static void put_piece(Pieces *pieces, Run run, uint8_t level)
{
    Piece *last = pieces->count ? &vec_last(pieces) : NULL;
    bool goes_on = last && level % 2 == 0 && last->level == level && last->run.start != NONE &&
                   run.start == last->run.start + last->run.text.len_bytes && last->run.style == run.style &&
                   last->run.spans == run.spans && last->run.width_cols > 0 &&
                   last->run.width_cols == measure_text(last->run.text) &&
                   run.width_cols == measure_text(run.text);
    if (!goes_on) {
        vec_push(pieces, (Piece){run, level});
        return;
    }
    last->run.text.len_bytes += run.text.len_bytes;
    last->run.width_cols += run.width_cols;
}

/* '(' is drawn as ')' where text goes from right to left. The mirrored character has as many bytes, or stays as it is: a run
 * stands for bytes of the document. */
static Str mirrored(RowBuilder *rows, Str cluster)
{
    size_t len;
    char bytes[4];
    uint32_t c = utf8_decode(cluster, 0, &len), mirror = bidi_mirrored(c);
    if (mirror == c || len != cluster.len_bytes || utf8_encode(mirror, bytes) != len)
        return cluster;
    char *copy = arena_alloc(rows->arena, len, 1);
    memcpy(copy, bytes, len);
    return (Str){copy, len};
}

/* The run cut into clusters, with their levels. */
static void cut_run(RowBuilder *rows, const Run *run, const uint8_t *levels, DocPos base, Pieces *pieces)
{
    for (size_t at = 0, end; at < run->text.len_bytes; at = end) {
        end = utf8_cluster_end(run->text, at);
        end = end < run->text.len_bytes ? end : run->text.len_bytes;
        uint8_t level = levels[run->start + at - base];
        Run piece = *run;
        piece.text = str_slice(run->text, at, end);
        piece.start += at;
        if (at > 0 || end < run->text.len_bytes)
            piece.width_cols = (uint32_t)measure_text(piece.text);
        if (level % 2 == 1)
            piece.text = mirrored(rows, piece.text);
        put_piece(pieces, piece, level);
    }
}

/* L2: from the highest level down to the lowest odd one, what has it or more is turned round. */
static void turn_pieces(Pieces *pieces)
{
    uint8_t highest = 0;
    for (size_t i = 0; i < pieces->count; i++)
        highest = pieces->items[i].level > highest ? pieces->items[i].level : highest;
    for (uint8_t level = highest; level > 0; level--)
        for (size_t start = 0, end; start < pieces->count; start = end + 1) {
            for (end = start; end < pieces->count && pieces->items[end].level >= level;)
                end++;
            for (size_t a = start, b = end; a + 1 < b; a++) {
                Piece kept = pieces->items[a];
                pieces->items[a] = pieces->items[--b];
                pieces->items[b] = kept;
            }
        }
}

void row_order(RowBuilder *rows, size_t first, const uint8_t *levels, DocPos base, uint8_t paragraph_level)
{
    Pieces pieces = {0};
    size_t col = first < rows->runs.count ? rows->runs.items[first].col : 0;
    for (size_t i = first; i < rows->runs.count; i++) {
        const Run *run = &rows->runs.items[i];
        if (run->start == NONE)
            vec_push(&pieces, ((Piece){*run, paragraph_level}));
        else
            cut_run(rows, run, levels, base, &pieces);
    }
    turn_pieces(&pieces);
    rows->runs.count = first;
    for (size_t i = 0; i < pieces.count; i++) {
        Run run = pieces.items[i].run;
        run.col = (uint32_t)col;
        col += run.width_cols;
        vec_push(&rows->runs, run);
    }
    vec_free(&pieces);
}

/* Text first, then the decoration from the inside outwards. */
void row_mirror(RowBuilder *rows, size_t first, size_t measure_cols, size_t before_cols, size_t behind_cols)
{
    size_t count = rows->runs.count;
    if (count == 0)
        return;
    Run *turned = memory_alloc_zero(count, sizeof *turned);
    const Run *runs = rows->runs.items;
    size_t put = 0;
    for (size_t i = first; i < count; i++) {
        turned[put] = runs[i];
        turned[put++].col = (uint32_t)(runs[i].col - before_cols + behind_cols);
    }
    for (size_t i = first; i-- > 0;) {
        Str text = str_trim(runs[i].text); /* "• ": the blank comes to stand inside by itself */
        turned[put] = runs[i];
        turned[put].text = text;
        turned[put].width_cols = (uint32_t)measure_text(text);
        turned[put].col = (uint32_t)(measure_cols - runs[i].col - turned[put].width_cols);
        put++;
    }
    memcpy(rows->runs.items, turned, count * sizeof *turned);
    memory_free(turned);
}
