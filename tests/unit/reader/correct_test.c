/* What the reader asks for when something is put right by hand, and what it says of it. */
#include "support.h"

static const char page[] =
    "# Title\n\nFirst line of it,\nand the second,\nand the third.\n\n% 12\n\n+ More of it,\nand "
    "the last.\n\nOne line alone.\n";

/* Keys typed at a line of the source, and the correction that they ask for. */
static Correction asked(uint32_t line, const char *keys)
{
    Fixture fixture = open_document(page, 60, 4);
    Buffer typed = {0};
    buffer_put_format(&typed, ":%u<Enter>%s", (unsigned)line, keys);
    type(&fixture, typed.data);
    assert_true(fixture.effects & EFFECT_CORRECT);
    Correction correction = reader_correction(fixture.reader);
    buffer_free(&typed);
    close_document(&fixture);
    return correction;
}

static void assert_correction(Correction found, CorrectionKind kind, uint32_t first, uint32_t last)
{
    assert_int_equal(found.kind, kind);
    assert_int_equal(found.first_line, first);
    assert_int_equal(found.last_line, last);
}

/* The piece at the place, not the whole of what it was joined to. */
static void a_class(void **state)
{
    (void)state;
    Correction found = asked(4, ":as verse<Enter>");
    assert_correction(found, CORRECTION_AS, 3, 5);
    assert_int_equal(found.cls, BLOCK_VERSE);
    assert_int_equal(found.level, 0);
    assert_correction(asked(9, ":as quote<Enter>"), CORRECTION_AS, 9, 10);
    found = asked(12, ":as  heading  3 <Enter>");
    assert_correction(found, CORRECTION_AS, 12, 12);
    assert_int_equal(found.cls, BLOCK_HEADING);
    assert_int_equal(found.level, 3);
}

static void every_class_by_its_name(void **state)
{
    (void)state;
    for (BlockClass cls = BLOCK_UNKNOWN + 1; cls < BLOCK_CLASS_COUNT; cls++) {
        if (cls == BLOCK_CONT)
            continue;
        Buffer keys = {0};
        buffer_put_format(&keys, ":as %s<Enter>", block_class_name(cls));
        assert_int_equal(asked(12, keys.data).cls, cls);
        buffer_free(&keys);
    }
}

static void a_class_by_its_beginning(void **state)
{
    (void)state;
    assert_int_equal(asked(12, ":as fur<Enter>").cls, BLOCK_FURNITURE);
    assert_int_equal(asked(12, ":as P<Enter>").cls, BLOCK_PARA);
    assert_int_equal(asked(12, ":as pu<Tab><Enter>").cls, BLOCK_PULLQUOTE);
}

static void what_is_no_class(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *message;
    } cases[] = {{":as<Enter>", "As what? :as heading, :as para, :as furniture ... (Tab completes)"},
                 {":as zebra<Enter>", "Nothing is called zebra: \":as \" lists what there is"},
                 {":as cont<Enter>", "Nothing is called cont: \":as \" lists what there is"},
                 {":as heading 7<Enter>", "The level of a heading is from 1 to 6"},
                 {":as heading two<Enter>", "The level of a heading is from 1 to 6"},
                 {":as para 2<Enter>", "Only a heading has a level"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Fixture fixture = open_document(page, 60, 4);
        type(&fixture, cases[i].keys);
        assert_message(&fixture, cases[i].message);
        assert_true(fixture.state->message_is_error);
        assert_false(fixture.effects & EFFECT_CORRECT);
        close_document(&fixture);
    }
}

static void the_palette_lists_classes(void **state)
{
    (void)state;
    Fixture fixture = open_document(page, 60, 4);
    const KeyHintList *hints = &fixture.state->hints;
    type(&fixture, ":as");
    assert_str(hints->items[0].key, "as");
    type(&fixture, "<Space>");
    assert_int_equal(hints->count, BLOCK_CLASS_COUNT - 2);
    assert_str(hints->items[0].key, "as heading");
    type(&fixture, "BOOK");
    assert_int_equal(hints->count, 2);
    assert_str(hints->items[0].key, "as booktitle");
    assert_str(hints->items[1].key, "as bookcite");
    type(&fixture, "<Tab>");
    assert_str(buffer_str(&fixture.state->prompt.text), "as booktitle");
    type(&fixture, "<Esc>");
    assert_int_equal(hints->count, 0);
    close_document(&fixture);
}

static void joining(void **state)
{
    (void)state;
    assert_correction(asked(12, "J"), CORRECTION_JOIN, 12, 12);
    /* The block as it is, from its beginning. */
    assert_correction(asked(10, "J"), CORRECTION_JOIN, 3, 3);
}

