/* Quotations and who speaks them: paragraphs in, "quotation | speaker" lines out. All texts are invented. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "document/document.h"
#include "import/import.h"
#include "recover/recover.h"

#include "../../../src/recover/meaning.h"

typedef struct {
    const char *text;     /* paragraphs with a blank line between; may begin with the language, "[it] " */
    const char *expected; /* a line for each direct quotation: text | speaker; speaker - for none */
} Example;

/* Every block is a paragraph, or of the class that its first word in capitals names: "BOOKTITLE: ...". */
static void set_classes(DocumentBuilder *builder)
{
    static const BlockClass classes[] = {BLOCK_TITLE,  BLOCK_BOOKTITLE, BLOCK_BOOKCITE, BLOCK_QUOTE,
                                         BLOCK_ATTRIB, BLOCK_EPIGRAPH,  BLOCK_LIST};
    static const char *const names[] = {
        "TITLE: ", "BOOKTITLE: ", "BOOKCITE: ", "QUOTE: ", "ATTRIB: ", "EPIGRAPH: ", "LIST: "};
    DraftList *drafts = builder_drafts(builder);
    Str source = source_text(builder_source(builder));

    for (size_t i = 0; i < drafts->count; i++) {
        DraftBlock *draft = &drafts->items[i];
        draft->cls = BLOCK_PARA;
        draft->decided = true;
        for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
            if (str_starts(str_slice(source, draft->start, draft->end), str_from(names[n]))) {
                draft->cls = classes[n];
                draft->text_start = draft->start + strlen(names[n]);
            }
        }
    }
}

static void put_str(Buffer *out, Str text)
{
    for (size_t i = 0; i < text.len_bytes; i++) {
        buffer_put_byte(out, text.data[i] == '\n' ? ' ' : text.data[i]);
    }
}

static void put_quotes(const Document *doc, QuoteKind kind, Buffer *out)
{
    for (size_t i = 0; i < document_quote_count(doc); i++) {
        const Quote *quote = document_quote(doc, i);
        if (quote->kind == kind) {
            put_str(out, document_slice(doc, quote->text));
            buffer_put(out, STR(" | "));
            put_str(out, quote->speaker.len_bytes > 0 ? quote->speaker : STR("-"));
            buffer_put_byte(out, '\n');
        }
    }
}

static bool check(const Example *example, QuoteKind kind)
{
    Str text = str_from(example->text), language = {0};
    if (str_starts(text, STR("["))) {
        language = str_slice(text, 1, 3);
        text = str_slice(text, 5, text.len_bytes);
    }
    Source *source = source_from_bytes(text);
    DocumentBuilder *builder = import_text(source);
    Buffer got = {0};

    set_classes(builder);
    builder_set_language(builder, language);
    builder_seal(builder);
    recover_meaning(builder);
    Document *doc = builder_finish(builder);
    put_quotes(doc, kind, &got);
    bool right = str_equal(buffer_str(&got), str_from(example->expected));
    if (!right) {
        print_error("%s\n--- got\n%.*s--- wanted\n%s\n", example->text, (int)got.len_bytes, got.data,
                    example->expected);
    }
    buffer_free(&got);
    document_free(doc);
    source_free(source);
    return right;
}

static void check_all(const Example *examples, size_t count, QuoteKind kind)
{
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++) {
        wrong += !check(&examples[i], kind);
    }
    assert_int_equal(wrong, 0);
}

#define CHECK_ALL(examples) check_all(examples, sizeof(examples) / sizeof *(examples), QUOTE_DIRECT)

