#include "words.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "base/vec.h"

/* Letters and digits of all scripts; marks are none, having been composed with their letters. */
static bool is_word_character(uint32_t c)
{
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N);
}

static bool is_space_at(Str text, size_t at)
{
    size_t len;
    return utf8_is_space(utf8_decode(text, at, &len));
}

static size_t skip_space(Str text, size_t at, size_t end)
{
    for (size_t len; at < end; at += len)
        if (!utf8_is_space(utf8_decode(text, at, &len)))
            break;
    return at;
}

/* Behind the '>' marks that a line of a block quotation begins with. */
static size_t skip_quote_marks(Str text, size_t start, size_t end)
{
    size_t at = skip_space(text, start, end);
    if (at == end || text.data[at] != '>')
        return start;
    while (at < end && text.data[at] == '>') {
        size_t len = 0;
        at++;
        if (at < end && utf8_is_space(utf8_decode(text, at, &len)))
            at += len;
    }
    return at;
}

static void drop_quote_marks(Str text, Buffer *out)
{
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        buffer_put(out, str_slice(text, skip_quote_marks(text, at, end), end));
        buffer_put_byte(out, '\n');
        at = end + 1;
    }
}

static bool stands_at(Str text, size_t at, Str mark)
{
    return str_starts(str_slice(text, at, text.len_bytes), mark);
}

/* Where the strong emphasis that opens at open is closed again; the end of text when nowhere. */
static size_t find_strong_end(Str text, size_t open, Str mark)
{
    size_t inner = open + mark.len_bytes;
    if (!stands_at(text, open, mark) || inner >= text.len_bytes || is_space_at(text, inner))
        return text.len_bytes;
    size_t close = str_find(text, mark, inner + 1);
    while (close < text.len_bytes && utf8_is_space(utf8_before(text, close)))
        close = str_find(text, mark, close + 1);
    return close;
}

static void drop_strong_marks(Str text, Buffer *out)
{
    for (size_t at = 0; at < text.len_bytes;) {
        Str mark = text.data[at] == '_' ? STR("__") : STR("**");
        size_t close = find_strong_end(text, at, mark);
        if (close < text.len_bytes) {
            buffer_put(out, str_slice(text, at + mark.len_bytes, close));
            at = close + mark.len_bytes;
        } else {
            buffer_put_byte(out, text.data[at++]);
        }
    }
}

static bool is_inside_word(uint32_t c)
{
    return c == '_' || is_word_character(c);
}

/* The same for a star on one line, which does not count inside a word. */
static size_t find_emphasis_end(Str text, size_t open)
{
    size_t none = text.len_bytes, len;
    if (text.data[open] != '*' || open + 1 >= none || is_space_at(text, open + 1))
        return none;
    if (open > 0 && is_inside_word(utf8_before(text, open)))
        return none;
    size_t close = str_find_byte(text, '*', open + 1);
    if (close == none || close == open + 1 || str_find_byte(text, '\n', open) < close)
        return none;
    if (utf8_is_space(utf8_before(text, close)))
        return none;
    return close + 1 < none && is_inside_word(utf8_decode(text, close + 1, &len)) ? none : close;
}

static void drop_emphasis_marks(Str text, Buffer *out)
{
    for (size_t at = 0; at < text.len_bytes;) {
        size_t close = find_emphasis_end(text, at);
        if (close < text.len_bytes) {
            buffer_put(out, str_slice(text, at + 1, close));
            at = close + 1;
        } else {
            buffer_put_byte(out, text.data[at++]);
        }
    }
}

/* "[words](address)", or an image with '!' before it: where its words end and where it ends; false when none is
 * at open. */
static bool find_link_end(Str text, size_t open, size_t *words_end, size_t *end)
{
    if (!stands_at(text, open, STR("[")))
        return false;
    *words_end = str_find_byte(text, ']', open);
    *end = str_find_byte(text, ')', *words_end);
    return stands_at(text, *words_end, STR("](")) && *end < text.len_bytes;
}

