/* A citation's slots: typed spans first (citations.c), then what is left over by its shape and its place.
 *
 * There is no pattern for any one publisher's style. A head is cut into pieces: typed parts, and stretches of
 * text between marks, line ends and changes of type. Pieces that a word introduces ("by", "translated from the
 * Danish by") are filled first; then the imprint (city, publisher) beside what is printed with it; then title
 * and author, which of all that is left have the shape of a title and of a name. */
#include <string.h>

#include "meaning.h"

typedef enum {
    ROLE_NONE,
    ROLE_AUTHOR,
    ROLE_EDITOR,
    ROLE_TRANSLATOR,
    ROLE_OTHER
} Role;

typedef struct {
    bool typed;
    CiteKind kind;      /* typed */
    size_t start, end;  /* text without the marks around it; typed: the part's value */
    char before, after; /* the mark on either side: one of "\n|().;:,/ " or 0 at the ends */
    bool styled;        /* set in italics, in bold or in quotation marks */
    bool cue;           /* has a word such as Press in it */
    bool bracketed;
    bool used;
    Role role; /* a role that stands in front: "by" */
} Piece;

/* A head has fewer pieces than this; what follows them is not read. It bounds the work on a paragraph that was
 * taken for a citation. */
enum {
    PIECES_MAX = 64,
    NAMES_MAX = 12,
    VALUES_MAX = 8
};

typedef struct {
    Arena *arena;
    CitationText head;
    Str text;
    CiteParts parts;
    Piece pieces[PIECES_MAX];
    size_t count;
    Citation *out;
    Str names[ROLE_OTHER][NAMES_MAX]; /* by role - 1 */
    size_t name_counts[ROLE_OTHER];
    bool has_title;
    size_t title; /* piece, or NONE */
} Slots;

/* ---- small things -------------------------------------------------------------------------------------- */

static Str piece_text(const Slots *slots, const Piece *piece)
{
    return str_slice(slots->text, piece->start, piece->end);
}

static uint32_t first_char(Str s)
{
    size_t step;
    return s.len_bytes > 0 ? utf8_decode(s, 0, &step) : 0;
}

/* Length of a quotation mark that begins s, or 0; *closer is set to the mark that ends it. */
static size_t opening_mark(Str s, const char **closer)
{
    static const char *const marks[][2] = {{"“", "”"}, {"„", "“"}, {"«", "»"},
                                           {"‘", "’"}, {"»", "«"}, {"\"", "\""}};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (str_starts(s, str_from(marks[i][0]))) {
            *closer = marks[i][1];
            return strlen(marks[i][0]);
        }
    }
    return 0;
}

static bool is_strippable(uint32_t c)
{
    return c < 0x80 ? strchr(" \t\n,;:*_()[]|/", (int)c) != NULL && c != 0
                    : c == 0xa0 || c == 0x202f || c == 0x2013 || c == 0x2014 || c == 0x2605 || c == 0x2606;
}

/* range without blanks and marks at its ends; the full stop stays behind an abbreviation. */
static void strip(Str text, size_t *start, size_t *end)
{
    size_t step;

    while (*start < *end && is_strippable(utf8_decode(text, *start, &step))) {
        *start += step;
    }
    while (*end > *start) {
        size_t last = utf8_previous(text, *end);
        uint32_t c = utf8_decode(text, last, &step);
        bool initial = last > *start && text.data[last - 1] >= 'A' && text.data[last - 1] <= 'Z' &&
                       (last - 1 == *start || text.data[last - 2] == ' ' || text.data[last - 2] == '.');
        bool full_stop = c == '.' && !initial;
        if (!is_strippable(c) && !full_stop) {
            break;
        }
        *end = last;
    }
}

static Str stripped(Str s)
{
    size_t start = 0, end = s.len_bytes;
    strip(s, &start, &end);
    return str_slice(s, start, end);
}

static size_t word_count(Str s)
{
    size_t at = 0, count = 0;
    Str word;

    while (next_word(s, &at, &word)) {
        count++;
    }
    return count;
}

static bool contains_word(Str s, const char *wanted)
{
    size_t at = 0;
    Str word;

    while (next_word(s, &at, &word)) {
        if (str_equal_nocase(word, str_from(wanted))) {
            return true;
        }
    }
    return false;
}

static bool is_one_of(Str s, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (str_equal_nocase(s, str_from(list[i]))) {
            return true;
        }
    }
    return false;
}

/* What kind of book it is; stands between title and imprint and is kept in no field. */
static bool is_genre(Str s)
{
    static const char *const genres[] = {
        "Roman",     "Romane",        "Erzählungen", "Gedichte",  "Essay",       "Essays",
        "Novelle",   "Novela",        "Cuentos",     "Poesía",    "Ensayo",      "Romanzo",
        "Racconti",  "Poesie",        "Romance",     "Contos",    "Poemas",      "Verhalen",
        "Gedichten", "Sachbuch",      "Récit",       "Nouvelles", "Poèmes",      "Poésie",
        "Krimi",     "Kriminalroman", "Novel",       "Stories",   "Illustriert", "Saggio"};
    return is_one_of(stripped(s), genres, sizeof genres / sizeof *genres);
}

static bool starts_with_article(Str s)
{
    static const char *const articles[] = {"the", "a",   "an",   "der", "die",  "das",   "ein", "eine", "le",
                                           "la",  "les", "l",    "un",  "une",  "el",    "los", "las",  "una",
                                           "il",  "lo",  "gli",  "i",   "de",   "het",   "een", "o",    "os",
                                           "as",  "how", "what", "why", "when", "where", "in",  "on"};
    size_t at = 0;
    Str word;

    return next_word(s, &at, &word) && is_one_of(word, articles, sizeof articles / sizeof *articles);
}

/* "OSK, LINNEA", "Halvard, Birgit", "EGGLETON, R. J.": a surname of one or two words, a comma, first names. */
static bool is_inverted_name(Str s)
{
    size_t comma = str_find(s, STR(", "), 0);
    Str surname = str_slice(s, 0, comma), given = str_slice(s, comma + 2, s.len_bytes);
    size_t at = 0;
    Str word;

    if (comma >= s.len_bytes || word_count(surname) > 3 || word_count(given) == 0 || word_count(given) > 3 ||
        !utf8_is_upper(first_char(given)) || str_find_byte(given, ',', 0) < given.len_bytes) {
        return false;
    }
    while (next_word(s, &at, &word)) {
        if (!word_is_capitalised(word) && !(lexicon_lists(word) & LEX_NOBILIARY)) {
            return false;
        }
    }
    return !starts_with_article(given);
}

static size_t find_joint(Str s, size_t from, size_t *length);

/* "Dunnage, Rex, and Hatty Sole": the first name turned round, others not. */
static bool is_inverted_list(Str s)
{
    size_t length, joint = find_joint(s, 0, &length);
    Str first = stripped(str_slice(s, 0, joint)), rest = stripped(str_slice(s, joint + length, s.len_bytes));

    return joint < s.len_bytes && is_inverted_name(first) && looks_like_names(rest);
}

