#include "support.h"

static const char markup[] =
    "# Rivers\n\nThe river runs.\n\nNothing here.\n\n## Alpha\n\nA River, a river.\n\n"
    "Some words that go before the broken\n\n% 12\n\n+ phrase of a joined paragraph.\n\n"
    "## Beta\n\nQuiet.\n\nQuiet.\n\nQuiet.\n\nQuiet.\n\nThe last river.\n";

static bool search_is_going_on(const Fixture *fixture)
{
    return reader_patience_ms(fixture->reader) == 0;
}

static void typing_goes_to_the_first_hit(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    type(&fixture, "/");
    assert_int_equal(fixture.state->prompt.kind, PROMPT_SEARCH);
    type(&fixture, "a");
    assert_true(fixture.state->search.highlight);
    type(&fixture, "<BS>the last");
    assert_here(&fixture, "The last");
    assert_int_equal(fixture.state->search.hits.count, 1);
    type(&fixture, "xyz"); /* nothing: back to where it began */
    assert_int_equal(fixture.state->here, 0);
    assert_int_equal(fixture.state->top.block, 0);
    type(&fixture, "^W^Wriver");
    assert_here(&fixture, "River");
    close_document(&fixture);
}

/* Upwards: what is typed goes to the last hit above, n goes on upwards and N back, round the ends. */
static void searching_backward(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    keymap_bind(fixture.map, MODE_TEXT, STR("?"), ACTION_SEARCH_BACK);
    type(&fixture, "G?river");
    assert_true(fixture.state->search.backward);
    type(&fixture, "<Enter>");
    assert_message(&fixture, "4 of 5 in 3 sections");
    type(&fixture, "n");
    assert_message(&fixture, "3 of 5 in 3 sections");
    type(&fixture, "2n");
    assert_message(&fixture, "1 of 5 in 3 sections");
    type(&fixture, "n");
    assert_message(&fixture, "5 of 5 in 3 sections, from the end again");
    type(&fixture, "N");
    assert_message(&fixture, "1 of 5 in 3 sections, from the top again");
    type(&fixture, "g?quiet<Enter>"); /* nothing above */
    assert_message(&fixture, "4 of 4 in 1 section, from the end again");
    type(&fixture, "/river<Esc>n"); /* what was left is as it was */
    assert_message(&fixture, "3 of 4 in 1 section");
    type(&fixture, "/<Enter>"); /* the same downwards */
    assert_message(&fixture, "4 of 4 in 1 section");
    type(&fixture, "?<Enter>");
    assert_message(&fixture, "3 of 4 in 1 section");
    type(&fixture, "?nowhere<Enter>");
    assert_message(&fixture, "Not found: nowhere");
    close_document(&fixture);
}

static void escape_returns(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    type(&fixture, "3j");
    RowPlace top = fixture.state->top;
    DocPos anchor = fixture.state->anchor;
    type(&fixture, "/last river<Esc>");
    assert_int_equal(fixture.state->prompt.kind, PROMPT_NONE);
    assert_int_equal(fixture.state->top.block, top.block);
    assert_int_equal(fixture.state->top.row, top.row);
    assert_int_equal(fixture.state->anchor, anchor);
    assert_int_equal(fixture.state->search.pattern.len_bytes, 0);
    assert_false(fixture.state->search.highlight);
    assert_int_equal(fixture.state->jumps.places.count, 0);
    type(&fixture, "/quiet<Enter>/last river^C"); /* the old pattern comes back */
    assert_str(buffer_str(&fixture.state->search.pattern), "quiet");
    assert_int_equal(fixture.state->search.hits.count, 4);
    assert_int_equal(fixture.state->search.current, 0);
    assert_true(fixture.state->search.highlight);
    assert_here(&fixture, "Quiet");
    close_document(&fixture);
}

