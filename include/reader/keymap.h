/* Keymap: which keys ask for what, in each mode.
 *
 * A binding is a sequence of one or more keys. Digits before a sequence are a count, unless the sequence
 * itself begins with them. Keys that begin a sequence wait (KEYMAP_PENDING) for the next; keys that lead
 * nowhere are forgotten. The longest sequence does not win: one that is complete is taken at once, so none
 * may begin another (keymap_bind() replaces what stands in the way), save that of an action that takes a
 * character, which any sequence one key longer goes before ('' before 'x).
 */
#ifndef RECTO_READER_KEYMAP_H
#define RECTO_READER_KEYMAP_H

#include "base/arena.h"
#include "reader/command.h"
#include "screen/key.h"

typedef struct Keymap Keymap;

typedef enum {
    MODE_TEXT,
    MODE_SIDEBAR,
    MODE_LIST,   /* a list over the text: keys of the text, but for some */
    MODE_SELECT, /* something is selected: likewise */
    MODE_COUNT
} Mode;

typedef enum {
    KEYMAP_NONE,    /* the keys mean nothing, and are forgotten */
    KEYMAP_PENDING, /* the keys begin something, or are a count */
    KEYMAP_MATCH,
} KeymapResult;

enum {
    COUNT_MAX = 99999999
};

Keymap *keymap_new(void);      /* with the default keys of the table of actions */
void keymap_free(Keymap *map); /* NULL is fine */

/* Binds every sequence in keys (separated by blanks) to action in that mode; ACTION_NONE takes them away. */
void keymap_bind(Keymap *map, Mode mode, Str keys, Action action);

/* One key. On KEYMAP_MATCH *out is the command; it is not touched otherwise. */
KeymapResult keymap_feed(Keymap *map, Mode mode, Key key, Command *out);

/* Forgets a count and the keys that are pending. */
void keymap_reset(Keymap *map);

/* The keys that are pending and the count before them (0: none). */
const KeyList *keymap_pending(const Keymap *map);
int keymap_count(const Keymap *map);

/* A key that may follow those pending, and what it does. */
typedef struct {
    Str key;  /* as key_write() gives it */
    Str help; /* of the action; borrowed for ever */
} KeyHint;
typedef VEC(KeyHint) KeyHintList;

/* Appends what may follow the pending keys, in the order of the table of actions; strings into arena. */
void keymap_hints(const Keymap *map, Mode mode, Arena *arena, KeyHintList *out);

/* The keys of an action in a mode as they are bound now: "j <Down>", in the order of binding. */
Str keymap_keys_of(const Keymap *map, Mode mode, Action action, Arena *arena);

#endif
