/* The parts of a citation, the evidence that they add up to, and the heads that are found by it. */
#include "structure_page.h"

#include <string.h>

#include "../../../src/recover/passes.h"

static const char *const kind_names[] = {"isbn", "price",     "pages",  "binding", "year",   "month",
                                         "role", "publisher", "series", "key",     "volume", "other"};

static void assert_parts(const char *text, const char *expected)
{
    CiteParts parts = {0};
    Buffer found = {0};
    Str s = str_from(text);
    citation_scan(s, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        if (i > 0)
            assert_true(parts.items[i].start >= parts.items[i - 1].end);
        buffer_put(&found, str_from(kind_names[parts.items[i].kind]));
        buffer_put_byte(&found, '=');
        buffer_put(&found, str_slice(s, parts.items[i].value_start, parts.items[i].value_end));
        buffer_put_byte(&found, ';');
    }
    buffer_put_byte(&found, '\0');
    assert_string_equal(found.data, expected);
    buffer_free(&found);
    vec_free(&parts);
}

static void test_parts(void **state)
{
    (void)state;
    assert_parts("Robin Dell *Slate Univ. Press* (2024)", "publisher=Univ;publisher=Press;year=2024;");
    assert_parts("pp. xiv + 322, £65 (hbk), ISBN 978-99999-56-83-3",
                 "pages=xiv + 322;price=£65;binding=hbk;isbn=978-99999-56-83-3;");
    assert_parts("2016–18. Pp. xii, 410; viii, 396. £120 the set. ISBN 99999-44-72-8.",
                 "year=2016–18;pages=xii, 410; viii, 396;price=£120;isbn=99999-44-72-8;");
    assert_parts("Quillon, $26 (288p)", "price=$26;pages=288;");
    assert_parts("Roman. Aus dem Vardischen von Henrik Pell. Uferverlag, Ort 2021. 320 S., geb., 24,– €.",
                 "role=Aus dem Vardischen "
                 "von;publisher=Uferverlag;year=2021;pages=320;binding=geb.;price=24,– €;");
    assert_parts("traduit de l’anglais par Odette Lisle, coll. « Rivages », 412 pages, 26,50 €",
                 "role=traduit de l’anglais par;series=Rivages;pages=412;price=26,50 €;");
    assert_parts("$27.99 | Sep. 12, 2023", "price=$27.99;month=Sep.;year=2023;");
    assert_parts("- **Author:** Ann Lee", "key=Author;");
    assert_parts("by Matthias Quell, edited by Ann Lee", "role=by;role=edited by;");
    assert_parts("Anselm Croy (ed.), trans. Lowri Pell", "role=ed.;role=trans.;");
    assert_parts("Mit einem Nachwort von Rahel Lenz", "role=Mit einem Nachwort von;");
    assert_parts("2nd ed. London", "");
    assert_parts("Collected Sonnets, edited and with an introduction by Ann Lee",
                 "role=edited and with an introduction by;");
    assert_parts("Perpetua Lowe; illustrated by the author", "role=illustrated by the author;");
    assert_parts("La Passeuse, de Clémence d’Aubrac, 248 p., R$ 59,90", "role=de;pages=248;price=R$ 59,90;");
    assert_parts("pagg. XXII-410, € 34. Collana «I Ferri Corti»",
                 "pages=XXII-410;price=€ 34;series=I Ferri Corti;");
    assert_parts("Dir. Sander Holm. 124 mins.", "other=Dir.;other=124 mins.;");
    assert_parts("4 May 2023, vol. 2", "month=4 May;year=2023;volume=vol. 2;");
    assert_parts("8vo. pp. 96. 7s. cloth.", "pages=96;price=7s.;binding=cloth.;");
}

static void test_no_parts(void **state)
{
    (void)state;
    assert_parts("The kiln was lit on the first dry evening and half the village came.", "");
    assert_parts("Ludwig von Bahr stood by the gate, by and large.", "");
    assert_parts("In 99 of a hundred cases", "");
}

