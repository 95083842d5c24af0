/* Cuts the head of a review into pieces. Marks divide it, and so do typed parts and changes of type; which pieces belong
 * together is decided later, by what they can be. */
#include "citation_pieces.h"

#include <string.h>

#include "internal.h"

/* The word that ends at end, its own stops included. */
static Str word_before(Str s, size_t start, size_t end)
{
    size_t at = end;
    while (at > start && strchr(" \n(.,/", s.data[at - 1]) == NULL)
        at--;
    return str_slice(s, at, end);
}

/* A full stop behind it is no end: "Univ", "Co", "St". */
static bool is_short_form(Str word)
{
    static const char *const forms[] = {
        "univ",   "st",   "mr",    "mrs",  "dr",   "ms",   "jr",   "sr",    "rev",  "co",   "inc",
        "ltd",    "bros", "no",    "nr",   "vol",  "éd",   "ed",   "eds",   "hg",   "hrsg", "trans",
        "introd", "coll", "illus", "prof", "repr", "gebr", "hon",  "capt",  "sgt",  "mt",   "ste",
        "mme",    "mlle", "sta",   "sto",  "dra",  "sra",  "corp", "assoc", "publ", "dept", "inst",
        "acad",   "vs",   "cie",   "verl", "ges",  "nat",  "int",  "soc"};
    return is_one_of(word, forms, sizeof forms / sizeof *forms);
}

static bool is_strippable(uint32_t c)
{
    return c < 0x80 ? strchr(" \t\n,;:*_()[]|/-=#", (int)c) != NULL && c != 0
                    : c == 0xa0 || c == 0xb7 || c == 0x202f || c == 0x2013 || c == 0x2014 || c == 0x2022 ||
                          (c >= 0x2605 && c <= 0x2606) || c == 0x25cf || c == 0x25cb || c == 0x25ba;
}

/* "et al.", "u. a." */
static bool ends_others(Str s, size_t end)
{
    Str before = str_slice(s, 0, end);
    return str_ends(before, STR("et al")) || str_ends(before, STR("ET AL")) ||
           str_ends(before, STR("u. a")) || str_ends(before, STR("u.a"));
}

static bool stop_belongs(Str s, size_t stop)
{
    size_t step;
    Str word = word_before(s, 0, stop);
    if (ends_others(s, stop))
        return true;
    bool initial = word.len_bytes > 0 && word.len_bytes <= 2 && utf8_is_upper(utf8_decode(word, 0, &step)) &&
                   word.len_bytes == step;
    return initial || (is_short_form(word) && word_is_capitalised(word));
}

Str citation_value(Str s)
{
    size_t start = 0, end = s.len_bytes, step;
    while (start < end && is_strippable(utf8_decode(s, start, &step)))
        start += step;
    while (end > start) {
        size_t last = utf8_previous(s, end);
        uint32_t c = utf8_decode(s, last, &step);
        if (!is_strippable(c) && !(c == '.' && !stop_belongs(s, last)))
            break;
        end = last;
    }
    return str_slice(s, start, end);
}

/* ---- words for books ----------------------------------------------------------------------------------- */

/* Is every word of s a number, a small word or one of the list? At least one of the list. */
static bool made_of(Str s, const char *const *list, size_t count)
{
    static const char *const numbers[] = {
        "two",  "three", "four",   "five",  "six",      "eight",       "ten",   "zwei",      "drei",
        "vier", "fünf",  "deux",   "trois", "dos",      "tres",        "due",   "tre",       "dois",
        "twee", "drie",  "twelve", "many",  "numerous", "zahlreichen", "zahlr", "nombreuses"};
    size_t at = 0, found = 0;
    Str word;
    while (next_word(s, &at, &word)) {
        if (is_one_of(word, list, count))
            found++;
        else if (!is_ascii_digit(word.data[0]) && !(lexicon_lists(word) & LEX_FUNCTION) &&
                 !is_one_of(word, numbers, sizeof numbers / sizeof *numbers))
            return false;
    }
    return found > 0;
}

