/* Captions, verse, lists, notes, turns, closings, pull quotes: each with what looks like it and is not. */
#include "structure_page.h"

#include <string.h>

static void test_captions(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nFigure 1. A kiln of the upper parish, after the survey.\n\n" TEXT_B
                         "\n\n\n\nA potter carries the last of the wood.\n\n" TEXT_C
                         "\n\n[Illustration: The mule.]\n\n" TEXT_A " Again.\n",
                  "1 para\n3 caption\n5 para\n9 caption\n11 para\n13 caption\n15 para\n");
}

static void test_sentence_about_a_figure_is_no_caption(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A
        "\n\nFigure 1 shows the kiln as it was before the fire, with the chimney still upright.\n\n" TEXT_B
        "\n",
        "1 para\n3 para\n5 para\n");
}

static void test_credit_under_a_caption(void **state)
{
    (void)state;
    assert_blocks(TEXT_A
                  "\n\nThe kiln at dawn, with the dog that bit the bishop.\nPhotograph: L. Amory\n\n" TEXT_B
                  "\n",
                  "1 para\n3 caption\n4 caption kind=credit\n6 para\n");
    assert_blocks(TEXT_A "\n\n\nThe kiln at dusk, seen from the lane.\n© Luis Ortega\n\n\n" TEXT_B
                         "\n\n© 2019 Luis Ortega\n",
                  "1 para\n4 caption\n5 caption kind=credit\n8 para\n10 furniture kind=stamp\n");
}

static void test_scene_breaks_are_no_captions(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n\n\n" TEXT_B "\n\n\n\n" TEXT_C "\n\n\n\n" TEXT_A
                         "\n\n\n\nIt was the coldest night of that year.\n\n" TEXT_B "\n",
                  "1 para\n5 para\n9 para\n13 para\n17 para\n19 para\n");
}

static void test_verse(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nSomeone is carrying a small yellow window\nalong the top of the night.\nIt "
                         "stops. The dark leans over to be read.\nIt goes on. Nothing was wrong.\n\n" TEXT_B
                         "\n",
                  "1 para\n3-6 verse\n8 para\n");
}

static void test_wrapped_text_is_no_verse(void **state)
{
    (void)state;
    assert_blocks("There are, I suppose, two sorts of potters in the world--those who\n"
                  "have sat for three hours beside a kiln without opening it, and those\n"
                  "who have not; and I have noticed that it is only the second sort who\n"
                  "call it _waste_. The first know better.\n\n"
                  "He thanked her, and she charged him a guinea, which was more than the\n"
                  "pot was worth; but the pot was not what he had come for, and both of\n"
                  "them knew it.\n",
                  "1-4 para\n6-8 para\n");
}

static void test_set_in_quotation(void **state)
{
    (void)state;
    assert_blocks("In the journal of my great-aunt, who kept a toll-gate and never in her\n"
                  "life sat down except to write in it, I find the following under the\n"
                  "tenth of June, in a hand that is smaller than usual:\n\n"
                  "     Fine. Eleven carts and a gentleman. Asked the gentleman what he\n"
                  "     did. He said he was looking at the view. Charged him for two\n"
                  "     horses.\n\n"
                  "I do not hold this up to admiration. But there is a species of work\n"
                  "so pure that it becomes, at the last, restful to contemplate, and she\n"
                  "was its master.\n",
                  "1-3 para\n5-7 quote\n9-11 para\n");
}

/* The same quotation and the same paragraphs, indented ones this time, behind a margin of six blanks. */
static void test_margin_says_nothing(void **state)
{
    (void)state;
    assert_blocks("      In the journal of my great-aunt, who kept a toll-gate and never in\n"
                  "      her life sat down except to write in it, I find the following under\n"
                  "      the tenth of June, in a hand that is smaller than usual:\n\n"
                  "           Fine. Eleven carts and a gentleman. Asked the gentleman what\n"
                  "           he did. He said he was looking at the view. Charged him for\n"
                  "           two horses.\n\n"
                  "      I do not hold this up to admiration. But there is a species of\n"
                  "      work so pure that it becomes, at the last, restful to contemplate.\n"
                  "        She was its master, and when the gate was taken down she went on\n"
                  "      charging those who came by, out of the window of her kitchen.\n"
                  "        Nobody refused, and a few of the older carters paid for the week\n"
                  "      before they were asked, so that she need not get up.\n"
                  "        I have kept the book, and the drawer in which the pennies lay.\n",
                  "1-3 para\n5-7 quote\n9-10 para\n11-12 para\n13-14 para\n15 para\n");
}

