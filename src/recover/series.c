/* Headings that are known by each other: they count on ("CHAPTER I" ... "CHAPTER II", "IV. Of Rivers", "A" ... "B"), or
 * the table of contents names them. One of them says little; the series with text under each says nearly all. */
#include "passes.h"

#include <string.h>

/* ---- numbers ------------------------------------------------------------------------------------------- */

typedef enum {
    NUMERAL_NONE,
    NUMERAL_ROMAN,
    NUMERAL_ARABIC,
    NUMERAL_LETTER,
    NUMERAL_WORD
} NumeralStyle;

/* What a head counts. Two are of one series when all but value are equal. */
typedef struct {
    NumeralStyle style;
    uint32_t value;
    uint64_t keyword;  /* of "Chapter", "Act" ...; 0 for a number alone */
    bool any_word;     /* the keyword is no word for a part */
    bool titled;       /* something stands behind the number */
    bool marked;       /* ... parted from it by a mark */
    bool capitals;     /* of the whole line */
    size_t title_from; /* byte of the line where it begins */
} Count;

static uint32_t roman_value(Str s)
{
    static const char digits[] = "IVXLC";
    static const uint32_t values[] = {1, 5, 10, 50, 100};
    uint32_t total = 0, last = 1000, run = 0;
    for (size_t i = 0; i < s.len_bytes; i++) {
        const char *digit = memchr(digits, s.data[i], sizeof digits - 1);
        if (digit == NULL || s.len_bytes > 9)
            return 0;
        uint32_t value = values[digit - digits];
        run = value == last ? run + 1 : 1;
        if (run > 3 + (value == 1)) /* "IIII" is seen on clocks and in old books */
            return 0;
        total += value;
        if (last < value)
            total -= 2 * last;
        last = value;
    }
    return total;
}

static uint32_t arabic_value(Str s)
{
    uint32_t value = 0;
    for (size_t i = 0; i < s.len_bytes; i++) {
        if (s.data[i] < '0' || s.data[i] > '9')
            return 0;
        value = value * 10 + (uint32_t)(s.data[i] - '0');
    }
    return s.len_bytes <= 3 ? value : 0;
}

uint32_t number_word_value(Str s)
{
    static const struct {
        const char *stem;
        uint32_t value;
    } stems[] = {{"first", 1},     {"second", 2},    {"third", 3},    {"fourth", 4},     {"fifth", 5},
                 {"sixth", 6},     {"seventh", 7},   {"eighth", 8},   {"ninth", 9},      {"tenth", 10},
                 {"eleventh", 11}, {"twelfth", 12},  {"one", 1},      {"two", 2},        {"three", 3},
                 {"four", 4},      {"five", 5},      {"six", 6},      {"seven", 7},      {"eight", 8},
                 {"nine", 9},      {"ten", 10},      {"eleven", 11},  {"twelve", 12},    {"thirteen", 13},
                 {"fourteen", 14}, {"fifteen", 15},  {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
                 {"nineteen", 19}, {"twenty", 20},   {"last", 99},    {"erst", 1},       {"zweit", 2},
                 {"dritt", 3},     {"viert", 4},     {"fünft", 5},    {"sechst", 6},     {"siebent", 7},
                 {"siebt", 7},     {"acht", 8},      {"neunt", 9},    {"zehnt", 10},     {"elft", 11},
                 {"zwölft", 12},   {"letzt", 99},    {"premi", 1},    {"deuxième", 2},   {"troisième", 3},
                 {"quatrième", 4}, {"cinquième", 5}, {"sixième", 6},  {"septième", 7},   {"huitième", 8},
                 {"neuvième", 9},  {"dixième", 10},  {"onzième", 11}, {"douzième", 12},  {"primer", 1},
                 {"segund", 2},    {"tercer", 3},    {"cuart", 4},    {"quint", 5},      {"sext", 6},
                 {"séptim", 7},    {"octav", 8},     {"noven", 9},    {"décim", 10},     {"undécim", 11},
                 {"duodécim", 12}, {"primo", 1},     {"prima", 1},    {"terz", 3},       {"quart", 4},
                 {"sest", 6},      {"settim", 7},    {"ottav", 8},    {"decim", 10},     {"terceir", 3},
                 {"oitav", 8},     {"eerste", 1},    {"tweede", 2},   {"derde", 3},      {"vierde", 4},
                 {"vijfde", 5},    {"zesde", 6},     {"zevende", 7},  {"achtste", 8},    {"negende", 9},
                 {"tiende", 10},   {"elfde", 11},    {"twaalfde", 12}};
    uint32_t value = 0;
    size_t longest = 0;
    char first = byte_at(s, 0);
    first = first >= 'A' && first <= 'Z' ? (char)(first | 0x20) : first;
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++) {
        if (stems[i].stem[0] != first)
            continue;
        size_t len = strlen(stems[i].stem);
        if (len > longest && s.len_bytes <= len + 3 && str_is_nocase(str_slice(s, 0, len), stems[i].stem)) {
            longest = len;
            value = stems[i].value;
        }
    }
    return value;
}

