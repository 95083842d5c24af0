/* Watch: when a file on the disk is worth reading again. It looks at nothing itself: it is told what stat() says and what time it
 * is, and knows the ways in which files are rewritten. An editor may put another file in its place, or empty it first, or
 * take a while to write it; so what is new must stay as it is for a moment, and what is gone or empty for a longer one. */
#ifndef RECTO_APP_WATCH_H
#define RECTO_APP_WATCH_H

#include <stdbool.h>
#include <stdint.h>

/* What tells one state of a file from another. All zero: there is no such file, or it is none that can be watched. */
typedef struct {
    bool exists;
    uint64_t device, inode;
    int64_t size_bytes;
    int64_t changed_s, changed_ns; /* when its bytes were changed last */
} FileStamp;

bool file_stamp_equal(FileStamp a, FileStamp b);
/* Of a plain file; of anything else, which stat() may not even reach, all zero. */
FileStamp file_stamp(const char *path);

enum {
    WATCH_EVERY_MS = 1000, /* how often one looks */
    WATCH_SETTLE_MS = 200, /* what is new must be the same for so long */
    WATCH_RESTLESS_MS =
        2000,             /* but a file that is written to all the time is not waited for longer than this */
    WATCH_GONE_MS = 3000, /* what is gone, or empty, for so long is gone */
    WATCH_REST_FACTOR = 4 /* reading it again takes at most one part in so many of the time */
};

typedef enum {
    WATCH_QUIET,   /* nothing that is not known already */
    WATCH_CHANGED, /* it is there, and another than what is shown */
    WATCH_GONE     /* it is not there any more, or empty */
} WatchNews;

/* Zero-initialised it watches nothing. Times are of a clock that only goes forward. */
typedef struct {
    bool on;
    FileStamp shown, seen, told; /* what is read; what was seen last; what was told of last */
    int64_t seen_ms, differs_ms; /* since when; since when it has not been as shown */
    int64_t due_ms;              /* when to look again */
    bool gone;                   /* that it is gone has been told */
} Watch;

/* shown is what is being read, as it was when that was read, which took cost_ms. */
void watch_start(Watch *watch, FileStamp shown, int64_t now_ms, int64_t cost_ms);

/* How long until it is time to look; -1: never. */
int watch_patience_ms(const Watch *watch, int64_t now_ms);

/* To be called with what the file is now, when it is time. News is told once. */
WatchNews watch_look(Watch *watch, FileStamp now, int64_t now_ms);

/* What was told could not be acted on; it is told again the next time. */
void watch_tell_again(Watch *watch);

#endif
