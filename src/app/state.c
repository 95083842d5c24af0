#include "app/state.h"

#include <stdlib.h>

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

Status state_open(const Options *options, bool write, Store **out)
{
    Buffer path = {0};
    Status status = STATUS_OK;
    *out = NULL;
    if (options->no_state || (write && options->task != TASK_READ))
        return STATUS_OK;
    if (put_store_path(&path))
        status = store_open(path.data, write, out);
    else if (write)
        status = status_error("there is no home folder");
    buffer_free(&path);
    return status;
}
