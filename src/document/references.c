/* The reviewed books for a reference manager: BibTeX (the fields of biblatex 3, section 2.2) and CSL JSON (Citation Style
 * Language 1.0.2, csl-data.json). What a citation does not give has no field. */
#include <stdlib.h>

#include "base/utf8.h"
#include "dump_internal.h"
#include "json.h"

enum {
    KEY_LETTERS_MAX = 20
};

/* ---- names --------------------------------------------------------------------------------------------- */

typedef struct {
    Str family, given; /* given is empty for a name of one word, and for a body */
    bool others;       /* "et al." stood behind it */
} PersonName;

static Str without_others(Str name, bool *others)
{
    static const Str endings[] = {STR_INIT(" et al."), STR_INIT(" et al"),   STR_INIT(" u. a."),
                                  STR_INIT(" u.a."),   STR_INIT(" y otros"), STR_INIT(" e.a.")};
    *others = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(name, endings[i])) {
            *others = true;
            return str_trim(str_slice(name, 0, name.len_bytes - endings[i].len_bytes));
        }
    return name;
}

/* Where the family name begins: at the small words before the last word ("de la Cruz"), else at that. */
static size_t family_start(Str name)
{
    size_t start = name.len_bytes, step;
    while (start > 0 && name.data[start - 1] != ' ')
        start--;
    while (start > 1) {
        size_t before = start - 1;
        while (before > 0 && name.data[before - 1] != ' ')
            before--;
        if (before == 0 || !utf8_is_lower(utf8_decode(name, before, &step)))
            break;
        start = before;
    }
    return start;
}

/* "Halvard, Birgit" and "Birgit Halvard" are one. */
static PersonName person_name(Str printed)
{
    PersonName name = {0};
    printed = without_others(str_trim(printed), &name.others);
    size_t comma = str_find_byte(printed, ',', 0);
    if (comma < printed.len_bytes) {
        name.family = str_trim(str_slice(printed, 0, comma));
        name.given = str_trim(str_slice(printed, comma + 1, printed.len_bytes));
        return name;
    }
    size_t start = family_start(printed);
    name.family = str_slice(printed, start, printed.len_bytes);
    name.given = str_trim(str_slice(printed, 0, start));
    return name;
}

/* ---- BibTeX -------------------------------------------------------------------------------------------- */

/* Text as TeX reads it. */
static void put_tex(Buffer *out, Str text)
{
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        uint32_t c = utf8_decode(text, at, &step);
        switch (c) {
        case '#':
        case '$':
        case '%':
        case '&':
        case '_':
        case '{':
        case '}': buffer_put_format(out, "\\%c", (char)c); break;
        case '~': buffer_put(out, STR("\\textasciitilde{}")); break;
        case '^': buffer_put(out, STR("\\textasciicircum{}")); break;
        case '\\': buffer_put(out, STR("\\textbackslash{}")); break;
        default: dump_put_line(out, str_slice(text, at, at + step), false);
        }
    }
}

static void begin_field(Buffer *out, const char *name)
{
    buffer_put_format(out, ",\n  %s = {", name);
}

static void put_tex_field(Buffer *out, const char *name, Str value)
{
    if (value.len_bytes == 0)
        return;
    begin_field(out, name);
    put_tex(out, value);
    buffer_put_byte(out, '}');
}

static void put_tex_names(Buffer *out, const char *field, StrList people)
{
    if (people.count == 0)
        return;
    begin_field(out, field);
    for (size_t i = 0; i < people.count; i++) {
        PersonName name = person_name(people.items[i]);
        if (i > 0)
            buffer_put(out, STR(" and "));
        put_tex(out, name.family);
        if (name.given.len_bytes > 0)
            buffer_put(out, STR(", "));
        put_tex(out, name.given);
        if (name.others)
            buffer_put(out, STR(" and others"));
    }
    buffer_put_byte(out, '}');
}

static void put_joined(Buffer *out, StrList list)
{
    for (size_t i = 0; i < list.count; i++) {
        if (i > 0)
            buffer_put(out, STR(", "));
        put_tex(out, list.items[i]);
    }
}

/* The word that a key begins with: the first author's or editor's family name, else the title. */
static Str key_word(const Review *review)
{
    const StrList *people = review->authors.count > 0 ? &review->authors : &review->editors;
    return people->count > 0 ? person_name(people->items[0]).family : review->title;
}

