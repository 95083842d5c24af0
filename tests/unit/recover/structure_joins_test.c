/* Paragraphs that a page cut in two, and those that only look so. */
#include "structure_page.h"

#include <stdio.h>

static void test_join_over_floats(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nWhen the wood ran out they burned the fence, the gate and the\n\n12\n\nsign "
                         "that said where the gate was.\n",
                  "1 para\n3 para\n5 furniture kind=folio\n7 cont of=3\n");
}

static void test_hyphens_at_the_seam(void **state)
{
    (void)state;
    /* "short-tempered" stands elsewhere; "potters" does. */
    assert_blocks(
        "The potters were short-tempered by then, and the potters of the next valley laughed. " TEXT_A
        "\n\nNobody who has watched a kiln all night is anything but short-\n\n9\n\ntempered in the morning, "
        "as the wives of pot-\n\n10\n\n"
        "ters will confirm.\n",
        "1 para\n3 para\n5 furniture kind=folio\n7 cont of=3 mode=keep\n9 furniture kind=folio\n"
        "11 cont of=7 mode=dehyphen\n");
}

static void test_name_behind_a_title(void **state)
{
    (void)state;
    assert_blocks(TEXT_A
                  "\n\nThe nine shillings that were missing turned out to have been lent to Mr.\n\n31\n\n"
                  "Tansel, who had bought a bell with them and would not give it back.\n",
                  "1 para\n3 para\n5 furniture kind=folio\n7 cont of=3\n");
}

static void test_lost_stop_is_no_seam(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nThe salesman was six feet tall and wore a cape\n\nSeventeen years later the "
                         "brochure turned up in a skip. " TEXT_B "\n",
                  "1 para\n3 para\n5 para\n");
}

static void test_small_brand_is_no_seam(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\niPhones were held up in the wet. " TEXT_B "\n", "1 para\n3 para\n");
}

static void test_colon_is_no_seam(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nWhoever wants to fire a kiln of that size should bring along:\n\na lamp;\n\na "
                         "rope, twice as long as seems sensible;\n\n"
                         "and no opinions whatever.\n\n" TEXT_B "\n",
                  "1 para\n3 para\n5 list\n7 list\n9 list\n11 para\n");
}

static void test_box_inside_a_sentence(void **state)
{
    (void)state;
    assert_blocks(
        "Clay\n\nBy Ann Lee\n\n" TEXT_A "\n\n" TEXT_B
        " The second firing is slower, and the potter stays awake for all of it and\n\n\n"
        "HOW TO KEEP AWAKE\n\n1. Walk round the kiln once an hour.\n2. Sing nothing with a chorus.\n3. Do "
        "not sit down.\n\n\n"
        "drinks what she is given.\n",
        "1 title\n3 byline\n5 para\n7 para\n10 heading level=2\n12 list\n13 list\n14 list\n17 cont of=7\n");
}

/* Two stories broken off, each taken up where a line says so. */
static void test_stories_that_go_on_elsewhere(void **state)
{
    (void)state;
    assert_blocks(
        "Clay\n\nBy Ann Lee\n\n" TEXT_A
        "\n\nThe mayor said that the chimney would be moved to a better place in "
        "the course of a\n\nSee CLAY, page 6\n\nWater\n\nBy Tom Pask\n\n" TEXT_B
        "\n\nThe clerk said that the wells had been counted twice, and that he had forgotten what the\n\n"
        "See WATER, page 6\n\nWATER, from page 1\n\nnumber had been.\n\nCLAY, from page 1\n\nsummer.\n",
        "1 title\n3 byline\n5 para\n7 para\n9 furniture kind=continued\n11 title\n13 byline\n"
        "15 para\n17 para\n19 furniture kind=continued\n21 furniture kind=continued\n23 cont of=17\n"
        "25 furniture kind=continued\n27 cont of=7\n");
}

static void test_item_cut_by_a_caption(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A
        "\n\n1. Fetch water.\n\n2. Soak the clay for a night in the coldest water that there is, so\n\n"
        "[Illustration: The mule.]\n\nthat it gives way.\n\n3. Do not sit down.\n\n" TEXT_B "\n",
        "1 para\n3 list\n5 list\n7 caption\n9 cont of=5\n11 list\n13 para\n");
}

static void test_drop_cap_before_capitals(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\nT\n\nHE KILN was lit on the first dry evening of the month, and "
                  "half the village "
                  "came to see it.\n\n" TEXT_B "\n",
                  "1 title\n3 byline\n5 para\n7 cont of=5 mode=keep\n9 para\n");
}

