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
    for (; i < word.len_bytes && word.data[i] >= '0' && word.data[i] <= '9' && i < 5; i++)
        number = number * 10 + (word.data[i] - '0');
    if (i == word.len_bytes && i > 0 && i <= 4 && (number < 1500 || number > 2099))
        return number;
    for (i = 0; i < word.len_bytes; i++)
        if (strchr("ivxlc", word.data[i]) == NULL)
            return -1;
    return word.len_bytes > 0 && word.len_bytes <= 6 ? 0 : -1;
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
                page_word = str_equal_nocase(word, str_from(page_words[i]));
            if (!page_word)
                return false;
            continue;
        }
        if (numbers++ == 0)
            *number = value;
    }
    char last = plain.len_bytes > 0 ? plain.data[plain.len_bytes - 1] : ' ';
    return numbers >= 1 && numbers <= 2 && last != '.' && str_find_byte(plain, '$', 0) == plain.len_bytes;
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
    if (!starts_with_any(plain, openings, sizeof openings / sizeof *openings))
        return false;
    /* A sentence may begin with the word. */
    WordShape shape = word_shape(plain);
    return shape.words <= 24 && shape.long_lower_words * 2 <= shape.words + 2;
}

static bool is_jump(Str plain, Buffer *scratch)
{
    static const char *const openings[] = {
        "continued on",      "continued from",     "(continued",         "from page",
        "see page",          "please turn to",     "fortsetzung auf",    "fortsetzung von",
        "suite page",        "suite de la page",   "suite en page",      "(suite",
        "pasa a la página",  "viene de la página", "sigue en la página", "segue a pagina",
        "continua a pagina", "segue da pagina",    "continua na página", "continuação da página",
        "vervolg op pagina", "vervolg van pagina"};
    static const char *const inner[] = {"from page ",        "continued from p", "(from p. ", "(from page ",
                                        "continued on page", ", page ",          "von seite "};
    if (plain.len_bytes > 80 || word_shape(plain).words > 12)
        return false;
    if (starts_with_any(plain, openings, sizeof openings / sizeof *openings))
        return true;
    fold_case(plain, scratch);
    Str folded = buffer_str(scratch);
    for (size_t i = 0; i < sizeof inner / sizeof *inner; i++) {
        size_t at = str_find(folded, str_from(inner[i]), 0);
        if (at < folded.len_bytes && folded.len_bytes - at - strlen(inner[i]) <= 5 &&
            (i != 5 || str_starts(folded, STR("see "))))
            return true;
    }
    return false;
}

static bool asks_consent(Str plain, Buffer *scratch)
{
    fold_case(plain, scratch);
    Str folded = buffer_str(scratch);
    return str_find(folded, STR("by signing up"), 0) < folded.len_bytes ||
           str_find(folded, STR("agree to our terms"), 0) < folded.len_bytes;
}

/* What a web page has around its article. */
static bool is_web_furniture(Str plain, Buffer *scratch)
{
    static const char *const openings[] = {"skip to ",       "advertisement", "story continues below",
                                           "sign in |",      "sign in to",    "log in |",
                                           "share on ",      "share this",    "read more:",
                                           "tags:",          "comments (",    "load more comments",
                                           "copy link",      "by signing up", "enter your email",
                                           "sign up for",    "subscribe to",  "related:",
                                           "most read",      "anzeige",       "publicité",
                                           "publicidad",     "pubblicità",    "publicidade",
                                           "advertentie",    "lire aussi",    "leer también",
                                           "lesen sie auch", "leggi anche"};
    WordShape shape = word_shape(plain);
    if (shape.words > 24)
        return false;
    if (starts_with_any(plain, openings, sizeof openings / sizeof *openings)) {
        bool sentence =
            shape.sentence_ends == 1 && shape.long_lower_words > 6 && !str_starts(plain, STR("By "));
        return !sentence;
    }
    fold_case(plain, scratch);
    Str folded = buffer_str(scratch);
    size_t crumbs = 0;
    for (size_t at = str_find(plain, STR(" > "), 0); at < plain.len_bytes;
         at = str_find(plain, STR(" > "), at + 3))
        crumbs++;
    return crumbs >= 2 || asks_consent(plain, scratch) || str_ends(folded, STR(" hours ago")) ||
           str_ends(folded, STR(" days ago")) || str_ends(folded, STR("sign up")) ||
           (str_ends(plain, STR(". Reply")) && shape.words <= 24);
}

/* ---- mastheads and running heads ----------------------------------------------------------------------- */

typedef struct {
    bool gap, wide_gap; /* two, three and more blanks inside */
    bool separator;     /* "|", a bullet, a spaced dash */
    bool number_at_end; /* a page number begins or ends it */
    bool date, issue;
    uint32_t words, lists;
} HeadLine;

