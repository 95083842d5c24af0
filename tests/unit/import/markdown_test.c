#include "support.h"

/* A line for each draft: "FIRST-LAST class ..." with what is not neutral. */
static char *outline(DocumentBuilder *builder)
{
    Buffer out = {0};
    for (size_t i = 0; i < builder_drafts(builder)->count; i++) {
        const DraftBlock *draft = &builder_drafts(builder)->items[i];
        buffer_put_format(&out, "%u-%u %s", draft->first_line, draft->last_line,
                          block_class_name(draft->cls));
        if (draft->level > 0)
            buffer_put_format(&out, " h%d", draft->level);
        if (draft->quote_depth > 0)
            buffer_put_format(&out, " q%d", draft->quote_depth);
        if (draft->list_depth > 0)
            buffer_put_format(&out, " l%d", draft->list_depth);
        if (draft->marker.len_bytes > 0)
            buffer_put_format(&out, " [%.*s]", (int)draft->marker.len_bytes, draft->marker.data);
        if (draft->tight)
            buffer_put(&out, STR(" tight"));
        if (draft->columns)
            buffer_put_format(&out, " <%s>", draft->columns);
        if (draft->keep_lines)
            buffer_put(&out, STR(" keep"));
        if (draft->kind != NULL && draft->cls != BLOCK_META)
            buffer_put_format(&out, " (%s)", draft->kind);
        buffer_put(&out, STR(": "));
        char *text = shown(builder, i);
        buffer_put(&out, str_from(text));
        memory_free(text);
        buffer_put_byte(&out, '\n');
    }
    buffer_put_byte(&out, '\0');
    return out.data;
}

static void assert_outline(const char *text, const char *expected)
{
    Source *source = source_from_bytes(str_from(text));
    DocumentBuilder *builder = import_markdown(source);
    assert_int_equal(builder_format(builder), FORMAT_MARKDOWN);
    char *found = outline(builder);
    assert_string_equal(found, expected);
    memory_free(found);
    builder_free(builder);
    source_free(source);
}

static void headings(void **state)
{
    (void)state;
    assert_outline("# A *b* #\n\n## C\n", "1-1 title h1: A e{b}\n3-3 heading h2: C\n");
    assert_outline("# A\n# B\n", "1-1 heading h1: A\n2-2 heading h1: B\n");
    assert_outline("a\n\n# B\n", "1-1 para: a\n3-3 title h1: B\n");
    assert_outline("a\n\nb\n\nc\n\nd\n\ne\n\n# F\n",
                   "1-1 para: a\n3-3 para: b\n5-5 para: c\n7-7 para: d\n9-9 para: e\n11-11 heading h1: F\n");
    assert_outline("# A\n### b\n## C\n", "1-1 title h1: A\n2-2 deck: b\n3-3 heading h2: C\n");
    assert_outline("# A\n### b\n", "1-1 title h1: A\n2-2 heading h3: b\n");
    assert_outline("## A\n\n# B\n", "1-1 heading h2: A\n3-3 heading h1: B\n");
    assert_outline("<!-- x -->\n\n# A\n", "1-1 meta: <!-- x -->\n3-3 title h1: A\n");
    assert_outline("A\n*b\nc*\n===\nd\n---\n", "1-4 title h1: A e{b c}\n5-6 heading h2: d\n");
    assert_outline("a\n-\n***\n", "1-2 heading h2: a\n3-3 rule: ***\n");
    assert_outline("#\n\n##\ntext\n", "1-1 heading h1: \n3-3 heading h2: \n4-4 para: text\n");
    assert_outline("## A\n---\n", "1-1 heading h2: A\n2-2 rule: ---\n");
}

