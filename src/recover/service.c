/* What a paper tells its readers beside the text: where and when something is to be seen and what it costs, where the
 * text stood first, what was wrong in an earlier one. */
#include "passes.h"

#include <string.h>

enum {
    MOST_WORDS = 60
};

/* How such a note begins. */
static bool begins_like_note(Str plain)
{
    static const char *const openings[] = {"source: ",
                                           "sources: ",
                                           "data: ",
                                           "data are ",
                                           "rankings ",
                                           "prices are ",
                                           "all prices ",
                                           "prices and ",
                                           "measurements are ",
                                           "week ending ",
                                           "week ended ",
                                           "correction: ",
                                           "corrections: ",
                                           "clarification: ",
                                           "correction and clarification",
                                           "an earlier version ",
                                           "this article was amended",
                                           "this story was updated",
                                           "this article has been ",
                                           "this story has been ",
                                           "this piece was amended",
                                           "this interview has been ",
                                           "this interview was ",
                                           "this conversation has been ",
                                           "this conversation was ",
                                           "the interview has been ",
                                           "this transcript ",
                                           "this essay is adapted ",
                                           "this article is adapted ",
                                           "this essay first ",
                                           "this article first ",
                                           "adapted from ",
                                           "excerpted from ",
                                           "an extract from ",
                                           "extracted from ",
                                           "serves four",
                                           "serves six",
                                           "serves two",
                                           "serves eight",

                                           "listings: ",
                                           "tickets: ",
                                           "info: ",
                                           "info ",
                                           "running time: ",
                                           "quelle: ",
                                           "quellen: ",
                                           "korrektur: ",
                                           "berichtigung: ",
                                           "dieses interview ",
                                           "dieses gespräch wurde ",
                                           "der text erschien zuerst",
                                           "die erzählung stand zuerst",
                                           "source : ",
                                           "sources : ",
                                           "rectificatif",
                                           "cet entretien a ",
                                           "ont participé à ",
                                           "ont collaboré à ",
                                           "fuente: ",
                                           "fuentes: ",
                                           "fe de errores",
                                           "rectificación",
                                           "esta entrevista ",
                                           "entrevista editada ",
                                           "lista elaborada ",
                                           "fonte: ",
                                           "fonti: ",
                                           "errata corrige",
                                           "rettifica",
                                           "questa intervista è ",
                                           "correção",
                                           "esta entrevista foi ",
                                           "bron: ",
                                           "bronnen: ",
                                           "correctie: ",
                                           "rectificatie",
                                           "dit interview ",
                                           "dit gesprek is "};
    return starts_folded_with_any(plain, openings, sizeof openings / sizeof *openings);
}

/* Words of doors, tickets and orders, in lower case. */
static bool speaks_of_visits(Str plain)
{
    static const char *const phrases[] = {"is at the",        "are at the",      "is showing ",
                                          "on show ",         "admission",       "admittance",
                                          "tickets",          "box office",      "booking",
                                          "free entry",       "entry is free",   "opening hours",
                                          "open daily",       "to order",        "doors open",
                                          "on view",          "cert ",           "dir. ",
                                          "directed by",      "on sale in",      "is published by",
                                          "are published by", "is published on", "runs until",
                                          "runs through",     "eintritt",        "geöffnet",
                                          "öffnungszeiten",   "karten ",         "anmeldung",
                                          "entrée libre",     "entrée gratuite", "réservation",
                                          "réservations",     "ouvert ",         "tarif",
                                          "entrada libre",    "entradas",        "entrada gratuita",
                                          "inscripción",      "ingresso",        "biglietti",
                                          "prenotazion",      "orari",           "entrada livre",
                                          "ingressos",        "bilhetes",        "inscrições",
                                          "toegang",          "geopend",         "kaarten"};
    for (size_t at = 0; at < plain.len_bytes; at++) {
        if (at > 0 && plain.data[at - 1] != ' ' && plain.data[at - 1] != '(' && plain.data[at - 1] != '\n')
            continue;
        if (starts_folded_with_any(str_slice(plain, at, plain.len_bytes), phrases,
                                   sizeof phrases / sizeof *phrases))
            return true;
    }
    return false;
}

bool is_weekday(Str word)
{
    static const char *const days[] = {
        "monday",      "tuesday",   "wednesday",  "thursday",  "friday",   "saturday",  "sunday",
        "mondays",     "tuesdays",  "wednesdays", "thursdays", "fridays",  "saturdays", "sundays",
        "mon",         "tue",       "tues",       "wed",       "thu",      "thur",      "thurs",
        "fri",         "sat",       "sun",        "montag",    "dienstag", "mittwoch",  "donnerstag",
        "freitag",     "samstag",   "sonnabend",  "sonntag",   "montags",  "dienstags", "mittwochs",
        "donnerstags", "freitags",  "samstags",   "sonntags",  "lundi",    "mardi",     "mercredi",
        "jeudi",       "vendredi",  "samedi",     "dimanche",  "lunes",    "martes",    "miércoles",
        "jueves",      "viernes",   "sábado",     "sábados",   "domingo",  "domingos",  "lunedì",
        "martedì",     "mercoledì", "giovedì",    "venerdì",   "sabato",   "domenica",  "segunda",
        "terça",       "quarta",    "quinta",     "sexta",     "maandag",  "dinsdag",   "woensdag",
        "donderdag",   "vrijdag",   "zaterdag",   "zondag"};
    word = str_slice(word, 0, str_find(word, STR("-feira"), 0)); /* Portuguese counts them */
    return is_one_of(word, days, sizeof days / sizeof *days);
}

