/* What closes a text: who reviewed, who signed, who the author is. */
#include "passes.h"

#include <string.h>

#include "signature.h"

/* ---- signatures ---------------------------------------------------------------------------------------- */

bool looks_like_signature(Str plain)
{
    SignedBy signed_by;
    size_t lines = 0;
    for (size_t at = 0; at < plain.len_bytes && lines < 3; lines++)
        if (signature_in_line(block_line(plain, &at), &signed_by))
            return true;
    return false;
}

/* Short lines with a name among them, nothing that is a sentence. */
static bool is_signature(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    SignedBy signed_by;
    if (features->words > 16 || features->lines > 4 || features->words == 0)
        return false;
    Str source = block_source(recovery, i), plain = block_plain(recovery, i);
    size_t line = str_find_byte(source, '\n', 0);
    Str first = str_slice(source, 0, line), rest = str_trim(str_slice(source, line, source.len_bytes));
    bool address =
        rest.len_bytes == 0 || str_find_byte(rest, ' ', 0) == rest.len_bytes; /* "doi:10.99999/41" */
    if (features->lines <= 2 && address && str_find(first, STR("   "), 0) < first.len_bytes)
        return features->longest_line <= 120 && signature_in_line(first, &signed_by);
    if (features->longest_line > 70)
        return false;
    bool initials = signature_in_line(plain, &signed_by) && are_initials(signed_by.name);
    if (features->end == END_STOP && !initials)
        return false;
    return looks_like_signature(plain);
}

static SecondLetters salutation_letters = {['c' - 'a'] = "ah", ['d' - 'a'] = "e",  ['e' - 'a'] = "gs",
                                           ['g' - 'a'] = "e",  ['l' - 'a'] = "i",  ['m' - 'a'] = "ao",
                                           ['p' - 'a'] = "r",  ['s' - 'a'] = "ie", ['t' - 'a'] = "o"};

bool salutes(Str s)
{
    static const char *const openings[] = {
        "sir,",          "sir -",        "sir –",    "sir—",     "sir:",      "madam",   "dear ",
        "to the editor", "sehr geehrte", "liebe ",   "lieber ",  "monsieur,", "madame,", "cher ",
        "chère ",        "señor",        "estimado", "estimada", "egregio",   "gentile", "caro ",
        "cara ",         "geachte",      "prezado",  "senhor"};
    ASSERT_COVERED(salutation_letters, openings);
    return starts_with_any(s, openings, sizeof openings / sizeof *openings);
}

bool opens_letter(const Recovery *recovery, size_t i)
{
    if (begins_otherwise(&recovery->features[i], salutation_letters))
        return false;
    return salutes(block_source(recovery, i));
}

/* "MY DEAREST NED,": nothing else on the line. */
static bool is_salutation(const Recovery *recovery, size_t i)
{
    static const char *const openings[] = {
        "my dear",     "dearest ", "mein lieber", "meine liebe", "liebste",   "mon cher", "ma chère",
        "mi querid",   "querid",   "mio caro",    "mia cara",    "carissim",  "meu caro", "minha cara",
        "meu querido", "beste ",   "lieve ",      "gentlemen",   "ladies and"};
    const BlockFeatures *features = &recovery->features[i];
    return features->words <= 6 && features->lines == 1 &&
           (features->end == END_COMMA || features->end == END_COLON || features->end == END_DASH) &&
           starts_with_any(block_source(recovery, i), openings, sizeof openings / sizeof *openings);
}