/* Where and when, where it stood first, what was wrong: below the text. */
static void test_service_notes(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" TEXT_B "\n\nThe kiln is on view at the Mill, Low Ash, until 14 January. "
                         "Tue-Sun 10am-5pm. Admission £4.\n",
                  "1 para\n3 para\n5 note kind=service\n");
    assert_blocks(TEXT_A "\n\n" TEXT_B "\n\nCorrection: the kiln was lit on a Monday.\n",
                  "1 para\n3 para\n5 note\n");
    assert_blocks(TEXT_A "\n\n" TEXT_B "\n\nShe paid £4 for admission on Friday and went home.\n",
                  "1 para\n3 para\n5 para\n");
    assert_blocks(TEXT_A "\n\nTickets for the firing cost £4 that year.\n\n" TEXT_B "\n",
                  "1 para\n3 para\n5 para\n");
}

static void test_lists(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nWhat the rules say:\n\n* the kiln is lit at dusk;\n* the wood is dry;\n* "
                         "nobody sings.\n\n" TEXT_B "\n\n• A single item.\n\n" TEXT_C "\n",
                  "1 para\n3 para\n5 list\n6 list\n7 list\n9 para\n11 list\n13 para\n");
}

static void test_numbered_paragraphs_are_no_list(void **state)
{
    (void)state;
    assert_blocks("1. " TEXT_A " " TEXT_B "\n\n2. " TEXT_B " " TEXT_C "\n\n3. " TEXT_C " " TEXT_A "\n",
                  "1 para\n3 para\n5 para\n");
}

static void test_contents(void **state)
{
    (void)state;
    assert_blocks("   I. Of Sitting Still                             1\n  II. Of Certain Persons who Do Not "
                  "               9\n\n\n" TEXT_A "\n",
                  "1-2 list kind=contents\n5 para\n");
    assert_blocks(
        "CONTENTS\n\n  I. OF THE DILIGENCE                          29\n II. THE MONKS OF SAINT ORSO   "
        "                 36\n\n\nILLUSTRATIONS\n\nTHE AUTHOR'S PORTMANTEAU            _Frontispiece_\n"
        "FATHER BENEDICT AND THE BELL                    39\n\n\n\nI\n\nOF THE DILIGENCE\n\n" TEXT_A "\n",
        "1 heading level=1\n3-4 list kind=contents\n7 heading level=1\n9-10 list kind=contents\n14 "
        "heading level=1\n16 heading level=1 sub=1\n18 para\n");
}

static void test_notes(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n[1] He was thrown from his cart, on his way to tell a patient to go home.\n\n* "
                         "The letters are printed as an appendix.\n\n" TEXT_B "\n",
                  "1 para\n3 note\n5 note\n7 para\n");
    assert_blocks(TEXT_A "\n\n** I had afterwards a letter from Miss Quarles, who is not sorry.\n\n" TEXT_B
                         "\n\n(1) Cahiers des marchés ruraux, no. 18.\n\n- 4 -\n\n" TEXT_C "\n",
                  "1 para\n3 note\n5 para\n7 note\n9 furniture kind=folio\n11 para\n");
}

static void test_interview(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n**Is it true that you cannot swim?**\n\n" TEXT_B
                         "\n\n**Do you ever tire of the clay?**\n\n" TEXT_C
                         "\n\nQ: And the kiln? Is it done?\n\nA: It was done last year.\n",
                  "1 para\n3 question\n5 answer\n7 question\n9 answer\n11 question\n13 answer\n");
}

static void test_questions_in_turn(void **state)
{
    (void)state;
    assert_blocks(
        "A talk\n\nBy Ann Lee\n\n" TEXT_A
        "\n\nWhy does nobody in the valley talk about the kiln any more?\n\nBecause it is out.\n\nWill it be "
        "lit again?\n\nNot by me. " TEXT_B
        "\n\nWho will do it then, if you do not?\n\nMy daughter has the matches.\n",
        "1 title\n3 byline\n5 para\n7 question\n9 answer\n11 question\n13 answer\n15 question\n17 answer\n");
}