static bool is_name(Str s)
{
    return is_inverted_name(s) || looks_like_name(s) || looks_like_names(s) || is_inverted_list(s);
}

/* ---- pieces -------------------------------------------------------------------------------------------- */

static Piece *push_piece(Slots *slots, size_t start, size_t end, char before, char after)
{
    if (slots->count == PIECES_MAX) {
        return NULL;
    }
    strip(slots->text, &start, &end);
    if (end <= start) {
        return NULL;
    }
    Piece *piece = &slots->pieces[slots->count++];
    *piece = (Piece){.start = start, .end = end, .before = before, .after = after};
    for (size_t i = 0; i < slots->parts.count; i++) {
        const CitePart *part = &slots->parts.items[i];
        piece->cue = piece->cue || (part->kind == CITE_PUBLISHER && part->start >= start && part->end <= end);
    }
    return piece;
}

/* Behind an abbreviation or an initial a full stop divides nothing, unless the initials end a name that was
 * turned round: "EGGLETON, R. J. The Man Who Sold the Weather". */
static bool stop_divides(const Slots *slots, size_t start, size_t stop)
{
    static const char *const short_forms[] = {"univ",  "st",     "mr",   "mrs",   "dr",   "ms",   "jr",
                                              "sr",    "rev",    "co",   "inc",   "ltd",  "bros", "no",
                                              "nr",    "vol",    "éd",   "ed",    "eds",  "hg",   "hrsg",
                                              "trans", "introd", "coll", "illus", "prof", "repr", "gebr"};
    Str before = str_slice(slots->text, start, stop);
    size_t word_start = stop, comma;

    while (word_start > start && slots->text.data[word_start - 1] != ' ' &&
           slots->text.data[word_start - 1] != '.' && slots->text.data[word_start - 1] != '(') {
        word_start--;
    }
    Str word = str_slice(slots->text, word_start, stop);
    if (word.len_bytes == 1 && word.data[0] >= 'a' && word.data[0] <= 'z') {
        return false; /* "u. a." */
    }
    if (word.len_bytes > 2 || !utf8_is_upper(first_char(word)) ||
        str_find_byte(word, '.', 0) < word.len_bytes) {
        return !is_one_of(word, short_forms, sizeof short_forms / sizeof *short_forms);
    }
    comma = str_find(before, STR(", "), 0);
    size_t next = stop + 1;
    while (next < slots->text.len_bytes && slots->text.data[next] == ' ') {
        next++;
    }
    size_t at = next;
    Str next_one;
    bool next_is_initial = next_word(slots->text, &at, &next_one) && next_one.len_bytes == 1 &&
                           at < slots->text.len_bytes && slots->text.data[at] == '.';
    return comma < before.len_bytes && !next_is_initial && is_inverted_name(stripped(before));
}

/* The mark at text[at] that divides pieces, as it is kept in Piece.before; 0 for none. */
static char dividing_mark(const Slots *slots, size_t start, size_t at)
{
    char c = slots->text.data[at];
    char next = at + 1 < slots->text.len_bytes ? slots->text.data[at + 1] : '\n';

    switch (c) {
    case '\n':
    case '|':
    case '(':
    case ')':
    case '[':
    case ']':
    case ';': return c;
    case ':': return next == ' ' || next == '\n' ? ':' : 0;
    case '!':
    case '?': return 0;
    case '.': return (next == ' ' || next == '\n' || next == ')') && stop_divides(slots, start, at) ? '.' : 0;
    default: return 0;
    }
}

static const CitationStyle *style_at(const Slots *slots, size_t at)
{
    for (size_t i = 0; i < slots->head.style_count; i++) {
        const CitationStyle *style = &slots->head.styles[i];
        if (style->start == at && style->end > at &&
            (style->kind == SPAN_EMPHASIS || style->kind == SPAN_STRONG || style->kind == SPAN_LINK)) {
            return style;
        }
    }
    return NULL;
}

/* Only typed parts that stand for themselves divide; a publisher's word is looked at inside its piece. */
static const CitePart *part_at(const Slots *slots, size_t at)
{
    for (size_t i = 0; i < slots->parts.count; i++) {
        if (slots->parts.items[i].start == at && slots->parts.items[i].kind != CITE_PUBLISHER) {
            return &slots->parts.items[i];
        }
    }
    return NULL;
}

static void push_part(Slots *slots, const CitePart *part, char before)
{
    if (slots->count < PIECES_MAX) {
        slots->pieces[slots->count++] =
            (Piece){.typed = true,
                    .kind = part->kind,
                    .start = part->value_start,
                    .end = part->value_end,
                    .before = before,
                    .after = part->end < slots->text.len_bytes ? slots->text.data[part->end] : 0};
    }
}

/* A run in quotation marks that begins at at and is no longer than a title may be; 0 when there is none. */
static size_t quoted_end(const Slots *slots, size_t at)
{
    enum {
        QUOTED_BYTES_MAX = 200
    };
    const char *closer;
    size_t length = opening_mark(str_slice(slots->text, at, slots->text.len_bytes), &closer);

    if (length == 0) {
        return 0;
    }
    size_t end = str_find(slots->text, str_from(closer), at + length);
    return end < slots->text.len_bytes && end - at < QUOTED_BYTES_MAX ? end + strlen(closer) : 0;
}

static void push_styled(Slots *slots, size_t start, size_t end, char before)
{
    const char *closer;
    size_t length = opening_mark(str_slice(slots->text, start, end), &closer);
    size_t inner_start = start, inner_end = end;

    if (length > 0 && str_ends(str_slice(slots->text, start, end), str_from(closer))) {
        inner_start += length;
        inner_end -= strlen(closer);
    }
    Piece *piece = push_piece(slots, inner_start, inner_end, before,
                              end < slots->text.len_bytes ? slots->text.data[end] : 0);
    if (piece) {
        piece->styled = true;
    }
}

static void cut_pieces(Slots *slots)
{
    Str text = slots->text;
    size_t at = slots->head.title_end, start = at;
    char before = at > 0 ? '\n' : 0;
    bool bracketed = false;

    while (at < text.len_bytes && slots->count < PIECES_MAX) {
        const CitePart *part = part_at(slots, at);
        const CitationStyle *style = style_at(slots, at);
        size_t quoted = at == start || text.data[at - 1] == ' ' ? quoted_end(slots, at) : 0;
        size_t first = slots->count;
        char mark;
        if (style || quoted > at) {
            size_t end = style ? style->end : quoted;
            push_piece(slots, start, at, before, ' ');
            push_styled(slots, at, end, start == at ? before : ' ');
            at = start = end;
            before = ' ';
        } else if (part) {
            push_piece(slots, start, at, before, ' ');
            push_part(slots, part, start == at ? before : ' ');
            at = start = part->end > at ? part->end : at + 1;
            before = ' ';
        } else if ((mark = dividing_mark(slots, start, at)) != 0) {
            push_piece(slots, start, mark == '.' ? at + 1 : at, before, mark); /* "R. J." keeps its stop */
            if (slots->count > 0 && start == at &&
                (slots->pieces[slots->count - 1].after == 0 || mark == ':')) {
                slots->pieces[slots->count - 1].after = mark;
            }
            before = mark;
            at++;
            start = at;
        } else {
            size_t step;
            utf8_decode(text, at, &step);
            at += step;
        }
        for (size_t i = first; i < slots->count; i++) {
            slots->pieces[i].bracketed = bracketed;
        }
        if (before == '(' || before == '[') {
            bracketed = true;
        } else if (before == ')' || before == ']') {
            bracketed = false;
        }
    }
    push_piece(slots, start, text.len_bytes, before, 0);
}

