/* What kind of text this is: its language, whether its lines end where the measure ends, and what an e-text's
 * publisher put around it. */
#include "passes.h"

#include <string.h>

/* ---- language ------------------------------------------------------------------------------------------ */

enum {
    VOTERS = 200,
    VOTE_BYTES = 500,
    LANGUAGES = 7
};

static void vote(Str text, uint32_t votes[LANGUAGES])
{
    Str word;
    for (size_t at = 0; next_word(text, &at, &word);) {
        uint32_t lists = lexicon_lists(word) / LEX_ENGLISH;
        for (size_t i = 0; i < LANGUAGES; i++)
            votes[i] += lists >> i & 1;
    }
}

/* The language of most of the stop words of a sample spread over the text; none when the lead is thin. */
static void find_language(Recovery *recovery)
{
    static const char *const names[LANGUAGES] = {"en", "de", "fr", "es", "it", "pt", "nl"};
    uint32_t votes[LANGUAGES] = {0};
    size_t step = recovery->count / VOTERS + 1;
    for (size_t i = 0; i < recovery->count; i += step) {
        size_t start = recovery->drafts[i].start, end = recovery->drafts[i].end;
        if (end - start > VOTE_BYTES)
            end = start + VOTE_BYTES;
        vote(str_slice(recovery->text, start, end), votes);
    }
    size_t best = 0;
    uint32_t second = 0;
    for (size_t i = 1; i < LANGUAGES; i++)
        if (votes[i] > votes[best])
            best = i;
    for (size_t i = 0; i < LANGUAGES; i++)
        if (i != best && votes[i] > second)
            second = votes[i];
    if (votes[best] < 8 || votes[best] * 4 < second * 5)
        return;
    recovery->language = (uint32_t)LEX_ENGLISH << best;
    builder_set_language(recovery->builder, str_from(names[best]));
}

/* ---- hard-wrapped lines -------------------------------------------------------------------------------- */

enum {
    LENGTHS = 160,
    SAMPLE_BYTES = 4 << 20
};

typedef struct {
    uint32_t of_length[LENGTHS + 1]; /* inner lines by characters; longer ones in the last */
    uint32_t lines;
    size_t inner_bytes, long_bytes; /* in lines that end inside a block; in lines that are a paragraph */
} LineCensus;

/* A gap inside: a running head, a row of a table. */
static bool is_gapped(const Recovery *recovery, size_t i, size_t start, size_t end)
{
    if (!recovery->features[i].has_gap)
        return false;
    Str line = str_trim(str_slice(recovery->text, start, end));
    return str_find(line, STR("   "), 0) < line.len_bytes;
}

/* Characters of the line [start, end) from the margin on, without the blanks behind them: an editor may have left those
 * anywhere. */
static size_t line_chars(const Recovery *recovery, size_t start, size_t end)
{
    Str text = recovery->text;
    size_t chars = 0, inner = start + recovery->margin;
    while (start < end && start < inner && text.data[start] == ' ')
        start++;
    while (end > start && strchr(" \t\f", text.data[end - 1]) != NULL)
        end--;
    for (size_t i = start; i < end; i++)
        chars += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return chars;
}

static void count_lines(const Recovery *recovery, size_t i, bool gaps, LineCensus *census)
{
    const DraftBlock *draft = &recovery->drafts[i];
    size_t at = draft->start;
    while (at < draft->end) {
        size_t end = str_find_byte(recovery->text, '\n', at);
        if (end >= draft->end) /* its last line ends where the paragraph does */
            return;
        if (!gaps && is_gapped(recovery, i, at, end)) {
            at = end + 1;
            continue;
        }
        size_t chars = line_chars(recovery, at, end);
        census->of_length[chars < LENGTHS ? chars : LENGTHS]++;
        census->lines++;
        census->inner_bytes += end - at;
        at = end + 1;
    }
}

static uint32_t percentile(const LineCensus *census, uint32_t per_cent)
{
    uint64_t wanted = (uint64_t)census->lines * per_cent / 100, seen = 0;
    for (uint32_t i = 0; i <= LENGTHS; i++) {
        seen += census->of_length[i];
        if (seen > wanted)
            return i;
    }
    return LENGTHS;
}

