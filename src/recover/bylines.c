/* Bylines: who wrote, told by a word in front, by a name alone, with titles, roles, places and pictures around it. */
#include "passes.h"

#include <string.h>

/* ---- bylines ------------------------------------------------------------------------------------------- */

/* Lines joined by blanks. */
static Str in_one_line(Recovery *recovery, size_t i)
{
    Str plain = block_plain(recovery, i);
    Str copy = arena_copy(&recovery->scratch, plain);
    char *bytes = (char *)copy.data;
    for (size_t k = 0; k < copy.len_bytes; k++)
        if (bytes[k] == '\n')
            bytes[k] = ' ';
    return copy;
}

/* "By Ann Lee", "BY / ANN LEE", "By Ann Lee / Courier book critic", "Das Gespräch führte Ann Lee." */
bool explicit_byline(Recovery *recovery, size_t i, Str *names)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->words > 16 || features->words < 2 || features->lines > 3)
        return false;
    Str plain = block_plain(recovery, i);
    if (byline_names(plain, names))
        return true;
    size_t first_line = str_find_byte(plain, '\n', 0);
    return first_line < 8 && byline_names(in_one_line(recovery, i), names);
}

/* What stands behind the words for who made the text, an edition of it or its pictures; empty when it begins with none. */
static Str behind_byline_word(Str line)
{
    static const char *const openings[] = {
        "texte ",         "texto ",           "testo ",          "edited by ",         "translated by ",
        "chaired by ",    "moderated by ",    "hosted by ",      "moderado por ",      "moderato da ",
        "compiled by ",   "collected by ",    "illustrated by ", "herausgegeben von ", "hrsg. von ",
        "übersetzt von ", "aus dem ",         "édité par ",      "traduit ",           "publié par ",
        "recueilli par ", "editado por ",     "traducido ",      "edición de ",        "traducción de ",
        "a cura di ",     "traduzione di ",   "tradotto ",       "organização de ",    "traduzido ",
        "tradução de ",   "uitgegeven door ", "vertaald door "};
    Str rest = behind_byline_opening(line);
    for (size_t i = 0; i < sizeof openings / sizeof *openings && rest.len_bytes == 0; i++)
        if (starts_nocase(line, openings[i]))
            rest = str_trim(str_slice(line, strlen(openings[i]), line.len_bytes));
    return rest;
}

bool begins_byline(Str line)
{
    return behind_byline_word(line).len_bytes > 0;
}

/* Behind "the Rev." and other titles: the name itself. */
static Str without_titles(Str s)
{
    static const char *const articles[] = {"the ", "der ", "die ", "le ", "la ",
                                           "el ",  "il ",  "o ",   "a ",  "de "};
    Str bare = s;
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (starts_nocase(s, articles[i])) {
            bare = str_trim(str_slice(s, strlen(articles[i]), s.len_bytes));
            break;
        }
    size_t at = 0;
    Str word;
    if (!next_word(bare, &at, &word) || !(lexicon_lists(word) & (LEX_HONORIFIC | LEX_ABBREVIATION)))
        return s;
    while (at < bare.len_bytes && (bare.data[at] == '.' || bare.data[at] == ' '))
        at++;
    return str_slice(bare, at, bare.len_bytes);
}

/* "(By Our Own Reporter)", "From a Special Correspondent": nobody by name. */
static bool is_unnamed_byline(Str plain)
{
    static const char *const openings[] = {"by our ",   "by a ",       "by the ",      "from our ",
                                           "from a ",   "from the ",   "von unserem ", "von unserer ",
                                           "de notre ", "de nuestro ", "dal nostro ",  "dalla nostra ",
                                           "do nosso ", "van onze "};
    while (plain.len_bytes > 0 && plain.data[0] == '(')
        plain = str_slice(plain, 1, plain.len_bytes);
    if (!starts_with_any(plain, openings, sizeof openings / sizeof *openings))
        return false;
    WordShape shape = word_shape(plain);
    return shape.words <= 7 && (shape.last_lists & LEX_ROLE_NOUN) != 0;
}

