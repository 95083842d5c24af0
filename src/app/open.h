/* From bytes to a Document: the importers and the recovery, in their order. */
#ifndef RECTO_APP_OPEN_H
#define RECTO_APP_OPEN_H

#include "app/options.h"
#include "document/correction.h"
#include "document/document.h"

/* Where Debian's hyphen-* packages put their patterns. */
#define HYPHENATION_FOLDER "/usr/share/hyphen"

/* Reads a file; "-" is standard input, NULL the guide. *out is owned by the caller. */
Status open_source(const char *path, const char *encoding, Source **out);

/* The recovered document of a source, with what was put right by hand. path may be NULL, and so may corrections. The
 * Document borrows source, but not corrections. */
Document *open_document(const Source *source, const char *path, TypeChoice type,
                        const CorrectionList *corrections);

/* The same with only as much of its meaning as is wanted, in less time. */
typedef enum {
    MEANING_REVIEWS,        /* no quotations */
    MEANING_SET_QUOTATIONS, /* those that are set apart: recover_set_quotations() */
    MEANING_ALL
} WantedMeaning;
Document *open_document_for(WantedMeaning wanted, const Source *source, const char *path, TypeChoice type,
                            const CorrectionList *corrections);

/* What TYPE_DETECT comes to for this source; any other type stays what it is. */
TypeChoice open_settled_type(const Source *source, const char *path, TypeChoice type);

/* The source as it stands. */
Document *open_verbatim(const Source *source);

#endif