/* How many line ends inside blocks leave room for the word that begins the next line, in per cent. Where
 * lines are wrapped hardly any does; in verse and stacks many do. */
static size_t roomy_breaks(const Recovery *recovery, uint32_t measure)
{
    size_t breaks = 0, roomy = 0, bytes = 0;
    for (size_t i = 0; i < recovery->count && bytes < SAMPLE_BYTES; i++) {
        const DraftBlock *draft = &recovery->drafts[i];
        bytes += draft->end - draft->start;
        if (recovery->features[i].lines < 3 || (draft->decided && draft->cls != BLOCK_PARA))
            continue;
        for (size_t at = draft->start;;) {
            size_t end = str_find_byte(recovery->text, '\n', at);
            if (end >= draft->end)
                break;
            size_t chars = line_chars(recovery, at, end), word = end + 1, word_end;
            while (word < draft->end && recovery->text.data[word] == ' ')
                word++;
            for (word_end = word; word_end < draft->end && recovery->text.data[word_end] > ' '; word_end++)
                ;
            at = end + 1;
            if (chars * 2 < measure) /* a name, a heading: nobody would call it wrapped */
                continue;
            breaks++;
            roomy += chars + 2 + (word_end - word) <= measure;
        }
    }
    return breaks > 0 ? roomy * 100 / breaks : 100;
}

/* Wrapped prose fills its lines: most inner lines are nearly as long as the longest usual one. Verse and
 * stacks of short lines do not, and a text that has a paragraph a line has few inner lines at all. */
static void find_measure(Recovery *recovery, bool gaps)
{
    LineCensus census = {0};
    size_t bytes = 0;
    for (size_t i = 0; i < recovery->count && bytes < SAMPLE_BYTES; i++) {
        const DraftBlock *draft = &recovery->drafts[i];
        if (draft->decided && draft->cls != BLOCK_PARA)
            continue;
        bytes += draft->end - draft->start;
        if (recovery->features[i].lines >= 3)
            count_lines(recovery, i, gaps, &census);
        else if (recovery->features[i].longest_line > 120)
            census.long_bytes += draft->end - draft->start;
    }
    if (census.lines < 4 || census.of_length[LENGTHS] * 10 > census.lines ||
        census.long_bytes > census.inner_bytes)
        return;
    uint32_t measure = percentile(&census, 95), full = 0;
    uint64_t full_chars = 0, all_chars = 0;
    for (uint32_t i = measure * 4 / 5; i <= LENGTHS; i++)
        full += census.of_length[i];
    for (uint32_t i = 0; i <= LENGTHS; i++) {
        all_chars += (uint64_t)i * census.of_length[i];
        full_chars += i >= measure * 4 / 5 ? (uint64_t)i * census.of_length[i] : 0;
    }
    /* A narrow measure could be verse: ask more of it. */
    bool filled = measure >= 45 ? full_chars * 10 > all_chars * 6 : full * 4 > census.lines * 3;
    recovery->hard_wrapped =
        measure >= 30 && measure <= 120 && filled && roomy_breaks(recovery, measure) <= (gaps ? 45 : 20);
    recovery->measure = recovery->hard_wrapped ? measure : 0;
}

/* ---- source code --------------------------------------------------------------------------------------- */

/* Lines that end in a brace or a semicolon, many of them, and lines that are hardly more than a brace: a
 * program. Nothing in it is to be joined or guessed at. */
bool looks_like_code(const Recovery *recovery)
{
    size_t lines = 0, ends = 0, braces = 0,
           limit = recovery->text.len_bytes < SAMPLE_BYTES ? recovery->text.len_bytes : SAMPLE_BYTES;
    for (size_t at = 0; at < limit;) {
        size_t end = str_find_byte(recovery->text, '\n', at);
        Str line = str_trim(str_slice(recovery->text, at, end));
        at = end + 1;
        if (line.len_bytes == 0)
            continue;
        char last = line.data[line.len_bytes - 1];
        lines++;
        ends += last == ';' || last == '{' || last == '}';
        braces += last == '{' || last == '}';
    }
    return lines >= 20 && ends * 100 >= lines * 35 && braces * 100 >= lines * 5;
}