/* Letters of ASCII in lower case, others without their marks; what has no such letter is left out. */
static void put_key_letters(Buffer *out, Str word)
{
    size_t letters = 0;
    for (size_t at = 0, step; at < word.len_bytes && letters < KEY_LETTERS_MAX; at += step) {
        uint32_t c = utf8_to_lower(utf8_base_letter(utf8_decode(word, at, &step)));
        if (c < 0x80 && utf8_is_alpha(c)) {
            buffer_put_byte(out, (char)c);
            letters++;
        }
    }
}

typedef struct {
    size_t start, end;      /* of its letters */
    size_t review, ordinal; /* the how manyth with these letters, from 0 */
} Key;

typedef struct {
    Buffer letters;
    VEC(Key) keys;
} KeyList;

static void add_key(KeyList *list, const Review *review, size_t index)
{
    Key key = {.start = list->letters.len_bytes, .review = index};
    put_key_letters(&list->letters, key_word(review));
    if (list->letters.len_bytes == key.start)
        buffer_put(&list->letters, STR("book"));
    buffer_put(&list->letters, str_slice(review->year, 0, 4));
    key.end = list->letters.len_bytes;
    vec_push(&list->keys, key);
}

/* What is compared when the keys are sorted: qsort() hands nothing else through. */
typedef struct {
    Str letters;
    Key *key;
} KeyOrder;

static int compare_keys(const void *left, const void *right)
{
    const KeyOrder *a = left, *b = right;
    int order = str_compare(a->letters, b->letters);
    if (order != 0)
        return order;
    return a->key->review < b->key->review ? -1 : 1;
}

/* Keys that are alike are told apart by a letter behind them. */
static void number_keys(KeyList *list)
{
    KeyOrder *order = memory_alloc_zero(list->keys.count + 1, sizeof *order);
    for (size_t i = 0; i < list->keys.count; i++) {
        Key *key = &list->keys.items[i];
        order[i] = (KeyOrder){str_slice(buffer_str(&list->letters), key->start, key->end), key};
    }
    qsort(order, list->keys.count, sizeof *order, compare_keys);
    for (size_t i = 1; i < list->keys.count; i++)
        if (str_equal(order[i - 1].letters, order[i].letters))
            order[i].key->ordinal = order[i - 1].key->ordinal + 1;
    memory_free(order);
}

/* "halvard2018", "halvard2018b", and behind the alphabet "halvard2018-27". */
static void print_key(const KeyList *list, size_t index, Buffer *out)
{
    const Key *key = &list->keys.items[index];
    buffer_put(out, str_slice(buffer_str(&list->letters), key->start, key->end));
    if (key->ordinal > 0 && key->ordinal < 26)
        buffer_put_byte(out, (char)('a' + key->ordinal));
    else if (key->ordinal > 0)
        buffer_put_format(out, "-%zu", key->ordinal + 1);
}

static void read_keys(const Document *doc, KeyList *list)
{
    for (size_t i = 0; i < document_review_count(doc); i++)
        add_key(list, document_review(doc, i), i);
    number_keys(list);
}

static void free_keys(KeyList *list)
{
    buffer_free(&list->letters);
    vec_free(&list->keys);
}

static void put_tex_book(const Review *review, Buffer *out)
{
    put_tex_names(out, "author", review->authors);
    put_tex_names(out, "editor", review->editors);
    put_tex_names(out, "translator", review->translators);
    put_tex_field(out, "title", review->title);
    put_tex_field(out, "subtitle", review->subtitle);
    put_tex_field(out, "series", review->series);
    put_tex_field(out, "publisher", review->publisher);
    put_tex_field(out, "address", review->city);
    put_tex_field(out, "year", review->year);
    put_tex_field(out, "pagetotal", review->pages);
    if (review->isbns.count > 0) {
        begin_field(out, "isbn");
        put_joined(out, review->isbns);
        buffer_put_byte(out, '}');
    }
    if (review->reviewer.len_bytes > 0) {
        begin_field(out, "note");
        buffer_put(out, STR("Reviewed by "));
        put_tex(out, review->reviewer);
        buffer_put_byte(out, '}');
    }
}

