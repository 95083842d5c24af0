/* What was being read: the list, and going on with one of it. */
#ifndef RECTO_APP_RECENT_H
#define RECTO_APP_RECENT_H

#include "app/session.h"

/* Shows the list over what is open. at_start: Recto begins with it, if there is anything in it. */
void recent_show(Session *session, bool at_start);

/* After EFFECT_RESUME: opens what was chosen, in place of what is open. After EFFECT_FORGET: forgets it. */
void recent_open(Session *session);
void recent_forget(Session *session);

#endif
