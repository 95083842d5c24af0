/* The title zone: what stands above the first paragraph. Title, deck and byline are told by their order and by
 * whether they end like a sentence, more than by their words. */
#include "passes.h"

#include <string.h>

enum {
    BODY_CHARS = 160,
    MAX_DECK_WORDS = 60,
    MAX_TITLE_WORDS = 24,
    MAX_COLUMN_HEAD_WORDS = 8,
    MAX_HEAD_BLOCKS = 4,   /* between a review's title and its text */
    MAX_COLUMN_BLOCKS = 16 /* how far the second entry of a column is looked for */
};

bool is_line_without_stop(const Recovery *recovery, size_t i, uint32_t max_words)
{
    const BlockFeatures *features = &recovery->features[i];
    return features->words > 0 && features->words <= max_words && features->lines <= 3 &&
           features->end != END_STOP && features->end != END_COMMA && features->end != END_SEMICOLON &&
           features->end != END_HYPHEN && features->start != START_LOWER;
}

/* ---- the zone ------------------------------------------------------------------------------------------ */

/* "BOOK OF THE WEEK": one, and no department. */
static bool names_one_of_many(Str plain)
{
    static const char *const ends[] = {" of the week",  " of the month",  " of the day",  " der woche",
                                       " des monats",   " de la semaine", " du mois",     " du jour",
                                       " de la semana", " del mes",       " del día",     " della settimana",
                                       " del mese",     " del giorno",    " da semana",   " do mês",
                                       " do dia",       " van de week",   " van de maand"};
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
        Str end = str_from(ends[k]);
        if (plain.len_bytes > end.len_bytes &&
            starts_folded(str_slice(plain, plain.len_bytes - end.len_bytes, plain.len_bytes), end))
            return true;
    }
    return false;
}

static bool opens_chapter(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->words > 6 || features->lines > 2)
        return false;
    WordShape shape = word_shape(block_plain(recovery, i));
    bool numbered = features->has_digit || features->all_caps;
    if (names_one_of_many(block_plain(recovery, i)))
        return false;
    return (shape.first_lists & LEX_CHAPTER) && (numbered || features->words == 1) &&
           !(shape.last_lists & LEX_REVIEW_SECTION);
}

/* Right below the first line, and above a paragraph: a line that does not fill its measure, without a stop and with
 * nothing that its last word wants, is no text that breaks off. */
static bool ends_unlike_text(const Recovery *recovery, size_t i)
{
    enum {
        TOP_BLOCKS = 4
    };
    const BlockFeatures *features = &recovery->features[i];
    if (i == 0 || i >= TOP_BLOCKS || i + 1 >= recovery->count || !is_open(recovery, i + 1) ||
        features->end != END_OPEN || features->last_expects || features->start != START_UPPER ||
        !is_line_without_stop(recovery, i - 1, 12))
        return false;
    const BlockFeatures *below = &recovery->features[i + 1];
    return below->chars >= BODY_CHARS && below->start != START_LOWER && below->end == END_STOP &&
           recovery->drafts[i + 1].blank_lines > 0 && !fills_last_line(recovery, i, i + 1);
}

/* "Tolvane Municipal Gallery, 4 October to 12 January", "March 9, 2019": when, and perhaps where. */
static bool is_date_line(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!features->has_digit || features->words > 16 || features->lines > 3 || features->end == END_STOP ||
        features->end == END_COLON)
        return false;
    WordShape shape = word_shape(block_plain(recovery, i));
    return (shape.lists & LEX_MONTH) != 0 && shape.long_lower_words <= 2;
}

/* A name below, perhaps a date, and then text. An epigraph, which has its source there, is short. */
static bool is_above_name(Recovery *recovery, size_t i)
{
    enum {
        EPIGRAPH_WORDS = 15
    };
    const BlockFeatures *features = &recovery->features[i];
    Str names;
    size_t text = i + 2;
    if (text >= recovery->count || !is_open(recovery, i + 1) || !bare_name(recovery, i + 1, &names))
        return false;
    if (text + 1 < recovery->count && is_date_line(recovery, text))
        text++;
    bool deck = features->end == END_OPEN ||
                (features->end == END_STOP && !features->quoted && features->words > EPIGRAPH_WORDS &&
                 i > 0 && is_line_without_stop(recovery, i - 1, 14));
    return deck && recovery->features[text].chars >= BODY_CHARS;
}

/* A deck may be as long as a short paragraph; a byline in it or under it gives it away. */
static bool is_long_deck(Recovery *recovery, size_t i)
{
    Str names;
    if (recovery->features[i].words > MAX_DECK_WORDS)
        return false;
    if (is_above_name(recovery, i))
        return true;
    Str plain = block_plain(recovery, i);
    if (trailing_byline(plain, &names) < plain.len_bytes)
        return true;
    if (i + 1 < recovery->count && is_open(recovery, i + 1) && loose_byline(recovery, i + 1, &names))
        return true;
    return ends_unlike_text(recovery, i);
}

static bool is_review_head(const Recovery *recovery, size_t i)
{
    BlockClass cls = recovery->drafts[i].cls;
    return cls == BLOCK_BOOKTITLE || cls == BLOCK_BOOKCITE;
}

static size_t zone_end(Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++) {
        if (is_review_head(recovery, i))
            return i;
        if (!is_open(recovery, i))
            continue;
        const BlockFeatures *features = &recovery->features[i];
        bool body = features->chars >= BODY_CHARS && !is_long_deck(recovery, i);
        bool cite = body && features->bytes <= SHORT_BLOCK_BYTES && features->words <= 60 &&
                    citation_evidence(block_marked(recovery, i), block_plain(recovery, i)).score >= 5;
        if ((body && !cite) || opens_chapter(recovery, i) || i > 60)
            return i;
    }
    return recovery->count;
}

