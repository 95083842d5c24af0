/* Loader: recovers a big file in a thread of its own, while its head is being read already. */
#ifndef RECTO_APP_LOADER_H
#define RECTO_APP_LOADER_H

#include "app/options.h"
#include "document/correction.h"
#include "document/document.h"

typedef struct Loader Loader;

/* Starts on source, which must stay until the loader has been taken or abandoned. path may be NULL; it and corrections
 * are used before this returns. NULL when no thread could be had. */
Loader *loader_start(Source *source, const char *path, TypeChoice type, const CorrectionList *corrections);

/* The document once it is there, and the loader is gone with that; NULL until then. */
Document *loader_take(Loader *loader);

/* Nobody wants the document any more: what the loader has, source included, is freed when its thread ends. */
void loader_abandon(Loader *loader);

#endif
