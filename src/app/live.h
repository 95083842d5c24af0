/* Live reload: while a file is read, what becomes of it on the disk is said, or followed. */
#ifndef RECTO_APP_LIVE_H
#define RECTO_APP_LIVE_H

#include "app/session.h"

/* The file that is open has been read just now; reading it took cost_ms. stamp is what it was before that. */
void live_start(Session *session, FileStamp stamp, int64_t cost_ms);

/* Nothing is watched until it has been read. */
void live_stop(Session *session);

/* Looks at it, when it is time to: says that it was changed, or reads it again when the session follows it. What is being
 * typed or shown over the text is not disturbed. */
void live_look(Session *session, int64_t now_ms);

/* How long to wait for an event at most, when patience_ms would be all right otherwise. */
int live_patience_ms(const Session *session, int patience_ms);

/* :follow */
void live_toggle(Session *session);

int64_t live_now_ms(void); /* of a clock that only goes forward */

#endif
