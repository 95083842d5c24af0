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
    while (is_ascii_digit(byte_at(s, at)))
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
    vec_push(
        scan->parts,
        (CitePart){
            .kind = kind, .start = start, .end = end, .value_start = value_start, .value_end = value_end});
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
        if (is_ascii_digit(c) || (digits == 9 && (c == 'X' || c == 'x'))) {
            digits++;
            if (digits == 10)
                end_of_ten = i + 1;
            if (digits == 13)
                break;
        } else if ((c == '-' || c == ' ') && digits > 0 && is_ascii_digit(byte_at(s, i + 1))) {
            separated = true;
        } else if (c == '-' && digits == 9 && (byte_at(s, i + 1) == 'X' || byte_at(s, i + 1) == 'x')) {
            separated = true;
        } else {
            break;
        }
    }
    bool thirteen = digits == 13 && !is_ascii_digit(byte_at(s, i + 1)) && has_at(s, at, "97");
    if (thirteen)
        return i + 1;
    return digits >= 10 && digits < 13 && (separated || digits == 10) ? end_of_ten : at;
}

/* Behind "ISBN", "e-ISBN", "ISBN-13:", "ISBN (pbk.)"; at when none stands there. */
static size_t isbn_label_end(Str s, size_t at)
{
    size_t label = at;
    if (has_nocase_at(s, label, "e-"))
        label += 2;
    else if (has_nocase_at(s, label, "eisbn"))
        label++;
    if (!has_nocase_at(s, label, "isbn"))
        return at;
    label += 4;
    if (has_at(s, label, "-13") || has_at(s, label, "-10") || has_at(s, label, " 13") ||
        has_at(s, label, " 10"))
        label += is_ascii_digit(byte_at(s, label + 3)) ? 0 : 3;
    else if (has_at(s, label, "13:") || has_at(s, label, "10:"))
        label += 2;
    size_t open = skip_blanks(s, label), close = str_find_byte(s, ')', open);
    if (byte_at(s, open) == '(' && close < open + 14 && close < s.len_bytes)
        label = close + 1;
    if (byte_at(s, label) == ':' || byte_at(s, label) == '.')
        label++;
    return skip_blanks(s, label);
}

static bool take_isbn(Scan *scan)
{
    Str s = scan->text;
    size_t start = scan->at;
    size_t at = isbn_label_end(s, start);
    if (at > start) {
        size_t end = isbn_end(s, at);
        if (end == at) /* damaged, but named */
            for (end = at; is_ascii_digit(byte_at(s, end)) || byte_at(s, end) == '-'; end++)
                ;
        add_part(scan, CITE_ISBN, start, end, at, end);
        return true;
    }
    size_t end = is_ascii_digit(byte_at(s, start)) ? isbn_end(s, start) : start;
    if (end == start || has_at(s, start, "00")) /* which begins a number of a telephone */
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
    return has_at(s, at, "€") || has_at(s, at, "₹") || has_at(s, at, "₤") ? 3 : 0;
}

/* "27", "27.99", "24,–", "1,250.00" */
static size_t amount_end(Str s, size_t at)
{
    size_t end = skip_digits(s, at);
    while ((byte_at(s, end) == '.' || byte_at(s, end) == ',') && is_ascii_digit(byte_at(s, end + 1)))
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

/* "88 S., kostenlos": what costs nothing has a price too. */
static bool take_free(Scan *scan)
{
    static const char *const words[] = {"kostenlos", "gratuito", "gratuit", "gratis", "free"};
    Str s = scan->text;
    size_t before = scan->at;
    while (before > 0 && s.data[before - 1] == ' ')
        before--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t end = scan->at + strlen(words[i]);
        bool apart = end >= s.len_bytes || strchr(",.;)\n", s.data[end]) != NULL;
        if (!has_at(s, scan->at, words[i]) || !apart || before == 0 ||
            strchr(",;|/", s.data[before - 1]) == NULL)
            continue;
        add_part(scan, CITE_PRICE, scan->at, end, scan->at, end);
        return true;
    }
    return false;
}

