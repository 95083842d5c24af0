/* Captions: by a keyword with a number, by the credit under them, and by the hole that the picture left. */
#include "cuts.h"
#include "passes.h"
#include "people.h"

#include <string.h>

enum {
    MAX_CAPTION_WORDS = 60
};

bool begins_caption(Str plain)
{
    size_t at = 0, step;
    Str word;
    if (!next_word(plain, &at, &word) || word.data != plain.data || !word_is_capitalised(word) ||
        !(lexicon_lists(word) & LEX_CAPTION))
        return false;
    if (at < plain.len_bytes && plain.data[at] == '.')
        at++;
    if (at < plain.len_bytes && plain.data[at] == ':')
        return true;
    size_t number_at = at;
    if (!next_word(plain, &at, &word))
        return false;
    bool number = is_ascii_digit(word.data[0]) ||
                  (word.len_bytes <= 5 && word_is_all_caps(word) && strchr("IVXL", word.data[0]) != NULL);
    if (!number || (size_t)(word.data - plain.data) > number_at + 2)
        return false;
    while (at < plain.len_bytes && (plain.data[at] == ' ' || plain.data[at] == '\n'))
        at++;
    if (at >= plain.len_bytes || strchr(".:|)", plain.data[at]) != NULL)
        return true;
    uint32_t next = utf8_decode(plain, at, &step);
    return next == 0x2013 || next == 0x2014 || utf8_is_upper(next);
}

/* ASCII letters compared without case; the end of a line is a blank. */
static bool begins_with(Str s, const char *opening)
{
    for (size_t i = 0; opening[i] != '\0'; i++) {
        if (i >= s.len_bytes)
            return false;
        char c = s.data[i] == '\n' ? ' ' : s.data[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c + ('a' - 'A'));
        if (c != opening[i])
            return false;
    }
    return true;
}

/* "Fotografia de Ida Tallis", "Photo: Ines Roca", "Illustrations by Tom Reed": what it is, and whose. */
/* What a credit begins with: a kind of picture, a word for its use, an archive. */
static SecondLetters credit_letters = {
    ['a' - 'a'] = "bcr", ['b' - 'a'] = "ei",  ['c' - 'a'] = "lor", ['d' - 'a'] = "eir", ['f' - 'a'] = "o",
    ['i' - 'a'] = "lm",  ['p' - 'a'] = "ehi", ['s' - 'a'] = "a",   ['t' - 'a'] = "e",   ['z' - 'a'] = "e"};

static bool begins_picture_of(Str line)
{
    static const char *const pictures[] = {
        "photo",         "photos",      "photograph",   "photographs",   "photography",   "photographie",
        "photographies", "foto",        "fotos",        "foto's",        "foto’s",        "fotografie",
        "fotografía",    "fotografías", "fotografia",   "fotografias",   "picture",       "pictures",
        "image",         "images",      "imagen",       "imagem",        "immagine",      "illustration",
        "illustrations", "illustratie", "illustraties", "illustrazione", "illustrazioni", "ilustración",
        "ilustraciones", "ilustração",  "ilustrações",  "drawing",       "drawings",      "zeichnung",
        "zeichnungen",   "dessin",      "dessins",      "dibujo",        "dibujos",       "desenho",
        "desenhos",      "disegno",     "disegni",      "tekening",      "tekeningen",    "bild",
        "beeld",         "abbildung",   "cliché"};
    static const char *const joints[] = {": ",    " : ",   " © ",  "© ",   " by ",  " de ", " di ",
                                         " von ", " van ", " do ", " da ", " del ", " d’",  " d'"};
    ASSERT_COVERED(credit_letters, pictures);
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        if (!begins_with(line, pictures[i]))
            continue;
        Str rest = str_slice(line, strlen(pictures[i]), line.len_bytes);
        for (size_t k = 0; k < sizeof joints / sizeof *joints; k++) {
            size_t behind = strlen(joints[k]), step;
            if (begins_with(rest, joints[k]) && behind < rest.len_bytes &&
                (k < 4 || utf8_is_upper(utf8_decode(rest, behind, &step))))
                return true;
        }
    }
    return false;
}

