/* When something was, as one says it: "today 09:12", "yesterday 21:14", "Monday 08:00", "12 March", "12 March 2024". */
#ifndef RECTO_APP_WHEN_H
#define RECTO_APP_WHEN_H

#include <stdint.h>

#include "base/buffer.h"

/* Both in seconds since 1970-01-01 UTC; days are those of the local time zone. Appends. */
void when_write(int64_t then, int64_t now, Buffer *out);

#endif
