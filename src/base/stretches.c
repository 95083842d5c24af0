#include "base/stretches.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

struct Stretches {
    Str bytes; /* all of them, when there is no file */
    size_t size_bytes;
    int file; /* -1: none */
    char *path;
    char *room;
    size_t room_bytes;
};

static Stretches *stretches_new(Str bytes, size_t size_bytes, int file)
{
    Stretches *stretches = memory_alloc_zero(1, sizeof *stretches);
    *stretches = (Stretches){.bytes = bytes, .size_bytes = size_bytes, .file = file};
    return stretches;
}

Status stretches_open(const char *path, Stretches **out)
{
    struct stat facts;
    *out = NULL;
    if (stat(path, &facts) == 0 && !S_ISREG(facts.st_mode))
        return STATUS_OK; /* and not opened: that alone would let in who waits to write into a FIFO */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (file < 0 || fstat(file, &facts) != 0) {
        Status status = status_error("%s: %s", path, strerror(errno));
        if (file >= 0)
            close(file);
        return status;
    }
    if (!S_ISREG(facts.st_mode)) {
        close(file);
        return STATUS_OK;
    }
    *out = stretches_new((Str){0}, (size_t)facts.st_size, file);
    (*out)->path = memory_copy_string(path);
    return STATUS_OK;
}

Stretches *stretches_from_bytes(Str bytes)
{
    return stretches_new(bytes, bytes.len_bytes, -1);
}

void stretches_close(Stretches *stretches)
{
    if (!stretches)
        return;
    if (stretches->file >= 0)
        close(stretches->file);
    memory_free(stretches->path);
    memory_free(stretches->room);
    memory_free(stretches);
}

size_t stretches_size(const Stretches *stretches)
{
    return stretches->size_bytes;
}

static Status read_stretch(Stretches *stretches, size_t from, size_t count, Str *out)
{
    size_t got = 0;
    if (stretches->room_bytes < count) {
        memory_free(stretches->room);
        stretches->room = memory_alloc(count);
        stretches->room_bytes = count;
    }
    while (got < count) {
        ssize_t step = pread(stretches->file, stretches->room + got, count - got, (off_t)(from + got));
        if (step < 0 && errno == EINTR)
            continue;
        if (step < 0)
            return status_error("%s: %s", stretches->path, strerror(errno));
        if (step == 0)
            break;
        got += (size_t)step;
    }
    *out = (Str){stretches->room, got};
    return STATUS_OK;
}

Status stretches_read(Stretches *stretches, size_t from, size_t until, Str *out)
{
    if (stretches->file >= 0)
        return read_stretch(stretches, from, until - from, out);
    *out = str_slice(stretches->bytes, from, until);
    return STATUS_OK;
}
