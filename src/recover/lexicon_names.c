/* First names that are given to men and to women, in the languages that Recto knows words of speech in. Names
 * that are given to both ("Robin", "Andrea") say nothing and are left out. */
#include <stdlib.h>
#include <string.h>

#include "meaning.h"

/* Both in the order of strcmp(). */
static const char *const men[] = {
    "aaron",       "abel",        "abraham",    "achim",      "adam",      "adolf",       "adrian",
    "adrien",      "agustín",     "aidan",      "alain",      "alan",      "albert",      "alberto",
    "aldo",        "alec",        "alejandro",  "alessandro", "alexander", "alexandre",   "alexei",
    "alfie",       "alfonso",     "alfred",     "alfredo",    "alistair",  "allan",       "allen",
    "alois",       "alonso",      "alphonse",   "alvin",      "amadeo",    "ambrose",     "amir",
    "amos",        "anatole",     "anders",     "andreas",    "andrei",    "andrew",      "andré",
    "andrés",      "andy",        "angelo",     "angus",      "anselm",    "anthony",     "antoine",
    "anton",       "antonio",     "antônio",    "archibald",  "archie",    "arjun",       "armand",
    "armando",     "armin",       "arne",       "arnold",     "arthur",    "artur",       "arturo",
    "arun",        "arvid",       "asher",      "august",     "augustin",  "augusto",     "augustus",
    "aurélien",    "axel",        "baptiste",   "barnabas",   "barnaby",   "barney",      "barry",
    "bartholomew", "bartolomeo",  "basil",      "bastian",    "bastien",   "ben",         "benedetto",
    "benedict",    "benedikt",    "benjamin",   "benoît",     "bernard",   "bernardo",    "bernd",
    "bernhard",    "bert",        "bertram",    "bertrand",   "bill",      "billy",       "björn",
    "bob",         "bobby",       "boris",      "boyd",       "brad",      "bradley",     "brandon",
    "brendan",     "brett",       "brian",      "bruce",      "bruno",     "bryan",       "burkhard",
    "caleb",       "calvin",      "carl",       "carlo",      "carlos",    "carsten",     "casimir",
    "caspar",      "cedric",      "cesare",     "charles",    "chester",   "christian",   "christoph",
    "christophe",  "christopher", "cillian",    "claudio",    "claus",     "clemens",     "clement",
    "clifford",    "clive",       "colin",      "colm",       "conor",     "conrad",      "constantin",
    "cornelius",   "craig",       "cristiano",  "cristóbal",  "curt",      "cyril",       "cyrus",
    "cédric",      "césar",       "dag",        "damian",     "damien",    "dan",         "daniel",
    "daniele",     "danilo",      "danny",      "dario",      "darren",    "dave",        "david",
    "davide",      "dean",        "denis",      "dennis",     "derek",     "dermot",      "desmond",
    "detlef",      "didier",      "diego",      "dieter",     "dietmar",   "dietrich",    "dimitri",
    "dirk",        "domingo",     "dominic",    "dominik",    "donald",    "doug",        "douglas",
    "duarte",      "duncan",      "dustin",     "dylan",      "eamon",     "earl",        "ebenezer",
    "eberhard",    "ed",          "eddie",      "edgar",      "edmond",    "edmund",      "edoardo",
    "eduard",      "eduardo",     "edward",     "edwin",      "egbert",    "egon",        "elia",
    "elias",       "elijah",      "elliot",     "elliott",    "elmer",     "emanuel",     "emil",
    "emile",       "emilio",      "emmanuel",   "emmett",     "enrico",    "enrique",     "enzo",
    "ephraim",     "eric",        "erich",      "erik",       "ernest",    "ernesto",     "ernst",
    "erwin",       "esteban",     "ethan",      "eugen",      "eugene",    "eugenio",     "eugène",
    "evan",        "evander",     "everett",    "ewald",      "ewan",      "ezra",        "fabian",
    "fabien",      "fabio",       "fabrice",    "fabrizio",   "federico",  "felipe",      "felix",
    "ferdinand",   "fergus",      "fernand",    "fernando",   "fidel",     "filip",       "filippo",
    "finlay",      "finn",        "fitz",       "florent",    "florian",   "floyd",       "francesco",
    "francis",     "francisco",   "franck",     "franco",     "frank",     "franklin",    "frans",
    "franz",       "françois",    "fred",       "freddie",    "frederic",  "frederick",   "frederik",
    "fredrik",     "friedhelm",   "friedrich",  "fritz",      "frédéric",  "félix",       "gabriel",
    "gabriele",    "gareth",      "gary",       "gaspar",     "gaston",    "gavin",       "geert",
    "geoff",       "geoffrey",    "georg",      "george",     "georges",   "gerald",      "gerard",
    "gerardo",     "gerd",        "gerhard",    "germán",     "gernot",    "gerrit",      "gert",
    "giacomo",     "gianni",      "gilbert",    "gilberto",   "gilles",    "gino",        "giorgio",
    "giovanni",    "giuliano",    "giulio",     "giuseppe",   "glen",      "glenn",       "godfrey",
    "gonzalo",     "gonçalo",     "gordon",     "graeme",     "graham",    "grant",       "greg",
    "gregor",      "gregory",     "grégoire",   "guido",      "guilherme", "guillaume",   "guillermo",
    "gunnar",      "gunther",     "gus",        "gustav",     "gustave",   "gustavo",     "guy",
    "gérard",      "günter",      "günther",    "hal",        "hamish",    "hans",        "harald",
    "harlan",      "harold",      "harry",      "hartmut",    "harvey",    "hassan",      "hector",
    "heiko",       "heiner",      "heinrich",   "heinz",      "hendrik",   "henk",        "henning",
    "henri",       "henrik",      "henrique",   "henry",      "herbert",   "heribert",    "herman",
    "hermann",     "hernán",      "hippolyte",  "hiram",      "holger",    "homer",       "horace",
    "horacio",     "horst",       "howard",     "hubert",     "hugh",      "hugo",        "humphrey",
    "héctor",      "ian",         "ibrahim",    "ignacio",    "ignatius",  "ignaz",       "igor",
    "immanuel",    "ingmar",      "inigo",      "ira",        "isaac",     "isaiah",      "isidore",
    "isidro",      "ismail",      "ivan",       "ivo",        "ivor",      "jaap",        "jack",
    "jackson",     "jacob",       "jacopo",     "jacques",    "jaime",     "jake",        "jakob",
    "jamal",       "james",       "janis",      "jannis",     "jared",     "jarvis",      "jason",
    "jasper",      "javier",      "jay",        "jean-luc",   "jean-paul", "jean-pierre", "jed",
    "jeff",        "jeffrey",     "jem",        "jens",       "jeremiah",  "jeremy",      "jerome",
    "jerry",       "jesper",      "jesse",      "jesús",      "jim",       "jimmy",       "joachim",
    "joaquim",     "joaquín",     "jochen",     "joe",        "joel",      "johan",       "johann",
    "johannes",    "john",        "johnny",     "jon",        "jonah",     "jonas",       "jonathan",
    "joost",       "jordi",       "jorge",      "jos",        "josef",     "joseph",      "joshua",
    "josiah",      "josé",        "joão",       "juan",       "juanjo",    "juho",        "jules",
    "julian",      "julien",      "julio",      "julius",     "junior",    "jurgen",      "justin",
    "justus",      "jérémie",     "jérôme",     "jörg",       "jürgen",    "kai",         "kamal",
    "kareem",      "karel",       "karl",       "karl-heinz", "karsten",   "kaspar",      "keith",
    "kenneth",     "kenny",       "kevin",      "kilian",     "klaas",     "klaus",       "knut",
    "konrad",      "konstantin",  "kristian",   "kristof",    "kurt",      "kyle",        "lachlan",
    "lambert",     "lance",       "lars",       "laurence",   "laurent",   "lawrence",    "lazlo",
    "leander",     "leif",        "len",        "lennart",    "lennie",    "leo",         "leon",
    "leonard",     "leonardo",    "leonhard",   "leopold",    "leopoldo",  "leroy",       "lester",
    "lev",         "levi",        "lewis",      "lex",        "liam",      "linus",       "lionel",
    "lloyd",       "lorcan",      "lorenz",     "lorenzo",    "lothar",    "louis",       "luc",
    "luca",        "lucas",       "luciano",    "lucio",      "ludo",      "ludovic",     "ludwig",
    "luigi",       "luis",        "luiz",       "lukas",      "luke",      "luther",      "luís",
    "lázaro",      "léon",        "magnus",     "malachi",    "malcolm",   "manfred",     "manuel",
    "marc",        "marcel",      "marcello",   "marcelo",    "marco",     "marcos",      "marcus",
    "marek",       "mariano",     "mario",      "marius",     "mark",      "markus",      "marlon",
    "martijn",     "martin",      "martino",    "marvin",     "massimo",   "mateo",       "mathias",
    "mathieu",     "mats",        "matt",       "matteo",     "matthew",   "matthias",    "matthieu",
    "maurice",     "mauricio",    "mauro",      "max",        "maxim",     "maxime",      "maximilian",
    "mehmet",      "melchior",    "mervyn",     "michael",    "michel",    "mick",        "mickey",
    "miguel",      "mihail",      "mikael",     "mike",       "mikhail",   "mikkel",      "miles",
    "milo",        "milton",      "miroslav",   "mohamed",    "mohammed",  "moritz",      "morris",
    "mortimer",    "moses",       "mungo",      "murray",     "mustafa",   "nabil",       "napoleon",
    "nate",        "nathan",      "nathaniel",  "neal",       "ned",       "neil",        "nelson",
    "neville",     "niall",       "niccolò",    "nicholas",   "nick",      "nico",        "nicolas",
    "nicolás",     "niels",       "nigel",      "nikolai",    "nikolaus",  "nils",        "noah",
    "noel",        "nolan",       "norbert",    "norman",     "nuno",      "octave",      "olaf",
    "ole",         "oleg",        "oliver",     "olivier",    "omar",      "orlando",     "orson",
    "oscar",       "oskar",       "osvaldo",    "oswald",     "otho",      "otis",        "otto",
    "owen",        "pablo",       "paddy",      "padraig",    "paolo",     "pascal",      "patrick",
    "patrik",      "paul",        "paulo",      "pavel",      "pedro",     "peer",        "per",
    "percival",    "percy",       "perry",      "pete",       "peter",     "phil",        "philip",
    "philipp",     "philippe",    "phillip",    "piero",      "pierre",    "piers",       "piet",
    "pieter",      "pietro",      "pio",        "piotr",      "prosper",   "quentin",     "quincy",
    "rafael",      "raffaele",    "raimund",    "rainer",     "raj",       "rajesh",      "ralf",
    "ralph",       "ramiro",      "ramon",      "ramón",      "randolph",  "raphael",     "rashid",
    "raul",        "ravi",        "ray",        "raymond",    "raúl",      "reginald",    "reinhard",
    "reinhold",    "remy",        "renato",     "reuben",     "rex",       "reynaldo",    "ricardo",
    "riccardo",    "richard",     "rick",       "rob",        "robbie",    "robert",      "roberto",
    "rocco",       "roderick",    "rodney",     "rodolfo",    "rodrigo",   "roger",       "rogério",
    "roland",      "rolf",        "romain",     "roman",      "romeo",     "romulus",     "ron",
    "ronald",      "ronan",       "rory",       "ross",       "roy",       "ruben",       "rudi",
    "rudolf",      "rudolph",     "rufus",      "rupert",     "russell",   "ruud",        "ryan",
    "rémi",        "rémy",        "rüdiger",    "salman",     "salvador",  "salvatore",   "samir",
    "samuel",      "sander",      "sandro",     "santiago",   "saul",      "saverio",     "scott",
    "seamus",      "sean",        "sebastian",  "sebastien",  "sebastián", "serge",       "sergei",
    "sergio",      "seth",        "seymour",    "shaun",      "sid",       "sidney",      "sigmund",
    "silas",       "silvano",     "silvio",     "simeon",     "simon",     "sjoerd",      "solomon",
    "stan",        "stanislas",   "stanislaus", "stanley",    "stefan",    "stefano",     "steffen",
    "stephan",     "stephane",    "stephen",    "sterling",   "steve",     "steven",      "stewart",
    "stijn",       "stuart",      "stéphane",   "sven",       "sylvain",   "sylvester",   "szymon",
    "sébastien",   "sören",       "tadeusz",    "ted",        "teddy",     "teodoro",     "terence",
    "thaddeus",    "theo",        "theodoor",   "theodor",    "theodore",  "thierry",     "thomas",
    "thorsten",    "théo",        "théodore",   "tiago",      "tibor",     "tilo",        "tim",
    "timo",        "timothy",     "titus",      "tjark",      "tobias",    "toby",        "todd",
    "tom",         "tomas",       "tommaso",    "tommy",      "tomás",     "tony",        "torsten",
    "tristan",     "tyler",       "udo",        "ugo",        "ulf",       "ulrich",      "umberto",
    "urban",       "urs",         "uwe",        "valentino",  "vernon",    "vicente",     "victor",
    "vikram",      "viktor",      "vincent",    "vincenzo",   "virgil",    "vito",        "vittorio",
    "vladimir",    "volker",      "václav",     "wade",       "walt",      "walter",      "warren",
    "wayne",       "wendelin",    "wendell",    "wenzel",     "werner",    "wilbur",      "wilf",
    "wilfred",     "wilfrid",     "wilhelm",    "will",       "willem",    "willi",       "william",
    "willie",      "wim",         "winston",    "wolf",       "wolfgang",  "wouter",      "xavier",
    "yanis",       "yannick",     "yannis",     "yuri",       "yusuf",     "yves",        "zacharias",
    "zachary",     "zdenek",      "álvaro",     "ángel",      "ägidius",   "étienne",
};

