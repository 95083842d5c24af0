/* Files of settings and keys, written for a test into a configuration folder of its own. */
#ifndef RECTO_TESTS_APP_FILES_H
#define RECTO_TESTS_APP_FILES_H

#include "desk.h"

#include "app/embedded.h"
#include "app/keys.h"
#include "base/utf8.h"
#include "reader/state.h"

/* What was told, a line each. */
static inline Buffer told(const Messages *messages)
{
    Buffer all = {0};
    buffer_put(&all, (Str){0});
    for (size_t i = 0; i < messages->items.count; i++) {
        message_write(&messages->items.items[i], &all);
        buffer_put_byte(&all, '\n');
    }
    return all;
}

static inline void assert_told(Messages *messages, const char *expected)
{
    Buffer all = told(messages);
    assert_string_equal(all.data ? all.data : "", expected);
    buffer_free(&all);
    messages_free(messages);
}

/* A shipped file with every line in force that is commented out: those of which '#' is followed by no blank. */
static inline Buffer in_force(const char *name)
{
    Str text;
    Buffer out = {0};
    assert_true(embedded_find(name, &text));
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        Str line = str_slice(text, at, end);
        bool is_comment = line.len_bytes > 1 && line.data[0] == '#' && line.data[1] != ' ';
        buffer_put(&out, str_slice(line, is_comment ? 1 : 0, line.len_bytes));
        buffer_put_byte(&out, '\n');
        at = end + 1;
    }
    return out;
}

static inline uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13; /* Marsaglia's xorshift32 */
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/* Bytes put in, taken out and changed at a few places, as clean text. bytes are the source's, and to be freed behind it. */
static inline Source *mutate(Str text, uint32_t *seed, Buffer *bytes)
{
    static const char odd[] = "=:;#[]<>^\\ \n\t\r\0\x1B\x80\xFF\xC3"
                              "jnoneCA-";
    size_t period = 1 + next_random(seed) % 60;
    for (size_t i = 0; i < text.len_bytes; i++) {
        bool hit = next_random(seed) % period == 0;
        uint32_t way = next_random(seed) % 4;
        if (!hit || way == 0)
            buffer_put_byte(bytes, text.data[i]);
        if (hit && way < 3)
            buffer_put_byte(bytes, odd[next_random(seed) % (sizeof odd - 1)]);
        if (hit && way == 3)
            i += next_random(seed) % 20;
    }
    return source_from_bytes(buffer_str(bytes));
}

#endif
