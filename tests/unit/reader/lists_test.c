/* Lists over the text: marks and jumps, and what was being read. */
#include "support.h"

static const char markup[] =
    "# Title\n\nIntro text.\n\n## Alpha\n\nAlpha text.\n\n### Inner\n\nInner text.\n\n"
    "## Beta\n\nBeta text.\n\nMore beta.\n\n## Gamma\n\nGamma text.\n\nLast.\n";

/* The first lines of the items that are shown: "key:text ", the chosen one with an asterisk. */
static void assert_list(const Fixture *fixture, const char *wanted)
{
    const OverlayState *overlay = &fixture->state->overlay;
    Buffer got = {0};
    buffer_put(&got, STR(""));
    for (size_t i = 0; i < overlay->lines.count; i++) {
        const OverlayLine *line = &overlay->lines.items[i];
        if (line->item != NONE && !line->second)
            buffer_put_format(&got, "%s%.*s:%.*s ", i == overlay->cursor ? "*" : "", (int)line->key.len_bytes,
                              line->key.data ? line->key.data : "", (int)line->text.len_bytes,
                              line->text.data);
    }
    assert_string_equal(got.data ? got.data : "", wanted);
    buffer_free(&got);
}

static void assert_change(const Fixture *fixture, size_t index, uint32_t letter, bool deleted)
{
    const MarkChangeList *changes = reader_mark_changes(fixture->reader);
    assert_true(index < changes->count);
    assert_int_equal(changes->items[index].letter, letter);
    assert_int_equal(changes->items[index].deleted, deleted);
}

static void marks_are_told_of(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    type(&fixture, "]]mb");
    assert_int_equal(fixture.effects & EFFECT_MARKS, EFFECT_MARKS);
    assert_change(&fixture, 0, 'b', false);
    size_t offset = reader_mark_changes(fixture.reader)->items[0].source_offset;
    assert_int_equal(offset, strstr(markup, "Alpha") - markup);
    type(&fixture, "'b");
    assert_int_equal(fixture.effects & EFFECT_MARKS, 0);
    reader_set_mark(fixture.reader, 'z', (size_t)(strstr(markup, "Gamma text") - markup));
    assert_int_equal(reader_mark_changes(fixture.reader)->count, 0);
    type(&fixture, "'z");
    assert_here(&fixture, "Gamma text.");
    close_document(&fixture);
}

static void marks_are_forgotten_by_name(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    type(&fixture, "ma]]mb]]mc:delmarks a c<Enter>");
    assert_message(&fixture, "Forgotten: marks a c");
    assert_int_equal(fixture.effects & EFFECT_MARKS, EFFECT_MARKS);
    assert_change(&fixture, 0, 'a', true);
    assert_change(&fixture, 1, 'c', true);
    type(&fixture, "'a");
    assert_message(&fixture, "No mark a");
    type(&fixture, ":delm x<Enter>");
    assert_message(&fixture, "No mark x");
    assert_int_equal(fixture.effects & EFFECT_MARKS, 0);
    type(&fixture, ":delmarks<Enter>");
    assert_message(&fixture, "Which marks? :delmarks a b");
    type(&fixture, "G'b");
    assert_here(&fixture, "Alpha");
    close_document(&fixture);
}

static void the_list_of_marks_and_jumps(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 20);
    reader_set_page(fixture.reader, 40, 2, 2);
    type(&fixture, "M");
    assert_message(&fixture, "No marks and no jumps yet; m and a letter marks a place");
    type(&fixture, "]]mb]]ma]]M");
    assert_list(&fixture, "*a:Inner b:Alpha '':Inner 2:Alpha 3:Title ");
    type(&fixture, "jjj");
    assert_list(&fixture, "a:Inner b:Alpha '':Inner *2:Alpha 3:Title ");
    type(&fixture, "d");
    assert_message(&fixture, "Only marks can be taken out; jumps are forgotten with the reading");
    type(&fixture, "<Enter>");
    assert_int_equal(fixture.state->overlay.kind, OVERLAY_NONE);
    assert_here(&fixture, "Alpha");
    type(&fixture, "2^OM"); /* what is ahead is listed, too */
    assert_list(&fixture, "*a:Inner b:Alpha '':Beta +2:Alpha +1:Beta 1:Alpha 2:Title ");
    close_document(&fixture);
}

static void marks_are_taken_out_of_the_list(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 20);
    type(&fixture, "mambmcMjd");
    assert_message(&fixture, "Forgotten: mark b");
    assert_int_equal(fixture.effects & EFFECT_MARKS, EFFECT_MARKS);
    assert_list(&fixture, "a:Title *c:Title ");
    type(&fixture, "x");
    assert_list(&fixture, "*a:Title ");
    type(&fixture, "<Del>"); /* the last: nothing is left to list */
    assert_int_equal(fixture.state->overlay.kind, OVERLAY_NONE);
    assert_int_equal(fixture.state->marks.count, 0);
    close_document(&fixture);
}

