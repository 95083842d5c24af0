/* Running heads and page numbers, told by the whole text; and lines that only look like them. */
#include "structure_page.h"

#define CUT_A                                                                                                \
    "The kiln stands where two lanes meet, and on market days the carts go round it in the wrong direction " \
    "for luck, which the"
#define REST_A "bishop of the day forbade. " TEXT_C
#define CUT_B                                                                                                \
    "Nobody who has watched a kiln all night is in a hurry in the morning, and the potter least of all, "    \
    "for "                                                                                                   \
    "she has nothing to do but"
#define REST_B "wait until the pots are cold. " TEXT_B

/* What is on the left of even pages is on the right of odd ones. */
static void test_mirrored_heads(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" CUT_A "\n\n42 | Kilns & Clay | Friday\n\n" REST_A "\n\n" CUT_B
                         "\n\nFriday | Kilns & Clay | 43\n\n" REST_B "\n",
                  "1 para\n3 para\n5 furniture kind=runhead\n7 cont of=3\n9 para\n11 furniture kind=runhead\n"
                  "13 cont of=9\n");
}

/* A head between whole paragraphs is one too when its number goes on from the others. */
static void test_numbers_that_rise(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" CUT_A "\n\n7   KILNS AND CLAY\n\n" REST_A "\n\nTHE LONG FIRING   8\n\n" TEXT_B
                         "\n\n" CUT_B "\n\n9   KILNS AND CLAY\n\n" REST_B "\n",
                  "1 para\n3 para\n5 furniture kind=runhead\n7 cont of=3\n9 furniture kind=runhead\n11 para\n"
                  "13 para\n15 furniture kind=runhead\n17 cont of=13\n");
}

/* Works of a catalogue are numbered, and none stands inside a sentence. */
static void test_numbered_entries_are_no_pages(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A "\n\n1 Kiln at Dusk\n\n" TEXT_B
                  "\n\n2 Jug with a Bishop\n\n" TEXT_C "\n\n3 The Mule\n\n" TEXT_A "\n",
                  "1 title\n3 byline\n5 para\n7 heading level=2\n9 para\n11 heading level=2\n13 para\n"
                  "15 heading level=2\n17 para\n");
}

/* No blank line around them: they are cut out of the paragraph. */
static void test_heads_upon_the_text(void **state)
{
    (void)state;
    assert_blocks("The kiln stands where two lanes meet, and on market days the carts\n"
                  "go round it in the wrong direction for luck, which the bishop of\n"
                  "12                                               Kilns and Clay\n"
                  "the day forbade. Nobody has counted the wells of the upper parish\n"
                  "since the survey of the forties, when two clerks and a mule went\n"
                  "from gate to gate and wrote down what they were told.\n"
                  "\n"
                  "Clay keeps a record of every hand that was in a hurry. The potter\n"
                  "showed me a shelf of failures, each with a label, and would not say\n"
                  "Kilns and Clay                                               13\n"
                  "which of them were her own; the tallest had been a jug for an hour,\n"
                  "and the smallest had never been anything.\n",
                  "1-2 para\n3 furniture kind=runhead\n4-6 cont of=1\n8-9 para\n10 furniture kind=runhead\n"
                  "11-12 cont of=8\n");
}

/* The title stands again in the running heads, and is the title for all that. */
static void test_title_in_the_heads(void **state)
{
    (void)state;
    assert_blocks(
        "The Long Firing\n\nBy Ann Lee\n\n" TEXT_A "\n\n" CUT_A "\n\n7\n\nThe Long Firing\n\n" REST_A
        "\n\n" CUT_B "\n\n8\n\nThe Long Firing\n\n" REST_B "\n",
        "1 title\n3 byline\n5 para\n7 para\n9 furniture kind=folio\n11 furniture kind=runhead\n"
        "13 cont of=7\n15 para\n17 furniture kind=folio\n19 furniture kind=runhead\n21 cont of=15\n");
}

/* Two readings of one line by a scanner are alike. */
static void test_spoilt_heads(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" CUT_A "\n\nWexcombe Public Library\n\n" REST_A "\n\n" CUT_B
                         "\n\nWexc0mbe Pub1ic Librarv\n\n" REST_B "\n\n" TEXT_A
                         "\n\nWexc0mbe Public Library\n\n" TEXT_B "\n",
                  "1 para\n3 para\n5 furniture kind=runhead\n7 cont of=3\n9 para\n11 furniture kind=runhead\n"
                  "13 cont of=9\n15 para\n17 furniture kind=runhead\n19 para\n");
}

