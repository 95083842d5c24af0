/* Terminal: the only code that knows ncurses. Presents a Screen, reads events, and leaves the terminal as it
 * found it however the program ends. */
#ifndef RECTO_TERMINAL_TERMINAL_H
#define RECTO_TERMINAL_TERMINAL_H

#include "base/status.h"
#include "screen/key.h"
#include "screen/screen.h"
#include "screen/theme.h"

typedef struct Terminal Terminal;

typedef struct {
    bool mouse;
} TerminalOptions;

/* Opens the controlling terminal (/dev/tty when standard input or output is not it), enters the alternate
 * screen and installs handlers for SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT and for the signals of a
 * crash. One at a time. Fails when there is no terminal or its TERM is unknown. */
Status terminal_open(TerminalOptions options, Terminal **out);
void terminal_close(Terminal *terminal); /* restores all; NULL is fine */

void terminal_size(const Terminal *terminal, int *cols, int *rows);
void terminal_set_theme(Terminal *terminal, const Theme *theme); /* copied */

/* Writes what differs from the last screen presented. */
void terminal_present(Terminal *terminal, const Screen *screen);
/* Forgets what is on the screen: the next present draws everything (^L). */
void terminal_invalidate(Terminal *terminal);

/* Waits up to timeout_ms (below 0: for ever) for an event. SIGINT comes as the key ^C. */
Event terminal_wait(Terminal *terminal, int timeout_ms);

/* Leaves and re-enters the screen, for running another program (editor). */
void terminal_leave(Terminal *terminal);
void terminal_enter(Terminal *terminal);
/* ^Z: leaves, stops the process, and re-enters when it is continued. */
void terminal_suspend(Terminal *terminal);

/* Puts text into the clipboard by OSC 52. */
void terminal_copy(Terminal *terminal, Str text);

/* Restores the terminal by nothing but async-signal-safe calls; for the out-of-memory handler. */
void terminal_rescue(void);

#endif
