/* Who speaks: plays, interviews and transcripts, and what looks like them and is not. */
#include "structure_page.h"

#include <string.h>

static void test_interview_with_names_above(void **state)
{
    (void)state;
    assert_blocks(
        "INTERVIEWER\nDid you ever keep the slag?\n\nLOCKE\nOnly once. " TEXT_A
        "\n\nINTERVIEWER\nBut something stuck.\n\nLOCKE\nOne lump, and I sold it.\n\nINTERVIEWER\nFor "
        "much?\n\nLOCKE\nFor less than the cart that carried it.\n",
        "1 attrib kind=speaker\n2 question\n4 attrib kind=speaker\n5 answer\n7 attrib kind=speaker\n"
        "8 question\n10 attrib kind=speaker\n11 answer\n13 attrib kind=speaker\n14 question\n"
        "16 attrib kind=speaker\n17 answer\n");
}

static void test_transcript_with_time_codes(void **state)
{
    (void)state;
    assert_blocks(
        "Ines Calder [00:01:12]: Is it true that the kiln was never cold?\n\nRuth Amory [00:01:20]: "
        "It was cold once, and we wrote it down.\n\nInes Calder [00:02:05]: And when was that?\n\n"
        "Ruth Amory [00:02:09]: The winter after the flood, when nobody could find dry wood.\n",
        "1 question\n3 answer\n5 question\n7 answer\n");
}

static void test_questions_right_upon_their_answers(void **state)
{
    (void)state;
    assert_blocks(
        "Do you still fire the old kiln?\n" TEXT_A "\n\nWho taught you to stack it?\n" TEXT_B
        "\n\nAnd you never wished to leave.\n" TEXT_C "\n\nWhat will you do with the wheel?\n" TEXT_A
        "\n\nIs there anything you would not sell?\n" TEXT_B "\n",
        "1 question\n2 answer\n4 question\n5 answer\n7 question\n8 answer\n10 question\n11 answer\n13 "
        "question\n14 answer\n");
}

static void test_box_of_two_questions(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" TEXT_B
                         "\n\nWhat are you firing now?\n\nA stove, for my sister. I owe her one.\n\n"
                         "And the pot you never finished?\n\nMy first. I sit on it.\n",
                  "1 para\n3 para\n5 question\n7 answer\n9 question\n11 answer\n");
}

/* Sections whose titles ask, about things and not of anybody. */
static void test_sections_that_ask(void **state)
{
    (void)state;
    assert_blocks(
        "Clay\n\nBy Ann Lee\n\n" TEXT_A "\n\nWho pays for the wood?\n\n" TEXT_B "\n\n" TEXT_C
        "\n\nWhere does the ash go?\n\n" TEXT_A "\n\n" TEXT_B "\n",
        "1 title\n3 byline\n5 para\n7 heading level=2\n9 para\n11 para\n13 heading level=2\n15 para\n"
        "17 para\n");
}

static void test_names_of_a_play_in_running_case(void **state)
{
    (void)state;
    Buffer found = {0};
    char page[8192] = "";
    for (int i = 0; i < 8; i++)
        strcat(page,
               "Lane. The muffins are cold, sir, as they were this morning.\n\nLady Orme. Then nobody will "
               "mind if I eat them.\n\n");
    read_blocks(page, FORMAT_TEXT, &found);
    size_t speeches = 0;
    for (const char *at = found.data; (at = strstr(at, "para kind=speech")) != NULL; at++)
        speeches++;
    assert_int_equal(speeches, 16);
    buffer_free(&found);
}

/* Headwords come once each: a dictionary is no play. */
static void test_headwords_are_no_speakers(void **state)
{
    (void)state;
    assert_blocks("BAT. A bundle of fifty faggots, bound with willow and sold by the cart.\n\n"
                  "CROWN. The top of the kiln, which is left open until the smoke turns white.\n\n"
                  "DRAW. To empty a kiln when it has cooled, which takes a day and a night.\n\n"
                  "GLOST. The second firing, after which nothing can be mended any more.\n",
                  "1 para\n3 para\n5 para\n7 para\n");
}

/* What is answered stands in quotation marks, and not every turn of the interviewer asks. */
static void test_quoted_answers(void **state)
{
    (void)state;
    assert_blocks("Who lit the kiln in those years?\n\n“My father, and after him nobody who could do it.”\n\n"
                  "You left the valley all the same.\n\n“I had to. The wood was gone by then.”\n\n" TEXT_A
                  "\n\nWould you light it again?\n\n“Tomorrow, if the rain holds off.”\n",
                  "1 question\n3 answer\n5 question\n7 answer\n9 para\n11 question\n13 answer\n");
}

