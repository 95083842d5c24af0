#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/shown.h"
#include "base/utf8.h"

static void assert_shown(const char *text, const char *expected)
{
    Buffer out = {0};
    shown_put(&out, str_from(text));
    buffer_put_byte(&out, '.');
    Buffer wanted = {0};
    buffer_put_format(&wanted, "%s.", expected);
    assert_string_equal(out.data, wanted.data);
    buffer_free(&out);
    buffer_free(&wanted);
}

static void controls_have_signs(void **state)
{
    (void)state;
    assert_shown("plain, é and 日本", "plain, é and 日本");
    assert_shown("\001\t\n\x1B[0m\x1F\x7F", "␁␉␊␛[0m␟␡");
    assert_shown("\xC2\x80 \xC2\x9B", "\uFFFD \uFFFD");
    assert_shown("a\u202A\u202B\u202C\u202D\u202E", "a[LRE][RLE][PDF][LRO][RLO]");
    assert_shown("\u2066\u2067\u2068\u2069\u2028\u2029", "[LRI][RLI][FSI][PDI]  ");
    assert_shown("a\u200E\u200F\u061C\U000E0001\U000E007F", "a");
    assert_shown("a\xFF\xC0\x9B", "a\uFFFD\uFFFD\uFFFD");
}

static void marks_are_not_piled_up(void **state)
{
    (void)state;
    assert_shown("a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
                 "b\u0301",
                 "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301"
                 "b\u0301");
    /* what is not shown does not let them begin anew */
    assert_shown("a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\U000E0041\u0301",
                 "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301");
    assert_shown("👩‍👩‍👧‍👦 می‌خواهم",
                 "👩‍👩‍👧‍👦 می‌خواهم");
}

/* Whoever lays out counts on it. */
static void signs_are_as_wide_as_is_said(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++)
        if (utf8_is_control(c))
            assert_int_equal(utf8_width(shown_control(c)), utf8_character_width(c));
}

static void copies_do_not_act(void **state)
{
    (void)state;
    Buffer out = {0};
    shown_put_copy(&out, STR("a\tb\nc\r\f\x1B[0m\xC2\x9B\u202Ed\u200F\u2028e\U000E0041"));
    assert_true(str_equal(buffer_str(&out), STR("a\tb\nc[0md\u200F\ne")));
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(controls_have_signs),
        cmocka_unit_test(marks_are_not_piled_up),
        cmocka_unit_test(signs_are_as_wide_as_is_said),
        cmocka_unit_test(copies_do_not_act),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
