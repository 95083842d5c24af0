/* Books and pages: title pages, frames of e-texts, series of chapters, openings of articles, departments, levels. */
#include "structure_page.h"

#include <string.h>

static void test_title_page(void **state)
{
    (void)state;
    assert_blocks("*** BEGINNING OF THE OPEN KILN E-TEXT: SALT AND ASH ***\n\n\nSALT AND ASH\n\nBY\n\nJOAN "
                  "MARROW\n\nCALDER: OSIER & SONS\n1871\n\n\n\nCHAPTER I.\n\n" TEXT_A "\n\n" TEXT_B
                  "\n\n\n\nCHAPTER II.\n\n" TEXT_C "\n\n" TEXT_A
                  "\n\n\n\n*** CONCLUSION OF THE OPEN KILN E-TEXT ***\n\nDo with it as you please.\n",
                  "1 meta kind=boiler\n4 title\n6 byline\n8 byline\n10 meta\n11 meta\n15 heading level=2\n17 "
                  "para\n19 para\n"
                  "23 heading level=2\n25 para\n27 para\n31 meta kind=boiler\n33 meta kind=boiler\n");
}

static void test_parts_hold_chapters(void **state)
{
    (void)state;
    assert_blocks(
        "SALT AND ASH\n\nBy Joan Marrow\n\n\n\nPART ONE\n\n\nI\n\n" TEXT_A "\n\n\nII\n\n" TEXT_B
        "\n\n\n\nPART TWO\n\n\nIII\n\n" TEXT_C "\n",
        "1 title\n3 byline\n7 heading level=2\n10 heading level=3\n12 para\n15 heading level=3\n17 para\n"
        "21 heading level=2\n24 heading level=3\n26 para\n");
}

static void test_departments_behind_an_article(void **state)
{
    (void)state;
    assert_blocks(
        "Clay\n\nBy Ann Lee\n\n" TEXT_A "\n\nWet work\n\n" TEXT_B "\n\n" TEXT_C
        "\n\nAnn Lee is a potter and lives in Calder.\n\n\nIn brief\n\n" TEXT_A "\n",
        "1 title\n3 byline\n5 para\n7 heading level=2\n9 para\n11 para\n13 bio\n16 heading level=1\n"
        "18 para\n");
}

static void test_title_that_holds_departments(void **state)
{
    (void)state;
    assert_blocks(
        "The Week in Clay\nAnn Lee, Tom Abney and Jo March\n\n\nSTOVES\n\nA kiln in winter\n\n" TEXT_A
        "\n\n\nPOTS\n\nA jug from Calder\n\n" TEXT_B "\n",
        "1 title\n2 byline\n5 heading level=2\n7 heading level=3\n9 para\n12 heading level=2\n"
        "14 heading level=3\n16 para\n");
}

static void test_letters_to_the_editor(void **state)
{
    (void)state;
    assert_blocks("Letters\n\nWhose Kiln?\n\n" TEXT_A "\nAgnes Tolliver\nEast Marling\n\nNot Mine\n\n" TEXT_B
                  "\nBen Ockley\nMarl Street, Calder\n",
                  "1 heading level=1\n3 heading level=2\n5 para\n6 sign\n7 sign\n9 heading level=2\n11 "
                  "para\n12 sign\n13 sign\n");
}

static void test_bylines_with_more_than_a_name(void **state)
{
    (void)state;
    assert_blocks("What the Kiln Said\n\nBy Grant Lemaster ’04\n\n" TEXT_A "\n",
                  "1 title\n3 byline\n5 para\n");
    assert_blocks("Quelli che aspettano la pioggia\n\ndal nostro inviato Ottavio Sermonti\n\n" TEXT_A "\n",
                  "1 title\n3 byline\n5 para\n");
    assert_blocks("The Case for a Quieter Kiln\n\nBy Ngaire Tauhai, M.D., and Lucien Abelard, R.N.\n\n" TEXT_A
                  "\n",
                  "1 title\n3 byline\n5 para\n");
}

