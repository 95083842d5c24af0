/* The last place and the marks of the document that is open: from the store (app/state.h), and into it. Only a reading in the
 * terminal keeps them, the guide has none; everything here is nothing otherwise. */
#ifndef RECTO_APP_PLACES_H
#define RECTO_APP_PLACES_H

#include "app/session.h"

/* What a file that has just been opened is known by. Its bytes are looked through, so that it is done once. */
void places_identify(Session *session);

/* Gives the reader of a file that has just been opened its marks and, with go, leads it to the last place. A head has no marks yet,
 * and is known by its path alone. True when the reader was led somewhere. */
bool places_enter(Session *session, bool go);

/* Before the whole takes the place of the head, and after, with the hash of its bytes: it is entered, and the reader led to the last
 * place, unless it has moved on meanwhile. */
void places_expect_whole(Session *session);
void places_load(Session *session, uint64_t hash);

/* The file was read again: when it is not what it was before, the place and the marks go with their words. */
void places_reload(Session *session, const Places *before, const Bookmark *place);
Bookmark places_bookmark(const Session *session); /* of the present place */

/* How much of the whole is read there: of a head that is open, by the bytes before it. */
int places_percent(const Session *session);

/* Keeps what the reader has changed among the marks. */
void places_change_marks(Session *session);

/* Keeps the place of a file that is about to be left. */
Status places_leave(Session *session);

/* The same from time to time, when it is another than was kept last. */
void places_keep_at_times(Session *session);
/* How long to wait for an event when somebody has nothing else to do than to wait: so long that the place can be kept. */
int places_patience_ms(const Session *session, int patience_ms);

#endif
