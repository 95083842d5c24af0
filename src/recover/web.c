/* What a web page, a newsletter or the notes of a podcast carry around their text: bars of links, buttons, requests to
 * sign up, where the page is filed, times of a recording. */
#include "cuts.h"
#include "passes.h"

#include <string.h>

enum {
    WEB_WORDS = 24,
    REQUEST_WORDS = 40
};

/* ---- bars of links ------------------------------------------------------------------------------------- */

static SecondLetters link_letters = {['a' - 'a'] = "bcdfnrsv",
                                     ['b' - 'a'] = "alou",
                                     ['c' - 'a'] = "ehor",
                                     ['d' - 'a'] = "aeor",
                                     ['e' - 'a'] = "-mnp",
                                     ['f' - 'a'] = "aelo",
                                     ['g' - 'a'] = "ai",
                                     ['h' - 'a'] = "eo",
                                     ['i' - 'a'] = "mn",
                                     ['j' - 'a'] = "o",
                                     ['k' - 'a'] = "o",
                                     ['l' - 'a'] = "io",
                                     ['m' - 'a'] = "aey",
                                     ['n' - 'a'] = "aeio",
                                     ['o' - 'a'] = "puv",
                                     ['p' - 'a'] = "aior",
                                     ['q' - 'a'] = "u",
                                     ['r' - 'a'] = "eis\xE3",
                                     ['s' - 'a'] = "'aehioptu\xE2",
                                     ['t' - 'a'] = "ehow",
                                     ['w' - 'a'] = "ah",
                                     ['x' - 'a'] = " ",
                                     ['y' - 'a'] = "o",
                                     ['z' - 'a'] = "o"};

/* What links in the bars of a page are called, in seven languages. */
static bool is_link_name(Str part)
{
    static const char *const names[] = {"home",
                                        "about",
                                        "about us",
                                        "contact",
                                        "contact us",
                                        "log in",
                                        "login",
                                        "sign in",
                                        "sign up",
                                        "register",
                                        "search",
                                        "menu",
                                        "shop",
                                        "store",
                                        "subscribe",
                                        "share",
                                        "rss",
                                        "feed",
                                        "newsletter",
                                        "newsletters",
                                        "archive",
                                        "archives",
                                        "episodes",
                                        "podcast",
                                        "podcasts",
                                        "print",
                                        "email",
                                        "e-mail",
                                        "copy link",
                                        "facebook",
                                        "nieuws",
                                        "inloggen",
                                        "nachrichten",
                                        "nouvelles",
                                        "actualités",
                                        "noticias",
                                        "notizie",
                                        "notícias",
                                        "iniciar sesión",
                                        "accedi",
                                        "entrar",
                                        "subscribe now",
                                        "share this post",
                                        "read more",
                                        "twitter",
                                        "instagram",
                                        "youtube",
                                        "mastodon",
                                        "bluesky",
                                        "linkedin",
                                        "pinterest",
                                        "reddit",
                                        "whatsapp",
                                        "tweet",
                                        "privacy",
                                        "terms",
                                        "cookies",
                                        "help",
                                        "faq",
                                        "donate",
                                        "support",
                                        "comments",
                                        "comment",
                                        "save",
                                        "bookmark",
                                        "top",
                                        "back to top",
                                        "news",
                                        "sports",
                                        "opinion",
                                        "startseite",
                                        "über uns",
                                        "kontakt",
                                        "impressum",
                                        "datenschutz",
                                        "anmelden",
                                        "suche",
                                        "abo",
                                        "teilen",
                                        "drucken",
                                        "merken",
                                        "kommentare",
                                        "accueil",
                                        "à propos",
                                        "connexion",
                                        "s'abonner",
                                        "s’abonner",
                                        "partager",
                                        "imprimer",
                                        "rechercher",
                                        "inicio",
                                        "acerca de",
                                        "contacto",
                                        "buscar",
                                        "suscríbete",
                                        "compartir",
                                        "imprimir",
                                        "aviso legal",
                                        "chi siamo",
                                        "contatti",
                                        "cerca",
                                        "abbonati",
                                        "condividi",
                                        "stampa",
                                        "início",
                                        "sobre",
                                        "contato",
                                        "assine",
                                        "compartilhar",
                                        "over ons",
                                        "zoeken",
                                        "delen",
                                        "afdrukken",
                                        "abonneren",
                                        "next",
                                        "previous",
                                        "printable version",
                                        "tell a friend",
                                        "add a comment",
                                        "reply",
                                        "report",
                                        "flag",
                                        "quote",
                                        "like",
                                        "share by email",
                                        "antworten",
                                        "melden",
                                        "répondre",
                                        "signaler",
                                        "responder",
                                        "denunciar",
                                        "rispondi",
                                        "segnala",
                                        "reageren",
                                        "x",
                                        "threads",
                                        "messenger",
                                        "telegram",
                                        "copy",
                                        "link",
                                        "sections",
                                        "my account",
                                        "account",
                                        "sign out",
                                        "log out",
                                        "listen",
                                        "watch",
                                        "gift this article",
                                        "gift article",
                                        "share article",
                                        "share full article",
                                        "email this",
                                        "follow",
                                        "follow us",
                                        "jobs",
                                        "games",
                                        "crosswords",
                                        "advertise",
                                        "our terms",
                                        "terms of use",
                                        "privacy policy",
                                        "menü",
                                        "konto",
                                        "link kopieren",
                                        "folgen",
                                        "copier le lien",
                                        "suivre",
                                        "copiar enlace",
                                        "seguir",
                                        "copia link",
                                        "segui",
                                        "copiar link"};
    ASSERT_COVERED(link_letters, names);
    return is_one_of(part, names, sizeof names / sizeof *names);
}