bool is_credit_below_caption(const Recovery *recovery, size_t i)
{
    enum {
        WORDS_MAX = 4
    };
    return i > 0 && recovery->drafts[i - 1].cls == BLOCK_CAPTION && recovery->drafts[i].blank_lines == 0 &&
           recovery->features[i].all_caps && recovery->features[i].words <= WORDS_MAX &&
           recovery->features[i].lines == 1;
}

bool is_picture_credit(Str line)
{
    /* "© Luis Ortega"; with a year it is whose rights the whole text has. */
    if (str_starts(line, STR("© ")) && !has_ascii_digit(line) &&
        looks_like_name(str_slice(line, strlen("© "), line.len_bytes)))
        return true;
    /* of all that is listed here and above */
    if (!may_begin(line, credit_letters))
        return false;
    static const char *const openings[] = {"courtesy of ", "credit: ",   "image credit", "bildnachweis",
                                           "crédit : ",    "crédits : ", "crédit photo", "crédits photo"};
    ASSERT_COVERED(credit_letters, openings);
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (begins_with(line, openings[i]))
            return word_shape(line).words <= 14;
    /* "ACERVO DA FAMÍLIA": in capitals, whose picture it is. */
    static const char *const archives[] = {"archive",
                                           "archives",
                                           "archiv ",
                                           "archivo ",
                                           "archivio ",
                                           "arquivo ",
                                           "acervo ",
                                           "archief ",
                                           "sammlung ",
                                           "collection ",
                                           "colección ",
                                           "collezione ",
                                           "coleção ",
                                           "fondo ",
                                           "fonds ",
                                           "cortesía ",
                                           "cortesia ",
                                           "courtesy ",
                                           "per gentile concessione"};
    ASSERT_COVERED(credit_letters, archives);
    if (starts_folded_with_any(line, archives, sizeof archives / sizeof *archives) && word_is_all_caps(line))
        return word_shape(line).words <= 8;
    return begins_picture_of(line) && word_shape(line).words <= 14;
}