static void drop_links(Str text, Buffer *out)
{
    for (size_t at = 0, words_end, end; at < text.len_bytes;) {
        size_t open = text.data[at] == '!' ? at + 1 : at;
        if (find_link_end(text, open, &words_end, &end)) {
            buffer_put(out, str_slice(text, open + 1, words_end));
            at = end + 1;
        } else {
            buffer_put_byte(out, text.data[at++]);
        }
    }
}

static void squeeze_space(Str text, Buffer *out)
{
    for (size_t at = skip_space(text, 0, text.len_bytes), len; at < text.len_bytes; at += len) {
        utf8_decode(text, at, &len);
        if (!is_space_at(text, at)) {
            buffer_put(out, str_slice(text, at, at + len));
            continue;
        }
        len = skip_space(text, at, text.len_bytes) - at;
        if (at + len < text.len_bytes)
            buffer_put_byte(out, ' ');
    }
}

Str words_plain(Arena *arena, Str text)
{
    static void (*const steps[])(Str, Buffer *) = {drop_quote_marks, drop_strong_marks, drop_emphasis_marks,
                                                   drop_links, squeeze_space};
    Buffer before = {0}, after = {0};
    buffer_put(&after, text);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        Buffer done = before;
        before = after;
        after = done;
        buffer_clear(&after);
        steps[i](buffer_str(&before), &after);
    }
    Str plain = arena_copy(arena, buffer_str(&after));
    buffer_free(&before);
    buffer_free(&after);
    return plain;
}

/* Compatibility characters composed, case folded, typographic apostrophes made plain, soft hyphens gone. */
static void fold(Str text, Buffer *out)
{
    size_t len = 0;
    uint8_t *composed = u8_normalize(UNINORM_NFKC, (const uint8_t *)text.data, text.len_bytes, NULL, &len);
    uint8_t *folded = u8_casefold(composed, len, NULL, NULL, NULL, &len);
    Str all = {(const char *)folded, len};
    for (size_t at = 0, char_len; at < all.len_bytes; at += char_len) {
        uint32_t c = utf8_decode(all, at, &char_len);
        if (c >= 0x2018 && c <= 0x201A)
            buffer_put_byte(out, '\'');
        else if (c != 0xAD)
            buffer_put(out, str_slice(all, at, at + char_len));
    }
    free(composed);
    free(folded);
}

static size_t skip_word_characters(Str text, size_t at)
{
    for (size_t len; at < text.len_bytes; at += len)
        if (!is_word_character(utf8_decode(text, at, &len)))
            break;
    return at;
}

static size_t find_word_end(Str text, size_t start)
{
    size_t end = skip_word_characters(text, start);
    while (end > start && end < text.len_bytes && text.data[end] == '\'') {
        size_t next = skip_word_characters(text, end + 1);
        if (next == end + 1)
            break;
        end = next;
    }
    return end;
}

typedef VEC(Str) StrVec;

static StrList keep_list(Arena *arena, StrVec *list)
{
    Str *items = arena_alloc(arena, list->count + 1, sizeof *items);
    if (list->count > 0)
        memcpy(items, list->items, list->count * sizeof *items);
    StrList kept = {items, list->count};
    vec_free(list);
    return kept;
}

StrList words_of(Arena *arena, Str text)
{
    Buffer folded = {0};
    fold(text, &folded);
    Str all = arena_copy(arena, buffer_str(&folded));
    buffer_free(&folded);
    StrVec words = {0};
    for (size_t at = 0, len; at < all.len_bytes;) {
        size_t end = find_word_end(all, at);
        if (end > at)
            vec_push(&words, str_slice(all, at, end));
        utf8_decode(all, at, &len);
        at = end > at ? end : at + len;
    }
    return keep_list(arena, &words);
}

static int compare(const void *a, const void *b)
{
    return str_compare(*(const Str *)a, *(const Str *)b);
}