typedef struct {
    Recovery *recovery;
    size_t end;
    size_t title, deck, byline;
    size_t since_title; /* open blocks behind the title */
} Zone;

/* A rule right above or below sets a line off as the head of a department. */
static bool stands_by_rule(const Recovery *recovery, size_t i)
{
    return (i > 0 && recovery->drafts[i - 1].cls == BLOCK_RULE) ||
           (i + 1 < recovery->count && recovery->drafts[i + 1].cls == BLOCK_RULE);
}

/* "=====" right below. */
static bool is_underlined(const Recovery *recovery, size_t i)
{
    return i + 1 < recovery->count && recovery->drafts[i + 1].cls == BLOCK_RULE &&
           recovery->drafts[i + 1].blank_lines == 0 && block_source(recovery, i + 1).data[0] == '=';
}

static size_t next_open(const Zone *zone, size_t i)
{
    for (size_t k = i + 1; k < zone->end; k++)
        if (is_open(zone->recovery, k))
            return k;
    return NONE;
}

static bool holds_address(Str s)
{
    return str_find(s, STR("://"), 0) < s.len_bytes || str_find(s, STR("www."), 0) < s.len_bytes;
}

static bool could_be_title(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->bytes <= SHORT_BLOCK_BYTES && holds_address(block_source(recovery, i)))
        return false;
    bool question = features->end == END_STOP && (features->last_mark == '?' || features->last_mark == '!') &&
                    features->words >= 2 && (features->words >= 3 || features->start == START_UPPER);
    bool capitals = features->all_caps && features->end == END_STOP;
    if (!is_line_without_stop(recovery, i, MAX_TITLE_WORDS) && !question && !capitals)
        return false;
    if (features->words > MAX_TITLE_WORDS || features->lines > 4 || features->start == START_DASH)
        return false;
    Str plain = block_plain(recovery, i);
    size_t first_end = str_find_byte(plain, '\n', 0);
    if (first_end > 0 && first_end < plain.len_bytes && plain.data[first_end - 1] == ',' &&
        features->lines == 2 && features->words <= 6)
        return false; /* "Best wishes, / Ann" */
    return citation_evidence(block_marked(recovery, i), block_plain(recovery, i)).score < 5;
}

static bool byline_ahead(const Zone *zone, size_t i)
{
    Str names;
    for (size_t k = i + 1, steps = 0; k < zone->recovery->count && k <= zone->end && steps < 6; k++, steps++)
        if (is_open(zone->recovery, k)) {
            if (explicit_byline(zone->recovery, k, &names) ||
                (k < zone->end && bare_name(zone->recovery, k, &names)))
                return true;
            Str plain = zone->recovery->features[k].words <= MAX_DECK_WORDS ? block_plain(zone->recovery, k)
                                                                            : (Str){0};
            if (plain.len_bytes > 0 && trailing_byline(plain, &names) < plain.len_bytes)
                return true;
        }
    return false;
}

static bool citation_ahead(const Zone *zone, size_t i)
{
    Recovery *recovery = zone->recovery;
    for (size_t k = i + 1, steps = 0; k < recovery->count && steps < 1; k++) {
        if (!is_open(recovery, k))
            continue;
        if (recovery->features[k].bytes <= SHORT_BLOCK_BYTES &&
            citation_evidence(block_marked(recovery, k), block_plain(recovery, k)).score >= 5)
            return true;
        steps++;
    }
    return false;
}

/* A column of books begins right below: a head with its text, and then others. The line above is the column's head,
 * whatever it says; a single entry needs a head that speaks of books. */
static bool heads_column(const Zone *zone, size_t i)
{
    Recovery *recovery = zone->recovery;
    size_t entries = 0;
    bool named = recovery->features[i].words <= 5 &&
                 (word_shape(block_plain(recovery, i)).lists & LEX_REVIEW_SECTION) != 0;
    size_t first = i + 1;
    while (first < recovery->count && recovery->drafts[first].cls == BLOCK_FURNITURE)
        first++;
    if (first >= recovery->count || !is_review_head(recovery, first))
        return false;
    for (size_t k = first; k + 1 < recovery->count && k <= i + MAX_COLUMN_BLOCKS; k++)
        entries += is_review_head(recovery, k) && is_open(recovery, k + 1) &&
                   recovery->features[k + 1].words > MAX_COLUMN_HEAD_WORDS;
    return entries >= (named ? 1u : 2u);
}

/* A sentence above the title is the caption of the picture above it. */
static bool is_caption_above(const Zone *zone, size_t i)
{
    const BlockFeatures *features = &zone->recovery->features[i];
    if (features->end != END_STOP || features->last_mark == '?' || features->words < 4 ||
        features->words > 45 || features->all_caps)
        return false;
    size_t next = next_open(zone, i);
    if (next == NONE || !could_be_title(zone->recovery, next) || zone->recovery->features[next].words < 2)
        return false;
    return zone->recovery->drafts[i].blank_lines >= 3 || zone->recovery->drafts[next].blank_lines >= 3 ||
           byline_ahead(zone, next);
}

/* "THE SHELVER   |   PRE-PUB REVIEWS", "Home | Episodes | About": parts kept apart by bars. */
static bool has_bars(Str plain)
{
    size_t bars = 0;
    for (size_t at = 0; at < plain.len_bytes; at++)
        bars += plain.data[at] == '|' || str_starts(str_slice(plain, at, at + 3), STR("•"));
    return bars > 0 && plain.data[0] != '>';
}

