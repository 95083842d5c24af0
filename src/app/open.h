/* From bytes to a Document: the importers and the recovery, in their order. */
#ifndef RECTO_APP_OPEN_H
#define RECTO_APP_OPEN_H

#include "app/options.h"
#include "document/correction.h"
#include "document/document.h"

/* Where Debian's hyphen-* packages put their patterns. */
#define HYPHENATION_FOLDER "/usr/share/hyphen"

/* Reads a file; "-" is standard input, NULL the guide. encoding: as source_open_as() has it. *out is owned by the caller. */
Status open_source(const char *path, const char *encoding, Source **out);

/* With head_first, a plain file that is big and UTF-8 is only begun: *head is its beginning then, up to the end of a paragraph
 * if there is one, and *source NULL, and the other way round otherwise. */
Status open_source_or_head(const char *path, const char *encoding, bool head_first, Source **source,
                           Source **head);

enum {
    OPEN_WHOLE_BYTES = 1 << 20, /* up to this a file is not big */
    OPEN_HEAD_BYTES = 1 << 16
};
/* The end of the last paragraph of clean text that ends within OPEN_HEAD_BYTES, but not in the first half of them: no paragraph
 * is cut there. Without one, OPEN_HEAD_BYTES. */
size_t open_head_end(Str text);

/* The recovered document of a source, with what was put right by hand. path may be NULL, and so may corrections. The
 * Document borrows source, but not corrections. */
Document *open_document(const Source *source, const char *path, TypeChoice type,
                        const CorrectionList *corrections);

/* Who is told how far it is, in per cent of the whole of which so many were done before. */
typedef struct {
    void (*tell)(void *context, int percent);
    void *context;
    int percent_before;
} OpenProgress;
Document *open_document_telling(const Source *source, const char *path, TypeChoice type,
                                const CorrectionList *corrections, const OpenProgress *progress);

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
