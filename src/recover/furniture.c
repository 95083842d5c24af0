/* Furniture: what a page carries that is no part of its text. First by what a line says of itself, then by
 * what recurs. Body text must never get in here: only short lines without a stop are looked at, and what
 * merely recurs counts only when a copy stands by a page number or inside a sentence. */
#include "passes.h"

#include <string.h>

enum {
    MAX_FURNITURE_BYTES = 200
};

/* ---- page numbers -------------------------------------------------------------------------------------- */

/* A page's number: up to four digits, or small Roman numerals; -1 for anything else. */
static long folio_number(Str word)
{
    long number = 0;
    size_t i = 0;
    for (; i < word.len_bytes && is_ascii_digit(word.data[i]) && i < 5; i++)
        number = number * 10 + (word.data[i] - '0');
    if (i == word.len_bytes && i > 0 && i <= 4 && (number < 1500 || number > 2099))
        return number;
    for (i = 0; i < word.len_bytes; i++)
        if (strchr("ivxlc", word.data[i]) == NULL)
            return -1;
    return word.len_bytes > 0 && word.len_bytes <= 6 ? 0 : -1;
}

/* "$18.99 | May 6, 2025 | 978-99999-26-10-2": a line of the head of a review. */
static bool names_price(Str raw)
{
    static const char *const signs[] = {"$", "£", "€", "ISBN", "978-", "978 ", " euro"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_find(raw, str_from(signs[i]), 0) < raw.len_bytes)
            return true;
    return false;
}

/* "14", "- 12 -", "[Pg 4]", "p. 7", "12 of 30". The number is written to *number. */
static bool is_folio(Str plain, long *number)
{
    static const char *const page_words[] = {"page", "p",      "pg",  "seite", "s",   "página",
                                             "pág",  "pagina", "blz", "of",    "von", "de"};
    if (plain.len_bytes > 16)
        return false;
    size_t numbers = 0, at = 0;
    Str word;
    while (next_word(plain, &at, &word)) {
        long value = folio_number(word);
        if (value < 0) {
            bool page_word = false;
            for (size_t i = 0; i < sizeof page_words / sizeof *page_words && !page_word; i++)
                page_word = str_is_nocase(word, page_words[i]);
            if (!page_word)
                return false;
            continue;
        }
        if (numbers++ == 0)
            *number = value;
    }
    char last = plain.len_bytes > 0 ? plain.data[plain.len_bytes - 1] : ' ';
    return numbers >= 1 && numbers <= 2 && last != '.' && !names_price(plain);
}

/* Numbers that stand over the sections of a text rise by one from 1, and none stands inside a sentence. */
static bool folios_are_section_numbers(Recovery *recovery)
{
    long wanted = 1, number;
    for (size_t i = 0; i < recovery->count; i++) {
        if (!is_open(recovery, i) || recovery->features[i].bytes > 3 ||
            recovery->features[i].start != START_DIGIT)
            continue;
        if (!is_folio(block_plain(recovery, i), &number))
            continue;
        if (number != wanted++ || interrupts_sentence(recovery, i))
            return false;
    }
    return wanted > 2;
}

/* ---- lines that say what they are ---------------------------------------------------------------------- */

/* What a library stamps into its copies, in capitals. */
static bool is_owners_stamp(Str plain)
{
    static const char *const phrases[] = {
        "NOT TO BE TAKEN",  "NOT TO BE REMOVED",    "NOT TO BE LENT",   "NOT FOR LOAN",
        "PROPERTY OF",      "REFERENCE ONLY",       "WITHDRAWN FROM",   "EX LIBRIS",
        "DISCARDED",        "NICHT ENTLEIHBAR",     "NICHT AUSLEIHBAR", "EIGENTUM DE",
        "EXCLU DU PRÊT",    "NE PAS EMPORTER",      "PROPRIÉTÉ DE",     "NO SE PRESTA",
        "PROPIEDAD DE",     "ESCLUSO DAL PRESTITO", "PROPRIETÀ DE",     "PROPRIEDADE DE",
        "NIET UITLEENBAAR", "EIGENDOM VAN"};
    if (!word_is_all_caps(plain) || plain.len_bytes > 80)
        return false;
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (str_find(plain, str_from(phrases[i]), 0) < plain.len_bytes)
            return true;
    return str_ends(plain, STR(" WITHDRAWN")) || str_ends(plain, STR(" DISCARD")) ||
           str_equal(plain, STR("WITHDRAWN"));
}

