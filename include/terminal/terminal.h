/* Terminal: the only code that knows ncurses. Presents a Screen, reads events, and leaves the terminal as it
 * found it however the program ends.
 *
 * ncurses writes in the encoding of the locale, so the application calls setlocale(LC_CTYPE, ...) first, with
 * a locale of UTF-8 (C.UTF-8 when the user's is none); in any other, all but ASCII is shown as '?'. Keys are
 * read as UTF-8 in every locale. */
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
 * screen and installs handlers for SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT and for the signals of
 * a crash, which restore the screen and then do what they did before; so does a second SIGTERM when the first
 * has not been looked at. One at a time. Fails when there is no terminal or its TERM is unknown. */
Status terminal_open(TerminalOptions options, Terminal **out);
/* Restores all. NULL is fine, and so is a terminal that is closed already (as from atexit()). */
void terminal_close(Terminal *terminal);

void terminal_size(const Terminal *terminal, int *cols, int *rows);
void terminal_set_theme(Terminal *terminal, const Theme *theme); /* copied */

void terminal_set_mouse(Terminal *terminal, bool mouse); /* as in TerminalOptions */

/* Writes what differs from the last screen presented. */
void terminal_present(Terminal *terminal, const Screen *screen);
/* Forgets what is on the screen: the next present draws everything (^L). */
void terminal_invalidate(Terminal *terminal);

/* Waits up to timeout_ms (below 0: for ever) for an event. SIGINT comes as the key ^C; ^Z is a key, on which
 * the application calls terminal_suspend(), while SIGTSTP from elsewhere suspends and comes as EVENT_RESIZE.
 * A paste is clean text (base/source.h), cut at 1 MiB. */
Event terminal_wait(Terminal *terminal, int timeout_ms);

/* Leaves and re-enters the screen, for running another program (editor). Interrupts in between are the other
 * program's. After terminal_enter() and terminal_suspend() the next event is EVENT_RESIZE: the size may be
 * another. */
void terminal_leave(Terminal *terminal);
void terminal_enter(Terminal *terminal);
/* ^Z: leaves, stops the process, and re-enters when it is continued. */
void terminal_suspend(Terminal *terminal);

/* Puts text into the clipboard by OSC 52 (xterm's ctlseqs). Terminals bound the length of such a sequence, at
 * 100,000 bytes of base64 where they are strict: of longer text, and where the terminal is none of those that
 * know escape sequences of this form, nothing is written and the answer is false. Whether the terminal does
 * what it is asked cannot be known. */
enum {
    TERMINAL_COPY_MAX_BYTES = 74994
};
bool terminal_copy(Terminal *terminal, Str text);

/* Restores the terminal by nothing but async-signal-safe calls; for the out-of-memory handler. */
void terminal_rescue(void);

#endif
