/* Where a session is tried: a folder that is made once, for what is opened and what is kept, and gone when the process ends. */
#ifndef RECTO_TESTS_FUZZ_DESK_H
#define RECTO_TESTS_FUZZ_DESK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"

typedef struct {
    char folder[64], page[96], other[96], store[96];
} Desk;

static inline void put_file(const char *path, Str bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.len_bytes > 0 ? bytes.data : "", 1, bytes.len_bytes, file),
                     bytes.len_bytes);
    assert_int_equal(fclose(file), 0);
}

static inline Desk *desk_of(void)
{
    static Desk desk;
    return &desk;
}

static inline void clear_desk(void)
{
    Desk *desk = desk_of();
    unlink(desk->page);
    unlink(desk->other);
    unlink(desk->store);
    strrchr(desk->store, '/')[0] = '\0';
    rmdir(desk->store);
    rmdir(desk->folder);
}

static inline void put_path(const char *folder, const char *name, char *out, size_t size_bytes)
{
    int length = snprintf(out, size_bytes, "%s/%s", folder, name);
    assert_true(length >= 0 && (size_t)length < size_bytes);
}

/* Its folder is $XDG_STATE_HOME, $XDG_CONFIG_HOME and $HOME. */
static inline Desk *desk_get(void)
{
    Desk *desk = desk_of();
    if (desk->folder[0])
        return desk;
    bool has_memory = access("/dev/shm", W_OK) == 0; /* where nothing waits for a disk */
    snprintf(desk->folder, sizeof desk->folder, "%s/recto-fuzz-XXXXXX", has_memory ? "/dev/shm" : "/tmp");
    assert_non_null(mkdtemp(desk->folder));
    put_path(desk->folder, "page.txt", desk->page, sizeof desk->page);
    put_path(desk->folder, "other.md", desk->other, sizeof desk->other);
    put_path(desk->folder, "recto/state.db", desk->store, sizeof desk->store);
    setenv("XDG_STATE_HOME", desk->folder, 1);
    setenv("XDG_CONFIG_HOME", desk->folder, 1);
    setenv("HOME", desk->folder, 1);
    put_file(desk->other,
             STR("# Another\n\nWith [a way back](page.txt) and [a heading](#another).\n\n* one\n* two\n"));
    atexit(clear_desk);
    return desk;
}

#endif
