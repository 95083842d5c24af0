/* Dumps of one line a thing with tabs between fields. */
#include "base/shown.h"
#include "base/utf8.h"
#include "document/search.h"
#include "dump_internal.h"
#include "json.h"

enum {
    CONTEXT_CHARS = 40,
    CONTEXT_WHOLE_BYTES = 100,
    SECTION_WHOLE_BYTES = 200
};

static bool is_blank_byte(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t';
}

/* The next byte that must not stand as it is. */
static size_t ordinary_end(Str text, size_t at, bool escape)
{
    for (; at < text.len_bytes; at++) {
        char byte = text.data[at];
        if (byte == '\n' || byte == '\t' || (escape && (byte == '"' || byte == '\\')))
            break;
    }
    return at;
}

void dump_put_line(Buffer *out, Str text, bool escape)
{
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = ordinary_end(text, at, escape);
        shown_put(out, str_slice(text, at, end));
        if (end < text.len_bytes && is_blank_byte(text.data[end])) {
            buffer_put_byte(out, ' ');
        } else if (end < text.len_bytes) {
            buffer_put_byte(out, '\\');
            buffer_put_byte(out, text.data[end]);
        }
        at = end + 1;
    }
}

/* Between two paragraphs of one quotation only more of them belong to it. */
static bool carries_quote(BlockClass cls, BlockClass begin)
{
    return cls == begin || cls == BLOCK_PARA || cls == BLOCK_ANSWER || cls == BLOCK_QUOTE ||
           cls == BLOCK_LIST;
}

Str dump_quote_text(const Document *doc, const Quote *quote, Buffer *out)
{
    buffer_clear(out);
    if (quote->text.start >= quote->text.end)
        return buffer_str(out);
    size_t first = document_block_at(doc, quote->text.start),
           last = document_block_at(doc, quote->text.end - 1);
    for (size_t i = first; i <= last; i++) {
        const Block *block = document_block(doc, i);
        if (!carries_quote(block->cls, doc->blocks[first].cls))
            continue;
        DocPos start = i == first ? quote->text.start : block->text.start;
        DocPos end = i == last && quote->text.end < block->text.end ? quote->text.end : block->text.end;
        if (i > first)
            buffer_put_byte(out, ' ');
        buffer_put(out, document_slice(doc, (DocRange){start, end}));
    }
    return buffer_str(out);
}

static void put_list(Buffer *out, StrList list)
{
    for (size_t i = 0; i < list.count; i++) {
        if (i > 0)
            buffer_put(out, STR("; "));
        dump_put_line(out, list.items[i], false);
    }
}

void dump_outline(const Document *doc, Buffer *out)
{
    for (size_t i = 0; i < document_section_count(doc); i++) {
        const Section *section = document_section(doc, i);
        buffer_put_format(out, "%u\t%u\t", (unsigned)section->line, (unsigned)section->level);
        dump_put_line(out, document_slice(doc, section->title), false);
        buffer_put_byte(out, '\n');
    }
}

void dump_quotes(const Document *doc, Buffer *out)
{
    Buffer text = {0};
    for (size_t i = 0; i < document_quote_count(doc); i++) {
        const Quote *quote = document_quote(doc, i);
        buffer_put_format(out, "%u\t%s\t", (unsigned)document_line_at(doc, quote->text.start),
                          quote_kind_name(quote->kind));
        dump_put_line(out, quote->speaker, false);
        buffer_put_byte(out, '\t');
        dump_put_line(out, dump_quote_text(doc, quote, &text), false);
        buffer_put_byte(out, '\n');
    }
    buffer_free(&text);
}

void dump_reviews(const Document *doc, Buffer *out)
{
    for (size_t i = 0; i < document_review_count(doc); i++) {
        const Review *review = document_review(doc, i);
        buffer_put_format(out, "%u\t", (unsigned)document_block_line(doc, review->block));
        dump_put_line(out, review->title, false);
        buffer_put_byte(out, '\t');
        put_list(out, review->authors);
        buffer_put_byte(out, '\t');
        dump_put_line(out, review->publisher, false);
        buffer_put_byte(out, '\t');
        dump_put_line(out, review->year, false);
        buffer_put_byte(out, '\t');
        dump_put_line(out, review->reviewer, false);
        buffer_put_byte(out, '\n');
    }
}

