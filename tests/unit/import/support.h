/* What the tests of this layer share: a draft's text with its spans made visible, and a source of chance. */
#ifndef RECTO_TESTS_IMPORT_SUPPORT_H
#define RECTO_TESTS_IMPORT_SUPPORT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "import/import.h"

/* "e{emphasis} s{strong} c{code} d{struck out} l{target|link}", line ends as '/', tabs as '^'. */
static inline void show_rendered(const Rendered *rendered, Buffer *out)
{
    static const char letters[] = "escdl";
    Str text = buffer_str(&rendered->text);
    for (size_t at = 0; at <= text.len_bytes; at++) {
        for (size_t i = rendered->spans.count; i-- > 0;)
            if (rendered->spans.items[i].text.end == at)
                buffer_put_byte(out, '}');
        for (size_t i = 0; i < rendered->spans.count; i++) {
            Span span = rendered->spans.items[i];
            if (span.text.start != at)
                continue;
            buffer_put_format(out, "%c{", letters[span.kind]);
            if (span.kind == SPAN_LINK)
                buffer_put_format(out, "%.*s|", (int)span.target.len_bytes, span.target.data);
        }
        if (at < text.len_bytes)
            buffer_put_byte(out, text.data[at] == '\n' ? '/' : text.data[at] == '\t' ? '^' : text.data[at]);
    }
}

static inline char *shown(DocumentBuilder *builder, size_t draft)
{
    Rendered rendered = {0};
    Buffer out = {0};
    builder_render(builder, draft, &rendered);
    show_rendered(&rendered, &out);
    buffer_put_byte(&out, '\0');
    rendered_free(&rendered);
    return out.data;
}

static inline void assert_shown(DocumentBuilder *builder, size_t draft, const char *expected)
{
    char *text = shown(builder, draft);
    assert_string_equal(text, expected);
    memory_free(text);
}

/* Numerical Recipes' linear congruential generator: the same on every machine. */
static inline uint32_t chance(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

#endif
