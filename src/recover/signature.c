#include "signature.h"

#include <string.h>

#include "internal.h"

/* A signature is no longer than this. */
enum {
    SIGNATURE_BYTES_MAX = 60,
    GAP_BLANKS = 3
};

/* ---- initials ------------------------------------------------------------------------------------------ */

/* One of initials at s[*at]: "B.", "Lu.", "d."; *at moves behind its stop. */
static bool skip_initial(Str s, size_t *at, bool *capital, size_t *letters)
{
    size_t step, i = *at;
    *letters = 0;
    *capital = utf8_is_upper(utf8_decode(s, i, &step));
    while (i < s.len_bytes && utf8_is_alpha(utf8_decode(s, i, &step)) && *letters < 3) {
        i += step;
        (*letters)++;
    }
    if (*letters == 0 || i >= s.len_bytes || s.data[i] != '.')
        return false;
    *at = i + 1;
    return true;
}

bool are_initials(Str s)
{
    enum {
        INITIALS_MAX = 5
    };
    size_t count = 0, capitals = 0, letters, long_ones = 0;
    for (size_t at = 0; at < s.len_bytes;) {
        bool capital;
        if (s.data[at] == ' ' || (s.data[at] == '-' && count > 0)) {
            at++;
            continue;
        }
        if (!skip_initial(s, &at, &capital, &letters) || (!capital && letters > 1))
            return false;
        capitals += capital;
        long_ones += letters > 1;
        if (++count > INITIALS_MAX)
            return false;
    }
    /* "S. Lu." is a name cut short; "Apr." alone is a month; "l. s." are small ones. */
    if (capitals == 0)
        return count >= 2 && count <= 3 && long_ones == 0;
    return (long_ones == 0 || capitals >= 2) && long_ones <= 1;
}

/* ---- names --------------------------------------------------------------------------------------------- */

static bool is_institution(Str text)
{
    size_t at = 0;
    Str word;
    while (next_word(text, &at, &word))
        if (lexicon_lists(word) & LEX_INSTITUTION)
            return true;
    return false;
}

static bool names_month(Str text)
{
    return (word_shape(text).lists & LEX_MONTH) != 0;
}

static bool is_name(Str s)
{
    return are_initials(s) || (looks_like_names(s) && !is_institution(s));
}

static bool is_capital_name(Str s)
{
    return word_is_all_caps(s) && looks_like_names(s) && !is_institution(s);
}

/* Where the name in capitals begins that ends s; s.len_bytes when none does. */
static size_t capitals_at_end(Str s)
{
    size_t best = s.len_bytes, words = 0;
    for (size_t at = s.len_bytes; at > 0 && words < 6;) {
        size_t start = at;
        while (start > 0 && s.data[start - 1] != ' ' && s.data[start - 1] != '\n')
            start--;
        Str word = str_slice(s, start, at);
        bool small = word.len_bytes <= 3 && (lexicon_lists(word) & LEX_NOBILIARY);
        if (!word_is_all_caps(word) && !small)
            break;
        words++;
        if (!small && is_capital_name(str_slice(s, start, s.len_bytes)))
            best = start;
        at = start > 0 ? start - 1 : 0;
    }
    return best;
}

/* ---- a line -------------------------------------------------------------------------------------------- */

static Str without_prefix(Str text)
{
    static const char *const prefixes[] = {"reviewed by ",
                                           "review by ",
                                           "rezensiert von ",
                                           "besprochen von ",
                                           "compte rendu de ",
                                           "compte rendu par ",
                                           "reseña de ",
                                           "reseñado por ",
                                           "recensione di ",
                                           "resenha de ",
                                           "besproken door ",
                                           "recensie: ",
                                           "guest review by ",
                                           "a review by ",
                                           "— ",
                                           "—",
                                           "– ",
                                           "–",
                                           "--",
                                           "- ",
                                           "(the late) "};
    bool cut = true;
    text = str_trim(text);
    while (cut) {
        cut = false;
        for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes && !cut; i++) {
            Str prefix = str_from(prefixes[i]);
            if (starts_folded(text, prefix)) {
                text = str_trim(str_slice(text, prefix.len_bytes, text.len_bytes));
                cut = true;
            }
        }
    }
    return text;
}