/* "4/2022", "12/23": number and year of an issue at the end. */
static bool ends_like_issue(Str plain)
{
    size_t at = plain.len_bytes;
    while (at > 0 && is_ascii_digit(plain.data[at - 1]))
        at--;
    bool digits = at + 1 < plain.len_bytes && at > 1 && plain.data[at - 1] == '/';
    return digits && is_ascii_digit(plain.data[at - 2]);
}

/* "La Revue des berges n° 57 printemps 2019", "Provincial History 41/3 (November 2022), pp. 409-418": a periodical, the
 * number of the issue and its year. */
static bool names_issue(Str plain)
{
    size_t years = 0, numbers = 0;
    bool issue = false;
    Str word;
    for (size_t at = 0; next_word(plain, &at, &word);) {
        bool digits = is_ascii_digit(word.data[0]);
        bool year = digits && word.len_bytes == 4 && (word.data[0] == '1' || word.data[0] == '2');
        years += year;
        numbers += digits && !year;
        bool ordinal = word.len_bytes == 1 && (word.data[0] | 0x20) == 'n' && byte_at(plain, at) == '.' &&
                       byte_at(plain, at + 1) == ' ' && is_ascii_digit(byte_at(plain, at + 2)); /* "n. 44" */
        issue = issue || ordinal || is_issue_word(word) || (lexicon_lists(word) & LEX_PERIODICAL) != 0 ||
                (digits && at + 1 < plain.len_bytes && plain.data[at] == '/' &&
                 is_ascii_digit(plain.data[at + 1]));
    }
    return issue && years >= 1 && numbers >= 1;
}

/* What stands at the top of every page of the issue, or of the site. */
static bool is_page_head(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->lines != 1 || features->words > 20 || features->end == END_STOP ||
        begins_byline(block_plain(recovery, i)))
        return false;
    Str plain = block_plain(recovery, i), source = block_source(recovery, i);
    bool parted =
        features->all_caps && features->words <= 10 && str_find(source, STR("   "), 0) < source.len_bytes;
    size_t bar = str_find(plain, STR(" | "), 0);
    if (bar < plain.len_bytes && !features->has_digit && names_department(str_slice(plain, 0, bar)) &&
        word_shape(str_slice(plain, bar + 3, plain.len_bytes)).words >= 2)
        return false; /* "Review | The Violets of March": the kind of piece, and its title */
    return has_bars(plain) || parted ||
           (features->words <= 14 && (ends_like_issue(plain) || names_issue(plain)));
}

/* An issue of a periodical, and below it the number of the paper. */
static bool names_paper(Recovery *recovery, size_t i)
{
    if (recovery->features[i].lines != 2 || recovery->features[i].words > 24)
        return false;
    size_t at = 0;
    Str plain = block_plain(recovery, i), issue = block_line(plain, &at), number = block_line(plain, &at);
    return names_issue(issue) &&
           (starts_nocase(number, "doi") || starts_nocase(number, "issn") || starts_nocase(number, "http"));
}

static bool is_masthead(const Zone *zone, size_t i)
{
    const BlockFeatures *features = &zone->recovery->features[i];
    size_t next = next_open(zone, i);
    if (!features->all_caps || features->words > 8 || next == NONE)
        return false;
    WordShape shape = word_shape(block_plain(zone->recovery, i));
    bool periodical =
        (shape.lists & LEX_PERIODICAL) && !(shape.words <= 2 && (shape.lists & LEX_REVIEW_SECTION));
    return periodical && could_be_title(zone->recovery, next) &&
           (!zone->recovery->features[next].all_caps || zone->recovery->features[next].words <= 3);
}

/* What papers print over a title: the kind of piece or the department, as a line of its own. */
bool names_department(Str plain)
{
    static const char *const names[] = {
        "analysis", "analyse", "análisis", "analisi", "análise", "comment", "commentary", "kommentar",
        "essay", "essai", "ensayo", "saggio", "ensaio", "feature", "features", "interview", "entretien",
        "gespräch", "entrevista", "intervista", "opinion", "opinión", "opinione", "opinião", "opinie",
        "perspective", "profile", "porträt", "portrait", "perfil", "ritratto", "profiel", "report",
        "reportage", "reportaje", "reportagem", "bericht", "investigation", "dossier", "enquête", "tribune",
        "culture", "kultur", "cultura", "cultuur", "science", "wissenschaft", "sciences", "ciencia",
        "scienza", "ciência", "wetenschap", "history", "geschichte", "histoire", "historia", "storia",
        "história", "geschiedenis", "column", "kolumne", "chronique", "columna", "rubrica", "coluna",
        "achtergrond", "world view", "viewpoint", "correspondence", "review", "book review", "review essay",
        "review article", "essay review", "sammelrezension", "reseña", "reseñas", "resenha", "rezension",
        "buchbesprechung", "recensione", "critique", "recensie",
        /* what papers call their pages */
        "music", "film", "films", "theatre", "theater", "books", "arts", "art", "dance", "opera",
        "television", "radio", "photography", "architecture", "design", "food", "travel", "sport", "sports",
        "business", "money", "health", "medicine", "technology", "environment", "nature", "education",
        "religion", "politics", "economy", "society", "fashion", "style", "gardening", "gardens", "transport",
        "local", "national", "international", "world", "law", "media", "musik", "kino", "theater", "bücher",
        "literatur", "kunst", "tanz", "oper", "fernsehen", "architektur", "essen", "reise", "reisen",
        "wirtschaft", "gesundheit", "medizin", "technik", "umwelt", "natur", "bildung", "politik",
        "gesellschaft", "mode", "garten", "verkehr", "lokales", "regional", "recht", "medien", "feuilleton",
        "musique", "cinéma", "théâtre", "livres", "danse", "opéra", "télévision", "cuisine", "voyage",
        "voyages", "économie", "santé", "médecine", "technologie", "environnement", "éducation", "religion",
        "politique", "société", "jardin", "transports", "région", "justice", "médias", "música", "cine",
        "teatro", "libros", "arte", "danza", "ópera", "televisión", "arquitectura", "cocina", "viajes",
        "deportes", "economía", "salud", "medicina", "tecnología", "medio ambiente", "naturaleza",
        "educación", "religión", "política", "sociedad", "moda", "jardín", "transporte", "transportes",
        "sucesos", "derecho", "medios", "narrativa", "musica", "cinema", "libri", "televisione",
        "architettura", "cucina", "viaggi", "economia", "salute", "tecnologia", "ambiente", "natura",
        "istruzione", "religione", "politica", "società", "giardino", "trasporti", "cronaca", "diritto",
        "livros", "dança", "televisão", "arquitetura", "cozinha", "viagem", "esporte", "desporto", "saúde",
        "natureza", "educação", "religião", "sociedade", "jardim", "cidade", "cidades", "muziek", "boeken",
        "dans", "televisie", "architectuur", "koken", "reizen", "economie", "gezondheid", "techniek",
        "milieu", "natuur", "onderwijs", "politiek", "samenleving", "tuin", "verkeer", "regio"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is_nocase(plain, names[i]))
            return true;
    return false;
}

