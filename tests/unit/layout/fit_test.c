/* Lines that are chosen together. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <dirent.h>
#include <string.h>

#include "../../../src/layout/break.h"
#include "base/buffer.h"
#include "base/source.h"
#include "base/utf8.h"

static Hyphenator *test_patterns(void)
{
    Hyphenator *hyphenator = hyphenator_new(RECTO_TESTS_DIR "/unit/layout/patterns", STR("xx"));
    assert_true(hyphenator_is_ready(hyphenator));
    return hyphenator;
}

static BreakWidths all_of(size_t measure)
{
    return (BreakWidths){measure, measure, 0};
}

/* The lines with '|' between, a hyphen that is shown as '-'. */
static const char *fitted_text(const char *text, size_t measure, Hyphenation hyphenation, Buffer *out)
{
    Breaker breaker = {0};
    buffer_clear(out);
    break_paragraph(&breaker, str_from(text), all_of(measure), false, hyphenation);
    for (size_t i = 0; i < breaker.lines.count; i++) {
        BrokenLine line = breaker.lines.items[i];
        if (i > 0)
            buffer_put_byte(out, '|');
        buffer_put(out, str_slice(str_from(text), line.start, line.end));
        if (line.hyphen)
            buffer_put_byte(out, '-');
    }
    buffer_put_byte(out, '\0');
    breaker_free(&breaker);
    return out->data;
}

static void chooses_lines_together(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t measure;
        const char *expected;
    } cases[] = {
        {"", 10, ""},
        {"   ", 2, ""},
        {"one two three", 20, "one two three"},
        {"one two three", 7, "one two|three"},
        /* Knuth and Plass's point: a longer first line leaves the second ragged. */
        {"aaa bb cc ddddd", 6, "aaa|bb cc|ddddd"},
        {"  two blanks stay", 10, "  two|blanks|stay"},
        {"abcdefghij", 4, "abcd|efgh|ij"},
        {"to abcdefghij", 4, "to|abcd|efgh|ij"},
        {"日本語", 4, "日本|語"},
        {"日本語", 1, "日|本|語"},
        {"co\xC2\xADop", 3, "co\xC2\xAD-|op"},
        {"co\xC2\xADop", 4, "co\xC2\xADop"},
        {"co\xC2\xADop", 2, "co\xC2\xAD|op"},
        /* a dash stays with the word before it */
        {"the lamp — the wick", 9, "the|lamp —|the wick"},
        {"the lamp – the wick", 9, "the|lamp –|the wick"},
        {"the lamp - the wick", 9, "the|lamp -|the wick"},
        {"the lamp -- the wick", 9, "the|lamp --|the wick"},
        {"use -x here", 6, "use -x|here"},
        /* one letter does not stand at the end of a line when it can be helped */
        {"They lit all of the bridges first, then a square, and the quay behind it last of all of them", 34,
         "They lit all of the bridges first,|then a square, and the quay behind|it last of all of them"},
    };
    Buffer text = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(fitted_text(cases[i].text, cases[i].measure, (Hyphenation){0}, &text),
                            cases[i].expected);
    buffer_free(&text);
}

static void divides_words_where_lines_are_ragged(void **state)
{
    (void)state;
    static const DocRange code[] = {{5, 13}};
    Hyphenator *patterns = test_patterns();
    Buffer text = {0};
    Hyphenation hyphenation = {.hyphenator = patterns};
    assert_string_equal(fitted_text("The keeper entertained an elder", 14, hyphenation, &text),
                        "The keeper en-|tertained an|elder");
    /* not where no line is much too short */
    assert_string_equal(fitted_text("The keeper had an elder", 13, hyphenation, &text),
                        "The keeper|had an elder");
    /* neither addresses, abbreviations nor code */
    assert_null(strchr(fitted_text("See recto.example/banana or BANANARAMA", 12, hyphenation, &text), '-'));
    /* what is longer than a line begins on the one before, when its pieces allow it */
    assert_string_equal(fitted_text("Of administration by us", 12, hyphenation, &text),
                        "Of admini-|stration by|us");
    hyphenation.whole = code;
    hyphenation.whole_count = 1;
    assert_null(strchr(fitted_text("Call bananara of it", 9, hyphenation, &text), '-'));
    hyphenator_free(patterns);
    buffer_free(&text);
}

/* ---- properties ------------------------------------------------------------------------------------------- */