/* A time of day: "9 p.m.", "10.30", "19:30", "18 Uhr", "20h". */
static bool is_time_at(Str s, size_t at)
{
    size_t end = at;
    while (end < s.len_bytes && end - at < 3 && is_ascii_digit(s.data[end]))
        end++;
    if (end - at > 2)
        return false;
    if ((byte_at(s, end) == '.' || byte_at(s, end) == ':' || byte_at(s, end) == 'h') &&
        is_ascii_digit(byte_at(s, end + 1)) && is_ascii_digit(byte_at(s, end + 2)) &&
        !is_ascii_digit(byte_at(s, end + 3)))
        return true;
    Str rest = str_slice(s, end, s.len_bytes);
    static const char *const units[] = {" p.m", " a.m", "pm", "am",  " pm", " am",
                                        " uhr", "h ",   "h.", " h ", " uur"};
    return starts_with_any(rest, units, sizeof units / sizeof *units);
}

/* How many kinds of facts the text gives that somebody needs who wants to go there: times, prices, days, addresses of
 * the post or the net. */
static unsigned count_facts(Str plain)
{
    bool time = false, price = false, address = false, day = false, month = false;
    for (size_t at = 0; at < plain.len_bytes; at++) {
        bool begins = at == 0 || !is_ascii_digit(plain.data[at - 1]);
        time = time || (begins && is_ascii_digit(plain.data[at]) && is_time_at(plain, at));
        price = price || plain.data[at] == '$' ||
                str_starts(str_slice(plain, at, plain.len_bytes), STR("£")) ||
                str_starts(str_slice(plain, at, plain.len_bytes), STR("€"));
        address = address || plain.data[at] == '@' ||
                  str_starts(str_slice(plain, at, plain.len_bytes), STR("www."));
    }
    Str word;
    bool number = false;
    for (size_t at = 0; next_word(plain, &at, &word);) {
        day = day || is_weekday(word);
        month = month || (word_is_capitalised(word) && (lexicon_lists(word) & LEX_MONTH) != 0);
        number = number || is_ascii_digit(word.data[0]);
    }
    return (unsigned)time + price + address + (day && number) + (month && number);
}

/* "She will be at the shop on 16 May": a sentence of the text, for it speaks of somebody there. */
static bool refers_back(Str plain)
{
    static const char *const words[] = {"she", "he",   "they",  "it",  "er",   "sie",  "es",  "il",  "elle",
                                        "ils", "ella", "ellos", "lui", "lei",  "loro", "ele", "ela", "hij",
                                        "zij", "we",   "i",     "wir", "nous", "but",  "and"};
    size_t at = 0;
    Str word;
    return next_word(plain, &at, &word) && is_one_of(word, words, sizeof words / sizeof *words);
}

static bool is_service_note(Recovery *recovery, size_t i)
{
    Str plain = block_plain(recovery, i);
    if (refers_back(plain))
        return false;
    return begins_like_note(plain) || (speaks_of_visits(plain) && count_facts(plain) > 0) ||
           (count_facts(plain) >= 3 && recovery->features[i].words <= 30);
}

/* "To order Lost Property for £18.70 call ...": the paper's shop speaks. */
static bool is_offer(Str plain)
{
    static const char *const openings[] = {"to order ", "to buy ",       "order ",
                                           "buy ",      "to subscribe ", "subscribe "};
    return starts_with_any(plain, openings, sizeof openings / sizeof *openings) && count_facts(plain) > 0;
}

/* Nothing of the text stands below: the end, a head, or another note. */
static bool text_ends(const Recovery *recovery, size_t i)
{
    if (article_ends(recovery, i))
        return true;
    BlockClass below = recovery->drafts[solid_behind(recovery, i)].cls;
    return below == BLOCK_BIO || below == BLOCK_BYLINE || below == BLOCK_REVIEWER || below == BLOCK_SIGN ||
           below == BLOCK_KICKER || below == BLOCK_LIST || below == BLOCK_TABLE;
}

void find_service_notes(Recovery *recovery)
{
    for (size_t i = recovery->count; i-- > 1;) {
        const BlockFeatures *features = &recovery->features[i];
        bool may = is_open(recovery, i) && features->words >= 3 && features->words <= MOST_WORDS &&
                   features->start != START_LOWER && features->start != START_QUOTE &&
                   features->end != END_COLON && features->end != END_COMMA;
        BlockClass above = recovery->drafts[i - 1].cls;
        bool below_head = above == BLOCK_HEADING || above == BLOCK_TITLE || above == BLOCK_BOOKTITLE;
        if (!may || !(below_head || text_ends(recovery, i)))
            continue;
        if (is_offer(block_plain(recovery, i)))
            decide_kind(recovery, i, BLOCK_FURNITURE, "web", "an offer to readers", 75);
        else if (is_service_note(recovery, i))
            decide_kind(recovery, i, BLOCK_NOTE, "service", "for whoever wants to go there", 70);
    }
}
