/* The title page of a book: title, subtitle, author, and what the printer set below them. Magazines have none: it is
 * known by an imprint ("SANDRY: Printed for the Widow Osk. 1774."), or by the header of an e-text, which names the
 * book. */
#include "passes.h"

#include <string.h>

enum {
    MAX_PAGE_BLOCKS = 48,
    MAX_LINE_WORDS = 30,
    MIN_TITLE_LETTERS = 3,
    MAX_DECKS = 3,
    SOURCE_INDENT = 12
};

/* ---- imprints ------------------------------------------------------------------------------------------ */

static bool is_roman_year(Str word)
{
    for (size_t i = 0; i < word.len_bytes; i++)
        if (strchr("MDCLXVI", word.data[i]) == NULL)
            return false;
    return word.len_bytes >= 4 && word.data[0] == 'M';
}

static bool is_year(Str word)
{
    if (word.len_bytes != 4 || (word.data[0] != '1' && word.data[0] != '2'))
        return is_roman_year(word);
    for (size_t i = 1; i < 4; i++)
        if (word.data[i] < '0' || word.data[i] > '9')
            return false;
    return true;
}

/* "Printed for", "Second impression", "Price One Shilling": what only an imprint says so. */
static bool has_imprint_word(Str line)
{
    static const char *const openings[] = {"printed ",
                                           "author of ",
                                           "auteur de ",
                                           "autor de ",
                                           "autora de ",
                                           "autore di ",
                                           "verfasser de",
                                           "verfasser von ",
                                           "published ",
                                           "privately printed",
                                           "sold by",
                                           "price ",
                                           "(price ",
                                           "all rights",
                                           "copyright",
                                           "entered ",
                                           "gedruckt ",
                                           "druck ",
                                           "druck:",
                                           "alle rechte",
                                           "preis ",
                                           "imprimé ",
                                           "achevé d'",
                                           "achevé d’",
                                           "tous droits",
                                           "prix ",
                                           "impreso ",
                                           "imprenta ",
                                           "todos los derechos",
                                           "precio ",
                                           "stampato ",
                                           "tipografia ",
                                           "tutti i diritti",
                                           "prezzo ",
                                           "impresso ",
                                           "todos os direitos",
                                           "preço ",
                                           "gedrukt ",
                                           "druk van ",
                                           "snelpersdruk ",
                                           "typ. ",
                                           "first published"};
    static const char *const editions[] = {
        "edition",  "impression", "printing", "auflage", "ausgabe", "édition", "tirage",   "edición",
        "edizione", "ristampa",   "edição",   "druk",    "uitgave", "editie",  "thousand", "tausend"};
    static const char *const volumes[] = {
        "volume", "volumes", "vol",       "vols",  "band", "bände", "bänden", "tome",    "tomes", "tomo",
        "tomos",  "volumi",  "volúmenes", "delen", "deel", "teile", "theil",  "theilen", "slice"};
    if (starts_with_any(line, openings, sizeof openings / sizeof *openings))
        return true;
    Str word;
    size_t at = 0, words = 0;
    bool edition = false;
    while (next_word(line, &at, &word)) {
        /* "VOLUME III", "In two volumes. Vol. II." */
        for (size_t i = 0; words <= 2 && i < sizeof volumes / sizeof *volumes; i++)
            edition = edition || str_is_nocase(word, volumes[i]);
        for (size_t i = 0; i < sizeof editions / sizeof *editions; i++)
            edition = edition || str_is_nocase(word, editions[i]);
        words++;
    }
    return edition && words <= 7;
}

/* "CALDER: MARRAM & LEIGH", "Sandry: The Marram Press, 1908": a place, and a name behind a colon. */
static bool is_place_and_name(Str line)
{
    size_t colon = str_find_byte(line, ':', 0);
    if (colon < 3 || colon > 40 || colon >= line.len_bytes)
        return false;
    if (colon + 1 >= line.len_bytes)
        return word_shape(line).words <= 2 && word_is_capitalised(line);
    if (line.data[colon + 1] != ' ')
        return false;
    WordShape place = word_shape(str_slice(line, 0, colon)),
              name = word_shape(str_slice(line, colon, line.len_bytes));
    /* A title may have a colon too: who prints says so, or has a partner, or gives the year. */
    Str printer = str_slice(line, colon + 1, line.len_bytes), word;
    bool prints = (name.lists & LEX_PUBLISHER) != 0 || str_find_byte(printer, '&', 0) < printer.len_bytes ||
                  has_imprint_word(str_trim(printer));
    for (size_t at = 0; next_word(printer, &at, &word);)
        prints = prints || is_year(word);
    return prints && place.words <= 3 && place.content_words == place.capital_words &&
           place.content_words > 0 && name.words <= 12 && name.content_words > 0 &&
           name.long_lower_words == 0;
}

