#include "html_text.h"

#include "base/shown.h"
#include "base/uri.h"
#include "base/utf8.h"

/* ---- characters ---------------------------------------------------------------------------------------- */

/* Bytes that need a look: markup, and those with which control characters begin in UTF-8. */
static bool is_special(char byte)
{
    static const bool beyond_controls[256] = {
        ['<'] = true,  ['>'] = true,  ['&'] = true,  ['"'] = true,  ['\''] = true,
        [0x7F] = true, [0xC2] = true, [0xD8] = true, [0xE2] = true, [0xF3] = true};
    return (unsigned char)byte < 0x20 || beyond_controls[(unsigned char)byte];
}

/* As an entity, so that whoever reads the page has the implicit marks. */
static void put_other(Buffer *out, uint32_t c, Str character)
{
    if (shown_is_implicit_mark(c))
        buffer_put_format(out, "&#x%X;", (unsigned)c);
    else if (utf8_is_control(c) && c != '\t' && c != '\n')
        buffer_put(out, shown_control(c));
    else
        buffer_put(out, character);
}

static size_t put_special(Buffer *out, Str text, size_t at)
{
    size_t step;
    uint32_t c = utf8_decode(text, at, &step);
    switch (c) {
    case '<': buffer_put(out, STR("&lt;")); break;
    case '>': buffer_put(out, STR("&gt;")); break;
    case '&': buffer_put(out, STR("&amp;")); break;
    case '"': buffer_put(out, STR("&quot;")); break;
    case '\'': buffer_put(out, STR("&#39;")); break;
    default: put_other(out, c, str_slice(text, at, at + step)); break;
    }
    return at + step;
}

void html_put(Buffer *out, Str text)
{
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = at;
        while (end < text.len_bytes && !is_special(text.data[end]))
            end++;
        buffer_put(out, str_slice(text, at, end));
        at = end < text.len_bytes ? put_special(out, text, end) : end;
    }
}

/* ---- lines --------------------------------------------------------------------------------------------- */

static size_t put_indentation(Buffer *out, Str text, size_t at)
{
    for (; at < text.len_bytes && text.data[at] == ' '; at++)
        buffer_put(out, STR("&nbsp;"));
    return at;
}

static void put_lines(Buffer *out, Str text, bool begins_line, bool keep_blanks)
{
    for (size_t at = 0; at < text.len_bytes;) {
        if (keep_blanks && begins_line)
            at = put_indentation(out, text, at);
        size_t end = str_find_byte(text, '\n', at);
        html_put(out, str_slice(text, at, end));
        if (end < text.len_bytes)
            buffer_put(out, STR("<br>\n"));
        at = end + 1;
        begins_line = true;
    }
}

/* ---- pieces -------------------------------------------------------------------------------------------- */

/* A place in the document by the name that it has here, however the link writes it. */
static void put_target(Buffer *out, const PieceMaker *maker, Str target)
{
    size_t section = NONE;
    if (str_starts(target, STR("#"))) {
        Buffer fragment = {0};
        uri_decode(str_slice(target, 1, target.len_bytes), &fragment);
        section = slugs_find(maker->slugs, buffer_str(&fragment));
        buffer_free(&fragment);
    }
    if (section != NONE)
        buffer_put_byte(out, '#');
    html_put(out, section == NONE ? target : slugs_of(maker->slugs, section));
}

static void put_open(Buffer *out, const PieceMaker *maker, const Piece *piece)
{
    static const Str tags[SPAN_KIND_COUNT] = {[SPAN_EMPHASIS] = STR_INIT("<em>"),
                                              [SPAN_STRONG] = STR_INIT("<strong>"),
                                              [SPAN_CODE] = STR_INIT("<code>"),
                                              [SPAN_STRIKE] = STR_INIT("<s>")};
    if (piece->span != SPAN_LINK) {
        buffer_put(out, tags[piece->span]);
        return;
    }
    buffer_put(out, STR("<a href=\""));
    put_target(out, maker, piece->target);
    buffer_put(out, STR("\">"));
}

static void put_close(Buffer *out, const Piece *piece)
{
    static const Str tags[SPAN_KIND_COUNT] = {[SPAN_EMPHASIS] = STR_INIT("</em>"),
                                              [SPAN_STRONG] = STR_INIT("</strong>"),
                                              [SPAN_CODE] = STR_INIT("</code>"),
                                              [SPAN_STRIKE] = STR_INIT("</s>"),
                                              [SPAN_LINK] = STR_INIT("</a>")};
    buffer_put(out, tags[piece->span]);
}

void html_put_note_name(Buffer *out, const NoteTable *notes, size_t note, Str kind)
{
    buffer_put(out, kind);
    note_table_put_name(notes, note, out);
}

/* Only the first call of a note can be led back to. */
static void put_mark(Buffer *out, const PieceMaker *maker, const Piece *piece)
{
    const NoteTable *notes = maker->notes;
    buffer_put(out, STR("<sup><a role=\"doc-noteref\""));
    if (notes->facts.items[piece->note].first_call == piece->text.start) {
        buffer_put(out, STR(" id=\""));
        html_put_note_name(out, notes, piece->note, STR("mark:"));
        buffer_put_byte(out, '"');
    }
    buffer_put(out, STR(" href=\"#"));
    html_put_note_name(out, notes, piece->note, STR("note:"));
    buffer_put(out, STR("\">"));
    html_put(out, note_label_text(&notes_at(notes->notes, piece->note)->label));
    buffer_put(out, STR("</a></sup>"));
}

void html_put_pieces(Buffer *out, const PieceMaker *maker, bool keep_blanks)
{
    Str text = document_text(maker->doc);
    for (size_t i = 0; i < maker->pieces.count; i++) {
        const Piece *piece = &maker->pieces.items[i];
        DocPos start = piece->text.start;
        switch (piece->kind) {
        case PIECE_TEXT:
            put_lines(out, document_slice(maker->doc, piece->text),
                      i == 0 || start == 0 || text.data[start - 1] == '\n', keep_blanks);
            break;
        case PIECE_OPEN: put_open(out, maker, piece); break;
        case PIECE_CLOSE: put_close(out, piece); break;
        case PIECE_MARK: put_mark(out, maker, piece); break;
        }
    }
}
