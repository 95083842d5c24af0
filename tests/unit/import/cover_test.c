/* Properties that hold for any text, tried on texts of chance: every line that is not blank is in exactly one
 * draft, drafts rise, and what the document shows can be led back to the byte it came from. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "support.h"

#include <sys/mman.h>
#include <unistd.h>

static const char *const pieces[] = {
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    " ",
    "a",
    "word ",
    "Two words",
    "# ",
    "## ",
    "#",
    "> ",
    ">",
    "- ",
    "-",
    "* ",
    "1. ",
    "2) ",
    "    ",
    "\t",
    "```\n",
    "~~~\n",
    "```",
    "---\n",
    "===\n",
    "***\n",
    "*",
    "**",
    "_",
    "`",
    "~~",
    "[a](/b)",
    "[a]",
    "[a]: /b\n",
    "[^1]: note",
    "[^1]",
    "[",
    "](",
    ")",
    "![x](y)",
    "![](y/z)",
    "&amp;",
    "&#65;",
    "&",
    "| a | b |\n",
    "|---|---|\n",
    "|",
    "- [x] ",
    "<div>",
    "</div>\n",
    "<!--",
    "-->",
    "<b>",
    "<br>",
    "\\",
    "\\\n",
    "  \n",
    "\f",
    "\xC2\xA0",
    "\xE2\x80\x8B",
    "\xC3\xA9",
    "\xE2\x80\x94",
    "> ```\n> c\n>\n",
    "- a\n\n  b\n",
    "| a | b |\n|---|---|\n| c | d |\n",
    "> ```\n> d\n> ```\n",
    "http://c.d",
    "\r\n",
    "\x01",
    "\xFF",
    "  ",
    "> - ",
    "- > ",
    "title: x\n",
    ": d\n",
    "Term\n: d\n",
    "[^1]:",
    "[^a_b*]",
    "\n    ",
    "$",
    "$$",
    "$$\n",
    "-- ",
    "\xE2\x82\xAC",
    "<textarea>",
    "<search>\n",
    "<script>",
    "</script>",
    "<img\nalt='b c'>",
    "<img alt=d>",
    "|c|\n|-|\n",
    "```c d\n",
    "---\n",
};

static void put_page(Buffer *page, uint32_t *state)
{
    buffer_clear(page);
    for (uint32_t count = 1 + chance(state, 40); count > 0; count--)
        buffer_put(page, str_from(pieces[chance(state, sizeof pieces / sizeof *pieces)]));
}

static bool is_blank_line(Str line)
{
    static const Str invisible[] = {STR_INIT("\xE2\x80\x8B"), STR_INIT("\f"), STR_INIT("\xC2\xA0"),
                                    STR_INIT(" "), STR_INIT("\t")};
    bool found = true;
    while (line.len_bytes > 0 && found) {
        found = false;
        for (size_t i = 0; i < sizeof invisible / sizeof *invisible && !found; i++) {
            found = str_starts(line, invisible[i]);
            if (found)
                line = str_slice(line, invisible[i].len_bytes, line.len_bytes);
        }
    }
    return line.len_bytes == 0;
}

/* Walks over lines and drafts side by side. */
static void assert_covers(DocumentBuilder *builder)
{
    Str text = source_text(builder_source(builder));
    const DraftList *drafts = builder_drafts(builder);
    size_t draft = 0, start = 0;
    for (uint32_t line = 1; start < text.len_bytes; line++) {
        size_t end = str_find_byte(text, '\n', start);
        while (draft < drafts->count && drafts->items[draft].last_line < line)
            draft++;
        const DraftBlock *block = draft < drafts->count ? &drafts->items[draft] : NULL;
        bool inside = block != NULL && block->first_line <= line;
        assert_true(inside || is_blank_line(str_slice(text, start, end)));
        if (inside && block->first_line == line)
            assert_int_equal(block->start, start);
        if (inside && block->last_line == line)
            assert_int_equal(block->end, end);
        start = end + 1;
    }
}

