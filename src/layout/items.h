/* Items: where the text of lists and notes stands behind its marks. */
#ifndef RECTO_LAYOUT_ITEMS_H
#define RECTO_LAYOUT_ITEMS_H

#include "document/document.h"

/* The bullet that an item is drawn with, a blank behind it; empty when its mark is a number, a letter or anything else
 * that is drawn as it was printed. */
Str item_bullet(const Block *item);

/* Columns that the marks of the list or the notes around the block take, with a blank behind: those of the widest, so that
 * 9. and 10. stand one under the other. Of a long list the neighbours are looked at, each way. 0 when there are no
 * marks. */
size_t item_mark_cols(const Document *doc, size_t block);

/* Columns of what the list item, or the further paragraph of one, stands inside of: the text of the item around it. 0
 * outside of lists. */
size_t item_indent_cols(const Document *doc, size_t block);

/* Of a note that has its mark at the head of its text ("[^1]: See above.", "* See above."): the columns of that mark with
 * the blanks behind it; else 0. */
size_t note_mark_cols(const Document *doc, size_t block);

#endif
