/* --dump=markdown by a round trip: what is printed, read again as Markdown, says the same. */
#include <stdlib.h>
#include "nasty.h"
#include "said.h"

/* ---- what is read back --------------------------------------------------------------------------------- */

/* Behind the marks of quotations and lists. */
static size_t behind_containers(Str source)
{
    size_t at = 0;
    while (at + 1 < source.len_bytes) {
        size_t mark = at;
        while (mark < source.len_bytes && source.data[mark] >= '0' && source.data[mark] <= '9')
            mark++;
        bool numbered = mark > at && mark < source.len_bytes && strchr(".)", source.data[mark]) != NULL;
        bool plain = mark == at && strchr("> -", source.data[at]) != NULL;
        size_t behind = mark + 1;
        bool is_blank = source.data[at] == ' ' || (behind < source.len_bytes && source.data[behind] == ' ');
        if ((!numbered && !plain) || !is_blank)
            break;
        at = behind;
    }
    return at;
}

/* The level that the signs of the source give to what begins there. */
static unsigned printed_level(const Document *doc, const Fragment *fragment)
{
    Str source = str_slice(source_text(document_source(doc)), fragment->source_start, fragment->source_end);
    size_t at = behind_containers(source), level = 0;
    while (at + level < source.len_bytes && source.data[at + level] == '#')
        level++;
    return at + level < source.len_bytes && source.data[at + level] == ' ' ? (unsigned)level : 0;
}

static int compare_fragments(const void *left, const void *right)
{
    const Fragment *a = left, *b = right;
    return (a->source_start > b->source_start) - (a->source_start < b->source_start);
}

static void read_fragment(const Document *doc, const Fragment *fragment, SaidList *said)
{
    Str text = document_slice(doc, fragment->text);
    const Block *block = document_block(doc, document_block_at(doc, fragment->text.start));
    Said item = {.cls = block->cls, .text = without_space(&said->arena, text)};
    if (block->cls != BLOCK_CODE)
        item.level = printed_level(doc, fragment);
    bool is_rule = block->cls == BLOCK_RULE && is_plain_rule(text);
    if (!is_rule && item.text.len_bytes > 0 && !str_equal(item.text, STR("<!---->")))
        vec_push(&said->items, item);
}

/* Paragraph by paragraph of the source: what recovery now joins was not one. */
static void read_back(const Document *doc, SaidList *said)
{
    VEC(Fragment) fragments = {0};
    for (size_t i = 0; i < document_block_count(doc); i++)
        for (size_t k = 0; k < document_block(doc, i)->fragment_count; k++)
            vec_push(&fragments, document_fragments(doc, document_block(doc, i))[k]);
    if (fragments.count > 0)
        qsort(fragments.items, fragments.count, sizeof *fragments.items, compare_fragments);
    for (size_t i = 0; i < fragments.count; i++)
        read_fragment(doc, &fragments.items[i], said);
    vec_free(&fragments);
}

/* ---- the same? ----------------------------------------------------------------------------------------- */

/* Labels of notes and marks that refer to them are set as "[^1]", or "[^n.1]", whatever they were. */
static Str without_note_marks(Arena *arena, Str text)
{
    static const char footnote[] = "[Footnote";
    if (str_starts(text, str_from(footnote)))
        text = str_slice(text, sizeof footnote - 1, text.len_bytes);
    return without_bytes(arena, text,
                         "[]^:.()0123456789\xC2\xB9\xB2\xB3\xE2\x81\xB0\xB4\xB5\xB6\xB7\xB8"
                         "n*\x80\xA0\xA1\xA7");
}

static bool is_same(SaidList *said, const Said *wanted, const Said *got, bool has_notes)
{
    if (wanted->level != got->level)
        return false;
    if (str_equal(wanted->text, got->text) ||
        str_equal(said_join(&said->arena, wanted->marker, wanted->text), got->text))
        return true;
    if (wanted->cls == BLOCK_ATTRIB)
        return str_equal(said_join(&said->arena, STR("—"), wanted->text), got->text);
    if (wanted->cls == BLOCK_TABLE) /* rules that were drawn in it are no rows */
        return str_equal(without_bytes(&said->arena, wanted->text, "-=_+"),
                         without_bytes(&said->arena, got->text, "-=_+"));
    return has_notes && str_equal(without_note_marks(&said->arena, wanted->text),
                                  without_note_marks(&said->arena, got->text));
}

static bool has_class(const SaidList *said, BlockClass cls)
{
    for (size_t i = 0; i < said->items.count; i++)
        if (said->items.items[i].cls == cls)
            return true;
    return false;
}

static void show(const char *name, const Said *said)
{
    size_t len = said->text.len_bytes < 300 ? said->text.len_bytes : 300;
    print_error("%s: %u %s %.*s\n", name, said->level, block_class_name(said->cls), (int)len,
                said->text.data);
}

static size_t count_differences(SaidList *wanted, const SaidList *got, const char *name)
{
    bool has_notes = has_class(wanted, BLOCK_NOTE);
    for (size_t i = 0; i < wanted->items.count && i < got->items.count; i++) {
        if (is_same(wanted, &wanted->items.items[i], &got->items.items[i], has_notes))
            continue;
        show(name, &wanted->items.items[i]);
        show("  read back", &got->items.items[i]);
        return 1;
    }
    if (wanted->items.count != got->items.count)
        print_error("%s: %zu blocks, %zu read back\n", name, wanted->items.count, got->items.count);
    return wanted->items.count != got->items.count;
}

