/* Who did what: "edited by", "Aus dem Dänischen von", "(dir.)". A role is said by a word, a few small words behind it
 * and one such as "by" before a name; or by a short form, which may follow its names as well. Words are listed by the
 * language whose small words go with them. */
#include "internal.h"

#include <string.h>

typedef enum {
    TONGUE_ENGLISH,
    TONGUE_GERMAN,
    TONGUE_FRENCH,
    TONGUE_SPANISH, /* and Portuguese */
    TONGUE_ITALIAN,
    TONGUE_DUTCH,
    TONGUE_COUNT
} Tongue;

typedef struct {
    const char *words; /* divided by ", " */
    uint8_t did;
    Tongue tongue;
} RoleWords;

/* Openings of a phrase that a word such as "by" ends. */
static const RoleWords phrases[] = {
    {"written, text, words, story, told", DID_WRITE, TONGUE_ENGLISH},
    {"edited, selected, compiled, collected, ed., eds.", DID_EDIT, TONGUE_ENGLISH},
    {"translated, translation, retranslated, rendered, englished, put into, done into, trans., transl., tr.",
     DID_TRANSLATE, TONGUE_ENGLISH},
    {"illustrated, illustrations, illus., photographs, photographed, photos, photography, pictures, "
     "paintings, "
     "drawings, engravings, woodcuts, maps, art, cover, jacket, introduction, introduced, introd., foreword, "
     "preface, "
     "afterword, prologue, epilogue, notes, commentary, read, narrated, performed, designed",
     DID_HELP, TONGUE_ENGLISH},
    {"reviewed, review, guest review", DID_REVIEW, TONGUE_ENGLISH},
    {"rezensiert, besprochen", DID_REVIEW, TONGUE_GERMAN},
    {"reseña, reseñado, resenha", DID_REVIEW, TONGUE_SPANISH},
    {"recensione, recensito", DID_REVIEW, TONGUE_ITALIAN},
    {"besproken, recensie", DID_REVIEW, TONGUE_DUTCH},
    {"geschrieben, text, texte", DID_WRITE, TONGUE_GERMAN},
    {"herausgegeben, hrsg., hg., zusammengestellt, ausgewählt, ediert, bearbeitet", DID_EDIT, TONGUE_GERMAN},
    {"aus dem, aus der, übersetzt, übersetzung, übertragen, übertragung, deutsch, ins deutsche, übers., "
     "neuübersetzung",
     DID_TRANSLATE, TONGUE_GERMAN},
    {"illustriert, illustrationen, bilder, bebildert, zeichnungen, fotos, fotografien, photographien, "
     "vorwort, nachwort, "
     "geleitwort, einleitung, eingeleitet, essay, gelesen, kommentiert, kommentar, anmerkungen, graphiken, "
     "grafiken",
     DID_HELP, TONGUE_GERMAN},
    {"écrit, textes", DID_WRITE, TONGUE_FRENCH},
    {"sous la direction, sous la dir., dirigé, édité, éd., établi, édition établie, textes réunis, textes "
     "choisis",
     DID_EDIT, TONGUE_FRENCH},
    {"traduit, traduite, traduits, traduites, traduction, trad.", DID_TRANSLATE, TONGUE_FRENCH},
    {"illustré, illustrée, illustrations, dessins, photographies, photos, gravures, préface, préfacé, "
     "avant-propos, "
     "postface, introduction, présentation, présenté, lu",
     DID_HELP, TONGUE_FRENCH},
    {"escrito, textos", DID_WRITE, TONGUE_SPANISH},
    {"edición, edición y prólogo, editado, compilación, compilado, selección, coordinado, coordinación, "
     "edição, editado, "
     "organização, organizado, coordenação, seleção, org., coord., ed., eds.",
     DID_EDIT, TONGUE_SPANISH},
    {"traducción, traducido, traducida, trad., tradução, traduzido, traduzida", DID_TRANSLATE,
     TONGUE_SPANISH},
    {"prólogo, epílogo, introducción, ilustraciones, ilustrado, ilustrada, fotografías, fotos, presentación, "
     "posfacio, "
     "prefacio, dibujos, prefácio, posfácio, apresentação, introdução, ilustrações, fotografias, desenhos, "
     "narrado",
     DID_HELP, TONGUE_SPANISH},
    {"testi, scritto", DID_WRITE, TONGUE_ITALIAN},
    {"curato", DID_EDIT, TONGUE_ITALIAN},
    {"traduzione, tradotto, tradotta, trad.", DID_TRANSLATE, TONGUE_ITALIAN},
    {"prefazione, postfazione, introduzione, illustrazioni, illustrato, illustrata, fotografie, foto, "
     "disegni, letto",
     DID_HELP, TONGUE_ITALIAN},
    {"geschreven, tekst", DID_WRITE, TONGUE_DUTCH},
    {"onder redactie, redactie, samengesteld, samenstelling, bezorgd, geredigeerd", DID_EDIT, TONGUE_DUTCH},
    {"uit het, vertaald, vertaling", DID_TRANSLATE, TONGUE_DUTCH},
    {"geïllustreerd, illustraties, foto's, foto’s, tekeningen, voorwoord, nawoord, inleiding, ingeleid, "
     "omslag",
     DID_HELP, TONGUE_DUTCH},
};

