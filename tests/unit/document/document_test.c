/* What a document says of itself. */
#include "support.h"

static void names_of_classes(void **state)
{
    (void)state;
    assert_string_equal(block_class_name(BLOCK_PARA), "para");
    assert_string_equal(block_class_name(BLOCK_META), "meta");
    assert_string_equal(block_class_name(BLOCK_UNKNOWN), "unknown");
    for (int cls = BLOCK_UNKNOWN; cls < BLOCK_CLASS_COUNT; cls++)
        for (int other = cls + 1; other < BLOCK_CLASS_COUNT; other++)
            assert_string_not_equal(block_class_name((BlockClass)cls), block_class_name((BlockClass)other));
    assert_string_equal(join_mode_name(JOIN_DEHYPHEN), "dehyphen");
    assert_string_equal(quote_kind_name(QUOTE_EPIGRAPH), "epigraph");
    assert_string_equal(format_name(FORMAT_MARKDOWN), "markdown");
}

static void empty_document(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "\n", " \n\t\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Fixture fixture = fixture_cut(texts[i]);
        const Document *doc = fixture_finish(&fixture);
        assert_int_equal(document_text(doc).len_bytes, 0);
        assert_int_equal(document_block_count(doc), 0);
        assert_int_equal(document_block_at(doc, 0), NONE);
        assert_int_equal(document_section_count(doc), 0);
        assert_int_equal(document_source_offset(doc, 5), 0);
        assert_int_equal(document_pos_from_source(doc, 5), 0);
        assert_int_equal(document_pos_from_line(doc, 5), 0);
        assert_int_equal(document_line_at(doc, 5), 1);
        assert_int_equal(document_word_count(doc), 0);
        assert_int_equal(document_review_at(doc, 0), NONE);
        assert_int_equal(document_title(doc).len_bytes, 0);
        fixture_free(&fixture);
    }
}

static void block_at_every_position(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("ab\n\n*\n\nc\n\ndef");
    const Document *doc = fixture_finish(&fixture);
    assert_str(document_text(doc), "ab\n\nc\ndef\n"); /* the second has no text at all */
    static const size_t blocks[] = {0, 0, 0, 1, 2, 2, 3, 3, 3, 3, 3, 3};
    for (DocPos pos = 0; pos < sizeof blocks / sizeof *blocks; pos++)
        assert_int_equal(document_block_at(doc, pos), blocks[pos]);
    assert_int_equal(document_block_at(doc, NONE), 3);
    fixture_free(&fixture);
}

/* Every line that is not blank is in one fragment; fragments in the order of the source do not overlap. */
static void nothing_is_lost(void **state)
{
    (void)state;
    const char *text = "one\n\n  two\nthree\n\n\nfloat\n\nfour\n\nrunning head\n\nfive\nsix\n";
    Fixture fixture = fixture_cut(text);
    fixture_class(&fixture, 2, BLOCK_CAPTION, 0);
    fixture_continue(&fixture, 3, 1, JOIN_SPACE);
    fixture_class(&fixture, 4, BLOCK_FURNITURE, 0);
    fixture_continue(&fixture, 5, 3, JOIN_SPACE);
    const Document *doc = fixture_finish(&fixture);
    bool seen[16] = {false};
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        const Fragment *fragments = document_fragments(doc, block);
        for (size_t f = 0; f < block->fragment_count; f++)
            for (uint32_t line = fragments[f].first_line; line <= fragments[f].last_line; line++) {
                assert_false(seen[line]);
                seen[line] = true;
            }
    }
    uint32_t line = 1;
    Str rest = str_from(text);
    for (size_t at = 0; at < rest.len_bytes; line++) {
        size_t end = str_find_byte(rest, '\n', at);
        assert_int_equal(seen[line], !str_is_blank(str_slice(rest, at, end)));
        at = end + 1;
    }
    fixture_free(&fixture);
}