/* Without signs and numbers around its letters: "share" of an arrow, a blank and "Share". */
static Str letters_within(Str part)
{
    size_t start = 0, end = part.len_bytes, step;
    while (start < end && !utf8_is_alpha(utf8_decode(part, start, &step)))
        start += step;
    while (end > start && !utf8_is_alpha(utf8_before(part, end)))
        end = utf8_previous(part, end);
    return str_slice(part, start, end);
}

/* "Home | Episodes | About | Shop", "Print   E-mail   Share", a heart and a number, a balloon and a number, "Share": short
 * parts, two and more of which are called like links or are counts. */
static bool is_bar_of_links(Str plain, Str source)
{
    static const char *const dividers[] = {"|", " · ", " ∙ ", "   "};
    size_t parts = 0, links = 0, counts = 0;
    Str s = str_find(source, STR("   "), 0) < source.len_bytes ? source : plain;
    for (size_t at = 0; at < s.len_bytes; parts++) {
        size_t end = s.len_bytes, skip = 0;
        for (size_t i = 0; i < sizeof dividers / sizeof *dividers; i++) {
            size_t here = str_find(s, str_from(dividers[i]), at);
            if (here < end) {
                end = here;
                skip = strlen(dividers[i]);
            }
        }
        Str part = letters_within(str_slice(s, at, end));
        if (part.len_bytes > 40)
            return false;
        links += is_link_name(part);
        counts += part.len_bytes == 0;
        at = end + skip;
        while (at < s.len_bytes && s.data[at] == ' ')
            at++;
    }
    return (parts >= 3 && links >= 2) || (parts == 2 && links == 2) ||
           (parts >= 3 && links + counts == parts && links > 0);
}

static bool begins_no_link_name(Str plain)
{
    return is_ascii_letter(byte_at(plain, 0)) && !may_begin(plain, link_letters);
}

/* "Menu Subscribe Sign in": nothing but names of links, two and more; a copy has lost what stood between them. */
static bool is_row_of_links(Str plain)
{
    enum {
        MOST_BYTES = 80,
        NAME_WORDS = 3
    };
    size_t at = 0, links = 0;
    if (plain.len_bytes == 0 || !is_ascii_letter(plain.data[plain.len_bytes - 1]) ||
        plain.len_bytes > MOST_BYTES || begins_no_link_name(plain))
        return false; /* a sentence, as nearly always */
    while (at < plain.len_bytes) {
        size_t end = at, longest = at;
        Str word;
        for (size_t words = 0; words < NAME_WORDS && next_word(plain, &end, &word); words++)
            if (is_link_name(str_trim(str_slice(plain, at, end))))
                longest = end;
        if (longest == at)
            return false;
        links++;
        for (at = longest; at < plain.len_bytes && plain.data[at] == ' ';)
            at++;
    }
    return links >= 2;
}

