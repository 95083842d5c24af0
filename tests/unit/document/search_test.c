#include "document/search.h"
#include "support.h"

typedef struct {
    const char *text;
    const char *pattern;
    size_t count;
    DocRange first, last;
} SearchCase;

static const SearchCase search_cases[] = {
    {"The tide, the TIDE", "tide", 2, {4, 8}, {14, 18}},
    {"The tide, the TIDE", "TIDE", 1, {14, 18}, {14, 18}}, /* a capital asks for capitals */
    {"The tide, the TIDE", "TiDe", 0, {0}, {0}},
    {"The tide", "tides", 0, {0}, {0}},
    {"The tide", "", 0, {0}, {0}},
    {"a  b\tc", "a b c", 1, {0, 6}, {0, 6}},
    {"a b", "a \t\n b", 1, {0, 3}, {0, 3}},
    {"x  y", "x ", 1, {0, 3}, {0, 3}}, /* the whole run */
    {"x  y", " y", 1, {1, 4}, {1, 4}},
    {"one\ntwo", "one two", 1, {0, 7}, {0, 7}},                    /* a wrapped line */
    {"one\n\ntwo", "one two", 0, {0}, {0}},                        /* two blocks */
    {"one *two* three", "two three", 1, {4, 13}, {4, 13}},         /* over a mark */
    {"\xC3\x89t\xC3\xA9", "\xC3\xA9t\xC3\xA9", 1, {0, 5}, {0, 5}}, /* Été */
    {"\xD0\x9C\xD0\x98\xD0\xA0 \xD0\xBC\xD0\xB8\xD1\x80", "\xD0\xBC\xD0\xB8\xD1\x80", 2, {0, 6}, {7, 13}},
    {"a\xC2\xA0z", "a z", 1, {0, 4}, {0, 4}}, /* NO-BREAK SPACE */
    {"\xE2\x84\xAA"
     "elvin",
     "kelvin",
     1,
     {0, 8},
     {0, 8}},                                  /* KELVIN SIGN */
    {"aaaaa", "aa", 2, {0, 2}, {2, 4}},        /* not overlapping */
    {"abababac", "ababac", 1, {2, 8}, {2, 8}}, /* starts inside a failed try */
    {"aab", "ab", 1, {1, 3}, {1, 3}},
    {"don\xE2\x80\x99t", "don't", 1, {0, 7}, {0, 7}},
    {"\xE2\x80\x9CNo\xE2\x80\x9D", "\"no\"", 1, {0, 8}, {0, 8}},
    {"\xE2\x82\xAC\xC2\xAC", "\xC2\xAC", 1, {3, 5}, {3, 5}}, /* no match inside a character */
};

/* Hits are appended. */
static void search_plainly(const Document *doc, Str pattern, SearchOptions options, DocRangeList *hits)
{
    SearchQuery *query;
    DocRangeList found = {0};
    assert_true(search_query_new(pattern, SEARCH_PLAIN, &query).ok);
    assert_true(document_search(doc, query, options, &found));
    for (size_t i = 0; i < found.count; i++)
        vec_push(hits, found.items[i]);
    vec_free(&found);
    search_query_free(query);
}

static void finds(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof search_cases / sizeof *search_cases; i++) {
        const SearchCase *test = &search_cases[i];
        Fixture fixture = fixture_cut(test->text);
        const Document *doc = fixture_finish(&fixture);
        DocRangeList hits = {0};
        search_plainly(doc, str_from(test->pattern), (SearchOptions){0}, &hits);
        if (hits.count != test->count)
            fail_msg("\"%s\" in \"%s\": %zu hits", test->pattern, test->text, hits.count);
        if (hits.count > 0) {
            assert_int_equal(hits.items[0].start, test->first.start);
            assert_int_equal(hits.items[0].end, test->first.end);
            assert_int_equal(vec_last(&hits).start, test->last.start);
            assert_int_equal(vec_last(&hits).end, test->last.end);
        }
        vec_free(&hits);
        fixture_free(&fixture);
    }
}

static void finds_across_a_joined_seam(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("the light-\n\na float\n\nhouse keeper");
    fixture_continue(&fixture, 2, 0, JOIN_DEHYPHEN);
    const Document *doc = fixture_finish(&fixture);
    DocRangeList hits = {0};
    search_plainly(doc, STR("lighthouse keeper"), (SearchOptions){0}, &hits);
    assert_int_equal(hits.count, 1);
    assert_str(document_slice(doc, hits.items[0]), "lighthouse keeper");
    vec_free(&hits);
    fixture_free(&fixture);
}