static void paragraphs(void **state)
{
    (void)state;
    assert_outline("a\nb  \nc\\\nd<br>e\n", "1-4 para keep: a b/c/d/e\n");
    assert_outline("a  b\tc\n", "1-1 para: a b c\n");
    assert_outline("&amp; &copy; &#65;&#x42; &nosuch; \\*\n", "1-1 para: & \xC2\xA9 AB &nosuch; *\n");
    assert_outline("`a *b*` ~~c~~ **d** ***e***\n", "1-1 para: c{a *b*} d{c} s{d} e{s{e}}\n");
    assert_outline("`a\nb`\n", "1-2 para: c{a b}\n");
    assert_outline("a <b>c</b> d\n", "1-1 para: a c d\n");
    assert_outline("a <!-- b --> c<i> d</i>\n", "1-1 para: a c d\n");
    assert_outline("***\n* * *\n\n_ _ _\n", "1-1 rule: ***\n2-2 rule: * * *\n4-4 rule: _ _ _\n");
}

/* The first and the last name of their initials, the longest, two characters, and what looks like one. */
static void entities(void **state)
{
    (void)state;
    assert_outline("&AElig;&Auml;&Zscr;&zwnj;&zwj;|\n",
                   "1-1 para: \xC3\x86\xC3\x84\xF0\x9D\x92\xB5\xE2\x80\x8C\xE2\x80\x8D|\n");
    assert_outline("&CounterClockwiseContourIntegral; &Dcaron;&frac78;\n",
                   "1-1 para: \xE2\x88\xB3 \xC4\x8E\xE2\x85\x9E\n");
    assert_outline("&ngE;&bne;\n", "1-1 para: \xE2\x89\xA7\xCC\xB8=\xE2\x83\xA5\n");
    assert_outline("&AEli; &AEligg; &copy &frac; &CounterClockwiseContourIntegrals;\n",
                   "1-1 para: &AEli; &AEligg; &copy &frac; &CounterClockwiseContourIntegrals;\n");
    assert_outline("<p>&CounterClockwiseContourIntegral; &ngE;</p>\n",
                   "1-1 para: \xE2\x88\xB3 \xE2\x89\xA7\xCC\xB8\n");
    assert_outline("[a](/&rarr;b)\n", "1-1 para: l{/\xE2\x86\x92"
                                      "b|a}\n");
    assert_outline("|a|b|\n|---|---|\n|c&Tab;d|e|\n", "1-3 table <-->: a^b/c d^e\n");
}

static void links(void **state)
{
    (void)state;
    assert_outline("[a](/b \"c\") [d]\n\n[d]: <e>\n'f'\n[g]: h\n",
                   "1-1 para: l{/b|a} l{e|d}\n3-5 meta: [d]: <e>/'f'/[g]: h\n");
    assert_outline("[a]: b\ntext [a]\n", "1-1 meta: [a]: b\n2-2 para: text l{b|a}\n");
    assert_outline("see [a](\n/b)\n\nc\n", "1-2 para: see l{/b|a}\n4-4 para: c\n");
    assert_outline("<http://a.example> www.b.example\n",
                   "1-1 para: l{http://a.example|http://a.example} l{http://www.b.example|www.b.example}\n");
    assert_outline("[a](/b&amp;c)\n", "1-1 para: l{/b&c|a}\n");
    assert_outline("> [a]: b\n\nc [a]\n", "1-1 meta: > [a]: b\n3-3 para: c l{b|a}\n");
}

static void lists(void **state)
{
    (void)state;
    assert_outline("- a\n  b\n- c\n", "1-2 list l1 [-]: a b\n3-3 list l1 [-] tight: c\n");
    assert_outline("* a\n\n* b\n\n  c\n", "1-1 list l1 [*]: a\n3-3 list l1 [*]: b\n5-5 para l1: c\n");
    assert_outline("7. a\n8. b\n", "1-1 list l1 [7.]: a\n2-2 list l1 [8.] tight: b\n");
    assert_outline("1) a\n1) b\n1) c\n",
                   "1-1 list l1 [1)]: a\n2-2 list l1 [2)] tight: b\n3-3 list l1 [3)] tight: c\n");
    assert_outline("- a\n  - b\n    1. c\n",
                   "1-1 list l1 [-]: a\n2-2 list l2 [-] tight: b\n3-3 list l3 [1.] tight: c\n");
    assert_outline("- [x] a\n- [ ] b\n",
                   "1-1 list l1 [\xE2\x98\x91]: a\n2-2 list l1 [\xE2\x98\x90] tight: b\n");
    assert_outline("-\n- a\n-\n  b\n",
                   "1-1 list l1 [-]: \n2-2 list l1 [-] tight: a\n3-4 list l1 [-] tight: b\n");
    assert_outline("- - a\n- # B\n- > c\n", "1-1 list l2 [-]: a\n2-2 heading h1 l1: B\n3-3 quote q1 l1: c\n");
    assert_outline("a\n- b\n", "1-1 para: a\n2-2 list l1 [-]: b\n");
    assert_outline("- **A:** b\n", "1-1 list l1 [-]: s{A:} b\n");
}