static bool take_price_before(Scan *scan)
{
    static const char *const prefixes[] = {
        "US",   "C",     "A",     "AU",   "CA",   "CAN",   "Can",   "HK",  "NZ",    "S",   "R",    "NT",
        "EUR ", "euro ", "Euro ", "CHF ", "Fr. ", "sFr. ", "SFr. ", "DM ", "Rs. ",  "Rs ", "USD ", "GBP ",
        "NOK ", "SEK ",  "DKK ",  "kr. ", "kr ",  "lire ", "Lire ", "L. ", "hfl. ", "f ",  "öS "};
    Str s = scan->text;
    size_t at = scan->at;
    bool code = false;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes && !code; i++) {
        size_t len = strlen(prefixes[i]);
        code =
            has_at(s, at, prefixes[i]) && (prefixes[i][len - 1] == ' ' ? is_ascii_digit(byte_at(s, at + len))
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
    static const char *const units[] = {
        "€",   "£",       "$",      "EUR",      "CHF",     "euros", "euro",  "Euro",  "Euros",
        "kr.", "kr",      "Kč",     "zł",       "DM",      "Mark",  "Fr.",   "sFr.",  "francs",
        "frs", "lire",    "ptas.",  "ptas",     "pesetas", "pts.",  "reais", "pesos", "dollars",
        "USD", "escudos", "gulden", "guilders", "kronor",  "kroner"};
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
    char behind_stop = byte_at(s, end + 2);
    if ((!has_at(s, end, "s.") && !has_at(s, end, "d.")) ||
        !(end + 2 >= s.len_bytes || behind_stop == ' ' || behind_stop == '\n' || behind_stop == ')'))
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
    const char *digits = at < s.len_bytes && strchr("IVXLC", s.data[at]) != NULL ? "IVXLC" : "ivxlc";
    size_t end = at;
    while (end < s.len_bytes && strchr(digits, s.data[end]) != NULL)
        end++;
    size_t step;
    bool letter = end < s.len_bytes && utf8_is_alpha(utf8_decode(s, end, &step));
    return letter ? at : end;
}

/* A number of pages: "322", "xiv + 322", "xii, 410", "XXII-410". Returns at when there is none. */
static size_t page_number_end(Str s, size_t at)
{
    size_t roman = roman_end(s, at);
    if (roman == at) {
        size_t end = skip_digits(s, at);
        return end - at <= 4 ? end : at;
    }
    size_t next = byte_at(s, roman) == '.' ? roman + 1 : roman;
    next = skip_blanks(s, next);
    size_t dash = dash_length(s, next);
    if (byte_at(s, next) == '+' || byte_at(s, next) == ',' || byte_at(s, next) == '/' || dash > 0)
        next = skip_blanks(s, next + (dash > 0 ? dash : 1));
    size_t end = skip_digits(s, next);
    bool capital = byte_at(s, at) < 'a';
    if (end > next && end - next <= 4)
        return end;
    return capital ? at : roman;
}

/* Behind a word for pages that stands before their number, its stop and a blank or none; at when none stands there. */
static size_t page_word_end(Str s, size_t at)
{
    static const char *const words[] = {"pp.",  "pp",      "pagg.", "pag.",   "págs.",    "págs",
                                        "pág.", "pagine",  "pages", "seiten", "p.",       "pgs.",
                                        "pag",  "páginas", "blz.",  "s.",     "pagina's", "pagina’s"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!has_nocase_at(s, at, words[i]))
            continue;
        size_t end = at + strlen(words[i]), number = skip_blanks(s, end);
        bool stopped = s.data[end - 1] == '.' || i == 1;
        if (number < s.len_bytes && (number > end || (stopped && is_ascii_digit(s.data[number]))))
            return number;
    }
    return at;
}

/* "pp. xiv + 322", "Pp. xii, 410; viii, 396", "pp304", "Pagine 284" */
static bool take_pages_before(Scan *scan)
{
    Str s = scan->text;
    size_t start = page_word_end(s, scan->at), end = page_number_end(s, start);
    if (start == scan->at || end == start || (scan->at > 0 && s.data[scan->at - 1] == '.'))
        return false; /* "P.P. 32" is the name of something */
    size_t dash = dash_length(s, end);
    if (dash > 0 && is_ascii_digit(byte_at(s, end + dash)))
        end = skip_digits(s, end + dash);
    while (byte_at(s, end) == ';') {
        size_t next = skip_blanks(s, end + 1), next_end = page_number_end(s, next);
        size_t behind = skip_blanks(s, next_end), step;
        if (next_end == next || (behind < s.len_bytes && utf8_is_alpha(utf8_decode(s, behind, &step))))
            break; /* "xiv, 528; 3 maps" */
        end = next_end;
    }
    add_part(scan, CITE_PAGES, scan->at, end, start, end);
    return true;
}

