/* Words of speech in English, German, French, Spanish, Italian, Portuguese and Dutch: verbs of saying, and
 * the small words and nouns by which their subjects are found.
 *
 * The lists are read once into a hash table that lives as long as the recovery of one document. */
#include <assert.h>
#include <string.h>

#include "lexicon_speech.h"

static const WordList word_lists[] = {
    /* verbs of saying, in the forms that stand beside a quotation */
    {WORD_SAY,
     "say says said saying tell tells told ask asks asked add adds added write writes wrote writing written "
     "explain explains explained explaining replies replied replying answered answering argue argues argued "
     "arguing notes noted noting observe observes observed observing recall recalls recalled recalling "
     "insist "
     "insists insisted insisting complain complains complained complaining conclude concludes concluded "
     "concluding declare declares declared declaring suggest suggests suggested suggesting warn warns warned "
     "warning admit admits admitted admitting remarked remarking reported reporting shout shouts shouted "
     "shouting whispered whispering exclaim exclaims exclaimed exclaiming continue continues continued "
     "continuing announce announces announced announcing stated stating agree agrees agreed agreeing concede "
     "concedes conceded conceding laughed laughing sighed sighing mutter mutters muttered muttering confess "
     "confesses confessed confessing maintain maintains maintained maintaining contend contends contended "
     "contending believe believes believed stressed stressing urged joked joking quipped quipping respond "
     "responds responded responding reveal reveals revealed assert asserts asserted asserting allege alleges "
     "alleged acknowledge acknowledges acknowledged acknowledging protested protesting murmur murmurs "
     "murmured "
     "murmuring repeated repeating cried crying demanded demanding thinks thought wonder wonders wondered "
     "wondering remembers remembered remembering reflects reflected reflecting predict predicts predicted "
     "snapped grumbled grumbles growled laments lamented mused muses marvels marvelled marveled swears swore "
     "vows vowed boasts boasted promises promised pleaded pleads begged scoffed scoffs groaned hissed yelled "
     "screamed whispers announces testified testifies wrote cautions cautioned countered counters "
     "interjected "
     "objected objects teased teases enthuses enthused gushed opined opines reckons reckoned guessed "
     "speculates speculated estimates clarified clarifies elaborated elaborates emphasises emphasised "
     "emphasizes emphasized underlines underlined proclaims proclaimed pronounces pronounced recites recited "
     "reads sang sings bellowed barked drawled stammered stuttered sobbed puts finds found highlights "
     "highlighted jokes quips advised advises instructs instructed informs informed chuckled grinned "
     "shrugged "
     "retorts retorted calculates calculated shows identifies identified thundered interrupted",
     NULL, NULL},
    {WORD_SAY | WORD_SAY_NOUN,
     "answer answers reply note remark remarks report reports whisper state states laugh laughs sigh "
     "sighs stress stresses joke quip protest protests repeat repeats cry cries demand demands "
     "counsel estimate boast promise vow guess murmur shout claim claims claimed think thinking "
     "objection record records recorded comment comments commented read put",
     NULL, NULL},
    {WORD_SAY | WORD_NAMING,
     "calls called calling describe describes described describing define defines defined defining "
     "dubbed dubs termed terms labelled labeled christened nicknamed",
     NULL, NULL},
    {WORD_SAY | WORD_NAMING | WORD_SAY_NOUN, "call label", NULL, NULL},
    {WORD_SAY,
     "argumentiert argumentierte vermutet vermutete fordert forderte mahnt mahnte lobt lobte kritisiert "
     "kritisierte erinnert erinnerte sagt sagte sagen sagten gesagt schreibt schrieb schreiben schrieben "
     "geschrieben antwortet antwortete "
     "antworteten erklärt erklärte erklären erklärten meint meinte meinen meinten schimpft schimpfte fragt "
     "fragte "
     "fragen fragten ruft rief riefen erzählt erzählte erzählen erzählten betont betonte betonen notiert "
     "notierte berichtet berichtete berichten behauptet behauptete bemerkt bemerkte erwidert erwiderte "
     "entgegnet entgegnete flüstert flüsterte murmelt murmelte gesteht gestand gibt zitiert ergänzt ergänzte "
     "warnt warnte klagt klagte lacht lachte seufzt seufzte spottet spottete urteilt urteilte findet glaubt "
     "glaubte versichert versicherte verkündet verkündete konstatiert konstatierte resümiert witzelt brummt "
     "brummte bekennt bekannte räumt kommentiert kommentierte",
     NULL, NULL},
    {WORD_SAY,
     "detto scritto spiegato raccontato aggiunto risposto dichiarato dicho escrito contado explicado "
     "declarado "
     "expliqué raconté déclaré répondu ajouté affirmé confié gezegd geschreven verteld dito contado "
     "erzählt erklärt geantwortet berichtet",
     NULL, NULL},
    {WORD_SAY | WORD_NAMING, "nennt nannte nennen nannten bezeichnet bezeichnete", NULL, NULL},
    {WORD_SAY,
     "dit disait disent dire écrit écrivait écrivit explique expliquait expliqua expliquent déclare "
     "déclarait "
     "déclara répond répondait répondit demandait demanda ajoute ajoutait ajouta affirme affirmait "
     "affirma notait raconte racontait raconta confie confiait confia assure assurait assura précise "
     "précisait soupire soupira murmure murmura s’exclame conclut concluait constate constatait observe "
     "observait rappelle rappelait reconnaît reconnaissait avoue avouait avoua estime estimait insiste "
     "insistait lance lançait lança plaisante plaisantait regrette regrettait remarque remarquait répète "
     "répétait reprend résume souligne soulignait soutient soutenait confesse proteste crie cria",
     NULL, NULL},
    {WORD_SAY | WORD_SAY_NOUN, "demande note cite", NULL, NULL},
    {WORD_SAY | WORD_NAMING, "appelle appelait nomme qualifie", NULL, NULL},
    {WORD_SAY,
     "dice dicen decía dijo dijeron decir escribe escribía escribió explica explicaba explicó afirma "
     "afirmaba "
     "afirmó responde respondía respondió pregunta preguntaba preguntó añade añadía añadió cuenta contaba "
     "contó "
     "confiesa confesaba confesó asegura aseguraba aseguró declara declaraba declaró señala señalaba señaló "
     "recuerda recordaba recordó admite admitía admitió anuncia anunciaba anunció comenta comentaba comentó "
     "insiste insistía insistió concluye concluía concluyó exclama exclamó susurra susurró grita gritó "
     "replica replicó advierte advirtió sostiene sostenía sostuvo reconoce reconoció bromea bromeaba repite "
     "repetía opina opinaba lamenta lamentaba apunta apuntaba murmura murmuró ironiza observa observaba",
     NULL, NULL},
    {WORD_SAY,
     "disse diceva dissero scrive scriveva scrisse spiega spiegava spiegò afferma affermava affermò risponde "
     "rispondeva rispose chiede chiedeva chiese aggiunge aggiungeva aggiunse racconta raccontava raccontò "
     "confessa confessava confessò assicura dichiara dichiarava dichiarò ricorda ricordava ricordò ammette "
     "ammetteva ammise annuncia annunciava annunciò commenta commentava commentò insiste conclude concludeva "
     "concluse esclama esclamò sussurra sussurrò grida gridò replica sostiene sosteneva riconosce scherza "
     "ripete ripeteva osserva osservava mormora mormorò",
     NULL, NULL},
    {WORD_SAY,
     "diz dizia disseram escreve escrevia escreveu explica explicou afirma afirmou responde respondeu "
     "pergunta "
     "perguntava perguntou acrescenta acrescentou conta contou confessa confessou garante garantiu declara "
     "declarou recorda recordou admite admitiu anuncia anunciou comenta comentou insiste insistiu conclui "
     "concluiu exclama exclamou sussurra sussurrou grita gritou sublinha sublinhou defende lembra lembrou",
     NULL, NULL},
    {WORD_SAY,
     "zegt zei zeiden zeggen schrijft schreef schrijven antwoordt antwoordde verklaart verklaarde vraagt "
     "vroeg "
     "vertelt vertelde voegt merkt merkte roept riep fluistert fluisterde bekent bekende beweert beweerde "
     "benadrukt benadrukte noteert noteerde meldt meldde lacht lachte zucht zuchtte vindt vond gelooft stelt "
     "stelde concludeert concludeerde mompelt mompelde",
     NULL, NULL},
    {WORD_SAY | WORD_NAMING, "noemt noemde llama llamaba llamó chiama chiamava definisce chama chamou", NULL,
     NULL},

    /* pronouns */
    {WORD_HE, "he er il hij él ele egli lui costui", NULL, NULL},
    {WORD_SHE, "she sie elle zij ze ella ela lei costei", NULL, NULL},
    {WORD_THEY, "they ils elles ellos ellas loro eles elas", NULL, NULL},
    {WORD_FIRST_PERSON, "i we ich wir je j’ j’ai nous yo nosotros io noi eu nós ik wij", NULL, NULL},
    {WORD_OBJECT,
     "him them me us myself himself herself themselves mir mich ihm ihn ihnen uns sich dich dir "
     "moi se si mij "
     "hem ons zich le you it itself yourself one’s",
     NULL, NULL},

    /* articles and determiners */
    {WORD_ARTICLE, "the a an la les l’ un une lo los las el una unos unas gli uno het een um uma umas", NULL,
     NULL},
    {WORD_ARTICLE | WORD_GERMAN, "der das dem den des ein eine einen einem einer eines", NULL, NULL},
    {WORD_ARTICLE | WORD_RELATIVE | WORD_GERMAN, "die", NULL, NULL},
    {WORD_DETERMINER,
     "my his her their your our its one another some any every each this that these those many most both "
     "none several few other others no such two three four five mein meine meinem meinen meiner dein "
     "deine sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer unser unsere euer jeder jede "
     "jedes mancher manche dieser diese dieses kein keine zwei drei mon ma mes ton ta tes son sa ses "
     "notre nos votre vos leur leurs ce cet cette ces quelque chaque aucun mi mis tu tus su sus "
     "nuestro nuestra este esta estos ese esa otro otra mio mia suo sua suoi sue nostro nostra questo "
     "questa quel quella altro altra meu minha seu nosso mijn jouw zijn haar onze hun deze dit dat "
     "elk elke",
     NULL, NULL},
    {WORD_SOMEONE,
     "someone somebody nobody everybody everyone anybody anyone jemand niemand jeder quelqu’un "
     "personne alguien "
     "nadie qualcuno nessuno alguém ninguém iemand niemand",
     NULL, NULL},

    /* prepositions */
    {WORD_PREPOSITION,
     "of in on at to by for from with as into onto upon over under about between behind beyond through "
     "against among around before after during since until without within toward towards near across "
     "above below beside besides despite except inside outside like off per than via",
     NULL, NULL},
    {WORD_PREPOSITION | WORD_GERMAN,
     "von vom zu zum zur im auf aus bei beim mit nach vor über unter durch für gegen ohne "
     "um seit zwischen neben hinter wegen",
     NULL, NULL},
    {WORD_PREPOSITION,
     "à au aux en dans par pour sur sous avec sans chez vers entre depuis con por para sin sobre desde "
     "hasta hacia según durante per tra fra nel nella nei nelle sul sulla dal dalla al alla ai alle com "
     "sem nas pelo pela op van bij naar uit voor met tegen door onder",
     NULL, NULL},
    {WORD_PREPOSITION | WORD_PARTICLE, "de du del di da do dos das d’ dei della des", NULL, NULL},
    {WORD_PARTICLE, "van von der den ter ten zu la le st bin al el ap y dos", NULL, NULL},
    {WORD_SOURCE, "according selon laut según secondo segundo volgens zufolge gemäß d’après", NULL, NULL},

    /* conjunctions and what else begins clauses */
    {WORD_CONJUNCTION, "and & e", NULL, NULL},
    {WORD_CONJUNCTION | WORD_GERMAN, "und", NULL, NULL},
    {WORD_CONJUNCTION | WORD_ROMANCE, "et y", NULL, NULL},
    {WORD_CONJUNCTION, "en", NULL, NULL},
    {WORD_LINK,
     "but or nor then thus so if when while because although though whereas since after before until unless "
     "that where whether how why what yet still however moreover meanwhile instead indeed perhaps finally "
     "later afterward afterwards here there now once often even only just again elsewhere today yesterday "
     "tomorrow not never as almost nearly consider take let see ask asked given having being born well yes "
     "oh "
     "ah unlike rather quite either neither",
     NULL, NULL},
    {WORD_NO_NAME,
     "late last next first second third early much more less least very too all above below old new young "
     "elder other great little good",
     NULL, NULL},
    {WORD_LINK | WORD_GERMAN,
     "aber oder doch denn dann wenn als dass weil während obwohl nicht auch noch schon nur wie "
     "wo hier dort da heute gestern einmal immer es ist sind waren wird werden haben "
     "hatte mehr sehr ja nein jedoch dabei damit",
     NULL, NULL},
    {WORD_LINK | WORD_ROMANCE,
     "mais ou donc ni que quand lorsque puisque comme si ne pas est sont était c’est il pero o "
     "cuando aunque porque como si es era ma perché quando se non è sono mas quando não é "
     "são muy más très plus più mais così así ainsi hay",
     NULL, NULL},
    {WORD_LINK, "maar toen als omdat hoewel dus niet ook is nog wel", NULL, NULL},
    {WORD_RELATIVE, "who whom whose which", NULL, NULL},
    {WORD_RELATIVE | WORD_ROMANCE, "qui dont quien quienes che quem", NULL, NULL},
    {WORD_RELATIVE, "wie", NULL, NULL},

    /* between a subject and its verb */
    {WORD_AUXILIARY,
     "has have had having also still later then once often always never did does do would will shall should "
     "could can may might must used to whenever likes liked like went goes go on began begins rightly "
     "quietly "
     "simply only just even now ever sometimes usually once famously memorably again seemed seems appears "
     "tends tended managed dared cheerfully too wants wanted tried tries first finally n’a n’avait l’a a "
     "avait ont ha había han aveva há havia tem heeft had hebben toujours souvent parfois jamais aussi "
     "siempre también nunca poi ancora sempre anche immer oft auch noch einst einmal später habe hat hatte "
     "hatten haben dazu darauf daraufhin ook altijd ooit s’ m’ t’ lui leur le me te se nous vous lo nos",
     NULL, NULL},
    {WORD_PASSIVE,
     "was were been is are be being am wurde wurden wird werden worden été fue fueron sido fu "
     "stato stata foi "
     "werd werden",
     NULL, NULL},

    /* titles, people, bodies */
    {WORD_HONORIFIC | WORD_MAN | WORD_ABBREVIATION, "mr messrs hr sr", NULL, NULL},
    {WORD_HONORIFIC | WORD_MAN,
     "sir lord herr herrn monsieur señor signor signore senhor meneer brother father king prince "
     "don uncle baron duke",
     NULL, NULL},
    {WORD_HONORIFIC | WORD_WOMAN | WORD_ABBREVIATION, "mrs ms mme mlle fr sra", NULL, NULL},
    {WORD_HONORIFIC | WORD_WOMAN,
     "miss lady frau madame mademoiselle señora señorita signora senhora mevrouw dame sister aunt "
     "queen princess donna doña tante duchess baroness",
     NULL, NULL},
    {WORD_HONORIFIC | WORD_ABBREVIATION, "dr prof rev revd gen col capt sgt lt sen gov rep", NULL, NULL},
    {WORD_HONORIFIC,
     "professor doctor captain judge president senator councillor councilor pastor minister mayor chancellor "
     "bishop major colonel general sergeant inspector ambassador governor secretary chairman alderman "
     "constable professorin doktor präsident präsidentin professeur docteur président profesor profesora "
     "doctor dottor professore professoressa",
     NULL, NULL},
    {WORD_PERSON | WORD_MAN,
     "man boy father brother son uncle grandfather husband widower king prince gentleman monk chap "
     "fellow bloke nephew fisherman bargeman policeman postman chairman salesman ferryman "
     "businessman actor waiter landlord mann junge vater bruder sohn onkel großvater herr homme "
     "garçon père frère fils oncle monsieur hombre chico niño padre hermano hijo tío abuelo uomo "
     "ragazzo fratello figlio nonno marito homem rapaz pai irmão filho jongen vader broer zoon oom "
     "kapitän lehrer bürgermeister nachbar autor dichter roi abbé",
     NULL, NULL},
    {WORD_PERSON | WORD_WOMAN,
     "woman girl mother sister daughter aunt grandmother wife widow queen princess lady nun niece "
     "nurse actress waitress landlady frau mädchen mutter schwester tochter tante großmutter "
     "femme fille mère sœur dame mujer chica niña madre hermana hija tía abuela viuda donna "
     "ragazza sorella figlia nonna moglie mulher mãe irmã filha vrouw meisje moeder zus dochter "
     "lehrerin nachbarin dichterin historikerin autorin",
     NULL, NULL},
    {WORD_PERSON,
     "sociólogo socióloga historiadora sociologo sociologa storica soziologe soziologin sociologue romancier "
     "teenager child student pupil neighbour neighbor friend pilot farmer worker engineer teacher doctor "
     "priest "
     "driver keeper official officer clerk visitor witness resident customer passenger reader archivist "
     "librarian scientist ecologist historian sociologist economist physicist chemist biologist geologist "
     "botanist linguist anthropologist psychologist philosopher researcher scholar critic journalist "
     "reporter "
     "columnist lawyer manager director spokesman spokeswoman spokesperson commissioner minister secretary "
     "chief founder owner publisher curator artist painter sculptor composer conductor musician singer "
     "architect designer builder bricklayer carpenter surveyor hydrographer hydrologist agronomist "
     "entomologist physiologist inspector detective soldier sailor captain traveller traveler tourist "
     "cyclist fan player coach chef baker butcher cook gardener apprentice steward monarch merchant dealer "
     "stranger assistant colleague supervisor superior predecessor successor treasurer caretaker analyst "
     "executive investor entrepreneur capitalist adviser advisor aide veteran victim survivor parent cousin "
     "statistician demographer novelist poet writer essayist author translator editor biographer "
     "signalwoman stationmaster governor chairwoman bystander "
     "historiker autor schriftsteller forscher botaniker philosoph journalist kritiker "
     "historien poète capitaine voisin lecteur pêcheur autrice "
     "historiador poeta capitán vecino lector pescador alcalde proyeccionista storico pescatore sindaco",
     NULL, NULL},
    {WORD_AUTHOR,
     "author authors autoren autorinnen auteurs autores autoras autori novelist poet writer essayist "
     "biographer historian memoirist playwright autor autorin verfasser "
     "verfasserin schriftsteller schriftstellerin dichter dichterin erzähler auteur autrice auteure écrivain "
     "écrivaine romancier romancière poète historien historienne autora escritor escritora novelista poeta "
     "autore scrittore scrittrice romanziere escritora auteur schrijver schrijfster dichteres",
     NULL, NULL},
    {WORD_EDITOR,
     "editor editors herausgeber herausgeberin herausgeberinnen éditeur éditeurs éditrice editores curatore "
     "curatori redacteur samenstellers",
     NULL, NULL},
    {WORD_WORK,
     "book books survey study account memoir memoirs essay essays novel biography introduction "
     "preface foreword "
     "afterword history collection diary diaries journal letter letters poem poems article volume "
     "chapter chapters "
     "report autobiography narrative pages text prologue epilogue buch roman studie biographie "
     "band vorwort nachwort "
     "einleitung tagebuch aufsatz livre récit essai étude préface journal libro novela ensayo "
     "estudio prólogo diario "
     "libro romanzo saggio prefazione livro romance ensaio boek studie inleiding",
     NULL, NULL},
    {WORD_ORGANISATION,
     "university institute institution press museum society board review company committee office books "
     "house council gazette courier academy college school states union party ministry department centre "
     "center street road island bay river reach mill causeway kingdom station church abbey hall "
     "association corporation authority agency bank hospital library archive archives court parliament "
     "congress senate times post herald tribune weekly quarterly magazine journal universität verlag "
     "institut ministerium université ministère musée universidad museo editorial università ministero "
     "universiteit county valley city town lane square avenue hotel club trust foundation federation",
     NULL, NULL},

    {WORD_NO_NAME,
     "january february march april may june july august september october november december monday tuesday "
     "wednesday thursday friday saturday sunday spring summer autumn winter christmas easter januar "
     "februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag "
     "sonntag sonnabend",
     NULL, NULL},
    {WORD_ABBREVIATION,
     "st vs etc e.g i.e vol pp p ed eds fig cf jr z.b d.h u.a bzw ca nr bd hg hrsg abb p.ex éd coll "
     "trad univ sept oct nov dec jan feb aug dept jos wm chas mt",
     NULL, NULL},

    /* votes only */
    {WORD_GERMAN, "nicht ist ein sich mit wurde", NULL, NULL},
    {WORD_ROMANCE, "los las según una il gli della che não uma", NULL, NULL},
};

