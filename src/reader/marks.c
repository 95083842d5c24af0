/* Marks: setting, going there, forgetting, and the list of them and of jumps. */
#include <string.h>

#include "internal.h"

enum {
    SNIPPET_BYTES = 240 /* of the text at a place; a line of the list has room for no more */
};

static Mark *find_mark(ReaderState *state, uint32_t letter)
{
    for (size_t i = 0; i < state->marks.count; i++)
        if (state->marks.items[i].letter == letter)
            return &state->marks.items[i];
    return NULL;
}

/* Marks are in the order of their letters. */
static void set_mark(ReaderState *state, uint32_t letter, DocPos pos)
{
    Mark *mark = find_mark(state, letter);
    if (mark) {
        mark->pos = pos;
        return;
    }
    vec_push(&state->marks, (Mark){letter, pos});
    Mark *marks = state->marks.items;
    for (size_t i = state->marks.count - 1; i > 0 && marks[i - 1].letter > letter; i--) {
        marks[i] = marks[i - 1];
        marks[i - 1] = (Mark){letter, pos};
    }
}

static bool delete_mark(ReaderState *state, uint32_t letter)
{
    Mark *mark = find_mark(state, letter);
    if (!mark)
        return false;
    size_t index = (size_t)(mark - state->marks.items), behind = --state->marks.count - index;
    memmove(mark, mark + 1, behind * sizeof *mark);
    return true;
}

void reader_set_mark(Reader *reader, uint32_t letter, size_t source_offset)
{
    ReaderState *state = &reader->state;
    if (document_block_count(state->document) > 0 && !utf8_is_control(letter))
        set_mark(state, letter, document_pos_from_source(state->document, source_offset));
}

const MarkChangeList *reader_mark_changes(const Reader *reader)
{
    return &reader->mark_changes;
}

static void note_change(Reader *reader, uint32_t letter)
{
    const Mark *mark = find_mark(&reader->state, letter);
    MarkChange change = {.letter = letter, .deleted = mark == NULL};
    if (mark)
        change.source_offset = document_source_offset(reader->state.document, mark->pos);
    vec_push(&reader->mark_changes, change);
}

/* NUL-terminated. */
typedef struct {
    char bytes[5];
} Letter;

static Letter letter_text(uint32_t letter)
{
    Letter text = {{0}};
    utf8_encode(letter, text.bytes);
    return text;
}

Effects apply_mark(Reader *reader, Command command)
{
    ReaderState *state = &reader->state;
    Letter letter = letter_text(command.argument);
    vec_clear(&reader->mark_changes);
    if (command.action == ACTION_MARKS)
        return marks_open(reader);
    if (command.action == ACTION_MARK_DELETE)
        return marks_delete(reader, (Str){0});
    if (command.action == ACTION_MARK_SET) {
        set_mark(state, command.argument, state->anchor);
        note_change(reader, command.argument);
        say(reader, "Marked as %s", letter.bytes);
        return EFFECT_MARKS | EFFECT_DRAW;
    }
    const Mark *mark = find_mark(state, command.argument);
    if (mark)
        jump_to(reader, mark->pos);
    else
        complain(reader, "No mark %s", letter.bytes);
    return EFFECT_DRAW;
}

Effects marks_delete(Reader *reader, Str letters)
{
    size_t count = 0;
    vec_clear(&reader->mark_changes);
    for (size_t at = 0, len; at < letters.len_bytes; at += len) {
        uint32_t letter = utf8_decode(letters, at, &len);
        if (letter == ' ')
            continue;
        count++;
        if (delete_mark(&reader->state, letter))
            note_change(reader, letter);
        else
            complain(reader, "No mark %s", letter_text(letter).bytes);
    }
    if (count == 0)
        complain(reader, "Which marks? :delmarks a b");
    else if (reader->mark_changes.count == count)
        say(reader, count == 1 ? "Forgotten: mark %.*s" : "Forgotten: marks %.*s", STR_ARGS(letters));
    return reader->mark_changes.count > 0 ? EFFECT_MARKS | EFFECT_DRAW : EFFECT_DRAW;
}