static bool is_imprint_line(Str line)
{
    line = str_trim(line);
    while (line.len_bytes > 0 && strchr("_*(", line.data[0]) != NULL)
        line = str_slice(line, 1, line.len_bytes);
    Str word;
    size_t at = 0;
    if (!next_word(line, &at, &word))
        return false;
    bool alone = at + 2 >= line.len_bytes;
    if (alone)
        return is_year(word);
    if (has_imprint_word(line) || is_place_and_name(line))
        return true;
    WordShape shape = word_shape(line);
    return (shape.lists & LEX_PUBLISHER) != 0 && shape.words <= 10 && shape.long_lower_words == 0 &&
           (word_is_all_caps(line) ||
            is_year(str_slice(line, line.len_bytes >= 4 ? line.len_bytes - 4 : 0, line.len_bytes)));
}

/* A year alone, or a place and a name: nothing but a title page has lines like these. */
static bool has_plain_imprint(Recovery *recovery, size_t i)
{
    Str plain = block_plain(recovery, i), word;
    for (size_t at = 0; at < plain.len_bytes;) {
        Str line = block_line(plain, &at);
        size_t behind = 0;
        bool alone = next_word(line, &behind, &word) && behind + 2 >= line.len_bytes;
        if ((alone && is_year(word)) || is_place_and_name(line))
            return true;
    }
    return false;
}

static bool is_imprint(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->words > MAX_LINE_WORDS || features->lines > 8)
        return false;
    Str plain = block_plain(recovery, i);
    if (citation_evidence(block_marked(recovery, i), plain).score >= 5)
        return false;
    size_t lines = 0, imprints = 0;
    for (size_t at = 0; at < plain.len_bytes; lines++)
        imprints += is_imprint_line(block_line(plain, &at));
    return imprints > 0 && (imprints * 2 >= lines || (features->all_caps && has_plain_imprint(recovery, i)));
}

/* ---- the header of an e-text --------------------------------------------------------------------------- */

static void letters_of(Str s, Buffer *out)
{
    buffer_clear(out);
    for (size_t at = 0, step; at < s.len_bytes; at += step) {
        uint32_t c = utf8_decode(s, at, &step);
        char bytes[4];
        if (c == '&')
            buffer_put(out, STR("and"));
        else if (utf8_is_alpha(c))
            buffer_put(out, (Str){bytes, utf8_encode(utf8_to_lower(c), bytes)});
    }
}

/* "Title: Jack Sheppard": the rest of the line; empty when the header has none. */
static Str header_title(const Recovery *recovery, size_t end)
{
    for (size_t i = 0; i < end; i++) {
        Str source = block_source(recovery, i);
        for (size_t at = 0; at < source.len_bytes;) {
            Str line = block_line(source, &at);
            if (starts_nocase(line, "title: "))
                return str_trim(str_slice(line, 7, line.len_bytes));
        }
    }
    return (Str){0};
}

/* Who made the e-text. */
static bool is_transcribers_credit(Str plain)
{
    static const char *const openings[] = {"produced by",    "transcribed ",    "e-text prepared",
                                           "etext prepared", "this etext was",  "this e-text was",
                                           "this ebook was", "scanned ",        "prepared by",
                                           "digitized by",   "updated editions"};
    return starts_with_any(plain, openings, sizeof openings / sizeof *openings);
}

static bool is_transcribers_note(Str plain)
{
    static const char *const openings[] = {"transcriber", "[transcriber", "original transcriber"};
    return starts_with_any(plain, openings, sizeof openings / sizeof *openings);
}

/* ---- the page ------------------------------------------------------------------------------------------ */

typedef struct {
    Recovery *recovery;
    size_t start, end;
    bool etext;
    Buffer named, letters; /* the title that the header names; of the block looked at */
    size_t title, byline;
    size_t decks;
} Page;

