/* The settings and keys of a session: put in force when it begins, and changed while it is read. */
#ifndef RECTO_APP_SETTINGS_H
#define RECTO_APP_SETTINGS_H

#include "app/session.h"

/* Reads settings, keys and the theme. Fails as config_load() does; what else is wrong waits to be said. */
Status settings_open(Session *session);
void settings_close(Session *session);

/* Says the first of what was wrong, unless something worse is said already. */
void settings_say(Session *session);

/* What the reader asks for: EFFECT_THEME, EFFECT_MOUSE, EFFECT_AMBIGUOUS, EFFECT_MESSAGES, EFFECT_RELOAD_CONFIG. */
void settings_carry_out(Session *session, Effects effects);

#endif
