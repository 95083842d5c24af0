/* Headings. A line earns points by its own shape and by what stands around it; then the whole set is looked at, and
 * a kind of line that recurs with hardly any text between is no heading, whatever its points. */
#include "cuts.h"
#include "passes.h"

#include <string.h>

enum {
    HEADING = 4,
    MAX_HEADING_WORDS = 16,
    MAX_HEADING_CHARS = 100,
    MAX_SECOND_LINE_WORDS = 30
};

/* The next text goes on with the sentence. */
static bool goes_on(const Recovery *recovery, size_t i)
{
    size_t behind = solid_behind(recovery, i);
    return behind != NONE && join_score(recovery, i, behind, behind > i + 1) >= JOIN_THRESHOLD;
}

/* ---- one line ------------------------------------------------------------------------------------------ */

static bool is_chapter_word(Recovery *recovery, size_t i)
{
    if (recovery->features[i].words > 12)
        return false;
    WordShape shape = word_shape(block_plain(recovery, i));
    return (shape.first_lists & LEX_CHAPTER) != 0;
}

/* "IV", "XII.", "3." */
static bool is_numeral(Str plain)
{
    size_t at = 0;
    Str word;
    if (!next_word(plain, &at, &word) || at + 1 < plain.len_bytes)
        return false;
    for (size_t i = 0; i < word.len_bytes; i++)
        if (strchr("IVXLC0123456789", word.data[i]) == NULL)
            return false;
    return word.len_bytes <= 6;
}

/* "2. The Brant", "3.1 Method", "IV. Of Rivers" */
static bool is_numbered(Str plain)
{
    size_t at = 0, step;
    while (at < plain.len_bytes && (is_ascii_digit(plain.data[at]) || plain.data[at] == '.'))
        at++;
    if (at == 0) {
        while (at < plain.len_bytes && strchr("IVXLC", plain.data[at]) != NULL)
            at++;
        if (at == 0 || at >= plain.len_bytes || plain.data[at] != '.')
            return false;
        at++;
    }
    return at < plain.len_bytes && at <= 8 && plain.data[at] == ' ' && at + 1 < plain.len_bytes &&
           utf8_is_upper(utf8_decode(plain, at + 1, &step));
}

/* The text above i. A short block between that is set off and follows a finished paragraph is a pull quote that is not
 * known as one yet: it says nothing of what is below it. */
static size_t text_above(const Recovery *recovery, size_t i)
{
    size_t before = solid_before(recovery, i);
    if (before == NONE || !is_open(recovery, before))
        return before;
    const BlockFeatures *features = &recovery->features[before];
    bool apart = features->words >= 5 && features->words <= 40 &&
                 (features->quoted || (features->end == END_OPEN && features->start == START_UPPER));
    if (!apart)
        return before;
    size_t over = solid_before(recovery, before);
    return over != NONE && is_body(recovery->drafts[over].cls) && recovery->features[over].end == END_STOP
               ? over
               : before;
}

/* The end of a paragraph: a whole one, or what a page break left of it. */
static bool ends_paragraph(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return features->end == END_STOP && (features->chars >= 40 || features->start == START_LOWER);
}

static bool between_long_texts(const Recovery *recovery, size_t i)
{
    size_t before = text_above(recovery, i), behind = solid_behind(recovery, i);
    return recovery->features[i].words >= 2 && before != NONE && behind != NONE &&
           (recovery->features[before].chars >= 100 || ends_paragraph(recovery, before)) &&
           recovery->features[behind].chars >= 60 && recovery->features[behind].start != START_QUOTE &&
           recovery->features[before].start != START_QUOTE;
}

/* A long line between two whole paragraphs. Alone it may be a sentence that has lost its stop; on a page with
 * headings it is one of them. */
static bool stands_between_paragraphs(const Recovery *recovery, size_t i, bool above_heading)
{
    size_t before = text_above(recovery, i), behind = solid_behind(recovery, i);
    const BlockFeatures *features = &recovery->features[i];
    if (recovery->hard_wrapped || before == NONE || behind == NONE || features->lines != 1 ||
        features->words > 14 || features->end != END_OPEN || features->start != START_UPPER)
        return false;
    const BlockFeatures *below = &recovery->features[behind];
    bool whole = is_body(recovery->drafts[before].cls) && ends_paragraph(recovery, before);
    if (above_heading && recovery->drafts[behind].cls == BLOCK_HEADING)
        return whole;
    return whole && is_body(recovery->drafts[behind].cls) && below->chars >= 200 &&
           (below->start == START_UPPER || below->start == START_DIGIT);
}

/* The line ends on a word that wants another. In German and Dutch a clause may end on its verb ("... had"): where the
 * paragraphs around are whole, nothing is missing. */
static bool is_cut_short(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!features->last_expects || features->all_caps || features->bold)
        return false;
    bool verb_last = recovery->language == LEX_GERMAN || recovery->language == LEX_DUTCH;
    /* In English it may end on its preposition; then its place must say that it is a head. */
    bool placed = i + 1 < recovery->count && !recovery->hard_wrapped && recovery->drafts[i].blank_lines > 0 &&
                  recovery->drafts[i + 1].blank_lines == 0;
    return !((verb_last || placed) && stands_between_paragraphs(recovery, i, false));
}

/* "Said I: "Could I get some tobacco?"": a cue and a whole sentence in quotes. */
static bool quotes_sentence(const BlockFeatures *features, Str plain)
{
    if (features->end != END_STOP)
        return false;
    for (size_t at = 0; at + 2 < plain.len_bytes; at++)
        if ((plain.data[at] == ':' || plain.data[at] == ',') && plain.data[at + 1] == ' ' &&
            is_opening_quote_at(str_slice(plain, at + 2, plain.len_bytes)))
            return true;
    return false;
}

