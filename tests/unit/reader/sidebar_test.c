#include "support.h"

static const char markup[] = "# Title\n\n> Ann Ash: First words\n\n## Alpha\n\nAlpha text.\n\n"
                             "### Inner\n\n> Bob Elm: Second words\n\n> Third words\n\n"
                             "@ Weirs by Ruth Kaye\n\nA good book.\n\n@ Locks by Tom Oar\n\nA dull one.\n\n"
                             "## Beta\n\nBeta text.\n\n## Gamma\n\nThe end.\n";

/* The list as one line: depth, label, and '+' when it is folded; '*' before the cursor's. */
static void assert_items(const Fixture *fixture, const char *expected)
{
    Buffer list = {0};
    const SidebarState *sidebar = &fixture->state->sidebar;
    for (size_t i = 0; i < sidebar->items.count; i++) {
        const SidebarItem *item = &sidebar->items.items[i];
        if (i > 0)
            buffer_put(&list, STR(" | "));
        if (i == sidebar->cursor)
            buffer_put_byte(&list, '*');
        buffer_put_format(&list, "%d %.*s", item->depth, (int)item->label.len_bytes, item->label.data);
        if (item->folded)
            buffer_put(&list, STR(" +"));
    }
    assert_str(buffer_str(&list), expected);
    buffer_free(&list);
}

static void the_outline(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 10);
    type(&fixture, "o");
    assert_int_equal(fixture.effects & EFFECT_RELAYOUT, EFFECT_RELAYOUT);
    assert_true(fixture.state->sidebar.open);
    assert_int_equal(fixture.state->focus, FOCUS_SIDEBAR);
    assert_items(&fixture, "*0 Title | 1 First words | 1 Alpha | 2 Inner | 3 Second words | 3 Third words | "
                           "3 Weirs | 3 Locks | 1 Beta | 1 Gamma");
    const SidebarItem *review = &fixture.state->sidebar.items.items[6];
    assert_int_equal(review->kind, ITEM_REVIEW);
    assert_str(review->speaker, "Ruth Kaye");
    const SidebarItem *quote = &fixture.state->sidebar.items.items[4];
    assert_int_equal(quote->kind, ITEM_QUOTE);
    assert_str(quote->speaker, "Bob Elm");
    type(&fixture, "o");
    assert_false(fixture.state->sidebar.open);
    assert_int_equal(fixture.state->focus, FOCUS_TEXT);
    close_document(&fixture);
}

static void going_there(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    type(&fixture, "o8j<Enter>");
    assert_here(&fixture, "Beta");
    assert_int_equal(fixture.state->focus, FOCUS_TEXT);
    assert_true(fixture.state->sidebar.open);
    type(&fixture, "''");
    assert_int_equal(fixture.state->anchor, 0);
    type(&fixture, "<Tab>6j<Enter>");
    assert_here(&fixture, "Weirs");
    assert_int_equal(fixture.state->card, 0);
    reader_set_sidebar_over(fixture.reader, true);
    type(&fixture, "<Tab>j<Enter>"); /* when it lies over the text it goes away */
    assert_here(&fixture, "Locks");
    assert_false(fixture.state->sidebar.open);
    close_document(&fixture);
}

static void the_cursor_moves(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    static const struct {
        const char *keys;
        size_t cursor, top;
    } cases[] = {{"j", 1, 0},         {"j", 2, 0},  {"j", 3, 1},  {"G", 9, 7},  {"j", 9, 7},
                 {"k", 8, 7},         {"6k", 2, 2}, {"g", 0, 0},  {"5G", 4, 2}, {"k", 3, 2},
                 {"<Space>", 5, 3},   {"b", 3, 3},  {"^D", 4, 3}, {"^U", 3, 3}, {"99k", 0, 0},
                 {"99999999f", 9, 7}, {"2g", 1, 1}};
    type(&fixture, "o");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        type(&fixture, cases[i].keys);
        print_message("%s\n", cases[i].keys);
        assert_int_equal(fixture.state->sidebar.cursor, cases[i].cursor);
        assert_int_equal(fixture.state->sidebar.top, cases[i].top);
        assert_int_equal(fixture.state->anchor, 0);
    }
    close_document(&fixture);
}