static void test_play(void **state)
{
    (void)state;
    Buffer found = {0};
    read_blocks("TALLOW\nLeave that pan alone, girl. There is four shillings a week in it.\n\nBETSEY\nAnd a "
                "fine of ten pounds, uncle.\n\nTALLOW\nWas it short?\n\n"
                "BETSEY\nIt was over. Prossett had got the florin in upside down.\n\n[They sit for a while "
                "in silence.]\n",
                FORMAT_TEXT, &found);
    assert_string_equal(found.data, "1 attrib kind=speaker\n2 para kind=speech\n4 attrib kind=speaker\n5 "
                                    "para kind=speech\n7 attrib kind=speaker\n8 para kind=speech\n"
                                    "10 attrib kind=speaker\n11 para kind=speech\n13 para kind=stage\n");
    buffer_free(&found);
}

static void test_letter_and_signature(void **state)
{
    (void)state;
    assert_blocks("Letters\n\nBy Ann Lee\n\n" TEXT_A
                  "\n\nSir, Your reviewer describes my grandfather as an amateur. He was paid four shillings "
                  "a week, and I enclose the receipt.\n\nDorothea Sleath\nCutter's "
                  "Reach\n\n" TEXT_B "\n",
                  "1 title\n3 byline\n5 para\n7 para\n9-10 sign\n12 para\n");
}

static void test_note_about_the_author(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Rosalind Achter\n\n" TEXT_A
                  "\n\nRosalind Achter was seen at the kiln that night, by at least two people who have no "
                  "reason to lie about it and no wish to be named here, "
                  "and she has never denied it in print or in talk; the fence is her own.\n\n" TEXT_B
                  "\n\nRosalind Achter teaches history at Eastmere.\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 para\n11 bio\n");
}

static void test_pull_quote(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\nThe chairman put it well: a kiln that nobody owns goes out, and a "
                  "kiln that somebody owns goes to law. " TEXT_A "\n\n" TEXT_B
                  "\n\nA kiln that nobody owns goes out, and a kiln that somebody owns goes to law\n\n" TEXT_C
                  "\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 pullquote of=5\n11 para\n");
}

static void test_dialogue_and_repeated_paragraph_are_no_pull_quotes(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A
                  "\n\n“You have let it burn again, Tom,” said Ida.\n\n“I have let it brown.”\n\n“You have "
                  "let it burn again.”\n\n" TEXT_A "\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 para\n11 para\n13 para\n");
}

static void test_short_pull_quote_over_a_heading(void **state)
{
    (void)state;
    assert_blocks("Salt\n\nBy Ann Lee\n\n" TEXT_A " “Who had salt had time,” she writes.\n\n" TEXT_B
                  "\n\n“Who had salt had time”\n\nThe Second Book\n\n" TEXT_C "\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 pullquote of=5\n11 heading level=2\n13 para\n");
}

static void test_program_is_left_alone(void **state)
{
    (void)state;
    Buffer page = {0}, found = {0};
    for (int i = 0; i < 12; i++)
        buffer_put(&page, STR("int count(int n)\n{\n    return n;\n}\n\n"));
    buffer_put_byte(&page, '\0');
    read_blocks(page.data, FORMAT_TEXT, &found);
    assert_null(strstr(found.data, "para"));
    assert_null(strstr(found.data, "furniture"));
    assert_non_null(strstr(found.data, "code"));
    buffer_free(&page);
    buffer_free(&found);
}

/* ---- without a blank line between ---------------------------------------------------------------------- */

#define WRAPPED                                                                                              \
    "Nobody has counted the wells of the upper parish since the survey\n"                                    \
    "of the forties, when two clerks and a mule went from gate to gate\n"                                    \
    "and wrote down what they were told. The mule was not asked.\n"

static void test_heading_upon_wrapped_text(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n" WRAPPED "\nThe mule in the lane\n" WRAPPED "\n" WRAPPED,
                  "1 title\n3 byline\n5-7 para\n9 heading level=2\n10-12 para\n14-16 para\n");
}

static void test_turns_of_a_conversation(void **state)
{
    (void)state;
    assert_blocks(WRAPPED "\n\u00ab\u00bfQui\u00e9n ha contado los pozos de la parroquia de arriba desde\n"
                          "entonces?\u00bb\n\u00abNadie\u00bb.\n\u00ab\u00bfNi la mula?\u00bb\n",
                  "1-3 para\n5-6 para\n7 para\n8 para\n");
}