/* "Your loving brother,": a few words that only the end of a letter has so. */
static bool is_farewell(const BlockFeatures *features, Str plain)
{
    static const char *const openings[] = {"your ",
                                           "yr. ",
                                           "yr ",
                                           "ever your",
                                           "always your",
                                           "believe me",
                                           "i am,",
                                           "i remain",
                                           "love,",
                                           "with love",
                                           "much love",
                                           "respectfully",
                                           "faithfully",
                                           "affectionately",
                                           "warmly",
                                           "regards",
                                           "dein ",
                                           "deine ",
                                           "euer ",
                                           "ihr ",
                                           "ihre ",
                                           "herzlich",
                                           "viele grüße",
                                           "mit besten",
                                           "freundliche grüße",
                                           "bien à vous",
                                           "votre ",
                                           "ton ",
                                           "ta ",
                                           "amicalement",
                                           "un abrazo",
                                           "suyo",
                                           "tu ",
                                           "su ",
                                           "con cariño",
                                           "tuo ",
                                           "tua ",
                                           "suo ",
                                           "un abbraccio",
                                           "con affetto",
                                           "seu ",
                                           "sua ",
                                           "um abraço",
                                           "com carinho",
                                           "je ",
                                           "uw ",
                                           "hartelijk",
                                           "liefs"};
    return features->words <= 8 && features->lines <= 3 && features->longest_line <= 44 &&
           features->end != END_STOP && features->end != END_COLON &&
           starts_with_any(plain, openings, sizeof openings / sizeof *openings);
}

bool closes_letter(Str plain)
{
    static const char *const openings[] = {
        "yours ",           "yours,",       "i am, sir",        "i remain, ",       "sincerely",
        "best wishes",      "kind regards", "mit freundlichen", "hochachtungsvoll", "veuillez agréer",
        "cordialement",     "atentamente",  "saludos",          "cordiali saluti",  "distinti saluti",
        "met vriendelijke", "hoogachtend",  "atenciosamente"};
    /* These begin sentences too: alone, with a comma. */
    static const char *const farewells[] = {
        "your humble ",   "your obedient ", "your affectionate ", "your loving ",    "your obliged ",
        "your most ",     "your faithful ", "your devoted ",      "ever yours",      "believe me",
        "i have the ",    "with best ",     "with kind ",         "with love",       "herzliche gr",
        "mit besten ",    "viele grüße",    "bien à vous",        "affectueusement", "con affetto",
        "un caro saluto", "un abrazo",      "un abbraccio",       "um abraço",       "hartelijke groet"};
    size_t mark = 0;
    if (is_opening_quote_at(plain)) /* a letter that is quoted */
        utf8_decode(plain, 0, &mark);
    plain = str_slice(plain, mark, plain.len_bytes);
    if (starts_with_any(plain, openings, sizeof openings / sizeof *openings))
        return true;
    bool alone =
        plain.len_bytes > 1 && plain.data[plain.len_bytes - 1] == ',' && word_shape(plain).words <= 6;
    return alone && starts_folded_with_any(plain, farewells, sizeof farewells / sizeof *farewells);
}

static bool is_reviewed_by(Str plain)
{
    if ((byte_at(plain, 0) | 0x20) != 'r' && (byte_at(plain, 0) | 0x20) != 'b' &&
        (byte_at(plain, 0) | 0x20) != 'c')
        return false;
    static const char *const openings[] = {"reviewed by ",    "review by ",       "rezensiert von ",
                                           "besprochen von ", "compte rendu de ", "compte rendu par ",
                                           "reseña de ",      "reseñado por ",    "recensione di ",
                                           "resenha de ",     "besproken door "};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (starts_nocase(plain, openings[i]))
            return word_shape(plain).words <= (str_find_byte(plain, '\n', 0) < plain.len_bytes ? 30 : 18);
    return false;
}

