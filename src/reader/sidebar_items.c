/* What the sidebar lists. */
#include "internal.h"

enum {
    HITS_LISTED_MAX = 20000,    /* the rest is summed up in the last line */
    HIT_BEFORE_CHARACTERS = 24, /* of text before a hit that its line begins with */
    HIT_AFTER_BYTES = 160,
    OUTLINE_SPOKEN_MAX = 8 /* quotes of one section */
};

static DocPos section_pos(const Document *doc, size_t section)
{
    return document_block(doc, document_section(doc, section)->block)->text.start;
}

static SidebarItem section_item(const Document *doc, size_t index)
{
    const Section *section = document_section(doc, index);
    return (SidebarItem){.kind = ITEM_SECTION,
                         .label = document_slice(doc, section->title),
                         .target = section_pos(doc, index),
                         .index = index,
                         .section = index};
}

static SidebarItem review_item(const Document *doc, size_t index)
{
    const Review *review = document_review(doc, index);
    SidebarItem item = {.kind = ITEM_REVIEW,
                        .label = review->title,
                        .target = document_block(doc, review->block)->text.start,
                        .index = index,
                        .section = review->section};
    if (review->authors.count > 0)
        item.speaker = review->authors.items[0];
    else if (review->editors.count > 0)
        item.speaker = review->editors.items[0];
    return item;
}

/* Quotes that the outline shows: what the page itself sets off, and what people are named as saying, unless a
 * section has so much of it that its headings would drown (the list of quotes has them all). */
static bool is_highlighted(const Document *doc, const Quote *quote, size_t spoken_in_section)
{
    if (quote->kind != QUOTE_DIRECT)
        return true;
    return quote->speaker.len_bytes > 0 && !quote->nested && spoken_in_section <= OUTLINE_SPOKEN_MAX &&
           document_block(doc, quote->block)->section != NONE;
}

static SidebarItem quote_item(const Document *doc, size_t index)
{
    const Quote *quote = document_quote(doc, index);
    return (SidebarItem){.kind = ITEM_QUOTE,
                         .label = document_slice(doc, quote->text),
                         .speaker = quote->speaker,
                         .target = quote->text.start,
                         .index = index,
                         .section = document_block(doc, quote->block)->section};
}

/* How many quotes from index on are spoken in the same section. */
static size_t count_spoken(const Document *doc, size_t index)
{
    size_t section = document_block(doc, document_quote(doc, index)->block)->section, spoken = 0;
    for (size_t i = index; i < document_quote_count(doc) && spoken <= OUTLINE_SPOKEN_MAX; i++) {
        const Quote *quote = document_quote(doc, i);
        if (document_block(doc, quote->block)->section != section)
            break;
        spoken += quote->kind == QUOTE_DIRECT;
    }
    return spoken;
}

/* A walk over the quotes beside the walk over the sections. */
typedef struct {
    size_t next;    /* quote */
    size_t section; /* that the quote before stood in */
    size_t spoken;  /* in that section */
} QuoteWalk;

/* Lists the quotes that begin before pos, one step deeper than their sections. */
static void list_quotes_before(const Document *doc, DocPos pos, QuoteWalk *walk, const uint8_t *depths,
                               SidebarItemList *out)
{
    for (; walk->next < document_quote_count(doc); walk->next++) {
        if (document_quote(doc, walk->next)->text.start >= pos)
            return;
        SidebarItem item = quote_item(doc, walk->next);
        if (walk->next == 0 || item.section != walk->section) {
            walk->section = item.section;
            walk->spoken = count_spoken(doc, walk->next);
        }
        if (item.section != NONE)
            item.depth = depths[item.section] < UINT8_MAX ? (uint8_t)(depths[item.section] + 1) : UINT8_MAX;
        if (is_highlighted(doc, document_quote(doc, walk->next), walk->spoken))
            vec_push(out, item);
    }
}

static void list_outline(const Document *doc, SidebarItemList *out)
{
    size_t count = document_section_count(doc);
    uint8_t *depths = memory_alloc_zero(count + 1, sizeof *depths);
    QuoteWalk walk = {0};
    for (size_t i = 0; i < count; i++) {
        const Section *section = document_section(doc, i);
        list_quotes_before(doc, section_pos(doc, i), &walk, depths, out);
        SidebarItem item = section->review == NONE ? section_item(doc, i) : review_item(doc, section->review);
        item.section = i;
        if (section->parent < i) {
            uint8_t above = depths[section->parent];
            depths[i] = above < UINT8_MAX ? (uint8_t)(above + 1) : above;
        }
        item.depth = depths[i];
        vec_push(out, item);
    }
    list_quotes_before(doc, NONE, &walk, depths, out);
    memory_free(depths);
}

