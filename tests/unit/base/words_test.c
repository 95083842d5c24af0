/* Words, sentences, and how many there are. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>

#include "base/buffer.h"
#include "base/words.h"

/* The text with a stroke wherever a segment ends. */
static void put_segments(Str text, Buffer *out)
{
    for (size_t at = 0; at < text.len_bytes;) {
        size_t start = at, end = word_segment(text, &start);
        assert_int_equal(start, at);
        for (size_t inside = at; inside < end; inside++) { /* the same from wherever in it one asks */
            size_t found = inside;
            assert_int_equal(word_segment(text, &found), end);
            assert_int_equal(found, at);
        }
        buffer_put(out, str_slice(text, at, end));
        buffer_put_byte(out, '|');
        at = end;
    }
    buffer_put_byte(out, '\0');
}

static void words_end_where_the_standard_says(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"Don\u2019t go", "Don\u2019t| |go|"},
        {"well-known, 3.14!", "well|-|known|,| |3.14|!|"},
        {"\u201CNo,\u201D", "\u201C|No|,|\u201D|"},
        {"cafe\u0301 x", "cafe\u0301| |x|"},
        {"\u6F22\u5B57", "\u6F22|\u5B57|"},
        {"\u05D1\u05D9\u05EA\u05F3 a", "\u05D1\u05D9\u05EA\u05F3| |a|"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer out = {0};
        put_segments(str_from(cases[i][0]), &out);
        assert_string_equal(out.data, cases[i][1]);
        buffer_free(&out);
    }
}

/* A text that is one word all through is looked at in pieces, each of which ends behind where it is asked for. */
static void a_word_without_end_is_cut(void **state)
{
    (void)state;
    static char text[5000];
    memset(text, 'a', sizeof text);
    for (size_t at = 0; at < sizeof text;) {
        size_t start = at, end = word_segment((Str){text, sizeof text}, &start);
        assert_true(start <= at && end > at && end - start <= 1100);
        at = end;
    }
}

static void sentences_begin_behind_stops(void **state)
{
    (void)state;
    /* A stroke before each sentence; the first one begins at the head. */
    static const char *const cases[] = {
        "One. |Two! |Three? |\u201CFour.\u201D |(Five.) |Six",
        "\u201CWhat?\u201D he said. |She left\u2026 and came back. |So.",
        "Dr. Ash met J. B. Kaye at St. Ives, cf. below. |It rained.",
        "It cost 3.50 a pound. |7 were sold.",
        "\u00ABNon.\u00BB |Elle part.  |Il reste.",
        "\u4E00\u3002|\u4E8C\u3002\u300D|\u4E09",
        "a.b. c",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer text = {0}, marked = {0};
        for (const char *c = cases[i]; *c; c++)
            if (*c != '|')
                buffer_put_byte(&text, *c);
        Str plain = buffer_str(&text);
        for (size_t at = 0; at < plain.len_bytes; at++) {
            bool is_head = ((unsigned char)plain.data[at] & 0xC0) != 0x80;
            if (at > 0 && is_head && sentence_begins(plain, at))
                buffer_put_byte(&marked, '|');
            buffer_put_byte(&marked, plain.data[at]);
        }
        buffer_put_byte(&marked, '\0');
        assert_string_equal(marked.data, cases[i]);
        buffer_free(&text);
        buffer_free(&marked);
    }
}

static void counts_words(void **state)
{
    (void)state;
    assert_int_equal(words_count(STR("")), 0);
    assert_int_equal(words_count(STR("  \n")), 0);
    assert_int_equal(words_count(STR("one")), 1);
    assert_int_equal(words_count(STR(" one, two\tthree\n four ")), 4);
    static char text[1001];
    for (size_t i = 0; i < 1000; i++)
        text[i] = i % 4 == 3 ? ' ' : 'a';
    assert_int_equal(words_count(str_from(text)), 250);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_end_where_the_standard_says),
        cmocka_unit_test(a_word_without_end_is_cut),
        cmocka_unit_test(sentences_begin_behind_stops),
        cmocka_unit_test(counts_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
