/* Lists, tables, contents and notes: blocks that say by their first characters or their columns what they
 * are. */
#include "citation.h"
#include "passes.h"

#include <string.h>

/* ---- markers ------------------------------------------------------------------------------------------- */

typedef enum {
    MARKER_NONE,
    MARKER_BULLET,
    MARKER_STAR,
    MARKER_DASH,
    MARKER_NUMBER,
    MARKER_LETTER
} MarkerKind;

typedef struct {
    MarkerKind kind;
    long number;
    size_t length; /* up to the item's text */
} Marker;

static Marker marker_of(Str s)
{
    static const char *const bullets[] = {"•", "▪", "‣", "◦", "·", "■", "►"};
    Marker none = {0};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t len = strlen(bullets[i]);
        if (str_starts(s, str_from(bullets[i])) && s.len_bytes > len + 1)
            return (Marker){MARKER_BULLET, 0, s.data[len] == ' ' ? len + 1 : len};
    }
    if (s.len_bytes > 2 && (s.data[0] == '*' || s.data[0] == '+') && s.data[1] == ' ')
        return (Marker){MARKER_STAR, 0, 2};
    if (s.len_bytes > 2 && s.data[0] == '-' && s.data[1] == ' ')
        return (Marker){MARKER_DASH, 0, 2};
    if (str_starts(s, STR("– ")))
        return (Marker){MARKER_DASH, 0, 4};
    size_t at = s.len_bytes > 0 && s.data[0] == '(' ? 1 : 0, start = at;
    long number = 0;
    bool letter = s.len_bytes > at + 3 && s.data[at] >= 'a' && s.data[at] <= 'z' && s.data[at + 1] == ')' &&
                  s.data[at + 2] == ' ';
    if (letter)
        return (Marker){MARKER_LETTER, s.data[at] - 'a' + 1, at + 3};
    while (at < s.len_bytes && at - start < 3 && is_ascii_digit(s.data[at]))
        number = number * 10 + (s.data[at++] - '0');
    if (at == start || at + 1 >= s.len_bytes || (s.data[at] != '.' && s.data[at] != ')') ||
        s.data[at + 1] != ' ')
        return none;
    return (Marker){MARKER_NUMBER, number, at + 2};
}

static bool siblings(const Recovery *recovery, size_t i, Marker marker)
{
    for (size_t k = i > 0 ? i - 1 : i + 1; k <= i + 1 && k < recovery->count; k += 2) {
        Marker other = marker_of(block_source(recovery, k));
        bool same =
            other.kind == marker.kind && other.kind != MARKER_NONE && recovery->features[k].words <= 45;
        if (same && ((marker.kind != MARKER_NUMBER && marker.kind != MARKER_LETTER) ||
                     other.number == marker.number + (k > i ? 1 : -1)))
            return true;
    }
    return false;
}

static void make_item(Recovery *recovery, size_t i, Marker marker, const char *rule, unsigned confidence)
{
    DraftBlock *draft = &recovery->drafts[i];
    size_t start = draft->start;
    while (start < draft->end && (recovery->text.data[start] == ' ' || recovery->text.data[start] == '\t'))
        start++;
    decide(recovery, i, BLOCK_LIST, rule, confidence);
    draft->list_depth = 1;
    draft->marker = str_trim(str_slice(recovery->text, start, start + marker.length));
    draft->text_start = start + marker.length;
}

/* An item by its marker: a bullet always; a number or a dash only among its like. */
static bool find_item(Recovery *recovery, size_t i, bool dialogue)
{
    const BlockFeatures *features = &recovery->features[i];
    Marker marker = marker_of(block_source(recovery, i));
    bool sibling = marker.kind != MARKER_NONE && siblings(recovery, i, marker);
    switch (marker.kind) {
    case MARKER_BULLET: make_item(recovery, i, marker, "bullet", 90); return true;
    case MARKER_STAR:
    case MARKER_NUMBER:
        if (!sibling || features->words > 45)
            return false;
        make_item(recovery, i, marker, "numbered or starred items", 85);
        return true;
    case MARKER_DASH:
        if (dialogue || !sibling || features->last_mark == '?' || features->chars > 300)
            return false;
        make_item(recovery, i, marker, "dashed items", 70);
        return true;
    case MARKER_LETTER:
        if (!sibling)
            return false;
        make_item(recovery, i, marker, "lettered items", 80);
        return true;
    case MARKER_NONE: break;
    }
    return false;
}

