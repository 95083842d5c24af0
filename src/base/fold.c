#include "base/fold.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>

#include "base/utf8.h"

void folder_init(Folder *folder, bool keep_case)
{
    memset(folder, 0, sizeof *folder);
    folder->keep_case = keep_case;
}

/* ---- one character ------------------------------------------------------------------------------------- */

/* Code points that are being folded. What does not fit is left out: nothing in Unicode is as long. */
typedef struct {
    uint32_t items[FOLD_POINTS_MAX];
    size_t count;
} Points;

static void put_point(Points *points, uint32_t c)
{
    if (points->count < FOLD_POINTS_MAX)
        points->items[points->count++] = c;
}

/* The mark on a keyboard for those that printers set; 0 when c is none. */
static uint32_t keyboard_mark(uint32_t c)
{
    switch (c) {
    case 0xB4: /* ACUTE ACCENT, typed for an apostrophe */
    case 0x2BB:
    case 0x2BC:
    case 0x2BD: /* modifier letters: commas and apostrophe */
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2035: /* primes */
    case 0x2039:
    case 0x203A: return '\'';
    case 0xAB:
    case 0xBB:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x2036:
    case 0x301D:
    case 0x301E:
    case 0x301F: return '"';
    case 0x2044: /* FRACTION SLASH, in what one half is decomposed into */
    case 0x2215: return '/';
    case 0x2053:
    case 0x301C:
    case 0x3030: return 0; /* wavy ones */
    default: return uc_is_property_dash(c) ? '-' : 0;
    }
}

/* CLDR, Latin-ASCII.xml: letters of European alphabets that have no decomposition. */
static const char *plain_letters(uint32_t c)
{
    static const struct {
        uint32_t letter;
        const char *plain;
    } letters[] = {{0xC6, "AE"},  {0xD0, "D"},   {0xD8, "O"},  {0xDE, "TH"}, {0xDF, "ss"},  {0xE6, "ae"},
                   {0xF0, "d"},   {0xF8, "o"},   {0xFE, "th"}, {0x110, "D"}, {0x111, "d"},  {0x126, "H"},
                   {0x127, "h"},  {0x131, "i"},  {0x141, "L"}, {0x142, "l"}, {0x14A, "N"},  {0x14B, "n"},
                   {0x152, "OE"}, {0x153, "oe"}, {0x166, "T"}, {0x167, "t"}, {0x1E9E, "SS"}};

    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == c)
            return letters[i].plain;
    return NULL;
}

static bool is_accent(uint32_t c)
{
    int class = uc_combining_class(c);
    return (class >= 10 && class <= 36) || class >= 200;
}

static void decompose(Points *points)
{
    uint32_t out[FOLD_POINTS_MAX * 2];
    size_t length = sizeof out / sizeof *out;
    uint32_t *got = u32_normalize(UNINORM_NFKD, points->items, points->count, out, &length);

    if (got == out) { /* else it was longer and allocated, or failed */
        points->count = length < FOLD_POINTS_MAX ? length : FOLD_POINTS_MAX;
        memcpy(points->items, out, points->count * sizeof *out);
    } else {
        free(got);
    }
}

/* Small letters become what capitals and they have in common; capitals too, unless they are to be told apart. */
static void fold_case(Points *points, bool keep_case)
{
    Points folded = {.count = 0};

    for (size_t i = 0; i < points->count; i++) {
        uint32_t c = points->items[i], out[8];
        size_t length = sizeof out / sizeof *out;
        if (keep_case && uc_is_property_uppercase(c)) {
            put_point(&folded, c);
            continue;
        }
        uint32_t *got = u32_casefold(&c, 1, NULL, NULL, out, &length);
        for (size_t k = 0; got == out && k < length; k++)
            put_point(&folded, out[k]);
        if (got != out) {
            free(got);
            put_point(&folded, c);
        }
    }
    *points = folded;
}

/* Takes the accents away, and what printers do for a keyboard's marks and letters. */
static void simplify(Points *points)
{
    Points plain = {.count = 0};

    for (size_t i = 0; i < points->count; i++) {
        uint32_t c = points->items[i], mark = c < 0x80 ? 0 : keyboard_mark(c);
        const char *letters = c < 0x80 ? NULL : plain_letters(c);
        if (is_accent(c) || uc_is_property_default_ignorable_code_point(c))
            continue;
        if (letters == NULL)
            put_point(&plain, mark ? mark : utf8_is_space(c) ? FOLD_BLANK : c);
        for (; letters != NULL && *letters != '\0'; letters++)
            put_point(&plain, (uint32_t)*letters);
    }
    *points = plain;
}

static void fold_beyond_ascii(uint32_t c, bool keep_case, Points *points)
{
    uint32_t mark = utf8_is_space(c) ? FOLD_BLANK : keyboard_mark(c);

    *points = (Points){.items = {mark ? mark : c}, .count = 1};
    if (mark)
        return;
    decompose(points);
    if (points->items[0] == ' ') { /* an accent by itself, which stands on a blank */
        *points = (Points){.items = {c}, .count = 1};
        return;
    }
    fold_case(points, keep_case);
    decompose(points); /* as D145 has it: folding may compose */
    simplify(points);
}