typedef struct {
    Str word;
    uint32_t flags, hash;
} Entry;

typedef struct {
    PackedWord word;
    uint32_t flags;
} PackedEntry;

/* The longest word in the lists has fewer bytes than this; longer ones need not be looked up. */
enum {
    WORD_BYTES_MAX = 32
};

enum {
    SIEVE_BITS = 1 << 16
};

/* Nearly all words of a text can be packed; the others are looked up by their bytes. */
struct SpeechWords {
    Entry *entries;
    size_t entries_mask, entry_count;
    PackedEntry *packed; /* up to mask, and one behind them that stays empty */
    size_t mask;
    Str language;
    uint32_t lengths[256];           /* by first byte: bit n is set when a word of n bytes begins with it */
    uint64_t sieve[SIEVE_BITS / 64]; /* a bit for each hash of a packed word: most words of a text end here */
};

/* FNV-1a (Fowler, Noll, Vo), 32 bits. */
static uint32_t hash_bytes(Str word)
{
    uint32_t hash = 2166136261u;

    for (size_t i = 0; i < word.len_bytes; i++)
        hash = (hash ^ (uint8_t)word.data[i]) * 16777619u;
    return hash;
}

static Entry *find_entry(const SpeechWords *words, Str word, uint32_t hash)
{
    size_t at = hash & words->entries_mask;

    while (words->entries[at].word.len_bytes > 0 &&
           !(words->entries[at].hash == hash && str_equal(words->entries[at].word, word)))
        at = (at + 1) & words->entries_mask;
    return &words->entries[at];
}