/* ---- which typed parts count --------------------------------------------------------------------------- */

static bool inside_styled(const Slots *slots, const CitePart *part)
{
    for (size_t i = 0; i < slots->head.style_count; i++) {
        if (part->start > slots->head.styles[i].start && part->end <= slots->head.styles[i].end) {
            return true;
        }
    }
    return false;
}

/* "1580–1720" is what the book is about. */
static bool is_wide_range(Str year)
{
    enum {
        WIDE_YEARS = 30
    };
    size_t dash = 4;
    int first = 0, last = 0;

    if (year.len_bytes < 9) {
        return false;
    }
    for (size_t i = 0; i < 4; i++) {
        first = first * 10 + (year.data[i] - '0');
    }
    while (dash < year.len_bytes && (year.data[dash] < '0' || year.data[dash] > '9')) {
        dash++;
    }
    for (size_t i = dash; i < year.len_bytes; i++) {
        last = last * 10 + (year.data[i] - '0');
    }
    return last - first > WIDE_YEARS;
}

static bool follows_volume(Str text, size_t at)
{
    size_t from = at > 24 ? at - 24 : 0;
    Str before = str_slice(text, from, at);
    return contains_word(before, "vol") && str_find_byte(before, ':', 0) < before.len_bytes;
}

/* "aus dem" stands in titles too: a phrase for a translator ends with a word such as "von", or is short for one. */
static bool is_translator_phrase(Str phrase)
{
    static const char *const ends[] = {" by", " von", " par", " por", " di", " de", " door", "."};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (str_ends(phrase, str_from(ends[i]))) {
            return true;
        }
    }
    return false;
}

/* Drops parts inside titles, and all years but the last, which is that of the book. */
static void choose_parts(Slots *slots)
{
    size_t kept = 0, last_year = NONE;

    for (size_t i = 0; i < slots->parts.count; i++) {
        CitePart part = slots->parts.items[i];
        if (part.start < slots->head.title_end || inside_styled(slots, &part)) {
            continue;
        }
        if (part.kind == CITE_YEAR &&
            (is_wide_range(str_slice(slots->text, part.value_start, part.value_end)))) {
            continue;
        }
        if (part.kind == CITE_TRANSLATED &&
            !is_translator_phrase(str_slice(slots->text, part.value_start, part.value_end))) {
            continue;
        }
        slots->parts.items[kept++] = part;
    }
    slots->parts.count = kept;
    for (size_t i = 0; i < slots->parts.count; i++) {
        if (slots->parts.items[i].kind == CITE_YEAR) {
            last_year = i;
        }
    }
    kept = 0;
    for (size_t i = 0; i < slots->parts.count; i++) {
        CitePart part = slots->parts.items[i];
        bool of_volume = part.kind == CITE_YEAR && follows_volume(slots->text, part.start);
        if (part.kind != CITE_YEAR || (i == last_year && !of_volume)) {
            slots->parts.items[kept++] = part;
        }
    }
    slots->parts.count = kept;
}

/* ---- typed values -------------------------------------------------------------------------------------- */

static void set_once(Str *field, Str value)
{
    value = stripped(value);
    if (field->len_bytes == 0) {
        *field = value;
    }
}

/* "$95.00; $29.95": several values of one field are listed. */
static void add_value(Slots *slots, Str *field, Str value)
{
    if (field->len_bytes == 0) {
        *field = value;
    } else {
        *field = arena_format(slots->arena, "%.*s; %.*s", (int)field->len_bytes, field->data,
                              (int)value.len_bytes, value.data);
    }
}

