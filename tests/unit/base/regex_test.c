#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "base/regex.h"

static Regex *made(const char *pattern, bool keep_case)
{
    Regex *regex;
    Status status = regex_new(str_from(pattern), keep_case, &regex);
    if (!status.ok)
        fail_msg("%s: %s", pattern, status.message);
    return regex;
}

static void finds(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *text;
        size_t from;
        const char *found; /* NULL: nothing */
    } cases[] = {
        {"l[aei]mp", "a lamp, a LIMP", 0, "lamp"},
        {"l[aei]mp", "a lamp, a LIMP", 3, "LIMP"},
        {"\\bé\\w+", "Café été", 0, "été"},
        {"^two$", "one\ntwo\nthree", 0, "two"},
        {"x*", "abc", 0, NULL},
        {"x*", "abxxc", 0, "xx"}, /* nothing is no match */
        {"(?<=é)x", "éx", 1, "x"},
        {"\\p{Lu}{2}", "aBCd", 0, "BC"},
        {"", "abc", 0, NULL},
        {"a", "", 0, NULL},
        {"a\\Kb", "ab", 0, "b"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Regex *regex = made(cases[i].pattern, false);
        size_t start = 0, end = 0;
        Str text = str_from(cases[i].text);
        RegexResult result = regex_find(regex, text, cases[i].from, &start, &end);
        assert_int_equal(result, cases[i].found ? REGEX_FOUND : REGEX_NONE);
        if (cases[i].found && !str_equal(str_slice(text, start, end), str_from(cases[i].found)))
            fail_msg("%s in %s: %zu to %zu", cases[i].pattern, cases[i].text, start, end);
        regex_free(regex);
    }
}

static void says_what_is_wrong(void **state)
{
    (void)state;
    Regex *regex;
    Status status = regex_new(STR("a(b"), false, &regex);
    assert_false(status.ok);
    assert_null(regex);
    assert_string_equal(status.message, "missing closing parenthesis, at character 4");
    assert_false(regex_new(STR("\xC3"), false, &regex).ok); /* half a character */
    regex_free(NULL);
}

/* No pattern hangs, neither in one text nor in many that are each a little too hard. */
static void gives_up(void **state)
{
    (void)state;
    Buffer text = {0};
    size_t start, end, tried = 0;
    buffer_put_repeat(&text, STR("a"), 5000);
    Regex *regex = made("(a+)+[bc]", false);
    assert_int_equal(regex_find(regex, buffer_str(&text), 0, &start, &end), REGEX_TOO_HARD);
    regex_free(regex);
    regex = made("(a|aa)+[bc]", false);
    while (tried < 100 &&
           regex_find(regex, STR("aaaaaaaaaaaaaaaaaaaaaaaa"), 0, &start, &end) != REGEX_TOO_HARD)
        tried++;
    assert_true(tried < 100);
    regex_free(regex);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(gives_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