static uint64_t hash_word(Str s)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < s.len_bytes; i++) {
        unsigned char c = (unsigned char)s.data[i];
        hash = (hash ^ (uint64_t)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)) * 1099511628211u;
    }
    return hash;
}

/* Any number but a single letter of the alphabet. */
static bool read_number(Str word, bool words, Count *out)
{
    if ((out->value = roman_value(word)) > 0)
        out->style = NUMERAL_ROMAN;
    else if ((out->value = arabic_value(word)) > 0)
        out->style = NUMERAL_ARABIC;
    else if (words && (out->value = number_word_value(word)) > 0)
        out->style = NUMERAL_WORD;
    return out->value > 0;
}

static bool is_chapter_word(Str word)
{
    return (lexicon_lists(word) & LEX_CHAPTER) != 0;
}

/* Behind a number: its dot, colon or dash, and blanks. */
static size_t behind_number(Str line, size_t at)
{
    while (at < line.len_bytes &&
           (strchr(".:)-_* ", line.data[at]) != NULL || (unsigned char)line.data[at] == 0xE2))
        at += (unsigned char)line.data[at] == 0xE2 ? 3 : 1; /* a long dash */
    return at < line.len_bytes ? at : line.len_bytes;
}

/* "CHAPTER XII", "Book the First--Recalled", "FIRST ACT". */
static bool read_keyword_count(Str line, Count *out)
{
    size_t at = 0;
    Str first, second;
    if (!next_word(line, &at, &first) || first.data != line.data || !word_is_capitalised(first) ||
        !next_word(line, &at, &second))
        return false;
    bool chapter = is_chapter_word(first);
    if (chapter && str_equal_nocase(second, STR("the")) && !next_word(line, &at, &second))
        return false;
    bool numbered = chapter ? read_number(second, true, out)
                            : (out->value = number_word_value(first)) > 0 && is_chapter_word(second);
    /* "No. XIV.", "Letter 3": any word does where the series is long. "Yea, I" and "Said I" count nothing. */
    out->any_word = !chapter && !numbered;
    if (out->any_word) {
        uint32_t no_keyword =
            LEX_MONTH | LEX_CAPTION | (line.data[first.len_bytes] == '.' ? 0 : LEX_FUNCTION);
        bool together = second.data <= first.data + first.len_bytes + 2 &&
                        strchr(",;!?", line.data[first.len_bytes]) == NULL;
        numbered = together && !(lexicon_lists(first) & no_keyword) && arabic_value(first) == 0 &&
                   read_number(second, false, out);
        out->style = numbered ? out->style : NUMERAL_NONE;
        chapter = true;
    }
    /* "FIRST--Recalled" is one word to next_word() where a hyphen is single; two part it. */
    if (!numbered) {
        *out = (Count){0};
        return false;
    }
    out->style = chapter ? out->style : NUMERAL_WORD;
    out->keyword = hash_word(chapter ? first : second);
    out->title_from = behind_number(line, at);
    return true;
}