bool isbn_is_valid(Str isbn)
{
    unsigned digits[13], sum = 0;
    size_t count = 0;

    for (size_t i = 0; i < isbn.len_bytes; i++) {
        char c = isbn.data[i];
        bool digit = c >= '0' && c <= '9';
        if (!digit && !((c == 'X' || c == 'x') && count == 9)) {
            continue;
        }
        if (count == 13) {
            return false;
        }
        digits[count++] = digit ? (unsigned)(c - '0') : 10;
    }
    if (count == 10) {
        for (size_t i = 0; i < 10; i++) {
            sum += digits[i] * (unsigned)(10 - i);
        }
        return sum % 11 == 0;
    }
    if (count == 13) {
        for (size_t i = 0; i < 13; i++) {
            sum += digits[i] * (i % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
    return false;
}

/* The stop behind a whole word ends a sentence; behind "geb." it belongs to it. */
static Str binding_word(Str value)
{
    static const char *const whole[] = {"paper",     "cloth",  "paperback", "hardback",
                                        "hardcover", "boards", "softcover"};
    Str word = str_ends(value, STR(".")) ? str_slice(value, 0, value.len_bytes - 1) : value;

    return is_one_of(word, whole, sizeof whole / sizeof *whole) ? word : value;
}

static void take_typed(Slots *slots)
{
    Str isbns[VALUES_MAX];
    size_t isbn_count = 0;

    for (size_t i = 0; i < slots->count; i++) {
        const Piece *piece = &slots->pieces[i];
        Str value = piece_text(slots, piece);
        if (!piece->typed) {
            continue;
        }
        switch (piece->kind) {
        case CITE_ISBN:
            if (isbn_count < VALUES_MAX) {
                isbns[isbn_count++] = value;
            }
            break;
        case CITE_PRICE: add_value(slots, &slots->out->price, value); break;
        case CITE_BINDING: add_value(slots, &slots->out->binding, binding_word(value)); break;
        case CITE_PAGES: set_once(&slots->out->pages, value); break;
        case CITE_YEAR: set_once(&slots->out->year, value); break;
        case CITE_SERIES: set_once(&slots->out->series, value); break;
        default: break;
        }
    }
    if (isbn_count > 0) {
        Str *items = arena_alloc(slots->arena, isbn_count, sizeof *items);
        memcpy(items, isbns, isbn_count * sizeof *items);
        slots->out->isbns = (StrList){items, isbn_count};
    }
}

/* ---- names --------------------------------------------------------------------------------------------- */

static void add_name(Slots *slots, Role role, Str name)
{
    static const char *const titles[] = {"Mrs. ", "Mr. ", "Miss ", "Rev. ", "Dr. ",
                                         "Mrs ",  "Mr ",  "Dr ",   "Sir ",  "Professor "};
    name = stripped(name);
    if (str_ends(name, STR(" and"))) {
        name = str_slice(name, 0, name.len_bytes - 4);
    }
    if (str_starts(name, STR("and "))) {
        name = str_slice(name, 4, name.len_bytes);
    }
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (str_starts(name, str_from(titles[i]))) {
            name = stripped(str_slice(name, strlen(titles[i]), name.len_bytes));
        }
    }
    if (role != ROLE_NONE && role != ROLE_OTHER && name.len_bytes > 0 &&
        slots->name_counts[role - 1] < NAMES_MAX) {
        slots->names[role - 1][slots->name_counts[role - 1]++] = name;
    }
}

/* The next word that joins names ("and", "&", "/", "und" ...) at or after from; its length in *length. */
static size_t find_joint(Str s, size_t from, size_t *length)
{
    static const char *const joints[] = {" and ", " & ",  " und ", " et ", " y ",
                                         " e ",   " en ", " / ",   " et "};
    size_t best = s.len_bytes;

    *length = 0;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t at = str_find(s, str_from(joints[i]), from);
        if (at < best) {
            best = at;
            *length = strlen(joints[i]);
        }
    }
    return best;
}

/* Names between commas; "Surname, First" is kept together when its halves look so. */
static void add_comma_names(Slots *slots, Role role, Str list)
{
    size_t at = 0;

    if (is_inverted_name(list)) {
        add_name(slots, role, list);
        return;
    }
    while (at < list.len_bytes) {
        size_t comma = str_find(list, STR(","), at);
        size_t second = comma < list.len_bytes ? str_find(list, STR(","), comma + 1) : comma;
        Str first = stripped(str_slice(list, at, comma)), pair = stripped(str_slice(list, at, second));
        if (comma < list.len_bytes && word_count(first) == 1 && is_inverted_name(pair)) {
            add_name(slots, role, pair);
            at = second + 1;
        } else {
            add_name(slots, role, first);
            at = comma + 1;
        }
    }
}

/* Forms of "and others", which stay with the last name. */
static const char *const others_forms[] = {"et al.",   "et al",   "u. a.",   "u.a.", "u. a",
                                           "et coll.", "y otros", "e altri", "e.a.", "e outros"};

/* Cuts "et al." from the end of names; what was cut, or nothing. */
static Str cut_others(Str *names)
{
    for (size_t i = 0; i < sizeof others_forms / sizeof *others_forms; i++) {
        Str form = str_from(others_forms[i]);
        if (str_ends(*names, form) && names->len_bytes > form.len_bytes) {
            *names = str_slice(*names, 0, names->len_bytes - form.len_bytes);
            return form;
        }
    }
    return (Str){0};
}

/* Everybody in names: "Grebe, Paulin, and Ysolde Tarrant", "Korbinian Weidt / Salome Achterberg". */
static void add_names(Slots *slots, Role role, Str names)
{
    size_t at = 0, length;
    const char *end = names.data + names.len_bytes;
    bool dot = end < slots->text.data + slots->text.len_bytes && end > slots->text.data && *end == '.';
    Str others = cut_others(&names);

    names = stripped(names);
    while (at < names.len_bytes) {
        size_t joint = find_joint(names, at, &length);
        Str part = str_slice(names, at, joint);
        add_comma_names(slots, role, stripped(part));
        at = joint + (length > 0 ? length : 1);
    }
    if (others.len_bytes > 0 && role != ROLE_NONE && role != ROLE_OTHER && slots->name_counts[role - 1] > 0) {
        Str *last = &slots->names[role - 1][slots->name_counts[role - 1] - 1];
        dot = dot && !str_ends(others, STR("."));
        *last = arena_format(slots->arena, "%.*s %.*s%s", (int)last->len_bytes, last->data,
                             (int)others.len_bytes, others.data, dot ? "." : "");
    }
}

/* How much at the beginning of s is names: to the first comma, or further when "and" shows that a list goes on. */
static size_t names_length(Str s)
{
    size_t comma = str_find(s, STR(","), 0), length;

    if (comma >= s.len_bytes) {
        return s.len_bytes;
    }
    size_t joint = find_joint(s, 0, &length);
    if (joint < s.len_bytes && joint > comma) {
        size_t after = str_find(s, STR(","), joint + length);
        Str list = str_slice(s, 0, after);
        if (looks_like_names(list)) {
            return after;
        }
    }
    return comma;
}

/* ---- roles --------------------------------------------------------------------------------------------- */

/* What a word of role means where it stands. "(ed.)" and ", eds." say it of the name before. */
static Role role_of(const Slots *slots, const Piece *piece, bool *behind)
{
    Str word = piece_text(slots, piece);
    size_t from = piece->start > 40 ? piece->start - 40 : 0;
    Str before = str_slice(slots->text, from, piece->start);
    static const char *const helpers[] = {
        "illustrated", "illustrations", "introduction",  "introduced", "foreword", "preface", "afterword",
        "photographs", "drawings",      "prólogo",       "prefazione", "préface",  "vorwort", "nachwort",
        "illustré",    "ilustrado",     "ilustraciones", "narrated",   "read"};
    size_t line = before.len_bytes;

    *behind = false;
    while (line > 0 && strchr("\n.;(,", before.data[line - 1]) == NULL) {
        line--;
    }
    before = str_slice(before, line, before.len_bytes);
    switch (piece->kind) {
    case CITE_EDITED:
        *behind = !str_ends(word, STR("by")) && !str_ends(word, STR("von")) && !str_ends(word, STR(" de")) &&
                  !str_ends(word, STR(" di")) && !str_ends(word, STR("par")) &&
                  !(utf8_is_upper(first_char(word)) &&
                    (piece->before == '.' || piece->before == '\n' || piece->before == ' '));
        return ROLE_EDITOR;
    case CITE_TRANSLATED: return ROLE_TRANSLATOR;
    case CITE_BY:
        if (str_starts(word, STR("written"))) {
            return ROLE_AUTHOR;
        }
        if (contains_word(before, "edited") || contains_word(before, "selected")) {
            return ROLE_EDITOR;
        }
        if (contains_word(before, "translated")) {
            return ROLE_TRANSLATOR;
        }
        for (size_t i = 0; i < sizeof helpers / sizeof *helpers; i++) {
            if (contains_word(before, helpers[i])) {
                return ROLE_OTHER;
            }
        }
        return ROLE_AUTHOR;
    default: return ROLE_NONE;
    }
}

/* Cuts the names from the beginning of a piece; the rest stays for the other slots. */
static void take_names(Slots *slots, Piece *piece, Role role)
{
    Str text = piece_text(slots, piece);
    size_t length = names_length(text);

    add_names(slots, role, str_slice(text, 0, length));
    piece->start += length;
    strip(slots->text, &piece->start, &piece->end);
    piece->before = ',';
    piece->used = piece->start >= piece->end;
}

/* "Trans. Lowri Penhallow. Introd. Joss Amery": short forms whose name follows. */
static Role role_prefix(Str text, size_t *length)
{
    static const struct {
        const char *form;
        Role role;
    } prefixes[] = {{"Introd. ", ROLE_OTHER},
                    {"Illus. ", ROLE_OTHER},
                    {"Foreword by ", ROLE_OTHER},
                    {"Prólogo de ", ROLE_OTHER},
                    {"Prefazione di ", ROLE_OTHER},
                    {"Préface de ", ROLE_OTHER},
                    {"Ilustraciones de ", ROLE_OTHER},
                    {"Introducción de ", ROLE_OTHER},
                    {"Ed. ", ROLE_EDITOR},
                    {"Eds. ", ROLE_EDITOR},
                    {"Trans. ", ROLE_TRANSLATOR},
                    {"Tr. ", ROLE_TRANSLATOR}};

    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        if (str_starts(text, str_from(prefixes[i].form))) {
            *length = strlen(prefixes[i].form);
            return prefixes[i].role;
        }
    }
    return ROLE_NONE;
}

