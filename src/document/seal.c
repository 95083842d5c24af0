/* Sealing: draft blocks become blocks, their text one stretch. */
#include <assert.h>
#include <string.h>

#include "builder_internal.h"

/* A fragment longer than this has a line mark every so many bytes. */
enum {
    LINE_MARK_BYTES = 1 << 10
};

/* Of the text's room: what is kept free, or not worth giving back. */
enum {
    SPARE_BYTES = 64,
    SPARE_SHARE = 8
};

/* Draft blocks of one block, as a list through next[]. */
typedef struct {
    size_t *next;  /* by draft */
    size_t *tail;  /* by block */
    size_t *first; /* by block */
} Chains;

/* A draft continues an earlier one or is a block of its own: a link that points nowhere useful must not
 * lose text. */
static void settle_draft(DraftBlock *draft, size_t index)
{
    if (draft->cls == BLOCK_CONT && draft->of >= index) {
        draft->cls = BLOCK_PARA;
        draft->of = NONE;
    }
    if (draft->cls == BLOCK_UNKNOWN)
        draft->cls = BLOCK_PARA;
    if (draft->rule == NULL)
        draft->rule = "none";
}

static size_t settle_drafts(DraftList *drafts)
{
    size_t blocks = 0;
    for (size_t i = 0; i < drafts->count; i++) {
        assert(i == 0 || drafts->items[i - 1].start <= drafts->items[i].start);
        settle_draft(&drafts->items[i], i);
        blocks += drafts->items[i].cls != BLOCK_CONT;
    }
    return blocks;
}

static Chains link_drafts(DocumentBuilder *builder, size_t block_count)
{
    size_t drafts = builder->drafts.count, block = 0;
    Chains chains = {.next = memory_alloc((drafts + 1) * sizeof(size_t)),
                     .tail = memory_alloc((block_count + 1) * sizeof(size_t)),
                     .first = memory_alloc((block_count + 1) * sizeof(size_t))};
    builder->block_of_draft = memory_alloc((drafts + 1) * sizeof(size_t));
    for (size_t i = 0; i < drafts; i++) {
        const DraftBlock *draft = &builder->drafts.items[i];
        chains.next[i] = NONE;
        if (draft->cls == BLOCK_CONT) {
            size_t root = builder->block_of_draft[i] = builder->block_of_draft[draft->of];
            chains.next[chains.tail[root]] = i;
            chains.tail[root] = i;
        } else {
            builder->block_of_draft[i] = block;
            chains.first[block] = chains.tail[block] = i;
            block++;
        }
    }
    return chains;
}

/* A title or heading that nobody gave a level. */
static uint8_t settled_level(const DraftBlock *draft)
{
    if (draft->level == 0 && draft->cls == BLOCK_TITLE)
        return 1;
    return draft->level == 0 && draft->cls == BLOCK_HEADING ? 2 : draft->level;
}

static Block block_from_draft(const DraftBlock *draft)
{
    return (Block){.cls = draft->cls,
                   .level = settled_level(draft),
                   .quote_depth = draft->quote_depth,
                   .list_depth = draft->list_depth,
                   .confidence = draft->confidence,
                   .keep_lines = draft->keep_lines || block_class_keeps_lines(draft->cls),
                   .subheading = draft->subheading,
                   .tight = draft->tight,
                   .by_hand = draft->by_hand,
                   .kind = draft->kind,
                   .rule = draft->rule,
                   .marker = draft->marker,
                   .columns = draft->cls == BLOCK_TABLE ? draft->columns : NULL,
                   .lifted_from = NONE,
                   .section = NONE};
}

static void mark_lines(Document *doc, const Fragment *fragment)
{
    const char *text = source_text(doc->source).data;
    size_t at = fragment->source_start;
    uint32_t line = fragment->first_line;
    size_t due = at + LINE_MARK_BYTES;
    while (due < fragment->source_end) {
        const char *found = memchr(text + at, '\n', fragment->source_end - at);
        if (found == NULL)
            return;
        at = (size_t)(found - text) + 1;
        line++;
        if (at >= due) {
            vec_push(&doc->line_marks, (LineMark){at, line});
            due = at + LINE_MARK_BYTES;
        }
    }
}

/* A hyphen that is dropped at a seam shortens the fragment that it stood in. */
static void shorten_fragments(Fragment *fragments, size_t count, DocPos end)
{
    for (size_t i = count; i > 0 && fragments[i - 1].text.end > end; i--) {
        fragments[i - 1].text.end = end;
        if (fragments[i - 1].text.start > end)
            fragments[i - 1].text.start = end;
    }
}