/* "IV", "IV. Of Rivers", "3", "B." */
static bool read_bare_count(Str line, Count *out)
{
    size_t end = 0, step;
    while (end < line.len_bytes &&
           ((line.data[end] >= 'A' && line.data[end] <= 'Z') || is_ascii_digit(line.data[end])))
        end++;
    Str number = str_slice(line, 0, end);
    if (end == 0 || (end < line.len_bytes && strchr(".: )-", line.data[end]) == NULL &&
                     (unsigned char)line.data[end] != 0xE2))
        return false;
    out->title_from = behind_number(line, end);
    bool alone = out->title_from >= line.len_bytes;
    if (end == 1 && number.data[0] >= 'A' && alone && number.data[0] != 'I') {
        /* V, X, L and C are letters where the alphabet is counted; the series tells. */
        out->style = NUMERAL_LETTER;
        out->value = (uint32_t)(number.data[0] - 'A' + 1);
        return true;
    }
    if (!read_number(number, false, out))
        return false;
    bool marked = end < line.len_bytes && line.data[end] != ' ';
    bool capital = alone || !utf8_is_lower(utf8_decode(line, out->title_from, &step));
    /* "12 monkeys", "I AM": a number and a title want a mark between, or a title that begins anew. */
    return alone || (capital && (marked || out->style == NUMERAL_ARABIC));
}

/* "5. Ibid., 2 O 417": a note, whose number counts with others. */
static bool refers_back(Str title)
{
    static const char *const openings[] = {"ibid", "idem", "id., ", "op. cit"};
    return starts_with_any(title, openings, sizeof openings / sizeof *openings);
}

static bool read_count(Recovery *recovery, size_t i, Count *out)
{
    Str plain = block_plain(recovery, i);
    Str line = str_trim(str_slice(plain, 0, str_find_byte(plain, '\n', 0)));
    *out = (Count){0};
    bool bracket = line.len_bytes > 0 && line.data[0] == '[';
    while (line.len_bytes > 0 && (line.data[0] == '[' || line.data[0] == '='))
        line = str_slice(line, 1, line.len_bytes);
    if (!read_keyword_count(line, out) && !read_bare_count(line, out))
        return false;
    if (bracket && out->any_word) /* "[Footnote 2: ..." */
        return false;
    out->titled = out->title_from < line.len_bytes;
    if (out->titled && refers_back(str_slice(line, out->title_from, line.len_bytes)))
        return false;
    out->marked = out->titled && out->title_from > 1 && line.data[out->title_from - 1] == ' ' &&
                  strchr(".:-)", line.data[out->title_from - 2]) != NULL;
    out->capitals = word_is_all_caps(line);
    return true;
}

uint64_t counted_kind(Recovery *recovery, size_t i)
{
    enum {
        SURE = 92
    };
    Count count;
    if (recovery->features[i].words > 24 || !read_count(recovery, i, &count))
        return 0;
    if (count.keyword != 0 && (!count.any_word || recovery->drafts[i].confidence >= SURE))
        return count.keyword | 1;
    if (count.keyword != 0)
        return 0;
    /* A bare number counts only when the series is known; the sections of a paper have depths of their own. */
    if (recovery->drafts[i].confidence < SURE || (count.style == NUMERAL_ARABIC && count.titled))
        return 0;
    /* "V" is a letter and a number. */
    uint64_t style = count.style == NUMERAL_LETTER && !count.titled ? NUMERAL_ROMAN : count.style;
    return style << 3 | (uint64_t)count.titled << 2 | 2;
}

/* ---- series -------------------------------------------------------------------------------------------- */

enum {
    MAX_HEAD_WORDS = 24,
    MAX_LONG_HEAD_WORDS = 80, /* of a chapter whose head tells its story */
    MAX_LONG_HEAD_LINES = 6,
    MAX_LONG_HEAD_BYTES = 600,
    OPEN_SERIES = 24,    /* how many are looked at for one that goes on */
    STARVED_CHARS = 150, /* less text than this is no section */
    LARGEST_STEP = 3     /* a head of the series may be missed */
};

typedef struct {
    Count count;          /* of its latest member */
    size_t first, latest; /* blocks */
    size_t members, fed;  /* fed: with text before the next member */
    size_t stops;         /* members that end like sentences */
    size_t text;          /* of the document, up to the latest member */
    bool closed;          /* fed counts the latest member too */
} Series;

typedef VEC(Series) SeriesList;

static bool goes_on(const Series *series, const Count *count)
{
    const Count *last = &series->count;
    bool alike =
        last->keyword == count->keyword && last->style == count->style &&
        (count->keyword != 0 || (last->titled == count->titled && last->capitals == count->capitals));
    uint32_t step = count->keyword != 0 ? LARGEST_STEP : LARGEST_STEP - 1;
    return alike && count->value > last->value && count->value <= last->value + step;
}