bool loose_byline(Recovery *recovery, size_t i, Str *names)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->words < 2 || features->words > 24 || features->lines > 4)
        return false;
    if (explicit_byline(recovery, i, names))
        return true;
    if (features->has_digit)
        return false;
    if (is_unnamed_byline(block_plain(recovery, i))) {
        *names = (Str){0};
        return true;
    }
    Str plain = block_plain(recovery, i), rest = behind_byline_word(in_one_line(recovery, i));
    if (rest.len_bytes == 0)
        return false;
    rest = without_titles(rest);
    if (rest.len_bytes > 1 && rest.data[rest.len_bytes - 1] == '.' && word_is_all_caps(rest))
        rest.len_bytes--; /* heads of old papers end with a stop */
    size_t end = rest.len_bytes;
    static const char *const ends[] = {",",   "(", " | ",  "  ",     " - ",   " – ", " / ", " · ",
                                       " • ", ";", " in ", " from ", " aus ", " à ", " at "};
    for (size_t k = 0; k < sizeof ends / sizeof *ends; k++) {
        size_t at = str_find(rest, str_from(ends[k]), 0);
        end = at < end ? at : end;
    }
    /* "Text: Ann Lee Fotos: Tilo Senk": the next word of that kind. */
    size_t colon = str_find_byte(rest, ':', 0);
    if (colon < end) {
        while (colon > 0 && rest.data[colon - 1] != ' ')
            colon--;
        end = colon;
    }
    bool parted = end < rest.len_bytes && end > 0 && (rest.data[end] == ' ' || rest.data[end - 1] == ' ');
    Str name = str_trim(str_slice(rest, 0, end)), behind = str_slice(rest, end, rest.len_bytes);
    uint32_t small = word_shape(behind).long_lower_words;
    bool short_rest = small == 0 || (parted && features->words <= 16) ||
                      (features->words <= 12 && small <= 2 && features->end != END_STOP);
    if (looks_like_names(name) && (features->lines > 1 || short_rest)) {
        *names = name;
        return true;
    }
    size_t at = 0;
    block_line(plain, &at);
    while (at < plain.len_bytes) {
        Str line = block_line(plain, &at);
        if (looks_like_name(line)) {
            *names = line;
            return true;
        }
        /* The name may end where the first line does: "By ANN LEE / Rector of Sandry". */
    }
    Str first = without_titles(behind_byline_word(str_slice(plain, 0, str_find_byte(plain, '\n', 0))));
    first = str_trim(str_slice(first, 0, str_find_byte(first, ',', 0)));
    *names = first;
    return features->lines > 1 && looks_like_names(first);
}

/* "Priya Lind in Tromholm": the name. */
Str without_place(Str line)
{
    enum {
        PLACE_WORDS = 3
    };
    size_t in = str_find(line, STR(" in "), 0);
    WordShape place = word_shape(str_slice(line, in < line.len_bytes ? in + 4 : in, line.len_bytes));
    bool article = (word_shape(line).first_lists & LEX_FUNCTION) != 0; /* "A Dentist in Winter" */
    bool named =
        !article && place.words > 0 && place.words <= PLACE_WORDS && place.capital_words == place.words;
    return named ? str_slice(line, 0, in) : line;
}

/* "Rosalind Achterhuis*" */
static Str without_note_mark(Str line)
{
    while (line.len_bytes > 0 && (line.data[line.len_bytes - 1] == '*' || str_ends(line, STR("†"))))
        line.len_bytes -= line.data[line.len_bytes - 1] == '*' ? 1 : strlen("†");
    return line;
}

/* "Marta Sequeirinha Texto": the name. */
static Str without_credit_word(Str line)
{
    static const char *const words[] = {"text",       "texte",      "texto",      "testo",   "tekst",
                                        "words",      "fotos",      "foto",       "photos",  "photo",
                                        "fotografia", "fotografía", "fotografie", "pictures"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (line.len_bytes > len + 4 && line.data[line.len_bytes - len - 1] == ' ' &&
            str_is_nocase(str_slice(line, line.len_bytes - len, line.len_bytes), words[i]))
            return str_trim(str_slice(line, 0, line.len_bytes - len));
    }
    return line;
}

/* "fotos Inaê Sá", "Photographs by Ann Lee": below the name of who wrote. */
static bool credits_pictures(Str line)
{
    static const char *const openings[] = {
        "photo",  "foto",      "fotografí", "fotografi", "picture", "illustrat", "illustr", "ilustra",
        "dessin", "zeichnung", "bild",      "beeld",     "image",   "imagen",    "texte",   "text"};
    return word_shape(line).words <= 8 && starts_with_any(line, openings, sizeof openings / sizeof *openings);
}

/* "Enviada especial" below the name. */
static bool names_correspondent(Str line)
{
    static const char *const openings[] = {"special correspondent",
                                           "our correspondent",
                                           "staff writer",
                                           "enviado especial",
                                           "enviada especial",
                                           "envoyé spécial",
                                           "envoyée spéciale",
                                           "notre envoyé",
                                           "inviato",
                                           "inviata",
                                           "nostro inviato",
                                           "corresponsal",
                                           "corrispondente",
                                           "correspondente",
                                           "korrespondent",
                                           "verslaggever",
                                           "redactie",
                                           "correspondent"};
    return word_shape(line).words <= 6 && starts_with_any(line, openings, sizeof openings / sizeof *openings);
}

/* Where the authors of a paper work: places with capitals, an institution among them. */
static bool are_affiliations(Str lines)
{
    WordShape shape = word_shape(lines);
    return (shape.lists & (LEX_INSTITUTION | LEX_ROLE_NOUN)) != 0 && shape.sentence_ends == 0 &&
           shape.long_lower_words * 4 <= shape.content_words;
}

