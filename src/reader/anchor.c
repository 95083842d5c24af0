/* What the fragment of an address means in a document: a heading, a note, or its top. */
#include "internal.h"

#include "base/uri.h"

enum {
    SLUG_DIGITS_MAX = 6
};

/* A heading as the fragment of an address, as GitHub makes them: lower case, blanks to hyphens, and of other
 * marks only '-' and '_' stay. */
static void write_slug(Str title, Buffer *out)
{
    buffer_clear(out);
    for (size_t at = 0, len; at < title.len_bytes; at += len) {
        uint32_t c = utf8_decode(title, at, &len);
        char bytes[4];
        if (c == ' ' || c == '\n')
            buffer_put_byte(out, '-');
        else if (c == '-' || c == '_' || utf8_is_alpha(c) || utf8_is_digit(c))
            buffer_put(out, (Str){bytes, utf8_encode(utf8_to_lower(c), bytes)});
    }
}

/* Takes "-N" off the end of a slug: the second heading of one name is called name-1. Returns N, 0 for
 * none. */
static size_t take_number(Str *slug)
{
    size_t at = slug->len_bytes;
    while (at > 0 && is_ascii_digit(slug->data[at - 1]))
        at--;
    size_t digits = slug->len_bytes - at;
    if (digits == 0 || digits > SLUG_DIGITS_MAX || at < 2 || slug->data[at - 1] != '-')
        return 0;
    size_t number = 0;
    for (size_t i = at; i < slug->len_bytes; i++)
        number = number * 10 + (size_t)(slug->data[i] - '0');
    slug->len_bytes = at - 1;
    return number;
}

/* The section that a fragment means; NONE when there is none. */
static size_t find_section(const Document *doc, Str fragment)
{
    Buffer wanted = {0}, slug = {0};
    write_slug(fragment, &wanted);
    Str base = buffer_str(&wanted);
    size_t number = take_number(&base), namesakes = 0, found = NONE;
    for (size_t i = 0; i < document_section_count(doc) && found == NONE; i++) {
        write_slug(document_slice(doc, document_section(doc, i)->title), &slug);
        if (str_equal(buffer_str(&slug), buffer_str(&wanted)))
            found = i;
        else if (number > 0 && str_equal(buffer_str(&slug), base) && namesakes++ == number)
            found = i;
    }
    buffer_free(&wanted);
    buffer_free(&slug);
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