static uint64_t random_next(uint64_t *state) /* xorshift64 (Marsaglia 2003) */
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void put_random_text(Buffer *out, uint64_t *random)
{
    static const char *const pieces[] = {"a",
                                         "the",
                                         "bananas",
                                         "entertainment",
                                         "—",
                                         "–",
                                         "日本語",
                                         "。",
                                         "“no”",
                                         "co\xC2\xADop",
                                         "é́",
                                         "🧑‍🚀",
                                         "-",
                                         "well-known",
                                         "  ",
                                         "1,206",
                                         "https://recto.example/a/b",
                                         "\xC2\xA0",
                                         "\xE2\x80\x8B",
                                         "المد"};
    buffer_clear(out);
    for (size_t count = random_next(random) % 60; count > 0; count--) {
        buffer_put(out, str_from(pieces[random_next(random) % (sizeof pieces / sizeof *pieces)]));
        if (random_next(random) % 4 > 0)
            buffer_put_byte(out, ' ');
    }
}

static bool is_one_cluster(Str text, BrokenLine line)
{
    return utf8_cluster_end(text, line.start) >= line.end;
}

static void assert_lines_are_whole(Str text, const Breaker *breaker, size_t measure)
{
    size_t at = 0;
    for (size_t i = 0; i < breaker->lines.count; i++) {
        BrokenLine line = breaker->lines.items[i];
        for (; at < line.start; at++)
            assert_non_null(strchr(" \xE2\x80\x8B", text.data[at]));
        assert_true(line.start < line.end || text.len_bytes == 0 || str_is_blank(text) ||
                    breaker->lines.count == 1);
        size_t width = line.hyphen;
        for (size_t in = line.start; in < line.end;) {
            ClusterMetrics cluster = measure_cluster(text, in, 0, 0);
            width += cluster.width_cols;
            in = cluster.end;
        }
        assert_int_equal(width, line.width_cols);
        if (width > measure && !is_one_cluster(text, line))
            fail_msg("measure %zu: \"%.*s\"", measure, (int)(line.end - line.start), text.data + line.start);
        at = line.end;
    }
    for (; at < text.len_bytes; at++)
        assert_non_null(strchr(" \xE2\x80\x8B", text.data[at]));
}

static void holds_at_every_measure(void **state)
{
    (void)state;
    Hyphenator *patterns = test_patterns();
    Buffer text = {0};
    Breaker greedy = {0}, fitted = {0};
    uint64_t random = 0x9E3779B97F4A7C15u;
    for (int try = 0; try < 60; try++) {
        put_random_text(&text, &random);
        for (size_t measure = 1; measure <= 200; measure += measure < 40 ? 1 : 7) {
            Hyphenation hyphenation = {.hyphenator = try % 2 ? patterns : NULL};
            break_lines(&greedy, buffer_str(&text), all_of(measure));
            break_paragraph(&fitted, buffer_str(&text), all_of(measure), false, hyphenation);
            assert_lines_are_whole(buffer_str(&text), &fitted, measure);
            assert_true(fitted.lines.count <= greedy.lines.count + 1);
        }
    }
    hyphenator_free(patterns);
    buffer_free(&text);
    breaker_free(&greedy);
    breaker_free(&fitted);
}

/* The sum of the squares of what is missing at the ends of all lines but the last. */
static size_t raggedness(const Breaker *breaker, size_t measure)
{
    size_t sum = 0;
    for (size_t i = 0; i + 1 < breaker->lines.count; i++) {
        size_t cols = breaker->lines.items[i].width_cols;
        sum += cols < measure ? (measure - cols) * (measure - cols) : 0;
    }
    return sum;
}

/* The next paragraph of a page, in one line: they are divided by blank lines. False at the end. */
static bool next_paragraph(Str page, size_t *at, Buffer *paragraph)
{
    if (*at >= page.len_bytes)
        return false;
    size_t end = str_find(page, STR("\n\n"), *at);
    buffer_clear(paragraph);
    buffer_put(paragraph, str_trim(str_slice(page, *at, end)));
    for (size_t i = 0; i < paragraph->len_bytes; i++)
        paragraph->data[i] = paragraph->data[i] == '\n' ? ' ' : paragraph->data[i];
    *at = end + 2;
    return true;
}

static void compare_page(Str page, size_t measure, size_t *greedy_sum, size_t *fitted_sum)
{
    Breaker greedy = {0}, fitted = {0};
    Buffer paragraph = {0};
    for (size_t at = 0; next_paragraph(page, &at, &paragraph);) {
        break_lines(&greedy, buffer_str(&paragraph), all_of(measure));
        break_paragraph(&fitted, buffer_str(&paragraph), all_of(measure), false, (Hyphenation){0});
        assert_true(fitted.lines.count <= greedy.lines.count + 1);
        *greedy_sum += raggedness(&greedy, measure);
        *fitted_sum += raggedness(&fitted, measure);
    }
    buffer_free(&paragraph);
    breaker_free(&greedy);
    breaker_free(&fitted);
}