/* Among questions that nothing marks somebody is told something and answers; polite "Sie" is capitalised. */
static void test_prompts_among_plain_questions(void **state)
{
    (void)state;
    assert_blocks(
        "Wann haben Sie zuletzt gelogen?\n\nHeute Morgen, am Telefon. Ich habe gesagt, ich hätte Zeit, und "
        "dann "
        "habe ich aufgelegt.\n\nIhre Mutter stammte aus Odessa.\n\nAus einem Dorf, eine Tagesreise davon, "
        "aber wer "
        "kennt das schon. Sie kam mit einem Koffer an.\n\nHat sie Ihnen davon erzählt?\n\nNie. Von dem Dorf "
        "hat sie "
        "nur geredet, wenn es schneite.\n\nDas hat sie so gemacht.\n\nWollten Sie nie hin?\n\nNein, ich "
        "wollte lieber "
        "nach Hause.\n",
        "1 question\n3 answer\n5 question\n7 answer\n9 question\n11 answer\n13 para\n15 question\n17 "
        "answer\n");
}

/* Family names of people who have been introduced in full: who asks has the chair. Names that nobody has introduced are those
 * of a play. */
static void test_round_table_is_no_play(void **state)
{
    (void)state;
#define TURNS                                                                                                \
    "CALLOWAY: What does one actually say?\n\nOSEI: The word. You say it once, and then you sit in the "     \
    "dark again.\n\nDALY: Mine said to me that I should not move my lips at all.\n\n[Laughter.]\n\n"         \
    "CALLOWAY: And has it ever gone wrong?\n\nOSEI: Twice a week, and nobody noticed but the "               \
    "actor.\n\nDALY: Nobody ever does, which is the point of the work.\n"
    assert_blocks(
        "On the Book\n\nBy Iris Calloway\n\nIt was Bernard Osei who set the tone, and Sorcha Daly who kept "
        "it "
        "until the kettle boiled over and everybody had to move away from the table.\n\n" TURNS,
        "1 title\n3 byline\n5 para\n7 question\n9 answer\n11 answer\n13 para kind=stage\n15 question\n17 "
        "answer\n19 answer\n");
    assert_blocks(
        "ACT I\n\nThe prompt corner, late.\n\n" TURNS,
        "1 heading level=1\n3 para\n5 para kind=speech\n7 para kind=speech\n9 para "
        "kind=speech\n11 para kind=stage\n13 para kind=speech\n15 para kind=speech\n17 para kind=speech\n");
#undef TURNS
}

/* Somebody says yes in a story: one question is no interview. */
static void test_speech_below_a_question_is_no_answer(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nWho had lit the kiln that night?\n\n“Nobody I know of.”\n\n" TEXT_B
                         "\n\nThe old man put down his cup.\n\n“Ask the carter.”\n\n" TEXT_C
                         "\n\nIt rained until noon.\n\n“He will not say.”\n\n" TEXT_A " Again.\n",
                  "1 para\n3 para\n5 para\n7 para\n9 para\n11 para\n13 para\n15 para\n17 para\n19 para\n");
}

/* Two questions and what else is said to somebody, where a word says that this is an interview. */
static void test_announced_interview(void **state)
{
    (void)state;
    assert_blocks("A talk about ash\n\nInterview by Ann Lee\n\nHow long have you kept the kiln?\n\n"
                  "Too long. " TEXT_A "\n\nYou call it a school in your book.\n\nI call it what my father "
                  "called it, and he had been to one. " TEXT_B "\n\nDo you miss the smoke?\n\n" TEXT_C "\n",
                  "1 title\n3 byline\n5 question\n7 answer\n9 question\n11 answer\n13 question\n15 "
                  "answer\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_interview_with_names_above),
        cmocka_unit_test(test_transcript_with_time_codes),
        cmocka_unit_test(test_questions_right_upon_their_answers),
        cmocka_unit_test(test_box_of_two_questions),
        cmocka_unit_test(test_quoted_answers),
        cmocka_unit_test(test_prompts_among_plain_questions),
        cmocka_unit_test(test_round_table_is_no_play),
        cmocka_unit_test(test_speech_below_a_question_is_no_answer),
        cmocka_unit_test(test_announced_interview),
        cmocka_unit_test(test_sections_that_ask),
        cmocka_unit_test(test_names_of_a_play_in_running_case),
        cmocka_unit_test(test_headwords_are_no_speakers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
