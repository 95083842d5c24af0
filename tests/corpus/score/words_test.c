#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "words.h"

static void assert_plain(const char *text, const char *expected)
{
    Arena arena = {0};
    assert_string_equal(words_plain(&arena, str_from(text)).data, expected);
    arena_free(&arena);
}

static void test_plain_text_has_no_marks(void **state)
{
    (void)state;
    assert_plain("  two\n\t words\u00a0more ", "two words more");
    assert_plain("> said\n> > again\n>\n> once", "said again once");
    assert_plain("a **strong *and* loud** word", "a strong and loud word");
    assert_plain("__so__ and *so*, 2 * 3 * 4, a*b*c", "so and so, 2 * 3 * 4, a*b*c");
    assert_plain("*not\nover* lines, ** nor ** this", "*not over* lines, ** nor ** this");
    assert_plain("see [the page](http://a.example) ![a kiln](k.png) [1] (2)", "see the page a kiln [1] (2)");
    assert_plain("*open, ** and [ stay", "*open, ** and [ stay");
    assert_plain("", "");
}

static void assert_words(const char *text, const char *expected)
{
    Arena arena = {0};
    Buffer out = {0};
    StrList words = words_of(&arena, str_from(text));
    for (size_t i = 0; i < words.count; i++) {
        buffer_put(&out, words.items[i]);
        buffer_put_byte(&out, '|');
    }
    assert_string_equal(out.data, expected);
    buffer_free(&out);
    arena_free(&arena);
}

static void test_words_are_folded(void **state)
{
    (void)state;
    assert_words("Don’t 'say' ÉTÉ, Straße!", "don't|say|été|strasse|");
    assert_words("ﬁfty soft\u00adhyphens e\u0301t\u00e9", "fifty|softhyphens|été|");
    assert_words("well-known snake_case ٣", "well|known|snake|case|٣|");
}

static double similarity(const char *a, const char *b)
{
    Arena arena = {0};
    double similar = words_similarity(&arena, str_from(a), str_from(b));
    arena_free(&arena);
    return similar;
}

static void test_similarity_counts_each_word_once(void **state)
{
    (void)state;
    assert_true(similarity("the ferry, the Ferry", "Ferry the ferry the") == 1);
    assert_true(similarity("the the the", "the") == 0.5);
    assert_true(similarity("one two three", "four") == 0);
    assert_true(similarity("", "") == 0);
}

typedef bool (*Same)(Arena *arena, Str a, Str b);

static bool same(Same compare, const char *a, const char *b)
{
    Arena arena = {0};
    bool equal = compare(&arena, str_from(a), str_from(b));
    arena_free(&arena);
    return equal;
}

static void test_values_are_compared_by_parts(void **state)
{
    (void)state;
    assert_true(same(words_same_print, "Ann Lee; Ida Ros", "Ida Ros; Ann Lee"));
    assert_false(same(words_same_print, "Ann Lee", "ANN LEE"));
    assert_true(same(words_same_value, "Ann Lee et al.", "ANN LEE"));
    assert_true(same(words_same_value, "$27.99", "27.99"));
    assert_false(same(words_same_value, "Bet al dente", "B dente"));
    assert_false(same(words_same_value, "Lee, Ann", "Ann Lee"));
    assert_true(same(words_same_names, "Lee, Ann; Ros, Ida", "Ida Ros; Ann Lee"));
    assert_false(same(words_same_names, "Lee, Ann, ed.", "ed. Ann Lee"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_text_has_no_marks),
        cmocka_unit_test(test_words_are_folded),
        cmocka_unit_test(test_similarity_counts_each_word_once),
        cmocka_unit_test(test_values_are_compared_by_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