/* "1 Peel the potatoes.": a number without a dot, which only counts among two others in turn. 0 for none. */
static long step_number(const Recovery *recovery, size_t i)
{
    if (i >= recovery->count || !is_open(recovery, i) || recovery->features[i].words > 80 ||
        recovery->features[i].words < 3 || begins_with_word(&recovery->features[i]))
        return 0;
    Str s = block_source(recovery, i);
    size_t at = is_ascii_digit(s.data[0]) ? 1 : 0, step;
    at += at == 1 && is_ascii_digit(s.data[1]);
    bool text = at > 0 && s.data[0] != '0' && s.data[at] == ' ' && s.len_bytes > at + 2 &&
                !utf8_is_lower(utf8_decode(s, at + 1, &step)) && recovery->features[i].end == END_STOP;
    return !text ? 0 : at == 1 ? s.data[0] - '0' : (s.data[0] - '0') * 10 + (s.data[1] - '0');
}

static void find_steps(Recovery *recovery)
{
    for (size_t i = 0; i + 2 < recovery->count; i++) {
        if (step_number(recovery, i) != 1 || step_number(recovery, i + 1) != 2 ||
            step_number(recovery, i + 2) != 3)
            continue;
        for (long number = 1; step_number(recovery, i) == number; number++, i++)
            make_item(recovery, i, (Marker){MARKER_NUMBER, number, number < 10 ? 2 : 3}, "steps", 85);
        i--;
    }
}

/* An item that a reader made; its marker is none of its text. */
static void mark_item_by_hand(Recovery *recovery, size_t i)
{
    Marker marker = marker_of(block_source(recovery, i));
    if (marker.kind != MARKER_NONE)
        make_item(recovery, i, marker, "", 0);
}

/* ---- notes --------------------------------------------------------------------------------------------- */

static SecondLetters note_letters = {['a' - 'a'] = "n", ['b' - 'a'] = "r",  ['c' - 'a'] = "o",
                                     ['e' - 'a'] = "d", ['f' - 'a'] = "uo", ['n' - 'a'] = "o",
                                     ['q' - 'a'] = "u", ['s' - 'a'] = "o",  ['t' - 'a'] = "r"};

static bool is_note(Str plain, const BlockFeatures *features, Marker marker)
{
    static const char *const openings[] = {
        "source:",        "sources:", "note:",    "notes:",     "correction:",        "editor's note:",
        "editor’s note:", "quelle:",  "quellen:", "anmerkung:", "source :",           "note :",
        "fuente:",        "nota:",    "fonte:",   "bron:",      "transcriber's note", "transcriber’s note",
        "[transcriber"};
    ASSERT_COVERED(note_letters, openings);
    if (plain.len_bytes < 4)
        return false;
    if (starts_with_any(plain, openings, sizeof openings / sizeof *openings))
        return true;
    if (plain.data[0] == '[' && is_ascii_digit(plain.data[1])) {
        size_t close = str_find_byte(plain, ']', 0), behind = close + 1;
        while (behind < plain.len_bytes && strchr(".:", plain.data[behind]) != NULL)
            behind++;
        return close <= 4 && behind + 1 < plain.len_bytes && plain.data[behind] == ' ';
    }
    if (plain.data[0] == '^' && is_ascii_digit(plain.data[1]))
        return true;
    static const char *const signs[] = {"†", "‡", "§ ", "¹", "²", "³"};
    bool star = (str_starts(plain, STR("★")) || str_starts(plain, STR("☆"))) && features->end == END_STOP &&
                features->words >= 5;
    if (star)
        return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(plain, str_from(signs[i])))
            return true;
    bool bracketed = plain.data[0] == '[' && plain.data[plain.len_bytes - 1] == ']' && features->words >= 6;
    return bracketed || (marker.kind == MARKER_STAR && plain.data[0] == '*' && features->words >= 4);
}