/* A review or an entry ends here: its text above, another head, a heading or nothing below. */
static bool review_ends(Recovery *recovery, size_t i)
{
    size_t before = solid_before(recovery, i), behind = solid_behind(recovery, i);
    /* A pull quote, not known as one yet. */
    if (before != NONE && recovery->features[before].quoted && recovery->features[before].words <= 60)
        before = solid_before(recovery, before);
    if (before == NONE)
        return false;
    BlockClass cls = recovery->drafts[before].cls;
    const BlockFeatures *above = &recovery->features[before];
    bool ends = above->end == END_STOP || (above->end == END_BRACKET && above->words > 20);
    bool text =
        (is_body(cls) && ends && (above->words > 4 || above->start == START_LOWER)) || cls == BLOCK_VERSE;
    /* What stands closer to the text below than to the text above heads it. */
    if (!text ||
        (behind != NONE && recovery->drafts[i].blank_lines > recovery->drafts[behind].blank_lines + 1))
        return false;
    /* Tight under the text, whatever follows. */
    SignedBy signed_by;
    bool one_line = recovery->drafts[i].blank_lines == 0 && recovery->features[i].lines == 1;
    bool apart = above->words > 20 && (behind == NONE || recovery->drafts[behind].blank_lines > 0);
    if (recovery->features[i].lines == 1 && are_initials(block_source(recovery, i)))
        return true;
    if (one_line && apart && signature_in_line(block_plain(recovery, i), &signed_by))
        return true;
    if (behind == NONE)
        return true;
    BlockClass next = recovery->drafts[behind].cls;
    return next == BLOCK_BOOKCITE || next == BLOCK_BOOKTITLE || next == BLOCK_HEADING ||
           next == BLOCK_TITLE || next == BLOCK_META || next == BLOCK_RULE ||
           (next == BLOCK_UNKNOWN && is_line_without_stop(recovery, behind, 16));
}

/* ---- notes about authors ------------------------------------------------------------------------------- */

/* Who wrote: names from bylines and signatures, as they stand. */
typedef VEC(Str) NameList;

/* What a note about an author may begin with. */
typedef struct {
    NameList names; /* of the authors */
    NameList decks; /* the text of each */
} Authors;

static void add_author(NameList *authors, Str text)
{
    enum {
        MAX_AUTHORS = 32
    };
    if (authors->count < MAX_AUTHORS && text.len_bytes >= 4)
        vec_push(authors, text);
}

/* "Interview: Ann Lee Portrait: Bo Kay": a name behind each colon, before the word that stands at the next one. */
static void add_credits(NameList *authors, Str text)
{
    for (size_t colon = str_find_byte(text, ':', 0); colon < text.len_bytes;) {
        size_t next = str_find_byte(text, ':', colon + 1), end = next;
        while (next < text.len_bytes && end > colon + 1 && text.data[end - 1] != ' ')
            end--;
        add_author(authors, str_trim(str_slice(text, colon + 1, end)));
        colon = next;
    }
}

static void collect_authors(Recovery *recovery, NameList *authors)
{
    for (size_t i = 0; i < recovery->count; i++) {
        BlockClass cls = recovery->drafts[i].cls;
        bool may_sign =
            is_open(recovery, i) && recovery->features[i].words <= 9 && recovery->features[i].lines == 1;
        if ((cls != BLOCK_BYLINE && cls != BLOCK_REVIEWER && cls != BLOCK_DECK && !may_sign) ||
            recovery->features[i].words > 70)
            continue;
        Str plain = block_plain(recovery, i), names;
        if (byline_names(plain, &names) || (cls == BLOCK_BYLINE && loose_byline(recovery, i, &names))) {
            add_author(authors, names);
            if (cls == BLOCK_BYLINE)
                add_credits(authors, plain);
            continue;
        }
        if (cls == BLOCK_DECK) {
            /* The byline at its end. */
            for (size_t at = plain.len_bytes; at > 1; at--)
                if (plain.data[at - 1] == ' ' &&
                    byline_names(str_slice(plain, at, plain.len_bytes), &names)) {
                    add_author(authors, names);
                    break;
                }
            continue;
        }
        size_t at = 0;
        if (!may_sign)
            add_author(authors, block_line(plain, &at));
        if (cls == BLOCK_BYLINE)
            add_credits(authors, plain);
    }
}

/* "C. Ryle is ..." or "Ryle writes ..." below "By Constance Ryle": the surname is among the first words, and initials
 * of the given names or a title are all that stands before it. */
