/* What sections are called in the fragments of addresses. */
#include "support.h"

#include "document/slugs.h"

static Fixture headings(const char *text)
{
    Fixture fixture = fixture_cut(text);
    for (size_t i = 0; i < builder_drafts(fixture.builder)->count; i++)
        fixture_class(&fixture, i, BLOCK_HEADING, 2);
    return fixture;
}

static void names_are_written_as_github_does(void **state)
{
    (void)state;
    Fixture fixture = headings("The Tide: A Clock?\n\n\xC3\x9C"
                               "ber Uns\n\nsnake_case  and - dash\n\n?!\n\n\xE5\x8C\x97\xE3\x81\xAE 7");
    Slugs *slugs = slugs_new(fixture_finish(&fixture));
    assert_str(slugs_of(slugs, 0), "the-tide-a-clock");
    assert_str(slugs_of(slugs, 1), "\xC3\xBC"
                                   "ber-uns");
    assert_str(slugs_of(slugs, 2), "snake_case--and---dash");
    assert_str(slugs_of(slugs, 3), "");
    assert_str(slugs_of(slugs, 4), "\xE5\x8C\x97\xE3\x81\xAE-7");
    slugs_free(slugs);
    fixture_free(&fixture);
}

/* "Lamp-1" is a title of its own, so that the second "Lamp" can't be called so. */
static void no_two_sections_share_a_name(void **state)
{
    (void)state;
    Fixture fixture = headings("Lamp\n\nLamp-1\n\nLamp\n\nlamp\n\nLamp-1\n\nLAMP!");
    static const char *const names[] = {"lamp", "lamp-1", "lamp-2", "lamp-3", "lamp-1-1", "lamp-4"};
    Slugs *slugs = slugs_new(fixture_finish(&fixture));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_str(slugs_of(slugs, i), names[i]);
        assert_int_equal(slugs_find(slugs, str_from(names[i])), i);
    }
    slugs_free(slugs);
    fixture_free(&fixture);
}

static void sections_are_found_by_title_too(void **state)
{
    (void)state;
    Fixture fixture = headings("The Tide\n\n?!\n\nThe Clock");
    Slugs *slugs = slugs_new(fixture_finish(&fixture));
    assert_int_equal(slugs_find(slugs, STR("the-clock")), 2);
    assert_int_equal(slugs_find(slugs, STR("The Clock")), 2);
    assert_int_equal(slugs_find(slugs, STR("the-clock-1")), NONE);
    assert_int_equal(slugs_find(slugs, STR("")), NONE);
    slugs_free(slugs);
    fixture_free(&fixture);
}

static void a_document_without_sections_has_no_names(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("text");
    Slugs *slugs = slugs_new(fixture_finish(&fixture));
    assert_int_equal(slugs_find(slugs, STR("text")), NONE);
    slugs_free(slugs);
    fixture_free(&fixture);
}

/* Each would look through all before it otherwise. */
static void many_of_one_name(void **state)
{
    (void)state;
    enum {
        COUNT = 50000
    };
    Buffer text = {0};
    buffer_put_repeat(&text, STR("Lamp\n\n"), COUNT);
    buffer_put_byte(&text, '\0');
    Fixture fixture = headings(text.data);
    Slugs *slugs = slugs_new(fixture_finish(&fixture));
    assert_str(slugs_of(slugs, COUNT - 1), "lamp-49999");
    assert_int_equal(slugs_find(slugs, STR("lamp-12345")), 12345);
    slugs_free(slugs);
    fixture_free(&fixture);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_written_as_github_does), cmocka_unit_test(no_two_sections_share_a_name),
        cmocka_unit_test(sections_are_found_by_title_too),
        cmocka_unit_test(a_document_without_sections_has_no_names), cmocka_unit_test(many_of_one_name)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
