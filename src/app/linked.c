#include "app/linked.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/uri.h"

/* ---- from a reference to a path ------------------------------------------------------------------------ */

/* What stands behind "file:": "/path", "///path", "//localhost/path". */
static Status strip_scheme(Str *target)
{
    static const Str scheme = STR_INIT("file:"), host = STR_INIT("//localhost/");
    if (!str_starts_nocase(*target, scheme))
        return STATUS_OK;
    *target = str_slice(*target, scheme.len_bytes, target->len_bytes);
    if (str_starts_nocase(*target, host))
        *target = str_slice(*target, host.len_bytes - 1, target->len_bytes);
    else if (str_starts(*target, STR("///")))
        *target = str_slice(*target, 2, target->len_bytes);
    else if (str_starts(*target, STR("//")))
        return status_error("this file is on another machine");
    return STATUS_OK;
}

static void put_folder(const char *base, Buffer *out)
{
    const char *slash = base && strcmp(base, "-") != 0 ? strrchr(base, '/') : NULL;
    if (slash)
        buffer_put(out, (Str){base, (size_t)(slash - base) + 1});
}

Status linked_path(Str target, const char *base, Buffer *path, Str *fragment)
{
    size_t hash = str_find_byte(target, '#', 0);
    Buffer name = {0};
    *fragment = str_slice(target, hash + 1, target.len_bytes);
    target = str_slice(target, 0, hash);
    Status status = strip_scheme(&target);
    target = str_slice(target, 0, str_find_byte(target, '?', 0));
    uri_decode(target, &name);
    buffer_clear(path);
    if (name.len_bytes > 0 && name.data[0] != '/')
        put_folder(base, path);
    buffer_put(path, buffer_str(&name));
    bool has_nul = name.len_bytes > 0 && memchr(name.data, '\0', name.len_bytes) != NULL;
    if (status.ok && (name.len_bytes == 0 || has_nul))
        status = status_error("this link names no file");
    buffer_free(&name);
    return status;
}

/* ---- from a path to a text ----------------------------------------------------------------------------- */

/* Where what looks like a file is a device, or makes the system do something when it is read. */
static bool is_special_place(const char *path)
{
    static const char *const places[] = {"/dev/", "/proc/", "/sys/"};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (strncmp(path, places[i], strlen(places[i])) == 0)
            return true;
    return false;
}

static Status check(const char *path, const struct stat *facts)
{
    if (S_ISDIR(facts->st_mode))
        return status_error("%s: is a directory", path);
    if (!S_ISREG(facts->st_mode) || is_special_place(path))
        return status_error("%s: is no plain file, and not opened", path);
    if (facts->st_size == 0)
        return status_error("%s: is empty", path);
    if (facts->st_size > (off_t)LINKED_MAX_MIB << 20)
        return status_error("%s: has more than %d MiB; name it on the command line to read it", path,
                            LINKED_MAX_MIB);
    return STATUS_OK;
}

/* Looks before it opens, since opening a device can do something, and again at what it has opened, which may be another
 * by now; nothing of it blocks. */
static Status open_checked(const char *path, int *file)
{
    struct stat facts;
    if (stat(path, &facts) != 0)
        return status_error("%s: %s", path, strerror(errno));
    Status status = check(path, &facts);
    if (!status.ok)
        return status;
    *file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW);
    if (*file < 0 || fstat(*file, &facts) != 0)
        return status_error("%s: %s", path, strerror(errno));
    return check(path, &facts);
}

Status linked_open(const char *path, Source **out)
{
    int file = -1;
    *out = NULL;
    char *real = realpath(path, NULL); /* and no link of the file system behind it */
    if (!real)
        return status_error("%s: %s", path, strerror(errno));
    Status status = open_checked(real, &file);
    if (status.ok)
        status = source_read(file, real, out);
    if (file >= 0)
        close(file);
    if (status.ok && source_looks_binary(*out)) {
        status = status_error("%s: does not look like text, and is not opened", real);
        source_free(*out);
        *out = NULL;
    }
    free(real);
    return status;
}

bool linked_is_same_file(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}
