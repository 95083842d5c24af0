/* --search: what tells from the source that nothing will be found, and big files that are searched piece by piece. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "../../../src/app/open.h"
#include "../../../src/app/print_search.h"
#include "base/utf8.h"
#include "document/search.h"

/* xorshift64 (Marsaglia 2003) */
static size_t random_below(uint64_t *state, size_t count)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (size_t)(*state % count);
}

static size_t count_hits(const Document *doc, SearchQuery *query)
{
    DocRangeList hits = {0};
    assert_true(document_search(doc, query, (SearchOptions){.furniture = true}, &hits));
    size_t count = hits.count;
    vec_free(&hits);
    return count;
}

/* A stretch of the document's text, from a character on to another: words, and parts of them. */
static Str random_stretch(const Document *doc, uint64_t *random)
{
    enum {
        BYTES_MAX = 40
    };
    Str text = document_text(doc);
    size_t start = utf8_start(text, random_below(random, text.len_bytes));
    size_t end = utf8_start(text, start + 1 + random_below(random, BYTES_MAX));
    return str_slice(text, start, end > text.len_bytes ? text.len_bytes : end);
}

/* The text with other line ends, and with what is no text at them. */
static void put_with_line_ends(Str text, Str line_end, Buffer *out)
{
    buffer_clear(out);
    for (size_t at = 0, end; at < text.len_bytes; at = end + 1) {
        end = str_find_byte(text, '\n', at);
        buffer_put(out, str_slice(text, at, end));
        buffer_put(out, line_end);
    }
}

/* What is found in a document may match in its source, over page ends, hyphens and marks, and whatever ends its lines: or a
 * piece of a big file would be passed over. */
static void what_is_found_may_match(void **state)
{
    (void)state;
    enum {
        TRIES = 200
    };
    uint64_t random = 0x9E3779B97F4A7C15u;
    size_t found = 0, ruled_out = 0;
    Buffer other = {0};
    glob_t paths;
    assert_int_equal(glob(RECTO_TESTS_DIR "/corpus/*.txt", 0, NULL, &paths), 0);
    assert_int_equal(glob(RECTO_TESTS_DIR "/corpus/more/*.txt", GLOB_APPEND, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        Source *source;
        assert_true(source_open(paths.gl_pathv[i], &source).ok);
        Document *doc = open_document(source, paths.gl_pathv[i], TYPE_TEXT, NULL);
        for (int try = 0; try < TRIES; try++) {
            Str stretch = random_stretch(doc, &random);
            SearchQuery *query;
            if (!search_query_new(stretch, SEARCH_PLAIN, &query).ok)
                continue;
            size_t hits = count_hits(doc, query);
            bool may = search_query_may_match(query, source_text(source));
            static const Str line_ends[] = {STR_INIT("\r\n"), STR_INIT("\r"), STR_INIT("\x01\n\xFF")};
            put_with_line_ends(source_text(source), line_ends[try % 3], &other);
            may = may && search_query_may_match(query, buffer_str(&other));
            if (hits > 0 && !may)
                fail_msg("%s: \"%.*s\" is found", paths.gl_pathv[i], (int)stretch.len_bytes, stretch.data);
            found += hits > 0;
            search_query_free(query);
        }
        /* "the": it often ends a line, and a sentence may go on elsewhere */
        static const char *const absent[] = {"zyzzyva", "qwertz uiop", "Xanadu1797", "the zyzzyva"};
        for (size_t k = 0; k < sizeof absent / sizeof *absent; k++) {
            SearchQuery *query;
            assert_true(search_query_new(str_from(absent[k]), SEARCH_PLAIN, &query).ok);
            ruled_out += !search_query_may_match(query, source_text(source));
            search_query_free(query);
        }
        document_free(doc);
        source_free(source);
    }
    assert_true(found > paths.gl_pathc * TRIES / 2);
    assert_true(ruled_out > paths.gl_pathc * 3); /* or it would be of no use */
    buffer_free(&other);
    globfree(&paths);
}

static void assert_found_in_pieces(Str text, const char *wanted)
{
    Buffer out = {0};
    size_t found = 0;
    Stretches *stretches = stretches_from_bytes(text);
    char *files[] = {"a", "b"};
    Options options = {.task = TASK_SEARCH, .pattern = "zyzzyva", .files = files, .file_count = 2};
    assert_true(print_search_in_pieces(&options, "tide.txt", stretches, &out, &found).ok);
    assert_int_equal(found, 1);
    buffer_put_byte(&out, '\0');
    assert_string_equal(out.data, wanted);
    buffer_free(&out);
    stretches_close(stretches);
}

static void pieces_tell_lines_and_sections(void **state)
{
    (void)state;
    static const char paragraph[] =
        "The tide had gone out when the keeper came down to the quay, and nobody else was\n"
        "about. He counted the boats, wrote the number down and went home to his soup.\n\n";
    Buffer text = {0}, other = {0};
    size_t lines = 0;
    while (text.len_bytes < PIECE_BYTES * 3) {
        buffer_put(&text, STR(paragraph));
        lines += 3;
    }
    buffer_put(&text, STR("CHAPTER II\n\nThe Bell\n\n"));
    lines += 4;
    for (size_t end = text.len_bytes + PIECE_BYTES * 3; text.len_bytes < end; lines += 3)
        buffer_put(&text, STR(paragraph));
    buffer_put(&text, STR("It was then that the zyzzy-\nva sang.\n"));
    char wanted[128];
    snprintf(wanted, sizeof wanted,
             "tide.txt\t%zu\tCHAPTER II The Bell\tIt was then that the zyzzyva sang.\n", lines + 1);
    assert_found_in_pieces(buffer_str(&text), wanted);
    put_with_line_ends(buffer_str(&text), STR("\r\n"), &other);
    assert_found_in_pieces(buffer_str(&other), wanted);
    put_with_line_ends(buffer_str(&text), STR("\r"), &other);
    assert_found_in_pieces(buffer_str(&other), wanted);
    buffer_free(&text);
    buffer_free(&other);
}

/* Without a blank line a piece ends behind a line, without a line inside one, and nothing is lost of either. */
static void pieces_of_what_has_no_paragraphs(void **state)
{
    (void)state;
    Buffer text = {0};
    while (text.len_bytes < PIECE_BYTES * 2)
        buffer_put(&text, STR("The keeper came down to the quay at low tide.\n"));
    buffer_put(&text, STR("There was the zyzzyva.\n"));
    char wanted[128];
    snprintf(wanted, sizeof wanted, "tide.txt\t%zu\t\tto the quay at low tide. There was the zyzzyva.\n",
             str_count_byte(buffer_str(&text), '\n'));
    assert_found_in_pieces(buffer_str(&text), wanted);
    buffer_clear(&text);
    while (text.len_bytes < PIECE_BYTES * 2)
        buffer_put(&text, STR("\xC3\xA9")); /* an even number of bytes: not to be cut in two */
    buffer_put(&text, STR("\n\nThere was the zyzzyva.\n"));
    assert_found_in_pieces(buffer_str(&text), "tide.txt\t3\t\tThere was the zyzzyva.\n");
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_found_may_match),
        cmocka_unit_test(pieces_tell_lines_and_sections),
        cmocka_unit_test(pieces_of_what_has_no_paragraphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
