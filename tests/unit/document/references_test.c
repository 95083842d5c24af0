/* BibTeX and CSL JSON of reviews as they come out of pages: names in every order, keys that are alike, what TeX minds. */
#include "document/dump.h"
#include "support.h"

static Fixture page_of(const Review *reviews, size_t count)
{
    Fixture fixture = fixture_cut("A head.\n\nA review.\n");
    builder_seal(fixture.builder);
    for (size_t i = 0; i < count; i++) {
        Review review = reviews[i];
        review.head_first = (uint32_t)i + 1; /* the order in which they stand */
        builder_add_review(fixture.builder, review);
    }
    fixture_finish(&fixture);
    return fixture;
}

static void assert_bibtex(const Review *reviews, size_t count, const char *expected)
{
    Fixture fixture = page_of(reviews, count);
    Buffer out = {0};
    dump_bibtex(fixture.doc, &out);
    assert_str(buffer_str(&out), expected);
    buffer_free(&out);
    fixture_free(&fixture);
}

static void assert_csl(const Review *reviews, size_t count, const char *expected)
{
    Fixture fixture = page_of(reviews, count);
    Buffer out = {0};
    dump_csl(fixture.doc, false, &out);
    assert_str(buffer_str(&out), expected);
    buffer_free(&out);
    fixture_free(&fixture);
}

static StrList list(const Str *items, size_t count)
{
    return (StrList){items, count};
}

static void test_every_field(void **state)
{
    (void)state;
    static const Str author[] = {STR_INIT("Halvard, Birgit")}, editor[] = {STR_INIT("Ana de la Cruz")},
                     translator[] = {STR_INIT("Odette Lisle")},
                     isbns[] = {STR_INIT("978-0-00-000000-2"), STR_INIT("0-00-000000-0")};
    Review review = {.title = STR("Salt"),
                     .subtitle = STR("A Life"),
                     .authors = list(author, 1),
                     .editors = list(editor, 1),
                     .translators = list(translator, 1),
                     .series = STR("Shore 14"),
                     .publisher = STR("Gull & Sons"),
                     .city = STR("Calder"),
                     .year = STR("2018"),
                     .pages = STR("xiv + 322"),
                     .isbns = list(isbns, 2),
                     .reviewer = STR("Linnea Osk")};
    assert_bibtex(&review, 1,
                  "@book{halvard2018,\n"
                  "  author = {Halvard, Birgit},\n"
                  "  editor = {de la Cruz, Ana},\n"
                  "  translator = {Lisle, Odette},\n"
                  "  title = {Salt},\n"
                  "  subtitle = {A Life},\n"
                  "  series = {Shore 14},\n"
                  "  publisher = {Gull \\& Sons},\n"
                  "  address = {Calder},\n"
                  "  year = {2018},\n"
                  "  pagetotal = {xiv + 322},\n"
                  "  isbn = {978-0-00-000000-2, 0-00-000000-0},\n"
                  "  note = {Reviewed by Linnea Osk}\n"
                  "}\n");
    assert_csl(
        &review, 1,
        "[{\"id\":\"halvard2018\",\"type\":\"book\",\"author\":[{\"family\":\"Halvard\",\"given\":\"Birgit\"}"
        "],"
        "\"editor\":[{\"family\":\"de la Cruz\",\"given\":\"Ana\"}],"
        "\"translator\":[{\"family\":\"Lisle\",\"given\":\"Odette\"}],\"title\":\"Salt: A Life\","
        "\"collection-title\":\"Shore 14\",\"publisher\":\"Gull & Sons\",\"publisher-place\":\"Calder\","
        "\"issued\":{\"date-parts\":[[2018]]},\"number-of-pages\":\"xiv + 322\","
        "\"ISBN\":\"978-0-00-000000-2, 0-00-000000-0\",\"note\":\"Reviewed by Linnea Osk\"}]\n");
}

static void test_nothing_is_made_up(void **state)
{
    (void)state;
    Review review = {.title = STR("Static")};
    assert_bibtex(&review, 1, "@book{static,\n  title = {Static}\n}\n");
    assert_csl(&review, 1, "[{\"id\":\"static\",\"type\":\"book\",\"title\":\"Static\"}]\n");
    assert_bibtex(NULL, 0, "");
    assert_csl(NULL, 0, "[]\n");
}

static void test_others_and_names_of_one_word(void **state)
{
    (void)state;
    static const Str authors[] = {STR_INIT("Corin Thale et al.")}, one[] = {STR_INIT("Plutarch")};
    Review reviews[] = {{.title = STR("Ebb"), .authors = list(authors, 1)},
                        {.title = STR("Lives"), .authors = list(one, 1)}};
    assert_bibtex(reviews, 2,
                  "@book{thale,\n  author = {Thale, Corin and others},\n  title = {Ebb}\n}\n"
                  "@book{plutarch,\n  author = {Plutarch},\n  title = {Lives}\n}\n");
    assert_csl(
        reviews, 2,
        "[{\"id\":\"thale\",\"type\":\"book\",\"author\":[{\"family\":\"Thale\",\"given\":\"Corin\"}],"
        "\"title\":\"Ebb\"},{\"id\":\"plutarch\",\"type\":\"book\",\"author\":[{\"literal\":\"Plutarch\"}],"
        "\"title\":\"Lives\"}]\n");
}

static void test_keys_are_ascii_and_apart(void **state)
{
    (void)state;
    static const Str author[] = {STR_INIT("J\xC3\xB6rg B\xC3\xA4r")};
    Review reviews[] = {{.title = STR("A"),
                         .authors = list(author, 1),
                         .year = STR("2016\xE2\x80\x93"
                                     "18")},
                        {.title = STR("B"), .authors = list(author, 1), .year = STR("2020")},
                        {.title = STR("C"), .authors = list(author, 1), .year = STR("2020")},
                        {.title = STR("\xE6\xB5\xB7")}};
    assert_bibtex(
        reviews, 4,
        "@book{bar2016,\n  author = {B\xC3\xA4r, J\xC3\xB6rg},\n  title = {A},\n  year = {2016\xE2\x80\x93"
        "18}\n}\n"
        "@book{bar2020,\n  author = {B\xC3\xA4r, J\xC3\xB6rg},\n  title = {B},\n  year = {2020}\n}\n"
        "@book{bar2020b,\n  author = {B\xC3\xA4r, J\xC3\xB6rg},\n  title = {C},\n  year = {2020}\n}\n"
        "@book{book,\n  title = {\xE6\xB5\xB7}\n}\n");
    assert_csl(reviews, 1,
               "[{\"id\":\"bar2016\",\"type\":\"book\",\"author\":[{\"family\":\"B\xC3\xA4r\",\"given\":"
               "\"J\xC3\xB6rg\"}],"
               "\"title\":\"A\",\"issued\":{\"raw\":\"2016\xE2\x80\x93"
               "18\"}}]\n");
}

static void test_what_tex_minds(void **state)
{
    (void)state;
    Review review = {.title = STR("50% of #1_{x} ~ $5 \\ ^")};
    assert_bibtex(&review, 1,
                  "@book{ofx,\n  title = {50\\% of \\#1\\_\\{x\\} \\textasciitilde{} \\$5 \\textbackslash{} "
                  "\\textasciicircum{}}\n}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_field),
        cmocka_unit_test(test_nothing_is_made_up),
        cmocka_unit_test(test_others_and_names_of_one_word),
        cmocka_unit_test(test_keys_are_ascii_and_apart),
        cmocka_unit_test(test_what_tex_minds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
