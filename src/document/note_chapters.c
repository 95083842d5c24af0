#include "note_chapters.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"

enum {
    NUMBER_FIGURES_MAX = 3,
    NUMBER_LETTERS_MAX = 8, /* of a Roman one: LXXXVIII */
    LEVELS_MAX = 9,         /* on which chapters are looked for by their numbers */
};

/* ---- what sections hold -------------------------------------------------------------------------------- */

static bool says_nothing(const Block *block)
{
    return block_class_is_folded(block->cls) || block->cls == BLOCK_TITLE || block->cls == BLOCK_HEADING ||
           block->cls == BLOCK_RULE || (block_class_is_float(block->cls) && block->cls != BLOCK_NOTE);
}

static void count_blocks(const Document *doc, SectionNotes *contents)
{
    for (size_t i = 0; i < document_block_count(doc); i++) {
        const Block *block = document_block(doc, i);
        if (block->section == NONE || says_nothing(block))
            continue;
        SectionNotes *content = &contents[block->section];
        bool is_note = block->cls == BLOCK_NOTE;
        if (content->notes + content->others == 0)
            content->begins_with_note = is_note;
        content->notes += is_note;
        content->others += !is_note;
    }
}

static bool holds_notes(const SectionNotes *content)
{
    return content->begins_with_note && content->notes > content->others;
}

static bool is_empty(const SectionNotes *content)
{
    return content->notes + content->others == 0;
}

/* From the last on, so that those below a section are known before it. */
static void find_filled(const Document *doc, SectionNotes *contents)
{
    size_t count = document_section_count(doc);
    for (size_t i = 0; i < count; i++) {
        bool has_sections = i + 1 < count && document_section(doc, i + 1)->parent == i;
        contents[i].is_filled = holds_notes(&contents[i]) || (is_empty(&contents[i]) && has_sections);
    }
    for (size_t i = count; i-- > 0;) {
        size_t parent = document_section(doc, i)->parent;
        if (parent != NONE && !contents[i].is_filled)
            contents[parent].is_filled = false;
    }
}

/* ---- headings ------------------------------------------------------------------------------------------ */

/* The words of a heading in lower case, a blank between them. */
static void fold_heading(Str heading, Buffer *out)
{
    bool parted = false;
    buffer_clear(out);
    for (size_t at = 0, len; at < heading.len_bytes; at += len) {
        uint32_t c = utf8_decode(heading, at, &len);
        char bytes[4];
        if (!utf8_is_alpha(c) && !utf8_is_digit(c)) {
            parted = true;
            continue;
        }
        if (parted && out->len_bytes > 0)
            buffer_put_byte(out, ' ');
        parted = false;
        buffer_put(out, (Str){bytes, utf8_encode(utf8_to_lower(c), bytes)});
    }
}

static unsigned roman_digit(char c)
{
    switch (c | 0x20) {
    case 'i': return 1;
    case 'v': return 5;
    case 'x': return 10;
    case 'l': return 50;
    case 'c': return 100;
    default: return 0;
    }
}

static unsigned roman_value(Str numeral)
{
    unsigned value = 0, before = 0;
    for (size_t i = numeral.len_bytes; i-- > 0;) {
        unsigned digit = roman_digit(numeral.data[i]);
        value = digit < before ? value - digit : value + digit;
        before = digit > before ? digit : before;
    }
    return value;
}

static size_t skip_while(Str s, size_t at, bool letters)
{
    for (size_t len; at < s.len_bytes; at += len) {
        uint32_t c = utf8_decode(s, at, &len);
        if (utf8_is_alpha(c) != letters || (!letters && utf8_is_digit(c)))
            break;
    }
    return at;
}

/* The number at s[at], where it ends; 0 when none is there. Behind a Roman one no word follows, or "I Remember" had one. */
static size_t read_number(Str s, size_t at, unsigned *value)
{
    size_t end = at, letters = skip_while(s, at, true);
    *value = 0;
    for (; end < s.len_bytes && is_ascii_digit(s.data[end]); end++)
        if (end - at < NUMBER_FIGURES_MAX)
            *value = *value * 10 + (unsigned)(s.data[end] - '0');
    if (end > at)
        return end - at <= NUMBER_FIGURES_MAX ? end : 0;
    while (end < letters && roman_digit(s.data[end]) > 0)
        end++;
    bool alone = end == s.len_bytes || s.data[end] != ' ';
    if (end == at || end < letters || end - at > NUMBER_LETTERS_MAX || !alone)
        return 0;
    *value = roman_value(str_slice(s, at, end));
    return end;
}

/* "II. The Ferry", "Chapter 2: The Ferry": where the number ends; 0 when there is none. */
static size_t heading_number(Str line, unsigned *value)
{
    size_t at = skip_while(line, 0, false), end = read_number(line, at, value);
    return end > 0 ? end : read_number(line, skip_while(line, skip_while(line, at, true), false), value);
}