static Series *find_open_series(SeriesList *list, const Count *count)
{
    for (size_t i = list->count; i > 0 && list->count - i < OPEN_SERIES; i--)
        if (goes_on(&list->items[i - 1], count))
            return &list->items[i - 1];
    return NULL;
}

/* In the alphabet V, X, L and C are letters, and I is between H and J. */
static Series *find_open_alphabet(SeriesList *list, const Count *count, Str letter, Count *as_letter)
{
    *as_letter = *count;
    as_letter->style = NUMERAL_LETTER;
    as_letter->value = (uint32_t)(letter.data[0] - 'A' + 1);
    return count->keyword == 0 && !count->titled && letter.len_bytes == 1 && letter.data[0] >= 'A'
               ? find_open_series(list, as_letter)
               : NULL;
}

/* "V" between IV and VI. */
static Series *find_open_roman(SeriesList *list, const Count *count, Str letter, Count *as_roman)
{
    *as_roman = *count;
    as_roman->style = NUMERAL_ROMAN;
    as_roman->value = roman_value(letter);
    return count->style == NUMERAL_LETTER && as_roman->value > 0 ? find_open_series(list, as_roman) : NULL;
}

static bool may_count(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return is_open(recovery, i) && features->words > 0 && features->words <= MAX_LONG_HEAD_WORDS &&
           features->lines <= MAX_LONG_HEAD_LINES && features->bytes <= MAX_LONG_HEAD_BYTES;
}

/* "Chapter VIII. Of the good success which the valorous knight had ...": old chapters tell in their heads what
 * happens, over several lines. Others are short. */
static bool is_short_enough(const Recovery *recovery, size_t i, const Count *count)
{
    const BlockFeatures *features = &recovery->features[i];
    bool chapter = count->keyword != 0 && !count->any_word && count->marked && features->end != END_STOP;
    return chapter || (features->words <= MAX_HEAD_WORDS && features->lines <= 3 && features->bytes <= 240);
}

static void close_series(Series *series, size_t text)
{
    if (!series->closed)
        series->fed += text - series->text >= STARVED_CHARS;
    series->closed = true;
}

/* The chapters of the second book begin: those of the first have ended. */
static void close_keyword(SeriesList *list, uint64_t keyword, size_t text)
{
    for (size_t i = list->count; keyword != 0 && i > 0; i--)
        if (list->items[i - 1].count.keyword == keyword) {
            close_series(&list->items[i - 1], text);
            return;
        }
}

/* Adds block i to a series; its index + 1, 0 when it counts nothing. */
static size_t add_to_series(Recovery *recovery, SeriesList *list, size_t i, size_t text)
{
    Count count, letter;
    if (!may_count(recovery, i) || !read_count(recovery, i, &count) || !is_short_enough(recovery, i, &count))
        return 0;
    Str plain = block_plain(recovery, i);
    Str word = str_slice(plain, 0, plain.len_bytes == 2 && plain.data[1] == '.' ? 1 : plain.len_bytes);
    Series *series = find_open_series(list, &count);
    if (series == NULL && ((series = find_open_alphabet(list, &count, word, &letter)) != NULL ||
                           (series = find_open_roman(list, &count, word, &letter)) != NULL))
        count = letter;
    if (series == NULL) {
        if (count.value != 1 && count.keyword == 0)
            return 0;
        close_keyword(list, count.keyword, text);
        vec_push(list, (Series){.first = i});
        series = &list->items[list->count - 1];
    } else {
        series->fed += text - series->text >= STARVED_CHARS;
    }
    series->count = count;
    series->latest = i;
    series->text = text;
    series->members++;
    series->stops += recovery->features[i].end == END_STOP && recovery->features[i].last_mark != '?' &&
                     count.titled && !recovery->features[i].all_caps;
    return (size_t)(series - list->items) + 1;
}

