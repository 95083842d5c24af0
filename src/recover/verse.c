/* Verse and block quotations. Verse: its lines end on purpose and mostly begin with capitals. A quotation:
 * set in from the left in wrapped text, or announced by a colon. */
#include "passes.h"

#include <string.h>

typedef struct {
    uint32_t lines, capitals, forced, longest, stops, indent;
} LineShape;

static LineShape line_shape(const Recovery *recovery, size_t i)
{
    const DraftBlock *draft = &recovery->drafts[i];
    LineShape shape = {.indent = UINT32_MAX};
    uint32_t above = 0; /* columns that the line above takes */
    for (size_t at = draft->start; at < draft->end;) {
        size_t end = str_find_byte(recovery->text, '\n', at), step;
        if (end > draft->end)
            end = draft->end;
        Str raw = str_slice(recovery->text, at, end), line = str_trim(raw);
        uint32_t indent = behind_margin(recovery, (uint32_t)(line.data - raw.data)), chars = 0,
                 first_word = 0;
        bool in_first = true;
        for (size_t k = 0; k < line.len_bytes; k++) {
            chars += ((unsigned char)line.data[k] & 0xC0) != 0x80;
            in_first = in_first && line.data[k] != ' ';
            first_word += in_first;
        }
        size_t letter = 0;
        while (letter < line.len_bytes && !utf8_is_alpha(utf8_decode(line, letter, &step)) &&
               !utf8_is_digit(utf8_decode(line, letter, &step)))
            letter += step;
        bool turned = shape.lines > 0 && indent >= shape.indent + 2; /* the rest of a long line */
        shape.capitals +=
            turned || (letter < line.len_bytes && !utf8_is_lower(utf8_decode(line, letter, &step)));
        shape.forced += shape.lines > 0 && above + 1 + first_word + 4 <= recovery->measure;
        shape.stops += line.len_bytes > 0 && strchr(".!?", line.data[line.len_bytes - 1]) != NULL;
        shape.longest = chars > shape.longest ? chars : shape.longest;
        shape.indent = indent < shape.indent ? indent : shape.indent;
        above = indent + chars;
        shape.lines++;
        at = end + 1;
    }
    return shape;
}

/* Every line is somebody's words. */
static bool is_talk(Str plain)
{
    static const char *const openers[] = {"«", "“", "„", "»", "\"", "– ", "— ", "—"};
    for (size_t at = 0; at < plain.len_bytes;)
        if (!starts_with_any(block_line(plain, &at), openers, sizeof openers / sizeof *openers))
            return false;
    return true;
}

/* Many parts of an address or a citation: no verse. */
static bool is_no_verse(Recovery *recovery, size_t i)
{
    Str plain = block_plain(recovery, i), names;
    if (str_find_byte(plain, '@', 0) < plain.len_bytes || citation_evidence(plain, plain).score >= 3)
        return true;
    if (recovery->features[i].all_caps || is_talk(plain) || closes_letter(plain))
        return true;
    return byline_names(plain, &names) || (recovery->features[i].lines <= 3 && looks_like_signature(plain));
}

static bool is_verse(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    bool beside = (i > 0 && recovery->drafts[i - 1].cls == BLOCK_VERSE);
    if (features->lines < 2 || features->longest_line > 84 || features->words < 6 || features->bytes > 8000 ||
        features->end == END_HYPHEN) /* a word cut in two is the work of a measure */
        return false;
    if (recovery->hard_wrapped && features->longest_line > 64)
        return false;
    LineShape shape = line_shape(recovery, i);
    /* Long lines that are set in and run on (see is_set_in_verse()). */
    bool runs_on = !recovery->hard_wrapped && shape.indent >= 2 && shape.stops * 2 <= shape.lines;
    if (features->longest_line > 64 && !runs_on)
        return false;
    bool capitals = shape.capitals * 4 >= shape.lines * 3;
    if (recovery->hard_wrapped) {
        bool forced = shape.forced * 10 >= (shape.lines - 1) * 6;
        if (!forced || (shape.indent < 2 && !capitals) || (shape.lines == 2 && !beside && shape.indent < 4))
            return false;
        if (!capitals && shape.indent < 4)
            return false;
    } else {
        bool short_lines = features->chars < shape.lines * 48;
        if (shape.lines < 3 && !beside && !runs_on)
            return false;
        if (!capitals && !(shape.capitals * 4 >= shape.lines && short_lines))
            return false;
    }
    return features->bytes > SHORT_BLOCK_BYTES || !is_no_verse(recovery, i);
}

