/* Heads of reviews in the sealed document, as citations are read from them. */
#ifndef RECTO_SRC_RECOVER_HEADS_H
#define RECTO_SRC_RECOVER_HEADS_H

#include "meaning.h"

typedef struct {
    size_t first, last;  /* blocks; last includes a reviewer's line that stands under the head */
    size_t cite_last;    /* the last block of the citation itself */
    size_t title_blocks; /* of its blocks, how many at its beginning are its title */
    DocPos run_in_end;   /* where the citation ends inside its paragraph; 0 for heads of their own */
    bool inside;         /* a citation inside a sentence */
    Citation citation;
} Head;

typedef VEC(Head) HeadList;

/* The heads of the document in the order of its blocks. */
void find_heads(Meaning *meaning, HeadList *heads);

#endif
