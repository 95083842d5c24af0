/* Visits: the files that links lead to, and the way back. A file that is left waits as it was, its reader at its place. */
#ifndef RECTO_APP_VISITS_H
#define RECTO_APP_VISITS_H

#include "app/session.h"

/* After EFFECT_OPEN_LINKED: opens the file in place of the one that is open, or goes there when it is the same. What is
 * wrong with it is said. */
void visits_open_linked(Session *session);

/* To the file that led here, or that BACK has left. When there is none, nothing changes. */
void visits_go_back(Session *session);
void visits_go_forward(Session *session);

/* What is open waits behind; nothing is open then. */
void visits_put_behind(Session *session);

/* All that wait. */
void visits_forget(Session *session);

#endif