static bool is_stamp(Str plain)
{
    static const char *const openings[] = {"downloaded from",
                                           "this content downloaded",
                                           "©",
                                           "copyright ",
                                           "(c) 1",
                                           "(c) 2",
                                           "all rights reserved",
                                           "http://",
                                           "https://",
                                           "www.",
                                           "alle rechte vorbehalten",
                                           "tous droits réservés",
                                           "todos los derechos",
                                           "tutti i diritti",
                                           "todos os direitos"};
    if (is_owners_stamp(plain))
        return true;
    if (!starts_with_any(plain, openings, sizeof openings / sizeof *openings))
        return false;
    /* A sentence may begin with the word. */
    WordShape shape = word_shape(plain);
    return shape.words <= 24 && shape.long_lower_words * 2 <= shape.words + 2;
}

/* One of the phrases, and hardly more than a number behind it. */
static bool ends_in_page(Str folded, const char *const *phrases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t at = str_find(folded, str_from(phrases[i]), 0);
        if (at < folded.len_bytes && folded.len_bytes - at - strlen(phrases[i]) <= 5)
            return true;
    }
    return false;
}

/* "Continued on page 4" sends the reader on, "FERRY, from page 1" takes up what was broken off. */
JumpDirection jump_direction(Str plain, Buffer *scratch)
{
    static const char *const on[] = {
        "continued on",       "continues on",     "(continued on",      "see page",
        "please turn to",     "turn to page",     "fortsetzung auf",    "fortsetzung seite",
        "weiter auf seite",   "suite page",       "suite en page",      "(suite page",
        "lire la suite page", "pasa a la página", "sigue en la página", "continúa en la página",
        "segue a pagina",     "segue a pag",      "continua a pagina",  "continua a pag",
        "continua na página", "segue na página",  "vervolg op pagina",  "lees verder op pagina"};
    static const char *const from[] = {
        "continued from",      "(continued",      "from page",          "from front page",
        "from the front page", "fortsetzung von", "suite de la page",   "suite de la première",
        "suite de la une",     "(suite",          "viene de la página", "viene de la primera",
        "segue da pagina",     "segue dalla",     "continua da pagina", "continua dalla",
        "continuação da",      "vem da página",   "vervolg van pagina", "vervolg van de"};
    static const char *const inner_from[] = {"from page ",  "continued from p", "(from p. ",
                                             "(from page ", "von seite ",       "suite de la page "};
    static const char *const inner_on[] = {"continued on page", "continued on p.", "weiter auf seite "};
    if (plain.len_bytes > 80 || word_shape(plain).words > 12)
        return JUMP_NONE;
    if (starts_with_any(plain, on, sizeof on / sizeof *on))
        return JUMP_ON;
    if (starts_with_any(plain, from, sizeof from / sizeof *from))
        return JUMP_FROM;
    fold_case(plain, scratch);
    Str folded = buffer_str(scratch);
    if (ends_in_page(folded, inner_from, sizeof inner_from / sizeof *inner_from))
        return JUMP_FROM;
    static const char *const comma[] = {", page "};
    static const char *const colon[] = {": page ", ": p. ", ": seite ", " : page ", ": página ", ": pagina "};
    bool see = (str_starts(folded, STR("see ")) && ends_in_page(folded, comma, 1)) ||
               ends_in_page(folded, colon, sizeof colon / sizeof *colon);
    return see || ends_in_page(folded, inner_on, sizeof inner_on / sizeof *inner_on) ? JUMP_ON : JUMP_NONE;
}

