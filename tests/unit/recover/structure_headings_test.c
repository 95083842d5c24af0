/* Headings: their shape, their place, the set that they form, their levels. */
#include "structure_page.h"

#include <stdio.h>
#include <string.h>

static void test_short_sentences_are_no_headings(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A "\n\nIt rained.\n\n" TEXT_B "\n\nThe Bell Rang.\n\n" TEXT_C
                  "\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 para\n11 para\n13 para\n");
}

static void test_dialogue_is_no_heading(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A
                  "\n\n“You've let it burn”\n\n“I've let it brown”\n\n“That is charcoal, Tom”\n\n" TEXT_B
                  "\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 para\n11 para\n13 para\n");
}

static void test_numbered_sections(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n1. Wet work\n\n" TEXT_A "\n\n2. Dry work\n\n" TEXT_B
                  "\n\n2.1 Cracks\n\n" TEXT_C "\n",
                  "1 title\n3 byline\n5 heading level=2\n7 para\n9 heading level=2\n11 para\n13 heading "
                  "level=3\n15 para\n");
}

static void test_chapter_with_a_second_line(void **state)
{
    (void)state;
    assert_blocks("CHAPTER I.\n\nOF THE LIGHTING\n\n" TEXT_A
                  "\n\n\n\nCHAPTER II.\n\nOF THE WAITING\n\n" TEXT_B "\n",
                  "1 heading level=1\n3 heading level=1 sub=1\n5 para\n9 heading level=1\n11 heading level=1 "
                  "sub=1\n13 para\n");
}

static void test_departments(void **state)
{
    (void)state;
    assert_blocks(
        "-----------------------\nOBITUARY\n-----------------------\n\nAda Holm\n\n" TEXT_A
        "\n\nJory Tansel\n\n" TEXT_B
        "\n\n-----------------------\nLETTERS\n-----------------------\n\nThe Market Cross\n\n" TEXT_C "\n",
        "1 rule\n2 heading level=1\n3 rule\n5 heading level=2\n7 para\n9 heading level=2\n11 para\n13 rule\n"
        "14 heading level=1\n15 rule\n17 heading level=2\n19 para\n");
}

/* Entry words recur with hardly a line between: no headings. */
static void test_entries_are_no_headings(void **state)
{
    (void)state;
    char page[4000];
    int used = snprintf(page, sizeof page, "%s\n\n", TEXT_A);
    static const char *const words[] = {"Adze", "Bat",     "Bisque", "Burnish",
                                        "Cone", "Crackle", "Frit",   "Grog"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        used += snprintf(page + used, sizeof page - (size_t)used,
                         "%s\n\nA thing that potters have on a shelf.\n\n", words[i]);
    Buffer found = {0};
    read_blocks(page, FORMAT_TEXT, &found);
    assert_null(strstr(found.data, "heading"));
    buffer_free(&found);
}

static void test_section_numbers_alone(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n1\n\n" TEXT_A "\n\n2\n\n" TEXT_B "\n\n3\n\n" TEXT_C "\n",
                  "1 title\n3 byline\n5 heading level=2\n7 para\n9 heading level=2\n11 para\n13 heading "
                  "level=2\n15 para\n");
}

static void test_second_article(void **state)
{
    (void)state;
    assert_blocks(
        "Clay\n\nA kiln divides a village for the length of a wet spring\n\nBy Ann Lee\n\n" TEXT_A
        "\n\n" TEXT_B
        "\n\nWater\n\nEvery well of the parish has a name, and most have two.\n\nBy Tom Abney\n\n" TEXT_C
        "\n",
        "1 title\n3 deck\n5 byline\n7 para\n9 para\n11 title\n13 deck\n15 byline\n17 para\n");
}

