/* Search by Knuth, Morris and Pratt over folded characters: linear whatever the pattern is.
 *
 * Text and pattern are read as symbols: a character in lower case, or BLANK for a run of white space. */
#include "document/search.h"

#include "base/utf8.h"
#include "internal.h"

enum {
    BLANK = 0x110000
}; /* above the last code point */

typedef struct {
    uint32_t value;
    size_t end; /* offset behind it */
} Symbol;

/* What can be typed stands for what printers set: straight quotes and the hyphen on the keyboard. */
static uint32_t fold(uint32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019: return '\'';
    case 0x201C:
    case 0x201D: return '"';
    case 0x2010:
    case 0x2011: return '-';
    default: return utf8_to_lower(c);
    }
}

static size_t skip_blanks(Str text, size_t at)
{
    while (at < text.len_bytes) {
        size_t step;
        if (!utf8_is_space(utf8_decode(text, at, &step)))
            break;
        at += step;
    }
    return at;
}

static Symbol read_symbol(Str text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];
    if (byte > ' ' && byte < 0x7F) {
        bool upper = byte >= 'A' && byte <= 'Z';
        return (Symbol){upper ? byte + 32u : byte, at + 1};
    }
    size_t step;
    uint32_t c = utf8_decode(text, at, &step);
    if (utf8_is_space(c))
        return (Symbol){BLANK, skip_blanks(text, at + step)};
    return (Symbol){fold(c), at + step};
}

typedef struct {
    VEC(uint32_t) symbols;
    size_t *border;  /* [i]: length of the longest proper prefix that ends symbols[0..i] */
    size_t *starts;  /* ring: where the last symbols.count symbols of the text begin */
    bool first[256]; /* bytes that can begin the first symbol */
} Pattern;

/* Which bytes may begin a character that folds to c: more than one when c is ASCII, because KELVIN SIGN
 * (U+212A), I WITH DOT (U+0130) and typographic marks fold to it. */
static void mark_first_bytes(bool first[256], uint32_t c)
{
    for (unsigned byte = 0; byte < 256; byte++)
        first[byte] = byte >= 0x80 ? c >= 0x80 || byte == 0xE2 || byte == 0xC4
                      : c == BLANK ? byte <= ' '
                                   : byte == c || (byte >= 'A' && byte <= 'Z' && byte + 32 == c);
}

static void pattern_make(Pattern *pattern, Str text)
{
    for (size_t at = 0; at < text.len_bytes;) {
        Symbol symbol = read_symbol(text, at);
        vec_push(&pattern->symbols, symbol.value);
        at = symbol.end;
    }
    const uint32_t *symbols = pattern->symbols.items;
    size_t count = pattern->symbols.count;
    pattern->border = memory_alloc_zero(count, sizeof(size_t));
    pattern->starts = memory_alloc_zero(count, sizeof(size_t));
    for (size_t i = 1, length = 0; i < count; i++) {
        while (length > 0 && symbols[i] != symbols[length])
            length = pattern->border[length - 1];
        length += symbols[i] == symbols[length];
        pattern->border[i] = length;
    }
    mark_first_bytes(pattern->first, symbols[0]);
}

static void pattern_free(Pattern *pattern)
{
    vec_free(&pattern->symbols);
    memory_free(pattern->border);
    memory_free(pattern->starts);
}

static size_t advance_match(const Pattern *pattern, size_t matched, uint32_t symbol)
{
    while (matched > 0 && pattern->symbols.items[matched] != symbol)
        matched = pattern->border[matched - 1];
    return matched + (pattern->symbols.items[matched] == symbol);
}

static void search_block(Pattern *pattern, Str text, DocPos base, DocRangeList *hits)
{
    size_t count = pattern->symbols.count, matched = 0, turn = 0;
    for (size_t at = 0; at < text.len_bytes && hits->count < SEARCH_HITS_MAX;) {
        if (matched == 0 && !pattern->first[(unsigned char)text.data[at]]) {
            at++;
            continue;
        }
        Symbol symbol = read_symbol(text, at);
        pattern->starts[turn] = at;
        turn = turn + 1 < count ? turn + 1 : 0;
        matched = advance_match(pattern, matched, symbol.value);
        if (matched == count) { /* the ring is full, and turn is at its oldest entry */
            vec_push(hits, (DocRange){base + pattern->starts[turn], base + symbol.end});
            matched = 0;
        }
        at = symbol.end;
    }
}

void document_search(const Document *doc, Str pattern_text, SearchOptions options, DocRangeList *hits)
{
    if (pattern_text.len_bytes == 0)
        return;
    Pattern pattern = {0};
    pattern_make(&pattern, pattern_text);
    for (size_t i = 0; i < doc->block_count; i++)
        if (options.furniture || !block_class_is_folded(doc->blocks[i].cls))
            search_block(&pattern, document_block_text(doc, i), doc->blocks[i].text.start, hits);
    pattern_free(&pattern);
}

/* A section's own text is in one piece, before its subsections: counting changes counts sections. */
size_t document_count_sections(const Document *doc, const DocRangeList *hits)
{
    size_t sections = 0, last = NONE;
    for (size_t i = 0; i < hits->count; i++) {
        size_t section = doc->blocks[document_block_at(doc, hits->items[i].start)].section;
        sections += i == 0 || section != last;
        last = section;
    }
    return sections;
}
