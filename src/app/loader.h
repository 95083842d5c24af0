/* Loader: reads and recovers a big file in a thread of its own, while its head is being read already. */
#ifndef RECTO_APP_LOADER_H
#define RECTO_APP_LOADER_H

#include "app/options.h"
#include "document/correction.h"
#include "document/document.h"

typedef struct Loader Loader;

/* What is to be loaded. All of it is copied, but source. */
typedef struct {
    const Options *options;
    const char *path; /* of a file that can be read */
    Source *source;   /* read of it already, and the loader's from now on; NULL: it is read from path */
    TypeChoice type;  /* settled */
    bool identify;    /* Loaded.hash is wanted */
} LoaderTask;

/* What came of it. */
typedef struct {
    Status status;              /* of reading it; when that failed there is nothing else */
    Source *source;             /* the whole, and the caller's, as all of this */
    uint64_t hash;              /* of its bytes, when it is wanted */
    CorrectionList corrections; /* that are kept of it */
    Status kept;                /* how it went to read those */
    Document *document;
} Loaded;

/* Starts; never NULL. Where no thread can be had it returns when all is done. */
Loader *loader_start(LoaderTask task);

/* True once it is there, and the loader is gone with that. */
bool loader_take(Loader *loader, Loaded *out);

/* How far it is, 0 to 100. */
int loader_percent(Loader *loader);

/* Nobody wants it any more: what the loader has is freed when its thread ends. NULL is fine. */
void loader_abandon(Loader *loader);

#endif