/* By its letters, those of the words that a note begins with. */
static bool begins_no_note(const BlockFeatures *features)
{
    return features->head[0] == '"' || begins_otherwise(features, note_letters);
}

/* "*Source:* ..." reads like "Source: ..."; "* Mr Abney's letters" keeps its star. */
static Str without_emphasis(Str s)
{
    while (s.len_bytes > 1 && (s.data[0] == '*' || s.data[0] == '_') && s.data[1] != ' ')
        s = str_slice(s, 1, s.len_bytes);
    return s;
}

/* ---- tables and contents ------------------------------------------------------------------------------- */

/* The number of lines with a gap of three and more blanks (or dot leaders) inside, and of those that end in a
 * number behind it. */
static bool has_leaders(Str s)
{
    return str_find(s, STR("...."), 0) < s.len_bytes || str_find(s, STR(". . . ."), 0) < s.len_bytes;
}

static void count_columns(Str raw, size_t *gaps, size_t *numbered)
{
    *gaps = *numbered = 0;
    for (size_t at = 0; at < raw.len_bytes;) {
        size_t end = str_find_byte(raw, '\n', at);
        Str line = str_trim(str_slice(raw, at, end));
        bool gap = str_find(line, STR("   "), 0) < line.len_bytes || has_leaders(line) ||
                   str_find_byte(line, '\t', 0) < line.len_bytes;
        *gaps += gap;
        *numbered += gap && is_ascii_digit(line.data[line.len_bytes - 1]);
        at = end + 1;
    }
}

/* "Title:   Who Moved the Moose? / Author:   Dottie Lafleur": what is known of a book, and no table. */
static bool are_keys(Str raw)
{
    size_t keys = 0;
    for (size_t at = 0; at < raw.len_bytes && keys < 3;) {
        size_t end = str_find_byte(raw, '\n', at);
        keys += citation_begins_with_key(str_trim(str_slice(raw, at, end)));
        at = end + 1;
    }
    return keys >= 3;
}

static bool find_columns(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->lines < 2)
        return false;
    if (!features->has_gap && !(features->marks & MARK_SPACED_DOTS))
        return false;
    Str raw = str_slice(recovery->text, recovery->drafts[i].start, recovery->drafts[i].end);
    if (!features->has_gap && !has_leaders(raw))
        return false;
    size_t gaps, numbered;
    count_columns(raw, &gaps, &numbered);
    if (gaps < 2 || gaps * 4 < features->lines * 3u || are_keys(raw))
        return false;
    bool leaders = has_leaders(raw);
    bool single_gap = true;
    for (size_t at = 0; at < raw.len_bytes && single_gap;) {
        size_t end = str_find_byte(raw, '\n', at);
        Str line = str_trim(str_slice(raw, at, end));
        size_t first = str_find(line, STR("   "), 0), after = first;
        while (after < line.len_bytes && line.data[after] == ' ')
            after++;
        single_gap = str_find(line, STR("   "), after) >= line.len_bytes;
        at = end + 1;
    }
    if (leaders || (numbered == features->lines && single_gap))
        decide_kind(recovery, i, BLOCK_LIST, "contents", "contents", 85);
    else
        decide(recovery, i, BLOCK_TABLE, "columns", 85);
    return true;
}

/* Lines of bars and of dashes with crosses: a table drawn with characters. */
static bool find_drawn_table(Recovery *recovery, size_t i)
{
    if (begins_with_word(&recovery->features[i]))
        return false;
    Str raw = str_slice(recovery->text, recovery->drafts[i].start, recovery->drafts[i].end);
    for (size_t at = 0; at < raw.len_bytes;) {
        size_t end = str_find_byte(raw, '\n', at);
        Str line = str_trim(str_slice(raw, at, end));
        if (line.len_bytes < 3 || strchr("|+", line.data[0]) == NULL ||
            strchr("|+", line.data[line.len_bytes - 1]) == NULL)
            return false;
        at = end + 1;
    }
    decide(recovery, i, BLOCK_TABLE, "drawn table", 90);
    return true;
}

/* ---- items without a marker ---------------------------------------------------------------------------- */