/* A part of the masthead is furniture on top with another part. */
static void test_parts_of_the_masthead(void **state)
{
    (void)state;
    assert_blocks(
        "THE POTTER   |   REVIEWS\n\nBy Ann Lee\n\n" TEXT_A "\n\n" CUT_A
        "\n\nTHE POTTER   |   MAY 1957   |   47\n\n" REST_A "\n",
        "1 furniture kind=runhead\n3 byline\n5 para\n7 para\n9 furniture kind=runhead\n11 cont of=7\n");
}

/* What a browser prints above and below its pages. */
static void test_heads_of_a_browser(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A
        "\n\n" CUT_A "\n\nhttps://kilns.example/reviews?id=7          1/3\n\n4/7/2019        Kilns: Lee on "
        "Clay\n\n" REST_A "\n\n" CUT_B
        "\n\nhttps://kilns.example/reviews?id=7          2/3\n\n4/7/2019        Kilns: Lee on Clay\n\n" REST_B
        "\n",
        "1 para\n3 para\n5 furniture kind=stamp\n7 furniture kind=runhead\n9 cont of=3\n11 para\n"
        "13 furniture kind=stamp\n15 furniture kind=runhead\n17 cont of=11\n");
}

/* A date is no page. */
static void test_dates_are_no_pages(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A "\n\n14 March\n\n" TEXT_B "\n\n15 March\n\n" TEXT_C
                  "\n\n16 March\n\n" TEXT_A "\n",
                  "1 title\n3 byline\n5 para\n7 heading level=2\n9 para\n11 heading level=2\n13 para\n"
                  "15 heading level=2\n17 para\n");
}

/* The title once more between two paragraphs, without a number anywhere. */
static void test_title_between_paragraphs(void **state)
{
    (void)state;
    assert_blocks("Oddments from the Kiln\n\nBy Ann Lee\n\n" TEXT_A "\n\nODDMENTS FROM THE KILN\n\n" TEXT_B
                  "\n",
                  "1 title\n3 byline\n5 para\n7 furniture kind=runhead\n9 para\n");
    assert_blocks("The Quiet Kiln — A Case for Clay\n\nBy Ann Lee\n\n" TEXT_A "\n\n" CUT_A
                  "\n\nTHE QUIET KILN — A CASE FOR CLAY\n\n" REST_A "\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 furniture kind=runhead\n11 cont of=7\n");
    assert_blocks("The Kiln Band at Sallow End, 1868–1881\n\nBy Ann Lee\n\n" TEXT_A "\n",
                  "1 title\n3 byline\n5 para\n");
}

/* Kicker and title in one line are no caption, though the line comes once; nor is the paper with the number a
 * title. */
static void test_heads_of_what_stands_on_top(void **state)
{
    (void)state;
    assert_blocks("Inquiry\n\nThe Last Kiln\n\nBy Ann Lee\n\n" TEXT_A "\n\n" CUT_A
                  "\n\n14\n\nInquiry The Last Kiln\n\n" REST_A "\n",
                  "1 kicker\n3 title\n5 byline\n7 para\n9 para\n11 furniture kind=folio\n13 furniture "
                  "kind=runhead\n15 cont of=9\n");
    assert_blocks("NORTHERN MIRROR Nr. 46 SOCIETY\n\nThe Last Kiln\n\nBy Ann Lee\n\n" TEXT_A "\n\n" CUT_A
                  "\n\n52\n\nNORTHERN MIRROR Nr. 46 SOCIETY\n\n" REST_A "\n",
                  "1 furniture kind=runhead\n3 title\n5 byline\n7 para\n9 para\n11 furniture kind=folio\n13 "
                  "furniture kind=runhead\n15 cont of=9\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_mirrored_heads),
        cmocka_unit_test(test_numbers_that_rise),
        cmocka_unit_test(test_numbered_entries_are_no_pages),
        cmocka_unit_test(test_heads_upon_the_text),
        cmocka_unit_test(test_title_in_the_heads),
        cmocka_unit_test(test_spoilt_heads),
        cmocka_unit_test(test_parts_of_the_masthead),
        cmocka_unit_test(test_heads_of_a_browser),
        cmocka_unit_test(test_dates_are_no_pages),
        cmocka_unit_test(test_heads_of_what_stands_on_top),
        cmocka_unit_test(test_title_between_paragraphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