bool is_equipment(Str s)
{
    static const char *const words[] = {"bilingual",
                                        "bilingue",
                                        "bilingüe",
                                        "bilíngue",
                                        "zweisprachig",
                                        "zweisprachige",
                                        "tweetalig",
                                        "tweetalige",
                                        "edition",
                                        "édition",
                                        "ausgabe",
                                        "edición",
                                        "edizione",
                                        "edição",
                                        "uitgave",
                                        "illus",
                                        "ill",
                                        "ills",
                                        "illustrated",
                                        "illustration",
                                        "illustrations",
                                        "maps",
                                        "map",
                                        "plates",
                                        "plate",
                                        "figures",
                                        "figs",
                                        "fig",
                                        "tables",
                                        "table",
                                        "photographs",
                                        "photos",
                                        "photo",
                                        "charts",
                                        "diagrams",
                                        "index",
                                        "indexes",
                                        "indices",
                                        "bibl",
                                        "bibliog",
                                        "bibliography",
                                        "biblio",
                                        "notes",
                                        "glossary",
                                        "appendix",
                                        "appendices",
                                        "chron",
                                        "autors",
                                        "autorin",
                                        "published",
                                        "digital",
                                        "ebook",
                                        "e-book",
                                        "numérique",
                                        "kindle",
                                        "audio",
                                        "ed",
                                        "edn",
                                        "tr",
                                        "portraits",
                                        "etchings",
                                        "engravings",
                                        "woodcuts",
                                        "drawings",
                                        "facsimiles",
                                        "frontispiece",
                                        "halftones",
                                        "color",
                                        "colour",
                                        "black-and-white",
                                        "black",
                                        "white",
                                        "b/w",
                                        "b",
                                        "w",
                                        "full-color",
                                        "line",
                                        "set",
                                        "boxed",
                                        "net",
                                        "12mo",
                                        "8vo",
                                        "4to",
                                        "crown",
                                        "demy",
                                        "royal",
                                        "octavo",
                                        "quarto",
                                        "folio",
                                        "edition",
                                        "rev",
                                        "revised",
                                        "enlarged",
                                        "2nd",
                                        "3rd",
                                        "4th",
                                        "ages",
                                        "age",
                                        "up",
                                        "grades",
                                        "grade",
                                        "gr",
                                        "yrs",
                                        "years",
                                        "set",
                                        "abb",
                                        "abbildungen",
                                        "abbildung",
                                        "karten",
                                        "tafeln",
                                        "tabellen",
                                        "fotos",
                                        "fotografien",
                                        "zeichnungen",
                                        "farbabbildungen",
                                        "illustrationen",
                                        "farbigen",
                                        "farb",
                                        "farbige",
                                        "s/w-abbildungen",
                                        "register",
                                        "bände",
                                        "bänden",
                                        "schuber",
                                        "auflage",
                                        "aufl",
                                        "durchgesehene",
                                        "erweiterte",
                                        "jahre",
                                        "jahren",
                                        "zahlreiche",
                                        "zahlr",
                                        "lesebändchen",
                                        "illustriert",
                                        "erschienen",
                                        "planches",
                                        "cartes",
                                        "figures",
                                        "cahier",
                                        "couleur",
                                        "illustré",
                                        "ans",
                                        "volumes",
                                        "vols",
                                        "tomes",
                                        "láminas",
                                        "ilustraciones",
                                        "mapas",
                                        "grabados",
                                        "ilustrado",
                                        "años",
                                        "tomos",
                                        "tavole",
                                        "figg",
                                        "ill",
                                        "illustrato",
                                        "anni",
                                        "illustrazioni",
                                        "volumi",
                                        "ilustrações",
                                        "estampas",
                                        "anos",
                                        "ilustrado",
                                        "afbeeldingen",
                                        "kaarten",
                                        "geïllustreerd",
                                        "jaar",
                                        "delen"};
    return made_of(s, words, sizeof words / sizeof *words);
}

/* "New Stories", "A Skater’s Life", "Essays from a Small Hospital": what the book is, with what it is of. */
bool begins_with_genre(Str s)
{
    enum {
        WORDS_BEFORE = 2
    };
    size_t at = 0;
    Str word;
    for (size_t i = 0; i <= WORDS_BEFORE && next_word(s, &at, &word); i++)
        if (is_genre(word))
            return true;
    return false;
}

