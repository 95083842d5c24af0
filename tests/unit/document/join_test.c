/* Fragments, seams, spans and the map to the source. */
#include "support.h"

typedef struct {
    const char *source;
    JoinMode mode;
    const char *text;       /* of the joined block */
    DocRange first, second; /* its fragments, relative to the block */
} JoinCase;

static const JoinCase join_cases[] = {
    {"one two\n\nfloat\n\nthree four", JOIN_SPACE, "one two three four", {0, 7}, {8, 18}},
    {"well-\n\nfloat\n\nknown man", JOIN_KEEP, "well-known man", {0, 5}, {5, 14}},
    {"exam-\n\nfloat\n\nple here", JOIN_DEHYPHEN, "example here", {0, 4}, {4, 12}},
    {"exam\xE2\x80\x90\n\nfloat\n\nple", JOIN_DEHYPHEN, "example", {0, 4}, {4, 7}},
    {"exam\xC2\xAD\n\nfloat\n\nple", JOIN_DEHYPHEN, "example", {0, 4}, {4, 7}},
    {"no hyphen\n\nfloat\n\nhere", JOIN_DEHYPHEN, "no hyphenhere", {0, 9}, {9, 13}},
    {"a *b-*\n\nfloat\n\n*c* d", JOIN_DEHYPHEN, "a bc d", {0, 3}, {3, 6}},
    {"-\n\nfloat\n\nlone", JOIN_DEHYPHEN, "lone", {0, 0}, {0, 4}},
    {"one *\n\nfloat\n\ntwo*", JOIN_SPACE, "one two", {0, 4}, {4, 7}}, /* a space is there */
    {"ends with *\n\nfloat\n\n*\n\nnext", JOIN_SPACE, "ends with ", {0, 10}, {10, 10}},
};

static void joins_in_three_modes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof join_cases / sizeof *join_cases; i++) {
        const JoinCase *test = &join_cases[i];
        Fixture fixture = fixture_cut(test->source);
        fixture_class(&fixture, 1, BLOCK_CAPTION, 0);
        fixture_continue(&fixture, 2, 0, test->mode);
        const Document *doc = fixture_finish(&fixture);
        const Block *block = document_block(doc, 0);
        const Fragment *fragments = document_fragments(doc, block);
        assert_str(document_block_text(doc, 0), test->text);
        assert_str(document_block_text(doc, 1), "float");
        assert_int_equal(block->fragment_count, 2);
        assert_int_equal(fragments[0].text.start, test->first.start);
        assert_int_equal(fragments[0].text.end, test->first.end);
        assert_int_equal(fragments[1].text.start, test->second.start);
        assert_int_equal(fragments[1].text.end, test->second.end);
        assert_int_equal(fragments[0].first_line, 1);
        assert_int_equal(fragments[1].first_line, 5);
        assert_int_equal(fragments[1].mode, test->mode);
        fixture_free(&fixture);
    }
}

static void chain_goes_to_its_root(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("one\n\nfirst float\n\ntwo\n\nsecond float\n\nthree\n\nend");
    fixture_continue(&fixture, 2, 0, JOIN_SPACE);
    fixture_continue(&fixture, 4, 2, JOIN_SPACE);
    fixture_draft(&fixture, 0)->rule = "first";
    fixture_draft(&fixture, 4)->rule = "last";
    const Document *doc = fixture_finish(&fixture);
    assert_str(document_text(doc), "one two three\nfirst float\nsecond float\nend\n");
    assert_int_equal(document_block(doc, 0)->fragment_count, 3);
    assert_string_equal(document_block(doc, 0)->rule, "first");
    fixture_free(&fixture);
}

/* A link to itself, to a later block or to nothing must not lose the text. */
static void bad_links_become_paragraphs(void **state)
{
    (void)state;
    static const size_t links[] = {1, 2, 77, NONE};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        Fixture fixture = fixture_cut("one\n\ntwo\n\nthree");
        fixture_continue(&fixture, 1, links[i], JOIN_SPACE);
        const Document *doc = fixture_finish(&fixture);
        assert_str(document_text(doc), "one\ntwo\nthree\n");
        assert_int_equal(document_block(doc, 1)->cls, BLOCK_PARA);
        fixture_free(&fixture);
    }
}

