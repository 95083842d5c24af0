#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "compare.h"

/* Compares two label files of a page; what is different goes into lines of out. */
static Sheet compare(const char *text, const char *wanted, const char *found, Buffer *out)
{
    Page page = {.source = source_from_bytes(str_from(text))};
    Str clean = source_text(page.source);
    for (size_t at = 0; at <= clean.len_bytes;) {
        size_t end = str_find_byte(clean, '\n', at);
        vec_push(&page.lines, str_slice(clean, at, end));
        at = end + 1;
    }
    Labels gold, other;
    Sheet sheet = {0};
    Differences differences = {0};
    assert_true(labels_read(str_from(wanted), &page, &gold).ok);
    assert_true(labels_read(str_from(found), &page, &other).ok);
    compare_labels(&gold, &other, &sheet, &differences);
    for (size_t i = 0; i < differences.items.count; i++)
        buffer_put_format(out, "%u %s\n", differences.items.items[i].line,
                          differences.items.items[i].text.data);
    buffer_put_byte(out, '\0');
    differences_free(&differences);
    labels_free(&gold);
    labels_free(&other);
    page_close(&page);
    return sheet;
}

static void assert_tally(Tally tally, size_t right, size_t wrong, size_t missed)
{
    assert_int_equal(tally.right, right);
    assert_int_equal(tally.wrong, wrong);
    assert_int_equal(tally.missed, missed);
}

static void assert_share(Share share, size_t right, size_t of)
{
    assert_int_equal(share.right, right);
    assert_int_equal(share.of, of);
}

#define PAGE                                                                                                 \
    "THE KILN\n\n"                                                                                           \
    "“We lit it on a dry even-\n"                                                                          \
    "\f\n"                                                                                                   \
    "14\n\n"                                                                                                 \
    "ing in May,” she said.\n\n"                                                                           \
    "We lit it\n\n"                                                                                          \
    "Notes\n\n"                                                                                              \
    "A last line.\n"

#define BLOCKS                                                                                               \
    "1 heading level=1\n3 para\n5 furniture\n7 cont of=3 mode=dehyphen\n9 pullquote of=3\n"                  \
    "11 heading level=2\n13 para\n"

static void test_the_same_is_all_right(void **state)
{
    (void)state;
    Buffer out = {0};
    Sheet sheet = compare(PAGE, BLOCKS, BLOCKS, &out);
    assert_string_equal(out.data, "");
    assert_tally(sheet.lines[BLOCK_PARA], 3, 0, 0);
    assert_tally(sheet.blocks, 7, 0, 0);
    assert_tally(sheet.headings, 2, 0, 0);
    assert_share(sheet.levels, 2, 2);
    assert_tally(sheet.joins, 1, 0, 0);
    assert_share(sheet.modes, 1, 1);
    assert_tally(sheet.pull_quotes, 1, 0, 0);
    assert_share(sheet.links, 1, 1);
    assert_int_equal(sheet.body_characters, 8 + 25 + 22 + 5 + 12);
    assert_int_equal(sheet.lost_characters, 0);
    buffer_free(&out);
}

static void test_blocks_that_differ(void **state)
{
    (void)state;
    Buffer out = {0};
    Sheet sheet = compare(PAGE, BLOCKS,
                          "1 heading level=2\n3 para\n5 cont of=3\n7 cont of=5\n9 pullquote of=13\n"
                          "11 para\n13 furniture\n",
                          &out);
    assert_string_equal(out.data, "1 heading of level 1, found level 2\n"
                                  "5 false join\n"
                                  "5 furniture, found para\n"
                                  "7 false join\n"
                                  "7 join missed\n"
                                  "11 heading, found para\n"
                                  "13 lost to furniture\n"
                                  "13 para, found furniture\n");
    assert_tally(sheet.lines[BLOCK_PARA], 2, 2, 1);
    assert_tally(sheet.lines[BLOCK_FURNITURE], 0, 1, 1);
    assert_tally(sheet.blocks, 4, 3, 3);
    assert_tally(sheet.headings, 1, 0, 1);
    assert_share(sheet.levels, 0, 1);
    assert_tally(sheet.joins, 0, 2, 1);
    assert_tally(sheet.pull_quotes, 1, 0, 0);
    assert_share(sheet.links, 0, 1);
    assert_int_equal(sheet.lost_characters, 12);
    buffer_free(&out);
}

static Sheet compare_facts(const char *wanted, const char *found, Buffer *out)
{
    Buffer gold = {0}, other = {0};
    buffer_put_format(&gold, BLOCKS "%s", wanted);
    buffer_put_format(&other, BLOCKS "%s", found);
    Sheet sheet = compare(PAGE, gold.data, other.data, out);
    buffer_free(&gold);
    buffer_free(&other);
    return sheet;
}

static void test_a_quotation_goes_over_the_seam(void **state)
{
    (void)state;
    Buffer out = {0};
    Sheet sheet =
        compare_facts("= quote at=3 from=\"We lit\" to=\"in May\" speaker=\"Ann Lee\" mention=\"she\"\n",
                      "= quote at=3 full=\"We lit it on a dry evening in May,\" speaker=\"She\"\n", &out);
    assert_string_equal(out.data, "");
    assert_tally(sheet.quotes, 1, 0, 0);
    assert_tally(sheet.quotes_strict, 1, 0, 0);
    assert_int_equal(sheet.speakers_right, 1);
    assert_share(sheet.full_names, 0, 1);
    buffer_free(&out);
}

