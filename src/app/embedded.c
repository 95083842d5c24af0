#include "app/embedded.h"

#include <string.h>

bool embedded_find(const char *name, Str *out)
{
    for (size_t i = 0; i < embedded_file_count; i++)
        if (strcmp(embedded_files[i].name, name) == 0) {
            *out = embedded_files[i].data;
            return true;
        }
    return false;
}