static void write_fragment(DocumentBuilder *builder, size_t draft_index, Block *block, InlineSink *sink)
{
    Document *doc = builder->doc;
    const DraftBlock *draft = &builder->drafts.items[draft_index];
    Fragment *fragment = &doc->fragments[doc->fragment_count];
    if (block->fragment_count > 0) {
        sink_join(sink, draft->mode, fragment[-1].source_end, block->keep_lines);
        shorten_fragments(fragment - block->fragment_count, block->fragment_count, sink->seam_before);
    }
    DocPos start = sink->out->text.len_bytes;
    builder_execute(builder, draft, block->cls, sink);
    sink_end_fragment(sink);
    DocPos end = sink->out->text.len_bytes;
    *fragment = (Fragment){.text = {start < end ? start : end, end},
                           .source_start = draft->start,
                           .source_end = draft->end,
                           .first_line = draft->first_line,
                           .last_line = draft->last_line,
                           .mode = draft->mode,
                           .rule = draft->rule,
                           .confidence = draft->confidence,
                           .by_hand = draft->seam != SEAM_OPEN};
    doc->source_order[draft_index] = doc->fragment_count++;
    block->fragment_count++;
}

static void write_block(DocumentBuilder *builder, const Chains *chains, size_t index, InlineSink *sink)
{
    Document *doc = builder->doc;
    Block *block = &doc->blocks[index];
    *block = block_from_draft(&builder->drafts.items[chains->first[index]]);
    block->first_fragment = doc->fragment_count;
    block->first_span = doc->content.spans.count;
    sink_begin_block(sink);
    for (size_t draft = chains->first[index]; draft != NONE; draft = chains->next[draft])
        write_fragment(builder, draft, block, sink);
    sink_end_block(sink);
    block->span_count = doc->content.spans.count - block->first_span;
    block->text = (DocRange){sink->block_start, doc->content.text.len_bytes};
    source_map_note(&doc->map, block->text.end, doc->fragments[doc->fragment_count - 1].source_end);
    buffer_put_byte(&doc->content.text, '\n');
}

static void link_pull_quotes(DocumentBuilder *builder)
{
    for (size_t i = 0; i < builder->drafts.count; i++) {
        const DraftBlock *draft = &builder->drafts.items[i];
        if (draft->cls == BLOCK_PULLQUOTE && draft->of < builder->drafts.count && draft->of != i)
            builder->doc->blocks[builder->block_of_draft[i]].lifted_from = builder->block_of_draft[draft->of];
    }
}

/* The text is hardly ever longer than its source: room for that is one allocation instead of a doubling
 * that would hold two copies at once. */
static void reserve_text(Document *doc)
{
    size_t wanted = source_text(doc->source).len_bytes + SPARE_BYTES;
    doc->content.text.data = memory_alloc(wanted);
    doc->content.text.capacity = wanted;
}

static void give_back_spare(Document *doc)
{
    Buffer *text = &doc->content.text;
    if (text->capacity - text->len_bytes > text->len_bytes / SPARE_SHARE + SPARE_BYTES) {
        text->capacity = text->len_bytes + 1;
        text->data = memory_resize(text->data, text->capacity, 1);
    }
}

static void allocate_parts(Document *doc, size_t blocks, size_t drafts)
{
    doc->block_count = blocks;
    doc->blocks = memory_alloc((blocks + 1) * sizeof *doc->blocks);
    doc->fragments = memory_alloc((drafts + 1) * sizeof *doc->fragments);
    doc->source_order = memory_alloc((drafts + 1) * sizeof *doc->source_order);
    reserve_text(doc);
}

const Document *builder_seal(DocumentBuilder *builder)
{
    Document *doc = builder->doc;
    if (builder->sealed)
        return doc;
    size_t blocks = settle_drafts(&builder->drafts);
    Chains chains = link_drafts(builder, blocks);
    allocate_parts(doc, blocks, builder->drafts.count);
    InlineSink sink = {
        .builder = builder, .source = source_text(builder->source), .out = &doc->content, .map = &doc->map};
    for (size_t i = 0; i < blocks; i++)
        write_block(builder, &chains, i, &sink);
    for (size_t i = 0; i < doc->fragment_count; i++)
        mark_lines(doc, &doc->fragments[doc->source_order[i]]);
    memory_free(chains.next);
    memory_free(chains.tail);
    memory_free(chains.first);
    link_pull_quotes(builder);
    builder_forget_drafts(builder);
    give_back_spare(doc);
    builder->sealed = true;
    sections_build(doc);
    return doc;
}
