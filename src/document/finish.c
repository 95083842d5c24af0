/* The last step: quotes and reviews in order, reviews linked with sections and blocks, metadata. */
#include <stdlib.h>

#include "base/words.h"
#include "builder_internal.h"

/* An outer quotation stands before the one inside it. */
static int quote_compare(const void *left, const void *right)
{
    const Quote *a = left, *b = right;
    if (a->text.start != b->text.start)
        return a->text.start < b->text.start ? -1 : 1;
    if (a->text.end != b->text.end)
        return a->text.end > b->text.end ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

static int review_compare(const void *left, const void *right)
{
    const Review *a = left, *b = right;
    if (a->block != b->block)
        return a->block < b->block ? -1 : 1;
    if (a->head_first != b->head_first)
        return a->head_first < b->head_first ? -1 : 1;
    return str_compare(a->title, b->title);
}

/* Marks the blocks of doc whose first line is in [first, last] and that are not yet marked. next_free[b] is
 * the first block from b on that may still be free: with it bodies that many reviews share cost no more
 * than one. */
static void claim_blocks(Document *doc, size_t *next_free, size_t review, uint32_t first, uint32_t last)
{
    size_t low = 0, high = doc->block_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (document_block_line(doc, middle) < first)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t block = low;;) {
        size_t free_block = block;
        while (next_free[free_block] != free_block)
            free_block = next_free[free_block] = next_free[next_free[free_block]];
        if (free_block == doc->block_count || document_block_line(doc, free_block) > last)
            return;
        doc->review_of_block[free_block] = review;
        next_free[free_block] = free_block + 1;
        block = free_block + 1;
    }
}

/* Heads first, then signatures, then bodies: a head inside another review's body is its own. Where heads
 * share a body or a signature it goes to the nearest. */
static void claim_reviews(Document *doc)
{
    if (doc->reviews.count == 0)
        return;
    size_t *next_free = memory_alloc((doc->block_count + 1) * sizeof *next_free);
    doc->review_of_block = memory_alloc(doc->block_count * sizeof *doc->review_of_block);
    for (size_t i = 0; i <= doc->block_count; i++)
        next_free[i] = i;
    for (size_t i = 0; i < doc->block_count; i++)
        doc->review_of_block[i] = NONE;
    const Review *reviews = doc->reviews.items;
    for (size_t i = 0; i < doc->reviews.count; i++)
        claim_blocks(doc, next_free, i, reviews[i].head_first, reviews[i].head_last);
    for (size_t i = doc->reviews.count; i-- > 0;)
        if (reviews[i].reviewer_line > reviews[i].head_last)
            claim_blocks(doc, next_free, i, reviews[i].reviewer_line, reviews[i].reviewer_line);
    for (size_t i = doc->reviews.count; i-- > 0;)
        if (reviews[i].body_first > 0)
            claim_blocks(doc, next_free, i, reviews[i].body_first, reviews[i].body_last);
    memory_free(next_free);
}

static size_t count_document_words(const Document *doc)
{
    size_t words = 0;
    for (size_t i = 0; i < doc->block_count; i++)
        if (!block_class_is_folded(doc->blocks[i].cls))
            words += words_count(document_block_text(doc, i));
    return words;
}

/* The text of a range on one line, in the arena. */
static Str single_line(Document *doc, DocRange range)
{
    Str text = document_slice(doc, range);
    char *line = arena_alloc(&doc->arena, text.len_bytes + 1, 1);
    for (size_t i = 0; i < text.len_bytes; i++)
        line[i] = text.data[i] == '\n' || text.data[i] == '\t' ? ' ' : text.data[i];
    return str_trim((Str){line, text.len_bytes});
}

/* What no front matter said is read from the blocks. */
static void fill_metadata(Document *doc)
{
    for (size_t i = 0; i < doc->sections.count && doc->title.len_bytes == 0; i++)
        if (doc->blocks[doc->sections.items[i].block].cls == BLOCK_TITLE)
            doc->title = single_line(doc, doc->sections.items[i].title);
    for (size_t i = 0; i < doc->block_count && doc->deck.len_bytes == 0; i++)
        if (doc->blocks[i].cls == BLOCK_DECK)
            doc->deck = single_line(doc, doc->blocks[i].text);
}

Document *builder_finish(DocumentBuilder *builder)
{
    builder_seal(builder);
    Document *doc = builder->doc;
    if (doc->quotes.count > 1)
        qsort(doc->quotes.items, doc->quotes.count, sizeof(Quote), quote_compare);
    if (doc->reviews.count > 1)
        qsort(doc->reviews.items, doc->reviews.count, sizeof(Review), review_compare);
    sections_build(doc);
    claim_reviews(doc);
    fill_metadata(doc);
    doc->word_count = count_document_words(doc);
    builder_release(builder);
    return doc;
}
