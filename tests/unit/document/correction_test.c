/* Corrections and lines: how they find their text again when a file has changed. */
#include "support.h"

#include "document/correction.h"

static const char *const pages[] = {
    "One.\n\nTwo.\n\nThree.\n",
    "New.\n\nOne.\n\n  Two.  \n\nThree.\n", /* moved down, set in */
    "Two.\nThree.\n",                       /* moved up */
    "One.\n\nTwo!\n\nThree.\n",             /* changed */
    "Two.\n\nOne.\nTwo.\n\nThree.\nTwo.",   /* there are more of them */
    "",
};

static Correction correction_at(uint32_t line)
{
    return (Correction){.kind = CORRECTION_AS,
                        .first_line = line,
                        .last_line = line + 2,
                        .cls = BLOCK_QUOTE,
                        .anchor = correction_anchor(str_from(pages[0]), line)};
}

static void test_anchors(void **state)
{
    (void)state;
    Str page = str_from(pages[0]);
    assert_true(correction_anchor(page, 1) != correction_anchor(page, 3));
    assert_true(correction_anchor(page, 3) == correction_anchor(str_from(pages[1]), 5));
    assert_int_equal(correction_anchor(page, 2), 0);
    assert_int_equal(correction_anchor(page, 0), 0);
    assert_int_equal(correction_anchor(page, 99), 0);
}

static void test_carrying(void **state)
{
    (void)state;
    static const uint32_t lines[] = {3, 5, 1, 0, 4, 0}; /* of "Two." in each page; 0: gone */
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        CorrectionList list = {0};
        vec_push(&list, correction_at(3));
        corrections_carry(str_from(pages[i]), &list);
        assert_int_equal(list.count, lines[i] > 0);
        if (list.count > 0) {
            assert_int_equal(list.items[0].first_line, lines[i]);
            assert_int_equal(list.items[0].last_line, lines[i] + 2);
            assert_int_equal(list.items[0].cls, BLOCK_QUOTE);
        }
        vec_free(&list);
    }
}

/* Those that are gone leave no hole in the order of the others. */
static void test_the_order_is_kept(void **state)
{
    (void)state;
    CorrectionList list = {0};
    vec_push(&list, correction_at(5));
    vec_push(&list, correction_at(3));
    vec_push(&list, correction_at(1));
    corrections_carry(str_from(pages[3]), &list);
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].first_line, 5);
    assert_int_equal(list.items[1].first_line, 1);
    vec_free(&list);
}

/* Same line, same text, often: each goes to its own. */
static void test_lines_that_recur(void **state)
{
    (void)state;
    static const char before[] = "Head\na\nb\nHead\nc\nd\nHead\n",
                      behind[] = "New\nHead\na\nb\nHead\nc\nd\nHead\n";
    CorrectionList list = {0};
    for (uint32_t line = 1; line <= 7; line += 3)
        vec_push(&list, (Correction){.first_line = line,
                                     .last_line = line,
                                     .anchor = correction_anchor(str_from(before), line)});
    corrections_carry(str_from(behind), &list);
    assert_int_equal(list.count, 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(list.items[i].first_line, 2 + 3 * i);
    vec_free(&list);
}

static Fixture corrected(const char *text, Correction correction)
{
    Fixture fixture = fixture_cut(text);
    DraftList drafts = {0};
    builder_set_corrections(fixture.builder, &correction, 1);
    assert_true(builder_impose_corrections(fixture.builder, &drafts));
    builder_replace_drafts(fixture.builder, &drafts);
    builder_settle_seams(fixture.builder);
    fixture_finish(&fixture);
    return fixture;
}

static void test_what_holds(void **state)
{
    (void)state;
    static const char text[] = "One\ntwo\n\nthree\n";
    const Correction as = {.kind = CORRECTION_AS, .first_line = 4, .last_line = 4, .cls = BLOCK_NOTE},
                     join = {.kind = CORRECTION_JOIN, .first_line = 4, .last_line = 4},
                     split = {.kind = CORRECTION_SPLIT, .first_line = 2, .last_line = 2},
                     nowhere = {.kind = CORRECTION_JOIN, .first_line = 1, .last_line = 1},
                     blank = {.kind = CORRECTION_SPLIT, .first_line = 3, .last_line = 3};
    const Correction all[] = {as, join, split};
    for (size_t i = 0; i < 3; i++) {
        Fixture fixture = corrected(text, all[i]);
        for (size_t k = 0; k < 3; k++)
            assert_int_equal(correction_holds(fixture.doc, &all[k]), i == k);
        fixture_free(&fixture);
    }
    Fixture fixture = corrected(text, nowhere);
    assert_false(correction_holds(fixture.doc, &nowhere));
    assert_false(correction_holds(fixture.doc, &blank));
    fixture_free(&fixture);
}

/* What was said by hand can be told from what was guessed. */
static void test_the_hand_is_seen(void **state)
{
    (void)state;
    Fixture fixture =
        corrected("One\n\ntwo\n",
                  (Correction){.kind = CORRECTION_AS, .first_line = 1, .last_line = 1, .cls = BLOCK_NOTE});
    assert_true(document_block(fixture.doc, 0)->by_hand);
    assert_string_equal(document_block(fixture.doc, 0)->rule, "put right by hand");
    assert_int_equal(document_block(fixture.doc, 0)->confidence, 100);
    assert_false(document_block(fixture.doc, 1)->by_hand);
    fixture_free(&fixture);
    fixture =
        corrected("One\n\ntwo\n", (Correction){.kind = CORRECTION_JOIN, .first_line = 3, .last_line = 3});
    const Fragment *fragments = document_fragments(fixture.doc, document_block(fixture.doc, 0));
    assert_false(document_block(fixture.doc, 0)->by_hand);
    assert_false(fragments[0].by_hand);
    assert_true(fragments[1].by_hand);
    assert_str(document_block_text(fixture.doc, 0), "One two");
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_anchors),           cmocka_unit_test(test_carrying),
        cmocka_unit_test(test_the_order_is_kept), cmocka_unit_test(test_lines_that_recur),
        cmocka_unit_test(test_what_holds),        cmocka_unit_test(test_the_hand_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
