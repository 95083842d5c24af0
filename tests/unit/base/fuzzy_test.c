#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/fuzzy.h"

static int score(const char *typed, const char *text)
{
    Fuzzy fuzzy;
    fuzzy_init(&fuzzy, str_from(typed));
    return fuzzy_score(&fuzzy, str_from(text));
}

static void letters_must_be_there_in_order(void **state)
{
    (void)state;
    assert_true(score("nlg", "The Night Ledger") > 0);
    assert_int_equal(score("gln", "The Night Ledger"), 0);
    assert_int_equal(score("nightx", "The Night Ledger"), 0);
    assert_int_equal(score("a", ""), 0);
    assert_int_equal(score("", "anything"), 1);
    assert_int_equal(score("  ", "anything"), 1);
    assert_int_equal(score("lld", "ld"), 0); /* each letter once */
}

static void folded_as_search_is(void **state)
{
    (void)state;
    assert_true(score("angstrom", "Ångström") > 0);
    assert_true(score("office", "Oﬃce hours") > 0);
    assert_true(score("STRASSE", "straße") > 0);
}

static void words_in_any_order(void **state)
{
    (void)state;
    assert_true(score("ledger night", "The Night Ledger") > 0);
    assert_int_equal(score("ledger day", "The Night Ledger"), 0);
    assert_true(score("night ledger", "The Night Ledger") > score("night", "The Night Ledger"));
}

/* Each row: what is typed, the title that should win, the one that should lose. */
static void the_better_fit_wins(void **state)
{
    (void)state;
    static const char *const rows[][3] = {
        {"moon", "Borrowed Moons", "Memories of Our Own North"}, /* next to each other */
        {"tss", "The Second Switch", "Matters of substance"},    /* beginnings of words */
        {"the", "The Ledger", "On the Ledger"},                  /* the first word */
        {"led", "The Night Ledger", "A tangled web"},
        {"sw", "The Switch", "An answer"},
        {"bk", "Books in brief: k", "Basket"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (score(rows[i][0], rows[i][1]) <= score(rows[i][0], rows[i][2]))
            fail_msg("%s: \"%s\" %d, \"%s\" %d", rows[i][0], rows[i][1], score(rows[i][0], rows[i][1]),
                     rows[i][2], score(rows[i][0], rows[i][2]));
}

static void long_texts_are_cut(void **state)
{
    (void)state;
    char text[5000], typed[300];
    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    text[sizeof text - 2] = 'b';
    memset(typed, 'a', sizeof typed - 1);
    typed[sizeof typed - 1] = '\0';
    assert_int_equal(score("b", text), 0);
    assert_true(score(typed, text) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_must_be_there_in_order),
        cmocka_unit_test(folded_as_search_is),
        cmocka_unit_test(words_in_any_order),
        cmocka_unit_test(the_better_fit_wins),
        cmocka_unit_test(long_texts_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