static const char *const women[] = {
    "abigail",      "abril",     "ada",        "addie",      "adela",      "adelaide",   "adele",
    "adelheid",     "adelina",   "adeline",    "adriana",    "agatha",     "agathe",     "agnes",
    "agnese",       "agnieszka", "agnès",      "ailsa",      "aisha",      "alba",       "alberta",
    "alexa",        "alexandra", "alice",      "alicia",     "alina",      "aline",      "alison",
    "allegra",      "alma",      "althea",     "alva",       "amalia",     "amalie",     "amanda",
    "amaya",        "amber",     "amelia",     "amelie",     "amina",      "amparo",     "amy",
    "amélie",       "ana",       "anabel",     "anastasia",  "aneta",      "angela",     "angelica",
    "angelika",     "angelina",  "angélique",  "anika",      "anita",      "anja",       "anke",
    "ann",          "anna",      "annabel",    "annabelle",  "anne",       "anneke",     "annelies",
    "anneliese",    "annemarie", "annette",    "annie",      "annika",     "antje",      "antoinette",
    "antonia",      "anya",      "aoife",      "arabella",   "ariane",     "arlene",     "astrid",
    "audrey",       "augusta",   "aurelia",    "aurora",     "aurélie",    "ava",        "aveline",
    "azucena",      "babette",   "barbara",    "bea",        "beate",      "beatrice",   "beatrijs",
    "beatrix",      "beatriz",   "becky",      "belinda",    "bella",      "benedetta",  "berenice",
    "bernadette",   "bernice",   "berta",      "bertha",     "bess",       "bessie",     "beth",
    "betsy",        "bettina",   "betty",      "beverly",    "bianca",     "birgit",     "birgitta",
    "birte",        "blanca",    "blanche",    "bonnie",     "branwen",    "brenda",     "brianna",
    "bridget",      "brigid",    "brigitta",   "brigitte",   "brita",      "britta",     "bronwyn",
    "bruna",        "brunhilde", "béatrice",   "bérénice",   "camila",     "camilla",    "candida",
    "carina",       "carla",     "carlotta",   "carmela",    "carmen",     "carol",      "carola",
    "carole",       "carolina",  "caroline",   "carolyn",    "carrie",     "cassandra",  "caterina",
    "catharina",    "catherine", "cathleen",   "cathrin",    "cathy",      "catriona",   "cecilia",
    "cecily",       "celeste",   "celestine",  "celia",      "celine",     "chantal",    "charity",
    "charlene",     "charlotte", "chiara",     "chloe",      "chloé",      "christa",    "christel",
    "christiane",   "christina", "christine",  "cilla",      "cindy",      "claire",     "clara",
    "clare",        "clarissa",  "claudette",  "claudia",    "claudine",   "clea",       "clemence",
    "clementine",   "cleo",      "clotilde",   "clémence",   "colette",    "colleen",    "concepción",
    "concha",       "conchita",  "connie",     "constance",  "constanze",  "consuelo",   "cora",
    "coralie",      "cordelia",  "corinna",    "corinne",    "cornelia",   "corrie",     "cosima",
    "costanza",     "courtney",  "cristina",   "cynthia",    "cécile",     "céline",     "dagmar",
    "dahlia",       "daisy",     "daniela",    "danielle",   "daphne",     "dawn",       "deborah",
    "deirdre",      "delia",     "delilah",    "della",      "delphine",   "denise",     "desiree",
    "diana",        "diane",     "dilys",      "dina",       "dinah",      "dolly",      "dolores",
    "dominika",     "donata",    "donatella",  "donna",      "dora",       "dorcas",     "doreen",
    "doris",        "dorothea",  "dorothee",   "dorothy",    "dorte",      "dot",        "dulce",
    "ebba",         "edda",      "edith",      "edna",       "edwina",     "effie",      "eileen",
    "elaine",       "eleanor",   "elena",      "eleonora",   "eleonore",   "elfriede",   "eliane",
    "elisa",        "elisabeth", "elisabetta", "elise",      "eliza",      "elizabeth",  "elke",
    "ella",         "ellen",     "ellie",      "elodie",     "eloise",     "elsa",       "elsbeth",
    "else",         "elsie",     "elspeth",    "elvira",     "ema",        "emilia",     "emilie",
    "emily",        "emma",      "emmeline",   "emmy",       "enid",       "erica",      "erika",
    "erin",         "ernestine", "ersilia",    "esmeralda",  "esmé",       "estela",     "estelle",
    "esther",       "ethel",     "eugenia",    "eugenie",    "eulalia",    "eunice",     "eva",
    "evangeline",   "eve",       "evelyn",     "evelyne",    "evie",       "faith",      "fanny",
    "fatima",       "faye",      "felicia",    "felicitas",  "felicity",   "fenella",    "fernanda",
    "fernande",     "fiona",     "flavia",     "fleur",      "flora",      "florence",   "frances",
    "francesca",    "francine",  "francisca",  "franziska",  "françoise",  "freda",      "frederica",
    "frederike",    "freya",     "frida",      "frieda",     "friederike", "gabriela",   "gabriella",
    "gabrielle",    "gaia",      "gail",       "gemma",      "genevieve",  "geneviève",  "georgia",
    "georgiana",    "georgina",  "geraldine",  "gerda",      "germaine",   "gertrud",    "gertrude",
    "gianna",       "gilda",     "gillian",    "gina",       "ginevra",    "ginny",      "gisela",
    "gisèle",       "giulia",    "giuliana",   "giuseppina", "gladys",     "glenda",     "gloria",
    "grace",        "gracie",    "graziella",  "greta",      "gretchen",   "gretel",     "gretl",
    "griselda",     "guadalupe", "gudrun",     "gwen",       "gwendolen",  "gwendolyn",  "gwyneth",
    "hana",         "hanna",     "hannah",     "hanne",      "hannelore",  "harriet",    "hattie",
    "hatty",        "hazel",     "heather",    "hedda",      "hedwig",     "heidi",      "heike",
    "helen",        "helena",    "helene",     "helga",      "heloise",    "henrietta",  "henriette",
    "hermine",      "hermione",  "hesper",     "hester",     "hetty",      "hilda",      "hilde",
    "hildegard",    "hillary",   "holly",      "honor",      "honora",     "hope",       "hortense",
    "hulda",        "hélène",    "ida",        "ilaria",     "ilka",       "ilona",      "ilse",
    "imelda",       "imke",      "imogen",     "ines",       "inga",       "inge",       "ingeborg",
    "ingrid",       "inken",     "inés",       "inês",       "irene",      "irina",      "iris",
    "irma",         "isa",       "isabel",     "isabella",   "isabelle",   "isadora",    "isla",
    "isobel",       "isolde",    "ivana",      "ivonne",     "ivy",        "jacqueline", "jana",
    "jane",         "janet",     "janice",     "janine",     "jasmin",     "jasmine",    "jeanette",
    "jeanne",       "jemima",    "jennie",     "jennifer",   "jenny",      "jessica",    "jessie",
    "jette",        "jill",      "jo",         "joan",       "joana",      "joanna",     "joanne",
    "jodie",        "johanna",   "josefa",     "josefina",   "josefine",   "josephine",  "josie",
    "joséphine",    "joy",       "joyce",      "judith",     "judy",       "jule",       "julia",
    "juliana",      "julie",     "juliet",     "julieta",    "juliette",   "june",       "justine",
    "jutta",        "karen",     "karin",      "karla",      "karolin",    "karoline",   "katarina",
    "kate",         "katharina", "katharine",  "katherine",  "kathleen",   "kathrin",    "kathryn",
    "kathy",        "katia",     "katie",      "katja",      "katrin",     "kerstin",    "kirsten",
    "kirsty",       "kitty",     "klara",      "kornelia",   "kristin",    "kristina",   "kristine",
    "käthe",        "lana",      "larissa",    "laura",      "laure",      "laurel",     "lauren",
    "lavinia",      "lea",       "leah",       "leila",      "lena",       "lene",       "leni",
    "lenore",       "leona",     "leonie",     "leonor",     "leonora",    "leontine",   "leticia",
    "lettice",      "letty",     "liane",      "libby",      "lidia",      "lieselotte", "liesl",
    "lila",         "lili",      "lilian",     "liliana",    "lilith",     "lillian",    "lily",
    "lina",         "linda",     "lisa",       "lisbeth",    "lise",       "liselotte",  "lisette",
    "liv",          "livia",     "liz",        "liza",       "lizzie",     "lola",       "lore",
    "lorena",       "lorna",     "lotta",      "lotte",      "lottie",     "louisa",     "louise",
    "lourdes",      "lucia",     "luciana",    "lucienne",   "lucille",    "lucinda",    "lucrecia",
    "lucretia",     "lucrezia",  "lucy",       "ludmila",    "luisa",      "luise",      "luísa",
    "lydia",        "lynn",      "lynne",      "léa",        "léonie",     "lúcia",      "mabel",
    "maddalena",    "maddie",    "madeleine",  "madeline",   "mafalda",    "magda",      "magdalena",
    "maggie",       "maike",     "maisie",     "maja",       "malin",      "malvina",    "mamie",
    "manon",        "manuela",   "mara",       "marcela",    "marcella",   "marcia",     "mareike",
    "margaret",     "margareta", "margarete",  "margarethe", "margarida",  "margarita",  "margery",
    "margherita",   "margo",     "margot",     "margret",    "margrit",    "marguerite", "maria",
    "mariam",       "mariana",   "marianna",   "marianne",   "maribel",    "marie",      "marie-claire",
    "marie-louise", "marielle",  "marietta",   "marika",     "marilyn",    "marina",     "marisa",
    "marisol",      "marissa",   "marit",      "marita",     "marjorie",   "marlene",    "marta",
    "martha",       "marthe",    "martina",    "martine",    "mary",       "mathilda",   "mathilde",
    "matilda",      "matilde",   "maud",       "maude",      "maura",      "maureen",    "mavis",
    "maya",         "mechthild", "meg",        "megan",      "melanie",    "melinda",    "melissa",
    "mercedes",     "meredith",  "meret",      "mette",      "mia",        "michaela",   "michelle",
    "mieke",        "milagros",  "mildred",    "milena",     "millicent",  "millie",     "mimi",
    "mina",         "minna",     "minnie",     "mira",       "miranda",    "mireille",   "miriam",
    "moira",        "moll",      "molly",      "mona",       "monica",     "monika",     "monique",
    "morag",        "muriel",    "myra",       "myriam",     "myrtle",     "mélanie",    "nadia",
    "nadine",       "nadja",     "nan",        "nancy",      "nanette",    "naomi",      "nastasia",
    "natalia",      "natalie",   "natascha",   "nathalie",   "nell",       "nellie",     "nelly",
    "nena",         "nerys",     "nettie",     "nicole",     "nicolette",  "nieves",     "nina",
    "nives",        "noelle",    "noemi",      "nola",       "nora",       "noreen",     "norma",
    "nuala",        "nuria",     "octavia",    "oda",        "odette",     "odile",      "ofelia",
    "olga",         "olive",     "olivia",     "olwen",      "olympia",    "ophelia",    "oriana",
    "orla",         "ornella",   "orsola",     "ottilie",    "ottoline",   "paloma",     "pamela",
    "paola",        "patience",  "patricia",   "patrizia",   "patsy",      "paula",      "paulette",
    "paulina",      "pauline",   "peg",        "peggy",      "penelope",   "penny",      "perdita",
    "pernille",     "perpetua",  "petra",      "petronella", "petula",     "philippa",   "philomena",
    "phoebe",       "phyllis",   "pia",        "pilar",      "polly",      "portia",     "priscilla",
    "priya",        "prudence",  "prue",       "queenie",    "rachel",     "rachele",    "raffaella",
    "rahel",        "raquel",    "rebecca",    "regina",     "regine",     "regula",     "renata",
    "renate",       "renée",     "rhiannon",   "rhoda",      "rhona",      "ricarda",    "rita",
    "roberta",      "romy",      "ronja",      "rosa",       "rosalia",    "rosalie",    "rosalind",
    "rosamund",     "rosanna",   "rosaria",    "rosaura",    "rose",       "roselyne",   "rosemarie",
    "rosemary",     "rosetta",   "rosie",      "rosina",     "roswitha",   "rowena",     "roxane",
    "ruby",         "ruth",      "sabina",     "sabine",     "sabrina",    "sadie",      "sally",
    "samantha",     "sandra",    "sanne",      "sara",       "sarah",      "saskia",     "scarlett",
    "selina",       "selma",     "serafina",   "serena",     "sheila",     "shirley",    "sibylle",
    "sidonie",      "sieglinde", "sienna",     "sigrid",     "sigrun",     "silke",      "silvia",
    "simona",       "sinéad",    "sofia",      "sofie",      "solange",    "soledad",    "sonia",
    "sonja",        "sophia",    "sophie",     "stefania",   "stefanie",   "stella",     "stephanie",
    "sue",          "sunniva",   "susan",      "susana",     "susanna",    "susanne",    "susie",
    "suzanne",      "svenja",    "svetlana",   "swantje",    "sybil",      "sylvia",     "sylvie",
    "tabitha",      "tamara",    "tamsin",     "tania",      "tanja",      "tara",       "tatiana",
    "teresa",       "tess",      "tessa",      "thalia",     "thea",       "thekla",     "thelma",
    "theodora",     "theresa",   "therese",    "thérèse",    "tilda",      "tilly",      "tina",
    "tordis",       "tova",      "trude",      "trudy",      "ulla",       "ulrike",     "una",
    "undine",       "ursel",     "ursula",     "uta",        "ute",        "valentina",  "valeria",
    "valerie",      "vanessa",   "vera",       "verena",     "verity",     "verona",     "veronica",
    "veronika",     "vesna",     "vicky",      "victoria",   "vida",       "viktoria",   "viola",
    "violet",       "violeta",   "violetta",   "virginia",   "virginie",   "viridiana",  "viv",
    "vivienne",     "véronique", "waltraud",   "wanda",      "wendy",      "wiebke",     "wilhelmina",
    "wilma",        "winifred",  "winnie",     "xenia",      "ximena",     "yolanda",    "yolande",
    "yvette",       "yvonne",    "zara",       "zdenka",     "zelda",      "zenobia",    "zita",
    "zoe",          "zofia",     "zoé",        "zoë",        "ângela",     "élise",      "élodie",
    "éloïse",       "émilie",
};