/* Where to begin: CONTEXT_CHARS before the hit, then on to the next word, or if there is none before the hit
 * to the next cluster. */
static DocPos context_start(Str text, DocRange block, DocPos hit)
{
    DocPos at = hit;
    for (int i = 0; i < CONTEXT_CHARS && at > block.start; i++)
        at = utf8_previous(text, at);
    if (at == block.start)
        return at;
    for (DocPos space = at - 1; space < hit; space++)
        if (is_blank_byte(text.data[space]))
            return space + 1;
    DocPos cluster = utf8_cluster_end(text, at);
    return cluster < hit ? cluster : hit;
}

static DocPos context_end(Str text, DocRange block, DocRange hit)
{
    DocPos at = hit.start;
    while (at < hit.end)
        at = utf8_cluster_end(text, at);
    DocPos hit_end = at;
    for (int i = 0; i < CONTEXT_CHARS && at < block.end; i++)
        at = utf8_cluster_end(text, at);
    if (at >= block.end)
        return block.end;
    for (DocPos space = at; space > hit_end; space--)
        if (is_blank_byte(text.data[space]))
            return space;
    return at;
}

/* The part of the document around a hit that is shown with it. */
static DocRange hit_context(const Document *doc, DocRange hit)
{
    DocRange block = document_block(doc, document_block_at(doc, hit.start))->text;
    if (block.end - block.start <= CONTEXT_WHOLE_BYTES)
        return block;
    Str text = str_slice(document_text(doc), 0, block.end);
    return (DocRange){context_start(text, block, hit.start), context_end(text, block, hit)};
}

/* It stands before each hit in the section, so a heading without end would come out as often. */
static void put_section_title(Str title, Buffer *out)
{
    bool whole = title.len_bytes <= SECTION_WHOLE_BYTES;
    size_t len = whole ? title.len_bytes : utf8_start(title, SECTION_WHOLE_BYTES);
    dump_put_line(out, str_slice(title, 0, len), false);
    if (!whole)
        buffer_put(out, STR("…"));
}

/* The title of the section that a hit stands in; empty before the first. */
static Str hit_section(const Document *doc, DocRange hit, SearchDumpOptions options)
{
    size_t section = document_block(doc, document_block_at(doc, hit.start))->section;
    return section != NONE ? document_slice(doc, document_section(doc, section)->title)
                           : options.section_before;
}

static uint32_t hit_line(const Document *doc, DocRange hit, SearchDumpOptions options)
{
    return options.lines_before + document_line_at(doc, hit.start);
}

static void put_hit(const Document *doc, DocRange hit, SearchDumpOptions options, Buffer *out)
{
    if (options.name.len_bytes > 0) {
        dump_put_line(out, options.name, false);
        buffer_put_byte(out, '\t');
    }
    buffer_put_format(out, "%u\t", (unsigned)hit_line(doc, hit, options));
    put_section_title(hit_section(doc, hit, options), out);
    buffer_put_byte(out, '\t');
    dump_put_line(out, document_slice(doc, hit_context(doc, hit)), false);
    buffer_put_byte(out, '\n');
}

static void put_hit_object(const Document *doc, DocRange hit, SearchDumpOptions options, Buffer *out)
{
    Json json = {.out = out, .first = true};
    json_open(&json, NULL, '{');
    json_field(&json, "path", options.name);
    json_number(&json, "line", hit_line(doc, hit, options));
    json_field(&json, "section", hit_section(doc, hit, options));
    json_string(&json, "match", document_slice(doc, hit));
    json_string(&json, "text", document_slice(doc, hit_context(doc, hit)));
    json_close(&json, '}');
    buffer_put_byte(out, '\n');
}

void dump_hits(const Document *doc, const DocRangeList *hits, SearchDumpOptions options, Buffer *out)
{
    for (size_t i = 0; i < hits->count; i++) {
        if (options.json)
            put_hit_object(doc, hits->items[i], options, out);
        else
            put_hit(doc, hits->items[i], options, out);
    }
}
