/* --dump=html: its tags nest, and without them it says what the document says. */
#include "nasty.h"
#include "said.h"

typedef struct {
    Str html;
    size_t at;
    VEC(Str) open;         /* names of the elements */
    VEC(Str) ids, targets; /* of elements, and of links within the page that the dump itself makes */
    Buffer text;
    size_t hidden; /* depth of the element whose text is not the document's; 0 for none */
} Page;

static void page_free(Page *page)
{
    vec_free(&page->open);
    vec_free(&page->ids);
    vec_free(&page->targets);
    buffer_free(&page->text);
}

/* ---- tags ---------------------------------------------------------------------------------------------- */

static bool is_void(Str name)
{
    return str_equal(name, STR("meta")) || str_equal(name, STR("br")) || str_equal(name, STR("hr")) ||
           str_equal(name, STR("!DOCTYPE"));
}

static bool leads_nowhere(Str target)
{
    Str scheme = str_slice(target, 0, str_find_byte(target, ':', 0));
    bool has_scheme = scheme.len_bytes < target.len_bytes &&
                      str_find_byte(scheme, '/', 0) == scheme.len_bytes &&
                      str_find_byte(scheme, '#', 0) == scheme.len_bytes &&
                      str_find_byte(scheme, '?', 0) == scheme.len_bytes;
    return has_scheme && !str_equal_nocase(scheme, STR("http")) && !str_equal_nocase(scheme, STR("https")) &&
           !str_equal_nocase(scheme, STR("mailto"));
}

static void check_attribute(Page *page, Str name, Str value)
{
    static const char *const known[] = {"class",   "href", "id",      "start", "lang",
                                        "charset", "name", "content", "role"};
    bool is_known = false;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        is_known = is_known || str_equal(name, str_from(known[i]));
    assert_true(is_known);
    assert_int_equal(str_find_byte(value, '<', 0), value.len_bytes);
    if (str_equal(name, STR("href")))
        assert_false(leads_nowhere(value));
    if (str_equal(name, STR("href")) &&
        (str_starts(value, STR("#note:")) || str_starts(value, STR("#mark:"))))
        vec_push(&page->targets, str_slice(value, 1, value.len_bytes));
    if (!str_equal(name, STR("id")))
        return;
    for (size_t i = 0; i < page->ids.count; i++)
        assert_false(str_equal(page->ids.items[i], value));
    vec_push(&page->ids, value);
}

/* name="value" ..., up to the '>' */
static void read_attributes(Page *page)
{
    Str html = page->html;
    while (html.data[page->at] == ' ') {
        size_t start = ++page->at, equals = str_find_byte(html, '=', start);
        Str name = str_slice(html, start, equals);
        assert_true(equals + 1 < html.len_bytes);
        assert_int_equal(html.data[equals + 1], '"');
        size_t close = str_find_byte(html, '"', equals + 2);
        check_attribute(page, name, str_slice(html, equals + 2, close));
        page->at = close + 1;
    }
    assert_int_equal(html.data[page->at++], '>');
}

static bool hides_text(const Page *page, Str name, size_t tag)
{
    return str_equal(name, STR("title")) || str_equal(name, STR("style")) ||
           str_starts(str_slice(page->html, tag, page->html.len_bytes), STR("<span class=\"marker\">"));
}

static void read_start_tag(Page *page)
{
    Str html = page->html;
    size_t tag = page->at++;
    if (str_starts(str_slice(html, tag, html.len_bytes), STR("<!DOCTYPE html>"))) {
        page->at = tag + 15;
        return;
    }
    size_t end = page->at;
    while ((html.data[end] >= 'a' && html.data[end] <= 'z') ||
           (html.data[end] >= '0' && html.data[end] <= '9'))
        end++;
    Str name = str_slice(html, page->at, end);
    assert_true(name.len_bytes > 0);
    page->at = end;
    read_attributes(page);
    if (is_void(name))
        return;
    vec_push(&page->open, name);
    if (page->hidden == 0 && hides_text(page, name, tag))
        page->hidden = page->open.count;
}

