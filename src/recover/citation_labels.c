/* Labels for the pieces of a citation: of all ways to read them one after the other, each label but that for what is kept
 * in no field at most once, the way that fits best. How well a label fits is said in points: by the shape of the words, by
 * what stands beside them, by the label before. There is no pattern for any one publisher's style. */
#include <string.h>

#include "citation_pieces.h"
#include "internal.h"

enum {
    IMPOSSIBLE = -1000,
    SPAN_PIECES_MAX = 8,
    MASKS = 64,        /* which of AUTHOR to SERIES have been given */
    BODY_BYTES = 3000, /* how much of the review is looked at */
    HABIT_MAX = 3
};

/* ---- shapes -------------------------------------------------------------------------------------------- */

/* What a stretch of text looks like. */
typedef struct {
    Str text;
    size_t words;
    bool letters, people, inverted, caps, article, small_words, capital, lower, number_end, genre, equipment,
        ampersand, place, series_word;
    bool long_surname; /* inverted: of two words */
    bool family_in_body, text_in_body;
} Shape;

/* What of the label before says how well the next one fits. */
typedef enum {
    BEHIND_OTHER,
    BEHIND_CITY,
    BEHIND_TITLE, /* or its subtitle */
    BEHIND_PUBLISHER,
    BEHIND_COUNT
} Behind;

/* Most of it is large and seldom asked for: what is there stands in a bit each. */
typedef struct {
    const Pieces *pieces;
    Str body;
    uint8_t read[PIECES_MAX]; /* bit i: shapes[...][i] */
    Shape shapes[PIECES_MAX][SPAN_PIECES_MAX];
    /* Of the spans that begin at one piece: bit i of known: scores[...][i]. */
    uint8_t known[LABEL_COUNT][BEHIND_COUNT];
    int16_t scores[LABEL_COUNT][BEHIND_COUNT][SPAN_PIECES_MAX];
} Model;

static bool starts_with_article(Str s)
{
    static const char *const articles[] = {"the", "a",   "an",   "der", "die",  "das",   "ein", "eine", "le",
                                           "la",  "les", "l",    "un",  "une",  "el",    "los", "las",  "una",
                                           "il",  "lo",  "gli",  "i",   "de",   "het",   "een", "o",    "os",
                                           "as",  "how", "what", "why", "when", "where", "in",  "on"};
    size_t at = 0;
    Str word;
    if (!next_word(s, &at, &word))
        return false;
    return is_one_of(word, articles, sizeof articles / sizeof *articles) ||
           str_starts_nocase(word, STR("l'")) || str_starts(word, STR("L’")) || str_starts(word, STR("l’"));
}

/* Cities in which many books are published. Others are told by their place. */
static bool is_known_city(Str s)
{
    static const char *const cities[] = {"London",
                                         "New York",
                                         "Oxford",
                                         "Cambridge",
                                         "Boston",
                                         "Chicago",
                                         "Philadelphia",
                                         "Toronto",
                                         "Edinburgh",
                                         "Dublin",
                                         "Sydney",
                                         "Berkeley",
                                         "Princeton",
                                         "New Haven",
                                         "Washington",
                                         "Los Angeles",
                                         "Paris",
                                         "Lyon",
                                         "Rennes",
                                         "Toulouse",
                                         "Bruxelles",
                                         "Genève",
                                         "Lausanne",
                                         "Montréal",
                                         "Berlin",
                                         "München",
                                         "Köln",
                                         "Frankfurt",
                                         "Frankfurt a. M.",
                                         "Frankfurt am Main",
                                         "Hamburg",
                                         "Stuttgart",
                                         "Leipzig",
                                         "Göttingen",
                                         "Tübingen",
                                         "Wien",
                                         "Zürich",
                                         "Basel",
                                         "Bern",
                                         "Salzburg",
                                         "Madrid",
                                         "Barcelona",
                                         "Sevilla",
                                         "Valencia",
                                         "Buenos Aires",
                                         "México",
                                         "Ciudad de México",
                                         "Bogotá",
                                         "Santiago",
                                         "Lima",
                                         "Roma",
                                         "Milano",
                                         "Torino",
                                         "Bologna",
                                         "Firenze",
                                         "Venezia",
                                         "Napoli",
                                         "Bari",
                                         "Palermo",
                                         "Lisboa",
                                         "Porto",
                                         "Coimbra",
                                         "São Paulo",
                                         "Rio de Janeiro",
                                         "Amsterdam",
                                         "Antwerpen",
                                         "Utrecht",
                                         "Rotterdam",
                                         "Leiden",
                                         "Groningen",
                                         "Gent",
                                         "Leuven",
                                         "Den Haag",
                                         "Nijmegen"};
    return is_one_of(s, cities, sizeof cities / sizeof *cities);
}

static bool is_series_word(Str word)
{
    static const char *const words[] = {
        "series",   "studies",      "monographs",  "papers",     "texts",      "library",
        "classics", "lectures",     "proceedings", "supplement", "reihe",      "schriften",
        "studien",  "beiträge",     "bibliothek",  "bd",         "collection", "coll",
        "cahiers",  "bibliothèque", "études",      "colección",  "biblioteca", "serie",
        "estudios", "collana",      "quaderni",    "studi",      "coleção",    "estudos",
        "reeks",    "cahier",       "no",          "nr",         "number",     "heft"};
    return is_one_of(word, words, sizeof words / sizeof *words);
}

static void read_words(Shape *shape)
{
    size_t at = 0;
    Str word;
    while (next_word(shape->text, &at, &word)) {
        uint32_t lists = lexicon_lists(word);
        shape->words++;
        shape->letters = shape->letters || !is_ascii_digit(word.data[0]);
        shape->small_words = shape->small_words ||
                             (!word_is_capitalised(word) && !(lists & LEX_NOBILIARY) && word.len_bytes > 0);
        shape->series_word = shape->series_word || is_series_word(word);
    }
}

