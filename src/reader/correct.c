/* Putting right by hand what was taken for something else. */
#include "internal.h"

/* What a reader may call a block, the likeliest first: its class, how to speak of it, and what the palette says. */
#define CLASSES_BY_HAND(X)                                                                                   \
    X(HEADING, "a heading", "a heading; with a number behind it, its level")                                 \
    X(PARA, "a paragraph", "a paragraph of running text")                                                    \
    X(FURNITURE, "furniture", "a running head, a page number: folded away")                                  \
    X(CAPTION, "a caption", "the words under a picture")                                                     \
    X(QUOTE, "a quotation", "a quotation set apart")                                                         \
    X(PULLQUOTE, "a pull quote", "a sentence of the text, set again in large type")                          \
    X(TITLE, "a title", "the title of a piece")                                                              \
    X(DECK, "a deck", "the lines under a title that say what the piece is about")                            \
    X(KICKER, "a kicker", "the word or two over a title")                                                    \
    X(BYLINE, "a byline", "who wrote the piece")                                                             \
    X(LIST, "an item of a list", "an item of a list")                                                        \
    X(NOTE, "a note", "a footnote, an endnote")                                                              \
    X(VERSE, "verse", "verse, whose lines are kept")                                                         \
    X(EPIGRAPH, "an epigraph", "a motto over the text")                                                      \
    X(ATTRIB, "an attribution", "who said the quotation above")                                              \
    X(QUESTION, "a question", "a question in an interview")                                                  \
    X(ANSWER, "an answer", "an answer in an interview")                                                      \
    X(BOOKTITLE, "the title of a book", "the first line of a review's head")                                 \
    X(BOOKCITE, "the citation of a book", "the rest of a review's head: author, publisher, year")            \
    X(REVIEWER, "a reviewer's name", "who wrote a review")                                                   \
    X(BIO, "a note about the author", "the note about the author")                                           \
    X(SIGN, "a signature", "who signed a letter or a notice")                                                \
    X(CODE, "code", "a program, set as it stands")                                                           \
    X(TABLE, "a table", "columns, set as they stand")                                                        \
    X(IMAGE, "an image", "what stands for a picture")                                                        \
    X(RULE, "a rule", "a line or an ornament between sections")                                              \
    X(META, "metadata", "front matter, a licence: folded away")

static const struct {
    BlockClass cls;
    const char *name, *help;
} classes[] = {
#define X(id, name_, help_) {.cls = BLOCK_##id, .name = name_, .help = help_},
    CLASSES_BY_HAND(X)
#undef X
};
enum {
    CLASS_COUNT = sizeof classes / sizeof *classes
};
_Static_assert(CLASS_COUNT == BLOCK_CLASS_COUNT - 2, "all but what is undecided, and what goes on");

static const char *spoken_name(BlockClass cls)
{
    for (size_t i = 0; i < CLASS_COUNT; i++)
        if (classes[i].cls == cls)
            return classes[i].name;
    return block_class_name(cls);
}

/* ---- what is asked for --------------------------------------------------------------------------------- */

/* The piece of its block that shows pos. */
static const Fragment *piece_at(const Document *doc, const Block *block, DocPos pos)
{
    const Fragment *fragments = document_fragments(doc, block);
    size_t last = 0;
    while (last + 1 < block->fragment_count && fragments[last + 1].text.start <= pos)
        last++;
    return &fragments[last];
}

/* The line of the piece behind this one that is not blank; 0 when the piece ends with it. */
static uint32_t next_line_of(const Document *doc, const Fragment *piece, uint32_t line)
{
    Str text = source_text(document_source(doc));
    size_t at = piece->source_start;
    for (uint32_t number = piece->first_line; number <= piece->last_line; number++) {
        size_t end = str_find_byte(text, '\n', at);
        if (number > line && !str_is_blank(str_slice(text, at, end)))
            return number;
        at = end + 1;
    }
    return 0;
}

/* Where a block can be cut that is nearest to the place: at a line of it, or where one of its pieces begins. From the
 * block's beginning that is the first seam, if it has one. 0: nowhere. */