bool is_genre(Str s)
{
    static const char *const words[] = {
        "roman",       "romane",    "erzählungen", "erzählung", "gedichte",   "essay",         "essays",
        "novelle",     "novellen",  "lyrik",       "sachbuch",  "krimi",      "kriminalroman", "thriller",
        "biographie",  "biografie", "briefe",      "tagebuch",  "kinderbuch", "jugendbuch",    "bilderbuch",
        "comic",       "graphic",   "prosa",       "drama",     "reportagen", "märchen",       "novela",
        "novelas",     "cuentos",   "relatos",     "poesía",    "poemas",     "ensayo",        "ensayos",
        "biografía",   "crónica",   "teatro",      "romanzo",   "romanzi",    "racconti",      "poesie",
        "saggio",      "saggi",     "biografia",   "romance",   "contos",     "poesia",        "ensaio",
        "crônicas",    "crónicas",  "verhalen",    "gedichten", "poëzie",     "biografie",     "kinderboek",
        "récit",       "récits",    "nouvelles",   "poèmes",    "poésie",     "essai",         "théâtre",
        "biographie",  "novel",     "novels",      "stories",   "poems",      "poetry",        "memoir",
        "novella",     "plays",     "biography",   "mystery",   "debut",      "fiction",       "nonfiction",
        "non-fiction", "short"};
    return s.len_bytes < 40 && made_of(s, words, sizeof words / sizeof *words);
}

/* ---- runs of type and of quotation --------------------------------------------------------------------- */

typedef struct {
    size_t start, end;             /* with its marks */
    size_t inner_start, inner_end; /* without */
    bool quoted;
} Run;

enum {
    RUNS_MAX = 32,
    QUOTED_BYTES_MAX = 200
};

typedef struct {
    const CitationText *head;
    CiteParts *parts;
    Run runs[RUNS_MAX];
    size_t run_count;
    Pieces *out;
    size_t sentence; /* where the text since the last hard mark began */
    char mark;       /* read since the last piece */
    bool new_line, bracketed;
} Cutter;

/* Length of a quotation mark that begins s, or 0; *closer is set to the mark that ends it. */
static size_t opening_mark(Str s, const char **closer)
{
    static const char *const marks[][2] = {{"“", "”"}, {"„", "“"}, {"«", "»"},
                                           {"‘", "’"}, {"»", "«"}, {"\"", "\""}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(s, str_from(marks[i][0]))) {
            *closer = marks[i][1];
            return strlen(marks[i][0]);
        }
    return 0;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* Nothing but a blank or a mark stands there: a run may begin behind it. */
static bool divides_before(Str s, size_t at)
{
    while (at > 0 && is_blank(s.data[at - 1]))
        at--;
    size_t step;
    if (at == 0)
        return true;
    uint32_t c = utf8_before(s, at);
    return !utf8_is_alpha(c) && !utf8_is_digit(c) && utf8_decode(s, utf8_previous(s, at), &step) != '&';
}

static bool divides_behind(Str s, size_t at)
{
    size_t step;
    while (at < s.len_bytes && s.data[at] == ' ')
        at++;
    if (at >= s.len_bytes)
        return true;
    uint32_t c = utf8_decode(s, at, &step);
    return !utf8_is_alpha(c) && !utf8_is_digit(c);
}

static bool part_begins_at(const CiteParts *parts, size_t at)
{
    for (size_t i = 0; i < parts->count && parts->items[i].start <= at; i++)
        if (parts->items[i].start == at && parts->items[i].kind != CITE_PUBLISHER)
            return true;
    return false;
}

/* Type that stands inside a sentence is no piece of its own: "Reading *Middlemarch* in Varde". */
static bool stands_apart(const Cutter *cutter, size_t start, size_t end)
{
    Str s = cutter->head->text;
    size_t behind = end;
    while (behind < s.len_bytes && s.data[behind] == ' ')
        behind++;
    return divides_before(s, start) || divides_behind(s, end) || part_begins_at(cutter->parts, behind);
}

static void add_run(Cutter *cutter, Run run)
{
    Run *last = cutter->run_count > 0 ? &cutter->runs[cutter->run_count - 1] : NULL;
    if (cutter->run_count < RUNS_MAX && run.inner_end > run.inner_start && (!last || run.start >= last->end))
        cutter->runs[cutter->run_count++] = run;
}

/* The run in quotation marks that begins at at; false when none does. */
static bool quoted_run(Str s, size_t at, Run *run)
{
    const char *closer;
    size_t length = opening_mark(str_slice(s, at, s.len_bytes), &closer);
    if (length == 0 || !divides_before(s, at))
        return false;
    size_t end = str_find(s, str_from(closer), at + length), behind;
    /* An apostrophe closes nothing. */
    while (end < s.len_bytes && str_equal(str_from(closer), STR("’")) &&
           !divides_behind(s, end + strlen(closer)))
        end = str_find(s, str_from(closer), end + 1);
    behind = end + strlen(closer);
    *run = (Run){at, behind, at + length, end, true};
    return end < s.len_bytes && behind - at < QUOTED_BYTES_MAX;
}

/* A name, and in italics "et al. Orrery & Vane": the others belong to the name. */
static size_t others_at_start(Str s)
{
    static const char *const forms[] = {"et al. ", "et al ", "u. a. ", "u.a. ", "et coll. ", "e.a. "};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_starts(s, str_from(forms[i])))
            return strlen(forms[i]);
    return 0;
}

