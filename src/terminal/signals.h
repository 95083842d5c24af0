/* Signals, made into something that poll() can wait for; and what is done when one of them is the last. */
#ifndef RECTO_TERMINAL_SIGNALS_H
#define RECTO_TERMINAL_SIGNALS_H

#include <stdbool.h>
#include <termios.h>

#include "base/str.h"

typedef enum {
    PENDING_HANGUP, /* most urgent first */
    PENDING_STOP,
    PENDING_CONTINUE,
    PENDING_RESIZE,
    PENDING_INTERRUPT,
    PENDING_COUNT, /* nothing is pending */
} Pending;

bool signals_install(void); /* false: no pipe was to be had */
void signals_restore(void);

int signals_fd(void);       /* readable when a signal has come */
Pending signals_take(void); /* the most urgent signal that has come, which is forgotten */

/* While the screen is left to another program or to the shell, SIGTSTP stops the process at once; interrupts,
 * which were meant for the other program, are forgotten when the screen is taken back, and a change of size
 * is taken to have happened. */
void signals_leave(void);
void signals_enter(void);

/* From now on terminal_rescue() writes restore to fd and sets modes there. restore is borrowed until
 * rescue_disarm(), after which terminal_rescue() does nothing. */
void rescue_arm(int fd, const struct termios *modes, Str restore);
void rescue_disarm(void);

#endif
