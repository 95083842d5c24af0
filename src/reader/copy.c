/* What y and Y put into the clipboard. */
#include "internal.h"

#include "base/words.h"

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

/* "Author, “Title”" */
static void put_whole(Buffer *out, const ReaderState *state)
{
    const Document *doc = state->document;
    size_t begin = out->len_bytes;
    Str title = document_title(doc);
    put_names(out, document_bylines(doc));
    if (title.len_bytes > 0)
        put_quoted(out, begin, ", ", title);
    else
        put_part(out, begin, ", ", state->name);
}

/* "Author, “Title”, “Section”" */
static void put_piece(Buffer *out, const ReaderState *state, size_t block)
{
    const Document *doc = state->document;
    size_t begin = out->len_bytes;
    Str title = document_title(doc);
    put_whole(out, state);
    size_t section = document_block(doc, block)->section;
    if (section == NONE)
        return;
    Str heading = document_slice(doc, document_section(doc, section)->title);
    if (!str_equal(heading, title))
        put_quoted(out, begin, ", ", heading);
}

/* A dash, who speaks, and the book or the piece. */
static void put_source(Reader *reader, size_t block, Str speaker)
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
}

/* ---- what is selected -------------------------------------------------------------------------------- */

/* What of a block is in the range; a list item that is there from its beginning has its mark. */
static void put_block(Buffer *out, const ReaderState *state, size_t index, DocRange range)
{
    const Block *block = document_block(state->document, index);
    bool is_whole = range.start <= block->text.start;
    if (is_whole && block->marker.len_bytes > 0) {
        for (size_t depth = 1; depth < block->list_depth; depth++)
            buffer_put(out, STR("  "));
        buffer_put(out, block->marker);
        buffer_put_byte(out, ' ');
    }
    DocRange part = {is_whole ? block->text.start : range.start,
                     range.end < block->text.end ? range.end : block->text.end};
    buffer_put(out, document_slice(state->document, part));
}

/* Paragraphs are whole lines and a blank one is between them, whatever the page is like; what is not shown is left out. The
 * source as it stands is copied as it stands. */
static void put_range(Buffer *out, const ReaderState *state, DocRange range)
{
    const Document *doc = state->document;
    size_t begin = out->len_bytes;
    if (state->show_source) {
        Str source = source_text(document_source(doc));
        size_t last = document_source_offset(doc, utf8_previous(document_text(doc), range.end)), len;
        utf8_decode(source, last, &len);
        buffer_put(out, str_slice(source, document_source_offset(doc, range.start), last + len));
        return;
    }
    for (size_t i = document_block_at(doc, range.start); i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        if (block->text.start >= range.end)
            return;
        bool is_folded = block_class_is_folded(block->cls) && !state->show_furniture;
        if (is_folded || place_is_left_out(state, block->text.start) || block->text.end == block->text.start)
            continue;
        if (out->len_bytes > begin)
            buffer_put(out, block->tight || block->subheading ? STR("\n") : STR("\n\n"));
        put_block(out, state, i, range);
    }
}

/* Who speaks in the innermost quote that all of it is in; empty when nobody is known to. */
static Str speaker_of(const Document *doc, DocRange range)
{
    Str speaker = {0};
    for (size_t i = 0; i < document_quote_count(doc); i++) {
        const Quote *quote = document_quote(doc, i);
        if (quote->text.start > range.start)
            break;
        if (quote->text.end >= range.end)
            speaker = quote->speaker;
    }
    return speaker;
}

/* "Author, “Title”, “Section”, line 7"; of a review "Author, Title (Publisher, Year), reviewed by Reviewer, in: Author, “Title”,
 * lines 7–9" */
static void put_source_of_range(Reader *reader, DocRange range)
{
    const ReaderState *state = &reader->state;
    const Document *doc = state->document;
    Buffer *out = &reader->clipboard;
    size_t block = document_block_at(doc, range.start);
    uint32_t first = document_line_at(doc, range.start),
             last = document_line_at(doc, utf8_previous(document_text(doc), range.end));
    put_source(reader, block, speaker_of(doc, range));
    if (document_review_at(doc, block) != NONE && document_title(doc).len_bytes > 0) {
        buffer_put(out, STR(", in: "));
        put_whole(out, state);
    }
    put_part(out, 0, ", ", document_date(doc));
    if (last > first)
        buffer_put_format(out, ", lines %u\xE2\x80\x93%u\n", (unsigned)first, (unsigned)last);
    else
        buffer_put_format(out, ", line %u\n", (unsigned)first);
}

static Effects copy_selection(Reader *reader, bool cited)
{
    Buffer *out = &reader->clipboard;
    DocRange range = reader_selection(&reader->state);
    buffer_clear(out);
    put_range(out, &reader->state, range);
    size_t words = words_count(buffer_str(out));
    if (cited)
        put_source_of_range(reader, range);
    selection_end(reader);
    if (page_shows(&reader->state, range.start))
        reader->state.here = range.start;
    say(reader, "%zu word%s copied%s", words, words == 1 ? "" : "s", cited ? " with the source" : "");
    return EFFECT_COPY | EFFECT_DRAW;
}

/* ---- keys -------------------------------------------------------------------------------------------- */

Effects apply_copy(Reader *reader, Command command)
{
    const ReaderState *state = &reader->state;
    const Document *doc = state->document;
    bool cited = command.action == ACTION_COPY_CITED;
    if (address_is_shown(state)) {
        buffer_set(&reader->clipboard, buffer_str(&state->address.address));
        say(reader, "Copied the address");
        return EFFECT_COPY | EFFECT_DRAW;
    }
    if (state->selection.active)
        return copy_selection(reader, cited);
    const Quote *quote = state->quote == NONE ? NULL : document_quote(doc, state->quote);
    size_t block = quote ? quote->block : passage_here(state);
    if (block == NONE) {
        say(reader, "There is nothing to copy");
        return EFFECT_DRAW;
    }
    buffer_clear(&reader->clipboard);
    buffer_put(&reader->clipboard,
               quote ? document_slice(doc, quote->text) : document_block_text(doc, block));
    if (cited) {
        put_source(reader, block, quote ? quote->speaker : (Str){0});
        buffer_put_byte(&reader->clipboard, '\n');
    }
    say(reader, "Copied the %s%s", quote ? "quote" : "passage", cited ? " with its source" : "");
    return EFFECT_COPY | EFFECT_DRAW;
}

Str reader_clipboard(const Reader *reader)
{
    return buffer_str(&reader->clipboard);
}