typedef struct {
    const char *source;
    JoinMode mode;
    size_t count;
    DocRange spans[2];
} SpanCase;

static const SpanCase span_cases[] = {
    {"a *b*\n\nfloat\n\n*c* d", JOIN_SPACE, 1, {{2, 5}}}, /* one run over the seam */
    {"a *b-*\n\nfloat\n\n*c* d", JOIN_DEHYPHEN, 1, {{2, 4}}},
    {"a *b-*\n\nfloat\n\n*c* d", JOIN_KEEP, 1, {{2, 5}}},
    {"a *b\n\nfloat\n\n*c* d", JOIN_SPACE, 1, {{2, 5}}}, /* never closed before the seam */
    {"a *b* x\n\nfloat\n\n*c* d", JOIN_SPACE, 2, {{2, 3}, {6, 7}}},
    {"a *b*\n\nfloat\n\nc *d*", JOIN_SPACE, 2, {{2, 3}, {6, 7}}},
    {"*-*\n\nfloat\n\nc *d*", JOIN_DEHYPHEN, 1, {{2, 3}}}, /* nothing is left of the first */
    {"a **b\n\nfloat\n\nc", JOIN_SPACE, 0, {{0, 0}}},
};

static void spans_over_a_seam(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof span_cases / sizeof *span_cases; i++) {
        const SpanCase *test = &span_cases[i];
        Fixture fixture = fixture_cut(test->source);
        fixture_continue(&fixture, 2, 0, test->mode);
        const Document *doc = fixture_finish(&fixture);
        const Block *block = document_block(doc, 0);
        assert_int_equal(block->span_count, test->count);
        for (size_t s = 0; s < test->count; s++) {
            assert_int_equal(document_spans(doc, block)[s].text.start, test->spans[s].start);
            assert_int_equal(document_spans(doc, block)[s].text.end, test->spans[s].end);
        }
        fixture_free(&fixture);
    }
}

static void spans_belong_to_their_block(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("*a* b *c*\n\nplain\n\nd *e*");
    const Document *doc = fixture_finish(&fixture);
    static const size_t counts[] = {2, 0, 1};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(document_block(doc, i)->span_count, counts[i]);
    const Span *last = document_spans(doc, document_block(doc, 2));
    assert_str(document_slice(doc, last->text), "e");
    fixture_free(&fixture);
}

static void text_maps_to_its_source(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("one *two* &amp; three\nfour\n\nlast");
    const Document *doc = fixture_finish(&fixture);
    assert_str(document_text(doc), "one two & three four\nlast\n");
    static const struct {
        const char *text;
        size_t source;
    } places[] = {{"one", 0}, {"two", 5}, {" & ", 9}, {"& t", 10}, {"three", 16}, {"four", 22}, {"last", 28}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        DocPos pos = find_text(doc, places[i].text).start;
        assert_int_equal(document_source_offset(doc, pos), places[i].source);
        assert_int_equal(document_pos_from_source(doc, places[i].source), pos);
    }
    /* Marks and blank lines have no text: the first position behind them shows them. */
    assert_int_equal(document_pos_from_source(doc, 4), find_text(doc, "two").start);
    assert_int_equal(document_pos_from_source(doc, 12), find_text(doc, "&").start + 1);
    assert_int_equal(document_pos_from_source(doc, 27), find_text(doc, "last").start);
    assert_int_equal(document_pos_from_source(doc, 1000), find_text(doc, "last").end);
    fixture_free(&fixture);
}