void dump_bibtex(const Document *doc, Buffer *out)
{
    KeyList keys = {0};
    read_keys(doc, &keys);
    for (size_t i = 0; i < document_review_count(doc); i++) {
        buffer_put(out, STR("@book{"));
        print_key(&keys, i, out);
        put_tex_book(document_review(doc, i), out);
        buffer_put(out, STR("\n}\n"));
    }
    free_keys(&keys);
}

/* ---- CSL JSON ------------------------------------------------------------------------------------------ */

static void put_csl_names(Json *json, const char *key, StrList people)
{
    if (people.count == 0)
        return;
    json_open(json, key, '[');
    for (size_t i = 0; i < people.count; i++) {
        PersonName name = person_name(people.items[i]);
        json_open(json, NULL, '{');
        json_string(json, name.given.len_bytes > 0 ? "family" : "literal", name.family);
        if (name.given.len_bytes > 0)
            json_string(json, "given", name.given);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_csl_field(Json *json, const char *key, Str value)
{
    if (value.len_bytes > 0)
        json_string(json, key, value);
}

static bool read_year(Str text, size_t *year)
{
    *year = 0;
    for (size_t i = 0; i < text.len_bytes; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        *year = *year * 10 + (size_t)(text.data[i] - '0');
    }
    return text.len_bytes == 4;
}

/* A year as a number; what is more than one as it is printed. */
static void put_issued(Json *json, Str printed)
{
    size_t year;
    if (printed.len_bytes == 0)
        return;
    json_open(json, "issued", '{');
    if (read_year(printed, &year)) {
        json_open(json, "date-parts", '[');
        json_open(json, NULL, '[');
        json_number(json, NULL, year);
        json_close(json, ']');
        json_close(json, ']');
    } else {
        json_string(json, "raw", printed);
    }
    json_close(json, '}');
}

static void put_csl_title(Json *json, const Review *review, Buffer *scratch)
{
    buffer_clear(scratch);
    buffer_put(scratch, review->title);
    if (review->title.len_bytes > 0 && review->subtitle.len_bytes > 0)
        buffer_put(scratch, STR(": "));
    buffer_put(scratch, review->subtitle);
    put_csl_field(json, "title", buffer_str(scratch));
}

static void put_csl_isbn(Json *json, StrList isbns, Buffer *scratch)
{
    buffer_clear(scratch);
    for (size_t i = 0; i < isbns.count; i++) {
        if (i > 0)
            buffer_put(scratch, STR(", "));
        buffer_put(scratch, isbns.items[i]);
    }
    put_csl_field(json, "ISBN", buffer_str(scratch));
}

static void put_csl_book(Json *json, const Review *review, Str key, Buffer *scratch)
{
    json_open(json, NULL, '{');
    json_string(json, "id", key);
    json_string(json, "type", STR("book"));
    put_csl_names(json, "author", review->authors);
    put_csl_names(json, "editor", review->editors);
    put_csl_names(json, "translator", review->translators);
    put_csl_title(json, review, scratch);
    put_csl_field(json, "collection-title", review->series);
    put_csl_field(json, "publisher", review->publisher);
    put_csl_field(json, "publisher-place", review->city);
    put_issued(json, review->year);
    put_csl_field(json, "number-of-pages", review->pages);
    put_csl_isbn(json, review->isbns, scratch);
    if (review->reviewer.len_bytes > 0) {
        buffer_clear(scratch);
        buffer_put(scratch, STR("Reviewed by "));
        buffer_put(scratch, review->reviewer);
        json_string(json, "note", buffer_str(scratch));
    }
    json_close(json, '}');
}

void dump_csl(const Document *doc, bool pretty, Buffer *out)
{
    KeyList keys = {0};
    Buffer key = {0}, scratch = {0};
    Json json = {.out = out, .pretty = pretty, .first = true};
    read_keys(doc, &keys);
    json_open(&json, NULL, '[');
    for (size_t i = 0; i < document_review_count(doc); i++) {
        buffer_clear(&key);
        print_key(&keys, i, &key);
        put_csl_book(&json, document_review(doc, i), buffer_str(&key), &scratch);
    }
    json_close(&json, ']');
    buffer_put_byte(out, '\n');
    buffer_free(&key);
    buffer_free(&scratch);
    free_keys(&keys);
}
