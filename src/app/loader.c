#include "app/loader.h"

#include <pthread.h>

#include "app/open.h"
#include "base/memory.h"

struct Loader {
    pthread_mutex_t lock; /* over what stands below it */
    bool done, abandoned;
    Source *source;
    Document *document;
    TypeChoice type;
    CorrectionList corrections;
};

static void free_loader(Loader *loader)
{
    pthread_mutex_destroy(&loader->lock);
    vec_free(&loader->corrections);
    memory_free(loader);
}

static void free_result(Loader *loader)
{
    document_free(loader->document);
    source_free(loader->source);
    free_loader(loader);
}

static void *load(void *argument)
{
    Loader *loader = argument;
    Document *document = open_document(loader->source, NULL, loader->type, &loader->corrections);
    pthread_mutex_lock(&loader->lock);
    loader->document = document;
    loader->done = true;
    bool abandoned = loader->abandoned;
    pthread_mutex_unlock(&loader->lock);
    if (abandoned)
        free_result(loader);
    return NULL;
}

Loader *loader_start(Source *source, const char *path, TypeChoice type, const CorrectionList *corrections)
{
    Loader *loader = memory_alloc_zero(1, sizeof *loader);
    loader->source = source;
    loader->type = open_settled_type(source, path, type);
    for (size_t i = 0; i < corrections->count; i++)
        vec_push(&loader->corrections, corrections->items[i]);
    pthread_mutex_init(&loader->lock, NULL);
    pthread_t thread;
    if (pthread_create(&thread, NULL, load, loader) != 0) {
        free_loader(loader);
        return NULL;
    }
    pthread_detach(thread);
    return loader;
}

Document *loader_take(Loader *loader)
{
    pthread_mutex_lock(&loader->lock);
    Document *document = loader->done ? loader->document : NULL;
    pthread_mutex_unlock(&loader->lock);
    if (document)
        free_loader(loader);
    return document;
}

void loader_abandon(Loader *loader)
{
    if (!loader)
        return;
    pthread_mutex_lock(&loader->lock);
    loader->abandoned = true;
    bool done = loader->done;
    pthread_mutex_unlock(&loader->lock);
    if (done)
        free_result(loader);
}
