/* A terminal for tests: a program runs in a pseudo-terminal, as in a shell's job, and what it writes goes to
 * libvterm, whose cells the test looks at. There are no sleeps: a test says what it waits for, and fails with a
 * picture of the screen when that does not come about within PTY_DEADLINE_MS.
 *
 * Between the test and the program stands a small process that plays the shell: it leads the session and is the
 * program's parent. Without it the program would be in an orphaned process group, where nothing can be stopped.
 */
#ifndef RECTO_TESTS_PTY_HARNESS_H
#define RECTO_TESTS_PTY_HARNESS_H

#include <stdbool.h>
#include <termios.h>

#include "base/buffer.h"
#include "base/str.h"

enum {
    PTY_DEADLINE_MS = 20000
};

typedef struct Pty Pty;

/* libvterm has one opinion of ambiguous characters: they take a column. A terminal with the other one is played by giving it
 * WIDE_STAND_IN, which takes two, for dashes, quotation marks, the ellipsis and the middle dot. */
#define WIDE_STAND_IN "\u3013"
Buffer pty_stand_in(Str text); /* the same for a text; to be freed */

typedef struct {
    const char *const *argv; /* NULL-terminated; argv[0] is a path */
    int cols, rows;
    const char *term;     /* NULL: xterm-256color */
    const char *terminfo; /* NULL, or a source file for tic(1) that describes term */
    const char *state;    /* NULL, or the folder that $XDG_STATE_HOME names */
    const char *browser;  /* NULL, or what $BROWSER holds */
    bool ambiguous_wide;  /* what pty_stand_in() replaces takes two columns */
    const char *input;    /* NULL: standard input is the terminal; else a pipe with this text in it */
} PtyOptions;

Pty *pty_start(PtyOptions options);
void pty_free(Pty *pty); /* kills what is still running */

/* ---- what a person does ---- */
void pty_type(Pty *pty, const char *bytes);
void pty_paste(Pty *pty, const char *bytes); /* in marks when the program has asked for them */
/* Button 1 left, 4 wheel up, 5 wheel down; reported when the program has asked for it (since pty_forget_output()). */
void pty_press(Pty *pty, int button, int col, int row);
void pty_drag(Pty *pty, int col, int row, int to_col, int to_row); /* likewise, with button 1 */
void pty_resize(Pty *pty, int cols, int rows);
void pty_signal(Pty *pty, int number);
int pty_signal_until_end(Pty *pty, int number); /* again and again; returns the status */
void pty_hang_up(Pty *pty);                     /* closes the terminal's other side */
void pty_spoil(Pty *pty); /* what another program may leave: nothing on the screen, and modes for lines */

/* ---- what is to be seen; all of them fail the test after PTY_DEADLINE_MS ---- */
void pty_wait_for_text(Pty *pty, const char *text);         /* somewhere in one row */
void pty_wait_for_row(Pty *pty, int row, const char *text); /* somewhere in this row */
void pty_wait_for_no_text(Pty *pty, const char *text);
void pty_wait_until_left(Pty *pty); /* the alternate screen is left, the cursor shows, modes are as found */
void pty_wait_until_entered(Pty *pty);                 /* the alternate screen is on */
void pty_wait_for_output(Pty *pty, const char *bytes); /* anywhere in what was written since pty_forget() */
bool pty_was_written(Pty *pty, const char *bytes);     /* so far, likewise; does not wait */
size_t pty_output_bytes(const Pty *pty);               /* how many there were */
Str pty_output(const Pty *pty); /* all of them; borrowed until something is waited for */
void pty_forget_output(Pty *pty);
void pty_wait_for_end(Pty *pty); /* it has ended well, and left the terminal as it was */
void pty_quit(Pty *pty);         /* with q; and pty_free() */
int pty_wait_status(Pty *pty);   /* the next that waitpid(WUNTRACED | WCONTINUED) tells the shell */

/* With all that is in it; what system(3) returns. */
int pty_remove_folder(const char *path);

/* One row of the screen, without blanks at its end; borrowed until the next call. */
Str pty_row(Pty *pty, int row);

typedef struct {
    bool bold, italic, underline, reverse;
    int foreground, background; /* 0xRRGGBB; -1: the terminal's own */
} PtyLook;
PtyLook pty_look(Pty *pty, int col, int row);

#endif
