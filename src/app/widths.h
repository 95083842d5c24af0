/* How wide the sidebar is: one width for all that somebody reads, in the store (app/state.h). */
#ifndef RECTO_APP_WIDTHS_H
#define RECTO_APP_WIDTHS_H

#include "app/session.h"

/* Gives the reader, and those of files that are opened later, the width of the last reading. */
void widths_load(Session *session);

/* After EFFECT_SIDEBAR. */
void widths_keep(Session *session);

#endif