static void next_and_previous_say_which(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    type(&fixture, "/river<Enter>");
    assert_message(&fixture, "1 of 5 in 3 sections");
    static const struct {
        const char *keys, *message;
    } cases[] = {
        {"n", "2 of 5 in 3 sections"},
        {"2n", "4 of 5 in 3 sections"},
        {"N", "3 of 5 in 3 sections"},
        {"2n", "5 of 5 in 3 sections"},
        {"n", "1 of 5 in 3 sections, from the top again"},
        {"N", "5 of 5 in 3 sections, from the end again"},
        {"11n", "1 of 5 in 3 sections, from the top again"},
        {"7N", "4 of 5 in 3 sections, from the end again"},
        {"g/<Enter>", "1 of 5 in 3 sections"}, /* empty: the last pattern, from here */
        {"/<Enter>", "2 of 5 in 3 sections"},
        {"/quiet<Enter>", "1 of 4 in 1 section"},
        {"G/alpha<Enter>", "1 of 1 in 1 section, from the top again"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        type(&fixture, cases[i].keys);
        print_message("%s\n", cases[i].keys);
        assert_message(&fixture, cases[i].message);
    }
    close_document(&fixture);
}

static void next_counts_from_the_page(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    type(&fixture, "/river<Enter>Gn"); /* scrolled away: the first hit from there on */
    assert_int_equal(fixture.state->search.current, 4);
    type(&fixture, "]]gN");
    assert_int_equal(fixture.state->search.current, 4);
    close_document(&fixture);
}

static void a_line_of_scrolling_does_not_lead_back(void **state)
{
    (void)state;
    Fixture fixture = open_document("a x\n\nb x\n\nc x\n\nd x\n\ne x\n\nf x\n\ng x\n\nh x\n", 40, 7);
    type(&fixture, "/x<Enter>nn");
    assert_int_equal(fixture.state->search.current, 2);
    type(&fixture, "jn");
    assert_int_equal(fixture.state->search.current, 3);
    type(&fixture, "kjN");
    assert_int_equal(fixture.state->search.current, 2);
    type(&fixture, "Gn"); /* out of sight: from the top of the page */
    assert_int_equal(fixture.state->search.current, 4);
    close_document(&fixture);
}

static void escape_hides_the_highlight(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    type(&fixture, "/river<Enter><Esc>");
    assert_false(fixture.state->search.highlight);
    assert_int_equal(fixture.state->search.hits.count, 5);
    type(&fixture, "n");
    assert_true(fixture.state->search.highlight);
    assert_message(&fixture, "2 of 5 in 3 sections");
    close_document(&fixture);
}

static void nothing_found(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    type(&fixture, "n");
    assert_message(&fixture, "Nothing was searched for yet");
    type(&fixture, "/<Enter>");
    assert_message(&fixture, "Nothing was searched for yet");
    type(&fixture, "S");
    assert_message(&fixture, "Nothing was searched for yet");
    type(&fixture, "/lake<Enter>");
    assert_message(&fixture, "Not found: lake");
    assert_true(fixture.state->message_is_error);
    assert_int_equal(fixture.state->here, 0);
    type(&fixture, "n");
    assert_message(&fixture, "Not found: lake");
    type(&fixture, "S");
    assert_message(&fixture, "There are no hits");
    assert_false(fixture.state->sidebar.open);
    close_document(&fixture);
}

static void patterns_of_before_are_recalled(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    type(&fixture, "/quiet<Enter>/quiet<Enter>/alpha<Enter>/lake<Esc>/<Up>");
    const Buffer *text = &fixture.state->prompt.text;
    assert_str(buffer_str(text), "alpha");
    assert_here(&fixture, "Alpha");
    type(&fixture, "^P");
    assert_str(buffer_str(text), "quiet");
    assert_int_equal(fixture.state->search.hits.count, 4);
    type(&fixture, "<Up><Up><Down>");
    assert_str(buffer_str(text), "alpha");
    type(&fixture, "^N<Down>");
    assert_str(buffer_str(text), "");
    for (int i = 0; i < 250; i++)
        type(&fixture, i % 2 ? "<Esc>/a<Enter>" : "<Esc>/b<Enter>");
    type(&fixture, "/<Up><Enter>");
    assert_str(buffer_str(&fixture.state->search.pattern), "a");
    close_document(&fixture);
}

static void searches_of_earlier_readings(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    SearchMode mode;
    const Buffer *text = &fixture.state->prompt.text;
    type(&fixture, "/");
    assert_true(fixture.effects & EFFECT_RECALL);
    reader_add_earlier_search(fixture.reader, STR("a.pha"), SEARCH_REGEX);
    reader_add_earlier_search(fixture.reader, STR("quiet"), SEARCH_PLAIN);
    type(&fixture, "river<Enter>");
    assert_true(fixture.effects & EFFECT_REMEMBER);
    assert_str(reader_last_search(fixture.reader, &mode), "river");
    assert_int_equal(mode, SEARCH_PLAIN);
    type(&fixture, "/");
    assert_false(fixture.effects & EFFECT_RECALL); /* once is enough */
    type(&fixture, "<Up><Up>");
    assert_str(buffer_str(text), "a.pha");
    assert_int_equal(fixture.state->search.mode, SEARCH_REGEX);
    assert_int_equal(fixture.state->search.hits.count, 1);
    type(&fixture, "<Up><Enter>");
    assert_str(reader_last_search(fixture.reader, &mode), "quiet");
    type(&fixture, "/<Up><Up>"); /* it has moved to the front */
    assert_str(buffer_str(text), "river");
    type(&fixture, "<Esc>/<Enter>");
    assert_false(fixture.effects & EFFECT_REMEMBER);
    close_document(&fixture);
}

static void modes_are_switched_while_typing(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    const SearchState *search = &fixture.state->search;
    type(&fixture, "/quie");
    assert_int_equal(search->hits.count, 4);
    type(&fixture, "^R"); /* whole words */
    assert_int_equal(search->hits.count, 0);
    type(&fixture, "t");
    assert_int_equal(search->hits.count, 4);
    type(&fixture, "^R^U^Uapa"); /* letters of titles */
    assert_int_equal(search->hits.count, 1);
    assert_here(&fixture, "Alpha");
    type(&fixture, "^R^Uq(i|u)");
    assert_int_equal(search->mode, SEARCH_REGEX);
    assert_int_equal(search->hits.count, 4);
    type(&fixture, "<BS>"); /* and what is wrong is told at once */
    assert_int_equal(search->hits.count, 0);
    assert_str(buffer_str(&search->error), "missing closing parenthesis, at character 6");
    type(&fixture, "<Enter>");
    assert_message(&fixture, "missing closing parenthesis, at character 6");
    type(&fixture, "/^Rriver<Esc>"); /* back to what there was, mode and all */
    assert_int_equal(search->mode, SEARCH_REGEX);
    assert_str(buffer_str(&search->pattern), "q(i|u");
    close_document(&fixture);
}

static void scopes_narrow_a_search_down(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    const SearchState *search = &fixture.state->search;
    type(&fixture, "/in:headings<Enter>");
    assert_message(&fixture, "1 of 3 in 3 sections");
    type(&fixture, "n");
    assert_here(&fixture, "Alpha");
    type(&fixture, "/river in:section");
    assert_int_equal(search->hits.count, 2);
    assert_here(&fixture, "River, a");
    type(&fixture, "<Esc>/in:nowhere");
    assert_str(buffer_str(&search->error), "\"in:\" takes reviews, quotes, headings or section");
    close_document(&fixture);
}

/* A text that is not looked through in one step: the first hit is shown at once, and the rest is counted meanwhile. */
static void long_texts_are_searched_in_steps(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_put(&text, STR("# Lines\n\nThe river.\n\n"));
    for (int i = 0; i < 200000; i++)
        buffer_put(&text, STR("Nothing of that kind is here, nor there, nor anywhere.\n\n"));
    buffer_put(&text, STR("A second river.\n\nThe end.\n"));
    buffer_put_byte(&text, '\0');
    Fixture fixture = open_document(text.data, 40, 4);
    const SearchState *search = &fixture.state->search;
    type(&fixture, "jj/river");
    assert_true(search->searching);
    assert_int_equal(reader_patience_ms(fixture.reader), 0);
    type(&fixture, "<Enter>n"); /* which needs all of them */
    assert_false(search->searching);
    assert_int_equal(search->hits.count, 2);
    assert_message(&fixture, "2 of 2 in 1 section");
    type(&fixture, "jj/second");
    assert_true(search->searching);
    while (search_is_going_on(&fixture))
        reader_timeout(fixture.reader);
    assert_here(&fixture, "second river");
    type(&fixture, "<Esc>G/the river<Enter>"); /* before where it began */
    assert_int_equal(fixture.state->prompt.kind, PROMPT_NONE);
    while (search_is_going_on(&fixture))
        reader_timeout(fixture.reader);
    assert_message(&fixture, "1 of 1 in 1 section, from the top again");
    type(&fixture, "/nothing^U/other"); /* the old scan is dropped */
    assert_int_equal(search->hits.count, 0);
    close_document(&fixture);
    buffer_free(&text);
}

static void only_paragraphs_with_hits(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 12);
    type(&fixture, "&");
    assert_message(&fixture, "Nothing was searched for yet");
    type(&fixture, "/river<Enter>&");
    assert_message(&fixture, "Only paragraphs with hits are shown");
    static const char *const rows[] = {"Rivers", "The river runs.", "Alpha", "A River, a river.",
                                       "Beta",   "The last river."};
    RowPlace place = place_first(fixture.state);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Row *row = place_row(fixture.state, place);
        while (row->text.end == row->text.start && place_next(fixture.state, &place))
            row = place_row(fixture.state, place);
        assert_str(document_slice(fixture.doc, row->text), rows[i]);
        place_next(fixture.state, &place);
    }
    assert_false(place_next(fixture.state, &place));
    type(&fixture, "/quiet"); /* what is typed is what is shown */
    assert_int_equal(fixture.state->shown.count, 6);
    type(&fixture, "xyz"); /* without hits there is nothing to leave out */
    assert_false(fixture.state->only_hits);
    type(&fixture, "<BS><BS><BS>");
    assert_true(fixture.state->only_hits);
    type(&fixture, "<Enter>salpha<Enter>"); /* who goes elsewhere sees it */
    assert_here(&fixture, "Alpha");
    assert_false(fixture.state->only_hits);
    type(&fixture, "&&");
    assert_message(&fixture, "All of the text is shown");
    type(&fixture, "&<Esc>");
    assert_false(fixture.state->only_hits);
    assert_true(fixture.state->search.highlight);
    close_document(&fixture);
}