static void read_end_tag(Page *page)
{
    size_t end = str_find_byte(page->html, '>', page->at);
    Str name = str_slice(page->html, page->at + 2, end);
    assert_true(page->open.count > 0);
    assert_true(str_equal(name, vec_last(&page->open)));
    if (page->hidden == page->open.count)
        page->hidden = 0;
    page->open.count--;
    page->at = end + 1;
}

/* ---- text ---------------------------------------------------------------------------------------------- */

static void read_entity(Page *page)
{
    static const struct {
        Str entity, text;
    } known[] = {{STR_INIT("&lt;"), STR_INIT("<")},          {STR_INIT("&gt;"), STR_INIT(">")},
                 {STR_INIT("&amp;"), STR_INIT("&")},         {STR_INIT("&quot;"), STR_INIT("\"")},
                 {STR_INIT("&#39;"), STR_INIT("'")},         {STR_INIT("&nbsp;"), STR_INIT(" ")},
                 {STR_INIT("&#x200E;"), STR_INIT("\u200E")}, {STR_INIT("&#x200F;"), STR_INIT("\u200F")}};
    Str rest = str_slice(page->html, page->at, page->html.len_bytes);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!str_starts(rest, known[i].entity))
            continue;
        buffer_put(&page->text, known[i].text);
        page->at += known[i].entity.len_bytes;
        return;
    }
    fail_msg("an entity that we do not write: %.20s", rest.data);
}

static void read_text(Page *page)
{
    char c = page->html.data[page->at];
    if (page->hidden > 0) {
        page->at++;
    } else if (c == '&') {
        read_entity(page);
    } else {
        assert_true(c != '>' && c != '"' && c != '\'');
        buffer_put_byte(&page->text, c);
        page->at++;
    }
}

/* Calls lead to notes that are there, and notes back to calls. */
static void check_targets(const Page *page)
{
    for (size_t i = 0; i < page->targets.count; i++) {
        size_t k = 0;
        while (k < page->ids.count && !str_equal(page->ids.items[k], page->targets.items[i]))
            k++;
        if (k == page->ids.count)
            fail_msg("#%.*s leads nowhere", (int)page->targets.items[i].len_bytes,
                     page->targets.items[i].data);
    }
}

static void read_page(Page *page)
{
    while (page->at < page->html.len_bytes) {
        if (page->html.data[page->at] != '<')
            read_text(page);
        else if (page->html.data[page->at + 1] == '/')
            read_end_tag(page);
        else
            read_start_tag(page);
    }
    assert_int_equal(page->open.count, 0);
    check_targets(page);
}

/* ---- what is said -------------------------------------------------------------------------------------- */

/* "[Footnote 1: ...]" is a label, too. */
static Str without_footnote(Arena *arena, Str text)
{
    Buffer kept = {0};
    for (size_t at = 0, next; at < text.len_bytes; at = next + 8) {
        next = str_find(text, STR("Footnote"), at);
        buffer_put(&kept, str_slice(text, at, next));
    }
    Str copy = arena_copy(arena, buffer_str(&kept));
    buffer_free(&kept);
    return copy;
}

/* Without dashes, which are put before those who were quoted, rules that were drawn in tables, and labels of notes. */
static Str comparable(Arena *arena, Str text, bool has_notes)
{
    static const char dashes[] = "-=_+\xE2\x80\x94";
    static const char labels[] =
        "-=_+[]^:.()0123456789\xC2\xB9\xB2\xB3\xE2\x81\xB0\xB4\xB5\xB6\xB7\xB8\x80\x94";
    text = without_space(arena, text);
    return has_notes ? without_bytes(arena, without_footnote(arena, text), labels)
                     : without_bytes(arena, text, dashes);
}