/* Where first lines are set in, a line that is not goes on, and one that is does not. */
static void test_first_lines_tell(void **state)
{
    (void)state;
    static const char page[] =
        "   The potters of the upper parish have a saying about the weather,\n"
        "which they bring out when a kiln has fallen in the night.\n"
        "   Nobody has written it down. The mule is said to have known it,\n"
        "and to have told nobody, although two clerks asked it more than once.\n"
        "   Clay keeps a record of every hand that was in a hurry, and shows\n"
        "it to the next, said the potter, who had come in by the back with\n"
        "\n14\n\n%sHallam, her dog, and a jug that had been tallest for an hour and now\n"
        "was nothing at all.\n";
    char text[sizeof page + 8];
    snprintf(text, sizeof text, page, "");
    assert_blocks(text, "1-2 para\n3-4 para\n5-6 para\n8 furniture kind=folio\n10-11 cont of=5\n");
    snprintf(text, sizeof text, page, "   ");
    assert_blocks(text, "1-2 para\n3-4 para\n5-6 para\n8 furniture kind=folio\n10-11 para\n");
}

/* The word itself is not in the text; its halves tell, and the language. */
static void test_hyphens_by_habit(void **state)
{
    (void)state;
    assert_blocks(
        TEXT_A "\n\nThe survey says that the mule was never asked any question what-\n\n9\n\n"
               "ever, and was half-\n\n10\n\nwitted besides.\n",
        "1 para\n3 para\n5 furniture kind=folio\n7 cont of=3 mode=dehyphen\n9 furniture kind=folio\n"
        "11 cont of=7 mode=keep\n");
    assert_blocks(
        "La terre garde la trace de toutes les mains qui ont \u00e9t\u00e9 press\u00e9es, et le potier la "
        "montre \u00e0 "
        "qui la demande. Elle ne ment pas, dit-\n\n9\n\nil en riant, et elle a un porte-\n\n10\n\nplume pour "
        "tout \u00e9crire.\n",
        "1 para\n3 furniture kind=folio\n5 cont of=1 mode=keep\n7 furniture kind=folio\n"
        "9 cont of=5 mode=keep\n");
}

static void test_line_end_hyphens(void **state)
{
    (void)state;
    Source *source =
        source_from_bytes(STR("The first thing that anybody learns about the paraffin lamp is that it\n"
                              "goes out when it is wanted, and the second is that nobody in the para-\n"
                              "ffin trade has ever been sorry about it. A well-known dealer in the well-\n"
                              "known street of lamps told me that See- und Flusslampen were the See-\n"
                              "und Flusslampen of his father, and that no other lamps were ever sold.\n"));
    DocumentBuilder *builder = import_text(source);
    recover_structure(builder);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    Str text = document_block_text(doc, 0);
    assert_true(str_find(text, STR("the paraffin trade"), 0) < text.len_bytes);
    assert_true(str_find(text, STR("the well-known street"), 0) < text.len_bytes);
    assert_true(str_find(text, STR("the See- und Flusslampen of"), 0) < text.len_bytes);
    document_free(doc);
    source_free(source);
}

static void test_german_noun_behind_a_picture(void **state)
{
    (void)state;
    /* A capital begins a noun as well as a sentence; however short the rest is. */
    assert_blocks("Der Ofen wurde am ersten trockenen Abend des Monats angezündet, und das halbe Dorf kam, "
                  "um zu sehen, ob der Kamin hält. Er hielt, und die andere Hälfte blieb zu Hause und hatte "
                  "es gewusst. Gezählt wurden "
                  "seither elf Brände, und zu einem zwölften gab es keinen\n\n\n\n\n"
                  "Der Kamin steht noch.\n\nAnlass mehr.\n\n"
                  "Wer heute an dem Ofen vorbeikommt, sieht nichts als Brennnesseln und eine Tafel, auf der "
                  "alles steht, "
                  "was man über den Ton und die Hände wissen kann.\n",
                  "1 para\n6 caption\n8 cont of=1\n10 para\n");
}

static void test_noun_of_honour_ends_a_sentence(void **state)
{
    (void)state;
    /* "Frau" is no abbreviation: its full stop is one. */
    assert_blocks(
        "Der Ofen wurde am ersten trockenen Abend des Monats angezündet, und das halbe Dorf kam, um zu "
        "sehen, ob der Kamin hält. Er hielt, und die andere Hälfte blieb zu Hause und hatte es gewusst. Wer "
        "die Formen zählen wollte, "
        "der brauche zwei Winter und eine geduldige Frau.\n\n"
        "Alois Kiermann hat den einen Winter schon hinter sich, und den zweiten hat er sich gespart, "
        "weil ihm die Bleistifte eingefroren sind.\n",
        "1 para\n3 para\n");
}