/* "(Courier photo by Wes Tibbets)" at the end. */
static bool ends_in_bracketed_credit(Str plain)
{
    enum {
        MOST_WORDS = 8
    };
    static const char *const words[] = {"photo",      "photos",     "photograph",   "picture",
                                        "foto",       "fotos",      "photographie", "fotografía",
                                        "fotografia", "fotografie", "image",        "illustration"};
    size_t open = plain.len_bytes, at = 0;
    while (open > 0 && plain.data[open - 1] != '(')
        open--;
    Str inside = str_slice(plain, open, plain.len_bytes), word;
    if (open == 0 || plain.data[plain.len_bytes - 1] != ')' || word_shape(inside).words > MOST_WORDS)
        return false;
    while (next_word(inside, &at, &word))
        if (is_one_of(word, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* "A man mends a net. Photo: Ines Roca": the credit goes on behind a stop, in the same line. */
static bool ends_in_credit(Str plain)
{
    if (ends_in_bracketed_credit(plain))
        return true;
    for (size_t at = 2; at + 6 < plain.len_bytes; at++) {
        bool apart = plain.data[at - 1] == '(' ||
                     ((plain.data[at - 1] == ' ' || plain.data[at - 1] == '\n') &&
                      strchr(".)\"/|", plain.data[at - 2]) != NULL) ||
                     (plain.data[at - 1] == ' ' && (unsigned char)plain.data[at - 2] >= 0x80);
        if (!apart)
            continue;
        Str tail = str_slice(plain, at, plain.len_bytes);
        if (is_picture_credit(tail) || str_starts(tail, STR("©")))
            return word_shape(tail).words <= 8;
    }
    return false;
}

/* "... between the dryers. BASILE HENIN POUR L'ECLAIREUR": behind a stop who took it, and for whom. */
static bool ends_in_capital_credit(Str plain)
{
    static const char *const for_whom[] = {" FOR ", " POUR ", " FÜR ", " PARA ", " PER ", " VOOR ", " / "};
    size_t start = plain.len_bytes, step;
    while (start > 0) {
        size_t before = utf8_previous(plain, start);
        uint32_t c = utf8_decode(plain, before, &step);
        if (utf8_is_lower(c) || c == '.')
            break;
        start = before;
    }
    Str tail = str_trim(str_slice(plain, start, plain.len_bytes));
    if (start == 0 || plain.data[start - 1] != '.' || tail.len_bytes < 8 || tail.len_bytes > 60)
        return false;
    for (size_t i = 0; i < sizeof for_whom / sizeof *for_whom; i++)
        if (str_find(tail, str_from(for_whom[i]), 0) < tail.len_bytes)
            return true;
    return false;
}

static bool has_credit_line(Str plain)
{
    for (size_t at = 0; at < plain.len_bytes;)
        if (is_picture_credit(block_line(plain, &at)))
            return true;
    return false;
}

/* "Above left: ...", "Arriba: ...", "Links: ...": where to look in a picture. */
static bool names_places(Str plain)
{
    static const char *const places[] = {
        "above",          "below",        "left",      "right",      "top",        "bottom",    "opposite",
        "inset",          "overleaf",     "clockwise", "centre",     "center",     "oben",      "unten",
        "links",          "rechts",       "mitte",     "ci-dessus",  "ci-dessous", "ci-contre", "à gauche",
        "à droite",       "en haut",      "en bas",    "arriba",     "abajo",      "izquierda", "derecha",
        "a la izquierda", "a la derecha", "sopra",     "sotto",      "a sinistra", "a destra",  "in alto",
        "in basso",       "acima",        "abaixo",    "à esquerda", "à direita",  "boven",     "onder"};
    size_t colon = str_find_byte(plain, ':', 0);
    if (colon > 32 || colon + 2 >= plain.len_bytes || plain.data[colon + 1] != ' ')
        return false;
    Str head = str_slice(plain, 0, colon);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        size_t len = strlen(places[i]);
        if (str_starts_nocase(head, str_from(places[i])) &&
            (head.len_bytes == len || head.data[len] == ' ') && word_shape(head).words <= 4)
            return true;
    }
    return false;
}

/* "[IMAGE: oven.jpg]", "[photo: a.tif]", "[Illustration]", "![](a.png)". */
static bool is_image_mark(Str plain)
{
    if (plain.len_bytes < 5 || plain.len_bytes > 200)
        return false;
    if (str_starts(plain, STR("![")) && plain.data[plain.len_bytes - 1] == ')')
        return true;
    if (plain.data[0] != '[' || plain.data[plain.len_bytes - 1] != ']')
        return false;
    return str_equal_nocase(plain, STR("[illustration]")) || starts_nocase(plain, "[image") ||
           starts_nocase(plain, "[photo") || starts_nocase(plain, "[bild") || starts_nocase(plain, "[foto") ||
           str_equal_nocase(plain, STR("[figure]"));
}

/* A line in capitals right under a caption says who took the picture; under a letter or a review it signs. A caption
 * stands in a sentence, or has room above it; a signature stands to the right. */
static bool is_capital_credit(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (i == 0 || recovery->drafts[i].blank_lines > 0 || !features->all_caps || features->words > 6 ||
        features->lines > 1 || features->end == END_STOP ||
        begins_byline(
            str_trim(str_slice(recovery->text, recovery->drafts[i].start, recovery->drafts[i].end))))
        return false;
    const BlockFeatures *above = &recovery->features[i - 1];
    if (above->end != END_STOP || above->words > 40 || above->start == START_LOWER ||
        recovery->drafts[i - 1].blank_lines < 1 || opens_letter(recovery, i - 1))
        return false;
    bool right = features->indent >= above->indent + 8;
    return !right && (!recovery->hard_wrapped || recovery->drafts[i - 1].blank_lines >= 2 ||
                      recovery->drafts[i - 1].cls == BLOCK_CAPTION || interrupts_sentence(recovery, i - 1) ||
                      above->longest_line * 10 < recovery->measure * 8);
}

/* "1. A contact microphone picks up ..." ... "2. Spectrograms ...": sentences numbered from 1 that stand
 * apart from each other, each with room above it. */
static long caption_number(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!is_open(recovery, i) || features->start != START_DIGIT || features->words > 45 ||
        features->words < 5 || features->end != END_STOP || recovery->drafts[i].blank_lines < 2)
        return 0;
    Str s = block_source(recovery, i);
    if (s.len_bytes < 4 || s.data[1] != '.' || s.data[2] != ' ')
        return 0;
    return s.data[0] - '0';
}

static void find_numbered_captions(Recovery *recovery)
{
    long wanted = 1;
    size_t last = NONE, beside = 0;
    for (size_t i = 0; i < recovery->count; i++)
        if (caption_number(recovery, i) == wanted) {
            beside += last != NONE && i == last + 1;
            last = i;
            wanted++;
        }
    if (wanted < 3 || beside > 0)
        return;
    wanted = 1;
    for (size_t i = 0; i < recovery->count; i++)
        if (caption_number(recovery, i) == wanted) {
            decide(recovery, i, BLOCK_CAPTION, "numbered captions", 75);
            wanted++;
        }
}

/* Where words begin in s with the opening, in any case; the end of s when none do. */
static size_t find_opening(Str s, const char *opening)
{
    for (size_t at = 0; at < s.len_bytes; at++)
        if ((at == 0 || s.data[at - 1] == ' ' || s.data[at - 1] == '\n') &&
            starts_nocase(str_slice(s, at, s.len_bytes), opening))
            return at;
    return s.len_bytes;
}

/* "foto di Nicolò Brusca", "Photographs by Una Drew": whose pictures the head of an article says that it has. */
static Str named_photographer(Recovery *recovery)
{
    enum {
        HEAD_BLOCKS = 12,
        HEAD_WORDS = 24
    };
    static const char *const openings[] = {"foto di ",         "fotografie di ",  "fotografia di ",
                                           "fotos de ",        "fotografías de ", "fotografía de ",
                                           "fotografia de ",   "fotografia ",     "photographs by ",
                                           "photography by ",  "photos by ",      "photographies de ",
                                           "photographies : ", "photos : ",       "fotos von ",
                                           "fotos: ",          "foto: "};
    for (size_t i = 0; i < recovery->count && i < HEAD_BLOCKS; i++) {
        if (recovery->features[i].words > HEAD_WORDS)
            continue;
        Str plain = block_plain(recovery, i);
        for (size_t k = 0; k < sizeof openings / sizeof *openings; k++) {
            size_t at = find_opening(plain, openings[k]);
            if (at >= plain.len_bytes)
                continue;
            Str name = str_slice(plain, at + strlen(openings[k]), plain.len_bytes);
            name = str_trim(str_slice(name, 0, str_find_byte(name, '\n', 0)));
            if (looks_like_name(name))
                return name;
        }
    }
    return (Str){0};
}

/* The photographer's name alone on a line, where it may have been taken for a running head; above it stands what the picture
 * shows. */
static void find_named_credits(Recovery *recovery)
{
    enum {
        NAME_WORDS = 4,
        SHOWN_WORDS = 40
    };
    Str photographer = named_photographer(recovery);
    for (size_t i = 1; photographer.len_bytes > 0 && i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i], *shown = &recovery->features[i - 1];
        bool paged = recovery->drafts[i].cls == BLOCK_FURNITURE && !recovery->drafts[i].decided;
        if (!(is_open(recovery, i) || paged) || features->words > NAME_WORDS || features->lines != 1 ||
            !same_letters(block_plain(recovery, i), photographer))
            continue;
        decide_kind(recovery, i, BLOCK_CAPTION, "credit", "whose pictures these are", 85);
        if (recovery->drafts[i].blank_lines <= 1 && is_open(recovery, i - 1) && shown->words <= SHOWN_WORDS &&
            shown->start != START_LOWER && shown->end != END_HYPHEN && shown->end != END_COMMA)
            decide(recovery, i - 1, BLOCK_CAPTION, "credit below", 80);
    }
}

