#include "document/dump.h"
#include "support.h"

/* A page with something of everything; its lines are numbered at the right. */
static const char page[] = "The \"Old\" Engines\n" /* 1 */
                           "\n"
                           "By Ada Quill\n" /* 3 */
                           "\n"
                           "The mill turns. \xE2\x80\x9CIt never\n" /* 5 */
                           "stops,\xE2\x80\x9D says Bo Reed, who owns the ma-\n"
                           "\n"
                           "A wheel\n" /* 8 */
                           "\n"
                           "THE JOURNAL\n" /* 10 */
                           "\n"
                           "chine.\n" /* 12 */
                           "\n"
                           "It never stops\n" /* 14 */
                           "\n"
                           "CHAPTER I\n" /* 16 */
                           "\n"
                           "The Race\n" /* 18 */
                           "\n"
                           "Old saying\tof millers\n" /* 20 */
                           "\n"
                           "Ebb: A \\ Life\n" /* 22 */
                           "by C. D. and E. F. (Gull, 2021)\n"
                           "\n"
                           "A review.\n"; /* 25 */

static void add_meaning(DocumentBuilder *builder)
{
    static const Str authors[] = {{"C. D.", 5}, {"E. F.", 5}};
    const Document *doc = builder_seal(builder);
    DocRange said = find_text(doc, "It never stops,");
    builder_set_lifted_text(builder, 5, (DocRange){said.start, said.end - 1});
    builder_add_quote(builder, (Quote){.kind = QUOTE_DIRECT,
                                       .text = said,
                                       .block = 2,
                                       .speaker = STR("Bo Reed"),
                                       .cue = STR("says"),
                                       .confidence = 90,
                                       .lifted_from = NONE});
    builder_add_quote(builder, (Quote){.kind = QUOTE_PULL,
                                       .text = document_block(doc, 5)->text,
                                       .block = 5,
                                       .confidence = 80,
                                       .lifted_from = 2});
    builder_add_quote(
        builder,
        (Quote){.kind = QUOTE_BLOCK, .text = document_block(doc, 8)->text, .block = 8, .lifted_from = NONE});
    builder_add_review(builder, (Review){.block = 9,
                                         .head_first = 22,
                                         .head_last = 23,
                                         .body_first = 25,
                                         .body_last = 25,
                                         .body_block = 10,
                                         .title = STR("Ebb"),
                                         .subtitle = STR("A \\ Life"),
                                         .authors = {authors, 2},
                                         .publisher = STR("Gull"),
                                         .year = STR("2021")});
}

static Fixture make_page(void)
{
    Fixture fixture = fixture_cut(page);
    fixture_class(&fixture, 0, BLOCK_TITLE, 1);
    fixture_class(&fixture, 1, BLOCK_BYLINE, 0);
    fixture_draft(&fixture, 2)->confidence = 93;
    fixture_draft(&fixture, 2)->rule = "body";
    fixture_class(&fixture, 3, BLOCK_CAPTION, 0);
    fixture_class(&fixture, 4, BLOCK_FURNITURE, 0);
    fixture_draft(&fixture, 4)->kind = "runhead";
    fixture_continue(&fixture, 5, 2, JOIN_DEHYPHEN);
    fixture_class(&fixture, 6, BLOCK_PULLQUOTE, 0);
    fixture_draft(&fixture, 6)->of = 2;
    fixture_class(&fixture, 7, BLOCK_HEADING, 2);
    fixture_class(&fixture, 8, BLOCK_HEADING, 2);
    fixture_draft(&fixture, 8)->subheading = true;
    fixture_class(&fixture, 9, BLOCK_QUOTE, 0);
    fixture_class(&fixture, 10, BLOCK_BOOKCITE, 0);
    builder_set_language(fixture.builder, STR("en"));
    builder_add_byline(fixture.builder, STR("Ada Quill"));
    builder_add_byline(fixture.builder, STR("Not \"Named\""));
    add_meaning(fixture.builder);
    fixture_finish(&fixture);
    return fixture;
}

