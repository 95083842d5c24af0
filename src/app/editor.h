/* The reader's own editor. */
#ifndef RECTO_APP_EDITOR_H
#define RECTO_APP_EDITOR_H

#include <stdint.h>

#include "base/status.h"

/* Runs $VISUAL, $EDITOR or vi on path at a line, and waits for it. The terminal must have been left. */
Status editor_run(const char *path, uint32_t line);

#endif
