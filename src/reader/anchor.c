/* What the fragment of an address means in a document: a heading, a note, or its top. */
#include "internal.h"

#include "base/uri.h"
#include "document/slugs.h"

/* The section that a fragment means; NONE when there is none. */
static size_t find_section(const Document *doc, Str fragment)
{
    Slugs *slugs = slugs_new(doc);
    size_t found = slugs_find(slugs, fragment);
    slugs_free(slugs);
    return found;
}

size_t anchor_note(ReaderState *state, Str name, size_t block)
{
    /* As GitHub, Pandoc, PHP Markdown Extra and others call them. */
    static const Str prefixes[] = {
        STR_INIT("user-content-"), STR_INIT("fn:"),   STR_INIT("fn-"), STR_INIT("fn"),
        STR_INIT("footnote-"),     STR_INIT("note-"), STR_INIT("^")};
    if (str_starts(name, STR("[^")) && str_ends(name, STR("]")))
        name = str_slice(name, 1, name.len_bytes - 1);
    size_t found = notes_find_named(notes_known(state), name, block);
    for (size_t i = 0; found == NONE && i < sizeof prefixes / sizeof *prefixes; i++)
        if (str_starts(name, prefixes[i])) {
            name = str_slice(name, prefixes[i].len_bytes, name.len_bytes);
            found = notes_find_named(notes_known(state), name, block);
        }
    return found;
}

DocPos anchor_find(ReaderState *state, Str fragment)
{
    const Document *doc = state->document;
    Buffer decoded = {0};
    uri_decode(fragment, &decoded);
    Str name = utf8_is_valid(buffer_str(&decoded)) ? buffer_str(&decoded) : fragment;
    DocPos found = NONE;
    size_t section = name.len_bytes > 0 ? find_section(doc, name) : NONE;
    size_t note = section == NONE ? anchor_note(state, name, document_block_count(doc)) : NONE;
    if (section != NONE)
        found = document_block(doc, document_section(doc, section)->block)->text.start;
    else if (note != NONE)
        found = document_block(doc, notes_at(state->notes.all, note)->block)->text.start;
    else if (name.len_bytes == 0 ||
             str_equal_nocase(name, STR("top"))) /* HTML, "find a potential indicated element" */
        found = 0;
    buffer_free(&decoded);
    return found;
}
