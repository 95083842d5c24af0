#include "layout/layout.h"

#include <assert.h>

#include "compose.h"
#include "parts.h"

/* The part asked for and the 64 before it stay. */
enum {
    CACHED_PARTS = 65,
    ARENA_KEPT_BYTES = 1 << 20
};

typedef struct {
    size_t block, part; /* block NONE: free */
    uint64_t last_use;
    Arena arena;
    LaidBlock laid;
} CacheEntry;

struct Layout {
    const Document *doc;
    LayoutOptions options;
    RowBuilder rows;
    uint64_t clock;
    size_t recent; /* the entry used last: rows are mostly asked for one after the other */
    CacheEntry entries[CACHED_PARTS];
};

Layout *layout_new(const Document *doc, LayoutOptions options)
{
    Layout *layout = memory_alloc_zero(1, sizeof *layout);
    layout->doc = doc;
    layout_set_options(layout, options);
    return layout;
}

void layout_free(Layout *layout)
{
    if (!layout)
        return;
    for (size_t i = 0; i < CACHED_PARTS; i++)
        arena_free(&layout->entries[i].arena);
    rows_free(&layout->rows);
    memory_free(layout);
}

LayoutOptions layout_options(const Layout *layout)
{
    return layout->options;
}

bool layout_same_options(LayoutOptions a, LayoutOptions b)
{
    return a.measure_cols == b.measure_cols && a.verbatim == b.verbatim &&
           a.show_furniture == b.show_furniture && a.justify == b.justify &&
           a.visual_order == b.visual_order && a.plain == b.plain && a.hyphenator == b.hyphenator;
}

void layout_set_options(Layout *layout, LayoutOptions options)
{
    assert(options.measure_cols >= 1);
    layout->options = options;
    for (size_t i = 0; i < CACHED_PARTS; i++) {
        layout->entries[i].block = NONE;
        layout->entries[i].last_use = 0;
    }
}

static bool holds(const CacheEntry *entry, size_t block, size_t part)
{
    return entry->block == block && entry->part == part;
}

/* The entry that has the part, or the one to be used for it: the one that was asked for longest ago. */
static CacheEntry *find_entry(Layout *layout, size_t block, size_t part)
{
    CacheEntry *oldest = &layout->entries[0];
    if (holds(&layout->entries[layout->recent], block, part))
        return &layout->entries[layout->recent];
    for (size_t i = 0; i < CACHED_PARTS; i++) {
        CacheEntry *entry = &layout->entries[i];
        if (holds(entry, block, part))
            return entry;
        if (entry->last_use < oldest->last_use)
            oldest = entry;
    }
    return oldest;
}

static void clear_entry(CacheEntry *entry, size_t block, size_t part)
{
    if (entry->arena.used_bytes > ARENA_KEPT_BYTES)
        arena_free(&entry->arena); /* the rows of a giant line are not worth keeping room for */
    else
        arena_reset(&entry->arena);
    entry->block = block;
    entry->part = part;
    entry->laid = (LaidBlock){0};
}

size_t layout_part_count(const Layout *layout, size_t block)
{
    return part_count(layout->doc, block);
}

size_t layout_part_at(const Layout *layout, size_t block, DocPos pos)
{
    if (part_count(layout->doc, block) == 1)
        return 0;
    return part_at(layout->doc, block, block_look(layout->doc, block, layout->options).setting, pos);
}

const LaidBlock *layout_part(Layout *layout, size_t block, size_t part)
{
    assert(block < document_block_count(layout->doc) && part < part_count(layout->doc, block));
    CacheEntry *entry = find_entry(layout, block, part);
    entry->last_use = ++layout->clock;
    layout->recent = (size_t)(entry - layout->entries);
    if (!holds(entry, block, part)) {
        clear_entry(entry, block, part);
        if (block_is_shown(layout->doc, block, layout->options))
            entry->laid =
                compose_part(&layout->rows, layout->doc, block, part, layout->options, &entry->arena);
    }
    return &entry->laid;
}

const LaidBlock *layout_block(Layout *layout, size_t block)
{
    return layout_part(layout, block, 0);
}

static bool has_text(const Row *row)
{
    return row->text.end > row->text.start;
}

/* Of the rows up to `last` that share a line of a table, the one that shows pos. */
static size_t row_of_cell(const LaidBlock *laid, size_t last, DocPos pos)
{
    size_t found = last;
    DocPos nearest = 0;
    for (size_t row = last; laid->rows[last].goes_on; row--) {
        for (size_t i = 0; i < laid->rows[row].run_count; i++) {
            DocPos start = laid->rows[row].runs[i].start;
            if (start != NONE && start <= pos && start >= nearest) {
                nearest = start;
                found = row;
            }
        }
        if (!laid->rows[row].goes_on)
            return nearest > 0 ? found : row;
    }
    return last;
}

size_t layout_row_of(Layout *layout, size_t block, DocPos pos)
{
    const LaidBlock *laid = layout_part(layout, block, layout_part_at(layout, block, pos));
    if (laid->row_count == 0)
        return 0;
    size_t low = 0,
           high = laid->row_count; /* rows below low start at or before pos, those from high on behind */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (laid->rows[middle].text.start <= pos)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t row = low; row > 0; row--)
        if (has_text(&laid->rows[row - 1]))
            return row_of_cell(laid, row - 1, pos);
    for (size_t row = laid->first_text_row; row < laid->row_count; row++) /* pos lies before all text */
        if (has_text(&laid->rows[row]))
            return row;
    return laid->first_text_row < laid->row_count ? laid->first_text_row : 0;
}