/* What a colon announces: short blocks that begin small and end in a comma or semicolon, or short lines
 * without a stop, until one ends otherwise. */
static void find_announced_items(Recovery *recovery)
{
    bool announced = false;
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (is_open(recovery, i) && announced && features->words <= 16) {
            const BlockFeatures *next = i + 1 < recovery->count ? &recovery->features[i + 1] : NULL;
            bool goes_on = features->end == END_SEMICOLON || features->end == END_COMMA;
            bool closes =
                recovery->drafts[i > 0 ? i - 1 : 0].cls == BLOCK_LIST && features->start == START_LOWER;
            bool small = features->start == START_LOWER && (goes_on || closes);
            bool tight = recovery->drafts[i].blank_lines == 0 && features->end != END_STOP &&
                         features->lines == 1 && next != NULL;
            if (small || (tight && recovery->features[i - 1].end != END_STOP)) {
                decide(recovery, i, BLOCK_LIST, "announced items", 70);
                recovery->drafts[i].list_depth = 1;
                continue;
            }
        }
        announced = features->end == END_COLON && features->words >= 4;
    }
}

static void make_note(Recovery *recovery, size_t i, const char *rule)
{
    recovery->drafts[i].text_start = recovery->drafts[i].start;
    recovery->drafts[i].list_depth = 0;
    recovery->drafts[i].marker = (Str){0};
    decide(recovery, i, BLOCK_NOTE, rule, 80);
}

/* Numbered items below "Notes" are notes. */
static bool heads_notes(Recovery *recovery, size_t i)
{
    static const char *const names[] = {"notes",       "note",     "endnotes",  "footnotes",
                                        "anmerkungen", "fußnoten", "endnoten",  "notizen",
                                        "notas",       "noten",    "eindnoten", "voetnoten"};
    const BlockFeatures *features = &recovery->features[i];
    if (features->words != 1 || features->bytes > 16)
        return false;
    Str plain = block_plain(recovery, i);
    while (plain.len_bytes > 0 && strchr(".:", plain.data[plain.len_bytes - 1]) != NULL)
        plain.len_bytes--;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (str_is_nocase(plain, names[k]))
            return true;
    return false;
}

/* "1 All names have been changed.", "(1) See Cahiers, no. 18.", "3. Id. at 22.": a number, and a sentence. 0 for anything
 * else. */
static long bare_number(const Recovery *recovery, size_t i, bool dotted)
{
    const BlockFeatures *features = &recovery->features[i];
    bool may_be = is_open(recovery, i) ||
                  (dotted && recovery->drafts[i].cls == BLOCK_LIST && !recovery->drafts[i].decided);
    if (!may_be || features->words < (dotted ? 3u : 5u) || features->words > 120)
        return 0;
    Str s = block_source(recovery, i);
    bool bracketed = !dotted && byte_at(s, 0) == '(' && is_ascii_digit(byte_at(s, 1));
    if (features->start != START_DIGIT && !bracketed)
        return 0;
    size_t at = bracketed, step;
    long number = 0;
    while (at < s.len_bytes && at < 3 && is_ascii_digit(s.data[at]))
        number = number * 10 + (s.data[at++] - '0');
    if (bracketed && byte_at(s, at++) != ')')
        return 0;
    if (dotted && (at >= s.len_bytes || s.data[at++] != '.'))
        return 0;
    bool sentence =
        at + 1 < s.len_bytes && s.data[at] == ' ' && !utf8_is_lower(utf8_decode(s, at + 1, &step));
    return sentence ? number : 0;
}

/* The number of an item or a note; 0 when the block begins with none. */
static long note_number(const Recovery *recovery, size_t i)
{
    Marker marker = marker_of(block_source(recovery, i));
    return marker.kind == MARKER_NUMBER ? marker.number : bare_number(recovery, i, false);
}

