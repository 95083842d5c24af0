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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