static void patterns_are_kept_beside_others(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    const SearchState *search = &fixture.state->search;
    type(&fixture, "/river<Enter>/quiet^A");
    assert_message(&fixture, "1 of 4 in 1 section");
    assert_int_equal(search->kept_count, 1);
    while (search_is_going_on(&fixture))
        reader_timeout(fixture.reader);
    assert_int_equal(search->kept[0].hits.count, 5);
    assert_int_equal(search->hits.count, 4);
    type(&fixture, "/alpha^A/some^A/words^A"); /* there is room for three */
    assert_int_equal(search->kept_count, SEARCHES_KEPT_MAX);
    assert_str(buffer_str(&search->kept[0].pattern), "quiet");
    assert_str(buffer_str(&search->kept[2].pattern), "some");
    type(&fixture,
         "/alpha^A"); /* what is kept already moves to the end; the pattern itself is not kept twice */
    type(&fixture, "/alpha^A");
    assert_str(buffer_str(&search->kept[2].pattern), "words");
    type(&fixture, "<Esc>n"); /* hidden, and shown again */
    assert_true(search->highlight);
    assert_int_equal(search->kept_count, SEARCHES_KEPT_MAX);
    type(&fixture, "<Esc><Esc>");
    assert_int_equal(search->kept_count, 0);
    assert_int_equal(search->pattern.len_bytes, 0);
    assert_int_equal(search->hits.count, 0);
    type(&fixture, "n");
    assert_message(&fixture, "Nothing was searched for yet");
    close_document(&fixture);
}

