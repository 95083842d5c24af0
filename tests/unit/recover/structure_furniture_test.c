/* Furniture: what it is, and what must never be taken for it. */
#include "structure_page.h"

static void test_folios_and_running_heads(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A "\n\nThe kiln stands where two lanes meet, and on market days the carts go round it in the\n\n"
               "14\n\nHarmouth Review\n\nother direction, for luck.\n\n" TEXT_B
               "\n\n15\n\nHarmouth Review\n\n" TEXT_C "\n",
        "1 para\n3 para\n5 furniture kind=folio\n7 furniture kind=runhead\n9 cont of=3\n11 para\n"
        "13 furniture kind=folio\n15 furniture kind=runhead\n17 para\n");
}

/* Names of links far apart; a button over others, with what it shares by. */
static void test_links_of_a_page(void **state)
{
    (void)state;
    assert_blocks(
        "De Wadbode   Nieuws   Regio   Boeken   Puzzels   Inloggen\n\nClay\n\nBy Ann Lee\n\nShare\nShare on "
        "Facebook\nShare via Email\n\n" TEXT_A "\n\nReuse this content\n",
        "1 furniture kind=web\n3 title\n5 byline\n7 furniture kind=promo\n8 furniture kind=web\n9 furniture "
        "kind=web\n11 para\n13 furniture kind=web\n");
}

/* A citation with a first name that is a month, and a price in words. */
static void test_price_is_no_page(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A
        "\n\nLIBROS\n\nUna breve noche, Abril Beltrán, Editorial Alféizar, Madrid 2013 | 354 páginas | 33 "
        "euros\n\n" TEXT_B "\n",
        "1 para\n3 heading level=1\n5 bookcite\n7 para\n");
}

static void test_mastheads(void **state)
{
    (void)state;
    assert_blocks("44   THE UPPER PARISH GAZETTE   May 1957\n\n" TEXT_A
                  "\n\nTHE UPPER PARISH GAZETTE      45\n\n" TEXT_B "\n",
                  "1 furniture kind=runhead\n3 para\n5 furniture kind=runhead\n7 para\n");
}

static void test_a_number_at_the_end_of_a_sentence_is_text(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nThe survey of the wells was begun in 1947.\n\n" TEXT_B "\n",
                  "1 para\n3 para\n5 para\n");
}

static void test_jump_lines(void **state)
{
    (void)state;
    assert_blocks(TEXT_A
                  "\n\nThe mayor said that the chimney would be moved to a better\n\nContinued on page 6\n\n"
                  "KILN, from page 1\n\nplace as soon as one was found.\n",
                  "1 para\n3 para\n5 furniture kind=continued\n7 furniture kind=continued\n9 cont of=3\n");
}

/* A heading may stand again in the running heads of its section: the first copy is the heading. */
static void test_heading_repeated_as_running_head(void **state)
{
    (void)state;
    assert_blocks("A town and its kiln\n\nBy Ann Lee\n\n" TEXT_A "\n\nThe Long Firing\n\n" TEXT_B
                  "\n\nIt took nine days to bring the heat up and as many to let it\n\n7\n\nTHE LONG "
                  "FIRING\n\ndown again.\n\n" TEXT_C "\n",
                  "1 title\n3 byline\n5 para\n7 heading level=2\n9 para\n11 para\n13 furniture kind=folio\n"
                  "15 furniture kind=runhead\n17 cont of=11\n19 para\n");
}

static void test_repeated_section_headings_are_no_furniture(void **state)
{
    (void)state;
    assert_blocks("Two kilns\n\nBy Ann Lee\n\n" TEXT_A "\n\nMethod\n\n" TEXT_B "\n\nMethod\n\n" TEXT_C "\n",
                  "1 title\n3 byline\n5 para\n7 heading level=2\n9 para\n11 heading level=2\n13 para\n");
}

static void test_refrain_is_no_furniture(void **state)
{
    (void)state;
    assert_blocks("Song of the Kiln\n\nBy Ann Lee\n\n" TEXT_A "\n\n"
                  "Bring the wood and bring the clay,\nKeep the fire till the day;\nAll the dark is smoke "
                  "and red,\nNot a pot has gone to bed.\n\n"
                  "Bring the wood and bring the clay,\nKeep the fire till the day;\nWhen the kiln is cold "
                  "and grey,\nCarry all the pots away.\n",
                  "1 title\n3 byline\n5 para\n7-10 verse\n12-15 verse\n");
}

static void test_ornaments_and_specks(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n* * *\n\n" TEXT_B "\n\n~~~~~~~~~~\n\n" TEXT_C "\n",
                  "1 para\n3 rule\n5 para\n7 rule\n9 para\n");
}

/* A bullet alone is an ornament, and so is a row that mirrors itself; what repeats nothing is dirt. */
static void test_ornaments_told_from_dirt(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n\u2022\n\n" TEXT_B "\n\n_-~*'^'*~-_\n\n" TEXT_C "\n\n. ,  -'  ;~ :\n\n" TEXT_A
                         "\n",
                  "1 para\n3 rule\n5 para\n7 rule\n9 para\n11 furniture kind=noise\n13 para\n");
}

static void test_speck_inside_a_paragraph(void **state)
{
    (void)state;
    assert_blocks("The potters of the upper parish have a saying about the weather,\n"
                  "which they bring out when a kiln has fallen in the night; nobody\n"
                  ".\n"
                  "has ever written it down. The mule is said to have known it, and to\n"
                  "have told nobody, although two clerks asked.\n",
                  "1-2 para\n3 furniture kind=noise\n4-5 cont of=1\n");
}