static void assert_dump(void (*dump)(const Document *, Buffer *), const char *expected)
{
    Fixture fixture = make_page();
    Buffer out = {0};
    dump(fixture.doc, &out);
    assert_str(buffer_str(&out), expected);
    buffer_free(&out);
    fixture_free(&fixture);
}

static void dump_plain_structure(const Document *doc, Buffer *out)
{
    dump_structure(doc, (StructureOptions){0}, out);
}

static void structure(void **state)
{
    (void)state;
    assert_dump(dump_plain_structure,
                "! lang=en\n"
                "1 title\n"
                "3 byline\n"
                "5-6 para\n"
                "8 caption\n"
                "10 furniture kind=runhead\n"
                "12 cont of=5 mode=dehyphen\n"
                "14 pullquote of=5\n"
                "16 heading level=2\n"
                "18 heading level=2 sub=1\n"
                "20 quote\n"
                "22-23 bookcite\n"
                "25 para\n"
                "= title at=1 \"The \\\"Old\\\" Engines\"\n"
                "= byline at=3 \"Ada Quill\"\n"
                "= byline \"Not \\\"Named\\\"\"\n"
                "= heading at=16 level=2 \"CHAPTER I\"\n"
                "= heading at=18 level=2 \"The Race\"\n"
                "= join from=5 to=12 mode=dehyphen\n"
                "= pullquote at=14 of=5 \"It never stops\"\n"
                "= quote at=5 full=\"It never stops,\" speaker=\"Bo Reed\" cue=\"says\"\n"
                "= blockquote at=20 full=\"Old saying of millers\" speaker=\"-\"\n"
                "= review at=22 head=22-23 body=25-25 title=\"Ebb\" subtitle=\"A \\\\ Life\""
                " author=\"C. D.; E. F.\" publisher=\"Gull\" year=\"2021\"\n");
}

static void outline(void **state)
{
    (void)state;
    assert_dump(dump_outline, "1\t1\tThe \"Old\" Engines\n"
                              "16\t2\tCHAPTER I The Race\n"
                              "22\t3\tEbb: A \\ Life\n");
}

static void quotes(void **state)
{
    (void)state;
    assert_dump(dump_quotes, "5\tdirect\tBo Reed\tIt never stops,\n"
                             "14\tpull\t\tIt never stops\n"
                             "20\tblock\t\tOld saying of millers\n");
}

static void reviews(void **state)
{
    (void)state;
    assert_dump(dump_reviews, "22\tEbb\tC. D.; E. F.\tGull\t2021\t\n");
}

static void json_one_line(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("T\n\na\xC3\xA9 \"b\" \\ \xE2\x80\xAE\tc\r\nd");
    fixture_class(&fixture, 0, BLOCK_TITLE, 0);
    fixture_draft(&fixture, 1)->confidence = 7;
    const Document *doc = fixture_finish(&fixture);
    Buffer out = {0};
    dump_json(doc, (JsonOptions){.path = STR("x\xFFy")}, &out);
    assert_str(
        buffer_str(&out),
        "{\"recto\":1,\"source\":{\"path\":\"x\xEF\xBF\xBDy\",\"bytes\":21,\"format\":\"text\"},"
        "\"title\":\"T\",\"deck\":null,\"bylines\":[],\"language\":null,"
        "\"sections\":[{\"id\":0,\"parent\":null,\"level\":1,\"title\":\"T\",\"line\":1}],"
        "\"blocks\":[{\"id\":0,\"kind\":\"title\",\"section\":0,\"text\":\"T\",\"confidence\":0.00,"
        "\"rule\":\"none\",\"fragments\":[{\"lines\":[1,1],\"bytes\":[0,1]}]},"
        "{\"id\":1,\"kind\":\"para\",\"section\":0,\"text\":\"a\xC3\xA9 \\\"b\\\" \\\\ \\u202e\\tc d\","
        "\"confidence\":0.07,\"rule\":\"none\",\"fragments\":[{\"lines\":[3,4],\"bytes\":[3,21]}]}],"
        "\"quotes\":[],\"reviews\":[]}\n");
    buffer_free(&out);
    fixture_free(&fixture);
}