/* Every position of a document whose paragraphs are joined in all three ways. */
static void places_go_there_and_back(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("one *two*-\n\nfloat *a*\n\n*three* four\n\nfloat b\n\nfive-\n\nsix &amp; "
                                  "\xC3\xA9t\xC3\xA9\nseven\n\neight");
    fixture_continue(&fixture, 2, 0, JOIN_DEHYPHEN);
    fixture_continue(&fixture, 4, 2, JOIN_SPACE);
    fixture_continue(&fixture, 5, 4, JOIN_KEEP);
    const Document *doc = fixture_finish(&fixture);
    assert_str(document_block_text(doc, 0), "one twothree four five-six & \xC3\xA9t\xC3\xA9 seven");
    Str text = document_text(doc);
    for (DocPos pos = 0; pos < text.len_bytes; pos++) {
        if (((unsigned char)text.data[pos] & 0xC0) == 0x80)
            continue;
        assert_int_equal(document_pos_from_source(doc, document_source_offset(doc, pos)), pos);
    }
    fixture_free(&fixture);
}

static void places_know_their_line(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("one\ntwo\n\nfloat\n\nthree\nfour\n\nlast");
    fixture_continue(&fixture, 2, 0, JOIN_SPACE);
    const Document *doc = fixture_finish(&fixture);
    static const struct {
        const char *text;
        uint32_t line;
    } places[] = {{"one", 1}, {"two", 2}, {"three", 6}, {"four", 7}, {"float", 4}, {"last", 9}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        DocRange range = find_text(doc, places[i].text);
        assert_int_equal(document_line_at(doc, range.start), places[i].line);
        assert_int_equal(document_line_at(doc, range.end - 1), places[i].line);
        assert_int_equal(document_pos_from_line(doc, places[i].line), range.start);
    }
    assert_int_equal(document_pos_from_line(doc, 3), find_text(doc, "float").start); /* blank: the next */
    assert_int_equal(document_pos_from_line(doc, 5), find_text(doc, "three").start);
    assert_int_equal(document_pos_from_line(doc, 99), find_text(doc, "last").end);
    fixture_free(&fixture);
}

/* Long enough for line marks to be used. */
static void lines_of_a_huge_paragraph(void **state)
{
    (void)state;
    enum {
        LINES = 30000
    };
    Buffer buffer = {0};
    for (unsigned i = 1; i <= LINES; i++)
        buffer_put_format(&buffer, "line %u of them\n", i);
    buffer_put_byte(&buffer, '\0');
    Fixture fixture = fixture_cut(buffer.data);
    const Document *doc = fixture_finish(&fixture);
    assert_int_equal(document_block_count(doc), 1);
    for (uint32_t line = 1; line <= LINES; line += 997) {
        DocPos pos = document_pos_from_line(doc, line);
        char expected[32];
        snprintf(expected, sizeof expected, "line %u of", (unsigned)line);
        assert_str(document_slice(doc, (DocRange){pos, pos + strlen(expected)}), expected);
        assert_int_equal(document_line_at(doc, pos), line);
        assert_int_equal(document_line_at(doc, pos + 3), line);
    }
    fixture_free(&fixture);
    buffer_free(&buffer);
}

/* Lines far longer than the distance of line marks, among short ones. */
static void lines_of_all_lengths(void **state)
{
    (void)state;
    static const size_t lengths[] = {1, 40000, 1, 1, 4094, 4095, 4096, 1, 100, 8190, 1, 70000, 2};
    Buffer buffer = {0};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        buffer_put_repeat(&buffer, STR("x"), lengths[i]);
        buffer_put_byte(&buffer, '\n');
    }
    buffer_put_byte(&buffer, '\0');
    Fixture fixture = fixture_cut(buffer.data);
    const Document *doc = fixture_finish(&fixture);
    DocPos start = 0;
    for (uint32_t line = 1; line <= sizeof lengths / sizeof *lengths; line++) {
        size_t length = lengths[line - 1];
        assert_int_equal(document_pos_from_line(doc, line), start);
        assert_int_equal(document_line_at(doc, start), line);
        assert_int_equal(document_line_at(doc, start + length / 2), line);
        assert_int_equal(document_line_at(doc, start + length - 1), line);
        start += length + 1;
    }
    fixture_free(&fixture);
    buffer_free(&buffer);
}