static void test_running_heads_with_dividers_and_dates(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nWhen the wood ran out they burned the fence, the gate and in the end the\n\n"
                         "214 | Kiln and Clay\n\nBench on which the judge had sat. " TEXT_B "\n",
                  "1 para\n3 para\n5 furniture kind=runhead\n7 cont of=3\n");
    assert_blocks(
        "O forno foi aceso na primeira noite seca do mês, e metade da aldeia veio ver se a chaminé "
        "aguentava, "
        "e quando a lenha acabou queimaram a cerca, o portão e por fim, já de madrugada, a\n\nmarço de "
        "2023\n\n"
        "tabuleta que dizia onde estava o portão, e que ninguém tinha lido nos últimos vinte anos.\n",
        "1 para\n3 furniture kind=runhead\n5 cont of=1\n");
}

/* Wrapped text, a caption in the hole where its picture was. */
#define WRAPPED_A                                                                                            \
    "The kiln was lit on the first dry evening of the month, and half\n"                                     \
    "the village came to see whether the chimney would hold. It held.\n"
#define WRAPPED_B                                                                                            \
    "Clay keeps a record of every hand that was in a hurry. The potter\n"                                    \
    "showed me a shelf of failures, each with a label, and would not say\n"                                  \
    "which of them were her own.\n"
#define HOLE_WITH_CAPTION "\n\n\n\nThe kiln at Calder, in the spring of 1938.\n\n"

static void test_what_breaks_off_is_no_caption(void **state)
{
    (void)state;
    /* The text above is whole, or a caption: the longer block goes on, and is none itself. */
    assert_blocks(WRAPPED_A "\n" WRAPPED_B HOLE_WITH_CAPTION
                            "Nobody has counted the wells of the upper parish since the survey of\n"
                            "the forties, when two clerks went from gate to gate and wrote down\n"
                            "what they were told by those who would open to them, but there was\n"
                            "\n12\n\n"
                            "one old man who had counted them all. The mule was not asked.\n\n" WRAPPED_B
                                HOLE_WITH_CAPTION WRAPPED_A,
                  "1-2 para\n4-6 para\n11 caption\n13-15 para\n17 furniture kind=folio\n19 cont of=13\n21-23 "
                  "para\n28 caption\n30-31 para\n");
}

static void test_commas_and_names_at_the_seam(void **state)
{
    (void)state;
    assert_blocks(WRAPPED_A "\n" WRAPPED_B "\n"
                            "The matter was taken up, as such matters were, by the minister of the\n"
                            "upper parish, a man of few words who kept bees, and in 1794,\n\n14\n\n"
                            "Susannah Tansel wrote to him. He did not answer for eleven years, and\n"
                            "then at length.\n\n" WRAPPED_A,
                  "1-2 para\n4-6 para\n8-9 para\n11 furniture kind=folio\n13-14 cont of=8\n16-17 para\n");
    assert_blocks(
        TEXT_B
        "\n\nHer diary, which she kept from the age of eleven, has for the day of his birth no more than "
        "“Wind"
        "\n\n\n\nThe kiln at Calder.\n\nNW, snow by noon, girl.” I asked her sister whether he had been "
        "cold. " TEXT_A "\n",
        "1 para\n3 para\n7 caption\n9 cont of=3\n");
}

static void test_told_to_skip(void **state)
{
    (void)state;
    assert_blocks(WRAPPED_A
                  "who has read as far as the snow will want to see it proved at last.\nSkip to the "
                  "sister.\n\n" WRAPPED_B,
                  "1-4 para\n6-8 para\n");
    assert_blocks("Clay\n\nSkip to content\n\n" TEXT_A "\n", "1 title\n3 furniture kind=web\n5 para\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_join_over_floats),
        cmocka_unit_test(test_hyphens_at_the_seam),
        cmocka_unit_test(test_name_behind_a_title),
        cmocka_unit_test(test_lost_stop_is_no_seam),
        cmocka_unit_test(test_small_brand_is_no_seam),
        cmocka_unit_test(test_colon_is_no_seam),
        cmocka_unit_test(test_box_inside_a_sentence),
        cmocka_unit_test(test_stories_that_go_on_elsewhere),
        cmocka_unit_test(test_item_cut_by_a_caption),
        cmocka_unit_test(test_drop_cap_before_capitals),
        cmocka_unit_test(test_first_lines_tell),
        cmocka_unit_test(test_hyphens_by_habit),
        cmocka_unit_test(test_line_end_hyphens),
        cmocka_unit_test(test_german_noun_behind_a_picture),
        cmocka_unit_test(test_noun_of_honour_ends_a_sentence),
        cmocka_unit_test(test_running_heads_with_dividers_and_dates),
        cmocka_unit_test(test_what_breaks_off_is_no_caption),
        cmocka_unit_test(test_commas_and_names_at_the_seam),
        cmocka_unit_test(test_told_to_skip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
