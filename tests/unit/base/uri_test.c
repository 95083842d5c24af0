#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/uri.h"

static void assert_str(Str actual, const char *expected)
{
    assert_int_equal(actual.len_bytes, strlen(expected));
    assert_memory_equal(actual.data ? actual.data : "", expected, actual.len_bytes);
}

static void schemes(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"https://a", "https"},
                                           {"MAILTO:x", "MAILTO"},
                                           {"a+b-c.1:", "a+b-c.1"},
                                           {"1a:b", ""},
                                           {"-x:y", ""},
                                           {"a b:c", ""},
                                           {"", ""},
                                           {":", ""},
                                           {"a/b:c", ""},
                                           {"http", ""},
                                           {"\xC3\xA9:x", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_str(uri_scheme(str_from(cases[i][0])), cases[i][1]);
}

static void decoding(void **state)
{
    (void)state;
    static const char *const cases[][2] = {{"a%20b", "a b"}, {"%C3%a9", "\xC3\xA9"}, {"100%", "100%"},
                                           {"%4", "%4"},     {"%zz%41", "%zzA"},     {"%%41", "%A"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer out = {0};
        uri_decode(str_from(cases[i][0]), &out);
        assert_str(buffer_str(&out), cases[i][1]);
        buffer_free(&out);
    }
}

/* Nothing that a terminal, a shell's words or a URI would take for something else is left of any byte. */
static void encoding(void **state)
{
    (void)state;
    Buffer all = {0}, out = {0};
    for (int c = 0; c < 256; c++)
        buffer_put_byte(&all, (char)c);
    uri_encode(buffer_str(&all), &out);
    for (size_t i = 0; i < out.len_bytes; i++)
        assert_true(out.data[i] > 0x20 && out.data[i] < 0x7F && !strchr("\"<>\\^`{|}", out.data[i]));
    buffer_clear(&out);
    uri_encode(STR("a%20b\n\x1B[c \xC3\xA9"), &out);
    assert_str(buffer_str(&out), "a%20b%0A%1B[c%20%C3%A9");
    buffer_free(&out);
    buffer_free(&all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schemes),
        cmocka_unit_test(decoding),
        cmocka_unit_test(encoding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