/* Where a page can be shared to, or what copies its address: a button alone. */
static bool is_share_button(Str plain)
{
    static const char *const names[] = {
        "facebook", "twitter",   "x",         "whatsapp",     "linkedin",      "reddit",
        "bluesky",  "pinterest", "threads",   "telegram",     "copy link",     "mastodon",
        "email",    "e-mail",    "print",     "share",        "link kopieren", "partager",
        "teilen",   "compartir", "condividi", "compartilhar", "copier le lien"};
    return is_one_of(plain, names, sizeof names / sizeof *names);
}

/* Each line shares the page in its way. */
static bool are_share_buttons(Str plain)
{
    size_t lines = 0;
    for (size_t at = 0; at < plain.len_bytes; lines++)
        if (!is_share_button(block_line(plain, &at)))
            return false;
    return lines >= 2;
}

/* "← Previous: Peat", "Next: The Auction →". */
static bool is_pager(Str plain)
{
    static const char *const arrows[] = {"←", "→", "↑", "‹ ", " ›", "<< ", " >>"};
    bool arrow = false;
    for (size_t i = 0; i < sizeof arrows / sizeof *arrows && !arrow; i++)
        arrow = str_starts(plain, str_from(arrows[i])) || str_ends(plain, str_from(arrows[i]));
    return arrow && word_shape(plain).sentence_ends == 0;
}

/* "Start > Kultur > Bücher", "Home / Books / Interviews". */
static bool is_trail(Str plain)
{
    static const char *const steps[] = {" > ", " › ", " » "};
    static const char *const homes[] = {"home / ",    "start / ",  "startseite / ",
                                        "accueil / ", "inicio / ", "início / "};
    size_t crumbs = 0;
    if (starts_with_any(plain, homes, sizeof homes / sizeof *homes) && word_shape(plain).sentence_ends == 0)
        return true;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (size_t at = str_find(plain, str_from(steps[i]), 0); at < plain.len_bytes;
             at = str_find(plain, str_from(steps[i]), at + 1))
            crumbs++;
    return crumbs >= 2;
}

/* ---- requests ------------------------------------------------------------------------------------------ */

static bool holds_any(Str folded, const char *const *phrases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_find(folded, str_from(phrases[i]), 0) < folded.len_bytes)
            return true;
    return false;
}

/* Letters that each list of phrases below has in each of its phrases, or in what must stand beside them: "mail", "nbox",
 * "ewslet" ... Every short block is asked, hence all bytes at once. */
static bool may_ask(Str plain)
{
    unsigned char found = 0;
    const char *t = plain.data;
    for (size_t i = 0; i + 3 < plain.len_bytes; i++) {
        char a = t[i], b = t[i + 1], c = t[i + 2], d = t[i + 3];
        int mail = ((a == 'm') & (b == 'a') & (c == 'i')) | ((b == 'f') & (c == 'a') & (d == 'c')) |
                   ((b == 'b') & (c == 'o') & (d == 'x')) | (a == '@') | (d == '@');
        int paper = ((a == 'w') & (b == 's') & ((c == 'l') | (c == 'b'))) | ((a == 't') & (b == '\xC3')) |
                    ((a == 'o') & (b == 'r') & (c == 'r')) | ((a == 'e') & (b == 'l') & (d == 'a')) |
                    ((a == 'f') & (b == 'o') & (c == 'l') & (d == 'e'));
        int terms = ((a == 'g') & (b == 'n') & (c == 'i')) | ((a == 'r') & (b == ' ') & (d == 'e'));
        int support = ((a == 'u') & (b == 'p') & (c == 'p')) | ((a == 'b') & (b == 's') & (c == 'c')) |
                      ((a == 'f') & (b == 'r') & ((c == 'e') | (c == 'i'))) |
                      ((a == 's') & (b == ' ') & (c == 'f'));
        found |= (unsigned char)(mail | paper | terms | support);
    }
    return found != 0;
}

static bool asks_consent(Str plain, Buffer *scratch)
{
    static const char *const phrases[] = {"by signing up", "agree to our terms"}, *const hints[] = {
                                                                                      "igning up",
                                                                                      "our terms"};
    if (!holds_any(plain, hints, sizeof hints / sizeof *hints))
        return false;
    fold_case(plain, scratch);
    return holds_any(buffer_str(scratch), phrases, sizeof phrases / sizeof *phrases);
}