static void line_ends_inside_a_block(void **state)
{
    (void)state;
    const char *text = "exam-\nple well-\nknown\nman";
    Fixture fixture = fixture_cut(text);
    builder_set_line_end(fixture.builder, 5, JOIN_DEHYPHEN);
    builder_set_line_end(fixture.builder, 15, JOIN_KEEP);
    const Document *doc = fixture_finish(&fixture);
    assert_str(document_block_text(doc, 0), "example well-known man");
    fixture_free(&fixture);
}

static void render_shows_what_will_be(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("a *b*\nc\n\nd\ne");
    fixture_class(&fixture, 1, BLOCK_VERSE, 0);
    Rendered rendered = {0};
    builder_render(fixture.builder, 1, &rendered);
    assert_str(buffer_str(&rendered.text), "d\ne");
    assert_int_equal(rendered.spans.count, 0);
    builder_render(fixture.builder, 0, &rendered);
    assert_str(buffer_str(&rendered.text), "a b c");
    assert_int_equal(rendered.spans.count, 1);
    assert_int_equal(rendered.spans.items[0].text.start, 2);
    const Document *doc = fixture_finish(&fixture);
    assert_str(document_text(doc), "a b c\nd\ne\n");
    assert_true(document_block(doc, 1)->keep_lines);
    rendered_free(&rendered);
    fixture_free(&fixture);
}

/* What a Markdown importer records: operations in place of a reader. */
static void recorded_operations(void **state)
{
    (void)state;
    Source *source = source_from_bytes(STR("# [A *b*](u) &#7;&mdash;c\n"));
    DocumentBuilder *builder = builder_new(source, FORMAT_MARKDOWN, NULL);
    DraftBlock draft = draft_block(0, 25, 1, 1);
    static const InlineOp ops[] = {
        {OP_OPEN, SPAN_LINK, 2, 2, {"u", 1}},
        {OP_TEXT, 0, 3, 5, {0}},
        {OP_OPEN, SPAN_EMPHASIS, 5, 5, {0}},
        {OP_OPEN, SPAN_EMPHASIS, 5, 5, {0}},
        {OP_TEXT, 0, 6, 7, {0}},
        {OP_CLOSE, SPAN_EMPHASIS, 7, 7, {0}},
        {OP_CLOSE, SPAN_EMPHASIS, 7, 7, {0}},
        {OP_CLOSE, SPAN_LINK, 8, 8, {0}},
        {OP_CLOSE, SPAN_CODE, 8, 8, {0}},
        {OP_TEXT, 0, 12, 13, {0}},
        {OP_LITERAL, 0, 13, 17, {"\a", 1}},
        {OP_LITERAL, 0, 17, 24, {"\xE2\x80\x94", 3}},
        {OP_TEXT, 0, 24, 25, {0}},
    };
    draft.first_op = builder_op_count(builder);
    draft.op_count = sizeof ops / sizeof *ops;
    for (size_t i = 0; i < draft.op_count; i++)
        assert_int_equal(builder_record(builder, ops[i]), i);
    draft.cls = BLOCK_HEADING;
    vec_push(builder_drafts(builder), draft);
    Document *doc = builder_finish(builder);
    assert_str(document_block_text(doc, 0), "A b \xEF\xBF\xBD\xE2\x80\x94"
                                            "c");
    const Block *block = document_block(doc, 0);
    assert_int_equal(block->level, 2); /* nobody said which */
    assert_int_equal(block->span_count, 2);
    const Span *spans = document_spans(doc, block);
    assert_int_equal(spans[0].kind, SPAN_LINK);
    assert_str(spans[0].target, "u");
    assert_str(document_slice(doc, spans[0].text), "A b");
    assert_int_equal(spans[1].kind, SPAN_EMPHASIS);
    assert_str(document_slice(doc, spans[1].text), "b");
    assert_int_equal(document_source_offset(doc, find_text(doc, "\xE2\x80\x94").start), 17);
    assert_int_equal(document_pos_from_source(doc, 19), find_text(doc, "\xE2\x80\x94").start);
    assert_int_equal(document_source_offset(doc, find_text(doc, "c").start), 24);
    document_free(doc);
    source_free(source);
}

