/* What this process gives up before it reads what others have written. */
#ifndef RECTO_APP_SANDBOX_H
#define RECTO_APP_SANDBOX_H

#include "app/options.h"

/* What has been given up: none of it where the system offers no such thing. */
typedef enum {
    SANDBOX_WRITING =
        1 << 0, /* Landlock (Linux 5.13): no file or folder is made, changed or removed outside one folder */
    SANDBOX_PROGRAMS =
        1 << 1, /* seccomp (Linux 3.17): no program is started and no other process looked into, nothing is
                                  typed into the terminal, and there is no network, nor any other socket */
} SandboxParts;

/* For good, and for all that this process starts; to be called while there is one thread. What is open stays so. folder: below
 * which files may be written; NULL: nowhere. Returns SandboxParts. */
unsigned sandbox_enter(const char *folder);

/* The same, as it suits the task: the folder is that of the state, which a reading in the terminal makes when it is not there. */
unsigned sandbox_enter_for(const Options *options);

#endif
