/* Session: one reading: the open file in its two shapes, the reader, the screen, and the terminal if there is one.
 * What the reader asks for in its Effects is carried out here, the same with a terminal and without. */
#ifndef RECTO_APP_SESSION_H
#define RECTO_APP_SESSION_H

#include "app/config.h"
#include "app/options.h"
#include "reader/reader.h"
#include "screen/key.h"
#include "screen/screen.h"
#include "terminal/terminal.h"

typedef struct {
    const Options *options;
    Config config;
    Theme theme;
    size_t file;      /* index into options->files */
    const char *path; /* NULL: the guide; "-": standard input */
    Source *source;
    Document *document; /* recovered, or verbatim with --raw */
    Document *verbatim; /* made when first asked for */
    bool shows_source;
    Reader *reader;
    Screen *screen;
    Terminal *terminal; /* NULL in a replay */
    bool quit;
} Session;

/* Opens a file: NULL is the guide. Used for printing too. */
Status session_read_file(const char *path, Source **out);

/* Opens the first file that options name and a reader on it. */
Status session_open(const Options *options, int cols, int rows, Session *out);
void session_close(Session *session);

/* Does what an event asks for. */
void session_handle(Session *session, Event event);

/* Draws into session->screen. */
void session_draw(Session *session);

/* Reads in the terminal until the reader is left. */
Status session_run(const Options *options);

/* --replay: types keys without a terminal and writes the last screen. */
Status session_replay(const Options *options, Buffer *out);

#endif
