/* Store: what Recto keeps from one run to the next, in one SQLite file.
 *
 *   document    by its content (a hash and a length): the same wherever it lies and whatever it is called
 *   path        which document was read there last: what a file that was changed goes by
 *   correction  what a reader put right in a document, in the order in which it was done
 *   search      what was searched for, in whatever document, in the order of its last time
 *   reading     a document that was read in the terminal, by its content: where it lay last, its last place, and when
 *   mark        a letter and its place in such a document
 *   setting     a number behind a name, that is not worth a line in a file of settings: how wide a pane was left
 *
 * SQLite itself is loaded when a store is opened, and not before: who keeps nothing does not wait for it. The file is
 * for its owner's eyes only. Several programs may use it at once: each change is one transaction, and who finds the
 * file locked waits for up to STORE_PATIENCE_MS.
 *
 * PRAGMA user_version says of which make the file is. An older one is brought up to date when it is opened; a newer one
 * is refused, as is what is no database or a damaged one. Such a file is left as it is, but for store_set_aside().
 */
#ifndef RECTO_STORE_STORE_H
#define RECTO_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/bookmark.h"
#include "base/buffer.h"
#include "base/status.h"
#include "base/str.h"
#include "base/vec.h"

typedef struct Store Store;

enum {
    STORE_VERSION = 4,
    STORE_PATIENCE_MS = 1000,
    STORE_NAME_BYTES = 16,
    STORE_SEARCHES_MAX = 100, /* older ones are forgotten */
    STORE_READINGS_MAX = 1000 /* likewise, but for those with marks */
};

/* Of a document: a hash of its bytes, how many they are, and the absolute path that it was read from (empty when it came
 * from none). */
typedef struct {
    uint64_t hash, size_bytes;
    Str path;
} StoreDocument;

/* Lines count from 1. The names are the caller's, NUL-terminated; anchor stands for the text of the first line. */
typedef struct {
    char kind[STORE_NAME_BYTES], class_name[STORE_NAME_BYTES];
    uint8_t level;
    uint32_t first_line, last_line;
    uint64_t anchor;
} StoreCorrection;

typedef VEC(StoreCorrection) StoreCorrectionList;

/* Opens the store at that path; if create is set, it and the folders above it are made when they are not there. Without
 * create, *out is NULL and all is well when there is no such file. *out is to be closed. */
Status store_open(const char *path, bool create, Store **out);
void store_close(Store *store); /* NULL is fine */
/* Makes the folders above that path that are not there, as the XDG Base Directory Specification wants them: for their owner
 * alone. */
Status store_make_folders(const char *path);

/* Renames what lies at path, with what SQLite may have left beside it, when it is garbled: no database, or a damaged one.
 * The name is PATH.garbled-1, or the first of that kind that is free, and is appended to name; nothing is when all is well
 * with it, or it cannot be told because somebody has locked it. For who could not go on with the store; this process must
 * have none open. Of several at once, one renames it, and none what another has begun meanwhile. */
Status store_set_aside(const char *path, Buffer *name);

/* Appends the document's corrections, oldest first. When its content is not known but its path is, they are those of
 * what was read there last, and *carried is set: their lines may have moved. */
Status store_corrections(Store *store, StoreDocument document, StoreCorrectionList *out, bool *carried);

/* Whether there may be some for what has that size or was read from that path, told without its content. */
Status store_may_have_corrections(Store *store, uint64_t size_bytes, Str path, bool *may);

/* Notes that the document, if its content is known, was read from its path. */
Status store_note_path(Store *store, StoreDocument document);

/* Keeps one more correction, and takes back the latest one that is the same. A document whose content is not known yet
 * is entered with those that were carried over to it: others, without the one in question. */
Status store_add_correction(Store *store, StoreDocument document, const StoreCorrection *others, size_t count,
                            const StoreCorrection *correction);
Status store_remove_correction(Store *store, StoreDocument document, const StoreCorrection *others,
                               size_t count, const StoreCorrection *correction);

/* A query and the name of its mode; the text is the list's. */
typedef struct {
    char mode[STORE_NAME_BYTES];
    Buffer text;
} StoreSearch;

typedef VEC(StoreSearch) StoreSearchList;

/* Appends what was searched for, the latest last. */
Status store_searches(Store *store, StoreSearchList *out);
void store_searches_free(StoreSearchList *list);

/* Keeps one more, as the latest. */
Status store_add_search(Store *store, const char *mode, Str text);

/* Where a document was left. Strings are the caller's. */
typedef struct {
    Bookmark place;  /* in its clean text (base/source.h) */
    int64_t read_at; /* seconds since 1970-01-01 UTC, as the caller's clock has it */
    uint8_t percent;
    Str title, section; /* section: that the place is in; either may be empty */
} StoreReading;

typedef struct {
    uint32_t letter; /* a code point */
    Bookmark place;
} StoreMark;

typedef VEC(StoreMark) StoreMarkList;

typedef enum {
    STORE_UNREAD, /* nothing is known of the document */
    STORE_SAME,   /* this very content was read */
    STORE_CHANGED /* another was, at its path: places are to be looked for by their words */
} StoreAcquaintance;

/* Where the document was left, and appends its marks by letter; place is left alone when it is STORE_UNREAD. */
Status store_reading(Store *store, StoreDocument document, StoreAcquaintance *known, Bookmark *place,
                     StoreMarkList *marks);

/* Keeps where the document is left; the latest call holds. When its content is not known yet, it is entered with these marks,
 * those that were found again in it; else they are passed over, and what others have set meanwhile stays. */
Status store_keep_reading(Store *store, StoreDocument document, const StoreReading *reading,
                          const StoreMark *marks, size_t count);

/* The same, and sets one mark, or takes one away; count and marks are those before it. */
Status store_set_mark(Store *store, StoreDocument document, const StoreReading *reading,
                      const StoreMark *marks, size_t count, const StoreMark *mark);
Status store_delete_mark(Store *store, StoreDocument document, const StoreReading *reading,
                         const StoreMark *marks, size_t count, uint32_t letter);

/* One of what was read: strings are the list's. */
typedef struct {
    Buffer path, title, section;
    int64_t read_at;
    uint8_t percent;
} StoreListed;

typedef VEC(StoreListed) StoreListedList;

/* Appends what was read, the latest first, at most so many: of each path what lay there last. What came from no path is not
 * among it. */
Status store_readings(Store *store, size_t most, StoreListedList *out);
void store_readings_free(StoreListedList *list);

/* Forgets what was read at that path, whatever it was then, with its marks. */
Status store_forget_readings(Store *store, Str path);

/* The number that was kept last behind a name; left alone when none was. */
Status store_setting(Store *store, const char *name, uint64_t *value);
Status store_keep_setting(Store *store, const char *name, uint64_t value);

#endif