static void quotations(void **state)
{
    (void)state;
    assert_outline("> a\n> b\nlazy\n", "1-3 quote q1: a b lazy\n");
    assert_outline("> a\n>\n> \xE2\x80\x94 B\n", "1-2 quote q1: a\n3-3 quote q1: \xE2\x80\x94 B\n");
    assert_outline("> a\n> \xE2\x80\x94 B\n\nc\n",
                   "1-1 quote q1: a\n2-2 attrib q1: \xE2\x80\x94 B\n4-4 para: c\n");
    assert_outline("> a\n> \xE2\x80\x94 b\n> c\n", "1-3 quote q1: a \xE2\x80\x94 b c\n");
    assert_outline("*a*\n\xE2\x80\x94 b\n", "1-1 para: e{a}\n2-2 para: \xE2\x80\x94 b\n");
    assert_outline("a\n\xE2\x80\x94 b\n", "1-2 para: a \xE2\x80\x94 b\n");
    assert_outline("> > a\n>\n> b\n\nc\n", "1-2 quote q2: a\n3-3 quote q1: b\n5-5 para: c\n");
    assert_outline("> - a\n>   > b\n", "1-1 list q1 l1 [-]: a\n2-2 quote q2 l1: b\n");
    assert_outline("> # A\n> ***\n", "1-1 heading h1 q1: A\n2-2 rule q1: ***\n");
    assert_outline(">\n> a\n", "1-2 quote q1: a\n");
    assert_outline("a\n\n>\n\nb\n", "1-1 para: a\n3-3 meta: >\n5-5 para: b\n");
}

static void code(void **state)
{
    (void)state;
    assert_outline("```c\nint *a;\n\n\tb  c\n```\nd\n", "1-5 code (c): int *a;//    b  c\n6-6 para: d\n");
    assert_outline("    a\n    \tb\n\n    c\n\nd\n", "1-4 code: a/    b//c\n6-6 para: d\n");
    assert_outline("```\n```\n\n~~~\n\n~~~\na\n", "1-2 code: \n4-6 code: \n7-7 para: a\n");
    assert_outline("```\n# a\n", "1-2 code: # a\n");
    assert_outline("> ```\n> a\n> ```\n", "1-3 code q1: a\n");
    assert_outline("> ```\n> a\n\n```\nb\n```\n", "1-2 code q1: a\n4-6 code: b\n");
    assert_outline("a\n\nb\n>\n> ```\n> c\n", "1-1 para: a\n3-3 para: b\n4-6 code q1: c\n");
    assert_outline("- ```\n  a\n  ```\n- b\n", "1-3 code l1: a\n4-4 list l1 [-] tight: b\n");
    assert_outline("```\n\na\n\n```\n", "1-5 code: /a\n");
    assert_outline("```\na\tb\n```\n", "1-3 code: a   b\n");
}

