/* Lines of a measure. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "../../../src/layout/break.h"
#include "base/buffer.h"
#include "base/utf8.h"

/* The lines with '|' between, a hyphen that is shown as '-'. */
static const char *lines_of(const Breaker *breaker, const char *text, Buffer *out)
{
    buffer_clear(out);
    for (size_t i = 0; i < breaker->lines.count; i++) {
        BrokenLine line = breaker->lines.items[i];
        if (i > 0) {
            buffer_put_byte(out, '|');
        }
        buffer_put(out, str_slice(str_from(text), line.start, line.end));
        if (line.hyphen) {
            buffer_put_byte(out, '-');
        }
    }
    buffer_put_byte(out, '\0');
    return out->data;
}

static const char *broken_text(const char *text, BreakWidths widths, Buffer *out)
{
    Breaker breaker = {0};
    break_lines(&breaker, str_from(text), widths);
    const char *lines = lines_of(&breaker, text, out);
    breaker_free(&breaker);
    return lines;
}

static void breaks_first_fit(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        BreakWidths widths;
        const char *expected;
    } CASES[] = {
        {"", {10, 10, 0}, ""},
        {"   ", {2, 2, 0}, ""},
        {"one two three", {20, 20, 0}, "one two three"},
        {"one two three", {13, 13, 0}, "one two three"},
        {"one two three", {12, 12, 0}, "one two|three"},
        {"one two three", {7, 7, 0}, "one two|three"},
        {"one  two   ", {4, 4, 0}, "one|two"},
        {"abcdefghij", {4, 4, 0}, "abcd|efgh|ij"},
        {"to abcdefghij", {4, 4, 0}, "to|abcd|efgh|ij"},
        {"well-known", {6, 6, 0}, "well-|known"},
        {"first second", {12, 6, 0}, "first second"},
        {"aa bbbbbb cc", {9, 4, 0}, "aa bbbbbb|cc"},
        {"aa bb cccccccc", {9, 4, 0}, "aa bb|cccc|cccc"},
        {"  indented line", {10, 10, 0}, "  indented|line"},
        {"      x", {3, 3, 0}, "x"},
        {"日本語", {4, 4, 0}, "日本|語"},
        {"日本語", {1, 1, 0}, "日|本|語"},
        {"wait 日本。", {7, 7, 0}, "wait 日|本。"},
        {"a\xC2\xA0"
         "b cd",
         {4, 4, 0},
         "a\xC2\xA0"
         "b|cd"},
        {"e\xCC\x81"
         "e\xCC\x81"
         "e\xCC\x81",
         {2, 2, 0},
         "e\xCC\x81"
         "e\xCC\x81|e\xCC\x81"},
        {"co\xC2\xADop", {3, 3, 0}, "co\xC2\xAD-|op"},
        {"co\xC2\xADop", {4, 4, 0}, "co\xC2\xADop"},
        {"co\xC2\xADop", {2, 2, 0}, "co\xC2\xAD|op"},
        {"\ta b", {6, 6, 4}, "\ta|b"},
        {"x\ty z", {5, 5, 4}, "x\ty|z"},
    };
    Buffer text = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        assert_string_equal(broken_text(CASES[i].text, CASES[i].widths, &text), CASES[i].expected);
    }
    buffer_free(&text);
}

static void never_splits_a_family(void **state)
{
    (void)state;
    static const char FAMILY[] = "👨‍👩‍👧‍👦👨‍👩‍👧‍👦";
    size_t one = (sizeof FAMILY - 1) / 2;
    Breaker breaker = {0};
    for (size_t measure = 1; measure <= 16; measure++) {
        break_lines(&breaker, str_from(FAMILY), (BreakWidths){measure, measure, 0});
        for (size_t i = 0; i < breaker.lines.count; i++) {
            assert_int_equal(breaker.lines.items[i].start % one, 0);
            assert_int_equal(breaker.lines.items[i].end % one, 0);
        }
    }
    breaker_free(&breaker);
}

/* Every line but the last is as full as it can be: the first word of the next would not have fitted. */
static void fills_greedily(void **state)
{
    (void)state;
    const Str text =
        STR("Surveyors count about three hundred sites, most of them silted and half of them in dispute "
            "(the other half, as one pilot puts it, \"are merely argued about\").");
    Breaker breaker = {0};
    for (size_t measure = 14; measure <= 120; measure++) {
        break_lines(&breaker, text, (BreakWidths){measure, measure, 0});
        for (size_t i = 0; i + 1 < breaker.lines.count; i++) {
            BrokenLine line = breaker.lines.items[i], next = breaker.lines.items[i + 1];
            size_t word_end = str_find_byte(text, ' ', next.start);
            assert_true(line.width_cols <= measure);
            assert_true(utf8_width(str_slice(text, line.start, word_end)) > measure);
        }
    }
    breaker_free(&breaker);
}

/* As many lines as first fit has, none of them short beside the others; where words would be cut, first fit itself. */
static void balances_lines(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        BreakWidths widths;
        bool balanced;
        const char *expected;
    } CASES[] = {
        {"", {10, 10, 0}, true, ""},
        {"The lamp", {10, 10, 0}, true, "The lamp"},
        {"The lamp that was paid by the hour", {33, 33, 0}, true, "The lamp that was|paid by the hour"},
        {"The lamp that was paid by the hour", {33, 30, 0}, true, "The lamp that was|paid by the hour"},
        {"The lamp that was paid by the hour", {16, 16, 0}, true, "The lamp that|was paid by|the hour"},
        {"The lamp\xC2\xADlight of harbours", {20, 20, 0}, true, "The lamp\xC2\xADlight|of harbours"},
        {"A Donaudampfschiff of old", {12, 12, 0}, false, "A|Donaudampfsc|hiff of old"},
        {"one two three four five six seven eight",
         {6, 6, 0},
         false,
         "one|two|three|four|five|six|seven|eight"},
        {"日本の灯台守", {8, 8, 0}, true, "日本の|灯台守"},
    };
    Breaker breaker = {0};
    Buffer out = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        assert_int_equal(break_balanced(&breaker, str_from(CASES[i].text), CASES[i].widths),
                         CASES[i].balanced);
        assert_string_equal(lines_of(&breaker, CASES[i].text, &out), CASES[i].expected);
    }
    breaker_free(&breaker);
    buffer_free(&out);
}

/* A million zero-width characters, a million-letter word: linear, or this would not end. */
static void takes_giants(void **state)
{
    (void)state;
    enum {
        COUNT = 1 << 20
    };
    Buffer text = {0};
    Breaker breaker = {0};
    buffer_put_repeat(&text, STR("x"), COUNT);
    break_lines(&breaker, buffer_str(&text), (BreakWidths){8, 8, 0});
    assert_int_equal(breaker.lines.count, COUNT / 8);
    buffer_clear(&text);
    buffer_put_repeat(&text, STR("a \xE2\x80\x8B"), COUNT / 4);
    break_lines(&breaker, buffer_str(&text), (BreakWidths){3, 3, 0});
    assert_true(breaker.lines.count >= COUNT / 8);
    breaker_free(&breaker);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_first_fit), cmocka_unit_test(never_splits_a_family),
        cmocka_unit_test(fills_greedily),   cmocka_unit_test(balances_lines),
        cmocka_unit_test(takes_giants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