/* "Chapter II" among the notes at the end of a book: a short line behind which the numbers begin anew. */
static bool heads_more_notes(const Recovery *recovery, size_t i)
{
    const DraftBlock *draft = &recovery->drafts[i];
    const BlockFeatures *features = &recovery->features[i];
    size_t next = i + 1;
    while (next < recovery->count && recovery->drafts[next].cls == BLOCK_FURNITURE)
        next++;
    if (next == recovery->count || (draft->cls != BLOCK_UNKNOWN && draft->cls != BLOCK_LIST) ||
        draft->decided || draft->blank_lines == 0 || features->lines != 1 || features->words > 12 ||
        features->end != END_OPEN)
        return false;
    return note_number(recovery, next) == 1 && recovery->drafts[next].blank_lines > 0;
}

const char RULE_HEADS_NOTES[] = "heads the notes of a chapter";

static void head_more_notes(Recovery *recovery, size_t i)
{
    DraftBlock *draft = &recovery->drafts[i];
    draft->text_start = draft->start;
    draft->list_depth = 0;
    draft->marker = (Str){0};
    decide(recovery, i, BLOCK_HEADING, RULE_HEADS_NOTES, 75);
}

static void find_notes_below_head(Recovery *recovery)
{
    bool below = false;
    long last = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        if (is_open(recovery, i) && heads_notes(recovery, i)) {
            below = true;
            last = 0;
            continue;
        }
        BlockClass cls = recovery->drafts[i].cls;
        if (!below || is_float(cls))
            continue;
        if (heads_more_notes(recovery, i)) {
            head_more_notes(recovery, i);
            last = 0;
            continue;
        }
        long number = note_number(recovery, i);
        bool item = (cls == BLOCK_LIST || cls == BLOCK_UNKNOWN) && number > last;
        last = item ? number : last;
        if (item)
            make_note(recovery, i, "numbered below the head of the notes");
        /* A note may go on in a paragraph of its own. */
        below = item || (cls == BLOCK_UNKNOWN && recovery->features[i].end == END_STOP && last > 0);
    }
}

static bool page_ends_behind(const Recovery *recovery, size_t i)
{
    return i + 1 >= recovery->count || recovery->drafts[i + 1].cls == BLOCK_FURNITURE ||
           recovery->drafts[i + 1].page_break;
}

/* Notes at the foot of pages: their numbers count on, and behind the last of each page the page ends. */
static void find_page_notes(Recovery *recovery)
{
    long wanted = 1;
    for (size_t i = 1; i < recovery->count; i++) {
        size_t end = i;
        while (end < recovery->count && bare_number(recovery, end, false) == wanted + (long)(end - i))
            end++;
        bool plus = end == i && is_open(recovery, i) && recovery->features[i].words >= 4 &&
                    page_ends_behind(recovery, i) && str_starts(block_source(recovery, i), STR("+ "));
        end += plus;
        if (end == i || !page_ends_behind(recovery, end - 1))
            continue;
        wanted += plus ? 0 : (long)(end - i);
        for (; i < end; i++)
            decide(recovery, i, BLOCK_NOTE, "at the foot of a page", 80);
        i--;
    }
}

/* Where the dotted numbers that begin with number at block i stop counting. */
static size_t end_of_run(const Recovery *recovery, size_t i, long number)
{
    while (i < recovery->count && bare_number(recovery, i, true) == number) {
        i++;
        number++;
    }
    return i;
}

/* "4. See the Appendix." with a dot looks like an item. Notes it is where page after page ends with such numbers, and
 * they count on over the pages. One may be missed. */
static void find_dotted_notes(Recovery *recovery)
{
    enum {
        RUNS = 3,
        GAP = 3
    };
    for (int pass = 0; pass < 2; pass++) {
        size_t runs = 0;
        long next = 1;
        for (size_t i = 1; i < recovery->count; i++) {
            long number = bare_number(recovery, i, true);
            if (number < next || number >= next + GAP)
                continue;
            size_t end = end_of_run(recovery, i, number);
            if (!page_ends_behind(recovery, end - 1))
                continue;
            runs++;
            next = number + (long)(end - i);
            for (size_t k = i; pass == 1 && k < end; k++)
                make_note(recovery, k, "at the foot of a page");
            i = end - 1;
        }
        if (runs < RUNS)
            return;
    }
}

/* ---- lists of books ------------------------------------------------------------------------------------ */

