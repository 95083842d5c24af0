#include "report.h"

static double line_accuracy(const Sheet *sheet)
{
    Tally sum = {0};
    for (size_t cls = BLOCK_UNKNOWN + 1; cls < BLOCK_CLASS_COUNT; cls++)
        tally_add(&sum, sheet->lines[cls]);
    return 100 * tally_recall(sum);
}

/* Each class that the labels have counts the same. */
static double mean_class_f1(const Sheet *sheet)
{
    double sum = 0;
    size_t count = 0;
    for (size_t cls = BLOCK_UNKNOWN + 1; cls < BLOCK_CLASS_COUNT; cls++) {
        Tally tally = sheet->lines[cls];
        if (tally.right + tally.missed == 0)
            continue;
        sum += tally_f1(tally);
        count++;
    }
    return count > 0 ? 100 * sum / (double)count : 0;
}

static Tally sum_fields(const Tally fields[FIELD_COUNT])
{
    Tally sum = {0};
    for (size_t i = 0; i < FIELD_COUNT; i++)
        tally_add(&sum, fields[i]);
    return sum;
}

static Share speaker_precision(const Sheet *sheet)
{
    return (Share){sheet->speakers_right, sheet->attributed};
}

static Share speaker_recall(const Sheet *sheet)
{
    return (Share){sheet->speakers_right, sheet->attributable};
}

static void put_tally(const char *name, Tally tally, Buffer *out)
{
    buffer_put_format(out, "%-24s %6.1f %6.1f %6.1f %7zu %7zu %7zu", name, 100 * tally_precision(tally),
                      100 * tally_recall(tally), 100 * tally_f1(tally), tally.right, tally.wrong,
                      tally.missed);
}

static void put_line(const char *name, Tally tally, Buffer *out)
{
    put_tally(name, tally, out);
    buffer_put_byte(out, '\n');
}

static void put_share(const char *name, Share share, Buffer *out)
{
    buffer_put_format(out, "%-24s %6.1f   %zu of %zu\n", name, 100 * share_part(share), share.right,
                      share.of);
}

static void put_classes(const Sheet *sheet, Buffer *out)
{
    buffer_put_format(out, "%-24s %6s %6s %6s %7s %7s %7s\n", "LINES", "P", "R", "F1", "right", "wrong",
                      "missed");
    for (BlockClass cls = BLOCK_UNKNOWN + 1; cls < BLOCK_CLASS_COUNT; cls++)
        if (!tally_is_empty(sheet->lines[cls]))
            put_line(block_class_name(cls), sheet->lines[cls], out);
    buffer_put_format(out, "%-24s %6.2f\n", "line accuracy", line_accuracy(sheet));
    buffer_put_format(out, "%-24s %6.1f\n", "mean F1 of classes", mean_class_f1(sheet));
    buffer_put_format(out, "%-24s %6zu of %zu\n", "body characters lost", sheet->lost_characters,
                      sheet->body_characters);
}

static void put_structure(const Sheet *sheet, Buffer *out)
{
    buffer_put(out, STR("STRUCTURE\n"));
    put_line("blocks, lines and class", sheet->blocks, out);
    put_line("headings", sheet->headings, out);
    put_share("  level", sheet->levels, out);
    put_line("joins", sheet->joins, out);
    put_share("  hyphen", sheet->modes, out);
    put_line("pull quotes", sheet->pull_quotes, out);
    put_share("  link", sheet->links, out);
}

static void put_quotations(const Sheet *sheet, Buffer *out)
{
    buffer_put(out, STR("QUOTATIONS\n"));
    put_line("most words the same", sheet->quotes, out);
    put_line("all words the same", sheet->quotes_strict, out);
    put_share("  speaker, precision", speaker_precision(sheet), out);
    put_share("  speaker, recall", speaker_recall(sheet), out);
    put_share("  speaker in full", sheet->full_names, out);
}

static void put_reviews(const Sheet *sheet, Buffer *out)
{
    buffer_put(out, STR("REVIEWS\n"));
    put_line("reviews", sheet->reviews, out);
    put_share("  with all fields right", sheet->whole_reviews, out);
    for (ReviewField field = 0; field < FIELD_COUNT; field++) {
        if (tally_is_empty(sheet->fields[field]))
            continue;
        put_tally(review_field_name(field), sheet->fields[field], out);
        buffer_put_format(out, "   soft F1 %5.1f\n", 100 * tally_f1(sheet->fields_soft[field]));
    }
    put_line("fields, as printed", sum_fields(sheet->fields), out);
    put_line("fields, the same words", sum_fields(sheet->fields_soft), out);
}

void report_sheet(const Sheet *sheet, Buffer *out)
{
    put_classes(sheet, out);
    put_structure(sheet, out);
    put_quotations(sheet, out);
    put_reviews(sheet, out);
}

static void add_f1(Measures *measures, const char *name, Tally tally)
{
    if (tally.right + tally.missed > 0)
        vec_push(measures, (Measure){.name = name, .value = 100 * tally_f1(tally)});
}

static void add_share(Measures *measures, const char *name, Share share)
{
    if (share.of > 0)
        vec_push(measures, (Measure){.name = name, .value = 100 * share_part(share)});
}

void report_measures(const Sheet *sheet, Measures *measures)
{
    vec_push(measures, (Measure){.name = "lines", .value = line_accuracy(sheet)});
    vec_push(measures, (Measure){.name = "classes", .value = mean_class_f1(sheet)});
    vec_push(measures, (Measure){.name = "lost", .value = (double)sheet->lost_characters, .is_fault = true});
    add_f1(measures, "blocks", sheet->blocks);
    add_f1(measures, "headings", sheet->headings);
    add_share(measures, "levels", sheet->levels);
    add_f1(measures, "joins", sheet->joins);
    add_share(measures, "hyphens", sheet->modes);
    add_f1(measures, "furniture", sheet->lines[BLOCK_FURNITURE]);
    add_f1(measures, "pullquotes", sheet->pull_quotes);
    add_share(measures, "links", sheet->links);
    add_f1(measures, "quotes", sheet->quotes);
    add_f1(measures, "quotes-strict", sheet->quotes_strict);
    add_share(measures, "speaker-precision", speaker_precision(sheet));
    add_share(measures, "speaker-recall", speaker_recall(sheet));
    add_share(measures, "speaker-in-full", sheet->full_names);
    add_f1(measures, "reviews", sheet->reviews);
    add_share(measures, "whole-reviews", sheet->whole_reviews);
    add_f1(measures, "fields-strict", sum_fields(sheet->fields));
    add_f1(measures, "fields", sum_fields(sheet->fields_soft));
}
