/* What a reader puts right by hand stands above every rule and every mark, and changes its own lines only. */
#include "structure_page.h"

#include <stdlib.h>

#define AS(first, last, class, rank)                                                                         \
    {                                                                                                        \
        .kind = CORRECTION_AS, .first_line = (first), .last_line = (last), .cls = (class), .level = (rank)   \
    }
#define JOIN(line)                                                                                           \
    {                                                                                                        \
        .kind = CORRECTION_JOIN, .first_line = (line), .last_line = (line)                                   \
    }
#define SPLIT(line)                                                                                          \
    {                                                                                                        \
        .kind = CORRECTION_SPLIT, .first_line = (line), .last_line = (line)                                  \
    }

static void assert_corrected_as(const char *page, Format format, const Correction *corrections, size_t count,
                                const char *expected)
{
    Buffer found = {0};
    read_corrected_blocks(page, format, corrections, count, &found);
    assert_string_equal(found.data, expected);
    buffer_free(&found);
}

/* assert_corrected(page, format, expected, corrections...) */
#define assert_corrected(page, format, expected, ...)                                                        \
    do {                                                                                                     \
        const Correction corrections_[] = {__VA_ARGS__};                                                     \
        assert_corrected_as((page), (format), corrections_, sizeof corrections_ / sizeof *corrections_,      \
                            (expected));                                                                     \
    } while (0)

/* The text of each block in its line, '\n' in it as '/'. */
static Buffer read_corrected_text(const char *page, Format format, const Correction *corrections,
                                  size_t count)
{
    Source *source = source_from_bytes(str_from(page));
    DocumentBuilder *builder = format == FORMAT_MARKDOWN ? import_markdown(source) : import_text(source);
    Buffer out = {0};
    builder_set_corrections(builder, corrections, count);
    recover_structure(builder);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    for (size_t i = 0; i < document_block_count(doc); i++) {
        Str text = document_block_text(doc, i);
        for (size_t k = 0; k < text.len_bytes; k++)
            buffer_put_byte(&out, text.data[k] == '\n' ? '/' : text.data[k]);
        buffer_put_byte(&out, '\n');
    }
    document_free(doc);
    source_free(source);
    return out;
}

#define assert_corrected_text(page, format, expected, ...)                                                   \
    do {                                                                                                     \
        const Correction corrections_[] = {__VA_ARGS__};                                                     \
        Buffer found_ =                                                                                      \
            read_corrected_text((page), (format), corrections_, sizeof corrections_ / sizeof *corrections_); \
        assert_string_equal(found_.data, (expected));                                                        \
        buffer_free(&found_);                                                                                \
    } while (0)

static const char headed_page[] =
    "The Kiln\n\n" TEXT_A "\n\nA second beginning\n\n" TEXT_B "\n\n" TEXT_C "\n";

static void test_a_heading_is_a_paragraph(void **state)
{
    (void)state;
    assert_blocks(headed_page, "1 title\n3 para\n5 heading level=2\n7 para\n9 para\n");
    assert_corrected(headed_page, FORMAT_TEXT, "1 title\n3 para\n5 para\n7 para\n9 para\n",
                     AS(5, 5, BLOCK_PARA, 0));
}

static void test_a_paragraph_is_a_heading(void **state)
{
    (void)state;
    static const char page[] =
        "The Kiln\n\n" TEXT_A "\n\nand then, the fire.\n\n" TEXT_B "\n\nA second beginning\n\n" TEXT_C "\n";
    assert_blocks(page, "1 title\n3 para\n5 para\n7 para\n9 heading level=2\n11 para\n");
    /* Of the rank that the page's headings have, unless the reader knows better. */
    assert_corrected(page, FORMAT_TEXT,
                     "1 title\n3 para\n5 heading level=2\n7 para\n9 heading level=2\n11 para\n",
                     AS(5, 5, BLOCK_HEADING, 0));
    assert_corrected(page, FORMAT_TEXT,
                     "1 title\n3 para\n5 heading level=4\n7 para\n9 heading level=2\n11 para\n",
                     AS(5, 5, BLOCK_HEADING, 4));
}