/* What a letter on the web says of itself. */
static bool asks_for_support(Str plain)
{
    static const char *const phrases[] = {"reader-supported",   "paid subscriber", "hanks for reading",
                                          "feel free to share", "support my work", "support our work",
                                          "gift subscription",  "refer a friend"};
    return holds_any(plain, phrases, sizeof phrases / sizeof *phrases) &&
           word_shape(plain).words <= REQUEST_WORDS;
}

static bool is_link_button(Str source, Str plain)
{
    return source.len_bytes > 4 && source.data[0] == '[' && source.data[source.len_bytes - 1] == ')' &&
           is_link_name(letters_within(plain));
}

bool leads_elsewhere(Str source, Str plain)
{
    return is_link_button(source, plain) ||
           (str_find(source, STR("   "), 0) < source.len_bytes && is_bar_of_links(plain, source));
}

/* What the reader is asked to do, and what by: both must be named. */
static bool asks_to_sign_up(Str plain, Buffer *scratch)
{
    static const char *const deeds[] = {
        "sign up",      "subscribe",      "enter your",    "join our",    "get our",
        "never miss",   "register",       "abonnieren",    "anmelden",    "melden sie sich an",
        "abonnez-vous", "inscrivez-vous", "recevez",       "suscríbete",  "regístrate",
        "recibe",       "iscriviti",      "abbonati",      "ricevi",      "assine",
        "inscreva-se",  "receba",         "schrijf je in", "meld je aan", "abonneer"};
    static const char *const means[] = {"inbox",       "email",      "e-mail",  "newsletter", "mailing list",
                                        "postfach",    "boîte mail", "boletín", "correo",     "casella",
                                        "nieuwsbrief", "mailbox",    "@",       "infolettre"};
    /* Without their first letters, so that it may be a capital. */
    static const char *const hints[] = {"mail",    "ewslet",     "nbox",  "@",      "oletín",
                                        "ostfach", "ieuwsbrief", "orreo", "asella", "nfolett"};
    if (!holds_any(plain, hints, sizeof hints / sizeof *hints))
        return false;
    WordShape shape = word_shape(plain);
    if (shape.words > REQUEST_WORDS || shape.sentence_ends > 3)
        return false;
    fold_case(plain, scratch);
    Str folded = buffer_str(scratch);
    return holds_any(folded, deeds, sizeof deeds / sizeof *deeds) &&
           holds_any(folded, means, sizeof means / sizeof *means);
}

/* ---- letters sent by mail ------------------------------------------------------------------------------ */

/* Above and below a newsletter: how to see it, why it came, how to stop it. */
static bool is_about_mailing(Str plain, Buffer *scratch)
{
    static const char *const phrases[] = {
        "unsubscribe",         "in your browser",      "view this email",       "view it online",
        "trouble reading",     "trouble viewing",      "you are receiving",     "you're receiving",
        "you’re receiving",    "you received this",    "your preferences",      "did a friend send",
        "forward to a friend", "forwarded this email", "im browser ansehen",    "abbestellen",
        "sie erhalten diese",  "newsletter abmelden",  "version en ligne",      "désabonner",
        "désinscrire",         "vous recevez ce",      "dans votre navigateur", "en el navegador",
        "en su navegador",     "darse de baja",        "recibe este",           "recibes este",
        "nel browser",         "annulla l'iscrizione", "disiscriviti",          "ricevi questa",
        "no navegador",        "cancelar inscrição",   "você recebeu",          "in je browser",
        "uitschrijven",        "je ontvangt deze",     "u ontvangt deze"};
    if (word_shape(plain).words > REQUEST_WORDS)
        return false;
    fold_case(plain, scratch);
    Str folded = buffer_str(scratch);
    bool address = str_find(folded, STR("http"), 0) < folded.len_bytes ||
                   str_find_byte(folded, '@', 0) < folded.len_bytes;
    /* In a sentence somebody may unsubscribe. */
    return address ? holds_any(folded, phrases, sizeof phrases / sizeof *phrases)
                   : starts_with_any(folded, phrases, sizeof phrases / sizeof *phrases);
}

/* "Buy it: https://shop.example/b/12": a label and an address, and nothing else. */
static bool is_labelled_link(Str plain)
{
    size_t at = str_find(plain, STR("http"), 0);
    Str label = str_trim(str_slice(plain, 0, at));
    if (at >= plain.len_bytes || str_find_byte(plain, ' ', at) < plain.len_bytes)
        return false;
    size_t step;
    return label.len_bytes == 0 || (label.data[label.len_bytes - 1] == ':' && word_shape(label).words <= 5 &&
                                    !utf8_is_lower(utf8_decode(label, 0, &step)));
}