static bool is_prose(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return features->chars >= 160 && features->end == END_STOP && features->capitals * 3 < features->words;
}

/* Short lines, a few together; a long stack is a list of persons or a poem. */
static bool is_of_page(const Page *page, size_t i)
{
    Recovery *recovery = page->recovery;
    switch (recovery->drafts[i].cls) {
    case BLOCK_UNKNOWN:
        return !is_prose(recovery, i) && (recovery->features[i].lines <= 5 ||
                                          recovery->features[i].all_caps || is_imprint(recovery, i));
    case BLOCK_FURNITURE:
    case BLOCK_RULE:
    case BLOCK_IMAGE:
    case BLOCK_CAPTION:
    case BLOCK_NOTE:
    case BLOCK_META: return true;
    default: return false;
    }
}

/* Its first block, and the first that is none of it: running text, a chapter, the contents. The heads right above it
 * are parted from the page by the widest gap. */
static void find_extent(Page *page)
{
    const Recovery *recovery = page->recovery;
    size_t i = page->start;
    while (i < recovery->count && i < page->start + MAX_PAGE_BLOCKS && is_of_page(page, i))
        i++;
    page->end = i;
    bool chapter = i < recovery->count && recovery->drafts[i].cls == BLOCK_HEADING;
    size_t widest = i;
    for (size_t k = i; !chapter && k > page->start + 1 && k + 3 > i; k--)
        if (recovery->drafts[k - 1].blank_lines >= 2 && is_open(recovery, k - 1) &&
            (widest == i || recovery->drafts[k - 1].blank_lines >= recovery->drafts[widest].blank_lines))
            widest = k - 1;
    page->end = widest;
}

static bool is_named_title(Page *page, Str plain)
{
    letters_of(plain, &page->letters);
    Str here = buffer_str(&page->letters), named = buffer_str(&page->named);
    if (here.len_bytes < MIN_TITLE_LETTERS || named.len_bytes < MIN_TITLE_LETTERS)
        return false;
    return str_starts(here, named) || (here.len_bytes * 3 >= named.len_bytes && str_starts(named, here));
}

static void make_meta(Page *page, size_t i, const char *rule)
{
    decide(page->recovery, i, BLOCK_META, rule, 80);
}

static void make_byline(Page *page, size_t i)
{
    decide(page->recovery, i, BLOCK_BYLINE, "on the title page", 85);
    page->byline = i;
}

static bool could_be_title(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return is_line_without_stop(recovery, i, 24) ||
           (features->all_caps && features->words <= 24 && features->lines <= 6) ||
           (features->words <= 24 && features->lines <= 6 && features->end == END_SEMICOLON);
}

/* "By" alone, with the name below. */
static bool is_byline_word_alone(Str plain)
{
    Str word;
    size_t at = 0;
    return plain.len_bytes <= 6 && next_word(plain, &at, &word) && at + 1 >= plain.len_bytes &&
           (lexicon_lists(word) & LEX_BYLINE) != 0;
}

static void read_line_of_page(Page *page, size_t i)
{
    Recovery *recovery = page->recovery;
    const BlockFeatures *features = &recovery->features[i];
    Str plain = block_plain(recovery, i), names;
    if (page->title == NONE) {
        bool named = is_named_title(page, plain);
        bool first = page->named.len_bytes == 0 && could_be_title(recovery, i) && !is_imprint(recovery, i) &&
                     !loose_byline(recovery, i, &names);
        if (named || first) {
            decide(recovery, i, BLOCK_TITLE, named ? "named in the header" : "on a title page",
                   named ? 95 : 85);
            recovery->drafts[i].level = 1;
            page->title = i;
        } else {
            make_meta(page, i, "above a book's title");
        }
    } else if (features->indent >= SOURCE_INDENT && recovery->drafts[i].blank_lines == 0 &&
               is_open(recovery, i - 1)) {
        return; /* the source of a motto */
    } else if (is_named_title(page, plain) && features->words <= MAX_LINE_WORDS) {
        make_meta(page, i, "title again");
    } else if (loose_byline(recovery, i, &names) ||
               (page->byline == i - 1 && recovery->drafts[i].blank_lines == 0 && !is_imprint(recovery, i))) {
        make_byline(page, i);
    } else if (is_byline_word_alone(plain) && i + 1 < page->end && is_open(recovery, i + 1)) {
        make_byline(page, i);
        make_byline(page, i + 1);
    } else if (is_imprint(recovery, i)) {
        make_meta(page, i, "imprint");
    } else if (page->byline == NONE && page->decks < MAX_DECKS && features->words <= MAX_LINE_WORDS &&
               !features->quoted) {
        decide(recovery, i, BLOCK_DECK, "below a book's title", 75);
        page->decks++;
    } else if (features->words <= 14 && (features->all_caps || recovery->drafts[i].blank_lines <= 1) &&
               features->start != START_QUOTE && i + 1 < page->end) {
        make_meta(page, i, "on the title page");
    }
}

