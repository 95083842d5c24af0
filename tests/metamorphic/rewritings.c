#include "rewritings.h"

#include "base/utf8.h"
#include "internal.h"

static void put_lines_ended(const Labels *labels, Str line_end, Buffer *out)
{
    for (uint32_t line = 1; line <= labels->page->lines.count; line++) {
        if (line > 1)
            buffer_put(out, line_end);
        buffer_put(out, page_line(labels->page, line));
    }
}

static void end_lines_with_crlf(const Labels *labels, const Document *doc, Buffer *out)
{
    (void)doc;
    put_lines_ended(labels, STR("\r\n"), out);
}

/* Two blanks at the end of a line mean a line end in Markdown: one stands there. */
static void add_trailing_blanks(const Labels *labels, const Document *doc, Buffer *out)
{
    put_lines_ended(labels, document_format(doc) == FORMAT_MARKDOWN ? STR(" \n") : STR("   \n"), out);
}

static void drop_last_line_end(const Labels *labels, const Document *doc, Buffer *out)
{
    (void)doc;
    put_lines_ended(labels, STR("\n"), out);
    while (out->len_bytes > 0 && out->data[out->len_bytes - 1] == '\n')
        out->len_bytes--;
}

static void put_byte_order_mark(const Labels *labels, const Document *doc, Buffer *out)
{
    (void)doc;
    buffer_put(out, STR("\xEF\xBB\xBF"));
    put_lines_ended(labels, STR("\n"), out);
}

/* Blank lines before the page and behind it. A front matter must be the first thing in its file. */
static void add_margins(const Labels *labels, const Document *doc, Buffer *out)
{
    (void)doc;
    if (!str_equal(page_line(labels->page, 1), STR("---")))
        buffer_put(out, STR("\n\n\n"));
    put_lines_ended(labels, STR("\n"), out);
    buffer_put(out, STR("\n\n\n"));
}

static bool has_page_mark(Str line)
{
    return str_find_byte(line, '\f', 0) < line.len_bytes;
}

/* Every blank line twice: what is nearer stays nearer. */
static void double_gaps(const Labels *labels, const Document *doc, Buffer *out)
{
    (void)doc;
    const Page *page = labels->page;
    for (uint32_t line = 1; line <= page->lines.count; line++) {
        Str text = page_line(page, line);
        bool last = line == page->lines.count;
        buffer_put(out, text);
        if (!last && page_line_is_blank(page, line) && !has_page_mark(text))
            buffer_put_byte(out, '\n');
        if (!last)
            buffer_put_byte(out, '\n');
    }
}

/* Set in as a whole, as text is that was copied from a terminal; to Markdown that would mean code. */
static void set_in(const Labels *labels, const Document *doc, Buffer *out)
{
    const Page *page = labels->page;
    for (uint32_t line = 1; line <= page->lines.count; line++) {
        if (!page_line_is_blank(page, line) && document_format(doc) != FORMAT_MARKDOWN)
            buffer_put(out, STR("    "));
        buffer_put(out, page_line(page, line));
        if (line < page->lines.count)
            buffer_put_byte(out, '\n');
    }
}

static void wrap_at_60(const Labels *labels, const Document *doc, Buffer *out)
{
    rewrap_page(labels, doc, 60, out);
}

static void wrap_at_76(const Labels *labels, const Document *doc, Buffer *out)
{
    rewrap_page(labels, doc, 76, out);
}

const Rewriting rewritings[] = {
    {"crlf", end_lines_with_crlf},
    {"trailing-blanks", add_trailing_blanks},
    {"no-last-line-end", drop_last_line_end},
    {"byte-order-mark", put_byte_order_mark},
    {"margins", add_margins},
    {"gaps-doubled", double_gaps},
    {"set-in", set_in},
    {"straight-quotes", straighten_quotes},
    {"curly-quotes", curl_quotes},
    {"wrapped-at-60", wrap_at_60},
    {"wrapped-at-76", wrap_at_76},
};

const size_t rewriting_count = sizeof rewritings / sizeof *rewritings;