static void a_hit_over_a_joined_paragraph(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 20, 4);
    type(&fixture, "/broken phrase of<Enter>");
    assert_message(&fixture, "1 of 1 in 1 section");
    assert_here(&fixture, "broken phrase");
    close_document(&fixture);
}

static void a_hit_in_sight_moves_nothing(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 8);
    type(&fixture, "/runs<Enter>");
    assert_int_equal(fixture.state->anchor, 0);
    type(&fixture, "/last river<Enter>");
    assert_true(fixture.state->anchor < fixture.state->here);
    assert_true(reader_at_end(fixture.state));
    type(&fixture, "^O");
    assert_int_equal(fixture.state->anchor, 0);
    close_document(&fixture);
}

static void hits_by_section_in_the_sidebar(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 8);
    type(&fixture, "/river<Enter>S");
    static const struct {
        ItemKind kind;
        const char *label;
        size_t count;
    } items[] = {
        {ITEM_SECTION, "Rivers", 2},        {ITEM_HIT, "Rivers", 0},
        {ITEM_HIT, "The river runs.", 0},   {ITEM_SECTION, "Alpha", 2},
        {ITEM_HIT, "A River, a river.", 0}, {ITEM_HIT, "A River, a river.", 0},
        {ITEM_SECTION, "Beta", 1},          {ITEM_HIT, "The last river.", 0},
    };
    const SidebarState *sidebar = &fixture.state->sidebar;
    assert_int_equal(sidebar->items.count, 8);
    for (size_t i = 0; i < 8; i++) {
        const SidebarItem *item = &sidebar->items.items[i];
        assert_int_equal(item->kind, items[i].kind);
        assert_str(item->label, items[i].label);
        assert_int_equal(item->count, items[i].count);
        if (item->kind == ITEM_HIT)
            assert_int_equal(item->match.end - item->match.start, 5);
    }
    assert_int_equal(sidebar->items.items[5].match.start, 11);
    assert_int_equal(sidebar->present, 1);
    type(&fixture, "G<Enter>");
    assert_message(&fixture, "5 of 5 in 3 sections");
    assert_int_equal(fixture.state->here, find_text(&fixture, "last river") + 5);
    assert_int_equal(fixture.state->search.current, 4);
    assert_int_equal(fixture.state->focus, FOCUS_TEXT);
    type(&fixture, "/quiet"); /* the list goes along with what is typed */
    assert_int_equal(sidebar->items.count, 5);
    type(&fixture, "<Esc>");
    assert_int_equal(sidebar->items.count, 8);
    close_document(&fixture);
}

