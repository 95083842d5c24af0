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

/* True for those that have the keys of the text, but where they have bound keys themselves that are in the way. */
bool mode_has_keys_of_text(Mode mode);

typedef enum {
    KEYMAP_NONE,    /* the keys mean nothing, and are forgotten */
    KEYMAP_PENDING, /* the keys begin something, or are a count */
    KEYMAP_MATCH,
} KeymapResult;

enum {
    COUNT_MAX = 99999999
};

Keymap *keymap_new_empty(void); /* no key means anything */
Keymap *keymap_new(void);       /* with the default keys of the table of actions */
void keymap_free(Keymap *map);  /* NULL is fine */
void keymap_clear(Keymap *map); /* no key means anything */
void keymap_bind_defaults(Keymap *map);

/* Binds every sequence in keys (separated by blanks) to action in that mode; ACTION_NONE takes just them away. What is
 * bound in the text is in the modes that have its keys, too. */
void keymap_bind(Keymap *map, Mode mode, Str keys, Action action);

/* A sequence and what it means. */
typedef struct {
    Mode mode;
    const Key *keys; /* as the Str borrowed from the map, until it is bound anew */
    size_t key_count;
    Action action;
    Str origin; /* where that was said, as "keys:12"; "default" of the table of actions */
} KeymapBinding;

/* The same for one sequence, which is not empty, and with its origin, which is copied. True when another binding had to go;
 * *lost (may be NULL) is the first such. What such a mode has from the text is no loss. */
bool keymap_bind_keys(Keymap *map, Mode mode, const KeyList *keys, Action action, Str origin,
                      KeymapBinding *lost);

/* All of them, in the order in which they were bound. */
size_t keymap_binding_count(const Keymap *map);
KeymapBinding keymap_binding(const Keymap *map, size_t index);
/* The one of just these keys; false when they are not bound. */
bool keymap_find(const Keymap *map, Mode mode, const Key *keys, size_t key_count, KeymapBinding *out);

/* One key. On KEYMAP_MATCH *out is the command; it is not touched otherwise. */
KeymapResult keymap_feed(Keymap *map, Mode mode, Key key, Command *out);

/* Forgets a count and the keys that are pending. */
void keymap_reset(Keymap *map);

/* The keys that are pending and the count before them (0: none). */
const KeyList *keymap_pending(const Keymap *map);
int keymap_count(const Keymap *map);

/* What may follow the keys pending, and what it does. */
typedef struct {
    Str key;  /* all keys that are still to come, as key_write() gives them */
    Str name; /* of the action; empty for what is none */
    Str help; /* of the action; borrowed for ever */
    Str keys; /* in the palette: those that do the same; else empty */
} KeyHint;
typedef VEC(KeyHint) KeyHintList;

/* Appends what may follow the pending keys, in the order of the table of actions; strings into arena. */
void keymap_hints(const Keymap *map, Mode mode, Arena *arena, KeyHintList *out);

/* The keys of an action in a mode as they are bound now: "j <Down>", in the order of binding. */
Str keymap_keys_of(const Keymap *map, Mode mode, Action action, Arena *arena);
/* What to tell somebody to type in the text for it: the first of them, or ":name" when there are none. NUL-terminated. */
Str keymap_key_for(const Keymap *map, Action action, Arena *arena);

#endif
