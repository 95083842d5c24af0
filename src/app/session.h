/* Session: one reading: the open file in its two shapes, the reader, the screen, and the terminal if there is
 * one. What the reader asks for in its Effects is carried out here, the same with a terminal and without. */
#ifndef RECTO_APP_SESSION_H
#define RECTO_APP_SESSION_H

#include "app/config.h"
#include "app/corrections.h"
#include "app/launcher.h"
#include "app/loader.h"
#include "app/options.h"
#include "app/watch.h"
#include "reader/reader.h"
#include "screen/key.h"
#include "screen/screen.h"
#include "store/store.h"
#include "terminal/terminal.h"

/* What is known of the last place and the marks of the file that is open: places.c. */
typedef struct {
    bool identified;
    uint64_t hash;       /* of its bytes, once identified */
    StoreMarkList marks; /* all of them; the reader has no others */
    size_t from; /* where the reader was put in a head: who is still there when the whole comes is led on */
    bool waits;  /* and that is so */
    size_t kept_offset; /* the place that the store has */
    int64_t kept_ms;    /* when it was told of it, on a clock that only goes forward */
} Places;

/* A file that was left by a link, as it was: its text, and the reader at its place. */
typedef struct {
    char *linked;
    const char *path;
    Source *source, *head;
    size_t whole_bytes;
    CorrectionList corrections;
    Document *document, *verbatim;
    Loader *loader;
    Places places;
    Watch watch;
    int64_t opened_ms;
    bool shows_source;
    Reader *reader;
} Visit;

typedef VEC(Visit) VisitList;

typedef struct {
    const Options *options;
    Config config;
    Messages messages; /* what was wrong with settings and keys */
    Keymap *keymap;    /* of all readers */
    Buffer themes;     /* their names: config_put_themes() */
    Theme theme;
    size_t file;                /* index into options->files */
    const char *path;           /* NULL: the guide; "-": standard input */
    char *linked;               /* the same when a link has led here, and owned; else NULL */
    Source *source;             /* the whole; NULL from when the loader has it until it gives it back */
    CorrectionList corrections; /* in force, oldest first */
    Document *document;         /* recovered, or verbatim with --raw */
    Document *verbatim;         /* made when first asked for */
    Source *head;               /* the beginning of a big file, until the whole is there; else NULL */
    size_t whole_bytes;         /* of which it is the beginning */
    Loader *loader;             /* of the whole, once the head has been painted; else NULL */
    Places places;
    Watch watch;       /* of the file that is open */
    int64_t opened_ms; /* when it was begun to be read */
    bool shows_source;
    Hyphenator *hyphenator; /* for the document's language */
    Reader *reader;
    VisitList behind, ahead; /* files that links were followed from, and those that BACK has left */
    size_t sidebar_cols;     /* that somebody has given it; 0: the usual ones */
    Screen *screen;
    Terminal *terminal;     /* NULL in a replay */
    Launcher *launcher;     /* likewise */
    bool history_failed;    /* and that has been said */
    bool places_failed;     /* likewise */
    StoreListedList recent; /* what the list shows of what was being read */
    bool recent_at_start;   /* Recto began with it */
    bool quit;
} Session;

/* Opens the first file that options name (the guide when they name none) and a reader on it, at its
 * beginning, for a screen of that size. With head_first, a big file is opened on its head, and the whole
 * comes when session_load() finds it there. The first call of that begins to load it. options must outlive the session. *out is to be closed after a
 * failure too. */
Status session_open(const Options *options, int cols, int rows, bool head_first, Session *out);
void session_close(Session *session);

/* What was read of a file: all of it, or its head; the other is NULL. */
typedef struct {
    Source *source, *head;
} SessionFile;

/* Reads path (NULL: the guide; "-": standard input), or with head_first the head of what is big, and leaves the file that is open
 * as it is; then that may be closed, and the other taken for session_open_file(). */
Status session_read(Session *session, const char *path, bool head_first, SessionFile *out);
void session_take(Session *session, SessionFile file);

/* The parts of that and of closing which one file is: session->source, or session->head, and session->path are there, and what
 * is made of them is not, or all of it goes. For visits.c. */
void session_open_file(Session *session, bool head_first);
void session_close_file(Session *session);
/* Words are divided as the language of the document wants it; what other readers had for that is gone. */
void session_follow_language(Session *session);

/* What to call the file that is open: without its folder. */
const char *session_file_name(const Session *session);

/* Says that the reader is where the file was left; and, unless how is empty, which file it is, and how it was opened (" (file 2
 * of 3)"). */
void session_say_resumed(Session *session, const char *how);

/* Goes to the place that options name (+N, +/PATTERN), else to the last one, and gives the reader its marks. */
void session_go_to_start(Session *session);

/* Does what an event asks for. */
void session_handle(Session *session, Event event);

/* Begins to load the whole of which a head is open, and puts it in its place once it is there; true when it has done that. */
bool session_load(Session *session);

/* Reads the file again, the place kept. by_itself: nobody has asked for it now, so that nothing is said when all goes well, and
 * an empty file is left alone; who stands at the end of a file that has grown stays at its end. */
void session_reload(Session *session, bool by_itself);

/* Draws into session->screen. */
void session_draw(Session *session);

/* Reads in the terminal until the reader is left. */
Status session_run(const Options *options);

/* --replay: types keys without a terminal and writes the last screen. */
Status session_replay(const Options *options, Buffer *out);

#endif