/* Marks of emphasis and brackets around the whole. */
static Str bared(Str s)
{
    s = str_trim(s);
    while (s.len_bytes > 1 && strchr("*_", s.data[0]) != NULL)
        s = str_slice(s, 1, s.len_bytes);
    while (s.len_bytes > 1 && strchr("*_", s.data[s.len_bytes - 1]) != NULL)
        s = str_slice(s, 0, s.len_bytes - 1);
    if (s.len_bytes > 2 && s.data[0] == '(' && str_find_byte(s, ')', 0) + 1 == s.len_bytes)
        s = str_slice(s, 1, s.len_bytes - 1);
    return str_trim(s);
}

static bool set_signed(SignedBy *out, Str name, Str affiliation)
{
    *out = (SignedBy){str_trim(name), bared(affiliation)};
    return true;
}

/* "University of Varde          LINNEA OSK": a gap divides name and affiliation, in either order. */
static bool divided_by_gap(Str line, SignedBy *out)
{
    size_t gap = str_find(line, STR("   "), 0);
    if (gap >= line.len_bytes)
        return false;
    Str left = bared(str_slice(line, 0, gap)), right = bared(str_slice(line, gap, line.len_bytes));
    if (str_find(right, STR("   "), 0) < right.len_bytes)
        return false;
    if (is_capital_name(right) || (is_name(right) && !is_capital_name(left) && !is_name(left)))
        return set_signed(out, right, left);
    if (is_capital_name(left) || is_name(left))
        return set_signed(out, left, right);
    return false;
}

/* "Ann Lee, University of Varde", "Petra Lind (Institute of Coastal Studies)". */
static bool divided_by_mark(Str line, SignedBy *out)
{
    size_t end = str_find_byte(line, ',', 0), open = str_find_byte(line, '(', 0);
    end = open > 0 && open < end ? open : end;
    if (end >= line.len_bytes)
        return false;
    Str name = str_trim(str_slice(line, 0, end)), rest = str_trim(str_slice(line, end, line.len_bytes));
    while (rest.len_bytes > 0 && (rest.data[0] == ',' || rest.data[0] == ' '))
        rest = str_slice(rest, 1, rest.len_bytes);
    if (!is_name(name))
        return false;
    return set_signed(out, name, rest);
}

bool signature_in_line(Str line, SignedBy *out)
{
    Str text = bared(without_prefix(bared(line)));
    if (text.len_bytes == 0 || text.len_bytes > 4 * SIGNATURE_BYTES_MAX)
        return false;
    if (starts_nocase(text, "the ") && is_capital_name(str_slice(text, 4, text.len_bytes)))
        return set_signed(out, text, (Str){0});
    if (divided_by_gap(text, out))
        return true;
    size_t comma = str_find_byte(text, ',', 0);
    bool whole_name = comma < text.len_bytes && looks_like_name(str_slice(text, 0, comma));
    if (is_name(text) && !whole_name) /* "OSK, LINNEA" is one name */
        return set_signed(out, text, (Str){0});
    if (divided_by_mark(text, out))
        return true;
    size_t capitals = capitals_at_end(text);
    if (capitals > 0 && capitals < text.len_bytes && is_institution(str_slice(text, 0, capitals)))
        return set_signed(out, str_slice(text, capitals, text.len_bytes), str_slice(text, 0, capitals));
    return false;
}

/* ---- behind a text ------------------------------------------------------------------------------------- */

/* A sentence ends before at: its stop, or a mark that closes one. */
static bool is_behind_stop(Str text, size_t at)
{
    while (at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == '\n'))
        at--;
    if (at == 0)
        return false;
    static const char *const closers[] = {".", "!", "?", ")", "\"", "”", "»", "“", "…", "]"};
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (str_ends(str_slice(text, 0, at), str_from(closers[i])))
            return true;
    return str_ends(str_slice(text, 0, at), STR("’")) && at > 4 && strchr(".!?", text.data[at - 4]) != NULL;
}