static void tables(void **state)
{
    (void)state;
    assert_outline("| A | *B* |\n|---|:-:|\n| c | d \\| e |\n| f |\n", "1-4 table <-c>: A^e{B}/c^d | e/f\n");
    assert_outline("|a|b|\n|---|---|\n|c|d|\nTable 1: *e*\n",
                   "1-3 table <-->: a^b/c^d\n4-4 caption: Table 1: e{e}\n");
    assert_outline("|a|b|\n|---|---|\n*c*\nd\n\ne\n", "1-2 table <-->: a^b\n3-4 para: e{c} d\n6-6 para: e\n");
    assert_outline("|a|\n|---|\nb\n", "1-3 table <->: a/b\n");
    assert_outline("|a|b|c|\n|:--|--:|:-:|\n|d|e|f|g|\n", "1-3 table <lrc>: a^b^c/d^e^f\n");
    assert_outline("|a|b|\n|---|---|\n", "1-2 table <-->: a^b\n");
    assert_outline("|a|b|\n|---|---|\n| |c|\n| | |\n\nd\n", "1-4 table <-->: a^b/^c\n6-6 para: d\n");
    assert_outline("|a|b|\n|---|\n|c|\n", "1-3 para: |a|b| |---| |c|\n");
    assert_outline("|a|b|\n| - | - |\n|c|d|\n\n|a|b|\n|:-|-:|\n\n|a|\n| - |\n",
                   "1-3 table <-->: a^b/c^d\n5-6 table <lr>: a^b\n8-9 table <->: a\n");
    assert_outline("a\n|b|c|\n|:--|--|\n|d|e|\n\n|a\n|--\n\na\n|b|c|\n|-|-|\n",
                   "1-1 para: a\n2-4 table <l->: b^c/d^e\n6-7 para: |a |--\n9-11 para: a |b|c| |-|-|\n");
    assert_outline("- |a\\|b|\n  |---|\n", "1-2 table l1 <->: a|b\n");
    assert_outline("- > > |a|\n  > > |---|\n  > > |b|\n", "1-3 table q2 l1 <->: a/b\n");
    assert_outline("|a `b\\|c`|\n|---|\n", "1-2 table <->: a c{b|c}\n");
    assert_outline("a\nb\n|c|d|\n|---|---|\n|e|f|\n\n> |g\n",
                   "1-2 para: a b\n3-5 table <-->: c^d/e^f\n7-7 quote q1: |g\n");
    assert_outline("> a\n> |c|d|\n> |---|---|\n> |e|f|\n", "1-1 quote q1: a\n2-4 table q1 <-->: c^d/e^f\n");
}

static void images_and_captions(void **state)
{
    (void)state;
    assert_outline("![a *b*](c.png)\n\n*d **e***\n\n*f*\n",
                   "1-1 image: a e{b}\n3-3 caption: e{d s{e}}\n5-5 para: e{f}\n");
    assert_outline("![a](b.png)\n*c*\n", "1-1 image: a\n2-2 caption: e{c}\n");
    assert_outline("![](c/d.png)\n\n*e* f\n", "1-1 image: d.png\n3-3 para: e{e} f\n");
    assert_outline("a ![b](c.png)\n", "1-1 para: a b\n");
    assert_outline("[![b](c.png)](#d)\n", "1-1 image: l{#d|b}\n");
}

static void notes(void **state)
{
    (void)state;
    assert_outline("a[^1] b[^2]\n\n[^1]: Ibid.\n[^2]: A *note*\n  goes on\n[^3]: More\n",
                   "1-1 para: al{#fn:1|[^1]} bl{#fn:2|[^2]}\n3-3 note: [^1]: Ibid.\n"
                   "4-5 note: [^2]: A e{note} goes on\n6-6 note: [^3]: More\n");
    assert_outline("a[^B] `[^b]` \\[^b] [c[^b]](/d) [^x]\ne\n[^b]: f\n",
                   "1-2 para: al{#fn:B|[^B]} c{[^b]} [^b] l{/d|c[^b]} [^x] e\n3-3 note: [^b]: f\n");
    assert_outline("*a*[^1], b[^n_*_o]*c*\n\n[^1]:\n[^n_*_o]: d[^1]\n",
                   "1-1 para: e{a}l{#fn:1|[^1]}, bl{#fn:n_*_o|[^n_*_o]}e{c}\n3-3 note: [^1]:\n"
                   "4-4 note: [^n_*_o]: dl{#fn:1|[^1]}\n");
    assert_outline("[^]: a b\n\n[^x y]: c d\n", "1-1 para: [^]: a b\n3-3 para: [^x y]: c d\n");
}