static bool begins_with_surname(Str plain, Str name)
{
    size_t at = name.len_bytes;
    while (at > 0 && name.data[at - 1] != ' ')
        at--;
    Str surname = str_slice(name, at, name.len_bytes), word;
    if (at == 0 || surname.len_bytes < 3 || !word_is_capitalised(surname))
        return false;
    size_t from = 0;
    for (size_t words = 0; words < 4 && next_word(plain, &from, &word); words++) {
        if (str_equal(word, surname))
            return true;
        bool initials = word.len_bytes <= 4 && word_is_all_caps(word) && word.data[0] == name.data[0];
        if (!initials && !(lexicon_lists(word) & (LEX_HONORIFIC | LEX_NOBILIARY)))
            return false;
    }
    return false;
}

static Str first_of_names(Str names)
{
    static const char *const joints[] = {", ", " & ", " and ", " et ", " und ", " y ", " e ", " en ", " / "};
    size_t end = names.len_bytes;
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t at = str_find(names, str_from(joints[i]), 0);
        end = at < end ? at : end;
    }
    return end < names.len_bytes ? str_trim(str_slice(names, 0, end)) : (Str){0};
}

/* Letters alike but for their case, accents and all: "DAMIÃO" and "Damião". */
static bool are_same_letters(Str a, Str b)
{
    size_t at = 0, step;
    if (a.len_bytes != b.len_bytes)
        return false;
    while (at < a.len_bytes &&
           utf8_to_lower(utf8_decode(a, at, &step)) == utf8_to_lower(utf8_decode(b, at, &step)))
        at += step;
    return at >= a.len_bytes;
}

static bool begins_with_author(Str plain, const NameList *authors)
{
    for (size_t i = 0; i < authors->count; i++) {
        Str name = authors->items[i];
        if (plain.len_bytes > name.len_bytes && are_same_letters(str_slice(plain, 0, name.len_bytes), name))
            return true;
        if (begins_with_surname(plain, name))
            return true;
        /* "Fenella Strachan and Tom Aldous": the first of several. */
        Str first = first_of_names(name);
        if (first.len_bytes >= 4 && first.len_bytes < plain.len_bytes &&
            str_equal_nocase(str_slice(plain, 0, first.len_bytes), first))
            return true;
    }
    return false;
}

/* "NAME is ...", "NAME writes ...": a name, and what somebody does. */
static bool begins_with_name_and_verb(Str plain)
{
    static const char *const verbs[] = {
        "is",        "are",       "was",      "writes",  "teaches",  "lives",   "works",    "covers",
        "lectures",  "has",       "directs",  "runs",    "heads",    "forscht", "leitet",   "dirige",
        "dirigeert", "coordina",  "publica",  "doziert", "studies",  "curates", "edits",    "reports",
        "ist",       "lebt",      "schreibt", "lehrt",   "arbeitet", "est",     "enseigne", "écrit",
        "vit",       "travaille", "es",       "escribe", "enseña",   "vive",    "trabaja",  "è",
        "scrive",    "insegna",   "lavora",   "é",       "escreve",  "ensina",  "leciona",  "werkt",
        "schrijft",  "woont",     "doceert"};
    size_t at = 0, words = 0, behind = 0;
    Str word;
    while (words < 7 && next_word(plain, &at, &word)) {
        /* "Joaquín Berrueta (Arbayona, 1979) es ...": where and when he was born. */
        size_t open = behind;
        while (open < plain.len_bytes && plain.data[open] == ' ')
            open++;
        if (words >= 2 && byte_at(plain, open) == '(' && str_find_byte(plain, ')', open) < plain.len_bytes) {
            at = str_find_byte(plain, ')', open) + 1;
            if (!next_word(plain, &at, &word))
                return false;
        }
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs && words >= 2; i++)
            if (str_equal(word, str_from(verbs[i])))
                return looks_like_name(str_slice(plain, 0, behind));
        behind = at;
        words++;
    }
    return false;
}