static Str all_said(SaidList *said, bool *has_notes)
{
    Buffer all = {0};
    for (size_t i = 0; i < said->items.count; i++) {
        Str text = said->items.items[i].text;
        *has_notes = *has_notes || said->items.items[i].cls == BLOCK_NOTE;
        buffer_put(&all, text);
    }
    Str copy = arena_copy(&said->arena, buffer_str(&all));
    buffer_free(&all);
    return copy;
}

static bool says_the_same(const Document *doc)
{
    Buffer html = {0};
    SaidList said = {0};
    bool has_notes = false;
    dump_html(doc, (HtmlOptions){.name = STR("a <b> & \"c\"")}, &html);
    Page page = {.html = buffer_str(&html)};
    read_page(&page);
    said_by(doc, &said);
    Str wanted = all_said(&said, &has_notes);
    Str got = comparable(&said.arena, buffer_str(&page.text), has_notes);
    bool same = str_equal(comparable(&said.arena, wanted, has_notes), got);
    if (!same)
        print_error("%.*s\n---\n%.*s\n", (int)wanted.len_bytes, wanted.data, (int)got.len_bytes, got.data);
    said_free(&said);
    page_free(&page);
    buffer_free(&html);
    return same;
}

static void pages_say_the_same(void **state)
{
    (void)state;
    glob_t pages;
    find_pages(&pages);
    for (size_t i = 0; i < pages.gl_pathc; i++) {
        Source *source;
        assert_true(open_source(pages.gl_pathv[i], NULL, &source).ok);
        Document *doc = open_document(source, pages.gl_pathv[i], TYPE_DETECT, NULL);
        if (!says_the_same(doc))
            fail_msg("%s", pages.gl_pathv[i]);
        document_free(doc);
        source_free(source);
    }
    globfree(&pages);
}

static void nasty_text_says_the_same(void **state)
{
    (void)state;
    enum {
        ROUNDS = 3000
    };
    uint64_t random = 0xD1B54A32D192ED03;
    Source *source = nasty_source();
    for (size_t round = 0; round < ROUNDS; round++) {
        Document *doc = nasty_document(source, &random);
        assert_true(says_the_same(doc));
        document_free(doc);
    }
    source_free(source);
}

static bool has(const Buffer *html, const char *markup)
{
    return str_find(buffer_str(html), str_from(markup), 0) < html->len_bytes;
}

/* However they write it; and no heading is called as a note is. */
static void links_lead_to_headings(void **state)
{
    (void)state;
    Source *source = source_from_bytes(STR("[a](#%C3%9Cber%20Uns) [b](#note-1-1) [c](#Nowhere) [^1]\n\n"
                                           "## \xC3\x9C"
                                           "ber Uns\n\n## Note: 1\n\n## Note 1\n\n## ?\n\n[^1]: Said."));
    Document *doc = open_document(source, "a.md", TYPE_DETECT, NULL);
    Buffer html = {0};
    dump_html(doc, (HtmlOptions){.name = STR("a.md")}, &html);
    assert_true(has(&html, "<a href=\"#\xC3\xBC"
                           "ber-uns\">a</a> <a href=\"#note-1-1\">b</a> <a href=\"#Nowhere\">c</a>"));
    assert_true(has(&html, "<h2 id=\"\xC3\xBC"
                           "ber-uns\">"));
    assert_true(has(&html, "<h2 id=\"note-1\">Note: 1</h2>"));
    assert_true(has(&html, "<h2 id=\"note-1-1\">Note 1</h2>"));
    assert_true(has(&html, "<h2>?</h2>"));
    assert_true(has(&html, "id=\"note:1\""));
    buffer_free(&html);
    document_free(doc);
    source_free(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(links_lead_to_headings),
                                       cmocka_unit_test(pages_say_the_same),
                                       cmocka_unit_test(nasty_text_says_the_same)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