static void drafts_keep_what_was_decided(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("body text here\n\n1. item\n\ntext");
    fixture_class(&fixture, 0, BLOCK_PULLQUOTE, 0);
    fixture_draft(&fixture, 0)->of = 2; /* what it repeats may stand behind it */
    DraftBlock *item = fixture_draft(&fixture, 1);
    *item = (DraftBlock){.start = item->start,
                         .end = item->end,
                         .text_start = item->start + 3,
                         .first_line = 3,
                         .last_line = 3,
                         .cls = BLOCK_LIST,
                         .list_depth = 1,
                         .tight = true,
                         .confidence = 80,
                         .kind = "ordered",
                         .rule = "number",
                         .marker = STR("1."),
                         .of = NONE};
    builder_seal(fixture.builder);
    builder_set_lifted_text(fixture.builder, 0, (DocRange){20, 24});
    const Document *doc = fixture_finish(&fixture);
    const Block *block = document_block(doc, 1);
    assert_str(document_block_text(doc, 1), "item");
    assert_str(block->marker, "1.");
    assert_int_equal(block->list_depth, 1);
    assert_int_equal(block->confidence, 80);
    assert_true(block->tight);
    assert_string_equal(block->kind, "ordered");
    assert_string_equal(block->rule, "number");
    assert_int_equal(document_block(doc, 0)->lifted_from, 2);
    assert_str(document_slice(doc, document_block(doc, 0)->lifted_text), "text");
    assert_int_equal(document_block(doc, 1)->lifted_from, NONE);
    assert_string_equal(document_block(doc, 2)->rule, "none");
    assert_int_equal(document_block(doc, 2)->cls, BLOCK_PARA);
    fixture_free(&fixture);
}

static void drafts_can_be_replaced(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("one\ntwo\n\nthree");
    DraftList list = {0};
    vec_push(&list, draft_block(0, 3, 1, 1));
    vec_push(&list, draft_block(4, 7, 2, 2));
    vec_push(&list, *fixture_draft(&fixture, 1));
    builder_replace_drafts(fixture.builder, &list);
    assert_null(list.items);
    const Document *doc = fixture_finish(&fixture);
    assert_str(document_text(doc), "one\ntwo\nthree\n");
    assert_int_equal(document_pos_from_line(doc, 2), 4);
    fixture_free(&fixture);
}

static void metadata_of_the_blocks(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("A *long*\ntitle\n\nWhat it is about\n\nrunning head\n\nwords in the body");
    fixture_class(&fixture, 0, BLOCK_TITLE, 1);
    fixture_class(&fixture, 1, BLOCK_DECK, 0);
    fixture_class(&fixture, 2, BLOCK_FURNITURE, 0);
    builder_add_byline(fixture.builder, STR("Ada Quill"));
    builder_add_byline(fixture.builder, STR("Bo Reed"));
    builder_add_byline(fixture.builder, STR("Ada Quill"));
    builder_add_byline(fixture.builder, (Str){0});
    const Document *doc = fixture_finish(&fixture);
    assert_str(document_title(doc), "A long title");
    assert_str(document_deck(doc), "What it is about");
    assert_int_equal(document_bylines(doc).count, 2);
    assert_str(document_bylines(doc).items[1], "Bo Reed");
    assert_int_equal(document_word_count(doc), 3 + 4 + 4); /* not the running head */
    assert_int_equal(document_language(doc).len_bytes, 0);
    fixture_free(&fixture);
}

static void front_matter_wins(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("Printed title\n\nPrinted deck");
    fixture_class(&fixture, 0, BLOCK_TITLE, 1);
    fixture_class(&fixture, 1, BLOCK_DECK, 0);
    builder_set_title(fixture.builder, STR("Given title"));
    builder_set_deck(fixture.builder, STR("Given deck"));
    builder_set_language(fixture.builder, STR("fr"));
    const Document *doc = fixture_finish(&fixture);
    assert_str(document_title(doc), "Given title");
    assert_str(document_deck(doc), "Given deck");
    assert_str(document_language(doc), "fr");
    fixture_free(&fixture);
}

static void quotes_are_sorted(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("one two three four");
    builder_seal(fixture.builder);
    static const DocRange ranges[] = {{8, 13}, {0, 3}, {0, 18}, {4, 7}};
    for (size_t i = 0; i < 4; i++)
        builder_add_quote(fixture.builder,
                          (Quote){.kind = QUOTE_DIRECT, .text = ranges[i], .lifted_from = NONE});
    const Document *doc = fixture_finish(&fixture);
    static const char *const expected[] = {"one two three four", "one", "two", "three"};
    assert_int_equal(document_quote_count(doc), 4);
    for (size_t i = 0; i < 4; i++)
        assert_str(document_slice(doc, document_quote(doc, i)->text), expected[i]);
    fixture_free(&fixture);
}

static void giving_up(void **state)
{
    (void)state;
    builder_free(NULL);
    document_free(NULL);
    Fixture fixture = fixture_cut("one\n\ntwo");
    builder_seal(fixture.builder);
    fixture_free(&fixture); /* sealed, never finished */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_classes),
        cmocka_unit_test(empty_document),
        cmocka_unit_test(block_at_every_position),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(drafts_keep_what_was_decided),
        cmocka_unit_test(drafts_can_be_replaced),
        cmocka_unit_test(metadata_of_the_blocks),
        cmocka_unit_test(front_matter_wins),
        cmocka_unit_test(quotes_are_sorted),
        cmocka_unit_test(giving_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
