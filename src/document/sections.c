/* The tree of sections.
 *
 * A section ends where one of its own level or a higher one begins. A review stands one level below the
 * section that it is in and never inside another review. */
#include <stdint.h>

#include "internal.h"

enum {
    HEAD_BLOCKS_MAX = 64
}; /* a review's head is a few lines */

/* In review_at[]: a line of a head whose section another line opens. */
#define PART_OF_HEAD (NONE - 1)

typedef struct {
    Document *doc;
    size_t *review_at; /* by block: the review whose section it opens, or PART_OF_HEAD, or NONE */
    size_t current;    /* innermost open section, or NONE */
    size_t review;     /* open section that is a review, or NONE */
    size_t last;       /* section whose heading is the block before this one, or NONE */
} SectionMaker;

/* The line of a head that opens its section: a booktitle before a heading before a title before anything. */
static unsigned head_rank(const Block *block)
{
    switch (block->cls) {
    case BLOCK_BOOKTITLE: return 3;
    case BLOCK_HEADING: return 2;
    case BLOCK_TITLE: return 1;
    default: return 0;
    }
}

static void place_review(SectionMaker *maker, size_t index)
{
    Document *doc = maker->doc;
    const Review *review = &doc->reviews.items[index];
    size_t best = review->block;
    for (size_t i = 0; i < HEAD_BLOCKS_MAX && review->block + i < doc->block_count; i++) {
        size_t block = review->block + i;
        if (i > 0 && document_block_line(doc, block) > review->head_last)
            break;
        if (doc->blocks[block].cls == BLOCK_BOOKTITLE && maker->review_at[block] == NONE)
            maker->review_at[block] = PART_OF_HEAD;
        if (head_rank(&doc->blocks[block]) > head_rank(&doc->blocks[best]))
            best = block;
    }
    if (maker->review_at[best] == NONE || maker->review_at[best] == PART_OF_HEAD)
        maker->review_at[best] = index;
}

static void place_reviews(SectionMaker *maker)
{
    Document *doc = maker->doc;
    maker->review_at = memory_alloc((doc->block_count + 1) * sizeof *maker->review_at);
    for (size_t i = 0; i < doc->block_count; i++)
        maker->review_at[i] = NONE;
    for (size_t i = 0; i < doc->reviews.count; i++)
        doc->reviews.items[i].section = NONE;
    for (size_t i = 0; i < doc->reviews.count; i++)
        place_review(maker, i);
}

/* Ends the innermost open section before the given block. */
static void close_current(SectionMaker *maker, size_t block)
{
    Section *section = &maker->doc->sections.items[maker->current];
    section->end_block = block;
    if (maker->review == maker->current)
        maker->review = NONE;
    maker->current = section->parent;
}

static uint8_t level_below(const SectionMaker *maker)
{
    if (maker->current == NONE)
        return 1;
    uint8_t level = maker->doc->sections.items[maker->current].level;
    return level < UINT8_MAX ? (uint8_t)(level + 1) : UINT8_MAX;
}

static void open_section(SectionMaker *maker, SectionKind kind, size_t block, uint8_t level)
{
    Document *doc = maker->doc;
    while (maker->current != NONE && doc->sections.items[maker->current].level >= level)
        close_current(maker, block);
    Section section = {.kind = kind,
                       .level = level,
                       .parent = maker->current,
                       .block = block,
                       .end_block = doc->block_count,
                       .title = doc->blocks[block].text,
                       .review = NONE,
                       .line = document_block_line(doc, block)};
    maker->current = doc->sections.count;
    if (kind == SECTION_REVIEW)
        maker->review = maker->current;
    vec_push(&doc->sections, section);
}

static void open_review(SectionMaker *maker, size_t block)
{
    while (maker->review != NONE)
        close_current(maker, block);
    open_section(maker, SECTION_REVIEW, block, level_below(maker));
}

