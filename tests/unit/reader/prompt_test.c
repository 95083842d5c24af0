#include "support.h"

static void editing_the_line(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *text;
        size_t cursor;
    } cases[] = {
        {"abc", "abc", 3},
        {"abc<Left>x", "abxc", 3},
        {"abc<Home>x", "xabc", 1},
        {"abc<Home>x^Ey", "xabcy", 5},
        {"abc<BS>", "ab", 2},
        {"abc<Left><Left><Del>", "ac", 1},
        {"one two^W", "one ", 4},
        {"one two  ^W^W", "", 0},
        {"one two<Left>^U", "o", 0},
        {"one two<Home><Right>^K", "o", 1},
        {"a\xCC\x81\xE2\x82\xAC<BS>", "a\xCC\x81", 3}, /* a with an accent, euro */
        {"a\xCC\x81\xE2\x82\xAC<BS><BS>", "", 0},
        {"x\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7<Left>y",
         "xy\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", 2},
        {"a<Left><Left>b", "ba", 1},
        {"a<Right><Del>b", "ab", 2},
        {"jq:/", "jq:/", 4}, /* no key means anything else here */
        {"a<F5><A-x>b", "ab", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture = open_document("Some text.", 40, 5);
        type(&fixture, "/");
        print_message("%s\n", cases[i].keys);
        type(&fixture, cases[i].keys);
        assert_int_equal(fixture.state->prompt.kind, PROMPT_SEARCH);
        assert_str(buffer_str(&fixture.state->prompt.text), cases[i].text);
        assert_int_equal(fixture.state->prompt.cursor, cases[i].cursor);
        close_document(&fixture);
    }
}

static void rubbing_out_nothing_closes(void **state)
{
    (void)state;
    Fixture fixture = open_document("Some text.", 40, 5);
    type(&fixture, "/a<BS>");
    assert_int_equal(fixture.state->prompt.kind, PROMPT_SEARCH);
    type(&fixture, "<BS>");
    assert_int_equal(fixture.state->prompt.kind, PROMPT_NONE);
    close_document(&fixture);
}

static void pasting(void **state)
{
    (void)state;
    Fixture fixture = open_document("Some text that is pasted.", 40, 5);
    assert_int_equal(reader_paste(fixture.reader, STR("qq")), EFFECT_NONE); /* not typed: no keys */
    type(&fixture, "/xz<Left>");
    reader_paste(fixture.reader, STR("that\nis\x1b[31m"));
    assert_str(buffer_str(&fixture.state->prompt.text), "xthat is[31mz");
    assert_int_equal(fixture.state->prompt.cursor, 12);
    type(&fixture, "^K^U");
    reader_paste(fixture.reader, STR("that\r"));
    reader_paste(fixture.reader, STR("is\xFF\xC3")); /* broken bytes become U+FFFD */
    assert_true(utf8_is_valid(buffer_str(&fixture.state->prompt.text)));
    type(&fixture, "<BS><BS>");
    assert_int_equal(fixture.state->search.hits.count, 1);
    type(&fixture, "<Esc>:");
    reader_paste(fixture.reader, STR("quit"));
    assert_str(fixture.state->hints.items[0].key, "quit");
    close_document(&fixture);
}

