#include "plain.h"

static const Str HEADINGS[] = {STR_INIT("Heading 1: "), STR_INIT("Heading 2: "), STR_INIT("Heading 3: "),
                               STR_INIT("Heading 4: "), STR_INIT("Heading 5: "), STR_INIT("Heading 6: ")};
enum {
    HEADING_LEVELS = sizeof HEADINGS / sizeof *HEADINGS
};

/* What is said before a block of a class, and before several of them in a row only once. */
static const Str NAMES[BLOCK_CLASS_COUNT] = {
    [BLOCK_TITLE] = STR_INIT("Title: "),          [BLOCK_QUOTE] = STR_INIT("Quote: "),
    [BLOCK_EPIGRAPH] = STR_INIT("Quote: "),       [BLOCK_PULLQUOTE] = STR_INIT("Pull quote: "),
    [BLOCK_VERSE] = STR_INIT("Verse: "),          [BLOCK_CODE] = STR_INIT("Code: "),
    [BLOCK_CAPTION] = STR_INIT("Caption: "),      [BLOCK_IMAGE] = STR_INIT("Image: "),
    [BLOCK_BIO] = STR_INIT("About the author: "), [BLOCK_BOOKTITLE] = STR_INIT("Review: "),
    [BLOCK_FURNITURE] = STR_INIT("Furniture: "),  [BLOCK_META] = STR_INIT("Metadata: "),
};

static Str heading_name(uint8_t level)
{
    size_t index = level > 0 ? level - 1u : 0;
    return HEADINGS[index < HEADING_LEVELS ? index : HEADING_LEVELS - 1];
}

static Str name_of(const Document *doc, size_t block, size_t before)
{
    const Block *b = document_block(doc, block);
    if (b->cls == BLOCK_HEADING)
        return heading_name(b->level);
    bool goes_on = before != NONE && document_block(doc, before)->cls == b->cls;
    return goes_on ? (Str){0} : NAMES[b->cls];
}

void look_plainly(const Document *doc, size_t block, size_t before, size_t measure_cols, Look *look)
{
    look->align = ALIGN_LEFT;
    look->rule_above = RULE_NONE;
    look->no_rules = true;
    look->bars = look->joined_bars = 0;
    look->indent_cols = look->inset_cols = look->block_cols = 0;
    if (document_block(doc, block)->list_depth == 0)
        look->inner_cols = 0;
    Str name = name_of(doc, block, before);
    if (name.len_bytes == 0 || 2 * name.len_bytes > measure_cols)
        return;
    look->lead = name;
    look->lead_cols = 0;
    look->lead_style = STYLE_MARKER;
}