bool article_ends(const Recovery *recovery, size_t i)
{
    size_t behind = solid_behind(recovery, i);
    if (behind == NONE)
        return true;
    BlockClass cls = recovery->drafts[behind].cls;
    return cls == BLOCK_HEADING || cls == BLOCK_TITLE || cls == BLOCK_KICKER || cls == BLOCK_META ||
           cls == BLOCK_RULE || cls == BLOCK_LIST || cls == BLOCK_BOOKTITLE || cls == BLOCK_BOOKCITE ||
           (cls == BLOCK_UNKNOWN && is_line_without_stop(recovery, behind, 8));
}

/* What only a note about an author says. */
static bool speaks_of_author(Str plain)
{
    static const char *const phrases[] = {
        "is the author of",  "author of several",   "are the authors of",  "is the editor of",
        "’s column appears", "'s column appears",   "reach her at",        "reach him at",
        "reach them at",     "contributing writer", "contributing editor", "is a staff writer",
        "autor de ",         "autora de ",          "autor del ",          "autora del ",
        "autore di ",        "autrice di ",         "autore del ",         "auteur de ",
        "autrice de ",       "auteur van ",         "autor von ",          "autorin von ",
        "his latest book",   "her latest book",     "his most recent",     "her most recent",
        "his new book",      "her new book",        "his first book",      "her first book",
        "last wrote for",    "last wrote about"};
    return holds_folded_any(plain, phrases, sizeof phrases / sizeof *phrases);
}

/* "e-mail", "views": every block is asked, hence all bytes at once, and only the first letters of words. */
static bool may_give_address(Str source)
{
    unsigned char found = 0;
    const char *s = source.data;
    for (size_t i = 0; i + 2 < source.len_bytes; i++) {
        int mail = (s[i] == 'e') & (s[i + 1] == '-') & (s[i + 2] == 'm');
        int views = (s[i] == 'v') & (s[i + 1] == 'i') & (s[i + 2] == 'e');
        found |= (unsigned char)(mail | views);
    }
    return found != 0 || str_find_byte(source, '@', 0) < source.len_bytes;
}

/* Papers that have no bylines name who wrote in the deck: "Ilse Brandt follows a tale of patience." */
static bool begins_with_name_in_deck(Str plain, const NameList *decks)
{
    size_t at = 0;
    Str first, second;
    if (!next_word(plain, &at, &first) || !next_word(plain, &at, &second) || first.data != plain.data)
        return false;
    Str name = str_slice(plain, 0, at);
    if (!looks_like_name(name))
        return false;
    for (size_t i = 0; i < decks->count; i++)
        if (str_find(decks->items[i], name, 0) < decks->items[i].len_bytes)
            return true;
    return false;
}

enum {
    BIO_SCORE = 5
};

static int bio_score(Recovery *recovery, size_t i, const Authors *authors)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->words > 110 || features->words < 5 || features->start == START_LOWER ||
        features->start == START_QUOTE || i == 0)
        return 0;
    bool ends = article_ends(recovery, i);
    if (!ends && !features->italic && !may_give_address(block_source(recovery, i)))
        return 0; /* what else there may be is not enough */
    Str plain = block_plain(recovery, i);
    int score = 0;
    if (begins_with_author(plain, &authors->names) || begins_with_name_in_deck(plain, &authors->decks))
        score += 3;
    if (begins_with_name_and_verb(plain))
        score += 2;
    bool address = str_find_byte(plain, '@', 0) < plain.len_bytes ||
                   str_find(plain, STR("e-mail"), 0) < plain.len_bytes ||
                   str_find(plain, STR("views expressed"), 0) < plain.len_bytes;
    if (address)
        score += 2;
    if (features->italic)
        score += 1;
    score += ends ? 1 : address || features->italic ? 0 : -2;
    if (features->words > 80)
        score -= 3;
    score += features->words <= 60;
    /* Asked last, of those alone for whom it can decide. */
    return ends && score + 2 >= BIO_SCORE && score < BIO_SCORE && speaks_of_author(plain) ? score + 2 : score;
}