static bool is_issue_word(Str word)
{
    static const char *const words[] = {"vol", "no",       "nr",      "heft",   "issue",  "num",
                                        "núm", "jg",       "número",  "numéro", "volume", "nº",
                                        "n°",  "jahrgang", "ausgabe", "anno",   "fasc"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_nocase(word, str_from(words[i])))
            return true;
    return false;
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
        bool digits = word.data[0] >= '0' && word.data[0] <= '9';
        last_number = digits && word.len_bytes <= 4 && folio_number(word) > 0;
        head.number_at_end = head.number_at_end || (words == 0 && last_number);
        head.issue = head.issue || (issue_word && digits);
        head.date = head.date || (month && digits);
        issue_word = is_issue_word(word);
        month = month || (lists & LEX_MONTH) != 0;
        /* A number that the scan has spoilt: "ii3". */
        char last_byte = word.data[word.len_bytes - 1];
        last_number =
            last_number || (head.wide_gap && word.len_bytes <= 4 && last_byte >= '0' && last_byte <= '9');

        head.lists |= lists;
        words++;
    }
    head.number_at_end = head.number_at_end || last_number;
    head.words = (uint32_t)words;
    return head;
}

/* A number in brackets or with a dot inside at the end: "12 (3)", "31.2 (Spring 2012)". */
static bool ends_like_volume(Str raw)
{
    /* "14 (2), 2019": the year behind it. */
    if (raw.len_bytes > 8 && raw.data[raw.len_bytes - 5] == ' ' && raw.data[raw.len_bytes - 6] == ',')
        raw.len_bytes -= 6;
    if (raw.len_bytes < 3)
        return false;
    size_t open = raw.len_bytes;
    while (open > 0 && raw.data[open - 1] != '(')
        open--;
    bool bracket = raw.data[raw.len_bytes - 1] == ')' && open > 2 && open < raw.len_bytes &&
                   raw.data[open - 2] == ' ' && raw.data[open - 3] >= '0' && raw.data[open - 3] <= '9';
    size_t at = raw.len_bytes;
    while (at > 0 && ((raw.data[at - 1] >= '0' && raw.data[at - 1] <= '9') || raw.data[at - 1] == '.'))
        at--;
    bool dotted = at < raw.len_bytes && str_find_byte(raw, '.', at) < raw.len_bytes - 1 &&
                  str_find_byte(raw, '.', at) > at;
    return bracket || dotted;
}

/* "$18.99 | May 6, 2025 | 978-99999-26-10-2": a line of the head of a review. */
static bool names_price(Str raw)
{
    static const char *const signs[] = {"$", "£", "€", "ISBN", "978-", "978 "};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_find(raw, str_from(signs[i]), 0) < raw.len_bytes)
            return true;
    return false;
}

static bool is_head_line(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->lines != 1 || features->words > 16 || features->bytes > MAX_FURNITURE_BYTES)
        return false;
    Str raw = block_source(recovery, i);
    HeadLine head = read_head_line(raw);
    WordShape shape = word_shape(raw);
    if (shape.long_lower_words * 3 > shape.words) /* prose with a number in the margin */
        return false;
    if (features->end == END_STOP && !(head.wide_gap && head.number_at_end))
        return false;
    bool apart = head.wide_gap && head.words > 1;
    if (apart && (head.number_at_end || head.date || head.issue || (head.lists & LEX_PERIODICAL)))
        return true;
    if (head.separator && (head.date || (head.issue && head.number_at_end)) && head.words <= 14)
        return !names_price(raw);
    if (head.gap && head.date && head.words <= 10)
        return true;
    if (head.issue && (head.lists & LEX_PERIODICAL) && head.words <= 12)
        return true;
    return (head.lists & LEX_PERIODICAL) && head.words <= 8 && ends_like_volume(raw);
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

/* Nearly nothing but signs. A long row of them is a rule, a few are dirt of the scan. */
static bool find_ornament(Recovery *recovery, size_t i)
{
    Str raw = block_source(recovery, i);
    size_t letters = 0, signs = 0, kinds = 0, step;
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
        letters == 0 && (signs == 1 || kinds == 0) &&
        (last == '*' || last == '#' || last == 0x2042 || last == 0x2766 || last == 0x25A0 || signs >= 3);
    if (single || (letters == 0 && signs >= 3 && kinds * 2 < signs)) {
        decide(recovery, i, BLOCK_RULE, "ornament", 90);
        return true;
    }
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

/* The first word of the next page below the last line of this one. */
static bool is_catchword(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->words != 1 || features->bytes > 24 || features->end != END_OPEN || i == 0 ||
        i + 1 >= recovery->count)
        return false;
    Str word = block_plain(recovery, i);
    size_t next = i + 1;
    while (next + 1 < recovery->count && recovery->features[next].words <= 3 && next < i + 4)
        next++;
    Str below = block_source(recovery, next);
    return below.len_bytes > word.len_bytes && str_starts(below, word) && below.data[word.len_bytes] == ' ' &&
           recovery->features[next].words > 3 &&
           recovery->features[solid_before(recovery, i) == NONE ? i : solid_before(recovery, i)].end !=
               END_STOP;
}