static void a_list_is_filtered_by_any_of_its_lines(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 20);
    reader_set_page(fixture.reader, 40, 2, 2);
    type(&fixture, "]]jmb]]]]jma");
    type(&fixture, "M/alpha<Enter>"); /* the section of one */
    assert_list(&fixture, "*b:Alpha text. 2:Alpha text. ");
    close_document(&fixture);
}

static const Reading readings[] = {
    {.title = STR_INIT("Moths"),
     .section = STR_INIT("Grey"),
     .when = STR_INIT("today 09:12"),
     .path = STR_INIT("/m.md"),
     .percent = 40},
    {.title = STR_INIT("Tides"),
     .when = STR_INIT("12 March"),
     .path = STR_INIT("/t.md"),
     .percent = 100,
     .gone = true},
};

static void what_was_being_read(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 60, 20);
    type(&fixture, ":recent<Enter>");
    assert_int_equal(fixture.effects & EFFECT_READINGS, EFFECT_READINGS);
    reader_show_readings(fixture.reader, readings, 2, true);
    assert_list(&fixture, "*40%:Moths 100%:Tides :Recto's guide ");
    type(&fixture, "j<Enter>");
    assert_int_equal(fixture.effects & EFFECT_RESUME, EFFECT_RESUME);
    assert_int_equal(reader_chosen(fixture.reader), 1);
    type(&fixture, "d");
    assert_int_equal(fixture.effects & EFFECT_FORGET, EFFECT_FORGET);
    reader_show_readings(fixture.reader, readings, 1, true);
    assert_list(&fixture, "40%:Moths *:Recto's guide ");
    type(&fixture, "d");
    assert_message(&fixture, "The guide is always there");
    assert_int_equal(fixture.effects & EFFECT_FORGET, 0);
    type(&fixture, "<Enter>");
    assert_int_equal(reader_chosen(fixture.reader), 1);
    type(&fixture, "q"); /* Recto began with it: q leaves Recto */
    assert_int_equal(fixture.effects & EFFECT_QUIT, EFFECT_QUIT);
    type(&fixture, "<Esc>");
    assert_int_equal(fixture.state->overlay.kind, OVERLAY_NONE);
    close_document(&fixture);
}

static void the_list_while_reading(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 60, 20);
    reader_show_readings(fixture.reader, NULL, 0, false);
    assert_message(&fixture, "Nothing that was being read is kept");
    reader_show_readings(fixture.reader, readings, 2, false);
    type(&fixture, "q");
    assert_int_equal(fixture.effects & EFFECT_QUIT, 0);
    assert_int_equal(fixture.state->overlay.kind, OVERLAY_NONE);
    close_document(&fixture);
}

/* More than the screen has room for: the item that is chosen is in sight, both of its lines. */
static void a_long_list_scrolls(void **state)
{
    (void)state;
    for (size_t rows = 1; rows < 12; rows++) {
        Fixture fixture = open_document(markup, 40, rows);
        for (char letter = 'a'; letter <= 'z'; letter++)
            reader_set_mark(fixture.reader, (uint32_t)letter, 0);
        type(&fixture, "M");
        static const char *const keys[] = {"j", "j", "4j", "<Space>", "^D", "G", "k", "b", "^U", "g", "99j"};
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            type(&fixture, keys[i]);
            const OverlayState *overlay = &fixture.state->overlay;
            assert_true(overlay->cursor >= overlay->top || rows < 2);
            assert_true(overlay->cursor + 2 <= overlay->top + fixture.state->text_rows || rows < 2);
        }
        assert_int_equal(fixture.state->overlay.lines.items[fixture.state->overlay.cursor].key.data[0], 'z');
        close_document(&fixture);
    }
}

static void places_go_by_the_source(void **state)
{
    (void)state;
    Fixture fixture = open_document(markup, 40, 2);
    size_t beta = (size_t)(strstr(markup, "Beta text") - markup);
    reader_go_to_source_offset(fixture.reader, beta);
    assert_here(&fixture, "Beta text.");
    assert_int_equal(reader_source_offset(fixture.reader), beta);
    assert_int_equal(fixture.state->jumps.places.count, 0);
    type(&fixture, "/last"); /* only shown, as long as it is typed */
    assert_int_equal(reader_source_offset(fixture.reader), beta);
    type(&fixture, "<Enter>");
    assert_true(reader_source_offset(fixture.reader) > beta);
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_are_told_of),
        cmocka_unit_test(marks_are_forgotten_by_name),
        cmocka_unit_test(the_list_of_marks_and_jumps),
        cmocka_unit_test(marks_are_taken_out_of_the_list),
        cmocka_unit_test(a_list_is_filtered_by_any_of_its_lines),
        cmocka_unit_test(what_was_being_read),
        cmocka_unit_test(the_list_while_reading),
        cmocka_unit_test(a_long_list_scrolls),
        cmocka_unit_test(places_go_by_the_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