static void the_cursor_follows_the_place(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    type(&fixture, "o<Tab>2]]");
    assert_int_equal(fixture.state->sidebar.present, 3);
    assert_int_equal(fixture.state->sidebar.cursor, 3);
    type(&fixture, "G");
    assert_int_equal(fixture.state->sidebar.cursor, 9);
    type(&fixture, "<Tab>kk"); /* focused: it is moved by hand */
    assert_int_equal(fixture.state->sidebar.cursor, 7);
    assert_int_equal(fixture.state->sidebar.present, 9);
    type(&fixture, "<Esc>");
    assert_int_equal(fixture.state->sidebar.cursor, 9);
    assert_true(fixture.state->sidebar.open);
    close_document(&fixture);
}

/* Keys of the text work in the sidebar too. */
static void the_cursor_follows_the_text_from_the_sidebar(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    type(&fixture, "o]r");
    assert_int_equal(fixture.state->focus, FOCUS_SIDEBAR);
    assert_int_equal(fixture.state->sidebar.cursor, 6);
    type(&fixture, "]r");
    assert_int_equal(fixture.state->sidebar.cursor, 7);
    type(&fixture, "kkh"); /* a fold moves no text */
    assert_int_equal(fixture.state->sidebar.cursor, 3);
    close_document(&fixture);
}

static void the_cursor_comes_to_the_middle(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    type(&fixture, "4]]");
    reader_set_page(fixture.reader, 40, 3, 0); /* no sidebar, no room for it */
    type(&fixture, "o");
    reader_set_page(fixture.reader, 40, 3, 4);
    assert_int_equal(fixture.state->sidebar.cursor, 7);
    assert_int_equal(fixture.state->sidebar.top, 5);
    reader_set_page(fixture.reader, 40, 3, 20);
    assert_int_equal(fixture.state->sidebar.top, 0);
    close_document(&fixture);
}

static void folding(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 10);
    type(&fixture, "o2jh");
    assert_items(&fixture, "0 Title | 1 First words | *1 Alpha + | 1 Beta | 1 Gamma");
    type(&fixture, "jh"); /* nothing to fold: to what stands above it */
    assert_items(&fixture, "*0 Title | 1 First words | 1 Alpha + | 1 Beta | 1 Gamma");
    type(&fixture, "2jl");
    assert_items(&fixture, "0 Title | 1 First words | *1 Alpha | 2 Inner | 3 Second words | 3 Third words | "
                           "3 Weirs | 3 Locks | 1 Beta | 1 Gamma");
    type(&fixture, "2jh"); /* a quote has nothing to fold either */
    assert_items(&fixture, "0 Title | 1 First words | 1 Alpha | *2 Inner | 3 Second words | 3 Third words | "
                           "3 Weirs | 3 Locks | 1 Beta | 1 Gamma");
    type(&fixture, "h");
    assert_items(&fixture, "0 Title | 1 First words | 1 Alpha | *2 Inner + | 1 Beta | 1 Gamma");
    type(&fixture, "l4jH");
    assert_items(&fixture, "*0 Title +");
    type(&fixture, "l");
    assert_items(&fixture, "*0 Title | 1 First words | 1 Alpha + | 1 Beta | 1 Gamma");
    type(&fixture, "Qo"); /* folds are kept, by list */
    assert_items(&fixture, "*0 Title | 1 First words | 1 Alpha + | 1 Beta | 1 Gamma");
    type(&fixture, "L");
    assert_items(&fixture, "*0 Title | 1 First words | 1 Alpha | 2 Inner | 3 Second words | 3 Third words | "
                           "3 Weirs | 3 Locks | 1 Beta | 1 Gamma");
    close_document(&fixture);
}

/* A quote that was gone to is the present line for as long as it is the present quote; else its section is. */
static void a_quote_in_the_outline(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    type(&fixture, "o4j<Enter>");
    assert_here(&fixture, "Second words");
    assert_message(&fixture, "Bob Elm – quote 2 of 3");
    assert_int_equal(fixture.state->sidebar.present, 4);
    assert_int_equal(fixture.state->sidebar.cursor, 4);
    type(&fixture, "}}");
    assert_int_equal(fixture.state->quote, NONE);
    assert_int_equal(fixture.state->sidebar.present, 6);
    type(&fixture, "{{");
    assert_here(&fixture, "Bob Elm");
    assert_int_equal(fixture.state->sidebar.present, 3);
    close_document(&fixture);
}

