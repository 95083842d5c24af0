/* Heads of book reviews in the styles of many papers, all invented, and the fields that each must yield. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "../../../src/recover/meaning.h"

/* Fields as printed; several values of one field are divided by "; ". NULL: the field must be empty. */
typedef struct {
    const char *head; /* *italics*, **bold**; a first line that ends in '\f' is the title line */
    const char *title, *subtitle, *author, *editor, *translator, *publisher, *city, *year, *pages, *price,
        *binding, *series, *isbn;
} Example;

static const Example examples[] = {
    /* 1 a brief: publisher in italics before the year */
    {"Salt and Rope\fMira Dell *Harrow Univ. Press* (2024)", .title = "Salt and Rope", .author = "Mira Dell",
     .publisher = "Harrow Univ. Press", .year = "2024"},
    {"Comets: A Field Guide\fOlaf Brandt *et al. Quarry* (2023)", .title = "Comets",
     .subtitle = "A Field Guide", .author = "Olaf Brandt et al.", .publisher = "Quarry", .year = "2023"},
    {"The Long Pier\fAna B. Corso & Wen Li *Tern & Daughters* (2025)", .title = "The Long Pier",
     .author = "Ana B. Corso; Wen Li", .publisher = "Tern & Daughters", .year = "2025"},
    {"How Rivers Think\fJo Marsh (ed.) *Kestle Press* (2022)", .title = "How Rivers Think",
     .editor = "Jo Marsh", .publisher = "Kestle Press", .year = "2022"},
    {"Die Stille der Berge\fJörg Ahlers *Verlag Nordlicht* (2021)", .title = "Die Stille der Berge",
     .author = "Jörg Ahlers", .publisher = "Verlag Nordlicht", .year = "2021"},
    {"L’Heure du sel\fClaire Aubin *Éditions du Môle* (2020)", .title = "L’Heure du sel",
     .author = "Claire Aubin", .publisher = "Éditions du Môle", .year = "2020"},
    {"La sal y el tiempo\fMarta Ruiz Olmo *Editorial Faro* (2019)", .title = "La sal y el tiempo",
     .author = "Marta Ruiz Olmo", .publisher = "Editorial Faro", .year = "2019"},
    {"Winter Wheat\fInes Abarca, Gullwing Press, 2024, £20", .title = "Winter Wheat", .author = "Ines Abarca",
     .publisher = "Gullwing Press", .year = "2024", .price = "£20"},
    {"Salz\fInes Abarca & Tom Lisle, Gullwing, 2024", .title = "Salz", .author = "Ines Abarca; Tom Lisle",
     .publisher = "Gullwing", .year = "2024"},
    {"Teer\fInes Abarca | Gullwing | 2024", .title = "Teer", .author = "Ines Abarca", .publisher = "Gullwing",
     .year = "2024"},
    {"Was weiß der Pilz?\fFridolin Aumüller u. a. *Kranich* (2022)", .title = "Was weiß der Pilz?",
     .author = "Fridolin Aumüller u. a.", .publisher = "Kranich", .year = "2022"},
    {"Pilze\fPell Hartigan et al. *Kettering Lane* (2023)", .title = "Pilze",
     .author = "Pell Hartigan et al.", .publisher = "Kettering Lane", .year = "2023"},
    /* 2 title line, by line, publisher line with a month */
    {"The Tollman’s Book: Roads and Debts in the Vale, 1700-1850\nby Miriam Stack.\nGannet, 388 pp., £30, "
     "March, 978 99999 10 01 4",
     .title = "The Tollman’s Book", .subtitle = "Roads and Debts in the Vale, 1700-1850",
     .author = "Miriam Stack", .publisher = "Gannet", .pages = "388", .price = "£30",
     .isbn = "978 99999 10 01 4"},
    {"Fog Signals\nedited by Hugo Trent and Sal Weir.\nMarram, 210 pp., £18.50, June 2017, 978 99999 10 02 1",
     .title = "Fog Signals", .editor = "Hugo Trent; Sal Weir", .publisher = "Marram", .year = "2017",
     .pages = "210", .price = "£18.50", .isbn = "978 99999 10 02 1"},
    {"Songs of the Weir\nby Pavel Orlik, translated by Jane Crook.\nThistle, 80 pp., £9.99, May, 978 99999 "
     "10 03 8",
     .title = "Songs of the Weir", .author = "Pavel Orlik", .translator = "Jane Crook",
     .publisher = "Thistle", .pages = "80", .price = "£9.99", .isbn = "978 99999 10 03 8"},
    {"Cold Type\nby Lucian Ferreira\nTern Press £9.99 pbk pp176", .title = "Cold Type",
     .author = "Lucian Ferreira", .publisher = "Tern Press", .pages = "176", .price = "£9.99",
     .binding = "pbk"},
    /* 3 title in italics, by line, publisher line */
    {"*The Bell Founder: A Life*\nby Rosa Quint.\nUniversity of Callan Press, 402 pp., $34.95",
     .title = "The Bell Founder", .subtitle = "A Life", .author = "Rosa Quint",
     .publisher = "University of Callan Press", .pages = "402", .price = "$34.95"},
    {"*Ferries*\nby Tom Aske and Nia Follett.\nBrightwater, 144 pp., $20.00 (paper)", .title = "Ferries",
     .author = "Tom Aske; Nia Follett", .publisher = "Brightwater", .pages = "144", .price = "$20.00",
     .binding = "paper"},
    /* 4 author in capitals first */
    {"HENRY VOLE\nTHE CHALK ROAD\nA winter on foot\n312pp. Corbel. £20.", .title = "THE CHALK ROAD",
     .subtitle = "A winter on foot", .author = "HENRY VOLE", .publisher = "Corbel", .pages = "312",
     .price = "£20"},
    {"ADA MERCER\nNIGHT CLERKS\n198pp. Sandhurst. £14.99.", .title = "NIGHT CLERKS", .author = "ADA MERCER",
     .publisher = "Sandhurst", .pages = "198", .price = "£14.99"},
    /* 5 one line of a newspaper */
    {"THE ICE HOUSE: A Family Business, by Ellen Trask. (Harrow & Tench, 288 pages, $26.)",
     .title = "THE ICE HOUSE", .subtitle = "A Family Business", .author = "Ellen Trask",
     .publisher = "Harrow & Tench", .pages = "288", .price = "$26"},
    {"MUD: Stories, by Karl Odom. (Quillon, 176 pages, $19.95 paper.)", .title = "MUD", .subtitle = "Stories",
     .author = "Karl Odom", .publisher = "Quillon", .pages = "176", .price = "$19.95", .binding = "paper"},
    /* 6 a trade weekly */
    {"**The Paper Bridge**\nLouisa Hart. Orison, $27 (304p) ISBN 978-99999-10-04-5",
     .title = "The Paper Bridge", .author = "Louisa Hart", .publisher = "Orison", .pages = "304",
     .price = "$27", .isbn = "978-99999-10-04-5"},
    {"**Small Engines**\fDel Pratt. Low Door, $15.99 trade paper (220p) ISBN 978-99999-10-05-2",
     .title = "Small Engines", .author = "Del Pratt", .publisher = "Low Door", .pages = "220",
     .price = "$15.99", .binding = "trade paper", .isbn = "978-99999-10-05-2"},
    /* 7 stacked */
    {"THE QUIET LOCK\nNovotny, Jana\nGannet (340 pp.)\n$28.00 | Oct. 3, 2023\nISBN: 978-99999-10-06-9",
     .title = "THE QUIET LOCK", .author = "Novotny, Jana", .publisher = "Gannet", .year = "2023",
     .pages = "340", .price = "$28.00", .isbn = "978-99999-10-06-9"},
    {"A MAP OF SMALL ROOMS\nOkoro, Ben\nFennimore (256 pp.)\n$24.95 | May 9, 2022\nISBN: 978-99999-10-07-6",
     .title = "A MAP OF SMALL ROOMS", .author = "Okoro, Ben", .publisher = "Fennimore", .year = "2022",
     .pages = "256", .price = "$24.95", .isbn = "978-99999-10-07-6"},
    /* 8 library journal */
    {"Farrow, Jill. *Tall Ships: A Handbook.* Kettle Lane. Nov. 2022. 196p. ISBN 978-99999-10-08-3. $30.",
     .title = "Tall Ships", .subtitle = "A Handbook", .author = "Farrow, Jill", .publisher = "Kettle Lane",
     .year = "2022", .pages = "196", .price = "$30", .isbn = "978-99999-10-08-3"},
    {"Ito, Ken. *Glass.* Pane & Sons. Feb. 2021. 340p. ISBN 978-99999-10-09-0. $40; paper, $22.",
     .title = "Glass", .author = "Ito, Ken", .publisher = "Pane & Sons", .year = "2021", .pages = "340",
     .isbn = "978-99999-10-09-0", .price = "$40; $22", .binding = "paper"},
    /* 9 a science weekly */
    {"**The Cloud Ledgers: A Life in Weather**\nInes Okafor-Lind\nQuarry & Vane, 2024. 352 pp.",
     .title = "The Cloud Ledgers", .subtitle = "A Life in Weather", .author = "Ines Okafor-Lind",
     .publisher = "Quarry & Vane", .year = "2024", .pages = "352"},
    {"**Counting Eels**\nMaud Ferris and Ali Demir\nSaltmarsh Univ. Press, 2023. 210 pp.",
     .title = "Counting Eels", .author = "Maud Ferris; Ali Demir", .publisher = "Saltmarsh Univ. Press",
     .year = "2023", .pages = "210"},
    /* 10 a journal: inverted name, italics, place: publisher, year */
    {"Holm, Astrid, *Peat Rents: An Economy of Bogs* (Varde: Varde University Press, 2016), pp. xii + 280, "
     "£60 (hbk), ISBN "
     "978-99999-10-10-6",
     .title = "Peat Rents", .subtitle = "An Economy of Bogs", .author = "Holm, Astrid", .city = "Varde",
     .publisher = "Varde University Press", .year = "2016", .pages = "xii + 280", .price = "£60",
     .binding = "hbk", .isbn = "978-99999-10-10-6"},
    {"Weir, Tom and Ann Pell, *Two Locks* (Eastmere: Marram, 2020), pp. 144, £25 (pbk), ISBN "
     "978-99999-10-11-3",
     .title = "Two Locks", .author = "Weir, Tom; Ann Pell", .city = "Eastmere", .publisher = "Marram",
     .year = "2020", .pages = "144", .price = "£25", .binding = "pbk", .isbn = "978-99999-10-11-3"},
    /* 11 no italics */
    {"KARIN OLSEN, The Customs Men of Varde, 1600–1750. Coast Monographs 12. Pp. xiv + 402. Varde: Coast "
     "Society, 2019. £75.",
     .title = "The Customs Men of Varde, 1600–1750", .author = "KARIN OLSEN", .series = "Coast Monographs 12",
     .city = "Varde", .publisher = "Coast Society", .year = "2019", .pages = "xiv + 402", .price = "£75"},
    {"PETER VANE, A History of Hedges. Pp. 210. Eastmere: Green Lane, 2001. £30.",
     .title = "A History of Hedges", .author = "PETER VANE", .city = "Eastmere", .publisher = "Green Lane",
     .year = "2001", .pages = "210", .price = "£30"},
    /* 12 an edited volume, two bindings */
    {"Lena Moss (ed.). *The Flooded Field: Essays*. Shore Studies 9. Eastmere: Kettle Lane Press, 2018. xvi "
     "+ 240 pp. $90 "
     "(cloth), ISBN 978-99999-10-12-0; $28 (paper), ISBN 978-99999-10-13-7.",
     .title = "The Flooded Field", .subtitle = "Essays", .editor = "Lena Moss", .series = "Shore Studies 9",
     .city = "Eastmere", .publisher = "Kettle Lane Press", .year = "2018", .pages = "xvi + 240",
     .price = "$90; $28", .binding = "cloth; paper", .isbn = "978-99999-10-12-0; 978-99999-10-13-7"},
    {"Grebe, Ida, and Tor Lunde, eds. Wool and Weather. Fold Papers 3. Kessel: Fold, 2015. x + 190 pp. "
     "Cloth, $50.00; paper, "
     "$20.00.",
     .title = "Wool and Weather", .editor = "Grebe, Ida; Tor Lunde", .series = "Fold Papers 3",
     .city = "Kessel", .publisher = "Fold", .year = "2015", .pages = "x + 190", .price = "$50.00; $20.00",
     .binding = "Cloth; paper"},
    /* 13 H-Net */
    {"Marek Dolan. *Quays without Water*. Fort Callan: Callan University Press, 2014. 230 pp. $42.00 "
     "(cloth), ISBN 99999-10-14-3.",
     .title = "Quays without Water", .author = "Marek Dolan", .city = "Fort Callan",
     .publisher = "Callan University Press", .year = "2014", .pages = "230", .price = "$42.00",
     .binding = "cloth", .isbn = "99999-10-14-3"},
    {"Ursel Strand. *The Lamp and the Law: Lighthouses*. Sandry: Marram, 2009. 188 pp. $30.00 (paper), ISBN "
     "99999-10-15-1.",
     .title = "The Lamp and the Law", .subtitle = "Lighthouses", .author = "Ursel Strand", .city = "Sandry",
     .publisher = "Marram", .year = "2009", .pages = "188", .price = "$30.00", .binding = "paper",
     .isbn = "99999-10-15-1"},
    /* 14 several volumes */
    {"Three Centuries of the Watch, vol. 1: 1600–1700; vol. 2: 1700–1800. By Orla Finch. Sandry: Marram, "
     "2014-16. Pp. x, 380; "
     "xii, 402. £110 the set.",
     .title = "Three Centuries of the Watch", .author = "Orla Finch", .city = "Sandry", .publisher = "Marram",
     .year = "2014-16", .pages = "x, 380; xii, 402", .price = "£110"},
    /* 15 run in at the head of a paragraph */
    {"**Bread for the Road**, by Imre Szabo, translated from the Vardish by Noor Bell (Gullwing; $21.95)",
     .title = "Bread for the Road", .author = "Imre Szabo", .translator = "Noor Bell",
     .publisher = "Gullwing", .price = "$21.95"},
    {"*The Glue Pot*, by Marcy Havel, illustrated by Tobin Rees (ages 7 to 10; Pigeon Books, $15.99)",
     .title = "The Glue Pot", .author = "Marcy Havel", .publisher = "Pigeon Books", .price = "$15.99"},
    {"**Weather Permitting**, by Ruth Vail-Moor (Fennimore)", .title = "Weather Permitting",
     .author = "Ruth Vail-Moor", .publisher = "Fennimore"},
    /* 16 keys */
    {"NINE WAYS TO STAY\nAuthor: Cal Birch\nPublisher: Fennimore Press\nPages: 201\nPrice: $17.00 paperback",
     .title = "NINE WAYS TO STAY", .author = "Cal Birch", .publisher = "Fennimore Press", .pages = "201",
     .price = "$17.00", .binding = "paperback"},
    {"Title: The Apple Press: Four Harvests\nAuthor: Evan Pratt\nPublisher: Kestrel Square, 310 pages, "
     "$28.95",
     .title = "The Apple Press", .subtitle = "Four Harvests", .author = "Evan Pratt",
     .publisher = "Kestrel Square", .pages = "310", .price = "$28.95"},
    /* 17 a heading */
    {"*Anchors*, by Dov Perr (Gullwing, 2020)", .title = "Anchors", .author = "Dov Perr",
     .publisher = "Gullwing", .year = "2020"},
    {"*The Blue Hour: Poems*, by Ana Reis (Thistle, 2018)", .title = "The Blue Hour", .subtitle = "Poems",
     .author = "Ana Reis", .publisher = "Thistle", .year = "2018"},
    /* 18 German */
    {"Lene Falk: Die Fähre. Roman. Aus dem Dänischen von Jan Holm. Uferverlag, Kaltenbrück 2020. 288 S., "
     "geb., 22,– €.",
     .title = "Die Fähre", .author = "Lene Falk", .translator = "Jan Holm", .publisher = "Uferverlag",
     .city = "Kaltenbrück", .year = "2020", .pages = "288", .price = "22,– €", .binding = "geb."},
    {"Ruth Amsel: Parzelle 12. Eine kleine Geschichte der Hecke. Edition Rain, Graubek 2018. 176 S., 17,50 "
     "€. ISBN "
     "978-99999-10-16-8",
     .title = "Parzelle 12", .subtitle = "Eine kleine Geschichte der Hecke", .author = "Ruth Amsel",
     .publisher = "Edition Rain", .city = "Graubek", .year = "2018", .pages = "176", .price = "17,50 €",
     .isbn = "978-99999-10-16-8"},
    /* 19 German, editors */
    {"Karl Weid / Salome Acker (Hg.): Geisterinseln. Ein Atlas. Mit 40 Abbildungen. Quell & Söhne, Graubek "
     "2019, 160 Seiten, € "
     "34,00.",
     .title = "Geisterinseln", .subtitle = "Ein Atlas", .editor = "Karl Weid; Salome Acker",
     .publisher = "Quell & Söhne", .city = "Graubek", .year = "2019", .pages = "160", .price = "€ 34,00"},
    {"Nora Lenz (Hg.): Briefe aus dem Moor. Moosgrund Verlag, Tannrode 2016. 220 S., brosch., 19 €.",
     .title = "Briefe aus dem Moor", .editor = "Nora Lenz", .publisher = "Moosgrund Verlag",
     .city = "Tannrode", .year = "2016", .pages = "220", .price = "19 €", .binding = "brosch."},
    /* 20 French */
    {"Élise d’Arcy, *La Noyée*, Éditions du Gué, coll. « Rives », 212 p., 19 €.", .title = "La Noyée",
     .author = "Élise d’Arcy", .publisher = "Éditions du Gué", .series = "Rives", .pages = "212",
     .price = "19 €"},
    {"Paul Morand-Lys, *Le Bac*, Le Môle, 2017, 144 p., 15,50 €.", .title = "Le Bac",
     .author = "Paul Morand-Lys", .publisher = "Le Môle", .year = "2017", .pages = "144", .price = "15,50 €"},
    /* 21 French, translated */
    {"Ivo Tournel, *Marées. Une enquête*, traduit de l’anglais par Odile Prat, Presses de l’Anse, 2021, 380 "
     "pages, 24,50 €, ISBN "
     "978-99999-10-17-5.",
     .title = "Marées", .subtitle = "Une enquête", .author = "Ivo Tournel", .translator = "Odile Prat",
     .publisher = "Presses de l’Anse", .year = "2021", .pages = "380", .price = "24,50 €",
     .isbn = "978-99999-10-17-5"},
    {"Anna Lund, *Le Phare*, trad. du danois par Marc Sol, Éditions du Gué, 2019, 250 p., 21 €.",
     .title = "Le Phare", .author = "Anna Lund", .translator = "Marc Sol", .publisher = "Éditions du Gué",
     .year = "2019", .pages = "250", .price = "21 €"},
    /* Spanish, stacked and in one line */
    {"La casa del río\nGaspar Quint\nEditorial Tres Faros. Valdesal, 2018\n312 páginas. 19,90 euros",
     .title = "La casa del río", .author = "Gaspar Quint", .publisher = "Editorial Tres Faros",
     .city = "Valdesal", .year = "2018", .pages = "312", .price = "19,90 euros"},
    {"Los lunes largos. Remedios Olvera. Ediciones La Alacena. 140 páginas. 15 euros.",
     .title = "Los lunes largos", .author = "Remedios Olvera", .publisher = "Ediciones La Alacena",
     .pages = "140", .price = "15 euros"},
    /* essay heads: name, title (publisher, year) */
    {"Magda Treves, The Sleepless Century: A History of Night\n(Aldine & Frew, 2011), 400 pp., £21.50.",
     .title = "The Sleepless Century", .subtitle = "A History of Night", .author = "Magda Treves",
     .publisher = "Aldine & Frew", .year = "2011", .pages = "400", .price = "£21.50"},
    {"Hester Quayle, Small Hours (Brack Poetry, 2010), 64 pp., £8.95.", .title = "Small Hours",
     .author = "Hester Quayle", .publisher = "Brack Poetry", .year = "2010", .pages = "64", .price = "£8.95"},
    /* new books noted */
    {"BOISSY, CLAUDE. Three Ferries. Translated by Ana Moreau. Pont Neuf Editions, 142 pp., $14.95 (paper).",
     .title = "Three Ferries", .author = "BOISSY, CLAUDE", .translator = "Ana Moreau",
     .publisher = "Pont Neuf Editions", .pages = "142", .price = "$14.95", .binding = "paper"},
    {"EGGERS, R. J. The Man Who Sold the Wind. Corbel, 336 pp., $27.50.",
     .title = "The Man Who Sold the Wind", .author = "EGGERS, R. J.", .publisher = "Corbel", .pages = "336",
     .price = "$27.50"},
    /* a learned society's bulletin */
    {"KNOTS FOR BEGINNERS (Fen Lecture Notes 4). By A. B. Orrin: pp. 210. £18.50. ISBN 0 9999 4410 2. "
     "(Gannet University Press, "
     "1987.)",
     .title = "KNOTS FOR BEGINNERS", .author = "A. B. Orrin", .series = "Fen Lecture Notes 4",
     .publisher = "Gannet University Press", .year = "1987", .pages = "210", .price = "£18.50",
     .isbn = "0 9999 4410 2"},
    /* Dutch */
    {"Jan de Wit: *De stille kade*. Uitgeverij Waterkant; 240 blz., € 21,99", .title = "De stille kade",
     .author = "Jan de Wit", .publisher = "Uitgeverij Waterkant", .pages = "240", .price = "€ 21,99"},
    {"De stille kade\nJan de Wit\nUitgeverij Waterkant\n240 blz., € 21,99", .title = "De stille kade",
     .author = "Jan de Wit", .publisher = "Uitgeverij Waterkant", .pages = "240", .price = "€ 21,99"},
    {"Lise Holm: *Zout*. Uit het Deens vertaald door Piet Kramer. Waterkant, € 19,99", .title = "Zout",
     .author = "Lise Holm", .translator = "Piet Kramer", .publisher = "Waterkant", .price = "€ 19,99"},
    /* Italian */
    {"Elena Conti, *Il fiume lento*, traduzione di Anna Bo, Edizioni del Ponte, Torino 2019, pp. 212, € "
     "16,50",
     .title = "Il fiume lento", .author = "Elena Conti", .translator = "Anna Bo",
     .publisher = "Edizioni del Ponte", .city = "Torino", .year = "2019", .pages = "212", .price = "€ 16,50"},
    {"ELENA CONTI\nIl fiume lento\nEdizioni del Ponte, pp. 212, euro 16,50", .title = "Il fiume lento",
     .author = "ELENA CONTI", .publisher = "Edizioni del Ponte", .pages = "212", .price = "euro 16,50"},
    {"*Il fiume lento*, di Elena Conti (Edizioni del Ponte, 16 euro)", .title = "Il fiume lento",
     .author = "Elena Conti", .publisher = "Edizioni del Ponte", .price = "16 euro"},
    /* Portuguese */
    {"Ana Reis, *O rio lento*, Editora Maré, Lisboa, 2020, 198 pp., 15 €", .title = "O rio lento",
     .author = "Ana Reis", .publisher = "Editora Maré", .city = "Lisboa", .year = "2020", .pages = "198",
     .price = "15 €"},
    /* weeklies and libraries */
    {"*The Long Field* by Ann Lee. Corbel, £16.99. ★★★★☆", .title = "The Long Field", .author = "Ann Lee",
     .publisher = "Corbel", .price = "£16.99"},
    {"The Long Field by Ann Lee (Corbel, £16.99)", .title = "The Long Field", .author = "Ann Lee",
     .publisher = "Corbel", .price = "£16.99"},
    {"Ann Lee: The Long Field (Corbel, £16.99)", .title = "The Long Field", .author = "Ann Lee",
     .publisher = "Corbel", .price = "£16.99"},
    {"The Long Field\nAnn Lee\nCorbel, £16.99, pp. 320", .title = "The Long Field", .author = "Ann Lee",
     .publisher = "Corbel", .price = "£16.99", .pages = "320"},
    {"Lee, Ann. The Long Field: A History. Corbel, 2019. 240p. $28. ISBN 978-99999-10-18-2.",
     .title = "The Long Field", .subtitle = "A History", .author = "Lee, Ann", .publisher = "Corbel",
     .year = "2019", .pages = "240", .price = "$28", .isbn = "978-99999-10-18-2"},
    {"WEIR, T. The Lock. Callan: Marram. 2019. 200pp.", .title = "The Lock", .author = "WEIR, T.",
     .city = "Callan", .publisher = "Marram", .year = "2019", .pages = "200"},
    {"**Night Ferry**\nby Lars Holm, trans. Ann Moe\nThistle, 2021, 304 pages, £12.99 paperback",
     .title = "Night Ferry", .author = "Lars Holm", .translator = "Ann Moe", .publisher = "Thistle",
     .year = "2021", .pages = "304", .price = "£12.99", .binding = "paperback"},
    {"Ann Lee and Bo Holm, editors. *Two Rivers: A Reader*. Corbel, 2012. 310 pages. $40.",
     .title = "Two Rivers", .subtitle = "A Reader", .editor = "Ann Lee; Bo Holm", .publisher = "Corbel",
     .year = "2012", .pages = "310", .price = "$40"},
    /* orders, marks and languages that no family above has */
    {"LAMBERTO FIESOLI, Carattere mobile, Il Torchio, Montecalvo 2013, pp. 286, € 17,00",
     .title = "Carattere mobile", .author = "LAMBERTO FIESOLI", .publisher = "Il Torchio",
     .city = "Montecalvo", .year = "2013", .pages = "286", .price = "€ 17,00"},
    {"L’Hiver des cousines\fde Birgitta Solhaug, traduit du norvégien par Anne-Lise Fournereau, La Bûche "
     "éditeur, « Grand Nord », 340 pages, 23,50 euros",
     .title = "L’Hiver des cousines", .author = "Birgitta Solhaug", .translator = "Anne-Lise Fournereau",
     .publisher = "La Bûche éditeur", .series = "Grand Nord", .pages = "340", .price = "23,50 euros"},
    {"Thin Ice, Thick Coat: A Skater's Life\nOlga Penhallow with Ned Farr. Sidecar Books, £9.99 paperback",
     .title = "Thin Ice, Thick Coat", .subtitle = "A Skater's Life", .author = "Olga Penhallow; Ned Farr",
     .publisher = "Sidecar Books", .price = "£9.99", .binding = "paperback"},
    {"LATE ROUNDS: ESSAYS FROM A SMALL HOSPITAL\nEdited by Ikenna Broadwater and Sunniva Holt. Prairie "
     "College Press, 2023. $29.95 (paper).",
     .title = "LATE ROUNDS", .subtitle = "ESSAYS FROM A SMALL HOSPITAL",
     .editor = "Ikenna Broadwater; Sunniva Holt", .publisher = "Prairie College Press", .year = "2023",
     .price = "$29.95", .binding = "paper"},
    {"Small Hours, Large Animals\nBy Dr. Luther Penhale ’58  |  Marrow & Sons, 2012",
     .title = "Small Hours, Large Animals", .author = "Luther Penhale", .publisher = "Marrow & Sons",
     .year = "2012"},
    {"_A Handbook of Parish Pumps._ By the Rev. Erasmus Tulk. Calder: Antiquarian Union. 4s. 6d.",
     .title = "A Handbook of Parish Pumps", .author = "Erasmus Tulk", .city = "Calder",
     .publisher = "Antiquarian Union", .price = "4s. 6d."},
    {"*Elementary Book-keeping for Ladies.* By Ada Cash. Hobday & Sons. 1s.",
     .title = "Elementary Book-keeping for Ladies", .author = "Ada Cash", .publisher = "Hobday & Sons",
     .price = "1s."},
    {"non-fictie | Bartholomeus Quist | Wit beest, warme stad | Uitgeverij Onderstroom | 304 pagina’s | € "
     "24,50",
     .title = "Wit beest, warme stad", .author = "Bartholomeus Quist", .publisher = "Uitgeverij Onderstroom",
     .pages = "304", .price = "€ 24,50"},
    {"Dolores Quint -- A SHORT WALK TO THE FUSE BOX\nPublisher: Lantern & Low\nPages: 64\nPrice: £8",
     .title = "A SHORT WALK TO THE FUSE BOX", .author = "Dolores Quint", .publisher = "Lantern & Low",
     .pages = "64", .price = "£8"},
    {"Title:        Who Moved the Moose?\nAuthor:       Dottie Lafleur\nIllustrator:  Ansel Wray\n"
     "Publisher:    Big Porch\nPages:        32\nISBN: 978-99999-10-04-5",
     .title = "Who Moved the Moose?", .author = "Dottie Lafleur", .publisher = "Big Porch", .pages = "32",
     .isbn = "978-99999-10-04-5"},
    {"Titel: Der Deich\nAutorin: Mechthild Ossen\nVerlag: Uferverlag\nSeiten: 210\nPreis: 22 Euro",
     .title = "Der Deich", .author = "Mechthild Ossen", .publisher = "Uferverlag", .pages = "210",
     .price = "22 Euro"},
    {"Título: Botánica menor\nAutora: Rosaura Téllez\nEditorial: La Gaveta\nPáginas: 72\nPrecio: 12,50 €",
     .title = "Botánica menor", .author = "Rosaura Téllez", .publisher = "La Gaveta", .pages = "72",
     .price = "12,50 €"},
    {"**De kaarsenmaker van Gent**, Aldo Venturi, vertaald uit het Italiaans door Saskia Pluim. Uitgeverij "
     "Lantaarn, Amersveen 2016. 416 p. € 29,95 (geb.)",
     .title = "De kaarsenmaker van Gent", .author = "Aldo Venturi", .translator = "Saskia Pluim",
     .publisher = "Uitgeverij Lantaarn", .city = "Amersveen", .year = "2016", .pages = "416",
     .price = "€ 29,95", .binding = "geb."},
    {"**As águas de dentro**, de Lúcia Camargo Pires. Tradução de Inês Saldanha. Editora Pedra Lisa, 184 "
     "páginas. R$ 22,00.",
     .title = "As águas de dentro", .author = "Lúcia Camargo Pires", .translator = "Inês Saldanha",
     .publisher = "Editora Pedra Lisa", .pages = "184", .price = "R$ 22,00"},
    {"Poesía. «Botánica menor», Rosaura Téllez Ibarra. Prólogo de Amadeo Fuster. La Gaveta, col. Alféizar, "
     "2022. 72 págs. 12,50 €",
     .title = "Botánica menor", .author = "Rosaura Téllez Ibarra", .publisher = "La Gaveta",
     .series = "Alféizar", .year = "2022", .pages = "72", .price = "12,50 €"},
    {"Die letzte Brücke von Gesine Fassbinder (Verlag am Fährhaus, 14,90 €)", .title = "Die letzte Brücke",
     .author = "Gesine Fassbinder", .publisher = "Verlag am Fährhaus", .price = "14,90 €"},
    {"HENRIKE VOSSLOH, Salt Roads: Carriers and Credit on the Upper Lenne, 1580–1720 (Marbury: Tessellate "
     "University Press, 2015). Pp. xiv+312; 9 maps. £45.00 hardback.",
     .title = "Salt Roads", .subtitle = "Carriers and Credit on the Upper Lenne, 1580–1720",
     .author = "HENRIKE VOSSLOH", .publisher = "Tessellate University Press", .city = "Marbury",
     .year = "2015", .pages = "xiv+312", .price = "£45.00", .binding = "hardback"},
    {"Dragon, Lightly Used\nKwabena Strand, illustrated by Poppy Lisle\nCobnut, 9 May, pb, £7.99",
     .title = "Dragon, Lightly Used", .author = "Kwabena Strand", .publisher = "Cobnut", .price = "£7.99",
     .binding = "pb"},
};