/* "Il reportage. L’ultima squadra di corda": the kind of piece, and what it is about. */
static bool begins_with_department(Str plain)
{
    static const char *const articles[] = {"the ", "il ", "lo ",  "la ",  "l'",   "l’",   "le ", "el ",
                                           "o ",   "a ",  "das ", "der ", "die ", "het ", "de "};
    static const char *const parts[] = {". ", ": ", " / ", " | ", " – ", " — ", " · "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (starts_nocase(plain, articles[i])) {
            plain = str_slice(plain, strlen(articles[i]), plain.len_bytes);
            break;
        }
    size_t end = plain.len_bytes;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t at = str_find(plain, str_from(parts[i]), 0);
        end = at < end ? at : end;
    }
    return end < plain.len_bytes && names_department(str_slice(plain, 0, end));
}

/* "The Fathom interview": the last word tells the kind of piece. */
static bool ends_with_department(Str plain)
{
    size_t at = plain.len_bytes;
    while (at > 0 && plain.data[at - 1] != ' ')
        at--;
    return at > 0 && names_department(str_slice(plain, at, plain.len_bytes));
}

/* The line stands over later pages too, beside their numbers: it names the whole. The name of a department does so as
 * well, but is known. */
static bool is_on_every_page(Recovery *recovery, size_t i)
{
    Str plain = block_plain(recovery, i);
    if (plain.len_bytes < 6 || names_department(plain) ||
        (word_shape(plain).lists & (LEX_REVIEW_SECTION | LEX_PERIODICAL)))
        return false;
    for (size_t k = i + 1; k < recovery->count; k++) {
        const BlockFeatures *features = &recovery->features[k];
        const char *kind = recovery->drafts[k].kind;
        bool head_of_page = kind == NULL || strcmp(kind, "runhead") == 0 || strcmp(kind, "folio") == 0;
        if (recovery->drafts[k].cls != BLOCK_FURNITURE || !head_of_page || features->words <= 1 ||
            features->bytes > 200)
            continue;
        Str head = block_source(recovery, k);
        for (size_t at = 0; at + plain.len_bytes <= head.len_bytes; at++)
            if (str_equal_nocase(str_slice(head, at, at + plain.len_bytes), plain))
                return true;
    }
    return false;
}

static bool byline_below(const Zone *zone, size_t i)
{
    Str names;
    size_t next = next_open(zone, i);
    return next != NONE &&
           (explicit_byline(zone->recovery, next, &names) || bare_name(zone->recovery, next, &names));
}

/* Two and more lines in the same dress further down, each with room above and a line below that is no text yet: they
 * are the heads of departments, and so is the first. */
static bool heads_departments(const Recovery *recovery, size_t i)
{
    size_t alike = 0;
    for (size_t k = i + 2; k + 1 < recovery->count && alike < 2; k++) {
        const BlockFeatures *features = &recovery->features[k], *below = &recovery->features[k + 1];
        bool head = is_open(recovery, k) && features->all_caps && features->words <= 6 &&
                    features->lines == 1 && features->end == END_OPEN &&
                    recovery->drafts[k].blank_lines >= 2 && features->indent < 16;
        alike += head && is_open(recovery, k + 1) &&
                 (below->words <= 12 || recovery->drafts[k + 1].blank_lines == 0);
    }
    return alike >= 2;
}

