/* The quotation-mark scanner: which runs it finds, how deep they are and which are left open. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "../../../src/recover/meaning.h"

typedef struct {
    const char *text;
    const char *runs; /* depth and text of each, "!" behind it when it was not closed; " / " between */
} Example;

static void describe(Str text, const QuoteRuns *runs, Buffer *out)
{
    for (size_t i = 0; i < runs->count; i++) {
        const QuoteRun *run = &runs->items[i];
        buffer_put_format(out, "%s%u %.*s%s", i > 0 ? " / " : "", run->depth, (int)(run->end - run->start),
                          text.data + run->start, run->unclosed ? "!" : "");
    }
}

static void check_all(const Example *examples, size_t count, QuoteStyle style)
{
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++) {
        Str text = str_from(examples[i].text);
        QuoteRuns runs = {0};
        Buffer got = {0};
        quotations_scan(text, style, &runs);
        describe(text, &runs, &got);
        if (!str_equal(buffer_str(&got), str_from(examples[i].runs))) {
            print_error("%s\n got    %.*s\n wanted %s\n", examples[i].text, (int)got.len_bytes, got.data,
                        examples[i].runs);
            wrong++;
        }
        buffer_free(&got);
        vec_free(&runs);
    }
    assert_int_equal(wrong, 0);
}

static void marks_of_many_kinds_pair(void **state)
{
    static const Example examples[] = {
        {"He said “yes” and “no”.", "0 yes / 0 no"},
        {"„Ja“, sagte er, „nein“.", "0 Ja / 0 nein"},
        {"„Dein Vater sagt: ‚Wer stimmt, der bleibt‘, und ging“, sagt sie.",
         "0 Dein Vater sagt: ‚Wer stimmt, der bleibt‘, und ging / 1 Wer stimmt, der bleibt"},
        {"« Un lecteur “perdu” est là », dit-il.", "0 Un lecteur “perdu” est là / 1 perdu"},
        {"\"Don't,\" she said, \"it's 'hot'.\"", "0 Don't, / 0 it's 'hot'. / 1 hot"},
        {"He said ”ja” twice.", "0 ja"},
        {"that ,,never yet\" been", "0 never yet"},
        {"“OCR mixed it up\" and went on “here”.", "0 OCR mixed it up / 0 here"},
        {"(\"In brackets,\" he said)--\"and behind a dash\"--so", "0 In brackets, / 0 and behind a dash"},
        {"\" I have been told,\" said he, \" that \"", "0 I have been told, / 0 that"},
    };
    (void)state;
    check_all(examples, sizeof examples / sizeof *examples, (QuoteStyle){0});
}

static void apostrophes_and_inches_are_no_marks(void **state)
{
    static const Example examples[] = {
        {"The dogs' home of the '90s, rock 'n' roll, 'tis and get 'em.", ""},
        {"It's the viol's owner who wouldn't pay the families’ books.", ""},
        {"The salesman was 6'2\" tall.", ""},
        {"’Twas neither in nor out.", ""},
        {"L’eau qu’on n’a pas.", ""},
    };
    (void)state;
    check_all(examples, sizeof examples / sizeof *examples, (QuoteStyle){0});
}

static void single_marks_may_be_the_outer_ones(void **state)
{
    static const Example examples[] = {
        {"‘What crossed,’ he writes, ‘was not people but promises.’",
         "0 What crossed, / 0 was not people but promises."},
        {"‘the ferry families’ books were kept,’ he said", "0 the ferry families’ books were kept,"},
        {"‘He said, “It was right.”’", "0 He said, “It was right.” / 1 It was right."},
        {"'They were awake,' he writes, 'but not yet.'", "0 They were awake, / 0 but not yet."},
        {"‘A dykereeve was a man whom everyone resented.",
         "0 A dykereeve was a man whom everyone resented.!"},
    };
    (void)state;
    check_all(examples, sizeof examples / sizeof *examples, (QuoteStyle){.singles = true});
}

static void one_lost_mark_costs_one_run(void **state)
{
    static const Example examples[] = {
        {"“One is lost. “Two is found,” he said. “Three too.”",
         "0 One is lost.! / 0 Two is found, / 0 Three too."},
        {"A stray ” closes nothing, “this” does.", "0 this"},
        {"“Left open to the end", "0 Left open to the end!"},
        {"“”", ""},
        {"”", ""},
    };
    (void)state;
    check_all(examples, sizeof examples / sizeof *examples, (QuoteStyle){0});
}

static void style_is_counted(void **state)
{
    QuoteCounts singles = {0}, inward = {0}, none = {0};

    (void)state;
    quote_counts_add(&singles, STR("‘So,’ he said, ‘it is “right”.’ And ‘no’."));
    assert_true(quote_style(&singles).singles);
    quote_counts_add(&inward, STR("»So«, sagte er, »ist es.«"));
    assert_true(quote_style(&inward).guillemets_inward);
    assert_false(quote_style(&inward).singles);
    quote_counts_add(&none, STR("It's the dogs' home."));
    assert_false(quote_style(&none).singles);

    static const Example german[] = {{"»So«, sagte er, »ist es.«", "0 So / 0 ist es."}};
    check_all(german, 1, (QuoteStyle){.guillemets_inward = true});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_of_many_kinds_pair),
        cmocka_unit_test(apostrophes_and_inches_are_no_marks),
        cmocka_unit_test(single_marks_may_be_the_outer_ones),
        cmocka_unit_test(one_lost_mark_costs_one_run),
        cmocka_unit_test(style_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