static void test_steps_of_a_recipe(void **state)
{
    (void)state;
    assert_blocks(TEXT_A
                  "\n\n1 Wedge the clay twice.\n\n2 Roll it to the thickness of a finger.\n\n3 Let it dry "
                  "for a week.\n\n" TEXT_B "\n",
                  "1 para\n3 list\n5 list\n7 list\n9 para\n");
}

static void test_voices_gathered(void **state)
{
    (void)state;
    assert_blocks(
        "Clay\n\nBy Ann Lee\n\n" TEXT_A "\n\nOVERHEARD\n\n“It is not cold. It is out of fire, same as "
        "me.”\n\n— Yolanda Fitch, stoker\n\n“If the cat offers me another mouse I shall go.”\n\n— Tom Abney, "
        "potter\n\n" TEXT_B "\n",
        "1 title\n3 byline\n5 para\n7 heading level=2\n9 quote\n11 attrib\n13 quote\n15 attrib\n"
        "17 para\n");
}

/* Entries of books that hardly anything is said of: upon each other, below their head, and inside the text. */
static void test_books_in_a_row(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A
        "\n\nALSO OUT IN MAY\nHob’s Ladder, Edwin Sale (Tern House, pb, £7.99). Paperback of last year’s "
        "winner.\nMy First Ledger, various (Cobnut, board, £6.99). Better than it sounds.\nThe Goose Who Was "
        "Also a Bus, Jan Pellow (Lantern & Pike, hb, £14.99). Exactly what it says.\n",
        "1 para\n3 heading level=1\n4 list\n5 list\n6 list\n");
    assert_blocks(
        TEXT_A
        "\n\nBOOKS RECEIVED\nThe Salt Path Home, Edwin Sale (Tern House, £7.99)\n\nMy First Ledger, Jo "
        "Pargeter (Cobnut, £6.99)\n\nNight Buses, Ruth Amory-Jones (Lantern & Pike, £14.99)\n",
        "1 para\n3 heading level=1\n4 list\n6 list\n8 list\n");
    assert_blocks(
        TEXT_A
        "\n\n  Adela Crouch, The Tithe Barn (Lamb & Hollis, 1958)\n  Crouch, A., More Barns. Lamb & Hollis, "
        "1960. 211 pp., 12s. 6d.\n  Piet Sallow: Bees and Their Lawyers. Trans. H. Orme. Cardew Press, 1949\n"
        "\n" TEXT_B "\n",
        "1 para\n3 list\n4 list\n5 list\n7 para\n");
}

/* Three heads over the review of all of them are no list. */
static void test_books_above_their_review(void **state)
{
    (void)state;
    assert_blocks(
        "Who Is Last?\n\nBy Ann Lee\n\nThe Queue by Marianne Cope\nTollgate, 396 pp., £25.00\n\nStanding "
        "Orders by R.K. Dunnock\nWardlow, 288 pp., £70.00\n\nThe Numbered Ticket by Ilse Brandau\n"
        "Harbinger, 164 pp., £12.99\n\n" TEXT_A "\n",
        "1 title\n3 byline\n5-6 bookcite\n8-9 bookcite\n11-12 bookcite\n14 para\n");
}

static void test_bold_lines_of_markdown(void **state)
{
    (void)state;
    assert_marked_blocks("# Clay\n\n" TEXT_A "\n\n**What my teacher meant**\n\n" TEXT_B "\n",
                         "1 title\n3 para\n5 heading level=2\n7 para\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_title_page),
        cmocka_unit_test(test_parts_hold_chapters),
        cmocka_unit_test(test_departments_behind_an_article),
        cmocka_unit_test(test_title_that_holds_departments),
        cmocka_unit_test(test_letters_to_the_editor),
        cmocka_unit_test(test_bylines_with_more_than_a_name),
        cmocka_unit_test(test_steps_of_a_recipe),
        cmocka_unit_test(test_voices_gathered),
        cmocka_unit_test(test_books_in_a_row),
        cmocka_unit_test(test_books_above_their_review),
        cmocka_unit_test(test_bold_lines_of_markdown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