/* ---- mastheads and running heads ----------------------------------------------------------------------- */

typedef struct {
    bool gap, wide_gap; /* two, three and more blanks inside */
    bool separator;     /* "|", a bullet, a spaced dash */
    bool number_at_end; /* a page number begins or ends it */
    bool date, issue;
    bool month, digits;
    uint32_t words, lists;
} HeadLine;

bool is_issue_word(Str word)
{
    static const char *const words[] = {"vol", "no",       "nr",      "heft",   "issue",  "num",
                                        "núm", "jg",       "número",  "numéro", "volume", "nº",
                                        "n°",  "jahrgang", "ausgabe", "anno",   "fasc"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is_nocase(word, words[i]))
            return true;
    return false;
}

static bool word_is_roman(Str word)
{
    for (size_t i = 0; i < word.len_bytes; i++)
        if (strchr("IVXLC", word.data[i]) == NULL)
            return false;
    return word.len_bytes > 0;
}

static HeadLine read_head_line(Str raw)
{
    HeadLine head = {0};
    size_t at = 0, words = 0;
    bool issue_word = false, month = false, last_number = false;
    Str word;
    head.wide_gap =
        str_find(raw, STR("   "), 0) < raw.len_bytes || str_find_byte(raw, '\t', 0) < raw.len_bytes;
    head.gap = head.wide_gap || str_find(raw, STR("  "), 0) < raw.len_bytes;
    head.separator =
        str_find(raw, STR(" | "), 0) < raw.len_bytes || str_find(raw, STR(" • "), 0) < raw.len_bytes ||
        str_find(raw, STR(" · "), 0) < raw.len_bytes || str_find(raw, STR(" — "), 0) < raw.len_bytes;
    while (next_word(raw, &at, &word)) {
        uint32_t lists = lexicon_lists(word);
        bool digits = is_ascii_digit(word.data[0]);
        last_number = digits && word.len_bytes <= 4 && folio_number(word) > 0;
        head.number_at_end = head.number_at_end || (words == 0 && last_number);
        head.issue = head.issue || (issue_word && digits);
        head.date = head.date || (month && digits);
        head.digits = head.digits || digits;
        head.issue = head.issue || (issue_word && word.len_bytes <= 6 && word_is_roman(word));
        bool ordinal = word.len_bytes == 1 && (word.data[0] | 0x20) == 'n' &&
                       (str_starts(str_slice(raw, at, raw.len_bytes), STR("°")) ||
                        str_starts(str_slice(raw, at, raw.len_bytes), STR("º")));
        issue_word = ordinal || is_issue_word(word);
        month = month || (lists & LEX_MONTH) != 0;
        /* A number that the scan has spoilt: "ii3". */
        char last_byte = word.data[word.len_bytes - 1];
        last_number = last_number || (head.wide_gap && word.len_bytes <= 4 && is_ascii_digit(last_byte));

        head.lists |= lists;
        words++;
    }
    head.number_at_end = head.number_at_end || last_number;
    head.month = month;
    head.words = (uint32_t)words;
    return head;
}

/* "4/2022", "11-12/2019". */
static bool ends_in_issue_of_year(Str raw)
{
    size_t slash = raw.len_bytes > 6 ? raw.len_bytes - 5 : 0;
    if (slash == 0 || raw.data[slash] != '/' || !is_ascii_digit(raw.data[slash - 1]))
        return false;
    for (size_t i = slash + 1; i < raw.len_bytes; i++)
        if (!is_ascii_digit(raw.data[i]))
            return false;
    return true;
}