static uint32_t line_to_split(const Document *doc, const Block *block, DocPos here)
{
    const Fragment *first = document_fragments(doc, block), *piece = piece_at(doc, block, here);
    const Fragment *end = first + block->fragment_count;
    if (here <= block->text.start && block->fragment_count > 1)
        return first[1].first_line;
    uint32_t line = document_line_at(doc, here), next = next_line_of(doc, piece, line);
    if (next == 0 && piece + 1 < end)
        next = piece[1].first_line;
    if (line == first->first_line || next == 0)
        return line == first->first_line ? next : line;
    DocPos above = document_pos_from_line(doc, line), below = document_pos_from_line(doc, next);
    return here - above <= below - here ? line : next;
}

static Effects ask_for(Reader *reader, Correction correction)
{
    reader->correction = correction;
    return EFFECT_CORRECT | EFFECT_DRAW;
}

static Effects ask_for_class(Reader *reader, const Block *block, DocPos here, Command command)
{
    const Fragment *piece = piece_at(reader->state.document, block, here);
    BlockClass cls = (BlockClass)command.argument;
    if (command.argument == BLOCK_UNKNOWN || command.argument >= BLOCK_CLASS_COUNT || cls == BLOCK_CONT) {
        complain(reader, "As what? :as heading, :as para, :as furniture ... (Tab completes)");
        return EFFECT_DRAW;
    }
    return ask_for(reader, (Correction){.kind = CORRECTION_AS,
                                        .first_line = piece->first_line,
                                        .last_line = piece->last_line,
                                        .cls = cls,
                                        .level = (uint8_t)command.count});
}

static Effects ask_for_join(Reader *reader, const Block *block)
{
    uint32_t line = document_fragments(reader->state.document, block)->first_line;
    return ask_for(reader, (Correction){.kind = CORRECTION_JOIN, .first_line = line, .last_line = line});
}

static Effects ask_for_split(Reader *reader, const Block *block, DocPos here)
{
    uint32_t line = line_to_split(reader->state.document, block, here);
    if (line == 0) {
        say(reader, "This is one line of the file: there is nothing to split");
        return EFFECT_DRAW;
    }
    return ask_for(reader, (Correction){.kind = CORRECTION_SPLIT, .first_line = line, .last_line = line});
}

Effects apply_correct(Reader *reader, Command command)
{
    const ReaderState *state = &reader->state;
    DocPos here = place_here(state);
    if (state->show_source) {
        say(reader, "This is the source as it stands; what was recovered can be put right");
        return EFFECT_DRAW;
    }
    if (command.action == ACTION_UNDO_CORRECTION)
        return EFFECT_UNDO_CORRECTION | EFFECT_DRAW;
    if (here == NONE) {
        say(reader, "There is nothing here");
        return EFFECT_DRAW;
    }
    const Block *block = document_block(state->document, document_block_at(state->document, here));
    switch (command.action) {
    case ACTION_JOIN: return ask_for_join(reader, block);
    case ACTION_SPLIT: return ask_for_split(reader, block, here);
    default: return ask_for_class(reader, block, here, command);
    }
}

Correction reader_correction(const Reader *reader)
{
    return reader->correction;
}

/* ---- :as ----------------------------------------------------------------------------------------------- */

static bool begins_name(size_t index, Str typed)
{
    return str_starts_nocase(str_from(block_class_name(classes[index].cls)), typed);
}

/* The class that was typed, or the first that begins so: what the palette shows next to the prompt. */
static BlockClass class_typed(Str typed)
{
    for (size_t i = 0; i < CLASS_COUNT; i++)
        if (str_equal_nocase(str_from(block_class_name(classes[i].cls)), typed))
            return classes[i].cls;
    for (size_t i = 0; i < CLASS_COUNT && typed.len_bytes > 0; i++)
        if (begins_name(i, typed))
            return classes[i].cls;
    return BLOCK_UNKNOWN;
}

/* "2" is a level; nothing is none. False for what is no level. */
static bool read_level(Str typed, int *level)
{
    *level = typed.len_bytes == 1 ? typed.data[0] - '0' : 0;
    return typed.len_bytes == 0 || (typed.len_bytes == 1 && *level >= 1 && *level <= HEADING_LEVEL_MAX);
}