static void test_hanging_entries(void **state)
{
    (void)state;
    assert_blocks("CLAY, _sb._ What keeps a record of every hand that was in a\n  hurry, and shows it.\n\n"
                  "JUG, _sb._ A thing that was tallest for an hour, and is now in\n  the museum.\n\n"
                  "KILN, _sb._ Where two lanes meet, and the carts go round it in\n  the wrong direction.\n\n"
                  "MULE, _sb._ One that was not asked. See SURVEY, and also the\n  bishop.\n"
                  "WELL, _sb._ Not counted since the forties, when two clerks and\n  a mule went round.\n",
                  "1-2 para\n4-5 para\n7-8 para\n10-11 para\n12-13 para\n");
}

/* A caption that a column has run into: narrower than the text, and the text goes on small below its stop. */
static void test_caption_put_into_a_paragraph(void **state)
{
    (void)state;
    assert_blocks("Nobody has counted the wells of the upper parish since the survey\n"
                  "of the forties, when two clerks and a mule went from gate to gate\n"
                  "The late Mr. Pelling with the mule\n"
                  "of the upper parish.\n"
                  "and wrote down what they were told. The mule was not asked, though\n"
                  "it is said to have known.\n",
                  "1-2 para\n3-4 caption\n5-6 cont of=1\n");
}

/* "vol." and numerals end no sentence. */
static void test_abbreviation_at_a_line_end(void **state)
{
    (void)state;
    assert_blocks("Nobody has counted the wells of the upper parish since the survey\n"
                  "of the forties, which is printed in the Annals of the Parish, vol.\n"
                  "iii, and has never been read by anybody; see also the index to vol.\n"
                  "iv, under the mule.\n",
                  "1-4 para\n");
}

static void test_table_between_title_and_note(void **state)
{
    (void)state;
    assert_blocks(WRAPPED "\nTable 1. The kilns of the parish, and what was in them\n"
                          "Kiln              Pots      Mules\n"
                          "Upper Lane          40          1\n"
                          "Lower Lane          12          0\n"
                          "Hallam               9          3\n"
                          "Source: the survey of the forties.\n\n" WRAPPED,
                  "1-3 para\n5 caption\n6-9 table\n10 note\n12-14 para\n");
}

static void test_shortened_pull_quote(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" TEXT_C
                         "\n\n\u201cTwo clerks and a mule went from gate to gate and nobody wrote it "
                         "down\u201d\n\n" TEXT_B "\n",
                  "1 para\n3 para\n5 pullquote of=3\n7 para\n");
}

/* Under a review stands who wrote it, under a picture who took it. */
static void test_capitals_below(void **state)
{
    (void)state;
    assert_blocks(WRAPPED "\n" WRAPPED "                                         ANN LEE\n\n" WRAPPED,
                  "1-3 para\n5-7 para\n8 heading level=1\n10-12 para\n");
}

/* What is set large may have been put in other words; its place tells that it is no heading. */
static void test_pull_quotes_in_other_words(void **state)
{
    (void)state;
    assert_blocks(
        "The kiln\n" TEXT_A "\n\nA smaller fire\n" TEXT_B "\n\n“The carter is a lovely man with a terrible "
        "habit of singing”\n\nThe keeper puts it gently. “He’s a lovely man with a terrible habit of "
        "singing,” she says, and puts another log on the fire without looking up.\n\nThe last "
        "load\n" TEXT_C "\n",
        "1 title\n2 para\n4 heading level=2\n5 para\n7 pullquote of=9\n9 para\n11 heading "
        "level=2\n12 para\n");
}

static void test_verse_inside_a_sentence(void **state)
{
    (void)state;
    assert_blocks("In the journal of my great-aunt, who kept a toll-gate and never in her\n"
                  "life sat down except to write in it, I find that she had heard it said,\n"
                  "as a carter used to sing when the gate was down,\n\n"
                  "      who keeps his penny wets the others\n\n"
                  "and that she let him through, since it was raining and he had a voice.\n\n"
                  "There was a good deal of singing on that road in those years, and much\n"
                  "of it was better than his, but he was the only one who was ever known\n"
                  "to have paid with it, and the book says that he did so twice a week.\n",
                  "1-3 para\n5 verse\n7 cont of=1\n9-11 para\n");
}

