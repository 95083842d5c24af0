#include "support.h"

typedef struct {
    const char *source, *expected;
} Case;

static void check_as(BlockClass cls, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Source *source = source_from_bytes(str_from(cases[i].source));
        DocumentBuilder *builder = import_text(source);
        assert_int_equal(builder_drafts(builder)->count, 1);
        builder_drafts(builder)->items[0].cls = cls;
        assert_shown(builder, 0, cases[i].expected);
        builder_free(builder);
        source_free(source);
    }
}

#define CHECK(cls, cases) check_as(cls, cases, sizeof(cases) / sizeof *(cases))

static void marks_that_have_a_partner(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"plain", "plain"},
        {"a *b c* d", "a e{b c} d"},
        {"_b_", "e{b}"},
        {"**b**", "s{b}"},
        {"__b__", "s{b}"},
        {"***b***", "e{s{b}}"},
        {"*a **b** c*", "e{a s{b} c}"},
        {"**a *b* c**", "s{a e{b} c}"},
        {"**By Ann Xu**", "s{By Ann Xu}"},
        {"(*b*), \xE2\x80\x9C_c_\xE2\x80\x9D", "(e{b}), \xE2\x80\x9C"
                                               "e{c}\xE2\x80\x9D"},
        {"un*believ*able", "une{believ}able"},
        {"*over\nlines*", "e{over lines}"},
        {"*a*b*", "e{a}b*"},
        {"*caf\xC3\xA9*", "e{caf\xC3\xA9}"},
        {"*a _b* c_", "e{a _b} c_"},
    };
    CHECK(BLOCK_PARA, cases);
}

static void marks_that_are_text(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"2 * 3 * 4", "2 * 3 * 4"},
        {"2*3*4", "2*3*4"},
        {"2**3**4", "2**3**4"},
        {"snake_case_name", "snake_case_name"},
        {"word* and more*", "word* and more*"},
        {"*a note", "*a note"},
        {"* * *", "* * *"},
        {"***", "***"},
        {"**", "**"},
        {"****b****", "****b****"},
        {"Name: ____ Date: ____", "Name: ____ Date: ____"},
        {"* item *", "* item *"},
        {"_open", "_open"},
        {"*a**b", "*a**b"},
    };
    CHECK(BLOCK_PARA, cases);
}

static void escapes(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"US\\$800", "US$800"},
        {"\\*a\\*", "*a*"},
        {"\\_a_", "_a_"},
        {"a\\b \\\xC3\xA9", "a\\b \\\xC3\xA9"},
        {"\\\\", "\\"},
        {"end\\", "end\\"},
        {"*a\\* b*", "e{a* b}"},
        {"\\[a](#b)", "[a](#b)"},
        {"one\\\ntwo", "one\\ two"},
    };
    CHECK(BLOCK_PARA, cases);
}

static void links(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"a [b c](http://d.example/e_f_g) h", "a l{http://d.example/e_f_g|b c} h"},
        {"[b](HTTPS://d.example)", "l{HTTPS://d.example|b}"},
        {"[b](mailto:x@y.example)", "l{mailto:x@y.example|b}"},
        {"[b](#c \"title\")", "l{#c|b}"},
        {"[b](<../c.d>)", "l{../c.d|b}"},
        {"[b](/c_(d))", "l{/c_(d)|b}"},
        {"[b](notes.html)", "l{notes.html|b}"},
        {"[*b* c](#d)", "l{#d|e{b} c}"},
        {"*[b](#c)*", "e{l{#c|b}}"},
        {"*[b](#c) d*", "e{l{#c|b} d}"},
        {"[*b](#c) d*", "l{#c|*b} d*"},
        {"![an *old* map](map.png)", "an e{old} map"},
        {"![](map.png)", "![](map.png)"},
        {"[sic](p.4)", "[sic](p.4)"},
        {"[1](see the note)", "[1](see the note)"},
        {"[b](http://)", "[b](http://)"},
        {"[b] (#c)", "[b] (#c)"},
        {"[b](#c", "[b](#c"},
        {"[a [b](#c) d](#e)", "[a l{#c|b} d](#e)"},
        {"note [12] and ] [", "note [12] and ] ["},
        {"a [ b ](#c) d", "a l{#c|b} d"},
    };
    CHECK(BLOCK_PARA, cases);
}