/* ---- lines by themselves ------------------------------------------------------------------------------- */

/* "3 comments", "Kommentare (12)", "Leave a reply". */
static bool is_count_of_comments(Str plain)
{
    static const char *const words[] = {"comment",    "comments",    "reply",       "replies",
                                        "kommentar",  "kommentare",  "commentaire", "commentaires",
                                        "comentario", "comentarios", "commento",    "commenti",
                                        "comentário", "comentários", "reactie",     "reacties"};
    size_t at = 0, digits = 0, named = 0, others = 0;
    Str word;
    while (others == 0 && next_word(plain, &at, &word)) {
        bool listed = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            listed = listed || str_is_nocase(word, words[i]);
        named += listed;
        digits += is_ascii_digit(word.data[0]);
        others += !listed && !is_ascii_digit(word.data[0]);
    }
    return named == 1 && digits == 1 && others == 0;
}

/* "00:12:31", "[00:12:31]", "00:00:01,000 --> 00:00:04,000". */
static bool is_time_code(Str plain)
{
    size_t colons = 0, digits = 0;
    for (size_t i = 0; i < plain.len_bytes; i++) {
        char c = plain.data[i];
        if (strchr("0123456789:[]()., ->", c) == NULL)
            return false;
        colons += c == ':';
        digits += is_ascii_digit(c);
    }
    return (colons == 2 && digits >= 5 && digits <= 9) || (colons == 4 && digits >= 10);
}

/* The form below an article in which readers answer, and the link to the rest of a teaser, in seven languages. */
static bool is_form_or_teaser(Str plain)
{
    enum {
        LINK_BYTES = 32
    };
    static const char *const openings[] = {"your email address will not ",
                                           "required fields are ",
                                           "you may use these html ",
                                           "schreibe einen kommentar",
                                           "schreiben sie einen kommentar",
                                           "deine e-mail-adresse wird nicht ",
                                           "ihre e-mail-adresse wird nicht ",
                                           "erforderliche felder sind ",
                                           "laisser un commentaire",
                                           "votre adresse e-mail ne sera ",
                                           "les champs obligatoires ",
                                           "deja una respuesta",
                                           "deja un comentario",
                                           "tu dirección de correo ",
                                           "los campos obligatorios ",
                                           "lascia un commento",
                                           "il tuo indirizzo email non ",
                                           "i campi obbligatori ",
                                           "deixe um comentário",
                                           "deixe uma resposta",
                                           "o seu endereço de e-mail não ",
                                           "o seu endereço de email não ",
                                           "campos obrigatórios ",
                                           "geef een reactie",
                                           "je e-mailadres wordt niet ",
                                           "vereiste velden "};
    static const char *const links[] = {
        "read more", "continue reading", "weiterlesen", "mehr lesen",   "lire la suite",      "lire plus",
        "leer más",  "seguir leyendo",   "leggi tutto", "leggi di più", "continua a leggere", "leia mais",
        "ler mais",  "lees meer",        "lees verder", "show more",    "load more",          "see more"};
    static SecondLetters letters = {
        ['c' - 'a'] = "ao",  ['d' - 'a'] = "e",    ['e' - 'a'] = "r",  ['g' - 'a'] = "e", ['i' - 'a'] = " hl",
        ['j' - 'a'] = "e",   ['l' - 'a'] = "aeio", ['m' - 'a'] = "e",  ['o' - 'a'] = " ", ['r' - 'a'] = "e",
        ['s' - 'a'] = "ceh", ['t' - 'a'] = "u",    ['v' - 'a'] = "eo", ['w' - 'a'] = "e", ['y' - 'a'] = "o"};
    if (is_ascii_letter(byte_at(plain, 0)) && !may_begin(plain, letters))
        return false;
    ASSERT_COVERED(letters, openings);
    ASSERT_COVERED(letters, links);
    if (starts_folded_with_any(plain, openings, sizeof openings / sizeof *openings))
        return true;
    if (plain.len_bytes > LINK_BYTES && is_ascii_letter(plain.data[0]) &&
        is_ascii_letter(plain.data[plain.len_bytes - 2]))
        return false; /* its letters are more than any of these has */
    return is_one_of(letters_within(plain), links, sizeof links / sizeof *links);
}