static bool is_kicker(const Zone *zone, size_t i)
{
    Recovery *recovery = zone->recovery;
    const BlockFeatures *features = &recovery->features[i];
    Str names;
    size_t next = next_open(zone, i);
    if (features->lines > 1 || next == NONE || !could_be_title(recovery, next))
        return false;
    if (begins_with_department(block_plain(recovery, i)) && features->words <= 12 && byline_ahead(zone, next))
        return true;
    if (features->words > 5)
        return false;
    if (is_on_every_page(recovery, i)) {
        /* the department that the pages carry, right upon a title with a deck */
        size_t deck = next_open(zone, next);
        bool upon = recovery->drafts[next].blank_lines == 0 && recovery->features[next].words >= 3 &&
                    deck != NONE && recovery->features[deck].words >= 8 && byline_ahead(zone, deck - 1);
        return !features->all_caps && features->words <= 3 && (byline_below(zone, next) || upon);
    }
    if (features->all_caps && heads_departments(recovery, i) && !byline_ahead(zone, i))
        return false;
    if (explicit_byline(recovery, next, &names) || bare_name(recovery, next, &names))
        return byline_ahead(zone, next) && ((features->all_caps && features->words <= 3) ||
                                            ends_with_department(block_plain(recovery, i)));
    const BlockFeatures *below = &recovery->features[next];
    /* "Season 4, Episode 11": which number of a series it is. */
    size_t deck = next_open(zone, next);
    if (features->has_digit && features->start == START_UPPER && !below->has_digit && below->words >= 2 &&
        deck != NONE && recovery->features[deck].words >= 8)
        return true;
    if (below->has_digit && (word_shape(block_plain(recovery, next)).lists & LEX_MONTH))
        return false; /* a date under a title */
    if (!ends_with_department(block_plain(recovery, i)) && is_deck_of(recovery, i, next))
        return false;
    if (features->all_caps && features->words <= 4 && (!below->all_caps || below->words > features->words))
        return below->words > 1 || byline_ahead(zone, next);
    if (features->words <= 2 && below->words >= 3 && byline_ahead(zone, next) &&
        names_department(block_plain(recovery, i)))
        return true;
    size_t third = next_open(zone, next);
    bool over_title = below->words >= 5 || (features->words <= 3 && (below->words >= 3 || below->quoted));
    return over_title && third != NONE && recovery->features[third].words >= 8 &&
           byline_ahead(zone, third - 1);
}

static void make_deck(Zone *zone, size_t i, unsigned confidence)
{
    decide(zone->recovery, i, BLOCK_DECK, "below the title", confidence);
    zone->deck = i;
}

static bool is_attribution_below(Recovery *recovery, size_t i)
{
    if (i + 1 >= recovery->count)
        return false;
    const BlockFeatures *below = &recovery->features[i + 1];
    return below->start == START_DASH && below->words <= 12 && below->end != END_STOP && below->lines == 1;
}

/* What may stand between a deck and the text. */
static bool is_set_apart(BlockClass cls)
{
    return cls == BLOCK_META || cls == BLOCK_FURNITURE || cls == BLOCK_NOTE || cls == BLOCK_IMAGE ||
           cls == BLOCK_CAPTION || cls == BLOCK_RULE;
}

static bool is_deck(const Zone *zone, size_t i)
{
    Recovery *recovery = zone->recovery;
    const BlockFeatures *features = &recovery->features[i];
    Str names, plain = block_plain(recovery, i);
    if (zone->deck != NONE || zone->byline != NONE || zone->since_title > 1 ||
        features->words > MAX_DECK_WORDS || features->words < 3 || features->start == START_DASH ||
        is_attribution_below(recovery, i))
        return false;
    if (trailing_byline(plain, &names) < plain.len_bytes || byline_ahead(zone, i))
        return !features->quoted;
    if (features->start == START_QUOTE || features->end == END_COLON)
        return false;
    size_t next = i + 1;
    while (next < recovery->count && is_set_apart(recovery->drafts[next].cls))
        next++;
    bool before_body =
        next < recovery->count && (recovery->features[next].chars >= BODY_CHARS || citation_ahead(zone, i));
    if (features->end != END_STOP)
        return features->words >= 5 ||
               (features->indent > 0 && zone->since_title == 1 && features->words >= 3);
    bool sentence = word_shape(plain).sentence_ends <= 2 && features->words >= 8 && features->chars < 260;
    return sentence && before_body && (!recovery->hard_wrapped || citation_ahead(zone, i));
}

static void read_below_title(Zone *zone, size_t i)
{
    Recovery *recovery = zone->recovery;
    const BlockFeatures *features = &recovery->features[i];
    Str names;
    if (is_page_head(recovery, i)) {
        decide_kind(recovery, i, BLOCK_FURNITURE, "web", "links below the title", 75);
        return;
    }
    zone->since_title++;
    if (zone->since_title > 4)
        return;
    if (features->bytes <= SHORT_BLOCK_BYTES &&
        citation_evidence(block_marked(recovery, i), block_plain(recovery, i)).score >= 5)
        return;
    Str plain = block_plain(recovery, i);
    if (str_equal_nocase(str_slice(plain, 0, 9), STR("reviewed ")) && explicit_byline(recovery, i, &names)) {
        decide(recovery, i, BLOCK_REVIEWER, "reviewed by", 90);
        return;
    }
    bool explicit = loose_byline(recovery, i, &names);
    if (!explicit && is_date_line(recovery, i)) {
        decide(recovery, i, BLOCK_META, "date below the title", 75);
        return;
    }
    if (explicit || (zone->byline == NONE && zone->since_title <= 2 && bare_name(recovery, i, &names))) {
        decide(recovery, i, BLOCK_BYLINE, explicit ? "byline word" : "name below the title",
               explicit ? 95 : 75);
        decide_office_below(recovery, i);
        zone->byline = i;
        return;
    }
    if (is_deck(zone, i))
        make_deck(zone, i, features->end == END_STOP ? 75 : 85);
}

/* The page has no title of its own: departments, and pieces in them. */
static void decide_department(Recovery *recovery, size_t i, const char *rule)
{
    decide(recovery, i, BLOCK_HEADING, rule, 80);
    recovery->drafts[i].level = 1;
}

static void make_department(Zone *zone, size_t i, const char *rule)
{
    decide_department(zone->recovery, i, rule);
    zone->end = i;
}

static bool heads_standing_department(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return features->words <= 5 && features->lines == 1 && features->end == END_OPEN &&
           names_standing_department(block_plain(recovery, i));
}

