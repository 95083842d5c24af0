#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/utf8.h"

typedef struct {
    const char *what;
    Str text;
    size_t clusters[4]; /* lengths of the first clusters, up to a 0 */
    size_t width_cols;
} ClusterCase;

static const ClusterCase cluster_cases[] = {
    {"ASCII", STR_INIT("ab"), {1, 1}, 2},
    {"precomposed", STR_INIT("\xC3\xA9"), {2}, 1},
    {"combining acute accent", STR_INIT("e\xCC\x81x"), {3, 1}, 2},
    {"CJK", STR_INIT("\xE6\xBC\xA2\xE5\xAD\x97"), {3, 3}, 4},
    {"family of four joined by ZWJ",
     STR_INIT(
         "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7\xE2\x80\x8D\xF0\x9F\x91"
         "\xA6"),
     {25},
     8},
    {"flag", STR_INIT("\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7!"), {8, 1}, 3},
    {"Hangul syllable of jamo", STR_INIT("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"), {9}, 2},
    {"soft hyphen stands alone",
     STR_INIT("a\xC2\xAD"
              "b"),
     {1, 2, 1},
     2},
};

static void test_clusters(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cluster_cases / sizeof *cluster_cases; i++) {
        const ClusterCase *c = &cluster_cases[i];
        size_t at = 0;
        for (size_t k = 0; k < 4 && c->clusters[k]; k++) {
            size_t end = utf8_cluster_end(c->text, at);
            if (end - at != c->clusters[k])
                fail_msg("%s: cluster %zu has %zu bytes", c->what, k, end - at);
            at = end;
        }
        if (c->clusters[0] == c->text.len_bytes)
            assert_int_equal(utf8_cluster_width(c->text), utf8_width(c->text));
        if (utf8_width(c->text) > c->width_cols || utf8_width(c->text) + 2 < c->width_cols)
            fail_msg("%s: %zu columns", c->what, utf8_width(c->text));
    }
}

static void test_flood_of_marks_is_cut_into_pieces(void **state)
{
    (void)state;
    char text[1 + 2 * 5000];
    text[0] = 'a';
    for (size_t i = 1; i < sizeof text; i += 2) {
        text[i] = (char)0xCC;
        text[i + 1] = (char)0x81;
    }
    Str flood = {text, sizeof text};
    size_t pieces = 0;
    for (size_t at = 0; at < flood.len_bytes; at = utf8_cluster_end(flood, at))
        pieces++;
    assert_true(pieces > 5000 / 64 - 1 && pieces < 5000 / 32);
    assert_int_equal(utf8_width(flood), 1);
}

static void test_fit(void **state)
{
    (void)state;
    Str text = STR("a\xE6\xBC\xA2"
                   "e\xCC\x81z");
    assert_int_equal(utf8_fit(text, 0), 0);
    assert_int_equal(utf8_fit(text, 1), 1);
    assert_int_equal(utf8_fit(text, 2), 1); /* half a wide character does not fit */
    assert_int_equal(utf8_fit(text, 3), 4);
    assert_int_equal(utf8_fit(text, 4), 7); /* the mark goes with its letter */
    assert_int_equal(utf8_fit(text, 99), 8);
}

static void test_decode_and_encode(void **state)
{
    (void)state;
    static const uint32_t samples[] = {0x24, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFD, 0x10000, 0x10FFFF};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        char bytes[4];
        size_t len = utf8_encode(samples[i], bytes), got;
        assert_int_equal(utf8_decode((Str){bytes, len}, 0, &got), samples[i]);
        assert_int_equal(got, len);
        assert_int_equal(utf8_previous((Str){bytes, len}, len), 0);
    }
    char out[4];
    assert_int_equal(utf8_encode(0xD800, out), 3); /* a surrogate is no character */
    assert_memory_equal(out, "\xEF\xBF\xBD", 3);
    size_t len;
    assert_int_equal(utf8_decode(STR("\xFFz"), 0, &len), 0xFFFD);
    assert_int_equal(len, 1);
    assert_int_equal(utf8_previous(STR("\x80\x80\x80\x80\x80"), 5), 4);
}