/* A number in brackets or with a dot inside at the end: "12 (3)", "31.2 (Spring 2012)". */
static bool ends_like_volume(Str raw)
{
    /* "14 (2), 2019": the year behind it. */
    if (raw.len_bytes > 8 && raw.data[raw.len_bytes - 5] == ' ' && raw.data[raw.len_bytes - 6] == ',')
        raw.len_bytes -= 6;
    if (raw.len_bytes < 3 || ends_in_issue_of_year(raw))
        return raw.len_bytes >= 3;
    size_t open = raw.len_bytes;
    while (open > 0 && raw.data[open - 1] != '(')
        open--;
    bool bracket = raw.data[raw.len_bytes - 1] == ')' && open > 2 && open < raw.len_bytes &&
                   raw.data[open - 2] == ' ' && is_ascii_digit(raw.data[open - 3]);
    size_t at = raw.len_bytes;
    while (at > 0 && (is_ascii_digit(raw.data[at - 1]) || raw.data[at - 1] == '.'))
        at--;
    bool dotted = at < raw.len_bytes && str_find_byte(raw, '.', at) < raw.len_bytes - 1 &&
                  str_find_byte(raw, '.', at) > at;
    return bracket || dotted;
}

/* "Provincial History 41/3 (November 2022), pp. 409-418", "58 CARRICK L. REV. 405 (2017)", "Rassegna, LVIII (2021), fasc.
 * II", "THE PARISH DRAWER No. 88, Candlemas": on top of a text, where it was printed. */
static bool is_printed_in(const Recovery *recovery, size_t i, Str raw)
{
    if (i > 0 || recovery->features[i].words > 16)
        return false;
    size_t end = raw.len_bytes, at = 0;
    while (end > 0 && (is_ascii_digit(raw.data[end - 1]) || raw.data[end - 1] == '-' ||
                       (unsigned char)raw.data[end - 1] >= 0x80))
        end--;
    bool range = end + 3 < raw.len_bytes && end > 0 && is_ascii_digit(raw.data[end]) && has_page_number(raw);
    bool year = false;
    Str word, outside = str_slice(raw, 0, range ? end : raw.len_bytes); /* "1868–1881" alone are years */
    while (next_word(outside, &at, &word))
        year = year || (word.len_bytes == 4 && is_ascii_digit(word.data[0]) && folio_number(word) < 0);
    HeadLine head = read_head_line(raw);
    bool volume = is_ascii_digit(raw.data[0]) && raw.data[raw.len_bytes - 1] == ')';
    bool named = head.issue && str_find_byte(raw, ',', 0) < raw.len_bytes && head.words <= 10;
    return (range && year) || (volume && year && head.words <= 8) || named;
}

bool is_head_line(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->lines != 1 || features->words > 16 || features->bytes > MAX_FURNITURE_BYTES)
        return false;
    Str raw = block_source(recovery, i);
    if (is_printed_in(recovery, i, raw))
        return true;
    HeadLine head = read_head_line(raw);
    WordShape shape = word_shape(raw);
    bool dated = head.wide_gap && head.date && head.number_at_end;
    if ((shape.long_lower_words * 3 > shape.words && !dated) || str_find_byte(raw, '=', 0) < raw.len_bytes)
        return false; /* prose with a number in the margin, a formula */
    if (features->end == END_STOP && !(head.wide_gap && (head.number_at_end || head.month)))
        return false;
    bool apart = head.wide_gap && head.words > 1;
    if (apart && (head.number_at_end || (head.month && head.digits) || head.date || head.issue ||
                  (head.lists & LEX_PERIODICAL)))
        return true;
    if (head.separator && (head.date || (head.issue && head.number_at_end)) && head.words <= 14)
        return !names_price(raw);
    if (head.gap && head.date && head.words <= 10)
        return true;
    /* "The Larder & The Road | October" */
    if (str_find(raw, STR(" | "), 0) < raw.len_bytes && (shape.last_lists & LEX_MONTH) != 0 &&
        head.words <= 10)
        return true;
    if (head.issue && (head.lists & LEX_PERIODICAL) && head.words <= 12)
        return true;
    return (head.lists & LEX_PERIODICAL) && head.words <= 8 && ends_like_volume(raw) && !names_price(raw);
}

