#include "structure.h"

#include "base/utf8.h"

static bool put_plain_mark(uint32_t c, Buffer *out)
{
    if (c >= 0x2018 && c <= 0x201B)
        buffer_put_byte(out, '\'');
    else if (c >= 0x201C && c <= 0x201F)
        buffer_put_byte(out, '"');
    else
        return false;
    return true;
}

static void put_folded(Str text, Buffer *out)
{
    bool space = false;
    for (size_t at = 0, len; at < text.len_bytes; at += len) {
        uint32_t c = utf8_decode(text, at, &len);
        bool is_space = utf8_is_space(c);
        if (space && !is_space)
            buffer_put_byte(out, ' ');
        space = is_space;
        if (!is_space && !put_plain_mark(c, out))
            buffer_put(out, str_slice(text, at, at + len));
    }
}

static void put_field(const char *name, Str value, Buffer *out)
{
    if (value.len_bytes == 0)
        return;
    buffer_put_format(out, " %s=\"", name);
    put_folded(value, out);
    buffer_put_byte(out, '"');
}

static void put_list(const char *name, StrList list, Buffer *out)
{
    for (size_t i = 0; i < list.count; i++)
        put_field(name, list.items[i], out);
}

static void put_block(const Document *doc, size_t index, Buffer *out)
{
    const Block *block = document_block(doc, index);
    const Fragment *fragments = document_fragments(doc, block);
    buffer_put(out, str_from(block_class_name(block->cls)));
    if (block->cls == BLOCK_HEADING || block->cls == BLOCK_TITLE)
        buffer_put_format(out, " %u%s", (unsigned)block->level, block->subheading ? "+" : "");
    for (size_t i = 1; i < block->fragment_count; i++)
        buffer_put_format(out, " +%s", join_mode_name(fragments[i].mode));
    if (block->lifted_from != NONE)
        buffer_put_format(out, " of %zu", block->lifted_from);
    buffer_put(out, STR(": "));
    put_folded(str_trim(document_block_text(doc, index)), out);
    buffer_put_byte(out, '\n');
}

static void put_quote(const Document *doc, const Quote *quote, Buffer *out)
{
    buffer_put_format(out, "quote %s:", quote_kind_name(quote->kind));
    put_field("speaker", quote->speaker, out);
    put_field("text", document_slice(doc, quote->text), out);
    buffer_put_byte(out, '\n');
}

static void put_review(const Review *review, Buffer *out)
{
    buffer_put(out, STR("review:"));
    put_field("title", review->title, out);
    put_field("subtitle", review->subtitle, out);
    put_list("author", review->authors, out);
    put_list("editor", review->editors, out);
    put_list("translator", review->translators, out);
    put_field("publisher", review->publisher, out);
    put_field("city", review->city, out);
    put_field("year", review->year, out);
    put_field("pages", review->pages, out);
    put_field("price", review->price, out);
    put_field("binding", review->binding, out);
    put_field("series", review->series, out);
    put_list("isbn", review->isbns, out);
    put_field("reviewer", review->reviewer, out);
    buffer_put_byte(out, '\n');
}

void put_structure(const Document *doc, Buffer *out)
{
    put_field("title", document_title(doc), out);
    put_list("byline", document_bylines(doc), out);
    buffer_put_byte(out, '\n');
    for (size_t i = 0; i < document_block_count(doc); i++)
        put_block(doc, i, out);
    for (size_t i = 0; i < document_quote_count(doc); i++)
        put_quote(doc, document_quote(doc, i), out);
    for (size_t i = 0; i < document_review_count(doc); i++)
        put_review(document_review(doc, i), out);
}
