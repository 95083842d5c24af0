/* The parts of a book's citation that can be told by their shape: numbers with a unit, and words with a role.
 * One walk along the text; at each place where a word may begin the recognisers are asked in turn. What they
 * leave over (authors, title, publisher's name) is for those who know what stands around it. */
#include "internal.h"

#include <string.h>

typedef struct {
    Str text;
    size_t at;
    CiteParts *parts;
} Scan;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char byte_at(Str s, size_t at)
{
    return at < s.len_bytes ? s.data[at] : '\0';
}

static bool has_at(Str s, size_t at, const char *literal)
{
    for (size_t i = 0; literal[i] != '\0'; i++)
        if (at + i >= s.len_bytes || s.data[at + i] != literal[i])
            return false;
    return true;
}

/* Literals are in lower case. */
static bool has_nocase_at(Str s, size_t at, const char *literal)
{
    /* Nearly all differ in the first letter. */
    if (at >= s.len_bytes)
        return false;
    char first = s.data[at];
    if ((first >= 'A' && first <= 'Z' ? first + ('a' - 'A') : first) != literal[0])
        return false;
    return starts_nocase((Str){s.data + at, s.len_bytes - at}, literal);
}

/* Behind blanks and no-break spaces (U+00A0, U+202F). */
static size_t skip_blanks(Str s, size_t at)
{
    for (;;)
        if (byte_at(s, at) == ' ' || byte_at(s, at) == '\n')
            at++;
        else if (has_at(s, at, "\u00a0"))
            at += 2;
        else if (has_at(s, at, "\u202f"))
            at += 3;
        else
            return at;
}

static size_t skip_digits(Str s, size_t at)
{
    while (is_digit(byte_at(s, at)))
        at++;
    return at;
}

/* Length in bytes of a dash (hyphen, en dash, em dash) at s[at]; 0 for none. */
static size_t dash_length(Str s, size_t at)
{
    if (byte_at(s, at) == '-')
        return 1;
    return has_at(s, at, "–") || has_at(s, at, "—") ? 3 : 0;
}

static size_t word_end(Str s, size_t at)
{
    size_t end = at;
    Str word;
    return next_word(s, &end, &word) && word.data == s.data + at ? end : at;
}

static Str word_here(Str s, size_t at)
{
    return str_slice(s, at, word_end(s, at));
}

static void add_part(Scan *scan, CiteKind kind, size_t start, size_t end, size_t value_start,
                     size_t value_end)
{
    vec_push(scan->parts, (CitePart){kind, start, end, value_start, value_end});
    scan->at = end;
}

/* ---- numbers ------------------------------------------------------------------------------------------- */

/* "978-0-9999-1201-4", "0 9999 4410 2": ten or thirteen digits, single blanks or hyphens between. */
static size_t isbn_end(Str s, size_t at)
{
    size_t digits = 0, end_of_ten = at, i = at;
    bool separated = false;
    for (; i < s.len_bytes; i++) {
        char c = s.data[i];
        if (is_digit(c) || (digits == 9 && (c == 'X' || c == 'x'))) {
            digits++;
            if (digits == 10)
                end_of_ten = i + 1;
            if (digits == 13)
                break;
        } else if ((c == '-' || c == ' ') && digits > 0 && is_digit(byte_at(s, i + 1))) {
            separated = true;
        } else if (c == '-' && digits == 9 && (byte_at(s, i + 1) == 'X' || byte_at(s, i + 1) == 'x')) {
            separated = true;
        } else {
            break;
        }
    }
    bool thirteen = digits == 13 && !is_digit(byte_at(s, i + 1)) && has_at(s, at, "97");
    if (thirteen)
        return i + 1;
    return digits >= 10 && digits < 13 && (separated || digits == 10) ? end_of_ten : at;
}

static bool take_isbn(Scan *scan)
{
    Str s = scan->text;
    size_t start = scan->at;
    if (has_nocase_at(s, start, "isbn")) {
        size_t at = start + 4;
        if (has_at(s, at, "-13") || has_at(s, at, "-10"))
            at += 3;
        if (byte_at(s, at) == ':' || byte_at(s, at) == '.')
            at++;
        at = skip_blanks(s, at);
        size_t end = isbn_end(s, at);
        if (end == at) /* damaged, but named */
            for (end = at; is_digit(byte_at(s, end)) || byte_at(s, end) == '-'; end++)
                ;
        add_part(scan, CITE_ISBN, start, end, at, end);
        return true;
    }
    size_t end = is_digit(byte_at(s, start)) ? isbn_end(s, start) : start;
    if (end == start)
        return false;
    add_part(scan, CITE_ISBN, start, end, start, end);
    return true;
}

