/* Heads that count on, tables of contents, and what only looks like either: letters, notes, drop caps. */
#include "structure_page.h"

#include <string.h>

/* Between chapters. */
#define APART "\n\n\n\n"

static void test_long_chapter_heads(void **state)
{
    (void)state;
    assert_blocks(
        "Clay\n\n\n\nChapter I. Of the kiln that Jory Sleath built on the marsh, and of\n"
        "the two winters in which he could not light it, with other matters\nworth the telling\n\n\n" TEXT_A
            APART "Chapter II. Of the lighting\n\n\n" TEXT_B APART
        "Chapter III. In which the potter of Calder comes to the marsh and asks for\nwhat is "
        "hers\n\n\n" TEXT_C "\n",
        "1 title\n5-7 heading level=2\n10 para\n14 heading level=2\n17 para\n21-22 heading level=2\n25 "
        "para\n");
}

static void test_letters_that_are_numbers(void **state)
{
    (void)state;
    assert_blocks(
        "Clay\n\nI\n\n" TEXT_A APART "II\n\n" TEXT_B APART "III\n\n" TEXT_C APART "IV\n\n" TEXT_A APART
        "V\n\n" TEXT_B APART "VI\n\n" TEXT_C "\n",
        "1 title\n3 heading level=2\n5 para\n9 heading level=2\n11 para\n15 heading level=2\n17 para\n"
        "21 heading level=2\n23 para\n27 heading level=2\n29 para\n33 heading level=2\n35 para\n");
}

static void test_contents_end_where_the_count_begins_again(void **state)
{
    (void)state;
    assert_blocks("CONTENTS\n\nCHAPTER I\nThe Marsh Road           1\n\nCHAPTER II\nThe Clay Pit            "
                  "14\n\nCHAPTER III\n"
                  "The Kiln            26" APART "CHAPTER I\n\nTHE MARSH ROAD\n\n" TEXT_A APART
                  "CHAPTER II\n\nTHE CLAY PIT\n\n" TEXT_B APART "CHAPTER III\n\nTHE KILN\n\n" TEXT_C "\n",
                  "1 heading level=1\n3 list kind=contents\n4 list kind=contents\n6 list kind=contents\n7 "
                  "list kind=contents\n9 list kind=contents\n10 list kind=contents\n14 heading level=1\n16 "
                  "heading level=1 sub=1\n18 para\n22 heading level=1\n24 heading level=1 sub=1\n26 para\n30 "
                  "heading level=1\n32 heading level=1 sub=1\n34 para\n");
}

static void test_no_counts(void **state)
{
    (void)state;
    /* A pronoun, and notes in brackets. */
    assert_blocks(TEXT_A "\n\nSaid I: \"Is the kiln lit?\"\n\n" TEXT_B
                         "\n\nSaid I: \"Then who lit it?\"\n\n" TEXT_C
                         "\n\nSaid I: \"I have no more to ask.\"\n\n" TEXT_A "\n",
                  "1 para\n3 para\n5 para\n7 para\n9 para\n11 para\n13 para\n");
    assert_blocks(TEXT_A "\n\n[Footnote 1: The kiln of Calder.]\n\n" TEXT_B
                         "\n\n[Footnote 2: The kiln of Ossend.]\n\n" TEXT_C
                         "\n\n[Footnote 3: The kiln of Marl.]\n\n" TEXT_A "\n",
                  "1 para\n3 note\n5 para\n7 note\n9 para\n11 note\n13 para\n");
}

/* Names close to the text above and far from the next head. */
static void test_signatures_in_capitals(void **state)
{
    (void)state;
    assert_blocks("LETTER I.\n\nTO TOM ABNEY.\n\n" TEXT_A "\n\nJORY SLEATH." APART
                  "LETTER II.\n\nTO ADA HOLM.\n\n" TEXT_B "\n\nJORY SLEATH.\n\n" TEXT_C APART
                  "LETTER III.\n\nTO ADA HOLM.\n\n" TEXT_A "\n\n[S.]" APART
                  "LETTER IV.\n\nTO JO MARCH.\n\n" TEXT_B "\n",
                  "1 heading level=1\n3 heading level=1\n5 para\n7 sign\n11 heading level=1\n13 heading "
                  "level=1\n15 para\n17 sign\n19 para\n23 heading level=1\n25 heading level=1\n27 para\n29 "
                  "sign\n33 heading level=1\n35 heading level=1\n37 para\n");
}

static void test_numeral_above_a_title(void **state)
{
    (void)state;
    /* "V" is no large first letter of what is all in capitals, nor of "M." */
    assert_blocks(
        "Clay\n\nBy Ann Lee\n\nIV\n\nHOW THE KILN WAS BUILT\n\n\n" TEXT_A APART
        "V\n\nHOW THE POTTER OF CALDER CAME TO THE MARSH AND WHAT SHE FOUND THERE\n\n\n" TEXT_B APART
        "VI\n\nM. Dufour came to the marsh in the spring of the second year. " TEXT_C "\n",
        "1 title\n3 byline\n5 heading level=2\n7 heading level=2 sub=1\n10 para\n14 heading level=2\n16 "
        "heading level=2 sub=1\n19 para\n23 heading level=2\n25 para\n");
}

static void test_free_verse(void **state)
{
    (void)state;
    assert_blocks("The Kiln\n\n"
                  "  I lit it on the first dry evening of the month, and the village came,\n"
                  "  The half that believed, and the half that wished to see it fall and be\n"
                  "      able to say so,\n  And the smoke went up.\n\n"
                  "  Who will carry the clay, now that the carter is gone and his mule with him,\n"
                  "  Over the marsh and up the long hill?\n",
                  "1 title\n3-6 verse\n8-9 verse\n");
}

static void test_reasons_are_no_turns(void **state)
{
    (void)state;
    assert_blocks(TEXT_A
                  "\n\nFirst: the kiln was wet, and nobody had thought to dry it.\n\nSecond: the wood was "
                  "green.\n\nFirst: the kiln was old.\n\nSecond: so was the potter.\n\nFirst: it "
                  "rained.\n\nSecond: it snowed.\n\n" TEXT_B "\n",
                  "1 para\n3 para\n5 para\n7 para\n9 para\n11 para\n13 para\n15 para\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_long_chapter_heads),
        cmocka_unit_test(test_letters_that_are_numbers),
        cmocka_unit_test(test_contents_end_where_the_count_begins_again),
        cmocka_unit_test(test_no_counts),
        cmocka_unit_test(test_signatures_in_capitals),
        cmocka_unit_test(test_numeral_above_a_title),
        cmocka_unit_test(test_free_verse),
        cmocka_unit_test(test_reasons_are_no_turns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