static void a_long_line_around_a_hit(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("éé one two three four five six seven eight nine ten eleven needle then "
                      "more and more and more and more and more and more and more and more and "
                      "more and more and more and more and more and more and more and more ééééé "
                      "ééééééééééééééééééééééé",
                      40, 8);
    type(&fixture, "/needle<Enter>S");
    SidebarItem item = fixture.state->sidebar.items.items[1];
    assert_true(utf8_is_valid(item.label));
    assert_str(str_slice(item.label, item.match.start, item.match.end), "needle");
    assert_true(str_starts(item.label, STR("eight nine ten eleven needle then more")));
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typing_goes_to_the_first_hit),
        cmocka_unit_test(searching_backward),
        cmocka_unit_test(escape_returns),
        cmocka_unit_test(next_and_previous_say_which),
        cmocka_unit_test(next_counts_from_the_page),
        cmocka_unit_test(a_line_of_scrolling_does_not_lead_back),
        cmocka_unit_test(escape_hides_the_highlight),
        cmocka_unit_test(nothing_found),
        cmocka_unit_test(patterns_of_before_are_recalled),
        cmocka_unit_test(modes_are_switched_while_typing),
        cmocka_unit_test(scopes_narrow_a_search_down),
        cmocka_unit_test(long_texts_are_searched_in_steps),
        cmocka_unit_test(a_hit_over_a_joined_paragraph),
        cmocka_unit_test(a_hit_in_sight_moves_nothing),
        cmocka_unit_test(hits_by_section_in_the_sidebar),
        cmocka_unit_test(a_long_line_around_a_hit),
        cmocka_unit_test(searches_of_earlier_readings),
        cmocka_unit_test(only_paragraphs_with_hits),
        cmocka_unit_test(patterns_are_kept_beside_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
