/* What is selected, by which keys, and what is copied of it. */
#include "support.h"

#include "import/import.h"

static const char page[] =
    "# The Weir\n\n"
    "One two, three. Four five! \u201CSix seven,\u201D she said.\n\n"
    "% folded away\n\n"
    "Eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen. Eighteen.\n\n"
    "## Below\n\n"
    "= first line\nsecond line\nthird line\n\n"
    "| one\ta cell with a good many words in it\tlast\ntwo\tb\tc\n\n"
    "Last words.\n";

static void assert_selected(const Fixture *fixture, const char *expected)
{
    DocRange range = reader_selection(fixture->state);
    assert_int_not_equal(range.start, NONE);
    assert_str(document_slice(fixture->doc, range), expected);
}

typedef struct {
    const char *from; /* where the page begins */
    const char *keys, *selected;
} KeyCase;

static void keys_move_the_end(void **state)
{
    (void)state;
    static const KeyCase cases[] = {
        {"One two", "v", "One"},
        {"One two", "vw", "One two"},
        {"One two", "ve", "One two"},
        {"One two", "vl<Right>", "One two,"},
        {"One two", "v3w", "One two, three. Four"},
        {"One two", "vwwb", "One two"},
        {"One two", "vwwh", "One two,"},
        {"One two", "vb", "Weir\nOne"},
        {"One two", "vbw", "One"},
        {"One two", "v)", "One two, three."},
        {"One two", "v))", "One two, three. Four five!"},
        {"One two", "v3)", "One two, three. Four five! \u201CSix seven,\u201D she said."},
        {"One two", "v))(", "One two, three."},
        {"One two", "v)w(", "One two, three."},
        {"One two", "vw(", "One"},
        {"One two", "vw((", "The Weir\nOne"},
        {"One two", "v}", "One two, three. Four five! \u201CSix seven,\u201D she said."},
        {"One two", "v}{", "One"},
        {"One two", "v{", "The Weir\nOne"},
        {"One two", "v{}", "One"},
        {"One two", "v]]",
         "One two, three. Four five! \u201CSix seven,\u201D she said.\nfolded away\nEight nine ten eleven "
         "twelve thirteen "
         "fourteen fifteen sixteen seventeen. Eighteen."},
        {"One two", "vwo", "One two"},
        {"One two", "vwob", "Weir\nOne two"},
        {"One two", "vwobo", "Weir\nOne two"},
        {"One two", "vwobow", "Weir\nOne two, three"},
        {"One two", "vg", "The Weir\nOne"},
        {"Last", "vG", "Last words."},
        {"Last", "vV", "Last words."},
        {"One two", "vV", "One two, three. Four five! \u201CSix seven,\u201D she said."},
        {"One two", "vV(", "One two, three. Four five!"},
        {"One two", "v1G", "The Weir\nOne"},
        {"first line", "vj", "first line\nsecond"},
        {"first line", "vwj", "first line\nsecond line"},
        {"first line", "v2jk", "first line\nsecond"},
        {"first line", "vk", "Below\nfirst"},
        {"one\ta cell", "v)", "one\ta cell with a good many words in it"},
        {"One two", "v/five<Enter>", "One two, three. Four five"},
        {"One two", "v/e<Enter>nnn", "One two, three. Four five"},
        {"One two", "v/five<Esc>", "One"},
        {"Last", "v/five<Enter>",
         "five! \u201CSix seven,\u201D she said.\nfolded away\nEight nine ten eleven twelve thirteen "
         "fourteen fifteen sixteen "
         "seventeen. Eighteen.\nBelow\nfirst line\nsecond line\nthird line\none\ta cell with a good many "
         "words in it"
         "\tlast\ntwo\tb\tc\nLast"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture = open_document(page, 40, 6);
        print_message("%s from %s\n", cases[i].keys, cases[i].from);
        DocPos pos = find_text(&fixture, cases[i].from);
        reader_go_to_source_offset(fixture.reader, document_source_offset(fixture.doc, pos));
        type(&fixture, cases[i].keys);
        assert_selected(&fixture, cases[i].selected);
        close_document(&fixture);
    }
}

static void it_begins_at_what_is_looked_at(void **state)
{
    (void)state;
    Fixture fixture = open_document("Some words.\n\n> Ann: what is quoted\n\nAnd the lamp is lit.\n", 40, 10);
    type(&fixture, "]qv");
    assert_selected(&fixture, "what is quoted");
    type(&fixture, "b");
    assert_selected(&fixture, "what is");
    type(&fixture, "v");
    assert_int_equal(reader_selection(fixture.state).start, NONE);
    type(&fixture, "/lam<Enter>v");
    assert_selected(&fixture, "lamp");
    type(&fixture, "<Esc>");
    assert_int_equal(reader_selection(fixture.state).start, NONE);
    assert_true(fixture.state->search.highlight); /* one thing at a time */
    type(&fixture, "<Esc>");
    assert_false(fixture.state->search.highlight);
    close_document(&fixture);
}

static void the_end_stays_in_sight(void **state)
{
    (void)state;
    Fixture fixture = open_document(page, 22, 3);
    DocRange range;
    for (int i = 0; i < 40; i++) {
        type(&fixture, i == 0 ? "vw" : i < 20 ? "w" : "b");
        range = reader_selection(fixture.state);
        RowPlace bottom = fixture.state->top;
        for (size_t row = 1; row < fixture.state->page_rows && place_next(fixture.state, &bottom);)
            row++;
        RowPlace place = place_of(fixture.state, range.end > range.start ? range.end - 1 : range.start);
        assert_false(place_before(place, fixture.state->top) || place_before(bottom, place));
    }
    assert_str(document_slice(fixture.doc, range), "The");
    close_document(&fixture);
}

static void assert_copied(const Fixture *fixture, const char *expected)
{
    assert_true(fixture->effects & EFFECT_COPY);
    assert_str(reader_clipboard(fixture->reader), expected);
}

static void copies_what_is_selected(void **state)
{
    (void)state;
    Fixture fixture = open_document(page, 40, 6);
    reader_go_to_source_offset(fixture.reader, 12);
    type(&fixture, "v)y");
    assert_copied(&fixture, "One two, three.");
    assert_message(&fixture, "3 words copied");
    assert_int_equal(reader_selection(fixture.state).start, NONE);
    type(&fixture, "vy");
    assert_message(&fixture, "1 word copied");
    type(&fixture, "v]]y"); /* a blank line between paragraphs, nothing of what is folded away */
    assert_copied(&fixture, "One two, three. Four five! \u201CSix seven,\u201D she said.\n\nEight nine ten "
                            "eleven twelve thirteen "
                            "fourteen fifteen sixteen seventeen. Eighteen.");
    type(&fixture, "vGy");
    assert_true(
        str_ends(reader_clipboard(fixture.reader),
                 STR("first line\nsecond line\nthird line\n\none\ta cell with a good many words in it\tlast\n"
                     "two\tb\tc\n\nLast words.")));
    type(&fixture, "Fggv]]y"); /* unfolded it is copied as well */
    reader_go_to_source_offset(fixture.reader, 12);
    type(&fixture, "v]]y");
    assert_true(str_find(reader_clipboard(fixture.reader), STR("\n\nfolded away\n\n"), 0) <
                reader_clipboard(fixture.reader).len_bytes);
    close_document(&fixture);
}

static void copies_with_the_source(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("# The Weir\n\nOne two.\n\n> Ann: what is quoted\n\n@ Lamps by Ruth Kaye\n\nA good "
                      "book\nit is.\n",
                      40, 12);
    reader_go_to_source_offset(fixture.reader, 12);
    type(&fixture, "vY");
    assert_copied(&fixture, "One\n\u2014 \u201CThe Weir\u201D, line 3\n");
    assert_message(&fixture, "1 word copied with the source");
    type(&fixture, "v2wlY");
    assert_copied(&fixture, "One two.\n\nAnn:\n\u2014 \u201CThe Weir\u201D, lines 3\u20135\n");
    type(&fixture, "]qvY");
    assert_copied(&fixture, "what is quoted\n\u2014 Ann, in: \u201CThe Weir\u201D, line 5\n");
    type(&fixture, "/good<Enter>v)Y");
    assert_copied(&fixture,
                  "good book it is.\n\u2014 Ruth Kaye, Lamps (Press, 1999), reviewed by R. Viewer, in: "
                  "\u201CThe Weir\u201D, lines 9\u201310\n");
    close_document(&fixture);
}

static Document *import_markdown_source(const Source *source)
{
    DocumentBuilder *builder = import_markdown(source);
    builder_seal(builder);
    return builder_finish(builder);
}

static void list_items_keep_their_marks(void **state)
{
    (void)state;
    Source *source =
        source_from_bytes(STR("Before.\n\n- one\n- two *three*\n  - inner\n\n1. first\n2. second\n"));
    Document *doc = import_markdown_source(source);
    Reader *reader = reader_new(doc, (ReaderOptions){.name = STR("list.md")});
    Fixture fixture = {.source = source, .doc = doc, .reader = reader, .state = reader_state(reader)};
    type(&fixture, "vGy");
    assert_copied(&fixture, "Before.\n\n- one\n- two three\n  - inner\n\n1. first\n2. second");
    close_document(&fixture);
}

/* Whatever the measure, and in one column or two: a paragraph that is selected whole is copied as the document has it, with no
 * line end or hyphen of the layout. */
static void a_paragraph_is_copied_as_it_is(void **state)
{
    (void)state;
    static const size_t cols[] = {1, 7, 20, 40, 100};
    for (size_t i = 0; i < sizeof cols / sizeof *cols; i++) {
        Fixture fixture = open_document(page, cols[i], 6);
        if (cols[i] == 100)
            type(&fixture, ":columns<Enter>");
        for (size_t block = 0; block < document_block_count(fixture.doc); block++) {
            if (block_class_is_folded(document_block(fixture.doc, block)->cls))
                continue;
            DocPos start = document_block(fixture.doc, block)->text.start;
            reader_press_text(fixture.reader, start, 3);
            reader_release(fixture.reader);
            type(&fixture, "y");
            assert_true(str_equal(reader_clipboard(fixture.reader), document_block_text(fixture.doc, block)));
            reader_press_text(fixture.reader, start, 2);
            type(&fixture, "Vy");
            assert_true(str_equal(reader_clipboard(fixture.reader), document_block_text(fixture.doc, block)));
        }
        close_document(&fixture);
    }
}

static void the_source_is_copied_as_it_stands(void **state)
{
    (void)state;
    const char *text = "One  line,\n  indented.\n\n\n- [x](y)\n";
    Source *source = source_from_bytes(str_from(text));
    DocumentBuilder *builder = import_raw(source);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    Reader *reader = reader_new(doc, (ReaderOptions){.name = STR("raw"), .verbatim = true});
    Fixture fixture = {.source = source, .doc = doc, .reader = reader, .state = reader_state(reader)};
    type(&fixture, "vGy");
    assert_copied(&fixture, "One  line,\n  indented.\n\n\n- [x](y)");
    close_document(&fixture);
}

static void the_mouse_selects_words(void **state)
{
    (void)state;
    Fixture fixture = open_document(page, 40, 12);
    reader_press_text(fixture.reader, find_text(&fixture, "wo, three"), 1);
    assert_int_equal(reader_selection(fixture.state).start, NONE);
    reader_drag_text(fixture.reader, find_text(&fixture, "our five"));
    assert_selected(&fixture, "two, three. Four");
    reader_drag_text(fixture.reader, find_text(&fixture, "One"));
    assert_selected(&fixture, "One two");
    reader_drag_text(fixture.reader, find_text(&fixture, "wo, three"));
    assert_selected(&fixture, "two");
    assert_int_equal(reader_release(fixture.reader), EFFECT_NONE);
    reader_drag_text(fixture.reader, find_text(&fixture, "Last")); /* the button is up */
    assert_selected(&fixture, "two");
    type(&fixture, "w");
    assert_selected(&fixture, "two, three");
    reader_press_text(fixture.reader, find_text(&fixture, "Last"), 1); /* a click ends it, and nothing else */
    DocPos here = fixture.state->here;
    reader_release(fixture.reader);
    assert_int_equal(reader_selection(fixture.state).start, NONE);
    assert_int_equal(fixture.state->here, here);
    reader_press_text(fixture.reader, find_text(&fixture, "Eighteen"), 1);
    reader_release(fixture.reader);
    assert_here(&fixture, "Eighteen");
    reader_press_text(fixture.reader, find_text(&fixture, "hteen"), 2);
    assert_selected(&fixture, "Eighteen");
    reader_press_text(fixture.reader, find_text(&fixture, "hteen"), 3);
    assert_int_equal(reader_selection(fixture.state).start, find_text(&fixture, "Eight nine"));
    reader_press_text(fixture.reader, NONE, 1);
    assert_int_equal(reader_selection(fixture.state).start, NONE);
    close_document(&fixture);
}

static void a_link_is_followed_by_a_click_and_not_by_a_drag(void **state)
{
    (void)state;
    Fixture fixture = open_document("A [long link](http://x.org) here.\n", 40, 12);
    reader_press_text(fixture.reader, find_text(&fixture, "long"), 1);
    reader_drag_text(fixture.reader, find_text(&fixture, "here"));
    reader_release(fixture.reader);
    assert_selected(&fixture, "long link here");
    assert_int_equal(fixture.state->address.address.len_bytes, 0);
    type(&fixture, "<Esc>");
    reader_press_text(fixture.reader, find_text(&fixture, "long"), 1);
    assert_int_equal(fixture.state->address.address.len_bytes, 0);
    reader_release(fixture.reader);
    assert_str(buffer_str(&fixture.state->address.address), "http://x.org");
    close_document(&fixture);
}

static void nothing_to_select(void **state)
{
    (void)state;
    Fixture fixture = open_document("% folded away\n", 40, 12);
    type(&fixture, "v");
    assert_message(&fixture, "There is nothing to select");
    assert_int_equal(reader_selection(fixture.state).start, NONE);
    type(&fixture, ":next-word<Enter>");
    assert_message(&fixture, "Nothing is selected yet: v begins");
    reader_press_text(fixture.reader, 0, 3);
    reader_drag_text(fixture.reader, 2);
    reader_release(fixture.reader);
    assert_int_equal(reader_selection(fixture.state).start, NONE);
    close_document(&fixture);
}

static void another_document_ends_it(void **state)
{
    (void)state;
    Fixture fixture = open_document(page, 40, 12), other = open_document("Other.\n", 40, 12);
    type(&fixture, "vww");
    reader_swap(fixture.reader, other.doc, false);
    assert_int_equal(reader_selection(fixture.state).start, NONE);
    reader_swap(fixture.reader, fixture.doc, false);
    close_document(&other);
    close_document(&fixture);
}

static void the_sidebar_is_made_wider_by_keys(void **state)
{
    (void)state;
    Fixture fixture = open_document(page, 40, 12);
    reader_set_sidebar_cols(fixture.reader, 30);
    type(&fixture, "o+");
    assert_int_equal(reader_sidebar_cols_wanted(fixture.reader), 32);
    assert_int_equal(fixture.effects & (EFFECT_SIDEBAR | EFFECT_RELAYOUT), EFFECT_SIDEBAR | EFFECT_RELAYOUT);
    type(&fixture, "3-");
    assert_int_equal(reader_sidebar_cols_wanted(fixture.reader), 24);
    type(&fixture, "=");
    assert_int_equal(reader_sidebar_cols_wanted(fixture.reader), 0);
    size_t measure = fixture.state->measure_cols;
    type(&fixture, "<Tab>-"); /* in the text the same keys are about its lines */
    assert_true(fixture.state->measure_cols < measure);
    assert_int_equal(reader_sidebar_cols_wanted(fixture.reader), 0);
    assert_int_equal(reader_drag_border(fixture.reader, 20), EFFECT_NONE);
    reader_grab_border(fixture.reader);
    reader_drag_border(fixture.reader, 20);
    assert_int_equal(reader_release(fixture.reader), EFFECT_SIDEBAR);
    assert_int_equal(reader_sidebar_cols_wanted(fixture.reader), 20);
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_move_the_end),
        cmocka_unit_test(it_begins_at_what_is_looked_at),
        cmocka_unit_test(the_end_stays_in_sight),
        cmocka_unit_test(copies_what_is_selected),
        cmocka_unit_test(copies_with_the_source),
        cmocka_unit_test(list_items_keep_their_marks),
        cmocka_unit_test(a_paragraph_is_copied_as_it_is),
        cmocka_unit_test(the_source_is_copied_as_it_stands),
        cmocka_unit_test(the_mouse_selects_words),
        cmocka_unit_test(a_link_is_followed_by_a_click_and_not_by_a_drag),
        cmocka_unit_test(nothing_to_select),
        cmocka_unit_test(another_document_ends_it),
        cmocka_unit_test(the_sidebar_is_made_wider_by_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