static bool all_lines_are_web(Str plain, Buffer *scratch)
{
    bool all = true;
    for (size_t at = 0; at < plain.len_bytes;) {
        Str line = block_line(plain, &at);
        if (asks_consent(line, scratch) && word_shape(plain).words <= 50)
            return true;
        all = all && is_web_furniture(line, scratch);
    }
    return all;
}

/* The head of a box of links or of a newsletter, and the lines right below it. */
static void find_web_boxes(Recovery *recovery)
{
    static const char *const heads[] = {
        "more from ", "more in ",           "related stories", "related articles", "you may also like",
        "read next",  "most popular",       "mehr aus ",       "mehr zum thema",   "à lire aussi",
        "más de ",    "te puede interesar", "leggi anche"};
    bool box = false;
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        bool tight = recovery->drafts[i].blank_lines == 0;
        if (box && tight && is_open(recovery, i) && features->words <= (features->lines > 1 ? 60u : 20u)) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "related", "below a head of links", 75);
            continue;
        }
        box = false;
        if (!is_open(recovery, i) || features->words > 6 || features->end != END_OPEN ||
            i + 1 >= recovery->count || recovery->drafts[i + 1].blank_lines > 0)
            continue;
        Str plain = block_plain(recovery, i);
        bool web_below = recovery->drafts[i + 1].cls == BLOCK_FURNITURE &&
                         recovery->drafts[i + 1].kind != NULL &&
                         strcmp(recovery->drafts[i + 1].kind, "web") == 0;
        box = starts_with_any(plain, heads, sizeof heads / sizeof *heads);
        if (box || (web_below && features->all_caps))
            decide_kind(recovery, i, BLOCK_FURNITURE, box ? "related" : "promo", "head of a web box", 75);
    }
}

void find_furniture(Recovery *recovery)
{
    bool sections = folios_are_section_numbers(recovery);
    Buffer scratch = {0};
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->bytes > 4 * MAX_FURNITURE_BYTES || features->lines > 4)
            continue;
        if (features->lines > 2) {
            if (all_lines_are_web(block_plain(recovery, i), &scratch))
                decide_kind(recovery, i, BLOCK_FURNITURE, "web", "web page", 80);
            continue;
        }
        if (features->words <= 4 && (features->bytes <= 80 || features->words == 0) &&
            find_ornament(recovery, i))
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
        } else if (is_stamp(plain)) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "stamp", "stamp", 90);
        } else if (is_jump(plain, &scratch)) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "continued", "jump line", 90);
        } else if (is_head_line(recovery, i) && !neighbour_is_alike(recovery, i)) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "masthead", 85);
        } else if (is_web_furniture(plain, &scratch)) {
            decide_kind(recovery, i, BLOCK_FURNITURE, "web", "web page", 80);
        }
    }
    buffer_free(&scratch);
    find_web_boxes(recovery);
}

/* In marked text: page numbers, and what stands beside one inside a sentence. */
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
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i) && recovery->features[i].words <= 3 && recovery->features[i].bytes <= 16 &&
            is_folio(block_plain(recovery, i), &number))
            decide_kind(recovery, i, BLOCK_FURNITURE, "folio", "page number", 90);
    for (size_t i = 1; i + 1 < recovery->count; i++) {
        bool beside =
            recovery->drafts[i - 1].cls == BLOCK_FURNITURE || recovery->drafts[i + 1].cls == BLOCK_FURNITURE;
        if (is_open(recovery, i) && beside && is_line_without_stop(recovery, i, 10) &&
            interrupts_sentence(recovery, i))
            decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "inside a sentence", 85);
    }
}

/* ---- what recurs --------------------------------------------------------------------------------------- */

/* Letters in lower case, all else left out: "44 MERIDIAN WEEKLY" and "Meridian Weekly" are alike. */
static void letters_of(Str s, Buffer *out)
{
    buffer_clear(out);
    for (size_t at = 0, step; at < s.len_bytes; at += step) {
        uint32_t c = utf8_decode(s, at, &step);
        char bytes[4];
        if (utf8_is_alpha(c))
            buffer_put(out, (Str){bytes, utf8_encode(utf8_to_lower(c), bytes)});
    }
}

static uint64_t hash_bytes(Str s)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < s.len_bytes; i++)
        hash = (hash ^ (unsigned char)s.data[i]) * 1099511628211u;
    return hash;
}

typedef struct {
    uint64_t hash;
    size_t count, evidence;
    bool met; /* a copy below the title zone has been seen */
} Recurrence;