static void test_the_later_word_holds(void **state)
{
    (void)state;
    assert_corrected(headed_page, FORMAT_TEXT, "1 title\n3 para\n5 caption\n7 para\n9 para\n",
                     AS(5, 5, BLOCK_PARA, 0), AS(5, 5, BLOCK_CAPTION, 0));
}

/* Every class there is, on every block: no rule may overrule it. */
static void test_no_rule_overrules(void **state)
{
    (void)state;
    static const uint32_t lines[] = {1, 3, 5, 7, 9};
    for (BlockClass cls = BLOCK_UNKNOWN + 1; cls < BLOCK_CLASS_COUNT; cls++)
        for (size_t i = 0; cls != BLOCK_CONT && i < sizeof lines / sizeof *lines; i++) {
            const Correction corrections[] = {AS(lines[i], lines[i], cls, 0)};
            Buffer found = {0}, wanted = {0};
            read_corrected_blocks(headed_page, FORMAT_TEXT, corrections, 1, &found);
            buffer_put_format(&wanted, "%u %s", (unsigned)lines[i], block_class_name(cls));
            assert_true(str_find(buffer_str(&found), buffer_str(&wanted), 0) < found.len_bytes);
            buffer_free(&found);
            buffer_free(&wanted);
        }
}

/* A line that a page break left alone is known as furniture, and the sentence around it closes. */
static void test_what_stands_around_is_judged_anew(void **state)
{
    (void)state;
    static const char page[] =
        "The Kiln\n\n" TEXT_A "\n\n" TEXT_B
        " They were glazed with what was left of the\n\nSee the glaze, the whole glaze, "
        "and nothing but the glaze of Orrin Vale\n\nash of the year before.\n";
    assert_corrected(page, FORMAT_TEXT, "1 title\n3 para\n5 para\n7 furniture\n9 cont of=5\n",
                     AS(7, 7, BLOCK_FURNITURE, 0));
}

static void test_joining(void **state)
{
    (void)state;
    static const char page[] = "The Kiln\n\n" TEXT_A "\n\n" TEXT_B "\n\nFigure 1. A jug.\n\n" TEXT_C "\n";
    assert_blocks(page, "1 title\n3 para\n5 para\n7 caption\n9 para\n");
    assert_corrected(page, FORMAT_TEXT, "1 title\n3 para\n5 para\n7 caption\n9 cont of=5\n", JOIN(9));
    assert_corrected(page, FORMAT_TEXT, "1 title\n3 para\n5 cont of=3\n7 caption\n9 cont of=5\n", JOIN(9),
                     JOIN(5));
    /* There is nothing to go on with. */
    assert_corrected(page, FORMAT_TEXT, "1 para\n3 para\n5 para\n7 caption\n9 para\n", JOIN(1));
}

static void test_joining_what_is_no_paragraph(void **state)
{
    (void)state;
    static const char page[] = "The Kiln\n\n" TEXT_A "\n\nFigure 1. A jug that\n\n" TEXT_B "\n\nA second\n\n"
                               "beginning\n\n" TEXT_C "\n";
    /* A caption with a caption, a heading with the heading above it. */
    assert_corrected(page, FORMAT_TEXT,
                     "1 title\n3 para\n5 caption\n7 cont of=5\n9 heading level=2\n11 cont of=9\n13 para\n",
                     AS(7, 7, BLOCK_CAPTION, 0), JOIN(7), AS(9, 9, BLOCK_HEADING, 0), JOIN(11));
}

static void test_the_hyphen_at_a_seam(void **state)
{
    (void)state;
    assert_corrected_text("Of kilns and of kil-\n\nns they say. The kilns are many.\n", FORMAT_TEXT,
                          "Of kilns and of kilns they say. The kilns are many.\n", AS(1, 1, BLOCK_PARA, 0),
                          JOIN(3));
    assert_corrected_text("Of well-to-do and well-\n\nto-do people.\n", FORMAT_TEXT,
                          "Of well-to-do and well-to-do people.\n", AS(1, 1, BLOCK_PARA, 0), JOIN(3));
    assert_corrected_text("Not a hyphen -\n\nbut a dash.\n", FORMAT_TEXT, "Not a hyphen - but a dash.\n",
                          AS(1, 1, BLOCK_PARA, 0), JOIN(3));
}

