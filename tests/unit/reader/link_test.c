/* Links and notes: what leads where, what is shown of it, and that nothing is handed out unasked. */
#include <stdlib.h>

#include "support.h"

static void assert_row_text(const Row *row, const char *expected)
{
    Buffer text = {0};
    assert_non_null(row);
    for (size_t i = 0; i < row->run_count; i++)
        buffer_put(&text, row->runs[i].text);
    assert_str(buffer_str(&text), expected);
    buffer_free(&text);
}

static void assert_note_row(const Fixture *fixture, size_t index, const char *expected)
{
    size_t note;
    assert_row_text(reader_note_row(fixture->state, index, &note), expected);
}

/* ---- links --------------------------------------------------------------------------------------------- */

static void links_in_the_document(void **state)
{
    (void)state;
    Fixture fixture = open_document("See [below](#two-words) or [the site](https://example.org/a?b) or "
                                    "[again](#two-words-1) or [gone](#nowhere).\n\n## Two Words!\n\nText.\n\n"
                                    "## Two words\n\nMore.\n\nMore.\n\nMore.",
                                    80, 3);
    type(&fixture, "<Enter>");
    assert_here(&fixture, "Two Words!");
    type(&fixture, "^O<Enter>^O"); /* coming back forgets which link it was */
    DocPos site = find_text(&fixture, "the site");
    assert_int_equal(reader_click_text(fixture.reader, site + 3), EFFECT_DRAW);
    assert_str(buffer_str(&fixture.state->address.shown), "https://example.org/a?b");
    assert_int_equal(fixture.state->link.start, site);
    type(&fixture, "<Enter>"); /* the one behind it */
    assert_here(&fixture, "Two words");
    type(&fixture, "<Enter>");
    assert_message(&fixture, "No link in sight");
    type(&fixture, "g");
    reader_click_text(fixture.reader, find_text(&fixture, "gone"));
    assert_message(&fixture, "No heading called #nowhere");
    type(&fixture, "<Enter>"); /* from the last round to the first */
    assert_here(&fixture, "Two Words!");
    reader_click_text(fixture.reader, find_text(&fixture, "Text"));
    assert_here(&fixture, "Text");
    close_document(&fixture);
}