/* "II", "2.": parts of chapters are called so, too, and count anew in each. */
static bool is_bare_number(Str line)
{
    unsigned value;
    size_t end = read_number(line, skip_while(line, 0, false), &value);
    return end > 0 && skip_while(line, end, false) == line.len_bytes;
}

/* What notes are said to be notes of: "Notes to Chapter II" is "Chapter II". */
static Str without_notes_to(Str heading)
{
    static const Str heads[] = {
        STR_INIT("notes to "),        STR_INIT("notes on "),       STR_INIT("notes for "),
        STR_INIT("notes: "),          STR_INIT("anmerkungen zu "), STR_INIT("anmerkungen zum "),
        STR_INIT("anmerkungen zur "), STR_INIT("notes du "),       STR_INIT("notes de la "),
        STR_INIT("notas al "),        STR_INIT("notas a la "),     STR_INIT("note al "),
        STR_INIT("note alla "),       STR_INIT("noten bij "),      STR_INIT("notas ao "),
        STR_INIT("endnotes to "),     STR_INIT("endnotes for "),
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (str_starts_nocase(heading, heads[i]))
            return str_slice(heading, heads[i].len_bytes, heading.len_bytes);
    return heading;
}

/* ---- what sections are called -------------------------------------------------------------------------- */

/* The hash of a name, or of a number with the level of what it counts. */
typedef struct {
    uint64_t hash;
    size_t section;
} Name;

typedef struct {
    const Document *doc;
    NoteChapters *chapters;
    VEC(Name) names;     /* of sections that hold no notes; sorted */
    size_t *next_beside; /* by section; NONE */
    Buffer folded;
} Finder;

/* 0 for what has no words. */
static uint64_t hash_name(Finder *finder, Str name)
{
    fold_heading(name, &finder->folded);
    return finder->folded.len_bytes > 0 ? hash_bytes(buffer_str(&finder->folded)) : 0;
}

static uint64_t hash_number(Finder *finder, unsigned level, unsigned number)
{
    buffer_clear(&finder->folded);
    buffer_put_format(&finder->folded, "#%u.%u", level, number); /* no name begins so */
    return hash_bytes(buffer_str(&finder->folded));
}

static void add_name(Finder *finder, size_t section, uint64_t hash)
{
    if (hash != 0)
        vec_push(&finder->names, (Name){hash, section});
}

static void add_names(Finder *finder, size_t index)
{
    const Section *section = document_section(finder->doc, index);
    DocRange first = document_block(finder->doc, section->block)->text;
    Str line = document_slice(finder->doc, first);
    unsigned number;
    size_t end = heading_number(line, &number);
    add_name(finder, index, hash_name(finder, document_slice(finder->doc, section->title)));
    if (section->title.end > first.end) {
        add_name(finder, index, hash_name(finder, line));
        add_name(finder, index,
                 hash_name(finder, document_slice(finder->doc, (DocRange){first.end, section->title.end})));
    }
    if (end == 0)
        return;
    add_name(finder, index, hash_name(finder, str_slice(line, end, line.len_bytes)));
    add_name(finder, index, hash_number(finder, section->level, number));
}

static int compare_names(const void *left, const void *right)
{
    const Name *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->section > b->section) - (a->section < b->section);
}

static void list_names(Finder *finder)
{
    for (size_t i = 0; i < document_section_count(finder->doc); i++)
        if (!finder->chapters->contents[i].is_filled)
            add_names(finder, i);
    if (finder->names.count > 0)
        qsort(finder->names.items, finder->names.count, sizeof *finder->names.items, compare_names);
}