/* "CHAPTER IV", "II. Stop Gaps": nobody's name. One letter with a dot is an initial. */
static bool is_counted(Str line)
{
    size_t at = 0, numerals = 0;
    Str word;
    if (!next_word(line, &at, &word))
        return false;
    while (numerals < word.len_bytes && strchr("IVXLC", word.data[numerals]) != NULL)
        numerals++;
    return (lexicon_lists(word) & LEX_CHAPTER) != 0 ||
           (numerals >= 2 && numerals == word.len_bytes && byte_at(line, at) == '.');
}

bool bare_name(Recovery *recovery, size_t i, Str *names)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->words > 40 || features->words < 2 || features->lines > 5 || features->end == END_STOP ||
        features->has_digit)
        return false;
    Str plain = block_plain(recovery, i);
    size_t at = 0;
    Str first = without_place(without_note_mark(without_credit_word(block_line(plain, &at))));
    if (is_counted(first))
        return false;
    Str lines_below = str_slice(plain, at, plain.len_bytes);
    bool address = str_find_byte(lines_below, '@', 0) < lines_below.len_bytes;
    if (features->words > 14 || features->lines > 2 || address) {
        *names = first;
        return features->lines > 1 && looks_like_names(first) && (address || are_affiliations(lines_below));
    }
    Str second = str_slice(plain, at, plain.len_bytes);
    bool credited = features->lines == 2 &&
                    (credits_pictures(second) || without_credit_word(second).len_bytes < second.len_bytes);
    if (features->lines == 2 && !(word_shape(second).lists & LEX_ROLE_NOUN) && !names_correspondent(second) &&
        !credited && !are_affiliations(second))
        return false;
    *names = first;
    return word_shape(first).words <= 12 && looks_like_names(first);
}

/* A byline at the end of a deck: where it begins in text; text's length when there is none. */
size_t trailing_byline(Str text, Str *names)
{
    for (size_t at = text.len_bytes; at > 0; at--) {
        char before = text.data[at - 1];
        if (before != ' ' && before != '\n')
            continue;
        if (text.len_bytes - at > 120)
            break;
        size_t end = at - 1;
        while (end > 0 && (text.data[end - 1] == ' ' || text.data[end - 1] == '\n'))
            end--;
        bool boundary = end == 0 || strchr(".!?)|\"", text.data[end - 1]) != NULL || before == '\n' ||
                        (end >= 3 && (unsigned char)text.data[end - 1] >= 0x80);
        if (boundary && byline_names(str_slice(text, at, text.len_bytes), names))
            return at;
    }
    return text.len_bytes;
}

/* ---- names --------------------------------------------------------------------------------------------- */

/* Each of several joined names. */
static void add_names(Recovery *recovery, Str names)
{
    Arena *arena = builder_arena(recovery->builder);
    if (looks_like_name(names)) {
        builder_add_byline(recovery->builder, arena_copy(arena, names));
        return;
    }
    size_t start = 0;
    for (size_t at = 0; at <= names.len_bytes; at++) {
        static const char *const joints[] = {", and ", ", ",  " & ", " and ", " et ", " und ",
                                             " y ",    " e ", " / ", " en ",  "; "};
        size_t joint = at == names.len_bytes;
        for (size_t i = 0; i < sizeof joints / sizeof *joints && joint == 0; i++)
            if (str_starts(str_slice(names, at, names.len_bytes), str_from(joints[i])))
                joint = strlen(joints[i]);
        if (joint == 0)
            continue;
        Str name = str_trim(str_slice(names, start, at));
        if (name.len_bytes > 0)
            builder_add_byline(recovery->builder, arena_copy(arena, name));
        start = at + joint;
        at = start - 1;
    }
}

void find_bylines(Recovery *recovery)
{
    bool deck_set = false, title_seen = false;
    for (size_t i = 0; i < recovery->count; i++) {
        BlockClass cls = recovery->drafts[i].cls;
        Str names;
        if (cls == BLOCK_TITLE && title_seen)
            return; /* another article */
        title_seen = title_seen || cls == BLOCK_TITLE;
        if (cls == BLOCK_BYLINE) {
            if (recovery->features[i].words <= 40 &&
                (explicit_byline(recovery, i, &names) || loose_byline(recovery, i, &names) ||
                 bare_name(recovery, i, &names)))
                add_names(recovery, names);
        } else if (cls == BLOCK_DECK && !deck_set) {
            Str plain = in_one_line(recovery, i);
            size_t at = trailing_byline(plain, &names);
            if (at < plain.len_bytes)
                add_names(recovery, names);
            builder_set_deck(recovery->builder,
                             arena_copy(builder_arena(recovery->builder), str_trim(str_slice(plain, 0, at))));
            deck_set = true;
        }
    }
}