/* What stands between the parts of a bar or a trail, or at the ends of a pager, or in the middle of them: bars, slashes,
 * arrows, dots beyond ASCII, wide blanks. */
static bool holds_divider(Str plain)
{
    unsigned char found = 0;
    const unsigned char *t = (const unsigned char *)plain.data;
    for (size_t i = 0; i + 1 < plain.len_bytes; i++)
        found |= (unsigned char)((t[i] >= 0x80) | (t[i] == '|') | (t[i] == '/') | (t[i] == '<') |
                                 (t[i] == '>') | ((t[i] == ' ') & (t[i + 1] == ' ')));
    return found != 0;
}

/* By how it ends, or by what stands between its parts. */
static bool is_web_line_by_marks(Str plain)
{
    bool ends = str_ends_nocase(plain, STR(" hours ago")) || str_ends_nocase(plain, STR(" days ago")) ||
                str_ends_nocase(plain, STR("sign up")) || str_ends(plain, STR(". Reply"));
    return ends || is_row_of_links(plain) ||
           (holds_divider(plain) && (is_bar_of_links(plain, plain) || is_pager(plain) || is_trail(plain)));
}

bool is_web_line(Str plain, bool edge, Buffer *scratch)
{
    static const char *const openings[] = {"skip to ",
                                           "advertisement",
                                           "story continues below",
                                           "sign in |",
                                           "sign in to",
                                           "log in |",
                                           "share on ",
                                           "share via ",
                                           "share this",
                                           "read more:",
                                           "tags:",
                                           "comments (",
                                           "load more comments",
                                           "copy link",
                                           "by signing up",
                                           "enter your email",
                                           "sign up for",
                                           "subscribe to",
                                           "related:",
                                           "most read",
                                           "anzeige",
                                           "publicité",
                                           "publicidad",
                                           "pubblicità",
                                           "publicidade",
                                           "advertentie",
                                           "lire aussi",
                                           "leer también",
                                           "lesen sie auch",
                                           "leggi anche",
                                           "filed under",
                                           "posted in ",
                                           "tagged ",
                                           "kategorie:",
                                           "kategorien:",
                                           "schlagwörter:",
                                           "classé dans",
                                           "étiquettes :",
                                           "archivado en",
                                           "etiquetas:",
                                           "archiviato in",
                                           "arquivado em",
                                           "leia também",
                                           "lees ook",
                                           "sort by",
                                           "share by ",
                                           "leave a comment",
                                           "leave a reply",
                                           "publicado em ",
                                           "publicado en ",
                                           "pubblicato in ",
                                           "publié dans ",
                                           "sign up to ",
                                           "listen to this ",
                                           "topics:",
                                           "topic:",
                                           "themen:",
                                           "sujets :",
                                           "temas:",
                                           "argomenti:",
                                           "explore more on",
                                           "reuse this content"};
    if (is_time_code(plain) || is_count_of_comments(plain) || is_labelled_link(plain))
        return true;
    if ((edge && is_about_mailing(plain, scratch)) || (may_ask(plain) && asks_for_support(plain)))
        return true;
    bool form = is_form_or_teaser(plain);
    static SecondLetters letters = {['a' - 'a'] = "dnr", ['b' - 'a'] = "y",       ['c' - 'a'] = "lo",
                                    ['e' - 'a'] = "ntx", ['f' - 'a'] = "i",       ['k' - 'a'] = "a",
                                    ['l' - 'a'] = "eio", ['m' - 'a'] = "o",       ['p' - 'a'] = "ou",
                                    ['r' - 'a'] = "e",   ['s' - 'a'] = "chikotu", ['t' - 'a'] = "aeho"};
    bool may_open = !is_ascii_letter(byte_at(plain, 0)) || may_begin(plain, letters);
    ASSERT_COVERED(letters, openings);
    bool opens = !form && may_open && starts_with_any(plain, openings, sizeof openings / sizeof *openings);
    bool asks = may_ask(plain) && (asks_to_sign_up(plain, scratch) || asks_consent(plain, scratch));
    if (!form && !opens && !asks && !is_web_line_by_marks(plain))
        return false; /* as nearly always: its words need not be looked up */
    WordShape shape = word_shape(plain);
    if (form)
        return shape.words <= REQUEST_WORDS;
    if (shape.words > WEB_WORDS)
        return asks_to_sign_up(plain, scratch);
    if (!opens)
        return true;
    bool sentence = shape.sentence_ends == 1 && shape.long_lower_words > 6 && !str_starts(plain, STR("By "));
    bool skips = starts_nocase(plain, "skip to ") && str_ends(plain, STR(".")); /* somebody is told to */
    return !sentence && !skips;
}