Effects correct_as(Reader *reader, Str words)
{
    size_t end = str_find_byte(words, ' ', 0);
    Str name = str_slice(words, 0, end), rest = str_trim(str_slice(words, end, words.len_bytes));
    BlockClass cls = class_typed(name);
    Command command = {.action = ACTION_AS, .argument = (uint32_t)cls};
    if (cls == BLOCK_UNKNOWN && name.len_bytes > 0)
        complain(reader, "Nothing is called %.*s: \":as \" lists what there is", STR_ARGS(name));
    else if (!read_level(rest, &command.count))
        complain(reader, "The level of a heading is from 1 to %d", HEADING_LEVEL_MAX);
    else if (command.count > 0 && cls != BLOCK_HEADING)
        complain(reader, "Only a heading has a level");
    else
        return reader_apply(reader, command);
    return EFFECT_DRAW;
}

void correct_list_classes(Reader *reader, Str words)
{
    Str name = str_slice(words, 0, str_find_byte(words, ' ', 0));
    for (size_t i = 0; i < CLASS_COUNT; i++)
        if (begins_name(i, name))
            vec_push(&reader->state.hints,
                     (KeyHint){.key = arena_format(&reader->hint_arena, "%s %s", action_info(ACTION_AS)->name,
                                                   block_class_name(classes[i].cls)),
                               .help = str_from(classes[i].help)});
}

/* ---- what was done ------------------------------------------------------------------------------------- */

/* "Line 23", "Lines 13\u201315"; small: in a sentence */
static void put_lines(const Correction *correction, bool small, Buffer *out)
{
    bool one = correction->first_line == correction->last_line;
    buffer_put(out, small ? STR("l") : STR("L"));
    buffer_put_format(out, "%s %u", one ? "ine" : "ines", (unsigned)correction->first_line);
    if (!one)
        buffer_put_format(out, "\xE2\x80\x93%u", (unsigned)correction->last_line);
}

static void put_class(const Correction *correction, Buffer *out)
{
    buffer_put(out, str_from(spoken_name(correction->cls)));
    if (correction->level > 0)
        buffer_put_format(out, " of level %u", (unsigned)correction->level);
}

/* The line that the one before the seam ends with. */
static uint32_t line_before_seam(const Document *doc, uint32_t line)
{
    DocPos pos = document_pos_from_line(doc, line);
    const Block *block = document_block(doc, document_block_at(doc, pos));
    const Fragment *piece = piece_at(doc, block, pos);
    return piece > document_fragments(doc, block) ? piece[-1].last_line : piece->first_line;
}

void reader_say_corrected(Reader *reader, const Correction *correction)
{
    Buffer text = {0};
    put_lines(correction, false, &text);
    switch (correction->kind) {
    case CORRECTION_AS:
        buffer_put(&text, correction->first_line == correction->last_line ? STR(" is ") : STR(" are "));
        put_class(correction, &text);
        break;
    case CORRECTION_JOIN:
        buffer_put_format(&text, " goes on from line %u",
                          (unsigned)line_before_seam(reader->state.document, correction->first_line));
        break;
    case CORRECTION_SPLIT: buffer_put(&text, STR(" begins a block of its own")); break;
    }
    bool folded = correction->kind == CORRECTION_AS && block_class_is_folded(correction->cls) &&
                  !reader->state.show_furniture;
    Arena arena = {0};
    say(reader, "%s now%s; %s takes it back", text.data, folded ? ", and folded away" : "",
        keymap_key_for(reader->map, ACTION_UNDO_CORRECTION, &arena).data);
    arena_free(&arena);
    buffer_free(&text);
}

void reader_say_taken_back(Reader *reader, const Correction *correction)
{
    Buffer text = {0};
    put_lines(correction, true, &text);
    switch (correction->kind) {
    case CORRECTION_AS:
        buffer_put(&text, STR(" as "));
        put_class(correction, &text);
        break;
    case CORRECTION_JOIN: buffer_put(&text, STR(" joined with what is before it")); break;
    case CORRECTION_SPLIT: buffer_put(&text, STR(" as the beginning of a block")); break;
    }
    say(reader, "Taken back: %s", text.data);
    buffer_free(&text);
}