static int score_of_shape(Recovery *recovery, size_t i, bool capitals_stop)
{
    const BlockFeatures *features = &recovery->features[i];
    Str plain = block_plain(recovery, i);
    bool chapter = is_chapter_word(recovery, i), numeral = is_numeral(plain);
    int score = 0;
    switch ((BlockEnd)features->end) {
    case END_OPEN: score += is_cut_short(recovery, i) ? -3 : 2; break;
    case END_STOP:
        if (features->last_mark == '?')
            score += features->words >= 3 || between_long_texts(recovery, i) ? 1 : -2;
        else if (chapter || numeral)
            score += 3;
        else if (features->all_caps && capitals_stop)
            score += 2;
        else
            score -= 4;
        break;
    case END_BRACKET: score -= features->start == START_OTHER ? 3 : 1; break; /* "[Music]" */
    default: score -= 4; break;
    }
    bool spanish_mark = str_starts(plain, STR("¿")) || str_starts(plain, STR("¡"));
    if (features->start == START_UPPER || features->start == START_DIGIT || spanish_mark)
        score += 1;
    else if (features->start == START_LOWER || features->start == START_DASH)
        score -= 4;
    else if (features->start == START_QUOTE)
        score -= 1;
    if (features->words <= 8)
        score += 1;
    else if (features->words > 9 && !features->all_caps && !features->bold && !features->quoted &&
             recovery->drafts[i].blank_lines < 2)
        score -= 1; /* more likely a sentence that has lost its stop */
    if (features->all_caps || features->bold)
        score += 2;
    if (features->bold && features->end == END_STOP && features->last_mark != '?')
        score -= 3;
    WordShape shape = word_shape(plain);
    if (shape.content_words >= 1 && features->words >= 2 &&
        shape.capital_words * 5 >= shape.content_words * 4)
        score += 1;
    if (chapter)
        score += 2;
    if (numeral || is_numbered(plain))
        score += 2;
    if (features->quoted && features->end == END_OPEN)
        score += 2;
    if (shape.sentence_ends > 1 && !features->all_caps)
        score -= 3;
    if (quotes_sentence(features, plain))
        score -= 4;
    return score;
}

static bool opens_section(BlockClass cls)
{
    return cls == BLOCK_QUOTE || cls == BLOCK_VERSE || cls == BLOCK_BOOKCITE || cls == BLOCK_BOOKTITLE ||
           cls == BLOCK_HEADING || cls == BLOCK_LIST || cls == BLOCK_QUESTION || cls == BLOCK_CODE ||
           cls == BLOCK_EPIGRAPH || cls == BLOCK_TABLE || cls == BLOCK_ATTRIB || cls == BLOCK_BYLINE;
}

static bool beside_dialogue(const Recovery *recovery, size_t i)
{
    if (recovery->features[i].start != START_QUOTE)
        return false;
    for (size_t k = i > 2 ? i - 2 : 0; k <= i + 2 && k < recovery->count; k++)
        if (k != i && is_body(recovery->drafts[k].cls) && recovery->features[k].start == START_QUOTE)
            return true;
    return false;
}

/* Between the signature of one letter, or the head of all, and the text of the next. */
static bool heads_letter(Recovery *recovery, size_t i, size_t behind)
{
    size_t above = solid_before(recovery, i);
    if (above == NONE || behind == NONE || recovery->drafts[i].blank_lines == 0 ||
        recovery->drafts[behind].blank_lines == 0)
        return false;
    BlockClass cls = recovery->drafts[above].cls;
    bool below_head = cls == BLOCK_HEADING && recovery->drafts[above].level == 1 &&
                      names_letters(block_plain(recovery, above));
    return (below_head || cls == BLOCK_SIGN) && is_body(recovery->drafts[behind].cls) &&
           recovery->features[behind].chars >= 100;
}

/* "If you go": below it where and when. */
static bool heads_service_note(const Recovery *recovery, size_t i)
{
    if (i + 1 >= recovery->count || recovery->drafts[i + 1].cls != BLOCK_NOTE)
        return false;
    const char *kind = recovery->drafts[i + 1].kind;
    return kind != NULL && strcmp(kind, "service") == 0;
}

static int score_of_place(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    size_t before = text_above(recovery, i), behind = solid_behind(recovery, i);
    int score = 0;
    if (heads_service_note(recovery, i)) {
        score += 1;
    } else if (behind == NONE) {
        score -= 6;
    } else if (recovery->drafts[behind].cls == BLOCK_TITLE || recovery->drafts[behind].cls == BLOCK_META ||
               recovery->drafts[behind].cls == BLOCK_REVIEWER || recovery->drafts[behind].cls == BLOCK_SIGN) {
        score -= 3;
    } else {
        BlockClass cls = recovery->drafts[behind].cls;
        const BlockFeatures *next = &recovery->features[behind];
        if (opens_section(cls) || (is_body(cls) && (next->chars >= 100 || next->chars > features->chars)))
            score += 1;
        if (is_body(cls) && next->start == START_LOWER)
            score -= 4;
    }
    if (before != NONE && is_body(recovery->drafts[before].cls)) {
        const BlockFeatures *above = &recovery->features[before];
        if (above->chars > 60 && above->end != END_STOP && above->end != END_COLON &&
            above->end != END_BRACKET)
            score -= 1;
        if (above->end == END_COLON)
            score -= 3;
    }
    if (recovery->drafts[i].blank_lines >= 2)
        score += 1;
    if (heads_letter(recovery, i, behind))
        score += 2;
    if (beside_dialogue(recovery, i))
        score -= 4;
    return score;
}