/* "Lorne", "Lorne’s", "Falks": the family name again. */
static bool names_family(Str word, Str family)
{
    if (!word_is_capitalised(word) || !str_starts_nocase(word, family))
        return false;
    Str rest = str_slice(word, family.len_bytes, word.len_bytes);
    return rest.len_bytes == 0 || str_equal(rest, STR("s")) || str_starts(rest, STR("'")) ||
           str_starts(rest, STR("’"));
}

/* May it be there at all, wherever words begin? A name begins with a capital, and so does whatever names it again. */
static bool may_hold(Str body, Str family)
{
    size_t at = str_find_byte(body, family.data[0], 0);
    while (at < body.len_bytes && !str_starts_nocase(str_slice(body, at, body.len_bytes), family))
        at = str_find_byte(body, family.data[0], at + 1);
    return at < body.len_bytes;
}

/* The family name stands in the body by itself, without the word that it follows in names: that a title is named again
 * says nothing of people. */
static bool is_named_in(Str body, Str names)
{
    Str family = first_family_name(names), word, before = {0}, given = {0};
    size_t at = 0;
    while (next_word(names, &at, &word) && word.data != family.data)
        given = word;
    if (family.len_bytes < 3 || !may_hold(body, family))
        return false;
    for (at = 0; next_word(body, &at, &word);) {
        if (names_family(word, family) && !(given.len_bytes > 0 && str_equal_nocase(before, given)))
            return true;
        before = word;
    }
    return false;
}

/* "Shore Monographs 21"; a year is no such number. */
static bool ends_in_number(Str s)
{
    size_t start = s.len_bytes;
    while (start > 0 && is_ascii_digit(s.data[start - 1]))
        start--;
    return start < s.len_bytes && s.len_bytes - start <= 3 && (start == 0 || s.data[start - 1] == ' ');
}

static void read_shape(const Model *model, size_t first, size_t last, Shape *shape)
{
    Str text = citation_value(pieces_text(model->pieces, first, last));
    size_t step;
    *shape = (Shape){.text = text};
    read_words(shape);
    if (text.len_bytes == 0)
        return;
    uint32_t c = utf8_decode(text, 0, &step);
    shape->people = is_people(text);
    shape->inverted = shape->people && is_inverted_name(text);
    shape->long_surname = shape->inverted && str_find_byte(text, ' ', 0) < str_find_byte(text, ',', 0);
    shape->caps = word_is_all_caps(text);
    shape->article = starts_with_article(text);
    shape->capital = utf8_is_upper(c) || utf8_is_digit(c);
    shape->lower = utf8_is_lower(c);
    shape->number_end = ends_in_number(text);
    shape->genre = is_genre(text);
    shape->equipment = is_equipment(text);
    shape->ampersand = str_find(text, STR(" & "), 0) < text.len_bytes;
    shape->place = is_known_city(text);
    if (model->body.len_bytes > 0 && shape->words <= 12) {
        shape->family_in_body = shape->people && is_named_in(model->body, text);
        shape->text_in_body =
            shape->words >= 2 && !shape->people && str_find(model->body, text, 0) < model->body.len_bytes;
    }
}

static const Shape *shape_of(Model *model, size_t first, size_t last)
{
    Shape *shape = &model->shapes[first][last - first];
    if (!(model->read[first] >> (last - first) & 1)) {
        model->read[first] |= (uint8_t)(1u << (last - first));
        read_shape(model, first, last, shape);
    }
    return shape;
}

/* ---- what stands beside -------------------------------------------------------------------------------- */

static const Piece *piece_at(const Model *model, size_t i)
{
    return i < model->pieces->count ? &model->pieces->pieces[i] : NULL;
}

static bool is_imprint_part(const Piece *piece)
{
    if (!piece || !piece->typed)
        return false;
    switch (piece->kind) {
    case CITE_YEAR:
    case CITE_PAGES:
    case CITE_PRICE:
    case CITE_MONTH:
    case CITE_ISBN:
    case CITE_BINDING:
    case CITE_SERIES: return true;
    default: return false;
    }
}

static bool is_year(const Piece *piece)
{
    return piece && piece->typed && piece->kind == CITE_YEAR;
}

/* An imprint's typed part follows on the same line. */
static bool imprint_behind(const Model *model, size_t last)
{
    const Piece *next = piece_at(model, last + 1);
    return is_imprint_part(next) && !next->new_line;
}

static bool imprint_before(const Model *model, size_t first)
{
    return first > 0 && is_imprint_part(piece_at(model, first - 1)) && !piece_at(model, first)->new_line;
}

static char mark_before(const Model *model, size_t first)
{
    return piece_at(model, first)->mark;
}

static char mark_behind(const Model *model, size_t last)
{
    const Piece *next = piece_at(model, last + 1);
    return next ? next->mark : model->pieces->end_mark;
}

static bool is_line_end(const Model *model, size_t last)
{
    const Piece *next = piece_at(model, last + 1);
    return !next || next->new_line;
}

static bool any_styled(const Model *model, size_t first, size_t last)
{
    bool styled = false;
    for (size_t i = first; i <= last; i++)
        styled = styled || piece_at(model, i)->styled;
    return styled;
}

static bool any_cue(const Model *model, size_t first, size_t last)
{
    bool cue = false;
    for (size_t i = first; i <= last; i++)
        cue = cue || piece_at(model, i)->cue;
    return cue;
}

/* ---- how well a label fits ----------------------------------------------------------------------------- */

