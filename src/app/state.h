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

#endif