static bool is_byline_text(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    Str names;
    if (features->words > 14 || features->lines > 3 || features->words < 2 || features->bytes > 300)
        return false;
    return byline_names(block_plain(recovery, i), &names);
}

static bool has_byline(const Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (recovery->drafts[i].cls == BLOCK_BYLINE || recovery->drafts[i].cls == BLOCK_DECK)
            return true;
    return false;
}

/* ---- the set ------------------------------------------------------------------------------------------- */

/* How a heading is set; two of one dress are of one rank. */
static unsigned dress_of(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return (features->all_caps ? 1u : 0u) | (features->bold ? 2u : 0u) | (features->italic ? 4u : 0u) |
           (features->indent >= 8 ? 8u : 0u);
}

enum {
    DRESSES = 16
};

typedef struct {
    size_t count;   /* lines of this dress */
    size_t starved; /* of them, how many have hardly any text before the next of the same dress */
} DressCensus;

/* Text between two headings, in characters, below which the first has no section of its own. */
enum {
    STARVED_CHARS = 120,
    STACK = 3,
    SURE = 92 /* confidence of heads that series.c knows */
};

/* Counted in a series, or named in the contents: no set can speak against it. */
static bool is_known_head(const Recovery *recovery, size_t i)
{
    return recovery->drafts[i].cls == BLOCK_HEADING && recovery->drafts[i].confidence >= SURE;
}

static void drop_starved(Recovery *recovery)
{
    DressCensus census[DRESSES] = {{0, 0}};
    size_t last[DRESSES], between[DRESSES] = {0}, stacked[DRESSES] = {0};
    for (size_t k = 0; k < DRESSES; k++)
        last[k] = NONE;
    for (size_t i = 0; i < recovery->count; i++) {
        BlockClass cls = recovery->drafts[i].cls;
        if (is_known_head(recovery, i))
            continue;
        if (cls != BLOCK_HEADING) {
            if (is_body(cls) || cls == BLOCK_VERSE || cls == BLOCK_LIST || cls == BLOCK_QUESTION ||
                cls == BLOCK_BOOKCITE)
                for (size_t k = 0; k < DRESSES; k++)
                    between[k] += recovery->features[i].chars;
            continue;
        }
        unsigned dress = dress_of(recovery, i);
        /* Two or three right upon each other are one head: a title, a subtitle, a name. */
        stacked[dress] = last[dress] != NONE && between[dress] == 0 ? stacked[dress] + 1 : 0;
        if (stacked[dress] == 0 || stacked[dress] >= STACK) {
            census[dress].count++;
            census[dress].starved += last[dress] != NONE && between[dress] < STARVED_CHARS;
        }
        last[dress] = i;
        between[dress] = 0;
    }
    for (size_t i = 0; i < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        if (draft->cls != BLOCK_HEADING || draft->decided || is_known_head(recovery, i))
            continue;
        const DressCensus *group = &census[dress_of(recovery, i)];
        bool implausible = group->count >= 6 && group->starved * 2 > group->count;
        if (implausible && !is_chapter_word(recovery, i) && draft->level != 1) {
            decide(recovery, i, BLOCK_PARA, "recurs without text between", 60);
            draft->level = 0;
        }
    }
}

static bool is_title_case(Recovery *recovery, size_t i)
{
    WordShape shape = word_shape(block_plain(recovery, i));
    return shape.content_words >= 2 && shape.capital_words * 5 >= shape.content_words * 4;
}

/* ---- chapters and articles ----------------------------------------------------------------------------- */

/* "CHAPTER II", "3", "IV." alone. */
static bool is_number_of_part(Recovery *recovery, size_t i)
{
    return recovery->features[i].words <= 3 &&
           (is_chapter_word(recovery, i) || is_numeral(block_plain(recovery, i)));
}

/* CHAPTER II / OF PERSONS: the line below a numbered head is its second half. */
static void find_second_lines(Recovery *recovery)
{
    for (size_t i = 1; i + 1 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        bool capitals =
            features->all_caps && features->words <= MAX_SECOND_LINE_WORDS && features->lines <= 4;
        bool short_line = is_line_without_stop(recovery, i, 14) && features->chars <= 90;
        bool line = recovery->drafts[i].cls == BLOCK_PARA && !recovery->drafts[i].decided &&
                    recovery->drafts[i - 1].cls == BLOCK_HEADING && (short_line || capitals) &&
                    is_number_of_part(recovery, i - 1) && recovery->features[i + 1].chars >= 60 &&
                    !goes_on(recovery, i);
        if (line)
            decide(recovery, i, BLOCK_HEADING, "below a chapter's number", 75);
    }
    for (size_t i = 1; i < recovery->count; i++) {
        if (recovery->drafts[i].cls != BLOCK_HEADING || recovery->drafts[i - 1].cls != BLOCK_HEADING ||
            recovery->drafts[i].decided)
            continue;
        bool close = recovery->drafts[i].blank_lines <= 2 && recovery->features[i].words > 1;
        bool numbered = is_number_of_part(recovery, i - 1) && (close || is_chapter_word(recovery, i - 1));
        /* "PART ONE" and "I": the first chapter of the part. */
        bool counts = is_numeral(block_plain(recovery, i)) && recovery->features[i - 1].words >= 2;
        if (numbered && !counts && !recovery->drafts[i - 1].subheading && !is_chapter_word(recovery, i))
            recovery->drafts[i].subheading = true;
    }
}

/* "Departure from Osk--Our conveyance--The bath gives offence": what a chapter holds, in pieces that begin with a
 * capital behind each dash. */
