#include <assert.h>

#include "builder_internal.h"

enum {
    BYLINES_MAX = 256
}; /* a piece has a few authors; more is a flood that nobody can read */

DraftBlock draft_block(size_t start, size_t end, uint32_t first_line, uint32_t last_line)
{
    return (DraftBlock){.start = start,
                        .end = end,
                        .first_line = first_line,
                        .last_line = last_line,
                        .text_start = start,
                        .of = NONE,
                        .rule = "none"};
}

DocumentBuilder *builder_new(const Source *source, Format format, InlineReader reader)
{
    DocumentBuilder *builder = memory_alloc_zero(1, sizeof *builder);
    builder->source = source;
    builder->doc = document_new(source, format);
    builder->reader = reader;
    return builder;
}

void builder_forget_drafts(DocumentBuilder *builder)
{
    vec_free(&builder->drafts);
    vec_free(&builder->ops);
    vec_free(&builder->line_ends);
    memory_free(builder->block_of_draft);
    builder->block_of_draft = NULL;
}

void builder_release(DocumentBuilder *builder)
{
    builder_forget_drafts(builder);
    memory_free(builder);
}

void builder_free(DocumentBuilder *builder)
{
    if (builder == NULL)
        return;
    document_free(builder->doc);
    builder_release(builder);
}

const Source *builder_source(const DocumentBuilder *builder)
{
    return builder->source;
}

Format builder_format(const DocumentBuilder *builder)
{
    return builder->doc->format;
}

Arena *builder_arena(DocumentBuilder *builder)
{
    return &builder->doc->arena;
}

DraftList *builder_drafts(DocumentBuilder *builder)
{
    return &builder->drafts;
}

void builder_replace_drafts(DocumentBuilder *builder, DraftList *list)
{
    assert(!builder->sealed);
    vec_free(&builder->drafts);
    builder->drafts = *list;
    *list = (DraftList){0};
}

void builder_set_corrections(DocumentBuilder *builder, const Correction *items, size_t count)
{
    builder->corrections = items;
    builder->correction_count = count;
}

size_t builder_record(DocumentBuilder *builder, InlineOp op)
{
    vec_push(&builder->ops, op);
    return builder->ops.count - 1;
}

size_t builder_op_count(const DocumentBuilder *builder)
{
    return builder->ops.count;
}

void builder_set_line_end(DocumentBuilder *builder, size_t offset, JoinMode mode)
{
    if (builder->line_ends.count > 0 && vec_last(&builder->line_ends).offset == offset) {
        vec_last(&builder->line_ends).mode = mode;
        return;
    }
    assert(builder->line_ends.count == 0 || vec_last(&builder->line_ends).offset < offset);
    vec_push(&builder->line_ends, (LineEnd){offset, mode});
}

/* The whole address is made once, for the document: recovery, which renders blocks before, does not ask where one leads. */
void inline_open_address(InlineSink *sink, SpanKind kind, Str scheme, Str rest)
{
    Buffer whole = {0};
    if (scheme.len_bytes > 0 && sink->map != NULL) {
        buffer_put(&whole, scheme);
        buffer_put(&whole, rest);
        rest = arena_copy(&sink->builder->doc->arena, buffer_str(&whole));
        buffer_free(&whole);
    }
    inline_open(sink, kind, rest);
}

JoinMode inline_line_end(const InlineSink *sink, size_t offset)
{
    const LineEnd *items = sink->builder->line_ends.items;
    size_t low = 0, high = sink->builder->line_ends.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (items[middle].offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    bool decided = low < sink->builder->line_ends.count && items[low].offset == offset;
    return decided ? items[low].mode : JOIN_SPACE;
}

bool block_class_keeps_lines(BlockClass cls)
{
    return cls == BLOCK_VERSE || cls == BLOCK_CODE || cls == BLOCK_TABLE || cls == BLOCK_META;
}

static void execute_recorded(const DocumentBuilder *builder, const DraftBlock *draft, InlineSink *sink)
{
    assert(draft->first_op <= builder->ops.count && draft->op_count <= builder->ops.count - draft->first_op);
    for (size_t i = 0; i < draft->op_count; i++) {
        const InlineOp *op = &builder->ops.items[draft->first_op + i];
        switch (op->kind) {
        case OP_TEXT: inline_text(sink, op->start, op->end); break;
        case OP_LITERAL: inline_literal(sink, op->start, op->end, op->literal); break;
        case OP_OPEN: inline_open(sink, op->span, op->literal); break;
        case OP_CLOSE: inline_close(sink, op->span); break;
        }
    }
}

void builder_execute(const DocumentBuilder *builder, const DraftBlock *draft, BlockClass cls,
                     InlineSink *sink)
{
    assert(draft->start <= draft->text_start && draft->text_start <= draft->end);
    if (draft->op_count > 0) {
        execute_recorded(builder, draft, sink);
    } else if (builder->reader != NULL) {
        InlineOptions options = {.keep_lines = draft->keep_lines || block_class_keeps_lines(cls),
                                 .verbatim = block_class_keeps_lines(cls) && cls != BLOCK_VERSE};
        builder->reader(sink->source, draft->text_start, draft->end, options, sink);
    }
}

void builder_render(DocumentBuilder *builder, size_t draft, Rendered *rendered)
{
    assert(draft < builder->drafts.count);
    buffer_clear(&rendered->text);
    vec_clear(&rendered->spans);
    InlineSink sink = {.builder = builder, .source = source_text(builder->source), .out = rendered};
    const DraftBlock *block = &builder->drafts.items[draft];
    sink_begin_block(&sink);
    builder_execute(builder, block, block->cls, &sink);
    sink_end_fragment(&sink);
    sink_end_block(&sink);
}

void rendered_free(Rendered *rendered)
{
    buffer_free(&rendered->text);
    vec_free(&rendered->spans);
}

void builder_set_title(DocumentBuilder *builder, Str title)
{
    builder->doc->title = title;
}

void builder_set_language(DocumentBuilder *builder, Str language)
{
    builder->doc->language = language;
}

void builder_set_date(DocumentBuilder *builder, Str date)
{
    builder->doc->date = date;
}

void builder_set_deck(DocumentBuilder *builder, Str deck)
{
    builder->doc->deck = deck;
}

void builder_add_byline(DocumentBuilder *builder, Str name)
{
    if (name.len_bytes == 0 || builder->doc->bylines.count >= BYLINES_MAX)
        return;
    for (size_t i = 0; i < builder->doc->bylines.count; i++)
        if (str_equal(builder->doc->bylines.items[i], name))
            return;
    vec_push(&builder->doc->bylines, name);
}

void builder_add_quote(DocumentBuilder *builder, Quote quote)
{
    assert(builder->sealed && quote.block < builder->doc->block_count);
    if (quote.rule == NULL)
        quote.rule = "none";
    vec_push(&builder->doc->quotes, quote);
}

void builder_add_review(DocumentBuilder *builder, Review review)
{
    assert(builder->sealed && review.block < builder->doc->block_count);
    vec_push(&builder->doc->reviews, review);
}

void builder_set_lifted_text(DocumentBuilder *builder, size_t block, DocRange text)
{
    assert(builder->sealed && block < builder->doc->block_count);
    builder->doc->blocks[block].lifted_text = text;
}