void find_captions(Recovery *recovery)
{
    if (!recovery->markdown) {
        find_numbered_captions(recovery);
        find_named_credits(recovery);
    }
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->words > MAX_CAPTION_WORDS || features->bytes > 600)
            continue;
        Str plain = block_plain(recovery, i), names;
        /* "Photographs by Una Drew" stands in the head of a review as well. */
        if (features->has_digit && features->lines > 1 &&
            citation_evidence(block_marked(recovery, i), plain).score >= 8)
            continue;
        if (is_image_mark(plain)) {
            decide(recovery, i, BLOCK_IMAGE, "image mark", 95);
        } else if (starts_nocase(plain, "[illustration")) {
            decide(recovery, i, BLOCK_CAPTION, "illustration mark", 95);
        } else if (begins_caption(plain) && !is_picture_credit(plain)) {
            decide(recovery, i, BLOCK_CAPTION, "caption keyword", 90);
        } else if ((features->marks & MARK_COLON) && names_places(plain)) {
            decide(recovery, i, BLOCK_CAPTION, "places in a picture", 80);
        } else if (is_picture_credit(plain) ||
                   (is_capital_credit(recovery, i) && !byline_names(plain, &names))) {
            decide_kind(recovery, i, BLOCK_CAPTION, "credit", "credit line", 85);
            /* What stands right above a credit is its caption. */
            bool above = i > 0 && recovery->drafts[i].blank_lines == 0 && is_open(recovery, i - 1) &&
                         recovery->features[i - 1].words <= 40 &&
                         !byline_names(block_plain(recovery, i - 1), &names) &&
                         !begins_byline(block_plain(recovery, i - 1));
            if (above)
                decide(recovery, i - 1, BLOCK_CAPTION, "credit below", 85);
        } else if (features->lines <= 3 && features->words <= 45 && ends_in_credit(plain)) {
            decide(recovery, i, BLOCK_CAPTION, "credit behind it", 80);
        } else if (ends_in_capital_credit(plain)) {
            decide(recovery, i, BLOCK_CAPTION, "credit in capitals behind it", 75);
        } else if (features->lines > 1 && features->lines <= 4 && features->words <= 50 &&
                   !byline_names(plain, &names) && has_credit_line(plain) &&
                   citation_evidence(plain, plain).score < 5) {
            decide(recovery, i, BLOCK_CAPTION, "credit inside", 85);
        } else if (i > 0 && recovery->drafts[i - 1].cls == BLOCK_IMAGE &&
                   recovery->drafts[i].blank_lines == 0 && features->words <= 40) {
            decide(recovery, i, BLOCK_CAPTION, "under an image", 85);
        }
    }
}

