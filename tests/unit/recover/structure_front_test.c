/* What stands above the first paragraph. */
#include "structure_page.h"

#include <string.h>

static void test_plain_order(void **state)
{
    (void)state;
    assert_blocks("PROFILE\n\nThe woman who moves kilns\n\nShe has spent her life persuading bricks to stand "
                  "where they like\n\nBy Caspian Rowe\n\n" TEXT_A "\n",
                  "1 kicker\n3 title\n5 deck\n7 byline\n9 para\n");
}

static void test_name_alone_is_a_byline(void **state)
{
    (void)state;
    assert_blocks("Not Quite Fired\n\nRosalind Achterberg\n\n" TEXT_A "\n\n" TEXT_B "\n",
                  "1 title\n3 byline\n5 para\n7 para\n");
}

static void test_byline_with_a_role(void **state)
{
    (void)state;
    assert_blocks("The valley votes to let the kiln burn\n\nBy Ottilie Crane\nStaff writer\n\n" TEXT_A
                  "\n\n" TEXT_B "\n",
                  "1 title\n3-4 byline\n6 para\n8 para\n");
}

static void test_epigraph(void **state)
{
    (void)state;
    assert_blocks("Mind the Fire\n\nA miscellany of clay: some notes, a story and a conversation\n\nSmoke is "
                  "only a very slow argument.\n\n"
                  "— Hesper Lund\n\n" TEXT_A "\n",
                  "1 title\n3 deck\n5 epigraph\n7 attrib\n9 para\n");
}

static void test_first_paragraph_is_no_deck(void **state)
{
    (void)state;
    assert_blocks("The Kiln\n\nBy Ann Lee\n\nThey disagree about nearly everything.\n\n" TEXT_A "\n",
                  "1 title\n3 byline\n5 para\n7 para\n");
}

static void test_text_without_a_title(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\n" TEXT_B "\n", "1 para\n3 para\n");
}

static void test_drop_cap(void **state)
{
    (void)state;
    Source *source =
        source_from_bytes(STR("The Left Leg\n\nBy Ann Lee\n\nT\nhe left leg arrived on a Tuesday, wrapped in "
                              "a beach towel, and the clerk logged it the way he "
                              "logs everything: date, route, bus. He has logged nine legs in all, and seven "
                              "of them were claimed.\n"));
    DocumentBuilder *builder = import_text(source);
    recover_structure(builder);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    assert_int_equal(document_block_count(doc), 3);
    assert_true(str_starts(document_block_text(doc, 2), STR("The left leg")));
    document_free(doc);
    source_free(source);
}

static void assert_names(const char *page, const char *const *names, size_t count, const char *deck)
{
    Source *source = source_from_bytes(str_from(page));
    DocumentBuilder *builder = import_text(source);
    recover_structure(builder);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    StrList bylines = document_bylines(doc);
    assert_int_equal(bylines.count, count);
    for (size_t i = 0; i < count; i++)
        assert_true(str_equal(bylines.items[i], str_from(names[i])));
    assert_true(str_equal(document_deck(doc), str_from(deck)));
    document_free(doc);
    source_free(source);
}

static void test_names_and_deck_reach_the_document(void **state)
{
    (void)state;
    assert_names("Fire\n\nSmall kilns come back to the valley. **By Ann Lee and Tom Abney**\n\n" TEXT_A "\n",
                 (const char *const[]){"Ann Lee", "Tom Abney"}, 2, "Small kilns come back to the valley.");
    assert_names("Feuer\n\nKleine Öfen kehren ins Tal zurück\n\nVon Jörg Bär\n\n" TEXT_A "\n",
                 (const char *const[]){"Jörg Bär"}, 1, "Kleine Öfen kehren ins Tal zurück");
    assert_names("Fire\n\n" TEXT_A "\n\n" TEXT_B "\n", NULL, 0, "");
}

static void assert_language(const char *page, const char *language)
{
    Source *source = source_from_bytes(str_from(page));
    DocumentBuilder *builder = import_text(source);
    recover_structure(builder);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    assert_true(str_equal(document_language(doc), str_from(language)));
    document_free(doc);
    source_free(source);
}