static bool is_citation(Recovery *recovery, size_t i)
{
    if (recovery->drafts[i].cls == BLOCK_BOOKCITE)
        return true;
    if (!is_open(recovery, i) || recovery->features[i].bytes > SHORT_BLOCK_BYTES)
        return false;
    CiteEvidence evidence = citation_evidence(block_marked(recovery, i), block_plain(recovery, i));
    return evidence.score >= 4 || evidence.imprint;
}

/* A short line over an entry whose book is cited before its text begins, without an author of the article, and more
 * such entries below: "KRITIK" over the first of several reviews. */
static bool heads_notices(const Zone *zone, size_t i)
{
    Recovery *recovery = zone->recovery;
    const BlockFeatures *features = &recovery->features[i];
    if (features->words > 3 || features->lines > 1 || (features->words > 1 && !features->all_caps) ||
        features->has_digit)
        return false;
    size_t title = next_open(zone, i), cited = NONE, cites = 0;
    Str names;
    if (title == NONE || !could_be_title(recovery, title) || byline_ahead(zone, title))
        return false;
    for (size_t k = title + 1; k < recovery->count && k <= title + MAX_HEAD_BLOCKS; k++)
        if (is_open(recovery, k) && explicit_byline(recovery, k, &names) &&
            recovery->drafts[k].blank_lines > 0)
            return false;
    for (size_t k = title + 1; k < recovery->count && k <= title + MAX_HEAD_BLOCKS && cited == NONE; k++) {
        if (is_citation(recovery, k))
            cited = k;
        else if (is_open(recovery, k) && recovery->features[k].chars >= BODY_CHARS)
            break;
    }
    for (size_t k = cited; cited != NONE && k < recovery->count && cites < 2; k++)
        cites +=
            recovery->features[k].has_digit && recovery->features[k].words <= 60 && is_citation(recovery, k);
    return cites >= 2;
}

/* "BOOKS" over the first of several reviews that have been found by what they cite; nobody has written the whole. */
static bool heads_reviews(const Zone *zone, size_t i)
{
    Recovery *recovery = zone->recovery;
    const BlockFeatures *features = &recovery->features[i];
    if (features->words != 1 || features->lines > 1 ||
        !(word_shape(block_plain(recovery, i)).lists & LEX_REVIEW_SECTION) || byline_ahead(zone, i))
        return false;
    size_t heads = 0;
    for (size_t k = i + 1; k < recovery->count && heads < 2; k++)
        heads += is_review_head(recovery, k) && !is_review_head(recovery, k - 1);
    return heads >= 2;
}

/* A line, and right below it a letter, perhaps under a heading of its own. */
static bool heads_letters(const Zone *zone, size_t i)
{
    Recovery *recovery = zone->recovery;
    for (size_t k = i + 1; k <= i + 2 && k < recovery->count; k++)
        if (is_open(recovery, k) && opens_letter(recovery, k))
            return true;
    return false;
}

/* Markup has said which line near below is the title. */
static bool stands_over_marked_title(const Recovery *recovery, size_t i)
{
    for (size_t k = i + 1; recovery->markdown && k <= i + 3 && k < recovery->count; k++)
        if (recovery->drafts[k].cls == BLOCK_TITLE)
            return true;
    return false;
}

/* "ensaio": the kind of piece in small letters. "LE LIVRE DE LA SEMAINE": one book, and no department of books. */
static bool is_small_kicker(const Zone *zone, size_t i)
{
    Recovery *recovery = zone->recovery;
    const BlockFeatures *features = &recovery->features[i];
    size_t next = next_open(zone, i);
    if (features->words > 6 || features->lines > 1 || features->end != END_OPEN || next == NONE ||
        !could_be_title(recovery, next))
        return false;
    Str plain = block_plain(recovery, i);
    if (features->start == START_LOWER)
        return names_department(plain);
    return names_one_of_many(plain);
}

static void read_above_title(Zone *zone, size_t i)
{
    Recovery *recovery = zone->recovery;
    const BlockFeatures *features = &recovery->features[i];
    Str names;
    if (stands_over_marked_title(recovery, i)) {
        if (is_page_head(recovery, i))
            decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "head of the page", 75);
        else if (features->words <= 4 && features->end == END_OPEN)
            decide(recovery, i, BLOCK_KICKER, "above a marked title", 80);
    } else if (names_paper(recovery, i)) {
        decide(recovery, i, BLOCK_META, "issue and number of a paper", 80);
    } else if (is_caption_above(zone, i)) {
        decide(recovery, i, BLOCK_CAPTION, "sentence above the title", 80);
    } else if (is_page_head(recovery, i)) {
        decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "head of the page", 75);
    } else if (is_masthead(zone, i)) {
        decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "name of the periodical", 75);
    } else if (is_small_kicker(zone, i)) {
        decide(recovery, i, BLOCK_KICKER, "above the title", 80);
    } else if (could_be_title(recovery, i)) {
        if (heads_standing_department(recovery, i)) {
            make_department(zone, i, "standing department");
        } else if (heads_notices(zone, i)) {
            make_department(zone, i, "department of reviews");
        } else if (heads_reviews(zone, i)) {
            make_department(zone, i, "department of reviews");
        } else if (features->all_caps && features->words <= 6 && heads_letters(zone, i)) {
            make_department(zone, i, "department of letters");
        } else if (stands_by_rule(recovery, i) && !is_underlined(recovery, i) && features->all_caps &&
                   features->words <= 5) {
            make_department(zone, i, "between rules");
        } else if (features->words <= 5 && citation_ahead(zone, i) && i + 3 < recovery->count &&
                   (word_shape(block_plain(recovery, i)).lists & (LEX_REVIEW_SECTION | LEX_PERIODICAL))) {
            make_department(zone, i, "department");
        } else if (features->words <= MAX_COLUMN_HEAD_WORDS && heads_column(zone, i)) {
            make_department(zone, i, "head of a column");
        } else if (is_kicker(zone, i)) {
            decide(recovery, i, BLOCK_KICKER, "above the title", 80);
        } else if (explicit_byline(recovery, i, &names)) {
            size_t next = next_open(zone, i);
            if (next != NONE && could_be_title(recovery, next) && recovery->features[next].words >= 2)
                decide(recovery, i, BLOCK_BYLINE, "byline above the title", 75);
        } else {
            decide(recovery, i, BLOCK_TITLE, "first line without a stop", 80);
            recovery->drafts[i].level = 1;
            zone->title = i;
        }
    }
}

