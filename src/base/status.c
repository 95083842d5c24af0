#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

Status status_error(const char *format, ...)
{
    Status status = {.ok = false};
    va_list args;
    va_start(args, format);
    vsnprintf(status.message, sizeof status.message, format, args);
    va_end(args);
    return status;
}