static void test_language(void **state)
{
    (void)state;
    assert_language(TEXT_A "\n\n" TEXT_B "\n", "en");
    assert_language("Das Prinzip ist einfach. Man verbrennt, was herumliegt, und leitet die Wärme durch "
                    "Rohre, die niemand sieht. Das ist nicht schwer.\n",
                    "de");
    assert_language("Le principe tient en une phrase. Il faut de la terre légère et des voisins patients, et "
                    "le reste est affaire de tuyaux qui fuient.\n",
                    "fr");
    assert_language("El método es sencillo. Se corta en marea baja, se lava con agua dulce y se tiende al "
                    "sol durante tres días en la playa.\n",
                    "es");
    assert_language("Il metodo è semplice. Si taglia con la bassa marea, si lava nell'acqua dolce e si "
                    "stende al sole per tre giorni con gli altri.\n",
                    "it");
    assert_language("O método é simples. Corta-se na maré baixa, lava-se com água doce e não se estende ao "
                    "sol mais do que uma tarde.\n",
                    "pt");
    assert_language("Het is een eenvoudige manier. De boer snijdt het bij laag water, en dat doet hij niet "
                    "met de hand maar met een machine.\n",
                    "nl");
    assert_language("Clay\n", "");
}

static void test_page_that_begins_with_a_column(void **state)
{
    (void)state;
    /* Two entries make a column, whatever its head says; one does when the head speaks of books. */
    assert_blocks("Shelf notes\n\nEbb\n\nCorin Thale *Orrery* (2024)\n\n" TEXT_A "\n\nThe Salt Road\n\n"
                  "Euphemia Grant and Tom Lisle (Gullwing, 2023)\n\n" TEXT_B "\n",
                  "1 heading level=1\n3 booktitle\n5 bookcite\n7 para\n9 booktitle\n11 bookcite\n13 para\n");
    assert_blocks("Books in brief\n\nEbb\n\nCorin Thale *Orrery* (2024)\n\n" TEXT_A "\n",
                  "1 heading level=1\n3 booktitle\n5 bookcite\n7 para\n");
}

static void test_dialogue_is_no_epigraph(void **state)
{
    (void)state;
    assert_blocks("Los hornos\n\npor Ana Lema\n\n—¿Y este de qué año es?\n\n—De ninguno —contestó la "
                  "alfarera.\n\n" TEXT_A "\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 para\n");
}

static void test_byline_above_the_title(void **state)
{
    (void)state;
    assert_blocks("Di Marco Salvi\n\nIl ponte senza strada\n\n" TEXT_A "\n\n" TEXT_B "\n",
                  "1 byline\n3 title\n5 para\n7 para\n");
}

static void test_note_with_initials_of_the_author(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Constance Ryle\n\n" TEXT_A "\n\n" TEXT_B
                  "\n\nC. Ryle is a potter. She grows ferns.\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 bio\n");
    assert_blocks("Clay\n\nBy Constance Ryle and Tom Aldous\n\n" TEXT_A "\n\n" TEXT_B
                  "\n\nConstance Ryle is a potter. Tom Aldous rings bells at Calder.\n",
                  "1 title\n3 byline\n5 para\n7 para\n9 bio\n");
}

static void test_kind_of_piece_above_the_title(void **state)
{
    (void)state;
    assert_blocks("Essay\n\nWhy every kiln leans a little to the west\n\nBy Jo March\n\n" TEXT_A "\n",
                  "1 kicker\n3 title\n5 byline\n7 para\n");
    assert_blocks("Salt\n\nHow a mineral made and unmade the coast\n\nBy Jo March\n\n" TEXT_A "\n",
                  "1 title\n3 deck\n5 byline\n7 para\n");
}

static void test_kickers_in_small_letters_and_of_one_book(void **state)
{
    (void)state;
    assert_blocks("essay\n\nThe woman who moves kilns\n\nBy Caspian Rowe\n\n" TEXT_A "\n",
                  "1 kicker\n3 title\n5 byline\n7 para\n");
    assert_blocks("BOOK OF THE WEEK\n\nThe woman who moves kilns\n\nBy Caspian Rowe\n\n" TEXT_A "\n",
                  "1 kicker\n3 title\n5 byline\n7 para\n");
}