/* What it costs that a span goes on over the mark in front of piece i. */
typedef struct {
    int comma, colon, stop, semicolon, sentence, dash, blank, bracket, line;
} Crossing;

static int crossing_cost(const Model *model, size_t i, const Crossing *costs)
{
    const Piece *piece = piece_at(model, i);
    int line = piece->new_line ? costs->line : 0;
    switch (piece->mark) {
    case ',': return line + costs->comma;
    case ':': return line + costs->colon;
    case '.': return line + costs->stop;
    case ';': return line + costs->semicolon;
    case '?':
    case '!': return line + costs->sentence;
    case '-':
    case '/': return line + costs->dash;
    case ' ': return line + (piece->new_line ? 0 : costs->blank);
    case '(':
    case ')': return line + costs->bracket;
    default: return IMPOSSIBLE;
    }
}

/* "Poesía reunida (1971-2018)": years in brackets at the end of a line belong to what they follow. */
static bool is_span_of_years(const Model *model, size_t i)
{
    return piece_at(model, i)->bracketed && piece_at(model, i)->mark == '(' &&
           !piece_at(model, i)->new_line && is_line_end(model, i) && !model->shapes[i][0].letters;
}

static int crossings(const Model *model, size_t first, size_t last, const Crossing *costs)
{
    int score = 0;
    for (size_t i = first + 1; i <= last; i++)
        score +=
            is_span_of_years(model, i) && costs->bracket > IMPOSSIBLE ? 0 : crossing_cost(model, i, costs);
    return score;
}

/* A comma, and on the same line more text that is not introduced: half of something. */
static bool cuts_line(const Model *model, size_t last)
{
    const Piece *next = piece_at(model, last + 1);
    return next && !next->typed && !next->new_line && next->mark == ',';
}

/* "Robin Dell *Slate Univ. Press* (2024)": what is set in type between a name and the year at the end, with no mark
 * before it, is the publisher. */
static bool is_set_imprint(Model *model, size_t first, size_t last)
{
    const Piece *piece = piece_at(model, first), *next = piece_at(model, last + 1);
    if (first != last || first == 0 || !piece->styled || piece->new_line || !is_year(next) ||
        last + 2 != model->pieces->count)
        return false;
    if ((piece - 1)->typed)
        return (piece - 1)->kind == CITE_ROLE;
    Str names = shape_of(model, first - 1, first - 1)->text;
    return piece->mark == ' ' ||
           (piece->mark == '.' && (str_ends(names, STR("al.")) || str_ends(names, STR("a."))));
}

static bool is_joint(Str s)
{
    static const char *const words[] = {"and", "und", "et", "y", "e", "en", "&", "with", "mit"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal(s, str_from(words[i])))
            return true;
    return false;
}

/* The last piece has the word that ends a list, or all are one name turned round. */
static bool is_joined(const Model *model, size_t first, size_t last)
{
    static const char *const joints[] = {" and ", " & ", " und ", " et ", " y ", " e ", " en "};
    Str tail = pieces_text(model->pieces, last, last);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_find(tail, str_from(joints[i]), 0) < tail.len_bytes ||
            str_starts(tail, str_slice(str_from(joints[i]), 1, strlen(joints[i]))))
            return true;
    return is_inverted_name(pieces_text(model->pieces, first, last));
}

/* "ANA REIS and TOM ROOK, " is one list; "Ann Lee, Corbel House" may be a person and a publisher. */
static int list_cost(const Model *model, size_t first, size_t last)
{
    static const Crossing names = {.comma = -4,
                                   .colon = IMPOSSIBLE,
                                   .stop = IMPOSSIBLE,
                                   .semicolon = -1,
                                   .sentence = IMPOSSIBLE,
                                   .dash = -1,
                                   .blank = -1,
                                   .bracket = IMPOSSIBLE,
                                   .line = -12};
    if (first == last)
        return 0;
    if (is_joint(pieces_text(model->pieces, last, last)))
        return IMPOSSIBLE;
    int cost = crossings(model, first, last, &names);
    /* "HENRIKE VOSSLOH, Salt Roads": those of one list are set alike */
    for (size_t i = first; i <= last; i++)
        if (word_is_all_caps(pieces_text(model->pieces, i, i)) !=
            word_is_all_caps(pieces_text(model->pieces, first, first)))
            return cost > IMPOSSIBLE ? cost - 8 : cost;
    return is_joined(model, first, last) && cost > IMPOSSIBLE ? 0 : cost;
}

/* "Thin Ice, Thick Coat: A Skater’s Life / Olga Penhallow with Ned Farr": what a colon divides in the first line is title
 * and subtitle when those who made the book have the next line. */
static bool is_title_over_people(Model *model, size_t last)
{
    size_t next = last + 1;
    if (mark_behind(model, last) != ':' || is_line_end(model, last))
        return false;
    while (next < model->pieces->count && !piece_at(model, next)->new_line)
        next++;
    const Piece *piece = piece_at(model, next);
    if (!piece)
        return false;
    if (piece->typed)
        return piece->kind == CITE_ROLE && (piece->did & DID_EDIT) &&
               begins_with_genre(pieces_text(model->pieces, last + 1, next - 1));
    return shape_of(model, next, next)->people && !imprint_behind(model, next) && !piece->cue;
}