static bool heads_bibliography(Recovery *recovery, size_t i)
{
    static const char *const names[] = {
        "bibliography", "references",  "bibliographie", "literaturverzeichnis", "bibliografía", "referencias",
        "bibliografia", "riferimenti", "referências",   "références",           "cited",        "reading",
        "literatuur",   "literatur",   "discography",   "filmography"};
    const BlockFeatures *features = &recovery->features[i];
    if (features->words > 4 || features->bytes > 60 || !is_line_without_stop(recovery, i, 4) ||
        features->lines > 1)
        return false;
    Str plain = block_plain(recovery, i), word, last = {0};
    for (size_t at = 0; next_word(plain, &at, &word);)
        last = word;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++)
        if (str_is_nocase(last, names[k]))
            return true;
    return false;
}

/* "Amory, Perpetua, 'Forty Gateposts' ...": a name that ends at a comma or a stop, and a year somewhere. */
static bool is_reference(const Recovery *recovery, size_t i)
{
    enum {
        MAX_NAME_BYTES = 32
    };
    const BlockFeatures *features = &recovery->features[i];
    if (features->start != START_UPPER || !features->has_digit || features->words < 4 || features->words > 70)
        return false;
    Str s = block_source(recovery, i);
    for (size_t at = 0; at < s.len_bytes && at < MAX_NAME_BYTES; at++) {
        if (s.data[at] == ',' || s.data[at] == '.')
            return true;
        if (s.data[at] == '(' || s.data[at] == ':')
            return false;
    }
    return false;
}

/* "[1] I. Cotterell. 2011. ...": numbers in brackets below the head of a bibliography are no notes. */
static void find_numbered_references(Recovery *recovery)
{
    bool below = false;
    for (size_t i = 0; i < recovery->count; i++) {
        if (is_open(recovery, i) && heads_bibliography(recovery, i))
            below = true;
        Str s = block_source(recovery, i);
        if (below && recovery->drafts[i].cls == BLOCK_NOTE && !recovery->drafts[i].decided &&
            s.len_bytes > 3 && s.data[0] == '[' && is_ascii_digit(s.data[1]))
            decide_kind(recovery, i, BLOCK_LIST, "references", "numbered references", 85);
    }
}

static void find_references(Recovery *recovery)
{
    for (size_t i = 0; i + 2 < recovery->count; i++) {
        if (!is_open(recovery, i) || !heads_bibliography(recovery, i) || !is_open(recovery, i + 1) ||
            !is_reference(recovery, i + 1))
            continue;
        size_t k = i + 1;
        for (; k < recovery->count && (is_float(recovery->drafts[k].cls) || is_open(recovery, k)); k++) {
            if (is_float(recovery->drafts[k].cls))
                continue;
            if (!is_reference(recovery, k))
                break;
            decide_kind(recovery, k, BLOCK_LIST, "references", "below the head of a bibliography", 80);
            recovery->drafts[k].list_depth = 1;
        }
        i = k - 1;
    }
}

static bool begins_with_year(Str s)
{
    bool digits = s.len_bytes > 5 && (s.data[0] == '1' || s.data[0] == '2') &&
                  (s.data[4] == ' ' || s.data[4] == ':' || s.data[4] == '.');
    for (size_t i = 1; digits && i < 4; i++)
        digits = is_ascii_digit(s.data[i]);
    return digits;
}

/* Three and more short lines in a row, each beginning with a number and none a sentence: figures in a box. */
static void find_figures(Recovery *recovery)
{
    size_t run = 0;
    for (size_t i = 0; i <= recovery->count; i++) {
        bool figure = false;
        if (i < recovery->count && is_open(recovery, i)) {
            const BlockFeatures *features = &recovery->features[i];
            Str s = block_source(recovery, i);
            bool digit =
                features->start == START_DIGIT ||
                (s.len_bytes > 1 && (s.data[0] == '$' || str_starts(s, STR("£")) || str_starts(s, STR("€"))));
            figure = digit && features->lines <= 2 && features->words <= 24 && features->words >= 2 &&
                     (features->end != END_STOP || begins_with_year(s)) &&
                     (run == 0 || recovery->drafts[i].blank_lines <= (begins_with_year(s) ? 1u : 0u));
        }
        if (!figure && run >= 3 && i < recovery->count && is_open(recovery, i) &&
            recovery->drafts[i].blank_lines == 0)
            figure = recovery->features[i].words <= 6 && recovery->features[i].lines == 1 &&
                     recovery->features[i].end == END_OPEN; /* "A scrape of nutmeg" */
        if (figure) {
            run++;
            continue;
        }
        for (size_t k = i - run; run >= 3 && k < i; k++) {
            decide(recovery, k, BLOCK_LIST, "figures", 75);
            recovery->drafts[k].list_depth = 1;
        }
        run = 0;
    }
}