/* The bit of a hash in the sieve; its place in the table is told by the lower bits. */
static uint64_t sieve_bit(uint64_t hash, size_t *at)
{
    uint64_t bit = (hash >> 24) % SIEVE_BITS;
    *at = bit / 64;
    return (uint64_t)1 << bit % 64;
}

/* From place at on, which is that of the word's hash, or the one behind all. */
static PackedEntry *find_packed_from(const SpeechWords *words, const PackedWord *word, size_t at)
{
    for (;; at = (at + 1) & words->mask) {
        PackedEntry *entry = &words->packed[at];
        uint64_t differs = (entry->word.head ^ word->head) | (entry->word.tail ^ word->tail) |
                           (entry->word.length ^ word->length);
        if ((differs == 0) | (entry->word.length == 0)) /* one jump for both, nearly always taken */
            return entry;
    }
}

static PackedEntry *find_packed(const SpeechWords *words, const PackedWord *word, uint64_t hash)
{
    return find_packed_from(words, word, (size_t)hash & words->mask);
}

/* An empty table of entries, of a size that is a power of two. */
static void make_entries(SpeechWords *words, Arena *arena, size_t size)
{
    words->entries = arena_alloc(arena, size, sizeof *words->entries);
    memset(words->entries, 0, size * sizeof *words->entries);
    words->entries_mask = size - 1;
}