/* A reader of JSON's grammar (RFC 8259), to see that a dump is some. */
typedef struct {
    Str text;
    size_t at;
    size_t depth;
} JsonReader;

static char json_next(JsonReader *json)
{
    while (json->at < json->text.len_bytes && strchr(" \n", json->text.data[json->at]) != NULL)
        json->at++;
    assert_true(json->at < json->text.len_bytes);
    return json->text.data[json->at];
}

static void json_read_string(JsonReader *json)
{
    assert_int_equal(json_next(json), '"');
    for (json->at++; json->text.data[json->at] != '"'; json->at++) {
        assert_true((unsigned char)json->text.data[json->at] >= ' ');
        json->at += json->text.data[json->at] == '\\';
        assert_true(json->at < json->text.len_bytes);
    }
    json->at++;
}

static void json_read_value(JsonReader *json);

static void json_read_members(JsonReader *json, char close, bool keys)
{
    json->at++;
    while (json_next(json) != close) {
        if (keys) {
            json_read_string(json);
            assert_int_equal(json_next(json), ':');
            json->at++;
        }
        json_read_value(json);
        if (json_next(json) == ',') {
            json->at++;
            assert_int_not_equal(json_next(json), close);
        }
    }
    json->at++;
}

static void json_read_value(JsonReader *json)
{
    assert_true(json->depth++ < 8);
    char first = json_next(json);
    if (first == '{' || first == '[') {
        json_read_members(json, first == '{' ? '}' : ']', first == '{');
    } else if (first == '"') {
        json_read_string(json);
    } else if (first == 'n') {
        assert_str(str_slice(json->text, json->at, json->at + 4), "null");
        json->at += 4;
    } else {
        assert_true(first >= '0' && first <= '9');
        while (strchr("0123456789.", json->text.data[json->at]) != NULL)
            json->at++;
    }
    json->depth--;
}

static void json_is_well_formed(void **state)
{
    (void)state;
    Fixture fixture = make_page();
    for (int pretty = 0; pretty < 2; pretty++) {
        Buffer out = {0};
        dump_json(fixture.doc, (JsonOptions){.path = STR("page.txt"), .pretty = pretty}, &out);
        JsonReader json = {.text = buffer_str(&out)};
        json_read_value(&json);
        assert_int_equal(json.at, out.len_bytes - 1);
        assert_int_equal(out.data[json.at], '\n');
        size_t lines = 0;
        for (size_t at = 0; at < out.len_bytes; at++)
            lines += out.data[at] == '\n';
        assert_int_equal(lines > 1, pretty);
        buffer_free(&out);
    }
    fixture_free(&fixture);
}