static void test_office_right_below_a_byline(void **state)
{
    (void)state;
    assert_blocks(
        "'The kiln is our front door'\nA valley packs the hall to fight the closing of the last one that "
        "burns wood\n\nBy Corinne Dahl\nCourier Staff\n\n" TEXT_A "\n" TEXT_B "\n",
        "1 title\n2 deck\n4 byline\n5 byline\n7 para\n8 para\n");
}

static void test_byline_with_a_place(void **state)
{
    (void)state;
    assert_blocks("The Kiln\n\nBY ANN LEE (LOW ASH)\n\n" TEXT_A "\n\n" TEXT_B "\n",
                  "1 title\n3 byline\n5 para\n7 para\n");
}

static void test_motto_without_marks(void **state)
{
    (void)state;
    assert_blocks("The Kiln\n\nBy Ann Lee\n\n\nWho lives far off comes first.\nSaid in Low Ash\n\n\n" TEXT_A
                  "\n\n" TEXT_B "\n",
                  "1 title\n3 byline\n6 epigraph\n7 attrib\n10 para\n12 para\n");
}

static void test_issue_line_is_no_title(void **state)
{
    (void)state;
    assert_blocks("THE UPPER PARISH CAMERA, n. 44, 2016\n\n\nThe rain and its parsons\n\nAnn Lee\n\n" TEXT_A
                  "\n",
                  "1 furniture kind=runhead\n4 title\n6 byline\n8 para\n");
}

static void test_trail_and_date_above_a_title(void **state)
{
    (void)state;
    assert_blocks(
        "Home / Books / Essays\n\nSaturday, 2 May 2020\n\nReview | The woman who moves kilns\n\nBy Caspian "
        "Rowe\n\n" TEXT_A "\n",
        "1 furniture kind=web\n3 meta\n5 title\n7 byline\n9 para\n");
}

/* The department stands in the running heads too, but the title and its deck stand right below it. */
static void test_department_that_pages_carry_upon_a_title(void **state)
{
    (void)state;
    assert_blocks(
        "34\nTHE HARMOUTH REVIEW   March 2024\n\n\nWinter previews\nSmall kilns, large fires\nSix titles for "
        "May "
        "that we would sell to anyone who asks for them\n\nAnn Lee\n\n" TEXT_A "\n\n" TEXT_B
        "\n\n35\nTHE HARMOUTH REVIEW   Winter previews\n\n" TEXT_C "\n\n36\nTHE HARMOUTH REVIEW   Winter "
        "previews\n\n" TEXT_A " Again.\n",
        "1 furniture kind=folio\n2 furniture kind=runhead\n5 kicker\n6 title\n7 deck\n9 byline\n11 para\n13 "
        "para\n15 furniture kind=folio\n16 furniture kind=runhead\n18 para\n20 furniture kind=folio\n21 "
        "furniture kind=runhead\n23 para\n");
}

/* A line in the case of titles over a longer one in the case of sentences is no kicker. */
static void test_title_over_its_deck(void **state)
{
    (void)state;
    assert_blocks(
        "The Halt\n\nPotters told to expect half of contracted clay, and substitutes are already being "
        "tried\n\nHester Land\n\nPublished 4 October 2021\n\n" TEXT_A TEXT_B "\n",
        "1 title\n3 deck\n5 byline\n7 meta\n9 para\n");
    assert_blocks(
        "The Long Rise\n\nThey built a town kiln because nobody could agree on a statue\n\nFourteen years on "
        "the brick dome fires three hundred pots a week and settles arguments\n\nBy Hester Land\n\n" TEXT_A
        "\n",
        "1 kicker\n3 title\n5 deck\n7 byline\n9 para\n");
    assert_blocks("ARTS & BOOKS\n\nThe kiln that would not go out, and the town that was beside it\n\nBy "
                  "Hester Land\n\n" TEXT_A "\n",
                  "1 kicker\n3 title\n5 byline\n7 para\n");
}