/* Scenes begin anew in each act: all that have the keyword are looked at together. */
static bool is_plausible_keyword(const SeriesList *list, uint64_t keyword)
{
    size_t members = 0, fed = 0, counts = 0;
    bool any_word = false;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].count.keyword == keyword) {
            members += list->items[i].members;
            fed += list->items[i].fed;
            any_word = list->items[i].count.any_word;
            counts++;
        }
    if (!any_word)
        return members >= 2 && fed * 2 >= members;
    return members >= 3 && members >= 2 * counts && fed * 3 >= members * 2;
}

static bool is_plausible(const SeriesList *list, const Series *series)
{
    const Count *count = &series->count;
    if (count->keyword != 0)
        return is_plausible_keyword(list, count->keyword);
    if (series->members < 3)
        return false;
    if (!count->titled)
        return series->fed * 3 >= series->members * 2;
    return series->fed * 4 >= series->members * 3 && series->stops * 3 <= series->members;
}

/* A letter or a number that the scan has spoilt, where the series leaves one out: "(J" between B and D. */
static void fill_gap(Recovery *recovery, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        if (is_open(recovery, i) && recovery->features[i].chars <= 4 && recovery->features[i].lines == 1 &&
            recovery->drafts[i].blank_lines >= 2 &&
            recovery->drafts[i].blank_lines >= recovery->drafts[from].blank_lines)
            decide(recovery, i, BLOCK_HEADING, "fills a gap in a series", 70);
}

/* "SATURDAY, March 9, 1771.": a day and hardly anything else. */
static bool is_plain_date(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!features->has_digit || features->words > 7 || features->lines > 1)
        return false;
    Str plain = block_plain(recovery, i), word;
    size_t others = 0, months = 0, years = 0;
    for (size_t at = 0; next_word(plain, &at, &word);) {
        uint32_t lists = lexicon_lists(word);
        bool digits = is_ascii_digit(word.data[0]);
        months += (lists & LEX_MONTH) != 0;
        years += digits && word.len_bytes == 4;
        others += !digits && !(lists & (LEX_MONTH | LEX_FUNCTION | LEX_NOBILIARY));
    }
    return months == 1 && years == 1 && others <= 1;
}

static void decide_series(Recovery *recovery, const SeriesList *list, const size_t *series_of)
{
    size_t *latest = memory_alloc_zero(list->count + 1, sizeof *latest);
    bool *plausible = memory_alloc_zero(list->count + 1, sizeof *plausible);
    for (size_t k = 0; k < list->count; k++)
        plausible[k + 1] = is_plausible(list, &list->items[k]);
    for (size_t i = 0; i < recovery->count; i++) {
        size_t index = series_of[i];
        if (!plausible[index])
            continue;
        const Series *series = &list->items[index - 1];
        if (series->members >= 2 && series->fed * 2 < series->members) {
            decide_kind(recovery, i, BLOCK_LIST, "contents", "counted, without text", 80);
            continue;
        }
        decide(recovery, i, BLOCK_HEADING, "counted in a series", 92);
        if (i + 1 < recovery->count && is_open(recovery, i + 1) && is_plain_date(recovery, i + 1))
            decide(recovery, i + 1, BLOCK_META, "date below a heading", 80);
        if (latest[index] > 0 && list->items[index - 1].count.style == NUMERAL_LETTER)
            fill_gap(recovery, latest[index] - 1, i);
        latest[index] = i + 1;
    }
    memory_free(plausible);
    memory_free(latest);
}

void find_series(Recovery *recovery)
{
    SeriesList list = {0};
    size_t *series_of = memory_alloc_zero(recovery->count + 1, sizeof *series_of), text = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        series_of[i] = add_to_series(recovery, &list, i, text);
        BlockClass cls = recovery->drafts[i].cls;
        if (series_of[i] == 0 && (is_body(cls) || cls == BLOCK_VERSE || cls == BLOCK_TABLE))
            text += recovery->features[i].chars;
    }
    for (size_t i = 0; i < list.count; i++)
        close_series(&list.items[i], text);
    decide_series(recovery, &list, series_of);
    memory_free(series_of);
    vec_free(&list);
}

/* ---- contents ------------------------------------------------------------------------------------------ */

enum {
    MAX_CONTENTS_BLOCKS = 400,
    MIN_ENTRIES = 3,
    MIN_ENTRY_LETTERS = 4
};

typedef struct {
    uint64_t hash;
    uint32_t entries, copies; /* lines of the contents, blocks behind them */
} Entry;