static void test_stanzas_keep_their_lines(void **state)
{
    (void)state;
    assert_corrected_text("One line of it,\nand two.\n\nAnd three of it,\nand four.\n", FORMAT_TEXT,
                          "One line of it,/and two./And three of it,/and four.\n", AS(1, 2, BLOCK_VERSE, 0),
                          JOIN(4));
}

static void test_splitting_a_seam(void **state)
{
    (void)state;
    static const char page[] =
        "The Kiln\n\n" TEXT_A "\n\n" TEXT_B
        " They were glazed with what was left of the\n\nash of the year before. " TEXT_C "\n\n" TEXT_A "\n";
    assert_blocks(page, "1 title\n3 para\n5 para\n7 cont of=5\n9 para\n");
    assert_corrected(page, FORMAT_TEXT, "1 title\n3 para\n5 para\n7 para\n9 para\n", SPLIT(7));
    /* And together again. */
    assert_corrected(page, FORMAT_TEXT, "1 title\n3 para\n5 para\n7 cont of=5\n9 para\n", SPLIT(7), JOIN(7));
    /* The class of a piece is that of the piece. */
    assert_corrected(page, FORMAT_TEXT, "1 title\n3 para\n5 para\n7 quote\n9 para\n",
                     AS(7, 7, BLOCK_QUOTE, 0));
    assert_corrected(page, FORMAT_TEXT, "1 title\n3 para\n5 quote\n7 cont of=5\n9 para\n",
                     AS(5, 5, BLOCK_QUOTE, 0), JOIN(7));
}

#define WRAPPED                                                                                              \
    "The kiln was lit on the first dry evening of the month, and half\n"                                     \
    "the village came to see whether the chimney would hold. It held.\n"                                     \
    "The other half stayed at home and said afterwards that they had\n"                                      \
    "known. Clay keeps a record of every hand that was in a hurry.\n"

#define OTHER                                                                                                \
    "Nobody has counted the wells of the upper parish since the survey\n"                                    \
    "of the forties, when two clerks and a mule went from gate to gate\n"                                    \
    "and wrote down what they were told. The mule was not asked. Again\n"                                    \
    "the potter showed me a shelf of failures, each with a small card.\n"

#define LAST                                                                                                 \
    "A ferry is the only vehicle that has a pause built into the day of\n"                                   \
    "those who ride it. They stop reading at the middle of the stream.\n"                                    \
    "They look up, all together, at nothing. The habit was measured by\n"                                    \
    "a psychologist who has spent three winters on the deck for cars.\n"

static void test_splitting_a_block_at_a_line(void **state)
{
    (void)state;
    static const char page[] = WRAPPED "\n" OTHER "\n" LAST;
    assert_blocks(page, "1-4 para\n6-9 para\n11-14 para\n");
    assert_corrected(page, FORMAT_TEXT, "1-4 para\n6-7 para\n8-9 para\n11-14 para\n", SPLIT(8));
    assert_corrected(page, FORMAT_TEXT, "1-4 para\n6 quote\n7-9 para\n11-14 para\n", SPLIT(7),
                     AS(6, 6, BLOCK_QUOTE, 0));
    /* A part of it, without a word of where it is cut. */
    assert_corrected(page, FORMAT_TEXT, "1-4 para\n6 para\n7-8 verse\n9 para\n11-14 para\n",
                     AS(7, 8, BLOCK_VERSE, 0), SPLIT(9));
    /* Over blank lines, blocks are not one because of it. */
    assert_corrected(page, FORMAT_TEXT, "1-4 para\n6-9 list\n11-14 list\n", AS(5, 15, BLOCK_LIST, 0));
}

