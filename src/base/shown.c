#include "base/shown.h"

#include "base/utf8.h"

void shown_put(Str text, Buffer *out)
{
    size_t len;
    for (size_t at = 0; at < text.len_bytes; at += len) {
        char bytes[4];
        uint32_t c = utf8_decode(text, at, &len);
        size_t shown_len = utf8_encode(utf8_is_control(c) ? 0xFFFD : c, bytes);
        buffer_put(out, (Str){bytes, shown_len});
    }
}