static int author_score(Model *model, size_t first, size_t last)
{
    const Shape *shape = shape_of(model, first, last);
    const Piece *piece = piece_at(model, first);
    bool plain_words = shape->words <= 4 && shape->capital && !shape->article && !shape->number_end;
    int score = shape->people ? shape->inverted ? 10 : 9 : plain_words ? -3 : -9;
    /* "García Márquez, Gabriel", but rather "Oda Pell, Kammerton" */
    score -= shape->inverted && shape->long_surname ? 5 : 0;
    score += list_cost(model, first, last);
    score -= any_cue(model, first, last) ? 8 : 0;
    score -= piece->quoted ? 9 : piece->styled ? 4 : 0;
    score -= piece->bracketed ? 5 : 0;
    score -= shape->number_end ? 6 : 0;
    score -= shape->ampersand && !shape->people ? 4 : 0;
    score -= shape->genre || shape->equipment ? 10 : 0;
    score += first == 0 ? 2 : 0;
    score -= first == 0 && is_title_over_people(model, last) ? 12 : 0;
    score -= imprint_behind(model, last) && mark_behind(model, last) != '(' ? 3 : 0;
    score += mark_behind(model, last) == ':' && piece->new_line ? 3 : 0;
    score -= mark_before(model, first) == ':' ? 4 : 0;
    score += shape->family_in_body ? 5 : 0;
    score += shape->caps && shape->people && piece->new_line && is_line_end(model, last) &&
                     !shape_of(model, 0, 0)->caps
                 ? 3
                 : 0; /* "Thaw Line / ANSGAR VELDE" */
    return score;
}

/* "Dragon, Lightly Used", and on the line below "Kwabena Strand, illustrated by …": nobody is named in the line of the
 * title. */
static bool stands_above_people(Model *model, size_t last)
{
    const Piece *below = piece_at(model, last + 1), *role = piece_at(model, last + 2);
    return below && below->new_line && !below->typed && role && role->typed && role->kind == CITE_ROLE &&
           shape_of(model, last + 1, last + 1)->people;
}

static int title_crossings(Model *model, size_t first, size_t last)
{
    static const Crossing costs = {.comma = 0,
                                   .colon = IMPOSSIBLE,
                                   .stop = IMPOSSIBLE,
                                   .semicolon = -4,
                                   .sentence = 0,
                                   .dash = -2,
                                   .blank = -1,
                                   .bracket = -4,
                                   .line = -4};
    int score = crossings(model, first, last, &costs);
    for (size_t i = first + 1; i <= last && score > IMPOSSIBLE; i++) {
        const Shape *part = shape_of(model, i, last);
        const Piece *piece = piece_at(model, i);
        bool known =
            model->pieces->author_known || model->pieces->listed_as_editors || model->pieces->editor_known;
        score -= piece->volume || part->genre || (part->place && piece->mark == ',') ? 6 : 0;
        score -= part->people && piece->mark == ',' && !known && !stands_above_people(model, last) ? 4 : 0;
        score -= piece->cue && !piece->styled ? 3 : 0;
        score -= piece->quoted ? 8 : 0;
        /* a title over two lines: in capitals, or broken where no line ends by itself */
        Str above = pieces_text(model->pieces, first, i - 1);
        bool open = word_shape(above).last_lists & LEX_EXPECTING;
        score +=
            piece->new_line && (open || (shape_of(model, first, i - 1)->caps && part->caps && !part->people))
                ? 3
                : 0;
    }
    return score;
}

/* "Brites Falcão, Tomé Arruda (org.)": behind the comma stands another of those who edited. */
static bool begins_list_of_editors(const Model *model, size_t last)
{
    const Piece *next = piece_at(model, last + 1), *role = piece_at(model, last + 2);
    bool list = next && !next->typed && !next->new_line && strchr(",/;-", next->mark) != NULL;
    return list && role && role->typed && role->names_before;
}

static int title_score(Model *model, size_t first, size_t last)
{
    const Shape *shape = shape_of(model, first, last);
    const Piece *piece = piece_at(model, first);
    bool styled = any_styled(model, first, last),
         known = model->pieces->author_known || model->pieces->editor_known;
    int score = 6 + title_crossings(model, first, last);
    if (score <= IMPOSSIBLE || shape->words == 0 || piece->volume)
        return IMPOSSIBLE;
    score += styled ? 5 : 0;
    score += first == 0 ? 2 : 0;
    score += shape->article ? 2 : 0;
    score += shape->small_words ? 2 : 0;
    score += mark_behind(model, last) == ':' && !shape->people ? 1 : 0;
    if (shape->people && !styled && !stands_above_people(model, last))
        score -= known ? 1 : shape->inverted ? 8 : 4;
    score -= shape->family_in_body && !styled && !known ? 4 : 0;
    score += shape->text_in_body ? 4 : 0;
    score -= shape->genre ? 6 : 0;
    score -= shape->equipment ? 10 : 0;
    score -= any_cue(model, first, last) && !styled ? 5 : 0;
    score -= shape->lower && !styled ? 3 : 0;
    score -= shape->ampersand && !shape->small_words && !styled && shape->words <= 4 ? 2 : 0;
    score -= piece->bracketed ? 6 : 0;
    score -= shape->number_end && !styled && first > 0 ? 2 : 0;
    score -= imprint_behind(model, last) && !styled && mark_behind(model, last) != '(' ? 6 : 0;
    score -= imprint_before(model, first) ? 4 : 0;
    score -= is_set_imprint(model, first, last) ? 18 : 0;
    /* "La Bûche éditeur, « Grand Nord », 340 pages": a series */
    score -= piece->quoted && first > 0 && (piece - 1)->cue && !piece->new_line && imprint_behind(model, last)
                 ? 12
                 : 0;
    score -= shape->words > 16 ? 3 : 0;
    score -= cuts_line(model, last) && !shape_of(model, last + 1, last + 1)->people ? 2 : 0;
    score -= begins_list_of_editors(model, last) && shape->people ? 6 : 0;
    score += piece->new_line && is_line_end(model, last) ? 2 : 0;
    return score;
}