static bool is_synopsis(Recovery *recovery, size_t i)
{
    enum {
        PIECES = 3,
        MOST_WORDS = 150
    };
    const BlockFeatures *features = &recovery->features[i];
    if (features->words < 8 || features->words > MOST_WORDS || features->start != START_UPPER)
        return false;
    Str s = block_plain(recovery, i);
    size_t pieces = 0, small = 0, stops = 0, step;
    for (size_t at = 0; at + 4 < s.len_bytes; at += step) {
        uint32_t c = utf8_decode(s, at, &step);
        bool dash = c == 0x2014 || c == 0x2013 || (c == '-' && s.data[at + 1] == '-');
        stops += c == '.' && s.data[at + 1] == ' ';
        if (!dash)
            continue;
        size_t behind = at + step;
        while (behind < s.len_bytes && strchr("- \n", s.data[behind]) != NULL)
            behind++;
        bool lower = behind < s.len_bytes && utf8_is_lower(utf8_decode(s, behind, &(size_t){0}));
        pieces += !lower;
        small += lower;
        step = behind - at;
    }
    return pieces >= PIECES && small * 4 <= pieces && stops <= pieces;
}

static void find_synopses(Recovery *recovery)
{
    for (size_t i = 1; i + 1 < recovery->count; i++)
        if (recovery->drafts[i - 1].cls == BLOCK_HEADING && recovery->drafts[i].cls == BLOCK_PARA &&
            !recovery->drafts[i].decided && is_synopsis(recovery, i))
            decide(recovery, i, BLOCK_DECK, "what the chapter holds", 80);
}

/* A line or two without a stop right below a heading, and the text behind them. */
static void find_decks(Recovery *recovery)
{
    for (size_t i = 0; i + 2 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i + 1];
        bool both = recovery->drafts[i].cls == BLOCK_HEADING &&
                    recovery->drafts[i + 1].cls == BLOCK_HEADING && !recovery->drafts[i + 1].decided &&
                    counted_kind(recovery, i + 1) == 0;
        if (both && features->words >= 8 && !features->quoted && !is_title_case(recovery, i + 1) &&
            !features->all_caps && !features->bold && !recovery->drafts[i + 1].subheading &&
            features->end == END_OPEN)
            decide(recovery, i + 1, BLOCK_DECK, "long line below a heading", 65);
    }
    for (size_t i = 0; i + 2 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i + 1];
        if (recovery->drafts[i].cls != BLOCK_HEADING || recovery->drafts[i].decided ||
            recovery->drafts[i + 1].cls != BLOCK_PARA)
            continue;
        bool deck = features->words >= 8 && features->words <= 40 && features->chars < 240 &&
                    features->start == START_UPPER && features->end == END_OPEN && !features->last_expects &&
                    !features->last_names && recovery->drafts[i + 2].cls != BLOCK_HEADING &&
                    !goes_on(recovery, i + 1);
        if (deck)
            decide(recovery, i + 1, BLOCK_DECK, "below a heading", 65);
    }
}

/* Headings in capitals may end with a stop, where several do. */
static bool headings_have_stops(const Recovery *recovery)
{
    size_t lines = 0;
    for (size_t i = 0; i < recovery->count; i++)
        lines += is_open(recovery, i) && recovery->features[i].all_caps &&
                 recovery->features[i].end == END_STOP && recovery->features[i].words <= MAX_HEADING_WORDS &&
                 recovery->features[i].words >= 1 && recovery->features[i].lines == 1;
    return lines >= 2;
}

/* The text of a neighbouring block holds three of the line's words in a row, as a pull quote's sentence does: looked for
 * at the line's beginning, in its middle and at its end. */
enum {
    NEIGHBOURS = 4,
    PROBES = 3
};

static size_t read_probes(Str plain, Str probes[PROBES])
{
    Str words[MAX_HEADING_WORDS + 1], word;
    size_t at = 0, count = 0;
    while (count <= MAX_HEADING_WORDS && next_word(plain, &at, &word))
        words[count++] = word;
    if (count < 5)
        return 0;
    /* Not from the first word: its capital may be the line's own. */
    const size_t starts[PROBES] = {1, (count - 2) / 2, count - 3};
    for (size_t k = 0; k < PROBES; k++)
        probes[k] =
            str_slice(plain, (size_t)(words[starts[k]].data - plain.data),
                      (size_t)(words[starts[k] + 2].data - plain.data) + words[starts[k] + 2].len_bytes);
    return PROBES;
}

/* The neighbour whose text the line repeats; NONE. skip is not looked at. */
static size_t repeated_in(Recovery *recovery, size_t i, size_t skip)
{
    Str probes[PROBES];
    size_t count = recovery->features[i].lines == 1 ? read_probes(block_plain(recovery, i), probes) : 0;
    for (size_t k = i > NEIGHBOURS ? i - NEIGHBOURS : 0; k <= i + NEIGHBOURS && k < recovery->count; k++) {
        const BlockFeatures *features = &recovery->features[k];
        if (k == i || k == skip || !is_body(recovery->drafts[k].cls) || features->chars < 100 ||
            features->bytes > SHORT_BLOCK_BYTES * 4)
            continue;
        Str text = str_slice(recovery->text, recovery->drafts[k].start, recovery->drafts[k].end);
        size_t found = 0;
        for (size_t probe = 0; probe < count; probe++)
            found += str_find(text, probes[probe], 0) < text.len_bytes;
        if (found >= 2)
            return k;
    }
    return NONE;
}

enum {
    MAX_SIGNERS = 32
};

/* Names that have signed, by their letters. */
typedef struct {
    uint64_t names[MAX_SIGNERS];
    size_t count;
} Signers;

static Str without_stop(Str s)
{
    while (s.len_bytes > 0 && strchr(".,", s.data[s.len_bytes - 1]) != NULL)
        s.len_bytes--;
    return s;
}

