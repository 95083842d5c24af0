/* Bytes of chance, and the lines of labelled pages in an order of chance: what holds of any text holds of them. */
#include "whole.h"

#include <glob.h>

typedef struct {
    VEC(Source *) sources;
    VEC(Str) lines; /* borrowed from the sources */
} Pages;

static void read_page(const char *path, Pages *pages)
{
    Source *source;
    assert_true(source_open(path, &source).ok);
    vec_push(&pages->sources, source);
    Str text = source_text(source);
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        vec_push(&pages->lines, str_slice(text, at, end));
        at = end + 1;
    }
}

static int open_pages(void **state)
{
    static Pages pages;
    glob_t paths = {0};
    assert_int_equal(glob(RECTO_TESTS_DIR "/corpus/*.txt", 0, NULL, &paths), 0);
    assert_int_equal(glob(RECTO_TESTS_DIR "/corpus/own/*.txt", GLOB_APPEND, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++)
        read_page(paths.gl_pathv[i], &pages);
    globfree(&paths);
    *state = &pages;
    return 0;
}

static int close_pages(void **state)
{
    Pages *pages = *state;
    for (size_t i = 0; i < pages->sources.count; i++)
        source_free(pages->sources.items[i]);
    vec_free(&pages->sources);
    vec_free(&pages->lines);
    return 0;
}

/* Every byte may come, those that part lines and words more often. */
static void put_bytes(Buffer *text, uint32_t *random)
{
    static const char frequent[] = "\n\n\n\f\t  -*#>\"'.\r";
    for (uint32_t count = chance(random, 400); count > 0; count--) {
        bool any = chance(random, 3) > 0;
        buffer_put_byte(text,
                        any ? (char)chance(random, 256) : frequent[chance(random, sizeof frequent - 1)]);
    }
}

static void test_random_bytes(void **state)
{
    (void)state;
    uint32_t random = 19540301;
    for (int round = 0; round < 500; round++) {
        Buffer text = {0};
        put_bytes(&text, &random);
        assert_whole_however_read(buffer_str(&text));
        buffer_free(&text);
    }
}

static void put_indentation(Buffer *text, uint32_t *random)
{
    static const char *const blanks[] = {" ", "  ", "\t", "\u00a0", "   "};
    for (uint32_t count = chance(random, 4) == 0 ? chance(random, 12) : 0; count > 0; count--)
        buffer_put(text, str_from(blanks[chance(random, sizeof blanks / sizeof *blanks)]));
}

/* A line, sometimes only a part of it. */
static void put_line(const Pages *pages, Buffer *text, uint32_t *random)
{
    Str line = pages->lines.items[chance(random, (uint32_t)pages->lines.count)];
    if (chance(random, 6) == 0 && line.len_bytes > 0)
        line = str_slice(line, 0, utf8_start(line, chance(random, (uint32_t)line.len_bytes)));
    buffer_put(text, line);
}

static void put_gap(Buffer *text, uint32_t *random)
{
    static const char *const gaps[] = {"\n",   "\n",   "\n\n",   "\n\n", "\n\n",   "\n\n\n\n\n",
                                       "\r\n", "\n\f", "\n\f\n", "\f",   "\n \n ", "\n\u00a0\n"};
    buffer_put(text, str_from(gaps[chance(random, sizeof gaps / sizeof *gaps)]));
}

static void test_shuffled_lines(void **state)
{
    uint32_t random = 18710611;
    for (int round = 0; round < 120; round++) {
        Buffer text = {0};
        for (uint32_t count = chance(&random, 90); count > 0; count--) {
            put_indentation(&text, &random);
            put_line(*state, &text, &random);
            put_gap(&text, &random);
        }
        assert_whole_however_read(buffer_str(&text));
        buffer_free(&text);
    }
}

/* A page in which a stretch of lines was moved: most of it is still what rules expect. */
static void test_displaced_stretches(void **state)
{
    const Pages *pages = *state;
    uint32_t random = 17410203;
    for (int round = 0; round < 60; round++) {
        Buffer text = {0};
        for (int stretch = 0; stretch < 3; stretch++) {
            size_t first = chance(&random, (uint32_t)pages->lines.count);
            for (size_t i = first; i < first + 40 && i < pages->lines.count; i++) {
                buffer_put(&text, pages->lines.items[i]);
                buffer_put_byte(&text, '\n');
            }
        }
        assert_whole_however_read(buffer_str(&text));
        buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_shuffled_lines),
        cmocka_unit_test(test_displaced_stretches),
    };
    return cmocka_run_group_tests(tests, open_pages, close_pages);
}