/* Without what sells the book behind it: a last line or sentence with an address of the web. */
static Str without_address(Str text)
{
    for (bool cut = true; cut;) {
        size_t start = text.len_bytes, web;
        cut = false;
        while (start > 0 && text.data[start - 1] != '\n' &&
               !(start > 2 && text.data[start - 1] == ' ' && is_behind_stop(text, start)))
            start--;
        Str last = str_slice(text, start, text.len_bytes);
        web = str_find(last, STR("http"), 0) < last.len_bytes ? 0 : str_find(last, STR("www."), 0);
        if (start > 0 && web < last.len_bytes) {
            text = str_trim(str_slice(text, 0, start));
            cut = true;
        }
    }
    return text;
}

/* "... of the series. --The Editors", "... will want it. — Ottilie Crane" */
static bool behind_dash(Str text, SignedBy *out)
{
    static const char *const dashes[] = {"—", "–", "--", "―"};
    size_t from = text.len_bytes > SIGNATURE_BYTES_MAX ? text.len_bytes - SIGNATURE_BYTES_MAX : 0,
           best = NONE, length = 0, step;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        for (size_t at = str_find(text, str_from(dashes[i]), from); at < text.len_bytes;
             at = str_find(text, str_from(dashes[i]), at + 1))
            if (best == NONE || at > best) {
                best = at;
                length = strlen(dashes[i]);
            }
    if (best == NONE || best == 0 || !is_behind_stop(text, best))
        return false;
    Str name = bared(str_slice(text, best + length, text.len_bytes));
    if (name.len_bytes == 0 || !utf8_is_upper(utf8_decode(name, 0, &step)))
        return false;
    if (are_initials(name) || looks_like_names(name) || str_starts(name, STR("The ")))
        return set_signed(out, name, (Str){0});
    return divided_by_mark(name, out);
}

/* "... (Cosima Thal)", "(kwe.)", "(C.T.)". */
static bool in_brackets(Str text, SignedBy *out)
{
    if (!str_ends(text, STR(")")))
        return false;
    size_t open = text.len_bytes, step;
    while (open > 0 && text.data[open - 1] != '(' && text.len_bytes - open < SIGNATURE_BYTES_MAX)
        open--;
    if (open == 0 || text.data[open - 1] != '(')
        return false;
    Str sign = bared(str_slice(text, open, text.len_bytes - 1));
    bool word = str_find_byte(sign, ' ', 0) == sign.len_bytes && sign.len_bytes >= 2 && sign.len_bytes <= 12;
    bool small = word && sign.len_bytes <= 4 && !(lexicon_lists(sign) & LEX_FUNCTION) &&
                 utf8_is_lower(utf8_decode(sign, 0, &step));
    bool shaped = word && (str_ends(sign, STR(".")) || (word_is_all_caps(sign) && sign.len_bytes <= 6)) &&
                  !is_ascii_digit(sign.data[0]);
    /* "... hätte man sich sparen können (bra.)", "... (e. v. b.)" */
    bool stopped = (shaped && str_ends(sign, STR("."))) || are_initials(sign);
    /* "... haalt die helft namelijk niet (Marit Zwanenveld)": and no stop behind it. */
    bool full_name = str_find_byte(sign, ' ', 0) < sign.len_bytes && looks_like_names(sign);
    if (open > 1 && !stopped && !full_name && !is_behind_stop(text, open - 1))
        return false;
    if (names_month(sign) || (!shaped && !small && !is_name(sign)))
        return false;
    return set_signed(out, sign, (Str){0});
}

/* The last initials of a paragraph, behind the stop of its last sentence: "by J. M." is no signature. */
static bool initials_at_end(Str text, SignedBy *out)
{
    size_t best = NONE;
    for (size_t start = text.len_bytes, tries = 0; start > 0 && tries < 5; tries++) {
        while (start > 0 && text.data[start - 1] != ' ' && text.data[start - 1] != '\n')
            start--;
        if (!are_initials(str_slice(text, start, text.len_bytes)))
            break;
        best = start;
        start = start > 0 ? start - 1 : 0;
    }
    if (best == NONE || best == 0 || !is_behind_stop(text, best))
        return false;
    Str sign = str_slice(text, best, text.len_bytes);
    if (str_find_byte(sign, '.', 0) + 1 >= sign.len_bytes)
        return false; /* one letter may be anything */
    return set_signed(out, sign, (Str){0});
}

