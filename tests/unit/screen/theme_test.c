#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>

#include "base/source.h"
#include "screen/theme.h"

static Color rgb(unsigned value)
{
    return (Color){.set = true,
                   .red = (uint8_t)(value >> 16),
                   .green = (uint8_t)(value >> 8 & 0xFF),
                   .blue = (uint8_t)(value & 0xFF)};
}

static void assert_color(Color color, unsigned value, int basic)
{
    assert_true(color.set);
    assert_int_equal(color.red << 16 | color.green << 8 | color.blue, value);
    assert_int_equal(color.basic, basic);
}

/* ---- reading ----------------------------------------------------------------------------------------- */

static void test_parse(void **state)
{
    (void)state;
    Theme theme;
    Status status = theme_parse(STR("# a comment\n"
                                    "name = dusk   # another\r\n"
                                    "\n"
                                    "heading-1 = #e8c07d/yellow bold underline\n"
                                    "text = #D8D4cc on #101010\n"
                                    "  status=#1c1c1c/black on #8a8a8a/white # a third\n"
                                    "match = reverse\n"
                                    "quote = on default dim\n"
                                    "link = default italic\n"
                                    "bar =\n"
                                    "code = #00f0f0 #"),
                                &theme);
    assert_string_equal(status.message, "");
    assert_true(status.ok);
    assert_string_equal(theme.name, "dusk");
    assert_color(theme.looks[ROLE_HEADING_1].foreground, 0xE8C07D, 3);
    assert_color(theme.looks[ROLE_HEADING_1].background, 0x101010, 0); /* text's */
    assert_int_equal(theme.looks[ROLE_HEADING_1].attrs, ATTR_BOLD | ATTR_UNDERLINE);
    assert_color(theme.looks[ROLE_TEXT].foreground, 0xD8D4CC, 7); /* nearest */
    assert_color(theme.looks[ROLE_STATUS].foreground, 0x1C1C1C, 0);
    assert_color(theme.looks[ROLE_STATUS].background, 0x8A8A8A, 7);
    assert_color(theme.looks[ROLE_MATCH].foreground, 0xD8D4CC, 7);
    assert_int_equal(theme.looks[ROLE_MATCH].attrs, ATTR_REVERSE);
    assert_color(theme.looks[ROLE_QUOTE].foreground, 0xD8D4CC, 7);
    assert_false(theme.looks[ROLE_QUOTE].background.set);
    assert_int_equal(theme.looks[ROLE_QUOTE].attrs, ATTR_DIM);
    assert_false(theme.looks[ROLE_LINK].foreground.set);
    assert_color(theme.looks[ROLE_LINK].background, 0x101010, 0);
    assert_color(theme.looks[ROLE_BAR].foreground, 0xD8D4CC, 7);
    assert_color(theme.looks[ROLE_CODE].foreground, 0x00F0F0, 6);
    assert_color(theme.looks[ROLE_VERSE].background, 0x101010, 0); /* not named: like text */
}

static void test_unnamed_roles_take_the_attributes_of_text_too(void **state)
{
    (void)state;
    Theme theme;
    assert_true(theme_parse(STR("text = bold\ncode = italic"), &theme).ok);
    assert_int_equal(theme.looks[ROLE_VERSE].attrs, ATTR_BOLD);
    assert_int_equal(theme.looks[ROLE_CODE].attrs, ATTR_ITALIC);
}

static void test_an_empty_theme_is_the_terminal_s_own(void **state)
{
    (void)state;
    Theme theme;
    assert_true(theme_parse(STR(""), &theme).ok);
    assert_string_equal(theme.name, "");
    for (int i = 0; i < ROLE_COUNT; i++) {
        assert_false(theme.looks[i].foreground.set || theme.looks[i].background.set);
        assert_int_equal(theme.looks[i].attrs, 0);
    }
}

static void test_errors_name_the_line(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"text", "line 1: no '=' in 'text'"},
        {"\n\ntxt = bold", "line 3: there is no role 'txt'"},
        {"= bold", "line 1: there is no role ''"},
        {"text = #12345", "line 1: neither a colour nor an attribute: '#12345'"},
        {"text = #12345g", "line 1: neither a colour nor an attribute: '#12345g'"},
        {"text = #1234567", "line 1: neither a colour nor an attribute: '#1234567'"},
        {"text = #123456/pink", "line 1: neither a colour nor an attribute: '#123456/pink'"},
        {"text = #123456/", "line 1: neither a colour nor an attribute: '#123456/'"},
        {"text = bold #123456", "line 1: neither a colour nor an attribute: '#123456'"},
        {"text = #123456 #123456", "line 1: neither a colour nor an attribute: '#123456'"},
        {"text = blink", "line 1: neither a colour nor an attribute: 'blink'"},
        {"text = default on", "line 1: 'on' needs a colour, not ''"},
        {"text = default on bold", "line 1: 'on' needs a colour, not 'bold'"},
        {"text = on default on default", "line 1: neither a colour nor an attribute: 'on'"},
        {"text = bold\ntext = dim", "line 2: set a second time: 'text'"},
        {"name = a name that is longer than it may be", "line 1: the name is too long: "
                                                        "'a name that is longer than it may be'"},
        {"text = \x1b[31m\xFF", "line 1: neither a colour nor an attribute: '?[31m?'"},
        {"a role that goes on and on and on and on, past the end of any line of a terminal = bold",
         "line 1: there is no role 'a role that goes on and on and on and on'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Theme theme = {.name = "untouched"};
        Status status = theme_parse(str_from(cases[i].text), &theme);
        assert_false(status.ok);
        assert_string_equal(status.message, cases[i].message);
        assert_string_equal(theme.name, "untouched");
    }
}