/* Words that end a phrase before a name. */
static const char *const closings[TONGUE_COUNT] = {
    [TONGUE_ENGLISH] = "by",
    [TONGUE_GERMAN] = "von, v., durch",
    [TONGUE_FRENCH] = "par, de, du, d’, d'",
    [TONGUE_SPANISH] = "por, de, do, da",
    [TONGUE_ITALIAN] = "di, da",
    [TONGUE_DUTCH] = "door, van",
};

/* Those of the book itself. */
static const char own_people[] =
    "the author, the authors, the editor, the artist, l’auteur, l'auteur, el autor, "
    "la autora, l’autore, l'autore, o autor, a autora, der autorin, dem autor, de auteur";

/* Words in front of a helper: "with an introduction by", "Mit einem Nachwort von". */
static const char with_words[] = "with, mit, avec, con, com, met, including, incl.";

/* Short forms, which stand before their names or behind them; those without a stop only behind, in brackets or apart. */
static const RoleWords short_forms[] = {
    {"ed., eds., edd., hg., hrsg., hgg., hrsgg., éd., éds., coord., coords., comp., comps., org., orgs., "
     "red., cur., "
     "dir.",
     DID_EDIT, TONGUE_ENGLISH},
    {"trans., transl., tr., trad., übers., vert.", DID_TRANSLATE, TONGUE_ENGLISH},
    {"introd., intro., illus., ill., pref., photogr., narr.", DID_HELP, TONGUE_ENGLISH},
};
static const RoleWords forms_behind[] = {
    {"ed, eds, editor, editors, general editor, hg, hrsg, herausgeber, herausgeberin, herausgeberinnen, dir, "
     "éd, éds, "
     "sous la dir., coord, coords, coordinador, org, orgs, a cura di, a c. di, cura, red, redactie, "
     "samenst., comp",
     DID_EDIT, TONGUE_ENGLISH},
    {"trans, translator, translators, tr, trad, übersetzer, übersetzerin, vertaler", DID_TRANSLATE,
     TONGUE_ENGLISH},
    {"illustrator, illus, ill, foreword, photographer, photographs, reader, narrator", DID_HELP,
     TONGUE_ENGLISH},
};

static size_t skip_blanks(Str s, size_t at)
{
    while (byte_at(s, at) == ' ' || byte_at(s, at) == '\n' ||
           str_starts(str_slice(s, at, at + 2), STR("\u00a0")))
        at += byte_at(s, at) == ' ' || byte_at(s, at) == '\n' ? 1 : 2;
    return at;
}

