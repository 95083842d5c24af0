/* --search: the hits in one file, and how a file is searched that is too big to be recovered for it as a whole. */
#ifndef RECTO_APP_PRINT_SEARCH_H
#define RECTO_APP_PRINT_SEARCH_H

#include "app/options.h"
#include "base/buffer.h"
#include "base/stretches.h"
#include "document/document.h"

enum {
    /* Plain text of so many bytes and more is searched piece by piece. */
    PIECEWISE_BYTES = 64 << 20,
    PIECE_BYTES = 1 << 18
};

/* Fails when the pattern is none. */
Status print_search_check(const Options *options);

/* Appends the hits in a document, with the name of the file in front when there are several, as grep has it. *found grows by
 * how many there are. */
Status print_search(const Options *options, const char *path, const Document *doc, Buffer *out,
                    size_t *found);

/* The same in plain text from its bytes. They are cut at blank lines; pieces in which the pattern cannot stand are passed
 * over, and what is recovered of the others knows nothing of the rest, but for the title of the section that goes on in
 * them. */
Status print_search_in_pieces(const Options *options, const char *path, Stretches *stretches, Buffer *out,
                              size_t *found);

#endif
