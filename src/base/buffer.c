#include "base/buffer.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

/* Room for extra bytes and a NUL, which the Buffer does not count. */
static void make_room(Buffer *buffer, size_t extra)
{
    size_t wanted = buffer->len_bytes + extra + 1;
    if (wanted <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < wanted)
        capacity *= 2;
    buffer->data = memory_resize(buffer->data, capacity, 1);
    buffer->capacity = capacity;
}

void buffer_put(Buffer *buffer, Str bytes)
{
    make_room(buffer, bytes.len_bytes);
    if (bytes.len_bytes)
        memcpy(buffer->data + buffer->len_bytes, bytes.data, bytes.len_bytes);
    buffer->len_bytes += bytes.len_bytes;
    buffer->data[buffer->len_bytes] = '\0';
}

void buffer_put_byte(Buffer *buffer, char byte)
{
    buffer_put(buffer, (Str){&byte, 1});
}

void buffer_put_repeat(Buffer *buffer, Str bytes, size_t times)
{
    for (size_t i = 0; i < times; i++)
        buffer_put(buffer, bytes);
}

void buffer_put_format_list(Buffer *buffer, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    assert(len >= 0);
    make_room(buffer, (size_t)len);
    vsnprintf(buffer->data + buffer->len_bytes, (size_t)len + 1, format, arguments);
    buffer->len_bytes += (size_t)len;
}

void buffer_put_format(Buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    buffer_put_format_list(buffer, format, arguments);
    va_end(arguments);
}

void buffer_clear(Buffer *buffer)
{
    buffer->len_bytes = 0;
}

void buffer_free(Buffer *buffer)
{
    memory_free(buffer->data);
    *buffer = (Buffer){0};
}

Str buffer_str(const Buffer *buffer)
{
    return (Str){buffer->data, buffer->len_bytes};
}