/* Rows of a table of contents have gaps and numbers too, but not alone. */
static bool neighbour_is_alike(const Recovery *recovery, size_t i)
{
    bool alike = i > 0 && recovery->features[i - 1].bytes <= MAX_FURNITURE_BYTES &&
                 recovery->drafts[i].blank_lines == 0 &&
                 read_head_line(block_source(recovery, i - 1)).wide_gap;
    if (i + 1 < recovery->count && recovery->drafts[i + 1].blank_lines == 0)
        alike = alike || (recovery->features[i + 1].bytes <= MAX_FURNITURE_BYTES &&
                          read_head_line(block_source(recovery, i + 1)).wide_gap &&
                          recovery->features[i + 1].lines == 1 &&
                          read_head_line(block_source(recovery, i + 1)).number_at_end);
    return alike;
}

/* ---- ornaments and specks ------------------------------------------------------------------------------ */

/* A sign that stands alone on purpose. Points, strokes and quotes are dirt. */
static bool is_ornament(uint32_t c)
{
    if (c < 0x80)
        return c == '*' || c == '#' || c == '~' || c == '+';
    return c != 0x2018 && c != 0x2019 && c != 0x201A && c != 0x201C && c != 0x201D && c != 0x201E &&
           c != 0xAB && c != 0xBB && c != 0xB7 && c != 0xB4 && c != 0xA8 && c != 0xAC && c != 0xFFFD;
}

/* The sign that stands alone on a line again and again: nobody's dirt falls so. 0: none. */
static uint32_t habitual_sign(const Recovery *recovery)
{
    uint32_t sign = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        Str raw = recovery->features[i].bytes <= 3 && recovery->features[i].words == 0
                      ? block_source(recovery, i)
                      : (Str){0};
        size_t step;
        if (raw.len_bytes == 0 || !is_open(recovery, i))
            continue;
        uint32_t c = utf8_decode(raw, 0, &step);
        if (step != raw.len_bytes)
            continue;
        if (c == sign)
            return sign;
        sign = c;
    }
    return 0;
}

/* Points, strokes and quotes, hardly one of them twice: dirt of the scan. An ornament repeats or mirrors itself. */
static bool is_dirt(Str raw)
{
    enum {
        SIGNS_MAX = 24
    };
    uint32_t row[SIGNS_MAX];
    size_t kinds = 0, signs = 0, mirrored = 0;
    for (size_t at = 0, step; at < raw.len_bytes; at += step) {
        uint32_t c = utf8_decode(raw, at, &step);
        if (utf8_is_space(c))
            continue;
        if (utf8_is_alpha(c) || utf8_is_digit(c))
            return false;
        if (signs == SIGNS_MAX)
            return false;
        size_t k = 0;
        while (k < signs && row[k] != c)
            k++;
        kinds += k == signs;
        row[signs++] = c;
    }
    for (size_t k = 0; k < signs / 2; k++)
        mirrored += row[k] == row[signs - 1 - k];
    return kinds >= 4 && kinds * 2 > signs && mirrored * 4 < signs;
}

