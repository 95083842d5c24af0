/* What was wrong with files of settings, each told with its file and line. */
#ifndef RECTO_APP_MESSAGES_H
#define RECTO_APP_MESSAGES_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/vec.h"

typedef struct {
    Str file;    /* its path */
    size_t line; /* from 1; 0: the file as a whole */
    Str what;
} Message;

/* Zero-initialise to start empty. */
typedef struct {
    Arena arena;
    VEC(Message) items;
} Messages;

/* printf-style. */
void messages_add(Messages *messages, Str file, size_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void messages_free(Messages *messages);

/* "FILE:LINE: what". */
void message_write(const Message *message, Buffer *out);

/* All of them to standard error, a line each, in the program's name. */
void messages_print(const Messages *messages);

#endif