/* Behind blanks and marks of emphasis, where a name may begin. */
static size_t skip_to_name(Str s, size_t at)
{
    at = skip_blanks(s, at);
    while (byte_at(s, at) == '*' || byte_at(s, at) == '_')
        at++;
    return at;
}

static bool capital_at(Str s, size_t at)
{
    size_t step;
    return at < s.len_bytes && utf8_is_upper(utf8_decode(s, at, &step));
}

/* A word goes on at at, so what was compared is only its beginning. */
static bool word_goes_on(Str s, size_t at)
{
    size_t step;
    if (at == 0 || at >= s.len_bytes || strchr(".'", s.data[at - 1]) != NULL ||
        str_ends(str_slice(s, 0, at), STR("’")))
        return false;
    uint32_t c = utf8_decode(s, at, &step);
    return utf8_is_alpha(c) || utf8_is_digit(c);
}

/* The end of the item of a list ("a, b, c") that stands at text[at], the longest of them; at when none does. Nearly every
 * item is passed over for its first letter. */
static size_t listed_at(Str s, size_t at, const char *list)
{
    size_t best = at;
    Str text = str_slice(s, at, s.len_bytes);
    if (text.len_bytes == 0)
        return at;
    unsigned char first = (unsigned char)text.data[0];
    if (first >= 'A' && first <= 'Z')
        first = (unsigned char)(first + 0x20);
    for (const char *item = list; *item != '\0';) {
        const char *comma = strchr(item, ','), *end = comma ? comma : item + strlen(item);
        size_t length = (size_t)(end - item);
        if (first == (unsigned char)*item && at + length > best && starts_folded(text, (Str){item, length}) &&
            !word_goes_on(s, at + length))
            best = at + length;
        item = *end != '\0' ? end + 2 : end;
    }
    return best;
}

/* The row of the table of which a word stands at s[at]; its end in *end, the longest. */
static const RoleWords *row_at(Str s, size_t at, const RoleWords *rows, size_t count, size_t *end)
{
    const RoleWords *found = NULL;
    *end = at;
    for (size_t i = 0; i < count; i++) {
        size_t here = listed_at(s, at, rows[i].words);
        if (here > *end) {
            *end = here;
            found = &rows[i];
        }
    }
    return found;
}

#define ROW_AT(s, at, rows, end) row_at(s, at, rows, sizeof rows / sizeof *rows, end)

/* ---- phrases ------------------------------------------------------------------------------------------- */

/* The end of a word such as "by" of the language at s[at], if a name may follow, with "the author" in it if that is whom
 * it names; at when none stands there. */
static size_t closing_at(Str s, size_t at, Tongue tongue)
{
    size_t end = listed_at(s, at, closings[tongue]), name = skip_to_name(s, end), author;
    if (end == at)
        return at;
    author = listed_at(s, name, own_people);
    return author > name ? author : capital_at(s, name) ? end : at;
}

/* The languages in which the opening at at means this: its word may be of several ("introduction", "trad."). */
static size_t any_closing_at(Str s, size_t at, Str opening)
{
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        size_t end = listed_at(opening, 0, phrases[i].words);
        if (end == 0)
            continue;
        size_t close = closing_at(s, at, phrases[i].tongue);
        if (close > at)
            return close;
    }
    return at;
}

/* The inside of a phrase stops at what ends a sentence or an entry. */
static bool phrase_breaks(Str s, size_t at, Str word)
{
    char mark = byte_at(s, at);
    bool abbreviation = mark == '.' && (word.len_bytes <= 5 || !word_is_capitalised(word));
    return mark != '\0' && strchr(";()|!?:[]\"", mark) != NULL ? true : mark == '.' && !abbreviation;
}

/* What a word with a capital inside a phrase is: a language ("from the Danish", "Aus dem Dänischen"), whoever wrote in it
 * ("of Kirsten Holm"), or small but for its dress ("Edited and With an Introduction by"). Anything else belongs to a title:
 * "Notes Toward a Theory". *names holds while a name may go on. */
