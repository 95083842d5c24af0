/* The system's opener for addresses: what $BROWSER names, else xdg-open. */
#ifndef RECTO_APP_OPENER_H
#define RECTO_APP_OPENER_H

#include "base/status.h"
#include "base/str.h"

/* Runs it on address without a shell, as one word, in a session of its own, with nothing of our terminal; does not wait for
 * it. $BROWSER is a list of commands divided by ':', of which the first that is there is taken; "%s" in one of its words
 * stands for the address, which else is its last word. Refuses what begins with '-'. */
Status opener_run(Str address);

#endif
