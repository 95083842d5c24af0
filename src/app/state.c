#include "app/state.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

/* Where the store would be; false when there is no home to keep it in. */
static bool put_store_path(Buffer *path)
{
    const char *base = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    if (base && base[0] == '/') /* relative paths are to be ignored, says the specification */
        buffer_put_format(path, "%s/recto/state.db", base);
    else if (home && home[0] == '/')
        buffer_put_format(path, "%s/.local/state/recto/state.db", home);
    return path->len_bytes > 0;
}

/* What is to be said of a store that could not be used. */
static Status explain(const Options *options, Status status)
{
    Buffer path = {0}, aside = {0};
    if (status.ok || options->task != TASK_READ || !put_store_path(&path))
        return status;
    if (store_set_aside(path.data, &aside).ok && aside.len_bytes > 0)
        status = status_error("%s was garbled, and is %s now; a new one is begun", path.data,
                              strrchr(aside.data, '/') + 1);
    buffer_free(&path);
    buffer_free(&aside);
    return status;
}

Status state_open(const Options *options, bool write, Store **out)
{
    Buffer path = {0};
    Status status = STATUS_OK;
    *out = NULL;
    if (options->no_state || (write && options->task != TASK_READ))
        return STATUS_OK;
    if (put_store_path(&path))
        status = explain(options, store_open(path.data, write, out));
    else if (write)
        status = status_error("there is no home folder");
    buffer_free(&path);
    return status;
}

Status state_close(const Options *options, Store *store, Status status)
{
    if (!store)
        return status;
    store_close(store);
    return explain(options, status);
}

bool state_folder(const Options *options, bool make, Buffer *out)
{
    Buffer path = {0};
    if (options->no_state || !put_store_path(&path))
        return false;
    if (make)
        store_make_folders(path.data); /* who wants to write there will be told */
    char *real = realpath(path.data, NULL);
    const char *store = real ? real : path.data;
    buffer_put(out, (Str){store, (size_t)(strrchr(store, '/') - store)});
    free(real);
    buffer_free(&path);
    return true;
}

StoreDocument state_document(Str bytes, uint64_t hash, const char *path, char **owned)
{
    *owned = path && strcmp(path, "-") != 0 ? realpath(path, NULL) : NULL;
    return (StoreDocument){hash, bytes.len_bytes, str_from(*owned)};
}