/* "... schöner als das Leben. WH" */
static bool letters_at_end(Str text, SignedBy *out)
{
    size_t start = text.len_bytes, letters = 0, step;
    while (start > 0 && text.data[start - 1] != ' ' && text.data[start - 1] != '\n') {
        start = utf8_previous(text, start);
        if (!utf8_is_upper(utf8_decode(text, start, &step)) || ++letters > 3)
            return false;
    }
    Str sign = str_slice(text, start, text.len_bytes);
    if (letters < 2 || start == 0 || !is_behind_stop(text, start))
        return false;
    return set_signed(out, sign, (Str){0});
}

/* "... and put it back. Ted Frobisher": two or three words behind the last stop, and no stop behind them. */
static bool name_at_end(Str text, SignedBy *out)
{
    size_t start = text.len_bytes, words = 0;
    while (start > 0 && words < 3) {
        while (start > 0 && text.data[start - 1] != ' ' && text.data[start - 1] != '\n')
            start--;
        Str name = str_slice(text, start, text.len_bytes);
        if (++words > 1 && looks_like_name(name) && is_behind_stop(text, start))
            return start > 0 && set_signed(out, name, (Str){0});
        start = start > 0 ? start - 1 : 0;
    }
    return false;
}

static bool capitals_behind(Str text, SignedBy *out)
{
    size_t from = text.len_bytes > SIGNATURE_BYTES_MAX ? text.len_bytes - SIGNATURE_BYTES_MAX : 0;
    Str tail = str_slice(text, from, text.len_bytes);
    size_t capitals = capitals_at_end(tail);
    if (capitals >= tail.len_bytes || capitals + from == 0 || !is_behind_stop(text, from + capitals))
        return false;
    return set_signed(out, str_slice(tail, capitals, tail.len_bytes), (Str){0});
}

bool signature_behind(Str text, SignedBy *out)
{
    text = without_address(str_trim(text));
    return behind_dash(text, out) || in_brackets(text, out) || initials_at_end(text, out) ||
           letters_at_end(text, out) || capitals_behind(text, out) || name_at_end(text, out);
}

/* "Reviews": more than the one above. */
static bool are_many(Str column)
{
    static const char *const words[] = {"reviews", "notices",    "besprechungen", "rezensionen", "critiques",
                                        "reseñas", "recensioni", "resenhas",      "críticas",    "recensies"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_nocase(str_trim(column), str_from(words[i])))
            return true;
    return false;
}

/* "Books briefly noted by Agathe Kerr-Noble": reviews, and who wrote them. */
static bool names_column_of(Str text)
{
    static const char *const joints[] = {" by ", " von ", " par ", " por ", " di ", " door "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t at = str_find(text, str_from(joints[i]), 0);
        Str column = str_slice(text, 0, at), name = str_slice(text, at + strlen(joints[i]), text.len_bytes);
        WordShape shape = word_shape(column);
        if (at < text.len_bytes && looks_like_names(name) && shape.words >= (are_many(column) ? 1u : 2u) &&
            shape.words <= 6 && (shape.lists & LEX_REVIEW_SECTION))
            return true;
    }
    return false;
}

bool signs_the_rest(Str line, SignedBy *out)
{
    static const char *const phrases[] = {
        "unsigned",      "not signed",       "without name",   "without a name",   "other notices",
        "other reviews", "ohne namen",       "ohne namen",     "nicht gezeichnet", "ungezeichnet",
        "non signé",     "sans nom",         "sin firma",      "sin nombre",       "senza firma",
        "senza nome",    "non firmat",       "sem assinatura", "sem nome",         "não assinad",
        "zonder naam",   "niet ondertekend", "ongesigneerd"};
    Str text = bared(line);
    bool rest = holds_folded_any(text, phrases, sizeof phrases / sizeof *phrases) || names_column_of(text);
    if (!rest || text.len_bytes > 2 * SIGNATURE_BYTES_MAX)
        return false;
    if (str_ends(text, STR(".")) && !are_initials(text))
        text = str_slice(text, 0, text.len_bytes - 1);
    *out = (SignedBy){0};
    for (size_t at = text.len_bytes; at > 1; at--) {
        Str name = str_slice(text, at, text.len_bytes);
        if (text.data[at - 1] == ' ' && looks_like_names(name))
            *out = (SignedBy){name, {0}}; /* the longest */
    }
    return out->name.len_bytes > 0;
}