enum {
    NAME_BYTES_MAX = 24
};

static int compare_names(const void *key, const void *entry)
{
    return strcmp(key, *(const char *const *)entry);
}

static bool is_listed(const char *name, const char *const *list, size_t count)
{
    return bsearch(name, list, count, sizeof *list, compare_names) != NULL;
}

/* Writes name in lower case, ended by a NUL, up to a hyphen when there is none in the lists with it; false when
 * it is too long to be listed. */
static bool fold_name(Str name, char *out)
{
    size_t length = 0, step;

    for (size_t at = 0; at < name.len_bytes; at += step) {
        uint32_t c = utf8_decode(name, at, &step);
        if (length + 4 > NAME_BYTES_MAX)
            return false;
        length += utf8_encode(utf8_to_lower(c), out + length);
    }
    out[length] = '\0';
    return length > 0;
}

static Gender listed_gender(const char *name)
{
    if (is_listed(name, men, sizeof men / sizeof *men))
        return GENDER_MAN;
    return is_listed(name, women, sizeof women / sizeof *women) ? GENDER_WOMAN : GENDER_UNKNOWN;
}

Gender given_name_gender(Str given)
{
    char name[NAME_BYTES_MAX + 1];

    if (!fold_name(given, name))
        return GENDER_UNKNOWN;
    Gender gender = listed_gender(name);
    char *hyphen = strchr(name, '-');
    if (gender == GENDER_UNKNOWN && hyphen != NULL) { /* "Hans-Peter" is named like Hans */
        *hyphen = '\0';
        gender = listed_gender(name);
    }
    return gender;
}

bool given_names_are_sorted(void)
{
    for (size_t i = 1; i < sizeof men / sizeof *men; i++)
        if (strcmp(men[i - 1], men[i]) >= 0)
            return false;
    for (size_t i = 1; i < sizeof women / sizeof *women; i++)
        if (strcmp(women[i - 1], women[i]) >= 0)
            return false;
    return true;
}
