/* Corrections of the document that is open: from the store (app/state.h), and into it. The first one makes it. */
#ifndef RECTO_APP_CORRECTIONS_H
#define RECTO_APP_CORRECTIONS_H

#include "app/options.h"
#include "document/correction.h"

/* What is read: its bytes, and where they came from (NULL: the guide; "-": standard input). */
typedef struct {
    const Options *options;
    const Source *source;
    const char *path;
    const uint64_t *hash; /* of the bytes, if that is known already; else NULL */
} CorrectedFile;

/* Appends those that are kept of the file, where they stand in it now. A store that cannot be read is no reason not to
 * read on without it. */
Status corrections_load(CorrectedFile file, CorrectionList *out);

/* False when there are none for a file of that size and path; told without reading it. */
bool corrections_may_be_kept(const Options *options, const char *path, size_t size_bytes);

/* Keeps the last of list; those before it are in force already. */
Status corrections_keep_last(CorrectedFile file, const CorrectionList *list);

/* Forgets what was taken back; list is what is still in force. */
Status corrections_forget(CorrectedFile file, const CorrectionList *list, const Correction *taken_back);

#endif