static size_t currency_length(Str s, size_t at)
{
    if (byte_at(s, at) == '$')
        return 1;
    if (has_at(s, at, "\\$"))
        return 2;
    if (has_at(s, at, "£") || has_at(s, at, "¥"))
        return 2;
    return has_at(s, at, "€") ? 3 : 0;
}

/* "27", "27.99", "24,–", "1,250.00" */
static size_t amount_end(Str s, size_t at)
{
    size_t end = skip_digits(s, at);
    while ((byte_at(s, end) == '.' || byte_at(s, end) == ',') && is_digit(byte_at(s, end + 1)))
        end = skip_digits(s, end + 1);
    if (end > at && (byte_at(s, end) == ',' || byte_at(s, end) == '.') && dash_length(s, end + 1) > 0)
        end += 1 + dash_length(s, end + 1);
    return end;
}

static size_t unit_length(Str s, size_t at, const char *const *units, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (has_at(s, at, units[i])) {
            size_t len = strlen(units[i]), step;
            bool letter = units[i][len - 1] != '.' && at + len < s.len_bytes &&
                          utf8_is_alpha(utf8_decode(s, at + len, &step));
            if (!letter)
                return len;
        }
    return 0;
}

static bool take_price_before(Scan *scan)
{
    static const char *const prefixes[] = {"US",   "C",     "A",     "CAN",  "HK",
                                           "EUR ", "euro ", "Euro ", "CHF ", "Fr. "};
    Str s = scan->text;
    size_t at = scan->at;
    bool code = false;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes && !code; i++) {
        size_t len = strlen(prefixes[i]);
        code = has_at(s, at, prefixes[i]) && (prefixes[i][len - 1] == ' ' ? is_digit(byte_at(s, at + len))
                                                                          : currency_length(s, at + len) > 0);
        if (code)
            at += len;
    }
    size_t currency = currency_length(s, at);
    if (currency == 0 && !code)
        return false;
    at = skip_blanks(s, at + currency);
    size_t end = amount_end(s, at);
    if (end == at)
        return false;
    add_part(scan, CITE_PRICE, scan->at, end, scan->at, end);
    return true;
}

static bool take_price_after(Scan *scan)
{
    static const char *const units[] = {"€",    "£",    "$",     "EUR", "CHF", "euros",
                                        "euro", "Euro", "Euros", "kr.", "kr"};
    Str s = scan->text;
    size_t end = amount_end(s, scan->at);
    if (end == scan->at)
        return false;
    size_t at = skip_blanks(s, end);
    size_t unit = unit_length(s, at, units, sizeof units / sizeof *units);
    if (unit > 0) {
        add_part(scan, CITE_PRICE, scan->at, at + unit, scan->at, at + unit);
        return true;
    }
    /* Shillings and pence: "4s. 6d.", "7s." */
    if (!has_at(s, end, "s. ") && !has_at(s, end, "s.\n") && !has_at(s, end, "d. ") &&
        !has_at(s, end, "d.\n"))
        return false;
    size_t behind = skip_blanks(s, end + 2), pence = skip_digits(s, behind);
    if (pence > behind && has_at(s, pence, "d."))
        end = pence + 2;
    else
        end += 2;
    add_part(scan, CITE_PRICE, scan->at, end, scan->at, end);
    return true;
}

static size_t roman_end(Str s, size_t at)
{
    size_t end = at;
    while (end < s.len_bytes && strchr("ivxlc", s.data[end]) != NULL)
        end++;
    size_t step;
    bool letter = end < s.len_bytes && utf8_is_alpha(utf8_decode(s, end, &step));
    return letter ? at : end;
}

