#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "screen/picture.h"

static const char *const theme_text = "name = dusk\n"
                                      "text = default\n"
                                      "title = #f2cc7f bold\n"
                                      "match = #102030 on #ffee00\n"
                                      "status = #aabbcc reverse\n";

/* The picture of one row. */
static Buffer drawn(Str text, Role role, uint8_t attrs)
{
    Theme theme;
    Buffer out = {0};
    Screen *screen = screen_new(12, 1);
    assert_true(theme_parse(str_from(theme_text), &theme).ok);
    screen_put(screen, 0, 0, 12, text, role, attrs);
    picture_svg(screen, &theme, &out);
    screen_free(screen);
    return out;
}

static void assert_drawn(Str text, Role role, uint8_t attrs, const char *part)
{
    Buffer out = drawn(text, role, attrs);
    if (strstr(out.data, part) == NULL)
        fail_msg("no %s in\n%s", part, out.data);
    buffer_free(&out);
}

static void what_is_markup_is_escaped(void **state)
{
    (void)state;
    assert_drawn(STR("<b> & \"so\""), ROLE_TEXT, 0, ">&lt;b&gt; &amp; \"so\"</text>");
}

static void letters_are_held_to_their_columns(void **state)
{
    (void)state;
    assert_drawn(STR("  two words"), ROLE_TEXT, 0, "<text x=\"30\" y=\"26\" textLength=\"81\"");
    assert_drawn(STR("漢字"), ROLE_TEXT, 0, "textLength=\"36\" fill=\"#dcdad4\">漢字</text>");
    /* More than one blank parts them, since viewers disagree about blanks. */
    assert_drawn(STR("a   b"), ROLE_TEXT, 0,
                 "<text x=\"48\" y=\"26\" textLength=\"9\" fill=\"#dcdad4\">b</text>");
}

static void looks_are_the_theme_s(void **state)
{
    (void)state;
    assert_drawn(STR("so"), ROLE_TITLE, ATTR_ITALIC,
                 "fill=\"#f2cc7f\" font-weight=\"bold\" font-style=\"italic\">so</text>");
    assert_drawn(STR("so"), ROLE_MATCH, 0, "height=\"18\" fill=\"#ffee00\"/>\n<text x=\"12\"");
    assert_drawn(STR("so"), ROLE_STATUS, 0,
                 "fill=\"#aabbcc\"/>\n<text x=\"12\" y=\"26\" textLength=\"18\" fill=\"#1b1b1d\"");
    assert_drawn(STR("so"), ROLE_TEXT, ATTR_STRIKE, "text-decoration=\"line-through\"");
}

static void lines_are_drawn(void **state)
{
    (void)state;
    assert_drawn(STR("─so│"), ROLE_TEXT, 0, "<path d=\"M12 21h9\" fill=\"none\" stroke=\"#dcdad4\"/>");
    Buffer out = drawn(STR("─so│"), ROLE_TEXT, 0);
    assert_null(strstr(out.data, "│"));
    assert_non_null(strstr(out.data, ">so</text>"));
    buffer_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_markup_is_escaped),
        cmocka_unit_test(letters_are_held_to_their_columns),
        cmocka_unit_test(looks_are_the_theme_s),
        cmocka_unit_test(lines_are_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