/* ---- colours ----------------------------------------------------------------------------------------- */

/* What xterm shows for one of its 256 colours (256colres.h). */
static Color palette_color(int index)
{
    if (index >= 232)
        return rgb((unsigned)(8 + 10 * (index - 232)) * 0x010101u);
    static const unsigned levels[] = {0, 95, 135, 175, 215, 255};
    unsigned cube = (unsigned)index - 16;
    return rgb(levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6]);
}

static int squared_distance(Color a, Color b)
{
    int red = a.red - b.red, green = a.green - b.green, blue = a.blue - b.blue;
    return red * red + green * green + blue * blue;
}

static void test_color_to_256_is_the_nearest(void **state)
{
    (void)state;
    for (unsigned value = 0; value <= 0xFFFFFF; value += 4099) { /* a prime: every channel gets about */
        int found = color_to_256(rgb(value));
        assert_in_range(found, 16, 255);
        int best = INT32_MAX;
        for (int i = 16; i < 256; i++) {
            int distance = squared_distance(rgb(value), palette_color(i));
            best = distance < best ? distance : best;
        }
        if (squared_distance(rgb(value), palette_color(found)) != best)
            fail_msg("%06x: %d is not the nearest", value, found);
    }
    assert_int_equal(color_to_256(rgb(0x000000)), 16);
    assert_int_equal(color_to_256(rgb(0xFFFFFF)), 231);
    assert_int_equal(color_to_256(rgb(0xFF0000)), 196);
    assert_int_equal(color_to_256(rgb(0x303030)), 236);
}

static void test_without_color(void **state)
{
    (void)state;
    Theme theme;
    assert_true(theme_parse(STR("text = #5b4636 on #f4ecd8\nheading-1 = #aa0000 bold\n"
                                "status = #ffffff on #000000 bold"),
                            &theme)
                    .ok);
    Theme plain = theme_without_color(&theme);
    for (int i = 0; i < ROLE_COUNT; i++)
        assert_false(plain.looks[i].foreground.set || plain.looks[i].background.set);
    assert_int_equal(plain.looks[ROLE_TEXT].attrs, 0);
    assert_int_equal(plain.looks[ROLE_HEADING_1].attrs, ATTR_BOLD);
    assert_int_equal(plain.looks[ROLE_STATUS].attrs, ATTR_BOLD | ATTR_REVERSE);
    assert_true(theme.looks[ROLE_TEXT].foreground.set);
}

/* ---- the themes that are shipped --------------------------------------------------------------------- */