static void test_evidence(void **state)
{
    (void)state;
    Str head = STR("Lee, Ann. *Salt Rents: An Economy*. Kamen: Deich Press, 2020. 288 pp. $35.");
    assert_true(citation_evidence(head, head).score >= 8);
    assert_true(citation_evidence(head, head).has_title);
    Str brief = STR("Ann Lee *Slate Univ. Press* (2024)");
    assert_false(citation_evidence(brief, brief).has_title);
    Str prose = STR("He paid $20 for a copy of the book, which had been printed in 1904 by a press that "
                    "nobody remembered, and read all 300 pages of it before the train had left.");
    assert_true(citation_evidence(prose, prose).score < 5);
    Str article = STR("Croy, Anselm, ‘The Bell under the Bay’, *Shore Studies* 4 (1998), pp. 12–40.");
    assert_true(citation_evidence(article, article).score < 5);
}

#define REVIEW                                                                                               \
    " is a long and patient book about clay, and it has the manners of its subject. One wishes for a map, "  \
    "and for fewer kilns in the second half."

static void test_head_styles(void **state)
{
    (void)state;
    assert_blocks("Book Reviews\n\nHalv, Birgit, *Salt Rents: A History* (Calder: Deich University Press, "
                  "2018), pp. xiv + 322, £65 (hbk), ISBN 978-99999-56-83-3\n\nThis" REVIEW
                  "\n\nUniversity of Varde\nLINNEA OSK\n\nCroy, Anselm, *The Drowned Parish* (Calder: "
                  "Marram, 2019), pp. 288, £20\n\nThis" REVIEW "\n\nPetra Lind\n",
                  "1 heading level=1\n3 bookcite\n5 para\n7-8 reviewer\n10 bookcite\n12 para\n14 reviewer\n");
    assert_blocks("Wet Feet\n\nRosa Achter\n\nThe Ledger: Crossings and Debts, 1640-1810\nby Matthias "
                  "Quell.\nEastmere, 412 pp., £28, January, 978 99999 12 10 5\n\n"
                  "Dyke and Ditch\nedited by Anselm Croy and Birgit Halv.\nMarram, 508 pp., £75, November "
                  "2019, 978 99999 34 75 6\n\nThis" REVIEW "\n\n" TEXT_A "\n",
                  "1 title\n3 byline\n5-7 bookcite\n9-11 bookcite\n13 para\n15 para\n");
}

static void test_heading_above_a_full_citation_stays_a_heading(void **state)
{
    (void)state;
    assert_blocks("Bücher am Wasser\n\nDrei neue Bücher erzählen davon, was Flüsse behalten.\n\nVon "
                  "Mechthild Ossen\n\nDas Gedächtnis der Schleuse\n\n"
                  "Jorinde Falk: Die Schleusenwärterin. Roman. Aus dem Vardischen von Henrik Pell. "
                  "Uferverlag, Kalten 2021. 320 S., geb., 24,– €.\n\n"
                  "Wer an einer Schleuse aufwächst, lernt zwei Zeiten: die der Schiffe und die des Wassers. "
                  "Falks Heldin gehorcht keiner von beiden, und das ist gut so.\n",
                  "1 title\n3 deck\n5 byline\n7 heading level=2\n9 bookcite\n11 para\n");
}

static void test_lists_of_books_are_no_reviews(void **state)
{
    (void)state;
    assert_blocks(TEXT_A
                  "\n\nWorks cited\n\nLomax, P. T., *What the Parish Owes* (Callan: Callan Society, "
                  "1975).\n\nMote, Silvan, *Hearsay and the Sea* (Eastmere: Kettering Lane Press, 2004).\n",
                  "1 para\n3 heading level=2\n5 list kind=references\n7 list kind=references\n");
}

static void test_lines_tight_upon_a_head(void **state)
{
    (void)state;
    /* a headline above, who signs below: each is what it is */
    assert_blocks(
        TEXT_A
        "\n\nLIVROS\n\nUm rio visto da cozinha\n**As águas de dentro**, de Lúcia Camargo. Editora Pedra "
        "Lisa, 184 páginas. R$ 22,00.\nDamião Sertório\n\nThis" REVIEW "\n\n" TEXT_A "\n",
        "1 para\n3 heading level=1\n5 heading level=2\n6 bookcite\n7 reviewer\n9 para\n11 para\n");
    /* a first line that is only wrapped goes on in the head */
    assert_blocks(TEXT_A
                  "\n\n_A Handbook of Parish Pumps and of Troughs and Conduits in the Vale._ By\nthe Rev. "
                  "Erasmus Tulk. Calder: Antiquarian Union. 96 pp. Cloth, 4s. 6d.\n\nThis" REVIEW "\n",
                  "1 para\n3-4 bookcite\n6 para\n");
}