static bool stands_in_phrase(Str word, Str before, Str opening, bool *names)
{
    static const char writers[] = "of, von, de, di, van, do";
    if (!word_is_capitalised(word)) {
        *names = listed_at(word, 0, writers) == word.len_bytes;
        return true;
    }
    if (word_is_all_caps(opening) || (lexicon_lists(word) & (LEX_FUNCTION | LEX_CREDIT)) || *names)
        return true;
    return (lexicon_lists(before) & LEX_FUNCTION) != 0;
}

/* "edited and translated by", "Aus dem Dänischen von", "Übersetzung: " from at, whose opening ends at opening_end. Adds
 * what is done by further words to *did. Returns its end; at when no name follows. */
static size_t phrase_end(Str s, size_t at, size_t opening_end, uint8_t *did)
{
    enum {
        WORDS_MAX = 10
    };
    Str opening = str_slice(s, at, opening_end), word, before = {0};
    size_t next = opening_end, here = skip_blanks(s, next);
    bool names = false;
    for (size_t i = 0; next_word(opening, &i, &word);)
        before = word;
    if (byte_at(s, here) == ':' && capital_at(s, skip_to_name(s, here + 1)))
        return here + 1;
    for (size_t words = 0; words < WORDS_MAX; words++) {
        if (byte_at(s, next) == '\n' && ((*did & DID_HELP) || word_is_all_caps(opening)))
            return at; /* "BAD MAPS / By Lionel Sturt" */
        here = skip_to_name(s, byte_at(s, next) == ',' || byte_at(s, next) == '.' ? next + 1 : next);
        size_t close = any_closing_at(s, here, opening), end;
        if (close > here)
            return close;
        const RoleWords *more = ROW_AT(s, here, phrases, &end);
        if (more)
            *did |= more->did;
        next = here;
        if (!next_word(s, &next, &word) || (size_t)(word.data - s.data) > here + 3 ||
            phrase_breaks(s, next, word) || !stands_in_phrase(word, before, opening, &names))
            return at;
        before = word;
    }
    return at;
}

/* Of what one phrase says, help with a book is the least: "edited and with an introduction by". */
static uint8_t main_roles(uint8_t did)
{
    uint8_t main = did & DID_REVIEW ? DID_REVIEW : did & (DID_WRITE | DID_EDIT | DID_TRANSLATE);
    return main ? main : did;
}

/* "illustrated by the author": the phrase has its people in itself. */
static bool ends_with_own_people(Str phrase)
{
    for (size_t at = 0; at < phrase.len_bytes; at++)
        if (phrase.data[at] == ' ' && listed_at(phrase, at + 1, own_people) == phrase.len_bytes)
            return true;
    return false;
}

static bool phrase_at(Str s, size_t at, CitePart *part)
{
    size_t opening = at, end, with = listed_at(s, at, with_words);
    const RoleWords *row = NULL;
    if (with > at) {
        Str word;
        opening = skip_blanks(s, with);
        for (size_t words = 0; words < 4 && !(row = ROW_AT(s, opening, phrases, &end)); words++) {
            size_t next = opening;
            if (!next_word(s, &next, &word) || word_is_capitalised(word) || byte_at(s, next) != ' ')
                break;
            opening = skip_blanks(s, next);
        }
        row = row && row->did == DID_HELP ? row : NULL;
    } else {
        row = ROW_AT(s, at, phrases, &end);
    }
    if (!row)
        return false;
    uint8_t did = row->did;
    size_t close = phrase_end(s, opening, end, &did);
    if (close == opening)
        return false;
    *part = (CitePart){.kind = CITE_ROLE,
                       .start = at,
                       .end = close,
                       .value_start = at,
                       .value_end = close,
                       .did = main_roles(did),
                       .names = ends_with_own_people(str_slice(s, at, close)) ? NAMES_INSIDE : NAMES_BEHIND};
    return true;
}