/* What is shown is what is asked while recovery goes on: targets have no scheme yet. */
static void bare_addresses(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"see http://a.example/b.", "see l{http://a.example/b|http://a.example/b}."},
        {"https://a.example", "l{https://a.example|https://a.example}"},
        {"HTTP://A.EXAMPLE/B!", "l{HTTP://A.EXAMPLE/B|HTTP://A.EXAMPLE/B}!"},
        {"ftp://a.example/b?c=d&e#f, or", "l{ftp://a.example/b?c=d&e#f|ftp://a.example/b?c=d&e#f}, or"},
        {"(http://a.example/b_(c))", "(l{http://a.example/b_(c)|http://a.example/b_(c)})"},
        {"(http://a.example/b).", "(l{http://a.example/b|http://a.example/b})."},
        {"<http://a.example/>", "<l{http://a.example/|http://a.example/}>"},
        {"\xE2\x80\x9Chttp://a.example/b\xE2\x80\x9D",
         "\xE2\x80\x9Cl{http://a.example/b|http://a.example/b}\xE2\x80\x9D"},
        {"http://a.example/_x_ y", "l{http://a.example/_x|http://a.example/_x}_ y"},
        {"*http://a.example/b*", "e{l{http://a.example/b|http://a.example/b}}"},
        {"_http://a.example/b_", "e{l{http://a.example/b|http://a.example/b}}"},
        {"http://a.example/b\nhttp://c.example/d",
         "l{http://a.example/b|http://a.example/b} l{http://c.example/d|http://c.example/d}"},
        {"http://a.example/\xC3\xA9t\xC3\xA9",
         "l{http://a.example/\xC3\xA9t\xC3\xA9|http://a.example/\xC3\xA9t\xC3\xA9}"},
        {"\xE3\x81\xAFhttp://a.example/b\xE3\x82\x92\xE3\x80\x81",
         "\xE3\x81\xAFl{http://a.example/b|http://a.example/b}\xE3\x82\x92\xE3\x80\x81"},
        {"on www.a.example/b, and", "on l{www.a.example/b|www.a.example/b}, and"},
        {"WWW.A.EXAMPLE", "l{WWW.A.EXAMPLE|WWW.A.EXAMPLE}"},
        {"write to ann.b-c+d@e.example.", "write to l{ann.b-c+d@e.example|ann.b-c+d@e.example}."},
        {"_z a_.b@c.example", "e{z a}.l{b@c.example|b@c.example}"},
        {"[www.a.example](#b)", "l{#b|www.a.example}"},
        {"[x](http://a.example/b) http://c.example",
         "l{http://a.example/b|x} l{http://c.example|http://c.example}"},
    };
    static const Case verse[] = {
        {"www.a.example\nb\nc@d.example", "l{www.a.example|www.a.example}/b/l{c@d.example|c@d.example}"},
        {"*www.a.example*  \n  *b*", "e{l{www.a.example|www.a.example}}/  e{b}"},
    };
    CHECK(BLOCK_PARA, cases);
    CHECK(BLOCK_VERSE, verse);
}

static void what_is_no_address(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"http://", "http://"},
        {"http://localhost/a", "http://localhost/a"},
        {"http://..", "http://.."},
        {"http://a_b.example", "http://a_b.example"},
        {"xhttp://a.example", "xhttp://a.example"},
        {"gopher://a.example/_b_", "gopher://a.example/_b_"},
        {"www.", "www."},
        {"www..a", "www..a"},
        {"awww.a.example", "awww.a.example"},
        {"12@3.50 a pound", "12@3.50 a pound"},
        {"a@b", "a@b"},
        {"a@b.c", "a@b.c"},
        {"@a.example", "@a.example"},
        {"a@b@c.example", "a@b@c.example"},
        {"a@b..example", "a@b..example"},
        {"x.example/@ann", "x.example/@ann"},
        {"Ann vs. Bee", "Ann vs. Bee"},
    };
    CHECK(BLOCK_PARA, cases);
}

static void addresses_of_the_document_are_whole(void **state)
{
    (void)state;
    static const char *const targets[] = {"http://www.a.example", "mailto:b@c.example",
                                          "https://d.example/e"};
    Source *source = source_from_bytes(STR("www.a.example, b@c.example, https://d.example/e"));
    Document *doc = builder_finish(import_text(source));
    const Block *block = document_block(doc, 0);
    assert_int_equal(block->span_count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_true(str_equal(document_spans(doc, block)[i].target, str_from(targets[i])));
    document_free(doc);
    source_free(source);
}

static void blanks_in_prose(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"  a  b\tc   ", "a b c"},
        {"a\nb", "a b"},
        {"a  \n\t b", "a b"},
        {"a\xC2\xA0"
         "b",
         "a\xC2\xA0"
         "b"},
        {"a\xC2\xA0\n\xE3\x80\x80"
         "b",
         "a b"},
        {"\xE2\x80\x83indented", "indented"},
        {"a\fb", "a b"},
        {"*a \n* b", "*a * b"},
        {"a\xE2\x80\xA8"
         "b",
         "a/b"},
        {"well-\nknown", "well- known"},
    };
    CHECK(BLOCK_PARA, cases);
}