static void english_verbs_stand_behind_and_before(void **state)
{
    static const Example examples[] = {
        {"\"The tide will not wait for any of us,\" said Mara Ellis, who keeps the lock.",
         "The tide will not wait for any of us, | Mara Ellis\n"},
        {"“We counted every eel in the river,” Tomas Reed told me. “There were nine.”",
         "We counted every eel in the river, | Tomas Reed\nThere were nine. | Tomas Reed\n"},
        {"Ruth Amsel, who studies bogs at the Institute in Varde, says: “Nothing is ever lost in a bog.”",
         "Nothing is ever lost in a bog. | Ruth Amsel\n"},
        {"“Nobody here misses the old bridge,” says a retired pilot at the harbour. “It sang at night,” they "
         "add.",
         "Nobody here misses the old bridge, | a retired pilot at the harbour\nIt sang at night, | a retired "
         "pilot at the harbour\n"},
        {"According to the geologist Hal Price, “the cliff has been leaving for a thousand years”.",
         "the cliff has been leaving for a thousand years | Hal Price\n"},
        {"Jane Hollis keeps bees on the roof. “They are better tenants than people,” she says.",
         "They are better tenants than people, | Jane Hollis\n"},
        {"“I was born,” Hollis writes, “on the wrong side of the canal.” Jane Hollis was born in May.",
         "I was born, | Jane Hollis\non the wrong side of the canal. | Jane Hollis\n"},
        {"“Is there any point in asking the council again?” asked the clerk.",
         "Is there any point in asking the council again? | the clerk\n"},
        {"One of them, who would not give his name, told a reporter that “the fish went first”.",
         "the fish went first | One of them\n"},
        {"“It was the saddest thing in the building,” recalls Imo Tarn, the caretaker.",
         "It was the saddest thing in the building, | Imo Tarn\n"},
        {"As the chairman of its drainage committee put it, “we were given enough rope for everybody”.",
         "we were given enough rope for everybody | the chairman of its drainage committee\n"},
        {"Anselm Croy and Birgit Holm explain that “the rain had the casting vote”.",
         "the rain had the casting vote | Anselm Croy; Birgit Holm\n"},
        {"She turned the page and then said, quite kindly, that “everybody has to build one of those”. Enid "
         "Scarth is patient.",
         "everybody has to build one of those | -\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void pronouns_mean_people_of_their_gender(void **state)
{
    static const Example examples[] = {
        {"Mr Abney met Mrs Loomis at the gate. “It will be good for the rhubarb,” he said. “It will not,” "
         "she replied.",
         "It will be good for the rhubarb, | Mr Abney\nIt will not, | Mrs Loomis\n"},
        {"The engineer Thea Holt came first. She brought a map. The surveyor Wilf Garrity came later, and he "
         "brought a saw. “I "
         "could have drawn it by Wednesday,” she said.",
         "I could have drawn it by Wednesday, | Thea Holt\n"},
        {"The physicist Ada Quill was early. “There was nothing to hear at all,” she said.\n\nHer colleague "
         "Ben Osk was late. “I "
         "heard everything there was,” he said.",
         "There was nothing to hear at all, | Ada Quill\nI heard everything there was, | Ben Osk\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void names_stand_behind_that(void **state)
{
    static const Example examples[] = {
        {"[en] It was to this house that Mr. Septimus Hay came down in October.\n\n\"I am the new tenant,\" "
         "replied Mr. Hay.",
         "I am the new tenant, | Septimus Hay\n"},
        {"\"She came in late,\" said Ms. Weil, who keeps the lock.", "She came in late, | Ms. Weil\n"},
        {"\"I used to tell her of it. 'Letty,' I used to say, 'you will set that flue in a habit,'\" said "
         "Miss Dora "
         "Gill.",
         "I used to tell her of it. 'Letty,' I used to say, 'you will set that flue in a habit,' | Dora "
         "Gill\n"
         "Letty, | Dora Gill\nyou will set that flue in a habit, | Dora Gill\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void german_speech_is_inverted(void **state)
{
    static const Example examples[] = {
        {"„Das Wasser hat auch nicht gefrühstückt“, schimpft der Kapitän, und die Leute lachen nicht.",
         "Das Wasser hat auch nicht gefrühstückt | der Kapitän\n"},
        {"Im Gespräch sagte die Historikerin Lene Falk: „Ich wollte ein Buch über die Stille schreiben.“",
         "Ich wollte ein Buch über die Stille schreiben. | Lene Falk\n"},
        {"Die Flechte, erklärt der Botaniker Konrad Wies, sei „eine Wohngemeinschaft ohne jeden "
         "Mietvertrag“.",
         "eine Wohngemeinschaft ohne jeden Mietvertrag | Konrad Wies\n"},
        {"Der Lehrer ist alt. »Zeichnen Sie zuerst den Weg, den keiner geht«, sagte er oft, und sie war "
         "nicht überrascht.",
         "Zeichnen Sie zuerst den Weg, den keiner geht | Der Lehrer\n"},
        {"Von einem „Wunder“ will niemand sprechen, und die ‚Wende‘ ist ein Wort der Zeitung.", ""},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void pronouns_abstain_where_two_are_as_near(void **state)
{
    static const Example examples[] = {
        {"Mr Abney met Mrs Loomis at the gate of the allotment. He told her that the pump was broken. “Then "
         "we "
         "shall carry the water,” she said.",
         "Then we shall carry the water, | Mrs Loomis\n"},
        {"Peter Lamb and Oskar Thiel had shared the workshop for years. The rain came early that spring. "
         "“Nobody could have known,” he said.",
         "Nobody could have known, | -\n"},
        {"Nora Finch wrote to her brother Edgar about the orchard. “The pears are late,” she wrote, “and so "
         "are "
         "you.”",
         "The pears are late, | Nora Finch\nand so are you. | Nora Finch\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void nouns_and_owners_speak(void **state)
{
    static const Example examples[] = {
        /* a pronoun means them by the words that they had first */
        {"\"The locks are the hard part,\" says a retired surveyor at the Canal Office in Ebbing. \"Water is "
         "patient, and so are we,\" they add.",
         "The locks are the hard part, | a retired surveyor\nWater is patient, and so are we, | a retired "
         "surveyor\n"},
        {"Ault’s claim that “the canal was dug by night” has never been proved. Jeremy Ault kept no diary.",
         "the canal was dug by night | Jeremy Ault\n"},
        {"The mayor, Ines Bellot, has opened three bridges. “The fourth is the one I shall walk over,” the "
         "mayor "
         "says.",
         "The fourth is the one I shall walk over, | the mayor\n"},
        {"She keeps the old vault. “Juries come in wanting a villain,” a public defender who has hired her "
         "on six "
         "occasions told me.",
         "Juries come in wanting a villain, | a public defender who has hired her on six occasions\n"},
        {"“'Never trust a dry ditch,' my father used to say,” recalls Wenda Stroud, who farms the lower "
         "field.",
         "'Never trust a dry ditch,' my father used to say, | Wenda Stroud\nNever trust a dry ditch, | my "
         "father\n"},
        {"Sir, – Your reviewer Cecily Dunmore writes that the donkey ‘has left not so much as a hoofprint in "
         "the "
         "record’.",
         "has left not so much as a hoofprint in the record | Cecily Dunmore\n"},
        {"Two of a family wrote it up. Thurstan Cobble, rector of Helm, sat down and wrote: “Rooks "
         "quarrelling in "
         "the elms, though it freezes hard.” Susannah Cobble pressed a catkin.",
         "Rooks quarrelling in the elms, though it freezes hard. | Thurstan Cobble\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void marks_and_dashes_of_other_countries(void **state)
{
    static const Example examples[] = {
        {"La vieille dame hésite. « Je ne vends rien », dit-elle. Son voisin, Paul Arnaud, sourit. « Elle "
         "vendra, "
         "assure-t-il, quand l’hiver viendra. »",
         "Je ne vends rien | La vieille dame\nElle vendra, assure-t-il, quand l’hiver viendra. | Paul "
         "Arnaud\n"},
        {"«Non si vende», ha detto Livia Serra. Il sindaco, Carlo Benzi, aspetta. «Si venderà», ha risposto.",
         "Non si vende | Livia Serra\nSi venderà | Carlo Benzi\n"},
        {"“The fog was in by noon,” he wrote. \"My mother always said: 'Where stones lie somebody has "
         "stooped'\", "
         "says Ada Quill.",
         "The fog was in by noon, | -\nMy mother always said: 'Where stones lie somebody has stooped' | Ada "
         "Quill\n"
         "Where stones lie somebody has stooped | My mother\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void narrators_speak_inside_marks(void **state)
{
    static const Example examples[] = {
        {"[es] Elvira Sanz abre la puerta sin prisa. «Deje la capa en el suelo —indica—, "
         "que "
         "ella no se "
         "ofende.»",
         "Deje la capa en el suelo —indica—, que ella no se ofende. | Elvira Sanz\n"},
        {"[es] El fundador, Simón Arce, hizo una excepción. «Mire, joven —le advirtió el primer día—, aquí "
         "los "
         "demás "
         "mandan y usted calla.»",
         "Mire, joven —le advirtió el primer día—, aquí los demás mandan y usted calla. | Simón Arce\n"},
        {"[it] Il portiere, Ugo Marchi, aspetta. «Il rosso, – disse la sorella. – Il verde non lo vuole "
         "nessuno, "
         "qui».",
         "Il rosso, | la sorella\nIl verde non lo vuole nessuno, qui | la sorella\n"},
        {"[fr] L’ancien maire, Lucien Prat, n’est pas content. « Vous rangerez les chaises, a-t-il écrit au "
         "préfet, aux "
         "heures de bureau. »",
         "Vous rangerez les chaises, a-t-il écrit au préfet, aux heures de bureau. | Lucien Prat\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void dashes_set_off_turns(void **state)
{
    static const Example examples[] = {
        {"[pt] Ninguém se lembra do nome da barca. O caderno ficou com o dono do bar.\n\n— Quem manda aqui é "
         "o "
         "rio — diz o "
         "balseiro. — Eu só assino.\n\nA frase vem do pai dele, que não sabia nadar e não queria "
         "aprender.\n\n— E por que "
         "o senhor fica? — quis saber a moça do bar.\n\nNão houve resposta nenhuma.",
         "Quem manda aqui é o rio | o balseiro\nEu só assino. | o balseiro\nE por que o senhor fica? | a "
         "moça do bar\n"},
        {"[pt] Não há relógio, tabela nem rádio no porto da barca.\n\n— Ninguém sobe aqui. Mas o velho Tomé "
         "dizia "
         "para a "
         "gente: “Um dia ele volta”.\n\nO ônibus parou e esperou um pouco.\n\n— Ficou na ponte — respondeu "
         "Tomé.",
         "Ninguém sobe aqui. Mas o velho Tomé dizia para a gente: “Um dia ele volta”. | -\n"
         "Um dia ele volta | Tomé\nFicou na ponte | Tomé\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void times_and_objects_do_not_speak(void **state)
{
    static const Example examples[] = {
        {"[it] «Il santo non se n’è avuto a male», annotò la sera il parroco nel diario.",
         "Il santo non se n’è avuto a male | il parroco\n"},
        {"[es] La consejera, Blanca Soto, defendió la medida en el parlamento: «Un libro que viaja tanto no "
         "es "
         "cultura».",
         "Un libro que viaja tanto no es cultura | Blanca Soto\n"},
        {"[it] Domandato un vecchio perché tacesse al curato i segni della pioggia, mi rispose: «Quello poi "
         "la "
         "annuncia "
         "dal pulpito».",
         "Quello poi la annuncia dal pulpito | un vecchio\n"},
        {"[it] Lo ha chiesto a tutti e due. «È una storiella da osteria», mi ha risposto lo scrittore, con "
         "gentilezza.",
         "È una storiella da osteria | lo scrittore\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void subjects_are_left_out(void **state)
{
    static const Example examples[] = {
        {"[es] Elvira Sanz corrige novelas desde hace treinta años. Sabe la cifra porque las apunta.\n\nNo "
         "figura en los "
         "créditos de ninguna. «Yo era el servicio de limpieza», dice sin énfasis.",
         "Yo era el servicio de limpieza | Elvira Sanz\n"},
        {"[pt] Clara Antunes é cobradora há vinte anos. Ela leu o papel, tirou os óculos e me olhou.\n\n— "
         "Isso aí é sobre "
         "mim — disse. — Só esqueceram de pôr o nome.\n\nO ônibus parou no largo.\n\n— Desce aqui.",
         "Isso aí é sobre mim | Clara Antunes\nSó esqueceram de pôr o nome. | Clara Antunes\nDesce aqui. | "
         "-\n"},
        {"[es] La camarera se ríe desde la barra. Él se encoge de hombros y se cala la gorra. «Nadie llega "
         "tarde a un "
         "tren así», contesta muy serio.",
         "Nadie llega tarde a un tren así | -\n"},
        {"[it] Il vecchio Carlo Benzi aspetta in piedi. «Che cosa c’è scritto sul foglio?» gridò dal basso "
         "Tommaso. "
         "Tommaso Serra non sapeva leggere.",
         "Che cosa c’è scritto sul foglio? | Tommaso Serra\n"},
        {"[it] Arturo Levi aspetta da un’ora davanti alla porta. «Ci ha tolto l’ansia del venerdì», giurano.",
         "Ci ha tolto l’ansia del venerdì | -\n"},
        {"[es] Marta Quiroga abre la libreta. «Yo le estropeé una nube y lo único que me dijo fue: “Ahora ya "
         "sabes dónde "
         "acaba todo”», recuerda.",
         "Yo le estropeé una nube y lo único que me dijo fue: “Ahora ya sabes dónde acaba todo” | Marta "
         "Quiroga\n"
         "Ahora ya sabes dónde acaba todo | -\n"},
        {"[pt] — Já corrigi prova de três gerações neste banco — conta uma professora que atravessa o rio há "
         "anos. — Os "
         "avós erravam menos.\n\n— Desce aqui.",
         "Já corrigi prova de três gerações neste banco | uma professora que atravessa o rio há anos\n"
         "Os avós erravam menos. | uma professora que atravessa o rio há anos\nDesce aqui. | -\n"},
        {"[fr] Lucien Prat attend. Dans le rapport, on lit que « le local, quoique humide, présente toutes "
         "garanties ».",
         "le local, quoique humide, présente toutes garanties | -\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void colons_and_endings_tell_who_speaks(void **state)
{
    static const Example examples[] = {
        {"[pt] Não se ouvia nada. A moça de verde, que devia estar dormindo, falou sem abrir os olhos:\n\n— "
         "Sociólogo nunca "
         "paga. Pula.\n\nO ônibus parou.\n\n— Desce aqui.",
         "Sociólogo nunca paga. Pula. | A moça de verde\nDesce aqui. | -\n"},
        {"[it] Ada Conti alza la testa. «Si impara qualcosa, qui dentro?», le ho chiesto. «Si peggiora con "
         "più "
         "attenzione», ha risposto.",
         "Si impara qualcosa, qui dentro? | -\nSi peggiora con più attenzione | Ada Conti\n"},
        {"[es] El informe concluye que Ana Soto «se detiene sin necesidad alguna». «Un corrector, si es "
         "bueno, no duerme "
         "por una tilde», responde una vecina.",
         "se detiene sin necesidad alguna | El informe\nUn corrector, si es bueno, no duerme por una tilde | "
         "una vecina\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void first_names_are_in_order(void **state)
{
    (void)state;
    assert_true(given_names_are_sorted());
    assert_int_equal(given_name_gender(STR("Hans-Peter")), GENDER_MAN);
    assert_int_equal(given_name_gender(STR("ÉMILIE")), GENDER_WOMAN);
    assert_int_equal(given_name_gender(STR("Harbour")), GENDER_UNKNOWN);
}

static void french_spanish_and_italian_speech(void **state)
{
    static const Example examples[] = {
        {"« Un lecteur “perdu” est un lecteur qui avance », déclarait Clémence Aubin à la radio.",
         "Un lecteur “perdu” est un lecteur qui avance | Clémence Aubin\n"},
        {"Selon l’historien Ignace Tournel, « une crue commence toujours par une conversation ».",
         "une crue commence toujours par une conversation | Ignace Tournel\n"},
        {"L’ingénieure Odile Prat n’est pas d’accord. « Le pont tiendra encore cent ans au moins », "
         "dit-elle.",
         "Le pont tiendra encore cent ans au moins | Odile Prat\n"},
        {"«Aquí abajo todas las películas son en blanco y negro», anuncia Fermín a los que han pagado con "
         "velas.",
         "Aquí abajo todas las películas son en blanco y negro | Fermín\n"},
        {"Según el poeta Tadeo Bru, «la sal conserva las cosas pero no las perdona».",
         "la sal conserva las cosas pero no las perdona | Tadeo Bru\n"},
        {"«Il fiume non torna mai due volte», scrive Elena Conti nella prefazione del libro.",
         "Il fiume non torna mai due volte | Elena Conti\n"},
        {"— Vous avez un permis ?\n\n— J’ai une rame.", "Vous avez un permis ? | -\nJ’ai une rame. | -\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void what_is_no_speech_is_left_out(void **state)
{
    static const Example examples[] = {
        {"The so-called ‘lunar levy’ was rock 'n' roll accountancy, and the dogs' home of the '90s was "
         "ruined by it.",
         ""},
        {"In \"The Lamp Room of My Grandmother,\" nobody raises a voice, and I won't spoil it.", ""},
        {"The salesman was 6'2\" tall and wore a cape, which nobody who saw it has forgotten.", ""},
        {"They call it “the long goodbye” in the village, and mean a kind of bread.", ""},
        {"It is a pillar of “rural renewal”, as everybody knows.", ""},
        {"The brass band played “Oh, Couple Me to Glory, Mother Dear” until it was asked to stop.", ""},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void marks_nest_run_on_and_are_forgotten(void **state)
{
    static const Example examples[] = {
        {"“My mother used to say, ‘If you want romance, marry a grocer,’ and she was right,” said Dora Hask.",
         "My mother used to say, ‘If you want romance, marry a grocer,’ and she was right, | Dora Hask\n"
         "If you want romance, marry a grocer, | My mother\n"},
        {"‘We met in the upper rooms,’ Ann Croy explains, ‘and it concentrated the families’ minds on the "
         "matter.’",
         "We met in the upper rooms, | Ann Croy\nand it concentrated the families’ minds on the matter. | "
         "Ann Croy\n"},
        {"“You could see the water looking for a way out,” Ann Croy says. “It was sad.\n\n“So I wrote a book "
         "about leaks.”",
         "You could see the water looking for a way out, | Ann Croy\nIt was sad. “So I wrote a book about "
         "leaks. | Ann Croy\n"},
        {"An old man said that “you could set your watch by it, if you were late.\n\nHe had come here for "
         "years and years.",
         "you could set your watch by it, if you were late. | An old man\n"},
        {"“Rivers never like corners,” said Ida Moss, “and they never like the people who draw them either.",
         "Rivers never like corners, | Ida Moss\nand they never like the people who draw them either. | Ida "
         "Moss\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void turns_of_a_conversation_alternate(void **state)
{
    static const Example examples[] = {
        {"“You have let it burn again,” said Ida.\n\n“I have let it brown a little.”\n\n“That is charcoal, "
         "Tom. I could draw with "
         "it.”\n\n“Then draw me a better one.”",
         "You have let it burn again, | Ida\nI have let it brown a little. | Tom\nThat is charcoal, Tom. I "
         "could draw with it. | "
         "Ida\nThen draw me a better one. | Tom\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void reviews_quote_their_authors(void **state)
{
    static const Example examples[] = {
        {"TITLE: Books\n\nBOOKTITLE: Salt\n\nBOOKCITE: Mira A. Dell *Harrow Press* (2024)\n\nThe sociologist "
         "Mira Dell has walked "
         "the marsh. Her survey of pilots shows how “the shore taught whole towns to be idle”. The book ends "
         "well.",
         "the shore taught whole towns to be idle | Mira A. Dell\n"},
        {"TITLE: Books\n\nBOOKTITLE: Salt\n\nBOOKCITE: Mira Dell *Harrow Press* (2024)\n\nIn her book the "
         "author says: “I wanted to "
         "write about people who wait.” She has done it.",
         "I wanted to write about people who wait. | Mira Dell\n"},
    };
    (void)state;
    CHECK_ALL(examples);
}

static void quotations_set_apart_have_their_own_kind(void **state)
{
    static const Example blocks[] = {
        {"Body text comes first here.\n\nQUOTE: Draw what will kill a man first, then what will save "
         "him.\n\nATTRIB: — Hesper Lund, "
         "letter to J. Marr, 1851",
         "Draw what will kill a man first, then what will save him. | Hesper Lund\n"},
        {"QUOTE: Where the landlord pays by the rood the waller is tempted.\n— Matthias Orme, The Upland "
         "Fence",
         "Where the landlord pays by the rood the waller is tempted. | Matthias Orme\n"},
        {"QUOTE: Nobody has signed this one.", "Nobody has signed this one. | -\n"},
    };
    static const Example epigraphs[] = {
        {"EPIGRAPH: “The sea is only a very slow argument.”\n\nATTRIB: — Hesper Lund",
         "The sea is only a very slow argument. | Hesper Lund\n"},
    };
    (void)state;
    check_all(blocks, sizeof blocks / sizeof *blocks, QUOTE_BLOCK);
    check_all(epigraphs, sizeof epigraphs / sizeof *epigraphs, QUOTE_EPIGRAPH);
}

static void odd_texts_do_no_harm(void **state)
{
    static const char *const units[] = {
        "“",   "”", "\"",       "'", "‘a", "„“", "« ", "said ", "\"a\" ", ",,", "Ann says: \"x\" ",
        "A. ", "(", "He said “"};

    (void)state;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        Buffer text = {0};
        for (size_t n = 0; n < 3000; n++) {
            buffer_put(&text, str_from(units[i]));
        }
        Source *source = source_from_bytes(buffer_str(&text));
        DocumentBuilder *builder = import_text(source);
        set_classes(builder);
        builder_seal(builder);
        recover_meaning(builder);
        Document *doc = builder_finish(builder);
        for (size_t q = 0; q < document_quote_count(doc); q++) {
            assert_true(document_quote(doc, q)->text.start < document_quote(doc, q)->text.end);
        }
        document_free(doc);
        source_free(source);
        buffer_free(&text);
    }
    Source *empty = source_from_bytes((Str){0});
    DocumentBuilder *builder = import_text(empty);
    builder_seal(builder);
    recover_meaning(builder);
    document_free(builder_finish(builder));
    source_free(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_verbs_stand_behind_and_before),
        cmocka_unit_test(pronouns_mean_people_of_their_gender),
        cmocka_unit_test(names_stand_behind_that),
        cmocka_unit_test(german_speech_is_inverted),
        cmocka_unit_test(pronouns_abstain_where_two_are_as_near),
        cmocka_unit_test(nouns_and_owners_speak),
        cmocka_unit_test(marks_and_dashes_of_other_countries),
        cmocka_unit_test(narrators_speak_inside_marks),
        cmocka_unit_test(dashes_set_off_turns),
        cmocka_unit_test(times_and_objects_do_not_speak),
        cmocka_unit_test(subjects_are_left_out),
        cmocka_unit_test(colons_and_endings_tell_who_speaks),
        cmocka_unit_test(first_names_are_in_order),
        cmocka_unit_test(french_spanish_and_italian_speech),
        cmocka_unit_test(what_is_no_speech_is_left_out),
        cmocka_unit_test(marks_nest_run_on_and_are_forgotten),
        cmocka_unit_test(turns_of_a_conversation_alternate),
        cmocka_unit_test(reviews_quote_their_authors),
        cmocka_unit_test(quotations_set_apart_have_their_own_kind),
        cmocka_unit_test(odd_texts_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