/* So that half of the entries stay empty. */
static void make_room(SpeechWords *words, Arena *arena)
{
    size_t size = words->entries_mask + 1;
    const Entry *before = words->entries;

    if (words->entry_count < size / 2)
        return;
    make_entries(words, arena, size * 2);
    for (size_t i = 0; i < size; i++)
        if (before[i].word.len_bytes > 0)
            *find_entry(words, before[i].word, before[i].hash) = before[i];
}

/* Where the flags of a word of the lists are kept; made when there is no place yet. */
static uint32_t *put_entry(SpeechWords *words, Arena *arena, Str word)
{
    PackedWord packed;
    size_t at;

    assert(word.len_bytes > 0 && word.len_bytes < WORD_BYTES_MAX);
    words->lengths[(uint8_t)word.data[0]] |= 1u << word.len_bytes;
    if (word_pack(word, &packed)) {
        uint64_t hash = packed_word_hash(&packed), bit = sieve_bit(hash, &at);
        PackedEntry *entry = find_packed(words, &packed, hash);
        words->sieve[at] |= bit;
        entry->word = packed;
        return &entry->flags;
    }
    uint32_t hash = hash_bytes(word);
    make_room(words, arena);
    Entry *entry = find_entry(words, word, hash);
    words->entry_count += entry->word.len_bytes == 0;
    entry->word = word;
    entry->hash = hash;
    return &entry->flags;
}