static int subtitle_mark_score(Model *model, size_t first, const Shape *shape)
{
    const Piece *piece = piece_at(model, first);
    switch (piece->mark) {
    case ':': return 6;
    case '-': return 3;
    case '?':
    case '!': return 3;
    case ';': return str_starts(shape->text, STR("or")) || str_starts(shape->text, STR("oder")) ? 7 : -5;
    case '.': return piece->new_line ? 2 : shape->small_words || shape->article ? 2 : -2;
    case ' ': return piece->new_line ? 2 : -3;
    default: return piece->new_line ? 0 : -5;
    }
}

static int subtitle_score(Model *model, size_t first, size_t last)
{
    static const Crossing costs = {.comma = 0,
                                   .colon = -1,
                                   .stop = -4,
                                   .semicolon = -2,
                                   .sentence = 0,
                                   .dash = -2,
                                   .blank = -1,
                                   .bracket = -4,
                                   .line = -3};
    const Shape *shape = shape_of(model, first, last);
    const Piece *piece = piece_at(model, first);
    bool colon = piece->mark == ':', known = model->pieces->author_known || model->pieces->listed_as_editors;
    int score = 2 + crossings(model, first, last, &costs) + subtitle_mark_score(model, first, shape);
    for (size_t i = first + 1; i <= last; i++) {
        const Shape *part = shape_of(model, i, last);
        score -= piece_at(model, i)->volume || part->people || part->place ? 6 : 0;
        score -= part->words <= 3 && !part->small_words ? 1 : 0; /* more likely a place or a publisher */
    }
    score -= shape->people ? (known ? 1 : colon ? 2 : 8) : 0;
    score -= shape->genre && !colon && !(piece->new_line && is_line_end(model, last)) ? 9 : 0;
    score -= shape->equipment || piece->volume ? 9 : 0;
    score -= any_cue(model, first, last) ? (colon ? 2 : 6) : 0;
    score -= piece->bracketed ? 4 : 0;
    score -= imprint_behind(model, last) && !colon && mark_behind(model, last) != '(' ? 5 : 0;
    score -= shape->number_end && shape->words > 1 && !colon ? 4 : 0;
    score -= shape->lower && !colon ? 3 : 0;
    score -= mark_behind(model, last) == ':' ? 3 : 0;
    score -= shape->series_word && !colon ? 2 : 0;
    score -= cuts_line(model, last) ? 4 : 0;
    score -= piece->styled && first > 0 && !piece_at(model, first - 1)->styled ? 6 : 0;
    return score;
}

/* Something that only an imprint has follows before the line ends. */
static bool line_has_imprint(const Model *model, size_t last)
{
    for (size_t i = last + 1; i < model->pieces->count && !piece_at(model, i)->new_line; i++)
        if (is_imprint_part(piece_at(model, i)))
            return true;
    return false;
}

static int publisher_score(Model *model, size_t first, size_t last, Behind before)
{
    static const Crossing costs = {.comma = -4,
                                   .colon = IMPOSSIBLE,
                                   .stop = IMPOSSIBLE,
                                   .semicolon = IMPOSSIBLE,
                                   .sentence = -3,
                                   .dash = -2,
                                   .blank = -2,
                                   .bracket = IMPOSSIBLE,
                                   .line = -6};
    const Shape *shape = shape_of(model, first, last);
    const Piece *piece = piece_at(model, first), *next = piece_at(model, last + 1);
    char mark = piece->mark;
    bool cue = any_cue(model, first, last);
    int score = 1 + crossings(model, first, last, &costs);
    for (size_t i = first + 1; i <= last; i++)
        score -= piece_at(model, i)->quoted ? 9 : 0; /* a series */
    score -=
        is_year(next) && next->mark == ' ' && mark == ',' && !cue ? 2 : 0; /* "Il Torchio, Montecalvo 2013" */
    score += cue ? 7 : 0;
    score -= shape->capital || cue ? 0 : 6;
    score -= shape->words > 7 ? 3 : 0;
    score -= shape->people && !cue ? 1 : 0;
    score -= shape->number_end ? 4 : 0;
    score -= shape->genre || shape->equipment || piece->volume ? 12 : 0;
    score -= piece->quoted ? 8 : piece->styled && !cue && !is_year(next) ? 5 : 0;
    score += imprint_behind(model, last) ? 4 : is_imprint_part(next) ? 2 : 0;
    score += imprint_before(model, first) ? (cue ? 3 : 1) : 0;
    score += piece->bracketed ? 2 : 0;
    score += piece->new_line && first > 0 && line_has_imprint(model, last) ? 2 : 0;
    score += shape->ampersand ? 3 : 0;
    score += before == BEHIND_CITY              ? (mark == ':'   ? 5
                                                   : mark == ',' ? 1
                                                                 : 0)
             : mark == ':' && !piece->bracketed ? -3
                                                : 0;
    score -= first == 0 ? (model->pieces->title_known ? 1 : 5) : 0;
    score -= shape->article && !cue ? 1 : 0;
    score -= shape->place ? 3 : 0;
    return score;
}

/* Before its publisher: "Calder: Marram", "Paris, Le Môle". */
static int city_before_publisher(const Model *model, size_t last)
{
    const Piece *next = piece_at(model, last + 1);
    if (!next || next->typed || next->new_line)
        return IMPOSSIBLE;
    if (next->mark == ':')
        return 6 + (next->cue ? 2 : 0) + (is_year(piece_at(model, last + 2)) ? 2 : 0);
    return next->mark == ',' || next->mark == ' ' ? (next->cue ? 5 : -1) : IMPOSSIBLE;
}

