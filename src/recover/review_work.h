/* Reviews while they are put together: heads, the blocks that belong to them, and who signs. */
#ifndef RECTO_SRC_RECOVER_REVIEW_WORK_H
#define RECTO_SRC_RECOVER_REVIEW_WORK_H

#include "heads.h"

/* How many blocks a head looks back for the byline or the department that it stands under. A bound, so that a list of a
 * thousand reviews stays linear; no article is as long. */
enum {
    LOOK_BACK_BLOCKS = 300
};

typedef struct {
    size_t first, last; /* blocks of the body; NONE when there is none */
} Body;

typedef struct {
    Meaning *meaning;
    const Document *doc;
    HeadList heads;
    size_t *head_of;      /* per block: index of the head that it is part of, or NONE */
    bool *bold_signature; /* per review */
    size_t count;
} Work;

static inline BlockClass class_at(const Work *work, size_t block)
{
    return block < work->count ? document_block(work->doc, block)->cls : BLOCK_UNKNOWN;
}

/* Text of a review. */
bool is_review_text(BlockClass cls);
/* Blocks that may stand between a head and its body, or inside the body. */
bool is_aside(BlockClass cls);

/* ---- who signs (signers.c) ------------------------------------------------------------------------------ */

/* A review ends with this paragraph: initials, a name in capitals or one in bold stand behind its last sentence. */
bool ends_signed(const Work *work, size_t block);

/* Signs a review by what stands by its head or at the end of its body; true when it is in bold. */
bool sign_review(const Work *work, const Head *head, const Body *body, Review *review);

/* Signs those that nobody has signed: by lines that say so, by the only name of a column, by bylines and notes. */
void sign_the_others(Work *work);

#endif