/* "A cura di Pio Vettori", "edición a cargo de", "al cuidado de": fixed phrases. */
static bool fixed_phrase_at(Str s, size_t at, CitePart *part)
{
    size_t end =
        listed_at(s, at,
                  "a cura di, a cura de, a cargo de, al cuidado de, edición a cargo de, o.r.v., bajo la "
                  "dirección de, onder redactie van, unter mitarbeit von");
    if (end == at || !capital_at(s, skip_to_name(s, end)))
        return false;
    *part = (CitePart){
        .kind = CITE_ROLE, .start = at, .end = end, .value_start = at, .value_end = end, .did = DID_EDIT};
    return true;
}

/* ---- short forms --------------------------------------------------------------------------------------- */

/* "2nd ed.", "rev. ed.": an edition. */
static bool counts_edition(Str s, size_t at)
{
    static const char *const words[] = {"rev.", "new", "rev", "revised", "enl.", "2a",
                                        "3a",   "nd",  "rd",  "th",      "st",   "e"};
    Str before = str_trim(str_slice(s, at > 10 ? at - 10 : 0, at));
    bool digit = before.len_bytes > 0 && is_ascii_digit(byte_at(before, before.len_bytes - 1));
    for (size_t i = 0; i < sizeof words / sizeof *words && !digit; i++) {
        size_t length = strlen(words[i]);
        char left = before.len_bytes > length ? before.data[before.len_bytes - length - 1] : ' ';
        bool number = is_ascii_digit(left);
        digit = str_ends_nocase(before, str_from(words[i])) && (i < 6 ? left == ' ' : number);
    }
    return digit;
}

/* Where the names of a short form in [at, end) stand; false when it stands for nobody. */
static bool names_of(Str s, size_t at, size_t end, NamesPlace *place)
{
    size_t before = at, behind = skip_blanks(s, end);
    while (before > 0 && (s.data[before - 1] == ' ' || s.data[before - 1] == '\n'))
        before--;
    char left = before > 0 ? s.data[before - 1] : '\n', right = byte_at(s, behind);
    bool bracketed = (left == '(' && right == ')') || (left == '[' && right == ']');
    bool name_behind = capital_at(s, skip_to_name(s, behind)) && s.data[end - 1] == '.';
    bool apart = right == '\0' || strchr(",.;:)|*_", right) != NULL || byte_at(s, end) == '\n';
    bool separate = left == ',' || left == '(' || left == '[' || left == '.' || left == '\n' || left == ';';
    if (bracketed || (left == ',' && apart))
        *place = NAMES_BEFORE;
    else if (name_behind && separate)
        *place = left == ',' ? NAMES_EITHER : NAMES_BEHIND;
    else if (left == ',' && s.data[end - 1] == '.')
        *place = NAMES_BEFORE;
    else
        return false;
    return true;
}

static bool short_form_at(Str s, size_t at, CitePart *part)
{
    size_t end, bare_end;
    const RoleWords *row = ROW_AT(s, at, short_forms, &end), *bare = ROW_AT(s, at, forms_behind, &bare_end);
    NamesPlace place;
    if (bare && (!row || bare_end > end)) {
        row = bare;
        end = bare_end;
    }
    if (!row || counts_edition(s, at) || !names_of(s, at, end, &place) ||
        (row == bare && place != NAMES_BEFORE))
        return false;
    bool bracketed = at > 0 && (s.data[at - 1] == '(' || s.data[at - 1] == '[') && place == NAMES_BEFORE &&
                     (byte_at(s, end) == ')' || byte_at(s, end) == ']');
    *part = (CitePart){.kind = CITE_ROLE,
                       .start = bracketed ? at - 1 : at,
                       .end = bracketed ? end + 1 : end,
                       .value_start = at,
                       .value_end = end,
                       .did = row->did,
                       .names = place};
    return true;
}

/* ---- by ------------------------------------------------------------------------------------------------ */

static size_t next_mark(Str s, size_t at)
{
    while (at < s.len_bytes && strchr(".,;:()|\n*_", s.data[at]) == NULL)
        at++;
    return at;
}

