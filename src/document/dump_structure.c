/* --dump=structure: the format of hand-made labels, so that a dump can be compared with them. */
#include "dump_internal.h"

static void put_quoted(Buffer *out, Str text)
{
    buffer_put_byte(out, '"');
    dump_put_line(out, text, true);
    buffer_put_byte(out, '"');
}

/* key="value", or nothing when there is no value. */
static void put_field(Buffer *out, const char *key, Str value)
{
    if (value.len_bytes == 0)
        return;
    buffer_put_format(out, " %s=", key);
    put_quoted(out, value);
}

static void put_list_field(Buffer *out, const char *key, StrList list)
{
    if (list.count == 0)
        return;
    buffer_put_format(out, " %s=\"", key);
    for (size_t i = 0; i < list.count; i++) {
        if (i > 0)
            buffer_put(out, STR("; "));
        dump_put_line(out, list.items[i], true);
    }
    buffer_put_byte(out, '"');
}

static void put_number(Buffer *out, const char *key, unsigned value)
{
    buffer_put_format(out, " %s=%u", key, value);
}

/* The line at which the fragment begins that a position is in. */
static unsigned fragment_line(const Document *doc, DocPos pos)
{
    return document_fragment_at(doc, pos)->first_line;
}

/* Where the text stands that a pull quote repeats. */
static unsigned lifted_line(const Document *doc, const Block *block)
{
    if (block->lifted_text.start < block->lifted_text.end)
        return fragment_line(doc, block->lifted_text.start);
    return document_block_line(doc, block->lifted_from);
}

static void put_mode(Buffer *out, JoinMode mode)
{
    buffer_put_format(out, " mode=%s", join_mode_name(mode));
}

static void put_first_fragment(const Document *doc, const Block *block, Buffer *out)
{
    buffer_put_format(out, " %s", block_class_name(block->cls));
    if (block->cls == BLOCK_HEADING)
        put_number(out, "level", block->level);
    if (block->cls == BLOCK_HEADING && block->subheading)
        put_number(out, "sub", 1);
    if (block->kind != NULL)
        buffer_put_format(out, " kind=%s", block->kind);
    if (block->cls == BLOCK_PULLQUOTE && block->lifted_from != NONE)
        put_number(out, "of", lifted_line(doc, block));
}

static void put_reason(Buffer *out, const char *rule, unsigned confidence)
{
    put_number(out, "conf", confidence);
    put_field(out, "rule", str_from(rule));
}

static void put_fragment(const Document *doc, StructureOptions options, size_t index, Buffer *out)
{
    const Fragment *fragment = &doc->fragments[index];
    const Block *block = document_block(doc, document_block_at(doc, fragment->text.start));
    buffer_put_format(out, "%u", (unsigned)fragment->first_line);
    if (fragment->last_line > fragment->first_line)
        buffer_put_format(out, "-%u", (unsigned)fragment->last_line);
    if (index == block->first_fragment) {
        put_first_fragment(doc, block, out);
    } else {
        buffer_put(out, STR(" cont"));
        put_number(out, "of", fragment[-1].first_line);
        if (fragment->mode != JOIN_SPACE)
            put_mode(out, fragment->mode);
    }
    if (options.explain)
        put_reason(out, fragment->rule, fragment->confidence);
    buffer_put_byte(out, '\n');
}

static void put_heading_facts(const Document *doc, BlockClass cls, Buffer *out)
{
    for (size_t i = 0; i < doc->block_count; i++) {
        const Block *block = document_block(doc, i);
        if (block->cls != cls)
            continue;
        buffer_put_format(out, "= %s at=%u ", block_class_name(cls), (unsigned)document_block_line(doc, i));
        if (cls == BLOCK_HEADING)
            buffer_put_format(out, "level=%u ", (unsigned)block->level);
        put_quoted(out, document_block_text(doc, i));
        buffer_put_byte(out, '\n');
    }
}

/* Where an author is named: in a line that says so before any other. */
static bool names_author(BlockClass cls, bool surely)
{
    if (surely)
        return cls == BLOCK_BYLINE || cls == BLOCK_DECK || cls == BLOCK_TITLE;
    return cls == BLOCK_META || cls == BLOCK_REVIEWER || cls == BLOCK_SIGN || cls == BLOCK_BIO;
}

static size_t find_byline(const Document *doc, Str name, bool surely)
{
    for (size_t i = 0; i < doc->block_count; i++) {
        if (!names_author(doc->blocks[i].cls, surely))
            continue;
        Str text = document_block_text(doc, i);
        if (str_find(text, name, 0) < text.len_bytes)
            return i;
    }
    return NONE;
}

static void put_bylines(const Document *doc, Buffer *out)
{
    StrList bylines = document_bylines(doc);
    for (size_t i = 0; i < bylines.count; i++) {
        size_t block = find_byline(doc, bylines.items[i], true);
        if (block == NONE)
            block = find_byline(doc, bylines.items[i], false);
        buffer_put(out, STR("= byline"));
        if (block != NONE)
            put_number(out, "at", document_block_line(doc, block));
        buffer_put_byte(out, ' ');
        put_quoted(out, bylines.items[i]);
        buffer_put_byte(out, '\n');
    }
}