static uint64_t signer_hash(Recovery *recovery, size_t i)
{
    return word_hash(without_stop(block_plain(recovery, i)));
}

static bool has_signed(const Signers *signers, uint64_t name)
{
    for (size_t i = 0; i < signers->count; i++)
        if (signers->names[i] == name)
            return true;
    return false;
}

static bool may_sign(const Recovery *recovery, size_t i, BlockClass cls)
{
    const BlockFeatures *features = &recovery->features[i];
    return recovery->drafts[i].cls == cls && features->lines == 1 && features->words <= 5 &&
           !recovery->drafts[i].decided && !is_known_head(recovery, i);
}

/* What has signed once is no heading where it stands above a postscript or a picture. */
static void drop_signatures(Recovery *recovery)
{
    Signers signers = {.count = 0};
    for (size_t i = 0; i < recovery->count && signers.count < MAX_SIGNERS; i++)
        if (may_sign(recovery, i, BLOCK_SIGN) && !has_signed(&signers, signer_hash(recovery, i)))
            signers.names[signers.count++] = signer_hash(recovery, i);
    for (size_t i = 0; i < recovery->count && signers.count > 0; i++)
        if (may_sign(recovery, i, BLOCK_HEADING) && has_signed(&signers, signer_hash(recovery, i)))
            decide(recovery, i, BLOCK_SIGN, "has signed before", 70);
}

/* Quoted lines among headings that are not: the page sets its pull quotes so. */
static void drop_quoted(Recovery *recovery)
{
    size_t plain = 0;
    for (size_t i = 0; i < recovery->count; i++)
        plain += recovery->drafts[i].cls == BLOCK_HEADING && !recovery->features[i].quoted;
    for (size_t i = 0; i < recovery->count && plain >= 2; i++)
        if (recovery->drafts[i].cls == BLOCK_HEADING && recovery->features[i].quoted &&
            !recovery->drafts[i].decided &&
            !(recovery->features[i].words <= 6 && is_title_case(recovery, i)) &&
            /* A short one may quote what is right below. */
            repeated_in(recovery, i, recovery->features[i].words < 8 ? solid_behind(recovery, i) : NONE) !=
                NONE)
            decide(recovery, i, BLOCK_PARA, "quotes the text", 60);
}

/* Quoted words with a heading right below are no heading themselves: they were lifted from the text. */
static bool is_quoted_above_heading(const Recovery *recovery, size_t i)
{
    size_t behind = solid_behind(recovery, i), before = solid_before(recovery, i);
    return recovery->features[i].quoted && recovery->features[i].words >= 5 && behind != NONE &&
           recovery->drafts[behind].cls == BLOCK_HEADING && before != NONE &&
           is_body(recovery->drafts[before].cls) && recovery->features[before].end == END_STOP;
}

static void make_lifted(Recovery *recovery, size_t i, size_t of)
{
    decide(recovery, i, BLOCK_PULLQUOTE, "repeats a neighbour", 75);
    recovery->drafts[i].of = of;
}

/* One of the blocks around speaks of somebody of that name. */
static bool is_mentioned(const Recovery *recovery, size_t i, Str name)
{
    enum {
        REACH = 12
    };
    for (size_t k = i > REACH ? i - REACH : 0; k <= i + NEIGHBOURS && k < recovery->count; k++) {
        const BlockFeatures *features = &recovery->features[k];
        Str text = str_slice(recovery->text, recovery->drafts[k].start, recovery->drafts[k].end);
        if (k != i && features->chars >= 100 && features->bytes <= SHORT_BLOCK_BYTES * 4 &&
            str_find(text, name, 0) < text.len_bytes)
            return true;
    }
    return false;
}

/* "Josiah Penrose, registrar" right below words that are quoted, or that the text around has too. */
static bool names_speaker_above(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (i < 2 || recovery->hard_wrapped || !is_open(recovery, i - 1) || features->lines != 1 ||
        features->words > 10 || features->end != END_OPEN || features->has_digit)
        return false;
    const BlockFeatures *above = &recovery->features[i - 1];
    size_t before = solid_before(recovery, i - 1);
    bool alone = above->words >= 5 && above->words <= MAX_HEADING_WORDS * 2 && before != NONE &&
                 is_body(recovery->drafts[before].cls) && recovery->features[before].chars >= 40 &&
                 recovery->features[before].start != START_QUOTE;
    if (!alone)
        return false;
    Str plain = block_plain(recovery, i);
    size_t comma = str_find_byte(plain, ',', 0);
    Str name = str_trim(str_slice(plain, 0, comma));
    if (!looks_like_name(name) || (comma >= plain.len_bytes && !is_mentioned(recovery, i, name)))
        return false;
    size_t of = repeated_in(recovery, i - 1, NONE);
    if (of != NONE && !above->quoted)
        make_lifted(recovery, i - 1, of);
    return of != NONE || above->quoted;
}

/* "março de 2023", "juin 2024": months begin small in most languages. */
static bool is_date(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!features->has_digit || features->words > 5 || features->lines > 1)
        return false;
    Str plain = block_plain(recovery, i), word;
    size_t at = 0, months = 0;
    while (next_word(plain, &at, &word)) {
        uint32_t lists = lexicon_lists(word);
        bool digits = is_ascii_digit(word.data[0]);
        months += (lists & LEX_MONTH) != 0;
        if (!digits && !(lists & (LEX_MONTH | LEX_FUNCTION | LEX_NOBILIARY)))
            return false;
    }
    return months > 0;
}