static void styled_run(Cutter *cutter, const CitationStyle *style)
{
    Str s = cutter->head->text;
    Run run = {style->start, style->end, style->start, style->end, false}, quoted;
    if (quoted_run(s, style->start, &quoted) && quoted.end >= style->end)
        run = (Run){style->start, quoted.end, quoted.inner_start, quoted.inner_end, true};
    size_t others = run.quoted ? 0 : others_at_start(str_slice(s, run.start, run.end));
    run.start += others;
    run.inner_start += others;
    if (stands_apart(cutter, run.start, run.end))
        add_run(cutter, run);
}

static void find_runs(Cutter *cutter)
{
    const CitationText *head = cutter->head;
    size_t style = 0;
    for (size_t at = head->title_end, step; at < head->text.len_bytes; at += step) {
        while (style < head->style_count && head->styles[style].start < at)
            style++;
        bool set = style < head->style_count && head->styles[style].start == at &&
                   head->styles[style].end > at && head->styles[style].end <= head->text.len_bytes &&
                   head->styles[style].kind <= SPAN_LINK && head->styles[style].kind != SPAN_CODE &&
                   head->styles[style].kind != SPAN_STRIKE;
        Run run;
        size_t before = cutter->run_count;
        if (set)
            styled_run(cutter, &head->styles[style]);
        else if ((unsigned char)head->text.data[at] >= 0x80 || head->text.data[at] == '"')
            if (quoted_run(head->text, at, &run) && stands_apart(cutter, run.end, run.end))
                add_run(cutter, run);
        utf8_decode(head->text, at, &step);
        if (cutter->run_count > before)
            step = cutter->runs[before].end - at;
    }
}

/* ---- which typed parts count --------------------------------------------------------------------------- */

/* "Edited by Ann Lee", "Ann Lee, translated by Bo Holm": the role is said of people, and not in a title. */
static bool names_people_inside(const Cutter *cutter, const CitePart *part, const Run *run)
{
    size_t end = part->end;
    Str s = cutter->head->text;
    while (end < run->inner_end && strchr(".,;:()|", s.data[end]) == NULL)
        end++;
    return part->names == NAMES_BEFORE || is_people(str_trim(str_slice(s, part->end, end)));
}

/* What is set in type holds the parts of a citation: it is the citation, not a title. */
static bool holds_citation(const Cutter *cutter, const Run *run)
{
    for (size_t i = 0; i < cutter->parts->count; i++) {
        const CitePart *part = &cutter->parts->items[i];
        if (part->start < run->start || part->end > run->end)
            continue;
        if (part->kind == CITE_PRICE || part->kind == CITE_PAGES || part->kind == CITE_ISBN ||
            part->kind == CITE_KEY || (part->kind == CITE_ROLE && names_people_inside(cutter, part, run)))
            return true;
    }
    return false;
}

static void drop_runs(Cutter *cutter)
{
    size_t kept = 0;
    for (size_t i = 0; i < cutter->run_count; i++)
        if (!holds_citation(cutter, &cutter->runs[i]))
            cutter->runs[kept++] = cutter->runs[i];
    cutter->run_count = kept;
}

static bool inside_run(const Cutter *cutter, const CitePart *part)
{
    for (size_t i = 0; i < cutter->run_count; i++)
        if (part->start >= cutter->runs[i].start && part->end <= cutter->runs[i].end)
            return true;
    return false;
}

static int number_of(Str digits)
{
    int value = 0;
    for (size_t i = 0; i < digits.len_bytes; i++)
        if (is_ascii_digit(digits.data[i]))
            value = value * 10 + (digits.data[i] - '0');
    return value;
}

