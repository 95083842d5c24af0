/* Recover: structure out of text that has lost it.
 *
 * Both calls are linear in the size of the source. Blocks that markup decided are left as they are.
 */
#ifndef RECTO_RECOVER_RECOVER_H
#define RECTO_RECOVER_RECOVER_H

#include "document/builder.h"

/* Before builder_seal(): class, level and links of every draft block that is not decided; the byline. */
void recover_structure(DocumentBuilder *builder);

/* After builder_seal(): quotations with their speakers, reviews with their fields. */
void recover_meaning(DocumentBuilder *builder);

/* In its place, for what does not show who speaks: the reviews, and of the quotations those that are set apart (pull
 * quotes, block quotations, epigraphs), without the speaker that only running text names. */
void recover_set_quotations(DocumentBuilder *builder);

/* In its place: the reviews only, for what shows no quotations. */
void recover_reviews(DocumentBuilder *builder);

#endif