/* Nearly nothing but signs. A long row of them is a rule, a few are dirt of the scan. */
static bool find_ornament(Recovery *recovery, size_t i, uint32_t habitual)
{
    Str raw = block_source(recovery, i);
    size_t letters = 0, signs = 0, kinds = 0, step;
    bool dirt = is_dirt(raw);
    uint32_t last = 0;
    for (size_t at = 0; at < raw.len_bytes; at += step) {
        uint32_t c = utf8_decode(raw, at, &step);
        if (utf8_is_space(c))
            continue;
        if (utf8_is_alpha(c) || utf8_is_digit(c))
            letters++;
        else
            signs++;
        kinds += last != 0 && c != last;
        last = c;
    }
    bool single =
        letters == 0 && (signs == 1 || kinds == 0) && (is_ornament(last) || last == habitual || signs >= 3);
    bool bullet = letters == 0 && signs <= 4 && str_starts(raw, STR("•"));
    if (single || bullet || (letters == 0 && signs >= 3 && kinds * 2 < signs)) {
        decide(recovery, i, BLOCK_RULE, "ornament", 90);
        return true;
    }
    if (dirt) {
        decide_kind(recovery, i, BLOCK_FURNITURE, "noise", "specks", 70);
        return true;
    }
    if (letters > 0 && str_find_byte(raw, '=', 0) < raw.len_bytes) /* a formula */
        return false;
    if (letters == 0 ? signs >= 6 : signs > letters && signs >= 6 && letters <= 5) {
        decide(recovery, i, BLOCK_RULE, "garbled ornament", 70);
        return true;
    }
    if (letters == 0 || (letters == 1 && signs >= 1 && raw.len_bytes > 3 && read_head_line(raw).gap)) {
        decide_kind(recovery, i, BLOCK_FURNITURE, "noise", "speck", 70);
        return true;
    }
    return false;
}

/* The block that begins the next page: behind the page's number and running head. */
static size_t next_page(Recovery *recovery, size_t i)
{
    long number;
    size_t next = i + 1;
    while (next + 1 < recovery->count && next < i + 4 &&
           (recovery->drafts[next].cls == BLOCK_FURNITURE ||
            (recovery->features[next].words <= 3 && recovery->features[next].bytes <= 16 &&
             is_folio(block_plain(recovery, next), &number))))
        next++;
    return next;
}

/* The first word of the next page below the last line of this one, mostly far to the right. */
static bool is_catchword(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->words != 1 || features->bytes > 24 || i == 0 || i + 1 >= recovery->count)
        return false;
    size_t before = solid_before(recovery, i), next = next_page(recovery, i);
    const BlockFeatures *above = &recovery->features[before == NONE ? i - 1 : before];
    bool right = features->indent >= above->indent + 20 && next > i + 1;
    if (!right &&
        (features->end != END_OPEN || above->end == END_STOP || recovery->features[next].words <= 3))
        return false;
    Str word = block_plain(recovery, i), below = block_source(recovery, next);
    if (word.data[word.len_bytes - 1] == '-')
        word.len_bytes--;
    return below.len_bytes > word.len_bytes && str_starts(below, word) &&
           (right || below.data[word.len_bytes] == ' ');
}

/* "ORCHARD: A printer's eye": its first word is in capitals. */
static bool begins_with_slug(Str s)
{
    size_t at = 0;
    Str word;
    return next_word(s, &at, &word) && word.len_bytes >= 3 && word_is_all_caps(word);
}

/* What stands in two parts upon other furniture, or in capitals between two lines of it, is of the page too. */
static void find_upon_furniture(Recovery *recovery)
{
    for (size_t i = 1; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->lines != 1 || features->words > 14 ||
            features->end == END_STOP || recovery->drafts[i - 1].cls != BLOCK_FURNITURE)
            continue;
        Str raw = block_source(recovery, i);
        bool parted = recovery->drafts[i].blank_lines == 0 && str_find(raw, STR("    "), 0) < raw.len_bytes;
        bool between =
            features->all_caps && i + 1 < recovery->count && recovery->drafts[i + 1].cls == BLOCK_FURNITURE;
        if (parted || between)
            decide_kind(recovery, i, BLOCK_FURNITURE, parted ? "runhead" : "promo", "upon other furniture",
                        75);
    }
}