enum {
    STYLES_MAX = 8
};

typedef struct {
    char text[1024];
    CitationStyle styles[STYLES_MAX];
    size_t style_count, title_end;
} Marked;

/* Takes the asterisks out and notes what stood between them. */
static CitationText unmark(const char *head, Marked *marked)
{
    size_t length = 0, open[3] = {0};
    bool is_open[3] = {false};

    marked->style_count = marked->title_end = 0;
    for (const char *c = head; *c; c++) {
        size_t stars = *c == '*' ? (c[1] == '*' ? 2 : 1) : 0;
        if (stars > 0) {
            if (is_open[stars]) {
                assert_true(marked->style_count < STYLES_MAX);
                marked->styles[marked->style_count++] =
                    (CitationStyle){open[stars], length, stars == 2 ? SPAN_STRONG : SPAN_EMPHASIS};
            }
            open[stars] = length;
            is_open[stars] = !is_open[stars];
            c += stars - 1;
        } else if (*c == '\f') {
            marked->text[length++] = '\n';
            marked->title_end = length;
        } else {
            marked->text[length++] = *c;
        }
    }
    return (CitationText){.text = {marked->text, length},
                          .styles = marked->styles,
                          .style_count = marked->style_count,
                          .title_end = marked->title_end};
}

static void put_list(Buffer *out, const char *name, StrList list)
{
    for (size_t i = 0; i < list.count; i++) {
        buffer_put_format(out, "%s%.*s", i == 0 ? name : "; ", (int)list.items[i].len_bytes,
                          list.items[i].data);
    }
    buffer_put(out, list.count > 0 ? STR("\n") : STR(""));
}

