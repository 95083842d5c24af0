/* Documents for tests of the reader, from a markup of one letter a block: "# " title, "## " heading, "> Who: "
 * block quote, "\" Who: " what somebody says, "@ Title by Author" book title, "% " furniture, "+ " the rest of the paragraph before, "= " verse, "^ " note, "$ " code, "| " table; all
 * else is a paragraph. [text](target) is a link. Blank lines divide blocks. */
#ifndef RECTO_TESTS_READER_SUPPORT_H
#define RECTO_TESTS_READER_SUPPORT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "document/builder.h"
#include "reader/state.h"

typedef struct {
    Source *source;
    Document *doc;
    Keymap *map; /* the default keys, for a test to change */
    Reader *reader;
    const ReaderState *state;
    Effects effects; /* of the keys typed last */
} Fixture;

static inline void read_inline(Str source, size_t start, size_t end, InlineOptions options, InlineSink *sink)
{
    source = str_slice(source, 0, end); /* or each would look through all the rest for a link */
    for (size_t at = start; at < end; at++) {
        bool opens = source.data[at] == '[';
        size_t middle = opens ? str_find_byte(source, ']', at) : end,
               close = str_find_byte(source, ')', middle);
        bool is_link = close < end && source.data[middle + 1] == '(';
        if (source.data[at] == '\n' && !options.keep_lines) {
            inline_literal(sink, at, at + 1, STR(" "));
        } else if (source.data[at] == '[' && is_link) {
            inline_open(sink, SPAN_LINK, str_slice(source, middle + 2, close));
            inline_text(sink, at + 1, middle);
            inline_close(sink, SPAN_LINK);
            at = close;
        } else {
            inline_text(sink, at, at + 1);
        }
    }
}

static inline void set_class(DraftBlock *draft, Str text, size_t last_paragraph)
{
    static const struct {
        const char *mark;
        BlockClass cls;
        uint8_t level;
    } marks[] = {{"# ", BLOCK_TITLE, 1},   {"## ", BLOCK_HEADING, 2},  {"### ", BLOCK_HEADING, 3},
                 {"> ", BLOCK_QUOTE, 0},   {"@ ", BLOCK_BOOKTITLE, 3}, {"% ", BLOCK_FURNITURE, 0},
                 {"\" ", BLOCK_ANSWER, 0}, {"+ ", BLOCK_CONT, 0},      {"= ", BLOCK_VERSE, 0},
                 {"^ ", BLOCK_NOTE, 0},    {"$ ", BLOCK_CODE, 0},      {"| ", BLOCK_TABLE, 0}};
    draft->cls = BLOCK_PARA;
    draft->decided = true;
    draft->confidence = 80;
    draft->rule = "test";
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(text, str_from(marks[i].mark))) {
            draft->cls = marks[i].cls;
            draft->level = marks[i].level;
            draft->text_start = draft->start + strlen(marks[i].mark);
        }
    if (draft->cls == BLOCK_CONT)
        draft->of = last_paragraph;
}

static inline void cut_blocks(DocumentBuilder *builder)
{
    Str text = source_text(builder_source(builder));
    size_t last_paragraph = NONE, at = 0;
    uint32_t line = 1;
    while (at < text.len_bytes) {
        if (text.data[at] == '\n') {
            at++;
            line++;
            continue;
        }
        size_t end = str_find(text, STR("\n\n"), at);
        if (end == text.len_bytes && text.data[end - 1] == '\n')
            end--;
        uint32_t last = line;
        for (size_t i = at; i < end; i++)
            last += text.data[i] == '\n';
        DraftBlock draft = draft_block(at, end, line, last);
        draft.text_start = at;
        set_class(&draft, str_slice(text, at, end), last_paragraph);
        if (draft.cls == BLOCK_PARA || draft.cls == BLOCK_CONT)
            last_paragraph = builder_drafts(builder)->count;
        vec_push(builder_drafts(builder), draft);
        at = end;
        line = last;
    }
}