/* "FERRY" right above "Continued from page 7": what the story is called there. */
static void find_slugs(Recovery *recovery, Buffer *scratch)
{
    for (size_t i = 0; i + 1 < recovery->count; i++) {
        const DraftBlock *jump = &recovery->drafts[i + 1];
        const BlockFeatures *features = &recovery->features[i];
        if (is_open(recovery, i) && features->words <= 8 && features->end == END_OPEN &&
            features->lines == 1 && begins_with_slug(block_source(recovery, i)) &&
            jump->cls == BLOCK_FURNITURE && jump->blank_lines == 0 && recovery->features[i + 1].words <= 12 &&
            jump_direction(block_plain(recovery, i + 1), scratch) == JUMP_FROM)
            decide_kind(recovery, i, BLOCK_FURNITURE, "continued", "above a jump line", 85);
    }
}

/* Where a newsletter says how to see it, and how to stop it. */
static bool is_edge(const Recovery *recovery, size_t i)
{
    enum {
        TOP_BLOCKS = 4,
        FOOT_BLOCKS = 12
    };
    return i < TOP_BLOCKS || i + FOOT_BLOCKS >= recovery->count;
}

/* "© Luis Ortega" right below a line or two: whose picture it is that they tell of. */
static bool credits_line_above(const Recovery *recovery, size_t i)
{
    enum {
        NAME_WORDS = 5,
        CAPTION_WORDS = 45
    };
    const BlockFeatures *features = &recovery->features[i];
    return i > 0 && recovery->drafts[i].blank_lines == 0 && features->words <= NAME_WORDS &&
           !features->has_digit && is_open(recovery, i - 1) &&
           recovery->features[i - 1].words <= CAPTION_WORDS && recovery->drafts[i - 1].blank_lines > 0;
}

void find_furniture(Recovery *recovery)
{
    bool sections = folios_are_section_numbers(recovery);
    uint32_t habitual = habitual_sign(recovery);
    Buffer scratch = {0};
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->bytes > 4 * MAX_FURNITURE_BYTES || features->lines > 4)
            continue;
        if (features->lines > 1 && !has_even_lines(recovery, i) &&
            are_web_lines(block_plain(recovery, i), features->words, is_edge(recovery, i), &scratch))
            decide_kind(recovery, i, BLOCK_FURNITURE, "web", "web page", 80);
        if (features->lines > 2 || !is_open(recovery, i))
            continue;
        if (features->words <= 4 && (features->bytes <= 80 || features->words == 0) &&
            find_ornament(recovery, i, habitual))
            continue;
        if (features->bytes > MAX_FURNITURE_BYTES)
            continue;
        Str plain = block_plain(recovery, i);
        long number;
        if (features->words <= 4 && is_folio(plain, &number)) {
            if (!sections)
                decide_kind(recovery, i, BLOCK_FURNITURE, "folio", "page number", 95);
        } else if (is_catchword(recovery, i)) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "catchword", "catchword", 80);
        } else if (is_stamp(plain) && !credits_line_above(recovery, i)) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "stamp", "stamp", 90);
        } else if (jump_direction(plain, &scratch) != JUMP_NONE) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "continued", "jump line", 90);
        } else if (is_head_line(recovery, i) && !neighbour_is_alike(recovery, i)) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "masthead", 85);
        } else if (is_web_line(plain, is_edge(recovery, i), &scratch) ||
                   (features->lines == 1 && leads_elsewhere(block_source(recovery, i), plain))) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "web", "web page", 80);
        }
    }
    find_slugs(recovery, &scratch);
    find_upon_furniture(recovery);
    buffer_free(&scratch);
    find_web_boxes(recovery);
}