/* ---- by their grammar ---------------------------------------------------------------------------------- */

/* English captions often have no verb: "A pilot boarding off Cold Ness, from a print of 1650." Nothing in it
 * may be a verb by its looks, which costs many captions and takes hardly a sentence. */
static bool has_no_verb(Str plain)
{
    static const char *const giveaways[] = {
        "is",  "was",  "are",   "were", "be",    "been", "had",   "has",   "have",   "do",    "does",
        "did", "will", "would", "can",  "could", "may",  "might", "must",  "should", "shall", "said",
        "i",   "he",   "she",   "it",   "we",    "they", "you",   "there", "not",    "who",   "that",
        "but", "so",   "came",  "went", "took",  "made", "got",   "let",   "put",    "see"};
    size_t at = 0;
    Str word;
    while (next_word(plain, &at, &word)) {
        for (size_t i = 0; i < sizeof giveaways / sizeof *giveaways; i++)
            if (str_is_nocase(word, giveaways[i]))
                return false;
        bool small = word.data[0] >= 'a' && word.data[0] <= 'z' && word.len_bytes > 3;
        bool inflected =
            (str_ends(word, STR("s")) && !str_ends(word, STR("ss")) && !str_ends(word, STR("'s"))) ||
            str_ends(word, STR("ed"));
        if (small && inflected)
            return false;
    }
    return true;
}

static bool is_verbless(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (recovery->language != LEX_ENGLISH || features->words < 7 || features->words > 28 ||
        features->last_mark != '.' || features->start != START_UPPER)
        return false;
    size_t before = solid_before(recovery, i), behind = solid_behind(recovery, i);
    bool amid = recovery->features[before].chars >= 90 && recovery->features[behind].chars >= 250 &&
                recovery->features[before].end != END_COLON;
    Str plain = block_plain(recovery, i);
    return amid && word_shape(plain).sentence_ends == 1 && has_no_verb(plain);
}