/* A request may run over several lines; of lines each by itself most must be a web page's. */
bool are_web_lines(Str plain, uint32_t words, bool edge, Buffer *scratch)
{
    enum {
        MOST_WORDS = 60
    };
    size_t lines = 0, web = 0;
    if (words > MOST_WORDS)
        return false;
    bool request = (edge && is_about_mailing(plain, scratch)) ||
                   (may_ask(plain) && (asks_consent(plain, scratch) || asks_to_sign_up(plain, scratch)));
    if ((request && words <= 50) || are_share_buttons(plain))
        return true;
    for (size_t at = 0; at < plain.len_bytes; lines++) {
        web += is_web_line(block_line(plain, &at), edge, scratch);
        if (web == 0) /* the first is none */
            return false;
    }
    return web * 2 >= lines;
}

/* ---- boxes --------------------------------------------------------------------------------------------- */

static bool is_web_block(const Recovery *recovery, size_t i)
{
    return recovery->drafts[i].cls == BLOCK_FURNITURE && recovery->drafts[i].kind != NULL &&
           strcmp(recovery->drafts[i].kind, "web") == 0;
}

/* A word or two right below a request: its button. */
static bool is_button(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return i > 0 && recovery->drafts[i].blank_lines == 0 && is_open(recovery, i) && features->words <= 3 &&
           features->lines == 1 && features->end == END_OPEN && is_web_block(recovery, i - 1) &&
           recovery->features[i - 1].end == END_STOP;
}

/* Below the line that stops a newsletter only its sender is named. */
static void find_mail_footer(Recovery *recovery)
{
    enum {
        FOOTER_BLOCKS = 8,
        LONG_TEXT_CHARS = 160
    };
    size_t from = recovery->count > FOOTER_BLOCKS ? recovery->count - FOOTER_BLOCKS : 0;
    for (size_t i = from; i < recovery->count; i++)
        if (recovery->features[i].chars >= LONG_TEXT_CHARS && is_open(recovery, i))
            from = i + 1;
    Buffer scratch = {0};
    bool below = false;
    for (size_t i = from; i < recovery->count; i++) {
        if (is_web_block(recovery, i))
            below = from > 0 && (below || is_about_mailing(block_plain(recovery, i), &scratch));
        else if (below && is_open(recovery, i) && recovery->features[i].words <= 20)
            decide_kind(recovery, i, BLOCK_FURNITURE, "web", "foot of a newsletter", 75);
        else
            below = false;
    }
    buffer_free(&scratch);
}

/* "quietplease   14 Mar 2024 11.03": who says something below an article, and when. */
static bool heads_comment(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->lines != 1 || features->words > 10 || features->end == END_STOP || !features->has_digit)
        return false;
    size_t at = 0;
    Str word, source = block_source(recovery, i);
    while (next_word(source, &at, &word))
        if ((lexicon_lists(word) & LEX_MONTH) != 0)
            return true;
    return str_ends(source, STR(" ago"));
}

/* Below the count of its comments each has a head, or a button to answer it. */
static void find_comments(Recovery *recovery, Buffer *scratch)
{
    bool comments = false, inside = false;
    for (size_t i = 0; i < recovery->count; i++) {
        bool tight = recovery->drafts[i].blank_lines == 0 && i > 0;
        if (recovery->features[i].words <= 3 && is_web_block(recovery, i) &&
            is_count_of_comments(block_plain(recovery, i)))
            comments = true;
        if (!comments)
            continue;
        inside = tight ? inside : heads_comment(recovery, i);
        bool button =
            recovery->features[i].words <= 4 && is_web_line(block_plain(recovery, i), false, scratch);
        if (is_open(recovery, i) && (inside || button))
            decide_kind(recovery, i, BLOCK_FURNITURE, "comment", "reader's comment", 75);
    }
}