/* Set far to the right, where signatures stand. */
static bool is_far_right(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    return recovery->hard_wrapped && features->indent >= 20 &&
           (features->indent + features->longest_line) * 4 >= recovery->measure * 3 &&
           features->words <= 16 && features->lines <= 4;
}

/* A place and a day: the head of a letter, not its end. */
static bool is_dateline(Recovery *recovery, size_t i)
{
    return recovery->features[i].has_digit && (word_shape(block_plain(recovery, i)).lists & LEX_MONTH) != 0;
}

/* The text above has ended, and what is below begins anew: a name between them signs. */
static bool signs_article(Recovery *recovery, size_t i)
{
    size_t before = solid_before(recovery, i), behind = solid_behind(recovery, i);
    if (before == NONE || recovery->drafts[before].cls != BLOCK_UNKNOWN ||
        recovery->features[before].chars < 40 || recovery->features[before].end != END_STOP ||
        recovery->drafts[i].blank_lines > 2)
        return false;
    if (behind == NONE)
        return recovery->features[i].lines <= 3;
    BlockClass cls = recovery->drafts[behind].cls;
    if (cls == BLOCK_TITLE || cls == BLOCK_KICKER || cls == BLOCK_META || cls == BLOCK_RULE)
        return true;
    return recovery->drafts[behind].blank_lines >= 2 &&
           recovery->drafts[behind].blank_lines > recovery->drafts[i].blank_lines &&
           (cls == BLOCK_HEADING || (cls == BLOCK_UNKNOWN && is_line_without_stop(recovery, behind, 12)));
}

/* "Interview: ANN LEE", "Das Gespräch führte Ann Lee." below the last turn. */
static bool is_closing_byline(const Recovery *recovery, size_t i, Str plain)
{
    Str names;
    size_t before = solid_before(recovery, i), behind = solid_behind(recovery, i);
    if (before == NONE || recovery->features[i].words > 9 || recovery->features[i].lines > 1 ||
        !byline_names(plain, &names))
        return false;
    BlockClass above = recovery->drafts[before].cls;
    bool ends = behind == NONE || recovery->drafts[behind].cls == BLOCK_RULE ||
                recovery->drafts[behind].blank_lines >= 2 || is_line_without_stop(recovery, behind, 10);
    return ends && (is_body(above) || above == BLOCK_QUESTION) && recovery->features[before].end == END_STOP;
}

/* "Your uncle, / Osric": a few words and a comma, and below them who says so. */
static bool is_greeting(const BlockFeatures *features, Str plain)
{
    size_t at = 0;
    if (features->lines < 2 || features->lines > 4 || features->words > 12 || features->longest_line > 40 ||
        features->end == END_STOP || features->all_caps)
        return false;
    Str first = block_line(plain, &at);
    if (first.len_bytes == 0 || first.data[first.len_bytes - 1] != ',' || word_shape(first).words > 5)
        return false;
    WordShape rest = word_shape(str_slice(plain, at, plain.len_bytes));
    return rest.words <= 8 && rest.content_words == rest.capital_words && rest.content_words > 0;
}

/* A name far to the right below the last sentence of a review, and where that person works right below it. */
static bool signs_far_right(Recovery *recovery, size_t i, BlockClass before)
{
    if (!is_far_right(recovery, i) || is_dateline(recovery, i))
        return false;
    if (before == BLOCK_REVIEWER)
        return recovery->drafts[i].blank_lines == 0 && recovery->features[i].end != END_STOP;
    Str plain = block_plain(recovery, i);
    size_t at = 0;
    return is_body(before) && recovery->features[i - 1].end == END_STOP &&
           recovery->features[i - 1].chars >= 60 && looks_like_names(block_line(plain, &at));
}

/* "Letters", "Leserbriefe": below it every text is signed. */
static bool heads_letters_page(Recovery *recovery, size_t i)
{
    return recovery->drafts[i].cls == BLOCK_HEADING && recovery->features[i].words <= 4 &&
           names_letters(block_plain(recovery, i));
}

