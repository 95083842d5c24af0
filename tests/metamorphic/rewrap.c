#include "internal.h"

#include <stdlib.h>

#include "base/utf8.h"

typedef VEC(Str) Words;

/* A page being set anew. */
typedef struct {
    const Labels *labels;
    Str document; /* text of what is made of the page as it is */
    size_t old_cols, new_cols;
    Words carried;         /* over a seam, to the front of the piece that goes on */
    uint32_t carried_from; /* first line of the piece that they come from */
    Arena arena;           /* words put together */
    Buffer *out;
} Rewrap;

/* A block being set. */
typedef struct {
    Str first_indent, indent;
    Words words;
} Setting;

static Str indent_of(Str line)
{
    size_t at = 0;
    while (at < line.len_bytes && line.data[at] == ' ')
        at++;
    return str_slice(line, 0, at);
}

static Str first_word(Str line)
{
    Str text = str_trim(line);
    return str_slice(text, 0, str_find_byte(text, ' ', 0));
}

static bool is_divided(Str word)
{
    size_t hyphen = utf8_hyphen_len(word);
    return hyphen > 0 && utf8_is_alpha(utf8_before(word, word.len_bytes - hyphen));
}

static Str join_words(Rewrap *rewrap, Str first, Str rest)
{
    return arena_format(&rewrap->arena, "%.*s%.*s", (int)first.len_bytes, first.data, (int)rest.len_bytes,
                        rest.data);
}

/* A word that was divided at a line end, with its hyphen or without it: as the document has it. */
static Str unite_word(Rewrap *rewrap, Str word, Str rest)
{
    Str kept = join_words(rewrap, word, rest);
    if (str_find(rewrap->document, kept, 0) < rewrap->document.len_bytes)
        return kept;
    return join_words(rewrap, str_slice(word, 0, word.len_bytes - utf8_hyphen_len(word)), rest);
}

static void read_words(Rewrap *rewrap, Str line, Words *words)
{
    bool unites = words->count > 0 && is_divided(vec_last(words));
    for (size_t at = 0; at < line.len_bytes;) {
        size_t end = str_find_byte(line, ' ', at);
        Str word = str_slice(line, at, end);
        at = end + 1;
        if (word.len_bytes == 0)
            continue;
        if (unites)
            vec_last(words) = unite_word(rewrap, vec_last(words), word);
        else
            vec_push(words, word);
        unites = false;
    }
}

static void read_block(Rewrap *rewrap, const LabelBlock *block, Setting *setting)
{
    const Page *page = rewrap->labels->page;
    setting->first_indent = indent_of(page_line(page, block->first_line));
    if (block->last_line > block->first_line)
        setting->indent = indent_of(page_line(page, block->first_line + 1));
    if (block->cls == BLOCK_CONT && attribute_number(&block->attributes, "of") == rewrap->carried_from) {
        for (size_t i = 0; i < rewrap->carried.count; i++)
            vec_push(&setting->words, rewrap->carried.items[i]);
        vec_clear(&rewrap->carried);
    }
    for (uint32_t line = block->first_line; line <= block->last_line; line++)
        read_words(rewrap, page_line(page, line), &setting->words);
}

typedef struct {
    size_t lines;
    size_t last_start; /* index of the last line's first word */
} Extent;

/* Sets the words to a measure, into out unless that is NULL. */
static Extent set_words(const Setting *setting, size_t measure_cols, Buffer *out)
{
    Extent extent = {.lines = 1};
    size_t cols = utf8_width(setting->first_indent);
    if (out)
        buffer_put(out, setting->first_indent);
    for (size_t i = 0; i < setting->words.count; i++) {
        size_t width = utf8_width(setting->words.items[i]);
        bool wraps = i > 0 && cols + 1 + width > measure_cols;
        if (wraps)
            extent = (Extent){extent.lines + 1, i};
        cols = (wraps ? utf8_width(setting->indent) : cols + (i > 0)) + width;
        if (!out)
            continue;
        if (wraps) {
            buffer_put_byte(out, '\n');
            buffer_put(out, setting->indent);
        } else if (i > 0) {
            buffer_put_byte(out, ' ');
        }
        buffer_put(out, setting->words.items[i]);
    }
    return extent;
}

