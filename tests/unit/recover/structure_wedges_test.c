/* What stands between the halves of a sentence, one thing or several; and what only seems to. */
#include "structure_page.h"

#define CUT                                                                                                  \
    "The kiln stands where two lanes meet, and on market days the carts go round it in the wrong direction " \
    "for luck, which the bishop of"
#define REST "the day forbade. " TEXT_C

static void test_caption_without_a_stop(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A "\n\n" CUT
               "\n\nPotters in the yard at Nether Hallam (photograph of 1911). Survey of Kilns\n\n" REST "\n",
        "1 para\n3 para\n5 caption\n7 cont of=3\n");
}

static void test_several_in_a_row(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" CUT
                         "\n\n14\n\nTHE POTTER\n\nA mule at the gate of the upper kiln.\n\n“The mule was "
                         "not asked, and had nothing to say.”\n\n" REST "\n",
                  "1 para\n3 para\n5 furniture kind=folio\n7 furniture kind=runhead\n9 caption\n11 "
                  "pullquote\n13 cont of=3\n");
}

static void test_note_at_the_foot_of_a_page(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" CUT "\n\n* The bishop is not named in the survey.\n\n14\n\n" REST "\n",
                  "1 para\n3 para\n5 note\n7 furniture kind=folio\n9 cont of=3\n");
    assert_blocks(TEXT_A "\n\n" CUT "\n\n3 Lee, Kilns of the Upper Parish, p. 40.\n\n14\n\n" REST "\n",
                  "1 para\n3 para\n5 note\n7 furniture kind=folio\n9 cont of=3\n");
}

/* Nothing goes on right below where it broke off: a caption, and behind the page's end a capital. */
static void test_capital_behind_a_page(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" CUT
                         "\n\nA mule at the gate of the upper kiln.\n\n14\n\nHallam forbade. " TEXT_C "\n",
                  "1 para\n3 para\n5 caption\n7 furniture kind=folio\n9 cont of=3\n");
}

static void test_speaker_of_a_pull_quote(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" CUT "\n\nNobody has counted the wells of the upper parish\n— Ann Lee\n\n" REST
                         "\n",
                  "1 para\n3 para\n5 pullquote of=3\n6 attrib\n8 cont of=3\n");
}

static void test_mark_of_a_sheet(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" CUT "\n\nB 2\n\n" REST "\n",
                  "1 para\n3 para\n5 furniture kind=folio\n7 cont of=3\n");
}

/* Lines set in are what the sentence quotes. */
static void test_example_is_no_caption(void **state)
{
    (void)state;
    assert_blocks("The potters of the upper parish have a saying about the weather,\n"
                  "which they bring out when a kiln has fallen in the night, as for\n"
                  "instance in the survey of the forties,\n"
                  "\n"
                  "    Bring the wood and bring the clay\n"
                  "\n"
                  "and the mule is said to have known it. Nobody has counted the wells\n"
                  "since then, for two clerks went from gate to gate and wrote down\n"
                  "what they were told.\n",
                  "1-3 para\n5 verse\n7-9 cont of=1\n");
}

/* The nearest text that breaks off is the half, and a paragraph between is a paragraph. */
static void test_nearest_half(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A "\n\nThe salesman was six feet tall and wore a cape in all weathers, as salesmen did in those "
               "days. He had no hat and a wide\n\n" TEXT_B "\n\n" CUT "\n\n14\n\n" REST "\n",
        "1 para\n3 para\n5 para\n7 para\n9 furniture kind=folio\n11 cont of=7\n");
}

/* A box in the column keeps its heading. */
static void test_box_is_no_row_of_captions(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A "\n\n" CUT
                  "\n\nHOW TO KEEP AWAKE\n\nWalk round the kiln once an hour, and sing nothing with "
                  "a chorus.\n\n" REST "\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 heading level=2\n11 para kind=box\n13 cont of=7\n");
}

/* A box on top of a page, between half a word and the rest of it; right above the rest stands the page's head. */
static void test_box_inside_a_word(void **state)
{
    (void)state;
    assert_blocks(
        "Clay\n\nBy Ann Lee\n\n" TEXT_A
        "\n\nThe kiln stands where two lanes meet, and on market days the carts go round it in the "
        "wrong direc-\n\n14\n\nBOX 1: HOW TO KEEP AWAKE\n\n" TEXT_B "\n\n" TEXT_C
        "\n\nFEATURE NEWS\n\ntion for luck, which the bishop of the day forbade.\n",
        "1 title\n3 byline\n5 para\n7 para\n9 furniture kind=folio\n11 heading level=2\n13 para\n15 "
        "para\n17 furniture kind=runhead\n19 cont of=7 mode=dehyphen\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_caption_without_a_stop),     cmocka_unit_test(test_several_in_a_row),
        cmocka_unit_test(test_note_at_the_foot_of_a_page), cmocka_unit_test(test_capital_behind_a_page),
        cmocka_unit_test(test_speaker_of_a_pull_quote),    cmocka_unit_test(test_mark_of_a_sheet),
        cmocka_unit_test(test_example_is_no_caption),      cmocka_unit_test(test_nearest_half),
        cmocka_unit_test(test_box_is_no_row_of_captions),  cmocka_unit_test(test_box_inside_a_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