static void test_web_lines(void **state)
{
    (void)state;
    assert_blocks("Home | Episodes | About | Shop\n\nClay\n\nBy Ann Lee\n\n" TEXT_A
                  "\n\n\u2190 Previous: Peat     Next: The Auction \u2192\n\n" TEXT_B
                  "\n\n00:12:31\n\n3 comments\n\nEnter your email and get our letter every Friday.\n",
                  "1 furniture kind=web\n3 title\n5 byline\n7 para\n9 furniture kind=web\n11 para\n"
                  "13 furniture kind=web\n15 furniture kind=web\n17 furniture kind=web\n");
}

/* Somebody in the text may sign up for something, and a line of a catalogue has bars too. */
static void test_prose_about_the_web_is_text(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A "\n\nTo unsubscribe from the parish paper she had to write to the bishop by mail.\n\n" TEXT_B
               "\n\nMarram Press | 304 pages | cloth\n\n" TEXT_C "\n",
        "1 para\n3 para\n5 para\n7 heading level=1\n9 para\n");
}

static void test_newsletter(void **state)
{
    (void)state;
    assert_blocks("Trouble reading this? View it in your browser: https://mail.example/1\n\nClay\n\nBy Ann "
                  "Lee\n\n" TEXT_A "\n\nMore: https://kilns.example/news\n\n" TEXT_B
                  "\n\nUnsubscribe: https://mail.example/u\n\nThe Kiln Ltd., Upper Lane\n",
                  "1 furniture kind=web\n3 title\n5 byline\n7 para\n9 furniture kind=web\n11 para\n"
                  "13 furniture kind=web\n15 furniture kind=web\n");
}

static void test_catchword_far_to_the_right(void **state)
{
    (void)state;
    assert_blocks("Nobody has counted the wells of the upper parish since the survey\n"
                  "of the forties, which is printed in the Annals and is not read.\n"
                  "                                                            MRS.\n\n12\n\n"
                  "MRS. PASK, who keeps the shop, says that there were forty, and that\n"
                  "the mule knew it. She has been told that she is wrong.\n",
                  "1-2 para\n3 furniture kind=catchword\n5 furniture kind=folio\n7-8 para\n");
}

static void test_etext_frame(void **state)
{
    (void)state;
    assert_blocks("The Estuary eText of Clay, by Ann Lee\n\n*** START OF THE ETEXT CLAY ***\n\n\n\n" TEXT_A
                  "\n\n" TEXT_B "\n\n" TEXT_C "\n\n*** END OF THE ETEXT CLAY ***\n\nAbout this eText\n",
                  "1 meta kind=boiler\n3 meta kind=boiler\n7 para\n9 para\n11 para\n13 meta kind=boiler\n15 "
                  "meta kind=boiler\n");
}

/* A copy has lost what stood between the links, and the blank lines inside the box. */
static void test_rows_and_boxes_of_a_web_page(void **state)
{
    (void)state;
    assert_blocks(
        "Menu Subscribe Sign in\n\nThe man who answers the sea\n\nBy Ann Lee\n14 May 2024 · 9 minute "
        "read\n\nFacebook\nX\nCopy link\n\n" TEXT_A "\n\nSign up to The Long Wave\nOur best, every "
        "Saturday\nEnter your email address\n\n" TEXT_B
        "\n\nMost viewed\nThe village that refused a bypass\nSix walks that end at a pub\n",
        "1 furniture kind=web\n3 title\n5 byline\n6 meta\n8-9 furniture kind=web\n10 furniture kind=web\n12 "
        "para\n14 "
        "furniture kind=web\n15 furniture kind=promo\n16 furniture kind=web\n18 para\n20-22 furniture "
        "kind=related\n");
}

/* Folded away, it would leave an empty screen. */
static void test_nothing_but_furniture_is_text(void **state)
{
    (void)state;
    assert_blocks("https://kiln.example\n", "1 para\n");
    assert_blocks("14\n", "1 para\n");
    assert_marked_blocks("[Home](/)\n", "1 para\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folios_and_running_heads),
        cmocka_unit_test(test_links_of_a_page),
        cmocka_unit_test(test_price_is_no_page),
        cmocka_unit_test(test_mastheads),
        cmocka_unit_test(test_a_number_at_the_end_of_a_sentence_is_text),
        cmocka_unit_test(test_jump_lines),
        cmocka_unit_test(test_heading_repeated_as_running_head),
        cmocka_unit_test(test_repeated_section_headings_are_no_furniture),
        cmocka_unit_test(test_refrain_is_no_furniture),
        cmocka_unit_test(test_ornaments_and_specks),
        cmocka_unit_test(test_ornaments_told_from_dirt),
        cmocka_unit_test(test_speck_inside_a_paragraph),
        cmocka_unit_test(test_web_lines),
        cmocka_unit_test(test_prose_about_the_web_is_text),
        cmocka_unit_test(test_newsletter),
        cmocka_unit_test(test_catchword_far_to_the_right),
        cmocka_unit_test(test_etext_frame),
        cmocka_unit_test(test_rows_and_boxes_of_a_web_page),
        cmocka_unit_test(test_nothing_but_furniture_is_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