/* A number of pages: "322", "xiv + 322", "xii, 410". Returns at when there is none. */
static size_t page_number_end(Str s, size_t at)
{
    size_t roman = roman_end(s, at);
    if (roman == at) {
        size_t end = skip_digits(s, at);
        return end - at <= 4 ? end : at;
    }
    size_t next = byte_at(s, roman) == '.' ? roman + 1 : roman;
    next = skip_blanks(s, next);
    if (byte_at(s, next) == '+' || byte_at(s, next) == ',')
        next = skip_blanks(s, next + 1);
    size_t end = skip_digits(s, next);
    return end > next && end - next <= 4 ? end : roman;
}

/* "pp. xiv + 322", "Pp. xii, 410; viii, 396" */
static bool take_pages_before(Scan *scan)
{
    Str s = scan->text;
    size_t at = scan->at;
    if (!has_nocase_at(s, at, "pp") && !(has_nocase_at(s, at, "p.") && at + 2 < s.len_bytes))
        return false;
    at += has_nocase_at(s, at, "pp") ? 2 : 1;
    if (byte_at(s, at) == '.')
        at++;
    size_t start = skip_blanks(s, at), end = page_number_end(s, start);
    if (start == at && !is_digit(byte_at(s, at)))
        return false;
    if (end == start)
        return false;
    size_t dash = dash_length(s, end);
    if (dash > 0 && is_digit(byte_at(s, end + dash)))
        end = skip_digits(s, end + dash);
    while (byte_at(s, end) == ';') {
        size_t next = skip_blanks(s, end + 1), next_end = page_number_end(s, next);
        if (next_end == next)
            break;
        end = next_end;
    }
    add_part(scan, CITE_PAGES, scan->at, end, start, end);
    return true;
}

/* "336 pp.", "xiv + 276 pp.", "(288p)", "320 S.", "188 Seiten" */
static bool take_pages_after(Scan *scan)
{
    static const char *const units[] = {"pp.",      "pp",     "pages", "page",  "pgs.",    "p.",
                                        "p",        "Seiten", "S.",    "S",     "páginas", "págs.",
                                        "pág.",     "pagine", "pagg.", "pag.",  "blz.",    "pagina’s",
                                        "pagina's", "sidor",  "sider", "leaves"};
    Str s = scan->text;
    size_t start = scan->at, end = page_number_end(s, start);
    if (end == start || !is_digit(s.data[end - 1]))
        return false;
    size_t at = skip_blanks(s, end);
    size_t unit = unit_length(s, at, units, sizeof units / sizeof *units);
    if (unit == 0)
        return false;
    add_part(scan, CITE_PAGES, start, at + unit, start, end);
    return true;
}

static bool take_year(Scan *scan)
{
    Str s = scan->text;
    size_t start = scan->at, end = skip_digits(s, start);
    if (end - start != 4 || (s.data[start] != '1' && s.data[start] != '2'))
        return false;
    int century = (s.data[start] - '0') * 10 + (s.data[start + 1] - '0');
    if (century < 15 || century > 20)
        return false;
    size_t dash = dash_length(s, end);
    size_t last = dash > 0 ? skip_digits(s, end + dash) : end;
    if (dash > 0 && (last - end - dash == 2 || last - end - dash == 4))
        end = last;
    size_t value_end = end, range_start = start;
    if (start > 0 && s.data[start - 1] == '(' && byte_at(s, end) == ')') {
        range_start--;
        end++;
    }
    add_part(scan, CITE_YEAR, range_start, end, start, value_end);
    return true;
}

/* ---- words --------------------------------------------------------------------------------------------- */

/* A letter on both sides of s[end]: what ends there is only the beginning of a word. */
static bool cuts_word(Str s, size_t end)
{
    size_t step;
    char last = s.data[end - 1];
    return end < s.len_bytes && strchr(".) ", last) == NULL && utf8_is_alpha(utf8_decode(s, end, &step));
}

static bool take_literals(Scan *scan, CiteKind kind, const char *const *literals, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!has_nocase_at(scan->text, scan->at, literals[i]))
            continue;
        size_t end = scan->at + strlen(literals[i]);
        if (cuts_word(scan->text, end))
            continue;
        add_part(scan, kind, scan->at, end, scan->at, end);
        return true;
    }
    return false;
}