/* "translated from the Danish of Kirsten Holm by": the author stands inside. */
static void take_inner_author(Slots *slots, const Piece *piece)
{
    Str phrase = piece_text(slots, piece);
    size_t of = str_find(phrase, STR(" of "), 0), by = str_find(phrase, STR(" by"), 0);

    if (of < by && by < phrase.len_bytes) {
        add_names(slots, ROLE_AUTHOR, str_slice(phrase, of + 4, by));
    }
}

static void take_roles(Slots *slots)
{
    for (size_t i = 0; i < slots->count; i++) {
        Piece *piece = &slots->pieces[i];
        Piece *next = i + 1 < slots->count ? &slots->pieces[i + 1] : NULL;
        Piece *previous = i > 0 ? &slots->pieces[i - 1] : NULL;
        size_t length;
        bool behind;
        if (!piece->typed) {
            Role role = piece->used ? ROLE_NONE : role_prefix(piece_text(slots, piece), &length);
            if (role != ROLE_NONE) {
                piece->start += length;
                take_names(slots, piece, role);
            }
            continue;
        }
        Role role = role_of(slots, piece, &behind);
        if (role == ROLE_NONE) {
            continue;
        }
        if (role == ROLE_TRANSLATOR) {
            take_inner_author(slots, piece);
        }
        if (behind && previous && !previous->typed) {
            previous->role = role;
        } else if (!behind && next && !next->typed && !next->styled) {
            take_names(slots, next, role);
        }
        /* "edited and with a memoir" in front of "by" is said, and no title */
        if (piece->kind == CITE_BY && role != ROLE_AUTHOR && previous && !previous->typed &&
            !previous->styled && word_count(piece_text(slots, previous)) < 8 && previous->after == ' ') {
            previous->used = previous->used || utf8_is_lower(first_char(piece_text(slots, previous)));
        }
    }
}

/* ---- imprint ------------------------------------------------------------------------------------------- */

static const Piece *piece_after(const Slots *slots, size_t i)
{
    return i + 1 < slots->count ? &slots->pieces[i + 1] : NULL;
}