/* The first section of that name in [from, to); NONE. */
static size_t section_called(const Finder *finder, uint64_t hash, size_t from, size_t to)
{
    size_t low = 0, high = finder->names.count;
    const Name wanted = {hash, from};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_names(&finder->names.items[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (hash == 0 || low == finder->names.count || finder->names.items[low].hash != hash)
        return NONE;
    return finder->names.items[low].section < to ? finder->names.items[low].section : NONE;
}

/* ---- sections of notes that follow upon each other ----------------------------------------------------- */

/* Sections beside each other that hold notes, from first to last, and the empty one that is their head; NONE. */
typedef struct {
    size_t first, last, count, head;
    size_t last_chapter; /* of the notes before; NONE */
    unsigned level;      /* of the chapters found by their numbers; 0: none yet */
} Run;

/* The next section on a level with each, under the same parent. Those before are met in order, so that the last of each
 * parent is known. */
static void find_next_beside(Finder *finder)
{
    size_t count = document_section_count(finder->doc);
    size_t *last = memory_alloc((count + 1) * sizeof *last); /* by parent; at count, of those at the top */
    finder->next_beside = memory_alloc((count + 1) * sizeof *finder->next_beside);
    for (size_t i = 0; i <= count; i++)
        last[i] = finder->next_beside[i] = NONE;
    for (size_t i = 0; i < count; i++) {
        size_t parent = document_section(finder->doc, i)->parent;
        size_t *before = &last[parent == NONE ? count : parent];
        if (*before != NONE)
            finder->next_beside[*before] = i;
        *before = i;
    }
    memory_free(last);
}

static Run run_from(const Finder *finder, size_t first)
{
    const SectionNotes *contents = finder->chapters->contents;
    Run run = {.first = first, .head = NONE, .last_chapter = NONE};
    for (size_t i = first; i != NONE && holds_notes(&contents[i]); i = finder->next_beside[i]) {
        run.last = i;
        run.count++;
    }
    bool below =
        first > 0 && is_empty(&contents[first - 1]) &&
        (document_section(finder->doc, first)->parent == first - 1 ||
         document_section(finder->doc, first)->parent == document_section(finder->doc, first - 1)->parent);
    if (below)
        run.head = first - 1;
    return run;
}

static size_t chapter_by_name(Finder *finder, const Run *run, uint64_t hash, size_t notes)
{
    size_t from = run->last_chapter == NONE ? 0 : run->last_chapter + 1;
    size_t found = section_called(finder, hash, from, notes);
    return found != NONE ? found : section_called(finder, hash, 0, notes);
}

/* Chapters are those sections on the highest level that have numbers: those of their parts begin anew. */
static size_t chapter_by_number(Finder *finder, Run *run, unsigned number, size_t notes)
{
    size_t from = run->last_chapter == NONE ? 0 : run->last_chapter + 1, found = NONE;
    unsigned level = run->level > 0 ? run->level : 1, last = run->level > 0 ? level : LEVELS_MAX;
    for (; level <= last && found == NONE; level++)
        found = section_called(finder, hash_number(finder, level, number), from, notes);
    if (found != NONE)
        run->level = level - 1;
    return found;
}

static size_t chapter_of(Finder *finder, Run *run, size_t notes)
{
    const Section *section = document_section(finder->doc, notes);
    Str heading = without_notes_to(document_slice(finder->doc, section->title));
    unsigned number;
    size_t end = heading_number(heading, &number);
    size_t found =
        is_bare_number(heading) ? NONE : chapter_by_name(finder, run, hash_name(finder, heading), notes);
    if (found == NONE && end > 0)
        found = chapter_by_name(finder, run, hash_name(finder, str_slice(heading, end, heading.len_bytes)),
                                notes);
    return found == NONE && end > 0 && run->count > 1 ? chapter_by_number(finder, run, number, notes) : found;
}

static bool assign_by_headings(Finder *finder, Run *run)
{
    bool any = false;
    size_t notes = run->first;
    for (size_t i = 0; i < run->count; i++, notes = finder->next_beside[notes]) {
        size_t chapter = chapter_of(finder, run, notes);
        if (chapter == NONE)
            continue;
        any = true;
        run->last_chapter = chapter;
        if (finder->chapters->notes_of[chapter] == NONE)
            finder->chapters->notes_of[chapter] = notes;
    }
    return any;
}

/* The chapters stand beside the head. */
static void assign_by_place(Finder *finder, const Run *run)
{
    size_t parent = document_section(finder->doc, run->head)->parent, first = parent == NONE ? 0 : parent + 1;
    size_t count = 0;
    for (size_t i = first; i < run->head && count <= run->count; i = finder->next_beside[i])
        count++;
    if (count != run->count)
        return;
    for (size_t i = first, notes = run->first; i < run->head; i = finder->next_beside[i]) {
        if (finder->chapters->notes_of[i] == NONE)
            finder->chapters->notes_of[i] = notes;
        notes = finder->next_beside[notes];
    }
}

static void assign_all(Finder *finder)
{
    size_t count = document_section_count(finder->doc);
    for (size_t i = 0; i < count; i++) {
        if (!holds_notes(&finder->chapters->contents[i]))
            continue;
        if (finder->next_beside == NULL) {
            find_next_beside(finder);
            list_names(finder);
        }
        Run run = run_from(finder, i);
        if (!assign_by_headings(finder, &run) && run.count > 1 && run.head != NONE)
            assign_by_place(finder, &run);
        i = run.last;
    }
}

void note_chapters_find(const Document *doc, NoteChapters *out)
{
    size_t count = document_section_count(doc);
    Finder finder = {.doc = doc, .chapters = out};
    out->contents = memory_alloc_zero(count + 1, sizeof *out->contents);
    out->notes_of = memory_alloc((count + 1) * sizeof *out->notes_of);
    for (size_t i = 0; i < count; i++)
        out->notes_of[i] = NONE;
    count_blocks(doc, out->contents);
    find_filled(doc, out->contents);
    assign_all(&finder);
    vec_free(&finder.names);
    memory_free(finder.next_beside);
    buffer_free(&finder.folded);
}

void note_chapters_free(NoteChapters *chapters)
{
    memory_free(chapters->contents);
    memory_free(chapters->notes_of);
}