static void assert_rises(const DraftList *drafts)
{
    for (size_t i = 0; i < drafts->count; i++) {
        const DraftBlock *draft = &drafts->items[i];
        uint32_t line_before = i > 0 ? drafts->items[i - 1].last_line : 0;
        assert_true(draft->start <= draft->text_start && draft->text_start <= draft->end);
        assert_true(draft->first_line <= draft->last_line);
        assert_true(draft->first_line > line_before);
        assert_int_equal(draft->blank_lines, draft->first_line - line_before - 1);
        assert_true(i == 0 || draft->start > drafts->items[i - 1].end);
    }
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Letters come from the same letter in the source, or from an entity, and from inside their fragment. */
static void assert_leads_back(const Document *doc)
{
    Str text = document_text(doc), source = source_text(document_source(doc));
    for (size_t pos = 0; pos < text.len_bytes; pos++) {
        size_t offset = document_source_offset(doc, pos);
        assert_true(offset <= source.len_bytes);
        if (is_letter(text.data[pos]))
            assert_true(source.data[offset] == text.data[pos] || source.data[offset] == '&');
    }
}

static void check(DocumentBuilder *builder)
{
    assert_rises(builder_drafts(builder));
    assert_covers(builder);
    Document *doc = builder_finish(builder);
    assert_leads_back(doc);
    document_free(doc);
}

static void any_text(void **state)
{
    (void)state;
    uint32_t seed = 20240229;
    Buffer page = {0};
    for (int i = 0; i < 4000; i++) {
        put_page(&page, &seed);
        Source *source = source_from_bytes(buffer_str(&page));
        check(import_markdown(source));
        check(import_text(source));
        check(import_raw(source));
        source_free(source);
    }
    buffer_free(&page);
}

static size_t count_letters(Str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len_bytes; i++)
        count += is_letter(text.data[i]);
    return count;
}

/* Plain text loses nothing but the targets of links, of which there are none here. */
static void text_loses_no_letter(void **state)
{
    (void)state;
    static const char *const plain[] = {"a", "b c", "*",    "_",   "\\", "[",  "]", "(",
                                        ")", "\n",  "\n\n", "-\n", "  ", "\f", "\t"};
    uint32_t seed = 7;
    for (int i = 0; i < 2000; i++) {
        Buffer page = {0};
        for (uint32_t count = chance(&seed, 60); count > 0; count--)
            buffer_put(&page, str_from(plain[chance(&seed, sizeof plain / sizeof *plain)]));
        Source *source = source_from_bytes(buffer_str(&page));
        Document *doc = builder_finish(import_text(source));
        assert_int_equal(count_letters(document_text(doc)), count_letters(source_text(source)));
        document_free(doc);
        source_free(source);
        buffer_free(&page);
    }
}

/* md4c looks at the byte behind what it is given. A text that ends where memory does must not be lost by it. */
static void text_at_the_end_of_memory(void **state)
{
    (void)state;
    size_t page_bytes = (size_t)sysconf(_SC_PAGESIZE);
    char *room = mmap(NULL, 2 * page_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(room != MAP_FAILED);
    assert_int_equal(mprotect(room + page_bytes, page_bytes, PROT_NONE), 0);
    uint32_t seed = 20261128;
    Buffer page = {0};
    for (int i = 0; i < 2000; i++) {
        put_page(&page, &seed);
        Str text = str_slice(buffer_str(&page), 0, page.len_bytes < page_bytes ? page.len_bytes : page_bytes);
        char *end = room + page_bytes;
        memcpy(end - text.len_bytes, text.data, text.len_bytes);
        Source *source = source_from_bytes((Str){end - text.len_bytes, text.len_bytes});
        check(import_markdown(source));
        source_free(source);
    }
    buffer_free(&page);
    munmap(room, 2 * page_bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_text),
        cmocka_unit_test(text_at_the_end_of_memory),
        cmocka_unit_test(text_loses_no_letter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
