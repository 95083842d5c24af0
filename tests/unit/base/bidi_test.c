/* The direction of text. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "base/bidi.h"

static void asks_for_order_only_where_it_is_a_question(void **state)
{
    (void)state;
    static const char *const plain[] = {"",       "plain", "caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D",
                                        "日本語", "Ωμέγα", "Привет"};
    static const char *const ordered[] = {"שלום", "a المد", "\xE2\x80\x8F", "ﬡ", "𞤀"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        assert_false(bidi_is_needed(str_from(plain[i])));
    for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++)
        assert_true(bidi_is_needed(str_from(ordered[i])));
    char text[200]; /* also behind the first 64 bytes */
    memset(text, 'x', sizeof text);
    memcpy(text + 150, "ש", 2);
    assert_true(bidi_is_needed((Str){text, sizeof text}));
}

/* UAX #9: a level for each letter of a word. */
static void knows_the_levels(void **state)
{
    (void)state;
    static const struct {
        const char *text, *levels; /* a figure a character */
        int paragraph;
    } cases[] = {
        {"abc", "000", 0},
        {"אבג", "111", 1},
        {"a אב c", "001100", 0},
        {"אב 12 ג", "1112211", 1},   /* a number inside stands from left to right */
        {"אב ab ג", "1112211", 1},   /* and so does Latin */
        {"a (אב) c", "00011000", 0}, /* N0: brackets go with what is around them */
        {"אב (ab)", "1111221", 1},
        {"אב\nגד", "11111", 1},                         /* one paragraph, whatever ends its lines */
        {"user\xE2\x80\xAEgpj.exe", "000000000000", 0}, /* an override is not obeyed */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Str text = str_from(cases[i].text);
        uint8_t levels[64];
        assert_int_equal(bidi_levels(text, -1, levels), cases[i].paragraph);
        size_t character = 0;
        for (size_t at = 0; at < text.len_bytes; at++) {
            if (((unsigned char)text.data[at] & 0xC0) == 0x80)
                continue;
            if (levels[at] != cases[i].levels[character] - '0')
                fail_msg("\"%s\": character %zu has level %d", cases[i].text, character, levels[at]);
            character++;
        }
    }
    assert_int_equal(bidi_mirrored('('), ')');
    assert_int_equal(bidi_mirrored('a'), 'a');
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_for_order_only_where_it_is_a_question),
        cmocka_unit_test(knows_the_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