/* "1580–1720" is what the book is about. */
static bool is_wide_range(Str year)
{
    enum {
        WIDE_YEARS = 12
    };
    if (year.len_bytes < 9)
        return false;
    return number_of(str_slice(year, year.len_bytes - 4, year.len_bytes)) - number_of(str_slice(year, 0, 4)) >
           WIDE_YEARS;
}

bool citation_year_is_said(Str s, size_t at)
{
    size_t end = at, step;
    while (end > 0 && s.data[end - 1] == ' ')
        end--;
    Str word = word_before(s, 0, end);
    if (word.len_bytes == 0 || at == end || !utf8_is_lower(utf8_decode(word, 0, &step)) ||
        !utf8_is_alpha(utf8_before(s, end)))
        return false;
    return !(lexicon_lists(word) & LEX_MONTH) && !str_equal(word, STR("published")) &&
           !str_equal(word, STR("erschienen"));
}

/* The years of a volume's subject: "vol. 1: 1660–1760". */
static bool follows_volume(const CiteParts *parts, size_t i, Str s)
{
    if (i == 0 || parts->items[i - 1].kind != CITE_VOLUME)
        return false;
    return str_find_byte(str_slice(s, parts->items[i - 1].end, parts->items[i].start), ':', 0) <
           parts->items[i].start - parts->items[i - 1].end;
}

/* "1847 / By Mabel Oyelar": at the beginning of a head stands its title. */
static bool is_title_alone(const Cutter *cutter, const CitePart *part)
{
    Str s = cutter->head->text;
    size_t behind = part->end;
    while (behind < s.len_bytes && s.data[behind] == ' ')
        behind++;
    bool first = cutter->head->title_end == 0 && citation_value(str_slice(s, 0, part->start)).len_bytes == 0;
    return first && behind < s.len_bytes && strchr("\n:.,|", s.data[behind]) != NULL &&
           s.data[part->start] != '(';
}

static bool year_counts(const Cutter *cutter, size_t i)
{
    const CitePart *part = &cutter->parts->items[i];
    Str s = cutter->head->text;
    return !is_wide_range(str_slice(s, part->value_start, part->value_end)) &&
           !citation_year_is_said(s, part->start) && !follows_volume(cutter->parts, i, s) &&
           !is_title_alone(cutter, part);
}

/* Drops parts inside titles, and all years but the last, which is that of the book. */
static void choose_parts(Cutter *cutter)
{
    CiteParts *parts = cutter->parts;
    size_t kept = 0, last_year = NONE;
    for (size_t i = 0; i < parts->count; i++)
        if (parts->items[i].kind == CITE_YEAR && parts->items[i].start >= cutter->head->title_end &&
            !inside_run(cutter, &parts->items[i]) && year_counts(cutter, i))
            last_year = i;
    for (size_t i = 0; i < parts->count; i++) {
        CitePart part = parts->items[i];
        bool dropped = part.start < cutter->head->title_end || (part.kind == CITE_YEAR && i != last_year) ||
                       (part.kind != CITE_PUBLISHER && inside_run(cutter, &part));
        if (!dropped)
            parts->items[kept++] = part;
    }
    parts->count = kept;
}

/* ---- cutting ------------------------------------------------------------------------------------------- */

/* Behind an abbreviation or an initial a full stop divides nothing, unless the initials end a name that was turned
 * round: "EGGLETON, R. J. The Man Who Sold the Weather". */
static bool stop_divides(const Cutter *cutter, size_t stop)
{
    Str s = cutter->head->text, word = word_before(s, cutter->sentence, stop), next;
    size_t step, at = stop + 1;
    if (word.len_bytes == 1 && word.data[0] >= 'a' && word.data[0] <= 'z')
        return false; /* "u. a." */
    if (word.len_bytes == 0)
        return stop > 0 && s.data[stop - 1] != '.'; /* "P.D. Venn" */
    if (word.len_bytes > 2 || !utf8_is_upper(utf8_decode(word, 0, &step)) || step < word.len_bytes)
        return !is_short_form(word) || (!str_equal(word, STR("Rev")) && /* which is no edition */
                                        is_equipment(str_trim(str_slice(s, cutter->sentence, stop))));
    bool next_is_initial =
        next_word(s, &at, &next) && next.len_bytes == 1 && at < s.len_bytes && s.data[at] == '.';
    return !next_is_initial && is_inverted_name(str_trim(str_slice(s, cutter->sentence, stop + 1)));
}