static void what_is_hidden_is_looked_into_when_asked(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("tide\n\ntide tables\n\nno tide\n\n(c) tide");
    fixture_class(&fixture, 1, BLOCK_FURNITURE, 0);
    fixture_class(&fixture, 3, BLOCK_META, 0);
    const Document *doc = fixture_finish(&fixture);
    DocRangeList hits = {0};
    search_plainly(doc, STR("tide"), (SearchOptions){0}, &hits);
    assert_int_equal(hits.count, 2);
    search_plainly(doc, STR("tide"), (SearchOptions){.furniture = true}, &hits); /* appends */
    assert_int_equal(hits.count, 6);
    assert_int_equal(hits.items[3].start, 5);
    vec_free(&hits);
    fixture_free(&fixture);
}

static void counts_sections(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("tide\n\nFirst tide\n\ntide\n\nSecond\n\ntext\n\nThird\n\ntide tide");
    fixture_class(&fixture, 1, BLOCK_HEADING, 2);
    fixture_class(&fixture, 3, BLOCK_HEADING, 2);
    fixture_class(&fixture, 5, BLOCK_HEADING, 3);
    const Document *doc = fixture_finish(&fixture);
    DocRangeList hits = {0};
    assert_int_equal(document_count_sections(doc, &hits), 0);
    search_plainly(doc, STR("tide"), (SearchOptions){0}, &hits);
    assert_int_equal(hits.count, 5);
    assert_int_equal(document_count_sections(doc, &hits), 3);
    vec_free(&hits);
    fixture_free(&fixture);
}

/* A pattern that nearly matches everywhere, and a flood of white space: linear, or this test takes hours. */
static void stays_linear(void **state)
{
    (void)state;
    enum {
        LENGTH = 2000000,
        PATTERN = 100000
    };
    char *text = test_malloc(LENGTH + 1);
    memset(text, 'a', LENGTH);
    memset(text + LENGTH / 2, ' ', LENGTH / 4);
    text[LENGTH] = '\0';
    Fixture fixture = fixture_cut(text);
    const Document *doc = fixture_finish(&fixture);
    char *pattern = test_malloc(PATTERN);
    memset(pattern, 'a', PATTERN);
    pattern[PATTERN - 1] = 'b';
    DocRangeList hits = {0};
    search_plainly(doc, (Str){pattern, PATTERN}, (SearchOptions){0}, &hits);
    search_plainly(doc, STR(" b"), (SearchOptions){0}, &hits);
    assert_int_equal(hits.count, 0);
    search_plainly(doc, STR("a a"), (SearchOptions){0}, &hits);
    assert_int_equal(hits.count, 1);
    assert_int_equal(hits.items[0].end - hits.items[0].start, LENGTH / 4 + 2);
    vec_free(&hits);
    test_free(pattern);
    test_free(text);
    fixture_free(&fixture);
}

static void stops_at_the_limit(void **state)
{
    (void)state;
    enum {
        LENGTH = SEARCH_HITS_MAX + 10
    };
    char *text = test_malloc(LENGTH + 1);
    memset(text, 'a', LENGTH);
    text[LENGTH] = '\0';
    Fixture fixture = fixture_cut(text);
    const Document *doc = fixture_finish(&fixture);
    DocRangeList hits = {0};
    search_plainly(doc, STR("a"), (SearchOptions){0}, &hits);
    assert_int_equal(hits.count, SEARCH_HITS_MAX);
    vec_free(&hits);
    test_free(text);
    fixture_free(&fixture);
}

/* An accent on nothing is no name: it was looked for without a first letter. */
static void a_name_has_letters(void **state)
{
    (void)state;
    for (int mode = 0; mode < SEARCH_MODE_COUNT; mode++) {
        SearchQuery *query;
        Status status = search_query_new(STR("river by:\u0301"), (SearchMode)mode, &query);
        assert_false(status.ok);
        assert_null(query);
        assert_string_equal(status.message, "\"by:\" takes a name");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds),
        cmocka_unit_test(finds_across_a_joined_seam),
        cmocka_unit_test(what_is_hidden_is_looked_into_when_asked),
        cmocka_unit_test(counts_sections),
        cmocka_unit_test(stays_linear),
        cmocka_unit_test(stops_at_the_limit),
        cmocka_unit_test(a_name_has_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