/* Behind a colon, where paragraphs stand apart: short pieces that stand close are entries, as of a list read out. */
static void find_announced_stack(Recovery *recovery)
{
    for (size_t i = 1; i + 2 < recovery->count; i++) {
        const BlockFeatures *above = &recovery->features[i - 1];
        if (!is_open(recovery, i - 1) || above->end != END_COLON || above->chars < 60 ||
            recovery->drafts[i - 1].blank_lines == 0 || recovery->drafts[i].blank_lines == 0)
            continue;
        size_t end = i;
        while (end < recovery->count && is_open(recovery, end) &&
               (end == i || recovery->drafts[end].blank_lines == 0)) {
            const BlockFeatures *features = &recovery->features[end];
            bool entry = features->words >= 2 && features->words <= 28 && features->start == START_UPPER &&
                         features->end != END_COLON && features->last_mark != '?';
            if (!entry)
                break;
            end++;
        }
        bool apart = end >= recovery->count || recovery->drafts[end].blank_lines > 0;
        for (size_t k = i; end >= i + 3 && apart && k < end; k++) {
            decide(recovery, k, BLOCK_LIST, "announced by a colon, close together", 70);
            recovery->drafts[k].list_depth = 1;
        }
    }
}

/* Below a heading, where paragraphs stand apart: three and more short pieces that stand close are entries. */
static void find_stack_below_head(Recovery *recovery)
{
    size_t long_ones = 0, apart_ones = 0;
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i) && recovery->features[i].chars >= 200) {
            long_ones++;
            apart_ones += recovery->drafts[i].blank_lines > 0;
        }
    if (apart_ones * 5 < long_ones * 3)
        return;
    for (size_t i = 1; i + 2 < recovery->count; i++) {
        const BlockFeatures *head = &recovery->features[i - 1];
        bool heads = (is_open(recovery, i - 1) || recovery->drafts[i - 1].cls == BLOCK_HEADING) &&
                     head->words <= 8 && head->lines == 1 && head->end == END_OPEN &&
                     head->start == START_UPPER && recovery->drafts[i - 1].blank_lines > 0;
        size_t end = i;
        for (; heads && end < recovery->count && is_open(recovery, end); end++) {
            const BlockFeatures *features = &recovery->features[end];
            bool entry = features->words >= 5 && features->words <= 30 && features->start == START_UPPER &&
                         features->end == END_STOP && features->last_mark == '.' && features->lines <= 3 &&
                         (end == i || recovery->drafts[end].blank_lines == 0);
            if (!entry)
                break;
        }
        bool closed = end >= recovery->count || recovery->drafts[end].blank_lines > 0;
        if (!heads || !closed || end < i + 3)
            continue;
        for (size_t k = i; k < end; k++) {
            decide(recovery, k, BLOCK_LIST, "close together below a heading", 70);
            recovery->drafts[k].list_depth = 1;
        }
        i = end;
    }
}