static bool take_edited(Scan *scan)
{
    static const char *const forms[] = {"edited and introduced by",
                                        "edited by",
                                        "selected and edited by",
                                        "ed. by",
                                        "eds. by",
                                        "eds.",
                                        "ed.",
                                        "editors",
                                        "editor",
                                        "herausgegeben von",
                                        "hrsg. von",
                                        "hg. von",
                                        "hrsg.",
                                        "hg.",
                                        "dir.",
                                        "sous la direction de",
                                        "a cura di",
                                        "edición de",
                                        "edición a cargo de",
                                        "edição de",
                                        "org.",
                                        "orgs.",
                                        "onder redactie van",
                                        "red.",
                                        "éd. par",
                                        "(eds)",
                                        "(ed)",
                                        "(hg)",
                                        "(hrsg)"};
    return take_literals(scan, CITE_EDITED, forms, sizeof forms / sizeof *forms);
}

/* A phrase that begins with a word for translating and ends, a few words on, with "by". */
static bool take_translated(Scan *scan)
{
    static const char *const openings[] = {
        "translated",    "trans.",     "tr. ",      "aus dem ",  "uit het ",    "traduit",   "trad.",
        "traduction de", "traducción", "traducido", "traducida", "traduzione",  "tradotto",  "tradução",
        "traduzido",     "vertaald",   "vertaling", "übersetzt", "deutsch von", "übertragen"};
    static const char *const closings[] = {"by", "von", "par", "por", "di", "de", "door"};
    Str s = scan->text;
    bool opens = false;
    for (size_t i = 0; i < sizeof openings / sizeof *openings && !opens; i++)
        opens = has_nocase_at(s, scan->at, openings[i]);
    if (!opens)
        return false;
    size_t at = word_end(s, scan->at), end = at, words = 0, closing = 0;
    Str word;
    /* The last closing word before a capital: "traduit de l'anglais par", "translated from the Danish by". */
    while (words++ < 9 && next_word(s, &at, &word)) {
        size_t step, next = skip_blanks(s, at);
        bool capital_next = next < s.len_bytes && utf8_is_upper(utf8_decode(s, next, &step));
        for (size_t i = 0; capital_next && i < sizeof closings / sizeof *closings; i++)
            if (str_equal_nocase(word, str_from(closings[i])))
                closing = at;
        if (closing == at)
            break;
        if (byte_at(s, at) == '.' && !capital_next && words > 1)
            break;
    }
    end = closing > 0 ? closing : word_end(s, scan->at);
    if (byte_at(s, end) == '.')
        end++;
    add_part(scan, CITE_TRANSLATED, scan->at, end, scan->at, end);
    return true;
}

/* "by", "von", "par" before a capital, at the start of a line or behind a mark, so that "Ludwig von Bahr" is
 * not cut. */
static bool take_by(Scan *scan)
{
    static const char *const words[] = {
        "written and illustrated by", "by", "von", "par", "por", "di", "door"};
    Str s = scan->text;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]), step;
        if (!has_nocase_at(s, scan->at, words[i]) || byte_at(s, scan->at + len) != ' ')
            continue;
        size_t next = skip_blanks(s, scan->at + len);
        if (next >= s.len_bytes || !utf8_is_upper(utf8_decode(s, next, &step)))
            return false;
        size_t before = scan->at;
        while (before > 0 && (s.data[before - 1] == ' ' || s.data[before - 1] == '\n'))
            before--;
        bool english = i <= 1;
        bool behind_mark = before == 0 || before < scan->at - 1 ||
                           strchr(",.;:|*_()\"", s.data[before - 1]) != NULL ||
                           (before < scan->at && s.data[scan->at - 1] == '\n');
        if (!english && !behind_mark)
            return false;
        add_part(scan, CITE_BY, scan->at, scan->at + len, scan->at, scan->at + len);
        return true;
    }
    return false;
}

static bool take_series(Scan *scan)
{
    Str s = scan->text;
    if (!has_nocase_at(s, scan->at, "coll.") && !has_nocase_at(s, scan->at, "col.") &&
        !has_nocase_at(s, scan->at, "collection "))
        return false;
    size_t at = skip_blanks(s, word_end(s, scan->at) + (byte_at(s, word_end(s, scan->at)) == '.' ? 1u : 0u));
    const char *close = has_at(s, at, "«") ? "»" : has_at(s, at, "“") ? "”" : NULL;
    if (close == NULL)
        return false;
    size_t end = str_find(s, str_from(close), at);
    if (end >= s.len_bytes)
        return false;
    size_t value = skip_blanks(s, at + (has_at(s, at, "«") ? 2u : 3u)), value_end = end;
    while (value_end > value && (s.data[value_end - 1] == ' ' || has_at(s, value_end - 2, "\u00a0")))
        value_end -= s.data[value_end - 1] == ' ' ? 1u : 2u;
    add_part(scan, CITE_SERIES, scan->at, end + strlen(close), value, value_end);
    return true;
}

