/* What a document says, block by block and white space aside: for tests of dumps that are read back. */
#ifndef RECTO_TESTS_APP_SAID_H
#define RECTO_TESTS_APP_SAID_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "../../../src/app/open.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/shown.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "document/builder.h"
#include "document/dump.h"

typedef struct {
    unsigned level; /* of a heading; 0 for anything else */
    BlockClass cls;
    Str text;   /* without white space, control characters and what stands in for them */
    Str marker; /* of a list item */
} Said;

typedef struct {
    VEC(Said) items;
    Arena arena;
} SaidList;

static inline void said_free(SaidList *said)
{
    vec_free(&said->items);
    arena_free(&said->arena);
}

/* xorshift64 (Marsaglia 2003) */
static inline size_t random_below(uint64_t *state, size_t count)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (size_t)(*state % count);
}

/* Of controls what is shown for them: that is what a dump is read back as. */
static inline Str without_space(Arena *arena, Str text)
{
    Buffer kept = {0};
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        uint32_t c = utf8_decode(text, at, &step);
        if (!utf8_is_space(c) && c != 0xFFFD)
            buffer_put(&kept, utf8_is_control(c) ? shown_control(c) : str_slice(text, at, at + step));
    }
    Str copy = arena_copy(arena, buffer_str(&kept));
    buffer_free(&kept);
    return copy;
}

/* text without any byte of those. */
static inline Str without_bytes(Arena *arena, Str text, const char *bytes)
{
    Buffer kept = {0};
    for (size_t at = 0; at < text.len_bytes; at++)
        if (strchr(bytes, text.data[at]) == NULL)
            buffer_put_byte(&kept, text.data[at]);
    Str copy = arena_copy(arena, buffer_str(&kept));
    buffer_free(&kept);
    return copy;
}

static inline Str said_join(Arena *arena, Str a, Str b)
{
    return arena_format(arena, "%.*s%.*s", (int)a.len_bytes, a.len_bytes > 0 ? a.data : "", (int)b.len_bytes,
                        b.len_bytes > 0 ? b.data : "");
}

static inline bool is_plain_rule(Str text)
{
    for (size_t i = 0; i < text.len_bytes; i++)
        if (strchr("-_*=~ \n", text.data[i]) == NULL)
            return false;
    return true;
}

static inline bool is_heading(BlockClass cls)
{
    return cls == BLOCK_TITLE || cls == BLOCK_HEADING || cls == BLOCK_BOOKTITLE;
}

/* What a dump should say: a heading of two lines is one, and what is folded away is not there. */
static inline void said_by(const Document *doc, SaidList *said)
{
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        Str text = document_block_text(doc, i);
        Said item = {.cls = block->cls, .text = without_space(&said->arena, text)};
        if (block_class_is_folded(block->cls) || (block->cls == BLOCK_RULE && is_plain_rule(text)))
            continue;
        if (block->cls == BLOCK_LIST)
            item.marker = without_space(&said->arena, block->marker);
        if (is_heading(block->cls))
            item.level = block->level < 1 ? 1 : block->level > 6 ? 6 : block->level;
        bool goes_on = said->items.count > 0 && block->subheading && item.level > 0 &&
                       vec_last(&said->items).cls == block->cls && block->cls != BLOCK_BOOKTITLE;
        if (goes_on)
            vec_last(&said->items).text = said_join(&said->arena, vec_last(&said->items).text, item.text);
        else if (item.text.len_bytes > 0)
            vec_push(&said->items, item);
    }
}

/* The pages that come with the tests. */
static inline void find_pages(glob_t *pages)
{
    *pages = (glob_t){0};
    assert_int_equal(glob(RECTO_TESTS_DIR "/corpus/*.txt", 0, NULL, pages), 0);
    assert_int_equal(glob(RECTO_TESTS_DIR "/corpus/*/*.txt", GLOB_APPEND, NULL, pages), 0);
    assert_int_equal(glob(RECTO_TESTS_DIR "/golden/pages/*", GLOB_APPEND, NULL, pages), 0);
}

#endif
