#include "support.h"

#include "import/import.h"

static const char markup[] =
    "# Title\n\nIntro text.\n\n## Alpha\n\nAlpha text.\n\n### Inner\n\nInner text.\n\n"
    "## Beta\n\nBeta text.\n\nMore beta.\n\n## Gamma\n\nGamma text.\n\nLast.\n";

static void back_and_forward(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    type(&fixture, "]]]]]]");
    assert_here(&fixture, "Beta");
    type(&fixture, "^O");
    assert_here(&fixture, "Inner");
    type(&fixture, "<BS><A-Left>");
    assert_here(&fixture, "Title");
    type(&fixture, "^O");
    assert_here(&fixture, "Title");
    assert_message(&fixture, "No jump before this one");
    type(&fixture, "2<A-Right>");
    assert_here(&fixture, "Inner");
    type(&fixture, "<A-Right>");
    assert_here(&fixture, "Beta");
    type(&fixture, "<A-Right>");
    assert_here(&fixture, "Beta");
    assert_message(&fixture, "No jump after this one");
    type(&fixture, "^O^OG"); /* a new jump forgets what was ahead */
    type(&fixture, "<A-Right>");
    assert_message(&fixture, "No jump after this one");
    type(&fixture, "^O");
    assert_here(&fixture, "Alpha");
    type(&fixture, "^O");
    assert_here(&fixture, "Title");
    close_document(&fixture);
}

static void back_returns_to_where_scrolling_had_led(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    type(&fixture, "]]jjG^O");
    assert_row(&fixture, 0, "Alpha text.");
    type(&fixture, "jj^O"); /* scrolled on: back is to before the jump before */
    assert_here(&fixture, "Title");
    close_document(&fixture);
}

static void the_last_place(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    type(&fixture, "''");
    assert_message(&fixture, "No jump yet");
    type(&fixture, "]]G''");
    assert_here(&fixture, "Alpha");
    type(&fixture, "''");
    assert_true(reader_at_end(fixture.state));
    type(&fixture, "''");
    assert_here(&fixture, "Alpha");
    close_document(&fixture);
}

static void marks(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    type(&fixture, "]]ma");
    assert_message(&fixture, "Marked as a");
    type(&fixture, "]]mbg'a");
    assert_here(&fixture, "Alpha");
    type(&fixture, "`b");
    assert_here(&fixture, "Inner");
    type(&fixture, "]]ma''g'a"); /* set anew */
    assert_here(&fixture, "Beta");
    type(&fixture, "'x");
    assert_message(&fixture, "No mark x");
    assert_true(fixture.state->message_is_error);
    type(&fixture, "''");
    assert_int_equal(fixture.state->anchor, 0);
    close_document(&fixture);
}

static void old_jumps_are_forgotten(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    for (int i = 0; i < 300; i++)
        type(&fixture, i % 2 ? "g" : "G");
    assert_in_range(fixture.state->jumps.places.count, 100, 250);
    assert_int_equal(fixture.state->jumps.index, fixture.state->jumps.places.count);
    type(&fixture, "999^O");
    assert_int_equal(fixture.state->jumps.index, 0);
    close_document(&fixture);
}

static void a_swap_keeps_places(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    static const char changed[] =
        "# Title\n\nIntro text.\n\n## Alpha\n\nAlpha text.\n\n### Inner\n\nInner text.\n\n"
        "## Beta\n\nBeta text and some.\n";
    Source *source = source_from_bytes(str_from(changed));
    Document *doc = make_document(source);
    type(&fixture, "]]ma]]]]");
    assert_here(&fixture, "Beta");
    type(&fixture, "/alpha<Enter>3]]\\\\");
    assert_int_equal(fixture.effects & EFFECT_SOURCE, EFFECT_SOURCE);
    assert_true(reader_wants_source(fixture.reader));
    reader_swap(fixture.reader, doc, true);
    assert_true(fixture.state->show_source);
    Str text = document_text(doc);
    assert_int_equal(fixture.state->anchor, text.len_bytes - 1); /* what was there is gone: the end */
    assert_int_equal(fixture.state->search.hits.count, 2);
    type(&fixture, "'a");
    assert_int_equal(fixture.state->here, str_find(text, STR("Alpha"), 0));
    type(&fixture, "\\\\");
    assert_false(reader_wants_source(fixture.reader));
    reader_swap(fixture.reader, fixture.doc, false);
    assert_here(&fixture, "Alpha");
    type(&fixture, "'a");
    assert_here(&fixture, "Alpha");
    document_free(doc);
    source_free(source);
    close_document(&fixture);
}

static void the_source_as_it_stands(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    DocumentBuilder *builder = import_raw(fixture.source);
    builder_seal(builder);
    Document *raw = builder_finish(builder);
    type(&fixture, "]]ma]]mb]]");
    reader_swap(fixture.reader, raw, true);
    Str text = document_text(raw);
    assert_int_equal(fixture.state->anchor, str_find(text, STR("Beta"), 0)); /* "## " stands before it */
    type(&fixture, "'a");
    assert_int_equal(fixture.state->here, str_find(text, STR("Alpha"), 0));
    type(&fixture, "2^O");
    assert_int_equal(fixture.state->here, str_find(text, STR("Inner"), 0));
    reader_swap(fixture.reader, fixture.doc, false);
    assert_here(&fixture, "Inner");
    type(&fixture, "'b");
    assert_here(&fixture, "Inner");
    type(&fixture, "'a");
    assert_here(&fixture, "Alpha");
    document_free(raw);
    close_document(&fixture);
}

static void a_swap_with_nothing_and_back(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    Source *source = source_from_bytes((Str){0});
    Document *doc = make_document(source);
    type(&fixture, "ma]]moo/text<Enter>Q");
    reader_swap(fixture.reader, doc, false);
    assert_int_equal(fixture.state->top.block, NONE);
    assert_int_equal(fixture.state->sidebar.items.count, 0);
    type(&fixture, "jnG'a^O<Tab>hlHL<Enter>j");
    reader_swap(fixture.reader, fixture.doc, false);
    assert_int_equal(fixture.state->anchor, 0);
    assert_int_not_equal(fixture.state->top.block, NONE);
    document_free(doc);
    source_free(source);
    close_document(&fixture);
}

static void starting_at_a_line_or_pattern(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    reader_go_to_line(fixture.reader, 10);
    assert_here(&fixture, "Inner text");
    assert_int_equal(reader_line(fixture.reader), 11);
    assert_true(reader_go_to_pattern(fixture.reader, STR("gamma")));
    assert_here(&fixture, "Gamma");
    assert_false(reader_go_to_pattern(fixture.reader, STR("delta")));
    assert_here(&fixture, "Gamma");
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(back_and_forward),
        cmocka_unit_test(back_returns_to_where_scrolling_had_led),
        cmocka_unit_test(the_last_place),
        cmocka_unit_test(marks),
        cmocka_unit_test(old_jumps_are_forgotten),
        cmocka_unit_test(a_swap_keeps_places),
        cmocka_unit_test(the_source_as_it_stands),
        cmocka_unit_test(a_swap_with_nothing_and_back),
        cmocka_unit_test(starting_at_a_line_or_pattern),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