static uint32_t fold_ascii(const Folder *folder, uint32_t c)
{
    return c == ' ' || c - '\t' < 5 ? FOLD_BLANK : c - 'A' < 26 && !folder->keep_case ? c + 0x20 : c;
}

const uint32_t *fold_character(Folder *folder, uint32_t c, size_t *count)
{
    Points points;

    if (c < 0x80) {
        folder->longest[0] = fold_ascii(folder, c);
        *count = 1;
        return folder->longest;
    }
    size_t slot = (c ^ c >> 9) % FOLD_CACHE;
    if (folder->cache[slot].character != c) {
        fold_beyond_ascii(c, folder->keep_case, &points);
        if (points.count > sizeof folder->cache->points / sizeof *folder->cache->points) {
            memcpy(folder->longest, points.items, sizeof points.items);
            *count = points.count;
            return folder->longest;
        }
        folder->cache[slot].character = c;
        folder->cache[slot].count = (uint8_t)points.count;
        memcpy(folder->cache[slot].points, points.items, points.count * sizeof *points.items);
    }
    *count = folder->cache[slot].count;
    return folder->cache[slot].points;
}

/* ---- a text -------------------------------------------------------------------------------------------- */

/* Marks and joiners belong to the character before them, and so are part of what is found. */
static bool stands_on_another(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M) || c == 0x200C || c == 0x200D;
}

/* Behind the marks at byte at that are folded away. */
static size_t behind_marks(FoldWalk *walk, size_t at)
{
    while (at < walk->text.len_bytes && (unsigned char)walk->text.data[at] >= 0x80) {
        size_t step, count;
        uint32_t c = utf8_decode(walk->text, at, &step);
        fold_character(walk->folder, c, &count);
        if (count > 0 || !stands_on_another(c))
            break;
        at += step;
    }
    return at;
}

/* Behind the characters at byte at that become the same one, or nothing. */
static size_t behind_run(FoldWalk *walk, size_t at, uint32_t value)
{
    size_t end = at;

    while (at < walk->text.len_bytes) {
        size_t step, count;
        uint32_t c = utf8_decode(walk->text, at, &step);
        const uint32_t *points = fold_character(walk->folder, c, &count);
        if (count > 1 || (count == 1 && points[0] != value))
            break;
        at += step;
        end = count == 1 ? at : end;
    }
    return end;
}

/* Reads the character at walk->at, which may become nothing. */
static void read_character(FoldWalk *walk)
{
    size_t step, count;
    uint32_t c = utf8_decode(walk->text, walk->at, &step);
    const uint32_t *points = fold_character(walk->folder, c, &count);
    size_t start = walk->at;

    walk->at += step;
    if (count == 0)
        return;
    memcpy(walk->points, points, count * sizeof *points);
    walk->count = count;
    walk->next = 0;
    if (count == 1 && (points[0] == FOLD_BLANK || points[0] == '-'))
        walk->at = behind_run(walk, walk->at, walk->points[0]);
    walk->at = behind_marks(walk, walk->at);
    walk->symbol.start = start;
    walk->symbol.end = walk->at;
}

bool fold_next(FoldWalk *walk, FoldSymbol *symbol)
{
    while (walk->next == walk->count) {
        if (walk->at >= walk->text.len_bytes)
            return false;
        read_character(walk);
    }
    walk->symbol.opens = walk->next == 0;
    walk->symbol.value = walk->points[walk->next++];
    walk->symbol.closes = walk->next == walk->count;
    *symbol = walk->symbol;
    return true;
}

bool fold_has_capital(Str text)
{
    for (size_t at = 0, step; at < text.len_bytes; at += step)
        if (utf8_is_upper(utf8_decode(text, at, &step)))
            return true;
    return false;
}

/* Flags are pairs of regional indicators: how many of them end at the byte is odd inside a pair (GB12, GB13). Not more
 * than these are counted. */
static bool is_inside_flag(Str text, size_t at)
{
    enum {
        INDICATORS_MAX = 64
    };
    size_t count = 0;

    while (at > 0 && count < INDICATORS_MAX &&
           uc_graphemeclusterbreak_property(utf8_before(text, at)) == GBP_RI) {
        at = utf8_previous(text, at);
        count++;
    }
    return count % 2 != 0;
}

bool fold_is_boundary(Str text, size_t at)
{
    if (at == 0 || at >= text.len_bytes || (unsigned char)text.data[at] < 0x80)
        return true;
    size_t step;
    uint32_t before = utf8_before(text, at), c = utf8_decode(text, at, &step);
    if (uc_graphemeclusterbreak_property(c) == GBP_RI && uc_graphemeclusterbreak_property(before) == GBP_RI)
        return !is_inside_flag(text, at);
    if (before == 0x200D && !utf8_is_alpha(c)) /* GB11: pictures joined to one */
        return false;
    return uc_is_grapheme_break(before, c);
}