/* Is the list one for documents in the language? */
static bool is_read(const WordList *list, Str language)
{
    return list->language == NULL || str_equal(str_from(list->language), language);
}

/* The word of a list of words that begins at *at; moves behind it. */
static Str next_listed(Str all, size_t *at)
{
    size_t end = str_find_byte(all, ' ', *at);
    Str word = str_slice(all, *at, end);

    *at = end + 1;
    return word;
}

static Str join(Arena *arena, Str stem, Str ending)
{
    char *word = arena_alloc(arena, stem.len_bytes + ending.len_bytes, 1);

    memcpy(word, stem.data, stem.len_bytes);
    if (ending.len_bytes > 0)
        memcpy(word + stem.len_bytes, ending.data, ending.len_bytes);
    return (Str){word, stem.len_bytes + ending.len_bytes};
}

static void add_stem(SpeechWords *words, Arena *arena, Str stem, const WordList *list)
{
    Str endings = str_from(list->endings);

    for (size_t at = 0; at < endings.len_bytes;) {
        Str ending = next_listed(endings, &at);
        if (str_equal(ending, STR("-")))
            ending = (Str){0};
        *put_entry(words, arena, join(arena, stem, ending)) |= list->flags;
    }
}

static void add_list(SpeechWords *words, Arena *arena, const WordList *list)
{
    Str all = str_from(list->words);

    for (size_t at = 0; at < all.len_bytes;) {
        Str word = next_listed(all, &at);
        if (list->endings)
            add_stem(words, arena, word, list);
        else
            *put_entry(words, arena, word) |= list->flags;
    }
}

