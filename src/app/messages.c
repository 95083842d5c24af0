#include "app/messages.h"

#include <stdio.h>

#include "base/shown.h"

void messages_add(Messages *messages, Str file, size_t line, const char *format, ...)
{
    Buffer what = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_put_format_list(&what, format, arguments);
    va_end(arguments);
    Message message = {.file = arena_copy(&messages->arena, file),
                       .line = line,
                       .what = arena_copy(&messages->arena, buffer_str(&what))};
    vec_push(&messages->items, message);
    buffer_free(&what);
}

void messages_free(Messages *messages)
{
    vec_free(&messages->items);
    arena_free(&messages->arena);
}

void message_write(const Message *message, Buffer *out)
{
    shown_put(out, message->file);
    if (message->line > 0)
        buffer_put_format(out, ":%zu", message->line);
    buffer_put(out, STR(": "));
    shown_put(out, message->what);
}

void messages_print(const Messages *messages)
{
    for (size_t i = 0; i < messages->items.count; i++) {
        Buffer line = {0};
        message_write(&messages->items.items[i], &line);
        fprintf(stderr, "recto: %s\n", line.data);
        buffer_free(&line);
    }
}