static size_t dash_at(Str s, size_t at)
{
    size_t length = str_starts(str_slice(s, at, at + 2), STR("--")) ? 2 : s.data[at] == '-' ? 1 : 0;
    if (str_starts(str_slice(s, at, at + 3), STR("–")) || str_starts(str_slice(s, at, at + 3), STR("—")))
        length = 3;
    bool open = at == 0 || is_blank(s.data[at - 1]),
         shut = at + length >= s.len_bytes || is_blank(s.data[at + length]);
    return length > 0 && open && shut ? length : 0;
}

/* The mark at text[at] that divides pieces, as it is kept in Piece.mark, and its length; 0 for none. */
static char dividing_mark(const Cutter *cutter, size_t at, size_t *length)
{
    Str s = cutter->head->text;
    char c = s.data[at], next = at + 1 < s.len_bytes ? s.data[at + 1] : '\n',
         before = at > 0 ? s.data[at - 1] : ' ';
    *length = 1;
    switch (c) {
    case '\n':
    case '|':
    case '[':
    case ']':
    case ';': return c;
    case '(': return is_blank(before) || strchr("*_.,;:)", before) != NULL ? c : 0;
    case ')': return cutter->bracketed || is_blank(next) || strchr(".,;:", next) != NULL ? c : 0;
    case ':':
    case ',': return is_blank(next) || next == '*' ? c : 0;
    case '/': return is_blank(next) && is_blank(before) ? c : 0;
    case '.': return (is_blank(next) || next == ')') && stop_divides(cutter, at) ? c : 0;
    default: break;
    }
    size_t dash = dash_at(s, at);
    if (dash > 0 || str_starts(str_slice(s, at, at + 2), STR("·")) ||
        str_starts(str_slice(s, at, at + 3), STR("•"))) {
        *length = dash > 0 ? dash : c == '\xc2' ? 2 : 3;
        return '-';
    }
    return 0;
}

/* "Who Owns the Tide? A Memoir": the mark belongs to what stands before it. */
static bool sentence_mark_divides(Str s, size_t at)
{
    size_t step, next = at + 1;
    if (s.data[at] != '?' && s.data[at] != '!')
        return false;
    while (next < s.len_bytes && s.data[next] == ' ')
        next++;
    return next > at + 1 && next < s.len_bytes && utf8_is_upper(utf8_decode(s, next, &step));
}

static bool has_cue(const Cutter *cutter, size_t start, size_t end)
{
    for (size_t i = 0; i < cutter->parts->count; i++) {
        const CitePart *part = &cutter->parts->items[i];
        if (part->kind == CITE_PUBLISHER && part->start >= start && part->end <= end)
            return true;
    }
    return false;
}

static void push(Cutter *cutter, Piece piece)
{
    Pieces *out = cutter->out;
    if (out->count == PIECES_MAX || piece.end <= piece.start)
        return;
    piece.mark = cutter->mark ? cutter->mark : ' ';
    piece.new_line = cutter->new_line;
    piece.bracketed = cutter->bracketed;
    out->pieces[out->count++] = piece;
    cutter->mark = 0;
    cutter->new_line = false;
}

static void push_text(Cutter *cutter, size_t start, size_t end, bool styled, bool quoted)
{
    Str s = cutter->head->text, value = citation_value(str_slice(s, start, end));
    if (value.len_bytes == 0)
        return;
    size_t value_start = (size_t)(value.data - s.data), value_end = value_start + value.len_bytes;
    push(cutter, (Piece){.start = value_start,
                         .end = value_end,
                         .styled = styled,
                         .quoted = quoted,
                         .cue = has_cue(cutter, value_start, value_end)});
}

static void note_mark(Cutter *cutter, char mark, size_t at)
{
    if (mark == '\n')
        cutter->new_line = true;
    else if (cutter->mark == 0 || cutter->mark == ' ')
        cutter->mark = mark;
    if (mark == '(' || mark == '[')
        cutter->bracketed = true;
    if (mark == ')' || mark == ']')
        cutter->bracketed = false;
    if (mark != ',' && mark != ':')
        cutter->sentence = at + 1;
}

