/* Status: how a call that depends on the outside world ended.
 *
 * Only what can fail for reasons outside the program (files, terminals, what a user typed) returns one.
 * The message is one line in plain words, without the program's name or a full stop. Controls in it are shown as
 * U+FFFD, and of a very long one the middle is left out.
 */
#ifndef RECTO_BASE_STATUS_H
#define RECTO_BASE_STATUS_H

#include <stdbool.h>

enum {
    STATUS_MESSAGE_BYTES = 256
};

typedef struct {
    bool ok;
    char message[STATUS_MESSAGE_BYTES]; /* NUL-terminated; empty when ok */
} Status;

#define STATUS_OK ((Status){.ok = true})

/* Not ok, and printf-style why. */
Status status_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