static void put_value(Buffer *out, const char *name, Str value)
{
    if (value.len_bytes > 0) {
        buffer_put_format(out, "%s%.*s\n", name, (int)value.len_bytes, value.data);
    }
}

static void put_expected(Buffer *out, const char *name, const char *value)
{
    put_value(out, name, str_from(value));
}

static void describe(const Citation *citation, Buffer *out)
{
    put_value(out, "title ", citation->title);
    put_value(out, "subtitle ", citation->subtitle);
    put_list(out, "author ", citation->authors);
    put_list(out, "editor ", citation->editors);
    put_list(out, "translator ", citation->translators);
    put_value(out, "publisher ", citation->publisher);
    put_value(out, "city ", citation->city);
    put_value(out, "year ", citation->year);
    put_value(out, "pages ", citation->pages);
    put_value(out, "price ", citation->price);
    put_value(out, "binding ", citation->binding);
    put_value(out, "series ", citation->series);
    put_list(out, "isbn ", citation->isbns);
}

static void expect(const Example *example, Buffer *out)
{
    put_expected(out, "title ", example->title);
    put_expected(out, "subtitle ", example->subtitle);
    put_expected(out, "author ", example->author);
    put_expected(out, "editor ", example->editor);
    put_expected(out, "translator ", example->translator);
    put_expected(out, "publisher ", example->publisher);
    put_expected(out, "city ", example->city);
    put_expected(out, "year ", example->year);
    put_expected(out, "pages ", example->pages);
    put_expected(out, "price ", example->price);
    put_expected(out, "binding ", example->binding);
    put_expected(out, "series ", example->series);
    put_expected(out, "isbn ", example->isbn);
}