static const Run *run_at(const Cutter *cutter, size_t at)
{
    for (size_t i = 0; i < cutter->run_count; i++)
        if (cutter->runs[i].start == at)
            return &cutter->runs[i];
    return NULL;
}

/* Only typed parts that stand for themselves divide; a publisher's word is looked at inside its piece. */
static const CitePart *part_at(const Cutter *cutter, size_t at)
{
    for (size_t i = 0; i < cutter->parts->count && cutter->parts->items[i].start <= at; i++)
        if (cutter->parts->items[i].start == at && cutter->parts->items[i].kind != CITE_PUBLISHER)
            return &cutter->parts->items[i];
    return NULL;
}

/* "ed." between two stretches of text: of the one before it, when that is people. */
static bool stand_before(const Cutter *cutter, const CitePart *part)
{
    if (part->names != NAMES_EITHER || (part->did & (DID_TRANSLATE | DID_HELP)))
        return part->names == NAMES_BEFORE;
    Str before = str_trim(str_slice(cutter->head->text, cutter->sentence, part->start));
    if (str_ends(before, STR(",")))
        before = str_slice(before, 0, before.len_bytes - 1);
    return is_people(before);
}

static void push_part(Cutter *cutter, const CitePart *part)
{
    Pieces *out = cutter->out;
    if (part->kind == CITE_VOLUME) { /* may belong to a series */
        push(cutter, (Piece){.volume = true, .start = part->value_start, .end = part->value_end});
        return;
    }
    push(cutter, (Piece){.typed = true,
                         .kind = part->kind,
                         .did = part->did,
                         .names_before = part->kind == CITE_ROLE && stand_before(cutter, part),
                         .names_inside = part->kind == CITE_ROLE && part->names == NAMES_INSIDE,
                         .start = part->value_start,
                         .end = part->value_end});
    if (part->kind == CITE_ROLE) {
        out->author_known = out->author_known || (part->did & DID_WRITE);
        out->editor_known = out->editor_known || (part->did & DID_EDIT);
        out->listed_as_editors =
            out->listed_as_editors || ((part->did & DID_EDIT) && out->pieces[out->count - 1].names_before);
    }
    cutter->sentence = part->end;
}

/* What stands at at: a run, a part, a mark or nothing. Returns where to go on; *start is where unread text begins. */
static size_t cut_at(Cutter *cutter, size_t at, size_t *start)
{
    const Run *run = run_at(cutter, at);
    const CitePart *part = part_at(cutter, at);
    size_t length, step;
    char mark;
    if (run || part) {
        push_text(cutter, *start, at, false, false);
        if (run)
            push_text(cutter, run->inner_start, run->inner_end, true, run->quoted);
        else
            push_part(cutter, part);
        return *start = run ? run->end : part->end > at ? part->end : at + 1;
    }
    if ((mark = dividing_mark(cutter, at, &length)) != 0) {
        push_text(cutter, *start, mark == '.' ? at + 1 : at, false, false); /* "R. J." keeps its stop */
        note_mark(cutter, mark, at);
        return *start = at + length;
    }
    utf8_decode(cutter->head->text, at, &step);
    if (sentence_mark_divides(cutter->head->text, at)) {
        push_text(cutter, *start, at + 1, false, false);
        note_mark(cutter, cutter->head->text.data[at], at);
        *start = at + 1;
    }
    return at + step;
}

void pieces_cut(const CitationText *head, CiteParts *parts, Pieces *out)
{
    Cutter cutter = {.head = head, .parts = parts, .out = out};
    size_t at = head->title_end, start = at;
    *out = (Pieces){
        .text = head->text, .title_known = head->title_end > 0, .body = head->body, .habits = head->habits};
    cutter.sentence = at;
    cutter.new_line = true;
    find_runs(&cutter);
    drop_runs(&cutter);
    choose_parts(&cutter);
    while (at < head->text.len_bytes && out->count < PIECES_MAX)
        at = cut_at(&cutter, at, &start);
    push_text(&cutter, start, head->text.len_bytes, false, false);
    out->end_mark = cutter.mark ? cutter.mark : cutter.new_line ? '\n' : ' ';
}

Str pieces_text(const Pieces *pieces, size_t first, size_t last)
{
    return str_slice(pieces->text, pieces->pieces[first].start, pieces->pieces[last].end);
}