/* Between two lines of a web page, with no blank line in between: of the same box. */
static void find_stacked_boxes(Recovery *recovery)
{
    enum {
        MOST_WORDS = 40
    };
    for (size_t i = 0; i < recovery->count; i++) {
        if (!is_web_block(recovery, i))
            continue;
        size_t end = i + 1, words = 0;
        while (end < recovery->count && recovery->drafts[end].blank_lines == 0 &&
               !is_web_block(recovery, end) && words <= MOST_WORDS)
            words += recovery->features[end++].words;
        if (end >= recovery->count || recovery->drafts[end].blank_lines > 0 || !is_web_block(recovery, end) ||
            words > MOST_WORDS)
            continue;
        for (size_t k = i + 1; k < end; k++)
            if (is_open(recovery, k))
                decide_kind(recovery, k, BLOCK_FURNITURE, "promo", "in a web box", 75);
    }
}

/* "More from the Mariner", "Most viewed": what links to other pages is headed by. */
static bool heads_links(Str line)
{
    static const char *const heads[] = {"more from ",
                                        "more in ",
                                        "related stories",
                                        "related articles",
                                        "you may also like",
                                        "read next",
                                        "most popular",
                                        "most viewed",
                                        "most read",
                                        "most shared",
                                        "most commented",
                                        "top stories",
                                        "more stories",
                                        "more articles",
                                        "meistgelesen",
                                        "les plus lus",
                                        "lo más leído",
                                        "i più letti",
                                        "mais lidas",
                                        "as mais lidas",
                                        "meest gelezen",
                                        "latest stories",
                                        "editors' picks",
                                        "editors’ picks",
                                        "mehr aus ",
                                        "mehr zum thema",
                                        "à lire aussi",
                                        "más de ",
                                        "te puede interesar",
                                        "leggi anche",
                                        "more on ",
                                        "more like this",
                                        "recommended",
                                        "what to read next",
                                        "keep reading",
                                        "trending",
                                        "from our archive",
                                        "in other news",
                                        "weitere artikel",
                                        "mehr dazu",
                                        "das könnte sie ",
                                        "sur le même sujet",
                                        "à lire également",
                                        "también te ",
                                        "más sobre ",
                                        "relacionad",
                                        "potrebbe interessart",
                                        "articoli correlati",
                                        "veja também",
                                        "leia mais",
                                        "lees verder",
                                        "meer over "};
    return starts_with_any(line, heads, sizeof heads / sizeof *heads);
}

/* A head of links and the links as lines of one block. */
static bool is_box_of_links(Recovery *recovery, size_t i)
{
    enum {
        MOST_LINES = 12,
        MOST_LINE_CHARS = 90
    };
    const BlockFeatures *features = &recovery->features[i];
    if (features->lines < 2 || features->lines > MOST_LINES || features->longest_line > MOST_LINE_CHARS ||
        (features->end == END_STOP && features->last_mark == '.'))
        return false;
    size_t at = 0;
    Str first = block_line(block_plain(recovery, i), &at);
    return heads_links(first) && word_shape(first).words <= 6 && !ends_with_stop(first);
}

/* The head of a box of links or of a newsletter, and the lines right below it. */
void find_web_boxes(Recovery *recovery)
{
    find_mail_footer(recovery);
    Buffer scratch = {0};
    find_comments(recovery, &scratch);
    buffer_free(&scratch);
    find_stacked_boxes(recovery);
    bool box = false;
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        bool tight = recovery->drafts[i].blank_lines == 0;
        if (is_button(recovery, i))
            decide_kind(recovery, i, BLOCK_FURNITURE, "web", "button", 75);
        if (box && tight && is_open(recovery, i) && features->words <= (features->lines > 1 ? 60u : 20u)) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "related", "below a head of links", 75);
            continue;
        }
        box = false;
        if (is_open(recovery, i) && is_box_of_links(recovery, i))
            decide_kind(recovery, i, BLOCK_FURNITURE, "related", "links below their head", 75);
        if (!is_open(recovery, i) || features->words > 6 || features->end != END_OPEN ||
            i + 1 >= recovery->count || recovery->drafts[i + 1].blank_lines > 0)
            continue;
        box = heads_links(block_plain(recovery, i));
        bool named = features->all_caps || is_link_name(block_plain(recovery, i)); /* "Share" */
        if (box || (is_web_block(recovery, i + 1) && named))
            decide_kind(recovery, i, BLOCK_FURNITURE, box ? "related" : "promo", "head of a web box", 75);
    }
}