static void heads_of_every_family_yield_their_fields(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        Marked marked;
        Arena arena = {0};
        Citation citation;
        Buffer got = {0}, wanted = {0};
        CitationText text = unmark(examples[i].head, &marked);
        bool found = citation_read(&arena, text, &citation);
        describe(&citation, &got);
        expect(&examples[i], &wanted);
        if (!found || !str_equal(buffer_str(&got), buffer_str(&wanted))) {
            print_error("%s\n--- got\n%.*s--- wanted\n%.*s\n", examples[i].head, (int)got.len_bytes, got.data,
                        (int)wanted.len_bytes, wanted.data);
            wrong++;
        }
        buffer_free(&got);
        buffer_free(&wanted);
        arena_free(&arena);
    }
    assert_int_equal(wrong, 0);
}

static void check_digits_of_isbns(void **state)
{
    (void)state;
    assert_true(isbn_is_valid(STR("978-0-306-40615-7")));
    assert_false(isbn_is_valid(STR("978-0-306-40615-8")));
    assert_true(isbn_is_valid(STR("0-306-40615-2")));
    assert_true(isbn_is_valid(STR("0 8044 2957 X")));
    assert_false(isbn_is_valid(STR("0 8044 2957 5")));
    assert_false(isbn_is_valid(STR("12345")));
    assert_false(isbn_is_valid(STR("")));
}

/* What is no citation, or broken, must come back in good order. */
static void any_text_is_read_without_harm(void **state)
{
    static const char *const heads[] = {"",
                                        " ",
                                        "*",
                                        "()",
                                        "((((((",
                                        ", , , ,",
                                        ": : :",
                                        "ISBN",
                                        "by",
                                        "Title, by (",
                                        "“",
                                        "\xe2\x80\x9c\xe2\x80\x9d",
                                        "A. B. C. D. E. F. G.",
                                        "1999 2000 2001",
                                        "£ $ € pp."};

    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        Marked marked;
        Arena arena = {0};
        Citation citation;
        citation_read(&arena, unmark(heads[i], &marked), &citation);
        arena_free(&arena);
    }
    Buffer long_head = {0};
    for (size_t i = 0; i < 2000; i++) {
        buffer_put(&long_head, STR("Surname, Name; (x) $9 "));
    }
    Arena arena = {0};
    Citation citation;
    citation_read(&arena, (CitationText){.text = buffer_str(&long_head)}, &citation);
    arena_free(&arena);
    buffer_free(&long_head);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_of_every_family_yield_their_fields),
        cmocka_unit_test(check_digits_of_isbns),
        cmocka_unit_test(any_text_is_read_without_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