static void lines_of_verse(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"one\ntwo", "one/two"},
        {"    one  \n      two\n    three", "one/  two/three"},
        {"\tone\n\t\ttwo", "one/    two"},
        {"  \tone\n    two", "one/two"},
        {"one *two\n  three* four", "one e{two/  three} four"},
        {"one   two\tthree", "one   two   three"},
        {"a\n                    deep", "a/                    deep"},
    };
    CHECK(BLOCK_VERSE, cases);
}

static void verbatim(void **state)
{
    (void)state;
    static const Case cases[] = {
        {"  *a* \\$ [b](#c)", "  *a* \\$ [b](#c)"}, {"\ta\n  b\tc  ", "        a/  b     c  "},
        {"a\tb\tc", "a       b       c"},           {"12345678\tb", "12345678        b"},
        {"\xC3\xA9\tb", "\xC3\xA9       b"},        {"a\n\tb", "a/        b"},
    };
    CHECK(BLOCK_CODE, cases);
}

/* What recovery decides about a line end. */
static void line_ends(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        JoinMode mode;
        const char *expected;
    } cases[] = {
        {"har-\nbour", JOIN_SPACE, "har- bour"},
        {"har-\nbour", JOIN_DEHYPHEN, "harbour"},
        {"har-  \n  bour", JOIN_DEHYPHEN, "harbour"},
        {"har\xE2\x80\x90\nbour", JOIN_DEHYPHEN, "harbour"},
        {"har\xC2\xAD\nbour", JOIN_DEHYPHEN, "harbour"},
        {"*har-*\n*bour*", JOIN_DEHYPHEN, "e{har}e{bour}"},
        {"*har-\nbour*", JOIN_DEHYPHEN, "e{harbour}"},
        {"well-\nknown", JOIN_KEEP, "well-known"},
        {"a\nb", JOIN_DEHYPHEN, "ab"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Source *source = source_from_bytes(str_from(cases[i].source));
        DocumentBuilder *builder = import_text(source);
        builder_set_line_end(builder, str_find_byte(source_text(source), '\n', 0), cases[i].mode);
        assert_shown(builder, 0, cases[i].expected);
        builder_free(builder);
        source_free(source);
    }
}

/* A word of the document leads back to its place behind the marks before it. */
static void offsets_lead_back(void **state)
{
    (void)state;
    static const char text[] = "*One* \\$ [two](#x)\n  three  **four**";
    Source *source = source_from_bytes(str_from(text));
    Document *doc = builder_finish(import_text(source));
    static const char *const words[] = {"One", "$", "two", "three", "four"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t pos = str_find(document_text(doc), str_from(words[i]), 0);
        assert_int_equal(document_source_offset(doc, pos), str_find(str_from(text), str_from(words[i]), 0));
    }
    document_free(doc);
    source_free(source);
}

/* Each of these would take hours if a mark were looked for again and again. */
static void floods_are_linear(void **state)
{
    (void)state;
    static const char *const units[] = {"*a ",      "a* ",      "*a_ ",        "**a *b ", "[a](",  "](",
                                        "[",        "![a](/b",  "\\",          "*_",      "x://_", "a@",
                                        "http://a", "www.a.b(", "http://a.b)", "a.b@c."};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        Buffer text = {0};
        buffer_put_repeat(&text, str_from(units[i]), 200000);
        Source *source = source_from_bytes(buffer_str(&text));
        Document *doc = builder_finish(import_text(source));
        assert_true(document_text(doc).len_bytes > 0);
        document_free(doc);
        source_free(source);
        buffer_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_that_have_a_partner),
        cmocka_unit_test(marks_that_are_text),
        cmocka_unit_test(escapes),
        cmocka_unit_test(links),
        cmocka_unit_test(bare_addresses),
        cmocka_unit_test(what_is_no_address),
        cmocka_unit_test(addresses_of_the_document_are_whole),
        cmocka_unit_test(blanks_in_prose),
        cmocka_unit_test(lines_of_verse),
        cmocka_unit_test(verbatim),
        cmocka_unit_test(line_ends),
        cmocka_unit_test(offsets_lead_back),
        cmocka_unit_test(floods_are_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
