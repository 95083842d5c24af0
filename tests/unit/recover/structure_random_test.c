/* Texts of chance made of what rules look for, and texts that are one thing over and over. */
#include "whole.h"

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

static void test_random_text(void **state)
{
    (void)state;
    uint32_t random = 20261124;
    for (int round = 0; round < 400; round++) {
        Buffer text = {0};
        for (uint32_t count = chance(&random, 300); count > 0; count--)
            buffer_put(&text, str_from(pieces[chance(&random, sizeof pieces / sizeof *pieces)]));
        assert_whole(buffer_str(&text), import_text);
        assert_whole(buffer_str(&text), import_markdown);
        buffer_free(&text);
    }
}

static void test_smallest_texts(void **state)
{
    (void)state;
    static const char *const texts[] = {"",   "\n", "a",  ".",    "*",    "-",        "1",     "\f",
                                        "\"", "“",  "( ", "a\n-", "By\n", "1.\n2.\n", "—\n\n—"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_whole_however_read(str_from(texts[i]));
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
        buffer_put_repeat(&text, str_from(lines[i]), 8000);
        assert_whole(buffer_str(&text), import_text);
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
