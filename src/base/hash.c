#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t hash_bytes(Str bytes)
{
    return XXH3_64bits(bytes.data, bytes.len_bytes);
}