static double linear(uint8_t channel)
{
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

/* Relative luminance and contrast ratio as WCAG 2.1 defines them. */
static double luminance(Color color)
{
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

static double contrast(Color a, Color b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

static Color as_256(Color color)
{
    return palette_color(color_to_256(color));
}

static Color as_basic(Color color)
{
    static const unsigned xterm[] = {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00,
                                     0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5};
    return rgb(xterm[color.basic]);
}

static Color as_it_is(Color color)
{
    return color;
}

/* Lines and bars are not read: WCAG 2.1, 1.4.11 asks 3 of them, and 4.5 of text (1.4.3, level AA). */
static double wanted_contrast(Role role)
{
    return role == ROLE_BORDER || role == ROLE_RULE || role == ROLE_BAR ? 3.0 : 4.5;
}

static void assert_readable(const Theme *theme, Color foreground, Color background, Color (*shown)(Color))
{
    for (int i = 0; i < ROLE_COUNT; i++) {
        const RoleLook *look = &theme->looks[i];
        Color ink = look->foreground.set ? shown(look->foreground) : foreground;
        Color paper = look->background.set ? shown(look->background) : background;
        double ratio = contrast(ink, paper);
        if (ratio < wanted_contrast((Role)i))
            fail_msg("%s: %s has a contrast of %.2f on #%02x%02x%02x", theme->name, role_name((Role)i), ratio,
                     paper.red, paper.green, paper.blue);
    }
}

static Theme load(const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/../assets/themes/%s.theme", RECTO_TESTS_DIR, name);
    Source *source;
    Status status = source_open(path, &source);
    assert_string_equal(status.message, "");
    Theme theme;
    status = theme_parse(source_text(source), &theme);
    assert_string_equal(status.message, "");
    assert_string_equal(theme.name, name);
    source_free(source);
    return theme;
}

static void assert_readable_everywhere(const char *name, unsigned foreground, unsigned background)
{
    Theme theme = load(name);
    assert_readable(&theme, rgb(foreground), rgb(background), as_it_is);
    assert_readable(&theme, rgb(foreground), rgb(background), as_256);
    assert_readable(&theme, rgb(foreground), rgb(background), as_basic);
}

static void test_shipped_themes_are_readable(void **state)
{
    (void)state;
    assert_readable_everywhere("dark", 0xD0D0D0, 0x000000);
    assert_readable_everywhere("dark", 0xD0D0D0, 0x1E1E1E);
    assert_readable_everywhere("light", 0x000000, 0xFFFFFF);
    assert_readable_everywhere("mono", 0x000000, 0xFFFFFF);
    /* these bring their paper along */
    assert_readable_everywhere("sepia", 0xFF00FF, 0xFF00FF);
    assert_readable_everywhere("contrast", 0xFF00FF, 0xFF00FF);
}

/* WCAG 2.1, 1.4.6, level AAA. */
static void test_the_contrast_theme_has_more(void **state)
{
    (void)state;
    Theme theme = load("contrast");
    for (int i = 0; i < ROLE_COUNT; i++) {
        const RoleLook *look = &theme.looks[i];
        double ratio = contrast(look->foreground, look->background);
        if (ratio < 7.0)
            fail_msg("%s has a contrast of %.2f", role_name((Role)i), ratio);
    }
}

/* Body text is in the terminal's own colours, whatever they are. */
static void test_shipped_themes_leave_the_text_alone(void **state)
{
    (void)state;
    static const char *const names[] = {"dark", "light", "mono"};
    for (size_t i = 0; i < 3; i++) {
        Theme theme = load(names[i]);
        assert_false(theme.looks[ROLE_TEXT].foreground.set || theme.looks[ROLE_TEXT].background.set);
        assert_int_equal(theme.looks[ROLE_TEXT].attrs, 0);
    }
}

static bool look_equal(RoleLook a, RoleLook b)
{
    bool same_set = a.foreground.set == b.foreground.set && a.background.set == b.background.set;
    return same_set && a.attrs == b.attrs && squared_distance(a.foreground, b.foreground) == 0 &&
           squared_distance(a.background, b.background) == 0;
}

/* What a reader must be able to tell from its surroundings, in any theme and without colour. */
static void test_shipped_themes_tell_roles_apart(void **state)
{
    (void)state;
    static const Role pairs[][2] = {
        {ROLE_HEADING_1, ROLE_TEXT},
        {ROLE_TITLE, ROLE_TEXT},
        {ROLE_MATCH, ROLE_TEXT},
        {ROLE_MATCH_CURRENT, ROLE_MATCH},
        {ROLE_SIDEBAR_CURSOR, ROLE_SIDEBAR},
        {ROLE_SIDEBAR_HERE, ROLE_SIDEBAR},
        {ROLE_STATUS, ROLE_TEXT},
        {ROLE_ERROR, ROLE_MESSAGE},
        {ROLE_LINK, ROLE_TEXT},
        {ROLE_HELP_KEY, ROLE_HELP},
        {ROLE_BOOK_TITLE, ROLE_TEXT},
    };
    static const char *const names[] = {"dark", "light", "sepia", "contrast", "mono"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Theme theme = load(names[i]), plain = theme_without_color(&theme);
        for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++) {
            assert_false(look_equal(theme.looks[pairs[p][0]], theme.looks[pairs[p][1]]));
            if (look_equal(plain.looks[pairs[p][0]], plain.looks[pairs[p][1]]))
                fail_msg("%s without colour: %s looks like %s", names[i], role_name(pairs[p][0]),
                         role_name(pairs[p][1]));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_unnamed_roles_take_the_attributes_of_text_too),
        cmocka_unit_test(test_an_empty_theme_is_the_terminal_s_own),
        cmocka_unit_test(test_errors_name_the_line),
        cmocka_unit_test(test_color_to_256_is_the_nearest),
        cmocka_unit_test(test_without_color),
        cmocka_unit_test(test_shipped_themes_are_readable),
        cmocka_unit_test(test_the_contrast_theme_has_more),
        cmocka_unit_test(test_shipped_themes_leave_the_text_alone),
        cmocka_unit_test(test_shipped_themes_tell_roles_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
