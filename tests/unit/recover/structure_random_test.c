/* Whatever the text, nothing is lost: every line that is not blank stands in exactly one fragment. */
#include "structure_page.h"

#include <stdlib.h>

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u; /* Numerical Recipes' generator */
    return *state >> 8;
}

static const char *const pieces[] = {"Of ",
                                     "the ",
                                     "and ",
                                     "By Ann Lee",
                                     "CHAPTER II",
                                     "\n",
                                     "\n\n",
                                     "\n\n\n\n",
                                     "“",
                                     "”",
                                     "‘",
                                     "*",
                                     "**",
                                     "_",
                                     "12",
                                     "(2024)",
                                     "$27.99 ",
                                     "336 pp. ",
                                     "ISBN ",
                                     "978-99999-12-10-5",
                                     "well-",
                                     "known",
                                     "- ",
                                     "• ",
                                     "1. ",
                                     "2. ",
                                     "   ",
                                     "                    ",
                                     "[1] ",
                                     "Figure 1. ",
                                     "— ",
                                     "...",
                                     ".",
                                     "?",
                                     ",",
                                     ":",
                                     ";",
                                     "\f",
                                     "\t",
                                     "Q: ",
                                     "TALLOW\n",
                                     "MEEK. ",
                                     "Works cited\n\n",
                                     "*** START OF THE EBOOK ***",
                                     "*** END OF THE EBOOK ***",
                                     "Books in brief",
                                     "Continued on page 4",
                                     "14",
                                     "xii",
                                     "Über ",
                                     "É",
                                     "日本語",
                                     "\xc2\xad\n",
                                     "=====",
                                     "|",
                                     "Sir, ",
                                     "Yours, ",
                                     "http://a.example",
                                     "a",
                                     "B",
                                     " ",
                                     " ",
                                     " ",
                                     "lower case words go here ",
                                     "Title Case Words Go Here "};

static void assert_each_line_once(Str text)
{
    Source *source = source_from_bytes(text);
    DocumentBuilder *builder = import_text(source);
    recover_structure(builder);
    builder_seal(builder);
    Document *doc = builder_finish(builder);
    Str clean = source_text(source);
    uint32_t line_count = 1;
    for (size_t i = 0; i < clean.len_bytes; i++)
        line_count += clean.data[i] == '\n';
    unsigned char *seen = calloc(line_count + 2, 1);
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        const Fragment *fragments = document_fragments(doc, block);
        for (size_t k = 0; k < block->fragment_count; k++)
            for (uint32_t line = fragments[k].first_line; line <= fragments[k].last_line; line++) {
                assert_true(line >= 1 && line <= line_count);
                assert_int_equal(seen[line], 0);
                seen[line] = 1;
            }
    }
    uint32_t line = 1;
    for (size_t at = 0; at <= clean.len_bytes; line++) {
        size_t end = str_find_byte(clean, '\n', at);
        Str s = str_slice(clean, at, end);
        bool ink = false;
        for (size_t i = 0; i < s.len_bytes && !ink; i++)
            ink = s.data[i] > ' ';
        if (ink)
            assert_int_equal(seen[line], 1);
        at = end + 1;
    }
    free(seen);
    document_free(doc);
    source_free(source);
}

static void test_random_text(void **state)
{
    (void)state;
    uint32_t random = 20261124;
    for (int round = 0; round < 400; round++) {
        Buffer text = {0};
        size_t count = next_random(&random) % 300;
        for (size_t i = 0; i < count; i++)
            buffer_put(&text, str_from(pieces[next_random(&random) % (sizeof pieces / sizeof *pieces)]));
        assert_each_line_once(buffer_str(&text));
        buffer_free(&text);
    }
}

static void test_smallest_texts(void **state)
{
    (void)state;
    static const char *const texts[] = {"",   "\n", "a",  ".",    "*",    "-",        "1",     "\f",
                                        "\"", "“",  "( ", "a\n-", "By\n", "1.\n2.\n", "—\n\n—"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_each_line_once(str_from(texts[i]));
}

/* One kind of line over and over: no rule may take more than its share of time or memory. */
static void test_monotonous_texts(void **state)
{
    (void)state;
    static const char *const lines[] = {"12\n\n",
                                        "“a b c d e f”\n\n",
                                        "a b c d e f g h i j\n\n",
                                        "A. B. C.\n",
                                        "CHAPTER I\n\n",
                                        "- x\n",
                                        "word-\n",
                                        "ANN: yes\n\n",
                                        "By Ann Lee\n\n",
                                        "(",
                                        "************************************************************",
                                        "Lee, Ann. *Salt* (Kamen: Deich, 2020), 320 pp.\n\n",
                                        "    x\n\n\n\n"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        Buffer text = {0};
        buffer_put_repeat(&text, str_from(lines[i]), 20000);
        assert_each_line_once(buffer_str(&text));
        buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_text),
        cmocka_unit_test(test_smallest_texts),
        cmocka_unit_test(test_monotonous_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
