#include "internal.h"

#include "base/utf8.h"

/* What belongs to the piece itself and must not be folded away. */
static bool is_body(BlockClass cls)
{
    switch (cls) {
    case BLOCK_TITLE:
    case BLOCK_DECK:
    case BLOCK_HEADING:
    case BLOCK_PARA:
    case BLOCK_QUOTE:
    case BLOCK_VERSE:
    case BLOCK_EPIGRAPH:
    case BLOCK_LIST:
    case BLOCK_NOTE:
    case BLOCK_CAPTION:
    case BLOCK_BIO:
    case BLOCK_SIGN:
    case BLOCK_QUESTION:
    case BLOCK_ANSWER:
    case BLOCK_BOOKTITLE:
    case BLOCK_BOOKCITE: return true;
    default: return false;
    }
}

static size_t count_characters(Str line)
{
    size_t count = 0, last_ink = 0;
    for (size_t at = 0, len; at < line.len_bytes; at += len) {
        bool space = utf8_is_space(utf8_decode(line, at, &len));
        if (count > 0 || !space)
            count++;
        if (!space)
            last_ink = count;
    }
    return last_ink;
}

/* The class of every line: that of the block it stands in. */
typedef VEC(BlockClass) LineClasses;

static void read_line_classes(const Labels *labels, LineClasses *classes)
{
    for (size_t i = 0; i <= labels->page->lines.count; i++)
        vec_push(classes, BLOCK_UNKNOWN);
    for (size_t i = 0; i < labels->blocks.count; i++) {
        const LabelBlock *block = &labels->blocks.items[i];
        for (uint32_t line = block->first_line; line <= block->last_line; line++)
            if (!page_line_is_blank(labels->page, line))
                classes->items[line] = label_block_class(block);
    }
}

static void compare_line(Comparison *comparison, uint32_t line, BlockClass wanted, BlockClass found)
{
    Sheet *sheet = comparison->sheet;
    if (wanted == found) {
        sheet->lines[wanted].right++;
    } else {
        sheet->lines[wanted].missed++;
        sheet->lines[found].wrong++;
        if (labels_block_at(comparison->gold, line) != NONE)
            note_difference(comparison, line, "%s, found %s", block_class_name(wanted),
                            block_class_name(found));
    }
    if (!is_body(wanted))
        return;
    size_t characters = count_characters(page_line(comparison->gold->page, line));
    sheet->body_characters += characters;
    if (block_class_is_folded(found)) {
        sheet->lost_characters += characters;
        note_difference(comparison, line, "lost to %s", block_class_name(found));
    }
}

static void compare_lines(Comparison *comparison)
{
    LineClasses wanted = {0}, found = {0};
    read_line_classes(comparison->gold, &wanted);
    read_line_classes(comparison->found, &found);
    for (uint32_t line = 1; line < wanted.count; line++)
        if (wanted.items[line] != BLOCK_UNKNOWN)
            compare_line(comparison, line, wanted.items[line], found.items[line]);
    vec_free(&wanted);
    vec_free(&found);
}

static void compare_headings(Comparison *comparison, const LabelBlock *wanted, const LabelBlock *found)
{
    uint32_t wanted_level = attribute_number(&wanted->attributes, "level");
    uint32_t found_level = attribute_number(&found->attributes, "level");
    comparison->sheet->levels.of++;
    comparison->sheet->levels.right += wanted_level == found_level;
    if (wanted_level != found_level)
        note_difference(comparison, wanted->first_line, "heading of level %u, found level %u",
                        (unsigned)wanted_level, (unsigned)found_level);
}

static void compare_modes(Comparison *comparison, const LabelBlock *wanted, const LabelBlock *found)
{
    Str wanted_mode = attribute(&wanted->attributes, "mode"),
        found_mode = attribute(&found->attributes, "mode");
    if (wanted_mode.len_bytes + found_mode.len_bytes == 0)
        return;
    comparison->sheet->modes.of++;
    comparison->sheet->modes.right += str_equal(wanted_mode, found_mode);
}

static void compare_links(Comparison *comparison, const LabelBlock *wanted, const LabelBlock *found)
{
    uint32_t wanted_line = attribute_number(&wanted->attributes, "of");
    if (wanted_line == 0)
        return;
    comparison->sheet->links.of++;
    comparison->sheet->links.right += wanted_line == attribute_number(&found->attributes, "of");
}

/* The block of found that begins where block of other labels does, when it is of the same class too. */
static const LabelBlock *find_partner(const Labels *found, const LabelBlock *block)
{
    size_t index = labels_block_at(found, block->first_line);
    const LabelBlock *partner = index == NONE ? NULL : &found->blocks.items[index];
    return partner && partner->cls == block->cls ? partner : NULL;
}

static bool is_same_join(const LabelBlock *block, const LabelBlock *partner)
{
    return partner &&
           attribute_number(&block->attributes, "of") == attribute_number(&partner->attributes, "of");
}

static bool is_same_block(const Labels *found, const LabelBlock *block)
{
    size_t index = labels_block_at(found, block->first_line);
    const LabelBlock *partner = index == NONE ? NULL : &found->blocks.items[index];
    return partner && partner->last_line == block->last_line &&
           label_block_class(partner) == label_block_class(block);
}

/* A block of the labels. */
static void compare_wanted(Comparison *comparison, const LabelBlock *block)
{
    Sheet *sheet = comparison->sheet;
    const LabelBlock *partner = find_partner(comparison->found, block);
    if (is_same_block(comparison->found, block))
        sheet->blocks.right++;
    else
        sheet->blocks.missed++;
    if (block->cls == BLOCK_HEADING && partner) {
        sheet->headings.right++;
        compare_headings(comparison, block, partner);
    } else if (block->cls == BLOCK_HEADING) {
        sheet->headings.missed++;
    } else if (block->cls == BLOCK_PULLQUOTE && partner) {
        sheet->pull_quotes.right++;
        compare_links(comparison, block, partner);
    } else if (block->cls == BLOCK_PULLQUOTE) {
        sheet->pull_quotes.missed++;
    } else if (block->cls == BLOCK_CONT && is_same_join(block, partner)) {
        sheet->joins.right++;
        compare_modes(comparison, block, partner);
    } else if (block->cls == BLOCK_CONT) {
        sheet->joins.missed++;
        note_difference(comparison, block->first_line, "join missed");
    }
}

/* A block that was found. */
static void compare_found(Comparison *comparison, const LabelBlock *block)
{
    Sheet *sheet = comparison->sheet;
    const LabelBlock *partner = find_partner(comparison->gold, block);
    sheet->blocks.wrong += !is_same_block(comparison->gold, block);
    if (block->cls == BLOCK_HEADING && !partner)
        sheet->headings.wrong++;
    if (block->cls == BLOCK_PULLQUOTE && !partner) {
        sheet->pull_quotes.wrong++;
        note_difference(comparison, block->first_line, "false pull quote");
    }
    if (block->cls == BLOCK_CONT && !is_same_join(block, partner)) {
        sheet->joins.wrong++;
        note_difference(comparison, block->first_line, "false join");
    }
}

void compare_blocks(Comparison *comparison)
{
    compare_lines(comparison);
    for (size_t i = 0; i < comparison->gold->blocks.count; i++)
        compare_wanted(comparison, &comparison->gold->blocks.items[i]);
    for (size_t i = 0; i < comparison->found->blocks.count; i++)
        compare_found(comparison, &comparison->found->blocks.items[i]);
}