/* Behind it: "Uferverlag, Kaltenbrück 2021", "Tres Candiles. Valdesalce, 2019". */
static int city_behind_publisher(const Model *model, size_t first, size_t last)
{
    const Piece *piece = piece_at(model, first);
    bool year = is_year(piece_at(model, last + 1)) && !piece_at(model, last + 1)->new_line;
    if (piece->new_line)
        return year ? 3 : -2;
    switch (piece->mark) {
    case ',':
        return year                          ? (piece_at(model, last + 1)->mark == ' ' ? 8 : 6)
               : imprint_behind(model, last) ? 6
               : is_line_end(model, last)    ? 4
                                             : 1;
    case '.': return year ? 6 : -2;
    case ':':
    case '(': return year ? 4 : 0;
    default: return year ? 1 : -4;
    }
}

static int city_score(Model *model, size_t first, size_t last, Behind before)
{
    static const Crossing costs = {.comma = -2,
                                   .colon = IMPOSSIBLE,
                                   .stop = IMPOSSIBLE,
                                   .semicolon = -6,
                                   .sentence = IMPOSSIBLE,
                                   .dash = 0,
                                   .blank = IMPOSSIBLE,
                                   .bracket = IMPOSSIBLE,
                                   .line = -6};
    const Shape *shape = shape_of(model, first, last);
    const Piece *piece = piece_at(model, first);
    int place = before == BEHIND_PUBLISHER ? city_behind_publisher(model, first, last)
                                           : city_before_publisher(model, last);
    int score = -4 + crossings(model, first, last, &costs) + place;
    if (shape->words > 5 || !shape->capital || shape->number_end || first == 0 || score <= IMPOSSIBLE / 2)
        return IMPOSSIBLE;
    score -= any_cue(model, first, last) ? 7 : 0;
    score -= piece->styled ? 8 : 0;
    score -= shape->ampersand ? 6 : 0;
    score -= shape->small_words ? 3 : 0;
    score -= shape->genre || shape->equipment || piece->volume ? 9 : 0;
    score -= shape->article ? 2 : 0;
    score += shape->place ? 4 : 0;
    return score;
}

static int series_score(Model *model, size_t first, size_t last, Behind before)
{
    static const Crossing costs = {.comma = -1,
                                   .colon = -3,
                                   .stop = -3,
                                   .semicolon = -3,
                                   .sentence = IMPOSSIBLE,
                                   .dash = -3,
                                   .blank = -2,
                                   .bracket = IMPOSSIBLE,
                                   .line = IMPOSSIBLE};
    const Shape *shape = shape_of(model, first, last);
    const Piece *piece = piece_at(model, first);
    bool behind_title = before == BEHIND_TITLE;
    bool enclosed = piece->bracketed && piece->mark == '(' && !any_cue(model, first, last);
    int score = -3 + crossings(model, first, last, &costs);
    if (first == 0 || piece->volume || !shape->capital || shape->words < 2)
        return IMPOSSIBLE;
    bool numbered = shape->number_end || piece_at(model, last)->volume;
    score += numbered ? 6 : 0;
    score += shape->series_word ? (numbered || enclosed || !shape->small_words ? 5 : 1) : 0;
    score -= !numbered && !shape->series_word && !piece->quoted && !enclosed ? 4 : 0;
    score += piece->quoted ? 4 : piece->styled ? -3 : 0;
    score += enclosed && behind_title ? 4 : enclosed ? 2 : 0;
    score += behind_title || before == BEHIND_PUBLISHER ? 1 : 0;
    score -= shape->people ? 3 : 0;
    score -= any_cue(model, first, last) ? 3 : 0;
    score -= shape->genre || shape->equipment ? 8 : 0;
    score -= is_year(piece_at(model, last + 1)) && !enclosed ? 1 : 0;
    for (size_t i = first + 1; i <= last; i++) {
        const Shape *part = shape_of(model, i, i);
        score -= !part->number_end && !piece_at(model, i)->volume ? 3 : 0;
    }
    return score;
}

static bool introduces(const Piece *piece)
{
    return piece && piece->typed && piece->kind == CITE_ROLE && !piece->names_before && !piece->names_inside;
}

/* Names stand beside a word that says what these people did. */
static int people_score(Model *model, size_t first, size_t last)
{
    const Shape *shape = shape_of(model, first, last);
    const Piece *before = first > 0 ? piece_at(model, first - 1) : NULL, *behind = piece_at(model, last + 1);
    bool introduced = introduces(before), followed = behind && behind->typed && behind->names_before;
    if (!introduced && !followed)
        return IMPOSSIBLE;
    int score = 14 + (shape->people ? 4 : first == last ? -2 : -8) + list_cost(model, first, last);
    /* "by Ann Lee, Corbel House, £20": what stands before an imprint is a publisher. */
    if (first < last && !is_joined(model, first, last))
        score += followed && shape->people                               ? 3
                 : cuts_line(model, last) || imprint_behind(model, last) ? -4
                                                                         : 0;
    score -= piece_at(model, first)->quoted ? 10 : 0;
    score -= followed && !introduced && !shape->people ? 6 : 0;
    return score;
}

static int apart_score(Model *model, size_t i)
{
    const Shape *shape = shape_of(model, i, i);
    const Piece *piece = piece_at(model, i);
    if (piece->volume)
        return 6;
    if (shape->equipment)
        return 7;
    if (shape->genre)
        return 5;
    int words = shape->words < 8 ? (int)shape->words : 8;
    int score = -3 - words / 2;
    score += piece->bracketed ? 1 : 0;
    score += shape->lower ? 1 : 0;
    score += imprint_before(model, i) && !piece->cue ? 1 : 0;
    /* somebody on a line of his own is there for a reason */
    score -= shape->people && piece->new_line && is_line_end(model, i) ? 4 : 0;
    return score;
}

/* ---- the best reading ---------------------------------------------------------------------------------- */

