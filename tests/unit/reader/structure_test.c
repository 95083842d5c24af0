#include "support.h"

static const char markup[] = "# Title\n\n> Ann Ash: I was here first\n\n## Alpha\n\nAlpha text.\n\n"
                             "@ Weirs by Ruth Kaye\n\nA good book.\n\n> nobody says this\n\n"
                             "@ Locks by Tom Oar\n\nA dull one.\n\n## Beta\n\nBeta text.\n\n"
                             "> Bob Elm: and last\n\nThe end.\n";

static void sections(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    static const char *const titles[] = {"Alpha", "Weirs", "Locks", "Beta"};
    for (size_t i = 0; i < 4; i++) {
        type(&fixture, "]]");
        assert_here(&fixture, titles[i]);
    }
    assert_message(&fixture, ""); /* the heading itself is in sight */
    type(&fixture, "]]");
    assert_here(&fixture, "Beta");
    assert_message(&fixture, "No section after this one");
    type(&fixture, "jjj[["); /* from inside a section to its head */
    assert_here(&fixture, "Beta");
    type(&fixture, "2[[");
    assert_here(&fixture, "Weirs");
    type(&fixture, "99[[");
    assert_here(&fixture, "Title");
    type(&fixture, "[[");
    assert_message(&fixture, "No section before this one");
    type(&fixture, "99]]");
    assert_here(&fixture, "Beta");
    close_document(&fixture);
}

static void sections_on_the_last_page_are_stepped_through(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 100); /* nothing can scroll */
    type(&fixture, "]]]]]]");
    assert_here(&fixture, "Locks");
    assert_int_equal(fixture.state->top.row, 0);
    type(&fixture, "[[");
    assert_here(&fixture, "Weirs");
    close_document(&fixture);
}

static void reviews_and_their_card(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    assert_int_equal(fixture.state->card, NONE);
    type(&fixture, "]r");
    assert_here(&fixture, "Weirs");
    assert_int_equal(fixture.state->card, 0);
    type(&fixture, "]r");
    assert_int_equal(fixture.state->card, 1);
    type(&fixture, "]r");
    assert_message(&fixture, "No review after this one");
    type(&fixture, "[r");
    assert_int_equal(fixture.state->card, 0);
    type(&fixture, "<Esc>");
    assert_int_equal(fixture.state->card, NONE);
    assert_here(&fixture, "Weirs");
    type(&fixture, "]r]rj");
    assert_int_equal(fixture.state->card, NONE);
    type(&fixture, "[rz"); /* only the text: no card */
    assert_true(fixture.state->zen);
    assert_int_equal(fixture.state->card, NONE);
    close_document(&fixture);
}

static void quotes_and_who_speaks(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 60, 3);
    type(&fixture, "]q");
    assert_here(&fixture, "I was here");
    assert_message(&fixture, "Ann Ash – quote 1 of 3");
    assert_int_equal(fixture.state->quote, 0);
    type(&fixture, "2]q");
    assert_message(&fixture, "Bob Elm – quote 3 of 3");
    type(&fixture, "[q");
    assert_message(&fixture, "Block quote – quote 2 of 3");
    assert_here(&fixture, "nobody");
    type(&fixture, "g]q]q]q]q");
    assert_message(&fixture, "No quote after this one");
    assert_int_equal(fixture.state->quote, 2);
    close_document(&fixture);
    fixture = open_document("Plain.", 40, 3);
    type(&fixture, "]q");
    assert_message(&fixture, "There are no quotes");
    type(&fixture, "[r");
    assert_message(&fixture, "There are no book reviews");
    type(&fixture, "]]");
    assert_message(&fixture, "There are no sections");
    close_document(&fixture);
}

static void a_long_name_leaves_room_for_the_number(void **state)
{
    (void)state;
    Fixture fixture = open_document("> A machine-learning researcher at Pell: words\n\nText.", 38, 3);
    type(&fixture, "]q");
    assert_message(&fixture, "A machine-learning res… – quote 1 of 1");
    reader_set_page(fixture.reader, 5, 3, 3);
    type(&fixture, "g]q");
    assert_message(&fixture, "A machine… – quote 1 of 1");
    close_document(&fixture);
}

static void a_quote_in_sight_moves_nothing(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 60, 8);
    type(&fixture, "]q");
    assert_int_equal(fixture.state->anchor, 0);
    type(&fixture, "]q");
    assert_true(fixture.state->anchor > 0);
    assert_true(fixture.state->anchor < fixture.state->here); /* with something of what leads to it */
    close_document(&fixture);
}

/* All of a quote comes into sight, as far as the page has room for it. */
static void a_quote_is_shown_as_a_whole(void **state)
{
    (void)state;
    Fixture fixture = open_document("One.\n\nTwo.\n\n> A: long words that take five rows of the page\n\n"
                                    "End.\n\nEnd.\n\nEnd.\n\nEnd.\n\nEnd.",
                                    14, 7);
    type(&fixture, "]q");
    assert_true(fixture.state->top.block > 0);
    assert_int_equal(fixture.state->here, find_text(&fixture, "long"));
    RowPlace bottom = fixture.state->top;
    for (int i = 1; i < 7; i++)
        place_next(fixture.state, &bottom);
    assert_true(place_row(fixture.state, bottom)->text.end >= document_quote(fixture.doc, 0)->text.end);
    close_document(&fixture);
}

static void a_quote_is_the_present_one_while_in_sight(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 60, 8);
    type(&fixture, "]q]qj");
    assert_int_equal(fixture.state->quote, 1);
    type(&fixture, "y");
    assert_str(reader_clipboard(fixture.reader), "nobody says this");
    type(&fixture, "g");
    assert_int_equal(fixture.state->quote, NONE);
    close_document(&fixture);
}