bool is_verse_in_sentence(const Recovery *recovery, size_t i)
{
    enum {
        WORDS_MIN = 3,
        WORDS_MAX = 12,
        SET_IN = 4
    };
    const BlockFeatures *features = &recovery->features[i];
    if (!recovery->hard_wrapped || i == 0 || i + 1 >= recovery->count || features->lines != 1 ||
        features->words < WORDS_MIN || features->words > WORDS_MAX ||
        features->indent < recovery->base_indent + SET_IN || features->all_caps ||
        features->bytes > SHORT_BLOCK_BYTES)
        return false;
    const BlockFeatures *above = &recovery->features[i - 1], *below = &recovery->features[i + 1];
    return is_body(recovery->drafts[i - 1].cls) && is_body(recovery->drafts[i + 1].cls) &&
           above->lines >= 2 && (above->end == END_COMMA || above->end == END_COLON) &&
           below->start == START_LOWER && below->indent <= recovery->base_indent + 1;
}

/* ---- quotations ---------------------------------------------------------------------------------------- */

/* The indentation of most of the running text. */
static uint32_t usual_indent(const Recovery *recovery)
{
    size_t counts[16] = {0}, best = 0;
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i) && recovery->features[i].lines >= 2)
            counts[recovery->features[i].indent < 16 ? recovery->features[i].indent : 15]++;
    for (size_t i = 1; i < 16; i++)
        if (counts[i] > counts[best])
            best = i;
    return (uint32_t)best;
}

/* The same where a paragraph is a line: of those that are long. */
static uint32_t usual_indent_of_lines(const Recovery *recovery)
{
    enum {
        LONG_CHARS = 120
    };
    size_t flush = 0, set_in = 0;
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i) && recovery->features[i].chars >= LONG_CHARS) {
            flush += recovery->features[i].indent == 0;
            set_in += recovery->features[i].indent > 0;
        }
    return flush > 4 * set_in ? 0 : 1;
}

/* How far the first lines of paragraphs are set in, where they are. */
static uint32_t usual_first_indent(const Recovery *recovery)
{
    enum {
        WIDEST = 16,
        ENOUGH = 4
    };
    size_t counts[WIDEST] = {0}, best = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (is_open(recovery, i) && features->lines >= 2 && features->first_indent > features->indent &&
            features->first_indent < WIDEST)
            counts[features->first_indent]++;
    }
    for (size_t i = 1; i < WIDEST; i++)
        best = counts[i] > counts[best] ? i : best;
    return counts[best] >= ENOUGH ? (uint32_t)best : 0;
}

/* Where a paragraph is a line: set in, with room around it, and the others are not. */
static bool is_line_set_in(const Recovery *recovery, size_t i, uint32_t usual, uint32_t first)
{
    enum {
        WORDS_MIN = 12,
        SET_IN = 4
    };
    const BlockFeatures *features = &recovery->features[i];
    return features->lines == 1 && usual == 0 && first == 0 && features->indent >= SET_IN &&
           features->words >= WORDS_MIN && features->end == END_STOP && features->start != START_LOWER &&
           features->start != START_DASH && recovery->drafts[i].blank_lines > 0 &&
           (i + 1 == recovery->count || recovery->drafts[i + 1].blank_lines > 0 ||
            recovery->features[i + 1].indent == features->indent);
}

static bool is_set_in(const Recovery *recovery, size_t i, uint32_t usual)
{
    const BlockFeatures *features = &recovery->features[i];
    if (!recovery->hard_wrapped || features->lines < 2 || features->words < 8 ||
        features->start == START_LOWER)
        return false;
    return features->indent >= usual + 3 && (features->end == END_STOP || features->lines >= 3);
}