/* ---- gaps ---------------------------------------------------------------------------------------------- */

/* Where nearly every block stands two lines or more below the one before, that is this text's usual gap: gaps are counted
 * by it, since only what is wider than usual says anything. */
static void scale_gaps(Recovery *recovery)
{
    enum {
        GAPS = 8
    };
    size_t of_size[GAPS] = {0}, total = 0, usual = 1, smaller = 0;
    for (size_t i = 1; i < recovery->count; i++) {
        uint32_t gap = recovery->drafts[i].blank_lines;
        of_size[gap < GAPS ? gap : GAPS - 1]++;
        total += gap > 0;
    }
    for (size_t gap = 1; gap < GAPS - 1; gap++)
        usual = of_size[gap] > of_size[usual] ? gap : usual;
    for (size_t gap = 1; gap < usual; gap++)
        smaller += of_size[gap];
    if (usual < 2 || of_size[usual] * 10 < total * 6 || smaller * 10 > total)
        return;
    for (size_t i = 0; i < recovery->count; i++) {
        uint32_t *gap = &recovery->drafts[i].blank_lines;
        if (*gap > 0)
            *gap = *gap > usual ? *gap / (uint32_t)usual : 1;
    }
}

void recovery_profile(Recovery *recovery)
{
    find_language(recovery);
    if (recovery->markdown)
        return;
    scale_gaps(recovery);
    find_measure(recovery, true);
    /* Running heads upon the text, wider than it is, tell of another measure. */
    if (!recovery->hard_wrapped)
        find_measure(recovery, false);
}

/* ---- e-texts ------------------------------------------------------------------------------------------- */

/* "*** START OF THE PROJECT ... EBOOK", "*** END OF ...": the lines that e-text publishers set around a
 * text. */
static bool is_boundary(Str line, const char *const *words, size_t count)
{
    enum {
        MOST_WORDS = 24
    };
    line = str_trim(line);
    size_t marks = 0;
    while (marks < line.len_bytes && line.data[marks] == line.data[0])
        marks++;
    if (marks < 3 || strchr("*=#~-", line.data[0]) == NULL || marks == line.len_bytes)
        return false;
    bool closed = line.data[line.len_bytes - 1] == line.data[0];
    size_t at = marks, seen = 0;
    Str word;
    while (next_word(line, &at, &word) && ++seen <= MOST_WORDS)
        for (size_t i = 0; i < count; i++)
            if (str_is_nocase(word, words[i]) && word_is_all_caps(word) && (closed || seen == 1))
                return true;
    return false;
}

static bool opens_frame(Str line)
{
    static const char *const words[] = {"start",     "starts",    "begin",       "begins",
                                        "beginning", "commences", "commencement"};
    return is_boundary(line, words, sizeof words / sizeof *words);
}

static bool closes_frame(Str line)
{
    static const char *const words[] = {"end",       "ends",  "ending", "conclusion",
                                        "concludes", "close", "finish"};
    return is_boundary(line, words, sizeof words / sizeof *words);
}

/* "Transcribed from the copy in ...", "The Lantern Room E-texts": above everything else, without a frame. */
static bool is_etext_note(Str plain)
{
    static const char *const openings[] = {"transcribed from", "prepared from", "produced by",
                                           "digitized by",     "scanned by",    "this e-text",
                                           "this etext",       "this ebook",    "this electronic text"};
    static const char *const words[] = {"e-text", "e-texts", "etext", "etexts", "ebook", "ebooks", "e-book"};
    size_t at = 0;
    Str word;
    while (at < plain.len_bytes) {
        Str line = block_line(plain, &at);
        if (starts_with_any(line, openings, sizeof openings / sizeof *openings))
            return true;
    }
    for (at = 0; next_word(plain, &at, &word);)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (str_is_nocase(word, words[i]))
                return true;
    return false;
}

/* "End of Project Lanthorn's A Cart-Wheel Tour, by Horace P. Tugwell", above the frame. */
static bool is_end_note(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return features->lines <= 2 && features->words <= 30 && features->end != END_STOP &&
           starts_nocase(block_plain(recovery, i), "end of ");
}