static size_t count_listed(const char *words)
{
    size_t count = 1;

    for (const char *c = words; *c; c++)
        count += *c == ' ';
    return count;
}

static size_t count_words(const WordList *lists, size_t list_count, Str language)
{
    size_t count = 0;

    for (size_t i = 0; i < list_count; i++)
        if (is_read(&lists[i], language))
            count += count_listed(lists[i].words) * (lists[i].endings ? count_listed(lists[i].endings) : 1);
    return count;
}

/* Words that mean one thing in the document's language and another elsewhere: the lists above hold all
 * languages at once, since a page may quote from several. */
static const struct {
    const char *language, *words;
    uint32_t flags;
} meanings[] = {
    {"en", "die er sie il e y en hay lance dire crie lui lei des den", 0},
    {"en", "son", WORD_PERSON | WORD_MAN},
    {"en", "de du di da", WORD_PARTICLE},
    {"it", "il", WORD_ARTICLE | WORD_ROMANCE},
    {"nl", "de", WORD_ARTICLE | WORD_PARTICLE},
    {"nl", "die", WORD_RELATIVE},
    {"pt", "o a os as", WORD_ARTICLE},
    {"pt", "e", WORD_CONJUNCTION},
    {"pt", "um", WORD_ARTICLE},
    {"pt", "da", WORD_PREPOSITION | WORD_PARTICLE},
    {"it", "da", WORD_PREPOSITION | WORD_PARTICLE},
    {"es", "es", WORD_LINK | WORD_ROMANCE},
    {"es", "he", WORD_AUXILIARY},
    {"es", "no", WORD_AUXILIARY},
    {"es", "son", WORD_LINK},
    {"pt", "do", WORD_PREPOSITION | WORD_PARTICLE},
};

