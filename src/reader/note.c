/* Notes and where they are called: "[^label]" as in Markdown's footnotes, or a number in brackets. */
#include "internal.h"

enum {
    LABEL_MAX_BYTES = 24
};

/* The length of the mark of a note that begins s, brackets included; 0 when there is none. */
static size_t mark_length(Str s)
{
    size_t at = s.len_bytes > 1 && s.data[1] == '^' ? 2 : 1, start = at;
    bool digits_only = at == 1;
    for (; at < s.len_bytes && at - start < LABEL_MAX_BYTES; at++) {
        unsigned char c = (unsigned char)s.data[at];
        bool label = utf8_is_digit(c) || (!digits_only && c < 0x80 && utf8_is_alpha(c)) ||
                     (!digits_only && (c == '-' || c == '_'));
        if (!label)
            break;
    }
    return at > start && at < s.len_bytes && s.data[at] == ']' ? at + 1 : 0;
}

/* The note that begins with that mark; NONE when there is none. */
static size_t find_note(const Document *doc, Str mark)
{
    for (size_t i = 0; i < document_block_count(doc); i++)
        if (document_block(doc, i)->cls == BLOCK_NOTE && str_starts(document_block_text(doc, i), mark))
            return i;
    return NONE;
}

bool note_find_call(const Document *doc, DocRange range, NoteCall *out)
{
    Str text = document_text(doc);
    DocPos end = range.end < text.len_bytes ? range.end : text.len_bytes;
    for (DocPos at = str_find_byte(text, '[', range.start); at < end; at = str_find_byte(text, '[', at + 1)) {
        size_t len = mark_length(str_slice(text, at, text.len_bytes));
        if (len == 0 || document_block(doc, document_block_at(doc, at))->cls == BLOCK_NOTE)
            continue;
        size_t note = find_note(doc, str_slice(text, at, at + len));
        if (note != NONE) {
            *out = (NoteCall){{at, at + len}, note};
            return true;
        }
    }
    return false;
}

Str note_text(const Document *doc, const NoteCall *call)
{
    Str text = document_block_text(doc, call->block);
    text = str_slice(text, call->text.end - call->text.start, text.len_bytes);
    if (str_starts(text, STR(":")))
        text = str_slice(text, 1, text.len_bytes);
    return str_trim(text);
}