static unsigned mask_of(Label label)
{
    return label >= LABEL_AUTHOR && label <= LABEL_SERIES ? 1u << (label - LABEL_AUTHOR) : 0;
}

/* Most labels fit as well behind one label as behind another. */
static Behind behind_of(Label label, Label before)
{
    if (label != LABEL_PUBLISHER && label != LABEL_CITY && label != LABEL_SERIES)
        return BEHIND_OTHER;
    switch (before) {
    case LABEL_CITY: return BEHIND_CITY;
    case LABEL_TITLE:
    case LABEL_SUBTITLE: return BEHIND_TITLE;
    case LABEL_PUBLISHER: return BEHIND_PUBLISHER;
    default: return BEHIND_OTHER;
    }
}

static int find_fit(Model *model, size_t first, size_t last, Label label, Behind behind)
{
    const Shape *shape = shape_of(model, first, last);
    bool year = shape->text.len_bytes == 4;
    if (!shape->letters && label != LABEL_APART && !(label == LABEL_TITLE && year))
        return IMPOSSIBLE; /* "1." counts the entries of a list */
    switch (label) {
    case LABEL_AUTHOR: return author_score(model, first, last);
    case LABEL_TITLE: return title_score(model, first, last);
    case LABEL_SUBTITLE: return subtitle_score(model, first, last);
    case LABEL_PUBLISHER: return publisher_score(model, first, last, behind);
    case LABEL_CITY: return city_score(model, first, last, behind);
    case LABEL_SERIES: return series_score(model, first, last, behind);
    case LABEL_PEOPLE: return people_score(model, first, last);
    case LABEL_APART: return first == last ? apart_score(model, first) : IMPOSSIBLE;
    default: return IMPOSSIBLE;
    }
}

/* Many states stand at one piece, and the spans behind them are the same. */
static int fit(Model *model, size_t first, size_t last, Label label, Label before)
{
    Behind behind = behind_of(label, before);
    uint8_t *known = &model->known[label][behind];
    int16_t *score = &model->scores[label][behind][last - first];
    if (!(*known >> (last - first) & 1)) {
        *known |= (uint8_t)(1u << (last - first));
        *score = (int16_t)find_fit(model, first, last, label, behind);
    }
    return *score;
}

/* "Jorinde Falkenrath: Die Schleuse" */
static int title_behind_people(const Model *model, size_t first)
{
    const Piece *piece = piece_at(model, first), *before = first > 0 ? piece - 1 : NULL;
    bool colon = piece->mark == ':' || (before && before->typed && before->mark == ':');
    return colon ? 4 : 0;
}

/* "Karl Weid / Salome Acker (Hg.)": of those in one list, all edited. */
static int people_behind_author(const Model *model, size_t first)
{
    const Piece *piece = piece_at(model, first);
    bool introduced = first > 0 && (piece - 1)->typed;
    return !introduced && !piece->new_line && strchr(",/;-", piece->mark) != NULL ? -12 : 0;
}

/* "London: Verso; New York: Norton": of several publishers each has its place. */
static bool joins_imprints(const Model *model, size_t first, Label label, Label before)
{
    char mark = piece_at(model, first)->mark;
    return (label == LABEL_CITY && before == LABEL_PUBLISHER && (mark == ';' || mark == ':')) ||
           (label == LABEL_PUBLISHER && before == LABEL_CITY && (mark == ';' || mark == ':'));
}

static int author_order(const Model *model, size_t first, Label before, unsigned mask)
{
    const Pieces *pieces = model->pieces;
    int score = mask & mask_of(LABEL_PUBLISHER) ? -3 : 0;
    if (pieces->author_known)
        return IMPOSSIBLE;
    score -= pieces->listed_as_editors ? 14 : pieces->editor_known ? 10 : 0;
    score -= before == LABEL_SERIES ? 4 : 0;
    /* behind a translator and a comma */
    score -= before == LABEL_PEOPLE && !piece_at(model, first)->new_line ? 8 : 0;
    return score;
}

static int title_order(const Model *model, size_t first, Label before, unsigned mask)
{
    const Pieces *pieces = model->pieces;
    int score = mask & mask_of(LABEL_PUBLISHER) ? (piece_at(model, first)->new_line ? -4 : -9) : 0;
    score -= before == LABEL_APART && !piece_at(model, first)->new_line ? 2 : 0;
    if (before == LABEL_AUTHOR || before == LABEL_PEOPLE)
        score += title_behind_people(model, first);
    if (mask & mask_of(LABEL_AUTHOR))
        return score + 1 + pieces->habits.author_first;
    return pieces->author_known || pieces->editor_known ? score : score - pieces->habits.author_first;
}

/* What the labels before say of this one. */
static int order_score(const Model *model, size_t first, Label label, Label before, unsigned mask)
{
    bool title = mask & mask_of(LABEL_TITLE), publisher = mask & mask_of(LABEL_PUBLISHER);
    int city_first = model->pieces->habits.city_first;
    if (mask & mask_of(label))
        return joins_imprints(model, first, label, before) ? -2 : IMPOSSIBLE;
    if (before == LABEL_CITY && !publisher && label != LABEL_PUBLISHER)
        return IMPOSSIBLE;
    switch (label) {
    case LABEL_AUTHOR: return author_order(model, first, before, mask);
    case LABEL_TITLE: return title_order(model, first, before, mask);
    case LABEL_SUBTITLE:
        return before == LABEL_TITLE && (first == 0 || !piece_at(model, first - 1)->typed) ? 0 : IMPOSSIBLE;
    case LABEL_SERIES: return title ? 0 : -4;
    case LABEL_PEOPLE: return before == LABEL_AUTHOR ? people_behind_author(model, first) : 0;
    case LABEL_CITY: return !publisher ? city_first : before == LABEL_PUBLISHER ? -city_first : IMPOSSIBLE;
    default: return 0;
    }
}

