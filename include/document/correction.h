/* Correction: what a reader has put right by hand.
 *
 * Recovery guesses, and a reader may know better: this block is a heading, that one goes on where the block before
 * was cut off. Corrections name lines of the source, are given to the DocumentBuilder before recovery
 * (builder_set_corrections()), and stand above what markup and rules say. They are in the order in which they were
 * made; where two contradict each other, the later holds.
 *
 * A correction knows the text of its line, so that it still finds it when the file has changed.
 */
#ifndef RECTO_DOCUMENT_CORRECTION_H
#define RECTO_DOCUMENT_CORRECTION_H

#include "base/vec.h"
#include "document/document.h"

typedef enum {
    CORRECTION_AS,    /* the lines are a block of that class, or several when blank lines part them */
    CORRECTION_JOIN,  /* the block that begins with first_line goes on where text before it was cut off */
    CORRECTION_SPLIT, /* a block of its own begins with first_line */
} CorrectionKind;

typedef struct {
    CorrectionKind kind;
    uint32_t first_line, last_line; /* the same line twice for JOIN and SPLIT */
    BlockClass cls;                 /* AS: any but BLOCK_CONT and BLOCK_UNKNOWN */
    uint8_t level;                  /* AS a heading: from 1; 0 when the reader did not say */
    uint64_t anchor;                /* correction_anchor() of first_line */
} Correction;

typedef VEC(Correction) CorrectionList;

enum {
    HEADING_LEVEL_MAX = 6
};

/* The class of that name, if a block can be made one; false, and *out left alone, when there is none. */
bool correction_class_named(Str name, BlockClass *out);

/* What stands for the text of a line, without blanks at its ends. 0 for a line that is blank or not there. */
uint64_t correction_anchor(Str text, uint32_t line);

/* For text that is not quite the one that the list was made on: each correction goes to the line with its anchor
 * that is nearest to where it was; those whose text is gone are taken out of the list. */
void corrections_carry(Str text, CorrectionList *list);

/* True when doc is as the correction says. */
bool correction_holds(const Document *doc, const Correction *correction);

#endif
