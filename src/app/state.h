/* Where the store is, and whether it is to be opened.
 *
 * It is $XDG_STATE_HOME/recto/state.db, or ~/.local/state/recto/state.db (XDG Base Directory Specification). Nothing is read or
 * written with --no-state, and nothing written but by a reading in the terminal: a list or a replay leaves no trace.
 */
#ifndef RECTO_APP_STATE_H
#define RECTO_APP_STATE_H

#include "app/options.h"
#include "store/store.h"

/* *out is NULL when there is nothing to open, or nothing shall be; else it is to be closed. To write, it is made when it is
 * not there. */
Status state_open(const Options *options, bool write, Store **out);

/* Ends what state_open() began (store may be NULL) and passes on how it went. When the store is what was wrong, because it
 * is garbled, a reading in the terminal sets it aside, and says so in place of what SQLite says: the next to write makes a new
 * one. */
Status state_close(const Options *options, Store *store, Status status);

/* The folder that the store is in, links followed; with make set, it is made when it is not there. False when there is none: a
 * relative one does not count. */
bool state_folder(const Options *options, bool make, Buffer *out);

/* What a document is known by. hash: of its bytes; path: NULL for the guide, "-" for standard input. The document's path is
 * absolute, from malloc(), and the caller's to free through *owned. */
StoreDocument state_document(Str bytes, uint64_t hash, const char *path, char **owned);

#endif
