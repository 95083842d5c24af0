#include "internal.h"

#include <stdarg.h>
#include <stdlib.h>

static double ratio(size_t part, size_t whole, double of_nothing)
{
    return whole > 0 ? (double)part / (double)whole : of_nothing;
}

double tally_precision(Tally tally)
{
    return ratio(tally.right, tally.right + tally.wrong, 1);
}

double tally_recall(Tally tally)
{
    return ratio(tally.right, tally.right + tally.missed, 1);
}

double tally_f1(Tally tally)
{
    double precision = tally_precision(tally), recall = tally_recall(tally);
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
}

bool tally_is_empty(Tally tally)
{
    return tally.right + tally.wrong + tally.missed == 0;
}

void tally_add(Tally *sum, Tally tally)
{
    sum->right += tally.right;
    sum->wrong += tally.wrong;
    sum->missed += tally.missed;
}

double share_part(Share share)
{
    return ratio(share.right, share.of, 0);
}

void note_difference(Comparison *comparison, uint32_t line, const char *format, ...)
{
    Buffer text = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_put_format_list(&text, format, arguments);
    va_end(arguments);
    Differences *differences = comparison->differences;
    vec_push(&differences->items, (Difference){line, arena_copy(&differences->arena, buffer_str(&text))});
    buffer_free(&text);
}

static int by_line(const void *a, const void *b)
{
    const Difference *left = a, *right = b;
    if (left->line != right->line)
        return left->line < right->line ? -1 : 1;
    return str_compare(left->text, right->text);
}

void differences_free(Differences *differences)
{
    vec_free(&differences->items);
    arena_free(&differences->arena);
}

void compare_labels(Labels *gold, Labels *found, Sheet *sheet, Differences *differences)
{
    Arena arena = {0};
    Comparison comparison = {gold, found, sheet, differences, &arena};
    size_t before = differences->items.count;
    compare_blocks(&comparison);
    compare_quotes(&comparison);
    compare_reviews(&comparison);
    if (differences->items.count > before)
        qsort(differences->items.items + before, differences->items.count - before, sizeof(Difference),
              by_line);
    arena_free(&arena);
}