/* One paragraph without quotation marks behind a colon, more text behind it. */
static bool is_announced(const Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (i == 0 || i + 1 >= recovery->count || (recovery->hard_wrapped && features->lines < 2))
        return false;
    const BlockFeatures *above = &recovery->features[i - 1], *below = &recovery->features[i + 1];
    if (above->end != END_COLON || above->chars < 60 || !is_body(recovery->drafts[i - 1].cls) ||
        recovery->drafts[i].blank_lines != 1)
        return false;
    if (features->start != START_UPPER || features->end != END_STOP || features->words < 12 ||
        features->words > 100 || features->bold)
        return false;
    if (recovery->hard_wrapped && recovery->drafts[i + 1].blank_lines == 0 && below->chars >= 80)
        return false;
    /* Its source may stand between. */
    bool source = below->words <= 12 && below->end == END_BRACKET && i + 2 < recovery->count;
    return is_body(recovery->drafts[i + 1].cls) && (source || below->chars >= 80);
}

/* "> " in front of every line: what a letter quotes of another (RFC 3676, 4.5). */
static bool is_reply(const Recovery *recovery, size_t i)
{
    const DraftBlock *draft = &recovery->drafts[i];
    if (recovery->text.data[draft->start] != '>' || recovery->features[i].bytes < 4)
        return false;
    for (size_t at = draft->start; at < draft->end; at = str_find_byte(recovery->text, '\n', at) + 1)
        if (recovery->text.data[at] != '>')
            return false;
    return true;
}

/* "A cidade em pé, p. 71": where a quotation stands. */
static bool names_page(Str plain)
{
    static const char *const pages[] = {", p. ",   ", pp. ",    ", page ",   ", pages ",
                                        ", s. ",   ", seite ",  ", pág. ",   ", págs. ",
                                        ", pag. ", ", pagina ", ", página ", ", blz. "};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        size_t length = strlen(pages[i]);
        for (size_t at = 1; at + length < plain.len_bytes; at++)
            if (starts_folded(str_slice(plain, at, plain.len_bytes), str_from(pages[i])) &&
                is_ascii_digit(plain.data[at + length]))
                return true;
    }
    return false;
}

/* A line set in like the quotation right below or above it belongs to it. */
static void find_tight_quotes(Recovery *recovery)
{
    for (size_t i = 0; i + 1 < recovery->count; i++) {
        bool below = is_open(recovery, i) && recovery->drafts[i + 1].cls == BLOCK_QUOTE;
        bool above = recovery->drafts[i].cls == BLOCK_QUOTE && is_open(recovery, i + 1);
        size_t line = below ? i : i + 1;
        uint32_t indent = recovery->features[i].indent;
        const BlockFeatures *features = &recovery->features[line];
        bool source = above && recovery->drafts[i + 1].blank_lines == 0 && features->lines == 1 &&
                      features->words <= 16 && names_page(block_plain(recovery, line));
        if (source) {
            decide(recovery, line, BLOCK_ATTRIB, "page of the lines above", 80);
            recovery->drafts[line].of = i;
        }
        if ((below || above) && !source && recovery->drafts[i + 1].blank_lines == 0 && indent >= 2 &&
            recovery->features[i + 1].indent == indent && features->words >= 3)
            decide(recovery, line, BLOCK_QUOTE, "set in with its neighbour", 80);
    }
}

/* What a page's end left alone of a stanza. */
static void find_orphans(Recovery *recovery)
{
    for (size_t i = 1; i + 1 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || features->lines > 2 || features->longest_line > 64 ||
            features->words < 3)
            continue;
        size_t before = solid_before(recovery, i), behind = solid_behind(recovery, i);
        if (before == NONE || behind == NONE || recovery->drafts[before].cls != BLOCK_VERSE ||
            recovery->drafts[behind].cls != BLOCK_VERSE)
            continue;
        bool page =
            recovery->drafts[i - 1].cls == BLOCK_FURNITURE || recovery->drafts[i + 1].cls == BLOCK_FURNITURE;
        if (page)
            decide(recovery, i, BLOCK_VERSE, "stanza cut by a page", 80);
    }
}