static void the_palette_lists_what_fits(void **state)
{
    (void)state;
    Fixture fixture = open_document("Some text.", 40, 5);
    type(&fixture, ":");
    assert_int_equal(fixture.state->prompt.kind, PROMPT_COMMAND);
    assert_int_equal(fixture.state->hints.count, ACTION_COUNT - 1);
    static const struct {
        const char *keys, *first;
    } cases[] = {{"q", "quit"}, {"quo", "quotes"}, {"nsec", "next-section"}, {"SECTION", "next-section"},
                 {"h", "help"}, {"hit", "hits"},   {"top", "top"},           {"e", "edit"},
                 {"e", "edit"}, {"sou", "source"}, {"only", "only-text"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        type(&fixture, "^U");
        type(&fixture, cases[i].keys);
        print_message("%s\n", cases[i].keys);
        assert_true(fixture.state->hints.count > 0);
        assert_str(fixture.state->hints.items[0].key, cases[i].first);
    }
    type(&fixture, "^Unsec<Tab>");
    assert_str(buffer_str(&fixture.state->prompt.text), "next-section");
    type(&fixture, "^Uzzz");
    assert_int_equal(fixture.state->hints.count, 0);
    type(&fixture, "<Tab><Enter>");
    assert_message(&fixture, "No action is called zzz");
    assert_int_equal(fixture.state->hints.count, 0);
    close_document(&fixture);
}

static void commands(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("# Title\n\nOne.\n\n## Alpha\n\nTwo.\n\n## Beta\n\nThree.\n\nFour.", 40, 2);
    type(&fixture, ":5<Enter>");
    assert_here(&fixture, "Alpha");
    type(&fixture, ":0<Enter>");
    assert_int_equal(fixture.state->anchor, 0);
    type(&fixture, ":next-section 2<Enter>");
    assert_here(&fixture, "Beta");
    type(&fixture, ":100%<Enter>");
    assert_true(reader_at_end(fixture.state));
    type(&fixture, ":set-mark b<Enter>");
    assert_message(&fixture, "Marked as b");
    type(&fixture, ":set-mark<Enter>");
    assert_message(&fixture, "set-mark: which letter?");
    type(&fixture, ":  outline  <Enter>");
    assert_true(fixture.state->sidebar.open);
    type(&fixture, "o:fold<Enter>:go-there<Enter>:<Enter>"); /* nothing to act upon */
    assert_false(fixture.state->sidebar.open);
    type(&fixture, ":search<Enter>");
    assert_int_equal(fixture.state->prompt.kind, PROMPT_SEARCH);
    type(&fixture, "<Esc>:about<Esc>");
    assert_int_equal(fixture.state->prompt.kind, PROMPT_NONE);
    type(&fixture, "?:info<Enter>");
    assert_int_equal(fixture.state->overlay.kind, OVERLAY_INFO);
    close_document(&fixture);
}

/* The line of the overlay that has the text, or NULL. */
static const OverlayLine *find_line(const Fixture *fixture, const char *text)
{
    const OverlayState *overlay = &fixture->state->overlay;
    for (size_t i = 0; i < overlay->lines.count; i++)
        if (str_equal(overlay->lines.items[i].text, str_from(text)))
            return &overlay->lines.items[i];
    return NULL;
}

static void help_shows_every_action(void **state)
{
    (void)state;
    static const char *const openers[] = {"?", "h", "<F1>"};
    for (size_t i = 0; i < 3; i++) {
        Fixture fixture = open_document("Some text.", 40, 5);
        reader_set_overlay(fixture.reader, 120);
        type(&fixture, openers[i]);
        assert_int_equal(fixture.state->overlay.kind, OVERLAY_HELP);
        size_t described = 0;
        for (size_t l = 0; l < fixture.state->overlay.lines.count; l++)
            described += fixture.state->overlay.lines.items[l].text.len_bytes > 0;
        assert_int_equal(described,
                         ACTION_COUNT - 1 + 6); /* and lines on numbers, on typing a search, on selecting */
        assert_str(find_line(&fixture, "down a line")->key, "j <Down> ^E ^N");
        assert_str(find_line(&fixture, "in the sidebar: unfold")->key, "l <Right>");
        assert_str(find_line(&fixture, "the file before this one")->key, ":p");
        type(&fixture, openers[i]);
        assert_int_equal(fixture.state->overlay.kind, OVERLAY_NONE);
        close_document(&fixture);
    }
}

/* What is too long for its column goes on below, and nothing is lost. */
static void help_is_broken_to_the_columns(void **state)
{
    (void)state;
    Fixture fixture = open_document("Some text.", 40, 5);
    const OverlayState *overlay = &fixture.state->overlay;
    type(&fixture, "?/last line st");
    assert_int_equal(overlay->lines.count, 2);
    reader_set_overlay(fixture.reader, 36);
    assert_int_equal(overlay->key_cols, 12);
    static const char *const expected[][2] = {{"Moving", ""},
                                              {"<Space>", "down a page; in one"},
                                              {"<PgDn> f ^F", "column the last line"},
                                              {"", "stays"}};
    assert_int_equal(overlay->lines.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_str(overlay->lines.items[i].key, expected[i][0]);
        assert_str(overlay->lines.items[i].text, expected[i][1]);
    }
    reader_set_overlay(fixture.reader, 1);
    for (size_t i = 1; i < overlay->lines.count; i++)
        assert_true(utf8_width(overlay->lines.items[i].text) <= 1);
    close_document(&fixture);
}

static void help_scrolls_and_filters(void **state)
{
    (void)state;
    Fixture fixture = open_document("Some text.\n\nMore.\n\nMore.\n\nMore.", 40, 5);
    type(&fixture, "?j3j");
    const OverlayState *overlay = &fixture.state->overlay;
    assert_int_equal(overlay->top, 4);
    type(&fixture, "<Space>");
    assert_int_equal(overlay->top, 8);
    type(&fixture, "bk");
    assert_int_equal(overlay->top, 3);
    type(&fixture, "G");
    assert_int_equal(overlay->top, overlay->lines.count - 5);
    type(&fixture, "j/BOOK");
    assert_int_equal(overlay->top, 0);
    assert_int_equal(overlay->lines.count, 6);
    assert_true(overlay->lines.items[0].heading);
    assert_str(overlay->lines.items[0].key, "Sections, reviews, quotes");
    assert_str(overlay->lines.items[1].text, "next book review, with its card");
    assert_true(overlay->lines.items[4].heading);
    type(&fixture, "<Down><Enter>");
    assert_int_equal(overlay->top, 1);
    assert_int_equal(overlay->lines.count, 6);
    type(&fixture, "<Esc>"); /* the filter, then the screen */
    assert_int_equal(overlay->kind, OVERLAY_HELP);
    assert_true(overlay->lines.count > 50);
    reader_wheel(fixture.reader, false, 3);
    assert_int_equal(overlay->top, 3);
    reader_set_page(fixture.reader, 40, 500, 5);
    assert_int_equal(overlay->top, 0);
    reader_set_page(fixture.reader, 40, 2, 5);
    type(&fixture, "]]yi");
    assert_int_equal(overlay->kind, OVERLAY_INFO);
    type(&fixture, "q");
    assert_int_equal(overlay->kind, OVERLAY_NONE);
    assert_int_equal(fixture.effects & EFFECT_QUIT, 0);
    assert_int_equal(fixture.state->anchor, 0);
    close_document(&fixture);
}

static void facts(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("# Two Rivers\n\nOne two three.\n\n% 12\n\n+ Four five.\n\n> Ann: Six.", 40, 5);
    type(&fixture, "i");
    static const struct {
        const char *key, *text;
    } cases[] = {{"Title", "Two Rivers"}, {"File", "file.txt"}, {"Words", "9"},  {"To read", "about 1 min"},
                 {"Sections", "1"},       {"Quotes", "1"},      {"Joined", "1"}, {"Running heads", "1"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool found = false;
        for (size_t l = 0; l < fixture.state->overlay.lines.count; l++) {
            const OverlayLine *line = &fixture.state->overlay.lines.items[l];
            if (str_equal(line->key, str_from(cases[i].key))) {
                assert_str(line->text, cases[i].text);
                found = true;
            }
        }
        print_message("%s\n", cases[i].key);
        assert_true(found);
    }
    close_document(&fixture);
}

static void a_message_lasts_until_the_next_key(void **state)
{
    (void)state;
    Fixture fixture = open_document("Some text.", 40, 5);
    reader_say(fixture.reader, true, "Line\nend %s", "here");
    assert_message(&fixture, "Line end here");
    assert_true(fixture.state->message_is_error);
    type(&fixture, "3");
    assert_message(&fixture, "");
    close_document(&fixture);
}

static void tab_completes_where_to_search(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("# Rivers\n\n> Ann Lee: Deep water.\n\n> Bo: Deep sand.\n\nDeep words.\n\n"
                      "@ Salt Roads by Bo Reed\n\nA deep book.\n",
                      40, 4);
    const Buffer *text = &fixture.state->prompt.text;
    type(&fixture, "/deep in:q<Tab>");
    assert_str(buffer_str(text), "deep in:quotes");
    assert_int_equal(fixture.state->search.hits.count, 2);
    type(&fixture, "^U<Tab><Tab><Tab><Tab><Tab>");
    assert_str(buffer_str(text), "by:");
    type(&fixture, "<Tab>"); /* round again */
    assert_str(buffer_str(text), "in:reviews");
    type(&fixture, "^Uby:lee<Tab>");
    assert_str(buffer_str(text), "by:\"Ann Lee\"");
    assert_here(&fixture, "Deep water");
    type(&fixture, " <BS><Tab>"); /* the word as it stands now */
    assert_str(buffer_str(text), "by:\"Ann Lee\"");
    type(&fixture, "^Uby:bo<Tab>");
    assert_str(buffer_str(text), "by:Bo");
    assert_int_equal(fixture.state->hints.count, 2);
    type(&fixture, "<Tab> deep");
    assert_str(buffer_str(text), "by:\"Bo Reed\" deep");
    assert_int_equal(fixture.state->hints.count, 0);
    type(&fixture, "^Uxyz<Tab>");
    assert_str(buffer_str(text), "xyz");
    close_document(&fixture);
}

static void titles_are_gone_to_by_letters(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("# Rivers\n\nThe river runs.\n\n## Alpha\n\n> Ann Lee: Deep water.\n\nWords.\n\n"
                      "## Beta\n\nQuiet.\n\n@ Salt Roads by Bo Reed\n\nA book.\n\n## Alpine\n\nEnd.\n",
                      40, 4);
    const ReaderState *reader = fixture.state;
    type(&fixture, "s");
    assert_int_equal(reader->prompt.kind, PROMPT_TITLE);
    assert_int_equal(reader->hints.count, 6); /* four sections, a review, a speaker */
    type(&fixture, "alp");
    assert_int_equal(reader->hints.count, 2);
    type(&fixture, "<Enter>");
    assert_here(&fixture, "Alpha");
    type(&fixture, "salp<Up><Up><Enter>"); /* the second, and there is no third */
    assert_here(&fixture, "Alpine");
    type(&fixture, "sreed<Enter>"); /* by who wrote it */
    assert_here(&fixture, "Salt Roads");
    assert_int_equal(reader->card, 0);
    type(&fixture, "slee<Enter>");
    assert_here(&fixture, "Deep water");
    type(&fixture, "^O"); /* a jump like others */
    assert_here(&fixture, "Salt Roads");
    type(&fixture, "sqq<Enter>");
    assert_message(&fixture, "No title or name has these letters");
    assert_here(&fixture, "Salt Roads");
    type(&fixture, "salp<Esc>");
    assert_int_equal(reader->prompt.kind, PROMPT_NONE);
    assert_int_equal(reader->hints.count, 0);
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(editing_the_line),
        cmocka_unit_test(rubbing_out_nothing_closes),
        cmocka_unit_test(pasting),
        cmocka_unit_test(the_palette_lists_what_fits),
        cmocka_unit_test(commands),
        cmocka_unit_test(help_shows_every_action),
        cmocka_unit_test(help_is_broken_to_the_columns),
        cmocka_unit_test(help_scrolls_and_filters),
        cmocka_unit_test(facts),
        cmocka_unit_test(a_message_lasts_until_the_next_key),
        cmocka_unit_test(titles_are_gone_to_by_letters),
        cmocka_unit_test(tab_completes_where_to_search),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