/* ---- epigraphs ----------------------------------------------------------------------------------------- */

/* "Aurelian Stokes, Daybook, 1836": a name in front, no sentence. */
static bool names_a_source(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->lines != 1 || features->words > 12)
        return false;
    if (features->start == START_DASH)
        return true;
    if (features->end == END_STOP)
        return false;
    Str plain = block_plain(recovery, i);
    size_t comma = str_find_byte(plain, ',', 0);
    return recovery->drafts[i].blank_lines == 0 && comma < plain.len_bytes &&
           looks_like_name(str_slice(plain, 0, comma));
}

/* "—De ninguno —contestó el relojero.", "— Quoi ?": a turn of dialogue, which has a second dash or ends as questions
 * do. A source has neither. */
static bool is_spoken(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->start != START_DASH)
        return false;
    if (features->end == END_STOP && features->last_mark != '.')
        return true;
    Str plain = block_plain(recovery, i);
    for (size_t at = 4, step; at + 3 < plain.len_bytes; at += step) {
        uint32_t c = utf8_decode(plain, at, &step);
        bool dash = c == 0x2013 || c == 0x2014;
        if (dash && plain.data[at - 1] == ' ' && utf8_is_lower(utf8_decode(plain, at + step, &(size_t){0})))
            return true;
    }
    return false;
}

bool is_epigraph_with_source(Recovery *recovery, size_t i)
{
    if (i + 1 >= recovery->count || !is_open(recovery, i) || !is_open(recovery, i + 1))
        return false;
    const BlockFeatures *features = &recovery->features[i], *source = &recovery->features[i + 1];
    bool apart = i + 2 >= recovery->count || recovery->drafts[i + 2].blank_lines > 0;
    return features->words >= 3 && features->words <= MAX_DECK_WORDS && features->end == END_STOP &&
           features->start != START_DASH && features->start != START_LOWER &&
           recovery->drafts[i].blank_lines > 0 && recovery->drafts[i + 1].blank_lines == 0 &&
           source->lines == 1 && source->words <= 12 && source->words >= 2 &&
           (source->end != END_STOP || source->indent >= features->indent + 12) && source->end != END_COLON &&
           source->end != END_COMMA && source->start != START_LOWER && source->start != START_QUOTE && apart;
}

static void find_voices(Recovery *recovery, size_t i)
{
    for (; i + 1 < recovery->count && recovery->features[i].start == START_QUOTE &&
           recovery->features[i + 1].start == START_DASH && recovery->features[i + 1].words <= 12;
         i += 2) {
        decide(recovery, i, BLOCK_QUOTE, "voices in turn", 80);
        decide(recovery, i + 1, BLOCK_ATTRIB, "source of the quotation", 80);
        recovery->drafts[i + 1].of = i;
    }
}

/* In a book of prose: a few verses between the head of a chapter, or of a part, and its text or its first chapter. */
static bool opens_part_in_verse(Recovery *recovery, size_t i)
{
    enum {
        MOST_LINES = 8,
        TEXT_CHARS = 200
    };
    if (!recovery->book || recovery->drafts[i].cls != BLOCK_VERSE ||
        recovery->features[i].lines > MOST_LINES || recovery->drafts[i - 1].cls != BLOCK_HEADING ||
        i + 1 >= recovery->count)
        return false;
    BlockClass below = recovery->drafts[i + 1].cls;
    return below == BLOCK_HEADING || (is_body(below) && recovery->features[i + 1].chars >= TEXT_CHARS);
}

/* Many paragraphs begin with a dash: people talk. */
static bool is_dashed_dialogue(const Recovery *recovery)
{
    enum {
        TURNS = 6,
        SHARE = 12 /* one block in so many at least */
    };
    size_t turns = 0, blocks = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        turns += recovery->features[i].start == START_DASH && recovery->features[i].end == END_STOP;
        blocks += recovery->features[i].words > 0;
    }
    return turns >= TURNS && turns * SHARE >= blocks;
}