static void test_questions_in_spanish(void **state)
{
    (void)state;
    assert_blocks("El horno\n\nPor Ana Lema\n\nEl horno se encendió la primera noche seca del mes, y medio "
                  "pueblo vino a ver si la "
                  "chimenea aguantaba. Aguantó, y la otra mitad se quedó en casa y dijo que ya lo sabía.\n\n"
                  "¿Para qué sirve saberlo?\n\n"
                  "El barro guarda la huella de todas las manos que tuvieron prisa. La alfarera me enseñó un "
                  "estante de "
                  "fracasos, cada uno con su etiqueta, y no quiso decir cuáles eran suyos.\n",
                  "1 title\n3 byline\n5 para\n7 heading level=2\n9 para\n");
}

static void test_long_heading_between_paragraphs(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A "\n\nPotters who came for the clay and stayed for the long "
                  "winter evenings\n\n" TEXT_B
                  " It was sold in the end to somebody who wanted it for umbrellas.\n\nWinters\n\n" TEXT_C
                  "\n",
                  "1 title\n3 byline\n5 para\n7 heading level=2\n9 para\n11 heading level=2\n13 para\n");
}

static void test_lifted_lines_are_no_headings(void **state)
{
    (void)state;
    /* Nine words of the paragraph below, without marks; with marks, right above a heading. */
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A
                  "\n\nEvery clay keeps a record of every hand in a hurry\n\n" TEXT_B
                  " It was sold in the end to somebody who wanted it for umbrellas.\n",
                  "1 title\n3 byline\n5 para\n7 pullquote of=9\n9 para\n");
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A
                  "\n\n“Clay keeps a record of every hand that was in a hurry”\n\n"
                  "Shelves\n\n" TEXT_B "\n",
                  "1 title\n3 byline\n5 para\n7 pullquote of=11\n9 heading level=2\n11 para\n");
}

static void test_name_below_a_lifted_line(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A
                  "\n\n“Clay keeps a record of every hand that was in a hurry”\n\n"
                  "Nora Finch, potter\n\n" TEXT_B "\n",
                  "1 title\n3 byline\n5 para\n7 pullquote of=11\n9 attrib\n11 para\n");
}

static void test_caption_without_a_stop(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nWhen the wood ran out they burned the fence, the gate and the\n\n\n\n\n"
                         "The kiln on its last evening\n\nsign that said where the gate was.\n",
                  "1 para\n3 para\n8 caption\n10 cont of=3\n");
}

static void test_directions_of_a_play(void **state)
{
    (void)state;
    assert_blocks("THE LAST FERRY\n\nACT I\n\nMARTHA. The boat is late, and the tide will not wait.\n\n"
                  "TOM. He was late at his own christening.\n\nMARTHA. And at everyone else's.\n\n"
                  "TOM. Then we had better put the kettle on.\n\nCURTAIN\n\nACT II\n\n"
                  "MARTHA. I told you he would come.\n\nTOM. You told me he would drown.\n",
                  "1 title\n3 heading level=2\n5 para kind=speech\n7 para kind=speech\n9 para kind=speech\n"
                  "11 para kind=speech\n13 para kind=stage\n15 heading level=2\n17 para kind=speech\n"
                  "19 para kind=speech\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_sentences_are_no_headings),
        cmocka_unit_test(test_dialogue_is_no_heading),
        cmocka_unit_test(test_numbered_sections),
        cmocka_unit_test(test_chapter_with_a_second_line),
        cmocka_unit_test(test_departments),
        cmocka_unit_test(test_entries_are_no_headings),
        cmocka_unit_test(test_section_numbers_alone),
        cmocka_unit_test(test_second_article),
        cmocka_unit_test(test_questions_in_spanish),
        cmocka_unit_test(test_long_heading_between_paragraphs),
        cmocka_unit_test(test_lifted_lines_are_no_headings),
        cmocka_unit_test(test_name_below_a_lifted_line),
        cmocka_unit_test(test_caption_without_a_stop),
        cmocka_unit_test(test_directions_of_a_play),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