static bool is_imprint_part(const Piece *piece)
{
    if (!piece || !piece->typed) {
        return false;
    }
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

static bool ends_in_number(Str s)
{
    return s.len_bytes > 0 && s.data[s.len_bytes - 1] >= '0' && s.data[s.len_bytes - 1] <= '9';
}

/* "Calder: Saltmarsh University Press, 2018": a place, a colon, and what the year follows. */
static void take_city_publisher(Slots *slots)
{
    for (size_t i = 0; i + 1 < slots->count; i++) {
        Piece *city = &slots->pieces[i], *publisher = &slots->pieces[i + 1];
        const Piece *behind = piece_after(slots, i + 1);
        bool place = !city->typed && !city->used && !city->styled && city->after == ':' &&
                     word_count(piece_text(slots, city)) <= 5 &&
                     utf8_is_upper(first_char(piece_text(slots, city)));
        if (!place || publisher->typed || publisher->used || publisher->styled ||
            (i == 0 && slots->head.title_end == 0)) {
            continue;
        }
        bool closed = behind && behind->typed && behind->kind == CITE_YEAR;
        if (!closed && !(publisher->cue && (city->before == '.' || city->before == '('))) {
            continue;
        }
        Str name = piece_text(slots, publisher);
        set_once(&slots->out->city, piece_text(slots, city));
        set_once(&slots->out->publisher, name);
        city->used = publisher->used = true;
        return;
    }
}

/* "Uferverlag, Kaltenbrück" before the year: publisher and place. */
static void set_publisher(Slots *slots, Piece *piece, const Piece *behind)
{
    Str text = piece_text(slots, piece);
    size_t comma = str_find(text, STR(", "), 0);
    bool year_next = behind && behind->typed && behind->kind == CITE_YEAR;

    piece->used = true;
    if (comma >= text.len_bytes) {
        set_once(&slots->out->publisher, text);
        return;
    }
    Str first = str_slice(text, 0, comma), rest = str_slice(text, comma + 2, text.len_bytes);
    size_t next_comma = str_find(rest, STR(", "), 0);
    set_once(&slots->out->publisher, first);
    if (year_next || behind == NULL || piece->after == '.') {
        rest = str_slice(rest, 0, next_comma);
        if (word_count(rest) <= 4 && utf8_is_upper(first_char(rest))) {
            set_once(&slots->out->city, rest);
        }
    }
}

/* How much a piece of text looks like the publisher. */
static int publisher_score(const Slots *slots, size_t i)
{
    const Piece *piece = &slots->pieces[i], *behind = piece_after(slots, i);
    Str text = piece_text(slots, piece);
    int score = 0;

    if (piece->typed || piece->used || i == slots->title || is_genre(text) ||
        !utf8_is_upper(first_char(text)) || word_count(text) > 8) {
        return 0;
    }
    score += piece->cue ? 6 : 0;
    score += is_imprint_part(behind) ? 4 : 0;
    score += i > 0 && is_imprint_part(&slots->pieces[i - 1]) ? 3 : 0;
    score += piece->bracketed ? 3 : 0;
    score += str_find(text, STR(" & "), 0) < text.len_bytes ? 2 : 0;
    score -= ends_in_number(text) ? 6 : 0;
    score -= piece->styled && !piece->cue && !(behind && behind->typed && behind->kind == CITE_YEAR) ? 6 : 0;
    score -= piece->role != ROLE_NONE ? 8 : 0;
    return score;
}

static void take_publisher(Slots *slots)
{
    int best_score = 2;
    size_t best = NONE;

    if (slots->out->publisher.len_bytes > 0) {
        return;
    }
    for (size_t i = 0; i < slots->count; i++) {
        int score = publisher_score(slots, i);
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    if (best == NONE) {
        return;
    }
    Piece *piece = &slots->pieces[best];
    Piece *next = best + 1 < slots->count ? &slots->pieces[best + 1] : NULL;
    const Piece *behind = next;
    set_publisher(slots, piece, behind);
    /* "Editorial Tres Candiles. Valdesalce, 2019": the place is a piece of its own before the year */
    if (next && !next->typed && !next->used && slots->out->city.len_bytes == 0 &&
        word_count(piece_text(slots, next)) <= 3 && is_imprint_part(piece_after(slots, best + 1)) &&
        slots->pieces[best + 2].kind == CITE_YEAR && utf8_is_upper(first_char(piece_text(slots, next)))) {
        set_once(&slots->out->city, piece_text(slots, next));
        next->used = true;
    }
}

/* ---- title --------------------------------------------------------------------------------------------- */

/* Where a title divides from its subtitle: "Low Water: A History of Waiting", "Crues. Une histoire",
 * "THE COTTAGER'S YEAR ; or, Hints", or a second line. *length is that of the mark. */
static size_t subtitle_at(Str title, size_t *length)
{
    static const char *const marks[] = {": ", "\n", "; or, ", " ; or, ", " — "};
    size_t at = title.len_bytes, stop;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t found = str_find(title, str_from(marks[i]), 0);
        if (found < at) {
            at = found;
            *length = strlen(marks[i]);
        }
    }
    stop = str_find(title, STR(". "), 0);
    if (stop < at && stop > 3 && stop_divides(&(Slots){.text = title}, 0, stop) &&
        utf8_is_upper(first_char(str_slice(title, stop + 2, title.len_bytes)))) {
        at = stop;
        *length = 2;
    }
    return at;
}

static void set_title(Slots *slots, Str title)
{
    size_t length = 0, at;

    title = stripped(title);
    at = subtitle_at(title, &length);
    if (at < title.len_bytes) {
        set_once(&slots->out->subtitle, str_slice(title, at + length, title.len_bytes));
        title = str_slice(title, 0, at);
    }
    slots->out->title = stripped(title);
    slots->has_title = slots->out->title.len_bytes > 0;
}

static bool has_small_words(Str s)
{
    size_t at = 0;
    Str word;

    while (next_word(s, &at, &word)) {
        if (!word_is_capitalised(word) && !(lexicon_lists(word) & LEX_NOBILIARY)) {
            return true;
        }
    }
    return false;
}

static bool has_people(const Slots *slots)
{
    for (size_t i = 0; i < slots->count; i++) {
        if (!slots->pieces[i].typed && slots->pieces[i].role != ROLE_NONE) {
            return true; /* "(ed.)" stands behind it */
        }
    }
    return slots->name_counts[ROLE_AUTHOR - 1] + slots->name_counts[ROLE_EDITOR - 1] > 0;
}

/* Is it plain who wrote the book before piece i is looked at: a word said so, or a name stands at the head? */
static bool author_is_known(const Slots *slots, size_t i)
{
    const Piece *first = &slots->pieces[0];
    bool heads = i > 0 && !first->typed && !first->styled && (first->after == '.' || first->after == ',');

    return has_people(slots) || (heads && is_name(piece_text(slots, first)));
}

/* What a colon in front of a piece says: behind an author it is the title ("Jorinde Falkenrath: Die Schleuse"),
 * behind a title the subtitle. */
static int colon_score(const Slots *slots, size_t i)
{
    const Piece *before = i > 0 ? &slots->pieces[i - 1] : NULL;

    if (!before || before->after != ':') {
        return 0;
    }
    bool author = before->typed || before->role != ROLE_NONE ||
                  (!author_is_known(slots, i - 1) && !before->styled && is_name(piece_text(slots, before)));
    return author ? 4 : -6;
}

/* "EUPHEMIA GRANT / THE SALT ROAD": a title in capitals under a name in capitals. */
static int capitals_score(const Slots *slots, size_t i)
{
    const Piece *piece = &slots->pieces[i], *before = i > 0 ? piece - 1 : NULL;

    if (!before || i != 1 || before->typed || before->after != '\n' ||
        !word_is_all_caps(piece_text(slots, piece)) || !word_is_all_caps(piece_text(slots, before)) ||
        !is_name(piece_text(slots, before)) || is_inverted_name(piece_text(slots, piece))) {
        return 0;
    }
    return 8;
}

static int title_score(const Slots *slots, size_t i)
{
    const Piece *piece = &slots->pieces[i];
    Str text = piece_text(slots, piece);
    bool known = author_is_known(slots, i), name = is_name(text) && !piece->styled && !known;
    int score = 10;

    if (piece->typed || piece->used || word_count(text) == 0) {
        return 0;
    }
    score += piece->styled ? 5 : 0;
    score += i == 0 ? 1 : 0;
    score += starts_with_article(text) ? 2 : 0;
    score += has_small_words(text) ? 2 : 0;
    score += piece->after == ':' && !name ? 2 : 0;
    score += colon_score(slots, i) + capitals_score(slots, i);
    score -= name ? 4 : 0;
    score -= name && is_inverted_name(text) ? 4 : 0;
    score -= piece->role != ROLE_NONE ? 8 : 0;
    score -= piece->cue && !piece->styled ? 5 : 0;
    score -= piece->bracketed ? 4 : 0;
    score -= is_genre(text) ? 8 : 0;
    score -= ends_in_number(text) && !piece->styled && i > 0 && colon_score(slots, i) <= 0 ? 2 : 0;
    score -=
        is_imprint_part(piece_after(slots, i)) && piece->after != '\n' && !piece->styled && i > 0 ? 3 : 0;
    score -= !utf8_is_upper(first_char(text)) && !utf8_is_digit(first_char(text)) ? 2 : 0;
    score -= (int)(i < 6 ? i : 6) / 2;
    return score;
}

/* The name at the beginning of "ANNA-LISE VERHOEVEN, The Harbour Pilots"; empty when it begins with none. */
static Str leading_name(Str text)
{
    size_t comma = str_find(text, STR(", "), 0), second = str_find(text, STR(", "), comma + 2);
    Str name = str_slice(text, 0, comma), inverted = str_slice(text, 0, second);

    if (looks_like_name(name) && word_count(name) >= 2) {
        return name;
    }
    return second < text.len_bytes && is_inverted_name(inverted) ? inverted : (Str){0};
}

/* Nothing else in the head can be the title. */
static bool only_text(const Slots *slots)
{
    for (size_t i = 1; i < slots->count; i++) {
        const Piece *piece = &slots->pieces[i];
        if (!piece->typed && !piece->used && !piece->bracketed && !is_imprint_part(piece_after(slots, i))) {
            return false;
        }
    }
    return true;
}

/* A name, a comma and a title in one piece become two. */
static void split_name_and_title(Slots *slots)
{
    Piece *piece = &slots->pieces[0];
    Str text = piece_text(slots, piece), name, rest;
    size_t length, joint = find_joint(text, 0, &length);

    if (slots->count == 0 || slots->count == PIECES_MAX || piece->typed || piece->styled ||
        piece->role != ROLE_NONE || slots->has_title || has_people(slots) || is_inverted_list(text) ||
        (is_inverted_name(text) && !(only_text(slots) && word_count(leading_name(text)) > 1)) ||
        (is_name(text) && (joint < text.len_bytes || !only_text(slots)))) {
        return;
    }
    name = leading_name(text);
    if (name.len_bytes == 0) {
        return;
    }
    rest = str_slice(text, name.len_bytes + 2, text.len_bytes);
    if (word_is_all_caps(rest) || word_count(rest) == 0) {
        return;
    }
    memmove(slots->pieces + 1, slots->pieces, slots->count * sizeof *slots->pieces);
    slots->count++;
    slots->pieces[0].end = slots->pieces[0].start + name.len_bytes;
    slots->pieces[0].after = ',';
    slots->pieces[0].cue = false;
    slots->pieces[1].start += name.len_bytes + 2;
    slots->pieces[1].before = ',';
}

static void take_title(Slots *slots)
{
    int best_score = 4;

    slots->title = NONE;
    if (slots->has_title) {
        return;
    }
    for (size_t i = 0; i < slots->count; i++) {
        int score = title_score(slots, i);
        if (score > best_score) {
            slots->title = i;
            best_score = score;
        }
    }
    if (slots->title == NONE) {
        return;
    }
    Piece *piece = &slots->pieces[slots->title];
    piece->used = true;
    set_title(slots, piece_text(slots, piece));
}

/* What stands behind the title and before the imprint: after a colon, or as the next line or sentence. */
static void take_subtitle(Slots *slots)
{
    Piece *title, *next;
    Str text;

    if (slots->title == NONE || slots->title + 1 >= slots->count || slots->out->subtitle.len_bytes > 0) {
        return;
    }
    title = &slots->pieces[slots->title];
    next = title + 1;
    text = piece_text(slots, next);
    if (next->typed || next->used || next->role != ROLE_NONE || (is_genre(text) && title->after != ':')) {
        return;
    }
    bool colon = title->after == ':';
    bool line = title->after == '\n' && !is_name(text) && !next->cue &&
                (next->after == '\n' || !is_imprint_part(piece_after(slots, slots->title + 1)));
    bool sentence = title->after == '.' && !is_name(text) && !next->cue && !ends_in_number(text) &&
                    !next->bracketed && !is_imprint_part(piece_after(slots, slots->title + 1)) &&
                    (has_small_words(text) || starts_with_article(text));
    bool alternative = title->after == ';' && str_starts(text, STR("or, "));
    if (!colon && !line && !sentence && !alternative) {
        return;
    }
    slots->out->subtitle = stripped(alternative ? str_slice(text, 4, text.len_bytes) : text);
    next->used = true;
}

/* ---- author -------------------------------------------------------------------------------------------- */

/* Length of a form of "and others" at the beginning of text; 0. */
static size_t others_length(Str text)
{
    for (size_t i = 0; i < sizeof others_forms / sizeof *others_forms; i++) {
        if (str_starts(text, str_from(others_forms[i]))) {
            return strlen(others_forms[i]);
        }
    }
    return 0;
}

/* A name, and in italics "et al. Orrery & Vane": the others belong to the name. */
static void move_others(Slots *slots)
{
    for (size_t i = 1; i < slots->count; i++) {
        Piece *piece = &slots->pieces[i], *previous = piece - 1;
        Str text = piece_text(slots, piece), name = piece_text(slots, previous);
        size_t length = others_length(text);
        if (length == 0 || piece->typed || previous->typed) {
            continue;
        }
        piece->start += length;
        strip(slots->text, &piece->start, &piece->end);
        piece->used = piece->start >= piece->end;
        add_names(
            slots, previous->role ? previous->role : ROLE_AUTHOR,
            arena_format(slots->arena, "%.*s %.*s", (int)name.len_bytes, name.data, (int)length, text.data));
        previous->used = true;
    }
}

/* "Ines Abarca, Gullwing Press": below a line that is the title the names come first, up to what has a publisher's word
 * or is the last before the year. */
static void split_names_and_imprint(Slots *slots)
{
    for (size_t i = 0; i < slots->count; i++) {
        Piece *piece = &slots->pieces[i];
        if (piece->typed || piece->used || piece->styled || piece->bracketed) {
            continue;
        }
        if (!is_imprint_part(piece_after(slots, i))) {
            return;
        }
        Str text = piece_text(slots, piece);
        size_t end = 0;
        for (size_t comma = str_find(text, STR(", "), 0); comma < text.len_bytes;
             comma = str_find(text, STR(", "), comma + 2)) {
            Str part = str_slice(text, end > 0 ? end + 2 : 0, comma);
            if (!looks_like_names(part) || (word_shape(part).lists & LEX_PUBLISHER)) {
                break;
            }
            end = comma;
        }
        if (end > 0) {
            add_names(slots, ROLE_AUTHOR, str_slice(text, 0, end));
            piece->start += end + 2;
        }
        return;
    }
}

/* Names marked "(ed.)" behind; else the name-shaped piece nearest to the title, the earlier first. */
static void take_author(Slots *slots)
{
    size_t best = NONE;

    for (size_t i = 0; i < slots->count; i++) {
        Piece *piece = &slots->pieces[i];
        if (!piece->typed && !piece->used && piece->role != ROLE_NONE) {
            add_names(slots, piece->role, piece_text(slots, piece));
            piece->used = true;
        }
    }
    if (has_people(slots)) {
        return;
    }
    for (size_t i = 0; i < slots->count && best == NONE; i++) {
        const Piece *piece = &slots->pieces[i];
        Str name = piece_text(slots, piece);
        cut_others(&name);
        if (!piece->typed && !piece->used && !piece->styled && !piece->bracketed && is_name(stripped(name)) &&
            !piece->cue) {
            best = i;
        }
    }
    if (best != NONE) {
        add_names(slots, ROLE_AUTHOR, piece_text(slots, &slots->pieces[best]));
        slots->pieces[best].used = true;
    } else if (slots->head.title_end > 0) {
        split_names_and_imprint(slots);
    }
}

static void take_series(Slots *slots)
{
    for (size_t i = 0; i < slots->count; i++) {
        Piece *piece = &slots->pieces[i];
        Str text = piece_text(slots, piece);
        bool numbered = ends_in_number(text) && word_count(text) > 1;
        bool behind_title = piece->bracketed && i > 0 && i == slots->title + 1 && !piece->cue &&
                            !is_imprint_part(piece_after(slots, i)) && piece->before == '(' &&
                            piece->after == ')' && word_count(text) > 2;
        if (!piece->typed && !piece->used && (numbered || behind_title) && utf8_is_upper(first_char(text)) &&
            i != slots->title) {
            set_once(&slots->out->series, text);
            piece->used = true;
            return;
        }
    }
}

/* ---- key and value ------------------------------------------------------------------------------------- */

typedef enum {
    KEY_NONE,
    KEY_AUTHOR,
    KEY_TITLE,
    KEY_PUBLISHER,
    KEY_EDITOR,
    KEY_TRANSLATOR,
    KEY_YEAR,
    KEY_TYPED
} Key;

static Key key_of(Str word)
{
    static const struct {
        const char *word;
        Key key;
    } keys[] = {{"author", KEY_AUTHOR},
                {"authors", KEY_AUTHOR},
                {"autor", KEY_AUTHOR},
                {"autorin", KEY_AUTHOR},
                {"auteur", KEY_AUTHOR},
                {"autora", KEY_AUTHOR},
                {"autore", KEY_AUTHOR},
                {"title", KEY_TITLE},
                {"titel", KEY_TITLE},
                {"titre", KEY_TITLE},
                {"título", KEY_TITLE},
                {"titolo", KEY_TITLE},
                {"publisher", KEY_PUBLISHER},
                {"published", KEY_PUBLISHER},
                {"verlag", KEY_PUBLISHER},
                {"éditeur", KEY_PUBLISHER},
                {"editorial", KEY_PUBLISHER},
                {"editore", KEY_PUBLISHER},
                {"editora", KEY_PUBLISHER},
                {"uitgever", KEY_PUBLISHER},
                {"editor", KEY_EDITOR},
                {"translator", KEY_TRANSLATOR},
                {"year", KEY_YEAR},
                {"jahr", KEY_YEAR},
                {"année", KEY_YEAR},
                {"año", KEY_YEAR},
                {"anno", KEY_YEAR},
                {"ano", KEY_YEAR},
                {"jaar", KEY_YEAR}};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (str_equal_nocase(word, str_from(keys[i].word))) {
            return keys[i].key;
        }
    }
    return KEY_TYPED;
}

