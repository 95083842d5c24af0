/* What a web page, a newsletter or the notes of a podcast carry around their text: bars of links, buttons, requests to
 * sign up, where the page is filed, times of a recording. */
#include "passes.h"

#include <string.h>

enum {
    WEB_WORDS = 24,
    REQUEST_WORDS = 40
};

/* ---- bars of links ------------------------------------------------------------------------------------- */

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
                                        "add a comment"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_nocase(part, str_from(names[i])))
            return true;
    return false;
}

/* "Home | Episodes | About | Shop": short parts, two and more of which are called like links. */
static bool is_bar_of_links(Str plain)
{
    size_t parts = 0, links = 0;
    for (size_t at = 0; at < plain.len_bytes; parts++) {
        size_t bar = str_find_byte(plain, '|', at), dot = str_find(plain, STR(" · "), at);
        size_t end = bar < dot ? bar : dot;
        Str part = str_trim(str_slice(plain, at, end));
        if (part.len_bytes > 40)
            return false;
        links += is_link_name(part);
        at = end + (end == bar ? 1 : sizeof " · " - 1);
    }
    return parts >= 3 && links >= 2;
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

/* "Start > Kultur > Bücher". */
static bool is_trail(Str plain)
{
    size_t crumbs = 0;
    for (size_t at = str_find(plain, STR(" > "), 0); at < plain.len_bytes;
         at = str_find(plain, STR(" > "), at + 3))
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

static bool asks_consent(Str plain, Buffer *scratch)
{
    static const char *const phrases[] = {"by signing up", "agree to our terms"};
    fold_case(plain, scratch);
    return holds_any(buffer_str(scratch), phrases, sizeof phrases / sizeof *phrases);
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
    WordShape shape = word_shape(plain);
    if (shape.words > REQUEST_WORDS || shape.sentence_ends > 3)
        return false;
    fold_case(plain, scratch);
    Str folded = buffer_str(scratch);
    return holds_any(folded, deeds, sizeof deeds / sizeof *deeds) &&
           holds_any(folded, means, sizeof means / sizeof *means);
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
    while (next_word(plain, &at, &word)) {
        bool listed = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            listed = listed || str_equal_nocase(word, str_from(words[i]));
        named += listed;
        digits += word.data[0] >= '0' && word.data[0] <= '9';
        others += !listed && !(word.data[0] >= '0' && word.data[0] <= '9');
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
        digits += c >= '0' && c <= '9';
    }
    return (colons == 2 && digits >= 5 && digits <= 9) || (colons == 4 && digits >= 10);
}

bool is_web_line(Str plain, Buffer *scratch)
{
    static const char *const openings[] = {"skip to ",       "advertisement",   "story continues below",
                                           "sign in |",      "sign in to",      "log in |",
                                           "share on ",      "share this",      "read more:",
                                           "tags:",          "comments (",      "load more comments",
                                           "copy link",      "by signing up",   "enter your email",
                                           "sign up for",    "subscribe to",    "related:",
                                           "most read",      "anzeige",         "publicité",
                                           "publicidad",     "pubblicità",      "publicidade",
                                           "advertentie",    "lire aussi",      "leer también",
                                           "lesen sie auch", "leggi anche",     "filed under",
                                           "posted in ",     "tagged ",         "kategorie:",
                                           "kategorien:",    "schlagwörter:",   "classé dans",
                                           "étiquettes :",   "archivado en",    "etiquetas:",
                                           "archiviato in",  "arquivado em",    "leia também",
                                           "lees ook",       "leave a comment", "leave a reply"};
    WordShape shape = word_shape(plain);
    if (is_time_code(plain) || is_count_of_comments(plain))
        return true;
    if (shape.words > WEB_WORDS)
        return asks_to_sign_up(plain, scratch);
    if (starts_with_any(plain, openings, sizeof openings / sizeof *openings)) {
        bool sentence =
            shape.sentence_ends == 1 && shape.long_lower_words > 6 && !str_starts(plain, STR("By "));
        return !sentence;
    }
    fold_case(plain, scratch);
    Str folded = buffer_str(scratch);
    bool ago = str_ends(folded, STR(" hours ago")) || str_ends(folded, STR(" days ago"));
    return ago || str_ends(folded, STR("sign up")) || str_ends(plain, STR(". Reply")) ||
           is_bar_of_links(plain) || is_pager(plain) || is_trail(plain) || asks_consent(plain, scratch) ||
           asks_to_sign_up(plain, scratch);
}

bool are_web_lines(Str plain, Buffer *scratch)
{
    bool all = true;
    for (size_t at = 0; at < plain.len_bytes;) {
        Str line = block_line(plain, &at);
        if (asks_consent(line, scratch) && word_shape(plain).words <= 50)
            return true;
        all = all && is_web_line(line, scratch);
    }
    return all;
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

/* The head of a box of links or of a newsletter, and the lines right below it. */
void find_web_boxes(Recovery *recovery)
{
    static const char *const heads[] = {
        "more from ", "more in ",           "related stories", "related articles", "you may also like",
        "read next",  "most popular",       "mehr aus ",       "mehr zum thema",   "à lire aussi",
        "más de ",    "te puede interesar", "leggi anche"};
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
        if (!is_open(recovery, i) || features->words > 6 || features->end != END_OPEN ||
            i + 1 >= recovery->count || recovery->drafts[i + 1].blank_lines > 0)
            continue;
        box = starts_with_any(block_plain(recovery, i), heads, sizeof heads / sizeof *heads);
        if (box || (is_web_block(recovery, i + 1) && features->all_caps))
            decide_kind(recovery, i, BLOCK_FURNITURE, box ? "related" : "promo", "head of a web box", 75);
    }
}