/* A picture stood there: much room above the line, and none below it. */
static bool is_hole_caption(const Recovery *recovery, size_t i)
{
    return recovery->features[i].words >= 4 && recovery->features[i].start == START_UPPER &&
           !recovery->features[i].all_caps && recovery->drafts[i].blank_lines >= 3 &&
           i + 1 < recovery->count && recovery->drafts[i + 1].blank_lines <= 1;
}

static bool has_speaker_below(const Recovery *recovery, size_t i)
{
    return i + 1 < recovery->count && recovery->drafts[i + 1].cls == BLOCK_ATTRIB &&
           recovery->drafts[i + 1].of == i;
}

/* CURTAIN, TABLEAU: in a play a line in capitals that no speech follows and that counts nothing is a direction. */
static bool is_play(const Recovery *recovery)
{
    size_t speeches = 0;
    for (size_t i = 0; i < recovery->count && speeches < 4; i++)
        speeches += recovery->drafts[i].kind != NULL && (strcmp(recovery->drafts[i].kind, "speech") == 0 ||
                                                         strcmp(recovery->drafts[i].kind, "speaker") == 0);
    return speeches >= 4;
}

static bool is_direction(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!features->all_caps || features->words > 2 || i == 0)
        return false;
    const char *above = recovery->drafts[i - 1].kind;
    size_t behind = solid_behind(recovery, i);
    bool ends = behind == NONE || recovery->drafts[behind].cls == BLOCK_HEADING ||
                recovery->drafts[behind].cls == BLOCK_META;
    return ends && above != NULL && (strcmp(above, "speech") == 0 || strcmp(above, "stage") == 0);
}

/* "Heft 7/2024" between two halves of a sentence is no line of the issue but a running head. */
static void find_heads_in_meta(Recovery *recovery)
{
    for (size_t i = 1; i + 1 < recovery->count; i++)
        if (recovery->drafts[i].cls == BLOCK_META && recovery->features[i].words <= 8 &&
            recovery->features[i].lines == 1 && interrupts_sentence(recovery, i))
            decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "inside a sentence", 80);
}

static bool has_size_of_heading(const BlockFeatures *features)
{
    bool sentence =
        features->end == END_STOP && !features->all_caps && features->last_mark != '?' && features->words > 4;
    return features->words > 0 && features->words <= MAX_HEADING_WORDS &&
           features->chars <= MAX_HEADING_CHARS && features->lines <= 3 && !sentence;
}

/* What stands inside a sentence is never a heading. */
static void settle_interruption(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    bool small = features->start == START_LOWER && !is_date(recovery, i);
    bool unfinished = features->end == END_OPEN || features->end == END_BRACKET;
    if (is_hole_caption(recovery, i))
        decide(recovery, i, BLOCK_CAPTION, "in a hole inside a sentence", 75);
    else if (is_credit_below_caption(recovery, i))
        decide_kind(recovery, i, BLOCK_CAPTION, "credit", "below a caption", 75);
    else if (features->words <= 8 && !small && unfinished && features->lines == 1 &&
             !(recovery->hard_wrapped && features->indent >= recovery->base_indent + 3)) {
        if (features->words <= 4 || is_dressed_as_head(recovery, i))
            decide_kind(recovery, i, BLOCK_FURNITURE, "runhead", "inside a sentence", 85);
        else
            decide(recovery, i, BLOCK_CAPTION, "inside a sentence", 65);
    }
}

/* A long line without a stop that repeats a paragraph beside it. */
static bool settle_lifted(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->words < 8 || features->all_caps || features->quoted ||
        !stands_between_paragraphs(recovery, i, true))
        return false;
    size_t of = repeated_in(recovery, i, NONE);
    if (of != NONE)
        make_lifted(recovery, i, of);
    return of != NONE;
}

/* "END OF THE FIRST ACT.", "THE END", "FINIS.", "CURTAIN": what closes a part heads none. */
static bool closes_part(Str plain)
{
    static const char *const openings[] = {
        "p.s.",        "p. s.",     "n.b.",    "(to be continued", "to be continued", "end of ",
        "ende des ",   "ende der ", "fin de ", "fin du ",          "fin del ",        "fine del",
        "the end of ", "fine di ",  "fim do ", "fim da ",          "einde van ",      "here ends "};
    static const char *const lines[] = {"the end", "finis",   "fin",     "ende",    "fine",
                                        "fim",     "einde",   "curtain", "vorhang", "rideau",
                                        "telón",   "sipario", "pano",    "doek",    "tableau"};
    if (starts_with_any(plain, openings, sizeof openings / sizeof *openings))
        return true;
    while (plain.len_bytes > 0 && strchr(".! ", plain.data[plain.len_bytes - 1]) != NULL)
        plain.len_bytes--;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        if (str_is_nocase(plain, lines[i]))
            return true;
    return false;
}

/* "Week ended March 1" right below the head of a box. */
static bool is_date_below_head(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (i == 0 || recovery->drafts[i].blank_lines > 0 || !features->has_digit || features->all_caps ||
        !is_open(recovery, i - 1) || !is_line_without_stop(recovery, i - 1, 8) ||
        !recovery->features[i - 1].all_caps)
        return false;
    return (word_shape(block_plain(recovery, i)).lists & LEX_MONTH) != 0;
}

/* "Corn Exchange Gallery, until January 11. Tue-Sat 10-5, £4": figures right below the head of a piece. */
static bool are_data_below_head(Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 28,
        FIGURES = 3
    };
    const BlockFeatures *features = &recovery->features[i];
    bool below = i > 0 && recovery->drafts[i].blank_lines == 0 && i + 1 < recovery->count &&
                 recovery->drafts[i + 1].blank_lines > 0 &&
                 (recovery->drafts[i - 1].cls == BLOCK_HEADING ||
                  (is_open(recovery, i - 1) && is_line_without_stop(recovery, i - 1, 10)));
    if (!below || !features->has_digit || features->words > MOST_WORDS || features->end == END_STOP)
        return false;
    Str plain = block_plain(recovery, i);
    size_t figures = 0;
    for (size_t at = 0; at < plain.len_bytes; at++) {
        bool digit = is_ascii_digit(plain.data[at]);
        figures += digit && (at == 0 || plain.data[at - 1] < '0' || plain.data[at - 1] > '9');
    }
    return figures >= FIGURES || (figures == FIGURES - 1 && features->words <= 12);
}

