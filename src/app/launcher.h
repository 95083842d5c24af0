/* The one process of a reading that starts other programs. It is forked before anything of a file has been read, and does
 * nothing but wait for what it is asked; so that the process which reads what others have written may be kept from starting
 * any (sandbox.h). */
#ifndef RECTO_APP_LAUNCHER_H
#define RECTO_APP_LAUNCHER_H

#include <stdint.h>

#include "base/status.h"
#include "base/str.h"

typedef struct Launcher Launcher;

/* To be called while there is one thread. NULL when no process was to be had; all requests fail then. */
Launcher *launcher_start(void);
/* The process ends; so it does by itself when the one that asked is gone. NULL is fine. */
void launcher_stop(Launcher *launcher);

/* opener_run(), of what address_is_handed_out() and is nothing but graphic ASCII. */
Status launcher_open(Launcher *launcher, Str address);
/* editor_run(). The terminal must have been left. */
Status launcher_edit(Launcher *launcher, const char *path, uint32_t line);
/* clipboard_run(). */
bool launcher_copy(Launcher *launcher, Str text);

#endif
