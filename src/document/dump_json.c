/* --dump=json (RFC 8259). */
#include "dump_internal.h"
#include "json.h"

static void put_source(const Document *doc, Str path, Json *json)
{
    json_open(json, "source", '{');
    json_string(json, "path", path);
    json_number(json, "bytes", source_raw(doc->source).len_bytes);
    json_string(json, "format", str_from(format_name(doc->format)));
    json_close(json, '}');
}

static void put_sections(const Document *doc, Json *json)
{
    json_open(json, "sections", '[');
    for (size_t i = 0; i < document_section_count(doc); i++) {
        const Section *section = document_section(doc, i);
        json_open(json, NULL, '{');
        json_number(json, "id", i);
        json_index(json, "parent", section->parent);
        json_number(json, "level", section->level);
        json_string(json, "title", document_slice(doc, section->title));
        json_number(json, "line", section->line);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_fragments(const Document *doc, const Block *block, Json *json)
{
    const Fragment *fragments = document_fragments(doc, block);
    json_open(json, "fragments", '[');
    for (size_t i = 0; i < block->fragment_count; i++) {
        json_open(json, NULL, '{');
        json_pair(json, "lines", fragments[i].first_line, fragments[i].last_line);
        json_pair(json, "bytes", source_raw_offset(doc->source, fragments[i].source_start),
                  source_raw_offset(doc->source, fragments[i].source_end));
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_blocks(const Document *doc, Json *json)
{
    json_open(json, "blocks", '[');
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        json_open(json, NULL, '{');
        json_number(json, "id", i);
        json_string(json, "kind", str_from(block_class_name(block->cls)));
        json_index(json, "section", block->section);
        json_string(json, "text", document_block_text(doc, i));
        json_share(json, "confidence", block->confidence);
        json_string(json, "rule", str_from(block->rule));
        put_fragments(doc, block, json);
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_quotes(const Document *doc, Json *json)
{
    Buffer text = {0};
    json_open(json, "quotes", '[');
    for (size_t i = 0; i < document_quote_count(doc); i++) {
        const Quote *quote = document_quote(doc, i);
        json_open(json, NULL, '{');
        json_string(json, "kind", str_from(quote_kind_name(quote->kind)));
        json_number(json, "block", quote->block);
        json_string(json, "text", dump_quote_text(doc, quote, &text));
        json_field(json, "speaker", quote->speaker);
        json_field(json, "cue", quote->cue);
        json_string(json, "rule", str_from(quote->rule));
        json_share(json, "confidence", quote->confidence);
        json_index(json, "lifted_from", quote->lifted_from);
        json_close(json, '}');
    }
    json_close(json, ']');
    buffer_free(&text);
}

static void put_review(const Review *review, Json *json)
{
    json_open(json, NULL, '{');
    json_number(json, "block", review->block);
    json_index(json, "section", review->section);
    json_field(json, "title", review->title);
    json_field(json, "subtitle", review->subtitle);
    json_list(json, "authors", review->authors);
    json_list(json, "editors", review->editors);
    json_list(json, "translators", review->translators);
    json_field(json, "publisher", review->publisher);
    json_field(json, "city", review->city);
    json_field(json, "year", review->year);
    json_field(json, "pages", review->pages);
    json_field(json, "price", review->price);
    json_field(json, "binding", review->binding);
    json_field(json, "series", review->series);
    json_list(json, "isbn", review->isbns);
    json_field(json, "reviewer", review->reviewer);
    json_field(json, "affiliation", review->affiliation);
    json_close(json, '}');
}

void dump_json(const Document *doc, JsonOptions options, Buffer *out)
{
    Json json = {.out = out, .pretty = options.pretty, .first = true};
    json_open(&json, NULL, '{');
    json_number(&json, "recto", 1);
    put_source(doc, options.path, &json);
    json_field(&json, "title", document_title(doc));
    json_field(&json, "deck", document_deck(doc));
    json_list(&json, "bylines", document_bylines(doc));
    json_field(&json, "language", document_language(doc));
    put_sections(doc, &json);
    put_blocks(doc, &json);
    put_quotes(doc, &json);
    json_open(&json, "reviews", '[');
    for (size_t i = 0; i < document_review_count(doc); i++)
        put_review(document_review(doc, i), &json);
    json_close(&json, ']');
    json_close(&json, '}');
    buffer_put_byte(out, '\n');
}