/* The narrowest measure that takes no more lines. */
static size_t find_even_measure(const Setting *setting, size_t measure_cols)
{
    size_t lines = set_words(setting, measure_cols, NULL).lines;
    while (measure_cols > 1 && set_words(setting, measure_cols - 1, NULL).lines == lines)
        measure_cols--;
    return measure_cols;
}

/* The piece that goes on where this one is cut off; NULL when it is not. */
static const LabelBlock *find_next_piece(const Labels *labels, const LabelBlock *block)
{
    for (size_t i = 0; i < labels->blocks.count; i++) {
        const LabelBlock *other = &labels->blocks.items[i];
        if (other->cls == BLOCK_CONT && attribute_number(&other->attributes, "of") == block->first_line)
            return other;
    }
    return NULL;
}

/* The next piece must begin with the word at the foot of this page, or in the middle of one. */
static bool seam_is_fixed(const LabelBlock *block, const LabelBlock *next)
{
    for (; block < next; block++)
        if (str_equal(attribute(&block->attributes, "kind"), STR("catchword")))
            return true;
    return attribute(&next->attributes, "mode").len_bytes > 0;
}

/* A page is cut at the end of a full line: what is over goes to the next piece, or else the lines
 * are made even. Returns the measure to be used. */
static size_t fill_last_line(Rewrap *rewrap, const LabelBlock *block, Setting *setting)
{
    const LabelBlock *next = find_next_piece(rewrap->labels, block);
    if (!next)
        return rewrap->new_cols;
    Extent extent = set_words(setting, rewrap->new_cols, NULL);
    if (seam_is_fixed(block, next) || extent.last_start == 0 || rewrap->carried.count > 0)
        return find_even_measure(setting, rewrap->new_cols);
    for (size_t i = extent.last_start; i < setting->words.count; i++)
        vec_push(&rewrap->carried, setting->words.items[i]);
    rewrap->carried_from = block->first_line;
    setting->words.count = extent.last_start;
    return rewrap->new_cols;
}

static void put_block(Rewrap *rewrap, const LabelBlock *block)
{
    Setting setting = {0};
    read_block(rewrap, block, &setting);
    set_words(&setting, fill_last_line(rewrap, block, &setting), rewrap->out);
    vec_free(&setting.words);
}

static int compare_widths(const void *a, const void *b)
{
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return (left > right) - (left < right);
}

/* The columns that all but the widest lines of the running text keep to. */
static size_t find_measure(const Labels *labels)
{
    VEC(size_t) widths = {0};
    for (size_t i = 0; i < labels->blocks.count; i++) {
        const LabelBlock *block = &labels->blocks.items[i];
        for (uint32_t line = block->first_line; line < block->last_line; line++)
            if (label_block_class(block) == BLOCK_PARA)
                vec_push(&widths, utf8_width(page_line(labels->page, line)));
    }
    size_t measure = 0;
    if (widths.count > 0) {
        qsort(widths.items, widths.count, sizeof *widths.items, compare_widths);
        measure = widths.items[widths.count - 1 - widths.count / 50];
    }
    vec_free(&widths);
    return measure;
}

/* True when every line is as full as it can be at the measure: then its line ends mean nothing. */
static bool is_filled(const Page *page, const LabelBlock *block, size_t measure_cols)
{
    for (uint32_t line = block->first_line; line < block->last_line; line++) {
        Str next = first_word(page_line(page, line + 1));
        if (utf8_width(page_line(page, line)) + 1 + utf8_width(next) <= measure_cols)
            return false;
    }
    return true;
}