/* The end of a key's value: the line's end or the first typed part in it. */
static size_t value_end(const Slots *slots, size_t from)
{
    size_t end = str_find_byte(slots->text, '\n', from);

    for (size_t i = 0; i < slots->parts.count; i++) {
        const CitePart *part = &slots->parts.items[i];
        if (part->start >= from && part->start < end && part->kind != CITE_PUBLISHER &&
            part->kind != CITE_BY && part->kind != CITE_EDITED) {
            end = part->start;
        }
    }
    return end;
}

static void take_number(Slots *slots, Str key, Str value)
{
    static const char *const pages[] = {"pages", "seiten", "páginas", "pagine", "pagina's"};
    size_t at = 0;
    Str word;

    if (is_one_of(key, pages, sizeof pages / sizeof *pages) && next_word(value, &at, &word)) {
        set_once(&slots->out->pages, value);
    }
}

/* "Author: ...", "- **Publisher:** ..." lines. */
static bool take_keys(Slots *slots)
{
    bool any = false;

    for (size_t i = 0; i < slots->parts.count; i++) {
        const CitePart *part = &slots->parts.items[i];
        if (part->kind != CITE_KEY) {
            continue;
        }
        Str key = str_slice(slots->text, part->value_start, part->value_end);
        size_t line_end = str_find_byte(slots->text, '\n', part->end);
        Str value = stripped(str_slice(slots->text, part->end, value_end(slots, part->end)));
        any = any || key_of(key) != KEY_TYPED;
        switch (key_of(key)) {
        case KEY_AUTHOR: add_names(slots, ROLE_AUTHOR, value); break;
        case KEY_EDITOR: add_names(slots, ROLE_EDITOR, value); break;
        case KEY_TRANSLATOR: add_names(slots, ROLE_TRANSLATOR, value); break;
        case KEY_TITLE: set_title(slots, str_slice(slots->text, part->end, line_end)); break;
        case KEY_PUBLISHER: set_once(&slots->out->publisher, value); break;
        default: take_number(slots, key, stripped(str_slice(slots->text, part->end, line_end))); break;
        }
    }
    return any;
}

