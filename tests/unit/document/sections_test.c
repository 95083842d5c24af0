/* The tree of sections, and reviews in it. */
#include "support.h"

/* "LEVEL KIND TITLE" a section, indented by its depth in the tree. */
static void describe(const Document *doc, Buffer *out)
{
    static const char kinds[] = {[SECTION_TITLE] = 'T', [SECTION_HEADING] = 'H', [SECTION_REVIEW] = 'R'};
    for (size_t i = 0; i < document_section_count(doc); i++) {
        const Section *section = document_section(doc, i);
        for (size_t up = section->parent; up != NONE; up = document_section(doc, up)->parent) {
            assert_true(up < i);
            buffer_put(out, STR("  "));
        }
        buffer_put_format(out, "%u%c ", (unsigned)section->level, kinds[section->kind]);
        Str title = document_slice(doc, section->title);
        for (size_t at = 0; at < title.len_bytes; at++)
            buffer_put_byte(out, title.data[at] == '\n' ? '|' : title.data[at]);
        buffer_put_format(out, " [%zu,%zu)\n", section->block, section->end_block);
    }
}

static void assert_sections(const Document *doc, const char *expected)
{
    Buffer actual = {0};
    describe(doc, &actual);
    assert_str(buffer_str(&actual), expected);
    buffer_free(&actual);
}