/* A document of one section with so many quotations by a named speaker, and one block quote. */
static size_t outline_items_with(size_t spoken)
{
    Buffer text = {0};
    buffer_put(&text, STR("## Alpha\n\n> Set off\n\n"));
    for (size_t i = 0; i < spoken; i++)
        buffer_put(&text, STR("\" Ann Ash: spoken\n\n"));
    buffer_put_byte(&text, '\0');
    Fixture fixture = open_document(text.data, 40, 10);
    buffer_free(&text);
    type(&fixture, "o");
    size_t count = fixture.state->sidebar.items.count;
    close_document(&fixture);
    return count;
}

static void the_outline_does_not_drown_in_quotes(void **state)
{
    (void)state;
    assert_int_equal(outline_items_with(0), 2);
    assert_int_equal(outline_items_with(8), 10);
    assert_int_equal(outline_items_with(9), 2);
}

static void quotes_by_section(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 10);
    type(&fixture, "Q");
    assert_items(&fixture, "*0 Title | 1 First words | 0 Inner | 1 Second words | 1 Third words");
    close_document(&fixture);
}

/* A screen that became too narrow for both shows the text; the sidebar is there when it is asked for. */
static void a_sidebar_over_the_text(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 80, 10);
    type(&fixture, "o<Tab>");
    reader_set_sidebar_over(fixture.reader, true);
    type(&fixture, "o");
    assert_true(fixture.state->sidebar.open);
    assert_int_equal(fixture.state->focus, FOCUS_SIDEBAR);
    type(&fixture, "<Esc>");
    assert_int_equal(fixture.state->focus, FOCUS_TEXT);
    type(&fixture, "oo");
    assert_false(fixture.state->sidebar.open);
    close_document(&fixture);
}

static void reviews_and_modes(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 4);
    type(&fixture, "Q");
    assert_int_equal(fixture.state->sidebar.items.items[2].count, 2);
    assert_str(fixture.state->sidebar.items.items[3].speaker, "Bob Elm");
    type(&fixture, "R"); /* another list in the same place */
    assert_true(fixture.state->sidebar.open);
    assert_items(&fixture, "*0 Weirs | 0 Locks");
    type(&fixture, "j<Enter>");
    assert_int_equal(fixture.state->card, 1);
    type(&fixture, "R");
    assert_false(fixture.state->sidebar.open);
    type(&fixture, "Q4j<Enter>");
    assert_here(&fixture, "Third words");
    assert_int_equal(fixture.state->quote, 2);
    close_document(&fixture);
    fixture = open_document("Plain.", 40, 4);
    type(&fixture, "o");
    assert_message(&fixture, "There are no sections");
    type(&fixture, "Q");
    assert_message(&fixture, "There are no quotes");
    type(&fixture, "R");
    assert_message(&fixture, "There are no book reviews");
    assert_false(fixture.state->sidebar.open);
    close_document(&fixture);
}

static void filtering(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 10);
    type(&fixture, "o2jh/LOCK");
    assert_int_equal(fixture.state->prompt.kind, PROMPT_FILTER);
    assert_items(&fixture, "0 Title | 1 Alpha | 2 Inner | *3 Locks"); /* folded or not */
    type(&fixture, "<BS><BS><BS><BS>e");
    assert_items(&fixture, "0 Title | 1 Alpha | 2 Inner | 3 Second words | *3 Weirs | 1 Beta");
    type(&fixture, "<Esc>");
    assert_int_equal(fixture.state->prompt.kind, PROMPT_NONE);
    assert_int_equal(fixture.state->sidebar.items.count, 5);
    type(&fixture, "/bob"); /* a quote keeps the sections over it, and no quote before */
    assert_items(&fixture, "0 Title | 1 Alpha | 2 Inner | *3 Second words");
    type(&fixture, "<Esc>/kaye<Enter>");
    assert_items(&fixture, "0 Title | 1 Alpha | 2 Inner | *3 Weirs");
    type(&fixture, "<Enter>");
    assert_here(&fixture, "Weirs");
    type(&fixture, "<Tab><Esc>"); /* Esc takes the filter off, then leaves */
    assert_int_equal(fixture.state->sidebar.filter.len_bytes, 0);
    assert_int_equal(fixture.state->focus, FOCUS_SIDEBAR);
    type(&fixture, "/zzz");
    assert_int_equal(fixture.state->sidebar.items.count, 0);
    type(&fixture, "<Enter><Enter>jhlHLG");
    assert_int_equal(fixture.state->sidebar.cursor, 0);
    type(&fixture, "<Esc><Esc>");
    assert_int_equal(fixture.state->focus, FOCUS_TEXT);
    assert_true(fixture.state->sidebar.open);
    close_document(&fixture);
}