/* What is indented goes on with the note, up to what is not. */
static void long_notes(void **state)
{
    (void)state;
    assert_outline("[^ab]: c\n\n    d\n\n    - e\n    - f\n\n    > g\n\nh\n",
                   "1-1 note: [^ab]: c\n3-3 note: d\n5-5 list l1 [-]: e\n6-6 list l1 [-] tight: f\n"
                   "8-8 quote q1: g\n10-10 para: h\n");
    assert_outline("[^a]:\n    b\n\n        c\n  [^d]: e\n\n    f\n",
                   "1-2 note: [^a]: b\n4-4 code: c\n5-5 note: [^d]: e\n7-7 note: f\n");
    assert_outline("> [^a]: b\n>\n>     c\n>\n> d\n",
                   "1-2 note q1: [^a]: b\n3-4 note q1: c\n5-5 quote q1: d\n");
    assert_outline("- a\n\n  [^b]: c\n- d\n",
                   "1-1 list l1 [-]: a\n3-3 note l1: [^b]: c\n4-4 list l1 [-]: d\n");
    assert_outline("```\n[^a]: b\n```\nc[^a]\n\n    [^d]: e\n",
                   "1-3 code: [^a]: b\n4-4 para: c[^a]\n6-6 code: [^d]: e\n");
    assert_outline("- a\n\n[^b]: c\n\n+ d\n", "1-1 list l1 [-]: a\n3-3 note: [^b]: c\n5-5 list l1 [+]: d\n");
}

static void definition_lists(void **state)
{
    (void)state;
    assert_outline(
        "Apple\n: A *fruit*\n  of trees\n: A company\n\nPear\n*Quince*\n\n:   More\n\n    And more\n\nb\n",
        "1-1 para (term): s{Apple}\n2-3 para l1 tight (definition): A e{fruit} of trees\n"
        "4-4 para l1 tight (definition): A company\n6-6 para (term): s{Pear}\n"
        "7-7 para tight (term): e{s{Quince}}\n9-9 para l1 (definition): More\n11-11 para l1: And more\n"
        "13-13 para: b\n");
    assert_outline("A sentence, no term.\n: b\n", "1-2 para: A sentence, no term. : b\n");
    assert_outline(": b\n", "1-1 para: : b\n");
    assert_outline("# A\n: b\n", "1-1 title h1: A\n2-2 para: : b\n");
    assert_outline("- a\n: b\n", "1-2 list l1 [-]: a : b\n");
    assert_outline("a\n:b\n\nc\n\n\n: d\n", "1-2 para: a :b\n4-4 para: c\n7-7 para: : d\n");
    assert_outline("a\n: - b\n", "1-2 para: a : - b\n");
    assert_outline("|a|b|\n|---|---|\n|c|d|\n: e\n", "1-3 table <-->: a^b/c^d\n4-4 caption: : e\n");
    assert_outline("```\na\n: b\n```\n", "1-4 code: a/: b\n");
}

/* As it is written, with no marks in it. */
static void mathematics(void **state)
{
    (void)state;
    assert_outline("$a_1 * b$ and *c*: $\\alpha\\,x_i*y_i$.\n",
                   "1-1 para: $a_1 * b$ and e{c}: $\\alpha\\,x_i*y_i$.\n");
    assert_outline("from $5 *to* $10, US$3 *or* 4$\n", "1-1 para: from $5 e{to} $10, US$3 e{or} 4$\n");
    assert_outline("\\$a *b*$ `$c` *d* `$`\n", "1-1 para: $a e{b}$ c{$c} e{d} c{$}\n");
    assert_outline("a\n\n$$\nb = c\n+ d\n- e\n= 5\n1. f_1 * g_1\n$$\n",
                   "1-1 para: a\n3-9 para keep: $$/b = c/+ d/- e/= 5/1. f_1 * g_1/$$\n");
    assert_outline("> $$\n> + a\n> $$\n\n$$b*c*d$$ *e*\n",
                   "1-3 quote q1 keep: $$/+ a/$$\n5-5 para: $$b*c*d$$ e{e}\n");
    assert_outline("a $$\n- b\n\n$$\n- c\n",
                   "1-1 para: a $$\n2-2 list l1 [-]: b\n4-4 para: $$\n5-5 list l1 [-]: c\n");
}