/* At the nearest line; from a block's beginning at its first seam. */
static void splitting(void **state)
{
    (void)state;
    assert_correction(asked(3, "|"), CORRECTION_SPLIT, 9, 9);
    assert_correction(asked(4, "|"), CORRECTION_SPLIT, 4, 4);
    assert_correction(asked(5, "|"), CORRECTION_SPLIT, 5, 5);
    assert_correction(asked(9, "|"), CORRECTION_SPLIT, 9, 9);
    assert_correction(asked(10, "|"), CORRECTION_SPLIT, 10, 10);
    assert_correction(asked(3, "/line of<Enter>|"), CORRECTION_SPLIT, 4, 4);
    assert_correction(asked(3, "/the second<Enter>|"), CORRECTION_SPLIT, 4, 4);
    assert_correction(asked(3, "/ond,<Enter>|"), CORRECTION_SPLIT, 5, 5);
    Fixture fixture = open_document(page, 60, 4);
    type(&fixture, ":12<Enter>|");
    assert_message(&fixture, "This is one line of the file: there is nothing to split");
    assert_false(fixture.effects & EFFECT_CORRECT);
    close_document(&fixture);
}

/* What is folded away is not meant, though it be the place: the block that stands there to be seen is. */
static void what_is_folded_away_is_passed_over(void **state)
{
    (void)state;
    assert_correction(asked(7, "J"), CORRECTION_JOIN, 12, 12);
    assert_correction(asked(7, "F:7<Enter>J"), CORRECTION_JOIN, 7, 7);
    Fixture fixture = open_document("% only\n\n% furniture\n", 60, 4);
    type(&fixture, "J");
    assert_message(&fixture, "There is nothing here");
    type(&fixture, "x");
    assert_message(&fixture, "There is nothing here");
    close_document(&fixture);
}

static void taking_back(void **state)
{
    (void)state;
    Fixture fixture = open_document(page, 60, 4);
    type(&fixture, "U");
    assert_true(fixture.effects & EFFECT_UNDO_CORRECTION);
    close_document(&fixture);
}

static void nothing_is_put_right_where_nothing_was_recovered(void **state)
{
    (void)state;
    static const char *const keys[] = {"J", "|", "U", ":as para<Enter>"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        Fixture fixture = open_document(page, 60, 4), empty = open_document("", 60, 4);
        reader_swap(fixture.reader, fixture.doc, true);
        type(&fixture, keys[i]);
        assert_message(&fixture, "This is the source as it stands; what was recovered can be put right");
        assert_false(fixture.effects & (EFFECT_CORRECT | EFFECT_UNDO_CORRECTION));
        close_document(&fixture);
        type(&empty, keys[i]);
        assert_false(empty.effects & EFFECT_CORRECT);
        close_document(&empty);
    }
    Fixture raw = {.source = source_from_bytes(STR("Text."))};
    raw.doc = make_document(raw.source);
    raw.reader = reader_new(raw.doc, (ReaderOptions){.verbatim = true});
    raw.state = reader_state(raw.reader);
    type(&raw, "J");
    assert_message(&raw, "This is the source as it stands; what was recovered can be put right");
    close_document(&raw);
}

static void what_was_done_is_said(void **state)
{
    (void)state;
    static const struct {
        Correction correction;
        const char *done, *taken_back;
    } cases[] = {
        {{CORRECTION_AS, 12, 12, BLOCK_HEADING, 2, 0},
         "Line 12 is a heading of level 2 now; U takes it back",
         "Taken back: line 12 as a heading of level 2"},
        {{CORRECTION_AS, 3, 5, BLOCK_PARA, 0, 0},
         "Lines 3\xE2\x80\x93"
         "5 are a paragraph now; U takes it back",
         "Taken back: lines 3\xE2\x80\x93"
         "5 as a paragraph"},
        {{CORRECTION_AS, 12, 12, BLOCK_FURNITURE, 0, 0},
         "Line 12 is furniture now, and folded away; U takes it back",
         "Taken back: line 12 as furniture"},
        {{CORRECTION_JOIN, 9, 9, BLOCK_UNKNOWN, 0, 0},
         "Line 9 goes on from line 5 now; U takes it back",
         "Taken back: line 9 joined with what is before it"},
        {{CORRECTION_SPLIT, 4, 4, BLOCK_UNKNOWN, 0, 0},
         "Line 4 begins a block of its own now; U takes it back",
         "Taken back: line 4 as the beginning of a block"},
    };
    Fixture fixture = open_document(page, 60, 4);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reader_say_corrected(fixture.reader, &cases[i].correction);
        assert_message(&fixture, cases[i].done);
        reader_say_taken_back(fixture.reader, &cases[i].correction);
        assert_message(&fixture, cases[i].taken_back);
    }
    type(&fixture, "F");
    reader_say_corrected(fixture.reader, &cases[2].correction);
    assert_message(&fixture, "Line 12 is furniture now; U takes it back");
    close_document(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_class),
        cmocka_unit_test(every_class_by_its_name),
        cmocka_unit_test(a_class_by_its_beginning),
        cmocka_unit_test(what_is_no_class),
        cmocka_unit_test(the_palette_lists_classes),
        cmocka_unit_test(joining),
        cmocka_unit_test(splitting),
        cmocka_unit_test(what_is_folded_away_is_passed_over),
        cmocka_unit_test(taking_back),
        cmocka_unit_test(nothing_is_put_right_where_nothing_was_recovered),
        cmocka_unit_test(what_was_done_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