/* "336 pp.", "xiv + 276 pp.", "(288p)", "320 S.", "188 Seiten" */
/* "140 & 152 pp.": of two volumes. */
static size_t joined_pages_end(Str s, size_t at, size_t end)
{
    size_t mark = skip_blanks(s, end), next = skip_blanks(s, mark + 1), last = skip_digits(s, next);
    bool joined =
        end > at && is_ascii_digit(s.data[at]) && byte_at(s, mark) == '&' && last > next && last - next <= 4;
    return joined ? last : end;
}

/* "xxiv + 512; viii + 470": the end of the last of several numbers, of which the first is in part roman. */
static size_t page_numbers_end(Str s, size_t at)
{
    size_t end = page_number_end(s, at);
    bool roman = end > at && !is_ascii_digit(s.data[at]);
    while (roman && byte_at(s, end) == ';') {
        size_t next = skip_blanks(s, end + 1), next_end = page_number_end(s, next);
        if (next_end == next)
            break;
        end = next_end;
    }
    return joined_pages_end(s, at, end);
}

static bool take_pages_after(Scan *scan)
{
    static const char *const units[] = {
        "pp.", "pp",         "pages",    "page",     "pgs.",  "p.",     "p",      "Seiten",    "S.",
        "S",   "páginas",    "págs.",    "págs",     "pág.",  "pagine", "pagg.",  "pag.",      "blz.",
        "blz", "bladzijden", "pagina’s", "pagina's", "sidor", "sider",  "leaves", "feuillets", "Bl."};
    Str s = scan->text;
    size_t start = scan->at, end = page_numbers_end(s, start);
    if (end == start || !is_ascii_digit(s.data[end - 1]))
        return false;
    bool clock = start > 1 && strchr(".:", s.data[start - 1]) != NULL && is_ascii_digit(s.data[start - 2]);
    size_t at = skip_blanks(s, end);
    if (clock) /* "6.30 p.m." */
        return false;
    size_t unit = unit_length(s, at, units, sizeof units / sizeof *units);
    if (unit == 0 || byte_at(s, at + unit) == ':') /* a key on the next line */
        return false;
    add_part(scan, CITE_PAGES, start, at + unit, start, end);
    return true;
}

