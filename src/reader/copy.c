/* What y and Y put into the clipboard. */
#include "internal.h"

/* True for what one would call a paragraph, as against headings and the like. */
static bool is_passage(BlockClass cls)
{
    switch (cls) {
    case BLOCK_TITLE:
    case BLOCK_KICKER:
    case BLOCK_BYLINE:
    case BLOCK_HEADING:
    case BLOCK_RULE:
    case BLOCK_IMAGE:
    case BLOCK_FURNITURE:
    case BLOCK_META:
    case BLOCK_BOOKTITLE:
    case BLOCK_BOOKCITE: return false;
    default: return true;
    }
}

/* The first block from here on that is a passage and begins in sight; else the block that is here. */
static size_t passage_here(const ReaderState *state)
{
    const Document *doc = state->document;
    size_t here = document_block_at(doc, state->here);
    DocPos end = page_end(state);
    for (size_t i = here; i != NONE && i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        if (i > here && block->text.start >= end)
            break;
        if (is_passage(block->cls) && layout_block(state->layout, i)->row_count > 0)
            return i;
    }
    return here;
}

static void put_names(Buffer *out, StrList names)
{
    for (size_t i = 0; i < names.count; i++) {
        if (i > 0)
            buffer_put(out, i + 1 == names.count ? STR(" and ") : STR(", "));
        buffer_put(out, names.items[i]);
    }
}

/* Puts separator before text, unless there is no text or nothing before it. */
static void put_part(Buffer *out, size_t begin, const char *separator, Str text)
{
    if (text.len_bytes == 0)
        return;
    if (out->len_bytes > begin)
        buffer_put(out, str_from(separator));
    buffer_put(out, text);
}

static void put_quoted(Buffer *out, size_t begin, const char *separator, Str text)
{
    if (text.len_bytes == 0)
        return;
    put_part(out, begin, separator, STR("\xE2\x80\x9C"));
    buffer_put(out, text);
    buffer_put(out, STR("\xE2\x80\x9D"));
}

/* "Author and Author, Title (City: Publisher, Year), reviewed by Reviewer" */
static void put_book(Buffer *out, const Review *review)
{
    size_t begin = out->len_bytes;
    put_names(out, review->authors.count > 0 ? review->authors : review->editors);
    put_part(out, begin, ", ", review->title);
    put_part(out, begin, ": ", review->subtitle);
    Buffer imprint = {0};
    put_part(&imprint, 0, "", review->city);
    put_part(&imprint, 0, ": ", review->publisher);
    put_part(&imprint, 0, ", ", review->year);
    if (imprint.len_bytes > 0) {
        buffer_put(out, STR(" ("));
        buffer_put(out, buffer_str(&imprint));
        buffer_put_byte(out, ')');
    }
    buffer_free(&imprint);
    put_part(out, begin, ", reviewed by ", review->reviewer);
}

/* "Author, “Title”, “Section”" */
static void put_piece(Buffer *out, const ReaderState *state, size_t block)
{
    const Document *doc = state->document;
    size_t begin = out->len_bytes;
    Str title = document_title(doc);
    put_names(out, document_bylines(doc));
    if (title.len_bytes > 0)
        put_quoted(out, begin, ", ", title);
    else
        put_part(out, begin, ", ", state->name);
    size_t section = document_block(doc, block)->section;
    if (section == NONE)
        return;
    Str heading = document_slice(doc, document_section(doc, section)->title);
    if (!str_equal(heading, title))
        put_quoted(out, begin, ", ", heading);
}

static void put_citation(Reader *reader, size_t block, Str speaker)
{
    const Document *doc = reader->state.document;
    Buffer *out = &reader->clipboard;
    size_t review = document_review_at(doc, block);
    buffer_put(out, STR("\n\xE2\x80\x94 "));
    if (speaker.len_bytes > 0) {
        buffer_put(out, speaker);
        buffer_put(out, STR(", in: "));
    }
    size_t begin = out->len_bytes;
    if (review != NONE)
        put_book(out, document_review(doc, review));
    else
        put_piece(out, &reader->state, block);
    if (out->len_bytes == begin)
        buffer_put(out, STR("source unknown"));
    buffer_put_byte(out, '\n');
}

Effects apply_copy(Reader *reader, Command command)
{
    const ReaderState *state = &reader->state;
    const Document *doc = state->document;
    if (address_is_shown(state)) {
        buffer_set(&reader->clipboard, buffer_str(&state->address.address));
        say(reader, "Copied the address");
        return EFFECT_COPY | EFFECT_DRAW;
    }
    const Quote *quote = state->quote == NONE ? NULL : document_quote(doc, state->quote);
    size_t block = quote ? quote->block : passage_here(state);
    if (block == NONE) {
        say(reader, "There is nothing to copy");
        return EFFECT_DRAW;
    }
    buffer_clear(&reader->clipboard);
    buffer_put(&reader->clipboard,
               quote ? document_slice(doc, quote->text) : document_block_text(doc, block));
    bool cited = command.action == ACTION_COPY_CITED;
    if (cited)
        put_citation(reader, block, quote ? quote->speaker : (Str){0});
    say(reader, "Copied the %s%s", quote ? "quote" : "passage", cited ? " with its source" : "");
    return EFFECT_COPY | EFFECT_DRAW;
}

Str reader_clipboard(const Reader *reader)
{
    return buffer_str(&reader->clipboard);
}
