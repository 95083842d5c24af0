#include "base/status.h"

#include <stdarg.h>
#include <string.h>

#include "base/buffer.h"
#include "base/shown.h"
#include "base/utf8.h"

/* A message too long keeps both its ends: what it is about, and what is the matter. */
static void shorten(Str text, char out[STATUS_MESSAGE_BYTES])
{
    static const Str gap = STR_INIT("…");
    size_t half = (STATUS_MESSAGE_BYTES - 1 - gap.len_bytes) / 2;
    size_t head = utf8_start(text, half);
    size_t tail = utf8_start(text, text.len_bytes - half + 3); /* a character may begin 3 bytes before */
    memcpy(out, text.data, head);
    memcpy(out + head, gap.data, gap.len_bytes);
    memcpy(out + head + gap.len_bytes, text.data + tail, text.len_bytes - tail);
    out[head + gap.len_bytes + text.len_bytes - tail] = '\0';
}

Status status_error(const char *format, ...)
{
    Status status = {.ok = false};
    Buffer text = {0}, shown = {0};
    va_list args;
    va_start(args, format);
    buffer_put_format_list(&text, format, args);
    va_end(args);
    shown_put(&shown, buffer_str(&text)); /* names of files come into messages */
    if (shown.len_bytes >= sizeof status.message)
        shorten(buffer_str(&shown), status.message);
    else if (shown.len_bytes > 0)
        memcpy(status.message, shown.data, shown.len_bytes);
    buffer_free(&text);
    buffer_free(&shown);
    return status;
}