/* What CommonMark 0.31 and GFM have that md4c has not. */
static void newer_rules(void **state)
{
    (void)state;
    assert_outline("*\xC2\xA3*a *\xE2\x82\xAC*b *\xC3\xA9*c\n",
                   "1-1 para: *\xC2\xA3*a *\xE2\x82\xAC*b e{\xC3\xA9}c\n");
    assert_outline("a <!-- b -- c --> d <!--> e <!---> f <!-- g\n- h -->\n",
                   "1-1 para: a d e f <!-- g\n2-2 list l1 [-]: h -->\n");
    assert_outline("<!--> a\n", "1-1 para: a\n");
    assert_outline("<textarea>\n\n*a*\n</TEXTAREA>\n*b*\n", "1-4 para: *a*\n5-5 para: e{b}\n");
    assert_outline("a\n<search>\n*b*\n\n<source>\n*c*\n", "1-1 para: a\n2-3 para: *b*\n5-6 para: *c*\n");
    assert_outline("a\n<source>\nb\n", "1-3 para: a b\n");
}

static void html(void **state)
{
    (void)state;
    assert_outline("<!-- a\nb -->\n\nc\n", "1-2 meta: <!-- a/b -->\n4-4 para: c\n");
    assert_outline("<div class=\"x>y\">\n<p>A <b>b</b>&amp;c</p><p>d</p>\n</div>\n", "1-3 para: A b&c d\n");
    assert_outline("a <script>b *c*</script>, d <style> e\n\n</style>\n",
                   "1-1 para: a , d e\n3-3 meta: </style>\n");
    assert_outline("a <img src=b alt=\"c &amp; d\" e> <IMG alt=f> <img alt=''>g\n",
                   "1-1 para: a c &amp; d f g\n");
    assert_outline("<img\nalt='a'>\n\n<p align=x><img src=\"b>\" alt=\"c &amp; d\"></p>\n\n<img alt=e> f\n",
                   "1-2 image: a\n4-4 image: c & d\n6-6 para: e f\n");
    assert_outline("<hr>\n\n<script>\nvar a;\n</script>\nb\n",
                   "1-1 meta: <hr>\n3-5 meta: <script>/var a;/</script>\n6-6 para: b\n");
}

static void bylines(void **state)
{
    (void)state;
    assert_outline("# A\n\n*By Ann Xu*\n", "1-1 title h1: A\n3-3 byline: e{By Ann Xu}\n");
    assert_outline("# A\n\nBy the time we came, it had gone.\n",
                   "1-1 title h1: A\n3-3 para: By the time we came, it had gone.\n");
    Source *source = source_from_bytes(STR("# A\n\nBy Ann Xu, Bo Li and C. D\xC3\xA9\n"));
    Document *doc = builder_finish(import_markdown(source));
    StrList names = document_bylines(doc);
    assert_int_equal(names.count, 3);
    assert_true(str_equal(names.items[0], STR("Ann Xu")));
    assert_true(str_equal(names.items[1], STR("Bo Li")));
    assert_true(str_equal(names.items[2], STR("C. D\xC3\xA9")));
    document_free(doc);
    source_free(source);
}

static void front_matter(void **state)
{
    (void)state;
    static const char text[] =
        "---\ntitle: \"A \\\"b\\\": c\"\nauthors: [Ann Xu, 'Bo, Li']\nlang: en-GB\n---\n# D\n";
    assert_outline(text,
                   "1-5 meta: ---/title: \"A \\\"b\\\": c\"/authors: [Ann Xu, 'Bo, Li']/lang: en-GB/---\n"
                   "6-6 title h1: D\n");
    Source *source = source_from_bytes(str_from(text));
    Document *doc = builder_finish(import_markdown(source));
    assert_true(str_equal(document_title(doc), STR("A \"b\": c")));
    assert_true(str_equal(document_language(doc), STR("en")));
    assert_int_equal(document_bylines(doc).count, 2);
    assert_true(str_equal(document_bylines(doc).items[1], STR("Bo, Li")));
    document_free(doc);
    source_free(source);
    assert_outline("---\nauthor:\n  - Ann Xu\n...\n\na\n",
                   "1-4 meta: ---/author:/  - Ann Xu/...\n6-6 para: a\n");
    assert_outline("---\n\na\n---\n", "1-1 rule: ---\n3-4 heading h2: a\n");
    assert_outline("---\na: b\n", "1-1 rule: ---\n2-2 para: a: b\n");
}

