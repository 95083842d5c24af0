#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <string.h>

#include "app/options.h"

enum {
    WORDS_MAX = 8
};

static Status parse(const char *const *words, Options *out, char **argv)
{
    int argc = 0;
    argv[argc++] = (char *)"recto";
    for (int i = 0; i < WORDS_MAX && words[i]; i++)
        argv[argc++] = (char *)words[i];
    argv[argc] = NULL;
    return options_parse(argc, argv, out);
}

static void test_what_is_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *words[WORDS_MAX];
        Task task;
    } cases[] = {
        {{NULL}, TASK_READ},
        {{"page.txt"}, TASK_READ},
        {{"--dump"}, TASK_TEXT},
        {{"--dump=structure", "page.txt"}, TASK_STRUCTURE},
        {{"page.txt", "--dump=json", "--pretty"}, TASK_JSON},
        {{"--dump=ansi"}, TASK_ANSI},
        {{"--dump=markdown"}, TASK_MARKDOWN},
        {{"--dump=html"}, TASK_HTML},
        {{"--reviews"}, TASK_REVIEWS},
        {{"--reviews=bibtex"}, TASK_BIBTEX},
        {{"--reviews=csl", "--pretty"}, TASK_CSL},
        {{"--search", "word", "page.txt"}, TASK_SEARCH},
        {{"--replay", "jj", "--size", "40x12"}, TASK_REPLAY},
        {{"--", "--dump"}, TASK_READ},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Options options;
        char *argv[WORDS_MAX + 2];
        assert_true(parse(cases[i].words, &options, argv).ok);
        assert_int_equal(options.task, cases[i].task);
    }
}

static void test_files_and_places(void **state)
{
    (void)state;
    Options options;
    char *argv[WORDS_MAX + 2];
    assert_true(
        parse((const char *const[WORDS_MAX]){"+12", "a.txt", "+/wet feet", "b.txt"}, &options, argv).ok);
    assert_int_equal(options.start_line, 12);
    assert_string_equal(options.start_pattern, "wet feet");
    assert_int_equal(options.file_count, 2);
    assert_string_equal(options.files[0], "a.txt");
    assert_string_equal(options.files[1], "b.txt");
    assert_true(parse((const char *const[WORDS_MAX]){"-"}, &options, argv).ok);
    assert_string_equal(options.files[0], "-");
}

static void test_values(void **state)
{
    (void)state;
    Options options;
    char *argv[WORDS_MAX + 2];
    assert_true(
        parse((const char *const[WORDS_MAX]){"--size=132x43", "--width=50", "--type", "markdown", "--raw"},
              &options, argv)
            .ok);
    assert_int_equal(options.size_cols, 132);
    assert_int_equal(options.size_rows, 43);
    assert_int_equal(options.width_cols, 50);
    assert_int_equal(options.type, TYPE_MARKDOWN);
    assert_true(options.raw);
    assert_false(options.no_state);
    assert_int_equal(options.columns, 0);
    assert_true(parse((const char *const[WORDS_MAX]){"--columns=2"}, &options, argv).ok);
    assert_int_equal(options.columns, 2);
    assert_true(parse((const char *const[WORDS_MAX]){"--no-state", "--no-mouse"}, &options, argv).ok);
    assert_true(options.no_state);
    assert_true(options.no_mouse);
}

static void test_errors_name_the_word(void **state)
{
    (void)state;
    static const struct {
        const char *words[WORDS_MAX];
        const char *message;
    } cases[] = {
        {{"--frobnicate"}, "--frobnicate: no such option (see --help)"},
        {{"-x"}, "-x: no such option (see --help)"},
        {{"--search"}, "--search: needs a value"},
        {{"--raw=yes"}, "--raw=yes: takes no value (see --help)"},
        {{"--dump=pdf"}, "--dump=pdf: not one of text, ansi, markdown, html, structure, json"},
        {{"--size", "80"}, "--size 80: not COLSxROWS, each from 1 to 1000"},
        {{"--size", "0x4"}, "--size 0x4: not COLSxROWS, each from 1 to 1000"},
        {{"--size", "5x5x5"}, "--size 5x5x5: not COLSxROWS, each from 1 to 1000"},
        {{"--size", "99999999999999999999x5"},
         "--size 99999999999999999999x5: not COLSxROWS, each from 1 to 1000"},
        {{"--width", "-3"}, "--width -3: not a number from 1 to 1000"},
        {{"--columns", "3"}, "--columns 3: not one of 1, 2"},
        {{"--type", "pdf"}, "--type pdf: not one of text, markdown"},
        {{"--ambiguous", "2"}, "--ambiguous 2: not one of narrow, wide"},
        {{"+x"}, "+x: neither +N nor +/PATTERN"},
        {{"+/"}, "+/: neither +N nor +/PATTERN"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Options options;
        char *argv[WORDS_MAX + 2];
        Status status = parse(cases[i].words, &options, argv);
        assert_false(status.ok);
        assert_string_equal(status.message, cases[i].message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_asked_for),
        cmocka_unit_test(test_files_and_places),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_errors_name_the_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
