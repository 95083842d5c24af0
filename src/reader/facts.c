/* What is known about the document as a whole, and why a block is taken for what it is. */
#include "internal.h"

enum {
    WORDS_PER_MINUTE = 238, /* silent reading of non-fiction in English: Brysbaert, Journal of Memory and
                               Language 109 (2019) */
    FRAGMENTS_NAMED_MAX = 3
};

static void fact(Reader *reader, const char *name, Str value)
{
    if (value.len_bytes > 0)
        overlay_line(reader, str_from(name), value);
}

static void fact_count(Reader *reader, const char *name, size_t count)
{
    if (count > 0)
        fact(reader, name, arena_format(&reader->overlay_arena, "%zu", count));
}

static void fact_names(Reader *reader, const char *name, StrList names)
{
    Buffer all = {0};
    for (size_t i = 0; i < names.count; i++) {
        buffer_put(&all, i > 0 ? STR(", ") : (Str){0});
        buffer_put(&all, names.items[i]);
    }
    fact(reader, name, buffer_str(&all));
    buffer_free(&all);
}

static void fact_words(Reader *reader)
{
    size_t words = document_word_count(reader->state.document);
    size_t minutes = (words + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE;
    fact_count(reader, "Words", words);
    if (minutes >= 60)
        fact(reader, "To read",
             arena_format(&reader->overlay_arena, "about %zu h %zu min", minutes / 60, minutes % 60));
    else if (minutes > 0)
        fact(reader, "To read", arena_format(&reader->overlay_arena, "about %zu min", minutes));
}

/* The piece of the block that a reader joined, or parted from what is before it; fragment_count when there is none. */
static size_t seam_by_hand(const Document *doc, const Block *block)
{
    const Fragment *fragments = document_fragments(doc, block);
    size_t i = 0;
    while (i < block->fragment_count && !fragments[i].by_hand)
        i++;
    return i;
}

static void fact_blocks(Reader *reader)
{
    const Document *doc = reader->state.document;
    size_t furniture = 0, joined = 0, paragraphs = 0, by_hand = 0;
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        furniture += block->cls == BLOCK_FURNITURE;
        joined += block->fragment_count > 1;
        paragraphs += block->cls == BLOCK_PARA;
        by_hand += block->by_hand || seam_by_hand(doc, block) < block->fragment_count;
    }
    fact_count(reader, "Paragraphs", paragraphs);
    fact_count(reader, "Joined", joined);
    fact_count(reader, "Running heads", furniture);
    fact_count(reader, "Put right", by_hand);
}

void facts_write(Reader *reader)
{
    const Document *doc = reader->state.document;
    overlay_heading(reader, STR("About this document"));
    fact(reader, "Title", document_title(doc));
    fact(reader, "Deck", document_deck(doc));
    fact_names(reader, "By", document_bylines(doc));
    fact(reader, "Date", document_date(doc));
    fact(reader, "File", reader->state.name);
    fact(reader, "Format", str_from(format_name(document_format(doc))));
    fact(reader, "Language", document_language(doc));
    fact_words(reader);
    fact_count(reader, "Sections", document_section_count(doc));
    fact_count(reader, "Reviews", document_review_count(doc));
    fact_count(reader, "Quotes", document_quote_count(doc));
    fact_blocks(reader);
    fact(reader, "Encoding", str_from(source_encoding(document_source(doc))));
    fact_count(reader, "Malformed bytes", source_invalid_count(document_source(doc)));
}

/* "line 13" or "lines 13\u201315, 17" */
static void write_lines(const Document *doc, const Block *block, Buffer *out)
{
    const Fragment *fragments = document_fragments(doc, block);
    bool one = block->fragment_count == 1 && fragments[0].first_line == fragments[0].last_line;
    buffer_put(out, one ? STR("line ") : STR("lines "));
    for (size_t i = 0; i < block->fragment_count; i++) {
        buffer_put(out, i > 0 ? STR(", ") : (Str){0});
        if (i == FRAGMENTS_NAMED_MAX) {
            buffer_put(out, STR("\xE2\x80\xA6"));
            return;
        }
        buffer_put_format(out, "%u", fragments[i].first_line);
        if (fragments[i].last_line > fragments[i].first_line)
            buffer_put_format(out, "\xE2\x80\x93%u", fragments[i].last_line);
    }
}

/* "rule heading score", "put right by hand" */
static void write_rule(const Document *doc, const Block *block, Buffer *out)
{
    bool by_hand = str_ends(str_from(block->rule), STR("by hand"));
    size_t seam = seam_by_hand(doc, block);
    buffer_put_format(out, ": %s%s, %u%% sure, ", by_hand ? "" : "rule ", block->rule, block->confidence);
    write_lines(doc, block, out);
    if (seam > 0 && seam < block->fragment_count)
        buffer_put_format(out, "; joined by hand at line %u",
                          document_fragments(doc, block)[seam].first_line);
    else if (seam == 0 && !by_hand)
        buffer_put(out, STR("; split off by hand"));
}

Effects apply_why(Reader *reader, Command command)
{
    (void)command;
    const Document *doc = reader->state.document;
    DocPos here = place_here(&reader->state);
    if (here == NONE) {
        say(reader, "There is nothing here");
        return EFFECT_DRAW;
    }
    const Block *block = document_block(doc, document_block_at(doc, here));
    Buffer facts = {0};
    buffer_put(&facts, str_from(block_class_name(block->cls)));
    if (block->kind)
        buffer_put_format(&facts, " (%s)", block->kind);
    write_rule(doc, block, &facts);
    say(reader, "%s", facts.data);
    buffer_free(&facts);
    return EFFECT_DRAW;
}