static void test_keys_in_columns(void **state)
{
    (void)state;
    assert_blocks(
        "Book Reviews\n\nTitle:        Who Moved the Moose?\nAuthor:       Dottie Lafleur\nPublisher:    "
        "Big Porch\nPages:        32\n\nThis" REVIEW "\n\nJ.K.\n\n" TEXT_A "\n",
        "1 heading level=1\n3-6 bookcite\n8 para\n10 reviewer\n12 para\n");
    assert_blocks(
        TEXT_A "\n\nKiln:         North\nHeat:         1,280\nHours:        14\nPots:         212\n\n" TEXT_B
               "\n",
        "1 para\n3-6 table\n8 para\n");
}

static void test_work_of_art_is_no_review(void **state)
{
    (void)state;
    assert_blocks(TEXT_A "\n\nAnsel Creed *The Wader* (1841)\n\n" TEXT_B "\n", "1 para\n3 caption\n5 para\n");
}

static void test_markdown(void **state)
{
    (void)state;
    assert_marked_blocks(
        "# The Patience of Maps\n\n*By Ketil Arne*\n\n" TEXT_A
        "\n\nNobody who reads a chart at sea is thinking of the\n\n12\n\nclerk who drew it.\n\n"
        "### The Blank Quarter\n\n- **Author:** Ilse Marsh\n- **Publisher:** Orrery\n- **Year:** "
        "2022\n\n" TEXT_B "\n",
        "1 title\n3 byline\n5 para\n7 para\n9 furniture kind=folio\n11 cont of=7\n13 heading level=3\n15 "
        "bookcite\n16 bookcite\n17 bookcite\n19 para\n");
}

/* A page copied from the web has a blank line between any two of its lines. */
static void test_keys_that_stand_as_paragraphs(void **state)
{
    (void)state;
    assert_blocks("The best books of the year\n\n" TEXT_A
                  "\n\nTitle: The Stone Sky\n\nAuthor: N. K. Lee\n\nSeries: The "
                  "Broken Kiln, vol. 3\n\nPublisher: Harbour Press\n\nNumber of pages: 464\n\n" TEXT_B "\n",
                  "1 title\n3 para\n5-13 bookcite\n15 para\n");
}

/* A page of reviews and nothing else: its name is no title; the books stand at the foot, and below them who signs. */
static void test_page_of_reviews_with_citations_at_the_foot(void **state)
{
    (void)state;
    assert_blocks(
        "BOOKS\n\n\n" TEXT_A
        "\n\nTHE LAST PATH, Imelda Lomax, Gannet (2017), 212 pp.\n\n— Tamsin Hallam\n\n\n" TEXT_B
        "\n\nOUR COMMON WINTER, Percy Nether, Tern House (2019), 300 pp.\n\nADA QUILL\n\n\n" TEXT_C "\n",
        "1 heading level=1\n4 para\n6 bookcite\n8 reviewer\n11 para\n13 bookcite\n15 reviewer\n18 para\n");
}

static void test_byline_with_a_day_is_no_citation(void **state)
{
    (void)state;
    assert_blocks(
        "The Tidal Clerk, a review\n\nBy Ann Lee on 4 May 2021\n\nTitle: The Tidal Clerk\nAuthor: Rosa "
        "Kell\nPublisher: Harbour Press\nPages: 312\n\n" TEXT_A "\n",
        "1 title\n3 byline\n5-8 bookcite\n10 para\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_no_parts),
        cmocka_unit_test(test_evidence),
        cmocka_unit_test(test_head_styles),
        cmocka_unit_test(test_heading_above_a_full_citation_stays_a_heading),
        cmocka_unit_test(test_lists_of_books_are_no_reviews),
        cmocka_unit_test(test_lines_tight_upon_a_head),
        cmocka_unit_test(test_keys_in_columns),
        cmocka_unit_test(test_work_of_art_is_no_review),
        cmocka_unit_test(test_markdown),
        cmocka_unit_test(test_keys_that_stand_as_paragraphs),
        cmocka_unit_test(test_page_of_reviews_with_citations_at_the_foot),
        cmocka_unit_test(test_byline_with_a_day_is_no_citation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