static void put_joins(const Document *doc, Buffer *out)
{
    for (size_t i = 0; i < doc->fragment_count; i++) {
        size_t index = doc->source_order[i];
        const Fragment *fragment = &doc->fragments[index];
        if (index == document_block(doc, document_block_at(doc, fragment->text.start))->first_fragment)
            continue;
        buffer_put(out, STR("= join"));
        put_number(out, "from", fragment[-1].first_line);
        put_number(out, "to", fragment->first_line);
        put_mode(out, fragment->mode);
        buffer_put_byte(out, '\n');
    }
}

static void put_pull_quotes(const Document *doc, Buffer *out)
{
    for (size_t i = 0; i < doc->block_count; i++) {
        const Block *block = document_block(doc, i);
        if (block->cls != BLOCK_PULLQUOTE)
            continue;
        buffer_put(out, STR("= pullquote"));
        put_number(out, "at", document_block_line(doc, i));
        if (block->lifted_from != NONE)
            put_number(out, "of", lifted_line(doc, block));
        buffer_put_byte(out, ' ');
        put_quoted(out, document_block_text(doc, i));
        buffer_put_byte(out, '\n');
    }
}

static void put_quote(const Document *doc, StructureOptions options, const Quote *quote, Buffer *scratch,
                      Buffer *out)
{
    static const char *const facts[] = {
        [QUOTE_BLOCK] = "blockquote", [QUOTE_DIRECT] = "quote", [QUOTE_EPIGRAPH] = "epigraph"};
    buffer_put_format(out, "= %s", facts[quote->kind]);
    put_number(out, "at", fragment_line(doc, quote->text.start));
    DocPos last = quote->text.end > quote->text.start ? quote->text.end - 1 : quote->text.start;
    size_t last_block = document_block_at(doc, last);
    if (last_block > document_block_at(doc, quote->text.start))
        put_number(out, "end_at", document_block_line(doc, last_block));
    put_field(out, "full", dump_quote_text(doc, quote, scratch));
    put_field(out, "speaker", quote->speaker.len_bytes > 0 ? quote->speaker : STR("-"));
    put_field(out, "cue", quote->cue);
    put_field(out, "mention", quote->mention);
    if (quote->nested)
        put_number(out, "nested", 1);
    if (options.explain)
        put_reason(out, quote->rule, quote->confidence);
    buffer_put_byte(out, '\n');
}

static void put_quotes(const Document *doc, StructureOptions options, Buffer *out)
{
    Buffer scratch = {0};
    for (size_t i = 0; i < document_quote_count(doc); i++)
        if (document_quote(doc, i)->kind != QUOTE_PULL)
            put_quote(doc, options, document_quote(doc, i), &scratch, out);
    buffer_free(&scratch);
}

static void put_review(const Document *doc, StructureOptions options, const Review *review, Buffer *out)
{
    buffer_put_format(out, "= review at=%u head=%u-%u", (unsigned)document_block_line(doc, review->block),
                      (unsigned)review->head_first, (unsigned)review->head_last);
    if (review->body_first > 0)
        buffer_put_format(out, " body=%u-%u", (unsigned)review->body_first, (unsigned)review->body_last);
    put_field(out, "title", review->title);
    put_field(out, "subtitle", review->subtitle);
    put_list_field(out, "author", review->authors);
    put_list_field(out, "editor", review->editors);
    put_list_field(out, "translator", review->translators);
    put_field(out, "publisher", review->publisher);
    put_field(out, "city", review->city);
    put_field(out, "year", review->year);
    put_field(out, "pages", review->pages);
    put_field(out, "price", review->price);
    put_list_field(out, "isbn", review->isbns);
    put_field(out, "binding", review->binding);
    put_field(out, "series", review->series);
    put_field(out, "reviewer", review->reviewer);
    put_field(out, "affiliation", review->affiliation);
    if (review->reviewer_line > 0)
        put_number(out, "reviewer_from", review->reviewer_line);
    if (options.explain)
        put_number(out, "conf", review->confidence);
    buffer_put_byte(out, '\n');
}

void dump_structure(const Document *doc, StructureOptions options, Buffer *out)
{
    Str language = document_language(doc);
    buffer_put(out, STR("! lang="));
    dump_put_line(out, language.len_bytes > 0 ? language : STR("und"), false);
    buffer_put_byte(out, '\n');
    for (size_t i = 0; i < doc->fragment_count; i++)
        put_fragment(doc, options, doc->source_order[i], out);
    put_heading_facts(doc, BLOCK_TITLE, out);
    put_bylines(doc, out);
    put_heading_facts(doc, BLOCK_HEADING, out);
    put_joins(doc, out);
    put_pull_quotes(doc, out);
    put_quotes(doc, options, out);
    for (size_t i = 0; i < document_review_count(doc); i++)
        put_review(doc, options, document_review(doc, i), out);
}