/* People up to the next mark: "de Clémence d'Aubrac", and no title that goes on. An initial's stop ends nothing. */
static bool people_follow(Str s, size_t at)
{
    size_t end = next_mark(s, at), step;
    while (end > at && end < s.len_bytes && s.data[end] == '.' &&
           utf8_is_upper(utf8_decode(s, utf8_previous(s, end), &step)))
        end = next_mark(s, end + 1);
    return is_people(str_trim(str_slice(s, at, end)));
}

/* Does something divide what ends at at from what follows: a mark, a closing quotation mark, the beginning? */
static bool is_divided_at(Str s, size_t at)
{
    static const char *const closers[] = {"”", "»", "“", "’"};
    if (at == 0 || strchr(",.;:|*_()\"", s.data[at - 1]) != NULL)
        return true;
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (str_ends(str_slice(s, 0, at), str_from(closers[i])))
            return true;
    return false;
}

/* Where the name begins behind a word such as "by": "By a Pedestrian" has an article before it. */
static size_t name_behind(Str s, size_t end)
{
    size_t name = skip_to_name(s, end), article = listed_at(s, name, "a, an, the"),
           noun = skip_blanks(s, article);
    return article > name && capital_at(s, noun) ? noun : name;
}

/* "Die letzte Brücke von Gesine Fassbinder (Lindwurm)": behind a title of several words that is nobody's name stands a whole
 * name, and then its line or something else ends. */
static bool ends_title_line(Str s, size_t at, size_t name)
{
    enum {
        LEAST_WORDS = 2
    };
    size_t line = at, end = next_mark(s, name), words = 0, step = 0;
    while (line > 0 && s.data[line - 1] != '\n')
        line--;
    Str title = str_trim(str_slice(s, line, at)), word, people = str_trim(str_slice(s, name, end));
    bool closed = end >= s.len_bytes || strchr("\n(|;", s.data[end]) != NULL;
    if (!closed || is_people(title) || !is_people(people) ||
        str_find_byte(people, ' ', 0) == people.len_bytes)
        return false;
    while (next_word(title, &step, &word))
        words++;
    return words >= LEAST_WORDS;
}

/* "by" before a capital; its sisters in other languages at the start of a line or behind a mark, so that "Ludwig von
 * Bahr" is not cut, and those that are in many titles too only before what is plainly a name. */
static bool by_at(Str s, size_t at, CitePart *part)
{
    size_t english = listed_at(s, at, "by"), other = listed_at(s, at, "von, par, por, di, door"),
           small = capital_at(s, at) ? at : listed_at(s, at, "de, d’, d', del, da, do, van"), before = at;
    size_t end = english > at ? english : other > at ? other : small;
    size_t name = english > at ? name_behind(s, end) : skip_to_name(s, end);
    bool elided = end > at && (s.data[end - 1] == '\'' || (uint8_t)s.data[end - 1] >= 0x80);
    if (end == at || !capital_at(s, name) || (name == end && !elided))
        return false;
    while (before > 0 && (s.data[before - 1] == ' ' || s.data[before - 1] == '\n'))
        before--;
    bool line_start = at > 0 && s.data[at - 1] == '\n', divided = line_start || is_divided_at(s, before);
    bool in_titles = (end == small && before > 0 && s.data[before - 1] == '.') ||
                     ((end == small || line_start) && !people_follow(s, name));
    bool whole = other > at && !divided && listed_at(s, at, "von") > at && ends_title_line(s, at, name);
    if (english == at && !whole && (!divided || in_titles))
        return false;
    *part = (CitePart){
        .kind = CITE_ROLE, .start = at, .end = end, .value_start = at, .value_end = end, .did = DID_WRITE};
    return true;
}

bool citation_role_at(Str text, size_t at, CitePart *part)
{
    return fixed_phrase_at(text, at, part) || phrase_at(text, at, part) || short_form_at(text, at, part) ||
           by_at(text, at, part);
}