static void test_quotations_that_differ(void **state)
{
    (void)state;
    Buffer out = {0};
    Sheet sheet = compare_facts("= quote at=3 from=\"We lit\" to=\"in May\" speaker=\"Ann Lee\"\n"
                                "= quote at=11 from=\"Notes\" to=\"Notes\" speaker=\"-\" opt=1\n"
                                "= quote at=13 from=\"A last\" to=\"line\" speaker=\"-\"\n"
                                "= notquote at=9 \"We lit it\" why=\"lifted\"\n",
                                "= quote at=3 full=\"lit it on a dry evening in May\" speaker=\"Ida\"\n"
                                "= quote at=9 full=\"We lit it\" speaker=\"-\"\n"
                                "= quote at=9 full=\"dry evening\" speaker=\"-\"\n"
                                "= quote at=9 full=\"one two three four five\" speaker=\"-\"\n",
                                &out);
    assert_string_equal(out.data,
                        "3 speaker \"Ann Lee\", found \"Ida\" of \"lit it on a dry evening in May\"\n"
                        "9 false quotation: \"We lit it\"\n"
                        "9 false quotation: \"one two three four five\"\n"
                        "13 quotation missed: \"A last line\"\n");
    assert_tally(sheet.quotes, 1, 2, 1);
    assert_tally(sheet.quotes_strict, 0, 3, 2);
    assert_int_equal(sheet.attributable, 1);
    assert_int_equal(sheet.attributed, 1);
    assert_int_equal(sheet.speakers_right, 0);
    buffer_free(&out);
}

static void test_forms_of_a_name(void **state)
{
    (void)state;
    static const struct {
        const char *wanted, *found;
        size_t right;
    } cases[] = {
        {"Ann Lee", "Lee", 1},          {"Ann Lee", "Ann", 0}, {"Lee", "Dr Ann Lee", 1},
        {"Ann Lee", "Lee, Ann", 1},     {"Ann Lee", "-", 0},   {"Ann Maria Lee", "Ann Lee", 1},
        {"Ann Lee; Ida", "Ann Lee", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer wanted = {0}, found = {0}, out = {0};
        buffer_put_format(&wanted, "= quote at=13 from=\"A\" to=\"line\" speaker=\"%s\"\n", cases[i].wanted);
        buffer_put_format(&found, "= quote at=13 full=\"A last line\" speaker=\"%s\"\n", cases[i].found);
        assert_int_equal(compare_facts(wanted.data, found.data, &out).speakers_right, cases[i].right);
        buffer_free(&wanted);
        buffer_free(&found);
        buffer_free(&out);
    }
}

static void test_reviews(void **state)
{
    (void)state;
    Buffer out = {0};
    Sheet sheet =
        compare_facts("= review head=1-3 body=7-7 title=\"The Kiln\" author=\"Lee, Ann\" year=\"-\"\n"
                      "= review head=9-9 body=11-11 title=\"We\"\n",
                      "= review head=3-5 body=7-7 title=\"the kiln\" author=\"Ann Lee\" year=\"1999\"\n"
                      "= review head=13-13 title=\"Last\"\n",
                      &out);
    assert_string_equal(out.data, "1 year \"\", found \"1999\"\n"
                                  "9 review missed\n"
                                  "9 title \"We\", found \"\"\n"
                                  "13 false review\n");
    assert_tally(sheet.reviews, 1, 1, 1);
    assert_tally(sheet.fields[FIELD_TITLE], 0, 1, 2);
    assert_tally(sheet.fields_soft[FIELD_TITLE], 1, 0, 1);
    assert_tally(sheet.fields_soft[FIELD_AUTHOR], 1, 0, 0);
    assert_tally(sheet.fields[FIELD_YEAR], 0, 1, 0);
    assert_share(sheet.whole_reviews, 0, 2);
    buffer_free(&out);
}

static void assert_refused(const char *labels, const char *message)
{
    Page page = {.source = source_from_bytes(STR("a\nb\n"))};
    Labels read;
    vec_push(&page.lines, STR("a"));
    vec_push(&page.lines, STR("b"));
    Status status = labels_read(str_from(labels), &page, &read);
    assert_false(status.ok);
    assert_string_equal(status.message, message);
    page_close(&page);
}

static void test_what_is_no_label_file(void **state)
{
    (void)state;
    assert_refused("# one\n1 paragraph\n", "line 2: no such class");
    assert_refused("2 para\n1 para\n", "line 2: lines out of order");
    assert_refused("1-3 para\n", "line 1: beyond the end of the page");
    assert_refused("1 para\n2 cont of=2\n", "line 2: of= is the line of no block before");
    assert_refused("1 para\n2 cont\n", "line 2: of= is the line of no block before");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_same_is_all_right),
        cmocka_unit_test(test_blocks_that_differ),
        cmocka_unit_test(test_a_quotation_goes_over_the_seam),
        cmocka_unit_test(test_quotations_that_differ),
        cmocka_unit_test(test_forms_of_a_name),
        cmocka_unit_test(test_reviews),
        cmocka_unit_test(test_what_is_no_label_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