static void all_meta(Recovery *recovery, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        decide_kind(recovery, i, BLOCK_META, "boiler", "e-text frame", 95);
}

static SecondLetters imprint_letters = {
    ['a' - 'a'] = "u",  ['c' - 'a'] = "h", ['d' - 'a'] = "o",  ['f' - 'a'] = "i", ['h' - 'a'] = "t",
    ['i' - 'a'] = "ns", ['j' - 'a'] = "e", ['k' - 'a'] = "e",  ['m' - 'a'] = "o", ['p' - 'a'] = "aru",
    ['r' - 'a'] = "e",  ['s' - 'a'] = "c", ['t' - 'a'] = "hr", ['u' - 'a'] = "p"};

/* Lines about the publication and not of it. */
static bool is_imprint(Str plain)
{
    static const char *const openings[] = {"printed and published by",
                                           "printed by ",
                                           "published by ",
                                           "keywords:",
                                           "key words:",
                                           "author keywords\n",
                                           "keywords\n",
                                           "index terms\n",
                                           "index terms:",
                                           "schlagwörter:",
                                           "trefwoorden:",
                                           "palavras-chave",
                                           "schlüsselwörter:",
                                           "mots-clés",
                                           "palabras clave",
                                           "parole chiave",
                                           "jel codes:",
                                           "jel classification",
                                           "doi:",
                                           "https://doi.org/",
                                           "received:",
                                           "received ",
                                           "issn ",
                                           "published online",
                                           "first published",
                                           "published ",
                                           "updated ",
                                           "this article was published",
                                           "this article was first published",
                                           "this article was originally published",
                                           "character set encoding"};
    ASSERT_COVERED(imprint_letters, openings);
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (starts_nocase(plain, openings[i])) {
            /* A sentence may begin like that: ask for a date, a number or a colon, and no long text. */
            WordShape shape = word_shape(plain);
            char last = openings[i][strlen(openings[i]) - 1];
            bool colon = last == ':' || last == '\n';
            bool dated = (shape.lists & LEX_MONTH) != 0 || str_find(plain, STR("·"), 0) < plain.len_bytes ||
                         str_find(plain, STR("accepted"), 0) < plain.len_bytes;
            return colon ||
                   (shape.words <= 24 && (dated || i < 2) && shape.long_lower_words * 2 < shape.words);
        }
    return false;
}

/* By its letters, those of the words that an imprint begins with. */
static bool begins_no_imprint(const BlockFeatures *features)
{
    return features->head[0] == '"' || begins_otherwise(features, imprint_letters);
}

enum {
    MOST_READING_WORDS = 24 /* it is read of 16, which are counted in another way */
};

/* "14 September 2024 · 14 minute read": how long a page takes, on a line of its own. */
static bool tells_reading_time(Str plain)
{
    static const char *const phrases[] = {
        "min read",       "minute read",        "minutes read",   "mins read",
        "min. lesezeit",  "minuten lesezeit",   "min de lecture", "minutes de lecture",
        "min de lectura", "minutos de lectura", "min di lettura", "minuti di lettura",
        "min de leitura", "minutos de leitura", "min leestijd",   "minuten leestijd"};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (str_find(plain, str_from(phrases[i]), 0) < plain.len_bytes)
            return word_shape(plain).words <= 16 && word_shape(plain).sentence_ends == 0;
    return false;
}

/* "sábado, 2 de febrero de 2008": a day and nothing else. */
static bool is_date_alone(Str line)
{
    static const char *const joints[] = {"de", "of", "the", "den", "der", "le", "di", "del", "op", "van"};
    bool month = false, number = false;
    Str word;
    for (size_t at = 0; next_word(line, &at, &word);) {
        bool digits = is_ascii_digit(word.data[0]);
        if (!digits && !is_weekday(word) && !(lexicon_lists(word) & LEX_MONTH) &&
            !is_one_of(word, joints, sizeof joints / sizeof *joints))
            return false;
        number = number || digits;
        month = month || (!digits && (lexicon_lists(word) & LEX_MONTH) != 0);
    }
    return month && number;
}