static void list_reviews(const Document *doc, SidebarItemList *out)
{
    for (size_t i = 0; i < document_review_count(doc); i++)
        vec_push(out, review_item(doc, i));
}

/* The heading over quotes or hits in that section (or, with NONE, in none). */
static SidebarItem group_item(const ReaderState *state, size_t section)
{
    if (section != NONE)
        return section_item(state->document, section);
    bool has_sections = document_section_count(state->document) > 0;
    return (SidebarItem){.kind = ITEM_SECTION,
                         .label = has_sections ? STR("At the beginning") : state->name,
                         .target = 0,
                         .index = NONE,
                         .section = NONE};
}

/* Puts item, and before it the heading of its section unless that is the last one put. *group is the index
 * of that heading. */
static void put_in_group(const ReaderState *state, SidebarItem item, SidebarItemList *out, size_t *group)
{
    if (*group == NONE || out->items[*group].section != item.section) {
        *group = out->count;
        vec_push(out, group_item(state, item.section));
    }
    out->items[*group].count++;
    item.depth = 1;
    vec_push(out, item);
}

static void list_quotes(const ReaderState *state, SidebarItemList *out)
{
    const Document *doc = state->document;
    size_t group = NONE;
    for (size_t i = 0; i < document_quote_count(doc); i++)
        put_in_group(state, quote_item(doc, i), out, &group);
}

/* Where the line for a hit begins: at a word, some characters before it in its block. */
static DocPos context_start(Str text, DocPos block_start, DocPos hit)
{
    DocPos start = hit;
    for (int i = 0; i < HIT_BEFORE_CHARACTERS && start > block_start; i++)
        start = utf8_previous(text, start);
    if (start == block_start)
        return start;
    DocPos blank = str_find_byte(str_slice(text, 0, hit), ' ', start);
    return blank < hit ? blank + 1 : start;
}

/* Where it ends: at the end of a character, some way behind the hit in its block. */
static DocPos context_end(Str text, DocPos block_end, DocPos hit_end)
{
    if (block_end - hit_end <= HIT_AFTER_BYTES)
        return block_end;
    DocPos end = hit_end + HIT_AFTER_BYTES;
    while (end > hit_end && ((unsigned char)text.data[end] & 0xC0) == 0x80)
        end--;
    return end;
}

static SidebarItem hit_item(const Document *doc, DocRange hit, size_t index)
{
    const Block *block = document_block(doc, document_block_at(doc, hit.start));
    Str text = document_text(doc);
    DocPos start = context_start(text, block->text.start, hit.start);
    DocPos block_end = block->text.end > hit.end ? block->text.end : hit.end;
    DocPos end = context_end(text, block_end, hit.end);
    return (SidebarItem){.kind = ITEM_HIT,
                         .label = document_slice(doc, (DocRange){start, end}),
                         .match = {hit.start - start, hit.end - start},
                         .target = hit.start,
                         .index = index,
                         .section = block->section};
}

static void list_hits(const ReaderState *state, SidebarItemList *out, Arena *arena)
{
    const DocRangeList *hits = &state->search.hits;
    size_t group = NONE;
    for (size_t i = 0; i < hits->count; i++) {
        if (i == HITS_LISTED_MAX) {
            vec_push(out, (SidebarItem){.kind = ITEM_MORE,
                                        .label = arena_format(arena, "%zu more", hits->count - i),
                                        .target = hits->items[i].start,
                                        .index = i,
                                        .section = NONE});
            return;
        }
        put_in_group(state, hit_item(state->document, hits->items[i], i), out, &group);
    }
}

void sidebar_list(const Reader *reader, SidebarItemList *out, Arena *arena)
{
    const ReaderState *state = &reader->state;
    switch (state->sidebar.mode) {
    case SIDEBAR_OUTLINE: list_outline(state->document, out); break;
    case SIDEBAR_QUOTES: list_quotes(state, out); break;
    case SIDEBAR_REVIEWS: list_reviews(state->document, out); break;
    case SIDEBAR_HITS: list_hits(state, out, arena); break;
    case SIDEBAR_MODE_COUNT: break;
    }
    for (size_t i = 0; i + 1 < out->count; i++)
        out->items[i].has_children = out->items[i + 1].depth > out->items[i].depth;
}