static void test_line_set_in_is_a_quotation(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" TEXT_B
                         "\n\n     The keeper of a gate is the only servant of the state whom a carter "
                         "sees each day eye to eye.\n     The Standing Town, p. 71\n\n" TEXT_C "\n\n" TEXT_A
                         " Again.\n\n" TEXT_B " Again.\n",
                  "1 para\n3 para\n5 quote\n6 attrib\n8 para\n10 para\n12 para\n");
}

static void test_ranked_list(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A "\n\n1 (2) The Sorting Office\n2 (–) A Murder at Low Mass\n3 (1) Cold Harbour\n\n" TEXT_B "\n",
        "1 para\n3 list\n4 list\n5 list\n7 para\n");
}

static void test_books_without_a_text(void **state)
{
    (void)state;
    assert_blocks(
        "The Kiln\n\nBy Ann Lee\n\n" TEXT_A "\n\n" TEXT_B "\n\nHer shelf\n\nA Pilot’s Almanac, Mungo Breen "
        "(Harbour Press, 1961, £4)\nUnlit, Teo Harrow (Quay Press, 2001, £12)\n\nAnn Lee is the author of "
        "Slack Water. She lives in Low Ash.\n",
        "1 title\n3 byline\n5 para\n7 para\n9 heading level=2\n11 list\n12 list\n14 bio\n");
}

static void test_captions_by_label_and_by_credit(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n" TEXT_B "\n" TEXT_C "\n" TEXT_A " Again.\n" TEXT_B
                         " Again.\n\nFULL HOUSE: Potters line the "
                         "walls of the barn on Monday.\n\n" TEXT_C " Again.\n",
                  "1 para\n2 para\n3 para\n4 para\n5 para\n7 caption\n9 para\n");
    assert_blocks(TEXT_A
                  "\n\n" TEXT_B
                  "\n\nPotters line the walls of the barn as the kiln is opened. (Courier photo by Wes "
                  "Tibbets)\n\n" TEXT_C "\n",
                  "1 para\n3 para\n5 caption\n7 para\n");
}

static void test_quoted_heading_upon_its_text(void **state)
{
    (void)state;
    assert_blocks(
        "The kiln\n\nBy Ann Lee\n\n" TEXT_A
        "\n\n'We are not the enemy'\nThe keeper said that nobody would decide "
        "before the spring, and that the village would be asked. \"We are not the enemy,\" she told the "
        "carters, and went in.\n\n" TEXT_C "\n",
        "1 title\n3 byline\n5 para\n7 heading level=2\n8 para\n10 para\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_pull_quote_over_a_heading),
        cmocka_unit_test(test_program_is_left_alone),
        cmocka_unit_test(test_captions),
        cmocka_unit_test(test_sentence_about_a_figure_is_no_caption),
        cmocka_unit_test(test_credit_under_a_caption),
        cmocka_unit_test(test_scene_breaks_are_no_captions),
        cmocka_unit_test(test_verse),
        cmocka_unit_test(test_wrapped_text_is_no_verse),
        cmocka_unit_test(test_set_in_quotation),
        cmocka_unit_test(test_margin_says_nothing),
        cmocka_unit_test(test_service_notes),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_numbered_paragraphs_are_no_list),
        cmocka_unit_test(test_contents),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_interview),
        cmocka_unit_test(test_questions_in_turn),
        cmocka_unit_test(test_play),
        cmocka_unit_test(test_letter_and_signature),
        cmocka_unit_test(test_note_about_the_author),
        cmocka_unit_test(test_pull_quote),
        cmocka_unit_test(test_dialogue_and_repeated_paragraph_are_no_pull_quotes),
        cmocka_unit_test(test_heading_upon_wrapped_text),
        cmocka_unit_test(test_turns_of_a_conversation),
        cmocka_unit_test(test_hanging_entries),
        cmocka_unit_test(test_caption_put_into_a_paragraph),
        cmocka_unit_test(test_abbreviation_at_a_line_end),
        cmocka_unit_test(test_table_between_title_and_note),
        cmocka_unit_test(test_shortened_pull_quote),
        cmocka_unit_test(test_capitals_below),
        cmocka_unit_test(test_pull_quotes_in_other_words),
        cmocka_unit_test(test_verse_inside_a_sentence),
        cmocka_unit_test(test_line_set_in_is_a_quotation),
        cmocka_unit_test(test_ranked_list),
        cmocka_unit_test(test_books_without_a_text),
        cmocka_unit_test(test_captions_by_label_and_by_credit),
        cmocka_unit_test(test_quoted_heading_upon_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