/* Lines that are not there, or blank, change nothing. */
static void test_lines_that_are_not_there(void **state)
{
    (void)state;
    assert_corrected(headed_page, FORMAT_TEXT, "1 title\n3 para\n5 heading level=2\n7 para\n9 para\n",
                     SPLIT(2), JOIN(400), AS(4, 4, BLOCK_CODE, 0), AS(300, 299, BLOCK_CODE, 0),
                     AS(UINT32_MAX, UINT32_MAX, BLOCK_CODE, 0), AS(0, 0, BLOCK_CODE, 0), JOIN(0));
}

static void test_items(void **state)
{
    (void)state;
    static const char page[] =
        "The Kiln\n\n" TEXT_A "\n\n" TEXT_C "\n\n- glaze, and ash, and patience.\n\n" TEXT_B "\n";
    assert_blocks(page, "1 title\n3 para\n5 para\n7 para\n9 para\n");
    assert_corrected_text(page, FORMAT_TEXT,
                          "The Kiln\n" TEXT_A "\n" TEXT_C "\nglaze, and ash, and patience.\n" TEXT_B "\n",
                          AS(7, 7, BLOCK_LIST, 0));
}

static void test_a_program(void **state)
{
    (void)state;
#define FUNCTION "int f(int i)\n{\n    if (i > 2) {\n        i++;\n    }\n    return i;\n}\n"
    static const char page[] = FUNCTION "\n" FUNCTION "\n" FUNCTION;
    assert_blocks(page, "1-7 code\n9-15 code\n17-23 code\n");
    assert_corrected(page, FORMAT_TEXT, "1-7 code\n9 heading level=1\n10-15 code\n17-23 code\n",
                     AS(9, 9, BLOCK_HEADING, 1));
    assert_corrected_text(page, FORMAT_TEXT,
                          "int f(int i)/{/    if (i > 2) {/        i++;/    }/    return i;/}"
                          "/int f(int i)/{/    if (i > 2) {/        i++;/    }/    return i;/}\n"
                          "int f(int i)/{/    if (i > 2) {/        i++;/    }/    return i;/}\n",
                          JOIN(9));
}

/* ---- Markdown ------------------------------------------------------------------------------------------ */

static void test_marks_are_overruled(void **state)
{
    (void)state;
    static const char page[] = "# The Kiln\n\n" TEXT_A "\n\n## A *second* beginning\n\n" TEXT_B "\n";
    assert_marked_blocks(page, "1 title\n3 para\n5 heading level=2\n7 para\n");
    assert_corrected(page, FORMAT_MARKDOWN, "1 title\n3 heading level=2\n5 para\n7 cont of=5\n",
                     AS(3, 3, BLOCK_HEADING, 0), AS(5, 5, BLOCK_PARA, 0), JOIN(7));
    assert_corrected_text(page, FORMAT_MARKDOWN, "The Kiln\n" TEXT_A "\nA second beginning\n" TEXT_B "\n",
                          AS(5, 5, BLOCK_PARA, 0));
}

static void test_markers_become_text(void **state)
{
    (void)state;
    assert_corrected_text("1914. It was a *dry* year.\n", FORMAT_MARKDOWN, "1914. It was a dry year.\n",
                          AS(1, 1, BLOCK_PARA, 0));
    assert_corrected_text("> - Who goes\n>   there?\n", FORMAT_MARKDOWN, "- Who goes there?\n",
                          AS(1, 2, BLOCK_PARA, 0));
}

