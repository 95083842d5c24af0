/* The fields of a citation: typed parts as they are, the labels of what is left over (citation_labels.c), and keys with
 * their values. */
#include <string.h>

#include "citation_pieces.h"
#include "internal.h"

enum {
    VALUES_MAX = 8,
    ROLES = 3 /* of those who are kept: who wrote, edited, translated */
};

typedef struct {
    Arena *arena;
    const CitationText *head;
    CiteParts parts;
    Pieces pieces;
    Labelling labels;
    Citation *out;
    Str people[ROLES][PEOPLE_MAX_OF_BOOK];
    size_t people_count[ROLES];
} Slots;

/* ---- values -------------------------------------------------------------------------------------------- */

static void set_once(Str *field, Str value)
{
    value = citation_value(value);
    if (field->len_bytes == 0)
        *field = value;
}

/* "$95.00; $29.95": several values of one field are listed. */
static void add_value(Slots *slots, Str *field, Str value)
{
    if (field->len_bytes == 0)
        *field = value;
    else
        *field = arena_format(slots->arena, "%.*s; %.*s", (int)field->len_bytes, field->data,
                              (int)value.len_bytes, value.data);
}

bool isbn_is_valid(Str isbn)
{
    unsigned digits[13], sum = 0;
    size_t count = 0;

    for (size_t i = 0; i < isbn.len_bytes; i++) {
        char c = isbn.data[i];
        bool digit = is_ascii_digit(c);
        if (!digit && !((c == 'X' || c == 'x') && count == 9))
            continue;
        if (count == 13)
            return false;
        digits[count++] = digit ? (unsigned)(c - '0') : 10;
    }
    if (count != 10 && count != 13)
        return false;
    for (size_t i = 0; i < count; i++)
        sum += digits[i] * (count == 10 ? (unsigned)(10 - i) : i % 2 == 0 ? 1 : 3);
    return sum % (count == 10 ? 11 : 10) == 0;
}

/* The stop behind a whole word ends a sentence; behind "geb." it belongs to it. */
static Str binding_word(Str value)
{
    Str word = str_ends(value, STR(".")) ? str_slice(value, 0, value.len_bytes - 1) : value;
    return word.len_bytes > 4 && !str_equal_nocase(word, STR("brosch")) ? word : value;
}