static size_t round_trip(const Document *doc, const char *name)
{
    Buffer printed = {0};
    SaidList wanted = {0}, got = {0};
    dump_markdown(doc, &printed);
    Source *source = source_from_bytes(buffer_str(&printed));
    Document *again = open_document(source, NULL, TYPE_MARKDOWN, NULL);
    said_by(doc, &wanted);
    read_back(again, &got);
    size_t differences = count_differences(&wanted, &got, name);
    if (differences > 0 && printed.len_bytes < 3000)
        print_error("%.*s\n", (int)printed.len_bytes, printed.data);
    said_free(&wanted);
    said_free(&got);
    document_free(again);
    source_free(source);
    buffer_free(&printed);
    return differences;
}

static void pages_say_the_same(void **state)
{
    (void)state;
    glob_t pages;
    size_t differences = 0;
    find_pages(&pages);
    for (size_t i = 0; i < pages.gl_pathc; i++) {
        Source *source;
        assert_true(open_source(pages.gl_pathv[i], NULL, &source).ok);
        Document *doc = open_document(source, pages.gl_pathv[i], TYPE_DETECT, NULL);
        differences += round_trip(doc, pages.gl_pathv[i] + sizeof RECTO_TESTS_DIR);
        document_free(doc);
        source_free(source);
    }
    globfree(&pages);
    assert_int_equal(differences, 0);
}

static void nasty_text_says_the_same(void **state)
{
    (void)state;
    enum {
        ROUNDS = 2000
    };
    uint64_t random = 0x9E3779B97F4A7C15;
    Source *source = nasty_source();
    size_t differences = 0;
    for (size_t round = 0; round < ROUNDS && differences < 3; round++) {
        Document *doc = nasty_document(source, &random);
        differences += round_trip(doc, "nasty text");
        document_free(doc);
    }
    source_free(source);
    assert_int_equal(differences, 0);
}

/* What of the text is set as kind, white space aside; of links also where they lead. */
static Str set_as(const Document *doc, SpanKind kind, Arena *arena)
{
    Buffer all = {0};
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        const Span *spans = document_spans(doc, block);
        for (size_t k = 0; k < block->span_count; k++) {
            bool unsafe = str_starts(spans[k].target, STR("javascript:"));
            Str text = without_space(arena, document_slice(doc, spans[k].text));
            if (spans[k].kind != kind || unsafe || text.len_bytes == 0)
                continue;
            buffer_put(&all, text);
            buffer_put(&all, spans[k].target);
        }
    }
    Str copy = arena_copy(arena, buffer_str(&all));
    buffer_free(&all);
    return copy;
}

/* Where there is a tag of HTML for want of a mark, the importer sees none. Bare addresses are links for it. */
static bool is_all_markdown(Str printed)
{
    static const Str others[] = {STR_INIT("<em>"), STR_INIT("<strong>"), STR_INIT("<del>"),
                                 STR_INIT("://"),  STR_INIT("www."),     STR_INIT("@")};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_find(printed, others[i], 0) < printed.len_bytes)
            return false;
    return true;
}

static bool spans_are_the_same(const Document *doc, size_t *compared)
{
    Buffer printed = {0};
    Arena arena = {0};
    bool same = true;
    dump_markdown(doc, &printed);
    Source *source = source_from_bytes(buffer_str(&printed));
    Document *again = open_document(source, NULL, TYPE_MARKDOWN, NULL);
    if (is_all_markdown(buffer_str(&printed))) {
        ++*compared;
        for (int kind = 0; kind < SPAN_KIND_COUNT; kind++)
            same =
                same && str_equal(set_as(doc, (SpanKind)kind, &arena), set_as(again, (SpanKind)kind, &arena));
    }
    if (!same)
        print_error("%.*s", (int)printed.len_bytes, printed.data);
    document_free(again);
    source_free(source);
    arena_free(&arena);
    buffer_free(&printed);
    return same;
}

static void spans_survive(void **state)
{
    (void)state;
    enum {
        ROUNDS = 6000
    };
    uint64_t random = 0xBF58476D1CE4E5B9;
    Source *source = nasty_source();
    size_t compared = 0, differences = 0;
    for (size_t round = 0; round < ROUNDS && differences < 8; round++) {
        Document *doc = nasty_paragraph(source, &random);
        differences += !spans_are_the_same(doc, &compared);
        document_free(doc);
    }
    source_free(source);
    assert_int_equal(differences, 0);
    assert_true(compared > ROUNDS / 4);
}

/* A link that shows its own address is printed as one; any other with its brackets. */
static void addresses_are_printed_bare(void **state)
{
    (void)state;
    Source *source = source_from_bytes(STR(
        "See https://a.example/b_(c), <a@b.example>, www.c.example, [http://d.example](http://e.example)\n"
        "and http://f.example/?g&amp;h."));
    Document *doc = open_document(source, "a.txt", TYPE_DETECT, NULL);
    Buffer printed = {0};
    dump_markdown(doc, &printed);
    assert_true(str_equal(
        buffer_str(&printed),
        STR("See <https://a.example/b_(c)>, \\<<a@b.example>>, [www\\.c.example](http://www.c.example), "
            "[http\\://d.example](http://e.example) and "
            "[http\\://f.example/?g\\&amp;h](http://f.example/?g\\&amp;h).\n")));
    buffer_free(&printed);
    document_free(doc);
    source_free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_printed_bare), cmocka_unit_test(pages_say_the_same),
        cmocka_unit_test(nasty_text_says_the_same), cmocka_unit_test(spans_survive)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
