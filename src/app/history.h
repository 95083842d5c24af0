/* What was searched for, and typed behind ':', in this reading and those before: from the store (app/state.h), and into it. */
#ifndef RECTO_APP_HISTORY_H
#define RECTO_APP_HISTORY_H

#include "app/options.h"
#include "reader/reader.h"

/* Gives the reader what is kept. A store that cannot be read is no reason not to search. */
Status history_load(const Options *options, Reader *reader);

/* Keeps what the reader searched for last, or ran by its name. */
Status history_keep_search(const Options *options, const Reader *reader);
Status history_keep_command(const Options *options, const Reader *reader);

#endif