/* Nothing but what is known stands above. */
static bool is_first_open(const Recovery *recovery, size_t i)
{
    enum {
        TOP_BLOCKS = 4
    };
    for (size_t k = 0; k < i && i < TOP_BLOCKS; k++)
        if (is_open(recovery, k) && recovery->features[k].words > 5)
            return false;
    return i < TOP_BLOCKS;
}

/* Each line a day. */
static bool are_dates(Str plain)
{
    for (size_t at = 0; at < plain.len_bytes;)
        if (!is_date_alone(block_line(plain, &at)))
            return false;
    return plain.len_bytes > 0;
}

/* Whose rights, and the number of the book or the paper. */
static bool is_colophon(Str plain)
{
    bool numbered = str_find(plain, STR("ISBN"), 0) < plain.len_bytes ||
                    str_find(plain, STR("ISSN"), 0) < plain.len_bytes ||
                    str_find(plain, STR("doi:"), 0) < plain.len_bytes;
    bool rights = str_find(plain, STR("©"), 0) < plain.len_bytes ||
                  str_find(plain, STR("Copyright"), 0) < plain.len_bytes ||
                  str_find(plain, STR("All rights"), 0) < plain.len_bytes;
    return numbered && rights;
}

enum {
    ISSUE_BLOCKS = 6
};

/* "No. 74. Lammas 1988. Free to members": number and year of an issue on one short line near the top. */
static bool is_issue_line(Str plain, size_t i)
{
    static const char *const openings[] = {"no. ",  "vol. ",   "nr. ",    "number ", "issue ",
                                           "heft ", "numéro ", "número ", "volume ", "jahrgang "};
    if (i > ISSUE_BLOCKS)
        return false;
    for (size_t k = 0; k < sizeof openings / sizeof *openings; k++)
        if (starts_nocase(plain, openings[k]) && plain.len_bytes > strlen(openings[k]) &&
            is_ascii_digit(plain.data[strlen(openings[k])]))
            return word_shape(plain).words <= 14;
    return false;
}

void find_boilerplate(Recovery *recovery)
{
    size_t start = NONE, end = NONE;
    for (size_t i = 0; i < recovery->count; i++) {
        Str text = recovery->text;
        size_t at = recovery->drafts[i].start;
        while (at < text.len_bytes && text.data[at] == ' ')
            at++;
        if (at + 3 < text.len_bytes && text.data[at] == text.data[at + 1]) {
            Str line = str_slice(text, at, str_find_byte(text, '\n', at));
            if (start == NONE && i < recovery->count / 2 + 1 && opens_frame(line))
                start = i;
            else if (end == NONE && i > recovery->count / 3 && closes_frame(line))
                end = i;
        }
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->bytes > 600 || features->lines > 8)
            continue;
        if (i > ISSUE_BLOCKS && (features->lines > 1 || features->words > MOST_READING_WORDS) &&
            begins_with_word(features) && begins_no_imprint(features) &&
            !(features->marks & (MARK_COLON | MARK_TWO_CAPITALS)))
            continue;
        Str plain = block_plain(recovery, i);
        if (features->lines >= 2 && (features->marks & (MARK_COLON | MARK_TWO_CAPITALS)) &&
            is_colophon(plain))
            decide(recovery, i, BLOCK_META, "colophon", 85);
        if (features->bytes > 400 || features->lines > 3)
            continue;
        if (i < 3 && start == NONE && is_etext_note(plain))
            decide_kind(recovery, i, BLOCK_META, "boiler", "e-text note", 80);
        else if (is_imprint(plain) || (features->lines == 1 && tells_reading_time(plain)))
            decide(recovery, i, BLOCK_META, "imprint", 80);
        else if (is_first_open(recovery, i) && are_dates(plain))
            decide(recovery, i, BLOCK_META, "date above the text", 75);
        else if (is_issue_line(plain, i))
            decide(recovery, i, BLOCK_META, "issue line", 80);
    }
    if (start != NONE)
        all_meta(recovery, 0, start + 1);
    if (end != NONE && (start == NONE || end > start))
        all_meta(recovery, is_end_note(recovery, end - 1) ? end - 1 : end, recovery->count);
}