/* Where text of the document lies, if that is where it is; else where it is first printed in range. */
static DocRange locate(const Document *doc, Str text, DocRange range)
{
    Str whole = document_text(doc);
    uintptr_t address = (uintptr_t)text.data, base = (uintptr_t)whole.data;
    if (text.len_bytes == 0)
        return (DocRange){range.end, range.end};
    if (address >= base + range.start && address + text.len_bytes <= base + range.end)
        return (DocRange){address - base, address - base + text.len_bytes};
    Str within = document_slice(doc, range);
    size_t at = str_find(within, text, 0);
    if (at == within.len_bytes)
        return (DocRange){range.end, range.end};
    return (DocRange){range.start + at, range.start + at + text.len_bytes};
}

static DocRange review_title(const Document *doc, const Review *review, DocRange head)
{
    DocRange title = locate(doc, review->title, head);
    if (title.start == title.end)
        return head;
    DocRange subtitle = locate(doc, review->subtitle, (DocRange){title.end, head.end});
    return subtitle.start < subtitle.end ? (DocRange){title.start, subtitle.end} : title;
}

/* The section just opened is that of a review. */
static void attach_review(SectionMaker *maker, size_t index)
{
    Document *doc = maker->doc;
    Section *section = &doc->sections.items[maker->current];
    section->kind = SECTION_REVIEW;
    section->review = index;
    section->title = review_title(doc, &doc->reviews.items[index], section->title);
    doc->reviews.items[index].section = maker->current;
    maker->review = maker->current;
}

/* The second line of a heading makes its section's title longer. */
static bool extend_heading(SectionMaker *maker, const Block *block)
{
    if (!block->subheading || maker->last == NONE)
        return false;
    maker->doc->sections.items[maker->last].title.end = block->text.end;
    return true;
}

static void open_for_block(SectionMaker *maker, size_t index, size_t review)
{
    const Block *block = &maker->doc->blocks[index];
    switch (block->cls) {
    case BLOCK_TITLE: open_section(maker, SECTION_TITLE, index, block->level); break;
    case BLOCK_HEADING: open_section(maker, SECTION_HEADING, index, block->level); break;
    case BLOCK_BOOKTITLE: open_review(maker, index); break;
    default:
        if (review != NONE)
            open_review(maker, index);
        break;
    }
}

static void make_for_block(SectionMaker *maker, size_t index)
{
    Block *block = &maker->doc->blocks[index];
    size_t review = maker->review_at != NULL ? maker->review_at[index] : NONE;
    bool heading = block->cls == BLOCK_HEADING || block->cls == BLOCK_TITLE;
    size_t before = maker->doc->sections.count;
    if (heading && extend_heading(maker, block)) {
        block->section = maker->current;
        return;
    }
    if (review != PART_OF_HEAD)
        open_for_block(maker, index, review);
    bool opened = maker->doc->sections.count > before;
    if (opened && review != NONE)
        attach_review(maker, review);
    maker->last = heading ? maker->current : NONE;
    block->section = maker->current;
    if (block->cls == BLOCK_BOOKTITLE && maker->current != NONE)
        block->level = maker->doc->sections.items[maker->current].level;
}

/* Reviews of which two have their head in one block share its section. */
static void settle_shared_heads(Document *doc)
{
    for (size_t i = 0; i < doc->reviews.count; i++) {
        Review *review = &doc->reviews.items[i];
        if (review->section == NONE)
            review->section = doc->blocks[review->block].section;
    }
}

void sections_build(Document *doc)
{
    SectionMaker maker = {.doc = doc, .current = NONE, .review = NONE, .last = NONE};
    vec_clear(&doc->sections);
    if (doc->reviews.count > 0)
        place_reviews(&maker);
    for (size_t i = 0; i < doc->block_count; i++)
        make_for_block(&maker, i);
    settle_shared_heads(doc);
    memory_free(maker.review_at);
}