static void set_meanings(SpeechWords *words, Arena *arena, Str language)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        Str all = str_from(meanings[i].words);
        if (!str_equal(str_from(meanings[i].language), language))
            continue;
        for (size_t at = 0, end; at < all.len_bytes; at = end + 1) {
            end = str_find_byte(all, ' ', at);
            *put_entry(words, arena, str_slice(all, at, end)) = meanings[i].flags;
        }
    }
}

/* Room for so many words, of which some come twice. It is touched whole, which is a good part of what a short page costs. */
static void make_tables(SpeechWords *words, Arena *arena, size_t count)
{
    enum {
        ENTRIES_AT_FIRST = 512
    };
    size_t size = 64;

    while (size < count + count / 2)
        size *= 2;
    words->packed = arena_alloc(arena, size + 1, sizeof *words->packed);
    memset(words->packed, 0, (size + 1) * sizeof *words->packed);
    words->mask = size - 1;
    words->entry_count = 0;
    make_entries(words, arena, ENTRIES_AT_FIRST);
}

SpeechWords *speech_words_new(Arena *arena, Str language)
{
    SpeechWords *words = arena_alloc(arena, 1, sizeof *words);
    const size_t common_count = sizeof word_lists / sizeof *word_lists;
    size_t count = count_words(word_lists, common_count, language) +
                   count_words(tongue_lists, tongue_list_count, language);

    make_tables(words, arena, count);
    words->language = language;
    memset(words->lengths, 0, sizeof words->lengths);
    memset(words->sieve, 0, sizeof words->sieve);
    for (size_t i = 0; i < common_count; i++)
        add_list(words, arena, &word_lists[i]);
    set_meanings(words, arena, language);
    for (size_t i = 0; i < tongue_list_count; i++)
        if (is_read(&tongue_lists[i], language))
            add_list(words, arena, &tongue_lists[i]);
    return words;
}