static void compare_file(const char *path, size_t *greedy_all, size_t *fitted_all)
{
    Source *source;
    assert_true(source_open(path, &source).ok);
    for (size_t measure = 40; measure <= 80; measure += 8) {
        size_t greedy_sum = 0, fitted_sum = 0;
        compare_page(source_text(source), measure, &greedy_sum, &fitted_sum);
        *greedy_all += greedy_sum;
        *fitted_all += fitted_sum;
        if (fitted_sum > greedy_sum)
            fail_msg("%s at %zu: %zu, first fit %zu", path, measure, fitted_sum, greedy_sum);
    }
    source_free(source);
}

static void is_less_ragged_than_first_fit(void **state)
{
    (void)state;
    static const char *const folders[] = {RECTO_TESTS_DIR "/corpus", RECTO_TESTS_DIR "/corpus/more"};
    size_t greedy_all = 0, fitted_all = 0, pages = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        DIR *folder = opendir(folders[i]);
        assert_non_null(folder);
        for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            Buffer path = {0};
            buffer_put_format(&path, "%s/%s", folders[i], entry->d_name);
            if (str_ends(buffer_str(&path), STR(".txt"))) {
                compare_file(path.data, &greedy_all, &fitted_all);
                pages++;
            }
            buffer_free(&path);
        }
        closedir(folder);
    }
    assert_true(fitted_all < greedy_all * 9 / 10);
    assert_true(pages > 30);
}

/* How many lines of the page end with a hyphen that is none of its own, and how many of those come right behind another. */
static void count_divided(Str page, size_t measure, Hyphenator *patterns, size_t *divided, size_t *in_a_row)
{
    Breaker fitted = {0};
    Buffer paragraph = {0};
    for (size_t at = 0; next_paragraph(page, &at, &paragraph);) {
        break_paragraph(&fitted, buffer_str(&paragraph), all_of(measure), false,
                        (Hyphenation){.hyphenator = patterns});
        for (size_t i = 0; i < fitted.lines.count; i++) {
            *divided += fitted.lines.items[i].hyphen;
            *in_a_row += i > 0 && fitted.lines.items[i].hyphen && fitted.lines.items[i - 1].hyphen;
        }
    }
    buffer_free(&paragraph);
    breaker_free(&fitted);
}

/* A word is divided because of the line that would be ragged, and not all others of its paragraph with it. */
static void divides_few_words(void **state)
{
    (void)state;
    Hyphenator *patterns = test_patterns();
    Source *source;
    size_t divided = 0, in_a_row = 0;
    assert_true(source_open(RECTO_TESTS_DIR "/corpus/01-tidal-essay.txt", &source).ok);
    for (size_t measure = 36; measure <= 60; measure += 4)
        count_divided(source_text(source), measure, patterns, &divided, &in_a_row);
    assert_true(divided > 0);
    assert_int_equal(in_a_row, 0);
    source_free(source);
    hyphenator_free(patterns);
}

/* Words without end, blanks without end, a text of more parts than one: linear, or this would not end. */
static void takes_giants(void **state)
{
    (void)state;
    enum {
        COUNT = 1 << 17
    };
    static const char *const pieces[] = {"x", "one two ", " ", "a\xE2\x80\x8B", "co\xC2\xAD", "日"};
    Hyphenator *patterns = test_patterns();
    Buffer text = {0};
    Breaker breaker = {0};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        buffer_clear(&text);
        buffer_put_repeat(&text, str_from(pieces[i]), COUNT / strlen(pieces[i]));
        for (size_t measure = 3; measure <= 103; measure += 50) {
            break_paragraph(&breaker, buffer_str(&text), all_of(measure), false,
                            (Hyphenation){.hyphenator = patterns});
            assert_lines_are_whole(buffer_str(&text), &breaker, measure);
        }
    }
    hyphenator_free(patterns);
    breaker_free(&breaker);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chooses_lines_together), cmocka_unit_test(divides_words_where_lines_are_ragged),
        cmocka_unit_test(holds_at_every_measure), cmocka_unit_test(is_less_ragged_than_first_fit),
        cmocka_unit_test(takes_giants),           cmocka_unit_test(divides_few_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
