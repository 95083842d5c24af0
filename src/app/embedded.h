/* Files of assets/ that the binary carries. The table is written by embed.cmake. */
#ifndef RECTO_APP_EMBEDDED_H
#define RECTO_APP_EMBEDDED_H

#include "base/str.h"

typedef struct {
    const char *name; /* path below assets/: "guide.txt", "themes/dark.theme" */
    Str data;
} EmbeddedFile;

extern const EmbeddedFile embedded_files[];
extern const size_t embedded_file_count;

/* The file of that name; false, and *out left alone, when there is none. */
bool embedded_find(const char *name, Str *out);

#endif
