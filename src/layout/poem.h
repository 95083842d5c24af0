/* Poems: how wide one stands, and how deep its lines are indented. */
#ifndef RECTO_LAYOUT_POEM_H
#define RECTO_LAYOUT_POEM_H

#include "document/document.h"

/* Columns of the blanks before the line of the poem that is indented deepest. O(text). */
size_t poem_deepest_indent(Str text, DocRange poem);

/* Columns of its longest line, with the blanks before it. O(text). */
size_t longest_line_cols(Str text, DocRange poem);

#endif