typedef struct {
    Recurrence *slots;
    size_t mask;
} RecurrenceTable;

static Recurrence *recurrence_of(RecurrenceTable *table, uint64_t hash)
{
    size_t at = (size_t)hash & table->mask;
    while (table->slots[at].count > 0 && table->slots[at].hash != hash)
        at = (at + 1) & table->mask;
    table->slots[at].hash = hash;
    return &table->slots[at];
}

static bool may_recur(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return (is_open(recovery, i) || recovery->drafts[i].cls == BLOCK_FURNITURE) && features->lines == 1 &&
           features->words <= 12 && features->bytes <= 120 &&
           (features->end != END_STOP || features->all_caps) && features->end != END_COLON &&
           features->end != END_COMMA && features->start != START_DASH && features->start != START_LOWER &&
           !features->quoted;
}

static bool beside_folio(const Recovery *recovery, size_t i)
{
    bool above = i > 0 && recovery->drafts[i - 1].cls == BLOCK_FURNITURE;
    bool below = i + 1 < recovery->count && recovery->drafts[i + 1].cls == BLOCK_FURNITURE;
    return above || below;
}

/* The first block of running text: copies above it may be the heading that the running head repeats. */
static size_t first_body(const Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (recovery->features[i].chars >= 160 && is_body(recovery->drafts[i].cls))
            return i;
    return recovery->count;
}

enum {
    MASTHEADS = 8
};

typedef struct {
    RecurrenceTable table;
    uint64_t *hashes; /* of each block's letters; 0: no candidate */
    Buffer letters;
    Str mastheads[MASTHEADS];
    size_t masthead_count;
} Repeats;

static void count_recurrences(Recovery *recovery, Repeats *repeats)
{
    for (size_t i = 0; i < recovery->count; i++) {
        if (!may_recur(recovery, i))
            continue;
        letters_of(block_plain(recovery, i), &repeats->letters);
        Str letters = buffer_str(&repeats->letters);
        if (letters.len_bytes < 3)
            continue;
        repeats->hashes[i] = hash_bytes(letters);
        Recurrence *recurrence = recurrence_of(&repeats->table, repeats->hashes[i]);
        recurrence->count++;
        recurrence->evidence +=
            is_open(recovery, i) && (beside_folio(recovery, i) || interrupts_sentence(recovery, i));
        if (recovery->drafts[i].cls == BLOCK_FURNITURE && repeats->masthead_count < MASTHEADS)
            repeats->mastheads[repeats->masthead_count++] = arena_copy(&recovery->scratch, letters);
    }
}

/* The name of the periodical, without what stands beside it in the masthead. */
static bool is_part_of_masthead(Recovery *recovery, Repeats *repeats, size_t i)
{
    letters_of(block_plain(recovery, i), &repeats->letters);
    Str letters = buffer_str(&repeats->letters);
    for (size_t k = 0; k < repeats->masthead_count && letters.len_bytes >= 6; k++)
        if (str_find(repeats->mastheads[k], letters, 0) < repeats->mastheads[k].len_bytes)
            return true;
    return false;
}

static void judge_recurrence(Recovery *recovery, Repeats *repeats, size_t i)
{
    Recurrence *recurrence = recurrence_of(&repeats->table, repeats->hashes[i]);
    bool beside = beside_folio(recovery, i);
    if (recurrence->count < 2 || recurrence->evidence == 0) {
        if (beside && is_part_of_masthead(recovery, repeats, i))
            decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "part of the masthead", 85);
        return;
    }
    /* The first copy may be the heading that the running head repeats. */
    bool here = beside || interrupts_sentence(recovery, i), first_copy = !recurrence->met;
    recurrence->met = true;
    if (here || (!first_copy && recurrence->evidence * 2 >= recurrence->count))
        decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "recurring line", here ? 95 : 80);
}

void find_repeats(Recovery *recovery)
{
    size_t candidates = 0;
    for (size_t i = 0; i < recovery->count; i++)
        candidates += may_recur(recovery, i);
    if (candidates == 0)
        return;
    Repeats repeats = {.masthead_count = 0};
    for (repeats.table.mask = 15; repeats.table.mask < candidates * 2;
         repeats.table.mask = repeats.table.mask * 2 + 1)
        ;
    repeats.table.slots = memory_alloc_zero(repeats.table.mask + 1, sizeof *repeats.table.slots);
    repeats.hashes = memory_alloc_zero(recovery->count, sizeof *repeats.hashes);
    count_recurrences(recovery, &repeats);
    for (size_t i = first_body(recovery); i < recovery->count; i++)
        if (repeats.hashes[i] != 0 && is_open(recovery, i))
            judge_recurrence(recovery, &repeats, i);
    buffer_free(&repeats.letters);
    memory_free(repeats.hashes);
    memory_free(repeats.table.slots);
}