/* In marked text: page numbers, and what stands beside one inside a sentence. */
/* "[Subscribe now](...)" as the last line: what the platform of a newsletter asks for. */
static bool is_platform_request(Str source)
{
    static const char *const openings[] = {
        "[subscribe", "[share",    "[sign up",   "[log in",   "[leave a comment", "[comment",   "[follow",
        "[donate",    "[upgrade",  "[refer",     "[give a",   "[abonnieren",      "[teilen",    "[s'abonner",
        "[s’abonner", "[partager", "[suscr",     "[compart",  "[iscriviti",       "[condividi", "[abbonati",
        "[assin",     "[inscreva", "[partilhar", "[abonneer", "[abonneren",       "[delen"};
    size_t at = source.len_bytes;
    while (at > 0 && source.data[at - 1] != '\n')
        at--;
    Str last = str_slice(source, at, source.len_bytes);
    return last.len_bytes > 4 && last.data[last.len_bytes - 1] == ')' &&
           str_find(last, STR("]("), 0) < last.len_bytes &&
           starts_with_any(last, openings, sizeof openings / sizeof *openings);
}

/* "♡ 214   💬 37   ↻ Share": signs with their counts. "© 2023 Ann Lee · [Privacy](...)": the foot of the page. */
static bool is_platform_line(Str source)
{
    size_t signs = 0, letters = 0, step;
    for (size_t at = 0; at < source.len_bytes; at += step) {
        uint32_t c = utf8_decode(source, at, &step);
        signs += (c >= 0x2190 && c < 0x2e80) || c >= 0x1f300;
        letters += utf8_is_alpha(c);
    }
    bool foot = str_starts(source, STR("©")) && str_find(source, STR("]("), 0) < source.len_bytes;
    return foot || (signs >= 2 && letters <= 20);
}

void find_marked_furniture(Recovery *recovery)
{
    long number;
    /* Above the title: number and date of the issue. */
    size_t title = 0;
    while (title < recovery->count && recovery->drafts[title].cls != BLOCK_TITLE)
        title++;
    for (size_t i = 0; title < recovery->count && i < title; i++) {
        if (!is_open(recovery, i) || recovery->features[i].words > 12 ||
            recovery->features[i].end == END_STOP)
            continue;
        HeadLine head = read_head_line(block_plain(recovery, i));
        if (head.date || head.issue)
            decide(recovery, i, BLOCK_META, "above the title", 75);
    }
    Buffer scratch = {0};
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->words > 45 || features->bytes > 2 * MAX_FURNITURE_BYTES)
            continue;
        Str plain = block_plain(recovery, i);
        Str source = block_source(recovery, i);
        if (features->words <= 3 && features->bytes <= 16 && is_folio(plain, &number))
            decide_kind(recovery, i, BLOCK_FURNITURE, "folio", "page number", 90);
        else if (is_platform_request(source) || is_platform_line(source))
            decide_kind(recovery, i, BLOCK_FURNITURE, "web", "platform", 80);
        else if (features->lines == 1 &&
                 (is_web_line(plain, is_edge(recovery, i), &scratch) || leads_elsewhere(source, plain)))
            decide_kind(recovery, i, BLOCK_FURNITURE, "web", "web page", 80);
        else if (features->lines > 1 && features->lines <= 4 &&
                 are_web_lines(plain, features->words, is_edge(recovery, i), &scratch))
            decide_kind(recovery, i, BLOCK_FURNITURE, "web", "web page", 80);
        else if (features->lines == 1 && is_stamp(plain))
            decide_kind(recovery, i, BLOCK_FURNITURE, "stamp", "stamp", 85);
        else if (features->lines == 1 && jump_direction(plain, &scratch) != JUMP_NONE)
            decide_kind(recovery, i, BLOCK_FURNITURE, "continued", "jump line", 90);
    }
    buffer_free(&scratch);
    for (size_t i = 1; i + 1 < recovery->count; i++) {
        bool beside =
            recovery->drafts[i - 1].cls == BLOCK_FURNITURE || recovery->drafts[i + 1].cls == BLOCK_FURNITURE;
        if (is_open(recovery, i) && beside && is_line_without_stop(recovery, i, 10) &&
            interrupts_sentence(recovery, i))
            decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "inside a sentence", 85);
    }
}
