/* From bytes to a Document: the importers and the recovery, in their order. */
#ifndef RECTO_APP_OPEN_H
#define RECTO_APP_OPEN_H

#include "app/options.h"
#include "document/correction.h"
#include "document/document.h"

/* Where Debian's hyphen-* packages put their patterns. */
#define HYPHENATION_FOLDER "/usr/share/hyphen"

/* Reads a file; "-" is standard input, NULL the guide. *out is owned by the caller. */
Status open_source(const char *path, Source **out);

/* The recovered document of a source, with what was put right by hand. path may be NULL, and so may corrections. The
 * Document borrows source, but not corrections. */
Document *open_document(const Source *source, const char *path, TypeChoice type,
                        const CorrectionList *corrections);

/* The same without quotations and who says them: for what shows none, in less time. */
Document *open_document_without_quotes(const Source *source, const char *path, TypeChoice type,
                                       const CorrectionList *corrections);

/* What TYPE_DETECT comes to for this source; any other type stays what it is. */
TypeChoice open_settled_type(const Source *source, const char *path, TypeChoice type);

/* The source as it stands. */
Document *open_verbatim(const Source *source);

#endif