static int missing_score(const Pieces *pieces, unsigned mask)
{
    bool somebody = pieces->author_known || pieces->editor_known || (mask & mask_of(LABEL_AUTHOR));
    return (mask & mask_of(LABEL_TITLE) ? 0 : -5) - (somebody ? 0 : 3) -
           (mask & mask_of(LABEL_PUBLISHER) ? 0 : 2);
}

/* A state is reached behind some pieces, with a label last and others given. */
typedef struct {
    int16_t score;
    uint8_t length; /* pieces of the last span; 1 for a typed part */
    uint8_t before; /* label before */
    uint8_t mask;   /* before */
    bool typed;
} State;

/* The states behind so many pieces; only those of which a bit is set in reached are there. */
typedef struct {
    uint64_t reached[LABEL_COUNT];
    State states[LABEL_COUNT][MASKS];
} Column;

static bool is_reached(const Column *column, Label label, unsigned mask)
{
    return column->reached[label] >> mask & 1;
}

/* The lowest mask from *mask on that is reached with label; false when there is none. */
static bool next_reached(const Column *column, Label label, unsigned *mask)
{
    uint64_t left = *mask < MASKS ? column->reached[label] >> *mask : 0;
    if (left == 0)
        return false;
    *mask += (unsigned)__builtin_ctzll(left);
    return true;
}

static void reach(Column *columns, size_t at, Label label, unsigned mask, State state)
{
    State *old = &columns[at].states[label][mask];
    if (!is_reached(&columns[at], label, mask) || state.score > old->score)
        *old = state;
    columns[at].reached[label] |= (uint64_t)1 << mask;
}

static bool spans_text(const Model *model, size_t first, size_t last)
{
    return last < model->pieces->count && !model->pieces->pieces[last].typed &&
           last - first < SPAN_PIECES_MAX;
}

/* All spans that begin at piece i behind a state. */
static void go_on(Model *model, Column *columns, size_t i, Label before, unsigned mask)
{
    const State *state = &columns[i].states[before][mask];
    for (Label label = LABEL_AUTHOR; label < LABEL_COUNT; label++) {
        int order = order_score(model, i, label, before, mask);
        for (size_t last = i; order > IMPOSSIBLE && spans_text(model, i, last); last++) {
            int score = fit(model, i, last, label, before);
            if (score <= IMPOSSIBLE / 2)
                continue;
            reach(columns, last + 1, label, mask | mask_of(label),
                  (State){.score = (int16_t)(state->score + order + score),
                          .length = (uint8_t)(last - i + 1),
                          .before = (uint8_t)before,
                          .mask = (uint8_t)mask});
        }
    }
}

static void walk(Model *model, Column *columns)
{
    for (size_t i = 0; i < model->pieces->count; i++)
        shape_of(model, i, i);
    for (size_t i = 0; i < model->pieces->count; i++) {
        memset(model->known, 0, sizeof model->known);
        for (Label before = LABEL_NONE; before < LABEL_COUNT; before++)
            for (unsigned mask = 0; next_reached(&columns[i], before, &mask); mask++) {
                if (!model->pieces->pieces[i].typed)
                    go_on(model, columns, i, before, mask);
                else
                    reach(columns, i + 1, before, mask,
                          (State){.score = columns[i].states[before][mask].score,
                                  .length = 1,
                                  .before = (uint8_t)before,
                                  .mask = (uint8_t)mask,
                                  .typed = true});
            }
    }
}

static void read_back(const Pieces *pieces, const Column *columns, Label label, unsigned mask, Labelling *out)
{
    size_t count = 0;
    for (size_t at = pieces->count; at > 0;) {
        const State *state = &columns[at].states[label][mask];
        if (!state->typed)
            out->spans[count++] = (LabelledSpan){at - state->length, at - 1, label};
        at -= state->length;
        label = (Label)state->before;
        mask = state->mask;
    }
    for (size_t i = 0; i < count / 2; i++) {
        LabelledSpan span = out->spans[i];
        out->spans[i] = out->spans[count - 1 - i];
        out->spans[count - 1 - i] = span;
    }
    out->count = count;
}

void pieces_label(const Pieces *pieces, Labelling *out)
{
    Model *model = memory_alloc(sizeof *model);
    Column *columns = memory_alloc((pieces->count + 1) * sizeof *columns);
    unsigned start_mask = pieces->title_known ? mask_of(LABEL_TITLE) : 0, best_mask = 0;
    Label start = pieces->title_known ? LABEL_TITLE : LABEL_NONE, best_label = LABEL_NONE;
    model->pieces = pieces;
    model->body = str_slice(pieces->body, 0, BODY_BYTES);
    memset(model->read, 0, sizeof model->read);
    for (size_t i = 0; i <= pieces->count; i++)
        memset(columns[i].reached, 0, sizeof columns[i].reached);
    *out = (Labelling){.score = IMPOSSIBLE};
    reach(columns, 0, start, start_mask, (State){0});
    walk(model, columns);
    for (Label label = LABEL_NONE; label < LABEL_COUNT; label++)
        for (unsigned mask = 0; next_reached(&columns[pieces->count], label, &mask); mask++) {
            bool city_alone = label == LABEL_CITY && !(mask & mask_of(LABEL_PUBLISHER));
            if (city_alone)
                continue;
            int score = columns[pieces->count].states[label][mask].score + missing_score(pieces, mask);
            if (score > out->score) {
                out->score = score;
                best_label = label;
                best_mask = mask;
            }
        }
    if (out->score > IMPOSSIBLE)
        read_back(pieces, columns, best_label, best_mask, out);
    memory_free(columns);
    memory_free(model);
}