/* A deck may have a whole sentence before its last; who wrote may name a place and have the day right below. */
static void test_long_deck_and_byline_with_place(void **state)
{
    (void)state;
    assert_blocks(
        "ESSAY\n\nLow Water\n\nWhen the river came into the archive, Ysolde Marchbanks froze nine tonnes of "
        "it and waited. She talks about mould, patience and the letters she wishes she had never "
        "read\n\nBy Noor Castellane in Saint Orne\n9 March 2019\n\n" TEXT_A "\n",
        "1 kicker\n3 title\n5 deck\n7 byline\n8 meta\n10 para\n");
    assert_blocks("BOOKS\n\nThe Man Who Weighed the Fog\n\nBY MIRIAM TOLLIVER-KATZ\nMarch 9, 2019\n\n" TEXT_A
                  "\n",
                  "1 kicker\n3 title\n5 byline\n6 meta\n8 para\n");
}

/* Where somebody works, on lines of its own right below the name. */
static void test_affiliation_below_a_name(void **state)
{
    (void)state;
    assert_blocks(
        "Review essay\n\nWhat the Flood Kept: Three Histories of Lost Records\n\nRosamund Achter\nDepartment "
        "of "
        "Information History, University of Kingsmere;\nMunicipal Archives, Port Lucan\n\n" TEXT_A TEXT_B
        "\n",
        "1 kicker\n3 title\n5-7 byline\n9 para\n");
    assert_blocks("ROUND TABLE\n\nOn the Book\n\nFour people who have spent their lives in the prompt corner "
                  "talk about "
                  "silence\n\nChaired by Iris Calloway\n\n" TEXT_A "\n",
                  "1 kicker\n3 title\n5 deck\n7 byline\n9 para\n");
}

/* A name with a place and no word before it, and below it when the page was put up and changed. */
static void test_name_with_a_place(void **state)
{
    (void)state;
    assert_blocks("The Saturday profile\n\nThe woman who hears glaciers break\n\nShe left school at 16 and "
                  "built her first "
                  "hydrophone from a diving mask\n\nPriya Lind-Rao in Tromholm\nSat 14 Oct 2023 07.00 "
                  "BST\nLast modified on "
                  "Mon 16 Oct 2023 11.42 BST\n\n" TEXT_A "\n",
                  "1 kicker\n3 title\n5 deck\n7 byline\n8 meta\n9 meta\n11 para\n");
}

/* "II. Stop Gaps" and "CHAPTER IV" look like names, and stand below a box. */
static void test_counted_headings_are_no_bylines(void **state)
{
    (void)state;
    assert_blocks("Clay\n\nBy Ann Lee\n\n" TEXT_A
                  "\n\n\nHOW IT WORKS\n\nSeven kilns, of which four end in smoke and "
                  "two in the river.\n\nII. Stop Gaps\n\n" TEXT_B TEXT_C "\n",
                  "1 title\n3 byline\n5 para\n8 heading level=2\n10 para\n12 heading level=2\n14 para\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_order),
        cmocka_unit_test(test_name_alone_is_a_byline),
        cmocka_unit_test(test_byline_with_a_role),
        cmocka_unit_test(test_epigraph),
        cmocka_unit_test(test_first_paragraph_is_no_deck),
        cmocka_unit_test(test_text_without_a_title),
        cmocka_unit_test(test_drop_cap),
        cmocka_unit_test(test_names_and_deck_reach_the_document),
        cmocka_unit_test(test_language),
        cmocka_unit_test(test_page_that_begins_with_a_column),
        cmocka_unit_test(test_dialogue_is_no_epigraph),
        cmocka_unit_test(test_byline_above_the_title),
        cmocka_unit_test(test_note_with_initials_of_the_author),
        cmocka_unit_test(test_kind_of_piece_above_the_title),
        cmocka_unit_test(test_kickers_in_small_letters_and_of_one_book),
        cmocka_unit_test(test_office_right_below_a_byline),
        cmocka_unit_test(test_byline_with_a_place),
        cmocka_unit_test(test_motto_without_marks),
        cmocka_unit_test(test_issue_line_is_no_title),
        cmocka_unit_test(test_trail_and_date_above_a_title),
        cmocka_unit_test(test_department_that_pages_carry_upon_a_title),
        cmocka_unit_test(test_title_over_its_deck),
        cmocka_unit_test(test_long_deck_and_byline_with_place),
        cmocka_unit_test(test_affiliation_below_a_name),
        cmocka_unit_test(test_name_with_a_place),
        cmocka_unit_test(test_counted_headings_are_no_bylines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