static bool take_noise(Scan *scan)
{
    static const char *const forms[] = {"illus.", "illustrated", "maps.",   "maps",    "the set", "vol.",
                                        "vols.",  "vols",        "12mo.",   "8vo.",    "4to.",    "bde.",
                                        "bd.",    "2nd ed.",     "3rd ed.", "rev. ed."};
    Str s = scan->text;
    if (has_nocase_at(s, scan->at, "mit ") && is_digit(byte_at(s, scan->at + 4))) {
        size_t end = skip_digits(s, scan->at + 4);
        while (end < s.len_bytes && s.data[end] != '.' && s.data[end] != ',')
            end++;
        add_part(scan, CITE_NOISE, scan->at, end, scan->at, end);
        return true;
    }
    return take_literals(scan, CITE_NOISE, forms, sizeof forms / sizeof *forms);
}

static bool take_month(Scan *scan, Str word, uint32_t lists)
{
    Str s = scan->text;
    if (!(lists & LEX_MONTH))
        return false;
    size_t end = scan->at + word.len_bytes;
    if (byte_at(s, end) == '.')
        end++;
    size_t value_end = end, next = skip_blanks(s, end), day = skip_digits(s, next);
    bool has_day = day > next && day - next <= 2;
    bool has_year = day - next == 4;
    char mark = byte_at(s, end);
    if (!word_is_capitalised(word) && !has_year)
        return false;
    if (!has_day && !has_year && strchr(",;.)|\n", mark) == NULL && s.data[end - 1] != '.' &&
        end < s.len_bytes)
        return false;
    if (has_day)
        end = day + (byte_at(s, day) == ',' ? 1u : 0u);
    add_part(scan, CITE_MONTH, scan->at, end, scan->at, value_end);
    return true;
}

static bool take_binding(Scan *scan, Str word, uint32_t lists)
{
    Str s = scan->text;
    if (!(lists & LEX_BINDING))
        return false;
    size_t start = scan->at, end = start + word.len_bytes;
    if (byte_at(s, end) == '.' && word.len_bytes <= 7)
        end++;
    char behind = byte_at(s, end), before = start > 0 ? s.data[start - 1] : '\n';
    bool apart = end >= s.len_bytes || strchr(",;.):\n", behind) != NULL || s.data[end - 1] == '.';
    if (before != '(' && !apart)
        return false;
    size_t value_end = end;
    if (before == '(' && behind == ')') {
        start--;
        end++;
    }
    add_part(scan, CITE_BINDING, start, end, scan->at, value_end);
    return true;
}

static bool take_publisher(Scan *scan, Str word, uint32_t lists)
{
    bool compound =
        word.len_bytes > 6 && (str_ends(word, STR("verlag")) || str_ends(word, STR("buchverlag")));
    if (!word_is_capitalised(word) || (!(lists & LEX_PUBLISHER) && !compound))
        return false;
    add_part(scan, CITE_PUBLISHER, scan->at, scan->at + word.len_bytes, scan->at, scan->at + word.len_bytes);
    return true;
}

/* "Author:", "- **Publisher:**" at the start of a line. */
static size_t key_end(Str s, size_t line, size_t *key_start, size_t *key_stop)
{
    static const char *const keys[] = {
        "author",  "authors",    "title",   "publisher", "pages",   "price",   "isbn",   "year",
        "editor",  "translator", "format",  "published", "autor",   "autorin", "titel",  "verlag",
        "seiten",  "preis",      "jahr",    "auteur",    "titre",   "éditeur", "prix",   "année",
        "título",  "editorial",  "páginas", "precio",    "año",     "autora",  "autore", "titolo",
        "editore", "pagine",     "prezzo",  "anno",      "editora", "preço",   "ano",    "uitgever",
        "prijs",   "pagina's",   "jaar"};
    size_t at = line;
    while (at < s.len_bytes && strchr(" \t-*+", s.data[at]) != NULL)
        at++;
    Str word = word_here(s, at);
    size_t end = at + word.len_bytes;
    while (byte_at(s, end) == '*')
        end++;
    end = byte_at(s, end) == ':' ? end : skip_blanks(s, end);
    if (word.len_bytes == 0 || byte_at(s, end) != ':')
        return line;
    for (end++; byte_at(s, end) == '*'; end++)
        ;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_equal_nocase(word, str_from(keys[i]))) {
            *key_start = at;
            *key_stop = at + word.len_bytes;
            return end;
        }
    return line;
}

