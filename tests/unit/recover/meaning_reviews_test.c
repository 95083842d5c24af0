/* Who signs: lines and ends of texts as they are signed in many papers, and whose review it is on a whole page. */
#include "structure_page.h"

#include <string.h>

#include "../../../src/recover/signature.h"

/* ---- signatures ---------------------------------------------------------------------------------------- */

static void assert_signed(bool (*read)(Str, SignedBy *), const char *text, const char *name)
{
    SignedBy found = {0};
    bool any = read(str_from(text), &found);
    if (any != (name != NULL) || (name && !str_equal(found.name, str_from(name))))
        print_error("%s: %.*s\n", text, (int)found.name.len_bytes, found.name.data);
    assert_true(any == (name != NULL));
    assert_true(!name || str_equal(found.name, str_from(name)));
}

static void initials_are_told_from_words(void **state)
{
    (void)state;
    static const char *const initials[] = {"B.",       "B. T.",  "C.T.",    "B. L.-V.",
                                           "J. d. R.", "S. Lu.", "e. v. b."};
    static const char *const others[] = {"", "Apr.", "l.", "etc.", "usw.", "A B", "Mr. Lee"};
    for (size_t i = 0; i < sizeof initials / sizeof *initials; i++)
        assert_true(are_initials(str_from(initials[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(are_initials(str_from(others[i])));
}

static void lines_that_sign(void **state)
{
    (void)state;
    static const char *const lines[][2] = {{"Petra Lind (Institute of Coastal Studies)", "Petra Lind"},
                                           {"Petra Lind, University of Varde", "Petra Lind"},
                                           {"University of Varde            LINNEA OSK", "LINNEA OSK"},
                                           {"LINNEA OSK            University of Varde", "LINNEA OSK"},
                                           {"— O. C.", "O. C."},
                                           {"--Ottilie Crane", "Ottilie Crane"},
                                           {"Reviewed by Ottilie Crane", "Ottilie Crane"},
                                           {"Rezensiert von Jörg Ahlers, Kammerton", "Jörg Ahlers"},
                                           {"Reseña de Marta Ruiz Olmo", "Marta Ruiz Olmo"},
                                           {"Besproken door Tamar Kolff", "Tamar Kolff"},
                                           {"*GIANNA MOROLLI*", "GIANNA MOROLLI"},
                                           {"The river was high that year.", NULL},
                                           {"University of Varde", NULL},
                                           {"", NULL}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_signed(signature_in_line, lines[i][0], lines[i][1]);
}

static void texts_that_end_signed(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"It is the best of the series. --The Editors", "The Editors"},
        {"Everybody will want it. — Ottilie Crane", "Ottilie Crane"},
        {"Everybody will want it. O. C.", "O. C."},
        {"Everybody will want it. WH", "WH"},
        {"Everybody will want it. JULIAN CASS", "JULIAN CASS"},
        {"Read those twelve pages, and put it back. Ted Frobisher", "Ted Frobisher"},
        {"Das hätte man sich sparen können (bra.)", "bra."},
        {"So schöne Bücher werden nicht mehr viele gemacht. (Cosima Thal)", "Cosima Thal"},
        {"De beer haalt die helft namelijk niet (Marit Zwanenveld)", "Marit Zwanenveld"},
        {"Una volta ci si commuove, a pagina novanta (e. v. b.)", "e. v. b."},
        {"Buy it for an uncle. O. C. Buy it: https://shop.example/1", "O. C."},
        {"She never wrote to him again.", NULL},
        {"He was called J. M.", NULL},
        {"It cost nine pounds (in May).", NULL},
        {"He went home to Kammerton", NULL},
        {"", NULL}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_signed(signature_behind, texts[i][0], texts[i][1]);
}

static void lines_that_sign_the_rest(void **state)
{
    (void)state;
    assert_signed(signs_the_rest, "Unsigned notices by Ann Lee", "Ann Lee");
    assert_signed(signs_the_rest, "Boeken zonder naam: Tamar Kolff", "Tamar Kolff");
    assert_signed(signs_the_rest, "Books briefly noted by Agathe Kerr", "Agathe Kerr");
    assert_signed(signs_the_rest, "The door was opened by Ann Lee", NULL);
}

/* ---- reviews of a page --------------------------------------------------------------------------------- */

#define KILNS                                                                                                \
    "Here is a long and patient book about clay, and it has the manners of its subject. One wishes for a "   \
    "map, and for fewer kilns in the second half, which is nevertheless the better one."
#define RIVERS                                                                                               \
    "Nobody in the valley believed that the river could be sold, until it was. What follows is told "        \
    "without "                                                                                               \
    "anger, and with an ear for the way in which people talk when there is money in the room."

/* A line a review: title, authors, reviewer. */
static void assert_reviews(const char *page, const char *expected)
{
    Source *source = source_from_bytes(str_from(page));
    DocumentBuilder *builder = import_text(source);
    Buffer found = {0};
    recover_structure(builder);
    builder_seal(builder);
    recover_meaning(builder);
    Document *doc = builder_finish(builder);
    for (size_t i = 0; i < document_review_count(doc); i++) {
        const Review *review = document_review(doc, i);
        buffer_put(&found, review->title);
        buffer_put(&found, STR(" | "));
        for (size_t k = 0; k < review->authors.count; k++) {
            buffer_put(&found, k > 0 ? STR("; ") : STR(""));
            buffer_put(&found, review->authors.items[k]);
        }
        buffer_put(&found, STR(" | "));
        buffer_put(&found, review->reviewer);
        buffer_put_byte(&found, '\n');
    }
    buffer_put_byte(&found, '\0');
    assert_string_equal(found.data, expected);
    buffer_free(&found);
    document_free(doc);
    source_free(source);
}

static void each_review_has_who_signs_it(void **state)
{
    (void)state;
    assert_reviews("Book Reviews\n\nThe Clay Year, by Ann Rook. Marram, 288 pp., £20.\n\n" KILNS
                   "\n\nPETRA LIND\n\nThe Sold River, by Tom Aske. Corbel, 144 pp., £15.\n\n" RIVERS
                   "\n\nJULIAN CASS\n",
                   "The Clay Year | Ann Rook | PETRA LIND\nThe Sold River | Tom Aske | JULIAN CASS\n");
    assert_reviews("Book Reviews\n\nThe Clay Year, by Ann Rook. Marram, 288 pp., £20.\n\n" KILNS
                   " O. C.\n\nThe Sold River, by Tom Aske. Corbel, 144 pp., £15.\n\n" RIVERS " WH\n",
                   "The Clay Year | Ann Rook | O. C.\nThe Sold River | Tom Aske | WH\n");
}

static void a_headline_and_a_name_stand_tight_at_the_head(void **state)
{
    (void)state;
    assert_reviews(
        "LIVROS\n\nUm rio visto da cozinha\n**As águas de dentro**, de Lúcia Camargo. Editora Pedra "
        "Lisa, 184 páginas. R$ 22,00.\nDamião Sertório\n\n" KILNS "\n\n" RIVERS "\n",
        "As águas de dentro | Lúcia Camargo | Damião Sertório\n");
}

static void a_head_stands_at_the_foot_of_its_review(void **state)
{
    (void)state;
    assert_reviews("La fornace\n\ndi Ottavia Grassi\n\n" KILNS
                   " Rook scrive come chi ha tempo.\n\nANNA ROOK, Carattere mobile, Il Torchio, Montecalvo "
                   "2013, pp. 286, € 17,00\n",
                   "Carattere mobile | ANNA ROOK | Ottavia Grassi\n");
}

static void one_reads_for_a_department(void **state)
{
    (void)state;
    assert_reviews(
        "The Valley Monthly\n\n" TEXT_A "\n\n" TEXT_B
        "\n\nThe Reading Shed\nThis month’s books, read in bad weather by Prudence Vallow\n\n\n"
        "THE CLAY YEAR\nAnn Rook. Marram, £20 (hardback), 288 pages\n\n" KILNS
        "\n\nTHE SOLD RIVER\nTom Aske. Corbel, £15 (paperback), 144 pages\n\n" RIVERS "\n",
        "THE CLAY YEAR | Ann Rook | Prudence Vallow\nTHE SOLD RIVER | Tom Aske | Prudence Vallow\n");
}

static void the_line_of_the_title_names_the_author_too(void **state)
{
    (void)state;
    assert_reviews("Book Reviews\n\nRosa Kell, “The Clay Year”\n\nHarbour Press, 280 pp., £19\n\n" KILNS "\n",
                   "The Clay Year | Rosa Kell | \n");
    assert_reviews("Book Reviews\n\nThe Clay Year\n\nHarbour Press, 280 pp., £19\n\n" KILNS "\n",
                   "The Clay Year |  | \n");
}

/* Heads of one page make each other sure: makers in small letters, an author apart, publishers that nobody knows, and text
 * right below. */
static void heads_that_are_alike(void **state)
{
    (void)state;
    assert_reviews("BOOKS\n\n\nThe Salt Buses\n\nby ROSA QUILL\nLantern & Pike | 216pp | £19.99\n\n" KILNS
                   "\n\n\nNight Valley\n\nby HUGO TARRANT\nGannet | 188pp | £12.99\n\n" RIVERS "\n",
                   "The Salt Buses | ROSA QUILL | \nNight Valley | HUGO TARRANT | \n");
    assert_reviews("BOOKS\n\n\nJonas Quill\n\nOur Common Rope\n(Tern House, $14.95)\n\n" KILNS
                   "\n\n\nAda Lomax\n\nThe Last Bus\n(Gannet, $11.95)\n\n" RIVERS "\n",
                   "Our Common Rope | Jonas Quill | \nThe Last Bus | Ada Lomax | \n");
    assert_reviews(
        "BOOKS\n\n\nThe Long River\n\nBERTRAM OAKES\nOxbow Books (2011)\n\n" KILNS
        "\n\n\nThe Short River\n\nADA LOMAX\nHarrow Press (2012)\n\n" RIVERS
        "\n\n\nThe Quiet Winter\n\nROSA ELPHICK\nCobnut (2024)\n\n" KILNS "\n",
        "The Long River | BERTRAM OAKES | \nThe Short River | ADA LOMAX | \nThe Quiet Winter | ROSA ELPHICK "
        "| \n");
}

/* "A Brief Weather" has the shape of a name, and by itself it is one. */
static void authors_stand_where_they_do_in_other_heads(void **state)
{
    (void)state;
    assert_reviews(
        "Maud Renshaw\nA Brief Weather, Lantern & Pike (2013)\n\n" KILNS
        "\n\n\nHugo Kettering\nThe Last Valley, Oxbow Books (2014)\n\n" RIVERS
        "\n\n\nImelda Garrow\nThe Quiet Winter, Lantern & Pike (2021)\n\n" KILNS "\n",
        "A Brief Weather | Maud Renshaw | \nThe Last Valley | Hugo Kettering | \nThe Quiet Winter | Imelda "
        "Garrow | \n");
}

/* Wrapped text right below citations, which alone would be too little; and who wrote, at the end of each. */
static void heads_right_upon_wrapped_text(void **state)
{
    (void)state;
    assert_reviews("LIVRES\n"
                   "\n"
                   "\n"
                   "Claire Aubrac: Une brève histoire du sel (Tirelaine, 35,50 €)\n"
                   "Le héros de ce deuxième roman est vérificateur de balances.\n"
                   "Il parcourt les marchés d’un département sans nom, sa valise\n"
                   "de laiton à la main, et rend justice au gramme près, jusqu’au\n"
                   "jour où une marchande de cerises lui demande de peser son\n"
                   "chagrin. De cette prémisse, qui aurait pu tourner au conte\n"
                   "pour enfants sages, l’auteur tire un livre âpre et drôle sur\n"
                   "l’exactitude, où personne n’a raison longtemps et où les\n"
                   "balances ont le dernier mot.\n"
                   "\n"
                   "Soixante-deux fils, soixante-deux familles, une seule\n"
                   "question : que met-on devant, que cache-t-on derrière ? Les\n"
                   "deux auteurs ont photographié, compté, interrogé, et leur\n"
                   "enquête se lit comme un roman de voisinage, avec ses\n"
                   "intrigues et ses jours de pluie.\n"
                   "\n"
                   "Par Basile Aubrac\n"
                   "\n"
                   "\n"
                   "Élise Delorme: Une brève saison (Le Môle, 19,50 €)\n"
                   "On croit d’abord à une chronique. Une femme monte, un chien\n"
                   "la suit, deux cents brebis les précèdent. Puis la neige tombe\n"
                   "en plein mois d’août et le récit, sans prévenir, se met à\n"
                   "parler à quelqu’un que personne ne voit. Le livre entier\n"
                   "tient dans cette lettre qu’aucun facteur ne vient chercher,\n"
                   "et dont on ne saura pas si elle a été écrite pour être lue ou\n"
                   "seulement pour être portée là-haut.\n"
                   "\n"
                   "Par Denis Estève\n",
                   "Une brève histoire du sel | Claire Aubrac | Basile Aubrac\nUne brève saison | Élise "
                   "Delorme | Denis Estève\n");
}

static void what_is_no_review(void **state)
{
    (void)state;
    /* rooms to let, a record, hours */
    assert_reviews(TEXT_A "\n\nHotel Lokomotiva, 3 Station Square, Upper Vessna (00 999 41 220). Nine plain "
                          "rooms. Doubles from €58 with breakfast.\n\n" TEXT_B "\n",
                   "");
    assert_reviews(TEXT_A "\n\nThe Lido Sisters: Deep End\nChlorine Records CHL 009, £12.99 CD\nRating "
                          "2/5\n\n" KILNS "\n",
                   "");
    assert_reviews(TEXT_A "\n\nMuseum of Stones, Church Lane. Open Wed–Sun 10am–4pm, €3.\n\n" TEXT_B "\n",
                   "");
    /* the record of a file, and what its own shop sells */
    assert_reviews("Title: The Calder Review\nAuthor: Various\nLanguage: English\nPrepared by E. "
                   "Thwaite\n\n" TEXT_A "\n\n" TEXT_B "\n",
                   "");
    assert_reviews(TEXT_A "\n\nReady at Lady Day: FENWICK IN OLD POSTCARDS, by Ivo Marchbanks, 64 pp., stiff "
                          "covers, 3s. post free. No reviews have been sought.\n\n" TEXT_B "\n",
                   "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(initials_are_told_from_words),
        cmocka_unit_test(lines_that_sign),
        cmocka_unit_test(texts_that_end_signed),
        cmocka_unit_test(lines_that_sign_the_rest),
        cmocka_unit_test(each_review_has_who_signs_it),
        cmocka_unit_test(a_headline_and_a_name_stand_tight_at_the_head),
        cmocka_unit_test(a_head_stands_at_the_foot_of_its_review),
        cmocka_unit_test(one_reads_for_a_department),
        cmocka_unit_test(the_line_of_the_title_names_the_author_too),
        cmocka_unit_test(heads_that_are_alike),
        cmocka_unit_test(authors_stand_where_they_do_in_other_heads),
        cmocka_unit_test(heads_right_upon_wrapped_text),
        cmocka_unit_test(what_is_no_review),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