/* The lines before the first key are the title. */
static void title_before_keys(Slots *slots)
{
    size_t first = slots->text.len_bytes;

    for (size_t i = 0; i < slots->parts.count && first == slots->text.len_bytes; i++) {
        if (slots->parts.items[i].kind == CITE_KEY) {
            first = slots->parts.items[i].start;
        }
    }
    if (!slots->has_title && first > 0) {
        set_title(slots, str_slice(slots->text, 0, first));
    }
}

/* ---- a head -------------------------------------------------------------------------------------------- */

static StrList name_list(Slots *slots, Role role)
{
    size_t count = slots->name_counts[role - 1];
    Str *items;

    if (count == 0) {
        return (StrList){0};
    }
    items = arena_alloc(slots->arena, count, sizeof *items);
    memcpy(items, slots->names[role - 1], count * sizeof *items);
    return (StrList){items, count};
}

/* How much of a citation has been found: a title and a name are half of it. */
static uint8_t confidence_of(const Citation *citation)
{
    int score = citation->title.len_bytes > 0 ? 30 : 0;

    score += citation->authors.count + citation->editors.count > 0 ? 25 : 0;
    score += citation->publisher.len_bytes > 0 ? 15 : 0;
    score += citation->year.len_bytes > 0 ? 10 : 0;
    score += citation->pages.len_bytes > 0 ? 5 : 0;
    score += citation->price.len_bytes > 0 ? 5 : 0;
    for (size_t i = 0; i < citation->isbns.count; i++) {
        score += isbn_is_valid(citation->isbns.items[i]) ? 10 : 0;
    }
    return (uint8_t)(score > 99 ? 99 : score);
}

bool citation_read(Arena *arena, CitationText text, Citation *out)
{
    Slots slots = {.arena = arena, .head = text, .text = text.text, .out = out, .title = NONE};

    *out = (Citation){0};
    citation_scan(text.text, &slots.parts);
    choose_parts(&slots);
    if (text.title_end > 0) {
        set_title(&slots, str_slice(text.text, 0, text.title_end));
    }
    cut_pieces(&slots);
    take_typed(&slots);
    if (take_keys(&slots)) {
        title_before_keys(&slots);
    } else {
        take_roles(&slots);
        move_others(&slots);
        split_name_and_title(&slots);
        take_city_publisher(&slots);
        take_title(&slots);
        take_subtitle(&slots);
        take_author(&slots);
        take_series(&slots);
        take_publisher(&slots);
    }
    out->authors = name_list(&slots, ROLE_AUTHOR);
    out->editors = name_list(&slots, ROLE_EDITOR);
    out->translators = name_list(&slots, ROLE_TRANSLATOR);
    out->confidence = confidence_of(out);
    vec_free(&slots.parts);
    return slots.has_title;
}