/* First bytes of what the recognisers of numbers and of phrases know. Most words begin with neither. */
static const bool begins_number[256] = {
    ['0'] = true, ['1'] = true, ['2'] = true,  ['3'] = true,  ['4'] = true, ['5'] = true,
    ['6'] = true, ['7'] = true, ['8'] = true,  ['9'] = true,  ['$'] = true, ['\\'] = true,
    ['.'] = true, [','] = true, [0xC2] = true, [0xE2] = true, /* pound, yen, euro */
    ['I'] = true, ['i'] = true, ['P'] = true,  ['p'] = true,  /* ISBN, pp. */
    ['U'] = true, ['C'] = true, ['A'] = true,  ['H'] = true,  ['E'] = true, ['e'] = true,
    ['F'] = true, ['v'] = true, ['x'] = true,  ['l'] = true,  ['c'] = true}; /* roman pages */

static const bool begins_phrase[256] = {
    ['0'] = true, ['1'] = true, ['2'] = true, ['3'] = true,  ['4'] = true, ['5'] = true, ['6'] = true,
    ['7'] = true, ['8'] = true, ['9'] = true, [0xC3] = true, ['a'] = true, ['b'] = true, ['c'] = true,
    ['d'] = true, ['e'] = true, ['h'] = true, ['i'] = true,  ['m'] = true, ['o'] = true, ['p'] = true,
    ['r'] = true, ['s'] = true, ['t'] = true, ['u'] = true,  ['v'] = true, ['w'] = true, ['A'] = true,
    ['B'] = true, ['C'] = true, ['D'] = true, ['E'] = true,  ['H'] = true, ['I'] = true, ['M'] = true,
    ['O'] = true, ['P'] = true, ['R'] = true, ['S'] = true,  ['T'] = true, ['U'] = true, ['V'] = true,
    ['W'] = true};

static bool take_number(Scan *scan)
{
    return take_isbn(scan) || take_price_before(scan) || take_price_after(scan) || take_pages_before(scan) ||
           take_pages_after(scan) || take_year(scan);
}

static bool take_phrase(Scan *scan)
{
    return take_edited(scan) || take_translated(scan) || take_series(scan) || take_noise(scan) ||
           take_by(scan);
}

static bool take_part(Scan *scan)
{
    unsigned char first = (unsigned char)scan->text.data[scan->at];
    if (begins_number[first] && take_number(scan))
        return true;
    Str word = word_here(scan->text, scan->at);
    if (word.len_bytes == 0)
        return false;
    if (begins_phrase[first] && take_phrase(scan))
        return true;
    uint32_t lists = lexicon_lists(word);
    return take_month(scan, word, lists) || take_binding(scan, word, lists) ||
           take_publisher(scan, word, lists);
}

void citation_scan(Str text, CiteParts *parts)
{
    Scan scan = {text, 0, parts};
    bool line_start = true, word_start = true;
    vec_clear(parts);
    while (scan.at < text.len_bytes) {
        size_t key_start = 0, key_stop = 0, end = scan.at;
        if (line_start)
            end = key_end(text, scan.at, &key_start, &key_stop);
        line_start = false;
        if (end > scan.at) {
            add_part(&scan, CITE_KEY, scan.at, end, key_start, key_stop);
            word_start = true;
            continue;
        }
        if (word_start && take_part(&scan)) {
            word_start = true;
            continue;
        }
        size_t step;
        uint32_t c = utf8_decode(text, scan.at, &step);
        word_start = !utf8_is_alpha(c) && !utf8_is_digit(c);
        line_start = c == '\n';
        scan.at += step;
    }
}