static void assert_front(const char *text, const char *title, const char *deck, const char *date,
                         size_t names)
{
    Source *source = source_from_bytes(str_from(text));
    assert_int_equal(import_detect(source, NULL), FORMAT_MARKDOWN);
    Document *doc = builder_finish(import_markdown(source));
    assert_true(str_equal(document_title(doc), str_from(title)));
    assert_true(str_equal(document_deck(doc), str_from(deck)));
    assert_true(str_equal(document_date(doc), str_from(date)));
    assert_int_equal(document_bylines(doc).count, names);
    assert_int_equal(document_block(doc, 0)->cls, BLOCK_META);
    document_free(doc);
    source_free(source);
}

static void forms_of_front_matter(void **state)
{
    (void)state;
    assert_front("+++\ntitle = \"A \\\"b\\\" \\u00e9\\u001b\"\nsubtitle='c'\nauthors = [\"D\", 'E, F']\n"
                 "date = 2024-05-06 # a Monday\n[extra]\ntitle = \"G\"\n+++\n\nh\n",
                 "A \"b\" \xC3\xA9\xEF\xBF\xBD", "c", "2024-05-06", 2);
    assert_front("+++\n# x\nauthors = [\n  \"A\",\n  \"B\",\n  \"C\"\n]\ntitle = \"D\"\n+++\n", "D", "", "",
                 3);
    assert_front(
        "---\n# x\ntitle: A: b # c\ndescription: >-\n  d\n  e\ndate: \"2024\"\nauthor:\n  name: F\n---\n",
        "A: b", "d e", "2024", 1);
    assert_front("---\ntitle: 'It''s # 1'\nsubtitle: a\nsummary: b\nauthor:\n- name: C\n  url: d\n- E\n---\n",
                 "It's # 1", "a", "", 2);
    assert_front("---\ntitle: \"a\nauthors: [B,\ndate: |\n---\n", "\"a", "", "", 1);
    assert_outline("+++\na\n+++\n", "1-3 para: +++ a +++\n");
    assert_outline("+++\na = 1\n", "1-2 para: +++ a = 1\n");
}

static void empty_values_in_front_matter(void **state)
{
    (void)state;
    Source *source =
        source_from_bytes(STR("---\ntitle: \"\"\nauthors: ['', \"\"]\nlang: ''\n---\n\nText.\n"));
    DocumentBuilder *builder = import_markdown(source);
    Document *doc = builder_finish(builder);
    assert_int_equal(document_title(doc).len_bytes, 0);
    assert_int_equal(document_bylines(doc).count, 0);
    assert_int_equal(document_language(doc).len_bytes, 0);
    document_free(doc);
    source_free(source);
}

/* Paragraphs are left to recovery; all else is decided. */
static void decisions(void **state)
{
    (void)state;
    Source *source = source_from_bytes(STR("# A\n\nb\n\n- c\n\n\f> d\n"));
    DocumentBuilder *builder = import_markdown(source);
    const DraftBlock *drafts = builder_drafts(builder)->items;
    static const bool decided[] = {true, false, true, false};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(drafts[i].decided, decided[i]);
        assert_int_equal(drafts[i].confidence, 100);
        assert_string_equal(drafts[i].rule, "markup");
    }
    assert_int_equal(drafts[1].blank_lines, 1);
    assert_true(drafts[3].page_break);
    assert_false(drafts[2].page_break);
    builder_free(builder);
    source_free(source);
}

static void assert_imports(Buffer *text, Format expected)
{
    Source *source = source_from_bytes(buffer_str(text));
    DocumentBuilder *builder = import_markdown(source);
    assert_int_equal(builder_format(builder), expected);
    Document *doc = builder_finish(builder);
    assert_true(document_block_count(doc) > 0);
    document_free(doc);
    source_free(source);
    buffer_free(text);
}