/* Between the header of an e-text and the title that it names: who made the e-text, and what they say of it. */
static void read_transcribers(Page *page)
{
    Recovery *recovery = page->recovery;
    size_t title = page->start;
    while (title < recovery->count && title < page->start + MAX_PAGE_BLOCKS * 2 &&
           !(is_open(recovery, title) && recovery->features[title].words <= MAX_LINE_WORDS &&
             is_named_title(page, block_plain(recovery, title))))
        title++;
    bool named = title < recovery->count && title < page->start + MAX_PAGE_BLOCKS * 2;
    bool note = false;
    size_t i = page->start;
    for (; i < recovery->count && (named ? i < title : i < page->start + 3); i++) {
        if (!is_open(recovery, i))
            continue;
        Str plain = block_plain(recovery, i);
        note = is_transcribers_note(plain) || (note && recovery->drafts[i].blank_lines < 4);
        if (is_transcribers_credit(plain))
            make_meta(page, i, "transcriber's credit");
        else if (note)
            decide(recovery, i, BLOCK_NOTE, "transcriber's note", 90);
        else if (!named)
            break;
        else
            decide(recovery, i, is_prose(recovery, i) ? BLOCK_NOTE : BLOCK_META,
                   "above the title of the e-text", 75);
    }
    page->start = i;
}

/* An imprint below two lines and more, and no citation of a book: that would be a review. */
static bool has_imprint(const Page *page)
{
    Recovery *recovery = page->recovery;
    size_t lines = 0;
    bool imprint = false;
    for (size_t i = page->start; i < page->end; i++) {
        if (!is_open(recovery, i))
            continue;
        if (recovery->features[i].words > MAX_LINE_WORDS ||
            citation_evidence(block_marked(recovery, i), block_plain(recovery, i)).score >= 4)
            return false;
        imprint = imprint || (lines >= 2 && is_imprint(recovery, i) &&
                              (recovery->hard_wrapped || has_plain_imprint(recovery, i)));
        lines++;
    }
    return imprint;
}

/* The title again, over the first chapter. */
static void find_half_title(Page *page)
{
    Recovery *recovery = page->recovery;
    letters_of(block_plain(recovery, page->title), &page->named);
    for (size_t i = page->end; i + 1 < recovery->count && i < page->end + MAX_PAGE_BLOCKS; i++)
        if (is_open(recovery, i) && recovery->features[i].words <= MAX_LINE_WORDS &&
            recovery->drafts[i + 1].cls == BLOCK_HEADING && is_named_title(page, block_plain(recovery, i))) {
            decide(recovery, i, BLOCK_TITLE, "half-title", 80);
            recovery->drafts[i].level = 1;
            return;
        }
}

bool find_title_page(Recovery *recovery)
{
    Page page = {.recovery = recovery, .title = NONE, .byline = NONE};
    while (page.start < recovery->count && !is_open(recovery, page.start))
        page.start++;
    for (size_t i = 0; i < page.start && !page.etext; i++)
        page.etext = recovery->drafts[i].kind != NULL && strcmp(recovery->drafts[i].kind, "boiler") == 0;
    if (page.etext) {
        letters_of(header_title(recovery, page.start), &page.named);
        read_transcribers(&page);
    }
    find_extent(&page);
    if (page.etext || has_imprint(&page))
        for (size_t i = page.start; i < page.end; i++)
            if (is_open(recovery, i))
                read_line_of_page(&page, i);
    if (page.title != NONE)
        find_half_title(&page);
    buffer_free(&page.named);
    buffer_free(&page.letters);
    recovery->book = page.title != NONE;
    return recovery->book;
}