/* What a page says about its headings as a whole. */
typedef struct {
    bool capitals_stop; /* they end in a full stop */
    bool play, byline;
    bool chatty;        /* short paragraphs everywhere: a short line alone says nothing */
    bool series;        /* its sections count on, or its contents name them: others stand apart as these do */
    uint32_t usual_gap; /* blank lines before a paragraph */
    size_t headings;    /* found so far */
    size_t end;         /* of the text: what is behind it is no part of it */
} HeadingHabits;

/* Nothing of the text is below. Blocks are asked about from the end on: *end is where it began when it was asked last. */
static bool is_last(const Recovery *recovery, size_t i, size_t *end)
{
    for (; *end > i + 1; --*end) {
        BlockClass cls = recovery->drafts[*end - 1].cls;
        if (cls != BLOCK_META && cls != BLOCK_FURNITURE && cls != BLOCK_RULE)
            return false;
    }
    return true;
}

/* "L. VAN BEETHOVEN." at the end of a letter, "RUSKIN." below his words: a name close to what is above, and more room
 * below, where the next head, or a note, is. */
static bool closes_section(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (i == 0 || i + 1 >= recovery->count || features->words > 5 || features->lines > 1 ||
        features->has_digit || (features->start != START_UPPER && block_source(recovery, i).data[0] != '['))
        return false;
    BlockClass above = recovery->drafts[i - 1].cls, below = recovery->drafts[i + 1].cls;
    bool text = is_body(above) || above == BLOCK_VERSE || above == BLOCK_QUOTE || above == BLOCK_SIGN;
    bool apart = recovery->drafts[i + 1].blank_lines > recovery->drafts[i].blank_lines;
    if (!text || recovery->drafts[i].blank_lines > 1 ||
        !((apart && below == BLOCK_HEADING) || below == BLOCK_NOTE))
        return false;
    Str name = without_stop(block_plain(recovery, i));
    return looks_like_name(name) || (features->all_caps && features->words <= 4 &&
                                     (features->last_mark == '.' || features->end == END_COMMA));
}

/* True when something about the block, or beside it, says that it is another thing than a heading. */
static bool is_told_otherwise(Recovery *recovery, size_t i, HeadingHabits *habits)
{
    if (interrupts_sentence(recovery, i)) {
        settle_interruption(recovery, i);
        return true;
    }
    if (recovery->features[i].chars >= 40 && goes_on(recovery, i))
        return true;
    if (is_quoted_above_heading(recovery, i) || has_speaker_below(recovery, i))
        return true;
    if (habits->play && is_direction(recovery, i)) {
        decide_kind(recovery, i, BLOCK_PARA, "stage", "capitals below a speech", 75);
        return true;
    }
    if (recovery->features[i].words <= 8 && closes_part(block_plain(recovery, i))) {
        if (is_last(recovery, i, &habits->end) && !starts_nocase(block_plain(recovery, i), "the end of "))
            decide_kind(recovery, i, BLOCK_META, "end", "end of the text", 80);
        else
            decide(recovery, i, BLOCK_PARA, "end of a part", 80);
        return true;
    }
    Str source = block_source(recovery, i);
    if (str_find(source, STR("://"), 0) < source.len_bytes) {
        if (recovery->features[i].words <= 12)
            decide_kind(recovery, i, BLOCK_FURNITURE, "web", "a link alone", 75);
        return true;
    }
    if (opens_letter(recovery, i))
        return true;
    if (closes_section(recovery, i)) {
        decide(recovery, i, BLOCK_SIGN, "name at the end of a section", 70);
        return true;
    }
    if (is_date_below_head(recovery, i)) {
        decide(recovery, i, BLOCK_NOTE, "date right below a heading", 65);
        return true;
    }
    if (are_data_below_head(recovery, i)) {
        decide(recovery, i, BLOCK_NOTE, "figures right below a heading", 70);
        return true;
    }
    if (names_speaker_above(recovery, i)) {
        decide(recovery, i, BLOCK_ATTRIB, "name below a quotation", 75);
        recovery->drafts[i].of = i - 1;
        return true;
    }
    return settle_lifted(recovery, i);
}

enum {
    GAPS = 8,
    MANY_KNOWN_HEADS = 5,
    MANY_SHORT_LINES = 12
};

/* Plain words on one line, with no more room above than a paragraph has. */
static bool is_short_paragraph(const Recovery *recovery, size_t i, uint32_t usual_gap)
{
    const BlockFeatures *features = &recovery->features[i];
    return features->words <= MAX_HEADING_WORDS && features->lines == 1 && !features->all_caps &&
           !features->bold && !features->italic && recovery->drafts[i].blank_lines <= usual_gap;
}