/* "124 mins", "98 min.", "61 x 74 cm", "10am": how long a film is, how large a picture, when a door opens. */
static bool take_running_time(Scan *scan)
{
    static const char *const units[] = {"mins.",   "mins",    "min.", "min",  "minutes", "Minuten", "minuti",
                                        "minutos", "minuten", "mn",   "cm",   "mm",      "Std.",    "hrs.",
                                        "hrs",     "am",      "pm",   "a.m.", "p.m.",    "Uhr",     "uur"};
    Str s = scan->text;
    size_t end = amount_end(s, scan->at), at = skip_blanks(s, end);
    if (end == scan->at || end - scan->at > 5)
        return false;
    size_t unit = unit_length(s, at, units, sizeof units / sizeof *units);
    if (unit == 0)
        return false;
    add_part(scan, CITE_OTHER, scan->at, at + unit, scan->at, at + unit);
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

static bool take_role(Scan *scan)
{
    CitePart part;
    if (!citation_role_at(scan->text, scan->at, &part))
        return false;
    vec_push(scan->parts, part);
    scan->at = part.end;
    return true;
}

/* Behind a word for a series ("coll.", "Collana", "Reihe"), at its opening mark; at when none stands there. */
static size_t series_mark(Str s, size_t at)
{
    static const char *const words[] = {"coll.",    "col.",   "collection ", "collana ", "colección ",
                                        "coleção ", "reihe ", "reeks ",      "coll "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (has_nocase_at(s, at, words[i]))
            return skip_blanks(s, at + strlen(words[i]));
    return at;
}

/* "col. Vagares", "Coll. Archivo Menor, 12": to the next mark, a number behind a comma belongs to it. */
static bool take_plain_series(Scan *scan, size_t at)
{
    Str s = scan->text;
    size_t end = at, step;
    if (at == scan->at || at >= s.len_bytes || !utf8_is_upper(utf8_decode(s, at, &step)))
        return false;
    while (end < s.len_bytes && strchr(",.;|()\n", s.data[end]) == NULL)
        end++;
    size_t number = byte_at(s, end) == ',' ? skip_blanks(s, end + 1) : end, digits = skip_digits(s, number);
    if (digits > number && digits - number <= 3 && currency_length(s, digits) == 0)
        end = digits;
    while (end > at && s.data[end - 1] == ' ')
        end--;
    add_part(scan, CITE_SERIES, scan->at, end, at, end);
    return true;
}

static bool take_series(Scan *scan)
{
    static const char *const marks[][2] = {{"«", "»"},   {"“", "”"}, {"„", "“"},
                                           {"\"", "\""}, {"‹", "›"}, {"»", "«"}};
    Str s = scan->text;
    size_t at = series_mark(s, scan->at), mark = 0;
    while (mark < sizeof marks / sizeof *marks && !has_at(s, at, marks[mark][0]))
        mark++;
    if (at == scan->at || mark == sizeof marks / sizeof *marks)
        return take_plain_series(scan, at);
    size_t value = skip_blanks(s, at + strlen(marks[mark][0])),
           end = str_find(s, str_from(marks[mark][1]), value);
    if (end >= s.len_bytes)
        return false;
    Str name = str_trim(str_slice(s, value, end));
    size_t name_start = (size_t)(name.data - s.data);
    add_part(scan, CITE_SERIES, scan->at, end + strlen(marks[mark][1]), name_start,
             name_start + name.len_bytes);
    return true;
}

/* "vol. 4", "vols. 1-3", "2 vols.", "Bd. II": the number belongs to it. */
static bool take_volume(Scan *scan)
{
    static const char *const words[] = {"volumes", "volume", "vols.", "vols", "vol.", "bde.", "bd.",
                                        "bände",   "band",   "tomos", "tomo", "tome", "dl."};
    Str s = scan->text;
    size_t number = skip_digits(s, scan->at), at = number > scan->at ? skip_blanks(s, number) : scan->at;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!has_nocase_at(s, at, words[i]))
            continue;
        size_t end = at + strlen(words[i]), behind = skip_blanks(s, end), value = skip_digits(s, behind);
        value = value > behind ? value : roman_end(s, behind);
        bool counted = number > at || (number > scan->at && number < at), numbered = value > behind;
        if (cuts_word(s, end) || (!counted && !numbered && s.data[end - 1] != '.'))
            continue;
        size_t dash = numbered ? dash_length(s, value) : 0;
        end = !numbered ? end : dash > 0 ? skip_digits(s, value + dash) : value;
        add_part(scan, CITE_VOLUME, scan->at, end, scan->at, end);
        return true;
    }
    return false;
}

/* "£12.99 CD", but not "with CD": what is for hearing or seeing. */
static bool take_medium(Scan *scan)
{
    static const char *const words[] = {"CDs", "CD", "LPs", "LP", "DVDs", "DVD", "Blu-ray", "vinyl", "Vinyl"};
    static const char *const with[] = {"with ", "mit ", "avec ", "con ", "com ",
                                       "met ",  "+ ",   "& ",    "and ", "Audio "};
    Str s = scan->text, before = str_slice(s, 0, scan->at);
    for (size_t i = 0; i < sizeof with / sizeof *with; i++)
        if (str_ends(before, str_from(with[i])))
            return false;
    size_t length = unit_length(s, scan->at, words, sizeof words / sizeof *words);
    if (length == 0 || byte_at(s, scan->at + length) == '-')
        return false;
    add_part(scan, CITE_OTHER, scan->at, scan->at + length, scan->at, scan->at + length);
    return true;
}