typedef struct {
    Entry *slots;
    size_t mask, count;
    Buffer letters;
} Contents;

static bool heads_contents(Recovery *recovery, size_t i)
{
    static const char *const names[] = {"contents",     "table of contents",
                                        "inhalt",       "inhaltsverzeichnis",
                                        "sommaire",     "table des matières",
                                        "table",        "índice",
                                        "contenido",    "indice",
                                        "sommario",     "sumário",
                                        "conteúdo",     "inhoud",
                                        "inhoudsopgave"};
    const BlockFeatures *features = &recovery->features[i];
    if (!is_open(recovery, i) || features->words > 5 || features->bytes > 60)
        return false;
    Str plain = block_plain(recovery, i);
    Str line = str_trim(str_slice(plain, 0, str_find_byte(plain, '\n', 0)));
    while (line.len_bytes > 0 && strchr(".:", line.data[line.len_bytes - 1]) != NULL)
        line.len_bytes--;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (str_is_nocase(line, names[k]))
            return true;
    return false;
}

/* Among the contents: a list of pictures follows. */
static bool heads_illustrations(Recovery *recovery, size_t i)
{
    static const char *const names[] = {"illustrations",
                                        "list of illustrations",
                                        "plates",
                                        "list of plates",
                                        "maps",
                                        "list of maps",
                                        "abbildungen",
                                        "verzeichnis der abbildungen",
                                        "table des gravures",
                                        "illustraties",
                                        "ilustraciones",
                                        "illustrazioni",
                                        "índice de láminas",
                                        "ilustrações",
                                        "list of figures",
                                        "tables"};
    const BlockFeatures *features = &recovery->features[i];
    if (features->words > 4 || features->bytes > 60 || recovery->drafts[i].blank_lines == 0)
        return false;
    Str plain = block_plain(recovery, i);
    while (plain.len_bytes > 0 && strchr(".:", plain.data[plain.len_bytes - 1]) != NULL)
        plain.len_bytes--;
    return is_one_of(plain, names, sizeof names / sizeof *names);
}

/* Letters of the line in lower case, its number and its page left out. 0 for too few. */
static uint64_t entry_hash(Contents *contents, Str line)
{
    Count count = {0};
    size_t from = read_keyword_count(line, &count) || read_bare_count(line, &count) ? count.title_from : 0;
    buffer_clear(&contents->letters);
    size_t letters = 0;
    for (size_t at = from, step; at < line.len_bytes; at += step) {
        uint32_t c = utf8_decode(line, at, &step);
        char bytes[4];
        if (utf8_is_alpha(c)) {
            buffer_put(&contents->letters, (Str){bytes, utf8_encode(utf8_to_lower(c), bytes)});
            letters++;
        }
    }
    return letters >= MIN_ENTRY_LETTERS ? hash_word(buffer_str(&contents->letters)) | 1 : 0;
}

static Entry *entry_of(Contents *contents, uint64_t hash)
{
    size_t at = (size_t)(hash >> 1) & contents->mask;
    while (contents->slots[at].hash != 0 && contents->slots[at].hash != hash)
        at = (at + 1) & contents->mask;
    return &contents->slots[at];
}

static Entry *entry_of_block(Recovery *recovery, Contents *contents, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->words == 0 || features->words > MAX_HEAD_WORDS || features->lines > 3 ||
        features->bytes > 240)
        return NULL;
    Str plain = block_plain(recovery, i);
    uint64_t hash = entry_hash(contents, plain);
    Entry *entry = hash != 0 ? entry_of(contents, hash) : NULL;
    return entry != NULL && entry->hash != 0 ? entry : NULL;
}

static bool is_prose(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return features->chars >= 160 && features->end == END_STOP && features->capitals * 3 < features->words &&
           (!recovery->hard_wrapped || features->longest_line * 10 >= recovery->measure * 8);
}

size_t contents_reach(Recovery *recovery, size_t i)
{
    if (!heads_contents(recovery, i))
        return i;
    size_t end = i + 1;
    while (end < recovery->count && end <= i + MAX_CONTENTS_BLOCKS && !is_prose(recovery, end))
        end++;
    return end < recovery->count && is_prose(recovery, end) ? end : i;
}