static void the_mouse(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    type(&fixture, "o");
    assert_int_equal(reader_wheel(fixture.reader, true, 3), EFFECT_DRAW);
    assert_int_equal(fixture.state->sidebar.top, 3);
    assert_int_equal(fixture.state->anchor, 0);
    reader_wheel(fixture.reader, true, 99);
    assert_int_equal(fixture.state->sidebar.top, 7);
    reader_wheel(fixture.reader, true, -1);
    assert_int_equal(fixture.state->sidebar.top, 6);
    reader_click_sidebar(fixture.reader, 2);
    assert_here(&fixture, "Beta");
    assert_int_equal(reader_click_sidebar(fixture.reader, 10), EFFECT_NONE);
    reader_click_text(fixture.reader, find_text(&fixture, "eta text"));
    assert_here(&fixture, "eta text");
    close_document(&fixture);
}

static void hits_are_shown_beside_the_list(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    type(&fixture, "/text<Enter>g");
    DocPos before = fixture.state->anchor;
    size_t jumps = fixture.state->jumps.places.count;
    type(&fixture, "SG");
    size_t last = fixture.state->search.hits.count - 1;
    assert_int_equal(fixture.state->search.current, last);
    assert_int_equal(fixture.state->here, fixture.state->search.hits.items[last].start);
    assert_int_equal(fixture.state->focus, FOCUS_SIDEBAR);
    type(&fixture, "<Esc>"); /* back to where one was */
    assert_int_equal(fixture.state->anchor, before);
    assert_int_equal(fixture.state->focus, FOCUS_TEXT);
    assert_int_equal(fixture.state->jumps.places.count, jumps);
    type(&fixture, "<Tab>G<Enter>"); /* there, and the jump is from where one was */
    assert_int_equal(fixture.state->here, fixture.state->search.hits.items[last].start);
    type(&fixture, "^O");
    assert_int_equal(fixture.state->anchor, before);
    type(&fixture, "<Tab>G<Tab>"); /* to the other pane: one stays */
    assert_int_equal(fixture.state->here, fixture.state->search.hits.items[last].start);
    type(&fixture, "^O");
    assert_int_equal(fixture.state->anchor, before);
    close_document(&fixture);
}

static void tab_opens_and_changes_panes(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 3);
    type(&fixture, "<Tab>");
    assert_true(fixture.state->sidebar.open);
    assert_int_equal(fixture.state->focus, FOCUS_SIDEBAR);
    type(&fixture, "<Tab>j"); /* moves the text */
    assert_int_equal(fixture.state->focus, FOCUS_TEXT);
    assert_true(fixture.state->top.row + fixture.state->top.block > 0);
    type(&fixture, "z"); /* only the text; asking for the outline brings it back */
    assert_true(fixture.state->zen);
    type(&fixture, "o");
    assert_false(fixture.state->zen);
    assert_true(fixture.state->sidebar.open);
    assert_int_equal(fixture.state->focus, FOCUS_SIDEBAR);
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_outline),
        cmocka_unit_test(going_there),
        cmocka_unit_test(the_cursor_moves),
        cmocka_unit_test(the_cursor_follows_the_place),
        cmocka_unit_test(the_cursor_follows_the_text_from_the_sidebar),
        cmocka_unit_test(the_cursor_comes_to_the_middle),
        cmocka_unit_test(folding),
        cmocka_unit_test(a_quote_in_the_outline),
        cmocka_unit_test(the_outline_does_not_drown_in_quotes),
        cmocka_unit_test(quotes_by_section),
        cmocka_unit_test(a_sidebar_over_the_text),
        cmocka_unit_test(reviews_and_modes),
        cmocka_unit_test(filtering),
        cmocka_unit_test(the_mouse),
        cmocka_unit_test(tab_opens_and_changes_panes),
        cmocka_unit_test(hits_are_shown_beside_the_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