/* "--JAMES RUSSELL LOWELL.": a blank line may stand above it. */
static bool is_dashed_name(Recovery *recovery, size_t i)
{
    const BlockFeatures *features = &recovery->features[i];
    if (features->start != START_DASH || features->lines != 1 || features->words > 6 || features->has_digit ||
        recovery->drafts[i].blank_lines > 1)
        return false;
    Str name = block_plain(recovery, i);
    size_t step, at = 0;
    while (at < name.len_bytes && !utf8_is_alpha(utf8_decode(name, at, &step)))
        at += step;
    name = str_slice(name, at, name.len_bytes);
    while (name.len_bytes > 0 && name.data[name.len_bytes - 1] == '.')
        name.len_bytes--;
    return looks_like_name(name);
}

/* "Retired school cook, 81, interview 37": set in like the quotation above it, and what follows is not. */
static void find_sources_set_in(Recovery *recovery, uint32_t usual)
{
    enum {
        WORDS_MAX = 12,
        SET_IN = 3
    };
    for (size_t i = 1; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        if (!is_open(recovery, i) || recovery->drafts[i - 1].cls != BLOCK_QUOTE || features->lines != 1 ||
            features->words > WORDS_MAX || features->end != END_OPEN || features->start == START_LOWER ||
            recovery->drafts[i].blank_lines > 1 || features->indent < usual + SET_IN ||
            features->indent != recovery->features[i - 1].indent ||
            (i + 1 < recovery->count && recovery->features[i + 1].indent >= features->indent))
            continue;
        decide(recovery, i, BLOCK_ATTRIB, "set in below a quotation", 80);
        recovery->drafts[i].of = i - 1;
    }
}

void find_verse(Recovery *recovery)
{
    /* A paragraph of one line begins where others begin: only what stands further in is set in. */
    uint32_t usual = usual_indent(recovery), first = usual_first_indent(recovery);
    usual = first > usual + 2 ? first - 2 : usual;
    uint32_t usual_line = usual_indent_of_lines(recovery);
    for (size_t i = 0; i < recovery->count; i++) {
        if (!is_open(recovery, i))
            continue;
        if (is_reply(recovery, i))
            decide(recovery, i, BLOCK_QUOTE, "marked as a reply", 85);
        else if (is_verse(recovery, i))
            decide(recovery, i, BLOCK_VERSE, "forced line ends", 85);
        else if (is_verse_in_sentence(recovery, i))
            decide(recovery, i, BLOCK_VERSE, "a line set in inside a sentence", 75);
        else if (is_set_in(recovery, i, usual))
            decide(recovery, i, BLOCK_QUOTE, "set in", 85);
        else if (!recovery->hard_wrapped && is_line_set_in(recovery, i, usual_line, first))
            decide(recovery, i, BLOCK_QUOTE, "set in", 75);
        else if (is_announced(recovery, i))
            decide(recovery, i, BLOCK_QUOTE, "announced by a colon", 60);
    }
    find_tight_quotes(recovery);
    find_orphans(recovery);
    find_sources_set_in(recovery, usual);
    /* A short line far to the right below verse or a quotation says where it comes from. */
    for (size_t i = 1; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        BlockClass above = recovery->drafts[i - 1].cls;
        if (!is_open(recovery, i) || (above != BLOCK_VERSE && above != BLOCK_QUOTE) ||
            (recovery->drafts[i].blank_lines > 0 && !is_dashed_name(recovery, i)))
            continue;
        bool bracketed = above == BLOCK_QUOTE && features->end == END_BRACKET &&
                         recovery->text.data[recovery->drafts[i].start + features->first_indent] == '(';
        bool source = features->lines == 1 && features->words <= 14 &&
                      (features->indent >= recovery->features[i - 1].indent + 8 || bracketed ||
                       features->start == START_DASH);
        if (!source)
            continue;
        decide(recovery, i, BLOCK_ATTRIB, "source of the lines above", 80);
        recovery->drafts[i].of = i - 1;
    }
}
