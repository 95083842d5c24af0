#include "base/bidi.h"

#include <fribidi.h>
#include <string.h>

#include "base/bytes.h"
#include "base/library.h"
#include "base/memory.h"
#include "base/utf8.h"

/* ---- the library ------------------------------------------------------------------------------------------ */

typedef struct {
    bool was_tried, is_ready;
    __typeof__(fribidi_get_bidi_types) *types;
    __typeof__(fribidi_get_bracket_types) *brackets;
    __typeof__(fribidi_get_par_embedding_levels_ex) *levels;
    __typeof__(fribidi_get_mirror_char) *mirror;
} Library;

/* Loaded once, and kept while the program runs. */
static const Library *library(void)
{
    static const char *const names[] = {"libfribidi.so.0", "libfribidi.so", "libfribidi.dylib"};
    static Library loaded;
    if (loaded.was_tried)
        return &loaded;
    loaded.was_tried = true;
    void *handle = library_open(names, sizeof names / sizeof *names);
    loaded.is_ready =
        handle && library_find(handle, "fribidi_get_bidi_types", &loaded.types, sizeof loaded.types) &&
        library_find(handle, "fribidi_get_bracket_types", &loaded.brackets, sizeof loaded.brackets) &&
        library_find(handle, "fribidi_get_par_embedding_levels_ex", &loaded.levels, sizeof loaded.levels) &&
        library_find(handle, "fribidi_get_mirror_char", &loaded.mirror, sizeof loaded.mirror);
    return &loaded;
}

/* ---- asking ------------------------------------------------------------------------------------------------ */

/* Blocks of letters from right to left (Unicode 15, Blocks.txt), and RIGHT-TO-LEFT MARK. */
static bool is_right_to_left(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || c == 0x200F || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

bool bidi_is_needed(Str text)
{
    for (size_t base = 0; base < text.len_bytes; base += 64) {
        Bytes bytes = bytes_at(text, base);
        uint64_t beyond = bytes_beyond_ascii(&bytes) & ~bytes_continuing(&bytes);
        for (; beyond != 0; beyond &= beyond - 1) {
            size_t at = base + (size_t)__builtin_ctzll(beyond), step;
            if (is_right_to_left(utf8_decode(text, at, &step)))
                return true;
        }
    }
    return false;
}

/* A character of the text, as FriBidi wants it, and where its bytes are. */
typedef struct {
    FriBidiChar *characters;
    FriBidiCharType *types;
    FriBidiBracketType *brackets;
    FriBidiLevel *levels;
    size_t count;
} Paragraph;

enum {
    NEUTRAL = 0xFFFC /* OBJECT REPLACEMENT CHARACTER */
};

/* Embeddings, overrides and isolates. They can make a text read as what it is not ("Trojan Source", CVE-2021-42574), and are
 * not obeyed. */
static bool is_formatting(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* A line end in a paragraph is a blank, and does not begin another. */
static Paragraph read_paragraph(const Library *fribidi, Str text)
{
    size_t room = text.len_bytes;
    Paragraph paragraph = {.characters = memory_alloc_zero(room, sizeof *paragraph.characters),
                           .types = memory_alloc_zero(room, sizeof *paragraph.types),
                           .brackets = memory_alloc_zero(room, sizeof *paragraph.brackets),
                           .levels = memory_alloc_zero(room, sizeof *paragraph.levels)};
    for (size_t at = 0, step; at < text.len_bytes; at += step) {
        uint32_t c = utf8_decode(text, at, &step);
        paragraph.characters[paragraph.count++] = is_formatting(c)           ? NEUTRAL
                                                  : c == '\n' || c == 0x2029 ? ' '
                                                                             : c;
    }
    fribidi->types(paragraph.characters, (FriBidiStrIndex)paragraph.count, paragraph.types);
    fribidi->brackets(paragraph.characters, (FriBidiStrIndex)paragraph.count, paragraph.types,
                      paragraph.brackets);
    return paragraph;
}

static void free_paragraph(Paragraph *paragraph)
{
    memory_free(paragraph->characters);
    memory_free(paragraph->types);
    memory_free(paragraph->brackets);
    memory_free(paragraph->levels);
}

/* FriBidi writes without looking where it got no memory; so that is found out before. */
static void leave_room_for_runs(size_t characters)
{
    enum {
        RUN_BYTES = 64, /* a run may be as short as a character */
        ALWAYS = 4
    };
    memory_free(memory_alloc((characters + ALWAYS) * RUN_BYTES));
}

int bidi_levels(Str text, int level, uint8_t *levels)
{
    const Library *fribidi = library();
    FriBidiParType direction = level < 0 ? FRIBIDI_PAR_ON : level == 1 ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    memset(levels, 0, text.len_bytes);
    if (!fribidi->is_ready || text.len_bytes == 0 || text.len_bytes > INT32_MAX)
        return -1;
    Paragraph paragraph = read_paragraph(fribidi, text);
    leave_room_for_runs(paragraph.count);
    bool known = fribidi->levels(paragraph.types, paragraph.brackets, (FriBidiStrIndex)paragraph.count,
                                 &direction, paragraph.levels) != 0;
    size_t character = 0;
    for (size_t at = 0, step; known && at < text.len_bytes; at += step, character++) {
        utf8_decode(text, at, &step);
        memset(levels + at, (uint8_t)paragraph.levels[character], step);
    }
    free_paragraph(&paragraph);
    return known ? FRIBIDI_IS_RTL(direction) != 0 : -1;
}

uint32_t bidi_mirrored(uint32_t c)
{
    FriBidiChar mirrored = c;
    const Library *fribidi = library();
    if (fribidi->is_ready)
        fribidi->mirror(c, &mirrored);
    return mirrored;
}