/* Name and place right below a letter to the editor, above the next one. */
static bool signs_letter(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    size_t before = solid_before(recovery, i);
    if (before == NONE || features->lines > 4 || features->words > 24 || features->has_digit ||
        features->end == END_STOP || recovery->drafts[i].blank_lines > 1 || features->all_caps)
        return false;
    bool text = is_body(recovery->drafts[before].cls) && recovery->features[before].chars >= 40 &&
                (recovery->features[before].end == END_STOP || recovery->features[before].quoted);
    Str plain = block_plain(recovery, i);
    size_t at = 0;
    Str first = block_line(plain, &at);
    if (str_find_byte(first, ',', 0) > 0 && !looks_like_names(first))
        first = str_trim(str_slice(first, 0, str_find_byte(first, ',', 0)));
    bool names = looks_like_names(first) && (features->lines > 1 || looks_like_signature(plain));
    return text && names;
}

/* A name right behind the citation at the foot of a review, nearer to it than to what follows. */
static bool signs_below_citation(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    size_t first = i;
    while (first > 0 && (recovery->drafts[first - 1].cls == BLOCK_BOOKCITE ||
                         recovery->drafts[first - 1].cls == BLOCK_BOOKTITLE))
        first--;
    bool foot = first < i && first > 0 && is_body(recovery->drafts[first - 1].cls) &&
                recovery->features[first - 1].chars >= 100;
    if (!foot || features->words > 6 || features->lines != 1 || features->has_digit)
        return false;
    Str name = block_plain(recovery, i);
    size_t step;
    while (name.len_bytes > 0 && !utf8_is_alpha(utf8_decode(name, 0, &step))) /* a dash */
        name = str_slice(name, step, name.len_bytes);
    bool apart =
        i + 1 >= recovery->count || recovery->drafts[i + 1].blank_lines > recovery->drafts[i].blank_lines;
    return apart && looks_like_name(name);
}

/* A name tight under a review, above the citation at its foot or the head of the next. */
static bool signs_above_citation(Recovery *recovery, size_t i)
{
    size_t below = solid_behind(recovery, i);
    BlockClass cls = below != NONE ? recovery->drafts[below].cls : BLOCK_UNKNOWN;
    return (cls == BLOCK_BOOKCITE || cls == BLOCK_BOOKTITLE) && recovery->drafts[i].blank_lines == 0 &&
           is_body(recovery->drafts[i - 1].cls) && recovery->features[i - 1].chars >= 100 &&
           recovery->features[i - 1].end == END_STOP && recovery->features[i].lines == 1 &&
           is_signature(recovery, i);
}

/* The text above stands below the citation of a book, with no other head between, and is no interview. */
static bool closes_review(const Recovery *recovery, size_t i)
{
    enum {
        REACH_BLOCKS = 40
    };
    size_t first = i > REACH_BLOCKS ? i - REACH_BLOCKS : 0;
    for (size_t k = i; k-- > first;) {
        BlockClass cls = recovery->drafts[k].cls;
        if (cls == BLOCK_BOOKCITE)
            return true;
        if (cls == BLOCK_TITLE || cls == BLOCK_HEADING || cls == BLOCK_BYLINE || cls == BLOCK_REVIEWER ||
            cls == BLOCK_ANSWER)
            return false;
    }
    return false;
}