static bool is_running_text(const Rewrap *rewrap, const LabelBlock *block)
{
    switch (rewrap->labels->blocks.items[block->root].cls) {
    case BLOCK_PARA: return true;
    case BLOCK_DECK:
    case BLOCK_QUOTE:
    case BLOCK_LIST:
    case BLOCK_NOTE:
    case BLOCK_CAPTION:
    case BLOCK_BIO:
    case BLOCK_QUESTION:
    case BLOCK_ANSWER:
    case BLOCK_BOOKCITE: return is_filled(rewrap->labels->page, block, rewrap->old_cols);
    default: return false;
    }
}

static bool can_be_set(const Rewrap *rewrap, const LabelBlock *block)
{
    for (uint32_t line = block->first_line; line <= block->last_line; line++)
        if (page_line_is_blank(rewrap->labels->page, line))
            return false;
    return is_running_text(rewrap, block);
}

/* Lines that stand by themselves. */
static bool is_display(BlockClass cls)
{
    switch (cls) {
    case BLOCK_TITLE:
    case BLOCK_DECK:
    case BLOCK_KICKER:
    case BLOCK_BYLINE:
    case BLOCK_HEADING:
    case BLOCK_ATTRIB:
    case BLOCK_RULE:
    case BLOCK_REVIEWER:
    case BLOCK_SIGN:
    case BLOCK_BOOKTITLE: return true;
    default: return false;
    }
}

/* One of them, moved to where it stands at the new measure when it is centred or ends flush. */
static void put_display_line(Rewrap *rewrap, Str line)
{
    enum {
        CENTRED_COLS = 4, /* indented that much at least */
        FLUSH_COLS = 12
    };
    Str text = str_trim(line);
    size_t width = utf8_width(text), left = indent_of(line).len_bytes;
    size_t right = rewrap->old_cols > left + width ? rewrap->old_cols - left - width : 0;
    size_t room = rewrap->new_cols > width ? rewrap->new_cols - width : 0;
    if (left >= CENTRED_COLS && left + 2 >= right && right + 2 >= left)
        left = room / 2;
    else if (left >= FLUSH_COLS && right <= 2)
        left = room;
    buffer_put_repeat(rewrap->out, STR(" "), left);
    buffer_put(rewrap->out, text);
}

static void put_lines(Rewrap *rewrap, const LabelBlock *block)
{
    for (uint32_t line = block->first_line; line <= block->last_line; line++) {
        Str text = page_line(rewrap->labels->page, line);
        if (line > block->first_line)
            buffer_put_byte(rewrap->out, '\n');
        if (is_display(block->cls))
            put_display_line(rewrap, text);
        else
            buffer_put(rewrap->out, text);
    }
}

static void put_page(Rewrap *rewrap)
{
    const Labels *labels = rewrap->labels;
    for (uint32_t line = 1; line <= labels->page->lines.count; line++) {
        size_t index = labels_block_at(labels, line);
        if (line > 1)
            buffer_put_byte(rewrap->out, '\n');
        if (index == NONE) {
            buffer_put(rewrap->out, page_line(labels->page, line));
            continue;
        }
        const LabelBlock *block = &labels->blocks.items[index];
        if (can_be_set(rewrap, block))
            put_block(rewrap, block);
        else
            put_lines(rewrap, block);
        line = block->last_line;
    }
}

void rewrap_page(const Labels *labels, const Document *doc, size_t measure_cols, Buffer *out)
{
    if (!str_equal(attribute(&labels->properties, "wrap"), STR("hard"))) {
        buffer_put(out, source_text(labels->page->source));
        return;
    }
    Rewrap rewrap = {.labels = labels,
                     .document = document_text(doc),
                     .old_cols = find_measure(labels),
                     .new_cols = measure_cols,
                     .out = out};
    put_page(&rewrap);
    vec_free(&rewrap.carried);
    arena_free(&rewrap.arena);
}