static inline void add_meaning(DocumentBuilder *builder, const Document *doc)
{
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        Str text = document_block_text(doc, i);
        const Fragment *fragment = document_fragments(doc, block);
        bool is_spoken = block->cls == BLOCK_ANSWER;
        if (block->cls == BLOCK_QUOTE || is_spoken) {
            size_t colon = str_find(text, STR(": "), 0);
            size_t start = colon < text.len_bytes ? colon + 2 : 0;
            builder_add_quote(builder, (Quote){.kind = is_spoken ? QUOTE_DIRECT : QUOTE_BLOCK,
                                               .text = {block->text.start + start, block->text.end},
                                               .block = i,
                                               .speaker = str_slice(text, 0, start > 0 ? colon : 0),
                                               .lifted_from = NONE});
        } else if (block->cls == BLOCK_BOOKTITLE) {
            size_t by = str_find(text, STR(" by "), 0);
            Str *author = arena_alloc(builder_arena(builder), 1, sizeof *author);
            *author = str_slice(text, by + 4, text.len_bytes);
            bool has_body = i + 1 < document_block_count(doc);
            builder_add_review(builder, (Review){.block = i,
                                                 .section = NONE,
                                                 .head_first = fragment->first_line,
                                                 .head_last = fragment->last_line,
                                                 .body_block = has_body ? i + 1 : NONE,
                                                 .body_first = fragment->last_line + 2,
                                                 .body_last = fragment->last_line + 2,
                                                 .title = str_slice(text, 0, by),
                                                 .authors = {author, 1},
                                                 .publisher = STR("Press"),
                                                 .year = STR("1999"),
                                                 .reviewer = STR("R. Viewer")});
        }
    }
}

/* The document of markup, in which it stays borrowed. */
static inline Document *make_document(Source *source)
{
    DocumentBuilder *builder = builder_new(source, FORMAT_TEXT, read_inline);
    cut_blocks(builder);
    add_meaning(builder, builder_seal(builder));
    return builder_finish(builder);
}

static inline Fixture open_document(const char *markup, size_t cols, size_t rows)
{
    Fixture fixture = {.source = source_from_bytes(str_from(markup))};
    fixture.doc = make_document(fixture.source);
    fixture.map = keymap_new();
    fixture.reader = reader_new(
        fixture.doc,
        (ReaderOptions){.name = STR("file.txt"), .keymap = fixture.map, .themes = STR("dark mono")});
    fixture.state = reader_state(fixture.reader);
    reader_set_page(fixture.reader, cols, rows, rows);
    return fixture;
}

static inline void close_document(Fixture *fixture)
{
    reader_free(fixture->reader);
    keymap_free(fixture->map);
    document_free(fixture->doc);
    source_free(fixture->source);
}

/* Types keys, written as screen/key.h says. */
static inline void type(Fixture *fixture, const char *keys)
{
    KeyList list = {0};
    key_parse_all(str_from(keys), &list);
    fixture->effects = EFFECT_NONE;
    for (size_t i = 0; i < list.count; i++)
        fixture->effects |= reader_key(fixture->reader, list.items[i]);
    vec_free(&list);
}

static inline void assert_str(Str actual, const char *expected)
{
    Buffer copy = {0};
    buffer_put(&copy, actual);
    buffer_put_byte(&copy, '\0');
    assert_string_equal(copy.data, expected);
    buffer_free(&copy);
}

static inline void assert_message(const Fixture *fixture, const char *expected)
{
    assert_str(buffer_str(&fixture->state->message), expected);
}

/* The text of the row `index` rows below the top, decoration and all. */
static inline void assert_row(const Fixture *fixture, size_t index, const char *expected)
{
    RowPlace place = fixture->state->top;
    for (size_t i = 0; i < index; i++)
        assert_true(place_next(fixture->state, &place));
    const Row *row = place_row(fixture->state, place);
    assert_non_null(row);
    Buffer text = {0};
    for (size_t i = 0; i < row->run_count; i++)
        buffer_put(&text, row->runs[i].text);
    buffer_put_byte(&text, '\0');
    assert_string_equal(text.data, expected);
    buffer_free(&text);
}

/* Where needle stands in the document's text. */
static inline DocPos find_text(const Fixture *fixture, const char *needle)
{
    Str text = document_text(fixture->doc);
    size_t at = str_find(text, str_from(needle), 0);
    assert_true(at < text.len_bytes);
    return at;
}

static inline void assert_here(const Fixture *fixture, const char *needle)
{
    assert_int_equal(fixture->state->here, find_text(fixture, needle));
}

#endif