static void test_lines_of_marked_text(void **state)
{
    (void)state;
    static const char page[] =
        "> One *line of\n> it*, and two,  \n> and [three](http://a.example)\n> and four.\n";
    assert_corrected_text(page, FORMAT_MARKDOWN, "One line of it, and two,/and three and four.\n",
                          AS(1, 4, BLOCK_PARA, 0));
    assert_corrected_text(page, FORMAT_MARKDOWN, "One line of/it, and two,/and three/and four.\n",
                          AS(1, 4, BLOCK_VERSE, 0));
    assert_corrected_text(page, FORMAT_MARKDOWN, "One line of\nit, and two,\nand three and four.\n", SPLIT(2),
                          SPLIT(3));
    assert_corrected_text("    indented\n    text\n", FORMAT_MARKDOWN, "indented text\n",
                          AS(1, 2, BLOCK_PARA, 0));
    assert_corrected_text("| a | b |\n|---|---|\n| c | d |\n", FORMAT_MARKDOWN, "a b c d\n",
                          AS(1, 3, BLOCK_PARA, 0));
    assert_corrected_text("```\none\n\ntwo\n```\n", FORMAT_MARKDOWN, "one\ntwo\n", SPLIT(4));
    assert_corrected_text("A line\nand the next\n============\n", FORMAT_MARKDOWN,
                          "A line\nand the next\n============\n", SPLIT(2), SPLIT(3));
}

/* Emphasis that goes over a cut is emphasis on both sides of it. */
static void test_spans_over_a_cut(void **state)
{
    (void)state;
    Source *source = source_from_bytes(STR("Plain *one\ntwo* plain **three\nfour** plain.\n"));
    DocumentBuilder *builder = import_markdown(source);
    const Correction corrections[] = {SPLIT(2), SPLIT(3)};
    builder_set_corrections(builder, corrections, 2);
    recover_structure(builder);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    static const char *const spans[][2] = {{"one", NULL}, {"two", "three"}, {"four", NULL}};
    static const SpanKind kinds[][2] = {
        {SPAN_EMPHASIS, SPAN_EMPHASIS}, {SPAN_EMPHASIS, SPAN_STRONG}, {SPAN_STRONG, SPAN_STRONG}};
    assert_int_equal(document_block_count(doc), 3);
    for (size_t i = 0; i < 3; i++) {
        const Block *block = document_block(doc, i);
        assert_int_equal(block->span_count, spans[i][1] ? 2 : 1);
        for (size_t k = 0; k < block->span_count; k++) {
            const Span *span = &document_spans(doc, block)[k];
            assert_true(str_equal(document_slice(doc, span->text), str_from(spans[i][k])));
            assert_int_equal(span->kind, kinds[i][k]);
        }
    }
    document_free(doc);
    source_free(source);
}

/* ---- nothing is lost ----------------------------------------------------------------------------------- */

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u; /* Numerical Recipes' generator */
    return *state >> 8;
}

static const char *const lines[] = {TEXT_A,
                                    TEXT_B " and then the",
                                    "",
                                    "",
                                    "The Second Wind",
                                    "small words that go on",
                                    "> quoted",
                                    "- item",
                                    "  more of it",
                                    "1. first",
                                    "```",
                                    "    indented *code",
                                    "# Heading",
                                    "=====",
                                    "* * *",
                                    "| a | b |",
                                    "|---|---|",
                                    "*emphasis",
                                    "ends* here [and](there)",
                                    "[^1]: a note",
                                    "[label]: http://a.example",
                                    "<div>",
                                    "Figure 1. A jug.",
                                    "By Ann Lee",
                                    "hyphen-",
                                    "\tTab &amp; entity",
                                    "12",
                                    "- **Author:** Calloway Birch",
                                    "- **Pages:** 198",
                                    "“Who goes there?”"};

static const char plain_line[] = "small words that go on";

static size_t count_plain_lines(Str text)
{
    size_t count = 0, at = 0;
    while ((at = str_find(text, str_from(plain_line), at)) < text.len_bytes) {
        count++;
        at++;
    }
    return count;
}