static HeadingHabits read_habits(Recovery *recovery)
{
    HeadingHabits habits = {.end = recovery->count,
                            .capitals_stop = headings_have_stops(recovery),
                            .play = is_play(recovery),
                            .byline = has_byline(recovery)};
    size_t gaps[GAPS] = {0}, known = 0, apart = 0, lines = 0, paragraphs = 0;
    for (size_t i = 0; i < recovery->count; i++)
        if (is_body(recovery->drafts[i].cls) && recovery->features[i].chars >= 100)
            gaps[recovery->drafts[i].blank_lines < GAPS ? recovery->drafts[i].blank_lines : GAPS - 1]++;
    for (uint32_t gap = 1; gap < GAPS; gap++)
        habits.usual_gap = gaps[gap] > gaps[habits.usual_gap] ? gap : habits.usual_gap;
    for (size_t i = 0; i < recovery->count; i++) {
        BlockClass cls = recovery->drafts[i].cls;
        known += cls == BLOCK_HEADING;
        apart += cls == BLOCK_HEADING && recovery->drafts[i].blank_lines > habits.usual_gap;
        lines += cls == BLOCK_UNKNOWN && is_short_paragraph(recovery, i, habits.usual_gap) &&
                 recovery->features[i].end != END_OPEN;
        paragraphs += is_body(cls) && recovery->features[i].chars >= 100;
    }
    habits.series = known >= MANY_KNOWN_HEADS && apart * 5 >= known * 4;
    habits.chatty = lines >= MANY_SHORT_LINES && lines * 5 >= paragraphs;
    return habits;
}

/* The page's habits speak against a heading here. */
static bool is_against_habits(Recovery *recovery, size_t i, const HeadingHabits *habits)
{
    const BlockFeatures *features = &recovery->features[i];
    bool apart = recovery->drafts[i].blank_lines > habits->usual_gap;
    if (apart || is_chapter_word(recovery, i) || is_numbered(block_plain(recovery, i)))
        return false;
    bool below_heading = i > 0 && recovery->drafts[i - 1].cls == BLOCK_HEADING;
    bool above_heading = i + 1 < recovery->count && recovery->drafts[i + 1].cls == BLOCK_HEADING;
    if (habits->series && !below_heading && !above_heading)
        return true;
    bool plain = !features->all_caps && !features->bold && !features->italic;
    return plain && (habits->chatty || habits->play);
}

static int heading_score(Recovery *recovery, size_t i, const HeadingHabits *habits)
{
    const BlockFeatures *features = &recovery->features[i];
    int score = score_of_shape(recovery, i, habits->capitals_stop) + score_of_place(recovery, i);
    bool long_among_others = score == HEADING - 1 && features->words > 9 && habits->headings > 0 &&
                             stands_between_paragraphs(recovery, i, false);
    return long_among_others ? HEADING : score;
}

/* "BY JAMES MASON." right below a line that could be the title of a piece. */
static bool is_byline_below_head(Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 12
    };
    Str names;
    if (i == 0 || recovery->features[i].words > MOST_WORDS || !loose_byline(recovery, i, &names))
        return false;
    const BlockFeatures *above = &recovery->features[i - 1];
    return is_open(recovery, i - 1) && above->lines <= 2 && above->words <= MOST_WORDS + 3 &&
           (above->all_caps || above->end == END_OPEN) && recovery->drafts[i].blank_lines <= 2;
}

static void weigh_heading(Recovery *recovery, size_t i, HeadingHabits *habits)
{
    const BlockFeatures *features = &recovery->features[i];
    int score = heading_score(recovery, i, habits);
    if (score < HEADING || is_against_habits(recovery, i, habits))
        return;
    bool may_be_lifted = features->words >= 7 && !features->all_caps && !features->bold && !features->quoted;
    if (may_be_lifted && repeated_in(recovery, i, NONE) != NONE)
        return;
    if (features->lines == 1 &&
        ((!habits->byline && is_byline_text(recovery, i)) || is_byline_below_head(recovery, i)))
        decide(recovery, i, BLOCK_BYLINE, "byline word", 70);
    else
        decide(recovery, i, BLOCK_HEADING, "heading score",
               score < 9 ? (unsigned)(55 + score * 4) : SURE - 1u);
    habits->headings += recovery->drafts[i].cls == BLOCK_HEADING;
}

/* "- - NOTICES - -" above something longer. */
static bool is_ornamented(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    size_t next = solid_behind(recovery, i);
    return features->lines == 1 && next != NONE && recovery->features[next].words > features->words &&
           is_between_ornaments(block_source(recovery, i));
}

/* "Et aussi…" right above the first of several books. */
static bool trails_off_above_book(Recovery *recovery, size_t i)
{
    enum {
        MOST_WORDS = 4
    };
    const BlockFeatures *features = &recovery->features[i];
    if (features->words == 0 || features->words > MOST_WORDS || recovery->drafts[i].blank_lines == 0 ||
        i + 1 >= recovery->count)
        return false;
    BlockClass below = recovery->drafts[i + 1].cls;
    Str source = block_source(recovery, i);
    return (below == BLOCK_BOOKTITLE || below == BLOCK_BOOKCITE) &&
           (str_ends(source, STR("…")) || str_ends(source, STR("...")));
}

void find_headings(Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i) && is_ornamented(recovery, i))
            decide(recovery, i, BLOCK_HEADING, "capitals between ornaments", 80);
        else if (is_open(recovery, i) && trails_off_above_book(recovery, i))
            decide(recovery, i, BLOCK_HEADING, "above a book", 75);
    find_heads_in_meta(recovery);
    HeadingHabits habits = read_habits(recovery);
    for (size_t i = recovery->count; i-- > 0;) /* from the end: what is below a heading is known */
        if (is_open(recovery, i) && has_size_of_heading(&recovery->features[i]) &&
            !is_told_otherwise(recovery, i, &habits))
            weigh_heading(recovery, i, &habits);
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i))
            decide(recovery, i, BLOCK_PARA, "running text", 80);
    drop_starved(recovery);
    drop_quoted(recovery);
    drop_signatures(recovery);
    find_second_lines(recovery);
    find_decks(recovery);
    find_synopses(recovery);
}
