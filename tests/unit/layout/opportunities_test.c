/* Where a line may end: the ASCII path against libunistring, and the rules that prose leans on. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "../../../src/layout/opportunities.h"
#include "base/buffer.h"
#include "base/str.h"

/* text with '|' at each opportunity. */
static void mark_opportunities(Str text, Buffer *out)
{
    bool flags[512];
    assert_true(text.len_bytes <= sizeof flags);
    find_opportunities(text, flags);
    buffer_clear(out);
    for (size_t i = 0; i < text.len_bytes; i++) {
        if (flags[i]) {
            buffer_put_byte(out, '|');
        }
        buffer_put_byte(out, text.data[i]);
    }
}

static void breaks_where_uax14_says(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } CASES[] = {
        {"", ""},
        {"word", "word"},
        {"two words", "two |words"},
        {"two  words", "two  |words"},
        {"well-known", "well-|known"},
        {"1914-18", "1914-18"},
        {"\"Don't,\" she said.", "\"Don't,\" |she |said."},
        {"(in brackets)", "(in |brackets)"},
        {"wait ! no", "wait ! |no"},
        {"e.g. the U.S. and 3.14", "e.g. |the |U.S. |and |3.14"},
        {"he/she", "he/|she"},
        {"$5 and 10%", "$5 |and |10%"},
        {"“Nobody,” says", "“Nobody,” |says"},
        {"(été) !", "(été) !"},
        {"10\xC2\xA0km", "10\xC2\xA0km"},
        {"e.g. « été »", "e.g. |« été »"},
        {"日本語。", "日|本|語。"},
        {"「日本」と", "「日|本」|と"},
        {"é.g.", "é.g."},
        {"1760–1860", "1760–1860"},
        {"Oss–Sandry", "Oss–|Sandry"},
        {"»Wort« und", "»Wort« |und"},
        {"co\xC2\xADop", "co\xC2\xAD|op"},
        /* no line begins with a dash, nor with the call of a note */
        {"the lamp — the wick", "the |lamp — |the |wick"},
        {"the lamp—the wick", "the |lamp—|the |wick"},
        {"10 - 5 -- 3", "10 - |5 -- |3"},
        {"by its length,¹ and", "by |its |length,¹ |and"},
        {"so.”² And", "so.”² |And"},
        {"the council.[^10] And", "the |council.[^10] |And"},
        {"the été.[10] And [10]", "the |été.[10] |And |[10]"},
        {"born 1911 † 1986", "born |1911 |† |1986"},
    };
    Buffer marked = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        mark_opportunities(str_from(CASES[i].text), &marked);
        buffer_put_byte(&marked, '\0');
        assert_string_equal(marked.data, CASES[i].expected);
    }
    buffer_free(&marked);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U; /* Numerical Recipes, "quick and dirty" generator */
    return *seed >> 16;
}

static void ascii_path_agrees_with_libunistring(void **state)
{
    (void)state;
    enum {
        LENGTH = 24
    };
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        char text[LENGTH + 1] = {0};
        bool fast[LENGTH], reference[LENGTH];
        for (size_t i = 0; i < LENGTH; i++) {
            uint32_t r = next_random(&seed);
            text[i] = r % 4 == 0 ? ' ' : r % 4 == 1 ? (char)('a' + r / 4 % 26) : (char)(' ' + r / 4 % 95);
        }
        find_opportunities((Str){text, LENGTH}, fast);
        find_opportunities_unicode((Str){text, LENGTH}, reference);
        for (size_t i = 0; i < LENGTH; i++) {
            if (fast[i] != reference[i]) {
                fail_msg("\"%s\" at %zu: %d, libunistring says %d", text, i, fast[i], reference[i]);
            }
        }
    }
}

/* Words that meet and characters beyond ASCII between them, in any order. */
static void mixed_text_agrees_with_libunistring(void **state)
{
    (void)state;
    static const char *const parts[] = {"so", " ",  " ", "the lamp", "e",       "“",      "”",  "’",
                                        "« ", " »", "—", "é",        "e\u0301", "漢",     "。", "\u00a0",
                                        "7",  "–",  "(", ".",        "¹",       "\u2028", "\f", "-"};
    enum {
        PARTS = 12,
        LENGTH_MAX = 128
    };
    uint32_t seed = 3;
    Buffer text = {0};
    for (int round = 0; round < 20000; round++) {
        bool fast[LENGTH_MAX], reference[LENGTH_MAX];
        buffer_clear(&text);
        for (size_t i = 0; i < PARTS; i++)
            buffer_put(&text, str_from(parts[next_random(&seed) % (sizeof parts / sizeof *parts)]));
        find_opportunities(buffer_str(&text), fast);
        find_opportunities_unicode(buffer_str(&text), reference);
        for (size_t i = 0; i < text.len_bytes; i++)
            if (fast[i] != reference[i])
                fail_msg("\"%s\" at %zu: %d, libunistring says %d", text.data, i, fast[i], reference[i]);
    }
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_where_uax14_says),
        cmocka_unit_test(ascii_path_agrees_with_libunistring),
        cmocka_unit_test(mixed_text_agrees_with_libunistring),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