static void test_properties(void **state)
{
    (void)state;
    assert_true(utf8_is_upper('Q') && utf8_is_upper(0xC9) && !utf8_is_upper('q') && !utf8_is_upper(0x6F22));
    assert_true(utf8_is_lower(0xE9) && !utf8_is_lower(0xC9));
    assert_true(utf8_is_alpha(0x6F22) && !utf8_is_alpha('7') && !utf8_is_alpha(0x2014));
    assert_true(utf8_is_digit('7') && utf8_is_digit(0x0667) && !utf8_is_digit(0xB2));
    assert_true(utf8_is_space(0xA0) && utf8_is_space('\n') && utf8_is_space(0x2009) &&
                !utf8_is_space(0x200B));
    assert_int_equal(utf8_to_lower(0xC9), 0xE9);
    assert_int_equal(utf8_to_lower('['), '[');
    assert_true(utf8_is_control(0x1B) && utf8_is_control(0x9B) && utf8_is_control(0x202E) &&
                utf8_is_control(0x2067));
    assert_true(!utf8_is_control(' ') && !utf8_is_control(0xA0) && !utf8_is_control(0xAD));
}

static void test_what_counts_as_a_hyphen(void **state)
{
    (void)state;
    assert_int_equal(utf8_hyphen_len(STR("cut-")), 1);
    assert_int_equal(utf8_hyphen_len(STR("cut\u2010")), 3);
    assert_int_equal(utf8_hyphen_len(STR("cut\u00AD")), 2);
    assert_int_equal(utf8_hyphen_len(STR("cut\u2013")), 0);
    assert_int_equal(utf8_hyphen_len((Str){0}), 0);
}

static void fits_rows_of_words(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t cols, end, next;
    } cases[] = {{"", 4, 0, 0},        {"one two", 9, 7, 7},       {"one two", 7, 7, 7},
                 {"one two", 6, 3, 4}, {"one two", 3, 3, 4},       {"one two", 2, 2, 2},
                 {"one two", 0, 1, 1}, {"\xE6\x97\xA5 x", 1, 3, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t next;
        assert_int_equal(utf8_fit_words(str_from(cases[i].text), cases[i].cols, &next), cases[i].end);
        assert_int_equal(next, cases[i].next);
    }
}

static void starts_of_characters(void **state)
{
    (void)state;
    Str text = STR("a\u00e9\u20ac\U0001F600\x80\xC3z"); /* 1, 2, 3, 4 bytes, and two strays */
    static const size_t starts[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 12, 13};
    for (size_t at = 0; at < sizeof starts / sizeof *starts; at++)
        assert_int_equal(utf8_start(text, at), starts[at]);
}

/* UAX #11, EastAsianWidth.txt */
static void widths_at_either_setting_of_ambiguous_characters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t narrow, wide;
    } cases[] = {
        {"ascii, and a tilde ~", 20, 20},
        {"“”‘’—–…", 7, 14},
        {"°±×÷§¶", 6, 12},
        {"ñçå", 3, 3},              /* neutral: only some letters of Latin-1 are ambiguous */
        {"éèàü", 4, 8},             /* they were in the character sets of East Asia */
        {"e\xCC\x81", 1, 1},        /* U+0301 is of class A, but takes no column of its own */
        {"Αθήνα", 5, 9},            /* ή is neutral */
        {"Москва", 6, 12},          /* */
        {"─│┌┐■●★", 7, 14},         /* */
        {"‹›«»•◦❝▸", 8, 9},         /* of these but the bullet */
        {"日本。Ａ", 8, 8},         /* wide and fullwidth */
        {"ﾊﾝｶｸ", 4, 4},             /* halfwidth */
        {"שלום", 4, 4},             /* */
        {"\xEF\xBF\xBD\xFF", 2, 4}, /* U+FFFD, and a stray byte that stands for it */
        {"👩‍👩", 4, 4},
    };
    for (int wide = 0; wide < 2; wide++) {
        utf8_set_ambiguous_wide(wide);
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            assert_int_equal(utf8_width(str_from(cases[i].text)), wide ? cases[i].wide : cases[i].narrow);
        assert_int_equal(utf8_cluster_width(STR("e\xCC\x81")), 1);
        assert_int_equal(utf8_fit(STR("—a"), 2), wide ? 3 : 4);
        assert_true(str_equal(utf8_sign(STR("│"), STR("|")), wide ? STR("|") : STR("│")));
        assert_true(str_equal(utf8_sign(STR("›"), STR(">")), STR("›")));
        assert_true(utf8_is_wide(0x65E5) && !utf8_is_wide(0x2014));
    }
    utf8_set_ambiguous_wide(false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_at_either_setting_of_ambiguous_characters),
        cmocka_unit_test(starts_of_characters),
        cmocka_unit_test(fits_rows_of_words),
        cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_flood_of_marks_is_cut_into_pieces),
        cmocka_unit_test(test_fit),
        cmocka_unit_test(test_decode_and_encode),
        cmocka_unit_test(test_properties),
        cmocka_unit_test(test_what_counts_as_a_hyphen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