/* ---- by the hole --------------------------------------------------------------------------------------- */

enum {
    HOLE = 3,
    LONG_BODY_CHARS = 150
};

static bool is_text(const Recovery *recovery, size_t i)
{
    return i != NONE && is_body(recovery->drafts[i].cls);
}

/* What stands in the holes of a page. */
typedef enum {
    HOLES_SCENES,  /* long paragraphs: they part scenes and say nothing of captions */
    HOLES_UNKNOWN, /* nothing much */
    HOLES_PICTURES /* short lines, again and again */
} Holes;

static Holes survey_holes(const Recovery *recovery)
{
    size_t scenes = 0, shorts = 0, captions = 0;
    for (size_t i = 1; i < recovery->count; i++) {
        if (recovery->drafts[i].blank_lines < HOLE)
            continue;
        captions += recovery->drafts[i].cls == BLOCK_CAPTION;
        if (!is_open(recovery, i))
            continue;
        /* Behind a caption in a hole of its own the text goes on: that is no scene. */
        bool behind_caption =
            recovery->drafts[i - 1].blank_lines >= HOLE && recovery->features[i - 1].chars < LONG_BODY_CHARS;
        if (recovery->features[i].chars >= LONG_BODY_CHARS)
            scenes += !behind_caption;
        else
            shorts += recovery->features[i].end == END_STOP && recovery->features[i].lines <= 2 &&
                      !recovery->features[i].all_caps;
    }
    if (recovery->hard_wrapped)
        return shorts + captions >= (scenes > 0 ? 2u : 1u) && shorts + captions > 2 * scenes ? HOLES_PICTURES
                                                                                             : HOLES_SCENES;
    if (scenes >= 2 && scenes > shorts)
        return HOLES_SCENES;
    return shorts + captions >= 2 ? HOLES_PICTURES : HOLES_UNKNOWN;
}

/* "Ansel Creed *The Wader* (1841)": a name, a work and its year, alone. */
static bool is_artwork(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (is_line_without_stop(recovery, i - 1, 14)) /* the title of a book, whose author this names */
        return false;
    if (features->words > 14 || features->end != END_BRACKET || features->lines > 2)
        return false;
    Str marked = block_marked(recovery, i);
    size_t open = marked.len_bytes;
    while (open > 0 && marked.data[open - 1] != '(')
        open--;
    if (open < 3)
        return false;
    char before = open >= 3 ? marked.data[open - 3] : ' ';
    size_t digits = 0;
    for (size_t k = open; k < marked.len_bytes; k++)
        digits += is_ascii_digit(marked.data[k]);
    return (before == '*' || before == '_') && digits == 4;
}

static bool in_a_hole(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    uint32_t before = recovery->drafts[i].blank_lines;
    uint32_t behind = i + 1 < recovery->count ? recovery->drafts[i + 1].blank_lines : 0;
    if (before < HOLE || features->words > 40 || features->words < 4)
        return false;
    uint32_t sentences = word_shape(block_plain(recovery, i)).sentence_ends;
    return (behind <= 1 && sentences == 1 && features->words <= 30) || (behind >= HOLE && sentences <= 2) ||
           (behind + 2 <= before && sentences <= 2);
}

/* The text above a float broke off, and this may be its other half. */
static bool may_go_on(const Recovery *recovery, size_t before, size_t i)
{
    const BlockFeatures *tail = &recovery->features[before];
    return i > before + 1 && tail->chars >= 120 &&
           (tail->end == END_COMMA || tail->end == END_HYPHEN ||
            (tail->end == END_OPEN && ends_small(recovery, before)));
}

/* "The lower lock at Brennick, in the spring of 1938": no sentence, and more than a heading says. */
static bool tells_where_and_when(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->end != END_OPEN || features->words < 6 || features->lines > 2 || features->all_caps ||
        features->start != START_UPPER || recovery->drafts[i].blank_lines < HOLE ||
        recovery->drafts[i + 1].blank_lines > 1)
        return false;
    Str plain = block_plain(recovery, i);
    WordShape shape = word_shape(plain);
    return shape.capital_words * 3 <= shape.content_words * 2 &&
           (features->has_digit || str_find_byte(plain, ',', 0) < plain.len_bytes);
}