static void sort(StrList list)
{
    qsort((void *)list.items, list.count, sizeof *list.items, compare);
}

static bool lists_equal(StrList a, StrList b)
{
    bool equal = a.count == b.count;
    for (size_t i = 0; i < a.count && equal; i++)
        equal = str_equal(a.items[i], b.items[i]);
    return equal;
}

/* How many words two sorted lists have in common. */
static size_t count_common(StrList a, StrList b)
{
    size_t common = 0;
    for (size_t i = 0, k = 0; i < a.count && k < b.count;) {
        int order = str_compare(a.items[i], b.items[k]);
        common += order == 0;
        i += order <= 0;
        k += order >= 0;
    }
    return common;
}

double words_similarity(Arena *arena, Str a, Str b)
{
    StrList left = words_of(arena, a), right = words_of(arena, b);
    if (left.count == 0 || right.count == 0)
        return 0;
    sort(left);
    sort(right);
    return 2.0 * (double)count_common(left, right) / (double)(left.count + right.count);
}

bool words_equal(Arena *arena, Str a, Str b)
{
    return lists_equal(words_of(arena, a), words_of(arena, b));
}

/* A part of a value brought into the form that is compared. */
typedef Str (*Reduce)(Arena *arena, Str part);

static StrList reduce_parts(Arena *arena, Str value, Reduce reduce)
{
    StrVec parts = {0};
    for (size_t at = 0; at <= value.len_bytes;) {
        size_t end = str_find_byte(value, ';', at);
        vec_push(&parts, reduce(arena, str_slice(value, at, end)));
        at = end + 1;
    }
    StrList list = keep_list(arena, &parts);
    sort(list);
    return list;
}

static bool same_parts(Arena *arena, Str a, Str b, Reduce reduce)
{
    return lists_equal(reduce_parts(arena, a, reduce), reduce_parts(arena, b, reduce));
}

static void put_words(Arena *arena, Str text, Buffer *out)
{
    StrList words = words_of(arena, text);
    for (size_t i = 0; i < words.count; i++) {
        if (out->len_bytes > 0)
            buffer_put_byte(out, ' ');
        buffer_put(out, words.items[i]);
    }
}

static Str keep_buffer(Arena *arena, Buffer *buffer)
{
    Str kept = arena_copy(arena, buffer_str(buffer));
    buffer_free(buffer);
    return kept;
}

static Str reduce_name(Arena *arena, Str part)
{
    Buffer name = {0};
    size_t comma = str_find_byte(part, ',', 0);
    bool one_comma =
        comma > 0 && comma + 1 < part.len_bytes && str_find_byte(part, ',', comma + 1) == part.len_bytes;
    if (one_comma) {
        put_words(arena, str_slice(part, comma + 1, part.len_bytes), &name);
        put_words(arena, str_slice(part, 0, comma), &name);
    } else {
        put_words(arena, part, &name);
    }
    return keep_buffer(arena, &name);
}

static Str reduce_value(Arena *arena, Str part)
{
    Buffer value = {0};
    size_t others = str_find(part, STR("et al"), 0);
    while (others > 0 && others < part.len_bytes && is_inside_word(utf8_before(part, others)))
        others = str_find(part, STR("et al"), others + 1);
    put_words(arena, str_slice(part, 0, others), &value);
    put_words(arena, str_slice(part, others + sizeof "et al" - 1, part.len_bytes), &value);
    return keep_buffer(arena, &value);
}

static Str reduce_print(Arena *arena, Str part)
{
    (void)arena;
    return str_trim(part);
}

bool words_same_names(Arena *arena, Str a, Str b)
{
    return same_parts(arena, a, b, reduce_name);
}

bool words_same_value(Arena *arena, Str a, Str b)
{
    return same_parts(arena, a, b, reduce_value);
}

bool words_same_print(Arena *arena, Str a, Str b)
{
    return same_parts(arena, a, b, reduce_print);
}