/* A few lines under a title or a heading, with their source below. */
void find_epigraphs(Recovery *recovery)
{
    bool dialogue = is_dashed_dialogue(recovery);
    for (size_t i = 1; i + 1 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        BlockClass cls = recovery->drafts[i].cls;
        bool could = is_open(recovery, i) || cls == BLOCK_DECK || cls == BLOCK_VERSE;
        if (!could || features->words > MAX_DECK_WORDS || recovery->drafts[i].decided ||
            features->start == START_DASH)
            continue;
        bool stands = features->end == END_STOP || features->quoted || features->italic ||
                      features->lines >= 2 || recovery->features[i + 1].start == START_DASH ||
                      cls == BLOCK_VERSE;
        if (!stands)
            continue;
        if (opens_part_in_verse(recovery, i)) {
            decide(recovery, i, BLOCK_EPIGRAPH, "a few verses right below a chapter's head", 75);
            continue;
        }
        bool known = recovery->drafts[i + 1].cls == BLOCK_ATTRIB && recovery->drafts[i + 1].of == i;
        bool talk = dialogue && recovery->features[i + 1].start == START_DASH &&
                    (recovery->features[i + 1].end != END_OPEN || recovery->features[i + 1].words > 8);
        if (!known && talk)
            continue;
        if (!known && !(recovery->drafts[i].blank_lines > 0 && is_epigraph_with_source(recovery, i)) &&
            (!is_open(recovery, i + 1) || !names_a_source(recovery, i + 1) || is_spoken(recovery, i + 1)))
            continue;
        BlockClass above = recovery->drafts[i - 1].cls;
        bool head = above == BLOCK_TITLE || (above == BLOCK_META && recovery->book) ||
                    above == BLOCK_BYLINE || above == BLOCK_DECK || above == BLOCK_BOOKCITE ||
                    above == BLOCK_HEADING ||
                    (is_open(recovery, i - 1) && is_line_without_stop(recovery, i - 1, 10));
        if (!head)
            continue;
        /* Another quotation with its source right below: voices gathered, and no motto. */
        bool more = i + 3 < recovery->count && features->start == START_QUOTE &&
                    recovery->features[i + 2].start == START_QUOTE &&
                    recovery->features[i + 3].start == START_DASH && recovery->features[i + 3].words <= 12;
        if (more) {
            find_voices(recovery, i);
            continue;
        }
        decide(recovery, i, BLOCK_EPIGRAPH, "source below", 85);
        decide(recovery, i + 1, BLOCK_ATTRIB, "source of the epigraph", 85);
        recovery->drafts[i + 1].of = i;
    }
}

/* Above the head of the article: what every page carries, a department, a kicker. */
static void read_above_head(Zone *zone, size_t i, const Opening *opening)
{
    Recovery *recovery = zone->recovery;
    if (names_paper(recovery, i))
        decide(recovery, i, BLOCK_META, "issue and number of a paper", 80);
    else if (is_page_head(recovery, i) || is_masthead(zone, i))
        decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "head of the page", 75);
    else if (is_small_kicker(zone, i))
        decide(recovery, i, BLOCK_KICKER, "above the title", 80);
    else if (is_caption_above(zone, i))
        decide(recovery, i, BLOCK_CAPTION, "sentence above the title", 80);
    else if (heads_standing_department(recovery, i))
        decide_department(recovery, i, "department");
    else if (is_kicker(zone, i))
        decide(recovery, i, BLOCK_KICKER, "above the title", 80);
    else if (i == 0 && opening->kicker != NONE && could_be_title(recovery, i) &&
             recovery->features[i].words <= 8)
        decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "above the kicker", 70);
}

/* The first byline tells most of what stands above it: read upwards, a line too much at the top does no harm. False when
 * there is none. */
static bool read_from_byline(Zone *zone)
{
    Recovery *recovery = zone->recovery;
    Opening opening;
    size_t i = 0;
    size_t end = zone->end;
    while (end < recovery->count && end < zone->end + MAX_HEAD_BLOCKS && is_review_head(recovery, end))
        end++; /* the book under review, between the title and who wrote */
    while (i <= end && i < recovery->count && !read_opening(recovery, i, &opening))
        i++;
    if (i > end || i >= recovery->count || recovery->drafts[opening.title].cls != BLOCK_UNKNOWN)
        return false;
    for (size_t k = 0; k < opening.first; k++) {
        const BlockFeatures *features = &recovery->features[k];
        bool text = features->end == END_STOP && features->words > 30;
        bool department = stands_by_rule(recovery, k) && features->all_caps && features->words <= 5;
        if (is_open(recovery, k) && (text || department))
            return false;
    }
    for (size_t k = 0; k < opening.first; k++)
        if (is_open(recovery, k))
            read_above_head(zone, k, &opening);
    if (opening.kicker != NONE && opening.deck == NONE && opening.kicker > 0 &&
        recovery->drafts[opening.kicker - 1].cls == BLOCK_KICKER) {
        /* The title has a kicker already: what is below it is its deck. */
        opening.deck = opening.title;
        opening.title = opening.kicker;
        opening.kicker = NONE;
    }
    if (opening.kicker != NONE)
        decide(recovery, opening.kicker, BLOCK_KICKER, "above the title", 80);
    decide(recovery, opening.title, BLOCK_TITLE, "above a byline", 85);
    recovery->drafts[opening.title].level = 1;
    if (opening.deck != NONE)
        make_deck(zone, opening.deck, 85);
    bool reviewed = starts_nocase(block_plain(recovery, opening.byline), "reviewed ");
    decide(recovery, opening.byline, reviewed ? BLOCK_REVIEWER : BLOCK_BYLINE,
           opening.named ? "byline word" : "name below the title", opening.named ? 95 : 75);
    decide_office_below(recovery, opening.byline);
    zone->title = opening.title;
    zone->byline = opening.byline;
    return true;
}

void find_front(Recovery *recovery)
{
    Zone zone = {recovery, 0, NONE, NONE, NONE, 0};
    zone.end = zone_end(recovery);
    bool read = !recovery->markdown && read_from_byline(&zone);
    for (size_t i = read ? zone.byline + 1 : 0; i < zone.end; i++) {
        if (!is_open(recovery, i)) {
            if (recovery->drafts[i].cls == BLOCK_TITLE)
                zone.title = i;
            else if (recovery->drafts[i].cls == BLOCK_HEADING)
                break;
            continue;
        }
        const BlockFeatures *features = &recovery->features[i];
        if (zone.title == NONE) {
            read_above_title(&zone, i);
            /* Sentences before any title: the text has begun. */
            if (is_open(recovery, i) && features->end == END_STOP && features->chars >= 60 &&
                !features->all_caps)
                break;
        } else
            read_below_title(&zone, i);
    }
}
