/* Documents for tests: paragraphs cut at blank lines, read by a reader that knows *emphasis* and &amp;. */
#ifndef RECTO_TESTS_DOCUMENT_SUPPORT_H
#define RECTO_TESTS_DOCUMENT_SUPPORT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "document/builder.h"

static inline void assert_str(Str actual, const char *expected)
{
    char *copy = test_malloc(actual.len_bytes + 1);
    if (actual.len_bytes > 0)
        memcpy(copy, actual.data, actual.len_bytes);
    copy[actual.len_bytes] = '\0';
    assert_string_equal(copy, expected);
    test_free(copy);
}

static inline void read_line_end(Str source, size_t at, InlineOptions options, InlineSink *sink)
{
    (void)source;
    if (options.keep_lines)
        inline_text(sink, at, at + 1);
    else if (inline_line_end(sink, at) == JOIN_SPACE)
        inline_literal(sink, at, at + 1, STR(" "));
}

static inline void toy_reader(Str source, size_t start, size_t end, InlineOptions options, InlineSink *sink)
{
    size_t from = start;
    bool emphasis = false;
    for (size_t at = start; at < end; at++) {
        char byte = source.data[at];
        bool entity = str_starts(str_slice(source, at, end), STR("&amp;"));
        bool dropped = byte == '-' && at + 1 < end && source.data[at + 1] == '\n' &&
                       inline_line_end(sink, at + 1) == JOIN_DEHYPHEN;
        if (options.verbatim || (byte != '*' && byte != '\n' && !entity && !dropped))
            continue;
        inline_text(sink, from, at);
        from = at + 1;
        if (byte == '*') {
            if (emphasis)
                inline_close(sink, SPAN_EMPHASIS);
            else
                inline_open(sink, SPAN_EMPHASIS, (Str){0});
            emphasis = !emphasis;
        } else if (byte == '\n') {
            read_line_end(source, at, options, sink);
        } else if (entity) {
            inline_literal(sink, at, at + 5, STR("&"));
            from = at + 5;
        }
    }
    inline_text(sink, from, end);
}

/* A draft block for each run of lines that are not blank. */
static inline void cut_paragraphs(DocumentBuilder *builder)
{
    Str text = source_text(builder_source(builder));
    uint32_t line = 1, first_line = 0, last_line = 0;
    size_t start = 0, end = 0;
    for (size_t at = 0; at <= text.len_bytes; line++) {
        size_t line_end = str_find_byte(text, '\n', at);
        bool blank = str_is_blank(str_slice(text, at, line_end));
        if (!blank && first_line == 0) {
            first_line = line;
            start = at;
        }
        if (!blank) {
            last_line = line;
            end = line_end;
        }
        if (first_line != 0 && (blank || line_end >= text.len_bytes)) {
            vec_push(builder_drafts(builder), draft_block(start, end, first_line, last_line));
            first_line = 0;
        }
        at = line_end + 1;
    }
}

typedef struct {
    Source *source;
    DocumentBuilder *builder;
    Document *doc;
} Fixture;

static inline Fixture fixture_cut(const char *text)
{
    Fixture fixture = {.source = source_from_bytes(str_from(text))};
    fixture.builder = builder_new(fixture.source, FORMAT_TEXT, toy_reader);
    cut_paragraphs(fixture.builder);
    return fixture;
}

static inline DraftBlock *fixture_draft(Fixture *fixture, size_t index)
{
    assert_true(index < builder_drafts(fixture->builder)->count);
    return &builder_drafts(fixture->builder)->items[index];
}

static inline void fixture_class(Fixture *fixture, size_t index, BlockClass cls, uint8_t level)
{
    fixture_draft(fixture, index)->cls = cls;
    fixture_draft(fixture, index)->level = level;
}

static inline void fixture_continue(Fixture *fixture, size_t index, size_t of, JoinMode mode)
{
    fixture_draft(fixture, index)->cls = BLOCK_CONT;
    fixture_draft(fixture, index)->of = of;
    fixture_draft(fixture, index)->mode = mode;
}

static inline const Document *fixture_finish(Fixture *fixture)
{
    fixture->doc = builder_finish(fixture->builder);
    fixture->builder = NULL;
    return fixture->doc;
}

static inline void fixture_free(Fixture *fixture)
{
    builder_free(fixture->builder);
    document_free(fixture->doc);
    source_free(fixture->source);
}

/* Where needle stands in the document's text. */
static inline DocRange find_text(const Document *doc, const char *needle)
{
    Str text = document_text(doc), wanted = str_from(needle);
    size_t at = str_find(text, wanted, 0);
    assert_true(at < text.len_bytes);
    return (DocRange){at, at + wanted.len_bytes};
}

#endif