void find_closings(Recovery *recovery)
{
    bool reviews = false, letter = false, letters_page = false;
    SignedBy signed_by;
    for (size_t i = 1; i < recovery->count; i++) {
        BlockClass before = recovery->drafts[i - 1].cls;
        letter = (letter && before != BLOCK_SIGN && before != BLOCK_TITLE && before != BLOCK_RULE &&
                  before != BLOCK_BOOKCITE && recovery->drafts[i].blank_lines <= 2) ||
                 opens_letter(recovery, i - 1) || is_salutation(recovery, i - 1);
        reviews = reviews || before == BLOCK_BOOKCITE || before == BLOCK_BOOKTITLE;
        letters_page = heads_letters_page(recovery, i - 1) ||
                       (letters_page && before != BLOCK_TITLE &&
                        !(before == BLOCK_HEADING && recovery->drafts[i - 1].level == 1));
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->words > 30 || features->lines > 6)
            continue;
        Str plain = block_plain(recovery, i);
        if (is_reviewed_by(plain))
            decide(recovery, i, BLOCK_REVIEWER, "reviewed by", 90);
        else if (before == BLOCK_REVIEWER && recovery->drafts[i].blank_lines == 0 && features->words <= 10 &&
                 features->lines == 1 && (word_shape(plain).lists & LEX_INSTITUTION))
            decide(recovery, i, BLOCK_REVIEWER, "below a signature", 75);
        else if (before == BLOCK_BOOKCITE && signs_below_citation(recovery, i))
            decide(recovery, i, BLOCK_REVIEWER, "name below a citation", 75);
        else if (signs_above_citation(recovery, i))
            decide(recovery, i, BLOCK_REVIEWER, "name above a citation", 80);
        else if (before == BLOCK_SIGN && recovery->drafts[i].blank_lines == 0 && features->words <= 8)
            decide(recovery, i, BLOCK_SIGN, "below a signature", 75);
        else if (is_closing_byline(recovery, i, plain))
            decide(recovery, i, closes_review(recovery, i) ? BLOCK_REVIEWER : BLOCK_BYLINE,
                   "byline at the end", 80);
        else if ((closes_letter(plain) && features->words <= 30) || is_greeting(features, plain) ||
                 (letter && is_farewell(features, plain)))
            decide(recovery, i, BLOCK_SIGN, "closing of a letter", 85);
        else if (!reviews && recovery->cast == NULL && is_far_right(recovery, i) &&
                 !is_dateline(recovery, i) &&
                 ((is_body(before) && recovery->features[i - 1].end == END_STOP) ||
                  (before == BLOCK_VERSE && are_initials(plain))))
            decide(recovery, i, BLOCK_SIGN, "far to the right below the text", 75);
        else if (is_dateline(recovery, i) && is_far_right(recovery, i) && solid_behind(recovery, i) == NONE)
            decide(recovery, i, BLOCK_SIGN, "place and day below the text", 75);
        else if (letter && !opens_letter(recovery, i) && is_signature(recovery, i) &&
                 recovery->drafts[i].blank_lines <= 1)
            decide(recovery, i, BLOCK_SIGN, "below a letter", 80);
        else if (letters_page && signs_letter(recovery, i))
            decide(recovery, i, BLOCK_SIGN, "below a letter to the editor", 80);
        else if (reviews && features->words <= 14 && signs_the_rest(plain, &signed_by))
            decide(recovery, i, BLOCK_REVIEWER, "signs what is unsigned", 80);
        else if (reviews && signs_far_right(recovery, i, before))
            decide(recovery, i, BLOCK_REVIEWER, "far to the right below a review", 80);
        else if (reviews && is_signature(recovery, i) && review_ends(recovery, i))
            decide(recovery, i, BLOCK_REVIEWER, "signature of a review", 80);
        else if (!reviews && !recovery->markdown && signs_article(recovery, i) && is_signature(recovery, i))
            decide(recovery, i, BLOCK_SIGN, "name below the text", 75);
    }
    Authors authors = {0};
    collect_authors(recovery, &authors.names);
    for (size_t i = 0; i < recovery->count; i++)
        if (recovery->drafts[i].cls == BLOCK_DECK)
            vec_push(&authors.decks, block_plain(recovery, i));
    for (size_t i = 1; i < recovery->count; i++)
        if ((is_open(recovery, i) ||
             (recovery->markdown && recovery->drafts[i].cls == BLOCK_PARA && !recovery->drafts[i].decided)) &&
            recovery->features[i].bytes <= SHORT_BLOCK_BYTES && bio_score(recovery, i, &authors) >= BIO_SCORE)
            decide(recovery, i, BLOCK_BIO, "note about the author", 85);
    vec_free(&authors.names);
    vec_free(&authors.decks);
}
