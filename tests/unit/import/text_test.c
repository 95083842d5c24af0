#include "support.h"

/* "FIRST-LAST+BLANK" for each draft, 'p' behind those that a page break precedes. */
static void assert_cut(const char *text, const char *expected)
{
    Source *source = source_from_bytes(str_from(text));
    DocumentBuilder *builder = import_text(source);
    Buffer out = {0};
    for (size_t i = 0; i < builder_drafts(builder)->count; i++) {
        const DraftBlock *draft = &builder_drafts(builder)->items[i];
        assert_int_equal(draft->cls, BLOCK_UNKNOWN);
        assert_false(draft->decided);
        buffer_put_format(&out, "%s%u-%u+%u%s", i > 0 ? " " : "", draft->first_line, draft->last_line,
                          draft->blank_lines, draft->page_break ? "p" : "");
    }
    buffer_put_byte(&out, '\0');
    assert_string_equal(out.data, expected);
    buffer_free(&out);
    builder_free(builder);
    source_free(source);
}

static void cut_at_blank_lines(void **state)
{
    (void)state;
    assert_cut("", "");
    assert_cut("\n\n", "");
    assert_cut("a", "1-1+0");
    assert_cut("a\n", "1-1+0");
    assert_cut("a\nb\n\nc", "1-2+0 4-4+1");
    assert_cut("\n\n\na\n\n\nb\nc\n", "4-4+3 7-8+2");
    assert_cut("a\n \t \nb", "1-1+0 3-3+1");
    assert_cut("a\r\n\r\nb\rc", "1-1+0 3-4+1");
    assert_cut("\xEF\xBB\xBF"
               "a\n\nb",
               "1-1+0 3-3+1");
}

static void wide_and_invisible_blanks(void **state)
{
    (void)state;
    assert_cut("a\n\xC2\xA0\nb", "1-1+0 3-3+1");      /* NO-BREAK SPACE */
    assert_cut("a\n\xE2\x80\x83 \nb", "1-1+0 3-3+1"); /* EM SPACE */
    assert_cut("a\n\xE2\x80\x8B\nb", "1-1+0 3-3+1");  /* ZERO WIDTH SPACE */
    assert_cut("a\n\xE3\x80\x80\nb", "1-1+0 3-3+1");  /* IDEOGRAPHIC SPACE */
    assert_cut("a\n\xE2\x80\x94\nb", "1-3+0");        /* EM DASH is ink */
    assert_cut("a\n\xC3\xA0\nb", "1-3+0");            /* so is a letter that ends in the same byte */
}

static void form_feeds(void **state)
{
    (void)state;
    assert_cut("a\n\f\nb", "1-1+0 3-3+1p");
    assert_cut("a\n\fb\nc", "1-1+0 2-3+0p");
    assert_cut("a\n\n\fb", "1-1+0 3-3+1p");
    assert_cut("a\f\nb", "1-1+0 2-2+0p");
    assert_cut("a\f\n\nb", "1-1+0 3-3+1p");
    assert_cut("\fa\nb", "1-2+0p");
    assert_cut("a\fb\nc", "1-2+0");
    assert_cut("a\n\fb\n\nc", "1-1+0 2-2+0p 4-4+1");
}

static void ranges_are_whole_lines(void **state)
{
    (void)state;
    Source *source = source_from_bytes(STR("\n  one \n\ttwo  \n\nthree\n"));
    DocumentBuilder *builder = import_text(source);
    const DraftBlock *drafts = builder_drafts(builder)->items;
    assert_int_equal(builder_drafts(builder)->count, 2);
    assert_int_equal(drafts[0].start, 1);
    assert_int_equal(drafts[0].end, 14);
    assert_int_equal(drafts[0].text_start, 1);
    assert_int_equal(drafts[1].start, 16);
    assert_int_equal(drafts[1].end, 21);
    builder_free(builder);
    source_free(source);
}

static void raw_keeps_everything(void **state)
{
    (void)state;
    Source *source = source_from_bytes(STR("# A *b*\n\tc \\$\n\n\n> d\n"));
    DocumentBuilder *builder = import_raw(source);
    const DraftBlock *drafts = builder_drafts(builder)->items;
    assert_int_equal(builder_drafts(builder)->count, 2);
    assert_true(drafts[0].decided);
    assert_int_equal(drafts[1].blank_lines, 2);
    assert_string_equal(drafts[0].rule, "source");
    assert_shown(builder, 0, "# A *b*/        c \\$");
    Document *doc = builder_finish(builder);
    assert_int_equal(document_block(doc, 0)->cls, BLOCK_PARA);
    assert_true(document_block(doc, 0)->keep_lines);
    assert_true(document_block(doc, 1)->keep_lines);
    document_free(doc);
    source_free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cut_at_blank_lines),   cmocka_unit_test(wide_and_invisible_blanks),
        cmocka_unit_test(form_feeds),           cmocka_unit_test(ranges_are_whole_lines),
        cmocka_unit_test(raw_keeps_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
