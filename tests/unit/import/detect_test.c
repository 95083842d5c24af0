#include "support.h"

static Format detect(const char *text, const char *path)
{
    Source *source = source_from_bytes(str_from(text));
    Format format = import_detect(source, path);
    source_free(source);
    return format;
}

static void by_name(void **state)
{
    (void)state;
    assert_int_equal(detect("a", "a.md"), FORMAT_MARKDOWN);
    assert_int_equal(detect("a", "x/README.MD"), FORMAT_MARKDOWN);
    assert_int_equal(detect("a", "a.markdown"), FORMAT_MARKDOWN);
    assert_int_equal(detect("a", "a.mkd"), FORMAT_MARKDOWN);
    assert_int_equal(detect("a", "a.mdown"), FORMAT_MARKDOWN);
    assert_int_equal(detect("a", "a.txt"), FORMAT_TEXT);
    assert_int_equal(detect("a", "amd"), FORMAT_TEXT);
    assert_int_equal(detect("a", ".md"), FORMAT_TEXT);
    assert_int_equal(detect("a", NULL), FORMAT_TEXT);
    assert_int_equal(detect("", "empty.txt"), FORMAT_TEXT);
}

static void by_content(void **state)
{
    (void)state;
    static const char *const markdown[] = {
        "# A\n\ntext\n\n## B\n",
        "## A\n\nsee [b](http://c.example)\n",
        "# A\n\n> quoted\n",
        "# A\n\n```\ncode\n```\n",
        "# A\n\n|a|b|\n|--|--|\n",
        "# A\n\n![b](c.png)\n",
        "# A\n## B\n",
        "---\ntitle: x\n---\ntext",
        "   # A\n\n**b** c\n",
    };
    static const char *const text[] = {
        "**By Ann Xu**\n\n*Zero* and US\\$5\n",       /* marks, but no heading */
        "# one heading\n\nand prose\n",               /* nothing else of Markdown's */
        "# a comment\n# and another\necho `x` `y`\n", /* a script's comments stand in runs */
        "#tag and #tag\n\n#1 of 2\n",
        "```\n# a\n\n# b\n```\n", /* all of it in a fence */
        "---\n\nA rule, and no front matter\n",
        "---\nNot a key\n---\n",
        "####### seven\n\n####### more\n",
        "    # code\n\n    # more\n",
        "#\n\n#\n",
    };
    for (size_t i = 0; i < sizeof markdown / sizeof *markdown; i++)
        assert_int_equal(detect(markdown[i], NULL), FORMAT_MARKDOWN);
    for (size_t i = 0; i < sizeof text / sizeof *text; i++)
        assert_int_equal(detect(text[i], NULL), FORMAT_TEXT);
}

static Format detect_page(const char *name)
{
    char path[4096];
    Source *source;
    assert_true(snprintf(path, sizeof path, "%s/corpus/%s", RECTO_TESTS_DIR, name) < (int)sizeof path);
    Status status = source_open(path, &source);
    assert_true(status.ok);
    Format format = import_detect(source, path);
    source_free(source);
    return format;
}

static void pages(void **state)
{
    (void)state;
    assert_int_equal(detect_page("05-markdown-clean.txt"), FORMAT_MARKDOWN);
    assert_int_equal(detect_page("more/v07-drystone.txt"), FORMAT_MARKDOWN);
    assert_int_equal(detect_page("more/v08-newsletter.txt"), FORMAT_MARKDOWN);
    assert_int_equal(detect_page("01-tidal-essay.txt"), FORMAT_TEXT);
    assert_int_equal(detect_page("07-gutenberg-essay.txt"), FORMAT_TEXT);
    assert_int_equal(detect_page("08-adversarial.txt"), FORMAT_TEXT);
    assert_int_equal(detect_page("more/v10-traps.txt"), FORMAT_TEXT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_name),
        cmocka_unit_test(by_content),
        cmocka_unit_test(pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
