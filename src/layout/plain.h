/* The plain setting, for who hears the text or feels it: no bars, rules and indents, and in words what a block is. */
#ifndef RECTO_LAYOUT_PLAIN_H
#define RECTO_LAYOUT_PLAIN_H

#include "look.h"

/* Changes the look of a block for that; before is the nearest block above that is shown, or NONE. Where a name would take more
 * than half of the measure the text has it all. */
void look_plainly(const Document *doc, size_t block, size_t before, size_t measure_cols, Look *look);

#endif