static void copying(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 60, 6);
    type(&fixture, "y");
    assert_int_equal(fixture.effects & EFFECT_COPY, EFFECT_COPY);
    assert_str(reader_clipboard(fixture.reader), "Ann Ash: I was here first"); /* not the title */
    type(&fixture, "]qy");
    assert_str(reader_clipboard(fixture.reader), "I was here first");
    assert_message(&fixture, "Copied the quote");
    type(&fixture, "Y");
    assert_str(reader_clipboard(fixture.reader), "I was here first\n\u2014 Ann Ash, in: \u201cTitle\u201d\n");
    type(&fixture, "G[[Y");
    assert_str(reader_clipboard(fixture.reader), "Beta text.\n\u2014 \u201cTitle\u201d, \u201cBeta\u201d\n");
    type(&fixture, "g]r}y");
    assert_str(reader_clipboard(fixture.reader), "A good book.");
    type(&fixture, "Y");
    assert_str(reader_clipboard(fixture.reader),
               "A good book.\n\u2014 Ruth Kaye, Weirs (Press, 1999), reviewed by R. Viewer\n");
    close_document(&fixture);
    fixture = open_document("Only this.", 40, 3);
    type(&fixture, "Y");
    assert_str(reader_clipboard(fixture.reader), "Only this.\n\u2014 file.txt\n");
    close_document(&fixture);
    fixture = open_document("", 40, 3);
    type(&fixture, "y");
    assert_int_equal(fixture.effects & EFFECT_COPY, 0);
    close_document(&fixture);
}

static void why_a_block_is_what_it_is(void **state)
{
    (void)state;
    Fixture fixture = open_document("First\nhalf.\n\n% 12\n\n+ Second half.\n\n## Head\n\nText.", 60, 3);
    type(&fixture, "x");
    assert_message(&fixture, "para: rule test, 80% sure, lines 1–2, 6");
    type(&fixture, "]]x");
    assert_message(&fixture, "heading: rule test, 80% sure, line 8");
    close_document(&fixture);
}

static void furniture_is_shown_when_asked(void **state)
{
    (void)state;
    Fixture fixture = open_document("One.\n\n% page 12\n\nTwo.", 60, 5);
    assert_row(&fixture, 2, "Two.");
    type(&fixture, "/page<Enter>");
    assert_message(&fixture, "Not found: page");
    type(&fixture, "F");
    assert_message(&fixture, "Running heads, page numbers and metadata are shown");
    assert_int_equal(fixture.state->search.hits.count, 1);
    type(&fixture, "n");
    assert_here(&fixture, "page");
    type(&fixture, "F");
    assert_row(&fixture, 2, "Two.");
    close_document(&fixture);
}

static void effects_of_the_program(void **state)
{
    (void)state;
    Fixture fixture = open_document("One.", 60, 5);
    static const struct {
        const char *keys;
        Effects effect;
    } cases[] = {{"q", EFFECT_QUIT},
                 {"ZZ", EFFECT_QUIT},
                 {":q<Enter>", EFFECT_RECALL | EFFECT_REMEMBER_COMMAND | EFFECT_QUIT},
                 {"^Z", EFFECT_SUSPEND},
                 {"/a^Z", EFFECT_SUSPEND},
                 {"<Esc>?^Z", EFFECT_SUSPEND},
                 {"<Esc>e", EFFECT_EDIT},
                 {"r", EFFECT_RELOAD},
                 {"^L", EFFECT_REDRAW},
                 {"T", EFFECT_THEME},
                 {"z", EFFECT_RELAYOUT},
                 {"<Esc>", EFFECT_RELAYOUT},
                 {":n<Enter>", EFFECT_REMEMBER_COMMAND | EFFECT_NEXT_FILE},
                 {":p<Enter>", EFFECT_REMEMBER_COMMAND | EFFECT_PREVIOUS_FILE},
                 {":messages<Enter>", EFFECT_REMEMBER_COMMAND | EFFECT_MESSAGES},
                 {":reload-config<Enter>", EFFECT_REMEMBER_COMMAND | EFFECT_RELOAD_CONFIG},
                 {":mouse off<Enter>", EFFECT_REMEMBER_COMMAND | EFFECT_MOUSE},
                 {":ambiguous<Enter>", EFFECT_REMEMBER_COMMAND | EFFECT_AMBIGUOUS},
                 {"\\\\", EFFECT_SOURCE}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        type(&fixture, cases[i].keys);
        print_message("%s\n", cases[i].keys);
        assert_int_equal(fixture.effects & ~(Effects)EFFECT_DRAW, cases[i].effect);
    }
    type(&fixture, "<Esc><Esc><Esc>^C");
    assert_int_equal(fixture.effects & EFFECT_QUIT, 0);
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections),
        cmocka_unit_test(sections_on_the_last_page_are_stepped_through),
        cmocka_unit_test(reviews_and_their_card),
        cmocka_unit_test(quotes_and_who_speaks),
        cmocka_unit_test(a_long_name_leaves_room_for_the_number),
        cmocka_unit_test(a_quote_in_sight_moves_nothing),
        cmocka_unit_test(a_quote_is_shown_as_a_whole),
        cmocka_unit_test(a_quote_is_the_present_one_while_in_sight),
        cmocka_unit_test(copying),
        cmocka_unit_test(why_a_block_is_what_it_is),
        cmocka_unit_test(furniture_is_shown_when_asked),
        cmocka_unit_test(effects_of_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
