/* A number that stands for bytes: the same for the same bytes on every machine and in every run, so that it may be
 * kept in files. Two texts that somebody has at hand do not share one; who wants to make two that do, can. */
#ifndef RECTO_BASE_HASH_H
#define RECTO_BASE_HASH_H

#include <stdint.h>

#include "base/str.h"

/* XXH3 (its 64-bit form, whose values are fixed since xxHash 0.8.0). Several GB/s. */
uint64_t hash_bytes(Str bytes);

#endif
