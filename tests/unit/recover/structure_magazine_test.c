/* A page of a magazine as text extraction leaves it: a caption above the title, the byline inside the deck, a running
 * head and a caption inside sentences, a pull quote, a note about the author, and short reviews behind it. The same
 * kind of page in several languages and with other numbers of parts. */
#include "structure_page.h"

static void test_english_page(void **state)
{
    (void)state;
    assert_blocks(
        "\n\n\n\n"
        "Night buses in Harmouth now carry more parcels than people on four evenings a week.\n\n"
        "The parcel and the passenger: how two towns run the same bus\n\n"
        "Nobody thought that a timetable could be interesting, but freight has made the last bus home "
        "worth running again. **By Ngozi Halloran**\n\n" TEXT_A "\n\n"
        "Two timetables\n\n"
        "Last autumn the county agreed to let the night service stop at farm gates, provided that every "
        "crate is weighed, and the first run took on board\n\n"
        "Ideas & letters\n\n"
        "seventeen crates of lettuce, a cello and a schoolteacher who had missed the last train.\n\n"
        "In short, the point is not ‘the fastest bus’, but ‘the last bus’, and everyone in the depot has "
        "a story about missing it. The council keeps the stories in a ring binder.\n\n"
        "Who pays?\n\n"
        "Each run now earns, on a good night and with the cello aboard, roughly\n\n\n\n"
        "Crates of seedlings wait at the depot before the late departure.\n\n"
        "13 times what it did when it carried only sleepers.\n\n" TEXT_B "\n\n"
        "“The point is not ‘the fastest bus’, but ‘the last bus’”\n\n" TEXT_C "\n\n"
        "Ngozi Halloran is a reporter on transport and towns for the Harmouth Chronicle. The views "
        "expressed here are her own.\n"
        "e-mail: n.halloran@chronicle.example\n\n"
        "Books in brief\n\n\n\n"
        "Six Wheels\n\n"
        "Otto Varga *Slate Univ. Press* (2024)\n\n"
        "\xc2\xa0\n"
        "Of all the vehicles that have changed the countryside, the bus is the least admired. This short "
        "history restores it to the centre of the village.\n\n\n\n"
        "The Night Depot\n\n"
        "Imelda Roux & Piers Okafor *Quill & Sons* (2025)\n\n"
        "Two mechanics remember forty years of axles, in alternate chapters that seldom agree. The "
        "photographs of the old depot are superb. **Ann Robins**\n",
        "5 caption\n7 title\n9 deck\n11 para\n13 heading level=2\n15 para\n17 furniture kind=runhead\n"
        "19 cont of=15\n21 para\n23 heading level=2\n25 para\n29 caption\n31 cont of=25\n33 para\n"
        "35 pullquote of=21\n37 para\n39-40 bio\n42 heading level=1\n46 booktitle\n48 bookcite\n51 para\n"
        "55 booktitle\n57 bookcite\n59 para\n");
}

static void test_german_page(void **state)
{
    (void)state;
    assert_blocks(
        "\n\n\n"
        "Ein Heizwerk in Oberau verfeuert Hackschnitzel aus dem Gemeindewald, auch im Sommer.\n\n"
        "Das Feuer im Dorf: warum kleine Heizwerke wieder gebaut werden\n\n"
        "Lange galten Dorfheizungen als Bastelei. Jetzt bestellen sogar Städte Kessel, die niemand mehr "
        "bauen wollte. **Von Jakob Lindhof**\n\n"
        "Als die Ingenieurin Berta Holm das alte Sägewerk kaufte, lachte der Bürgermeister sie aus. Heute "
        "wohnt er in einem Haus, das sie beheizt, und er lacht nicht mehr, jedenfalls nicht im Januar.\n\n"
        "Aus der Not\n\n"
        "Im vergangenen Herbst hat die Gemeinde beschlossen, das Netz bis zum Friedhof zu verlängern, "
        "obwohl dort niemand friert, und dafür wurden in der\n\n"
        "Bücher & Kunst\n\n"
        "Turnhalle zwölf Bürger ausgelost, die drei Abende lang über Rohrdurchmesser stritten.\n\n"
        "Der lange Winter\n\n"
        "Das Prinzip ist einfach. Man verbrennt, was ohnehin herumliegt, und leitet die Wärme durch Rohre, "
        "die niemand sieht. Schwierig ist nur die Frage, wer nachts aufsteht.\n\n"
        "Jakob Lindhof ist Redakteur der Zeitschrift Werkstatt in Bremen.\n"
        "E-Mail: j.lindhof@werkstatt.example\n\n"
        "Bücher in Kürze\n\n\n\n"
        "Fünf Öfen, die die Welt veränderten\n\n"
        "Robert Derwald *Univ.-Verlag Kamen* (2024)\n\n"
        "Von allen Erfindungen, die das Wohnen verändert haben, ist der Ofen die älteste und die am "
        "wenigsten erforschte. Die Darstellung ist knapp und komisch.\n\n\n\n"
        "Vom Knistern\n\n"
        "Michaela Lempp *Polderhaus* (2023)\n\n"
        "Ein Kamin erzählt, und man hört ihm gern zu, auch wenn er sich in der Mitte des Buches gelegentlich "
        "wiederholt. Das Register lohnt den Preis.\n",
        "4 caption\n6 title\n8 deck\n10 para\n12 heading level=2\n14 para\n16 furniture kind=runhead\n"
        "18 cont of=14\n20 heading level=2\n22 para\n24-25 bio\n27 heading level=1\n31 booktitle\n"
        "33 bookcite\n35 para\n39 booktitle\n41 bookcite\n43 para\n");
}