static void floods(void **state)
{
    (void)state;
    static const char *const units[] = {
        "> ",      "[",   "*a ", "- ", "`a",    "[a](",   "![a](", "**a_b ",   "(http://a.b/", "www.a_",
        "<!-- a ", "&a;", "$a ", "$$", "[^a] ", "[^a]: ", ": a\n", "<!-- -- ", "\xE2\x82\xAC*"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        Buffer text = {0};
        buffer_put_repeat(&text, str_from(units[i]), 50000);
        buffer_put(&text, STR("a\n"));
        assert_imports(&text, FORMAT_MARKDOWN);
    }
}

/* md4c fills short rows and repeats addresses: what would be gigabytes is read as plain text instead. */
static void amplification_is_refused(void **state)
{
    (void)state;
    Buffer table = {0};
    buffer_put_repeat(&table, STR("|a"), 20000);
    buffer_put_byte(&table, '\n');
    buffer_put_repeat(&table, STR("|---"), 20000);
    buffer_put_byte(&table, '\n');
    buffer_put_repeat(&table, STR("|x\n"), 20000);
    assert_imports(&table, FORMAT_TEXT);
    Buffer references = {0};
    buffer_put(&references, STR("[a]: /&amp;"));
    buffer_put_repeat(&references, STR("u"), 100000);
    buffer_put(&references, STR("\n\n"));
    buffer_put_repeat(&references, STR("[a] "), 20000);
    assert_imports(&references, FORMAT_TEXT);
}

/* How many links md4c finds in `count` times the unit and a last address in a paragraph of its own. */
static size_t count_links(const char *unit, size_t count)
{
    Buffer text = {0};
    buffer_put_repeat(&text, str_from(unit), count);
    buffer_put(&text, STR("\n\nwww.last.example\n"));
    Source *source = source_from_bytes(buffer_str(&text));
    DocumentBuilder *builder = import_markdown(source);
    Document *doc = builder_finish(builder);
    size_t links = 0;
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        for (size_t j = 0; j < block->span_count; j++)
            links += document_spans(doc, block)[j].kind == SPAN_LINK;
    }
    document_free(doc);
    source_free(source);
    buffer_free(&text);
    return links;
}

/* Bare addresses are links until a paragraph has so many that md4c would take quadratic time over them. */
static void address_floods_are_no_links(void **state)
{
    (void)state;
    assert_int_equal(count_links("http://a.example/b ", 1000), 1001);
    assert_int_equal(count_links("http://a.example/b\n", 50000), 0);
    assert_int_equal(count_links("http://a.example/b\n\n", 20000), 20001);
    assert_int_equal(count_links("- http://a.example/b\n", 20000), 20001);
    assert_int_equal(count_links("http://a.example/b(", 40), 0);
}

/* The same for links, whose lines md4c walks over. */
static void bracket_floods_are_no_links(void **state)
{
    (void)state;
    assert_int_equal(count_links("[a](b)\n", 10000), 10001);
    assert_int_equal(count_links("[a](b)\n", 60000), 1);
    assert_int_equal(count_links("- [a](b)\n", 60000), 60001);
    assert_int_equal(count_links("2. [a](b)\n", 60000), 60001);
    assert_int_equal(count_links("- a\n2. [a](b)\n2. [a](b)\n\n", 20000), 40001);
    assert_int_equal(count_links("|[a](b)|\n|-|\n", 60000), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings),
        cmocka_unit_test(paragraphs),
        cmocka_unit_test(entities),
        cmocka_unit_test(links),
        cmocka_unit_test(lists),
        cmocka_unit_test(quotations),
        cmocka_unit_test(code),
        cmocka_unit_test(tables),
        cmocka_unit_test(images_and_captions),
        cmocka_unit_test(notes),
        cmocka_unit_test(long_notes),
        cmocka_unit_test(definition_lists),
        cmocka_unit_test(mathematics),
        cmocka_unit_test(newer_rules),
        cmocka_unit_test(html),
        cmocka_unit_test(bylines),
        cmocka_unit_test(front_matter),
        cmocka_unit_test(forms_of_front_matter),
        cmocka_unit_test(empty_values_in_front_matter),
        cmocka_unit_test(decisions),
        cmocka_unit_test(floods),
        cmocka_unit_test(amplification_is_refused),
        cmocka_unit_test(address_floods_are_no_links),
        cmocka_unit_test(bracket_floods_are_no_links),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