/* ---- the list ------------------------------------------------------------------------------------------ */

/* The text from pos on, of its block or, at the end of one, of the next. */
static Str snippet_at(const Document *doc, DocPos pos)
{
    size_t block = document_block_at(doc, pos);
    if (block == NONE)
        return (Str){0};
    DocRange text = document_block(doc, block)->text;
    if (pos >= text.end && block + 1 < document_block_count(doc)) {
        text = document_block(doc, block + 1)->text;
        pos = text.start;
    }
    Str rest = document_slice(doc, (DocRange){pos < text.end ? pos : text.start, text.end});
    return rest.len_bytes > SNIPPET_BYTES ? str_slice(rest, 0, utf8_start(rest, SNIPPET_BYTES)) : rest;
}

/* What tells more of it: the section that it is in or, when it is a heading, what follows. */
static Str detail_at(const ReaderState *state, DocPos pos)
{
    const Document *doc = state->document;
    size_t section = reader_section_at(state, pos), block = document_block_at(doc, pos);
    if (section == NONE)
        return (Str){0};
    bool is_heading = document_section(doc, section)->block == block;
    if (is_heading && block + 1 < document_block_count(doc))
        return snippet_at(doc, document_block(doc, block + 1)->text.start);
    return is_heading ? (Str){0} : document_slice(doc, document_section(doc, section)->title);
}

static void list_place(Reader *reader, Str key, DocPos pos)
{
    const Document *doc = reader->state.document;
    size_t total = document_text(doc).len_bytes;
    Arena *arena = &reader->overlay_arena;
    double percent = total > 0 ? (double)pos * 100.0 / (double)total : 0;
    OverlayLine first = {
        .key = key, .text = snippet_at(doc, pos), .aside = arena_format(arena, "%d%%", (int)percent)};
    OverlayLine second = {.text = detail_at(&reader->state, pos)};
    list_item(reader, reader->list_places.count, &first, &second);
    vec_push(&reader->list_places, pos);
}

static void list_marks(Reader *reader)
{
    const ReaderState *state = &reader->state;
    if (state->marks.count > 0)
        overlay_heading(reader, STR("Marks"));
    for (size_t i = 0; i < state->marks.count; i++) {
        Letter letter = letter_text(state->marks.items[i].letter);
        list_place(reader, str_from(letter.bytes), state->marks.items[i].pos);
    }
}

/* By how often BACK, or (with a plus) FORWARD, leads there; what is to be seen now, and the same twice, is left out. */
static void list_jumps(Reader *reader)
{
    const ReaderState *state = &reader->state;
    const JumpList *jumps = &state->jumps;
    Arena *arena = &reader->overlay_arena;
    if (jumps->last == NONE)
        return;
    overlay_heading(reader, STR("Jumps"));
    list_place(reader, STR("''"), jumps->last);
    for (size_t i = jumps->places.count; i-- > jumps->index + 1;)
        list_place(reader, arena_format(arena, "+%zu", i - jumps->index), jumps->places.items[i]);
    for (size_t i = jumps->index; i-- > 0;)
        if (jumps->places.items[i] != jumps->last)
            list_place(reader, arena_format(arena, "%zu", jumps->index - i), jumps->places.items[i]);
}

Effects marks_open(Reader *reader)
{
    ReaderState *state = &reader->state;
    if (state->overlay.kind == OVERLAY_MARKS) {
        overlay_close(reader);
        return EFFECT_DRAW;
    }
    if (state->marks.count == 0 && state->jumps.last == NONE) {
        say(reader, "No marks and no jumps yet; m and a letter marks a place");
        return EFFECT_DRAW;
    }
    overlay_begin(reader, OVERLAY_MARKS);
    vec_clear(&reader->list_places);
    list_marks(reader);
    list_jumps(reader);
    overlay_filter(reader);
    return EFFECT_DRAW;
}