static void take_typed(Slots *slots)
{
    Str isbns[VALUES_MAX];
    size_t isbn_count = 0;

    for (size_t i = 0; i < slots->pieces.count; i++) {
        const Piece *piece = &slots->pieces.pieces[i];
        Str value = str_slice(slots->head->text, piece->start, piece->end);
        if (!piece->typed)
            continue;
        switch (piece->kind) {
        case CITE_ISBN:
            if (isbn_count < VALUES_MAX)
                isbns[isbn_count++] = value;
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

/* ---- titles -------------------------------------------------------------------------------------------- */

static bool is_abbreviation(Str s, size_t stop)
{
    return str_equal(citation_value(str_slice(s, 0, stop + 1)), str_slice(s, 0, stop + 1));
}

/* Where a title divides from its subtitle: "Low Water: A History of Waiting", "Crues. Une histoire", "THE COTTAGER'S
 * YEAR ; or, Hints", or a second line. *length is that of the mark; a question mark stays with the title. */
static size_t subtitle_at(Str title, size_t *length)
{
    static const char *const marks[] = {": ", "\n", "; or, ", " ; or, ", " : ", " — ", " – ", "? ", "! "};
    size_t at = title.len_bytes, stop, step;

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t found = str_find(title, str_from(marks[i]), 0), behind = found + strlen(marks[i]);
        bool asks = i >= 7;
        if (asks && (behind >= title.len_bytes || !utf8_is_upper(utf8_decode(title, behind, &step))))
            continue;
        found += asks && found < title.len_bytes ? 1 : 0;
        if (found < at) {
            at = found;
            *length = strlen(marks[i]) - (asks ? 1 : 0);
        }
    }
    stop = str_find(title, STR(". "), 0);
    if (stop < at && stop > 3 && stop + 2 < title.len_bytes && !is_abbreviation(title, stop) &&
        utf8_is_upper(utf8_decode(title, stop + 2, &step))) {
        at = stop;
        *length = 2;
    }
    return at;
}

/* "A Novel" on a title page says what the book is, and is no subtitle. */
static bool is_kind_of_book(Str text)
{
    static const char *const kinds[] = {"a novel",    "novel",      "un roman",   "ein roman",
                                        "una novela", "un romanzo", "um romance", "een roman"};
    text = citation_value(text);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is_nocase(text, kinds[i]))
            return true;
    return false;
}

/* Both lines of a title in capitals are the title. */
static void set_title(Slots *slots, Str title)
{
    size_t length = 0, at;

    title = citation_value(title);
    at = subtitle_at(title, &length);
    if (at < title.len_bytes && slots->out->subtitle.len_bytes == 0) {
        Str subtitle = citation_value(str_slice(title, at + length, title.len_bytes));
        if (!is_kind_of_book(subtitle))
            slots->out->subtitle = subtitle;
        title = str_slice(title, 0, at);
    }
    slots->out->title = citation_value(title);
}

/* A title over two lines is one text. */
static Str on_one_line(Slots *slots, Str s)
{
    if (str_find_byte(s, '\n', 0) == s.len_bytes)
        return s;
    Buffer line = {0};
    for (size_t i = 0; i < s.len_bytes; i++)
        buffer_put_byte(&line, s.data[i] == '\n' ? ' ' : s.data[i]);
    Str copy = arena_copy(slots->arena, buffer_str(&line));
    buffer_free(&line);
    return copy;
}

static void note_title_range(Slots *slots, size_t start, size_t end)
{
    Citation *out = slots->out;
    out->title_start = out->title_end == 0 ? start : out->title_start;
    out->title_end = end;
}

/* ---- people -------------------------------------------------------------------------------------------- */

static void add_people(Slots *slots, uint8_t did, Str names)
{
    static const uint8_t roles[ROLES] = {DID_WRITE, DID_EDIT, DID_TRANSLATE};
    Str people[PEOPLE_MAX_OF_BOOK];
    if ((did & DID_REVIEW) && slots->out->reviewer.len_bytes == 0)
        slots->out->reviewer = citation_value(names);
    size_t count = people_split(slots->arena, citation_value(names), people);

    for (size_t role = 0; role < ROLES; role++)
        for (size_t i = 0; i < count && (did & roles[role]); i++)
            if (slots->people_count[role] < PEOPLE_MAX_OF_BOOK)
                slots->people[role][slots->people_count[role]++] = people[i];
}

/* "translated from the Danish of Kirsten Holm by": the author stands inside. */
static void take_inner_author(Slots *slots, const Piece *piece)
{
    Str phrase = str_slice(slots->head->text, piece->start, piece->end);
    size_t of = str_find(phrase, STR(" of "), 0), by = str_find(phrase, STR(" by"), 0);

    if ((piece->did & DID_TRANSLATE) && of < by && by < phrase.len_bytes &&
        is_people(str_slice(phrase, of + 4, by)))
        add_people(slots, DID_WRITE, str_slice(phrase, of + 4, by));
}

/* The word of role that people stand beside. */
static uint8_t role_beside(const Pieces *pieces, const LabelledSpan *span)
{
    const Piece *behind = span->last + 1 < pieces->count ? &pieces->pieces[span->last + 1] : NULL;
    const Piece *before = span->first > 0 ? &pieces->pieces[span->first - 1] : NULL;

    if (before && before->typed && before->kind == CITE_ROLE && !before->names_before &&
        !before->names_inside)
        return before->did;
    return behind && behind->typed && behind->kind == CITE_ROLE ? behind->did : DID_WRITE;
}

static StrList people_list(Slots *slots, size_t role)
{
    size_t count = slots->people_count[role];
    Str *items;

    if (count == 0)
        return (StrList){0};
    items = arena_alloc(slots->arena, count, sizeof *items);
    memcpy(items, slots->people[role], count * sizeof *items);
    return (StrList){items, count};
}

/* ---- labels -------------------------------------------------------------------------------------------- */

/* "Eastmere and Varde": each place of several. */
static void add_cities(Slots *slots, Str text)
{
    static const char *const joints[] = {" and ", " & ", " und ", " et ", " y ", " e ", " en "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t joint = str_find(text, str_from(joints[i]), 0);
        if (joint == text.len_bytes)
            continue;
        add_value(slots, &slots->out->city, citation_value(str_slice(text, 0, joint)));
        text = citation_value(str_slice(text, joint + strlen(joints[i]), text.len_bytes));
        break;
    }
    add_value(slots, &slots->out->city, text);
}

static void take_span(Slots *slots, const LabelledSpan *span)
{
    const Piece *first = &slots->pieces.pieces[span->first], *last = &slots->pieces.pieces[span->last];
    Str text = pieces_text(&slots->pieces, span->first, span->last);

    switch (span->label) {
    case LABEL_TITLE:
        set_title(slots, on_one_line(slots, text));
        note_title_range(slots, first->start, last->end);
        break;
    case LABEL_SUBTITLE:
        if (slots->out->title_end > 0 && !first->new_line)
            note_title_range(slots, first->start, last->end);
        if (is_kind_of_book(text))
            break;
        text = str_starts(text, STR("or, ")) ? str_slice(text, 4, text.len_bytes) : text;
        slots->out->subtitle = citation_value(on_one_line(slots, text));
        break;
    case LABEL_AUTHOR: add_people(slots, DID_WRITE, text); break;
    case LABEL_PEOPLE: add_people(slots, role_beside(&slots->pieces, span), text); break;
    case LABEL_PUBLISHER: add_value(slots, &slots->out->publisher, citation_value(text)); break;
    case LABEL_CITY: add_cities(slots, citation_value(text)); break;
    case LABEL_SERIES:
        set_once(&slots->out->series,
                 first->quoted ? pieces_text(&slots->pieces, span->first, span->first) : text);
        break;
    default: break;
    }
}

static size_t label_place(const Labelling *labels, Label label)
{
    for (size_t i = 0; i < labels->count; i++)
        if (labels->spans[i].label == label)
            return labels->spans[i].first;
    return NONE;
}

/* 1 when the first label stands before the second, -1 when behind it. */
static int order_of(const Labelling *labels, Label first, Label second)
{
    size_t a = label_place(labels, first), b = label_place(labels, second);
    return a == NONE || b == NONE ? 0 : a < b ? 1 : -1;
}

static void take_labels(Slots *slots)
{
    for (size_t i = 0; i < slots->pieces.count; i++)
        if (slots->pieces.pieces[i].typed && slots->pieces.pieces[i].kind == CITE_ROLE)
            take_inner_author(slots, &slots->pieces.pieces[i]);
    pieces_label(&slots->pieces, &slots->labels);
    for (size_t i = 0; i < slots->labels.count; i++)
        take_span(slots, &slots->labels.spans[i]);
    slots->out->fit = slots->labels.score;
    slots->out->shows.author_first = order_of(&slots->labels, LABEL_AUTHOR, LABEL_TITLE);
    slots->out->shows.city_first = order_of(&slots->labels, LABEL_CITY, LABEL_PUBLISHER);
}

/* ---- key and value ------------------------------------------------------------------------------------- */

typedef enum {
    KEY_AUTHOR,
    KEY_EDITOR,
    KEY_TRANSLATOR,
    KEY_TITLE,
    KEY_SUBTITLE,
    KEY_PUBLISHER,
    KEY_SERIES,
    KEY_PAGES,
    KEY_OTHER
} Key;

/* What a key names: by the beginning of one of its words, in seven languages. */
static Key key_of(Str key)
{
    static const struct {
        const char *beginning;
        Key key;
    } keys[] = {{"subtit", KEY_SUBTITLE},     {"untertit", KEY_SUBTITLE},   {"sottotit", KEY_SUBTITLE},
                {"subtít", KEY_SUBTITLE},     {"ondertit", KEY_SUBTITLE},   {"translat", KEY_TRANSLATOR},
                {"übersetz", KEY_TRANSLATOR}, {"traduct", KEY_TRANSLATOR},  {"traducc", KEY_TRANSLATOR},
                {"tradutt", KEY_TRANSLATOR},  {"traduttr", KEY_TRANSLATOR}, {"traduzion", KEY_TRANSLATOR},
                {"tradut", KEY_TRANSLATOR},   {"traduç", KEY_TRANSLATOR},   {"vertal", KEY_TRANSLATOR},
                {"editors", KEY_EDITOR},      {"edited", KEY_EDITOR},       {"herausgeb", KEY_EDITOR},
                {"curator", KEY_EDITOR},      {"a cura", KEY_EDITOR},       {"organiza", KEY_EDITOR},
                {"redactie", KEY_EDITOR},     {"publish", KEY_PUBLISHER},   {"verlag", KEY_PUBLISHER},
                {"éditeur", KEY_PUBLISHER},   {"édition", KEY_PUBLISHER},   {"editorial", KEY_PUBLISHER},
                {"editore", KEY_PUBLISHER},   {"editora", KEY_PUBLISHER},   {"casa ed", KEY_PUBLISHER},
                {"uitgev", KEY_PUBLISHER},    {"imprint", KEY_PUBLISHER},   {"editor", KEY_EDITOR},
                {"aut", KEY_AUTHOR},          {"by", KEY_AUTHOR},           {"titel", KEY_TITLE},
                {"title", KEY_TITLE},         {"titre", KEY_TITLE},         {"título", KEY_TITLE},
                {"titolo", KEY_TITLE},        {"book", KEY_TITLE},          {"nome", KEY_TITLE},
                {"obra", KEY_TITLE},          {"livro", KEY_TITLE},         {"libro", KEY_TITLE},
                {"livre", KEY_TITLE},         {"buch", KEY_TITLE},          {"boek", KEY_TITLE},
                {"série", KEY_SERIES},        {"serie", KEY_SERIES},        {"series", KEY_SERIES},
                {"reihe", KEY_SERIES},        {"collection", KEY_SERIES},   {"colección", KEY_SERIES},
                {"collana", KEY_SERIES},      {"coleção", KEY_SERIES},      {"number of", KEY_PAGES},
                {"pag", KEY_PAGES},           {"pág", KEY_PAGES},           {"seite", KEY_PAGES},
                {"nombre de", KEY_PAGES},     {"número de", KEY_PAGES},     {"aantal", KEY_PAGES},
                {"umfang", KEY_PAGES},        {"length", KEY_PAGES},        {"bladz", KEY_PAGES}};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (starts_folded(key, str_from(keys[i].beginning)))
            return keys[i].key;
    return KEY_OTHER;
}

bool citation_key_names(Str key)
{
    return key_of(key) < KEY_PAGES;
}

/* The end of a key's value: the line's end or the first typed part in it. */
static size_t value_end(const Slots *slots, size_t from)
{
    size_t end = str_find_byte(slots->head->text, '\n', from);

    for (size_t i = 0; i < slots->parts.count; i++) {
        const CitePart *part = &slots->parts.items[i];
        if (part->start >= from && part->start < end && part->kind != CITE_PUBLISHER &&
            part->kind != CITE_ROLE)
            end = part->start;
    }
    return end;
}

/* "Uferverlag, Kaltenbrück": the place stands behind a comma; but "Harrow, Tench & Co." has none. */
static void set_publisher(Slots *slots, Str value)
{
    size_t comma = str_find(value, STR(", "), 0), step;
    Str place = citation_value(str_slice(value, comma, value.len_bytes));
    bool divides = place.len_bytes > 0 && str_find_byte(place, '&', 0) == place.len_bytes &&
                   str_find_byte(place, ',', 0) == place.len_bytes &&
                   utf8_is_upper(utf8_decode(place, 0, &step));
    set_once(&slots->out->publisher, divides ? str_slice(value, 0, comma) : value);
    if (divides)
        set_once(&slots->out->city, place);
}

/* A number that no unit stands by: "Pages: 198". */
static void set_pages(Slots *slots, Str line)
{
    Str value = citation_value(line), word;
    size_t at = 0;
    if (slots->out->pages.len_bytes == 0 && next_word(value, &at, &word))
        slots->out->pages = value;
}

static void take_key(Slots *slots, const CitePart *part)
{
    Str text = slots->head->text, key = str_slice(text, part->value_start, part->value_end);
    size_t line_end = str_find_byte(text, '\n', part->end);
    Str line = str_slice(text, part->end, line_end),
        value = citation_value(str_slice(text, part->end, value_end(slots, part->end)));

    switch (key_of(key)) {
    case KEY_AUTHOR: add_people(slots, DID_WRITE, value); break;
    case KEY_EDITOR: add_people(slots, DID_EDIT, value); break;
    case KEY_TRANSLATOR: add_people(slots, DID_TRANSLATE, value); break;
    case KEY_TITLE:
        set_title(slots, line);
        note_title_range(slots, part->start, line_end);
        break;
    case KEY_SUBTITLE: slots->out->subtitle = citation_value(line); break;
    case KEY_PUBLISHER: set_publisher(slots, value); break;
    case KEY_SERIES: set_once(&slots->out->series, line); break;
    case KEY_PAGES: set_pages(slots, line); break;
    default: break;
    }
}

/* The first key, if any of them names a person, a title or a publisher: "ISBN:" alone makes no list of keys. */
static size_t first_key(const Slots *slots)
{
    size_t first = NONE;
    bool named = false;
    for (size_t i = 0; i < slots->parts.count; i++) {
        const CitePart *part = &slots->parts.items[i];
        if (part->kind != CITE_KEY)
            continue;
        first = first == NONE ? i : first;
        named = named || citation_key_names(str_slice(slots->head->text, part->value_start, part->value_end));
    }
    return named ? first : NONE;
}

/* How well a list of keys fits: by what it has named. */
static int fit_of_keys(const Slots *slots)
{
    const Citation *out = slots->out;
    return (out->title.len_bytes > 0 ? 12 : 0) +
           (slots->people_count[0] + slots->people_count[1] > 0 ? 12 : 0) +
           (out->publisher.len_bytes > 0 ? 8 : 0) + (out->pages.len_bytes > 0 ? 4 : 0);
}

/* The lines above the first key: a title, or a title and its author. */
static void take_above_keys(Slots *slots, size_t end)
{
    CitationText above = *slots->head;
    CiteParts parts = {0};
    Labelling labels;
    above.text = citation_value(str_slice(slots->head->text, 0, end));
    citation_scan(above.text, &parts);
    pieces_cut(&above, &parts, &slots->pieces);
    pieces_label(&slots->pieces, &labels);
    bool divided = label_place(&labels, LABEL_TITLE) != NONE && labels.count > 1;
    for (size_t i = 0; divided && i < labels.count; i++)
        if (labels.spans[i].label != LABEL_PUBLISHER && labels.spans[i].label != LABEL_CITY)
            take_span(slots, &labels.spans[i]);
    if (!divided) {
        set_title(slots, above.text);
        note_title_range(slots, 0, above.text.len_bytes);
    }
    vec_free(&parts);
}

/* Keys with their values; the lines before the first are the title. */
static void take_keys(Slots *slots)
{
    size_t first = first_key(slots), start = slots->parts.items[first].start;

    for (size_t i = first; i < slots->parts.count; i++)
        if (slots->parts.items[i].kind == CITE_KEY)
            take_key(slots, &slots->parts.items[i]);
    if (slots->out->title.len_bytes == 0 && start > 0)
        take_above_keys(slots, start);
    slots->out->fit = fit_of_keys(slots);
}

/* ---- a head -------------------------------------------------------------------------------------------- */

/* How much of a citation has been found: a title and a name are half of it. */
static uint8_t confidence_of(const Citation *citation)
{
    int score = citation->title.len_bytes > 0 ? 30 : 0;

    score += citation->authors.count + citation->editors.count > 0 ? 25 : 0;
    score += citation->publisher.len_bytes > 0 ? 15 : 0;
    score += citation->year.len_bytes > 0 ? 10 : 0;
    score += citation->pages.len_bytes > 0 ? 5 : 0;
    score += citation->price.len_bytes > 0 ? 5 : 0;
    for (size_t i = 0; i < citation->isbns.count; i++)
        score += isbn_is_valid(citation->isbns.items[i]) ? 10 : 0;
    return (uint8_t)(score > 99 ? 99 : score);
}

/* "Harbor Cats by Desmond Stone" on a line of its own is more than a title. */
static bool names_people(const Slots *slots, size_t end)
{
    for (size_t i = 0; i < slots->parts.count && slots->parts.items[i].end < end; i++) {
        const CitePart *part = &slots->parts.items[i];
        if (part->kind == CITE_ROLE && part->names == NAMES_BEHIND && part->start > 0 &&
            is_people(citation_value(str_slice(slots->head->text, part->end, end))))
            return true;
    }
    return false;
}

bool citation_read(Arena *arena, CitationText text, Citation *out)
{
    Slots slots = {.arena = arena, .head = &text, .out = out};

    *out = (Citation){0};
    citation_scan(text.text, &slots.parts);
    if (text.title_end > 0 && (names_people(&slots, text.title_end) || first_key(&slots) != NONE))
        text.title_end = 0;
    if (text.title_end > 0) {
        set_title(&slots, str_slice(text.text, 0, text.title_end));
        note_title_range(&slots, 0, text.title_end);
    }
    pieces_cut(&text, &slots.parts, &slots.pieces);
    take_typed(&slots);
    if (first_key(&slots) != NONE)
        take_keys(&slots);
    else
        take_labels(&slots);
    out->authors = people_list(&slots, 0);
    out->editors = people_list(&slots, 1);
    out->translators = people_list(&slots, 2);
    out->confidence = confidence_of(out);
    vec_free(&slots.parts);
    return out->title.len_bytes > 0;
}

bool citation_orders_agree(const CitationOrders *orders)
{
    enum {
        HEADS_MIN = 3,
        HEADS_MAX = 64
    };
    size_t heads = orders->author_first + orders->title_first;
    return orders->author_first == 0 || orders->title_first == 0 || heads < HEADS_MIN || heads > HEADS_MAX;
}

int citation_common_order(const CitationOrders *orders)
{
    int better = orders->fit_author_first - orders->fit_title_first;
    return better > 0 ? CITATION_ORDER : better < 0 ? -CITATION_ORDER : 0;
}
