/* Words, names and bylines by their shape. */
#include "structure_page.h"

#include "../../../src/recover/internal.h"

static void test_lexicon(void **state)
{
    (void)state;
    assert_int_equal(lexicon_first_unsorted(), 0);
    assert_true(lexicon_lists(STR("the")) & LEX_FUNCTION);
    assert_true(lexicon_lists(STR("The")) & LEX_EXPECTING);
    assert_true(lexicon_lists(STR("ÉDITIONS")) & LEX_PUBLISHER);
    assert_true(lexicon_lists(STR("März")) & LEX_MONTH);
    assert_int_equal(lexicon_lists(STR("kiln")), 0);
    assert_int_equal(lexicon_lists(STR("")), 0);
    assert_int_equal(lexicon_lists(STR("th")) & LEX_FUNCTION, 0);
}

static void test_next_word(void **state)
{
    (void)state;
    Str text = STR("“Don’t,” said Jean-Luc (6'2\"), e.g. über 日本."), word;
    static const char *const words[] = {"Don’t", "said", "Jean-Luc", "6'2", "e.g", "über", "日本"};
    size_t at = 0, count = 0;
    while (next_word(text, &at, &word)) {
        assert_true(count < sizeof words / sizeof *words);
        assert_true(str_equal(word, str_from(words[count])));
        count++;
    }
    assert_int_equal(count, sizeof words / sizeof *words);
}

static void test_names(void **state)
{
    (void)state;
    static const char *const names[] = {
        "Ann Lee",         "J. B. Holm", "LEONIE TRASK",      "Ana de la Cruz",    "Clémence d’Aubrac",
        "Halvard, Birgit", "Mr Abney",   "F. van der Auwera", "Bram Okonjo-Leigh", "Del Pratt"};
    static const char *const others[] = {
        "Ann",     "The Kiln",    "LA NOVELA", "Der Garten", "ann lee",          "Ann Lee is a potter",
        "Ann lee", "Lit at Last", "Ann Lee.",  "12 June",    "Two, Three, Four", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_true(looks_like_name(str_from(names[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(looks_like_name(str_from(others[i])));
    assert_true(looks_like_names(STR("Ann Lee, Tom Abney and Ida Pask")));
    assert_true(looks_like_names(STR("Korbinian Weidt / Salome Achter")));
    assert_false(looks_like_names(STR("Ann Lee and the kiln")));
}

static void test_bylines(void **state)
{
    (void)state;
    Str names;
    assert_true(byline_names(STR("By Ann Lee"), &names));
    assert_true(str_equal(names, STR("Ann Lee")));
    assert_true(byline_names(STR("VON JÖRG BÄR\nRedakteur"), &names));
    assert_true(str_equal(names, STR("JÖRG BÄR")));
    assert_true(byline_names(STR("Entrevista: BASILIO CORDÓN"), &names));
    assert_true(byline_names(STR("Das Gespräch führte Arnulf Petz."), &names));
    assert_false(byline_names(STR("By the time Ann Lee came"), &names));
    assert_false(byline_names(STR("Par nécessité"), &names));
    assert_false(byline_names(STR("By"), &names));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lexicon),
        cmocka_unit_test(test_next_word),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_bylines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