static void test_french_page(void **state)
{
    (void)state;
    assert_blocks(
        "Le marché couvert de Lormont pourrait devenir la plus grande serre du pays.\n\n"
        "La course aux toits : comment deux villes jardinent autrement\n\n"
        "Les potagers de façade ont fait rire, mais les villes s’intéressent désormais aux toits. "
        "**Par Jacques Dreuil**\n\n"
        "Lorsque l’agronome Paul Thierry a publié son petit traité des toits, personne ne l’a lu, sauf un "
        "couvreur de Bègles. Ce couvreur emploie aujourd’hui trente personnes.\n\n"
        "Par nécessité\n\n"
        "À la fin de l’été dernier, le conseil municipal a voté un budget pour la halle, après une séance "
        "qui a duré jusqu’à l’aube et dont le procès-verbal, affiché dans le\n\n"
        "Livres & arts\n\n"
        "vestibule, fait la joie des lycéens et le désespoir du maire.\n\n"
        "Jacques Dreuil est rédacteur à la revue Toits, installée à Bordeaux.\n\n"
        "Livres en bref\n\n\n"
        "En attendant la pluie\n\n"
        "Antoine A. Casal *Éditions du Gué* (2025)\n\n"
        "De toutes les plantes qui ont changé l’histoire, cinq ont retenu l’attention de l’historien. Le "
        "récit est vif et les cartes sont belles.\n",
        "1 caption\n3 title\n5 deck\n7 para\n9 heading level=2\n11 para\n13 furniture kind=runhead\n"
        "15 cont of=11\n17 bio\n19 heading level=1\n22 booktitle\n24 bookcite\n26 para\n");
}

static void test_spanish_page(void **state)
{
    (void)state;
    assert_blocks(
        "\n\n\n\nEl mercado de Valdesalce podría impulsar el cultivo de algas en la costa.\n\n"
        "La carrera de las algas: cómo dos puertos hacen lo mismo al revés\n\n"
        "Los restaurantes se llevan la fama, pero el verdadero interés está en las fábricas de papel. "
        "**Por Jacobo Drey**\n\n"
        "Cuando el empresario Pedro Tielas abrió su primer secadero, nadie fue a la inauguración salvo un "
        "perro y un periodista. El perro sigue allí, y el periodista ha escrito dos libros.\n\n"
        "Dos caminos\n\n"
        "El coste de cada tonelada, incluido el transporte, es aproximadamente\n\n"
        "13 veces menor que el de la pulpa importada, según la empresa.\n\n"
        "Lo que viene\n\n"
        "El método es sencillo. Se corta en marea baja, se lava con agua dulce y se tiende al sol durante "
        "tres días. Lo difícil es convencer al sol, que en esta costa tiene otras obligaciones.\n",
        "5 caption\n7 title\n9 deck\n11 para\n13 heading level=2\n15 para\n17 cont of=15\n"
        "19 heading level=2\n21 para\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_english_page),
        cmocka_unit_test(test_german_page),
        cmocka_unit_test(test_french_page),
        cmocka_unit_test(test_spanish_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