static void titles_and_headings(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("kicker\n\nTitle\n\ntext\n\nFirst\n\ntext\n\nDeeper\n\ntext\n\nSecond\n\n"
                                  "text\n\nBooks in brief\n\ntext\n\nNext title\n\ntext");
    fixture_class(&fixture, 0, BLOCK_KICKER, 0);
    fixture_class(&fixture, 1, BLOCK_TITLE, 0);
    fixture_class(&fixture, 3, BLOCK_HEADING, 2);
    fixture_class(&fixture, 5, BLOCK_HEADING, 3);
    fixture_class(&fixture, 7, BLOCK_HEADING, 2);
    fixture_class(&fixture, 9, BLOCK_HEADING, 1);
    fixture_class(&fixture, 11, BLOCK_TITLE, 1);
    const Document *doc = fixture_finish(&fixture);
    assert_sections(doc, "1T Title [1,9)\n"
                         "  2H First [3,7)\n"
                         "    3H Deeper [5,7)\n"
                         "  2H Second [7,9)\n"
                         "1H Books in brief [9,11)\n"
                         "1T Next title [11,13)\n");
    static const size_t sections[] = {NONE, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
    for (size_t i = 0; i < document_block_count(doc); i++)
        assert_int_equal(document_block(doc, i)->section, sections[i]);
    assert_int_equal(document_section(doc, 2)->line, 11);
    assert_str(document_title(doc), "Title");
    fixture_free(&fixture);
}

static void skipped_levels(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("Deep\n\nDeepest\n\nMiddle\n\nTop");
    fixture_class(&fixture, 0, BLOCK_HEADING, 4);
    fixture_class(&fixture, 1, BLOCK_HEADING, 255);
    fixture_class(&fixture, 2, BLOCK_HEADING, 3);
    fixture_class(&fixture, 3, BLOCK_HEADING, 1);
    assert_sections(fixture_finish(&fixture), "4H Deep [0,2)\n"
                                              "  255H Deepest [1,2)\n"
                                              "3H Middle [2,3)\n"
                                              "1H Top [3,4)\n");
    fixture_free(&fixture);
}

static void heading_of_two_lines(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("CHAPTER II\n\nThe Ferry\n\ntext\n\nAstray\n\nCHAPTER III\n\ntext");
    fixture_class(&fixture, 0, BLOCK_HEADING, 2);
    fixture_class(&fixture, 1, BLOCK_HEADING, 2);
    fixture_draft(&fixture, 1)->subheading = true;
    fixture_class(&fixture, 3, BLOCK_HEADING, 2);
    fixture_draft(&fixture, 3)->subheading = true; /* follows text: a heading like any other */
    fixture_class(&fixture, 4, BLOCK_HEADING, 2);
    const Document *doc = fixture_finish(&fixture);
    assert_sections(doc, "2H CHAPTER II|The Ferry [0,3)\n"
                         "2H Astray [3,4)\n"
                         "2H CHAPTER III [4,6)\n");
    assert_int_equal(document_block(doc, 1)->section, 0);
    fixture_free(&fixture);
}

static Review review_of(size_t block, uint32_t head_first, uint32_t head_last, Str title)
{
    return (Review){
        .block = block, .head_first = head_first, .head_last = head_last, .body_block = NONE, .title = title};
}

static void booktitles_are_sections_before_reviews_are_known(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("Brief\n\nEbb\n\ntext\n\nFlow\n\ntext\n\nThe road\n\ntext");
    fixture_class(&fixture, 0, BLOCK_HEADING, 1);
    fixture_class(&fixture, 1, BLOCK_BOOKTITLE, 0);
    fixture_class(&fixture, 3, BLOCK_BOOKTITLE, 0);
    fixture_class(&fixture, 5, BLOCK_HEADING, 2);
    const char *expected = "1H Brief [0,7)\n"
                           "  2R Ebb [1,3)\n"
                           "  2R Flow [3,5)\n"
                           "  2H The road [5,7)\n";
    const Document *sealed = builder_seal(fixture.builder);
    assert_sections(sealed, expected);
    assert_int_equal(document_block(sealed, 3)->level, 2);
    builder_add_review(fixture.builder, review_of(3, 7, 7, STR("Flow")));
    builder_add_review(fixture.builder, review_of(1, 3, 3, STR("Ebb")));
    const Document *doc = fixture_finish(&fixture);
    assert_sections(doc, expected);
    assert_str(document_review(doc, 0)->title, "Ebb"); /* sorted */
    assert_int_equal(document_review(doc, 0)->section, 1);
    assert_int_equal(document_review(doc, 1)->section, 2);
    assert_int_equal(document_section(doc, 1)->review, 0);
    assert_int_equal(document_section(doc, 2)->review, 1);
    assert_int_equal(document_section(doc, 0)->review, NONE);
    fixture_free(&fixture);
}

/* A booktitle after a heading inside a review stands beside that review, not below it. */
static void booktitles_never_nest(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("Ebb\n\nA heading in it\n\ntext\n\nFlow\n\ntext");
    fixture_class(&fixture, 0, BLOCK_BOOKTITLE, 0);
    fixture_class(&fixture, 1, BLOCK_HEADING, 2);
    fixture_class(&fixture, 3, BLOCK_BOOKTITLE, 0);
    assert_sections(fixture_finish(&fixture), "1R Ebb [0,3)\n"
                                              "  2H A heading in it [1,3)\n"
                                              "1R Flow [3,5)\n");
    fixture_free(&fixture);
}

static void reviews_without_a_booktitle(void **state)
{
    (void)state;
    Fixture fixture =
        fixture_cut("Shelf\n\n*Soundings*, by Dov Perrault\n\nbody\n\n"
                    "Salt: A Life, by I. Castellane (Gull). Text of it.\n\nUnlisted, by Nobody\n\nbody");
    fixture_class(&fixture, 0, BLOCK_HEADING, 2);
    fixture_class(&fixture, 1, BLOCK_HEADING, 3);
    fixture_class(&fixture, 3, BLOCK_BOOKCITE, 0);
    fixture_class(&fixture, 4, BLOCK_BOOKCITE, 0);
    builder_seal(fixture.builder);
    Review heading = review_of(1, 3, 3, STR("Soundings"));
    Review run_in = review_of(3, 7, 7, STR("Salt"));
    run_in.subtitle = STR("A Life");
    Review unfound = review_of(4, 9, 9, STR("not printed there"));
    builder_add_review(fixture.builder, heading);
    builder_add_review(fixture.builder, run_in);
    builder_add_review(fixture.builder, unfound);
    const Document *doc = fixture_finish(&fixture);
    assert_sections(doc, "2H Shelf [0,6)\n"
                         "  3R Soundings [1,3)\n"
                         "  3R Salt: A Life [3,4)\n"
                         "  3R Unlisted, by Nobody [4,6)\n");
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(document_review(doc, i)->section, i + 1);
    fixture_free(&fixture);
}

/* The first booktitle of a head opens its section; its other lines, and a second review, do not. */
static void heads_of_several_lines(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("A kicker\n\nTwo Centuries\n\nof Ebb\n\nBy O. Frayne\n\nbody");
    fixture_class(&fixture, 0, BLOCK_BOOKCITE, 0);
    fixture_class(&fixture, 1, BLOCK_BOOKTITLE, 0);
    fixture_class(&fixture, 2, BLOCK_BOOKTITLE, 0);
    fixture_class(&fixture, 3, BLOCK_BOOKCITE, 0);
    builder_seal(fixture.builder);
    builder_add_review(fixture.builder, review_of(0, 1, 7, STR("Two Centuries")));
    builder_add_review(fixture.builder, review_of(1, 3, 7, STR("of Ebb")));
    const Document *doc = fixture_finish(&fixture);
    assert_sections(doc, "1R Two Centuries [1,5)\n");
    assert_int_equal(document_review(doc, 0)->section, 0);
    assert_int_equal(document_review(doc, 1)->section, 0);
    assert_int_equal(document_section(doc, 0)->review, 0);
    fixture_free(&fixture);
}

static void blocks_know_their_review(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("intro\n\nEbb\n\nFlow\n\nbody\n\nmore\n\nSIGNED\n\nother\n\nlast");
    fixture_class(&fixture, 1, BLOCK_BOOKTITLE, 0);
    fixture_class(&fixture, 2, BLOCK_BOOKTITLE, 0);
    builder_seal(fixture.builder);
    Review ebb = review_of(1, 3, 3, STR("Ebb")), flow = review_of(2, 5, 5, STR("Flow"));
    ebb.body_first = flow.body_first = 7; /* they share it */
    ebb.body_last = flow.body_last = 9;
    ebb.reviewer_line = flow.reviewer_line = 11; /* who signs both stands with the second */
    builder_add_review(fixture.builder, ebb);
    builder_add_review(fixture.builder, flow);
    const Document *doc = fixture_finish(&fixture);
    static const size_t reviews[] = {NONE, 0, 1, 1, 1, 1, NONE, NONE};
    for (size_t i = 0; i < document_block_count(doc); i++)
        assert_int_equal(document_review_at(doc, i), reviews[i]);
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_and_headings),
        cmocka_unit_test(skipped_levels),
        cmocka_unit_test(heading_of_two_lines),
        cmocka_unit_test(booktitles_are_sections_before_reviews_are_known),
        cmocka_unit_test(booktitles_never_nest),
        cmocka_unit_test(reviews_without_a_booktitle),
        cmocka_unit_test(heads_of_several_lines),
        cmocka_unit_test(blocks_know_their_review),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
