/* Words of speech of one language, read for documents in it only: verbs of saying by their stems, adverbs and
 * other small words that begin sentences and are no names, nouns for people. */
#include "lexicon_speech.h"

#define EN     "- s ed ing"
#define EN_E   "e es ed ing"
#define DE     "t te ten en"
#define DE_ET  "et ete eten en"
#define FR_ER  "e ait a èrent é ent aient"
#define FR_IR  "it issait issent issaient irent i"
#define ES_AR  "a an aba aban ó aron ado ando"
#define ES_IR  "e en ía ían ió ieron ido iendo"
#define IT_ARE "a ano ava avano ò arono ato"
#define IT_ERE "e ono eva evano é erono uto"
#define IT_IRE "e ono iva ivano ì irono ito isce iscono"
#define PT_AR  "a am ava avam ou aram ado"
#define PT_IR  "e em ia iam iu iram ido eu"
#define NL_T   "t te ten en - de den"

const WordList tongue_lists[] = {
    /* English */
    {WORD_SAY,
     "affirm attest blurt boom chant cluck croak demur drawl echo exclaim exhort explain growl grunt guffaw "
     "gush holler hoot howl hiss implor interject intone jabber jest lament lecture moan pant parrot preach "
     "proffer rant recount reiterat rejoin relay remonstrat respond retort rumbl screech shriek simper snarl "
     "sneer snort splutter sputter squawk squeal stammer surmis theoris theoriz thunder trill venture "
     "volunteer wail wheedl whimper whoop yell yelp",
     "ed ing", "en"},
    {WORD_SAY,
     "affirm attest blurt chant exhort explain growl howl interject lament moan recount respond retort "
     "snarl sneer snort stammer venture volunteer wail yell",
     "- s", "en"},
    {WORD_SAY,
     "admonish banter berate chide chortle confide corroborate croon declaim decree deadpann deplor dissent "
     "effus enquir entreat enumerat enunciat expostulat extoll fret fum gasp giggl gloat goad grous harangu "
     "hazard hypothesis hypothesiz impart inquir inton jeer lisp mewl mock mouth mumbl natter observ orat "
     "pontificat postulat prais prattl prognosticat propos pronounc protest purr quaver query quot quoth "
     "rag rasp rav reason rebuk recollect recommend relat reminisc remonstrat repli reproach reproof "
     "rhapsodis "
     "rhapsodiz rib rul sass scold shrill sigh slur smirk snicker snigger specif squeak squawk summaris "
     "summariz taunt titter tut twitter utter warbl whin wheez whisper wisecrack yammer",
     "ed", "en"},
    {WORD_SAY,
     "confides chides enquires inquires relates reminisces recollects recommends summarises summarizes "
     "utters "
     "proposes postulates pronounces praises quotes specifies reasons whines began begins exclaims "
     "deadpans demurs quoth spoke speaks retold tweets tweeted texted emailed posted goes",
     NULL, "en"},
    {WORD_LINK,
     "tonight upstairs downstairs everywhere nowhere somewhere anyway besides otherwise therefore hence "
     "nonetheless nevertheless maybe sure okay ok please thanks hello dear sometimes always usually often "
     "suddenly secondly thirdly outside inside beneath overhead ahead beyond nearby eventually initially "
     "originally apparently presumably certainly clearly surely truly indeed alas lately recently presently "
     "soon sooner twice thrice nor lest albeit whereby wherever whenever whatever whichever whoever nothing "
     "something anything everything none enough such same there’s here’s what’s that’s who’s where’s how’s "
     "let’s",
     NULL, "en"},
    {WORD_AUXILIARY,
     "cannot don’t didn’t doesn’t isn’t wasn’t aren’t weren’t won’t wouldn’t couldn’t shouldn’t can’t "
     "haven’t hasn’t hadn’t ain’t",
     NULL, "en"},
    {WORD_FIRST_PERSON, "i’m i’ve i’d i’ll we’re we’ve we’d we’ll", NULL, "en"},
    {WORD_OBJECT,
     "it’s it’ll it’d you’re you’ve you’d you’ll you thou thee ye itself ours mine yours hers theirs", NULL,
     "en"},
    {WORD_HE, "he’s he’d he’ll", NULL, "en"},
    {WORD_SHE, "she’s she’d she’ll", NULL, "en"},
    {WORD_THEY, "they’re they’ve they’d they’ll", NULL, "en"},
    {WORD_PERSON,
     "accountant acquaintance activist actuary adjutant administrator admiral advocate agent ambassador "
     "anaesthetist angler announcer antiquary antiquarian apothecary appraiser arborist arbiter "
     "archaeologist archdeacon arsonist artisan astrologer astronaut astronomer athlete attendant attorney "
     "auctioneer auditor bailiff ballerina banker barber bargee barista barrister bassist beadle beekeeper "
     "beggar bellringer bishop blacksmith boatbuilder boatswain bookbinder bookkeeper bookseller boss bosun "
     "botcher bouncer boxer boyfriend brewer brigadier broker brakeman bride bridegroom broadcaster "
     "bulldozer burglar bursar busker buyer cabbie cabinetmaker canon canvasser cardinal carer caretaker "
     "carpenter carter cartographer cartoonist cashier caterer cellist chamberlain chandler chaplain "
     "charwoman chauffeur chemist choirmaster choreographer chronicler cleaner clergyman climber clockmaker "
     "clown coachman cobbler collector colonel columnist comedian commander commentator commissar commodore "
     "companion comrade concierge conjuror connoisseur conservator constable consul consultant contractor "
     "contributor convict cooper copyist coroner correspondent councillor counsellor counselor courtier "
     "cowboy cowherd crofter crony cryptographer culprit curate cyclist dairyman dancer daredevil deacon "
     "dean debutante deckhand defendant delegate demonstrator dentist deputy dermatologist deserter "
     "developer diarist diplomat diver dockworker docker dramatist draughtsman dressmaker drover drummer "
     "duellist earl ecclesiastic eccentric educator elder electrician embroiderer emigrant emissary employee "
     "employer enthusiast envoy equestrian ethicist evangelist examiner executor exile expert explorer "
     "farmhand farrier fellow ferrymaster festivalgoer fiancé fiancée fiddler filmmaker financier fireman "
     "fishmonger fitter flautist florist folklorist footballer foreman forester foreteller forger foreigner "
     "forewoman fortune-teller fruiterer fugitive gamekeeper gangster gardener gatekeeper geographer "
     "geneticist geophysicist ghost glazier goalkeeper godfather godmother goldsmith governess grandchild "
     "granddaughter grandson grandma grandpa granny graduate gravedigger grocer groom guard guardian guest "
     "guide guitarist gunner guru gymnast haberdasher hairdresser harbourmaster harbormaster harpist hatter "
     "hawker headmaster headmistress healer heir heiress helmsman herald herbalist herdsman hermit heroine "
     "hero herpetologist heretic hiker hillwalker hitchhiker holidaymaker homeowner horologist horseman host "
     "hostess hotelier housekeeper housemaid housewife hunter hydrologist ichthyologist illustrator "
     "immigrant immunologist impresario informant inhabitant inmate innkeeper innovator insider instructor "
     "intern interpreter interviewer inventor invigilator islander ironmonger janitor jailer jeweller "
     "jeweler jockey joiner judge juggler juror keyworker kid kinsman knight knitter labourer laborer ladies "
     "lad landlord landowner landscaper lass laundress lawmaker layman leader lecturer legislator "
     "lexicographer lieutenant lifeboatman lifeguard lighthouse-keeper linesman local locksmith lodger "
     "logger loner longshoreman lord lorry-driver lover lumberjack lyricist machinist magistrate magician "
     "magnate maid maidservant major maker mariner marksman marshal mason masseuse mate matriarch matron "
     "mayoress mechanic mentor mercer",
     "- s", "en"},
    {WORD_PERSON,
     "messenger meteorologist metallurgist mezzo microbiologist midwife milkman milliner miller millwright "
     "millionaire miner minister minstrel missionary mistress moderator mogul monarch moneylender mourner "
     "mountaineer mother-in-law father-in-law sister-in-law brother-in-law daughter-in-law son-in-law mum "
     "mom dad mummy daddy mama papa muralist mycologist mystic nanny narrator narratress naturalist "
     "naturopath naval navigator neurologist neuroscientist newcomer newsagent newsreader nomad notary "
     "novice numismatist nurseryman oarsman obstetrician oceanographer onlooker operator oracle organiser "
     "organizer organist ornithologist orphan orderly outsider overseer paediatrician painter "
     "palaeontologist paleontologist paramedic parishioner parson participant partner partisan passerby "
     "passer-by pastor pathologist patient patriarch patron pawnbroker peasant pedestrian pedlar peddler "
     "penitent pensioner performer pharmacist philanthropist philologist photographer physician "
     "physiotherapist pianist picker piper pirate plaintiff planner planter plasterer playwright plumber "
     "poacher policewoman politician polymath pope porter postmaster postmistress postwoman potter "
     "practitioner preacher prefect premier presenter president preserver principal printer prioress prior "
     "prisoner professor programmer projectionist promoter proprietor proprietress prosecutor protagonist "
     "protester provost psychiatrist psychoanalyst publican publicist puppeteer purser quartermaster rabbi "
     "radiographer radiologist raftsman railwayman ranger rapper reaper rebel receptionist recluse recruit "
     "rector referee reformer refugee registrar relative relation reporter repairman representative rescuer "
     "restaurateur restorer retiree reveller reviewer reviver rider rifleman ringer rival roofer roommate "
     "rower saddler sage saint salesperson saleswoman sawyer scavenger scholar schoolboy schoolchild "
     "schoolgirl schoolmaster schoolmistress schoolteacher scientist scoutmaster screenwriter scribe "
     "scriptwriter scullion seafarer seaman seamstress seismologist seller senator sentry servant settler "
     "sexton shareholder shepherd shepherdess sheriff shipbuilder shipwright shoemaker shopkeeper shopper "
     "showman sibling signalman silversmith skater skier skipper slave sleeper smith smuggler sociologist "
     "solicitor soloist sommelier soprano specialist spectator speaker spinster sponsor spy squatter squire "
     "stablehand stallholder star statesman stationmaster steeplejack stenographer stepfather stepmother "
     "stevedore steward stewardess stoker stonemason storekeeper storyteller stranger strategist strongman "
     "stuntman subscriber suffragette supplier supporter surgeon survivor suspect swimmer swindler tailor "
     "tanner taxidermist taxonomist teen tenant tenor therapist thief tiler toddler toll-keeper tracker "
     "trader tradesman trainee trainer tram-driver tramp transcriber translator trapper traveller treasurer "
     "trombonist trumpeter trustee tutor twin tycoon typist umpire underling undergraduate undertaker "
     "underwriter upholsterer usher valet vendor verger vet veterinarian vicar viceroy victor villager "
     "villain viscount violinist virologist volunteer voter voyager vulcanologist waiter walker warden "
     "warder warrior washerwoman watchmaker watchman waterman weatherman weaver whistleblower whaler "
     "wheelwright widower winemaker winner witch wizard woodcutter woodsman workman wrestler youngster youth "
     "zookeeper zoologist",
     "- s", "en"},
    {WORD_PERSON | WORD_MAN,
     "dad grandad granddad grandpa daddy papa fiancé boyfriend godfather stepfather stepson stepbrother "
     "schoolboy cowboy altar-boy lad groom bridegroom earl knight squire viscount abbot friar bishop "
     "archdeacon parson sexton beadle pope cardinal headmaster schoolmaster choirmaster stationmaster "
     "postmaster harbourmaster harbormaster milkman cowman watchman workman woodsman clergyman coachman "
     "fireman foreman gentleman kinsman horseman oarsman herdsman huntsman seaman signalman statesman "
     "helmsman layman railwayman lifeboatman waterman weatherman dairyman draughtsman nurseryman strongman "
     "stuntman tradesman repairman marksman guv’nor godson father-in-law brother-in-law son-in-law grandson "
     "emperor tsar sultan marquess marquis count lord sire wizard tenor baritone patriarch conjuror footman "
     "barman boatman craftsman handyman postboy errand-boy choirboy",
     "- s", "en"},
    {WORD_PERSON | WORD_WOMAN,
     "mum mom mummy mommy mama grandma granny nana fiancée girlfriend godmother stepmother stepdaughter "
     "stepsister schoolgirl lass bride governess headmistress schoolmistress postmistress shepherdess "
     "heiress "
     "hostess housewife housemaid maid maidservant midwife washerwoman charwoman dairymaid seamstress "
     "dressmaker laundress saleswoman policewoman postwoman forewoman chairwoman stewardess abbess prioress "
     "countess empress marchioness viscountess ladies spinster matron matriarch mistress ballerina "
     "heroine soprano contralto mezzo suffragette witch goddaughter granddaughter mother-in-law "
     "sister-in-law "
     "daughter-in-law mayoress proprietress authoress poetess manageress murderess barmaid milkmaid",
     "- s", "en"},
    {WORD_PERSON,
     "men boys fathers brothers sons uncles husbands wives women girls mothers sisters daughters aunts "
     "people "
     "children parents neighbours neighbors friends pilots farmers workers engineers teachers "
     "doctors priests drivers keepers officials officers clerks visitors witnesses residents "
     "customers passengers readers archivists librarians scientists historians researchers "
     "scholars critics journalists reporters lawyers managers directors founders owners curators "
     "artists painters musicians singers architects builders soldiers sailors tourists fans "
     "players colleagues survivors cousins reviewers editors watchers",
     NULL, "en"},

    {WORD_ORGANISATION,
     "bridge hill hills wood woods forest park field fields farm lock weir beach head point cape isle island "
     "islands lake sea ocean mountain mountains mount port harbour harbor dock docks quay pier gate wall "
     "tower "
     "castle palace manor lodge inn terrace crescent close court drive green marsh marshes fen fens moor "
     "heath "
     "downs cliff cliffs rocks sands creek brook ford ferry junction railway canal market fair festival "
     "prize "
     "award act bill band orchestra quartet theatre theater cinema gallery studio studios records films "
     "pictures radio television channel age era war wars day days week shelf press line school schools "
     "north south east west upper lower nether coast shore peninsula valley row quarter parade gardens "
     "common "
     "survey project group network service team league cup museum monastery priory cathedral chapel temple "
     "glacier falls bay gulf strait reef lagoon delta plain plateau desert canyon gorge ridge summit "
     "pass trail ranch estate villa heights village city town county state university college institute "
     "society poem ode epic "
     "archive exchange factory works mills pit colliery dam reservoir airport terminal hospice infirmary "
     "prison barracks embassy parish diocese province republic empire commonwealth",
     NULL, "en"},
    {WORD_HONORIFIC | WORD_MAN,
     "canon dean archdeacon cardinal pope friar abbot monsignor squire esquire reverend master", NULL, "en"},
    {WORD_HONORIFIC | WORD_WOMAN, "abbess countess viscountess marchioness empress mother granny nurse", NULL,
     "en"},
    {WORD_HONORIFIC | WORD_ABBREVIATION, "coun cllr hon rt brig cdr cpl pte insp det supt fr br", NULL, "en"},
    {WORD_HONORIFIC,
     "commander admiral marshal corporal private sheriff coroner councillor commissioner rabbi imam "
     "lieutenant superintendent detective commodore",
     NULL, "en"},

    /* German */
    {WORD_SAY,
     "sag frag mein erzähl erklär murmel flüster brumm murr knurr seufz stöhn jammer klag lach kicher spott "
     "höhn witzel scherz warn mahn droh fluch schimpf brüll kreisch stotter stammel hauch erinner ergänz "
     "erläuter beton begründ bestätig beteuer bilanzier diagnostizier dozier ereifer erwähn erwider "
     "entgegn folger forder formulier frotzel kommentier konstatier kritisier lob meld mutmaß notier orakel "
     "plauder prahl prophezei protestier rechtfertig resümier schilder schlussfolger schwärm spekulier "
     "stichel triumphier überleg urteil verlang vermut versicher verteidig wettr wunder wetter zisch zitier "
     "grübel grummel grunz keif krächz krakeel lamentier lästr läster maul mosr mokier näsel nörgel nuschel "
     "orgel philosophier plärr poltr polter predig quäk raun schluchz schmunzel schnaub schnauz schnurr "
     "schwadronier sinnier stöhn telegrafier tob ton trällr trompet tuschel unk wiederhol winsel zeter "
     "zitter "
     "buchstabier deklamier diktier entschuldig erkundig faselt fauch feix gähn gurr hust kläff lall moser",
     DE, "de"},
    {WORD_SAY, "antwort bericht behaupt begründ entgegn red meld fürcht warnt deut trompet vermut flöt",
     DE_ET, "de"},
    {WORD_SAY,
     "begann beginnt begannen meldete verriet verrät gab gestand verspricht versprach widerspricht "
     "widersprach "
     "schwört schwor weiß wusste liest las fährt fuhr fügt fügte teilt teilte "
     "wirft "
     "warf hält hielt hebt hob setzt setzte merkt pflichtet pflichtete räumte stellt stellte spricht sprach "
     "empfiehlt empfahl rät riet beschreibt beschrieb schreit schrie schrien vertraut vertraute denkt dachte "
     "befiehlt befahl bittet bat gab diktierte bestreitet bestritt ruft unterstreicht unterstrich verneint "
     "singt sang korrigiert korrigierte",
     NULL, "de"},
    {WORD_LINK,
     "gestern heute damals dann danach davor dagegen daher darum deshalb deswegen trotzdem dennoch "
     "allerdings "
     "freilich natürlich vielleicht wahrscheinlich plötzlich endlich schließlich zuletzt zuerst zunächst "
     "später früher bald wieder nun jetzt eben gerade fast kaum etwa sogar selbst nichts etwas alles alle "
     "man wer was wo wann warum wieso wohin woher ob nachdem bevor sobald solange indem falls sofern außer "
     "statt trotz draußen drinnen oben unten hinten vorn vorne links rechts überall nirgends irgendwo "
     "irgendwann manchmal meistens selten niemals bereits bisher seitdem inzwischen mittlerweile unterdessen "
     "währenddessen außerdem zudem übrigens immerhin jedenfalls ohnehin sowieso überhaupt also somit "
     "folglich "
     "sonst zwar nämlich denn welche welcher welches solche solcher viele wenige einige mehrere beide beides "
     "wozu wobei wodurch wofür worauf worüber damit davon darin daran darüber darunter dahinter daneben "
     "dorthin hierher umso desto je entweder weder sowohl sei wäre hätte würde könnte möchte soll sollte "
     "kann "
     "konnte will wollte muss musste darf durfte mag mochte",
     NULL, "de"},
    {WORD_ARTICLE | WORD_GERMAN, "des", NULL, "de"},
    {WORD_PERSON | WORD_MAN,
     "gärtner nachbar freund kollege arzt wirt pfarrer bauer fischer bäcker müller schneider schuster "
     "tischler "
     "schreiner zimmermann maurer maler schlosser schmied förster jäger hirte knecht soldat offizier "
     "hauptmann richter anwalt notar beamter polizist wachtmeister kommissar direktor chef leiter meister "
     "geselle lehrling schüler student professor dozent forscher wissenschaftler verleger redakteur "
     "journalist reporter kritiker rezensent übersetzer herausgeber verfasser erzähler sammler händler "
     "kaufmann verkäufer besucher gast passagier reisender fahrer kutscher schaffner pilot matrose "
     "steuermann "
     "lotse sirenenwart hausmeister abwart verwalter vorsitzender präsident minister kanzler abgeordneter "
     "gemeindepräsident pressesprecher sprecher mönch priester bischof papst pastor küster organist dirigent "
     "sänger geiger pianist schauspieler regisseur architekt ingenieur techniker physiker chemiker biologe "
     "geologe geograf botaniker zoologe ökologe meteorologe psychologe philosoph germanist archivar "
     "bibliothekar museumsdirektor kurator restaurator stationsvorsteher vorsteher bahnhofsvorstand "
     "stellwerker lokführer briefträger postbote wärter wächter türmer totengräber schwager schwiegervater "
     "schwiegersohn enkel neffe cousin vetter bräutigam ehemann witwer zwilling fremder alter unbekannter",
     NULL, "de"},
    {WORD_PERSON | WORD_WOMAN,
     "ärztin wirtin bäuerin freundin kollegin köchin magd witwe nichte enkelin kusine cousine schwägerin "
     "schwiegermutter schwiegertochter braut ehefrau tänzerin sängerin schauspielerin malerin künstlerin "
     "verlegerin übersetzerin herausgeberin verfasserin erzählerin forscherin wissenschaftlerin "
     "professorin studentin schülerin direktorin leiterin chefin sprecherin präsidentin ministerin "
     "kanzlerin bürgermeisterin pfarrerin richterin anwältin polizistin journalistin redakteurin baronin "
     "gräfin fürstin königin nonne äbtissin hebamme krankenschwester verkäuferin kellnerin putzfrau "
     "bibliothekarin "
     "archivarin kuratorin architektin ingenieurin physikerin biologin geologin ökologin botanikerin "
     "psychologin philosophin soziologin wanderin reisende fremde unbekannte",
     NULL, "de"},
    {WORD_PERSON, "stimme leute kind kinder eltern geschwister großeltern", NULL, "de"},

    /* French */
    {WORD_ARTICLE, "le", NULL, "fr"},
    {WORD_SAY, "savoir", NULL, "fr"}, /* "voulut savoir" */
    {WORD_AUXILIARY, "veut voulait voulut veulent voulu", NULL, "fr"},
    {WORD_SAY,
     "lâch tranch plaisant compar observ racont expliqu confi ajout affirm précis soupir murmur constat "
     "estim "
     "insist lanc regrett remarqu soulign cri jug commenc rétorqu répliqu ironis pest grogn grommel bougonn "
     "hurl chuchot souffl glouss ricann raill rigol s’amus admir assur annonc argument avanc clam complèt "
     "concéd conseill corrig critiqu déplor détaill dict diagnostiqu énonc évoqu enrag exagér exhort fulmin "
     "gliss gromm hasard indiqu inform insinu interrog invoqu jur lâch lament marmonn martel not nuanc "
     "objurgu "
     "object ordonn péror pens persifl pleur pointe pren prophétis protest questionn râl rappel recommand "
     "relativis relat répét résum revendiqu rével rouspét salu s’emport s’étonn s’exclam s’excus s’indign "
     "s’interrog s’inquièt sanglot siffl signal song soulèv spécul suggèr supput susurr témoign temporis "
     "tempêt tonn vocifèr bafouill balbuti bégay braill confess décrèt demand déclam enchaîn entonn explos "
     "grinc improvis jubil minaud narr opin philosoph préconis proclam professe ronchonn scand",
     FR_ER, "fr"},
    {WORD_SAY, "rench gém roug avert réag rug trah renchér surench", FR_IR, "fr"},
    {WORD_SAY,
     "répète répètent répétait rappelle rappellent rappelait révèle révélait suggère suggérait complète "
     "concède concédait admet admettait admit promet promettait promit prétend prétendait prétendit "
     "prévient prévenait prévint reprend reprenait reprit poursuit poursuivait poursuivit renchérit sourit "
     "souriait rit riait répond répondent répondit décrit décrivait définit conclut concluait convient "
     "convenait interrompt interrompit intervient intervint lit lisait lut apprend apprit croit croyait crut "
     "maintient maintenait maintint retient soutient soutint soutenait souvient coupe coupa appelle "
     "dira dirait disais s’écrie s’écria s’écriait s’étonne s’amuse s’excuse s’emporte s’indigne s’interroge "
     "s’inquiète s’agace s’enthousiasme s’esclaffe s’insurge s’enquiert",
     NULL, "fr"},
    {WORD_SAY | WORD_NAMING,
     "surnomme surnommait baptise baptisa baptisait qualifiait qualifia appela nommait", NULL, "fr"},
    {WORD_LINK,
     "debout dehors dedans dessus dessous devant derrière hier aujourd’hui demain alors puis ensuite enfin "
     "d’abord bientôt déjà encore désormais soudain voilà voici pourtant cependant toutefois néanmoins "
     "certes "
     "là ici partout ailleurs jadis autrefois longtemps tard tôt rien tout tous toute toutes chacun chacune "
     "plusieurs certains certaines beaucoup peu trop assez presque peut-être outre malgré pendant durant "
     "avant après afin pourquoi comment combien où quel quelle quels quelles lequel laquelle celui celle "
     "ceux "
     "celles ceci cela ça on or car voire sinon surtout seul seule seulement même mêmes oui bref ici-bas "
     "hélas "
     "tandis jusqu’à jusque lors lorsqu’il quoique bien mal mieux pire tel telle tels telles deux trois "
     "quatre "
     "cinq six sept huit neuf dix y en",
     NULL, "fr"},
    {WORD_PERSON | WORD_MAN,
     "garçon voisin agent ouvrier berger boulanger boucher menuisier maçon plombier pêcheur marin soldat "
     "officier commandant directeur président préfet avocat docteur infirmier instituteur étudiant chercheur "
     "historien éditeur traducteur romancier écrivain narrateur poète peintre sculpteur musicien chanteur "
     "acteur comédien metteur réalisateur ingénieur technicien mécanicien chauffeur conducteur routier "
     "facteur gendarme policier pompier gardien curé prêtre moine évêque pasteur mari grand-père beau-père "
     "gendre neveu cousin ami copain patron employé commerçant marchand client passager visiteur voyageur "
     "retraité agriculteur paysan éleveur vigneron fermier habitant villageois élu adjoint conseiller "
     "vieillard gamin bûcheron hôtelier aubergiste cafetier conservateur",
     "- s", "fr"},
    {WORD_PERSON | WORD_WOMAN,
     "voisine ouvrière bergère boulangère bouchère directrice présidente vice-présidente avocate infirmière "
     "institutrice enseignante étudiante chercheuse historienne traductrice romancière écrivaine autrice "
     "narratrice poétesse sculptrice musicienne chanteuse actrice comédienne réalisatrice ingénieure "
     "technicienne conductrice factrice gardienne religieuse nonne épouse grand-mère belle-mère nièce "
     "cousine amie copine patronne employée commerçante marchande cliente passagère visiteuse voyageuse "
     "retraitée agricultrice paysanne éleveuse vigneronne fermière habitante villageoise élue adjointe "
     "conseillère cheffe vieille gamine hôtelière aubergiste cafetière conservatrice veuve fillette "
     "demoiselle baronne comtesse duchesse reine princesse marraine sage-femme",
     "- s", "fr"},

    {WORD_PERSON,
     "maire ministre juge notaire élève scientifique géographe géologue biologiste botaniste écologue "
     "sociologue anthropologue philosophe critique journaliste dramaturge photographe pianiste architecte "
     "concierge touriste responsable porte-parole archiviste bibliothécaire collègue interprète médecin "
     "professeur témoin chef guide enseignant peintre",
     "- s", "fr"},

    {WORD_SAY,
     "admonest applaud certifi chant claironn comment conjectur conspu contest décoch dénonc dissert "
     "épilogu ergot exult félicit formul harangu hésit implor jacass justifi menac minimis moqu pinaill "
     "plaid polémiqu pronostiqu psalmodi réaffirm récapitul réclam récit réfut repartit ripost s’agac "
     "s’enflamm s’esclaff s’exaspér s’impatient s’inquiét s’offusqu s’émerveill s’illumin serin souhait "
     "stipul tonitru triomph zézay théoris synthétis spécifi sermonn sollicit désapprouv approuv acquiesç",
     FR_ER, "fr"},
    {WORD_SAY,
     "réfléchit réfléchissait acquiesce bondit concluant prédit prédisait contredit contredisait médit "
     "maudit interdit reconnut reconnaissait convint sourirent surenchérit tenait soutinrent",
     NULL, "fr"},
    {WORD_PERSON | WORD_MAN,
     "quincaillier horloger cordonnier tailleur forgeron charpentier serrurier électricien "
     "garagiste épicier pharmacien vétérinaire chirurgien sénateur député consul "
     "ambassadeur huissier magistrat procureur avoué greffier bâtonnier inspecteur brigadier "
     "adjudant caporal sergent lieutenant capitaine colonel général amiral matelot mousse batelier passeur "
     "éclusier meunier vacher chevrier jardinier fossoyeur sacristain bedeau vicaire chanoine cardinal "
     "pape imam rabbin proviseur surveillant lycéen collégien écolier apprenti "
     "contremaître délégué militant candidat électeur "
     "aîné cadet benjamin jumeau fiancé époux veuf oncle parrain tuteur orphelin héritier "
     "vieux aïeul grand-oncle arrière-grand-père papa pépé papy adolescent monsieur "
     "gentilhomme seigneur vicomte comte duc marquis baron empereur chevalier bourgeois mendiant vagabond "
     "clochard voleur bandit prisonnier détenu condamné accusé plaignant complice assassin espion "
     "colporteur représentant vendeur acheteur fournisseur banquier caissier rentier usinier "
     "gérant régisseur intendant majordome valet laquais cocher palefrenier postier "
     "commissaire-priseur collectionneur "
     "brocanteur relieur imprimeur typographe correcteur rédacteur reporter chroniqueur "
     "mathématicien "
     "physicien "
     "producteur danseur ténor compositeur "
     "entraîneur joueur coureur skieur randonneur champion parieur "
     "spectateur auditeur vérificateur contrôleur percepteur douanier arpenteur doyen savant érudit "
     "préfacier rapporteur intervenant interlocuteur "
     "intéressé quidam inconnu étranger",
     "- s", "fr"},
    {WORD_PERSON | WORD_WOMAN,
     "horlogère couturière épicière pharmacienne chirurgienne sénatrice députée magistrate procureure "
     "inspectrice batelière meunière jardinière surveillante lycéenne collégienne écolière apprentie "
     "déléguée militante candidate électrice aînée cadette benjamine jumelle fiancée tante orpheline "
     "héritière aïeule grand-tante maman mémé mamie adolescente vicomtesse marquise impératrice bourgeoise "
     "mendiante voleuse prisonnière détenue accusée plaignante vendeuse acheteuse banquière caissière "
     "gérante régisseuse intendante servante postière relieuse correctrice rédactrice chroniqueuse "
     "mathématicienne physicienne danseuse compositrice joueuse coureuse spectatrice auditrice contrôleuse "
     "doyenne savante érudite préfacière intéressée inconnue étrangère brodeuse tisserande blanchisseuse "
     "lavandière nourrice gouvernante concierge ouvreuse châtelaine meneuse",
     "- s", "fr"},

    {WORD_PERSON,
     "libraire psychologue psychiatre commissaire stagiaire syndicaliste locataire comptable domestique "
     "standardiste secrétaire biographe linguiste géographe élève gréviste contribuable propriétaire enfant "
     "bébé bibliothécaire archiviste "
     "antiquaire éditorialiste critique essayiste mémorialiste philologue astronome chimiste géologue "
     "climatologue glaciologue météorologue urbaniste paysagiste scénariste projectionniste chorégraphe "
     "pianiste violoniste organiste arbitre cycliste alpiniste guide notable édile chartiste exégète chef",
     "- s", "fr"},

    /* "I asked": the ending says who */
    {WORD_SAY | WORD_FIRST_PERSON, "demandai répondis insistai ajoutai expliquai murmurai", NULL, "fr"},
    {WORD_PERSON, "voix", NULL, "fr"},

    /* Spanish */
    {WORD_SAY, "saber", NULL, "es"}, /* "quiso saber" */
    {WORD_AUXILIARY, "quiere quería quiso quieren quisieron quise quisimos querido", NULL, "es"},
    {WORD_SAY,
     "afirm pregunt coment confes asegur declar señal anunci exclam susurr grit replic not observ subray "
     "destac critic recalc matiz precis aclar acot agreg apunt argument avis bram brome calcul celebr cit "
     "confirm contest cuestion denunci detall enfatiz enumer espet evoc explic exhort indic inform ironiz "
     "juzg jur lament murmur musit narr opin orden ponder proclam pronunci protest puntualiz reclam reiter "
     "relat remat remarc repar resalt revel rezong solloz suspir sentenci tartamude terci valor vaticin "
     "vocifer zanj bromeab carraspe balbuce chill cuchiche diagnostic esgrim estim gimote increp ironiz "
     "interrog lanz pens plante profetiz reproch reson respond resopl sugir gruñ admir habl llam",
     ES_AR, "es"},
    {WORD_SAY,
     "respond promet compart discut escrib insist exig admit asent interrump añad recib advert sonre "
     "prefier conced defend reconoc arguy inquir",
     ES_IR, "es"},
    {WORD_SAY,
     "cuenta recuerda confiesa empieza empezó empezaba comienza comenzó suelta soltó responde respondió "
     "sugiere sugirió sonríe sonrió ríe rió repite repitió corrige corrigió sigue siguió pide pidió contesta "
     "ruega rogó gruñe gruñó inquiere inquirió concluye concluyó arguye arguyó miente mintió bromea bromeó "
     "lee leyó leía define definió reza rezaba reconoce concede concedió prosigue prosiguió continúa "
     "continuó "
     "advierte advirtió sostiene mantiene mantuvo propone propuso dirá diría piensa pensó pensaba cree creía "
     "canta cantó defiende defendió previene previno zanja discrepa discrepó",
     NULL, "es"},
    {WORD_LINK,
     "hoy ayer mañana anoche entonces luego después antes ahora aquí allí allá acá así ya apenas quizá "
     "quizás "
     "acaso además incluso todavía aún tampoco donde cuanto mientras durante tras bajo ante contra hasta al "
     "del lo esto eso aquello nada nadie algo alguien todo toda todos todas cada mucho muchos poco pocos "
     "bien "
     "mal casi sólo solo solamente pues cómo cuándo dónde qué quién cuál cuánto arriba abajo afuera adentro "
     "adelante atrás fuera dentro lejos cerca enfrente encima debajo detrás delante alrededor jamás "
     "sino aunque sin embargo apenas recién pronto tarde temprano finalmente primero segundo tercero "
     "entretanto conque dos tres cuatro cinco seis siete ocho nueve diez cualquier cualquiera tal tales "
     "ambos",
     NULL, "es"},
    {WORD_PERSON | WORD_MAN,
     "abuel herman hij ti prim sobrin niet suegr cuñad espos novi niñ chic muchach amig vecin viud alumn "
     "maestr médic enfermer ingenier arquitect abogad secretari ministr alcald jef emplead obrer camioner "
     "carnicer panader zapater carpinter jardiner cociner portero enfermer marinero barbero molinero "
     "arqueólog antropólog sociólog biólog geólog psicólog filósof históric científic músic crític fotógraf "
     "bibliotecari funcionari voceros vocer propietari encargad adolescent",
     "o os", "es"},
    {WORD_PERSON | WORD_WOMAN,
     "abuel herman hij ti prim sobrin niet suegr cuñad espos novi niñ chic muchach amig vecin viud alumn "
     "maestr médic enfermer ingenier arquitect abogad secretari ministr alcaldes jef emplead obrer camioner "
     "panader carnicer cociner jardiner porter antropólog sociólog biólog geólog psicólog filósof científic "
     "músic crític fotógraf bibliotecari funcionari vocer propietari encargad escritor investigador autor "
     "profesor doctor director traductor editor narrador poet señor lector pintor escultor actriz reina monj "
     "baronesa condes duques",
     "a as", "es"},
    {WORD_PERSON | WORD_MAN,
     "escritor investigador autor profesor doctor director traductor editor narrador señor lector pintor "
     "escultor conductor cantor actor rey monje capitán pastor pescador labrador vendedor cazador hombre "
     "padre anciano viejo cura sacerdote obispo fraile general coronel sargento marido dependiente alcalde",
     "- es s", "es"},
    {WORD_PERSON,
     "periodista artista novelista ensayista poeta economista especialista cronista pianista guitarrista "
     "taxista dentista electricista turista comerciante cantante estudiante paciente cliente agente gerente "
     "presidente presidenta vocal testigo joven adolescente portavoz responsable colega huésped pariente "
     "habitante ayudante representante visitante pasajero policía guardia guía",
     "- s", "es"},

    {WORD_SAY,
     "apostill asever atestigu aventur bisbise clam concret conjetur consider corrobor decret disculp "
     "enfad entusiasm especul explay farfull fanfarrone filosof implor improvis indign justific mascull "
     "mof objet postul predic pregon presum pronostic reflexion rememor remach retruc sald tartaje "
     "telegrafi teoriz vacil ufan recit dict ataj apremi alert alarde aconsej adivin aclam ampli excus "
     "inici invoc parafrase porfi rect refunfuñ ratific recrimin regañ retom sermone silab sintetiz "
     "tranquiliz rumi arg adoctrin alab elogi arreng interpel intercal interes cabece",
     ES_AR, "es"},
    {WORD_SAY, "resum asum deduc argü rug transmit intu increp convenc aplaud", ES_IR, "es"},
    {WORD_SAY, "quej dud confi", "aba aban ó aron ado", "es"},
    {WORD_SAY | WORD_SAY_NOUN, "queja quejan duda dudan confía confían", NULL, "es"},
    {WORD_SAY,
     "aduce adujo dedujo predice predijo maldice maldijo contradice contradijo desmiente desmintió asiente "
     "asintió consiente consintió gime gimió riñe riñó insinúa insinuó sonríen recomienda recomendó "
     "recomendaba niega negó negaba sugieren intervino interviene repuso reponía repone refiere refirió "
     "refería resuelve resolvió concuerda concordó convino conviene reconviene canturrea canturreó",
     NULL, "es"},
    {WORD_PERSON | WORD_MAN,
     "párroc catedrátic decan bedel librer imprentes tipógraf editorialist cartógraf geógraf astrónom "
     "matemátic físic químic meteorólog filólog lexicógraf biógraf archiver cronist mecánic fontaner "
     "electricist albañ peluquer relojer herrer granjer ganader pastelero tender cajer camarer mayordom "
     "criad cocher remer barquer farer guardabosque sacristán diácon canónig magistrad notari concejal "
     "diputad consejer comisari soldad cab tenient almirant maquinist revisor pasajer viajer forester "
     "niñer gemel mellizo bisabuel padrin ahijad yern nuer inquilin hospeder tabernero vinater ladrón pres "
     "acusad testig reclut timonel grumet capataz minero leñador carbonero yesero escenógraf tramoyist "
     "apuntador actor cómic pianist violinist directiv jugador árbitr entrenador ciclist corredor "
     "escalador aficionad hinch espectador oyent lector curios transeúnt desconocid extranjer",
     "o os", "es"},
    {WORD_PERSON | WORD_WOMAN,
     "catedrátic decan librer geógraf astrónom matemátic físic químic meteorólog filólog biógraf archiver "
     "peluquer granjer tender cajer camarer criad magistrad concejal diputad consejer comisari pasajer "
     "viajer niñer gemel bisabuel madrin ahijad nuer ancian inquilin hospeder taberner pres acusad "
     "directiv jugador árbitr entrenador espectador desconocid extranjer protagonist correctora bordador "
     "costurer lavander planchador tejedor pastor pescador vendedor comadron partera abades marques "
     "vizcondes princes infant dam veteran jubilad editora bailarin cantaor fundador impulsor coordinador "
     "locutor presentador",
     "a as", "es"},
    {WORD_PERSON | WORD_MAN,
     "párroco bedel tramoyista galán sacristán capataz timonel barón conde duque marqués vizconde infante "
     "príncipe emperador verdugo juez fiscal teniente almirante cabo soldado catedrático decano librero "
     "criado camarero mayordomo viajero pasajero forastero gemelo yerno padrino inquilino mesonero ladrón "
     "preso acusado viajante tendero revisor consultor fundador impulsor locutor presentador coordinador "
     "entrenador corrector redactor impresor encuadernador afinador jubilado veterano repartidor cobrador "
     "aparejador aviador labriego campesino jornalero segador aguador contador corresponsal embajador "
     "senador gobernador regidor legislador compositor trovador cantautor bailarín torero boxeador nadador "
     "corredor ganador perdedor inventor explorador navegante timonero pirata",
     "- es s", "es"},
    {WORD_PERSON,
     "jueza edil concejal oyente transeúnte maquinista analista columnista activista sindicalista "
     "ecologista alpinista ciclista futbolista accionista dibujante ilustrador cineasta dramaturgo "
     "guionista coreógrafo intérprete cartero cartera conserje recepcionista telefonista archivista "
     "erudito erudita sabio sabia filántropo mecenas gobernante dirigente mandatario líder lideresa "
     "vicepresidente vicepresidenta miembro socio socia vecindario poetisa huérfano huérfana",
     "- s", "es"},

    {WORD_SAY | WORD_FIRST_PERSON,
     "pregunto pregunté digo dije respondo respondí contesto contesté insisto insistí añado añadí replico "
     "repliqué "
     "comento comenté murmuro murmuré explico expliqué sugiero sugerí admito admití",
     NULL, "es"},
    {WORD_SAY, "preguntado respondido contestado insistido añadido replicado comentado", NULL, "es"},
    {WORD_AUXILIARY, "he hemos", NULL, "es"},
    {WORD_PERSON | WORD_WOMAN, "voz", NULL, "es"},

    /* Italian */
    {WORD_SAY, "sapere", NULL, "it"}, /* "volle sapere" */
    {WORD_AUXILIARY, "vuole voleva volle vollero volli voluto", NULL, "it"},
    {WORD_SAY,
     "racconta raccontav spieg afferm comment confess dichiar ricord annunci esclam sussurr grid replic not "
     "osserv annot sospir mormor ironizz borbott brontol balbett bisbigli constat precis sottoline segnal "
     "assicur argoment avvis azzard bofonchi cit conferm consigli critic denunci dett domand elenc esort "
     "evoc farfugli giur implor incalz indic inform insinu interrog invoc lament mand maugugn minacci motiv "
     "narr obiett ordin parl pens pondera proclam pronunci protest punt rassicur recit reclam rimarc "
     "rimprover rivel scherz sentenzi sbott sbuff singhiozz stim strill teorizz test tuon url valut vant "
     "rilev rintuzz rammend dubit salut",
     IT_ARE, "it"},
    {WORD_SAY, "avvert sped sugger rifer ribad defin chiar stup capi gu smen reag", IT_IRE, "it"},
    {WORD_SAY,
     "avverte avvertiva avvertì ammette concede concedeva concesse aggiunge aggiungeva aggiunse scrive "
     "sostiene sostenne risponde rispose chiede chiese ride rise rideva sorride sorrise ribatte ribatteva "
     "ribatté conclude concluse promette promise prosegue proseguì proseguiva continua continuò continuava "
     "insiste insisteva insistette riprende riprese riprendeva interrompe interruppe interviene intervenne "
     "legge leggeva lesse esordisce esordì suggerisce suggerì suggeriva ribadisce ribadì riferisce riferì "
     "chiarisce chiarì definisce definì definiva ammonisce ammonì smentisce smentì ripete ripeté riconosce "
     "riconobbe scuote pretende pretese mente mentì piange pianse dirà direbbe crede credeva pensa pensava "
     "corregge corresse risolve confida confidò confidava",
     NULL, "it"},
    {WORD_LINK,
     "come anche ebbene ecco beh già oggi ieri domani allora poi dopo prima adesso ora qui qua lì là così "
     "già appena forse anzi inoltre "
     "neppure neanche nemmeno dove quanto mentre durante verso fino contro senza sotto sopra dentro fuori "
     "dietro davanti accanto intanto infine certo eppure tuttavia dunque quindi perciò però oppure né chi "
     "cosa quando nulla niente tutto tutti tutta tutte molto poco troppo solo soltanto proprio quasi mai "
     "quale quali quanto quanti ogni ognuno ciascuno altri "
     "altre questi queste quei quegli quelle ciò via via giù su insomma magari infatti ovvero cioè purtroppo "
     "finalmente stavolta talvolta spesso sempre tranne oltre presso lungo secondo tre quattro cinque due "
     "dieci entrambi",
     NULL, "it"},
    {WORD_PERSON | WORD_MAN,
     "ragazz figli frater nonn zi cugin nipot suocer cognat amic vicin vedov alunn maestr medic infermier "
     "ingegner architett avvocat segretari ministr sindac impiegat operai camionist macellai fornai calzolai "
     "falegnam giardinier cuoc portier marinai barbier mugnai archeolog antropolog sociolog biolog geolog "
     "psicolog filosof storic scienziat music critic fotograf bibliotecari funzionari proprietari bambin "
     "primari ferrovier",
     "o i e", "it"},
    {WORD_PERSON | WORD_WOMAN,
     "ragazz figli nonn zi cugin suocer cognat amic vicin vedov alunn maestr infermier avvocat segretari "
     "ministr sindac impiegat operai camionist giardinier cuoc portier antropolog sociolog biolog geolog "
     "psicolog filosof storic scienziat critic fotograf bibliotecari funzionari proprietari bambin signor "
     "donn suor regin contess baroness duchess poetess professoress dottoress student",
     "a e", "it"},
    {WORD_PERSON | WORD_MAN,
     "scrittore ricercatore autore professore dottore direttore traduttore editore narratore signore lettore "
     "pittore scultore conduttore attore re capitano pastore pescatore contadino venditore cacciatore uomo "
     "padre anziano vecchio prete parroco vescovo frate generale colonnello sergente marito",
     NULL, "it"},
    {WORD_PERSON | WORD_WOMAN,
     "scrittrice ricercatrice autrice direttrice traduttrice editrice narratrice lettrice pittrice scultrice "
     "conduttrice attrice madre moglie anziana vecchia contadina",
     NULL, "it"},
    {WORD_PERSON,
     "giornalista artista autista barista romanziere saggista poeta economista specialista cronista pianista "
     "chitarrista "
     "tassista dentista elettricista turista commerciante cantante studente studentessa paziente cliente "
     "agente gerente presidente testimone giovane adolescente portavoce responsabile collega ospite parente "
     "abitante assistente rappresentante visitatore passeggero guardia guida insegnante",
     NULL, "it"},

    {WORD_SAY,
     "chios concord consider rimugin lagn ragion raccomand rammaric recrimin rincar riepilog sbrait "
     "sogghign suggell vaticin mugugn mugol profetizz polemizz sintetizz specific puntualizz minimizz "
     "ipotizz ridacchi ridimension scand lanci lod elogi esult gongol giustific contest declam evidenzi "
     "filosofegg fantastic canticchi canzon congettur diagnostic dissert fischi gracchi imprec incit "
     "ironegg lusing moralegg piagnucol predic prenunci propugn raffront rettific rievoc rimbrott rimbecc "
     "ringhi rugg sibil sillab snocciol tronc tranquillizz vaneggi inveisc borbogli spiattell spergiur "
     "ansim almanacc abbozz attest",
     IT_ARE, "it"},
    {WORD_SAY, "ammon inveir obbed aderi rincar prefer", IT_IRE, "it"},
    {WORD_SAY,
     "propone proponeva propose proposero espone esponeva espose oppone opponeva oppose suppone supponeva "
     "suppose riassume riassumeva riassunse riflette rifletteva rifletté deduce deduceva dedusse traduce "
     "ripromette riprometteva ripromise scommette scommetteva scommise permette smette ammetteva premette "
     "premetteva premise predice predisse contraddice contraddisse maledice maledisse ridice interloquì "
     "interloquisce asserisce asserì garantisce garantì garantiva geme gemette ruggisce ridono dissente "
     "conviene convenne convince convinse taglia tagliò apostrofa apostrofò accenna accennò accennava "
     "annuisce annuì annuiva",
     NULL, "it"},
    {WORD_PERSON | WORD_MAN,
     "studios parroc sagrestan notai farmacist chirurg veterinari barcaiol traghettator lattai fabbr "
     "arrotin ferrai vinai tipograf cartograf geograf astronom matematic fisic chimic meteorolog filolog "
     "linguist biograf lessicograf archivist saggist meccanic idraulic murator elettricist orologia "
     "contadin allevator pescivendol fruttivendol salumier camerier maggiordom domestic cocchier giudic "
     "procurator magistrat consiglier deput assessor prefett questor commissari carabinier vigil soldat "
     "tenent ammiragli macchinist controllor viaggiator forestier gemell bisnonn padrin figliocc inquilin "
     "ost locandier vignaiol ladr detenut accusat imputat testimon espert perit bersaglier alpin mozz "
     "timonier cancellier messagger geometr capostazion portaletter fidanzat spos orfan monac diacon canonic "
     "cardinal rabbin sacerdot spettator ascoltator "
     "passant sconosciut stranier profug pensionat veteran reduc apprendist garzon scolar alliev bidell "
     "rettor decan",
     "o i", "it"},
    {WORD_PERSON | WORD_WOMAN,
     "madrin ostess imperatric spettatric perpetu levatric lavandai sart ricamatric tessitric poet regist "
     "protagonist curatric fondatric ideatric",
     "a e", "it"},
    {WORD_PERSON | WORD_MAN,
     "giudice procuratore consigliere assessore questore carabiniere vigile tenente controllore viaggiatore "
     "cameriere salumiere barbiere corriere ferroviere infermiere cocchiere testimone timoniere cancelliere "
     "marchese principe imperatore cardinale sacerdote spettatore ascoltatore passante rettore bersagliere "
     "garzone oste visconte portiere tessitore rilegatore droghiere panettiere giardiniere sarto "
     "capostazione portalettere farmacista postino messo geometra conte curatore fondatore relatore "
     "soprintendente sovrintendente "
     "conservatore restauratore collezionista antiquario libraio correttore redattore inviato "
     "corrispondente opinionista accordatore compositore tenore cantautore produttore allenatore giocatore "
     "arbitro tifoso corridore ciclista scalatore alpinista rifugista malgaro bracciante mezzadro fattore "
     "padrone monsignore commendatore cavaliere ragioniere ispettore bigliettaio tassista vetturino pilota "
     "maresciallo brigadiere appuntato pompiere becchino custode guardiano usciere preside",
     NULL, "it"},
    {WORD_PERSON,
     "docente abate analista sindacalista ambientalista linguista interprete superstite moderatore "
     "mecenate dirigente leader presidentessa vicepresidente vicesindaco cittadino cittadina paesano "
     "paesana compaesano compaesana",
     NULL, "it"},

    {WORD_PERSON | WORD_WOMAN,
     "studios biograf veterinari geograf astronom matematic fisic chimic meteorolog filolog camerier "
     "domestic "
     "magistrat consiglier assessor commissari forestier gemell bisnonn madrin figliocc inquilin locandier "
     "detenut "
     "accusat imputat espert fidanzat spos orfan marches monac sconosciut stranier profug pensionat veteran "
     "scolar "
     "alliev bidell",
     "a e", "it"},
    {WORD_PERSON | WORD_WOMAN,
     "ostessa principessa imperatrice spettatrice curatrice fondatrice ideatrice "
     "levatrice ricamatrice tessitrice viaggiatrice",
     NULL, "it"},
    {WORD_PERSON, "farmacista linguista saggista archivista cronista", NULL, "it"},

    {WORD_SAY | WORD_FIRST_PERSON,
     "chiedo chiesi dico dissi domando domandai rispondo risposi insisto insistetti aggiungo aggiunsi "
     "replicai "
     "spiego spiegai mormorai",
     NULL, "it"},
    {WORD_SAY, "chiesto risposto aggiunto ammesso concluso promesso letto definito insistito sospirato", NULL,
     "it"},
    {WORD_AUXILIARY, "ho abbiamo", NULL, "it"},
    {WORD_PERSON | WORD_WOMAN, "voce", NULL, "it"},

    /* Portuguese */
    {WORD_HONORIFIC | WORD_WOMAN, "dona", NULL, "pt"},
    {WORD_HONORIFIC | WORD_MAN, "seu", NULL, "pt"}, /* "seu Abílio" */
    {WORD_SAY, "saber", NULL, "pt"},                /* "quis saber" */
    {WORD_AUXILIARY, "quer queria quis querem quiseram quisemos", NULL, "pt"},
    {WORD_SAY,
     "afirm anot pergunt coment confess garant declar record anunci exclam sussurr grit replic not observ "
     "sublinh destac critic precis acrescent apont argument avis brinc calcul celebr cit confirm contest "
     "cont coment denunci detalh enfatiz enumer evoc explic exort indic inform ironiz jur lament murmur "
     "narr opin orden ponder proclam pronunci protest reclam reiter relat remat ressalt revel resmung "
     "suspir sentenci gagej valoriz cochich desabaf alert aleg assegur constat disfarç fal indag "
     "interrog justific lembr retruc pens profetiz reprov ensin completo complet contrapont cantarol",
     PT_AR, "pt"},
    {WORD_SAY,
     "garant defin admit insist discut sugir conclu repet respond promet interromp corrig ped "
     "defend reconhec advert ",
     PT_IR, "pt"},
    {WORD_SAY,
     "dizia dizem disse diz avisa avisou corrige corrigiu define definiu completa responde respondeu ri riu "
     "sorri sorriu pede pediu repete repetiu sugere sugeriu começa começou continua continuou prossegue "
     "prosseguiu mantém manteve sustenta sustentou propõe propôs lê leu conclui concluiu pensa pensou "
     "acredita acreditava dirá diria concorda concordou discorda discordou reage reagiu rebate rebateu "
     "reconhece reconheceu promete prometeu defende defendeu",
     NULL, "pt"},
    {WORD_LINK,
     "hoje ontem amanhã então depois antes agora aqui ali lá cá assim já apenas talvez aliás além ainda "
     "também onde quanto enquanto durante até contra sem sob sobre dentro fora atrás diante logo porém "
     "todavia contudo portanto pois quem como porque nada ninguém tudo todo toda todos todas muito muitos "
     "pouco poucos só quase mesmo nunca jamais cada qual quais isso isto aquilo esse essa este esta aquele "
     "aquela num numa nesse nessa neste nesta desse dessa deste desta pelo pela ao à aos às finalmente "
     "primeiro dois duas três quatro cinco seis sete oito nove dez ambos embora senão tampouco perto longe "
     "embaixo acima abaixo",
     NULL, "pt"},
    {WORD_PERSON | WORD_MAN,
     "av irmã filh ti prim sobrinh net sogr cunhad espos noiv menin moç garot amig vizinh viúv alun médic "
     "enfermeir engenheir arquitet advogad secretári ministr prefeit empregad operári caminhoneir carpinteir "
     "jardineir cozinheir porteir marinheir barbeir padeir sapateir arqueólog antropólog sociólog biólog "
     "geólog psicólog filósof históric cientist músic crític fotógraf bibliotecári funcionári proprietári "
     "velh",
     "o os", "pt"},
    {WORD_PERSON | WORD_WOMAN,
     "filh ti prim sobrinh net sogr cunhad espos noiv menin moç garot amig vizinh viúv alun médic enfermeir "
     "engenheir arquitet advogad secretári ministr prefeit empregad operári jardineir cozinheir antropólog "
     "socióloga biólog geólog psicólog filósof músic crític fotógraf bibliotecári funcionári proprietári "
     "escritor pesquisador autor professor doutor diretor tradutor editor narrador senhor leitor pintor velh "
     "rainh freir poetis baronesa condess",
     "a as", "pt"},
    {WORD_PERSON | WORD_MAN,
     "escritor pesquisador autor professor doutor diretor tradutor editor narrador leitor pintor escultor "
     "ator rei "
     "monge capitão pastor pescador lavrador vendedor caçador avô irmão padre bispo frade general coronel "
     "sargento marido",
     "- es s", "pt"},
    {WORD_PERSON,
     "jornalista artista romancista ensaísta poeta economista especialista cronista pianista violonista "
     "taxista dentista eletricista turista comerciante cantora cantor estudante paciente cliente agente "
     "gerente presidente testemunha jovem adolescente portavoz porta-voz responsável colega hóspede parente "
     "habitante ajudante representante visitante passageiro guarda guia linguista avó irmã mestre",
     "- s", "pt"},

    {WORD_SAY,
     "decret queix alfinet acus admir adivinh ameaç apel atalh atir berr brad censur clam concord consider "
     "desconvers desculp diagnostic divag duvid elogi encoraj especific exager especul gab gaguej gargalh "
     "gracej implor improvis insinu invoc lamuri manifest medit minimiz objet obtemper palpit pigarre "
     "praguej profer provoc reafirm recit recomend refut rejubil ressalv rosn salient segred sintetiz "
     "solicit titube troç vocifer zomb arrisc atest bisbilhot corrobor filosof impreci murmurej ofeg "
     "postul preconiz prognostic promulg ralh reconhec reflexion reivindic relembr repreend saud sibil "
     "soluç suspeit teoriz testemunh tranquiliz esbravej discurs exalt louv desafi",
     PT_AR, "pt"},
    {WORD_SAY, "resum retorqu reflet prev ment assum gem rug transmit deduz descrev debat remet", PT_IR,
     "pt"},
    {WORD_SAY,
     "prevê previne preveniu deduz contradiz contradisse prediz predisse maldiz maldisse desmente "
     "desmentiu intervém interveio convém conveio atreve atreveu propunha expõe expôs supõe supôs opõe "
     "opôs volveu acode acudiu",
     NULL, "pt"},
    {WORD_PERSON | WORD_MAN,
     "párac síndic papagai livreir tipógraf geógraf astrônom astrónom matemátic físic químic meteorólog "
     "filólog biógraf lexicógraf arquivist mecânic eletricist pedreir alfaiat relojoeir ferreir fazendeir "
     "criad mordom barqueir balseir canoeir faroleir sacristã cônego cóneg magistrad juiz vereador deputad "
     "conselheir comissári soldad tenent almirant maquinist passageir viajant forasteir gême bisav padrinh "
     "afilhad genr inquilin hospedeir taberneir ladrã pres acusad réu timoneir contramestr capataz "
     "encarregad mineir lenhador carvoeir moleir cenógraf violinist jogador árbitr treinador torcedor "
     "espectador ouvint curios desconhecid estrangeir cobrador condutor bilheteir fiscal carteir aposentad "
     "reformad veteran órfã herdeir cond marquê duqu príncip imperador tropeir romeir letrist",
     "o os", "pt"},
    {WORD_PERSON | WORD_WOMAN,
     "livreir geógraf matemátic físic químic meteorólog filólog biógraf fazendeir criad magistrad juíz "
     "vereador deputad conselheir comissári passageir forasteir gême madrinh afilhad inquilin hospedeir "
     "taberneir pres acusad encarregad jogador treinador torcedor espectador desconhecid estrangeir "
     "cobrador condutor bilheteir carteir aposentad reformad veteran órfã herdeir marques princes "
     "imperatriz bordadeir costureir lavadeir rendeir parteir benzedeir curador fundador coordenador "
     "protagonist chef sínd faxineir arrumadeir revisor correctora ator cantor locutor apresentador "
     "merendeir",
     "a as", "pt"},
    {WORD_PERSON | WORD_MAN,
     "pároco síndico livreiro motorista balseiro barqueiro vereador deputado juiz carteiro cobrador "
     "condutor fiscal curador fundador relator inspetor inspector revisor corretor redator compositor "
     "maestro tenor realizador produtor treinador jogador torcedor corredor alpinista arrais mestre "
     "capataz patrão proprietário senhor monsenhor reitor decano bedel contínuo zelador guarda-livros "
     "contador embaixador senador governador prefeito regedor legislador colecionador antiquário "
     "restaurador ilustrador desenhador trovador vizinho cronista correspondente locutor apresentador "
     "herdeiro conde duque marquês visconde príncipe imperador",
     "- es s", "pt"},
    {WORD_PERSON,
     "docente ambientalista sindicalista ativista ciclista futebolista analista colunista ouvinte "
     "dirigente chefe líder presidenta vice-presidente membro sócio sócia morador moradora cidadão cidadã "
     "freguês freguesa feirante ambulante transeunte intérprete arquivista cineasta dramaturgo dramaturga "
     "roteirista ilustradora maquinista telefonista recepcionista",
     "- s", "pt"},

    {WORD_SAY | WORD_FIRST_PERSON,
     "pergunto perguntei digo respondo respondi insisto insisti comentei expliquei murmurei acrescentei "
     "repliquei "
     "admiti",
     NULL, "pt"},
    {WORD_PERSON | WORD_WOMAN, "voz", NULL, "pt"},

    /* Dutch */
    {WORD_SAY,
     "antwoord verklaar vertel fluister mompel brom grom zucht lach klaag mopper waarschuw schreeuw stotter "
     "grinnik giechel knik merk meld noteer beweer benadruk bekrachtig bevestig betoog beken concludeer "
     "constateer citeer corrigeer erken formuleer herhaal herinner informeer juich jammer licht leg "
     "mijmer observeer oordeel oppert peins protesteer prevel reageer roep schamper schater schets snauw "
     "snik spot stamel stel stoof suggereer tier vermoed verzeker verzucht vraag waag wens",
     NL_T, "nl"},
    {WORD_SAY,
     "zeggen zeiden sprak spreekt spraken las leest riep riepen schreef schrijven gaf geeft hield houdt vond "
     "vonden dacht denkt begint begon begonnen wist weet beschrijft beschreef zong zingt vroegen bezweert "
     "bezwoer vervolgt vervolgde opperde oppert bijt beet verzekert legt legde klinkt klonk luidt luidde",
     NULL, "nl"},
    {WORD_LINK,
     "vandaag gisteren morgen toen dan nu daarna daarvoor later eerst eindelijk misschien bovendien echter "
     "toch al altijd nooit vaak soms hier daar waar wat wanneer waarom niets iets alles alle iedereen hoe "
     "maar want terwijl zodra sinds totdat tenzij mits ondanks buiten binnen boven beneden achter voor "
     "langs rond tijdens volgens zelfs juist bijna net pas opeens plotseling intussen ondertussen "
     "uiteindelijk "
     "tenslotte overigens trouwens kortom dus bij daarom toch weer zo zulke beide twee drie vier vijf",
     NULL, "nl"},
    {WORD_PERSON | WORD_MAN,
     "boer visser bakker slager timmerman smid molenaar schipper matroos kapitein meester baas knecht jongen "
     "buurman vriend neef kleinzoon grootvader opa weduwnaar echtgenoot schoonvader zwager koning prins "
     "pastoor priester monnik bisschop",
     "- s en", "nl"},
    {WORD_PERSON | WORD_WOMAN,
     "schrijfster vertaalster dichteres lerares buurvrouw vriendin nicht kleindochter grootmoeder oma weduwe "
     "echtgenote schoonmoeder schoonzus koningin prinses non verpleegster boerin onderzoekster directrice "
     "voorzitster kunstenares schilderes zangeres actrice verkoopster barones gravin",
     "- n s sen", "nl"},
    {WORD_PERSON,
     "schrijver auteur vertaler redacteur uitgever rechter advocaat notaris arts dokter leraar hoogleraar "
     "onderzoeker historicus geoloog bioloog ecoloog journalist criticus dijkgraaf burgemeester minister "
     "voorzitter directeur collega dominee postbode conducteur machinist bewoner bezoeker reiziger klant "
     "officier soldaat",
     "- s en", "nl"},
};

const size_t tongue_list_count = sizeof tongue_lists / sizeof *tongue_lists;