/* Each line that is not blank stands in exactly one fragment, and what has no marks stands in the text as it is. */
static void assert_nothing_lost(const Document *doc, Str text)
{
    uint32_t line_count = 1;
    for (size_t i = 0; i < text.len_bytes; i++)
        line_count += text.data[i] == '\n';
    assert_int_equal(count_plain_lines(document_text(doc)), count_plain_lines(text));
    unsigned char *seen = calloc(line_count + 2, 1);
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        for (size_t k = 0; k < block->fragment_count; k++)
            for (uint32_t line = document_fragments(doc, block)[k].first_line;
                 line <= document_fragments(doc, block)[k].last_line; line++)
                seen[line]++;
    }
    uint32_t line = 1;
    for (size_t at = 0; at < text.len_bytes; line++) {
        size_t end = str_find_byte(text, '\n', at);
        if (!str_is_blank(str_slice(text, at, end)))
            assert_int_equal(seen[line], 1);
        at = end + 1;
    }
    free(seen);
}

static void random_corrections(uint32_t *random, uint32_t line_count, CorrectionList *out)
{
    for (uint32_t i = next_random(random) % 12; i > 0; i--) {
        uint32_t first = 1 + next_random(random) % line_count;
        BlockClass cls = BLOCK_UNKNOWN + 1 + next_random(random) % (BLOCK_CLASS_COUNT - 1);
        Correction correction = {.kind = (CorrectionKind)(next_random(random) % 3),
                                 .first_line = first,
                                 .last_line = first,
                                 .cls = cls == BLOCK_CONT ? BLOCK_PARA : cls};
        if (correction.kind == CORRECTION_AS)
            correction.last_line += next_random(random) % 4;
        vec_push(out, correction);
    }
}

static void test_nothing_is_lost(void **state)
{
    (void)state;
    uint32_t random = 20260301;
    for (int round = 0; round < 3000; round++) {
        Buffer text = {0};
        CorrectionList corrections = {0};
        uint32_t count = 1 + next_random(&random) % 24;
        for (uint32_t i = 0; i < count; i++)
            buffer_put_format(&text, "%s\n", lines[next_random(&random) % (sizeof lines / sizeof *lines)]);
        random_corrections(&random, count, &corrections);
        Source *source = source_from_bytes(buffer_str(&text));
        DocumentBuilder *builder = round % 2 ? import_markdown(source) : import_text(source);
        builder_set_corrections(builder, corrections.items, corrections.count);
        recover_structure(builder);
        builder_seal(builder);
        recover_meaning(builder);
        Document *doc = builder_finish(builder);
        assert_nothing_lost(doc, source_text(source));
        /* The last word on a line holds. */
        if (corrections.count > 0 && vec_last(&corrections).kind != CORRECTION_JOIN) {
            const Correction *last = &vec_last(&corrections);
            Str at_line = {0};
            uint32_t line = 1;
            for (size_t at = 0; at < text.len_bytes; line++) {
                size_t end = str_find_byte(buffer_str(&text), '\n', at);
                if (line == last->first_line)
                    at_line = str_slice(buffer_str(&text), at, end);
                at = end + 1;
            }
            if (!str_is_blank(at_line) && !correction_holds(doc, last))
                fail_msg("round %d: the correction of line %u does not hold in\n%s", round,
                         (unsigned)last->first_line, text.data);
        }
        document_free(doc);
        source_free(source);
        vec_free(&corrections);
        buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_heading_is_a_paragraph),
        cmocka_unit_test(test_a_paragraph_is_a_heading),
        cmocka_unit_test(test_the_later_word_holds),
        cmocka_unit_test(test_no_rule_overrules),
        cmocka_unit_test(test_what_stands_around_is_judged_anew),
        cmocka_unit_test(test_joining),
        cmocka_unit_test(test_joining_what_is_no_paragraph),
        cmocka_unit_test(test_the_hyphen_at_a_seam),
        cmocka_unit_test(test_stanzas_keep_their_lines),
        cmocka_unit_test(test_splitting_a_seam),
        cmocka_unit_test(test_splitting_a_block_at_a_line),
        cmocka_unit_test(test_lines_that_are_not_there),
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_a_program),
        cmocka_unit_test(test_marks_are_overruled),
        cmocka_unit_test(test_markers_become_text),
        cmocka_unit_test(test_lines_of_marked_text),
        cmocka_unit_test(test_spans_over_a_cut),
        cmocka_unit_test(test_nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