bool speech_words_in(const SpeechWords *words, const char *languages)
{
    Str all = str_from(languages);

    for (size_t at = 0; at < all.len_bytes;)
        if (str_equal(next_listed(all, &at), words->language))
            return true;
    return false;
}

/* U+2019, as which the lists write the apostrophe. */
enum {
    APOSTROPHE = 0x2019
};

/* Writes word in lower case as far as it is ASCII without an apostrophe; returns how far that is. */
static size_t fold_plain(Str word, char *out)
{
    size_t at = 0;

    for (; at < word.len_bytes && (uint8_t)word.data[at] < 0x80 && word.data[at] != '\''; at++) {
        char c = word.data[at];
        out[at] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return at;
}

/* The flags of a word that cannot be packed. */
static uint32_t look_up_bytes(const SpeechWords *words, Str word)
{
    char folded[WORD_BYTES_MAX * 3 + 4]; /* one byte becomes three at most: the straight apostrophe */

    if (word.len_bytes == 0 || word.len_bytes > WORD_BYTES_MAX)
        return 0;
    size_t length = fold_plain(word, folded);
    for (size_t at = length, step; at < word.len_bytes; at += step) {
        uint32_t c = utf8_decode(word, at, &step);
        if (c < 0x80 && c != '\'')
            folded[length++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        else
            length += utf8_encode(c == '\'' ? APOSTROPHE : utf8_to_lower(c), folded + length);
        if (length > WORD_BYTES_MAX * 2)
            return 0;
    }
    if (length >= WORD_BYTES_MAX || !(words->lengths[(uint8_t)folded[0]] >> length & 1))
        return 0;
    Str key = {folded, length};
    return find_entry(words, key, hash_bytes(key))->flags;
}

/* One word in two passes the sieve, and no processor guesses which: the others are sent to the empty place without a
 * jump. */
static inline uint32_t look_up_packed(const SpeechWords *words, const PackedWord *word)
{
    size_t at;
    uint64_t hash = packed_word_hash(word), bit = sieve_bit(hash, &at);
    size_t passes = (words->sieve[at] & bit) != 0, place = (size_t)hash & words->mask;

    return find_packed_from(words, word, (place & (0 - passes)) | ((words->mask + 1) & (passes - 1)))->flags;
}

uint32_t speech_word(const SpeechWords *words, Str word)
{
    PackedWord packed;
    return word_pack(word, &packed) ? look_up_packed(words, &packed) : look_up_bytes(words, word);
}

uint32_t speech_word_at(const SpeechWords *words, Str text, size_t start, size_t end)
{
    PackedWord packed;
    return word_pack_at(text, start, end, &packed) ? look_up_packed(words, &packed)
                                                   : look_up_bytes(words, str_slice(text, start, end));
}