/* Two links that touch at a seam stay two; a literal may be longer than what it stands for. */
static void links_and_long_literals(void **state)
{
    (void)state;
    Source *source = source_from_bytes(STR("a~b\nc"));
    DocumentBuilder *builder = builder_new(source, FORMAT_MARKDOWN, NULL);
    static const InlineOp ops[] = {
        {OP_OPEN, SPAN_LINK, 0, 0, {"u", 1}},       {OP_TEXT, 0, 0, 1, {0}},
        {OP_LITERAL, 0, 1, 2, {"...", 3}},          {OP_TEXT, 0, 2, 3, {0}},
        {OP_LITERAL, 0, 3, 3, {"\xE2\x80\xA8", 3}}, {OP_CLOSE, SPAN_LINK, 3, 3, {0}},
        {OP_OPEN, SPAN_LINK, 4, 4, {"v", 1}},       {OP_TEXT, 0, 4, 5, {0}},
        {OP_CLOSE, SPAN_LINK, 5, 5, {0}},
    };
    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        builder_record(builder, ops[i]);
    DraftBlock first = draft_block(0, 3, 1, 1), second = draft_block(4, 5, 2, 2);
    first.op_count = second.first_op = 6;
    second.op_count = 3;
    second.cls = BLOCK_CONT;
    second.of = 0;
    vec_push(builder_drafts(builder), first);
    vec_push(builder_drafts(builder), second);
    Document *doc = builder_finish(builder);
    assert_str(document_text(doc), "a...b\nc\n"); /* LINE SEPARATOR became '\n', and is a join */
    static const size_t sources[] = {0, 1, 2, 2, 2, 3, 4, 5};
    for (size_t pos = 0; pos < sizeof sources / sizeof *sources; pos++)
        assert_int_equal(document_source_offset(doc, pos), sources[pos]);
    const Block *block = document_block(doc, 0);
    assert_int_equal(block->span_count, 2);
    assert_str(document_slice(doc, document_spans(doc, block)[0].text), "a...b\n");
    assert_str(document_spans(doc, block)[1].target, "v");
    document_free(doc);
    source_free(source);
}

static void separators_do_not_reach_the_text(void **state)
{
    (void)state;
    Fixture fixture = fixture_cut("a\xE2\x80\xA8"
                                  "b\xE2\x80\xA9"
                                  "c\fd \xE2\x80\x9Cq\xE2\x80\x9D");
    const Document *doc = fixture_finish(&fixture);
    assert_str(document_block_text(doc, 0), "a\nb\ncd \xE2\x80\x9Cq\xE2\x80\x9D");
    assert_int_equal(document_source_offset(doc, 4), 8);  /* c */
    assert_int_equal(document_source_offset(doc, 5), 10); /* d, behind the form feed */
    assert_int_equal(document_pos_from_source(doc, 10), 5);
    fixture_free(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_in_three_modes),        cmocka_unit_test(chain_goes_to_its_root),
        cmocka_unit_test(bad_links_become_paragraphs), cmocka_unit_test(spans_over_a_seam),
        cmocka_unit_test(spans_belong_to_their_block), cmocka_unit_test(text_maps_to_its_source),
        cmocka_unit_test(places_go_there_and_back),    cmocka_unit_test(places_know_their_line),
        cmocka_unit_test(lines_of_a_huge_paragraph),   cmocka_unit_test(lines_of_all_lengths),
        cmocka_unit_test(line_ends_inside_a_block),    cmocka_unit_test(render_shows_what_will_be),
        cmocka_unit_test(recorded_operations),         cmocka_unit_test(separators_do_not_reach_the_text),
        cmocka_unit_test(links_and_long_literals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