/* Four and more short lines right upon each other, most of them with figures. One without, at the top, is their head. */
static void find_entry_stacks(Recovery *recovery)
{
    for (size_t i = 0; i + 3 < recovery->count; i++) {
        size_t end = i, figures = 0;
        for (; end < recovery->count && is_open(recovery, end); end++) {
            const BlockFeatures *features = &recovery->features[end];
            bool entry = features->words >= 2 && features->words <= 16 && features->lines == 1 &&
                         features->start != START_LOWER && features->start != START_QUOTE &&
                         features->longest_line <= 66 && (end == i || recovery->drafts[end].blank_lines == 0);
            if (!entry)
                break;
            figures += features->has_digit;
        }
        bool closed = end >= recovery->count || recovery->drafts[end].blank_lines > 0;
        bool head = !recovery->features[i].has_digit && recovery->features[i].words <= 6 &&
                    recovery->features[i].end == END_OPEN && recovery->drafts[i].blank_lines > 0;
        if (end >= i + 4 && closed && figures * 5 >= (end - i) * 3)
            for (size_t k = head ? i + 1 : i; k < end; k++) {
                decide(recovery, k, BLOCK_LIST, "entries with figures", 70);
                recovery->drafts[k].list_depth = 1;
            }
        i = end > i ? end - 1 : i;
    }
}

/* "3. Beat the eggs" goes on where a picture cut the items. */
static void find_continued_items(Recovery *recovery)
{
    enum {
        REACH = 4
    };
    size_t last = NONE;
    for (size_t i = 0; i < recovery->count; i++) {
        if (recovery->drafts[i].cls == BLOCK_LIST && recovery->drafts[i].marker.len_bytes > 0) {
            last = i;
            continue;
        }
        if (last == NONE || i - last > REACH || !is_open(recovery, i) || recovery->features[i].words > 60)
            continue;
        Str marker_text = recovery->drafts[last].marker;
        long number = 0;
        for (size_t k = 0; k < marker_text.len_bytes && is_ascii_digit(marker_text.data[k]); k++)
            number = number * 10 + (marker_text.data[k] - '0');
        Marker marker = marker_of(block_source(recovery, i));
        if (number == 0 || marker.kind != MARKER_NUMBER || marker.number != number + 1)
            continue;
        make_item(recovery, i, marker, "goes on with the items", 80);
        last = i;
    }
}

/* Notes in marked text whose marks the markup does not know. */
void find_marked_notes(Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i) && recovery->features[i].words <= 80 &&
            is_note(without_emphasis(block_source(recovery, i)), &recovery->features[i], (Marker){0}))
            decide(recovery, i, BLOCK_NOTE, "note mark", 80);
}

/* Among paragraphs that begin with a dash somebody asks, or a second dash parts what is said from who says it. */
static bool dashes_are_speech(const Recovery *recovery)
{
    size_t dashes = 0, asked = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->start != START_DASH || features->bytes > SHORT_BLOCK_BYTES)
            continue;
        if (marker_of(block_source(recovery, i)).kind != MARKER_DASH)
            continue;
        dashes++;
        asked += features->end == END_STOP && (features->last_mark == '?' || features->last_mark == '!');
    }
    return asked > 0 && asked * 8 >= dashes;
}

void find_lists(Recovery *recovery)
{
    bool dialogue = dashes_are_speech(recovery);
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (recovery->drafts[i].by_hand && recovery->drafts[i].cls == BLOCK_LIST)
            mark_item_by_hand(recovery, i);
        if (!is_open(recovery, i) || features->bytes > 4000)
            continue;
        if (features->lines >= 2 && (find_drawn_table(recovery, i) || find_columns(recovery, i)))
            continue;
        bool below_table = i > 0 && recovery->drafts[i - 1].cls == BLOCK_TABLE &&
                           recovery->drafts[i].blank_lines == 0 && features->words <= 30;
        if (!below_table && begins_with_word(features) && begins_no_note(features))
            continue;
        if (features->bytes > SHORT_BLOCK_BYTES)
            continue;
        Str source = block_source(recovery, i);
        if (find_item(recovery, i, dialogue))
            continue;
        Str undressed = without_emphasis(source); /* "** Two stars are a mark" */
        if (below_table || is_note(undressed, features, marker_of(undressed)))
            decide(recovery, i, BLOCK_NOTE, below_table ? "below a table" : "note mark", 85);
    }
    find_steps(recovery);
    find_figures(recovery);
    find_announced_items(recovery);
    find_announced_stack(recovery);
    find_notes_below_head(recovery);
    find_page_notes(recovery);
    find_dotted_notes(recovery);
    find_stack_below_head(recovery);
    find_entry_stacks(recovery);
    find_continued_items(recovery);
    find_references(recovery);
    find_numbered_references(recovery);
}