static void add_entries(Recovery *recovery, Contents *contents, size_t i)
{
    Str source = block_source(recovery, i);
    for (size_t at = 0; at < source.len_bytes;) {
        uint64_t hash = entry_hash(contents, block_line(source, &at));
        if (hash == 0 || contents->count * 2 > contents->mask)
            continue;
        Entry *entry = entry_of(contents, hash);
        contents->count += entry->hash == 0;
        entry->hash = hash;
        entry->entries++;
    }
}

/* Running text begins below block i, or below a few heads that follow it. */
static bool is_above_prose(const Recovery *recovery, size_t i)
{
    enum {
        HEADS = 6
    };
    for (size_t k = i + 1; k < recovery->count && k <= i + HEADS; k++)
        if (is_prose(recovery, k))
            return true;
    return false;
}

/* Block i counts what the first entry that counts has counted: "CHAPTER I". */
static bool counts_anew(Recovery *recovery, size_t i, Count *first)
{
    Count count;
    if (!may_count(recovery, i) || !read_count(recovery, i, &count) || count.any_word)
        return false;
    if (first->style == NUMERAL_NONE) {
        *first = count;
        return false;
    }
    return count.style == first->style && count.value == first->value && is_above_prose(recovery, i);
}

/* The block behind the contents that begin below block i. They end before running text, and where an entry comes
 * again, or where the count begins again, above text: that is the first head of the text. */
static size_t read_contents(Recovery *recovery, Contents *contents, size_t i)
{
    size_t end = i + 1;
    Count first = {0};
    for (; end < recovery->count && end <= i + MAX_CONTENTS_BLOCKS; end++) {
        if (!is_open(recovery, end))
            continue;
        bool again =
            end > i + 1 && entry_of_block(recovery, contents, end) != NULL && is_above_prose(recovery, end);
        if (is_prose(recovery, end) || again || counts_anew(recovery, end, &first))
            break;
        add_entries(recovery, contents, end);
    }
    /* The heads right above the first paragraph or the first head that comes again stand apart from the entries. */
    uint32_t usual = end > i + 4 ? recovery->drafts[i + 2].blank_lines : 1;
    for (size_t k = i + 2; end > i + 4 && k < end; k++)
        usual = recovery->drafts[k].blank_lines < usual ? recovery->drafts[k].blank_lines : usual;
    while (end > i + 1 && recovery->drafts[end - 1].blank_lines > usual + 1 &&
           recovery->features[end - 1].lines <= 3)
        end--;
    return end;
}

static void decide_named(Recovery *recovery, Contents *contents, size_t from)
{
    for (size_t i = from; i < recovery->count; i++) {
        Entry *entry = is_open(recovery, i) ? entry_of_block(recovery, contents, i) : NULL;
        if (entry != NULL)
            entry->copies++;
    }
    for (size_t i = from; i + 1 < recovery->count; i++) {
        const Entry *entry = is_open(recovery, i) ? entry_of_block(recovery, contents, i) : NULL;
        /* What comes again and again is the running head of its chapter. */
        if (entry != NULL && entry->copies <= entry->entries + 1 &&
            block_source(recovery, i).data[0] != '[' && recovery->features[i].start != START_LOWER &&
            recovery->features[i].start != START_DASH)
            decide(recovery, i, BLOCK_HEADING, "named in the contents", 92);
    }
}

void find_contents(Recovery *recovery)
{
    size_t head = 0;
    while (head < recovery->count && !heads_contents(recovery, head))
        head++;
    if (head >= recovery->count)
        return;
    Contents contents = {.mask = 2047};
    contents.slots = memory_alloc_zero(contents.mask + 1, sizeof *contents.slots);
    size_t end = read_contents(recovery, &contents, head);
    if (contents.count >= MIN_ENTRIES) {
        decide(recovery, head, BLOCK_HEADING, "head of the contents", 85);
        decide_named(recovery, &contents, end);
        for (size_t i = head + 1; i < end; i++)
            if (is_open(recovery, i) && heads_illustrations(recovery, i))
                decide(recovery, i, BLOCK_HEADING, "head of a list of pictures", 85);
            else if (is_open(recovery, i))
                decide_kind(recovery, i, BLOCK_LIST, "contents", "contents", 85);
    }
    buffer_free(&contents.letters);
    memory_free(contents.slots);
}