static void json_says_all_of_a_review(void **state)
{
    (void)state;
    Fixture fixture = make_page();
    Buffer out = {0};
    dump_json(fixture.doc, (JsonOptions){.path = STR("-")}, &out);
    static const char *const parts[] = {
        "\"reviews\":[{\"block\":9,\"section\":2,\"title\":\"Ebb\",\"subtitle\":\"A \\\\ Life\","
        "\"authors\":[\"C. D.\",\"E. F.\"],\"editors\":[],\"translators\":[],\"publisher\":\"Gull\","
        "\"city\":null,\"year\":\"2021\",\"pages\":null,\"price\":null,\"binding\":null,\"series\":null,"
        "\"isbn\":[],\"reviewer\":null,\"affiliation\":null}]}",
        "{\"kind\":\"direct\",\"block\":2,\"text\":\"It never stops,\",\"speaker\":\"Bo Reed\","
        "\"cue\":\"says\",\"rule\":\"none\",\"confidence\":0.90,\"lifted_from\":null}",
        "{\"kind\":\"pull\",\"block\":5,\"text\":\"It never "
        "stops\",\"speaker\":null,\"cue\":null,\"rule\":\"none\","
        "\"confidence\":0.80,\"lifted_from\":2}",
        "\"fragments\":[{\"lines\":[5,6],\"bytes\":[33,101]},{\"lines\":[12,12],\"bytes\":[125,131]}]",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (str_find(buffer_str(&out), str_from(parts[i]), 0) == out.len_bytes)
            fail_msg("%s\nis not in\n%.*s", parts[i], (int)out.len_bytes, out.data);
    buffer_free(&out);
    fixture_free(&fixture);
}

static void put_hits(const Document *doc, const char *pattern, SearchDumpOptions options, Buffer *out)
{
    SearchQuery *query;
    DocRangeList found = {0};
    assert_true(search_query_new(str_from(pattern), SEARCH_PLAIN, &query).ok);
    assert_true(document_search(doc, query, (SearchOptions){0}, &found));
    buffer_clear(out);
    dump_hits(doc, &found, options, out);
    vec_free(&found);
    search_query_free(query);
}

static void hits(void **state)
{
    (void)state;
    Fixture fixture = make_page();
    Buffer out = {0};
    put_hits(fixture.doc, "machine", (SearchDumpOptions){0}, &out);
    assert_str(buffer_str(&out),
               "6\tThe \"Old\" Engines\tThe mill turns. \xE2\x80\x9CIt never stops,\xE2\x80\x9D says Bo "
               "Reed, who owns the machine.\n");
    put_hits(fixture.doc, "machine", (SearchDumpOptions){.name = STR("mill.txt")}, &out);
    assert_true(str_starts(buffer_str(&out), STR("mill.txt\t6\tThe \"Old\" Engines\t")));
    put_hits(fixture.doc, "machine", (SearchDumpOptions){.name = STR("mill.txt"), .json = true}, &out);
    assert_str(
        buffer_str(&out),
        "{\"path\":\"mill.txt\",\"line\":6,\"section\":\"The \\\"Old\\\" Engines\",\"match\":"
        "\"machine\",\"text\":\"The mill turns. \xE2\x80\x9CIt never stops,\xE2\x80\x9D says Bo Reed, who "
        "owns the machine.\"}\n");
    put_hits(fixture.doc, "saying", (SearchDumpOptions){0}, &out);
    assert_str(buffer_str(&out), "20\tCHAPTER I The Race\tOld saying of millers\n");
    put_hits(fixture.doc, "absent", (SearchDumpOptions){0}, &out);
    assert_str(buffer_str(&out), "");
    buffer_free(&out);
    fixture_free(&fixture);
}

/* Or a heading of a megabyte would be printed before each of the hits in it. */
static void endless_headings_are_cut_in_hits(void **state)
{
    (void)state;
    Buffer text = {0}, out = {0}, expected = {0};
    buffer_put(&text, STR("x"));
    buffer_put_repeat(&text, STR("é"), 150);
    buffer_put(&text, STR("\n\nbody\0"));
    Fixture fixture = fixture_cut(text.data);
    fixture_class(&fixture, 0, BLOCK_HEADING, 1);
    put_hits(fixture_finish(&fixture), "body", (SearchDumpOptions){0}, &out);
    buffer_put(&expected, STR("3\tx"));
    buffer_put_repeat(&expected, STR("é"), 99);
    buffer_put(&expected, STR("…\tbody\n\0"));
    assert_str(buffer_str(&out), expected.data);
    buffer_free(&text);
    buffer_free(&out);
    buffer_free(&expected);
    fixture_free(&fixture);
}

static void context_is_cut_at_words(void **state)
{
    (void)state;
    Fixture fixture =
        fixture_cut("Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi "
                    "rho sigma tau upsilon phi chi psi omega.");
    const Document *doc = fixture_finish(&fixture);
    Buffer out = {0};
    put_hits(doc, "lambda", (SearchDumpOptions){0}, &out);
    assert_str(buffer_str(&out),
               "1\t\tdelta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau\n");
    buffer_clear(&out);
    put_hits(doc, "beta", (SearchDumpOptions){0}, &out);
    assert_str(buffer_str(&out), "1\t\tAlpha beta gamma delta epsilon zeta eta theta iota\n");
    buffer_free(&out);
    fixture_free(&fixture);
}

/* Text without spaces, and a hit that ends inside a cluster. */
static void context_is_cut_at_clusters(void **state)
{
    (void)state;
    Buffer text = {0};
    buffer_put_repeat(&text, STR("e\xCC\x81"), 100);
    buffer_put_byte(&text, 'x');
    buffer_put_repeat(&text, STR("e\xCC\x81"), 100);
    buffer_put_byte(&text, '\0');
    Fixture fixture = fixture_cut(text.data);
    const Document *doc = fixture_finish(&fixture);
    Buffer out = {0}, expected = {0};
    put_hits(doc, "x", (SearchDumpOptions){0}, &out);
    buffer_put(&expected, STR("1\t\t"));
    buffer_put_repeat(&expected, STR("e\xCC\x81"), 19);
    buffer_put_byte(&expected, 'x');
    buffer_put_repeat(&expected, STR("e\xCC\x81"), 40);
    buffer_put(&expected, STR("\n\0"));
    assert_str(buffer_str(&out), expected.data);
    buffer_free(&out);
    buffer_free(&expected);
    buffer_free(&text);
    fixture_free(&fixture);
}

/* A quotation of two paragraphs is its words, not the caption between them. */
static void quote_over_paragraphs(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("He said: \xE2\x80\x9COne.\n\nA caption\n\n\xE2\x80\x9CTwo.\xE2\x80\x9D");
    fixture_class(&fixture, 1, BLOCK_CAPTION, 0);
    const Document *doc = builder_seal(fixture.builder);
    DocRange range = {find_text(doc, "One").start, find_text(doc, "Two.").end};
    builder_add_quote(
        fixture.builder,
        (Quote){.kind = QUOTE_DIRECT, .text = range, .lifted_from = NONE, .mention = STR("He")});
    doc = fixture_finish(&fixture);
    Buffer out = {0};
    dump_structure(doc, (StructureOptions){0}, &out);
    assert_str(buffer_str(&out),
               "! lang=und\n1 para\n3 caption\n5 para\n"
               "= quote at=1 end_at=5 full=\"One. \xE2\x80\x9CTwo.\" speaker=\"-\" mention=\"He\"\n");
    buffer_free(&out);
    fixture_free(&fixture);
}

static void nothing_to_dump(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("");
    const Document *doc = fixture_finish(&fixture);
    Buffer out = {0};
    dump_outline(doc, &out);
    dump_quotes(doc, &out);
    dump_reviews(doc, &out);
    put_hits(doc, "x", (SearchDumpOptions){0}, &out);
    assert_int_equal(out.len_bytes, 0);
    dump_structure(doc, (StructureOptions){0}, &out);
    assert_str(buffer_str(&out), "! lang=und\n");
    buffer_clear(&out);
    dump_json(doc, (JsonOptions){.path = STR("-")}, &out);
    assert_str(buffer_str(&out),
               "{\"recto\":1,\"source\":{\"path\":\"-\",\"bytes\":0,\"format\":\"text\"},\"title\":null,"
               "\"deck\":null,\"bylines\":[],\"language\":null,\"sections\":[],\"blocks\":[],"
               "\"quotes\":[],\"reviews\":[]}\n");
    buffer_free(&out);
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(structure),
        cmocka_unit_test(outline),
        cmocka_unit_test(quotes),
        cmocka_unit_test(reviews),
        cmocka_unit_test(json_one_line),
        cmocka_unit_test(json_is_well_formed),
        cmocka_unit_test(json_says_all_of_a_review),
        cmocka_unit_test(hits),
        cmocka_unit_test(endless_headings_are_cut_in_hits),
        cmocka_unit_test(context_is_cut_at_words),
        cmocka_unit_test(context_is_cut_at_clusters),
        cmocka_unit_test(quote_over_paragraphs),
        cmocka_unit_test(nothing_to_dump),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
