/* Following links: inside the document to the heading that is meant; of others it is said where they lead. The call of
 * a note is a link to what the note says. */
#include "internal.h"

enum {
    TARGET_SHOWN_COLS = 1000, /* of an address: more than a message has room for */
    SLUG_DIGITS_MAX = 6,
    NOTE_MARK_MAX_BYTES = 32 /* how far before a click its mark can begin */
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
    while (at > 0 && slug->data[at - 1] >= '0' && slug->data[at - 1] <= '9')
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

/* The section that "#fragment" means; NONE when there is none. */
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

static void follow(Reader *reader, const Span *link)
{
    const Document *doc = reader->state.document;
    if (!str_starts(link->target, STR("#"))) {
        reader->state.link = link->text;
        say(reader, "%.*s", (int)utf8_fit(link->target, TARGET_SHOWN_COLS), link->target.data);
        return;
    }
    size_t section = find_section(doc, str_slice(link->target, 1, link->target.len_bytes));
    if (section == NONE) {
        reader->state.link = link->text;
        complain(reader, "No heading called %.*s", STR_ARGS(link->target));
        return;
    }
    jump_to(reader, document_block(doc, document_section(doc, section)->block)->text.start);
}

/* The first link that begins in the range and is in sight: not all of the text between two cells of a table is, where they
 * wrap. NULL when there is none. */
static const Span *first_link(const ReaderState *state, DocRange range)
{
    const Document *doc = state->document;
    for (size_t i = document_block_at(doc, range.start); i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        if (block->text.start >= range.end)
            break;
        const Span *spans = document_spans(doc, block);
        for (size_t s = 0; s < block->span_count; s++)
            if (spans[s].kind == SPAN_LINK && spans[s].text.start >= range.start &&
                spans[s].text.start < range.end && page_shows(state, spans[s].text.start))
                return &spans[s];
    }
    return NULL;
}

static void show_note(Reader *reader, const NoteCall *call)
{
    const Document *doc = reader->state.document;
    Str mark = document_slice(doc, call->text), text = note_text(doc, call);
    reader->state.link = call->text;
    say(reader, "%.*s %.*s", STR_ARGS(mark), (int)utf8_fit(text, TARGET_SHOWN_COLS),
        text.data ? text.data : "");
}

/* As first_link(), for the call of a note. */
static bool first_call(const ReaderState *state, DocRange range, NoteCall *call)
{
    while (note_find_call(state->document, range, call)) {
        if (page_shows(state, call->text.start))
            return true;
        range.start = call->text.end;
    }
    return false;
}

/* Goes to the first link or note that begins in the range and is in sight; false when there is none. */
static bool follow_first(Reader *reader, DocRange range)
{
    const Span *link = first_link(&reader->state, range);
    NoteCall call;
    bool noted = first_call(&reader->state, range, &call);
    if (noted && (!link || call.text.start < link->text.start))
        show_note(reader, &call);
    else if (link)
        follow(reader, link);
    return noted || link;
}

Effects apply_follow(Reader *reader, Command command)
{
    (void)command;
    const ReaderState *state = &reader->state;
    DocRange page = {state->top.block == NONE ? 0 : place_row(state, state->top)->text.start,
                     page_end(state)};
    DocPos behind = state->link.start != NONE ? state->link.end : page.start;
    if (!follow_first(reader, (DocRange){behind, page.end}) && !follow_first(reader, page))
        say(reader, "No link in sight");
    return EFFECT_DRAW;
}

bool link_follow_at(Reader *reader, DocPos pos)
{
    const Document *doc = reader->state.document;
    size_t index = document_block_at(doc, pos);
    if (index == NONE)
        return false;
    const Block *block = document_block(doc, index);
    const Span *spans = document_spans(doc, block);
    for (size_t i = 0; i < block->span_count; i++)
        if (spans[i].kind == SPAN_LINK && spans[i].text.start <= pos && pos < spans[i].text.end) {
            follow(reader, &spans[i]);
            return true;
        }
    DocPos start =
        pos > block->text.start + NOTE_MARK_MAX_BYTES ? pos - NOTE_MARK_MAX_BYTES : block->text.start;
    NoteCall call;
    while (note_find_call(doc, (DocRange){start, pos + 1}, &call)) {
        if (pos < call.text.end) {
            show_note(reader, &call);
            return true;
        }
        start = call.text.end;
    }
    return false;
}
