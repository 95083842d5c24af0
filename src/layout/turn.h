/* Turns: in a conversation, the name of who speaks often stands before what is said, run in with it. */
#ifndef RECTO_LAYOUT_TURN_H
#define RECTO_LAYOUT_TURN_H

#include "document/document.h"

/* Bytes of the label that a turn begins with, up to its colon or stop: "Q:", "A.", "ANN ASH:", "Ann Ash [00:14]:". 0 when it
 * has none: the same must stand before another turn nearby, as "No:" does not. */
size_t turn_label_bytes(const Document *doc, size_t block);

/* How far what belongs to a turn hangs under its label, in columns: for a paragraph without a label, that of the turn that
 * it goes on with. 0 when there is no label. */
size_t turn_hang_cols(const Document *doc, size_t block);

#endif