/* "Oil on canvas", "Dir. Sander Holm", "from €58": what is said of pictures, of films and of rooms. */
static bool take_other(Scan *scan)
{
    static const char *const words[] = {
        "oil on ",      "tempera on ", "watercolour on ", "watercolor on ", "acrylic on ",    "ink on ",
        "gouache on ",  "öl auf ",     "huile sur ",      "óleo sobre ",    "olio su ",       "óleo sobre ",
        "olieverf op ", "dir. ",       "directed by ",    "regie: ",        "regie ",         "cert ",
        "cert. ",       "starring ",   "on view ",        "from €",         "from £",         "from $",
        "ab €",         "vanaf €",     "desde €",         "dès €",          "a partire da €", "a partir de €",
        "à partir de €"};
    Str s = scan->text;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (has_nocase_at(s, scan->at, words[i])) {
            size_t length = strlen(words[i]); /* up to the last blank: a currency is of the price */
            while (words[i][length - 1] != ' ')
                length--;
            size_t end = scan->at + length - 1;
            add_part(scan, CITE_OTHER, scan->at, end, scan->at, end);
            return true;
        }
    return false;
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

/* "trade paper", "tapa dura": bindings of two words. */
static size_t double_binding_end(Str s, size_t at)
{
    static const char *const forms[] = {"trade paperback", "trade paper",     "mass market paperback",
                                        "mass market",     "library binding", "tapa dura",
                                        "tapa blanda",     "capa dura",       "capa mole",
                                        "couv. souple",    "relié toile"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (has_nocase_at(s, at, forms[i]) && !cuts_word(s, at + strlen(forms[i])))
            return at + strlen(forms[i]);
    return at;
}

/* What may stand behind a binding: a mark, a price, an ISBN, a bracket, "pp176". */
static bool ends_binding(Str s, size_t end)
{
    size_t next = skip_blanks(s, end);
    bool pages = str_starts(str_slice(s, next, s.len_bytes), STR("pp")) &&
                 is_ascii_digit(byte_at(s, skip_blanks(s, next + (byte_at(s, next + 2) == '.' ? 3 : 2))));
    return pages || next >= s.len_bytes || strchr(",;.):|\n", byte_at(s, end)) != NULL ||
           strchr("(|/", byte_at(s, next)) != NULL || s.data[end - 1] == '.' ||
           currency_length(s, next) > 0 || isbn_label_end(s, next) > next;
}

static bool take_binding(Scan *scan, Str word, uint32_t lists)
{
    Str s = scan->text;
    size_t start = scan->at, end = double_binding_end(s, start);
    if (end == start && !(lists & LEX_BINDING))
        return false;
    if (end == start) {
        end = start + word.len_bytes;
        if (byte_at(s, end) == '.' && word.len_bytes <= 7)
            end++;
    }
    char behind = byte_at(s, end), before = start > 0 ? s.data[start - 1] : '\n';
    if (before != '(' && !ends_binding(s, end))
        return false;
    size_t value_end = end;
    if (before == '(' && behind == ')') {
        start--;
        end++;
    }
    add_part(scan, CITE_BINDING, start, end, scan->at, value_end);
    return true;
}

/* "éditions du Merle-Blanc", "La Bûche éditeur": in small letters behind a comma or a name. */
static bool has_small_publisher(const Scan *scan, Str word)
{
    static const char *const before[] = {"éditions",  "éd",        "édition",    "edizioni",
                                         "ediciones", "edições",   "editorial",  "editora",
                                         "presses",   "librairie", "uitgeverij", "casa"};
    static const char *const behind[] = {"éditeur", "éditeurs", "éditrice", "editore",
                                         "editori", "editor",   "editores", "uitgevers"};
    Str s = scan->text;
    size_t end = scan->at + word.len_bytes, step, next = end;
    Str follows;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++)
        if (str_equal(word, str_from(behind[i])) && scan->at > 1)
            return utf8_is_lower(utf8_before(s, scan->at - 1)) && strchr(",.)|;\n", byte_at(s, end)) != NULL;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (str_equal(word, str_from(before[i])))
            for (size_t words = 0; words < 3 && next_word(s, &next, &follows); words++)
                if (utf8_is_upper(utf8_decode(follows, 0, &step)))
                    return true;
    return false;
}

static bool take_publisher(Scan *scan, Str word, uint32_t lists)
{
    bool compound =
        word.len_bytes > 6 && (str_ends(word, STR("verlag")) || str_ends(word, STR("buchverlag")));
    bool small = has_small_publisher(scan, word);
    if ((!word_is_capitalised(word) && !small) || (!(lists & LEX_PUBLISHER) && !compound && !small))
        return false;
    add_part(scan, CITE_PUBLISHER, scan->at, scan->at + word.len_bytes, scan->at, scan->at + word.len_bytes);
    return true;
}

/* Keys of one word, and the words that longer ones ("Number of pages", "Published by") end or begin with. */
static bool is_key(Str key)
{
    static const char *const keys[] = {"author",
                                       "authors",
                                       "author(s)",
                                       "by",
                                       "title",
                                       "book",
                                       "publisher",
                                       "published",
                                       "publication",
                                       "imprint",
                                       "pages",
                                       "page count",
                                       "length",
                                       "price",
                                       "isbn",
                                       "isbn-13",
                                       "year",
                                       "editor",
                                       "editors",
                                       "translator",
                                       "translators",
                                       "format",
                                       "binding",
                                       "series",
                                       "subtitle",
                                       "cost",
                                       "published by",
                                       "publication date",
                                       "year of publication",
                                       "date",
                                       "number of pages",
                                       "translated by",
                                       "edited by",
                                       "autor",
                                       "autorin",
                                       "autoren",
                                       "titel",
                                       "untertitel",
                                       "verlag",
                                       "seiten",
                                       "preis",
                                       "jahr",
                                       "erschienen",
                                       "herausgeber",
                                       "herausgeberin",
                                       "übersetzer",
                                       "übersetzerin",
                                       "übersetzung",
                                       "umfang",
                                       "einband",
                                       "seitenzahl",
                                       "erscheinungsjahr",
                                       "reihe",
                                       "auteur",
                                       "auteurs",
                                       "autrice",
                                       "auteure",
                                       "titre",
                                       "éditeur",
                                       "édition",
                                       "éditions",
                                       "prix",
                                       "année",
                                       "traducteur",
                                       "traductrice",
                                       "traduction",
                                       "collection",
                                       "nombre de pages",
                                       "parution",
                                       "autora",
                                       "autores",
                                       "título",
                                       "subtítulo",
                                       "editorial",
                                       "páginas",
                                       "precio",
                                       "año",
                                       "traductor",
                                       "traductora",
                                       "traducción",
                                       "edición",
                                       "colección",
                                       "número de páginas",
                                       "autore",
                                       "autori",
                                       "titolo",
                                       "sottotitolo",
                                       "editore",
                                       "pagine",
                                       "prezzo",
                                       "anno",
                                       "traduttore",
                                       "traduttrice",
                                       "traduzione",
                                       "curatore",
                                       "collana",
                                       "a cura di",
                                       "casa editrice",
                                       "editora",
                                       "preço",
                                       "ano",
                                       "tradutor",
                                       "tradutora",
                                       "tradução",
                                       "organização",
                                       "coleção",
                                       "número de páginas",
                                       "autoria",
                                       "quanto",
                                       "uitgever",
                                       "uitgeverij",
                                       "uitgave",
                                       "prijs",
                                       "pagina's",
                                       "pagina’s",
                                       "jaar",
                                       "vertaler",
                                       "vertaling",
                                       "ondertitel",
                                       "aantal pagina's",
                                       "bladzijden",
                                       "nome",
                                       "nome do livro",
                                       "obra",
                                       "livro",
                                       "série",
                                       "serie",
                                       "gênero",
                                       "género",
                                       "genere",
                                       "ano de publicação",
                                       "año de publicación",
                                       "anno di pubblicazione",
                                       "data de publicação",
                                       "fecha de publicación",
                                       "date de parution",
                                       "erscheinungsdatum",
                                       "publication date",
                                       "release date",
                                       "number of pages",
                                       "page count",
                                       "título original",
                                       "titolo originale",
                                       "titre original",
                                       "originaltitel",
                                       "original title",
                                       "idioma",
                                       "lingua",
                                       "redactie"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strlen(keys[i]) == key.len_bytes && starts_folded(key, str_from(keys[i])))
            return true;
    return false;
}

/* "Author:", "- **Publisher:**", "Preis :" at the start of a line: behind it, or line when there is none. */
static size_t key_end(Str s, size_t line, size_t *key_start, size_t *key_stop)
{
    enum {
        KEY_BYTES_MAX = 24
    };
    size_t at = line;
    while (at < s.len_bytes && strchr(" \t-*+", s.data[at]) != NULL)
        at++;
    size_t colon = str_find_byte(str_slice(s, 0, at + KEY_BYTES_MAX), ':', at);
    if (colon >= s.len_bytes || colon >= at + KEY_BYTES_MAX)
        return line;
    size_t stop = colon;
    while (stop > at && (s.data[stop - 1] == '*' || skip_blanks(s, utf8_previous(s, stop)) >= stop))
        stop = s.data[stop - 1] == '*' ? stop - 1 : utf8_previous(s, stop);
    if (!is_key(str_slice(s, at, stop)))
        return line;
    *key_start = at;
    *key_stop = stop;
    for (colon++; byte_at(s, colon) == '*'; colon++)
        ;
    return colon;
}

bool citation_begins_with_key(Str line)
{
    size_t key_start, key_stop;
    return key_end(line, 0, &key_start, &key_stop) > 0;
}

/* "4 May 2023", "12. März": a day in front of its month. */
static bool take_day(Scan *scan)
{
    Str s = scan->text;
    size_t end = skip_digits(s, scan->at), month;
    if (end == scan->at || end - scan->at > 2)
        return false;
    month = skip_blanks(s, byte_at(s, end) == '.' ? end + 1 : end);
    Str word = word_here(s, month);
    if (month == end || word.len_bytes < 3 || !(lexicon_lists(word) & LEX_MONTH))
        return false;
    size_t behind = month + word.len_bytes + (byte_at(s, month + word.len_bytes) == '.' ? 1u : 0u);
    add_part(scan, CITE_MONTH, scan->at, behind, scan->at, behind);
    return true;
}

/* First bytes of what the recognisers of numbers and of phrases know. Most words begin with neither. */
static const bool
    begins_number[256] = {['0'] = true,  ['1'] = true,  ['2'] = true,  ['3'] = true,
                          ['4'] = true,  ['5'] = true,  ['6'] = true,  ['7'] = true,
                          ['8'] = true,  ['9'] = true,  ['$'] = true,  ['\\'] = true,
                          [0xC2] = true, [0xE2] = true, [0xC3] = true, /* pound, yen, euro; öS */
                          ['I'] = true,  ['i'] = true,  ['P'] = true,  ['p'] = true,
                          ['B'] = true,  ['b'] = true, /* ISBN, pp., blz. */
                          ['U'] = true,  ['C'] = true,  ['A'] = true,  ['H'] = true,
                          ['E'] = true,  ['e'] = true,  ['N'] = true,  ['S'] = true,
                          ['s'] = true,  ['R'] = true,  ['D'] = true,  ['G'] = true,
                          ['F'] = true,  ['f'] = true,  ['k'] = true,  ['L'] = true,
                          ['h'] = true,  ['v'] = true,  ['x'] = true,  ['l'] = true,
                          ['c'] = true,  ['X'] = true,  ['V'] = true}; /* roman pages */

static const bool begins_phrase[256] = {
    [0xC3] = true, ['a'] = true, ['b'] = true, ['c'] = true, ['d'] = true, ['e'] = true, ['f'] = true,
    ['g'] = true,  ['h'] = true, ['i'] = true, ['j'] = true, ['k'] = true, ['l'] = true, ['m'] = true,
    ['n'] = true,  ['o'] = true, ['p'] = true, ['r'] = true, ['s'] = true, ['t'] = true, ['u'] = true,
    ['v'] = true,  ['w'] = true, ['z'] = true, ['A'] = true, ['B'] = true, ['C'] = true, ['D'] = true,
    ['E'] = true,  ['F'] = true, ['G'] = true, ['H'] = true, ['I'] = true, ['J'] = true, ['L'] = true,
    ['M'] = true,  ['N'] = true, ['O'] = true, ['P'] = true, ['R'] = true, ['S'] = true, ['T'] = true,
    ['U'] = true,  ['V'] = true, ['W'] = true, ['Z'] = true};

static bool take_number(Scan *scan)
{
    return take_isbn(scan) || take_price_before(scan) || take_price_after(scan) || take_pages_before(scan) ||
           take_pages_after(scan) || take_year(scan) || take_day(scan) || take_running_time(scan) ||
           take_volume(scan);
}

static bool take_phrase(Scan *scan)
{
    return take_free(scan) || take_series(scan) || take_volume(scan) || take_other(scan) || take_medium(scan);
}

/* "d’Aubrac": the small word is one with the name. */
static bool has_elision(Str word)
{
    return has_nocase_at(word, 0, "d'") || has_nocase_at(word, 0, "d’");
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
    if (((lists & LEX_CREDIT) || has_elision(word)) && take_role(scan))
        return true;
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