bool paragraphs_stand_close(const Recovery *recovery)
{
    enum {
        PAIRS_MIN = 4,
        PARAGRAPH_CHARS = 80
    };
    size_t close = 0, all = 0;
    for (size_t i = 1; i < recovery->count; i++)
        if (is_body(recovery->drafts[i].cls) && is_body(recovery->drafts[i - 1].cls) &&
            recovery->features[i].chars >= PARAGRAPH_CHARS &&
            recovery->features[i - 1].chars >= PARAGRAPH_CHARS) {
            close += recovery->drafts[i].blank_lines == 0;
            all++;
        }
    return all >= PAIRS_MIN && close * 4 >= all * 3;
}

/* "FULL HOUSE: Residents line the walls of the Grange": a label in capitals, and what is to be seen. */
static bool has_label_in_capitals(Str plain)
{
    enum {
        MOST_WORDS = 4
    };
    size_t colon = str_find_byte(plain, ':', 0);
    Str label = str_slice(plain, 0, colon);
    return colon > 2 && colon + 2 < plain.len_bytes && plain.data[colon + 1] == ' ' &&
           word_is_all_caps(label) && word_shape(label).words <= MOST_WORDS &&
           !starts_lower(str_slice(plain, colon + 2, plain.len_bytes));
}

/* One sentence of a few words, and no paragraph upon which it could stand, or that could stand upon it. */
static bool is_lone_sentence(Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 30,
        LONG_CHARS = 160
    };
    const BlockFeatures *features = &recovery->features[i], *above = &recovery->features[i - 1];
    return features->words <= MOST_WORDS && features->start == START_UPPER && features->last_mark == '.' &&
           !features->all_caps && above->end == END_STOP && above->chars >= LONG_CHARS &&
           word_shape(block_plain(recovery, i)).sentence_ends == 1;
}

void find_loose_captions(Recovery *recovery)
{
    Holes holes = recovery->book ? HOLES_SCENES : survey_holes(recovery);
    bool close = !recovery->book && paragraphs_stand_close(recovery);
    for (size_t i = 1; i + 1 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->words > 45 || features->words < 3 || features->quoted)
            continue;
        if (is_artwork(recovery, i)) {
            decide(recovery, i, BLOCK_CAPTION, "work of art", 70);
            continue;
        }
        bool picture = holes == HOLES_PICTURES && tells_where_and_when(recovery, i);
        if ((features->end != END_STOP && !picture) || features->start == START_LOWER ||
            features->start == START_DASH)
            continue;
        size_t before = solid_before(recovery, i), behind = solid_behind(recovery, i);
        if (!is_text(recovery, before) || !is_text(recovery, behind))
            continue;
        bool apart = close && recovery->drafts[i].blank_lines > 0 && recovery->drafts[i + 1].blank_lines > 0;
        if (apart && has_label_in_capitals(block_plain(recovery, i))) {
            decide(recovery, i, BLOCK_CAPTION, "label in capitals, apart", 65);
            continue;
        }
        bool inside = interrupts_sentence(recovery, i);
        if (inside && (features->words <= 30 || recovery->drafts[i].blank_lines >= HOLE))
            decide(recovery, i, BLOCK_CAPTION, "inside a sentence", 90);
        else if (holes != HOLES_SCENES && features->start != START_QUOTE && in_a_hole(recovery, i) &&
                 !may_go_on(recovery, before, i))
            decide(recovery, i, BLOCK_CAPTION, "gap caption", 75);
        else if (picture && !may_go_on(recovery, before, i))
            decide(recovery, i, BLOCK_CAPTION, "gap caption", 65);
        else if (apart && is_lone_sentence(recovery, i))
            decide(recovery, i, BLOCK_CAPTION, "apart, where paragraphs stand close", 60);
        else if (!recovery->hard_wrapped && is_verbless(recovery, i))
            decide(recovery, i, BLOCK_CAPTION, "no verb", 55);
    }
}
