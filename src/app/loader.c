#include "app/loader.h"

#include <pthread.h>

#include "app/corrections.h"
#include "app/open.h"
#include "base/hash.h"
#include "base/memory.h"

struct Loader {
    pthread_mutex_t lock; /* over what stands below it */
    bool done, abandoned;
    int percent;
    Loaded loaded;
    Options options;
    char *path;
    TypeChoice type;
    bool identify;
};

static void free_loader(Loader *loader)
{
    pthread_mutex_destroy(&loader->lock);
    memory_free(loader->path);
    memory_free(loader);
}

static void free_result(Loader *loader)
{
    document_free(loader->loaded.document);
    source_free(loader->loaded.source);
    vec_free(&loader->loaded.corrections);
    free_loader(loader);
}

static void tell(void *context, int percent)
{
    Loader *loader = context;
    pthread_mutex_lock(&loader->lock);
    loader->percent = percent;
    pthread_mutex_unlock(&loader->lock);
}

/* Only the thread touches what is loaded until it is done. */
static void read_and_recover(Loader *loader)
{
    enum {
        READ_PERCENT = 5
    };
    Loaded *loaded = &loader->loaded;
    loaded->status = loaded->source ? STATUS_OK : source_open(loader->path, &loaded->source);
    if (!loaded->status.ok)
        return;
    tell(loader, READ_PERCENT);
    if (loader->identify)
        loaded->hash = hash_bytes(source_raw(loaded->source));
    CorrectedFile file = {&loader->options, loaded->source, loader->path,
                          loader->identify ? &loaded->hash : NULL};
    loaded->kept = corrections_load(file, &loaded->corrections);
    OpenProgress progress = {tell, loader, READ_PERCENT};
    loaded->document =
        open_document_telling(loaded->source, NULL, loader->type, &loaded->corrections, &progress);
}

static void *load(void *argument)
{
    Loader *loader = argument;
    read_and_recover(loader);
    pthread_mutex_lock(&loader->lock);
    loader->done = true;
    bool abandoned = loader->abandoned;
    pthread_mutex_unlock(&loader->lock);
    if (abandoned)
        free_result(loader);
    return NULL;
}

Loader *loader_start(LoaderTask task)
{
    Loader *loader = memory_alloc_zero(1, sizeof *loader);
    loader->loaded = (Loaded){.status = STATUS_OK, .source = task.source, .kept = STATUS_OK};
    loader->options = *task.options;
    loader->path = memory_copy_string(task.path);
    loader->type = task.type;
    loader->identify = task.identify;
    pthread_mutex_init(&loader->lock, NULL);
    pthread_t thread;
    if (pthread_create(&thread, NULL, load, loader) == 0)
        pthread_detach(thread);
    else
        load(loader);
    return loader;
}

bool loader_take(Loader *loader, Loaded *out)
{
    pthread_mutex_lock(&loader->lock);
    bool done = loader->done;
    pthread_mutex_unlock(&loader->lock);
    if (!done)
        return false;
    *out = loader->loaded;
    free_loader(loader);
    return true;
}

int loader_percent(Loader *loader)
{
    pthread_mutex_lock(&loader->lock);
    int percent = loader->percent;
    pthread_mutex_unlock(&loader->lock);
    return percent;
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
