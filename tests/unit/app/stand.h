/* Programs that stand in for a browser, an editor, a clipboard, in a folder of their own. What they are to tell they write
 * into a FIFO, so that reading waits for it. */
#ifndef RECTO_TESTS_APP_STAND_H
#define RECTO_TESTS_APP_STAND_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"

typedef struct {
    char folder[64], program[96], told[96];
    char *path; /* $PATH as it was */
} Stand;

static inline Stand *stand_new(void)
{
    Stand *stand = calloc(1, sizeof *stand);
    strcpy(stand->folder, "/tmp/recto-stand-XXXXXX");
    assert_non_null(mkdtemp(stand->folder));
    snprintf(stand->told, sizeof stand->told, "%s/told", stand->folder);
    assert_int_equal(mkfifo(stand->told, 0600), 0);
    stand->path = strdup(getenv("PATH"));
    return stand;
}

/* What the commands print is told; stand->program is its path. */
static inline void stand_put_program(Stand *stand, const char *name, const char *commands)
{
    snprintf(stand->program, sizeof stand->program, "%s/%s", stand->folder, name);
    FILE *file = fopen(stand->program, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\nPATH=/usr/bin:/bin\necho noise; echo noise >&2\n{ %s; } >%s\n", commands,
            stand->told);
    fclose(file);
    assert_int_equal(chmod(stand->program, 0700), 0);
}

static inline void assert_told(const Stand *stand, const char *expected)
{
    Buffer got = {0};
    FILE *file = fopen(stand->told, "r");
    assert_non_null(file);
    for (int c; (c = fgetc(file)) != EOF;)
        buffer_put_byte(&got, (char)c);
    fclose(file);
    buffer_put_byte(&got, '\0');
    assert_string_equal(got.data, expected);
    buffer_free(&got);
}

static inline int stand_clear(void **state)
{
    Stand *stand = *state;
    char command[128];
    setenv("PATH", stand->path, 1);
    snprintf(command, sizeof command, "rm -r %s", stand->folder);
    int result = system(command);
    free(stand->path);
    free(stand);
    return result;
}

#endif