static void anchors(void **state)
{
    (void)state;
    static const struct {
        const char *link, *here;
    } cases[] = {{"[x](#%C3%BCber-uns)", "\xC3\x9C"
                                         "ber Uns"},
                 {"[x](#Section_1-2)", "Section_1-2"},
                 {"[x](#top)", "[x]"},
                 {"[x](#)", "[x]"},
                 {"[x](#dont)", "Don\xE2\x80\x99t"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer markup = {0};
        buffer_put_format(&markup,
                          "Text %s.\n\n## \xC3\x9C"
                          "ber Uns\n\n## Section_1-2\n\n## Don\xE2\x80\x99t\n\nEnd.\n\nEnd.\n\nEnd.",
                          cases[i].link);
        Fixture fixture = open_document(markup.data, 40, 3);
        type(&fixture, "<Enter>");
        if (strcmp(cases[i].here, "[x]") == 0)
            assert_int_equal(fixture.state->here, 0);
        else
            assert_here(&fixture, cases[i].here);
        assert_int_equal(fixture.state->jumps.places.count, 1);
        close_document(&fixture);
        buffer_free(&markup);
    }
}

/* What cannot be seen is made visible; what is handed out has nothing but ASCII; and only for O. */
static void addresses(void **state)
{
    (void)state;
    Fixture fixture = open_document("An [address](https://example.org/\xE2\x80\xAE"
                                    "gpj.exe\xE2\x80\x8B?a=$(x)&b=\xC3\xA9 `c`) "
                                    "and [one more](mailto:a@example.org).",
                                    80, 9);
    type(&fixture, "<Enter>");
    assert_int_equal(fixture.effects, EFFECT_DRAW);
    assert_str(buffer_str(&fixture.state->address.shown),
               "https://example.org/<U+202E>gpj.exe<U+200B>?a=$(x");
    assert_true(fixture.state->address.is_handed_out);
    type(&fixture, "O");
    assert_int_equal(fixture.effects & EFFECT_OPEN_ADDRESS, EFFECT_OPEN_ADDRESS);
    assert_str(reader_address(fixture.reader), "https://example.org/%E2%80%AEgpj.exe%E2%80%8B?a=$(x");
    type(&fixture, "O"); /* it is gone */
    assert_int_equal(fixture.effects & EFFECT_OPEN_ADDRESS, 0);
    type(&fixture, "<Enter>y");
    assert_int_equal(fixture.effects & EFFECT_COPY, EFFECT_COPY);
    assert_str(reader_clipboard(fixture.reader), "mailto:a@example.org");
    close_document(&fixture);
}

static void what_is_only_shown(void **state)
{
    (void)state;
    static const char *const targets[] = {"javascript:alert(1", "data:text/html,x",        "x-special:y",
                                          "//example.org/a",    "ssh://-oProxyCommand=x/", "vbscript:x"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        Buffer markup = {0};
        buffer_put_format(&markup, "An [address](%s).", targets[i]);
        Fixture fixture = open_document(markup.data, 80, 9);
        type(&fixture, "<Enter>");
        assert_str(buffer_str(&fixture.state->address.shown), targets[i]);
        type(&fixture, "O");
        assert_int_equal(fixture.effects & (EFFECT_OPEN_ADDRESS | EFFECT_OPEN_LINKED), 0);
        assert_message(&fixture, "Addresses of this kind are only shown");
        close_document(&fixture);
        buffer_free(&markup);
    }
}

/* Whatever comes between the first key and O, nothing is opened. */
static void an_address_is_forgotten(void **state)
{
    (void)state;
    static const char *const between[] = {"<Esc>",   "j",  "?<Esc>", "z", "/x<Enter>",
                                          "<Space>", "]]", "-",      "ma"};
    Fixture fixture = open_document("An [address](https://example.org/) here.\n\nText.\n\nText.", 80, 2);
    for (size_t i = 0; i < sizeof between / sizeof *between; i++) {
        type(&fixture, "g<Enter>");
        assert_true(fixture.state->address.rows.count > 0);
        type(&fixture, between[i]);
        assert_int_equal(fixture.state->address.rows.count, 0);
        type(&fixture, "O");
        assert_int_equal(fixture.effects & EFFECT_OPEN_ADDRESS, 0);
    }
    type(&fixture, "<Esc><Esc>g<Enter>:open-a<Enter>");
    assert_int_equal(fixture.effects & EFFECT_OPEN_ADDRESS, EFFECT_OPEN_ADDRESS);
    close_document(&fixture);
}

/* An address that is longer than the screen is scrolled, so that all of it can be seen. */
static void a_long_address(void **state)
{
    (void)state;
    Buffer markup = {0};
    buffer_put(&markup, STR("An [address](https://example.org/"));
    buffer_put_repeat(&markup, STR("abcdefghij"), 40);
    buffer_put(&markup, STR("END)."));
    Fixture fixture = open_document(markup.data, 20, 6);
    type(&fixture, "<Enter>");
    const AddressState *address = &fixture.state->address;
    assert_int_equal(address->rows.count, 22);
    assert_int_equal(reader_address_rows(fixture.state), 5);
    type(&fixture, "99j99jjjjjjjjjjjjjjjjjjjjjjjjjjjjj");
    assert_int_equal(address->top, 17);
    assert_str(address->rows.items[21], "END");
    type(&fixture, "kj");
    assert_int_equal(address->top, 17);
    reader_set_page(fixture.reader, 60, 40, 40);
    assert_int_equal(address->top, 0);
    type(&fixture, "O");
    assert_int_equal(fixture.effects & EFFECT_OPEN_ADDRESS, EFFECT_OPEN_ADDRESS);
    close_document(&fixture);
    buffer_free(&markup);
}

static void files(void **state)
{
    (void)state;
    static const char *const targets[] = {"other.md",    "../a/b.txt#c", "/etc/hosts", "file:///tmp/x",
                                          "FILE:/tmp/x", "-x",           "a:b/c d"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        Buffer markup = {0};
        buffer_put_format(&markup, "A [file](%s).", targets[i]);
        Fixture fixture = open_document(markup.data, 80, 9);
        type(&fixture, "<Enter>");
        bool local = strcmp(targets[i], "a:b/c d") != 0; /* a scheme, though of one letter */
        assert_int_equal((fixture.effects & EFFECT_OPEN_LINKED) != 0, local);
        assert_int_equal(fixture.effects & EFFECT_OPEN_ADDRESS, 0);
        if (local)
            assert_str(reader_linked(fixture.reader), targets[i]);
        close_document(&fixture);
        buffer_free(&markup);
    }
}

static void the_way_back_out(void **state)
{
    (void)state;
    Fixture fixture = open_document("[below](#below)\n\nText.\n\n## Below\n\nText.\n\nText.", 40, 2);
    type(&fixture, "<BS>");
    assert_int_equal(fixture.effects & EFFECT_BACK, EFFECT_BACK);
    type(&fixture, "<A-Right>");
    assert_int_equal(fixture.effects & EFFECT_FORWARD, EFFECT_FORWARD);
    type(&fixture, "<Enter><BS>");
    assert_int_equal(fixture.effects & EFFECT_BACK, 0);
    assert_true(reader_go_to_fragment(fixture.reader, STR("below")));
    type(&fixture, "<BS>"); /* was no jump */
    assert_int_equal(fixture.effects & EFFECT_BACK, EFFECT_BACK);
    assert_false(reader_go_to_fragment(fixture.reader, STR("none")));
    assert_message(&fixture, "No heading called #none");
    close_document(&fixture);
}

/* ---- choosing by letters ------------------------------------------------------------------------------- */

static void letters(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("[one](#alpha), [two](#beta) and a note.[3]\n\n## Alpha\n\nText.\n\n## Beta\n\n"
                      "Text.\n\n^ [3] Said.\n\nEnd.\n\nEnd.",
                      60, 9);
    const LinkChoice *choice = &fixture.state->choice_of_link;
    type(&fixture, "l");
    assert_int_equal(choice->hints.count, 3);
    assert_string_equal(choice->hints.items[1].letters, "s");
    type(&fixture, "s");
    assert_here(&fixture, "Beta");
    assert_int_equal(choice->hints.count, 0);
    type(&fixture, "<BS>lD"); /* in capitals as well */
    assert_true(fixture.state->notes.open);
    type(&fixture, "<Enter>lx");
    assert_message(&fixture, "No link is called x");
    type(&fixture, "l<Esc>");
    assert_int_equal(choice->hints.count, 0);
    type(&fixture, "l<Down>j"); /* any other key gives up, and is not taken for itself */
    assert_int_equal(choice->hints.count, 0);
    close_document(&fixture);
}

static void more_links_than_letters(void **state)
{
    (void)state;
    Buffer markup = {0};
    for (int i = 0; i < 30; i++)
        buffer_put_format(&markup, "[k%d](#h%d) ", i, i);
    for (int i = 0; i < 30; i++)
        buffer_put_format(&markup, "\n\n## h%d", i);
    Fixture fixture = open_document(markup.data, 80, 5);
    const LinkChoice *choice = &fixture.state->choice_of_link;
    type(&fixture, "l");
    assert_int_equal(choice->hints.count, 30);
    assert_string_equal(choice->hints.items[0].letters, "aa");
    assert_string_equal(choice->hints.items[29].letters, "sf");
    type(&fixture, "s");
    assert_int_equal(choice->hints.count, 30);
    type(&fixture, "f");
    assert_here(&fixture, "h29");
    close_document(&fixture);
    buffer_free(&markup);
}

/* ---- notes --------------------------------------------------------------------------------------------- */

static void a_note(void **state)
{
    (void)state;
    Fixture fixture = open_document(
        "See [below](#below); a note is called here,[^b] [8] is none, [7] is the last.\n\n"
        "## Below\n\nText.\n\nText.\n\nText.\n\nText.\n\n^ [7] Said of seven.\n\n^ [^b]: Said of b.",
        80, 9);
    RowPlace top = fixture.state->top;
    assert_int_equal(reader_click_text(fixture.reader, find_text(&fixture, "[^b]") + 1), EFFECT_DRAW);
    assert_true(fixture.state->notes.open);
    assert_int_equal(fixture.state->notes.rows, 2);
    assert_int_equal(fixture.state->page_rows, 7);
    assert_note_row(&fixture, 0, "[^b]: Said of b.");
    assert_int_equal(fixture.state->link.start, find_text(&fixture, "[^b]"));
    type(&fixture, "<Enter>");
    assert_false(fixture.state->notes.open);
    assert_int_equal(fixture.state->page_rows, 9);
    type(&fixture, "<Enter>"); /* and then the next, past what only looks like one */
    assert_note_row(&fixture, 0, "[7] Said of seven.");
    type(&fixture, "<Esc>");
    assert_false(fixture.state->notes.open);
    assert_int_equal(fixture.state->top.row, top.row);
    type(&fixture, "<Enter><Enter>t"); /* the round begins anew: the link below; there, no note is called */
    assert_message(&fixture, "No note is called in sight");
    type(&fixture, "gl");
    type(&fixture, "d"); /* the third */
    type(&fixture, "t");
    assert_here(&fixture, "[7] Said");
    assert_false(fixture.state->notes.open);
    type(&fixture, "<BS>");
    assert_int_equal(fixture.state->anchor, 0);
    close_document(&fixture);
}

/* A pane in place of the row of the call would be of little use. */
static void the_call_stays_in_sight(void **state)
{
    (void)state;
    Fixture fixture = open_document("= 1a\n2b\n3c\n4d\n5e\n6f called[1]\n7g\n8h\n9i\n10j\n\n^ [1] Said.\n\n"
                                    "= 1\n2\n3\n4\n5\n6\n7\n8\n9",
                                    30, 6);
    DocPos anchor = fixture.state->anchor;
    type(&fixture, "<Enter>");
    assert_true(fixture.state->notes.open);
    assert_int_equal(fixture.state->page_rows, 4);
    assert_row(&fixture, 3, "6f called[1]");
    reader_set_page(fixture.reader, 30, 6, 6); /* drawing again changes nothing */
    assert_row(&fixture, 3, "6f called[1]");
    type(&fixture, "<Enter>");
    assert_int_equal(fixture.state->anchor, anchor);
    type(&fixture, "<Enter>j"); /* whoever scrolls goes on from there */
    assert_false(fixture.state->notes.open);
    assert_row(&fixture, 0, "4d");
    close_document(&fixture);
}

static void a_note_longer_than_its_pane(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("Called[1] here.\n\nText.\n\nText.\n\nText.\n\n"
                      "^ [1] One two three four five six seven eight nine ten eleven.\n\n"
                      "^ It goes on in a paragraph of its own.\n\nText.\n\nText.\n\nText.\n\nText.",
                      20, 9);
    const NotesState *notes = &fixture.state->notes;
    type(&fixture, "<Enter>");
    assert_int_equal(notes->rows, 3);
    assert_true(notes->row_count >= 6);
    assert_note_row(&fixture, 0, "[1] One two three");
    type(&fixture, "j");
    assert_int_equal(notes->top, 1);
    assert_true(notes->open);
    type(&fixture, "G");
    assert_int_equal(notes->top, notes->row_count - 2);
    assert_note_row(&fixture, notes->row_count - 1, "own.");
    type(&fixture, "<Space>k");
    assert_int_equal(notes->top, notes->row_count - 3);
    reader_wheel_note(fixture.reader, -99);
    assert_int_equal(notes->top, 0);
    type(&fixture, "<Esc>j");
    assert_int_equal(notes->rows, 0);
    close_document(&fixture);
}

/* Where there is no room for a pane, the note is said. */
static void no_room_for_a_pane(void **state)
{
    (void)state;
    Fixture fixture = open_document("Called[1] here.\n\n^ [1] Said.", 20, 3);
    type(&fixture, "<Enter>");
    assert_message(&fixture, "[1] Said.");
    type(&fixture, "a");
    assert_int_equal(fixture.state->page_rows, 3);
    close_document(&fixture);
}

/* How calls and notes are printed, and what only looks like a call. */
static void forms(void **state)
{
    (void)state;
    static const struct {
        const char *text, *note;
        bool calls;
    } cases[] = {
        {"The well[1] was dug.", "[1] Said.", true},
        {"The well\xC2\xB9 was dug.", "\xC2\xB9 Said.", true},
        {"The well\xC2\xB9\xE2\x81\xB4 was dug.", "14 Said.", true},
        {"The well\xC2\xB9\xE2\x81\xB4 was dug.", "1 Said.", false},
        {"The well3 was dug.", "3. Said.", true},
        {"The well.\xE2\x80\x9D"
         "3 It was dug.",
         "3 Said.", true},
        {"The well was 0.3 deep.", "3 Said.", false},
        {"The M3 was dug.", "3 Said.", false},
        {"The well of 3 men was dug.", "3 Said.", false},
        {"The well3rd was dug.", "3 Said.", false},
        {"The well (1) was dug.", "(1) Said.", true},
        {"The well (1) was dug.", "1. Said.", false},
        {"The well* was dug.", "* Said.", true},
        {"The well** was dug.", "* Said.", false},
        {"The well * was dug.", "* Said.", false},
        {"The well\xE2\x80\xA0 was dug.", "\xE2\x80\xA0 Said.", true},
        {"The well[1] was dug.", "[Footnote 1: Said.]", true},
        {"The well[^A-b] was dug.", "[^a-B]: Said.", true},
        {"The well[^b] was dug.", "[^a]: Said.", false},
        {"The well[12345] was dug.", "[12345] Said.", false},
        {"The well[1 was dug.", "[1] Said.", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer markup = {0};
        buffer_put_format(&markup, "%s\n\n^ %s\n\nText.\n\nText.", cases[i].text, cases[i].note);
        Fixture fixture = open_document(markup.data, 60, 9);
        type(&fixture, "<Enter>");
        if (fixture.state->notes.open != cases[i].calls)
            fail_msg("\"%s\" and \"%s\"", cases[i].text, cases[i].note);
        close_document(&fixture);
        buffer_free(&markup);
    }
}

/* Numbers may begin anew on each page: a call means the note that comes next, and the last where none does. */
static void notes_of_one_number(void **state)
{
    (void)state;
    Fixture fixture = open_document("First[1] page.\n\n^ [1] Of the first.\n\nSecond[1] page.\n\n"
                                    "^ [1] Of the second.\n\nThird[1] page.",
                                    60, 20);
    static const char *const said[] = {"[1] Of the first.", "[1] Of the second.", "[1] Of the second."};
    for (size_t i = 0; i < 3; i++) {
        type(&fixture, "<Enter>");
        assert_note_row(&fixture, 0, said[i]);
        type(&fixture, "<Enter>");
    }
    close_document(&fixture);
}

/* Endnotes whose numbers begin anew with each chapter, and the way back from one. */
static void notes_of_a_chapter(void **state)
{
    (void)state;
    Fixture fixture =
        open_document("## One\n\nText.\n\nCalled[1] here.\n\n## Two\n\nText.\n\nCalled[1] there.\n\n"
                      "## Notes\n\n### One\n\n^ 1. Of the first.\n\n### Two\n\n^ 1. Of the second.\n\n"
                      "## End\n\nText.\n\nText.\n\nText.\n\nText.",
                      60, 9);
    type(&fixture, "<Enter>");
    assert_note_row(&fixture, 0, "1. Of the first.");
    type(&fixture, "<Enter>]]<Enter>");
    assert_note_row(&fixture, 0, "1. Of the second.");
    type(&fixture, "t");
    assert_here(&fixture, "1. Of the second.");
    type(&fixture, "<C-o><Enter>"); /* the call is in sight again */
    assert_note_row(&fixture, 0, "1. Of the second.");
    close_document(&fixture);
}

/* What an importer makes of footnotes: links to a name. */
static void links_to_notes(void **state)
{
    (void)state;
    static const char *const targets[] = {"#fn-b", "#fn:b", "#user-content-fn-b", "#^b", "[^b]", "^b", "#b"};
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        Buffer markup = {0};
        buffer_put_format(&markup, "Called[2](%s) here.\n\nText.\n\n^ [^b]: Said.\n\nText.\n\nText.",
                          targets[i]);
        Fixture fixture = open_document(markup.data, 60, 9);
        type(&fixture, "<Enter>");
        assert_true(fixture.state->notes.open);
        assert_note_row(&fixture, 0, "[^b]: Said.");
        close_document(&fixture);
        buffer_free(&markup);
    }
}

/* ---- notes that stay ----------------------------------------------------------------------------------- */

/* Verse, so that a line of it is a row: every third is called a note of, and the notes are of one to three rows. */
static void write_verse(Buffer *markup)
{
    for (int i = 1; i <= 60; i++)
        buffer_put_format(markup, i % 3 ? "%sline\n" : "%sline called[%d]\n", i % 4 == 1 ? "\n= " : "",
                          i / 3);
    for (int i = 1; i <= 20; i++) {
        buffer_put_format(markup, "\n^ [%d] A note", i);
        buffer_put_repeat(markup, STR(" of a good many words"), (size_t)i % 4);
        buffer_put_byte(markup, '\n');
    }
}

static size_t row_number(const ReaderState *state, RowPlace place)
{
    size_t number = 0;
    while (place_previous(state, &place))
        number++;
    return number;
}

/* The number of the call in a row of verse; 0. */
static int called_in(const Fixture *fixture, RowPlace place)
{
    Str text = document_slice(fixture->doc, place_row(fixture->state, place)->text);
    size_t at = str_find_byte(text, '[', 0);
    if (document_block(fixture->doc, place.block)->cls != BLOCK_VERSE || at == text.len_bytes)
        return 0;
    return atoi(text.data + at + 1);
}

/* Every note called in sight is shown, or counted, or stands in sight itself. */
static void check_called(const Fixture *fixture)
{
    const ReaderState *state = fixture->state;
    RowPlace place = state->top;
    size_t called = 0, rows = 0;
    int numbers[32];
    do {
        int number = called_in(fixture, place);
        if (number > 0)
            numbers[called++] = number;
    } while (++rows < state->page_rows && place_next(state, &place));
    size_t missing = 0;
    for (size_t i = 0; i < called; i++) {
        char mark[32];
        snprintf(mark, sizeof mark, "[%d] A note", numbers[i]);
        missing += document_block_at(fixture->doc, find_text(fixture, mark)) > place.block;
    }
    assert_int_equal(state->notes.shown.count + state->notes.more, missing);
    assert_true(state->page_rows + state->notes.rows <= state->text_rows);
    assert_true(missing == 0 || state->notes.rows >= 2);
}

/* Page by page, down and up, no row is left out: each page begins where the one before ends, or above. */
static void pages_with_notes(void **state)
{
    (void)state;
    Buffer markup = {0};
    write_verse(&markup);
    for (size_t rows = 5; rows < 26; rows += 4) {
        Fixture fixture = open_document(markup.data, 40, rows);
        type(&fixture, "a");
        size_t first = 0, last_page = NONE;
        while (first != last_page) {
            size_t end = first + fixture.state->page_rows;
            check_called(&fixture);
            last_page = first;
            type(&fixture, "<Space>");
            first = row_number(fixture.state, fixture.state->top);
            assert_true(first <= end);
            reader_set_page(fixture.reader, 40, rows, rows);
            assert_int_equal(row_number(fixture.state, fixture.state->top), first);
        }
        assert_true(reader_at_end(fixture.state));
        while (first > 0) {
            size_t top = first;
            type(&fixture, "b");
            first = row_number(fixture.state, fixture.state->top);
            check_called(&fixture);
            assert_true(first < top && first + fixture.state->page_rows >= top);
        }
        type(&fixture, "G");
        assert_true(reader_at_end(fixture.state));
        type(&fixture, "ga");
        assert_int_equal(fixture.state->notes.rows, 0);
        assert_int_equal(fixture.state->page_rows, rows);
        close_document(&fixture);
    }
    buffer_free(&markup);
}

/* A swap forgets the notes of the document before. */
static void another_document(void **state)
{
    (void)state;
    Fixture fixture = open_document("Called[1] here.\n\nText.\n\n^ [1] Said.\n\nText.\n\nText.", 40, 9);
    Source *source =
        source_from_bytes(STR("Called[1] anew.\n\n1.\n\n2.\n\n3.\n\n4.\n\n5.\n\n^ [1] Said anew."));
    Document *other = make_document(source);
    type(&fixture, "a<Enter>");
    reader_swap(fixture.reader, other, false);
    assert_false(fixture.state->notes.open);
    assert_note_row(&fixture, 0, "[1] Said anew.");
    close_document(&fixture); /* the reader before what it shows */
    document_free(other);
    source_free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_in_the_document),
        cmocka_unit_test(anchors),
        cmocka_unit_test(addresses),
        cmocka_unit_test(what_is_only_shown),
        cmocka_unit_test(an_address_is_forgotten),
        cmocka_unit_test(a_long_address),
        cmocka_unit_test(files),
        cmocka_unit_test(the_way_back_out),
        cmocka_unit_test(letters),
        cmocka_unit_test(more_links_than_letters),
        cmocka_unit_test(a_note),
        cmocka_unit_test(the_call_stays_in_sight),
        cmocka_unit_test(a_note_longer_than_its_pane),
        cmocka_unit_test(no_room_for_a_pane),
        cmocka_unit_test(forms),
        cmocka_unit_test(notes_of_a_chapter),
        cmocka_unit_test(notes_of_one_number),
        cmocka_unit_test(links_to_notes),
        cmocka_unit_test(pages_with_notes),
        cmocka_unit_test(another_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
