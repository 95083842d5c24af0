/* A document built by hand, for tests of layout: blocks of given classes, with *emphasis* and _strong_ marks. */
#ifndef RECTO_TESTS_LAYOUT_FIXTURE_H
#define RECTO_TESTS_LAYOUT_FIXTURE_H

#include "base/buffer.h"
#include "document/builder.h"
#include "layout/layout.h"

typedef struct {
    BlockClass cls;
    const char *text; /* lines divided by \n */
    uint8_t level, quote_depth, list_depth;
    bool tight, subheading;
    const char *marker;
    const char *columns; /* of a table, as in Block */
    const char *kind;
} FixtureBlock;

typedef struct {
    Buffer bytes;
    Source *source;
    Document *doc;
} Fixture;

static void fixture_inline(Str source, size_t start, size_t end, InlineOptions options, InlineSink *sink)
{
    bool emphasis = false, strong = false;
    for (size_t at = start; at < end; at++) {
        char c = source.data[at];
        if (c == '\n' && !options.keep_lines) {
            inline_literal(sink, at, at + 1, STR(" "));
        } else if (c == '*' && !options.verbatim) {
            emphasis ? inline_close(sink, SPAN_EMPHASIS) : inline_open(sink, SPAN_EMPHASIS, (Str){0});
            emphasis = !emphasis;
        } else if (c == '_' && !options.verbatim) {
            strong ? inline_close(sink, SPAN_STRONG) : inline_open(sink, SPAN_STRONG, (Str){0});
            strong = !strong;
        } else {
            inline_text(sink, at, at + 1);
        }
    }
}

static uint32_t fixture_put_text(Fixture *fixture, const char *text, uint32_t line)
{
    for (const char *at = text; *at; at++) {
        buffer_put_byte(&fixture->bytes, *at);
        line += *at == '\n';
    }
    return line;
}

/* Adds quotes and reviews to a sealed document. */
typedef void (*FixtureMeaning)(DocumentBuilder *builder, const Document *doc);

static Fixture fixture_build_with(const FixtureBlock *blocks, size_t count, FixtureMeaning add_meaning)
{
    Fixture fixture = {0};
    VEC(DraftBlock) drafts = {0};
    uint32_t line = 1;
    for (size_t i = 0; i < count; i++) {
        size_t start = fixture.bytes.len_bytes;
        uint32_t last = fixture_put_text(&fixture, blocks[i].text, line);
        DraftBlock draft = draft_block(start, fixture.bytes.len_bytes, line, last);
        draft.decided = true;
        draft.cls = blocks[i].cls;
        draft.level = blocks[i].level;
        draft.quote_depth = blocks[i].quote_depth;
        draft.list_depth = blocks[i].list_depth;
        draft.tight = blocks[i].tight;
        draft.subheading = blocks[i].subheading;
        draft.columns = blocks[i].columns;
        draft.kind = blocks[i].kind;
        draft.marker = str_from(blocks[i].marker);
        draft.text_start = start;
        vec_push(&drafts, draft);
        buffer_put(&fixture.bytes, STR("\n\n"));
        line = last + 2;
    }
    fixture.source = source_from_bytes(buffer_str(&fixture.bytes));
    DocumentBuilder *builder = builder_new(fixture.source, FORMAT_TEXT, fixture_inline);
    for (size_t i = 0; i < drafts.count; i++) {
        vec_push(builder_drafts(builder), drafts.items[i]);
    }
    const Document *sealed = builder_seal(builder);
    if (add_meaning) {
        add_meaning(builder, sealed);
    }
    fixture.doc = builder_finish(builder);
    vec_free(&drafts);
    return fixture;
}

static inline Fixture fixture_build(const FixtureBlock *blocks, size_t count)
{
    return fixture_build_with(blocks, count, NULL);
}

static inline void fixture_free(Fixture *fixture)
{
    document_free(fixture->doc);
    source_free(fixture->source);
    buffer_free(&fixture->bytes);
}

/* A row as it looks. */
static inline void fixture_put_row(const Row *row, Buffer *out)
{
    size_t col = 0;
    for (size_t i = 0; i < row->run_count; i++) {
        const Run *run = &row->runs[i];
        buffer_put_repeat(out, STR(" "), run->col > col ? run->col - col : 0);
        bool blank = run->text.len_bytes == 1 && (run->text.data[0] == '\t' || run->text.data[0] == ' ');
        if (blank) {
            buffer_put_repeat(out, STR(" "), run->width_cols);
        } else {
            buffer_put(out, run->text);
        }
        col = run->col + run->width_cols;
    }
}

#endif
